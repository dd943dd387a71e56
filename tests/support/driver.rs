//! WebKitWebDriver on a desktop: starts one program and drives its window.
//!
//! Every call has a bound: the driver never answers where the program ended at once, gave way to another
//! instance, or has its window hidden.

use super::{PATIENCE, process, wait_until};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::{
    fs::File,
    future::Future,
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::time::timeout;
use xtask::{
    desktop::Desktop,
    leash::{self, Leashed},
    step::tail,
};

/// How long a call may take.
const CALL: Duration = Duration::from_secs(10);

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
    pub async fn open(&self, program: &Path, arguments: &[String], env: &[(String, String)]) -> Client {
        let mut words: Vec<String> = env.iter().map(|(name, value)| format!("{name}={value}")).collect();
        words.push(program.to_str().unwrap().to_owned());
        words.extend(arguments.iter().cloned());
        let options = json!({ "webkitgtk:browserOptions": { "binary": "/usr/bin/env", "args": words } });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(options.as_object().unwrap().clone());
        let url = format!("http://{}", self.address);
        match timeout(PATIENCE, builder.connect(&url)).await {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => panic!("no session: {error}; {}", tail(&self.log)),
            Err(_) => panic!("no session within {PATIENCE:?}: did the app end at once? {}", tail(&self.log)),
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

/// Bounds a call.
pub async fn call<T, E: std::fmt::Display>(what: &str, calling: impl Future<Output = Result<T, E>>) -> T {
    match timeout(CALL, calling).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => panic!("{what}: {error}"),
        Err(_) => panic!("{what}: no answer within {CALL:?}; is the window hidden, or the app gone?"),
    }
}

/// A loopback port that nobody listens on.
pub fn free_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}
