//! What the whole numbers of a table's age bands mean together.
//!
//! `0-2; 3-5` are completed years. `0-3; 3-6` touch: each ends before the birthday on which the next begins.
//! A band alone does not tell, so it is read as the other bands of its file are, and where these do not
//! tell either, as those of the town's other files are.

use std::collections::{BTreeMap, BTreeSet};

use super::ages::{Age, AgeBand, StatedBand};

/// How bands of one file are meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// How bands that are not named below are meant.
    usual: Ends,
    /// Bands of two whole numbers that are meant otherwise.
    other: BTreeSet<(Age, Age)>,
    /// Ages N at which a band ends with the people of this age: `über N` begins a year later.
    ended: BTreeSet<Age>,
    /// Whether another file's cohorts are all that there is to tell.
    by_cohorts: bool,
}

/// How the second of two whole numbers is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ends {
    /// `0-2` is everybody before the third birthday.
    #[default]
    CompletedYears,
    /// `0-3; 3-6`: before the birthday on which the next band begins.
    HalfOpen,
}

impl Ends {
    fn opposite(self) -> Ends {
        match self {
            Ends::CompletedYears => Ends::HalfOpen,
            Ends::HalfOpen => Ends::CompletedYears,
        }
    }
}

/// What the bands of a file show of how they are meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Shown {
    /// Ends at which another band begins.
    touching: usize,
    /// Ends after which another band begins a year later.
    following: usize,
}

impl Shown {
    /// How most bands are meant; none: nothing tells.
    fn ends(self) -> Option<Ends> {
        match (self.touching, self.following) {
            (0, 0) => None,
            (touching, following) if touching >= following => Some(Ends::HalfOpen),
            _ => Some(Ends::CompletedYears),
        }
    }
}

/// What the files of a town show together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    ends: Ends,
    /// Where bands of several years begin and end: those of the files that show it, and, beside cohorts, those of
    /// the life phases.
    bounds: BTreeSet<Age>,
    /// Whether a file lists cohorts, `0-1; 1-2; 2-3`. They begin and end with every year, and so show nothing of how
    /// a band of several years is meant.
    cohorts: bool,
}

impl Elsewhere {
    /// What these files show, where those that show something agree; otherwise bands are completed years.
    pub fn of(files: &[Vec<StatedBand>], phases: &[AgeBand]) -> Elsewhere {
        let shown = |bands: &Vec<StatedBand>| Neighbours::of(bands).shown().ends();
        let telling = files.iter().filter(|bands| shown(bands).is_some());
        let (of_cohorts, telling): (Vec<_>, Vec<_>) =
            telling.partition(|bands| Neighbours::of(bands).closed.iter().all(is_cohort));
        let all_half_open = telling
            .iter()
            .all(|bands| shown(bands) == Some(Ends::HalfOpen));
        let ends = match !telling.is_empty() && all_half_open {
            true => Ends::HalfOpen,
            false => Ends::CompletedYears,
        };
        let lists_cohorts = |bands: &&Vec<StatedBand>| {
            let closed = Neighbours::of(bands).closed;
            closed.iter().filter(|band| is_cohort(band)).count() > 1
        };
        let cohorts = match ends {
            Ends::HalfOpen => !of_cohorts.is_empty() || telling.iter().any(lists_cohorts),
            // cohorts beside completed years: two notations, and nothing tells which a third file follows
            Ends::CompletedYears => !of_cohorts.is_empty() && telling.is_empty(),
        };
        if ends == Ends::CompletedYears && !cohorts {
            return Elsewhere::default();
        }
        let of_files = telling.into_iter().flat_map(|bands| {
            let reading = Reading::of(bands);
            let read = bands.iter().map(move |band| band.read(&reading));
            read.filter(move |band| !cohorts || band.to != Some(a_year_after(band.from)))
        });
        let of_phases = phases.iter().copied().filter(|_| cohorts);
        Elsewhere {
            ends,
            bounds: of_files
                .chain(of_phases)
                .flat_map(|band| [Some(band.from), band.to])
                .flatten()
                .collect(),
            cohorts,
        }
    }

