//! `luan serve`: the pages, for a browser.

use std::net::SocketAddr;
use std::path::PathBuf;

use store::{Store, Vault};

use crate::access::Action;
use crate::accounts::{Site, first, openid};
use crate::cli::{Books, Record};
use crate::counter::Counter;
use crate::desk::{Desk, RECORDS_PER_HOUR};
use crate::exit::{Exit, Failure, Outcome};
use crate::web::{Limits, Settings, serve, sound};
use crate::{books, record, time};

/// What `luan serve` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    record: Record,
    #[command(flatten)]
    books: Books,
    /// The address to listen at; another than this machine's own only behind something that speaks TLS
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The address may be reached from elsewhere: whatever stands in front of it speaks TLS
    #[arg(long)]
    behind_tls: bool,
    /// Where browsers find the pages: passkeys are offered there and nowhere else; http://localhost with the port where it is not said
    #[arg(long, value_name = "URL")]
    origin: Option<String>,
    /// A file that names the site's own provider of sign-ins (OpenID Connect); without it no connection is opened
    #[arg(long, value_name = "FILE")]
    openid: Option<PathBuf>,
    /// How many records an account may open within an hour
    #[arg(long, value_name = "N", default_value_t = RECORDS_PER_HOUR)]
    records_per_hour: u32,
    /// A file to write the address into once it is served
    #[arg(long, value_name = "FILE")]
    ready: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    sound()?;
    if !arguments.listen.ip().is_loopback() && !arguments.behind_tls {
        return Err(Failure::usage("địa chỉ này mở ra ngoài máy mà không mã hóa", "this address is open to other machines, without encryption")
            .at(arguments.listen)
            .now(
                "đặt sau máy chủ có TLS và thêm --behind-tls, hoặc dùng 127.0.0.1",
                "put it behind a server that speaks TLS and add --behind-tls, or use 127.0.0.1",
            )
            .into());
    }
    let site = match &arguments.origin {
        None => None,
        Some(origin) => Some(Site::read(origin).ok_or_else(|| {
            Failure::usage("địa chỉ này không dùng được khóa truy cập (passkey)", "passkeys cannot be bound to this origin")
                .at(origin)
                .now("viết https://TÊN, không có đường dẫn", "write https://NAME, without a path")
        })?),
    };
    let provider = arguments.openid.as_deref().map(openid::open).transpose()?;
    let books = books::load(&arguments.books.rulebooks, counter.lang)?;
    let keys = record::writing(&arguments.record)?;
    let log = record::write(&arguments.record, Action::Audit, counter)?;
    let vault = Vault::open(&arguments.record.data, &keys).map_err(record::told)?;
    vault.purge(time::now()).map_err(record::told)?;
    let token = first(&vault, &log, time::now()).map_err(record::told)?;
    let mut desk = Desk::new(Store::new(log), vault, books);
    tracing_subscriber::fmt().json().with_writer(std::io::stderr).with_target(false).init();
    if let Some(Err(why)) = provider.as_ref().map(|provider| provider.ask(time::now())) {
        // It may come back, and passwords open the door meanwhile.
        tracing::warn!(why, "the provider of sign-ins does not answer");
    }
    desk.openid = provider;
    desk.records_per_hour = arguments.records_per_hour;
    let mut told = Ok(());
    let served = serve(desk, &Settings { listen: arguments.listen, site, limits: Limits::default() }, |address| {
        let first = token.as_ref().map(|token| format!("http://{address}/first?token={}", token.text()));
        told = say(counter, arguments, address, first.as_deref());
    });
    told?;
    served.map_err(|error| not_served(&error, arguments.listen, "--listen"))?;
    Ok(Exit::Done)
}

/// What is said where an address cannot be served.
pub(crate) fn not_served(error: &std::io::Error, listen: SocketAddr, option: &str) -> Failure {
    Failure::failed(format!("không phục vụ được: {error}"), format!("cannot serve: {error}"))
        .at(listen)
        .now(format!("chọn cổng khác bằng {option}"), format!("choose another port with {option}"))
}

fn say(counter: &mut Counter<'_>, arguments: &Arguments, address: SocketAddr, first: Option<&str>) -> Result<(), crate::exit::Stop> {
    writeln!(counter.out, "{} http://{address}/", counter.lang.pick(["Đang phục vụ:", "Serving:"]))?;
    if let Some(first) = first {
        let words = ["Hồ sơ chưa có tài khoản. Mở một lần, trong 72 giờ:", "The record has no accounts yet. Open once, within 72 hours:"];
        writeln!(counter.out, "{} {first}", counter.lang.pick(words))?;
    }
    counter.out.flush()?;
    if let Some(path) = &arguments.ready {
        crate::office::write_file(path, address.to_string().as_bytes())?;
    }
    Ok(())
}
