//! What changed since the year before, what is to come, and what money could do about it, in sentences.

use super::Line;
use crate::language::{Language, count, number, text};
use crate::model::brief::ChapterName;
use crate::render::document::Block;
use crate::render::values::shown;
use crate::tables::{ColumnId, Edition, FigureId, Kind, RowRole, TableId, Value};

/// So many groups are named whose gap grew, and so many whose gap shrank.
const NAMED: usize = 3;

/// The sentences of a chapter that looks back or ahead; a sentence whose numbers are withheld is left out.
pub fn sentences(name: ChapterName, edition: &Edition, language: Language) -> Vec<Block<'static>> {
    let sentences = match name {
        ChapterName::Development => development(edition, language),
        ChapterName::Outlook => outlook(edition, language),
        ChapterName::Money => money(edition, language),
        _ => Vec::new(),
    };
    sentences.into_iter().map(Block::Paragraph).collect()
}

/// The change since the year before, and how far the gap grows: a sentence each.
pub fn in_short(edition: &Edition, language: Language) -> Vec<String> {
    let change = change(edition, language);
    let ahead = outlook(edition, language).into_iter().next();
    change.into_iter().chain(ahead).collect()
}

/// What the gap was, and what it is.
fn change(edition: &Edition, language: Language) -> Option<String> {
    let causes = Line::all(edition, &TableId::ReviewCauses);
    let of = |id: &str| {
        let mut lines = causes.iter();
        let line = lines.find(|line| line.id(ColumnId::Cause) == Some(id))?;
        line.number(ColumnId::Cases)
    };
    let (before, after) = of("gap_before").zip(of("gap_after"))?;
    let arguments = [
        ("before", number(before)),
        ("after", number(after)),
        ("size", number((after - before).abs())),
        ("turn", text(turn(after - before))),
    ];
    Some(
        language
            .texts()
            .with("report-development-change", &arguments),
    )
}

/// The change, why, where most, and what could not be compared.
fn development(edition: &Edition, language: Language) -> Vec<String> {
    let texts = language.texts();
    let causes = Line::all(edition, &TableId::ReviewCauses);
    let of = |id: &str| {
        let mut lines = causes.iter();
        let line = lines.find(|line| line.id(ColumnId::Cause) == Some(id))?;
        line.number(ColumnId::Cases)
    };
    let change = change(edition, language);
    let parts = ["by_need", "by_supply", "by_knowledge"].map(of);
    let why = match parts {
        [Some(need), Some(supply), Some(knowledge)] => {
            let [need, supply, knowledge] =
                [need, supply, knowledge].map(|part| text(signed(part, language)));
            let arguments = [("need", need), ("supply", supply), ("knowledge", knowledge)];
            Some(texts.with("report-development-causes", &arguments))
        }
        _ => None,
    };
    let left = of("left_out_before")
        .zip(of("left_out_after"))
        .map(|(before, after)| {
            let arguments = [("before", number(before)), ("after", number(after))];
            texts.with("report-development-left-out", &arguments)
        });
    let all = [
        change,
        why,
        grown(edition, language, 1.0),
        grown(edition, language, -1.0),
        left,
    ];
    let all = all.into_iter().flatten().collect::<Vec<_>>();
    match all.is_empty() {
        true => Vec::new(),
        false => vec![all.join(" ")],
    }
}

fn turn(change: f64) -> &'static str {
    match change {
        rising if rising > 0.0 => "larger",
        falling if falling < 0.0 => "smaller",
        _ => "same",
    }
}

fn signed(part: f64, language: Language) -> String {
    let words = shown(&Value::Number(part), Kind::Cases, language);
    if part > 0.0 {
        format!("+{words}")
    } else {
        words
    }
}

