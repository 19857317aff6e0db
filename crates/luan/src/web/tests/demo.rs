//! A demonstration is entered without a sign-in by who knows its address, in the process that has founded its accounts; and nowhere else.

use store::{Account, AccountState, Content};

use super::office::{Answered, Office, Visitor, between, row};
use crate::accounts::{Demo, Passwords, Second, Shown, Wanted, sign_in};
use crate::time;

const WANTED: [Wanted; 3] = [
    Wanted { account: "specialist", role: "specialist", unit: "U", person: None },
    Wanted { account: "cadre", role: "cadre", unit: "U", person: Some("CB1") },
    Wanted { account: "administrator", role: "administrator", unit: "U", person: None },
];

fn town() -> (Office, Demo) {
    let office = Office::sqlite();
    office.rows(&[row("units", "id=U name=Thị_ủy kind=party_committee level=district"), row("people", "id=CB1 name=Đinh_Văn_Ấn sex=male birth=1980")]);
    let (store, vault) = office.open();
    let demo = Demo::found(&store, &vault, &WANTED, time::now()).unwrap();
    (office, demo)
}

fn enter(visitor: &mut Visitor, token: &str, account: &str) -> u16 {
    visitor.post("/demo", &[("token", token), ("account", account)]).status
}

#[test]
fn a_place_is_taken_by_who_knows_the_address() {
    let (office, demo) = town();
    let token = demo.token().text().to_owned();
    let served = office.serve_for(Some(demo));
    let mut visitor = served.stranger();
    let said = |answer: Answered| (answer.status, between(&answer.body, "<main", "</main>").to_owned());
    let nothing = said(visitor.get("/nothing"));
    for path in ["/demo", "/demo?token=", "/demo?token=guess"] {
        assert_eq!(said(visitor.get(path)), nothing, "{path}");
    }
    for (shown, account) in [("", "specialist"), ("guess", "specialist"), (token.as_str(), "nobody"), (token.as_str(), "")] {
        assert_eq!(enter(&mut visitor, shown, account), 404, "{shown} {account}");
    }
    assert_eq!(visitor.get("/find").status, 303, "nobody is signed in so far");
    assert_eq!(visitor.get(&format!("/demo?token={token}")).status, 200);
    assert_eq!(enter(&mut visitor, &token, "specialist"), 303);
    assert_eq!((visitor.get("/find").status, visitor.get("/accounts").status), (200, 404), "a specialist, and nothing more");
    let session = visitor.cookies.iter().find(|(name, _)| name == "__Host-luan").unwrap().clone();
    assert_eq!(enter(&mut visitor, &token, "cadre"), 303);
    assert_eq!((visitor.get("/people/CB1").status, visitor.get("/find").status), (200, 404), "a cadre, and the own record alone");
    let mut before = served.stranger();
    before.cookies.push(session);
    assert_eq!(before.get("/find").status, 303, "who takes another place has left the one before");
    // An account that was closed is entered no more.
    let closed = Account { state: AccountState::Closed, ..Account::default() };
    served
        .office
        .open()
        .0
        .commit(
            vec![store::Change {
                reason: "thử".to_owned(),
                basis: String::new(),
                key: "closed".to_owned(),
                content: Content::Account { id: "specialist".to_owned(), account: closed },
            }],
            store::Stamp { actor: "administrator".to_owned(), time: time::now(), authority: None },
        )
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    visitor.get("/people/CB1");
    assert_eq!(enter(&mut visitor, &token, "specialist"), 404);
}

#[test]
fn the_record_that_is_left_behind_lets_nobody_in() {
    let (office, demo) = town();
    let (token, code) = (demo.token().text().to_owned(), demo.code("specialist", time::now()).unwrap());
    let (store, vault) = office.open();
    let held = store.log().accounts().get("specialist").cloned();
    for password in ["", " ", "specialist", token.as_str(), code.as_str()] {
        let shown = Shown { account: "specialist", password, second: Second::Code(&code), device: None };
        assert!(sign_in(&vault, &Passwords::new(), held.as_ref(), &shown, time::now()).unwrap().is_none(), "{password}");
    }
    let served = office.serve();
    let mut visitor = served.stranger();
    assert_eq!(visitor.get(&format!("/demo?token={token}")).status, 404);
    assert_eq!(enter(&mut visitor, &token, "specialist"), 404);
    assert_eq!(visitor.get("/demo?tour=1").headers.iter().filter(|(name, value)| name == "set-cookie" && value.contains("tour")).count(), 0);
}

#[test]
fn a_record_that_has_accounts_is_no_demonstration() {
    let (office, _) = town();
    let (store, vault) = office.open();
    let again = [Wanted { account: "secretary", role: "secretary", unit: "U", person: None }];
    assert!(Demo::found(&store, &vault, &again, time::now()).is_err());
}
