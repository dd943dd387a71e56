//! Streams that leave the HTTP library: it reserves 16 KB for a connection, and writes to each by itself.
//!
//! Reads the head of a connection's first request. A plain `GET /api/map-stream` over HTTP/1.1 goes through the
//! same routes and guards as any other, which decide; only then the connection is handed to the hub, with the
//! answer's head as they made it. Everything else, refusals too, goes on to the library with the bytes that
//! were read.

use super::{
    accept::{HEAD, Peer, told_to_end},
    sse,
};
use crate::{
    hub::{End, Reader, Rendering},
    limits::OpenStream,
};
use axum::{
    Router,
    body::Body,
    http::{HeaderName, HeaderValue, Method, Request, Version, header},
    response::Response,
};
use jiff::{Timestamp, fmt::rfc2822::DateTimePrinter};
use std::sync::{Arc, Mutex};
use tokio::{io::AsyncReadExt, net::TcpStream, sync::watch, time::timeout};
use tower::ServiceExt;

/// A longer head is the library's.
const HEAD_BYTES: usize = 8 << 10;
const HEADERS: usize = 48;
const PREFIX: &[u8] = b"GET /api/map-stream";

/// Marks a request whose connection can be taken over.
#[derive(Clone, Copy)]
pub struct Plain;

/// A reader on its way from the route to the connection.
#[derive(Clone)]
struct TakenOver(Arc<Mutex<Option<Counted>>>);

/// A reader, and what counts its stream.
type Counted = (Reader, Option<OpenStream>);

/// The answer to a plain request: its head is sent as it is, and the reader does the rest. `counted` lasts as long.
pub fn taken_over(version: Version, reader: Reader, counted: Option<OpenStream>) -> Response {
    let mut response = sse::head(version, Rendering::Text);
    response.extensions_mut().insert(TakenOver(Arc::new(Mutex::new(Some((reader, counted))))));
    response
}

/// What became of a connection.
pub enum Outcome {
    /// It is the library's.
    Library(Rest),
    /// It was served.
    Served,
}

/// What the library gets.
pub struct Rest {
    /// The connection.
    pub socket: TcpStream,
    /// What was read of it.
    pub read: Vec<u8>,
    /// The answer to that, where there is one already.
    pub answer: Option<Response>,
}

/// Serves the connection where its first request is a plain stream.
///
/// # Errors
/// Where it breaks off.
pub async fn serve(
    mut socket: TcpStream,
    peer: &Peer,
    router: &Router,
    ending: &mut watch::Receiver<bool>,
) -> std::io::Result<Outcome> {
    let mut read = Vec::new();
    let request = tokio::select! {
        request = timeout(HEAD, first_request(&mut socket, &mut read)) => request??,
        () = told_to_end(ending) => return Ok(Outcome::Served),
    };
    let Some(request) = request else {
        return Ok(Outcome::Library(Rest { socket, read, answer: None }));
    };
    let mut request = request.map(|()| Body::empty());
    request.extensions_mut().insert(peer.clone());
    request.extensions_mut().insert(Plain);
    let Ok(mut answer) = router.clone().oneshot(request).await;
    let taken = answer.extensions_mut().remove::<TakenOver>();
    let Some((reader, stream)) = taken.and_then(|taken| taken.0.lock().ok()?.take()) else {
        return Ok(Outcome::Library(Rest { socket, read, answer: Some(answer) }));
    };
    let counted = Box::new((Arc::clone(&peer.counted), stream));
    if reader.run_on(socket, head(&answer), Some(counted)).await == End::Slow {
        tracing::debug!("a reader that took nothing was cut off; it resumes by its cursor");
    }
    Ok(Outcome::Served)
}

