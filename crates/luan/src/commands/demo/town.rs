//! The town, for a browser: a record of its own, accounts for every role, and the pages on this machine alone.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use store::{Store, Url, Vault};

use super::Arguments;
use crate::access::{Action, Role};
use crate::accounts::{Demo, Token, Wanted};
use crate::cli::{Because, Record};
use crate::commands::{init, serve};
use crate::counter::Counter;
use crate::demo_files::RULEBOOKS;
use crate::desk::Desk;
use crate::exit::{Exit, Failure, Outcome, Stop};
use crate::{books, office, record, time, web};

/// The name of the town's log, as it signs.
const NAME: &str = "van-suong.example/luan";
/// The unit that everything stands below, now and then: every role is granted over it.
const UNIT: &str = "U-TINH";
/// Whose own record the account of a cadre shows: somebody who was rotated and has not come back yet.
const CADRE: &str = "CB0062";

/// Makes the record, and serves it until the process is told to end.
pub(super) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    web::sound()?;
    let folder = Folder::new(arguments.data.is_some())?;
    let record = Record { data: arguments.data.clone().unwrap_or_else(|| Url::Sqlite(folder.path.join("town.db"))), key: arguments.key.clone(), seal: None };
    let desk = desk(&record, counter)?;
    let token = desk.demo.as_ref().map(|demo| demo.token().text().to_owned()).unwrap_or_default();
    // No other address than this machine's own: whoever comes in takes a place without a password.
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    let mut told = Ok(());
    let served = web::serve(desk, &web::Settings { listen, site: None, limits: web::Limits::default() }, |address| {
        told = say(arguments, counter, &format!("http://localhost:{}{}", address.port(), web::places(&token)));
    });
    told?;
    served.map_err(|error| serve::not_served(&error, listen, "--port"))?;
    Ok(Exit::Done)
}

/// The town in a record of its own, with accounts that can be entered.
fn desk(record: &Record, counter: &mut Counter<'_>) -> Result<Desk, Stop> {
    let own: Vec<(String, String)> = RULEBOOKS.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let books = books::load_with(&own, counter.lang)?;
    let register = super::register(counter)?;
    let reason = counter.lang.pick(["Thị xã giả định", "The invented town"]).to_owned();
    let because = Because { reason, basis: String::new(), actor: "demo".to_owned() };
    init::begin(record, NAME, &because)?;
    let log = record::write(record, Action::Change, counter)?;
    let changes = store::changes(&log, &register, &because.reason, &because.basis);
    let store = Store::new(log);
    counter.work("ghi thị xã vào hồ sơ", "writing the town into its record", || store.commit(changes, record::stamp(&because)))?.map_err(record::told)?;
    let vault = Vault::open(&record.data, &record::writing(record)?).map_err(record::told)?;
    let wanted = Role::GRANTED.map(|role| Wanted { account: role.word(), role: role.word(), unit: UNIT, person: (role == Role::Cadre).then_some(CADRE) });
    let demo = Demo::found(&store, &vault, &wanted, time::now()).map_err(record::told)?;
    let mut desk = Desk::new(store, vault, books);
    desk.demo = Some(demo);
    Ok(desk)
}

fn say(arguments: &Arguments, counter: &mut Counter<'_>, address: &str) -> Result<(), Stop> {
    let lines = [
        format!("Thị xã giả định đang mở ở:\n  {address}\nChỉ máy này mở được. Ctrl-C để dừng; những gì làm trong bản thử sẽ mất, trừ khi có --data."),
        format!(
            "The invented town is open at:\n  {address}\nOnly this machine can open it. Ctrl-C ends it; what was done there is gone, unless --data was said."
        ),
    ];
    writeln!(counter.out, "{}", counter.lang.pick(lines))?;
    counter.out.flush()?;
    if let Some(path) = &arguments.ready {
        office::write_file(path, address.as_bytes())?;
    }
    if counter.out_terminal {
        show(address);
    }
    Ok(())
}

/// Opens the address in the browser of the desk, where there is one. Where there is none, the address was said.
fn show(address: &str) {
    if ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some()) {
        let opener = std::process::Command::new("xdg-open").arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        drop(opener);
    }
}

/// A folder that only its owner may look into, gone with this value.
struct Folder {
    path: PathBuf,
    made: bool,
}

impl Folder {
    /// Makes one, unless none is needed.
    fn new(unneeded: bool) -> Result<Folder, Failure> {
        use std::os::unix::fs::DirBuilderExt;
        let path = std::env::temp_dir().join(format!("luan-demo-{}", Token::new().text()));
        if !unneeded {
            std::fs::DirBuilder::new().mode(0o700).create(&path).map_err(|error| told(&path, &error))?;
        }
        Ok(Folder { path, made: !unneeded })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.made {
            // What is left behind is an invented town in a folder for what is left behind.
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}

fn told(path: &Path, error: &std::io::Error) -> Failure {
    Failure::failed(format!("không tạo được thư mục: {error}"), format!("cannot make the folder: {error}"))
        .at(path.display())
        .now("nói nơi khác bằng --data sqlite:TỆP", "name another place with --data sqlite:FILE")
}
