//! What the command line says of reports that are out already.

use super::{Outcome, cause, refused};
use crate::engine::Run;
use crate::inventory::files::folder::shown;
use crate::language::{Language, count, text};
use crate::protect::Profile;
use crate::published::{Fault, Unread, Unusable};

/// Says why a report that is out cannot be taken into account.
pub fn refuse(unusable: Unusable, language: Language) -> Outcome {
    let (message, reason) = match unusable.fault {
        Fault::Missing(unread) => ("cli-earlier-missing", in_words(&unread, language)),
        Fault::Damaged(unread) => ("cli-earlier-damaged", in_words(&unread, language)),
        Fault::Rounded => ("cli-earlier-rounded", String::new()),
        Fault::Filter(unknown) => ("cli-earlier-filter", unknown),
    };
    let arguments = [
        ("path", text(shown(&unusable.path))),
        ("reason", text(reason)),
    ];
    refused(language, message, &arguments)
}

fn in_words(unread: &Unread, language: Language) -> String {
    let texts = language.texts();
    match unread {
        Unread::Absent(file) => texts.with("cli-cause-file-missing", &[("file", text(*file))]),
        Unread::Io(error) => cause(error, language),
        Unread::Json(error) => {
            let place = [
                ("line", count(error.line() as u64)),
                ("column", count(error.column() as u64)),
            ];
            texts.with("cli-cause-json", &place)
        }
    }
}

/// How many rows are known, and of how many reports nothing could be.
pub fn known(run: &Run) -> String {
    let texts = run.prepared.language.texts();
    let earlier = run.earlier;
    let arguments = [
        ("same", count(earlier.shared.same as u64)),
        ("changed", count(earlier.shared.changed as u64)),
    ];
    let known = texts.with("cli-earlier-known", &arguments);
    let ignored = (earlier.of_other_years > 0).then(|| {
        let reports = [("reports", count(earlier.of_other_years as u64))];
        format!("{}\n", texts.with("cli-earlier-other-years", &reports))
    });
    // rounding keeps what an earlier report withholds less wide than that report did
    let is_rounded = matches!(run.profile, Profile::Round(_)) && earlier.known > 0;
    let rounded = is_rounded.then(|| format!("{}\n", texts.get("cli-earlier-now-rounded")));
    format!(
        "\n{known}\n{}{}",
        ignored.unwrap_or_default(),
        rounded.unwrap_or_default()
    )
}
