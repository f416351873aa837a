//! The outlook: the gap step by step if nothing is renewed, and which offers end on the way.

use crate::language::{Language, count, text};
use crate::render::charts::bars::Axis;
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{COVERAGE, GAP, GREY, GRID, Ink, PAPER};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::picture::{Anchor, Picture, SMALL, STRONG};
use crate::render::charts::{WIDEST, cases_of};
use crate::render::grid::base_line;
use crate::render::values::{cut, shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, Table, Value};

/// Room for the numbers of the scale.
const SCALE: i32 = 58;
const HEIGHT: i32 = 240;
/// Steps are never narrower: what does not fit any more is in the table.
const NARROWEST: i32 = 22;
/// So many offers are named for one step.
const NAMED: usize = 20;
const LONGEST_NAME: usize = 60;

/// A step of the outlook.
struct Step<'a> {
    day: String,
    gap: &'a Value,
    range: Option<(f64, f64)>,
    ended: &'a [String],
}

/// The picture; none if no gap is shown.
pub fn timeline(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    let [day, gap, names] =
        [ColumnId::Day, ColumnId::GapThen, ColumnId::EndedNames].map(|id| table.column(id));
    let (day, gap, names) = (day?, gap?, names?);
    let room = WIDEST - 2 * MARGIN - SCALE;
    let most = (room / NARROWEST) as usize;
    let step = |row| {
        let row: &Row = row;
        Step {
            day: shown(&row.values[day], Kind::Category, language),
            gap: &row.values[gap],
            range: range(table, row),
            ended: match &row.values[names] {
                Value::List(names) => names,
                _ => &[],
            },
        }
    };
    let steps: Vec<Step> = table.rows.iter().take(most).map(step).collect();
    if steps.iter().all(|step| step.gap.number().is_none()) {
        return None;
    }
    let title = visible(chart.title.in_language(language));
    let mut frame = Frame::new(&title, &base_line(&table.base, language), WIDEST);
    frame.legend("", &legend(&steps, language));
    plot(&mut frame, &steps, language);
    endings(&mut frame, &steps, language);
    Some(frame.finish(description(&steps, language)))
}

fn range(table: &Table, row: &Row) -> Option<(f64, f64)> {
    let end = |id: ColumnId| row.values[table.column(id)?].number();
    let (low, high) = (end(ColumnId::GapThenLow)?, end(ColumnId::GapThenHigh)?);
    (low < high).then_some((low, high))
}

fn plot(frame: &mut Frame, steps: &[Step], language: Language) {
    let numbers = steps.iter().flat_map(|step| {
        let high = step.range.map(|(_, high)| high);
        high.into_iter().chain(step.gap.number())
    });
    let axis = Axis::up_to(numbers.fold(0.0, f64::max));
    let top = frame.bottom + 34;
    let bottom = top + HEIGHT;
    let y = |value: f64| bottom - (axis.share(value) * f64::from(HEIGHT)).round() as i32;
    let largest = language.short_number(f64::from(axis.ticks) * axis.step);
    let left = MARGIN + SCALE.max(SMALL.width(&largest) + 12);
    let width = (WIDEST - MARGIN - left) / steps.len() as i32;
    let right = left + width * steps.len() as i32;
    for tick in 0..=axis.ticks {
        let value = f64::from(tick) * axis.step;
        frame.path(vec![(left, y(value)), (right, y(value))], 1, GRID);
        let number = language.short_number(value);
        frame.label(&number, (left - 8, y(value)), Anchor::End, SMALL, GREY);
    }
    let mut lowest = bottom;
    let mut marked = 0;
    let mut before: Option<i32> = None;
    for (step, x) in steps.iter().zip((left..).step_by(width as usize)) {
        let end = x + width;
        if let Some((low, high)) = step.range {
            frame.boxed((x, y(high)), (end, y(low)), COVERAGE[1]);
        }
        match step.gap.number() {
            Some(gap) => {
                if let Some(before) = before {
                    frame.path(vec![(x, before), (x, y(gap))], 3, GAP);
                }
                frame.path(vec![(x, y(gap)), (end, y(gap))], 3, GAP);
                before = Some(y(gap));
                let number = cases_of(step.gap, language);
                if SMALL.width(&number) <= width {
                    let at = (x + width / 2, y(gap) - 10);
                    // the lines of the scale do not run through the number
                    let half = (SMALL.width(&number) / 2, 7);
                    frame.boxed(
                        (at.0 - half.0, at.1 - half.1),
                        (at.0 + half.0, at.1 + half.1),
                        PAPER,
                    );
                    frame.label(&number, at, Anchor::Middle, SMALL, Ink::BLACK);
                }
            }
            None => {
                frame.blank((x, top), (end, bottom), Blank::of(step.gap));
                before = None;
            }
        }
        if !step.ended.is_empty() {
            marked += 1;
            frame.path(vec![(x, top - 12), (x, bottom)], 1, GREY);
            let at = (x + width / 2, top - 24);
            frame.label(&marked.to_string(), at, Anchor::Middle, STRONG, Ink::BLACK);
        }
        let length = SMALL.width(&step.day);
        frame.upright(&step.day, (x + width / 2, bottom + 10 + length), SMALL);
        lowest = lowest.max(bottom + 10 + length);
    }
    frame.bottom = lowest + 8;
}

