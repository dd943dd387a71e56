//! How much of the server one peer may have, and how much there is for all.
//!
//! Promises: no peer takes more than its share of streams and requests, and a proxy's word for who asks is taken
//! only where the proxy is trusted; what is remembered of peers is bounded. Loopback peers aren't counted unless
//! told: they are this machine's own programs.
//!
//! - `network`: addresses that belong together
//! - `client`: who asks, behind proxies
//! - `shares`: how many streams, or connections, each address has open
//! - `rates`: requests of each address
//! - `connections`: all connections
//! - `patient`: sockets that must be read from
//!
//! Knows no HTTP but the text of one header.

mod client;
mod connections;
mod network;
mod patient;
mod rates;
mod shares;

pub use connections::{Connection, Connections, Full};
pub use network::{Network, NotANetwork};
pub use patient::Patient;
pub use shares::Share as OpenStream;

use rates::Rates;
use shares::Shares;
use std::{
    net::{IpAddr, Ipv6Addr},
    time::Duration,
};

/// How much one peer may have, and all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitsConfig {
    /// Open streams of one address; 0: any number.
    pub streams_per_ip: usize,
    /// Requests of one address in a minute; 0: any number.
    pub requests_per_minute: u32,
    /// Whether peers on loopback are counted too.
    pub loopback: bool,
    /// All connections; further ones are refused.
    pub connections: usize,
    /// So many connections are worth an alert in the log.
    pub alert_connections: usize,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
}

impl Default for LimitsConfig {
    fn default() -> Self {
        Self {
            streams_per_ip: 2,
            requests_per_minute: 600,
            loopback: false,
            connections: 20_000,
            alert_connections: 1_000,
            trusted_proxies: Vec::new(),
        }
    }
}

impl LimitsConfig {
    fn counts(&self, client: IpAddr) -> bool {
        self.loopback || !client.is_loopback()
    }
}

/// A peer has had its share; it may ask again after this long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OverLimit {
    /// Too many open streams.
    #[error("{most} streams of this address are open, and no more are served to one: close one of them")]
    Streams {
        /// How many may be.
        most: usize,
    },
    /// Too many requests.
    #[error("over {most} requests of this address in a minute")]
    Requests {
        /// How many may be.
        most: u32,
        /// When the next one is taken.
        after: Duration,
    },
}

impl OverLimit {
    /// When to ask again.
    pub fn retry_after(&self) -> Duration {
        match self {
            Self::Streams { .. } => Duration::from_secs(30),
            Self::Requests { after, .. } => *after,
        }
    }
}

/// What counts peers.
pub struct Limits {
    config: LimitsConfig,
    streams: Shares,
    rates: Rates,
}

impl Limits {
    /// Nothing counted yet.
    pub fn new(config: LimitsConfig) -> Self {
        Self {
            streams: Shares::new(config.streams_per_ip),
            rates: Rates::new(config.requests_per_minute),
            config,
        }
    }

    /// Who asks: the peer, or whom a trusted proxy speaks for. `forwarded`: the values of `X-Forwarded-For`.
    pub fn client<'a>(&self, peer: IpAddr, forwarded: impl DoubleEndedIterator<Item = &'a str>) -> IpAddr {
        client::behind(peer, forwarded, &self.config.trusted_proxies)
    }

    /// Counts a stream of this client until the answer is dropped; none where it isn't counted.
    ///
    /// # Errors
    /// Where it has as many as it may.
    pub fn open_stream(&self, client: IpAddr) -> Result<Option<OpenStream>, OverLimit> {
        let most = self.config.streams_per_ip;
        if most == 0 || !self.config.counts(client) {
            return Ok(None);
        }
        self.streams.open(site(client)).map(Some).ok_or(OverLimit::Streams { most })
    }

    /// Counts a request of this client.
    ///
    /// # Errors
    /// Where it has made as many as it may.
    pub fn request(&self, client: IpAddr) -> Result<(), OverLimit> {
        if self.config.requests_per_minute == 0 || !self.config.counts(client) {
            return Ok(());
        }
        self.rates.request(site(client), std::time::Instant::now())
    }
}

/// What counts as one address: of IPv6 the 64 bits that a site has; its own machines choose the rest.
fn site(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_of_one_ipv6_site_share_one_count() {
        let limits = Limits::new(LimitsConfig { streams_per_ip: 1, ..LimitsConfig::default() });
        let _open = limits.open_stream("2001:db8::1".parse().unwrap()).unwrap();
        assert!(limits.open_stream("2001:db8::2".parse().unwrap()).is_err());
        assert!(limits.open_stream("2001:db8:0:1::2".parse().unwrap()).is_ok());
    }

    #[test]
    fn loopback_is_not_counted_unless_told() {
        let loopback: IpAddr = "127.0.0.1".parse().unwrap();
        let untold = Limits::new(LimitsConfig { streams_per_ip: 1, ..LimitsConfig::default() });
        let open: Vec<_> = (0..5).map(|_| untold.open_stream(loopback)).collect();
        assert!(open.iter().all(Result::is_ok));
        let told = Limits::new(LimitsConfig { streams_per_ip: 1, loopback: true, ..LimitsConfig::default() });
        let first = told.open_stream(loopback).unwrap();
        assert!(told.open_stream(loopback).is_err());
        drop(first);
        assert!(told.open_stream(loopback).is_ok());
    }
}
