//! What is possible for which money: the gap as a line of steps, from no money to all that could be paid for.

use crate::language::{Language, count, text};
use crate::render::charts::bars::Axis;
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{COVERAGE, GAP, GREY, GRID, Ink, PAPER};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::picture::{Anchor, Picture, SMALL, STRONG};
use crate::render::charts::{WIDEST, cases_of};
use crate::render::grid::base_line;
use crate::render::values::{shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, Table, Value};

/// Room for the numbers of the scale.
const SCALE: i32 = 58;
const HEIGHT: i32 = 240;
/// Amounts stand under the picture at least so far apart.
const APART: i32 = 16;

/// An amount of money, and what it leaves.
struct Step<'a> {
    euros: f64,
    words: String,
    gap: &'a Value,
    range: Option<(f64, f64)>,
}

/// Where things are drawn.
struct Plot {
    left: i32,
    right: i32,
    top: i32,
    axis: Axis,
    /// At the right end.
    most: f64,
}

/// The picture; none if no gap is shown. The budget is marked.
pub fn money(
    chart: &Chart,
    table: &Table,
    budget: Option<f64>,
    language: Language,
) -> Option<Picture> {
    let [money, gap] = [ColumnId::Money, ColumnId::GapThen].map(|id| table.column(id));
    let (money, gap) = (money?, gap?);
    let euros = |row: &Row| -> Option<f64> {
        match &row.values[money] {
            Value::Category { id, .. } => id.parse().ok(),
            _ => None,
        }
    };
    let steps = table.rows.iter().filter_map(|row| {
        Some(Step {
            euros: euros(row)?,
            words: shown(&row.values[money], Kind::Category, language),
            gap: &row.values[gap],
            range: range(table, row),
        })
    });
    let steps: Vec<Step> = steps.collect();
    if steps.iter().all(|step| step.gap.number().is_none()) {
        return None;
    }
    let title = visible(chart.title.in_language(language));
    let mut frame = Frame::new(&title, &base_line(&table.base, language), WIDEST);
    frame.legend("", &legend(&steps, language));
    let plot = Plot::of(&frame, &steps, language);
    plot.scale(&mut frame, language);
    plot.budget(&mut frame, budget, language);
    plot.steps(&mut frame, &steps, language);
    plot.amounts(&mut frame, &steps);
    Some(frame.finish(description(&steps, language)))
}

fn range(table: &Table, row: &Row) -> Option<(f64, f64)> {
    let end = |id: ColumnId| row.values[table.column(id)?].number();
    let (low, high) = (end(ColumnId::GapThenLow)?, end(ColumnId::GapThenHigh)?);
    (low < high).then_some((low, high))
}

impl Plot {
    fn of(frame: &Frame, steps: &[Step], language: Language) -> Plot {
        let numbers = steps.iter().flat_map(|step| {
            let high = step.range.map(|(_, high)| high);
            high.into_iter().chain(step.gap.number())
        });
        let axis = Axis::up_to(numbers.fold(0.0, f64::max));
        let largest = language.short_number(f64::from(axis.ticks) * axis.step);
        // the last step is as wide as the one before
        let last = steps.last().map_or(0.0, |step| step.euros);
        let before = steps.iter().rev().nth(1).map_or(0.0, |step| step.euros);
        Plot {
            left: MARGIN + SCALE.max(SMALL.width(&largest) + 12),
            right: WIDEST - MARGIN,
            top: frame.bottom + 34,
            axis,
            most: (2.0 * last - before).max(1.0),
        }
    }

    fn bottom(&self) -> i32 {
        self.top + HEIGHT
    }

    fn x(&self, euros: f64) -> i32 {
        let width = f64::from(self.right - self.left);
        self.left + (euros / self.most * width).round() as i32
    }

    fn y(&self, value: f64) -> i32 {
        self.bottom() - (self.axis.share(value) * f64::from(HEIGHT)).round() as i32
    }

    fn scale(&self, frame: &mut Frame, language: Language) {
        for tick in 0..=self.axis.ticks {
            let value = f64::from(tick) * self.axis.step;
            let y = self.y(value);
            frame.path(vec![(self.left, y), (self.right, y)], 1, GRID);
            let number = language.short_number(value);
            frame.label(&number, (self.left - 8, y), Anchor::End, SMALL, GREY);
        }
    }

