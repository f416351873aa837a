//! All that is found out about a year beside its gaps: what its reports are made from.

use std::collections::BTreeSet;

use super::money::money;
use super::outlook::Start;
use super::prepared::Prepared;
use crate::analysis::budget::Spending;
use crate::analysis::levers::{Levers, levers};
use crate::analysis::outlook::{Assumption, Horizon, NeedCourse, Outlook, StepLength};
use crate::analysis::picture::Year;
use crate::analysis::proposals::Proposals;
use crate::analysis::review::{Side, review};
use crate::analysis::white_spots::{WhiteSpot, white_spots};
use crate::analysis::year::{Refused, analyse};
use crate::inventory::side_tables::{crosswalk_of, measures_of};
use crate::tables::edition::Material;
use crate::tables::proposals::for_briefs;
use crate::tables::year_review::public_tables::Behind;

/// A year of a prepared project, with everything that its reports say.
pub struct Found<'a> {
    prepared: &'a Prepared,
    pub year: &'a Year,
    /// The same year with the plan, if there is one.
    planned: Option<&'a Year>,
    pub levers: Levers,
    /// The places out of reach, if any are known below the districts.
    pub white_spots: Vec<WhiteSpot>,
    pub proposals: Vec<Proposals>,
    /// What is possible for which money, if anything was asked.
    pub money: Option<Spending>,
    ahead: Option<Outlook>,
    behind: Option<Behind>,
}

impl<'a> Found<'a> {
    pub fn of(
        prepared: &'a Prepared,
        year: &'a Year,
        planned: Option<&'a Year>,
    ) -> Result<Found<'a>, Refused> {
        let (levers, (ahead, behind)) = rayon::join(
            || levers(year, year.headline()),
            || {
                let ahead = ahead(prepared, Start::of(prepared, year, planned));
                (ahead, behind(prepared, year.question.year))
            },
        );
        let (proposals, money) = rayon::join(|| proposed(prepared, year), || money(prepared, year));
        Ok(Found {
            levers,
            white_spots: white_spots(&prepared.inventory.locations, year),
            proposals: proposals?,
            money: money?,
            ahead: ahead?,
            behind: behind?,
            prepared,
            year,
            planned,
        })
    }

    pub fn material(&self) -> Material<'_> {
        let prepared = self.prepared;
        Material {
            town: &prepared.project.name,
            inventory: &prepared.inventory,
            year: self.year,
            planned: self.planned,
            proposals: &self.proposals,
            ahead: self.ahead.as_ref(),
            money: self.money.as_ref(),
            behind: self.behind.as_ref(),
            findings: &prepared.findings,
            served: prepared.project.settings.chain.served,
        }
    }
}

/// What is to come, by quarters; none if no end is known and needs stay.
fn ahead(prepared: &Prepared, start: Start) -> Result<Option<Outlook>, Refused> {
    let found = start.outlook(Horizon {
        until: start.usual_end(),
        step: StepLength::Quarter,
        need: NeedCourse::of_settings(&prepared.project),
    })?;
    let tells = !found.endings.is_empty() || found.assumed.changes();
    Ok(tells.then_some(found))
}

/// What is proposed for today's inventory, for each of the town's reports.
fn proposed(prepared: &Prepared, year: &Year) -> Result<Vec<Proposals>, Refused> {
    let start = Start::of(prepared, year, None);
    let need = NeedCourse::of_settings(&prepared.project);
    let horizon = Horizon {
        until: start.usual_end(),
        step: StepLength::Quarter,
        need,
    };
    let assumed = Assumption::of(need, &prepared.inventory, year);
    for_briefs(&prepared.inventory, year, Some((horizon, &assumed)))
}

/// What became of the gaps of the year before, and the years before that; none without needs of the year before.
fn behind(prepared: &Prepared, year: i32) -> Result<Option<Behind>, Refused> {
    let (inventory, project) = (&prepared.inventory, &prepared.project);
    let before = year - 1;
    if !inventory.needs.iter().any(|need| need.year == before) {
        return Ok(None);
    }
    let side = |year: i32| Side {
        inventory,
        question: prepared.question_of(year),
    };
    // what is wrong with these files is said by the command that is about them
    let (crosswalk, _) = crosswalk_of(project, &inventory.vocabulary, &inventory.vocabulary);
    let (measures, _) = measures_of(project, &inventory.vocabulary);
    let review = review(side(before), side(year), &crosswalk)?;
    let kind = prepared.question.evidence;
    let known = inventory.needs.iter().filter(|need| need.evidence == kind);
    let years: BTreeSet<i32> = known.map(|need| need.year).collect();
    let earlier = years.range(..before);
    let earlier = earlier.map(|year| analyse(inventory, prepared.question_of(*year)));
    Ok(Some(Behind {
        earlier: earlier.collect::<Result<_, _>>()?,
        review,
        measures,
    }))
}
