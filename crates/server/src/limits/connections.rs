//! All connections: how many there may be, how many of one address, and how many are worth an alert.

use super::{
    LimitsConfig,
    shares::{Share, Shares},
    site,
};
use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

/// The part of all connections that one address may have: one in so many.
const PART: usize = 4;
/// So many it may have in any case.
const LEAST: usize = 32;

/// Counts them.
pub struct Connections {
    open: AtomicUsize,
    shares: Shares,
    config: LimitsConfig,
    alerted: AtomicBool,
}

/// A connection that is counted until this is dropped.
pub struct Connection {
    all: Arc<Connections>,
    _share: Option<Share>,
}

/// Why a connection isn't taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// There are as many as may be.
    All,
    /// This address has as many as it may.
    Address,
}

impl Full {
    /// Both.
    pub const EACH: [Self; 2] = [Self::All, Self::Address];

    /// As a metric has it.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Address => "address",
        }
    }
}

impl Connections {
    /// None yet.
    pub fn new(config: &LimitsConfig) -> Arc<Self> {
        Arc::new(Self {
            open: AtomicUsize::new(0),
            shares: Shares::new((config.connections / PART).max(LEAST)),
            config: config.clone(),
            alerted: AtomicBool::new(false),
        })
    }

    /// One more. Trusted proxies speak for many, and may have them all.
    ///
    /// # Errors
    /// Where there are as many as may be, of this peer or of all.
    pub fn open(self: &Arc<Self>, peer: IpAddr) -> Result<Connection, Full> {
        let peer = peer.to_canonical();
        let is_proxy = self.config.trusted_proxies.iter().any(|network| network.contains(peer));
        let share = match is_proxy || !self.config.counts(peer) {
            true => None,
            false => Some(self.shares.open(site(peer)).ok_or(Full::Address)?),
        };
        let connection = Connection { all: Arc::clone(self), _share: share };
        let open = 1 + self.open.fetch_add(1, Ordering::Relaxed);
        let alert = self.config.alert_connections;
        if open > alert && !self.alerted.swap(true, Ordering::Relaxed) {
            tracing::error!("{open} connections are open, over {alert}");
        }
        if open <= self.config.connections { Ok(connection) } else { Err(Full::All) }
    }

    /// How many are open.
    pub fn count(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let open = self.all.open.fetch_sub(1, Ordering::Relaxed) - 1;
        // Only well below: a count that swings about the limit must not fill the log.
        if open * 10 <= self.all.config.alert_connections * 9
            && self.all.alerted.swap(false, Ordering::Relaxed)
        {
            tracing::info!("{open} connections are open again");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOPBACK: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn one_too_many_is_refused_and_one_that_ends_makes_room() {
        let config = LimitsConfig { connections: 2, alert_connections: 1, ..LimitsConfig::default() };
        let connections = Connections::new(&config);
        let first = connections.open(LOOPBACK).ok();
        let _second = connections.open(LOOPBACK).ok();
        for _ in 0..2 {
            assert_eq!(connections.open(LOOPBACK).err(), Some(Full::All));
        }
        drop(first);
        assert!(connections.open(LOOPBACK).is_ok());
    }

    #[test]
    fn one_address_has_a_quarter_of_them_and_others_have_theirs() {
        let trusted_proxies = vec!["10.0.0.1".parse().unwrap()];
        let config = LimitsConfig { connections: 200, trusted_proxies, ..LimitsConfig::default() };
        let connections = Connections::new(&config);
        let mut held = Vec::new();
        let mut open = |peer: &str, count: usize| {
            let new: Vec<_> = (0..count).map(|_| connections.open(peer.parse().unwrap())).collect();
            let full: Vec<_> = new.iter().filter_map(|open| open.as_ref().err().copied()).collect();
            held.push(new);
            full
        };
        assert_eq!(open("192.0.2.1", 51), [Full::Address]);
        assert_eq!(open("::ffff:192.0.2.1", 1), [Full::Address]);
        assert_eq!(open("2001:db8::1", 50), []);
        assert_eq!(open("2001:db8::2", 1), [Full::Address], "a site is one");
        assert_eq!(open("10.0.0.1", 60), [], "a proxy speaks for many");
        assert_eq!(open("::ffff:127.0.0.1", 40), [], "so does this machine");
        assert_eq!(open("192.0.2.3", 1), [Full::All]);
        held.clear();
        assert!(connections.open("192.0.2.1".parse().unwrap()).is_ok());
        assert_eq!(connections.count(), 0);
    }
}
