//! Sites that publish feeds, on loopback.

use super::PATIENCE;
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use ww3_server::FeedSource;

/// A site whose answers are made from the request's head.
pub struct Site {
    pub addr: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

pub async fn site(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Site {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    let requests = Arc::new(Mutex::new(Vec::new()));
    let (answer, seen) = (Arc::new(answer), Arc::clone(&requests));
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let (answer, seen) = (Arc::clone(&answer), Arc::clone(&seen));
            tokio::spawn(async move {
                let mut bytes = vec![0; 8192];
                let read = socket.read(&mut bytes).await.unwrap();
                let head = String::from_utf8_lossy(&bytes[..read]).to_lowercase();
                seen.lock().unwrap().push(head.clone());
                let answer = answer(&head);
                if answer.is_empty() {
                    tokio::time::sleep(PATIENCE).await;
                }
                let _ = socket.write_all(answer.as_bytes()).await;
            });
        }
    });
    Site { addr, requests }
}

impl Site {
    pub fn feed(&self, path: &str) -> FeedSource {
        let interval = Duration::from_millis(150);
        FeedSource { interval, ..FeedSource::new(&path[1..], format!("http://{}{path}", self.addr)) }
    }

    pub fn requests_for(&self, path: &str) -> Vec<String> {
        let all = self.requests.lock().unwrap();
        all.iter().filter(|head| head.starts_with(&format!("get {path} "))).cloned().collect()
    }
}

pub fn ok(content_type: &str, more: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nConnection: close\r\n{more}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

pub fn rss(titles: &[&str]) -> String {
    let items = titles.iter().enumerate().map(|(at, title)| {
        format!("<item><title>{title}</title><link>https://example.org/{at}</link><guid>g{at}</guid></item>")
    });
    let items: String = items.collect();
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title>{items}</channel></rss>")
}
