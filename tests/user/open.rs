//! A folder is enough: what happens when somebody drops one on the program, or two tables, or nothing.

use crate::util::{Folder, NEEDS, OFFERS, town, town_of};

/// A program in place of the one that opens pages: it notes what it was asked to open.
fn with_browser(folder: &Folder) -> String {
    use std::os::unix::fs::PermissionsExt;
    let note = folder.path("opened");
    folder.save(
        "bin/xdg-open",
        format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", note.display()),
    );
    let program = folder.path("bin/xdg-open");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    format!("{}:/usr/bin:/bin", folder.path("bin").display())
}

/// What was opened. The browser is not waited for, so it may come a moment later.
fn opened(folder: &Folder) -> String {
    for _ in 0..200 {
        if folder.has("opened") && folder.read("opened").ends_with('\n') {
            return folder.read("opened");
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("nothing was opened");
}

#[test]
fn a_folder_is_checked_and_analysed_and_its_report_opened() {
    let folder = Folder::new()
        .file("meine stadt/bedarfe.csv", NEEDS)
        .file("meine stadt/angebote.csv", OFFERS);
    let path = with_browser(&folder);
    let ran = folder.run_with(&[("PATH", &path)], &["meine stadt"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let report = "meine stadt/reports/meine-stadt-2025/public/report.html";
    assert!(folder.has(report));
    assert!(folder.has("meine stadt/lueckenlos-pruefung/pruefbericht.html"));
    assert!(opened(&folder).ends_with(&format!("{report}\n")));
    assert!(ran.out.contains("Lücke"), "{}", ran.out);
}

#[test]
fn where_there_is_something_to_mend_the_page_that_says_so_is_opened_and_nothing_analysed() {
    let folder = town_of(NEEDS, OFFERS.replace("85", "viele"));
    let path = with_browser(&folder);
    let ran = folder.run_with(&[("PATH", &path)], &["."]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(opened(&folder).ends_with("lueckenlos-pruefung/pruefbericht.html\n"));
    assert!(!folder.has("reports"));
    assert_eq!(ran.err.matches("L310").count(), 1, "{}", ran.err);
}

#[test]
fn findings_are_said_once_though_the_tables_are_checked_and_analysed() {
    let folder = town_of(
        NEEDS,
        OFFERS.replace("K2;Kita Süd;Südstadt", "K2;Kita Süd;Südstat"),
    );
    let ran = folder.run(&[".", "--no-open"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.says("L303", &["Südstat"]);
}

#[test]
fn nothing_is_opened_where_that_is_not_wanted() {
    let folder = town();
    let path = with_browser(&folder);
    let ran = folder.run_with(&[("PATH", &path)], &["--no-open", "--lang", "en", "."]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("Written"), "{}", ran.out);
    assert!(!folder.has("opened"));
}

#[test]
fn where_no_browser_is_found_the_page_is_named() {
    let folder = town();
    let ran = folder.run_with(&[("PATH", "/nowhere")], &["."]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("Öffnen Sie im Browser: /"), "{}", ran.out);
}

#[test]
fn two_tables_are_a_town_in_either_order_and_told_apart_by_their_columns() {
    let folder = Folder::new()
        .file("was gebraucht wird.csv", NEEDS)
        .file("was es gibt.csv", OFFERS);
    let ran = folder.run(&["was es gibt.csv", "was gebraucht wird.csv", "--no-open"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(folder.has("reports/musterdorf-2025/public/report.html"));
    let same = folder.run(&["was es gibt.csv", "was es gibt.csv", "--no-open"]);
    assert_eq!(same.code, Some(2));
    assert!(same.err.contains("eine der Bedarfe"), "{}", same.err);
    let folder = folder.file("liste.csv", "a;b\n1;2\n");
    let unclear = folder.run(&["liste.csv", "was es gibt.csv", "--no-open"]);
    assert_eq!(unclear.code, Some(2));
    assert!(unclear.err.contains("„liste.csv“"), "{}", unclear.err);
}

#[test]
fn one_table_of_a_folder_means_the_folder() {
    let folder = town();
    let ran = folder.run(&["bedarfe.csv", "--no-open"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(folder.has("reports/musterdorf-2025/public/report.html"));
}

#[test]
fn a_command_is_meant_before_a_folder_of_its_name() {
    let folder = town().file("check/x.csv", "a;b\n1;2\n");
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn without_a_word_it_says_what_to_do() {
    let ran = Folder::new().run(&[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains("Ziehen Sie einen Ordner"), "{}", ran.out);
    assert!(ran.out.lines().count() < 16, "{}", ran.out);
}
