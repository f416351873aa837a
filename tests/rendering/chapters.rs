//! Every chapter of Musterstadt's report as plain text, in both languages, as a committee would read it.
//!
//! The texts stand in `tests/rendering/snapshots/`; `LUECKENLOS_SNAPSHOTS=write cargo test --test rendering`
//! writes them anew. Read the changes before you keep them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::NaiveDate;
use lueckenlos::analysis::outlook::{Horizon, NeedCourse, StepLength, outlook};
use lueckenlos::analysis::picture::Question;
use lueckenlos::analysis::review::{Side, review};
use lueckenlos::analysis::targets::Conventions;
use lueckenlos::analysis::year::analyse;
use lueckenlos::inventory::project::{Project, Request};
use lueckenlos::inventory::read;
use lueckenlos::language::Language;
use lueckenlos::model::crosswalk::Crosswalk;
use lueckenlos::model::offer::Catchment;
use lueckenlos::model::settings::Zeros;
use lueckenlos::protect::{Profile, Protected, Threshold, protect_all};
use lueckenlos::render::chapters::paper::paper;
use lueckenlos::render::document::{Figure, FigureLine, FindingGroup, Format, Term, walk};
use lueckenlos::render::grid::Grid;
use lueckenlos::render::pdf::pdf;
use lueckenlos::render::report::report;
use lueckenlos::tables::Edition;
use lueckenlos::tables::edition::{Material, edition};
use lueckenlos::tables::proposals::for_briefs;
use lueckenlos::tables::year_review::public_tables::Behind;

/// Set to `write`, this variable of the environment has the snapshots written anew.
const REWRITE: &str = "LUECKENLOS_SNAPSHOTS";

/// The editions of the town that comes with the project, one for each of its reports.
fn musterstadt() -> Vec<Edition> {
    let request = Request {
        folder: Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/musterstadt")),
        needs: Vec::new(),
        offers: Vec::new(),
        ..Request::default()
    };
    let project = Project::open(&request).expect("the project");
    let reading = read(&project, None);
    let inventory = reading.inventory.expect("inventories");
    let settings = &project.settings;
    let year = settings.year.expect("a year");
    let question = Question {
        year,
        reference_date: project.reference_date(year),
        evidence: settings.evidence,
        conventions: Conventions {
            blank_target: settings.blank_target,
            default_catchment: Catchment::Own,
        },
    };
    let analysed = analyse(&inventory, question).expect("a year");
    let horizon = Horizon {
        until: NaiveDate::from_ymd_opt(year + 2, 12, 31).expect("a day"),
        step: StepLength::Quarter,
        need: NeedCourse::Constant,
    };
    let ahead = outlook(&inventory, &inventory.offers, &analysed, horizon).expect("an outlook");
    let side = |year: i32| Side {
        inventory: &inventory,
        question: Question {
            year,
            reference_date: project.reference_date(year),
            ..question
        },
    };
    let review = review(side(year - 1), side(year), &Crosswalk::default()).expect("a review");
    let behind = Behind {
        earlier: Vec::new(),
        review,
        measures: Vec::new(),
    };
    let material = Material {
        town: &project.name,
        inventory: &inventory,
        year: &analysed,
        planned: None,
        proposals: &for_briefs(&inventory, &analysed, Some((horizon, &ahead.assumed)))
            .expect("proposals"),
        ahead: Some(&ahead),
        money: None,
        behind: Some(&behind),
        findings: &reading.findings,
        served: settings.chain.served,
    };
    let briefs = inventory.briefs.iter();
    briefs.map(|brief| edition(material, brief)).collect()
}

fn under(profile: Profile) -> Vec<Protected> {
    protect_all(EDITIONS.clone(), profile).expect("protected")
}

const THRESHOLD: Profile = Profile::Threshold(Threshold {
    minimum: 3,
    width: 3,
    zeros: Zeros::Show,
});

static EDITIONS: LazyLock<Vec<Edition>> = LazyLock::new(musterstadt);
static OPEN: LazyLock<Vec<Protected>> = LazyLock::new(|| under(Profile::None));
pub static PROTECTED: LazyLock<Vec<Protected>> = LazyLock::new(|| under(THRESHOLD));

/// A document as plain text, a part for each chapter.
#[derive(Default)]
struct Plain {
    language: Language,
    chapters: BTreeMap<String, String>,
    /// The chapter that is being written.
    current: String,
}

impl Plain {
    fn line(&mut self, text: &str) {
        let chapter = self.chapters.entry(self.current.clone()).or_default();
        chapter.push_str(text);
        chapter.push('\n');
    }

    fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        lines.into_iter().for_each(|line| self.line(&line));
        self.line("");
    }
}

impl Format for Plain {
    fn title(&mut self, title: &str, subtitle: &str) {
        self.current = "title".to_string();
        self.lines([title.to_string(), subtitle.to_string()]);
    }

