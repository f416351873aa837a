//! Which of several things are most alike, by numbers of different kinds.
//!
//! Every number is standardised over all things (less their mean, divided by their standard deviation), so that a rate
//! in thousands weighs no more than a share: Milligan & Cooper 1988, "A study of standardization of variables in cluster
//! analysis", Journal of Classification 5. Two things are as far apart as the root of the mean squared difference of the
//! numbers that both have: what one lacks is left out of that comparison alone, as in Gower 1971, "A general coefficient
//! of similarity and some of its properties", Biometrics 27.

/// Per thing the most alike others, the nearest first, at most `most`, each with its distance; of equals the first.
///
/// `features` has a row for each thing; all rows are equally long. A number that is the same for all, or that fewer than
/// two have, says nothing and is left out. Two things that share less than half of the others are not compared.
pub fn most_alike(features: &[Vec<Option<f64>>], most: usize) -> Vec<Vec<(usize, f64)>> {
    let standardised = standardised(features);
    let count = standardised.first().map_or(0, Vec::len);
    let of_one = |one: usize| {
        let others = (0..standardised.len()).filter(|other| *other != one);
        let mut others: Vec<(usize, f64)> = others
            .filter_map(|other| {
                let distance = distance(&standardised[one], &standardised[other], count)?;
                Some((other, distance))
            })
            .collect();
        others.sort_by(|one, other| one.1.total_cmp(&other.1));
        others.truncate(most);
        others
    };
    (0..standardised.len()).map(of_one).collect()
}

/// None where fewer than half of the numbers can be compared, or none at all.
fn distance(one: &[Option<f64>], other: &[Option<f64>], count: usize) -> Option<f64> {
    let both = one.iter().zip(other);
    let squares = both.filter_map(|(one, other)| Some(((*one)? - (*other)?).powi(2)));
    let squares: Vec<f64> = squares.collect();
    let shared = squares.len();
    let is_enough = shared > 0 && 2 * shared >= count;
    is_enough.then(|| (squares.iter().sum::<f64>() / shared as f64).sqrt())
}

/// The same things with their numbers standardised, without those that tell nothing apart.
fn standardised(features: &[Vec<Option<f64>>]) -> Vec<Vec<Option<f64>>> {
    let width = features.first().map_or(0, Vec::len);
    let mut standardised = vec![Vec::new(); features.len()];
    for feature in 0..width {
        let column: Vec<Option<f64>> = features.iter().map(|row| row[feature]).collect();
        let Some((mean, deviation)) = moments(&column) else {
            continue;
        };
        for (row, value) in standardised.iter_mut().zip(column) {
            row.push(value.map(|value| (value - mean) / deviation));
        }
    }
    standardised
}

/// Mean and standard deviation; none where nothing deviates.
fn moments(column: &[Option<f64>]) -> Option<(f64, f64)> {
    let known: Vec<f64> = column.iter().flatten().copied().collect();
    let count = known.len() as f64;
    let mean = known.iter().sum::<f64>() / count;
    let squares: f64 = known.iter().map(|value| (value - mean).powi(2)).sum();
    let deviation = (squares / count).sqrt();
    (deviation > 1e-9 * mean.abs().max(1.0)).then_some((mean, deviation))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the page on methods: three districts by 12, 20 and 16 cases in 1 000 inhabitants and 50, 90 and
    /// 70 % covered. Means 16 and 70, deviations √(32/3) = 3.27 and √(800/3) = 16.33: −1.22, 1.22 and 0 in both.
    #[test]
    fn the_pencil_example_of_the_page_on_methods() {
        let features = [[12.0, 0.5], [20.0, 0.9], [16.0, 0.7]].map(|row| row.map(Some).to_vec());
        let alike = most_alike(&features, 2);
        let rounded = |found: &[(usize, f64)]| -> Vec<(usize, f64)> {
            let rounded = found.iter();
            rounded
                .map(|(other, distance)| (*other, (distance * 100.0).round() / 100.0))
                .collect()
        };
        assert_eq!(rounded(&alike[0]), [(2, 1.22), (1, 2.45)]);
        assert_eq!(rounded(&alike[2]), [(0, 1.22), (1, 1.22)]);
    }

    #[test]
    fn what_is_withheld_is_left_out_of_the_comparison_and_too_little_is_none() {
        let features = [
            vec![Some(1.0), Some(5.0), Some(0.0), Some(7.0)],
            vec![Some(2.0), None, Some(1.0), Some(7.0)],
            vec![None, None, Some(4.0), Some(7.0)],
        ];
        // the second number is known of one alone and the fourth the same for all: two are left
        let alike = most_alike(&features, 5);
        let first: Vec<usize> = alike[0].iter().map(|(other, _)| *other).collect();
        assert_eq!(first, [1, 2]);
        let nothing = most_alike(&[vec![None, Some(1.0)], vec![Some(1.0), None]], 5);
        assert_eq!(nothing, [vec![], vec![]]);
        assert_eq!(most_alike(&[], 5), Vec::<Vec<(usize, f64)>>::new());
    }

    /// Pair by pair and number by number, from the definition.
    fn twin(features: &[Vec<Option<f64>>], most: usize) -> Vec<Vec<(usize, f64)>> {
        let mut said = Vec::new();
        for one in 0..features.len() {
            let mut found = Vec::new();
            for other in 0..features.len() {
                let (mut sum, mut shared, mut telling) = (0.0, 0, 0);
                for feature in 0..features[one].len() {
                    let known: Vec<f64> = features.iter().filter_map(|row| row[feature]).collect();
                    let mean = known.iter().sum::<f64>() / known.len() as f64;
                    let variance = known.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>();
                    let variance = variance / known.len() as f64;
                    if known.iter().all(|x| *x == known[0]) {
                        continue;
                    }
                    telling += 1;
                    if let (Some(a), Some(b)) = (features[one][feature], features[other][feature]) {
                        shared += 1;
                        sum += (a - b) * (a - b) / variance;
                    }
                }
                if one != other && shared > 0 && shared * 2 >= telling {
                    found.push((other, (sum / f64::from(shared)).sqrt()));
                }
            }
            found.sort_by(|a, b| a.1.partial_cmp(&b.1).unwrap());
            found.truncate(most);
            said.push(found);
        }
        said
    }

    #[test]
    fn random_things_are_as_far_apart_as_the_definition_says() {
        let mut seed: u64 = 7;
        let mut dice = |end: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) % end
        };
        for _ in 0..200 {
            let (things, width) = (1 + dice(8), 1 + dice(5));
            let mut row = || -> Vec<Option<f64>> {
                let numbers = (0..width).map(|_| (dice(4) > 0).then(|| dice(9) as f64));
                numbers.collect()
            };
            let features: Vec<Vec<Option<f64>>> = (0..things).map(|_| row()).collect();
            let (found, expected) = (most_alike(&features, 5), twin(&features, 5));
            for (found, expected) in found.iter().zip(&expected) {
                let distances = |all: &[(usize, f64)]| -> Vec<i64> {
                    let all = all.iter();
                    all.map(|(_, distance)| (distance * 1e6).round() as i64)
                        .collect()
                };
                assert_eq!(distances(found), distances(expected), "{features:?}");
            }
            assert_eq!(found.len(), expected.len());
        }
    }
}
