//! What a text in a form means where an id is wanted: the id itself, or the name of a person, a post, a unit, with or without marks; only of what the viewer may find.

use register::column::Row;
use register::tables::{People, Posts, Units};
use register::text::{canonical, folded};

use super::View;
use crate::access::policy::{Action, Class};

/// The most that is offered to choose from.
pub(crate) const NAMED_MAX: usize = 12;

/// What a text may mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Wants {
    Person,
    Post,
    Unit,
}

impl Wants {
    /// What the column of a table refers to; nothing where it cannot be named here.
    pub(crate) fn of_table(table: &str) -> Option<Wants> {
        match table {
            "people" => Some(Wants::Person),
            "posts" => Some(Wants::Post),
            "units" => Some(Wants::Unit),
            _ => None,
        }
    }

    /// The word in the names of fields.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Wants::Person => "person",
            Wants::Post => "post",
            Wants::Unit => "unit",
        }
    }
}

/// What was found under a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Meant {
    /// One, by its id.
    One(String),
    /// Several, some of them: id and words; and how many there are.
    Several(Vec<[String; 2]>, usize),
    /// Nothing that the viewer may find.
    Nothing,
}

impl View {
    /// What a text means. An id is that; else who or what is called just so, else just so but for marks, else whoever has every word in the name: of each, if it is the only one.
    pub(crate) fn meaning(&self, wants: Wants, text: &str) -> Meant {
        if text.is_empty() {
            return Meant::Nothing;
        }
        if self.is_found(wants, text) {
            return Meant::One(text.to_owned());
        }
        let (exact, unmarked) = (canonical(text), folded(text));
        // Ids are typed in full: a part of one means nothing.
        let holds = |name: &str| unmarked.split_whitespace().all(|word| folded(name).contains(word));
        let named: Vec<[String; 2]> = match wants {
            Wants::Person => self.people_called(text),
            Wants::Post => self.posts_named(text, usize::MAX),
            Wants::Unit => self.units_named(text, usize::MAX),
        };
        let named: Vec<[String; 2]> = named.into_iter().filter(|[_, name]| holds(name)).collect();
        let only = |is: &dyn Fn(&str) -> bool| {
            let mut found = named.iter().filter(|[_, name]| is(name));
            found.next().map(|[id, _]| found.next().is_none().then(|| id.clone()))
        };
        let closest = only(&|name| canonical(name) == exact).or_else(|| only(&|name| folded(name) == unmarked)).or_else(|| only(&|_| true));
        match closest {
            Some(Some(id)) => Meant::One(id),
            Some(None) => Meant::Several(named.iter().take(NAMED_MAX).map(|named| self.told_apart(wants, named)).collect(), named.len()),
            None => Meant::Nothing,
        }
    }

    fn is_found(&self, wants: Wants, id: &str) -> bool {
        let class = if wants == Wants::Person { Class::Personnel } else { Class::Open };
        self.may(Action::Find, &format!("{}:{id}", wants.word()), class)
    }

    /// Who may be found and has every word in name or id.
    fn people_called(&self, text: &str) -> Vec<[String; 2]> {
        let people = &self.register().tables().people;
        self.people_named(text).into_iter().map(|person| [people.id.text(person.index()).to_owned(), people.name.text(person.index()).to_owned()]).collect()
    }

    /// An id and a name with what tells people of one name apart: the posts that they hold.
    fn told_apart(&self, wants: Wants, [id, name]: &[String; 2]) -> [String; 2] {
        let person = self.register().find::<People>(&self.register().tables().people.id, id).filter(|_| wants == Wants::Person);
        let posts = person.map(|person| self.listed(person).posts.iter().map(|post| post.join(", ")).collect::<Vec<_>>().join("; "));
        [id.clone(), posts.filter(|posts| !posts.is_empty()).map_or_else(|| name.clone(), |posts| format!("{name} — {posts}"))]
    }

    /// What an id stands for in words, where the viewer may find it.
    pub(crate) fn called_by_id(&self, wants: Wants, id: &str) -> Option<String> {
        let tables = self.register().tables();
        let title_and_unit = |post: Row<Posts>| {
            let (title, unit) = (tables.posts.title[post.index()].index(), tables.posts.unit[post.index()].index());
            format!("{}, {}", tables.titles.name.text(title), tables.units.name.text(unit))
        };
        self.is_found(wants, id).then_some(())?;
        match wants {
            Wants::Person => self.register().find::<People>(&tables.people.id, id).map(|row| tables.people.name.text(row.index()).to_owned()),
            Wants::Post => self.register().find::<Posts>(&tables.posts.id, id).map(title_and_unit),
            Wants::Unit => self.register().find::<Units>(&tables.units.id, id).map(|row| tables.units.name.text(row.index()).to_owned()),
        }
    }
}
