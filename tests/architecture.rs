//! The rooms of the house use only what stands below them, and no two files use each other.
//!
//! Paths are read out of the source, so that a room that reaches upward is named here with the file that does it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From the top down: a room may use itself and those behind it.
const ROOMS: [&str; 13] = [
    "main",
    "cli",
    "engine",
    "published",
    "render",
    "protect",
    "tables",
    "analysis",
    "inventory",
    "model",
    "vocabulary",
    "language",
    "draft",
];

/// A module's path, such as `["analysis", "cover", "flow"]`.
type Module = Vec<String>;

#[test]
fn every_room_stands_in_the_order_of_the_house() {
    let known: BTreeSet<&str> = ROOMS.into_iter().collect();
    for module in sources().keys().filter(|module| !module.is_empty()) {
        assert!(known.contains(module[0].as_str()), "{module:?}");
    }
}

#[test]
fn no_file_uses_a_room_above_its_own() {
    let level = |module: &Module| ROOMS.iter().position(|room| *room == module[0]);
    let mut upward = Vec::new();
    for (user, used) in uses() {
        for one in used {
            if !user.is_empty() && level(&one) < level(&user) {
                upward.push(format!("{} uses {}", user.join("::"), one.join("::")));
            }
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

/// What only the command line does: clippy.toml and `[lints]` deny the rest of it.
const OF_THE_COMMAND_LINE: [&str; 5] = [
    "io::stdout",
    "io::stderr",
    "io::stdin",
    "process::exit",
    "ExitCode",
];

#[test]
fn nothing_below_the_command_line_prints_or_knows_an_exit_code() {
    let mut found = Vec::new();
    for (module, source) in sources() {
        let room = module.first().map(String::as_str);
        if matches!(room, Some("cli" | "main")) {
            continue;
        }
        let code = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let own = code.filter(|line| OF_THE_COMMAND_LINE.iter().any(|name| line.contains(name)));
        found.extend(own.map(|line| format!("{}: {}", module.join("::"), line.trim())));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_two_files_use_each_other_whatever_lies_between() {
    let found = circles(&uses());
    assert!(found.is_empty(), "circles: {found:#?}");
}

#[test]
fn a_circle_is_found_through_other_files_and_between_folders() {
    let module = |name: &str| -> Module { name.split("::").map(str::to_string).collect() };
    let graph = |uses: &[(&str, &str)]| {
        let mut graph: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for (user, used) in uses {
            graph.entry(module(user)).or_default().insert(module(used));
        }
        circles(&graph)
    };
    let set = |names: &[&str]| BTreeSet::from([names.iter().map(ToString::to_string).collect()]);
    let through = [("a::x", "a::y"), ("a::y", "a::z"), ("a::z", "a::x")];
    assert_eq!(graph(&through), set(&["a::x", "a::y", "a::z"]));
    assert_eq!(graph(&through[..2]), BTreeSet::new());
    // two files of one folder use two of another, in either direction
    let folders = [("a::x::one", "a::y::one"), ("a::y::two", "a::x::two")];
    assert_eq!(graph(&folders), set(&["a::x", "a::y"]));
}

/// The circles between the files and folders of each folder, where a folder is one with the files inside it.
fn circles(uses: &BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<BTreeSet<String>> {
    let mut beside: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (user, used) in uses {
        for one in used {
            let same = user.iter().zip(one).take_while(|(user, one)| user == one);
            let depth = same.count() + 1;
            if let (Some(from), Some(to)) = (user.get(..depth), one.get(..depth)) {
                beside.entry(from.to_vec()).or_default().insert(to.to_vec());
            }
        }
    }
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = beside
        .keys()
        .map(|from| (from, reachable(from, &beside)))
        .collect();
    let reaches = |from: &Module, to: &Module| {
        let reached = reached.get(from);
        reached.is_some_and(|reached| reached.contains(to))
    };
    let circle = |one: &Module| -> BTreeSet<String> {
        let others = beside
            .keys()
            .filter(|other| reaches(one, other) && reaches(other, one));
        others.map(|module| module.join("::")).collect()
    };
    beside
        .keys()
        .map(circle)
        .filter(|circle| !circle.is_empty())
        .collect()
}

/// What a module uses, directly or through others.
fn reachable<'a>(
    from: &Module,
    uses: &'a BTreeMap<Module, BTreeSet<Module>>,
) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Module> = uses.get(from).into_iter().flatten().collect();
    while let Some(module) = open.pop() {
        if reached.insert(module) {
            open.extend(uses.get(module).into_iter().flatten());
        }
    }
    reached
}

/// Files that have the words of both languages to say, or read what stands in files.
const OF_BOTH_LANGUAGES: [&str; 8] = [
    "language",
    "vocabulary",
    "model::finding",
    "render::json",
    "tables::keys",
    "tables::scope",
    "inventory::side_tables::crosswalk",
    "inventory::side_tables::measures",
];

#[test]
fn no_file_takes_the_german_word_whatever_the_language_of_the_run() {
    let mut found = Vec::new();
    for (module, source) in sources() {
        let name = module.join("::");
        let is_own = |own: &&str| name == **own || name.starts_with(&format!("{own}::"));
        if OF_BOTH_LANGUAGES.iter().any(is_own) {
            continue;
        }
        let code = source.split("#[cfg(test)]\nmod tests").next();
        let lines = code.unwrap_or_default().lines().enumerate();
        let named = ["label.de", "label().de", "in_language(Language::German)"];
        let german = lines.filter(|(_, line)| named.iter().any(|name| line.contains(name)));
        found
            .extend(german.map(|(number, line)| format!("{name} {}: {}", number + 1, line.trim())));
    }
    // whether a phase has no name but its word in the data
    found.retain(|line| !line.contains("category.label.de == category.id"));
    found.retain(|line| !line.contains("alike(&one.label.de"));
    // made for both languages, one after the other
    found.retain(|line| !line.contains("de: in_language(Language::German)"));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_use_is_found_in_every_form() {
    let source = "use crate::model::{need::Need, offer::{Offer, Target}};\nuse super::flow;\n\
                  fn f() { crate::language::text(\"\") }\n// crate::render::html\n\
                  #[cfg(test)]\nmod tests { use crate::cli; }\n";
    let found: BTreeSet<String> = paths(source).into_iter().collect();
    let wanted = [
        "crate::language::text",
        "crate::model::need::Need",
        "crate::model::offer::Offer",
        "crate::model::offer::Target",
        "super::flow",
    ];
    assert_eq!(found, wanted.map(str::to_string).into());
}

/// Which files each file uses. A module and the files inside it are one: its head names them, and they its types.
fn uses() -> BTreeMap<Module, BTreeSet<Module>> {
    let sources = sources();
    let mut uses: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (module, source) in &sources {
        for path in paths(source) {
            let used = absolute(module, &path);
            let file = (1..=used.len())
                .rev()
                .map(|length| used[..length].to_vec())
                .find(|prefix| sources.contains_key(prefix));
            let Some(file) = file else { continue };
            if !module.starts_with(&file) && !file.starts_with(module) {
                uses.entry(module.clone()).or_default().insert(file);
            }
        }
    }
    uses
}

/// A path as it is written in a module, from the crate's root.
fn absolute(module: &Module, path: &str) -> Module {
    let mut steps = path.split("::").peekable();
    let mut base = Module::new();
    if steps.next_if_eq(&"crate").is_none() {
        base.clone_from(module);
        while steps.next_if_eq(&"super").is_some() {
            base.pop();
        }
    }
    base.extend(steps.map(str::to_string));
    base
}

/// Every path of a source that begins at the crate or above the module; comments and unit tests left out.
fn paths(source: &str) -> Vec<String> {
    let source = source
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let mut in_tests = false;
    let lines = source.lines().filter(|line| {
        let is_attribute = line.trim() == "#[cfg(test)]";
        let skipped = in_tests || is_attribute || line.trim_start().starts_with("//");
        // an item of tests is a use, on one line or several
        in_tests = is_attribute || in_tests && !line.ends_with([';', '}']);
        !skipped
    });
    let text: String = lines.collect::<Vec<_>>().join("\n");
    let mut paths = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in text.match_indices(root) {
            let before = text[..at].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':') {
                spread("", &text[at..], &mut paths);
            }
        }
    }
    paths
}

/// Writes out `a::{b, c::{d, e}}` at the beginning of a text; returns what of the text it took.
fn spread(before: &str, text: &str, paths: &mut Vec<String>) -> usize {
    let word = text
        .find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
        .unwrap_or(text.len());
    let path = format!("{before}{}", &text[..word]);
    if !text[word..].starts_with('{') || !path.ends_with("::") {
        paths.push(path.trim_end_matches("::").to_string());
        return word;
    }
    let mut at = word + 1;
    while at < text.len() && !text[at..].starts_with('}') {
        match text[at..].starts_with(|c: char| c.is_whitespace() || c == ',') {
            true => at += 1,
            false => at += spread(&path, &text[at..], paths).max(1),
        }
    }
    at + 1
}

/// Every source file by its module; files of unit tests left out.
fn sources() -> BTreeMap<Module, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let mut sources = BTreeMap::new();
    for file in files {
        let inside = file.strip_prefix(&root).expect("a file below src");
        let mut module: Module = inside
            .with_extension("")
            .iter()
            .map(|step| step.to_string_lossy().into_owned())
            .collect();
        if module
            .last()
            .is_some_and(|last| last == "mod" || last == "lib")
        {
            module.pop();
        }
        if !module.iter().any(|step| step == "tests") {
            sources.insert(module, fs::read_to_string(&file).expect("a source file"));
        }
    }
    assert!(sources.len() > 100, "the sources were not found");
    sources
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}
