//! The colours of the charts: one hue a scale, from light to dark, so that colour-blind readers and a
//! black-and-white printer see the same order. The page's style sheet has the same coverage classes.

use crate::tables::Value;

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink(pub u8, pub u8, pub u8);

impl Ink {
    pub const BLACK: Ink = Ink(27, 31, 35);
    const WHITE: Ink = Ink(255, 255, 255);
}

pub const PAPER: Ink = Ink(255, 255, 255);
/// Second in rank: subtitles, axes, signs.
pub const GREY: Ink = Ink(84, 92, 100);
pub const GRID: Ink = Ink(217, 221, 225);
/// Where there is nothing to measure.
pub const EMPTY: Ink = Ink(240, 241, 242);
/// The ground of what cannot be assessed.
pub const DOTTED: Ink = Ink(226, 229, 232);
/// Lines over what is withheld.
pub const HATCH: Ink = Ink(140, 147, 153);
pub const GAP: Ink = Ink(176, 78, 20);
pub const NEED: Ink = Ink(203, 214, 221);
pub const PLACES: Ink = Ink(112, 164, 184);
pub const POPULATION: Ink = Ink(122, 130, 140);
pub const COVERED: Ink = Ink(18, 84, 107);

/// From full coverage to none: dark is where something is missing.
pub const COVERAGE: [Ink; 5] = [
    Ink(255, 249, 238),
    Ink(252, 224, 178),
    Ink(243, 178, 98),
    Ink(176, 78, 20),
    Ink(102, 34, 8),
];

/// From no offer to many.
pub const OFFERS: [Ink; 5] = [
    Ink(255, 255, 255),
    Ink(222, 236, 241),
    Ink(160, 200, 214),
    Ink(48, 118, 142),
    Ink(8, 60, 80),
];

/// The class of a coverage: 0 full, then at least three quarters, half, a quarter, less.
pub fn coverage_class(coverage: f64) -> usize {
    [1.0, 0.75, 0.5, 0.25]
        .iter()
        .position(|bound| coverage >= bound - 1e-9)
        .unwrap_or(4)
}

/// The class of a coverage, also of one that is told as a range, if all of the range is in it.
pub fn coverage_class_of(coverage: &Value) -> Option<usize> {
    class_of(coverage, coverage_class)
}

/// The class of a number, also of one that is told as a range, if all of the range is in it.
pub fn class_of(value: &Value, class: impl Fn(f64) -> usize) -> Option<usize> {
    match *value {
        Value::Range { low, high } => Some(class(low)).filter(|low| *low == class(high)),
        _ => value.number().map(class),
    }
}

/// The class of a number of offers: none, 1 or 2, 3 to 5, 6 to 10, more.
pub fn offers_class(offers: f64) -> usize {
    [1.0, 3.0, 6.0, 11.0]
        .iter()
        .rposition(|bound| offers >= *bound)
        .map_or(0, |class| class + 1)
}

impl Ink {
    /// The one of black and white that can be read on this.
    pub fn text_on(self) -> Ink {
        if contrast(Ink::WHITE, self) > contrast(Ink::BLACK, self) {
            Ink::WHITE
        } else {
            Ink::BLACK
        }
    }

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| match f64::from(channel) / 255.0 {
            dark if dark <= 0.04045 => dark / 12.92,
            light => ((light + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// The contrast ratio of WCAG 2.2: from 1 to 21.
fn contrast(one: Ink, other: Ink) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_has_the_colour_of_its_grade_only_if_all_of_it_is_in_it() {
        let range = |low, high| coverage_class_of(&Value::Range { low, high });
        assert_eq!(range(0.82, 0.87), Some(1));
        assert_eq!(range(0.74, 0.87), None);
        assert_eq!(coverage_class_of(&Value::Number(0.5)), Some(2));
        assert_eq!(coverage_class_of(&Value::Withheld), None);
    }

    #[test]
    fn every_number_can_be_read_on_its_colour() {
        let grounds = COVERAGE.iter().chain(&OFFERS).chain([&EMPTY, &PAPER]);
        for ground in grounds {
            let ratio = contrast(ground.text_on(), *ground);
            assert!(ratio >= 4.5, "{ground:?}: {ratio:.1}");
        }
        assert!(contrast(GREY, PAPER) >= 4.5);
        assert!(contrast(GREY, EMPTY) >= 4.5);
    }

    #[test]
    fn a_black_and_white_printer_keeps_the_order_of_the_classes() {
        for scale in [COVERAGE, OFFERS] {
            let mut steps = scale.windows(2);
            assert!(steps.all(|pair| contrast(pair[0], pair[1]) >= 1.15));
            let luminance = scale.map(Ink::luminance);
            assert!(luminance.is_sorted_by(|lighter, darker| lighter > darker));
        }
        assert!(contrast(NEED, COVERED) >= 3.0);
        let bars = [NEED, PLACES, COVERED];
        assert!(
            bars.windows(2)
                .all(|pair| contrast(pair[0], pair[1]) >= 1.7)
        );
    }

    #[test]
    fn classes_begin_at_their_bounds() {
        assert_eq!(
            [1.1, 1.0, 0.999, 0.75, 0.5, 0.25, 0.0].map(coverage_class),
            [0, 0, 1, 1, 2, 3, 4]
        );
        assert_eq!(
            [0.0, 1.0, 2.0, 3.0, 6.0, 10.0, 11.0].map(offers_class),
            [0, 1, 1, 2, 3, 3, 4]
        );
    }
}
