//! Finds and installs Debian's packages; Ubuntu and others derived from it have the same.

use crate::{
    need::Package,
    paths,
    step::{self, Outcome, say},
};
use std::process::Command;

/// Whether this system has Debian's tools.
pub fn is_here() -> bool {
    ["dpkg-query", "apt-get"].iter().all(|name| paths::on_path(name).is_some())
}

/// Installs what is missing, or, where this user may not, says what to type.
pub fn install(wanted: &[Package]) -> Outcome {
    let missing = missing(wanted)?;
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let listed = missing.iter().map(|package| format!("  {:30} {}\n", package.name, package.why));
    let listed: String = listed.collect();
    if !is_root() {
        return Err(format!(
            "these packages are missing:\n{listed}install them, then try again:\n  \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends {}",
            names.join(" ")
        ));
    }
    say(format!(
        "installs these packages, which are missing (about a minute, without the download):\n{listed}"
    ));
    apt_get("apt-update.log", &["update"])?;
    apt_get("apt-install.log", &[&["install", "-y", "--no-install-recommends"], &names[..]].concat())
}

fn apt_get(log: &str, arguments: &[&str]) -> Outcome {
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    step::run_quietly(&mut command, &paths::target_dir().join(log))
}

/// Those that are not installed.
fn missing(wanted: &[Package]) -> Outcome<Vec<Package>> {
    let mut command = Command::new("dpkg-query");
    command.args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"]);
    command.args(wanted.iter().map(|package| package.name));
    // It fails where it doesn't know one, and lists the others.
    let output = command.output().map_err(|error| format!("`dpkg-query` could not start: {error}"))?;
    Ok(not_among(&String::from_utf8_lossy(&output.stdout), wanted))
}

fn not_among(listed: &str, wanted: &[Package]) -> Vec<Package> {
    let installed: Vec<&str> = listed.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    wanted.iter().filter(|package| !installed.contains(&package.name)).copied().collect()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::need::NO_DISPLAY;

    #[test]
    fn a_package_that_was_removed_or_never_known_is_missing() {
        let listed = "xvfb installed\ndbus config-files\nscrot installed\nfonts-dejavu-core installed\n";
        let missing: Vec<&str> = not_among(listed, &NO_DISPLAY).iter().map(|package| package.name).collect();
        assert_eq!(missing, ["dbus", "libgl1-mesa-dri"]);
    }
}
