//! Travel times from a table of a routing program: `wege*.csv`. A way leads from a location to an offer; the way back is
//! another one. What is not in the table cannot be reached.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use super::travel_columns::{TravelColumns, Unit};
use crate::inventory::coordinates::recognise::coordinate;
use crate::inventory::files::lines::Row;
use crate::inventory::files::settings::FileSettings;
use crate::inventory::files::source::Source;
use crate::inventory::findings::Findings;
use crate::inventory::limits::{Limit, Limits};
use crate::inventory::values::reach_limit;
use crate::model::finding::{Code, Finding, Lines, Place, Stopped};
use crate::model::location::{Location, Locations, Travel};
use crate::vocabulary::dimension::{Dimension, Meaning};
use crate::vocabulary::words::normalised;

/// Longer ways are no ways to an offer, in seconds: a week.
const LONGEST: f64 = 604_800.0;

/// Adds the ways of a file to the locations; what cannot be used is left out, with a finding. `offers` are the ids of
/// the offers.
pub fn read(
    (path, reading): (&Path, &FileSettings),
    districts: &Dimension,
    offers: &BTreeSet<String>,
    locations: &mut Locations,
    findings: &mut Findings,
) {
    let opened = Source::open(path, reading);
    let Some(source) = findings.unless_stopped(opened) else {
        return;
    };
    let checked = Limits::standard().check(Limit::TravelTimes, source.rows, &source.place(None));
    if findings.unless_stopped(checked).is_none() {
        return;
    }
    let Some(columns) = TravelColumns::of(&source.header, |id| offers.contains(id.trim())) else {
        let place = source.place(Some(source.header_line));
        findings
            .add(Finding::new(Code::TravelUnread, place).detail("found", source.header.clone()));
        return;
    };
    let mut ways = Ways::new(districts, offers, locations);
    let read = ways.read(&source, &columns);
    findings.unless_stopped(read);
    findings.extend(ways.findings(&source, &columns));
}

/// The ways of a file, as they come in.
struct Ways<'a> {
    districts: &'a Dimension,
    offers: &'a BTreeSet<String>,
    locations: &'a mut Locations,
    by_id: HashMap<String, u32>,
    /// Where a way begins or ends that nothing is known by.
    unknown: Lines,
    /// One of these words.
    seen: Option<String>,
    /// How many of them would be ways if they led the other way.
    reversed: u64,
    /// Cells that hold no time.
    unread: Lines,
    from: BTreeSet<u32>,
    to: BTreeSet<String>,
    pairs: BTreeSet<(u32, String)>,
    count: u64,
}

