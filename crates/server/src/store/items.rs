//! What came in: each item once, waiting for the worker until it is handled.

use super::{Store, StoreError, View, events, reports, text::Text};
use crate::words::words;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::sync::Arc;
use tokio::sync::oneshot;
use ww3_detect::FeedItem;
use ww3_event::MapEvent;

/// An item that makes detection fail is set aside after so many tries.
pub const TRIES: i64 = 3;

/// How far apart (seconds) two reports of the same words by one source may be and still be one.
const REPEATS_WITHIN: i64 = 3 * 86_400;
/// A title that was changed so often is changed no more: some publishers try titles out on their readers.
const CHANGES: i64 = 20;

/// What [`claimed`] reads, of these rows.
macro_rules! items {
    ($which:literal) => {
        concat!(
            "SELECT id, title, url, source_name, published_at, summary, guid, tags, source_url,
            lang, reliability, tries, changes FROM feed_items WHERE ",
            $which
        )
    };
}
pub(super) const WAITING: &str = items!("processed_at IS NULL ORDER BY published_at, id LIMIT ?1");
pub(super) const INSERTED: &str = items!("id = ?1");
pub(super) const COUNT_WAITING: &str = "SELECT count(*) FROM feed_items WHERE processed_at IS NULL";
pub(super) const MARK: &str =
    "UPDATE feed_items SET processed_at = ?3 WHERE id = ?1 AND changes = ?2 AND processed_at IS NULL";
pub(super) const IDENTIFIED: &str =
    "SELECT id, title FROM feed_items WHERE source_name = ?1 AND coalesce(guid, url) = ?2";
pub(super) const REPEATED: &str = "SELECT other.event_id FROM feed_items AS this JOIN feed_items AS other
        ON other.source_name = this.source_name AND other.words = ?2 AND other.event_id IS NOT NULL
        AND abs(other.published_at - this.published_at) <= ?3 AND other.id <> this.id
    WHERE this.id = ?1 ORDER BY other.id LIMIT 1";
pub(super) const SET_ASIDE: &str = "SELECT source_name, url, title, failure, processed_at FROM feed_items
    WHERE failure IS NOT NULL AND processed_at IS NOT NULL AND tries >= ?1 ORDER BY processed_at DESC LIMIT 100";

/// An item that was set aside after it failed too often.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetAside {
    /// Whose item.
    #[serde(skip)]
    pub source_name: String,
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What went wrong the last time.
    pub failure: String,
    /// When it was set aside, Unix seconds.
    pub since: i64,
}

/// What became of a batch of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Items that are new.
    pub accepted: usize,
    /// Items that are here already.
    pub duplicates: usize,
    /// Of these, items whose title says something else now: they are handled again.
    pub changed: usize,
    /// Items that wait for the worker.
    pub waiting: usize,
}

/// Items that were posted together.
pub struct Post {
    /// The items.
    pub items: Vec<FeedItem>,
    /// They are so few that they are handled at once.
    pub is_few: bool,
    /// Hears what became of them.
    pub answer: oneshot::Sender<Result<Accepted, StoreError>>,
}

/// Which item, as it was read: one that is changed meanwhile is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowRead {
    row: i64,
    changes: i64,
}

impl std::fmt::Display for RowRead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.row.fmt(f)
    }
}

/// An item that waits to be handled.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Its row.
    pub row: RowRead,
    /// How often it failed before.
    pub tries: i64,
    /// The item, or why its row can't be read.
    pub item: Result<FeedItem, String>,
    /// Whether it has tags that can't be read: they count as none.
    pub has_broken_tags: bool,
}

/// What came of handling an item.
#[derive(Clone, Debug)]
pub enum Handled {
    /// It tells of nothing.
    Nothing {
        /// The item's row.
        row: RowRead,
    },
    /// It tells of an event.
    Event {
        /// The item's row.
        row: RowRead,
        /// The normalised title.
        words: String,
        /// The event.
        event: Box<MapEvent>,
    },
    /// It could not be handled.
    Failed {
        /// The item's row.
        row: RowRead,
        /// Why.
        why: String,
        /// Whether it is set aside now.
        is_last: bool,
    },
}

