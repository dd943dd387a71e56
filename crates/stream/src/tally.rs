//! What a stream counted since its state last showed it: thousands of events make one change of state.

use crate::StreamState;

/// See the module.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub received: u64,
    pub duplicates: u64,
    pub updates: u64,
    pub malformed: u64,
    pub ahead: u64,
    pub wakes: u64,
    pub bytes: u64,
    /// When something good last came, Unix milliseconds.
    pub data_at_ms: Option<i64>,
}

impl Tally {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub fn add_to(self, state: &mut StreamState) {
        state.received += self.received;
        state.duplicates += self.duplicates;
        state.updates += self.updates;
        state.malformed += self.malformed;
        state.ahead += self.ahead;
        state.wakes += self.wakes;
        state.bytes += self.bytes;
        state.last_data_at_ms = self.data_at_ms.or(state.last_data_at_ms);
    }
}
