//! A running server: started as a whole, stopped as a whole.

use crate::{
    Config, Database, Detect, FeedSource, FeedStatus,
    auth::AccessError,
    feeds::{Clients, Feeds, Reach},
    http::{self, Api, Door, Guard},
    hub::{Hub, Timing},
    intake::Intake,
    limits::{Connections, Limits},
    metrics::Metrics,
    retention,
    store::{OpenError, Store, StoreError},
    tls::{Tls, TlsConfig, TlsError},
    worker::Worker,
};
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpSocket},
    sync::{Notify, Semaphore, watch},
    task::JoinHandle,
    time::timeout,
};
use ww3_detect::Detector;

/// How long the parts have to end, each.
const GRACE: Duration = Duration::from_millis(1800);
/// Bytes that the system keeps for a connection whose peer is slow: by itself it goes up to 4 MB.
const SEND_BUFFER: u32 = 128 << 10;
/// Connections that wait to be accepted.
const BACKLOG: u32 = 1024;

/// Why a server didn't start; says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Somebody else listens there.
    #[error(
        "{listen} is in use: another program, or another ww3-server, listens there; stop it, or choose another port (0 picks a free one)"
    )]
    InUse {
        /// The address.
        listen: SocketAddr,
    },
    /// The address can't be listened on.
    #[error("can't listen on {listen}: {why}")]
    Listen {
        /// The address.
        listen: SocketAddr,
        /// What the system says.
        why: io::Error,
    },
    /// Anybody could put events on the map.
    #[error(
        "{listen} can be reached from other machines: set an ingest key (--ingest-key, WW3_INGEST_KEY), or listen on 127.0.0.1"
    )]
    NoIngestKey {
        /// The address.
        listen: SocketAddr,
    },
    /// A file of secrets or keys can't be used.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// TLS can't be offered.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The database can't be used.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The database was opened but can't be read.
    #[error("the database can't be read: {why}")]
    Unreadable {
        /// What it says.
        why: String,
    },
    /// Nothing could be counted.
    #[error("the metrics can't be set up: {why}")]
    Unseen {
        /// Why.
        why: String,
    },
    /// No HTTP client for feeds.
    #[error("feeds can't be fetched on this machine: {why}")]
    Client {
        /// Why.
        why: reqwest::Error,
    },
}

/// A running server. [`Server::stop`] ends it in good order; dropping it ends it too, without waiting.
pub struct Server {
    addr: SocketAddr,
    api: Arc<Api>,
    door: Arc<Door>,
    ending: watch::Sender<bool>,
    accepting: JoinHandle<()>,
    working: JoinHandle<()>,
}

/// Starts a server on the current tokio runtime: bound, its file open and of the newest schema, its workers
/// at work.
///
/// # Errors
/// Where the address or the file can't be used; nothing is left behind then.
pub async fn start(config: Config) -> Result<Server, StartError> {
    start_with(config, Arc::new(Detector::new())).await
}

/// As [`start`], with something else to find events.
///
/// # Errors
/// As [`start`].
pub async fn start_with(config: Config, detector: Arc<dyn Detect>) -> Result<Server, StartError> {
    let (guard, tls) = prepare(&config)?;
    // Before the file the address: where another server runs, its file must not be touched.
    let (listener, addr) = listen(config.listen)?;
    let Database::Sqlite(path) = config.database.clone();
    let opened = tokio::task::spawn_blocking(move || Store::open(&path)).await;
    let store = opened.map_err(|error| StartError::Unreadable { why: error.to_string() })??;
    let unreadable = |error: StoreError| StartError::Unreadable { why: error.to_string() };
    let timing = Timing { ping: config.ping, pace: config.pace, stall: config.stall };
    let metrics = Metrics::new().map_err(|why| StartError::Unseen { why: why.to_string() })?;
    let hub = Hub::open(store.clone(), timing, metrics.clone()).await.map_err(unreadable)?;
    let reach = Reach::new(&config.allowed_feed_hosts);
    let clients = Clients::new(reach).map_err(|why| StartError::Client { why })?;
    let added = Arc::new(Notify::new());
    let intake =
        Intake::new(store.clone(), hub.clone(), Arc::clone(&detector), metrics.clone(), Arc::clone(&added));
    let (ending, ends) = watch::channel(false);
    let door = Arc::new(Door {
        tls,
        takes_plain: hub.takes_sockets(),
        connections: Connections::new(&config.limits),
        metrics: metrics.clone(),
        stall: config.stall,
    });
    let api = Arc::new(Api {
        connections: Arc::clone(&door.connections),
        feeds: Feeds::start(store.clone(), intake.clone(), clients, config.feeds),
        store: store.clone(),
        hub: hub.clone(),
        packing: Arc::new(Semaphore::new(config.packed_streams)),
        ingesting: Semaphore::new(http::INGESTS),
        ingesting_short: Semaphore::new(http::SHORT_INGESTS),
        intake,
        guard,
        limits: Limits::new(config.limits),
        metrics: metrics.clone(),
        poll: config.poll,
        timing,
        ending: ends.clone(),
    });
    if let Some(keep) = config.retention {
        tokio::spawn(retention::run(store.clone(), keep, ends.clone()));
    }
    let worker = Worker { store, hub, detector, added, poll: config.poll, metrics };
    let working = tokio::spawn(worker.run(ends.clone()));
    let accepting =
        tokio::spawn(http::accept(listener, http::router(Arc::clone(&api)), Arc::clone(&door), ends));
    Ok(Server { addr, api, door, ending, accepting, working })
}

