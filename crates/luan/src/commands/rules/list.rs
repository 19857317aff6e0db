//! `luan rules list`: every rulebook with its rules, in clause order.

use register::Period;
use rules::rulebook::{Rule, Rulebook};
use rules::verdict::Lang;

use crate::commands::why::confidence_words;
use crate::counter::{Counter, Format};
use crate::exit::{Exit, Outcome};
use crate::report::{effect_words, table::Table, write_csv};

const COLUMNS: [&str; 8] = ["rule", "clause", "subject", "effect", "topic", "from", "until", "confidence"];

pub(super) fn run(books: &[Rulebook], counter: &mut Counter<'_>) -> Outcome {
    match counter.format_of_lists() {
        Format::Text => {
            for book in books {
                let text = of_book(book, counter.lang);
                counter.out.write_all(text.as_bytes())?;
            }
        }
        Format::Csv => {
            write_csv(counter.out, &COLUMNS)?;
            for (book, rule) in every(books) {
                write_csv(counter.out, &cells(book, rule).each_ref().map(String::as_str))?;
            }
        }
        Format::Json => {
            for (book, rule) in every(books) {
                let pairs = COLUMNS.iter().zip(cells(book, rule)).map(|(column, cell)| ((*column).to_owned(), serde_json::Value::from(cell)));
                writeln!(counter.out, "{}", serde_json::Value::Object(pairs.collect()))?;
            }
        }
    }
    Ok(Exit::Done)
}

fn every(books: &[Rulebook]) -> impl Iterator<Item = (&Rulebook, &Rule)> {
    books.iter().flat_map(|book| book.rules.iter().map(move |rule| (book, rule)))
}

fn cells(book: &Rulebook, rule: &Rule) -> [String; 8] {
    let (book, own) = (book.document.in_force, rule.in_force);
    let period = Period { from: book.from.max(own.from), until: book.until.min(own.until) };
    let confidence = confidence_words(rule.confidence)[1].to_owned();
    let (subject, effect) = (rule.subject.name().to_owned(), rule.effect.name().to_owned());
    [rule.name.clone(), rule.clause.clone(), subject, effect, rule.topic.clone(), period.from.to_string(), period.until.to_string(), confidence]
}

/// A period in words.
pub(super) fn period_words(period: Period, lang: Lang) -> String {
    match (period.from.known(), period.until.known()) {
        (true, true) => lang.pick([format!("{} đến trước {}", period.from, period.until), format!("{} until {}", period.from, period.until)]),
        (true, false) => lang.pick([format!("từ {}", period.from), format!("from {}", period.from)]),
        (false, true) => lang.pick([format!("đến trước {}", period.until), format!("until {}", period.until)]),
        (false, false) => lang.pick(["không giới hạn", "always"]).to_owned(),
    }
}

fn of_book(book: &Rulebook, lang: Lang) -> String {
    let document = &book.document;
    let mut out = format!("{} — {} ({})\n", document.symbol, document.title, document.issuer);
    out.push_str(&format!("  {} {}\n", lang.pick(["hiệu lực:", "in force:"]), period_words(document.in_force, lang)));
    if let Some((on, note)) = &document.checked {
        out.push_str(&format!("  {} {on}: {note}\n", lang.pick(["rà lần cuối", "last checked"])));
    }
    if !book.rules.is_empty() {
        let headings = lang.pick([["quy tắc", "điều khoản", "đối tượng", "loại"], ["rule", "clause", "subject", "effect"]]);
        let mut table = Table::new(&headings, &[]);
        for rule in &book.rules {
            table.row(vec![rule.name.clone(), rule.clause.clone(), rule.subject.name().to_owned(), lang.pick(effect_words(rule.effect)).to_owned()]);
        }
        table.render().lines().for_each(|line| out.push_str(&format!("  {line}\n")));
    }
    out + "\n"
}
