//! `luan rules cases`: every worked case of every rulebook, run.

use rules::rulebook::Rulebook;
use rules::rulebook::cases::{self, Ran};

use crate::counter::{Counter, Format};
use crate::exit::{Exit, Outcome};
use crate::report::write_csv;

pub(super) fn run(books: &[Rulebook], counter: &mut Counter<'_>) -> Outcome {
    let ran: Vec<Ran> = books.iter().flat_map(cases::run).collect();
    let got = |ran: &Ran| ran.got.map_or("out_of_scope", |outcome| outcome.name());
    let failed = ran.iter().filter(|ran| !ran.passed()).count();
    match counter.format_of_lists() {
        Format::Json => {
            for one in &ran {
                let line = serde_json::json!({ "rule": one.rule, "case": one.case, "expected": one.expected.name(), "got": got(one) });
                writeln!(counter.out, "{line}")?;
            }
        }
        Format::Csv => {
            write_csv(counter.out, &["rule", "case", "expected", "got"])?;
            for one in &ran {
                write_csv(counter.out, &[&one.rule, &one.case, one.expected.name(), got(one)])?;
            }
        }
        Format::Text => {
            for one in ran.iter().filter(|ran| !ran.passed()) {
                let (expected, got) = (one.expected.name(), got(one));
                let vi = format!("SAI   {} — {}: cần {expected}, ra {got}", one.rule, one.case);
                let en = format!("WRONG {} — {}: expected {expected}, got {got}", one.rule, one.case);
                writeln!(counter.out, "{}", counter.lang.pick([vi, en]))?;
            }
            let passed = ran.len() - failed;
            writeln!(counter.out, "{}", counter.lang.pick([format!("{passed} ca đúng, {failed} ca sai"), format!("{passed} cases right, {failed} wrong")]))?;
        }
    }
    Ok(if failed == 0 { Exit::Done } else { Exit::Failed })
}
