//! A plan in the browser: what is shown is what the moves alone say, and the rules accept it.

use std::collections::{BTreeMap, BTreeSet};

use paperwork::import::{Options, Source, folder};
use register::{Day, Register};
use store::Stamp;

use super::office::{Answered, Office, Served, Visitor, between};
use crate::access::Role;
use crate::demo_files::{REQUEST, TABLES};
use crate::paper_file::WITH_PDF;
use crate::time;

/// The tables of the invented town.
pub(super) fn town() -> Register {
    let sources: Vec<_> = TABLES.iter().map(|(name, text)| Source { name, bytes: text.as_bytes() }).collect();
    folder(&sources, &Options::new(Day::new(2024, 3, 1).unwrap())).register
}

/// An office that holds the town.
pub(super) fn fill(office: &Office) {
    let changes = store::changes(&office.store.log(), &town(), "mở sổ", "");
    office.store.commit(changes, Stamp { actor: "test".to_owned(), time: time::now(), authority: None }).unwrap();
}

/// The request of the town, for one plan only.
pub(super) fn request() -> String {
    REQUEST.1.replace("options          = 3", "options          = 1")
}

/// Waits for a job, and opens what came of it.
pub(super) fn follow(visitor: &mut Visitor, sent: &Answered) -> String {
    assert_eq!(sent.status, 303, "{}", sent.body);
    let address = visitor.after_job(&sent.location);
    // Opened once as it is: the reason that goes along is remembered.
    assert_eq!(visitor.get(address.split('#').next().unwrap()).status, 200);
    address.split('?').next().unwrap().to_owned()
}

/// A town that is served, its planner signed in, and a plan.
fn planned(text: &str) -> (Served, Visitor, String) {
    let office = Office::sqlite();
    fill(&office);
    office.found(&[("lap".to_owned(), Role::Secretary, "U-TINH", None), ("khac".to_owned(), Role::Administrator, "U-TINH", None)]);
    let served = office.serve();
    let mut visitor = served.signed("lap");
    let sent = visitor.post("/plan", &[("request", text), ("reason", "thử")]);
    let address = follow(&mut visitor, &sent);
    (served, visitor, address)
}

/// The cells of the rows of a table that begins after a mark, without their markup.
fn cells(body: &str, mark: &str) -> Vec<Vec<String>> {
    let table = between(body.split_once(mark).unwrap().1, "<tbody>", "</tbody>");
    let plain = |cell: &str| cell.rsplit_once('>').map_or(cell, |(_, text)| text).replace("&#39;", "'").replace("&#38;", "&").trim().to_owned();
    let rows = table.split("</tr>").filter(|row| row.contains("<t"));
    rows.map(|row| row.split_inclusive("</t").filter(|cell| cell.ends_with("</t")).map(|cell| plain(cell.trim_end_matches("</t"))).collect()).collect()
}

/// The id at the end of a name: `… (P-1)`.
fn id_in(text: &str) -> String {
    text.rsplit_once('(').unwrap().1.trim_end_matches(')').to_owned()
}

/// The moves that a page offers as a file: person, from, to.
pub(super) fn moves(body: &str) -> Vec<[String; 3]> {
    let file = between(body, "<pre id=\"moves-file\">", "</pre>");
    let rows = file.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    rows.map(|row| [row[0].clone(), row[1].clone(), row[2].clone()]).collect()
}

