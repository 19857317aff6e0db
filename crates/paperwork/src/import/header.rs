//! Headers: which column of the contract each one means.

use register::column::Kind;
use register::table::TableSpec;

use super::Options;
use crate::aliases::{PASSED_OVER, key, names_of};
use crate::legacy::Encoding;
use crate::problem::{HeaderFault, nearest};

/// How a header was understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// It is the canonical name.
    Canonical,
    /// It is one of the Vietnamese names.
    Alias,
    /// It is one of the Vietnamese names, in an old encoding.
    Decoded(Encoding),
    /// The user said so.
    Given,
    /// A column that offices add for themselves, or that the user wants passed over.
    PassedOver,
    /// Two headers mean this column, so neither is taken.
    Twice,
    /// Not known.
    Unknown {
        /// The column whose name is nearest.
        nearest: Option<&'static str>,
    },
    /// Empty.
    Empty,
}

/// What a header was taken for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeaderMatch {
    /// The header as it stands in the file.
    pub header: String,
    /// The column that it means.
    pub column: Option<&'static str>,
    /// How that was found.
    pub how: How,
}

/// Every header of a sheet, matched.
pub(crate) struct Matched {
    /// Per header.
    pub(crate) headers: Vec<HeaderMatch>,
    /// Per column of the contract: which header.
    pub(crate) sources: Vec<Option<usize>>,
    /// What is wrong with them: the header or the column, and why.
    pub(crate) faults: Vec<(String, HeaderFault)>,
}

/// Whether a name that the user wrote means this sheet or its table.
pub(crate) fn means(asked: &str, sheet: &str, table: &str) -> bool {
    asked == "*" || key(asked) == key(sheet) || key(asked) == key(stem(sheet)) || key(asked) == key(table) || crate::aliases::table(asked) == Some(table)
}

/// A file's name without its folders and its ending.
pub(crate) fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, ending)) if ["csv", "tsv", "txt", "xlsx", "xlsm"].iter().any(|known| ending.eq_ignore_ascii_case(known)) => stem,
        _ => name,
    }
}

/// The names of a table's columns, ready to be looked up.
pub(crate) struct Known {
    spec: &'static TableSpec,
    names: Vec<(String, &'static str)>,
    passed_over: Vec<String>,
}

impl Known {
    /// The names of a table's columns.
    pub(crate) fn of(spec: &'static TableSpec) -> Known {
        let names = spec.columns.iter().flat_map(|column| names_of(spec.name, column.name).map(|name| (key(name), column.name))).collect();
        Known { spec, names, passed_over: PASSED_OVER.iter().map(|name| key(name)).collect() }
    }

    /// What one header means by itself.
    pub(crate) fn understand(&self, header: &str) -> (Option<&'static str>, How) {
        let asked = key(header);
        if asked.is_empty() {
            return (None, How::Empty);
        }
        if let Some(column) = self.spec.columns.iter().find(|column| key(column.name) == asked) {
            return (Some(column.name), How::Canonical);
        }
        let named = |asked: &str| self.names.iter().find(|(name, _)| name == asked).map(|(_, column)| *column);
        if let Some(column) = named(&asked) {
            return (Some(column), How::Alias);
        }
        if self.passed_over.contains(&asked) {
            return (None, How::PassedOver);
        }
        for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258] {
            if let Some(column) = named(&key(&encoding.decode(header))) {
                return (Some(column), How::Decoded(encoding));
            }
        }
        let near = nearest(&asked, self.names.iter().map(|(name, _)| name.as_str()));
        (None, How::Unknown { nearest: near.and_then(named) })
    }
}

/// Matches the headers of a sheet.
pub(crate) fn match_headers(spec: &'static TableSpec, sheet: &str, headers: &[String], options: &Options) -> Matched {
    let given = |header: &str| options.columns.iter().find(|(place, name, _)| means(place, sheet, spec.name) && key(name) == key(header));
    let known = Known::of(spec);
    let mut matched: Vec<HeaderMatch> = Vec::new();
    for header in headers {
        let (column, how) = match given(header) {
            Some((_, _, column)) if column.is_empty() => (None, How::PassedOver),
            Some((_, _, column)) => match spec.column(column) {
                Some(position) => (Some(spec.columns[position].name), How::Given),
                None => known.understand(header),
            },
            None => known.understand(header),
        };
        matched.push(HeaderMatch { header: header.clone(), column, how });
    }
    settle(spec, matched)
}

