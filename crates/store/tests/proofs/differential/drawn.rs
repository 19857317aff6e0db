//! Changes by chance: most are such as people make, some are wrong in every way there is a word for.

use store::{Account, AccountState, Change, Content, Grant, RowText, Stamp};

use super::model::{Column, Model, NO_VALUES, TABLES};
use crate::dice::Dice;
use crate::office::T0;

/// Ids whose order is another in each language.
pub(super) const IDS: [&str; 12] = ["An", "Ánh", "Ăn", "Âu", "Dũng", "Đạt", "Em", "Ê", "Ơn", "Ư", "Y", "ý"];
/// Accounts.
pub(super) const ACTORS: [&str; 5] = ["admin", "secretary", "lan", "Đức", "minh"];
/// Milliseconds between two changes, at most.
const STEP_MAX: usize = 40_000_000;

pub(super) fn one_of<'a>(dice: &mut Dice, of: &[&'a str]) -> &'a str {
    of[dice.below(of.len())]
}

fn rarely(dice: &mut Dice) -> bool {
    dice.below(25) == 0
}

/// A row has many cells, and must be right in each.
fn seldom(dice: &mut Dice) -> bool {
    dice.below(150) == 0
}

pub(super) fn subject(dice: &mut Dice) -> String {
    let id = one_of(dice, &IDS);
    if rarely(dice) { one_of(dice, &["unit:U", "person:", "ai:An", ""]).to_owned() } else { format!("person:{id}") }
}

/// A cell of a column; nothing where it is left out.
fn cell(dice: &mut Dice, column: &str, kind: Column) -> Option<String> {
    if seldom(dice) {
        return None;
    }
    let wrong = seldom(dice);
    let text = match (column, kind) {
        ("id", _) | (_, Column::Names(_)) => one_of(dice, &IDS),
        ("name", _) => one_of(dice, &["Nguyễn Văn Ánh", "Trần Thị Đào", "Lê Ý", "a\"\\\u{1F600}"]),
        ("sex", _) => {
            if wrong {
                "nam"
            } else {
                one_of(dice, &["male", "female"])
            }
        }
        ("birth", _) => {
            if wrong {
                one_of(dice, &NO_VALUES[..2])
            } else {
                one_of(dice, &["1980", "1980-02", "1980-02-29"])
            }
        }
        ("relation", _) => {
            if wrong {
                "anh em"
            } else {
                one_of(dice, &["spouse", "child"])
            }
        }
        ("issued", _) => {
            if wrong {
                "2020-02-30"
            } else {
                one_of(dice, &["2020-02-28", "2021-03-04"])
            }
        }
        ("fit", _) => {
            if wrong {
                "có"
            } else {
                one_of(dice, &["true", "false"])
            }
        }
        ("home", _) => return wrong.then(|| "Hà Nội".to_owned()),
        _ => one_of(dice, &["đại học", "cao đẳng"]),
    };
    Some(text.to_owned())
}

fn row(dice: &mut Dice, id: &str, model: &Model) -> RowText {
    let is_there = model.rows.iter().any(|row| row.cells.get("id").is_some_and(|held| held == id));
    let table = &TABLES[if seldom(dice) {
        dice.below(TABLES.len())
    } else if is_there {
        1 + dice.below(TABLES.len() - 1)
    } else {
        0
    }];
    let mut row = RowText { table: table.name.to_owned(), cells: Default::default() };
    for (at, (column, kind)) in table.columns.iter().enumerate() {
        // The first column says whose it is, and is seldom wrong.
        let text = if at == 0 && !seldom(dice) { Some(id.to_owned()) } else { cell(dice, column, *kind) };
        row.cells.extend(text.map(|text| ((*column).to_owned(), text)));
    }
    match dice.below(300) {
        0 => row.table = "nothing".to_owned(),
        1 => _ = row.cells.insert("colour".to_owned(), "đỏ".to_owned()),
        2 => _ = row.cells.insert("education".to_owned(), String::new()),
        _ => {}
    }
    row
}

