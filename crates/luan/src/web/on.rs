//! The day that a page is asked about: written in the address, today where nothing is said.

use register::Day;

use super::answer::Refused;
use super::sought::day_of;
use super::visit::Visit;

/// The day that is asked about.
pub(crate) struct On {
    /// The day; today, where what was typed is no day.
    pub(crate) day: Day,
    /// What was typed, or the day as it stands in a field.
    pub(crate) typed: String,
    /// Whether what was typed is no day.
    pub(crate) faulty: bool,
}

impl On {
    /// The day of an address.
    pub(crate) fn of(visit: &Visit<'_>) -> Result<On, Refused> {
        let (today, typed, day) = (visit.view()?.today(), visit.asked.field("on"), day_of(visit, "on")?);
        let shown = if typed.is_empty() { today.to_string() } else { typed.to_owned() };
        Ok(On { day: day.unwrap_or(today), typed: shown, faulty: day.is_none() })
    }
}

/// A day as it is read: 26/11/2026; nothing where it is not known.
pub(crate) fn civil(day: &Day) -> String {
    day.if_known().map_or_else(String::new, Day::civil)
}
