//! The inner loops: one operation over columns, without branches, written so that the compiler turns them into vector code.

use crate::column::{FALSE, MISSING, TRUE, Truth, UNKNOWN};
use crate::tree::{Arithmetic, Comparison};
use crate::verdict::Outcome;

/// No verdict: the subject is out of the rule's scope.
pub const OUT_OF_SCOPE: u8 = 255;

#[inline(always)]
pub(crate) fn map1<A: Copy, O>(out: &mut [O], a: &[A], f: impl Fn(A) -> O) {
    for (out, &a) in out.iter_mut().zip(a) {
        *out = f(a);
    }
}

#[inline(always)]
pub(crate) fn map2<A: Copy, B: Copy, O>(out: &mut [O], a: &[A], b: &[B], f: impl Fn(A, B) -> O) {
    for ((out, &a), &b) in out.iter_mut().zip(a).zip(b) {
        *out = f(a, b);
    }
}

#[inline(always)]
pub(crate) fn map3<A: Copy, B: Copy, C: Copy, O>(out: &mut [O], a: &[A], b: &[B], c: &[C], f: impl Fn(A, B, C) -> O) {
    for (((out, &a), &b), &c) in out.iter_mut().zip(a).zip(b).zip(c) {
        *out = f(a, b, c);
    }
}

/// TRUE where it holds, FALSE where not.
#[inline(always)]
fn sure(holds: bool) -> Truth {
    u8::from(holds) << 1
}

/// `holds`, or UNKNOWN where `open`.
#[inline(always)]
fn unless(open: bool, holds: bool) -> Truth {
    if open { UNKNOWN } else { sure(holds) }
}

/// Numbers with a constant. MISSING is the smallest number, so that its answer is off by a constant and is put right without a branch.
pub(crate) fn compare_constant(comparison: Comparison, out: &mut [Truth], a: &[i32], c: i32) {
    let open = |a: i32| u8::from(a == MISSING);
    match comparison {
        Comparison::Equal => map1(out, a, |a| sure(a == c) + open(a)),
        Comparison::NotEqual => map1(out, a, |a| sure(a != c) - open(a)),
        Comparison::Less => map1(out, a, |a| sure(a < c) - open(a)),
        Comparison::LessOrEqual => map1(out, a, |a| sure(a <= c) - open(a)),
        Comparison::Greater => map1(out, a, |a| sure(a > c) + open(a)),
        Comparison::GreaterOrEqual => map1(out, a, |a| sure(a >= c) + open(a)),
    }
}

pub(crate) fn compare(comparison: Comparison, out: &mut [Truth], a: &[i32], b: &[i32]) {
    #[inline(always)]
    fn each(out: &mut [Truth], a: &[i32], b: &[i32], holds: impl Fn(i32, i32) -> bool) {
        map2(out, a, b, |a, b| unless((a == MISSING) | (b == MISSING), holds(a, b)));
    }
    match comparison {
        Comparison::Equal => each(out, a, b, |a, b| a == b),
        Comparison::NotEqual => each(out, a, b, |a, b| a != b),
        Comparison::Less => each(out, a, b, |a, b| a < b),
        Comparison::LessOrEqual => each(out, a, b, |a, b| a <= b),
        Comparison::Greater => each(out, a, b, |a, b| a > b),
        Comparison::GreaterOrEqual => each(out, a, b, |a, b| a >= b),
    }
}

/// Ranges with a constant: one for each side on which the comparison surely holds.
pub(crate) fn compare_range_constant(comparison: Comparison, out: &mut [Truth], low: &[i32], high: &[i32], c: i32) {
    match comparison {
        Comparison::Equal => map2(out, low, high, |low, high| equal_ranges([low, high], [c, c])),
        Comparison::NotEqual => map2(out, low, high, |low, high| TRUE - equal_ranges([low, high], [c, c])),
        Comparison::Less => map2(out, low, high, |low, high| u8::from(low < c) + u8::from(high < c)),
        Comparison::LessOrEqual => map2(out, low, high, |low, high| u8::from(low <= c) + u8::from(high <= c)),
        Comparison::Greater => map2(out, low, high, |low, high| u8::from(low > c) + u8::from(high > c)),
        Comparison::GreaterOrEqual => map2(out, low, high, |low, high| u8::from(low >= c) + u8::from(high >= c)),
    }
}

#[inline(always)]
fn equal_ranges(a: [i32; 2], b: [i32; 2]) -> Truth {
    u8::from((a[0] <= b[1]) & (b[0] <= a[1])) + u8::from((a[0] == a[1]) & (b[0] == b[1]) & (a[0] == b[0]))
}

#[inline(always)]
fn less_ranges(a: [i32; 2], b: [i32; 2]) -> Truth {
    u8::from(a[1] < b[0]) + u8::from(a[0] < b[1])
}

