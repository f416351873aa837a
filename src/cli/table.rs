//! `lueckenlos table`: one cross-table to the terminal, as CSV or as JSON.

use super::prepare::{Inputs, Overlay, Speech, mention_warnings, prepare};
use super::{Outcome, complain, print, refused};
use crate::engine::Prepared;
use crate::language::{Label, Language, text};
use crate::render::{csv, json, terminal};
use crate::tables::crosstab::{Request, crosstab, measure_columns};
use crate::tables::levels::on_level;
use crate::tables::scope::Scope;
use crate::tables::{Column, ColumnId, Row, Shape, Table};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Dimension, Meaning, Node};
use crate::vocabulary::words::{nearest, normalised};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "DIM")]
    rows: String,
    #[arg(long, value_name = "DIM")]
    cols: Option<String>,
    #[arg(long, value_name = "MEASURE", value_delimiter = ',')]
    measure: Vec<String>,
    #[arg(long = "where", value_name = "CONDITION")]
    only: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    #[default]
    Text,
    Csv,
    Json,
}

/// What a terminal shows where no measure is asked for.
const USUAL: [ColumnId; 5] = [
    ColumnId::Need,
    ColumnId::Covered,
    ColumnId::Gap,
    ColumnId::Coverage,
    ColumnId::Offers,
];

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    match table(arguments, speech) {
        Ok(()) => Outcome::Done,
        Err(outcome) => outcome,
    }
}

fn table(arguments: &Arguments, speech: Speech) -> Result<(), Outcome> {
    let prepared = prepare(&arguments.inputs, Overlay::default(), speech)?;
    let year = &prepared.year;
    let (request, levels) = request(arguments, &prepared, &year.vocabulary)?;
    let mut table = crosstab(year, year.headline(), &request);
    for (key, level) in levels.into_iter().enumerate() {
        if let Some(level) = level {
            on_level(&mut table, year, &request, (key, level));
        }
    }
    choose(&mut table, arguments, &prepared)?;
    mention_warnings(&prepared.findings, speech, prepared.language);
    speech.warn_of_exact_numbers(prepared.language);
    print_table(&table, arguments.format, prepared.language)
}

/// Prints a table as it is asked for.
pub fn print_table(table: &Table, format: Format, language: Language) -> Result<(), Outcome> {
    let failed = |error: std::io::Error| {
        complain(&format!("{error}\n"));
        Outcome::Refused
    };
    let text = match format {
        Format::Text => terminal::table(table, language),
        Format::Csv => {
            let bytes = csv::csv(table).map_err(failed)?;
            String::from_utf8_lossy(&bytes).into_owned()
        }
        Format::Json => String::from_utf8_lossy(&json::one_table(table)).into_owned(),
    };
    print(&text);
    Ok(())
}

/// What is asked for, and per dimension the level of it, if one was named.
fn request(
    arguments: &Arguments,
    prepared: &Prepared,
    vocabulary: &Vocabulary,
) -> Result<(Request, Vec<Option<usize>>), Outcome> {
    let words = std::iter::once(&arguments.rows).chain(&arguments.cols);
    let asked: Result<Vec<(usize, Option<usize>)>, Outcome> = words
        .map(|word| match vocabulary.dimension_or_level(word) {
            Some(found) => Ok(found),
            None => Ok((dimension(word, prepared, vocabulary)?, None)),
        })
        .collect();
    let (by, levels) = asked?.into_iter().unzip();
    let filter: Result<Vec<(usize, Node)>, Outcome> = arguments
        .only
        .iter()
        .map(|words| condition(words, prepared, vocabulary))
        .collect();
    let scope = Scope::new(filter?);
    Ok((Request { by, scope }, levels))
}

/// The dimension of this name: its id, its label or one of its column names.
fn dimension(word: &str, prepared: &Prepared, vocabulary: &Vocabulary) -> Result<usize, Outcome> {
    vocabulary.named(word).ok_or_else(|| {
        let dimensions = vocabulary.dimensions.iter();
        let known = dimensions.map(|one| named(&one.label, &one.id, prepared.language));
        let known: Vec<String> = known.collect();
        let arguments = [
            ("word", text(word)),
            (
                "suggestion",
                text(
                    nearest(
                        word,
                        vocabulary.dimensions.iter().flat_map(Dimension::names),
                    )
                    .unwrap_or("none"),
                ),
            ),
            ("known", text(known.join(", "))),
        ];
        refused(prepared.language, "cli-dimension-unknown", &arguments)
    })
}