#[test]
fn what_a_plan_shows_is_what_its_moves_alone_say() {
    let (_served, mut visitor, address) = planned(&request());
    let page = visitor.get(&address);
    assert_eq!(page.status, 200, "{}", page.body);
    let moves = moves(&page.body);
    assert!(moves.len() > 1, "{}", page.body);
    let register = town();
    let (posts, people) = (&register.tables().posts, &register.tables().people);
    let day = Day::new(2024, 3, 1).unwrap();
    let name = |id: &String| people.name.text(register.find::<register::tables::People>(&people.id, id).unwrap().index()).to_owned();
    let who = |of: &dyn Fn(&[String; 3]) -> bool| moves.iter().filter(|one| of(one)).map(|one| name(&one[0])).collect::<Vec<_>>().join("; ");
    // The ledger: every post that is touched is there, with the holders before and after, who leaves and who comes.
    let ledger = cells(&page.body, "id=\"ledger\"");
    let mut touched: BTreeSet<String> = moves.iter().flat_map(|[_, from, to]| [from.clone(), to.clone()]).collect();
    for row in &ledger {
        let post = id_in(&row[0]);
        let found = register.find::<register::tables::Posts>(&posts.id, &post).unwrap();
        let before = register.holders(found, day).len();
        let (leave, come) = (moves.iter().filter(|one| one[1] == post).count(), moves.iter().filter(|one| one[2] == post).count());
        assert_eq!(row[2..4], [before.to_string(), (before + come - leave).to_string()], "{post}");
        assert_eq!(row[4..6], [who(&|one| one[1] == post), who(&|one| one[2] == post)], "{post}");
        let seats: usize = row[1].parse().unwrap();
        assert_eq!(row[6].is_empty(), before >= seats && before + come - leave >= seats, "{post} {row:?}");
        touched.remove(&post);
    }
    assert_eq!(touched, BTreeSet::new());
    // Units: whom they lose and gain is counted from the moves.
    let unit_of = |post: &String| {
        let row = register.find::<register::tables::Posts>(&posts.id, post).unwrap();
        register.tables().units.id.text(posts.unit[row.index()].index()).to_owned()
    };
    for row in cells(page.body.split_once("id=\"ledger\"").unwrap().1.split_once("</table>").unwrap().1, "<h3>") {
        let unit = id_in(&row[0]);
        let (out, into) = (who(&|one| unit_of(&one[1]) == unit && unit_of(&one[2]) != unit), who(&|one| unit_of(&one[2]) == unit && unit_of(&one[1]) != unit));
        assert_eq!(row[3..5], [out, into], "{unit}");
    }
    // Quotas: the meter says what the moves say.
    let (out, into) = (
        moves.iter().filter(|one| unit_of(&one[1]) == "U-UBKT" && unit_of(&one[2]) != "U-UBKT"),
        moves.iter().filter(|one| unit_of(&one[2]) == "U-UBKT" && unit_of(&one[1]) != "U-UBKT"),
    );
    for used in [out.count(), into.count()] {
        assert!(page.body.contains(&format!("low=\"1\" value=\"{used}\"")), "{used}");
    }
    // Chains: step by step, each goes to the post that the next one leaves, and nobody who follows another is left out.
    let by_name: BTreeMap<String, &[String; 3]> = moves.iter().map(|one| (one[0].clone(), one)).collect();
    let mut followed = 0;
    for shape in page.body.split("<figure").skip(1) {
        let steps: Vec<&[String; 3]> = cells(shape, "<thead>").iter().map(|row| by_name[&id_in(&row[1])]).collect();
        assert!(steps.windows(2).all(|pair| pair[0][2] == pair[1][1]), "{steps:?}");
        followed += steps.len() - 1 + usize::from(steps.last().unwrap()[2] == steps[0][1]);
    }
    let mut left: BTreeMap<&String, usize> = BTreeMap::new();
    moves.iter().for_each(|one| *left.entry(&one[1]).or_default() += 1);
    let links = moves.iter().filter(|one| left.get_mut(&one[2]).filter(|count| **count > 0).map(|count| *count -= 1).is_some()).count();
    assert_eq!(followed, links);
}

#[test]
fn the_rules_accept_the_plan_that_is_shown() {
    let (_served, mut visitor, address) = planned(&request());
    let page = visitor.get(&address);
    let file = between(&page.body, "<pre id=\"moves-file\">", "</pre>").to_owned();
    let register = town();
    let proposed = paperwork::moves::read(Source { name: "moves.csv", bytes: file.as_bytes() }, &register, &Options::new(Day::new(2024, 3, 1).unwrap()));
    assert!(proposed.problems.is_empty() && proposed.moves.len() > 1);
    let moves = rules::moves::Moves { plan: vec![0; proposed.moves.len()], rows: proposed.moves };
    let (books, _) = rules::rulebook::load::load_all(crate::books::BUILT_IN);
    let world = rules::facts::World::new(&register, &books, &moves);
    let touched = crate::commands::check::Touched::by(&moves);
    let lines = crate::commands::check::lines(&world, &touched, "planned", rules::verdict::Lang::Vi);
    let bars = lines.iter().filter(|line| line.subject.starts_with("move:") && line.effect.name() == "bar");
    let against: Vec<&str> = bars.filter(|line| matches!(line.outcome.name(), "not_met" | "not_known")).map(|line| line.subject.as_str()).collect();
    assert_eq!(against, Vec::<&str>::new());
}

