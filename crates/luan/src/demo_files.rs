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
];

/// Moves that were proposed over the years, as `luan check` reads them.
pub(crate) const MOVES: (&str, &str) = ("moves.csv", include_str!("../../../demo/moves.csv"));

/// File name and text of every rulebook of the town.
pub(crate) const RULEBOOKS: &[(&str, &str)] = &[("demo/rulebooks/kh-21-thu-2023.toml", include_str!("../../../demo/rulebooks/kh-21-thu-2023.toml"))];

/// File name and text of the request.
pub(crate) const REQUEST: (&str, &str) = ("demo/plan.toml", include_str!("../../../demo/plan.toml"));