impl Store {
    /// Adds the items that are new, with what `handle` says of them where their post wants that, all posts in one
    /// transaction. `posts` is asked for them when it is this call's turn to write. Each post is answered; `then` looks
    /// at what has come of it.
    ///
    /// # Errors
    /// Where no post could be asked for; trouble with the posts goes to them.
    pub async fn take_in(
        &self,
        posts: impl FnOnce() -> Vec<Post> + Send + 'static,
        handle: impl Fn(Claimed) -> Handled + Send + 'static,
        then: impl FnOnce(&mut View<'_>) + Send + 'static,
    ) -> Result<(), StoreError> {
        let broken = Arc::clone(&self.broken);
        self.write(move |connection| {
            let posts = posts();
            if posts.is_empty() {
                return Ok(());
            }
            if let [_, _, ..] = posts[..]
                && let Ok(all) = add(connection, &posts, &handle)
            {
                for (post, accepted) in posts.into_iter().zip(all) {
                    let _ = post.answer.send(Ok(accepted));
                }
            } else {
                // One alone, or one of them is what is wrong.
                for post in posts {
                    let accepted = add(connection, std::slice::from_ref(&post), &handle);
                    let _ = post.answer.send(accepted.map(|all| all.first().copied().unwrap_or_default()));
                }
            }
            then(&mut View { connection, broken: &broken });
            Ok(())
        })
        .await
    }

    /// The items that wait longest by `published_at`.
    pub async fn waiting(&self, limit: usize) -> Result<Vec<Claimed>, StoreError> {
        self.read(move |connection| {
            let mut statement = connection.prepare_cached(WAITING)?;
            let claimed = statement.query_map([limit as i64], claimed)?.collect::<Result<_, _>>()?;
            Ok(claimed)
        })
        .await
    }

    /// How many items wait.
    pub async fn count_waiting(&self) -> Result<u64, StoreError> {
        self.read(|connection| {
            let count: i64 = connection.prepare_cached(COUNT_WAITING)?.query_row([], |row| row.get(0))?;
            Ok(count.unsigned_abs())
        })
        .await
    }

    /// The items that were set aside, the latest first, a hundred at most.
    pub async fn set_aside(&self) -> Result<Vec<SetAside>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(SET_ASIDE)?;
            let items = statement.query_map([TRIES], |row| {
                let text = |column| row.get(column).map(|Text(text)| text);
                Ok(SetAside {
                    source_name: text(0)?,
                    url: text(1)?,
                    title: text(2)?,
                    failure: text(3)?,
                    since: row.get(4)?,
                })
            })?;
            Ok(items.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Writes what was found and marks the items as processed, all in one transaction. Answers how many
    /// events are new.
    ///
    /// An item that another worker on the same file handled meanwhile is left alone.
    pub async fn finish(&self, handled: Vec<Handled>) -> Result<usize, StoreError> {
        self.write(move |connection| {
            // IMMEDIATE: a transaction that begins by reading could not always go on to write.
            let transaction =
                connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let now = Timestamp::now();
            let mut added = 0;
            for one in handled {
                added += usize::from(finish_one(&transaction, one, now)?);
            }
            transaction.commit()?;
            Ok(added)
        })
        .await
    }
}

/// What became of each post.
fn add(
    connection: &mut Connection,
    posts: &[Post],
    handle: &impl Fn(Claimed) -> Handled,
) -> Result<Vec<Accepted>, StoreError> {
    // IMMEDIATE: a transaction that begins by reading could not always go on to write.
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let now = Timestamp::now();
    let mut all = Vec::with_capacity(posts.len());
    for post in posts {
        let mut accepted = Accepted::default();
        for item in &post.items {
            if insert(&transaction, item)? == 0 {
                accepted.duplicates += 1;
                let changed = change(&transaction, item)?;
                accepted.changed += changed;
                accepted.waiting += changed;
                continue;
            }
            accepted.accepted += 1;
            if post.is_few {
                let row = transaction.last_insert_rowid();
                let handled = handle(transaction.prepare_cached(INSERTED)?.query_row([row], claimed)?);
                accepted.waiting += usize::from(matches!(handled, Handled::Failed { .. }));
                finish_one(&transaction, handled, now)?;
            } else {
                accepted.waiting += 1;
            }
        }
        all.push(accepted);
    }
    transaction.commit()?;
    Ok(all)
}

fn insert(connection: &Connection, item: &FeedItem) -> Result<usize, StoreError> {
    let tags = serde_json::Value::from(item.tags.clone()).to_string();
    let added = connection
        .prepare_cached(
            "INSERT INTO feed_items (title, url, source_name, published_at, summary, guid, tags, source_url, lang,
                reliability) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            item.title,
            item.url,
            item.source_name,
            item.published_at.as_second(),
            item.summary,
            item.guid,
            tags,
            item.source_url,
            item.lang,
            item.reliability,
        ])?;
    Ok(added)
}

