//! Where there is no Debian: says what is missing, and what it is called there.

use crate::{paths, setup::Purpose, step::Outcome};
use std::process::Command;

/// A library that pkg-config knows by one of these names.
const LIBRARIES: [&[&str]; 3] =
    [&["webkit2gtk-4.1"], &["ayatana-appindicator3-0.1", "appindicator3-0.1"], &["librsvg-2.0"]];
const FOR_NO_DISPLAY: [&str; 3] = ["Xvfb", "dbus-daemon", "scrot"];
const FOR_TESTS: [&str; 4] = ["WebKitWebDriver", "openbox", "wmctrl", "xdotool"];

const LINUX: &str = "\
  Fedora:   sudo dnf install gcc webkit2gtk4.1-devel libappindicator-gtk3-devel librsvg2-devel
            without a display: xorg-x11-server-Xvfb dbus-daemon scrot mesa-dri-drivers dejavu-sans-fonts
            for the tests: webkit2gtk-driver openbox wmctrl xdotool dunst xprop glib2
  Arch:     sudo pacman -S base-devel webkit2gtk-4.1 libappindicator-gtk3 librsvg
            without a display: xorg-server-xvfb dbus scrot mesa ttf-dejavu
            for the tests: openbox wmctrl xdotool dunst xorg-xprop glib2";

/// Says what a Linux that isn't Debian lacks.
pub fn check_linux(purpose: Purpose) -> Outcome {
    let mut missing = Vec::new();
    if !runs("cc") {
        missing.push("a C compiler (cc)");
    }
    if runs("pkg-config") {
        let lacks = |names: &&&[&str]| !names.iter().any(|name| library(name));
        missing.extend(LIBRARIES.iter().filter(lacks).map(|names| names[0]));
    } else {
        missing.push("pkg-config");
    }
    let programs = match purpose {
        Purpose::Run { display: true } => Vec::new(),
        Purpose::Run { display: false } => FOR_NO_DISPLAY.to_vec(),
        Purpose::Test => [&FOR_NO_DISPLAY[..], &FOR_TESTS[..]].concat(),
    };
    missing.extend(programs.into_iter().filter(|name| paths::on_path(name).is_none()));
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("missing: {}. Install them, then try again:\n{LINUX}", missing.join(", ")))
}

/// Says what a Mac lacks.
pub fn check_mac() -> Outcome {
    if runs("cc") {
        return Ok(());
    }
    Err("missing: Xcode's command line tools. Install them, then try again:\n  xcode-select --install"
        .to_owned())
}

/// Says what Windows must have; the compiler is there, or this program would not be.
pub fn check_windows() -> Outcome {
    crate::step::say(
        "needs WebView2 (part of Windows 11; else from https://developer.microsoft.com/microsoft-edge/webview2)",
    );
    Ok(())
}

fn library(name: &str) -> bool {
    Command::new("pkg-config").args(["--exists", name]).status().is_ok_and(|status| status.success())
}

/// Whether the program starts.
pub fn runs(name: &str) -> bool {
    Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success())
}
