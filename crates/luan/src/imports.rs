//! Imports under way: the files that somebody has sent and what they have said about them, sealed in the vault until something comes of it. Nothing here is a fact.

use paperwork::Encoding;
use paperwork::errors::mended;
use paperwork::files::Loaded;
use paperwork::import::{Decode, DecodeColumn, Options, Source, ValueWord};
use register::Day;
use serde::{Deserialize, Serialize};
use store::{Found, StoreError, Vault};

use crate::accounts::Token;

/// How long files are kept, in days.
pub(crate) const KEPT_DAYS: u64 = 14;
/// How long the result of an import stays at its address, in days.
const RESULT_DAYS: u64 = 3_660;
/// Imports that one account may have under way.
pub(crate) const IMPORTS_MAX: usize = 5;
/// Bytes of all files of one import, unpacked.
pub(crate) const IMPORT_BYTES: u64 = 64 << 20;
/// Files of one import.
pub(crate) const IMPORT_FILES: usize = 64;
/// Things that may be said about one import: mapped values, rows passed over.
pub(crate) const SAID_MAX: usize = 20_000;
const DAY_MS: u64 = 86_400_000;
const KIND: &str = "import";
const FILES: &str = "import-file";

/// What somebody has said about the files. The first text of each is the sheet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Said {
    /// Sheet, table; an empty table passes the sheet over.
    pub(crate) tables: Vec<(String, String)>,
    /// Sheet, header, column; an empty column passes the header over.
    pub(crate) columns: Vec<(String, String, String)>,
    /// Sheet, header.
    pub(crate) last_day: Vec<(String, String)>,
    /// Sheet, header, encoding.
    pub(crate) encodings: Vec<(String, String, String)>,
    /// Sheet, header, written, meant.
    pub(crate) values: Vec<(String, String, String, String)>,
    /// Sheet, row.
    pub(crate) skip: Vec<(String, u32)>,
    /// Why it is to be recorded, and on which paper, as it was said last.
    pub(crate) reason: String,
    pub(crate) basis: String,
}

impl Said {
    /// The same as the import takes it.
    pub(crate) fn options(&self, today: Day) -> Options {
        let encoding = |(sheet, column, name): &(String, String, String)| {
            Encoding::named(name).map(|encoding| DecodeColumn { sheet: sheet.clone(), column: column.clone(), encoding })
        };
        let word = |(sheet, column, written, meant): &(String, String, String, String)| ValueWord {
            sheet: sheet.clone(),
            column: column.clone(),
            written: written.clone(),
            meant: meant.clone(),
        };
        Options {
            decode: if self.encodings.is_empty() { Decode::Report } else { Decode::Named(self.encodings.iter().filter_map(encoding).collect()) },
            tables: self.tables.clone(),
            columns: self.columns.clone(),
            last_day: self.last_day.clone(),
            values: self.values.iter().map(word).collect(),
            skip: self.skip.clone(),
            full_names: true,
            ..Options::new(today)
        }
    }

    /// What was said about one sheet goes for another that has the same rows.
    fn copy(&mut self, from: &str, to: &str) {
        fn again<T: Clone>(list: &mut Vec<T>, of: impl Fn(&T) -> &str, named: impl Fn(T) -> T, from: &str) {
            let copies: Vec<T> = list.iter().filter(|item| of(item) == from).cloned().map(named).collect();
            list.extend(copies);
        }
        again(&mut self.columns, |item| &item.0, |item| (to.to_owned(), item.1, item.2), from);
        again(&mut self.last_day, |item| &item.0, |item| (to.to_owned(), item.1), from);
        again(&mut self.encodings, |item| &item.0, |item| (to.to_owned(), item.1, item.2), from);
        again(&mut self.values, |item| &item.0, |item| (to.to_owned(), item.1, item.2, item.3), from);
    }

