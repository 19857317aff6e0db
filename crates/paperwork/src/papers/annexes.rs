//! The annexes of a plan, out of what the planner found: moves with their reasons, posts before and after, quotas, exceptions, and who had to move and does not.

use planner::Status;
use planner::explain::{Circle, Moved, Outcome, PostChange, Serves, Unmoved};
use register::cell::day;
use register::code::{Code, MoveKind, vietnamese};
use register::Day;
use rules::verdict::Outcome as Verdict;

use super::document::{Block, Cell, Letters, Section, Style, Table};
use super::forms::appraisal::clause;
use super::letter::lying;

/// What ids stand for, as far as the reader may know it.
pub struct Names<'a> {
    /// A person.
    pub person: &'a dyn Fn(&str) -> String,
    /// A post, with its unit.
    pub post: &'a dyn Fn(&str) -> String,
    /// A unit.
    pub unit: &'a dyn Fn(&str) -> String,
    /// The clause of a rule and its document.
    pub clause: &'a dyn Fn(&str) -> String,
}

/// What a plan consists of, in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Annexes {
    /// What is known of it.
    pub status: Status,
    /// The moves.
    pub moves: Vec<Move>,
    /// Posts that somebody leaves or reaches, or that stay short.
    pub seats: Vec<Seats>,
    /// Quotas.
    pub quotas: Vec<Quota>,
    /// Moves that need a recorded decision.
    pub exceptions: Vec<Exception>,
    /// Who had to move and does not, and why.
    pub unmoved: Vec<(String, String)>,
    /// Moves that follow one another.
    pub chains: Vec<(String, String)>,
}

/// A move.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    /// Who.
    pub person: String,
    /// From which post.
    pub from: String,
    /// To which post.
    pub to: String,
    /// Its form.
    pub form: String,
    /// The day it takes effect.
    pub on: Option<Day>,
    /// First day after the planned end.
    pub until: Option<Day>,
    /// Why.
    pub reasons: Vec<String>,
    /// Clauses that are not met or not known, each with its facts.
    pub notes: Vec<String>,
}

/// A post before and after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seats {
    /// The post.
    pub post: String,
    /// Approved seats, holders before, holders after.
    pub counts: [i64; 3],
    /// Who leaves.
    pub leave: Vec<String>,
    /// Who comes.
    pub come: Vec<String>,
}

/// A quota.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quota {
    /// The unit.
    pub unit: String,
    /// Out of it, or into it.
    pub direction: &'static str,
    /// Used, least, most.
    pub counts: [i64; 3],
}

/// A move that needs a recorded decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// Who.
    pub person: String,
    /// To which post.
    pub to: String,
    /// The clauses that only a decision sets aside.
    pub clauses: Vec<String>,
}

impl Annexes {
    /// The annexes of a result.
    pub fn of(outcome: &Outcome, names: &Names<'_>) -> Annexes {
        let changed = outcome.posts.iter();
        let short = outcome.unfilled.iter().filter(|short| outcome.posts.iter().all(|post| post.post != short.post));
        let exception = |moved: &Moved| Exception {
            person: (names.person)(&moved.person),
            to: (names.post)(&moved.to_post),
            clauses: moved.decisions.iter().map(|rule| (names.clause)(rule)).collect(),
        };
        Annexes {
            status: outcome.status,
            moves: outcome.moves.iter().map(|moved| a_move(moved, names)).collect(),
            seats: changed.chain(short).map(|post| seats(post, names)).collect(),
            quotas: outcome.quotas.iter().map(|quota| Quota { unit: (names.unit)(&quota.unit), direction: side(quota.direction), counts: [quota.used, i64::from(quota.allowed[0]), i64::from(quota.allowed[1])] }).collect(),
            exceptions: outcome.moves.iter().filter(|moved| !moved.decisions.is_empty()).map(exception).collect(),
            unmoved: outcome.unmoved_duties.iter().map(|one| ((names.person)(&one.person), unmoved(one, names))).collect(),
            chains: outcome.chains.iter().filter(|chain| chain.people.len() > 1).chain(&outcome.cycles).map(|circle| shape(circle, names)).collect(),
        }
    }

    /// How many people move.
    pub fn people(&self) -> usize {
        self.moves.iter().map(|row| &row.person).collect::<std::collections::BTreeSet<_>>().len()
    }

    /// Vacant seats before and after, of the posts in the annex.
    pub fn vacant(&self) -> [i64; 2] {
        let vacant = |at: usize| self.seats.iter().map(|row| (row.counts[0] - row.counts[at]).max(0)).sum();
        [vacant(1), vacant(2)]
    }

