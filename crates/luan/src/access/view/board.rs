//! The posts board: every post that the viewer may find, as of a day, with who holds it and what is empty; and, where it is a review, with what the rules say of its holders.
//!
//! Nothing here is counted by hand: seats, holders, months, locality, retirement are facts of the vocabulary, and what is due is asked of the rules.

mod told;

use std::cmp::Reverse;

use register::column::Row;
use register::tables::{People, Posts, Titles, Units};
use register::text::folded;
use register::{Day, Period};
use rules::facts::{self, Block, Rows, World};
use rules::moves::Moves;
use rules::rulebook::Rulebook;

use super::{PAGE, View};
use crate::access::policy::{Action, Class};
use crate::access::sight::all_units;
use told::Told;

pub(super) use told::number;
pub(crate) use told::{Due, Duty, Said, Telling, is_duty};

/// Which posts are wanted, and in which order.
pub(crate) struct PostsWanted {
    /// As of which day.
    pub(crate) on: Day,
    /// Those of a unit and of what stands below it; of all, where empty.
    pub(crate) unit: String,
    /// Those of a title; of all, where empty.
    pub(crate) title: String,
    /// Those whose number, title, unit or holders hold every word, with or without marks.
    pub(crate) words: String,
    pub(crate) only: Only,
    pub(crate) sort: Sort,
    /// From the greatest to the least.
    pub(crate) descending: bool,
    /// The page, from 0.
    pub(crate) page: usize,
}

impl PostsWanted {
    /// Every post as of a day.
    pub(crate) fn all(on: Day) -> PostsWanted {
        PostsWanted { on, unit: String::new(), title: String::new(), words: String::new(), only: Only::All, sort: Sort::Unit, descending: false, page: 0 }
    }
}

/// Whether seats are filled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Only {
    /// Whatever they are.
    All,
    /// A seat is surely empty.
    Empty,
    /// There are surely more holders than seats.
    Over,
}

/// The order of posts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    /// By unit, as the owner numbers them.
    Unit,
    /// By the name of who holds it.
    Name,
    /// By months in the post.
    Months,
    /// By unbroken months as head.
    Head,
    /// By months of service left.
    Left,
}

/// A number as this viewer knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Known {
    /// Not the viewer's to see, or nothing that there is.
    Hidden,
    /// The record does not say.
    Unknown,
    /// The number.
    Number(i32),
}

/// A page of the board.
pub(crate) struct Board {
    /// How many posts there are in all.
    pub(crate) count: usize,
    /// Their seats, as far as they are known.
    pub(crate) seats: i32,
    /// Seats that are surely empty.
    pub(crate) empty: i32,
    /// Posts of which it is not the viewer's to see, or not known, whether a seat is empty.
    pub(crate) open: usize,
    /// Those of this page.
    pub(crate) posts: Vec<Place>,
    /// The titles of all posts that may be found: code and name.
    pub(crate) titles: Vec<[String; 2]>,
    /// The duties that were asked about.
    pub(crate) duties: Vec<Duty>,
    /// How many posts there would be, were only this asked of the rules.
    pub(crate) tally: Tally,
}

/// How many posts there is something to do about.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Tally {
    /// By duty: not met, soon no longer met, not known.
    pub(crate) duties: Vec<[usize; 3]>,
    /// A holder retires within the months.
    pub(crate) retiring: usize,
    /// A holder's planned end lies within the months, or is over.
    pub(crate) ending: usize,
    /// By the words of `LOCAL`: a holder is one.
    pub(crate) local: Vec<usize>,
    /// A seat is surely empty.
    pub(crate) empty: usize,
    /// There are surely more holders than seats.
    pub(crate) over: usize,
}

/// A post.
pub(crate) struct Place {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The code of the title's role.
    pub(crate) role: &'static str,
    /// The unit: id and name.
    pub(crate) unit: [String; 2],
    /// Whether the post, or its unit, is no more or not yet on the day.
    pub(crate) ended: bool,
    /// Whether the viewer may open what was recorded about it.
    pub(crate) history: bool,
    pub(crate) seats: Known,
    /// Empty seats, the least and the most: negative where there are more holders than seats.
    pub(crate) empty: [Known; 2],
    pub(crate) holders: Vec<Holder>,
    /// Holders whom the viewer may not know by name.
    pub(crate) unnamed: usize,
}

