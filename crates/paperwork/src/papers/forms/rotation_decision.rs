//! Quyết định luân chuyển, điều động, biệt phái một người: who decides on which grounds, who goes from which post to which, from when and for how long, and who carries it out. The day of signing and
//! the day from which it holds are two days.

use register::Day;
use register::code::Sex;

use crate::papers::cited::{Cited, based, listed};
use crate::papers::datum::Datum;
use crate::papers::document::{Block, Document, Field, Style};
use crate::papers::letter::{Kind, Letter, upright};
use crate::papers::profile::{NoProfile, Profile, ROOM, System};

/// The kind of this paper.
pub const KIND: Kind = Kind { code: "QĐ", name: "QUYẾT ĐỊNH" };

/// A decision that moves one person.
#[derive(Clone, PartialEq, Debug)]
pub struct RotationDecision {
    /// The frame.
    pub letter: Letter,
    /// What it is about: `về việc luân chuyển cán bộ`.
    pub subject: String,
    /// Who decides, as a sentence names it: `Ban Thường vụ Thị ủy`.
    pub authority: String,
    /// The documents it rests on.
    pub bases: Vec<Cited>,
    /// Who proposed it, in which paper.
    pub proposal: Option<(String, Cited)>,
    /// The form of the move.
    pub form: Form,
    /// The person.
    pub person: String,
    /// Their sex, which the State's form of address follows.
    pub sex: Datum<Sex>,
    /// The post that is left, with its unit.
    pub from: String,
    /// The post that is taken up, with its unit.
    pub to: String,
    /// The day from which it holds; room for a hand where none is set.
    pub on: Option<Day>,
    /// For how many months; room for a hand where the form has a term and none is set.
    pub months: Option<u32>,
    /// Pay, allowances, policies, in the words of the office.
    pub terms: Vec<String>,
    /// Who carries it out, besides the person.
    pub responsible: Vec<String>,
}

/// The form of a move: three, which are not to be taken for one another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Luân chuyển: for a time.
    Rotation,
    /// Điều động: for good.
    Transfer,
    /// Biệt phái: lent for a time.
    Secondment,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 3] = [Form::Rotation, Form::Transfer, Form::Secondment];

    fn words(self) -> &'static str {
        match self {
            Form::Rotation => "luân chuyển",
            Form::Transfer => "điều động",
            Form::Secondment => "biệt phái",
        }
    }

    fn has_term(self) -> bool {
        self != Form::Transfer
    }
}

/// The paper.
pub fn rotation_decision(input: &RotationDecision) -> Result<Document, NoProfile> {
    let profile = input.letter.profile()?;
    let who = addressed(input, profile);
    let authority = input.authority.to_uppercase();
    let (before, after) = match profile.system {
        System::Party => (None, format!("{authority}\nQUYẾT ĐỊNH:")),
        System::State => (Some(Block::text(Style::Decides, authority)), "QUYẾT ĐỊNH:".to_owned()),
    };
    let mut blocks: Vec<Block> = before.into_iter().collect();
    blocks.extend(based(&input.bases, profile));
    blocks.extend(input.proposal.iter().map(|(by, paper)| proposed(by, paper, profile)));
    blocks.push(Block::text(Style::Decides, after));
    blocks.push(Block::text(Style::Body, format!("Điều 1. {}", moved(input, &who, profile))));
    blocks.extend(terms(&input.terms));
    let responsible: Vec<String> = input.responsible.iter().cloned().chain([who]).collect();
    blocks.push(Block::text(Style::Body, format!("Điều 3. {} chịu trách nhiệm thi hành Quyết định này./.", capital(&listed(&responsible)))));
    input.letter.document(KIND, &input.subject, vec![upright(blocks)], 0)
}

/// The person as each side speaks of people.
fn addressed(input: &RotationDecision, profile: &Profile) -> String {
    let address = match (profile.system, input.sex) {
        (System::Party, _) => "đồng chí",
        (System::State, Datum::Known(Sex::Male)) => "ông",
        (System::State, Datum::Known(Sex::Female)) => "bà",
        (System::State, _) => "ông (bà)",
    };
    format!("{address} {}", input.person)
}

fn proposed(by: &str, paper: &Cited, profile: &Profile) -> Block {
    let opening = match profile.system {
        System::Party => "Xét",
        System::State => "Theo",
    };
    Block::text(Style::Body, format!("{opening} đề nghị của {by} tại {}.", paper.in_full(profile)))
}

fn moved(input: &RotationDecision, who: &str, profile: &Profile) -> String {
    let months = input.months.map_or_else(|| ROOM.to_owned(), |months| format!("{months:02}"));
    let term = if input.form.has_term() { format!("; thời hạn {months} tháng") } else { String::new() };
    let RotationDecision { from, to, .. } = input;
    format!("{}, {from}, thôi giữ chức vụ nêu trên để {} giữ chức vụ {to}{term}, kể từ {}.", capital(who), input.form.words(), profile.long_day(input.on))
}

/// The second article; a dotted line where the office has written nothing.
fn terms(said: &[String]) -> Vec<Block> {
    let [first, others @ ..] = said else { return vec![Block::Fields(vec![Field { label: "Điều 2.".to_owned(), value: None }])] };
    let first = Block::text(Style::Body, format!("Điều 2. {first}"));
    std::iter::once(first).chain(others.iter().map(|text| Block::text(Style::Body, text))).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