/// Under the picture: which offers end where a number stands.
fn endings(frame: &mut Frame, steps: &[Step], language: Language) {
    let ended = steps.iter().filter(|step| !step.ended.is_empty());
    frame.bottom += 4;
    for (step, number) in ended.zip(1u64..) {
        for line in names(step, number, language) {
            let at = (MARGIN, frame.bottom + SMALL.line_height() / 2);
            frame.label(&line, at, Anchor::Start, SMALL, Ink::BLACK);
            frame.bottom += SMALL.line_height();
        }
    }
}

/// The names of a step, as many to a line as it holds; of very many only how many there are more.
fn names(step: &Step, number: u64, language: Language) -> Vec<String> {
    let texts = language.texts();
    let arguments = [("number", count(number)), ("day", text(step.day.clone()))];
    let mut lines = vec![texts.with("chart-timeline-ended", &arguments)];
    let room = WIDEST - 2 * MARGIN;
    let listed = step
        .ended
        .iter()
        .take(NAMED)
        .map(|name| cut(&visible(name), LONGEST_NAME));
    let rest = step.ended.len().saturating_sub(NAMED);
    let rest =
        (rest > 0).then(|| texts.with("chart-timeline-more", &[("count", count(rest as u64))]));
    let mut words: Vec<String> = listed.chain(rest).collect();
    let last = words.len().saturating_sub(1);
    words[..last].iter_mut().for_each(|word| word.push(','));
    for word in words {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (lines.last_mut(), longer) {
            (Some(line), Some(longer)) if SMALL.width(&longer) <= room => *line = longer,
            _ => lines.push(SMALL.fit(&word, room)),
        }
    }
    lines
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
    if steps.iter().any(|step| !step.ended.is_empty()) {
        entries.push(Entry {
            swatch: Swatch::Drawn(number_sign),
            text: texts.get("chart-legend-ended"),
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

fn number_sign(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
    frame.label("1", middle, Anchor::Middle, STRONG, Ink::BLACK);
}

fn description(steps: &[Step], language: Language) -> String {
    let named = |step: Option<&Step>| {
        text(step.map_or(String::new(), |step| {
            format!("{}: {}", step.day, cases_of(step.gap, language))
        }))
    };
    let ended: usize = steps.iter().map(|step| step.ended.len()).sum();
    let arguments = [
        ("first", named(steps.first())),
        ("last", named(steps.last())),
        ("count", count(ended as u64)),
    ];
    language.texts().with("chart-describe-timeline", &arguments)
}
