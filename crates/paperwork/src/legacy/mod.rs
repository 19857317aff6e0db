//! Text in the encodings from before Unicode: finding it, and converting it. Never silently: the caller says which columns.

mod bytes;
mod single;
mod syllable;
mod tcvn3;
mod vni;

use std::borrow::Cow;

pub(crate) use bytes::unicode;
pub(crate) use single::as_western;
pub(crate) use syllable::is_syllable;

/// An encoding that Vietnamese files still come in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Encoding {
    /// TCVN 5712-3 (fonts `.Vn…`).
    Tcvn3,
    /// The same bytes under a font of capitals (fonts `.Vn…H`).
    Tcvn3Capitals,
    /// VNI for Windows (fonts `VNI-…`).
    Vni,
    /// Code page 1258.
    Windows1258,
    /// Unicode: the text is right as it stands, whatever it looks like.
    Unicode,
}

impl Encoding {
    /// Every encoding that a user can name.
    pub const ALL: [Encoding; 5] = [Encoding::Tcvn3, Encoding::Tcvn3Capitals, Encoding::Vni, Encoding::Windows1258, Encoding::Unicode];

    /// The name that a user writes.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Tcvn3 => "tcvn3",
            Encoding::Tcvn3Capitals => "tcvn3-capitals",
            Encoding::Vni => "vni",
            Encoding::Windows1258 => "windows-1258",
            Encoding::Unicode => "unicode",
        }
    }

    /// The encoding with this name.
    pub fn named(name: &str) -> Option<Encoding> {
        Encoding::ALL.into_iter().find(|encoding| encoding.name().eq_ignore_ascii_case(name.trim()))
    }

    /// The encoding that a font stands for.
    pub(crate) fn of_font(font: &str) -> Option<Encoding> {
        if font.starts_with(".Vn") {
            Some(if font.ends_with('H') { Encoding::Tcvn3Capitals } else { Encoding::Tcvn3 })
        } else {
            font.get(..4).filter(|start| start.eq_ignore_ascii_case("VNI-")).map(|_| Encoding::Vni)
        }
    }

    /// The text as it was meant. `text` is what a program shows that takes the bytes for Western European.
    ///
    /// A text that already has letters which only Unicode has is left alone.
    pub fn decode(self, text: &str) -> Cow<'_, str> {
        if text.is_ascii() && self != Encoding::Tcvn3Capitals || is_modern(text) {
            return Cow::Borrowed(text);
        }
        match self {
            Encoding::Tcvn3 => Cow::Owned(tcvn3::raised(&tcvn3::decode(text))),
            Encoding::Tcvn3Capitals => Cow::Owned(tcvn3::decode(text).to_uppercase()),
            Encoding::Vni => Cow::Owned(vni::decode(text)),
            Encoding::Windows1258 => single::decode_1258(text),
            Encoding::Unicode => Cow::Borrowed(text),
        }
    }
}

/// Whether the text has a letter that Vietnamese has only in Unicode.
pub(crate) fn is_modern(text: &str) -> bool {
    let only_in_unicode =
        |c| matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{300}'..='\u{323}' | '\u{1ea0}'..='\u{1ef9}');
    text.chars().any(only_in_unicode)
}

/// How strongly texts look like each of the old encodings.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Signals {
    vni: u32,
    tcvn3: u32,
    windows_1258: u32,
    cells: u32,
}

impl Signals {
    /// Looks at one cell.
    pub(crate) fn of(text: &str) -> Signals {
        if text.is_ascii() || is_modern(text) {
            return Signals::default();
        }
        let mut found = Signals::default();
        for word in text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).filter(|word| !word.is_ascii()) {
            // A foreign name may have such letters too; read as the old encoding, it does not become a Vietnamese word.
            let plausible = |encoding: Encoding, signals: u32| if signals > 0 && syllable::is_syllable(&encoding.decode(word)) { signals } else { 0 };
            found.vni += plausible(Encoding::Vni, vni::signals(word));
            found.tcvn3 += plausible(Encoding::Tcvn3, tcvn3::signals(word));
            found.windows_1258 += plausible(Encoding::Windows1258, single::signals_1258(word));
        }
        found.cells = u32::from(found.vni + found.tcvn3 + found.windows_1258 > 0);
        found
    }

    /// Counts another cell in.
    pub(crate) fn add(&mut self, other: Signals) {
        self.vni += other.vni;
        self.tcvn3 += other.tcvn3;
        self.windows_1258 += other.windows_1258;
        self.cells += other.cells;
    }

    /// The encoding that the signals speak for. One odd letter may be a foreign name; two are not.
    pub(crate) fn encoding(self) -> Option<Encoding> {
        // VNI writes a mark behind its vowel, which is the most particular of the three; single letters of it also mean something in TCVN3.
        let best = [(self.vni, Encoding::Vni), (self.tcvn3, Encoding::Tcvn3), (self.windows_1258, Encoding::Windows1258)];
        let mut found = best[0];
        for candidate in &best[1..] {
            if candidate.0 > found.0 {
                found = *candidate;
            }
        }
        (found.0 >= 2).then_some(found.1)
    }

    /// Whether any cell spoke for an old encoding.
    pub(crate) fn any(self) -> bool {
        self.cells > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_encoding_and_decodes_it() {
        for (raw, encoding, meant) in [
            ("Uû ban nh©n d©n", Encoding::Tcvn3, "Uỷ ban nhân dân"),
            ("§¶ng uû x·", Encoding::Tcvn3, "Đảng uỷ xã"),
            ("l\u{ad}u tr\u{ad}ng", Encoding::Tcvn3, "lưu trưng"),
            ("§¶NG ñY Së Y TÕ   Hµ Néi\nSè 5", Encoding::Tcvn3, "ĐẢNG ỦY SỞ Y TẾ   Hà Nội\nSố 5"),
            ("Nguyeãn Vaên Huøng", Encoding::Vni, "Nguyễn Văn Hùng"),
            ("Ñaûng uûy phöôøng", Encoding::Vni, "Đảng ủy phường"),
        ] {
            assert_eq!(Signals::of(raw).encoding(), Some(encoding), "{raw}");
            assert_eq!(encoding.decode(raw), meant);
        }
    }

    #[test]
    fn unicode_text_is_never_taken_for_an_old_encoding() {
        for text in [
            "Nguyễn Văn Hùng",
            "Hoà",
            "khoèo",
            "giàu",
            "quý",
            "loá",
            "Trường Đoàn",
            "thùy",
            "Roòn",
            "Müller",
            "Müller Gößmann",
            "François Béranger-Dubœuf",
            "Muñoz Ñuñez",
            "½ ngày",
            "họp · bàn",
            "lan can",
        ] {
            assert_eq!(Signals::of(text).encoding(), None, "{text}");
        }
        assert_eq!(Encoding::Tcvn3.decode("Đặng Hoà"), "Đặng Hoà");
    }

    #[test]
    fn fonts_tell_the_encoding() {
        assert_eq!(Encoding::of_font(".VnTime"), Some(Encoding::Tcvn3));
        assert_eq!(Encoding::of_font(".VnTimeH"), Some(Encoding::Tcvn3Capitals));
        assert_eq!(Encoding::of_font("VNI-Times"), Some(Encoding::Vni));
        assert_eq!(Encoding::of_font("Times New Roman"), None);
    }
}
