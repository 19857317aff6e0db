//! What is kept ready is what would be made anew: whoever comes, in whatever order, after whatever change.

use std::sync::Arc;

use proptest::prelude::*;
use store::{Account, Change, Content, Grant, Stamp};

use super::office::{Office, row};
use crate::access::{Action, Class, Role, Sight, Sought, View, Viewer};
use crate::desk::Desk;
use crate::time;

const ACCOUNTS: [(&str, Option<&str>); 3] = [("lan", Some("CB1")), ("minh", Some("CB2")), ("hoa", None)];
const UNITS: [&str; 3] = ["U", "V", "W"];
const PEOPLE: usize = 4;
/// Roles that a step may grant.
const ROLES: [Role; 4] = [Role::Clerk, Role::Specialist, Role::Inspector, Role::Administrator];

/// Something that happens between two visits.
#[derive(Clone, Debug)]
enum Step {
    /// Two others see to it that an account has this role over this unit, and nothing else.
    Grant(usize, usize, usize),
    /// An account is closed.
    Close(usize),
    /// Somebody is in a post of a unit from now on.
    Post(usize, usize),
    /// Proceedings against somebody are open.
    Open(usize),
    /// An account comes.
    Visit(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0..ACCOUNTS.len(), 0..ROLES.len(), 0..UNITS.len()).prop_map(|(who, role, unit)| Step::Grant(who, role, unit)),
        1 => (0..ACCOUNTS.len()).prop_map(Step::Close),
        1 => (0..PEOPLE, 0..UNITS.len()).prop_map(|(person, unit)| Step::Post(person, unit)),
        1 => (0..PEOPLE).prop_map(Step::Open),
        4 => (0..ACCOUNTS.len()).prop_map(Step::Visit),
    ]
}

fn desk() -> (Desk, Office) {
    let office = Office::sqlite();
    office.rows(&[
        row("units", "id=U name=Thị_ủy kind=party_committee level=district"),
        row("units", "id=V name=Phòng kind=department level=district parent=U"),
        row("units", "id=W name=Ban kind=department level=district parent=U"),
        row("titles", "code=T name=Trưởng_phòng role=head"),
        row("posts", "id=P-U unit=U title=T seats=9"),
        row("posts", "id=P-V unit=V title=T seats=9"),
        row("posts", "id=P-W unit=W title=T seats=9"),
        row("people", "id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980"),
        row("people", "id=CB2 name=Dương_Thị_Ánh sex=female birth=1981"),
        row("people", "id=CB3 name=Lê_Văn_Bình sex=male birth=1982"),
        row("people", "id=CB4 name=Lý_Thị_Chi sex=female birth=1983"),
        row("kinship", "person=CB1 relative=CB3 relation=sibling"),
    ]);
    office.found(&ACCOUNTS.map(|(id, person)| (id.to_owned(), Role::Clerk, "U", person.map(str::to_owned))));
    let (store, vault) = office.open();
    (Desk::new(store, vault, Vec::new()), office)
}

fn commit(desk: &Desk, key: &str, actor: &str, content: Content) {
    let change = Change { reason: "thử".to_owned(), basis: String::new(), key: key.to_owned(), content };
    desk.store.commit(vec![change], Stamp { actor: actor.to_owned(), time: time::now(), authority: None }).unwrap();
}

fn take(desk: &Desk, number: usize, step: &Step) {
    let key = |part: &str| format!("{number}-{part}");
    let account = |who: usize| (ACCOUNTS[who].0, desk.held(ACCOUNTS[who].0).unwrap().account);
    let set = |key: &str, actor: &str, id: &str, account: Account| commit(desk, key, actor, Content::Account { id: id.to_owned(), account });
    let add = |subject: &str, row| commit(desk, &key("row"), "test", Content::Rows { subject: subject.to_owned(), withdraw: Vec::new(), add: vec![row] });
    match step {
        Step::Grant(who, role, unit) => {
            let (id, before) = account(*who);
            let grants = vec![Grant { role: ROLES[*role].word().to_owned(), unit: UNITS[*unit].to_owned() }];
            let opened = Account { state: store::AccountState::Open, grants: Vec::new(), asked: None, ..before };
            set(&key("open"), "một", id, opened.clone());
            set(&key("ask"), "một", id, Account { asked: Some(grants.clone()), ..opened.clone() });
            set(&key("confirm"), "hai", id, Account { grants, ..opened });
        }
        Step::Close(who) => {
            let (id, before) = account(*who);
            set(&key("close"), "một", id, Account { state: store::AccountState::Closed, ..before });
        }
        Step::Post(person, unit) => {
            let id = format!("CB{}", person + 1);
            add(&format!("person:{id}"), row("tenures", &format!("person={id} post=P-{} from=20{:02}-01-01", UNITS[*unit], number % 24)));
        }
        Step::Open(person) => {
            let id = format!("CB{}", person + 1);
            add(&format!("person:{id}"), row("proceedings", &format!("person={id} kind=review from=20{:02}-01-02", number % 24)));
        }
        Step::Visit(_) => {}
    }
}

/// Everything that a view decides about this office, and whom and what it lists.
fn decided(view: &View) -> Vec<String> {
    let people = (1..=PEOPLE).map(|number| format!("person:CB{number}"));
    let subjects: Vec<String> = people.chain(UNITS.map(|unit| format!("unit:{unit}"))).chain(UNITS.map(|unit| format!("post:P-{unit}"))).collect();
    let mut decided: Vec<String> = Vec::new();
    for action in Action::ALL {
        for subject in &subjects {
            let classes: Vec<Class> = Class::ALL.into_iter().filter(|class| view.may(action, subject, *class)).collect();
            decided.push(format!("{} {subject} {classes:?}", action.word()));
        }
    }
    let listed = view.seek(&Sought::default());
    decided.push(format!("{} {:?} {:?} {:?}", listed.count, listed.people, view.units(), view.viewer()));
    decided
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_view_that_was_kept_is_the_one_that_would_be_made(steps in proptest::collection::vec(step(), 1..25)) {
        let (desk, _office) = desk();
        for (number, step) in steps.iter().enumerate() {
            take(&desk, number, step);
            let Step::Visit(who) = step else { continue };
            let account = ACCOUNTS[*who].0;
            let held = desk.held(account).unwrap();
            let Some(viewer) = Viewer::of(account, &held) else {
                prop_assert!(desk.view(account, &held).unwrap().is_none(), "a closed account sees nothing");
                continue;
            };
            let anew = View::new(Arc::new(Sight::new(Arc::new(desk.store.log().register().unwrap()), time::today())), viewer);
            let view = || desk.view(account, &held).unwrap().unwrap();
            let (kept, again) = (view(), view());
            prop_assert_eq!(decided(&kept), decided(&anew), "{} after {:?}", account, &steps[..=number]);
            prop_assert!(Arc::ptr_eq(&kept, &again), "nothing has changed, and it was made anew");
        }
    }
}