    fn steps(&self, frame: &mut Frame, steps: &[Step], language: Language) {
        let ends = steps.iter().skip(1).map(|step| self.x(step.euros));
        let ends = ends.chain([self.right]);
        let mut before: Option<i32> = None;
        for (step, end) in steps.iter().zip(ends) {
            let x = self.x(step.euros);
            if let Some((low, high)) = step.range {
                frame.boxed((x, self.y(high)), (end, self.y(low)), COVERAGE[1]);
            }
            let Some(gap) = step.gap.number() else {
                frame.blank((x, self.top), (end, self.bottom()), Blank::of(step.gap));
                before = None;
                continue;
            };
            let y = self.y(gap);
            if let Some(before) = before {
                frame.path(vec![(x, before), (x, y)], 3, GAP);
            }
            frame.path(vec![(x, y), (end, y)], 3, GAP);
            before = Some(y);
            let number = cases_of(step.gap, language);
            let half = SMALL.width(&number) / 2;
            if 2 * half <= end - x {
                let at = ((x + end) / 2, y - 10);
                // the lines of the scale do not run through the number
                let (from, to) = ((at.0 - half, at.1 - 7), (at.0 + half, at.1 + 7));
                frame.boxed(from, to, PAPER);
                frame.label(&number, at, Anchor::Middle, SMALL, Ink::BLACK);
            }
        }
    }

    fn budget(&self, frame: &mut Frame, budget: Option<f64>, language: Language) {
        let Some(budget) = budget.filter(|budget| *budget <= self.most) else {
            return;
        };
        let x = self.x(budget);
        frame.path(vec![(x, self.top - 12), (x, self.bottom())], 1, GREY);
        let word = language.texts().get("chart-money-budget");
        let half = STRONG.width(&word) / 2;
        let at = x.clamp(self.left + half, self.right - half);
        frame.label(
            &word,
            (at, self.top - 22),
            Anchor::Middle,
            STRONG,
            Ink::BLACK,
        );
    }

    /// Under the picture, as many amounts as find room.
    fn amounts(&self, frame: &mut Frame, steps: &[Step]) {
        let mut lowest = self.bottom();
        let mut free = i32::MIN;
        for step in steps {
            let x = self.x(step.euros);
            if x < free {
                continue;
            }
            free = x + APART;
            let length = SMALL.width(&step.words);
            frame.path(vec![(x, self.bottom()), (x, self.bottom() + 4)], 1, GREY);
            frame.upright(&step.words, (x, self.bottom() + 10 + length), SMALL);
            lowest = lowest.max(self.bottom() + 10 + length);
        }
        frame.bottom = lowest + 8;
    }
}

fn legend(steps: &[Step], language: Language) -> Vec<Entry> {
    let texts = language.texts();
    let mut entries = vec![Entry {
        swatch: Swatch::Drawn(gap_line),
        text: texts.get("chart-legend-gap"),
    }];
    if steps.iter().any(|step| step.range.is_some()) {
        entries.push(Entry {
            swatch: Swatch::Fill(COVERAGE[1]),
            text: texts.get("chart-legend-range"),
        });
    }
    let gaps = steps.iter().map(|step| step.gap);
    let blanks = gaps.filter(|gap| gap.number().is_none()).map(Blank::of);
    entries.extend(legend::of_blanks(blanks, language));
    entries
}

fn gap_line(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let middle = (from.1 + to.1) / 2;
    frame.path(vec![(from.0, middle), (to.0, middle)], 3, GAP);
}

fn description(steps: &[Step], language: Language) -> String {
    let named = |step: Option<&Step>| {
        text(step.map_or(String::new(), |step| {
            format!("{}: {}", step.words, cases_of(step.gap, language))
        }))
    };
    let arguments = [
        ("first", named(steps.first())),
        ("last", named(steps.last())),
        ("count", count(steps.len() as u64)),
    ];
    language.texts().with("chart-describe-money", &arguments)
}
