use proptest::prelude::*;

use super::*;
use crate::Register;
use crate::written::{day, written};

fn local(register: &Register, home: &str, target: &str, on: &str) -> Option<Local> {
    let place = |id: &str| register.find(&register.tables().places.id, id).unwrap();
    register.locality(place(home), place(target), day(on))
}

/// Two provinces were joined under the name of one; communes were joined, renamed, moved and split; a level was abolished.
fn map() -> Register {
    written(
        "places: id name kind parent from until successors\n\
         LAND Nước country - - - -\n\
         EAST1 Đông province LAND - 2025-07-01 EAST2\n WEST1 Tây province LAND - 2025-07-01 EAST2\n EAST2 Đông province LAND 2025-07-01 - -\n\
         NORTH Bắc province LAND - - -\n\
         DIST1 Huyện_Sông district EAST1 - 2025-07-01 -\n DIST2 Huyện_Núi district WEST1 - 2025-07-01 -\n\
         LILY Sen commune DIST1 - 2025-07-01 POND\n REED Sậy commune DIST1 - 2025-07-01 POND\n POND Sen commune EAST2 2025-07-01 - -\n\
         PINE Thông commune DIST2 - - -\n\
         OAK1 Sồi commune DIST2 - 2020-01-01 OAK2\n OAK2 Dẻ commune DIST2 2020-01-01 - -\n\
         HALF Nửa commune DIST1 - 2022-01-01 LILY*;MOSS*\n MOSS Rêu commune NORTH 2022-01-01 - -\n\
         LOST Mất commune DIST1 - 2022-01-01 -\n\
         GREW Lớn commune NORTH - - -\n FERN Dương_Xỉ commune NORTH - 2021-01-01 GREW\n\
         RING1 Vòng commune RING2 - - -\n RING2 Vòng commune RING1 - - -\n\
         TURN1 Xoay commune DIST1 - 2020-01-01 TURN2\n TURN2 Xoay commune DIST1 - 2020-01-01 TURN1\n",
    )
}

#[test]
fn locals_through_mergers_splits_and_circles() {
    use Local::{ByMerger, No, Yes};
    let map = map();
    let cases = [
        // Before anything happened.
        ("LILY", "EAST1", "2024-01-01", Some(Yes)),
        ("LILY", "WEST1", "2024-01-01", Some(No)),
        ("LILY", "DIST1", "2024-01-01", Some(Yes)),
        ("LILY", "LILY", "2024-01-01", Some(Yes)),
        // Joined communes: the one whose name went on, and the other.
        ("LILY", "POND", "2025-07-01", Some(Yes)),
        ("REED", "POND", "2025-07-01", Some(ByMerger)),
        // Before the joined one began, it was either of the two.
        ("REED", "POND", "2025-06-30", None),
        ("POND", "POND", "2026-01-01", Some(Yes)),
        // Joined provinces: the same, one level up, for communes that went through a merger themselves and for one that did not.
        ("REED", "EAST2", "2025-07-01", Some(Yes)),
        ("PINE", "EAST2", "2025-07-01", Some(ByMerger)),
        ("PINE", "WEST1", "2025-06-30", Some(Yes)),
        ("PINE", "NORTH", "2026-01-01", Some(No)),
        // A province that went into another is that other.
        ("PINE", "WEST1", "2026-01-01", Some(ByMerger)),
        ("LILY", "EAST1", "2026-01-01", Some(Yes)),
        // A new name alone is no merger.
        ("OAK1", "OAK2", "2024-01-01", Some(Yes)),
        ("OAK2", "OAK1", "2019-01-01", Some(Yes)),
        // One that was there already and took another in.
        ("FERN", "GREW", "2020-01-01", Some(No)),
        ("FERN", "GREW", "2022-01-01", Some(ByMerger)),
        ("GREW", "GREW", "2022-01-01", Some(Yes)),
        ("FERN", "NORTH", "2022-01-01", Some(Yes)),
        // Split between two provinces.
        ("HALF", "EAST1", "2021-12-31", Some(Yes)),
        ("HALF", "EAST1", "2022-01-01", None),
        ("HALF", "WEST1", "2022-01-01", Some(No)),
        // Gone without a word; running in circles.
        ("LOST", "EAST1", "2022-01-01", None),
        ("RING1", "EAST1", "2022-01-01", None),
        ("TURN1", "EAST1", "2022-01-01", None),
        // A home known only to the province is not in a commune.
        ("EAST1", "LILY", "2024-01-01", Some(No)),
    ];
    for (home, target, on, expected) in cases {
        assert_eq!(local(&map, home, target, on), expected, "{home} in {target} on {on}");
    }
}

