//! A connection under TLS: the handshake, then HTTP/2 or HTTP/1.1, as the peer chooses.

use super::accept::{HEAD, Peer, told_to_end};
use crate::{limits::Patient, tls::Tls};
use axum::Router;
use hyper::{Request, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::graceful::GracefulConnection,
    service::TowerToHyperService,
};
use std::{pin::pin, sync::Arc, time::Duration};
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
pub async fn serve(socket: TcpStream, tls: &Tls, peer: Peer, router: Router, stall: Duration, ending: watch::Receiver<bool>) {
    let socket = match timeout(HANDSHAKE, tls.acceptor().accept(Patient::new(socket, stall))).await {
        Ok(Ok(socket)) => socket,
        Ok(Err(error)) => return tracing::debug!("no TLS with {}: {error}", peer.remote),
        Err(_) => return tracing::debug!("no TLS with {}: the handshake took too long", peer.remote),
    };
    let is_http2 = socket.get_ref().1.alpn_protocol() == Some(b"h2");
    let cut = Arc::clone(&peer.cut);
    let routes = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer.clone());
        hyper::service::Service::call(&routes, request)
    });
    let io = TokioIo::new(socket);
    if is_http2 {
        let mut builder = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
        builder.timer(TokioTimer::new()).keep_alive_interval(ALIVE).keep_alive_timeout(ALIVE);
        builder.max_concurrent_streams(AT_A_TIME).max_header_list_size(HEADERS);
        run(builder.serve_connection(io, service), &cut, ending).await;
    } else {
        let mut builder = hyper::server::conn::http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEADERS as usize);
        run(builder.serve_connection(io, service), &cut, ending).await;
    }
}

async fn run(
    connection: impl GracefulConnection<Error = hyper::Error>,
    cut: &tokio::sync::Notify,
    mut ending: watch::Receiver<bool>,
) {
    let mut connection = pin!(connection);
    let ended = |result: Result<(), hyper::Error>| {
        if let Err(error) = result {
            tracing::debug!("a connection ended: {error}");
        }
    };
    tokio::select! {
        result = connection.as_mut() => return ended(result),
        () = cut.notified() => return,
        () = told_to_end(&mut ending) => {}
    }
    connection.as_mut().graceful_shutdown();
    tokio::select! {
        result = connection => ended(result),
        () = cut.notified() => {}
    }
}
