//! Horizontal bars: the largest gaps with their range, need against covered and against places.

use crate::language::{Language, count, text};
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{COVERED, GAP, GREY, GRID, Ink, NEED, PAPER, PLACES};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::picture::{Anchor, BODY, Picture, SMALL};
use crate::render::charts::{Choice, ROWS, cases_of, choose, choose_level};
use crate::render::grid::{base_line, value};
use crate::render::values::{cut, shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, RowRole, Table, Value};

/// How many gaps a reader can weigh against each other.
const GAPS: usize = 20;
const LONGEST_LABEL: i32 = 260;
const PLOT: i32 = 320;
/// Bars of equal length have their numbers in a line; this is the space for them.
const NUMBERS: i32 = 90;
/// What is withheld has no length; its field is this wide.
const WITHHELD: i32 = 24;

/// A bar a row: the gap, and its range from low to high where the two differ.
pub fn largest_gaps(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    let [gap, low, high] =
        [ColumnId::Gap, ColumnId::GapLow, ColumnId::GapHigh].map(|id| table.column(id));
    let gap = gap?;
    let number = |row: &Row, column: Option<usize>| row.values.get(column?)?.number();
    let mut rows: Vec<&Row> = items(table);
    rows.retain(|row| number(row, Some(gap)).is_some_and(|gap| gap > 0.0));
    let roles: Vec<RowRole> = rows.iter().map(|row| row.role).collect();
    let choice = choose(&roles, GAPS, |row| {
        number(rows[row], Some(gap)).unwrap_or(0.0)
    });
    let bars = choice.kept.iter().map(|row| Bar {
        label: row_label(table, rows[*row], language),
        lengths: vec![(value(rows[*row], gap), GAP)],
        beside: None,
        range: number(rows[*row], low)
            .zip(number(rows[*row], high))
            .filter(|(low, high)| low < high),
    });
    let mut bars: Vec<Bar> = bars.collect();
    bars.sort_by(|one, other| other.longest().total_cmp(&one.longest()));
    let mut legend = vec![entry(Swatch::Fill(GAP), "chart-legend-gap", language)];
    if bars.iter().any(|bar| bar.range.is_some()) {
        legend.push(entry(Swatch::Whisker, "chart-legend-range", language));
    }
    let largest = bars.first()?.named(language);
    let plot = Plot {
        bars,
        legend,
        unit: match table.base.persons {
            true => "chart-unit-persons",
            false => "chart-unit-cases",
        },
        notes: Vec::from_iter(choice.note(&roles, "chart-rest-rows", language)),
        language,
    };
    let description = describe("chart-describe-gaps", plot.bars.len(), &largest, language);
    Some(plot.draw(chart, table, description))
}

/// Two bars a row.
pub fn need_against_covered(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    let measures = [
        (ColumnId::Need, NEED, "chart-legend-need"),
        (ColumnId::Covered, COVERED, "chart-legend-covered"),
    ];
    let words = Words {
        unit: match table.base.persons {
            true => "chart-unit-persons",
            false => "chart-unit-cases",
        },
        note: None,
        description: "chart-describe-need",
    };
    side_by_side(
        chart,
        table,
        &measures,
        (words, |roles, limit, weight| choose(roles, limit, weight)),
        language,
    )
}

/// Three bars a row: places alone would say that enough of them are enough.
pub fn places_against_need(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    let measures = [
        (ColumnId::Need, NEED, "chart-legend-need"),
        (ColumnId::NominalCapacity, PLACES, "chart-legend-places"),
        (ColumnId::Covered, COVERED, "chart-legend-covered"),
    ];
    let words = Words {
        unit: "chart-unit-cases-places",
        note: Some("chart-note-places"),
        description: "chart-describe-places",
    };
    side_by_side(
        chart,
        table,
        &measures,
        (words, |roles, limit, weight| {
            choose_level(roles, limit, weight)
        }),
        language,
    )
}

/// What a picture says beside its bars: names of texts.
struct Words {
    unit: &'static str,
    note: Option<&'static str>,
    description: &'static str,
}

