use register::written::written;
use rules::verdict::Lang;

use super::*;

const BOOKS: &str = "units: id name kind level\n  TU Tỉnh_ủy party_committee province\n  DU Đảng_ủy party_committee commune\n\
    documents: id unit book series number registered kind symbol issued subject secrecy void\n";

fn known(lines: &str, citations: &str) -> Known {
    let register = written(&format!("{BOOKS}{lines}citations: document relation symbol issued\n{citations}"));
    Known::of(&register, &crate::books::load(&[], Lang::Vi).unwrap(), &|_| true)
}

#[test]
fn the_reader_and_the_record_know_the_same_relations() {
    let read: Vec<&str> = paperwork::documents::reading::Relation::ALL.iter().map(|relation| relation.name()).collect();
    assert_eq!(read, Citing::NAMES);
}

#[test]
fn one_paper_in_two_books_is_one_and_a_void_line_is_none() {
    let lines = "  A TU outgoing 2026 5 2026-01-05 letter 05-CV/TU 2026-01-05 x none -\n  B DU incoming 2026 1 2026-01-07 letter 5-CV/TU 2026-01-05 x none -\n\
        \x20 C TU outgoing 2026 6 2026-01-05 letter 06-CV/TU 2026-01-05 x none nhầm\n";
    let known = known(lines, "  A based_on 65-QĐ/TW -\n  B based_on 65-QĐ/TW -\n  C based_on 65-QĐ/TW -\n");
    assert_eq!(known.source(known.of_line("A").unwrap()).unwrap().lines, ["A", "B"]);
    assert_eq!((known.of_line("A"), known.of_line("C")), (known.of_line("B"), None));
    let [law] = known.named("65-QĐ/TW")[..] else { panic!("one regulation") };
    let citing = known.around(law)[1].iter().map(|citation| known.graph.citations()[*citation].by).filter(|by| Some(*by) == known.of_line("A")).count();
    assert_eq!(citing, 1, "what both books say of one paper is told once");
    let of_books = |citation: &usize| known.source(known.graph.citations()[*citation].by).is_some_and(|source| !source.lines.is_empty());
    assert_eq!(known.around(law)[1].iter().filter(|citation| of_books(citation)).count(), 1, "the void line cites nothing");
}

#[test]
fn a_plan_that_rests_on_what_a_rulebook_replaces_is_found() {
    let on = Day::new(2026, 2, 1).unwrap();
    let books = crate::books::load(&[], Lang::Vi).unwrap();
    let (by, gone) = books.iter().find_map(|book| Some((book, book.document.replaces.first()?))).unwrap();
    let line = "  A TU outgoing 2026 5 2024-01-05 plan 05-KH/TU 2024-01-05 x none -\n";
    let known = known(line, &format!("  A implements {gone} -\n"));
    let stale = known.graph.stale(on);
    let [found] = stale[..] else { panic!("{stale:?}") };
    let standings = known.graph.standings(on);
    assert_eq!((known.name(known.graph.citations()[found.citation].by).as_str(), standings[found.cited].since), ("05-KH/TU", by.document.in_force.from));
    assert_eq!(known.graph.in_place_of(found.cited, &standings), known.named(&by.document.symbol));
}

#[test]
fn clauses_are_taken_apart_as_rulebooks_write_them() {
    let paths = |clause: &str| clause_parts(clause).into_iter().map(|(_, symbol, path)| (symbol, path)).collect::<Vec<_>>();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(paths("Điều 6 khoản 5"), [(None, text("Điều 6.5"))]);
    assert_eq!(paths("điểm a khoản 5 Điều 6"), [(None, text("Điều 6.5.a"))]);
    assert_eq!(paths("Điều 26; 45-HD/BTCTW II.6.2"), [(None, text("Điều 26")), (text("45-HD/BTCTW"), text("II.6.2"))]);
    assert_eq!(paths("Điều 24, Điều 25"), [(None, text("Điều 24")), (None, text("Điều 25"))]);
    for unread in ["mục cơ cấu cấp ủy", "số điều chưa đọc được", "Điều", "khoản 2", "Điều 5 và các điều sau"] {
        assert_eq!(paths(unread), [(None, None)], "{unread}");
    }
    for rule in crate::books::load(&[], Lang::Vi).unwrap().iter().flat_map(|book| &book.rules) {
        let is_read = clause_parts(&rule.clause).iter().all(|(_, _, path)| path.is_some());
        assert!(is_read || rule.clause.contains("chưa đọc được") || rule.clause.starts_with("mục"), "{}: {}", rule.name, rule.clause);
    }
}
