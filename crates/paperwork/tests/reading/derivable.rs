//! Nothing is invented: whatever a reading says stands in the text.

use std::collections::BTreeSet;

use paperwork::documents::Text;
use paperwork::documents::reading::{Document, Found};
use register::Day;
use register::text::folded;
use unicode_normalization::UnicodeNormalization;

/// The words of a text in the forms in which values are looked for.
pub(crate) struct Words {
    squeezed: String,
    bare: String,
    words: BTreeSet<String>,
    numbers: Vec<i32>,
}

fn squeezed(text: &str) -> String {
    words(text).concat()
}

fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !(c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)));
    parts.filter(|part| !part.is_empty()).map(|part| part.nfc().flat_map(char::to_lowercase).collect()).collect()
}

impl Words {
    pub(crate) fn of(text: &Text) -> Words {
        let all = text.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n").replace('Ð', "Đ");
        let numbers = all.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
        Words { squeezed: squeezed(&all), bare: folded(&squeezed(&all)), words: words(&all).into_iter().collect(), numbers }
    }

    /// The value stands there as it is, or, where a column stands between its lines, all of its words do.
    fn has(&self, value: &str) -> bool {
        self.squeezed.contains(&squeezed(value)) || words(value).iter().all(|word| self.words.contains(word))
    }

    fn has_day(&self, day: Day) -> bool {
        self.numbers.windows(3).any(|parts| parts == [day.day(), day.month(), day.year()])
    }
}

/// Everything that a document says and its text does not.
pub(crate) fn invented(document: &Document, text: &Words) -> Vec<String> {
    let one = |found: &Option<Found<String>>| found.iter().map(|found| found.value.clone()).collect::<Vec<_>>();
    let mut values: Vec<String> =
        [&document.title, &document.issuer, &document.superior, &document.place, &document.subject].into_iter().flat_map(one).collect();
    values.extend([&document.signer.represented, &document.signer.title, &document.signer.name, &document.incoming.number].into_iter().flat_map(one));
    values.extend(document.addressees.iter().map(|addressee| addressee.value.clone()));
    values.extend(document.recipients.iter().map(|recipient| recipient.name.clone()));
    values.extend(document.citations.iter().filter_map(|citation| citation.issuer.clone()));
    values.retain(|value| value.trim().is_empty() || !text.has(value));
    let own = document.symbol.iter().map(|symbol| &symbol.value);
    let symbols = own.chain(document.citations.iter().map(|citation| &citation.symbol));
    // D and Đ are taken for one another, and that is said; nothing else is.
    values.extend(symbols.filter(|symbol| !text.bare.contains(&folded(&squeezed(&symbol.text)))).map(|symbol| symbol.text.clone()));
    let days = [&document.date, &document.incoming.date].into_iter().chain(document.citations.iter().map(|citation| &citation.date));
    values.extend(days.flatten().map(|day| day.value).filter(|day| !text.has_day(*day)).map(|day| day.to_string()));
    values
}
