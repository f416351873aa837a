//! Whether a value could stand in a column: what is known before the vocabulary is settled. It tells how
//! a row with too many or too few cells was probably meant.

use crate::inventory::columns::{self, Columns, Field, FileKind};
use crate::inventory::coordinates::recognise::coordinate;
use crate::inventory::files::source::Source;
use crate::inventory::rows::offers;
use crate::inventory::values;
use crate::inventory::values::numbers::{DecimalMark, Number};
use crate::inventory::values::signs::Counts;
use crate::model::finding::{Finding, Stopped};
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::settings::DimensionSettings;

/// Checks that every row has as many cells as the header; leaves out those that have not.
pub fn check(
    source: &mut Source,
    columns: &Columns,
    kind: FileKind,
    outlines: &[(DimensionSettings, bool)],
) -> Result<Vec<Finding>, Stopped> {
    let dimensions: Vec<(Dimension, bool)> = outlines
        .iter()
        .map(|(outline, settled)| (outline.build().0, *settled))
        .collect();
    let kinds: Vec<Expected> = (0..source.header.len())
        .map(|column| expected(column, columns, &dimensions))
        .collect();
    source.check_layout(&|column, cell| match &kinds[column] {
        Expected::Anything => true,
        Expected::Field(field) => field_fits(*field, kind, cell),
        Expected::Word => cell.is_empty() || words(cell, kind),
        Expected::Category(dimension) => match kind {
            FileKind::Offers => values::target(dimension, cell).is_ok(),
            FileKind::Needs | FileKind::Population | FileKind::Projection | FileKind::Rates => {
                values::is_known(dimension, cell)
            }
        },
    })
}

/// Whether a cell could name a category that is not known yet: an offer may name several, a need one.
fn words(cell: &str, kind: FileKind) -> bool {
    let mut parts = cell.split([';', '|', '\t']);
    let is_word = |part: &str| part.chars().any(char::is_alphabetic);
    match kind {
        FileKind::Offers => parts.all(is_word),
        FileKind::Needs | FileKind::Population | FileKind::Projection | FileKind::Rates => {
            parts.count() == 1 && is_word(cell)
        }
    }
}

/// What a column should hold.
enum Expected<'a> {
    Category(&'a Dimension),
    /// A category of a vocabulary that is not known yet.
    Word,
    Field(Field),
    Anything,
}

fn expected<'a>(
    column: usize,
    columns: &Columns,
    dimensions: &'a [(Dimension, bool)],
) -> Expected<'a> {
    let position = columns
        .dimensions
        .iter()
        .position(|known| *known == Some(column));
    match (position, columns.field_at(column)) {
        (Some(position), _) => match &dimensions[position] {
            (dimension, true) => Expected::Category(dimension),
            (_, false) => Expected::Word,
        },
        (None, Some(field)) => Expected::Field(field),
        (None, None) => Expected::Anything,
    }
}

fn field_fits(field: Field, kind: FileKind, cell: &str) -> bool {
    let number = || Number::of(cell, DecimalMark::Unknown, Counts::Persons);
    let quantity = |counts| values::quantity(cell, DecimalMark::Unknown, counts).is_ok();
    match field {
        Field::Year => (kind == FileKind::Offers && cell.is_empty()) || values::year(cell).is_ok(),
        Field::AgeFrom => values::age(cell).is_ok(),
        Field::AgeTo => values::last_age(cell).is_ok(),
        Field::Persons => matches!(number(), Ok(number) if number != Number::Empty),
        Field::Evidence => columns::evidence(cell).is_some(),
        Field::Capacity
        | Field::Runs
        | Field::Occupied
        | Field::Waiting
        | Field::AnnualCost
        | Field::Staff => quantity(offers::counts(field)),
        Field::ValidFrom | Field::ValidTo | Field::FundingUntil | Field::CheckedOn => {
            values::day(cell).is_ok()
        }
        Field::Lat | Field::Lon => cell.is_empty() || coordinate(cell).is_some(),
        Field::Id => kind != FileKind::Offers || !cell.is_empty(),
        Field::Name
        | Field::Provider
        | Field::TargetGroup
        | Field::Reach
        | Field::Kind
        | Field::WorkingGroup
        | Field::HandsOverTo
        | Field::Url
        | Field::Crs
        | Field::Source
        | Field::Share
        | Field::ShareLow
        | Field::ShareHigh
        | Field::Per
        | Field::AppliesTo
        | Field::Note => true,
    }
}
