//! The account of the invented town, as a committed text: a change to a rule, a fact or the planner shows here as what it does to people.
//!
//! The new text is accepted with `cargo insta review`, by somebody who has read it.

use crate::story::done;

#[test]
fn in_vietnamese() {
    insta::assert_snapshot!("account_vi", done(&["demo", "--print"]));
}

#[test]
fn in_english() {
    insta::assert_snapshot!("account_en", done(&["--lang", "en", "demo", "--print"]));
}
