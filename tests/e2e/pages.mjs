// The pages as somebody uses them: where they are, and what is on them by its role, its label, its words. Whoever rebuilds a page changes this file and no story.

import { readFileSync } from "node:fs";
import { beginning, containing, word } from "./words.mjs";

/** Addresses, by name. */
export const paths = {
  home: "/",
  own: "/me",
  signIn: "/sign-in",
  openid: "/openid",
  passkeys: "/passkeys",
  find: (words = "") => `/find?words=${encodeURIComponent(words)}`,
  person: (id) => `/people/${encodeURIComponent(id)}`,
  personReview: (id, on) => `/people/${encodeURIComponent(id)}/review${on ? `?on=${on}` : ""}`,
  readings: (id) => `/people/${encodeURIComponent(id)}/readings`,
  correction: (id) => `/people/${encodeURIComponent(id)}/correction`,
  change: (id) => `/people/${encodeURIComponent(id)}/change`,
  history: (subject) => `/history/${encodeURIComponent(subject)}`,
  review: (on) => `/review?on=${on}`,
  missing: (on) => `/review/missing?on=${on}`,
  appraisal: (id, on) => `/people/${encodeURIComponent(id)}/appraisal?on=${on}`,
  due: (on) => `/posts/due?on=${on}`,
  statistics: "/statistics",
  whatIf: (rule) => `/rules/${encodeURIComponent(rule)}/what-if`,
  exceptions: "/audit/exceptions",
  plan: "/plan",
  jobs: "/jobs",
  export: "/export",
  accounts: "/accounts",
  audit: "/audit",
  import: "/import",
  document: (id) => `/documents/${encodeURIComponent(id)}`,
  thread: (id, on, only = "") => `/documents/${id}/thread?on=${on}&only=${only}`,
  reminder: (id, on) => `/documents/${id}/reminder?on=${on}`,
  steps: (id) => `/documents/${id}/steps`,
  tasks: (id) => `/documents/${id}/tasks`,
  write: (id, form) => `/documents/${encodeURIComponent(id)}/write/${form}`,
};

/** A page in a language. */
export class Reader {
  constructor(page, lang) {
    Object.assign(this, { page, lang });
  }

  /** The text of a message. */
  says(name) {
    return word(this.lang, name);
  }

  async go(path) {
    return this.page.goto(path);
  }

