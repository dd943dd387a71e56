//! The command line of `cargo xtask`.

use crate::{
    step::{Outcome, say},
    test,
};
use lexopt::prelude::*;
use std::process::ExitCode;

const HELP: &str = "\
Everything a person types.

  cargo xtask test    checks form and lints, runs every test
";

/// Does what the command line says.
pub fn main() -> ExitCode {
    match dispatch(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(mut arguments: lexopt::Parser) -> Outcome {
    match arguments.next().map_err(|error| error.to_string())? {
        None | Some(Short('h') | Long("help")) => {
            print!("{HELP}");
            Ok(())
        }
        Some(Value(name)) => match name.to_str() {
            Some("test") => test::test(),
            _ => Err(format!("no command `{}`; `cargo xtask --help` lists them", name.to_string_lossy())),
        },
        Some(other) => Err(format!("{}; `cargo xtask --help` lists the commands", other.unexpected())),
    }
}
