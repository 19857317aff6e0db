// What an authenticator shows: the code of a secret at a moment (RFC 6238, six digits, thirty seconds).

import { createHmac } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** Milliseconds for which a code is shown. */
const STEP = 30_000;

/** The code of a secret, as base32, at a moment in milliseconds. */
export function code(secret, moment = Date.now()) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(moment / STEP)));
  const hash = createHmac("sha1", bytes(secret)).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function bytes(base32) {
  let [bits, held] = [0, 0];
  const found = [];
  for (const letter of base32.toUpperCase().replace(/[^A-Z2-7]/g, "")) {
    held = (held << 5) | LETTERS.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      found.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return Buffer.from(found);
}
