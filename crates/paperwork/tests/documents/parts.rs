//! Parts of documents in the spellings that offices use, and what a clerk reads in them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

/// A sequence of choices, from the numbers that a test draws.
pub(crate) struct Choices<'a> {
    drawn: &'a [u8],
    at: usize,
}

impl<'a> Choices<'a> {
    pub(crate) fn of(drawn: &'a [u8]) -> Choices<'a> {
        Choices { drawn, at: 0 }
    }

    fn number(&mut self, below: usize) -> usize {
        let drawn = self.drawn[self.at % self.drawn.len()];
        self.at += 1;
        usize::from(drawn) % below
    }

    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.number(all.len())]
    }

    fn yes(&mut self) -> bool {
        self.number(2) == 1
    }

    fn day(&mut self) -> (usize, usize, usize) {
        (1 + self.number(28), 1 + self.number(12), 2015 + self.number(10))
    }
}

/// A document as blocks that can be laid out, and what it says.
pub(crate) struct Composed {
    /// Bodies, number, subject.
    pub(crate) left: Vec<String>,
    /// Head line, place and day.
    pub(crate) right: Vec<String>,
    /// Type and title, addressees, body: one paragraph each.
    pub(crate) middle: Vec<String>,
    pub(crate) recipients: Vec<String>,
    pub(crate) signature: Vec<String>,
    pub(crate) expected: Value,
}

impl Composed {
    /// The document for the message of a test that fails.
    pub(crate) fn shown(&self) -> String {
        [&self.left, &self.right, &self.middle, &self.recipients, &self.signature].map(|block| block.join("\n")).join("\n\n")
    }

    /// Its own symbol, and those that it cites.
    pub(crate) fn symbols(&self) -> BTreeSet<String> {
        let cited = self.expected["citations"].as_array().into_iter().flatten().map(|citation| &citation["symbol"]);
        cited.chain([&self.expected["symbol"]]).map(Value::to_string).collect()
    }
}

