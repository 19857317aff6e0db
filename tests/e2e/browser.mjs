// The browser: one for a file of stories, with a window of its own for everybody who sits before it.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { browser as executablePath, pictures } from "./place.mjs";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=vi-VN"];
/** How long a page may take, in milliseconds: stories run beside each other. */
const PAGE_MAX = 30_000;

/** Starts the browser. */
export function browser() {
  return chromium.launch({ executablePath, args: ARGUMENTS, headless: true });
}

/** A window of somebody's own, in a language, with scripts or without. */
export async function window(browser, address, { lang = "vi", scripts = true } = {}) {
  const context = await browser.newContext({ baseURL: address, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", javaScriptEnabled: scripts });
  context.setDefaultTimeout(PAGE_MAX);
  if (lang !== "vi") await context.addCookies([{ name: "__Host-luan-lang", value: lang, url: address.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => {
    // What a refused page says of its own status is no fault of a script.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) page.faults.push(message.text());
  });
  return page;
}

/** Keeps a picture of a page, where somebody wants to look at them. */
export async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
