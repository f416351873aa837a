//! Documents and tables as text for a terminal.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Drawn,
    TableStyle, Width,
};

use crate::language::Language;
use crate::render::cross::grids;
use crate::render::document::{Document, Figure, FigureLine, FindingGroup, Format, Term, walk};
use crate::render::grid::{Grid, Head};
use crate::render::values::cut;
use crate::tables::{RowRole, Table};

/// The width of a terminal that does not tell.
pub const WIDTH: u16 = 80;

/// The terminal's width in characters.
pub fn width() -> u16 {
    Drawn::new().width().unwrap_or(WIDTH)
}

/// The longest text in a field, in characters.
const LONGEST: usize = 160;

/// A document as text; its charts are named, their numbers stand in the tables.
pub fn terminal(document: &Document) -> String {
    let mut format = Terminal::new(document.language);
    walk(document, &mut format);
    format.out
}

/// One table as text: its title, its base, its rows.
pub fn table(table: &Table, language: Language) -> String {
    let mut format = Terminal::new(language);
    for grid in grids(table, language) {
        format.table(&grid);
    }
    format.out
}

struct Terminal {
    out: String,
    language: Language,
}

impl Terminal {
    fn new(language: Language) -> Terminal {
        Terminal {
            out: String::new(),
            language,
        }
    }

    fn lines(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }
}

impl Format for Terminal {
    fn title(&mut self, title: &str, subtitle: &str) {
        self.lines(&format!(
            "{title}\n{}\n{subtitle}",
            "═".repeat(title.chars().count())
        ));
    }

    fn heading(&mut self, _level: u8, _anchor: &str, text: &str) {
        self.lines(&format!("{text}\n{}", "─".repeat(text.chars().count())));
    }

    fn paragraph(&mut self, text: &str) {
        self.lines(text);
    }

    fn notice(&mut self, text: &str) {
        self.lines(&format!("! {text}"));
    }

    fn list(&mut self, items: &[String]) {
        let items: Vec<String> = items.iter().map(|item| format!("• {item}")).collect();
        self.lines(&items.join("\n"));
    }

    fn key_figures(&mut self, figures: &[FigureLine]) {
        let line = |figure: &FigureLine| match &figure.range {
            Some(range) => format!("{}: {} ({range})", figure.label, figure.value),
            None => format!("{}: {}", figure.label, figure.value),
        };
        let lines: Vec<String> = figures.iter().map(line).collect();
        self.lines(&lines.join("\n"));
    }

    fn table(&mut self, grid: &Grid) {
        self.out
            .push_str(&format!("{}\n{}\n", grid.title, grid.base));
        self.lines(&drawn(grid, self.language));
        for note in &grid.notes {
            self.lines(note);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        self.lines(&format!("{}\n{}", figure.caption, figure.alternative()));
    }

    fn terms(&mut self, terms: &[Term]) {
        let line = |term: &Term| format!("{}: {}", term.term, term.meaning);
        let lines: Vec<String> = terms.iter().map(line).collect();
        self.lines(&lines.join("\n"));
    }

    fn findings(&mut self, groups: &[FindingGroup]) {
        for group in groups {
            let mut lines = vec![format!("{} {}", group.label, group.code)];
            for entry in &group.entries {
                lines.push(format!("  {}: {}", entry.place, entry.message));
                lines.extend(entry.advice.iter().map(|advice| format!("    → {advice}")));
            }
            lines.extend(group.more.iter().map(|more| format!("  {more}")));
            self.lines(&lines.join("\n"));
        }
    }

    /// A terminal has no pages.
    fn page_break(&mut self) {}
}

/// Between columns, and at the edges.
const PADDING: usize = 2;

/// The widest that a column of names gets, in characters.
const WIDEST: usize = 36;

/// Space enough for a word: a column is never narrower than its longest one.
fn widths(grid: &Grid, language: Language) -> Vec<usize> {
    let longest_word = |text: &str| text.split(' ').map(|word| word.chars().count()).max();
    let width = |(position, head): (usize, &Head)| {
        let fields = grid
            .lines
            .iter()
            .filter_map(|line| line.fields.get(position));
        let shown =
            fields.map(|field| field.text(language).chars().count() + indent(grid, position));
        let widest = shown.max().unwrap_or(0);
        let word = longest_word(&head.text).unwrap_or(0);
        PADDING + word.max(widest).min(WIDEST)
    };
    grid.head.iter().enumerate().map(width).collect()
}

/// How far the deepest line of a column is indented.
fn indent(grid: &Grid, position: usize) -> usize {
    let depths = grid.lines.iter().map(|line| depth(position, line.role));
    2 * depths.max().unwrap_or(0)
}

fn depth(position: usize, role: RowRole) -> usize {
    match (position, role) {
        (0, RowRole::Item { depth }) => usize::from(depth),
        _ => 0,
    }
}

/// The columns of each part of a grid that is too wide for a terminal; the keys stand in every part.
fn parts(grid: &Grid, widths: &[usize], room: usize) -> Vec<Vec<usize>> {
    let keys: Vec<usize> = (0..grid.keys).collect();
    let taken: usize = widths.iter().take(grid.keys).sum();
    let mut parts = Vec::new();
    let (mut part, mut filled) = (keys.clone(), taken);
    for (position, width) in widths.iter().enumerate().skip(grid.keys) {
        if filled + width > room && part.len() > grid.keys {
            parts.push(std::mem::replace(&mut part, keys.clone()));
            filled = taken;
        }
        part.push(position);
        filled += width;
    }
    parts.push(part);
    parts
}

fn drawn(grid: &Grid, language: Language) -> String {
    let room = width();
    let widths = widths(grid, language);
    let parts = parts(grid, &widths, usize::from(room));
    let parts = parts
        .iter()
        .map(|columns| part(grid, columns, &widths, room, language));
    parts.collect::<Vec<_>>().join("\n\n")
}

const STYLE: TableStyle = TableStyle::new()
    .top_border(LineStyle::none().fill('─').junction('─'))
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));

fn part(grid: &Grid, columns: &[usize], widths: &[usize], room: u16, language: Language) -> String {
    let mut drawn = Drawn::new();
    drawn.load_style(STYLE);
    drawn.set_content_arrangement(ContentArrangement::Dynamic);
    drawn.set_width(room);
    drawn.set_header(
        columns
            .iter()
            .map(|column| cut(&grid.head[*column].text, LONGEST)),
    );
    for line in &grid.lines {
        drawn.add_row(columns.iter().filter_map(|column| {
            let indent = "  ".repeat(depth(*column, line.role));
            let text = cut(&line.fields.get(*column)?.text(language), LONGEST);
            Some(Cell::new(format!("{indent}{text}")))
        }));
    }
    for (position, column) in columns.iter().enumerate() {
        let Some(drawn) = drawn.column_mut(position) else {
            continue;
        };
        drawn.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(
            widths[*column] as u16,
        )));
        if grid.head[*column].is_numeric() {
            drawn.set_cell_alignment(CellAlignment::Right);
        }
    }
    drawn.trim_fmt()
}
