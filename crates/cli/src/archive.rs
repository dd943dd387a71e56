//! What is in a cache.

use crate::arguments::{Export, Format, Stats};
use crate::failure::Failure;
use std::io::{BufWriter, Write, stdout};
use ww3_cache::Cache;

pub fn export(export: &Export) -> Result<(), Failure> {
    let Format::Ndjson = export.format;
    let cache = Cache::open_existing(&export.cache)?;
    if let Some(stream) = &export.stream {
        let known = cache.streams()?;
        if !known.contains(stream) {
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            return Err(Failure::Failed(format!("stream `{stream}` is not in the cache; it has {known}")));
        }
    }
    let mut out = BufWriter::new(stdout().lock());
    cache.export(export.stream.as_deref(), &mut out)?;
    Ok(out.flush()?)
}

pub fn stats(stats: &Stats) -> Result<(), Failure> {
    let cache = Cache::open_existing(&stats.cache)?;
    let mut out = stdout().lock();
    for stream in cache.streams()? {
        let line = serde_json::to_string(&cache.stats(&stream)?).map_err(std::io::Error::from)?;
        writeln!(out, "{line}")?;
    }
    Ok(out.flush()?)
}
