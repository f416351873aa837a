//! How far the total gap falls if some cells get more places.

use std::collections::BTreeMap;

use super::Standing;
use super::flow::{Amount, Flow, Step};
use super::network::Network;
use super::residual_search::Search;
use super::solve::Solved;

/// Answers many questions about one solved market, each on its own. Every thread takes its own.
#[derive(Debug)]
pub struct Relief<'a> {
    solved: &'a Solved<'a>,
    /// For every class of cells with a coverage below 1 its component and its number there.
    low: Vec<Option<(u32, u32)>>,
    /// The components asked for so far.
    trials: BTreeMap<u32, Trial<'a>>,
}

/// The low half of a component, to try what more places would do.
#[derive(Debug)]
struct Trial<'a> {
    network: &'a Network,
    /// A maximum flow, before and after each trial.
    flow: Flow,
    search: Search,
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
        Relief {
            solved: self,
            low,
            trials: BTreeMap::new(),
        }
    }
}

impl Relief<'_> {
    /// By how much the total gap falls if these cells get `places` more, which only they can use. Every
    /// cell is named once.
    ///
    /// - For an offer that gets d more places: `of(d, its cells)`.
    /// - For an offer that opens to more cells: `of(its spare, these cells)`. What [`Solved::spare`]
    ///   tells, it can give to them while all others are covered as before; any more it would
    ///   take from others.
    pub fn of(&mut self, places: u64, cells: &[u32]) -> u64 {
        let need = &self.solved.market.need;
        let all = cells.iter().map(|cell| (*cell, need[*cell as usize]));
        self.of_some(places, all)
    }

    /// The same where no more than so many of each cell can use the new places, as those who live near them. A cell
    /// that is divided into those and the others, both reached by the same offers, would get as much.
    pub fn of_some(&mut self, places: u64, cells: impl IntoIterator<Item = (u32, u64)>) -> u64 {
        let solved = self.solved;
        let mut rest = Amount::from(places);
        // How much each class can take of the new places: it may be opened in part.
        let mut room: BTreeMap<u32, BTreeMap<usize, Amount>> = BTreeMap::new();
        for (cell, own) in cells {
            let need = Amount::from(own.min(solved.market.need[cell as usize]));
            let class = solved.classes.of_cell[cell as usize];
            if let Some((component, number)) = class.and_then(|class| self.low[class as usize]) {
                *room
                    .entry(component)
                    .or_default()
                    .entry(number as usize)
                    .or_default() += need;
            } else if solved.cover.standing[cell as usize] == Standing::Unreached {
                rest -= rest.min(need);
            }
        }
        for (component, room) in room {
            let low = &solved.maximum[component as usize].low;
            let trial = self.trials.entry(component).or_insert_with(|| Trial {
                network: &low.network,
                flow: low.flow.clone(),
                search: Search::new(low.network.need.len(), low.network.places.len()),
            });
            rest -= trial.relieved(room, rest);
        }
        // No more than `places`, which are 64 bits.
        (Amount::from(places) - rest) as u64
    }
}

/// From a cell that takes a new place to one that lacked something, the last step first.
struct Way {
    start: usize,
    steps: Vec<Step>,
    end: usize,
}

impl Trial<'_> {
    /// How much more can be covered if every cell in `room` can take that much of `places` new ones.
    fn relieved(&mut self, mut room: BTreeMap<usize, Amount>, places: Amount) -> Amount {
        let mut rest = places;
        let mut done: Vec<(Way, Amount)> = Vec::new();
        while rest > 0
            && let Some(way) = self.shortest_way(room.keys().copied())
            && let Some(room_at_start) = room.get_mut(&way.start)
        {
            let ends = self.flow.missing[way.end].min(*room_at_start).min(rest);
            let amount = self.flow.most_along(&way.steps).min(ends);
            self.flow.augment(&way.steps, amount);
            self.flow.missing[way.end] -= amount;
            rest -= amount;
            *room_at_start -= amount;
            if *room_at_start == 0 {
                room.remove(&way.start);
            }
            done.push((way, amount));
        }
        for (way, amount) in done.into_iter().rev() {
            self.flow.pass_back(&way.steps, amount);
            self.flow.missing[way.end] += amount;
        }
        places - rest
    }

    /// From one of these cells, which takes a new place instead of one from an offer, to the nearest cell
    /// that lacks something, and gets it from that offer or over others.
    fn shortest_way(&mut self, starts: impl Iterator<Item = usize>) -> Option<Way> {
        let Trial {
            network,
            flow,
            search,
        } = self;
        search.begin(starts);
        while let Some(cell) = search.next() {
            if flow.missing[cell] > 0 {
                let (start, steps) = search.way_to(cell);
                return Some(Way {
                    start,
                    steps,
                    end: cell,
                });
            }
            for (offer, less) in network.reaching(cell) {
                if flow.given[less] > 0 && search.passes(offer) {
                    for (other, more) in network.reached_from(offer) {
                        search.finds(
                            other,
                            Step {
                                from: cell,
                                less,
                                more,
                            },
                        );
                    }
                }
            }
        }
        None
    }
}
