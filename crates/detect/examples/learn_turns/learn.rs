//! Learning: steps against the slope of the loss, title by title.

use crate::{
    chance::Chance,
    model::{Model, Word, learn, look},
};
use ww3_detect::turns::net::{DIMS, OUTS};

/// So often all titles are read.
const ROUNDS: usize = 8;
/// So many titles make a step.
const BATCH: usize = 128;
/// How long the first step is; they get shorter, the last is nothing.
const PACE: f32 = 1.5e-3;
/// How much the type counts beside the act.
const OF_TYPE: f32 = 0.3;
/// How much each number of a filter is held back.
const HELD: f32 = 2e-5;

/// A title to learn from.
pub struct Lesson {
    /// Its words.
    pub words: Vec<Word>,
    /// The number of the type of its act, or of the one that it would be.
    pub kind: Option<usize>,
    /// How likely it tells an act, 0 to 1.
    pub likely: f32,
    /// How much it counts.
    pub counts: f32,
}

/// What was learned of these lessons.
pub fn learned(lessons: &[Lesson], like: &[Option<Vec<f32>>]) -> Model {
    let mut chance = Chance(20_261_130);
    let mut model = Model::any(like, &mut chance);
    let mut slope = Model::zero(like.len());
    let mut steps = Steps::new(like.len(), lessons);
    let count = ROUNDS * lessons.len().div_ceil(BATCH);
    for round in 1..=ROUNDS {
        let mut loss = 0.0;
        for batch in chance.order(lessons.len()).chunks(BATCH) {
            for at in batch {
                let lesson = &lessons[*at];
                let seen = look(&model, like, &lesson.words, Some(&mut chance));
                let (outs, cost) = pull(&seen.outs, lesson, batch.len() as f32);
                loss += cost;
                learn(&model, like, &lesson.words, &seen, &outs, &mut slope);
            }
            for (slope, number) in slope.filters.iter_mut().zip(&model.filters) {
                *slope += HELD * number;
            }
            let pace = PACE * (1.0 - steps.count as f32 / count as f32);
            steps.step(&mut model, &mut slope, pace);
        }
        println!("round {round} of {ROUNDS}: loss {:.4}", loss * BATCH as f32 / lessons.len() as f32);
    }
    model
}

/// Which way what is said should go, and what it costs: logistic loss of the act, cross entropy of the type.
fn pull(outs: &[f32; OUTS], lesson: &Lesson, batch: f32) -> ([f32; OUTS], f32) {
    let mut pulls = [0.0; OUTS];
    let odds = 1.0 / (1.0 + (-outs[0]).exp());
    let is = lesson.likely;
    pulls[0] = lesson.counts * (odds - is) / batch;
    let surprise = is * odds.max(1e-7).ln() + (1.0 - is) * (1.0 - odds).max(1e-7).ln();
    let mut cost = -lesson.counts * surprise / batch;
    if let Some(kind) = lesson.kind {
        let most = outs[1..].iter().fold(f32::MIN, |most, out| most.max(*out));
        let sum: f32 = outs[1..].iter().map(|out| (out - most).exp()).sum();
        for (at, (pull, out)) in pulls[1..].iter_mut().zip(&outs[1..]).enumerate() {
            let share = (out - most).exp() / sum;
            *pull = is * OF_TYPE * (share - if at == kind { 1.0 } else { 0.0 }) / batch;
            if at == kind {
                cost -= is * OF_TYPE * share.max(1e-7).ln() / batch;
            }
        }
    }
    (pulls, cost)
}

/// Steps of the length that the slopes before allow (Adam, Kingma and Ba, 2014).
struct Steps {
    /// The rows of the words that the lessons have.
    rows: Vec<usize>,
    count: i32,
    mean: Model,
    square: Model,
}

impl Steps {
    fn new(words: usize, lessons: &[Lesson]) -> Self {
        let mut rows: Vec<usize> =
            lessons.iter().flat_map(|lesson| &lesson.words).map(|word| word.row).collect();
        rows.sort_unstable();
        rows.dedup();
        Self { rows, count: 0, mean: Model::zero(words), square: Model::zero(words) }
    }

    /// One step; the slope is 0 again.
    fn step(&mut self, model: &mut Model, slope: &mut Model, pace: f32) {
        self.count += 1;
        let count = self.count;
        let parts = model.parts().into_iter().zip(slope.parts());
        for ((numbers, slopes), (means, squares)) in
            parts.zip(self.mean.parts().into_iter().zip(self.square.parts()))
        {
            go(numbers, slopes, means, squares, (count, pace));
        }
        for row in &self.rows {
            let range = row * DIMS..(row + 1) * DIMS;
            let (means, squares) = (&mut self.mean.own[range.clone()], &mut self.square.own[range.clone()]);
            go(&mut model.own[range.clone()], &mut slope.own[range], means, squares, (count, pace));
        }
    }
}

fn go(
    numbers: &mut [f32],
    slopes: &mut [f32],
    means: &mut [f32],
    squares: &mut [f32],
    (count, pace): (i32, f32),
) {
    let (first, second) = (1.0 - 0.9_f32.powi(count), 1.0 - 0.999_f32.powi(count));
    for (((number, slope), mean), square) in numbers.iter_mut().zip(slopes).zip(means).zip(squares) {
        *mean = 0.9 * *mean + 0.1 * *slope;
        *square = 0.999 * *square + 0.001 * *slope * *slope;
        *number -= pace * (*mean / first) / ((*square / second).sqrt() + 1e-8);
        *slope = 0.0;
    }
}
