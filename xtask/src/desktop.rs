//! A desktop of one's own where there is none: a screen (Xvfb), a session bus, and a user's folders.
//!
//! Everything is private and ends with it: nothing outside is touched, and several run side by side.

use crate::{
    folder::TempFolder,
    leash::Leashed,
    step::{Outcome, tail},
};
use std::{
    ffi::OsStr,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

/// Its size in pixels and colour depth.
const SCREEN: &str = "1280x800x24";
/// How long the screen or the bus may take to be there.
const PATIENCE: Duration = Duration::from_secs(20);
const BUS_CONFIG: &str = include_str!("dbus-min.conf");
/// What the desktop of this program's own user says of itself.
const FOREIGN: [&str; 4] = ["WAYLAND_DISPLAY", "XAUTHORITY", "DESKTOP_SESSION", "XDG_CURRENT_DESKTOP"];

/// A screen, a bus and folders; dropped, they are gone.
#[derive(Debug)]
pub struct Desktop {
    env: Vec<(String, String)>,
    bus_address: String,
    // In this order they end: a bus or a folder that goes first is noise in the others' logs.
    _screen: Leashed,
    _bus: Leashed,
    folder: TempFolder,
}

impl Desktop {
    /// Starts one.
    ///
    /// # Errors
    ///
    /// Where `Xvfb` or `dbus-daemon` can't be started; says what they said.
    pub fn start() -> Outcome<Self> {
        let folder = TempFolder::new()?;
        let mut env = folders(folder.path())?;
        let (screen, display) = screen(&folder.path().join("xvfb.log"))?;
        let (bus, bus_address) = bus(folder.path())?;
        let fixed = [
            ("DISPLAY", display.as_str()),
            ("DBUS_SESSION_BUS_ADDRESS", &bus_address),
            ("GDK_BACKEND", "x11"),
            ("XDG_SESSION_TYPE", "x11"),
            ("LIBGL_ALWAYS_SOFTWARE", "1"),
            ("NO_AT_BRIDGE", "1"),
        ];
        env.extend(fixed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        Ok(Self { env, bus_address, _screen: screen, _bus: bus, folder })
    }

    /// What a program's environment must hold to be on this desktop.
    pub fn env(&self) -> &[(String, String)] {
        &self.env
    }

    /// The address of its session bus.
    pub fn bus_address(&self) -> &str {
        &self.bus_address
    }

    /// Where its user's files are; removed with the desktop.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A file in its folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A command that will run on this desktop.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        for name in FOREIGN {
            command.env_remove(name);
        }
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Writes what the screen shows to a PNG file.
    ///
    /// # Errors
    ///
    /// Where `scrot` can't be started or writes nothing.
    pub fn screenshot(&self, file: &Path) -> Outcome {
        let _ = fs::remove_file(file);
        let output = self.command("scrot").arg("--overwrite").arg(file).stdin(Stdio::null()).output();
        let output = output.map_err(|error| format!("`scrot` could not start: {error}"))?;
        if file.exists() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(format!("`scrot` wrote no {} ({}): {said}", file.display(), output.status))
    }
}

/// A user's folders, all in one.
fn folders(home: &Path) -> Outcome<Vec<(String, String)>> {
    let named = [
        ("HOME", "home"),
        ("XDG_CONFIG_HOME", "home/config"),
        ("XDG_DATA_HOME", "home/data"),
        ("XDG_CACHE_HOME", "home/cache"),
        ("XDG_STATE_HOME", "home/state"),
        ("XDG_RUNTIME_DIR", "run"),
    ];
    let made = named.map(|(name, folder)| {
        let path = home.join(folder);
        fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        only_for_the_user(&path)?;
        Ok((name.to_owned(), path.to_string_lossy().into_owned()))
    });
    made.into_iter().collect()
}

#[cfg(unix)]
fn only_for_the_user(path: &Path) -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
        .map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(not(unix))]
fn only_for_the_user(_path: &Path) -> Outcome {
    Ok(())
}

/// Starts a screen on a free number, which it tells.
fn screen(log: &Path) -> Outcome<(Leashed, String)> {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]);
    let (process, number) = start(&mut command, log)?;
    Ok((process, format!(":{number}")))
}

/// Starts a session bus, and tells its address.
fn bus(folder: &Path) -> Outcome<(Leashed, String)> {
    let config = folder.join("bus.conf");
    fs::write(&config, BUS_CONFIG).map_err(|error| format!("{}: {error}", config.display()))?;
    let mut command = Command::new("dbus-daemon");
    command.args(["--nofork", "--nopidfile", "--print-address=1"]);
    command.arg(format!("--config-file={}", config.display()));
    command.arg(format!("--address=unix:path={}", folder.join("bus").display()));
    start(&mut command, &folder.join("bus.log"))
}

/// Starts a program that prints one line when it is ready.
fn start(command: &mut Command, log: &Path) -> Outcome<(Leashed, String)> {
    let file = File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
    let mut process = Leashed::start(command.stdout(Stdio::piped()).stderr(file))?;
    let line = process.line("", PATIENCE).map_err(|error| format!("{error}: {}", tail(log)))?;
    Ok((process, line))
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    #[test]
    fn two_desktops_stand_side_by_side_and_leave_nothing() {
        let (one, two) = (Desktop::start().unwrap(), Desktop::start().unwrap());
        assert_ne!(one.env(), two.env());
        assert_ne!(one.bus_address(), two.bus_address());
        let (shot, folder) = (one.file("shot.png"), one.folder().to_owned());
        one.screenshot(&shot).unwrap();
        drop((one, two));
        assert!(!folder.exists());
    }
}
