//! Citations in the browser: proposed by the file, confirmed by a person; drawn and told; the clause of a rule that opens in the text.

use store::RowText;

use super::office::{Answered, Office, Served, between, row};
use crate::access::Role;
use crate::contents;

/// A regulation of an invented text under a symbol that a rulebook has, as the office got it.
const REGULATION: &str = "BỘ CHÍNH TRỊ\nSố 114-QĐ/TW\nHà Nội, ngày 11 tháng 7 năm 2023\nQUY ĐỊNH\nvề một việc bịa ra để thử\n\n\
    Điều 5. Một điều khác\n1. Khoản thứ nhất của điều năm.\n2. Khoản thứ hai của điều năm.\n\n\
    Điều 6. Điều được hỏi\n1. Một.\n2. Hai.\n3. Ba.\n4. Bốn.\n5. Đây là khoản năm của điều sáu.\n";
/// A plan that rests on a letter and names a regulation that has ended.
const PLAN: &str = "TỈNH ỦY LĨNH HẢI\n*\nSố 05-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nLĩnh Hải, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nvề luân chuyển\n\n\
    Căn cứ Quy định số 98-QĐ/TW, ngày 07/10/2017 của Bộ Chính trị về luân chuyển cán bộ; thực hiện Công văn số 640-CV/TU, ngày 01/8/2025, \
    Ban Thường vụ ban hành kế hoạch như sau:\n\nI. MỤC ĐÍCH\n1. Bảo đảm số lượng.\n2. Bảo đảm chất lượng.\n";

fn town(office: Office) -> Served {
    office.rows(&[
        row("units", "id=TU name=Tỉnh_ủy kind=party_committee level=province"),
        row("units", "id=DU name=Đảng_ủy kind=party_committee level=commune parent=TU"),
    ]);
    let file = |text: &str| contents::keep(&office.vault, text.as_bytes()).unwrap();
    let line = |id: &str, unit: &str, symbol: &str, issued: &str, more: &str| {
        row(
            "documents",
            &format!(
                "id={id} unit={unit} book=incoming series=2026 registered=2026-01-06 kind=plan symbol={symbol} issued={issued} subject=TRICH-{id} secrecy=none {more}"
            ),
        )
    };
    office.rows(&[
        line("KH", "TU", "05-KH/TU", "2026-01-05", &format!("number=1 file={}", file(PLAN))),
        line("QD", "TU", "114-QĐ/TW", "2023-07-11", &format!("number=2 file={}", file(REGULATION))),
        line("CV", "TU", "640-CV/TU", "2025-08-01", "number=3"),
        line("BO", "TU", "06-KH/TU", "2026-01-05", "number=4 void=nhầm"),
        line("DU", "DU", "07-KH/DU", "2026-01-05", "number=1"),
    ]);
    let account = |id: &str, role, unit| (id.to_owned(), role, unit, None);
    office.found(&[account("van-thu", Role::Clerk, "TU"), account("van-thu-du", Role::Clerk, "DU"), account("quan-tri", Role::Administrator, "TU")]);
    office.serve()
}

/// Everything that the form of a page would send as it stands.
fn fields(page: &Answered) -> Vec<(String, String)> {
    let unescaped = |text: &str| text.replace("&#38;", "&").replace("&#34;", "\"");
    let form = between(&page.body, "/citations/edit\"", "</form>");
    let mut fields = Vec::new();
    for tag in form.split('<').filter(|tag| tag.starts_with("input")) {
        let (name, value) = (between(tag, "name=\"", "\""), between(tag, "value=\"", "\""));
        if name != "form" && (!tag.contains("checkbox") || tag.contains(" checked")) {
            fields.push((name.to_owned(), unescaped(value)));
        }
    }
    for select in form.split("<select").skip(1) {
        let chosen = select.split("<option").find(|option| option.contains(" selected")).map_or("", |option| between(option, "value=\"", "\""));
        fields.push((between(select, "name=\"", "\"").to_owned(), chosen.to_owned()));
    }
    fields
}

fn with<'f>(fields: &'f [(String, String)], more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let kept = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more.iter().copied()).collect()
}

/// What the record says that documents cite: relation and symbol.
fn recorded(served: &Served) -> Vec<(String, String)> {
    let register = served.office.open().0.register().unwrap();
    let citations = &register.tables().citations;
    let name = |row: usize| register::code::Code::name(citations.relation[row].unwrap()).to_owned();
    let mut all: Vec<_> = (0..citations.len()).map(|row| (name(row), citations.symbol.text(row).to_owned())).collect();
    all.sort();
    all
}

