//! The pages of a file, in order, with what they inherit.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::file::File;
use super::object::{Dict, Object};
use crate::documents::limits::{Limit, PAGES};

/// A page.
pub(super) struct Page {
    /// What is drawn on it.
    pub(super) contents: Object,
    /// Its fonts and forms; many pages share them.
    pub(super) resources: Rc<Object>,
    /// By how many quarters of a turn it is shown turned.
    pub(super) quarters: i64,
}

/// What a page takes over from above.
#[derive(Clone)]
struct Inherited {
    resources: Rc<Object>,
    quarters: i64,
}

/// Every page that hangs from the root; where none does, every page that there is.
pub(super) fn of(file: &File<'_>) -> Result<Vec<Page>, Limit> {
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    let top = match file.root()? {
        Some(root) => root.dict().and_then(|root| root.get(&b"Pages"[..])).cloned(),
        None => None,
    };
    let nothing = Inherited { resources: Rc::new(Object::Null), quarters: 0 };
    let mut waiting: Vec<(Object, Inherited)> = top.into_iter().map(|top| (top, nothing.clone())).collect();
    while let Some((node, above)) = waiting.pop() {
        // A page that hangs under itself is read once.
        if let Object::Reference(number) = node
            && !seen.insert(number)
        {
            continue;
        }
        file.work.steps(1)?;
        let node = file.resolve(&node)?;
        let Some(dict) = node.dict() else { continue };
        let inherited = inherited(file, dict, &above)?;
        match file.get(dict, b"Kids")? {
            Object::Array(kids) => waiting.extend(kids.into_iter().rev().map(|kid| (kid, inherited.clone()))),
            _ => pages.push(page(dict, inherited)),
        }
        if (pages.len() + waiting.len()) as u64 > PAGES {
            return Err(Limit::Pages);
        }
    }
    if pages.is_empty() {
        for number in file.numbers() {
            let object = file.object(number)?;
            if let Some(dict) = object.dict().filter(|dict| dict.get(&b"Type"[..]).and_then(Object::name) == Some(b"Page")) {
                pages.push(page(dict, inherited(file, dict, &nothing)?));
            }
            if pages.len() as u64 > PAGES {
                return Err(Limit::Pages);
            }
        }
    }
    Ok(pages)
}

fn inherited(file: &File<'_>, dict: &Dict, above: &Inherited) -> Result<Inherited, Limit> {
    let resources = dict.get(&b"Resources"[..]).map_or_else(|| above.resources.clone(), |own| Rc::new(own.clone()));
    let turned = file.get(dict, b"Rotate")?.integer();
    Ok(Inherited { resources, quarters: turned.map_or(above.quarters, |degrees| degrees.div_euclid(90).rem_euclid(4)) })
}

fn page(dict: &Dict, inherited: Inherited) -> Page {
    let contents = dict.get(&b"Contents"[..]).cloned().unwrap_or(Object::Null);
    Page { contents, resources: inherited.resources, quarters: inherited.quarters }
}
