//! A town, a province or a nation with the skews of real life.

use register::code::{
    Branch, DisciplineForm, Grade, Level, Manner, PersonKind, PlaceKind, ProceedingKind, Purpose, Relation, RequestKind, Role, Sensitive, Sex, Theory, UnitKind,
};
use register::{Day, Draft, Partial};

use crate::seed::Seed;
use crate::sheet::{Input, Sheet};

/// How large an office is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Leading posts, approximately: 60 for a town, 3,000 for a province, 100,000 for a nation.
    pub posts: usize,
    /// People.
    pub people: usize,
}

/// The day that drawn offices are meant to be asked about; facts reach a little beyond it.
pub(crate) const TODAY: (i32, i32, i32) = (2026, 11, 21);

const FAMILY: [&str; 14] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh"];
const MIDDLE: [&str; 10] = ["Văn", "Thị", "Đức", "Minh", "Thanh", "Quốc", "Hữu", "Ngọc", "Xuân", "Thu"];
const GIVEN: [&str; 24] = [
    "An", "Ánh", "Bình", "Chi", "Dũng", "Dương", "Đào", "Đức", "Giang", "Hà", "Hải", "Hòa", "Hương", "Khánh", "Lan", "Linh", "Mai", "Nam", "Oanh", "Phúc",
    "Quân", "Sơn", "Thúy", "Yến",
];

/// Titles: code, name, role, rank at its start, elected.
const TITLES: [(&str, &str, Role, i32, bool); 14] = [
    ("BT", "Bí thư", Role::Head, 3, true),
    ("PBT", "Phó bí thư", Role::Deputy, 4, true),
    ("CTUB", "Chủ tịch ủy ban nhân dân", Role::Head, 4, true),
    ("PCTUB", "Phó chủ tịch ủy ban nhân dân", Role::Deputy, 5, true),
    ("CTHD", "Chủ tịch hội đồng nhân dân", Role::Head, 4, true),
    ("CNKT", "Chủ nhiệm ủy ban kiểm tra", Role::Head, 5, true),
    ("PCNKT", "Phó chủ nhiệm ủy ban kiểm tra", Role::Deputy, 6, true),
    ("UVKT", "Ủy viên ủy ban kiểm tra", Role::Member, 7, true),
    ("TB", "Trưởng ban", Role::Head, 5, false),
    ("PTB", "Phó trưởng ban", Role::Deputy, 6, false),
    ("TP", "Trưởng phòng", Role::Head, 6, false),
    ("PTP", "Phó trưởng phòng", Role::Deputy, 7, false),
    ("CV", "Chuyên viên", Role::Officer, 9, false),
    ("KT", "Kế toán", Role::Officer, 9, false),
];

/// Units of one place: kind, branch, the titles of its head and deputy.
const BODIES: [(UnitKind, Branch, usize, usize); 9] = [
    (UnitKind::PartyCommittee, Branch::Government, 0, 1),
    (UnitKind::PeoplesCommittee, Branch::Government, 2, 3),
    (UnitKind::InspectionCommittee, Branch::Inspection, 5, 6),
    (UnitKind::OrganisationBoard, Branch::Organisation, 8, 9),
    (UnitKind::Department, Branch::Finance, 10, 11),
    (UnitKind::Department, Branch::HomeAffairs, 10, 11),
    (UnitKind::Department, Branch::Education, 10, 11),
    (UnitKind::PropagandaBoard, Branch::Propaganda, 8, 9),
    (UnitKind::Police, Branch::Police, 10, 11),
];

/// What a drawn post offers to whoever is placed in it.
struct Seat {
    id: String,
    officer: bool,
}

/// Draws an office. The rows are valid: a draft of them is finished without a refusal.
pub fn office(size: Size, seed: u64) -> Draft {
    let mut draft = Draft::new();
    let mut seed = Seed::new(seed);
    let places = draw_places(&mut draft, &mut seed, size);
    draw_titles(&mut draft);
    let seats = draw_units(&mut draft, &mut seed, size, &places);
    draw_people(&mut draft, &mut seed, size, &places);
    draw_careers(&mut draft, &mut seed, size, &seats);
    draw_records(&mut draft, &mut seed, size);
    let units: Vec<String> = (0..size.posts.div_ceil(2).max(1)).map(|number| format!("U{number:06}")).collect();
    crate::books::draw(&mut draft, &mut seed, &units);
    draft
}

