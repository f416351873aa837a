//! What everybody can compute of small numbers of inhabitants, by hand and by trying all numbers.

use proptest::prelude::*;

use super::*;
use crate::protect::profile::Threshold;

const RULE: Profile = Profile::Threshold(Threshold {
    minimum: 3,
    width: 3,
    zeros: Zeros::Show,
});

fn inhabited(axis: Option<Axis>, category: &str, count: i64, part_of: Option<usize>) -> Inhabited {
    Inhabited {
        axis,
        category: category.to_string(),
        count,
        part_of,
    }
}

/// Everybody by district and by life phase.
fn town(districts: &[i64], phases: &[i64]) -> Inhabitants {
    let everybody = districts.iter().sum();
    let mut all = vec![inhabited(None, "total", everybody, None)];
    for (axis, counts) in [(Axis::District, districts), (Axis::LifePhase, phases)] {
        let parts = counts.iter().enumerate();
        all.extend(
            parts
                .map(|(number, count)| inhabited(Some(axis), &number.to_string(), *count, Some(0))),
        );
    }
    let mut town = Inhabitants::default();
    town.add(&all);
    town
}

fn told(town: &Inhabitants, withheld: &Withheld) -> Vec<String> {
    let groups = town.groups.iter().zip(&withheld.0);
    let told = groups.map(|(group, withheld)| match withheld {
        Some(_) => "x".to_string(),
        None => group.count.to_string(),
    });
    told.collect()
}

#[test]
fn two_inhabitants_take_the_next_smallest_district_with_them() {
    // 2 = 192 − 120 − 40 − 30; with 30 withheld as well they are 1 to 31
    let town = town(&[120, 40, 2, 30], &[]);
    let withheld = town.withheld(RULE);
    assert_eq!(told(&town, &withheld), ["192", "120", "40", "x", "x"]);
    let bounds = town.bounds(&withheld, RULE);
    assert_eq!(bounds[3..], [(1, 31), (1, 31)]);
}

#[test]
fn where_all_others_are_needed_everybody_is_withheld_with_the_other_sum_of_them() {
    let town = town(&[2, 1], &[3]);
    let withheld = town.withheld(RULE);
    // 3 in one district and in the life phase would both tell the two others
    assert_eq!(told(&town, &withheld), ["x", "x", "x", "x"]);
}

#[test]
fn a_number_of_inhabitants_that_narrows_a_withheld_need_is_withheld_too() {
    let mut town = town(&[120, 40, 5, 30], &[]);
    assert_eq!(
        told(&town, &town.withheld(RULE)),
        ["195", "120", "40", "5", "30"]
    );
    // 2 cases among 5 people, which the report leaves open up to 6
    town.groups[3].room = 6;
    assert_eq!(
        told(&town, &town.withheld(RULE)),
        ["195", "120", "40", "x", "30"].map(|own| match own {
            "30" => "x",
            own => own,
        })
    );
}

#[test]
fn as_many_cases_as_people_leave_no_room_below() {
    let mut town = town(&[100, 4, 2, 50], &[]);
    // all four people need the same: their number hides nothing
    town.groups[2].at_least = 4;
    assert_eq!(
        told(&town, &town.withheld(RULE)),
        ["156", "100", "4", "x", "x"]
    );
}

/// The least and the most of each group over all whole numbers up to a limit that give what is told.
fn tried(town: &Inhabitants, withheld: &Withheld, limit: i64) -> Vec<(i64, i64)> {
    let leaves: Vec<usize> = (1..town.groups.len()).collect();
    let mut found = vec![(i64::MAX, i64::MIN); town.groups.len()];
    let mut numbers = vec![0; leaves.len()];
    loop {
        let sum = |family: &Family| -> i64 {
            family.rest
                + family
                    .parts
                    .iter()
                    .map(|part| numbers[part - 1])
                    .sum::<i64>()
        };
        let everybody = town.families.first().map(sum).unwrap_or_default();
        let whole = |position: usize| match position {
            0 => everybody,
            leaf => numbers[leaf - 1],
        };
        let holds = (0..town.groups.len()).all(|position| {
            let group = &town.groups[position];
            match withheld.0[position] {
                None => whole(position) == group.count,
                Some(_) => whole(position) >= group.at_least.max(i64::from(group.count > 0)),
            }
        });
        if holds && town.families.iter().all(|family| sum(family) == everybody) {
            for (position, ends) in found.iter_mut().enumerate() {
                *ends = (ends.0.min(whole(position)), ends.1.max(whole(position)));
            }
        }
        let Some(next) = numbers.iter().position(|number| *number < limit) else {
            return found;
        };
        numbers[next] += 1;
        numbers[..next].fill(0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn bounds_are_those_of_all_numbers_that_give_the_same_report(
        districts in prop::collection::vec(0i64..4, 2..4),
        cut in 0i64..4,
        gone in prop::collection::vec(any::<bool>(), 6),
    ) {
        let everybody: i64 = districts.iter().sum();
        let first = cut.min(everybody);
        let town = town(&districts, &[first, everybody - first]);
        let reason = |(position, gone): (usize, &bool)| {
            // everybody is told: else nothing bounds them
            (position > 0 && *gone).then_some(Reason::Secondary)
        };
        let groups = town.groups.len();
        let withheld = Withheld(gone.iter().take(groups).enumerate().map(reason).collect());
        prop_assert_eq!(town.bounds(&withheld, RULE), tried(&town, &withheld, everybody));
    }

    #[test]
    fn no_small_number_can_be_narrowed_too_far(
        districts in prop::collection::vec(0i64..9, 1..6),
        cut in 0i64..30,
    ) {
        let everybody: i64 = districts.iter().sum();
        let first = cut.min(everybody);
        let town = town(&districts, &[first, everybody - first]);
        let withheld = town.withheld(RULE);
        let bounds = town.bounds(&withheld, RULE);
        for (group, (low, high)) in town.groups.iter().zip(bounds) {
            prop_assert!(!(1..3).contains(&group.count) || high - low >= 3);
        }
    }
}
