//! `lueckenlos.toml` as `init` writes it: a template that explains every setting, and what inventories say.

use std::path::PathBuf;

use crate::inventory::SourceRecord;
use crate::inventory::columns::FileKind;
use crate::inventory::files::source::Kind;
use crate::inventory::layout::Described;
use crate::language::{Language, count, text};
use crate::model::finding::shorten;
use crate::model::inventory::Inventory;
use crate::vocabulary::as_toml;
use crate::vocabulary::dimension::{Dimension, Role};

/// A file that is copied, under its name in the new folder.
pub struct CopiedFile {
    pub kind: FileKind,
    pub name: String,
    pub path: PathBuf,
}

/// The settings with a comment on each, the same with and without inventories.
pub fn template(language: Language) -> &'static str {
    match language {
        Language::German => include_str!("templates/de/lueckenlos.toml"),
        Language::English => include_str!("templates/en/lueckenlos.toml"),
    }
}

/// The template with what is known filled in, and a block for each dimension that the inventories use.
pub fn filled_in(
    town: &str,
    files: &[CopiedFile],
    inventory: &Inventory,
    sources: &[SourceRecord],
    language: Language,
) -> String {
    let mut values = vec![("name", as_toml::quoted(town))];
    let latest = inventory.needs.iter().map(|need| need.year).max();
    values.extend(latest.map(|year| ("year", year.to_string())));
    for (key, kind) in [
        ("needs", FileKind::Needs),
        ("offers", FileKind::Offers),
        ("population", FileKind::Population),
        ("need_rates", FileKind::Rates),
    ] {
        let same = files.iter().filter(|file| file.kind == kind);
        let names: Vec<String> = same.map(|file| file.name.clone()).collect();
        // the template names a table of needs
        if !names.is_empty() || kind == FileKind::Needs {
            values.push((key, as_toml::list(&names)));
        }
    }
    let mut settings = with_values(template(language), &values);
    for file in files {
        settings.push_str(&layout_block(file, sources, language));
    }
    for dimension in &inventory.vocabulary.dimensions {
        settings.push('\n');
        settings.push_str(&block(dimension, language));
    }
    settings
}

/// The first line `key = …` of a template for each of these values, whether it was commented out or not:
/// reports further down have names of their own.
fn with_values(template: &str, values: &[(&str, String)]) -> String {
    let mut open: Vec<&(&str, String)> = values.iter().collect();
    let filled = template.lines().map(|line| {
        let key = line.trim_start_matches("# ").split_once(" = ");
        let found = key.and_then(|(key, _)| open.iter().position(|(known, _)| *known == key));
        match found.map(|position| open.remove(position)) {
            Some((key, value)) => format!("{key} = {value}\n"),
            None => format!("{line}\n"),
        }
    });
    filled.collect()
}

/// How a file was read, so that next year's is read the same way, and one that is laid out differently is noticed.
fn layout_block(file: &CopiedFile, sources: &[SourceRecord], language: Language) -> String {
    let own = file
        .path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let read: Vec<&SourceRecord> = sources
        .iter()
        .filter(|source| Some(&source.file) == own.as_ref())
        .collect();
    let layouts: Vec<&Described> = read
        .iter()
        .filter_map(|source| source.layout.as_ref())
        .collect();
    let Some(first) = layouts.first() else {
        return String::new();
    };
    let name = [("file", text(file.name.as_str()))];
    let mut lines = vec![
        String::new(),
        format!("# {}", language.texts().with("cli-init-reading", &name)),
        format!("[files.reading.{}]", as_toml::quoted(&file.name)),
    ];
    let sheets: Vec<String> = read
        .iter()
        .filter_map(|source| match &source.read_as {
            Kind::Sheet { sheet, .. } => Some(sheet.clone()),
            _ => None,
        })
        .collect();
    if !sheets.is_empty() {
        lines.push(format!("sheets = {}", as_toml::list(&sheets)));
    }
    if layouts
        .iter()
        .all(|layout| layout.header_line == first.header_line)
    {
        lines.push(format!("header_row = {}", first.header_line));
    }
    if !first.columns_as_rows.is_empty() {
        let named = as_toml::list(&first.named_by_headings);
        lines.push(format!("# unpivot = {named}"));
    }
    lines.extend(
        first
            .said_of_all
            .iter()
            .map(|said| format!("# {}", shorten(said))),
    );
    lines.push(format!("expected = {}", as_toml::list(&first.used)));
    lines.join("\n") + "\n"
}

fn block(dimension: &Dimension, language: Language) -> String {
    let categories = dimension.categories().count();
    let name = match dimension.role {
        _ if categories == 0 => "cli-init-dimension-empty",
        Role::LifePhase => "cli-init-life-phases",
        Role::District | Role::Topic | Role::Group => "cli-init-dimension",
    };
    let arguments = [
        (
            "dimension",
            text(shorten(dimension.label.in_language(language))),
        ),
        ("categories", count(categories as u64)),
    ];
    let comment = language.texts().with(name, &arguments);
    match categories {
        0 => format!("# {comment}\n"),
        _ => format!("# {comment}\n{}", as_toml::dimension(dimension)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inventory::project::settings::Settings;

    #[test]
    fn a_known_line_of_the_template_is_filled_in_and_every_other_stays() {
        let values = [("name", "\"A\"".to_string())];
        let filled = with_values(
            "# What it is called: name = x\n# name = \"B\"\nyear = 1\n",
            &values,
        );
        let expected = "# What it is called: name = x\nname = \"A\"\nyear = 1\n";
        assert_eq!(filled, expected);
    }

    #[test]
    fn every_example_in_the_template_is_valid_once_its_mark_is_deleted() {
        for language in [Language::German, Language::English] {
            let is_example = |line: &&str| {
                let text = line.trim_start_matches("# ");
                let begins = ["[[", "{ id", "]"]
                    .iter()
                    .any(|begin| text.trim_start().starts_with(begin));
                let is_pair = text.split_once(" = ").is_some_and(|(key, _)| {
                    key.bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
                });
                begins || is_pair || !line.starts_with('#')
            };
            let lines = template(language).lines().filter(is_example);
            let text: Vec<&str> = lines.map(|line| line.trim_start_matches("# ")).collect();
            let settings: Settings = toml::from_str(&text.join("\n")).unwrap();
            assert_eq!(settings.dimension.len(), 2);
            assert_eq!(settings.working_group.len(), 1);
            assert_eq!(settings.report.len(), 2);
            assert_eq!(settings.language, Some(language));
        }
    }
}
