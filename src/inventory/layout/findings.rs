//! What was found of a table's layout, for the screen, for the settings and as findings.

use super::Constant;
use super::Origin;
use super::body::{self, NoData};
use super::header::is_number;
use super::lexicon::{Heading, Lexicon, Target};
use super::table::{Built, Layout};
use super::wide::SUM;
use crate::inventory::columns::headings;
use crate::inventory::columns::{self, Columns, Field, FileKind};
use crate::inventory::files::grid::{Grid, GridRow};
use crate::inventory::files::settings::FileSettings;
use crate::inventory::files::source::Source;
use crate::model::finding::{Code, Finding, Lines, Place};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// The layout of a table, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Described {
    /// The row in which the header begins, and how many rows it has.
    pub header_line: u64,
    pub header_rows: u64,
    /// What stands above it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<String>,
    /// The headings that are categories, and of what.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns_as_rows: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub named_by_headings: Vec<String>,
    /// What is said of all rows, as `name = value`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub said_of_all: Vec<String>,
    /// The headings of the columns that are used, and of those that are not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub used: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unused: Vec<String>,
    /// How many rows are no data, and how many are sums.
    pub notes: u64,
    pub sums: u64,
    /// Columns in which merged cells were filled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<String>,
    #[serde(skip)]
    blank_counts: u64,
    #[serde(skip)]
    uncalculated: Vec<u64>,
    #[serde(skip)]
    of_whole_rows: Vec<String>,
    #[serde(skip)]
    row_sums: Vec<(u64, Quantity, Quantity)>,
    #[serde(skip)]
    taken: Vec<Taken>,
}

/// What is said of all rows: for a person, and as settings say it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Taken {
    said: String,
    origin: Origin,
    key: String,
    value: String,
}

impl Described {
    pub(super) fn of(
        grid: &Grid,
        layout: &Layout,
        lexicon: &Lexicon,
        constants: &[Constant],
    ) -> Described {
        let header = &layout.header;
        let rows = &grid.rows;
        let above = rows[..header.first].iter();
        let title = above.map(in_words).collect();
        let last = rows[header.body - 1].last_line;
        let no_data = |wanted: &[NoData]| {
            let found = layout.no_data.values().filter(|why| wanted.contains(why));
            found.count() as u64
        };
        let mut described = Described {
            header_line: rows[header.first].line,
            header_rows: last + 1 - rows[header.first].line,
            title,
            notes: no_data(&[NoData::Note, NoData::Header, NoData::Part, NoData::Figure]),
            sums: no_data(&[NoData::Sum]),
            ..Described::default()
        };
        if let Some(wide) = &layout.wide {
            let own = wide
                .columns
                .iter()
                .filter(|(_, values)| values.iter().any(|value| value != SUM));
            described.columns_as_rows = own
                .map(|(column, _)| header.columns[*column].text.clone())
                .collect();
            described.named_by_headings = wide
                .targets
                .iter()
                .map(|target| lexicon.column_name(*target))
                .collect();
        }
        for constant in constants {
            let said = format!(
                "{} = {}",
                lexicon.column_name(constant.target),
                constant.value
            );
            described.said_of_all.push(said.clone());
            described.taken.push(Taken {
                said,
                origin: constant.origin,
                key: lexicon.id(constant.target),
                value: constant.value.clone(),
            });
        }
        described
    }

    /// Which columns were used, and how many rows were sums.
    pub fn note_columns(&mut self, source: &Source, columns: &Columns, sums: u64) {
        let in_file = 0..source.width();
        let is_new = |heading: &String| {
            let of_headings = !self.columns_as_rows.is_empty();
            of_headings && self.named_by_headings.contains(heading)
        };
        let (unused, used): (Vec<usize>, Vec<usize>) =
            in_file.partition(|column| columns.unknown.contains(column));
        let heading = |column: usize| source.header[column].clone();
        let named = |column: &usize| !source.header[*column].is_empty();
        self.used = used
            .into_iter()
            .filter(named)
            .map(heading)
            .filter(|name| !is_new(name))
            .collect();
        if !self.columns_as_rows.is_empty() {
            // the column of counts was made from these
            self.used.pop();
            self.used.extend(self.columns_as_rows.iter().cloned());
        }
        self.unused = unused.into_iter().map(heading).collect();
        self.sums += sums;
    }

