//! Need that follows the people expected in years to come: the need of a cell grows as the people of its
//! group do.
//!
//! An assumption: of a group as many will need a thing as do today, and only its size changes.
//!
//! # On paper
//!
//! Nord has 100 children in 2025 and 150 are expected in 2027, so 125 in 2026. If 10 of them need a place in
//! 2025, it is 12.5 in 2026 and 15 in 2027.

use std::collections::{BTreeMap, HashMap};

use crate::analysis::cells::people_aged;
use crate::analysis::picture::Year;
use crate::model::inventory::Inventory;
use crate::model::need::People;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// How the people of each cell of a year's headline become more or fewer.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// Per cell: the people of its group by year; none: they are not known, or nobody was there.
    courses: Vec<Option<Course>>,
    /// The first and the last year that the projection tells of.
    pub years: (i32, i32),
    /// The need of the cells without a course, as it is today: it stays.
    pub kept: Quantity,
}

/// How many people there are, by year.
#[derive(Debug, Clone, PartialEq, Default)]
struct Course(BTreeMap<i32, f64>);

impl Course {
    /// On the straight line between the two years around it; after the last one as in that; none before
    /// the first.
    fn at(&self, year: i32) -> Option<f64> {
        let (before, people) = self.0.range(..=year).next_back()?;
        let Some((after, then)) = self.0.range(year..).next() else {
            return Some(*people);
        };
        match after - before {
            0 => Some(*people),
            years => Some(people + (then - people) * f64::from(year - before) / f64::from(years)),
        }
    }

    /// So many times this course, added to another; both are known in the years of both.
    fn plus(&self, other: &Course, times: f64) -> Course {
        let years = self.0.keys().chain(other.0.keys());
        let sum = |year: &i32| {
            let own = self.at(*year).unwrap_or(0.0);
            Some((*year, own + other.at(*year)? * times))
        };
        Course(years.filter_map(sum).collect())
    }
}

/// Rows of the projection that are the same but for the year.
struct Series {
    nodes: Vec<Node>,
    ages: Option<AgeBand>,
    course: Course,
}

impl Projection {
    /// None without a row that tells of people to come.
    pub fn of(inventory: &Inventory, year: &Year) -> Option<Projection> {
        Projection::of_rows(&inventory.projection, inventory, year)
    }

    /// The same with these rows in place of the inventory's own.
    pub fn of_rows(rows: &[People], inventory: &Inventory, year: &Year) -> Option<Projection> {
        let years = rows.iter().map(|row| row.year);
        let years = years.clone().min().zip(years.max())?;
        let reference = year.question.year;
        let series = all_series(rows, inventory, &year.vocabulary, reference);
        let picture = year.headline();
        let told_apart = told_apart(&series, &year.vocabulary);
        let mut known: HashMap<Vec<Node>, Option<Course>> = HashMap::new();
        let mut course = |cell: usize| -> Option<Course> {
            let positions = told_apart.iter().enumerate();
            let nodes = positions.map(|(position, told)| match told {
                true => picture.cells.node(cell, position),
                false => Node::NOT_BROKEN_DOWN,
            });
            let nodes: Vec<Node> = nodes.collect();
            let own = known
                .entry(nodes)
                .or_insert_with_key(|nodes| of_group(nodes, &series, &year.vocabulary, reference));
            own.clone()
        };
        let courses: Vec<Option<Course>> = (0..picture.cells.len()).map(&mut course).collect();
        let needs = picture.cells.need.iter().zip(&courses);
        let kept = needs.filter(|(_, course)| course.is_none());
        Some(Projection {
            kept: kept.map(|(need, _)| need.high).sum(),
            courses,
            years,
        })
    }

    /// How many times as much is needed in a year as in the one that was analysed, for each cell of its
    /// headline: 1 where the projection says nothing.
    pub fn factors(&self, reference: i32, later: i32) -> Vec<f64> {
        let factor = |course: &Option<Course>| {
            let course = course.as_ref()?;
            Some(course.at(later)? / course.at(reference)?)
        };
        let courses = self.courses.iter();
        courses
            .map(|course| factor(course).unwrap_or(1.0))
            .collect()
    }

    /// Whether the need of a cell of the headline follows the projection.
    pub fn covers(&self, cell: usize) -> bool {
        self.courses[cell].is_some()
    }
}

/// Per dimension whether any series names anything in it.
fn told_apart(series: &[Series], vocabulary: &Vocabulary) -> Vec<bool> {
    let dimensions = vocabulary.dimensions.iter().enumerate();
    let told = dimensions.map(|(position, dimension)| {
        series.iter().any(|one| {
            let aged = dimension.role == Role::LifePhase && one.ages.is_some();
            aged || one.nodes[position] != Node::NOT_BROKEN_DOWN
        })
    });
    told.collect()
}

