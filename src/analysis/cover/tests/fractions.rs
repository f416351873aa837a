//! Coverages as fractions, all small ones.

use crate::analysis::cover::Coverage;

fn small() -> impl Iterator<Item = (u64, u64, Coverage)> {
    let pairs = (1..=24).flat_map(|need| (0..=need + 2).map(move |places| (places, need)));
    pairs.map(|(places, need)| (places.min(need), need, Coverage::new(places, need)))
}

#[test]
fn they_are_reduced() {
    for (covered, need, coverage) in small() {
        let (p, q) = coverage.fraction();
        assert_eq!(p * need, q * covered);
        assert!((2..=q).all(|divisor| p % divisor > 0 || q % divisor > 0));
    }
}

#[test]
fn they_are_ordered_as_numbers() {
    for (_, _, one) in small() {
        for (_, _, other) in small() {
            // Fractions as small as these are far enough apart for floating point.
            assert_eq!(
                Some(one.cmp(&other)),
                one.as_f64().partial_cmp(&other.as_f64())
            );
        }
    }
}

#[test]
fn what_is_covered_is_rounded_to_the_nearest_unit() {
    for (covered, need, coverage) in small() {
        for of in 0..30 {
            let exact = of as f64 * covered as f64 / need as f64;
            assert_eq!(coverage.of(of) as f64, (exact + 1e-9).round());
        }
    }
}
