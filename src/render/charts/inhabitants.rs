//! How many people live in each group, and beside it how many need something, topic by topic: a panel each.

use std::collections::BTreeMap;

use crate::language::{Language, count, text};
use crate::render::charts::bars::{length, number};
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{GREY, Ink, NEED, POPULATION};
use crate::render::charts::legend;
use crate::render::charts::picture::{Anchor, Picture, SMALL, STRONG};
use crate::render::charts::{cases_of, choose_level, is_item};
use crate::render::grid::base_line;
use crate::render::values::{NOT_APPLICABLE, cut, shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, RowRole, Table, Value};

/// Panels beside one another.
const ACROSS: usize = 2;
const PANEL: i32 = 320;
const BETWEEN: i32 = 24;
/// Names of groups take no more.
const LABELS: i32 = 176;
/// The number behind the longest bar.
const NUMBERS: i32 = 84;
const ROW: i32 = 19;
/// More groups are no picture any more.
const GROUPS: usize = 20;

/// A panel of inhabitants and one of the need in each topic; none where nobody was counted.
pub fn inhabitants(
    chart: &Chart,
    table: &Table,
    levels: Option<&Table>,
    language: Language,
) -> Option<Picture> {
    let [need, people] = [ColumnId::Need, ColumnId::Population].map(|id| table.column(id));
    let (need, people) = (need?, people?);
    let rows = one_level(table, levels);
    let mut panels: Vec<Panel> = Vec::new();
    let mut topics: BTreeMap<String, usize> = BTreeMap::new();
    for row in &rows {
        let topic = shown(&row.values[0], Kind::Category, language);
        let position = *topics.entry(topic.clone()).or_insert(panels.len());
        if position == panels.len() {
            panels.push(Panel::new(topic, NEED));
        }
        let group = shown(&row.values[1], Kind::Category, language);
        panels[position].bars.push((group, &row.values[need]));
    }
    let first = panels.first()?;
    let of_first = rows.iter().take(first.bars.len());
    let mut everybody = Panel::new(language.texts().get("chart-legend-inhabitants"), POPULATION);
    everybody.bars = of_first
        .map(|row| {
            (
                shown(&row.values[1], Kind::Category, language),
                &row.values[people],
            )
        })
        .collect();
    let counted = |(_, value): &(String, &Value)| value.number().is_some_and(|people| people > 0.0);
    if !everybody.bars.iter().any(counted) {
        return None;
    }
    let all = panels.len();
    panels.retain(|panel| panel.bars.iter().any(|(_, value)| says_something(value)));
    let notes = notes(all - panels.len(), language);
    (!panels.is_empty()).then(|| draw(chart, table, (&everybody, &panels), &notes, language))
}

/// A need, or one that is withheld.
fn says_something(value: &Value) -> bool {
    value.is_withheld() || value.number().is_some_and(|need| need > 0.0)
}

fn notes(left_out: usize, language: Language) -> Vec<String> {
    let texts = language.texts();
    let mut notes = vec![texts.get("chart-note-inhabitants")];
    if left_out > 0 {
        let arguments = [("count", count(left_out as u64))];
        notes.push(texts.with("chart-rest-topics", &arguments));
    }
    notes
}

/// The rows of one level of groups: the finest that a picture can show. `levels` has the groups by themselves.
fn one_level<'a>(table: &'a Table, levels: Option<&Table>) -> Vec<&'a Row> {
    let items = table.rows.iter().filter(|row| is_item(row.role));
    let Some(levels) = levels else {
        return items.collect();
    };
    let groups: Vec<&Row> = levels.rows.iter().filter(|row| is_item(row.role)).collect();
    let roles: Vec<RowRole> = groups.iter().map(|row| row.role).collect();
    let choice = choose_level(&roles, GROUPS, |_| 0.0);
    let kept = choice.kept.iter().map(|row| &groups[*row].values[0]);
    let kept: Vec<&Value> = kept.collect();
    items.filter(|row| kept.contains(&&row.values[1])).collect()
}

/// The lines of a group's name.
fn name(group: &str, side: i32) -> Vec<String> {
    SMALL.wrap(group, side - 6, 2)
}

/// How high the row of a group is.
fn row(name: &[String]) -> i32 {
    ROW + SMALL.line_height() * (name.len() as i32 - 1).max(0)
}

struct Panel<'a> {
    title: String,
    ink: Ink,
    bars: Vec<(String, &'a Value)>,
}

