//! The server: reads a request within limits, hands it to the door on a thread of its own, writes a line of log without anybody's name.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, header};
use tokio::sync::SemaphorePermit;

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

/// How long answers that are under way may take once the server is told to end: who reads slowly, or not at all, does not hold it up.
const ENDING_TIME: Duration = Duration::from_secs(15);

/// Where and how to serve.
pub(crate) struct Settings {
    /// The address to listen at.
    pub(crate) listen: SocketAddr,
    /// Where browsers find it; without an answer, on this machine alone.
    pub(crate) site: Option<Site>,
}

/// Serves until the process is told to end. `ready` is told the address when it is.
pub(crate) fn serve(mut desk: Desk, settings: &Settings, ready: impl FnOnce(SocketAddr)) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(settings.listen).await?;
        let address = listener.local_addr()?;
        desk.site = Some(settings.site.clone().unwrap_or_else(|| Site::local(address.port())));
        let desk = Arc::new(desk);
        ready(address);
        let app = Router::new().fallback(handle).with_state(desk.clone());
        let (ending, ended) = tokio::sync::oneshot::channel();
        let end = async move {
            told_to_end().await;
            // Whoever listens to a job would hold a connection open for as long as it runs.
            desk.jobs.close();
            let _ = ending.send(());
        };
        let patience = async move {
            match ended.await {
                Ok(()) => tokio::time::sleep(ENDING_TIME).await,
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            served = axum::serve(listener, app).with_graceful_shutdown(end) => served,
            () = patience => Ok(()),
        }
    })
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

async fn handle(State(desk): State<Arc<Desk>>, request: Request<Body>) -> Response<Body> {
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
    let (head, body) = request.into_parts();
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
        return Ok((Read::Not(asked, Unread::Kind), None));
    }
    // Before a byte is read it is looked at who sends them: the door sends strangers to the sign-in.
    let (desk, token) = (desk.clone(), asked.cookie(SESSION).map(Token::shown));
    let known = tokio::task::spawn_blocking(move || token.and_then(|token| desk.session(&token, time::now())).is_some()).await;
    if !known.unwrap_or(false) || !asked.is_from_here() {
        return Ok((Read::All(asked), None));
    }
    let room = match upload::room() {
        Ok(room) => room,
        Err(why) => return Ok((Read::Not(asked, why), None)),
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
