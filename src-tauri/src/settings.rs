//! What the user chose: `settings.json`.

use crate::ipc::ShownError;
use serde::{Deserialize, Serialize};
use std::{fs, io, path::Path, time::Duration};
use ts_rs::TS;
use url::Url;
use ww3_event::Severity;
use ww3_follow::Rules;
use ww3_server::FeedSource;

/// What the user chose. A missing field has its default, so an older file goes on working.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Whom to follow.
    pub server: ServerChoice,
    /// The embedded server's feeds.
    pub feeds: Vec<FeedChoice>,
    /// When to interrupt.
    pub notifications: NotificationChoice,
    /// How the window looks.
    pub theme: Theme,
    /// Whether the user was told, once, that the app goes on in the tray.
    pub told_of_tray: bool,
}

/// Whom to follow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum ServerChoice {
    /// The app's own feed server.
    #[default]
    Embedded,
    /// A server elsewhere.
    Remote {
        /// The stream's address; a bare origin gets `/api/map-stream`.
        url: String,
        /// What the server asks for, where it does.
        token: Option<String>,
    },
}

/// A feed that the embedded server polls.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FeedChoice {
    /// The publisher.
    pub name: String,
    /// The feed's address.
    pub url: String,
    /// How often to ask, seconds.
    pub interval_seconds: u32,
    /// Whether to ask at all.
    pub enabled: bool,
}

/// When to interrupt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct NotificationChoice {
    /// Whether to notify at all.
    pub enabled: bool,
    /// From which severity, 1 to 5.
    pub min_severity: u8,
}

/// How the window looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system does.
    #[default]
    System,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// The least time between two requests to one feed, seconds.
const SHORTEST_INTERVAL: u32 = 60;
/// The most feeds that are polled.
const MOST_FEEDS: usize = 200;

impl Default for Settings {
    fn default() -> Self {
        let feeds = ww3_server::default_feeds().into_iter().map(|feed| FeedChoice {
            name: feed.name,
            url: feed.url,
            interval_seconds: u32::try_from(feed.interval.as_secs()).unwrap_or(300),
            enabled: true,
        });
        Self {
            server: ServerChoice::default(),
            feeds: feeds.collect(),
            notifications: NotificationChoice::default(),
            theme: Theme::default(),
            told_of_tray: false,
        }
    }
}

impl Default for NotificationChoice {
    fn default() -> Self {
        Self { enabled: true, min_severity: 4 }
    }
}

impl Settings {
    /// The settings in this file, or the defaults where there is none.
    ///
    /// A file that can't be read is set aside as `settings.json.bad` and the second value says so: the
    /// monitor must start, and nothing may be lost.
    pub fn load(path: &Path) -> (Self, Option<String>) {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return (Self::default(), None),
            Err(error) => {
                return (
                    Self::default(),
                    Some(format!("The settings {} can't be read: {error}.", path.display())),
                );
            }
        };
        match serde_json::from_str(&text) {
            Ok(settings) => (settings, None),
            Err(error) => {
                let aside = path.with_extension("json.bad");
                let kept = fs::rename(path, &aside).is_ok();
                let notice = format!(
                    "The settings {} can't be read ({error}); the defaults are used{}.",
                    path.display(),
                    if kept { format!(", the old file is {}", aside.display()) } else { String::new() }
                );
                (Self::default(), Some(notice))
            }
        }
    }

    /// Writes the settings: whole, or not at all.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        write_whole(path, &text)
    }

    /// Says what is wrong with the settings, and in which field.
    pub fn check(&self) -> Result<(), ShownError> {
        let bad = |field: String, message: String| Err(ShownError { message, field: Some(field) });
        if let ServerChoice::Remote { url, .. } = &self.server
            && let Err(error) = stream_url(url)
        {
            return bad("server.url".into(), error);
        }
        if self.feeds.len() > MOST_FEEDS {
            return bad("feeds".into(), format!("{} feeds: at most {MOST_FEEDS}", self.feeds.len()));
        }
        for (index, feed) in self.feeds.iter().enumerate() {
            if feed.name.trim().is_empty() {
                return bad(format!("feeds.{index}.name"), "A feed needs a name: its publisher's".into());
            }
            if let Err(error) = http_url(&feed.url) {
                return bad(format!("feeds.{index}.url"), error);
            }
            if feed.interval_seconds < SHORTEST_INTERVAL {
                let message = format!("{} s: at least {SHORTEST_INTERVAL} s", feed.interval_seconds);
                return bad(format!("feeds.{index}.intervalSeconds"), message);
            }
        }
        if Severity::new(self.notifications.min_severity).is_err() {
            return bad("notifications.minSeverity".into(), "A severity from 1 to 5".into());
        }
        Ok(())
    }

    /// What people want to be told.
    pub fn rules(&self) -> Rules {
        let min_severity = Severity::clamped(self.notifications.min_severity);
        Rules { enabled: self.notifications.enabled, min_severity }
    }

    /// The feeds to poll.
    pub fn feed_sources(&self) -> Vec<FeedSource> {
        let wanted = self.feeds.iter().filter(|feed| feed.enabled);
        wanted
            .map(|feed| FeedSource {
                name: feed.name.clone(),
                url: feed.url.clone(),
                interval: Duration::from_secs(feed.interval_seconds.max(SHORTEST_INTERVAL).into()),
                may_be_within: true,
            })
            .collect()
    }
}

/// Writes a file by way of another one beside it, so that it is never seen half written.
pub fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension("tmp");
    fs::write(&beside, text)?;
    fs::rename(&beside, path)
}

fn http_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text.trim()).map_err(|error| format!("`{text}` is no address: {error}"))?;
    match url.scheme() {
        "http" | "https" => Ok(url),
        other => Err(format!("`{text}`: an http or https address, not {other}")),
    }
}

/// The stream at this address; a bare origin gets `/api/map-stream`.
pub fn stream_url(text: &str) -> Result<Url, String> {
    let mut url = http_url(text)?;
    if url.path() == "/" {
        url.set_path("/api/map-stream");
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_a_restart() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.json");
        let settings = Settings { theme: Theme::Dark, ..Settings::default() };
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), (settings, None));
    }

    #[test]
    fn a_broken_file_is_set_aside_and_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.json");
        fs::write(&path, "{ not json").unwrap();
        let (settings, notice) = Settings::load(&path);
        assert_eq!(settings, Settings::default());
        assert!(notice.unwrap().contains("settings.json.bad"));
        assert_eq!(fs::read_to_string(dir.path().join("settings.json.bad")).unwrap(), "{ not json");
    }

    #[test]
    fn a_bad_field_is_named() {
        let mut settings = Settings::default();
        settings.check().unwrap();
        settings.feeds[1].url = "ftp://example.org/feed".into();
        let error = settings.check().unwrap_err();
        assert_eq!(error.field.as_deref(), Some("feeds.1.url"));
        assert!(error.message.contains("not ftp"));
    }

    #[test]
    fn a_bare_origin_gets_the_path_of_the_stream() {
        assert_eq!(stream_url("https://example.org").unwrap().as_str(), "https://example.org/api/map-stream");
        assert_eq!(stream_url("https://example.org/x?y=1").unwrap().as_str(), "https://example.org/x?y=1");
    }
}
