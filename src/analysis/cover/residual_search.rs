//! A search for a way to pass places on, step by step, while all on the way keep what they have.

use super::flow::Step;

/// How a search came to a cell, or an offer.
#[derive(Debug, Clone, Copy)]
enum Found {
    Not,
    Start,
    By(Step),
}

/// A breadth-first search among cells, passing over offers, or the other way round. It can be used
/// again and again, and takes only as long as what it comes by.
#[derive(Debug)]
pub(super) struct Search {
    found: Vec<Found>,
    /// All that were found, in this order.
    queue: Vec<usize>,
    next: usize,
    is_passed: Vec<bool>,
    passed: Vec<usize>,
}

impl Search {
    /// Among so many cells, passing so many offers, or the other way round.
    pub fn new(among: usize, passing: usize) -> Search {
        Search {
            found: vec![Found::Not; among],
            queue: Vec::new(),
            next: 0,
            is_passed: vec![false; passing],
            passed: Vec::new(),
        }
    }

    /// Forgets what was found and begins anew from these.
    pub fn begin(&mut self, starts: impl Iterator<Item = usize>) {
        self.next = 0;
        self.queue
            .drain(..)
            .for_each(|found| self.found[found] = Found::Not);
        self.passed
            .drain(..)
            .for_each(|passed| self.is_passed[passed] = false);
        self.queue.extend(starts);
        self.queue
            .iter()
            .for_each(|&start| self.found[start] = Found::Start);
    }

    /// The next one from which to look on.
    pub fn next(&mut self) -> Option<usize> {
        self.next += 1;
        self.queue.get(self.next - 1).copied()
    }

    /// Whether this is passed for the first time.
    pub fn passes(&mut self, node: usize) -> bool {
        let first = !self.is_passed[node];
        if first {
            self.is_passed[node] = true;
            self.passed.push(node);
        }
        first
    }

    /// Whether this is found for the first time.
    pub fn finds(&mut self, node: usize, step: Step) -> bool {
        let first = matches!(self.found[node], Found::Not);
        if first {
            self.found[node] = Found::By(step);
            self.queue.push(node);
        }
        first
    }

    /// The way to what was found, with its start and its steps, the last one first.
    pub fn way_to(&self, end: usize) -> (usize, Vec<Step>) {
        let mut steps = Vec::new();
        let mut node = end;
        while let Found::By(step) = self.found[node] {
            steps.push(step);
            node = step.from;
        }
        (node, steps)
    }
}
