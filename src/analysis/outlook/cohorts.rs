//! People of years to come from those of years past: who is three this year is four next year, give or take those who
//! move.
//!
//! Hamilton & Perry 1962, "A short method for projecting population by age from one decennial census to another", Social
//! Forces 41: the cohort change ratio of an age is how many of an age were there after a step of years, for each who
//! was there before it. Newborn children come from the child–woman ratio: so many of the youngest for each woman (where
//! gender is not told apart, for each person) from 15 to 44. Ratios of areas with fewer than [`FEW`] people of an
//! age are mixed with those of the area around them, in proportion to how many are missing.
//!
//! How far the method may be off is what it was off before: every past year with enough years before it is projected as
//! if nothing later were known, and compared with what came. Fewer than [`YEARS`] years of tables tell too little of
//! that, and then no band is stated.
//!
//! Who moves into new homes comes on top in that year, and grows older from then on.
//!
//! # On paper
//!
//! 100 children of 0, 90 of 1 and 80 of 2 years in 2024; 110, 95 and 81 in 2025. Ratios: 95/100 from 0 to 1, 81/90 = 0.9
//! from 1 to 2. So in 2026 there are 110 · 0.95 = 104.5 of 1 year and 95 · 0.9 = 85.5 of 2.

use std::collections::{BTreeMap, BTreeSet};

/// Fewer people of an age than this say little of their area alone.
pub const FEW: f64 = 300.0;

/// So many years of tables a band needs.
pub const YEARS: usize = 6;

/// How many past steps a ratio is taken from.
const STEPS: usize = 5;

/// The share of past errors that a band holds.
const HELD: f64 = 0.9;

/// The ages of those by whom newborn children are counted, in years: from the first up to, but not including, the last.
const PARENTS: (u32, u32) = (15, 45);

/// People by area and age group, for one year after the other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// By area: the position of the area around it.
    pub around: Vec<Option<usize>>,
    /// The first year of age of each group, in order; all but the last have as many years as a step.
    pub ages: Vec<u32>,
    /// By year: people by area and age group, and those by whom newborn children are counted, by area.
    pub years: BTreeMap<i32, Counts>,
    /// By year to come: people who move into new homes, by area and age group. They are no part of the ratios, and grow
    /// older like the others.
    pub moving_in: BTreeMap<i32, Vec<Vec<f64>>>,
}

/// People of a year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counts {
    /// By area, and there by age group.
    pub people: Vec<Vec<f64>>,
    /// By area.
    pub parents: Vec<f64>,
}

/// What a history lets expect.
#[derive(Debug, Clone, PartialEq)]
pub struct Cohorts {
    /// By year to come: people by area and age group.
    pub years: BTreeMap<i32, Vec<Vec<f64>>>,
    /// By how many steps ahead: within which factor of what was expected nine of ten past results were; none: too few
    /// years are known.
    pub bands: Option<BTreeMap<usize, f64>>,
}

impl History {
    /// How many years an age group has, and so a step; none where there are no two groups.
    pub fn step(&self) -> Option<i32> {
        let [first, second, ..] = self.ages[..] else {
            return None;
        };
        i32::try_from(second - first).ok().filter(|step| *step > 0)
    }

    /// What is expected up to a year, a step at a time; none where no two years are a step apart.
    pub fn project(&self, until: i32) -> Option<Cohorts> {
        let step = self.step()?;
        let last = *self.years.keys().next_back()?;
        let years = self.projected(last, until)?;
        let most = usize::try_from((until - last).max(0) / step).unwrap_or(0);
        let bands = (self.years.len() >= YEARS).then(|| {
            let ahead = 1..=most.max(1);
            ahead
                .filter_map(|steps| Some((steps, self.past_error(steps)?)))
                .collect()
        });
        Some(Cohorts { years, bands })
    }

    /// The years after one of the known, as if none after it were known.
    fn projected(&self, last: i32, until: i32) -> Option<BTreeMap<i32, Vec<Vec<f64>>>> {
        let step = self.step()?;
        let ratios = self.ratios(last)?;
        let mut now = self.years.get(&last)?.clone();
        let mut years = BTreeMap::new();
        let mut year = last + step;
        while year <= until {
            now = self.next(&now, &ratios);
            for people in self
                .moving_in
                .range(year - step + 1..=year)
                .map(|own| own.1)
            {
                self.add(&mut now, people);
            }
            years.insert(year, now.people.clone());
            year += step;
        }
        Some(years)
    }