    /// Forgets what was said about a file: its rows are others now.
    fn forget(&mut self, file: &str) {
        let of = |sheet: &str| sheet == file || sheet.strip_prefix(file).is_some_and(|rest| rest.starts_with(" › "));
        self.skip.retain(|(sheet, _)| !of(sheet));
    }

    /// Whether more was said than is kept.
    fn is_too_much(&self) -> bool {
        self.values.len() + self.skip.len() + self.columns.len() + self.encodings.len() > SAID_MAX
    }
}

/// What came of an import.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Recorded {
    /// Milliseconds since 1970.
    pub(crate) time: u64,
    pub(crate) reason: String,
    pub(crate) basis: String,
    /// Entries that were written.
    pub(crate) entries: u64,
    /// Table, rows that were added, rows that they took the place of.
    pub(crate) tables: Vec<(String, u64, u64)>,
    /// Some of the subjects that have an entry.
    pub(crate) subjects: Vec<String>,
    /// Rows that the record had already.
    pub(crate) known: u64,
    /// Rows that were refused, and those of them that were not the account's to record.
    pub(crate) refused: u64,
    pub(crate) barred: u64,
}

/// An import as it is kept.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Milliseconds since 1970.
    pub(crate) began: u64,
    /// The names of the files, each with its box and its bytes.
    pub(crate) files: Vec<(String, u64, u64)>,
    next: u64,
    pub(crate) said: Said,
    pub(crate) result: Option<Recorded>,
}

impl Kept {
    /// Where a file is an error workbook that was mended, the rows that it mends are passed over, and what was said about their columns goes for it.
    fn take_place(&mut self, file: &Loaded, sheets: &[String]) {
        for part in mended(&file.bytes) {
            let Some(mends) = sheets.get(part.mends) else { continue };
            self.said.skip.extend(part.rows.into_iter().map(|row| (mends.clone(), row)));
            let new = format!("{} › {}", file.name, part.sheet);
            if !self.said.columns.iter().any(|(sheet, ..)| *sheet == new) {
                self.said.copy(mends, &new);
            }
        }
        self.said.skip.sort();
        self.said.skip.dedup();
    }
}

/// Why files were not kept.
#[derive(Debug)]
pub(crate) enum Unkept {
    /// Too many imports under way.
    TooManyImports,
    /// Too many bytes, or too many files, in one import.
    TooMuch,
    /// The store has not done its part.
    Store(StoreError),
}

impl From<StoreError> for Unkept {
    fn from(error: StoreError) -> Unkept {
        Unkept::Store(error)
    }
}

/// An import that was opened: what replaces it names it.
#[derive(Clone)]
pub(crate) struct Opened {
    pub(crate) id: String,
    pub(crate) kept: Kept,
    account: String,
    found: Found,
}

fn name(account: &str, id: &str) -> String {
    format!("{account}/{id}")
}

fn written(kept: &Kept) -> Vec<u8> {
    serde_json::to_vec(kept).expect("strings and numbers are JSON")
}

/// The imports of an account, the newest first.
pub(crate) fn of(vault: &Vault, account: &str, now: u64) -> Result<Vec<(String, Kept)>, StoreError> {
    let mut all = Vec::new();
    for full in vault.ids(KIND)? {
        let Some(id) = full.strip_prefix(account).and_then(|rest| rest.strip_prefix('/')) else { continue };
        all.extend(open(vault, account, id, now)?.map(|opened| (opened.id, opened.kept)));
    }
    all.sort_by_key(|(_, kept)| std::cmp::Reverse(kept.began));
    Ok(all)
}

/// An import of an account; that of another is not there.
pub(crate) fn open(vault: &Vault, account: &str, id: &str, now: u64) -> Result<Option<Opened>, StoreError> {
    // A stroke in it would make it the name of an import of another account.
    let is_ours = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let Some(found) = (if is_ours { vault.get(KIND, &name(account, id), now)? } else { None }) else { return Ok(None) };
    let kept = serde_json::from_slice(&found.bytes).map_err(|error| StoreError::Unsound(format!("an import that was kept: {error}")))?;
    Ok(Some(Opened { id: id.to_owned(), kept, account: account.to_owned(), found }))
}