/// Who holds a post.
pub(crate) struct Holder {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Beside a main post.
    pub(crate) concurrent: bool,
    /// The first day in the post; not known, where empty.
    pub(crate) since: Day,
    /// The first day after the planned end, where one was planned.
    pub(crate) planned: Day,
    /// Months in the post; hidden for a concurrent one, which is not counted.
    pub(crate) months: Known,
    /// What a review adds.
    pub(crate) told: Option<Telling>,
}

/// A tenure of somebody who may be found.
pub(super) struct Seat {
    person: Row<People>,
    tenure: usize,
    main: bool,
}

/// A post with the place of its seats among all, and what is known of it.
struct Line {
    post: Row<Posts>,
    first: usize,
    last: usize,
    unnamed: usize,
    seats: Known,
    empty: [Known; 2],
}

impl View {
    /// The board. With `due` it is a review: what the rules say of the holders whom one may review stands beside them, and can be asked for.
    pub(crate) fn board(&self, wanted: &PostsWanted, due: Option<&Due>, books: &[Rulebook]) -> Board {
        let all = self.posts_found(wanted.on);
        let titles = self.titles_of(&all);
        let (mut lines, seats) = self.lines(&self.narrowed(all, wanted), wanted.on);
        let moves = if due.is_some() { told::staying(self.register(), &seats, wanted.on) } else { Moves::default() };
        let world = World::new(self.register(), books, &moves);
        self.count_seats(&world, wanted.on, &mut lines);
        let told = Told::new(self, &world, wanted.on, &seats, due);
        let words: Vec<String> = folded(&wanted.words).split_whitespace().map(str::to_owned).collect();
        lines.retain(|line| self.has_words(line, &seats, &words));
        let tally = told.tally(&lines);
        lines.retain(|line| is_wanted(line, wanted.only) && due.is_none_or(|due| told.fits(line.first..line.last, due)));
        self.put_in_order(&mut lines, &seats, &told, wanted);
        let known = |number: &Known| if let Known::Number(number) = *number { number.max(0) } else { 0 };
        let posts = lines.iter().skip(wanted.page.saturating_mul(PAGE)).take(PAGE);
        Board {
            count: lines.len(),
            seats: lines.iter().map(|line| known(&line.seats)).sum(),
            empty: lines.iter().map(|line| known(&line.empty[0])).sum(),
            open: lines.iter().filter(|line| line.empty[0] != line.empty[1] || !matches!(line.empty[0], Known::Number(_))).count(),
            posts: posts.map(|line| self.place(line, &seats, &told, wanted.on)).collect(),
            titles,
            duties: told.duties(),
            tally,
        }
    }

    /// Whether posts of a unit may be found.
    pub(super) fn finds_unit(&self, unit: Row<Units>) -> bool {
        let all = || all_units(self.register()).map(|unit| self.of_unit(Action::Find, unit).has(Class::Open)).collect();
        self.finds_unit.get_or_init(all)[unit.index()]
    }

    /// The posts that may be found and that are in being on a day, or are held on it all the same.
    pub(super) fn posts_found(&self, on: Day) -> Vec<Row<Posts>> {
        let tables = self.register().tables();
        let posts = (0..tables.posts.len() as u32).map(Row::<Posts>::new);
        posts.filter(|&post| self.finds_unit(tables.posts.unit[post.index()]) && (self.is_in_being(post, on) || self.is_held(post, on))).collect()
    }

    fn is_in_being(&self, post: Row<Posts>, on: Day) -> bool {
        let (posts, units) = (&self.register().tables().posts, &self.register().tables().units);
        let unit = posts.unit[post.index()].index();
        let own = Period { from: posts.from[post.index()].0, until: posts.until[post.index()].0 };
        own.holds(on) && Period { from: units.from[unit].0, until: units.until[unit].0 }.holds(on)
    }

