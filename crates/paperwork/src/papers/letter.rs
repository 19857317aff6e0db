//! The frame of an official paper: its head, its end, and the line that says what it was printed from.

use register::Day;

use super::document::{Block, Document, Field, Orientation, Section, Sides, Style};
use super::profile::{self, NoProfile, Profile, ROOM, System, UnderIssuer};

/// Who issues a paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issuer {
    /// Whose guide it follows.
    pub system: System,
    /// The body above it, in lines as they are to be broken.
    pub parent: Vec<String>,
    /// Its name, in lines as they are to be broken.
    pub name: Vec<String>,
    /// What stands for it in symbols: `BTCTU`.
    pub code: String,
    /// The place of its papers.
    pub place: String,
}

/// Who signs, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature {
    /// In whose stead.
    pub authority: Authority,
    /// In whose name, or the signer's own post where nobody else's: `BAN THƯỜNG VỤ`, `TRƯỞNG BAN`.
    pub holder: String,
    /// The signer's post under it, where it is another one's name: `PHÓ TRƯỞNG BAN`.
    pub post: Option<String>,
    /// The signer; room for a hand where nobody is named.
    pub name: Option<String>,
}

/// In whose stead somebody signs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Authority {
    /// In their own.
    Own,
    /// In the name of a collective.
    OnBehalf,
    /// For the head.
    ForHead,
    /// By order.
    ByOrder,
    /// In charge for the time being.
    Acting,
}

/// What was looked at: when the paper was made, from the facts of which day. The counter says so; nothing here reads a clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Printed {
    /// The day on which it was made.
    pub on: Day,
    /// Hour and minute.
    pub at: (u8, u8),
    /// The day whose facts it shows.
    pub facts_of: Day,
}

/// What every paper has around what it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// Who issues it.
    pub issuer: Issuer,
    /// Its number; room for a hand where it has none yet.
    pub number: Option<u32>,
    /// Its day; room for a hand where it has none yet.
    pub dated: Option<Day>,
    /// To whom it is addressed.
    pub to: Vec<String>,
    /// Who receives it, the copy that is kept last and without its `Lưu`.
    pub recipients: Vec<String>,
    /// Who signs.
    pub signature: Signature,
    /// When it was made, from the facts of which day.
    pub printed: Printed,
}

/// A kind of paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kind {
    /// Its code in symbols: `TTr`. Empty for papers that are not numbered.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
}

impl Printed {
    /// The line at the foot.
    pub fn line(&self) -> String {
        let (hour, minute) = self.at;
        format!("Bản in lúc {hour:02} giờ {minute:02} phút, ngày {} từ dữ liệu ngày {}.", self.on.civil(), self.facts_of.civil())
    }
}

