//! What can be typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::time::Duration;
use url::Url;
use ww3_event::{Scopes, Timestamp};
use ww3_stream::Roots;

const CODES: &str = "Exit codes: 0 when --count or --for is reached, when stopped by SIGINT or SIGTERM, or when \
    the reader of stdout goes away; 1 when it fails for good (a token is wanted or refused, the server stops the \
    stream, a file can't be used); 2 when called wrongly.\n\nstdout holds only JSON, one value a line; what is \
    said to people goes to stderr. WW3_LOG=debug shows more of it.";

/// Live conflict events, without a window.
#[derive(Debug, Parser)]
#[command(name = "ww3", version, after_help = CODES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Watch(Watch),
    Sse(Sse),
    Detect(Detect),
    Export(Export),
    Stats(Stats),
    Load(Load),
}

/// Follows a stream of map events: one event a line, updates and withdrawn ones too
///
/// Reconnects by itself, as long as it takes. With --cache, a line is printed only once its event is on the
/// disk; the next start resumes there and prints only what is new. If it is killed between the two, the event is
/// in the cache and was not printed: the cache is the truth (`ww3 export`).
#[derive(Debug, Args)]
#[command(after_help = CODES)]
pub struct Watch {
    /// The stream; a bare origin gets `/api/map-stream`
    #[arg(value_parser = address)]
    pub url: Url,
    /// Parts of the world: global, middle-east, europe, africa, asia-pacific, americas; several between commas
    #[arg(long)]
    pub scope: Option<Scopes>,
    /// First send what happened since: Unix seconds, RFC 3339, or so long ago, as `24h`. Of a stream that the
    /// cache knows, what it lacks is sent instead
    #[arg(long, value_name = "T", value_parser = since)]
    pub since: Option<i64>,
    /// The token that the server wants
    #[arg(long, env = "WW3_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// Trust these authorities too, besides the system's: certificates as PEM
    #[arg(long, value_name = "FILE", env = "WW3_CA_FILE", value_parser = roots)]
    pub ca_file: Option<Roots>,
    /// Keep events and position in this file, made where it is not there
    #[arg(long, value_name = "FILE")]
    pub cache: Option<PathBuf>,
    #[command(flatten)]
    pub until: Until,
}

/// Follows any SSE server: one JSON line per dispatched event
#[derive(Debug, Args)]
#[command(after_help = CODES)]
pub struct Sse {
    /// The server
    #[arg(value_parser = address)]
    pub url: Url,
    /// Resume after this event
    #[arg(long, value_name = "ID")]
    pub last_event_id: Option<String>,
    /// The token that the server wants
    #[arg(long, env = "WW3_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// Trust these authorities too, besides the system's: certificates as PEM
    #[arg(long, value_name = "FILE", env = "WW3_CA_FILE", value_parser = roots)]
    pub ca_file: Option<Roots>,
    #[command(flatten)]
    pub until: Until,
}

#[derive(Debug, Args)]
pub struct Until {
    /// End after so many lines
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub count: Option<u64>,
    /// End after so long, as `500ms`, `10s`, `5m`, `2h`
    #[arg(long = "for", value_name = "TIME", value_parser = span)]
    pub span: Option<Duration>,
}

/// Finds signals and events in feed items, one JSON object a line, as for ingest
///
/// Per item {"id","signals","event","why"}, in order; event is null where the item tells of none or names no
/// place. A line that can't be taken gives the same with an `error`, and exit code 1 at the end.
#[derive(Debug, Args)]
#[command(after_help = CODES)]
pub struct Detect {
    /// The items; `-` is stdin
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// Say it to a person instead of as JSON: the title with its marks, then one line for each decision
    #[arg(long)]
    pub explain: bool,
    /// The lines are headlines, not JSON, and the answer is as for --explain; their source counts as an unknown one
    #[arg(long)]
    pub titles: bool,
}

/// Prints the standing revision of each event in a cache, withdrawn ones too, as they were received
#[derive(Debug, Args)]
#[command(after_help = CODES)]
pub struct Export {
    /// The cache; the app's is `cache.db` in its data folder, which may be running
    #[arg(long, value_name = "FILE")]
    pub cache: PathBuf,
    /// In which form
    #[arg(long, value_enum, default_value = "ndjson")]
    pub format: Format,
    /// Only of this stream; `ww3 stats` names them
    #[arg(long, value_name = "KEY")]
    pub stream: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// One JSON object a line
    Ndjson,
}