    /// Whether a post is held on a day, as far as the viewer may know it.
    fn is_held(&self, post: Row<Posts>, on: Day) -> bool {
        let tables = self.register().tables();
        let counted = self.of_unit(Action::Find, tables.posts.unit[post.index()]).has(Class::Personnel);
        let held = |&&tenure: &&u32| self.register().tenure_period(tenure as usize).holds(on);
        let seen = |&tenure: &u32| counted || self.finds(tables.tenures.person[tenure as usize]);
        self.register().tenures_in(post).iter().filter(held).any(seen)
    }

    fn narrowed(&self, posts: Vec<Row<Posts>>, wanted: &PostsWanted) -> Vec<Row<Posts>> {
        let tables = self.register().tables();
        let within = (!wanted.unit.is_empty()).then(|| self.below(&wanted.unit, wanted.on));
        let title = (!wanted.title.is_empty()).then(|| self.register().find::<Titles>(&tables.titles.code, &wanted.title));
        let fits = |post: &Row<Posts>| {
            let (unit, of_title) = (tables.posts.unit[post.index()], tables.posts.title[post.index()]);
            within.as_ref().is_none_or(|within| within[unit.index()]) && title.is_none_or(|title| title == Some(of_title))
        };
        posts.into_iter().filter(fits).collect()
    }

    /// For every unit, whether it stands on a day in a unit that may be found, or below it. Of one that may not be found, none does.
    pub(super) fn below(&self, unit: &str, on: Day) -> Vec<bool> {
        let register = self.register();
        let units = (0..register.tables().units.len() as u32).map(Row::<Units>::new);
        match register.find::<Units>(&register.tables().units.id, unit).filter(|&top| self.finds_unit(top)) {
            Some(top) => units.map(|unit| register.unit_within(unit, top, on) == Some(true)).collect(),
            None => vec![false; units.len()],
        }
    }

    fn titles_of(&self, posts: &[Row<Posts>]) -> Vec<[String; 2]> {
        let tables = self.register().tables();
        let mut titles: Vec<Row<Titles>> = posts.iter().map(|post| tables.posts.title[post.index()]).collect();
        titles.sort_unstable();
        titles.dedup();
        titles.into_iter().map(|title| [tables.titles.code.text(title.index()).to_owned(), tables.titles.name.text(title.index()).to_owned()]).collect()
    }

    fn lines(&self, posts: &[Row<Posts>], on: Day) -> (Vec<Line>, Vec<Seat>) {
        let (register, tables) = (self.register(), self.register().tables());
        let (mut lines, mut seats) = (Vec::with_capacity(posts.len()), Vec::new());
        for &post in posts {
            let first = seats.len();
            let mut unnamed = 0;
            for tenure in register.tenures_in(post).iter().map(|&tenure| tenure as usize).filter(|&tenure| register.tenure_period(tenure).holds(on)) {
                let person = tables.tenures.person[tenure];
                if self.finds(person) {
                    seats.push(Seat { person, tenure, main: register.is_main(tenure) });
                } else {
                    unnamed += 1;
                }
            }
            if !self.of_unit(Action::Find, tables.posts.unit[post.index()]).has(Class::Personnel) {
                unnamed = 0;
            }
            lines.push(Line { post, first, last: seats.len(), unnamed, seats: Known::Unknown, empty: [Known::Hidden; 2] });
        }
        (lines, seats)
    }

    /// Seats are the post's, which are open; who is in them is of the class of tenures.
    fn count_seats(&self, world: &World<'_>, on: Day, lines: &mut [Line]) {
        let posts: Vec<Row<Posts>> = lines.iter().map(|line| line.post).collect();
        let block = Block::new(world, on, Rows::Posts(&posts, None));
        let value = |name: &str| facts::ALL[facts::find(name).expect("a fact of the vocabulary")].column(&block);
        let (seats, holders) = (value("post.seats"), value("post.holders_after"));
        for (row, line) in lines.iter_mut().enumerate() {
            line.seats = number(&seats, row);
            if self.of_unit(Action::Find, self.register().tables().posts.unit[line.post.index()]).has(Class::Personnel) {
                line.empty = told::difference(line.seats, &holders, row);
            }
        }
    }

