//! The board, the tree, today's work and the palette for every account of the matrix: what may not be seen is not shown, not counted, and cannot be asked for.

use super::matrix::Count;
use super::model::{Model, Who};
use super::office::{Visitor, between};

const TWO_TERMS: &str = "45-CT/TW#two-terms";
const OUT_OF_PLANNING: &str = "377-QĐ/TW#out-of-planning";

/// One account asks for everything that is about many posts.
pub(super) fn walk(model: &Model, visitor: &mut Visitor, account: &str, role: &str, everybody: &[Who], count: &mut Count) {
    let any = |action: &str| {
        ["ordinary", "under_proceedings", "left"]
            .iter()
            .any(|state| !model.classes(role, action, &Who { id: String::new(), standing: "within", state, tie: "none" }).is_empty())
    };
    let finds = |who: &Who| model.classes(role, "find", who).contains("personnel");
    let in_post = |who: &Who| who.state != "left";
    let posts = visitor.get("/posts");
    let due = visitor.get("/posts/due?reason=x");
    let today = visitor.get("/today");
    let lacking = visitor.get("/review/missing?reason=x");
    for (answer, action) in [(&posts, "find"), (&due, "review"), (&today, "find"), (&lacking, "review")] {
        assert_eq!(answer.status == 200, any(action), "{account} {action}");
    }
    for who in everybody {
        let id = &who.id;
        let reviewed = model.classes(role, "review", who);
        for answer in [&posts, &due].into_iter().filter(|answer| answer.status == 200) {
            assert_eq!(answer.body.contains(&format!("/people/{id}\"")), finds(who) && in_post(who), "{account} has {id} on the board");
        }
        assert!(!today.body.contains(&format!("Người {id}<")), "{account}: today names nobody");
        assert!(!lacking.body.contains(&format!("/people/{id}/")) || !reviewed.is_empty(), "{account} sees what {id} lacks");
        if due.status == 200 && finds(who) && in_post(who) {
            let row = between(&due.body, &format!("/people/{id}\""), "</tr>");
            let cells: Vec<&str> = row.split("<td").skip(1).collect();
            assert_eq!(cells.len(), 5, "{account} {id}: {row}");
            let known = |cell: &str| !cell.contains('–');
            let personnel = reviewed.contains("personnel");
            // Months as head, a local or not, service left, what is due.
            assert_eq!([known(cells[1]), known(cells[2]), known(cells[3])], [personnel; 3], "{account} {id}: {row}");
            assert_eq!(row.contains(TWO_TERMS), personnel, "{account} {id}: {row}");
            let all = ["personnel", "assessment", "discipline"].iter().all(|class| reviewed.contains(class));
            assert_eq!(row.contains(OUT_OF_PLANNING), all, "{account} {id}: {row}");
        }
        count.compared += 6;
    }
    filters(model, visitor, account, role, everybody, count);
    units(model, visitor, account, role, count);
    count.asked += 4;
}

/// What may not be seen does not answer when it is asked for by a filter, and its number is not told.
fn filters(model: &Model, visitor: &mut Visitor, account: &str, role: &str, everybody: &[Who], count: &mut Count) {
    for (rule, classes) in [(TWO_TERMS, &["personnel"][..]), (OUT_OF_PLANNING, &["personnel", "assessment", "discipline"])] {
        let answer = visitor.get(&format!("/posts/due?reason=x&due=now&rule={}", crate::web::visit::quoted(rule)));
        let may = |who: &&Who| {
            let (found, reviewed) = (model.classes(role, "find", who), model.classes(role, "review", who));
            who.state != "left" && found.contains("personnel") && classes.iter().all(|class| reviewed.contains(class))
        };
        for (standing, post) in [("within", "P-A1"), ("above", "P-TOP"), ("outside", "P-B")] {
            let listed = answer.body.contains(&format!("<small>{post} "));
            assert_eq!(listed, everybody.iter().filter(|who| who.standing == standing).any(|who| may(&who)), "{account} {rule} {post}");
            count.compared += 1;
        }
    }
    // Who may not be found is not found by name either: on the board, or in the palette.
    for who in everybody.iter().filter(|who| who.state == "ordinary") {
        let may = model.classes(role, "find", who).contains("personnel");
        let board = visitor.get(&format!("/posts?words={}", who.id));
        assert_eq!(board.body.contains("<small>P-"), may, "{account} looks for {} on the board", who.id);
        let palette = visitor.get(&format!("/palette?words={}", who.id));
        assert_eq!(palette.body.contains(&format!("/people/{}\"", who.id)), may, "{account} looks for {} in the palette", who.id);
        count.asked += 2;
        count.compared += 2;
    }
    count.asked += 2;
}

fn units(model: &Model, visitor: &mut Visitor, account: &str, role: &str, count: &mut Count) {
    let (tree, picture, palette) = (visitor.get("/units"), visitor.get("/units?as=picture"), visitor.get("/palette?words=U-"));
    let nodes = tree.body.split_once("class=\"tree\"").map_or("", |(_, nodes)| nodes);
    for (unit, name, standing) in [("U-A1", "Bên dưới", "within"), ("U-TOP", "Đỉnh", "above"), ("U-B", "Bên kia", "outside")] {
        let who = Who { id: String::new(), standing, state: "ordinary", tie: "none" };
        let found = model.classes(role, "find", &who);
        let may = found.contains("open");
        assert_eq!(visitor.get(&format!("/units/{unit}")).status == 200, may, "{account} opens {unit}");
        for answer in [&tree, &picture, &palette] {
            assert_eq!(answer.body.contains(&format!("/units/{unit}")), may, "{account} has {unit} in the tree");
        }
        // Who is in a post is not told by how many are.
        if may {
            let own = between(nodes, name, "</small>");
            assert!(own.contains("<small>"), "{account} has no figures of {unit}: {nodes}");
            assert_eq!(own.contains("không thuộc quyền xem"), !found.contains("personnel"), "{account} counts holders in {unit}: {own}");
        }
        let posts = visitor.get(&format!("/posts?unit={unit}"));
        assert_eq!(posts.body.contains("<small>P-"), may, "{account} narrows the board to {unit}");
        count.asked += 2;
        count.compared += 6;
    }
    count.asked += 3;
}
