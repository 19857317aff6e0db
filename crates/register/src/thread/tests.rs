use proptest::prelude::*;

use super::*;
use crate::written::{day, written};

/// A conclusion that a committee got under 639, handed to two committees and a cell; one of the committees handed it on.
const STORY: &str = "units: id kind level parent until\n\
     DU party_committee province - -\n A party_committee base DU -\n B party_committee base DU -\n C party_cell base DU -\n D party_cell base DU -\n OLD party_cell base DU 2021-01-01\n\
     A1 party_cell base A -\n A2 party_cell base A -\n B1 party_cell base B -\n UB peoples_committee base DU -\n\
     documents: id unit book series number registered kind symbol issuer issued subject secrecy\n\
     IN DU incoming 2021 639 2021-12-11 conclusion 23-KL/TW BBT 2021-12-10 KL none\n\
     IN-A A incoming 2021 12 2021-12-16 conclusion 23_-_kl/tw BBT 2021-12-10 KL none\n\
     OTHER A incoming 2021 13 2021-12-16 conclusion 23-KL/TW BBT 2021-12-11 KL none\n\
     OUT DU outgoing letter-1 319 2021-12-14 letter 319-CV/ĐU DU 2021-12-14 CV none\n\
     KH-A A outgoing plan-1 5 2022-01-10 plan 05-KH/ĐU A 2022-01-10 KH none\n\
     tasks: id document passage step unit action deadline\n\
     T1 IN 2.1 studied - quán_triệt 2022-01-15\n T2 IN 2.2 done A xây_dựng_đề_án 2022-06-30\n T3 IN 3 reported - báo_cáo -\n\
     steps: unit document step on task proof present invited text\n\
     A IN forwarded 2021-12-14 - OUT - - -\n B IN forwarded 2021-12-14 - OUT - - -\n C IN forwarded 2021-12-14 - OUT - - -\n\
     A IN-A read 2021-12-17 - - - - -\n A IN-A studied 2021-12-20 - - 30 32 -\n A IN-A planned 2022-01-10 - KH-A - - -\n\
     A1 IN-A forwarded 2021-12-18 - - - - -\n A1 IN-A studied 2022-01-20 - - - - -\n A1 IN-A studied 2022-01-25 - - 7 7 -\n\
     C IN studied 2022-01-10 - - 5 - -\n C IN asked 2022-01-11 - - - - ai_chủ_trì\n C IN asked 2022-01-12 - - - - bao_giờ\n C IN answered 2022-01-20 - - - - Đảng_ủy\n\
     A OTHER read 2021-12-01 - - - - -\n";

struct Told {
    register: Register,
    thread: Thread,
}

impl Told {
    fn on(text: &str, id: &str, today: &str) -> Told {
        let register = written(text);
        let line = register.find(&register.tables().documents.id, id).unwrap();
        let thread = Thread::of(&register, line, day(today));
        Told { register, thread }
    }

    fn name(&self, unit: Row<Units>) -> String {
        self.register.tables().units.id.text(unit.index()).to_owned()
    }

    fn place(&self, unit: &str) -> &Place {
        self.thread.places.iter().find(|place| self.name(place.unit) == unit).unwrap()
    }

    fn standing(&self, unit: &str, task: &str) -> Standing {
        let id = |todo: &&Todo| self.register.tables().tasks.id.text(todo.task.index()) == task;
        self.place(unit).todo.iter().find(id).unwrap().standing
    }
}

#[test]
fn the_tree_is_who_has_the_paper_and_who_was_left_out() {
    let told = Told::on(STORY, "IN", "2022-02-01");
    let tree: Vec<(String, usize)> = told.thread.places.iter().map(|place| (told.name(place.unit), place.depth)).collect();
    let expected = [("DU", 0), ("A", 1), ("A1", 2), ("B", 1), ("C", 1)].map(|(name, depth)| (name.to_owned(), depth));
    assert_eq!(tree, expected);
    let unreached: Vec<String> = told.thread.unreached.iter().map(|unit| told.name(*unit)).collect();
    assert_eq!(unreached, ["A2", "B1", "D"], "not the cell that is no more, and not the people's committee");
    let own = Told::on(STORY, "IN-A", "2022-02-01");
    assert_eq!(own.thread, told.thread, "every line of the paper leads to the same thread");
}