fn day(year: i32, month: i32, day: i32) -> Day {
    Day::new(year, month, day).expect("drawn days are days of the calendar")
}

fn today() -> Day {
    day(TODAY.0, TODAY.1, TODAY.2)
}

/// A day up to `years` before today, on the 1st to the 28th.
fn past(seed: &mut Seed, years: i32) -> Day {
    today().add_months(-seed.between(1, years * 12)).in_month(seed.between(1, 28))
}

/// Every commune's id; a quarter of them were drawn together from older ones in the middle of 2025.
fn draw_places(draft: &mut Draft, seed: &mut Seed, size: Size) -> Vec<String> {
    let provinces = (size.posts / 3_000).clamp(1, 34);
    let communes = (size.posts / 30).clamp(3, 3_321);
    let mut sheet = Sheet::new(draft, "places");
    sheet.row(&[("id", Input::Text("VN")), ("name", Input::Text("Cả nước")), ("kind", Input::code(PlaceKind::Country))]);
    for province in 0..provinces {
        let (id, name) = (format!("T{province:02}"), format!("Tỉnh {province:02}"));
        sheet.row(&[("id", Input::Text(&id)), ("name", Input::Text(&name)), ("kind", Input::code(PlaceKind::Province)), ("parent", Input::Id("VN"))]);
    }
    let merged = day(2025, 7, 1);
    (0..communes)
        .map(|commune| {
            let (id, parent) = (format!("X{commune:04}"), format!("T{:02}", commune % provinces));
            let name = format!("Xã {commune:04}");
            let joined = seed.chance(250);
            if joined {
                let (old, old_name) = (format!("C{commune:04}"), format!("Xã cũ {commune:04}"));
                sheet.row(&[
                    ("id", Input::Text(&old)),
                    ("name", Input::Text(&old_name)),
                    ("kind", Input::code(PlaceKind::Commune)),
                    ("parent", Input::Id(&parent)),
                    ("until", Input::Day(merged)),
                    ("successors", Input::Parts(vec![(id.clone(), seed.chance(100))])),
                ]);
            }
            let from = if joined { Input::Day(merged) } else { Input::Missing };
            sheet.row(&[
                ("id", Input::Text(&id)),
                ("name", Input::Text(&name)),
                ("kind", Input::code(PlaceKind::Commune)),
                ("parent", Input::Id(&parent)),
                ("from", from),
            ]);
            if joined && seed.chance(700) { format!("C{commune:04}") } else { id }
        })
        .collect()
}

fn draw_titles(draft: &mut Draft) {
    let mut sheet = Sheet::new(draft, "titles");
    for (code, name, role, _, elected) in TITLES {
        let leads = matches!(role, Role::Head | Role::Deputy);
        sheet.row(&[
            ("code", Input::Text(code)),
            ("name", Input::Text(name)),
            ("role", Input::code(role)),
            ("leadership", Input::Flag(Some(leads))),
            ("elected", Input::Flag(Some(elected))),
            ("full_time", Input::Flag(Some(true))),
        ]);
    }
    let mut sheet = Sheet::new(draft, "ranks");
    for (code, _, _, rank, _) in TITLES {
        let (start, change) = (day(2015, 1, 1), day(2025, 9, 8));
        sheet.row(&[
            ("title", Input::Id(code)),
            ("rank", Input::Int(rank)),
            ("from", Input::Day(start)),
            ("until", Input::Day(change)),
            ("basis", Input::Text("01-KL/TW")),
        ]);
        sheet.row(&[
            ("title", Input::Id(code)),
            ("rank", Input::Int(rank + i32::from(rank > 5))),
            ("from", Input::Day(change)),
            ("basis", Input::Text("02-QĐ/TW")),
        ]);
    }
}

