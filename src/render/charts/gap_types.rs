//! Why there are gaps, topic by topic: one bar a topic, divided by type, told apart by pattern as well.

use crate::analysis::picture::GapType;
use crate::language::{Language, count, text};
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{DOTTED, GRID, HATCH, Ink, PAPER};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::pattern::Pattern;
use crate::render::charts::picture::{Anchor, BODY, Picture, SMALL, STRONG};
use crate::render::charts::{ROWS, choose};
use crate::render::grid::base_line;
use crate::render::values::{NOT_APPLICABLE, cut, shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, RowRole, Table, Value};

const LONGEST_LABEL: i32 = 190;
const PLOT: i32 = 400;
const NUMBERS: i32 = 70;
const ROW: i32 = 40;
/// Half the height of a bar.
const HALF: i32 = 13;
/// What is withheld has no length; its field is this wide.
const WITHHELD: i32 = 24;
/// Parts of a bar that can be seen.
const LEAST: i32 = 4;
const SHORTEST: i32 = 8;

/// How a type of gap is drawn.
#[derive(Debug, Clone, Copy)]
struct Fill {
    /// Its place in a bar, from the left.
    rank: usize,
    id: &'static str,
    ink: Ink,
    pattern: Pattern,
}

/// None: what cannot be assessed is no gap.
fn fill(gap_type: GapType) -> Option<Fill> {
    let (rank, ink, pattern) = match gap_type {
        GapType::TooFew => (0, Ink(102, 34, 8), Pattern::Plain),
        GapType::None => (1, Ink(176, 78, 20), Pattern::Falling),
        GapType::NotForGroup => (2, Ink(243, 178, 98), Pattern::Rising),
        GapType::Ended => (3, Ink(160, 200, 214), Pattern::Level),
        GapType::PlacesNotRecorded => (4, Ink(222, 236, 241), Pattern::Dotted),
        GapType::NotAssessable => return None,
    };
    Some(Fill {
        rank,
        id: gap_type.id(),
        ink,
        pattern,
    })
}

/// All fills, from the left.
fn fills() -> Vec<Fill> {
    let mut fills: Vec<Fill> = GapType::ALL.into_iter().filter_map(fill).collect();
    fills.sort_by_key(|fill| fill.rank);
    fills
}

/// The picture of the gaps by topic and type.
pub fn gap_types(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    Some(Plot::of(table, language)?.draw(chart))
}

/// The gaps of one topic.
struct Bar<'a> {
    topic: &'a Value,
    role: RowRole,
    parts: Vec<(Fill, f64)>,
    /// How many parts are withheld.
    withheld: usize,
    not_assessable: f64,
}

struct Plot<'a> {
    table: &'a Table,
    bars: Vec<Bar<'a>>,
    note: Option<String>,
    language: Language,
}

impl Bar<'_> {
    fn gap(&self) -> f64 {
        self.parts.iter().map(|(_, gap)| gap).sum()
    }

    fn length(&self) -> f64 {
        self.gap() + self.not_assessable
    }
}