/// Finds the columns that are named twice or not at all.
fn settle(spec: &'static TableSpec, mut headers: Vec<HeaderMatch>) -> Matched {
    let mut faults = Vec::new();
    let mut sources = Vec::new();
    for column in spec.columns {
        // What the user said stands above what was found.
        let said = headers.iter().any(|header| header.column == Some(column.name) && header.how == How::Given);
        let here: Vec<usize> = (0..headers.len()).filter(|&at| headers[at].column == Some(column.name) && (!said || headers[at].how == How::Given)).collect();
        match here.as_slice() {
            [only] => sources.push(Some(*only)),
            [] => {
                sources.push(None);
                if column.required {
                    faults.push((column.name.to_owned(), HeaderFault::Missing { table: spec.name, column: column.name }));
                }
            }
            [first, others @ ..] => {
                sources.push(None);
                for &other in others {
                    let other_header = headers[*first].header.clone();
                    faults.push((headers[other].header.clone(), HeaderFault::Twice { column: column.name, other: other_header }));
                }
                here.iter().for_each(|&at| headers[at].how = How::Twice);
            }
        }
    }
    for (at, header) in headers.iter_mut().enumerate() {
        if header.how != How::Twice && !sources.contains(&Some(at)) {
            header.column = None;
        }
    }
    Matched { headers, sources, faults }
}

/// Whether a header sounds like a last day covered while the column is the first day no longer covered.
pub(crate) fn may_be_last_day(kind: Kind, column: &str, header: &str) -> bool {
    (kind == Kind::Until || column == "until_planned") && key(header).split(' ').any(|word| word == "den" || word == "het")
}

#[cfg(test)]
mod tests {
    use super::*;
    use register::Day;
    use register::tables::People;

    fn headers(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn options() -> Options {
        Options::new(Day::new(2026, 1, 1).unwrap())
    }

    #[test]
    fn vietnamese_headers_are_understood_however_they_are_typed() {
        let matched = match_headers(
            &People::SPEC,
            "Cán bộ",
            &headers(&["STT", "SỐ HIỆU", "ho va ten", "Giới tính (*)", "Ngày, tháng, năm sinh", "Quª qu¸n", ""]),
            &options(),
        );
        let columns: Vec<_> = matched.headers.iter().map(|header| header.column).collect();
        assert_eq!(columns, [None, Some("id"), Some("name"), Some("sex"), Some("birth"), Some("home"), None]);
        assert_eq!(matched.headers[5].how, How::Decoded(Encoding::Tcvn3));
        assert!(matched.faults.is_empty());
    }

    #[test]
    fn doubled_missing_and_unknown_headers_are_told() {
        let matched = match_headers(&People::SPEC, "people", &headers(&["id", "Họ tên", "Họ và tên", "sex", "brith"]), &options());
        let faults: Vec<_> = matched.faults.iter().map(|(_, fault)| fault.clone()).collect();
        assert_eq!(faults, [HeaderFault::Twice { column: "name", other: "Họ tên".to_owned() }, HeaderFault::Missing { table: "people", column: "birth" },]);
        assert_eq!(matched.headers[4].how, How::Unknown { nearest: Some("birth") });
        assert_eq!(matched.sources[1], None);
    }

    #[test]
    fn the_user_has_the_last_word() {
        let mut options = options();
        options.columns = vec![("people".into(), "Họ tên".into(), String::new()), ("Cán bộ".into(), "Sinh".into(), "birth".into())];
        let matched = match_headers(&People::SPEC, "people.csv", &headers(&["id", "Họ tên", "Họ và tên", "sex", "sinh"]), &options);
        assert!(matched.faults.is_empty());
        assert_eq!(matched.headers[1].how, How::PassedOver);
        assert_eq!(matched.headers[4].how, How::Given);
    }
}
