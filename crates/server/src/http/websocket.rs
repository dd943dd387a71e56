//! The stream over a WebSocket: the same frames as JSON messages, and a reader that may change what it wants.
//!
//! Promises: whoever may not open a stream may not open this one; every frame in the order of the stream; a peer
//! that takes nothing, says nothing for long, or says too much, is cut off; the close code and its reason say why
//! a connection ends.

use super::{
    accept::Peer,
    orders::{Order, Subscriptions},
    sse,
};
use crate::{
    auth::Grant,
    hub::{End, Reader, Rendering, To, encode},
    limits::OpenStream,
};
use axum::{
    extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, rejection::WebSocketUpgradeRejection},
    http::{HeaderMap, header},
    response::Response,
};
use bytes::Bytes;
use futures::{
    SinkExt, StreamExt,
    stream::{SplitSink, SplitStream},
};
use std::time::{Duration, Instant};
use tokio::{
    sync::mpsc,
    time::{interval, timeout},
};

/// Bytes of a message.
const MESSAGE: usize = 16 << 10;
/// Messages of any kind in a second.
const A_SECOND: u32 = 20;
/// A longer message ends the connection without a word.
const LONGEST: usize = 4 * MESSAGE;
/// Buffers that the library keeps for each connection.
const BUFFER: usize = 4 << 10;
/// How long a peer has to take the last words.
const LAST_WORDS: Duration = Duration::from_secs(1);
/// A peer that says nothing for so many pings is gone.
const SILENCE: u32 = 3;

/// The upgrade of a connection, or why there is none.
pub type Upgrade = Result<WebSocketUpgrade, WebSocketUpgradeRejection>;

