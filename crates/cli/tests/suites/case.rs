//! Cases of public EventSource suites: what a server sends over raw TCP, and what `ww3 sse` must print for it.
//!
//! A case is a list of answers, one a connection; the connection after the last is told that there is no more
//! (204), which ends the tool: whatever it had to print it has printed by then, and nothing is timed.
#![allow(clippy::unwrap_used, reason = "a test")]

use crate::common::{header, lines, request_head, ww3};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// How a body is laid on the wire.
#[derive(Clone, Copy)]
pub enum Framing {
    /// Until the connection ends.
    Close,
    /// Each piece a chunk of HTTP: the cuts are the client's cuts as well.
    Chunked,
    /// As chunks, and no end: the connection breaks.
    Broken,
    /// As chunks, and after them trailers.
    Trailers,
    /// Each piece after a pause, so that each is a read of its own.
    Paced,
}

/// What one connection is answered.
pub struct Answer {
    head: String,
    pieces: Vec<Vec<u8>>,
    framing: Framing,
}

impl Answer {
    /// A stream of these pieces.
    pub fn pieces<P: AsRef<[u8]>>(framing: Framing, pieces: &[P]) -> Self {
        let head = "200 OK\r\nContent-Type: text/event-stream\r\n".to_owned();
        Self { head, pieces: pieces.iter().map(|piece| piece.as_ref().to_vec()).collect(), framing }
    }

    /// A stream in one piece.
    pub fn whole(body: impl AsRef<[u8]>) -> Self {
        Self::pieces(Framing::Close, &[body])
    }

    /// A stream byte by byte.
    pub fn bytewise(body: impl AsRef<[u8]>) -> Self {
        Self::every(1, body)
    }

    /// A stream in pieces of so many bytes.
    pub fn every(bytes: usize, body: impl AsRef<[u8]>) -> Self {
        Self::pieces(Framing::Chunked, &body.as_ref().chunks(bytes).collect::<Vec<_>>())
    }

    /// This stream again and again, each time cut at another place.
    pub fn cut_everywhere(body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let pieces: Vec<_> = (1..body.len()).flat_map(|at| [&body[..at], &body[at..]]).collect();
        Self::pieces(Framing::Chunked, &pieces)
    }

    /// Only a head: a status line's end and headers, each line ended by CRLF.
    pub fn head(head: impl Into<String>) -> Self {
        Self { head: head.into(), pieces: Vec::new(), framing: Framing::Close }
    }

    /// With this head.
    pub fn under(mut self, head: &str) -> Self {
        self.head = head.to_owned();
        self
    }

    fn send(&self, mut socket: &TcpStream) -> std::io::Result<()> {
        let is_chunked = matches!(self.framing, Framing::Chunked | Framing::Broken | Framing::Trailers);
        let coding = if is_chunked { "Transfer-Encoding: chunked\r\n" } else { "" };
        // An interim answer may stand before; it has a status line of its own.
        let start = if self.head.starts_with("HTTP/") { "" } else { "HTTP/1.1 " };
        write!(socket, "{start}{}{coding}Connection: close\r\n\r\n", self.head)?;
        for piece in self.pieces.iter().filter(|piece| !piece.is_empty()) {
            if is_chunked {
                let size = format!("{:x};odd=\"extension\"\r\n", piece.len());
                socket.write_all(&[size.as_bytes(), piece, b"\r\n"].concat())?;
            } else {
                socket.write_all(piece)?;
            }
            if matches!(self.framing, Framing::Paced) {
                thread::sleep(Duration::from_millis(30));
            }
        }
        match self.framing {
            Framing::Chunked => socket.write_all(b"0\r\n\r\n")?,
            Framing::Trailers => {
                socket.write_all(b"0\r\nData: trailer\r\nX-Checksum: data: 1\r\n\r\n")?;
            }
            _ => {}
        }
        socket.shutdown(Shutdown::Write)
    }
}

/// The three fields of a line, as they must be.
pub type Heard = (String, String, String);

