//! How one link of the chain leads to the next, told apart without colour.

use crate::render::charts::frame::Frame;
use crate::render::charts::ink::Ink;

/// How a link leads to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transition {
    Bridged,
    HandedOver,
    PossiblyBridged,
    /// Open for some of them.
    PartlyOpen,
    Open,
}

impl Transition {
    pub const ALL: [Transition; 5] = [
        Transition::Bridged,
        Transition::HandedOver,
        Transition::PossiblyBridged,
        Transition::PartlyOpen,
        Transition::Open,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Transition::Bridged => "bridged",
            Transition::HandedOver => "handed_over",
            Transition::PossiblyBridged => "possibly_bridged",
            Transition::PartlyOpen => "partly_open",
            Transition::Open => "open",
        }
    }

    /// Draws it between two links.
    pub fn drawing(self) -> fn(&mut Frame, (i32, i32), (i32, i32)) {
        match self {
            Transition::Bridged => bridged,
            Transition::HandedOver => handed_over,
            Transition::PossiblyBridged => possibly_bridged,
            Transition::PartlyOpen => partly_open,
            Transition::Open => open,
        }
    }
}

/// A thick line.
fn bridged(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let y = (from.1 + to.1) / 2;
    frame.boxed((from.0, y - 2), (to.0, y + 2), Ink::BLACK);
}

/// An arrow.
fn handed_over(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let y = (from.1 + to.1) / 2;
    let tip = to.0 - 1;
    frame.path(vec![(from.0 + 1, y), (tip - 6, y)], 2, Ink::BLACK);
    frame.area(
        vec![(tip - 8, y - 5), (tip, y), (tip - 8, y + 5)],
        Ink::BLACK,
    );
}

/// A line of dashes.
fn possibly_bridged(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let y = (from.1 + to.1) / 2;
    let length = (to.0 - from.0) / 5;
    for dash in 0..3 {
        let x = from.0 + (to.0 - from.0 - 5 * length) / 2 + 2 * dash * length;
        frame.boxed((x, y - 1), (x + length, y + 1), Ink::BLACK);
    }
}

/// A line that ends halfway, at a stroke.
fn partly_open(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let (x, y) = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
    frame.boxed((from.0, y - 1), (x, y + 1), Ink::BLACK);
    frame.boxed((x, y - 6), (x + 2, y + 6), Ink::BLACK);
}

/// Two strokes that stand apart.
fn open(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let (x, y) = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
    for x in [x - 4, x + 2] {
        frame.boxed((x, y - 6), (x + 2, y + 6), Ink::BLACK);
    }
}

/// A jagged line: here the chain is torn.
pub fn torn(frame: &mut Frame, from: (i32, i32), to: (i32, i32)) {
    let y = (from.1 + to.1) / 2;
    let points = (from.0..=to.0).step_by(4).enumerate();
    let points = points.map(|(point, x)| (x, if point % 2 == 0 { y + 3 } else { y - 2 }));
    frame.path(points.collect(), 2, Ink::BLACK);
}
