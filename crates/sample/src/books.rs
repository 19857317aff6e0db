//! Lines of the books of documents: numbers from 1 in every book, now and then a part under its whole, a secret one, a void one.

use register::code::{Book, DocumentKind, Secrecy, Urgency};
use register::{Day, Draft};

use crate::seed::Seed;
use crate::sheet::{Input, Sheet};

/// Units that have books; more would make large offices larger, and no more like real ones.
const UNITS_MAX: usize = 200;
const SUBJECTS: [&str; 4] =
    ["Về việc rà soát quy hoạch", "Về chuẩn bị luân chuyển cán bộ", "V/v quán triệt, triển khai quy định mới", "Báo cáo kết quả; đề xuất, kiến nghị"];

/// Draws the books of some units.
pub(crate) fn draw(draft: &mut Draft, seed: &mut Seed, units: &[String]) {
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
                let secrecy = *seed.pick(&[Secrecy::None, Secrecy::None, Secrecy::None, Secrecy::Mat]);
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
                if part.is_none() {
                    last = Some((id, counted));
                }
            }
        }
    }
}