impl<'a> Plot<'a> {
    fn of(table: &'a Table, language: Language) -> Option<Plot<'a>> {
        let [kind, gap] = [ColumnId::GapType, ColumnId::Gap].map(|id| table.column(id));
        let (kind, gap) = (kind?, gap?);
        let mut bars: Vec<Bar> = Vec::new();
        for row in table.rows.iter().filter(|row| row.role != RowRole::Total) {
            let topic = &row.values[0];
            if bars.last().is_none_or(|bar| bar.topic != topic) {
                bars.push(Bar {
                    topic,
                    role: row.role,
                    parts: Vec::new(),
                    withheld: 0,
                    not_assessable: 0.0,
                });
            }
            if let Some(bar) = bars.last_mut() {
                bar.add(table, row, &row.values[kind], &row.values[gap]);
            }
        }
        let roles: Vec<RowRole> = bars.iter().map(|bar| bar.role).collect();
        let choice = choose(&roles, ROWS, |bar| bars[bar].gap());
        let note = choice.note(&roles, "chart-rest-rows", language);
        let mut kept = choice.kept.iter().copied().peekable();
        let mut position = 0;
        bars.retain(|_| {
            let stays = kept.next_if_eq(&position).is_some();
            position += 1;
            stays
        });
        (!bars.is_empty()).then_some(Plot {
            table,
            bars,
            note,
            language,
        })
    }

    fn draw(&self, chart: &Chart) -> Picture {
        let label = |bar: &Bar| {
            let label = shown(bar.topic, Kind::Category, self.language);
            BODY.wrap(&label, LONGEST_LABEL, 2)
        };
        let labels: Vec<Vec<String>> = self.bars.iter().map(label).collect();
        let widths = labels.iter().flatten().map(|line| BODY.width(line));
        let side = widths.max().unwrap_or(0) + 12;
        let width = 2 * MARGIN + side + PLOT + NUMBERS;
        let title = visible(chart.title.in_language(self.language));
        let base = base_line(&self.table.base, self.language);
        let mut frame = Frame::new(&title, &base, width.max(560));
        frame.legend("", &self.legend());
        let longest = self.bars.iter().map(Bar::length).fold(0.0, f64::max);
        let origin = MARGIN + side;
        let height = ROW * self.bars.len() as i32;
        frame.path(
            vec![(origin, frame.bottom), (origin, frame.bottom + height)],
            1,
            GRID,
        );
        for (bar, label) in self.bars.iter().zip(&labels) {
            let middle = frame.bottom + ROW / 2;
            frame.block(label, (MARGIN, middle), Anchor::Start, BODY);
            self.bar(&mut frame, bar, (origin, middle), longest);
            frame.bottom += ROW;
        }
        frame.notes(self.note.as_slice());
        frame.finish(self.description())
    }

    fn legend(&self) -> Vec<Entry> {
        let used = |fill: &Fill| {
            let mut parts = self.bars.iter().flat_map(|bar| &bar.parts);
            parts.any(|(part, _)| part.rank == fill.rank)
        };
        let entry = |fill: Fill| {
            let name = format!("gap-type-{}", fill.id.replace('_', "-"));
            used(&fill).then(|| Entry {
                swatch: Swatch::Patterned(fill.ink, fill.pattern),
                text: self.language.texts().get(&name),
            })
        };
        let mut entries: Vec<Entry> = fills().into_iter().filter_map(entry).collect();
        let withheld = self.bars.iter().filter(|bar| bar.withheld > 0);
        let not_assessable = self.bars.iter().filter(|bar| bar.not_assessable > 0.0);
        let blanks = withheld
            .map(|_| Blank::Withheld)
            .chain(not_assessable.map(|_| Blank::NotAssessable));
        entries.extend(legend::of_blanks(blanks, self.language));
        entries
    }

    fn bar(&self, frame: &mut Frame, bar: &Bar, (origin, middle): (i32, i32), longest: f64) {
        let scale = f64::from(PLOT) / longest.max(f64::MIN_POSITIVE);
        let (top, bottom) = (middle - HALF, middle + HALF);
        let mut sum = 0.0;
        let mut x = origin;
        for (fill, gap) in &bar.parts {
            let Fill { ink, pattern, .. } = *fill;
            sum += gap;
            let end = origin + (sum * scale).round() as i32;
            let end = if *gap > 0.0 { end.max(x + LEAST) } else { end };
            frame.patterned((x, top), (end, bottom), ink, pattern);
            frame.outline((x, top), (end, bottom), PAPER);
            self.number(frame, *gap, (x, end), middle, ink);
            x = end;
        }
        for _ in 0..bar.withheld {
            frame.blank((x + 2, top), (x + WITHHELD, bottom), Blank::Withheld);
            x += WITHHELD;
        }
        if bar.not_assessable > 0.0 {
            let length = (bar.not_assessable * scale) as i32;
            let end = x + length.max(SHORTEST);
            frame.patterned((x + 2, top), (end, bottom), DOTTED, Pattern::Dotted);
            frame.outline((x + 2, top), (end, bottom), HATCH);
            x = end;
        }
        if bar.withheld > 0 {
            return;
        }
        let total = match bar.gap() > 0.0 || bar.not_assessable == 0.0 {
            true => self.cases(bar.gap()),
            false => self.cases(bar.not_assessable),
        };
        frame.label(&total, (x + 8, middle), Anchor::Start, STRONG, Ink::BLACK);
    }

    /// The number inside its part, on a plain plate, where it has room.
    fn number(&self, frame: &mut Frame, gap: f64, (left, right): (i32, i32), y: i32, ink: Ink) {
        let number = self.cases(gap);
        let width = SMALL.width(&number);
        if width + 10 > right - left {
            return;
        }
        let x = (left + right) / 2;
        let (from, to) = ((x - width / 2 - 3, y - 8), (x + width / 2 + 3, y + 8));
        frame.boxed(from, to, ink);
        frame.label(&number, (x, y), Anchor::Middle, SMALL, ink.text_on());
    }

    fn cases(&self, number: f64) -> String {
        shown(&Value::Number(number), Kind::Cases, self.language)
    }

    fn description(&self) -> String {
        let largest = self
            .bars
            .iter()
            .max_by(|one, other| one.gap().total_cmp(&other.gap()));
        let named = largest.map(|bar| {
            let topic = shown(bar.topic, Kind::Category, self.language);
            format!("{}: {}", cut(&topic, 120), self.cases(bar.gap()))
        });
        let arguments = [
            ("rows", count(self.bars.len() as u64)),
            (
                "largest",
                text(named.unwrap_or_else(|| NOT_APPLICABLE.to_string())),
            ),
        ];
        let texts = self.language.texts();
        texts.with("chart-describe-gap-types", &arguments)
    }
}

impl Bar<'_> {
    fn add(&mut self, table: &Table, row: &Row, kind: &Value, gap: &Value) {
        let id = match kind {
            Value::Code { id, .. } => id,
            // even why there is a gap is kept back
            Value::Withheld => {
                self.withheld += 1;
                return;
            }
            _ => return,
        };
        match fills().into_iter().find(|fill| fill.id == *id) {
            Some(fill) => match gap {
                gap if gap.is_withheld() => self.withheld += 1,
                gap => self.parts.push((fill, gap.number().unwrap_or(0.0))),
            },
            None => {
                let need = table
                    .column(ColumnId::NotAssessable)
                    .map(|need| &row.values[need]);
                match need {
                    Some(need) if need.is_withheld() => self.withheld += 1,
                    need => self.not_assessable += need.and_then(Value::number).unwrap_or(0.0),
                }
            }
        }
        self.parts.sort_by_key(|(fill, _)| fill.rank);
    }
}
