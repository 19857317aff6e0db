// A PostgreSQL server of the stories' own: in a folder of its own, reached through a socket there, and gone afterwards.

import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const VERSIONS = "/usr/lib/postgresql";

/** Starts one; `database(name)` is the address of a new, empty database in it. */
export async function postgres() {
  const programs = newest();
  const folder = mkdtempSync(join(tmpdir(), "luan-stories-pg-"));
  chmodSync(folder, 0o777);
  const data = join(folder, "data");
  run(programs, "initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=luan", "-D", data);
  const [name, before] = as(programs, "postgres");
  const server = spawn(name, [...before, "-D", data, "-k", folder, "-c", "listen_addresses="], { cwd: "/", stdio: "ignore" });
  const psql = (...words) =>
    execFileSync(join(programs, "psql"), ["--no-psqlrc", "--quiet", "--username=luan", "--dbname=postgres", "--host", folder, ...words], { stdio: "pipe" });
  for (let tries = 0; ; tries += 1) {
    try {
      psql("-c", "SELECT 1");
      break;
    } catch (error) {
      if (tries === 600 || server.exitCode !== null) throw new Error("PostgreSQL has not started", { cause: error });
      await wait(100);
    }
  }
  return {
    database(name) {
      psql("-c", `CREATE DATABASE ${name}`);
      return `postgres://luan@/${name}?host=${folder}`;
    },
    stop() {
      run(programs, "pg_ctl", "stop", "-m", "immediate", "-D", data);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newest() {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).map((version) => join(VERSIONS, version, "bin")) : [];
  const found = versions.filter((folder) => existsSync(join(folder, "initdb"))).sort().pop();
  if (!found) throw new Error("PostgreSQL is not installed: apt-get install postgresql");
  return found;
}

// The server refuses to run as root, so that root runs it as the user whom its package has made.
function as(programs, name) {
  const program = join(programs, name);
  return process.getuid() === 0 ? ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program]] : [program, []];
}

function run(programs, name, ...words) {
  const [program, before] = as(programs, name);
  execFileSync(program, [...before, ...words], { cwd: "/", stdio: "pipe" });
}
