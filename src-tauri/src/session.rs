//! A session: one stream followed into the cache, with the embedded server where it is ours.

use crate::{
    embedded::Embedded,
    ipc::{FeedView, PhaseView, ServerKind, ServerView, StreamView},
    monitor::Monitor,
    sample,
    settings::{ServerChoice, stream_url},
    views,
};
use jiff::Timestamp;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{sync::watch, task::JoinHandle};
use url::Url;
use ww3_follow::Follower;
use ww3_server::{FeedSource, FeedStatus};
use ww3_stream::{Phase, StreamHandle, StreamOptions, StreamState, Target};

/// The stream's key in the cache for the app's own server: its address changes with each run.
pub const EMBEDDED_KEY: &str = "embedded";
/// The stream's key in the cache for the recorded sample.
pub const SAMPLE_KEY: &str = "sample";

/// What a first connection asks for.
const FIRST_BACKLOG: Duration = Duration::from_secs(24 * 3600);

/// How long to wait before storing is tried again.
const STORE_AGAIN: Duration = Duration::from_secs(5);

/// What a session follows.
#[derive(Clone, Debug)]
pub enum Source {
    /// The app's own server, polling the feeds of the settings.
    Embedded,
    /// A server elsewhere.
    Remote {
        /// The stream's address.
        url: String,
        /// What the server asks for.
        token: Option<String>,
    },
    /// The app's own server, playing the recording.
    Sample,
}

impl Source {
    /// What the settings name.
    pub fn of(choice: &ServerChoice) -> Self {
        match choice.clone() {
            ServerChoice::Embedded => Self::Embedded,
            ServerChoice::Remote { url, token } => Self::Remote { url, token },
        }
    }

    /// The stream's key in the cache. Stable: never an address that may change.
    pub fn stream_key(&self) -> String {
        match self {
            Self::Embedded => EMBEDDED_KEY.to_owned(),
            Self::Sample => SAMPLE_KEY.to_owned(),
            Self::Remote { url, .. } => stream_url(url).map_or_else(|_| url.clone(), String::from),
        }
    }
}

/// One stream, followed into the cache.
pub struct Session {
    key: String,
    server: ServerView,
    stream: Option<(StreamHandle, watch::Receiver<Arc<StreamState>>)>,
    feeds: Option<watch::Receiver<Vec<FeedStatus>>>,
    embedded: tokio::sync::Mutex<Option<Embedded>>,
    failure: Option<String>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Session {
    /// Starts to follow this source. Never fails: what can't be started is shown as a stopped stream, and
    /// the cached events stay there to be read.
    pub async fn start(monitor: &Arc<Monitor>, source: Source) -> Arc<Self> {
        let key = source.stream_key();
        let session = match Self::target(monitor, &source).await {
            Ok((target, embedded)) => Self::follow(monitor, key, &source, target, embedded).await,
            Err(failure) => Self::failed(key, &source, failure),
        };
        let session = Arc::new(session);
        if matches!(source, Source::Sample) {
            session.play_sample(monitor).await;
        }
        session
    }

    async fn target(monitor: &Arc<Monitor>, source: &Source) -> Result<(Target, Option<Embedded>), String> {
        let (database, feeds) = match source {
            Source::Remote { url, token } => {
                return Ok((Target { url: stream_url(url)?, token: token.clone() }, None));
            }
            Source::Embedded => (monitor.folder().feed(), monitor.settings().feed_sources()),
            Source::Sample => (monitor.folder().sample(), Vec::new()),
        };
        let embedded = Embedded::start(database, feeds).await?;
        let url = Url::parse(&format!("{}/api/map-stream", embedded.origin()))
            .map_err(|error| format!("{}: {error}", embedded.origin()))?;
        Ok((Target { url, token: Some(embedded.token().to_owned()) }, Some(embedded)))
    }

    async fn follow(
        monitor: &Arc<Monitor>,
        key: String,
        source: &Source,
        target: Target,
        embedded: Option<Embedded>,
    ) -> Self {
        let since = Timestamp::now().as_second() - FIRST_BACKLOG.as_secs() as i64;
        let resume = {
            let key = key.clone();
            monitor.with_cache(move |cache| ww3_follow::resume(cache, &key, Some(since))).await
        };
        let resume = match resume {
            Ok(resume) => resume,
            Err(error) => return Self::failed(key, source, error.to_string()),
        };
        let (handle, deliveries) = ww3_stream::open(target, StreamOptions::default(), resume);
        let states = handle.subscribe();
        let follower = Follower::new(monitor.cache().clone(), key.as_str(), deliveries, monitor.rules());
        let feeds = embedded.as_ref().map(Embedded::feeds);
        let mut tasks = vec![
            tokio::spawn(views::wake_on_stream(states.clone(), Arc::clone(monitor))),
            tokio::spawn(keep(follower, Arc::clone(monitor))),
        ];
        if let Some(feeds) = &feeds {
            tasks.push(tokio::spawn(views::wake_on(feeds.clone(), Arc::clone(monitor))));
        }
        Self {
            server: server_view(source),
            key,
            stream: Some((handle, states)),
            feeds,
            embedded: tokio::sync::Mutex::new(embedded),
            failure: None,
            tasks: Mutex::new(tasks),
        }
    }

    fn failed(key: String, source: &Source, failure: String) -> Self {
        tracing::error!("{failure}");
        Self {
            server: server_view(source),
            key,
            stream: None,
            feeds: None,
            embedded: tokio::sync::Mutex::new(None),
            failure: Some(failure),
            tasks: Mutex::default(),
        }
    }

    async fn play_sample(&self, monitor: &Arc<Monitor>) {
        let Some((origin, token)) =
            self.embedded.lock().await.as_ref().map(|server| (server.origin(), server.token().to_owned()))
        else {
            return;
        };
        let monitor = Arc::clone(monitor);
        let states = self.stream.as_ref().map(|(_, states)| states.clone());
        let play = tokio::spawn(async move {
            // As anybody's items would: while we are connected.
            if let Some(mut states) = states {
                let _ = states.wait_for(|state| state.phase == Phase::Live).await;
            }
            if let Err(error) = sample::play(&origin, &token).await {
                monitor.notice(error);
            }
        });
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner).push(play);
    }

