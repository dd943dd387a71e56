//! Everything a person types: `cargo xtask run`, `test`, …
//!
//! Needs nothing but a Rust toolchain, and builds in seconds. Knows how the project is built, started and
//! tried, and nothing of what it does. The tests in the real window start their desktops by it, too.
//!
//! | module | for |
//! |---|---|
//! | [`cli`] | the command line |
//! | [`setup`], [`need`], [`node`], [`debian`], [`elsewhere`] | what the machine must have |
//! | [`run`], [`display`], [`headless`], [`report`] | `run`: on the display, or on a desktop of its own |
//! | [`test`], [`lint`], [`tables`] | `test`, `e2e`, `lint`, `types`, `gazetteer` |
//! | [`bench`], [`rivals`] | `bench`, and the servers that ours is measured beside |
//! | [`cargo`], [`ui`] | builds and tests of Rust, of the page |
//! | [`desktop`], [`leash`], [`folder`] | a screen, a bus, processes and folders that end with their owner |
//! | [`step`], [`paths`] | runs a command, with its progress or its log; where things are |
#![forbid(unsafe_code)]

pub mod bench;
pub mod cargo;
pub mod cli;
pub mod debian;
pub mod desktop;
pub mod display;
pub mod elsewhere;
pub mod folder;
pub mod headless;
pub mod leash;
pub mod lint;
pub mod need;
pub mod node;
pub mod paths;
pub mod report;
pub mod rivals;
pub mod run;
pub mod setup;
pub mod step;
pub mod tables;
pub mod test;
pub mod ui;
