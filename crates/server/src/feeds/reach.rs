//! Which machines feeds may be fetched from.
//!
//! Promise: no request goes to an address of this machine, of a network behind it, or of no single machine,
//! whatever a name resolves to and wherever a redirect leads, unless its host is allowed by name in the
//! settings. The address that was checked is the one that is connected to. Where the environment names a
//! proxy, the proxy is connected to, and resolves names by its own rules: only those that are local by what they are
//! called are refused then.

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
};
use url::{Host, Url};

/// The hosts that may lie within: `HOST` or `HOST:PORT`, as in addresses.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    allowed: Arc<[String]>,
}

/// An address that feeds may not be fetched from.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{host} is an address of this machine or of a network behind it: allow it by name if it is meant (--allow-feed-host {name})"
)]
pub struct Within {
    host: String,
    name: String,
}

impl Reach {
    /// Public addresses, and these hosts.
    pub fn new(allowed: &[String]) -> Self {
        Self { allowed: allowed.iter().map(|host| host.to_ascii_lowercase()).collect() }
    }

    /// Whether the settings name this address's host.
    pub fn allows(&self, url: &Url) -> bool {
        let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else { return false };
        let with_port = format!("{host}:{port}");
        self.allowed.iter().any(|allowed| *allowed == host || *allowed == with_port)
    }

    /// Refuses an address that is written in numbers and isn't public, and a name that is local by what it is called:
    /// where a proxy resolves it, nobody looks at it again. Other names are checked when they are resolved.
    pub fn check(&self, url: &Url) -> Result<(), Within> {
        let is_within = match url.host() {
            Some(Host::Ipv4(ip)) => !is_public_v4(ip),
            Some(Host::Ipv6(ip)) => !is_public_v6(ip),
            Some(Host::Domain(name)) => is_local(name),
            None => false,
        };
        if !is_within || self.allows(url) {
            return Ok(());
        }
        let name = url.host_str().unwrap_or_default().to_owned();
        Err(Within { host: name.trim_matches(['[', ']']).to_owned(), name })
    }
}

/// Whether a name (in small letters, as addresses have it) is one that the public internet doesn't know: without a dot,
/// or under a name that RFC 6761, 6762 or 8375, ICANN or long use keeps for one's own network.
fn is_local(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let ends = ["localhost", "local", "internal", "localdomain", "lan", "home.arpa"];
    !name.contains('.')
        || ends.iter().any(|end| name.strip_suffix(end).is_some_and(|before| before.ends_with('.')))
}

/// Resolves names to public addresses alone.
#[derive(Debug)]
pub struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let name = name.as_str().to_owned();
            // Port 0 is filled in by the client.
            let found: Vec<_> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if is_proxy(&name) {
                return Ok(Box::new(found.into_iter()) as Addrs);
            }
            let public: Vec<SocketAddr> =
                found.iter().copied().filter(|address| is_public(address.ip())).collect();
            match (public.is_empty(), found.first()) {
                (true, Some(first)) => {
                    Err(Within { host: format!("{name} ({})", first.ip()), name: name.clone() }.into())
                }
                _ => Ok(Box::new(public.into_iter()) as Addrs),
            }
        })
    }
}

/// A proxy that the environment names may lie within: it isn't the feed that chose it.
fn is_proxy(name: &str) -> bool {
    let variables = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
    variables.iter().filter_map(|variable| std::env::var(variable).ok()).any(|proxy| {
        let url = Url::parse(&proxy).or_else(|_| Url::parse(&format!("http://{proxy}")));
        url.is_ok_and(|url| url.host_str() == Some(name))
    })
}

/// Whether this is the address of one machine on the public internet: none of the blocks that IANA's special-purpose
/// registries (RFC 6890 and its updates) keep from being globally reachable, no multicast, and nothing that wraps
/// such an address of version 4.
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !matches!(
        (a, b, c),
        (0 | 10 | 127, _, _)
            | (100, 64..=127, _) // carrier-grade NAT
            | (169, 254, _) // link-local, and the metadata of clouds
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99) // relays to 6to4
            | (192, 168, _)
            | (198, 18 | 19, _) // benchmarks
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, _, _) // multicast, reserved, broadcast
    )
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(wrapped) = ip.to_ipv4_mapped() {
        return is_public_v4(wrapped);
    }
    match ip.segments() {
        // NAT64: networks without version 4 reach all of it so.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            is_public_v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)))
        }
        // Teredo, ORCHID, benchmarks and other protocols; documentation; 6to4.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x2002, ..] | [0x3fff, 0..=0xfff, ..] => false,
        // All that is given out to the public.
        [first, ..] => (0x2000..=0x3fff).contains(&first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_within_or_of_no_machine_are_not_public() {
        for within in [
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::127.0.0.1",
            "64:ff9b:1::8.8.8.8",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "100::1",
        ] {
            assert!(!is_public(within.parse().unwrap()), "{within}");
        }
        for public in [
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "223.255.255.255",
            "2606:4700::1111",
            "2a00:1450:4001::1",
            "2001:4860:4860::8888",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn every_spelling_of_an_address_in_numbers_is_checked_and_a_host_is_allowed_by_name() {
        let reach = Reach::new(&["10.0.0.1".into(), "127.0.0.1:8080".into(), "[::1]".into(), "NAS".into()]);
        let check = |text: &str| reach.check(&Url::parse(text).unwrap());
        for refused in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://127.1:81/",
            "http://[::ffff:127.0.0.1]/",
            "http://[fe80::1]/",
            "http://10.0.0.2/",
            "http://①②⑦.0.0.1/",
        ] {
            assert!(check(refused).is_err(), "{refused}");
        }
        for taken in ["http://10.0.0.1:99/", "http://127.0.0.1:8080/x", "http://[::1]:1/", "https://8.8.8.8/"]
        {
            assert_eq!(check(taken), Ok(()), "{taken}");
        }
        for refused in
            ["http://LOCALHOST./", "http://a.localhost:8080/", "http://printer/", "http://nas.local/"]
                .into_iter()
                .chain(["http://metadata.google.internal/", "http://box.home.arpa/", "http://router.lan./"])
        {
            assert!(check(refused).is_err(), "{refused}");
        }
        for taken in [
            "http://nas/",
            "https://local.example/",
            "https://internal.example.org/",
            "https://www.thelocal.se/",
        ] {
            assert_eq!(check(taken), Ok(()), "{taken}");
        }
        assert!(reach.allows(&Url::parse("http://nas/rss").unwrap()));
        assert!(!reach.allows(&Url::parse("http://nas.evil.example/rss").unwrap()));
    }
}
