//! From the states of the parts to what the window shows of them. Pure, but for [`wake_on`].

use crate::{
    ipc::{AlarmView, FeedStateView, FeedView, PhaseView, StreamView, TimelineQuery},
    monitor::Monitor,
};
use std::sync::Arc;
use tokio::sync::watch;
use ww3_cache::{AppliedKind, TimelineFilter};
use ww3_event::{EventType, Severity};
use ww3_follow::Committed;
use ww3_server::{FeedState, FeedStatus};
use ww3_stream::{Alarm, Phase, StreamState};

/// The connection before there is one.
pub fn starting() -> StreamView {
    stream(&StreamState::default())
}

/// The connection.
pub fn stream(state: &StreamState) -> StreamView {
    StreamView {
        phase: phase(state.phase),
        is_connected: state.is_connected,
        is_reconnecting: state.is_reconnecting,
        last_ping: state.last_ping,
        error: state.error.clone(),
        connection_attempts: state.connection_attempts,
        retry_at_ms: state.retry_at_ms,
        last_data_at_ms: state.last_data_at_ms,
        alarm: state.alarm.map(alarm),
        clock_offset_s: state.clock_offset_s,
        last_cursor: state.last_cursor.as_ref().map(|cursor| cursor.as_str().to_owned()),
        received: state.received,
        duplicates: state.duplicates,
        updates: state.updates,
        malformed: state.malformed,
        oversized: state.oversized,
        ahead: state.ahead,
        wakes: state.wakes,
        gaps: state.gaps,
        reconnects: state.reconnects,
        bytes: state.bytes,
    }
}

fn alarm(alarm: Alarm) -> AlarmView {
    match alarm {
        Alarm::Silence => AlarmView::Silence,
        Alarm::Unreachable => AlarmView::Unreachable,
        Alarm::Clock => AlarmView::Clock,
    }
}

fn phase(phase: Phase) -> PhaseView {
    match phase {
        Phase::Off => PhaseView::Off,
        Phase::Connecting => PhaseView::Connecting,
        Phase::CatchingUp => PhaseView::CatchingUp,
        Phase::Live => PhaseView::Live,
        Phase::Waiting => PhaseView::Waiting,
        Phase::NeedsToken => PhaseView::NeedsToken,
        Phase::Stopped => PhaseView::Stopped,
    }
}

/// A feed.
pub fn feed(status: &FeedStatus) -> FeedView {
    FeedView {
        name: status.name.clone(),
        url: status.url.clone(),
        state: match status.state {
            FeedState::Waiting => FeedStateView::Waiting,
            FeedState::Ok | FeedState::NotModified => FeedStateView::Ok,
            FeedState::Failing => FeedStateView::Failing,
        },
        last_ok_ms: status.last_ok.map(|time| time.as_millisecond()),
        error: status.error.clone(),
        moved_to: status.moved_to.clone(),
        items: status.items,
    }
}

/// Counts a committed batch in.
pub fn tally(cached: &mut i64, newest: &mut Option<i64>, batch: &Committed) {
    for applied in &batch.applied {
        match applied.kind {
            AppliedKind::New => *cached += 1,
            AppliedKind::Withdrawn => {
                *cached -= i64::from(applied.previous.is_some_and(|previous| !previous.withdrawn))
            }
            AppliedKind::Update => {}
        }
        *newest = (*newest).max(Some(applied.event.time.as_second()));
    }
}

impl From<&TimelineQuery> for TimelineFilter {
    fn from(query: &TimelineQuery) -> Self {
        Self {
            min_severity: Some(Severity::clamped(query.min_severity)),
            types: query.types.iter().map(|name| EventType::from(name.as_str())).collect(),
            text: query.text.clone().filter(|text| !text.trim().is_empty()),
        }
    }
}

/// Wakes whoever looks at the monitor, whenever this state changes.
pub async fn wake_on<T>(mut state: watch::Receiver<T>, monitor: Arc<Monitor>) {
    while state.changed().await.is_ok() {
        monitor.changed();
    }
}

/// The same for a stream's state; a new phase may also make a digest due.
pub async fn wake_on_stream(mut states: watch::Receiver<Arc<StreamState>>, monitor: Arc<Monitor>) {
    let mut last = states.borrow().phase;
    while states.changed().await.is_ok() {
        let phase = states.borrow_and_update().phase;
        if std::mem::replace(&mut last, phase) != phase {
            monitor.look_for_due();
        }
        monitor.changed();
    }
}
