//! What somebody signs in with: the passkeys of one's own account, added and removed; and what a browser is told when it asks for one.

use askama::Template;
use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::accounts::{ALGORITHMS, CHALLENGE_LASTS, NAME_MAX, NotAdded, Own, Passkey, Purpose, Site, add_passkey, challenge, passkeys, remove_passkey};
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "passkeys.html")]
struct Passkeys {
    page: Page,
    passkeys: Vec<Passkey>,
    /// Whether one may be added here.
    offered: bool,
    /// Where one may be added.
    site: String,
    fault: &'static str,
    name: String,
    name_max: usize,
}

/// The list.
pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    list(visit, StatusCode::OK, ["", ""])
}

fn list(visit: &Visit<'_>, status: StatusCode, fault: [&'static str; 2]) -> Result<Answer, Refused> {
    let (passkeys, offered) = (own_passkeys(visit)?, visit.site().is_some());
    let site = visit.desk.site.as_ref().map_or("", Site::origin).to_owned();
    let (page, name) = (visit.page(visit.t().word_my_sign_in()), visit.asked.field("name").to_owned());
    let answer = Answer::page_with(status, &Passkeys { page, passkeys, offered, site, fault: visit.lang.pick(fault), name, name_max: NAME_MAX });
    Ok(answer)
}

/// Adds the passkey that the browser has just made.
pub(in crate::web) fn add(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let site = visit.site().ok_or(Refused::NotThere)?;
    let (made, name, day) = (visit.asked.field("made"), visit.asked.field("name"), time::today().to_string());
    let fault = match with_own(visit, |own| Ok(add_passkey(own, site, made, name, &day)))? {
        Ok(()) => return Ok(Answer::go("/passkeys")),
        Err(NotAdded::Store(error)) => return Err(Refused::Store(error)),
        Err(NotAdded::Name) => ["đặt tên cho khóa, tối đa 64 ký tự", "give the passkey a name, of at most 64 letters"],
        Err(NotAdded::Many) => ["tối đa 10 khóa; bỏ bớt một khóa trước", "there may be 10 passkeys; remove one first"],
        Err(NotAdded::Passkey) => [
            "thiết bị không đưa ra được khóa dùng được, hoặc trang đã mở quá lâu; làm lại",
            "the device gave no passkey that can be used, or it took too long; do it again",
        ],
    };
    list(visit, StatusCode::UNPROCESSABLE_ENTITY, fault)
}

/// Removes one.
pub(in crate::web) fn remove(visit: &Visit<'_>) -> Result<Answer, Refused> {
    if with_own(visit, |own| Ok(remove_passkey(own, visit.asked.field("id"))?))? { Ok(Answer::go("/passkeys")) } else { Err(Refused::NotThere) }
}

/// What a browser needs to show a passkey of somebody whom nobody knows yet.
pub(in crate::web) fn to_sign_in(visit: &Visit<'_>) -> Result<Answer, Refused> {
    options(visit, Purpose::SignIn, json!({}))
}

/// What it needs to show one of somebody who is signed in.
pub(in crate::web) fn to_show_again(visit: &Visit<'_>) -> Result<Answer, Refused> {
    options(visit, Purpose::Again, json!({ "allowCredentials": named(&own_passkeys(visit)?) }))
}

/// What it needs to make a new one.
pub(in crate::web) fn to_add(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let site = visit.site().ok_or(Refused::NotThere)?;
    let account = visit.account();
    // The device keeps this with the passkey: it tells accounts apart, and nobody who they are.
    let user = URL_SAFE_NO_PAD.encode(Sha256::digest(format!("luan passkey\0{account}")));
    let shown = format!("{account} ({})", visit.desk.office);
    let wanted = json!({
        "rp": { "id": site.host(), "name": "Luân" },
        "user": { "id": user, "name": account, "displayName": shown },
        "pubKeyCredParams": ALGORITHMS.map(|number| json!({ "type": "public-key", "alg": number })),
        "excludeCredentials": named(&own_passkeys(visit)?),
        "authenticatorSelection": { "residentKey": "required", "requireResidentKey": true, "userVerification": "required" },
        "attestation": "none",
    });
    options(visit, Purpose::Add, wanted)
}

fn options(visit: &Visit<'_>, purpose: Purpose, wanted: Value) -> Result<Answer, Refused> {
    let site = visit.site().ok_or(Refused::NotThere)?;
    let mut options = json!({ "challenge": challenge(&visit.desk.vault, purpose, visit.account(), visit.now)?, "timeout": CHALLENGE_LASTS });
    if purpose != Purpose::Add {
        options["rpId"] = json!(site.host());
        options["userVerification"] = json!("required");
    }
    for (name, value) in wanted.as_object().into_iter().flatten() {
        options[name] = value.clone();
    }
    Ok(Answer::json(&options))
}

fn named(passkeys: &[Passkey]) -> Value {
    passkeys.iter().map(|passkey| json!({ "type": "public-key", "id": passkey.id })).collect()
}

fn own_passkeys(visit: &Visit<'_>) -> Result<Vec<Passkey>, Refused> {
    let held = visit.desk.held(visit.account()).ok_or(Refused::SignIn)?;
    Ok(passkeys(&visit.desk.vault, visit.account(), &held, visit.now)?)
}

/// What somebody changes of their own sign-in.
pub(super) fn with_own<T>(visit: &Visit<'_>, act: impl FnOnce(&Own<'_>) -> Result<T, Refused>) -> Result<T, Refused> {
    let (token, session) = visit.signed.as_ref().ok_or(Refused::SignIn)?;
    let held = visit.desk.held(&session.account).ok_or(Refused::SignIn)?;
    act(&Own { store: &visit.desk.store, vault: &visit.desk.vault, held: &held, session: (token, session), now: visit.now })
}
