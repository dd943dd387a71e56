//! What can't be taken, in words.

use std::path::PathBuf;

/// A setting, or the file of settings, can't be taken. Never repeats a secret.
#[derive(Debug, thiserror::Error)]
pub enum SettingError {
    /// The file can't be read.
    #[error("{}: {why}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The file is no TOML.
    #[error("{}:{line}: {why}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the reader says, without the line's text: a secret may stand there.
        why: String,
    },
    /// No setting has this name.
    #[error("{}:{line}: `{key}` is no setting; {known}", path.display())]
    Unknown {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The name.
        key: String,
        /// The nearest known one, or all.
        known: String,
    },
    /// The value is none that the setting takes.
    #[error("{name}{}: {takes}", given.as_ref().map(|given| format!(" `{given}`")).unwrap_or_default())]
    Value {
        /// The setting as it was named.
        name: String,
        /// What was given, unless it is a secret.
        given: Option<String>,
        /// What it takes.
        takes: String,
    },
}