/// How rows are chosen from many.
type Chooser = fn(&[RowRole], usize, &dyn Fn(usize) -> f64) -> Choice;

/// A bar for each measure, the need first and what is covered of it last; a row without numbers keeps its place
/// and says why.
fn side_by_side(
    chart: &Chart,
    table: &Table,
    measures: &[(ColumnId, Ink, &str)],
    (words, chosen): (Words, Chooser),
    language: Language,
) -> Option<Picture> {
    let columns: Option<Vec<(usize, Ink)>> = measures
        .iter()
        .map(|(id, ink, _)| Some((table.column(*id)?, *ink)))
        .collect();
    let columns = columns?;
    let (need, _) = *columns.first()?;
    let beside = table.column(ColumnId::NotAssessable);
    let rows: Vec<&Row> = items(table);
    let roles: Vec<RowRole> = rows.iter().map(|row| row.role).collect();
    // of many rows without a hierarchy, those without a number are not the largest
    let weight = |row: usize| value(rows[row], need).number().unwrap_or(0.0);
    let choice = chosen(&roles, ROWS, &weight);
    let bars = choice.kept.iter().map(|row| Bar {
        label: row_label(table, rows[*row], language),
        lengths: columns
            .iter()
            .map(|(column, ink)| (value(rows[*row], *column), *ink))
            .collect(),
        beside: beside.map(|column| value(rows[*row], column)),
        range: None,
    });
    let bars: Vec<Bar> = bars.collect();
    let mut legend: Vec<Entry> = measures
        .iter()
        .map(|(_, ink, name)| entry(Swatch::Fill(*ink), name, language))
        .collect();
    let values = bars.iter().flat_map(|bar| &bar.lengths);
    // other reasons stand in words in their place
    let withheld = values.filter(|(value, _)| value.is_withheld());
    let withheld = withheld.map(|(value, _)| Blank::of(value));
    legend.extend(legend::of_blanks(withheld, language));
    let rest = choice.note(&roles, "chart-rest-needs", language);
    let note = words.note.map(|note| language.texts().get(note));
    let plot = Plot {
        bars,
        legend,
        unit: words.unit,
        notes: note.into_iter().chain(rest).collect(),
        language,
    };
    let numbered = plot
        .bars
        .iter()
        .filter(|bar| bar.named_by().is_some_and(|value| value.number().is_some()));
    let largest = numbered.max_by(|one, other| one.longest().total_cmp(&other.longest()))?;
    let largest = largest.named(language);
    let description = describe(words.description, plot.bars.len(), &largest, language);
    Some(plot.draw(chart, table, description))
}

/// Rows without margins: a total would dwarf the others.
fn items(table: &Table) -> Vec<&Row> {
    table
        .rows
        .iter()
        .filter(|row| row.role != RowRole::Total)
        .collect()
}

/// What a row is about: its keys, one behind the other.
fn row_label(table: &Table, row: &Row, language: Language) -> String {
    let keys = row.values.iter().take(table.keys().max(1));
    let words: Vec<String> = keys
        .map(|key| shown(key, Kind::Category, language))
        .collect();
    words.join(" · ")
}

fn describe(name: &str, rows: usize, largest: &str, language: Language) -> String {
    let arguments = [("rows", count(rows as u64)), ("largest", text(largest))];
    language.texts().with(name, &arguments)
}

fn entry(swatch: Swatch, name: &str, language: Language) -> Entry {
    Entry {
        swatch,
        text: language.texts().get(name),
    }
}

struct Bar<'a> {
    label: String,
    /// From the top down, each in its colour.
    lengths: Vec<(&'a Value, Ink)>,
    /// The need beside it of which nothing can be told.
    beside: Option<&'a Value>,
    range: Option<(f64, f64)>,
}

struct Plot<'a> {
    bars: Vec<Bar<'a>>,
    legend: Vec<Entry>,
    /// The name of what is counted.
    unit: &'static str,
    notes: Vec<String>,
    language: Language,
}

/// Pixels from one bar of a row to the next.
const THICK: i32 = 18;

