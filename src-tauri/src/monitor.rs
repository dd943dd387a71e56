//! The monitor itself: the cache, the settings, and the session that fills the one by the other.
//!
//! Knows nothing of windows, trays or notifications: they look at it ([`Monitor::shown`]) and are woken by
//! it ([`Monitor::watch`]). One session follows one stream; another choice of server ends it and begins
//! another. Locks are held only to copy or to set, never across an await.

use crate::{
    folder::DataFolder,
    ipc::{Open, Paths, ServerKind, Shown, ShownError, ViewReport},
    session::{self, Session, Source},
    settings::{Settings, write_whole},
    views,
};
use jiff::Timestamp;
use std::{
    io,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::{Notify, watch};
use ww3_cache::{Cache, CacheError};
use ww3_follow::{Committed, Moment, Rules};
use ww3_server::{FeedState, FeedStatus};

/// The most notices that are kept.
const MOST_NOTICES: usize = 20;

/// The monitor.
pub struct Monitor {
    folder: DataFolder,
    cache: Cache,
    report: Option<PathBuf>,
    settings: Mutex<Settings>,
    rules: watch::Sender<Rules>,
    session: Mutex<Option<Arc<Session>>>,
    switching: tokio::sync::Mutex<()>,
    state: Mutex<State>,
    version: watch::Sender<u64>,
    changes: watch::Sender<i64>,
    calls: watch::Sender<u64>,
    due: Notify,
}

/// What the window shows besides the session.
#[derive(Default)]
struct State {
    ask_close: bool,
    open: Option<Open>,
    notices: Vec<String>,
    failure: Option<String>,
    is_visible: bool,
    /// Counts the times the window was shown or hidden.
    visibility: u64,
    /// A page that knows only older versions shows another session's events.
    session_since: u64,
    cached: i64,
    newest: Option<i64>,
    last_arrival: Option<Timestamp>,
    /// When the stream was last heard of in an earlier run, Unix milliseconds.
    heard_ms: Option<i64>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Monitor {
    /// The monitor of this folder, following nothing yet.
    ///
    /// # Errors
    /// Where the cache can't be opened; nothing is overwritten.
    pub fn open(folder: DataFolder, report: Option<PathBuf>) -> Result<Arc<Self>, CacheError> {
        let cache = Cache::open(&folder.cache())?;
        let (settings, notice) = Settings::load(&folder.settings());
        let state = State { notices: notice.into_iter().collect(), ..State::default() };
        Ok(Arc::new(Self {
            folder,
            cache,
            report,
            rules: watch::Sender::new(settings.rules()),
            settings: Mutex::new(settings),
            session: Mutex::new(None),
            switching: tokio::sync::Mutex::new(()),
            state: Mutex::new(state),
            version: watch::Sender::new(1),
            changes: watch::Sender::new(0),
            calls: watch::Sender::new(0),
            due: Notify::new(),
        }))
    }

    /// Begins to follow what the settings name, or what is given.
    pub async fn follow(self: &Arc<Self>, source: Source) {
        self.note_heard().await;
        let _one_at_a_time = self.switching.lock().await;
        let old = lock(&self.session).take();
        if let Some(old) = old {
            old.stop().await;
        }
        let key = source.stream_key();
        let counted = self
            .with_cache(move |cache| Ok((cache.count(&key)?, cache.heard(&key)?, last_change(cache, &key)?)))
            .await;
        let session = Session::start(self, source).await;
        {
            let mut state = lock(&self.state);
            match counted {
                Ok(((events, newest), heard, up_to)) => {
                    // Of this stream: else a page that has everything would be answered at once, for ever.
                    self.changes.send_replace(up_to);
                    state.cached = events;
                    state.heard_ms = heard.map(Timestamp::as_millisecond);
                    state.newest = newest.map(Timestamp::as_second);
                }
                Err(error) => state.notices.push(error.to_string()),
            }
            state.failure = session.failure();
            state.session_since = *self.version.borrow() + 1;
        }
        *lock(&self.session) = Some(session);
        self.changed();
        self.look_for_due();
    }

    /// Stores when the stream was last heard: so that a start without a network knows how old its data is.
    pub async fn note_heard(&self) {
        let session = lock(&self.session).clone();
        let Some(session) = session else { return };
        let Some(at) = session.stream().last_data_at_ms.and_then(|ms| Timestamp::from_millisecond(ms).ok())
        else {
            return;
        };
        let key = session.key().to_owned();
        if let Err(error) = self.with_cache(move |cache| cache.set_heard(&key, at)).await {
            tracing::warn!("the age of the data can't be stored: {error}");
        }
    }

    /// Ends the session; the cache has everything that it was given.
    pub async fn stop(&self) {
        self.note_heard().await;
        let _one_at_a_time = self.switching.lock().await;
        let session = lock(&self.session).take();
        if let Some(session) = session {
            session.stop().await;
        }
    }

    /// Whether anything is cached, or any feed answers within this time.
    pub async fn has_anything_within(&self, patience: Duration) -> bool {
        let feeds = lock(&self.session).as_ref().and_then(|session| session.watch_feeds());
        let Some(mut feeds) = feeds else { return true };
        if lock(&self.state).cached > 0 {
            return true;
        }
        let answered = |feeds: &Vec<FeedStatus>| feeds.iter().any(|feed| feed.last_ok.is_some());
        let decided = feeds
            .wait_for(|feeds| answered(feeds) || feeds.iter().all(|feed| feed.state == FeedState::Failing));
        match tokio::time::timeout(patience, decided).await {
            Ok(Ok(feeds)) => answered(&feeds),
            _ => false,
        }
    }

    /// Runs this on a thread where the cache may block.
    pub async fn with_cache<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Cache) -> Result<T, CacheError> + Send + 'static,
    ) -> Result<T, CacheError> {
        let cache = self.cache.clone();
        match tokio::task::spawn_blocking(move || work(&cache)).await {
            Ok(done) => done,
            Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
        }
    }

    /// The cache.
    pub fn cache(&self) -> &Cache {
        &self.cache
    }

    /// The folder.
    pub fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// The settings, as they hold now.
    pub fn settings(&self) -> Settings {
        lock(&self.settings).clone()
    }

    /// Takes new settings: checks them, writes them, acts on them.
    ///
    /// # Errors
    /// Names the field at fault, or says why they can't be written; the old ones then hold on.
    pub async fn save_settings(self: &Arc<Self>, mut new: Settings) -> Result<(), ShownError> {
        new.check()?;
        let old = self.settings();
        new.told_of_tray |= old.told_of_tray;
        let path = self.folder.settings();
        new.save(&path)
            .map_err(|error| ShownError::new(format!("{} can't be written: {error}", path.display())))?;
        self.rules.send_replace(new.rules());
        *lock(&self.settings) = new.clone();
        let session = lock(&self.session).clone();
        if new.server != old.server {
            self.follow(Source::of(&new.server)).await;
        } else if let Some(session) = session
            && new.feeds != old.feeds
        {
            session.set_feeds(new.feed_sources()).await;
        }
        self.changed();
        Ok(())
    }

    /// Says that the user was told of the tray; whether this was the first time.
    pub fn first_told_of_tray(&self) -> bool {
        let mut settings = lock(&self.settings);
        if std::mem::replace(&mut settings.told_of_tray, true) {
            return false;
        }
        if let Err(error) = settings.save(&self.folder.settings()) {
            tracing::warn!("the settings can't be written: {error}");
        }
        true
    }

    /// The key of the stream that is followed; empty before the first session.
    pub fn stream_key(&self) -> String {
        lock(&self.session).as_ref().map_or_else(String::new, |session| session.key().to_owned())
    }

    /// Connects, where the user had disconnected.
    pub fn connect(&self) {
        if let Some(session) = &*lock(&self.session) {
            session.connect();
        }
    }

    /// Disconnects until [`Monitor::connect`] or the next start.
    pub fn disconnect(&self) {
        if let Some(session) = &*lock(&self.session) {
            session.disconnect();
        }
    }

    /// Does the one that the tray offers.
    pub fn toggle_connection(&self) {
        match self.shown().stream.phase {
            crate::ipc::PhaseView::Off => self.connect(),
            _ => self.disconnect(),
        }
    }

    /// A batch is in the cache: wakes whoever shows or notifies.
    pub fn committed(&self, batch: &Committed) {
        {
            let mut state = lock(&self.state);
            if !batch.applied.is_empty() {
                state.last_arrival = Some(batch.at);
            }
            let state = &mut *state;
            views::tally(&mut state.cached, &mut state.newest, batch);
        }
        self.changes.send_if_modified(|up_to| {
            let grew = batch.up_to > *up_to;
            *up_to = batch.up_to.max(*up_to);
            grew
        });
        if batch.due > 0 {
            self.look_for_due();
        }
        self.changed();
    }

    /// What people want to be told, to wait for.
    pub fn rules(&self) -> watch::Receiver<Rules> {
        self.rules.subscribe()
    }

    /// What the pace of notifications depends on.
    pub fn moment(&self) -> Moment {
        let catching_up = lock(&self.session).as_ref().is_some_and(|session| session.is_catching_up());
        let last_arrival = lock(&self.state).last_arrival;
        Moment { now: Timestamp::now(), catching_up, last_arrival }
    }

    /// Something changed that may make a notification due.
    pub fn look_for_due(&self) {
        self.due.notify_one();
    }

    /// Waits until a notification may be due.
    pub async fn wait_for_due(&self) {
        self.due.notified().await;
    }

    /// Something that is shown changed.
    pub fn changed(&self) {
        self.version.send_modify(|version| *version += 1);
    }

    /// Tells the user something, in a sentence; the same thing once.
    pub fn notice(&self, notice: String) {
        tracing::warn!("{notice}");
        {
            let mut state = lock(&self.state);
            if !state.notices.contains(&notice) {
                state.notices.push(notice);
            }
            let surplus = state.notices.len().saturating_sub(MOST_NOTICES);
            state.notices.drain(..surplus);
        }
        self.changed();
    }

    /// Asks the page for the event of this key.
    pub fn open_event(&self, key: i64) {
        {
            let mut state = lock(&self.state);
            let nonce = state.open.map_or(1, |open| open.nonce + 1);
            state.open = Some(Open { key, nonce });
        }
        self.changed();
    }

    /// Sets whether the page asks what to do with a window that was asked to close.
    pub fn ask_to_close(&self, ask: bool) {
        lock(&self.state).ask_close = ask;
        self.changed();
    }

    /// Whether the page is asking.
    pub fn is_asking_to_close(&self) -> bool {
        lock(&self.state).ask_close
    }

    /// Sets whether the window is shown; returns a number for [`Monitor::hidden_since`].
    pub fn set_visible(&self, visible: bool) -> u64 {
        let mut state = lock(&self.state);
        if state.is_visible != visible {
            state.is_visible = visible;
            state.visibility += 1;
        }
        state.visibility
    }

    /// Whether the window is shown.
    pub fn is_visible(&self) -> bool {
        lock(&self.state).is_visible
    }

    /// Whether the window has been hidden ever since [`Monitor::set_visible`] gave this number.
    pub fn hidden_since(&self, visibility: u64) -> bool {
        let state = lock(&self.state);
        !state.is_visible && state.visibility == visibility
    }

    /// A new pending call of the page; it ends the older ones.
    pub fn new_call(&self) -> u64 {
        let mut number = 0;
        self.calls.send_modify(|call| {
            *call += 1;
            number = *call;
        });
        number
    }

    /// The calls, the change numbers and the versions, to wait for.
    pub fn watch(&self) -> (watch::Receiver<u64>, watch::Receiver<i64>, watch::Receiver<u64>) {
        (self.calls.subscribe(), self.changes.subscribe(), self.version.subscribe())
    }

    /// The versions, to wait for.
    pub fn versions(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Whether a page that knows this version shows another session's events. A page that begins (0) has none.
    pub fn is_of_another_session(&self, version: u64) -> bool {
        version != 0 && version < lock(&self.state).session_since
    }

    /// Everything that the window shows besides events.
    pub fn shown(&self) -> Shown {
        // Read first: what changes after this is in a later version.
        let version = *self.version.borrow();
        let session = lock(&self.session).clone();
        let settings = self.settings();
        let state = lock(&self.state);
        let (stream, server, feeds) = match &session {
            Some(session) => (session.stream(), session.server(), session.feeds()),
            None => (views::starting(), session::server_view(&Source::of(&settings.server)), Vec::new()),
        };
        let mut shown = Shown {
            version,
            stream,
            server,
            cached: state.cached,
            newest: state.newest,
            feeds,
            ask_close: state.ask_close,
            open: state.open,
            notices: state.notices.clone(),
            theme: settings.theme,
            paths: Paths { data_dir: self.folder.path().display().to_string() },
        };
        shown.stream.last_data_at_ms = shown.stream.last_data_at_ms.or(state.heard_ms);
        shown.stream.error = shown.stream.error.or_else(|| state.failure.clone());
        shown
    }

    /// The window's title.
    pub fn title(&self) -> String {
        let kind = lock(&self.session).as_ref().map(|session| session.server().kind);
        match kind {
            Some(ServerKind::Sample) => "WW3 Monitor: RECORDED SAMPLE".to_owned(),
            _ => "WW3 Monitor".to_owned(),
        }
    }

    /// Writes what the page says it shows, where the command line asked for it.
    pub fn report(&self, view: &ViewReport) -> io::Result<()> {
        match &self.report {
            Some(path) => write_whole(path, &serde_json::to_string(view)?),
            None => Ok(()),
        }
    }
}

/// The stream's last change number.
fn last_change(cache: &Cache, key: &str) -> Result<i64, CacheError> {
    // Beyond all changes: answered with where the stream stands, and no rows.
    cache.changes_after(key, i64::MAX, 1).map(|changes| changes.up_to)
}
