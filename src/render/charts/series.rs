//! Several years, one below the other: need, places and gap on the same scale.

use crate::language::{Language, text};
use crate::render::charts::bars::{Axis, length, number};
use crate::render::charts::blank::Blank;
use crate::render::charts::cases_of;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{GAP, GREY, GRID, Ink, NEED, PLACES};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::picture::{Anchor, BODY, Picture, SMALL, STRONG};
use crate::render::grid::base_line;
use crate::render::values::{shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, Table, Value};

const LABELS: i32 = 60;
const PLOT: i32 = 360;
const NUMBERS: i32 = 100;
const ROW: i32 = 24;
/// Between two measures.
const BETWEEN: i32 = 12;
/// More years do not stand in a picture: the last ones do.
const YEARS: usize = 12;

/// A measure, its colour and the name of its title.
const MEASURES: [(&[ColumnId], Ink, &str); 3] = [
    (&[ColumnId::Need], NEED, "chart-legend-need"),
    (
        &[ColumnId::Places, ColumnId::NominalCapacity],
        PLACES,
        "chart-legend-places-of-year",
    ),
    (&[ColumnId::Gap], GAP, "chart-legend-gap"),
];

/// A bar a year, measure by measure; none of a single year.
pub fn series(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    let first = table.rows.len().saturating_sub(YEARS);
    let rows = &table.rows[first..];
    let numbered = |row: &Row| row.values.iter().any(|value| value.number().is_some());
    if rows.len() < 2 || !rows.iter().any(numbered) {
        return None;
    }
    let title = visible(chart.title.in_language(language));
    let width = 2 * MARGIN + LABELS + PLOT + NUMBERS;
    let mut frame = Frame::new(&title, &base_line(&table.base, language), width);
    let panels: Vec<Panel> = MEASURES
        .iter()
        .filter_map(|(ids, ink, title)| {
            let column = ids.iter().find_map(|id| table.column(*id))?;
            let is_gap = ids.contains(&ColumnId::Gap);
            Some(Panel {
                title: language.texts().get(title),
                ink: *ink,
                bars: rows
                    .iter()
                    .map(|row| Bar::of(table, row, column, is_gap))
                    .collect(),
            })
        })
        .collect();
    let bars = || panels.iter().flat_map(|panel| &panel.bars);
    let mut entries = Vec::new();
    if bars().any(|bar| bar.range.is_some()) {
        entries.push(Entry {
            swatch: Swatch::Whisker,
            text: language.texts().get("chart-legend-range"),
        });
    }
    let withheld = bars().filter(|bar| bar.value.is_withheld());
    let withheld = withheld.map(|bar| Blank::of(bar.value));
    entries.extend(legend::of_blanks(withheld, language));
    if !entries.is_empty() {
        frame.legend("", &entries);
    }
    let plot = Plot {
        axis: Axis::up_to(bars().map(Bar::longest).fold(0.0, f64::max)),
        years: rows
            .iter()
            .map(|row| shown(&row.values[0], Kind::Text, language))
            .collect(),
        language,
    };
    plot.scale(&mut frame, &panels);
    panels
        .iter()
        .for_each(|panel| plot.panel(&mut frame, panel));
    frame.notes(&[language.texts().get("chart-note-series")]);
    let description = plot.description(&panels);
    Some(frame.finish(description))
}

struct Panel<'a> {
    title: String,
    ink: Ink,
    bars: Vec<Bar<'a>>,
}

struct Bar<'a> {
    value: &'a Value,
    range: Option<(f64, f64)>,
}

impl<'a> Bar<'a> {
    fn of(table: &Table, row: &'a Row, column: usize, is_gap: bool) -> Bar<'a> {
        let end = |id: ColumnId| row.values[table.column(id)?].number();
        let ends = end(ColumnId::GapLow).zip(end(ColumnId::GapHigh));
        Bar {
            value: &row.values[column],
            range: ends.filter(|(low, high)| is_gap && low < high),
        }
    }

    fn longest(&self) -> f64 {
        let high = self.range.map(|(_, high)| high);
        self.value
            .number()
            .into_iter()
            .chain(high)
            .fold(0.0, f64::max)
    }
}

struct Plot {
    axis: Axis,
    years: Vec<String>,
    language: Language,
}

impl Plot {
    fn origin(&self) -> i32 {
        MARGIN + LABELS
    }

    fn pixels(&self, value: f64) -> i32 {
        (self.axis.share(value) * f64::from(PLOT)).round() as i32
    }

    /// Ticks above all measures, with lines through them.
    fn scale(&self, frame: &mut Frame, panels: &[Panel]) {
        let middle = frame.bottom + SMALL.line_height() / 2;
        let top = middle + 11;
        let panel = BODY.line_height() + ROW * self.years.len() as i32 + BETWEEN;
        let height = panel * panels.len() as i32 - BETWEEN;
        for tick in 0..=self.axis.ticks {
            let value = f64::from(tick) * self.axis.step;
            let x = self.origin() + self.pixels(value);
            let number = self.language.short_number(value);
            frame.label(&number, (x, middle), Anchor::Middle, SMALL, GREY);
            frame.path(vec![(x, top), (x, top + height)], 1, GRID);
        }
        frame.bottom = top;
    }

    fn panel(&self, frame: &mut Frame, panel: &Panel) {
        let middle = frame.bottom + BODY.line_height() / 2;
        let right = MARGIN + STRONG.width(&panel.title);
        frame.boxed((MARGIN, middle - 9), (right, middle + 9), super::ink::PAPER);
        frame.label(
            &panel.title,
            (MARGIN, middle),
            Anchor::Start,
            STRONG,
            Ink::BLACK,
        );
        frame.bottom += BODY.line_height();
        for (bar, year) in panel.bars.iter().zip(&self.years) {
            let middle = frame.bottom + ROW / 2;
            frame.label(year, (MARGIN, middle), Anchor::Start, BODY, Ink::BLACK);
            let x = self.origin();
            let pixels = self.pixels(bar.value.number().unwrap_or(0.0));
            let mut right = length(frame, bar.value, (x, middle - 8), (pixels, 16), panel.ink);
            if let Some((low, high)) = bar.range {
                let ends = (x + self.pixels(low), x + self.pixels(high));
                frame.whisker(ends, middle);
                right = right.max(ends.1);
            }
            number(frame, bar.value, (right + 8, middle), self.language);
            frame.bottom += ROW;
        }
        frame.bottom += BETWEEN;
    }

    /// The first and the last year of each measure.
    fn description(&self, panels: &[Panel]) -> String {
        let told = |bar: Option<&Bar>| {
            let value = bar.map(|bar| cases_of(bar.value, self.language));
            value.unwrap_or_default()
        };
        let ends = panels.iter().map(|panel| {
            let (first, last) = (told(panel.bars.first()), told(panel.bars.last()));
            format!("{}: {first} → {last}", panel.title)
        });
        let arguments = [
            (
                "first",
                text(self.years.first().cloned().unwrap_or_default()),
            ),
            ("last", text(self.years.last().cloned().unwrap_or_default())),
            ("ends", text(ends.collect::<Vec<_>>().join("; "))),
        ];
        self.language
            .texts()
            .with("chart-describe-series", &arguments)
    }
}
