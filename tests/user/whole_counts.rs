//! Parts of cases become whole cases in what is published: sums stay what they are.

use crate::util::{Folder, Rows, town_of};

const NEEDS: &str = "\
jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen
2025;Nord;0;5;Kita;25
2025;Ost;0;5;Kita;35
2025;Süd;0;5;Kita;45
2025;West;0;5;Kita;55
";

const OFFERS: &str = "\
kennung;angebot;stadtteil;lebensphase;handlungsfeld;plätze
K1;Krippe;Nord;0-2;Kita;20
K2;Kindergarten;Süd;3-5;Kita;60
";

/// A protected table of a fresh report.
fn published(folder: &Folder, table: &str) -> Rows {
    folder.protected_with(&["--out", "bericht"]);
    Rows::of(&folder.read(format!("bericht/public/tables/{table}.csv")))
}

#[test]
fn half_of_every_odd_count_is_in_either_band_and_both_bands_come_out_equal() {
    let folder = town_of(NEEDS, OFFERS).file("lueckenlos.toml", "name = \"Musterdorf\"\n");
    let phases = published(&folder, "life_phase");
    for phase in ["0-2", "3-5"] {
        assert_eq!(phases.at(&[("life_phase", phase)], ["need"]), ["80"]);
    }
    let districts = published(&folder, "district");
    assert_eq!(districts.at(&[("district", "Nord")], ["need"]), ["25"]);
    assert_eq!(districts.at(&[("district", "total")], ["need"]), ["160"]);
}
