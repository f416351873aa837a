//! The tables of the text files. A line that begins with a sign says what follows:
//!
//! ```text
//! # kind          the files that follow belong to every variant of the kind, and are one themselves
//! ## name         a variant: its own files replace those of the kind
//! -- file         the file's text follows; a workbook's is written as `workbook` says
//! = 100 70 30     need, covered and gap are these (`_`: whatever)
//! ~ 100 70 30     they are these, or somebody is told: an error or a warning
//! ? L440          this is said, too
//! ! L316          the run stops, and this is said
//! > L204          the lines that this finding prints are pasted into lueckenlos.toml before anything is judged
//! > L213: a => b  the same, with `b` in place of `a` in them
//! * L502: a => b  this finding is said, and a person writes `b` in place of `a` into the tables
//! $ L447: --year 2024   this finding is said, and the run has these words behind it
//! ```
//!
//! What a variant expects replaces what its kind expects.

use std::collections::BTreeMap;

/// Tables, and what a run over them has to say.
#[derive(Debug, Clone, Default)]
pub struct Variant {
    pub kind: String,
    pub name: String,
    /// By their names.
    pub files: BTreeMap<String, String>,
    pub expected: Expected,
    /// Whether what it has to say is its own, and not the kind's.
    is_judged: bool,
}

/// What a run has to say.
#[derive(Debug, Clone, Default)]
pub struct Expected {
    /// Need, covered and gap; none: whatever.
    pub figures: Option<[Option<String>; 3]>,
    /// Whether other figures are allowed where somebody is told.
    pub or_told: bool,
    pub says: Vec<String>,
    pub stops: bool,
    /// The advice that is followed, one after the other.
    pub steps: Vec<Step>,
}

/// What a person does about a finding.
#[derive(Debug, Clone)]
pub struct Step {
    pub code: String,
    pub act: Act,
}

#[derive(Debug, Clone)]
pub enum Act {
    /// Pastes its lines, with this in place of that.
    Paste(Option<(String, String)>),
    /// Writes this in place of that into the tables.
    Edit(String, String),
    /// Runs it again with these words.
    Say(Vec<String>),
}

impl Step {
    fn of(sign: &str, said: &str) -> Step {
        let (code, rest) = said.split_once(": ").unwrap_or((said, ""));
        let replaced = rest
            .split_once(" =>")
            .map(|(from, to)| (from.to_string(), to.trim().to_string()));
        let act = match (sign, replaced) {
            ("$", _) => Act::Say(rest.split(' ').map(str::to_string).collect()),
            ("*", Some((from, to))) => Act::Edit(from, to),
            (_, replaced) => Act::Paste(replaced),
        };
        Step {
            code: code.to_string(),
            act,
        }
    }
}

/// Reads the variants of a file.
pub fn variants(file: &str, text: &str) -> Vec<Variant> {
    let mut kind = Variant::default();
    let mut found: Vec<Variant> = Vec::new();
    let mut open: Option<String> = None;
    for (number, line) in text.lines().enumerate() {
        let is_own = |last: &&mut Variant| last.kind == kind.kind && last.name != "itself";
        let own = found.last_mut().filter(is_own);
        let current = own.unwrap_or(&mut kind);
        if let Some(name) = line.strip_prefix("## ") {
            let mut next = kind.clone();
            next.name = name.to_string();
            next.is_judged = false;
            found.push(next);
            open = None;
        } else if let Some(name) = line.strip_prefix("# ") {
            found.extend(itself(&kind));
            kind = Variant {
                kind: name.to_string(),
                ..Variant::default()
            };
            open = None;
        } else if let Some(name) = line.strip_prefix("-- ") {
            current.files.insert(name.to_string(), String::new());
            open = Some(name.to_string());
        } else if let Some(said) = line
            .strip_prefix(['=', '~', '?', '!', '>', '*', '$'])
            .filter(|said| said.starts_with(' '))
            // a footnote of a table may begin with a sign, too
            .filter(|said| !line.starts_with(['>', '*', '$']) || is_code(&said[1..]))
        {
            if !current.is_judged {
                current.expected = Expected::default();
                current.is_judged = true;
            }
            current.expected.note(&line[..1], said.trim());
            open = None;
        } else if let Some(name) = &open {
            let content = current.files.get_mut(name).expect("an open file");
            *content += &format!("{line}\n");
        } else {
            assert!(line.trim().is_empty(), "{file}:{}: {line}", number + 1);
        }
    }
    found.extend(itself(&kind));
    found
}

/// A kind's own files as a variant; none if nothing is expected of them.
fn itself(kind: &Variant) -> Option<Variant> {
    kind.is_judged.then(|| Variant {
        name: "itself".to_string(),
        ..kind.clone()
    })
}

/// Whether a text begins with a finding's code.
fn is_code(text: &str) -> bool {
    let number = text.strip_prefix('L');
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

impl Expected {
    fn note(&mut self, sign: &str, said: &str) {
        match sign {
            "?" => self.says.push(said.to_string()),
            ">" | "*" | "$" => self.steps.push(Step::of(sign, said)),
            "!" => {
                self.stops = true;
                self.says.push(said.to_string());
            }
            _ => {
                let figures: Vec<Option<String>> = said
                    .split(' ')
                    .map(|figure| (figure != "_").then(|| figure.to_string()))
                    .collect();
                self.figures = Some(figures.try_into().expect("need, covered and gap"));
                self.or_told = sign == "~";
            }
        }
    }
}
