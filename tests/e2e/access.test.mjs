// Every page and state can be used by everybody: WCAG 2.2 AA as far as a program can see it, in both languages.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser as start, picture, window } from "./browser.mjs";
import { EACH, ONCE } from "./checks.mjs";
import { FAULTY, SOUND } from "./faulty.mjs";
import { demonstration, office as open } from "./office.mjs";
import { Reader, askGrant, change, find, foundAccounts, invitations, paths, plan, afterJob, sendFiles, signIn, takeUp } from "./pages.mjs";
import { enter, staff } from "./people.mjs";
import { provider as startProvider } from "./provider.mjs";
import { SHOWN, filled } from "./routes.mjs";
import { LANGUAGES } from "./words.mjs";

const PERSON = "CB0062";
const WHY = "Kiểm tra, giám sát";
/** Who is asked whether a page is there for them, in this order. */
const ROLES = ["specialist", "secretary", "auditor", "administrator", "inspector", "cadre"];
/** Addresses that answer nobody here, and why. */
const ELSEWHERE = {
  "/me": "leads to one's own record",
  "/": "leads to the first page of one's role",
  "/first": "is over after the first run; shown below",
  "/invitation": "is over when it was taken up; shown below",
  "/demo": "stands in a demonstration alone; shown below",
  "/jobs/*/events": "is no page, and goes on as long as the job does",
  "/plans/*/why/*": "is the page of its plan, with an answer on it",
  "/documents/*/content": "is a file, and the town keeps none",
  "/audit/checks/*": "is there when somebody has asked for a check; shown below",
  "/documents/*/text": "is what a file says, and the town keeps none; walked in stories/citations.test.mjs",
  "/documents/*/tasks/read": "is what a file says, and the town keeps none",
  "/documents/*/citations/read": "is what a file says, and the town keeps none; walked in stories/citations.test.mjs",
  "/rules/turned": "needs two versions of a document, which the town has none of",
  "/openid/begin": "leads to the provider of sign-ins",
  "/openid/bind": "leads to the provider of sign-ins",
  "/openid/return": "is where the provider sends people back to; shown below",
  "/openid/code": "is there when somebody has come back from the provider; shown below",
};

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

test("each check finds the page that was made for it, and nothing on a sound one", async () => {
  const page = await (await browser.newContext()).newPage();
  const checks = { ...EACH, ...ONCE };
  assert.deepEqual(Object.keys(FAULTY).sort(), Object.keys(checks).sort(), "a check without a page that must fail");
  for (const [name, check] of Object.entries(checks)) {
    await page.setContent(SOUND);
    assert.deepEqual(await check(page), [], `${name} on a sound page`);
    for (const [number, faulty] of FAULTY[name].entries()) {
      await page.setContent(faulty);
      assert.notDeepEqual(await check(page), [], `${name} finds nothing on its page ${number}`);
    }
  }
});

/** Everything about the page as it is now. */
async function faults(reader, name, all) {
  const found = [];
  // What is folded away is part of the page.
  await reader.page.evaluate(() => document.querySelectorAll("main details").forEach((one) => (one.open = true)));
  for (const [check, faults] of Object.entries(all ? { ...EACH, ...ONCE } : EACH)) {
    found.push(...(await faults(reader.page)).map((fault) => `${name} (${reader.lang}) ${check}: ${fault}`));
  }
  await picture(reader.page, `access-${name.replace(/\W+/g, "-")}-${reader.lang}`);
  return found;
}

