//! A small SSE server that keeps its events, and the tool run as people run it.
#![allow(clippy::unwrap_used, reason = "a test")]
#![allow(dead_code, reason = "not every test file uses all of it")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

pub const PATIENCE: Duration = Duration::from_secs(20);

pub fn event(id: &str, revision: u32) -> String {
    format!(
        r#"{{"id":"{id}","type":"airstrike","title":"Strike {id}","time":"2026-02-28T12:30:00Z","severity":4,"confidence":0.85,"source":{{"name":"Reuters","url":"https://example.org/{id}"}},"to":{{"lat":33.5138,"lon":36.2765,"label":"Damascus"}},"factions":["ISR","SYR"],"revision":{revision},"weather":null}}"#
    )
}

/// The tool, with its output to be collected.
pub fn ww3(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ww3"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env_remove("WW3_TOKEN").env_remove("WW3_LOG");
    command
}

pub fn run(arguments: &[&str]) -> Output {
    ww3(arguments).output().unwrap()
}

pub fn lines(output: &Output) -> Vec<String> {
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(str::to_owned).collect()
}

pub fn ids(lines: &[String]) -> Vec<String> {
    let id = |line: &String| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned()
    };
    lines.iter().map(id).collect()
}

pub fn exported(cache: &Path) -> Vec<String> {
    let output = run(&["export", "--cache", cache.to_str().unwrap(), "--format", "ndjson"]);
    assert!(output.status.success(), "{output:?}");
    lines(&output)
}

/// A tool that is running, and what it has printed so far. Killed when dropped.
pub struct Running {
    pub child: Child,
    printed: Arc<Mutex<Vec<String>>>,
}

impl Running {
    pub fn start(arguments: &[&str]) -> Self {
        let mut child = ww3(arguments).stderr(Stdio::null()).spawn().unwrap();
        let printed = Arc::new(Mutex::new(Vec::new()));
        let (out, kept) = (child.stdout.take().unwrap(), Arc::clone(&printed));
        thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                kept.lock().unwrap().push(line);
            }
        });
        Self { child, printed }
    }

    pub fn printed(&self) -> Vec<String> {
        self.printed.lock().unwrap().clone()
    }

    pub fn wait_for(&self, count: usize) -> Vec<String> {
        let started = Instant::now();
        while self.printed().len() < count {
            assert!(started.elapsed() < PATIENCE, "only {} of {count} lines came", self.printed().len());
            thread::sleep(Duration::from_millis(10));
        }
        self.printed()
    }

    /// As `kill -9` does.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        thread::sleep(Duration::from_millis(50));
        self.printed()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A server that keeps its events: `id: EPOCH-N`, resumed by `Last-Event-ID`.
pub struct Server {
    shared: Arc<Shared>,
    pub addr: SocketAddr,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    epoch: String,
    events: Vec<String>,
    /// The heads of all requests so far.
    requests: Vec<String>,
    open: Vec<TcpStream>,
    /// Each connection is cut after so many events.
    cut_after: Option<usize>,
    down: bool,
    /// An answer in place of the stream.
    answer: Option<String>,
    /// Without ids and without any frame but events.
    bare: bool,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let shared = Arc::new(Shared::default());
        shared.state.lock().unwrap().epoch = "e1".into();
        let accepting = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let shared = Arc::clone(&accepting);
                thread::spawn(move || drop(serve(&shared, stream)));
            }
        });
        Self { shared, addr }
    }

    pub fn bare() -> Self {
        let server = Self::start();
        server.set(|state| state.bare = true);
        server
    }

    pub fn answering(answer: &str) -> Self {
        let server = Self::start();
        server.set(|state| state.answer = Some(answer.to_owned()));
        server
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    fn set(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.shared.state.lock().unwrap());
        self.shared.changed.notify_all();
    }

    pub fn publish(&self, events: impl IntoIterator<Item = String>) {
        self.set(|state| state.events.extend(events));
    }

    pub fn cut_after(&self, events: usize) {
        self.set(|state| state.cut_after = Some(events));
    }

    /// As a kill does: every connection ends in the middle, and new ones are refused with nothing.
    pub fn down(&self) {
        self.set(|state| {
            state.down = true;
            for stream in state.open.drain(..) {
                let _ = stream.shutdown(std::net::Shutdown::Both);
            }
        });
    }

    pub fn up(&self) {
        self.set(|state| state.down = false);
    }

    /// Another history, with other events.
    pub fn restored(&self, events: impl IntoIterator<Item = String>) {
        self.set(|state| {
            state.epoch += "x";
            state.events = events.into_iter().collect();
        });
    }

    pub fn requests(&self) -> Vec<String> {
        self.shared.state.lock().unwrap().requests.clone()
    }

    pub fn wait_for_requests(&self, count: usize) {
        let started = Instant::now();
        while self.requests().len() < count {
            assert!(started.elapsed() < PATIENCE, "only {} of {count} requests came", self.requests().len());
            thread::sleep(Duration::from_millis(10));
        }
    }
}

