//! Phiếu thẩm định điều kiện: what the rules say of one person on a day, each line with its facts, what is asked for, the clause and the papers behind it.

use register::{Day, Partial};
use rules::facts;
use rules::rulebook::Effect;
use rules::trace::Value;
use rules::verdict::{Lang, Line, Outcome, words, words_of_fact};

use crate::papers::datum::{Datum, shown};
use crate::papers::document::{Block, Cell, Document, Field, Letters, Style, Table};
use crate::papers::letter::{Kind, Letter, upright};
use crate::papers::profile::{NoProfile, Profile};

const KIND: Kind = Kind { code: "", name: "PHIẾU THẨM ĐỊNH ĐIỀU KIỆN" };

/// What is known of a person for the head of the paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Date of birth.
    pub birth: Datum<Partial>,
    /// The posts held on the day.
    pub posts: Vec<String>,
}

/// An appraisal of one person on one day.
#[derive(Clone, PartialEq, Debug)]
pub struct Appraisal {
    /// The frame.
    pub letter: Letter,
    /// Who.
    pub person: Person,
    /// The day for which the rules were asked.
    pub on: Day,
    /// The post to come, where a move is appraised.
    pub to: Option<String>,
    /// The verdicts that the reader may see, in Vietnamese.
    pub lines: Vec<Line>,
    /// Kinds of facts that the reader may not see: their verdicts are not here, and the paper says so.
    pub withheld: Vec<String>,
}

/// The group of a verdict.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Group {
    Met,
    NotMet,
    Missing,
    ForDecision,
}

/// The groups in the order of the paper, with their headings.
const GROUPS: [(Group, &str); 4] = [
    (Group::Met, "Điều kiện đạt"),
    (Group::NotMet, "Điều kiện không đạt"),
    (Group::Missing, "Điều kiện chưa đủ căn cứ, còn thiếu giấy tờ"),
    (Group::ForDecision, "Trường hợp do cấp có thẩm quyền xem xét, quyết định"),
];

fn group(line: &Line) -> Option<Group> {
    match (line.outcome, line.effect) {
        (Outcome::Met, _) => Some(Group::Met),
        (Outcome::NotKnown, _) => Some(Group::Missing),
        (Outcome::Waived, _) | (Outcome::NotMet, Effect::Decision) => Some(Group::ForDecision),
        (Outcome::NotMet, _) => Some(Group::NotMet),
        (Outcome::NotApplicable, _) => None,
    }
}

/// The paper.
pub fn appraisal(input: &Appraisal) -> Result<Document, NoProfile> {
    let profile = input.letter.profile()?;
    let mut blocks = who(input, profile);
    blocks.extend(result(input, profile));
    for (number, (of, heading)) in GROUPS.into_iter().enumerate() {
        let lines: Vec<&Line> = input.lines.iter().filter(|line| group(line) == Some(of)).collect();
        blocks.push(profile.minor(number + 1, &format!("{heading}: {:02}", lines.len())));
        blocks.extend((!lines.is_empty()).then(|| Block::Table(table(heading, &lines))));
    }
    blocks.push(Block::text(Style::Body, STATES));
    input.letter.document(KIND, "về việc đối chiếu điều kiện, tiêu chuẩn theo quy định", vec![upright(blocks)], 0)
}

const STATES: &str = "Phiếu này ghi dữ liệu, quy định và kết quả đối chiếu; việc xem xét, kết luận về cán bộ thuộc cấp có thẩm quyền.";

fn who(input: &Appraisal, profile: &Profile) -> Vec<Block> {
    let person = &input.person;
    let field = |label: &str, value: Option<String>| Field { label: label.to_owned(), value };
    let posts = if person.posts.is_empty() { "không giữ chức vụ nào vào ngày thẩm định".to_owned() } else { person.posts.join("; ") };
    let mut blocks = vec![
        profile.major(1, "THÔNG TIN CHUNG"),
        Block::Fields(vec![field("Họ và tên:", Some(person.name.to_uppercase())), field("Mã cán bộ:", Some(person.id.clone()))]),
        Block::Fields(vec![field("Ngày sinh:", Some(person.birth.words(shown))), field("Ngày thẩm định:", Some(input.on.civil()))]),
        Block::Fields(vec![field("Chức vụ, đơn vị hiện nay:", Some(posts))]),
    ];
    blocks.extend(input.to.iter().map(|to| Block::Fields(vec![field("Dự kiến chức danh, nơi đến:", Some(to.clone()))])));
    blocks
}

