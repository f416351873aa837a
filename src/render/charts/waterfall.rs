//! From last year's gap to this year's, cause by cause: each column begins where the one before ends.

use crate::language::{Language, text};
use crate::render::charts::bars::Axis;
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{COVERAGE, GAP, GREY, GRID, Ink, OFFERS};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::pattern::Pattern;
use crate::render::charts::picture::{Anchor, Picture, SMALL, STRONG};
use crate::render::charts::{WIDEST, cases_of};
use crate::render::grid::base_line;
use crate::render::values::{cut, shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, Table, Value};

/// Room for the numbers of the scale.
const SCALE: i32 = 58;
const HEIGHT: i32 = 260;
/// The part of a column's room that it fills, in percent.
const FILLED: i32 = 62;
const LARGER: (Ink, Pattern) = (COVERAGE[2], Pattern::Rising);
const SMALLER: (Ink, Pattern) = (OFFERS[2], Pattern::Level);

/// The rows of the table that are drawn: the two gaps and what lies between them.
const GAPS: [&str; 2] = ["gap_before", "gap_after"];
const CAUSES: [&str; 3] = ["by_need", "by_supply", "by_knowledge"];

/// A column: where it begins and where it ends, as far as that can be told.
struct Column<'a> {
    label: String,
    value: &'a Value,
    is_gap: bool,
    ends: Option<(f64, f64)>,
}

/// The picture; none if nothing of the causes is shown.
pub fn waterfall(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    let cases = table.column(ColumnId::Cases)?;
    let row = |id: &str| -> Option<&Row> {
        let mut rows = table.rows.iter();
        rows.find(|row| matches!(&row.values[0], Value::Code { id: own, .. } if *own == id))
    };
    let ids = [GAPS[0], CAUSES[0], CAUSES[1], CAUSES[2], GAPS[1]];
    let columns: Option<Vec<Column>> = ids
        .into_iter()
        .map(|id| {
            let row = row(id)?;
            Some(Column {
                label: shown(&row.values[0], Kind::Code, language),
                value: &row.values[cases],
                is_gap: GAPS.contains(&id),
                ends: None,
            })
        })
        .collect();
    let mut columns = columns?;
    let causes = columns.iter().filter(|column| !column.is_gap);
    if causes.clone().all(|column| column.value.number().is_none()) {
        return None;
    }
    place(&mut columns);
    Some(draw(chart, table, &columns, language))
}

/// Says where columns begin and end: from the left up to the first withheld one, from the right down to the
/// last. One between two withheld ones has no place.
fn place(columns: &mut [Column]) {
    let mut level = Some(0.0);
    for column in columns.iter_mut() {
        let value = column.value.number();
        if column.is_gap {
            column.ends = value.map(|gap| (0.0, gap));
            level = value;
            continue;
        }
        column.ends = level
            .zip(value)
            .map(|(level, value)| (level, level + value));
        level = column.ends.map(|(_, end)| end);
    }
    let mut level: Option<f64> = None;
    for column in columns.iter_mut().rev() {
        let value = column.value.number();
        if column.is_gap {
            level = value;
            continue;
        }
        if column.ends.is_none() {
            column.ends = level
                .zip(value)
                .map(|(level, value)| (level - value, level));
        }
        level = level.zip(value).map(|(level, value)| level - value);
    }
}

