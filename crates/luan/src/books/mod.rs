//! The rulebooks: those inside the program, and those of the office beside them.

mod built_in;

use std::path::{Path, PathBuf};

use rules::language::render_all;
use rules::rulebook::Rulebook;
use rules::rulebook::load::load_all;
use rules::verdict::Lang;

use crate::exit::Failure;

pub(crate) use built_in::BUILT_IN;

/// Most rulebooks in one folder; a folder with more was not meant.
const FILES_MAX: usize = 1_000;

/// A rulebook's file: its name for messages, and its text.
type File = (String, String);

/// The built-in rulebooks and those of the folders. A book of a folder with the symbol of a built-in one replaces it; a fault in any refuses all.
pub(crate) fn load(folders: &[PathBuf], lang: Lang) -> Result<Vec<Rulebook>, Failure> {
    let mut own = Vec::new();
    for folder in folders {
        own.extend(read_folder(folder)?);
    }
    load_with(&own, lang)
}

/// The built-in rulebooks and those of `own`.
pub(crate) fn load_with(own: &[File], lang: Lang) -> Result<Vec<Rulebook>, Failure> {
    let (own_books, _) = load_all(&pairs(own));
    let own_symbols: Vec<&str> = own_books.iter().map(|book| book.document.symbol.as_str()).collect();
    let built_in: Vec<(&str, &str)> = BUILT_IN.iter().filter(|(_, text)| !is_one_of(text, &own_symbols)).copied().collect();
    let (books, faults) = load_all(&[built_in, pairs(own)].concat());
    if faults.is_empty() {
        return Ok(books);
    }
    Err(Failure::failed("quy định có lỗi, không dùng được", "faulty rulebooks cannot be used")
        .at(render_all(&faults, language(lang)))
        .now("sửa các chỗ trên rồi chạy lại", "repair the places above and run this again"))
}

fn pairs(files: &[File]) -> Vec<(&str, &str)> {
    files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

/// Whether a built-in book has one of these symbols. Built-in books are sound, each on its own.
fn is_one_of(text: &str, symbols: &[&str]) -> bool {
    if symbols.is_empty() {
        return false;
    }
    load_all(&[("", text)]).0.iter().any(|book| symbols.contains(&book.document.symbol.as_str()))
}

/// Every rulebook of a folder, in the order of file names; or the one file that was named.
fn read_folder(folder: &Path) -> Result<Vec<File>, Failure> {
    let unreadable = |path: &Path, error: std::io::Error| {
        Failure::failed(format!("không đọc được quy định: {error}"), format!("rulebooks cannot be read: {error}"))
            .at(path.display())
            .now("kiểm tra đường dẫn sau --rulebooks", "check the path after --rulebooks")
    };
    let mut paths = Vec::new();
    if folder.is_file() {
        paths.push(folder.to_owned());
    } else {
        for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
            let path = entry.map_err(|error| unreadable(folder, error))?.path();
            paths.extend((path.extension().is_some_and(|ending| ending == "toml")).then_some(path));
        }
    }
    if paths.is_empty() || paths.len() > FILES_MAX {
        return Err(Failure::failed(format!("thư mục có {} tệp .toml", paths.len()), format!("the folder has {} .toml files", paths.len()))
            .at(folder.display())
            .now(format!("chỉ vào thư mục có từ 1 đến {FILES_MAX} tệp quy định"), format!("name a folder with 1 to {FILES_MAX} rulebooks")));
    }
    paths.sort();
    paths.into_iter().map(|path| Ok((path.display().to_string(), std::fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?))).collect()
}

fn language(lang: Lang) -> rules::language::message::Lang {
    match lang {
        Lang::Vi => rules::language::message::Lang::Vi,
        Lang::En => rules::language::message::Lang::En,
    }
}
