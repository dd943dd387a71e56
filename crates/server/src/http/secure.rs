//! A connection under TLS: the handshake, then HTTP/2 or HTTP/1.1, as the peer chooses.

use super::accept::{Peer, run, serve_by_library};
use crate::{limits::Patient, tls::Tls};
use axum::Router;
use hyper::{
    Request,
    body::Incoming,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{sync::Arc, time::Duration};
use tokio::{net::TcpStream, sync::watch, time::timeout};

/// How long the handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// HTTP/2: a peer that doesn't answer a ping is gone.
const ALIVE: Duration = Duration::from_secs(30);
/// HTTP/2: requests of one connection that are open at a time.
const AT_A_TIME: u32 = 64;
/// Names and values of a request's headers.
const HEADERS: u32 = 64 << 10;

/// Serves one connection until either side ends it.
pub async fn serve(
    socket: TcpStream,
    tls: &Tls,
    peer: Peer,
    router: Router,
    stall: Duration,
    ending: watch::Receiver<bool>,
) {
    let socket = match timeout(HANDSHAKE, tls.acceptor().accept(Patient::new(socket, stall))).await {
        Ok(Ok(socket)) => socket,
        Ok(Err(error)) => return tracing::debug!("no TLS with {}: {error}", peer.remote),
        Err(_) => return tracing::debug!("no TLS with {}: the handshake took too long", peer.remote),
    };
    if socket.get_ref().1.alpn_protocol() != Some(b"h2") {
        return serve_by_library(socket, None, peer, router, ending).await;
    }
    let cut = Arc::clone(&peer.cut);
    let routes = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer.clone());
        routes.call(request)
    });
    let mut builder = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
    builder.timer(TokioTimer::new()).keep_alive_interval(ALIVE).keep_alive_timeout(ALIVE);
    builder.max_concurrent_streams(AT_A_TIME).max_header_list_size(HEADERS);
    let connection = builder.serve_connection(TokioIo::new(socket), service);
    run(connection, |connection| connection.graceful_shutdown(), &cut, ending).await;
}
