//! A computer whose time passes, and whose network changes, when the test says so.

use std::{
    net::IpAddr,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::sync::watch;
use ww3_event::Timestamp;
use ww3_stream::{Sleep, Surroundings};

#[derive(Debug)]
pub struct Computer {
    wall: Mutex<Timestamp>,
    passed: watch::Sender<Duration>,
    way: Mutex<Option<IpAddr>>,
    told: watch::Sender<u64>,
}

impl Computer {
    pub fn start() -> Arc<Self> {
        Arc::new(Self {
            wall: Mutex::new("2026-03-01T12:00:00Z".parse().unwrap()),
            passed: watch::Sender::new(Duration::ZERO),
            way: Mutex::new(Some([10, 0, 0, 1].into())),
            told: watch::Sender::new(0),
        })
    }

    /// Lets time pass on both clocks, step by step, so that whoever waits can act meanwhile.
    pub async fn pass(&self, seconds: u64) {
        for _ in 0..seconds {
            self.set_clock(1);
            self.passed.send_modify(|passed| *passed += Duration::from_secs(1));
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Moves the wall clock alone.
    pub fn set_clock(&self, by_seconds: i64) {
        *self.wall.lock().unwrap() += jiff::SignedDuration::from_secs(by_seconds);
    }

    pub fn change_network(&self, way: Option<IpAddr>) {
        *self.way.lock().unwrap() = way;
        self.told.send_modify(|told| *told += 1);
    }
}

impl Surroundings for Computer {
    fn now(&self) -> Timestamp {
        *self.wall.lock().unwrap()
    }

    fn passed(&self) -> Duration {
        *self.passed.borrow()
    }

    fn sleep(&self, time: Duration) -> Sleep {
        let mut passed = self.passed.subscribe();
        let until = *passed.borrow() + time;
        Box::pin(async move {
            if passed.wait_for(|passed| *passed >= until).await.is_err() {
                std::future::pending::<()>().await;
            }
        })
    }

    fn way_to(&self, _: Option<IpAddr>) -> Option<IpAddr> {
        *self.way.lock().unwrap()
    }

    fn network(&self) -> watch::Receiver<u64> {
        self.told.subscribe()
    }
}