impl<'a> Ways<'a> {
    fn new(
        districts: &'a Dimension,
        offers: &'a BTreeSet<String>,
        locations: &'a mut Locations,
    ) -> Ways<'a> {
        let by_id = (0..).zip(&locations.all);
        let by_id = by_id
            .map(|(number, location)| (normalised(&location.id), number))
            .collect();
        Ways {
            districts,
            offers,
            locations,
            by_id,
            unknown: Lines::default(),
            seen: None,
            reversed: 0,
            unread: Lines::default(),
            from: BTreeSet::new(),
            to: BTreeSet::new(),
            pairs: BTreeSet::new(),
            count: 0,
        }
    }

    fn read(&mut self, source: &Source, columns: &TravelColumns) -> Result<(), Stopped> {
        if let TravelColumns::Long {
            from,
            to,
            time,
            unit,
            without_header: true,
            ..
        } = columns
        {
            let cell = |column: usize| source.header[column].as_str();
            self.way(
                source.header_line,
                [cell(*from), cell(*to), cell(*time)],
                (*unit, ""),
            );
        }
        for row in source.rows()? {
            let row: Row = row?;
            let cell = |column: usize| row.fields.get(column).map_or("", |cell| cell.trim());
            match columns {
                TravelColumns::Long {
                    from,
                    to,
                    mode,
                    time,
                    unit,
                    ..
                } => {
                    let mode = mode.map_or("", cell);
                    self.way(
                        row.line,
                        [cell(*from), cell(*to), cell(*time)],
                        (*unit, mode),
                    );
                }
                TravelColumns::Matrix { offers } => {
                    for (column, offer) in offers {
                        self.way(
                            row.line,
                            [cell(0), offer, cell(*column)],
                            (Unit::Minutes, ""),
                        );
                    }
                }
            }
        }
        Ok(())
    }

    fn way(&mut self, line: u64, [from, to, time]: [&str; 3], (unit, mode): (Unit, &str)) {
        let location = self.location(from);
        let (Some(location), true) = (location, self.offers.contains(to.trim())) else {
            self.reversed +=
                u64::from(self.offers.contains(from.trim()) && self.location(to).is_some());
            let word = if location.is_none() { from } else { to };
            self.seen.get_or_insert(word.to_string());
            self.unknown.add(line);
            return;
        };
        let to = to.trim().to_string();
        self.from.insert(location);
        self.to.insert(to.clone());
        if is_missing(time) {
            return;
        }
        let seconds = coordinate(time).map(|number| number * unit.seconds());
        let seconds = seconds.filter(|seconds| (0.0..=LONGEST).contains(seconds));
        let word = Some(mode).filter(|mode| !mode.is_empty());
        let mode = word.map(reach_limit::mode);
        let (Some(seconds), None | Some(Some(_))) = (seconds, mode) else {
            self.unread.add(line);
            return;
        };
        self.pairs.insert((location, to.clone()));
        self.count += 1;
        self.locations.travel.entry(to).or_default().push(Travel {
            location,
            // up, so that nobody is within 15 minutes who needs longer
            seconds: seconds.ceil() as u32,
            mode: mode.flatten(),
        });
    }

    /// The location of an id; a district of which none is known becomes one.
    fn location(&mut self, id: &str) -> Option<u32> {
        let word = normalised(id);
        if let Some(number) = self.by_id.get(&word) {
            return Some(*number);
        }
        let Meaning::One(district) = self.districts.meaning(id) else {
            return None;
        };
        let mut own = (0..)
            .zip(&self.locations.all)
            .filter(|(_, location)| location.district == district);
        let number = match (own.next(), own.next()) {
            (Some((number, _)), None) => number,
            (None, _) if self.districts.is_leaf(district) => {
                self.locations.all.push(Location {
                    id: self.districts.node_id(district).to_string(),
                    district,
                    position: None,
                    people: Vec::new(),
                });
                self.locations.all.len() as u32 - 1
            }
            _ => return None,
        };
        self.by_id.insert(word, number);
        Some(number)
    }

    fn findings(&self, source: &Source, columns: &TravelColumns) -> Vec<Finding> {
        let unit = match columns {
            TravelColumns::Long { unit, .. } => *unit,
            TravelColumns::Matrix { .. } => Unit::Minutes,
        };
        let at = |lines: &Lines| Place {
            lines: lines.clone(),
            ..source.place(None)
        };
        let possible = self.from.len() as u64 * self.to.len() as u64;
        let read = Finding::new(Code::TravelRead, source.place(None))
            .detail("count", self.count)
            .detail("unit", unit.id())
            .detail("missing", possible - self.pairs.len() as u64);
        let unknown = Finding::new(Code::TravelUnknown, at(&self.unknown))
            .seen(self.seen.clone().unwrap_or_default())
            .detail("count", self.unknown.total)
            .detail(
                "reversed",
                if self.reversed == self.unknown.total {
                    "yes"
                } else {
                    ""
                },
            );
        let unread = Finding::new(Code::TravelTimeInvalid, at(&self.unread));
        [
            (true, read),
            (self.unknown.total > 0, unknown),
            (self.unread.total > 0, unread),
        ]
        .into_iter()
        .filter_map(|(is_so, finding)| is_so.then_some(finding))
        .collect()
    }
}

/// Whether a cell says that there is no way: r5r and pandas leave it blank or write `NA`, `nan`, `inf`.
fn is_missing(cell: &str) -> bool {
    const NONE: [&str; 9] = ["", "-", "na", "nan", "inf", "null", "none", ".", "x"];
    NONE.contains(&normalised(cell).as_str())
}
