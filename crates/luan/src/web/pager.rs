//! The ways to the other pages of a list.

use super::number::number;
use super::visit::Page;
use crate::access::PAGE;

/// Where one is in a list, and the addresses of the pages before and after.
pub(crate) struct Pager {
    /// "51–100 / 1.234"; empty where all are shown.
    pub(crate) says: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

impl Pager {
    /// Of a list of `found` on its page `at`, which begins with 0.
    pub(crate) fn new(page: &Page, at: usize, found: usize) -> Pager {
        let to = |at: usize| page.with(&[("page", &at.to_string())]);
        let (first, end) = (at.saturating_mul(PAGE), found.min(at.saturating_add(1).saturating_mul(PAGE)));
        let count = |count: usize| number(page.lang, count);
        let says = if found > PAGE && first < end { format!("{}–{} / {}", count(first + 1), count(end), count(found)) } else { String::new() };
        Pager { says, before: (at > 0 && found > 0).then(|| to((at - 1).min((found - 1) / PAGE))), after: (end < found && first < found).then(|| to(at + 1)) }
    }
}