/// A case; see the module.
pub struct Case {
    pub suite: &'static str,
    pub name: String,
    answers: Vec<Answer>,
    heard: Vec<Heard>,
    /// Of the n-th request, this header is this.
    asks: Vec<(usize, &'static str, Option<String>)>,
    /// The n-th request asks for this.
    paths: Vec<(usize, &'static str)>,
    /// The n-th wait, seconds: at least, at most.
    waits: Vec<(usize, f64, f64)>,
    tells: Vec<&'static str>,
    arguments: Vec<&'static str>,
    stops: bool,
}

impl Case {
    pub fn new(suite: &'static str, name: impl Into<String>, answers: Vec<Answer>) -> Self {
        Self {
            suite,
            name: name.into(),
            answers,
            heard: Vec::new(),
            asks: Vec::new(),
            paths: Vec::new(),
            waits: Vec::new(),
            tells: Vec::new(),
            arguments: Vec::new(),
            stops: false,
        }
    }

    /// Messages with this data and no id.
    pub fn data(self, data: &[&str]) -> Self {
        let heard: Vec<_> = data.iter().map(|data| ("message", "", *data)).collect();
        self.hears(&heard)
    }

    /// Events: type, id, data.
    pub fn hears(mut self, heard: &[(&str, &str, &str)]) -> Self {
        let owned = |(event, id, data): &(&str, &str, &str)| {
            ((*event).to_owned(), (*id).to_owned(), (*data).to_owned())
        };
        self.heard.extend(heard.iter().map(owned));
        self
    }

    pub fn asks(mut self, request: usize, header: &'static str, value: &str) -> Self {
        self.asks.push((request, header, Some(value.to_owned())));
        self
    }

    pub fn asks_no(mut self, request: usize, header: &'static str) -> Self {
        self.asks.push((request, header, None));
        self
    }

    pub fn path(mut self, request: usize, path: &'static str) -> Self {
        self.paths.push((request, path));
        self
    }

    /// The n-th wait is so many seconds, give or take the jitter.
    pub fn waits(mut self, wait: usize, seconds: f64) -> Self {
        self.waits.push((wait, seconds * 0.8 - 0.06, seconds * 1.2 + 0.06));
        self
    }

    /// The n-th wait is in these bounds, seconds.
    pub fn waits_between(mut self, wait: usize, least: f64, most: f64) -> Self {
        self.waits.push((wait, least, most));
        self
    }

    /// stderr holds this.
    pub fn tells(mut self, words: &'static str) -> Self {
        self.tells.push(words);
        self
    }

    pub fn with(mut self, arguments: &[&'static str]) -> Self {
        self.arguments.extend(arguments);
        self
    }

    /// After the last answer no connection follows.
    pub fn stops(mut self) -> Self {
        self.stops = true;
        self
    }

    /// What is wrong, in words, if something is.
    pub fn run(self) -> Result<(), String> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let wanted = self.answers.len() + usize::from(!self.stops);
        let requests = serve(listener, self.answers);
        let arguments = [&["sse", &url, "--for", "40s"], &self.arguments[..]].concat();
        let output = ww3(&arguments).output().unwrap();
        let requests: Vec<String> = requests.try_iter().collect();
        let stderr = String::from_utf8_lossy(&output.stderr);
        let heard: Vec<Heard> = lines(&output).iter().map(|line| parsed(line)).collect();
        if heard != self.heard {
            return Err(format!("heard {}, wanted {}", shown(&heard), shown(&self.heard)));
        }
        if requests.len() != wanted {
            return Err(format!("{} requests, wanted {wanted}; {stderr}", requests.len()));
        }
        if output.status.code() != Some(1) {
            return Err(format!("exit code {:?}; {stderr}", output.status.code()));
        }
        for (request, name, value) in self.asks {
            let found = header(&requests[request - 1], name);
            if found != value {
                return Err(format!("request {request}: {name} is {found:?}, wanted {value:?}"));
            }
        }
        for (request, path) in self.paths {
            let head = &requests[request - 1];
            if !head.starts_with(&format!("GET {path} HTTP/1.1\r\n")) {
                return Err(format!("request {request}: {:?}", head.lines().next()));
            }
        }
        let waited = waits(&stderr);
        for (wait, least, most) in self.waits {
            match waited.get(wait - 1) {
                Some(seconds) if (least..=most).contains(seconds) => {}
                other => return Err(format!("wait {wait}: {other:?}, wanted {least} to {most}; {stderr}")),
            }
        }
        match self.tells.iter().find(|words| !stderr.contains(**words)) {
            Some(words) => Err(format!("stderr without {words:?}: {stderr}")),
            None => Ok(()),
        }
    }
}

/// Answers one connection after the other; says what each asked. Ends after the 204.
fn serve(listener: TcpListener, answers: Vec<Answer>) -> Receiver<String> {
    let (seen, requests) = channel();
    thread::spawn(move || {
        let over = Answer::head("204 No Content\r\n");
        for answer in answers.iter().chain([&over]) {
            let Ok((socket, _)) = listener.accept() else { return };
            let _ = socket.set_nodelay(true);
            let mut lines = BufReader::new(&socket);
            let head = request_head(&mut lines).ok().flatten().unwrap_or_default();
            if seen.send(head).is_err() {
                return;
            }
            let _ = answer.send(&socket);
            // Closed only when the client has closed: else what it hasn't read yet could be lost by a reset.
            let _ = lines.fill_buf();
        }
    });
    requests
}

/// The waits that stderr tells of, seconds.
fn waits(stderr: &str) -> Vec<f64> {
    let wait = |line: &str| line.split_once("waiting ")?.1.split_once(" s ")?.0.parse().ok();
    stderr.lines().filter_map(wait).collect()
}

fn parsed(line: &str) -> Heard {
    let value: Value = serde_json::from_str(line).unwrap();
    let field = |name: &str| value[name].as_str().unwrap().to_owned();
    (field("event"), field("id"), field("data"))
}

fn shown(heard: &[Heard]) -> String {
    let text = format!("{} {heard:?}", heard.len());
    text.chars().take(400).collect()
}
