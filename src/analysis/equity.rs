//! How unequally groups are served: summary measures of the coverages of a dimension's categories.
//!
//! Definitions: World Health Organization, "Handbook on health inequality monitoring: with a special focus
//! on low- and middle-income countries" (Geneva 2013), chapter 4, as in the technical notes of its Health
//! Equity Assessment Toolkit (HEAT). With y(j) the coverage of category j, p(j) its share of the need of
//! all categories, and μ = Σ p(j) y(j) their coverage together.
//!
//! Coverage is a favourable indicator: more is better. A measure that needs an order is only there for a
//! dimension that has one.

/// A category: how much is needed, and how much of it is covered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// Cases, above 0.
    pub need: f64,
    /// Cases of it, at most the need.
    pub covered: f64,
}

/// Whether the order of the categories means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// No order: only differences are told.
    Unordered,
    /// They rise or fall, as ages or incomes do.
    Ordered,
}

/// The measures of a dimension.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Equity {
    /// The positions of the best and the worst served category; of equals the first.
    pub best: usize,
    /// See `best`.
    pub worst: usize,
    /// D = y(best) − y(worst), from 0 to 1.
    pub difference: f64,
    /// R = y(best) / y(worst), from 1 up; none where the worst has nothing.
    pub ratio: Option<f64>,
    /// T = Σ p(j) (y(j)/μ) ln(y(j)/μ), from 0 up, where a category without coverage adds nothing
    /// (x ln x → 0). HEAT prints a thousand times this. None where nobody has anything.
    pub theil: Option<f64>,
    /// Only of an ordered dimension.
    pub along: Option<Along>,
}

/// What the order of the categories has to do with their coverage. X(j) = p(1) + … + p(j−1) + p(j)/2 is
/// the relative rank of category j.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Along {
    /// Relative concentration index: Σ p(j) (2 X(j) − 1) y(j) / μ, from −1 to 1; above 0, the later
    /// categories are served better. None where nobody has anything.
    pub concentration: Option<f64>,
    /// Slope index of inequality: how much higher the line through the coverages is at rank 1 than at
    /// rank 0. Least squares, weighted by p(j), as in Mackenbach & Kunst 1997 ("Measuring the magnitude of
    /// socio-economic inequalities in health", Social Science & Medicine 44); HEAT fits a logistic curve
    /// where this fits a line, which can be recounted by hand.
    pub slope: f64,
}

impl Group {
    /// y(j): covered / need, from 0 to 1.
    pub fn coverage(self) -> f64 {
        self.covered / self.need
    }
}

/// The measures over categories in their order; none for fewer than two. All needs are above 0.
pub fn equity(groups: &[Group], scale: Scale) -> Option<Equity> {
    if groups.len() < 2 || groups.iter().any(|group| group.need <= 0.0) {
        return None;
    }
    let (mut best, mut worst) = (0, 0);
    for (position, group) in groups.iter().enumerate() {
        if group.coverage() > groups[best].coverage() {
            best = position;
        }
        if group.coverage() < groups[worst].coverage() {
            worst = position;
        }
    }
    let (high, low) = (groups[best].coverage(), groups[worst].coverage());
    Some(Equity {
        best,
        worst,
        difference: high - low,
        ratio: (low > 0.0).then(|| high / low),
        theil: theil(groups),
        along: match scale {
            Scale::Unordered => None,
            Scale::Ordered => Some(along(groups)),
        },
    })
}

/// Mean difference from mean, weighted: MDMW = Σ p(j) |y(j) − m|, where m is the coverage of the whole
/// town: also of need that no category counts.
pub fn mean_difference(groups: &[Group], town: f64) -> Option<f64> {
    let need = need(groups);
    let away = groups
        .iter()
        .map(|group| group.need / need * (group.coverage() - town).abs());
    (need > 0.0).then(|| away.sum())
}

fn need(groups: &[Group]) -> f64 {
    groups.iter().map(|group| group.need).sum()
}

/// The coverage of all categories together.
fn mean(groups: &[Group]) -> f64 {
    groups.iter().map(|group| group.covered).sum::<f64>() / need(groups)
}

fn theil(groups: &[Group]) -> Option<f64> {
    let (need, mean) = (need(groups), mean(groups));
    let term = |group: &Group| {
        let relative = group.coverage() / mean;
        match relative > 0.0 {
            true => group.need / need * relative * relative.ln(),
            false => 0.0,
        }
    };
    // equal coverages may come out a hair below 0
    (mean > 0.0).then(|| groups.iter().map(term).sum::<f64>().max(0.0))
}