#[test]
fn hops_are_days_between_known_days() {
    let told = Told::on(STORY, "IN", "2022-02-01");
    let hops = |unit: &str| told.thread.hops(told.place(unit));
    assert_eq!(hops("DU"), Hops { handed_down: Some(1), on_the_way: None, after: [None; 4] });
    assert_eq!(hops("A"), Hops { handed_down: Some(3), on_the_way: Some(2), after: [Some(1), Some(4), Some(25), None] });
    assert_eq!(hops("A1"), Hops { handed_down: Some(2), on_the_way: None, after: [None, Some(38), None, None] });
}

#[test]
fn only_what_is_proven_is_done() {
    let told = Told::on(STORY, "IN", "2022-02-01");
    assert_eq!(told.place("C").step(Step::Studied), Proof::Said(day("2022-01-10")), "nobody says how many were invited");
    assert_eq!(told.place("A1").step(Step::Studied), Proof::Proven(day("2022-01-25")));
    assert_eq!(told.standing("A", "T1"), Standing::Done { on: day("2021-12-20"), late: None });
    assert_eq!(told.standing("A1", "T1"), Standing::Done { on: day("2022-01-25"), late: Some(10) });
    assert_eq!(told.standing("B", "T1"), Standing::Late { days: 17, said: false });
    assert_eq!(told.standing("C", "T1"), Standing::Late { days: 17, said: true });
    assert_eq!(told.standing("A", "T2"), Standing::Open { left: Some(149), said: false });
    assert_eq!(told.standing("C", "T3"), Standing::Open { left: None, said: false }, "where no day is named nothing is late");
    assert!(told.place("B").todo.iter().all(|todo| told.register.tables().tasks.id.text(todo.task.index()) != "T2"), "it is for another");
    assert_eq!(told.place("C").unanswered, 1);
}

#[test]
fn what_comes_later_is_not_known_yet() {
    let told = Told::on(STORY, "IN", "2021-12-14");
    let names: Vec<String> = told.thread.places.iter().map(|place| told.name(place.unit)).collect();
    assert_eq!(names, ["DU", "A", "B", "C"]);
    assert_eq!(told.place("A").received(), day("2021-12-14"), "its own book has it on the 16th");
    assert!(!told.thread.places.iter().any(Place::is_late));
}

#[test]
fn units_in_a_circle_are_all_there() {
    let told = Told::on(
        "units: id kind level parent\n A party_cell base B\n B party_cell base A\n C party_cell base A\n\
         documents: id unit book series number registered kind subject secrecy\n L A incoming 2021 1 2021-12-11 letter x none\n\
         steps: unit document step on\n B L read 2021-12-12\n C L read 2021-12-12\n",
        "L",
        "2022-01-01",
    );
    let mut names: Vec<String> = told.thread.places.iter().map(|place| told.name(place.unit)).collect();
    names.sort();
    assert_eq!(names, ["A", "B", "C"]);
}

