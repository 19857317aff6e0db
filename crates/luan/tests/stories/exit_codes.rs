//! The exit codes say how a call ended, and the message what, where, and what to do now.

use crate::story::{argument, done, folder, luan, town};

#[test]
fn done_is_0() {
    assert!(done(&["--version"]).starts_with("luan "));
    assert!(done(&["facts"]).contains("person.service_left_months"));
}

#[test]
fn a_folder_that_is_not_there_is_1() {
    let ended = luan(&["review", "--from", "no-such-folder", "--on", "2024-03-01"]);
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert!(ended.err.contains("lỗi:") && ended.err.contains("no-such-folder"), "{}", ended.err);
}

#[test]
fn a_faulty_rulebook_is_1_and_every_fault_is_said() {
    let folder = folder("exit-codes-faulty");
    let rule = "[[rule]]\nid = \"r\"\nsubject = \"person\"\neffect = \"bar\"\nrequire = \"person.agee_months > 3\"\n";
    std::fs::write(folder.join("a.toml"), format!("[document]\nsymbol = \"1-QĐ/X\"\n{rule}")).unwrap();
    let town = town("exit-codes-town-1");
    let ended = luan(&["--lang", "en", "review", "--from", argument(&town), "--on", "2024-03-01", "--rulebooks", argument(&folder)]);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("a.toml:7:") && ended.err.contains("person.age_months"), "{}", ended.err);
    assert!(ended.err.contains("`issuer`"), "every fault is said at once: {}", ended.err);
    assert!(ended.out.is_empty(), "nothing is reviewed with a faulty rulebook: {}", ended.out);
}

#[test]
fn a_call_that_is_not_understood_is_2() {
    for arguments in
        [&["reviw"][..], &["review"], &["review", "--from", "x", "--on", "2023-02-29"], &["--lang", "fr", "facts"], &["generate", "--posts", "1", "--out", "x"]]
    {
        let ended = luan(arguments);
        assert_eq!(ended.code, 2, "{arguments:?}: {}", ended.err);
        assert!(!ended.err.is_empty() && ended.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn refused_rows_are_3_and_the_others_are_there() {
    let town = town("exit-codes-town-3");
    let people = std::fs::read_to_string(town.join("people.csv")).unwrap();
    std::fs::write(town.join("people.csv"), people.replacen(",male,", ",mle,", 1)).unwrap();
    let out = folder("exit-codes-clean");
    let ended = luan(&["import", argument(&town), "--out", argument(&out)]);
    assert_eq!(ended.code, 3, "{}", ended.err);
    assert!(ended.err.contains("mle"), "{}", ended.err);
    assert!(out.join("errors.xlsx").exists());
    let clean = std::fs::read_to_string(out.join("people.csv")).unwrap();
    assert_eq!(clean.lines().count(), people.lines().count() - 1);
    let review = luan(&["review", "--from", argument(&town), "--on", "2024-03-01", "--rulebooks", argument(&town.join("rulebooks"))]);
    assert_eq!(review.code, 3);
    assert!(review.out.lines().count() > 100);
}

#[test]
fn no_feasible_plan_is_4() {
    let town = town("exit-codes-town-4");
    let request = std::fs::read_to_string(town.join("plan.toml")).unwrap();
    let impossible = request.replace("out = [1, 2], in = [1, 2]", "out = [0, 0], in = [0, 0]") + "\npins = [{ person = \"CB0051\", to_post = \"P-CA-T\" }]\n";
    let file = town.join("impossible.toml");
    std::fs::write(&file, impossible).unwrap();
    let ended = luan(&["plan", "--from", argument(&town), "--request", argument(&file), "--rulebooks", argument(&town.join("rulebooks"))]);
    assert_eq!(ended.code, 4, "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("\"status\":\"infeasible\""), "{}", ended.out);
}

#[test]
fn a_reader_who_has_seen_enough_is_not_an_error() {
    let town = town("exit-codes-town-pipe");
    let mut child = crate::story::program(&["review", "--from", argument(&town), "--on", "2024-03-01"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
