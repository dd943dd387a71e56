//! What is measured only when somebody asks.

use super::{Metrics, Registrar};
use crate::feeds::{FeedState, FeedStatus};
use prometheus::{Gauge, GaugeVec, IntGauge, IntGaugeVec};
use serde::Serialize;
use std::collections::BTreeMap;
use ww3_event::Timestamp;

/// What others know of this moment.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// Connections that are open, streams and others.
    pub connections: u64,
    /// Items that wait for detection; none where the database can't say.
    pub waiting: Option<u64>,
    /// Bodies of ingest that are in memory.
    pub ingests: u64,
    /// Frames in the hub's tail.
    pub tail_frames: u64,
    /// Their bytes.
    pub tail_bytes: u64,
    /// The newest number of the stream.
    pub head: u64,
    /// The feeds.
    pub feeds: Vec<FeedStatus>,
    /// Whether the server is ending.
    pub draining: bool,
}

/// The answer of `GET /api/stream-health`: what the specification recommends to watch.
#[derive(Clone, Debug, Serialize)]
pub struct Health {
    status: &'static str,
    uptime_seconds: f64,
    active_connections: i64,
    connections_by_scope: BTreeMap<String, i64>,
    connections_opened: u64,
    average_duration_seconds: f64,
    events_per_second: f64,
    bytes_per_second: f64,
    error_rate_percent: f64,
    reconnection_rate_percent: f64,
    memory_bytes: Option<u64>,
    items_waiting: Option<u64>,
    errors: BTreeMap<String, u64>,
}

pub struct Gauges {
    memory: IntGauge,
    connections: IntGauge,
    waiting: IntGauge,
    ingests: IntGauge,
    tail_frames: IntGauge,
    tail_bytes: IntGauge,
    head: IntGauge,
    uptime: Gauge,
    worker_age: Gauge,
    draining: IntGauge,
    feed_age: GaugeVec,
    feed_failing: IntGaugeVec,
    feed_items: IntGaugeVec,
}

impl Gauges {
    pub fn new(new: &Registrar) -> Result<Self, prometheus::Error> {
        Ok(Self {
            memory: new.gauge("process_resident_memory_bytes", "Memory that the process holds")?,
            connections: new.gauge("ww3_connections", "Open connections, streams and others")?,
            waiting: new
                .gauge("ww3_items_waiting", "Items that wait for detection; -1: the database can't say")?,
            ingests: new.gauge("ww3_ingests_running", "Bodies of ingest that are in memory")?,
            tail_frames: new.gauge("ww3_hub_tail_frames", "Frames that the hub keeps in memory")?,
            tail_bytes: new
                .gauge("ww3_hub_tail_bytes", "Bytes of the frames that the hub keeps in memory")?,
            head: new.gauge("ww3_stream_head", "The newest number of the stream")?,
            uptime: new.seconds("ww3_uptime_seconds", "How long the server runs")?,
            worker_age: new
                .seconds("ww3_worker_age_seconds", "How long ago the worker last showed that it lives")?,
            draining: new.gauge("ww3_draining", "1 while the server is ending")?,
            feed_age: new.seconds_by(
                "ww3_feed_age_seconds",
                "How long ago a feed last answered well; without an answer yet: since the server started",
                &["feed"],
            )?,
            feed_failing: new.gauges("ww3_feed_failing", "1 where a feed's last try failed", &["feed"])?,
            feed_items: new.gauges(
                "ww3_feed_items",
                "Items that a feed brought since the server started and that were new",
                &["feed"],
            )?,
        })
    }

    pub fn set(&self, metrics: &Metrics, now: &Now) {
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        self.memory.set(resident_memory().map_or(0, number));
        self.connections.set(number(now.connections));
        self.waiting.set(now.waiting.map_or(-1, number));
        self.ingests.set(number(now.ingests));
        self.tail_frames.set(number(now.tail_frames));
        self.tail_bytes.set(number(now.tail_bytes));
        self.head.set(number(now.head));
        self.uptime.set(metrics.uptime().as_secs_f64());
        self.worker_age.set(metrics.worker_age().as_secs_f64());
        self.draining.set(i64::from(now.draining));
        // A feed that is polled no more must not look old.
        self.feed_age.reset();
        self.feed_failing.reset();
        self.feed_items.reset();
        for feed in &now.feeds {
            let age = feed.last_ok.map_or(metrics.uptime().as_secs_f64(), |ok| {
                Timestamp::now().duration_since(ok).as_secs_f64().max(0.0)
            });
            self.feed_age.with_label_values(&[&feed.name]).set(age);
            let failing = i64::from(feed.state == FeedState::Failing);
            self.feed_failing.with_label_values(&[&feed.name]).set(failing);
            self.feed_items.with_label_values(&[&feed.name]).set(number(feed.items));
        }
    }
}

impl Metrics {
    /// The six figures that the specification recommends, and those behind them.
    pub fn health(&self, now: &Now) -> Health {
        let inner = &self.0;
        let by_label = |families: Vec<prometheus::proto::MetricFamily>,
                        read: fn(&prometheus::proto::Metric) -> f64| {
            let metrics = families.into_iter().flat_map(|mut family| family.take_metric());
            metrics
                .filter_map(|metric| Some((metric.get_label().first()?.value().to_owned(), read(&metric))))
                .collect::<BTreeMap<_, _>>()
        };
        use prometheus::core::Collector;
        let scopes = by_label(inner.by_scope.collect(), |metric| metric.get_gauge().get_value());
        let opened = by_label(inner.opened.collect(), |metric| metric.get_counter().get_value());
        let ended = by_label(inner.ended.collect(), |metric| metric.get_counter().get_value());
        let errors = by_label(inner.errors.collect(), |metric| metric.get_counter().get_value());
        let opened: f64 = opened.values().sum();
        let percent = |part: f64| if opened > 0.0 { 100.0 * part / opened } else { 0.0 };
        let lives = inner.lives.get_sample_count().max(1) as f64;
        Health {
            status: if now.draining { "draining" } else { "ok" },
            uptime_seconds: self.uptime().as_secs_f64(),
            active_connections: inner.connections.get(),
            connections_by_scope: scopes.into_iter().map(|(scope, count)| (scope, count as i64)).collect(),
            connections_opened: opened as u64,
            average_duration_seconds: inner.lives.get_sample_sum() / lives,
            events_per_second: inner.events_rate.per_second(),
            bytes_per_second: inner.bytes_rate.per_second(),
            error_rate_percent: percent(ended.get("slow").copied().unwrap_or(0.0)),
            reconnection_rate_percent: percent(inner.resumed.get() as f64),
            memory_bytes: resident_memory(),
            items_waiting: now.waiting,
            errors: errors.into_iter().map(|(kind, count)| (kind, count as u64)).collect(),
        }
    }
}

/// Bytes of memory that the process holds; none where the system doesn't say (it does on Linux).
fn resident_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib * 1024)
}
