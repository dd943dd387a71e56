//! How a server is told what to be.

use crate::{
    auth::{JwtConfig, SecretHash},
    feeds::FeedSource,
    limits::LimitsConfig,
    tls::TlsConfig,
};
use std::{fmt, net::SocketAddr, path::PathBuf, str::FromStr, time::Duration};

/// What a server listens on, keeps its data in, asks of its peers and polls.
#[derive(Clone)]
pub struct Config {
    /// The address to listen on; port 0 picks a free one.
    pub listen: SocketAddr,
    /// Where items and events are kept.
    pub database: Database,
    /// What streams must show (and ingest too, where there is no key of its own): `Authorization: Bearer`.
    pub token: Option<String>,
    /// What ingest must show, any of these; beyond loopback the server doesn't start without.
    pub ingest_keys: Vec<SecretHash>,
    /// Which signed tokens streams may show instead.
    pub jwt: JwtConfig,
    /// The certificate and key; without them plain HTTP.
    pub tls: TlsConfig,
    /// How much one peer may have, and all of them.
    pub limits: LimitsConfig,
    /// Names for `Host` besides the listening address and `localhost`.
    pub allowed_hosts: Vec<String>,
    /// Origins whose web pages may read and post, like `https://example.org`; `*` lets all read.
    pub allowed_origins: Vec<String>,
    /// How often a quiet stream says that it lives.
    pub ping: Duration,
    /// How often the store is searched for what other programs inserted.
    pub poll: Duration,
    /// How long to wait between two events of a stream; zero sends at once.
    pub pace: Duration,
    /// How long a reader may take nothing before it is cut off.
    pub stall: Duration,
    /// Streams that are compressed at a time, for those who ask; further ones go as they are.
    pub packed_streams: usize,
    /// How long events are kept after they were received; for ever unless told.
    pub retention: Option<Duration>,
    /// The feeds to poll; none unless told.
    pub feeds: Vec<FeedSource>,
    /// Hosts (`HOST` or `HOST:PORT`) that feeds may be fetched from though they are of this machine or of a
    /// network behind it.
    pub allowed_feed_hosts: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8787)),
            database: Database::Sqlite(PathBuf::from("ww3-feed.db")),
            token: None,
            ingest_keys: Vec::new(),
            jwt: JwtConfig::default(),
            tls: TlsConfig::default(),
            limits: LimitsConfig::default(),
            allowed_hosts: Vec::new(),
            allowed_origins: Vec::new(),
            ping: Duration::from_secs(30),
            poll: Duration::from_secs(10),
            pace: Duration::ZERO,
            stall: Duration::from_secs(30),
            packed_streams: 1_000,
            retention: None,
            feeds: Vec::new(),
            allowed_feed_hosts: Vec::new(),
        }
    }
}

/// Secrets stay out of logs: only whether they are set.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("database", &self.database)
            .field("token", &self.token.is_some())
            .field("ingest_keys", &self.ingest_keys.len())
            .field("jwt", &self.jwt)
            .field("tls", &self.tls)
            .field("limits", &self.limits)
            .field("allowed_hosts", &self.allowed_hosts)
            .field("allowed_origins", &self.allowed_origins)
            .field("ping", &self.ping)
            .field("poll", &self.poll)
            .field("pace", &self.pace)
            .field("stall", &self.stall)
            .field("packed_streams", &self.packed_streams)
            .field("retention", &self.retention)
            .field("feeds", &self.feeds)
            .field("allowed_feed_hosts", &self.allowed_feed_hosts)
            .finish()
    }
}

/// Where items and events are kept, written `sqlite:PATH`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// A SQLite file, made where it is missing.
    Sqlite(PathBuf),
}

impl FromStr for Database {
    type Err = UnknownDatabase;
    fn from_str(text: &str) -> Result<Self, UnknownDatabase> {
        match text.strip_prefix("sqlite:") {
            // SQLite would make a database of its own for each connection.
            Some(path) if !path.is_empty() && path != ":memory:" => {
                Ok(Self::Sqlite(PathBuf::from(path.strip_prefix("//").unwrap_or(path))))
            }
            _ => Err(UnknownDatabase {
                given: text.split_once("://").map_or(text, |(scheme, _)| scheme).into(),
            }),
        }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Sqlite(path) = self;
        write!(f, "sqlite:{}", path.display())
    }
}

/// The text names no database that this version can use. Shows the scheme alone: the rest may hold a password.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("database `{given}`: this version takes `sqlite:PATH`, for example `sqlite:feed.db`")]
pub struct UnknownDatabase {
    /// What was given, up to `://`.
    pub given: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_by_its_kind_and_path() {
        let path = |text: &str| text.parse::<Database>().map(|Database::Sqlite(path)| path);
        assert_eq!(path("sqlite:a/b.db"), Ok("a/b.db".into()));
        assert_eq!(path("sqlite:///tmp/b.db"), Ok("/tmp/b.db".into()));
        let error = path("postgres://me:secret@db/x").unwrap_err().to_string();
        assert!(error.contains("sqlite:PATH") && !error.contains("secret"), "{error}");
    }

    #[test]
    fn secrets_are_not_in_the_debug_text() {
        let config = Config { token: Some("hush".into()), ..Config::default() };
        assert!(!format!("{config:?}").contains("hush"));
    }
}
