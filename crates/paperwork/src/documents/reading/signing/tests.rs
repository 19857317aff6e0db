use super::*;
use crate::documents::reading::tests::page;

fn foot(text: &str) -> (Vec<String>, [Option<String>; 4]) {
    let page = page(text);
    let foot = read(&page, 0..page.rows.len(), None, &mut Vec::new());
    let value = |found: Option<Found<String>>| found.map(|found| found.value);
    let Signer { form, represented, title, name } = foot.signer;
    (foot.recipients.into_iter().map(|recipient| recipient.name).collect(), [value(form), value(represented), value(title), value(name)])
}

fn signer(text: &str) -> [Option<String>; 4] {
    foot(text).1
}

fn said(words: [&str; 4]) -> [Option<String>; 4] {
    words.map(|word| (!word.is_empty()).then(|| word.to_owned()))
}

#[test]
fn forms_and_titles_and_names() {
    for (text, expected) in [
        ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNguyễn Văn An", ["T/M", "BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn An"]),
        ("K/T TRƯỞNG BAN\n\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC\n", ["K/T", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", ""]),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Thị Bình", ["TM.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Bình"]),
        ("T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nNGUYỄN VĂN AN", ["T/L", "BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "NGUYỄN VĂN AN"]),
        ("K/T TRƯỞNG BAN PHÓ TRƯỞNG BAN\nLê Văn Cường", ["K/T", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lê Văn Cường"]),
        ("Q. TRƯỞNG BAN\nLê Văn Cường", ["Q.", "TRƯỞNG BAN", "TRƯỞNG BAN", "Lê Văn Cường"]),
        ("BỘ TRƯỞNG\n\n\nLê Văn Cường", ["", "", "BỘ TRƯỞNG", "Lê Văn Cường"]),
        ("T/M BAN CHẤP HÀNH\nĐẢNG BỘ HUYỆN\nPHÓ BÍ THƯ\nLê Văn Cường", ["T/M", "BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN", "PHÓ BÍ THƯ", "Lê Văn Cường"]),
        ("T/M Ban Thường vụ\nPhó Bí thư Thường trực\nLê Văn Cường", ["T/M", "Ban Thường vụ", "Phó Bí thư Thường trực", "Lê Văn Cường"]),
        ("Không có ai ký\nNguyễn Văn An", ["", "", "", ""]),
    ] {
        assert_eq!(signer(text), said(expected), "{text}");
    }
}

#[test]
fn recipients_and_signer_side_by_side() {
    let text = "Nơi nhận:\tT/M BAN THƯỜNG VỤ\n- Như trên,\tPHÓ BÍ THƯ\n- Lưu VPHU.\n\nNguyễn Văn An";
    assert_eq!(foot(text), (vec!["Như trên".to_owned(), "Lưu VPHU".to_owned()], said(["T/M", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn An"])));
}

#[test]
fn of_two_who_sign_side_by_side_one_is_read_and_never_half_of_each() {
    let columns = "T/M CÔNG ĐOÀN\tT/M BAN THƯỜNG VỤ\nCHỦ TỊCH\tBÍ THƯ\n\nLê Thị Bình\tNguyễn Văn An";
    assert_eq!(signer(columns), said(["T/M", "BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn An"]));
    assert_eq!(signer("THƯ KÝ\tCHỦ TRÌ\n\nLê Thị Bình\tNguyễn Văn An"), said(["", "", "CHỦ TRÌ", "Nguyễn Văn An"]));
    assert_eq!(signer("THƯ KÝ\tCHỦ TRÌ\n\nLê Thị Bình"), said(["", "", "CHỦ TRÌ", ""]));
    let below = "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn An\nT/M CÔNG ĐOÀN\nCHỦ TỊCH\nLê Thị Bình";
    assert_eq!(signer(below), said(["T/M", "BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn An"]));
}

#[test]
fn a_name_without_a_form_stands_apart_from_the_list() {
    assert_eq!(
        foot("Nơi nhận :\n\n- Như trên,\n- Lưu VPĐU.\n\n\nNguyễn Thị An"),
        (vec!["Như trên".to_owned(), "Lưu VPĐU".to_owned()], said(["", "", "", "Nguyễn Thị An"]))
    );
    assert_eq!(foot("Nơi nhận:\n- Như trên,\n- Các Ban\nĐảng Huyện\n- Lưu.").1, said(["", "", "", ""]));
}
