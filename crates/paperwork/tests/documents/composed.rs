//! Documents that are put together from parts in every spelling, laid out in every way, in every kind of file: what was put in must be read, and nothing else.

use proptest::prelude::*;
use serde_json::Value;

use crate::judge::{Judgement, judge};
use crate::parts::{Choices, Composed, composed};
use crate::said::said;
use crate::shapes::{Shape, shaped};

/// The disagreements of one file.
fn disagreements(name: &str, bytes: &[u8], documents: &[&Composed]) -> Vec<String> {
    let expected: Vec<Value> = documents.iter().map(|composed| composed.expected.clone()).collect();
    let mut judgement = Judgement::default();
    judge(name, &serde_json::json!({ "documents": expected }), &said(name, bytes), &mut judgement);
    judgement.wrong.iter().map(|wrong| format!("{} {} {}\n      {}", wrong.document, wrong.field, wrong.which, wrong.words)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_put_together_is_read(choices in prop::collection::vec(any::<u8>(), 80), shape in prop::sample::select(&Shape::ALL[..])) {
        let document = composed(&mut Choices::of(&choices));
        let (name, bytes) = shaped(&[&document], shape);
        let wrong = disagreements(name, &bytes, &[&document]);
        prop_assert!(wrong.is_empty(), "{shape:?}\n{}\n{}", wrong.join("\n"), document.shown());
    }

    #[test]
    fn two_in_one_file_stay_two(one in prop::collection::vec(any::<u8>(), 80), other in prop::collection::vec(any::<u8>(), 80), shape in prop::sample::select(&Shape::ALL[..])) {
        let (one, other) = (composed(&mut Choices::of(&one)), composed(&mut Choices::of(&other)));
        let (name, bytes) = shaped(&[&one, &other], shape);
        // Days of one may be told by the other where both cite the same document; that is not what is tried here.
        prop_assume!(one.symbols().is_disjoint(&other.symbols()));
        let wrong = disagreements(name, &bytes, &[&one, &other]);
        prop_assert!(wrong.is_empty(), "{shape:?}\n{}\n{}\n----\n{}", wrong.join("\n"), one.shown(), other.shown());
    }
}
