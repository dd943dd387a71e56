//! The last events of a stream, as they are now.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use ww3_event::MapEvent;

/// The last events of a stream, oldest first; at most as many as [`crate::StreamOptions::max_events`].
///
/// Clones share it: it shows what is there when it is asked, not when its state was taken. An event is added
/// in constant time, whoever looks.
#[derive(Clone, Default)]
pub struct Ring {
    events: Arc<Mutex<VecDeque<Arc<MapEvent>>>>,
}

impl Ring {
    /// The events, oldest first.
    pub fn snapshot(&self) -> Vec<Arc<MapEvent>> {
        self.events().iter().cloned().collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.events().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.events().is_empty()
    }

    /// Adds an event; of more than `most` the oldest goes.
    pub(crate) fn push(&self, event: Arc<MapEvent>, most: usize) {
        let mut events = self.events();
        events.push_back(event);
        while events.len() > most {
            events.pop_front();
        }
    }

    pub(crate) fn clear(&self) {
        self.events().clear();
    }

    fn events(&self) -> MutexGuard<'_, VecDeque<Arc<MapEvent>>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} events", self.len())
    }
}
