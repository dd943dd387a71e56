//! What the server is told: by flags, the environment, a file and defaults, in this order of precedence.
//!
//! Promise: every setting is one row of `table`, and the command line, the variables, the keys of the file and
//! the page `docs/server.md` all come from that row. A setting that can't be taken is refused with its name,
//! where it was said (for the file, with the line) and what it takes; a secret is never repeated.
//!
//! To add a setting: a field with its default in [`ww3_server::Config`], a row in `table`, and
//! `UPDATE=1 cargo test -p ww3-server settings` writes it into the page.
//!
//! - `table`: the rows
//! - `setting`: what a row is
//! - `values`: from texts to values
//! - `file`: the file, with its lines
//! - `error`: what can't be taken, in words
//! - `page`: the table as a page
//!
//! Knows nothing of what the settings do.

mod error;
mod file;
#[cfg(test)]
mod page;
mod setting;
mod table;
mod values;

pub use error::SettingError;

use clap::{Arg, ArgAction, ArgMatches, Command, parser::ValueSource};
use setting::{Draft, Given, Said, Setting, Takes};
use std::path::PathBuf;
use table::TABLE;
use ww3_server::Config;

const CONFIG: &str = "config";

/// The settings of a command line and its environment; the file is read when they are loaded.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    file: Option<PathBuf>,
    environment: Vec<Said>,
    flags: Vec<Said>,
}

impl Settings {
    /// Reads the file, where there is one, and puts all together. May be called again: the file may have changed.
    ///
    /// # Errors
    /// Names the setting, where it was said, and what it takes.
    pub fn load(&self) -> Result<Loaded, SettingError> {
        let mut draft = Draft::default();
        let file = self.file.as_deref().map(file::read).transpose()?.unwrap_or_default();
        for setting in TABLE.iter() {
            let of = |all| said_of(setting, all);
            let said = of(&self.flags).or_else(|| of(&self.environment)).or_else(|| of(&file));
            if let Some(said) = said {
                (setting.set)(&mut draft, &said.given).map_err(|takes| said.refused(takes))?;
            }
        }
        Ok(Loaded { config: draft.finish(), file })
    }
}

/// Settings put together.
#[derive(Debug)]
pub struct Loaded {
    /// What they come to.
    pub config: Config,
    file: Vec<Said>,
}

impl Loaded {
    /// Keys that the file now says otherwise than `earlier`, and that only another start takes up.
    pub fn waiting(&self, earlier: &Self) -> Vec<&'static str> {
        let given =
            |setting: &Setting, loaded: &Self| said_of(setting, &loaded.file).map(|said| said.given.clone());
        let waits = |setting: &&Setting| !setting.reloads && given(setting, self) != given(setting, earlier);
        TABLE.iter().filter(waits).map(|setting| setting.key).collect()
    }
}

fn said_of<'a>(setting: &Setting, all: &'a [Said]) -> Option<&'a Said> {
    all.iter().find(|said| said.setting.key == setting.key)
}

