//! Grids of fields, with the number in each field and its class as colour: coverage, number of offers.

use crate::language::{Language, count, text};
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{GRID, Ink, class_of};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::picture::{Anchor, BODY, Font, Picture, SMALL, STRONG};
use crate::render::charts::scale::Scale;
use crate::render::charts::{COLUMNS, Choice, ROWS, WIDEST, choose, is_item, without_sign};
use crate::render::cross::cross;
use crate::render::grid::{Content, Field, Grid};
use crate::render::values::{NOT_APPLICABLE, cut, visible};
use crate::tables::{Chart, ColumnId, RowRole, Table, Value};

/// The picture of a cross-table's coverage or offers, whichever the scale is for.
pub fn heat(chart: &Chart, table: &Table, scale: &Scale, language: Language) -> Option<Picture> {
    Some(Heat::of(table, scale.measure, language)?.draw(chart, scale))
}

/// A cross-table, and which of its lines and columns are drawn.
struct Heat<'a> {
    grid: Grid<'a>,
    /// The need that no coverage tells of, for a grid of coverages.
    not_assessable: Option<Grid<'a>>,
    rows: Choice,
    columns: Choice,
    language: Language,
}

/// Where everything stands.
struct Layout {
    /// Width of the labels of the rows.
    side: i32,
    /// Height of the labels of the columns.
    top: i32,
    cell: (i32, i32),
    upright: bool,
    /// Labels of the columns, in lines.
    heads: Vec<Vec<String>>,
    /// Labels of the rows, in lines.
    sides: Vec<Vec<String>>,
}

const LONGEST_SIDE: i32 = 210;
/// A percentage has room.
const SIGNED: i32 = 54;
/// It has room without its sign.
const NARROWEST: i32 = 38;
const LONGEST_HEAD: i32 = 190;
const CELL_HEIGHT: i32 = 22;
const INDENT: i32 = 12;
/// Between the fields and the margins of the table.
const GUTTER: i32 = 6;

impl<'a> Heat<'a> {
    fn of(table: &'a Table, measure: ColumnId, language: Language) -> Option<Heat<'a>> {
        let grid = cross(table, measure, language)?;
        let weights = cross(table, ColumnId::Gap, language).unwrap_or_else(|| grid.clone());
        let sum = |fields: &mut dyn Iterator<Item = &Field>| -> f64 {
            fields.filter_map(Field::number).sum()
        };
        let row_weight = |row: usize| sum(&mut weights.lines[row].fields.iter());
        let column_weight = |column: usize| {
            sum(&mut weights
                .lines
                .iter()
                .filter_map(|line| line.fields.get(column + 1)))
        };
        let rows = choose(&rows(&grid), ROWS, row_weight);
        let columns = choose(&columns(&grid), COLUMNS, column_weight);
        let not_assessable = (measure == ColumnId::Coverage)
            .then(|| cross(table, ColumnId::NotAssessable, language))
            .flatten();
        let drawn = !rows.kept.is_empty() && !columns.kept.is_empty();
        drawn.then_some(Heat {
            grid,
            not_assessable,
            rows,
            columns,
            language,
        })
    }

    fn draw(&self, chart: &Chart, scale: &Scale) -> Picture {
        let layout = self.layout();
        let across = self.columns.kept.len() as i32;
        let width = layout.side + across * layout.cell.0 + self.gutters() + 2 * MARGIN;
        let title = visible(chart.title.in_language(self.language));
        let mut frame = Frame::new(&title, &self.grid.base, width.max(600));
        let about = match layout.cell.0 < SIGNED {
            true => scale.about_narrow,
            false => scale.about,
        };
        frame.legend(&self.language.texts().get(about), &self.legend(scale));
        self.heads(&mut frame, &layout);
        self.fields(&mut frame, &layout, scale);
        let rows = self
            .rows
            .note(&rows(&self.grid), "chart-rest-rows", self.language);
        let columns = self
            .columns
            .note(&columns(&self.grid), "chart-rest-columns", self.language);
        frame.notes(&rows.into_iter().chain(columns).collect::<Vec<_>>());
        frame.finish(self.description(scale))
    }

    fn legend(&self, scale: &Scale) -> Vec<Entry> {
        let fill = |(ink, text): (&Ink, &String)| Entry {
            swatch: Swatch::Fill(*ink),
            text: text.clone(),
        };
        let mut entries: Vec<Entry> = scale.inks.iter().zip(&scale.entries).map(fill).collect();
        let columns = &self.columns.kept;
        let shown = self.rows.kept.iter();
        let shown = shown.flat_map(|row| columns.iter().map(|column| (*row, *column)));
        let blanks = shown.filter_map(|(row, column)| self.blank(row, column, scale));
        entries.extend(legend::of_blanks(blanks, self.language));
        entries
    }

    /// Why a field has no colour; none if it has one.
    fn blank(&self, row: usize, column: usize, scale: &Scale) -> Option<Blank> {
        let value = |grid: &Grid<'a>| match grid.lines[row].fields[column + 1].content {
            Content::One(value) => Some(value),
            Content::Range(..) => None,
        };
        let not_assessable = self.not_assessable.as_ref().and_then(value);
        let own = value(&self.grid)?;
        match class_of(own, |number| scale.class(number)) {
            Some(_) => None,
            None => Blank::without_coverage(own, not_assessable),
        }
    }