    /// A step on. Those by whom newborn children are counted become as many more as the people of their ages.
    fn next(&self, now: &Counts, ratios: &Ratios) -> Counts {
        let groups = self.ages.len();
        let mut next = Counts::default();
        for (area, people) in now.people.iter().enumerate() {
            let mut later = vec![0.0; groups];
            later[0] = now.parents[area] * ratios.births[area];
            for age in 1..groups {
                later[age] = people[age - 1] * ratios.changes[area][age - 1];
            }
            // who is in the last group stays in it
            later[groups - 1] += people[groups - 1] * ratios.changes[area][groups - 1];
            let of_parents = |people: &[f64]| self.of_parents_age(people);
            let (before, after) = (of_parents(people), of_parents(&later));
            let factor = if before > 0.0 { after / before } else { 1.0 };
            next.parents.push(now.parents[area] * factor);
            next.people.push(later);
        }
        next
    }

    /// People who were not there before. Among them are as many by whom newborn children are counted as among the others.
    fn add(&self, now: &mut Counts, more: &[Vec<f64>]) {
        let areas = now.people.iter_mut().zip(&mut now.parents).zip(more);
        for ((people, parents), more) in areas {
            let before = self.of_parents_age(people);
            let added = self.of_parents_age(more);
            *parents *= if before > 0.0 {
                1.0 + added / before
            } else {
                1.0
            };
            people
                .iter_mut()
                .zip(more)
                .for_each(|(own, more)| *own += more);
        }
    }

    /// The people in groups that begin within the ages of those by whom newborn children are counted.
    fn of_parents_age(&self, people: &[f64]) -> f64 {
        let groups = self.ages.iter().zip(people);
        let own = groups.filter(|(age, _)| (PARENTS.0..PARENTS.1).contains(*age));
        own.map(|(_, people)| people).sum()
    }

    /// Ratios from the last steps up to a year; none where no two years are a step apart.
    fn ratios(&self, last: i32) -> Option<Ratios> {
        let step = self.step()?;
        let mut ends: Vec<i32> = self.years.range(..=last).map(|(year, _)| *year).collect();
        ends.retain(|year| self.years.contains_key(&(year - step)));
        let ends = &ends[ends.len().saturating_sub(STEPS)..];
        if ends.is_empty() {
            return None;
        }
        let pairs: Vec<(&Counts, &Counts)> = ends
            .iter()
            .filter_map(|year| Some((self.years.get(&(year - step))?, self.years.get(year)?)))
            .collect();
        let (areas, groups) = (self.around.len(), self.ages.len());
        let sums = |area: usize, age: usize| -> (f64, f64) {
            let mut sums = (0.0, 0.0);
            for (before, after) in &pairs {
                let (before, after) = (&before.people[area], &after.people[area]);
                let (from, to) = match age {
                    // the last two groups come into the last one together
                    age if age + 2 >= groups => {
                        (before[groups - 2] + before[groups - 1], after[groups - 1])
                    }
                    age => (before[age], after[age + 1]),
                };
                sums = (sums.0 + from, sums.1 + to);
            }
            sums
        };
        let births = |area: usize| -> (f64, f64) {
            let mut sums = (0.0, 0.0);
            for (before, after) in &pairs {
                sums = (
                    sums.0 + before.parents[area],
                    sums.1 + after.people[area][0],
                );
            }
            sums
        };
        let steps = pairs.len() as f64;
        let mut ratios = Ratios {
            changes: Vec::with_capacity(areas),
            births: Vec::with_capacity(areas),
        };
        for area in 0..areas {
            let changes = (0..groups).map(|age| self.mixed(area, steps, &|area| sums(area, age)));
            ratios.changes.push(changes.collect());
            ratios.births.push(self.mixed(area, steps, &births));
        }
        Some(ratios)
    }

