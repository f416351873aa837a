//! The text of a DOCX: every block of a document as WordprocessingML.

use quick_xml::escape::escape;

use super::columns::parts;
use crate::language::{Language, count};
use crate::render::RenderError;
use crate::render::charts::Picture;
use crate::render::document::{Figure, FigureLine, FindingGroup, Format, Term};
use crate::render::grid::{Field, Grid, Line};
use crate::render::values::{cut, cut_field, visible};
use crate::tables::RowRole;

/// The largest picture, in English metric units (360 000 a centimetre): 17 cm wide, 20 cm high.
const PICTURE: (i64, i64) = (6_120_000, 7_200_000);

/// English metric units of a pixel at 96 dots an inch.
const PIXEL: i64 = 9_525;

/// The longest text in a field, in characters; the CSV has it whole.
const LONGEST: usize = 160;

/// What one level of a hierarchy is indented, in twentieths of a point.
const INDENT: usize = 170;

const BEGIN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
    r#" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#,
    r#" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main""#,
    r#" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>"#,
);

const END: &str = concat!(
    r#"<w:sectPr><w:footerReference w:type="default" r:id="footer"/>"#,
    r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
    r#"<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>"#,
    "</w:sectPr></w:body></w:document>",
);

/// The text so far, and its pictures as PNG.
pub struct Body {
    language: Language,
    xml: String,
    pictures: Vec<Vec<u8>>,
    /// Why a chart is missing.
    undrawn: Option<RenderError>,
}

impl Body {
    pub fn new(language: Language) -> Body {
        Body {
            language,
            xml: BEGIN.to_string(),
            pictures: Vec::new(),
            undrawn: None,
        }
    }

    /// The whole part and its pictures, in the order of their numbers.
    pub fn finish(mut self) -> Result<(String, Vec<Vec<u8>>), RenderError> {
        if let Some(error) = self.undrawn {
            return Err(error);
        }
        if self.xml.ends_with("</w:tbl>") {
            // behind the last table there must be a paragraph
            self.xml.push_str("<w:p/>");
        }
        self.xml.push_str(END);
        Ok((self.xml, self.pictures))
    }

    fn paragraph_of(&mut self, style: &str, content: &str) {
        self.xml.push_str(&paragraph(style, "", content));
    }

