//! XML as a tree of elements, read by another's reader: parts of papers for Word, pages, and what other programs say of them.

use quick_xml::Reader;
use quick_xml::events::Event;

/// An element with what is in it.
#[derive(Clone, Default, Debug)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes, in the order of the file.
    pub attributes: Vec<(String, String)>,
    /// Elements and, under the name `#text`, the text between them.
    pub children: Vec<Element>,
    /// All text directly in it.
    pub text: String,
}

impl Element {
    fn take(&mut self, text: &str) {
        self.text.push_str(text);
        self.children.push(Element { name: "#text".into(), text: text.into(), ..Element::default() });
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every element of a name at any depth, in the order of the file.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// The elements of a name directly in it.
    pub fn own(&self, name: &str) -> Vec<&Element> {
        self.children.iter().filter(|child| child.name == name).collect()
    }

    /// The one element of a name directly in it.
    pub fn one(&self, name: &str) -> &Element {
        let own = self.own(name);
        assert_eq!(own.len(), 1, "{name} in {}", self.name);
        own[0]
    }

    /// The text of the paragraphs in it, as a reader sees it: breaks are line feeds, and so are the ends of paragraphs.
    pub fn shown(&self) -> String {
        let paragraphs: Vec<String> = self.all("w:p").iter().map(|paragraph| paragraph.run_text()).collect();
        paragraphs.join("\n")
    }

    /// The text of the runs in it.
    pub fn run_text(&self) -> String {
        let mut text = String::new();
        for child in &self.children {
            match child.name.as_str() {
                "w:t" => text.push_str(&child.text),
                "w:br" => text.push('\n'),
                "w:tab" => text.push('\t'),
                "w:pPr" | "w:rPr" => {}
                _ => text.push_str(&child.run_text()),
            }
        }
        text
    }
}

/// XML as a tree. The reader is strict about ends of elements; text keeps its spaces.
pub fn tree(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(element(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().take(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.to_string();
                let number = reference.resolve_char_ref().unwrap().map(String::from);
                let known = quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned);
                open.last_mut().unwrap().take(&number.or(known).unwrap());
            }
            Event::Eof => break,
            Event::Decl(_) => {}
            other => panic!("unexpected in a part: {other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "an element is not closed");
    open.remove(0).children.into_iter().find(|child| child.name != "#text").unwrap()
}

fn element(start: &quick_xml::events::BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        (attribute.key.as_ref().to_owned(), quick_xml::escape::unescape(&attribute.value).unwrap().into_owned())
    });
    Element { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Element::default() }
}
