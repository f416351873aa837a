//! The locations of a town: the table of its blocks or cells where there is one, else the position that the
//! vocabulary gives a district, else a point inside its area on the map.

use std::collections::BTreeSet;

use super::areas::Areas;
use super::location_file::{self, Town};
use super::travel_file;
use crate::inventory::coordinates::recognise::Frame;
use crate::inventory::findings::Findings;
use crate::inventory::project::Project;
use crate::language::Label;
use crate::model::finding::{Code, Finding, Place};
use crate::model::location::{Location, Locations};
use crate::model::map::Map;
use crate::model::offer::{Offer, Target};
use crate::vocabulary::dimension::{Dimension, Meaning, Node};
use crate::vocabulary::position::Position;
use crate::vocabulary::settings::DimensionSettings;

/// What is known of where a town lies.
pub struct Ground<'a> {
    pub project: &'a Project,
    pub districts: &'a Dimension,
    /// The position of the districts among the dimensions.
    pub position: usize,
    pub outline: &'a DimensionSettings,
    pub map: Option<&'a Map>,
    /// How small and how large a count may be that is withheld.
    pub withheld: [u32; 2],
}

impl Ground<'_> {
    /// Where people live: a district has the locations of the first source that knows any in it.
    pub fn locations(&self, findings: &mut Findings) -> Locations {
        let nowhere = Map { areas: Vec::new() };
        let areas = Areas::of(self.map.unwrap_or(&nowhere), self.districts);
        let middle = |(node, position)| middle_of(self.districts, node, position);
        let of_vocabulary: Vec<Location> = self.positions().into_iter().map(middle).collect();
        let of_map: Vec<Location> = areas.inner_points().into_iter().map(middle).collect();
        let known = of_vocabulary
            .iter()
            .chain(&of_map)
            .filter_map(|one| one.position);
        let town = Town {
            districts: self.districts,
            names: &self.outline.aliases,
            areas: &areas,
            frame: Frame::around(known.chain(self.corners())),
            withheld: self.withheld,
        };
        let mut of_files = Vec::new();
        for file in &self.project.locations {
            of_files.extend(location_file::read(
                file,
                &self.project.reading(file),
                town,
                findings,
            ));
        }
        Locations {
            all: merged([of_files, of_vocabulary, of_map]),
            detour: self.project.settings.detour.unwrap_or_default(),
            detour_source: self.project.settings.detour_source.clone(),
            ..Locations::default()
        }
    }

    /// Where the town lies; none if nothing tells.
    pub fn frame(&self, locations: &Locations) -> Option<Frame> {
        let positions = locations
            .all
            .iter()
            .filter_map(|location| location.position);
        Frame::around(positions.chain(self.corners()))
    }

    /// The points of the map's borders.
    fn corners(&self) -> impl Iterator<Item = Position> {
        let areas = self.map.into_iter().flat_map(|map| &map.areas);
        let points = areas.flat_map(|area| area.polygons.iter().flatten().flatten());
        points.filter_map(|[lon, lat]| Position::new(*lat, *lon))
    }

    /// The positions that the vocabulary gives to innermost districts.
    fn positions(&self) -> Vec<(Node, Position)> {
        let positions = self.outline.categories.iter().filter_map(|category| {
            let position = Position::new(category.lat?, category.lon?)?;
            match self.districts.meaning(&category.id) {
                Meaning::One(node) if self.districts.is_leaf(node) => Some((node, position)),
                _ => None,
            }
        });
        positions.collect()
    }

    /// Adds the travel times to the offers.
    pub fn travel_times<'a>(
        &self,
        offers: impl Iterator<Item = &'a Offer>,
        locations: &mut Locations,
        findings: &mut Findings,
    ) {
        if self.project.travel_times.is_empty() {
            return;
        }
        let offers: BTreeSet<String> = offers.map(|offer| offer.id.clone()).collect();
        for file in &self.project.travel_times {
            let reading = self.project.reading(file);
            travel_file::read(
                (file, &reading),
                self.districts,
                &offers,
                locations,
                findings,
            );
        }
    }

    /// The districts in which an offer says that it is.
    fn own_districts<'o>(&self, offer: &'o Offer) -> Option<&'o [Node]> {
        match offer.targets.get(self.position)? {
            Target::Some(nodes) => Some(nodes.as_slice()),
            Target::All | Target::NotStated => None,
        }
    }

    /// The offers whose position lies in another district than they say.
    pub fn elsewhere<'a>(&self, offers: impl Iterator<Item = &'a Offer>) -> Vec<Finding> {
        let Some(map) = self.map else {
            return Vec::new();
        };
        let areas = Areas::of(map, self.districts);
        let found = offers.filter_map(|offer| {
            let position = offer.position?;
            let own = self.own_districts(offer)?;
            let is_own = |node: Node| own.iter().any(|own| self.districts.is_within(node, *own));
            let near = around(position).filter_map(|point| areas.holding(point));
            let there = areas.holding(position)?;
            if near.chain([there]).any(is_own) {
                return None;
            }
            let mut place = Place::file(offer.file.clone());
            place.lines.add(offer.line);
            let name = self
                .districts
                .name(there)
                .cloned()
                .unwrap_or(Label::plain(""));
            let names: Vec<Label> = own
                .iter()
                .filter_map(|node| self.districts.name(*node).cloned())
                .collect();
            let finding = Finding::new(Code::PositionElsewhere, place).seen(offer.name.clone());
            Some(finding.detail("there", name).detail("names", names))
        });
        found.collect()
    }
}

/// Points a hundred metres around another: borders on a map are thinned, and addresses are not exact to the metre.
fn around(position: Position) -> impl Iterator<Item = Position> {
    const NORTH: f64 = 100.0 / 111_000.0;
    let east = NORTH / position.lat().to_radians().cos().max(0.01);
    let steps = [-1.0, 0.0, 1.0];
    let steps = steps
        .into_iter()
        .flat_map(move |north| steps.map(|step| (north * NORTH, step * east)));
    steps.filter_map(move |(north, east)| {
        Position::new(position.lat() + north, position.lon() + east)
    })
}

/// A district as one location.
fn middle_of(districts: &Dimension, district: Node, position: Position) -> Location {
    Location {
        id: districts.node_id(district).to_string(),
        district,
        position: Some(position),
        people: Vec::new(),
    }
}

fn merged(sources: [Vec<Location>; 3]) -> Vec<Location> {
    let mut all: Vec<Location> = Vec::new();
    for source in sources {
        let known: BTreeSet<Node> = all.iter().map(|location| location.district).collect();
        let new = source.into_iter();
        all.extend(new.filter(|location| !known.contains(&location.district)));
    }
    all
}
