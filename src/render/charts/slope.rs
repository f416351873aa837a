//! Coverage of groups last year and this year, joined by lines: who is served better than before, who worse.

use crate::language::{Language, count, text};
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{COVERED, GAP, GREY, GRID, HATCH, Ink};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::picture::{Anchor, Picture, SMALL, STRONG};
use crate::render::charts::{WIDEST, choose};
use crate::render::grid::base_line;
use crate::render::values::{NOT_APPLICABLE, cut, shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, RowRole, Table, Value};

/// How many lines a dimension has at most.
const LINES: usize = 10;
/// So high a picture fits on a page with its caption.
const HIGHEST: i32 = 900;
const PLOT: i32 = 250;
const NUMBERS: i32 = 84;
const ROW: i32 = 17;
/// A dimension with few lines still needs room to tell slopes apart.
const LEAST: i32 = 110;

/// A group in both years.
#[derive(Clone, Copy)]
struct Pair<'a> {
    label: &'a Value,
    role: RowRole,
    ends: [&'a Value; 2],
}

/// One dimension of the picture.
struct Panel<'a> {
    dimension: &'a Value,
    pairs: Vec<Pair<'a>>,
    /// Whether it has more groups than are drawn.
    is_cut: bool,
}

/// The picture; none if no group has a coverage in both years that is shown.
pub fn slope(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    let panels = panels(table)?;
    let years = table.column(ColumnId::Year)?;
    let [before, after] = [0, 1].map(|row| table.rows.get(row).map(|row| &row.values[years]));
    let years = [before?, after?].map(|year| shown(year, Kind::Text, language));
    let is_whole = |pair: &Pair| pair.ends.iter().all(|end| end.number().is_some());
    if !panels.iter().flat_map(|panel| &panel.pairs).any(is_whole) {
        return None;
    }
    let title = visible(chart.title.in_language(language));
    let mut frame = Frame::new(&title, &base_line(&table.base, language), WIDEST);
    frame.legend("", &legend(&panels, language));
    let fitting = fitting(&panels, frame.bottom);
    let scale = scale(fitting);
    for panel in fitting {
        draw(&mut frame, panel, &years, scale, language);
    }
    let rest = panels.len() - fitting.len();
    let texts = language.texts();
    let percent = |end: f64| text(language.number(end * 100.0, 0));
    let (low, high) = (percent(scale.0), percent(scale.1));
    let mut notes = vec![texts.with("chart-note-slope", &[("low", low), ("high", high)])];
    let is_cut = fitting.iter().any(|panel| panel.is_cut);
    notes.extend(is_cut.then(|| texts.get("chart-rest-lines")));
    notes.extend(
        (rest > 0).then(|| texts.with("chart-rest-panels", &[("count", count(rest as u64))])),
    );
    frame.notes(&notes);
    Some(frame.finish(description(fitting, language)))
}

/// The dimensions with the groups that have a coverage, in the order of the table; of a long dimension those
/// whose coverage changed most.
fn panels(table: &Table) -> Option<Vec<Panel<'_>>> {
    let coverage = table.column(ColumnId::Coverage)?;
    let mut panels: Vec<Panel> = Vec::new();
    // the first two rows are everybody
    for rows in table.rows.get(2..)?.chunks_exact(2) {
        let [before, after]: &[Row; 2] = rows.try_into().ok()?;
        let pair = Pair {
            label: &before.values[1],
            role: before.role,
            ends: [&before.values[coverage], &after.values[coverage]],
        };
        if pair.ends.iter().all(|end| **end == Value::NotApplicable) {
            continue;
        }
        match panels.last_mut() {
            Some(panel) if *panel.dimension == before.values[0] => panel.pairs.push(pair),
            _ => panels.push(Panel {
                dimension: &before.values[0],
                pairs: vec![pair],
                is_cut: false,
            }),
        }
    }
    for panel in &mut panels {
        let roles: Vec<RowRole> = panel.pairs.iter().map(|pair| pair.role).collect();
        let choice = choose(&roles, LINES, |pair| {
            change(&panel.pairs[pair]).map_or(0.0, f64::abs)
        });
        panel.is_cut = choice.left_out.is_some();
        let kept = choice.kept.into_iter();
        panel.pairs = kept.map(|pair| panel.pairs[pair]).collect();
    }
    Some(panels)
}

fn change(pair: &Pair) -> Option<f64> {
    Some(pair.ends[1].number()? - pair.ends[0].number()?)
}

fn parts<'a, 'b>(panel: &'b Panel<'a>) -> (Vec<&'b Pair<'a>>, Vec<&'b Pair<'a>>) {
    panel.pairs.iter().partition(|pair| change(pair).is_some())
}