    fn page_break(&mut self) {
        self.line("-- page --");
    }

    fn heading(&mut self, level: u8, anchor: &str, text: &str) {
        if let Some(chapter) = anchor.strip_prefix("chapter-") {
            self.current = chapter.to_string();
        } else if anchor.starts_with("annex") {
            self.current = anchor.to_string();
        }
        self.lines([format!("{} {text}", "#".repeat(level.into()))]);
    }

    fn paragraph(&mut self, text: &str) {
        self.lines([text.to_string()]);
    }

    fn notice(&mut self, text: &str) {
        self.lines([format!("! {text}")]);
    }

    fn list(&mut self, items: &[String]) {
        self.lines(items.iter().map(|item| format!("- {item}")));
    }

    fn key_figures(&mut self, figures: &[FigureLine]) {
        self.lines(figures.iter().map(|figure| {
            let range = figure.range.iter().map(|range| format!(" ({range})"));
            let range: String = range.collect();
            format!("{}: {}{range}", figure.label, figure.value)
        }));
    }

    fn table(&mut self, grid: &Grid) {
        let head = grid.head.iter().map(|head| head.text.as_str());
        let head = head.collect::<Vec<_>>().join(" | ");
        let language = self.language;
        let line = |line: &lueckenlos::render::grid::Line| {
            let fields = line.fields.iter().map(|field| field.text(language));
            fields.collect::<Vec<_>>().join(" | ")
        };
        let lines: Vec<String> = grid.lines.iter().map(line).collect();
        self.line(&format!("[{}] {}", grid.title, grid.base));
        self.line(&head);
        self.lines(
            lines
                .into_iter()
                .chain(grid.notes.iter().map(|note| format!("* {note}"))),
        );
    }

    fn figure(&mut self, figure: &Figure) {
        self.lines([format!("<{}>", figure.caption), figure.alternative()]);
    }

    fn terms(&mut self, terms: &[Term]) {
        self.lines(
            terms
                .iter()
                .map(|term| format!("{}: {}", term.term, term.meaning)),
        );
    }

    fn findings(&mut self, groups: &[FindingGroup]) {
        for group in groups {
            self.line(&format!("{} {}", group.label, group.code));
            let entry = |entry: &lueckenlos::render::document::FindingEntry| {
                let advice = entry.advice.as_deref().unwrap_or_default();
                format!("- {} [{}] {advice}", entry.message, entry.place)
                    .trim_end()
                    .to_string()
            };
            let entries: Vec<String> = group.entries.iter().map(entry).collect();
            self.lines(entries.into_iter().chain(group.more.clone()));
        }
    }
}

/// A report by chapters.
fn chapters(protected: &Protected, language: Language) -> BTreeMap<String, String> {
    let mut plain = Plain {
        language,
        ..Plain::default()
    };
    walk(&report(protected, language), &mut plain);
    plain.chapters
}

fn snapshot(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rendering/snapshots");
    folder.join(format!("{name}.txt"))
}

/// Compares a text with its snapshot, or writes it; what differs is returned.
fn differs(name: &str, text: &str) -> Option<String> {
    let path = snapshot(name);
    if std::env::var(REWRITE).is_ok_and(|value| value == "write") {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a snapshot");
        return None;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if kept == text {
        return None;
    }
    let mut lines = kept.lines().zip(text.lines());
    let first = lines.find(|(kept, text)| kept != text);
    let (kept, text) = first.unwrap_or(("", "one of them is longer"));
    Some(format!("{name}:\n  was {kept}\n  is  {text}"))
}

#[track_caller]
fn as_kept(texts: impl Iterator<Item = (String, String)>) {
    let found: Vec<String> = texts
        .filter_map(|(name, text)| differs(&name, &text))
        .collect();
    assert!(
        found.is_empty(),
        "the report reads differently:\n{}\nIf that is meant: {REWRITE}=write cargo test --test rendering chapters",
        found.join("\n")
    );
}

const LANGUAGES: [Language; 2] = [Language::German, Language::English];

#[test]
fn every_chapter_reads_as_it_was_last_read_by_a_person() {
    let texts = LANGUAGES.into_iter().flat_map(|language| {
        let chapters = chapters(&OPEN[0], language).into_iter();
        chapters.map(move |(name, text)| (format!("{name}.{}", language.tag()), text))
    });
    as_kept(texts);
}

#[test]
fn what_is_withheld_leaves_no_broken_sentence() {
    let texts = LANGUAGES.into_iter().flat_map(|language| {
        let mut chapters = chapters(&PROTECTED[0], language);
        let wanted = ["summary", "gaps", "working-groups"];
        wanted.map(|name| {
            let text = chapters.remove(name).expect("a chapter");
            (format!("{name}.threshold.{}", language.tag()), text)
        })
    });
    as_kept(texts);
}

#[test]
fn the_report_about_a_group_reads_as_it_was_last_read_by_a_person() {
    let texts = LANGUAGES.into_iter().map(|language| {
        let chapters = chapters(&PROTECTED[1], language);
        let text = ["title", "summary"].map(|name| chapters[name].clone());
        (format!("integrationsrat.{}", language.tag()), text.concat())
    });
    as_kept(texts);
}

/// The lines of a list below a heading of a chapter.
fn listed<'a>(chapter: &'a str, heading: &str) -> Vec<&'a str> {
    let (_, below) = chapter.split_once(heading).expect("the heading");
    let (own, _) = below.split_once("\n### ").unwrap_or((below, ""));
    own.lines()
        .filter_map(|line| line.strip_prefix("- "))
        .collect()
}

