//! The reports of each incident, and the event that they make together.
//!
//! All within the transaction that marks their items: an event never says what its reports don't.

use super::{StoreError, events};
use crate::incidents::{Report, TOLL, Verdict, decide, merged, says_the_same};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use std::{cell::RefCell, collections::HashMap, rc::Rc};
use ww3_event::MapEvent;

/// So many reports before and after a new one are looked at, the nearest in time.
const LOOKED_AT: i64 = 6;
/// An event has no more reports than this; what comes later is linked to it no more.
const REPORTS: usize = 64;
/// So many reports are remembered as they were read.
const REMEMBERED: usize = 512;
/// Half the height (degrees of latitude) of the area that is looked at: 150 km.
const NEAR: f64 = 1.4;

pub(super) const BEFORE: &str = "SELECT event_id FROM reports
    WHERE country = ?1 AND time BETWEEN ?2 - ?3 AND ?2 AND lat BETWEEN ?4 AND ?5 AND lon BETWEEN ?6 AND ?7
    ORDER BY time DESC LIMIT ?8";
pub(super) const AFTER: &str = "SELECT event_id FROM reports
    WHERE country = ?1 AND time BETWEEN ?2 + 1 AND ?2 + ?3 AND lat BETWEEN ?4 AND ?5 AND lon BETWEEN ?6 AND ?7
    ORDER BY time LIMIT ?8";
pub(super) const OF_EVENT: &str =
    "SELECT item_id, body FROM reports WHERE event_id = ?1 ORDER BY item_id LIMIT ?2";
pub(super) const OF_ITEM: &str = "SELECT event_id FROM reports WHERE item_id = ?1";
pub(super) const STANDING: &str = "SELECT body FROM map_events WHERE id = ?1 ORDER BY revision DESC LIMIT 1";
pub(super) const UNLINK: &str = "UPDATE feed_items SET event_id = NULL
    WHERE (source_name, words) = (SELECT source_name, words FROM feed_items WHERE id = ?1) AND event_id = ?2";

/// Takes in the report that this item makes, and answers the id of its event and whether that has a new revision.
pub(super) fn report(
    connection: &Connection,
    item: i64,
    event: MapEvent,
    now: Timestamp,
) -> Result<(String, bool), StoreError> {
    let report = Report::of(event);
    let before = of_item(connection, item)?;
    let stays = match &before {
        Some(id) => *id == report.event.id || joins(connection, id, item, &report)?.unwrap_or(true),
        None => false,
    };
    let id = match &before {
        Some(id) if stays => id.clone(),
        _ => joined(connection, item, &report)?.unwrap_or_else(|| report.event.id.clone()),
    };
    put(connection, item, &id, &report.event)?;
    let mut is_new = publish(connection, &id, now)?;
    if let Some(left) = before.filter(|before| *before != id) {
        is_new |= publish(connection, &left, now)?;
    }
    Ok((id, is_new))
}

/// Takes back the report that this item made, if any, and answers whether its event has a new revision.
pub(super) fn take_back(connection: &Connection, item: i64, now: Timestamp) -> Result<bool, StoreError> {
    let Some(id) = of_item(connection, item)? else { return Ok(false) };
    // What says the same, and was linked only, must not keep a later report from making an event.
    connection.prepare_cached(UNLINK)?.execute(params![item, id])?;
    connection.prepare_cached("DELETE FROM reports WHERE item_id = ?1")?.execute([item])?;
    publish(connection, &id, now)
}

/// The event that this item's report belongs to.
pub(super) fn of_item(connection: &Connection, item: i64) -> Result<Option<String>, StoreError> {
    Ok(connection.prepare_cached(OF_ITEM)?.query_row([item], |row| row.get(0)).optional()?)
}