    /// How surely the plan is the best one, in a sentence.
    pub fn standing(&self) -> &'static str {
        match self.status {
            Status::Optimal => "Phương án này đã được chứng minh là tốt nhất theo các mục tiêu đặt ra, trong phạm vi dữ liệu và quy định đã đối chiếu.",
            Status::Feasible => "Phương án này thỏa mãn các quy định đã đối chiếu; chưa chứng minh được là phương án tốt nhất.",
            Status::Infeasible => "Không có phương án nào thỏa mãn đồng thời các yêu cầu đặt ra.",
            Status::Unknown => "Chưa tìm được phương án trong thời gian cho phép.",
        }
    }

    /// The annexes as sections, each with its title.
    pub(super) fn sections(&self, attached_to: &str) -> Vec<(&'static str, Section)> {
        let all = [
            ("Danh sách dự kiến luân chuyển, điều động", self.moves_table()),
            ("Vị trí trước và sau phương án", self.seats_table()),
            ("Chỉ tiêu", self.quotas_table()),
            ("Trường hợp phải có quyết định của cấp có thẩm quyền", self.exceptions_table()),
            ("Trường hợp phải chuyển nhưng chưa bố trí được", pairs("Họ và tên", "Lý do", "Trường hợp phải chuyển nhưng chưa bố trí được", &self.unmoved)),
            ("Chuỗi và vòng luân chuyển", pairs("Hình thức", "Thứ tự", "Chuỗi và vòng luân chuyển", &self.chains)),
        ];
        let present = all.into_iter().filter(|(_, table)| !table.rows.is_empty());
        present.enumerate().map(|(number, (title, table))| (title, annex(number + 1, title, attached_to, table))).collect()
    }

    fn moves_table(&self) -> Table {
        let row = |(number, row): (usize, &Move)| {
            let day = |day: Option<Day>| day.map_or_else(Cell::blank, Cell::day);
            vec![
                Cell::ordinal(number + 1),
                Cell::strong(&row.person),
                Cell::text(&row.from),
                Cell::text(&row.to),
                Cell::text(&row.form),
                day(row.on),
                day(row.until),
                Cell::text(row.reasons.join("\n")),
                Cell::text(row.notes.join("\n")),
            ]
        };
        let header = vec![
            vec![
                Cell::head("TT").down(2),
                Cell::head("Họ và tên").down(2),
                Cell::head("Chức vụ, đơn vị").across(2),
                Cell::head("Hình thức").down(2),
                Cell::head("Thời gian").across(2),
                Cell::head("Lý do").down(2),
                Cell::head("Điều kiện cần lưu ý").down(2),
            ],
            ["Hiện nay", "Dự kiến", "Từ ngày", "Đến trước ngày"].into_iter().map(Cell::head).collect(),
        ];
        Table {
            name: "Danh sách dự kiến".to_owned(),
            widths: vec![9, 30, 34, 34, 20, 22, 22, 40, 46],
            letters: Letters::Small,
            header,
            rows: self.moves.iter().enumerate().map(row).collect(),
        }
    }

    fn seats_table(&self) -> Table {
        let row = |(number, row): (usize, &Seats)| {
            let [approved, before, after] = row.counts;
            vec![
                Cell::ordinal(number + 1),
                Cell::text(&row.post),
                Cell::number(approved),
                Cell::number(before),
                Cell::text(row.leave.join("\n")),
                Cell::text(row.come.join("\n")),
                Cell::number(after),
                Cell::number((approved - after).max(0)),
            ]
        };
        let header = ["TT", "Vị trí, đơn vị", "Số lượng được duyệt", "Số người trước", "Người đi", "Người đến", "Số người sau", "Còn khuyết sau phương án"];
        Table {
            name: "Vị trí trước và sau".to_owned(),
            widths: vec![9, 70, 22, 20, 45, 45, 20, 24],
            letters: Letters::Usual,
            header: vec![header.into_iter().map(Cell::head).collect()],
            rows: self.seats.iter().enumerate().map(row).collect(),
        }
    }

    fn quotas_table(&self) -> Table {
        let row = |(number, row): (usize, &Quota)| {
            let [used, least, most] = row.counts.map(Cell::number);
            vec![Cell::ordinal(number + 1), Cell::text(&row.unit), Cell::centre(row.direction), used, least, most]
        };
        Table {
            name: "Chỉ tiêu".to_owned(),
            widths: vec![9, 100, 40, 30, 30, 30],
            letters: Letters::Usual,
            header: vec![["TT", "Đơn vị", "Chiều", "Số lượt trong phương án", "Ít nhất", "Nhiều nhất"].into_iter().map(Cell::head).collect()],
            rows: self.quotas.iter().enumerate().map(row).collect(),
        }
    }

    fn exceptions_table(&self) -> Table {
        let row = |(number, row): (usize, &Exception)| {
            vec![Cell::ordinal(number + 1), Cell::strong(&row.person), Cell::text(&row.to), Cell::text(row.clauses.join("\n")), Cell::blank()]
        };
        let header = ["TT", "Họ và tên", "Dự kiến chức vụ, đơn vị", "Điều khoản phải có quyết định", "Quyết định (số, ngày, cấp quyết định)"];
        Table {
            name: "Ngoại lệ".to_owned(),
            widths: vec![9, 45, 60, 80, 60],
            letters: Letters::Usual,
            header: vec![header.into_iter().map(Cell::head).collect()],
            rows: self.exceptions.iter().enumerate().map(row).collect(),
        }
    }
}