impl clap::Args for Settings {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new(CONFIG)
            .long(CONFIG)
            .env("WW3_CONFIG")
            .value_name("FILE")
            .value_parser(clap::value_parser!(PathBuf))
            .help("A file of settings (TOML); see docs/server.md");
        command.arg(file).args(TABLE.iter().map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for Settings {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut settings = Self { file: matches.get_one::<PathBuf>(CONFIG).cloned(), ..Self::default() };
        for setting in TABLE.iter() {
            let given = || {
                let texts = matches.get_many::<String>(setting.key).unwrap_or_default();
                texts.map(|text| Given::Text(text.clone())).collect()
            };
            match matches.value_source(setting.key) {
                Some(ValueSource::CommandLine) => {
                    let name = format!("--{}", setting.flag);
                    settings.flags.push(Said { setting, name, given: given() });
                }
                Some(ValueSource::EnvVariable) => {
                    let name = setting.variable.clone();
                    settings.environment.push(Said { setting, name, given: given() });
                }
                _ => {}
            }
        }
        Ok(settings)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The setting as a flag.
fn argument(setting: &'static Setting) -> Arg {
    let argument = Arg::new(setting.key)
        .long(setting.flag.as_str())
        .env(setting.variable.as_str())
        .hide_env_values(setting.secret)
        .value_name(setting.value)
        .help(setting.help);
    match setting.takes {
        Takes::One if setting.default.is_empty() => argument,
        Takes::One => argument.default_value(setting.default),
        Takes::Several(between) => argument.action(ArgAction::Append).value_delimiter(between),
        Takes::YesOrNo => argument.num_args(0..=1).require_equals(true).default_missing_value("true"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Args, FromArgMatches};
    use std::time::Duration;

    fn settings(arguments: &[&str]) -> Settings {
        let command = Settings::augment_args(Command::new("test").no_binary_name(true));
        Settings::from_arg_matches(&command.get_matches_from(arguments)).unwrap()
    }

    fn variable(name: &str, value: &str) -> Said {
        let setting = TABLE.iter().find(|setting| setting.variable == name).unwrap();
        Said { setting, name: name.into(), given: vec![Given::Text(value.into())] }
    }

    fn file(text: &str) -> (tempfile::TempDir, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ww3.toml");
        std::fs::write(&path, text).unwrap();
        (folder, path.display().to_string())
    }

    #[test]
    fn a_flag_wins_over_the_environment_which_wins_over_the_file_which_wins_over_the_default() {
        let (_folder, path) = file("ping_seconds = 3\npoll_seconds = 3\npace_ms = 3\n");
        let mut settings = settings(&["--config", &path, "--ping-seconds", "1"]);
        settings.environment = vec![variable("WW3_PING_SECONDS", "2"), variable("WW3_POLL_SECONDS", "2")];
        let config = settings.load().unwrap().config;
        assert_eq!(config.ping, Duration::from_secs(1));
        assert_eq!(config.poll, Duration::from_secs(2));
        assert_eq!(config.pace, Duration::from_millis(3));
        assert_eq!(config.stall, Config::default().stall);
    }

    #[test]
    fn the_default_of_each_row_is_the_default_of_the_library() {
        for setting in TABLE.iter().filter(|setting| setting.takes == Takes::One) {
            if setting.default.is_empty() {
                continue;
            }
            let mut draft = Draft::default();
            (setting.set)(&mut draft, &[Given::Text(setting.default.into())]).unwrap();
            let (told, untold) = (draft.finish(), Draft::default().finish());
            assert_eq!(format!("{told:?}"), format!("{untold:?}"), "{}", setting.key);
        }
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line_and_the_nearest_known_one() {
        let (_folder, path) = file("# mine\n\nlisten = '127.0.0.1:1'\nping_second = 3\n");
        let error = settings(&["--config", &path]).load().unwrap_err().to_string();
        assert!(error.contains("ww3.toml:4: `ping_second`"), "{error}");
        assert!(error.contains("`ping_seconds`"), "{error}");
        let (_folder, path) = file("[[feeds]]\nname = 'A'\nadress = 'https://example.org'\n");
        let error = settings(&["--config", &path]).load().unwrap_err().to_string();
        assert!(error.contains("ww3.toml:3: `adress`") && error.contains("`url`, `seconds`"), "{error}");
    }

    #[test]
    fn a_value_that_cannot_be_taken_is_named_with_where_it_was_said() {
        let (_folder, path) = file("token = 'x'\nping_seconds = 'soon'\n");
        let error = settings(&["--config", &path]).load().unwrap_err().to_string();
        assert!(error.contains("ww3.toml:2: ping_seconds `soon`: a number of seconds"), "{error}");
        let error = settings(&["--ping-seconds", "0"]).load().unwrap_err().to_string();
        assert!(error.starts_with("--ping-seconds `0`: a number of seconds"), "{error}");
        let (_folder, path) = file("ping_seconds = { a = 1 }\n");
        let error = settings(&["--config", &path]).load().unwrap_err().to_string();
        assert!(error.contains("ww3.toml:1: ping_seconds `{…}`"), "{error}");
        let error = settings(&["--config", "/nowhere/ww3.toml"]).load().unwrap_err().to_string();
        assert!(error.starts_with("/nowhere/ww3.toml: "), "{error}");
    }

    #[test]
    fn a_secret_is_in_no_error_and_in_no_debug_text() {
        for text in ["token = 'hush hush'", "token = 'hush", "token = hush", "token = ['hush']\ntoken = 1"] {
            let (_folder, path) = file(text);
            let error = settings(&["--config", &path]).load().unwrap_err();
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("hush"), "{text}: {shown}");
        }
        let settings = settings(&["--token", "hush"]);
        assert!(!format!("{settings:?} {:?}", settings.load()).contains("hush"));
    }

    #[test]
    fn feeds_of_the_file_may_have_an_interval_of_their_own() {
        let (_folder, path) = file(
            "feed_seconds = 60\nfeeds = ['A=https://example.org/a', { name = 'B', url = 'https://example.org/b', seconds = 5 }]\n",
        );
        let config = settings(&["--config", &path]).load().unwrap().config;
        let feeds: Vec<_> =
            config.feeds.iter().map(|feed| (feed.name.as_str(), feed.interval.as_secs())).collect();
        assert_eq!(feeds, [("A", 60), ("B", 5)]);
    }
}
