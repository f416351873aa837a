//! What is covered and missing is told in steps.

use super::*;

#[test]
fn gaps_are_told_in_steps_and_none_and_all_stay_what_they_are() {
    let steps = steps(3, 5);
    let told = |part: i64| steps.told(part, 20);
    assert_eq!([0, 20].map(told), [0, 20]);
    // no gap becomes none, and none becomes all
    assert_eq!(
        [3, 4, 7, 8, 12, 13, 17].map(told),
        [5, 5, 5, 10, 10, 15, 15]
    );
    // 3 of 7 or 4 of 7: no multiple of 5 leaves 3 on both sides
    assert_eq!([3, 4].map(|part| steps.told(part, 7)), [3, 3]);
}

#[test]
fn what_is_told_alike_are_all_parts_that_are_told_so_and_none_that_is_small() {
    for (minimum, step) in [(3, 5), (3, 3), (5, 7), (2, 4), (1, 3)] {
        let steps = steps(minimum, step);
        for whole in 0..60 {
            let least = i64::from(minimum);
            let is_shown = |part: &i64| {
                [*part, whole - part]
                    .iter()
                    .all(|count| *count == 0 || *count >= least)
            };
            for part in (0..=whole).filter(is_shown) {
                let told = steps.told(part, whole);
                let is_end = part == 0 || part == whole;
                let alike: Vec<i64> = (0..=whole)
                    .filter(is_shown)
                    .filter(|other| (*other == 0 || *other == whole) == is_end)
                    .filter(|other| !is_end || *other == part)
                    .filter(|other| steps.told(*other, whole) == told)
                    .collect();
                let ends = (alike[0], alike[alike.len() - 1]);
                assert_eq!(steps.alike(part, whole), ends, "{part} of {whole}");
                assert_eq!(alike.len() as i64, ends.1 - ends.0 + 1);
                assert!(is_shown(&told), "{part} of {whole}: {told}");
            }
        }
    }
}