fn result(input: &Appraisal, profile: &Profile) -> Vec<Block> {
    let count = |of: Option<Group>| input.lines.iter().filter(|line| group(line) == of).count();
    let [met, not_met, missing, for_decision] = GROUPS.map(|(of, _)| count(Some(of)));
    let others = count(None);
    let sum = format!(
        "Đã đối chiếu {:02} điều kiện: {met:02} đạt; {not_met:02} không đạt; {missing:02} chưa đủ căn cứ; {for_decision:02} do cấp có thẩm quyền quyết định; \
         {others:02} không thuộc trường hợp áp dụng.",
        input.lines.len()
    );
    let mut blocks = vec![profile.major(2, "KẾT QUẢ ĐỐI CHIẾU"), Block::text(Style::Body, sum)];
    if !input.withheld.is_empty() {
        let text = format!("Không bao gồm các điều kiện dựa trên nội dung mà người in phiếu không được xem: {}.", input.withheld.join(", "));
        blocks.push(Block::text(Style::Body, text));
    }
    blocks
}

fn table(heading: &str, lines: &[&Line]) -> Table {
    let header = ["TT", "Điều kiện", "Dữ liệu", "Mức quy định", "Căn cứ", "Giấy tờ"];
    let row = |(number, line): (usize, &&Line)| {
        vec![
            Cell::ordinal(number + 1),
            Cell::text(condition(line)),
            Cell::text(known(line)),
            Cell::text(asked(line)),
            Cell::text(clause(line)),
            Cell::text(papers(line)),
        ]
    };
    Table {
        name: heading.to_owned(),
        widths: vec![10, 46, 34, 18, 28, 42],
        letters: Letters::Usual,
        header: vec![header.into_iter().map(Cell::head).collect()],
        rows: lines.iter().enumerate().map(row).collect(),
    }
}

/// What is asked, and how strongly.
fn condition(line: &Line) -> String {
    let waived = if line.outcome == Outcome::Waived { "; đã có quyết định cho phép khác" } else { "" };
    let [effect, _] = line.effect.words();
    format!("{}\nTính chất: {effect}{waived}", line.says)
}

/// A parameter of the rule stands among the facts under this prefix.
const PARAMETER: &str = "param.";

/// The facts, each with its value; what is missing is said.
fn known(line: &Line) -> String {
    let facts = line.facts.iter().filter(|(name, _)| !name.starts_with(PARAMETER));
    let said = facts.map(|(name, value)| format!("{}: {}", fact_words(name), words_of_fact(name, value, Lang::Vi)));
    let missing = line.missing.iter().filter(|name| !line.facts.iter().any(|(known, _)| known == *name));
    let missing = missing.map(|name| format!("{}: {}", fact_words(name), words(&Value::Unknown, Lang::Vi)));
    said.chain(missing).collect::<Vec<_>>().join("\n")
}

fn fact_words(name: &str) -> &str {
    facts::find(name).map_or(name, |position| facts::ALL[position].words[0])
}

/// The numbers of the regulation that the line was measured with.
fn asked(line: &Line) -> String {
    let numbers = line.facts.iter().filter_map(|(name, value)| Some((name.strip_prefix(PARAMETER)?, value)));
    let one = |(name, value): (&str, &Value)| {
        let said = words(value, Lang::Vi);
        if name.ends_with("months") { format!("{said} tháng") } else { said }
    };
    numbers.map(one).collect::<Vec<_>>().join("\n")
}

/// The clause, and since when.
fn clause(line: &Line) -> String {
    format!("{}, {} (hiệu lực từ {})", line.citation.clause, line.citation.document, line.citation.in_force_from.civil())
}

/// The papers that the facts stand on; of what is missing also whom to ask.
fn papers(line: &Line) -> String {
    let paper = |name: &String| facts::find(name).map(|position| facts::ALL[position].paper[0]);
    let mut said: Vec<String> = Vec::new();
    let mut add = |text: String| {
        if !said.contains(&text) {
            said.push(text);
        }
    };
    for text in line.missing.iter().filter_map(paper) {
        add(format!("Cần bổ sung: {text}"));
    }
    if line.outcome != Outcome::NotKnown {
        for text in line.facts.iter().filter_map(|(name, _)| paper(name)) {
            add(text.split_once(';').map_or(text, |(paper, _)| paper).to_owned());
        }
    }
    said.join("\n")
}