/// The first dimensions, as many as fit on a page; one in any case.
fn fitting<'a, 'b>(panels: &'b [Panel<'a>], mut bottom: i32) -> &'b [Panel<'a>] {
    let fits = |panel: &&Panel| {
        bottom += height(panel);
        bottom <= HIGHEST
    };
    let fitting = panels.iter().take_while(fits).count();
    &panels[..fitting.max(1).min(panels.len())]
}

fn height(panel: &Panel) -> i32 {
    let (lines, others) = parts(panel);
    plot_height(lines.len()) + 44 + 24 * others.len() as i32
}

fn plot_height(lines: usize) -> i32 {
    match lines {
        0 => 0,
        lines => LEAST.max(ROW * lines as i32 + 20),
    }
}

/// From and to which coverage all lines reach: the same for all, in whole tenths.
fn scale(panels: &[Panel]) -> (f64, f64) {
    let pairs = panels.iter().flat_map(|panel| &panel.pairs);
    let joined = pairs.filter(|pair| change(pair).is_some());
    let ends = joined.flat_map(|pair| pair.ends).filter_map(Value::number);
    let ends: Vec<f64> = ends.collect();
    let low = ends.iter().copied().fold(1.0, f64::min);
    let high = ends.iter().copied().fold(0.0, f64::max);
    let low = ((low * 10.0 + 1e-9).floor() / 10.0).clamp(0.0, 0.8);
    // two tenths at least, so that small changes do not look large
    (
        low,
        ((high * 10.0 - 1e-9).ceil() / 10.0).clamp(low + 0.2, 1.0),
    )
}

fn draw(
    frame: &mut Frame,
    panel: &Panel,
    years: &[String; 2],
    (low, high): (f64, f64),
    language: Language,
) {
    let (left, right) = (MARGIN + NUMBERS, MARGIN + NUMBERS + PLOT);
    let name = shown(panel.dimension, Kind::Category, language);
    let at = frame.bottom + 12;
    let room = WIDEST - MARGIN - right - NUMBERS;
    frame.label(
        &STRONG.fit(&name, room),
        (right + NUMBERS, at),
        Anchor::Start,
        STRONG,
        Ink::BLACK,
    );
    frame.label(&years[0], (left, at), Anchor::Middle, SMALL, GREY);
    frame.label(&years[1], (right, at), Anchor::Middle, SMALL, GREY);
    let (lines, others) = parts(panel);
    let height = plot_height(lines.len());
    let top = at + 16;
    let y = |share: f64| {
        let share = ((share - low) / (high - low)).clamp(0.0, 1.0);
        top + height - (share * f64::from(height)).round() as i32
    };
    if height > 0 {
        for x in [left, right] {
            frame.path(vec![(x, top), (x, top + height)], 1, GREY);
        }
        for share in [low, (low + high) / 2.0, high] {
            frame.path(vec![(left, y(share)), (right, y(share))], 1, GRID);
        }
    }
    for pair in &lines {
        let ends = pair.ends.map(|end| y(end.number().unwrap_or(0.0)));
        let (ink, width) = look(change(pair).unwrap_or(0.0));
        frame.path(vec![(left, ends[0]), (right, ends[1])], width, ink);
        for (x, y) in [left, right].into_iter().zip(ends) {
            frame.boxed((x - 3, y - 3), (x + 3, y + 3), ink);
        }
    }
    for (side, x) in [left, right].into_iter().enumerate() {
        let shares = lines
            .iter()
            .map(|pair| pair.ends[side].number().unwrap_or(0.0));
        let shares: Vec<f64> = shares.collect();
        let places = apart(&shares, y, (top, top + height));
        for ((pair, share), place) in lines.iter().zip(shares).zip(places) {
            let point = y(share);
            let outwards = if side == 0 { -1 } else { 1 };
            let number = shown(pair.ends[side], Kind::Share, language);
            let anchor = if side == 0 {
                Anchor::End
            } else {
                Anchor::Start
            };
            frame.path(
                vec![(x + 4 * outwards, point), (x + 18 * outwards, place)],
                1,
                HATCH,
            );
            frame.label(
                &number,
                (x + 22 * outwards, place),
                anchor,
                SMALL,
                Ink::BLACK,
            );
            if side == 1 {
                let label = shown(pair.label, Kind::Category, language);
                let label = SMALL.fit(&label, room);
                frame.label(
                    &label,
                    (x + NUMBERS, place),
                    Anchor::Start,
                    SMALL,
                    Ink::BLACK,
                );
            }
        }
    }
    frame.bottom = top + height + if height > 0 { 12 } else { 0 };
    for pair in others {
        let middle = frame.bottom + 12;
        for (side, x) in [(0, left), (1, right)] {
            match pair.ends[side] {
                Value::Withheld => {
                    let (from, to) = match side {
                        0 => ((x - 60, middle - 7), (x, middle + 7)),
                        _ => ((x, middle - 7), (x + 60, middle + 7)),
                    };
                    frame.blank(from, to, Blank::Withheld);
                }
                range @ Value::Range { .. } => {
                    let (from, to) = match side {
                        0 => ((x - 60, middle - 7), (x, middle + 7)),
                        _ => ((x, middle - 7), (x + 60, middle + 7)),
                    };
                    frame.ground(from, to, Blank::Withheld);
                    let at = ((from.0 + to.0) / 2, middle);
                    frame.told(&shown(range, Kind::Share, language), at, SMALL);
                }
                end => {
                    let number = shown(end, Kind::Share, language);
                    let (at, anchor) = match side {
                        0 => (x - 22, Anchor::End),
                        _ => (x + 22, Anchor::Start),
                    };
                    frame.label(&number, (at, middle), anchor, SMALL, Ink::BLACK);
                }
            }
        }
        let label = SMALL.fit(&shown(pair.label, Kind::Category, language), room);
        frame.label(
            &label,
            (right + NUMBERS, middle),
            Anchor::Start,
            SMALL,
            Ink::BLACK,
        );
        frame.bottom += 24;
    }
    frame.bottom += 8;
}

