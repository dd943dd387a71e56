//! How others steer and watch a stream.

use crate::{StreamOptions, StreamState, Target, driver::Wanted};
use std::sync::Arc;
use tokio::sync::watch;

/// Steers and watches a stream. Clones steer the same one; the stream ends when the last is dropped, or its
/// receiver.
#[derive(Clone, Debug)]
pub struct StreamHandle {
    wanted: watch::Sender<Wanted>,
    state: watch::Receiver<Arc<StreamState>>,
}

impl StreamHandle {
    pub(crate) fn new(wanted: watch::Sender<Wanted>, state: watch::Receiver<Arc<StreamState>>) -> Self {
        Self { wanted, state }
    }

    /// Connects now: also where a wait is under way, or where the stream had stopped.
    pub fn connect(&self) {
        self.wanted.send_modify(|wanted| {
            wanted.on = true;
            wanted.nudges += 1;
        });
    }

    /// Disconnects, until [`StreamHandle::connect`].
    pub fn disconnect(&self) {
        self.wanted.send_modify(|wanted| wanted.on = false);
    }

    /// Forgets the events that the state shows.
    pub fn clear_events(&self) {
        self.wanted.send_modify(|wanted| wanted.cleared += 1);
    }

    /// Follows this target from now on, in this manner. The cursor stays: it is the same stream, elsewhere.
    pub fn reconfigure(&self, target: Target, options: StreamOptions) {
        self.wanted.send_modify(|wanted| {
            wanted.target = target;
            wanted.options = options;
            wanted.configured += 1;
        });
    }

    /// The state, to look at or to wait for.
    pub fn subscribe(&self) -> watch::Receiver<Arc<StreamState>> {
        self.state.clone()
    }
}
