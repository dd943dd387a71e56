//! `ww3-server serve`.

use super::{
    Failure,
    signals::{Signal, Signals},
};
use crate::settings::{Loaded, Settings};
use clap::Args;
use std::io::{self, Write};
use ww3_server::Server;

/// Serves the event stream and takes in items.
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    settings: Settings,
}

impl Serve {
    /// Serves until a signal ends it.
    pub async fn run(self) -> Result<(), Failure> {
        let loaded = self.settings.load()?;
        let mut signals = Signals::new()?;
        raise_file_limit();
        let server = ww3_server::start(loaded.config.clone()).await?;
        let mut stdout = io::stdout();
        writeln!(stdout, "listening on {}", server.url())?;
        stdout.flush()?;
        tracing::info!("serving {} on {}", loaded.config.database, server.url());
        let signal = loop {
            match signals.next().await? {
                Signal::Reload => self.reload(&server, &loaded),
                Signal::End(signal) => break signal,
            }
        };
        tracing::info!("{signal}: ending all streams");
        server.stop().await;
        Ok(())
    }

    /// Takes up what may change while it runs; with a setting that can't be taken all stays as it was.
    fn reload(&self, server: &Server, at_start: &Loaded) {
        let loaded = match self.settings.load() {
            Ok(loaded) => loaded,
            Err(error) => return tracing::error!("SIGHUP: all stays as it was: {error}"),
        };
        let waiting = loaded.waiting(at_start);
        let changes = match server.reload(loaded.config) {
            Ok(changes) => changes,
            Err(error) => return tracing::error!("SIGHUP: all stays as it was: {error}"),
        };
        let changes = if changes.is_empty() { "nothing has changed".to_owned() } else { changes.join("; ") };
        tracing::info!("SIGHUP: {changes}");
        if !waiting.is_empty() {
            tracing::warn!("SIGHUP: taken up at the next start: {}", waiting.join(", "));
        }
    }
}

/// Each connection is a file, and the usual limit is 1,024.
fn raise_file_limit() {
    if let Err(error) = rlimit::increase_nofile_limit(u64::MAX) {
        tracing::warn!("the limit of open files stays as it is: {error}");
    }
}
