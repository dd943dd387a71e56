//! The other end of a WebSocket.

use super::{Fixture, PATIENCE};
use futures::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

/// A connection that is a WebSocket.
pub struct Socket<S = MaybeTlsStream<TcpStream>>(pub WebSocketStream<S>);

pub fn address(server: &Fixture, path: &str) -> String {
    format!("ws://{}{path}", server.server.addr())
}

impl Socket {
    pub async fn open(server: &Fixture, path: &str) -> Self {
        Self(connect_async(address(server, path)).await.unwrap().0)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Socket<S> {
    pub async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    async fn message(&mut self) -> Option<Message> {
        timeout(PATIENCE, self.0.next()).await.expect("nothing in time").map(Result::unwrap)
    }

    /// The next frame; pings of the protocol are passed over.
    pub async fn next(&mut self) -> Value {
        loop {
            match self.message().await.expect("it ended") {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    pub async fn expect(&mut self, event: &str) -> Value {
        let frame = self.next().await;
        assert_eq!(frame["event"], event, "{frame}");
        frame
    }

    /// The code and the reason of the end, and the frames before it.
    pub async fn end(&mut self) -> (u16, String, Vec<Value>) {
        let mut frames = Vec::new();
        loop {
            match self.message().await.expect("it ended without a word") {
                Message::Close(Some(close)) => return (close.code.into(), close.reason.to_string(), frames),
                Message::Text(text) => frames.push(serde_json::from_str(&text).unwrap()),
                _ => {}
            }
        }
    }

    /// Events up to the one of this title.
    pub async fn titles_until(&mut self, last: &str) -> Vec<String> {
        let mut titles = Vec::new();
        loop {
            let frame = self.next().await;
            if frame["event"] == "map-event" {
                titles.push(frame["data"]["title"].as_str().unwrap().to_owned());
                if titles.last().is_some_and(|title| title == last) {
                    return titles;
                }
            }
        }
    }
}
