//! A small map for each topic, all in the same classes of coverage.

use crate::language::{Language, count, text};
use crate::render::charts::WIDEST;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::Ink;
use crate::render::charts::map::{Places, Plan, entries};
use crate::render::charts::picture::{Anchor, Picture, STRONG};
use crate::render::charts::points::Points;
use crate::render::charts::shape::Projection;
use crate::render::grid::base_line;
use crate::render::values::{cut, shown, visible};
use crate::tables::{Axis, Chart, ColumnId, Kind, OfferPoint, Row, RowRole, Table, Value};

const ACROSS: i32 = 3;
const BETWEEN: i32 = 16;
const TALLEST: i32 = 240;
/// A page holds so many maps.
const MAPS: usize = 12;

/// A topic with its districts and its offers.
struct Topic<'a> {
    name: String,
    plan: Plan<'a>,
    offers: Vec<&'a OfferPoint>,
}

/// A map for each topic that has coverage anywhere; none for a single topic, which is the map of the town.
pub fn maps(chart: &Chart, table: &Table, places: Places, language: Language) -> Option<Picture> {
    let key = |axis: Axis| table.column(ColumnId::Dimension(axis));
    let (topic, district) = (key(Axis::Topic)?, key(Axis::District)?);
    let coverage = table.column(ColumnId::Coverage)?;
    let mut topics: Vec<&Value> = Vec::new();
    for row in table.rows.iter().filter(|row| is_category(row, topic)) {
        if !topics.contains(&&row.values[topic]) {
            topics.push(&row.values[topic]);
        }
    }
    let mut plans: Vec<Topic> = Vec::new();
    for value in topics {
        let name = shown(value, Kind::Category, language);
        let own = |row: &Row| row.values[topic] == *value;
        let Some(plan) = Plan::of(table, district, own, places.map, language) else {
            continue;
        };
        if plan
            .rows()
            .any(|row| row.values[coverage].number().is_some())
        {
            let takes = |offer: &&OfferPoint| offer.topics.contains(value);
            plans.push(Topic {
                name,
                plan,
                offers: places.offers.iter().filter(takes).collect(),
            });
        }
    }
    if plans.len() < 2 {
        return None;
    }
    let all = plans.len();
    plans.truncate(MAPS);
    let width = (WIDEST - 2 * MARGIN - (ACROSS - 1) * BETWEEN) / ACROSS;
    let projection = plans.first()?.plan.projection((width, TALLEST))?;
    let title = visible(chart.title.in_language(language));
    let mut frame = Frame::new(&title, &base_line(&table.base, language), WIDEST);
    let blanks = plans.iter().flat_map(|topic| topic.plan.blanks());
    let texts = language.texts();
    let about = texts.get("chart-legend-coverage-percent");
    frame.legend(&about, &entries(blanks, language));
    let offers = Points::of(places.offers, &projection, (0, 0)).into_dots();
    if offers.shown() > 0 {
        frame.legend("", &offers.legend(language));
    }
    for line in plans.chunks(ACROSS.unsigned_abs() as usize) {
        row(&mut frame, line, &projection, width);
    }
    let mut notes = vec![texts.get("chart-note-maps")];
    if plans.len() < all {
        let arguments = [("count", count((all - plans.len()) as u64))];
        notes.push(texts.with("chart-rest-maps", &arguments));
    }
    notes.extend(offers.note(language));
    frame.notes(&notes);
    let names: Vec<String> = plans.iter().map(|topic| cut(&topic.name, 60)).collect();
    let arguments = [("topics", text(names.join(", ")))];
    Some(frame.finish(texts.with("chart-describe-maps", &arguments)))
}

/// Whether a row is about one category of a key, not about all of them.
fn is_category(row: &Row, key: usize) -> bool {
    let is_item = matches!(row.role, RowRole::Item { .. });
    is_item && matches!(row.values.get(key), Some(Value::Category { .. }))
}

/// Maps beside one another, each below the name of its topic.
fn row(frame: &mut Frame, topics: &[Topic], projection: &Projection, width: i32) {
    let height = STRONG.line_height();
    let lines = topics
        .iter()
        .map(|topic| STRONG.wrap(&topic.name, width, 2));
    let lines: Vec<Vec<String>> = lines.collect();
    let most = lines.iter().map(Vec::len).max().unwrap_or(0) as i32;
    let top = frame.bottom;
    let lefts = (MARGIN..).step_by((width + BETWEEN).unsigned_abs() as usize);
    for ((topic, lines), left) in topics.iter().zip(&lines).zip(lefts) {
        for (line, text) in lines.iter().enumerate() {
            let y = top + height * line as i32 + height / 2;
            frame.label(text, (left, y), Anchor::Start, STRONG, Ink::BLACK);
        }
        let corner = (left, top + height * most + 4);
        let offers = topic.offers.iter().copied();
        let points = Points::of(offers, projection, corner).into_dots();
        topic.plan.small(frame, projection, corner, &points);
    }
    frame.bottom = top + height * most + 4 + projection.size.1 + BETWEEN;
}
