//! What the system tells a running server.

use std::io;

/// What a signal asks for.
pub enum Signal {
    /// SIGHUP: take the settings up anew.
    #[cfg_attr(not(unix), expect(dead_code))]
    Reload,
    /// To end; the signal's name.
    End(&'static str),
}

/// Signals that have come and will come; from now on none ends the process by itself.
pub struct Signals {
    #[cfg(unix)]
    each: [tokio::signal::unix::Signal; 3],
}

#[cfg(unix)]
impl Signals {
    /// Listens to them from now on.
    pub fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()];
        let [terminate, interrupt, hangup] = kinds.map(signal);
        Ok(Self { each: [terminate?, interrupt?, hangup?] })
    }

    /// The next one.
    pub async fn next(&mut self) -> io::Result<Signal> {
        let [terminate, interrupt, hangup] = &mut self.each;
        tokio::select! {
            _ = terminate.recv() => Ok(Signal::End("SIGTERM")),
            _ = interrupt.recv() => Ok(Signal::End("SIGINT")),
            _ = hangup.recv() => Ok(Signal::Reload),
        }
    }
}

#[cfg(not(unix))]
impl Signals {
    /// Listens to them from now on.
    pub fn new() -> io::Result<Self> {
        Ok(Self {})
    }

    /// The next one.
    pub async fn next(&mut self) -> io::Result<Signal> {
        tokio::signal::ctrl_c().await.map(|()| Signal::End("Ctrl-C"))
    }
}
