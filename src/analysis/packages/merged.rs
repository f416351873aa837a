//! Most of a town is not touched by any package: what is left of its network.

use std::collections::BTreeMap;

use super::arcs::Arc;
use super::flow::{Flow, SINK, SOURCE, UNBOUNDED};
use super::linear::Linear;
use super::problem::Choice;

/// The network with what is on one side of some cut of least capacity, whatever is taken, merged with source or
/// sink: what then fits through all cuts alike, and the rest.
///
/// Capacities that rise from the source move such a cut towards the sink (Gallo, Grigoriadis & Tarjan 1989). An
/// arc within that may be closed or open moves it no nearer to the source than if it led from its beginning to
/// the sink, and no nearer to the sink than if it led from the source to its end.
pub(super) fn merged(
    nodes: usize,
    arcs: Vec<Arc>,
    choices: &[Choice],
) -> (Linear, usize, Vec<Arc>) {
    let side = |most: bool| {
        let ends: Vec<(u32, u32)> = arcs
            .iter()
            .map(|arc| match (is_within(arc), most) {
                (false, _) => (arc.from, arc.to),
                (true, true) => (SOURCE, arc.to),
                (true, false) => (arc.from, SINK),
            })
            .collect();
        let mut flow = Flow::new(nodes, &ends);
        for (position, arc) in arcs.iter().enumerate() {
            let capacity = arc.capacity.as_ref().map_or(UNBOUNDED, |own| {
                let (low, high) = own.range(choices);
                let capacity = if most || is_within(arc) { high } else { low };
                u64::try_from(capacity).unwrap_or(0)
            });
            flow.set_capacity(position, capacity);
        }
        flow.maximise();
        if most {
            flow.far_side()
        } else {
            flow.near_side()
        }
    };
    let (always_near, may_be_near) = (side(false), side(true));
    let mut next = 2;
    let number = (0..nodes).map(|node| match (always_near[node], may_be_near[node]) {
        (true, _) => SOURCE,
        (false, false) => SINK,
        (false, true) => {
            next += 1;
            next - 1
        }
    });
    let number: Vec<u32> = number.collect();
    let mut fixed = Linear::default();
    let mut kept: BTreeMap<(u32, u32), Option<Linear>> = BTreeMap::new();
    for arc in &arcs {
        let (from, to) = (number[arc.from as usize], number[arc.to as usize]);
        match (from, to, &arc.capacity) {
            (from, to, _) if from == to || from == SINK || to == SOURCE => {}
            (SOURCE, SINK, Some(capacity)) => fixed.add(capacity),
            (_, _, None) => _ = kept.insert((from, to), None),
            (_, _, Some(capacity)) => {
                let own = kept.entry((from, to));
                if let Some(own) = own.or_insert_with(|| Some(Linear::default())) {
                    own.add(capacity);
                }
            }
        }
    }
    let arcs = kept.into_iter();
    let arcs = arcs.map(|((from, to), capacity)| Arc { from, to, capacity });
    (fixed, next as usize, arcs.collect())
}

/// Whether an arc between two nodes of which none is the source may be closed or open.
fn is_within(arc: &Arc) -> bool {
    let changes = arc
        .capacity
        .as_ref()
        .is_some_and(|own| !own.each.is_empty());
    changes && arc.from != SOURCE
}

/// The arcs of all parts of a network that hang together other than through source and sink.
pub(super) fn apart(nodes: usize, arcs: Vec<Arc>) -> Vec<Vec<Arc>> {
    let mut parent: Vec<u32> = (0..nodes as u32).collect();
    let inner = |node: u32| node != SOURCE && node != SINK;
    for arc in arcs.iter().filter(|arc| inner(arc.from) && inner(arc.to)) {
        let (one, other) = (root(&mut parent, arc.from), root(&mut parent, arc.to));
        parent[one.max(other) as usize] = one.min(other);
    }
    let mut of_root: BTreeMap<u32, Vec<Arc>> = BTreeMap::new();
    for arc in arcs {
        let node = if inner(arc.from) { arc.from } else { arc.to };
        of_root
            .entry(root(&mut parent, node))
            .or_default()
            .push(arc);
    }
    of_root.into_values().collect()
}

fn root(parent: &mut [u32], mut node: u32) -> u32 {
    while parent[node as usize] != node {
        let above = parent[parent[node as usize] as usize];
        parent[node as usize] = above;
        node = above;
    }
    node
}
