//! What protection does with a column: stated where the column is made, never guessed from its name.

/// What a column tells, and so what may be published of it. There is no default: whoever makes a column says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disclosure {
    /// Says what a row is about: always shown.
    Key,
    /// Names groups, offers or days that a row tells of, without a number: always shown.
    Named,
    /// A number that follows from the needs of the row's cells ([`super::Row::cells`]): withheld, or told in steps.
    Counts(Measure),
    /// A word that follows from the row's counts, such as the type of its gap: withheld with them.
    Verdict,
    /// A weighted sum of needs that the row states itself ([`super::Told`]): told in steps, or withheld. Where no
    /// row of the table states one, the column is left out.
    Linear,
    /// A public record: what offers there are and whom they reach, what a council decided, what words mean.
    Record,
    /// Counts persons who use an offer or wait for it, who stand in no other number: small ones are withheld.
    Users,
    /// Counts inhabitants.
    Inhabitants,
    /// Written by [`super::recomputed::derive`], from published numbers alone.
    Recomputed,
    /// Follows from needs in a way that no attack can follow: for the planner only, left out in public.
    Internal,
}

/// A number that a row says about its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Need,
    Covered,
    Gap,
    Coverage,
    GapLow,
    GapHigh,
    CoverageLow,
    CoverageHigh,
    NotAssessable,
    CoveredWithPlan,
    GapWithPlan,
    Change,
}

impl Measure {
    /// Whether it is a share of the need: there is none of no need, and where cases are told in steps it is told to
    /// whole percent.
    pub fn is_share(self) -> bool {
        match self {
            Measure::Coverage | Measure::CoverageLow | Measure::CoverageHigh => true,
            Measure::Need
            | Measure::Covered
            | Measure::Gap
            | Measure::GapLow
            | Measure::GapHigh
            | Measure::NotAssessable
            | Measure::CoveredWithPlan
            | Measure::GapWithPlan
            | Measure::Change => false,
        }
    }
}

impl Disclosure {
    /// The measure of the row's cells in the column; none: it holds something else.
    pub fn measure(self) -> Option<Measure> {
        match self {
            Disclosure::Counts(measure) => Some(measure),
            _ => None,
        }
    }
}
