//! `ww3-server serve`.

use super::Failure;
use clap::Args;
use std::{
    io::{self, Write},
    net::SocketAddr,
    time::Duration,
};
use ww3_server::{Config, Database, FeedSource};

/// Serves the event stream and takes in items.
#[derive(Args)]
pub struct Serve {
    /// The address to listen on; port 0 picks a free one
    #[arg(long, env = "WW3_LISTEN", default_value = "127.0.0.1:8787", value_name = "ADDR")]
    listen: SocketAddr,
    /// Where items and events are kept: sqlite:PATH
    #[arg(long, env = "WW3_DATABASE", default_value = "sqlite:ww3-feed.db", value_name = "DATABASE")]
    database: Database,
    /// What `POST /api/ingest` must show as `Authorization: Bearer`; needed beyond loopback
    #[arg(long, env = "WW3_INGEST_KEY", hide_env_values = true, value_name = "KEY", value_parser = secret)]
    ingest_key: Option<String>,
    /// What streams must show as `Authorization: Bearer` or `token=` in the query
    #[arg(long, env = "WW3_TOKEN", hide_env_values = true, value_name = "TOKEN", value_parser = secret)]
    token: Option<String>,
    /// A name for `Host` besides the listening address and localhost; may be repeated
    #[arg(long = "allow-host", env = "WW3_ALLOW_HOST", value_name = "NAME", value_delimiter = ',')]
    allow_host: Vec<String>,
    /// An origin whose web pages may post, like https://example.org; may be repeated
    #[arg(long = "allow-origin", env = "WW3_ALLOW_ORIGIN", value_name = "ORIGIN", value_delimiter = ',')]
    allow_origin: Vec<String>,
    /// How often a stream says that it lives
    #[arg(long, env = "WW3_PING_SECONDS", default_value = "30", value_name = "SECONDS", value_parser = seconds)]
    ping_seconds: Duration,
    /// How often to look for items that other programs put into the database
    #[arg(long, env = "WW3_POLL_SECONDS", default_value = "10", value_name = "SECONDS", value_parser = seconds)]
    poll_seconds: Duration,
    /// The wait between two events of a stream
    #[arg(long, env = "WW3_PACE_MS", default_value_t = 0, value_name = "MS", value_parser = clap::value_parser!(u64).range(..=60_000))]
    pace_ms: u64,
    /// Delete events this long after they were received; without it nothing is deleted
    #[arg(long, env = "WW3_RETENTION_DAYS", value_name = "DAYS", value_parser = days)]
    retention_days: Option<Duration>,
    /// A feed to poll; may be repeated (in the variable: one a line). None is polled unless told
    #[arg(long = "feed", env = "WW3_FEEDS", value_name = "NAME=URL", value_delimiter = '\n')]
    feeds: Vec<FeedSource>,
    /// How often to ask each feed
    #[arg(long, env = "WW3_FEED_SECONDS", default_value = "300", value_name = "SECONDS", value_parser = seconds)]
    feed_seconds: Duration,
    /// Also poll a dozen public world-news feeds
    #[arg(long, env = "WW3_DEFAULT_FEEDS")]
    default_feeds: bool,
}

impl Serve {
    /// Serves until a signal ends it.
    pub async fn run(self) -> Result<(), Failure> {
        let database = self.database.clone();
        let server = ww3_server::start(self.config()).await?;
        let mut stdout = io::stdout();
        writeln!(stdout, "listening on http://{}", server.addr())?;
        stdout.flush()?;
        tracing::info!("serving {database} on http://{}", server.addr());
        let signal = ending().await?;
        tracing::info!("{signal}: ending all streams");
        server.stop().await;
        Ok(())
    }

    fn config(self) -> Config {
        let default = if self.default_feeds { ww3_server::default_feeds() } else { Vec::new() };
        let feeds = self.feeds.into_iter().chain(default);
        let interval = self.feed_seconds;
        Config {
            listen: self.listen,
            database: self.database,
            token: self.token,
            ingest_key: self.ingest_key,
            allowed_hosts: self.allow_host,
            allowed_origins: self.allow_origin,
            ping: self.ping_seconds,
            poll: self.poll_seconds,
            pace: Duration::from_millis(self.pace_ms),
            retention: self.retention_days,
            feeds: feeds.map(|feed| FeedSource { interval, ..feed }).collect(),
            ..Config::default()
        }
    }
}

/// Seconds, also parts of one: tests are in a hurry.
fn seconds(text: &str) -> Result<Duration, String> {
    let number = text.parse::<f64>().ok().filter(|number| (0.05..=86_400.0).contains(number));
    number.map(Duration::from_secs_f64).ok_or_else(|| "a number of seconds from 0.05 to 86400".to_owned())
}

fn days(text: &str) -> Result<Duration, String> {
    let number = text.parse::<f64>().ok().filter(|number| (0.0001..=36_500.0).contains(number));
    number
        .map(|days| Duration::from_secs_f64(days * 86_400.0))
        .ok_or_else(|| "a number of days up to 36500".to_owned())
}

/// An empty secret, as from a variable that was set to nothing, would let everybody in.
fn secret(text: &str) -> Result<String, String> {
    let is_visible = !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic());
    if is_visible { Ok(text.to_owned()) } else { Err("visible ASCII characters, at least one".to_owned()) }
}

#[cfg(unix)]
async fn ending() -> io::Result<&'static str> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => Ok("SIGTERM"),
        _ = interrupt.recv() => Ok("SIGINT"),
    }
}

#[cfg(not(unix))]
async fn ending() -> io::Result<&'static str> {
    tokio::signal::ctrl_c().await.map(|()| "Ctrl-C")
}
