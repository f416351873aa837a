//! `lueckenlos.toml` as text, and the line of what is wrong in it.

use std::io;
use std::path::Path;

use super::files::encoding::{Decoded, Encoding};
use super::files::source::Stopped;
use super::limits::{Limit, Limits};
use super::project::{SETTINGS_FILE, Settings};
use crate::model::finding::{Code, Excerpt, Finding, Lines, Place};

/// Reads the settings of a town; what cannot be understood is shown.
pub fn read(file: &Path) -> Result<Settings, Stopped> {
    let bytes = std::fs::metadata(file).map_or(0, |metadata| metadata.len());
    Limits::standard().check(Limit::SettingsBytes, bytes, &Place::file(SETTINGS_FILE))?;
    let text = text_of(file).map_err(|error| {
        let finding = Finding::new(Code::FileUnreadable, Place::file(SETTINGS_FILE));
        Box::new(finding.detail("reason", error.to_string()))
    })?;
    let text = text.trim_start_matches('\u{feff}');
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let content = text.lines().nth(line).unwrap_or_default().to_string();
        let from = (at - start).min(content.len());
        let length = error.span().map_or(1, |span| span.len()).max(1);
        let to = (from + length).min(content.len());
        let place = Place {
            lines: Lines::one(line as u64 + 1),
            ..Place::file(SETTINGS_FILE)
        };
        let excerpt = Excerpt {
            line: content,
            span: from..to,
        };
        let finding = Finding::new(Code::SettingsInvalid, place).detail("reason", error.message());
        Box::new(finding.excerpt(Some(excerpt)))
    })
}

/// A text as any editor saves it.
fn text_of(file: &Path) -> io::Result<String> {
    let bytes = std::fs::read(file)?;
    let guessed = match std::str::from_utf8(&bytes) {
        Ok(_) => Encoding::Utf8,
        Err(_) => Encoding::Windows1252,
    };
    let encoding = Encoding::of_head(&bytes).unwrap_or(guessed);
    io::read_to_string(Decoded::new(&bytes[..], encoding))
}
