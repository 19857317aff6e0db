//! `luan document thread` says of the town's ward who has the document, who is late, and who was forgotten, as a second count of the tables alone does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::story::{argument, done, folder, luan, town};

const LINE: &str = "VB-W1-DEN-2025-639";
const WARD: &str = "U-W1-DU";
/// The thread is asked about as of this day.
const ON: &str = "2026-02-15";

/// The rows of a table of the town, by column; quotation marks stand only around whole cells.
fn table(town: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(town.join(name)).unwrap();
    let cells = |line: &str| {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                letter => cells.last_mut().unwrap().push(letter),
            }
        }
        cells
    };
    let mut lines = text.lines();
    let header = cells(lines.next().unwrap());
    lines.map(|line| header.iter().cloned().zip(cells(line)).collect()).collect()
}

/// Who is late: whoever has the paper and lacks, on the day, what was to be done before it.
fn late_again(town: &Path) -> BTreeSet<String> {
    let (units, tasks, steps) = (table(town, "units.csv"), table(town, "tasks.csv"), table(town, "steps.csv"));
    let of =
        |unit: &str, step: &str| steps.iter().filter(|row| row["unit"] == unit && row["step"] == step && row["on"].as_str() <= ON).cloned().collect::<Vec<_>>();
    let has_it = |unit: &&BTreeMap<String, String>| unit["id"] == WARD || !of(&unit["id"], "forwarded").is_empty();
    let is_done = |unit: &str, task: &BTreeMap<String, String>| match task["step"].as_str() {
        "studied" => of(unit, "studied").iter().any(|row| !row["present"].is_empty() && !row["invited"].is_empty()),
        "planned" => of(unit, "planned")
            .iter()
            .any(|row| !row["proof"].is_empty() && task["parts"].split("; ").all(|part| row["parts"].split("; ").any(|has| has == part))),
        "done" => of(unit, "done").iter().any(|row| row["task"] == task["id"] && !(row["text"].is_empty() && row["proof"].is_empty())),
        "reported" => of(unit, "reported").iter().any(|row| !row["proof"].is_empty()),
        other => panic!("{other}"),
    };
    let is_for = |unit: &BTreeMap<String, String>, task: &BTreeMap<String, String>| task["unit_kind"].is_empty() || task["unit_kind"] == unit["kind"];
    let is_late =
        |unit: &&BTreeMap<String, String>| tasks.iter().any(|task| task["deadline"].as_str() < ON && is_for(unit, task) && !is_done(&unit["id"], task));
    units.iter().filter(has_it).filter(is_late).map(|unit| unit["id"].clone()).collect()
}

fn ids(lines: &[Value], is: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    lines.iter().filter(|line| is(line)).map(|line| line["unit"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_thread_of_the_ward_is_told() {
    let (at, town) = (folder("thread"), town("thread-town"));
    let (data, key) = (format!("--data=sqlite:{}", at.join("office.db").display()), format!("--key={}", at.join("office.key").display()));
    done(&["init", &data, &key, "--name", "van-suong.example/luan", "--reason", "mở hồ sơ"]);
    done(&["load", argument(&town), &data, &key, "--reason", "tiếp nhận"]);
    let asked = ["document", "thread", LINE, "--on", ON, &data, &key];
    let lines = |more: &[&str]| -> Vec<Value> {
        let out = done(&[&asked[..], more, &["--format", "json"]].concat());
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let all = lines(&[]);
    assert_eq!(all.len(), 65, "three levels, those that were forgotten among them");
    assert!(all.iter().any(|line| line["unreached"] == Value::Bool(true)));
    let ward = &all[0];
    assert_eq!((ward["unit"].as_str(), ward["received"].as_str(), ward["days_handed_down"].as_i64()), (Some(WARD), Some("2025-12-11"), Some(1)));
    let first = all.iter().find(|line| line["unit"] == "U-W1-B1").unwrap();
    assert_eq!((first["above"].as_str(), first["days_handed_down"].as_i64()), (Some(WARD), Some(3)), "forwarded on the 14th");
    let lacking = all.iter().find(|line| line["unit"] == "U-W1-B2").unwrap();
    assert_eq!(lacking["plans"][0]["lacking"], serde_json::json!(["yêu cầu", "phương pháp tổ chức thực hiện"]));
    let late = late_again(&town);
    assert!(late.len() > 5 && late.len() < 60, "{late:?}");
    assert_eq!(ids(&all, |line| line["tasks"].as_array().is_some_and(|tasks| tasks.iter().any(|task| task["standing"] == "late"))), late);
    assert_eq!(ids(&lines(&["--late"]), |_| true), late);
    let totals = done(&[&asked[..], &["--format", "csv"]].concat());
    let proven = |step: &str| all.iter().filter(|line| line["steps"][step]["proven"] == Value::Bool(true)).count();
    let unreached = all.iter().filter(|line| line["unreached"] == Value::Bool(true)).count();
    for (what, count) in
        [("received", all.len() - unreached), ("unreached", unreached), ("studied", proven("studied")), ("planned", proven("planned")), ("late", late.len())]
    {
        let row = format!("88-kl-tu-{what},{WARD},2025-12-10,2026-02-16,{count}");
        assert!(totals.lines().any(|line| line.trim_end() == row), "{row}: {totals}");
    }
    let read = at.join("totals.csv");
    std::fs::write(&read, &totals).unwrap();
    // A packet takes them as they are; that it knows no other office is all that is wrong with this one.
    let packet = luan(&[
        "packet",
        "make",
        argument(&at.join("1.packet")),
        "--to=nobody.example/luan",
        &format!("--totals={}", argument(&read)),
        "--reason=x",
        &data,
        &key,
        "--lang=en",
    ]);
    assert!(packet.code == 1 && packet.err.contains("nobody.example") && !packet.err.contains("totals.csv"), "{}", packet.err);
    let text = done(&[&asked[..], &["--lang=en"]].concat());
    assert!(text.contains("its plan lacks: yêu cầu; phương pháp tổ chức thực hiện") && text.contains("not handed the document yet"), "{text}");
    assert!(done(&asked).contains("chậm"));
    let missing = luan(&["document", "thread", "NO", &data, &key]);
    assert!(missing.code == 2 && missing.err.contains("NO"), "{}", missing.err);
}