fn grants(dice: &mut Dice) -> Vec<Grant> {
    let grant = |role: &str| Grant { role: role.to_owned(), unit: "U1".to_owned() };
    let mut drawn: Vec<Grant> = ["clerk", "inspector"].into_iter().filter(|_| dice.below(3) == 0).map(grant).collect();
    if rarely(dice) {
        drawn.extend(drawn.first().cloned());
    }
    drawn
}

/// A change, with the rows that are there in view.
fn change(dice: &mut Dice, model: &Model) -> Change {
    let content = match dice.below(10) {
        0 => Content::Reading { subject: subject(dice), what: one_of(dice, &["person", "dossier-print", "Xem", ""]).to_owned() },
        1 | 2 => {
            let id = one_of(dice, &ACTORS);
            let before = model.accounts.get(id).map(|held| held.account.clone()).unwrap_or_default();
            let account = match dice.below(5) {
                // Asked for, confirmed, taken away, closed: as people do it.
                0 | 1 => Account { asked: Some(grants(dice)), state: AccountState::Open, ..before },
                2 => Account { grants: [before.grants, before.asked.unwrap_or_default()].concat(), ..Account::default() },
                3 => Account { grants: before.grants.into_iter().filter(|_| dice.below(2) == 0).collect(), ..Account::default() },
                _ => Account { state: if rarely(dice) { AccountState::Closed } else { AccountState::Open }, grants: grants(dice), ..Account::default() },
            };
            Content::Account { id: id.to_owned(), account }
        }
        _ => {
            let id = one_of(dice, &IDS);
            let held: Vec<&RowText> =
                model.rows.iter().filter(|row| row.cells.values().next_back().is_some() && row.cells.values().any(|text| text == id)).collect();
            let withdraw = if held.is_empty() || dice.below(3) == 0 { Vec::new() } else { vec![held[dice.below(held.len())].clone()] };
            let withdraw = if rarely(dice) { vec![row(dice, id, model)] } else { withdraw };
            let add = (0..1 + dice.below(4) / 3).map(|_| row(dice, id, model)).collect();
            Content::Rows { subject: if seldom(dice) { subject(dice) } else { format!("person:{id}") }, withdraw, add }
        }
    };
    let reason = if seldom(dice) { one_of(dice, &["", " \t"]) } else { "theo quyết định" };
    let key = if seldom(dice) { String::new() } else { format!("k{}", dice.below(100_000)) };
    Change { reason: reason.to_owned(), basis: "12-QĐ/TU".to_owned(), key, content }
}

/// A request of one to three changes; now and then one that was sent before, whole or with something else under its key.
pub(super) fn request(dice: &mut Dice, model: &Model) -> (Vec<Change>, Stamp) {
    let mut changes: Vec<Change> = (0..1 + dice.below(3)).map(|_| change(dice, model)).collect();
    if dice.below(6) == 0
        && let Some(said) = model.entries[dice.below(model.entries.len())].says.clone()
        && !matches!(said.content, Content::Genesis { .. } | Content::Erasure { .. })
    {
        let other = Change { basis: "13-QĐ/TU".to_owned(), ..said.clone() };
        changes.push(if dice.below(3) == 0 { other } else { said });
    }
    (changes, stamp(dice, model))
}

pub(super) fn stamp(dice: &mut Dice, model: &Model) -> Stamp {
    let actor = one_of(dice, &ACTORS);
    let held = model.accounts.get(actor).map(|held| held.entry);
    let authority = if dice.below(3) > 0 {
        None
    } else if seldom(dice) {
        Some(2)
    } else {
        held
    };
    let last = model.entries.last().map_or(T0, |entry| entry.time);
    // Now and then a clock that runs behind.
    let time = if seldom(dice) { last - 1000 } else { last + dice.below(STEP_MAX) as u64 };
    let actor = if seldom(dice) { one_of(dice, &["", "một tài khoản có tên dài hơn sáu mươi tư byte thì không được"]) } else { actor };
    Stamp { actor: actor.to_owned(), time, authority }
}
