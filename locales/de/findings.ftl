# Prüfhinweise. Ein Satz, was nicht stimmt; bei .advice, was zu tun ist.

# Wie die Spalte heißt, in der »check« sagt, was zu berichtigen ist.
copies-column = Prüfhinweis

finding-alike = Genauso { $count ->
        [one] ein weiterer Wert
       *[other] { $count } weitere Werte
    }: { $examples }.
and-more = und { $count } weitere

# 1xx: Dateien
finding-file-missing = „{ $file }“ gibt es nicht.
    .advice = { $suggestion ->
        [none] Prüfen Sie den Ordner und die Schreibweise.
       *[other] Meinten Sie „{ $suggestion }“?
    }
finding-file-is-folder = „{ $file }“ ist ein Ordner, keine Datei.
    .advice = { $files ->
        [none] Geben Sie eine CSV-, XLSX- oder ODS-Datei an. In diesem Ordner liegt keine.
       *[other] Geben Sie eine der Dateien darin an: { $files }.
    }
finding-file-empty = Die Datei „{ $file }“ ist leer.
    .advice = Speichern Sie die Tabelle noch einmal und prüfen Sie, ob es die richtige Datei ist.
finding-file-without-rows = „{ $file }“ hat eine Kopfzeile, aber keine Zeilen darunter.
    .advice = Prüfen Sie, ob es die richtige Datei (bei Excel: das richtige Blatt) ist.
finding-file-binary = „{ $file }“ ist keine Tabelle, die gelesen werden kann.
    .advice = Speichern Sie die Tabelle in Excel als „CSV UTF-8“ oder als .xlsx, oder in LibreOffice als .ods.
finding-file-unreadable = „{ $file }“ lässt sich nicht lesen: { $reason }
    .advice = Ist die Datei noch in Excel geöffnet, oder fehlt das Recht, sie zu lesen?
finding-encoding-doubtful = In „{ $file }“ ist unklar, wie Umlaute gespeichert sind.
    .advice = Speichern Sie die Tabelle in Excel noch einmal als „CSV UTF-8 (durch Trennzeichen getrennt)“, oder nennen Sie die Kodierung (encoding) in lueckenlos.toml.
finding-sheet-missing = „{ $file }“ hat kein Blatt mit dem Namen „{ $seen }“.
    .advice = Vorhanden sind: { $sheets }.
finding-limit-exceeded = In „{ $file }“ ist mehr, als gelesen wird: { $limit ->
        [columns] mehr als { $most } Spalten
        [rows] mehr als { $most } Zeilen in einem Blatt
        [cells] mehr als { $most } Zellen
        [cell_bytes] eine Zelle mit mehr als { $most } Byte Text
        [text_bytes] mehr als { $most } Byte Text
        [unpacked_bytes] entpackt mehr als { $most } Byte
        [text_tags] mehr als { $most } Einträge in einem Teil der Arbeitsmappe
        [tags] mehr als { $most } Einträge in einem Teil der Arbeitsmappe
        [untagged_bytes] ein Eintrag mit mehr als { $most } Byte
        [files] mehr als { $most } Dateien einer Art
        [dimensions] mehr als { $most } Merkmale
        [locations] mehr als { $most } Zeilen einer Tabelle von Orten
        [travel_times] mehr als { $most } Wegezeiten
        [offers] mehr als { $most } Zeilen in einer Tabelle, in der jede Zeile für sich gelesen wird
        [settings_bytes] mehr als { $most } Byte
        [reports] mehr als { $most } Berichte
        [map_bytes] mehr als { $most } Byte
        [map_points] mehr als { $most } Punkte
        [categories] mehr als { $most } verschiedene Wörter in der Spalte „{ $column }“
       *[other] mehr als { $most }
    }.
    .advice = { $limit ->
        [columns] Steht rechts der Tabelle noch etwas, etwa eine Nebenrechnung? Löschen Sie dort die Spalten, oder speichern Sie die Tabelle allein in einer neuen Datei.
        [cell_bytes] Steht in Zeile { $line } versehentlich ein ganzer Text oder eine zweite Tabelle in einer Zelle? Kürzen Sie sie.
        [files] Nennen Sie unter [files] in lueckenlos.toml die Dateien, die gemeint sind.
        [dimensions] Nennen Sie in lueckenlos.toml die Merkmale, nach denen ausgewertet werden soll.
        [settings_bytes] Die Einstellungen sind eine kurze Textdatei. Liegt unter diesem Namen etwas anderes?
        [reports] Löschen Sie Abschnitte [[report]], oder verteilen Sie sie auf mehrere Ordner.
        [map_bytes] Vereinfachen Sie die Grenzen der Karte, etwa in QGIS mit „Geometrien vereinfachen“.
        [map_points] Vereinfachen Sie die Grenzen der Karte, etwa in QGIS mit „Geometrien vereinfachen“.
        [categories] Stehen in dieser Spalte Namen oder Nummern statt Ausprägungen? Benennen Sie die Spalte um, oder fassen Sie zusammen.
       *[other] Kopieren Sie nur die Tabelle, um die es geht, als Werte in eine neue Datei.
    }
finding-findings-counted = In „{ $file }“, Spalte „{ $column }“, steht { $code } noch { $count } { $count ->
        [one] weiteres Mal
       *[other] weitere Male
    }; einzeln genannt sind nur die ersten.
    .advice = Wenn so viele Zellen einer Spalte falsch sind, ist es meist die ganze Spalte: Ist es die richtige, und ist sie so gefüllt, wie der Hinweis { $code } sagt?
finding-file-locked = „{ $file }“ ist mit einem Kennwort geschützt.
    .advice = Öffnen Sie die Arbeitsmappe in Excel oder LibreOffice und speichern Sie sie ohne Kennwort.
finding-row-too-short = Zeile { $line } hat { $cells } { $cells ->
        [one] Spalte
       *[other] Spalten
    }, die Kopfzeile hat { $columns }. { $rows ->
        [one] {""}
       *[other] Das betrifft { $rows } Zeilen.
    }
    .advice = Vermutlich fehlt ein Trennzeichen. Öffnen Sie die Datei in Excel und sehen Sie nach, ab welcher Spalte die Zeile verschoben ist.
finding-row-too-long = Zeile { $line } hat { $cells } Spalten, die Kopfzeile hat { $columns }. { $rows ->
        [one] {""}
       *[other] Das betrifft { $rows } Zeilen.
    }
    .advice = Vermutlich steht ein Trennzeichen im Text einer Zelle. Setzen Sie die Zelle in Anführungszeichen: "0-3; 3-6".
