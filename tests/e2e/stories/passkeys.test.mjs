// A passkey takes the place of the code: made with the device, and shown at the sign-in.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser as start, picture, window } from "../browser.mjs";
import { office as open } from "../office.mjs";
import { Reader, paths, signOut } from "../pages.mjs";
import { enter, staff } from "../people.mjs";

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

test("a passkey is added, signs in, and is removed", async (turn) => {
  const office = await open();
  turn.after(() => office.stop());
  const holders = await staff(browser, office, { unit: "U-TINH", roles: ["specialist"] });
  const reader = new Reader(await window(browser, office.address), "vi");
  const device = await reader.page.context().newCDPSession(reader.page);
  await device.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", { options });
  await enter(reader, holders.specialist);

  await reader.go(paths.passkeys);
  await picture(reader.page, "passkeys-empty");
  await reader.fill({ "passkeys-a-name-to-know-the": "Máy bàn phòng 12" });
  await reader.button("passkeys-make-one-with-this-device").click();
  await reader.main().getByRole("rowheader", { name: "Máy bàn phòng 12" }).waitFor();
  await picture(reader.page, "passkeys");
  const { credentials } = await device.send("WebAuthn.getCredentials", { authenticatorId });
  assert.equal(credentials.length, 1);
  assert.equal(credentials[0].rpId, "localhost");

  await signOut(reader);
  await reader.fill({ "word-account": "specialist", "word-password": holders.specialist.password });
  await reader.button("sign-in-password-and-passkey").click();
  await reader.page.waitForURL((url) => url.pathname !== paths.signIn);
  assert.equal(new URL(reader.page.url()).pathname, "/today");

  await signOut(reader);
  await device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await reader.fill({ "word-account": "specialist", "word-password": holders.specialist.password });
  await reader.button("sign-in-password-and-passkey").click();
  await reader.faults().waitFor();
  assert.equal(new URL(reader.page.url()).pathname, paths.signIn, "a device that has not known its holder opens nothing");

  await device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await enter(reader, holders.specialist);
  await reader.go(paths.passkeys);
  await reader.button("passkeys-remove-2").click();
  await reader.text("passkeys-there-is-none-yet").waitFor();
  assert.deepEqual(reader.page.faults, []);
});
