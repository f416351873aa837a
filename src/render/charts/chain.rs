//! The prevention chain: life phases from left to right, topics or districts from top to bottom. Each link
//! is a field with its coverage, and between two links stands how one leads to the next.

use crate::language::{Language, count, text};
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{COVERAGE, GRID, Ink, coverage_class_of};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::picture::{Anchor, BODY, Font, Picture, SMALL, STRONG};
use crate::render::charts::scale::Scale;
use crate::render::charts::transition::{Transition, torn};
use crate::render::charts::{Choice, WIDEST, choose, is_item, without_sign};
use crate::render::grid::base_line;
use crate::render::values::{NOT_APPLICABLE, cut, shown, visible};
use crate::tables::{Chart, ColumnId, Kind, Row, RowRole, Table, Value};

/// How many chains stand on a page below one another.
const LANES: usize = 18;

const LONGEST_SIDE: i32 = 168;
const LONGEST_HEAD: i32 = 130;
/// The least distance from one link to the next: a number has room.
const PITCH: i32 = 50;
const LINK: i32 = 28;
const LANE: i32 = 44;
const INDENT: i32 = 10;

/// The picture of a table of links: a row a link, its chain in the first key, its phase in the second.
pub fn chain(chart: &Chart, table: &Table, language: Language) -> Option<Picture> {
    Some(Chain::of(table, language)?.draw(chart))
}

struct Chain<'a> {
    table: &'a Table,
    phases: Vec<&'a Value>,
    lanes: Vec<Lane<'a>>,
    choice: Choice,
    coverage: usize,
    language: Language,
}

/// One chain: its links in the order of the phases, those without a row missing.
struct Lane<'a> {
    key: &'a Value,
    role: RowRole,
    links: Vec<Option<&'a Row>>,
}

/// Where everything stands.
struct Layout {
    side: i32,
    pitch: i32,
    /// Between two links.
    between: i32,
}

impl<'a> Chain<'a> {
    fn of(table: &'a Table, language: Language) -> Option<Chain<'a>> {
        let coverage = table.column(ColumnId::Coverage)?;
        let mut phases: Vec<&Value> = Vec::new();
        let mut lanes: Vec<Lane> = Vec::new();
        let link = table.column(ColumnId::Link)?;
        // need beside the chain, such as that of no known age, is no link; a withheld one is
        let rows = table.rows.iter().filter(|row| {
            category(row, 1).is_some_and(is_phase) && row.values[link] != Value::NotApplicable
        });
        for row in rows {
            let [key, phase, ..] = row.values.as_slice() else {
                continue;
            };
            let at = position(&mut phases, phase);
            let lane = match lanes.iter().position(|lane| same(lane.key, key)) {
                Some(lane) => lane,
                None => {
                    lanes.push(Lane {
                        key,
                        role: lane_role(key, row.role),
                        links: Vec::new(),
                    });
                    lanes.len() - 1
                }
            };
            let links = &mut lanes[lane].links;
            links.resize(links.len().max(at + 1), None);
            links[at] = Some(row);
        }
        lanes
            .iter_mut()
            .for_each(|lane| lane.links.resize(phases.len(), None));
        // margins stand last, in their order
        lanes.sort_by_key(|lane| !is_item(lane.role));
        let roles: Vec<RowRole> = lanes.iter().map(|lane| lane.role).collect();
        let gap = table.column(ColumnId::Gap);
        let choice = choose(&roles, LANES, |lane| {
            let links = lanes[lane].links.iter().flatten();
            links
                .filter_map(|row| row.values.get(gap?)?.number())
                .sum::<f64>()
        });
        (!phases.is_empty()).then_some(Chain {
            table,
            phases,
            lanes,
            choice,
            coverage,
            language,
        })
    }

    fn shown(&self) -> impl Iterator<Item = &Lane<'a>> {
        self.choice.kept.iter().map(|lane| &self.lanes[*lane])
    }

    fn draw(&self, chart: &Chart) -> Picture {
        let layout = self.layout();
        let across = self.phases.len() as i32;
        let width = 2 * MARGIN + layout.side + across * layout.pitch;
        let title = visible(chart.title.in_language(self.language));
        let base = base_line(&self.table.base, self.language);
        let mut frame = Frame::new(&title, &base, width.max(560));
        self.legend(&mut frame);
        self.heads(&mut frame, &layout);
        let mut items = true;
        for lane in self.shown() {
            if items && !is_item(lane.role) {
                items = false;
                frame.bottom += 6;
            }
            self.lane(&mut frame, &layout, lane);
        }
        let roles: Vec<RowRole> = self.lanes.iter().map(|lane| lane.role).collect();
        let note = self.choice.note(&roles, "chart-rest-rows", self.language);
        frame.notes(note.as_slice());
        frame.finish(self.description())
    }