impl Bar<'_> {
    /// How far it reaches; what is not known has no length.
    fn longest(&self) -> f64 {
        let high = self.range.map(|(_, high)| high);
        let numbers = self.lengths.iter().filter_map(|(value, _)| value.number());
        numbers.chain(high).fold(0.0, f64::max)
    }

    fn named(&self, language: Language) -> String {
        let number = self.named_by().map(|value| cases_of(value, language));
        let number = number.unwrap_or_default();
        format!("{}: {number}", cut(&self.label, 120))
    }

    fn named_by(&self) -> Option<&Value> {
        self.lengths.first().map(|(value, _)| *value)
    }

    fn height(&self) -> i32 {
        match self.lengths.len() as i32 {
            1 => 40,
            more => 10 + THICK * more,
        }
    }
}

impl Plot<'_> {
    fn draw(&self, chart: &Chart, table: &Table, description: String) -> Picture {
        let labels: Vec<Vec<String>> = self
            .bars
            .iter()
            .map(|bar| BODY.wrap(&bar.label, LONGEST_LABEL, 2))
            .collect();
        let side = labels
            .iter()
            .flatten()
            .map(|line| BODY.width(line))
            .max()
            .unwrap_or(0)
            + 12;
        let width = MARGIN + side + PLOT + NUMBERS + MARGIN;
        let title = visible(chart.title.in_language(self.language));
        let base = base_line(&table.base, self.language);
        let mut frame = Frame::new(&title, &base, width.max(560));
        frame.legend("", &self.legend);
        let origin = MARGIN + side;
        let axis = Axis::up_to(self.bars.iter().map(Bar::longest).fold(0.0, f64::max));
        self.axis(&mut frame, origin, &axis);
        for (bar, label) in self.bars.iter().zip(&labels) {
            let middle = frame.bottom + bar.height() / 2;
            frame.block(label, (MARGIN, middle), Anchor::Start, BODY);
            self.bar(&mut frame, bar, (origin, middle), &axis);
            frame.bottom += bar.height();
        }
        frame.notes(&self.notes);
        frame.finish(description)
    }

    /// Ticks above the bars, with lines through them.
    fn axis(&self, frame: &mut Frame, origin: i32, axis: &Axis) {
        let height: i32 = self.bars.iter().map(Bar::height).sum();
        let unit = self.language.texts().get(self.unit);
        frame.label(
            &unit,
            (origin, frame.bottom + 8),
            Anchor::Start,
            SMALL,
            GREY,
        );
        let middle = frame.bottom + 8 + SMALL.line_height();
        let top = middle + 12;
        for tick in 0..=axis.ticks {
            let value = f64::from(tick) * axis.step;
            let x = origin + axis.pixels(value);
            let number = self.language.short_number(value);
            frame.label(&number, (x, middle), Anchor::Middle, SMALL, GREY);
            frame.path(vec![(x, top), (x, top + height)], 1, GRID);
        }
        frame.bottom = top;
    }

    fn bar(&self, frame: &mut Frame, bar: &Bar, (x, middle): (i32, i32), axis: &Axis) {
        let end = |value: f64| x + axis.pixels(value);
        if let [(value, ink)] = bar.lengths[..] {
            let right = self.length(frame, value, (x, middle - 10), 20, ink, axis);
            let reaches = bar.range.map(|(low, high)| (end(low), end(high)));
            if let Some(reaches) = reaches {
                frame.whisker(reaches, middle);
            }
            let right = reaches.map_or(right, |(_, high)| right.max(high));
            self.number(frame, value, (right + 8, middle));
            return;
        }
        let covered = bar.lengths.last().map(|(value, _)| *value);
        let blank = covered.and_then(|covered| Blank::without_coverage(covered, bar.beside));
        if blank == Some(Blank::NotAssessable) {
            // a need of 0 above it would say that nobody needs anything
            self.word(frame, Blank::NotAssessable, (x + 8, middle));
            return;
        }
        let first = middle + 1 - THICK * bar.lengths.len() as i32 / 2;
        for ((value, ink), top) in bar.lengths.iter().zip((first..).step_by(THICK as usize)) {
            let right = self.length(frame, value, (x, top), THICK - 2, *ink, axis);
            self.number(frame, value, (right + 8, top + 8));
        }
    }

    fn length(
        &self,
        frame: &mut Frame,
        value: &Value,
        from: (i32, i32),
        height: i32,
        ink: Ink,
        axis: &Axis,
    ) -> i32 {
        let pixels = axis.pixels(value.number().unwrap_or(0.0));
        length(frame, value, from, (pixels, height), ink)
    }

    fn number(&self, frame: &mut Frame, value: &Value, at: (i32, i32)) {
        number(frame, value, at, self.language);
    }

    fn word(&self, frame: &mut Frame, blank: Blank, at: (i32, i32)) {
        written(frame, &blank.word(self.language), at, GREY);
    }
}