fn pairs(first: &str, second: &str, name: &str, rows: &[(String, String)]) -> Table {
    let row = |(number, (one, other)): (usize, &(String, String))| vec![Cell::ordinal(number + 1), Cell::strong(one), Cell::text(other)];
    Table {
        name: name.to_owned(),
        widths: vec![9, 60, 170],
        letters: Letters::Usual,
        header: vec![vec![Cell::head("TT"), Cell::head(first), Cell::head(second)]],
        rows: rows.iter().enumerate().map(row).collect(),
    }
}

fn annex(number: usize, title: &str, attached_to: &str, table: Table) -> Section {
    let head = [Block::text(Style::Caption, format!("Phụ lục {number}\n{}", title.to_uppercase())), Block::text(Style::Aside, attached_to)];
    lying(head.into_iter().chain([Block::Table(table)]).collect())
}

fn a_move(moved: &Moved, names: &Names<'_>) -> Move {
    let open = moved.verdicts.iter().map(|form| &form.0).filter(|line| matches!(line.outcome, Verdict::NotMet | Verdict::NotKnown));
    let [not_met, not_known] = [Verdict::NotMet, Verdict::NotKnown].map(|outcome| outcome.words()[0]);
    let note = |line: &rules::verdict::Line| {
        let said = if line.outcome == Verdict::NotMet { not_met } else { not_known };
        format!("{}: {said}. {}", clause(line), line.says)
    };
    Move {
        person: (names.person)(&moved.person),
        from: (names.post)(&moved.from_post),
        to: (names.post)(&moved.to_post),
        form: vietnamese(MoveKind::NAMES, moved.kind).unwrap_or(moved.kind).to_owned(),
        on: day(&moved.on),
        until: day(&moved.until_planned),
        reasons: moved.serves.iter().map(|serves| reason(serves, names)).collect(),
        notes: open.map(note).collect(),
    }
}

fn reason(serves: &Serves, names: &Names<'_>) -> String {
    match serves {
        Serves::Pin => "Theo yêu cầu nêu đích danh".to_owned(),
        Serves::Duty { rule } => format!("Phải chuyển theo {}", (names.clause)(rule)),
        Serves::Quota { unit, direction } => format!("Đáp ứng chỉ tiêu {} của {}", side(direction), (names.unit)(unit)),
        Serves::Succeeds { person } => format!("Thay {}", (names.person)(person)),
        Serves::MakesRoom { person } => format!("Để bố trí {}", (names.person)(person)),
        Serves::Fit { .. } => "Phù hợp tiêu chí đã nêu trong yêu cầu lập phương án".to_owned(),
    }
}

fn side(direction: &str) -> &'static str {
    if direction == "out" { "chuyển đi" } else { "chuyển đến" }
}

fn seats(post: &PostChange, names: &Names<'_>) -> Seats {
    let people = |ids: &[String]| ids.iter().map(|id| (names.person)(id)).collect();
    Seats {
        post: (names.post)(&post.post),
        counts: [i64::from(post.seats), i64::from(post.before), post.after],
        leave: people(&post.leave),
        come: people(&post.come),
    }
}

fn unmoved(one: &Unmoved, names: &Names<'_>) -> String {
    let mut said = vec![format!("Phải chuyển theo {}", one.duties.iter().map(|rule| (names.clause)(rule)).collect::<Vec<_>>().join("; "))];
    for closed in &one.closed_by {
        let word = Verdict::ALL.into_iter().find(|outcome| outcome.name() == closed.outcome).map_or(closed.outcome, |outcome| outcome.words()[0]);
        said.push(format!("{}: {word} đối với {:02} vị trí", (names.clause)(&closed.rule), closed.posts));
    }
    if !one.conflict.is_empty() {
        said.push("Các vị trí còn lại không bố trí được cùng với những yêu cầu khác của phương án".to_owned());
    }
    if !one.if_moved.is_empty() {
        said.push("Bố trí được, nhưng phương án chung kém hơn theo thứ tự mục tiêu đặt ra".to_owned());
    }
    said.join("\n")
}

fn shape(circle: &Circle, names: &Names<'_>) -> (String, String) {
    let kind = match circle.kind {
        "chain" => "Chuỗi",
        "swap" => "Hoán đổi",
        _ => "Vòng khép kín",
    };
    (kind.to_owned(), circle.people.iter().map(|id| (names.person)(id)).collect::<Vec<_>>().join(" → "))
}

/// The words for the number of people and moves.
pub(super) fn counted(annexes: &Annexes) -> String {
    format!("{:02} lượt, {:02} người", annexes.moves.len(), annexes.people())
}

/// The documents a paper rests on, each as a paragraph in italics is written: `Căn cứ …;`.
pub(super) fn bases(citations: &[String]) -> Vec<Block> {
    citations.iter().map(|citation| Block::text(Style::Body, format!("Căn cứ {citation};"))).collect()
}
