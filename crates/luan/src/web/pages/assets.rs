//! What pages are made with, one file of `assets/` each. It is the same for everybody and has no secret in it, so it goes packed to whoever takes it so; pages never do.

use std::io::Write;
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::web::answer::{Answer, Refused};
use crate::web::visit::Visit;

const SCRIPT: &str = "text/javascript; charset=utf-8";

static STYLE: Part = Part::new("text/css; charset=utf-8", include_str!("../../../assets/style.css"));
static HTMX: Part = Part::new(SCRIPT, include_str!("../../../assets/htmx.js"));
static LUAN: Part = Part::new(SCRIPT, include_str!("../../../assets/luan.js"));
static PASSKEY: Part = Part::new(SCRIPT, include_str!("../../../assets/passkey.js"));

/// A file that pages are made with.
struct Part {
    kind: &'static str,
    text: &'static str,
    /// The same, packed when somebody first asks.
    packed: OnceLock<Vec<u8>>,
}

impl Part {
    const fn new(kind: &'static str, text: &'static str) -> Part {
        Part { kind, text, packed: OnceLock::new() }
    }

    fn answer(&self, visit: &Visit<'_>) -> Result<Answer, Refused> {
        let answer = Answer::part(self.kind, self.text);
        Ok(if visit.asked.takes_packed { answer.packed(self.packed.get_or_init(|| pack(self.text))) } else { answer })
    }
}

fn pack(text: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(text.as_bytes()).and_then(|()| packer.finish()).expect("a vector takes everything")
}

/// What pages look like, on a screen and on paper.
pub(in crate::web) fn style(visit: &Visit<'_>) -> Result<Answer, Refused> {
    STYLE.answer(visit)
}

/// What official papers look like.
pub(in crate::web) fn paper(_: &Visit<'_>) -> Result<Answer, Refused> {
    static STYLE: OnceLock<String> = OnceLock::new();
    Ok(Answer::part("text/css; charset=utf-8", STYLE.get_or_init(paperwork::papers::write::print_css)))
}

/// Puts what the server answers in its place of a page.
pub(in crate::web) fn htmx(visit: &Visit<'_>) -> Result<Answer, Refused> {
    HTMX.answer(visit)
}

/// Keys, and what else is quicker with a script.
pub(in crate::web) fn luan(visit: &Visit<'_>) -> Result<Answer, Refused> {
    LUAN.answer(visit)
}

/// Asks the browser for a passkey.
pub(in crate::web) fn passkey(visit: &Visit<'_>) -> Result<Answer, Refused> {
    PASSKEY.answer(visit)
}
