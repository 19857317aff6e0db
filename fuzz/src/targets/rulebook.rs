//! A rulebook of an office: TOML with conditions in the rule language.

use rules::rulebook::load::load_all;

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let seeds: &[&[u8]] = &[
        include_bytes!("../../../rulebooks/qd-65-tw-2022.toml"),
        include_bytes!("../../../rulebooks/nd-135-2020.toml"),
        include_bytes!("../../../rulebooks/luat-36-2018.toml"),
        include_bytes!("../../../demo/rulebooks/kh-21-thu-2023.toml"),
    ];
    seeds.iter().map(|seed| seed.to_vec()).collect()
}

pub(crate) fn fuzz_one(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (_, faults) = load_all(&[("fuzz.toml", &text)]);
    // A message must be there for every fault, whatever the place it points at.
    faults.iter().for_each(|fault| assert!(!fault.render(rules::verdict::Lang::Vi).is_empty()));
}
