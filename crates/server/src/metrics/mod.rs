//! What the server can be seen doing: counts and clocks that others read.
//!
//! Promises: to count costs no more than an atomic addition and never fails; a label takes few values, whatever
//! peers send. Knows nothing of HTTP or the store: who holds a number brings it.
//!
//! - `stream`: one open stream, from its first frame to its line in the log
//! - `now`: what is measured only when somebody asks
//! - `rate`: how much there was in the last minute

mod now;
mod rate;
mod stream;

pub use now::Now;
pub use stream::{Connection, Opened};

use crate::limits::Full;
use prometheus::{
    Encoder, Gauge, GaugeVec, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge,
    IntGaugeVec, Opts, Registry, TextEncoder,
};
use rate::Rate;
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use ww3_event::Timestamp;

/// `Content-Type` of [`Metrics::text`].
pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Bounds of a stream's life, seconds: from a probe to a day.
const LIVES: [f64; 10] = [0.1, 1.0, 10.0, 60.0, 300.0, 900.0, 3600.0, 14_400.0, 43_200.0, 86_400.0];
/// Bounds of the way from commit to readers, seconds.
const DELIVERY: [f64; 12] = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];
/// Bounds of the way from a source's publication to readers, seconds: feeds are polled every few minutes.
const PUBLICATION: [f64; 10] = [1.0, 5.0, 15.0, 60.0, 300.0, 600.0, 1800.0, 3600.0, 14_400.0, 86_400.0];

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The database could not be polled.
    Database,
    /// Detection failed on an item.
    Detection,
    /// The tags of an item could not be read.
    Tags,
    /// A reader took nothing and was cut off.
    SlowReader,
    /// A request could not be served (5xx).
    Request,
}

impl Trouble {
    const ALL: [Self; 5] = [Self::Database, Self::Detection, Self::Tags, Self::SlowReader, Self::Request];

    fn label(self) -> &'static str {
        match self {
            Self::Database => "database",
            Self::Detection => "detection",
            Self::Tags => "tags",
            Self::SlowReader => "slow_reader",
            Self::Request => "request",
        }
    }
}

/// The counts. Clones share them.
#[derive(Clone)]
pub struct Metrics(Arc<Inner>);

struct Inner {
    registry: Registry,
    started: Instant,
    /// When the worker last showed that it lives.
    worker: Mutex<Instant>,
    /// When something could last not be written, where nothing has been since.
    unwritten: Mutex<Option<Instant>>,
    connections: IntGauge,
    by_scope: IntGaugeVec,
    opened: IntCounterVec,
    resumed: IntCounter,
    ended: IntCounterVec,
    lives: Histogram,
    sent_events: IntCounter,
    sent_bytes: IntCounter,
    events: IntCounter,
    delivery: Histogram,
    publication: Histogram,
    errors: IntCounterVec,
    refused: IntCounterVec,
    requests: IntCounterVec,
    request_seconds: HistogramVec,
    events_rate: Rate,
    bytes_rate: Rate,
    now: now::Gauges,
}

impl Metrics {
    /// Counts that begin now, at nothing.
    ///
    /// # Errors
    /// None with the names of this file: the library refuses bad and repeated ones, and a test makes one.
    pub fn new() -> Result<Self, prometheus::Error> {
        let new = Registrar(Registry::new());
        let metrics = Self(Arc::new(Inner {
            started: Instant::now(),
            worker: Mutex::new(Instant::now()),
            unwritten: Mutex::default(),
            connections: new.gauge("ww3_stream_connections", "Open streams")?,
            by_scope: new.gauges(
                "ww3_stream_connections_by_scope",
                "Open streams by the scopes they asked for",
                &["scope"],
            )?,
            opened: new.counters(
                "ww3_stream_opened_total",
                "Streams that were opened, by rendering",
                &["rendering"],
            )?,
            resumed: new.counter(
                "ww3_stream_resumed_total",
                "Streams that came back with the id of their last event",
            )?,
            ended: new.counters("ww3_stream_ended_total", "Streams that ended, by reason", &["reason"])?,
            lives: new.histogram("ww3_stream_duration_seconds", "How long streams were open", &LIVES)?,
            sent_events: new
                .counter("ww3_stream_events_total", "Events handed to streams, each stream counted")?,
            sent_bytes: new.counter(
                "ww3_stream_bytes_total",
                "Bytes handed to streams, each stream counted, before compression",
            )?,
            events: new.counter("ww3_events_total", "Revisions of events that went out, each once")?,
            delivery: new.histogram(
                "ww3_delivery_lag_seconds",
                "From the detection of an event to its frame being handed to the streams",
                &DELIVERY,
            )?,
            publication: new.histogram(
                "ww3_publication_lag_seconds",
                "From publication by the source to the frame being handed to the streams",
                &PUBLICATION,
            )?,
            errors: new.counters("ww3_errors_total", "Errors by kind", &["kind"])?,
            refused: new.counters(
                "ww3_connections_refused_total",
                "Connections that were refused: there were too many in all, or of one address",
                &["reason"],
            )?,
            requests: new.counters(
                "ww3_http_requests_total",
                "Answers by route and status",
                &["route", "status"],
            )?,
            request_seconds: new.histograms(
                "ww3_http_request_seconds",
                "From a request's head to its answer's head, by route",
                &["route"],
                &DELIVERY,
            )?,
            events_rate: Rate::new(),
            bytes_rate: Rate::new(),
            now: now::Gauges::new(&new)?,
            registry: new.0,
        }));
        // A rule on a counter that isn't there yet never fires: each kind begins at nothing.
        for kind in Trouble::ALL {
            metrics.0.errors.with_label_values(&[kind.label()]);
        }
        for full in Full::EACH {
            metrics.0.refused.with_label_values(&[full.label()]);
        }
        Ok(metrics)
    }

