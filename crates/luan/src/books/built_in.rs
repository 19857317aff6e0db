//! The rulebooks inside the program: one regulation, one file, one line here.

/// File name and text, in the order in which the regulations came into force.
pub(crate) const BUILT_IN: &[(&str, &str)] = &[
    ("rulebooks/qd-98-tw-2017.toml", include_str!("../../../../rulebooks/qd-98-tw-2017.toml")),
    ("rulebooks/luat-36-2018.toml", include_str!("../../../../rulebooks/luat-36-2018.toml")),
    ("rulebooks/qd-205-tw-2019.toml", include_str!("../../../../rulebooks/qd-205-tw-2019.toml")),
    ("rulebooks/nd-135-2020.toml", include_str!("../../../../rulebooks/nd-135-2020.toml")),
    ("rulebooks/qd-65-tw-2022.toml", include_str!("../../../../rulebooks/qd-65-tw-2022.toml")),
    ("rulebooks/qd-80-tw-2022.toml", include_str!("../../../../rulebooks/qd-80-tw-2022.toml")),
    ("rulebooks/qd-110-tw-2023.toml", include_str!("../../../../rulebooks/qd-110-tw-2023.toml")),
    ("rulebooks/qd-114-tw-2023.toml", include_str!("../../../../rulebooks/qd-114-tw-2023.toml")),
    ("rulebooks/ct-45-tw-2025.toml", include_str!("../../../../rulebooks/ct-45-tw-2025.toml")),
    ("rulebooks/luat-80-2025.toml", include_str!("../../../../rulebooks/luat-80-2025.toml")),
    ("rulebooks/nd-170-2025.toml", include_str!("../../../../rulebooks/nd-170-2025.toml")),
    ("rulebooks/qd-377-tw-2025.toml", include_str!("../../../../rulebooks/qd-377-tw-2025.toml")),
];
