//! Statistics in the browser: the figures are those of the tables, read once more from the files, and every figure opens the list that it counts.

use std::collections::{BTreeMap, BTreeSet};

use super::office::{Office, Served, Visitor, between};
use super::plans::fill;
use crate::access::Role;
use crate::demo_files::TABLES;
use crate::paper_file::WITH_PDF;

const ALL: &str = "from=2010-01-01&until=2030-01-01";

fn town() -> (Served, Visitor) {
    let office = Office::sqlite();
    fill(&office);
    office.found(&[("chuyen-vien".to_owned(), Role::Specialist, "U-TINH", None), ("khac".to_owned(), Role::Administrator, "U-TINH", None)]);
    let served = office.serve();
    let visitor = served.signed("chuyen-vien");
    (served, visitor)
}

/// The lines of a table of the demonstration, by the names of its columns.
fn rows(table: &str) -> Vec<BTreeMap<&'static str, &'static str>> {
    let mut lines = TABLES.iter().find(|(name, _)| *name == table).unwrap().1.lines();
    let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
    lines.map(|line| columns.iter().copied().zip(line.split(',')).collect()).collect()
}

/// A figure of the paper: where it leads, the number, and which of its line's it is.
struct Figure {
    path: String,
    number: usize,
    column: usize,
}

/// Every figure that opens, line by line, with the words that begin its line.
fn figures(body: &str) -> Vec<(String, Vec<Figure>)> {
    let line = |line: &str| {
        let cells: Vec<&str> = line.split("<td ").skip(1).collect();
        let head = cells[0].split_once('>').unwrap().1.split('<').next().unwrap().to_owned();
        let figure = |(column, cell): (usize, &&str)| {
            let path = between(cell, "href=\"", "\"").replace("&amp;", "&");
            let number = between(cell, "\">", "</a>").rsplit('>').next().unwrap().replace('.', "");
            (!path.is_empty()).then(|| Figure { path, number: number.parse().unwrap(), column })
        };
        (head, cells[1..].iter().enumerate().filter_map(figure).collect())
    };
    body.split("<tbody>").skip(1).flat_map(|table| table.split("</tbody>").next().unwrap().split("<tr>").skip(1)).map(line).collect()
}

#[test]
fn every_figure_opens_the_list_that_it_counts() {
    let (_served, mut visitor) = town();
    let mut opened = 0;
    for manner in ["rotated", "every"] {
        let paper = visitor.get(&format!("/statistics?{ALL}&manner={manner}"));
        assert_eq!(paper.status, 200, "{}", paper.body);
        for (head, figures) in figures(&paper.body) {
            for figure in figures {
                let list = visitor.get(&format!("{}&reason=x", figure.path));
                let said: Vec<usize> = between(&list.body, "role=\"status\">", "</p>")
                    .split(|letter: char| !letter.is_ascii_digit())
                    .filter_map(|word| word.parse().ok())
                    .collect();
                // People and women are people; everything else is moves.
                let counted = if matches!(figure.column, 0 | 2) { said[1] } else { said[0] };
                assert_eq!(counted, figure.number, "{head}, {}: {}", figure.column, figure.path);
                opened += 1;
            }
        }
    }
    assert!(opened > 60, "{opened}");
}

#[test]
fn the_rotations_of_a_year_are_those_of_the_tables() {
    let (_served, mut visitor) = town();
    let main = |row: &BTreeMap<&str, &str>| row["concurrent"] != "true" && row["manner"] == "rotated";
    let mut years = BTreeMap::<String, (usize, BTreeSet<&str>)>::new();
    for row in rows("tenures.csv").iter().filter(|row| main(row)) {
        let year = years.entry(row["from"][..4].to_owned()).or_default();
        year.0 += 1;
        year.1.insert(row["person"]);
    }
    assert!(years.len() > 3);
    let paper = visitor.get(&format!("/statistics?{ALL}&manner=rotated"));
    for (head, figures) in figures(&paper.body).iter().filter(|(head, _)| head.parse::<i32>().is_ok()) {
        let (moves, people) = years.remove(head).unwrap();
        assert_eq!([figures[0].number, figures[1].number], [people.len(), moves], "{head}");
    }
    assert!(years.is_empty(), "the paper lacks {years:?}");
}

#[test]
fn the_paper_goes_along_as_files_and_what_is_no_period_is_said() {
    let (served, mut visitor) = town();
    for file in ["docx", "xlsx"] {
        assert!(visitor.get(&format!("/statistics?{ALL}&file={file}")).body.starts_with("PK"), "{file}");
    }
    // As PDF only where the program can: no way leads to what it cannot.
    assert_eq!(visitor.get(&format!("/statistics?{ALL}")).body.contains("file=pdf"), WITH_PDF);
    assert_eq!(visitor.get(&format!("/statistics?{ALL}&file=pdf")).bytes.starts_with(b"%PDF-"), WITH_PDF);
    let faulty = visitor.get("/statistics?from=2026-02-30&until=x&manner=rotated");
    assert_eq!(faulty.status, 422);
    assert!(
        faulty.body.contains("value=\"2026-02-30\"") && faulty.body.contains("role=\"alert\"") && !faulty.body.contains("class=\"paper "),
        "{}",
        faulty.body
    );
    let turned = visitor.get("/statistics/moves?from=2026-01-01&until=2025-01-01&sex=x&reason=x");
    assert_eq!(turned.status, 422);
    assert_eq!(between(&turned.body, "class=\"fault\"", "</ul>").matches("<li>").count(), 2, "{}", turned.body);
    // Who opens no record has no statistics, and not a paper of noughts.
    assert_eq!(served.signed("khac").get("/statistics").status, 404);
}
