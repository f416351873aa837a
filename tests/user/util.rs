//! The real binary in a fresh folder, as a user would run it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The folder of a town called Musterdorf.
pub struct Folder {
    temporary: TempDir,
}

impl Folder {
    pub fn new() -> Folder {
        let temporary = tempfile::tempdir().unwrap();
        fs::create_dir(temporary.path().join("musterdorf")).unwrap();
        Folder { temporary }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.temporary.path().join("musterdorf").join(name)
    }

    /// Saves a file, in folders that it makes.
    pub fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Folder {
        self.save(name, bytes);
        self
    }

    pub fn save(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, name: impl AsRef<Path>) -> String {
        let path = self.path("").join(name);
        let text = fs::read_to_string(&path);
        let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        text.trim_start_matches('\u{feff}').to_string()
    }

    /// The names in a folder, in alphabetical order.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// The files below a folder with what they hold, by their names.
    pub fn all(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut open = vec![self.path(folder)];
        while let Some(next) = open.pop() {
            match next.is_dir() {
                true => open.extend(
                    fs::read_dir(next)
                        .unwrap()
                        .map(|entry| entry.unwrap().path()),
                ),
                false => {
                    let name = next.strip_prefix(self.path(folder)).unwrap().to_path_buf();
                    files.insert(name, fs::read(next).unwrap());
                }
            }
        }
        files
    }

