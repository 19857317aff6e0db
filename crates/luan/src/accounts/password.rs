//! Passwords: which may be chosen, and how they are kept (argon2id with the least figures that OWASP names: 19 MiB, two passes).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use rayon::ThreadPool;
use register::text::folded;

/// The shortest password, in letters.
pub(crate) const LEAST: usize = 12;
/// The longest, in letters: a longer one would be work for nothing.
pub(crate) const MOST: usize = 128;
/// Letters that a password must at least have different.
const DIFFERENT: usize = 5;
/// What is guessed first, without marks, spaces and digits at the end.
const COMMON: [&str; 16] = [
    "password",
    "passw0rd",
    "matkhau",
    "matkhaumoi",
    "qwertyuiop",
    "abcdefghijkl",
    "iloveyou",
    "administrator",
    "vietnam",
    "vietnamvodich",
    "hochiminh",
    "hanoi",
    "luanchuyen",
    "luanchuyencanbo",
    "bantochuc",
    "canbo",
];

/// Why a password may not be chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fault {
    /// Too short.
    Short,
    /// Too long.
    Long,
    /// Of too few different letters.
    Plain,
    /// Among those that are guessed first, or the account's own name.
    Common,
    /// It was typed differently the second time.
    Differs,
}

impl Fault {
    /// In words, Vietnamese and English.
    pub(crate) fn words(self) -> [&'static str; 2] {
        match self {
            Fault::Short => ["mật khẩu cần ít nhất 12 ký tự", "a password has at least 12 letters"],
            Fault::Long => ["mật khẩu dài nhất 128 ký tự", "a password has at most 128 letters"],
            Fault::Plain => ["mật khẩu có quá ít ký tự khác nhau", "the password has too few different letters"],
            Fault::Differs => ["hai lần nhập mật khẩu khác nhau", "the two passwords are not the same"],
            Fault::Common => ["mật khẩu quá dễ đoán", "the password is among those that are guessed first"],
        }
    }
}

/// Every reason why a password may not be chosen.
pub(crate) fn faults(password: &str, account: &str) -> Vec<Fault> {
    let length = password.chars().count();
    let letters: std::collections::BTreeSet<char> = password.chars().collect();
    let plain = folded(password).replace(' ', "");
    let core = plain.trim_end_matches(|letter: char| !letter.is_alphabetic());
    let guessed = COMMON.contains(&core) || core == folded(account) || (core.is_empty() && "01234567890123456789".contains(&plain));
    let faults = [(length < LEAST, Fault::Short), (length > MOST, Fault::Long), (letters.len() < DIFFERENT, Fault::Plain), (guessed, Fault::Common)];
    faults.into_iter().filter(|(holds, _)| *holds).map(|(_, fault)| fault).collect()
}

/// Keeps and compares passwords, as many at a time as there are cores: each takes memory, and nobody else shall wait for it.
pub(crate) struct Passwords {
    pool: ThreadPool,
    /// What is compared where there is no account: it takes as long.
    nobody: String,
}

impl Passwords {
    /// For this machine.
    pub(crate) fn new() -> Passwords {
        let pool = rayon::ThreadPoolBuilder::new().thread_name(|number| format!("password-{number}")).build().expect("the system has threads");
        Passwords { nobody: keep("nobody has this password"), pool }
    }

    /// What to keep of a password.
    pub(crate) fn keep(&self, password: &str) -> String {
        self.pool.install(|| keep(password))
    }

    /// Whether a password is the one that was kept; it takes as long where nothing was.
    pub(crate) fn is(&self, password: &str, kept: Option<&str>) -> bool {
        let same = self.pool.install(|| {
            let hash = PasswordHash::new(kept.unwrap_or(&self.nobody)).ok();
            hash.is_some_and(|hash| password.len() <= 4 * MOST && Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
        });
        same && kept.is_some()
    }
}

fn keep(password: &str) -> String {
    Argon2::default().hash_password(password.as_bytes()).expect("a password of this length can be kept").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_told_from_every_other_and_kept_differently_each_time() {
        let passwords = Passwords::new();
        let kept = passwords.keep("cây cầu bắc qua sông");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, passwords.keep("cây cầu bắc qua sông"));
        assert!(passwords.is("cây cầu bắc qua sông", Some(&kept)));
        assert!(!passwords.is("cây cầu bắc qua song", Some(&kept)) && !passwords.is("cây cầu bắc qua sông", None));
        assert!(!passwords.is("nobody has this password", None), "nobody signs in as nobody");
    }

    #[test]
    fn every_reason_against_a_password_is_said() {
        assert_eq!(faults("cây cầu bắc qua sông", "lan"), []);
        assert_eq!(faults("aaaa", "lan"), [Fault::Short, Fault::Plain]);
        assert_eq!(faults(&"aáàảã".repeat(40), "lan"), [Fault::Long]);
        for common in ["Mật khẩu mới 2026!", "LuânChuyểnCánBộ1", "123456789012", "nguyenthilan-999"] {
            assert_eq!(faults(common, "nguyenthilan"), [Fault::Common], "{common}");
        }
    }
}