/// Takes over the title of an item that is here already, where it says something else now; 1 where it did.
///
/// Its time stays: it is still that report.
fn change(connection: &Connection, item: &FeedItem) -> Result<usize, StoreError> {
    let known = connection
        .prepare_cached(IDENTIFIED)?
        .query_row(params![item.source_name, item.identity()], |row| {
            Ok((row.get(0)?, row.get::<_, Text>(1)?.0))
        })
        .optional()?;
    let Some((row, title)): Option<(i64, String)> = known else { return Ok(0) };
    let is_same =
        title == item.title || words(&title, &item.source_name) == words(&item.title, &item.source_name);
    if is_same {
        return Ok(0);
    }
    let changed = connection
        .prepare_cached(
            "UPDATE feed_items SET title = ?2, summary = ?3, changes = changes + 1, tries = 0, failure = NULL,
                processed_at = NULL WHERE id = ?1 AND changes < ?4",
        )?
        .execute(params![row, item.title, item.summary, CHANGES])?;
    Ok(changed)
}

fn claimed(row: &Row) -> rusqlite::Result<Claimed> {
    let published_at: i64 = row.get(4)?;
    let text = |column| -> rusqlite::Result<String> { Ok(row.get::<_, Text>(column)?.0) };
    let may_be =
        |column| -> rusqlite::Result<_> { Ok(row.get::<_, Option<Text>>(column)?.map(|text| text.0)) };
    let tags = text(7)?;
    // Other programs insert too: tags that can't be read are none, and not a reason to lose the item.
    let tags = if tags.is_empty() { Ok(Vec::new()) } else { serde_json::from_str::<Vec<String>>(&tags) };
    let has_broken_tags = tags.is_err();
    let item = |published_at| -> rusqlite::Result<FeedItem> {
        Ok(FeedItem {
            id: None,
            title: text(1)?,
            url: text(2)?,
            source_name: text(3)?,
            published_at,
            summary: may_be(5)?,
            guid: may_be(6)?,
            tags: tags.unwrap_or_default(),
            source_url: may_be(8)?,
            lang: may_be(9)?,
            reliability: row.get::<_, Option<i64>>(10)?.and_then(|number| u8::try_from(number).ok()),
        })
    };
    let item = match Timestamp::from_second(published_at) {
        Ok(time) => Ok(item(time)?),
        Err(_) => Err(format!("published_at {published_at}: Unix seconds up to the year 9999")),
    };
    let read = RowRead { row: row.get(0)?, changes: row.get(12)? };
    Ok(Claimed { row: read, tries: row.get(11)?, item, has_broken_tags })
}

fn finish_one(connection: &Connection, handled: Handled, now: Timestamp) -> Result<bool, StoreError> {
    match handled {
        Handled::Nothing { row } => {
            Ok(mark(connection, row, now)? && reports::take_back(connection, row.row, now)?)
        }
        Handled::Event { row, words, event } => {
            Ok(mark(connection, row, now)? && event_of(connection, row.row, &words, *event, now)?)
        }
        Handled::Failed { row, why, .. } => {
            failed(connection, row, &why, now)?;
            Ok(false)
        }
    }
}

/// Whether the item still waited.
fn mark(connection: &Connection, read: RowRead, now: Timestamp) -> Result<bool, StoreError> {
    let marked =
        connection.prepare_cached(MARK)?.execute(params![read.row, read.changes, now.as_second()])?;
    Ok(marked == 1)
}

fn event_of(
    connection: &Connection,
    row: i64,
    words: &str,
    mut event: MapEvent,
    now: Timestamp,
) -> Result<bool, StoreError> {
    // An item that has made its report changes it; another may only repeat what its source has said already.
    let repeated = match reports::of_item(connection, row)? {
        Some(_) => None,
        None => repeated(connection, row, words)?,
    };
    let (id, is_new) = match repeated {
        Some(id) => (id, false),
        // A detector that knows better about an event of its own.
        None if event.revision > 1 => {
            event.received = Some(now);
            (event.id.clone(), events::append(connection, &event)?)
        }
        None => reports::report(connection, row, event, now)?,
    };
    connection
        .prepare_cached("UPDATE feed_items SET words = ?2, event_id = ?3 WHERE id = ?1")?
        .execute(params![row, words, id])?;
    Ok(is_new)
}

/// The event that an earlier item of the same source made with the same words.
fn repeated(connection: &Connection, row: i64, words: &str) -> Result<Option<String>, StoreError> {
    if words.is_empty() {
        return Ok(None);
    }
    let found = connection
        .prepare_cached(REPEATED)?
        .query_row(params![row, words, REPEATS_WITHIN], |row| row.get(0))
        .optional()?;
    Ok(found)
}

fn failed(connection: &Connection, read: RowRead, why: &str, now: Timestamp) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE feed_items SET tries = tries + 1, failure = ?2,
                processed_at = CASE WHEN tries + 1 >= ?3 THEN ?4 END
             WHERE id = ?1 AND changes = ?5 AND processed_at IS NULL",
        )?
        .execute(params![read.row, why, TRIES, now.as_second(), read.changes])?;
    Ok(())
}
