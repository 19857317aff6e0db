//! The office that the cases are about, and how they ask.

use register::code::{Code, MoveKind, Purpose};
use register::column::Row;
use register::tables::{People, Posts, Units};
use register::written::{day, written};
use register::{Day, Period, Register};
use rules::facts::{self, Block, Fact, Rows, World};
use rules::moves::{Move, Moves};
use rules::rulebook::{Document, Equivalence, Retirement, Rulebook, Scope};
use rules::trace::Value;
use rules::tree::{Node, NodeKind, Type};

/// A district with its committee, boards and departments. Most people are about one case each.
pub(crate) const OFFICE: &str = "
places: id name kind parent from until successors
  T Tỉnh province - - - -
  D Huyện district T - - -
  X1 Xã_Một commune D - 2024-01-01 X3
  X2 Xã_Hai commune D - 2024-01-01 X3
  X3 Xã_Hai commune D 2024-01-01 - -
  X4 Xã_Bốn commune D - - -
units: id kind level parent place branch until successors
  TC party_committee province - T government - -
  PC party_committee district TC D government - -
  SC standing_committee district PC D government - -
  OB organisation_board district PC D organisation - -
  IC inspection_committee district PC D inspection - -
  ICX inspection_committee province TC T inspection - -
  FIN department district PC D finance - -
  OLD department district PC D finance 2022-01-01 FIN
  HOM department district PC D home_affairs - -
  COM party_committee commune PC X3 government - -
  HDN peoples_council district PC D government - -
  NIL department commune - - - - -
  OTH department district PC D other - -
titles: code role leadership elected
  HEAD head true false
  ELEC head true true
  DEP deputy true false
  MEM member - -
  OFF officer false false
  TWO officer false false
ranks: title rank from
  HEAD 3 2000-01-01
  ELEC 3 2000-01-01
  DEP 4 2000-01-01
  TWO 5 2000-01-01
  TWO 6 2010-01-01
posts: id unit title seats managed_by sensitive stay_months_max
  PC1 PC ELEC 1 SC - -
  PC2 PC DEP 2 SC - -
  SC1 SC MEM 9 - - -
  OB1 OB HEAD 1 SC personnel 36
  OB2 OB DEP 2 SC - -
  IC1 IC HEAD 1 SC - -
  IC2 IC MEM 5 SC - -
  ICX1 ICX MEM 5 - - -
  FIN1 FIN HEAD 1 SC finance 60
  FIN2 FIN OFF 9 - - -
  FIN3 FIN DEP 2 - - -
  OLD1 OLD HEAD 1 SC - -
  HOM1 HOM HEAD 1 - - -
  COM1 COM ELEC 1 SC - -
  COM2 COM TWO 3 - - -
  HDN1 HDN ELEC 1 - - -
  NIL1 NIL HEAD 1 - - -
  NIL2 NIL MEM 3 - - -
  OTH1 OTH MEM 3 - - -
";

/// The day on which cases ask, where they do not say another.
pub(crate) const TODAY: &str = "2024-06-15";

/// The retirement ages of a schedule that begins in 2021, in months: men, women.
pub(crate) fn ages() -> Vec<(i32, i32, i32)> {
    (0..15).map(|step| (2021 + step, (723 + 3 * step).min(744), (664 + 4 * step).min(720))).collect()
}

/// A rulebook in force in a period.
pub(crate) fn book(from: &str, until: Option<&str>) -> Rulebook {
    let in_force = Period { from: day(from), until: until.map_or(Day::OPEN, day) };
    let document = Document {
        symbol: "1-QĐ/TU".to_owned(),
        title: "Quy định".to_owned(),
        issuer: "Tỉnh ủy".to_owned(),
        level: 2,
        issued: day(from),
        in_force,
        replaces: Vec::new(),
        cites: Vec::new(),
        checked: None,
    };
    let (rules, equivalences, stances) = (Vec::new(), Vec::new(), Vec::new());
    Rulebook { file: "test.toml".to_owned(), document, scope: Scope::default(), rules, equivalences, stances, retirement: None }
}

/// The rulebook of the retirement schedule.
pub(crate) fn schedule() -> Rulebook {
    Rulebook { retirement: Some(Retirement { clause: "Điều 4".to_owned(), ages: ages() }), ..book("2021-01-01", None) }
}

