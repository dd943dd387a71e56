//! How sure: 0 to 1, by a sum that anybody can check.
//!
//! 0.60; +0.05 for each step of the source's reliability above 3, −0.05 below (`sources` where the item doesn't say); +0.10
//! where the place is a city or a site, −0.10 where it is only a country; +0.05 where casualties are counted;
//! −0.15 where the text itself doubts ("reportedly", "unconfirmed", "claims"). Kept between 0.05 and 0.95.

use crate::text::Word;
use ww3_event::{Confidence, Precision};

const DOUBTS: &[&str] = &[
    "reportedly",
    "unconfirmed",
    "alleged",
    "allegedly",
    "claims",
    "claim",
    "rumours",
    "rumors",
    "apparent",
    "suspected",
];

/// How sure we are.
pub fn confidence(words: &[Word], reliability: u8, precision: Precision, counted: bool) -> Confidence {
    let steps = f64::from(reliability) - 3.0;
    let place = match precision {
        Precision::Exact | Precision::City => 0.10,
        Precision::Country => -0.10,
        Precision::Region | Precision::Unspecified => 0.0,
    };
    let doubted = words.iter().any(|word| DOUBTS.contains(&word.folded.as_str()));
    let sum =
        0.60 + 0.05 * steps + place + if counted { 0.05 } else { 0.0 } - if doubted { 0.15 } else { 0.0 };
    Confidence::rounded(sum.clamp(0.05, 0.95))
}
