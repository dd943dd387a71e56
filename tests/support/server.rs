//! A real `ww3-server` process: ingests, is killed, comes back on the same port with the same database.

use super::{PATIENCE, http, process};
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use xtask::{leash::Leashed, step::tail};

/// A server and its folder.
pub struct FeedServer {
    process: Leashed,
    url: String,
    database: PathBuf,
    arguments: Vec<String>,
}

impl FeedServer {
    /// Starts one on a free port, with its database in `folder`.
    pub fn start(folder: &Path) -> Self {
        Self::start_with(folder, &[])
    }

    /// The same, with more arguments.
    pub fn start_with(folder: &Path, arguments: &[&str]) -> Self {
        let database = folder.join("server.db");
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        let (process, url) = serve(&database, "127.0.0.1:0", &arguments);
        Self { process, url, database, arguments }
    }

    /// Its origin.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its address: `127.0.0.1:4711`.
    pub fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// Posts these items; gives the answer.
    pub async fn ingest(&self, items: &[Value]) -> Value {
        let body: String = items.iter().map(|item| format!("{item}\n")).collect();
        let url = format!("{}/api/ingest", self.url);
        let sent =
            http::send(&http::client(PATIENCE), Method::POST, &url, "application/x-ndjson", body).await;
        let (status, answer) = sent.unwrap_or_else(|error| panic!("{url}: {error}"));
        assert_eq!(status, 200, "{answer}");
        answer
    }

    /// Ends it as a crash would.
    pub fn kill9(&mut self) {
        self.process.kill();
    }

    /// Starts it anew where it was.
    pub fn restart(&mut self) {
        self.process.kill();
        let (process, url) = serve(&self.database, self.address(), &self.arguments);
        (self.process, self.url) = (process, url);
    }
}

/// An item as `POST /api/ingest` takes it, published now; its number makes its address.
pub fn item(number: u32, title: &str) -> Value {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    json!({
        "title": title, "url": format!("https://news.example/{number}"), "source_name": "Example News",
        "published_at": now,
    })
}

fn serve(database: &Path, listen: &str, arguments: &[String]) -> (Leashed, String) {
    let log = database.with_extension("log");
    let file = File::options().create(true).append(true).open(&log).unwrap();
    let mut command = Command::new(process::program("ww3-server"));
    process::without_settings(&mut command);
    command.args(["serve", "--listen", listen, "--database"]).arg(format!("sqlite:{}", database.display()));
    command.args(arguments).stdout(Stdio::piped()).stderr(file);
    let mut process = Leashed::start(&mut command).unwrap();
    let url = process.line("listening on ", PATIENCE);
    let url = url.unwrap_or_else(|error| panic!("{error}: {}", tail(&log)));
    (process, url)
}
