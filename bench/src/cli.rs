//! The command line of `stream`.

use crate::{
    peers::Outcome,
    plan,
    server::{self, Order, Schedule},
    subject::Subject,
};
use lexopt::{Arg, Parser, prelude::*};
use std::process::ExitCode;
use url::Url;

const HELP: &str = "\
How fast the stream client is, beside its peers.

  stream              every table; under three minutes on two cores
  stream TABLE...     only these: decode, socket, each, ring, allocations, paced
  stream --rounds N   each of the interleaved runs so often (default: 5)
  stream --soak       ten million events through the map stream; minutes
";

/// Does what the command line says; `allocated` counts allocations.
pub fn main(allocated: fn() -> u64) -> ExitCode {
    crate::exit_code(dispatch(Parser::from_env(), allocated))
}

fn dispatch(mut arguments: Parser, allocated: fn() -> u64) -> Outcome {
    let mut wanted = plan::Wanted::default();
    while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
        match argument {
            Short('h') | Long("help") => {
                print!("{HELP}");
                return Ok(());
            }
            Long("soak") => wanted.soak = true,
            Long("rounds") => wanted.rounds = number(&mut arguments)?.max(1) as usize,
            Value(word) => match word.to_string_lossy().as_ref() {
                "serve" => return server::serve().map_err(|error| error.to_string()),
                "run" => return run(arguments, allocated),
                table => wanted.tables.push(plan::Table::of(table)?),
            },
            other => return Err(unknown(other)),
        }
    }
    plan::run(&wanted)
}

/// One run of one subject, as [`plan`] starts it; prints what it found as JSON.
fn run(mut arguments: Parser, allocated: fn() -> u64) -> Outcome {
    let (mut subject, mut server) = (None, None);
    let mut order = Order { events: 0, chunk_each: false, schedule: None };
    let (mut start, mut rate) = (None, None);
    while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
        match argument {
            Long("subject") => subject = Subject::of(&text(&mut arguments)?),
            Long("server") => server = Url::parse(&text(&mut arguments)?).ok(),
            Long("events") => order.events = number(&mut arguments)?,
            Long("each") => order.chunk_each = true,
            Long("start") => start = Some(number(&mut arguments)?),
            Long("rate") => rate = Some(number(&mut arguments)?),
            other => return Err(unknown(other)),
        }
    }
    order.schedule = start.zip(rate).map(|(start, rate)| Schedule { start, rate });
    let (Some(subject), Some(server)) = (subject, server) else {
        return Err("`run` needs --subject and --server".into());
    };
    let found = subject.run(order, &server, allocated)?;
    println!("{}", serde_json::to_string(&found).map_err(|error| error.to_string())?);
    Ok(())
}

fn text(arguments: &mut Parser) -> Outcome<String> {
    let value = arguments.value().map_err(|error| error.to_string())?;
    Ok(value.to_string_lossy().into_owned())
}

fn number(arguments: &mut Parser) -> Outcome<u64> {
    let given = text(arguments)?;
    given.parse().map_err(|error| format!("`{given}`: {error}"))
}

fn unknown(argument: Arg<'_>) -> String {
    format!("{}; `--help` lists what there is", argument.unexpected())
}
