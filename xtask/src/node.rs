//! Whether Node.js is here, and new enough for the page's tools.

use crate::{paths, step::Outcome};
use std::process::Command;

const ADVICE: &str =
    "install Node.js 20.19 or newer (of the 22s: 22.12), for example from https://nodejs.org";

/// Node.js and npm are there.
pub fn check() -> Outcome {
    let output = Command::new("node").arg("--version").output();
    let output = output.map_err(|error| format!("`node` can't be started ({error}): {ADVICE}"))?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if !is_enough(&version) {
        return Err(format!("`node --version` says {version:?}, which won't do: {ADVICE}"));
    }
    if paths::on_path("npm").is_none() {
        return Err(format!("`npm` is not on the PATH, though Node.js {version} is: {ADVICE}, with npm"));
    }
    Ok(())
}

/// What Vite asks for: `^20.19.0 || >=22.12.0`.
fn is_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse::<u32>);
    let (Some(Ok(major)), Some(Ok(minor))) = (numbers.next(), numbers.next()) else { return false };
    match major {
        20 => minor >= 19,
        22 => minor >= 12,
        other => other > 22,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_version_that_the_tools_accept_is_enough() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v23.0.0", "v24.1.0"] {
            assert!(is_enough(good), "{good}");
        }
        for bad in ["v18.20.0", "v20.18.9", "v21.7.0", "v22.11.0", "", "what", "v20"] {
            assert!(!is_enough(bad), "{bad}");
        }
    }
}
