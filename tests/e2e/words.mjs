// The texts of the pages, read from the same message files as the program reads: a story names what it looks for by the name of the message.

import { readFileSync, readdirSync } from "node:fs";
import { root } from "./place.mjs";

/** The languages of the pages, the first one first. */
export const LANGUAGES = ["vi", "en"];

const messages = Object.fromEntries(LANGUAGES.map((lang) => [lang, read(`${root}/crates/luan/messages/${lang}`)]));

function read(folder) {
  const found = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
    let name;
    for (const line of readFileSync(`${folder}/${file}`, "utf8").split("\n")) {
      const begins = /^([a-z][a-z0-9-]*) *= *(.*)$/.exec(line);
      if (begins) found.set((name = begins[1]), begins[2]);
      else if (name && /^\s+\S/.test(line)) found.set(name, `${found.get(name)} ${line.trim()}`.trim());
      else name = undefined;
    }
  }
  return found;
}

/** A text as it stands in its file. */
export function word(lang, name) {
  const text = messages[lang].get(name);
  if (text === undefined) throw new Error(`no message ${name} in messages/${lang}: name it as it is called now`);
  return text;
}

/** A text that begins so, whatever is put in its places: for labels, which may say more in small print. */
export function beginning(lang, name) {
  return new RegExp(`^\\s*${pattern(word(lang, name))}(?=$|\\s|[:(])`, "u");
}

/** A text with anything in its places. */
export function containing(lang, name) {
  return new RegExp(pattern(word(lang, name)), "u");
}

function pattern(text) {
  const plain = text.split(/\{[^}]*\}/u).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  return plain.join(".*");
}
