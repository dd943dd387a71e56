//! Sockets: takes them in, gives each to the routes, ends them all.
//!
//! Our own loop, because plain event streams are written without an HTTP library.

use super::plain;
use axum::{Router, response::Response};
use hyper::{
    Request,
    body::Incoming,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{
    io::Cursor,
    net::SocketAddr,
    pin::pin,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::AsyncReadExt,
    net::{TcpListener, TcpStream},
    sync::{Notify, watch},
    task::JoinSet,
    time::{sleep, timeout},
};

/// How long a request's head may take.
pub(super) const HEAD: Duration = Duration::from_secs(30);
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
pub async fn accept(
    listener: TcpListener,
    router: Router,
    takes_plain: bool,
    mut ending: watch::Receiver<bool>,
) {
    let mut connections = JoinSet::new();
    let told = ending.clone();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((socket, _)) => {
                    connections.spawn(serve(socket, router.clone(), takes_plain, told.clone()));
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

async fn serve(socket: TcpStream, router: Router, takes_plain: bool, mut ending: watch::Receiver<bool>) {
    // Frames are small and must not wait for more.
    let _ = socket.set_nodelay(true);
    let Ok(local) = socket.local_addr() else { return };
    let peer = Peer { local, cut: Arc::new(Notify::new()) };
    let (mut socket, mut read, mut answer) = (socket, Vec::new(), None);
    if takes_plain {
        match plain::serve(socket, &peer, &router, &mut ending).await {
            Ok(plain::Outcome::Library(rest)) => {
                (socket, read, answer) = (rest.socket, rest.read, rest.answer)
            }
            Ok(plain::Outcome::Served) => return,
            Err(error) => return tracing::debug!("a connection ended: {error}"),
        }
    }
    serve_by_library(socket, read, answer, peer, router, ending).await;
}

/// What was read already comes first, and its answer where there is one.
async fn serve_by_library(
    socket: TcpStream,
    read: Vec<u8>,
    answer: Option<Response>,
    peer: Peer,
    router: Router,
    mut ending: watch::Receiver<bool>,
) {
    let cut = Arc::clone(&peer.cut);
    let routes = TowerToHyperService::new(router);
    let first = Mutex::new(answer);
    let service = service_fn(move |mut request: Request<Incoming>| {
        let answer = first.lock().ok().and_then(|mut first| first.take());
        request.extensions_mut().insert(peer.clone());
        let routes = routes.clone();
        async move {
            match answer {
                Some(answer) => Ok(answer),
                None => routes.call(request).await,
            }
        }
    });
    let mut builder = hyper::server::conn::http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(64 << 10);
    let (reading, writing) = socket.into_split();
    let io = tokio::io::join(Cursor::new(read).chain(reading), writing);
    let mut connection = pin!(builder.serve_connection(TokioIo::new(io), service));
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
pub(super) async fn told_to_end(ending: &mut watch::Receiver<bool>) {
    let _ = ending.wait_for(|ending| *ending).await;
}
