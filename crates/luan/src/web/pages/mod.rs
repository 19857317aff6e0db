//! The pages, one file each, with a template of the same name in `templates/`.

pub(super) mod accounts;
pub(super) mod ask;
pub(super) mod assets;
pub(super) mod audit;
pub(super) mod change;
pub(super) mod correction;
pub(super) mod demo;
pub(super) mod export;
pub(super) mod find;
pub(super) mod first;
pub(super) mod health;
pub(super) mod history;
pub(super) mod home;
pub(super) mod invitation;
pub(super) mod message;
pub(super) mod openid;
pub(super) mod passkeys;
pub(super) mod person;
pub(super) mod plan;
pub(super) mod readings;
pub(super) mod review;
pub(super) mod sign_in;
pub(super) mod verdicts;