#[test]
fn the_gap_of_which_most_is_certain_stands_first() {
    for protected in [&OPEN[0], &PROTECTED[0]] {
        let chapters = chapters(protected, Language::German);
        let lines = listed(&chapters["summary"], "### Die größten gesicherten Lücken");
        let certain = lines
            .iter()
            .filter(|line| !line.starts_with("Zusammengefasst"))
            .map(|line| {
                let all = line.split_once(": ").expect("a group").1;
                let sure = line.split_once("davon ").map_or(all, |(_, sure)| sure);
                let number = sure.split(' ').next().expect("a number");
                number.replace(',', ".").parse::<f64>().expect(line)
            });
        let certain: Vec<f64> = certain.collect();
        assert_eq!(certain.len(), 3, "{lines:?}");
        assert!(certain.is_sorted_by(|one, other| one >= other), "{lines:?}");
    }
}

/// The kindergarten in the wood is not barrier-free: its record says so. MU109 is for those whom it names.
#[test]
fn offers_that_cannot_be_opened_are_not_proposed() {
    for protected in OPEN.iter().chain(PROTECTED.iter()) {
        let chapters = chapters(protected, Language::German);
        for chapter in ["summary", "levers", "working-groups"] {
            // fact sheets have no chapters
            let Some(text) = chapters.get(chapter) else {
                continue;
            };
            assert!(!text.contains("MU016") && !text.contains("MU109"), "{text}");
        }
    }
}

#[test]
fn the_paper_before_the_annex_can_be_read_in_a_quarter_of_an_hour() {
    let chapters = chapters(&PROTECTED[0], Language::German);
    let paper = [
        "summary",
        "levers",
        "chain",
        "development",
        "outlook",
        "working-groups",
    ];
    let words = |name: &str| {
        chapters
            .get(name)
            .map_or(0, |text| text.split_whitespace().count())
    };
    let all: usize = paper.into_iter().map(words).sum();
    assert!((300..=2_500).contains(&all), "{all} words");
}

#[test]
fn the_paper_sends_nobody_to_a_chapter_that_it_does_not_have_and_tells_of_the_steps() {
    for (language, elsewhere, steps) in [
        (
            Language::German,
            "Näheres im vollständigen Bericht (report.pdf) unter „Methode und Begriffe“.",
            "gedeckte Fälle und Lücken sind in Schritten von 5 Fällen angegeben.",
        ),
        (
            Language::English,
            "See “Method and terms” in the full report (report.pdf).",
            "covered cases and gaps are told in steps of 5 cases.",
        ),
    ] {
        let mut plain = Plain {
            language,
            ..Plain::default()
        };
        walk(&paper(&PROTECTED[0], language), &mut plain);
        let text: String = plain.chapters.into_values().collect();
        assert!(text.contains(elsewhere), "{text}");
        assert!(text.contains(steps), "{text}");
        let summary = &chapters(&PROTECTED[0], language)["summary"];
        assert!(summary.contains(steps), "{summary}");
        assert!(!summary.contains("report.pdf"), "{summary}");
    }
}

#[test]
fn the_summary_fits_on_one_page_of_a_paper_that_a_committee_can_read() {
    let document = report(&PROTECTED[0], Language::German);
    let file = pdf(&document).expect("a paper");
    let Some(text) = super::paper::poppler("pdftotext", &file, &["-enc", "UTF-8"]) else {
        return;
    };
    let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
    assert!(
        pages[0].contains("Schritten von 5 Fällen angegeben. Näheres unter"),
        "{}",
        pages[0]
    );
    let annex = pages
        .iter()
        .position(|page| page.trim_start().starts_with("Anhang"));
    assert!(annex.is_some_and(|pages| pages <= 8), "{annex:?}");
    assert!(pages.len() <= 40, "{} pages", pages.len());
    for size in super::paper::poppler("pdfinfo", &file, &["-l", "99"])
        .expect("pdfinfo")
        .lines()
        .filter(|line| line.starts_with("Page ") && line.contains("size:"))
    {
        assert!(size.contains("A4"), "{size}");
    }
}
