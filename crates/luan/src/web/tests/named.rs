//! Names where ids are wanted: what means one is taken, what means several is offered, and whoever may not be found is neither.

use super::office::{Office, Served, Visitor, between, row};
use crate::access::Role;

fn office() -> Office {
    let office = Office::sqlite();
    office.rows(&[
        row("units", "id=U name=Thị_ủy kind=party_committee level=district"),
        row("units", "id=V name=Ban_Tổ_chức_Thị_ủy kind=department level=district parent=U"),
        row("units", "id=W name=Nơi_khác kind=department level=district"),
        row("titles", "code=T name=Trưởng_phòng role=head"),
        row("posts", "id=P-V unit=V title=T seats=9"),
        row("posts", "id=P-W unit=W title=T seats=9"),
        row("people", "id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980"),
        row("people", "id=CB2 name=Dương_Thị_Ánh sex=female birth=1981"),
        row("people", "id=CB3 name=Dương_Thị_Anh sex=female birth=1982"),
        row("people", "id=CB4 name=Dương_Thị_Lan sex=female birth=1983"),
        row("people", "id=CB9 name=Lý_Thị_Khuất sex=female birth=1983"),
        row("tenures", "person=CB1 post=P-V from=2020-01-01"),
        row("tenures", "person=CB2 post=P-V from=2020-01-01"),
        row("tenures", "person=CB9 post=P-W from=2020-01-01"),
    ]);
    office.found(&[("chuyen-vien".to_owned(), Role::Specialist, "U", None), ("quan-tri".to_owned(), Role::Administrator, "U", None)]);
    office
}

fn served() -> (Served, Visitor) {
    let served = office().serve();
    let visitor = served.signed("chuyen-vien");
    (served, visitor)
}

/// Sends the form of a relative of CB1; what the page says.
fn relative(visitor: &mut Visitor, name: &str, more: &[(&str, &str)]) -> super::office::Answered {
    let typed = [("table", "kinship"), ("cell.person", "CB1"), ("cell.relative", name), ("cell.relation", "sibling"), ("reason", "thử"), ("key", "k")];
    visitor.post("/people/CB1/change", &[&typed[..], more].concat())
}

#[test]
fn a_name_with_or_without_marks_stands_for_the_one_who_has_it() {
    let (_served, mut visitor) = served();
    for (typed, id) in [("Dương Thị Ánh", "CB2"), ("dương thị anh", "CB3"), ("duong thi lan", "CB4"), ("Lan", "CB4"), ("CB3", "CB3")] {
        let page = relative(&mut visitor, typed, &[("step", "check")]);
        assert_eq!(page.status, 200, "{typed}: {}", page.body);
        // What would be recorded is the id, and it is what the form goes on with.
        assert!(page.body.contains(&format!("name=\"cell.relative\" value=\"{id}\"")), "{typed}: {}", page.body);
    }
}

#[test]
fn what_may_mean_several_is_offered_and_the_choice_is_taken() {
    let (served, mut visitor) = served();
    let page = relative(&mut visitor, "duong thi anh", &[("step", "check")]);
    assert_eq!(page.status, 422, "{}", page.body);
    assert!(page.body.contains("value=\"duong thi anh\"") && page.body.contains("href=\"#cell.relative\""), "{}", page.body);
    let offered = between(&page.body, "class=\"choices\"", "</fieldset>");
    assert!(offered.contains("value=\"CB2\"") && offered.contains("value=\"CB3\"") && offered.contains("Trưởng phòng"), "{offered}");
    let name = between(offered, "name=\"", "\"");
    // Only what is offered can be chosen.
    assert_eq!(relative(&mut visitor, "duong thi anh", &[(name, "CB1"), ("step", "check")]).status, 422);
    let chosen = relative(&mut visitor, "duong thi anh", &[(name, "CB3"), ("step", "record")]);
    assert_eq!(chosen.status, 303, "{}", chosen.body);
    let history = visitor.get("/history/person:CB1?reason=x");
    assert!(history.body.contains("CB3") && !history.body.contains("CB2"), "{}", history.body);
    drop(served);
}

#[test]
fn whoever_may_not_be_found_is_not_found_by_name() {
    let (_served, mut visitor) = served();
    let [hidden, nobody] = ["Lý Thị Khuất", "Không Ai Cả"].map(|name| {
        let page = relative(&mut visitor, name, &[("step", "record")]);
        assert_eq!(page.status, 422, "{name}: {}", page.body);
        assert!(!page.body.contains("CB9"), "{}", page.body);
        between(&page.body, "role=\"alert\"", "</div>").replace(name, "")
    });
    assert_eq!(hidden, nobody);
}

#[test]
fn a_plan_and_a_grant_take_names_too() {
    let (served, mut visitor) = served();
    let plan =
        |people: &'static str, posts: &'static str| [("scope", "U"), ("on", "2026-01-01"), ("pins-person", people), ("pins-to_post", posts), ("as", "rows")];
    let page = visitor.post("/plan/again", &plan("dinh van an", "truong phong ban to chuc"));
    assert!(page.body.contains("name=\"pins-person\" value=\"CB1\"") && page.body.contains("name=\"pins-to_post\" value=\"P-V\""), "{}", page.body);
    let page = visitor.post("/plan", &[&plan("duong", "P-V")[..], &[("reason", "thử")]].concat());
    assert_eq!(page.status, 422);
    assert!(page.body.contains("value=\"CB4\"") && page.body.contains("href=\"#pins-person-0\"") && page.body.contains("value=\"duong\""), "{}", page.body);
    let mut administrator = served.signed("quan-tri");
    let ask = |unit: &'static str| [("id", "moi"), ("role", "clerk"), ("unit", unit), ("reason", "thử")];
    // A unit that is called just so goes before those whose name only holds the words.
    assert_eq!(administrator.post("/accounts/ask", &ask("thi uy")).status, 303);
    let granted = administrator.get("/accounts");
    assert!(granted.body.contains(", U</div>"), "{}", granted.body);
    assert_eq!(administrator.post("/accounts/ask", &ask("thị")).status, 422);
}
