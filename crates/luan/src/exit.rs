//! How a command ends: the exit codes, and failures that say what, where, and what to do now.

use std::fmt;
use std::io;

use rules::verdict::Lang;

/// The exit codes of the program; documented in `luan --help`, README.md and HOWTO.md.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// Something failed: a file, a rulebook, a disk.
    Failed = 1,
    /// The command line was not understood.
    Usage = 2,
    /// Done, but rows were refused, or entries of a backup are lost.
    RowsRefused = 3,
    /// No plan can satisfy the request.
    NoFeasiblePlan = 4,
}

impl Exit {
    /// The worse of two ends of the same command: refused rows are said even when the rest went well.
    pub(crate) fn or(self, other: Exit) -> Exit {
        if self == Exit::Done { other } else { self }
    }
}

/// Why a command stopped, in both languages: what, where, and what to do now.
#[derive(Debug)]
pub(crate) struct Failure {
    /// How the program ends.
    pub(crate) exit: Exit,
    told: Box<Told>,
}

#[derive(Debug)]
struct Told {
    what: [String; 2],
    place: Vec<String>,
    now: Option<[String; 2]>,
}

impl Failure {
    /// A failure of the run, in Vietnamese and English.
    pub(crate) fn failed(vi: impl Into<String>, en: impl Into<String>) -> Failure {
        Failure { exit: Exit::Failed, told: Box::new(Told { what: [vi.into(), en.into()], place: Vec::new(), now: None }) }
    }

    /// A command line that cannot be carried out as written.
    pub(crate) fn usage(vi: impl Into<String>, en: impl Into<String>) -> Failure {
        Failure { exit: Exit::Usage, ..Failure::failed(vi, en) }
    }

    /// Adds where: a file, a line of a file, an id. May be called again.
    pub(crate) fn at(mut self, place: impl fmt::Display) -> Failure {
        self.told.place.push(place.to_string());
        self
    }

    /// Adds what to do now.
    pub(crate) fn now(mut self, vi: impl Into<String>, en: impl Into<String>) -> Failure {
        self.told.now = Some([vi.into(), en.into()]);
        self
    }

    /// The lines for the reader.
    pub(crate) fn render(&self, lang: Lang) -> String {
        let mut text = format!("{} {}\n", lang.pick(["lỗi:", "error:"]), lang.pick([&self.told.what[0], &self.told.what[1]]));
        for place in &self.told.place {
            for (number, line) in place.lines().enumerate() {
                let label = if number == 0 { lang.pick(["  ở đâu:  ", "  where:  "]) } else { "          " };
                text.push_str(&format!("{label}{line}\n"));
            }
        }
        if let Some([vi, en]) = &self.told.now {
            text.push_str(&format!("{}{}\n", lang.pick(["  nên làm: ", "  do now: "]), lang.pick([vi, en])));
        }
        text
    }
}

/// What interrupts a command: a failure to tell, or a reader who has seen enough.
#[derive(Debug)]
pub(crate) enum Stop {
    /// A failure.
    Failure(Failure),
    /// The reading end of the output was closed; that is not an error.
    ReaderGone,
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Failure(failure)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Stop::ReaderGone;
        }
        Failure::failed(format!("không ghi được kết quả: {error}"), format!("cannot write the result: {error}"))
            .now("kiểm tra chỗ trống và quyền ghi", "check free space and permissions")
            .into()
    }
}

/// What a command gives back.
pub(crate) type Outcome = Result<Exit, Stop>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_where_and_what_to_do() {
        let failure = Failure::failed("không đọc được tệp", "cannot read the file").at("a.csv").now("kiểm tra đường dẫn", "check the path");
        assert_eq!(failure.render(Lang::Vi), "lỗi: không đọc được tệp\n  ở đâu:  a.csv\n  nên làm: kiểm tra đường dẫn\n");
        assert_eq!(failure.render(Lang::En), "error: cannot read the file\n  where:  a.csv\n  do now: check the path\n");
    }

    #[test]
    fn a_closed_pipe_is_not_a_failure() {
        assert!(matches!(Stop::from(io::Error::from(io::ErrorKind::BrokenPipe)), Stop::ReaderGone));
        assert!(matches!(Stop::from(io::Error::from(io::ErrorKind::StorageFull)), Stop::Failure(_)));
    }

    #[test]
    fn refused_rows_are_not_forgotten() {
        assert_eq!(Exit::Done.or(Exit::RowsRefused), Exit::RowsRefused);
        assert_eq!(Exit::NoFeasiblePlan.or(Exit::RowsRefused), Exit::NoFeasiblePlan);
    }
}
