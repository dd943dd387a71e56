//! What the command line asks for.

use clap::Parser;
use std::path::PathBuf;

/// Live conflict events on a map.
#[derive(Clone, Debug, Default, Parser)]
#[command(name = "ww3-monitor", version, about)]
pub struct Args {
    /// The folder for the cache, the settings and the logs; made where it is missing.
    /// Default: the user's data folder.
    #[arg(long, value_name = "DIR", env = "WW3_DATA_DIR")]
    pub data_dir: Option<PathBuf>,

    /// Follow this stream alone: no embedded server, no feed polled. A bare origin gets /api/map-stream.
    #[arg(long, value_name = "URL", conflicts_with_all = ["sample", "sample_if_offline"])]
    pub server: Option<String>,

    /// Play a small recording through the whole path, marked RECORDED SAMPLE.
    #[arg(long)]
    pub sample: bool,

    /// Play the recording where no feed answers and nothing is cached.
    #[arg(long)]
    pub sample_if_offline: bool,

    /// Start in the tray, without a window.
    #[arg(long)]
    pub hidden: bool,

    /// Write what the window shows to this file, as JSON, whenever it changes.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}
