//! A picture as plain data, and its two outputs: SVG and PNG by plotters.
//!
//! Shapes are placed in whole pixels of the SVG; the PNG has twice as many for print. That a picture is
//! a list of marks lets a test ask whether labels collide or leave the frame.

use std::sync::LazyLock;

use plotters::backend::{BitMapBackend, DrawingBackend, SVGBackend};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{
    Color as _, FontDesc, FontFamily, FontStyle, FontTransform, RGBColor, TextStyle, register_font,
};

use crate::render::charts::ink::{Ink, PAPER};
use crate::render::values::cut;

/// A picture with what it shows in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub width: i32,
    pub height: i32,
    pub title: String,
    /// What can be seen, for those who do not see it.
    pub description: String,
    pub marks: Vec<Mark>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Filled, from the upper left to the lower right corner.
    Box {
        from: (i32, i32),
        to: (i32, i32),
        ink: Ink,
    },
    Path {
        points: Vec<(i32, i32)>,
        width: u32,
        ink: Ink,
    },
    /// A filled polygon; its line may run along itself on the way to a hole.
    Area {
        points: Vec<(i32, i32)>,
        ink: Ink,
    },
    Text(Lettering),
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Lettering {
    pub text: String,
    /// Where it is anchored; vertically always in the middle of the line.
    pub at: (i32, i32),
    pub anchor: Anchor,
    pub font: Font,
    pub ink: Ink,
    /// Reads from bottom to top; `at` is then the lower end.
    pub upright: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Size in pixels per em, and weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Font {
    pub em: i32,
    pub bold: bool,
}

pub const TITLE: Font = Font { em: 19, bold: true };
pub const BODY: Font = Font {
    em: 13,
    bold: false,
};
pub const STRONG: Font = Font { em: 13, bold: true };
pub const SMALL: Font = Font {
    em: 12,
    bold: false,
};

/// Why a picture could not be drawn.
#[derive(Debug)]
pub struct DrawError(pub String);

/// The embedded font first; in an SVG opened elsewhere, fonts of about its width.
const FAMILY: &str = "Noto Sans, Open Sans, Segoe UI, Helvetica Neue, Arial, sans-serif";

/// Height of the embedded font from descent to ascent, in em: how the bitmap backend counts its sizes.
const LINE: f64 = 1.362;

/// How the SVG backend counts its sizes.
const SVG_SIZE: f64 = 1.24;

/// Pixels of the PNG for one of the SVG.
const PNG_SCALE: i32 = 2;

/// Other fonts may be wider than the embedded one by this factor.
const SLACK: f64 = 1.06;

static FONTS: LazyLock<bool> = LazyLock::new(|| {
    let fonts = [
        (FontStyle::Normal, notosans::REGULAR_TTF),
        (FontStyle::Bold, notosans::BOLD_TTF),
    ];
    let register = |(style, bytes)| register_font(FAMILY, style, bytes).is_ok();
    fonts.into_iter().all(register)
});

impl Font {
    fn style(self) -> FontStyle {
        if self.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        }
    }

    fn styled(self, size: f64, ink: Ink) -> TextStyle<'static> {
        LazyLock::force(&FONTS);
        FontDesc::new(FontFamily::Name(FAMILY), size, self.style()).color(&rgb(ink))
    }

    /// How many pixels a text takes at most.
    pub fn width(self, text: &str) -> i32 {
        const FINE: f64 = 1000.0;
        let style = self.styled(FINE, Ink::BLACK);
        let ((left, _), (right, _)) = style.font.layout_box(text).unwrap_or_default();
        let em = f64::from(right - left) / FINE * LINE * SLACK;
        (em * f64::from(self.em)).ceil() as i32
    }

    pub fn line_height(self) -> i32 {
        self.em * 4 / 3
    }

    /// The text, shortened with `…` until it fits.
    pub fn fit(self, text: &str, width: i32) -> String {
        if text.chars().count() <= LONGEST && self.width(text) <= width {
            return text.to_string();
        }
        let mut kept: Vec<char> = text.chars().take(LONGEST).collect();
        loop {
            let short: String = kept.iter().collect::<String>().trim_end().to_string() + "…";
            if kept.pop().is_none() || self.width(&short) <= width {
                return short;
            }
        }
    }

    /// The words of a text and what stands before each; a word that is too long is broken behind hyphens
    /// and slashes.
    fn pieces(self, text: &str, width: i32) -> Vec<(&str, &'static str)> {
        let mut pieces = Vec::new();
        for word in text.split_whitespace() {
            if self.width(word) <= width {
                pieces.push((word, " "));
                continue;
            }
            let parts = word.split_inclusive(['-', '/']).enumerate();
            pieces.extend(parts.map(|(part, piece)| (piece, if part == 0 { " " } else { "" })));
        }
        pieces
    }

    /// The text in at most `lines` lines, broken between words; the last line is shortened if need be.
    pub fn wrap(self, text: &str, width: i32, lines: usize) -> Vec<String> {
        let mut wrapped: Vec<String> = Vec::new();
        for (word, gap) in self.pieces(&cut(text, LONGEST), width) {
            let joined = match wrapped.last() {
                Some(line) => format!("{line}{gap}{word}"),
                None => word.to_string(),
            };
            let room = wrapped.len() == lines || self.width(&joined) <= width;
            match wrapped.last_mut() {
                Some(line) if room => *line = joined,
                _ => wrapped.push(word.to_string()),
            }
        }
        for line in &mut wrapped {
            *line = self.fit(line, width);
        }
        wrapped
    }
}