/// Falling lines are thicker, so that they can be told without colour.
fn look(change: f64) -> (Ink, u32) {
    // less is not seen at one decimal of a percentage
    match change {
        rising if rising >= 0.0005 => (COVERED, 2),
        falling if falling <= -0.0005 => (GAP, 4),
        _ => (GREY, 1),
    }
}

/// Where labels stand that belong to these shares: the highest on top, a line apart, inside the bounds if
/// there is room.
fn apart(shares: &[f64], y: impl Fn(f64) -> i32, (top, bottom): (i32, i32)) -> Vec<i32> {
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|one, other| shares[*other].total_cmp(&shares[*one]));
    let mut places: Vec<i32> = shares.iter().map(|share| y(*share)).collect();
    let mut free = top;
    for point in &order {
        places[*point] = places[*point].max(free);
        free = places[*point] + ROW;
    }
    let mut limit = bottom.max(top + ROW * (shares.len() as i32 - 1));
    for point in order.iter().rev() {
        places[*point] = places[*point].min(limit);
        limit = places[*point] - ROW;
    }
    places
}

fn legend(panels: &[Panel], language: Language) -> Vec<Entry> {
    let texts = language.texts();
    let line = |draw: fn(&mut Frame, (i32, i32), (i32, i32)), name: &str| Entry {
        swatch: Swatch::Drawn(draw),
        text: texts.get(name),
    };
    let mut entries = vec![
        line(rising, "chart-legend-better"),
        line(falling, "chart-legend-worse"),
        line(level, "chart-legend-as-before"),
    ];
    let ends = panels
        .iter()
        .flat_map(|panel| &panel.pairs)
        .flat_map(|pair| pair.ends);
    let blanks = ends.filter(|end| end.number().is_none()).map(Blank::of);
    entries.extend(legend::of_blanks(blanks, language));
    entries
}

fn rising(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let (ink, width) = look(1.0);
    frame.path(vec![(from.0, to.1 - 2), (to.0, from.1 + 2)], width, ink);
}

fn falling(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let (ink, width) = look(-1.0);
    frame.path(vec![(from.0, from.1 + 2), (to.0, to.1 - 2)], width, ink);
}

fn level(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let (ink, width) = look(0.0);
    let middle = (from.1 + to.1) / 2;
    frame.path(vec![(from.0, middle), (to.0, middle)], width, ink);
}

fn description(panels: &[Panel], language: Language) -> String {
    let pairs = panels.iter().flat_map(|panel| &panel.pairs);
    let mut found: Vec<(&Pair, f64)> = pairs
        .filter_map(|pair| Some((pair, change(pair)?)))
        .collect();
    found.sort_by(|one, other| one.1.total_cmp(&other.1));
    let name = |extreme: Option<&(&Pair, f64)>| {
        text(extreme.map_or(NOT_APPLICABLE.to_string(), |(pair, _)| {
            let label = shown(pair.label, Kind::Category, language);
            let [before, after] = pair.ends.map(|end| shown(end, Kind::Share, language));
            format!("{}: {before} → {after}", cut(&label, 120))
        }))
    };
    let arguments = [
        ("rows", count(found.len() as u64)),
        ("lowest", name(found.first())),
        ("highest", name(found.last())),
    ];
    language.texts().with("chart-describe-slope", &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_their_order_and_a_line_between_them() {
        let apart = |shares: &[f64]| apart(shares, |share| 100 - (share * 100.0) as i32, (0, 100));
        assert_eq!(apart(&[0.5, 0.5, 0.8]), [50, 67, 20]);
        assert_eq!(apart(&[0.0, 0.001, 0.01]), [100, 83, 66]);
        assert_eq!(apart(&[1.0]), [0]);
        assert!(apart(&[]).is_empty());
    }
}