const PARTY_SUPERIORS: [&str; 4] = ["ĐẢNG BỘ TỈNH LAM GIANG", "TỈNH ỦY HOÀI BẮC", "HUYỆN UỶ THẠCH VÂN", "ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP"];
/// With the code of the issuer.
const PARTY_ISSUERS: [(&str, &str); 6] = [
    ("HUYỆN ỦY SƠN ĐÀI", "HU"),
    ("ĐẢNG ỦY XÃ ĐỒNG MÂY", "ĐU"),
    ("BAN TỔ CHỨC", "BTCTU"),
    ("UỶ BAN KIỂM TRA", "UBKTTU"),
    ("THÀNH ỦY MỘC LÂM", "ThU"),
    ("VĂN PHÒNG", "VPTU"),
];
const STATE_SUPERIORS: [&str; 3] = ["UBND TỈNH TÂN GIANG", "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "BỘ NỘI VỤ"];
const STATE_ISSUERS: [(&str, &str); 5] =
    [("SỞ NỘI VỤ", "SNV"), ("THANH TRA TỈNH", "TTr"), ("CHI CỤC THỦY LỢI", "CCTL"), ("TRUNG TÂM LƯU TRỮ", "TTLT"), ("ỦY BAN NHÂN DÂN\nXÃ CẨM TUYỀN", "UBND")];
/// Types with their codes.
const TYPES: [(&str, &str); 9] = [
    ("Kế hoạch", "KH"),
    ("Kết luận", "KL"),
    ("Hướng dẫn", "HD"),
    ("Báo cáo", "BC"),
    ("Chương trình", "CTr"),
    ("Thông báo", "TB"),
    ("Quyết định", "QĐ"),
    ("Nghị quyết", "NQ"),
    ("Tờ trình", "TTr"),
];
const PLACES: [&str; 4] = ["Hà Nội", "Vĩnh Lam", "Đồng Mây", "Thành phố Mộc Lâm"];
/// What a document is about, on one line or two.
const TOPICS: [&[&str]; 6] = [
    &["luân chuyển cán bộ năm tới"],
    &["về việc rà soát quy hoạch cán bộ", "giai đoạn 2026 - 2030"],
    &["tăng cường kiểm tra, giám sát", "công tác cán bộ ở cơ sở"],
    &["chuyển đổi vị trí công tác đối với công chức"],
    &["điều động, phân công cán bộ"],
    &["sơ kết việc luân chuyển, điều động"],
];
const ADDRESSEES: [&str; 5] =
    ["Các đảng ủy cơ sở", "Các chi bộ trực thuộc", "Ban Thường vụ các huyện ủy, thành ủy", "Ủy ban Kiểm tra Đảng ủy", "Phòng Nội vụ huyện"];
const RECIPIENTS: [&str; 6] =
    ["Thường trực Tỉnh ủy", "Ban Tổ chức Trung ương", "Các phòng, ban, ngành", "Các đồng chí ủy viên", "Như trên", "Công đoàn, Đoàn Thanh niên"];
/// As they are printed, and what they mean.
const MARKS: [(&str, Option<&str>); 9] = [
    ("", None),
    (" (để báo cáo)", Some("để báo cáo")),
    (" (b/c)", Some("để báo cáo")),
    (" (để b/c)", Some("để báo cáo")),
    (" (để biết)", Some("để biết")),
    (" (để thực hiện)", Some("để thực hiện")),
    (" (t/hiện)", Some("để thực hiện")),
    (" (thay b/c)", Some("thay báo cáo")),
    (" để báo cáo", Some("để báo cáo")),
];
/// Form of signing as printed, its form in the register, the line under it.
const PARTY_SIGNATURES: [(&str, Option<&str>, &str); 6] = [
    ("T/M BAN THƯỜNG VỤ", Some("T/M"), "BÍ THƯ"),
    ("T/M ĐẢNG ỦY", Some("T/M"), "PHÓ BÍ THƯ"),
    ("T/M BAN CHẤP HÀNH", Some("T/M"), "PHÓ BÍ THƯ THƯỜNG TRỰC"),
    ("K/T TRƯỞNG BAN", Some("K/T"), "PHÓ TRƯỞNG BAN"),
    ("T/L BAN THƯỜNG VỤ", Some("T/L"), "CHÁNH VĂN PHÒNG"),
    ("", None, "TRƯỞNG BAN"),
];
const STATE_SIGNATURES: [(&str, Option<&str>, &str); 5] = [
    ("TM. ỦY BAN NHÂN DÂN", Some("TM."), "CHỦ TỊCH"),
    ("KT. GIÁM ĐỐC", Some("KT."), "PHÓ GIÁM ĐỐC"),
    ("TL. BỘ TRƯỞNG", Some("TL."), "VỤ TRƯỞNG"),
    ("TUQ. GIÁM ĐỐC", Some("TUQ."), "TRƯỞNG PHÒNG"),
    ("", None, "GIÁM ĐỐC"),
];
const SIGNERS: [&str; 5] = ["Đoàn Khắc Nhượng", "Lương Thị Kiều Vân", "Mạc Đình Cường", "Uông Sĩ Khiêm", "Hứa Thị Uyển Nhi"];
/// Bodies that are told.
const BODIES: [&str; 8] = [
    "Ban Tổ chức Huyện ủy",
    "Ủy ban Kiểm tra Đảng ủy",
    "Văn phòng Tỉnh ủy",
    "Sở Nội vụ",
    "Phòng Kinh tế - Hạ tầng",
    "Ban Tuyên giáo và Dân vận",
    "các cơ quan, đơn vị liên quan",
    "Ủy ban nhân dân các xã, phường",
];
const DEEDS: [&str; 6] = [
    "rà soát quy hoạch cán bộ",
    "xây dựng phương án luân chuyển",
    "tham mưu danh sách cán bộ cần chuyển đổi",
    "kiểm tra việc thực hiện",
    "hướng dẫn các đơn vị",
    "tổng hợp kết quả của năm",
];
const REPORTED_TO: [&str; 3] = ["Ban Thường vụ Huyện ủy", "Ủy ban nhân dân tỉnh", "Ban Bí thư"];
const PLAIN: [&str; 4] = [
    "Năm qua có 13.503 lượt cán bộ, bằng 93,5% số đã định.",
    "Mỗi lượt có hồ sơ riêng và có ngày kết thúc.",
    "Nơi làm tốt gồm ba huyện; nơi làm chậm là hai xã vùng cao.",
    "Còn thời gian công tác ít nhất 10 năm, thời hạn 36 tháng.",
];
/// Cited documents: type, symbol, issuer.
const CITED: [(&str, &str, &str); 8] = [
    ("Quy định", "65-QĐ/TW", "Bộ Chính trị"),
    ("Kết luận", "23-KL/TW", "Ban Bí thư"),
    ("Kế hoạch", "140-KH/TU", "Ban Thường vụ Tỉnh ủy"),
    ("Hướng dẫn", "12-HD/BTCTW", "Ban Tổ chức Trung ương"),
    ("Nghị định", "59/2019/NĐ-CP", "Chính phủ"),
    ("Quyết định", "615/QĐ-UBND", "Ủy ban nhân dân tỉnh"),
    ("Nghị quyết", "26-NQ/TW", "Ban Chấp hành Trung ương"),
    ("Chỉ thị", "05-CT/HU", "Huyện ủy Thạch Vân"),
];
/// Words before a citation, and what they make of it.
const TRIGGERS: [(&str, &str); 4] = [("Căn cứ", "based_on"), ("Thực hiện", "implements"), ("Thực hiện nghiêm túc", "implements"), ("Theo", "mentions")];

/// A document from these choices.
pub(crate) fn composed(choices: &mut Choices<'_>) -> Composed {
    let party = choices.yes();
    let letter = choices.yes();
    let head = head(choices, party, letter);
    let topic = choices.one(&TOPICS);
    let (kind, title, subject) = if letter { ("Công văn", Value::Null, topic.join(" ")) } else { (head.kind, json!(topic.join(" ")), topic.join(" ")) };
    let mut left = head.lines;
    let mut middle = Vec::new();
    let mut addressees: Vec<&str> = Vec::new();
    if letter {
        left.push(format!("{}{}", choices.one(&["V/v ", "V/v: ", "Về việc "]), topic[0].trim_start_matches("về việc ")));
        left.extend(topic[1..].iter().map(|line| (*line).to_owned()));
        addressees = addressed(choices, &mut middle);
    } else {
        middle.push(kind.to_uppercase());
        middle.extend(topic.iter().map(|line| (*line).to_owned()));
    }
    let subject = if letter { subject.trim_start_matches("về việc ").to_owned() } else { subject };
    let (right, place, date) = dated(choices, party);
    let mut expected = json!({
        "symbol": head.symbol, "number": head.number, "type": kind, "title": title, "subject": subject,
        "issuer": head.issuer.replace('\n', " "), "superior": head.superior, "place": place, "date": date, "addressees": addressees,
        "incoming": { "number": null, "date": null },
    });
    body(choices, &mut middle, &mut expected);
    let recipients = received(choices, &mut expected);
    let signature = signed(choices, party, &mut expected);
    Composed { left, right, middle, recipients, signature, expected }
}

struct Head {
    lines: Vec<String>,
    symbol: String,
    number: String,
    kind: &'static str,
    issuer: &'static str,
    superior: Option<&'static str>,
}

/// Bodies and number.
fn head(choices: &mut Choices<'_>, party: bool, letter: bool) -> Head {
    let (issuer, code) = if party { choices.one(&PARTY_ISSUERS) } else { choices.one(&STATE_ISSUERS) };
    let superior = choices.yes().then(|| if party { choices.one(&PARTY_SUPERIORS) } else { choices.one(&STATE_SUPERIORS) });
    let number = choices.one(&["214", "05", "8", "1204", "36"]).to_owned();
    let (kind, kind_code) = choices.one(&TYPES);
    let kind_code = if letter { "CV" } else { kind_code };
    let label = choices.one(&["Số ", "Số: ", "Số", "SỐ "]);
    let (symbol, written) = if party {
        let symbol = format!("{number}-{kind_code}/{code}");
        let dash = choices.one(&["-", " - ", " -", "- ", "–"]);
        let slash = choices.one(&["/", " / "]);
        (symbol, format!("{label}{number}{dash}{kind_code}{slash}{code}"))
    } else {
        let symbol = if letter { format!("{number}/{code}-TCCB") } else { format!("{number}/{kind_code}-{code}") };
        (symbol.clone(), format!("{label}{symbol}"))
    };
    let mut lines: Vec<String> = superior.iter().chain([&issuer]).flat_map(|body| body.lines()).map(str::to_owned).collect();
    lines.push(choices.one(&["*", "-------", ""]).to_owned());
    lines.push(written);
    lines.retain(|line| !line.is_empty());
    Head { lines, symbol, number, kind, issuer, superior }
}

/// Head line, place and day.
fn dated(choices: &mut Choices<'_>, party: bool) -> (Vec<String>, &'static str, String) {
    let (day, month, year) = choices.day();
    let place = choices.one(&PLACES);
    let line = if choices.yes() {
        format!("{place}, ngày {day:02} tháng {month:02} năm {year}")
    } else {
        format!("{place}, ngày {day} tháng {month} năm {year}")
    };
    let head: &[&str] = if party {
        &["ĐẢNG CỘNG SẢN VIỆT NAM"]
    } else {
        &["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------"]
    };
    let right = head.iter().map(|line| (*line).to_owned()).chain([line]).collect();
    (right, place, format!("{year}-{month:02}-{day:02}"))
}

/// *Kính gửi*, on one line or several.
fn addressed(choices: &mut Choices<'_>, middle: &mut Vec<String>) -> Vec<&'static str> {
    let from = choices.number(ADDRESSEES.len());
    let count = 1 + choices.number(3);
    let names: Vec<&str> = (0..count).map(|at| ADDRESSEES[(from + at) % ADDRESSEES.len()]).collect();
    if count == 1 {
        middle.push(format!("Kính gửi: {}{}", names[0], choices.one(&["", "."])));
        return names;
    }
    let ends = choices.one(&[",", ";", ""]);
    match choices.number(3) {
        0 => middle.push(format!("Kính gửi: {}.", names.join("; "))),
        1 => {
            middle.push("Kính gửi:".to_owned());
            middle.extend(names.iter().map(|name| format!("- {name}{ends}")));
        }
        _ => {
            middle.push(format!("Kính gửi: - {}{ends}", names[0]));
            middle.extend(names[1..].iter().map(|name| format!("- {name}{ends}")));
        }
    }
    names
}

/// The opening with what it rests on, and the points.
fn body(choices: &mut Choices<'_>, middle: &mut Vec<String>, expected: &mut Value) {
    let own = expected["symbol"].clone();
    let mut citations = Vec::new();
    let from = choices.number(CITED.len());
    let cited: Vec<_> = (0..1 + choices.number(3)).map(|at| CITED[(from + at) % CITED.len()]).filter(|cited| cited.1 != own).collect();
    let mut opening = Vec::new();
    for (kind, symbol, issuer) in cited {
        let (trigger, relation) = choices.one(&TRIGGERS);
        let (day, month, year) = choices.day();
        let printed = choices
            .one(&[symbol.to_owned(), symbol.replacen('-', " - ", usize::from(!symbol.ends_with("CP") && !symbol.ends_with("UBND")))].each_ref())
            .clone();
        let date = choices
            .one(
                &[format!(", ngày {day:02}/{month}/{year}"), format!(" ngày {day} tháng {month} năm {year}"), format!(" ngày {day}-{month}-{year}")].each_ref(),
            )
            .clone();
        opening.push(format!("{trigger} {kind} số {printed}{date} của {issuer} về công tác cán bộ"));
        citations.push(json!({ "symbol": symbol, "type": kind, "date": format!("{year}-{month:02}-{day:02}"), "issuer": issuer, "relation": relation }));
    }
    middle.extend(opening.iter().map(|line| format!("{line};")));
    middle.push("Để việc thực hiện được thống nhất, cần làm tốt các nội dung sau:".to_owned());
    expected["citations"] = Value::from(citations);
    let (mut passages, mut duties, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    let mark = choices.one(&[".", "-"]);
    for number in 1..=2 + choices.number(4) {
        let path = number.to_string();
        let words = if choices.yes() {
            told(choices, &path, &mut duties)
        } else {
            plain.push(path.clone());
            choices.one(&PLAIN).to_owned()
        };
        middle.push(format!("{number}{mark} {words}"));
        passages.push(json!({ "path": path, "begins": words }));
    }
    expected["passages"] = Value::from(passages);
    expected["duties"] = Value::from(duties);
    expected["no_duties_in"] = Value::from(plain);
}

/// A sentence that tells somebody something.
fn told(choices: &mut Choices<'_>, path: &str, duties: &mut Vec<Value>) -> String {
    let from = choices.number(BODIES.len());
    let names: Vec<&str> = (0..1 + choices.number(3)).map(|at| BODIES[(from + at) % BODIES.len()]).collect();
    let (lead, support) = names.split_first().expect("one at least");
    let deed = choices.one(&DEEDS);
    let (day, month, year) = choices.day();
    let due = [String::new(), format!(" trước ngày {day:02}/{month:02}/{year}"), format!(", hoàn thành chậm nhất ngày {day} tháng {month} năm {year}")];
    let chosen = choices.number(due.len());
    let report = choices.one(&[None, Some(REPORTED_TO[0]), Some(REPORTED_TO[1]), Some(REPORTED_TO[2])]);
    let reported = report.map(|to| format!("{} báo cáo {to}", choices.one(&[",", ";"]))).unwrap_or_default();
    let gives = choices.one(&["Giao ", ""]);
    let begins = if gives.is_empty() { capital(lead) } else { (*lead).to_owned() };
    let leads = match support.split_last() {
        None => choices.one(&[" có trách nhiệm", " chủ trì"]).to_owned(),
        Some((last, [])) => format!(" chủ trì, phối hợp với {last}"),
        Some((last, others)) => format!(" chủ trì, phối hợp với {} và {last}", others.join(", ")),
    };
    duties.push(json!({
        "lead": lead, "support": support, "action_contains": deed, "report_to": report, "passage": path,
        "deadline": (chosen > 0).then(|| format!("{year}-{month:02}-{day:02}")),
    }));
    format!("{gives}{begins}{leads} {deed}{reported}{}.", due[chosen])
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// *Nơi nhận*.
fn received(choices: &mut Choices<'_>, expected: &mut Value) -> Vec<String> {
    let from = choices.number(RECIPIENTS.len());
    let mut lines = vec![choices.one(&["Nơi nhận:", "Nơi nhận :", "NƠI NHẬN:"]).to_owned()];
    let mut found = Vec::new();
    let end = choices.one(&[",", ";"]);
    for at in 0..1 + choices.number(4) {
        let name = RECIPIENTS[(from + at) % RECIPIENTS.len()];
        let (printed, mark) = choices.one(&MARKS);
        lines.push(format!("- {name}{printed}{end}"));
        found.push(json!({ "name": name, "mark": mark }));
    }
    let kept = choices.one(&["Lưu Văn phòng", "Lưu: VT, TCCB", "Lưu VPĐU"]);
    lines.push(format!("- {kept}."));
    found.push(json!({ "name": kept, "mark": null }));
    expected["recipients"] = Value::from(found);
    lines
}

fn signed(choices: &mut Choices<'_>, party: bool, expected: &mut Value) -> Vec<String> {
    let (line, form, title) = if party { choices.one(&PARTY_SIGNATURES) } else { choices.one(&STATE_SIGNATURES) };
    let name = choices.one(&SIGNERS);
    expected["signer"] = json!({ "form": form, "title": title, "name": name });
    [line, title, name].into_iter().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