/// Begins an import with its first files; the name by which it is found again.
pub(crate) fn begin(vault: &Vault, account: &str, files: Vec<Loaded>, now: u64) -> Result<String, Unkept> {
    vault.purge(now)?;
    if of(vault, account, now)?.iter().filter(|(_, kept)| kept.result.is_none()).count() >= IMPORTS_MAX {
        return Err(Unkept::TooManyImports);
    }
    let id: String = Token::new().name().chars().take(32).collect();
    let kept = Kept { began: now, files: Vec::new(), next: 0, said: Said::default(), result: None };
    let until = now + KEPT_DAYS * DAY_MS;
    if !vault.put(KIND, &name(account, &id), until, &written(&kept), None)? {
        return Err(StoreError::Conflict.into());
    }
    let mut opened = open(vault, account, &id, now)?.ok_or(StoreError::Conflict)?;
    match opened.add(vault, files, &[]) {
        Ok(()) => Ok(id),
        Err(why) => {
            opened.drop(vault)?;
            Err(why)
        }
    }
}

impl Opened {
    /// The files themselves.
    pub(crate) fn files(&self, vault: &Vault, now: u64) -> Result<Vec<Loaded>, StoreError> {
        let mut files = Vec::new();
        for (file, number, _) in &self.kept.files {
            let found = vault.get(FILES, &self.file(*number), now)?.ok_or(StoreError::Conflict)?;
            files.push(Loaded { name: file.clone(), bytes: found.bytes });
        }
        Ok(files)
    }

    /// Whether it was recorded since it was opened.
    pub(crate) fn is_recorded(&self, vault: &Vault, now: u64) -> Result<bool, StoreError> {
        Ok(open(vault, &self.account, &self.id, now)?.is_some_and(|meanwhile| meanwhile.kept.result.is_some()))
    }

    fn file(&self, number: u64) -> String {
        format!("{}/{}/{number}", self.account, self.id)
    }

    /// Adds files: one with a name that is there takes its place, and a mended error workbook takes the place of the rows that it mends. `sheets` are the
    /// sheets of the files until now.
    pub(crate) fn add(&mut self, vault: &Vault, files: Vec<Loaded>, sheets: &[String]) -> Result<(), Unkept> {
        let mut kept = self.kept.clone();
        let mut boxes = Vec::new();
        for file in files {
            kept.said.forget(&file.name);
            kept.take_place(&file, sheets);
            let new = (file.name, kept.next, file.bytes.len() as u64);
            boxes.push((kept.next, file.bytes));
            kept.next += 1;
            match kept.files.iter_mut().find(|(name, ..)| *name == new.0) {
                Some(before) => *before = new,
                None => kept.files.push(new),
            }
        }
        let bytes: u64 = kept.files.iter().map(|(.., bytes)| bytes).sum();
        if bytes > IMPORT_BYTES || kept.files.len() > IMPORT_FILES || kept.said.is_too_much() {
            return Err(Unkept::TooMuch);
        }
        // First what is new, then that it is there, and only then what it takes the place of.
        for (number, bytes) in &boxes {
            vault.put(FILES, &self.file(*number), self.found.until, bytes, None)?;
        }
        let before = std::mem::replace(&mut self.kept, kept);
        if let Err(error) = self.put(vault) {
            for (number, _) in &boxes {
                vault.remove(FILES, &self.file(*number))?;
            }
            return Err(error.into());
        }
        let is_left = |number: u64| self.kept.files.iter().any(|(_, kept, _)| *kept == number);
        for (_, number, _) in before.files.iter().filter(|(_, number, _)| !is_left(*number)) {
            vault.remove(FILES, &self.file(*number))?;
        }
        Ok(())
    }

