//! What is assumed of needs to come.

use super::from_past::FromPast;
use super::projection::Projection;
use super::trend::Trend;
use crate::analysis::picture::Year;
use crate::inventory::project::Project;
use crate::model::inventory::Inventory;

/// Which assumption is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NeedCourse {
    /// Needs stay as they are.
    #[default]
    Constant,
    /// They go on as over the past years: see [`Trend`].
    Trend,
    /// They follow people expected: see [`Projection`].
    Projection,
    /// They follow today's inhabitants as these grow older: see [`Assumption::Cohorts`].
    Cohorts,
}

/// What needs do in years to come.
#[derive(Debug, Clone, PartialEq)]
pub enum Assumption {
    /// They stay as they are.
    Constant,
    /// They go on as over the past years.
    Trend(Trend),
    /// They follow people expected.
    Projection(Projection),
    /// A projection that is made from the past years of the population.
    Cohorts {
        /// How many people are expected.
        projection: Projection,
        /// The years that it was made from.
        past: FromPast,
    },
}

impl NeedCourse {
    /// What is assumed if nobody says: the settings' projection, else that needs stay.
    pub fn of_settings(project: &Project) -> NeedCourse {
        match project.projection.is_empty() {
            true => NeedCourse::Constant,
            false => NeedCourse::Projection,
        }
    }

    /// Its word on the command line.
    pub fn id(self) -> &'static str {
        match self {
            NeedCourse::Constant => "constant",
            NeedCourse::Trend => "trend",
            NeedCourse::Projection => "projection",
            NeedCourse::Cohorts => "cohorts",
        }
    }
}

impl Assumption {
    /// Without rows of a projection needs stay as they are.
    pub fn of(course: NeedCourse, inventory: &Inventory, year: &Year) -> Assumption {
        match course {
            NeedCourse::Constant => Assumption::Constant,
            NeedCourse::Trend => Assumption::Trend(Trend::of(inventory, year)),
            NeedCourse::Projection => {
                Projection::of(inventory, year).map_or(Assumption::Constant, Assumption::Projection)
            }
            NeedCourse::Cohorts => {
                let past = FromPast::of(inventory, year.question.year);
                let made = past.and_then(|past| {
                    let projection = Projection::of_rows(&past.rows, inventory, year)?;
                    Some(Assumption::Cohorts { projection, past })
                });
                made.unwrap_or(Assumption::Constant)
            }
        }
    }

    /// The projection that needs follow, wherever it comes from.
    pub fn projection(&self) -> Option<&Projection> {
        match self {
            Assumption::Projection(projection) | Assumption::Cohorts { projection, .. } => {
                Some(projection)
            }
            Assumption::Constant | Assumption::Trend(_) => None,
        }
    }

    /// Whether needs may change from year to year.
    pub fn changes(&self) -> bool {
        *self != Assumption::Constant
    }

    /// How many times as much is needed in a year as in the one that was analysed, for each cell of its
    /// headline; none: as much.
    pub fn factors(&self, analysed: &Year, later: i32) -> Option<Vec<f64>> {
        match self {
            Assumption::Constant => None,
            Assumption::Trend(trend) => Some(trend.factors(analysed, later)),
            Assumption::Projection(projection) | Assumption::Cohorts { projection, .. } => {
                Some(projection.factors(analysed.question.year, later))
            }
        }
    }
}