/// Draws a length, or the field of what is withheld; returns its right end.
pub(super) fn length(
    frame: &mut Frame,
    value: &Value,
    from: (i32, i32),
    (pixels, height): (i32, i32),
    ink: Ink,
) -> i32 {
    let bottom = from.1 + height;
    match (value.number(), Blank::of(value)) {
        (Some(_), _) => {
            let to = (from.0 + pixels, bottom);
            frame.boxed(from, to, ink);
            if ink == NEED {
                frame.outline(from, to, GREY);
            }
            to.0
        }
        (None, Blank::Withheld) => {
            frame.blank(from, (from.0 + WITHHELD, bottom), Blank::Withheld);
            from.0 + WITHHELD
        }
        (None, _) => from.0,
    }
}

/// The number behind its bar, or why there is none in a word.
pub(super) fn number(frame: &mut Frame, value: &Value, at: (i32, i32), language: Language) {
    match (value, Blank::of(value)) {
        (Value::Number(_) | Value::Range { .. }, _) => {
            written(frame, &cases_of(value, language), at, Ink::BLACK)
        }
        (_, Blank::Withheld) => {}
        (_, blank) => written(frame, &blank.word(language), at, GREY),
    }
}

/// Small words on the plot; the lines of the axis do not run through them.
pub(super) fn written(frame: &mut Frame, words: &str, at: (i32, i32), ink: Ink) {
    let right = at.0 + SMALL.width(words);
    frame.boxed((at.0 - 2, at.1 - 7), (right, at.1 + 7), PAPER);
    frame.label(words, at, Anchor::Start, SMALL, ink);
}

/// A scale from zero with round steps.
pub(super) struct Axis {
    pub step: f64,
    pub ticks: u16,
}

impl Axis {
    /// Between three and six steps of 1, 2 or 5 times a power of ten.
    pub fn up_to(largest: f64) -> Axis {
        let largest = if largest.is_finite() {
            largest.max(1e-3)
        } else {
            1.0
        };
        let power = 10f64.powf((largest / 5.0).log10().floor());
        let fits = |step: &f64| largest / step <= 6.0;
        let step = [1.0, 2.0, 5.0, 10.0]
            .map(|round| round * power)
            .into_iter()
            .find(fits)
            .unwrap_or(largest);
        Axis {
            step,
            ticks: (largest / step - 1e-9).ceil() as u16,
        }
    }

    /// Where a value stands on it, from 0 to 1.
    pub fn share(&self, value: f64) -> f64 {
        let share = value / (self.step * f64::from(self.ticks));
        share.clamp(0.0, 1.0)
    }

    fn pixels(&self, value: f64) -> i32 {
        (self.share(value) * f64::from(PLOT)).round() as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_round_steps_and_holds_the_largest_value() {
        let axes = [
            (7.0, 2.0, 4),
            (100.0, 20.0, 5),
            (0.3, 0.05, 6),
            (31.0, 10.0, 4),
        ];
        for (largest, step, ticks) in axes {
            let axis = Axis::up_to(largest);
            assert!((axis.step - step).abs() < 1e-9, "{largest}: {}", axis.step);
            assert_eq!(axis.ticks, ticks, "{largest}");
        }
    }
}