    /// Counts an error.
    pub fn error(&self, kind: Trouble) {
        self.0.errors.with_label_values(&[kind.label()]).inc();
    }

    /// Counts a connection that was refused.
    pub fn refused(&self, full: Full) {
        self.0.refused.with_label_values(&[full.label()]).inc();
    }

    /// Counts an answer. `route` is the route's pattern, never what was asked for: a peer must not make labels.
    pub fn answered(&self, route: &str, status: u16, took: Duration) {
        self.0.requests.with_label_values(&[route, &status.to_string()]).inc();
        self.0.request_seconds.with_label_values(&[route]).observe(took.as_secs_f64());
        if status >= 500 {
            self.error(Trouble::Request);
        }
    }

    /// Counts a revision that is handed to the streams now, with how long it was on its way.
    pub fn goes_out(&self, received: Option<Timestamp>, published: Option<Timestamp>) {
        let now = Timestamp::now();
        // Clocks of sources run ahead at times.
        let since = |then: Timestamp| now.duration_since(then).as_secs_f64().max(0.0);
        self.0.events.inc();
        if let Some(received) = received {
            self.0.delivery.observe(since(received));
        }
        if let Some(published) = published {
            self.0.publication.observe(since(published));
        }
    }

    /// The worker lives.
    pub fn worker_lives(&self) {
        *lock(&self.0.worker) = Instant::now();
    }

    /// How long ago the worker last showed that it lives.
    pub fn worker_age(&self) -> Duration {
        lock(&self.0.worker).elapsed()
    }

    /// Counts that something could not be written; whether it could until now.
    pub fn write_failed(&self) -> bool {
        self.error(Trouble::Database);
        let mut failed = lock(&self.0.unwritten);
        failed.replace(Instant::now()).is_none()
    }

    /// Something was written.
    pub fn wrote(&self) {
        *lock(&self.0.unwritten) = None;
    }

    /// How long ago something could not be written, where nothing has been since.
    pub fn write_failed_ago(&self) -> Option<Duration> {
        let failed = lock(&self.0.unwritten);
        failed.map(|at| at.elapsed())
    }

    /// How long the server runs.
    pub fn uptime(&self) -> Duration {
        self.0.started.elapsed()
    }

    /// All of it in Prometheus' text format, with what holds only now.
    ///
    /// # Errors
    /// None that was seen: the library could refuse to write a metric.
    pub fn text(&self, now: &Now) -> Result<Vec<u8>, prometheus::Error> {
        self.0.now.set(self, now);
        let mut text = Vec::with_capacity(16 << 10);
        TextEncoder::new().encode(&self.0.registry.gather(), &mut text)?;
        Ok(text)
    }
}

/// Makes metrics and registers each.
struct Registrar(Registry);

impl Registrar {
    fn add<M: prometheus::core::Collector + Clone + 'static>(
        &self,
        metric: M,
    ) -> Result<M, prometheus::Error> {
        self.0.register(Box::new(metric.clone()))?;
        Ok(metric)
    }

    fn gauge(&self, name: &str, help: &str) -> Result<IntGauge, prometheus::Error> {
        self.add(IntGauge::new(name, help)?)
    }

    fn seconds(&self, name: &str, help: &str) -> Result<Gauge, prometheus::Error> {
        self.add(Gauge::new(name, help)?)
    }

    fn gauges(&self, name: &str, help: &str, labels: &[&str]) -> Result<IntGaugeVec, prometheus::Error> {
        self.add(IntGaugeVec::new(Opts::new(name, help), labels)?)
    }

    fn seconds_by(&self, name: &str, help: &str, labels: &[&str]) -> Result<GaugeVec, prometheus::Error> {
        self.add(GaugeVec::new(Opts::new(name, help), labels)?)
    }

    fn counter(&self, name: &str, help: &str) -> Result<IntCounter, prometheus::Error> {
        self.add(IntCounter::new(name, help)?)
    }

    fn counters(&self, name: &str, help: &str, labels: &[&str]) -> Result<IntCounterVec, prometheus::Error> {
        self.add(IntCounterVec::new(Opts::new(name, help), labels)?)
    }

    fn histogram(&self, name: &str, help: &str, bounds: &[f64]) -> Result<Histogram, prometheus::Error> {
        self.add(Histogram::with_opts(HistogramOpts::new(name, help).buckets(bounds.to_vec()))?)
    }

    fn histograms(
        &self,
        name: &str,
        help: &str,
        labels: &[&str],
        bounds: &[f64],
    ) -> Result<HistogramVec, prometheus::Error> {
        self.add(HistogramVec::new(HistogramOpts::new(name, help).buckets(bounds.to_vec()), labels)?)
    }
}

/// A poisoned lock means that a thread died while it held it; an instant is never half set.
fn lock<T>(at: &Mutex<T>) -> MutexGuard<'_, T> {
    at.lock().unwrap_or_else(PoisonError::into_inner)
}
