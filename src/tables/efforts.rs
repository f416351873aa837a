//! From gaps to groups, posts and euros, for the planner.

use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::keys;
use super::labels::column;
use super::lists::{self, item, list};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Column, Kind, Row, Table, Value};
use crate::analysis::picture::Year;
use crate::analysis::staff::{Effort, efforts};
use crate::model::need::Amount;
use crate::model::staff_ratio::StaffRatio;
use crate::vocabulary::dimension::Role;

/// A row for each set of people who can share a group; none where no ratio says anything.
pub fn table(year: &Year, ratios: &[StaffRatio]) -> Option<Table> {
    let picture = year.headline();
    let found = efforts(year, picture, ratios);
    if found.is_empty() {
        return None;
    }
    let positions = [Role::Topic, Role::District].map(|role| year.vocabulary.with_role(role));
    let keys = keys::columns(&year.vocabulary, positions);
    let own = |(id, kind): (ColumnId, Kind)| column(id, kind, Disclosure::Internal);
    let columns: Vec<Column> = keys
        .chain(
            [
                (ColumnId::Bottleneck, Kind::Count),
                (ColumnId::GapLow, Kind::Cases),
                (ColumnId::GapHigh, Kind::Cases),
                (ColumnId::GroupsLow, Kind::Count),
                (ColumnId::GroupsHigh, Kind::Count),
                (ColumnId::PostsLow, Kind::Cases),
                (ColumnId::PostsHigh, Kind::Cases),
                (ColumnId::CostLow, Kind::Cases),
                (ColumnId::CostHigh, Kind::Cases),
            ]
            .map(own),
        )
        .collect();
    let rows = found.iter().map(|effort| row(year, positions, effort));
    let base = lists::whole(year, picture, &Scope::default());
    Some(list(TableId::Groups, base, columns, rows.collect()))
}

fn row(year: &Year, [topic, district]: [Option<usize>; 2], effort: &Effort) -> Row {
    let keys = [(topic, effort.topic), (district, effort.district)];
    let mut values = keys::values(&year.vocabulary, keys);
    let count = |number: u64| Value::Number(number as f64);
    values.push(match effort.bottleneck {
        Some(part) => Value::Number(f64::from(part) + 1.0),
        None => Value::NotApplicable,
    });
    values.extend(effort.places.map(count));
    values.extend(match effort.groups {
        Some(groups) => groups.map(count),
        None => [Value::NotApplicable, Value::NotApplicable],
    });
    let range = |amount: Option<Amount>| match amount {
        Some(amount) => [amount.low, amount.high].map(lists::cases),
        None => [Value::NotApplicable, Value::NotApplicable],
    };
    values.extend(range(effort.posts));
    values.extend(range(effort.cost));
    item(values)
}
