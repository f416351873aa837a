//! A chain as rows: its links with their measures, and what leads from one to the next.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{NAMED, View, hand_over, link_value};
use crate::analysis::chain::{Chain, Tally, Transition};
use crate::tables::crosstab::Sums;
use crate::tables::disclosure::Measure;
use crate::tables::keys::node_value;
use crate::tables::lists::{code, counting};
use crate::tables::shortages::offer_name;
use crate::tables::table::{Row, RowRole, Value};
use crate::vocabulary::dimension::Node;

impl View<'_> {
    /// A row for each link of a chain, and one for each life phase beside it that has need.
    pub(super) fn rows(
        &self,
        keys: &[Value],
        cells: &[u32],
        chain: &Chain,
        tallies: Option<&[Tally]>,
    ) -> Vec<Row> {
        let nothing = Transition::default();
        let mut rows = Vec::new();
        for (at, link) in chain.links.iter().enumerate() {
            let transition = chain.transitions.get(at).unwrap_or(&nothing);
            let mut values = self.row(keys, link.phase, &link.cells, link_value(link.state));
            values.extend(self.transition_values(transition));
            if let Some(tallies) = tallies {
                values.extend(tally_values(tallies.get(at).copied().unwrap_or_default()));
            }
            rows.push(counting(values, &link.cells));
        }
        let mut beside: BTreeMap<Node, Vec<u32>> = BTreeMap::new();
        for cell in self.chains.beside(cells) {
            let node = self.picture.cells.node(cell as usize, self.phase);
            beside.entry(node).or_default().push(cell);
        }
        for (node, cells) in beside {
            let mut values = self.row(keys, node, &cells, Value::NotApplicable);
            values.extend(self.transition_values(&nothing));
            if tallies.is_some() {
                values.extend(tally_values(Tally::default()));
            }
            rows.push(Row {
                role: match node {
                    Node::NOT_BROKEN_DOWN => RowRole::NotBrokenDown,
                    Node::UNKNOWN => RowRole::Unknown,
                    _ => RowRole::Item { depth: 0 },
                },
                ..counting(values, &cells)
            });
        }
        rows
    }

    fn row(&self, keys: &[Value], phase: Node, cells: &[u32], link: Value) -> Vec<Value> {
        let mut values = keys.to_vec();
        values.push(self.phase_value(phase));
        values.extend(self.measures(cells));
        values.push(link);
        values
    }

    pub(super) fn phase_value(&self, phase: Node) -> Value {
        node_value(&self.year.vocabulary.dimensions[self.phase], phase)
    }

    /// Need, covered, gap, coverage, need that cannot be assessed.
    pub(super) fn measures(&self, cells: &[u32]) -> [Value; 5] {
        let mut sums = Sums::default();
        let cells = cells.iter();
        cells.for_each(|cell| sums.add(self.picture, *cell as usize));
        let measures = [
            Measure::Need,
            Measure::Covered,
            Measure::Gap,
            Measure::Coverage,
            Measure::NotAssessable,
        ];
        measures.map(|measure| sums.value(measure))
    }

    /// The state of a transition, the offers that it rests on, and how many they are.
    fn transition_values(&self, transition: &Transition) -> [Value; 3] {
        let Some(state) = transition.state else {
            return [
                Value::NotApplicable,
                Value::NotApplicable,
                Value::NotApplicable,
            ];
        };
        let offer = |offer: u32| &self.year.offers[offer as usize];
        let mut single = transition.bridging.clone();
        single.extend(&transition.possibly_bridging);
        single.sort_by_key(|one| Reverse(offer(*one).capacity));
        let pairs = transition.handing_over.iter();
        let pairs = pairs.map(|pair| hand_over(self.year, *pair));
        let singles = single.iter().map(|one| offer_name(offer(*one)));
        let names: Vec<String> = singles.chain(pairs).collect();
        let all = names.len();
        let between = match all {
            0 => Value::NotApplicable,
            _ => Value::List(names.into_iter().take(NAMED).collect()),
        };
        [
            code("transition", state.id()),
            between,
            Value::Number(all as f64),
        ]
    }
}

fn tally_values(tally: Tally) -> [Value; 4] {
    let Tally {
        bridged,
        handed_over,
        possibly_bridged,
        open,
    } = tally;
    [bridged, handed_over, possibly_bridged, open].map(|chains| match tally == Tally::default() {
        true => Value::NotApplicable,
        false => Value::Number(f64::from(chains)),
    })
}
