//! A stream's frames as a packed body.
//!
//! Promises: a frame that has come is readable at once; frames that wait together are packed together. So many
//! streams are packed at a time and no more, because each takes memory for as long as it lives.

use super::{
    coder::Coder,
    negotiate::{self, Coding},
    problem::ApiError,
};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use bytes::Bytes;
use futures::Stream;
use std::{io, sync::Arc};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

/// Bytes that are packed together, at most.
const TOGETHER: usize = 64 << 10;

/// Packs one stream.
pub struct Packing {
    coding: Coding,
    coder: Coder,
    permit: OwnedSemaphorePermit,
}

impl Packing {
    /// What the request asks for; none where its body goes as it is.
    ///
    /// # Errors
    /// Where it takes none that it can have.
    pub fn of(headers: &HeaderMap, places: &Arc<Semaphore>) -> Result<Option<Self>, ApiError> {
        let welcome = negotiate::coding(headers);
        if let Some(coding) = welcome.coding
            && let Ok(permit) = Arc::clone(places).try_acquire_owned()
        {
            match Coder::new(coding) {
                Ok(coder) => return Ok(Some(Self { coding, coder, permit })),
                Err(error) => tracing::warn!("a stream goes unpacked: {error}"),
            }
        }
        if welcome.identity { Ok(None) } else { Err(ApiError::NoCoding) }
    }

    /// Marks an answer as packed by this.
    pub fn mark(&self, response: &mut Response) {
        let name = HeaderValue::from_static(self.coding.name());
        response.headers_mut().insert(header::CONTENT_ENCODING, name);
    }
}

/// The body of what comes through `frames`; it ends with them.
pub fn body(frames: mpsc::Receiver<Bytes>, packing: Option<Packing>) -> Body {
    match packing {
        Some(packing) => Body::from_stream(pack(frames, packing)),
        None => Body::from_stream(futures::stream::unfold(frames, async |mut frames| {
            let bytes = frames.recv().await?;
            Some((Ok::<_, io::Error>(bytes), frames))
        })),
    }
}

fn pack(
    frames: mpsc::Receiver<Bytes>,
    Packing { coder, permit, .. }: Packing,
) -> impl Stream<Item = io::Result<Bytes>> {
    futures::stream::unfold((frames, Some(coder), permit), async |(mut frames, mut coder, permit)| {
        let packed = match frames.recv().await {
            Some(first) => coder.as_mut()?.pack(&gather(first, &mut frames)),
            None => coder.take()?.finish(),
        };
        Some((packed, (frames, coder, permit)))
    })
}

/// Also what waits already.
fn gather(first: Bytes, frames: &mut mpsc::Receiver<Bytes>) -> Bytes {
    let Ok(second) = frames.try_recv() else { return first };
    let mut all = [first, second].concat();
    while all.len() < TOGETHER
        && let Ok(more) = frames.try_recv()
    {
        all.extend_from_slice(&more);
    }
    all.into()
}
