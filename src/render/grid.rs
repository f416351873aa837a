//! A table laid out for reading: what stands in which line and column, still without any format.
//!
//! HTML, the terminal and the charts all start from the same grid, so they show the same numbers.

use crate::language::{Language, number, text};
use crate::render::values::{self, shown, shown_range};
use crate::tables::{Base, ColumnId, Kind, Row, RowRole, Table, Value};

/// A table as people read it.
#[derive(Debug, Clone)]
pub struct Grid<'a> {
    /// Unique in a document.
    pub anchor: String,
    pub title: String,
    /// "n = 1 204 Bedarfsfälle, 2025", and the filter.
    pub base: String,
    pub head: Vec<Head>,
    pub lines: Vec<Line<'a>>,
    /// How many leading columns say what a line is about.
    pub keys: usize,
    pub notes: Vec<String>,
}

/// The top of a column.
#[derive(Debug, Clone)]
pub struct Head {
    pub text: String,
    pub kind: Kind,
    pub role: RowRole,
}

#[derive(Debug, Clone)]
pub struct Line<'a> {
    pub role: RowRole,
    pub fields: Vec<Field<'a>>,
}

#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    pub kind: Kind,
    pub content: Content<'a>,
}

#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    One(&'a Value),
    /// From the one scenario to the other.
    Range(&'a Value, &'a Value),
}

impl Field<'_> {
    pub fn text(&self, language: Language) -> String {
        match self.content {
            Content::One(value) => shown(value, self.kind, language),
            Content::Range(low, high) => shown_range(low, high, self.kind, language),
        }
    }

    pub fn number(&self) -> Option<f64> {
        match self.content {
            Content::One(value) => value.number(),
            Content::Range(..) => None,
        }
    }
}

impl Head {
    /// Whether the column's fields are numbers.
    pub fn is_numeric(&self) -> bool {
        self.kind.is_number()
    }
}

/// So many lines of a table are printed: two pages.
const PRINTED: usize = 80;

/// A grid as a document has room for it: of a hierarchy with too many lines the levels from the top that fit.
/// Where nothing fits, it stays whole.
pub fn printed(mut grid: Grid, language: Language) -> Grid {
    let lines = |deepest: u8| {
        let own = grid.lines.iter();
        let own =
            own.filter(|line| matches!(line.role, RowRole::Item { depth } if depth <= deepest));
        own.count()
    };
    let all = lines(u8::MAX);
    let fitting = (0..u8::MAX).rev();
    let fitting = fitting.map(|depth| (depth, lines(depth)));
    let fitting = { fitting }.find(|(_, count)| (1..=PRINTED).contains(count));
    if let (true, Some((deepest, _))) = (all > PRINTED, fitting) {
        grid.lines
            .retain(|line| !matches!(line.role, RowRole::Item { depth } if depth > deepest));
        let left = [("lines", crate::language::count(all as u64))];
        grid.notes
            .push(language.texts().with("report-levels-printed", &left));
    }
    grid
}

/// "n = 1 204 Bedarfsfälle, davon 20 nicht belegbar, 2025", with the filter behind it.
pub fn base_line(base: &Base, language: Language) -> String {
    let unit = if base.persons { "persons" } else { "cases" };
    // the headline's need is without them
    let missing = match base.not_assessable.number() {
        Some(need) if need > 0.0 => shown(&base.not_assessable, Kind::Cases, language),
        _ => "none".to_string(),
    };
    let arguments = [
        ("need", text(shown(&base.need, Kind::Cases, language))),
        ("count", base.need.number().map_or(text("none"), number)),
        ("unit", text(unit)),
        ("missing", text(missing)),
        ("year", text(base.year.to_string())),
    ];
    let mut line = match base.need {
        // counts no needs, but offers
        Value::NotApplicable => base.year.to_string(),
        _ => language.texts().with("report-base", &arguments),
    };
    for filter in &base.filter {
        line.push_str("; ");
        line.push_str(&values::visible(filter.in_language(language)));
    }
    line
}

pub(crate) fn notes(table: &Table, language: Language) -> Vec<String> {
    let note = |label: &crate::language::Label| values::visible(label.in_language(language));
    table.notes.iter().map(note).collect()
}

