//! The papers of a plan that is kept: tờ trình, kế hoạch, and danh sách trích ngang of whoever moves. The office writes why; the plan says what.

use paperwork::papers::annexes::{Annexes, Names};
use paperwork::papers::document::Document;
use paperwork::papers::forms::roster::{Column, Roster, roster as roster_form};
use paperwork::papers::forms::rotation_plan::{RotationPlan, rotation_plan as plan_form};
use paperwork::papers::forms::submission::{Submission, submission as submission_form};
use paperwork::papers::letter::Letter;
use paperwork::papers::profile::NoProfile;
use register::Day;
use rules::rulebook::{Document as Source, Rulebook};
use rules::subject::Subject;

use super::paper::{About, Field, answered, made};
use super::plans::opened;
use crate::access::SeenPlan;
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::letterhead::{Letterhead, printed};
use crate::web::visit::{Visit, quoted};

/// Letters of a field.
const LETTERS_MAX: usize = 200;

/// A plan on its way to paper.
struct Draft {
    seen: SeenPlan,
    head: Letterhead,
    letter: Letter,
    /// The day on which its moves take effect.
    on: Day,
    /// What it is about: `luân chuyển cán bộ năm 2026`, unless something else was typed.
    subject: String,
}

impl Draft {
    fn of(visit: &Visit<'_>) -> Result<Draft, Refused> {
        let (kept, seen) = opened(visit, visit.id())?;
        let (head, view) = (Letterhead::of(visit), visit.view()?);
        // What moves and why is of the day on which the plan was made, whenever it is printed.
        let letter = head.letter(printed(visit.now, time::day_of(kept.at).unwrap_or(view.today())));
        let on = seen.plan.moves.first().and_then(|moved| crate::cli::day(&moved.on).ok()).unwrap_or(view.today());
        let typed = field(visit, "subject");
        let subject = if typed.is_empty() { format!("luân chuyển cán bộ năm {}", on.year()) } else { typed };
        Ok(Draft { seen, head, letter, on, subject })
    }

    fn annexes(&self, books: &[Rulebook]) -> Annexes {
        let names = &self.seen.names;
        Annexes::of(
            &self.seen.plan,
            &Names { person: &|id| names.name(id), post: &|id| names.place(id), unit: &|id| names.body(id), clause: &|rule| clause(books, rule) },
        )
    }

    /// What the law asked of the plan, each document as it is cited in full.
    fn citations(&self, books: &[Rulebook]) -> Vec<String> {
        let judges = |book: &&Rulebook| book.rules.iter().any(|rule| matches!(rule.subject, Subject::Move | Subject::Plan) && rule.in_force.holds(self.on));
        books.iter().filter(|book| book.document.in_force.holds(self.on)).filter(judges).map(|book| cited(&book.document)).collect()
    }

    fn about(&self, visit: &Visit<'_>, file: &'static str, fields: &[(&'static str, String, &str)]) -> About {
        let field = |(name, label, text): &(&'static str, String, &str)| Field::text(name, label.clone(), (*text).to_owned());
        let back = [format!("/plans/{}", quoted(visit.id())), visit.t().plans_title()];
        About { file, back, sheet: false, fields: fields.iter().map(field).collect(), says: String::new(), leaves: None }
    }
}

/// Tờ trình.
pub(in crate::web) fn submission(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (draft, to, books) = (Draft::of(visit)?, field(visit, "to"), &visit.desk.books);
    let letter = Letter { to: Some(to.clone()).filter(|to| !to.is_empty()).into_iter().collect(), ..draft.letter.clone() };
    let (annexes, citations) = (draft.annexes(books), draft.citations(books));
    let document = submission_form(&Submission { letter, subject: format!("về {}", draft.subject), citations, need: Vec::new(), on: draft.on, annexes });
    let about = draft.about(visit, "to-trinh", &[("subject", visit.t().paper_subject(), &draft.subject), ("to", visit.t().paper_to(), &to)]);
    answered(visit, about, draft.head, made(visit, document))
}

/// Kế hoạch.
pub(in crate::web) fn scheme(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (draft, books) = (Draft::of(visit)?, &visit.desk.books);
    let by_hand = || Vec::new();
    let document = plan_form(&RotationPlan {
        letter: draft.letter.clone(),
        subject: draft.subject.clone(),
        citations: draft.citations(books),
        purpose: by_hand(),
        policy: by_hand(),
        placement: by_hand(),
        organisation: by_hand(),
        annexes: draft.annexes(books),
    });
    let about = draft.about(visit, "ke-hoach", &[("subject", visit.t().paper_subject(), &draft.subject)]);
    answered(visit, about, draft.head, made(visit, document))
}

/// Danh sách trích ngang of whoever moves. As a file it is a list of people that leaves the house: there is another way to that.
pub(in crate::web) fn roster(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let draft = Draft::of(visit)?;
    let document = roster_document(visit, &draft, false)?.map(|(document, _)| document);
    let about = draft.about(visit, "trich-ngang", &[("subject", visit.t().paper_subject(), &draft.subject)]);
    let leaves = format!("/plans/{}/roster/export?subject={}", quoted(visit.id()), quoted(&draft.subject));
    answered(visit, About { leaves: Some(leaves), ..about }, draft.head, made(visit, document))
}

/// The roster as it may leave the house, and how many people stand in it.
pub(super) fn roster_to_leave(visit: &Visit<'_>) -> Result<Result<(Document, usize), String>, Refused> {
    let document = roster_document(visit, &Draft::of(visit)?, true)?;
    Ok(document.map_err(|fault| visit.lang.pick(fault.words())))
}

fn roster_document(visit: &Visit<'_>, draft: &Draft, leaving: bool) -> Result<Result<(Document, usize), NoProfile>, Refused> {
    let view = visit.view()?;
    let entry = |moved: &crate::plans::WrittenMove| view.roster_entry(&moved.person, Some(draft.seen.names.place(&moved.to_post)), leaving);
    let people: Vec<_> = draft.seen.plan.moves.iter().filter_map(entry).collect();
    let (count, subject) = (people.len(), format!("nhân sự dự kiến {}", draft.subject));
    // Who somebody is, is told as the record has it now.
    let letter = draft.head.letter(printed(visit.now, view.today()));
    let document = roster_form(&Roster { letter, subject, attached_to: None, columns: Column::usual(), people });
    Ok(document.map(|document| (document, count)))
}

fn field(visit: &Visit<'_>, name: &str) -> String {
    visit.asked.field(name).chars().filter(|letter| !letter.is_control()).take(LETTERS_MAX).collect::<String>().trim().to_owned()
}

/// A rule by its clause, as papers name it.
fn clause(books: &[Rulebook], name: &str) -> String {
    let found = books.iter().find_map(|book| book.rules.iter().find(|rule| rule.name == name).map(|rule| (book, rule)));
    found.map_or_else(|| name.to_owned(), |(book, rule)| format!("{}, {}", rule.clause, book.document.symbol))
}

/// A document as it is cited in full: its kind, its symbol, its day, who issued it, what it is about.
fn cited(document: &Source) -> String {
    let (kind, about) = document.title.split_once(" về ").map_or((document.title.as_str(), String::new()), |(kind, about)| (kind, format!(" về {about}")));
    // `Nghị định quy định về …` is a decree that says so, not a kind of its own.
    let kind = kind.strip_suffix(" quy định").unwrap_or(kind);
    format!("{kind} số {}, ngày {} của {}{about}", document.symbol, document.issued.civil(), document.issuer)
}
