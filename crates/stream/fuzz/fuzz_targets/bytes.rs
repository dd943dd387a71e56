//! Any bytes, cut anywhere, say what the standard says.
//!
//! An input's first byte says how many cuts follow it (0: a cut after each byte), each the length of a chunk; the
//! rest is the body.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ww3_stream::fuzzing::{decode, reference};

/// The most cuts that an input names.
const MOST_CUTS: u8 = 16;

fuzz_target!(|input: &[u8]| {
    let Some((count, rest)) = input.split_first() else { return };
    let count = usize::from(count % (MOST_CUTS + 1)).min(rest.len());
    let (cuts, body) = rest.split_at(count);
    let wanted = reference(body);
    assert_eq!(decode(&[body]), wanted, "whole");
    assert_eq!(decode(&chunks(cuts, body)), wanted, "cut at {cuts:?}");
});

fn chunks<'a>(cuts: &[u8], body: &'a [u8]) -> Vec<&'a [u8]> {
    if cuts.is_empty() {
        return body.chunks(1).collect();
    }
    let (mut chunks, mut left) = (Vec::new(), body);
    for cut in cuts {
        let (chunk, rest) = left.split_at(usize::from(*cut).min(left.len()));
        chunks.push(chunk);
        left = rest;
    }
    chunks.push(left);
    chunks
}
