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
        let server = ww3_server::start(loaded.config.clone()).await?;
        let mut stdout = io::stdout();
        writeln!(stdout, "listening on http://{}", server.addr())?;
        stdout.flush()?;
        tracing::info!("serving {} on http://{}", loaded.config.database, server.addr());
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
        let changes = server.reload(loaded.config);
        let changes = if changes.is_empty() { "nothing has changed".to_owned() } else { changes.join("; ") };
        tracing::info!("SIGHUP: {changes}");
        if !waiting.is_empty() {
            tracing::warn!("SIGHUP: taken up at the next start: {}", waiting.join(", "));
        }
    }
}
