//! A document as DOCX that a clerk can paste and edit: real headings, lists and tables.
//!
//! Written as WordprocessingML (ISO/IEC 29500-1) into a zip: the parts that never change stand beside this
//! file, `body` sets the text, `columns` the widths of tables.

mod body;
mod columns;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::render::document::{Document, walk};
use crate::render::values::cut;
use crate::render::{RenderError, office_language};

use body::{Body, escaped};

/// Parts in which only title and language are filled in.
const PARTS: [(&str, &str); 7] = [
    (
        "[Content_Types].xml",
        include_str!("docx/content_types.xml"),
    ),
    ("_rels/.rels", include_str!("docx/package_rels.xml")),
    ("docProps/core.xml", include_str!("docx/core.xml")),
    ("word/styles.xml", include_str!("docx/styles.xml")),
    ("word/numbering.xml", include_str!("docx/numbering.xml")),
    ("word/settings.xml", include_str!("docx/settings.xml")),
    ("word/footer.xml", include_str!("docx/footer.xml")),
];

/// The longest title in a property or footer, in characters.
const LONGEST: usize = 100;

/// The document as a file; the same document gives the same bytes.
pub fn docx(document: &Document) -> Result<Vec<u8>, RenderError> {
    let mut body = Body::new(document.language);
    walk(document, &mut body);
    let (text, pictures) = body.finish()?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // the date of a file in the zip stays the earliest there is
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut add = |path: &str, bytes: &[u8], options: SimpleFileOptions| {
        zip.start_file(path, options)?;
        zip.write_all(bytes)?;
        Ok::<(), zip::result::ZipError>(())
    };
    for (path, part) in PARTS {
        add(path, filled(part, document).as_bytes(), packed)?;
    }
    add("word/document.xml", text.as_bytes(), packed)?;
    let relations = relations(pictures.len());
    add("word/_rels/document.xml.rels", relations.as_bytes(), packed)?;
    let stored = packed.compression_method(CompressionMethod::Stored);
    for (number, picture) in (1..).zip(&pictures) {
        add(&format!("word/media/{number}.png"), picture, stored)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The title comes last: what it holds is not filled in again.
fn filled(part: &str, document: &Document) -> String {
    part.replace("{language}", office_language(document.language))
        .replace("{subtitle}", &escaped(&cut(&document.subtitle, LONGEST)))
        .replace("{title}", &escaped(&cut(&document.title, LONGEST)))
}

/// The other parts that the text names.
fn relations(pictures: usize) -> String {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = ["styles", "numbering", "settings", "footer"];
    let parts = parts.map(|part| (part.to_string(), part, format!("{part}.xml")));
    let pictures = (1..=pictures).map(|number| {
        (
            format!("picture{number}"),
            "image",
            format!("media/{number}.png"),
        )
    });
    let relation = |(id, kind, target): (String, &str, String)| {
        format!(r#"<Relationship Id="{id}" Type="{KIND}/{kind}" Target="{target}"/>"#)
    };
    let relations: String = parts.into_iter().chain(pictures).map(relation).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#
    )
}
