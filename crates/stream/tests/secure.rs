//! TLS, authorities of one's own, and HTTP/2, with a real server.

#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/tls.rs"]
mod tls;

use common::{connected, event, frame, hasty, next, until};
use http_body_util::{StreamBody, combinators::BoxBody};
use hyper::{
    Request, Response, Version,
    body::{Bytes, Frame, Incoming},
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use std::{
    convert::Infallible,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{net::TcpListener, task::JoinHandle};
use tokio_rustls::TlsAcceptor;
use ww3_stream::{Phase, Resume, Roots, StreamOptions, Target, open};

/// A server by TLS that sends the same frames to everybody, and then nothing.
struct Secure {
    url: url::Url,
    authority: String,
    /// Of each TCP connection, the versions of HTTP that its requests came by.
    seen: Arc<Mutex<Vec<Vec<Version>>>>,
    task: JoinHandle<()>,
}

impl Drop for Secure {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Secure {
    async fn start(protocols: &[&[u8]]) -> Self {
        let (mut config, authority) = tls::server("localhost");
        config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://localhost:{}/", listener.local_addr().unwrap().port()).parse().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let task = tokio::spawn(accept(listener, TlsAcceptor::from(Arc::new(config)), Arc::clone(&seen)));
        Self { url, authority, seen, task }
    }

    fn target(&self) -> Target {
        Target { url: self.url.clone(), token: None }
    }

    fn trusted(&self) -> StreamOptions {
        StreamOptions { roots: Roots::from_pem(self.authority.as_bytes()).unwrap(), ..hasty() }
    }
}

type Seen = Arc<Mutex<Vec<Vec<Version>>>>;

async fn accept(listener: TcpListener, tls: TlsAcceptor, seen: Seen) {
    while let Ok((socket, _)) = listener.accept().await {
        let number = seen.lock().unwrap().len();
        seen.lock().unwrap().push(Vec::new());
        let (tls, seen) = (tls.clone(), Arc::clone(&seen));
        tokio::spawn(async move {
            let Ok(socket) = tls.accept(socket).await else { return };
            let is_http_2 = socket.get_ref().1.alpn_protocol() == Some(b"h2");
            let answer = service_fn(move |request: Request<Incoming>| {
                seen.lock().unwrap()[number].push(request.version());
                std::future::ready(Ok::<_, Infallible>(answer()))
            });
            let io = TokioIo::new(socket);
            if is_http_2 {
                let server = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
                let _ = server.serve_connection(io, answer).await;
            } else {
                let _ = hyper::server::conn::http1::Builder::new().serve_connection(io, answer).await;
            }
        });
    }
}

fn answer() -> Response<BoxBody<Bytes, Infallible>> {
    use futures::StreamExt;
    let live = frame("e-1", "live", r#"{"timestamp":2}"#);
    let text = [connected("e-0"), frame("e-1", "map-event", &event(1)), live].concat();
    let frames = futures::stream::once(async { Ok(Frame::data(Bytes::from(text))) });
    let body = StreamBody::new(frames.chain(futures::stream::pending()));
    let mut response = Response::new(BoxBody::new(body));
    response.headers_mut().insert("content-type", "text/event-stream".parse().unwrap());
    response
}

#[tokio::test]
async fn an_authority_of_ones_own_is_trusted_and_http_2_or_1_is_spoken_as_the_server_can() {
    for (protocols, version) in [
        (&[&b"h2"[..], b"http/1.1"][..], Version::HTTP_2),
        (&[b"http/1.1"], Version::HTTP_11),
        (&[], Version::HTTP_11),
    ] {
        let server = Secure::start(protocols).await;
        let (handle, mut deliveries) = open(server.target(), server.trusted(), Resume::default());
        let delivery = next(&mut deliveries).await;
        assert_eq!(delivery.batch.events[0].event.id, "evt_1");
        delivery.acknowledge();
        until(&handle, |state| state.phase == Phase::Live).await;
        assert_eq!(*server.seen.lock().unwrap(), [[version]]);
    }
}

#[tokio::test]
async fn an_unknown_authority_is_named_and_tried_again_and_never_passed_over() {
    let server = Secure::start(&[b"http/1.1"]).await;
    let (handle, _deliveries) = open(server.target(), hasty(), Resume::default());
    let state = until(&handle, |state| state.phase == Phase::Waiting).await;
    let words = state.error.unwrap().to_lowercase();
    assert!(words.contains("certificate") && words.contains("unknownissuer"), "{words}");
    assert!(server.seen.lock().unwrap().iter().all(Vec::is_empty), "nothing was asked of it");
    // The certificate may be mended, or trusted: then it goes on.
    handle.reconfigure(server.target(), server.trusted());
    until(&handle, |state| state.phase == Phase::Live).await;
}

#[tokio::test]
async fn a_silent_http_2_connection_is_not_used_again() {
    let server = Secure::start(&[b"h2"]).await;
    let options = StreamOptions { ping_timeout: Some(Duration::from_millis(400)), ..server.trusted() };
    let (handle, mut deliveries) = open(server.target(), options, Resume::default());
    tokio::spawn(async move {
        while let Some(delivery) = deliveries.next().await {
            delivery.acknowledge();
        }
    });
    until(&handle, |state| state.reconnects == 1).await;
    assert_eq!(server.seen.lock().unwrap()[..2], [[Version::HTTP_2], [Version::HTTP_2]]);
}
