//! A grid whose layout is known, as the plain table that it stands for: a header, and rows with one statement each.

use std::collections::BTreeMap;

use super::body::NoData;
use super::header::Header;
use super::lexicon::{Heading, Lexicon, Target};
use super::wide::{SUM, Wide, is_numeric};
use crate::inventory::columns::{Field, FileKind};
use crate::inventory::files::grid::{CellType, Grid, GridRow, Merged};
use crate::inventory::files::settings::FileSettings;
use crate::inventory::files::source::{PlainTable, RowPlace};
use crate::inventory::values::numbers::{DecimalMark, Number};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// What is known of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    pub header: Header,
    pub wide: Option<Wide>,
    /// Rows below the header that are no data, by position in the grid.
    pub no_data: BTreeMap<usize, NoData>,
    /// Columns in which a blank cell says what the cell above it says.
    pub filled_down: Vec<usize>,
}

impl Layout {
    /// The rows of data, by position in the grid.
    pub fn rows<'a>(&'a self, grid: &'a Grid) -> impl Iterator<Item = (usize, &'a GridRow)> {
        let rows = grid.rows.iter().enumerate().skip(self.header.body);
        rows.filter(|(position, _)| !self.no_data.contains_key(position))
    }

    /// The column that holds this, if one does.
    pub fn column(&self, target: Target) -> Option<usize> {
        let mut columns = self.header.columns.iter();
        columns.position(|column| column.meaning == Heading::Column(target))
    }

    /// The columns that say something to the program.
    pub fn read_columns(&self) -> impl Iterator<Item = usize> {
        let columns = self.header.columns.iter().enumerate();
        columns
            .filter(|(position, column)| {
                let is_known = matches!(column.meaning, Heading::Column(_) | Heading::Total);
                is_known || self.is_wide(*position)
            })
            .map(|(position, _)| position)
    }

    /// Whether a column becomes rows.
    fn is_wide(&self, column: usize) -> bool {
        let wide = self.wide.iter().flat_map(|wide| &wide.columns);
        wide.into_iter().any(|(wide, _)| *wide == column)
    }

    /// Whether the headings name this.
    pub fn names(&self, target: Target) -> bool {
        let by_wide = self
            .wide
            .as_ref()
            .is_some_and(|wide| wide.targets.contains(&target));
        by_wide || self.column(target).is_some()
    }

    /// Whether the table says how many.
    pub fn counts(&self, lexicon: &Lexicon) -> bool {
        // `Gesamt` alone is the count, beside nothing of which it could be the sum
        let has_total = self
            .header
            .columns
            .iter()
            .any(|column| column.meaning == Heading::Total);
        let counted = self.column(Target::Field(lexicon.count_field()));
        self.wide.is_some() || counted.is_some() || has_total
    }
}

/// A plain table, and what had to be understood for it.
#[derive(Debug, Default)]
pub struct Built {
    pub table: PlainTable,
    /// Under which heading a field or dimension stands, where the heading alone would not tell.
    pub assigned: BTreeMap<String, String>,
    /// Blank cells in columns that became rows: nothing is said there.
    pub blank_counts: u64,
    /// Columns in which merged cells were filled.
    pub merged: Vec<String>,
    /// Cells with a formula that was saved without its result.
    pub uncalculated: Vec<u64>,
    /// Columns of offers that hold for a row with several columns of places, and so for none of these.
    pub of_whole_rows: Vec<String>,
    /// Sums of offers' columns of places that stand beside them: the row's line, the sum, and what its parts are.
    pub sums: Vec<(u64, Quantity, Quantity)>,
}

impl Built {
    /// Columns that hold for the whole of a row of offers, by their position among those that are kept: where a row
    /// becomes several offers, they belong to none of them.
    fn of_whole_rows(&mut self, layout: &Layout, kept: &[usize], lexicon: &Lexicon) -> Vec<usize> {
        const OF_WHOLE: [Field; 4] = [
            Field::Occupied,
            Field::Waiting,
            Field::AnnualCost,
            Field::Staff,
        ];
        let parts = layout.wide.as_ref().map_or(0, |wide| wide.parts().count());
        if lexicon.kind != FileKind::Offers || parts < 2 {
            return Vec::new();
        }
        let columns = &layout.header.columns;
        let is_of_whole = |column: usize| {
            let mut fields = OF_WHOLE.into_iter().map(Target::Field);
            fields.any(|field| columns[column].meaning == Heading::Column(field))
        };
        let positions: Vec<usize> = (0..kept.len())
            .filter(|at| is_of_whole(kept[*at]))
            .collect();
        let names = positions.iter().map(|at| columns[kept[*at]].text.clone());
        self.of_whole_rows = names.collect();
        positions
    }