    /// After divided by before; where there are few, mixed with the ratio of the area around.
    fn mixed(&self, area: usize, steps: f64, sums: &dyn Fn(usize) -> (f64, f64)) -> f64 {
        let (before, after) = sums(area);
        let people = before / steps;
        let own = if before > 0.0 { after / before } else { 1.0 };
        let own_part = (people / FEW).min(1.0);
        match self.around[area] {
            Some(around) if own_part < 1.0 => {
                own_part * own + (1.0 - own_part) * self.mixed(around, steps, sums)
            }
            _ => own,
        }
    }

    /// Within which factor nine of ten past projections of so many steps were, over all areas and ages with people;
    /// none where nothing can be compared.
    fn past_error(&self, steps: usize) -> Option<f64> {
        let step = self.step()?;
        let ahead = step * i32::try_from(steps).ok()?;
        let known: BTreeSet<i32> = self.years.keys().copied().collect();
        let mut errors: Vec<f64> = Vec::new();
        for last in &known {
            let Some(truth) = self.years.get(&(last + ahead)) else {
                continue;
            };
            let Some(found) = self.projected(*last, last + ahead) else {
                continue;
            };
            let Some(expected) = found.get(&(last + ahead)) else {
                continue;
            };
            for (expected, truth) in expected.iter().flatten().zip(truth.people.iter().flatten()) {
                if *expected > 0.0 && *truth > 0.0 {
                    errors.push((truth / expected).ln().abs());
                }
            }
        }
        errors.sort_by(f64::total_cmp);
        let place = (HELD * errors.len() as f64).ceil() as usize;
        let error = errors.get(place.checked_sub(1)?)?;
        Some(error.exp())
    }
}

/// By area: the cohort change ratio of each age group, and newborn children for each of those by whom they are counted.
struct Ratios {
    changes: Vec<Vec<f64>>,
    births: Vec<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(people: &[&[f64]], parents: &[f64]) -> Counts {
        Counts {
            people: people.iter().map(|area| area.to_vec()).collect(),
            parents: parents.to_vec(),
        }
    }

    #[test]
    fn three_ages_come_out_as_on_paper() {
        let history = History {
            around: vec![None],
            ages: vec![0, 1, 2, 3],
            moving_in: BTreeMap::new(),
            years: BTreeMap::from([
                (2024, counts(&[&[100.0, 90.0, 80.0, 0.0]], &[1000.0])),
                (2025, counts(&[&[110.0, 95.0, 81.0, 0.0]], &[1000.0])),
            ]),
        };
        let found = history.project(2026).unwrap();
        let people = &found.years[&2026][0];
        assert!(
            (people[1] - 104.5).abs() < 1e-9 && (people[2] - 85.5).abs() < 1e-9,
            "{people:?}"
        );
        // 110 newborn children for 1 000 women
        assert!((people[0] - 110.0).abs() < 1e-9);
        assert_eq!(found.bands, None);
    }

    #[test]
    fn a_small_area_follows_the_area_around_it_in_part() {
        let years = [(2024, [30.0, 1000.0]), (2025, [30.0, 1000.0])];
        let after = [15.0, 1000.0];
        let history = History {
            around: vec![Some(1), None],
            ages: vec![0, 1, 2],
            moving_in: BTreeMap::new(),
            years: BTreeMap::from([
                (
                    years[0].0,
                    counts(&[&[30.0, 0.0, 0.0], &[1000.0, 0.0, 0.0]], &[100.0, 5000.0]),
                ),
                (
                    years[1].0,
                    counts(
                        &[&[30.0, after[0], 0.0], &[1000.0, after[1], 0.0]],
                        &[100.0, 5000.0],
                    ),
                ),
            ]),
        };
        // own ratio 0.5 for 30 of 300 people, that of the area around is 1: 0.1 · 0.5 + 0.9 · 1
        let found = history.project(2026).unwrap();
        assert!((found.years[&2026][0][1] - 30.0 * 0.95).abs() < 1e-9);
    }

