//! A dimension that was taken from the data, as a `[[dimension]]` that a person can edit.
//!
//! Read back, it is the same dimension. What only settings can say of one (levels, parents, definitions)
//! is not written: a dimension from the data has none.

use std::fmt::Write;

use super::dimension::{Category, Dimension};
use super::settings::defaults;
use crate::language::Label;

/// The dimension in TOML.
pub fn dimension(dimension: &Dimension) -> String {
    let default = defaults()
        .into_iter()
        .find(|known| known.id == dimension.id);
    let mut lines = vec![
        "[[dimension]]".to_string(),
        format!("id = {}", quoted(&dimension.id)),
    ];
    if default.is_some() {
        lines.push("mode = \"replace\"".to_string());
    }
    lines.push(format!("label = {}", label(&dimension.label)));
    // A default dimension keeps its names whatever its categories are.
    let kept = default.map_or(Vec::new(), |default| default.aliases);
    let aliases = dimension.aliases.iter().filter(|a| !kept.contains(a));
    let aliases: Vec<String> = aliases.cloned().collect();
    if !aliases.is_empty() {
        lines.push(format!("aliases = {}", list(&aliases)));
    }
    lines.push(format!("ordered = {}", dimension.ordered));
    lines.push("categories = [".to_string());
    let categories = dimension.categories();
    lines.extend(categories.map(|(_, known)| format!("  {},", category(known))));
    lines.push("]\n".to_string());
    lines.join("\n")
}

fn category(category: &Category) -> String {
    let mut pairs = vec![
        format!("id = {}", quoted(&category.id)),
        format!("label = {}", label(&category.label)),
    ];
    if let Some(ages) = category.ages {
        pairs.push(format!("ages = {}", quoted(&ages.to_string())));
    }
    if !category.aliases.is_empty() {
        pairs.push(format!("aliases = {}", list(&category.aliases)));
    }
    format!("{{ {} }}", pairs.join(", "))
}

fn label(label: &Label) -> String {
    let english = label.en.as_deref();
    let english = english.map_or(String::new(), |english| {
        format!(", en = {}", quoted(english))
    });
    format!("{{ de = {}{english} }}", quoted(&label.de))
}

/// A list of texts, on one line.
pub fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A text in quotes, on one line whatever is in it.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // Writing to a string cannot fail.
            c if c.is_control() => drop(write!(quoted, "\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;
    use crate::vocabulary::ages::{Age, AgeBand};
    use crate::vocabulary::dimension::Role;
    use crate::vocabulary::settings::{DimensionSettings, merged};

    #[derive(Deserialize)]
    struct Town {
        dimension: Vec<DimensionSettings>,
    }

    fn read_back(written: &Dimension) -> Dimension {
        let town: Town = toml::from_str(&dimension(written)).unwrap();
        let all = merged(&town.dimension);
        let own = all.into_iter().find(|(own, _)| own.id == written.id);
        own.unwrap().0.build().0
    }

    fn with_categories(id: &str, role: Role, categories: Vec<Category>) -> Dimension {
        let default = defaults().into_iter().find(|known| known.id == id);
        let (label, aliases) = match default {
            Some(default) => (default.label.unwrap(), default.aliases),
            None => (Label::plain(id), Vec::new()),
        };
        let id = id.to_string();
        Dimension::new(id, label, aliases, role, false, Vec::new(), categories)
    }

    proptest! {
        #[test]
        fn any_word_comes_back_as_it_was(words in proptest::collection::vec(any::<String>(), 1..5)) {
            let categories: Vec<Category> = words.iter().map(|word| Category::from_data(word)).collect();
            for (id, role) in [("district", Role::District), ("so\"zi\\al\n", Role::Group)] {
                let written = with_categories(id, role, categories.clone());
                prop_assert_eq!(&read_back(&written), &written);
            }
        }

        #[test]
        fn any_ages_come_back_as_they_were(from in 0_u32..100_000, length in 1_u32..20_000, open: bool) {
            let band = AgeBand { from: Age(from), to: (!open).then_some(Age(from + length)) };
            let category = Category { ages: Some(band), ..Category::from_data("a") };
            let written = with_categories("life_phase", Role::LifePhase, vec![category]);
            prop_assert_eq!(read_back(&written), written);
        }
    }
}
