//! The command line: global options, help in two languages, and what is common to several commands.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, CommandFactory, FromArgMatches, Parser};
use register::Day;
use rules::verdict::Lang;
use store::Url;

use crate::commands::Command;
use crate::counter::Format;
use crate::exit::Failure;

mod vietnamese;

/// Luân finds what the rules of cadre rotation say of every person, post and plan on a day, and proves it
#[derive(Parser)]
#[command(name = "luan", version, disable_help_subcommand = true)]
pub(crate) struct Cli {
    /// Language of messages and reports
    #[arg(long, global = true, value_name = "vi|en", value_parser = language, default_value = "vi")]
    pub(crate) lang: Lang,
    /// Form of the output; text at a terminal, else json, for review, check, what-if, plan and document
    #[arg(long, global = true, value_enum)]
    pub(crate) format: Option<Format>,
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where the facts stand: in a folder, or in a record.
#[derive(clap::Args)]
pub(crate) struct From {
    /// Exchange folder or workbook with the facts
    #[arg(long, value_name = "DIR", required_unless_present = "data", conflicts_with = "data")]
    pub(crate) from: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) record: Option<Record>,
    /// The facts as they were known at the end of that day, yyyy-mm-dd
    #[arg(long, value_name = "DAY", value_parser = day, requires = "data")]
    pub(crate) known: Option<Day>,
}

/// A record: a log in a database.
#[derive(clap::Args)]
pub(crate) struct Record {
    /// The database of the record: sqlite:PATH or postgres://…
    #[arg(long, value_name = "URL", required = false)]
    pub(crate) data: Url,
    /// The key of the record; beside the file of SQLite where nothing is said
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// The seals of the record: what opens what it says; beside the key where nothing is said
    #[arg(long, value_name = "FILE")]
    pub(crate) seal: Option<PathBuf>,
}

/// Who changes the record, and why.
#[derive(clap::Args)]
pub(crate) struct Because {
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// The paper that it rests on: its symbol
    #[arg(long, value_name = "SYMBOL", default_value = "")]
    pub(crate) basis: String,
    /// The account that does it
    #[arg(long, value_name = "ID", default_value = "command-line")]
    pub(crate) actor: String,
}

/// Rulebooks beside the built-in ones.
#[derive(clap::Args)]
pub(crate) struct Books {
    /// Folder of further rulebooks; one with the symbol of a built-in book replaces it
    #[arg(long, value_name = "DIR")]
    pub(crate) rulebooks: Vec<PathBuf>,
}

const EXIT_CODES: [&str; 2] = [
    "Mã kết thúc: 0 xong; 1 hỏng; 2 sai cách gọi; 3 xong nhưng có dòng bị từ chối hoặc có mục bị thiếu; 4 không có kế hoạch nào thỏa mãn.",
    "Exit codes: 0 done; 1 failed; 2 usage; 3 done, but rows were refused or entries lost; 4 no feasible plan.",
];

/// The language that the arguments ask for, known before they are understood so that help and faults come in it.
pub(crate) fn lang_of(arguments: &[OsString]) -> Lang {
    let english = |pair: &[OsString]| pair[0] == "--lang" && pair[1] == "en";
    if arguments.iter().any(|argument| argument == "--lang=en") || arguments.windows(2).any(english) { Lang::En } else { Lang::Vi }
}

/// Understands the arguments, or says what help or fault to print.
pub(crate) fn parse(arguments: &[OsString], lang: Lang) -> Result<Cli, clap::Error> {
    let matches = command(lang).try_get_matches_from(arguments)?;
    Cli::from_arg_matches(&matches)
}

/// A command line that is not understood, in the language asked for: what, where, what to do now.
pub(crate) fn misunderstood(error: &clap::Error, lang: Lang) -> String {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    if lang == Lang::En {
        return error.render().to_string();
    }
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => "không có lệnh này",
        ErrorKind::UnknownArgument => "không có tùy chọn này",
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "còn thiếu tham số",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "giá trị không dùng được",
        ErrorKind::ArgumentConflict => "các tùy chọn không dùng cùng nhau được",
        _ => "không hiểu dòng lệnh",
    };
    let shown = |kind: ContextKind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        // The last is the nearest.
        ContextValue::Strings(texts) => texts.last().cloned(),
        _ => None,
    };
    let places = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg, ContextKind::InvalidValue];
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue].into_iter().find_map(shown);
    let now = suggested.map_or_else(|| "xem luan --help".to_owned(), |near| format!("có phải “{near}”? Xem luan --help"));
    let place = places.into_iter().filter_map(shown).collect::<Vec<_>>().join(" ");
    let mut failure = Failure::usage(what, what).now(now.clone(), now);
    if !place.is_empty() {
        failure = failure.at(place);
    }
    if let Some(reason) = std::error::Error::source(error) {
        failure = failure.at(reason);
    }
    failure.render(lang)
}

/// The command line with its words in a language.
fn command(lang: Lang) -> clap::Command {
    let command = Cli::command().after_help(lang.pick(EXIT_CODES));
    if lang == Lang::En { command } else { in_vietnamese(command, "") }
}

