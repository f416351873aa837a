//! Fact sheets: what is known of each area of a town, beside each other in tables of which a report makes a page each.
//!
//! An area is a category of any dimension: a district, an age, an origin. Every number of a sheet stands in one of these
//! tables, so protection sees all of them.
//!
//! - the cross-tables by area, by area and topic, and the rates by area: need, cover, inhabitants
//! - `types`: the gap by its types; `steps`: what is proposed for it; [`similar`]: which areas are most like it
//! - the chain and the offers are made where those of the town are made

pub mod similar;
mod steps;
mod types;

use super::areas::Areas;
use super::chain;
use super::directory;
use super::rates;
use super::scope::Scope;
use super::table::{Inhabited, Table};
use crate::analysis::picture::Year;
use crate::analysis::proposals::Proposals;
use crate::model::brief::Each;
use crate::model::inventory::Inventory;
use crate::model::settings::ChainSettings;
use crate::vocabulary::dimension::Role;

/// The tables that the sheets of a report are made from, and the inhabitants that stand in them.
pub fn tables(
    (inventory, year): (&Inventory, &Year),
    each: &Each,
    scope: &Scope,
    proposals: Option<&Proposals>,
    settings: ChainSettings,
) -> (Vec<Table>, Vec<Inhabited>) {
    let areas = Areas::of(year, scope, each);
    let (position, nodes) = (areas.position, areas.nodes.as_slice());
    let topic = year.vocabulary.with_role(Role::Topic);
    let topic = topic.filter(|topic| *topic != position);
    let mut tables = vec![areas.crossed(None)];
    tables.extend(topic.map(|topic| areas.crossed(Some(topic))));
    let mut inhabitants = Vec::new();
    if scope.is_everybody() {
        // the population is not known by every group that a report may look at
        let (rates, people) = rates::of_areas(year, inventory, position);
        tables.extend(rates.map(|rates| areas.alone(rates)));
        inhabitants = people;
    }
    tables.push(types::table(&areas));
    tables.extend(chain::of_areas(year, settings, scope, (position, nodes)));
    tables.push(directory::by_area(year, scope, &areas));
    tables.extend(proposals.map(|found| steps::table(&areas, found)));
    tables.push(similar::table(&areas, &tables));
    (tables, inhabitants)
}
