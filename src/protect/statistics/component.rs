//! The components of what a row says. Each is shown or withheld by itself: a gap of two among 125 cases does not
//! take the 125 with it.

use crate::protect::statistics::counts::{Counts, Measure};
use crate::protect::statistics::linear_form::LinearForm;

/// A component of what a row says of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
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

impl Component {
    /// In the order in which a group's statistics stand.
    pub const ALL: [Component; 5] = [
        Component::Need,
        Component::NotAssessable,
        Component::Covered,
        Component::Generous,
        Component::Plan,
    ];

    /// What it counts: it is withheld where one of these is small.
    pub fn forms(self) -> &'static [LinearForm] {
        match self {
            Component::Need => &[LinearForm::Need],
            Component::NotAssessable => &[LinearForm::NotAssessable],
            Component::Covered => &[LinearForm::Covered, LinearForm::Gap],
            Component::Generous => &[LinearForm::MostCovered, LinearForm::LeastGap],
            Component::Plan => &[LinearForm::CoveredWithPlan, LinearForm::GapWithPlan],
        }
    }

    /// What is printed of it; the other count follows.
    pub fn published(self) -> LinearForm {
        match self {
            Component::Need => LinearForm::Need,
            Component::NotAssessable => LinearForm::NotAssessable,
            Component::Covered => LinearForm::Covered,
            Component::Generous => LinearForm::MostCovered,
            Component::Plan => LinearForm::CoveredWithPlan,
        }
    }

    /// What is rounded where counts are rounded; what is covered follows.
    pub fn published_rounded(self) -> LinearForm {
        match self {
            Component::Need => LinearForm::Need,
            Component::NotAssessable => LinearForm::NotAssessable,
            Component::Covered => LinearForm::Gap,
            Component::Generous => LinearForm::LeastGap,
            Component::Plan => LinearForm::GapWithPlan,
        }
    }

    /// What is withheld together with it, as it could be read from one another: without a need nothing of
    /// it is said, and a range would give its own end away.
    pub fn carries(self) -> &'static [Component] {
        match self {
            Component::Need => &[Component::Covered, Component::Generous, Component::Plan],
            Component::Covered => &[Component::Generous],
            Component::NotAssessable | Component::Generous | Component::Plan => &[],
        }
    }

    /// The counts that are printed of it; the first is what all of it is a part of.
    pub fn counts(self, counts: Counts) -> (i64, i64) {
        match self {
            Component::Need => (counts.need, counts.need),
            Component::NotAssessable => (counts.not_assessable, counts.not_assessable),
            Component::Covered => (counts.need, counts.covered),
            Component::Generous => (counts.least_need, counts.most_covered),
            Component::Plan => (counts.need, counts.covered_with_plan),
        }
    }

    /// The components that a measure is made of: it is shown if all of them are.
    pub fn of(measure: Measure) -> &'static [Component] {
        match measure {
            Measure::Need => &[Component::Need],
            Measure::NotAssessable => &[Component::NotAssessable],
            Measure::Covered | Measure::Gap | Measure::Coverage => &[Component::Covered],
            Measure::GapLow | Measure::GapHigh | Measure::CoverageLow | Measure::CoverageHigh => {
                &[Component::Covered, Component::Generous]
            }
            Measure::CoveredWithPlan | Measure::GapWithPlan => &[Component::Plan],
            Measure::Change => &[Component::Covered, Component::Plan],
        }
    }

    /// How much of a row is lost with it: a need takes everything along.
    pub fn share(self) -> f64 {
        match self {
            Component::Need | Component::NotAssessable => 1.0,
            Component::Covered => 0.5,
            Component::Generous | Component::Plan => 0.25,
        }
    }

    /// Whether all of it is a need: exact, and kept wide wherever it is withheld.
    pub fn is_need(self) -> bool {
        matches!(self, Component::Need | Component::NotAssessable)
    }

    /// What of it must not be computed. What would be covered if every unknown place were free, or if a plan
    /// came true, counts nobody who is there today: it is not said where it is small, but it need not stay
    /// wide as a small count must. The needs behind it do.
    pub fn kept(self) -> &'static [LinearForm] {
        match self {
            Component::Need | Component::NotAssessable | Component::Covered => self.forms(),
            Component::Generous | Component::Plan => &[],
        }
    }

    /// Whether one of its counts is small.
    pub fn is_small(self, counts: Counts, minimum: u32) -> bool {
        let mut forms = self.forms().iter();
        forms.any(|form| form.is_small(counts, minimum))
    }
}
