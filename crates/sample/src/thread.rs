//! The thread of a document through an invented ward: who had it when, who studied it, whose plan lacks what, who answered on paper; drawn by rule from a seed, for the tables of the invented town.

use register::Day;
use register::code::{Code, Step};

use crate::seed::Seed;

/// The committee that the paper came to.
const WARD: &str = "U-W1-DU";
/// The line of the paper in its book.
const PAPER: &str = "VB-W1-DEN-2025-639";
/// The letter with which it was forwarded.
const LETTER: &str = "VB-W1-DI-18-CV-214";
/// Where the drawing begins.
const SEED: u64 = 639;
/// Committees under the ward's, and how many cells each has.
const COMMITTEES: [(&str, usize); 8] = [
    ("Các cơ quan Đảng phường", 5),
    ("Ủy ban nhân dân phường", 6),
    ("Công an phường", 4),
    ("Khu phố Bến Mơ", 6),
    ("Khu phố Cầu Sậy", 6),
    ("Khu phố Chợ Đình", 6),
    ("Khu phố Đồng Sen", 6),
    ("Khu phố Quán Ngói", 6),
];
/// Cells right under the ward's committee.
const CELLS: [&str; 11] = [
    "Quân sự phường",
    "Trạm Y tế phường",
    "Trường Mầm non Sen Hồng",
    "Trường Tiểu học Bến Mơ",
    "Trường Tiểu học Cầu Sậy",
    "Trường Trung học cơ sở Chợ Đình",
    "Trường Trung học phổ thông Vạn Sương",
    "Hợp tác xã Đồng Sen",
    "Ban Quản lý chợ Đình",
    "Bến xe Vạn Sương",
    "Xí nghiệp Gạch Quán Ngói",
];
/// What the book of whoever got the paper says of it.
const ARRIVED: [(&str, &str); 8] = [
    ("book", "incoming"),
    ("series", "2025"),
    ("kind", "conclusion"),
    ("symbol", "88-KL/TU"),
    ("issuer", "Ban Thường vụ Tỉnh ủy Lĩnh Hải"),
    ("issued", "2025-12-10"),
    ("subject", "Tiếp tục đẩy mạnh luân chuyển cán bộ kiểm tra các cấp và luân chuyển cán bộ về làm công tác kiểm tra"),
    ("secrecy", "none"),
];
/// The parts that a plan must have.
const PARTS: [&str; 3] = ["mục tiêu", "yêu cầu", "phương pháp tổ chức thực hiện"];

/// A row: its table, its cells by column.
pub type Line = (&'static str, Vec<(&'static str, String)>);

/// A unit under the ward's committee.
struct Unit {
    id: String,
    /// The committee right above it.
    above: String,
    is_committee: bool,
}

/// Every row of the thread, table by table.
pub fn thread() -> Vec<Line> {
    let mut drawing = Drawing { seed: Seed::new(SEED), lines: Vec::new() };
    let units = drawing.units();
    drawing.papers();
    drawing.tasks();
    let mut received = vec![(WARD.to_owned(), day(11))];
    drawing.step(WARD, Step::Read, day(11), &[]);
    drawing.step(WARD, Step::Studied, day(19), &[("present", "41"), ("invited", "43")]);
    drawing.plan(WARD, day(26), &PARTS);
    drawing.step(WARD, Step::Done, day(118), &[("task", "NV-639-3"), ("text", "Danh sách đề xuất, gửi Ban Tổ chức Tỉnh ủy")]);
    let report = drawing.paper(WARD, "report", "BC", day(211));
    drawing.step(WARD, Step::Reported, day(211), &[("proof", &report)]);
    for (at, unit) in units.iter().enumerate() {
        let Some(above) = received.iter().find(|(id, _)| *id == unit.above).map(|(_, day)| *day) else { continue };
        // Now and then a cell is forgotten.
        if !unit.is_committee && unit.above != WARD && drawing.seed.chance(60) {
            continue;
        }
        received.push((unit.id.clone(), drawing.unit(at, unit, above)));
    }
    let order = |table: &str| ["units", "documents", "tasks", "steps"].iter().position(|name| *name == table);
    drawing.lines.sort_by_key(|(table, _)| order(table));
    drawing.lines
}

/// So many days after the last of November 2025.
fn day(number: i32) -> Day {
    let begin = Day::new(2025, 11, 30).expect("a day of the calendar");
    after(begin, number)
}

fn after(from: Day, days: i32) -> Day {
    Day::from_ordinal(from.ordinal() + days).expect("in range")
}

struct Drawing {
    seed: Seed,
    lines: Vec<Line>,
}