fn draw_units(draft: &mut Draft, seed: &mut Seed, size: Size, places: &[String]) -> Vec<Seat> {
    let mut plans: Vec<(String, String, usize)> = Vec::new();
    let mut leading = 0;
    while leading < size.posts {
        let number = plans.len();
        let body = number % BODIES.len();
        plans.push((format!("U{number:06}"), places[(number / BODIES.len()) % places.len()].clone(), body));
        leading += 2;
    }
    let mut sheet = Sheet::new(draft, "units");
    for (number, (id, place, body)) in plans.iter().enumerate() {
        let (kind, branch, _, _) = BODIES[*body];
        let committee = format!("U{:06}", number - body);
        let level = if number < BODIES.len() { Level::Province } else { Level::Commune };
        let name = format!("Đơn vị {number:06}");
        let branch = if seed.chance(5) { Input::Missing } else { Input::code(branch) };
        sheet.row(&[
            ("id", Input::Text(id)),
            ("name", Input::Text(&name)),
            ("kind", Input::code(kind)),
            ("level", Input::code(level)),
            ("parent", Input::id((*body != 0).then_some(committee.as_str()))),
            ("place", if seed.chance(5) { Input::Missing } else { Input::Id(place) }),
            ("branch", branch),
        ]);
    }
    let mut sheet = Sheet::new(draft, "terms");
    for (id, _, _) in plans.iter().filter(|plan| plan.2 == 0) {
        for (number, year) in [(1, 2020), (2, 2025)] {
            sheet.row(&[
                ("unit", Input::Id(id)),
                ("number", Input::Int(number)),
                ("from", Input::Day(day(year, 8, 1))),
                ("until", Input::Day(day(year + 5, 8, 1))),
            ]);
        }
    }
    draw_posts(draft, seed, size, &plans)
}

fn draw_posts(draft: &mut Draft, seed: &mut Seed, size: Size, units: &[(String, String, usize)]) -> Vec<Seat> {
    let mut sheet = Sheet::new(draft, "posts");
    let mut seats = Vec::new();
    let officers = size.people.saturating_sub(size.posts);
    let per_unit = officers / units.len().max(1) + 1;
    for (number, (unit, _, body)) in units.iter().enumerate() {
        let committee = format!("U{:06}", number - body);
        let (_, branch, head, deputy) = BODIES[*body];
        let crowd = (per_unit * seed.skewed(20) / 3).max(1);
        let officer = if branch == Branch::Finance { 13 } else { 12 };
        for (suffix, title, approved) in [("1", head, 1), ("2", deputy, seed.between(1, 3) as usize), ("3", officer, crowd)] {
            let id = format!("{unit}-{suffix}");
            let sensitive = match branch {
                Branch::Finance => Some(Sensitive::Finance),
                Branch::Organisation => Some(Sensitive::Personnel),
                Branch::HomeAffairs => Some(Sensitive::Direct),
                _ => None,
            };
            let stay = sensitive.filter(|_| !seed.chance(20)).map(|_| *seed.pick(&[24, 36, 48, 60]));
            sheet.row(&[
                ("id", Input::Text(&id)),
                ("unit", Input::Id(unit)),
                ("title", Input::Id(TITLES[title].0)),
                ("seats", Input::Int(approved as i32)),
                ("managed_by", Input::Id(&committee)),
                ("sensitive", sensitive.map_or(Input::Missing, Input::code)),
                ("stay_months_max", stay.map_or(Input::Missing, Input::Int)),
            ]);
            seats.extend((0..approved.min(if suffix == "3" { 4 } else { 3 })).map(|_| Seat { id: id.clone(), officer: suffix == "3" }));
        }
    }
    seats
}

fn person_id(number: usize) -> String {
    format!("CB{number:07}")
}