    pub(super) fn note_built(&mut self, built: &Built) {
        self.blank_counts = built.blank_counts;
        self.merged = built.merged.clone();
        self.uncalculated = built.uncalculated.clone();
        self.of_whole_rows = built.of_whole_rows.clone();
        self.row_sums = built.sums.clone();
    }

    /// What a person should know of how the table was understood.
    pub(super) fn findings(
        &self,
        source: &Source,
        grid: &Grid,
        layout: &Layout,
        lexicon: &Lexicon,
        settings: &FileSettings,
    ) -> Vec<Finding> {
        let whole = |code: Code| Finding::new(code, source.place(None));
        let mut findings = Vec::new();
        let missing: Vec<String> = settings
            .expected
            .iter()
            .filter(|wanted| {
                let wanted = normalised(wanted);
                layout
                    .header
                    .columns
                    .iter()
                    .all(|column| normalised(&column.text) != wanted)
            })
            .cloned()
            .collect();
        if !missing.is_empty() {
            let found = layout
                .header
                .columns
                .iter()
                .map(|column| column.text.clone());
            let found: Vec<String> = found.filter(|text| !text.is_empty()).collect();
            findings.push(
                Finding::new(Code::LayoutChanged, source.place(Some(self.header_line)))
                    .detail("missing", missing)
                    .detail("found", found),
            );
        }
        if !self.title.is_empty() && layout.header.is_certain {
            findings.push(
                Finding::new(Code::HeaderBelow, source.place(Some(self.header_line)))
                    .detail("above", self.title.clone()),
            );
        }
        let notes: Vec<&GridRow> = layout
            .no_data
            .iter()
            .filter(|(_, why)| matches!(why, NoData::Note | NoData::Header))
            .map(|(row, _)| &grid.rows[*row])
            .collect();
        if !notes.is_empty() {
            let texts: Vec<String> = notes.iter().map(|row| in_words(row)).collect();
            let place = at_lines(source, notes.iter().map(|row| row.line));
            findings.push(Finding::new(Code::RowsPassedOver, place).detail("texts", texts));
        }
        findings.extend(parts(source, grid, layout));
        findings.extend(figures(source, grid, layout, lexicon));
        findings.extend(unnamed(source, grid, layout, lexicon, settings));
        if !self.columns_as_rows.is_empty() {
            findings.push(
                whole(Code::ColumnsAsRows)
                    .detail("columns", self.columns_as_rows.clone())
                    .detail("names", self.named_by_headings.clone())
                    .detail("blank", self.blank_counts),
            );
        }
        let from = |origin: Origin| match origin {
            Origin::Settings => "settings",
            Origin::Sheet => "sheet",
            Origin::Title => "title",
            Origin::FileName => "file",
        };
        let taken = self
            .taken
            .iter()
            .filter(|taken| taken.origin != Origin::Settings);
        findings.extend(taken.map(|taken| {
            let finding = whole(Code::SaidOfAllRows).seen(taken.said.as_str());
            finding
                .detail("from", from(taken.origin))
                .detail("key", taken.key.as_str())
                .detail("value", taken.value.as_str())
        }));
        if !self.merged.is_empty() {
            findings.push(whole(Code::CellsMerged).detail("columns", self.merged.clone()));
        }
        if !self.uncalculated.is_empty() {
            let place = at_lines(source, self.uncalculated.iter().copied());
            findings.push(Finding::new(Code::FormulaUncalculated, place));
        }
        if !self.of_whole_rows.is_empty() {
            findings.push(
                whole(Code::ColumnsOfWholeRows)
                    .detail("columns", self.of_whole_rows.clone())
                    .detail("places", self.columns_as_rows.clone()),
            );
        }
        findings.extend(self.sums_beside(source));
        findings.extend(sums(source, grid, layout, lexicon));
        findings.extend(blanks_below(source, grid, layout, lexicon));
        findings
    }
}