fn proposed_confirmed_and_withdrawn(office: Office) {
    let served = town(office);
    let mut clerk = served.signed("van-thu");
    let page = clerk.get("/documents/KH/citations/read?reason=xem");
    assert_eq!(page.status, 200, "{}", page.body);
    let sent = fields(&page);
    let proposed: Vec<&str> = sent.iter().filter(|(name, text)| name.starts_with("symbol-") && !text.is_empty()).map(|(_, text)| text.as_str()).collect();
    assert_eq!(proposed, ["98-QĐ/TW", "640-CV/TU"], "{}", page.body);
    assert!(!page.body.contains(" checked"), "nothing is confirmed beforehand");
    let nothing = clerk.post("/documents/KH/citations/edit", &with(&sent, &[("why", "đọc")]));
    assert_eq!((nothing.status, recorded(&served).len()), (422, 0), "nothing was ticked");
    let no_reason = clerk.post("/documents/KH/citations/edit", &with(&sent, &[("keep-0", "x")]));
    assert_eq!((no_reason.status, recorded(&served).len()), (422, 0));
    let ticked = with(&sent, &[("keep-0", "x"), ("keep-1", "x"), ("why", "đã đối chiếu")]);
    let done = clerk.post("/documents/KH/citations/edit", &ticked);
    assert_eq!((done.status, done.location.as_str()), (303, "/documents/KH/citations"), "{}", done.body);
    let pair = |relation: &str, symbol: &str| (relation.to_owned(), symbol.to_owned());
    assert_eq!(recorded(&served), [pair("based_on", "98-QĐ/TW"), pair("implements", "640-CV/TU")]);
    let shown = clerk.get(&done.location);
    for said in ["<svg", "đã bị thay thế, bãi bỏ từ 28/04/2022", "TRICH-CV", "/rules/98-Q%C4%90%2FTW", "Ai viện dẫn ai"] {
        assert!(shown.body.contains(said), "{said}: {}", shown.body);
    }
    // From the other end it is seen as well, and the list of what has ended names it with what stands in its place.
    assert!(clerk.get("/documents/CV/citations").body.contains("TRICH-KH") || clerk.get("/documents/CV/citations").body.contains("05-KH/TU"));
    let stale = clerk.get("/documents/citations");
    assert!(stale.body.contains(">1 viện dẫn") && stale.body.contains("65-QĐ/TW") && stale.body.contains("đã hết hiệu lực khi ban hành"), "{}", stale.body);
    for (query, count) in [("relation=implements", 0), ("relation=based_on", 1), ("words=98-qd", 1), ("words=không+có", 0), ("on=2026-01-04", 0)] {
        let narrowed = clerk.get(&format!("/documents/citations?{query}"));
        assert!(narrowed.body.contains(&format!(">{count} viện dẫn")), "{query}: {}", narrowed.body);
    }
    // One tick is taken away: it leaves the record, and the log keeps both.
    let edit = clerk.get("/documents/KH/citations/edit");
    let sent = fields(&edit);
    let kept = sent.iter().find(|(name, text)| name.starts_with("symbol-") && text == "98-QĐ/TW").map(|(name, _)| name.replace("symbol-", "keep-")).unwrap();
    let fewer: Vec<(&str, &str)> = with(&sent, &[("why", "nhầm")]).into_iter().filter(|(name, _)| *name != kept).collect();
    assert_eq!(clerk.post("/documents/KH/citations/edit", &fewer).status, 303);
    assert_eq!(recorded(&served), [pair("implements", "640-CV/TU")]);
    let history = clerk.get("/history/document:KH?reason=xem");
    assert!(history.body.contains("98-QĐ/TW") && history.body.contains("đã đối chiếu") && history.body.contains("nhầm"), "{}", history.body);
}

#[test]
fn what_a_file_cites_is_proposed_confirmed_and_withdrawn_in_sqlite() {
    proposed_confirmed_and_withdrawn(Office::sqlite());
}

#[test]
fn what_a_file_cites_is_proposed_confirmed_and_withdrawn_in_postgres() {
    proposed_confirmed_and_withdrawn(Office::postgres());
}