    fn legend(&self, frame: &mut Frame) {
        let texts = self.language.texts();
        let scale = Scale::coverage(self.language);
        let classes = scale.inks.iter().zip(scale.entries);
        let mut entries: Vec<Entry> = classes
            .map(|(ink, text)| Entry {
                swatch: Swatch::Fill(*ink),
                text,
            })
            .collect();
        let links = self.shown().flat_map(|lane| lane.links.iter().flatten());
        let blanks = links.filter_map(|row| self.blank(row));
        entries.extend(legend::of_blanks(blanks, self.language));
        frame.legend(&texts.get("chart-legend-coverage-percent"), &entries);
        let drawn = |transition: &Transition| Entry {
            swatch: Swatch::Drawn(transition.drawing()),
            text: texts.get(&format!(
                "chart-legend-{}",
                transition.id().replace('_', "-")
            )),
        };
        let mut steps: Vec<Entry> = Transition::ALL.iter().map(drawn).collect();
        steps.push(Entry {
            swatch: Swatch::Drawn(torn),
            text: texts.get("chart-legend-broken"),
        });
        frame.legend(&texts.get("chart-legend-transition"), &steps);
    }

    fn layout(&self) -> Layout {
        let side = self.shown().map(|lane| {
            let lines = self.side(lane).into_iter();
            let longest = lines
                .map(|line| font(lane.role).width(&line))
                .max()
                .unwrap_or(0);
            longest + indent(lane.role)
        });
        let side = side.max().unwrap_or(0) + 10;
        let room = (WIDEST - 2 * MARGIN - side) / self.phases.len().max(1) as i32;
        let pitch = room.clamp(PITCH, 110);
        Layout {
            side,
            pitch,
            between: (pitch / 4).clamp(14, 24),
        }
    }

    fn side(&self, lane: &Lane) -> Vec<String> {
        let label = shown(lane.key, Kind::Category, self.language);
        BODY.wrap(&label, LONGEST_SIDE - indent(lane.role), 2)
    }

    /// The phases above their links: across if every word has room, else upwards.
    fn heads(&self, frame: &mut Frame, layout: &Layout) {
        let labels = self
            .phases
            .iter()
            .map(|phase| shown(phase, Kind::Category, self.language));
        let labels: Vec<String> = labels.collect();
        let link = layout.pitch - layout.between;
        let mut words = labels.iter().flat_map(|label| label.split_whitespace());
        let upright = words.any(|word| BODY.width(word) > layout.pitch - 2);
        let room = if upright {
            LONGEST_HEAD
        } else {
            layout.pitch - 2
        };
        let lines: Vec<Vec<String>> = labels
            .iter()
            .map(|label| BODY.wrap(label, room, if upright { 2 } else { 3 }))
            .collect();
        let height = match upright {
            true => lines.iter().flatten().map(|line| BODY.width(line)).max(),
            false => lines
                .iter()
                .map(|lines| lines.len() as i32 * BODY.line_height())
                .max(),
        };
        let bottom = frame.bottom + height.unwrap_or(0) + 8;
        for (position, lines) in lines.iter().enumerate() {
            let middle = MARGIN + layout.side + position as i32 * layout.pitch + link / 2;
            let spread = BODY.line_height() * (lines.len() as i32 - 1);
            if upright {
                for (line, text) in lines.iter().enumerate() {
                    let x = middle - spread / 2 + line as i32 * BODY.line_height();
                    frame.upright(text, (x, bottom - 4), BODY);
                }
            } else {
                let y = bottom - 4 - (spread + BODY.line_height()) / 2;
                frame.block(lines, (middle, y), Anchor::Middle, BODY);
            }
        }
        frame.bottom = bottom;
    }

    fn lane(&self, frame: &mut Frame, layout: &Layout, lane: &Lane) {
        let middle = frame.bottom + LANE / 2 - 3;
        let at = (MARGIN + indent(lane.role), middle);
        frame.block(&self.side(lane), at, Anchor::Start, font(lane.role));
        let width = layout.pitch - layout.between;
        for (position, row) in lane.links.iter().enumerate() {
            let x = MARGIN + layout.side + position as i32 * layout.pitch;
            let (from, to) = ((x, middle - LINK / 2), (x + width, middle + LINK / 2));
            let Some(row) = row else {
                frame.blank(from, to, Blank::NoNeed);
                continue;
            };
            self.link(frame, row, from, to);
            let transition = self.code(row, ColumnId::Transition);
            let transition = Transition::ALL
                .into_iter()
                .find(|one| Some(one.id()) == transition);
            if let (Some(transition), true) = (transition, position + 1 < lane.links.len()) {
                let next = (to.0 + layout.between, middle + 7);
                transition.drawing()(frame, (to.0, middle - 7), next);
            }
        }
        frame.bottom += LANE;
    }

