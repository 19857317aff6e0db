//! A change in its form: everything that is wrong is said at once, what was typed stays, nothing is written before it was looked over, and a row is corrected by the row that takes its place.

use super::office::{Office, row};
use crate::access::Role;

#[test]
fn a_row_is_corrected_after_it_was_looked_over_and_nothing_typed_is_lost() {
    let office = Office::sqlite();
    office.rows(&[
        row("units", "id=U name=Thị_ủy kind=party_committee level=district"),
        row("titles", "code=T name=Trưởng_phòng role=head"),
        row("posts", "id=P unit=U title=T seats=9"),
        row("people", "id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980"),
        row("tenures", "person=CB1 post=P from=2020-01-01"),
    ]);
    office.found(&[("chuyen-vien".to_owned(), Role::Specialist, "U", None)]);
    let served = office.serve();
    let mut visitor = served.signed("chuyen-vien");
    let form = visitor.get("/people/CB1/change?table=tenures");
    assert!(form.status == 200 && form.body.contains("cell.from") && !form.body.contains("2020-01-01"), "no row without a reason: {}", form.body);
    let old = serde_json::to_string(&row("tenures", "person=CB1 post=P from=2020-01-01")).unwrap();
    let wrong = [("table", "tenures"), ("cell.person", "CB1"), ("cell.post", ""), ("cell.from", "31/02/2020<b>"), ("step", "check"), ("key", "k")];
    let refused = visitor.post("/people/CB1/change", &wrong);
    for field in ["href=\"#cell.post\"", "href=\"#cell.from\"", "href=\"#reason\""] {
        assert!(refused.status == 422 && refused.body.contains(field), "{field}: {}", refused.body);
    }
    assert!(refused.body.contains("31/02/2020&#60;b&#62;") && !refused.body.contains("2020<b>"), "{}", refused.body);
    let right = |step| {
        [
            ("table", "tenures"),
            ("row", old.as_str()),
            ("cell.person", "CB1"),
            ("cell.post", "P"),
            ("cell.from", "5/1/2020"),
            ("reason", "nhập nhầm"),
            ("step", step),
            ("key", "k"),
        ]
    };
    let preview = visitor.post("/people/CB1/change", &right("check"));
    assert!(preview.status == 200 && preview.body.contains("2020-01-01") && preview.body.contains("2020-01-05"), "{}", preview.body);
    // The server writes through a store of its own: the record is opened anew each time.
    let facts_at = || served.office.open().0.log().facts_at();
    let before = facts_at();
    assert_eq!(visitor.post("/people/CB1/change", &right("edit")).status, 200);
    assert_eq!(facts_at(), before, "nothing is written before it is said to be");
    assert_eq!(visitor.post("/people/CB1/change", &right("record")).status, 303);
    assert_ne!(facts_at(), before, "and then it is");
    let form = visitor.get("/people/CB1/change?table=tenures&reason=x");
    assert!(form.body.contains("2020-01-05") && !form.body.contains("2020-01-01"), "{}", form.body);
    let again = visitor.post("/people/CB1/change", &[("row", old.as_str()), ("reason", "x"), ("step", "record"), ("key", "k2")]);
    assert_eq!(again.status, 422, "a row that is no longer there is refused: {}", again.body);
}
