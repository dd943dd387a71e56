//! What a stream needs to know of the computer around it: the time, and the way to the server.
//!
//! [`System`] is the real one. Tests bring their own and let hours pass at once. Knows nothing of streams.

use futures::StreamExt;
use jiff::Timestamp;
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, UdpSocket},
    pin::Pin,
    sync::{Arc, LazyLock},
    time::{Duration, Instant},
};
use tokio::sync::watch;

/// Ends when enough time has passed.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send + Sync>>;

/// What a stream needs to know of the computer around it.
pub trait Surroundings: fmt::Debug + Send + Sync {
    /// The wall clock.
    fn now(&self) -> Timestamp;
    /// Time that only passes, counted from any fixed point. It may stand still while the computer sleeps.
    fn passed(&self) -> Duration;
    /// Ends when so much has [passed](Surroundings::passed).
    fn sleep(&self, time: Duration) -> Sleep;
    /// Our own address on the way to this one (`None`: to the world); `None` where no way leads there.
    fn way_to(&self, server: Option<IpAddr>) -> Option<IpAddr>;
    /// Counts what the system tells of addresses that come and go. Closed where it tells nothing.
    fn network(&self) -> watch::Receiver<u64>;
}

/// This computer.
#[derive(Debug, Default)]
pub struct System;

impl System {
    /// This computer, to be shared.
    pub fn shared() -> Arc<dyn Surroundings> {
        Arc::new(Self)
    }
}

static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Of the documentation networks (RFC 5737, RFC 3849): the way there is the way to anywhere. Nothing is sent.
const WORLD: [IpAddr; 2] =
    [IpAddr::V4(Ipv4Addr::new(203, 0, 113, 1)), IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1))];

impl Surroundings for System {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn passed(&self) -> Duration {
        BEGAN.elapsed()
    }

    fn sleep(&self, time: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(time))
    }

    fn way_to(&self, server: Option<IpAddr>) -> Option<IpAddr> {
        match server {
            Some(server) => source_towards(server),
            None => WORLD.into_iter().find_map(source_towards),
        }
    }

    fn network(&self) -> watch::Receiver<u64> {
        let (told, receiver) = watch::channel(0);
        match if_watch::tokio::IfWatcher::new() {
            Ok(mut watcher) => drop(tokio::spawn(async move {
                loop {
                    tokio::select! {
                        () = told.closed() => return,
                        event = watcher.next() => match event {
                            Some(Ok(_)) => told.send_modify(|told| *told += 1),
                            Some(Err(_)) | None => return,
                        },
                    }
                }
            })),
            Err(error) => tracing::debug!("the system tells nothing of the network: {error}"),
        }
        receiver
    }
}

/// The address that the system would send from. Connecting a UDP socket sends nothing.
fn source_towards(server: IpAddr) -> Option<IpAddr> {
    let any: IpAddr = match server {
        IpAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
        IpAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
    };
    let socket = UdpSocket::bind((any, 0)).ok()?;
    // Any port does: 9 discards.
    socket.connect((server, 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_this_computer_is_its_loopback_address() {
        let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
        assert_eq!(System.way_to(Some(here)), Some(here));
    }
}
