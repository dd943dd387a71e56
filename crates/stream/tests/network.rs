//! A network that fails: two computers in network namespaces of their own, a wire between them.
//!
//! Needs root and `ip`; says so and passes where they are not to be had.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod common;

use common::{Do, connected, event, frame, hasty, ok};
use std::{
    fs::File,
    net::SocketAddr,
    process::Command,
    sync::mpsc,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};
use ww3_stream::{Phase, Resume, StreamHandle, StreamOptions, StreamState};

const SERVER: &str = "10.231.7.1";
const CLIENT: &str = "10.231.7.2";

/// Two namespaces; gone when dropped.
struct Wire {
    server: String,
    client: String,
}

impl Wire {
    fn lay(test: &str) -> Option<Self> {
        let name = |side| format!("ww3{side}{test}{}", std::process::id());
        let wire = Self { server: name("s"), client: name("c") };
        let laid = ip(&["netns", "add", &wire.server])
            && ip(&["netns", "add", &wire.client])
            && ip(&[
                "-n",
                &wire.server,
                "link",
                "add",
                "wire",
                "type",
                "veth",
                "peer",
                "name",
                "wire",
                "netns",
                &wire.client,
            ])
            && wire.at_server(&["addr", "add", &format!("{SERVER}/24"), "dev", "wire"])
            && wire.at_server(&["link", "set", "wire", "up"])
            && wire.at_client(&["addr", "add", &format!("{CLIENT}/24"), "dev", "wire"])
            && wire.at_client(&["link", "set", "wire", "up"]);
        if !laid {
            eprintln!("skipped: no network namespace can be made (root and `ip` are needed)");
        }
        laid.then_some(wire)
    }

    fn at_server(&self, arguments: &[&str]) -> bool {
        ip(&[&["-n", self.server.as_str()], arguments].concat())
    }

    fn at_client(&self, arguments: &[&str]) -> bool {
        ip(&[&["-n", self.client.as_str()], arguments].concat())
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        for name in [&self.server, &self.client] {
            let _ = ip(&["netns", "del", name]);
        }
    }
}

fn ip(arguments: &[&str]) -> bool {
    Command::new("ip").args(arguments).output().is_ok_and(|output| output.status.success())
}

/// Runs this on a thread of that computer.
fn on<T: Send + 'static>(computer: &str, work: impl Future<Output = T> + Send + 'static) -> JoinHandle<T> {
    let space = File::open(format!("/run/netns/{computer}")).unwrap();
    thread::spawn(move || {
        use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};
        use std::os::fd::AsFd;
        move_into_link_name_space(space.as_fd(), Some(LinkNameSpaceType::Network)).unwrap();
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
    })
}

/// Serves these scripts at the one end; the handle of a client that stores all at the other.
fn connect(wire: &Wire, scripts: Vec<Vec<Do>>, options: StreamOptions) -> StreamHandle {
    let (send_address, address) = mpsc::channel();
    on(&wire.server, async move {
        let address: SocketAddr = format!("{SERVER}:0").parse().unwrap();
        let server = common::Misbehaving::start_at(address, scripts).await;
        send_address.send(server.target()).unwrap();
        std::future::pending::<()>().await;
    });
    let target = address.recv_timeout(Duration::from_secs(10)).unwrap();
    let (send_handle, handle) = mpsc::channel();
    on(&wire.client, async move {
        let (handle, mut deliveries) = ww3_stream::open(target, options, Resume::default());
        send_handle.send(handle).unwrap();
        while let Some(delivery) = deliveries.next().await {
            delivery.acknowledge();
        }
    });
    handle.recv_timeout(Duration::from_secs(10)).unwrap()
}

fn until(handle: &StreamHandle, is: impl Fn(&StreamState) -> bool) -> StreamState {
    let began = Instant::now();
    loop {
        let state = handle.subscribe().borrow().clone();
        if is(&state) {
            return StreamState::clone(&state);
        }
        assert!(began.elapsed() < Duration::from_secs(30), "the state never came: {state:?}");
        thread::sleep(Duration::from_millis(10));
    }
}

fn opening(events: std::ops::RangeInclusive<u32>) -> String {
    let events = events.map(|n| frame(&format!("e-{n}"), "map-event", &event(n))).collect::<String>();
    [connected("e-0"), events, frame("", "live", r#"{"timestamp":2}"#)].concat()
}

#[test]
fn a_half_open_connection_is_dead_after_the_timeout_and_is_resumed_when_packets_pass_again() {
    let Some(wire) = Wire::lay("h") else { return };
    let scripts = vec![vec![ok(&opening(1..=1)), Do::Hold], vec![ok(&opening(1..=2)), Do::Hold]];
    let options = StreamOptions {
        ping_timeout: Some(Duration::from_millis(700)),
        connect_timeout: Duration::from_millis(700),
        ..hasty()
    };
    let handle = connect(&wire, scripts, options);
    until(&handle, |state| state.phase == Phase::Live && state.received == 1);
    // From here on the server's packets vanish; no end sees anything of it.
    assert!(wire.at_server(&["route", "add", "blackhole", &format!("{CLIENT}/32")]));
    let told = |words: &'static str| {
        move |state: &StreamState| state.error.as_deref().is_some_and(|e| e.contains(words))
    };
    until(&handle, told("not even a ping"));
    until(&handle, told("no answer in"));
    assert!(wire.at_server(&["route", "del", "blackhole", &format!("{CLIENT}/32")]));
    let state = until(&handle, |state| state.phase == Phase::Live && state.received == 2);
    assert_eq!(state.duplicates, 1);
}

#[test]
fn another_address_on_the_way_connects_anew_long_before_any_timeout() {
    let Some(wire) = Wire::lay("n") else { return };
    let handle = connect(&wire, vec![vec![ok(&opening(1..=1)), Do::Hold]], hasty());
    until(&handle, |state| state.phase == Phase::Live);
    thread::sleep(Duration::from_millis(300));
    let began = Instant::now();
    // A narrower network: from here on this is our address on the way to the server.
    assert!(wire.at_client(&["addr", "add", "10.231.7.3/25", "dev", "wire"]));
    let state = until(&handle, |state| state.phase == Phase::Live && state.connection_attempts == 2);
    assert!(began.elapsed() < Duration::from_secs(20), "the pings would be missed only after 75 s");
    assert_eq!((state.reconnects, state.wakes), (1, 0));
}
