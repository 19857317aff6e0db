//! The outsider's reading of the policy, asked once, and what it says of somebody.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

pub(super) const CLASSES: [&str; 7] = ["open", "personnel", "assessment", "discipline", "proceedings", "kinship", "health"];

/// What the outsider's reading allows: role, action, standing, tie, state, class.
pub(super) struct Model(BTreeSet<String>);

impl Model {
    pub(super) fn read() -> Model {
        let program = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/access/model.py");
        let output = Command::new("python3").arg(program).arg("--all").output().unwrap();
        assert!(output.status.success());
        let cases = String::from_utf8(output.stdout).unwrap();
        let cases = cases.lines().map(|line| serde_json::from_str::<BTreeMap<String, serde_json::Value>>(line).unwrap());
        let key = |case: &BTreeMap<String, serde_json::Value>| {
            ["role", "action", "standing", "tie", "state", "class"]
                .iter()
                .filter_map(|key| case.get(*key)?.as_str().map(str::to_owned))
                .collect::<Vec<_>>()
                .join(" ")
        };
        Model(cases.filter(|case| case["allowed"].as_bool().unwrap()).map(|case| key(&case)).collect())
    }

    /// The classes that a role may see of somebody with an action.
    pub(super) fn classes(&self, role: &str, action: &str, who: &Who) -> BTreeSet<&'static str> {
        CLASSES.into_iter().filter(|class| self.0.contains(&format!("{role} {action} {} {} {} {class}", who.standing, who.tie, who.state))).collect()
    }

    pub(super) fn of_office(&self, role: &str, action: &str) -> bool {
        self.0.contains(&format!("{role} {action}"))
    }
}

/// Somebody of the matrix, seen by one account.
pub(super) struct Who {
    pub(super) id: String,
    pub(super) standing: &'static str,
    pub(super) state: &'static str,
    pub(super) tie: &'static str,
}