    /// Keeps what was said, unless somebody was faster.
    pub(crate) fn save(&mut self, vault: &Vault) -> Result<(), Unkept> {
        if self.kept.said.is_too_much() {
            return Err(Unkept::TooMuch);
        }
        Ok(self.put(vault)?)
    }

    /// Keeps why it is to be recorded, and on which paper. Who says the same twice in one moment has said it.
    pub(crate) fn say_why(&mut self, vault: &Vault, why: [&str; 2], now: u64) -> Result<(), Unkept> {
        let is_said = |kept: &Kept| [kept.said.reason.as_str(), kept.said.basis.as_str()] == why;
        if is_said(&self.kept) {
            return Ok(());
        }
        [self.kept.said.reason, self.kept.said.basis] = why.map(str::to_owned);
        match (self.save(vault), open(vault, &self.account, &self.id, now)?) {
            (Err(Unkept::Store(StoreError::Conflict)), Some(meanwhile)) if is_said(&meanwhile.kept) || meanwhile.kept.result.is_some() => {
                *self = meanwhile;
                Ok(())
            }
            (saved, _) => saved,
        }
    }

    fn put(&mut self, vault: &Vault) -> Result<(), StoreError> {
        let bytes = written(&self.kept);
        if !vault.put(KIND, &name(&self.account, &self.id), self.found.until, &bytes, Some(&self.found))? {
            return Err(StoreError::Conflict);
        }
        self.found = vault.get(KIND, &name(&self.account, &self.id), self.kept.began)?.ok_or(StoreError::Conflict)?;
        Ok(())
    }

    /// Keeps what came of it; the files have done their part. What was said meanwhile, also that it be thrown away, came too late, and where the same was recorded twice at once
    /// the first one stays.
    pub(crate) fn finish(self, vault: &Vault, result: Recorded) -> Result<(), StoreError> {
        let until = result.time + RESULT_DAYS * DAY_MS;
        let meanwhile = open(vault, &self.account, &self.id, result.time)?;
        let (mut last, before) = meanwhile.map_or_else(|| (self.clone(), None), |last| (last.clone(), Some(last.found)));
        if last.kept.result.is_some() {
            return Ok(());
        }
        last.kept.result = Some(result);
        last.kept.said = Said::default();
        if !vault.put(KIND, &name(&last.account, &last.id), until, &written(&last.kept), before.as_ref())? {
            return Err(StoreError::Conflict);
        }
        last.drop_files(vault)
    }

    /// Throws it away.
    pub(crate) fn drop(&self, vault: &Vault) -> Result<(), StoreError> {
        self.drop_files(vault)?;
        vault.remove(KIND, &name(&self.account, &self.id)).map(drop)
    }

    fn drop_files(&self, vault: &Vault) -> Result<(), StoreError> {
        self.kept.files.iter().try_for_each(|(_, number, _)| vault.remove(FILES, &self.file(*number)).map(drop))
    }
}

/// The files as the import takes them.
pub(crate) fn sources(files: &[Loaded]) -> Vec<Source<'_>> {
    files.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_a_sheet_goes_for_its_mended_rows_and_is_forgotten_with_its_file() {
        let text = |text: &str| text.to_owned();
        let mut said = Said {
            columns: vec![(text("a.csv"), text("Tên"), text("name"))],
            values: vec![(text("a.csv"), text("sex"), text("Ông"), text("male"))],
            skip: vec![(text("a.csv"), 3), (text("a.csv.xlsx › x"), 4), (text("b.xlsx › x"), 5)],
            ..Said::default()
        };
        said.copy("a.csv", "loi-1.xlsx › 1 people");
        assert_eq!((said.columns.len(), said.values.len()), (2, 2));
        assert_eq!(said.columns[1], (text("loi-1.xlsx › 1 people"), text("Tên"), text("name")));
        said.forget("a.csv");
        said.forget("b.xlsx");
        assert_eq!(said.skip, [(text("a.csv.xlsx › x"), 4)]);
    }
}