impl Panel<'_> {
    fn new(title: String, ink: Ink) -> Panel<'static> {
        Panel {
            title,
            ink,
            bars: Vec::new(),
        }
    }

    fn longest(&self) -> f64 {
        let numbers = self.bars.iter().filter_map(|(_, value)| value.number());
        numbers.fold(0.0, f64::max)
    }

    /// With names in `side` pixels.
    fn height(&self, side: i32) -> i32 {
        let rows = self.bars.iter().map(|(group, _)| row(&name(group, side)));
        2 * STRONG.line_height() + rows.sum::<i32>() + 10
    }

    /// `longest` fills the panel beside the names, which have `side` pixels.
    fn draw(
        &self,
        frame: &mut Frame,
        (x, y): (i32, i32),
        (longest, side): (f64, i32),
        language: Language,
    ) {
        let line = STRONG.line_height();
        let title = STRONG.wrap(&self.title, PANEL, 2);
        for (position, text) in title.iter().enumerate() {
            let middle = y + 2 * line - line * (title.len() - position) as i32 + line / 2;
            frame.label(text, (x, middle), Anchor::Start, STRONG, Ink::BLACK);
        }
        let room = f64::from(PANEL - side - NUMBERS);
        let mut bottom = y + 2 * line;
        for (group, value) in &self.bars {
            let name = name(group, side);
            let middle = bottom + row(&name) / 2;
            bottom += row(&name);
            let first = middle - SMALL.line_height() * (name.len() as i32 - 1) / 2;
            for (text, own) in name
                .iter()
                .zip((first..).step_by(SMALL.line_height() as usize))
            {
                frame.label(text, (x, own), Anchor::Start, SMALL, GREY);
            }
            let share = value.number().unwrap_or(0.0) / longest.max(1e-3);
            let size = ((share * room).round() as i32, ROW - 5);
            let top = (x + side, middle - (ROW - 5) / 2);
            let right = length(frame, value, top, size, self.ink);
            number(frame, value, (right + 6, middle), language);
        }
    }
}

fn draw(
    chart: &Chart,
    table: &Table,
    (everybody, topics): (&Panel, &[Panel]),
    notes: &[String],
    language: Language,
) -> Picture {
    let title = visible(chart.title.in_language(language));
    let width = 2 * MARGIN + ACROSS as i32 * PANEL + (ACROSS as i32 - 1) * BETWEEN;
    let mut frame = Frame::new(&title, &base_line(&table.base, language), width);
    let all = || {
        topics
            .iter()
            .chain([everybody])
            .flat_map(|panel| &panel.bars)
    };
    let withheld = all().filter(|(_, value)| value.is_withheld());
    let entries = legend::of_blanks(withheld.map(|(_, value)| Blank::of(value)), language);
    if !entries.is_empty() {
        frame.legend("", &entries);
    }
    let longest = topics.iter().map(Panel::longest).fold(0.0, f64::max);
    let panels: Vec<(&Panel, f64)> = [(everybody, everybody.longest())]
        .into_iter()
        .chain(topics.iter().map(|panel| (panel, longest)))
        .collect();
    let names = everybody.bars.iter().map(|(group, _)| SMALL.width(group));
    let side = (names.max().unwrap_or(0) + 8).min(LABELS);
    // names on two lines take less
    let groups = everybody.bars.iter();
    let lines = groups.flat_map(|(group, _)| name(group, side));
    let side = lines
        .map(|line| SMALL.width(&line) + 8)
        .max()
        .unwrap_or(side);
    for line in panels.chunks(ACROSS) {
        let lefts = (MARGIN..).step_by((PANEL + BETWEEN) as usize);
        let top = frame.bottom;
        for ((panel, longest), left) in line.iter().zip(lefts) {
            panel.draw(&mut frame, (left, top), (*longest, side), language);
        }
        let heights = line.iter().map(|(panel, _)| panel.height(side));
        frame.bottom += heights.max().unwrap_or(0);
    }
    frame.notes(notes);
    frame.finish(description(everybody, topics, language))
}

fn description(everybody: &Panel, topics: &[Panel], language: Language) -> String {
    let number = |value: &Value| value.number().unwrap_or(f64::NEG_INFINITY);
    let bars = everybody.bars.iter();
    let most = bars.max_by(|one, other| number(one.1).total_cmp(&number(other.1)));
    let bars = topics.iter().flat_map(|panel| {
        let bars = panel.bars.iter();
        bars.map(|(group, value)| (&panel.title, group, *value))
    });
    let numbered = bars.filter(|(.., value)| value.number().is_some());
    let largest = numbered.max_by(|one, other| number(one.2).total_cmp(&number(other.2)));
    let most = most.map(|(group, _)| cut(group, 120));
    let largest = largest.map(|(topic, group, value)| {
        let value = cases_of(value, language);
        format!("{}, {}: {value}", cut(topic, 120), cut(group, 120))
    });
    let told = |words: Option<String>| text(words.unwrap_or(NOT_APPLICABLE.to_string()));
    let arguments = [("people", told(most)), ("need", told(largest))];
    language
        .texts()
        .with("chart-describe-inhabitants", &arguments)
}
