//! What a connection costs a server, beside others: `cargo xtask bench server`.
//!
//! Promises: each server runs alone, new for each number of subscribers, and all are measured by one program,
//! `ww3 load`, in the same way. Ours does all of its work, detection and storage on the disk; the others hand on
//! text. Everything listens on loopback and ends with this program; where that is killed, nginx's workers stay.
//!
//! - `cli`: the command line
//! - `contenders`: the servers, and how each is started
//! - `measure`: the loads, and what `ww3 load` says of one
//! - `report`: the table
//!
//! `nginx.conf`, `better-sse/` and `sse-starlette/` are the others' own parts.

pub mod cli;
mod contenders;
mod measure;
mod report;
