//! Logistic regression with sparse weights.

/// So many steps are taken.
const STEPS: usize = 400;

/// The weight of each of `count` features, where row `i` has the features `given[i]`, is what `is[i]` says (1 or -1),
/// and counts `counts[i]` times: the least of the logistic losses times `trust` plus the weights' sizes (L1), found
/// by accelerated proximal gradients (FISTA: Beck and Teboulle, 2009).
pub fn logistic(given: &[Vec<usize>], is: &[f64], counts: &[f64], count: usize, trust: f64) -> Vec<f64> {
    let safe = 1.0 / (trust * bound(given, counts, count));
    let mut weights = vec![0.0; count];
    let mut ahead = weights.clone();
    let mut momentum = 1.0_f64;
    for _ in 0..STEPS {
        let mut slope = vec![0.0; count];
        for ((row, is), counts) in given.iter().zip(is).zip(counts) {
            let sum: f64 = row.iter().map(|at| ahead[*at]).sum();
            let pull = -trust * counts * is / (1.0 + (is * sum).exp());
            for at in row {
                slope[*at] += pull;
            }
        }
        let next: Vec<f64> = ahead
            .iter()
            .zip(&slope)
            .map(|(weight, slope)| {
                let moved = weight - safe * slope;
                moved.signum() * (moved.abs() - safe).max(0.0)
            })
            .collect();
        let faster = (1.0 + (1.0 + 4.0 * momentum * momentum).sqrt()) / 2.0;
        let carry = (momentum - 1.0) / faster;
        ahead = next.iter().zip(&weights).map(|(new, old)| new + carry * (new - old)).collect();
        weights = next;
        momentum = faster;
    }
    weights
}

/// Nothing curves more than a quarter of the largest eigenvalue of the features' squares (a dozen power iterations,
/// and a tenth more).
fn bound(given: &[Vec<usize>], counts: &[f64], count: usize) -> f64 {
    let mut direction = vec![1.0 / (count as f64).sqrt(); count];
    let mut size = 1.0;
    for _ in 0..12 {
        let mut next = vec![0.0; count];
        for (row, counts) in given.iter().zip(counts) {
            let sum: f64 = row.iter().map(|at| direction[*at]).sum::<f64>() * counts;
            for at in row {
                next[*at] += sum;
            }
        }
        size = next.iter().map(|value| value * value).sum::<f64>().sqrt().max(1e-9);
        direction = next.iter().map(|value| value / size).collect();
    }
    size * 0.25 * 1.1
}
