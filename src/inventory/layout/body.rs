//! Which rows below a header are data, and which are notes, legends, repeated headers or sums.

use std::collections::BTreeMap;

use super::header::{Header, is_number};
use super::lexicon::{Heading, Lexicon, Target};
use crate::inventory::columns::{Field, FileKind};
use crate::inventory::files::grid::{Cell, Grid, GridRow};
use crate::inventory::values::total_words::{says_figure, says_part, total};
use crate::vocabulary::words::normalised;

/// Why a row is no data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoData {
    /// A footnote, a legend, a source, a heading between the rows.
    Note,
    /// The header once more, as on every page of a print.
    Header,
    /// A sum that no column of a dimension names as such.
    Sum,
    /// Part of another row, where it is counted already: `davon weiblich`.
    Part,
    /// A figure about the other rows: `Durchschnitt`, `Veränderung zum Vorjahr`, `Anteil in %`.
    Figure,
}

/// The rows that are no data, by position in the grid.
/// `kept` are words of rows that are data, as settings say it.
pub fn no_data(
    grid: &Grid,
    header: &Header,
    lexicon: &Lexicon,
    kept: &[String],
) -> BTreeMap<usize, NoData> {
    let kept: Vec<String> = kept.iter().map(|word| normalised(word)).collect();
    let rows = grid.rows.iter().enumerate().skip(header.body);
    let head: Vec<(usize, String)> = grid.rows[header.first]
        .filled()
        .map(|(column, cell)| (column, normalised(&cell.text)))
        .collect();
    rows.filter_map(|(position, row)| {
        let why = if is_repeated(row, &head) {
            NoData::Header
        } else if is_note(row, header) {
            NoData::Note
        } else if is_part(row, header) {
            NoData::Part
        } else if figure(row, header, lexicon).is_some_and(|word| !kept.contains(&normalised(word)))
        {
            NoData::Figure
        } else if lexicon.kind != FileKind::Offers && is_sum(row, header, lexicon) {
            // sums of offers are told from offers by all of their cells, when their columns are known
            NoData::Sum
        } else {
            return None;
        };
        Some((position, why))
    })
    .collect()
}

/// Whether a row says in all columns what the header says, which is normalised.
fn is_repeated(row: &GridRow, head: &[(usize, String)]) -> bool {
    let mut named = head.iter();
    head.len() >= 2 && named.all(|(column, name)| normalised(row.text(*column)) == *name)
}

/// How notes begin below tables.
const LEADS: [&str; 22] = [
    "*",
    "quelle",
    "source",
    "anmerkung",
    "hinweis",
    "legende",
    "zeichenerklaerung",
    "note",
    "stand",
    "erstellt",
    "datenstand",
    "datenquelle",
    "copyright",
    "©",
    "-- ",
    "__",
    "==",
    "fussnote",
    "erlaeuterung",
    "abweichung",
    "rundung",
    "differenz",
];

/// A text in one cell only, where the table has several columns: it is about the table and no row of it. Were it a
/// row, it would lack all but one of its values.
fn is_note(row: &GridRow, header: &Header) -> bool {
    let named = header
        .columns
        .iter()
        .filter(|column| !column.text.is_empty());
    let mut filled = row.filled();
    let (Some((column, cell)), None) = (filled.next(), filled.next()) else {
        return begins_as_note(row);
    };
    let text = cell.text.trim();
    let is_count = matches!(
        header.columns.get(column).map(|column| &column.meaning),
        Some(Heading::Column(Target::Field(
            Field::Persons | Field::Capacity
        )))
    );
    named.count() > 2 && !is_count && !is_number(text) && total(text).is_none()
}

/// A note that runs over several cells, because it holds the delimiter or its cells were merged.
fn begins_as_note(row: &GridRow) -> bool {
    let Some((_, cell)) = row.filled().next() else {
        return false;
    };
    let text = normalised(&cell.text);
    let is_footnote = {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits) && text[digits..].starts_with(") ")
    };
    let begins = is_footnote || LEADS.iter().any(|lead| text.starts_with(lead));
    begins && row.filled().all(|(_, cell)| !is_number(&cell.text))
}

/// A row that calls itself a part of another, in its name or in a column of a dimension.
fn is_part(row: &GridRow, header: &Header) -> bool {
    let names = |column: usize| {
        let meaning = header.columns.get(column).map(|column| &column.meaning);
        matches!(
            meaning,
            Some(Heading::Column(
                Target::Dimension(_) | Target::Field(Field::Name | Field::Id)
            ))
        )
    };
    let mut cells = row.filled().filter(|(column, _)| names(*column));
    cells.any(|(_, cell)| says_part(&cell.text))
}

/// The word by which a row is a figure about others: in a column of a dimension, or where a name or the year stands if
/// the columns of dimensions say nothing. A category that the town has under this name is one.
pub fn figure<'r>(row: &'r GridRow, header: &Header, lexicon: &Lexicon) -> Option<&'r str> {
    let meaning = |column: usize| header.columns.get(column).map(|column| &column.meaning);
    let tells_of_whom = |column: usize| {
        matches!(
            meaning(column),
            Some(Heading::Column(
                Target::Dimension(_) | Target::Field(Field::AgeFrom | Field::AgeTo)
            ))
        )
    };
    let has_dimensions = (0..header.columns.len()).any(tells_of_whom);
    let is_of_nobody = has_dimensions && !row.filled().any(|(column, _)| tells_of_whom(column));
    let word = |(column, cell): (usize, &'r Cell)| {
        let text = cell.text.trim();
        let is_meant = match meaning(column) {
            Some(Heading::Column(Target::Dimension(position))) => {
                !lexicon.is_category(*position, text)
            }
            Some(
                Heading::Column(Target::Field(Field::Name | Field::Id | Field::Year))
                | Heading::Unknown,
            ) => is_of_nobody,
            _ => false,
        };
        (is_meant && says_figure(text)).then_some(text)
    };
    row.filled().find_map(word)
}

/// A row that names a sum where no dimension has its column, and says nothing in the columns of dimensions.
fn is_sum(row: &GridRow, header: &Header, lexicon: &Lexicon) -> bool {
    let is_dimension = |column: usize| {
        let meaning = header.columns.get(column).map(|column| &column.meaning);
        matches!(
            meaning,
            Some(Heading::Column(
                Target::Dimension(_) | Target::Field(Field::AgeFrom | Field::AgeTo)
            ))
        )
    };
    let mut others = row
        .filled()
        .filter(|(column, cell)| !is_dimension(*column) && !cell.holds_number());
    let says_total = others.any(|(_, cell)| !is_number(&cell.text) && total(&cell.text).is_some());
    let count = Target::Field(lexicon.count_field());
    let counts = |column: usize| {
        header
            .columns
            .get(column)
            .is_some_and(|column| column.meaning == Heading::Column(count))
    };
    let mut filled = row.filled();
    says_total
        && filled.all(|(column, cell)| {
            !is_dimension(column) || total(&cell.text).is_some() || counts(column)
        })
}
