//! Web pages.

use super::{lines, read};
use crate::Encoding;

#[test]
fn blocks_make_lines_and_what_belongs_to_the_page_is_left_out() {
    let page = "<!DOCTYPE html><html><head><title>Trang</title><style>p{}</style></head><body><header>Báo</header><nav><ul><li>Mục</li></ul></nav>\
        <article><header><h1>Kế&nbsp;hoạch</h1></header><p>Một\n hai<br>ba &amp; bốn</p><script>if (a < b) document.write('<p>không</p>')</script><p>&nbsp;</p>\
        <div style=\"display: none\">ẩn<div>ẩn</div></div><p>C&#7897;ng <b>h&ograve;a</b></p></article><aside>Tin khác</aside><footer>Bản quyền</footer></body></html>";
    assert_eq!(lines(page.as_bytes()), ["Kế hoạch", "Một hai", "ba & bốn", "", "Cộng hòa"]);
    assert_eq!(read(page.as_bytes()).lines.iter().map(|line| line.bold).collect::<Vec<_>>(), [true, false, false, false, false]);
}

#[test]
fn lists_have_the_labels_that_a_browser_shows() {
    let page = "<html><ol><li>A<li>B<ol type=a start=2><li>C</li></ol></li><li value=7>D</ol><ul><li>E</ul><ol type=I><li><p>F</p></ol>";
    assert_eq!(lines(page.as_bytes()), ["1. A", "2. B", "b. C", "7. D", "• E", "I.", "F"]);
}

#[test]
fn cells_stand_one_behind_the_other() {
    let page = "<html><table><tr><td>TỈNH ỦY<br>*</td><td>ĐẢNG CỘNG SẢN</td></tr></table><p>Sau";
    assert_eq!(lines(page.as_bytes()), ["TỈNH ỦY", "*", "", "ĐẢNG CỘNG SẢN", "", "Sau"]);
}

#[test]
fn pages_from_before_unicode_are_read() {
    let (bytes, _, lost) = encoding_rs::WINDOWS_1258.encode("Quyê\u{301}t đi\u{323}nh");
    assert!(!lost);
    let page = [b"<html><meta charset=windows-1258><p>", bytes.as_ref()].concat();
    assert_eq!(lines(&page), ["Quyết định"]);
    let old = b"<html><body><p>U\xfb ban nh\xa9n d\xa9n, \xa7\xb6ng u\xfb x\xb7</p>";
    assert_eq!((lines(old), read(old).encoding), (vec!["Uỷ ban nhân dân, Đảng uỷ xã".to_owned()], Some(Encoding::Tcvn3)));
}