fn along(groups: &[Group]) -> Along {
    let (need, mean) = (need(groups), mean(groups));
    let mut before = 0.0;
    let (mut with_coverage, mut with_itself) = (0.0, 0.0);
    for group in groups {
        let share = group.need / need;
        let from_middle = before + share / 2.0 - 0.5;
        with_coverage += share * from_middle * (group.coverage() - mean);
        with_itself += share * from_middle * from_middle;
        before += share;
    }
    Along {
        concentration: (mean > 0.0).then(|| 2.0 * with_coverage / mean),
        slope: with_coverage / with_itself,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn groups(pairs: &[(u32, u32)]) -> Vec<Group> {
        let group = |(need, covered): &(u32, u32)| Group {
            need: f64::from(*need),
            covered: f64::from(*covered),
        };
        pairs.iter().map(group).collect()
    }

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-9
    }

    /// Poor 40 of 100, middling 60 of 100, rich 160 of 200: docs/verfahren.md counts it with a pencil.
    #[test]
    fn three_groups_come_out_as_with_a_pencil() {
        let three = groups(&[(100, 40), (100, 60), (200, 160)]);
        let found = equity(&three, Scale::Ordered).unwrap();
        assert_eq!((found.best, found.worst), (2, 0));
        assert!(near(found.difference, 0.4));
        assert!(near(found.ratio.unwrap(), 2.0));
        // a quarter is 25 points below the 65 %, a quarter 5 below, half 15 above
        assert!(near(mean_difference(&three, 0.65).unwrap(), 0.15));
        // 0.25 (−0.2988) + 0.25 (−0.0739) + 0.5 (0.2556)
        assert!((found.theil.unwrap() - 0.0346).abs() < 0.00005);
        // ranks 0.125, 0.375, 0.75: 0.04375 / 0.0703125
        let along = found.along.unwrap();
        assert!(near(along.slope, 0.04375 / 0.0703125));
        assert!(near(along.concentration.unwrap(), 0.0875 / 0.65));
    }

    #[test]
    fn groups_without_an_order_have_no_slope() {
        let two = groups(&[(10, 5), (10, 10)]);
        assert_eq!(equity(&two, Scale::Unordered).unwrap().along, None);
    }

    #[test]
    fn nothing_can_be_compared_with_a_group_that_has_nothing() {
        let two = groups(&[(10, 0), (30, 15)]);
        let found = equity(&two, Scale::Ordered).unwrap();
        assert_eq!(found.ratio, None);
        // only the second adds: 3/4 × 4/3 × ln(4/3)
        assert!(near(found.theil.unwrap(), (4.0_f64 / 3.0).ln()));
        let nobody = equity(&groups(&[(10, 0), (30, 0)]), Scale::Ordered).unwrap();
        assert_eq!((nobody.theil, nobody.difference), (None, 0.0));
        assert_eq!(nobody.along.unwrap().concentration, None);
        assert_eq!(equity(&groups(&[(10, 5)]), Scale::Ordered), None);
    }

    #[test]
    fn the_same_coverage_for_all_is_no_inequality() {
        let found = equity(&groups(&[(3, 1), (9, 3), (300, 100)]), Scale::Ordered).unwrap();
        assert!(near(found.difference, 0.0) && near(found.ratio.unwrap(), 1.0));
        assert!(near(found.theil.unwrap(), 0.0) && near(found.along.unwrap().slope, 0.0));
    }

    /// Every case by itself, with the coverage of its group and the rank of its group's middle.
    fn cases(groups: &[Group]) -> Vec<(f64, f64)> {
        let all: f64 = groups.iter().map(|group| group.need).sum();
        let mut cases = Vec::new();
        for group in groups {
            let middle = (cases.len() as f64 + group.need / 2.0) / all;
            cases.extend(vec![(middle, group.coverage()); group.need as usize]);
        }
        cases
    }

    /// The line through the cases by the normal equations.
    fn slow_slope(cases: &[(f64, f64)]) -> f64 {
        let n = cases.len() as f64;
        let sum = |term: &dyn Fn(f64, f64) -> f64| -> f64 {
            cases.iter().map(|(x, y)| term(*x, *y)).sum()
        };
        let (x, y) = (sum(&|x, _| x), sum(&|_, y| y));
        (n * sum(&|x, y| x * y) - x * y) / (n * sum(&|x, _| x * x) - x * x)
    }

    /// One less twice the area under the concentration curve, trapezium by trapezium.
    fn slow_concentration(groups: &[Group]) -> f64 {
        let need: f64 = groups.iter().map(|group| group.need).sum();
        let covered: f64 = groups.iter().map(|group| group.covered).sum();
        let (mut area, mut reached) = (0.0, 0.0);
        for group in groups {
            let next = reached + group.covered / covered;
            area += group.need / need * (reached + next) / 2.0;
            reached = next;
        }
        1.0 - 2.0 * area
    }

    fn slow_theil(cases: &[(f64, f64)]) -> f64 {
        let n = cases.len() as f64;
        let mean = cases.iter().map(|(_, y)| y).sum::<f64>() / n;
        let unequal = cases.iter().filter(|(_, y)| *y > 0.0);
        unequal
            .map(|(_, y)| y / mean * (y / mean).ln())
            .sum::<f64>()
            / n
    }

    proptest! {
        #[test]
        fn groups_come_out_as_their_cases_one_by_one(
            pairs in prop::collection::vec((1u32..60, 0u32..=60), 2..8)
        ) {
            let pairs: Vec<(u32, u32)> =
                pairs.into_iter().map(|(need, part)| (need, need * part / 60)).collect();
            let groups = groups(&pairs);
            let cases = cases(&groups);
            let found = equity(&groups, Scale::Ordered).unwrap();
            let along = found.along.unwrap();
            prop_assert!((along.slope - slow_slope(&cases)).abs() < 1e-6);
            if let Some(theil) = found.theil {
                prop_assert!((theil - slow_theil(&cases)).abs() < 1e-9);
                let concentration = along.concentration.unwrap();
                prop_assert!((concentration - slow_concentration(&groups)).abs() < 1e-9);
                prop_assert!((-1.0..=1.0).contains(&concentration));
            }
            let mean = cases.iter().map(|(_, y)| y).sum::<f64>() / cases.len() as f64;
            let away: f64 = cases.iter().map(|(_, y)| (y - mean).abs()).sum();
            let difference = mean_difference(&groups, mean).unwrap();
            prop_assert!((difference - away / cases.len() as f64).abs() < 1e-9);
        }
    }
}
