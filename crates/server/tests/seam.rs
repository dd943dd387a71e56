//! Where the backlog meets what is new: no hole and no repeat, whenever and wherever a reader begins.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use proptest::{prelude::*, test_runner::TestRunner};
use std::{sync::Arc, time::Duration};

/// A reader that comes after so many milliseconds, takes so many events, leaves, and comes back by its cursor
/// until it has all.
#[derive(Clone, Debug)]
struct Visit {
    after: u64,
    takes: usize,
}

#[derive(Clone, Debug)]
struct Plan {
    /// Sizes of the batches of each publisher.
    publishers: Vec<Vec<u64>>,
    visits: Vec<Visit>,
}

fn plans() -> impl Strategy<Value = Plan> {
    let visit = (0..60u64, 1..40usize).prop_map(|(after, takes)| Visit { after, takes });
    let publisher = prop::collection::vec(1..25u64, 1..5);
    (prop::collection::vec(publisher, 1..5), prop::collection::vec(visit, 1..5))
        .prop_map(|(publishers, visits)| Plan { publishers, visits })
}

async fn read_all(server: &Fixture, visit: Visit, total: usize) -> Vec<u64> {
    tokio::time::sleep(Duration::from_millis(visit.after)).await;
    let mut seen: Vec<u64> = Vec::new();
    let mut cursor: Option<String> = None;
    while seen.len() < total {
        let mut stream = server.open_with("?since=-1", cursor.as_deref()).await;
        for frame in stream.events(visit.takes.min(total - seen.len())).await {
            seen.push(frame.seq());
            cursor = frame.id;
        }
    }
    seen
}

async fn publish(server: &Fixture, publisher: u64, batches: &[u64]) {
    let mut number = publisher * 1_000_000;
    for size in batches {
        server.post_items(&strikes(number..number + size)).await;
        number += size;
    }
}

async fn holds(server: &Fixture, plan: &Plan) {
    let total: u64 = plan.publishers.iter().flatten().sum();
    let readers = plan.visits.iter().map(|visit| read_all(server, visit.clone(), total as usize));
    let publishers =
        plan.publishers.iter().enumerate().map(|(n, batches)| publish(server, n as u64, batches));
    let (all, _) = tokio::join!(futures::future::join_all(readers), futures::future::join_all(publishers));
    for seen in all {
        assert!(seen.iter().copied().eq(1..=total), "{seen:?}");
    }
}

#[test]
fn every_reader_sees_every_event_once_and_in_order_whatever_the_timing() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() });
    runner
        .run(&plans(), |plan| {
            runtime.block_on(async {
                let server = fixture_with(|config| config.poll = Duration::from_millis(20)).await;
                holds(&server, &plan).await;
                server.server.stop().await;
            });
            Ok(())
        })
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_publishers_and_two_hundred_readers_that_come_and_go_lose_nothing() {
    let server = Arc::new(fixture().await);
    let plan = Plan {
        publishers: (0..50).map(|n| vec![4 + n % 3; 4]).collect(),
        visits: (0..200)
            .map(|n| Visit { after: (n * 7) % 500, takes: 100 + (n as usize * 37) % 900 })
            .collect(),
    };
    holds(&server, &plan).await;
}
