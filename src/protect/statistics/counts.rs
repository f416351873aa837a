//! The counts of a group of cells as they are published: whole, and all of them made from few.

pub use crate::tables::Measure;
use crate::tables::{Cell, Value};

/// Whether a count, or by how much one changes, is small.
pub fn is_small(count: i64, minimum: u32) -> bool {
    (1..i64::from(minimum)).contains(&count.abs())
}

/// What is known of a group of cells. All that is printed of it follows from these numbers, so they are
/// all that an attacker can learn from its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Cases that can be assessed.
    pub need: i64,
    /// Those of them for whom there could be a place.
    pub covered: i64,
    /// Need and covered in the generous scenario.
    pub least_need: i64,
    /// What is covered of [`Counts::least_need`] in the generous scenario.
    pub most_covered: i64,
    /// What is covered of [`Counts::need`] with the plan.
    pub covered_with_plan: i64,
    /// Cases of which no gap can be told; no part of the need.
    pub not_assessable: i64,
}

impl Counts {
    /// Sums over cells; what is covered is rounded once, after adding up.
    pub fn of(cells: &[Cell], group: &[u32]) -> Counts {
        let mut counts = Counts::default();
        let (mut covered, mut most, mut planned) = (0.0, 0.0, 0.0);
        for cell in group.iter().filter_map(|cell| cells.get(*cell as usize)) {
            let need = i64::from(cell.need);
            if !cell.assessable {
                counts.not_assessable += need;
                continue;
            }
            let least = need - i64::from(cell.unsure);
            counts.need += need;
            counts.least_need += least;
            covered += cell.covered * need as f64;
            most += cell.covered_at_most * least as f64;
            planned += cell.covered_with_plan * need as f64;
        }
        counts.covered = whole(covered);
        counts.most_covered = whole(most);
        counts.covered_with_plan = whole(planned);
        counts
    }

    /// Cases without a place in the cautious scenario.
    pub fn gap(self) -> i64 {
        self.need - self.covered
    }

    /// Cases without a place in the generous scenario.
    pub fn least_gap(self) -> i64 {
        self.least_need - self.most_covered
    }

    /// The same with what is covered and missing in steps. Needs stay as they are.
    pub fn in_steps(self, steps: Steps) -> Counts {
        Counts {
            covered: self.need - steps.told(self.gap(), self.need),
            most_covered: self.least_need - steps.told(self.least_gap(), self.least_need),
            covered_with_plan: self.need
                - steps.told(self.need - self.covered_with_plan, self.need),
            ..self
        }
    }

    /// The same with every number at the nearest multiple; what is covered never more than the need.
    pub fn rounded(self, base: u32) -> Counts {
        let round = |number: i64| nearest_multiple(number, base);
        let need = round(self.need);
        let least_need = round(self.least_need);
        Counts {
            need,
            covered: (need - round(self.gap())).max(0),
            least_need,
            most_covered: (least_need - round(self.least_gap())).max(0),
            covered_with_plan: (need - round(self.need - self.covered_with_plan)).max(0),
            not_assessable: round(self.not_assessable),
        }
    }

    /// What stands in a row's column.
    pub fn value(self, measure: Measure) -> Value {
        let cases = |number: i64| Value::Number(number as f64);
        if measure == Measure::NotAssessable {
            return cases(self.not_assessable);
        }
        if self.need == 0 && self.least_need == 0 {
            return self.without_need(measure);
        }
        let share = |covered: i64, need: i64| match need {
            0 => Value::NotApplicable,
            _ => Value::Number(covered as f64 / need as f64),
        };
        let cautious = share(self.covered, self.need);
        let generous = share(self.most_covered, self.least_need);
        let in_order = cautious.number() <= generous.number();
        let gap_with_plan = self.need - self.covered_with_plan;
        match measure {
            Measure::Need => cases(self.need),
            Measure::Covered => cases(self.covered),
            Measure::Gap => cases(self.gap()),
            Measure::Coverage => cautious,
            Measure::GapLow => cases(self.gap().min(self.least_gap())),
            Measure::GapHigh => cases(self.gap().max(self.least_gap())),
            Measure::CoverageLow if in_order => cautious,
            Measure::CoverageLow => generous,
            Measure::CoverageHigh if in_order => generous,
            Measure::CoverageHigh => cautious,
            Measure::NotAssessable => cases(self.not_assessable),
            Measure::CoveredWithPlan => cases(self.covered_with_plan),
            Measure::GapWithPlan => cases(gap_with_plan),
            Measure::Change => cases(gap_with_plan - self.gap()),
        }
    }

    /// Nothing is needed, or nothing that can be assessed: from nothing no gap can be told.
    fn without_need(self, measure: Measure) -> Value {
        match measure {
            share if share.is_share() => Value::NotApplicable,
            Measure::Need | Measure::NotAssessable => Value::Number(0.0),
            _ if self.not_assessable > 0 => Value::NotApplicable,
            _ => Value::Number(0.0),
        }
    }
}

/// How parts of a whole are told: what is covered of a need, and what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps {
    /// Parts from 1 to below this are small, and not told at all.
    pub minimum: u32,
    /// Multiples of this are told.
    pub step: u32,
}

impl Steps {
    /// Every part is told as it is.
    pub const EXACT: Steps = Steps {
        minimum: 1,
        step: 1,
    };

    /// None and all stay what they are. Any other part is told by the nearest multiple of the step that
    /// leaves neither the part nor the rest small; where there is none, by a half.
    pub fn told(self, part: i64, whole: i64) -> i64 {
        let (least, step) = (i64::from(self.minimum), i64::from(self.step.max(1)));
        let most = whole - least;
        if part <= 0 || part >= whole || least > most {
            return part;
        }
        let (first, last) = ((least + step - 1) / step * step, most / step * step);
        match first <= last {
            true => ((2 * part + step) / (2 * step) * step).clamp(first, last),
            false => whole / 2,
        }
    }

    /// The smallest and the largest part that are told in the same way; a part from none to all, that is not
    /// small.
    pub fn alike(self, part: i64, whole: i64) -> (i64, i64) {
        let least = i64::from(self.minimum);
        let is_alike = |other: i64| {
            (least..=whole - least).contains(&other)
                && self.told(other, whole) == self.told(part, whole)
        };
        let (mut low, mut high) = (part, part);
        if is_alike(part) {
            while is_alike(low - 1) {
                low -= 1;
            }
            while is_alike(high + 1) {
                high += 1;
            }
        }
        (low, high)
    }
}

/// The nearest multiple; a half goes up.
pub fn nearest_multiple(number: i64, base: u32) -> i64 {
    whole(number as f64 / f64::from(base)) * i64::from(base)
}

/// The nearest whole number; a half goes up. A hair of floating point below a half counts as one, so
/// that the order of adding up does not matter.
pub fn whole(number: f64) -> i64 {
    (number + 0.5 + 1e-6).floor() as i64
}
