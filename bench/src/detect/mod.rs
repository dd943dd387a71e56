//! How right the detector is, and how fast, beside what others use: `cargo xtask bench detect`.
//!
//! | module | for |
//! |---|---|
//! | [`cli`] | the command line |
//! | [`labels`], [`titles`] | what a reader says of a title, and the titles |
//! | [`answer`] | what the detector says, in the form that all are scored in |
//! | [`keywords`], [`flashgeotext`] | the two baselines |
//! | [`score`], [`share`] | the scoring; a share with its interval |
//! | [`report`] | the tables |
//! | [`speed`] | items a second, start, memory |
//!
//! Titles are read from `../shared/data`, where it is; nothing of them is kept. Knows nothing of the insides of
//! the detector.

pub mod answer;
pub mod cli;
pub mod flashgeotext;
pub mod keywords;
pub mod labels;
pub mod report;
pub mod score;
pub mod share;
pub mod speed;
pub mod titles;
