//! An answer: a page, a file, or the way to another page. Every one carries the same headers.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use store::StoreError;

use super::asked::Unread;
use super::words::{failure, unread};

/// The cookie of the session, of the device, of the language. A name with this beginning is only taken over a safe connection, for this host alone.
pub(crate) const SESSION: &str = "__Host-luan";
pub(crate) const DEVICE: &str = "__Host-luan-device";
/// The cookie of a round through the provider of sign-ins.
pub(crate) const ROUND: &str = "__Host-luan-openid";
/// The cookie of the head of papers.
pub(crate) const LETTERHEAD: &str = "__Host-luan-letterhead";
pub(crate) const LANGUAGE: &str = "__Host-luan-lang";
/// The cookie of the reason that was given last for opening records; it ends with the browser.
pub(crate) const REASON: &str = "__Host-luan-reason";
/// The cookie of the step of the tour through a demonstration.
pub(crate) const TOUR: &str = "__Host-luan-tour";
/// Seconds of a year.
const YEAR: u64 = 31_536_000;

/// What every answer says to the browser. Nothing is loaded but our own style and scripts, and those speak with nobody but us; what stands in a page never runs; nobody frames a page or keeps it.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const HEADERS: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // With `no-referrer` a browser says `Origin: null` of our own forms, and the door would refuse them; other sites are told nothing with this either.
    (header::REFERRER_POLICY, "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
    (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "geolocation=(), camera=(), microphone=()"),
];

/// What is answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    /// What is written as it comes, in the place of the body.
    pub(crate) stream: Option<Body>,
}

impl Answer {
    fn new(status: StatusCode, kind: &'static str, body: Vec<u8>) -> Answer {
        let mut headers = HeaderMap::new();
        for (name, value) in HEADERS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        Answer { status, headers, body, stream: None }
    }

    /// A page.
    pub(crate) fn page(template: &impl Template) -> Answer {
        Answer::page_with(StatusCode::OK, template)
    }

    /// A page that says that something is not as it was asked for.
    pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Answer {
        let body = template.render().expect("a template writes into memory");
        Answer::new(status, "text/html; charset=utf-8", body.into_bytes())
    }

    /// The way to another page.
    pub(crate) fn go(path: &str) -> Answer {
        let mut answer = Answer::new(StatusCode::SEE_OTHER, "text/plain; charset=utf-8", Vec::new());
        answer.headers.insert(header::LOCATION, HeaderValue::try_from(path).unwrap_or(HeaderValue::from_static("/")));
        answer
    }

    /// Plain text.
    pub(crate) fn text(text: &str) -> Answer {
        Answer::new(StatusCode::OK, "text/plain; charset=utf-8", text.as_bytes().to_vec())
    }

    /// What the script of a page reads.
    pub(crate) fn json(value: &serde_json::Value) -> Answer {
        Answer::new(StatusCode::OK, "application/json", value.to_string().into_bytes())
    }

    /// What is told to a page that stays open, as it happens.
    pub(crate) fn events(stream: Body) -> Answer {
        Answer { stream: Some(stream), ..Answer::new(StatusCode::OK, "text/event-stream", Vec::new()) }
    }

    /// Something that cannot be had just now.
    pub(crate) fn busy() -> Answer {
        Answer::new(StatusCode::SERVICE_UNAVAILABLE, "text/plain; charset=utf-8", Vec::new())
    }

    /// What pages are made with: their style, their script.
    pub(crate) fn part(kind: &'static str, text: &'static str) -> Answer {
        let mut answer = Answer::new(StatusCode::OK, kind, text.as_bytes().to_vec());
        answer.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("max-age=3600"));
        answer.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        answer
    }

    /// The same, packed: only for what is the same for everybody. What is packed tells by its length what is in it.
    pub(crate) fn packed(mut self, body: &[u8]) -> Answer {
        self.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        self.body = body.to_vec();
        self
    }

    /// A file to be kept.
    pub(crate) fn file(name: &str, kind: &'static str, body: Vec<u8>) -> Answer {
        let mut answer = Answer::new(StatusCode::OK, kind, body);
        let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).expect("our own names are plain");
        answer.headers.insert(header::CONTENT_DISPOSITION, disposition);
        answer
    }

    /// The same, and the browser forgets what it kept of the pages.
    pub(crate) fn clearing(mut self) -> Answer {
        self.headers.insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
        self
    }

    /// The same with a cookie; an empty one is taken away.
    pub(crate) fn with_cookie(mut self, name: &str, text: &str, lasting: bool) -> Answer {
        let age = match (text.is_empty(), lasting) {
            (true, _) => "; Max-Age=0".to_owned(),
            (false, true) => format!("; Max-Age={YEAR}"),
            (false, false) => String::new(),
        };
        let cookie = format!("{name}={text}; Path=/; Secure; HttpOnly; SameSite=Lax{age}");
        self.headers.append(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("tokens are plain letters"));
        self
    }
}

/// Why there is no page: what a person is told instead.
pub(crate) enum Refused {
    /// There is nothing here, for this viewer.
    NotThere,
    /// Nobody is signed in.
    SignIn,
    /// The second factor is to be shown first.
    StepUp,
    /// A reason is to be given first.
    Reason,
    /// It does not come from one of our pages.
    Stranger,
    /// The form was not read.
    Unread(Unread),
    /// The store has not done its part.
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Refused {
        Refused::Store(error)
    }
}

impl Refused {
    /// The status, and what to say: what, and what to do now, in both languages.
    pub(crate) fn told(&self) -> (StatusCode, [String; 2], [String; 2]) {
        let own = |[vi, en]: [&str; 2]| [vi.to_owned(), en.to_owned()];
        match self {
            Refused::NotThere => {
                let what = ["Không có trang này, hoặc bạn không có quyền xem.", "There is no such page, or it is not yours to see."];
                let now = ["Kiểm tra đường dẫn, hoặc hỏi người quản trị về quyền.", "Check the address, or ask the administrator what you are granted."];
                (StatusCode::NOT_FOUND, own(what), own(now))
            }
            Refused::Stranger => {
                let what = [
                    "Yêu cầu không đến từ trang của Luân, hoặc trang đã mở quá lâu.",
                    "The request does not come from a page of Luân, or the page was open too long.",
                ];
                (StatusCode::FORBIDDEN, own(what), own(["Mở lại trang rồi gửi lại.", "Open the page again and send it once more."]))
            }
            Refused::SignIn | Refused::StepUp | Refused::Reason => (StatusCode::SEE_OTHER, own(["", ""]), own(["", ""])),
            Refused::Unread(why) => unread(*why),
            Refused::Store(error) => failure(error),
        }
    }
}
