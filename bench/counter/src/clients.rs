//! Clients: connections that stay open, requests that were made ready beforehand, answers of which the head is read and the body counted.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::net::TcpStream;

use crate::office::Office;

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Somebody's record, with a reason: recorded before it is shown.
    Record,
    /// A search over all names.
    Search,
    /// What the rules say of one person: recorded, too.
    Rules,
    /// A page that asks nothing.
    Static,
}

/// What a turn found.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    rate: f64,
    /// Milliseconds that half, and that all but a hundredth waited no longer than.
    waits: [f64; 2],
    /// Bytes of an answer, on average.
    bytes: u64,
    /// Microseconds of a processor for an answer: the server's and the clients'.
    cpu: [f64; 2],
    count: usize,
    /// How many of the answers had to be recorded.
    pub(crate) recorded: u64,
}

impl Measured {
    pub(crate) fn of(mut waits: Vec<Duration>, time: Duration, bytes: u64, recorded: u64) -> Measured {
        waits.sort_unstable();
        let wait = |share: usize| waits.get(waits.len() * share / 100).map_or(0.0, |wait| wait.as_secs_f64() * 1_000.0);
        let (count, waits) = (waits.len(), [wait(50), wait(99)]);
        Measured { rate: count as f64 / time.as_secs_f64(), waits, bytes: bytes / count.max(1) as u64, cpu: [0.0; 2], count, recorded }
    }

    /// The same with what the processors were used for, by the server and by the clients.
    pub(crate) fn with_cpu(mut self, before: [Duration; 2], after: [Duration; 2]) -> Measured {
        let each = |at: usize| (after[at] - before[at]).as_secs_f64() * 1e6 / self.count.max(1) as f64;
        self.cpu = [each(0), each(1)];
        self
    }
}

/// The turn in the middle, by its rate, with how far the others lie from it.
pub(crate) fn median(turns: &[Measured]) -> String {
    let mut turns = turns.to_vec();
    turns.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    let (Measured { rate, waits: [middle, late], bytes, cpu: [server, client], .. }, first, last) =
        (&turns[turns.len() / 2], &turns[0], &turns[turns.len() - 1]);
    let cpu = if *server > 0.0 {
        format!(", {bytes} bytes, of a processor {server:.0} µs for the server and {client:.0} µs for the client")
    } else {
        String::new()
    };
    format!("{rate:.0}/s (from {:.0} to {:.0}), p50 {middle:.1} ms, p99 {late:.1} ms{cpu}", first.rate, last.rate)
}

/// Every client asks for as long as the turn lasts, one request after the other.
pub(crate) async fn turn(address: SocketAddr, office: &Office, kinds: &[(Kind, usize)], time: Duration) -> Measured {
    let clients = office.sessions.iter().enumerate().map(|(number, session)| client(address, requests(office, session, number, kinds), time));
    let start = Instant::now();
    let set = tokio::task::LocalSet::new();
    let running: Vec<_> = clients.map(|client| set.spawn_local(client)).collect();
    set.await;
    let (mut waits, mut bytes, mut recorded) = (Vec::new(), 0, 0);
    for client in running {
        let done = client.await.expect("a client ends");
        waits.extend(done.0);
        bytes += done.1;
        recorded += done.2;
    }
    Measured::of(waits, start.elapsed(), bytes, recorded)
}

/// The requests of a client, made ready: more than it will send, or sent again from the first.
fn requests(office: &Office, session: &str, client: usize, kinds: &[(Kind, usize)]) -> Vec<(Kind, Vec<u8>)> {
    let mut drawn = client as u64 + 1;
    let mut draw = |below: usize| {
        drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (drawn >> 33) as usize % below
    };
    let one = |_: usize| {
        let mut share = draw(100);
        let kind = kinds
            .iter()
            .find(|(_, of_hundred)| {
                share < *of_hundred || {
                    share -= of_hundred;
                    false
                }
            })
            .map_or(kinds[0].0, |(kind, _)| *kind);
        let person = &office.people[draw(office.people.len())];
        let path = match kind {
            Kind::Record => format!("/people/{person}?reason=chu%E1%BA%A9n%20b%E1%BB%8B%20h%E1%BB%8Dp"),
            Kind::Rules => format!("/people/{person}/review?reason=th%E1%BA%A9m%20%C4%91%E1%BB%8Bnh"),
            Kind::Search => format!("/find?words={}", office.words[draw(office.words.len())]),
            Kind::Static => "/health".to_owned(),
        };
        (kind, get(&path, session))
    };
    (0..2_000).map(one).collect()
}