for (const lang of LANGUAGES) {
  // What does not depend on the words is looked at once.
  const all = lang === LANGUAGES[0];
  test(`every page and state can be used by everybody (${lang})`, async (turn) => {
    const provider = await startProvider();
    const office = await open({ provider });
    turn.after(async () => {
      await office.stop();
      provider.stop();
    });
    const reader = async () => new Reader(await window(browser, office.address, { lang }), lang);
    const [found, titles, stranger] = [[], new Map(), await reader()];
    const look = async (one, name) => {
      titles.set(name, await one.page.title());
      found.push(...(await faults(one, name, all)));
    };

    await foundAccounts(stranger, office.first, { administrator: "", secretary: "", unit: "" });
    await look(stranger, "first, faulty");
    await stranger.go(office.first);
    await look(stranger, "first");
    const holders = await staff(browser, office, { unit: "U-TINH", person: PERSON, roles: ["specialist", "inspector", "cadre", "auditor"] });
    const readers = {};
    for (const role of ROLES) {
      readers[role] = await reader();
      await enter(readers[role], holders[role]);
      // A reason that was given once holds on.
      await readers[role].go(`${paths.person(PERSON)}?reason=${encodeURIComponent(WHY)}`);
    }
    const { specialist, administrator, secretary } = readers;

    await turn.test("every address of the program", async () => {
      const known = { person: PERSON, entry: await entry(specialist), import: await begunImport(specialist), ...(await keptPlan(specialist, office)) };
      const unseen = [];
      for (const route of SHOWN.filter((route) => !(route in ELSEWHERE && route.includes("*")))) {
        let shown = false;
        for (const role of ROLES) {
          const path = filled(route, known);
          const answer = await readers[role].page.context().request.get(office.address + path, { maxRedirects: 0 });
          if (answer.status() !== 200) continue;
          shown = true;
          if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) break;
          await readers[role].go(path);
          await look(readers[role], route);
          break;
        }
        if (!shown && !(route in ELSEWHERE)) unseen.push(route);
      }
      assert.deepEqual(unseen, [], "pages that nobody of the office is shown: say in access.test.mjs who sees them");
    });

    await turn.test("states: empty, full, faulty, refused", async () => {
      await signIn(stranger, { account: "specialist", password: "không phải", code: "000000" });
      await look(stranger, "sign-in, refused");
      await specialist.go("/không-có-trang-này");
      await look(specialist, "not there");
      await find(specialist, "không ai tên như vậy");
      await look(specialist, "find, nobody");
      await specialist.page.context().clearCookies({ name: "__Host-luan-reason" });
      await specialist.go(paths.person(PERSON));
      await look(specialist, "why");
      await specialist.because(WHY);
      await specialist.go(paths.change(PERSON));
      await change(specialist, { add: "không phải một dòng" });
      await look(specialist, "change, faulty");
      await plan(specialist, { request: "không", why: WHY });
      await look(specialist, "plan, faulty");
      await plan(specialist, { request: readFileSync(join(office.town, "plan.toml"), "utf8"), why: WHY });
      await afterJob(specialist);
      await look(specialist, "plan, found");
      await specialist.go(paths.review("2024-03-01"));
      await look(specialist, "review of 2024");
      await specialist.go(paths.personReview("CB0030", "2024-03-01"));
      await look(specialist, "verdicts of 2024");
      const { cadre, auditor } = readers;
      await cadre.go(paths.correction(PERSON));
      await cadre.send("correction-send");
      await look(cadre, "correction, faulty");
      await auditor.go(paths.audit);
      await auditor.fill({ "audit-receipt-text": "không phải biên nhận" });
      await auditor.send("audit-check-receipt");
      await look(auditor, "audit, no receipt");
      await auditor.go(paths.audit);
      await readers.auditor.button("audit-check-everything").click();
      await look(readers.auditor, "audit, checked");
      await askGrant(administrator, { account: "", role: "clerk", unit: "", why: "" });
      await look(administrator, "accounts, faulty");
      await askGrant(administrator, { account: "van-thu", role: "clerk", unit: "U-TINH" });
      await secretary.go(paths.accounts);
      await look(secretary, "accounts, asked for");
      await secretary.button("word-confirm").first().click();
      const [invitation] = await invitations(secretary);
      await look(secretary, "invited");
      await stranger.go(invitation);
      await look(stranger, "invitation");
      await takeUp(stranger, { password: "ngắn", again: "khác", code: "0" });
      await look(stranger, "invitation, faulty");
    });

    await turn.test("signing in through the site's own provider", async () => {
      const { inspector } = readers;
      await inspector.go(paths.openid);
      await inspector.link("openid-bind-2").click();
      await look(inspector, "provider, to be bound");
      await inspector.fill({ "word-code": "000000" });
      await inspector.send("openid-bind");
      await look(inspector, "provider, faulty");
      await inspector.fill({ "word-code": holders.inspector.spare.pop() });
      await inspector.send("openid-bind");
      await inspector.button("openid-no-longer").waitFor();
      await look(inspector, "provider, bound");
      const throughProvider = async () => {
        await stranger.page.context().clearCookies({ name: "__Host-luan" });
        await stranger.go(paths.signIn);
        await stranger.main().locator("a[href='/openid/begin']").click();
      };
      await throughProvider();
      await look(stranger, "provider, code");
      await stranger.fill({ "word-code": "000000" });
      await stranger.send("word-go-on");
      await look(stranger, "provider, wrong code");
      await stranger.fill({ "word-code": holders.inspector.spare.pop() });
      await stranger.send("word-go-on");
      await stranger.page.getByRole("banner").getByText("inspector").waitFor();
      provider.who = "nguoi-la@thi-xa.example";
      await throughProvider();
      assert.equal(await stranger.faults().count(), 1, "whom the provider knows and the office does not");
      await look(stranger, "provider, nobody of the office");
    });

    await turn.test("the demonstration, and the strip over its pages", async (turn) => {
      const demo = await demonstration();
      turn.after(() => demo.stop());
      const visitor = new Reader(await window(browser, demo.address, { lang }), lang);
      await visitor.go(demo.way);
      await look(visitor, "demo");
      await visitor.button("demo-begin").click();
      await look(visitor, "demo, first step");
    });

    const shared = [...new Set(titles.values())].length;
    assert.ok(shared > 10, "titles tell pages apart");
    assert.equal(found.join("\n"), "");
  });
}

/** The number of an entry about the person. */
async function entry(reader) {
  await reader.open(paths.history(`person:${PERSON}`), WHY);
  return /receipt\/(\d+)/.exec(await reader.page.content())[1];
}

/** A plan that was made, and the job that made it. */
async function keptPlan(reader, office) {
  await plan(reader, { request: readFileSync(join(office.town, "plan.toml"), "utf8"), why: WHY });
  await afterJob(reader);
  const id = /plans\/([^/?]+)/.exec(reader.page.url())[1];
  await reader.go(paths.jobs);
  const job = await reader.main().locator("a[href^='/jobs/']").first().getAttribute("href");
  return { plan: id, job: job.split("/").pop() };
}

/** An import that was begun, with something to mend. */
async function begunImport(reader) {
  await reader.go(paths.import);
  await sendFiles(reader, [{ name: "evaluations.csv", mimeType: "text/csv", buffer: Buffer.from(`Mã cán bộ,Năm,Xếp loại\n${PERSON},2016,tuyệt vời\n${PERSON},2017,hoàn thành tốt nhiệm vụ\n`) }]);
  return /imports\/([^/?]+)/.exec(reader.page.url())[1];
}