impl Drawing {
    fn line(&mut self, table: &'static str, cells: &[(&'static str, &str)]) {
        self.lines.push((table, cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()));
    }

    /// The units, each committee before its cells.
    fn units(&mut self) -> Vec<Unit> {
        let mut units = Vec::new();
        for (number, (name, cells)) in COMMITTEES.iter().enumerate() {
            let id = format!("U-W1-B{}", number + 1);
            units.push((id.clone(), format!("Đảng ủy bộ phận {name}"), WARD.to_owned(), true));
            units.extend((1..=*cells).map(|cell| (format!("{id}-{cell}"), format!("Chi bộ {cell}, {name}"), id.clone(), false)));
        }
        let direct = CELLS.iter().enumerate();
        units.extend(direct.map(|(number, name)| (format!("U-W1-C{:02}", number + 1), format!("Chi bộ {name}"), WARD.to_owned(), false)));
        for (id, name, above, is_committee) in &units {
            let kind = if *is_committee { "party_committee" } else { "party_cell" };
            let cells = [("id", id.as_str()), ("name", name), ("kind", kind), ("level", "base"), ("parent", above)];
            self.line("units", &[&cells[..], &[("place", "PL-W1"), ("branch", "other"), ("from", "2025-07-01")]].concat());
        }
        units.into_iter().map(|(id, _, above, is_committee)| Unit { id, above, is_committee }).collect()
    }

    /// The paper in the ward's book, and the letter that forwards it.
    fn papers(&mut self) {
        self.line(
            "documents",
            &[&[("id", PAPER), ("unit", WARD), ("number", "639")], &ARRIVED[..], &[("registered", "2025-12-11"), ("sent", "2025-12-14")]].concat(),
        );
        let letter =
            [("id", LETTER), ("unit", WARD), ("book", "outgoing"), ("series", "letter:18"), ("number", "214"), ("kind", "letter"), ("symbol", "214-CV/ĐU")];
        let says = [("issuer", "Đảng ủy phường Bến Mơ"), ("subject", "V/v phổ biến, quán triệt Kết luận số 88-KL/TU"), ("secrecy", "none")];
        let days = [("registered", "2025-12-14"), ("issued", "2025-12-14"), ("sent", "2025-12-14")];
        self.line("documents", &[&letter[..], &says, &days, &[("recipients", "Các đảng ủy bộ phận; Các chi bộ trực thuộc")]].concat());
    }

    /// What the paper tells, as somebody has confirmed it.
    fn tasks(&mut self) {
        let tasks = [
            ("1", "2.1", "studied", "", "Phổ biến, quán triệt Kết luận đến cán bộ, đảng viên", "2026-01-15", ""),
            ("2", "2.1", "planned", "party_committee", "Xây dựng kế hoạch thực hiện Kết luận", "2026-01-31", PARTS.join("; ").as_str()),
            ("3", "2.2", "done", "party_committee", "Rà soát cán bộ trong diện luân chuyển về làm công tác kiểm tra, gửi danh sách đề xuất", "2026-03-31", ""),
            ("4", "3", "reported", "party_committee", "Báo cáo kết quả thực hiện Kết luận", "2026-06-30", ""),
        ]
        .map(|(number, passage, step, kind, action, deadline, parts)| {
            let report_to = if step == "reported" { "Ban Thường vụ Đảng ủy phường" } else { "" };
            let id = format!("NV-639-{number}");
            let cells = [("id", id.as_str()), ("document", PAPER), ("passage", passage), ("step", step), ("unit_kind", kind), ("action", action)];
            (
                "tasks",
                [&cells[..], &[("deadline", deadline), ("report_to", report_to), ("parts", parts)]]
                    .concat()
                    .iter()
                    .map(|(column, text)| (*column, (*text).to_owned()))
                    .collect(),
            )
        });
        self.lines.extend(tasks);
    }

    /// What a unit did since the one above had the paper; the day on which it had it itself.
    fn unit(&mut self, at: usize, unit: &Unit, above: Day) -> Day {
        let is_direct = unit.above == WARD;
        let handed = if is_direct { day(14) } else { after(above, self.seed.between(1, 9)) };
        let letter = if is_direct { LETTER } else { "" };
        self.step(&unit.id, Step::Forwarded, handed, &[("proof", letter)]);
        let received = if unit.is_committee { self.arrival(unit, handed) } else { handed };
        if self.seed.chance(930) {
            let days = self.seed.between(0, 4);
            self.step(&unit.id, Step::Read, after(received, days), &[]);
        }
        self.study(unit, received);
        if unit.is_committee {
            self.carry_out(at, unit, received);
        } else if self.seed.chance(80) {
            let asked = after(received, self.seed.between(5, 20));
            self.step(&unit.id, Step::Asked, asked, &[("text", "Đảng viên sinh hoạt tạm thời ở nơi khác thì chi bộ nào tổ chức quán triệt?")]);
            if self.seed.chance(500) {
                self.step(&unit.id, Step::Answered, after(asked, 6), &[("text", "Chi bộ nơi sinh hoạt tạm thời tổ chức, báo về chi bộ chính thức.")]);
            }
        }
        received
    }

    /// The line in the unit's own book.
    fn arrival(&mut self, unit: &Unit, handed: Day) -> Day {
        let arrived = after(handed, self.seed.between(1, 5));
        let (id, number, registered) = (format!("VB-{}-DEN-2025", &unit.id[2..]), self.seed.between(60, 180).to_string(), arrived.to_string());
        self.line(
            "documents",
            &[&[("id", id.as_str()), ("unit", &unit.id), ("number", &number)], &ARRIVED[..], &[("registered", registered.as_str())]].concat(),
        );
        arrived
    }

    /// The meeting: most are held, some late, and of some nobody says how many should have come. Cells tell of theirs on paper.
    fn study(&mut self, unit: &Unit, received: Day) {
        if !self.seed.chance(850) {
            return;
        }
        let held = after(received, self.seed.between(4, 40));
        let invited = self.seed.between(7, 38);
        let present = (invited - self.seed.between(0, 3)).to_string();
        let invited = if self.seed.chance(900) { invited.to_string() } else { String::new() };
        let told = if unit.is_committee { "" } else { "Phiếu giấy của chi bộ, Văn phòng Đảng ủy phường ghi thay" };
        self.step(&unit.id, Step::Studied, held, &[("present", &present), ("invited", &invited), ("text", told)]);
    }

    /// Plans, what was done, who was inspected, who has reported: of the committees, each somewhat less than the one before.
    fn carry_out(&mut self, at: usize, unit: &Unit, received: Day) {
        let number = unit.id[6..].parse::<usize>().unwrap_or(at);
        let planned = after(received, self.seed.between(15, 45));
        match number {
            3 | 7 => return,
            2 => self.plan(&unit.id, planned, &PARTS[..1]),
            4 => self.plan(&unit.id, planned, &[]),
            5 => {
                self.plan(&unit.id, planned, &PARTS[1..]);
                self.plan(&unit.id, after(planned, 12), &PARTS);
            }
            _ => self.plan(&unit.id, planned, &PARTS),
        }
        if self.seed.chance(700) {
            let where_kept = if number == 6 { "" } else { "Danh sách đề xuất, gửi kèm biên bản họp chi ủy" };
            let on = day(self.seed.between(80, 125));
            self.step(&unit.id, Step::Done, on, &[("task", "NV-639-3"), ("text", where_kept)]);
        }
        if number == 1 || number == 6 {
            self.step(&unit.id, Step::Inspected, day(150), &[("text", "Biên bản kiểm tra của Ủy ban Kiểm tra Đảng ủy phường")]);
        }
        if number % 2 == 1 {
            let on = day(self.seed.between(190, 214));
            let id = self.paper(&unit.id, "report", "BC", on);
            self.step(&unit.id, Step::Reported, on, &[("proof", &id)]);
        }
    }

    /// A plan in the unit's own book, with the parts that were found in it.
    fn plan(&mut self, unit: &str, on: Day, parts: &[&str]) {
        let id = self.paper(unit, "plan", "KH", on);
        self.step(unit, Step::Planned, on, &[("proof", &id), ("parts", &parts.join("; "))]);
    }

    /// A line in a unit's book of outgoing documents.
    fn paper(&mut self, unit: &str, kind: &str, code: &str, on: Day) -> String {
        let earlier = self
            .lines
            .iter()
            .filter(|(table, cells)| *table == "documents" && cells.contains(&("unit", unit.to_owned())) && cells.contains(&("kind", kind.to_owned())));
        let number = (earlier.count() + 1).to_string();
        let id = format!("VB-{}-DI-18-{code}-{number}", &unit[2..]);
        let (series, symbol, on) = (format!("{kind}:18"), format!("0{number}-{code}/ĐU"), on.to_string());
        let line = [("id", id.as_str()), ("unit", unit), ("book", "outgoing"), ("series", &series), ("number", &number), ("kind", kind), ("symbol", &symbol)];
        self.line(
            "documents",
            &[&line[..], &[("registered", &on), ("issued", &on), ("subject", "Thực hiện Kết luận số 88-KL/TU"), ("secrecy", "none")]].concat(),
        );
        id
    }

    fn step(&mut self, unit: &str, step: Step, on: Day, more: &[(&'static str, &str)]) {
        let on = on.to_string();
        self.line("steps", &[&[("unit", unit), ("document", PAPER), ("step", step.name()), ("on", on.as_str())], more].concat());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thread_has_a_line_of_everything_that_its_pages_tell_apart() {
        let lines = thread();
        let count = |table: &str| lines.iter().filter(|(name, _)| *name == table).count();
        let steps = |step: Step| {
            lines.iter().filter(|(_, cells)| cells.contains(&("step", step.name().to_owned())) && cells.iter().any(|(column, _)| *column == "on")).count()
        };
        assert_eq!(count("units") + 1, 65, "with the ward's committee");
        assert!((60..65).contains(&(steps(Step::Forwarded) + 1)), "one or two were forgotten");
        for (more, less) in [(Step::Forwarded, Step::Read), (Step::Read, Step::Studied), (Step::Studied, Step::Planned), (Step::Planned, Step::Reported)] {
            assert!(steps(more) > steps(less) && steps(less) > 0, "{more:?} {less:?}");
        }
        assert!(steps(Step::Asked) > steps(Step::Answered) && steps(Step::Answered) > 0);
        assert_eq!(lines, thread());
    }
}
