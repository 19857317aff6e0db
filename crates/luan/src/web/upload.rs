//! Forms with files: read within limits, and only from who is signed in.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::asked::{Unread, Upload};

/// Bytes of one form with its files.
pub(crate) const UPLOAD_MAX: usize = 32 << 20;
/// Files of one form.
pub(crate) const FILES_MAX: usize = 40;
/// How long a form with files may take to arrive.
pub(crate) const UPLOAD_TIME: Duration = Duration::from_secs(120);
/// Bytes of the fields of such a form that are no files.
const FIELDS_MAX: usize = 1 << 20;
/// Letters of a file's name.
const NAME_MAX: usize = 100;
/// Forms with files that are held in memory at once; what one of them takes is a few times its size.
const AT_ONCE: usize = 3;
/// What is read and thrown away of a form that is too long, so that the browser is still there to be told.
const THROWN_AWAY_MAX: usize = 512 << 20;
/// How long that may take.
const THROWING_AWAY: Duration = Duration::from_secs(20);

static ROOM: Semaphore = Semaphore::const_new(AT_ONCE);

/// Room for one form with files; held until it is answered.
pub(super) fn room() -> Result<SemaphorePermit<'static>, Unread> {
    ROOM.try_acquire().map_err(|_| Unread::Busy)
}

/// The fields and the files of a form.
pub(super) struct Form {
    pub(super) fields: Vec<(String, String)>,
    pub(super) files: Vec<Upload>,
}

/// Reads a form with files.
pub(super) async fn read(mut body: Body, kind: &str, declared: Option<usize>) -> Result<Form, Unread> {
    let Ok(boundary) = multer::parse_boundary(kind) else {
        throw_away(&mut body, UPLOAD_MAX).await;
        return Err(Unread::Kind);
    };
    if declared.is_some_and(|declared| declared > UPLOAD_MAX) {
        throw_away(&mut body, THROWN_AWAY_MAX).await;
        return Err(Unread::TooLong);
    }
    let collected = tokio::time::timeout(UPLOAD_TIME, collect(&mut body)).await.map_err(|_| Unread::TooSlow)?;
    match collected {
        Ok(bytes) => parts(bytes, boundary).await,
        Err(why) => {
            if why == Unread::TooLong {
                throw_away(&mut body, THROWN_AWAY_MAX).await;
            }
            Err(why)
        }
    }
}

async fn collect(body: &mut Body) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    while let Some(data) = next(body).await {
        let data = data.map_err(|_| Unread::Broken)?;
        if bytes.len() + data.len() > UPLOAD_MAX {
            return Err(Unread::TooLong);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}

async fn next(body: &mut Body) -> Option<Result<Bytes, axum::Error>> {
    let frame = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await?;
    Some(frame.map(|frame| frame.into_data().unwrap_or_default()))
}

/// Reads what nobody wants, up to so many bytes: who is still sending when the answer comes may lose it with the connection.
pub(super) async fn throw_away(body: &mut Body, bytes_max: usize) {
    let mut left = bytes_max;
    let reading = async {
        while let Some(Ok(data)) = next(body).await {
            match left.checked_sub(data.len()) {
                Some(rest) => left = rest,
                None => return,
            }
        }
    };
    // Whether it ended or took too long: it is answered now.
    _ = tokio::time::timeout(THROWING_AWAY, reading).await;
}

async fn parts(bytes: Vec<u8>, boundary: String) -> Result<Form, Unread> {
    let mut multipart = multer::Multipart::new(Body::from(bytes).into_data_stream(), boundary);
    let mut form = Form { fields: Vec::new(), files: Vec::new() };
    let mut left = FIELDS_MAX;
    while let Some(field) = multipart.next_field().await.map_err(|_| Unread::Broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| Unread::Broken)?;
        match file {
            // A field for files of which none was chosen comes as one without a name and without a byte.
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(_) if form.files.len() == FILES_MAX => return Err(Unread::TooMany),
            Some(file) => form.files.push(Upload { name: harmless(&file), bytes: bytes.to_vec() }),
            None => {
                left = left.checked_sub(name.len() + bytes.len()).ok_or(Unread::TooLong)?;
                form.fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
    Ok(form)
}

/// A file's name without folders and without signs that do not show or turn others round; never empty.
pub(crate) fn harmless(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let hidden =
        |letter: char| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    let name: String = name.chars().filter(|&letter| !letter.is_control() && !hidden(letter)).take(NAME_MAX).collect();
    let name = name.trim().trim_matches('.');
    if name.is_empty() { "tep".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_made_harmless() {
        let long = "x".repeat(300);
        for (given, kept) in [
            ("people.csv", "people.csv"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Tai lieu\\Cán bộ.xlsx", "Cán bộ.xlsx"),
            ("a\u{202e}slx.exe\u{200b}\u{0}", "aslx.exe"),
            ("..", "tep"),
            ("", "tep"),
            (&long, &long[..100]),
        ] {
            assert_eq!(harmless(given), kept, "{given:?}");
        }
    }
}
