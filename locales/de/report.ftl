# Bericht
report-title = Bedarf und Angebot: { $town } { $year }
report-subtitle = Analyse der Lücken. Stichtag der Angebote: { $date }
report-contents = Inhalt
report-skip = Zum Inhalt springen
report-chapter-overview = Auf einen Blick
report-chapter-results = Ergebnisse
report-chapter-findings = Prüfhinweise zu den Daten
report-chapter-method = Methode und Begriffe
report-section-notices = Was zu beachten ist
report-section-fair-coverage = Faire Deckung
report-section-scenarios = Zwei Rechnungen für das, was nicht bekannt ist
report-section-signs = Zeichen in den Tabellen
report-section-terms = Begriffe
report-figure-range = zwischen { $low } und { $high }, je nach Annahme
report-base = n = { $need } { $unit ->
        [persons] Personen
       *[cases] Bedarfsfälle
    }, { $year }
report-results-reading = Zu jeder Tabelle steht im Kopf, worauf sie sich bezieht: n ist der Bedarf, den sie aufgliedert. Je dunkler ein Feld des Deckungsgrads, desto weniger ist gedeckt; die Zahl steht immer dabei. Jede Zeile gibt es auch dann, wenn nichts vorhanden ist: Leere Felder sind das, was gesucht wird. Eine Spanne steht nur dort, wo die vorsichtige und die großzügige Rechnung auseinandergehen.
report-scroll-chart = Diagramm, seitlich verschiebbar
report-to-table = Zur Tabelle
report-place-sheet = Blatt { $sheet }
report-place-lines = { $count ->
        [one] Zeile { $lines }
       *[other] Zeilen { $lines }{ $more ->
            [0] {""}
           *[other] {" "}und { $more } weitere
        }
    }
report-place-column = Spalte { $column }
report-also-lines = { $count ->
        [one] auch in Zeile { $lines }
       *[other] auch in den Zeilen { $lines }
    }{ $more ->
        [0] {""}
       *[other] {" "}und { $more } weiteren
    }
report-severity-error = Fehler
report-severity-warning = Warnung
report-severity-note = Hinweis
report-help = Hilfe
report-findings-none = Beim Lesen der Daten ist nichts aufgefallen.
report-findings-tally = { $errors ->
        [one] 1 Fehler
       *[other] { $errors } Fehler
    }, { $warnings ->
        [one] 1 Warnung
       *[other] { $warnings } Warnungen
    }, { $notes ->
        [one] 1 Hinweis
       *[other] { $notes } Hinweise
    }
report-findings-more = { $count ->
        [one] und 1 weiterer Prüfhinweis dieser Art
       *[other] und { $count } weitere Prüfhinweise dieser Art
    }
report-cut = { $text } (gekürzt, insgesamt { $count } Zeichen)

# Schutz
protection-threshold = Schutzprofil: Schwellenwert. Wo eine Anzahl (Bedarf, gedeckt, Lücke, nicht belegbar) kleiner als { $minimum } ist, aber nicht 0, ist die ganze Zeile zurückgehalten (Zeichen x). Damit sie sich nicht aus Summen und anderen Tabellen errechnen lässt, sind weitere Zeilen zurückgehalten. Das Programm hat den Bericht vor dem Schreiben selbst angegriffen: Für jede kleine Anzahl bleibt eine Spanne von mindestens { $width } Fällen Bedarf möglich. Anzahlen sind ganze Fälle; Ranglisten nennen zurückgehaltene Gruppen nicht.
protection-round = Schutzprofil: Runden. Alle Anzahlen sind auf ein Vielfaches von { $base } gerundet, dieselbe Anzahl überall gleich; Deckungsgrade sind aus gerundeten Anzahlen berechnet. Summen können deshalb von der Summe ihrer Teile abweichen.
report-findings-internal = Was beim Einlesen auffiel, steht mit Datei und Zeile im internen Teil der Auswertung. Hier fehlt es, weil Prüfhinweise einzelne Angaben wiedergeben.
notice-left-out-protected = Einzelne Zeilen konnten nicht gelesen werden und fehlen in diesen Zahlen; wie viele, steht im internen Teil.
protection-none = Schutzprofil: keines. Die Zahlen in diesem Bericht sind nicht geschützt, auch kleine Fallzahlen sind genau angegeben. Der Bericht ist nur für Daten gedacht, die schon öffentlich sind, und nicht für die Veröffentlichung personenbezogener Daten.
internal-readme = Interne Auswertung: nicht zur Weitergabe.

    Die Dateien in diesem Ordner sind ungeschützt. Sie enthalten genaue Fallzahlen, auch sehr kleine,
    die sich auf einzelne Menschen beziehen lassen können. Sie sind nur für die Planung bestimmt.
    Für Ausschuss und Öffentlichkeit ist der Ordner „public“ da.
internal-title = Interne Tabellen, ungeschützt
internal-description = Ungeschützt, nicht zur Weitergabe: Diese Tabellen enthalten genaue Fallzahlen.
public-title = Tabellen: { $town } { $year }