/// Longer labels are cut before they are measured.
const LONGEST: usize = 200;

impl Picture {
    pub fn svg(&self) -> Result<String, DrawError> {
        let mut svg = String::new();
        {
            let size = (self.width.unsigned_abs(), self.height.unsigned_abs());
            let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
            self.replay(&area, 1, SVG_SIZE, 0.07).map_err(drawing)?;
            area.present().map_err(drawing)?;
        }
        Ok(svg)
    }

    pub fn png(&self) -> Result<Vec<u8>, DrawError> {
        let size = (
            (self.width * PNG_SCALE).unsigned_abs(),
            (self.height * PNG_SCALE).unsigned_abs(),
        );
        let mut pixels = vec![255; size.0 as usize * size.1 as usize * 3];
        {
            let backend = BitMapBackend::with_buffer(&mut pixels, size);
            let area = backend.into_drawing_area();
            self.replay(&area, PNG_SCALE, LINE, 0.206)
                .map_err(drawing)?;
            area.present().map_err(drawing)?;
        }
        encode(&pixels, size)
    }

    /// `unit` is a backend's size for one pixel per em, `drop` how far down, in em, it must set a text
    /// so that its middle stands on the anchor.
    fn replay<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        scale: i32,
        unit: f64,
        drop: f64,
    ) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
        let scaled = |(x, y): (i32, i32)| (x * scale, y * scale);
        area.fill(&rgb(PAPER))?;
        for mark in &self.marks {
            match mark {
                Mark::Box { from, to, ink } => {
                    let corners = [scaled(*from), scaled(*to)];
                    area.draw(&Rectangle::new(corners, rgb(*ink).filled()))?;
                }
                Mark::Path { points, width, ink } => {
                    let points: Vec<_> = points.iter().copied().map(scaled).collect();
                    let style = rgb(*ink).stroke_width(width * scale.unsigned_abs());
                    area.draw(&PathElement::new(points, style))?;
                }
                Mark::Area { points, ink } => {
                    let points: Vec<_> = points.iter().copied().map(scaled).collect();
                    area.draw(&Polygon::new(points, rgb(*ink).filled()))?;
                }
                Mark::Text(label) => {
                    let em = f64::from(label.font.em * scale);
                    let drop = (em * drop).round() as i32;
                    let (x, y) = scaled(label.at);
                    let at = if label.upright {
                        (x + drop, y)
                    } else {
                        (x, y + drop)
                    };
                    area.draw(&Text::new(label.text.as_str(), at, label.style(em * unit)))?;
                }
            }
        }
        Ok(())
    }
}

impl Lettering {
    fn style(&self, size: f64) -> TextStyle<'static> {
        let horizontal = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = self.font.styled(size, self.ink);
        let style = style.pos(Pos::new(horizontal, VPos::Center));
        if self.upright {
            style.transform(FontTransform::Rotate270)
        } else {
            style
        }
    }
}

fn rgb(ink: Ink) -> RGBColor {
    RGBColor(ink.0, ink.1, ink.2)
}

fn drawing<E: std::error::Error + Send + Sync>(error: DrawingAreaErrorKind<E>) -> DrawError {
    DrawError(error.to_string())
}

fn encode(pixels: &[u8], (width, height): (u32, u32)) -> Result<Vec<u8>, DrawError> {
    let failed = |error: png::EncodingError| DrawError(error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // most rows are like the one above
    encoder.set_filter(png::FilterType::Up);
    encoder.set_compression(png::Compression::Default);
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(pixels).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}
