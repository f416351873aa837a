//! How the ages of all files are meant, and what had to be understood that does not stand there as it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::inventory::files::source::Source;
use crate::inventory::findings::Findings;
use crate::inventory::open_files::Opened;
use crate::inventory::rows::count_file::CountFile;
use crate::inventory::rows::offer_file::{OfferFile, age_parts};
use crate::model::finding::{Code, Finding, Lines, Place};
use crate::vocabulary::age_notation::{self, Notation};
use crate::vocabulary::age_reading::{Elsewhere, HalfOpen, Reading};
use crate::vocabulary::ages::{AgeBand, StatedBand};
use crate::vocabulary::settings::DimensionSettings;

impl Opened {
    /// Settles how the whole numbers of each file's age bands are meant: as its own bands show, else as those
    /// of the town's other files do.
    pub fn settle_ages(&mut self, findings: &mut Findings) {
        let phase = self
            .outlines
            .iter()
            .position(|(outline, _)| outline.id == "life_phase");
        let mut counted: Vec<&mut CountFile> = self
            .needs
            .iter_mut()
            .chain(&mut self.population)
            .chain(&mut self.projection)
            .collect();
        let mut listed: Vec<&mut OfferFile> = self
            .offers
            .iter_mut()
            .chain(&mut self.plan)
            .chain(&mut self.rates)
            .collect();
        let of_counted = counted.iter().map(|file| file.stated_bands(phase));
        let of_listed = listed.iter().map(|file| file.stated_bands(phase));
        let bands: Vec<Vec<StatedBand>> = of_counted.chain(of_listed).collect();
        let phases = phase.map(|position| bands_of(&self.outlines[position].0));
        let elsewhere = Elsewhere::of(&bands, &phases.unwrap_or_default());
        let mut readings = bands.iter().map(|own| Reading::beside(own, &elsewhere));
        for file in &mut counted {
            file.reading = readings.next().unwrap_or_default();
        }
        for file in &mut listed {
            file.reading = readings.next().unwrap_or_default();
        }
        let counted = counted.iter().map(|file| file.as_read(phase));
        let said: Vec<AsRead> = counted
            .chain(listed.iter().map(|file| file.as_read(phase)))
            .collect();
        for (own, said) in bands.iter().zip(&said) {
            findings.extend(said.bands_that_touch(own));
            findings.extend(said.notations());
        }
    }
}

/// The bands of the life phases that the town knows.
fn bands_of(phases: &DimensionSettings) -> Vec<AgeBand> {
    let ages = phases.categories.iter().filter_map(|phase| {
        let stated = StatedBand::parse(phase.ages.as_deref()?).ok()?;
        Some(stated.read(&Reading::default()))
    });
    ages.collect()
}

/// The cells of a file that state ages.
struct AsRead<'a> {
    source: &'a Source,
    reading: &'a Reading,
    /// The life phase's column, and its different cells with the lines that they stand on.
    column: Option<usize>,
    cells: Vec<String>,
    lines: BTreeMap<String, Lines>,
}

impl CountFile {
    fn as_read(&self, phase: Option<usize>) -> AsRead<'_> {
        let column = phase.and_then(|position| self.columns.dimensions[position]);
        let cells: Vec<String> = self.values(column).to_vec();
        let unusual = cells.iter().filter(|cell| is_unusual(cell));
        let wanted: BTreeSet<Vec<String>> = unusual.map(|cell| vec![cell.clone()]).collect();
        let located = match column {
            Some(column) if !wanted.is_empty() => self.source.locate(&[column], &wanted),
            _ => Ok(BTreeMap::new()),
        };
        // A file that cannot be read again has a finding of its own.
        let located = located.unwrap_or_default().into_iter();
        AsRead {
            source: &self.source,
            reading: &self.reading,
            column,
            cells,
            lines: located
                .filter_map(|(mut cell, found)| Some((cell.pop()?, found.lines)))
                .collect(),
        }
    }
}

impl OfferFile {
    fn as_read(&self, phase: Option<usize>) -> AsRead<'_> {
        let column = phase.and_then(|position| self.columns.dimensions[position]);
        let mut lines: BTreeMap<String, Lines> = BTreeMap::new();
        for row in &self.rows {
            let cell = column.and_then(|column| row.fields.get(column));
            for part in cell.into_iter().flat_map(|cell| age_parts(cell)) {
                lines.entry(part.to_string()).or_default().add(row.line);
            }
        }
        AsRead {
            source: &self.source,
            reading: &self.reading,
            column,
            cells: lines.keys().cloned().collect(),
            lines,
        }
    }
}

fn is_unusual(cell: &str) -> bool {
    age_notation::read(cell).is_ok_and(|noted| noted.notation != Notation::Numbers)
}

impl AsRead<'_> {
    /// The finding that whole numbers were read as half open bands.
    fn bands_that_touch(&self, bands: &[StatedBand]) -> Option<Finding> {
        let own = Reading::of(bands).half_open();
        let kind = match (self.reading.half_open(), own) {
            _ if self.reading.is_by_cohorts() => "cohorts",
            (HalfOpen::None, _) => return None,
            (_, HalfOpen::None) => "others",
            (HalfOpen::Some, _) => "some",
            (HalfOpen::All, _) => "all",
        };
        let usual = Reading::default();
        let read: BTreeSet<(StatedBand, String)> = bands
            .iter()
            .filter(|band| kind != "others" || band.read(self.reading) != band.read(&usual))
            .filter(|band| band.from.whole && band.to.is_some_and(|to| to.whole))
            .filter_map(|band| {
                let to = band.to.filter(|to| to.age > band.from.age)?;
                let (from, to) = (band.from.age.in_years(), to.age.in_years());
                Some((*band, format!("{from}-{to} → {}", band.read(self.reading))))
            })
            .collect();
        if read.is_empty() {
            return None;
        }
        let examples: Vec<String> = read.into_iter().map(|(_, text)| text).collect();
        Some(
            Finding::new(Code::AgesTouch, self.source.place(None))
                .detail("kind", kind)
                .detail("examples", examples),
        )
    }

    /// A finding for each kind of notation that says more or less than two numbers.
    fn notations(&self) -> Vec<Finding> {
        let mut kinds: BTreeMap<Code, Vec<(&str, String)>> = BTreeMap::new();
        for cell in &self.cells {
            let Ok(noted) = age_notation::read(cell) else {
                continue;
            };
            let code = match noted.notation {
                Notation::Numbers => continue,
                Notation::Word | Notation::Class | Notation::NoUpperEnd => Code::AgeInWords,
                Notation::Over => Code::AgeOver,
                Notation::Date => Code::AgeFromDate,
            };
            let read = noted.band.read(self.reading);
            let example = format!("{} → {read}", cell.trim());
            kinds.entry(code).or_default().push((cell, example));
        }
        let finding = |(code, read): (Code, Vec<(&str, String)>)| {
            let mut numbers: BTreeSet<u64> = BTreeSet::new();
            let mut total = 0;
            for found in read.iter().filter_map(|(cell, _)| self.lines.get(*cell)) {
                numbers.extend(&found.first);
                total += found.total;
            }
            let place = Place {
                lines: Lines {
                    first: numbers.into_iter().take(Lines::KEPT).collect(),
                    total,
                },
                column: self.column.map(|column| self.source.header[column].clone()),
                ..self.source.place(None)
            };
            let examples: Vec<String> = read.into_iter().map(|(_, example)| example).collect();
            Finding::new(code, place).detail("examples", examples)
        };
        kinds.into_iter().map(finding).collect()
    }
}