#[test]
fn a_move_is_pinned_and_ruled_out_by_a_click_and_the_difference_is_shown() {
    let (_served, mut visitor, address) = planned(&request());
    let page = visitor.get(&address);
    let first = moves(&page.body)[0].clone();
    let id = address.rsplit('/').next().unwrap();
    let forbid = format!("{}%3E{}", first[0], first[2]);
    assert!(
        page.body.contains(&format!("/plan?from={id}&#38;forbid={forbid}")) || page.body.contains(&format!("/plan?from={id}&amp;forbid={forbid}")),
        "{}",
        page.body
    );
    let form = visitor.get(&format!("/plan?from={id}&forbid={forbid}"));
    assert!(form.body.contains(&format!("name=\"forbids-person\" value=\"{}\"", first[0])), "{}", form.body);
    // What the form says is sent as it stands there.
    let mut fields: Vec<(String, String)> = Vec::new();
    for input in form.body.split("<input").skip(1).map(|input| input.split('>').next().unwrap()) {
        let (name, value) = (between(input, " name=\"", "\""), between(input, " value=\"", "\""));
        if !input.contains("type=\"checkbox\"") || input.contains(" checked") {
            fields.push((name.to_owned(), value.to_owned()));
        }
    }
    for select in form.body.split("<select").skip(1).map(|select| select.split("</select>").next().unwrap()) {
        let chosen = select.split("<option").find(|option| option.contains(" selected"));
        fields.push((between(select, " name=\"", "\"").to_owned(), chosen.map_or("", |option| between(option, "value=\"", "\"")).to_owned()));
    }
    fields.retain(|(name, _)| !name.is_empty() && name != "form" && name != "words" && name != "reason");
    fields.push(("reason".to_owned(), "thử lần hai".to_owned()));
    let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let sent = visitor.post("/plan", &sent);
    let second = follow(&mut visitor, &sent);
    let page = visitor.get(&second);
    assert!(page.body.contains("id=\"changed\""), "{}", page.body);
    assert!(!moves(&page.body).iter().any(|one| one[0] == first[0] && one[2] == first[2]));
    let compared = visitor.get(&format!("{address}/compare?with={}", second.rsplit('/').next().unwrap()));
    assert!(compared.status == 200 && compared.body.contains(&first[0]), "{}", compared.body);
    // Why that move is not in the second plan: it can be, at a price.
    let sent = visitor.post(&format!("{second}/why"), &[("person", &first[0]), ("post", &first[2])]);
    let answer = follow(&mut visitor, &sent);
    let answer = visitor.get(answer.split('#').next().unwrap());
    assert!(answer.status == 200 && answer.body.contains("id=\"why\""), "{}", answer.body);
}

