//! The outlook: the gap step by step if nothing is renewed, and which offers end on the way.

use crate::language::{Language, count, text};
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{GREY, Ink};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::picture::{Anchor, Picture, SMALL, STRONG};
use crate::render::charts::steps::{self, Plot, SCALE, Told};
use crate::render::charts::{WIDEST, cases_of};
use crate::render::grid::base_line;
use crate::render::values::{cut, shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, Table, Value};

/// Steps are never narrower: what does not fit any more is in the table.
const NARROWEST: i32 = 22;
/// So many offers are named for one step.
const NAMED: usize = 20;
const LONGEST_NAME: usize = 60;

/// A step of the outlook.
struct Step<'a> {
    day: String,
    told: Told<'a>,
    ended: &'a [String],
}

/// The picture; none if no gap is shown.
pub fn timeline(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    let [day, names] = [ColumnId::Day, ColumnId::EndedNames].map(|id| table.column(id));
    let (day, names) = (day?, names?);
    let room = WIDEST - 2 * MARGIN - SCALE;
    let most = (room / NARROWEST) as usize;
    let step = |row| {
        let row: &Row = row;
        Some(Step {
            day: shown(&row.values[day], Kind::Category, language),
            told: Told::of(table, row)?,
            ended: match &row.values[names] {
                Value::List(names) => names,
                _ => &[],
            },
        })
    };
    let steps: Vec<Step> = table.rows.iter().take(most).filter_map(step).collect();
    if steps.iter().all(|step| step.told.gap.number().is_none()) {
        return None;
    }
    let title = visible(chart.title.in_language(language));
    let mut frame = Frame::new(&title, &base_line(&table.base, language), WIDEST);
    frame.legend("", &legend(&steps, language));
    plot(&mut frame, &steps, language);
    endings(&mut frame, &steps, language);
    Some(frame.finish(description(&steps, language)))
}

fn plot(frame: &mut Frame, steps: &[Step], language: Language) {
    let mut plot = Plot::of(frame, steps.iter().map(|step| &step.told), language);
    let (left, top, bottom) = (plot.left, plot.top, plot.bottom());
    let width = (WIDEST - MARGIN - left) / steps.len() as i32;
    plot.scale(frame, left + width * steps.len() as i32, language);
    let mut lowest = bottom;
    let mut marked = 0;
    for (step, x) in steps.iter().zip((left..).step_by(width as usize)) {
        plot.step(frame, &step.told, (x, x + width), language);
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
    let mut entries = steps::legend(steps.iter().map(|step| &step.told), language);
    if steps.iter().any(|step| !step.ended.is_empty()) {
        entries.push(Entry {
            swatch: Swatch::Drawn(number_sign),
            text: language.texts().get("chart-legend-ended"),
        });
    }
    let gaps = steps.iter().map(|step| step.told.gap);
    let blanks = gaps.filter(|gap| gap.number().is_none()).map(Blank::of);
    entries.extend(legend::of_blanks(blanks, language));
    entries
}

fn number_sign(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
    frame.label("1", middle, Anchor::Middle, STRONG, Ink::BLACK);
}

fn description(steps: &[Step], language: Language) -> String {
    let named = |step: Option<&Step>| {
        text(step.map_or(String::new(), |step| {
            format!("{}: {}", step.day, cases_of(step.told.gap, language))
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
