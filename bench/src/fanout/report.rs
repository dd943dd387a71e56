//! The table: for each server what it did, and what of nchan's that is.

use super::{
    contenders::Contender,
    measure::{Figures, Load, Measured, RATE},
};
use crate::table::{self, median, whole};

/// Prints the tables of so many subscribers: medians of the rounds.
pub fn print(subscribers: u32, load: &Load, contenders: &[Contender], found: &[Vec<Measured>]) {
    let nchan = contenders.iter().position(|contender| *contender == Contender::Nchan);
    let nchan = nchan.map(|at| &found[at]);
    let rows: Vec<Vec<String>> = contenders
        .iter()
        .zip(found)
        .map(|(contender, found)| {
            let mut row = vec![contender.label().to_owned()];
            for column in COLUMNS {
                row.push(column.text(found));
                if column.is_compared {
                    row.push(nchan.map_or("–".into(), |nchan| ratio(column.of(found), column.of(nchan))));
                }
            }
            row
        })
        .collect();
    let mut head = vec![""];
    for column in COLUMNS {
        head.push(column.head);
        if column.is_compared {
            head.push("of nchan's");
        }
    }
    // In two, as one would be too wide to read.
    let title = format!(
        "**{} subscribers, {RATE} events a second for {} s; then a burst of up to {} events**",
        whole(subscribers.into()),
        load.seconds,
        whole(load.burst as f64)
    );
    let split = 1 + PACED + COLUMNS[..PACED].iter().filter(|column| column.is_compared).count();
    let part = |range: std::ops::Range<usize>| -> Vec<Vec<String>> {
        rows.iter().map(|row| [&row[..1], &row[range.clone()]].concat()).collect()
    };
    let columns = head.len();
    table::print(&title, &head[..split], &part(1..split));
    table::print("In the burst", &[&head[..1], &head[split..]].concat(), &part(split..columns));
}

struct Column {
    head: &'static str,
    of: fn(&Measured) -> Option<f64>,
    decimals: usize,
    is_compared: bool,
}

impl Column {
    fn of(&self, found: &[Measured]) -> f64 {
        median(found.iter().filter_map(self.of).collect())
    }

    fn text(&self, found: &[Measured]) -> String {
        let number = self.of(found);
        match self.decimals {
            _ if number.is_nan() => "–".into(),
            0 => whole(number),
            decimals => format!("{number:.decimals$}"),
        }
    }
}

/// So many columns are of the steady rate; the others of the burst.
const PACED: usize = 7;

#[rustfmt::skip]
const COLUMNS: [Column; 14] = [
    column("p50 ms", |of| of.paced.latency_ms.p50, 1, false),
    column("p99 ms", |of| of.paced.latency_ms.p99, 1, true),
    column("CPU µs/delivery", |of| of.paced.cpu_us_per_delivery, 2, true),
    column("load's own µs", |of| of.paced.own_cpu_us_per_delivery, 2, false),
    column("missing", |of| missing(&of.paced), 0, false),
    column("bytes/frame", |of| of.paced.bytes_per_delivery, 0, false),
    column("PSS bytes/connection", |of| of.paced.bytes_per_connection, 0, true),
    column("events", |of| Some(of.burst.published as f64), 0, false),
    column("deliveries/s", |of| of.burst.deliveries_per_second, 0, true),
    column("CPU µs/delivery", |of| of.burst.cpu_us_per_delivery, 2, true),
    column("load's own µs", |of| of.burst.own_cpu_us_per_delivery, 2, false),
    column("p99 ms", |of| of.burst.latency_ms.p99, 1, false),
    column("missing", |of| missing(&of.burst), 0, false),
    column("cut off", |of| Some(of.burst.cut_off as f64), 0, false),
];

const fn column(
    head: &'static str,
    of: fn(&Measured) -> Option<f64>,
    decimals: usize,
    is_compared: bool,
) -> Column {
    Column { head, of, decimals, is_compared }
}

/// Deliveries that didn't come; where a publication was refused, at all subscribers.
fn missing(figures: &Figures) -> Option<f64> {
    if figures.refused > 0 {
        eprintln!("{} requests to publish were refused", figures.refused);
    }
    Some(figures.lost as f64)
}

fn ratio(number: f64, of: f64) -> String {
    if number.is_finite() && of > 0.0 { format!("{:.2}", number / of) } else { "–".into() }
}
