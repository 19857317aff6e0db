//! Last level: a published lottery. It favours nobody, anybody can recompute it, and it leaves one best plan.

use sha2::{Digest, Sha256};

use super::{Level, over_moves};
use crate::program::{Cost, Program};
use crate::world::World;

pub(super) const LEVEL: Level = Level { name: "lottery", words: ["bốc thăm công bố trước", "published lottery"], build };

fn build(world: &World, _: &mut Program) -> Cost {
    over_moves(world, |arc| i64::from(world.arcs[arc].ticket))
}

/// The number of a move: the first three bytes, big-endian, of the SHA-256 of `PERSON>POST`.
pub(crate) fn ticket(person: &str, to_post: &str) -> u32 {
    let digest = Sha256::digest(format!("{person}>{to_post}").as_bytes());
    u32::from_be_bytes([0, digest[0], digest[1], digest[2]])
}

#[cfg(test)]
mod tests {
    /// `printf 'CB0007>P-113' | sha256sum` begins with these bytes.
    #[test]
    fn anybody_can_recompute_it() {
        assert_eq!(super::ticket("CB0007", "P-113"), 0x4c_40_c4);
    }
}
