//! Small registers where everything that can be missing, contradicted or on a boundary day is.

use register::code::MoveKind;
use register::code::{
    Branch, Code, DisciplineForm, Grade, Level, Manner, PersonKind, PlaceKind, ProceedingKind, Purpose, Relation, RequestKind, Role, Sensitive, Sex, UnitKind,
};
use register::column::Row;
use register::{Day, Draft, Partial, Register};
use rules::moves::{Move, Moves};

use crate::seed::Seed;
use crate::sheet::{Input, Sheet};

/// A small register and a few plans over it. Nothing in it is refused; nearly everything in it is trouble.
pub fn nasty(seed: u64) -> (Register, Moves) {
    let mut draft = Draft::new();
    let mut nasty = Nasty { seed: Seed::new(seed ^ 0xA5A5_5A5A), people: 0, posts: 0, units: 0, places: 0 };
    nasty.draw(&mut draft);
    let (register, refusals) = draft.finish();
    assert!(refusals.is_empty(), "a nasty register has no refused row: {refusals:?}");
    let moves = nasty.moves(&register);
    (register, moves)
}

struct Nasty {
    seed: Seed,
    people: usize,
    posts: usize,
    units: usize,
    places: usize,
}

const TITLES: usize = 6;

impl Nasty {
    fn draw(&mut self, draft: &mut Draft) {
        self.people = 1 + self.seed.below(8);
        self.posts = 1 + self.seed.below(8);
        self.units = 1 + self.seed.below(5);
        self.places = 1 + self.seed.below(7);
        self.draw_places(draft);
        self.draw_units(draft);
        self.draw_titles(draft);
        self.draw_people(draft);
        self.draw_tenures(draft);
        self.draw_records(draft);
        self.draw_ties(draft);
        let units: Vec<String> = (0..self.units).map(|number| format!("U{number}")).collect();
        // From numbers of its own: what is drawn after it stays what it was.
        crate::books::draw(draft, &mut self.seed.clone(), &units);
    }

    /// A day near one of the days on which something changes: a rulebook begins or ends, a clause's number of months is reached.
    fn day(&mut self) -> Day {
        let anchors = [
            (2017, 10, 7),
            (2022, 4, 28),
            (2022, 8, 18),
            (2023, 7, 6),
            (2023, 7, 11),
            (2025, 4, 14),
            (2025, 7, 1),
            (2025, 10, 8),
            (2024, 2, 29),
            (2024, 6, 1),
            (2026, 6, 15),
        ];
        let (year, month, number) = *self.seed.pick(&anchors);
        let months = *self.seed.pick(&[0, 0, 0, 6, 12, 18, 24, 30, 35, 36, 37, 48, 60, 96, 97]);
        let anchor = Day::new(year, month, number).expect("anchors are days of the calendar").add_months(-months);
        Day::from_ordinal(anchor.ordinal() + self.seed.between(-2, 2)).expect("anchors lie well inside the range")
    }

