//! What is possible for which money: the gap as a line of steps, from no money to all that could be paid for.

use crate::language::{Language, count, text};
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{GREY, Ink};
use crate::render::charts::legend::{self, Entry};
use crate::render::charts::picture::{Anchor, Picture, SMALL, STRONG};
use crate::render::charts::steps::{self, Told};
use crate::render::charts::{WIDEST, cases_of};
use crate::render::grid::base_line;
use crate::render::values::{shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, Table, Value};

/// Amounts stand under the picture at least so far apart.
const APART: i32 = 16;

/// An amount of money, and what it leaves.
struct Step<'a> {
    euros: f64,
    words: String,
    told: Told<'a>,
}

/// Where things are drawn.
struct Plot {
    line: steps::Plot,
    right: i32,
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
    let money = table.column(ColumnId::Money)?;
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
            told: Told::of(table, row)?,
        })
    });
    let steps: Vec<Step> = steps.collect();
    if steps.iter().all(|step| step.told.gap.number().is_none()) {
        return None;
    }
    let title = visible(chart.title.in_language(language));
    let mut frame = Frame::new(&title, &base_line(&table.base, language), WIDEST);
    frame.legend("", &legend(&steps, language));
    let mut plot = Plot::of(&frame, &steps, language);
    plot.line.scale(&mut frame, plot.right, language);
    plot.budget(&mut frame, budget, language);
    plot.steps(&mut frame, &steps, language);
    plot.amounts(&mut frame, &steps);
    Some(frame.finish(description(&steps, language)))
}

impl Plot {
    fn of(frame: &Frame, steps: &[Step], language: Language) -> Plot {
        // the last step is as wide as the one before
        let last = steps.last().map_or(0.0, |step| step.euros);
        let before = steps.iter().rev().nth(1).map_or(0.0, |step| step.euros);
        Plot {
            line: steps::Plot::of(frame, steps.iter().map(|step| &step.told), language),
            right: WIDEST - MARGIN,
            most: (2.0 * last - before).max(1.0),
        }
    }

    fn x(&self, euros: f64) -> i32 {
        let width = f64::from(self.right - self.line.left);
        self.line.left + (euros / self.most * width).round() as i32
    }

    fn steps(&mut self, frame: &mut Frame, steps: &[Step], language: Language) {
        let begins: Vec<i32> = steps.iter().map(|step| self.x(step.euros)).collect();
        let ends = begins.iter().skip(1).copied().chain([self.right]);
        for ((step, begin), end) in steps.iter().zip(&begins).zip(ends) {
            self.line.step(frame, &step.told, (*begin, end), language);
        }
    }

    fn budget(&self, frame: &mut Frame, budget: Option<f64>, language: Language) {
        let Some(budget) = budget.filter(|budget| *budget <= self.most) else {
            return;
        };
        let x = self.x(budget);
        let (top, bottom) = (self.line.top, self.line.bottom());
        frame.path(vec![(x, top - 12), (x, bottom)], 1, GREY);
        let word = language.texts().get("chart-money-budget");
        let half = STRONG.width(&word) / 2;
        let at = x.clamp(self.line.left + half, self.right - half);
        frame.label(&word, (at, top - 22), Anchor::Middle, STRONG, Ink::BLACK);
    }

    /// Under the picture, as many amounts as find room.
    fn amounts(&self, frame: &mut Frame, steps: &[Step]) {
        let bottom = self.line.bottom();
        let mut lowest = bottom;
        let mut free = i32::MIN;
        for step in steps {
            let x = self.x(step.euros);
            if x < free {
                continue;
            }
            free = x + APART;
            let length = SMALL.width(&step.words);
            frame.path(vec![(x, bottom), (x, bottom + 4)], 1, GREY);
            frame.upright(&step.words, (x, bottom + 10 + length), SMALL);
            lowest = lowest.max(bottom + 10 + length);
        }
        frame.bottom = lowest + 8;
    }
}

fn legend(steps: &[Step], language: Language) -> Vec<Entry> {
    let mut entries = steps::legend(steps.iter().map(|step| &step.told), language);
    let gaps = steps.iter().map(|step| step.told.gap);
    let blanks = gaps.filter(|gap| gap.number().is_none()).map(Blank::of);
    entries.extend(legend::of_blanks(blanks, language));
    entries
}

fn description(steps: &[Step], language: Language) -> String {
    let named = |step: Option<&Step>| {
        text(step.map_or(String::new(), |step| {
            format!("{}: {}", step.words, cases_of(step.told.gap, language))
        }))
    };
    let arguments = [
        ("first", named(steps.first())),
        ("last", named(steps.last())),
        ("count", count(steps.len() as u64)),
    ];
    language.texts().with("chart-describe-money", &arguments)
}
