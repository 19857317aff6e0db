//! The invented town inside the program: its tables, its local plan, its request for a plan of moves.

/// File name and text of every table, and of moves that were proposed over the years.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("places.csv", include_str!("../../../demo/places.csv")),
    ("units.csv", include_str!("../../../demo/units.csv")),
    ("titles.csv", include_str!("../../../demo/titles.csv")),
    ("ranks.csv", include_str!("../../../demo/ranks.csv")),
    ("posts.csv", include_str!("../../../demo/posts.csv")),
    ("people.csv", include_str!("../../../demo/people.csv")),
    ("tenures.csv", include_str!("../../../demo/tenures.csv")),
    ("planning.csv", include_str!("../../../demo/planning.csv")),
    ("evaluations.csv", include_str!("../../../demo/evaluations.csv")),
    ("discipline.csv", include_str!("../../../demo/discipline.csv")),
    ("proceedings.csv", include_str!("../../../demo/proceedings.csv")),
    ("kinship.csv", include_str!("../../../demo/kinship.csv")),
    ("mandates.csv", include_str!("../../../demo/mandates.csv")),
    ("health.csv", include_str!("../../../demo/health.csv")),
    ("terms.csv", include_str!("../../../demo/terms.csv")),
    ("requests.csv", include_str!("../../../demo/requests.csv")),
    ("documents.csv", include_str!("../../../demo/documents.csv")),
    ("tasks.csv", include_str!("../../../demo/tasks.csv")),
    ("steps.csv", include_str!("../../../demo/steps.csv")),
    ("citations.csv", include_str!("../../../demo/citations.csv")),
];

/// Moves that were proposed over the years, as `luan check` reads them.
pub(crate) const MOVES: (&str, &str) = ("moves.csv", include_str!("../../../demo/moves.csv"));

/// File name and text of every rulebook of the town.
pub(crate) const RULEBOOKS: &[(&str, &str)] = &[("demo/rulebooks/kh-21-thu-2023.toml", include_str!("../../../demo/rulebooks/kh-21-thu-2023.toml"))];

/// File name and text of the request.
pub(crate) const REQUEST: (&str, &str) = ("demo/plan.toml", include_str!("../../../demo/plan.toml"));

#[cfg(test)]
mod tests {
    use super::TABLES;

    /// A cell as the tables of the town write it.
    fn written(text: &str) -> String {
        if text.contains(',') { format!("\"{text}\"") } else { text.to_owned() }
    }

    #[test]
    fn the_thread_of_the_town_is_what_is_drawn() {
        for name in ["units", "documents", "tasks", "steps"] {
            let file = TABLES.iter().find(|(file, _)| *file == format!("{name}.csv")).unwrap().1;
            let header: Vec<&str> = file.lines().next().unwrap().split(',').collect();
            let line = |cells: &Vec<(&'static str, String)>| {
                assert!(cells.iter().all(|(column, _)| header.contains(column)), "{name}: {cells:?}");
                let cell = |column: &&str| cells.iter().find(|(name, _)| name == column).map_or(String::new(), |(_, text)| written(text));
                header.iter().map(cell).collect::<Vec<_>>().join(",") + "\n"
            };
            let drawn: String = sample::thread().iter().filter(|(table, _)| *table == name).map(|(_, cells)| line(cells)).collect();
            assert!(file.ends_with(&drawn), "demo/{name}.csv ends otherwise than with:\n{drawn}");
        }
    }
}