    /// Whether a row's sums are its only places. Else they are a control, which is put on record.
    fn hold_sum(&mut self, row: &GridRow, wide: &Wide) -> bool {
        let parts: Vec<&str> = wide.parts().map(|column| row.text(column)).collect();
        if parts.iter().all(|text| text.is_empty()) {
            return true;
        }
        let parts: Option<Quantity> = parts
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(plain_number)
            .sum();
        let stated = wide
            .sums()
            .filter_map(|column| plain_number(row.text(column)));
        if let Some(parts) = parts {
            self.sums.extend(stated.map(|sum| (row.line, sum, parts)));
        }
        false
    }
}

/// A number that is plainly one, or the sign that there is none.
fn plain_number(text: &str) -> Option<Quantity> {
    match Number::parse(text, DecimalMark::Unknown) {
        Ok(Number::Exact(quantity) | Number::Read(quantity)) => Some(quantity),
        Ok(Number::Nothing) => Some(Quantity::ZERO),
        _ => None,
    }
}

/// Writes the table anew.
pub fn build(grid: &Grid, layout: &Layout, lexicon: &Lexicon) -> Built {
    let mut built = Built::default();
    let kept = kept_columns(layout);
    let names = names(grid, layout, &kept);
    for (column, name) in kept.iter().zip(&names) {
        let heading = &layout.header.columns[*column];
        if let Heading::Column(target) = heading.meaning
            && heading.parts.len() > 1
        {
            built
                .assigned
                .entry(lexicon.id(target))
                .or_insert_with(|| name.clone());
        }
    }
    let table = &mut built.table;
    table.header = names;
    table.header_line = grid.rows[layout.header.first].line;
    if let Some(wide) = &layout.wide {
        let headings =
            |(column, _): &(usize, Vec<String>)| layout.header.columns[*column].text.clone();
        table.headings = wide.columns.iter().map(headings).collect();
        let targets = wide.targets.iter().copied();
        let count = Target::Field(lexicon.count_field());
        for target in targets.chain([count]) {
            let name = free_name(&table.header, lexicon.column_name(target));
            built.assigned.insert(lexicon.id(target), name.clone());
            table.header.push(name);
        }
    }
    let of_whole_rows = built.of_whole_rows(layout, &kept, lexicon);
    let mut rows = Rows {
        grid,
        layout,
        numeric: numeric_columns(layout),
        above: BTreeMap::new(),
        regions: by_column(&grid.merged),
        merged: Vec::new(),
    };
    for (_, row) in layout.rows(grid) {
        let cells = rows.cells(row, &kept);
        let Some(wide) = &layout.wide else {
            let uncalculated = row
                .cells
                .iter()
                .any(|cell| cell.kind == CellType::Uncalculated);
            built.uncalculated.extend(uncalculated.then_some(row.line));
            built.table.rows.push((place(row, None), cells));
            continue;
        };
        let sums_are_data = match lexicon.kind {
            FileKind::Offers => built.hold_sum(row, wide),
            _ => true,
        };
        for (heading, (column, values)) in wide.columns.iter().enumerate() {
            let is_sum = values.iter().all(|value| value == SUM);
            if is_sum && !sums_are_data {
                continue;
            }
            match row.cells.get(*column).map(|cell| cell.kind) {
                None | Some(CellType::Blank) => {
                    built.blank_counts += u64::from(!is_sum);
                    continue;
                }
                // a sum that nobody has calculated is no control
                Some(CellType::Uncalculated) if is_sum => continue,
                Some(CellType::Uncalculated) => built.uncalculated.push(row.line),
                Some(_) => {}
            }
            let mut cells = cells.clone();
            for position in &of_whole_rows {
                cells[*position].clear();
            }
            // the places of an offer that are not parted say nothing of whom they are for
            let is_unparted = is_sum && lexicon.kind == FileKind::Offers;
            let said = |value: &String| match is_unparted {
                true => String::new(),
                false => value.clone(),
            };
            cells.extend(values.iter().map(said));
            cells.push(row.text(*column).to_string());
            built.table.rows.push((place(row, Some(heading)), cells));
        }
    }
    built.merged = rows.merged;
    built
}

fn place(row: &GridRow, heading: Option<usize>) -> RowPlace {
    RowPlace {
        line: row.line,
        heading,
    }
}

/// The columns that stay columns.
fn kept_columns(layout: &Layout) -> Vec<usize> {
    let all = 0..layout.header.columns.len();
    all.filter(|column| !layout.is_wide(*column)).collect()
}

