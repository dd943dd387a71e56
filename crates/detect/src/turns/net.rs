//! The net that weighs a title: what it is made of, and what it says.
//!
//! Each word is a vector of [`DIMS`] numbers: what the word is like (from GloVe, by way of what was learned) plus what
//! the lexicon says that it means. [`FILTERS`] filters look at each window of one, two and three words; of each filter
//! only the window counts that it likes best. What these say, weighed, is the logarithm of the odds that the title
//! tells an act, and for each type how well it fits (Kim, Convolutional Neural Networks for Sentence
//! Classification, 2014).
//!
//! `data/turns.bin` is read where it lies, all of it little-endian: the number of slots (u32, a power of two) and of
//! words (u32); the [`PARAMETERS`] (f32); per slot the key of a word (u32; 0: empty) and its row (u32), probed one after
//! another; per word its scale (f32), what it weighs for looking closer (f32), and its vector in steps of that scale (i8).
//! Only the filters are laid out anew, when the program is compiled: each in one piece and in whole [`FILTER_STEPS`], as a
//! processor multiplies eight whole numbers at once.

use crate::hashed;
use std::ops::Range;
use wide::{i16x8, i32x4};

const TABLE: &[u8] = include_bytes!("../../data/turns.bin");

/// How many numbers a word is.
pub const DIMS: usize = 64;
/// How many filters look at windows of one width.
pub const FILTERS: usize = 64;
/// Windows have one word to this many.
pub const WIDTHS: usize = 3;
/// How many meanings a word may have: those of the lexicon, and that it begins a clause.
pub const MEANINGS: usize = 50;
/// What is said: whether there is an act, and how well each type fits.
pub const OUTS: usize = 16;
/// More words of a title aren't looked at.
pub const MOST: usize = 26;

/// The vectors of the meanings.
pub const OF_MEANINGS: Range<usize> = 0..MEANINGS * DIMS;
/// What each meaning weighs for looking closer, and what all weigh less than.
pub const OF_CLOSER: Range<usize> = after(&OF_MEANINGS, MEANINGS + 1);
/// The filters: for windows of one word, of two, of three, and in these for each word, number and filter.
pub const OF_FILTERS: Range<usize> = after(&OF_CLOSER, WIDTHS * (WIDTHS + 1) / 2 * DIMS * FILTERS);
/// What each filter says of nothing.
pub const OF_NOTHING: Range<usize> = after(&OF_FILTERS, WIDTHS * FILTERS);
/// What each filter's answer weighs for each of what is said.
pub const OF_ANSWERS: Range<usize> = after(&OF_NOTHING, WIDTHS * FILTERS * OUTS);
/// What is said where no filter answers.
pub const OF_SILENCE: Range<usize> = after(&OF_ANSWERS, OUTS);
/// How many numbers that aren't of a word the net has.
pub const PARAMETERS: usize = OF_SILENCE.end;

const fn after(range: &Range<usize>, count: usize) -> Range<usize> {
    range.end..range.end + count
}

const HEAD: usize = 8;
const SLOTS: usize = number(0) as usize;
const WORDS: usize = number(4) as usize;
const KEYS: usize = HEAD + PARAMETERS * 4;
const SCALES: usize = KEYS + SLOTS * 8;
const CLOSER: usize = SCALES + WORDS * 4;
const VECTORS: usize = CLOSER + WORDS * 4;
const _: () =
    assert!(TABLE.len() == VECTORS + WORDS * DIMS && SLOTS.is_power_of_two(), "data/turns.bin is cut");

const fn number(at: usize) -> u32 {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]])
}

fn real(at: usize) -> f32 {
    f32::from_bits(number(at))
}

fn parameter(at: usize) -> f32 {
    real(HEAD + at * 4)
}

/// The first slot to look into for this key, of so many.
pub const fn slot(key: u32, slots: usize) -> usize {
    hashed::first(key, slots)
}

/// A word as the net sees it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Its row; the first of all words that the net doesn't know.
    row: usize,
    /// Its meanings, as bits.
    pub meanings: u64,
}

impl Seen {
    /// The word of this hash.
    pub fn new(hash: u32, meanings: u64) -> Self {
        let mut slot = slot(hash, SLOTS);
        let row = loop {
            match number(KEYS + slot * 8) {
                0 => break 0,
                key if key == hash => break number(KEYS + slot * 8 + 4) as usize,
                _ => slot = (slot + 1) & (SLOTS - 1),
            }
        };
        Self { row: if row < WORDS { row } else { 0 }, meanings }
    }

    fn meanings(self) -> impl Iterator<Item = usize> {
        hashed::bits(self.meanings).filter(|bit| *bit < MEANINGS)
    }

    fn vector(self) -> [f32; DIMS] {
        let scale = real(SCALES + self.row * 4);
        let steps = &TABLE[VECTORS + self.row * DIMS..][..DIMS];
        let mut vector = [0.0; DIMS];
        for (number, step) in vector.iter_mut().zip(steps) {
            *number = f32::from(step.cast_signed()) * scale;
        }
        for meaning in self.meanings() {
            for (at, number) in vector.iter_mut().enumerate() {
                *number += parameter(OF_MEANINGS.start + meaning * DIMS + at);
            }
        }
        vector
    }
}

