//! Kế hoạch thực hiện: how a unit carries out what a superior document asks: purpose, duties with who leads, who supports, by when and to whom is reported, and how it is organised.

use register::Day;

use crate::papers::cited::{Cited, based, carrying_out, listed};
use crate::papers::document::{Block, Document, Style};
use crate::papers::letter::{Kind, Letter, upright, written};
use crate::papers::profile::{NoProfile, Profile};

/// The kind of this paper.
pub const KIND: Kind = Kind { code: "KH", name: "KẾ HOẠCH" };

/// A plan of implementation.
#[derive(Clone, PartialEq, Debug)]
pub struct ImplementationPlan {
    /// The frame.
    pub letter: Letter,
    /// What it is about: `thực hiện Kết luận số 23-KL/TW của Ban Bí thư`.
    pub subject: String,
    /// Who speaks, as a sentence names it.
    pub body: String,
    /// The documents it rests on.
    pub bases: Vec<Cited>,
    /// The documents that it carries out.
    pub carries_out: Vec<Cited>,
    /// The purpose, in the words of the office.
    pub purpose: Vec<String>,
    /// What is required, in the words of the office.
    pub requirements: Vec<String>,
    /// The duties.
    pub duties: Vec<Duty>,
    /// How it is organised, in the words of the office.
    pub organisation: Vec<String>,
}

/// A duty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// Who leads.
    pub lead: String,
    /// Who supports.
    pub support: Vec<String>,
    /// What is done: `rà soát quy hoạch, lập danh sách đề xuất`.
    pub what: String,
    /// By when; room for a hand where no day is set.
    pub by: Option<Day>,
    /// To whom it is reported.
    pub report_to: Option<String>,
}

/// The paper.
pub fn implementation_plan(input: &ImplementationPlan) -> Result<Document, NoProfile> {
    let profile = input.letter.profile()?;
    let mut blocks = based(&input.bases, profile);
    let opening = format!("{}, {} ban hành Kế hoạch như sau:", carrying_out(&input.carries_out, profile), input.body);
    blocks.push(Block::text(Style::Body, opening));
    blocks.push(profile.major(1, "MỤC ĐÍCH, YÊU CẦU"));
    blocks.push(profile.minor(1, "Mục đích"));
    blocks.extend(written(&input.purpose));
    blocks.push(profile.minor(2, "Yêu cầu"));
    blocks.extend(written(&input.requirements));
    blocks.push(profile.major(2, "NỘI DUNG, NHIỆM VỤ"));
    let duties: Vec<String> = input.duties.iter().enumerate().map(|(at, duty)| duty.sentence(at + 1, profile)).collect();
    blocks.extend(written(&duties));
    blocks.push(profile.major(3, "TỔ CHỨC THỰC HIỆN"));
    blocks.extend(written(&input.organisation));
    input.letter.document(KIND, &input.subject, vec![upright(blocks)], 0)
}

impl Duty {
    fn sentence(&self, number: usize, profile: &Profile) -> String {
        let support = if self.support.is_empty() { String::new() } else { format!(", phối hợp với {}", listed(&self.support)) };
        let report = self.report_to.iter().map(|to| format!("; báo cáo {to}")).collect::<String>();
        let Duty { lead, what, .. } = self;
        format!("{} {lead} chủ trì{support} {what}; hoàn thành chậm nhất {}{report}.", profile.minor_mark(number), profile.long_day(self.by))
    }
}
