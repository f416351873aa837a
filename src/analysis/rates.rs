//! Need per head: how many people there are in a group, and how sure a rate is.

use super::cells::people_aged;
use crate::model::inventory::Inventory;
use crate::model::need::People;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// The quantile of the normal distribution for intervals that hold the true value in 95 of 100 cases.
const Z: f64 = 1.959_963_984_540_054;

/// A rate with its interval; all three for one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// Cases for one person.
    pub rate: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}

/// Need in one topic among so many people. Where the need is no more than the people, it is a part of them
/// and has Wilson's interval; else people need a thing more than once, and the cases have Byar's. None
/// where there is nobody.
pub fn rate(need: f64, people: f64) -> Option<Rate> {
    if people <= 0.0 || need < 0.0 {
        return None;
    }
    let (low, high) = match need <= people {
        true => wilson(need, people),
        false => {
            let (low, high) = byar(need);
            (low / people, high / people)
        }
    };
    Some(Rate {
        rate: need / people,
        low,
        high,
    })
}

/// The score interval of a share of `of`. Wilson 1927, "Probable inference, the law of succession, and
/// statistical inference", Journal of the American Statistical Association 22: the shares p at which
/// |part/of − p| = z √(p (1 − p) / of).
pub fn wilson(part: f64, of: f64) -> (f64, f64) {
    let share = part / of;
    let middle = 2.0 * part + Z * Z;
    let width = Z * (Z * Z + 4.0 * part * (1.0 - share)).sqrt();
    let scale = 2.0 * (of + Z * Z);
    (
        ((middle - width) / scale).max(0.0),
        ((middle + width) / scale).min(1.0),
    )
}

/// The interval of a count. Byar's approximation to the exact limits of a Poisson count: Breslow & Day 1987,
/// "Statistical methods in cancer research II", IARC, p. 69; APHO Technical Briefing 3, 2008.
pub fn byar(cases: f64) -> (f64, f64) {
    let cube = |count: f64, sign: f64| {
        let root = 1.0 - 1.0 / (9.0 * count) + sign * Z / (3.0 * count.sqrt());
        count * root.powi(3)
    };
    let low = match cases > 0.0 {
        true => cube(cases, -1.0).max(0.0),
        false => 0.0,
    };
    (low, cube(cases + 1.0, 1.0))
}

/// The population of a year.
pub struct Population<'a> {
    rows: Vec<&'a People>,
    vocabulary: &'a Vocabulary,
}

impl<'a> Population<'a> {
    /// None where nobody was counted in that year.
    pub fn of(inventory: &'a Inventory, vocabulary: &'a Vocabulary, year: i32) -> Option<Self> {
        let of_year = |people: &&People| people.year == year;
        let rows: Vec<&People> = inventory.population.iter().filter(of_year).collect();
        (!rows.is_empty()).then_some(Population { rows, vocabulary })
    }

    /// Everybody.
    pub fn whole(&self) -> Quantity {
        sum(self.rows.iter().copied())
    }

    /// The people of a category; none where that is not known: nobody was counted there, or some people
    /// were only counted together with those of other categories. Ages within a counted band are spread
    /// evenly.
    pub fn within(&self, position: usize, node: Node) -> Option<Quantity> {
        let dimension = &self.vocabulary.dimensions[position];
        let ages = dimension.category(node).and_then(|category| category.ages);
        if let (Role::LifePhase, Some(ages)) = (dimension.role, ages) {
            let unaged =
                |row: &&&People| row.ages.is_none() && row.nodes[position] == Node::NOT_BROKEN_DOWN;
            if self.rows.iter().any(|row| unaged(&row)) {
                return None;
            }
            let units = people_aged(&self.rows, dimension, position, ages);
            let units = u64::try_from(units).unwrap_or(u64::MAX);
            return (units > 0).then(|| Quantity::from_units(units));
        }
        let inside = |row: &&&People| {
            let own = row.nodes[position];
            own == node || (own.index() >= 2 && dimension.is_within(own, node))
        };
        let around = |row: &&&People| {
            let own = row.nodes[position];
            own != node && (own == Node::NOT_BROKEN_DOWN || dimension.is_within(node, own))
        };
        let counted: Vec<&People> = self.rows.iter().filter(inside).copied().collect();
        match counted.is_empty() || self.rows.iter().any(|row| around(&row)) {
            true => None,
            false => Some(sum(counted.into_iter())),
        }
    }
}