finding-quote-open = In Zeile { $line } beginnt ein Text mit Anführungszeichen (") und endet nicht.
    .advice = Löschen Sie das Anführungszeichen oder setzen Sie am Ende der Zelle ein zweites. Alles dahinter kann sonst nicht gelesen werden.
finding-list-unquoted = Zeile { $line } hat { $cells } Spalten, die Kopfzeile hat { $columns }: Eine Liste steht ohne Anführungszeichen. { $rows ->
        [one] {""}
       *[other] Das betrifft { $rows } Zeilen.
    }
    .advice = Gemeint ist vermutlich: { $repair }

finding-project-is-file = „{ $file }“ ist eine Datei, kein Ordner.
    .advice = Nennen Sie den Ordner, in dem die Tabellen liegen, oder die Tabellen mit --needs und --offers.
finding-needs-missing = In „{ $file }“ liegt keine Tabelle der Bedarfe.
    .advice = Der Name beginnt mit „bedarfe“ oder „needs“ und endet auf .csv, .xlsx, .xls oder .ods; oder nennen Sie sie mit --needs. Ohne Bedarfe geht es auch mit Einwohnern („einwohner…“) und Bedarfsquoten („bedarfsquoten…“).{ $others ->
        [none] {""}
       *[other] {" "}Dort liegen: { $others }.
    }{ $candidate ->
        [none] {""}
       *[other] {" "}Ist „{ $candidate }“ gemeint, schreiben Sie in lueckenlos.toml:
    }
finding-offers-missing = In „{ $file }“ liegt keine Tabelle der Angebote.
    .advice = Der Name beginnt mit „angebote“ oder „offers“ und endet auf .csv, .xlsx, .xls oder .ods; oder nennen Sie sie mit --offers.{ $others ->
        [none] {""}
       *[other] {" "}Dort liegen: { $others }.
    }{ $candidate ->
        [none] {""}
       *[other] {" "}Ist „{ $candidate }“ gemeint, schreiben Sie in lueckenlos.toml:
    }
finding-rates-without-population = In „{ $file }“ liegen Bedarfsquoten, aber keine Tabelle der Einwohner.
    .advice = Bedarf entsteht aus Einwohnern mal Quote. Der Name der Tabelle beginnt mit „einwohner“, „bevoelkerung“ oder „population“.
finding-run-without-copies = „{ $file }“ ist der Ordner einer Auswertung, aber ohne Abschrift ihrer Eingaben.
    .advice = Abschriften schreibt „analyse“ nach internal/inputs; ältere Fassungen taten es nicht. Nennen Sie stattdessen den Ordner mit den Tabellen, oder werten Sie noch einmal aus.
finding-copy-changed = „{ $seen }“ in internal/inputs von „{ $file }“ ist nicht mehr die Datei, die ausgewertet wurde.
    .advice = Die Abschriften halten fest, womit damals gerechnet wurde. Wollen Sie mit geänderten Tabellen rechnen, kopieren Sie internal/inputs in einen eigenen Ordner und nennen Sie diesen.
finding-settings-invalid = lueckenlos.toml ist so nicht zu verstehen: { $reason }
    .advice = Texte und Namen stehen in Anführungszeichen, Zahlen und Datum ohne: label = {"{"} de = "Kita" {"}"}, year = 2025, reference_date = 2025-12-31. Eine Vorlage legt »lueckenlos init« an.
finding-settings-unknown-reference = In lueckenlos.toml nennt „{ $owner }“ „{ $seen }“, das es nicht gibt.
    .advice = { $suggestion ->
        [none] Möglich sind: { $allowed }.
       *[other] Meinten Sie „{ $suggestion }“?
    }
finding-report-twice = In lueckenlos.toml heißen zwei Berichte „{ $seen }“.
    .advice = Geben Sie einem von beiden einen anderen Namen: Jeder Bericht hat seinen eigenen Ordner.
finding-map-invalid = „{ $file }“ ist keine Karte, die gelesen werden kann: { $reason }
    .advice = Geben Sie die Stadtteile aus dem Geoinformationssystem als GeoJSON aus, eine Fläche je Stadtteil.
finding-map-read = Die Karte „{ $file }“ wurde als { $system } gelesen{ $swapped ->
        [yes] {", Breite vor Länge"}
       *[other] {""}
    }.
    .advice = Stimmt das nicht, wählen Sie bei der Ausgabe das Bezugssystem WGS 84 (EPSG:4326).
finding-map-not-degrees = „{ $file }“ gibt Orte in Metern an, nicht in Grad.
    .advice = Wählen Sie bei der Ausgabe das Bezugssystem WGS 84 (EPSG:4326).
finding-map-district-unknown = In „{ $file }“ { $count ->
        [one] gehört eine Fläche zu keinem bekannten Stadtteil
       *[other] gehören { $count } Flächen zu keinem bekannten Stadtteil
    }: { $names }.
    .advice = Jede Fläche braucht eine Eigenschaft „district“ mit Kurznamen oder Namen des Stadtteils.
finding-map-district-missing = In „{ $file }“ fehlen: { $names }.
    .advice = Ergänzen Sie die Flächen, oder lassen Sie es so: Auf der Karte fehlen diese Gebiete.
finding-two-editions = „{ $file }“ und „{ $other }“ haben { $shared ->
        [one] 1 Angebot
       *[other] { $shared } Angebote
    } gemeinsam: Das sind wohl zwei Stände derselben Tabelle.
    .advice = Wählen Sie einen: --offers { $file }
finding-needs-two-editions = „{ $file }“ und „{ $other }“ haben { $shared ->
        [one] 1 Angabe
       *[other] { $shared } Angaben
    } gemeinsam: Das ist wohl zweimal dieselbe Tabelle.
    .advice = Wählen Sie eine: --needs { $file }

# 2xx: Spalten
finding-column-missing = In „{ $file }“ fehlt die Spalte „{ $german }“ (englisch „{ $name }“).
    .advice = { $titled ->
        [yes] Die erste Zeile sieht nach einer Überschrift aus. Löschen Sie alles, was über den Spaltennamen steht.
       *[none] { $suggestion ->
            [none] Sie darf auch so heißen: { $names }. Gefunden wurden: { $found }.
           *[other] Ist „{ $suggestion }“ gemeint? Sie darf so heißen: { $names }. Gefunden wurden: { $found }.
        }
    }{ $paste ->
        [topic] {" "}Oder schreiben Sie in lueckenlos.toml, worum es in der ganzen Tabelle geht:
        [unpivot] {" "}Stehen die Stadtteile nebeneinander, schreiben Sie in lueckenlos.toml:
        [column] {" "}Steht sie unter einem anderen Namen, schreiben Sie in lueckenlos.toml:
       *[none] {""}
    }
finding-column-twice = In „{ $file }“ stehen „{ $other }“ und „{ $seen }“ für dasselbe.
    .advice = Löschen Sie eine der beiden Spalten, oder sagen Sie in lueckenlos.toml, welche gilt:
finding-column-unknown = In „{ $file }“ werden diese Spalten nicht ausgewertet: { $columns }.
    .advice = Wenn eine davon ein Merkmal sein soll, führen Sie sie in lueckenlos.toml auf.
finding-count-column-unknown = In „{ $file }“ fehlt eine Spalte mit der Anzahl, aber „{ $seen }“ enthält Zahlen.
    .advice = { $paste ->
        [rows] Sie nummeriert die Zeilen. Ist jede Zeile eine Person, schreiben Sie in lueckenlos.toml:
       *[column] Ist jede Zeile eine Person, schreiben Sie rows = "persons" statt der zweiten Zeile. Steht dort die Anzahl der Personen, schreiben Sie in lueckenlos.toml:
    }
finding-column-unnamed = { $columns } hat keine Überschrift, enthält aber Zahlen ({ $first }), und wird nicht ausgewertet.
    .advice = Geben Sie der Spalte eine Überschrift, oder löschen Sie sie.
finding-count-columns-many = In „{ $file }“ fehlt eine Spalte mit der Anzahl, aber mehrere Spalten enthalten Zahlen: { $columns }.
    .advice = Ist nur eine davon die Anzahl der Personen, schreiben Sie statt der zweiten Zeile columns.persons = "Name der Spalte". Ist es je Stadtteil eine, schreiben Sie in lueckenlos.toml:
finding-rows-are-persons = „{ $file }“ hat keine Spalte mit einer Anzahl: { $count ->
        [one] Die eine Zeile
       *[other] Jede der { $count } Zeilen
    } zählt als eine Person.

finding-column-looks-used = In „{ $file }“ werden Spalten nicht ausgewertet, die nach Anzahl, Alter, Gebiet, Zielgruppe oder Dauer aussehen: { $columns }.
    .advice = Wird keine davon gebraucht, brauchen Sie nichts zu tun. { $paste ->
        [column] Soll die genannte Spalte gelten, auch anstelle einer anderen, schreiben Sie in lueckenlos.toml:
       *[none] Sind es Zahlen zu einzelnen Ausprägungen, geben Sie jeder eine eigene Zeile.
    }
finding-count-column-missing = In „{ $file }“ fehlt eine Spalte mit der Anzahl.
    .advice = Gefunden wurden: { $found }. Steht die Anzahl unter einem anderen Namen, schreiben Sie statt der zweiten Zeile columns.persons = "Name der Spalte". Ist jede Zeile eine Person, schreiben Sie in lueckenlos.toml:
finding-header-below = Die Spaltennamen stehen in Zeile { $line }; darüber steht: { $above }.
finding-rows-passed-over = { $rows ->
        [one] Eine Zeile ist
       *[other] { $rows } Zeilen sind
    } keine Daten und { $rows ->
        [one] wurde
       *[other] wurden
    } überlesen: { $texts }.
finding-columns-as-rows = Aus Spalten wurden Zeilen: { $columns } sind Angaben zu { $names }.{ $blank ->
        [0] {""}
        [one] {" "}Eine leere Zelle darin heißt: niemand.
       *[other] {" "}{ $blank } leere Zellen darin heißen: niemand.
    }
    .advice = War das nicht gemeint, schreiben Sie in lueckenlos.toml:
finding-said-of-all-rows = Für alle Zeilen gilt „{ $seen }“; so sagt es { $from ->
        [sheet] der Name des Blatts
        [title] die Überschrift der Tabelle
       *[other] der Name der Datei
    }.
    .advice = War das nicht gemeint, schreiben Sie in lueckenlos.toml, mit dem Richtigen hinter dem Gleichheitszeichen:
finding-columns-of-whole-rows = Was in { $columns } steht, gilt für eine ganze Zeile. Aus ihr wurden mehrere Angebote: { $places }. Für sie wurde es nicht benutzt.
    .advice = Soll es zählen, geben Sie jeder Altersgruppe eine eigene Zeile.
finding-cells-merged = Verbundene Zellen gelten in allen ihren Zeilen: { $columns }.
finding-formula-uncalculated = { $rows ->
        [one] In einer Zeile steht eine Formel
       *[other] In { $rows } Zeilen stehen Formeln
    } ohne Ergebnis: Das Programm, das die Mappe geschrieben hat, rechnet nicht.
    .advice = Öffnen Sie die Mappe in Excel oder LibreOffice und speichern Sie sie noch einmal.
finding-blanks-below = In der Spalte „{ $column }“ steht jedes Wort nur einmal, darunter ist sie leer ({ $rows ->
        [one] eine Zeile
       *[other] { $rows } Zeilen
    }). Leer heißt hier: nicht aufgeschlüsselt. Waren es verbundene Zellen?
    .advice = Gilt das Wort auch für die Zeilen darunter, schreiben Sie in lueckenlos.toml:
finding-sheets-passed-over = In „{ $file }“ wurden Blätter ohne passende Tabelle nicht gelesen: { $sheets }.
    .advice = Deckblätter und Erläuterungen bleiben weg. Gehört ein Blatt doch dazu, schreiben Sie in lueckenlos.toml, ohne die Blätter, die wegbleiben:
finding-sheet-hidden = Das ausgeblendete Blatt „{ $seen }“ enthält eine Tabelle; es wurde nicht gelesen.
    .advice = Soll es gelesen werden, schreiben Sie in lueckenlos.toml:
finding-layout-changed = „{ $file }“ ist anders aufgebaut als beim letzten Mal: Es fehlen { $missing }.
    .advice = Gefunden wurden: { $found }. Ist alles richtig gelesen, ersetzen Sie „expected“ in lueckenlos.toml:
finding-columns-hidden = Im Blatt „{ $seen }“ sind Spalten ausgeblendet, die mitgelesen wurden: { $columns }.
    .advice = Gehören sie nicht dazu, löschen Sie sie in der Mappe.
finding-rows-hidden = Im Blatt „{ $seen }“ { $count ->
        [one] ist eine Zeile ausgeblendet. Sie wurde
       *[other] sind { $count } Zeilen ausgeblendet. Sie wurden
    } mitgelesen.
    .advice = Verbirgt ein Filter Zeilen, die nicht dazugehören, löschen Sie sie in der Mappe.
finding-areas-are-levels = „{ $coarse }“ und „{ $fine }“ sind zwei Ebenen: Jedes Gebiet der zweiten Spalte liegt in genau einem der ersten.

# 3xx: einzelne Werte
finding-category-unknown = „{ $seen }“ gibt es bei { $dimension } nicht.
    .advice = { $suggestion ->
        [none] Möglich sind: { $allowed }.
       *[other] Meinten Sie „{ $suggestion }“?
    }
finding-category-ambiguous = „{ $seen }“ steht bei { $dimension } für mehrere Ausprägungen.
    .advice = Schreiben Sie statt des Namens die Nummer: { $ids }.
finding-category-alike = Bei { $dimension } sehen „{ $seen }“ und „{ $other }“ einander ähnlich.
    .advice = Wenn beide dasselbe meinen, schreiben Sie es überall gleich.
finding-name-in-two-forms = { $count ->
        [one] Ein Name
       *[other] { $count } Namen
    } von { $dimension } { $count ->
        [one] steht
       *[other] stehen
    } in den Tabellen in zwei Formen und { $count ->
        [one] gilt
       *[other] gelten
    } als dasselbe: { $pairs }.
    .advice = Sind es verschiedene Gebiete oder Gruppen, schreiben Sie die Namen in einer Tabelle um. Stimmt es, nehmen diese Zeilen in lueckenlos.toml den Hinweis weg:
finding-number-invalid = „{ $seen }“ ist keine Zahl.
    .advice = { $counted ->
        [need] Schreiben Sie nur die Zahl der Personen, zum Beispiel 12. Ist sie gesperrt, schreiben Sie x, und 0, wenn es keinen Bedarf gibt.
        [places] Schreiben Sie nur die Zahl, zum Beispiel 12. Ist sie nicht bekannt, lassen Sie die Zelle leer.
       *[other] Schreiben Sie nur die Zahl, zum Beispiel 12 oder 12,5. Ist sie nicht bekannt, lassen Sie die Zelle leer.
    }
finding-number-negative = „{ $seen }“ ist kleiner als 0.
    .advice = Personen und Plätze können nicht negativ sein.
finding-number-empty = In der Spalte „{ $column }“ fehlt die Anzahl.
    .advice = Schreiben Sie 0, wenn es keinen Bedarf gibt, und x, wenn die Zahl gesperrt ist.
finding-number-read = „{ $seen }“ wurde als { $number } gelesen.
finding-number-ambiguous = „{ $seen }“ kann zweierlei heißen: mit Tausendertrennung oder mit Nachkommastellen.
    .advice = Schreiben Sie die Zahl ohne Tausendertrennung und in der ganzen Spalte mit demselben Komma: 1234 oder 1,234.
finding-number-too-large = „{ $seen }“ ist zu groß für eine Zahl von Personen oder Plätzen.
    .advice = Prüfen Sie die Zahl.
finding-year-invalid = „{ $seen }“ ist kein Jahr.
    .advice = Schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 2025.
finding-age-invalid = „{ $seen }“ ist kein Alter.
    .advice = Schreiben Sie ganze Jahre, zum Beispiel 3, oder einen Zeitpunkt, zum Beispiel 0,5.
finding-ages-reversed = Bei „{ $seen }“ ist das erste Alter größer als das zweite.
    .advice = Wurden „von“ und „bis“ vertauscht?
finding-age-too-old = „{ $seen }“ ist mehr als 130 Jahre.
    .advice = Prüfen Sie das Alter. Nach oben offen: „bis“ leer lassen.
finding-age-outside = „{ $seen }“ liegt außerhalb der Lebensphasen.
    .advice = Ergänzen Sie in lueckenlos.toml die Lebensphasen, die fehlen.
finding-ages-touch = { $kind ->
        [others] Die Altersspannen in „{ $file }“ wurden wie die der anderen Tabellen gelesen, deren Spannen sich berühren
        [some] In „{ $file }“ berühren sich manche Altersspannen, andere folgen aufeinander
        [cohorts] Eine andere Tabelle nennt einzelne Jahrgänge (3-4 ist ein Jahr). Sie zeigen nicht, ob das zweite Alter in den Altersspannen von „{ $file }“ dazugehört. Es gehört dazu, außer wo nur so eine Lebensphase daraus wird
       *[all] In „{ $file }“ berühren sich Altersspannen. Jede endet vor dem Geburtstag, an dem die nächste beginnt
    }. Gelesen wurde: { $examples }.
    .advice = Eindeutig wird es mit „3 bis unter 6“ oder mit 0-2 und 3-5.
finding-age-in-words = In „{ $file }“ steht Alter in Worten oder mit einem Ende, das niemand erreicht. Gelesen wurde: { $examples }.
    .advice = Ist eines davon anders gemeint, schreiben Sie das Alter in Zahlen, zum Beispiel 3-5.
finding-age-from-date = In „{ $file }“ hat ein Tabellenprogramm Altersspannen in Datumsangaben verwandelt. Zurückgelesen wurde: { $examples }.
    .advice = Stellen Sie die Spalte in der Tabelle auf „Text“ und tragen Sie die Spannen neu ein.
finding-age-over = In „{ $file }“ sagt „über“ nicht, ob das genannte Alter dazugehört. Gelesen wurde: { $examples }.
    .advice = Schreiben Sie „65 und älter“ oder „66 und älter“.
finding-ages-shared = { $rows ->
        [one] Eine Bedarfsangabe
       *[other] { $rows } Bedarfsangaben
    } mit { $persons ->
        [one] 1 Fall
       *[other] { $persons } Fällen
    } { $rows ->
        [one] reicht über mehrere Altersgruppen. Sie wurde
       *[other] reichen über mehrere Altersgruppen. Sie wurden
    } nach der Bevölkerung aufgeteilt{ $evenly ->
        [0] .
       *[other] , davon { $evenly } ohne Bevölkerungszahlen gleichmäßig nach Jahren.
    }
    .advice = Genauer wird es, wenn die Tabelle der Bedarfe die Lebensphasen einzeln nennt.
finding-ages-contradict = Das Alter passt nicht zur Lebensphase: „{ $seen }“.
    .advice = Nennen Sie entweder die Lebensphase oder das Alter.
finding-date-invalid = „{ $seen }“ ist kein Datum.
    .advice = Schreiben Sie zum Beispiel 31.12.2025 oder 2025-12-31.
finding-date-impossible = Den Tag „{ $seen }“ gibt es nicht.
    .advice = Prüfen Sie Tag und Monat.
finding-date-month-only = In „{ $seen }“ fehlt der Tag.
    .advice = Schreiben Sie den Tag dazu, zum Beispiel 31.12.2025.
finding-dates-reversed = Das Ende „{ $seen }“ liegt vor dem Beginn.
    .advice = Wurden Beginn und Ende vertauscht?
finding-number-unit = „{ $seen }“ zählt etwas anderes als { $counted ->
        [need] Personen
        [places] Plätze oder Personen
        [money] Euro
        [posts] Stellen
       *[other] diese Spalte
    }.
    .advice = { $counted ->
        [need] Schreiben Sie, wie viele Personen es sind, zum Beispiel 30.
        [places] Schreiben Sie, wie viele Plätze es sind, zum Beispiel 30 oder „3 Gruppen à 10“. Ist die Zahl nicht bekannt, lassen Sie die Zelle leer.
       *[other] Schreiben Sie nur die Zahl. Ist sie nicht bekannt, lassen Sie die Zelle leer.
    }
finding-number-about = „{ $seen }“ ist keine genaue Zahl. Gerechnet wird mit { $number }, ohne Spanne: Wie weit es daneben liegt, steht nicht da.
    .advice = Ist die genaue Zahl bekannt, schreiben Sie sie. Sonst schreiben Sie die Spanne, in der sie liegt, zum Beispiel 18-22: Dann nennt auch das Ergebnis eine Spanne.
finding-number-range = „{ $seen }“ ist ein Bereich: { $low } bis { $high }.
    .advice = Vorsichtig gerechnet zählen die wenigsten Plätze und die meisten Personen, großzügig gerechnet umgekehrt. Ist die genaue Zahl bekannt, schreiben Sie sie.
finding-number-at-least = „{ $seen }“ sagt nur, wie viele es wenigstens sind.
    .advice = Vorsichtig gerechnet zählen { $number }, großzügig gerechnet genug. Ist die genaue Zahl bekannt, schreiben Sie sie.
finding-number-nothing = „{ $seen }“ heißt in amtlichen Tabellen „nichts vorhanden“ und wurde als 0 gelesen.
    .advice = Ist die Zahl nicht bekannt, schreiben Sie x.
finding-number-not-known = „{ $seen }“ sagt, dass die Zahl nicht bekannt ist. So wurde es gelesen.
    .advice = Ist sie doch bekannt, schreiben Sie sie; sonst kann es so bleiben.
finding-need-unknown = „{ $seen }“ sagt, dass niemand weiß, wie viele Personen es sind.
    .advice = Schreiben Sie die Zahl, x für eine kleine gesperrte Zahl, 0 für keinen Bedarf, oder löschen Sie die Zeile: Dann fehlt dieser Bedarf in der Auswertung.
finding-need-untold = „{ $seen }“: Die Zahl ist nicht bekannt oder nicht sicher und muss nicht klein sein. { $rows ->
        [one] Eine Angabe geht
       *[other] { $rows } Angaben gehen
    } mit { $low } bis { $high ->
        [one] 1 Person
       *[other] { $high } Personen
    } ein.
    .advice = Ist die Zahl größer, fehlt Bedarf. Schreiben Sie die Zahl, oder stellen Sie in lueckenlos.toml einen Bereich ein: withheld = [1, 20].
finding-date-open = „{ $seen }“ heißt: kein Datum, das eine Grenze setzt. So wurde es gelesen.
    .advice = Gibt es ein Datum, schreiben Sie es: 31.12.2025.
finding-date-not-known = „{ $seen }“ sagt, dass das Datum nicht bekannt ist. Gerechnet wird ohne Grenze.
    .advice = Ist es bekannt, schreiben Sie es: 31.12.2025.
finding-word-for-everybody = In der Spalte „{ $column }“ wurde als „alle“ gelesen: { $examples }.
    .advice = Ist eines davon eine eigene Ausprägung von { $dimension }, führen Sie es in lueckenlos.toml auf.
finding-sign-for-nothing = In der Spalte „{ $column }“ wurde wie eine leere Zelle gelesen: { $examples }.
    .advice = Schreiben Sie „alle“, wenn es für alle gilt, und „unbekannt“, wenn es nicht bekannt ist.
finding-word-abbreviated = In der Spalte „{ $column }“ wurden Abkürzungen gelesen: { $examples }.
    .advice = Ist eine davon anders gemeint, schreiben Sie das Wort aus.
finding-ages-cut = Angebote oder andere Bedarfe beginnen oder enden innerhalb von Lebensphasen (mit { $ages } Jahren). { $rows ->
        [one] Eine Bedarfsangabe
       *[other] { $rows } Bedarfsangaben
    } mit { $persons ->
        [one] 1 Fall
       *[other] { $persons } Fällen
    } { $rows ->
        [one] wurde
       *[other] wurden
    } deshalb nach der Bevölkerung auf die Teile verteilt{ $evenly ->
        [0] .
       *[other] , davon { $evenly } ohne Bevölkerungszahlen gleichmäßig nach Jahren.
    }
    .advice = An den Bedarfen ist nichts falsch. Genauer wird es, wenn sie für diese Altersgruppen einzeln vorliegen, oder mit einer Tabelle der Einwohner.
finding-target-read = In „{ $file }“ wurden Zielgruppen in Worten gelesen: { $examples }.
    .advice = Ist eine davon anders gemeint, füllen Sie die Spalten der Merkmale (lebensphase, geschlecht …); sie gehen vor.
finding-target-unknown = In „{ $file }“ stehen bei der Zielgruppe Wörter, die nicht bekannt sind: { $examples }. Sie schränken niemanden ein.
    .advice = Schreiben Sie es mit bekannten Wörtern, füllen Sie die Spalten der Merkmale, oder ergänzen Sie in lueckenlos.toml, was sie heißen: ages = "3-5" oder values = {"{"} gender = "weiblich" {"}"} statt other. Schränken sie nur in etwas ein, das kein Merkmal unterscheidet, bleibt other stehen:
finding-target-untold = In „{ $file }“ nennt die Zielgruppe etwas, das kein Merkmal unterscheidet: { $examples }. Die Angebote gelten darin als offen für alle.
    .advice = Soll es unterschieden werden, führen Sie ein Merkmal dafür in lueckenlos.toml auf und geben Sie es in beiden Tabellen an.
finding-evidence-unknown = „{ $seen }“ ist keine Art von Nachweis.
    .advice = Möglich sind: Daten, Fachkräfte, Beteiligung.
finding-reach-unknown = „{ $seen }“ ist kein Einzugsbereich.
    .advice = { $suggestion ->
        [none] Möglich sind: { $allowed }.
       *[other] Meinten Sie „{ $suggestion }“? Möglich sind: { $allowed }.
    }

# 4xx: Zeilen einer Tabelle
finding-offer-twice = Die Kennung „{ $seen }“ gibt es für dieselbe Zeit noch einmal ({ $otherfile }, Zeile { $otherline }).
    .advice = Geben Sie jedem Angebot eine eigene Kennung, oder lassen Sie die Zeiten aufeinander folgen (gültig_bis, gültig_ab).
finding-offer-alike = „{ $seen }“ ist bis auf die Kennung gleich mit „{ $other }“ (Zeile { $otherline }).
    .advice = Wenn es dasselbe Angebot ist, löschen Sie eine der beiden Zeilen: Seine Plätze zählen sonst doppelt.
finding-offer-without-id = { $rows ->
        [one] Ein Angebot hat
       *[other] { $rows } Angebote haben
    } keine Kennung; sie wurde aus der Zeile gebildet.
    .advice = Mit festen Kennungen lassen sich zwei Jahre vergleichen.
finding-offer-target-blank = { $rows ->
        [one] Ein Angebot sagt
       *[other] { $rows } Angebote sagen
    } bei { $dimension } nicht, { $rows ->
        [one] für wen es ist; es gilt
       *[other] für wen sie sind; sie gelten
    } als offen für alle.
    .advice = Schreiben Sie „alle“, wenn es so ist.
finding-offer-capacity-blank = Bei { $rows ->
        [one] einem Angebot
       *[other] { $rows } Angeboten
    } fehlt die Zahl der Plätze.
    .advice = Vorsichtig gerechnet zählt sie als 0, großzügig gerechnet als genug. Fragen Sie beim Träger nach.
finding-offer-leads-nowhere = Das Angebot „{ $seen }“, an das übergeben wird, gibt es nicht.
    .advice = { $suggestion ->
        [none] Nennen Sie eine Kennung, die in der Tabelle steht.
       *[other] Meinten Sie „{ $suggestion }“?
    }
finding-need-twice = { $count } Zeilen sagen dasselbe: { $seen }.
    .advice = Wenn eine davon zu viel ist, löschen Sie sie: Die Personen zählen sonst doppelt.
finding-need-beside-breakdown = Neben Bedarf nach { $dimension } steht Bedarf ohne { $dimension }: { $seen }.
    .advice = Einmal { $whole }, aufgeschlüsselt { $parts ->
        [one] 1 Fall
       *[other] { $parts } Fälle
    }. Sind es dieselben Personen, löschen Sie eines von beiden.
finding-need-withheld = „{ $seen }“: { $rows ->
        [one] eine Angabe ist
       *[other] { $rows } Angaben sind
    } an der Quelle gesperrt und { $rows ->
        [one] geht
       *[other] gehen
    } mit { $low } bis { $high ->
        [one] 1 Person
       *[other] { $high } Personen
    } ein.
finding-rates-tie = Zwei Quoten gelten gleichermaßen für dieselben Menschen: diese und die in Zeile { $other } von { $beside }.
    .advice = Löschen Sie eine von beiden, oder geben Sie einer mehr an, für wen sie gilt (Stadtteil, Alter, Geschlecht): Die genauere gilt dann.
finding-rate-kinds-mixed = Für ein Handlungsfeld gibt es Quoten verschiedener Art ({ $kinds }), und es steht nicht fest, welche gilt.
    .advice = Schreiben Sie in lueckenlos.toml, welche zählt, etwa: rate_kind = "{ $first }". Arten werden nie gemischt.
finding-year-missing = „{ $file }“ hat keine Spalte mit dem Jahr.
    .advice = Nennen Sie das Jahr: --year { $year }, oder in lueckenlos.toml:

# 35x: Bedarfsquoten
finding-rate-above-one = „{ $seen }“ wäre mehr als ein Fall je Mensch.
    .advice = Sind Prozent gemeint, schreiben Sie „{ $seen } %“; eine Zahl je 1000 Menschen braucht die Spalte „je“.
finding-rate-ends-reversed = Die Quote und ihre Spanne passen nicht zusammen: „{ $seen }“.
    .advice = quote_von ist die kleinere, quote_bis die größere Zahl; die Quote liegt dazwischen.
finding-rate-kind-unknown = „{ $seen }“ ist keine bekannte Art von Quote.
    .advice = Bekannt sind: Nutzung, Elternwunsch, Prävalenz, Rechtsanspruch, Ziel.
finding-rate-without-topic = Eine Quote sagt nicht, für welches Handlungsfeld sie gilt.
    .advice = Tragen Sie das Handlungsfeld ein.
finding-positions-read = Die Koordinaten in „{ $column }“ und „{ $other }“ wurden als { $system } gelesen{ $swapped ->
        [yes] {", die beiden Spalten vertauscht"}
       *[other] {""}
    }: So liegen die Punkte in der Stadt.
    .advice = Stimmt das nicht, nennen Sie das Bezugssystem in der Spalte „bezugssystem“, etwa EPSG:25832.
finding-position-outside = „{ $seen }“ liegt nicht in der Stadt.
    .advice = Prüfen Sie die Koordinaten: Sind Breite und Länge vertauscht, fehlt eine Ziffer, oder ist das Angebot wirklich so weit weg? 0/0 gilt als keine Angabe.
finding-position-invalid = „{ $seen }“ sind keine Koordinaten.
    .advice = Schreiben Sie Grad mit Nachkommastellen (52,5225 und 13,3844) oder Meter eines amtlichen Bezugssystems, nicht Grad, Minuten und Sekunden.
finding-position-elsewhere = „{ $seen }“ liegt nach seinen Koordinaten in { $there }, nach seinem Stadtteil in { $names }.
    .advice = Was stimmt? Für Entfernungen zählen die Koordinaten.
finding-locations-outside = { $count ->
        [one] Ein Ort liegt
       *[other] { $count } Orte liegen
    } in keinem Stadtteil der Karte und { $count ->
        [one] wird
       *[other] werden
    } weggelassen.
    .advice = Reicht die Tabelle über die Stadt hinaus, ist das richtig. Sonst prüfen Sie die Koordinaten, oder tragen Sie den Stadtteil in einer Spalte ein.
finding-offer-without-position = { $count ->
        [one] Ein Angebot hat
       *[other] { $count } Angebote haben
    } einen Einzugsbereich in Metern oder Minuten, aber keine Koordinaten oder keine Wegezeiten: Es zählt der eigene Stadtteil.
    .advice = Ergänzen Sie die Spalten „lat“ und „lon“, oder die Wege zu diesem Angebot in der Tabelle der Wegezeiten.
finding-travel-unknown = { $count ->
        [one] Ein Weg beginnt oder endet
       *[other] { $count } Wege beginnen oder enden
    } bei etwas Unbekanntem, etwa „{ $seen }“, und { $count ->
        [one] wird
       *[other] werden
    } weggelassen.
    .advice = { $reversed ->
        [yes] Die Wege führen von den Angeboten zu den Orten; gebraucht werden die von den Orten zu den Angeboten. Vertauschen Sie die beiden Spalten nur, wenn Hin- und Rückweg gleich lang sind.
       *[other] „von“ ist die Kennung eines Ortes oder Stadtteils, „nach“ die eines Angebots. Gehören die Wege zu einem anderen Stand der Angebote?
    }
finding-travel-read = „{ $file }“: { $count } Wegezeiten in { $unit ->
        [minutes] Minuten
        [seconds] Sekunden
       *[other] Stunden
    }. Zu { $missing } Paaren aus Ort und Angebot steht kein Weg darin: Sie gelten als nicht erreichbar.
    .advice = Stimmt die Einheit nicht, nennen Sie die Spalte „minuten“, „sekunden“ oder „stunden“.
finding-travel-unread = In „{ $file }“ ist nicht zu erkennen, wovon, wohin und wie lange: { $found }.
    .advice = Nennen Sie die Spalten „von“, „nach“ und „minuten“, oder schreiben Sie eine Zeile je Ort und eine Spalte je Angebot.
finding-travel-time-invalid = Wegezeiten, die keine Zeit oder deren Verkehrsmittel unbekannt ist, werden weggelassen.
    .advice = Schreiben Sie eine Zahl; fehlt der Weg, bleibt die Zelle leer. Verkehrsmittel: zu Fuß, Fahrrad, ÖPNV, Auto.
finding-rate-without-source = { $rows ->
        [one] Eine Quote nennt
       *[other] { $rows } Quoten nennen
    } keine Quelle.
    .advice = Ohne Quelle kann niemand die Zahl prüfen. Tragen Sie in „quelle“ ein, woher sie stammt, mit Jahr und Seite.
finding-need-bounded = { $count ->
        [one] Eine zurückgehaltene Zahl ließ
       *[other] { $count } zurückgehaltene Zahlen ließen
    } sich aus den Summen daneben eingrenzen, zusammen auf { $low } bis { $high }.
finding-sum-left-out = „{ $seen }“ ist die Summe anderer Zeilen ({ $sum } = { $parts }). { $rows ->
        [one] Die Zeile zählt
       *[other] Die { $rows } Zeilen zählen
    } nicht mit.
finding-sum-differs = „{ $seen }“ soll eine Summe sein, aber dort steht { $sum }, und die Zeilen ergeben { $parts }. Die Summe zählt nicht mit.
    .advice = Fehlt eine Zeile, oder ist eine Zahl falsch? Ist es keine Summe, schreiben Sie in lueckenlos.toml:
finding-sum-or-data = „{ $seen }“ ({ $sum }) ist so viel wie andere Zeilen zusammen ({ $parts }). Summe oder eigene Angabe?
    .advice = Ist es eine eigene Angabe, schreiben Sie no_sums statt sums. Ist es eine Summe, schreiben Sie in lueckenlos.toml:
finding-maybe-sum = „{ $seen }“ ({ $sum }) ist gerade so viel wie andere Zeilen zusammen ({ $parts }). Sie zählt als eigene Angabe.
    .advice = Ist es eine eigene Angabe, schreiben Sie no_sums statt sums. Ist es eine Summe, schreiben Sie in lueckenlos.toml:
finding-offer-named-sum = „{ $seen }“ heißt wie eine Summe und zählt als Angebot.
    .advice = Ist es ein Angebot, brauchen Sie nichts zu tun; no_sums statt sums nimmt diesen Hinweis weg. Ist es eine Summe, schreiben Sie in lueckenlos.toml:
finding-needs-from-two-sources = Zu denselben Personen stehen Zahlen aus mehreren Quellen da ({ $sources }), bei { $count ->
        [one] einer Angabe
       *[other] { $count } Angaben
    }. Sie wurden zusammengezählt.
    .advice = Sind es dieselben Personen, lassen Sie nur die Zeilen einer Quelle stehen. Sind es verschiedene, brauchen Sie nichts zu tun.
finding-part-left-out = { $rows ->
        [one] Eine Zeile nennt sich Teil einer anderen und zählt
       *[other] { $rows } Zeilen nennen sich Teil einer anderen und zählen
    } nicht noch einmal: { $texts }.
    .advice = Zählt sie doch für sich, geben Sie ihr einen Namen ohne „davon“ und „darunter“.
finding-figure-left-out = { $rows ->
        [one] Eine Zeile ist eine Angabe über andere Zeilen und zählt
       *[other] { $rows } Zeilen sind Angaben über andere Zeilen und zählen
    } nicht: { $texts }.
    .advice = Stimmt das, brauchen Sie nichts zu tun. Ist es doch eine eigene Angabe, schreiben Sie in lueckenlos.toml:
finding-offer-not-open = { $rows ->
        [one] Ein Angebot wird
       *[other] { $rows } Angebote werden
    } mit einem Wort genannt, nach dem es nicht in Betrieb ist, und { $rows ->
        [one] zählt
       *[other] zählen
    } doch mit: { $texts }.
    .advice = Tragen Sie ein, ab wann oder bis wann es besteht (gültig_ab, gültig_bis), oder löschen Sie die Zeile.
finding-sum-by-number = „{ $seen }“ ist überall so viel wie andere Zeilen zusammen ({ $sum } = { $parts }) und gilt als ihre Summe. { $rows ->
        [one] Die Zeile zählt
       *[other] Die { $rows } Zeilen zählen
    } nicht mit.
    .advice = Ist es doch eine eigene Angabe, schreiben Sie in lueckenlos.toml:
finding-not-an-offer = { $rows ->
        [one] Eine Zeile nennt
       *[other] { $rows } Zeilen nennen
    } weder Handlungsfeld noch Stadtteil noch Zielgruppe und { $rows ->
        [one] zählt
       *[other] zählen
    } nicht als Angebot: { $texts }.
    .advice = Ist es ein Angebot, tragen Sie ein, für wen es ist, oder schreiben Sie „alle“.
finding-offer-years = Die Spalte „{ $column }“ in „{ $file }“ sagt, in welchem Jahr eine Zeile gilt. Angebote anderer Jahre zählen nicht mit.
finding-offer-years-over = Keine Zeile in „{ $file }“ gilt im Jahr { $year }: In der Spalte „{ $column }“ stehen { $years }.
    .advice = Gelten die Angebote weiter, löschen Sie die Spalte oder nennen Sie gültig_ab. Sonst werten Sie eines dieser Jahre aus, etwa mit --year { $latest }, oder in lueckenlos.toml ganz oben: year = { $latest }
finding-latest-year-small = Für { $year } gibt es nur { $count ->
        [one] eine Angabe
       *[other] { $count } Angaben
    }, für { $before } sind es { $many }.
    .advice = Ist das Jahr noch nicht vollständig, werten Sie das davor aus: --year { $before }, oder in lueckenlos.toml ganz oben: year = { $before }
finding-latest-year-far = Zwischen { $before } und { $year } fehlen die Jahre. Ausgewertet wird { $year }.
    .advice = Ist { $year } kein gezähltes Jahr, sondern eine Vorausschätzung, werten Sie das davor aus: --year { $before }, oder in lueckenlos.toml ganz oben: year = { $before }
finding-days-of-one-year = In „{ $file }“ stehen mehrere Tage desselben Jahres: { $days }. Ihre Zahlen wurden zusammengezählt.
    .advice = Sind es Bestände an verschiedenen Stichtagen, lassen Sie nur die Zeilen eines Tages stehen. Sind es Fälle, die nacheinander gezählt wurden, brauchen Sie nichts zu tun.
finding-school-years = In „{ $file }“ stehen Schuljahre. Sie heißen nach dem Jahr, in dem sie beginnen: „{ $seen }“ ist { $year }.

# 5xx: zwischen den Tabellen
finding-category-only-in-offers = { $count ->
        [one] Eine Ausprägung
       *[other] { $count } Ausprägungen
    } von { $dimension } { $count ->
        [one] kommt
       *[other] kommen
    } nur bei den Angeboten vor: { $names }.
    .advice = Fehlt dort der Bedarf, oder ist es ein Schreibfehler? Das kann nur ein Mensch entscheiden.{ $paste ->
        [lines] {" "}Meinen zwei Wörter dasselbe, schreiben Sie in lueckenlos.toml, welche:
       *[none] {""}
    }
finding-category-only-in-needs = { $count ->
        [one] Eine Ausprägung
       *[other] { $count } Ausprägungen
    } von { $dimension } { $count ->
        [one] kommt
       *[other] kommen
    } nur bei den Bedarfen vor: { $names }.
    .advice = Gibt es dort kein Angebot, oder ist es ein Schreibfehler? Das kann nur ein Mensch entscheiden.{ $paste ->
        [lines] {" "}Meinen zwei Wörter dasselbe, schreiben Sie in lueckenlos.toml, welche:
       *[none] {""}
    }
finding-units-differ = Bei „{ $seen }“ sind es { $need ->
        [one] 1 Fall
       *[other] { $need } Fälle
    } und { $places ->
        [one] 1 Platz
       *[other] { $places } Plätze
    }: Das ist mehr als das Hundertfache auseinander.
    .advice = Prüfen Sie, ob beide dasselbe zählen (Personen, Plätze im Jahr, Stunden).
finding-topic-without-offers = Für „{ $seen }“ gibt es Bedarf ({ $need }), aber kein einziges erfasstes Angebot.
    .advice = Daraus lässt sich keine Lücke schließen. Erfassen Sie Angebote, oder schreiben Sie in lueckenlos.toml inventory = "complete", wenn es wirklich keine gibt.
finding-column-by-chance = Beide Tabellen haben eine Spalte „{ $seen }“, aber kein Wort darin ist gleich (Bedarfe: { $needs }; Angebote: { $offers }). Sie wird nicht als Merkmal benutzt.
    .advice = Ist sie ein Merkmal, schreiben Sie in beiden dieselben Wörter, oder in lueckenlos.toml das Folgende und nach dem nächsten Lauf, welche Wörter dasselbe meinen (L501, L502):
finding-column-divides = Beide Tabellen haben eine Spalte „{ $seen }“ mit gleichen Wörtern. Sie wird als Merkmal benutzt: Ein Angebot erreicht nur, wer dort dasselbe Wort hat.
    .advice = Ist sie keines, genügt eine leere lueckenlos.toml. Ist sie ein Merkmal, schreiben Sie in lueckenlos.toml:
finding-phase-without-ages = { $count ->
        [one] Eine Lebensphase
       *[other] { $count } Lebensphasen
    } der Bedarfe { $count ->
        [one] hat kein Alter und wird
       *[other] haben kein Alter und werden
    } von keinem Angebot genannt, die Angebote nennen aber Alter: { $names }. So können sie einander nicht erreichen.
    .advice = Schreiben Sie in den Bedarfen das Alter, zum Beispiel 3-5, oder in lueckenlos.toml, mit den Altern, die gemeint sind:
finding-needs-of-year-missing = Für das Jahr { $seen } gibt es keinen Bedarf.
    .advice = Es gibt: { $years }.
finding-vocabulary-from-data = Diese Merkmale und ihre Ausprägungen stammen aus den Tabellen: { $dimensions }.
    .advice = Mit »lueckenlos init --needs … --offers …« entsteht daraus eine lueckenlos.toml, die Sie berichtigen können.
finding-waiting-without-gap = { $count ->
        [one] Ein Angebot hat
       *[other] { $count } Angebote haben
    } eine Warteliste, aber für alle, die dort hindürfen, ist keine Lücke errechnet: { $names }.
    .advice = Fehlt ein Teil des Bedarfs, oder ist die Warteliste überholt? Wartet jemand an mehreren Stellen?
finding-free-beside-gap = { $count ->
        [one] Ein Angebot hat
       *[other] { $count } Angebote haben
    } freie Plätze, obwohl Menschen, für die es offen ist, einen Platz bräuchten: { $names }.
    .advice = Stimmen Belegung und Bedarf? Sonst fragen, warum niemand kommt: Weg, Zeiten, Sprache, Kosten.

# 6xx: zwischen zwei Jahren
finding-offer-likely-same = „{ $seen }“ steht im einen Jahr unter der Kennung { $other }, im anderen unter { $id }: wahrscheinlich dasselbe Angebot. Gerechnet wird, als hätte das eine geendet und das andere begonnen.
    .advice = Ist es dasselbe, geben Sie ihm in beiden Jahren dieselbe Kennung.
finding-definitions-differ = Bei { $dimension } { $count ->
        [one] ist eine Ausprägung
       *[other] sind { $count } Ausprägungen
    } nicht in beiden Jahren gleich: { $names }. Die Zellen dazu sind nicht vergleichbar.
    .advice = Eine Tabelle umschluesselung.csv (merkmal; von; nach; gewicht; quelle) sagt, wohin eine frühere Ausprägung übergeht.
finding-settings-differ = Die Einstellungen der beiden Jahre unterscheiden sich: { $names }. Für beide gelten die des jüngeren; Zahlen eines früheren Berichts können davon abweichen.
    .advice = Sollen die früheren gelten, tragen Sie sie auch in die jüngere lueckenlos.toml ein.
finding-crosswalk-dimension-unknown = Das Merkmal „{ $seen }“ gibt es nicht in beiden Jahren.
    .advice = Es gibt: { $known }.
finding-crosswalk-category-unknown = Bei { $dimension } gibt es „{ $seen }“ nicht.
    .advice = { $suggestion ->
        [none] In der Spalte „von“ stehen Ausprägungen des früheren Jahres, sonst solche des jüngeren.
       *[other] Meinten Sie „{ $suggestion }“?
    }
finding-crosswalk-weights = Die Gewichte von „{ $seen }“ ergeben zusammen { $sum } statt 1. Ihre Zeilen gelten nicht.
    .advice = Die Gewichte einer früheren Ausprägung sind Anteile: Zusammen sind sie 1.
finding-measure-aims-at-nothing = Die Maßnahme „{ $seen }“ nennt weder ein Angebot noch eine Ausprägung.
    .advice = Füllen Sie die Spalte „angebot“ oder eine Spalte wie „stadtteil“ oder „handlungsfeld“ aus.
finding-projection-overlaps = Die Prognose zählt dieselben Menschen zweimal: hier („{ $seen }“) und in Zeile { $other } von { $beside }.
    .advice = Jeder Mensch steht in einem Jahr in genau einer Zeile. Löschen Sie Summenzeilen, etwa die der ganzen Stadt, beider Geschlechter oder aller Alter.
finding-rate-finer-than-people = Die Einwohner sagen nicht, wie viele zu der Gruppe dieser Quote gehören.
    .advice = Die Quote gilt für eine Gruppe (etwa Mädchen, Ältere, ein Planungsraum), nach der die Einwohner nicht getrennt gezählt sind. Ergänzen Sie eine Tabelle der Einwohner mit dieser Gruppe, oder fassen Sie die Quote weiter.
finding-rate-without-people = Zu dieser Quote gibt es keine Einwohner ({ $years }).
    .advice = Stimmen Alter, Stadtteil und Gruppe? Die Quote ergibt so keinen Bedarf.
finding-rates-beside-counted = { $rows ->
        [one] Eine Quote wurde nicht gebraucht
       *[other] { $rows } Quoten wurden nicht gebraucht
    }: Für das Handlungsfeld ist Bedarf gezählt, und der geht vor.
    .advice = Soll die Quote gelten, nehmen Sie den gezählten Bedarf dieses Handlungsfelds aus der Tabelle der Bedarfe.
finding-rate-ages-spread = Quoten teilen Altersgruppen, in denen die Einwohner gezählt sind: { $persons ->
        [one] 1 Mensch wurde
       *[other] { $persons } Menschen wurden
    } gleichmäßig auf die Jahre verteilt.
    .advice = Genauer wird es mit Einwohnern nach einzelnen Jahren, oder mit Altersgruppen, die so enden wie die der Quoten.
finding-rate-of-later-year = Die Quote ist erst von { $year } und wird auch für die Jahre davor benutzt.
    .advice = Gibt es eine frühere, tragen Sie sie mit ihrem Jahr ein.
finding-population-contradicts = Zwei Tabellen der Einwohner widersprechen sich{ $seen ->
        [none] {""}
       *[other] {" "}bei { $seen }
    }: { $sum } hier, { $othersum } in { $other }.
    .advice = Sie werden nicht gemittelt. Prüfen Sie Stichtag, Gebietsstand und Rundung, und gleichen Sie eine der beiden Tabellen an.
finding-population-not-met = Die Tabellen der Einwohner lassen sich nicht zu einer vereinen: Einwohner bei { $seen }: { $sum }; aus den anderen Tabellen kämen { $found }.
    .advice = Eine Gruppe, die in einer Tabelle leer ist (0), hat in den anderen Menschen, die nirgends sonst hin können. Prüfen Sie die Nullen.
finding-population-overlaps = Eine Tabelle der Einwohner zählt dieselben Menschen zweimal: { $seen } und { $other }.
    .advice = Löschen Sie Summenzeilen, etwa die der ganzen Stadt, eines Bezirks neben seinen Stadtteilen oder aller Alter.
finding-population-too-fine = Die Tabellen der Einwohner ergäben zusammen zu viele Zellen (mehr als { $cells }).
    .advice = Nehmen Sie Tabellen mit weniger Gruppen oder gröberen Gebieten.
finding-population-joined = Die Einwohner { $seen } stehen in mehreren Tabellen ({ $files }). Wie die Gruppen zusammentreffen, ist daraus geschätzt (Zellen: { $cells }).
    .advice = Die Summen der Tabellen bleiben, wie sie sind. Eine Tabelle, die alle Gruppen zusammen auszählt, wäre genauer.
finding-choice-act-unknown = „{ $seen }“ sagt nicht, was getan werden soll.
    .advice = { $suggestion ->
        [none] Möglich sind: { $allowed }.
       *[other] Meinten Sie „{ $suggestion }“? Möglich sind: { $allowed }.
    }
finding-choice-offer-unknown = Die Option nennt ein Angebot „{ $seen }“, das es nicht gibt.
    .advice = { $suggestion ->
        [none] Tragen Sie in der Spalte „angebot“ die Kennung eines Angebots ein.
       *[other] Meinten Sie „{ $suggestion }“?
    }
finding-choice-incomplete = { $missing ->
        [places] Der Option „{ $seen }“ fehlt die Zahl der Plätze.
       *[other] Die Option „{ $seen }“ sagt nicht, für wen sie ist.
    }
    .advice = { $missing ->
        [places] Füllen Sie die Spalte „plätze“ aus.
       *[other] Füllen Sie eine Spalte wie „stadtteil“, „lebensphase“ oder „handlungsfeld“ aus.
    }
finding-housing-incomplete = Der Zeile fehlt { $missing ->
        [year] das Jahr, in dem die Wohnungen bezogen werden
        [units] die Zahl der Wohnungen
        [persons] wie viele Menschen in einer Wohnung leben
        [share] der Anteil der Altersgruppe
        [ages] das Alter
       *[district] der Stadtteil
    }.
    .advice = Ergänzen Sie die Zelle. Ohne sie weiß niemand, wie viele wann wo einziehen; die Zeile zählt nicht.
finding-choice-needs-unknown = Die Option setzt „{ $other }“ voraus; eine solche Option gibt es nicht.
    .advice = { $suggestion ->
        [none] Tragen Sie in der Spalte „setzt_voraus“ die Kennung einer anderen Option ein.
       *[other] Meinten Sie „{ $suggestion }“?
    }
finding-condition-unknown = Eine Bedingung nennt „{ $seen }“, das es nicht gibt.
    .advice = { $suggestion ->
        [none] Schreiben Sie Merkmal und Ausprägung, zum Beispiel „Stadtteil: Nord“. Es gibt: { $allowed }.
       *[other] Meinten Sie „{ $suggestion }“? Es gibt: { $allowed }.
    }
finding-condition-invalid = { $reason ->
        [nothing] Die Bedingung für „{ $seen }“ verlangt nichts.
        [several] „{ $seen }“ steht für mehrere Ausprägungen.
       *[coverage] Die Bedingung „{ $seen }“ nennt keinen Deckungsgrad, der sich verlangen lässt.
    }
    .advice = { $reason ->
        [nothing] Ergänzen Sie verliert_nicht = true oder mindestdeckung = "60 %".
        [several] Nennen Sie eine davon: { $allowed }.
       *[coverage] Mehr als 0 und höchstens 100 %, zum Beispiel mindestdeckung = "60 %", oder --least-coverage "Handlungsfeld: Kita = 60 %".
    }
finding-condition-not-kept = { $status ->
        [alone] Kein Paket hält „{ $condition }“ ein, für wie viel Geld auch immer: Das beste kommt auf { $share } ({ $covered } von { $need }).
        [beside] Kein Paket hält alle Bedingungen zusammen ein, für wie viel Geld auch immer: Mit den anderen kommt „{ $condition }“ höchstens auf { $share } ({ $covered } von { $need }).
       *[unproved] Es wurde kein Paket gefunden, das alle Bedingungen einhält: Bei „{ $condition }“ kommt das beste bisher auf { $share } ({ $covered } von { $need }).
    }
    .advice = Verlangen Sie weniger, oder nehmen Sie Optionen auf, die dort Plätze schaffen.