fn draw_people(draft: &mut Draft, seed: &mut Seed, size: Size, places: &[String]) {
    let mut sheet = Sheet::new(draft, "people");
    for number in 0..size.people {
        let (family, given) = (*seed.pick(&FAMILY), *seed.pick(&GIVEN));
        let name = format!("{family} {} {given}", seed.pick(&MIDDLE));
        let birth = day(seed.between(1962, 2002), seed.between(1, 12), seed.between(1, 28));
        let partial = match seed.below(1000) {
            0..20 => Partial::year(birth.year()).expect("drawn years are in range"),
            20..40 => Partial::month(birth.year(), birth.month()).expect("drawn months are in range"),
            _ => Partial::day(birth),
        };
        let sex = if seed.chance(620) { Sex::Male } else { Sex::Female };
        let kind = *seed.pick(&[PersonKind::Cadre, PersonKind::CivilServant, PersonKind::CivilServant, PersonKind::PublicEmployee]);
        let theory = *seed.pick(&[Theory::None, Theory::Primary, Theory::Intermediate, Theory::Advanced]);
        let extension = (sex == Sex::Female && birth.year() < 1975 && seed.chance(30)).then(|| birth.add_months(60 * 12));
        sheet.row(&[
            ("id", Input::Text(&person_id(number))),
            ("name", Input::Text(&name)),
            ("family_name", Input::Text(family)),
            ("given_name", Input::Text(given)),
            ("sex", Input::code(sex)),
            ("birth", Input::Partial(partial)),
            ("home", if seed.chance(15) { Input::Missing } else { Input::Id(&places[seed.below(places.len())]) }),
            ("kind", if seed.chance(5) { Input::Missing } else { Input::code(kind) }),
            ("party_since", Input::Day(birth.add_months(25 * 12))),
            ("theory", Input::code(theory)),
            ("extension_until", Input::day(extension)),
            ("declared_on", if seed.chance(40) { Input::Missing } else { Input::Day(past(seed, 2)) }),
        ]);
    }
}

/// One running main tenure for most, up to three earlier ones, now and then a concurrent one.
fn draw_careers(draft: &mut Draft, seed: &mut Seed, size: Size, seats: &[Seat]) {
    let officers: Vec<usize> = (0..seats.len()).filter(|&seat| seats[seat].officer).collect();
    let mut sheet = Sheet::new(draft, "tenures");
    for number in 0..size.people {
        let person = person_id(number);
        // Every seat is filled once; whoever comes after that sits among the officers.
        let mut seat = if number < seats.len() { number } else { *seed.pick(&officers) };
        let mut until = None;
        for stint in 0..seed.skewed(4) {
            if stint == 0 && seed.chance(20) {
                until = Some(past(seed, 1));
            }
            let post = &seats[seat];
            let end = until.unwrap_or(today());
            let from = end.add_months(-seed.between(3, if stint == 0 { 110 } else { 60 })).in_month(seed.between(1, 28));
            let rotated = seed.chance(80);
            let manner = if rotated { Manner::Rotated } else { *seed.pick(&[Manner::Appointed, Manner::Elected, Manner::Transferred, Manner::Recruited]) };
            let purpose = if rotated { Input::code(*seed.pick(&[Purpose::Planned, Purpose::NonLocal, Purpose::TwoTerms])) } else { Input::Missing };
            sheet.row(&[
                ("person", Input::Id(&person)),
                ("post", Input::Id(&post.id)),
                ("from", Input::Day(from)),
                ("until", Input::day(until)),
                ("manner", Input::code(manner)),
                ("purpose", purpose),
                ("until_planned", if rotated && !seed.chance(50) { Input::Day(from.add_months(36)) } else { Input::Missing }),
            ]);
            until = Some(from);
            if seed.chance(700) {
                seat = seed.below(seats.len());
            }
        }
        if seed.chance(30) {
            let post = &seats[seed.below(seats.len())];
            sheet.row(&[
                ("person", Input::Id(&person)),
                ("post", Input::Id(&post.id)),
                ("from", Input::Day(past(seed, 4))),
                ("concurrent", Input::Flag(Some(true))),
                ("manner", Input::code(Manner::Appointed)),
            ]);
        }
    }
}