    /// Bands that begin and end where others do only if they are not meant as most are: `0-2` beside `0-3; 3-6`,
    /// and, beside cohorts, `3-6` where a life phase ends before the sixth birthday.
    fn otherwise(&self, bands: &BTreeSet<(Age, Age)>) -> BTreeSet<(Age, Age)> {
        let is_bound = |age: Age| self.bounds.contains(&age);
        let only_so = |band: &&(Age, Age)| {
            let (from, end) = **band;
            match self.ends {
                Ends::HalfOpen if self.cohorts && is_cohort(band) => false,
                Ends::HalfOpen => is_bound(a_year_after(end)) && !is_bound(end),
                Ends::CompletedYears if !self.cohorts => false,
                Ends::CompletedYears if is_cohort(band) => true,
                Ends::CompletedYears => {
                    is_bound(from) && is_bound(end) && !is_bound(a_year_after(end))
                }
            }
        };
        bands.iter().filter(only_so).copied().collect()
    }
}

fn a_year_after(age: Age) -> Age {
    Age(age.0 + 1000)
}

/// Whether two whole numbers are those of one year: `3-4`.
fn is_cohort((from, end): &(Age, Age)) -> bool {
    *end == a_year_after(*from)
}

impl Reading {
    /// How the bands of one file are meant, as far as they show it themselves.
    pub fn of(bands: &[StatedBand]) -> Reading {
        Reading::beside(bands, &Elsewhere::default())
    }

    /// The same; what other files show holds if the file's own bands show nothing.
    pub fn beside(bands: &[StatedBand], elsewhere: &Elsewhere) -> Reading {
        let neighbours = Neighbours::of(bands);
        let shown = neighbours.shown();
        let usual = shown.ends().unwrap_or(elsewhere.ends);
        let other = match (shown.touching > 0, shown.following > 0) {
            (true, true) => neighbours.otherwise(usual),
            (false, false) => elsewhere.otherwise(&neighbours.closed),
            _ => BTreeSet::new(),
        };
        let mut reading = Reading {
            usual,
            other,
            ended: BTreeSet::new(),
            by_cohorts: elsewhere.cohorts && shown.ends().is_none(),
        };
        let ends = bands.iter().filter(|band| !band.over && band.to.is_some());
        let ends: BTreeSet<Age> = ends.filter_map(|band| band.read(&reading).to).collect();
        let over = bands.iter().filter(|band| band.over);
        reading.ended = over
            .map(|band| band.from.age)
            .filter(|age| ends.contains(&a_year_after(*age)) && !ends.contains(age))
            .collect();
        reading
    }

    /// How a band of two whole numbers is meant.
    pub fn ends_of(&self, from: Age, to: Age) -> Ends {
        match self.other.contains(&(from, to)) {
            true => self.usual.opposite(),
            false => self.usual,
        }
    }

    /// Whether `über N` begins a year after N.
    pub fn begins_a_year_after(&self, age: Age) -> bool {
        self.ended.contains(&age)
    }

    /// Whether nothing tells how bands of several years are meant but that another file lists cohorts.
    pub fn is_by_cohorts(&self) -> bool {
        self.by_cohorts
    }

    /// Whether bands are read as half open, and whether others in the same file are not.
    pub fn half_open(&self) -> HalfOpen {
        match (self.usual, self.other.is_empty()) {
            (Ends::CompletedYears, true) => HalfOpen::None,
            (Ends::HalfOpen, true) => HalfOpen::All,
            _ => HalfOpen::Some,
        }
    }
}

/// How many bands of a file are half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HalfOpen {
    None,
    Some,
    All,
}

/// Which bands begin where others end.
struct Neighbours {
    /// Bands of two different whole numbers.
    closed: BTreeSet<(Age, Age)>,
    /// Where bands of more than one year begin.
    starts: BTreeSet<Age>,
    /// Where any band begins.
    all_starts: BTreeSet<Age>,
}

