//! The papers, one a file. A new one is a file, its line here, and its sample in the tests of papers.

pub mod appraisal;
pub mod curriculum;
pub mod forwarding;
pub mod implementation_plan;
pub mod reminder;
pub mod report;
pub mod roster;
pub mod rotation_decision;
pub mod rotation_plan;
pub mod statistics;
pub mod submission;