/// Replaces every word of the help, here and in the commands below.
fn in_vietnamese(command: clap::Command, path: &str) -> clap::Command {
    let path = if path.is_empty() { command.get_name().to_owned() } else { format!("{path} {}", command.get_name()) };
    let about = vietnamese::find(&path).unwrap_or_default();
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let options = vietnamese::OPTIONS_HEADING;
    let help = clap::Arg::new("help").short('h').long("help").action(ArgAction::Help).help(vietnamese::HELP).help_heading(options);
    let mut command = command.about(about).disable_help_flag(true).disable_version_flag(true).arg(help);
    if path == "luan" {
        command = command.arg(clap::Arg::new("version").short('V').long("version").action(ArgAction::Version).help(vietnamese::VERSION).help_heading(options));
    }
    command = command.mut_args(|argument| {
        let key = format!("{path} {}", argument.get_id());
        let valued = argument.get_action().takes_values();
        let argument = argument.hide_possible_values(valued).hide_default_value(valued);
        let heading = if argument.is_positional() { vietnamese::ARGUMENTS_HEADING } else { options };
        let words = vietnamese::find(&key).or_else(|| vietnamese::find(&format!("* {}", argument.get_id())));
        match words {
            Some(words) => argument.help(words).help_heading(heading),
            None => argument.help_heading(heading),
        }
    });
    command = command.help_template(vietnamese::TEMPLATE).subcommand_help_heading(vietnamese::COMMANDS_HEADING);
    for name in names {
        command = command.mut_subcommand(&name, |below| in_vietnamese(below, &path));
    }
    command
}

fn language(word: &str) -> Result<Lang, String> {
    match word {
        "vi" => Ok(Lang::Vi),
        "en" => Ok(Lang::En),
        _ => Err("vi, en".to_owned()),
    }
}

/// Reads a day on the command line.
pub(crate) fn day(text: &str) -> Result<Day, String> {
    let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
    let day = match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten(), parts.next()) {
        (Some(year), Some(month), Some(day), None) => Day::new(year, month, day),
        _ => None,
    };
    day.ok_or_else(|| "yyyy-mm-dd, 1900–2199".to_owned())
}

/// Reads a moment on the command line, in Vietnamese time: a second or a day, to its end. In milliseconds since 1970.
pub(crate) fn moment(text: &str) -> Result<u64, String> {
    let (of_day, seconds) = match text.split_once([' ', 'T']) {
        None => (text, Some(86_399)),
        Some((of_day, time)) => (of_day, second_of_day(time)),
    };
    let seconds = seconds.ok_or_else(|| "hh:mm:ss".to_owned())?;
    crate::time::end_of_second(day(of_day)?, seconds).ok_or_else(|| "1970–2199".to_owned())
}

fn second_of_day(text: &str) -> Option<u64> {
    let parts: Vec<u64> = text.split(':').map(|part| part.parse().ok().filter(|_| part.len() == 2)).collect::<Option<_>>()?;
    match parts[..] {
        [hours @ 0..24, minutes @ 0..60, seconds @ 0..60] => Some(hours * 3_600 + minutes * 60 + seconds),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_command_line_is_well_formed() {
        command(Lang::En).debug_assert();
        command(Lang::Vi).debug_assert();
    }

    #[test]
    fn every_word_of_the_help_is_there_in_vietnamese() {
        fn walk(command: &clap::Command, path: &str, missing: &mut Vec<String>) {
            let path = if path.is_empty() { command.get_name().to_owned() } else { format!("{path} {}", command.get_name()) };
            missing.extend(vietnamese::find(&path).is_none().then(|| path.clone()));
            for argument in command.get_arguments() {
                let own = format!("{path} {}", argument.get_id());
                let common = format!("* {}", argument.get_id());
                missing.extend((vietnamese::find(&own).is_none() && vietnamese::find(&common).is_none()).then_some(own));
            }
            command.get_subcommands().for_each(|below| walk(below, &path, missing));
        }
        let mut missing = Vec::new();
        walk(&Cli::command(), "", &mut missing);
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn the_language_is_known_before_the_rest_is_understood() {
        assert_eq!(lang_of(&words("luan --lang en nonsense")), Lang::En);
        assert_eq!(lang_of(&words("luan nonsense --lang=en")), Lang::En);
        assert_eq!(lang_of(&words("luan nonsense")), Lang::Vi);
    }

    #[test]
    fn a_moment_is_a_second_or_a_day_in_vietnam_to_its_end() {
        // The first of January 2024 began in Vietnam at 17:00 of the day before in universal time.
        const MIDNIGHT: u64 = 1_704_042_000_000;
        assert_eq!(moment("2024-01-01 00:00:00"), Ok(MIDNIGHT + 999));
        assert_eq!(moment("2024-01-01 10:20:30"), Ok(MIDNIGHT + 37_230_999));
        assert_eq!(moment("2024-01-01"), Ok(MIDNIGHT + 86_399_999));
        for wrong in ["2024-01-01 24:00:00", "2024-01-01 10:20", "2024-01-01 1:20:30", "2024-02-30 10:20:30", "1969-12-31", "now", ""] {
            assert!(moment(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_day_is_a_day_of_the_calendar() {
        assert_eq!(day("2024-02-29"), Ok(Day::new(2024, 2, 29).expect("a leap day")));
        for wrong in ["2023-02-29", "2024-2", "29/02/2024", "", "2024-02-29-1"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