/// What happens to a drawn map.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// Two places of one level become one.
    Join { level: usize, a: usize, b: usize, how: How },
    /// A place gets a new name.
    Rename { level: usize, a: usize },
    /// A commune is split in two.
    Split { a: usize },
}

/// How two places become one.
#[derive(Clone, Copy, Debug)]
enum How {
    /// A new one under the first one's name.
    OldName,
    /// A new one under a new name.
    NewName,
    /// The first goes on and takes the second in.
    Absorbed,
}

/// A place of a drawn map; it begins and ends at moments.
#[derive(Clone, Debug)]
struct Drawn {
    name: usize,
    level: usize,
    parent: Option<usize>,
    from: usize,
    until: usize,
    became: Vec<(usize, bool)>,
}

const EVER: usize = 99;
const PROVINCE: usize = 0;
const COMMUNE: usize = 1;

/// A drawn map: one event a moment.
#[derive(Debug, Default)]
struct History {
    places: Vec<Drawn>,
    now: usize,
}

impl History {
    /// Three provinces with two communes each, then the events.
    fn new(events: &[Event]) -> History {
        let mut history = History::default();
        for _ in 0..3 {
            let parent = history.add(PROVINCE, None, None);
            history.add(COMMUNE, Some(parent), None);
            history.add(COMMUNE, Some(parent), None);
        }
        for event in events {
            history.now += 1;
            history.happen(*event);
        }
        history
    }

    fn add(&mut self, level: usize, parent: Option<usize>, name: Option<usize>) -> usize {
        let name = name.unwrap_or(self.places.len());
        self.places.push(Drawn { name, level, parent, from: self.now, until: EVER, became: Vec::new() });
        self.places.len() - 1
    }

    fn end(&mut self, place: usize, became: Vec<(usize, bool)>) {
        self.places[place].until = self.now;
        self.places[place].became = became;
    }

