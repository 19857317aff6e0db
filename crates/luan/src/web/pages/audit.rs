//! The log without what its entries say: its latest entries, its checkpoint, its check.

use askama::Template;
use store::{Kind, Leaf};

use crate::qr;
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

/// Entries of one page.
const PAGE: u64 = 100;

#[derive(Template)]
#[template(path = "audit.html")]
struct Audit {
    page: Page,
    size: u64,
    key: String,
    checkpoint: String,
    picture: Option<qr::Picture>,
    leaves: Vec<Leaf>,
    number: u64,
    /// What a check found, where one was asked for.
    checked: Option<Vec<String>>,
}

impl Audit {
    fn when(&self, leaf: &Leaf) -> String {
        time::civil(leaf.time)
    }

    fn kind(&self, leaf: &Leaf) -> &'static str {
        self.page.lang.pick(match leaf.kind {
            Kind::Genesis => ["mở sổ", "genesis"],
            Kind::Rows => ["dữ kiện", "facts"],
            Kind::Erasure => ["hủy nội dung", "erasure"],
            Kind::Reading => ["mở hồ sơ", "reading"],
            Kind::Account => ["tài khoản", "account"],
        })
    }

    fn last(&self) -> u64 {
        self.size.saturating_sub(1) / PAGE
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    page(visit, None)
}

fn page(visit: &Visit<'_>, checked: Option<Vec<String>>) -> Result<Answer, Refused> {
    let mut log = visit.desk.store.log();
    let (size, number) = (log.len(), visit.page_number() as u64);
    let checkpoint = log.checkpoint()?.text();
    let end = size.saturating_sub(number.saturating_mul(PAGE));
    let leaves = (end.saturating_sub(PAGE)..end).rev().map(|entry| log.entry(entry).map(|(leaf, _)| leaf)).collect::<Result<_, _>>()?;
    let key = log.key().text();
    drop(log);
    let picture = qr::picture(&checkpoint);
    Ok(Answer::page(&Audit { page: visit.page(visit.t().audit_title()), size, key, checkpoint, picture, leaves, number, checked }))
}

/// Checks everything that can be checked, from the database up.
pub(in crate::web) fn verify(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (url, keys) = visit.desk.store.log().place();
    page(visit, Some(store::verify(&url, &keys, &[])?.findings))
}
