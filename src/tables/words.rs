//! The program's own words in tables, in both languages.

use super::table::{Column, Kind};
use crate::language::{Argument, Label, Language, text};

/// A message of the locales in both languages; its arguments are names, each in its language.
pub fn both(name: &str, arguments: &[(&'static str, &Label)]) -> Label {
    let in_language = |language: Language| {
        let arguments: Vec<Argument> = arguments
            .iter()
            .map(|(name, label)| (*name, text(label.in_language(language))))
            .collect();
        language.texts().with(name, &arguments)
    };
    Label {
        de: in_language(Language::German),
        en: Some(in_language(Language::English)),
    }
}

/// The same with arguments that do not depend on the language: numbers, and text from the inventories.
pub fn both_with(name: &str, arguments: &[Argument]) -> Label {
    let in_language = |language: Language| language.texts().with(name, arguments);
    Label {
        de: in_language(Language::German),
        en: Some(in_language(Language::English)),
    }
}

/// A column of the program's own: its label is the message `column-<id>`, with hyphens.
pub fn column(id: &str, kind: Kind) -> Column {
    Column {
        id: id.to_string(),
        label: both(&format!("column-{}", id.replace('_', "-")), &[]),
        kind,
    }
}
