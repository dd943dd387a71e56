//! Everything a person types: `cargo xtask run`, `test`, …
//!
//! Needs nothing but a Rust toolchain, and builds in seconds. Knows how the project is built, started and
//! tried, and nothing of what it does.
//!
//! | module | for |
//! |---|---|
//! | `cli` | the command line |
//! | `test` | `test` and `e2e` |
//! | `cargo` | calls of cargo |
//! | `step` | runs a command, with its progress or its log |
//! | `paths` | where things are |
#![forbid(unsafe_code)]

mod cargo;
pub mod cli;
pub mod paths;
pub mod step;
mod test;
