//! Floods cost no memory, over a real socket.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod common;

use common::{Do, Misbehaving, connected, event, frame, ok, open, until};
use std::time::Duration;
use ww3_stream::Resume;

fn resident_mib() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() / 1024
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gigabyte_of_comments_and_an_endless_line_cost_no_memory_and_no_event() {
    const MIB: usize = 1 << 20;
    let comments = ": nothing to see here, move on\n".repeat(MIB / 31).into_bytes();
    let script = vec![
        ok(&connected("e-0")),
        Do::Repeat(comments, 1024),
        Do::Send(frame("e-1", "map-event", &event(1))),
        Do::Send("data: ".into()),
        Do::Repeat(vec![b'x'; MIB], 200),
        Do::Send(["\n\n".into(), frame("e-2", "map-event", &event(2))].concat()),
        Do::Hold,
    ];
    let server = Misbehaving::start(vec![script]).await;
    let (handle, mut deliveries) = open(&server, Resume::default());
    let before = resident_mib();
    let mut ids = Vec::new();
    let mut most = before;
    let began = std::time::Instant::now();
    while ids.len() < 2 {
        assert!(began.elapsed() < Duration::from_secs(120), "{ids:?}");
        tokio::select! {
            delivery = deliveries.next() => {
                let delivery = delivery.unwrap();
                ids.extend(delivery.batch.events.iter().map(|one| one.event.id.clone()));
                delivery.acknowledge();
            }
            () = tokio::time::sleep(Duration::from_millis(20)) => most = most.max(resident_mib()),
        }
    }
    assert_eq!(ids, ["evt_1", "evt_2"]);
    let state = until(&handle, |state| state.oversized == 1).await;
    assert_eq!((state.connection_attempts, state.malformed), (1, 0));
    // Other tests run beside this one: a part of what came would be far more than all of them.
    assert!(most < before + 150, "{before} MiB grew to {most} MiB");
}
