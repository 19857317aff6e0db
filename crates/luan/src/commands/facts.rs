//! `luan facts`: the vocabulary of the rules.

use rules::facts::{self, Fact};
use rules::tree::{Element, Measure, Type};
use rules::verdict::Lang;

use crate::counter::{Counter, Format};
use crate::exit::{Exit, Outcome};
use crate::report::{table::Table, write_csv};

/// What `luan facts` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {}

pub(crate) fn run(_: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let lang = counter.lang;
    match counter.format_of_lists() {
        Format::Text => {
            let mut table = Table::new(&lang.pick([["dữ kiện", "kiểu", "nghĩa"], ["fact", "type", "meaning"]]), &[]);
            facts::ALL.iter().for_each(|fact| table.row(vec![fact.name.to_owned(), type_words(fact.ty), lang.pick(fact.words).to_owned()]));
            write!(counter.out, "{}", table.render())?;
        }
        Format::Csv => {
            write_csv(counter.out, &["name", "type", "of", "words", "source", "paper"])?;
            for fact in facts::ALL {
                write_csv(counter.out, &cells(fact, lang).each_ref().map(String::as_str))?;
            }
        }
        Format::Json => {
            for fact in facts::ALL {
                let [name, ty, of, words, source, paper] = cells(fact, lang);
                let of: Vec<&str> = of.split(';').collect();
                let line = serde_json::json!({ "name": name, "type": ty, "of": of, "words": words, "source": source, "paper": paper });
                writeln!(counter.out, "{line}")?;
            }
        }
    }
    Ok(Exit::Done)
}

fn cells(fact: &Fact, lang: Lang) -> [String; 6] {
    let of: Vec<&str> = fact.of.iter().map(|subject| subject.name()).collect();
    let [words, paper] = [fact.words, fact.paper].map(|pair| lang.pick(pair).to_owned());
    [fact.name.to_owned(), type_words(fact.ty), of.join(";"), words, fact.source.to_owned(), paper]
}

/// A type as the rule language speaks of it.
pub(crate) fn type_words(ty: Type) -> String {
    match ty {
        Type::Truth => "truth".to_owned(),
        Type::Number(of) => measure_words(of).to_owned(),
        Type::Range(of) => format!("{}, min–max", measure_words(of)),
        Type::Day => "day".to_owned(),
        Type::Code(names) => format!("one of {}", names.join(" ")),
        Type::Id(table) => format!("id of {table}"),
        Type::Text => "text".to_owned(),
        Type::List(Element::Number(of)) => format!("list of {}", measure_words(of)),
        Type::List(Element::Code(_) | Element::Text) => "list of names".to_owned(),
        Type::List(Element::Id(table)) => format!("list of ids of {table}"),
    }
}

fn measure_words(measure: Measure) -> &'static str {
    match measure {
        Measure::Months => "months",
        Measure::Years => "years",
        Measure::Days => "days",
        Measure::Rank => "rank",
        Measure::Percent => "percent",
        Measure::Count => "count",
        Measure::Bare => "number",
    }
}