    fn has_words(&self, line: &Line, seats: &[Seat], words: &[String]) -> bool {
        if words.is_empty() {
            return true;
        }
        let tables = self.register().tables();
        let (unit, title) = (tables.posts.unit[line.post.index()].index(), tables.posts.title[line.post.index()].index());
        let mut text = format!("{} {} {}", tables.posts.id.text(line.post.index()), tables.titles.name.text(title), tables.units.name.text(unit));
        for seat in &seats[line.first..line.last] {
            text.push_str(&format!(" {} {}", tables.people.id.text(seat.person.index()), tables.people.name.text(seat.person.index())));
        }
        let text = folded(&text);
        words.iter().all(|word| text.contains(word.as_str()))
    }

    fn put_in_order(&self, lines: &mut [Line], seats: &[Seat], told: &Told, wanted: &PostsWanted) {
        let names = self.sight.names();
        let own = |line: &Line| (self.register().tables().posts.unit[line.post.index()], line.post);
        // What is not known comes last, whichever way the rest is put.
        let turned = |least: Option<i64>| (least.is_none(), least.map(|key| if wanted.descending { -key } else { key }));
        let extreme = |numbers: &mut dyn Iterator<Item = Known>| {
            let numbers = numbers.filter_map(|number| if let Known::Number(number) = number { Some(i64::from(number)) } else { None });
            if wanted.descending { numbers.max() } else { numbers.min() }
        };
        let key = |line: &Line| match wanted.sort {
            Sort::Unit => None,
            Sort::Name => seats[line.first..line.last].iter().map(|seat| i64::from(names.place(seat.person))).min(),
            Sort::Months => extreme(&mut (line.first..line.last).map(|seat| told.months(seat))),
            Sort::Head => extreme(&mut (line.first..line.last).map(|seat| told.head(seat))),
            Sort::Left => extreme(&mut (line.first..line.last).map(|seat| told.left(seat))),
        };
        if wanted.sort == Sort::Unit && wanted.descending {
            lines.sort_by_key(|line| Reverse(own(line)));
        } else {
            lines.sort_by_cached_key(|line| (turned(key(line)), own(line)));
        }
    }

    fn place(&self, line: &Line, seats: &[Seat], told: &Told, on: Day) -> Place {
        let (tables, post) = (self.register().tables(), line.post.index());
        let (unit, title) = (tables.posts.unit[post].index(), tables.posts.title[post].index());
        let holder = |at: usize| {
            let Seat { person, tenure, main } = seats[at];
            Holder {
                id: tables.people.id.text(person.index()).to_owned(),
                name: tables.people.name.text(person.index()).to_owned(),
                concurrent: !main,
                since: tables.tenures.from[tenure].0,
                planned: tables.tenures.until_planned[tenure],
                months: told.months(at),
                told: told.telling(at),
            }
        };
        Place {
            id: tables.posts.id.text(post).to_owned(),
            title: tables.titles.name.text(title).to_owned(),
            role: tables.titles.role[title].map_or("", register::code::Code::name),
            unit: [tables.units.id.text(unit).to_owned(), tables.units.name.text(unit).to_owned()],
            ended: !self.is_in_being(line.post, on),
            history: !self.of_unit(Action::History, tables.posts.unit[post]).is_empty(),
            seats: line.seats,
            empty: line.empty,
            holders: (line.first..line.last).map(holder).collect(),
            unnamed: line.unnamed,
        }
    }
}

fn is_wanted(line: &Line, only: Only) -> bool {
    match (only, line.empty) {
        (Only::All, _) => true,
        (Only::Empty, [Known::Number(least), _]) => least > 0,
        (Only::Over, [_, Known::Number(most)]) => most < 0,
        _ => false,
    }
}
