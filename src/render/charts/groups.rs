//! Coverage of each category of a dimension, with its range, beside that of the whole town.

use crate::language::{Language, count, text};
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{COVERED, GREY, GRID, Ink, PAPER};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::picture::{Anchor, BODY, Picture, SMALL};
use crate::render::charts::{Choice, ROWS, choose};
use crate::render::grid::base_line;
use crate::render::values::{NOT_APPLICABLE, cut, shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, RowRole, Table, Value};

const LONGEST_LABEL: i32 = 220;
const PLOT: i32 = 370;
/// Numbers stand in a line behind the plot.
const NUMBERS: i32 = 62;
const ROW: i32 = 38;
/// Half of a dot.
const DOT: i32 = 6;

/// A dot a category, with its range from low to high; the town's coverage is a line through them.
pub fn coverage_by_group(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    let coverage = table.column(ColumnId::Coverage)?;
    let rows: Vec<&Row> = table
        .rows
        .iter()
        .filter(|row| row.role != RowRole::Total)
        .collect();
    let town = table.rows.iter().find(|row| row.role == RowRole::Total);
    let town = town.map(|row| &row.values[coverage]);
    let roles: Vec<RowRole> = rows.iter().map(|row| row.role).collect();
    let gap = table.column(ColumnId::Gap);
    let choice = choose(&roles, ROWS, |row| {
        let gap = gap.and_then(|gap| rows[row].values[gap].number());
        gap.unwrap_or(0.0)
    });
    if choice.kept.is_empty() {
        return None;
    }
    let plot = Plot {
        table,
        rows: choice.kept.iter().map(|row| rows[*row]).collect(),
        coverage,
        town,
        note: Choice::note(&choice, &roles, "chart-rest-rows", language),
        language,
    };
    Some(plot.draw(chart))
}

struct Plot<'a> {
    table: &'a Table,
    rows: Vec<&'a Row>,
    coverage: usize,
    town: Option<&'a Value>,
    note: Option<String>,
    language: Language,
}

