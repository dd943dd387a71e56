//! A small HTTP server that does what a test tells it, connection by connection, over real sockets.
#![allow(dead_code, reason = "not every test file uses all of it")]

use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{mpsc, watch},
    task::JoinHandle,
};
use url::Url;
use ww3_stream::{Deliveries, Delivery, Resume, StreamHandle, StreamOptions, StreamState, Target};

/// What to do with one connection.
#[derive(Clone, Debug)]
pub enum Do {
    /// Send these bytes.
    Send(String),
    /// Send these, which need be no text.
    Bytes(Vec<u8>),
    /// Send these bytes one by one, with a pause.
    Drip(String, Duration),
    /// Wait.
    Wait(Duration),
    /// Send these bytes over and over, so many times.
    Repeat(Vec<u8>, usize),
    /// Break the connection off, without a goodbye (RST).
    Reset,
    /// Keep the connection open until the client hangs up.
    Hold,
}

/// The server; ends when dropped.
pub struct Misbehaving {
    pub addr: SocketAddr,
    requests: mpsc::UnboundedReceiver<String>,
    hang_ups: watch::Receiver<usize>,
    task: JoinHandle<()>,
}

impl Drop for Misbehaving {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Misbehaving {
    /// Treats the n-th connection by the n-th script, those that follow by the last one.
    pub async fn start(scripts: Vec<Vec<Do>>) -> Self {
        Self::start_at(([127, 0, 0, 1], 0).into(), scripts).await
    }

    /// The same at this address.
    pub async fn start_at(addr: SocketAddr, scripts: Vec<Vec<Do>>) -> Self {
        let listener = TcpListener::bind(addr).await.unwrap();
        let addr = listener.local_addr().unwrap();
        let (seen, requests) = mpsc::unbounded_channel();
        let (hang_up, hang_ups) = watch::channel(0);
        let task = tokio::spawn(async move {
            let mut number = 0;
            while let Ok((socket, _)) = listener.accept().await {
                let script = scripts[number.min(scripts.len() - 1)].clone();
                number += 1;
                tokio::spawn(serve(socket, script, seen.clone(), hang_up.clone()));
            }
        });
        Self { addr, requests, hang_ups, task }
    }

    pub fn target(&self) -> Target {
        Target { url: self.url("/api/map-stream"), token: None }
    }

    pub fn url(&self, path: &str) -> Url {
        format!("http://{}{path}", self.addr).parse().unwrap()
    }

    /// Waits until so many clients have hung up.
    pub async fn hung_up(&mut self, count: usize) {
        let hung_up = self.hang_ups.wait_for(|hang_ups| *hang_ups >= count);
        tokio::time::timeout(Duration::from_secs(10), hung_up).await.unwrap().unwrap();
    }

    /// The next request's head, lower case.
    pub async fn request(&mut self) -> String {
        tokio::time::timeout(Duration::from_secs(10), self.requests.recv()).await.unwrap().unwrap()
    }
}

async fn serve(
    mut socket: TcpStream,
    script: Vec<Do>,
    seen: mpsc::UnboundedSender<String>,
    hang_ups: watch::Sender<usize>,
) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        if socket.read(&mut byte).await.unwrap_or(0) == 0 {
            return;
        }
        head.push(byte[0]);
    }
    let _ = seen.send(String::from_utf8_lossy(&head).to_lowercase());
    for step in script {
        match step {
            Do::Send(bytes) => {
                if socket.write_all(bytes.as_bytes()).await.is_err() {
                    return;
                }
            }
            Do::Drip(bytes, pause) => {
                for byte in bytes.bytes() {
                    if socket.write_all(&[byte]).await.is_err() {
                        return;
                    }
                    tokio::time::sleep(pause).await;
                }
            }
            Do::Bytes(bytes) => {
                if socket.write_all(&bytes).await.is_err() {
                    return;
                }
            }
            Do::Wait(pause) => tokio::time::sleep(pause).await,
            Do::Repeat(bytes, times) => {
                for _ in 0..times {
                    if socket.write_all(&bytes).await.is_err() {
                        return;
                    }
                }
            }
            Do::Reset => return socket.set_zero_linger().unwrap(),
            Do::Hold => {
                let _ = socket.read(&mut [0]).await;
                hang_ups.send_modify(|hang_ups| *hang_ups += 1);
                return;
            }
        }
    }
    let _ = socket.shutdown().await;
}

pub const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

pub fn ok(body: &str) -> Do {
    Do::Send(format!("{OK}{body}"))
}

pub fn answer(status: &str, headers: &str) -> Vec<Do> {
    vec![Do::Send(format!("HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n"))]
}

pub fn event(n: u32) -> String {
    revision(n, 1)
}

pub fn revision(n: u32, revision: u32) -> String {
    format!(
        r#"{{"id":"evt_{n}","type":"airstrike","title":"Event {n}","time":"2026-02-28T12:30:00Z","severity":4,"confidence":0.85,"source":{{"name":"S","url":"https://example.org/{n}"}},"to":{{"lat":33.5,"lon":36.3,"label":"Damascus"}},"factions":[],"revision":{revision}}}"#
    )
}

pub fn frame(id: &str, kind: &str, data: &str) -> String {
    let id = if id.is_empty() { String::new() } else { format!("id: {id}\n") };
    format!("{id}event: {kind}\ndata: {data}\n\n")
}

pub fn connected(id: &str) -> String {
    frame(id, "connected", r#"{"timestamp":1,"scope":"global","resumed":false,"ping_interval":30}"#)
}

/// Short waits, for tests.
pub fn hasty() -> StreamOptions {
    StreamOptions {
        reconnect_delay: Duration::from_millis(20),
        max_reconnect_delay: Duration::from_millis(200),
        connect_timeout: Duration::from_secs(5),
        ..StreamOptions::default()
    }
}

pub fn open(server: &Misbehaving, resume: Resume) -> (StreamHandle, Deliveries) {
    ww3_stream::open(server.target(), hasty(), resume)
}

pub async fn next(deliveries: &mut Deliveries) -> Delivery {
    tokio::time::timeout(Duration::from_secs(10), deliveries.next()).await.unwrap().unwrap()
}

/// Acknowledges until so many events came; their ids.
pub async fn collect(deliveries: &mut Deliveries, count: usize) -> Vec<String> {
    let mut ids = Vec::new();
    while ids.len() < count {
        let delivery = next(deliveries).await;
        ids.extend(delivery.batch.events.iter().map(|one| one.event.id.clone()));
        delivery.acknowledge();
    }
    ids
}

/// Waits until the state is so.
pub async fn until(
    handle: &StreamHandle,
    is: impl FnMut(&std::sync::Arc<StreamState>) -> bool,
) -> StreamState {
    let mut states = handle.subscribe();
    let waited = tokio::time::timeout(Duration::from_secs(10), states.wait_for(is)).await;
    let state = waited.unwrap_or_else(|_| panic!("the state never came: {:?}", handle.subscribe().borrow()));
    StreamState::clone(&state.unwrap())
}
