//! Lines of the books of documents: numbers from 1 in every book, now and then a part under its whole, a secret one, a void one; what units did with some of them, and what some cite.

use register::code::{Book, Citing, Code, DocumentKind, Secrecy, Step, UnitKind, Urgency};
use register::{Day, Draft};

use crate::seed::Seed;
use crate::sheet::{Input, Sheet};

/// Units that have books; more would make large offices larger, and no more like real ones.
const UNITS_MAX: usize = 200;
const SUBJECTS: [&str; 4] =
    ["Về việc rà soát quy hoạch", "Về chuẩn bị luân chuyển cán bộ", "V/v quán triệt, triển khai quy định mới", "Báo cáo kết quả; đề xuất, kiến nghị"];

/// Draws the books of some units.
pub(crate) fn draw(draft: &mut Draft, seed: &mut Seed, units: &[String]) {
    let mut incoming: Vec<(String, String)> = Vec::new();
    let mut citing: Vec<String> = Vec::new();
    let mut sheet = Sheet::new(draft, "documents");
    let begin = Day::new(2026, 1, 5).expect("a day of the calendar");
    for unit in units.iter().take(UNITS_MAX) {
        for book in [Book::Incoming, Book::Outgoing] {
            let mut last: Option<(String, i32)> = None;
            for line in 0..seed.below(4) {
                let part = last.clone().filter(|_| seed.chance(200));
                let before = last.as_ref().map_or(0, |(_, number)| *number);
                let counted = if part.is_some() { before } else { before + 1 };
                // A number stays with its line, also where two draws are loaded one after the other.
                let book_word = if book == Book::Incoming { "den" } else { "di" };
                let id = if part.is_some() { format!("{unit}-{book_word}-{counted}-{line}") } else { format!("{unit}-{book_word}-{counted}") };
                let registered = Day::from_ordinal(begin.ordinal() + counted).expect("in range");
                // A document stays as secret as it is, also where two draws are loaded one after the other.
                let secrecy = if counted % 4 == 3 { Secrecy::Mat } else { Secrecy::None };
                let symbol = format!("{counted:02}-CV/ĐU");
                let kind = *seed.pick(&[DocumentKind::Letter, DocumentKind::Plan, DocumentKind::Conclusion]);
                let is_dated = !seed.chance(200);
                let subject = *seed.pick(&SUBJECTS);
                sheet.row(&[
                    ("id", Input::Id(&id)),
                    ("unit", Input::Id(unit)),
                    ("book", Input::code(book)),
                    ("series", Input::Text("2026")),
                    ("number", Input::Int(counted)),
                    ("registered", Input::Day(registered)),
                    ("kind", Input::code(kind)),
                    ("symbol", Input::Text(&symbol)),
                    ("issued", if is_dated { Input::Day(registered) } else { Input::Missing }),
                    ("subject", Input::Text(subject)),
                    ("secrecy", Input::code(secrecy)),
                    ("urgency", if seed.chance(100) { Input::code(Urgency::Urgent) } else { Input::Missing }),
                    ("part_of", part.as_ref().map_or(Input::Missing, |(id, _)| Input::Id(id))),
                    ("void", if seed.chance(50) { Input::Text("ghi nhầm") } else { Input::Missing }),
                ]);
                if seed.chance(300) {
                    citing.push(id.clone());
                }
                if book == Book::Incoming && secrecy == Secrecy::None {
                    incoming.push((unit.clone(), id.clone()));
                }
                if part.is_none() {
                    last = Some((id, counted));
                }
            }
        }
    }
    draw_steps(draft, seed, &incoming, begin);
    draw_citations(draft, seed, &citing);
}

/// Draws what documents cite: letters of the books, of which several have one symbol, and texts that nobody here holds.
fn draw_citations(draft: &mut Draft, seed: &mut Seed, citing: &[String]) {
    let mut sheet = Sheet::new(draft, "citations");
    for document in citing {
        let symbol = if seed.chance(200) { "65-QĐ/TW".to_owned() } else { format!("{:02}-CV/ĐU", 1 + seed.below(3)) };
        sheet.row(&[
            ("document", Input::Id(document)),
            ("relation", Input::code(*seed.pick(Citing::ALL))),
            ("symbol", Input::Text(&symbol)),
            ("passage", if seed.chance(500) { Input::Text("1.1") } else { Input::Missing }),
        ]);
    }
}

/// Draws what units did with documents that came to them, and what some of those told them to do.
fn draw_steps(draft: &mut Draft, seed: &mut Seed, incoming: &[(String, String)], begin: Day) {
    let handed: Vec<_> = incoming.iter().filter(|_| seed.chance(300)).collect();
    let mut sheet = Sheet::new(draft, "tasks");
    for (unit, document) in &handed {
        let deadline = Day::from_ordinal(begin.ordinal() + seed.below(90) as i32);
        sheet.row(&[
            ("id", Input::Id(&format!("{document}-nv"))),
            ("document", Input::Id(document)),
            ("passage", Input::Text("2.1")),
            ("step", Input::code(*seed.pick(Step::ALL))),
            ("unit", if seed.chance(500) { Input::Missing } else { Input::Id(unit) }),
            ("unit_kind", if seed.chance(200) { Input::code(UnitKind::PartyCell) } else { Input::Missing }),
            ("action", Input::Text("quán triệt, triển khai thực hiện")),
            ("deadline", if seed.chance(200) { Input::Missing } else { Input::day(deadline) }),
            ("parts", if seed.chance(500) { Input::Missing } else { Input::Text("mục tiêu; yêu cầu") }),
        ]);
    }
    let mut sheet = Sheet::new(draft, "steps");
    for (unit, document) in &handed {
        let task = format!("{document}-nv");
        for step in Step::ALL.iter().filter(|_| seed.chance(400)).collect::<Vec<_>>() {
            let on = Day::from_ordinal(begin.ordinal() + seed.below(120) as i32).expect("in range");
            sheet.row(&[
                ("unit", Input::Id(unit)),
                ("document", Input::Id(document)),
                ("step", Input::code(*step)),
                ("on", Input::Day(on)),
                ("task", if *step == Step::Done { Input::Id(&task) } else { Input::Missing }),
                ("present", if *step == Step::Studied { Input::Int(5) } else { Input::Missing }),
                ("text", if seed.chance(300) { Input::Text("biên bản họp") } else { Input::Missing }),
                ("parts", if *step == Step::Planned && seed.chance(500) { Input::Text("mục tiêu") } else { Input::Missing }),
            ]);
        }
    }
}
