//! The real parts that the tests in the real window put together: a desktop, a tray and a notification daemon on
//! its bus, the app in its window, a server.
//!
//! Each ends what it started when dropped. A test that fails leaves a screenshot and the logs in `target/e2e`.
#![allow(dead_code, missing_docs, clippy::unwrap_used)]

pub mod app;
pub mod desktop;
pub mod driver;
pub mod evidence;
pub mod host;
pub mod http;
pub mod process;
pub mod server;
pub mod webdriver;

use std::time::{Duration, Instant};

/// What takes longer than this does not happen, also on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until there is something; panics, naming it, where there is nothing for long.
pub fn wait_until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "no {what} within {PATIENCE:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
