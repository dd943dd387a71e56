//! What must be on the machine, and what for.
//!
//! The packages' names are Debian's; [`crate::debian`] installs them, [`crate::elsewhere`] says what they are
//! called where there is no Debian.

/// A package of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Package {
    /// Debian's name for it.
    pub name: &'static str,
    /// What needs it.
    pub why: &'static str,
}

const fn package(name: &'static str, why: &'static str) -> Package {
    Package { name, why }
}

/// For a C compiler, where there is none.
pub const COMPILER: [Package; 2] =
    [package("gcc", "compiles SQLite"), package("libc6-dev", "the C library's headers, and linking")];

/// To build and run the app.
pub const APP: [Package; 5] = [
    package("libwebkit2gtk-4.1-dev", "the window"),
    package("libayatana-appindicator3-dev", "the tray icon"),
    package("librsvg2-dev", "the icons"),
    package("pkg-config", "finds these libraries"),
    package("ca-certificates", "to trust the servers of the feeds"),
];

/// To show the app where there is no display. Without a font every label is blank.
pub const NO_DISPLAY: [Package; 5] = [
    package("xvfb", "a screen where there is none"),
    package("dbus", "a session bus where there is none"),
    package("libgl1-mesa-dri", "draws the map without a graphics card"),
    package("fonts-dejavu-core", "letters: a bare machine has no font"),
    package("scrot", "takes the screenshot"),
];

/// To try the app in its real window.
pub const TESTS: [Package; 8] = [
    package("webkit2gtk-driver", "drives the window in the tests"),
    package("dunst", "a real notification daemon"),
    package("iproute2", "networks that fail"),
    package("openbox", "a window manager, to close windows as people do"),
    package("wmctrl", "asks it to close one"),
    package("xdotool", "a mouse and a keyboard"),
    package("x11-utils", "looks at windows from outside"),
    package("libglib2.0-bin", "calls the bus, opens links"),
];