#[test]
fn a_plan_is_held_against_the_parts_that_it_must_have() {
    let text = "units: id kind level parent\n DU party_committee base -\n A party_cell base DU\n B party_cell base DU\n C party_cell base DU\n D party_cell base DU\n\
        documents: id unit book series number registered kind subject secrecy\n L DU incoming 2022 1 2022-01-01 plan x none\n\
        PA A outgoing 2022 1 2022-01-10 plan x none\n PB B outgoing 2022 1 2022-01-10 plan x none\n PB2 B outgoing 2022 2 2022-02-10 plan x none\n PC C outgoing 2022 1 2022-01-10 plan x none\n\
        tasks: id document step unit action deadline parts\n T L planned - lập_kế_hoạch 2022-01-31 Mục_tiêu;yêu_cầu;phương_pháp\n\
        steps: unit document step on task proof text parts\n D L read 2022-01-05 - - - -\n\
        A L planned 2022-01-10 - PA - phương_pháp;mục_tiêu;_Yêu_cầu;thừa\n\
        B L planned 2022-01-10 - PB - mục_tiêu\n B L planned 2022-02-10 T PB2 - mục_tiêu;yêu_cầu;phương_pháp\n\
        C L planned 2022-01-10 - PC - -\n";
    let told = Told::on(text, "L", "2022-02-05");
    let lacking = |told: &Told, unit: &str| told.place(unit).plans.last().map(|plan| plan.lacking.clone());
    assert_eq!(lacking(&told, "A"), Some(Some(Vec::new())));
    assert_eq!(lacking(&told, "B"), Some(Some(vec!["yêu cầu".to_owned(), "phương pháp".to_owned()])));
    assert_eq!(lacking(&told, "C"), Some(None), "nobody said which parts it has");
    assert_eq!(lacking(&told, "D"), None);
    assert_eq!(told.standing("A", "T"), Standing::Done { on: day("2022-01-10"), late: None });
    assert_eq!(told.standing("B", "T"), Standing::Late { days: 5, said: true });
    assert_eq!(told.standing("C", "T"), Standing::Late { days: 5, said: true }, "what is not known is no pass");
    assert_eq!(told.standing("D", "T"), Standing::Late { days: 5, said: false });
    let revised = Told::on(text, "L", "2022-02-10");
    assert_eq!(revised.place("B").plans.len(), 2);
    assert_eq!(revised.standing("B", "T"), Standing::Done { on: day("2022-02-10"), late: Some(10) });
}

#[test]
fn a_unit_that_is_no_more_is_late_with_nothing() {
    let text = "units: id kind level parent until\n DU party_committee base - -\n A party_cell base DU 2022-03-01\n\
        documents: id unit book series number registered kind subject secrecy\n L DU incoming 2022 1 2022-01-01 letter x none\n\
        tasks: id document step unit action deadline\n T L studied A học 2022-01-31\n\
        steps: unit document step on\n A L read 2022-01-05\n";
    assert!(Told::on(text, "L", "2022-02-28").place("A").is_late());
    assert!(!Told::on(text, "L", "2022-03-01").place("A").is_late());
}

/// A step as it was drawn: unit, kind, day of the month, task, whether it has a proof, a present, an invited, a text, and which of two parts.
type Drawn = (usize, usize, u32, Option<usize>, [bool; 4], u8);

/// The kind of the units with even numbers, or of the others.
fn kind_of(even: bool) -> &'static str {
    if even { "party_committee" } else { "party_cell" }
}

/// The parts of a mask, as a cell names them.
fn parts(mask: u8) -> &'static str {
    ["-", "a", "b", "a;b"][usize::from(mask)]
}

/// What a task of a unit is by a second reading, from the drawn steps alone: the earliest that proves it, or the earliest that only says it.
fn read_again(steps: &[Drawn], unit: usize, task: usize, (kind, required): (usize, u8), today: u32) -> (Option<u32>, Option<u32>) {
    let name = Step::NAMES[kind];
    let counts = |step: &&Drawn| step.0 == unit && step.1 == kind && step.2 <= today && (step.3 == Some(task) || step.3.is_none() && name != "done");
    let proves = |step: &Drawn| match name {
        "studied" => step.4[1] && step.4[2],
        "planned" => step.4[0] && required & !step.5 == 0,
        "reported" => step.4[0],
        "done" | "inspected" => step.4[0] || step.4[3],
        _ => true,
    };
    let proven = steps.iter().filter(counts).filter(|step| proves(step)).map(|step| step.2).min();
    let said = steps.iter().filter(counts).filter(|step| !proves(step)).map(|step| step.2).min();
    (proven, said)
}

