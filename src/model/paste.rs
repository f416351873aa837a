//! The lines for `lueckenlos.toml` that settle a finding, as they can be pasted.
//!
//! A finding has them where a setting settles it and its data say which: what only a person knows stands in the advice.

use super::finding::{Code, Detail, Finding};
use crate::language::Language;

/// The lines that settle a finding; none if no setting does, or only a person can say which.
fn lines(finding: &Finding) -> Vec<String> {
    let seen = finding.seen.as_deref().map(quoted);
    let first = |name: &str| finding.text_of(name).map(quoted);
    let all = |name: &str| finding.list_of(name).map(list);
    let column = |field: Option<&str>, heading: Option<String>| {
        let (field, heading) = (field?, heading?);
        Some(format!("columns.{field} = {heading}"))
    };
    let of_file = match finding.code {
        Code::ColumnMissing => match finding.text_of("paste") {
            Some("unpivot") => Some("unpivot = [\"district\"]".to_string()),
            Some("topic") => first("topic").map(|topic| format!("topic = {topic}")),
            _ => column(finding.text_of("name"), first("candidate")),
        },
        Code::ColumnTwice => column(finding.text_of("key"), first("other")),
        Code::CountColumnUnknown => match finding.text_of("paste") {
            Some("rows") => Some("rows = \"persons\"".to_string()),
            _ => column(Some("persons"), seen),
        },
        Code::CountColumnsMany => Some("unpivot = [\"district\"]".to_string()),
        Code::CountColumnMissing => Some("rows = \"persons\"".to_string()),
        Code::ColumnsAsRows => Some("unpivot = false".to_string()),
        Code::BlanksBelow => {
            let column = finding.place.column.as_deref().map(quoted);
            column.map(|column| format!("fill_down = [{column}]"))
        }
        Code::SaidOfAllRows => match (finding.text_of("key"), finding.text_of("value")) {
            (Some("year"), Some(year)) => Some(format!("year = {year}")),
            (Some("topic"), Some(topic)) => Some(format!("topic = {}", quoted(topic))),
            (Some(key), Some(value)) => Some(format!("values.{} = {}", quoted(key), quoted(value))),
            _ => None,
        },
        Code::ColumnLooksUsed => column(finding.text_of("key"), first("candidate")),
        Code::SheetHidden | Code::SheetsPassedOver => {
            all("wanted").map(|sheets| format!("sheets = {sheets}"))
        }
        Code::LayoutChanged => all("found").map(|found| format!("expected = {found}")),
        Code::YearMissing => finding.text_of("year").map(|year| format!("year = {year}")),
        Code::SumOrData | Code::MaybeSum | Code::OfferNamedSum => {
            seen.map(|seen| format!("sums = [{seen}]"))
        }
        Code::FigureLeftOut => all("texts").map(|words| format!("no_sums = {words}")),
        Code::SumByNumber | Code::SumDiffers => seen.map(|seen| format!("no_sums = [{seen}]")),
        _ => None,
    };
    if let Some(line) = of_file {
        let file = quoted(&finding.place.file);
        return vec![format!("[files.reading.{file}]"), line];
    }
    let of_project = |key: &str| match first("candidate") {
        Some(name) => vec!["[files]".to_string(), format!("{key} = [{name}]")],
        None => Vec::new(),
    };
    match (finding.code, finding.seen.as_deref()) {
        (Code::NeedsMissing, _) => of_project("needs"),
        (Code::OffersMissing, _) => of_project("offers"),
        (Code::TargetUnknown, _) => match finding.list_of("words") {
            Some(words) => vec![
                "[[target_phrase]]".to_string(),
                format!("words = {}", list(words)),
                "other = true".to_string(),
            ],
            None => Vec::new(),
        },
        (Code::ColumnDivides | Code::ColumnByChance, Some(seen)) => {
            vec![
                "[[dimension]]".to_string(),
                format!("id = {}", quoted(seen)),
            ]
        }
        (
            Code::NameInTwoForms
            | Code::CategoryOnlyInOffers
            | Code::CategoryOnlyInNeeds
            | Code::PhaseWithoutAges,
            _,
        ) => synonyms(finding).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The lines by which words of a dimension stand for others.
fn synonyms(finding: &Finding) -> Option<Vec<String>> {
    let id = finding.text_of("dimension_id")?;
    let words = finding.list_of("words")?.iter();
    let pairs = words.zip(finding.list_of("meant")?);
    let pairs: Vec<String> = pairs
        .map(|(word, meant)| format!("{} = {}", quoted(word), quoted(meant)))
        .collect();
    Some(vec![
        "[[dimension]]".to_string(),
        format!("id = {}", quoted(id)),
        format!("synonyms = {{ {} }}", pairs.join(", ")),
    ])
}

impl Finding {
    /// The lines for `lueckenlos.toml` that the advice is about; none if no setting settles the finding.
    pub fn lines_to_paste(&self) -> Vec<String> {
        lines(self)
    }

    /// The advice with the lines that it is about behind it, parted by `between`; none without advice.
    pub fn whole_advice(&self, between: &str, language: Language) -> Option<String> {
        let advice = self.advice(language)?;
        let lines = self.lines_to_paste().into_iter();
        let all: Vec<String> = std::iter::once(advice).chain(lines).collect();
        Some(all.join(between))
    }

    /// A detail that is a text.
    fn text_of(&self, wanted: &str) -> Option<&str> {
        // what is said later replaces what was said before
        self.details
            .iter()
            .rev()
            .find_map(|(name, detail)| match detail {
                Detail::Text(text) if *name == wanted && !text.is_empty() => Some(text.as_str()),
                _ => None,
            })
    }

    /// A detail that is a list of texts.
    fn list_of(&self, wanted: &str) -> Option<&[String]> {
        self.details
            .iter()
            .rev()
            .find_map(|(name, detail)| match detail {
                Detail::List(words) if *name == wanted && !words.is_empty() => {
                    Some(words.as_slice())
                }
                _ => None,
            })
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_string()).to_string()
}

fn list(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!("[{}]", words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::finding::Place;

    #[test]
    fn what_is_to_be_pasted_is_toml_whatever_the_names_are() {
        let place = Place::file("be\"darfe.csv");
        let finding = Finding::new(Code::CountColumnUnknown, place).seen("Zahl \"n\"");
        let read: toml::Table = lines(&finding).join("\n").parse().unwrap();
        let columns = &read["files"]["reading"]["be\"darfe.csv"]["columns"];
        assert_eq!(columns["persons"].as_str(), Some("Zahl \"n\""));
        let finding = Finding::new(Code::NumberInvalid, Place::default()).seen("viele");
        assert!(lines(&finding).is_empty());
    }
}