/// What a column of a list shows: one column of the table, or a pair of low and high.
enum Part {
    One(usize),
    Range {
        measure: usize,
        low: usize,
        high: usize,
    },
}

/// A table as a list: one line a row.
pub fn list<'a>(table: &'a Table, language: Language) -> Grid<'a> {
    of_parts(table, &parts(table), language)
}

/// The keys of a table and a few of its columns, for a place that has no room for all.
pub fn few<'a>(table: &'a Table, columns: &[ColumnId], language: Language) -> Grid<'a> {
    let keys = 0..table.keys();
    let chosen = columns.iter().filter_map(|id| table.column(*id));
    let parts: Vec<Part> = keys.chain(chosen).map(Part::One).collect();
    of_parts(table, &parts, language)
}

/// A few columns of some of the rows of a table; the first says what a line is about.
pub fn excerpt<'a>(
    table: &'a Table,
    columns: &[ColumnId],
    is_wanted: impl Fn(&Row) -> bool,
    language: Language,
) -> Grid<'a> {
    let chosen = columns.iter().filter_map(|id| table.column(*id));
    let parts: Vec<Part> = chosen.map(Part::One).collect();
    let mut grid = of_parts(table, &parts, language);
    let mut rows = table.rows.iter();
    grid.lines.retain(|_| rows.next().is_some_and(&is_wanted));
    grid.keys = 1;
    grid
}

fn of_parts<'a>(table: &'a Table, parts: &[Part], language: Language) -> Grid<'a> {
    let head = parts.iter().map(|part| head_of(table, part, language));
    let line = |row: &'a Row| Line {
        role: row.role,
        fields: parts.iter().map(|part| field(table, row, part)).collect(),
    };
    Grid {
        anchor: anchor("table", &table.name),
        title: values::visible(table.title.in_language(language)),
        base: base_line(&table.base, language),
        head: head.collect(),
        lines: table.rows.iter().map(line).collect(),
        keys: table.keys().max(1).min(table.columns.len()),
        notes: notes(table, language),
    }
}

/// A range stands behind its measure, and only if it is one in some row.
fn parts(table: &Table) -> Vec<Part> {
    let mut parts = Vec::new();
    let measures = table.columns.iter().map(|column| column.id);
    let bounds: Vec<ColumnId> = measures
        .filter_map(ColumnId::ends)
        .flat_map(|(low, high)| [low, high])
        .collect();
    for (position, column) in table.columns.iter().enumerate() {
        if bounds.contains(&column.id) {
            continue;
        }
        parts.push(Part::One(position));
        if let Some((low, high)) = ends(table, column.id)
            && table
                .rows
                .iter()
                .any(|row| value(row, low) != value(row, high))
        {
            parts.push(Part::Range {
                measure: position,
                low,
                high,
            });
        }
    }
    parts
}

/// The positions of the ends of a measure's range.
fn ends(table: &Table, measure: ColumnId) -> Option<(usize, usize)> {
    let (low, high) = measure.ends()?;
    Some((table.column(low)?, table.column(high)?))
}

fn head_of(table: &Table, part: &Part, language: Language) -> Head {
    let label =
        |position: usize| values::visible(table.columns[position].label.in_language(language));
    let (position, text) = match part {
        Part::One(position) => (*position, label(*position)),
        Part::Range { measure, low, .. } => {
            let arguments = [("measure", text(label(*measure)))];
            (*low, language.texts().with("column-range", &arguments))
        }
    };
    Head {
        text,
        kind: table.columns[position].kind,
        role: RowRole::Item { depth: 0 },
    }
}

fn field<'a>(table: &Table, row: &'a Row, part: &Part) -> Field<'a> {
    match part {
        Part::One(position) => Field {
            kind: table.columns[*position].kind,
            content: Content::One(value(row, *position)),
        },
        Part::Range { low, high, .. } => Field {
            kind: table.columns[*low].kind,
            content: Content::Range(value(row, *low), value(row, *high)),
        },
    }
}

/// A row that is too short has nothing to say in its last columns.
pub(crate) fn value(row: &Row, position: usize) -> &Value {
    row.values.get(position).unwrap_or(&Value::NotApplicable)
}

/// A name that is safe as an HTML id.
pub fn anchor(prefix: &str, name: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("{prefix}-{}", name.chars().map(safe).collect::<String>())
}