impl Neighbours {
    fn of(bands: &[StatedBand]) -> Neighbours {
        let whole_from = |band: &&StatedBand| band.from.whole && !band.over;
        let single = |band: &&StatedBand| band.to.is_some_and(|to| to.age == band.from.age);
        let closed = bands
            .iter()
            .filter(whole_from)
            .filter(|band| !single(band))
            .filter_map(|band| Some((band.from.age, band.to.filter(|to| to.whole)?.age)));
        let starts = bands.iter().filter(whole_from).filter(|band| !single(band));
        Neighbours {
            closed: closed.collect(),
            starts: starts.map(|band| band.from.age).collect(),
            all_starts: bands
                .iter()
                .filter(whole_from)
                .map(|band| band.from.age)
                .collect(),
        }
    }

    fn touches(&self, end: Age) -> bool {
        self.starts.contains(&end)
    }

    fn follows(&self, end: Age) -> bool {
        self.all_starts.contains(&a_year_after(end))
    }

    fn shown(&self) -> Shown {
        let ends: BTreeSet<Age> = self.closed.iter().map(|(_, end)| *end).collect();
        Shown {
            touching: ends.iter().filter(|end| self.touches(**end)).count(),
            following: ends.iter().filter(|end| self.follows(**end)).count(),
        }
    }

    /// The bands whose own neighbours show that they are not meant as usual. A band that only follows others
    /// is of completed years; one that only touches is half open. In doubt touching counts: read as completed
    /// years the two would share an age.
    fn otherwise(&self, usual: Ends) -> BTreeSet<(Age, Age)> {
        let mut meant: BTreeMap<(Age, Age), Ends> = BTreeMap::new();
        for (from, end) in &self.closed {
            let ends_here = |at: Age| self.closed.iter().any(|(_, other)| *other == at);
            // A band that ends where this one begins shows this one only if it is itself half open.
            let begins_at_half_open = self
                .closed
                .iter()
                .any(|band| band.1 == *from && meant.get(band) != Some(&Ends::CompletedYears));
            let touching = usize::from(self.touches(*end)) + usize::from(begins_at_half_open);
            let before = from.0.checked_sub(1000).map(Age);
            let following =
                usize::from(self.follows(*end)) + usize::from(before.is_some_and(ends_here));
            let ends = match (touching, following) {
                (0, 0) => usual,
                (touching, following) if touching >= following => Ends::HalfOpen,
                _ => Ends::CompletedYears,
            };
            meant.insert((*from, *end), ends);
        }
        let other = meant.into_iter().filter(|(_, ends)| *ends != usual);
        other.map(|(band, _)| band).collect()
    }
}

