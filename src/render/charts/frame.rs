//! What every chart has: margins, a title, the base, a legend, notes below.

use crate::render::charts::ink::{GREY, Ink};
use crate::render::charts::picture::{Anchor, BODY, Font, Lettering, Mark, Picture, SMALL, TITLE};

/// White space around a picture.
pub const MARGIN: i32 = 20;

/// Above and below a picture: on a page there is room already.
const EDGE: i32 = 8;

/// A picture in the making: parts are put below one another.
pub struct Frame {
    pub width: i32,
    title: String,
    /// How far down the picture is filled.
    pub bottom: i32,
    marks: Vec<Mark>,
}

impl Frame {
    /// Begins with the title and the line below it.
    pub fn new(title: &str, subtitle: &str, width: i32) -> Frame {
        let mut frame = Frame {
            width,
            title: title.to_string(),
            bottom: EDGE,
            marks: Vec::new(),
        };
        let room = width - 2 * MARGIN;
        frame.lines(&TITLE.wrap(title, room, 2), TITLE, Ink::BLACK);
        frame.lines(&BODY.wrap(subtitle, room, 2), BODY, GREY);
        frame.bottom += 8;
        frame
    }

    fn lines(&mut self, lines: &[String], font: Font, ink: Ink) {
        for line in lines {
            let middle = self.bottom + font.line_height() / 2;
            self.label(line, (MARGIN, middle), Anchor::Start, font, ink);
            self.bottom += font.line_height();
        }
    }

    /// Sentences below the picture.
    pub fn notes(&mut self, notes: &[String]) {
        self.bottom += 6;
        for note in notes {
            let lines = SMALL.wrap(note, self.width - 2 * MARGIN, 3);
            self.lines(&lines, SMALL, GREY);
        }
    }

    pub fn finish(self, description: String) -> Picture {
        Picture {
            width: self.width,
            height: self.bottom + EDGE,
            title: self.title,
            description,
            marks: self.marks,
        }
    }

    pub fn label(&mut self, text: &str, at: (i32, i32), anchor: Anchor, font: Font, ink: Ink) {
        self.marks.push(Mark::Text(Lettering {
            text: text.to_string(),
            at,
            anchor,
            font,
            ink,
            upright: false,
        }));
    }

    /// A label that reads from bottom to top and begins at `at`.
    pub fn upright(&mut self, text: &str, at: (i32, i32), font: Font) {
        self.marks.push(Mark::Text(Lettering {
            text: text.to_string(),
            at,
            anchor: Anchor::Start,
            font,
            ink: Ink::BLACK,
            upright: true,
        }));
    }

    /// Lines around a common middle.
    pub fn block(&mut self, lines: &[String], at: (i32, i32), anchor: Anchor, font: Font) {
        let height = font.line_height();
        let first = at.1 - height * (lines.len() as i32 - 1) / 2;
        for (line, y) in lines
            .iter()
            .zip((first..).step_by(height.unsigned_abs() as usize))
        {
            self.label(line, (at.0, y), anchor, font, Ink::BLACK);
        }
    }

    pub fn boxed(&mut self, from: (i32, i32), to: (i32, i32), ink: Ink) {
        self.marks.push(Mark::Box { from, to, ink });
    }

    pub fn path(&mut self, points: Vec<(i32, i32)>, width: u32, ink: Ink) {
        self.marks.push(Mark::Path { points, width, ink });
    }

    pub fn outline(&mut self, (x0, y0): (i32, i32), (x1, y1): (i32, i32), ink: Ink) {
        let corners = vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)];
        self.path(corners, 1, ink);
    }

    pub fn area(&mut self, points: Vec<(i32, i32)>, ink: Ink) {
        self.marks.push(Mark::Area { points, ink });
    }

    /// A line with caps.
    pub fn whisker(&mut self, (from, to): (i32, i32), y: i32) {
        self.path(vec![(from, y), (to, y)], 2, Ink::BLACK);
        self.path(vec![(from, y - 5), (from, y + 5)], 2, Ink::BLACK);
        self.path(vec![(to, y - 5), (to, y + 5)], 2, Ink::BLACK);
    }
}