    fn layout(&self) -> Layout {
        let head = |column: &usize| self.grid.head[column + 1].text.as_str();
        let heads: Vec<&str> = self.columns.kept.iter().map(head).collect();
        let widest = |text: &&str| {
            let words = text.split_whitespace().map(|word| BODY.width(word));
            words.max().unwrap_or(0)
        };
        let sides: Vec<Vec<String>> = self.rows.kept.iter().map(|row| self.side(*row)).collect();
        let highest = sides.iter().map(Vec::len).max().unwrap_or(0) as i32 * BODY.line_height();
        let length = |lines: &Vec<String>| lines.iter().map(|text| STRONG.width(text)).max();
        let side = sides.iter().filter_map(length).max().unwrap_or(0) + self.deepest() * INDENT;
        let side = side + 8;
        let across = heads.len().max(1) as i32;
        let room = (WIDEST - 2 * MARGIN - side - self.gutters()) / across;
        let needed = heads.iter().map(widest).max().unwrap_or(0) + 8;
        let upright = needed > room;
        let cell = if upright {
            room.min(62)
        } else {
            needed.max(66).min(room)
        };
        let cell = cell.max(NARROWEST);
        let fit = |text: &&str| match upright {
            true => vec![BODY.fit(text, LONGEST_HEAD)],
            false => BODY.wrap(text, cell - 8, 3),
        };
        let heads: Vec<Vec<String>> = heads.iter().map(fit).collect();
        let line = |lines: &Vec<String>| lines.len() as i32 * BODY.line_height();
        let top = match upright {
            true => heads.iter().filter_map(length).max().unwrap_or(0),
            false => heads.iter().map(line).max().unwrap_or(0),
        };
        Layout {
            side,
            top: top + 10,
            cell: (cell, CELL_HEIGHT.max(highest + 2)),
            upright,
            heads,
            sides,
        }
    }

    fn side(&self, row: usize) -> Vec<String> {
        let label = self.grid.lines[row].fields[0].text(self.language);
        BODY.wrap(&label, LONGEST_SIDE, 2)
    }

    /// How far the deepest row is below the topmost that is shown.
    fn deepest(&self) -> i32 {
        let depths = self.rows.kept.iter().map(|row| self.indent(*row));
        depths.max().unwrap_or(0)
    }

    fn indent(&self, row: usize) -> i32 {
        let depth = |row: usize| match self.grid.lines[row].role {
            RowRole::Item { depth } => Some(i32::from(depth)),
            _ => None,
        };
        let top = self.rows.kept.iter().filter_map(|row| depth(*row)).min();
        depth(row).unwrap_or(0) - top.unwrap_or(0).min(depth(row).unwrap_or(0))
    }

    fn gutters(&self) -> i32 {
        let margin = self
            .columns
            .kept
            .iter()
            .any(|column| !is_item(self.grid.head[column + 1].role));
        if margin { GUTTER } else { 0 }
    }

    /// The left edge of each column.
    fn lefts(&self, layout: &Layout) -> Vec<i32> {
        let mut x = MARGIN + layout.side;
        let mut items = true;
        let mut lefts = Vec::new();
        for column in &self.columns.kept {
            if items && !is_item(self.grid.head[column + 1].role) {
                items = false;
                x += GUTTER;
            }
            lefts.push(x);
            x += layout.cell.0;
        }
        lefts
    }

    fn heads(&self, frame: &mut Frame, layout: &Layout) {
        let bottom = frame.bottom + layout.top;
        for (position, left) in self.lefts(layout).into_iter().enumerate() {
            let lines = &layout.heads[position];
            let font = font(self.grid.head[self.columns.kept[position] + 1].role);
            let middle = left + layout.cell.0 / 2;
            if layout.upright {
                let label = lines.first().map(String::as_str).unwrap_or_default();
                frame.upright(label, (middle, bottom - 6), font);
            } else {
                let height = lines.len() as i32 * font.line_height();
                frame.block(
                    lines,
                    (middle, bottom - 5 - height / 2),
                    Anchor::Middle,
                    font,
                );
            }
        }
        frame.bottom = bottom;
    }