    fn pick(&self, level: usize, number: usize) -> usize {
        let living: Vec<usize> = (0..self.places.len()).filter(|&at| self.places[at].level == level && self.places[at].until == EVER).collect();
        living[number % living.len()]
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Join { level, a, b, how } => {
                let (a, b) = (self.pick(level, a), self.pick(level, b));
                if a == b || self.places[a].from == self.now {
                    return;
                }
                let parent = self.province_at(a, self.now);
                match how {
                    How::Absorbed => self.end(b, vec![(a, false)]),
                    How::OldName | How::NewName => {
                        let name = matches!(how, How::OldName).then_some(self.places[a].name);
                        let joined = self.add(level, parent, name);
                        self.end(a, vec![(joined, false)]);
                        self.end(b, vec![(joined, false)]);
                    }
                }
            }
            Event::Rename { level, a } => {
                let a = self.pick(level, a);
                let renamed = self.add(level, self.province_at(a, self.now), None);
                self.end(a, vec![(renamed, false)]);
            }
            Event::Split { a } => {
                let a = self.pick(COMMUNE, a);
                let parts = [0, 1].map(|_| (self.add(COMMUNE, self.province_at(a, self.now), None), true));
                self.end(a, parts.to_vec());
            }
        }
    }

    /// The province that a commune lies in at a moment; provinces are never split.
    fn province_at(&self, commune: usize, moment: usize) -> Option<usize> {
        let mut parent = self.places[commune].parent?;
        while self.places[parent].until <= moment {
            parent = self.places[parent].became[0].0;
        }
        Some(parent)
    }

    /// What a place may be at a moment, one moment after the other.
    fn followed(&self, place: usize, moment: usize) -> Vec<usize> {
        let mut here = vec![place];
        for now in self.places[place].from..=moment {
            let step = |at: usize| if self.places[at].until == now { self.places[at].became.iter().map(|(to, _)| *to).collect() } else { vec![at] };
            here = here.into_iter().flat_map(step).collect();
        }
        for now in (moment + 1..=self.places[place].from).rev() {
            let sources = |at: usize| if self.places[at].from == now { self.sources(at, now) } else { vec![at] };
            here = here.into_iter().flat_map(sources).collect();
        }
        here
    }

    /// What became a place at a moment.
    fn sources(&self, place: usize, moment: usize) -> Vec<usize> {
        let became = |at: &usize| self.places[*at].until == moment && self.places[*at].became.iter().any(|(to, _)| *to == place);
        (0..self.places.len()).filter(became).collect()
    }

    fn inside(&self, homes: &[usize], line: &[usize], moment: usize) -> Option<bool> {
        agreed(homes.iter().map(|&home| Some(line.contains(&home) || self.province_at(home, moment).is_some_and(|province| line.contains(&province)))))
    }

    fn local(&self, home: usize, target: usize, moment: usize) -> Option<Local> {
        agreed(self.followed(target, moment).into_iter().map(|target| {
            if !self.inside(&self.followed(home, moment), &[target], moment)? {
                return Some(Local::No);
            }
            let (mut line, mut open) = (vec![target], false);
            for now in (1..=moment).rev() {
                let mut joined = false;
                let mut before = Vec::new();
                for place in line {
                    let begins = self.places[place].from == now;
                    let sources = self.sources(place, now);
                    joined |= sources.len() + usize::from(!begins) > 1;
                    before.extend((!begins).then_some(place));
                    let renamed = begins && sources.len() == 1;
                    before.extend(sources.into_iter().filter(|&source| renamed || self.places[source].name == self.places[place].name));
                }
                line = before;
                if self.places[home].from < now || joined {
                    match self.inside(&self.followed(home, now - 1), &line, now - 1) {
                        Some(true) => {}
                        Some(false) => return Some(Local::ByMerger),
                        None => open |= self.places[home].from < now,
                    }
                }
            }
            if open { None } else { Some(Local::Yes) }
        }))
    }

    fn day(moment: usize) -> Day {
        day("2000-01-01").add_months(12 * moment as i32)
    }

    fn register(&self) -> Register {
        let mut text = String::from("places: id name kind parent from until successors\n");
        for (at, place) in self.places.iter().enumerate() {
            let kind = ["province", "commune"][place.level];
            let parent = place.parent.map_or("-".to_owned(), |parent| format!("L{parent:02}"));
            let from = if place.from == 0 { "-".to_owned() } else { Self::day(place.from).to_string() };
            let until = if place.until == EVER { "-".to_owned() } else { Self::day(place.until).to_string() };
            let became: Vec<String> = place.became.iter().map(|(to, part)| format!("L{to:02}{}", if *part { "*" } else { "" })).collect();
            let became = if became.is_empty() { "-".to_owned() } else { became.join(";") };
            text.push_str(&format!("L{at:02} N{} {kind} {parent} {from} {until} {became}\n", place.name));
        }
        written(&text)
    }
}

fn event() -> impl Strategy<Value = Event> {
    let how = prop_oneof![Just(How::OldName), Just(How::NewName), Just(How::Absorbed)];
    prop_oneof![
        4 => (0..2usize, 0..9usize, 0..9usize, how).prop_map(|(level, a, b, how)| Event::Join { level, a, b, how }),
        1 => (0..2usize, 0..9usize).prop_map(|(level, a)| Event::Rename { level, a }),
        1 => (0..9usize).prop_map(|a| Event::Split { a }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn locals_of_drawn_maps_are_those_of_a_walk_moment_by_moment(events in proptest::collection::vec(event(), 0..6)) {
        let history = History::new(&events);
        let register = history.register();
        let place = |at: usize| Row::new(at as u32);
        for home in (0..history.places.len()).filter(|&at| history.places[at].level == COMMUNE) {
            for target in 0..history.places.len() {
                for moment in history.places[target].from..=history.now {
                    let (found, expected) = (register.locality(place(home), place(target), History::day(moment)), history.local(home, target, moment));
                    prop_assert_eq!(found, expected, "{} in {} at {} of {:?}", home, target, moment, history);
                }
            }
        }
    }
}

#[test]
fn drawn_maps_know_every_answer() {
    let join = |level, a, b, how| Event::Join { level, a, b, how };
    let history = History::new(&[join(COMMUNE, 0, 2, How::NewName), join(PROVINCE, 0, 2, How::OldName), Event::Split { a: 0 }]);
    let everywhere = (0..history.places.len()).filter(|&home| history.places[home].level == COMMUNE).flat_map(|home| {
        let history = &history;
        (0..history.places.len()).map(move |target| history.local(home, target, history.now))
    });
    let mut answers: Vec<Option<Local>> = Vec::new();
    everywhere.for_each(|answer| push_new(&mut answers, answer));
    assert_eq!(answers.len(), 4, "{answers:?}");
}