/// An equivalence table between two titles, one way.
pub(crate) fn equivalence(from: &str, to: &str) -> Equivalence {
    let in_force = Period { from: Day::BEGINNING, until: Day::OPEN };
    Equivalence { id: "E".to_owned(), clause: "1".to_owned(), from: vec![from.to_owned()], to: vec![to.to_owned()], both_ways: false, when: None, in_force }
}

/// The condition that one fact is true.
pub(crate) fn holds(fact: &str) -> Node {
    Node { kind: NodeKind::Fact(facts::find(fact).unwrap()), ty: Type::Truth, span: 0..0 }
}

/// A situation in which facts are asked.
pub(crate) struct Case {
    pub(crate) register: Register,
    pub(crate) books: Vec<Rulebook>,
    pub(crate) moves: Moves,
}

impl Case {
    /// The office with further rows, and moves, one a line: plan, person, from, to, day, then `kind=`, `purpose=`, `until=`, `after=`, `waiver=` as wanted.
    pub(crate) fn new(rows: &str, moves: &str) -> Case {
        let register = written(&format!("{OFFICE}{rows}"));
        let mut case = Case { register, books: vec![schedule()], moves: Moves::default() };
        moves.lines().filter(|line| !line.trim().is_empty()).for_each(|line| case.propose(line));
        case
    }

    fn propose(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let said = |key: &str| words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('='));
        let row = Move {
            person: self.person(words[1]),
            from_post: self.post(words[2]),
            to_post: self.post(words[3]),
            on: day(words[4]),
            kind: said("kind").map(named::<MoveKind>),
            purpose: said("purpose").map(named::<Purpose>),
            until_planned: said("until").map_or(Day::MISSING, day),
            expected_after: said("after").unwrap_or_default().to_owned(),
            waiver: said("waiver").unwrap_or_default().to_owned(),
        };
        self.moves.plan.push(words[0].parse().unwrap());
        self.moves.rows.push(row);
    }

    pub(crate) fn person(&self, id: &str) -> Row<People> {
        self.register.find(&self.register.tables().people.id, id).unwrap()
    }

    pub(crate) fn post(&self, id: &str) -> Row<Posts> {
        self.register.find(&self.register.tables().posts.id, id).unwrap()
    }

    pub(crate) fn unit(&self, id: &str) -> Row<Units> {
        self.register.find(&self.register.tables().units.id, id).unwrap()
    }

    pub(crate) fn world(&self) -> World<'_> {
        World::new(&self.register, &self.books, &self.moves)
    }

    /// What a fact says of `person:A`, `move:0`, `post:P`, `post:P@plan`, `unit:U`, `plan:1` or `none` on a day.
    pub(crate) fn ask(&self, fact: &str, subject: &str, on: &str) -> String {
        let world = self.world();
        let fact: &Fact = &facts::ALL[facts::find(fact).unwrap_or_else(|| panic!("no fact {fact}"))];
        let (kind, id) = subject.split_once(':').unwrap_or((subject, ""));
        let asked = |rows: Rows<'_>, on: Day| {
            let column = fact.column(&Block::new(&world, on, rows));
            shown(&Value::of_row(&column, 0, fact.ty, &self.register))
        };
        match kind {
            "person" => asked(Rows::People(&[self.person(id)]), day(on)),
            "move" => {
                let at: u32 = id.parse().unwrap();
                asked(Rows::Moves(&[at]), self.moves.rows[at as usize].on)
            }
            "post" => {
                let (id, plan) = id.split_once('@').map_or((id, None), |(id, plan)| (id, Some(plan.parse().unwrap())));
                asked(Rows::Posts(&[self.post(id)], plan), day(on))
            }
            "unit" => asked(Rows::Units(&[self.unit(id)]), day(on)),
            "plan" => asked(Rows::Plans(&[id.parse().unwrap()]), day(on)),
            _ => asked(Rows::None(1), day(on)),
        }
    }
}

fn named<C: Code>(name: &str) -> C {
    C::ALL.iter().copied().find(|code| code.name() == name).unwrap_or_else(|| panic!("no code {name}"))
}

/// A value as cases write it; `?` is not known.
pub(crate) fn shown(value: &Value) -> String {
    let side = |side: &Option<i32>| side.map_or("?".to_owned(), |number| number.to_string());
    match value {
        Value::Unknown => "?".to_owned(),
        Value::Truth(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Range { low, high } => format!("{}..{}", side(low), side(high)),
        Value::Day(day) => day.to_string(),
        Value::Text(text) => text.clone(),
        Value::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(",")),
    }
}
