//! Random numbers from a seed.
//!
//! Our own twenty lines, because the stream is part of the contract: a published seed must give the same office after every upgrade, which no library promises.

/// A stream of numbers (splitmix64).
#[derive(Clone, Debug)]
pub struct Seed(u64);

impl Seed {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Seed {
        Seed(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `limit`; 0 where there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.bits()) * limit as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1) as usize) as i32
    }

    /// True `permille` times in a thousand.
    pub fn chance(&mut self, permille: usize) -> bool {
        self.below(1000) < permille
    }

    /// One of `items`.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// A size from 1 to `high` where small ones are common and large ones rare (Pareto, exponent 1).
    pub fn skewed(&mut self, high: usize) -> usize {
        let share = (self.bits() >> 11) as f64 / (1u64 << 53) as f64;
        ((1.0 / (1.0 - share * (1.0 - 1.0 / high as f64))) as usize).clamp(1, high)
    }
}
