//! A gap as a line of steps, with what it may be at best and at worst, above a scale of cases.

use super::bars::Axis;
use super::blank::Blank;
use super::cases_of;
use super::frame::{Frame, MARGIN};
use super::ink::{COVERAGE, GAP, GREY, GRID, Ink, PAPER};
use super::legend::{Entry, Swatch};
use super::picture::{Anchor, SMALL};
use crate::language::Language;
use crate::tables::{ColumnId, Row, Table, Value};

/// Room for the numbers of the scale.
pub const SCALE: i32 = 58;
const HEIGHT: i32 = 240;

/// What one step tells.
pub struct Told<'a> {
    pub gap: &'a Value,
    range: Option<(f64, f64)>,
}

impl Told<'_> {
    /// What a row says; none if the table has no gap to come.
    pub fn of<'a>(table: &Table, row: &'a Row) -> Option<Told<'a>> {
        let end = |id: ColumnId| row.values[table.column(id)?].number();
        let ends = end(ColumnId::GapThenLow).zip(end(ColumnId::GapThenHigh));
        Some(Told {
            gap: &row.values[table.column(ColumnId::GapThen)?],
            range: ends.filter(|(low, high)| low < high),
        })
    }
}

/// Where things are drawn.
pub struct Plot {
    pub left: i32,
    pub top: i32,
    axis: Axis,
    /// Where the line ended so far; none: nowhere, or where nothing is shown.
    before: Option<i32>,
}

impl Plot {
    pub fn of<'a>(
        frame: &Frame,
        steps: impl Iterator<Item = &'a Told<'a>>,
        language: Language,
    ) -> Plot {
        let numbers = steps.flat_map(|step| {
            let high = step.range.map(|(_, high)| high);
            high.into_iter().chain(step.gap.number())
        });
        let axis = Axis::up_to(numbers.fold(0.0, f64::max));
        let largest = language.short_number(f64::from(axis.ticks) * axis.step);
        Plot {
            left: MARGIN + SCALE.max(SMALL.width(&largest) + 12),
            top: frame.bottom + 34,
            axis,
            before: None,
        }
    }

    pub fn bottom(&self) -> i32 {
        self.top + HEIGHT
    }

    fn y(&self, value: f64) -> i32 {
        self.bottom() - (self.axis.share(value) * f64::from(HEIGHT)).round() as i32
    }

    /// The lines of the scale, up to the right end.
    pub fn scale(&self, frame: &mut Frame, right: i32, language: Language) {
        for tick in 0..=self.axis.ticks {
            let value = f64::from(tick) * self.axis.step;
            let y = self.y(value);
            frame.path(vec![(self.left, y), (right, y)], 1, GRID);
            let number = language.short_number(value);
            frame.label(&number, (self.left - 8, y), Anchor::End, SMALL, GREY);
        }
    }

    /// The next step, from here to there.
    pub fn step(
        &mut self,
        frame: &mut Frame,
        step: &Told,
        (x, end): (i32, i32),
        language: Language,
    ) {
        if let Some((low, high)) = step.range {
            frame.boxed((x, self.y(high)), (end, self.y(low)), COVERAGE[1]);
        }
        let Some(gap) = step.gap.number() else {
            frame.blank((x, self.top), (end, self.bottom()), Blank::of(step.gap));
            self.before = None;
            return;
        };
        let y = self.y(gap);
        if let Some(before) = self.before {
            frame.path(vec![(x, before), (x, y)], 3, GAP);
        }
        frame.path(vec![(x, y), (end, y)], 3, GAP);
        self.before = Some(y);
        let number = cases_of(step.gap, language);
        if SMALL.width(&number) <= end - x {
            let at = ((x + end) / 2, y - 10);
            // the lines of the scale do not run through the number
            let half = (SMALL.width(&number) / 2, 7);
            let corners = (
                (at.0 - half.0, at.1 - half.1),
                (at.0 + half.0, at.1 + half.1),
            );
            frame.boxed(corners.0, corners.1, PAPER);
            frame.label(&number, at, Anchor::Middle, SMALL, Ink::BLACK);
        }
    }
}

/// The line, and what it may be.
pub fn legend<'a>(mut steps: impl Iterator<Item = &'a Told<'a>>, language: Language) -> Vec<Entry> {
    let entry = |swatch: Swatch, word: &str| Entry {
        swatch,
        text: language.texts().get(word),
    };
    let mut entries = vec![entry(Swatch::Drawn(gap_line), "chart-legend-gap")];
    if steps.any(|step| step.range.is_some()) {
        entries.push(entry(Swatch::Fill(COVERAGE[1]), "chart-legend-range"));
    }
    entries
}

fn gap_line(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let middle = (from.1 + to.1) / 2;
    frame.path(vec![(from.0, middle), (to.0, middle)], 3, GAP);
}
