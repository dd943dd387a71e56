//! WebKitWebDriver on a desktop: starts one program and drives its window.
//!
//! It never answers where the program ended at once, gave way to another instance, or has its window hidden:
//! [`Session`] bounds every call.

use super::{process, wait_until, webdriver::Session};
use serde_json::json;
use std::{
    fs::File,
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    time::Duration,
};
use xtask::{
    desktop::Desktop,
    leash::{self, Leashed},
    step::tail,
};

/// A driver; its child is the program.
pub struct Driver {
    process: Leashed,
    address: SocketAddr,
    log: PathBuf,
}

impl Driver {
    /// Starts one on a free port; what it and the program say goes to `log`.
    pub fn start(desktop: &Desktop, log: &Path) -> Self {
        let address = free_port();
        let file = File::create(log).unwrap();
        let copy = file.try_clone().unwrap();
        let mut command = desktop.command("WebKitWebDriver");
        process::without_settings(&mut command);
        command.arg("--host=127.0.0.1").arg(format!("--port={}", address.port()));
        // Without it the app's window can't be driven, and the driver waits for ever.
        command.env("TAURI_WEBVIEW_AUTOMATION", "true");
        let process = Leashed::start(command.stdout(file).stderr(copy));
        let mut process = process.unwrap_or_else(|error| panic!("{error}; `cargo xtask setup` installs it"));
        wait_until("WebKitWebDriver", || {
            assert!(process.ended().is_none(), "WebKitWebDriver ended: {}", tail(log));
            TcpStream::connect(address).ok()
        });
        Self { process, address, log: log.to_owned() }
    }

    /// Starts a program, with this more in its environment, and takes hold of its window.
    pub async fn open(&self, program: &Path, arguments: &[String], env: &[(String, String)]) -> Session {
        let mut words: Vec<String> = env.iter().map(|(name, value)| format!("{name}={value}")).collect();
        words.push(program.to_str().unwrap().to_owned());
        words.extend(arguments.iter().cloned());
        let options = json!({ "binary": "/usr/bin/env", "args": words });
        let url = format!("http://{}", self.address);
        let begun = tokio::select! {
            begun = Session::begin(&url, options) => begun,
            () = self.end_of_program() => Err("the app ended at once".to_owned()),
        };
        begun.unwrap_or_else(|error| panic!("{error}; it said:\n{}", tail(&self.log)))
    }

    /// Waits until the program is there and then ends.
    async fn end_of_program(&self) {
        let mut was_there = false;
        loop {
            let is_there = self.program().is_some();
            if was_there && !is_there {
                return;
            }
            was_there |= is_there;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The id of the program that it started, where it lives.
    pub fn program(&self) -> Option<u32> {
        process::children(self.process.pid()).first().copied()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver doesn't end its program: it would be left behind.
        if let Some(pid) = self.program() {
            leash::signal(pid, "KILL");
        }
    }
}

/// A loopback port that nobody listens on.
pub fn free_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}