/// The series of a projection. One that begins after the reference year begins in it with the population.
fn all_series(
    rows: &[People],
    inventory: &Inventory,
    vocabulary: &Vocabulary,
    reference: i32,
) -> Vec<Series> {
    let phase = vocabulary.with_role(Role::LifePhase);
    let ages = |row: &People| {
        let phase = || {
            vocabulary.dimensions[phase?]
                .category(row.nodes[phase?])?
                .ages
        };
        row.ages.or_else(phase)
    };
    let mut courses: BTreeMap<(&[Node], Option<AgeBand>), Course> = BTreeMap::new();
    for row in rows {
        let course = courses.entry((&row.nodes, ages(row))).or_default();
        course.0.insert(row.year, row.persons.high.as_f64());
    }
    let of_year = |people: &&People| people.year == reference;
    let today: Vec<&People> = inventory.population.iter().filter(of_year).collect();
    let series = courses.into_iter().map(|((nodes, ages), mut course)| {
        if course.at(reference).is_none()
            && let Some(people) = counted(nodes, ages, &today, vocabulary)
        {
            course.0.insert(reference, people);
        }
        Series {
            nodes: nodes.to_vec(),
            ages,
            course,
        }
    });
    series.collect()
}

/// How many of these people are of a group; none where some are only counted together with others, or nobody is
/// counted at all.
fn counted(
    nodes: &[Node],
    ages: Option<AgeBand>,
    people: &[&People],
    vocabulary: &Vocabulary,
) -> Option<f64> {
    let phase = vocabulary.with_role(Role::LifePhase).zip(ages);
    let place = |row: &People, (position, dimension): (usize, &Dimension)| {
        let (own, wanted) = (row.nodes[position], nodes[position]);
        if dimension.is_within(own, wanted) {
            Place::Inside
        } else if dimension.is_within(wanted, own) {
            Place::Around
        } else {
            Place::Elsewhere
        }
    };
    let mut inside = Vec::new();
    for row in people {
        let dimensions = vocabulary.dimensions.iter().enumerate();
        let own = dimensions.filter(|(position, _)| phase.is_none_or(|(at, _)| at != *position));
        match own.map(|one| place(row, one)).max() {
            Some(Place::Elsewhere) => {}
            Some(Place::Around) => return None,
            _ => inside.push(*row),
        }
    }
    if inside.is_empty() {
        return None;
    }
    let Some((position, ages)) = phase else {
        let sum: Quantity = inside.iter().map(|row| row.persons.high).sum();
        return Some(sum.as_f64());
    };
    let unaged = |row: &&People| row.ages.is_none() && row.nodes[position] == Node::NOT_BROKEN_DOWN;
    if inside.iter().any(unaged) {
        return None;
    }
    let units = people_aged(&inside, &vocabulary.dimensions[position], position, ages);
    u64::try_from(units)
        .ok()
        .map(|units| Quantity::from_units(units).as_f64())
}

/// Where people are, seen from a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Inside,
    /// Counted together with others.
    Around,
    Elsewhere,
}

/// The people of a group of cells, as far as the series tell of them; none if one of these is not known in the
/// reference year, or if nobody was there.
fn of_group(
    nodes: &[Node],
    series: &[Series],
    vocabulary: &Vocabulary,
    reference: i32,
) -> Option<Course> {
    let mut all = Course::default();
    for one in series {
        let share = share(nodes, one, vocabulary);
        if share > 0.0 {
            one.course.at(reference)?;
            all = all.plus(&one.course, share);
        }
    }
    all.at(reference)
        .is_some_and(|people| people > 0.0)
        .then_some(all)
}

/// Which share of the people of a series may belong to a cell; within its ages they are spread evenly. People of
/// a group around the cell all count: then the cell grows as that does.
fn share(nodes: &[Node], series: &Series, vocabulary: &Vocabulary) -> f64 {
    let mut share = 1.0;
    for (position, dimension) in vocabulary.dimensions.iter().enumerate() {
        let (cell, own) = (nodes[position], series.nodes[position]);
        let ages = dimension.category(cell).and_then(|category| category.ages);
        let matches = match (dimension.role, series.ages, ages) {
            (Role::LifePhase, Some(own), Some(ages)) => {
                let both = own.shared_with(&ages);
                share *= both.map_or(0.0, |both| {
                    f64::from(both.length()) / f64::from(own.length())
                });
                both.is_some()
            }
            (Role::LifePhase, Some(_), None) => cell.index() < 2,
            _ => {
                cell.index() < 2 || dimension.is_within(own, cell) || dimension.is_within(cell, own)
            }
        };
        if !matches {
            return 0.0;
        }
    }
    share
}