pub(crate) fn compare_ranges(comparison: Comparison, out: &mut [Truth], a: [&[i32]; 2], b: [&[i32]; 2]) {
    #[inline(always)]
    fn each(out: &mut [Truth], a: [&[i32]; 2], b: [&[i32]; 2], f: impl Fn([i32; 2], [i32; 2]) -> Truth) {
        for ((((out, &a0), &a1), &b0), &b1) in out.iter_mut().zip(a[0]).zip(a[1]).zip(b[0]).zip(b[1]) {
            *out = f([a0, a1], [b0, b1]);
        }
    }
    match comparison {
        Comparison::Equal => each(out, a, b, equal_ranges),
        Comparison::NotEqual => each(out, a, b, |a, b| TRUE - equal_ranges(a, b)),
        Comparison::Less => each(out, a, b, less_ranges),
        Comparison::LessOrEqual => each(out, a, b, |a, b| TRUE - less_ranges(b, a)),
        Comparison::Greater => each(out, a, b, |a, b| less_ranges(b, a)),
        Comparison::GreaterOrEqual => each(out, a, b, |a, b| TRUE - less_ranges(a, b)),
    }
}

pub(crate) fn equal_truths(out: &mut [Truth], a: &[Truth], b: &[Truth]) {
    map2(out, a, b, |a, b| unless((a == UNKNOWN) | (b == UNKNOWN), a == b));
}

pub(crate) fn in_constants(out: &mut [Truth], a: &[i32], constants: &[i32]) {
    map1(out, a, |a| u8::from(a == MISSING));
    for &c in constants {
        for (out, &a) in out.iter_mut().zip(a) {
            *out |= sure(a == c);
        }
    }
}

pub(crate) fn choose_truth(out: &mut [Truth], condition: &[Truth], yes: &[Truth], no: &[Truth]) {
    map3(out, condition, yes, no, |condition, yes, no| {
        let open = if yes == no { yes } else { UNKNOWN };
        let known = if condition == TRUE { yes } else { no };
        if condition == UNKNOWN { open } else { known }
    });
}

/// A choice of numbers; `open` is what it is where the condition is not known.
#[inline(always)]
pub(crate) fn choose(out: &mut [i32], condition: &[Truth], yes: &[i32], no: &[i32], open: impl Fn(i32, i32) -> i32) {
    map3(out, condition, yes, no, |condition, yes, no| {
        let known = if condition == TRUE { yes } else { no };
        if condition == UNKNOWN { open(yes, no) } else { known }
    });
}

pub(crate) fn agreed(yes: i32, no: i32) -> i32 {
    if yes == no { yes } else { MISSING }
}

/// An operation on numbers. The check at load has bounded the result, so that wrapping never happens.
pub(crate) fn calculate(operation: Arithmetic, out: &mut [i32], a: &[i32], b: &[i32]) {
    #[inline(always)]
    fn each(out: &mut [i32], a: &[i32], b: &[i32], f: impl Fn(i32, i32) -> i32) {
        map2(out, a, b, |a, b| if (a == MISSING) | (b == MISSING) { MISSING } else { f(a, b) });
    }
    // Doubles hold every i32 quotient closely enough that cutting off gives the whole one, and processors divide them side by side.
    let divide = |a: i32, b: i32| (f64::from(a) / f64::from(b)) as i32;
    match operation {
        Arithmetic::Add => each(out, a, b, i32::wrapping_add),
        Arithmetic::Subtract => each(out, a, b, i32::wrapping_sub),
        Arithmetic::Multiply => each(out, a, b, i32::wrapping_mul),
        Arithmetic::Divide => each(out, a, b, |a, b| if b == 0 { MISSING } else { divide(a, b) }),
        Arithmetic::Remainder => each(out, a, b, |a, b| if b == 0 { MISSING } else { a.wrapping_sub(divide(a, b).wrapping_mul(b)) }),
    }
}

/// Outcomes from requirements: a truth's byte is the byte of its outcome.
pub(crate) fn outcome(out: &mut [u8], scope: Option<&[Truth]>, when: Option<&[Truth]>, require: &[Truth], waived: Option<&[Truth]>) {
    #[inline(always)]
    fn pass(out: &mut [u8], truths: Option<&[Truth]>, f: impl Fn(u8, Truth) -> u8) {
        if let Some(truths) = truths {
            for (out, &truth) in out.iter_mut().zip(truths) {
                *out = f(*out, truth);
            }
        }
    }
    let otherwise = |truth: Truth, excluded: u8| if truth == FALSE { excluded } else { Outcome::NotKnown as u8 };
    out.copy_from_slice(require);
    pass(out, waived, |outcome, waived| if (outcome == Outcome::NotMet as u8) & (waived == TRUE) { Outcome::Waived as u8 } else { outcome });
    pass(out, when, |outcome, when| if when == TRUE { outcome } else { otherwise(when, Outcome::NotApplicable as u8) });
    pass(out, scope, |outcome, scope| if scope == TRUE { outcome } else { otherwise(scope, OUT_OF_SCOPE) });
}

const OPEN: u8 = 4;

/// Counts one more truth for `exists_one`: how many hold, up to two, and whether one is open.
#[inline(always)]
pub(crate) fn count(counted: u8, truth: Truth) -> u8 {
    let held = (counted & 3) + u8::from(truth == TRUE);
    held.min(2) | (counted & OPEN) | if truth == UNKNOWN { OPEN } else { 0 }
}

/// Whether exactly one of the counted truths holds.
#[inline(always)]
pub(crate) fn exactly_one(counted: u8) -> Truth {
    let open = if counted & OPEN == 0 { sure(counted & 3 == 1) } else { UNKNOWN };
    if counted & 3 == 2 { FALSE } else { open }
}
