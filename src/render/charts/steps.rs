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
    band: Option<Band>,
}

/// What a gap may be at best and at worst.
enum Band {
    Told(f64, f64),
    /// An end is withheld, so the band lies somewhere between these; none: nothing is known of this end.
    Withheld(Option<f64>, Option<f64>),
}

impl Told<'_> {
    /// What a row says; none if the table has no gap to come.
    pub fn of<'a>(table: &Table, row: &'a Row) -> Option<Told<'a>> {
        let end = |id: ColumnId| Some(&row.values[table.column(id)?]);
        let band = end(ColumnId::GapThenLow).zip(end(ColumnId::GapThenHigh));
        Some(Told {
            gap: &row.values[table.column(ColumnId::GapThen)?],
            band: band.and_then(|(low, high)| Band::of(low, high)),
        })
    }

    fn is_withheld(&self) -> bool {
        matches!(self.band, Some(Band::Withheld(..)))
    }
}

impl Band {
    /// None if both ends are the same, or one does not apply.
    fn of(low: &Value, high: &Value) -> Option<Band> {
        if let (Some(low), Some(high)) = (low.number(), high.number()) {
            return (low < high).then_some(Band::Told(low, high));
        }
        // a range that everybody can compute bounds its end
        let bound = |end: &Value, outer: fn(f64, f64) -> f64| match end {
            Value::Range { low, high } => Some(outer(*low, *high)),
            other => other.number(),
        };
        let is_withheld = low.is_withheld() || high.is_withheld();
        is_withheld.then(|| Band::Withheld(bound(low, f64::min), bound(high, f64::max)))
    }

    /// The largest number that it says.
    fn high(&self) -> Option<f64> {
        match self {
            Band::Told(_, high) => Some(*high),
            Band::Withheld(_, high) => *high,
        }
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
            let high = step.band.as_ref().and_then(Band::high);
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
        let Some(gap) = step.gap.number() else {
            frame.blank((x, self.top), (end, self.bottom()), Blank::of(step.gap));
            self.before = None;
            return;
        };
        self.band(frame, step.band.as_ref(), (x, end));
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

impl Plot {
    fn band(&self, frame: &mut Frame, band: Option<&Band>, (x, end): (i32, i32)) {
        match band {
            Some(Band::Told(low, high)) => {
                frame.boxed((x, self.y(*high)), (end, self.y(*low)), COVERAGE[1]);
            }
            Some(Band::Withheld(low, high)) => {
                let top = high.map_or(self.top, |high| self.y(high));
                let bottom = low.map_or(self.bottom(), |low| self.y(low));
                frame.ground((x, top), (end, bottom), Blank::Withheld);
            }
            None => {}
        }
    }
}

/// The line, and what it may be.
pub fn legend<'a>(
    steps: impl Iterator<Item = &'a Told<'a>> + Clone,
    language: Language,
) -> Vec<Entry> {
    let entry = |swatch: Swatch, word: &str| Entry {
        swatch,
        text: language.texts().get(word),
    };
    let told = |step: &Told| matches!(step.band, Some(Band::Told(..)));
    let mut entries = vec![entry(Swatch::Drawn(gap_line), "chart-legend-gap")];
    if steps.clone().any(told) {
        entries.push(entry(Swatch::Fill(COVERAGE[1]), "chart-legend-range"));
    }
    let mut numbers = steps.filter(|step| step.gap.number().is_some());
    if numbers.any(Told::is_withheld) {
        let swatch = Swatch::Drawn(withheld_band);
        entries.push(entry(swatch, "chart-legend-range-withheld"));
    }
    entries
}

fn withheld_band(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    frame.ground(from, to, Blank::Withheld);
}

fn gap_line(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let middle = (from.1 + to.1) / 2;
    frame.path(vec![(from.0, middle), (to.0, middle)], 3, GAP);
}
