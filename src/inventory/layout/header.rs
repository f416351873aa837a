//! Which rows of a grid are its header: the first that names enough columns, with the row above or the rows below
//! that go with it.

use super::lexicon::{Heading, Lexicon, Target, Trait};
use crate::inventory::columns::headings;
use crate::inventory::files::grid::{CellType, Grid, GridRow, Merged};
use crate::inventory::values::numbers::{DecimalMark, Number};
use crate::vocabulary::words::normalised;

/// The header of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its first row, by position in the grid.
    pub first: usize,
    /// The first row below it.
    pub body: usize,
    /// One per column of the grid.
    pub columns: Vec<Column>,
    /// Whether its columns were recognised, so that it is certain to be the header.
    pub is_certain: bool,
}

/// One column's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// All of it, on one line.
    pub text: String,
    /// What stands in each row of the header, without repetitions.
    pub parts: Vec<String>,
    pub meaning: Heading,
}

/// So many rows may stand above a header.
const ROWS_ABOVE: usize = 60;

/// A header has at most so many rows.
const MOST_ROWS: usize = 3;

/// Finds the header; without one that names known columns, it is the first row.
pub fn find(grid: &Grid, lexicon: &Lexicon, wanted: Option<u64>) -> Option<Header> {
    let stated = |line: u64| grid.rows.iter().position(|row| row.last_line >= line);
    let (first, is_certain) = match wanted {
        Some(line) => (stated(line)?, true),
        None => {
            let candidates = 0..grid.rows.len().min(ROWS_ABOVE);
            let mut candidates = candidates;
            match candidates.find(|row| names_enough(grid, *row, lexicon)) {
                Some(row) => (with_row_above(grid, row, lexicon), true),
                None if grid.rows.is_empty() => return None,
                None => (0, false),
            }
        }
    };
    let mut body = first + 1;
    let main = match first + 1 < grid.rows.len() && is_upper(grid, first, lexicon) {
        true => first + 1,
        false => first,
    };
    body = body.max(main + 1);
    while is_certain
        && body < grid.rows.len()
        && body - first < MOST_ROWS
        && !numbers_all_columns(&grid.rows[body])
        && continues(grid, first, main, body, lexicon)
    {
        body += 1;
    }
    let columns = columns(grid, first, body, lexicon);
    while body < grid.rows.len() && numbers_columns(&grid.rows[body]) {
        body += 1;
    }
    Some(Header {
        first,
        body,
        columns,
        is_certain,
    })
}

fn names_enough(grid: &Grid, position: usize, lexicon: &Lexicon) -> bool {
    let row = &grid.rows[position];
    if row.filled().count() < 2 {
        return false;
    }
    let mut targets: Vec<Target> = Vec::new();
    let (mut clear, mut traits, mut weak) = (0, 0, 0);
    for (_, cell) in row.filled() {
        match lexicon.heading(&cell.text) {
            Heading::Column(target) => {
                clear += usize::from(lexicon.target(&cell.text).is_some_and(|(_, vague)| !vague));
                if !targets.contains(&target) {
                    targets.push(target);
                }
            }
            Heading::Traits(named) => match named.iter().any(|one| !one.is_weak) {
                true => traits += 1,
                false => weak += 1,
            },
            Heading::Total | Heading::Unknown => {}
        }
    }
    let has_numbers = row.filled().any(|(_, cell)| cell.kind == CellType::Number);
    let is_run = weak >= 2 && (!has_numbers || clear > 0);
    targets.len() >= 2 && (clear > 0 || !has_numbers)
        || !targets.is_empty() && (traits >= 1 || is_run)
        || traits >= 3 && !has_numbers
}

/// The row above, if it is the upper part of the header: `Männer ; ; Frauen` over the bands of ages.
fn with_row_above(grid: &Grid, row: usize, lexicon: &Lexicon) -> usize {
    match row.checked_sub(1) {
        Some(above) if is_upper(grid, above, lexicon) && fits_above(grid, above, row) => above,
        _ => row,
    }
}

