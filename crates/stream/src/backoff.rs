//! Decides how long to wait before connecting again.
//!
//! Pure: given what the server asked for and a random number, says how long. Knows nothing of HTTP or of
//! clocks; `driver` feeds it. Delays follow the user's specification: 1 s, ×1.5, at most 30 s, ±20 % jitter.

use crate::StreamOptions;
use std::time::Duration;

/// No server may make us wait less than this.
const SHORTEST: Duration = Duration::from_millis(100);
/// Nor longer than this, by `Retry-After`.
const LONGEST_ASKED: Duration = Duration::from_secs(3600);

/// The waits between attempts.
#[derive(Clone, Debug)]
pub(crate) struct Backoff {
    base: Duration,
    most: Duration,
    multiplier: f64,
    jitter: f64,
    next: Option<Duration>,
}

impl Backoff {
    pub fn new(options: &StreamOptions) -> Self {
        Self {
            base: options.reconnect_delay,
            most: options.max_reconnect_delay,
            multiplier: options.reconnect_backoff_multiplier.max(1.0),
            jitter: options.jitter.clamp(0.0, 1.0),
            next: None,
        }
    }

    /// The connection was good: the next wait is the first again.
    pub fn reset(&mut self) {
        self.next = None;
    }

    /// The server's `retry` replaces the first wait; one that has grown stays.
    pub fn set_base(&mut self, retry: Duration) {
        self.base = retry.clamp(SHORTEST, self.most.max(SHORTEST));
    }

    /// The next wait. `random`: from 0 to 1. What the server `asked` for (`Retry-After`) is the least.
    pub fn wait(&mut self, random: f64, asked: Option<Duration>) -> Duration {
        let plain = self.next.unwrap_or(self.base).min(self.most);
        self.next = Some(plain.mul_f64(self.multiplier).min(self.most));
        self.jittered(plain, random).max(asked.unwrap_or_default().min(LONGEST_ASKED))
    }

    /// The longest wait: for what is unlikely to mend soon.
    pub fn longest(&mut self, random: f64) -> Duration {
        self.next = Some(self.most);
        self.jittered(self.most, random)
    }

    fn jittered(&self, plain: Duration, random: f64) -> Duration {
        plain.mul_f64(1.0 + self.jitter * (2.0 * random - 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(backoff: &mut Backoff, n: usize) -> Vec<u128> {
        (0..n).map(|_| backoff.wait(0.5, None).as_millis()).collect()
    }

    #[test]
    fn waits_grow_by_half_up_to_thirty_seconds() {
        let mut backoff = Backoff::new(&StreamOptions::default());
        assert_eq!(waits(&mut backoff, 4), [1000, 1500, 2250, 3375]);
        assert_eq!(waits(&mut backoff, 12).last(), Some(&30_000));
        backoff.reset();
        assert_eq!(waits(&mut backoff, 1), [1000]);
    }

    #[test]
    fn jitter_stays_within_a_fifth() {
        let mut backoff = Backoff::new(&StreamOptions::default());
        assert_eq!(backoff.wait(0.0, None).as_millis(), 800);
        assert_eq!(backoff.wait(1.0, None).as_millis(), 1800);
    }

    #[test]
    fn a_retry_of_the_server_is_kept_in_bounds_and_leaves_a_grown_wait_alone() {
        let mut backoff = Backoff::new(&StreamOptions::default());
        backoff.set_base(Duration::from_millis(1));
        assert_eq!(waits(&mut backoff, 2), [100, 150]);
        backoff.set_base(Duration::from_secs(20));
        assert_eq!(waits(&mut backoff, 1), [225]);
        backoff.reset();
        assert_eq!(waits(&mut backoff, 1), [20_000]);
    }

    #[test]
    fn what_the_server_asks_for_is_the_least() {
        let mut backoff = Backoff::new(&StreamOptions::default());
        assert_eq!(backoff.wait(0.5, Some(Duration::from_secs(7))).as_secs(), 7);
    }
}