/// What [`start`] refuses before it opens anything: an address of other machines' reach without an ingest key, and
/// files of secrets, keys or certificates that can't be used.
///
/// # Errors
/// As [`start`] would; the first.
pub fn check_config(config: &Config) -> Result<(), StartError> {
    prepare(config).map(drop)
}

fn prepare(config: &Config) -> Result<(Guard, Option<Tls>), StartError> {
    check_ingest_key(config.listen, config)?;
    Ok((Guard::new(config)?, Tls::load(&config.tls)?))
}

fn listen(listen: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let explain = |why: io::Error| match why.kind() {
        io::ErrorKind::AddrInUse => StartError::InUse { listen },
        _ => StartError::Listen { listen, why },
    };
    let listener = bind(listen).map_err(explain)?;
    let addr = listener.local_addr().map_err(explain)?;
    Ok((listener, addr))
}

/// As tokio's own `bind`; every connection inherits the limit on what it holds unsent.
fn bind(listen: SocketAddr) -> io::Result<TcpListener> {
    let socket = if listen.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // Elsewhere it would let two servers share a port.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.bind(listen)?;
    socket.listen(BACKLOG)
}

fn check_ingest_key(listen: SocketAddr, config: &Config) -> Result<(), StartError> {
    if !listen.ip().to_canonical().is_loopback() && config.ingest_keys.is_empty() {
        return Err(StartError::NoIngestKey { listen });
    }
    Ok(())
}

impl Server {
    /// The address that it listens on, with its real port.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// How each feed is doing; changes wake the receiver.
    pub fn feeds(&self) -> watch::Receiver<Vec<FeedStatus>> {
        self.api.feeds.status()
    }

    /// Polls these feeds from now on; one that stays goes on undisturbed.
    pub fn set_feeds(&self, feeds: Vec<FeedSource>) {
        self.api.feeds.set(feeds);
    }

    /// Takes up what a running server can, and answers what has changed, in words: feeds, secrets and keys, the
    /// certificate, names and origins. All else stays as it was until the next start; so do streams that are open.
    ///
    /// # Errors
    /// Where a file of secrets, keys or certificates can't be used, or the last ingest key would go though the server can be
    /// reached from elsewhere; then all stays as it was.
    pub fn reload(&self, config: Config) -> Result<Vec<String>, StartError> {
        check_ingest_key(self.addr, &config)?;
        let certificate = self.read_certificate(&config.tls)?;
        let mut changes = self.api.guard.reload(&config)?;
        if let (Some(tls), Some(certificate)) = (&self.door.tls, certificate)
            && tls.replace(&certificate)
        {
            changes.push("new connections get another certificate".to_owned());
        }
        let count = config.feeds.len();
        if self.api.feeds.set(config.feeds) {
            changes.push(format!("{count} feeds are polled now"));
        }
        Ok(changes)
    }

    fn read_certificate(&self, files: &TlsConfig) -> Result<Option<Tls>, TlsError> {
        // Whether there is TLS at all is settled at the start.
        if self.door.tls.is_some() { Tls::load(files) } else { Ok(None) }
    }

    /// Where it is reached, like `https://127.0.0.1:8787`.
    pub fn url(&self) -> String {
        let scheme = if self.door.tls.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", self.addr)
    }

    /// Ends every stream, finishes what has begun, and returns within two seconds.
    pub async fn stop(mut self) {
        self.tell_to_end();
        let both = async {
            let _ = (&mut self.working).await;
            let _ = (&mut self.accepting).await;
            self.api.hub.ended().await;
        };
        let _ = timeout(GRACE, both).await;
    }

    fn tell_to_end(&self) {
        self.ending.send_replace(true);
        self.api.hub.end();
        self.api.feeds.set(Vec::new());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.tell_to_end();
        self.accepting.abort();
        self.working.abort();
    }
}
