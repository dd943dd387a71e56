//! Sockets: takes them in, gives each to the routes, ends them all.
//!
//! Our own loop, because the plain event stream is going to be written without an HTTP library.

use axum::Router;
use hyper::{
    Request,
    body::Incoming,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{net::SocketAddr, pin::pin, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Notify, watch},
    task::JoinSet,
    time::{sleep, timeout},
};

/// How long a request's head may take.
const HEAD: Duration = Duration::from_secs(30);
/// How long connections have to end by themselves.
const GRACE: Duration = Duration::from_millis(1500);
/// After an error that concerns the whole process (no more file descriptors) the loop waits.
const BREATH: Duration = Duration::from_millis(100);

/// What a request can know of its connection.
#[derive(Clone)]
pub struct Peer {
    /// Our end's address.
    pub local: SocketAddr,
    /// Cuts the connection off, whatever it is doing.
    pub cut: Arc<Notify>,
}

/// Serves until told to end; answers when every connection has.
pub async fn accept(listener: TcpListener, router: Router, mut ending: watch::Receiver<bool>) {
    let mut connections = JoinSet::new();
    let told = ending.clone();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((socket, _)) => {
                    connections.spawn(serve(socket, router.clone(), told.clone()));
                }
                Err(error) => {
                    tracing::debug!("a connection was not accepted: {error}");
                    sleep(BREATH).await;
                }
            },
            Some(_) = connections.join_next() => {}
            () = told_to_end(&mut ending) => break,
        }
    }
    drop(listener);
    // What hasn't ended by then is dropped with the set.
    let _ = timeout(GRACE, async { while connections.join_next().await.is_some() {} }).await;
}

async fn serve(socket: TcpStream, router: Router, mut ending: watch::Receiver<bool>) {
    // Frames are small and must not wait for more.
    let _ = socket.set_nodelay(true);
    let Ok(local) = socket.local_addr() else { return };
    let peer = Peer { local, cut: Arc::new(Notify::new()) };
    let cut = Arc::clone(&peer.cut);
    let routes = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer.clone());
        routes.call(request)
    });
    let mut builder = hyper::server::conn::http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(64 << 10);
    let mut connection = pin!(builder.serve_connection(TokioIo::new(socket), service));
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

/// Returns when the server ends; also when whoever would tell so is gone.
async fn told_to_end(ending: &mut watch::Receiver<bool>) {
    let _ = ending.wait_for(|ending| *ending).await;
}
