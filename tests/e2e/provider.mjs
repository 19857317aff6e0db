// A provider of sign-ins (OpenID Connect) on this machine: it believes everybody to be `who`, and sends them back past the TLS that would stand before a real office.

import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";

const CLIENT = { id: "luan", secret: "bí mật của cơ quan" };

/** Starts one; `settings` is what the office is told of it, and `office` the address where browsers really find the office, once it is known. */
export async function provider() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = { ...publicKey.export({ format: "jwk" }), kid: "k1", alg: "ES256", use: "sig" };
  const [rounds, own] = [new Map(), { who: "an@thi-xa.example", office: "" }];
  const server = createServer((question, answer) => {
    const { pathname, searchParams } = new URL(question.url, own.issuer);
    const say = (what) => answer.setHeader("content-type", "application/json").end(JSON.stringify(what));
    if (pathname === "/.well-known/openid-configuration")
      say({ issuer: own.issuer, authorization_endpoint: `${own.issuer}/authorize`, token_endpoint: `${own.issuer}/token`, jwks_uri: `${own.issuer}/keys` });
    else if (pathname === "/keys") say({ keys: [key] });
    else if (pathname === "/authorize") {
      const round = Object.fromEntries(searchParams);
      const code = randomUUID();
      rounds.set(code, round);
      const back = new URL(round.redirect_uri);
      back.search = new URLSearchParams({ code, state: round.state, iss: own.issuer });
      answer.writeHead(302, { location: own.office + back.pathname + back.search }).end();
    } else if (pathname === "/token") {
      let body = "";
      question.on("data", (bytes) => (body += bytes));
      question.on("end", () => {
        const form = new URLSearchParams(body);
        const round = rounds.get(form.get("code"));
        rounds.delete(form.get("code"));
        if (round?.code_challenge !== createHash("sha256").update(form.get("code_verifier")).digest("base64url")) return answer.writeHead(400).end("{}");
        const now = Math.floor(Date.now() / 1000);
        const claims = { iss: own.issuer, sub: own.who, aud: CLIENT.id, iat: now, exp: now + 60, nonce: round.nonce };
        say({ access_token: "x", token_type: "Bearer", id_token: signed(privateKey, { alg: "ES256", kid: key.kid }, claims) });
      });
    } else answer.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  own.issuer = `http://127.0.0.1:${server.address().port}`;
  own.settings = `issuer = "${own.issuer}"\nclient_id = "${CLIENT.id}"\nclient_secret = "${CLIENT.secret}"\norigin = "https://luan.example"\nname = { vi = "Tài khoản thị xã", en = "The town's account" }\n`;
  own.stop = () => server.close();
  return own;
}

function signed(key, head, claims) {
  const text = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
}
