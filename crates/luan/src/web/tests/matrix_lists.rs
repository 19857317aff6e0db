//! Lists and counts about many for every account of the matrix: statistics of moves, and facts that were recorded late.

use super::matrix::{Count, any, everybody};
use super::model::Model;
use super::office::{Visitor, between};

/// Who is counted and named as having taken up a post is who may be opened; who opens nobody has no figures at all.
pub(super) fn statistics(model: &Model, visitor: &mut Visitor, account: &str, role: &str, own: &str, count: &mut Count) {
    let period = "from=2015-01-01&until=2016-01-01&manner=every";
    let paper = visitor.get(&format!("/statistics?{period}"));
    let list = visitor.get(&format!("/statistics/moves?{period}&reason=x"));
    let (finds, opens) = (any(model, role, "find"), any(model, role, "person"));
    assert_eq!([paper.status == 200, list.status == 200], [finds && opens, opens], "{account} has statistics");
    let opened: Vec<bool> = everybody(own).map(|who| model.classes(role, "person", &who).contains("personnel")).collect();
    let figures = between(&paper.body, ">2015</td>", "</tr>");
    let counted = between(figures, "\">", "</td>").trim_end_matches("</a>").rsplit('>').next().unwrap();
    // A year in which nobody is counted has no line.
    let people = opened.iter().filter(|opened| **opened && paper.status == 200).count();
    assert_eq!(counted.parse().unwrap_or(0), people, "{account} counts: {figures}");
    for (who, opened) in everybody(own).zip(opened) {
        assert_eq!(list.body.contains(&format!("Người {}<", who.id)), opened && opens, "{account} lists {}", who.id);
        count.compared += 1;
    }
    for (path, action) in [("/audit/late", "history"), ("/audit/exceptions", "plan")] {
        assert_eq!(visitor.get(&format!("{path}?reason=x")).status == 200, any(model, role, action), "{account} {path}");
    }
    count.asked += 4;
    count.compared += 4;
}
