// Asks the browser for a passkey, and sends what it says with the form. Nothing else needs a script: a code of the telephone does the same.
"use strict";

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// Where the button leads to is what the server wants to know; bytes travel as base64url.
async function options(path) {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new Error(path);
  const wanted = await answer.json();
  wanted.challenge = bytes(wanted.challenge);
  for (const known of [...(wanted.allowCredentials ?? []), ...(wanted.excludeCredentials ?? [])]) known.id = bytes(known.id);
  return wanted;
}

async function made(path) {
  const wanted = await options(path);
  wanted.user.id = bytes(wanted.user.id);
  const { response } = await navigator.credentials.create({ publicKey: wanted });
  return { client: text(response.clientDataJSON), attestation: text(response.attestationObject) };
}

async function passkey(path) {
  const { rawId, response } = await navigator.credentials.get({ publicKey: await options(path) });
  return { id: text(rawId), client: text(response.clientDataJSON), authenticator: text(response.authenticatorData), signature: text(response.signature) };
}

const ways = { made, passkey };

for (const button of document.querySelectorAll("button[data-passkey]")) {
  const form = button.form;
  const field = form.elements.namedItem(button.dataset.passkey);
  const fault = form.querySelector("[data-fault]");
  if (!window.PublicKeyCredential) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    // What the passkey stands for need not be filled in.
    const others = [...form.elements].filter((other) => other.name !== "code");
    if (!others.every((other) => other.reportValidity())) return;
    button.disabled = true;
    fault.hidden = true;
    try {
      field.value = JSON.stringify(await ways[button.dataset.passkey](button.dataset.path));
      form.submit();
    } catch {
      fault.hidden = false;
      button.disabled = false;
    }
  });
}
