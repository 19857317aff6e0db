//! How styles look: sizes, weights, where lines stand. A profile changes what its guide has otherwise.

use super::document::Style;

/// How a style looks. Sizes are half points, distances are points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// The size of letters, in half points.
    pub size: u32,
    /// Whether letters are strong.
    pub bold: bool,
    /// Whether letters are slanted.
    pub italic: bool,
    /// Where lines stand.
    pub align: Align,
    /// The indent of the first line, in hundredths of a millimetre.
    pub first_line: u32,
    /// The indent of every line, in hundredths of a millimetre.
    pub indent: u32,
    /// Room before, in points.
    pub before: u32,
    /// Room after, in points.
    pub after: u32,
    /// Whether it stays with what follows.
    pub keeps_next: bool,
}

/// Where lines stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
    /// On both sides.
    Justify,
}

impl Look {
    /// Plain text in the middle.
    pub(super) const fn centred(size: u32) -> Look {
        Look { size, bold: false, italic: false, align: Align::Centre, first_line: 0, indent: 0, before: 0, after: 0, keeps_next: false }
    }

    /// The same, strong.
    pub(super) const fn strong(self) -> Look {
        Look { bold: true, ..self }
    }

    /// The same, slanted.
    pub(super) const fn slanted(self) -> Look {
        Look { italic: true, ..self }
    }

    /// The same, elsewhere on the line.
    pub(super) const fn at(self, align: Align) -> Look {
        Look { align, ..self }
    }

    /// The same, with room before and after.
    pub(super) const fn spaced(self, before: u32, after: u32) -> Look {
        Look { before, after, ..self }
    }

    /// The same, staying with what follows.
    pub(super) const fn kept(self) -> Look {
        Look { keeps_next: true, ..self }
    }

    /// The same, with its first line indented.
    pub(super) const fn indented(self) -> Look {
        Look { first_line: 1270, ..self }
    }
}

/// How a style looks where its profile says nothing else.
pub(super) fn usual(style: Style) -> Look {
    let text = Look::centred(28).at(Align::Justify);
    match style {
        Style::Body => text.indented().spaced(0, 6),
        Style::Flush => text.spaced(0, 4),
        Style::Kind => Look::centred(32).strong().spaced(14, 4).kept(),
        Style::Subject => Look::centred(28).strong().kept(),
        Style::Decides => Look::centred(28).strong().spaced(8, 6).kept(),
        Style::Heading1 => text.indented().strong().spaced(8, 6).kept(),
        Style::Heading2 => text.indented().strong().spaced(4, 6).kept(),
        Style::National => Look::centred(30).strong(),
        Style::Motto => Look::centred(28).strong(),
        Style::Parent => Look::centred(26),
        Style::Issuer => Look::centred(26).strong(),
        Style::Number => Look::centred(26).spaced(4, 0),
        Style::About => Look::centred(24).spaced(2, 0),
        Style::PlaceDate => Look::centred(28).slanted().spaced(6, 0),
        Style::Addressee => Look::centred(28).spaced(12, 12),
        Style::Addressees => Look { indent: 4_000, ..Look::centred(28).at(Align::Left).spaced(12, 12) },
        Style::Caption => Look::centred(26).strong().spaced(12, 4).kept(),
        Style::Aside => Look::centred(26).slanted().spaced(0, 8).kept(),
        Style::CellHead => Look::centred(22).strong(),
        Style::CellText => Look::centred(22).at(Align::Left),
        Style::CellStrong => Look::centred(22).strong().at(Align::Left),
        Style::CellCentre => Look::centred(22),
        Style::CellNumber => Look::centred(22).at(Align::Right),
        Style::Note => Look::centred(22).at(Align::Justify).spaced(2, 2),
        Style::RecipientsLabel => Look::centred(24).strong().slanted().at(Align::Left),
        Style::Recipient => Look::centred(22).at(Align::Left),
        Style::SignedFor => Look::centred(28).strong().kept(),
        Style::SignerPost => Look::centred(28).strong().kept(),
        Style::SignerName => Look::centred(28).strong(),
        Style::SignatureRoom => Look::centred(28).slanted().spaced(0, 56).kept(),
        Style::Footing => Look::centred(18).slanted().at(Align::Left),
    }
}
