//! `ww3-server ingest`: pushes items, or a feed, into a server.
//!
//! Lines go out as they are, so that it is the server that says what is wrong with one; they are sent in
//! bodies below the server's limit, and their indexes are counted over the whole input.

use super::Failure;
use clap::Args;
use serde::Deserialize;
use serde_json::{Value, json};
use std::{io::Read, process::ExitCode};
use url::Url;
use ww3_detect::FeedItem;
use ww3_server::{
    BODY_BYTES,
    feeds::{self, read_bounded, read_document},
};

/// More input than this is refused: it is read as a whole.
const INPUT_BYTES: usize = 512 << 20;
/// Bodies are filled up to this.
const BODY: usize = BODY_BYTES / 2;

/// Pushes items, or a feed, into a server.
#[derive(Args)]
pub struct Ingest {
    /// A file of items (NDJSON or JSON) or a feed (RSS, Atom, JSON Feed); `-` is stdin; or the address of one
    #[arg(value_name = "FILE|-|URL")]
    input: String,
    /// The server
    #[arg(long, env = "WW3_SERVER", default_value = "http://127.0.0.1:8787", value_name = "URL")]
    server: Url,
    /// The server's ingest key
    #[arg(long, env = "WW3_INGEST_KEY", hide_env_values = true, value_name = "KEY")]
    ingest_key: Option<String>,
    /// The publisher of a feed's items; without it the feed's own title
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// What became of everything.
#[derive(Default)]
struct Totals {
    accepted: usize,
    duplicates: usize,
    rejected: usize,
}

#[derive(Deserialize)]
struct Answer {
    accepted: usize,
    duplicates: usize,
    rejected: Vec<Rejected>,
}

#[derive(Deserialize)]
struct Rejected {
    index: usize,
    error: String,
}

impl Ingest {
    /// Pushes all, and prints the totals and each rejected item. Fails where one was rejected.
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let client = feeds::client()?;
        let bytes = self.read(&client).await?;
        let lines = self.lines(&bytes)?;
        let target = self.server.join("/api/ingest")?;
        let (mut totals, mut first) = (Totals::default(), 0);
        for body in bodies(&lines) {
            self.push(&client, &target, body, first, &mut totals).await?;
            first += body.len();
        }
        println!(
            "{} accepted, {} duplicates, {} rejected",
            totals.accepted, totals.duplicates, totals.rejected
        );
        Ok(if totals.rejected == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    async fn read(&self, client: &reqwest::Client) -> Result<Vec<u8>, Failure> {
        let name = self.input.as_str();
        if name.starts_with("http://") || name.starts_with("https://") {
            let answer = client.get(name).send().await.and_then(reqwest::Response::error_for_status);
            let answer = answer.map_err(|error| format!("{name}: can't be fetched: {error}"))?;
            return Ok(read_bounded(answer, INPUT_BYTES)
                .await
                .map_err(|error| format!("{name}: {error}"))?);
        }
        let source: Box<dyn Read> = match name {
            "-" => Box::new(std::io::stdin()),
            path => Box::new(std::fs::File::open(path).map_err(|error| format!("{path}: {error}"))?),
        };
        let mut bytes = Vec::new();
        source
            .take(INPUT_BYTES as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| format!("{name}: {error}"))?;
        if bytes.len() > INPUT_BYTES {
            return Err(format!("{name}: over {} MiB: split it", INPUT_BYTES >> 20).into());
        }
        Ok(bytes)
    }

    /// The items as JSON, one a line.
    fn lines(&self, bytes: &[u8]) -> Result<Vec<Vec<u8>>, Failure> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
        let whole = || serde_json::from_slice::<Value>(bytes).ok();
        match bytes.first() {
            Some(b'<') => self.feed(bytes),
            Some(b'[') => match whole() {
                Some(Value::Array(items)) => {
                    Ok(items.iter().map(|item| item.to_string().into_bytes()).collect())
                }
                _ => Ok(split(bytes)),
            },
            Some(b'{') => match whole() {
                Some(feed) if is_json_feed(&feed) => self.feed(bytes),
                // One item that is written over several lines.
                Some(item) => Ok(vec![item.to_string().into_bytes()]),
                None => Ok(split(bytes)),
            },
            _ => Ok(split(bytes)),
        }
    }

