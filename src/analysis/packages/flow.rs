//! A maximum flow in a network whose capacities change: what still fits of the last flow is kept.

use std::collections::VecDeque;

/// The node from which everything flows, and the one to which it flows.
pub(super) const SOURCE: u32 = 0;
pub(super) const SINK: u32 = 1;

/// A capacity that nothing exhausts; no cut of least capacity goes through it.
pub(super) const UNBOUNDED: u64 = 1 << 62;

/// A network without circles with a flow in it. An *arc* is meant by its position among those that it was made
/// of; an *end* is one of the two directions of an arc.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    /// Where the ends of every node begin.
    first: Vec<u32>,
    /// For every end the node it leads to, the end that leads back, and how much more can flow.
    to: Vec<u32>,
    back: Vec<u32>,
    rest: Vec<u64>,
    /// Whether an end leads along its arc, not against it.
    along: Vec<bool>,
    /// For every arc the end that leads along it.
    end_of: Vec<u32>,
    layer: Vec<u32>,
    next: Vec<u32>,
    /// How many ends were looked at so far: a measure of the work that does not depend on a clock.
    pub work: u64,
}

impl Flow {
    /// A network with these nodes, source and sink counted in, and these arcs; nothing flows, and nothing can.
    pub fn new(nodes: usize, arcs: &[(u32, u32)]) -> Flow {
        let mut first = vec![0u32; nodes + 1];
        for (from, to) in arcs {
            first[*from as usize + 1] += 1;
            first[*to as usize + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let mut free = first.clone();
        let ends = 2 * arcs.len();
        let mut flow = Flow {
            to: vec![0; ends],
            back: vec![0; ends],
            rest: vec![0; ends],
            along: vec![false; ends],
            end_of: Vec::with_capacity(arcs.len()),
            layer: vec![0; nodes],
            next: vec![0; nodes],
            first,
            work: 0,
        };
        for (from, to) in arcs {
            let mut take = |node: u32| {
                let end = free[node as usize];
                free[node as usize] += 1;
                end
            };
            let (forth, back) = (take(*from), take(*to));
            flow.to[forth as usize] = *to;
            flow.to[back as usize] = *from;
            flow.back[forth as usize] = back;
            flow.back[back as usize] = forth;
            flow.along[forth as usize] = true;
            flow.end_of.push(forth);
        }
        flow
    }

    fn ends(&self, node: u32) -> std::ops::Range<usize> {
        self.first[node as usize] as usize..self.first[node as usize + 1] as usize
    }

    /// How much flows along an end that leads along its arc.
    fn flowing(&self, end: usize) -> u64 {
        self.rest[self.back[end] as usize]
    }

    /// Gives an arc another capacity. What no longer fits is taken back, all the way from source to sink.
    pub fn set_capacity(&mut self, arc: usize, capacity: u64) {
        let end = self.end_of[arc] as usize;
        let flowing = self.flowing(end);
        if flowing > capacity {
            let (from, to) = (self.to[self.back[end] as usize], self.to[end]);
            self.take_back(end, flowing - capacity);
            self.take_back_before(from, flowing - capacity);
            self.take_back_after(to, flowing - capacity);
        }
        self.rest[end] = capacity - self.flowing(end);
    }

    fn take_back(&mut self, end: usize, amount: u64) {
        self.rest[self.back[end] as usize] -= amount;
        self.rest[end] += amount;
    }

    fn take_back_before(&mut self, node: u32, mut amount: u64) {
        if node == SOURCE {
            return;
        }
        for back in self.ends(node) {
            if amount == 0 {
                return;
            }
            self.work += 1;
            if !self.along[back] {
                let less = self.rest[back].min(amount);
                if less > 0 {
                    let before = self.to[back];
                    self.take_back(self.back[back] as usize, less);
                    self.take_back_before(before, less);
                    amount -= less;
                }
            }
        }
    }

    fn take_back_after(&mut self, node: u32, mut amount: u64) {
        if node == SINK {
            return;
        }
        for end in self.ends(node) {
            if amount == 0 {
                return;
            }
            self.work += 1;
            if self.along[end] {
                let less = self.flowing(end).min(amount);
                if less > 0 {
                    let after = self.to[end];
                    self.take_back(end, less);
                    self.take_back_after(after, less);
                    amount -= less;
                }
            }
        }
    }

    /// Makes the flow a maximum one, and says how much flows. Shortest augmenting paths, all of one length at
    /// a time (Dinic 1970).
    pub fn maximise(&mut self) -> u64 {
        while self.set_layers() {
            for node in 0..self.next.len() {
                self.next[node] = self.first[node];
            }
            self.augment_layered();
        }
        self.ends(SOURCE).map(|end| self.flowing(end)).sum()
    }

    fn set_layers(&mut self) -> bool {
        self.layer.fill(u32::MAX);
        self.layer[SOURCE as usize] = 0;
        let mut queue = VecDeque::from([SOURCE]);
        while let Some(node) = queue.pop_front() {
            for end in self.ends(node) {
                self.work += 1;
                let to = self.to[end];
                if self.rest[end] > 0 && self.layer[to as usize] == u32::MAX {
                    self.layer[to as usize] = self.layer[node as usize] + 1;
                    if to == SINK {
                        return true;
                    }
                    queue.push_back(to);
                }
            }
        }
        false
    }

    /// Fills all shortest paths; what leads nowhere is never looked at again.
    fn augment_layered(&mut self) {
        let mut path: Vec<u32> = Vec::new();
        loop {
            let node = path.last().map_or(SOURCE, |end| self.to[*end as usize]);
            if node == SINK {
                let rests = path.iter().map(|end| self.rest[*end as usize]);
                let amount = rests.min().unwrap_or(0);
                let mut full = path.len();
                for (position, end) in path.iter().enumerate().rev() {
                    let back = self.back[*end as usize] as usize;
                    self.rest[*end as usize] -= amount;
                    self.rest[back] += amount;
                    if self.rest[*end as usize] == 0 {
                        full = position;
                    }
                }
                path.truncate(full);
                continue;
            }
            let last = self.first[node as usize + 1];
            let onward = self.layer[node as usize] + 1;
            let mut found = None;
            while self.next[node as usize] < last {
                let end = self.next[node as usize];
                self.work += 1;
                if self.rest[end as usize] > 0
                    && self.layer[self.to[end as usize] as usize] == onward
                {
                    found = Some(end);
                    break;
                }
                self.next[node as usize] += 1;
            }
            match found {
                Some(end) => path.push(end),
                None => {
                    self.layer[node as usize] = u32::MAX;
                    if path.pop().is_none() {
                        return;
                    }
                }
            }
        }
    }

    /// The nodes to which more could flow from the source: the near side of the nearest cut of least capacity.
    /// To be asked of a maximum flow.
    pub fn near_side(&mut self) -> Vec<bool> {
        let mut near = vec![false; self.layer.len()];
        near[SOURCE as usize] = true;
        let mut queue = vec![SOURCE];
        while let Some(node) = queue.pop() {
            for end in self.ends(node) {
                self.work += 1;
                let to = self.to[end];
                if self.rest[end] > 0 && !near[to as usize] {
                    near[to as usize] = true;
                    queue.push(to);
                }
            }
        }
        near
    }

    /// All nodes but those from which more could flow to the sink: the near side of the furthest cut of least
    /// capacity. To be asked of a maximum flow.
    pub fn far_side(&mut self) -> Vec<bool> {
        let mut near = vec![true; self.layer.len()];
        near[SINK as usize] = false;
        let mut queue = vec![SINK];
        while let Some(node) = queue.pop() {
            for end in self.ends(node) {
                self.work += 1;
                let from = self.to[end];
                if self.rest[self.back[end] as usize] > 0 && near[from as usize] {
                    near[from as usize] = false;
                    queue.push(from);
                }
            }
        }
        near
    }
}