/// A condition `DIM=CATEGORY`.
pub fn condition(
    words: &str,
    prepared: &Prepared,
    vocabulary: &Vocabulary,
) -> Result<(usize, Node), Outcome> {
    let Some((name, category)) = words.split_once('=') else {
        return Err(refused(
            prepared.language,
            "cli-condition-malformed",
            &[("word", text(words))],
        ));
    };
    let position = dimension(name, prepared, vocabulary)?;
    let dimension = &vocabulary.dimensions[position];
    let ids = |nodes: &[Node]| -> String {
        nodes
            .iter()
            .map(|node| dimension.node_id(*node))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match dimension.meaning(category) {
        Meaning::One(node) => Ok((position, node)),
        Meaning::Several(nodes) => {
            let arguments = [("word", text(category)), ("known", text(ids(&nodes)))];
            Err(refused(
                prepared.language,
                "cli-category-ambiguous",
                &arguments,
            ))
        }
        Meaning::Nothing => {
            let near = nearest(category, dimension.known_words()).unwrap_or("none");
            let arguments = [
                ("word", text(category)),
                (
                    "dimension",
                    text(dimension.label.in_language(prepared.language)),
                ),
                ("suggestion", text(near)),
            ];
            Err(refused(
                prepared.language,
                "cli-category-unknown",
                &arguments,
            ))
        }
    }
}

/// Keeps the measures that were asked for; on a terminal, the usual ones.
fn choose(table: &mut Table, arguments: &Arguments, prepared: &Prepared) -> Result<(), Outcome> {
    let mut asked: Vec<ColumnId> = Vec::new();
    for word in &arguments.measure {
        asked.push(measure(word, prepared)?);
    }
    if asked.is_empty() {
        asked = match arguments.format {
            Format::Text => usual(table),
            Format::Csv | Format::Json => measures().map(|column| column.id).collect(),
        };
    }
    table.keep(&asked);
    if let Shape::Cross { shown } = &mut table.shape {
        match arguments.measure.is_empty() {
            true => shown.retain(|id| asked.contains(id)),
            false => *shown = asked,
        }
    }
    Ok(())
}

/// The measure of this name: its id, or its label in either language.
fn measure(word: &str, prepared: &Prepared) -> Result<ColumnId, Outcome> {
    let wanted = normalised(word);
    let language = prepared.language;
    let names = |column: &Column| -> Vec<String> {
        let labels = column.label.words().map(str::to_string);
        std::iter::once(column.name.clone()).chain(labels).collect()
    };
    let is_meant = |column: &Column| names(column).iter().any(|name| normalised(name) == wanted);
    let meant = measures().find(is_meant);
    meant.map(|column| column.id).ok_or_else(|| {
        let words: Vec<String> = measures().flat_map(|column| names(&column)).collect();
        let near = nearest(word, words.iter().map(String::as_str));
        let known = measures().map(|column| named(&column.label, &column.name, language));
        let arguments = [
            ("word", text(word)),
            ("suggestion", text(near.unwrap_or("none").to_string())),
            ("known", text(known.collect::<Vec<_>>().join(", "))),
        ];
        refused(language, "cli-measure-unknown", &arguments)
    })
}

fn measures() -> impl Iterator<Item = Column> {
    measure_columns().into_iter()
}

/// What may be written for it: its label in the reader's language, and its id where that is another word.
fn named(label: &Label, id: &str, language: Language) -> String {
    let label = label.in_language(language);
    match normalised(label) == normalised(id) {
        true => label.to_string(),
        false => format!("{label} ({id})"),
    }
}

/// The usual measures, and the need that cannot be assessed where there is some: it may not vanish.
fn usual(table: &Table) -> Vec<ColumnId> {
    let mut usual = USUAL.to_vec();
    let position = table.column(ColumnId::NotAssessable);
    let some = |row: &Row| {
        position
            .and_then(|at| row.values[at].number())
            .unwrap_or(0.0)
            > 0.0
    };
    if table.rows.iter().any(some) {
        usual.push(ColumnId::NotAssessable);
    }
    usual
}