/// Whether a request asks for a WebSocket.
pub fn is_asked_for(headers: &HeaderMap) -> bool {
    headers.get(header::UPGRADE).is_some_and(|name| name.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// What a connection is made of.
pub struct Conversation {
    /// Who reads.
    pub reader: Reader,
    /// What it wants.
    pub subscriptions: Subscriptions,
    /// What it may.
    pub grant: Grant,
    /// Let go with the connection.
    pub held: (Peer, Option<OpenStream>),
    /// How often it is asked whether it lives.
    pub ping: Duration,
}

/// Why a connection ends.
#[derive(Debug, PartialEq)]
enum Leaving {
    Gone,
    Slow,
    Ending,
    Expired,
    NoText,
    Long,
    Flood,
}

impl Leaving {
    /// RFC 6455, 7.4; from 4000 on they are ours. None where nobody is there to be told.
    fn close(&self) -> Option<(u16, &'static str)> {
        match self {
            Self::Gone | Self::Slow => None,
            Self::Ending => Some((1001, "the server ends; connect again and resume")),
            Self::Expired => {
                Some((4401, "Token expired: connect again with a new token; the cursor still holds"))
            }
            Self::NoText => Some((1003, "messages are JSON as text")),
            Self::Long => Some((1009, "a message has at most 16 KiB")),
            Self::Flood => Some((1008, "at most 20 messages a second")),
        }
    }
}

/// Answers the upgrade; the conversation follows.
pub fn answer(upgrade: WebSocketUpgrade, conversation: Conversation) -> Response {
    let upgrade = upgrade.read_buffer_size(BUFFER).write_buffer_size(BUFFER);
    upgrade.max_message_size(LONGEST).max_frame_size(LONGEST).on_upgrade(|socket| talk(socket, conversation))
}

async fn talk(socket: WebSocket, conversation: Conversation) {
    let Conversation { reader, subscriptions, grant, held, ping } = conversation;
    let (mut outgoing, mut incoming) = socket.split();
    let (to, mut frames) = mpsc::channel(sse::WAITING);
    let (orders, ordered) = mpsc::channel(1);
    let leaving = tokio::select! {
        leaving = serve(reader, subscriptions, &grant, to, ordered) => leaving,
        leaving = hear(&mut incoming, orders, ping * SILENCE) => leaving,
        () = write(&mut outgoing, &mut frames, ping) => Leaving::Gone,
        () = grant.expired() => Leaving::Expired,
    };
    if leaving == Leaving::Slow {
        tracing::debug!("a reader that took nothing was cut off; it resumes by its cursor");
    }
    if let Some(close) = leaving.close() {
        let words = async {
            part(&mut outgoing, &mut frames, close).await?;
            // A socket that is dropped with something unread takes its last words back.
            while let Some(Ok(_)) = incoming.next().await {}
            Ok::<_, axum::Error>(())
        };
        let _ = timeout(LAST_WORDS, words).await;
    }
    drop(held);
}

/// What waits goes first.
async fn part(
    outgoing: &mut SplitSink<WebSocket, Message>,
    frames: &mut mpsc::Receiver<Bytes>,
    (code, reason): (u16, &'static str),
) -> Result<(), axum::Error> {
    while let Ok(frame) = frames.try_recv() {
        outgoing.feed(text(frame)).await?;
    }
    if code > 1001 {
        let told = encode::error(reason.split(':').next().unwrap_or(reason), reason);
        outgoing.feed(text(Rendering::Json.of(told))).await?;
    }
    outgoing.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await
}

/// Serves the reader, and does what it asks.
async fn serve(
    mut reader: Reader,
    mut subscriptions: Subscriptions,
    grant: &Grant,
    to: mpsc::Sender<Bytes>,
    mut orders: mpsc::Receiver<Result<Order, String>>,
) -> Leaving {
    let mut sink = reader.sink(To::Channel(to));
    loop {
        let done = tokio::select! {
            end = reader.follow(&mut sink) => Err(end),
            Some(order) = orders.recv() => {
                let order = order.and_then(|order| {
                    subscriptions.obey(order, |scopes| grant.check_scopes(scopes).map_err(|why| why.to_string()))
                });
                match order {
                    Ok(asked) => {
                        reader.want(subscriptions.wants());
                        // It has no id: where a gap is still to be told, a cursor would hide it.
                        let word = encode::word("subscribed", &subscriptions.words().to_string());
                        match sink.send(word).await {
                            Ok(()) => match asked {
                                Some(asked) => reader.restart(&asked, &mut sink).await,
                                None => Ok(()),
                            },
                            Err(end) => Err(end),
                        }
                    }
                    Err(why) => sink.send(encode::error("Message refused", &why)).await,
                }
            }
        };
        match done {
            Ok(()) => {}
            Err(End::Slow) => return Leaving::Slow,
            Err(End::Ending) => return Leaving::Ending,
            Err(End::Gone | End::Joined) => return Leaving::Gone,
        }
    }
}

/// Takes what the peer says.
async fn hear(
    incoming: &mut SplitStream<WebSocket>,
    orders: mpsc::Sender<Result<Order, String>>,
    silence: Duration,
) -> Leaving {
    let (mut second, mut count) = (Instant::now(), 0);
    loop {
        let Ok(Some(Ok(message))) = timeout(silence, incoming.next()).await else { return Leaving::Gone };
        if second.elapsed() > Duration::from_secs(1) {
            (second, count) = (Instant::now(), 0);
        }
        count += 1;
        if count > A_SECOND {
            return Leaving::Flood;
        }
        match message {
            Message::Text(text) if text.len() > MESSAGE => return Leaving::Long,
            Message::Text(text) => {
                if orders.send(Order::read(&text)).await.is_err() {
                    return Leaving::Gone;
                }
            }
            Message::Binary(_) => return Leaving::NoText,
            // The library answers both.
            Message::Ping(_) | Message::Pong(_) => {}
            Message::Close(_) => return Leaving::Gone,
        }
    }
}

/// Writes what comes, all that waits at a time, and asks now and then whether anybody is there.
async fn write(
    outgoing: &mut SplitSink<WebSocket, Message>,
    frames: &mut mpsc::Receiver<Bytes>,
    ping: Duration,
) {
    let mut pings = interval(ping);
    loop {
        let message = tokio::select! {
            frame = frames.recv() => match frame {
                Some(frame) => text(frame),
                None => return std::future::pending().await,
            },
            _ = pings.tick() => Message::Ping(Bytes::new()),
        };
        if outgoing.feed(message).await.is_err() {
            return;
        }
        while let Ok(frame) = frames.try_recv() {
            if outgoing.feed(text(frame)).await.is_err() {
                return;
            }
        }
        if outgoing.flush().await.is_err() {
            return;
        }
    }
}

/// Our frames are JSON, and so UTF-8.
fn text(frame: Bytes) -> Message {
    match frame.try_into() {
        Ok(text) => Message::Text(text),
        Err(_) => Message::Text("{}".into()),
    }
}
