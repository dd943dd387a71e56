//! This test program, started again with a variable as a server: a process that can be killed and has the
//! detector of the tests.

use super::{ByTitle, PATIENCE, config};
use std::{path::Path, process::Stdio, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    time::timeout,
};
use ww3_server::Config;

const FOLDER: &str = "WW3_TEST_SERVER_FOLDER";

/// For a test named `a_server_process`: is the server where it was started as one, else nothing.
pub async fn serve_if_told(change: impl FnOnce(&mut Config)) {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let mut config = config(Path::new(&folder));
    change(&mut config);
    let server = ww3_server::start_with(config, Arc::new(ByTitle)).await.unwrap();
    println!("listening on {}", server.addr());
    tokio::time::sleep(Duration::from_secs(600)).await;
}

/// The server on this folder, and its address.
pub async fn start(folder: &Path) -> (Child, String) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["a_server_process", "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let address = timeout(PATIENCE, async {
        loop {
            let line = lines.next_line().await.unwrap().expect("it ended");
            if let Some((_, address)) = line.split_once("listening on ") {
                return address.to_owned();
            }
        }
    });
    let address = address.await.expect("it didn't start");
    // What follows must go somewhere.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    (child, address)
}