    /// Some columns of a table; `part` says which where it is not all of them.
    fn part(&mut self, grid: &Grid, columns: &[(usize, usize)], part: Option<String>) {
        let title = cut(&grid.title, LONGEST);
        let base = cut(&grid.base, LONGEST);
        let behind = part.map_or(base.clone(), |part| format!("{base} · {part}"));
        let caption = format!("{}{}", strong(&title), run(&format!(" {behind}")));
        self.xml
            .push_str(&paragraph("Caption", "<w:keepNext/>", &caption));
        let grid_columns: String = columns
            .iter()
            .map(|(_, width)| format!(r#"<w:gridCol w:w="{width}"/>"#))
            .collect();
        let width: usize = columns.iter().map(|(_, width)| width).sum();
        self.xml.push_str(&format!(
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{}"/><w:tblDescription w:val="{}"/></w:tblPr><w:tblGrid>{grid_columns}</w:tblGrid>"#,
            escaped(&title),
            escaped(&behind),
        ));
        let heads = columns.iter().map(|(column, width)| {
            let head = &grid.head[*column];
            let style = style_of(head.is_numeric());
            let text = strong(&cut(&head.text, LONGEST));
            cell(*width, &paragraph(style, "<w:keepNext/>", &text))
        });
        let heads: String = heads.collect();
        self.xml.push_str(&row("<w:tblHeader/>", &heads));
        for line in &grid.lines {
            let fields = columns.iter().filter_map(|(column, width)| {
                let field = line.fields.get(*column)?;
                let numeric = grid.head[*column].is_numeric();
                let text = paragraph(
                    style_of(numeric),
                    &indent(*column, line.role),
                    &self.field(field, line),
                );
                Some(cell(*width, &text))
            });
            let fields: String = fields.collect();
            self.xml.push_str(&row("", &fields));
        }
        self.xml.push_str("</w:tbl>");
    }

    fn field(&self, field: &Field, line: &Line) -> String {
        let text = cut_field(&field.text(self.language), LONGEST, self.language);
        match line.role {
            RowRole::Total => strong(&text),
            RowRole::NotBrokenDown | RowRole::Unknown | RowRole::View
                if !field.kind.is_number() =>
            {
                styled("Emphasis", &text)
            }
            _ => run(&text),
        }
    }
}

impl Format for Body {
    fn title(&mut self, title: &str, subtitle: &str) {
        self.paragraph_of("Title", &run(&cut(title, LONGEST)));
        self.paragraph_of("Subtitle", &run(subtitle));
    }

    fn heading(&mut self, level: u8, _anchor: &str, text: &str) {
        let style = match level {
            0..=2 => "Heading1",
            3 => "Heading2",
            _ => "Heading3",
        };
        self.paragraph_of(style, &run(&cut(text, LONGEST)));
    }

    fn page_break(&mut self) {
        self.paragraph_of("Normal", "<w:r><w:br w:type=\"page\"/></w:r>");
    }

    fn paragraph(&mut self, text: &str) {
        self.paragraph_of("Normal", &run(text));
    }

    fn notice(&mut self, text: &str) {
        self.paragraph_of("Notice", &run(text));
    }

    fn list(&mut self, items: &[String]) {
        for item in items {
            self.paragraph_of("ListBullet", &run(item));
        }
    }

    fn key_figures(&mut self, figures: &[FigureLine]) {
        for figure in figures {
            let mut content = run(&format!("{}: ", figure.label)) + &strong(&figure.value);
            if let Some(range) = &figure.range {
                content.push_str(&run(&format!(" ({range})")));
            }
            self.paragraph_of("ListBullet", &content);
        }
    }

    fn table(&mut self, grid: &Grid) {
        let parts = parts(grid, self.language);
        for (number, part) in (1..).zip(&parts) {
            let arguments = [
                ("part", count(number)),
                ("parts", count(parts.len() as u64)),
            ];
            let said = (parts.len() > 1)
                .then(|| self.language.texts().with("report-table-part", &arguments));
            self.part(grid, part, said);
        }
        for note in &grid.notes {
            self.paragraph_of("TableNote", &run(note));
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let picture = match figure.picture.png() {
            Ok(picture) => picture,
            Err(error) => {
                self.undrawn = Some(error.into());
                return;
            }
        };
        self.pictures.push(picture);
        let drawing = drawing(figure, self.pictures.len());
        self.xml
            .push_str(&paragraph("Normal", "<w:keepNext/>", &drawing));
        self.paragraph_of("Caption", &run(&figure.caption));
    }

    fn terms(&mut self, terms: &[Term]) {
        for term in terms {
            let content = strong(&term.term) + &run(&format!(": {}", term.meaning));
            self.paragraph_of("Normal", &content);
        }
    }

    fn findings(&mut self, groups: &[FindingGroup]) {
        for group in groups {
            self.paragraph_of("Heading3", &run(&format!("{} {}", group.label, group.code)));
            for entry in &group.entries {
                let mut content = format!(
                    "{}<w:r><w:br/></w:r>{}",
                    run(&entry.message),
                    run(&entry.place)
                );
                if let Some(advice) = &entry.advice {
                    content.push_str("<w:r><w:br/></w:r>");
                    content.push_str(&run(advice));
                }
                self.paragraph_of("ListBullet", &content);
            }
            if let Some(more) = &group.more {
                self.paragraph_of("ListBullet", &run(more));
            }
        }
    }
}

/// Text as it may stand in an element or an attribute: visible, and no mark-up.
pub fn escaped(text: &str) -> String {
    escape(visible(text)).into_owned()
}

fn run(text: &str) -> String {
    let text = escaped(text);
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn strong(text: &str) -> String {
    styled("Strong", text)
}

fn styled(style: &str, text: &str) -> String {
    let text = escaped(text);
    format!(
        r#"<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#
    )
}

fn paragraph(style: &str, properties: &str, content: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>"#)
}

/// A row stays on one page; `properties` make it a header.
fn row(properties: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>")
}

fn cell(width: usize, content: &str) -> String {
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>"#)
}

fn style_of(numeric: bool) -> &'static str {
    match numeric {
        true => "TableNumber",
        false => "TableText",
    }
}

fn indent(column: usize, role: RowRole) -> String {
    match role {
        RowRole::Item { depth: depth @ 1.. } if column == 0 => {
            format!(r#"<w:ind w:left="{}"/>"#, usize::from(depth) * INDENT)
        }
        _ => String::new(),
    }
}

/// A picture in its line, with its words for those who do not see it.
fn drawing(figure: &Figure, number: usize) -> String {
    let (width, height) = size(&figure.picture);
    let title = escaped(&cut(&figure.caption, LONGEST));
    let words = escaped(&figure.alternative());
    format!(
        concat!(
            r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>"#,
            r#"<wp:docPr id="{number}" name="{title}" descr="{words}"/>"#,
            r#"<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>"#,
            r#"<pic:nvPicPr><pic:cNvPr id="{number}" name="{number}.png" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr>"#,
            r#"<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"#,
            r#"<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>"#,
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        ),
        width = width,
        height = height,
        number = number,
        title = title,
        words = words,
    )
}

/// As large as drawn, unless the page is smaller.
fn size(picture: &Picture) -> (i64, i64) {
    let (width, height) = (
        i64::from(picture.width) * PIXEL,
        i64::from(picture.height) * PIXEL,
    );
    let (mut wide, mut high) = (width, height);
    if wide > PICTURE.0 {
        (wide, high) = (PICTURE.0, height * PICTURE.0 / width.max(1));
    }
    if high > PICTURE.1 {
        (wide, high) = (width * PICTURE.1 / height.max(1), PICTURE.1);
    }
    (wide, high)
}
