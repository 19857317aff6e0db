//! The documents of `corpus/`, whose README says how the expected files are read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::judge::{Judgement, judge};
use crate::said::said;

/// So many documents are laid down.
const FILES: usize = 90;

#[test]
fn the_invented_documents_are_read_as_a_clerk_reads_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/corpus");
    let names: BTreeSet<String> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let files: Vec<&String> = names.iter().filter(|name| !name.ends_with(".json") && *name != "README.md" && !name.starts_with('.')).collect();
    assert_eq!(files.len(), FILES);
    let mut judgement = Judgement::default();
    for file in files {
        let name = file.rsplit_once('.').unwrap().0;
        let bytes = fs::read(folder.join(file)).unwrap();
        let expected: Value = serde_json::from_slice(&fs::read(folder.join(format!("{name}.json"))).unwrap()).unwrap();
        judge(name, &expected, &said(file, &bytes), &mut judgement);
    }
    assert!(judgement.wrong.is_empty(), "{}", table(&judgement));
}

/// Every disagreement, and how many there are of each field.
fn table(judgement: &Judgement) -> String {
    let mut out = String::new();
    for wrong in &judgement.wrong {
        out.push_str(&format!("{} {} {}\n      {}\n", wrong.document, wrong.field, wrong.which, wrong.words));
    }
    for (field, judged) in &judgement.judged {
        let wrong = judgement.wrong.iter().filter(|wrong| wrong.field == *field).count();
        out.push_str(&format!("{wrong:5} of {judged:4} {field}\n"));
    }
    out
}
