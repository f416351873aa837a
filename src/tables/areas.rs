//! The areas that a report has a fact sheet of: categories of one dimension.

use std::collections::BTreeSet;

use super::crosstab::{Request, crosstab};
use super::keys;
use super::scope::Scope;
use super::table::{Column, Table, Value};
use crate::analysis::picture::Year;
use crate::model::brief::Each;
use crate::vocabulary::dimension::{Dimension, Node};

/// The areas of a report that have a sheet.
pub struct Areas<'a> {
    pub year: &'a Year,
    pub scope: &'a Scope,
    /// The position of their dimension.
    pub position: usize,
    pub nodes: Vec<Node>,
}

impl<'a> Areas<'a> {
    pub fn of(year: &'a Year, scope: &'a Scope, each: &Each) -> Areas<'a> {
        let dimension = &year.vocabulary.dimensions[each.dimension];
        let mut nodes = each.nodes.clone();
        nodes.retain(|node| scope.shows(dimension, each.dimension, *node));
        Areas {
            year,
            scope,
            position: each.dimension,
            nodes,
        }
    }

    pub fn dimension(&self) -> &'a Dimension {
        &self.year.vocabulary.dimensions[self.position]
    }

    /// The areas with what they are called in tables, in their order.
    pub fn named(&self) -> impl Iterator<Item = (Node, Value)> {
        let dimension = self.dimension();
        let nodes = self.nodes.iter();
        nodes.map(move |node| (*node, keys::node_value(dimension, *node)))
    }

    /// The column of the areas.
    pub fn column(&self) -> Column {
        keys::column(&self.year.vocabulary, self.position)
    }

    /// The people of the report in one of the areas.
    pub fn within(&self, node: Node) -> Scope {
        let others = self.scope.without(&[self.position]);
        others.and(self.position, node)
    }

    /// A cross-table by area, and by another dimension, with the margin over all areas.
    pub fn crossed(&self, other: Option<usize>) -> Table {
        let request = Request {
            by: [Some(self.position), other].into_iter().flatten().collect(),
            scope: self.scope.clone(),
        };
        self.alone(crosstab(self.year, self.year.headline(), &request))
    }

    /// A table without the rows of what has no sheet; margins stay.
    pub fn alone(&self, mut table: Table) -> Table {
        let mut ids: BTreeSet<String> = BTreeSet::from(["total".to_string()]);
        ids.extend(
            self.nodes
                .iter()
                .map(|node| keys::node_name(self.dimension(), *node)),
        );
        if let Some(own) = table.column(self.column().id) {
            table.rows.retain(|row| match &row.values[own] {
                Value::Category { id, .. } => ids.contains(id),
                _ => false,
            });
        }
        table
    }
}
