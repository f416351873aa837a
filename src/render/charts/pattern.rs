//! Patterns beside colours: lines that are cut to their box here, because not every reader of SVG knows
//! patterns and clips.

use crate::render::charts::frame::Frame;
use crate::render::charts::ink::Ink;

/// How a box is filled beside its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    Plain,
    /// Lines from the lower left to the upper right.
    Rising,
    /// Lines from the upper left to the lower right.
    Falling,
    /// Lines from left to right.
    Level,
    Dotted,
}

/// Pixels between two lines or dots.
const STEP: usize = 6;

impl Frame {
    pub fn patterned(&mut self, from: (i32, i32), to: (i32, i32), ink: Ink, pattern: Pattern) {
        self.boxed(from, to, ink);
        self.lines_of(from, to, ink.text_on(), pattern);
    }

    fn lines_of(&mut self, from: (i32, i32), to: (i32, i32), ink: Ink, pattern: Pattern) {
        match pattern {
            Pattern::Plain => {}
            Pattern::Rising => self.hatch(from, to, STEP, ink),
            Pattern::Falling => self.falling(from, to, ink),
            Pattern::Level => {
                for y in (from.1..to.1).step_by(STEP).skip(1) {
                    self.path(vec![(from.0, y), (to.0, y)], 1, ink);
                }
            }
            Pattern::Dotted => {
                for (row, y) in (from.1 + 4..to.1 - 2).step_by(STEP).enumerate() {
                    let first = from.0 + 2 + if row % 2 == 0 { 0 } else { STEP as i32 / 2 };
                    for x in (first..to.0 - 2).step_by(STEP) {
                        self.boxed((x, y - 1), (x + 2, y + 1), ink);
                    }
                }
            }
        }
    }

    /// Diagonals that rise to the right, every `step` pixels.
    pub fn hatch(&mut self, from: (i32, i32), to: (i32, i32), step: usize, ink: Ink) {
        for [lower, upper] in diagonals(from, to, step) {
            self.path(vec![lower, upper], 1, ink);
        }
    }

    fn falling(&mut self, from: (i32, i32), to: (i32, i32), ink: Ink) {
        let mirrored = |(x, y): (i32, i32)| (from.0 + to.0 - x, y);
        for [lower, upper] in diagonals(from, to, STEP) {
            self.path(vec![mirrored(lower), mirrored(upper)], 1, ink);
        }
    }
}

/// Lower and upper ends of rising diagonals, cut to the box.
fn diagonals(
    (x0, y0): (i32, i32),
    (x1, y1): (i32, i32),
    step: usize,
) -> impl Iterator<Item = [(i32, i32); 2]> {
    let (width, height) = ((x1 - x0).max(0), (y1 - y0).max(0));
    (step as i32..width + height)
        .step_by(step)
        .map(move |offset| {
            let lower = (x0 + (offset - height).max(0), y0 + offset.min(height));
            let upper = (x0 + offset.min(width), y0 + (offset - width).max(0));
            [lower, upper]
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_pattern_leaves_its_box() {
        let (from, to) = ((10, 20), (73, 41));
        for [lower, upper] in diagonals(from, to, 6) {
            for (x, y) in [lower, upper] {
                assert!((from.0..=to.0).contains(&x) && (from.1..=to.1).contains(&y));
            }
            assert_eq!(lower.0 + lower.1, upper.0 + upper.1, "{lower:?} {upper:?}");
        }
    }
}
