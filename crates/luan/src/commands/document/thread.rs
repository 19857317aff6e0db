//! `luan document thread`: which units have a document, what each did with it and when, what is proven, what is late.

mod totals;

use std::fmt::Write as _;

use register::code::{Code, Step, vietnamese};
use register::column::Row;
use register::tables::{Documents, Units};
use register::thread::{Place, Plan, Proof, Standing, Thread, Todo};
use register::{Day, Register};
use rules::verdict::Lang;
use serde_json::{Map, Value, json};

use crate::access::Action;
use crate::cli::{Record, day};
use crate::commands::packet::totals::written;
use crate::counter::{Counter, Format};
use crate::exit::{Exit, Failure, Outcome};
use crate::record;

/// What `luan document thread` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The id of any line of the document, in any book
    #[arg(value_name = "DOCUMENT-ID")]
    id: String,
    /// As things stood on that day, yyyy-mm-dd; today where nothing is said
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<Day>,
    /// Only the units that are late
    #[arg(long)]
    late: bool,
    #[command(flatten)]
    record: Record,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let format = counter.format_of_lists();
    if format == Format::Csv && arguments.late {
        return Err(Failure::usage("CSV chỉ có số liệu tổng hợp, của mọi đơn vị", "CSV has totals alone, of every unit")
            .now("bỏ --late, hoặc dùng --format json", "leave --late away, or use --format json")
            .into());
    }
    let register = record::register(&arguments.record, None, Action::Find, counter)?;
    let line = register.find::<Documents>(&register.tables().documents.id, &arguments.id).ok_or_else(|| not_there(&arguments.id))?;
    let on = arguments.on.unwrap_or(counter.today);
    let thread = Thread::of(&register, line, on);
    let told = Told { register: &register, thread: &thread, lang: counter.lang };
    let places = thread.places.iter().filter(|place| !arguments.late || place.is_late());
    let unreached = thread.unreached.iter().filter(|_| !arguments.late);
    let mut out = String::new();
    match format {
        Format::Text => {
            places.for_each(|place| told.text(place, &mut out));
            let words = counter.lang.pick(["chưa được chuyển", "not handed the document yet"]);
            unreached.for_each(|unit| _ = writeln!(out, "{}: {words}", told.name(*unit)));
        }
        Format::Csv => {
            let totals = totals::totals(&register, &thread, line, on).ok_or_else(|| too_early(on))?;
            return counter.out.write_all(&written(&totals)).map(|()| Exit::Done).map_err(Into::into);
        }
        Format::Json => {
            let unreached = unreached.map(|unit| json!({ "unit": told.id(*unit), "name": told.name(*unit), "unreached": true }));
            places.map(|place| told.json(place)).chain(unreached).for_each(|line| _ = writeln!(out, "{line}"));
        }
    }
    counter.out.write_all(out.as_bytes())?;
    Ok(Exit::Done)
}

fn not_there(id: &str) -> Failure {
    Failure::usage(format!("không có văn bản {id} trong hồ sơ"), format!("the record has no document {id}"))
        .now("xem mã trong `luan document list`, hoặc trên trang của văn bản", "find its id in `luan document list`, or on the document's page")
}

fn too_early(on: Day) -> Failure {
    Failure::usage(format!("ngày {on}, văn bản chưa ban hành"), format!("on {on}, the document was not issued yet"))
        .now("chọn ngày sau", "ask about a later day")
}

/// A thread, and what is needed to name what is in it.
struct Told<'a> {
    register: &'a Register,
    thread: &'a Thread,
    lang: Lang,
}

