//! Kế hoạch luân chuyển: the parts that Điều 7 of 65-QĐ/TW asks of a plan. What the planner found stands in the annexes; what the office has to say, it says or writes by hand.

use std::collections::BTreeMap;

use crate::papers::annexes::{Annexes, bases, counted};
use crate::papers::document::{Block, Document, Style};
use crate::papers::letter::{Kind, Letter, upright, written};
use crate::papers::profile::NoProfile;

/// The kind of this paper.
pub const KIND: Kind = Kind { code: "KH", name: "KẾ HOẠCH" };

/// A plan.
#[derive(Clone, PartialEq, Debug)]
pub struct RotationPlan {
    /// The frame.
    pub letter: Letter,
    /// What it is about: `luân chuyển cán bộ năm 2026`.
    pub subject: String,
    /// The documents it rests on.
    pub citations: Vec<String>,
    /// Purpose and requirements, in the words of the office.
    pub purpose: Vec<String>,
    /// Policies for those who move, in the words of the office.
    pub policy: Vec<String>,
    /// Where they are expected to be placed afterwards, in the words of the office.
    pub placement: Vec<String>,
    /// Who carries it out, in the words of the office.
    pub organisation: Vec<String>,
    /// The plan.
    pub annexes: Annexes,
}

/// The paper.
pub fn rotation_plan(input: &RotationPlan) -> Result<Document, NoProfile> {
    let profile = input.letter.profile()?;
    let annexes = &input.annexes;
    let said = |text: String| Block::text(Style::Body, text);
    let [before, after] = annexes.vacant();
    let mut blocks = bases(&input.citations);
    blocks.push(profile.major(1, "MỤC ĐÍCH, YÊU CẦU"));
    blocks.extend(written(&input.purpose));
    blocks.push(profile.major(2, "NỘI DUNG"));
    blocks.push(profile.minor(1, "Số lượng"));
    blocks.push(said(format!("Tổng số {}. {}", counted(annexes), annexes.standing())));
    blocks.push(profile.minor(2, "Nhu cầu"));
    blocks
        .push(said(format!("Trong các vị trí có liên quan, số chỗ còn khuyết trước kế hoạch là {before:02}, sau kế hoạch là {after:02} (phụ lục về vị trí).")));
    blocks.push(profile.minor(3, "Vị trí, chức danh, địa bàn"));
    blocks.push(said("Theo phụ lục danh sách dự kiến luân chuyển, điều động.".to_owned()));
    blocks.push(profile.minor(4, "Hình thức"));
    blocks.push(said(forms(annexes)));
    blocks.push(profile.minor(5, "Chế độ, chính sách"));
    blocks.extend(written(&input.policy));
    blocks.push(profile.minor(6, "Dự kiến bố trí sau luân chuyển"));
    blocks.extend(written(&input.placement));
    blocks.push(profile.major(3, "TỔ CHỨC THỰC HIỆN"));
    blocks.extend(written(&input.organisation));
    let annexed = annexes.sections(&input.letter.attached_to(profile, KIND, "Kèm theo Kế hoạch"));
    input.letter.document(KIND, &input.subject, std::iter::once(upright(blocks)).chain(annexed.into_iter().map(|(_, section)| section)).collect(), 0)
}

/// How many moves of which form.
fn forms(annexes: &Annexes) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    annexes.moves.iter().for_each(|row| *counts.entry(&row.form).or_default() += 1);
    let said: Vec<String> = counts.into_iter().map(|(form, count)| format!("{form}: {count:02} lượt")).collect();
    if said.is_empty() { "Không có lượt nào.".to_owned() } else { format!("{}.", said.join("; ")) }
}