    fn maybe<'a>(&mut self, input: Input<'a>) -> Input<'a> {
        if self.seed.chance(150) { Input::Missing } else { input }
    }

    fn code<C: Code>(&mut self) -> Input<'static> {
        let code = *self.seed.pick(C::ALL);
        Input::code(code)
    }

    fn flag(&mut self) -> Input<'static> {
        let flag = *self.seed.pick(&[Some(true), Some(false), None]);
        Input::Flag(flag)
    }

    fn until(&mut self) -> Input<'static> {
        if self.seed.chance(600) { Input::Missing } else { Input::Day(self.day()) }
    }

    fn person(&mut self) -> String {
        format!("P{}", self.seed.below(self.people))
    }

    fn unit(&mut self) -> String {
        format!("U{}", self.seed.below(self.units))
    }

    fn place(&mut self) -> String {
        format!("L{}", self.seed.below(self.places))
    }

    fn title(&mut self) -> String {
        format!("T{}", self.seed.below(TITLES))
    }

    fn draw_places(&mut self, draft: &mut Draft) {
        let mut sheet = Sheet::new(draft, "places");
        for number in 0..self.places {
            let (id, name) = (format!("L{number}"), format!("Nơi {}", self.seed.below(3)));
            // Parents come before their children, mostly; cycles are rare and must not hang anybody.
            let parent = if self.seed.chance(50) { self.place() } else { format!("L{}", self.seed.below(number.max(1))) };
            let ended = self.seed.chance(350);
            let successors = if ended { (0..1 + self.seed.below(2)).map(|_| (self.place(), self.seed.chance(250))).collect() } else { Vec::new() };
            let until = if ended { Input::Day(self.day()) } else { Input::Missing };
            let (kind, parent) = (self.code::<PlaceKind>(), if number == 0 { Input::Missing } else { self.maybe(Input::Id(&parent)) });
            sheet.row(&[
                ("id", Input::Text(&id)),
                ("name", Input::Text(&name)),
                ("kind", kind),
                ("parent", parent),
                ("until", until),
                ("successors", Input::Parts(successors)),
            ]);
        }
    }

    fn draw_units(&mut self, draft: &mut Draft) {
        let kinds = [
            UnitKind::PartyCommittee,
            UnitKind::StandingCommittee,
            UnitKind::OrganisationBoard,
            UnitKind::InspectionCommittee,
            UnitKind::PeoplesCommittee,
            UnitKind::Department,
        ];
        let branches = [Branch::Inspection, Branch::Inspection, Branch::Finance, Branch::Police, Branch::Other];
        let mut sheet = Sheet::new(draft, "units");
        for number in 0..self.units {
            let (id, parent, place) = (format!("U{number}"), self.unit(), self.place());
            let ended = self.seed.chance(200);
            let successors = if ended { vec![(self.unit(), self.seed.chance(200))] } else { Vec::new() };
            let (kind, branch) = (Input::code(*self.seed.pick(&kinds)), Input::code(*self.seed.pick(&branches)));
            let level = Input::code(*self.seed.pick(&[Level::Province, Level::Commune, Level::District]));
            let until = if ended { Input::Day(self.day()) } else { Input::Missing };
            let (parent, place, branch) =
                (if self.seed.chance(400) { Input::Id(&parent) } else { Input::Missing }, self.maybe(Input::Id(&place)), self.maybe(branch));
            sheet.row(&[
                ("id", Input::Text(&id)),
                ("name", Input::Text(&id)),
                ("kind", kind),
                ("level", level),
                ("parent", parent),
                ("place", place),
                ("branch", branch),
                ("until", until),
                ("successors", Input::Parts(successors)),
            ]);
        }
        let mut sheet = Sheet::new(draft, "terms");
        for number in 0..self.seed.below(3) {
            let (unit, from) = (self.unit(), self.day());
            sheet.row(&[
                ("unit", Input::Id(&unit)),
                ("number", Input::Int(number as i32)),
                ("from", Input::Day(from)),
                ("until", Input::Day(from.add_months(60))),
            ]);
        }
    }

    fn draw_titles(&mut self, draft: &mut Draft) {
        let mut sheet = Sheet::new(draft, "titles");
        for number in 0..TITLES {
            let id = format!("T{number}");
            let role = Input::code(*self.seed.pick(&[Role::Head, Role::Deputy, Role::Member, Role::Officer]));
            let (leads, elected) = (self.flag(), self.flag());
            sheet.row(&[("code", Input::Text(&id)), ("name", Input::Text(&id)), ("role", role), ("leadership", leads), ("elected", elected)]);
        }
        let mut sheet = Sheet::new(draft, "ranks");
        for _ in 0..self.seed.below(10) {
            let (title, until) = (self.title(), self.until());
            let (rank, from) = (self.seed.between(1, 4), self.day().add_months(-120));
            sheet.row(&[
                ("title", Input::Id(&title)),
                ("rank", Input::Int(rank)),
                ("from", Input::Day(from)),
                ("until", until),
                ("basis", Input::Text("1-QĐ/TW")),
            ]);
        }
        let mut sheet = Sheet::new(draft, "posts");
        for number in 0..self.posts {
            let (id, unit, title, manager) = (format!("D{number}"), self.unit(), self.title(), self.unit());
            let (sensitive, stay) = (self.code::<Sensitive>(), self.seed.between(24, 60));
            let (sensitive, stay, manager) =
                (if self.seed.chance(500) { sensitive } else { Input::Missing }, self.maybe(Input::Int(stay)), self.maybe(Input::Id(&manager)));
            let until = if self.seed.chance(100) { Input::Day(self.day()) } else { Input::Missing };
            sheet.row(&[
                ("id", Input::Text(&id)),
                ("unit", Input::Id(&unit)),
                ("title", Input::Id(&title)),
                ("seats", Input::Int(self.seed.between(0, 3))),
                ("managed_by", manager),
                ("sensitive", sensitive),
                ("stay_months_max", stay),
                ("until", until),
            ]);
        }
    }

    fn draw_people(&mut self, draft: &mut Draft) {
        let mut sheet = Sheet::new(draft, "people");
        for number in 0..self.people {
            let (id, home) = (format!("P{number}"), self.place());
            let birth = self.day().add_months(-12 * *self.seed.pick(&[30, 44, 45, 49, 50, 52, 55, 60, 62]));
            let partial = match self.seed.below(4) {
                0 => Partial::year(birth.year()).expect("in range"),
                1 => Partial::month(birth.year(), birth.month()).expect("in range"),
                _ => Partial::day(birth),
            };
            let (sex, kind) = (Input::code(*self.seed.pick(&[Sex::Male, Sex::Female])), self.code::<PersonKind>());
            let (kind, home) = (self.maybe(kind), self.maybe(Input::Id(&home)));
            let (extension, declared) = (if self.seed.chance(200) { Input::Day(self.day().add_months(130)) } else { Input::Missing }, Input::Day(self.day()));
            let declared = self.maybe(declared);
            sheet.row(&[
                ("id", Input::Text(&id)),
                ("name", Input::Text(&id)),
                ("sex", sex),
                ("birth", Input::Partial(partial)),
                ("home", home),
                ("kind", kind),
                ("extension_until", extension),
                ("declared_on", declared),
            ]);
        }
    }

    fn draw_tenures(&mut self, draft: &mut Draft) {
        let mut sheet = Sheet::new(draft, "tenures");
        for number in 0..self.people {
            let person = format!("P{number}");
            for _ in 0..self.seed.below(5) {
                let post = format!("D{}", self.seed.below(self.posts));
                let from = self.day().add_months(-self.seed.between(0, 40));
                let until = match self.seed.below(3) {
                    0 => Input::Day(self.day()),
                    1 => Input::Day(from.add_months(self.seed.between(0, 40))),
                    _ => Input::Missing,
                };
                let concurrent = Input::Flag(*self.seed.pick(&[Some(true), Some(false), None, None]));
                let (manner, purpose) =
                    (Input::code(*self.seed.pick(&[Manner::Rotated, Manner::Rotated, Manner::Elected, Manner::Appointed])), self.code::<Purpose>());
                let (manner, purpose, planned) = (self.maybe(manner), self.maybe(purpose), Input::Day(self.day()));
                let planned = self.maybe(planned);
                sheet.row(&[
                    ("person", Input::Id(&person)),
                    ("post", Input::Id(&post)),
                    ("from", Input::Day(from)),
                    ("until", until),
                    ("concurrent", concurrent),
                    ("manner", manner),
                    ("purpose", purpose),
                    ("until_planned", planned),
                ]);
            }
        }
    }

    fn draw_records(&mut self, draft: &mut Draft) {
        let count = self.people * 2;
        let mut sheet = Sheet::new(draft, "planning");
        for _ in 0..self.seed.below(count * 3) {
            let (person, title, unit, from, until) = (self.person(), self.title(), self.unit(), self.day(), self.until());
            let unit = self.maybe(Input::Id(&unit));
            sheet.row(&[
                ("person", Input::Id(&person)),
                ("title", Input::Id(&title)),
                ("unit", unit),
                ("from", Input::Day(from)),
                ("until", until),
                ("decision", Input::Text("2-QĐ/TU")),
            ]);
        }
        let mut sheet = Sheet::new(draft, "evaluations");
        for _ in 0..self.seed.below(count * 3) {
            let (person, grade) = (self.person(), self.code::<Grade>());
            sheet.row(&[("person", Input::Id(&person)), ("year", Input::Int(self.seed.between(2016, 2026))), ("grade", grade)]);
        }
        let mut sheet = Sheet::new(draft, "discipline");
        for _ in 0..self.seed.below(count) {
            let (person, form, decided, until) = (self.person(), self.code::<DisciplineForm>(), self.day(), self.until());
            sheet.row(&[("person", Input::Id(&person)), ("form", form), ("decided", Input::Day(decided)), ("until", until)]);
        }
        let mut sheet = Sheet::new(draft, "proceedings");
        for _ in 0..self.seed.below(count) {
            let (person, kind, from, until) = (self.person(), self.code::<ProceedingKind>(), self.day(), self.until());
            sheet.row(&[("person", Input::Id(&person)), ("kind", kind), ("from", Input::Day(from)), ("until", until)]);
        }
        let mut sheet = Sheet::new(draft, "health");
        for _ in 0..self.seed.below(count) {
            let (person, issued, fit) = (self.person(), self.day(), self.flag());
            sheet.row(&[("person", Input::Id(&person)), ("issued", Input::Day(issued)), ("fit", fit)]);
        }
    }

    fn draw_ties(&mut self, draft: &mut Draft) {
        let count = self.people * 2;
        let mut sheet = Sheet::new(draft, "kinship");
        for _ in 0..self.seed.below(count) {
            let (person, relative, relation) = (self.person(), self.person(), self.code::<Relation>());
            sheet.row(&[("person", Input::Id(&person)), ("relative", Input::Id(&relative)), ("relation", relation)]);
        }
        let mut sheet = Sheet::new(draft, "mandates");
        for _ in 0..self.seed.below(count) {
            let (person, unit, from, until) = (self.person(), self.unit(), self.day(), self.until());
            sheet.row(&[("person", Input::Id(&person)), ("unit", Input::Id(&unit)), ("from", Input::Day(from)), ("until", until)]);
        }
        let mut sheet = Sheet::new(draft, "requests");
        for _ in 0..self.seed.below(count) {
            let (person, kind, from, until) = (self.person(), self.code::<RequestKind>(), self.day(), self.until());
            let from = self.maybe(Input::Day(from));
            sheet.row(&[("person", Input::Id(&person)), ("kind", kind), ("from", from), ("until", until)]);
        }
    }

    /// A few plans of a few moves each; every person at most once a plan, on one day a plan.
    fn moves(&mut self, register: &Register) -> Moves {
        let mut moves = Moves::default();
        for plan in 0..3 {
            let on = self.day();
            for number in 0..register.tables().people.len() {
                if self.seed.chance(400) {
                    continue;
                }
                let row = self.one_move(register, Row::new(number as u32), on);
                moves.rows.push(row);
                moves.plan.push(plan);
            }
        }
        moves
    }

    fn one_move(&mut self, register: &Register, person: Row<register::tables::People>, on: Day) -> Move {
        let tenures = &register.tables().tenures;
        let held = register.tenures_of(person).find(|&row| tenures.concurrent[row] != Some(true) && tenures.from[row].0 <= on && on < tenures.until[row].0);
        let any = Row::new(self.seed.below(self.posts) as u32);
        let months = *self.seed.pick(&[24, 35, 36, 36, 37, 60]);
        let ends = Day::from_ordinal(on.add_months(months).ordinal() + self.seed.between(-1, 1)).expect("in range");
        Move {
            person,
            from_post: held.map_or(any, |row| tenures.post[row]),
            to_post: Row::new(self.seed.below(self.posts) as u32),
            on,
            kind: self
                .seed
                .pick(&[
                    Some(MoveKind::Rotation),
                    Some(MoveKind::Rotation),
                    Some(MoveKind::Transfer),
                    Some(MoveKind::Secondment),
                    Some(MoveKind::PositionChange),
                    None,
                ])
                .to_owned(),
            purpose: (!self.seed.chance(200)).then(|| *self.seed.pick(Purpose::ALL)),
            until_planned: if self.seed.chance(150) { Day::MISSING } else { ends },
            expected_after: String::new(),
            waiver: (*self.seed.pick(&["", "", "3-QĐ/TU", "4-QĐ/TW"])).to_owned(),
        }
    }
}
