//! The servers that ours is measured beside: fetches what `cargo xtask bench server` starts.
//!
//! Promises: all lies in cargo's target folder, but for nginx where the system has it with nchan, and the empty
//! folder that nchan insists on. Debian's packages are unpacked, not installed: installed, nginx would be started
//! and listen to the world.

use crate::{
    debian, node, paths,
    step::{self, Outcome, say},
};
use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const MODULE: &str = "usr/lib/nginx/modules/ngx_nchan_module.so";
/// What nchan's defaults name, whatever the configuration says.
const NGINX_STATE: &str = "/var/lib/nginx";

/// Fetches what is missing; answers the arguments that say where all is.
pub fn prepare() -> Outcome<Vec<OsString>> {
    if !cfg!(target_os = "linux") {
        return Err(
            "the servers are measured by what Linux says of processes: this runs on Linux alone".into()
        );
    }
    let folder = paths::target_dir().join("rivals");
    let found = [
        ("--nginx", nginx(&folder)?),
        ("--better-sse", better_sse(&folder)?),
        ("--sse-starlette", python(&folder)?),
    ];
    Ok(found.into_iter().flat_map(|(flag, path)| [flag.into(), path.into_os_string()]).collect())
}

/// The root under which nginx and its module lie.
fn nginx(folder: &Path) -> Outcome<PathBuf> {
    let installed = Path::new("/");
    if installed.join("usr/sbin/nginx").is_file() && installed.join(MODULE).is_file() {
        return Ok(installed.into());
    }
    if !debian::is_here() {
        return Err(
            "install nginx with its module nchan (https://nchan.io): here is no Debian to fetch them from"
                .into(),
        );
    }
    let root = folder.join("debian");
    if !root.join(MODULE).is_file() {
        say("fetching nginx and nchan");
        make(&root)?;
        let mut download = Command::new("apt-get");
        download.args(["download", "nginx", "libnginx-mod-nchan"]).current_dir(&root);
        step::run_quietly(&mut download, &folder.join("apt-download.log"))
            .map_err(|error| format!("{error}\nafter `apt-get update`, try again"))?;
        for package in files(&root, "deb")? {
            step::run(Command::new("dpkg-deb").arg("-x").arg(package).arg(&root))?;
        }
    }
    fs::create_dir_all(NGINX_STATE).map_err(|error| {
        format!("{NGINX_STATE}: {error}; nchan needs it: sudo install -d -o \"$USER\" {NGINX_STATE}")
    })?;
    Ok(root)
}

/// The folder with the server and what it needs.
fn better_sse(folder: &Path) -> Outcome<PathBuf> {
    node::check()?;
    let (own, to) = (parts("better-sse"), folder.join("better-sse"));
    make(&to)?;
    // npm writes its own list last.
    let is_here = same(&own.join("package-lock.json"), &to.join("package-lock.json"))
        && to.join("node_modules/.package-lock.json").is_file();
    for name in ["server.mjs", "package.json", "package-lock.json"] {
        copy(&own.join(name), &to.join(name))?;
    }
    if !is_here {
        let mut npm = Command::new(paths::on_path("npm").unwrap_or_else(|| "npm".into()));
        npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&to);
        step::run_quietly(&mut npm, &folder.join("npm-ci.log"))?;
    }
    Ok(to)
}

/// The folder of Python's environment.
fn python(folder: &Path) -> Outcome<PathBuf> {
    let (wanted, to) = (parts("sse-starlette").join("requirements.txt"), folder.join("sse-starlette"));
    if same(&wanted, &to.join("requirements.txt")) {
        return Ok(to);
    }
    let mut venv = Command::new("python3");
    step::run(venv.args(["-m", "venv", "--clear"]).arg(&to))
        .map_err(|error| format!("{error}; it takes Python 3.10 or newer, on Debian with python3-venv"))?;
    let mut pip = Command::new(to.join("bin/python"));
    pip.args(["-m", "pip", "install", "--no-deps", "--disable-pip-version-check", "-r"]).arg(&wanted);
    step::run_quietly(&mut pip, &folder.join("pip.log"))?;
    copy(&wanted, &to.join("requirements.txt"))?;
    Ok(to)
}

fn parts(name: &str) -> PathBuf {
    paths::root().join("bench/src/fanout").join(name)
}

fn same(a: &Path, b: &Path) -> bool {
    fs::read(a).is_ok_and(|a| fs::read(b).is_ok_and(|b| a == b))
}

fn make(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(drop).map_err(|error| format!("{} to {}: {error}", from.display(), to.display()))
}

fn files(folder: &Path, extension: &str) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.flatten().map(|entry| entry.path());
    Ok(paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect())
}
