//! How much there was in the last minute, a slot for each second.

use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::{Duration, Instant},
};

/// Seconds that are looked back on.
const SLOTS: u64 = 60;

/// A count that forgets what is older than a minute. No lock: where two threads meet as a second begins, a few
/// may be missed.
pub struct Rate {
    started: Instant,
    slots: [AtomicU64; SLOTS as usize],
    /// The second that was last written, counted from the start.
    at: AtomicU64,
}

impl Rate {
    pub fn new() -> Self {
        Self {
            started: Instant::now(),
            slots: std::array::from_fn(|_| AtomicU64::new(0)),
            at: AtomicU64::new(0),
        }
    }

    pub fn add(&self, count: u64) {
        self.add_at(self.started.elapsed().as_secs(), count);
    }

    /// How much there was in a second, on average over the last minute, or since the start.
    pub fn per_second(&self) -> f64 {
        self.add(0);
        let seconds = self.started.elapsed().clamp(Duration::from_secs(1), Duration::from_secs(SLOTS));
        self.total() as f64 / seconds.as_secs_f64()
    }

    fn total(&self) -> u64 {
        self.slots.iter().map(|slot| slot.load(Relaxed)).sum()
    }

    fn add_at(&self, second: u64, count: u64) {
        let last = self.at.fetch_max(second, Relaxed);
        for passed in (last + 1..=second).rev().take(SLOTS as usize) {
            self.slots[(passed % SLOTS) as usize].store(0, Relaxed);
        }
        self.slots[(second % SLOTS) as usize].fetch_add(count, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;

    #[test]
    fn what_is_older_than_a_minute_is_forgotten() {
        let rate = Rate::new();
        rate.add_at(0, 5);
        rate.add_at(1, 7);
        assert_eq!(rate.total(), 12);
        rate.add_at(60, 1);
        assert_eq!(rate.total(), 8);
        rate.add_at(500, 2);
        assert_eq!(rate.total(), 2);
    }
}
