//! `GET /api/map-replay`: history as a stream, at its own pace or up to a thousand times as fast.

use super::{
    Api,
    accept::Peer,
    expiry, guard,
    packed::Packing,
    params::{self, query, refused},
    problem::ApiError,
    sse,
};
use crate::{
    hub::{Rendering, encode},
    replay,
    replay::Replay,
};
use axum::{
    Extension,
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode, Version},
    response::{IntoResponse, Response},
};
use std::sync::Arc;
use tokio::sync::mpsc;
use ww3_event::Filter;

/// Opens a replay. A reader that comes back after the end is told that there is no more (204).
pub async fn map_replay(
    State(api): State<Arc<Api>>,
    Extension(peer): Extension<Peer>,
    version: Version,
    RawQuery(text): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let text = text.unwrap_or_default();
    let grant = api.guard.check_token(&headers, &text)?;
    let replay = read(&text, &headers, api.store.epoch())?;
    grant.check_scopes(&replay.filter.scopes)?;
    if replay.after == Some(replay.last()) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let packing = Packing::of(&headers, &api.packing)?;
    let counted = guard::open_stream(&api, &peer, &headers)?;
    let (sink, frames) = mpsc::channel(sse::WAITING);
    let (store, timing) = (api.store.clone(), api.timing);
    let ending = api.ending.clone();
    tokio::spawn(async move {
        let run = replay.run(store, timing.ping, timing.stall, sink.clone(), ending);
        expiry::while_granted(run, &grant, &sink, Rendering::Text, timing.stall).await;
        drop(counted);
    });
    Ok(sse::response(version, Rendering::Text, frames, packing))
}

fn read(text: &str, headers: &HeaderMap, epoch: &str) -> Result<Replay, ApiError> {
    let mut filter = Filter::default();
    let (mut start, mut end, mut speed, mut cursor) = (None, encode::now(), 1.0, None);
    let mut had = params::Had::default();
    for (name, value) in query(text) {
        if filter.set(&name, &value)? {
            had.note(&name)?;
            continue;
        }
        match &*name {
            "start" => start = Some(params::seconds("start", &value)?),
            "end" => end = params::seconds("end", &value)?,
            "speed" => speed = params::number("speed", &value, 1.0..=1000.0, "a number from 1 to 1000")?,
            "last_event_id" => cursor = Some(value.into_owned()),
            "token" => {}
            _ => continue,
        }
        had.note(&name)?;
    }
    let start = start.ok_or_else(|| refused("start", "", params::SECONDS))?;
    if end < start {
        return Err(refused("end", &end.to_string(), "Unix seconds, not before `start`"));
    }
    let cursor = params::last_event_id(headers).or(cursor);
    let after = cursor.and_then(|cursor| replay::place(&cursor, epoch));
    // A place of another replay than this one is none here; nor is the one before the first event.
    let after = after.filter(|at| (start..=end).contains(&at.time) && at.seq > 0);
    Ok(Replay { filter, start, end, speed, after })
}
