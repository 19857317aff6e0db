//! A reading for people: what each document says, where it stands, and what to look at.

use paperwork::documents::reading::{Document, Field, Found, Reading, Relation, Span, Sure};
use paperwork::documents::{Duty, Sure as Told, Text, duties, passages_of};
use rules::verdict::Lang;

/// The documents of a file in words.
pub(super) fn written(reading: &Reading, text: &Text, lang: Lang) -> String {
    reading.documents.iter().zip(1..).map(|(document, number)| of(document, text, number, lang)).collect::<Vec<_>>().join("\n")
}

/// The width of the labels.
const LABEL: usize = 15;

struct Lines {
    out: String,
    lang: Lang,
}

impl Lines {
    fn line(&mut self, label: [&str; 2], value: &str, beside: &str) {
        let label = self.lang.pick(label);
        let pad = " ".repeat(LABEL.saturating_sub(label.chars().count()));
        let beside = if beside.is_empty() { String::new() } else { format!("  [{beside}]") };
        self.out.push_str(&format!("  {label}{pad} {value}{beside}\n"));
    }

    /// A value with how sure it is and where it stands, or that it is not known.
    fn field<T>(&mut self, label: [&str; 2], found: &Option<Found<T>>, value: impl Fn(&T) -> String) {
        match found {
            Some(found) => self.line(label, &value(&found.value), &place(found.lines, found.sure, self.lang)),
            None => self.line(label, "–", ""),
        }
    }

    /// A proposed duty; what it does not say is left out.
    fn duty(&mut self, duty: &Duty) {
        let lead = duty.lead.as_deref().unwrap_or("–");
        self.line(["nhiệm vụ", "duty"], &format!("{} {lead}: {}", duty.passage, duty.action), &told(duty, self.lang));
        let deadline = duty.deadline.as_ref().map(|deadline| deadline.day.civil());
        let through = duty.through.as_ref().map(|through| format!(" ({} {through})", self.lang.pick(["qua", "through"]))).unwrap_or_default();
        let report_to = duty.report_to.as_ref().map(|to| format!("{to}{through}"));
        for (label, value) in [
            (["· phối hợp", "· with"], Some(duty.support.join("; ")).filter(|all| !all.is_empty())),
            (["· thời hạn", "· by"], deadline.or_else(|| Some(duty.when.join("; ")).filter(|all| !all.is_empty()))),
            (["· báo cáo", "· report to"], report_to),
        ] {
            if let Some(value) = value {
                self.line(label, &value, "");
            }
        }
    }
}

/// Where a duty stands, and how it is put.
fn told(duty: &Duty, lang: Lang) -> String {
    let sure = match (duty.sure, &duty.lead_from) {
        (_, Some(from)) => lang.pick([", chủ thể nêu ở", ", told at"]).to_owned() + " " + from,
        (Told::Told, None) => String::new(),
        (Told::Listed | Told::Inherited, None) => lang.pick([", suy ra", ", derived"]).to_owned(),
    };
    format!("{}{sure}", rows(Span { from: *duty.lines.start(), to: *duty.lines.end() }, lang))
}

fn place(lines: Span, sure: Sure, lang: Lang) -> String {
    let sure = match sure {
        Sure::Printed => "",
        Sure::Recased => lang.pick([", in hoa", ", in capitals"]),
        Sure::Derived => lang.pick([", suy ra", ", derived"]),
        Sure::Elsewhere => lang.pick([", từ văn bản khác trong tệp", ", from another document of the file"]),
    };
    format!("{}{sure}", rows(lines, lang))
}

fn rows(lines: Span, lang: Lang) -> String {
    let word = lang.pick(["dòng", "line"]);
    if lines.from == lines.to { format!("{word} {}", lines.from) } else { format!("{word} {}–{}", lines.from, lines.to) }
}

fn of(document: &Document, text: &Text, number: usize, lang: Lang) -> String {
    let mut lines = Lines { out: String::new(), lang };
    lines.out.push_str(&format!("{} {number} ({})\n", lang.pick(["Văn bản", "Document"]), rows(document.lines, lang)));
    lines.field(["số, ký hiệu", "symbol"], &document.symbol, |symbol| symbol.text.clone());
    lines.field(["loại", "type"], &document.kind, String::clone);
    lines.field(["tên", "title"], &document.title, String::clone);
    lines.field(["cơ quan", "issuer"], &document.issuer, String::clone);
    lines.field(["cấp trên", "superior"], &document.superior, String::clone);
    lines.field(["nơi", "place"], &document.place, String::clone);
    lines.field(["ngày", "date"], &document.date, |day| day.civil());
    lines.field(["trích yếu", "subject"], &document.subject, String::clone);
    for addressee in &document.addressees {
        lines.line(["kính gửi", "addressee"], &addressee.value, &rows(addressee.lines, lang));
    }
    for recipient in &document.recipients {
        let mark = recipient.mark.as_ref().map(|mark| format!(" ({mark})")).unwrap_or_default();
        lines.line(["nơi nhận", "recipient"], &format!("{}{mark}", recipient.name), &rows(recipient.lines, lang));
    }
    let signer = &document.signer;
    for (label, found) in [
        (["thể thức ký", "form of signing"], &signer.form),
        (["thay, thừa lệnh", "on behalf of"], &signer.represented),
        (["chức vụ ký", "signer's title"], &signer.title),
        (["người ký", "signer"], &signer.name),
    ] {
        lines.field(label, found, String::clone);
    }
    if !document.incoming.is_empty() {
        lines.field(["số đến", "arrival number"], &document.incoming.number, String::clone);
        lines.field(["ngày đến", "arrived on"], &document.incoming.date, |day| day.civil());
    }
    for citation in &document.citations {
        let day = citation.date.as_ref().map(|day| day.value.civil());
        let parts = [citation.kind.clone(), Some(citation.symbol.text.clone()), day, citation.issuer.clone()];
        let value = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        lines.line(relation_words(citation.relation), &value, &rows(citation.lines, lang));
    }
    let passages = passages_of(text, document);
    for duty in duties(&passages, document.issuer.as_ref().map(|issuer| issuer.value.as_str())) {
        lines.duty(&duty);
    }
    for doubt in &document.uncertain {
        let value = doubt.value.as_ref().map(|value| format!(" – “{value}”")).unwrap_or_default();
        lines.line(["cần xem lại", "to look at"], &format!("{}: {}{value}", lang.pick(field_words(doubt.field)), doubt.reason), &rows(doubt.lines, lang));
    }
    lines.out
}

fn field_words(field: Field) -> [&'static str; 2] {
    let vi = match field {
        Field::Symbol => "số, ký hiệu",
        Field::Kind => "loại",
        Field::Title => "tên",
        Field::Issuer => "cơ quan",
        Field::Superior => "cấp trên",
        Field::Place => "nơi",
        Field::Date => "ngày",
        Field::Subject => "trích yếu",
        Field::Addressees => "kính gửi",
        Field::Recipients => "nơi nhận",
        Field::Signer => "phần ký",
        Field::Incoming => "dấu đến",
        Field::Citations => "viện dẫn",
        Field::Passages => "nội dung",
    };
    [vi, field.name()]
}

fn relation_words(relation: Relation) -> [&'static str; 2] {
    match relation {
        Relation::Mentions => ["nhắc đến", "mentions"],
        Relation::BasedOn => ["căn cứ", "based on"],
        Relation::Implements => ["thực hiện", "implements"],
        Relation::Amends => ["sửa đổi", "amends"],
        Relation::Replaces => ["thay thế", "replaces"],
    }
}