    /// A town in which every age is as many every year is projected without error, and its band is 1.
    #[test]
    fn a_town_that_goes_on_as_before_has_no_errors_behind_it() {
        let year = || counts(&[&[400.0, 404.0, 408.0, 900.0]], &[2000.0]);
        let history = History {
            around: vec![None],
            ages: vec![0, 1, 2, 3],
            moving_in: BTreeMap::new(),
            years: (2015..=2025).map(|number| (number, year())).collect(),
        };
        let found = history.project(2028).unwrap();
        for (found, truth) in found.years[&2028][0].iter().zip(&year().people[0]) {
            assert!((found - truth).abs() < 1e-6, "{found} {truth}");
        }
        let bands = found.bands.unwrap();
        assert!(bands[&1] < 1.000_001 && bands[&3] < 1.000_001, "{bands:?}");
        let short = History {
            years: history
                .years
                .iter()
                .map(|(year, counts)| (*year, counts.clone()))
                .take(5)
                .collect(),
            ..history
        };
        assert_eq!(short.project(2020).unwrap().bands, None);
    }

    /// The town of the example; 20 children of 0 years move into new homes in 2026, and are 1 year old in 2027.
    #[test]
    fn who_moves_into_new_homes_grows_older_like_everybody() {
        let mut history = History {
            around: vec![None],
            ages: vec![0, 1, 2, 3],
            moving_in: BTreeMap::new(),
            years: BTreeMap::from([
                (2024, counts(&[&[100.0, 90.0, 80.0, 0.0]], &[1000.0])),
                (2025, counts(&[&[110.0, 95.0, 81.0, 0.0]], &[1000.0])),
            ]),
        };
        let without = history.project(2027).unwrap();
        let new = vec![vec![20.0, 0.0, 0.0, 0.0]];
        history.moving_in.insert(2026, new);
        let with = history.project(2027).unwrap();
        let more = |year: i32, age: usize| with.years[&year][0][age] - without.years[&year][0][age];
        assert!((more(2026, 0) - 20.0).abs() < 1e-9);
        // 95 of 100 stay
        assert!((more(2027, 1) - 19.0).abs() < 1e-9);
        assert!(more(2027, 2).abs() < 1e-9);
    }

    #[test]
    fn one_year_alone_projects_nothing() {
        let history = History {
            around: vec![None],
            ages: vec![0, 1],
            moving_in: BTreeMap::new(),
            years: BTreeMap::from([(2025, counts(&[&[10.0, 20.0]], &[100.0]))]),
        };
        assert_eq!(history.project(2030), None);
    }

    /// Areas whose ratios change by chance: a band from past errors holds about nine of ten results that nobody had seen.
    #[test]
    fn the_band_holds_what_came_about_as_often_as_it_says() {
        let mut seed = 7u64;
        let mut random = || {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as f64 / (1u64 << 31) as f64
        };
        let areas = 40;
        let mut now: Vec<Vec<f64>> = (0..areas)
            .map(|_| (0..6).map(|_| 200.0 + 400.0 * random()).collect())
            .collect();
        let mut years = BTreeMap::new();
        for year in 2010..=2026 {
            let parents = vec![5000.0; areas];
            years.insert(
                year,
                Counts {
                    people: now.clone(),
                    parents,
                },
            );
            now = now
                .iter()
                .map(|people| {
                    let mut later = vec![400.0 * (0.9 + 0.2 * random())];
                    later.extend(
                        people
                            .iter()
                            .take(5)
                            .map(|one| one * (0.9 + 0.2 * random())),
                    );
                    later
                })
                .collect();
        }
        let truth = years.split_off(&2024);
        let history = History {
            around: vec![None; areas],
            ages: (0..6).collect(),
            moving_in: BTreeMap::new(),
            years,
        };
        let found = history.project(2026).unwrap();
        let band = found.bands.unwrap()[&3];
        let pairs = found.years[&2026]
            .iter()
            .flatten()
            .zip(truth[&2026].people.iter().flatten());
        let (mut held, mut all) = (0, 0);
        for (expected, truth) in pairs {
            all += 1;
            held += u32::from((truth / expected).ln().abs() <= band.ln());
        }
        let share = f64::from(held) / f64::from(all);
        assert!(
            (0.8..=0.98).contains(&share),
            "{held} of {all}, band {band}"
        );
    }
}