impl Described {
    /// The columns that are sums of an offer's others, held against them: one finding for those that are right, one
    /// for each that is not.
    fn sums_beside(&self, source: &Source) -> Vec<Finding> {
        let (right, wrong): (Vec<_>, Vec<_>) = self
            .row_sums
            .iter()
            .partition(|(_, sum, parts)| sum == parts);
        let finding = |code: Code, place: Place, sum: Quantity, parts: Quantity| {
            let finding = Finding::new(code, place).seen(SUM);
            finding.detail("sum", sum).detail("parts", parts)
        };
        let all: Quantity = right.iter().map(|(_, sum, _)| *sum).sum();
        let lines = at_lines(source, right.iter().map(|(line, ..)| *line));
        let right = (!right.is_empty()).then(|| finding(Code::SumLeftOut, lines, all, all));
        let wrong = wrong.into_iter().map(|(line, sum, parts)| {
            finding(Code::SumDiffers, source.place(Some(line)), sum, parts)
        });
        right.into_iter().chain(wrong).collect()
    }
}

/// The finding that rows are parts of others.
fn parts(source: &Source, grid: &Grid, layout: &Layout) -> Option<Finding> {
    let parts = layout.no_data.iter();
    let parts: Vec<&GridRow> = parts
        .filter(|(_, why)| **why == NoData::Part)
        .map(|(row, _)| &grid.rows[*row])
        .collect();
    let texts: Vec<String> = parts.iter().map(|row| in_words(row)).collect();
    let place = at_lines(source, parts.iter().map(|row| row.line));
    (!texts.is_empty()).then(|| Finding::new(Code::PartLeftOut, place).detail("texts", texts))
}

/// The finding that rows are figures about others.
fn figures(source: &Source, grid: &Grid, layout: &Layout, lexicon: &Lexicon) -> Option<Finding> {
    let rows = layout.no_data.iter();
    let rows: Vec<&GridRow> = rows
        .filter(|(_, why)| **why == NoData::Figure)
        .map(|(row, _)| &grid.rows[*row])
        .collect();
    let word = |row: &&GridRow| body::figure(row, &layout.header, lexicon).map(str::to_string);
    let words: Vec<String> = rows.iter().filter_map(word).collect();
    let place = at_lines(source, rows.iter().map(|row| row.line));
    (!words.is_empty()).then(|| Finding::new(Code::FigureLeftOut, place).detail("texts", words))
}

/// The finding that columns hold numbers and have no heading, where others are counted. One that only numbers the
/// rows needs none.
fn unnamed(
    source: &Source,
    grid: &Grid,
    layout: &Layout,
    lexicon: &Lexicon,
    settings: &FileSettings,
) -> Option<Finding> {
    let is_told = |column: usize| {
        let mut told = settings.columns.values();
        told.any(|heading| columns::numbered(heading) == Some(column))
    };
    let numbers = |column: usize| -> Vec<String> {
        let cells = layout.rows(grid).map(|(_, row)| row.text(column));
        let cells = cells.filter(|text| !text.is_empty());
        cells.map(str::to_string).collect()
    };
    let headings = layout.header.columns.iter().enumerate();
    let found: Vec<(usize, Vec<String>)> = headings
        .filter(|(column, heading)| heading.text.is_empty() && !is_told(*column))
        .map(|(column, _)| (column, numbers(column)))
        .filter(|(column, cells)| {
            let are_numbers = !cells.is_empty() && cells.iter().all(|cell| is_number(cell));
            are_numbers && !(*column == 0 && ascend(cells))
        })
        .collect();
    if found.is_empty() || !layout.counts(lexicon) {
        return None;
    }
    let names = found.iter().map(|(column, _)| columns::unnamed(*column));
    let first = found.iter().flat_map(|(_, cells)| cells.iter().take(3));
    let place = source.place(Some(grid.rows[layout.header.first].line));
    let finding = Finding::new(Code::ColumnUnnamed, place);
    let finding = finding.detail("columns", names.collect::<Vec<_>>());
    Some(finding.detail("first", first.cloned().collect::<Vec<_>>()))
}

/// Whether whole numbers ascend, as those of rows do.
fn ascend(cells: &[String]) -> bool {
    let numbers: Option<Vec<u64>> = cells
        .iter()
        .map(|cell| cell.trim_end_matches('.').parse().ok())
        .collect();
    numbers.is_some_and(|numbers| numbers.windows(2).all(|pair| pair[0] < pair[1]))
}

fn at_lines(source: &Source, of: impl Iterator<Item = u64>) -> Place {
    let mut lines = Lines::default();
    of.for_each(|line| lines.add(line));
    Place {
        lines,
        ..source.place(None)
    }
}