    /// The stream's key in the cache.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whom it follows.
    pub fn server(&self) -> ServerView {
        self.server.clone()
    }

    /// Why it could not start.
    pub fn failure(&self) -> Option<String> {
        self.failure.clone()
    }

    /// The connection, for the window.
    pub fn stream(&self) -> StreamView {
        match &self.stream {
            Some((_, states)) => views::stream(&states.borrow()),
            None => StreamView { phase: PhaseView::Stopped, ..views::starting() },
        }
    }

    /// Whether more of a backlog may come.
    pub fn is_catching_up(&self) -> bool {
        self.stream.as_ref().is_some_and(|(_, states)| {
            let state = states.borrow();
            let first = state.phase == Phase::Connecting && state.last_data_at_ms.is_none();
            first || state.phase == Phase::CatchingUp
        })
    }

    /// The feeds, for the window.
    pub fn feeds(&self) -> Vec<FeedView> {
        self.feeds.as_ref().map_or_else(Vec::new, |feeds| feeds.borrow().iter().map(views::feed).collect())
    }

    /// The feeds' state, to wait for; none where the server isn't ours.
    pub fn watch_feeds(&self) -> Option<watch::Receiver<Vec<FeedStatus>>> {
        self.feeds.clone()
    }

    /// Polls these feeds from now on.
    pub async fn set_feeds(&self, feeds: Vec<FeedSource>) {
        if let Some(embedded) = &*self.embedded.lock().await {
            embedded.set_feeds(feeds).await;
        }
    }

    /// Connects.
    pub fn connect(&self) {
        if let Some((handle, _)) = &self.stream {
            handle.connect();
        }
    }

    /// Disconnects.
    pub fn disconnect(&self) {
        if let Some((handle, _)) = &self.stream {
            handle.disconnect();
        }
    }

    /// Ends it, and the embedded server with it. A batch that is being committed is committed.
    pub async fn stop(&self) {
        self.disconnect();
        let tasks = std::mem::take(&mut *self.tasks.lock().unwrap_or_else(PoisonError::into_inner));
        for task in &tasks {
            task.abort();
        }
        for task in tasks {
            let _ = task.await;
        }
        if let Some(embedded) = self.embedded.lock().await.take() {
            embedded.stop().await;
        }
    }
}

/// Commits what the stream delivers, for as long as it does.
async fn keep(mut follower: Follower, monitor: Arc<Monitor>) {
    loop {
        match follower.next().await {
            Ok(Some(batch)) => monitor.committed(&batch),
            Ok(None) => return,
            Err(error) => {
                // Nothing is lost: the batch is kept and tried again, and the stream waits.
                monitor.notice(format!("Events can't be stored, and are held back until they can: {error}"));
                tokio::time::sleep(STORE_AGAIN).await;
            }
        }
    }
}

/// Whom a session of this source follows, for people: never an address's query, which may hold a token.
pub fn server_view(source: &Source) -> ServerView {
    match source {
        Source::Embedded => {
            ServerView { kind: ServerKind::Embedded, label: "this computer, from public feeds".into() }
        }
        Source::Remote { url, .. } => {
            // Without the query, which may hold a token.
            let label = stream_url(url).ok().and_then(|url| {
                let host = url.host_str()?;
                Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
            });
            ServerView { kind: ServerKind::Remote, label: label.unwrap_or_else(|| "a server".into()) }
        }
        Source::Sample => ServerView { kind: ServerKind::Sample, label: "a recording".into() },
    }
}
