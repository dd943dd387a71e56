//! Keeps watch over the computer: whether it slept, its clock jumped, or the way to the server changed.
//!
//! Looks every few seconds, and at once when the system tells of the network. Knows nothing of connections.

use crate::{deadline::Deadline, surroundings::Surroundings};
use jiff::Timestamp;
use std::{fmt, net::IpAddr, sync::Arc, time::Duration};
use tokio::sync::watch;

/// How often to look.
const EVERY: Duration = Duration::from_secs(5);
/// A change of the network comes as several: wait until they are over.
const SETTLES: Duration = Duration::from_millis(300);
/// Clocks that part by more than this while we look away did not drift.
const JUMP: Duration = Duration::from_secs(5);
/// Who looks so much too late was asleep, also where the one clock did not stand still.
const LATE: Duration = Duration::from_secs(30);

/// What changed around us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The computer slept, or its clock was set forward, by about so long.
    Woke(Duration),
    /// The clock was set back.
    SetBack(Duration),
    /// The way to the server is another, or there is one again, or none.
    Network,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Woke(time) => {
                write!(f, "the computer slept or its clock was set forward ({} s)", time.as_secs())
            }
            Self::SetBack(time) => write!(f, "the computer's clock was set back ({} s)", time.as_secs()),
            Self::Network => f.write_str("the network changed"),
        }
    }
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Vigil {
    surroundings: Arc<dyn Surroundings>,
    network: watch::Receiver<u64>,
    network_is_told: bool,
    look_at: Duration,
    look: Deadline,
    wall: Timestamp,
    passed: Duration,
    /// To whom, and by which of our addresses.
    way: (Option<IpAddr>, Option<IpAddr>),
}

impl Vigil {
    pub fn new(surroundings: Arc<dyn Surroundings>) -> Self {
        let passed = surroundings.passed();
        Self {
            network: surroundings.network(),
            network_is_told: true,
            look_at: passed + EVERY,
            look: Deadline::default(),
            wall: surroundings.now(),
            passed,
            way: (None, surroundings.way_to(None)),
            surroundings,
        }
    }

    /// From here on the way to this one counts; `None`: to the world.
    pub fn head_for(&mut self, server: Option<IpAddr>) {
        if self.way.0 != server {
            self.way = (server, self.surroundings.way_to(server));
        }
    }

    /// Ends when something changed. Cancel safe.
    pub async fn change(&mut self) -> Change {
        loop {
            tokio::select! {
                biased;
                () = self.look.reached(&*self.surroundings, self.look_at) => {
                    if let Some(change) = self.look() {
                        return change;
                    }
                }
                told = self.network.changed(), if self.network_is_told => {
                    self.network_is_told = told.is_ok();
                    if self.network_is_told {
                        self.look_at = self.look_at.min(self.surroundings.passed() + SETTLES);
                    }
                }
            }
        }
    }

    fn look(&mut self) -> Option<Change> {
        let (wall, passed) = (self.surroundings.now(), self.surroundings.passed());
        let wall_went = wall.as_millisecond() - self.wall.as_millisecond();
        let went = passed.saturating_sub(self.passed);
        let way = (self.way.0, self.surroundings.way_to(self.way.0));
        let another_way = std::mem::replace(&mut self.way, way) != way;
        (self.wall, self.passed, self.look_at) = (wall, passed, passed + EVERY);
        let parted = wall_went - went.as_millis() as i64;
        let by = Duration::from_millis(parted.unsigned_abs());
        if by > JUMP {
            return Some(if parted > 0 { Change::Woke(by) } else { Change::SetBack(by) });
        }
        if went > EVERY + LATE {
            return Some(Change::Woke(went));
        }
        another_way.then_some(Change::Network)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surroundings::Sleep;
    use futures::FutureExt;
    use std::{
        sync::{Mutex, MutexGuard},
        task::Poll,
    };

    #[derive(Debug)]
    struct Around {
        wall: Timestamp,
        passed: Duration,
        way: Option<IpAddr>,
    }

    /// A computer whose time passes when the test says so.
    #[derive(Debug)]
    struct Computer(Arc<Mutex<Around>>, watch::Sender<u64>);

    impl Computer {
        fn new() -> Arc<Self> {
            let around = Around {
                wall: "2026-02-28T12:00:00Z".parse().unwrap(),
                passed: Duration::ZERO,
                way: Some([10, 0, 0, 1].into()),
            };
            Arc::new(Self(Arc::new(Mutex::new(around)), watch::Sender::new(0)))
        }

        fn around(&self) -> MutexGuard<'_, Around> {
            self.0.lock().unwrap()
        }

        fn pass(&self, wall: i64, passed: u64) {
            let mut around = self.around();
            around.wall += jiff::SignedDuration::from_secs(wall);
            around.passed += Duration::from_secs(passed);
        }
    }

