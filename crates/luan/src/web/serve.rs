//! The server: takes connections and reads requests within limits, hands each request to the door on a thread of its own, writes a line of log without anybody's name.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, header};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, SemaphorePermit, watch};
use tokio::time::{sleep, timeout};

use super::answer::{Answer, SESSION};
use super::asked::{Asked, Unread, cookies, fields, parts};
use super::routes::takes_files;
use super::{door, upload};
use crate::accounts::Site;
use crate::accounts::Token;
use crate::desk::Desk;
use crate::time::{self, Stopwatch};

/// The longest form that is read, in bytes.
const FORM_MAX: usize = 1 << 20;
/// How long a form may take to arrive.
const FORM_TIME: Duration = Duration::from_secs(10);

/// Bytes of a request that are kept before they are understood: no head is longer.
const HEAD_MAX: usize = 64 << 10;
/// How long what is being answered may take when its connection, or the server, is to end.
const LAST_TIME: Duration = Duration::from_secs(120);
/// How long no connection is taken after one could not be.
const PAUSE: Duration = Duration::from_millis(100);

/// Where and how to serve.
pub(crate) struct Settings {
    /// The address to listen at.
    pub(crate) listen: SocketAddr,
    /// Where browsers find it; without an answer, on this machine alone.
    pub(crate) site: Option<Site>,
    pub(crate) limits: Limits,
}

/// What connections are held to, whoever opens them.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// Connections at one time; others wait until one ends.
    pub(crate) connections_max: u32,
    /// How long the head of a request may take to arrive, and how long a connection may stay open with nothing asked.
    pub(crate) head_time: Duration,
    /// How long a connection may go on: then it is ended between two requests, and who reads too slowly does not hold it for ever.
    pub(crate) connection_time: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { connections_max: 1_000, head_time: Duration::from_secs(15), connection_time: Duration::from_secs(600) }
    }
}

/// Serves until the process is told to end. `ready` is told the address when it is.
pub(crate) fn serve(mut desk: Desk, settings: &Settings, ready: impl FnOnce(SocketAddr)) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let listener = runtime.block_on(TcpListener::bind(settings.listen))?;
    let address = listener.local_addr()?;
    desk.site = Some(settings.site.clone().unwrap_or_else(|| Site::local(address.port())));
    let desk = Arc::new(desk);
    ready(address);
    runtime.block_on(take_connections(&listener, &desk, settings.limits));
    // The desk is put away last: the driver of PostgreSQL blocks when it is let go, which no runtime bears.
    drop((listener, runtime));
    drop(desk);
    Ok(())
}

/// Takes connections until the process is told to end, then lets those end that are being answered.
async fn take_connections(listener: &TcpListener, desk: &Arc<Desk>, limits: Limits) {
    let places = Arc::new(Semaphore::new(limits.connections_max as usize));
    let (end, ending) = watch::channel(());
    let mut told = pin!(told_to_end());
    loop {
        let next = async {
            let place = places.clone().acquire_owned().await.expect("the places are never closed");
            listener.accept().await.map(|(stream, _)| (stream, place))
        };
        let next = tokio::select! {
            next = next => next,
            () = told.as_mut() => break,
        };
        match next {
            Ok((stream, place)) => {
                let answered = attend(stream, desk.clone(), limits, ending.clone());
                tokio::spawn(async move {
                    answered.await;
                    drop(place);
                });
            }
            Err(error) => {
                // Too many files are open, or whoever asked has gone: neither ends the server.
                tracing::warn!(%error, "a connection cannot be taken");
                sleep(PAUSE).await;
            }
        }
    }
    // Whoever listens to a job would hold a connection open for as long as it runs.
    desk.jobs.close();
    drop((end, ending));
    // Every place is free again when every connection has ended.
    _ = places.acquire_many(limits.connections_max).await;
}

/// Answers what is asked on a connection, one after the other.
async fn attend(stream: TcpStream, desk: Arc<Desk>, limits: Limits, mut ending: watch::Receiver<()>) {
    // An answer is written in one go: nothing is gained by waiting for more of it.
    _ = stream.set_nodelay(true);
    let service = service_fn(|request: Request<hyper::body::Incoming>| {
        let answered = handle(desk.clone(), request.map(Body::new));
        async { Ok::<_, Infallible>(answered.await) }
    });
    let mut server = http1::Builder::new();
    let connection =
        server.timer(TokioTimer::new()).header_read_timeout(limits.head_time).max_buf_size(HEAD_MAX).serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    tokio::select! {
        // Whoever has gone, or asks for what is no request, is told nothing more.
        _ = connection.as_mut() => return,
        () = sleep(limits.connection_time) => {}
        _ = ending.changed() => {}
    }
    connection.as_mut().graceful_shutdown();
    _ = timeout(LAST_TIME, connection).await;
}