/// Whether a row names no columns of its own but groups those of the next.
fn is_upper(grid: &Grid, position: usize, lexicon: &Lexicon) -> bool {
    let (row, next) = (&grid.rows[position], &grid.rows[position + 1]);
    let names = |row: &GridRow| {
        let filled = row.filled();
        let named =
            filled.filter(|(_, cell)| matches!(lexicon.heading(&cell.text), Heading::Column(_)));
        named.count()
    };
    let says = row.filled().any(|(column, cell)| {
        column > 0 && lexicon.heading(&cell.text) != Heading::Unknown
            || is_spread(grid, row.line, column)
    });
    let begins_later = row.filled().next().is_some_and(|(column, _)| column > 0);
    says && begins_later && names(next) > names(row) && names_enough(grid, position + 1, lexicon)
}

fn fits_above(grid: &Grid, above: usize, row: usize) -> bool {
    let (upper, lower) = (&grid.rows[above], &grid.rows[row]);
    let adjacent = lower.line == upper.last_line + 1;
    adjacent
        && upper
            .filled()
            .all(|(column, _)| !lower.text(column).is_empty() || column < lower.cells.len())
}

/// Whether a cell is merged with those beside it.
fn is_spread(grid: &Grid, line: u64, column: usize) -> bool {
    let mut merged = grid.merged.iter();
    merged.any(|merged| merged.covers(line, column) && merged.last_column > merged.first_column)
}

impl Merged {
    /// Whether a cell is part of it.
    pub fn covers(&self, line: u64, column: usize) -> bool {
        (self.first_line..=self.last_line).contains(&line)
            && (self.first_column..=self.last_column).contains(&column)
    }
}

/// Units that stand in a row of their own below the names of the columns.
const UNITS: [&str; 16] = [
    "anzahl",
    "personen",
    "in %",
    "%",
    "€",
    "eur",
    "euro",
    "plaetze",
    "prozent",
    "jahre",
    "zahl",
    "number",
    "persons",
    "absolut",
    "kinder",
    "in jahren",
];

/// Whether a row goes on with the header above it: it says nothing below the names of columns, and categories,
/// names or units below the rest.
fn continues(grid: &Grid, first: usize, main: usize, position: usize, lexicon: &Lexicon) -> bool {
    let row = &grid.rows[position];
    let upper = &grid.rows[main];
    let mut says = false;
    for (column, cell) in row.filled() {
        let text = cell.text.trim();
        let is_unit = UNITS.contains(&normalised(text.trim_matches(['(', ')', '[', ']'])).as_str());
        let above = (first..position).any(|row| {
            let text = grid.rows[row].text(column);
            matches!(lexicon.target(text), Some((_, false)))
        });
        let heading = lexicon.heading(text);
        let is_number = cell.kind == CellType::Number || is_number(text);
        let names = match &heading {
            Heading::Traits(traits) => {
                let is_weak = traits.iter().all(|one| one.is_weak);
                !is_weak
                    || grid.rows[main..position]
                        .iter()
                        .any(|row| !row.text(column).is_empty())
                    || upper.text(column).is_empty()
            }
            Heading::Column(_) | Heading::Total => true,
            Heading::Unknown => !is_number && upper.text(column).is_empty(),
        };
        // `Geschlecht` over `weiblich` and `männlich`: a dimension has one column in a row of data
        let is_one_of_several = match &heading {
            Heading::Traits(traits) => row.filled().any(|(other, cell)| {
                let same = |one: &Trait| traits.iter().any(|own| own.target == one.target);
                other != column && lexicon.traits(&cell.text).iter().any(same)
            }),
            _ => false,
        };
        if above && !is_unit && !is_one_of_several && !matches!(heading, Heading::Column(_)) {
            return false;
        }
        if is_number && !matches!(heading, Heading::Traits(_)) || !(names || is_unit) {
            return false;
        }
        says |= is_unit || heading != Heading::Unknown;
    }
    says
}

/// Whether a cell holds a number, or a sign in its place.
pub fn is_number(text: &str) -> bool {
    matches!(
        Number::parse(text, DecimalMark::Unknown),
        Ok(Number::Exact(_) | Number::Read(_) | Number::Withheld)
    )
}

/// `1 ; 2 ; 3`: statistics offices number the columns below their names.
fn numbers_columns(row: &GridRow) -> bool {
    let numbers: Vec<Option<u32>> = row
        .filled()
        .map(|(_, cell)| cell.text.trim().parse().ok())
        .collect();
    let counts = (1..)
        .zip(&numbers)
        .all(|(wanted, found)| *found == Some(wanted));
    numbers.len() >= 3 && counts
}

