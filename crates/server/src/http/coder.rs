//! A stream's body, packed: gzip, br or zstd, each piece to the last byte readable when it has arrived.
//!
//! Promises: what was packed comes out whole with every piece. Windows are small, because each connection has
//! its own for as long as it lives; what that costs is in `docs/renderings.md`.

use super::negotiate::Coding;
use brotli::CompressorWriter;
use bytes::Bytes;
use std::io::{self, Write};
use zlib_rs::{Deflate, DeflateConfig, DeflateFlush, Status};
use zstd::{
    stream::raw::{CParameter, Encoder, InBuffer, Operation, OutBuffer},
    zstd_safe::Strategy,
};

/// Bytes that a look back may span, as a power of two: about fifteen events.
const WINDOW: u8 = 13;
/// Room that is made for packed bytes at a time.
const ROOM: usize = 2 << 10;
/// gzip's default. Higher ones cost time and save little on pieces this small.
const GZIP_LEVEL: i32 = 6;
/// Its tables double with the next one.
const BROTLI_QUALITY: u32 = 3;

/// Packs one body.
pub enum Coder {
    /// gzip.
    Gzip(Box<Deflate>),
    /// br.
    Brotli(Box<CompressorWriter<Vec<u8>>>),
    /// zstd.
    Zstd(Encoder<'static>),
}

impl Coder {
    /// For the first byte of a body.
    ///
    /// # Errors
    /// Where there is no memory for it.
    pub fn new(coding: Coding) -> io::Result<Self> {
        Ok(match coding {
            Coding::Gzip => {
                // 16 more asks for gzip's head and end.
                let window_bits = i32::from(WINDOW) + 16;
                let config = DeflateConfig { window_bits, mem_level: 5, ..DeflateConfig::new(GZIP_LEVEL) };
                Self::Gzip(Box::new(Deflate::new_with_config(config)))
            }
            Coding::Brotli => Self::Brotli(Box::new(CompressorWriter::new(
                Vec::new(),
                ROOM,
                BROTLI_QUALITY,
                u32::from(WINDOW),
            ))),
            Coding::Zstd => {
                let mut encoder = Encoder::new(3)?;
                for parameter in [
                    CParameter::WindowLog(u32::from(WINDOW)),
                    CParameter::HashLog(11),
                    CParameter::ChainLog(11),
                    CParameter::Strategy(Strategy::ZSTD_greedy),
                    CParameter::ContentSizeFlag(false),
                ] {
                    encoder.set_parameter(parameter)?;
                }
                Self::Zstd(encoder)
            }
        })
    }

    /// Packs a piece so that it is readable at once.
    ///
    /// # Errors
    /// Where it can't be packed; the body must end then.
    pub fn pack(&mut self, piece: &[u8]) -> io::Result<Bytes> {
        match self {
            Self::Gzip(gzip) => deflate(gzip, piece, DeflateFlush::SyncFlush),
            Self::Brotli(brotli) => {
                brotli.write_all(piece)?;
                brotli.flush()?;
                Ok(std::mem::take(brotli.get_mut()).into())
            }
            Self::Zstd(zstd) => zstd_all(zstd, piece, |zstd, out| zstd.flush(out)),
        }
    }

    /// The end of the body.
    ///
    /// # Errors
    /// Where it can't be packed.
    pub fn finish(self) -> io::Result<Bytes> {
        match self {
            Self::Gzip(mut gzip) => deflate(&mut gzip, &[], DeflateFlush::Finish),
            Self::Brotli(brotli) => Ok(brotli.into_inner().into()),
            Self::Zstd(mut zstd) => zstd_all(&mut zstd, &[], |zstd, out| zstd.finish(out, true)),
        }
    }
}

fn deflate(gzip: &mut Deflate, piece: &[u8], flush: DeflateFlush) -> io::Result<Bytes> {
    let (begin, mut packed) = (gzip.total_in(), Vec::new());
    loop {
        let (from, room) = (packed.len(), ROOM);
        packed.resize(from + room, 0);
        let before = gzip.total_out();
        let taken = (gzip.total_in() - begin) as usize;
        let status = gzip
            .compress(&piece[taken..], &mut packed[from..], flush)
            .map_err(|error| io::Error::other(error.as_str()))?;
        let written = (gzip.total_out() - before) as usize;
        packed.truncate(from + written);
        // Room was left: nothing waits any more.
        if written < room || status == Status::StreamEnd {
            return Ok(packed.into());
        }
    }
}

fn zstd_all(
    zstd: &mut Encoder<'static>,
    piece: &[u8],
    end: impl Fn(&mut Encoder<'static>, &mut OutBuffer<'_, [u8]>) -> io::Result<usize>,
) -> io::Result<Bytes> {
    let (mut packed, mut room) = (Vec::new(), [0; ROOM]);
    let mut input = InBuffer::around(piece);
    while input.pos() < piece.len() {
        let mut output = OutBuffer::around(&mut room[..]);
        zstd.run(&mut input, &mut output)?;
        packed.extend_from_slice(output.as_slice());
    }
    loop {
        let mut output = OutBuffer::around(&mut room[..]);
        let left = end(zstd, &mut output)?;
        packed.extend_from_slice(output.as_slice());
        if left == 0 {
            return Ok(packed.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    /// What can be read of a body that has not ended.
    fn readable(coding: Coding, packed: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        match coding {
            Coding::Gzip => {
                text.resize(4 << 20, 0);
                let mut gzip = zlib_rs::Inflate::new(true, 31);
                gzip.decompress(packed, &mut text, zlib_rs::InflateFlush::SyncFlush).unwrap();
                text.truncate(gzip.total_out() as usize);
            }
            Coding::Brotli => drop(brotli::Decompressor::new(packed, 4096).read_to_end(&mut text)),
            Coding::Zstd => drop(zstd::Decoder::new(packed).unwrap().read_to_end(&mut text)),
        }
        text
    }

    #[test]
    fn every_piece_is_readable_to_its_last_byte_whatever_its_size() {
        for coding in [Coding::Gzip, Coding::Brotli, Coding::Zstd] {
            let (mut coder, mut all, mut packed) = (Coder::new(coding).unwrap(), Vec::new(), Vec::new());
            // Sizes around those of buffers and windows, of text that packs well and of text that doesn't.
            let mut noise = 1_u32;
            for (at, size) in
                (0..400).map(|at| (at, (at * 7919) % 2_500)).chain((1..20).map(|at| (at, at * 4_001)))
            {
                let piece: Vec<u8> = (0..size)
                    .map(|place| {
                        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        if at % 3 == 0 { (noise >> 24) as u8 } else { b'a' + ((place * at) % 17) as u8 }
                    })
                    .collect();
                all.extend_from_slice(&piece);
                packed.extend_from_slice(&coder.pack(&piece).unwrap());
                if at % 20 < 2 || size > 3_000 {
                    assert!(readable(coding, &packed) == all, "{coding:?} {at} {size}");
                }
            }
            packed.extend_from_slice(&coder.finish().unwrap());
            assert!(readable(coding, &packed) == all, "{coding:?}");
        }
    }
}
