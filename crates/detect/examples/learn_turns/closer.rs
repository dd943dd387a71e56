//! What single words weigh for looking closer: most titles aren't worth the net's time.

use crate::{
    learn::Lesson,
    model::{Model, look},
};
use ww3_detect::turns::net::{DIMS, MEANINGS};

/// So many steps are taken.
const STEPS: usize = 1_500;
const PACE: f32 = 0.02;
/// From this logarithm of the odds on the net sees an act.
const ACT: f32 = 0.5;
/// Of the acts that the net sees, one in so many may be lost.
const LOST: usize = 500;
/// What words may weigh less than the least of the others, for those that nobody has seen.
const LEEWAY: f32 = 1.0;

/// What each number of a word weighs, and what all words weigh together, at least.
pub struct Closer {
    weights: [f32; DIMS],
    /// What all words together weigh, at least, of an act.
    pub least: f32,
}

impl Closer {
    /// What a vector weighs.
    pub fn of(&self, vector: &[f32]) -> f32 {
        self.weights.iter().zip(vector).map(|(weight, number)| weight * number).sum()
    }
}

/// Logistic regression of whether the net sees an act on the sum of the words; acts count as much as all others.
pub fn learned(model: &Model, lessons: &[Lesson], like: &[Option<Vec<f32>>]) -> Closer {
    let said: Vec<f32> =
        lessons.iter().map(|lesson| look(model, like, &lesson.words, None).outs[0]).collect();
    let sums: Vec<[f32; DIMS]> = lessons.iter().map(|lesson| sum(model, like, lesson)).collect();
    let acts = said.iter().filter(|said| **said > ACT).count();
    let of_acts = lessons.len() as f32 / acts.max(1) as f32;
    let mut weights = [0.0; DIMS];
    let mut bias = 0.0;
    let mut speed = [0.0; DIMS + 1];
    for _ in 0..STEPS {
        let mut slope = [0.0; DIMS + 1];
        for (sum, said) in sums.iter().zip(&said) {
            let is_act = *said > ACT;
            let weighs: f32 = bias + weights.iter().zip(sum).map(|(a, b)| a * b).sum::<f32>();
            let pull = 1.0 / (1.0 + (-weighs).exp()) - if is_act { 1.0 } else { 0.0 };
            let pull = pull * if is_act { of_acts } else { 1.0 } / lessons.len() as f32;
            slope.iter_mut().zip(sum).for_each(|(slope, number)| *slope += pull * number);
            slope[DIMS] += pull;
        }
        for (at, (speed, slope)) in speed.iter_mut().zip(slope).enumerate() {
            *speed = 0.9 * *speed - PACE * slope;
            *weights.get_mut(at).unwrap_or(&mut bias) += *speed;
        }
    }
    let mut closer = Closer { weights, least: 0.0 };
    let mut of_acts: Vec<f32> =
        sums.iter().zip(&said).filter(|(_, said)| **said > ACT).map(|(sum, _)| closer.of(sum)).collect();
    of_acts.sort_by(f32::total_cmp);
    closer.least = of_acts.get(of_acts.len() / LOST).copied().unwrap_or_default() - LEEWAY;
    let looks = sums.iter().filter(|sum| closer.of(*sum) >= closer.least).count();
    println!("{acts} of {} titles the net sees as acts, it looks at {looks}", lessons.len());
    closer
}

fn sum(model: &Model, like: &[Option<Vec<f32>>], lesson: &Lesson) -> [f32; DIMS] {
    let mut sum = [0.0; DIMS];
    for word in &lesson.words {
        let vector = model.word(word.row, like[word.row].as_deref());
        sum.iter_mut().zip(vector).for_each(|(sum, number)| *sum += number);
        for meaning in word.meanings.iter().filter(|meaning| **meaning < MEANINGS) {
            sum.iter_mut()
                .zip(&model.meanings[meaning * DIMS..][..DIMS])
                .for_each(|(sum, number)| *sum += number);
        }
    }
    sum
}