/// The same from the first column on, so that they are no ages.
fn numbers_all_columns(row: &GridRow) -> bool {
    !row.text(0).is_empty() && numbers_columns(row)
}

/// The headings of all columns.
fn columns(grid: &Grid, first: usize, body: usize, lexicon: &Lexicon) -> Vec<Column> {
    let width = grid.rows[first..].iter().map(|row| row.cells.len()).max();
    (0..width.unwrap_or(0))
        .map(|column| {
            let mut parts: Vec<String> = Vec::new();
            for position in first..body {
                let part = part(grid, position, body, column);
                if !part.is_empty() && !parts.contains(&part) {
                    parts.push(part);
                }
            }
            Column {
                text: parts.join(" "),
                meaning: meaning(&parts, lexicon),
                parts,
            }
        })
        .collect()
}

/// What a row of the header says over a column: a merged cell says it over all of its columns, and in a text file
/// a name stands over all columns up to the next name of its row that have a name of their own below.
fn part(grid: &Grid, position: usize, body: usize, column: usize) -> String {
    let row = &grid.rows[position];
    let own = row.text(column);
    if !own.is_empty() {
        return headings::joined(own);
    }
    let merged = grid
        .merged
        .iter()
        .find(|merged| merged.covers(row.line, column));
    if let Some(merged) = merged {
        let mut rows = grid.rows[..body].iter();
        let top = rows.find(|row| row.line == merged.first_line);
        return top.map_or(String::new(), |row| {
            headings::joined(row.text(merged.first_column))
        });
    }
    let below = &grid.rows[position + 1..body];
    let is_named_below = |column: usize| below.iter().any(|row| !row.text(column).is_empty());
    if !is_named_below(column) || !grid.merged.is_empty() {
        return String::new();
    }
    let left = (0..column)
        .rev()
        .find(|left| !row.text(*left).is_empty() || !is_named_below(*left));
    left.map_or(String::new(), |left| match is_named_below(left) {
        true => headings::joined(row.text(left)),
        false => String::new(),
    })
}

/// What the parts of a heading say together.
fn meaning(parts: &[String], lexicon: &Lexicon) -> Heading {
    if let [only] = parts {
        return lexicon.heading(only);
    }
    let whole = parts.join(" ");
    if let Some((target, false)) = lexicon.target(&whole) {
        return Heading::Column(target);
    }
    let said: Vec<Heading> = parts.iter().map(|part| lexicon.heading(part)).collect();
    let mut traits: Vec<Trait> = Vec::new();
    for one in said.iter().filter_map(|heading| match heading {
        Heading::Traits(traits) => Some(traits),
        _ => None,
    }) {
        let new = one
            .iter()
            .filter(|new| traits.iter().all(|old| old.target != new.target));
        traits.extend(new.cloned().collect::<Vec<_>>());
    }
    let column = said.iter().find_map(|heading| match heading {
        Heading::Column(target) => Some(*target),
        _ => None,
    });
    match (traits.is_empty(), column) {
        (false, _) => Heading::Traits(traits),
        (true, Some(Target::Dimension(dimension))) if parts.len() > 1 => {
            under_dimension(parts, &said, dimension)
        }
        (true, Some(target)) => Heading::Column(target),
        (true, None) if said.contains(&Heading::Total) => Heading::Total,
        (true, None) => Heading::Unknown,
    }
}

/// `Stadtteil` over `Nord`: the lower word is a category of the dimension that the upper one names.
fn under_dimension(parts: &[String], said: &[Heading], dimension: usize) -> Heading {
    let upper = said.first() == Some(&Heading::Column(Target::Dimension(dimension)));
    let lower = parts
        .last()
        .filter(|_| upper && said.last() != said.first());
    match lower {
        Some(_) if said.last() == Some(&Heading::Total) => Heading::Total,
        Some(lower) if !UNITS.contains(&normalised(lower).as_str()) => {
            Heading::Traits(vec![Trait {
                target: Target::Dimension(dimension),
                value: lower.clone(),
                is_weak: false,
            }])
        }
        _ => Heading::Column(Target::Dimension(dimension)),
    }
}