    fn link(&self, frame: &mut Frame, row: &Row, from: (i32, i32), to: (i32, i32)) {
        let value = &row.values[self.coverage];
        let class = coverage_class_of(value);
        if let (Value::Range { .. }, None) = (value, class) {
            let range = without_sign(&shown(value, Kind::Share, self.language));
            frame.ranged(from, to, &range, SMALL);
            return;
        }
        if let Some(blank) = self.blank(row) {
            frame.blank(from, to, blank);
            return;
        }
        let ink: Ink = COVERAGE[class.unwrap_or_default()];
        frame.boxed(from, to, ink);
        if ink.text_on() == Ink::BLACK {
            frame.outline(from, to, GRID);
        }
        let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
        let number = without_sign(&shown(value, Kind::Share, self.language));
        let font = match value {
            Value::Range { .. } => SMALL,
            _ => BODY,
        };
        frame.label(&number, middle, Anchor::Middle, font, ink.text_on());
        if self.is_broken(row) {
            torn(frame, (from.0, to.1 + 1), (to.0, to.1 + 9));
        }
    }

    /// Why a link has no colour; none if it has one.
    fn blank(&self, row: &Row) -> Option<Blank> {
        if coverage_class_of(&row.values[self.coverage]).is_some() {
            return None;
        }
        let not_assessable = self.code(row, ColumnId::Link) == Some("not_assessable");
        match Blank::of_coverage(self.table, row)? {
            Blank::NoNeed if not_assessable => Some(Blank::NotAssessable),
            other => Some(other),
        }
    }

    fn is_broken(&self, row: &Row) -> bool {
        self.blank(row).is_none() && self.code(row, ColumnId::Link) == Some("not_served")
    }

    fn code(&self, row: &Row, column: ColumnId) -> Option<&'static str> {
        match row.values.get(self.table.column(column)?)? {
            Value::Code { id, .. } => Some(id),
            _ => None,
        }
    }

    /// How many links are broken and how many transitions open, and the worst link by name.
    fn description(&self) -> String {
        let items = self.shown().filter(|lane| is_item(lane.role));
        let links: Vec<(&Lane, &Row)> = items
            .flat_map(|lane| lane.links.iter().flatten().map(move |row| (lane, *row)))
            .collect();
        let open = |(_, row): &&(&Lane, &Row)| {
            self.code(row, ColumnId::Transition) == Some(Transition::Open.id())
        };
        let coverage = |row: &Row| row.values[self.coverage].number();
        let lowest = links
            .iter()
            .filter(|(_, row)| coverage(row).is_some())
            .min_by(|(_, one), (_, other)| {
                let order = |row: &Row| coverage(row).unwrap_or(f64::MAX);
                order(one).total_cmp(&order(other))
            });
        let name = |(lane, row): &(&Lane, &Row)| {
            let of = |value: &Value, kind| shown(value, kind, self.language);
            let side = of(lane.key, Kind::Category);
            let phase = of(&row.values[1], Kind::Category);
            let value = of(&row.values[self.coverage], Kind::Share);
            format!("{}, {phase}: {value}", cut(&side, 120))
        };
        let broken = links.iter().filter(|(_, row)| self.is_broken(row)).count();
        let arguments = [
            ("rows", count(self.choice.kept.len() as u64)),
            ("columns", count(self.phases.len() as u64)),
            ("broken", count(broken as u64)),
            ("open", count(links.iter().filter(open).count() as u64)),
            (
                "lowest",
                text(lowest.map_or(NOT_APPLICABLE.to_string(), name)),
            ),
        ];
        self.language
            .texts()
            .with("chart-describe-chain", &arguments)
    }
}

fn category(row: &Row, position: usize) -> Option<&str> {
    match row.values.get(position)? {
        Value::Category { id, .. } => Some(id),
        _ => None,
    }
}

/// Margins over the phases are no links.
fn is_phase(id: &str) -> bool {
    !["total", "not_broken_down", "unknown"].contains(&id)
}

fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Category { id: one, .. }, Value::Category { id: other, .. }) => one == other,
        (one, other) => one == other,
    }
}

/// The position of a value among those seen, where it is new at the end.
fn position<'a>(seen: &mut Vec<&'a Value>, value: &'a Value) -> usize {
    match seen.iter().position(|known| same(known, value)) {
        Some(position) => position,
        None => {
            seen.push(value);
            seen.len() - 1
        }
    }
}

fn lane_role(key: &Value, role: RowRole) -> RowRole {
    let Value::Category { id, .. } = key else {
        return role;
    };
    match id.as_str() {
        "total" => RowRole::Total,
        "not_broken_down" => RowRole::NotBrokenDown,
        "unknown" => RowRole::Unknown,
        _ => role,
    }
}

fn indent(role: RowRole) -> i32 {
    match role {
        RowRole::Item { depth } => i32::from(depth.min(3)) * INDENT,
        RowRole::NotBrokenDown | RowRole::Unknown | RowRole::Total | RowRole::View => 0,
    }
}

fn font(role: RowRole) -> Font {
    match role {
        RowRole::Total => STRONG,
        RowRole::Item { .. } | RowRole::NotBrokenDown | RowRole::Unknown | RowRole::View => BODY,
    }
}
