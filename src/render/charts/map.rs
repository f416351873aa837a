//! The districts where they lie, coloured by their coverage, with name and number where there is room.

use crate::language::{Language, count, text};
use crate::model::map::{Area, Map};
use crate::render::charts::blank::{Blank, HATCHED};
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{COVERAGE, GREY, HATCH, Ink, coverage_class_of};
use crate::render::charts::legend::{self, Entry, Swatch};
use crate::render::charts::picture::{Anchor, Picture, SMALL};
use crate::render::charts::points::{Points, RIM};
use crate::render::charts::scale::Scale;
use crate::render::charts::shape::{Projection, Shape};
use crate::render::charts::{WIDEST, is_item, without_sign};
use crate::render::grid::base_line;
use crate::render::values::{NOT_APPLICABLE, cut, shown, visible};
use crate::tables::{Chart, ColumnId, Kind, OfferPoint, Row, RowRole, Table, Value};

/// How high a map may be, so that it stands on a page with its legend and its list.
const TALLEST: i32 = 620;

/// How many districts a list names beside a map.
const LISTED: usize = 60;

/// The width of a column of that list.
const LISTING: i32 = 225;

const LONGEST_NAME: i32 = 130;

/// Where districts and offers lie.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    pub map: &'a Map,
    pub offers: &'a [OfferPoint],
}

/// The map of a table of districts, with the offers on it; none if no row has an area.
pub fn map(chart: &Chart, table: &Table, places: Places, language: Language) -> Option<Picture> {
    let plan = Plan::of(table, 0, |_| true, places.map, language)?;
    plan.draw(chart, places.offers)
}

/// What is drawn: the districts of one level, each with its areas.
pub(super) struct Plan<'a> {
    table: &'a Table,
    /// The column of the districts.
    key: usize,
    coverage: usize,
    districts: Vec<(&'a Row, Vec<&'a Area>)>,
    /// Districts of other levels that have an area, too.
    left_out: usize,
    language: Language,
}

/// A district in pixels.
struct Ground<'a> {
    row: &'a Row,
    shapes: Vec<Shape>,
}

