//! The kinds of race: who takes part, and what each does.

use std::sync::Barrier;

use store::{Account, AccountState, Change, Committed, Content, RowText, Stamp, State, Store, StoreError};

use super::Ground;
use super::judge::Left;
use crate::office::{T0, adding, changing, row, stamp};

/// How often one who takes part tries to change what others change, too.
const TRIES: usize = 3;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// All change the same row.
    SameRow,
    /// All send the same request.
    SameRequest,
    /// One withdraws the row that the others change.
    Closing,
    /// One closes the account that the others write with.
    Revocation,
    /// One erases what the others change.
    Erasure,
}

/// What somebody was told.
type Told = Result<Vec<Committed>, StoreError>;

impl Kind {
    pub(crate) const ALL: [Kind; 5] = [Kind::SameRow, Kind::SameRequest, Kind::Closing, Kind::Revocation, Kind::Erasure];

    /// Holds a race of so many, and says how many effects it had.
    pub(crate) fn run(self, ground: &Ground, race: usize, actors: usize) -> Result<usize, String> {
        let id = format!("R{race}");
        let subject = format!("person:{id}");
        let first = named(&id, "Đầu");
        ground.servers[0].commit(vec![adding(&format!("{race}"), &subject, std::slice::from_ref(&first))], stamp(T0)).map_err(|error| error.to_string())?;
        let account_id = format!("lan{race}");
        let opened =
            ground.servers[0].commit(vec![account(&format!("{race}-open"), &account_id, true)], by("admin", None)).map_err(|error| error.to_string())?;
        let by_account = by(&account_id, Some(opened[0].index));
        let from = ground.follow();
        let before = ground.servers[0].log().about(&subject).to_vec();
        let told = all_at_once(&ground.servers, actors, |actor, server| {
            let ends = actor == actors - 1;
            match self {
                Kind::SameRow => vec![server.commit(vec![replacing(&format!("{race}-{actor}"), &id, &first, &format!("Tên {actor}"))], stamp(T0))],
                Kind::SameRequest => vec![server.commit(vec![replacing(&format!("{race}-same"), &id, &first, "Cùng")], stamp(T0))],
                Kind::Closing if ends => vec![close(server, race, &subject)],
                Kind::Erasure if ends => vec![server.log().erase(&subject, &stamp(T0), "hết thời hạn lưu", "").map(|erased| vec![erased])],
                Kind::Closing | Kind::Erasure => (0..TRIES).filter_map(|tried| change(server, &format!("{race}-{actor}-{tried}"), &id)).collect(),
                Kind::Revocation if ends => vec![server.commit(vec![account(&format!("{race}-close"), &account_id, false)], by("admin", None))],
                Kind::Revocation => {
                    (0..TRIES).map(|tried| server.commit(vec![reading(&format!("{race}-{actor}-{tried}"), &subject)], by_account.clone())).collect()
                }
            }
        });
        let to = ground.follow();
        let mut left = Left { entries: Vec::new(), told: Vec::new() };
        for told in told {
            match told {
                Ok(done) => left.told.extend(done.iter().map(|done| (done.index, done.again))),
                Err(StoreError::Refused(_) | StoreError::State(State::Revoked)) => {}
                Err(error) => return Err(format!("somebody was told: {error}")),
            }
        }
        let mut log = ground.servers[race % ground.servers.len()].log();
        for number in from..to {
            let (leaf, change) = log.entry(number).map_err(|error| error.to_string())?;
            left.entries.push((number, leaf, change));
        }
        match self {
            Kind::SameRow => left.one_effect()?,
            Kind::SameRequest => left.one_request(actors)?,
            Kind::Closing => left.nothing_after_closing()?,
            Kind::Revocation => left.nothing_after_revocation(&account_id)?,
            Kind::Erasure => left.nothing_after_erasure(&before)?,
        }
        Ok(left.entries.len())
    }
}

/// Lets all begin at one moment, each on one of the servers; what all were told.
fn all_at_once(servers: &[Store], actors: usize, act: impl Fn(usize, &Store) -> Vec<Told> + Sync) -> Vec<Told> {
    let start = Barrier::new(actors);
    std::thread::scope(|scope| {
        let acting: Vec<_> = (0..actors)
            .map(|actor| {
                let (start, act, server) = (&start, &act, &servers[actor % servers.len()]);
                scope.spawn(move || {
                    start.wait();
                    act(actor, server)
                })
            })
            .collect();
        acting.into_iter().flat_map(|acting| acting.join().unwrap()).collect()
    })
}

fn by(actor: &str, authority: Option<u64>) -> Stamp {
    Stamp { actor: actor.to_owned(), time: T0, authority }
}

fn named(id: &str, name: &str) -> RowText {
    row("people", &format!("id={id} name={} sex=female birth=1980-02", name.replace(' ', "_")))
}

fn replacing(key: &str, id: &str, before: &RowText, name: &str) -> Change {
    changing(key, &format!("person:{id}"), std::slice::from_ref(before), &[named(id, name)])
}

fn reading(key: &str, subject: &str) -> Change {
    let content = Content::Reading { subject: subject.to_owned(), what: "person".to_owned() };
    Change { reason: "xem".to_owned(), basis: String::new(), key: key.to_owned(), content }
}

/// An account without grants: one person may open it and close it.
pub(crate) fn account(key: &str, id: &str, open: bool) -> Change {
    let account = Account { state: if open { AccountState::Open } else { AccountState::Closed }, ..Account::default() };
    Change { reason: "phân công".to_owned(), basis: String::new(), key: key.to_owned(), content: Content::Account { id: id.to_owned(), account } }
}

/// The row as this server knows it to be; none where it was withdrawn or destroyed.
fn present(server: &Store, subject: &str) -> Option<RowText> {
    let mut log = server.log();
    log.follow().unwrap();
    let last = *log.about(subject).last()?;
    match log.entry(last).unwrap().1?.content {
        Content::Rows { add, .. } => add.into_iter().next(),
        _ => None,
    }
}

/// Changes the row as it is at the moment, where it is.
fn change(server: &Store, key: &str, id: &str) -> Option<Told> {
    let before = present(server, &format!("person:{id}"))?;
    Some(server.commit(vec![replacing(key, id, &before, key)], stamp(T0)))
}

/// Withdraws the row, however often others are faster.
fn close(server: &Store, race: usize, subject: &str) -> Told {
    for tried in 0.. {
        let before = present(server, subject).expect("nobody else withdraws it");
        let told = server.commit(vec![changing(&format!("{race}-close-{tried}"), subject, &[before], &[])], stamp(T0));
        if !matches!(told, Err(StoreError::Refused(_))) {
            return told;
        }
    }
    unreachable!("it tries until it has done it")
}
