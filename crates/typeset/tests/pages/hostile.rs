//! Text that would be a program stands on the page as text, in every field of every form.

use std::path::Path;

use paperwork::papers::document::Document;
use test_papers::samples::all;

use crate::read::{every_text, folder, letters, plain, said, set, softened, spoken, written};

/// What means something to the setter of pages, or ends what it stands in.
const NASTY: &[&str] = &[
    "#panic(\"x\")",
    "\");panic(\"x",
    "\\",
    "\\\"",
    "\"",
    "]",
    "[",
    "}",
    "{",
    "#{",
    "}#panic()",
    "$x^2$",
    "*đậm*",
    "_nghiêng_",
    "`mã`",
    "//chú",
    "/*chú*/",
    "@nhãn",
    "<nhãn>",
    "=Mục",
    "-gạch",
    "+số",
    "/từ:",
    "\\u{41}",
    "#read(\"/etc/passwd\")",
    "#import\"x.typ\"",
    "~",
    "--",
    "---",
    "...",
    "'a'",
    "<br/>",
    "&amp;",
    "%n",
    "${x}",
];

#[test]
fn what_would_be_a_program_stands_as_text_in_every_field_of_every_form() {
    let folder = folder("papers-hostile");
    for (name, mut paper) in all() {
        let mut turn = 0;
        every_text(&mut paper, &mut |text| {
            turn += 1;
            text.push(' ');
            text.push_str(NASTY[turn % NASTY.len()]);
        });
        says_what_was_said(&folder, &name, &softened(paper));
    }
    says_what_was_said(&folder, "nasty", &plain(&NASTY.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()));
    says_what_was_said(&folder, "nasty-at-once", &plain(&[NASTY.concat(), NASTY.join(" "), NASTY.join("\n")]));
}

fn says_what_was_said(folder: &Path, name: &str, paper: &Document) {
    assert_eq!(spoken(&written(folder, name, paper)), said(paper), "{name}");
}

#[test]
fn control_letters_are_left_out_and_lines_end_in_three_ways() {
    let folder = folder("papers-controls");
    let controls: String = ('\0'..' ').chain('\u{7f}'..'\u{a0}').filter(|letter| !"\t\n\r".contains(*letter)).collect();
    let paper = plain(&[format!("một{controls}hai"), "ba\tbốn\r\nnăm\rsáu\nbảy".to_owned()]);
    let heard = spoken(&written(&folder, "controls", &paper));
    assert_eq!(heard, letters("mộthai ba bốn năm sáu bảy TT mộthai ba bốn năm sáu bảy"));
}

#[test]
fn nothing_but_what_was_written_reaches_the_file() {
    // The program that a paper becomes can reach no file and no package: there is nothing that a text could bring in, even if it ran.
    let quiet = set(&plain(&["read".to_owned()]));
    let loud = set(&plain(&["#read(\"/etc/passwd\")".to_owned()]));
    assert!(loud.len() < quiet.len() + 4_096, "{} and {}", quiet.len(), loud.len());
}
