//! The tables that only the planner may see.

use super::found::Found;
use super::prepared::Prepared;
use crate::tables::packages::certificate::{Detail, certificate};
use crate::tables::packages::conditions::conditions;
use crate::tables::packages::losing::losing;
use crate::tables::plan::plan;
use crate::tables::scope::Scope;
use crate::tables::{
    Table, chain, decided, efforts, lists, nearest, new_places, packages, proposals, reserve,
    shortages, usage, white_spots,
};

/// Everything that the planner may see and nobody else.
pub fn internal_tables(prepared: &Prepared, found: &Found) -> Vec<Table> {
    let year = &prepared.year;
    let picture = year.headline();
    let all = usize::MAX;
    let planned = prepared
        .planned
        .iter()
        .map(|planned| plan(year, planned, &Scope::default(), all));
    let lists = [
        lists::cells(year, picture),
        lists::gaps(year, picture),
        shortages::bottlenecks(year, picture, all),
        shortages::levers(year, picture, &found.levers, all),
        shortages::more_places(year, picture, &found.levers, all),
        usage::by_offer(year, picture),
    ];
    let chain = chain::everything(year, prepared.project.settings.chain);
    let between = chain::between_topics(year, &Scope::default(), all, all);
    let chain = [chain, between].into_iter().flatten();
    let briefs = prepared.inventory.briefs.iter().zip(&found.proposals);
    let proposed = briefs
        .take(1)
        .map(|(brief, own)| proposals::table(year, own, &Scope::new(brief.filter.clone())));
    let decided = decided::decided(year);
    let reserve = reserve::reserve(year, &prepared.inventory.reserves);
    let groups = efforts::table(year, &prepared.inventory.staff_ratios);
    let locations = &prepared.inventory.locations;
    let near = [
        nearest::table(year, locations),
        white_spots::places(year, locations, &found.white_spots),
        new_places::table(year, locations),
    ];
    let money = found.money.iter().flat_map(|money| {
        let package = packages::package(year, money);
        let certificate = certificate(year, money, Detail::Everything);
        let frontier = packages::frontier(year, money);
        let losing = losing(year, money);
        let conditions = conditions(year, money);
        let package = package.into_iter().chain([frontier]);
        package.chain(losing).chain(certificate).chain(conditions)
    });
    lists
        .into_iter()
        .chain(decided)
        .chain(reserve)
        .chain(groups)
        .chain(near.into_iter().flatten())
        .chain(chain)
        .chain(proposed)
        .chain(planned)
        .chain(money)
        .collect()
}
