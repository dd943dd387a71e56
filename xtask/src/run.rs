//! `cargo xtask run`: from a clone to the running app.

use crate::{
    cargo, display, headless, paths,
    setup::{self, Purpose},
    step::{Outcome, say},
    ui,
};
use std::{
    ffi::OsString,
    path::PathBuf,
    process::{Command, ExitStatus},
};

/// What the command line asks for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Build with optimisation.
    pub release: bool,
    /// Show the app on a screen of its own, even where there is a display.
    pub headless: bool,
    /// The app's data folder; by default the user's, or, without a display, a temporary one.
    pub data_dir: Option<PathBuf>,
    /// Where the screenshot goes that is taken without a display.
    pub screenshot: Option<PathBuf>,
    /// More for the app.
    pub arguments: Vec<OsString>,
}

/// Installs what is missing, builds, and starts the app.
pub fn run(options: &Options) -> Outcome {
    let display = if options.headless { Err("--headless was given".to_owned()) } else { display::find() };
    if let Err(why) = &display {
        say(format!("no display ({why}): the app will be shown on a screen of its own, and photographed"));
        if !cfg!(target_os = "linux") {
            return Err("a screen of its own is only made on Linux".to_owned());
        }
    }
    setup::setup(Purpose::Run { display: display.is_ok() })?;
    ui::build()?;
    let program = build(options)?;
    match display {
        Ok(name) => {
            say(format!("starting the app on {name}; Quit in its tray menu, or Ctrl+C here, ends it"));
            show(Command::new(program).args(arguments(options)))
        }
        Err(_) => headless::show(&program, options),
    }
}

/// Builds the app; gives its path.
fn build(options: &Options) -> Outcome<PathBuf> {
    let profile = if options.release { "release" } else { "debug" };
    let program = paths::target_dir().join(profile).join(paths::binary_name("ww3-monitor"));
    if !program.exists() {
        let minutes = if options.release { "ten" } else { "five" };
        say(format!("building; the first time takes about {minutes} minutes on two cores"));
    }
    cargo::build_programs(options.release)?;
    Ok(program)
}

/// What the app is started with.
pub fn arguments(options: &Options) -> Vec<OsString> {
    let mut arguments = Vec::new();
    if let Some(folder) = &options.data_dir {
        arguments.extend(["--data-dir".into(), folder.clone().into_os_string()]);
    }
    // Where the caller chose what to follow, the app refuses to be told otherwise.
    let chosen = |argument: &OsString| {
        let text = argument.to_string_lossy();
        ["--server", "--sample"].iter().any(|name| text.starts_with(name))
    };
    if !options.arguments.iter().any(chosen) {
        arguments.push("--sample-if-offline".into());
    }
    arguments.extend(options.arguments.iter().cloned());
    arguments
}

fn show(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("the app could not start: {error}"))?;
    if status.success() || was_stopped(status) { Ok(()) } else { Err(format!("the app failed ({status})")) }
}

/// Ended by Ctrl+C.
#[cfg(unix)]
fn was_stopped(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(2)
}

#[cfg(not(unix))]
fn was_stopped(_status: ExitStatus) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(arguments: &[&str]) -> Options {
        Options { arguments: arguments.iter().map(Into::into).collect(), ..Options::default() }
    }

    #[test]
    fn the_sample_is_for_those_who_chose_nothing_else() {
        assert_eq!(arguments(&given(&["--hidden"])), ["--sample-if-offline", "--hidden"]);
        assert_eq!(arguments(&given(&["--server=http://a"])), ["--server=http://a"]);
        assert_eq!(arguments(&given(&["--sample"])), ["--sample"]);
    }
}