/// The categories whose gap grew most, or shrank most.
fn grown(edition: &Edition, language: Language, sign: f64) -> Option<String> {
    let lines = Line::all(edition, &TableId::ReviewGroups).into_iter();
    let items = lines.filter(|line| {
        matches!(line.row.role, RowRole::Item { .. })
            && line.id(ColumnId::Category) != Some("total")
    });
    let mut found: Vec<(Line, f64)> = items
        .filter_map(|line| Some((line, line.number(ColumnId::GapChange)? * sign)))
        .filter(|(_, change)| *change > 0.0)
        .collect();
    found.sort_by(|one, other| other.1.total_cmp(&one.1));
    let named = found.into_iter().take(NAMED).filter_map(|(line, change)| {
        let words = signed(change * sign, language);
        Some(format!(
            "{} ({words})",
            line.shown(ColumnId::Category, language)?
        ))
    });
    let named: Vec<String> = named.collect();
    let name = match sign > 0.0 {
        true => "report-development-grown",
        false => "report-development-shrunk",
    };
    let groups = [("groups", text(named.join(", ")))];
    (!named.is_empty()).then(|| language.texts().with(name, &groups))
}

/// How far the gap grows, and the ending that takes most by itself.
fn outlook(edition: &Edition, language: Language) -> Vec<String> {
    let texts = language.texts();
    let steps = Line::all(edition, &TableId::OutlookSteps);
    let ended: f64 = steps
        .iter()
        .filter_map(|line| line.number(ColumnId::Ended))
        .sum();
    let together = || {
        let (first, last) = (steps.first()?, steps.last()?);
        let arguments = [
            ("offers", count(ended as u64)),
            ("until", text(last.shown(ColumnId::Day, language)?)),
            ("today", number(first.number(ColumnId::GapThen)?)),
            ("then", number(last.number(ColumnId::GapThen)?)),
        ];
        Some(texts.with("report-outlook-together", &arguments))
    };
    let alone = Line::all(edition, &TableId::OutlookEndings)
        .into_iter()
        .find_map(|line| {
            let lost = line
                .number(ColumnId::LostAlone)
                .filter(|lost| *lost > 0.0)?;
            let arguments = [
                ("offer", text(line.shown(ColumnId::Offer, language)?)),
                ("day", text(line.shown(ColumnId::LastDay, language)?)),
                ("lost", number(lost)),
            ];
            Some(texts.with("report-outlook-alone", &arguments))
        });
    together().into_iter().chain(alone).collect()
}

/// What the budget, or all that could be paid for, brings; then what is in the package whatever is unknown, and who has
/// less than today.
fn money(edition: &Edition, language: Language) -> Vec<String> {
    let texts = language.texts();
    let amounts = Line::all(edition, &TableId::Amounts);
    let budget = edition.figure(FigureId::Budget);
    let budget = budget.and_then(|figure| figure.value.number());
    let is_budget = |line: &&Line| {
        let euros = line.id(ColumnId::Money).and_then(|id| id.parse().ok());
        euros.is_some() && euros == budget
    };
    let of_budget = amounts.iter().find(is_budget);
    // where no package for the budget keeps the conditions, a note below the table says so
    let decided = match budget {
        Some(_) => of_budget,
        None => amounts.last(),
    };
    let outcome = || {
        let (first, decided) = (amounts.first()?, decided?);
        let mut arguments = vec![
            ("money", text(decided.shown(ColumnId::Money, language)?)),
            ("gap", number(decided.number(ColumnId::GapThen)?)),
        ];
        if first.id(ColumnId::Money) != Some("0") {
            return Some(texts.with("report-money-outcome-alone", &arguments));
        }
        arguments.push(("without", number(first.number(ColumnId::GapThen)?)));
        Some(texts.with("report-money-outcome", &arguments))
    };
    let core = Line::all(edition, &TableId::Options).into_iter();
    let core = core.filter(|line| line.id(ColumnId::InPackage) == Some("both"));
    let core: Vec<String> = core
        .filter_map(|line| line.shown(ColumnId::What, language))
        .collect();
    let core = (!core.is_empty()).then(|| {
        let names = [("names", text(core.join("; ")))];
        texts.with("report-money-core", &names)
    });
    let losing = decided.and_then(|line| {
        let whom = match line.value(ColumnId::Loses)? {
            Value::NotApplicable => return Some(texts.get("report-money-nobody-loses")),
            _ => line.shown(ColumnId::Loses, language)?,
        };
        let lost = line.number(ColumnId::Lost);
        let arguments = [
            ("whom", text(whom)),
            ("lost", lost.map_or(text("withheld"), number)),
        ];
        Some(texts.with("report-money-losing", &arguments))
    });
    [core, outcome(), losing].into_iter().flatten().collect()
}
