//! The feed server inside the app: so that one person with no server still has a working monitor.
//!
//! It runs on a thread and a runtime of its own: a busy server must not hold up the window. It listens on
//! a free loopback port, with a token made anew for each run, so that nothing else on the machine and no
//! web page can read or write its stream.

use std::{net::SocketAddr, path::PathBuf, thread::JoinHandle, time::Duration};
use tokio::sync::{mpsc, oneshot, watch};
use ww3_server::{Config, Database, FeedSource, FeedStatus, Server};

/// How long the server may take to stop.
const STOP_WITHIN: Duration = Duration::from_secs(2);

/// The feed server inside the app.
#[derive(Debug)]
pub struct Embedded {
    addr: SocketAddr,
    token: String,
    feeds: watch::Receiver<Vec<FeedStatus>>,
    orders: mpsc::Sender<Order>,
    thread: Option<JoinHandle<()>>,
}

enum Order {
    Feeds(Vec<FeedSource>),
    Stop(oneshot::Sender<()>),
}

impl Embedded {
    /// Starts the server on this database, polling these feeds.
    ///
    /// # Errors
    /// Says why it could not start.
    pub async fn start(database: PathBuf, feeds: Vec<FeedSource>) -> Result<Self, String> {
        let token = fresh_token()?;
        let config = Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            database: Database::Sqlite(database),
            token: Some(token.clone()),
            feeds,
            ..Config::default()
        };
        let (started, ready) = oneshot::channel();
        let (orders, inbox) = mpsc::channel(8);
        let thread = std::thread::Builder::new()
            .name("feed-server".into())
            .spawn(move || run(config, started, inbox))
            .map_err(|error| format!("the embedded feed server has no thread: {error}"))?;
        let (addr, feeds) =
            ready.await.map_err(|_| "the embedded feed server ended as it started".to_owned())??;
        Ok(Self { addr, token, feeds, orders, thread: Some(thread) })
    }

    /// Where it listens.
    pub fn origin(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// What it asks for.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// How its feeds do.
    pub fn feeds(&self) -> watch::Receiver<Vec<FeedStatus>> {
        self.feeds.clone()
    }

    /// Polls these feeds from now on.
    pub async fn set_feeds(&self, feeds: Vec<FeedSource>) {
        let _ = self.orders.send(Order::Feeds(feeds)).await;
    }

    /// Stops the server, within two seconds.
    pub async fn stop(mut self) {
        let (done, stopped) = oneshot::channel();
        let _ = self.orders.send(Order::Stop(done)).await;
        if tokio::time::timeout(STOP_WITHIN, stopped).await.is_err() {
            tracing::warn!("the embedded feed server took too long to stop; it is left behind");
            return;
        }
        if let Some(thread) = self.thread.take() {
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }
}

type Started = Result<(SocketAddr, watch::Receiver<Vec<FeedStatus>>), String>;

fn run(config: Config, started: oneshot::Sender<Started>, inbox: mpsc::Receiver<Order>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("feed-server-worker")
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => {
            runtime.block_on(serve(config, started, inbox));
            runtime.shutdown_timeout(Duration::from_millis(500));
        }
        Err(error) => {
            let _ = started.send(Err(format!("the embedded feed server has no runtime: {error}")));
        }
    }
}

async fn serve(config: Config, started: oneshot::Sender<Started>, mut inbox: mpsc::Receiver<Order>) {
    let server: Server = match ww3_server::start(config).await {
        Ok(server) => server,
        Err(error) => {
            let _ = started.send(Err(format!("the embedded feed server: {error}")));
            return;
        }
    };
    let _ = started.send(Ok((server.addr(), server.feeds())));
    while let Some(order) = inbox.recv().await {
        match order {
            Order::Feeds(feeds) => server.set_feeds(feeds),
            Order::Stop(done) => {
                server.stop().await;
                let _ = done.send(());
                return;
            }
        }
    }
    server.stop().await;
}

/// 256 random bits of the system, as hexadecimal digits.
fn fresh_token() -> Result<String, String> {
    let mut bits = [0u8; 32];
    getrandom::fill(&mut bits).map_err(|error| format!("the system gives no random numbers: {error}"))?;
    Ok(bits.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &str =
        r#"{"title":"t","url":"https://example.org/1","source_name":"s","published_at":1700000000}"#;

    async fn post(server: &Embedded, token: Option<&str>, origin: Option<&str>) -> u16 {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let mut request = client.post(format!("{}/api/ingest", server.origin()));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        let request = request.header("content-type", "application/json").body(ITEM);
        request.send().await.unwrap().status().as_u16()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_page_of_another_origin_and_a_program_without_the_token_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let server = Embedded::start(folder.path().join("feed.db"), Vec::new()).await.unwrap();
        let token = server.token().to_owned();
        assert_eq!(post(&server, None, None).await, 401);
        assert_eq!(post(&server, Some(&token), Some("https://example.org")).await, 403);
        assert_eq!(post(&server, Some(&token), None).await, 200);
        let began = std::time::Instant::now();
        server.stop().await;
        assert!(began.elapsed() < STOP_WITHIN);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_file_that_is_no_database_is_named_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("feed.db");
        std::fs::write(
            &file,
            "a letter to my aunt, longer than a hundred bytes, so that it looks like something".repeat(3),
        )
        .unwrap();
        let error = Embedded::start(file.clone(), Vec::new()).await.unwrap_err();
        assert!(error.contains("feed.db"), "{error}");
        assert!(std::fs::read_to_string(file).unwrap().starts_with("a letter"));
    }
}
