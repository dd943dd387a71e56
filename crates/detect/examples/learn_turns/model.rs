//! The net while it learns: its numbers, what it says, and which way they should go.

use crate::{chance::Chance, glove};
use ww3_detect::turns::net::{DIMS, FILTERS, MEANINGS, MOST, OUTS, WIDTHS};

/// So many words in a hundred aren't seen while learning: neither what they are like, or at all.
const UNSEEN: u32 = 6;
/// Nor so many of a hundred numbers of those that are.
const DROPPED: u32 = 8;
/// Nor what so many of a hundred filters answer.
const SILENT: u32 = 12;

/// A word of a title: which, and what it means.
#[derive(Clone)]
pub struct Word {
    /// Its number in the vocabulary; 0 for all words that aren't in it.
    pub row: usize,
    /// Its meanings.
    pub meanings: Vec<usize>,
}

/// All that is learned.
pub struct Model {
    /// What each number of GloVe means for each of a word.
    pub likeness: Vec<f32>,
    /// What each word is besides.
    pub own: Vec<f32>,
    /// What each meaning is.
    pub meanings: Vec<f32>,
    /// The filters.
    pub filters: Vec<f32>,
    /// What they say of nothing.
    pub nothing: Vec<f32>,
    /// What their answers weigh.
    pub answers: Vec<f32>,
    /// What is said without one.
    pub silence: Vec<f32>,
}

impl Model {
    /// All nothing, for so many words.
    pub fn zero(words: usize) -> Self {
        Self {
            likeness: vec![0.0; glove::DIMS * DIMS],
            own: vec![0.0; words * DIMS],
            meanings: vec![0.0; MEANINGS * DIMS],
            filters: vec![0.0; WIDTHS * (WIDTHS + 1) / 2 * DIMS * FILTERS],
            nothing: vec![0.0; WIDTHS * FILTERS],
            answers: vec![0.0; WIDTHS * FILTERS * OUTS],
            silence: vec![0.0; OUTS],
        }
    }

    /// By chance, as learning begins; words that GloVe knows are nothing besides.
    pub fn any(like: &[Option<Vec<f32>>], chance: &mut Chance) -> Self {
        let mut model = Self::zero(like.len());
        model.likeness.iter_mut().for_each(|number| *number = 0.05 * chance.normal());
        model.meanings.iter_mut().for_each(|number| *number = 0.3 * chance.normal());
        model.answers.iter_mut().for_each(|number| *number = 0.1 * chance.normal());
        for (row, like) in like.iter().enumerate().skip(1) {
            if like.is_none() {
                model.own[row * DIMS..][..DIMS].iter_mut().for_each(|number| *number = 0.1 * chance.normal());
            }
        }
        let mut block = 0;
        for width in 1..=WIDTHS {
            let size = width * DIMS * FILTERS;
            let spread = ((width * DIMS) as f32).sqrt();
            model.filters[block..block + size]
                .iter_mut()
                .for_each(|number| *number = chance.normal() / spread);
            block += size;
        }
        model
    }

    /// All numbers but those of single words.
    pub fn parts(&mut self) -> [&mut Vec<f32>; 6] {
        [
            &mut self.likeness,
            &mut self.meanings,
            &mut self.filters,
            &mut self.nothing,
            &mut self.answers,
            &mut self.silence,
        ]
    }

    /// What a word is, but for its meanings.
    pub fn word(&self, row: usize, like: Option<&[f32]>) -> [f32; DIMS] {
        let mut vector = [0.0; DIMS];
        vector.copy_from_slice(&self.own[row * DIMS..][..DIMS]);
        for (number, likeness) in like.unwrap_or_default().iter().zip(self.likeness.chunks_exact(DIMS)) {
            add(&mut vector, *number, likeness);
        }
        vector
    }
}

/// What the net says of one title, and how it came to it.
pub struct Seen {
    vectors: Vec<[f32; DIMS]>,
    /// What is seen of each word's likeness and meanings, of each of its numbers.
    shown: Vec<(bool, [f32; DIMS])>,
    /// Of each filter, what it answers and to which window; how much of it counts.
    best: Vec<(f32, usize, f32)>,
    /// What is said.
    pub outs: [f32; OUTS],
}

