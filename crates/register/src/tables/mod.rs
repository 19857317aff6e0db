//! The tables of the exchange folder, one file each. A new table is one file and one line in the list below.

pub(crate) mod citations;
pub(crate) mod discipline;
pub(crate) mod documents;
pub(crate) mod evaluations;
pub(crate) mod health;
pub(crate) mod kinship;
pub(crate) mod mandates;
pub(crate) mod people;
pub(crate) mod places;
pub(crate) mod planning;
pub(crate) mod posts;
pub(crate) mod proceedings;
pub(crate) mod ranks;
pub(crate) mod requests;
pub(crate) mod steps;
pub(crate) mod tasks;
pub(crate) mod tenures;
pub(crate) mod terms;
pub(crate) mod titles;
pub(crate) mod units;

use crate::table::{Table, TableSpec};

pub use citations::Citations;
pub use discipline::Discipline;
pub use documents::Documents;
pub use evaluations::Evaluations;
pub use health::Health;
pub use kinship::Kinship;
pub use mandates::Mandates;
pub use people::People;
pub use places::Places;
pub use planning::Planning;
pub use posts::Posts;
pub use proceedings::Proceedings;
pub use ranks::Ranks;
pub use requests::Requests;
pub use steps::Steps;
pub use tasks::Tasks;
pub use tenures::Tenures;
pub use terms::Terms;
pub use titles::Titles;
pub use units::Units;

macro_rules! tables {
    ($($table:ident: $kind:ident,)+) => {
        /// Every table of the exchange folder, filled.
        #[derive(Clone, Default)]
        pub struct Tables { $(#[doc = concat!("The table `", stringify!($table), "`.")] pub $table: $kind,)+ }

        impl Tables {
            /// The contracts, in the order in which tables refer to one another.
            pub const SPECS: &'static [&'static TableSpec] = &[$(&$kind::SPEC,)+];

            /// Every table, in the order of [`Tables::SPECS`].
            pub fn all(&self) -> Vec<&dyn Table> {
                vec![$(&self.$table,)+]
            }

            /// The table at `position` in [`Tables::SPECS`].
            pub fn table(&self, position: usize) -> &dyn Table {
                let mut _number = 0;
                $(
                    if position == _number {
                        return &self.$table;
                    }
                    _number += 1;
                )+
                panic!("the contract has no table {position}")
            }

            /// The table at `position` in [`Tables::SPECS`], for filling.
            pub(crate) fn table_mut(&mut self, position: usize) -> &mut dyn Table {
                let mut _number = 0;
                $(
                    if position == _number {
                        return &mut self.$table;
                    }
                    _number += 1;
                )+
                panic!("the contract has no table {position}")
            }
        }
    };
}

tables! {
    places: Places,
    units: Units,
    titles: Titles,
    ranks: Ranks,
    posts: Posts,
    people: People,
    tenures: Tenures,
    planning: Planning,
    evaluations: Evaluations,
    discipline: Discipline,
    proceedings: Proceedings,
    kinship: Kinship,
    mandates: Mandates,
    health: Health,
    terms: Terms,
    requests: Requests,
    documents: Documents,
    tasks: Tasks,
    steps: Steps,
    citations: Citations,
}
