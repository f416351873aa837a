//! Documents and tables as text for a terminal.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table as Drawn, presets};

use crate::language::Language;
use crate::render::document::{Document, Figure, FigureLine, FindingGroup, Format, Term, walk};
use crate::render::grid::{Grid, grids};
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
        self.lines(&drawn(grid, self.language).trim_fmt());
        for note in &grid.notes {
            self.lines(note);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        self.lines(&format!("{}\n{}", figure.caption, figure.alternative));
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
}

fn drawn(grid: &Grid, language: Language) -> Drawn {
    let mut drawn = Drawn::new();
    drawn.load_style(presets::UTF8_HORIZONTAL_ONLY);
    drawn.set_content_arrangement(ContentArrangement::Dynamic);
    if drawn.width().is_none() {
        drawn.set_width(WIDTH);
    }
    drawn.set_header(grid.head.iter().map(|head| cut(&head.text, LONGEST)));
    for line in &grid.lines {
        drawn.add_row(line.fields.iter().enumerate().map(|(position, field)| {
            let indent = match (position, line.role) {
                (0, RowRole::Item { depth }) => "  ".repeat(usize::from(depth)),
                _ => String::new(),
            };
            let text = cut(&field.text(language), LONGEST);
            Cell::new(format!("{indent}{text}"))
        }));
    }
    for (position, head) in grid.head.iter().enumerate() {
        if let (true, Some(column)) = (head.is_numeric(), drawn.column_mut(position)) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    drawn
}