    impl Surroundings for Computer {
        fn now(&self) -> Timestamp {
            self.around().wall
        }

        fn passed(&self) -> Duration {
            self.around().passed
        }

        /// Wakes nobody: the test looks again.
        fn sleep(&self, time: Duration) -> Sleep {
            let (around, until) = (Arc::clone(&self.0), self.passed() + time);
            Box::pin(std::future::poll_fn(move |_| match around.lock().unwrap().passed {
                passed if passed >= until => Poll::Ready(()),
                _ => Poll::Pending,
            }))
        }

        fn way_to(&self, _: Option<IpAddr>) -> Option<IpAddr> {
            self.around().way
        }

        fn network(&self) -> watch::Receiver<u64> {
            self.1.subscribe()
        }
    }

    fn seen(vigil: &mut Vigil) -> Option<Change> {
        vigil.change().now_or_never()
    }

    fn watched() -> (Arc<Computer>, Vigil) {
        let computer = Computer::new();
        let vigil = Vigil::new(Arc::clone(&computer) as Arc<dyn Surroundings>);
        (computer, vigil)
    }

    #[test]
    fn time_that_passes_on_both_clocks_is_no_change() {
        let (computer, mut vigil) = watched();
        for _ in 0..10 {
            computer.pass(6, 6);
            assert_eq!(seen(&mut vigil), None);
        }
    }

    #[test]
    fn a_sleep_is_seen_whether_or_not_the_other_clock_stood_still() {
        let (computer, mut vigil) = watched();
        computer.pass(3606, 6);
        assert_eq!(seen(&mut vigil), Some(Change::Woke(Duration::from_secs(3600))));
        computer.pass(3606, 3606);
        assert_eq!(seen(&mut vigil), Some(Change::Woke(Duration::from_secs(3606))));
        computer.pass(5, 5);
        assert_eq!(seen(&mut vigil), None);
    }

    #[test]
    fn a_clock_that_is_set_back_is_seen() {
        let (computer, mut vigil) = watched();
        computer.pass(-594, 6);
        assert_eq!(seen(&mut vigil), Some(Change::SetBack(Duration::from_secs(600))));
    }

    #[test]
    fn another_way_is_seen_soon_after_the_system_tells_and_else_at_the_next_look() {
        let (computer, mut vigil) = watched();
        computer.around().way = Some([10, 0, 0, 2].into());
        assert_eq!(seen(&mut vigil), None);
        computer.1.send_modify(|told| *told += 1);
        assert_eq!(seen(&mut vigil), None, "what changes comes as several changes");
        computer.around().passed += SETTLES;
        assert_eq!(seen(&mut vigil), Some(Change::Network));
        computer.around().way = None;
        computer.pass(5, 5);
        assert_eq!(seen(&mut vigil), Some(Change::Network));
    }

    #[test]
    fn an_address_that_comes_without_another_way_is_no_change() {
        let (computer, mut vigil) = watched();
        computer.1.send_modify(|told| *told += 1);
        assert_eq!(seen(&mut vigil), None);
        computer.around().passed += SETTLES;
        assert_eq!(seen(&mut vigil), None);
    }
}
