//! The parts of what a row says. Each is shown or withheld by itself: a gap of two among 125 cases does not
//! take the 125 with it.

use super::figures::{Figures, Measure};
use super::form::Form;

/// A part of what a row says of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Cases that can be assessed.
    Need,
    /// Cases of which no gap can be told.
    NotAssessable,
    /// What is covered and missing.
    Covered,
    /// The same in the generous scenario: with it, the ends of a range.
    Generous,
    /// The same with a plan.
    Plan,
}

impl Part {
    /// In the order in which a group's items stand.
    pub const ALL: [Part; 5] = [
        Part::Need,
        Part::NotAssessable,
        Part::Covered,
        Part::Generous,
        Part::Plan,
    ];

    /// What it counts: it is withheld where one of these is small.
    pub fn forms(self) -> &'static [Form] {
        match self {
            Part::Need => &[Form::Need],
            Part::NotAssessable => &[Form::NotAssessable],
            Part::Covered => &[Form::Covered, Form::Gap],
            Part::Generous => &[Form::MostCovered, Form::LeastGap],
            Part::Plan => &[Form::CoveredWithPlan, Form::GapWithPlan],
        }
    }

    /// What is printed of it; the other count follows.
    pub fn told(self) -> Form {
        match self {
            Part::Need => Form::Need,
            Part::NotAssessable => Form::NotAssessable,
            Part::Covered => Form::Covered,
            Part::Generous => Form::MostCovered,
            Part::Plan => Form::CoveredWithPlan,
        }
    }

    /// What is rounded where counts are rounded; what is covered follows.
    pub fn told_rounded(self) -> Form {
        match self {
            Part::Need => Form::Need,
            Part::NotAssessable => Form::NotAssessable,
            Part::Covered => Form::Gap,
            Part::Generous => Form::LeastGap,
            Part::Plan => Form::GapWithPlan,
        }
    }

    /// What is withheld together with it, as it could be read from one another: without a need nothing of
    /// it is said, and a range would give its own end away.
    pub fn carries(self) -> &'static [Part] {
        match self {
            Part::Need => &[Part::Covered, Part::Generous, Part::Plan],
            Part::Covered => &[Part::Generous],
            Part::NotAssessable | Part::Generous | Part::Plan => &[],
        }
    }

    /// The counts that are printed of it; the first is what all of it is a part of.
    pub fn counts(self, figures: Figures) -> (i64, i64) {
        match self {
            Part::Need => (figures.need, figures.need),
            Part::NotAssessable => (figures.not_assessable, figures.not_assessable),
            Part::Covered => (figures.need, figures.covered),
            Part::Generous => (figures.least_need, figures.most_covered),
            Part::Plan => (figures.need, figures.covered_with_plan),
        }
    }

    /// The parts that a measure is made of: it is shown if all of them are.
    pub fn of(measure: Measure) -> &'static [Part] {
        match measure {
            Measure::Need => &[Part::Need],
            Measure::NotAssessable => &[Part::NotAssessable],
            Measure::Covered | Measure::Gap | Measure::Coverage => &[Part::Covered],
            Measure::GapLow | Measure::GapHigh | Measure::CoverageLow | Measure::CoverageHigh => {
                &[Part::Covered, Part::Generous]
            }
            Measure::CoveredWithPlan | Measure::GapWithPlan => &[Part::Plan],
            Measure::Change => &[Part::Covered, Part::Plan],
        }
    }

    /// How much of a row is lost with it: a need takes everything along.
    pub fn share(self) -> f64 {
        match self {
            Part::Need | Part::NotAssessable => 1.0,
            Part::Covered => 0.5,
            Part::Generous | Part::Plan => 0.25,
        }
    }

    /// Whether all of it is a need: exact, and kept wide wherever it is withheld.
    pub fn is_need(self) -> bool {
        matches!(self, Part::Need | Part::NotAssessable)
    }

    /// What of it must not be computed. What would be covered if every unknown place were free, or if a plan
    /// came true, counts nobody who is there today: it is not said where it is small, but it need not stay
    /// wide as a small count must. The needs behind it do.
    pub fn kept(self) -> &'static [Form] {
        match self {
            Part::Need | Part::NotAssessable | Part::Covered => self.forms(),
            Part::Generous | Part::Plan => &[],
        }
    }

    /// Whether one of its counts is small.
    pub fn is_small(self, figures: Figures, minimum: u32) -> bool {
        let mut forms = self.forms().iter();
        forms.any(|form| form.is_small(figures, minimum))
    }
}