fn sum<'a>(rows: impl Iterator<Item = &'a People>) -> Quantity {
    rows.map(|row| row.persons.high).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Label;
    use crate::model::need::Amount;
    use crate::vocabulary::dimension::{Category, Dimension};

    /// Newcombe 1998, "Two-sided confidence intervals for the single proportion", Statistics in Medicine
    /// 17, table I, method 3.
    #[test]
    fn wilsons_intervals_are_those_of_the_textbook() {
        let cases = [
            (81.0, 263.0, 0.2553, 0.3662),
            (15.0, 148.0, 0.0624, 0.1605),
            (0.0, 20.0, 0.0000, 0.1611),
            (1.0, 29.0, 0.0061, 0.1718),
        ];
        for (part, of, low, high) in cases {
            let found = wilson(part, of);
            assert!((found.0 - low).abs() < 0.00006, "{part} of {of}: {found:?}");
            assert!(
                (found.1 - high).abs() < 0.00006,
                "{part} of {of}: {found:?}"
            );
        }
        assert_eq!(wilson(20.0, 20.0).1, 1.0);
    }

    /// Halves an interval until the function changes its sign within a hair.
    fn root(mut low: f64, mut high: f64, rises: impl Fn(f64) -> bool) -> f64 {
        for _ in 0..200 {
            let middle = (low + high) / 2.0;
            match rises(middle) {
                true => low = middle,
                false => high = middle,
            }
        }
        low
    }

    #[test]
    fn wilsons_interval_ends_where_the_share_is_just_not_surprising() {
        for of in [1.0, 7.0, 40.0, 1000.0] {
            for tenth in 0..=10 {
                let part = of * f64::from(tenth) / 10.0;
                let share = part / of;
                let far = |p: f64| (share - p).abs() > Z * (p * (1.0 - p) / of).sqrt();
                let (low, high) = wilson(part, of);
                assert!((root(0.0, share, far) - low).abs() < 1e-9);
                assert!((root(share, 1.0, |p| !far(p)) - high).abs() < 1e-9);
            }
        }
    }

    /// The chance of at most so many cases where `mean` are expected.
    fn at_most(cases: u32, mean: f64) -> f64 {
        let mut term = (-mean).exp();
        let mut sum = term;
        for count in 1..=cases {
            term *= mean / f64::from(count);
            sum += term;
        }
        sum
    }

    #[test]
    fn byars_intervals_are_nearly_the_exact_ones() {
        // 10 cases: exactly 4.795 to 18.39
        let (low, high) = byar(10.0);
        assert!((low - 4.795).abs() < 0.01 && (high - 18.39).abs() < 0.01);
        for cases in 1..200 {
            let exact_low = root(0.0, f64::from(cases), |mean| {
                1.0 - at_most(cases - 1, mean) < 0.025
            });
            let exact_high = root(f64::from(cases), 600.0, |mean| at_most(cases, mean) > 0.025);
            let (low, high) = byar(f64::from(cases));
            let far = 0.03;
            assert!((low - exact_low).abs() < far, "{cases}: {low} {exact_low}");
            assert!(
                (high - exact_high).abs() < far,
                "{cases}: {high} {exact_high}"
            );
        }
        assert_eq!(byar(0.0).0, 0.0);
    }

    #[test]
    fn more_cases_than_people_are_a_rate_and_no_share() {
        let few = rate(81.0, 263.0).unwrap();
        assert!((few.low - 0.2553).abs() < 0.0001);
        let many = rate(10.0, 5.0).unwrap();
        assert!((many.rate - 2.0).abs() < 1e-9 && (many.high - 18.39 / 5.0).abs() < 0.01);
        assert_eq!(rate(1.0, 0.0), None);
    }

    fn town() -> Vocabulary {
        let categories = [
            ("area", None),
            ("north", Some(2)),
            ("south", Some(2)),
            ("west", None),
        ];
        let category = |(name, parent): (&str, Option<u32>)| Category {
            parent: parent.map(Node),
            ..Category::from_data(name)
        };
        Vocabulary {
            dimensions: vec![Dimension::new(
                "district".to_string(),
                Label::plain("district"),
                Vec::new(),
                Role::District,
                false,
                Vec::new(),
                categories.map(category).to_vec(),
            )],
            cross_cutting: Vec::new(),
            working_groups: Vec::new(),
            goals: Vec::new(),
        }
    }

    fn people(node: u32, persons: u32) -> People {
        let persons = Quantity::from_whole(persons);
        People {
            year: 2025,
            nodes: vec![Node(node)],
            ages: None,
            persons: Amount {
                low: persons,
                high: persons,
            },
            table: 0,
            bounds: None,
        }
    }

    #[test]
    fn people_counted_for_a_whole_area_belong_to_none_of_its_parts() {
        let vocabulary = town();
        let counted = |rows: &[People], node: u32| {
            let rows = rows.iter().collect();
            let population = Population {
                rows,
                vocabulary: &vocabulary,
            };
            population
                .within(0, Node(node))
                .map(|people| people.as_f64())
        };
        let parts = [people(3, 30), people(4, 12)];
        assert_eq!(counted(&parts, 3), Some(30.0));
        assert_eq!(counted(&parts, 2), Some(42.0));
        assert_eq!(counted(&parts, 5), None);
        let beside = [people(3, 30), people(4, 12), people(2, 8)];
        assert_eq!(counted(&beside, 3), None);
        assert_eq!(counted(&beside, 2), Some(50.0));
        assert_eq!(counted(&[people(3, 30), people(0, 8)], 3), None);
    }
}
