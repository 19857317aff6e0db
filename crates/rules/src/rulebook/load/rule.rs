//! One `[[rule]]`.

use register::Period;
use register::code::{Code, Purpose};

use super::document::{in_force, scope};
use super::reader::{Source, Table};
use super::text::Text;
use super::{case, params, says};
use crate::language::message::words;
use crate::language::{Context, Fault, Params, params_read, parse};
use crate::rulebook::{Confidence, Effect, Rule, Waiver};
use crate::subject::Subject;
use crate::tree::Node;

const KEYS: [&str; 17] = [
    "id",
    "clause",
    "topic",
    "subject",
    "effect",
    "when",
    "require",
    "param",
    "waiver",
    "scope",
    "in_force",
    "confidence",
    "duty",
    "purpose",
    "per",
    "says",
    "case",
];
/// Who may decide otherwise.
const AUTHORITIES: [&str; 3] = ["authority", "superior_committee", "politburo"];
/// What a number may be counted per.
const PER: [&str; 2] = ["title", "rotation"];

/// Reads a rule; `whole` is the symbol and the period of its book, where they could be read.
pub(super) fn read(source: &mut Source<'_>, table: &Table<'_>, whole: Option<&(String, Period)>) -> Option<Rule> {
    table.only(source, &KEYS);
    let id = slug(source, table, "id");
    let clause = table.required(source, "clause");
    let topic = slug(source, table, "topic");
    let subject = table.required_word(source, "subject", &Subject::ALL.map(Subject::name)).map(|position| Subject::ALL[position]);
    let effect = table.required_word(source, "effect", &Effect::ALL.map(Effect::name)).map(|position| Effect::ALL[position]);
    let confidence = table.required_word(source, "confidence", &Confidence::ALL.map(Confidence::name)).map(|position| Confidence::ALL[position]);
    let in_force = in_force(source, table, whole);
    let params = params::read(source, table, in_force);
    let conditions = subject.map(|subject| Conditions::read(source, table, subject, &params));
    if subject.is_none() && table.field("require").is_none() {
        table.required(source, "require");
    }
    let says = says::read(source, table, subject, &params);
    let scope = table.table(source, "scope", "scope").map(|table| scope(source, &table)).unwrap_or_default();
    let duty = table.text(source, "duty").map(|text| text.value);
    let purpose = table.word(source, "purpose", Purpose::NAMES).map(|position| Purpose::NAMES[position].to_owned());
    let per = table.word(source, "per", &PER).map(|position| PER[position].to_owned());
    let waivable = table.field("waiver").is_some() || effect.is_none_or(|effect| effect == Effect::Decision);
    let cases = case::read(source, table, &case::About { subject, waivable, in_force });
    let Conditions { when, require, waiver } = conditions?;
    let id = id?.value;
    Some(Rule {
        name: format!("{}#{id}", whole?.0),
        id,
        clause: clause?.value,
        topic: topic?.value,
        subject: subject?,
        effect: effect?,
        when: settled(when)?,
        require: require?,
        params,
        waiver: settled(waiver)?,
        scope,
        in_force: in_force?,
        confidence: confidence?,
        duty,
        purpose,
        per,
        says: says?,
        cases,
    })
}

// A part that is not there, that was read, or that has a fault.
type Part<T> = Option<Option<T>>;

fn settled<T>(part: Part<T>) -> Option<Option<T>> {
    match part {
        None => Some(None),
        Some(read) => read.map(Some),
    }
}

struct Conditions {
    when: Part<Node>,
    require: Option<Node>,
    waiver: Part<Waiver>,
}

impl Conditions {
    fn read(source: &mut Source<'_>, table: &Table<'_>, subject: Subject, params: &Params) -> Conditions {
        let when_text = table.text(source, "when");
        let when = when_text.as_ref().map(|text| condition(source, text, &Context { subject, params, given: &[] }));
        // Each condition is asked only where the ones before it left it open.
        let mut given: Vec<(&Node, bool)> = when.iter().flatten().map(|when| (when, true)).collect();
        let require_text = table.required(source, "require");
        let require = require_text.as_ref().and_then(|text| condition(source, text, &Context { subject, params, given: &given }));
        given.extend(require.as_ref().map(|require| (require, false)));
        let mut waiver_text = None;
        let waiver = table.field("waiver").map(|_| {
            let waiver = table.table(source, "waiver", "waiver")?;
            waiver_text = waiver.text(source, "when");
            read_waiver(source, &waiver, waiver_text.as_ref(), &Context { subject, params, given: &given })
        });
        let texts = [&when_text, &require_text, &waiver_text].map(|text| text.as_ref().map(|text| text.value.as_str()));
        let nodes = [when.iter().flatten().next(), require.as_ref(), waiver.iter().flatten().find_map(|waiver| waiver.when.as_ref())];
        if require_text.is_some() {
            unused(source, table, params, &texts, &nodes);
        }
        Conditions { when, require, waiver }
    }
}

fn read_waiver(source: &mut Source<'_>, table: &Table<'_>, when: Option<&Text>, context: &Context<'_>) -> Option<Waiver> {
    table.only(source, &["by", "clause", "when"]);
    let by = table.required_word(source, "by", &AUTHORITIES).map(|position| AUTHORITIES[position].to_owned());
    let clause = table.required(source, "clause");
    let when = match when {
        Some(text) => Some(condition(source, text, context)?),
        None => None,
    };
    Some(Waiver { by: by?, clause: clause?.value, when })
}

// A parameter that no condition reads would be believed to count.
fn unused(source: &mut Source<'_>, table: &Table<'_>, params: &Params, texts: &[Option<&str>; 3], nodes: &[Option<&Node>; 3]) {
    let read = |name: &str| {
        texts.iter().zip(nodes).any(|(text, node)| match (text, node) {
            (_, Some(node)) => params_read(node).contains(name),
            // A condition with a fault may yet read it.
            (Some(text), None) => text.contains(name),
            (None, None) => false,
        })
    };
    let mut silent = Source { text: source.text, faults: Vec::new() };
    let Some(written) = table.table(&mut silent, "param", "param") else { return };
    for field in written.fields().filter(|field| params.contains_key(&field.key) && !read(&field.key)) {
        let key = &field.key;
        let fault = Fault::new(field.key_span, words!("tham số `{key}` không dùng trong điều kiện nào", "no condition reads the parameter `{key}`"));
        source
            .report(fault.expected(words!("`param.{key}` trong `when`, `require` hoặc `waiver.when`", "`param.{key}` in `when`, `require` or `waiver.when`")));
    }
}

/// A condition in the file: its faults get their places in the file.
pub(super) fn condition(source: &mut Source<'_>, text: &Text, context: &Context<'_>) -> Option<Node> {
    match parse(&text.value, context) {
        Ok(node) => Some(node),
        Err(faults) => {
            for fault in faults {
                source.report(Fault { span: text.place(fault.span.clone()), ..fault });
            }
            None
        }
    }
}

// A short name: lower-case letters, digits and hyphens.
fn slug(source: &mut Source<'_>, table: &Table<'_>, key: &str) -> Option<Text> {
    let text = table.required(source, key)?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !text.value.chars().all(plain) {
        let fault = Fault::new(
            text.span.clone(),
            words!("`{key}` chỉ có chữ thường không dấu, số và gạch nối", "`{key}` has lower-case letters, digits and hyphens only"),
        );
        source.report(fault.expected(words!("một tên như `service-left`", "a name such as `service-left`")));
    }
    Some(text)
}