    /// Runs the program in the folder.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(&[], arguments)
    }

    /// Runs it with further variables in the environment.
    pub fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_lueckenlos"))
            .args(arguments)
            .current_dir(self.path(""))
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "de_DE.UTF-8")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let ran = Ran {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        // A text without its message, or with a gap that nothing filled.
        for unfinished in ["⟨", "{$"] {
            assert!(!ran.out.contains(unfinished), "{}", ran.out);
            assert!(!ran.err.contains(unfinished), "{}", ran.err);
        }
        ran
    }

    /// `analyse .` has to write a report.
    pub fn analysed(&self) -> Ran {
        self.analysed_with(&[])
    }

    pub fn analysed_with(&self, further: &[&str]) -> Ran {
        match further.contains(&"--protect") {
            true => self.protected_with(further),
            false => self.protected_with(&[&OPEN, further].concat()),
        }
    }

    /// The same as somebody would run it who has data on persons.
    pub fn protected(&self) -> Ran {
        self.protected_with(&[])
    }

    pub fn protected_with(&self, further: &[&str]) -> Ran {
        let ran = self.run(&[&["analyse", ".", "--formats", "html"], further].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        ran
    }

    /// `analyse .` has to stop for a person to mend something, and leave nothing behind.
    pub fn stopped(&self) -> Ran {
        self.stopped_with(1)
    }

    /// The same, if there is nothing that could be read.
    pub fn refused(&self) -> Ran {
        self.stopped_with(2)
    }

    fn stopped_with(&self, code: i32) -> Ran {
        let ran = self.run(&["analyse", "."]);
        assert_eq!(ran.code, Some(code), "{}\n{}", ran.out, ran.err);
        assert!(ran.out.is_empty(), "{}", ran.out);
        assert!(!self.has("reports"), "a report was left behind");
        ran
    }

    /// The cells of a fresh analysis.
    pub fn cells(&self) -> Rows {
        self.cells_with(&[])
    }

    pub fn cells_with(&self, further: &[&str]) -> Rows {
        self.analysed_with(&[&["--out", "bericht"], further].concat());
        Rows::of(&self.read("bericht/internal/cells.csv"))
    }

    /// A CSV of a fresh report.
    pub fn written(&self, file: &str, further: &[&str]) -> Rows {
        self.analysed_with(&[&["--out", "bericht"], further].concat());
        Rows::of(&self.read(Path::new("bericht").join(file)))
    }

    /// One table of a fresh analysis.
    pub fn table(&self, arguments: &[&str]) -> Rows {
        let ran = self.run(&[&["table", "--format", "csv"], arguments].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        Rows::of(&ran.out)
    }
}

/// The towns of these tests are made up, and so their data public already. What protects the data of a real
/// one is the business of `protection.rs`.
pub const OPEN: [&str; 2] = ["--protect", "none"];

/// How a run ended, and what it said.
#[derive(Debug)]
pub struct Ran {
    /// None: it was killed, or panicked beyond exiting.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The findings of this code as they were shown.
    pub fn findings(&self, code: &str) -> Vec<&str> {
        let mark = format!("[{code}]:");
        let shown = self.err.split("\n\n");
        shown
            .filter(|finding| {
                finding
                    .trim_start()
                    .lines()
                    .next()
                    .is_some_and(|line| line.contains(&mark))
            })
            .collect()
    }

    /// The only finding of this code; it has to say all of these things.
    pub fn says(&self, code: &str, things: &[&str]) {
        let findings = self.findings(code);
        assert_eq!(findings.len(), 1, "{code}:\n{}", self.err);
        for thing in things {
            assert!(
                findings[0].contains(thing),
                "{thing:?} is not in:\n{}",
                findings[0]
            );
        }
    }

    /// Nothing of this code was found.
    pub fn silent(&self, code: &str) {
        assert!(self.findings(code).is_empty(), "{}", self.err);
    }
}

/// The rows of a table by the names of their columns.
pub struct Rows(Vec<BTreeMap<String, String>>);

impl Rows {
    pub fn of(text: &str) -> Rows {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        Rows(reader.deserialize().map(Result::unwrap).collect())
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Values of the only row in which these columns say this.
    pub fn at<const N: usize>(&self, wanted: &[(&str, &str)], columns: [&str; N]) -> [&str; N] {
        let fits = |row: &&BTreeMap<String, String>| {
            wanted.iter().all(|(column, value)| row[*column] == *value)
        };
        let found: Vec<_> = self.0.iter().filter(fits).collect();
        assert_eq!(found.len(), 1, "{wanted:?} in {:#?}", self.0);
        columns.map(|column| found[0][column].as_str())
    }

    /// All values of a column, from the top down.
    pub fn column(&self, name: &str) -> Vec<&str> {
        self.0.iter().map(|row| row[name].as_str()).collect()
    }

    /// The sum of a column of numbers.
    pub fn sum(&self, name: &str) -> f64 {
        self.column(name)
            .iter()
            .map(|value| value.parse::<f64>().unwrap())
            .sum()
    }
}

/// A town whose two tables are in order: need 160, covered 125, gap 35.
pub fn town() -> Folder {
    town_of(NEEDS, OFFERS)
}

pub fn town_of(needs: impl AsRef<[u8]>, offers: impl AsRef<[u8]>) -> Folder {
    Folder::new()
        .file("bedarfe.csv", needs)
        .file("angebote.csv", offers)
}

pub const NEEDS: &str = "\
jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen
2025;Nordstadt;3;5;Bildung;120
2025;Südstadt;3;5;Bildung;40
";

pub const OFFERS: &str = "\
kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze
K1;Kita Nord;Nordstadt;3;5;Bildung;85
K2;Kita Süd;Südstadt;3;5;Bildung;40
";

/// Settings that know the two districts and the topic of [`town`].
pub const SETTINGS: &str = r#"
name = "Musterdorf"

[[dimension]]
id = "district"
categories = [
    { id = "nord", label = { de = "Nordstadt" } },
    { id = "sued", label = { de = "Südstadt" } },
]

[[dimension]]
id = "topic"
categories = [{ id = "bildung", label = { de = "Bildung" } }]
"#;

/// Need, covered and gap of a town.
pub fn figures(folder: &Folder) -> [String; 3] {
    let table = folder.table(&[".", "--rows", "handlungsfeld"]);
    table
        .at(&[("topic", "total")], ["need", "covered", "gap"])
        .map(str::to_string)
}