proptest! {
    #[test]
    fn tasks_stand_as_a_second_reading_says(
        parents in prop::collection::vec(prop::option::of(0usize..6), 6),
        tasks in prop::collection::vec((0usize..Step::ALL.len(), prop::option::of(0usize..6), prop::option::of(1u32..29), 0u8..4, prop::option::of(any::<bool>())), 0..4),
        steps in prop::collection::vec((0usize..6, 0usize..Step::ALL.len(), 1u32..29, prop::option::of(0usize..4), any::<[bool; 4]>(), 0u8..4), 0..24),
        today in 1u32..29,
    ) {
        let mut steps: Vec<Drawn> = steps;
        steps.retain(|step| step.3.is_none_or(|task| task < tasks.len()));
        steps.sort();
        steps.dedup();
        let mut text = String::from("units: id kind level parent\n");
        for (unit, parent) in parents.iter().enumerate() {
            let parent = parent.filter(|parent| *parent < unit).map_or("-".to_owned(), |parent| format!("U{parent}"));
            text += &format!(" U{unit} {} base {parent}\n", kind_of(unit % 2 == 0));
        }
        text += "documents: id unit book series number registered kind subject secrecy\n L U0 incoming 2022 1 2022-01-01 letter x none\n P U0 outgoing 2022 1 2022-01-01 plan x none\n";
        text += "tasks: id document step unit action deadline parts unit_kind\n";
        for (task, (kind, unit, deadline, required, whose)) in tasks.iter().enumerate() {
            let unit = unit.map_or("-".to_owned(), |unit| format!("U{unit}"));
            let deadline = deadline.map_or("-".to_owned(), |day| format!("2022-01-{day:02}"));
            text += &format!(" T{task} L {} {unit} làm {deadline} {} {}\n", Step::NAMES[*kind], parts(*required), whose.map_or("-", kind_of));
        }
        text += "steps: unit document step on task proof present invited text parts\n";
        for (unit, kind, on, task, [proof, present, invited, words], found) in &steps {
            let or = |is: bool, text: &str| if is { text.to_owned() } else { "-".to_owned() };
            let task = task.map_or("-".to_owned(), |task| format!("T{task}"));
            let (proof, present, invited, words) = (or(*proof, "P"), or(*present, "3"), or(*invited, "4"), or(*words, "x"));
            text += &format!(" U{unit} L {} 2022-01-{on:02} {task} {proof} {present} {invited} {words} {}\n", Step::NAMES[*kind], parts(*found));
        }
        let told = Told::on(&text, "L", &format!("2022-01-{today:02}"));
        let mut has: BTreeSet<usize> = steps.iter().filter(|step| step.2 <= today).map(|step| step.0).collect();
        has.insert(0);
        prop_assert_eq!(told.thread.places.len(), has.len());
        for unit in has {
            let place = told.place(&format!("U{unit}"));
            let raised = |name: &str| steps.iter().filter(|step| step.0 == unit && step.2 <= today && Step::NAMES[step.1] == name).count();
            prop_assert_eq!(place.unanswered, raised("asked").saturating_sub(raised("answered")));
            let mine: Vec<usize> = (0..tasks.len()).filter(|task| tasks[*task].1.is_none_or(|whose| whose == unit) && tasks[*task].4.is_none_or(|even| even == (unit % 2 == 0))).collect();
            prop_assert_eq!(place.todo.len(), mine.len());
            for (todo, task) in place.todo.iter().zip(mine) {
                let (kind, _, deadline, required, _) = tasks[task];
                let (proven, said) = read_again(&steps, unit, task, (kind, required), today);
                let on = |day: u32| Day::new(2022, 1, day as i32).unwrap();
                let expected = match (proven, deadline) {
                    (Some(day), limit) => Standing::Done { on: on(day), late: limit.filter(|limit| *limit < day).map(|limit| (day - limit) as i32) },
                    (None, Some(limit)) if limit < today => Standing::Late { days: (today - limit) as i32, said: said.is_some() },
                    (None, limit) => Standing::Open { left: limit.map(|limit| (limit - today) as i32), said: said.is_some() },
                };
                prop_assert_eq!(todo.standing, expected);
            }
            if let Some(above) = place.above {
                let above = told.thread.places[above].unit;
                prop_assert!(told.register.unit_within(place.unit, above, day("2022-01-01")) == Some(true));
            }
        }
    }
}
