//! `cargo xtask setup`: what is missing is installed where that is possible, else named.

use crate::{
    debian, elsewhere,
    need::{self, Package},
    node,
    step::Outcome,
};

/// What the machine must be able to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Build and show the app.
    Run {
        /// On a display that is there; else on one of our own.
        display: bool,
    },
    /// Run every test; they always show the app on a display of their own.
    Test,
}

/// Sees to it that everything is there.
pub fn setup(purpose: Purpose) -> Outcome {
    node::check()?;
    match std::env::consts::OS {
        "linux" if debian::is_here() => debian::install(&packages(purpose)),
        "linux" => elsewhere::check_linux(purpose),
        "macos" => elsewhere::check_mac(),
        "windows" => elsewhere::check_windows(),
        other => Err(format!("this runs on Linux, macOS and Windows; nothing is known of {other}")),
    }
}

fn packages(purpose: Purpose) -> Vec<Package> {
    let mut packages = need::APP.to_vec();
    if !elsewhere::runs("cc") {
        packages.extend(need::COMPILER);
    }
    if purpose != (Purpose::Run { display: true }) {
        packages.extend(need::NO_DISPLAY);
    }
    if purpose == Purpose::Test {
        packages.extend(need::TESTS);
    }
    packages
}
