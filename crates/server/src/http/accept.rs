//! Sockets: takes them in, gives each to the routes, ends them all.
//!
//! Our own loop, because plain event streams are written without an HTTP library.

use super::{plain, secure};
use crate::{
    limits::{Connection, Connections, Patient},
    metrics::Metrics,
    tls::Tls,
};
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
    pin::{Pin, pin},
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::{Notify, watch},
    task::JoinSet,
    time::{sleep, timeout},
};

/// How long a request's head may take.
pub(super) const HEAD: Duration = Duration::from_secs(30);
/// How long connections have to end by themselves.
const GRACE: Duration = Duration::from_millis(1500);
/// How often those who still end are counted.
const LOOK: Duration = Duration::from_millis(10);
/// After an error that concerns the whole process (no more file descriptors) the loop waits.
const BREATH: Duration = Duration::from_millis(100);

/// What a request can know of its connection.
#[derive(Clone)]
pub struct Peer {
    /// The peer's address.
    pub remote: SocketAddr,
    /// Our end's address.
    pub local: SocketAddr,
    /// Cuts the connection off, whatever it is doing.
    pub cut: Arc<Notify>,
    /// Counts the connection for as long as anybody serves it.
    pub counted: Arc<Connection>,
}

/// What every connection passes.
pub struct Door {
    /// The certificate, where TLS is spoken.
    pub tls: Option<Tls>,
    /// Whether the hub takes plain streams over.
    pub takes_plain: bool,
    /// All connections.
    pub connections: Arc<Connections>,
    /// Counts those that are refused.
    pub metrics: Metrics,
    /// How long a peer may take nothing of what is sent.
    pub stall: Duration,
}

/// Serves until told to end; answers when every connection has.
pub async fn accept(
    listener: TcpListener,
    router: Router,
    door: Arc<Door>,
    mut ending: watch::Receiver<bool>,
) {
    let mut connections = JoinSet::new();
    let told = ending.clone();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((socket, remote)) => match door.connections.open(remote.ip()) {
                    Ok(counted) => {
                        let served = serve(socket, remote, counted, router.clone(), Arc::clone(&door), told.clone());
                        connections.spawn(served);
                    }
                    Err(full) => {
                        door.metrics.refused(full);
                        refuse(&socket, door.tls.is_some());
                    }
                },
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
    let all = async {
        while connections.join_next().await.is_some() {}
        // WebSockets live on their own.
        while door.connections.count() > 0 {
            sleep(LOOK).await;
        }
    };
    let _ = timeout(GRACE, all).await;
}

/// Says, where it can be said in one write, that there are too many.
fn refuse(socket: &TcpStream, is_secure: bool) {
    const BUSY: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    if !is_secure {
        let _ = socket.try_write(BUSY);
    }
}

async fn serve(
    socket: TcpStream,
    remote: SocketAddr,
    counted: Connection,
    router: Router,
    door: Arc<Door>,
    mut ending: watch::Receiver<bool>,
) {
    // Frames are small and must not wait for more.
    let _ = socket.set_nodelay(true);
    let Ok(local) = socket.local_addr() else { return };
    let peer = Peer { remote, local, cut: Arc::new(Notify::new()), counted: Arc::new(counted) };
    if let Some(tls) = &door.tls {
        return secure::serve(socket, tls, peer, router, door.stall, ending).await;
    }
    let (mut socket, mut read, mut answer) = (socket, Vec::new(), None);
    if door.takes_plain {
        match plain::serve(socket, &peer, &router, &mut ending).await {
            Ok(plain::Outcome::Library(rest)) => {
                (socket, read, answer) = (rest.socket, rest.read, rest.answer)
            }
            Ok(plain::Outcome::Served) => return,
            Err(error) => return tracing::debug!("a connection ended: {error}"),
        }
    }
    let (reading, writing) = socket.into_split();
    let io = tokio::io::join(Cursor::new(read).chain(reading), writing);
    serve_by_library(Patient::new(io, door.stall), answer, peer, router, ending).await;
}

/// The first request has an answer where it was asked before.
pub(super) async fn serve_by_library(
    io: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    answer: Option<Response>,
    peer: Peer,
    router: Router,
    ending: watch::Receiver<bool>,
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
    let connection = builder.serve_connection(TokioIo::new(io), service).with_upgrades();
    run(connection, |connection| connection.graceful_shutdown(), &cut, ending).await;
}

/// Runs a connection until it ends, is cut off, or the server ends.
pub(super) async fn run<C: Future<Output = Result<(), hyper::Error>>>(
    connection: C,
    shut_down: impl Fn(Pin<&mut C>),
    cut: &Notify,
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
    shut_down(connection.as_mut());
    tokio::select! {
        result = connection => ended(result),
        () = cut.notified() => {}
    }
}

/// Returns when the server ends; also when whoever would tell so is gone.
pub(super) async fn told_to_end(ending: &mut watch::Receiver<bool>) {
    let _ = ending.wait_for(|ending| *ending).await;
}