/// The event of an incident that this report tells of too.
fn joined(connection: &Connection, item: i64, report: &Report) -> Result<Option<String>, StoreError> {
    let to = &report.event.to;
    let wide = NEAR / to.lat().to_radians().cos().max(0.1);
    let (mut near, time) = (Vec::<String>::new(), report.event.time.as_second());
    for sql in [BEFORE, AFTER] {
        let mut statement = connection.prepare_cached(sql)?;
        let country = to.country.as_deref().unwrap_or_default();
        let (south, north) = (to.lat() - NEAR, to.lat() + NEAR);
        let (west, east) = (to.lon() - wide, to.lon() + wide);
        let found = statement
            .query_map(params![country, time, TOLL, south, north, west, east, LOOKED_AT], |row| row.get(0))?;
        near.extend(found.collect::<Result<Vec<_>, _>>()?);
    }
    near.sort_unstable();
    near.dedup();
    for id in near {
        if joins(connection, &id, item, report)? == Some(true) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Whether the report is of the incident of this event: like one of its reports, and contradicted by none. None where
/// there is no other report.
fn joins(connection: &Connection, id: &str, item: i64, report: &Report) -> Result<Option<bool>, StoreError> {
    let others = others(connection, id, item)?;
    if others.is_empty() {
        return Ok(None);
    }
    let mut is_like = false;
    for other in &others {
        match decide(other, report) {
            Verdict::Same(why) => {
                tracing::debug!("`{}` joins `{}`: {why}", report.event.title, other.event.title);
                is_like = true;
            }
            Verdict::Contradicts(_) => return Ok(Some(false)),
            Verdict::Unlike => {}
        }
    }
    // An event whose rows were deleted by age is over; one that is full takes no more.
    Ok(Some(is_like && others.len() < REPORTS && standing(connection, id)?.is_some()))
}

fn others(connection: &Connection, id: &str, item: i64) -> Result<Vec<Rc<Report>>, StoreError> {
    let mut reports = of_event(connection, id)?;
    reports.retain(|(other, _)| *other != item);
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}

/// Bodies are our own; one that can't be read is from a newer version, and passed over.
fn of_event(connection: &Connection, id: &str) -> Result<Vec<(i64, Rc<Report>)>, StoreError> {
    let mut statement = connection.prepare_cached(OF_EVENT)?;
    let mut rows = statement.query(params![id, REPORTS as i64])?;
    let mut reports = Vec::new();
    while let Some(row) = rows.next()? {
        let item = row.get(0)?;
        if let Some(report) = read(item, row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?) {
            reports.push((item, report));
        }
    }
    Ok(reports)
}

/// The report that this body says. The last ones are remembered with their bodies: in a burst each is compared with
/// many that come after it.
fn read(item: i64, body: &str) -> Option<Rc<Report>> {
    thread_local! {
        static KNOWN: RefCell<HashMap<i64, (String, Rc<Report>)>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some((_, report)) = known.get(&item).filter(|(known, _)| known == body) {
            return Some(Rc::clone(report));
        }
        let report = Rc::new(Report::of(serde_json::from_str(body).ok()?));
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(item, (body.to_owned(), Rc::clone(&report)));
        Some(report)
    })
}

fn put(connection: &Connection, item: i64, id: &str, event: &MapEvent) -> Result<(), StoreError> {
    let body = serde_json::to_string(event).map_err(|why| StoreError::Event { seq: 0, why })?;
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO reports (item_id, event_id, time, country, lat, lon, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            item,
            id,
            event.time.as_second(),
            event.to.country.as_deref().unwrap_or_default(),
            event.to.lat(),
            event.to.lon(),
            body
        ])?;
    Ok(())
}

/// Writes the revision that the reports of this event make, where it says something new.
fn publish(connection: &Connection, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let reports: Vec<_> = of_event(connection, id)?.iter().map(|(_, report)| report.event.clone()).collect();
    let standing = standing(connection, id)?;
    let made = match (merged(&reports), &standing) {
        (Some(event), _) => MapEvent { id: id.to_owned(), ..event },
        (None, Some(standing)) => MapEvent { withdrawn: true, ..standing.clone() },
        (None, None) => return Ok(false),
    };
    if standing.as_ref().is_some_and(|standing| says_the_same(standing, &made)) {
        return Ok(false);
    }
    let revision = standing.map_or(1, |standing| standing.revision.saturating_add(1));
    events::append(connection, &MapEvent { revision, received: Some(now), ..made })
}

fn standing(connection: &Connection, id: &str) -> Result<Option<MapEvent>, StoreError> {
    let body: Option<String> =
        connection.prepare_cached(STANDING)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
}
