//! All connections: how many there may be, and how many are worth an alert.

use super::LimitsConfig;
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

/// Counts them.
pub struct Connections {
    open: AtomicUsize,
    most: usize,
    alert: usize,
    alerted: AtomicBool,
}

/// A connection that is counted until this is dropped.
pub struct Connection(Arc<Connections>);

impl Connections {
    /// None yet.
    pub fn new(config: &LimitsConfig) -> Arc<Self> {
        let (open, alerted) = (AtomicUsize::new(0), AtomicBool::new(false));
        Arc::new(Self { open, most: config.connections, alert: config.alert_connections, alerted })
    }

    /// One more; none where there are as many as may be.
    pub fn open(self: &Arc<Self>) -> Option<Connection> {
        let connection = Connection(Arc::clone(self));
        let open = 1 + self.open.fetch_add(1, Ordering::Relaxed);
        if open > self.alert && !self.alerted.swap(true, Ordering::Relaxed) {
            tracing::error!("{open} connections are open, over {}", self.alert);
        }
        (open <= self.most).then_some(connection)
    }

    /// How many are open.
    pub fn count(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let open = self.0.open.fetch_sub(1, Ordering::Relaxed) - 1;
        // Only well below: a count that swings about the limit must not fill the log.
        if open * 10 <= self.0.alert * 9 && self.0.alerted.swap(false, Ordering::Relaxed) {
            tracing::info!("{open} connections are open again");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_too_many_is_refused_and_one_that_ends_makes_room() {
        let config = LimitsConfig { connections: 2, alert_connections: 1, ..LimitsConfig::default() };
        let connections = Connections::new(&config);
        let first = connections.open().unwrap();
        let _second = connections.open().unwrap();
        assert!(connections.open().is_none() && connections.open().is_none());
        drop(first);
        assert!(connections.open().is_some());
    }
}
