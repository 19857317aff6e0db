//! Damage: honest inputs, cut, doubled, mixed and sprinkled, from a seeded generator.

/// Bytes of a damaged input; readers must stand more, but here many inputs count for more than long ones.
const INPUT_BYTES_MAX: usize = 64 << 10;

/// What readers stumble over.
const NUISANCES: [&[u8]; 24] = [
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"=",
    b"-1",
    b"2147483648",
    b"99999999999999999999",
    b"1e308",
    b"0000-00-00",
    b"2023-02-29",
    "\u{301}".as_bytes(),
    "\u{202e}".as_bytes(),
    b"'",
    b"((((((((((((((((",
    b"[[",
    b"{",
];

/// A small generator of numbers that are evenly spread: splitmix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 where the bound is 0.
    fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { (self.roll() % bound as u64) as usize }
    }
}

/// The input with a number: the first are the seeds as they are, all others are damaged.
pub(crate) fn damaged(seeds: &[Vec<u8>], number: u64) -> Vec<u8> {
    if let Some(seed) = usize::try_from(number).ok().and_then(|number| seeds.get(number)) {
        return seed.clone();
    }
    let mut dice = Dice(number);
    let mut input = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(8) {
        hurt(&mut input, seeds, &mut dice);
    }
    input.truncate(INPUT_BYTES_MAX);
    input
}

fn hurt(input: &mut Vec<u8>, seeds: &[Vec<u8>], dice: &mut Dice) {
    let at = dice.below(input.len() + 1);
    let length = dice.below(16.min(input.len() - at) + 1);
    match dice.below(8) {
        0 => input.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << dice.below(8)),
        1 => input.iter_mut().skip(at).take(1).for_each(|byte| *byte = dice.roll() as u8),
        2 => drop(input.drain(at..at + length)),
        3 => input.truncate(at),
        4 => insert(input, at, NUISANCES[dice.below(NUISANCES.len())]),
        5 => {
            let piece = input[at..at + length].to_vec();
            let times = 1 + dice.below(64);
            insert(input, at, &piece.repeat(times));
        }
        6 => {
            let other = &seeds[dice.below(seeds.len())];
            let from = dice.below(other.len());
            let piece = &other[from..(from + dice.below(256)).min(other.len())];
            insert(input, at, piece);
        }
        _ => {
            let with = dice.below(input.len());
            if at < input.len() {
                input.swap(at, with);
            }
        }
    }
}

fn insert(input: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let tail = input.split_off(at);
    input.extend_from_slice(piece);
    input.extend_from_slice(&tail);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_is_the_same_input() {
        let seeds = [b"one,two\n1,2\n".to_vec(), b"three".to_vec()];
        let inputs: Vec<Vec<u8>> = (0..500).map(|number| damaged(&seeds, number)).collect();
        assert!(inputs.iter().enumerate().all(|(number, input)| *input == damaged(&seeds, number as u64)));
        assert_eq!(inputs[0], seeds[0]);
        let mut different = inputs.clone();
        different.sort();
        different.dedup();
        assert!(different.len() > 400, "damage repeats itself: {} of 500 inputs differ", different.len());
    }
}
