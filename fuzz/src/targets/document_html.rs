//! A web page, damaged anywhere.

const PAGE: &str = "<!doctype html><html><head><meta charset=utf-8><title>a</title><style>b</style></head><body><nav><ul><li>Mục</ul></nav><article>\
<table><tr><td><b>TỈNH ỦY</b><br>*</td><td>ĐẢNG CỘNG SẢN VIỆT NAM</td></tr></table><h1>K&#7871; hoạch</h1><p>&nbsp;</p><ol type=a start=3><li>Một<li value=9>Hai</ol>\
<pre>a   b\n c</pre><div hidden>ẩn</div><script>if (a < b) c();</script><!-- d --></article><footer>Bản quyền</footer></body></html>";

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    vec![PAGE.as_bytes().to_vec(), b"<html><meta charset=windows-1258><p>Quy\xea\xect \xf0i\xf2nh</p>".to_vec()]
}

pub(crate) fn fuzz_one(data: &[u8]) {
    super::document_text::read(data);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_are_honest() {
        let words = |seed: &[u8]| paperwork::documents::open("page", seed).unwrap().lines.into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(words(&seeds()[0])[..6], ["TỈNH ỦY", "*", "", "ĐẢNG CỘNG SẢN VIỆT NAM", "", "Kế hoạch"]);
        assert_eq!(words(&seeds()[1]), ["Quyết định"]);
    }
}
