//! The command line of `server`.

use super::{
    contenders::{CONTENDERS, Contender, Tools},
    measure::{self, Load},
    report,
};
use crate::peers::Outcome;
use lexopt::{Parser, prelude::*};
use std::process::ExitCode;

const HELP: &str = "\
What a connection costs the server, beside others.

  server                   all servers, with 100, 1,000 and 5,000 subscribers; about eight minutes
  server --quick           100 subscribers, 3 seconds
  server --subscribers N   with so many; may be repeated
  server --only NAME       only this one: ours, nchan, better-sse, sse-starlette; may be repeated
  server --rounds N        everything so often, in turns; the table holds medians (default: 1)

`cargo xtask bench server` says where the servers are: --bin FOLDER with ww3 and ww3-server, --nginx FOLDER,
--better-sse FOLDER, --sse-starlette FOLDER.
";

/// Does what the command line says.
pub fn main() -> ExitCode {
    crate::exit_code(dispatch(Parser::from_env()))
}

fn dispatch(mut arguments: Parser) -> Outcome {
    let text = |error: lexopt::Error| error.to_string();
    let (mut tools, mut load) = (Tools::default(), Load::default());
    let (mut subscribers, mut only, mut rounds) = (Vec::new(), Vec::new(), 1);
    while let Some(argument) = arguments.next().map_err(text)? {
        match argument {
            Short('h') | Long("help") => {
                print!("{HELP}");
                return Ok(());
            }
            Long("quick") => {
                load = Load::quick();
                subscribers.push(100);
            }
            Long("subscribers") => subscribers.push(arguments.value().and_then(|n| n.parse()).map_err(text)?),
            Long("rounds") => rounds = arguments.value().and_then(|n| n.parse()).map_err(text)?,
            Long("only") => {
                only.push(Contender::of(&arguments.value().map_err(text)?.to_string_lossy())?);
            }
            Long("bin") => tools.ours = arguments.value().map_err(text)?.into(),
            Long("nginx") => tools.nginx = arguments.value().map_err(text)?.into(),
            Long("better-sse") => tools.better_sse = arguments.value().map_err(text)?.into(),
            Long("sse-starlette") => tools.sse_starlette = arguments.value().map_err(text)?.into(),
            other => return Err(format!("{}; `--help` lists what there is", other.unexpected())),
        }
    }
    if subscribers.is_empty() {
        subscribers = vec![100, 1_000, 5_000];
    }
    if only.is_empty() {
        only = CONTENDERS.to_vec();
    }
    // Servers and `ww3 load` inherit it: each connection is a file of both.
    rlimit::increase_nofile_limit(u64::MAX).map_err(|error| format!("the limit on open files: {error}"))?;
    for count in subscribers {
        let mut found = vec![Vec::new(); only.len()];
        for _ in 0..rounds {
            for (contender, found) in only.iter().zip(&mut found) {
                eprintln!("measuring: {} with {count} subscribers", contender.label());
                found.push(measure::measure(*contender, &tools, &load, count)?);
            }
        }
        report::print(count, &load, &only, &found);
    }
    Ok(())
}
