//! Why the tool ends with another code than 0.

use ww3_cache::CacheError;

/// Why the tool ends early.
#[derive(Debug)]
pub enum Failure {
    /// It was called in a way that can't be: code 2.
    Usage(String),
    /// It could not do what it was asked: code 1.
    Failed(String),
    /// stdout was closed by its reader: code 0.
    NobodyReads,
}

impl Failure {
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Failed(_) => 1,
            Self::NobodyReads => 0,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Usage(text) | Self::Failed(text) => f.write_str(text),
            Self::NobodyReads => f.write_str("stdout was closed"),
        }
    }
}

impl From<CacheError> for Failure {
    fn from(error: CacheError) -> Self {
        match error {
            CacheError::Output(error) => error.into(),
            error => Self::Failed(error.to_string()),
        }
    }
}

/// Of writing to stdout.
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::NobodyReads;
        }
        Self::Failed(format!("stdout could not be written: {error}"))
    }
}