fn draw_records(draft: &mut Draft, seed: &mut Seed, size: Size) {
    draw_planning(draft, seed, size);
    let mut sheet = Sheet::new(draft, "evaluations");
    for number in 0..size.people {
        for year in 2022..2026 {
            if !seed.chance(220) {
                let grade = *seed.pick(&[Grade::Excellent, Grade::Good, Grade::Good, Grade::Good, Grade::Completed, Grade::NotCompleted]);
                sheet.row(&[("person", Input::Id(&person_id(number))), ("year", Input::Int(year)), ("grade", Input::code(grade))]);
            }
        }
    }
    let mut sheet = Sheet::new(draft, "discipline");
    for number in (0..size.people).filter(|_| seed.chance(34)).collect::<Vec<_>>() {
        let (decided, form) =
            (past(seed, 7), *seed.pick(&[DisciplineForm::Reprimand, DisciplineForm::Reprimand, DisciplineForm::Warning, DisciplineForm::Removal]));
        sheet.row(&[
            ("person", Input::Id(&person_id(number))),
            ("form", Input::code(form)),
            ("decided", Input::Day(decided)),
            ("until", Input::Day(decided.add_months(12))),
        ]);
    }
    let mut sheet = Sheet::new(draft, "proceedings");
    for number in (0..size.people).filter(|_| seed.chance(4)).collect::<Vec<_>>() {
        let from = past(seed, 2);
        let until = if seed.chance(500) { Input::Day(from.add_months(4)) } else { Input::Missing };
        sheet.row(&[
            ("person", Input::Id(&person_id(number))),
            ("kind", Input::code(*seed.pick(&[ProceedingKind::Review, ProceedingKind::Investigation]))),
            ("from", Input::Day(from)),
            ("until", until),
        ]);
    }
    let mut sheet = Sheet::new(draft, "kinship");
    for number in (0..size.people).filter(|_| seed.chance(400)).collect::<Vec<_>>() {
        // Relatives work near one another more often than not.
        let other = if seed.chance(500) { (number + 1 + seed.below(40)) % size.people } else { seed.below(size.people) };
        if other != number {
            let relation = *seed.pick(&[Relation::Spouse, Relation::Sibling, Relation::Child, Relation::Parent, Relation::ParentInLaw, Relation::Other]);
            sheet.row(&[("person", Input::Id(&person_id(number))), ("relative", Input::Id(&person_id(other))), ("relation", Input::code(relation))]);
        }
    }
    let mut sheet = Sheet::new(draft, "health");
    for number in (0..size.people).filter(|_| seed.chance(600)).collect::<Vec<_>>() {
        let fit = if seed.chance(10) { None } else { Some(!seed.chance(30)) };
        sheet.row(&[("person", Input::Id(&person_id(number))), ("issued", Input::Day(past(seed, 1))), ("fit", Input::Flag(fit))]);
    }
    let mut sheet = Sheet::new(draft, "requests");
    for number in (0..size.people).filter(|_| seed.chance(8)).collect::<Vec<_>>() {
        let kind = *seed.pick(&[RequestKind::NoTransferCare, RequestKind::NoTransferPregnancy, RequestKind::Wish]);
        sheet.row(&[("person", Input::Id(&person_id(number))), ("kind", Input::code(kind)), ("from", Input::Day(past(seed, 2)))]);
    }
}

fn draw_planning(draft: &mut Draft, seed: &mut Seed, size: Size) {
    let mut sheet = Sheet::new(draft, "planning");
    let units = size.posts.div_ceil(2).max(1);
    for number in 0..size.people {
        while seed.chance(300) {
            let unit = format!("U{:06}", seed.below(units));
            let from = past(seed, 5);
            let until = if seed.chance(300) { Input::Day(from.add_months(30)) } else { Input::Missing };
            sheet.row(&[
                ("person", Input::Id(&person_id(number))),
                ("title", Input::Id(TITLES[seed.below(TITLES.len() - 2)].0)),
                ("unit", if seed.chance(50) { Input::Missing } else { Input::Id(&unit) }),
                ("from", Input::Day(from)),
                ("until", until),
                ("decision", Input::Text("10-QĐ/TU")),
            ]);
        }
    }
}
