//! What official papers say of a person: each thing known, not known, or not for this viewer.

use paperwork::papers::datum::Datum;
use paperwork::papers::forms::appraisal::Person;
use paperwork::papers::forms::curriculum::{Curriculum, Tenure};
use paperwork::papers::forms::roster::Entry;
use paperwork::papers::letter::{Issuer, Printed};
use register::code::{Code, DisciplineForm, Grade, Relation, vietnamese};
use register::column::{Kind, Row, Value};
use register::tables::{People, Places};
use register::{Period, cell};

use super::View;
use crate::access::policy::{Action, Class, Classes};

/// Years of evaluations in danh sách trích ngang.
const GRADES_MAX: usize = 3;

impl View {
    /// The head of a paper about what the rules say of somebody; nothing where that is not the viewer's to ask.
    pub(crate) fn appraised(&self, id: &str) -> Option<Person> {
        let people = &self.register().tables().people;
        let person: Row<People> = self.register().find(&people.id, id)?;
        let seen = self.of_person(Action::Review, person);
        let personnel = |birth| if seen.has(Class::Personnel) { Datum::partial(birth) } else { Datum::Withheld };
        (!seen.is_empty()).then(|| Person {
            id: id.to_owned(),
            name: people.name.text(person.index()).to_owned(),
            birth: personnel(people.birth[person.index()]),
            posts: self.posts_now(person),
        })
    }

    /// What the rules are not asked about for this viewer: the classes that are withheld.
    pub(crate) fn not_reviewed(&self, id: &str) -> Vec<Class> {
        let seen = self.of_subject(Action::Review, &format!("person:{id}"));
        Class::ALL.into_iter().filter(|class| !seen.has(*class)).collect()
    }

    /// The curriculum of somebody, as far as the viewer may see it.
    pub(crate) fn curriculum(&self, id: &str, issuer: Issuer, printed: Printed) -> Option<Curriculum> {
        let (register, people) = (self.register(), &self.register().tables().people);
        let person: Row<People> = register.find(&people.id, id)?;
        let (row, seen) = (person.index(), self.of_person(Action::Person, person));
        if seen.is_empty() {
            return None;
        }
        Some(Curriculum {
            issuer,
            printed,
            id: id.to_owned(),
            name: people.name.text(row).to_owned(),
            sex: of(seen, Class::Personnel, || people.sex[row]),
            birth: if seen.has(Class::Personnel) { Datum::partial(people.birth[row]) } else { Datum::Withheld },
            birthplace: of(seen, Class::Personnel, || self.place_named(people.birthplace[row])),
            home: of(seen, Class::Personnel, || self.place_named(people.home[row])),
            party_since: if seen.has(Class::Personnel) { Datum::day(people.party_since[row]) } else { Datum::Withheld },
            education: of(seen, Class::Personnel, || written(people.education.text(row))),
            theory: of(seen, Class::Personnel, || people.theory[row]),
            posts: of(seen, Class::Personnel, || Some(self.posts_now(person))),
            tenures: of(seen, Class::Personnel, || Some(self.of_tenures(person))),
            discipline: of(seen, Class::Discipline, || Some(self.of_discipline(person))),
            family: of(seen, Class::Kinship, || Some(self.of_family(person))),
        })
    }

    /// A line of danh sách trích ngang; nothing where somebody may not be planned with, or may not leave the house where the line is to.
    pub(crate) fn roster_entry(&self, id: &str, to: Option<String>, leaving: bool) -> Option<Entry> {
        let (register, people, today) = (self.register(), &self.register().tables().people, self.today());
        let person: Row<People> = register.find(&people.id, id).filter(|&person| self.plans_with(person))?;
        // Who may plan with somebody sees everything of them; what may be taken along is less.
        let goes = if leaving { self.of_person(Action::Export, person) } else { Classes::of(&Class::ALL) };
        let row = person.index();
        let mut main = register.tenures_on(person, today).filter(|&tenure| register.is_main(tenure));
        // Of two main posts on one day, which the record does not allow, neither is the one.
        let since = match (main.next(), main.next()) {
            (Some(tenure), None) => Datum::day(register.tenure_period(tenure).from),
            _ => Datum::Unknown,
        };
        goes.has(Class::Personnel).then(|| Entry {
            name: people.name.text(row).to_owned(),
            sex: Datum::of(people.sex[row]),
            birth: Datum::partial(people.birth[row]),
            home: Datum::of(self.place_named(people.home[row])),
            party_since: Datum::day(people.party_since[row]),
            education: Datum::of(written(people.education.text(row))),
            theory: Datum::of(people.theory[row]),
            posts: Datum::Known(self.posts_now(person)),
            since,
            planned: of(goes, Class::Assessment, || Some(self.planned_for(person))),
            grades: of(goes, Class::Assessment, || Some(self.last_grades(person))),
            discipline: of(goes, Class::Discipline, || Some(self.of_discipline(person))),
            to,
            note: String::new(),
        })
    }

