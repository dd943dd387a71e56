//! The command line of `cargo xtask`.

use crate::{
    bench, lint,
    run::{self, Options},
    setup::{self, Purpose},
    step::{Outcome, say},
    tables, test,
};
use lexopt::{Arg, Parser, prelude::*};
use std::process::ExitCode;

const HELP: &str = "\
Everything a person types.

  cargo xtask run     installs what is missing, builds, starts the app
      --release             built with optimisation
      --headless            on a screen of its own, with a screenshot; as where there is no display
      --data-dir DIR        the app's data folder
      --screenshot FILE     where the screenshot goes (default: ww3-monitor.png in the target folder)
      -- ARGUMENTS          more for the app
  cargo xtask test    checks form and lints, runs every test
  cargo xtask e2e     runs only the tests in the real window
  cargo xtask lint    looks at the dependencies with cargo-deny and cargo-machete
  cargo xtask bench stream   measures the stream client beside its peers (docs/benchmarks.md)
  cargo xtask bench detect   measures the detector beside others (docs/benchmarks-detect.md)
  cargo xtask bench server   measures the server beside others (docs/benchmarks-server.md)
      ARGUMENTS             more for the program that measures: `--help` lists them
  cargo xtask types   makes the page's types of the shell's (ui/src/generated)
  cargo xtask gazetteer   makes the gazetteer's tables (crates/detect/data)
  cargo xtask turns   teaches the net that finds acts no rule has (crates/detect/data, from ../shared/data too)
  cargo xtask setup   only installs what is missing, for all of these
";

/// Does what the command line says.
pub fn main() -> ExitCode {
    match dispatch(Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(mut arguments: Parser) -> Outcome {
    let name = match arguments.next().map_err(|error| error.to_string())? {
        None | Some(Short('h') | Long("help")) => {
            print!("{HELP}");
            return Ok(());
        }
        Some(Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(unknown(other)),
    };
    match name.as_str() {
        "run" => run::run(&run_options(arguments)?),
        "test" => nothing_more(arguments).and_then(|()| test::test()),
        "e2e" => nothing_more(arguments).and_then(|()| test::e2e()),
        "bench" => measure(arguments),
        "lint" => nothing_more(arguments).and_then(|()| lint::lint()),
        "types" => nothing_more(arguments).and_then(|()| tables::types()),
        "turns" => nothing_more(arguments).and_then(|()| tables::turns()),
        "gazetteer" => nothing_more(arguments).and_then(|()| tables::gazetteer()),
        "setup" => nothing_more(arguments).and_then(|()| setup::setup(Purpose::Test)),
        other => Err(format!("no command `{other}`; `cargo xtask --help` lists them")),
    }
}

fn run_options(mut arguments: Parser) -> Outcome<Options> {
    let mut options = Options::default();
    let text = |error: lexopt::Error| error.to_string();
    while let Some(argument) = arguments.next().map_err(text)? {
        match argument {
            Long("release") => options.release = true,
            Long("headless") => options.headless = true,
            Long("data-dir") => options.data_dir = Some(arguments.value().map_err(text)?.into()),
            Long("screenshot") => options.screenshot = Some(arguments.value().map_err(text)?.into()),
            // After `--` everything is a value.
            Value(first) => {
                options.arguments.push(first);
                options.arguments.extend(arguments.raw_args().map_err(text)?);
            }
            other => return Err(unknown(other)),
        }
    }
    Ok(options)
}

fn measure(mut arguments: Parser) -> Outcome {
    let text = |error: lexopt::Error| error.to_string();
    let name = arguments
        .value()
        .map_err(|_| "bench what? `cargo xtask bench stream`, `detect` or `server`".to_owned())?;
    let more: Vec<_> = arguments.raw_args().map_err(text)?.collect();
    bench::bench(&name.to_string_lossy(), &more)
}

fn nothing_more(mut arguments: Parser) -> Outcome {
    match arguments.next().map_err(|error| error.to_string())? {
        None => Ok(()),
        Some(other) => Err(unknown(other)),
    }
}

fn unknown(argument: Arg<'_>) -> String {
    format!("{}; `cargo xtask --help` lists what there is", argument.unexpected())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(arguments: &[&str]) -> Outcome<Options> {
        run_options(Parser::from_args(arguments))
    }

    #[test]
    fn what_follows_two_dashes_is_the_apps() {
        let options =
            options(&["--headless", "--data-dir", "d", "--", "--server", "http://a", "--hidden"]).unwrap();
        assert!(options.headless && !options.release);
        assert_eq!(options.data_dir.unwrap().as_os_str(), "d");
        assert_eq!(options.arguments, ["--server", "http://a", "--hidden"]);
    }

    #[test]
    fn an_option_that_is_not_there_is_named() {
        assert!(options(&["--fast"]).unwrap_err().contains("--fast"));
    }
}
