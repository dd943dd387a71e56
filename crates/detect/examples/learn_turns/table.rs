//! The net as the program reads it (`turns::net`).

use crate::{closer::Closer, model::Model};
use std::{fs, path::Path};
use ww3_detect::turns::{
    self,
    net::{self, DIMS, MEANINGS},
};

/// Writes `turns.bin`.
pub fn write(out: &Path, model: &Model, names: &[String], like: &[Option<Vec<f32>>], closer: &Closer) {
    let slots = (names.len() * 5 / 4).next_power_of_two();
    let mut keys = vec![(0_u32, 0_u32); slots];
    for (row, name) in names.iter().enumerate().skip(1) {
        let key = turns::key(name);
        let mut at = net::slot(key, slots);
        while keys[at].0 != 0 && keys[at].0 != key {
            at = (at + 1) & (slots - 1);
        }
        if keys[at].0 == key {
            println!("`{name}` has the key of `{}`, and stays unknown", names[keys[at].1 as usize]);
            continue;
        }
        keys[at] = (key, row as u32);
    }
    let mut parameters = model.meanings.clone();
    parameters.extend((0..MEANINGS).map(|meaning| closer.of(&model.meanings[meaning * DIMS..][..DIMS])));
    parameters.push(closer.least);
    for part in [&model.filters, &model.nothing, &model.answers, &model.silence] {
        parameters.extend(part);
    }
    assert_eq!(parameters.len(), net::PARAMETERS);
    let mut bytes = Vec::new();
    bytes.extend((slots as u32).to_le_bytes());
    bytes.extend((names.len() as u32).to_le_bytes());
    bytes.extend(parameters.iter().flat_map(|number| number.to_le_bytes()));
    bytes.extend(keys.iter().flat_map(|(key, row)| [key.to_le_bytes(), row.to_le_bytes()].concat()));
    let vectors: Vec<[f32; DIMS]> =
        like.iter().enumerate().map(|(row, like)| model.word(row, like.as_deref())).collect();
    let scale = |vector: &[f32; DIMS]| {
        vector.iter().fold(1e-6_f32, |most, number| most.max(number.abs())) / f32::from(i8::MAX)
    };
    bytes.extend(vectors.iter().flat_map(|vector| scale(vector).to_le_bytes()));
    bytes.extend(vectors.iter().flat_map(|vector| closer.of(vector).to_le_bytes()));
    for vector in &vectors {
        let scale = scale(vector);
        bytes.extend(vector.iter().map(|number| (number / scale).round() as i8 as u8));
    }
    fs::write(out.join("turns.bin"), bytes).unwrap();
}