impl StatedBand {
    /// The ages meant.
    pub fn read(self, reading: &Reading) -> AgeBand {
        let (from, to) = (self.from, self.to);
        // A decimal on either side says that both numbers are points in time.
        let points = !from.whole || to.is_some_and(|to| !to.whole);
        AgeBand {
            from: match self.over && reading.begins_a_year_after(from.age) {
                true => a_year_after(from.age),
                false => from.age,
            },
            to: to.map(|to| match points {
                true => to.age,
                // A single year is one year in any reading.
                false if to.age == from.age => a_year_after(to.age),
                false => match reading.ends_of(from.age, to.age) {
                    Ends::CompletedYears => a_year_after(to.age),
                    Ends::HalfOpen => to.age,
                },
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(cells: &[&str]) -> Vec<StatedBand> {
        let parse = |cell: &&str| StatedBand::parse(cell).unwrap();
        cells.iter().map(parse).collect()
    }

    /// The bands as they are read, in the program's own notation.
    fn read(cells: &[&str]) -> Vec<String> {
        let bands = stated(cells);
        let reading = Reading::of(&bands);
        let read = bands.iter().map(|band| band.read(&reading).to_string());
        read.collect()
    }

    #[test]
    fn bands_that_follow_are_completed_years_and_bands_that_touch_are_half_open() {
        assert_eq!(read(&["0-2", "3-5", "6-9"]), ["0-2", "3-5", "6-9"]);
        assert_eq!(read(&["0-3", "3-6", "6-10"]), ["0-2", "3-5", "6-9"]);
        assert_eq!(read(&["0-3", "3-6", "ab 6"]), ["0-2", "3-5", "6+"]);
        assert_eq!(read(&["bis 3", "3-6", "unter 10"]), ["0-2", "3-5", "0-9"]);
        assert_eq!(read(&["3-6"]), ["3-6"]);
        assert_eq!(read(&["18-27", "27-65", "65+"]), ["18-26", "27-64", "65+"]);
    }

    #[test]
    fn cohorts_of_one_year_are_half_open() {
        assert_eq!(
            read(&["0-1", "1-2", "2-3", "3-4", "4-5", "5-6"]),
            ["0", "1", "2", "3", "4", "5"]
        );
        assert_eq!(read(&["0", "1", "2", "3"]), ["0", "1", "2", "3"]);
    }

    #[test]
    fn in_a_mixed_file_each_band_is_read_as_its_neighbours_show() {
        assert_eq!(
            read(&["0-3", "3-6", "6-10", "11-14"]),
            ["0-2", "3-5", "6-9", "11-14"]
        );
        assert_eq!(read(&["0-3", "3-6", "0-2"]), ["0-2", "3-5", "0-2"]);
        // An offer that begins where another ends does not turn completed years into half open bands.
        assert_eq!(
            read(&["0-2", "3-5", "6-9", "5-10"]),
            ["0-2", "3-5", "6-9", "5-10"]
        );
    }

    #[test]
    fn a_file_that_does_not_show_it_is_read_as_the_others() {
        let read = |cell: &str, needs: &[&str]| {
            let (needs, offers) = (stated(needs), stated(&[cell]));
            let elsewhere = Elsewhere::of(&[needs, offers.clone()], &phases());
            let reading = Reading::beside(&offers, &elsewhere);
            offers[0].read(&reading).to_string()
        };
        assert_eq!(read("3-6", &["0-3", "3-6", "6-10"]), "3-5");
        assert_eq!(read("7-9", &["0-3", "3-6", "6-10"]), "7-9");
        assert_eq!(read("7-8", &["0-3", "3-6", "6-10"]), "7");
        assert_eq!(read("3-6", &["0-2", "3-5"]), "3-6");
        let (touching, following) = (stated(&["0-3", "3-6"]), stated(&["0-2", "3-5"]));
        let together = Elsewhere::of(&[touching, following], &phases());
        assert_eq!(together, Elsewhere::default());
    }

    /// Cohorts of `0-1` to `9-10` show how they are meant themselves, and nothing of `3-5`.
    #[test]
    fn beside_cohorts_a_band_is_completed_years_unless_a_phase_ends_where_it_does() {
        let cohorts = ["0-1", "1-2", "2-3", "3-4", "4-5", "5-6", "6-7"];
        let with = |needs: &[&str], cell: &str| {
            let (needs, offers) = (stated(needs), stated(&[cell]));
            let elsewhere = Elsewhere::of(&[needs, offers.clone()], &phases());
            let reading = Reading::beside(&offers, &elsewhere);
            offers[0].read(&reading).to_string()
        };
        for (cell, read) in [
            ("3-5", "3-5"),
            ("0-2", "0-2"),
            ("3-6", "3-5"),
            ("0-3", "0-2"),
            ("6-10", "6-9"),
            ("3-4", "3"),
            ("14-18", "14-18"),
        ] {
            assert_eq!(with(&cohorts, cell), read, "{cell}");
        }
        let and_bands = [&cohorts[..6], &["6-10", "10-14"]].concat();
        for (cell, read) in [
            ("3-5", "3-5"),
            ("3-6", "3-5"),
            ("0-2", "0-2"),
            ("1-2", "1"),
            ("10-14", "10-13"),
        ] {
            assert_eq!(with(&and_bands, cell), read, "{cell}");
        }
    }

    fn phases() -> Vec<AgeBand> {
        let phases = stated(&["0-2", "3-5", "6-9", "10-15"]);
        let read = |band: StatedBand| band.read(&Reading::default());
        phases.into_iter().map(read).collect()
    }

    #[test]
    fn over_an_age_begins_at_it_unless_another_band_ends_with_it() {
        assert_eq!(read(&["unter 5", "über 5"]), ["0-4", "5+"]);
        assert_eq!(read(&["0-65", "über 65"]), ["0-65", "66+"]);
        assert_eq!(read(&["bis 5", "über 5"]), ["0-5", "6+"]);
        assert_eq!(read(&["0-5", "5-65", "über 65"]), ["0-4", "5-64", "65+"]);
    }
}
