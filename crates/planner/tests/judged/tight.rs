//! Registers drawn so that moves get in each other's way: few posts, nearly everybody in one, relatives everywhere, more holders than seats here and there.

use register::code::{Branch, Code, Level, Relation, Role, Sex, UnitKind};
use register::column::Value;
use register::{Day, Draft, Partial, Register, Tables};
use sample::Seed;

/// One register of a seed.
pub(crate) fn tight(seed: u64) -> Register {
    let mut drawn = Drawn { draft: Draft::new(), seed: Seed::new(seed ^ 0x7167_6874), posts: 0 };
    drawn.units();
    drawn.posts();
    drawn.people();
    let (register, refusals) = drawn.draft.finish();
    assert!(refusals.is_empty(), "{refusals:?}");
    register
}

const TITLES: [(&str, Role, bool); 4] = [("TH", Role::Head, true), ("TD", Role::Deputy, true), ("TM", Role::Member, true), ("TO", Role::Officer, false)];

struct Drawn {
    draft: Draft,
    seed: Seed,
    posts: usize,
}

impl Drawn {
    fn row(&mut self, table: &str, cells: &[(&str, Value<'_>)]) {
        let position = Tables::SPECS.iter().position(|spec| spec.name == table).unwrap();
        let spec = Tables::SPECS[position];
        let mut row = vec![Value::Missing; spec.columns.len()];
        for (name, value) in cells {
            row[spec.column(name).unwrap()] = value.clone();
        }
        self.draft.push(position, 1, day(2015), &row);
    }

    fn id(&mut self, table: &str, id: &str) -> Value<'static> {
        Value::Ref(self.draft.symbol(table, id))
    }

    fn units(&mut self) {
        let top = self.id("units", "U0");
        for number in 0..3 {
            let (kind, branch) = (*self.seed.pick(&[UnitKind::PartyCommittee, UnitKind::Department]), *self.seed.pick(&[Branch::Finance, Branch::Government]));
            let id = format!("U{number}");
            let mut cells = vec![
                ("id", Value::Text(&id)),
                ("name", Value::Text(&id)),
                ("kind", Value::Code(kind.byte())),
                ("level", Value::Code(Level::Commune.byte())),
                ("branch", Value::Code(branch.byte())),
            ];
            cells.extend((number > 0).then(|| ("parent", top.clone())));
            self.row("units", &cells);
        }
        // Outside every scope: where somebody can be thought to stand.
        self.row(
            "units",
            &[("id", Value::Text("Z")), ("name", Value::Text("Z")), ("kind", Value::Code(UnitKind::Other.byte())), ("level", Value::Code(Level::Base.byte()))],
        );
        for (title, role, leads) in TITLES {
            let cells = [
                ("code", Value::Text(title)),
                ("name", Value::Text(title)),
                ("role", Value::Code(role.byte())),
                ("leadership", Value::Flag(leads)),
                ("elected", Value::Flag(false)),
            ];
            self.row("titles", &cells);
        }
        for (title, rank) in [("TH", 3), ("TD", 4), ("TM", 4), ("TO", 5)] {
            let title = self.id("titles", title);
            self.row("ranks", &[("title", title), ("rank", Value::Int(rank)), ("from", Value::Day(day(2010))), ("basis", Value::Text("1-QĐ/TW"))]);
        }
    }

    fn posts(&mut self) {
        self.posts = 3 + self.seed.below(3);
        for number in 0..self.posts {
            let (unit, title) = (format!("U{}", self.seed.below(3)), self.seed.pick(&TITLES).0);
            let (unit, title, id) = (self.id("units", &unit), self.id("titles", title), format!("D{number}"));
            let seats = 1 + self.seed.below(2) as i32;
            self.row("posts", &[("id", Value::Text(&id)), ("unit", unit), ("title", title), ("seats", Value::Int(seats))]);
        }
        let (unit, title) = (self.id("units", "Z"), self.id("titles", "TO"));
        self.row("posts", &[("id", Value::Text("Z")), ("unit", unit), ("title", title), ("seats", Value::Int(9))]);
    }

    fn people(&mut self) {
        let people = 3 + self.seed.below(3);
        for number in 0..people {
            let id = format!("P{number}");
            let birth = Value::Partial(Partial::day(day(1985)));
            self.row("people", &[("id", Value::Text(&id)), ("name", Value::Text(&id)), ("sex", Value::Code(Sex::Male.byte())), ("birth", birth)]);
            let (person, post) = (self.id("people", &id), format!("D{}", self.seed.below(self.posts)));
            let (post, from) = (self.id("posts", &post), day(2012 + self.seed.between(0, 8)));
            self.row("tenures", &[("person", person.clone()), ("post", post), ("from", Value::Day(from))]);
            for (title, _, _) in TITLES {
                if self.seed.chance(700) {
                    let title = self.id("titles", title);
                    self.row(
                        "planning",
                        &[("person", person.clone()), ("title", title), ("from", Value::Day(day(2014))), ("decision", Value::Text("2-QĐ/TU"))],
                    );
                }
            }
            for other in 0..number {
                if self.seed.chance(350) {
                    let relative = format!("P{other}");
                    let relative = self.id("people", &relative);
                    self.row("kinship", &[("person", person.clone()), ("relative", relative), ("relation", Value::Code(Relation::Sibling.byte()))]);
                }
            }
        }
    }
}

fn day(year: i32) -> Day {
    Day::new(year, 3, 1).unwrap()
}
