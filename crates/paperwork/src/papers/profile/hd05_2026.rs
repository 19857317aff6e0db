//! Papers of the Party from 09/01/2026, the day of Quy định 399-QĐ/TW.
//!
//! Reported by several third parties that agree: margins of 20, 20, 30, 15 mm, letters of 13 to 14 points, the post of a signer without the name of its body.
//! Its text was not at hand; whatever is not reported is as in the guide before. The day of the guide itself is not known, so the day of the regulation stands for it.

use super::{Margins, Profile, hd36_2018};

pub(super) const PROFILE: Profile = Profile {
    name: "hd05-2026",
    basis: "Quy định 399-QĐ/TW, 09/01/2026; Hướng dẫn 05-HD/VPTW (2026)",
    from: (2026, 1, 9),
    margins: Margins { top: 20, bottom: 20, left: 30, right: 15 },
    ..hd36_2018::PROFILE
};