# Methode
report-method-fair-coverage = Ein Angebot erreicht oft mehrere Lebensphasen, Stadtteile und Gruppen. Zählte man seine Plätze überall, wo es jemanden erreicht, würde derselbe Platz vielfach gezählt; hier wird jeder Platz nur einmal vergeben. Vergeben wird so, dass zuerst die am schlechtesten versorgte Gruppe so gut wie möglich versorgt ist, dann die nächste, und so fort. Dieses Ergebnis ist eindeutig: Es hängt weder von der Reihenfolge der Zeilen noch vom Rechenweg ab. Es deckt zugleich insgesamt so viele Bedarfsfälle, wie überhaupt gedeckt werden können; die Fairness kostet also niemanden einen Platz.
report-method-who-sits-where = Wer genau in welchem Angebot einen Platz hat, ist dagegen nicht eindeutig und steht deshalb nirgends in diesem Bericht. „Gedeckt“ heißt: Es könnte ein Platz da sein. Wer tatsächlich kommt, ist eine andere Frage.
report-method-scenarios = Manches ist nicht bekannt: die Kapazität eines Angebots, die Aufteilung eines Bedarfs, eine zurückgehaltene Zahl. Nichts davon wird stillschweigend zu einer Null. Stattdessen wird zweimal gerechnet. Vorsichtig: Eine unbekannte Kapazität zählt als 0, und ein nicht aufgeteilter Bedarf kann nur Angebote nutzen, die alle darunter aufnehmen. Großzügig: Eine unbekannte Kapazität zählt als ausreichend, und ein solcher Bedarf kann jedes Angebot nutzen, das jemanden darunter aufnimmt. Angegeben ist das vorsichtige Ergebnis, daneben die Spanne; stimmen beide überein, steht nur eine Zahl. Eine Lücke in beiden Rechnungen heißt gesichert, eine in nur einer von beiden möglich.
report-sign-nothing = nichts: gezählt, und es war keines da
report-sign-not-applicable = trifft nicht zu: Wo es keinen Bedarf gibt, gibt es auch keinen Deckungsgrad
report-sign-not-recorded = nicht erfasst: Niemand hat die Zahl festgehalten
report-sign-withheld = zurückgehalten: Die Zahl gibt es, sie wird nicht gezeigt
report-term-need = Bedarf
report-meaning-need = Fälle in einem Jahr: ein Mensch, der eine Sache braucht.
report-term-cases = Bedarfsfälle
report-meaning-cases = Summe über mehrere Handlungsfelder. Wer zwei Dinge braucht, zählt darin zweimal; es ist keine Zahl von Personen.
report-term-covered = gedeckt
report-meaning-covered = Fälle, für die ein Platz da sein könnte.
report-term-gap = Lücke
report-meaning-gap = Bedarf minus gedeckte Fälle.
report-term-coverage = Deckungsgrad
report-meaning-coverage = Gedeckte Fälle geteilt durch den Bedarf.
report-term-certain = gesichert
report-meaning-certain = Die Lücke besteht in der vorsichtigen und in der großzügigen Rechnung.
report-term-possible = möglich
report-meaning-possible = Die Lücke besteht nur in einer der beiden Rechnungen.
report-term-not-assessable = nicht belegbar
report-meaning-not-assessable = Zu diesem Handlungsfeld ist überhaupt kein Angebot erfasst. Daraus lässt sich nichts schließen, auch keine Lücke von 100 %; der Bedarf steht in einer eigenen Spalte.
report-term-offers = Angebote
report-meaning-offers = Zahl verschiedener Angebote, die eine Gruppe erreichen. Ein Angebot kann mehrere Gruppen erreichen, deshalb lassen sich diese Zahlen nicht addieren.
report-term-nominal-capacity = Plätze (nominell)
report-meaning-nominal-capacity = Alle Plätze der Angebote, die eine Gruppe erreichen, auch wenn andere Gruppen sie mitnutzen. Nicht addierbar und kein Maß für die Deckung.
report-term-not-broken-down = nicht aufgeschlüsselt
report-meaning-not-broken-down = Das Merkmal wurde für diesen Bedarf nicht erhoben.
report-term-unknown = unbekannt
report-meaning-unknown = Es wurde gefragt, die Antwort ist nicht bekannt.

# Spalten
column-range = { $measure }: Spanne
column-unit-percent = Prozent

# Diagramme
chart-numbers-in = Alle Zahlen stehen in der Tabelle „{ $table }“.
chart-legend-coverage = Deckungsgrad
chart-legend-offers = Zahl der Angebote
chart-legend-no-need = kein Bedarf
chart-legend-below = unter { $high }
chart-legend-between = { $low } bis unter { $high }
chart-legend-from = ab { $low }
chart-legend-none = keines
chart-legend-whole = { $low } bis { $high }
chart-legend-gap = Lücke (vorsichtig gerechnet)
chart-legend-range = Spanne beider Rechnungen
chart-legend-need = Bedarf
chart-legend-covered = gedeckt
chart-unit-persons = Personen
chart-unit-cases = Bedarfsfälle
chart-rest-rows = Gezeigt sind { $shown } von { $all } Zeilen: die mit den größten Lücken. Alle stehen in der Tabelle.
chart-rest-needs = Gezeigt sind { $shown } von { $all } Zeilen: die mit dem größten Bedarf. Alle stehen in der Tabelle.
chart-rest-level = Gezeigt ist eine Ebene mit { $shown } Einträgen; auf allen Ebenen sind es { $all }. Alle stehen in der Tabelle.
chart-rest-columns = Gezeigt sind { $shown } von { $all } Spalten: die mit den größten Lücken. Alle stehen in der Tabelle.
chart-describe-coverage = Raster des Deckungsgrads, { $rows } Zeilen und { $columns } Spalten, dunkler heißt weniger gedeckt. Am niedrigsten: { $lowest }. Am höchsten: { $highest }.
chart-describe-offers = Raster der Zahl der Angebote, { $rows } Zeilen und { $columns } Spalten, dunkler heißt mehr Angebote. Am wenigsten: { $lowest }. Am meisten: { $highest }.
chart-describe-gaps = Balken der Lücken, { $rows } Zeilen. Am größten: { $largest }.
chart-describe-need = Zwei Balken je Zeile, Bedarf und gedeckt, { $rows } Zeilen. Größter Bedarf: { $largest }.
report-where = Wo
