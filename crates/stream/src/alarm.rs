//! Why what is shown may be out of date: silence is never taken for peace.
//!
//! Pure: told when something good came and what goes wrong, says which alarm holds.

use serde::Serialize;
use std::time::Duration;

/// A server's clock and ours may differ by so much, seconds.
const CLOCK_TOLERANCE: i64 = 60;
/// What a server may take for its clock, Unix seconds: from 2001 to 2286. Anything else is none.
const CLOCKS: std::ops::Range<i64> = 1_000_000_000..10_000_000_000;

/// Why what is shown may be out of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alarm {
    /// Neither an event nor a ping came in time, though the server was there.
    Silence,
    /// The server can't be reached, refuses us, or gave up.
    Unreachable,
    /// Our clock and the server's differ by over a minute: times and ages can't be trusted.
    Clock,
}

/// Tells which alarm holds. Times are of a clock that only passes.
#[derive(Debug)]
pub(crate) struct Watchdog {
    /// When something good last came, or it was first waited for.
    good_at: Duration,
    /// How long nothing good may come.
    pub patience: Duration,
    trouble: Option<Alarm>,
    offset: i64,
}

impl Watchdog {
    pub fn new(now: Duration, patience: Duration) -> Self {
        Self { good_at: now, patience, trouble: None, offset: 0 }
    }

    /// It is waited for anew, as after a disconnect that was wanted.
    pub fn begin(&mut self, now: Duration) {
        *self = Self::new(now, self.patience);
    }

    /// An event or a ping came.
    pub fn good(&mut self, now: Duration) {
        self.good_at = now;
        self.trouble = None;
    }

    /// The server's clock, and ours, Unix seconds. The difference, where the server's can be a clock.
    pub fn compare_clocks(&mut self, server: i64, ours: i64) -> Option<i64> {
        if !CLOCKS.contains(&server) {
            return None;
        }
        self.offset = server - ours;
        Some(self.offset)
    }

    /// This is wrong, and won't mend by waiting.
    pub fn sound(&mut self, alarm: Alarm) {
        self.trouble = Some(alarm);
    }

    /// A connection was lost, or couldn't be had.
    pub fn failed(&mut self, now: Duration) {
        if self.trouble.is_some() || self.is_late(now) {
            self.trouble = Some(Alarm::Unreachable);
        }
    }

    /// Time has passed.
    pub fn tick(&mut self, now: Duration, is_connected: bool) {
        if self.trouble.is_none() && self.is_late(now) {
            self.trouble = Some(if is_connected { Alarm::Silence } else { Alarm::Unreachable });
        }
    }

    /// When to [tick](Watchdog::tick) next; never where an alarm holds already.
    pub fn due(&self) -> Option<Duration> {
        self.trouble.is_none().then_some(self.good_at + self.patience)
    }

    /// The alarm that holds.
    pub fn alarm(&self) -> Option<Alarm> {
        self.trouble.or((self.offset.abs() > CLOCK_TOLERANCE).then_some(Alarm::Clock))
    }

    fn is_late(&self, now: Duration) -> bool {
        now >= self.good_at + self.patience
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn watchdog() -> Watchdog {
        Watchdog::new(s(0), s(75))
    }

    #[test]
    fn a_short_loss_is_no_alarm_and_a_long_one_is() {
        let mut watchdog = watchdog();
        watchdog.good(s(10));
        watchdog.failed(s(20));
        watchdog.tick(s(84), false);
        assert_eq!((watchdog.alarm(), watchdog.due()), (None, Some(s(85))));
        watchdog.tick(s(85), false);
        assert_eq!((watchdog.alarm(), watchdog.due()), (Some(Alarm::Unreachable), None));
        watchdog.good(s(90));
        assert_eq!(watchdog.alarm(), None);
    }

    #[test]
    fn silence_on_an_open_connection_is_named_until_it_cannot_even_be_opened() {
        let mut watchdog = watchdog();
        watchdog.tick(s(75), true);
        assert_eq!(watchdog.alarm(), Some(Alarm::Silence));
        watchdog.failed(s(76));
        assert_eq!(watchdog.alarm(), Some(Alarm::Unreachable));
    }

    #[test]
    fn a_clock_over_a_minute_off_is_an_alarm_until_it_is_not() {
        let mut watchdog = watchdog();
        assert_eq!(watchdog.compare_clocks(1_800_000_061, 1_800_000_000), Some(61));
        assert_eq!(watchdog.alarm(), Some(Alarm::Clock));
        watchdog.good(s(1));
        assert_eq!(watchdog.alarm(), Some(Alarm::Clock), "a ping doesn't set a clock");
        assert_eq!(watchdog.compare_clocks(1_800_000_000, 1_800_000_060), Some(-60));
        assert_eq!(watchdog.alarm(), None);
        assert_eq!(watchdog.compare_clocks(1, 1_800_000_060), None, "a counter is no clock");
    }
}