/// Whether a closer look is worth its time: by the words one by one.
pub fn is_worth_it(words: &[Seen]) -> bool {
    let of_word = |word: &Seen| {
        let means = word.meanings().map(|meaning| parameter(OF_CLOSER.start + meaning)).sum::<f32>();
        real(CLOSER + word.row * 4) + means
    };
    words.iter().take(MOST).map(of_word).sum::<f32>() >= parameter(OF_CLOSER.end - 1)
}

/// What the net says of a title.
pub struct Said {
    /// The logarithm of the odds that there is an act, then how well each type fits.
    pub outs: [f32; OUTS],
    /// How much of the first comes of each word.
    pub words: [f32; MOST],
}

/// What the net says of these words.
pub fn said(words: &[Seen]) -> Said {
    let words = &words[..words.len().min(MOST)];
    // Behind the last word stands nothing: the last windows reach beyond it.
    let mut numbers = [[i16x8::ZERO; DIMS / 8]; MOST + WIDTHS - 1];
    for (numbers, word) in numbers.iter_mut().zip(words) {
        *numbers = steps(&word.vector());
    }
    let mut said = Said { outs: [0.0; OUTS], words: [0.0; MOST] };
    for (at, out) in said.outs.iter_mut().enumerate() {
        *out = parameter(OF_SILENCE.start + at);
    }
    hear(&mut said, &SINGLES, words.len(), &numbers);
    hear(&mut said, &PAIRS, words.len(), &numbers);
    hear(&mut said, &TRIPLES, words.len(), &numbers);
    said
}

/// Numbers in steps, as a processor multiplies them: eight at once.
type Steps = [i16x8; DIMS / 8];

/// A number of a word has so many steps from 0 to 1.
const WORD_STEPS: f32 = 2048.0;
/// And no more steps than these.
const WORD_MOST: f32 = 16384.0;
/// A number of a filter has so many steps from 0 to 1.
const FILTER_STEPS: f32 = 4096.0;

/// The numbers of a word in steps.
fn steps(vector: &[f32; DIMS]) -> Steps {
    let mut all = [i16x8::ZERO; DIMS / 8];
    for (steps, numbers) in all.iter_mut().zip(vector.as_chunks::<8>().0) {
        *steps = i16x8::new(numbers.map(|number| (number * WORD_STEPS).clamp(-WORD_MOST, WORD_MOST) as i16));
    }
    all
}

/// The filters for windows of so many words: what each multiplies the numbers of each word by.
type Filters<const WIDTH: usize> = [[Steps; WIDTH]; FILTERS];

static SINGLES: Filters<1> = filters();
static PAIRS: Filters<2> = filters();
static TRIPLES: Filters<3> = filters();

/// The filters of this width, in steps.
const fn filters<const WIDTH: usize>() -> Filters<WIDTH> {
    let first = HEAD + 4 * (OF_FILTERS.start + WIDTH * (WIDTH - 1) / 2 * DIMS * FILTERS);
    let mut all = [[[i16x8::ZERO; DIMS / 8]; WIDTH]; FILTERS];
    let mut filter = 0;
    while filter < FILTERS {
        let (mut at, mut most) = (0, 0);
        let mut eight = [0; 8];
        while at < WIDTH * DIMS {
            let steps = f32::from_bits(number(first + 4 * (at * FILTERS + filter))) * FILTER_STEPS;
            let steps = (if steps < 0.0 { steps - 0.5 } else { steps + 0.5 }) as i64;
            assert!(steps.abs() <= i16::MAX as i64, "a filter's number is too large");
            eight[at % 8] = steps as i16;
            all[filter][at / DIMS][at % DIMS / 8] = i16x8::new(eight);
            most += steps.abs() * WORD_MOST as i64;
            at += 1;
        }
        assert!(most <= i32::MAX as i64, "a filter's answer may be too large");
        filter += 1;
    }
    all
}

/// Adds what these filters say of so many words, each of the window that it likes best.
fn hear<const WIDTH: usize>(said: &mut Said, filters: &Filters<WIDTH>, words: usize, numbers: &[Steps]) {
    for (filter, weights) in filters.iter().enumerate() {
        let answer_at = (WIDTH - 1) * FILTERS + filter;
        let mut best = (i32::MIN, 0);
        for (start, window) in numbers.windows(WIDTH).take(words).enumerate() {
            let steps = window.as_flattened().iter().zip(weights.as_flattened());
            let answer = steps.fold(i32x4::ZERO, |sum, (word, weight)| sum + word.dot(*weight)).reduce_add();
            if answer > best.0 {
                best = (answer, start);
            }
        }
        let (answer, start) = best;
        let answer = answer as f32 / (WORD_STEPS * FILTER_STEPS) + parameter(OF_NOTHING.start + answer_at);
        if words == 0 || answer <= 0.0 {
            continue;
        }
        let weights = OF_ANSWERS.start + answer_at * OUTS;
        for (at, out) in said.outs.iter_mut().enumerate() {
            *out += answer * parameter(weights + at);
        }
        let window = start..(start + WIDTH).min(words);
        let share = answer * parameter(weights) / window.len() as f32;
        said.words[window].iter_mut().for_each(|word| *word += share);
    }
}
