//! `GET /api/map-events`: history, newest first, a page at a time.
//!
//! Of each event the standing revision, also where it was withdrawn. A page is found within a bounded time: where
//! a filter leaves little, it may hold fewer events than asked for (even none), and `next` goes on.

use super::{
    Api,
    params::{self, query, refused},
    problem::ApiError,
};
use crate::store::{Moment, Past};
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use ww3_event::Filter;

/// Events on a page where nothing is said.
const LIMIT: usize = 100;
/// Events on a page at most.
const LIMIT_MOST: usize = 500;
/// Words that are searched for at most.
const WORDS_MOST: usize = 16;
/// How long a page may be searched for.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Debug)]
struct Asked {
    filter: Filter,
    since: i64,
    until: Option<i64>,
    words: Option<String>,
    limit: usize,
    cursor: Option<Moment>,
}

/// Answers a page.
pub async fn map_events(
    State(api): State<Arc<Api>>,
    RawQuery(text): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let text = text.unwrap_or_default();
    let grant = api.guard.check_token(&headers, &text)?;
    let asked = read(&text)?;
    grant.check_scopes(&asked.filter.scopes)?;
    let (found, next) = search(&api, &asked).await?;
    let next = next.map(|at| format!("{}-{}", at.time, at.seq));
    let link = next.as_deref().map(|cursor| link(&text, cursor));
    let kind = [(header::CONTENT_TYPE, "application/json")];
    let mut response = (kind, body(&found, next.as_deref())).into_response();
    if let Some(link) = link.and_then(|link| link.parse().ok()) {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

async fn search(api: &Api, asked: &Asked) -> Result<(Vec<Past>, Option<Moment>), ApiError> {
    let newest =
        Moment { time: asked.until.map_or(i64::MAX, |until| until.saturating_add(1)), seq: i64::MIN };
    let mut before = asked.cursor.map_or(newest, |cursor| cursor.min(newest));
    let started = Instant::now();
    let mut found = Vec::new();
    loop {
        let step = api.store.history(before, asked.since, asked.words.clone()).await?;
        for past in step.rows {
            if !asked.filter.matches(&past.event) {
                continue;
            }
            if found.len() == asked.limit {
                // There is at least this one more.
                let next = found.last().map(|last: &Past| last.at);
                return Ok((found, next));
            }
            found.push(past);
        }
        match step.next {
            Some(next) if started.elapsed() < PATIENCE => before = next,
            next => return Ok((found, next)),
        }
    }
}

/// The stored texts as they are: nothing is encoded again.
fn body(found: &[Past], next: Option<&str>) -> String {
    let events: Vec<_> = found.iter().map(|past| past.body.as_str()).collect();
    let next = next.map(|cursor| format!(",\"next\":\"{cursor}\"")).unwrap_or_default();
    format!("{{\"events\":[{}]{next}}}", events.join(","))
}

/// The address of the next page. The token stays out: a `Link` is copied into logs.
fn link(text: &str, cursor: &str) -> String {
    let kept = query(text).filter(|(name, _)| name != "token" && name != "cursor");
    let mut next = url::form_urlencoded::Serializer::new(String::new());
    next.extend_pairs(kept).append_pair("cursor", cursor);
    format!("</api/map-events?{}>; rel=\"next\"", next.finish())
}

fn read(text: &str) -> Result<Asked, ApiError> {
    let mut asked = Asked {
        filter: Filter::default(),
        since: i64::MIN,
        until: None,
        words: None,
        limit: LIMIT,
        cursor: None,
    };
    let mut had = params::Had::default();
    for (name, value) in query(text) {
        if asked.filter.set(&name, &value)? {
            had.note(&name)?;
            continue;
        }
        match &*name {
            "since" => asked.since = params::seconds("since", &value)?,
            "until" => asked.until = Some(params::seconds("until", &value)?),
            "q" => asked.words = Some(words(&value)?),
            "limit" => {
                asked.limit =
                    params::number("limit", &value, 1..=LIMIT_MOST, "a whole number from 1 to 500")?;
            }
            "cursor" => asked.cursor = Some(cursor(&value)?),
            "token" => {}
            _ => continue,
        }
        had.note(&name)?;
    }
    Ok(asked)
}

fn cursor(value: &str) -> Result<Moment, ApiError> {
    let parts = value.rsplit_once('-').and_then(|(time, seq)| Some((time.parse().ok()?, seq.parse().ok()?)));
    let (time, seq) = parts.ok_or_else(|| refused("cursor", value, "what the page before gave as `next`"))?;
    Ok(Moment { time, seq })
}

/// A query of FTS5: each word in quotes, so that nothing of it is taken for an operator; the last may be the
/// beginning of a word.
fn words(value: &str) -> Result<String, ApiError> {
    let words: Vec<_> = value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > WORDS_MOST || value.len() > 1000 {
        return Err(refused("q", value, "1 to 16 words, all of which the event's text must have"));
    }
    Ok(words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" ") + "*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_be_no_operators() {
        assert_eq!(
            words("Kyiv's NEAR(\"power\" OR dam*)").unwrap(),
            r#""Kyiv" "s" "NEAR" "power" "OR" "dam"*"#
        );
        for bad in ["", " - ", "\"*\"", &"a ".repeat(17)] {
            assert!(words(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_link_to_the_next_page_keeps_the_filter_and_drops_the_token() {
        assert_eq!(
            link("q=a%20b&token=hush&cursor=1-1&limit=5", "7-3"),
            "</api/map-events?q=a+b&limit=5&cursor=7-3>; rel=\"next\""
        );
    }
}