/// Prints what is in a cache, one stream a line
#[derive(Debug, Args)]
#[command(after_help = CODES)]
pub struct Stats {
    /// The cache; the app's is `cache.db` in its data folder, which may be running
    #[arg(long, value_name = "FILE")]
    pub cache: PathBuf,
}

/// Holds many streams of any SSE server over http, and says what arrived, when, and what it cost
///
/// One JSON object: deliveries, losses, latency from the moment a publication was due, and with --pid (Linux) the
/// server's processor time per delivery and its memory per connection.
#[derive(Debug, Args)]
pub struct Load {
    /// The stream; a bare origin gets `/api/map-stream`
    #[arg(value_parser = stream)]
    pub url: Url,
    /// How many streams
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=60_000))]
    pub connections: u32,
    /// How long, as `500ms`, `10s`, `5m`
    #[arg(long = "for", value_name = "TIME", value_parser = span, default_value = "10s")]
    pub span: Duration,
    /// Publish there by POST, as `http://127.0.0.1:8787/api/ingest`; without it only what comes by itself is read
    #[arg(long, value_name = "URL", value_parser = address)]
    pub publish: Option<Url>,
    /// Publications in a second
    #[arg(long, default_value_t = 20.0, value_name = "N")]
    pub rate: f64,
    /// Publish so many at once instead
    #[arg(long, value_name = "N")]
    pub burst: Option<u64>,
    /// Letters that make each publication longer
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub pad: usize,
    /// What the publication must show
    #[arg(long, env = "WW3_INGEST_KEY", hide_env_values = true)]
    pub key: Option<String>,
    /// The token that the stream wants
    #[arg(long, env = "WW3_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// The server's process, to be watched with its children
    #[arg(long)]
    pub pid: Option<u32>,
}

fn stream(text: &str) -> Result<Url, String> {
    let mut url = address(text)?;
    if url.scheme() != "http" {
        return Err("load speaks http alone, for example http://127.0.0.1:8787".to_owned());
    }
    if url.path() == "/" {
        url.set_path(crate::address::STREAM_PATH);
    }
    Ok(url)
}

fn address(text: &str) -> Result<Url, String> {
    const TAKES: &str = "an http or https address, for example http://127.0.0.1:8787";
    let url = Url::parse(text).map_err(|error| format!("{error}: {TAKES}"))?;
    match url.scheme() {
        "http" | "https" => Ok(url),
        _ => Err(TAKES.to_owned()),
    }
}

fn roots(file: &str) -> Result<Roots, String> {
    let pem = std::fs::read(file).map_err(|error| error.to_string())?;
    Roots::from_pem(&pem).map_err(|error| error.to_string())
}

fn since(text: &str) -> Result<i64, String> {
    let seconds = text.parse().ok().filter(|seconds| (0..=253_402_300_799).contains(seconds));
    let time = || text.parse::<Timestamp>().ok().map(Timestamp::as_second);
    let ago = || Some(Timestamp::now().as_second() - i64::try_from(span(text).ok()?.as_secs()).ok()?);
    seconds
        .or_else(time)
        .or_else(ago)
        .filter(|seconds| *seconds >= 0)
        .ok_or_else(|| "Unix seconds, RFC 3339, or so long ago, as `24h`".to_owned())
}

fn span(text: &str) -> Result<Duration, String> {
    let takes = || "a number with ms, s, m, h or d, as `10s`".to_owned();
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let seconds = match unit {
        "ms" => 0.001,
        "s" | "" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        "d" => 86400.0,
        _ => return Err(takes()),
    };
    let number: f64 = number.parse().map_err(|_| takes())?;
    // A year: more is a slip, and clocks overflow.
    let total = number * seconds;
    if total > 366.0 * 86400.0 { Err(takes()) } else { Ok(Duration::from_secs_f64(total)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_span_has_a_unit_and_is_no_longer_than_a_year() {
        assert_eq!(span("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(span("1.5m"), Ok(Duration::from_secs(90)));
        assert_eq!(span("60"), Ok(Duration::from_secs(60)));
        for bad in ["", "s", "10x", "-1s", "9999d", "1e9s"] {
            assert!(span(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn since_may_be_seconds_a_time_or_so_long_ago() {
        assert_eq!(since("1709154000"), Ok(1_709_154_000));
        assert_eq!(since("2024-02-28T21:00:00Z"), Ok(1_709_154_000));
        let day = since("24h").unwrap();
        assert!((Timestamp::now().as_second() - 86_400 - day).abs() <= 1);
        assert!(since("abc").is_err());
    }
}