/// The first request where it is a plain one; what was read stays in `read`.
async fn first_request(socket: &mut TcpStream, read: &mut Vec<u8>) -> std::io::Result<Option<Request<()>>> {
    loop {
        if socket.read_buf(read).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let known = read.len().min(PREFIX.len());
        if read[..known] != PREFIX[..known] || read.len() > HEAD_BYTES {
            return Ok(None);
        }
        match parse(read) {
            Parsed::Unfinished => {}
            Parsed::Plain(request) => return Ok(Some(*request)),
            Parsed::Other => return Ok(None),
        }
    }
}

enum Parsed {
    Unfinished,
    Plain(Box<Request<()>>),
    Other,
}

fn parse(read: &[u8]) -> Parsed {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    match head.parse(read) {
        Ok(httparse::Status::Partial) => return Parsed::Unfinished,
        // More than the head: a body, or a second request.
        Ok(httparse::Status::Complete(length)) if length == read.len() => {}
        _ => return Parsed::Other,
    }
    match request(&head).filter(is_plain) {
        Some(request) => Parsed::Plain(Box::new(request)),
        None => Parsed::Other,
    }
}

fn request(head: &httparse::Request<'_, '_>) -> Option<Request<()>> {
    if head.version != Some(1) {
        return None;
    }
    let mut request = Request::builder().method(Method::GET).uri(head.path?).body(()).ok()?;
    for header in &*head.headers {
        let name: HeaderName = header.name.parse().ok()?;
        request.headers_mut().append(name, HeaderValue::from_bytes(header.value).ok()?);
    }
    Some(request)
}

/// Whether the answer may be plain text in chunks, on a connection that nothing else is wanted of. What the
/// request would rather have is for its route to say.
fn is_plain(request: &Request<()>) -> bool {
    let text = |name| request.headers().get(name).map(|value| value.to_str().unwrap_or("?"));
    let has_body = [header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::EXPECT, header::UPGRADE]
        .iter()
        .any(|name| request.headers().contains_key(name));
    let stays = text(header::CONNECTION).is_none_or(|said| said.eq_ignore_ascii_case("keep-alive"));
    request.uri().path() == "/api/map-stream" && !has_body && stays
}

/// The head of an answer as the library would write it.
fn head(answer: &Response) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {}\r\n", answer.status()).into_bytes();
    let mut add = |name: &[u8], value: &[u8]| {
        for part in [name, b": ", value, b"\r\n"] {
            head.extend_from_slice(part);
        }
    };
    for (name, value) in answer.headers() {
        if name != header::CONTENT_LENGTH {
            add(name.as_str().as_bytes(), value.as_bytes());
        }
    }
    add(b"transfer-encoding", b"chunked");
    if let Ok(date) = DateTimePrinter::new().timestamp_to_rfc9110_string(&Timestamp::now()) {
        add(b"date", date.as_bytes());
    }
    head.extend_from_slice(b"\r\n");
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_taken(head: &str) -> bool {
        matches!(parse(head.as_bytes()), Parsed::Plain(_))
    }

    #[test]
    fn only_a_plain_stream_over_http_1_1_is_taken() {
        let get = "GET /api/map-stream?scope=europe HTTP/1.1\r\nHost: localhost\r\n";
        for more in
            ["", "Accept: text/event-stream\r\n", "Connection: Keep-Alive\r\n", "Last-Event-ID: a-1\r\n"]
        {
            assert!(is_taken(&format!("{get}{more}\r\n")), "{more}");
        }
        for more in [
            "Connection: close\r\n",
            "Connection: Upgrade\r\nUpgrade: websocket\r\n",
            "Content-Length: 0\r\n",
        ] {
            assert!(!is_taken(&format!("{get}{more}\r\n")), "{more}");
        }
        assert!(!is_taken(&format!("{get}\r\nGET / HTTP/1.1\r\n\r\n")));
        assert!(!is_taken("GET /api/map-stream HTTP/1.0\r\n\r\n"));
        assert!(!is_taken("GET /api/map-stream/ws HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assert!(matches!(parse(get.as_bytes()), Parsed::Unfinished));
    }
}
