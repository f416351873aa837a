//! Symbols of single points: black on a white rim, told apart by their shapes, so that a grey print of a dark area
//! shows them as well.

use crate::render::charts::frame::Frame;
use crate::render::charts::ink::{Ink, PAPER};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    Disc,
    Square,
    Triangle,
    Diamond,
    Cross,
    /// A triangle that stands on its tip.
    Wedge,
    /// Several topics in one place.
    Ring,
    Dot,
}

impl Symbol {
    /// Around its middle, in pixels.
    fn corners(self) -> &'static [(i32, i32)] {
        match self {
            Symbol::Disc | Symbol::Ring => &[
                (-2, -4),
                (2, -4),
                (4, -2),
                (4, 2),
                (2, 4),
                (-2, 4),
                (-4, 2),
                (-4, -2),
            ],
            Symbol::Square => &[(-3, -3), (3, -3), (3, 3), (-3, 3)],
            Symbol::Triangle => &[(0, -4), (4, 3), (-4, 3)],
            Symbol::Diamond => &[(0, -5), (5, 0), (0, 5), (-5, 0)],
            Symbol::Cross => &[
                (-1, -4),
                (1, -4),
                (1, -1),
                (4, -1),
                (4, 1),
                (1, 1),
                (1, 4),
                (-1, 4),
                (-1, 1),
                (-4, 1),
                (-4, -1),
                (-1, -1),
            ],
            Symbol::Wedge => &[(0, 4), (4, -3), (-4, -3)],
            Symbol::Dot => &[
                (-1, -2),
                (1, -2),
                (2, -1),
                (2, 1),
                (1, 2),
                (-1, 2),
                (-2, 1),
                (-2, -1),
            ],
        }
    }

    /// Draws it with its middle here.
    pub fn draw(self, frame: &mut Frame, at: (i32, i32)) {
        let corners = self.corners().iter();
        let rim = corners
            .clone()
            .map(|(x, y)| (at.0 + x + x.signum(), at.1 + y + y.signum()));
        let own = corners.map(|(x, y)| (at.0 + x, at.1 + y));
        frame.area(rim.collect(), PAPER);
        frame.area(own.collect(), Ink::BLACK);
        if self == Symbol::Ring {
            let inside = Symbol::Dot.corners().iter();
            let inside = inside.map(|(x, y)| (at.0 + x, at.1 + y));
            frame.area(inside.collect(), PAPER);
        }
    }
}
