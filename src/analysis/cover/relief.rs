//! How far the total gap falls if some cells get more places.

use std::collections::BTreeMap;

use super::Standing;
use super::flow::{Amount, Flow};
use super::network::Network;
use super::solve::Solved;

/// Answers many questions about one solved market, each on its own. Every thread takes its own.
#[derive(Debug)]
pub struct Relief<'a> {
    solved: &'a Solved<'a>,
    /// For every class of cells with a coverage below 1 its component and its number there.
    low: Vec<Option<(u32, u32)>>,
    /// The maximum flows in the low halves of the components asked for so far.
    flows: BTreeMap<u32, Flow>,
}

impl Solved<'_> {
    /// What more places would do.
    pub fn relief(&self) -> Relief<'_> {
        let mut low = vec![None; self.classes.cells.len()];
        for (component, maximum) in (0..).zip(&self.maximum) {
            for (number, &class) in (0..).zip(&maximum.low.cells) {
                low[class as usize] = Some((component, number));
            }
        }
        Relief { solved: self, low, flows: BTreeMap::new() }
    }
}

impl Relief<'_> {
    /// By how much the total gap falls if these cells get `places` more, which only they can use. Every
    /// cell stands in the list once.
    ///
    /// - An offer that gets d more places: `of(d, its cells)`.
    /// - An offer that opens to more cells: `of(its spare, these cells)`. More than what
    ///   [`Solved::spare`] tells it cannot give to them without taking it from others, and that much
    ///   it can.
    pub fn of(&mut self, places: u64, cells: &[u32]) -> u64 {
        let need = self.solved.market.need();
        let mut rest = Amount::from(places);
        // What the new places can do for each class: a class may be opened in part.
        let mut room: BTreeMap<(u32, u32), Amount> = BTreeMap::new();
        for &cell in cells {
            let need = Amount::from(need[cell as usize]);
            let class = self.solved.classes.of_cell[cell as usize];
            if let Some(place) = class.and_then(|class| self.low[class as usize]) {
                *room.entry(place).or_default() += need;
            } else if self.solved.cover.cells[cell as usize] == Standing::Unreached {
                rest -= rest.min(need);
            }
        }
        let room: Vec<((u32, u32), Amount)> = room.into_iter().collect();
        for of_component in room.chunk_by(|((a, _), _), ((b, _), _)| a == b) {
            let component = of_component[0].0.0;
            let low = &self.solved.maximum[component as usize].low;
            let flow = self.flows.entry(component).or_insert_with(|| low.flow.clone());
            let room = of_component.iter().map(|&((_, cell), room)| (cell as usize, room)).collect();
            rest -= relieved(flow, &low.network, room, rest);
        }
        // Not more than `places`, which are 64 bits.
        (Amount::from(places) - rest) as u64
    }
}

/// How much more can be covered if every cell in `room` can get that much from elsewhere, and all
/// together at most `rest`. The flow is the same before and after.
fn relieved(flow: &mut Flow, network: &Network, mut room: Vec<(usize, Amount)>, rest: Amount) -> Amount {
    let mut relieved = 0;
    let mut done: Vec<(Way, Amount)> = Vec::new();
    while relieved < rest
        && let Some(way) = shortest_way(flow, network, &room)
    {
        let given = way.steps.iter().map(|step| flow.given[step.less]);
        let ends = flow.missing[way.end].min(room[way.start].1).min(rest - relieved);
        let amount = given.fold(ends, Amount::min);
        room[way.start].1 -= amount;
        flow.missing[way.end] -= amount;
        for step in &way.steps {
            flow.given[step.less] -= amount;
            flow.given[step.more] += amount;
        }
        relieved += amount;
        done.push((way, amount));
    }
    for (way, amount) in done.into_iter().rev() {
        flow.missing[way.end] += amount;
        for step in &way.steps {
            flow.given[step.less] += amount;
            flow.given[step.more] -= amount;
        }
    }
    relieved
}

/// From a cell that gets something from elsewhere to one that lacks something.
struct Way {
    /// Its number in the list of room.
    start: usize,
    steps: Vec<Step>,
    end: usize,
}

/// An offer gives less to the cell `from` and more to the next one.
#[derive(Clone, Copy)]
struct Step {
    from: usize,
    less: usize,
    more: usize,
}

/// How a search came to a cell.
#[derive(Clone, Copy)]
enum Found {
    Not,
    Start(usize),
    By(Step),
}

fn shortest_way(flow: &Flow, network: &Network, room: &[(usize, Amount)]) -> Option<Way> {
    let mut found = vec![Found::Not; network.need.len()];
    let mut seen = vec![false; network.places.len()];
    let mut queue = Vec::new();
    for (start, &(cell, _)) in room.iter().enumerate().filter(|(_, (_, room))| *room > 0) {
        found[cell] = Found::Start(start);
        queue.push(cell);
    }
    let mut next = 0;
    while let Some(&cell) = queue.get(next) {
        next += 1;
        if flow.missing[cell] > 0 {
            return way_to(cell, &found);
        }
        for (offer, less) in network.reaching(cell) {
            if flow.given[less] == 0 || std::mem::replace(&mut seen[offer], true) {
                continue;
            }
            for (other, more) in network.reached_from(offer) {
                if matches!(found[other], Found::Not) {
                    found[other] = Found::By(Step { from: cell, less, more });
                    queue.push(other);
                }
            }
        }
    }
    None
}

fn way_to(end: usize, found: &[Found]) -> Option<Way> {
    let mut steps = Vec::new();
    let mut cell = end;
    loop {
        match found[cell] {
            Found::Not => return None,
            Found::Start(start) => return Some(Way { start, steps, end }),
            Found::By(step) => {
                steps.push(step);
                cell = step.from;
            }
        }
    }
}
