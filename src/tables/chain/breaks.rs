//! Where the chain breaks, as a table and as values beside a link.

use std::cmp::Reverse;

use super::View;
use crate::analysis::chain::{Break, Chain};
use crate::tables::column_id::ColumnId;
use crate::tables::crosstab::shown_nodes;
use crate::tables::disclosure::{Disclosure, Measure};
use crate::tables::keys;
use crate::tables::labels::{both, column, counted};
use crate::tables::lists::{code, counting, list};
use crate::tables::spec::TableId;
use crate::tables::table::{Kind, Row, Table, Value};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

impl View<'_> {
    /// The breaks by topic and by district, the largest need first.
    pub(super) fn breaks(&self, most: usize) -> Option<Table> {
        let mut found: Vec<(Quantity, Row)> = Vec::new();
        for role in [Role::Topic, Role::District] {
            let Some(position) = self.dimension(role) else {
                continue;
            };
            let dimension = &self.year.vocabulary.dimensions[position];
            let groups = self.grouped(&[position]);
            for node in innermost(dimension) {
                let Some(cells) = groups.get(&vec![node]) else {
                    continue;
                };
                let chain = match role {
                    Role::Topic => self.chains.within_topic(cells),
                    _ => self.chains.over_topics(cells).0,
                };
                for one in chain.breaks() {
                    let link = &chain.links[one.at];
                    let mut values = vec![
                        place(&self.year.vocabulary, position, node),
                        self.phase_value(link.phase),
                    ];
                    values.extend(self.break_values(&chain, Some(&one)));
                    values.extend(self.measures(&link.cells));
                    values.pop();
                    found.push((link.cautious.need, counting(values, &link.cells)));
                }
            }
        }
        found.sort_by_key(|(need, _)| Reverse(*need));
        let rows = found.into_iter().take(most).map(|(_, row)| row).collect();
        let columns = vec![
            column(ColumnId::Where, Kind::Category, Disclosure::Key),
            self.phase_column(),
            column(ColumnId::Break, Kind::Code, Disclosure::Verdict),
            column(
                ColumnId::ServedBefore,
                Kind::Category,
                Disclosure::Recomputed,
            ),
            column(
                ColumnId::BrokenUntil,
                Kind::Category,
                Disclosure::Recomputed,
            ),
            counted(Measure::Need),
            counted(Measure::Covered),
            counted(Measure::Gap),
            counted(Measure::Coverage),
        ];
        let mut table = list(TableId::ChainBreaks, self.base(), columns, rows);
        table.notes = vec![self.threshold(), both("note-chain-breaks", &[])];
        Some(table)
    }

    pub(super) fn break_values(&self, chain: &Chain, found: Option<&Break>) -> [Value; 3] {
        let Some(found) = found else {
            return [
                Value::NotApplicable,
                Value::NotApplicable,
                Value::NotApplicable,
            ];
        };
        let before = found.served_before.map(|at| chain.links[at].phase);
        [
            code("break", found.kind.id()),
            before.map_or(Value::NotApplicable, |phase| self.phase_value(phase)),
            self.phase_value(chain.links[found.until].phase),
        ]
    }
}

/// The categories below which no other is shown.
fn innermost(dimension: &Dimension) -> Vec<Node> {
    let mut nodes = shown_nodes(dimension);
    let is_cut = |child: &Node| dimension.category(*child).is_some_and(|one| one.cut);
    nodes.retain(|node| dimension.children(*node).iter().all(is_cut));
    nodes
}

/// `Handlungsfeld Bildung`.
fn place(vocabulary: &Vocabulary, position: usize, node: Node) -> Value {
    let dimension = &vocabulary.dimensions[position];
    let label = dimension.name(node).unwrap_or(&dimension.label);
    Value::Category {
        id: keys::place_name(
            &keys::dimension_name(vocabulary, position),
            &keys::node_name(dimension, node),
        ),
        label: both(
            "place",
            &[("dimension", &dimension.label), ("category", label)],
        ),
    }
}
