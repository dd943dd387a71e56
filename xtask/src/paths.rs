//! Where things are: the project, what cargo builds, the programs of this machine.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The project's root folder.
pub fn root() -> PathBuf {
    // Cargo sets it for `cargo run` and `cargo test`; the folder of the build is right for a binary that was
    // started by hand.
    let crate_dir = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let own = crate_dir.filter(|dir| dir.ends_with("xtask"));
    let own = own.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    own.parent().map(Path::to_owned).unwrap_or(own)
}

/// The folder with what cargo built in the profile of the running program: `…/target/debug`.
///
/// # Panics
///
/// Where the running program is in no folder.
pub fn profile_dir() -> PathBuf {
    let own = env::current_exe().unwrap_or_default();
    let beside = own.parent().unwrap_or_else(|| panic!("{} is in no folder", own.display()));
    // The tests are one folder deeper than the binaries.
    let beside = if beside.ends_with("deps") { beside.parent().unwrap_or(beside) } else { beside };
    beside.to_owned()
}

/// Cargo's target folder.
pub fn target_dir() -> PathBuf {
    let profile = profile_dir();
    profile.parent().map(Path::to_owned).unwrap_or(profile)
}

/// The file name of a program that cargo builds.
pub fn binary_name(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// The program of this name on the PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let names: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |suffix| folder.join(format!("{name}{suffix}"))))
        .find(|file| file.is_file())
}
