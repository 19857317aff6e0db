//! The log without what its entries say: its latest entries, its checkpoint, the receipts that somebody brings.

use askama::Template;
use store::{Kind, Leaf, Receipt};

use crate::access::Action;
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
    /// The receipt that was shown, and what it proves.
    receipt: String,
    proven: Option<Proven>,
    /// What else there is to look at: addresses and words.
    ways: Vec<(&'static str, String)>,
}

/// What a receipt proves.
enum Proven {
    /// The entry stands in the log, with this leaf.
    Stands(Leaf),
    /// It stood in a log that the office has signed, and this record says otherwise.
    Otherwise(u64),
    /// Nothing, and why.
    Nothing(String),
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

/// Says what a receipt proves that somebody has brought.
pub(in crate::web) fn receipt(visit: &Visit<'_>) -> Result<Answer, Refused> {
    // A browser sends the ends of lines with one letter more.
    let text = visit.asked.field("receipt").replace("\r\n", "\n") + "\n";
    let mut log = visit.desk.store.log();
    let key = log.key().clone();
    let proven = match Receipt::read(&text).and_then(|receipt| receipt.proves(&key)) {
        Ok((leaf, _)) if leaf.index < log.len() && log.entry(leaf.index)?.0 == leaf => Proven::Stands(leaf),
        Ok((leaf, _)) => Proven::Otherwise(leaf.index),
        Err(error) => Proven::Nothing(error.to_string()),
    };
    drop(log);
    page(visit, Some(proven))
}

fn page(visit: &Visit<'_>, proven: Option<Proven>) -> Result<Answer, Refused> {
    let mut log = visit.desk.store.log();
    let (size, number) = (log.len(), visit.page_number() as u64);
    let checkpoint = log.checkpoint()?.text();
    let end = size.saturating_sub(number.saturating_mul(PAGE));
    let leaves = (end.saturating_sub(PAGE)..end).rev().map(|entry| log.entry(entry).map(|(leaf, _)| leaf)).collect::<Result<_, _>>()?;
    let key = log.key().text();
    drop(log);
    let picture = qr::picture(&checkpoint);
    Ok(Answer::page(&Audit {
        page: visit.page(visit.t().audit_title()),
        size,
        key,
        checkpoint,
        picture,
        leaves,
        number,
        receipt: visit.asked.field("receipt").to_owned(),
        proven,
        ways: ways(visit)?,
    }))
}

/// The lists for whoever watches, as far as they may be seen.
fn ways(visit: &Visit<'_>) -> Result<Vec<(&'static str, String)>, Refused> {
    let (view, t) = (visit.view()?, visit.t());
    let lists = [(Action::History, "/audit/late", t.late_title()), (Action::Plan, "/audit/exceptions", t.exceptions_title())];
    Ok(lists.into_iter().filter(|(action, ..)| view.offers(*action)).map(|(_, path, words)| (path, words)).collect())
}