#[test]
fn everything_that_is_wrong_with_what_is_typed_is_said_at_once_and_stays() {
    let served = town(Office::sqlite());
    let mut clerk = served.signed("van-thu");
    let typed = [
        ("count", "3"),
        ("symbol-0", "1-KH/TU"),
        ("issued-0", "31/02/2026"),
        ("keep-1", "x"),
        ("origin-1", "file"),
        ("relation-2", "eats"),
        ("symbol-2", "2-KH/TU"),
        ("key", "k"),
    ];
    let refused = clerk.post("/documents/KH/citations/edit", &typed);
    assert_eq!(refused.status, 422);
    for field in ["relation-0", "issued-0", "symbol-1", "relation-1", "relation-2", "why"] {
        assert!(refused.body.contains(&format!("href=\"#{field}\"")) && refused.body.contains(&format!("id=\"{field}\"")), "{field}: {}", refused.body);
    }
    assert!(refused.body.contains("value=\"31/02/2026\"") && refused.body.contains("value=\"2-KH/TU\""), "{}", refused.body);
    for path in ["/documents/BO/citations", "/documents/BO/citations/edit", "/documents/CV/citations/read?reason=x", "/documents/CV/text?reason=x"] {
        assert_eq!(clerk.get(path).status, 404, "{path}");
    }
    assert_eq!(clerk.post("/documents/BO/citations/edit", &[("count", "0"), ("why", "x"), ("key", "k")]).status, 404, "a void line cites nothing");
}

#[test]
fn the_clause_of_a_rule_opens_at_its_passage_for_who_may_read_it() {
    let served = town(Office::sqlite());
    let rule = "/rules/114-Q%C4%90%2FTW%23kin-same-leadership";
    let mut clerk = served.signed("van-thu");
    let page = clerk.get(rule);
    let link = between(&page.body, "<a href=\"/documents/QD/text", "\"").to_owned();
    assert_eq!(link, "?at=%C4%90i%E1%BB%81u%206.5#%C4%90i%E1%BB%81u-6.5", "{}", page.body);
    let question = link.split('#').next().unwrap();
    let unread = clerk.get(&format!("/documents/QD/text{question}"));
    assert!(!unread.body.contains("khoản năm của điều sáu"), "no text without a reason");
    let text = clerk.get(&format!("/documents/QD/text{question}&reason=xem"));
    let asked = between(&text.body, "id=\"Điều-6.5\"", "</div>");
    assert!(asked.contains(" asked\"") && asked.contains("Đây là khoản năm của điều sáu."), "{}", text.body);
    let readings = || served.office.open_log_length();
    let before = readings();
    clerk.get("/documents/QD/text?reason=xem");
    assert_eq!(readings(), before + 1, "that it was read is recorded");
    for (at, said) in [("Điều 6.9", "gần nhất là Điều 6"), ("Điều 77", "Không thấy Điều 77"), ("<b>", "Không thấy &#60;b&#62;")] {
        let page = clerk.get(&format!("/documents/QD/text?reason=xem&at={}", crate::web::visit::quoted(at)));
        assert!(page.body.contains(said), "{at}: {}", page.body);
    }
    for (account, said) in [("quan-tri", "không có văn bản này ở đây"), ("van-thu-du", "không có văn bản này ở đây")] {
        let mut other = served.signed(account);
        let page = other.get(rule);
        assert!(page.body.contains(said) && !page.body.contains("/documents/QD"), "{account}: {}", page.body);
        assert_eq!(other.get("/documents/QD/text?reason=x").status, 404, "{account}");
    }
}

#[test]
fn several_with_one_symbol_and_a_circle_are_said() {
    let served = town(Office::sqlite());
    let cites = |by: &str, cells: &str| -> RowText { row("citations", &format!("document={by} {cells}")) };
    let office = &served.office;
    office.rows(&[
        row(
            "documents",
            "id=C2 unit=TU book=incoming series=2026 number=9 registered=2026-01-06 kind=letter symbol=640-CV/TU issued=2024-08-01 subject=x secrecy=none",
        ),
        cites("KH", "relation=based_on symbol=640-CV/TU"),
        cites("QD", "relation=based_on symbol=640-CV/TU issued=2025-08-01"),
        cites("CV", "relation=based_on symbol=114-QĐ/TW issued=2023-07-11"),
    ]);
    let mut clerk = served.signed("van-thu");
    let page = clerk.get("/documents/KH/citations");
    assert!(page.body.contains("Có 2 văn bản cùng số, ký hiệu"), "{}", page.body);
    assert!(clerk.get("/documents/CV/citations").body.contains("căn cứ của chính nó"));
    assert!(between(&clerk.get("/documents/citations").body, "vòng quanh", "</ul>").contains("640-CV/TU"));
}
