//! The servers, and how each is started: alone, on loopback, in a folder of its own that goes with it.

use crate::peers::Outcome;
use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use xtask::leash::Leashed;

/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where the programs are.
#[derive(Default)]
pub struct Tools {
    /// The folder with `ww3` and `ww3-server`.
    pub ours: PathBuf,
    /// The root under which Debian's packages of nginx and nchan lie.
    pub nginx: PathBuf,
    /// The folder with the server and its packages.
    pub better_sse: PathBuf,
    /// The folder of Python's environment with the packages.
    pub sse_starlette: PathBuf,
}

/// A server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contender {
    /// `ww3-server`: items in, detected and stored, events out.
    Ours,
    /// nginx with the module nchan.
    Nchan,
    /// Node with the library better-sse.
    BetterSse,
    /// Python with the library sse-starlette, on uvicorn.
    SseStarlette,
}

/// All of them, in the order of the table.
pub const CONTENDERS: [Contender; 4] =
    [Contender::Ours, Contender::Nchan, Contender::BetterSse, Contender::SseStarlette];

/// A server that runs. It ends when this is dropped.
pub struct Running {
    process: Leashed,
    /// Where its stream is.
    pub stream: String,
    /// Where it takes publications.
    pub publish: String,
    _folder: TempDir,
}

impl Contender {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Nchan => "nchan",
            Self::BetterSse => "better-sse",
            Self::SseStarlette => "sse-starlette",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ours => "ww3-server, with detection and SQLite",
            Self::Nchan => "nginx with nchan",
            Self::BetterSse => "Node, better-sse",
            Self::SseStarlette => "Python, sse-starlette",
        }
    }

    /// The one of this name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn of(name: &str) -> Outcome<Self> {
        let found = CONTENDERS.into_iter().find(|contender| contender.name() == name);
        found.ok_or_else(|| format!("no server `{name}`; `--help` lists them"))
    }

    /// Letters that make its frames as long as ours, which say more of an event than the items that make them.
    pub fn pad(self) -> usize {
        match self {
            Self::Ours => 0,
            Self::Nchan => 550,
            Self::BetterSse | Self::SseStarlette => 537,
        }
    }

    /// Publications of a burst, of so many at most. The slow ones get fewer: a minute of each is enough.
    pub fn burst(self, most: u64) -> u64 {
        match self {
            Self::Ours | Self::Nchan => most,
            Self::BetterSse => most / 5,
            Self::SseStarlette => most / 20,
        }
    }

    /// Starts it.
    ///
    /// # Errors
    /// Where it can't be started, with the reason.
    pub fn start(self, tools: &Tools) -> Outcome<Running> {
        let folder = tempfile::tempdir().map_err(|error| format!("a temporary folder: {error}"))?;
        let (mut command, port) = match self {
            Self::Ours => {
                let mut command = Command::new(tools.ours.join("ww3-server"));
                command.args(["serve", "--listen", "127.0.0.1:0", "--database"]);
                command.arg(format!("sqlite:{}", folder.path().join("feed.db").display()));
                // Not a line for each subscriber.
                command.env("RUST_LOG", "warn");
                (command, None)
            }
            Self::Nchan => {
                let port = free_port()?;
                let module = tools.nginx.join("usr/lib/nginx/modules/ngx_nchan_module.so");
                let text = include_str!("nginx.conf")
                    .replace("@MODULE@", &module.display().to_string())
                    .replace("@PORT@", &port.to_string());
                let file = folder.path().join("nginx.conf");
                fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
                let mut command = Command::new(tools.nginx.join("usr/sbin/nginx"));
                command.arg("-p").arg(folder.path()).arg("-c").arg(file).args(["-e", "stderr"]);
                (command, Some(port))
            }
            Self::BetterSse => {
                let mut command = Command::new("node");
                command.arg(tools.better_sse.join("server.mjs"));
                (command, None)
            }
            Self::SseStarlette => {
                let mut command = Command::new(tools.sse_starlette.join("bin/python"));
                command.args(["-c", include_str!("sse-starlette/server.py")]);
                (command, None)
            }
        };
        let mut process = Leashed::start(command.stdout(Stdio::piped()).stderr(Stdio::inherit()))?;
        let origin = match port {
            Some(port) => {
                wait_for(port)?;
                format!("http://127.0.0.1:{port}")
            }
            None => process.line("listening on ", PATIENCE)?,
        };
        let (stream, publish) = match self {
            Self::Ours => ("/api/map-stream", "/api/ingest"),
            Self::Nchan => ("/stream", "/publish"),
            Self::BetterSse | Self::SseStarlette => ("/stream", "/ingest"),
        };
        let (stream, publish) = (format!("{origin}{stream}"), format!("{origin}{publish}"));
        Ok(Running { process, stream, publish, _folder: folder })
    }
}

impl Running {
    /// The id of its first process.
    pub fn pid(&self) -> u32 {
        self.process.pid()
    }
}

fn free_port() -> Outcome<u16> {
    let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    port.map(|address| address.port()).map_err(|error| format!("a free port: {error}"))
}

fn wait_for(port: u16) -> Outcome {
    let until = Instant::now() + PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if Instant::now() > until {
            return Err(format!("nothing listens on port {port} after {PATIENCE:?}"));
        }
        sleep(Duration::from_millis(20));
    }
    Ok(())
}
