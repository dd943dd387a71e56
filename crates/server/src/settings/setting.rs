//! What a setting is, and what has been said of it.

use super::error::SettingError;
use std::{fmt, time::Duration};
use ww3_server::{Config, FeedSource};

/// A setting: its names, what it takes, what it is for.
#[derive(Debug)]
pub struct Setting {
    /// In the file.
    pub key: &'static str,
    /// On the command line, without the dashes.
    pub flag: String,
    /// In the environment.
    pub variable: String,
    /// What its value is called.
    pub value: &'static str,
    /// How many values.
    pub takes: Takes,
    /// The value where nothing is said; empty where there is none.
    pub default: &'static str,
    /// Whether it must not be shown.
    pub secret: bool,
    /// Whether a running server takes it up on SIGHUP.
    pub reloads: bool,
    /// Fields that a table in its place may have, in the file.
    pub fields: &'static [&'static str],
    /// What it is for.
    pub help: &'static str,
    /// Sets it, or says what it takes.
    pub set: Set,
}

/// Sets a setting from what was given, or says what it takes.
pub type Set = fn(&mut Draft, &[Given]) -> Result<(), String>;

/// How many values a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One.
    One,
    /// Any number: the flag is repeated, the variable separated by this, the file has an array.
    Several(char),
    /// Yes by being there.
    YesOrNo,
}

impl Setting {
    fn new(takes: Takes, key: &'static str, value: &'static str, help: &'static str, set: Set) -> Self {
        let flag = key.replace('_', "-");
        let variable = format!("WW3_{}", key.to_ascii_uppercase());
        let (default, secret, reloads, fields) = ("", false, false, &[][..]);
        Self { key, flag, variable, value, takes, default, secret, reloads, fields, help, set }
    }

    /// A setting of one value.
    pub fn one(key: &'static str, value: &'static str, help: &'static str, set: Set) -> Self {
        Self::new(Takes::One, key, value, help, set)
    }

    /// A setting of several values.
    pub fn several(
        key: &'static str,
        value: &'static str,
        between: char,
        help: &'static str,
        set: Set,
    ) -> Self {
        Self::new(Takes::Several(between), key, value, help, set)
    }

    /// A setting that is on or off.
    pub fn yes_or_no(key: &'static str, help: &'static str, set: Set) -> Self {
        Self::new(Takes::YesOrNo, key, "true|false", help, set)
    }

    /// … with this value where nothing is said.
    pub fn default(self, default: &'static str) -> Self {
        Self { default, ..self }
    }

    /// … that must not be shown.
    pub fn secret(self) -> Self {
        Self { secret: true, ..self }
    }

    /// … that a running server takes up on SIGHUP.
    pub fn reloads(self) -> Self {
        Self { reloads: true, ..self }
    }
}

/// A value as it was given.
#[derive(Clone, PartialEq)]
pub enum Given {
    /// A text, or a number or a truth in the file.
    Text(String),
    /// A table in the file: its fields.
    Table(Vec<(String, String)>),
    /// Something in the file that no setting takes.
    Other,
}

/// What was said of a setting in one place.
#[derive(Clone)]
pub struct Said {
    /// The setting.
    pub setting: &'static Setting,
    /// Where it was said: a flag, a variable, a line of the file.
    pub name: String,
    /// What was said.
    pub given: Vec<Given>,
}

impl Said {
    /// The error that says what this takes.
    pub fn refused(&self, takes: String) -> SettingError {
        let texts = self.given.iter().map(|given| match given {
            Given::Text(text) => text.as_str(),
            Given::Table(_) => "{…}",
            Given::Other => "[…]",
        });
        let given = texts.collect::<Vec<_>>().join(", ").chars().take(200).collect();
        SettingError::Value { name: self.name.clone(), given: (!self.setting.secret).then_some(given), takes }
    }
}

/// May be a secret: only where it was said.
impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// A configuration in the making.
#[derive(Default)]
pub struct Draft {
    /// What is settled.
    pub config: Config,
    /// Feeds, each with an interval of its own where one is said.
    pub feeds: Vec<(FeedSource, Option<Duration>)>,
    /// The interval of the others.
    pub feed_seconds: Option<Duration>,
    /// Whether to poll the public feeds too.
    pub default_feeds: bool,
}

impl Draft {
    /// The configuration.
    pub fn finish(self) -> Config {
        let default = if self.default_feeds { ww3_server::default_feeds() } else { Vec::new() };
        let feeds = self.feeds.into_iter().chain(default.into_iter().map(|feed| (feed, None)));
        let usual = self.feed_seconds.unwrap_or(FeedSource::INTERVAL);
        let feeds = feeds.map(|(feed, own)| FeedSource { interval: own.unwrap_or(usual), ..feed });
        Config { feeds: feeds.collect(), ..self.config }
    }
}
