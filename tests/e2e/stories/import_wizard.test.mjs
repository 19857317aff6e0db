// The import wizard: files are sent, looked at, mended and recorded; what was recorded already is not recorded twice. Nothing of it needs a script.

import assert from "node:assert/strict";
import { picture } from "../browser.mjs";
import { afterJob, paths, sendFiles } from "../pages.mjs";
import { story } from "../story.mjs";

/** As an office writes it: Vietnamese heads, one grade that is no grade, one row that is known already. */
const FILE = "Mã cán bộ,Năm,Xếp loại,Đơn vị đánh giá\nCB0062,2016,hoàn thành tốt nhiệm vụ,U-TINH-NV\nCB0062,2017,tuyệt vời,U-TINH-NV\nCB0062,2018,hoàn thành tốt nhiệm vụ,U-TINH-NV\n";
const WHY = "Bổ sung đánh giá các năm cũ";

story("a file is read, mended and recorded once", "specialist", async (turn, { lang, reader }) => {
  const file = (text) => ({ name: "evaluations.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

  await reader.go(paths.import);
  await picture(reader.page, `import-1-${lang}`);
  await reader.send("import-send");
  assert.notEqual(await reader.faults().count(), 0, "no file is said to be none");
  await sendFiles(reader, [file(FILE)]);
  assert.equal(await reader.title().innerText(), reader.says("import-preview-title"));
  await picture(reader.page, `import-2-${lang}`);
  assert.match(await reader.main().innerText(), /CB0062/);
  await reader.button("import-on-to-fix").click();
  assert.equal(await reader.title().innerText(), reader.says("import-fix-title"));
  assert.match(await reader.main().innerText(), /tuyệt vời/);
  await picture(reader.page, `import-3-${lang}`);
  await reader.main().getByRole("combobox", { name: /tuyệt vời/ }).selectOption("map");
  await reader.field("import-means").first().selectOption("excellent");
  await reader.button("import-apply").click();
  await reader.text("import-no-problem").waitFor();
  await reader.button("import-on-to-check").click();
  await picture(reader.page, `import-4-${lang}`);
  await reader.send("import-record");
  assert.notEqual(await reader.faults().count(), 0, "a reason is asked for");
  await reader.fill({ "word-why": WHY, "word-the-paper-that-it-rests": "07-BC/BTC" });
  await reader.send("import-record");
  await afterJob(reader);
  assert.equal(await reader.title().innerText(), reader.says("import-done"));
  await picture(reader.page, `import-done-${lang}`);

  await reader.open(paths.history("person:CB0062"), "Xem lại việc nhập");
  const said = await reader.main().innerText();
  assert.ok(said.includes(WHY) && said.includes("07-BC/BTC") && said.includes("2016") && said.includes("2017"), said);

  await reader.go(paths.import);
  await sendFiles(reader, [file(FILE.replace("tuyệt vời", "hoàn thành xuất sắc nhiệm vụ"))]);
  await reader.button("import-on-to-fix").click();
  await reader.button("import-on-to-check").click();
  await reader.text("import-nothing-new").waitFor();
  assert.deepEqual(reader.page.faults, []);
});
