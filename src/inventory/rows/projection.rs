//! People expected in years to come. Two rows of a year that count the same people would make the course of
//! their sum another than it is, so totals beside their parts are an error here.

use std::collections::{BTreeMap, BTreeSet};

use super::count_file::CountFile;
use super::counts::{self, Context, Counted};
use crate::inventory::files::lines::Located;
use crate::inventory::findings::Findings;
use crate::model::finding::{Code, Finding, Lines, Place, Stopped};
use crate::model::need::People;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Node, Role};

/// A row that was read, and the position of the file that it stands in.
#[derive(Clone, Copy)]
struct Stated<'a> {
    file: usize,
    row: &'a Counted,
}

/// The rows of all files; what overlaps is a finding.
pub fn people(
    files: &[CountFile],
    vocabulary: &Vocabulary,
    context: Context,
    findings: &mut Findings,
) -> Vec<People> {
    let read: Vec<(&CountFile, Vec<Counted>)> = files
        .iter()
        .filter_map(|file| {
            let read = counts::read(file, vocabulary, context, findings);
            Some((file, findings.unless_stopped(read)?.counted))
        })
        .collect();
    let rows = read.iter().enumerate();
    let stated: Vec<Stated> = rows
        .flat_map(|(file, (_, rows))| rows.iter().map(move |row| Stated { file, row }))
        .collect();
    let files: Vec<&CountFile> = read.iter().map(|(file, _)| *file).collect();
    let said = add(&overlaps(&stated, vocabulary), &files, findings);
    findings.unless_stopped(said);
    read.into_iter()
        .flat_map(|(_, rows)| rows)
        .map(People::from)
        .collect()
}

/// Each row that counts people whom an earlier or a finer row of its year counts, too, with such a row.
fn overlaps<'a>(stated: &[Stated<'a>], vocabulary: &Vocabulary) -> Vec<(Stated<'a>, Stated<'a>)> {
    let mut groups: BTreeMap<Vec<Node>, BTreeMap<i32, Vec<usize>>> = BTreeMap::new();
    for (position, stated) in stated.iter().enumerate() {
        let group = groups.entry(without_ages(stated.row, vocabulary));
        let years = group.or_default().entry(stated.row.year);
        years.or_default().push(position);
    }
    let groups: Vec<_> = groups.into_iter().collect();
    let mut twice: BTreeMap<usize, usize> = BTreeMap::new();
    let mut compare = |row: usize, other: usize| {
        let (one, two) = (stated[row].row, stated[other].row);
        let same = row == other;
        if (same && one.rows > 1) || (!same && share_ages(one, two, vocabulary)) {
            twice.entry(row).or_insert(other);
        }
    };
    for (position, (nodes, years)) in groups.iter().enumerate() {
        for rows in years.values() {
            for (place, row) in rows.iter().enumerate() {
                rows[..=place]
                    .iter()
                    .for_each(|other| compare(*row, *other));
            }
        }
        // groups are in order of their nodes, so what is not broken down comes before its parts
        for (other, later) in &groups[position + 1..] {
            if !share_people(nodes, other, vocabulary) {
                continue;
            }
            for (year, rows) in years {
                let others = later.get(year).into_iter().flatten();
                others.for_each(|other| rows.iter().for_each(|row| compare(*row, *other)));
            }
        }
    }
    let pairs = twice.into_iter();
    pairs
        .map(|(row, other)| (stated[row], stated[other]))
        .collect()
}

/// Whether in every dimension one of the two groups lies within the other.
fn share_people(one: &[Node], other: &[Node], vocabulary: &Vocabulary) -> bool {
    let mut dimensions = vocabulary.dimensions.iter().zip(one.iter().zip(other));
    dimensions.all(|(dimension, (one, other))| {
        dimension.is_within(*one, *other) || dimension.is_within(*other, *one)
    })
}

/// A row's nodes; life phases that have ages are told apart by these.
fn without_ages(row: &Counted, vocabulary: &Vocabulary) -> Vec<Node> {
    let mut nodes = row.nodes.clone();
    if let Some(position) = vocabulary.with_role(Role::LifePhase)
        && ages(row, vocabulary).is_some()
    {
        nodes[position] = Node::NOT_BROKEN_DOWN;
    }
    nodes
}

fn ages(row: &Counted, vocabulary: &Vocabulary) -> Option<AgeBand> {
    let position = vocabulary.with_role(Role::LifePhase)?;
    let phase = || {
        vocabulary.dimensions[position]
            .category(row.nodes[position])?
            .ages
    };
    row.ages.or_else(phase)
}

/// Everybody shares ages with a row that states none.
fn share_ages(one: &Counted, other: &Counted, vocabulary: &Vocabulary) -> bool {
    match [one, other].map(|row| ages(row, vocabulary)) {
        [Some(one), Some(other)] => one.shared_with(&other).is_some(),
        _ => true,
    }
}

/// The lines of the rows of a file, by what they say.
type Lined = BTreeMap<Vec<String>, Located>;

/// A finding for each row that overlaps another; a pass over each file finds the lines.
fn add(
    overlaps: &[(Stated, Stated)],
    files: &[&CountFile],
    findings: &mut Findings,
) -> Result<(), Stopped> {
    let both = || overlaps.iter().flat_map(|(row, other)| [row, other]);
    let mut located: Vec<Lined> = Vec::with_capacity(files.len());
    for (position, file) in files.iter().enumerate() {
        let own = both().filter(|stated| stated.file == position);
        let wanted: BTreeSet<Vec<String>> = own.map(|own| file.tuple(own.row.group)).collect();
        located.push(match wanted.is_empty() {
            true => Lined::new(),
            false => file.source.locate(&file.grouped, &wanted)?,
        });
    }
    let lines = |stated: &Stated| -> Lines {
        let tuple = files[stated.file].tuple(stated.row.group);
        let found = located[stated.file].get(&tuple);
        found.map(|found| found.lines.clone()).unwrap_or_default()
    };
    for (row, other) in overlaps {
        let (file, lines, others) = (files[row.file], lines(row), lines(other));
        let filled = file.tuple(row.row.group).into_iter();
        let filled: Vec<String> = filled.filter(|cell| !cell.is_empty()).collect();
        let own = lines.first.first();
        let line = others
            .first
            .iter()
            .find(|line| row.file != other.file || Some(*line) != own);
        let place = Place {
            lines: lines.clone(),
            ..file.source.place(None)
        };
        let finding = Finding::new(Code::ProjectionOverlaps, place)
            .seen(filled.join("; "))
            .detail("other", line.copied().unwrap_or_default())
            .detail("beside", files[other.file].source.name.as_str());
        findings.add(finding);
    }
    Ok(())
}