fn draw(chart: &Chart, table: &Table, columns: &[Column], language: Language) -> Picture {
    let title = visible(chart.title.in_language(language));
    let mut frame = Frame::new(&title, &base_line(&table.base, language), WIDEST);
    frame.legend("", &legend(columns, language));
    let ends = columns.iter().filter_map(|column| column.ends);
    let ends: Vec<f64> = ends.flat_map(|(one, other)| [one, other]).collect();
    let (low, high) = (
        ends.iter().copied().fold(0.0, f64::min),
        ends.iter().copied().fold(0.0, f64::max),
    );
    let step = Axis::up_to(high - low).step;
    let (first, last) = (
        (low / step).floor(),
        (high / step).ceil().max((low / step).floor() + 1.0),
    );
    let top = frame.bottom + 24;
    let y = |value: f64| {
        let share = (value / step - first) / (last - first);
        top + HEIGHT - (share * f64::from(HEIGHT)).round() as i32
    };
    let ends = [first, last].map(|tick| SMALL.width(&language.short_number(tick * step)));
    let left = MARGIN + SCALE.max(ends[0].max(ends[1]) + 12);
    let right = WIDEST - MARGIN;
    let mut tick = first;
    while tick <= last {
        let at = y(tick * step);
        frame.path(
            vec![(left, at), (right, at)],
            1,
            if tick == 0.0 { GREY } else { GRID },
        );
        let number = language.short_number(tick * step);
        frame.label(&number, (left - 8, at), Anchor::End, SMALL, GREY);
        tick += 1.0;
    }
    let room = (right - left) / columns.len() as i32;
    let half = room * FILLED / 200;
    let mut before: Option<(i32, i32)> = None;
    let mut deepest = 1;
    for (column, middle) in columns
        .iter()
        .zip((left + room / 2..).step_by(room as usize))
    {
        let lines = SMALL.wrap(&column.label, room - 8, 3);
        deepest = deepest.max(lines.len() as i32);
        for (line, down) in lines.iter().zip(0..) {
            let at = (middle, top + HEIGHT + 16 + down * SMALL.line_height());
            frame.label(line, at, Anchor::Middle, SMALL, Ink::BLACK);
        }
        if column.value.number().is_none() {
            let (from, to) = ((middle - half, top), (middle + half, top + HEIGHT));
            frame.blank(from, to, Blank::of(column.value));
            before = None;
            continue;
        }
        let number = match column.is_gap {
            true => cases_of(column.value, language),
            false => signed(column.value, language),
        };
        let Some((from, to)) = column.ends else {
            frame.label(
                &number,
                (middle, top + HEIGHT / 2),
                Anchor::Middle,
                STRONG,
                Ink::BLACK,
            );
            before = None;
            continue;
        };
        let (upper, lower) = (y(from.max(to)), y(from.min(to)));
        // a cause that does nothing is still seen
        let box_of = (
            (middle - half, upper),
            (middle + half, lower.max(upper + 2)),
        );
        match (column.is_gap, to >= from) {
            (true, _) => frame.boxed(box_of.0, box_of.1, GAP),
            (false, true) => frame.patterned(box_of.0, box_of.1, LARGER.0, LARGER.1),
            (false, false) => frame.patterned(box_of.0, box_of.1, SMALLER.0, SMALLER.1),
        }
        frame.outline(box_of.0, box_of.1, GREY);
        if let Some(before) = before {
            let begins = if column.is_gap { to } else { from };
            frame.path(vec![before, (middle - half, y(begins))], 1, GREY);
        }
        before = Some((middle + half, y(to)));
        frame.label(
            &number,
            (middle, upper - 11),
            Anchor::Middle,
            STRONG,
            Ink::BLACK,
        );
    }
    frame.bottom = top + HEIGHT + 16 + deepest * SMALL.line_height();
    let note = language.texts().get("chart-note-waterfall");
    frame.notes(&[note]);
    frame.finish(description(columns, language))
}

fn legend(columns: &[Column], language: Language) -> Vec<Entry> {
    let texts = language.texts();
    let entry = |swatch: Swatch, name: &str| Entry {
        swatch,
        text: texts.get(name),
    };
    let mut entries = vec![
        entry(Swatch::Fill(GAP), "chart-legend-gap"),
        entry(Swatch::Patterned(LARGER.0, LARGER.1), "chart-legend-larger"),
        entry(
            Swatch::Patterned(SMALLER.0, SMALLER.1),
            "chart-legend-smaller",
        ),
    ];
    let values = columns.iter().map(|column| column.value);
    let blanks = values
        .filter(|value| value.number().is_none())
        .map(Blank::of);
    entries.extend(legend::of_blanks(blanks, language));
    entries
}

/// With its sign, also where it is positive.
fn signed(value: &Value, language: Language) -> String {
    let number = cases_of(value, language);
    match value.number() {
        Some(rising) if rising > 0.0 => format!("+{number}"),
        _ => number,
    }
}

fn description(columns: &[Column], language: Language) -> String {
    let words = columns.iter().map(|column| {
        let number = match column.is_gap {
            true => cases_of(column.value, language),
            false => signed(column.value, language),
        };
        format!("{}: {number}", cut(&column.label, 120))
    });
    let steps = words.collect::<Vec<_>>().join("; ");
    language
        .texts()
        .with("chart-describe-waterfall", &[("steps", text(steps))])
}