    fn fields(&self, frame: &mut Frame, layout: &Layout, scale: &Scale) {
        let lefts = self.lefts(layout);
        let mut items = true;
        for (position, row) in self.rows.kept.iter().enumerate() {
            let line = &self.grid.lines[*row];
            if items && !is_item(line.role) {
                items = false;
                frame.bottom += GUTTER;
            }
            let middle = frame.bottom + layout.cell.1 / 2;
            let x = MARGIN + self.indent(*row) * INDENT;
            frame.block(
                &layout.sides[position],
                (x, middle),
                Anchor::Start,
                font(line.role),
            );
            for (column, left) in self.columns.kept.iter().zip(&lefts) {
                let from = (*left, frame.bottom);
                match self.blank(*row, *column, scale) {
                    Some(blank) => self.without_number(
                        frame,
                        (from, end(from, layout.cell)),
                        &line.fields[column + 1],
                        blank,
                    ),
                    None => self.field(frame, from, layout.cell, &line.fields[column + 1], scale),
                }
            }
            frame.bottom += layout.cell.1;
        }
    }

    /// Why there is no number, or the range that is told of it.
    fn without_number(
        &self,
        frame: &mut Frame,
        (from, to): ((i32, i32), (i32, i32)),
        field: &Field,
        blank: Blank,
    ) {
        match field.content {
            Content::One(Value::Range { .. }) => {
                let range = without_sign(&field.text(self.language));
                frame.ranged(from, to, &range, SMALL);
            }
            _ => frame.blank(from, to, blank),
        }
    }

    fn field(
        &self,
        frame: &mut Frame,
        from: (i32, i32),
        cell: (i32, i32),
        field: &Field,
        scale: &Scale,
    ) {
        let class = match field.content {
            Content::One(value) => class_of(value, |number| scale.class(number)),
            Content::Range(..) => None,
        };
        let Some(class) = class else {
            return;
        };
        let to = end(from, cell);
        let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
        let ink = scale.inks[class];
        frame.boxed(from, to, ink);
        if ink.text_on() == Ink::BLACK {
            frame.outline(from, to, GRID);
        }
        let text = match cell.0 < SIGNED {
            true => without_sign(&field.text(self.language)),
            false => field.text(self.language),
        };
        let font = if BODY.width(&text) > cell.0 - 6 {
            SMALL
        } else {
            BODY
        };
        let label = font.fit(&text, cell.0 - 1);
        frame.label(&label, middle, Anchor::Middle, font, ink.text_on());
    }

    /// The extremes among the items, named.
    fn description(&self, scale: &Scale) -> String {
        let mut found: Vec<(f64, String)> = Vec::new();
        for row in self
            .rows
            .kept
            .iter()
            .filter(|row| is_item(self.grid.lines[**row].role))
        {
            let line = &self.grid.lines[*row];
            for column in &self.columns.kept {
                let head = &self.grid.head[column + 1];
                let field = &line.fields[column + 1];
                if let (true, Some(number)) = (is_item(head.role), field.number()) {
                    let side = line.fields[0].text(self.language);
                    let value = field.text(self.language);
                    found.push((number, format!("{side}, {}: {value}", head.text)));
                }
            }
        }
        let by_value = |one: &&(f64, String), other: &&(f64, String)| one.0.total_cmp(&other.0);
        let name = |extreme: Option<&(f64, String)>| {
            text(extreme.map_or(NOT_APPLICABLE.to_string(), |(_, name)| cut(name, 120)))
        };
        let arguments = [
            ("rows", count(self.rows.kept.len() as u64)),
            ("columns", count(self.columns.kept.len() as u64)),
            ("lowest", name(found.iter().min_by(by_value))),
            ("highest", name(found.iter().rev().max_by(by_value))),
        ];
        self.language.texts().with(scale.description, &arguments)
    }
}

fn rows(grid: &Grid) -> Vec<RowRole> {
    grid.lines.iter().map(|line| line.role).collect()
}

fn columns(grid: &Grid) -> Vec<RowRole> {
    grid.head.iter().skip(1).map(|head| head.role).collect()
}

/// The lower right corner of a field.
fn end(from: (i32, i32), cell: (i32, i32)) -> (i32, i32) {
    (from.0 + cell.0 - 2, from.1 + cell.1 - 2)
}

/// Margins stand out.
fn font(role: RowRole) -> Font {
    match role {
        RowRole::Total => STRONG,
        RowRole::Item { .. } | RowRole::NotBrokenDown | RowRole::Unknown | RowRole::View => BODY,
    }
}