impl<'a> Plan<'a> {
    /// The rows that are wanted, of a table with the districts in column `key`.
    pub fn of(
        table: &'a Table,
        key: usize,
        is_wanted: impl Fn(&Row) -> bool,
        map: &'a Map,
        language: Language,
    ) -> Option<Plan<'a>> {
        let coverage = table.column(ColumnId::Coverage)?;
        let areas = |row: &Row| -> Vec<&'a Area> {
            let Some(Value::Category { id, .. }) = row.values.get(key) else {
                return Vec::new();
            };
            map.areas
                .iter()
                .filter(|area| area.district == *id)
                .collect()
        };
        let mut districts: Vec<(&Row, Vec<&Area>)> = table
            .rows
            .iter()
            .filter(|row| is_item(row.role) && is_wanted(row))
            .map(|row| (row, areas(row)))
            .filter(|(_, areas)| !areas.is_empty())
            .collect();
        let all = districts.len();
        // one level: a district would cover those below it
        let level = |role: RowRole| districts.iter().filter(|(row, _)| row.role == role).count();
        let most = districts
            .iter()
            .map(|(row, _)| row.role)
            .max_by_key(|role| level(*role))?;
        districts.retain(|(row, _)| row.role == most);
        Some(Plan {
            table,
            key,
            coverage,
            left_out: all - districts.len(),
            districts,
            language,
        })
    }

    fn draw(&self, chart: &Chart, offers: &[OfferPoint]) -> Option<Picture> {
        let room = (WIDEST - 2 * MARGIN, TALLEST);
        let projection = self.projection(room)?;
        let title = visible(chart.title.in_language(self.language));
        let base = base_line(&self.table.base, self.language);
        let mut frame = Frame::new(&title, &base, WIDEST);
        let about = self.language.texts().get("chart-legend-coverage");
        frame.legend(&about, &self.legend());
        let left = MARGIN + (room.0 - projection.size.0) / 2;
        self.offers_legend(&mut frame, offers, &projection);
        frame.bottom += 6;
        let points = Points::of(offers, &projection, (left, frame.bottom));
        let grounds = self.grounds(&projection, (left, frame.bottom));
        self.fill(&mut frame, &grounds);
        points.draw(&mut frame);
        let (listed, unnamed) = self.names(&mut frame, &grounds, &points.pixels());
        frame.bottom += projection.size.1 + 12;
        self.list(&mut frame, &listed);
        let notes = [
            ("chart-rest-map", unnamed),
            ("chart-rest-map-level", self.left_out),
        ];
        let notes = notes.into_iter().filter(|(_, number)| *number > 0);
        let notes = notes.map(|(name, number)| {
            let arguments = [("count", count(number as u64))];
            self.language.texts().with(name, &arguments)
        });
        let notes = notes.chain(points.note(self.language));
        frame.notes(&notes.collect::<Vec<_>>());
        Some(frame.finish(self.description(&points)))
    }

    fn offers_legend(&self, frame: &mut Frame, offers: &[OfferPoint], projection: &Projection) {
        let entries = Points::of(offers, projection, (0, 0)).legend(self.language);
        if !entries.is_empty() {
            let about = self.language.texts().get("chart-legend-offers-at");
            frame.legend(&about, &entries);
        }
    }

    pub fn projection(&self, room: (i32, i32)) -> Option<Projection> {
        let areas = self.districts.iter().flat_map(|(_, areas)| areas);
        let points = areas.flat_map(|area| &area.polygons).flatten().flatten();
        Projection::fitting(points, room)
    }

    pub fn rows(&self) -> impl Iterator<Item = &'a Row> {
        self.districts.iter().map(|(row, _)| *row)
    }

    fn value(&self, row: &'a Row) -> &'a Value {
        &row.values[self.coverage]
    }

    fn name(&self, row: &Row) -> String {
        shown(&row.values[self.key], Kind::Category, self.language)
    }

    fn legend(&self) -> Vec<Entry> {
        entries(self.blanks(), self.language)
    }

    /// Why districts have no coverage.
    pub fn blanks(&self) -> impl Iterator<Item = Blank> {
        self.rows().filter_map(|row| self.blank(row))
    }

    /// The map with its corner here; the coverage stands where there is room for it.
    pub fn small(
        &self,
        frame: &mut Frame,
        projection: &Projection,
        corner: (i32, i32),
        points: &Points,
    ) {
        let grounds = self.grounds(projection, corner);
        self.fill(frame, &grounds);
        points.draw(frame);
        let points = points.pixels();
        for ground in &grounds {
            let value = shown(self.value(ground.row), Kind::Share, self.language);
            let lines = [without_sign(&value)];
            if let Some(at) = room(ground, &lines, &points) {
                self.write(frame, ground.row, &lines, at);
            }
        }
    }

    fn grounds(&self, projection: &Projection, corner: (i32, i32)) -> Vec<Ground<'a>> {
        let ground = |(row, areas): &(&'a Row, Vec<&Area>)| {
            let polygons = areas.iter().flat_map(|area| &area.polygons);
            let mut shapes: Vec<Shape> = polygons
                .filter_map(|polygon| Shape::of(polygon, projection, corner))
                .collect();
            shapes.sort_by_key(|shape| -shape.doubled_area());
            Ground { row, shapes }
        };
        self.districts.iter().map(ground).collect()
    }

    /// Why a district has no colour; none if it has one.
    fn blank(&self, row: &Row) -> Option<Blank> {
        match coverage_class_of(self.value(row)) {
            Some(_) => None,
            None => Blank::of_coverage(self.table, row),
        }
    }

    fn ink(&self, row: &'a Row) -> Ink {
        match self.blank(row) {
            Some(blank) => blank.ink(),
            None => COVERAGE[coverage_class_of(self.value(row)).unwrap_or_default()],
        }
    }

    fn fill(&self, frame: &mut Frame, grounds: &[Ground<'a>]) {
        for ground in grounds {
            for shape in &ground.shapes {
                frame.area(shape.line(), self.ink(ground.row));
                match self.blank(ground.row) {
                    Some(Blank::Withheld) => {
                        for line in shape.hatch(HATCHED) {
                            frame.path(line.to_vec(), 1, HATCH);
                        }
                    }
                    Some(Blank::NotAssessable) => {
                        for line in shape.hatch(2 * HATCHED) {
                            dots(frame, line);
                        }
                    }
                    Some(Blank::NoNeed | Blank::NotRecorded) | None => {}
                }
            }
        }
        for border in grounds
            .iter()
            .flat_map(|ground| &ground.shapes)
            .flat_map(Shape::borders)
        {
            frame.path(border, 1, GREY);
        }
    }

    /// Writes names and numbers into the areas that have room for them; returns which have a number of the
    /// list instead, and how many have neither.
    fn names(
        &self,
        frame: &mut Frame,
        grounds: &[Ground<'a>],
        points: &[(i32, i32)],
    ) -> (Vec<&'a Row>, usize) {
        let mut small: Vec<&Ground> = Vec::new();
        for ground in grounds {
            let name = self.name(ground.row);
            let value = shown(self.value(ground.row), Kind::Share, self.language);
            let fitted = [1, 2].into_iter().find_map(|lines| {
                let mut lines = SMALL.wrap(&name, LONGEST_NAME, lines);
                lines.push(value.clone());
                let at = room(ground, &lines, points)?;
                Some((lines, at))
            });
            match fitted {
                Some((lines, at)) => self.write(frame, ground.row, &lines, at),
                None => small.push(ground),
            }
        }
        let key = |position: usize| vec![(position + 1).to_string()];
        let widest = key(small.len().min(LISTED));
        let keyed: Vec<(&Ground, (i32, i32))> = small
            .iter()
            .filter_map(|ground| Some((*ground, room(ground, &widest, points)?)))
            .collect();
        if keyed.len() > LISTED {
            return (Vec::new(), small.len());
        }
        for (position, (ground, at)) in keyed.iter().enumerate() {
            self.write(frame, ground.row, &key(position), *at);
        }
        let unnamed = small.len() - keyed.len();
        (
            keyed.iter().map(|(ground, _)| ground.row).collect(),
            unnamed,
        )
    }

    fn write(&self, frame: &mut Frame, row: &'a Row, lines: &[String], at: (i32, i32)) {
        let ink = self.ink(row);
        if self.blank(row).is_some() {
            let (width, height) = extent(lines);
            let half = (width / 2, height / 2);
            frame.boxed(
                (at.0 - half.0, at.1 - half.1),
                (at.0 + half.0, at.1 + half.1),
                ink,
            );
        }
        let height = SMALL.line_height();
        let first = at.1 - height * (lines.len() as i32 - 1) / 2;
        for (line, text) in lines.iter().enumerate() {
            let at = (at.0, first + line as i32 * height);
            frame.label(text, at, Anchor::Middle, SMALL, ink.text_on());
        }
    }

    /// The districts by their numbers, in columns.
    fn list(&self, frame: &mut Frame, listed: &[&'a Row]) {
        let columns = ((WIDEST - 2 * MARGIN) / LISTING).max(1) as usize;
        let rows = listed.len().div_ceil(columns).max(1);
        for (position, row) in listed.iter().enumerate() {
            let x = MARGIN + (position / rows) as i32 * LISTING;
            let y = frame.bottom + ((position % rows) as i32) * SMALL.line_height() + 8;
            let value = shown(self.value(row), Kind::Share, self.language);
            let number = format!("{}", position + 1);
            let label = format!("{}: {value}", self.name(row));
            let label = match SMALL.width(&label) > LISTING - 34 {
                true => {
                    let rest = LISTING - 34 - SMALL.width(&format!(": {value}"));
                    format!("{}: {value}", SMALL.fit(&self.name(row), rest))
                }
                false => label,
            };
            frame.label(&number, (x + 18, y), Anchor::End, SMALL, GREY);
            frame.label(&label, (x + 26, y), Anchor::Start, SMALL, Ink::BLACK);
        }
        if !listed.is_empty() {
            frame.bottom += rows as i32 * SMALL.line_height() + 4;
        }
    }

    fn description(&self, points: &Points) -> String {
        let mut found: Vec<(&Row, f64)> = self
            .districts
            .iter()
            .filter_map(|(row, _)| Some((*row, self.value(row).number()?)))
            .collect();
        found.sort_by(|one, other| one.1.total_cmp(&other.1));
        let name = |extreme: Option<&(&'a Row, f64)>| {
            text(extreme.map_or(NOT_APPLICABLE.to_string(), |(row, _)| {
                let value = shown(self.value(row), Kind::Share, self.language);
                format!("{}: {value}", cut(&self.name(row), 120))
            }))
        };
        let arguments = [
            ("rows", count(self.districts.len() as u64)),
            ("lowest", name(found.first())),
            ("highest", name(found.last())),
        ];
        let texts = self.language.texts();
        let areas = texts.with("chart-describe-map", &arguments);
        match points.shown() {
            0 => areas,
            shown => {
                let arguments = [("count", count(shown as u64))];
                format!(
                    "{areas} {}",
                    texts.with("chart-describe-points", &arguments)
                )
            }
        }
    }
}

/// The legend of the classes of coverage, and of districts without one.
pub(super) fn entries(blanks: impl Iterator<Item = Blank>, language: Language) -> Vec<Entry> {
    let scale = Scale::coverage(language);
    let classes = scale.inks.iter().zip(scale.entries);
    let entry = |(ink, text): (&Ink, String)| Entry {
        swatch: Swatch::Fill(*ink),
        text,
    };
    let mut entries: Vec<Entry> = classes.map(entry).collect();
    entries.extend(legend::of_blanks(blanks, language));
    entries
}

/// Dots along a line that rises to the right.
fn dots(frame: &mut Frame, [from, to]: [(i32, i32); 2]) {
    let (left, right) = (from.0.min(to.0), from.0.max(to.0));
    for x in (left..right).step_by(HATCHED).skip(1) {
        let y = from.1 + from.0 - x;
        frame.boxed((x - 1, y - 1), (x + 1, y + 1), HATCH);
    }
}

/// The size of a block of lines with a little air.
fn extent(lines: &[String]) -> (i32, i32) {
    let widest = lines.iter().map(|line| SMALL.width(line)).max();
    let height = SMALL.line_height() * lines.len() as i32;
    (widest.unwrap_or(0) + 4, height)
}

/// Where the lines have room beside the offers, in the largest part first.
fn room(ground: &Ground, lines: &[String], points: &[(i32, i32)]) -> Option<(i32, i32)> {
    let size = extent(lines);
    ground
        .shapes
        .iter()
        .find_map(|shape| shape.room(size, points, RIM))
}
