//! What goes out comes back: over registers of every shape, as a folder and as a workbook.

use proptest::prelude::*;
use register::column::{Kind, Value};
use register::table::ColumnSpec;
use register::{Day, Draft, Partial, Register, Tables};

use super::{folder, workbook};
use crate::import::{self, Imported, Options, Source};
use crate::legacy::Signals;

/// A cell before its ids have symbols.
#[derive(Clone, Debug)]
enum Cell {
    Missing,
    Text(String),
    Int(i32),
    Day(Day),
    Partial(Partial),
    Flag(bool),
    Code(u8),
    Ref(prop::sample::Index),
    RefList(Vec<(prop::sample::Index, bool)>),
}

/// The ids that other tables may name, by table: so a register is made in which every reference holds.
const IDS: usize = 4;

fn id_of(table: &str, number: usize) -> String {
    // Ids that look like numbers, dates, formulas, and ids with marks.
    let id = ["1", "007", "=1+1", "Đảng ủy/Số 1", "2020-01-05", "1.0", "@x", "TRUE"][(number + table.len()) % 8];
    format!("{id}{}", "x".repeat(number / 8))
}

fn day() -> impl Strategy<Value = Day> {
    (-25_567..84_006i32).prop_map(|ordinal| Day::from_ordinal(ordinal).unwrap())
}

fn text() -> impl Strategy<Value = String> {
    let any = prop_oneof![
        "[ A-Za-zÀ-ỹ0-9,;\"'\n\t=+@*<&>._-]{1,12}",
        Just("=HYPERLINK(\"http://example.org\")".to_owned()),
        Just("_x0041_ &amp; \r\n".to_owned()),
        Just("13.503".to_owned()),
        Just("01/02/2020".to_owned()),
        "\\PC{1,8}",
    ];
    any.prop_filter("empty, or like text in an old encoding", |text| !text.trim().is_empty() && !Signals::of(text).any())
}

fn cell(column: ColumnSpec) -> BoxedStrategy<Cell> {
    let filled = match column.kind {
        Kind::Key => unreachable!("ids are given"),
        Kind::Text => text().prop_map(Cell::Text).boxed(),
        Kind::Int => any::<i32>().prop_map(Cell::Int).boxed(),
        Kind::Day | Kind::From | Kind::Until => day().prop_map(Cell::Day).boxed(),
        Kind::Partial => (day(), 0..3)
            .prop_map(|(day, known)| {
                Cell::Partial(match known {
                    0 => Partial::day(day),
                    1 => Partial::month(day.year(), day.month()).unwrap(),
                    _ => Partial::year(day.year()).unwrap(),
                })
            })
            .boxed(),
        Kind::Flag => any::<bool>().prop_map(Cell::Flag).boxed(),
        Kind::Code(names) => (0..names.len() as u8).prop_map(Cell::Code).boxed(),
        Kind::Ref(_) => any::<prop::sample::Index>().prop_map(Cell::Ref).boxed(),
        Kind::RefList(_) => prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 1..4).prop_map(Cell::RefList).boxed(),
    };
    if column.required { filled } else { prop_oneof![1 => Just(Cell::Missing), 3 => filled].boxed() }
}

type Rows = Vec<Vec<Cell>>;

fn registers() -> impl Strategy<Value = Vec<Rows>> {
    Tables::SPECS
        .iter()
        .map(|spec| {
            let cells: Vec<BoxedStrategy<Cell>> = spec.columns.iter().filter(|column| column.kind != Kind::Key).map(|column| cell(*column)).collect();
            let rows = if spec.key.is_some() { IDS..IDS + 1 } else { 0..5 };
            prop::collection::vec(cells, rows).boxed()
        })
        .collect::<Vec<_>>()
}

fn build(tables: &[Rows]) -> Register {
    let mut draft = Draft::new();
    for (position, (spec, rows)) in Tables::SPECS.iter().zip(tables).enumerate() {
        for (number, row) in rows.iter().enumerate() {
            let own = id_of(spec.name, number);
            let mut values = Vec::new();
            let mut cells = row.iter();
            for column in spec.columns {
                let mut symbol = |table: &str, index: &prop::sample::Index| draft.symbol(table, &id_of(table, index.index(IDS)));
                values.push(match (column.kind, if column.kind == Kind::Key { &Cell::Missing } else { cells.next().unwrap() }) {
                    (Kind::Key, _) => Value::Text(&own),
                    (_, Cell::Missing) => Value::Missing,
                    (_, Cell::Text(text)) => Value::Text(text),
                    (_, Cell::Int(number)) => Value::Int(*number),
                    (_, Cell::Day(day)) => Value::Day(*day),
                    (_, Cell::Partial(partial)) => Value::Partial(*partial),
                    (_, Cell::Flag(flag)) => Value::Flag(*flag),
                    (_, Cell::Code(byte)) => Value::Code(*byte),
                    (Kind::Ref(table), Cell::Ref(index)) => Value::Ref(symbol(table, index)),
                    (Kind::RefList(table), Cell::RefList(list)) => Value::RefList(list.iter().map(|(index, part)| (symbol(table, index), *part)).collect()),
                    _ => unreachable!("the strategy follows the kind"),
                });
            }
            draft.push(position, number as u32, recorded(), &values);
        }
    }
    let (register, refusals) = draft.finish();
    assert_eq!(refusals, []);
    register
}

fn recorded() -> Day {
    Day::new(2026, 1, 1).unwrap()
}

fn cells(register: &Register) -> Vec<Vec<Vec<Value<'_>>>> {
    let tables = register.tables().all();
    tables.iter().map(|table| (0..table.rows()).map(|row| (0..table.spec().columns.len()).map(|column| table.cell(row, column)).collect()).collect()).collect()
}

fn words(imported: &Imported) -> Vec<String> {
    imported.problems.iter().map(|problem| format!("{problem:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_folder_comes_back_the_same_and_twice_changes_nothing(tables in registers()) {
        let register = build(&tables);
        let files = folder(&register);
        let sources: Vec<Source<'_>> = files.iter().map(|(name, bytes)| Source { name, bytes }).collect();
        let options = Options::new(recorded());
        let once = import::folder(&sources, &options);
        prop_assert_eq!(words(&once), Vec::<String>::new());
        prop_assert_eq!(cells(&once.register), cells(&register));
        prop_assert_eq!(folder(&once.register), files.clone());
        let twice = import::folder(&[sources.clone(), sources].concat(), &options);
        prop_assert_eq!(words(&twice), Vec::<String>::new());
        prop_assert_eq!(cells(&twice.register), cells(&register));
        let rows: usize = register.tables().all().iter().map(|table| table.rows()).sum();
        prop_assert_eq!(twice.sheets.iter().map(|sheet| sheet.repeated).sum::<u64>(), rows as u64);
    }

    #[test]
    fn a_workbook_comes_back_the_same(tables in registers()) {
        let register = build(&tables);
        let bytes = workbook(&register).unwrap();
        let imported = import::workbook(&bytes, &Options::new(recorded()));
        prop_assert_eq!(words(&imported), Vec::<String>::new());
        prop_assert_eq!(cells(&imported.register), cells(&register));
    }
}

#[test]
fn a_workbook_does_not_say_when_it_was_made() {
    let bytes = workbook(&build(&[])).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
    let mut properties = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("docProps/core.xml").unwrap(), &mut properties).unwrap();
    assert_eq!(properties.matches("2000-01-01T00:00:00Z").count(), 2, "{properties}");
    assert_eq!(workbook(&build(&[])).unwrap(), bytes);
}
