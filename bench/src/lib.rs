//! How fast WW3 Monitor's parts are, beside their peers, in one run: `cargo xtask bench`.
//!
//! | module | for |
//! |---|---|
//! | [`cli`] | the command line |
//! | [`plan`], [`table`] | which runs there are, interleaved, and the tables of them |
//! | [`subject`], [`peers`], [`ours`] | what is run: other clients and decoders, and ours |
//! | [`tap`] | what is measured of a run |
//! | [`server`], [`frames`] | what a run reads: another process, prepared bytes |
//! | [`detect`] | another program: how right and how fast the detector is, beside what others use |
//! | [`fanout`] | another: what a connection costs the server, beside other servers |
//!
//! Ratios count: both sides of each are measured in the same minutes, in turns. Knows nothing of the insides of
//! what it measures.
#![forbid(unsafe_code)]

pub mod cli;
pub mod detect;
pub mod fanout;
pub mod frames;
pub mod ours;
pub mod peers;
pub mod plan;
pub mod server;
pub mod subject;
pub mod table;
pub mod tap;

/// What a program ends with; says on stderr why it failed.
fn exit_code(outcome: peers::Outcome) -> std::process::ExitCode {
    match outcome {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}
