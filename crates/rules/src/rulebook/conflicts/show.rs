//! Findings in words.

use register::Period;

use super::{Bearing, Conflict, Difference, How, Kind, Voice};
use crate::facts;
use crate::language::Words;
use crate::language::message::words;
use crate::rulebook::{Rule, StanceKind};
use crate::trace::{Value, param_at};
use crate::verdict::{self, Lang};

/// What a rule says, its parameters filled in as on its first day, its facts left open; Vietnamese and English.
pub fn says(rule: &Rule) -> [String; 2] {
    [Lang::Vi, Lang::En].map(|lang| fill(lang.pick([&rule.says[0], &rule.says[1]]), rule, lang))
}

fn fill(template: &str, rule: &Rule, lang: Lang) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        out.push_str(before);
        match name.strip_prefix("param.").and_then(|param| param_at(rule, param, rule.in_force.from)) {
            Some(constant) => out.push_str(&verdict::words(&Value::constant(constant, crate::tree::Type::Text), lang)),
            None => out.push('…'),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

impl Conflict {
    /// The finding in one sentence.
    pub fn title(&self) -> Words {
        let about = &self.about;
        let since = self.since.map(|day| day.to_string()).unwrap_or_default();
        match self.kind {
            Kind::Differs => words!("Các văn bản nói khác nhau về `{about}`", "The documents differ on `{about}`"),
            Kind::Dropped => {
                words!("Văn bản cấp dưới giữ điều mà văn bản cấp trên đã bỏ: `{about}`", "A lower document keeps what a higher one dropped: `{about}`")
            }
            Kind::CitesEnded => words!("Văn bản dẫn `{about}`, đã hết hiệu lực từ {since}", "A document cites `{about}`, which is not in force since {since}"),
            Kind::UnitEnded if self.moves.is_empty() => {
                words!("Văn bản áp dụng cho đơn vị `{about}`, đã kết thúc từ {since}", "A document applies to the unit `{about}`, which ended on {since}")
            }
            Kind::UnitEnded => {
                let count = self.moves.len();
                words!(
                    "{count} lượt điều động liên quan đơn vị `{about}`, đã kết thúc từ {since}",
                    "{count} moves concern the unit `{about}`, which ended on {since}"
                )
            }
        }
    }

    /// The finding in full: the sentence, every voice with its clause and its time, and every difference with a case that shows it.
    pub fn render(&self, lang: Lang) -> String {
        let mut out = lang.pick(self.title());
        for voice in &self.voices {
            out.push_str("\n  ");
            out.push_str(&lang.pick(voice.line()));
        }
        for difference in &self.differences {
            out.push_str("\n  → ");
            out.push_str(&lang.pick(self.difference(difference)));
        }
        out
    }

    /// One of its differences in one sentence, with the case that shows it.
    pub fn difference(&self, difference: &Difference) -> Words {
        let (one, other) = (&self.voices[difference.one].document, &self.voices[difference.other].document);
        let [vi, en] = match difference.how {
            How::Answer => words!("{one} và {other} kết luận ngược nhau", "{one} and {other} answer against each other"),
            How::Waiver => {
                words!("{one} và {other} khác nhau về việc quyết định có mở được không", "{one} and {other} differ in whether a decision can open it")
            }
            How::WaivedBy => words!("{one} và {other} khác nhau về cấp được quyết định", "{one} and {other} differ in who may decide"),
            How::Per => words!("{one} và {other} tính con số theo những đơn vị khác nhau", "{one} and {other} count the number per different things"),
            How::Stance => words!("{one} và {other} đứng khác nhau", "{one} and {other} stand differently"),
        };
        let [bearing_vi, bearing_en] = match difference.bearing {
            Some(Bearing::Looser) => words!("; {other} nới hơn", "; {other} is looser"),
            Some(Bearing::Stricter) => words!("; {other} chặt hơn", "; {other} is stricter"),
            None => Default::default(),
        };
        let [case_vi, case_en] = difference.case();
        [format!("{vi}{bearing_vi}{case_vi}"), format!("{en}{bearing_en}{case_en}")]
    }
}

impl Difference {
    // ": facts and their values", or nothing.
    fn case(&self) -> Words {
        if self.witness.is_empty() {
            return Default::default();
        }
        [Lang::Vi, Lang::En].map(|lang| {
            let value = |(fact, value): &(usize, Value)| {
                format!("{} = {}", lang.pick(facts::ALL[*fact].words), verdict::words_of_fact(facts::ALL[*fact].name, value, lang))
            };
            format!(": {}", self.witness.iter().map(value).collect::<Vec<_>>().join("; "))
        })
    }
}

impl Voice {
    /// The document, its clause, its time in force and what it says.
    pub fn line(&self) -> Words {
        let document = &self.document;
        let clause = if self.clause.is_empty() { String::new() } else { format!(" {}", self.clause) };
        let [time_vi, time_en] = time(self.in_force);
        let [says_vi, says_en] = &self.words;
        let [stance_vi, stance_en] = match self.stance {
            Some(StanceKind::Dropped) => words!("[đã bỏ] ", "[dropped] "),
            Some(StanceKind::Allows) => words!("[cho phép] ", "[allows] "),
            Some(StanceKind::Forbids) => words!("[cấm] ", "[forbids] "),
            None => Default::default(),
        };
        words!("{document}{clause} ({time_vi}): {stance_vi}{says_vi}", "{document}{clause} ({time_en}): {stance_en}{says_en}")
    }
}

fn time(period: Period) -> Words {
    let (from, until) = (period.from, period.until);
    if until.known() { words!("từ {from} đến trước {until}", "from {from}, before {until}") } else { words!("từ {from}", "from {from}") }
}
