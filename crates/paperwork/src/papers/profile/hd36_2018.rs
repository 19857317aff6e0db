//! Papers of the Party from 03/4/2018 to 08/01/2026.
//!
//! Read: the line at the top right and its rule, the star, `Số 319-CV/ĐU`, `T/M`, commas in the list of recipients (papers of 2019 to 2023 that follow it).
//! Reported: sizes and margins. Remembered: that the subject of a letter has 12 points, that the post under `T/M` is not strong, zeros before days and months as on the side of the State.

use super::{Margins, Numbering, Prefixes, Profile, Recipients, System, UnderIssuer};
use crate::papers::document::Style;
use crate::papers::look::{Align, Look};

pub(super) const PROFILE: Profile = Profile {
    name: "hd36-2018",
    system: System::Party,
    basis: "Hướng dẫn 36-HD/VPTW, 03/4/2018",
    from: (2018, 4, 3),
    margins: Margins { top: 20, bottom: 20, left: 30, right: 15 },
    national: ("ĐẢNG CỘNG SẢN VIỆT NAM", None),
    national_rule: 73,
    under_issuer: UnderIssuer::Star,
    numbering: Numbering { label: "Số ", joint: "-", issuer_joint: "/", letter: Some("CV") },
    prefixes: Prefixes { on_behalf: "T/M ", for_head: "K/T ", by_order: "T/L ", acting: "Q. " },
    recipients: Recipients { ends: ",", kept: "Lưu " },
    outline: ["I-", "1-"],
    rule_under_subject: true,
    looks: LOOKS,
};

const LOOKS: &[(Style, Look)] = &[
    (Style::About, Look::centred(24).slanted().spaced(2, 0)),
    (Style::SignerPost, Look::centred(28).kept()),
    (Style::RecipientsLabel, Look::centred(28).at(Align::Left)),
    (Style::Recipient, Look::centred(24).at(Align::Left)),
];
