//! A desktop for one test, and the programs that may be on it.

use super::wait_until;
use std::process::Stdio;
pub use xtask::desktop::Desktop;
use xtask::leash::Leashed;

/// A screen, a bus and a user's folders, with nobody else on them.
pub fn desktop() -> Desktop {
    Desktop::start()
        .unwrap_or_else(|error| panic!("{error}; `cargo xtask setup` installs what the tests need"))
}

/// A window manager: without one nothing closes a window as people do, nor takes its focus.
pub fn window_manager(desktop: &Desktop) -> Leashed {
    let process = start(desktop, "openbox", &[]);
    wait_until("window manager", || succeeds(desktop, "wmctrl", &["-m"]).then_some(()));
    process
}

/// A real notification daemon, instead of [`super::host::Host`].
pub fn dunst(desktop: &Desktop) -> Leashed {
    let process = start(desktop, "dunst", &["-conf", "/dev/null"]);
    wait_until("notification daemon", || succeeds(desktop, "dunstctl", &["count"]).then_some(()));
    process
}

/// Asks the window whose title begins so to close, as its close button does. Needs a window manager.
pub fn close_window(desktop: &Desktop, title: &str) {
    wait_until("window to close", || succeeds(desktop, "wmctrl", &["-c", title]).then_some(()));
}

/// What a program on the desktop prints.
pub fn output(desktop: &Desktop, program: &str, arguments: &[&str]) -> String {
    let output = desktop.command(program).args(arguments).stdin(Stdio::null()).output();
    let output = output.unwrap_or_else(|error| panic!("`{program}` could not start: {error}"));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn start(desktop: &Desktop, program: &str, arguments: &[&str]) -> Leashed {
    let mut command = desktop.command(program);
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    Leashed::start(&mut command).unwrap_or_else(|error| panic!("{error}; `cargo xtask setup` installs it"))
}

fn succeeds(desktop: &Desktop, program: &str, arguments: &[&str]) -> bool {
    let mut command = desktop.command(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