/// What a row that is no data says.
fn in_words(row: &GridRow) -> String {
    let mut said: Vec<String> = Vec::new();
    for (_, cell) in row.filled() {
        let text = headings::joined(cell.text.trim());
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said.join(" ")
}

/// The sums that no dimension's column names, each held against the rows above it.
fn sums(source: &Source, grid: &Grid, layout: &Layout, lexicon: &Lexicon) -> Vec<Finding> {
    let count = Target::Field(lexicon.count_field());
    let columns: Vec<usize> = match (&layout.wide, layout.column(count)) {
        (Some(wide), _) => {
            let own = wide
                .columns
                .iter()
                .filter(|(_, values)| values.iter().any(|value| value != SUM));
            own.map(|(column, _)| *column).collect()
        }
        (None, Some(column)) => vec![column],
        (None, None) => return Vec::new(),
    };
    let of_row = |row: &GridRow| -> Quantity {
        columns
            .iter()
            .filter_map(|column| number(row.text(*column)))
            .sum()
    };
    let (mut all, mut since) = (Quantity::ZERO, Quantity::ZERO);
    let mut findings = Vec::new();
    for (position, row) in grid.rows.iter().enumerate().skip(layout.header.body) {
        match layout.no_data.get(&position) {
            None => {
                let counted = of_row(row);
                all += counted;
                since += counted;
            }
            Some(NoData::Sum) => {
                let stated = of_row(row);
                let parts = if stated == since { since } else { all };
                let code = match stated == parts {
                    true => Code::SumLeftOut,
                    false => Code::SumDiffers,
                };
                let finding = Finding::new(code, source.place(Some(row.line))).seen(in_words(row));
                findings.push(finding.detail("sum", stated).detail("parts", parts));
                since = Quantity::ZERO;
            }
            Some(_) => {}
        }
    }
    findings
}

fn number(text: &str) -> Option<Quantity> {
    use crate::inventory::values::numbers::{DecimalMark, Number};
    match Number::parse(text, DecimalMark::Unknown) {
        Ok(Number::Exact(quantity) | Number::Read(quantity)) => Some(quantity),
        _ => None,
    }
}

/// A column of names that says something in its first row and then, again and again, nothing below: cells that were
/// merged before the table was saved as text. Blank would mean "not broken down".
fn blanks_below(source: &Source, grid: &Grid, layout: &Layout, lexicon: &Lexicon) -> Vec<Finding> {
    let is_offers = lexicon.kind == FileKind::Offers;
    let mut findings = Vec::new();
    for (position, column) in layout.header.columns.iter().enumerate() {
        let Heading::Column(Target::Dimension(_) | Target::Field(Field::Year)) = column.meaning
        else {
            continue;
        };
        if layout.filled_down.contains(&position) || is_offers {
            continue;
        }
        let cells: Vec<(u64, &str)> = layout
            .rows(grid)
            .map(|(_, row)| (row.line, row.text(position)))
            .collect();
        let begins = cells
            .first()
            .is_some_and(|(_, text)| !text.is_empty() && !is_sign(text));
        let blank: Vec<u64> = cells
            .iter()
            .filter(|(_, text)| text.is_empty())
            .map(|(line, _)| *line)
            .collect();
        let runs = cells
            .windows(2)
            .filter(|pair| !pair[0].1.is_empty() && pair[1].1.is_empty())
            .count();
        let filled: Vec<&str> = cells
            .iter()
            .map(|(_, text)| *text)
            .filter(|text| !text.is_empty())
            .collect();
        let mut distinct = filled.clone();
        distinct.sort_unstable();
        distinct.dedup();
        // each word stands once, at the top of its rows
        let once = distinct.len() == filled.len() && filled.len() >= 2;
        let merged_in_workbook = !grid.merged.is_empty();
        if begins && once && runs >= 2 && blank.len() >= filled.len() && !merged_in_workbook {
            let place = Place {
                column: Some(column.text.clone()),
                ..at_lines(source, blank.into_iter())
            };
            let finding = Finding::new(Code::BlanksBelow, place);
            findings.push(finding.detail("name", source.name.as_str()));
        }
    }
    findings
}

fn is_sign(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphanumeric()) || is_number(text) && text.len() > 4
}
