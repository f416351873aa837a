//! Iterative proportional fitting: a table whose sums are known in several ways, but not its cells.
//!
//! Deming & Stephan 1940, "On a least squares adjustment of a sampled frequency table when the expected marginal
//! totals are known", Annals of Mathematical Statistics 11. Of all tables with these sums the result is the one that
//! is nearest to the seed in Kullback-Leibler divergence (Csiszár 1975, Annals of Probability 3): with a seed of ones,
//! it says nothing of how the groups go together beyond what the sums say. A cell whose seed is 0 stays 0.
//!
//! # On paper
//!
//! North has 40 people and South 60; 30 are young and 70 old. North: 40 · 30/100 = 12 young and 28 old; South: 18
//! and 42.

/// Sums of a table: to which group each cell belongs, and how much each group adds up to.
#[derive(Debug, Clone, Default)]
pub struct Margin {
    /// Per cell.
    pub group: Vec<u32>,
    /// Per group; all of them finite and not negative.
    pub totals: Vec<f64>,
}

/// How a fit ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ended {
    /// Every sum is met.
    Met {
        /// How often all sums were gone through.
        sweeps: u32,
    },
    /// The sums contradict each other, or the zeros of the seed: at the end this group had so much instead.
    Missed {
        /// Its position among the margins.
        margin: usize,
        /// The group's position in that margin.
        group: usize,
        /// What its cells add up to.
        sum: f64,
    },
}

/// More sweeps than this are not tried: sums that can be met are met long before, unless the zeros of the seed leave
/// hardly any way.
const MOST_SWEEPS: u32 = 2000;

/// Fits the cells to the sums, until each is met to this share of itself. Cells that belong to a group of total 0 are 0.
///
/// Within one pass over the cells those of one margin are scaled, and the sums of the next added up.
pub fn fit(cells: &mut [f64], margins: &[Margin], tolerance: f64) -> Ended {
    let Some(first) = margins.first() else {
        return Ended::Met { sweeps: 0 };
    };
    let mut sums: Vec<Vec<f64>> = margins
        .iter()
        .map(|margin| vec![0.0; margin.totals.len()])
        .collect();
    add_up(cells, first, &mut sums[0]);
    for sweep in 1..=MOST_SWEEPS {
        let mut worst = 0.0f64;
        for position in 0..margins.len() {
            let margin = &margins[position];
            let totals = margin.totals.iter().zip(&mut sums[position]);
            for (total, sum) in totals {
                worst = worst.max(distance(*total, *sum));
                *sum = if *sum > 0.0 { total / *sum } else { 0.0 };
            }
            let next = (position + 1) % margins.len();
            let factors = std::mem::take(&mut sums[position]);
            scale(cells, (margin, &factors), &margins[next], &mut sums[next]);
            if next != position {
                sums[position] = factors;
            }
        }
        // In a sweep that found every sum met, nothing was moved by more than the tolerance.
        if worst <= tolerance {
            return Ended::Met { sweeps: sweep };
        }
    }
    missed(cells, margins)
}

/// Multiplies each cell by its group's factor and adds it to its group of the next margin.
fn scale(
    cells: &mut [f64],
    (margin, factors): (&Margin, &[f64]),
    next: &Margin,
    sums: &mut Vec<f64>,
) {
    sums.clear();
    sums.resize(next.totals.len(), 0.0);
    let groups = margin.group.iter().zip(&next.group);
    for (cell, (own, following)) in cells.iter_mut().zip(groups) {
        *cell *= factors[*own as usize];
        sums[*following as usize] += *cell;
    }
}

fn add_up(cells: &[f64], margin: &Margin, sums: &mut [f64]) {
    for (cell, group) in cells.iter().zip(&margin.group) {
        sums[*group as usize] += cell;
    }
}

/// How far a sum is from its total, as a share of that.
fn distance(total: f64, sum: f64) -> f64 {
    if total == sum {
        return 0.0;
    }
    (total - sum).abs() / total.max(f64::MIN_POSITIVE)
}

/// The sum that is farthest from its total.
fn missed(cells: &[f64], margins: &[Margin]) -> Ended {
    let mut worst = (0.0, 0, 0, 0.0);
    for (position, margin) in margins.iter().enumerate() {
        let mut sums = vec![0.0; margin.totals.len()];
        add_up(cells, margin, &mut sums);
        for (group, (total, sum)) in margin.totals.iter().zip(sums).enumerate() {
            let far = (total - sum).abs();
            if far > worst.0 {
                worst = (far, position, group, sum);
            }
        }
    }
    let (_, margin, group, sum) = worst;
    Ended::Missed { margin, group, sum }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_districts_and_two_ages_come_out_as_on_paper() {
        let margins = [
            Margin {
                group: vec![0, 0, 1, 1],
                totals: vec![40.0, 60.0],
            },
            Margin {
                group: vec![0, 1, 0, 1],
                totals: vec![30.0, 70.0],
            },
        ];
        let mut cells = [1.0; 4];
        assert_eq!(fit(&mut cells, &margins, 1e-12), Ended::Met { sweeps: 2 });
        assert_eq!(cells, [12.0, 28.0, 18.0, 42.0]);
    }

    #[test]
    fn a_structural_zero_stays_and_the_sums_are_still_met() {
        let margins = [
            Margin {
                group: vec![0, 0, 1, 1],
                totals: vec![40.0, 60.0],
            },
            Margin {
                group: vec![0, 1, 0, 1],
                totals: vec![30.0, 70.0],
            },
        ];
        let mut cells = [0.0, 1.0, 1.0, 1.0];
        let ended = fit(&mut cells, &margins, 1e-12);
        assert!(matches!(ended, Ended::Met { .. }), "{ended:?}");
        assert_eq!(cells[0], 0.0);
        for (cell, wanted) in cells.iter().zip([0.0, 40.0, 30.0, 30.0]) {
            assert!((cell - wanted).abs() < 1e-9);
        }
    }

    #[test]
    fn sums_that_cannot_all_be_met_are_never_called_met() {
        // half of the people are missing in the second table
        let margins = [
            Margin {
                group: vec![0, 0, 1, 1],
                totals: vec![40.0, 60.0],
            },
            Margin {
                group: vec![0, 1, 0, 1],
                totals: vec![15.0, 35.0],
            },
        ];
        let mut cells = [1.0; 4];
        assert!(matches!(
            fit(&mut cells, &margins, 1e-9),
            Ended::Missed { .. }
        ));
        // and zeros that leave no way
        let margins = [
            Margin {
                group: vec![0, 0, 1, 1],
                totals: vec![40.0, 60.0],
            },
            Margin {
                group: vec![0, 1, 0, 1],
                totals: vec![30.0, 70.0],
            },
        ];
        let mut cells = [1.0, 0.0, 1.0, 1.0];
        assert!(matches!(
            fit(&mut cells, &margins, 1e-9),
            Ended::Missed { .. }
        ));
    }
}
