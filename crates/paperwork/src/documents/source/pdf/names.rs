//! Names of glyphs, for fonts that say by name which letter a code means.

use crate::legacy::as_western;

/// The names of the codes 20–FF of the Western code page, in order; `-` where it has none.
const NAMES: &str = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash \
    zero one two three four five six seven eight nine colon semicolon less equal greater question \
    at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore \
    grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde - \
    Euro - quotesinglbase florin quotedblbase ellipsis dagger daggerdbl circumflex perthousand Scaron guilsinglleft OE - Zcaron - \
    - quoteleft quoteright quotedblleft quotedblright bullet endash emdash tilde trademark scaron guilsinglright oe - zcaron Ydieresis \
    nbspace exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot - registered macron \
    degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown \
    Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis \
    Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls \
    agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis \
    eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis";

/// Letters of Vietnamese that have names of their own.
const VIETNAMESE: &[(&str, &str)] = &[
    ("Abreve", "Ă"),
    ("abreve", "ă"),
    ("Dcroat", "Đ"),
    ("dcroat", "đ"),
    ("Itilde", "Ĩ"),
    ("itilde", "ĩ"),
    ("Utilde", "Ũ"),
    ("utilde", "ũ"),
    ("Ohorn", "Ơ"),
    ("ohorn", "ơ"),
    ("Uhorn", "Ư"),
    ("uhorn", "ư"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("minus", "−"),
];

/// The letters that a name of a glyph stands for.
pub(super) fn letters(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?.split('.').next()?;
    if let Some((_, letter)) = VIETNAMESE.iter().find(|(own, _)| *own == name) {
        return Some((*letter).to_owned());
    }
    if let Some(at) = (name != "-").then(|| NAMES.split_whitespace().position(|own| own == name)).flatten() {
        return Some(as_western(&[0x20 + at as u8]).into_owned());
    }
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u')).filter(|digits| (4..=6).contains(&digits.len()))?;
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_letters() {
        assert_eq!(NAMES.split_whitespace().count(), 0x100 - 0x20);
        for (name, letter) in [("A", "A"), ("ydieresis", "ÿ"), ("quoteright", "’"), ("uni1EA3", "ả"), ("u01B0", "ư"), ("dcroat", "đ"), ("a.alt", "a")] {
            assert_eq!(letters(name.as_bytes()).as_deref(), Some(letter), "{name}");
        }
        assert_eq!((letters(b"-"), letters(b"g12"), letters(b"\xff")), (None, None, None));
    }
}