    /// The posts that somebody holds today, each with its unit.
    fn posts_now(&self, person: Row<People>) -> Vec<String> {
        self.listed(person).posts.into_iter().map(|[title, unit]| format!("{title}, {unit}")).collect()
    }

    fn place_named(&self, place: Row<Places>) -> Option<String> {
        place.known().then(|| self.register().tables().places.name.text(place.index()).to_owned())
    }

    /// The titles that somebody is planned for today, each with the day from which.
    fn planned_for(&self, person: Row<People>) -> Vec<String> {
        let (tables, today) = (self.register().tables(), self.today());
        let (planning, titles) = (&tables.planning, &tables.titles.name);
        let entries = self.register().planning_of(person).map(|row| (row, Period { from: planning.from[row].0, until: planning.until[row].0 }));
        let words = |(row, period): (usize, Period)| format!("{} (từ {})", titles.text(planning.title[row].index()), period.from.civil());
        entries.filter(|(_, period)| period.holds(today)).map(words).collect()
    }

    /// The grades of the last years, the latest last.
    fn last_grades(&self, person: Row<People>) -> Vec<(i32, String)> {
        let evaluations = &self.register().tables().evaluations;
        let words = |grade: Grade| vietnamese(Grade::NAMES, grade.name()).unwrap_or(grade.name()).to_owned();
        let grade = |row: usize| Some((evaluations.year[row]?, words(evaluations.grade[row]?)));
        let mut grades: Vec<(i32, String)> = self.register().evaluations_of(person).filter_map(grade).collect();
        grades.sort_unstable();
        grades.split_off(grades.len().saturating_sub(GRADES_MAX))
    }

    fn of_tenures(&self, person: Row<People>) -> Vec<Tenure> {
        let (register, tables) = (self.register(), self.register().tables());
        let tenure = |tenure: usize| {
            let (period, title, unit) = (register.tenure_period(tenure), register.title_held(tenure), register.unit_served(tenure));
            let post = format!("{}, {}", tables.titles.name.text(title.index()), tables.units.name.text(unit.index()));
            Tenure { from: period.from, until: period.until, post }
        };
        register.tenures_of(person).map(tenure).collect()
    }

    fn of_discipline(&self, person: Row<People>) -> Vec<String> {
        let discipline = &self.register().tables().discipline;
        let words = |row: usize| {
            let form = discipline.form[row].map_or("", |form: DisciplineForm| vietnamese(DisciplineForm::NAMES, form.name()).unwrap_or(form.name()));
            let mut decided = String::new();
            cell::write(&mut decided, self.register().tables(), Kind::Day, &Value::Day(discipline.decided[row]));
            format!("{form} ({decided}; {})", discipline.decision.text(row))
        };
        self.register().discipline_of(person).map(words).collect()
    }

    fn of_family(&self, person: Row<People>) -> Vec<(String, String)> {
        let (kinship, people) = (&self.register().tables().kinship, &self.register().tables().people);
        let own = (0..kinship.len()).filter(|&row| kinship.person[row] == person);
        let words = |relation: Relation| vietnamese(Relation::NAMES, relation.name()).unwrap_or(relation.name()).to_owned();
        own.map(|row| (kinship.relation[row].map(words).unwrap_or_default(), people.name.text(kinship.relative[row].index()).to_owned())).collect()
    }
}

/// A text of the record, where there is one.
fn written(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// A thing of a class: withheld from who may not see the class.
fn of<T>(seen: Classes, class: Class, value: impl FnOnce() -> Option<T>) -> Datum<T> {
    if seen.has(class) { Datum::of(value()) } else { Datum::Withheld }
}
