// An office that is served: the invented town, or an invented province, in a record of its own, by the program as its users start it.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { postgres } from "./postgres.mjs";
import { program } from "./place.mjs";

/** How long the program may take until it serves, in milliseconds. */
const START_MAX = 60_000;
/** The size of the invented province. */
const PROVINCE = ["--posts", "600", "--people", "4000", "--seed", "7"];

const folders = () => mkdtempSync(join(tmpdir(), "luan-stories-"));

/** Runs the program to its end, which must be a good one. */
export function luan(...words) {
  return execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
}

/** An office over `facts` ("town" or "province") in a `database` ("sqlite" or "postgres"), with a `provider` of sign-ins where there is one, which is served until `stop()`. */
export async function office({ facts = "town", database = "sqlite", provider } = {}) {
  const folder = folders();
  const server = database === "postgres" ? await postgres() : undefined;
  const [tables, town] = [join(folder, "facts"), join(folder, "town")];
  luan("demo", "--out", town);
  if (facts === "province") luan("generate", ...PROVINCE, "--out", tables);
  const url = server ? server.database("office") : `sqlite:${join(folder, "office.db")}`;
  const record = ["--data", url, "--key", join(folder, "office.key")];
  luan("init", ...record, "--name", "van-suong.example/luan", "--reason", "mở sổ");
  luan("load", facts === "town" ? town : tables, ...record, "--reason", "nhập lần đầu", "--basis", "01-TB/VP");
  const words = ["serve", ...record, "--rulebooks", join(town, "rulebooks"), "--listen", "127.0.0.1:0"];
  if (provider) {
    writeFileSync(join(folder, "openid.toml"), provider.settings, { mode: 0o600 });
    words.push("--openid", join(folder, "openid.toml"));
  }
  const served = await serving(folder, words);
  // The file may be there before what was said has been read.
  for (let waited = 0; !served.said().includes("/first?token=") && waited < 5_000; waited += 20) await wait(20);
  const first = /\/first\?token=\S+/.exec(served.said())[0];
  // A browser takes cookies that are for safe connections alone, and passkeys, from this name without TLS.
  const address = `http://localhost:${served.ready.split(":").pop()}`;
  if (provider) provider.office = address;
  return {
    folder,
    town,
    tables: facts === "town" ? town : tables,
    record,
    address,
    first,
    async stop() {
      await served.stop();
      server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The demonstration, as `luan demo` opens it; `way` is the address that lets somebody in. */
export async function demonstration(...words) {
  const folder = folders();
  const served = await serving(folder, ["demo", ...words]);
  return {
    folder,
    way: served.ready,
    address: new URL(served.ready).origin,
    async stop() {
      await served.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serving(folder, words) {
  const ready = join(folder, "ready");
  const child = spawn(program, [...words, "--ready", ready], { stdio: ["ignore", "pipe", "pipe"] });
  let [said, log] = ["", ""];
  child.stdout.on("data", (bytes) => (said += bytes));
  child.stderr.on("data", (bytes) => (log = (log + bytes).slice(-20_000)));
  for (let waited = 0; !existsSync(ready) || readFileSync(ready, "utf8") === ""; waited += 50) {
    if (child.exitCode !== null || waited > START_MAX) throw new Error(`luan ${words.join(" ")} does not serve:\n${said}${log}`);
    await wait(50);
  }
  return {
    ready: readFileSync(ready, "utf8").trim(),
    said: () => said,
    async stop() {
      if (child.exitCode === null) {
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGTERM");
        // A connection that a browser keeps open is no reason to wait.
        const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
        await ended;
        clearTimeout(late);
      }
    },
  };
}