/// The names of columns. One name that was merged over a column of keys and a column of names is that of the
/// latter.
fn names(grid: &Grid, layout: &Layout, kept: &[usize]) -> Vec<String> {
    let rows: Vec<&GridRow> = layout.rows(grid).map(|(_, row)| row).collect();
    let mut names: Vec<String> = Vec::with_capacity(kept.len());
    for column in kept {
        let name = &layout.header.columns[*column].text;
        let same = |other: &&usize| {
            *other != column && !name.is_empty() && layout.header.columns[**other].text == *name
        };
        let is_key = kept
            .iter()
            .find(same)
            .is_some_and(|other| is_numeric(&rows, *column) && !is_numeric(&rows, *other));
        names.push(match is_key {
            true => format!("{name} Nr."),
            false => name.clone(),
        });
    }
    names
}

fn free_name(header: &[String], wanted: String) -> String {
    let is_free = |name: &String| {
        header
            .iter()
            .all(|known| normalised(known) != normalised(name))
    };
    let numbered = (2..).map(|number| format!("{wanted} {number}"));
    let mut names = std::iter::once(wanted.clone()).chain(numbered);
    names.find(is_free).unwrap_or(wanted)
}

/// Columns that hold numbers: what was merged there was counted once.
fn numeric_columns(layout: &Layout) -> Vec<bool> {
    let counts = |column: usize| {
        matches!(
            layout.header.columns[column].meaning,
            Heading::Column(Target::Field(
                Field::Persons | Field::Capacity | Field::Occupied | Field::Waiting | Field::Staff
            ))
        )
    };
    let columns = 0..layout.header.columns.len();
    columns
        .map(|column| counts(column) || layout.is_wide(column))
        .collect()
}

/// The rows of a grid as they are gone through.
struct Rows<'a> {
    grid: &'a Grid,
    layout: &'a Layout,
    numeric: Vec<bool>,
    /// What the last filled cell of a column that is filled down says.
    above: BTreeMap<usize, String>,
    /// Cells that are one, by their first column and first row.
    regions: BTreeMap<usize, BTreeMap<u64, Merged>>,
    merged: Vec<String>,
}

/// Merged cells do not overlap: the one that a cell of their first column belongs to is the last to begin above it.
fn by_column(merged: &[Merged]) -> BTreeMap<usize, BTreeMap<u64, Merged>> {
    let mut regions: BTreeMap<usize, BTreeMap<u64, Merged>> = BTreeMap::new();
    for region in merged {
        let of_column = regions.entry(region.first_column).or_default();
        of_column.entry(region.first_line).or_insert(*region);
    }
    regions
}

impl Rows<'_> {
    /// What a row says in these columns.
    fn cells(&mut self, row: &GridRow, kept: &[usize]) -> Vec<String> {
        let mut cells: Vec<String> = Vec::with_capacity(kept.len());
        for column in kept {
            let own = row.cells.get(*column).filter(|cell| !cell.is_blank());
            let text = match own {
                Some(cell) => cell.text.clone(),
                None => self.filled(row, *column),
            };
            if self.layout.filled_down.contains(column) && !text.is_empty() {
                self.above.insert(*column, text.clone());
            }
            cells.push(text);
        }
        cells
    }

    /// What a blank cell says.
    fn filled(&mut self, row: &GridRow, column: usize) -> String {
        if self.layout.filled_down.contains(&column) {
            return self.above.get(&column).cloned().unwrap_or_default();
        }
        if self.numeric[column] {
            return String::new();
        }
        let of_column = self.regions.get(&column);
        let region = of_column.and_then(|regions| regions.range(..=row.line).next_back());
        let Some((_, merged)) = region.filter(|(_, merged)| merged.covers(row.line, column)) else {
            return String::new();
        };
        let top = self
            .grid
            .rows
            .binary_search_by_key(&merged.first_line, |row| row.line);
        let text = top.map_or(String::new(), |top| {
            self.grid.rows[top].text(column).to_string()
        });
        let name = &self.layout.header.columns[column].text;
        if !text.is_empty() && !self.merged.contains(name) {
            self.merged.push(name.clone());
        }
        text
    }
}

/// The columns that the settings want filled down.
pub fn filled_down(header: &Header, settings: &FileSettings) -> Vec<usize> {
    let wanted: Vec<String> = settings
        .fill_down
        .iter()
        .map(|name| normalised(name))
        .collect();
    let columns = header.columns.iter().enumerate();
    columns
        .filter(|(_, column)| wanted.contains(&normalised(&column.text)))
        .map(|(position, _)| position)
        .collect()
}
