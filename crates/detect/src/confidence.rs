//! How sure: 0 to 1, by a sum that anybody can check.
//!
//! 0.60; +0.05 for each step of the source's reliability above 3, −0.05 below (`sources` where the item doesn't say); +0.10
//! where the place is a city or a site, −0.10 where it is only a country; +0.05 where casualties are counted;
//! −0.15 where the text itself doubts ("reportedly", "unconfirmed", "claims"); −0.10 where no rule finds the act, but the
//! weights of [`turns`](crate::turns) do. Kept between 0.05 and 0.95.

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
pub fn confidence(
    words: &[Word],
    reliability: u8,
    precision: Precision,
    counted: bool,
    is_weighed: bool,
) -> Confidence {
    let steps = f64::from(reliability) - 3.0;
    let place = match precision {
        Precision::Exact | Precision::City => 0.10,
        Precision::Country => -0.10,
        Precision::Region | Precision::Unspecified => 0.0,
    };
    let doubted = words.iter().any(|word| DOUBTS.contains(&word.folded.as_str()));
    let counts = [(counted, 0.05), (doubted, -0.15), (is_weighed, -0.10)];
    let sum: f64 = counts.iter().filter(|(holds, _)| *holds).map(|(_, part)| part).sum();
    Confidence::rounded((0.60 + 0.05 * steps + place + sum).clamp(0.05, 0.95))
}