fn serve(shared: &Shared, mut stream: TcpStream) -> std::io::Result<()> {
    let Some(head) = request_head(&mut BufReader::new(stream.try_clone()?))? else { return Ok(()) };
    let (cursor, epoch, bare) = {
        let mut state = shared.state.lock().unwrap();
        state.requests.push(head.clone());
        if state.down {
            return Ok(());
        }
        if let Some(answer) = &state.answer {
            return stream.write_all(answer.as_bytes());
        }
        state.open.push(stream.try_clone()?);
        let last = header(&head, "last-event-id");
        (last, state.epoch.clone(), state.bare)
    };
    let since = head.lines().next().unwrap_or_default().contains("since=");
    stream.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\nretry: 100\n",
    )?;
    let length = shared.state.lock().unwrap().events.len();
    let known = cursor.as_ref().and_then(|cursor| {
        let (of, number) = cursor.rsplit_once('-')?;
        (of == epoch).then_some(number.parse::<usize>().ok()?)
    });
    let mut at = match (&cursor, known) {
        (Some(_), Some(number)) => number,
        (Some(_), None) => 0,
        (None, _) if since || bare => 0,
        (None, _) => length,
    };
    let connected = r#"data: {"timestamp":1,"resumed":false,"ping_interval":30}"#;
    if bare {
    } else if cursor.is_some() && known.is_none() {
        let gap = r#"data: {"reason":"epoch"}"#;
        write!(stream, "event: connected\n{connected}\n\nid: {epoch}-0\nevent: gap\n{gap}\n\n")?;
    } else {
        write!(stream, "id: {epoch}-{at}\nevent: connected\n{connected}\n\n")?;
    }
    let (mut sent, mut live) = (0, bare);
    loop {
        let (events, cut_after) = {
            let mut state = shared.state.lock().unwrap();
            while live && state.events.len() <= at && !state.down {
                state = shared.changed.wait(state).unwrap();
            }
            if state.down {
                return Ok(());
            }
            (state.events[at.min(state.events.len())..].to_vec(), state.cut_after)
        };
        for event in events {
            at += 1;
            if bare {
                write!(stream, "event: map-event\ndata: {event}\n\n")?;
            } else {
                write!(stream, "id: {epoch}-{at}\nevent: map-event\ndata: {event}\n\n")?;
            }
            sent += 1;
            if cut_after == Some(sent) {
                write!(stream, "id: {epoch}-{}\nevent: map-event\ndata: {{\"id\":\"half", at + 1)?;
                return stream.shutdown(std::net::Shutdown::Both);
            }
        }
        if !live {
            live = true;
            write!(stream, "id: {epoch}-{at}\nevent: live\ndata: {{\"timestamp\":1}}\n\n")?;
        }
    }
}

/// The head of a request, with the empty line; none where the client hangs up before its end.
pub fn request_head(from: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if from.read_until(b'\n', &mut head)? == 0 {
            return Ok(None);
        }
    }
    Ok(Some(String::from_utf8_lossy(&head).into_owned()))
}

/// What a head says under this name.
pub fn header(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim_matches(' ').to_owned())
    })
}

/// Reads to the end what is left of a pipe.
pub fn rest(mut from: impl Read) -> String {
    let mut text = String::new();
    from.read_to_string(&mut text).unwrap();
    text
}