async fn told_to_end() {
    let mut terminated = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = terminated.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

async fn handle(desk: Arc<Desk>, request: Request<Body>) -> Response<Body> {
    let watch = Stopwatch::start();
    let (answer, route) = match read(&desk, request).await {
        Ok((read, room)) => {
            let answered = tokio::task::spawn_blocking(move || match read {
                Read::All(asked) => door::answer(&desk, &asked, time::now()),
                Read::Not(asked, why) => (door::unread(&desk, &asked, why, time::now()), "?"),
            })
            .await;
            drop(room);
            answered.unwrap_or_else(|_| (plain(StatusCode::INTERNAL_SERVER_ERROR, "Lỗi của chương trình / a fault of the program"), "!"))
        }
        Err(refused) => (refused, "?"),
    };
    tracing::info!(route, status = answer.status.as_u16(), milliseconds = watch.elapsed().as_millis() as u64, "answered");
    let mut response = Response::new(answer.stream.unwrap_or_else(|| Body::from(answer.body)));
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    response
}

/// A request, as far as it was read.
enum Read {
    All(Asked),
    /// Its form was not read, and why.
    Not(Asked, Unread),
}

/// Reads a request. With a form that has files comes the room that it takes.
async fn read(desk: &Arc<Desk>, request: Request<Body>) -> Result<(Read, Option<SemaphorePermit<'static>>), Answer> {
    let (head, mut body) = request.into_parts();
    let post = match head.method {
        Method::GET | Method::HEAD => false,
        Method::POST => true,
        _ => return Err(plain(StatusCode::METHOD_NOT_ALLOWED, "GET, POST")),
    };
    let path = parts(head.uri.path()).ok_or_else(|| plain(StatusCode::BAD_REQUEST, "Đường dẫn không đọc được / the address cannot be read"))?;
    let text = |name: header::HeaderName| text(&head.headers, name);
    let mut asked = Asked {
        post,
        path,
        query: fields(head.uri.query().unwrap_or_default().as_bytes()),
        form: Vec::new(),
        cookies: cookies(&text(header::COOKIE).unwrap_or_default()),
        origin: text(header::ORIGIN),
        site: text(header::HeaderName::from_static("sec-fetch-site")),
        host: text(header::HOST),
        takes_packed: text(header::ACCEPT_ENCODING).is_some_and(|list| list.split(',').any(|way| way.trim() == "gzip")),
        files: Vec::new(),
    };
    let kind = text(header::CONTENT_TYPE).unwrap_or_default();
    if !post {
        return Ok((Read::All(asked), None));
    }
    if kind.starts_with("application/x-www-form-urlencoded") {
        let read = tokio::time::timeout(FORM_TIME, to_bytes(body, FORM_MAX)).await;
        let bytes = read.map_err(|_| plain(StatusCode::REQUEST_TIMEOUT, "Quá lâu / too slow"))?;
        asked.form = fields(&bytes.map_err(|_| plain(StatusCode::PAYLOAD_TOO_LARGE, "Quá dài: tối đa 1 MiB / too long: at most 1 MiB"))?);
        return Ok((Read::All(asked), None));
    }
    if !kind.starts_with("multipart/form-data") || !takes_files(&asked.path) {
        upload::throw_away(&mut body, FORM_MAX).await;
        return Ok((Read::Not(asked, Unread::Kind), None));
    }
    // Before a byte is read it is looked at who sends them: the door sends strangers to the sign-in.
    let (desk, token) = (desk.clone(), asked.cookie(SESSION).map(Token::shown));
    let known = tokio::task::spawn_blocking(move || token.and_then(|token| desk.session(&token, time::now())).is_some()).await;
    if !known.unwrap_or(false) || !asked.is_from_here() {
        upload::throw_away(&mut body, FORM_MAX).await;
        return Ok((Read::All(asked), None));
    }
    let room = match upload::room() {
        Ok(room) => room,
        Err(why) => {
            upload::throw_away(&mut body, FORM_MAX).await;
            return Ok((Read::Not(asked, why), None));
        }
    };
    let declared = text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
    Ok(match upload::read(body, &kind, declared).await {
        Ok(form) => {
            (asked.form, asked.files) = (form.fields, form.files);
            (Read::All(asked), Some(room))
        }
        Err(why) => (Read::Not(asked, why), None),
    })
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

fn plain(status: StatusCode, text: &str) -> Answer {
    Answer { status, ..Answer::text(text) }
}
