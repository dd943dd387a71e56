//! The program as a process.

use super::{PATIENCE, answer, ndjson};
use std::{
    path::Path,
    process::Stdio,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    process::{Child, ChildStderr, Command},
    task::JoinHandle,
    time::timeout,
};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_ww3-server");

pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    // Variables of whoever runs the tests must not change them.
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("WW3_") || name == "RUST_LOG") {
        command.env_remove(name);
    }
    command
}

pub struct Process {
    pub child: Child,
    pub url: String,
    log: Arc<Mutex<String>>,
    logging: JoinHandle<()>,
}

/// A server on a free port and this database.
pub async fn serve(database: &Path, more: &[&str]) -> Process {
    let database = format!("sqlite:{}", database.display());
    let mut arguments = vec!["serve", "--listen", "127.0.0.1:0", "--database", &database];
    arguments.extend(more);
    started(command(&arguments)).await
}

/// The server that this command starts.
pub async fn started(mut command: Command) -> Process {
    let mut child = command.spawn().unwrap();
    let log = Arc::new(Mutex::new(String::new()));
    let logging = tokio::spawn(collect(child.stderr.take().unwrap(), Arc::clone(&log)));
    let mut line = String::new();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    timeout(PATIENCE, stdout.read_line(&mut line)).await.unwrap().unwrap();
    let said = || format!("said {line:?}, logged {:?}", log.lock().unwrap());
    let url = line.trim().strip_prefix("listening on ").unwrap_or_else(|| panic!("{}", said())).to_owned();
    Process { child, url, log, logging }
}

async fn collect(stderr: ChildStderr, log: Arc<Mutex<String>>) {
    let mut lines = BufReader::new(stderr).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        log.lock().unwrap().push_str(&format!("{line}\n"));
    }
}

impl Process {
    pub async fn ingest(&self, arguments: &[&str], input: &str) -> (bool, String, String) {
        let mut arguments = arguments.to_vec();
        arguments.extend(["--server", &self.url]);
        let mut all = vec!["ingest"];
        all.extend(arguments);
        run(&all, input).await
    }

    pub async fn post(&self, items: &[serde_json::Value]) -> serde_json::Value {
        let http = ww3_server::feeds::client().unwrap();
        let post =
            http.post(format!("{}/api/ingest", self.url)).header("content-type", "application/x-ndjson");
        answer(post.body(ndjson(items))).await.1
    }

    /// Sends a signal, like `-TERM`.
    pub async fn signal(&self, signal: &str) {
        let id = self.child.id().unwrap().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().await.unwrap().success());
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// What it has logged, after its end.
    pub async fn whole_log(self) -> String {
        timeout(PATIENCE, self.logging).await.unwrap().unwrap();
        self.log.lock().unwrap().clone()
    }
}

pub async fn run(arguments: &[&str], input: &str) -> (bool, String, String) {
    let mut child = command(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let _ = stdin.write_all(input.as_bytes()).await;
    drop(stdin);
    let output = timeout(PATIENCE, child.wait_with_output()).await.unwrap().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code() == Some(0), text(output.stdout), text(output.stderr))
}

/// Starts a server that must not start, and gives what it said.
pub async fn refused(arguments: &[&str]) -> String {
    let mut all = vec!["serve"];
    all.extend(arguments);
    let mut child = command(&all).spawn().unwrap();
    let status = timeout(PATIENCE, child.wait()).await.expect("it started").unwrap();
    assert_eq!(status.code(), Some(1));
    let mut said = String::new();
    child.stderr.unwrap().read_to_string(&mut said).await.unwrap();
    said
}
