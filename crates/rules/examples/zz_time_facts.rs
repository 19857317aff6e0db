use rules::facts::{self, Block, Rows, World};
use rules::moves::Moves;
use std::time::Instant;
use register::written::day;
fn main() {
    let people: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let t = Instant::now();
    let (register, _) = sample::office(sample::Size { posts: people / 10, people }, 1).finish();
    println!("register {:?} tenures {}", t.elapsed(), register.tables().tenures.len());
    let books = vec![];
    let moves = Moves::default();
    let mut book: Vec<rules::rulebook::Rulebook> = books;
    let mut b = rules::rulebook::Rulebook {
        file: String::new(),
        document: rules::rulebook::Document { symbol: String::new(), title: String::new(), issuer: String::new(), level: 1, issued: day("2020-01-01"), in_force: register::Period { from: day("2021-01-01"), until: register::Day::OPEN }, replaces: vec![], cites: vec![], checked: None },
        scope: Default::default(), rules: vec![], equivalences: vec![], stances: vec![], retirement: None };
    b.retirement = Some(rules::rulebook::Retirement { clause: String::new(), ages: (0..15).map(|s| (2021 + s, (723 + 3 * s).min(744), (664 + 4 * s).min(720))).collect() });
    book.push(b);
    let t = Instant::now();
    let world = World::new(&register, &book, &moves);
    println!("world {:?}", t.elapsed());
    let on = day("2026-11-21");
    let n = register.tables().people.len() as u32;
    for round in 0..2 {
        let mut total = std::time::Duration::ZERO;
        let mut times: Vec<(u128, &str)> = facts::ALL.iter().filter(|f| f.name.starts_with("person.")).map(|f| (0, f.name)).collect();
        let mut start = 0;
        let mut mains = 0;
        while start < n {
            let end = (start + 4096).min(n);
            let block = Block::new(&world, on, Rows::PeopleRange(start..end));
            let t = Instant::now();
            block.mains();
            mains += t.elapsed().as_micros();
            for (at, f) in facts::ALL.iter().filter(|f| f.name.starts_with("person.")).enumerate() {
                let t = Instant::now();
                std::hint::black_box((f.fill)(&block));
                times[at].0 += t.elapsed().as_nanos();
                total += t.elapsed();
            }
            start = end;
        }
        if round == 1 {
            times.sort();
            for (ns, name) in times.iter().rev() { println!("{:8.2} ms {name}", *ns as f64 / 1e6); }
        }
        println!("mains {mains} us, all facts {total:?}");
    }
    let t = Instant::now();
    println!("findings {} {:?}", register.findings().len(), t.elapsed());
    let t = Instant::now();
    println!("known {} {:?}", register.known_on(day("2030-01-01")).tables().people.len(), t.elapsed());
}