    fn feed(&self, bytes: &[u8]) -> Result<Vec<Vec<u8>>, Failure> {
        let now = ww3_event::Timestamp::now().as_second();
        let url = Some(self.input.as_str()).filter(|input| input.starts_with("http"));
        let document = read_document(bytes, url, self.name.as_deref(), now, false)
            .map_err(|error| format!("{}: {error}", self.input))?;
        if document.title.is_none() && self.name.is_none() {
            return Err(
                format!("{}: the feed has no title; say who publishes it with --name", self.input).into()
            );
        }
        if document.skipped > 0 {
            println!("{} entries without a title or an address were left out", document.skipped);
        }
        Ok(document.items.iter().map(|item| line(item).into_bytes()).collect())
    }

    async fn push(
        &self,
        client: &reqwest::Client,
        target: &Url,
        lines: &[Vec<u8>],
        first: usize,
        totals: &mut Totals,
    ) -> Result<(), Failure> {
        if let [line] = lines
            && line.len() > BODY_BYTES
        {
            totals.rejected += 1;
            println!("item {first}: {} bytes: the server takes up to {} MiB", line.len(), BODY_BYTES >> 20);
            return Ok(());
        }
        let mut request = client
            .post(target.clone())
            .header("content-type", "application/x-ndjson")
            .body(lines.join(&b'\n'));
        if let Some(key) = &self.ingest_key {
            request = request.bearer_auth(key);
        }
        let answer = request.send().await.map_err(|error| format!("{target}: can't be reached: {error}"))?;
        let (status, text) = (answer.status(), answer.text().await?);
        let answer = serde_json::from_str::<Answer>(&text).ok().filter(|_| status.is_success());
        let Some(answer) = answer else {
            let problem: Value = serde_json::from_str(&text).unwrap_or_default();
            let detail = problem["detail"].as_str().unwrap_or("not an answer of ww3-server");
            return Err(format!("{target}: {status}: {detail} (items before {first} are in)").into());
        };
        totals.accepted += answer.accepted;
        totals.duplicates += answer.duplicates;
        totals.rejected += answer.rejected.len();
        for Rejected { index, error } in answer.rejected {
            println!("item {}: {error}", first + index);
        }
        Ok(())
    }
}

fn is_json_feed(value: &Value) -> bool {
    value["version"].as_str().is_some_and(|version| version.starts_with("https://jsonfeed.org/"))
}

/// Lines that hold something: the server counts them likewise.
fn split(bytes: &[u8]) -> Vec<Vec<u8>> {
    let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    lines.filter(|line| !line.is_empty()).map(<[u8]>::to_vec).collect()
}

/// Runs of lines that fit into a body; a line that is too long is alone in its own, and is refused here.
fn bodies(lines: &[Vec<u8>]) -> Vec<&[Vec<u8>]> {
    let (mut bodies, mut start, mut size) = (Vec::new(), 0, 0);
    for (at, line) in lines.iter().enumerate() {
        if size + line.len() > BODY && at > start {
            bodies.push(&lines[start..at]);
            (start, size) = (at, 0);
        }
        size += line.len() + 1;
    }
    if start < lines.len() {
        bodies.push(&lines[start..]);
    }
    bodies
}

fn line(item: &FeedItem) -> String {
    json!({
        "title": item.title,
        "url": item.url,
        "source_name": item.source_name,
        "published_at": item.published_at.as_second(),
        "summary": item.summary,
        "guid": item.guid,
        "tags": item.tags,
        "source_url": item.source_url,
        "lang": item.lang,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_stay_below_the_limit_and_lose_no_line() {
        let lines = vec![vec![b'x'; BODY / 3]; 10];
        let bodies = bodies(&lines);
        assert!(bodies.iter().all(|body| body.concat().len() + body.len() <= BODY));
        assert_eq!(bodies.iter().map(|body| body.len()).sum::<usize>(), 10);
    }
}
