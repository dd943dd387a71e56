//! `GET /api/map-stream`: the event stream.

use super::{
    Api,
    accept::Peer,
    expiry, guard, negotiate,
    orders::Subscriptions,
    packed::Packing,
    params::{self, query},
    plain::{Plain, taken_over},
    problem::ApiError,
    sse,
    websocket::{self, Conversation, Upgrade},
};
use crate::{
    auth::Grant,
    hub::{Asked, End, Reader, Rendering},
    metrics::Opened,
};
use axum::{
    Extension,
    extract::{RawQuery, State},
    http::{HeaderMap, Version},
    response::Response,
};
use std::sync::Arc;
use tokio::sync::mpsc;
use ww3_event::Filter;

/// What a stream's query asks for.
#[derive(Debug, PartialEq)]
pub struct Query {
    /// Which events.
    pub filter: Filter,
    /// Also later revisions.
    pub updates: bool,
    /// From where.
    pub asked: Asked,
}

/// Opens a stream.
pub async fn map_stream(
    State(api): State<Arc<Api>>,
    Extension(peer): Extension<Peer>,
    plain: Option<Extension<Plain>>,
    version: Version,
    upgrade: Upgrade,
    RawQuery(text): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let text = text.unwrap_or_default();
    if websocket::is_asked_for(&headers) {
        return open_websocket(&api, peer, &text, &headers, upgrade).await;
    }
    let (grant, asked) = granted(&api, &text, &headers)?;
    let rendering = negotiate::rendering(&headers).ok_or(ApiError::NoRendering)?;
    let packing = Packing::of(&headers, &api.packing)?;
    let counted = guard::open_stream(&api, &peer, &headers)?;
    let scope = asked.filter.scopes.to_string();
    let opened = Opened { peer: Some(peer.remote), scope, rendering: rendering.label() };
    let reader = Reader::open(api.hub.clone(), asked.filter, asked.updates, &asked.asked, api.timing, opened)
        .await?
        .rendered(rendering);
    // One that may expire keeps to the library, whose streams are watched for it.
    let is_plain = plain.is_some() && rendering == Rendering::Text && packing.is_none();
    if is_plain && grant.until.is_none() {
        return Ok(taken_over(version, reader, counted));
    }
    let (sink, frames) = mpsc::channel(sse::WAITING);
    tokio::spawn(async move {
        let run = reader.run(sink.clone());
        if expiry::while_granted(run, &grant, &sink, rendering, api.timing.stall).await == Some(End::Slow) {
            // It resumes by its cursor.
            peer.cut.notify_one();
        }
        drop(counted);
    });
    Ok(sse::response(version, rendering, frames, packing))
}

/// The address that is a WebSocket and nothing else.
pub async fn map_stream_ws(
    State(api): State<Arc<Api>>,
    Extension(peer): Extension<Peer>,
    upgrade: Upgrade,
    RawQuery(text): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    open_websocket(&api, peer, &text.unwrap_or_default(), &headers, upgrade).await
}

async fn open_websocket(
    api: &Api,
    peer: Peer,
    text: &str,
    headers: &HeaderMap,
    upgrade: Upgrade,
) -> Result<Response, ApiError> {
    let (grant, query) = granted(api, text, headers)?;
    let upgrade = upgrade.map_err(|why| ApiError::NoUpgrade { why: why.body_text() })?;
    let counted = guard::open_stream(api, &peer, headers)?;
    let subscriptions = Subscriptions::new(&query.filter, query.updates);
    let scope = query.filter.scopes.to_string();
    let opened = Opened { peer: Some(peer.remote), scope, rendering: Rendering::Json.label() };
    let reader =
        Reader::open(api.hub.clone(), query.filter, query.updates, &query.asked, api.timing, opened).await?;
    let reader = reader.rendered(Rendering::Json);
    let (held, ping) = ((peer, counted), api.timing.ping);
    Ok(websocket::answer(upgrade, Conversation { reader, subscriptions, grant, held, ping }))
}

/// What is asked for, where it may be had.
fn granted(api: &Api, text: &str, headers: &HeaderMap) -> Result<(Grant, Query), ApiError> {
    // Before anything else is said: who has no token learns nothing of the parameters.
    let grant = api.guard.check_token(headers, text)?;
    let query = read(text, headers)?;
    grant.check_scopes(&query.filter.scopes)?;
    Ok((grant, query))
}

fn read(text: &str, headers: &HeaderMap) -> Result<Query, ApiError> {
    let mut read = read_fields(query(text))?;
    // One that can't be read is told so by a gap.
    if let Some(id) = params::last_event_id(headers) {
        read.asked.cursor = Some(id);
    }
    Ok(read)
}

/// Reads the parameters of a stream.
pub fn read_fields(
    fields: impl Iterator<Item = (impl AsRef<str>, impl AsRef<str>)>,
) -> Result<Query, ApiError> {
    let mut read = Query { filter: Filter::default(), updates: true, asked: Asked::default() };
    let mut had = params::Had::default();
    for (name, value) in fields {
        let (name, value) = (name.as_ref(), value.as_ref());
        if read.filter.set(name, value)? {
            had.note(name)?;
            continue;
        }
        match name {
            "since" => read.asked.since = Some(params::seconds("since", value)?),
            "updates" => read.updates = updates(value)?,
            "last_event_id" => read.asked.cursor = Some(value.to_owned()).filter(|id| !id.is_empty()),
            "token" => {}
            // Unknown parameters are somebody else's: a proxy's, or a cache buster.
            _ => continue,
        }
        had.note(name)?;
    }
    Ok(read)
}

fn updates(value: &str) -> Result<bool, ApiError> {
    value.parse().map_err(|_| params::refused("updates", value, "true, or false for first revisions only"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_header_wins_over_the_parameter() {
        let mut headers = HeaderMap::new();
        let asked = |headers: &HeaderMap| read("last_event_id=b-2&since=5", headers).unwrap().asked;
        assert_eq!(asked(&headers).cursor.as_deref(), Some("b-2"));
        headers.insert("last-event-id", HeaderValue::from_static("a-1"));
        assert_eq!(asked(&headers).cursor.as_deref(), Some("a-1"));
    }

    #[test]
    fn a_malformed_parameter_is_named_with_what_it_takes() {
        for (text, parameter) in [
            ("since=abc", "since"),
            ("since=", "since"),
            ("since=99999999999999", "since"),
            ("updates=maybe", "updates"),
            ("scope=moon", "scope"),
            ("bbox=1,2", "bbox"),
            ("min_severity=0", "min_severity"),
        ] {
            let error = read(text, &HeaderMap::new()).unwrap_err().to_string();
            assert!(error.starts_with(parameter), "{text}: {error}");
        }
        assert!(read("colour=red&since=-5", &HeaderMap::new()).is_ok());
    }
}
