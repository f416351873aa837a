//! Legends: a swatch and a word for everything that a picture shows.

use std::collections::BTreeSet;

use crate::language::Language;
use crate::render::charts::blank::Blank;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{GREY, Ink};
use crate::render::charts::pattern::Pattern;
use crate::render::charts::picture::{Anchor, SMALL};
use crate::render::charts::symbol::Symbol;

/// One entry of a legend.
pub struct Entry {
    pub swatch: Swatch,
    pub text: String,
}

pub enum Swatch {
    Fill(Ink),
    Patterned(Ink, Pattern),
    Blank(Blank),
    /// Drawn into this box.
    Drawn(fn(&mut Frame, (i32, i32), (i32, i32))),
    Whisker,
    Symbol(Symbol),
}

const SWATCH: (i32, i32) = (22, 14);

/// The legend of those that are there, each once.
pub fn of_blanks(blanks: impl IntoIterator<Item = Blank>, language: Language) -> Vec<Entry> {
    let found: BTreeSet<Blank> = blanks.into_iter().collect();
    let entry = |blank: Blank| Entry {
        swatch: Swatch::Blank(blank),
        text: blank.word(language),
    };
    found.into_iter().map(entry).collect()
}

impl Frame {
    /// A legend on as many lines as it takes, behind what it is about.
    pub fn legend(&mut self, about: &str, entries: &[Entry]) {
        let row = SWATCH.1 + 10;
        let mut middle = self.bottom + row / 2;
        self.label(about, (MARGIN, middle), Anchor::Start, SMALL, Ink::BLACK);
        let mut x = match about {
            "" => MARGIN,
            about => MARGIN + SMALL.width(about) + 12,
        };
        for entry in entries {
            let width = SWATCH.0 + 7 + SMALL.width(&entry.text);
            if x > MARGIN && x + width > self.width - MARGIN {
                x = MARGIN;
                middle += row;
            }
            self.swatch(&entry.swatch, (x, middle - SWATCH.1 / 2));
            let at = (x + SWATCH.0 + 7, middle);
            self.label(&entry.text, at, Anchor::Start, SMALL, Ink::BLACK);
            x += width + 18;
        }
        self.bottom = middle + row / 2 + 6;
    }

    fn swatch(&mut self, swatch: &Swatch, (x, y): (i32, i32)) {
        let (from, to) = ((x, y), (x + SWATCH.0, y + SWATCH.1));
        match swatch {
            Swatch::Fill(ink) => self.boxed(from, to, *ink),
            Swatch::Patterned(ink, pattern) => self.patterned(from, to, *ink, *pattern),
            Swatch::Blank(blank) => {
                self.blank(from, to, *blank);
                return;
            }
            Swatch::Drawn(draw) => {
                draw(self, from, to);
                return;
            }
            Swatch::Symbol(symbol) => {
                symbol.draw(self, (x + SWATCH.0 / 2, y + SWATCH.1 / 2));
                return;
            }
            Swatch::Whisker => {
                self.whisker((x, x + SWATCH.0), y + SWATCH.1 / 2);
                return;
            }
        }
        self.outline(from, to, GREY);
    }
}
