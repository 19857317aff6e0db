//! Papers of the State from 05/3/2020.
//!
//! Read: everything here (Phụ lục I and III of the decree), within the ranges that it leaves: margins and sizes are one choice out of each.

use super::{Margins, Numbering, Prefixes, Profile, Recipients, System, UnderIssuer};
use crate::papers::document::Style;
use crate::papers::look::Look;

pub(super) const PROFILE: Profile = Profile {
    name: "nd30-2020",
    system: System::State,
    basis: "Nghị định 30/2020/NĐ-CP, 05/3/2020",
    from: (2020, 3, 5),
    margins: Margins { top: 20, bottom: 20, left: 30, right: 15 },
    national: ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Some("Độc lập - Tự do - Hạnh phúc")),
    national_rule: 56,
    under_issuer: UnderIssuer::Rule(28),
    numbering: Numbering { label: "Số: ", joint: "/", issuer_joint: "-", letter: None },
    prefixes: Prefixes { on_behalf: "TM. ", for_head: "KT. ", by_order: "TL. ", acting: "Q. " },
    recipients: Recipients { ends: ";", kept: "Lưu: " },
    outline: ["I.", "1."],
    rule_under_subject: true,
    looks: &[
        (Style::National, Look::centred(24).strong()),
        (Style::Motto, Look::centred(26).strong()),
        (Style::Kind, Look::centred(28).strong().spaced(14, 4).kept()),
        (Style::About, Look::centred(24).spaced(6, 0)),
        (Style::Parent, Look::centred(24)),
        (Style::Issuer, Look::centred(24).strong()),
        (Style::PlaceDate, Look::centred(26).slanted().spaced(4, 0)),
    ],
};