  /** The heading of the page. */
  title() {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** What the page is about, without what stands around it on every page. */
  main() {
    return this.page.getByRole("main");
  }

  /** A field by its label. */
  field(name) {
    return this.main().getByLabel(beginning(this.lang, name));
  }

  button(name) {
    return this.main().getByRole("button", { name: beginning(this.lang, name) });
  }

  link(name) {
    return this.main().getByRole("link", { name: beginning(this.lang, name) });
  }

  /** Something that says a message. */
  text(name) {
    return this.main().getByText(containing(this.lang, name));
  }

  /** What is said to be wrong. */
  faults() {
    return this.main().getByRole("alert").filter({ visible: true });
  }

  /** Fills fields by their labels. */
  async fill(fields) {
    for (const [name, text] of Object.entries(fields)) {
      const field = this.field(name);
      if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(text);
      else await field.fill(text);
    }
  }

  /** Sends a form, though the browser would hold it back: what the server says of it is to be seen. */
  async send(button) {
    await this.button(button).evaluate((element) => (element.form.noValidate = true));
    await this.button(button).click();
  }

  /** Answers the page that asks why, where it is there. */
  async because(reason) {
    if ((await this.title().innerText()) !== this.says("ask-title")) return;
    await this.fill({ "word-why": reason });
    await this.button("word-go-on").click();
  }

  /** Opens a page that asks for a reason where none was given yet. */
  async open(path, reason) {
    await this.go(path);
    await this.because(reason);
  }
}

// What each page is filled in with and found by.

/** The first run: two accounts for two people. */
export async function foundAccounts(reader, first, { administrator, secretary, unit }) {
  await reader.go(first);
  await reader.fill({
    "first-account-of-the-administrator": administrator,
    "first-account-of-the-secretary": secretary,
    "first-code-of-the-highest-unit": unit,
  });
  await reader.send("first-found-the-accounts");
}

/** The addresses of invitations that a page hands out. */
export async function invitations(reader) {
  await reader.page.getByText(reader.says("invited-hand-each-to-its-person")).waitFor();
  const said = await reader.main().innerText();
  return [...said.matchAll(/\/invitation\?token=[\w-]+/g)].map(([path]) => path);
}

/** The secret of the second factor on the page of an invitation. */
export async function secretOf(reader) {
  const line = await reader.text("invitation-or-type-the-key").first().innerText();
  return /[A-Z2-7]{32}/.exec(line)[0];
}

export async function takeUp(reader, { password, again = password, code }) {
  await reader.fill({ "word-password": password, "invitation-the-password-again": again, "invitation-the-6-digits-that-your": code });
  await reader.send("invitation-take-up-the-account");
}

/** The codes for the day on which the telephone is lost. */
export async function spareCodes(reader) {
  await reader.text("welcome-write-these-spare-codes-down").waitFor();
  return (await reader.main().innerText()).match(/\b[a-z0-9]{10}\b/g);
}

export async function signIn(reader, { account, password, code }) {
  await reader.go(paths.signIn);
  await reader.fill({ "word-account": account, "word-password": password, "word-code": code });
  await reader.send("word-sign-in");
}

export async function signOut(reader) {
  await reader.page.getByRole("banner").getByRole("button", { name: reader.says("page-sign-out") }).click();
}

/** Asks for a grant for an account. */
export async function askGrant(reader, { account, role, unit, person = "", why = "phân công" }) {
  await reader.go(paths.accounts);
  await reader.fill({
    "accounts-account-new-or-there-already": account,
    "accounts-number-of-the-person-who": person,
    "accounts-role": role,
    "accounts-scope-code-of-the-unit": unit,
    "word-why": why,
  });
  await reader.send("accounts-ask");
}

/** The button that confirms what was asked for an account. */
export function confirmButton(reader, account) {
  return reader.main().getByRole("button", { name: `${reader.says("word-confirm")} ${account}` });
}

/** Answers the page that asks for the second factor once more. */
export async function showCode(reader, code) {
  await reader.fill({ "word-code": code });
  await reader.button("word-confirm").click();
}

/** Names in the list of people. */
export function people(reader) {
  return reader.main().locator("a[href^='/people/']");
}

export async function find(reader, words) {
  await reader.go(paths.find());
  await reader.fill({ "find-name-or-number-with-or": words });
  await reader.main().getByRole("search").getByRole("button").click();
}

/** Records a change about a person. */
export async function change(reader, { withdraw = "", add = "", why = "", paper = "" }) {
  const many = reader.main().locator("details", { has: reader.page.locator("#withdraw") });
  if (!(await many.evaluate((details) => details.open))) await many.locator("summary").click();
  await reader.fill({
    "change-rows-that-no-longer-hold": withdraw,
    "change-rows-that-hold-from-now": add,
    "word-why": why,
    "word-the-paper-that-it-rests": paper,
  });
  await reader.send("change-check");
  // What would be written is shown before it is; where something is wrong the form is there again, and a code may be asked for first.
  if (await reader.button("change-record").count()) await reader.send("change-record");
}

/** A field of a paper that is written. */
export function ofPaper(reader, name) {
  return reader.main().locator(`#${name}`);
}

/** Sends files to the import. */
export async function sendFiles(reader, files) {
  await reader.field("import-files").setInputFiles(files);
  await reader.send("import-send");
}

/** The bytes of the file that a link or a button brings. */
export async function fileOf(reader, name, role = "link") {
  const [download] = await Promise.all([reader.page.waitForEvent("download"), reader[role](name).click()]);
  return readFileSync(await download.path());
}

/** The text of a receipt, to be carried away. */
export function receiptText(reader) {
  return reader.main().locator("pre").first().textContent();
}

/** Has a receipt checked that somebody has brought. */
export async function checkReceipt(reader, text) {
  await reader.go(paths.audit);
  await reader.fill({ "audit-receipt-text": text });
  await reader.send("audit-check-receipt");
}

/** Asks for a plan, in the words of a file. */
export async function plan(reader, { request, why }) {
  await reader.go(paths.plan);
  await reader.button("plan-as-text").click();
  await reader.fill({ "plan-request": request, "word-why": why });
  await reader.send("plan-run");
}

/** Waits for a job, where one was led to it, and opens what came of it. */
export async function afterJob(reader) {
  for (let turn = 0; turn < 240 && reader.page.url().includes("/jobs/"); turn++) {
    const open = reader.link("jobs-open");
    if (await open.count()) await open.click();
    else await reader.page.waitForTimeout(500);
    if (reader.page.url().includes("/jobs/")) await reader.page.reload();
  }
}

/** What the table of a thread says of each unit. */
export const threadRows = (reader) => reader.main().locator("table.thread tbody tr").allInnerTexts();

/** Ticks a unit by its name. */
export const choose = (reader, name) => reader.main().getByLabel(name, { exact: true }).check();

/** The units that a reminder names. */
export async function remindedUnits(reader) {
  const rows = await reader.page.locator("article.paper table tbody tr").all();
  return new Set(await Promise.all(rows.map((row) => row.locator("td").nth(1).innerText())));
}