impl Told<'_> {
    fn id(&self, unit: Row<Units>) -> &str {
        self.register.tables().units.id.text(unit.index())
    }

    fn name(&self, unit: Row<Units>) -> &str {
        self.register.tables().units.name.text(unit.index())
    }

    /// A unit on a line of its own, under the one above it, and on the lines below what it did and how it stands.
    fn text(&self, place: &Place, out: &mut String) {
        let indent = "  ".repeat(place.depth);
        let received = self.lang.pick(["nhận", "received"]);
        let ended = if place.ended { self.lang.pick([" (đã kết thúc hoạt động)", " (is no more)"]) } else { "" };
        let _ = writeln!(out, "{indent}{} ({}){ended}: {received} {}", self.name(place.unit), self.id(place.unit), said(place.received()));
        let unproven = self.lang.pick([" (thiếu minh chứng)", " (not proven)"]);
        let step = |step: &Step| match place.step(*step) {
            Proof::None => None,
            Proof::Said(day) => Some(format!("{} {day}{unproven}", self.step(*step))),
            Proof::Proven(day) => Some(format!("{} {day}", self.step(*step))),
        };
        let steps: Vec<String> = Step::ALL.iter().filter_map(step).collect();
        if !steps.is_empty() {
            let _ = writeln!(out, "{indent}    {}", steps.join("; "));
        }
        for todo in &place.todo {
            let _ = writeln!(out, "{indent}    {}: {}", self.task(todo), self.standing(todo.standing));
        }
        if let Some(lacking) = place.plans.last().and_then(|plan| plan.lacking.as_ref()).filter(|lacking| !lacking.is_empty()) {
            let _ = writeln!(out, "{indent}    {}: {}", self.lang.pick(["kế hoạch thiếu", "its plan lacks"]), lacking.join("; "));
        }
        if place.unanswered > 0 {
            let words = self.lang.pick(["câu hỏi chưa trả lời", "questions without an answer"]);
            let _ = writeln!(out, "{indent}    {words}: {}", place.unanswered);
        }
    }

    fn step(&self, step: Step) -> String {
        self.lang.pick([vietnamese(Step::NAMES, step.name()).unwrap_or(step.name()), step.name()]).to_owned()
    }

    fn task(&self, todo: &Todo) -> &str {
        self.register.tables().tasks.action.text(todo.task.index())
    }

    fn standing(&self, standing: Standing) -> String {
        let pick = |vi: String, en: String| self.lang.pick([vi, en]);
        match standing {
            Standing::Done { on, late: None } => pick(format!("xong {on}"), format!("done {on}")),
            Standing::Done { on, late: Some(days) } => pick(format!("xong {on}, chậm {days} ngày"), format!("done {on}, {days} days late")),
            Standing::Late { days, said: false } => pick(format!("chậm {days} ngày"), format!("{days} days late")),
            Standing::Late { days, said: true } => pick(format!("chậm {days} ngày, thiếu minh chứng"), format!("{days} days late, not proven")),
            Standing::Open { left: Some(days), .. } => pick(format!("còn {days} ngày"), format!("{days} days left")),
            Standing::Open { left: None, .. } => pick("không có thời hạn".to_owned(), "no deadline".to_owned()),
        }
    }

    fn json(&self, place: &Place) -> Value {
        let (tables, hops) = (self.register.tables(), self.thread.hops(place));
        let step = |step: &Step| match place.step(*step) {
            Proof::None => None,
            proof => Some((step.name().to_owned(), json!({ "on": proof.day().to_string(), "proven": matches!(proof, Proof::Proven(_)) }))),
        };
        let task = |todo: &Todo| {
            let (standing, days) = match todo.standing {
                Standing::Done { late, .. } => ("done", late),
                Standing::Late { days, .. } => ("late", Some(days)),
                Standing::Open { left, .. } => ("open", left.map(|days| -days)),
            };
            json!({ "task": tables.tasks.id.text(todo.task.index()), "standing": standing, "days_late": days })
        };
        let plan = |plan: &Plan| {
            let document = plan.document.map(|document| tables.documents.id.text(document.index()));
            json!({ "on": plan.on.to_string(), "document": document, "lacking": plan.lacking })
        };
        json!({
            "unit": self.id(place.unit),
            "name": self.name(place.unit),
            "above": place.above.map(|above| self.id(self.thread.places[above].unit)),
            "ended": place.ended,
            "received": Some(place.received()).filter(|day| day.known()).map(|day| day.to_string()),
            "days_handed_down": hops.handed_down,
            "days_on_the_way": hops.on_the_way,
            "steps": Step::ALL.iter().filter_map(step).collect::<Map<String, Value>>(),
            "tasks": place.todo.iter().map(task).collect::<Vec<Value>>(),
            "plans": place.plans.iter().map(plan).collect::<Vec<Value>>(),
            "unanswered": place.unanswered,
        })
    }
}

fn said(day: Day) -> String {
    if day.known() { day.to_string() } else { "?".to_owned() }
}