/// What the net says; while it learns (`chance`), not all is shown to it.
pub fn look(
    model: &Model,
    like: &[Option<Vec<f32>>],
    words: &[Word],
    mut chance: Option<&mut Chance>,
) -> Seen {
    let words = &words[..words.len().min(MOST)];
    let mut vectors = Vec::with_capacity(words.len());
    let mut shown = Vec::with_capacity(words.len());
    for word in words {
        let mut mask = [1.0; DIMS];
        let mut is_like = true;
        if let Some(chance) = chance.as_deref_mut() {
            is_like = !chance.is(UNSEEN);
            let is_seen = !chance.is(UNSEEN);
            for number in &mut mask {
                let is_dropped = chance.is(DROPPED);
                *number = if is_seen && !is_dropped { 100.0 / (100 - DROPPED) as f32 } else { 0.0 };
            }
        }
        let mut vector = if is_like { model.word(word.row, like[word.row].as_deref()) } else { [0.0; DIMS] };
        for meaning in &word.meanings {
            add(&mut vector, 1.0, &model.meanings[meaning * DIMS..][..DIMS]);
        }
        vector.iter_mut().zip(&mask).for_each(|(number, mask)| *number *= mask);
        vectors.push(vector);
        shown.push((is_like, mask));
    }
    let mut best = vec![(0.0, 0, 1.0); WIDTHS * FILTERS];
    let mut block = 0;
    for width in 1..=WIDTHS {
        let range = (width - 1) * FILTERS..width * FILTERS;
        for start in 0..words.len() {
            let mut answers = [0.0; FILTERS];
            answers.copy_from_slice(&model.nothing[range.clone()]);
            for (offset, vector) in vectors[start..].iter().take(width).enumerate() {
                let rows = &model.filters[block + offset * DIMS * FILTERS..][..DIMS * FILTERS];
                for (number, row) in vector.iter().zip(rows.chunks_exact(FILTERS)) {
                    add(&mut answers, *number, row);
                }
            }
            for (best, answer) in best[range.clone()].iter_mut().zip(answers) {
                if answer > best.0 {
                    (best.0, best.1) = (answer, start);
                }
            }
        }
        block += width * DIMS * FILTERS;
    }
    let mut outs = [0.0; OUTS];
    outs.copy_from_slice(&model.silence);
    for (at, (answer, _, counts)) in best.iter_mut().enumerate() {
        if let Some(chance) = chance.as_deref_mut() {
            *counts = if chance.is(SILENT) { 0.0 } else { 100.0 / (100 - SILENT) as f32 };
        }
        add(&mut outs, *answer * *counts, &model.answers[at * OUTS..][..OUTS]);
    }
    Seen { vectors, shown, best, outs }
}

/// Adds to `slope` which way each number of the net should go, where `outs` says it of what the net said.
pub fn learn(
    model: &Model,
    like: &[Option<Vec<f32>>],
    words: &[Word],
    seen: &Seen,
    outs: &[f32; OUTS],
    slope: &mut Model,
) {
    let mut back = vec![[0.0_f32; DIMS]; seen.vectors.len()];
    add(&mut slope.silence, 1.0, outs);
    for (at, (answer, start, counts)) in seen.best.iter().enumerate() {
        if *answer <= 0.0 || *counts == 0.0 {
            continue;
        }
        add(&mut slope.answers[at * OUTS..][..OUTS], answer * counts, outs);
        let pull: f32 =
            counts * model.answers[at * OUTS..][..OUTS].iter().zip(outs).map(|(a, b)| a * b).sum::<f32>();
        slope.nothing[at] += pull;
        let (width, filter) = (at / FILTERS + 1, at % FILTERS);
        let block = width * (width - 1) / 2 * DIMS * FILTERS;
        for (offset, vector) in seen.vectors[*start..].iter().take(width).enumerate() {
            let first = block + offset * DIMS * FILTERS + filter;
            for (number, value) in vector.iter().enumerate() {
                slope.filters[first + number * FILTERS] += pull * value;
                back[start + offset][number] += pull * model.filters[first + number * FILTERS];
            }
        }
    }
    for ((word, back), (is_like, mask)) in words.iter().zip(&mut back).zip(&seen.shown) {
        back.iter_mut().zip(mask).for_each(|(number, mask)| *number *= mask);
        for meaning in &word.meanings {
            add(&mut slope.meanings[meaning * DIMS..][..DIMS], 1.0, back);
        }
        if *is_like {
            for (number, likeness) in like[word.row]
                .as_deref()
                .unwrap_or_default()
                .iter()
                .zip(slope.likeness.chunks_exact_mut(DIMS))
            {
                add(likeness, *number, back);
            }
            add(&mut slope.own[word.row * DIMS..][..DIMS], 1.0, back);
        }
    }
}

fn add(sums: &mut [f32], times: f32, numbers: &[f32]) {
    for (sum, number) in sums.iter_mut().zip(numbers) {
        *sum += times * number;
    }
}
