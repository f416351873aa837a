//! What a council decided, and what it expected of that.

use chrono::NaiveDate;

use super::choice::ActKind;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// What a measure is to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// What the offer of this id does to the gap.
    Offer(String),
    /// The gap of a group: one node per named dimension of the vocabulary, by position.
    Group(Vec<(usize, Node)>),
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Unique among the measures.
    pub id: String,
    /// What was decided, in the council's words.
    pub what: String,
    /// None: not recorded.
    pub decided_on: Option<NaiveDate>,
    /// Who decided; blank: not recorded.
    pub decided_by: String,
    /// What it is judged by.
    pub aim: Aim,
    /// By how many cases the gap was to fall; none: nothing was said.
    pub expected: Option<Quantity>,
    /// When it was to be done; none: nothing was said.
    pub due: Option<NaiveDate>,
    /// The package that it was decided with; none: it stands for itself.
    pub package: Option<InPackage>,
}

/// A measure's part in a package that was decided as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InPackage {
    /// The same for all measures of the package.
    pub name: String,
    /// What is done; unless anybody said, the whole offer is due to the package.
    pub act: ActKind,
    /// How many places that is; none: nothing was said.
    pub places: Option<Quantity>,
    /// In euros a year; of a closing, what it saves. None: nothing was said.
    pub cost: Option<Quantity>,
    /// By how many cases fewer the whole package was to leave without a place than if nothing had been decided; none:
    /// nothing was said.
    pub together: Option<Quantity>,
}