#[test]
fn every_fault_of_a_request_is_said_at_once_and_nothing_typed_is_lost() {
    let office = Office::sqlite();
    fill(&office);
    office.found(&[("lap".to_owned(), Role::Secretary, "U-TINH", None)]);
    let served = office.serve();
    let mut visitor = served.signed("lap");
    let typed = [
        ("scope", "U-TX"),
        ("on", "hôm nay"),
        ("leaders_out_max", "hai"),
        ("quotas-unit", "U-UBKT"),
        ("quotas-out_least", "3"),
        ("quotas-out_most", "1"),
        ("pins-person", "CB<9>"),
        ("pins-to_post", "P-KHONG"),
        ("reason", "thử"),
    ];
    let answer = visitor.post("/plan", &typed);
    assert_eq!(answer.status, 422, "{}", answer.body);
    for field in ["#on", "#leaders_out_max", "#quotas-out_least-0", "#pins-person-0", "#pins-to_post-0"] {
        assert!(answer.body.contains(&format!("<a href=\"{field}\">")), "{field}: {}", answer.body);
        assert!(answer.body.contains(&format!("id=\"{}\"", &field[1..])), "{field} leads somewhere");
    }
    for (_, text) in typed {
        let text = text.replace('<', "&#60;").replace('>', "&#62;");
        assert!(answer.body.contains(&format!("\"{text}\"")), "{text} is lost: {}", answer.body);
    }
    // As a text and back: the same.
    let text = visitor.post("/plan/again", &[&typed[..], &[("as", "text")]].concat());
    let request = between(&text.body, "<textarea id=\"request\"", "</textarea>")
        .split_once('>')
        .unwrap()
        .1
        .replace("&#34;", "\"")
        .replace("&#60;", "<")
        .replace("&#62;", ">");
    assert!(request.contains("leaders_out_max = \"hai\"") && request.contains("out = [3, 1]"), "{request}");
    let form = visitor.post("/plan/again", &[("request", &request), ("as", "form"), ("reason", "thử")]);
    assert!(form.body.contains("value=\"hai\"") && form.body.contains("value=\"P-KHONG\""), "{}", form.body);
}

#[test]
fn the_papers_of_a_plan_say_what_it_says_and_go_along_as_files() {
    let (_served, mut visitor, address) = planned(&request());
    let moves = moves(&visitor.get(&address).body);
    let register = town();
    let (people, planning) = (&register.tables().people, &register.tables().planning);
    let mut planned = 0;
    let head = "system=party&issuer=Ban%20T%E1%BB%95%20ch%E1%BB%A9c&code=BTCTU";
    for (paper, title, file) in
        [("submission", "TỜ TRÌNH", "to-trinh.docx"), ("scheme", "KẾ HOẠCH", "ke-hoach.docx"), ("roster", "DANH SÁCH TRÍCH NGANG", "trich-ngang.docx")]
    {
        let page = visitor.get(&format!("{address}/{paper}?{head}&subject=luân%20chuyển%20đợt%20hai&to=Ban%20Thường%20vụ"));
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(page.body.contains(title) && page.body.contains("luân chuyển đợt hai"), "{paper}: {}", page.body);
        for [person, ..] in &moves {
            let row = register.find::<register::tables::People>(&people.id, person).unwrap().index();
            // A roster has names in capitals.
            assert!(page.body.to_uppercase().contains(&people.name.text(row).to_uppercase()), "{paper} lacks {person}");
            if paper == "roster" {
                // Whoever stands on the planning list today does so on paper, with the title and since when.
                let listed = (0..planning.len()).filter(|&entry| planning.person[entry].index() == row && planning.until[entry].0 == Day::OPEN);
                for entry in listed {
                    let title = register.tables().titles.name.text(planning.title[entry].index());
                    assert!(page.body.contains(&format!("{title} (từ {})", planning.from[entry].0.civil())), "{person}: {title}");
                    planned += 1;
                }
            }
        }
        if paper != "roster" {
            assert!(visitor.get(&format!("{address}/{paper}?{head}&file=docx")).body.starts_with("PK"), "{file}");
        }
    }
    assert!(planned > 0);
    // A list of people leaves the house for a reason that is said for it.
    for kind in ["docx", "xlsx"] {
        assert!(visitor.post(&format!("{address}/roster/export"), &[("kind", kind), ("reason", "trình Ban Thường vụ")]).body.starts_with("PK"), "{kind}");
    }
    assert_eq!(visitor.post(&format!("{address}/roster/export"), &[("kind", "odt"), ("reason", "x")]).status, 422);
    let pages = visitor.post(&format!("{address}/roster/export"), &[("kind", "pdf"), ("reason", "trình Ban Thường vụ")]);
    assert_eq!((pages.status, pages.bytes.starts_with(b"%PDF-")), if WITH_PDF { (200, true) } else { (422, false) });
    // What has no table of people is no spreadsheet.
    assert!(visitor.get(&format!("{address}/scheme?{head}&file=xlsx")).body.starts_with("<!"));
}
