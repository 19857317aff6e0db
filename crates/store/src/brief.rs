//! A payload as it is read: nothing is copied that the fold does not keep. A record of a million entries is read so at every start.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Error, MapAccess, Visitor};

use crate::facts::HeldRows;
use crate::leaf::Kind;
use crate::payload::{ACCOUNT, Account, Change, Content, FORMAT, RowText};

/// A text of the payload; copied only where it was written with escapes.
#[derive(PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Text<'p>(#[serde(borrow)] Cow<'p, str>);

impl Text<'_> {
    pub(crate) fn get(&self) -> &str {
        &self.0
    }

    fn owned(self) -> String {
        self.0.into_owned()
    }
}

/// The cells of a row, as they are written; none twice.
pub(crate) struct Cells<'p>(pub(crate) Vec<(Text<'p>, Text<'p>)>);

impl<'de: 'p, 'p> Deserialize<'de> for Cells<'p> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Cells<'p>, D::Error> {
        struct OfMap;
        impl<'de> Visitor<'de> for OfMap {
            type Value = Vec<(Text<'de>, Text<'de>)>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("cells by column")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut cells: Self::Value = Vec::with_capacity(map.size_hint().unwrap_or(8));
                while let Some((column, text)) = map.next_entry::<Text<'de>, Text<'de>>()? {
                    if cells.iter().any(|(other, _)| *other == column) {
                        return Err(A::Error::custom("a column comes twice"));
                    }
                    cells.push((column, text));
                }
                Ok(cells)
            }
        }
        deserializer.deserialize_map(OfMap).map(Cells)
    }
}

/// A row, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row<'p> {
    #[serde(borrow)]
    pub(crate) table: Text<'p>,
    #[serde(borrow)]
    pub(crate) cells: Cells<'p>,
}

impl Row<'_> {
    fn owned(self) -> RowText {
        RowText { table: self.table.owned(), cells: self.cells.0.into_iter().map(|(column, text)| (column.owned(), text.owned())).collect() }
    }
}

/// The keys of a payload, of whatever kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields<'p> {
    #[serde(borrow)]
    origin: Option<Text<'p>>,
    format: Option<u32>,
    #[serde(borrow)]
    subject: Option<Text<'p>>,
    #[serde(borrow)]
    reason: Text<'p>,
    #[serde(borrow)]
    basis: Text<'p>,
    #[serde(borrow)]
    key: Text<'p>,
    #[serde(borrow)]
    withdraw: Option<Vec<Row<'p>>>,
    #[serde(borrow)]
    add: Option<Vec<Row<'p>>>,
    erased: Option<Vec<u64>>,
    #[serde(borrow)]
    what: Option<Text<'p>>,
    account: Option<Account>,
}

/// What a payload says.
enum Said<'p> {
    Rows { subject: Text<'p>, withdraw: Vec<Row<'p>>, add: Vec<Row<'p>> },
    Other(Content),
}

/// A payload of a kind: why, on which paper, under which key, what.
pub(crate) struct Brief<'p> {
    reason: Text<'p>,
    basis: Text<'p>,
    key: Text<'p>,
    said: Said<'p>,
}

impl<'p> Brief<'p> {
    /// The payload of its bytes; `None` where they are no payload of that kind.
    pub(crate) fn read(kind: Kind, bytes: &'p [u8]) -> Option<Brief<'p>> {
        let mut fields: Fields<'p> = serde_json::from_slice(bytes).ok()?;
        let said = fields.take(kind)?;
        let Fields { origin, format, subject, reason, basis, key, withdraw, add, erased, what, account } = fields;
        let of_others = origin.is_some() || format.is_some() || subject.is_some() || withdraw.is_some() || add.is_some();
        let in_form = match &said {
            Said::Rows { subject, .. } => Content::is_subject(subject.get()),
            Said::Other(content) => content.is_in_form(),
        };
        let none_left = !of_others && erased.is_none() && what.is_none() && account.is_none();
        (none_left && in_form && !reason.get().is_empty() && !key.get().is_empty()).then_some(Brief { reason, basis, key, said })
    }

    /// The change that it says.
    pub(crate) fn change(self) -> Change {
        let all = |rows: Vec<Row<'_>>| rows.into_iter().map(Row::owned).collect();
        let content = match self.said {
            Said::Rows { subject, withdraw, add } => Content::Rows { subject: subject.owned(), withdraw: all(withdraw), add: all(add) },
            Said::Other(content) => content,
        };
        Change { reason: self.reason.owned(), basis: self.basis.owned(), key: self.key.owned(), content }
    }

    /// What it does to the fold.
    pub(crate) fn deed(self) -> Deed {
        let key = self.key.get().into();
        let none = Some(HeldRows::default());
        let (subject, rows, of) = match self.said {
            Said::Rows { subject, withdraw, add } => (Some(subject.get().into()), HeldRows::read(&withdraw, &add), Of::Facts),
            Said::Other(Content::Reading { subject, .. }) => (Some(subject.into()), none, Of::Facts),
            Said::Other(Content::Genesis { origin }) => (None, none, Of::Genesis(origin)),
            Said::Other(Content::Account { id, account }) => (None, none, Of::Account(id, account)),
            Said::Other(Content::Erasure { erased }) => (None, none, Of::Erasure(erased)),
            Said::Other(Content::Rows { .. }) => unreachable!("rows are said as rows"),
        };
        Deed { key, subject, rows, of }
    }
}

/// What an entry does to the fold.
pub(crate) struct Deed {
    /// Its key.
    pub(crate) key: Box<str>,
    /// What it is about, where it is about one subject of the register.
    pub(crate) subject: Option<Box<str>>,
    /// Its rows, none where it has none; `None` where one is of no table.
    pub(crate) rows: Option<HeldRows>,
    /// What else it does.
    pub(crate) of: Of,
}

/// What an entry does besides its rows.
pub(crate) enum Of {
    /// Nothing.
    Facts,
    /// It begins the log of an origin.
    Genesis(String),
    /// It says what an account is.
    Account(String, Account),
    /// It says which payloads were destroyed.
    Erasure(Vec<u64>),
}

impl Deed {
    /// What the payload of an entry does; `None` where the bytes are no payload of that kind.
    pub(crate) fn read(kind: Kind, bytes: &[u8]) -> Option<Deed> {
        Brief::read(kind, bytes).map(Brief::deed)
    }
}

impl<'p> Fields<'p> {
    /// Takes out what belongs to a kind.
    fn take(&mut self, kind: Kind) -> Option<Said<'p>> {
        let owned = |text: Option<Text<'p>>| text.map(Text::owned);
        let content = match kind {
            Kind::Rows => return Some(Said::Rows { subject: self.subject.take()?, withdraw: self.withdraw.take()?, add: self.add.take()? }),
            Kind::Genesis if self.format.take() == Some(FORMAT) => Content::Genesis { origin: owned(self.origin.take())? },
            Kind::Genesis => return None,
            Kind::Erasure => Content::Erasure { erased: self.erased.take()? },
            Kind::Reading => Content::Reading { subject: owned(self.subject.take())?, what: owned(self.what.take())? },
            Kind::Account => Content::Account { id: self.subject.take()?.get().strip_prefix(ACCOUNT)?.to_owned(), account: self.account.take()? },
        };
        Some(Said::Other(content))
    }
}