impl Plot<'_> {
    fn draw(&self, chart: &Chart) -> Picture {
        let labels: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                let label = shown(&row.values[0], Kind::Category, self.language);
                BODY.wrap(&label, LONGEST_LABEL, 2)
            })
            .collect();
        let widths = labels.iter().flatten().map(|line| BODY.width(line));
        let side = widths.max().unwrap_or(0) + 14;
        let width = 2 * MARGIN + side + PLOT + NUMBERS;
        let title = visible(chart.title.in_language(self.language));
        let base = base_line(&self.table.base, self.language);
        let mut frame = Frame::new(&title, &base, width.max(560));
        frame.legend("", &self.legend());
        let origin = MARGIN + side;
        self.axis(&mut frame, origin);
        for (row, label) in self.rows.iter().zip(&labels) {
            let middle = frame.bottom + ROW / 2;
            frame.block(label, (MARGIN, middle), Anchor::Start, BODY);
            self.row(&mut frame, row, (origin, middle));
            frame.bottom += ROW;
        }
        frame.notes(self.note.as_slice());
        frame.finish(self.description())
    }

    fn legend(&self) -> Vec<Entry> {
        let texts = self.language.texts();
        let mut entries = vec![Entry {
            swatch: Swatch::Drawn(dot),
            text: texts.get("chart-legend-coverage"),
        }];
        if self.rows.iter().any(|row| self.range(row).is_some()) {
            entries.push(Entry {
                swatch: Swatch::Whisker,
                text: texts.get("chart-legend-range"),
            });
        }
        if let Some(town) = self.town.filter(|town| town.number().is_some()) {
            let town = shown(town, Kind::Share, self.language);
            entries.push(Entry {
                swatch: Swatch::Drawn(town_line),
                text: texts.with("chart-legend-town", &[("coverage", text(town))]),
            });
        }
        let blanks = self.rows.iter();
        let blanks = blanks.filter_map(|row| Blank::of_coverage(self.table, row));
        entries.extend(legend::of_blanks(blanks, self.language));
        entries
    }

    fn axis(&self, frame: &mut Frame, origin: i32) {
        let middle = frame.bottom + SMALL.line_height() / 2;
        let top = middle + 11;
        let bottom = top + ROW * self.rows.len() as i32;
        for quarter in 0..=4 {
            let share = f64::from(quarter) / 4.0;
            let x = origin + pixels(share);
            let label = format!(
                "{}{}",
                self.language.number(share * 100.0, 0),
                match self.language {
                    Language::German => "\u{a0}%",
                    Language::English => "%",
                }
            );
            frame.label(&label, (x, middle), Anchor::Middle, SMALL, GREY);
            frame.path(vec![(x, top), (x, bottom)], 1, GRID);
        }
        if let Some(town) = self.town.and_then(Value::number) {
            let x = origin + pixels(town);
            frame.boxed((x - 1, top), (x + 1, bottom), Ink::BLACK);
        }
        frame.bottom = top;
    }

    fn row(&self, frame: &mut Frame, row: &Row, (origin, middle): (i32, i32)) {
        let value = &row.values[self.coverage];
        let number = shown(value, Kind::Share, self.language);
        let at = (origin + PLOT + NUMBERS, middle);
        frame.label(&number, at, Anchor::End, BODY, Ink::BLACK);
        let Some(share) = value.number() else {
            let blank = Blank::of_coverage(self.table, row);
            if let Some(blank @ (Blank::Withheld | Blank::NotAssessable)) = blank {
                // anywhere between none and all
                let (from, to) = ((origin, middle - DOT), (origin + PLOT, middle + DOT));
                frame.ground(from, to, blank);
            }
            return;
        };
        if let Some((low, high)) = self.range(row) {
            frame.whisker((origin + pixels(low), origin + pixels(high)), middle);
        }
        let x = origin + pixels(share);
        dot(frame, (x - DOT, middle - DOT), (x + DOT, middle + DOT));
    }

    fn range(&self, row: &Row) -> Option<(f64, f64)> {
        let end = |id: ColumnId| row.values[self.table.column(id)?].number();
        let (low, high) = (end(ColumnId::CoverageLow)?, end(ColumnId::CoverageHigh)?);
        (low < high).then_some((low, high))
    }

    fn description(&self) -> String {
        let numbered = self
            .rows
            .iter()
            .filter_map(|row| Some((row, row.values[self.coverage].number()?)));
        let mut found: Vec<(&&Row, f64)> = numbered.collect();
        found.sort_by(|one, other| one.1.total_cmp(&other.1));
        let name = |extreme: Option<&(&&Row, f64)>| {
            text(extreme.map_or(NOT_APPLICABLE.to_string(), |(row, _)| {
                let label = shown(&row.values[0], Kind::Category, self.language);
                let value = shown(&row.values[self.coverage], Kind::Share, self.language);
                format!("{}: {value}", cut(&label, 120))
            }))
        };
        let town = self.town.unwrap_or(&Value::NotApplicable);
        let arguments = [
            ("rows", count(self.rows.len() as u64)),
            ("lowest", name(found.first())),
            ("highest", name(found.last())),
            ("town", text(shown(town, Kind::Share, self.language))),
        ];
        let texts = self.language.texts();
        texts.with("chart-describe-groups", &arguments)
    }
}

fn pixels(share: f64) -> i32 {
    (share.clamp(0.0, 1.0) * f64::from(PLOT)).round() as i32
}

/// A square on its corner, in the middle of its box.
fn dot(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let (x, y) = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
    let corners = |half: i32| vec![(x - half, y), (x, y - half), (x + half, y), (x, y + half)];
    frame.area(corners(DOT + 2), PAPER);
    frame.area(corners(DOT), COVERED);
}

fn town_line(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let x = (from.0 + to.0) / 2;
    frame.boxed((x - 1, from.1), (x + 1, to.1), Ink::BLACK);
}
