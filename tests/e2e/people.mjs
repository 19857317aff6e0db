// The people of an office: how they get their accounts, and how they sign in.

import assert from "node:assert/strict";
import { window } from "./browser.mjs";
import { code } from "./codes.mjs";
import { Reader, askGrant, confirmButton, foundAccounts, invitations, paths, secretOf, signIn, spareCodes, takeUp } from "./pages.mjs";

/** A password that nobody guesses; each account has another. */
export const password = (account) => `ba con sông gặp nhau ở ${account}`;

/** Takes an invitation up; what its holder keeps: account, password, secret, codes. */
export async function enrol(reader, account, invitation) {
  await reader.go(invitation);
  const secret = await secretOf(reader);
  await takeUp(reader, { password: password(account), code: code(secret) });
  return { account, password: password(account), secret, spare: await spareCodes(reader) };
}

/** Signs somebody in, with one of the codes that work once: a code of the telephone works once, too, and for half a minute. */
export async function enter(reader, holder) {
  await signIn(reader, { ...holder, code: holder.spare.pop() });
  await reader.page.waitForURL((url) => url.pathname !== paths.signIn);
}

/** The first run by the pages: administrator and secretary, enrolled. */
export async function founders(reader, office, unit) {
  await foundAccounts(reader, office.first, { administrator: "quan-tri", secretary: "bi-thu", unit });
  const links = await invitations(reader);
  assert.equal(links.length, 2);
  return { administrator: await enrol(reader, "quan-tri", links[0]), secretary: await enrol(reader, "bi-thu", links[1]) };
}

/** An account for every role over a unit, each asked for by the administrator and confirmed by the secretary. */
export async function staff(browser, office, { unit, person, roles = ["clerk", "specialist", "inspector", "member", "cadre", "auditor"] }) {
  const reader = async () => new Reader(await window(browser, office.address, { scripts: false }), "vi");
  const [stranger, administrator, secretary] = [await reader(), await reader(), await reader()];
  const holders = await founders(stranger, office, unit);
  await enter(administrator, holders.administrator);
  await enter(secretary, holders.secretary);
  for (const role of roles) {
    await askGrant(administrator, { account: role, role, unit, person: role === "cadre" ? person : "" });
    await secretary.go(paths.accounts);
    await confirmButton(secretary, role).click();
    const [invitation] = await invitations(secretary);
    holders[role] = await enrol(stranger, role, invitation);
  }
  for (const one of [stranger, administrator, secretary]) await one.page.context().close();
  return holders;
}
