//! Tờ trình: what is asked of whom, on which grounds, with the plan in its annexes. The office writes why; the program writes what and how many.

use register::Day;

use crate::papers::annexes::{Annexes, bases, counted};
use crate::papers::document::{Block, Document, Style};
use crate::papers::letter::{Kind, Letter, upright, written};
use crate::papers::profile::{NoProfile, ROOM};

/// The kind of this paper.
pub const KIND: Kind = Kind { code: "TTr", name: "TỜ TRÌNH" };

/// A submission.
#[derive(Clone, PartialEq, Debug)]
pub struct Submission {
    /// The frame.
    pub letter: Letter,
    /// What it is about: `về kế hoạch luân chuyển cán bộ năm 2026`.
    pub subject: String,
    /// The documents it rests on, each as it is cited in full.
    pub citations: Vec<String>,
    /// Why, in the words of the office; dotted lines where nothing is written.
    pub need: Vec<String>,
    /// The day on which the moves take effect.
    pub on: Day,
    /// The plan.
    pub annexes: Annexes,
}

/// The paper.
pub fn submission(input: &Submission) -> Result<Document, NoProfile> {
    let profile = input.letter.profile()?;
    let annexes = &input.annexes;
    let mut blocks = bases(&input.citations);
    blocks.push(profile.major(1, "SỰ CẦN THIẾT"));
    blocks.extend(written(&input.need));
    blocks.push(profile.major(2, "NỘI DUNG TRÌNH"));
    let [before, after] = annexes.vacant();
    let sentences = [
        format!("Phương án gồm {}, có hiệu lực từ ngày {}.", counted(annexes), input.on.civil()),
        format!("Trong các vị trí có liên quan, số chỗ còn khuyết trước phương án là {before:02}, sau phương án là {after:02}."),
        annexes.standing().to_owned(),
        format!("Số trường hợp phải có quyết định của cấp có thẩm quyền: {:02}.", annexes.exceptions.len()),
        format!("Số trường hợp phải chuyển nhưng chưa bố trí được: {:02}.", annexes.unmoved.len()),
    ];
    blocks.extend(sentences.into_iter().map(|sentence| Block::text(Style::Body, sentence)));
    let (titles, sections): (Vec<_>, Vec<_>) = annexes.sections(&input.letter.attached_to(profile, KIND, "Kèm theo Tờ trình")).into_iter().unzip();
    blocks.push(profile.major(3, "HỒ SƠ KÈM THEO"));
    blocks.extend(attached(&titles));
    let issuer = input.letter.issuer.name.join(" ");
    // Room for a hand where nobody is named yet.
    let asked = if input.letter.to.is_empty() { ROOM.to_owned() } else { input.letter.to.join(", ") };
    blocks.push(Block::text(Style::Body, format!("{issuer} kính trình {asked} xem xét, quyết định./.")));
    let all = std::iter::once(upright(blocks)).chain(sections).collect();
    input.letter.document(KIND, &input.subject, all, 0)
}

/// The list of what goes with the paper.
fn attached(titles: &[&str]) -> Vec<Block> {
    let line = |(number, title): (usize, &&str)| {
        let end = if number + 1 == titles.len() { "." } else { ";" };
        Block::text(Style::Body, format!("- Phụ lục {}: {title}{end}", number + 1))
    };
    if titles.is_empty() { vec![Block::text(Style::Body, "Không có phụ lục.")] } else { titles.iter().enumerate().map(line).collect() }
}