fn get(path: &str, session: &str) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\nCookie: __Host-luan={session}\r\n\r\n"
    )
    .into_bytes()
}

async fn client(address: SocketAddr, requests: Vec<(Kind, Vec<u8>)>, time: Duration) -> (Vec<Duration>, u64, u64) {
    let stream = TcpStream::connect(address).await.expect("the server takes the connection");
    stream.set_nodelay(true).expect("a socket");
    let (mut waits, mut bytes, mut recorded, mut buffer) = (Vec::new(), 0, 0, vec![0; 1 << 18]);
    let start = Instant::now();
    for (kind, request) in requests.iter().cycle() {
        let asked = Instant::now();
        if asked - start > time {
            break;
        }
        let length = ask(&stream, request, &mut buffer).await;
        waits.push(asked.elapsed());
        bytes += length as u64;
        recorded += u64::from(matches!(kind, Kind::Record | Kind::Rules));
    }
    (waits, bytes, recorded)
}

/// Sends a request and reads the answer; its length in bytes, head included. Whatever is not answered with 200 is a fault of the benchmark or of the server.
async fn ask(stream: &TcpStream, request: &[u8], buffer: &mut Vec<u8>) -> usize {
    let mut sent = 0;
    while sent < request.len() {
        stream.writable().await.expect("a socket");
        match stream.try_write(&request[sent..]) {
            Ok(count) => sent += count,
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::WouldBlock, "{error}"),
        }
    }
    let (mut read, mut whole) = (0, None);
    while whole.is_none_or(|whole| read < whole) {
        stream.readable().await.expect("a socket");
        match stream.try_read(&mut buffer[read..]) {
            Ok(0) => panic!("the server closed the connection after {read} bytes"),
            Ok(count) => read += count,
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::WouldBlock, "{error}"),
        }
        whole = whole.or_else(|| length(&buffer[..read]));
        if whole.is_some_and(|whole| whole > buffer.len()) {
            buffer.resize(2 * whole.unwrap_or_default(), 0);
        }
    }
    read
}

/// How long an answer is, head and body; nothing while the head is not all there.
fn length(answer: &[u8]) -> Option<usize> {
    let head = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let text = std::str::from_utf8(&answer[..head]).expect("a head is text");
    assert!(text.starts_with("HTTP/1.1 200"), "not answered: {text}");
    let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("the answer says how long it is");
    Some(head + 4 + length.parse::<usize>().expect("a number"))
}

/// What the first page takes over the wire: itself, and all that it names of ours for the browser to load.
pub(crate) async fn first_page(address: SocketAddr, session: &str) -> String {
    let stream = TcpStream::connect(address).await.expect("the server takes the connection");
    let mut buffer = vec![0; 1 << 18];
    let page = ask(&stream, &get("/find", session), &mut buffer).await;
    let text = String::from_utf8_lossy(&buffer[..page]).into_owned();
    let loaded: Vec<&str> = ["<link rel=\"stylesheet\" href=\"", "<script src=\"", "<img src=\""]
        .into_iter()
        .flat_map(|before| text.split(before).skip(1).filter_map(|rest| rest.split('"').next()))
        .collect();
    let mut parts = format!("/find {page}");
    let mut sum = page;
    for path in loaded {
        let bytes = ask(&stream, &get(path, session), &mut buffer).await;
        parts += &format!(", {path} {bytes}");
        sum += bytes;
    }
    format!("first page: {sum} bytes over the wire ({parts})")
}