impl Letter {
    /// The guide that the paper follows: that of its own day, or of the day on which it is printed while it has none.
    pub fn profile(&self) -> Result<&'static Profile, NoProfile> {
        profile::of(self.issuer.system, self.dated.unwrap_or(self.printed.on))
    }

    /// A paper with these sections; the first gets the head, the last the end.
    pub(super) fn document(&self, kind: Kind, subject: &str, mut sections: Vec<Section>, ends_in: usize) -> Result<Document, NoProfile> {
        let profile = self.profile()?;
        if let Some(first) = sections.first_mut() {
            first.blocks.splice(0..0, self.head(profile, kind, subject));
        }
        if let Some(section) = sections.get_mut(ends_in) {
            section.blocks.push(self.end(profile));
        }
        Ok(Document { title: format!("{} {subject}", kind.name).trim().to_owned(), profile, sections, footing: self.printed.line() })
    }

    /// A letter: no name of its kind stands over it, and what it is about stands under its number. `unit` is the code of the unit that drafts it, which the State has
    /// in the symbols of letters.
    pub(super) fn correspondence(&self, unit: Option<&str>, subject: &str, body: Vec<Block>) -> Result<Document, NoProfile> {
        let profile = self.profile()?;
        let symbol = profile.symbol_of_letter(self.number, &self.issuer.code, unit);
        let about = Block::text(Style::About, format!("V/v {subject}"));
        let mut blocks = vec![self.sides(profile, vec![Block::text(Style::Number, symbol), about])];
        blocks.extend(self.addressees(profile));
        blocks.extend(body);
        blocks.push(self.end(profile));
        Ok(Document { title: format!("Công văn {subject}").trim().to_owned(), profile, sections: vec![upright(blocks)], footing: self.printed.line() })
    }

    fn head(&self, profile: &'static Profile, kind: Kind, subject: &str) -> Vec<Block> {
        let symbol = || Block::text(Style::Number, profile.symbol(self.number, kind.code, &self.issuer.code));
        let number = (!kind.code.is_empty()).then(symbol).into_iter().collect();
        let mut blocks = vec![self.sides(profile, number), Block::text(Style::Kind, kind.name)];
        if !subject.is_empty() {
            blocks.push(Block::text(Style::Subject, subject));
            blocks.extend(profile.rule_under_subject.then_some(Block::Rule(SUBJECT_RULE_MM)));
        }
        blocks.extend(self.addressees(profile));
        blocks
    }

    /// The two columns of a head; `under` stands under the issuer.
    fn sides(&self, profile: &'static Profile, under: Vec<Block>) -> Block {
        let lines = |style: Style, lines: &[String]| lines.iter().map(|line| Block::text(style, line.to_uppercase())).collect::<Vec<_>>();
        let (national, motto) = profile.national;
        let mut left = [lines(Style::Parent, &self.issuer.parent), lines(Style::Issuer, &self.issuer.name)].concat();
        left.push(match profile.under_issuer {
            UnderIssuer::Star => Block::text(Style::Parent, "*"),
            UnderIssuer::Rule(length) => Block::Rule(length),
        });
        left.extend(under);
        let mut right = vec![Block::text(Style::National, national)];
        right.extend(motto.map(|motto| Block::text(Style::Motto, motto)));
        right.push(Block::Rule(profile.national_rule));
        right.push(Block::text(Style::PlaceDate, format!("{}, {}", self.issuer.place, profile.long_day(self.dated))));
        Block::Sides(Sides { left_percent: HEAD_LEFT_PERCENT, left, right })
    }

    fn addressees(&self, profile: &Profile) -> Option<Block> {
        match &self.to[..] {
            [] => None,
            [one] => Some(Block::text(Style::Addressee, format!("Kính gửi: {one}"))),
            many => Some(Block::text(Style::Addressees, format!("Kính gửi:\n{}", punctuated(many, profile.recipients.ends).join("\n")))),
        }
    }

    fn end(&self, profile: &Profile) -> Block {
        let mut left = Vec::new();
        if !self.recipients.is_empty() {
            left.push(Block::text(Style::RecipientsLabel, "Nơi nhận:"));
            let mut lines = self.recipients.clone();
            lines.last_mut().iter_mut().for_each(|kept| **kept = format!("{}{kept}", profile.recipients.kept));
            left.extend(punctuated(&lines, profile.recipients.ends).into_iter().map(|line| Block::text(Style::Recipient, line)));
        }
        let signature = &self.signature;
        let mut right = vec![Block::text(Style::SignedFor, format!("{}{}", signature.authority.prefix(profile), signature.holder.to_uppercase()))];
        right.extend(signature.post.iter().map(|post| Block::text(Style::SignerPost, post.to_uppercase())));
        right.push(Block::text(Style::SignatureRoom, ROOM));
        right.push(Block::text(Style::SignerName, signature.name.as_deref().unwrap_or(ROOM)));
        Block::Sides(Sides { left_percent: 50, left, right })
    }

    /// What papers that are attached to this one say of it.
    pub(super) fn attached_to(&self, profile: &Profile, kind: Kind, with: &str) -> String {
        let symbol = profile.symbol(self.number, kind.code, &self.issuer.code);
        let symbol = format!("s{}", symbol.strip_prefix('S').unwrap_or(&symbol)).replace("số: ", "số ");
        format!("({with} {symbol}, {} của {})", profile.long_day(self.dated), self.issuer.name.join(" "))
    }
}

/// The left column of a head: the right one must hold the name of the country on one line.
const HEAD_LEFT_PERCENT: u32 = 44;
const SUBJECT_RULE_MM: u32 = 40;

/// Lines of a list: a dash before each, a sign behind each but the last, which has a full stop.
fn punctuated(lines: &[String], ends: &str) -> Vec<String> {
    let end = |number: usize| if number + 1 == lines.len() { "." } else { ends };
    lines.iter().enumerate().map(|(number, line)| format!("- {line}{}", end(number))).collect()
}

impl Authority {
    fn prefix(self, profile: &Profile) -> &'static str {
        match self {
            Authority::Own => "",
            Authority::OnBehalf => profile.prefixes.on_behalf,
            Authority::ForHead => profile.prefixes.for_head,
            Authority::ByOrder => profile.prefixes.by_order,
            Authority::Acting => profile.prefixes.acting,
        }
    }
}

/// Upright pages with these blocks.
pub(super) fn upright(blocks: Vec<Block>) -> Section {
    Section { orientation: Orientation::Portrait, blocks }
}

/// Lying pages with these blocks.
pub(super) fn lying(blocks: Vec<Block>) -> Section {
    Section { orientation: Orientation::Landscape, blocks }
}

/// Paragraphs that the office writes; where it has written nothing, dotted lines for its hand.
pub(super) fn written(paragraphs: &[String]) -> Vec<Block> {
    if paragraphs.is_empty() {
        return (0..DOTTED_LINES).map(|_| Block::Fields(vec![Field { label: String::new(), value: None }])).collect();
    }
    paragraphs.iter().map(|paragraph| Block::text(Style::Body, paragraph)).collect()
}

const DOTTED_LINES: usize = 3;
