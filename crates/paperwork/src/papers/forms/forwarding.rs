//! Công văn sao gửi: hands documents down, and says what is asked of who receives them: to make them known, to study them, or to carry them out. These are three states, and none of
//! them stands for another.

use register::Day;

use crate::papers::cited::{Cited, listed};
use crate::papers::document::{Block, Document, Style};
use crate::papers::letter::Letter;
use crate::papers::profile::{NoProfile, Profile};

/// A letter that forwards documents.
#[derive(Clone, PartialEq, Debug)]
pub struct Forwarding {
    /// The frame.
    pub letter: Letter,
    /// The code of the unit that drafts it; the symbols of letters of the State have it.
    pub unit: Option<String>,
    /// What it is about: `phổ biến, quán triệt Kết luận số 23-KL/TW`.
    pub subject: String,
    /// Who speaks, as a sentence names it: `Ban Thường vụ Đảng ủy`.
    pub body: String,
    /// What is forwarded.
    pub documents: Vec<Cited>,
    /// What is asked.
    pub asked: Asked,
    /// What else the office has to say.
    pub more: Vec<String>,
    /// To whom the result is reported, and by when; room for a hand where no day is set.
    pub report: Option<(String, Option<Day>)>,
}

/// What is asked of who receives a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// To make it known.
    MakeKnown,
    /// To study it.
    Study,
    /// To make a plan of it, and to carry it out.
    CarryOut,
}

impl Asked {
    /// Every one.
    pub const ALL: [Asked; 3] = [Asked::MakeKnown, Asked::Study, Asked::CarryOut];

    fn words(self) -> &'static str {
        match self {
            Asked::MakeKnown => "phổ biến",
            Asked::Study => "tổ chức phổ biến, quán triệt",
            Asked::CarryOut => "tổ chức quán triệt, xây dựng kế hoạch và triển khai thực hiện",
        }
    }
}

/// The paper.
pub fn forwarding(input: &Forwarding) -> Result<Document, NoProfile> {
    let profile = input.letter.profile()?;
    let mut sentences = sent(input, profile);
    let named: Vec<String> = input.documents.iter().map(Cited::in_short).collect();
    sentences.push(format!("Đề nghị nơi nhận {} {}.", input.asked.words(), listed(&named)));
    sentences.extend(input.more.iter().cloned());
    sentences.extend(input.report.iter().map(|(to, by)| format!("Kết quả báo cáo {to} chậm nhất {}.", profile.long_day(*by))));
    closed(&mut sentences);
    let blocks = sentences.into_iter().map(|sentence| Block::text(Style::Body, sentence)).collect();
    input.letter.correspondence(input.unit.as_deref(), &input.subject, blocks)
}

/// What is forwarded: one document in the sentence, several in a list under it.
fn sent(input: &Forwarding, profile: &Profile) -> Vec<String> {
    let named: Vec<String> = input.documents.iter().map(|document| document.in_full(profile)).collect();
    if let [one] = &named[..] {
        return vec![format!("{} {one}.", opening(input))];
    }
    let end = |at: usize| if at + 1 == named.len() { "." } else { ";" };
    let lines = named.iter().enumerate().map(|(at, name)| format!("- {name}{}", end(at)));
    std::iter::once(format!("{} các văn bản sau:", opening(input))).chain(lines).collect()
}

/// Long enough that nobody takes the first line for the last addressee.
fn opening(input: &Forwarding) -> String {
    format!("{} sao gửi đến nơi nhận, kèm theo công văn này,", input.body)
}

/// The sign behind the last word of a letter.
fn closed(sentences: &mut [String]) {
    if let Some(last) = sentences.last_mut() {
        *last = format!("{}./.", last.trim_end_matches('.'));
    }
}
