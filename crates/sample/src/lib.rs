//! The invented office: registers of any size from a seed. Same seed, same rows, on every machine.
//!
//! [`office`] draws a town, a province or a nation with the skews of real life; [`nasty`] draws small registers where everything that can be missing,
//! contradicted or on a boundary day is; [`thread`] draws how a document goes through an invented ward.

mod books;
mod moves;
mod nasty;
mod office;
mod seed;
mod sheet;
mod thread;

pub use moves::moves;
pub use nasty::nasty;
pub use office::{Size, office};
pub use seed::Seed;
pub use thread::{Line, thread};

#[cfg(test)]
mod tests {
    use super::*;
    use register::{Day, Register};

    fn drawn(seed: u64) -> Register {
        let (register, refusals) = office(Size { posts: 60, people: 300 }, seed).finish();
        assert_eq!(refusals, []);
        register
    }

    fn cells(register: &Register) -> Vec<String> {
        let all = register.tables().all();
        all.iter()
            .flat_map(|table| {
                (0..table.rows()).map(|row| format!("{:?}", (0..table.spec().columns.len()).map(|column| table.cell(row, column)).collect::<Vec<_>>()))
            })
            .collect()
    }

    #[test]
    fn one_seed_gives_one_office() {
        assert_eq!(cells(&drawn(7)), cells(&drawn(7)));
        assert_ne!(cells(&drawn(7)), cells(&drawn(8)));
    }

    #[test]
    fn every_table_of_an_office_but_mandates_has_rows() {
        for table in drawn(1).tables().all() {
            assert_eq!(table.rows() == 0, table.spec().name == "mandates", "{}", table.spec().name);
        }
    }

    #[test]
    fn most_people_have_one_main_post_and_a_move() {
        let register = drawn(3);
        let moves = moves(&register, Day::new(2026, 11, 21).unwrap(), 5);
        assert!(moves.rows.len() > 270, "{}", moves.rows.len());
    }

    #[test]
    fn nasty_registers_are_never_refused() {
        let moves: usize = (0..500).map(|seed| nasty(seed).1.rows.len()).sum();
        assert!(moves > 2_000, "{moves}");
    }
}
