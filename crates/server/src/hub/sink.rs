//! Where one reader's frames go while it is served on its own: to an HTTP library, or to a plain socket.
//!
//! Promises: waits for a reader that is slow, but not for one that takes nothing, and not past the end.

use super::{End, Frame, News, Rendering, encode};
use crate::metrics::Connection;
use bytes::Bytes;
use std::{sync::Arc, time::Duration};
use tokio::{
    io::AsyncWriteExt,
    net::TcpStream,
    sync::{mpsc, watch},
    time::{sleep, timeout},
};

/// Bytes that are gathered before a socket is written to.
const GATHERED: usize = 64 << 10;
/// How long a reader has to take the end.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Where frames go, and when to give up.
pub struct Sink {
    /// The way out.
    pub to: To,
    /// How frames are written.
    pub rendering: Rendering,
    /// How long the reader may take nothing.
    pub stall: Duration,
    /// Says when all ends.
    pub(super) news: watch::Receiver<News>,
    /// Counts what goes out.
    pub connection: Arc<Connection>,
}

/// The way out.
pub enum To {
    /// Whoever receives writes them.
    Channel(mpsc::Sender<Bytes>),
    /// A plain connection, and what is to be written to it as chunks.
    Socket(TcpStream, Vec<u8>),
}

impl Sink {
    /// Sends one frame of `text/event-stream`.
    pub async fn send(&mut self, bytes: Bytes) -> Result<(), End> {
        self.pass(self.rendering.of(bytes)).await
    }

    /// Sends one event.
    pub async fn send_event(&mut self, frame: &Frame) -> Result<(), End> {
        self.pass(frame.rendered(self.rendering)).await?;
        self.connection.sent(0, 1);
        Ok(())
    }

    async fn pass(&mut self, bytes: Bytes) -> Result<(), End> {
        self.connection.sent(bytes.len(), 0);
        match &mut self.to {
            To::Channel(frames) => match frames.try_send(bytes) {
                Ok(()) => Ok(()),
                Err(mpsc::error::TrySendError::Closed(_)) => Err(End::Gone),
                Err(mpsc::error::TrySendError::Full(bytes)) => {
                    let frames = frames.clone();
                    self.patiently(async || frames.send(bytes).await.map_err(|_| End::Gone)).await
                }
            },
            To::Socket(_, gathered) => {
                gathered.extend_from_slice(&encode::chunk(&bytes));
                if gathered.len() < GATHERED { Ok(()) } else { self.flush().await }
            }
        }
    }

    /// Writes what is gathered.
    pub async fn flush(&mut self) -> Result<(), End> {
        let To::Socket(socket, gathered) = &mut self.to else { return Ok(()) };
        while !gathered.is_empty() {
            let step = tokio::select! {
                step = timeout(self.stall, socket.write(gathered)) => step,
                _ = self.news.wait_for(|news| news.ending) => return Err(End::Ending),
            };
            match step {
                Ok(Ok(0)) | Ok(Err(_)) => return Err(End::Gone),
                Ok(Ok(written)) => drop(gathered.drain(..written)),
                Err(_) => return Err(End::Slow),
            }
        }
        // What the backlog took isn't needed any more.
        *gathered = Vec::new();
        Ok(())
    }

    /// Writes what is gathered, says that the server ends, and ends the body, for a reader that still takes it.
    pub async fn finish(&mut self) {
        let farewell = self.rendering.of(encode::farewell());
        self.connection.sent(farewell.len(), 0);
        match &mut self.to {
            To::Channel(frames) => drop(timeout(LAST_WORDS, frames.send(farewell)).await),
            To::Socket(socket, gathered) => {
                gathered.extend_from_slice(&encode::chunk(&farewell));
                gathered.extend_from_slice(encode::LAST_CHUNK);
                let _ = timeout(LAST_WORDS, socket.write_all(gathered)).await;
            }
        }
    }

    /// Waits; what is gathered goes first.
    pub async fn wait(&mut self, duration: Duration) -> Result<(), End> {
        self.flush().await?;
        let mut news = self.news.clone();
        tokio::select! {
            () = sleep(duration) => Ok(()),
            () = self.closed() => Err(End::Gone),
            _ = news.wait_for(|news| news.ending) => Err(End::Ending),
        }
    }

    /// Returns when the reader has gone. A socket says so when it is written to.
    pub async fn closed(&self) {
        match &self.to {
            To::Channel(frames) => frames.closed().await,
            To::Socket(..) => std::future::pending().await,
        }
    }

    async fn patiently(&mut self, send: impl AsyncFnOnce() -> Result<(), End>) -> Result<(), End> {
        tokio::select! {
            sent = timeout(self.stall, send()) => sent.unwrap_or(Err(End::Slow)),
            _ = self.news.wait_for(|news| news.ending) => Err(End::Ending),
        }
    }
}
