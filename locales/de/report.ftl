# Bericht
report-title = Bedarf und Angebot: { $town } { $year }
report-subtitle = Bedarf und Angebot { $year }, Stichtag der Angebote: { $date }
report-contents = Inhalt
report-skip = Zum Inhalt springen
report-chapter-summary = Zusammenfassung
report-chapter-inventory = Bestand: was es gibt
report-chapter-need = Bedarf: was gebraucht wird
report-chapter-gaps = Lücken: wo Bedarf offen bleibt
report-chapter-bottlenecks = Engpässe
report-chapter-chain = Die Präventionskette
report-chapter-openness = Offen für alle oder für eine Gruppe
report-chapter-usage = Auslastung und Wartelisten
report-chapter-levers = Vorschläge
report-chapter-development = Entwicklung seit dem Vorjahr
report-chapter-outlook = Ausblick: was mit den Förderungen endet
report-chapter-money = Was für welches Geld möglich ist
report-chapter-working-groups = Arbeitsgruppen und Empfehlungen
report-chapter-cross-cutting = Querschnittsthemen und Ziele
report-chapter-resources = Zusammenarbeit und Ressourcen
report-chapter-limits = Was diese Daten nicht sagen
report-chapter-method = Methode und Begriffe
report-section-largest-certain = Die größten gesicherten Lücken
report-section-breaks = Wo die Kette reißt
report-section-proposals = Was getan werden könnte
report-annex = Anhang
report-annex-lead = Alle Tabellen und Bilder, Kapitel für Kapitel. Dieselben Zahlen stehen in der Arbeitsmappe und als CSV.
report-section-course = Wie es weitergeht
report-levels-printed = Gedruckt sind die oberen Ebenen; insgesamt stehen in der Arbeitsmappe und in der CSV-Datei { $lines ->
        [one] 1 Zeile
       *[other] { $lines } Zeilen
    }.
chart-grade-held = hält (ab { $held })
chart-grade-tight = knapp ({ $tight } bis unter { $held })
chart-grade-broken = reißt (unter { $tight })
report-section-findings = Prüfhinweise zu den Daten
report-section-protection = Schutz kleiner Zahlen
report-section-reading = Wie die Tabellen zu lesen sind
report-section-abbreviations = Abkürzungen
report-for = Für: { $committee }
report-overall = { $need ->
        [one] Auf 1 Bedarfsfall
       *[other] Auf { $need } Bedarfsfälle
    } { $covered ->
        [one] kommt ein Platz für 1 Fall
       *[other] kommen Plätze für { $covered } Fälle
    }; { $gap ->
        [0] keiner bleibt ohne Platz
        [one] 1 Fall bleibt ohne Platz
       *[other] { $gap } Fälle bleiben ohne Platz
    }.
report-overall-certain = { $least ->
        [0] Fällt alles günstig aus, was noch nicht bekannt ist, reichen die Plätze.
        [one] Auch wenn alles günstig ausfällt, was noch nicht bekannt ist, bleibt 1 Fall ohne Platz.
       *[other] Auch wenn alles günstig ausfällt, was noch nicht bekannt ist, bleiben { $least } Fälle ohne Platz.
    }
report-overall-not-assessable = { $need ->
        [one] Über 1 weiteren Fall lässt sich nichts sagen, weil in seinem Handlungsfeld kein Angebot erfasst ist{ $unread ->
            [no] .
            [unnamed] , das gelesen werden konnte.
           *[named] , das gelesen werden konnte; wegen Fehlern weggelassen sind Angebote in: { $topics }.
        }
       *[other] Über { $need } weitere Fälle lässt sich nichts sagen, weil in ihrem Handlungsfeld kein Angebot erfasst ist{ $unread ->
            [no] .
            [unnamed] , das gelesen werden konnte.
           *[named] , das gelesen werden konnte; wegen Fehlern weggelassen sind Angebote in: { $topics }.
        }
    }
report-reasons = Woran es vor allem liegt: { $reasons }.
report-reason = { $reason } ({ $gap ->
        [one] 1 Fall
       *[other] { $gap } Fälle
    })
report-filter = Dieser Bericht zeigt nur einen Teil der Menschen ({ $filter }). Gerechnet ist mit allen: Die Plätze teilen sich die hier Gezeigten mit den übrigen. Bedarf, zu dem diese Angaben fehlen, ist nicht enthalten.
report-lead-largest-certain = Gesichert: auch dann, wenn alles günstig ausfällt, was noch nicht bekannt ist. In Klammern der Hauptgrund.
report-large-gap = { $group }: { $gap } von { $need ->
        [one] 1 Fall
       *[other] { $need } Fällen
    } ohne Platz{ $least ->
        [all] {""}
        [0] , alle nur möglich
       *[other] , davon { $least } gesichert
    } ({ $reason })
report-largest-together = Zusammengefasst nach { $by } ist die Lücke am größten in „{ $group }“: { $gap } von { $need ->
        [one] 1 Fall
       *[other] { $need } Fällen
    } ohne Platz{ $least ->
        [all] {""}
       *[other] , davon { $least } gesichert
    }
report-largest-withheld = { $listed ->
        [none] Lücken, auch große, können zurückgehalten sein, damit niemand erkannt wird.
       *[some] Weitere, auch größere Lücken können zurückgehalten sein, damit niemand erkannt wird.
    }
report-break-link-not-served = { $group }: In der Lebensphase „{ $phase }“ { $gap ->
        [one] ist 1
       *[other] sind { $gap }
    } von { $need ->
        [one] 1 Fall
       *[other] { $need } Fällen
    } ohne Platz{ $before ->
        [none] {""}
       *[other] ; zuletzt versorgt: „{ $before }“
    }
report-break-open-transition = { $group }: Zur Lebensphase „{ $phase }“ führt kein Angebot weiter; { $need ->
        [one] 1 Fall muss
       *[other] { $need } Fälle müssen
    } dort neu anfangen{ $before ->
        [none] {""}
       *[other] ; davor versorgt: „{ $before }“
    }
report-propose-plan = Mit dem vorgelegten Plan { $way ->
        [falls] sinkt die Lücke von { $before } auf
        [grows] wächst die Lücke von { $before } auf
       *[stays] bleibt die Lücke bei
    } { $after ->
        [one] 1 Fall
       *[other] { $after } Fälle
    }.
report-propose-open = { $topic ->
        [none] Freie
       *[other] { $topic }: freie
    } Plätze bei { $offer } auch für „{ $category }“ öffnen ({ $whom }){ $relief ->
        [withheld] {""}
        [one] : 1 Fall weniger ohne Platz, ohne einen neuen
       *[other] : { $relief } Fälle weniger ohne Platz, ohne einen neuen
    }{ $lost ->
        [none] {""}
        [withheld] ; andere können ihren verlieren
        [one] ; 1 anderer verliert seinen
       *[other] ; { $lost } andere verlieren ihren
    }
report-propose-more-places = { $topic ->
        [none] Mehr
       *[other] { $topic }: mehr
    } Plätze bei { $offer } ({ $whom }){ $relief ->
        [withheld] {""}
        [one] , nämlich 1
       *[other] , rund { $relief }
    }{ $cost ->
        [none] {""}
       *[other] ; rund { $cost } Euro im Jahr
    }
report-propose-new-offer = { $topic ->
        [none] Ein
       *[other] { $topic }:
    } neues Angebot ({ $whom }){ $relief ->
        [withheld] {""}
        [one] {" "}mit 1 Platz
       *[other] {" "}mit rund { $relief } Plätzen
    }{ $cost ->
        [none] {""}
       *[other] ; rund { $cost } Euro im Jahr
    }
report-propose-renew = { $offer } bis zum { $date } verlängern{ $cost ->
        [none] {""}
       *[other] {" "}(rund { $cost } Euro im Jahr)
    }{ $relief ->
        [withheld] {""}
        [one] : sonst 1 Fall mehr ohne Platz
       *[other] : sonst { $relief } Fälle mehr ohne Platz
    }
report-propose-ask-places = Bei { $offer } nach der Zahl der Plätze fragen: Davon hängt ab, ob hier eine Lücke ist ({ $whom })
report-propose-ask-opening = Bei { $offer } fragen, ob freie Plätze für „{ $category }“ geöffnet werden können ({ $whom })
report-propose-ask-needs = Den Bedarf nach dem Merkmal „{ $category }“ erfassen: Ohne diese Angabe bleibt offen, ob die Angebote passen ({ $whom })
report-question-ask-places = Nach der Zahl der Plätze fragen: { $offers }{ $more ->
        [0] {""}
        [one] {" "}und 1 weiteres Angebot
       *[other] {" "}und { $more } weitere Angebote
    }
report-question-ask-opening = Fragen, ob freie Plätze für „{ $category }“ geöffnet werden können: { $offers }{ $more ->
        [0] {""}
        [one] {" "}und 1 weiteres Angebot
       *[other] {" "}und { $more } weitere Angebote
    }
report-question-ask-needs = Den Bedarf nach dem Merkmal „{ $category }“ erfassen
report-directory-elsewhere = Das Verzeichnis hat { $offers ->
        [one] einen Eintrag
       *[other] { $offers } Einträge
    }. Es steht in der Arbeitsmappe (tables.xlsx), als CSV-Datei und, mit Suche, in explorer.html.
report-protected-threshold = Anzahlen unter { $minimum } sind zum Schutz Einzelner zurückgehalten (Zeichen x), ebenso, woraus sie sich errechnen ließen; gedeckte Fälle und Lücken sind in Schritten von { $step } Fällen angegeben.
report-protected-round = Alle Anzahlen sind zum Schutz Einzelner auf Vielfache von { $base } gerundet.
report-protected-more = Näheres { $method ->
        [report] im vollständigen Bericht (report.pdf) unter
       *[here] unter
    } „Methode und Begriffe“.
report-topic-state = { $topic }: { $gap } von { $need ->
        [one] 1 Fall
       *[other] { $need } Fällen
    } ohne Platz (Deckungsgrad { $coverage })
report-topic-range = { $topic }: Bedarf { $range }; die genauen Zahlen sind zum Schutz Einzelner zurückgehalten
report-topic-withheld = { $topic }: Die Zahlen sind zum Schutz Einzelner zurückgehalten
report-topic-not-assessable = { $topic }: { $need ->
        [one] 1 Bedarfsfall ist
       *[other] { $need } Bedarfsfälle sind
    } gemeldet, aber { $unread ->
        [no] kein Angebot ist erfasst
       *[yes] kein Angebot ist erfasst, das gelesen werden konnte
    }; daraus lässt sich nichts schließen
report-group-gaps = Die größten Lücken darin:
report-group-proposals = Was vorgeschlagen wird:
report-group-causes = Woran es liegt:
gap-type-not-assessable = nicht belegbar: kein Angebot in diesem Handlungsfeld erfasst
gap-type-not-assessable-unread = nicht belegbar: kein lesbares Angebot in diesem Handlungsfeld erfasst
gap-type-places-not-recorded = Plätze nicht erfasst
gap-type-too-few = zu wenige Plätze
gap-type-not-for-group = nicht für diese Gruppe geöffnet
gap-type-ended = Angebot ausgelaufen
gap-type-none = kein passendes Angebot
gap-type-total = alle Lücken
report-cause-not-assessable = { $topic }: { $unread ->
        [no] zuerst erfassen, was es gibt. Ohne Angebote im Bestand
       *[yes] zuerst die Zeilen der Angebote berichtigen, die wegen Fehlern weggelassen sind. Ohne lesbare Angebote
    } ist für { $gap ->
        [one] 1 Bedarfsfall
       *[other] { $gap } Bedarfsfälle
    } nichts belegt.
report-cause-places-not-recorded = { $topic }: Bei { $gap ->
        [one] 1 Fall
       *[other] { $gap } Fällen
    } hängt es davon ab, wie viele Plätze die Angebote haben; das ist nicht erfasst.
report-cause-too-few = { $topic }: Die Angebote gibt es, aber für { $gap ->
        [one] 1 Fall reichen ihre Plätze
       *[other] { $gap } Fälle reichen ihre Plätze
    } nicht.
report-cause-not-for-group = { $topic }: { $gap ->
        [one] 1 Fall findet
       *[other] { $gap } Fälle finden
    } keinen Platz, weil die Angebote anderswo oder für andere da sind.
report-cause-ended = { $topic }: { $gap ->
        [one] 1 Fall ist
       *[other] { $gap } Fälle sind
    } ohne Platz, seit Angebote ausgelaufen sind.
report-cause-none = { $topic }: Für { $gap ->
        [one] 1 Fall
       *[other] { $gap } Fälle
    } gibt es kein Angebot, auch nicht anderswo oder für andere.
report-cause-withheld = { $topic }: Auch hier gibt es eine Lücke ({ $reason }); ihre Zahl ist zum Schutz Einzelner zurückgehalten.
report-intro-inventory = Der Bestand sind die Angebote, die am Stichtag bestehen, mit ihren Trägern, Plätzen, Stellen und Kosten. Gezählt ist, was erfasst ist: Nennt ein Angebot seine Plätze nicht, fehlen sie in der Summe und werden in der Rechnung als Unbekannte behandelt.
report-intro-need = Bedarf sind Fälle in einem Jahr. Wer zwei Dinge braucht, zählt zweimal. Arten des Nachweises (Daten, Fachkräfte, Beteiligung) stehen nebeneinander und werden nie zusammengezählt.
report-intro-gaps = Eine Lücke ist der Bedarf, für den kein Platz da ist, wenn jeder Platz nur einmal und so gerecht wie möglich vergeben wird. Zuerst stehen die größten Lücken und ihre Gründe, dann alle Lücken nach den Merkmalen: wo, für welches Alter, für wen.
report-intro-bottlenecks = Ein Engpass sind Gruppen, die sich dieselben Angebote teilen, ohne dass deren Plätze zusammen reichen. Plätze geteilt durch Bedarf ergibt den Deckungsgrad; jede Zeile lässt sich mit dem Taschenrechner nachrechnen. Wer einen Engpass lösen will, braucht mehr Plätze in einem der genannten Angebote oder ein weiteres für dieselben Gruppen.
report-intro-chain = Die Kette reicht von der Schwangerschaft bis ins hohe Alter. Ihre Glieder sind die Lebensphasen: Ein Glied hält, wenn genug vom Bedarf gedeckt ist. Ein Übergang hält, wenn ein Angebot auf beiden Seiten da ist (überbrückt) oder eines zum nächsten führt (übergeben); sonst ist er offen. Wo die Kette reißt, war jemand versorgt und findet danach nichts.
report-intro-openness = Angebote können für alle offen sein, für mehrere Gruppen oder nur für eine. Beides hat seinen Sinn: Ein eigenes Angebot erreicht eine Gruppe gezielt, ein offenes stellt niemanden heraus. Die Tabellen zeigen, was überwiegt.
report-intro-usage = Belegte Plätze und Wartelisten kommen von den Trägern selbst. Sie stehen hier neben der berechneten Lücke. Eine Warteliste ohne Lücke oder freie Plätze neben einer Lücke sind ein Widerspruch: Dann ist zu klären, ob die Angaben stimmen oder ob Menschen den Weg zum Angebot nicht finden.
report-intro-levers = Wenige Schritte, die zusammen passen. Jeder ist auf die davor gerechnet; deshalb lassen sich die Wirkungen zusammenzählen. Ausgegangen wird von Lücken, die auf jeden Fall bestehen; wo es an Angaben fehlt, ist der erste Schritt eine Frage. Geöffnet werden nur Plätze, die laut Bestand frei sind, und nur, wenn sie mindestens die Hälfte der Lücke schließen. Mehr Plätze bekommt ein Angebot, das im selben Gebiet schon da und voll ist; sonst steht hier ein neues.
report-intro-development = Verglichen wird mit dem Vorjahr. Jede Änderung einer Lücke ist aufgeteilt: mehr oder weniger Bedarf, mehr oder weniger Angebot, und was nur besser bekannt ist.
report-intro-outlook = Viele Angebote sind befristet. Gerechnet ist, was geschieht, wenn nichts verlängert wird. Was dabei für den Bedarf angenommen ist, steht unter der Tabelle.
report-intro-money = Gerechnet ist für runde Beträge im Jahr: das Paket aus den Optionen, mit dem die wenigsten Fälle ohne Platz bleiben; unter gleich guten das fairste, dann das billigste. Jedes Paket ist als Ganzes gerechnet; Wirkungen einzelner Optionen lassen sich nicht zusammenzählen. Vorn stehen die Optionen, die auch dann im Paket sind, wenn das Unbekannte günstig ausgeht.
report-intro-working-groups = Für jede Arbeitsgruppe: wie es um ihre Handlungsfelder steht, was vorgeschlagen wird und woran die Lücken liegen. Entscheiden müssen Menschen.
report-intro-cross-cutting = Querschnittsthemen und Ziele sind Sichten auf mehrere Handlungsfelder. Sie werden in keiner Summe mitgezählt.
report-intro-resources = Wer in welchem Stadtteil arbeitet, mit wie vielen Plätzen und, soweit bekannt, mit welchem Personal und zu welchen Kosten. Gezählt ist nach dem Standort.
report-intro-limits = Was fehlt, ist hier genannt. Nichts Unbekanntes ist stillschweigend als null oder als „für alle“ gerechnet; wo eine Annahme nötig war, steht sie hier.
report-abbreviation-n = n
report-long-n = Zahl der Fälle oder Personen, auf die sich eine Tabelle bezieht
report-abbreviation-fte = VZÄ
report-long-fte = Vollzeitäquivalent: eine volle Stelle
report-abbreviation-sgb = SGB VIII
report-long-sgb = Achtes Buch Sozialgesetzbuch, Kinder- und Jugendhilfe; § 80 regelt die Jugendhilfeplanung
report-section-fair-coverage = Faire Deckung
report-section-scenarios = Zwei Rechnungen für das, was nicht bekannt ist
report-section-signs = Zeichen in den Tabellen
report-section-terms = Begriffe
report-figure-range = { $low } bis { $high }, je nach Annahme
report-base = n = { $need } { $unit ->
        [persons] { $count ->
            [one] Person
           *[other] Personen
        }
       *[cases] { $count ->
            [one] Bedarfsfall
           *[other] Bedarfsfälle
        }
    }{ $missing ->
        [none] {""}
       *[other] , davon { $missing } nicht belegbar
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
check-page-title = Prüfbericht: { $town }
check-page-errors = Es gibt Fehler. Solange sie in den Tabellen stehen, wird nichts ausgewertet. Öffnen Sie die Tabelle, berichtigen Sie die gekennzeichneten Zellen, speichern Sie, und starten Sie das Programm noch einmal.
check-page-warnings = Die Tabellen lassen sich auswerten. An einigen Stellen sollte jemand nachsehen, ob sie so gemeint sind.
check-page-nothing = In den Tabellen ist nichts zu berichtigen.
check-page-copies = Kopien der Tabellen, in denen hinter jeder Zeile steht, was zu tun ist, liegen in: { $path }
check-page-private = Diese Seite zeigt Zeilen der Tabellen, wie sie sind. Sie ist nur für die Planung und nicht zum Weitergeben.
check-page-line = Zeile
check-page-advice = Was zu tun ist
check-page-blank = (leer)
check-page-more = { $count ->
        [one] Eine weitere Zeile ist hier nicht gezeigt; sie steht in der Kopie.
       *[other] { $count } weitere Zeilen sind hier nicht gezeigt; sie stehen in der Kopie.
    }
check-page-notes = { $count ->
        [one] Ein Hinweis, wie die Tabelle gelesen wurde
       *[other] { $count } Hinweise, wie die Tabelle gelesen wurde
    }
report-severity-error = Fehler
report-severity-warning = Warnung
report-severity-note = Hinweis
report-help = Hilfe
report-findings-none = Beim Lesen der Daten ist nichts aufgefallen.
report-findings-brief = { $tally }. »lueckenlos check« zeigt sie ganz.
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
protection-threshold = Schutzprofil: Schwellenwert. Eine Anzahl, die kleiner als { $minimum } ist, aber nicht 0, ist zurückgehalten (Zeichen x): ein Bedarf mit allem, was zu ihm gehört, eine Lücke oder ein gedeckter Bedarf mit Deckungsgrad und Spanne{ $zeros ->
    [sensitive] , ebenso wo niemand Bedarf hat
   *[show] { "" }
}. Damit sie sich nicht aus Summen und anderen Tabellen errechnen lässt, sind weitere zurückgehalten. Das Programm hat den Bericht vor dem Schreiben selbst angegriffen: Für jede kleine Anzahl{ $all ->
    [yes] { " " }und jeden anderen zurückgehaltenen Bedarf
   *[no] { "" }
} bleibt eine Spanne von mindestens { $width } Fällen Bedarf möglich. Gedeckte Fälle und Lücken sind in Schritten von { $step } Fällen angegeben, außer wo alles oder nichts gedeckt ist; der Bedarf ist genau. Summen von Lücken können deshalb von der Summe ihrer Teile abweichen. Ranglisten nennen zurückgehaltene Gruppen nicht.
protection-round = Schutzprofil: Runden. Alle Anzahlen sind auf ein Vielfaches von { $base } gerundet, dieselbe Anzahl überall gleich; Deckungsgrade sind aus gerundeten Anzahlen berechnet. Gerundet sind auch die Gründe einer Änderung, die Wirkungen einzelner Angebote und der Ausblick, jede Zahl für sich. Summen können deshalb von der Summe ihrer Teile abweichen.
report-findings-internal = Was beim Einlesen auffiel, steht mit Datei und Zeile im internen Teil der Auswertung. Hier fehlt es, weil Prüfhinweise einzelne Angaben wiedergeben.
report-findings-offers = Hier stehen die Prüfhinweise, die nur die Angebote betreffen. Alle anderen stehen mit Datei und Zeile im internen Teil der Auswertung, weil sie einzelne Angaben wiedergeben.
protection-none = Schutzprofil: keines. Die Zahlen in diesem Bericht sind nicht geschützt, auch kleine Fallzahlen sind genau angegeben. Der Bericht ist nur für Daten gedacht, die schon öffentlich sind, und nicht für die Veröffentlichung personenbezogener Daten.
internal-readme = Interne Auswertung: ungeschützt, nicht zur Weitergabe.

    Die Dateien in diesem Ordner sind ungeschützt. Sie enthalten genaue Fallzahlen, auch sehr kleine,
    die sich auf einzelne Menschen beziehen lassen können. Sie sind nur für die Planung bestimmt.
    Das gilt auch für „inputs“, eine Abschrift der Tabellen, mit denen gerechnet wurde.
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
# Im Datenpaket: Eine Spalte der Stadt heißt wie eine des Programms.
column-renamed = Das Merkmal „{ $name }“ der Stadt; hier mit Vorsatz, weil eine andere Spalte so heißt.
column-values-renamed = Ausprägungen, die wie ein Zeichen oder eine Summe heißen, tragen den Vorsatz „category_“.

# Diagramme
chart-coverage = Deckungsgrad nach Lebensphase und Stadtteil
chart-largest-gaps = Die größten Lücken
chart-need-against-covered = Bedarf und gedeckter Bedarf nach Lebensphase
chart-places-against-need = Bedarf, Plätze und gedeckter Bedarf nach Stadtteil
chart-offers = Angebote nach Handlungsfeld und Lebensphase
chart-chain-topic = Die Präventionskette nach Handlungsfeld
chart-chain-district = Die Präventionskette nach Stadtteil
chart-map = Deckungsgrad auf der Karte
chart-gap-types-topic = Arten der Lücken nach Handlungsfeld
chart-coverage-by = Deckungsgrad: { $dimension }
chart-review-causes = Von der Lücke des Vorjahrs zur Lücke dieses Jahres
chart-review-groups = Deckungsgrad im Vorjahr und in diesem Jahr
chart-outlook = Die Lücke, wenn nichts verlängert wird
chart-money = Was für welches Geld möglich ist
chart-map-topics = Deckungsgrad auf der Karte, je Handlungsfeld
chart-inhabitants-district = Einwohner und Bedarf nach Stadtteil
chart-inhabitants-age = Einwohner und Bedarf nach Alter
chart-endings = Angebote, die enden
chart-review-series = Bedarf, Plätze und Lücke über die Jahre
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
chart-legend-range-withheld = Spanne zurückgehalten: Sie liegt irgendwo darin
chart-legend-need = Bedarf
chart-legend-covered = gedeckt
chart-legend-places = Plätze in Angeboten, die offenstehen
chart-unit-persons = Personen
chart-unit-cases = Bedarfsfälle
chart-unit-cases-places = Bedarfsfälle und Plätze
chart-note-places = Ein Platz, der mehreren Stadtteilen offensteht, zählt bei jedem. Mehr Plätze als Bedarf decken ihn nur, wenn auch Handlungsfeld und Alter passen.
chart-rest-rows = Gezeigt sind { $shown } von { $all } Zeilen: die mit den größten Lücken. Alle stehen in der Tabelle.
chart-rest-needs = Gezeigt sind { $shown } von { $all } Zeilen: die mit dem größten Bedarf. Alle stehen in der Tabelle.
chart-rest-level = Gezeigt ist eine Ebene mit { $shown ->
        [one] 1 Eintrag
       *[other] { $shown } Einträgen
    }; auf allen Ebenen sind es { $all }. Alle stehen in der Tabelle.
chart-rest-columns = Gezeigt sind { $shown } von { $all } Spalten: die mit den größten Lücken. Alle stehen in der Tabelle.
chart-describe-coverage = Raster des Deckungsgrads, { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    } und { $columns ->
        [one] 1 Spalte
       *[other] { $columns } Spalten
    }, dunkler heißt weniger gedeckt. Am niedrigsten: { $lowest }. Am höchsten: { $highest }.
chart-describe-offers = Raster der Zahl der Angebote, { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    } und { $columns ->
        [one] 1 Spalte
       *[other] { $columns } Spalten
    }, dunkler heißt mehr Angebote. Am wenigsten: { $lowest }. Am meisten: { $highest }.
chart-describe-gaps = Balken der Lücken, { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }. Am größten: { $largest }.
chart-describe-need = Zwei Balken je Zeile, Bedarf und gedeckt, { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }. Größter Bedarf: { $largest }.
chart-describe-places = Drei Balken je Zeile: Bedarf, Plätze, gedeckt, { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }. Größter Bedarf: { $largest }.
chart-legend-places-of-year = Plätze
chart-legend-inhabitants = Einwohner (Personen, eigene Skala)
chart-note-series = Alle Balken haben dieselbe Skala. Jedes Jahr ist so gezählt wie in seinem eigenen Bericht.
chart-note-inhabitants = Alle Handlungsfelder haben dieselbe Skala; die Einwohner haben ihre eigene. Wer in mehreren Handlungsfeldern Bedarf hat, zählt in jedem.
chart-note-maps = Die Zahlen sind Deckungsgrade in %. Namen der Gebiete stehen auf der Karte der ganzen Stadt.
chart-note-endings = Ende ist der früheste bekannte Tag: das Ende des Angebots oder seiner Förderung. Angebote ohne bekanntes Ende fehlen.
chart-ending = { $day } · { $count ->
    [one] 1 Platz
   *[other] { $count } Plätze
}
chart-rest-topics = { $count ->
    [one] Ein Handlungsfeld ohne belegbaren Bedarf fehlt.
   *[other] { $count } Handlungsfelder ohne belegbaren Bedarf fehlen.
}
chart-rest-endings = Gezeigt sind { $shown } von { $all } Angeboten, die enden: die nächsten. Alle stehen in der Tabelle.
chart-rest-maps = { $count ->
    [one] Ein weiteres Handlungsfeld steht in der Tabelle.
   *[other] { $count } weitere Handlungsfelder stehen in der Tabelle.
}
chart-describe-endings = Eine Linie je Angebot vom Stichtag bis zu seinem letzten Tag. { $count ->
        [one] 1 Angebot endet
       *[other] { $count } Angebote enden
    }. Zuerst: { $first }. Zuletzt: { $last }.
chart-describe-series = Ein Balken je Jahr von { $first } bis { $last }. { $ends }.
chart-describe-inhabitants = Balken der Einwohner je Gruppe, daneben der Bedarf je Handlungsfeld. Die meisten Einwohner: { $people }. Größter Bedarf: { $need }.
chart-describe-maps = Eine Karte des Deckungsgrads je Handlungsfeld, dunkler heißt weniger gedeckt: { $topics }.
chart-legend-coverage-percent = Deckungsgrad in %
chart-legend-offers-at = Angebote
chart-legend-offer = ein Angebot
chart-legend-several-topics = mehrere Handlungsfelder
chart-legend-withheld = zurückgehalten
chart-legend-not-recorded = nicht erfasst
chart-legend-not-assessable = nicht belegbar
chart-legend-town = Stadt insgesamt: { $coverage }
chart-legend-transition = Übergang
chart-legend-bridged = überbrückt
chart-legend-handed-over = übergeben
chart-legend-possibly-bridged = vielleicht überbrückt
chart-legend-partly-open = teils offen
chart-legend-open = offen
chart-legend-broken = nicht versorgt (Bruch)
chart-rest-map = { $count ->
        [one] Ein Gebiet ist für Name und Zahl zu klein. Beides steht in der Tabelle.
       *[other] { $count } Gebiete sind für Name und Zahl zu klein. Beides steht in der Tabelle.
    }
chart-rest-points = { $count ->
        [one] Ein Angebot liegt außerhalb der Karte und ist nicht eingezeichnet.
       *[other] { $count } Angebote liegen außerhalb der Karte und sind nicht eingezeichnet.
    }
chart-rest-map-level = { $count ->
        [one] Gezeigt ist eine Ebene; ein Gebiet einer anderen Ebene steht in der Tabelle.
       *[other] Gezeigt ist eine Ebene; { $count } Gebiete anderer Ebenen stehen in der Tabelle.
    }
chart-white-spots = Weiße Flecken: wo kein Angebot erreichbar ist
chart-white-spots-base = { $town }, { $year }. Je Handlungsfeld, für mindestens eine Lebensphase.
chart-legend-out-of-reach = hier wohnen Menschen, die kein Angebot erreicht
chart-legend-in-reach = ein Angebot ist erreichbar
chart-note-white-spots = Meter sind Luftlinie; der Weg ist etwa { $factor }-mal so lang. Ob in einem erreichbaren Angebot ein Platz frei ist, sagt dieses Bild nicht.
chart-describe-white-spots = Eine Karte je Handlungsfeld; dunkel sind Orte, die kein Angebot erreicht: { $topics }.
chart-describe-chain = Kette von links nach rechts, { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    } und { $columns ->
        [one] 1 Lebensphase
       *[other] { $columns } Lebensphasen
    }, dunkler heißt weniger gedeckt. { $broken ->
        [one] Ein Glied ist nicht versorgt
       *[other] { $broken } Glieder sind nicht versorgt
    }, { $open ->
        [one] ein Übergang ist offen
       *[other] { $open } Übergänge sind offen
    }. Am niedrigsten: { $lowest }.
chart-describe-map = Karte des Deckungsgrads, { $rows ->
        [one] 1 Gebiet
       *[other] { $rows } Gebiete
    }, dunkler heißt weniger gedeckt. Am niedrigsten: { $lowest }. Am höchsten: { $highest }.
chart-describe-points = { $count ->
        [one] Ein Angebot ist eingezeichnet.
       *[other] { $count } Angebote sind eingezeichnet.
    }
chart-describe-gap-types = Ein Balken je Handlungsfeld, nach Art der Lücke geteilt, { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }. Größte Lücke: { $largest }.
chart-describe-groups = Ein Punkt je Gruppe für ihren Deckungsgrad, { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }. Am niedrigsten: { $lowest }. Am höchsten: { $highest }. Stadt insgesamt: { $town }.
report-where = Wo

# Arbeitsmappe und Textdokument
workbook-contents = Inhalt
workbook-figures = Kennzahlen
workbook-notes = Hinweise
workbook-number = Nr.
workbook-table = Tabelle
workbook-base = Bezug
workbook-rows = Zeilen
workbook-figure = Kennzahl
workbook-value = Wert
workbook-from = von
workbook-to = bis
workbook-keyword = Stichwort
workbook-meaning = Erklärung
workbook-back = Zurück zum Inhalt
workbook-page = Seite { $page } von { $pages }
workbook-language = Sprache
report-table-part = Teil { $part } von { $parts }
report-sort = sortieren nach
report-sorted-up = aufsteigend sortiert nach
report-sorted-down = absteigend sortiert nach
report-sorted-back = wieder in der ursprünglichen Reihenfolge

# Vorlage für das Ratsinformationssystem
paper-facts = Sachverhalt
paper-recommendations = Aus den Daten ergeben sich folgende Schritte. Jeder ist auf die davor gerechnet; Kosten sind geschätzt, wo sie nicht die eines Angebots sind.
paper-nothing-recommended = Aus den Daten ergibt sich kein Schritt, der die Lücke verkleinert.
paper-proposals = Vorschläge
paper-step = Schritt { $number }: { $step }
paper-numbers-attached = Alle Zahlen stehen im Bericht (Anlage 1).
paper-decision = Beschlussvorschlag (Entwurf)
paper-decide = { $committee ->
        [none] Das Gremium beschließt:
       *[other] { $committee } beschließt:
    }
paper-decide-report = Der Bericht wird zur Kenntnis genommen.
paper-decide-steps = { $last ->
        [one] Die Verwaltung wird beauftragt, Schritt 1 vorzubereiten und bis zum ______ zur Entscheidung vorzulegen.
       *[other] Die Verwaltung wird beauftragt, die Schritte 1 bis { $last } vorzubereiten und bis zum ______ zur Entscheidung vorzulegen.
    }
paper-decide-inquiries = Die Verwaltung wird gebeten, die offenen Fragen der Schritte { $first } bis { $last } bis zum ______ zu klären.
paper-decide-again = Über die Umsetzung wird mit dem nächsten Bericht berichtet.
paper-costs = Finanzielle Auswirkungen
paper-costs-sum = Die Schritte, deren Kosten bekannt sind ({ $steps }), kosten zusammen rund { $cost } Euro im Jahr. Geschätzt ist mit den erfassten Kosten je Platz; bei Verlängerungen sind es die bisherigen Kosten des Angebots.
paper-cost = Schritt { $number }: rund { $cost } Euro im Jahr
paper-costs-unknown = { $steps ->
        [one] Zu Schritt { $numbers } sind keine Kosten erfasst.
       *[other] Zu den Schritten { $numbers } sind keine Kosten erfasst.
    }
paper-field-budget = Produkt / Sachkonto: ______
paper-field-funds = Mittel stehen zur Verfügung: ☐ ja ☐ nein ☐ überplanmäßig
paper-field-grants = Fördermittel Dritter: ______
paper-climate = Auswirkungen auf das Klima
paper-field-climate = ☐ positiv ☐ keine ☐ negativ. Begründung: ______
paper-inclusion = Auswirkungen auf Inklusion und Gleichstellung
paper-field-inclusion = ☐ positiv ☐ keine ☐ negativ. Begründung: ______
paper-attached-directory = Anlage 3: Verzeichnis der Angebote (im Anhang des Berichts und in tables.xlsx)
paper-attachments = Anlagen
paper-compared = { $town } hat für { $year } den gemeldeten Bedarf mit { $offers ->
        [one] dem einen Angebot
       *[other] den { $offers } Angeboten
    } verglichen, die am { $date } bestanden.
paper-method = Jeder Platz ist dabei nur einmal vergeben, und so, dass die am schlechtesten versorgte Gruppe so gut wie möglich versorgt ist. Unbekanntes ist weder als null noch als „für alle“ gerechnet: Eine Lücke heißt gesichert, wenn sie auch unter günstigen Annahmen bleibt.
paper-attached-report = Anlage 1: Bericht mit allen Tabellen und Bildern (report.pdf)
paper-attached-tables = Anlage 2: Tabellen zum Weiterrechnen (tables.xlsx)
sheet-overview = Überblick
sheet-all = Alle Gebiete nebeneinander
sheet-lead = Jede Seite zeigt ein Gebiet: wer dort lebt, was gebraucht wird und fehlt, was es gibt, was endet und was vorgeschlagen wird. Alle Zahlen stehen auch in der Arbeitsmappe und als CSV. Bedarf sind Fälle, nicht Personen: Wer zwei Dinge braucht, zählt zweimal.
sheet-reasons = Woran es in „{ $area }“ liegt, in gerundeten Fällen: { $reasons }.
sheet-further-offers = { $offers ->
        [one] Ein weiteres Angebot steht
       *[other] { $offers } weitere Angebote stehen
    } in der Tabelle „Angebote nach Gebiet“ der Arbeitsmappe; zuerst genannt sind die, die am wenigsten andere Gebiete erreichen.
sheet-ending = { $offer } am { $date }
sheet-endings = Was endet, wenn nichts verlängert wird: { $endings }{ $more ->
        [0] {""}
        [one] {" "}und ein weiteres
       *[other] {" "}und { $more } weitere
    }.
sheet-proposals = Was vorgeschlagen wird, mit der Wirkung auf die Menschen in diesem Gebiet:
sheet-similar = Am ähnlichsten sind, das ähnlichste zuerst: { $areas }. Verglichen sind Bedarf und Deckung je Handlungsfeld, jede Zahl an ihrem Mittelwert und ihrer Streuung über alle Gebiete gemessen.
pdf-page = Seite { $page }
pdf-page-of = Seite { $page } von { $pages }
pdf-letters-missing = { $sign } steht für ein Zeichen, das die Schrift dieses Berichts nicht hat; in den CSV-Dateien ist es erhalten.
# Bilder der Entwicklung und des Ausblicks
chart-legend-larger = macht die Lücke größer
chart-legend-smaller = macht die Lücke kleiner
chart-legend-better = besser versorgt als im Vorjahr
chart-legend-worse = schlechter versorgt
chart-legend-as-before = unverändert
chart-legend-ended = Angebote enden (Namen unten)
chart-note-waterfall = Jede Zahl ist für sich gerundet.
chart-rest-lines = Von Merkmalen mit sehr vielen Gruppen ist nur ein Teil gezeigt; die anderen stehen in der Tabelle.
chart-rest-panels = { $count ->
    [one] Ein weiteres Merkmal steht in der Tabelle.
   *[other] { $count } weitere Merkmale stehen in der Tabelle.
}
chart-timeline-ended = { $number } · bis { $day }:
chart-timeline-more = und { $count } weitere
chart-note-slope = Alle Skalen reichen von { $low } % bis { $high } %.
chart-describe-waterfall = Säulen von links nach rechts, jede beginnt, wo die vorige endet. { $steps }.
chart-describe-slope = Eine Linie je Gruppe vom Deckungsgrad des Vorjahrs zu dem dieses Jahres, { $rows ->
        [one] 1 Gruppe
       *[other] { $rows } Gruppen
    }. Die niedrigste Veränderung: { $lowest }. Die höchste: { $highest }.
chart-describe-timeline = Treppenlinie der Lücke, wenn nichts verlängert wird. Zuerst { $first }, zuletzt { $last }. { $count ->
        [one] Es endet 1 Angebot.
       *[other] Es enden { $count } Angebote.
    }

# Entwicklung und Ausblick in Sätzen
report-development-change = { $turn ->
    [larger] Die Lücke ist seit dem Vorjahr von { $before } auf { $after ->
        [one] 1 Fall
       *[other] { $after } Fälle
    } gewachsen, um { $size }.
    [smaller] Die Lücke ist seit dem Vorjahr von { $before } auf { $after ->
        [one] 1 Fall
       *[other] { $after } Fälle
    } gesunken, um { $size }.
   *[same] Die Lücke ist so groß wie im Vorjahr: { $after ->
        [one] 1 Fall
       *[other] { $after } Fälle
    }.
}
report-development-causes = Davon durch Bedarf { $need }, durch Angebot { $supply }, durch bessere oder fehlende Erfassung { $knowledge }.
report-development-grown = Am meisten gewachsen ist die Lücke hier: { $groups }.
report-development-shrunk = Am meisten gesunken ist sie hier: { $groups }.
report-development-left-out = Nicht vergleichen lassen sich { $before ->
        [one] 1 Fall
       *[other] { $before } Fälle
    } des Vorjahrs und { $after ->
        [one] 1 Fall
       *[other] { $after } Fälle
    } dieses Jahres; sie sind in keiner dieser Zahlen enthalten.
report-outlook-together = { $offers ->
    [0] Wird nichts verlängert, liegt die Lücke am { $until } bei { $then }, am Stichtag bei { $today }.
    [one] Bis { $until } endet 1 Angebot; ohne Verlängerung liegt die Lücke dann bei { $then }, am Stichtag bei { $today }.
   *[other] Bis { $until } enden { $offers } Angebote; ohne Verlängerung liegt die Lücke dann bei { $then }, am Stichtag bei { $today }.
}
report-outlook-alone = Am meisten hängt an einem einzelnen Angebot hier: { $offer } endet am { $day }; fällt nur dieses weg, { $lost ->
        [one] verliert 1 Fall seinen Platz.
       *[other] verlieren { $lost } Fälle ihren Platz.
    } Wirkungen einzelner Angebote lassen sich nicht zusammenzählen.
report-money-core = Im Paket, wie auch immer das Unbekannte ausgeht: { $names }.
report-money-outcome = Für höchstens { $money } im Jahr bleiben { $gap ->
        [one] 1 Fall
       *[other] { $gap } Fälle
    } ohne Platz, ohne Geld { $without ->
        [one] 1 Fall.
       *[other] { $without } Fälle.
    }
report-money-outcome-alone = Für höchstens { $money } im Jahr { $gap ->
        [one] bleibt 1 Fall
       *[other] bleiben { $gap } Fälle
    } ohne Platz.
report-money-losing = Weniger als heute haben damit { $lost ->
        [withheld] wenige Fälle
        [one] 1 Fall
       *[other] { $lost } Fälle
    }: { $whom }.
report-money-nobody-loses = Niemand hat damit weniger als heute.
chart-money-budget = Budget
chart-describe-money = Die Lücke als Treppe: wie viele Fälle das beste Paket für { $count } Beträge ohne Platz lässt. Zuerst { $first }, zuletzt { $last }.

# The explorer
explorer-title = { $town } { $year }: weiterfragen
explorer-internal = Ungeschützt, nicht zur Weitergabe: genaue Zahlen, auch kleine, nur für die Planung.
explorer-public = Dieselben Zahlen wie im Bericht, zum Schutz Einzelner teils zurückgehalten (x).
explorer-choose = Auswahl
explorer-down = in Zeilen
explorer-across = in Spalten
explorer-measure = Zahl
explorer-view = Ansicht
explorer-copy = Tabelle kopieren
explorer-save = Als CSV sichern
explorer-print = Drucken
explorer-result = Ergebnis
explorer-search = Angebot suchen
explorer-offers = Angebote
explorer-total = insgesamt
explorer-not-broken-down = nicht aufgegliedert
explorer-unknown = unbekannt
explorer-none = nichts
explorer-all = alle
explorer-table = Tabelle
explorer-heat = Raster
explorer-bars = Balken
explorer-rows = Zeilen
explorer-columns = Spalten
explorer-why = Gründe zeigen
explorer-reasons = Woran die Lücke liegt
explorer-nothing = nichts
explorer-places-unknown = Plätze nicht erfasst
explorer-places = Plätze
explorer-until = bis
explorer-found = gefunden
explorer-copied = Kopiert.
explorer-selected = Die Tabelle ist ausgewählt.
explorer-no-script = Diese Seite braucht JavaScript. Dieselben Zahlen stehen im Bericht und als CSV.
# The budget that is pulled
explorer-money = Was für welches Geld möglich ist
explorer-money-cells = Ziehen Sie den Betrag: Tabelle, Raster, Balken, Karte und Kette zeigen dann die Stadt mit dem besten Paket für höchstens so viel Geld. Links steht der Stand von heute.
explorer-money-total = Ziehen Sie den Betrag: Hier steht, was das beste Paket für höchstens so viel Geld erreicht. Tabelle, Karte und Kette darunter bleiben beim Stand von heute: Was ein Paket an einzelnen Stellen bewirkt, ist nicht veröffentlicht.
explorer-amount = Geld im Jahr:
explorer-today = heute, ohne Beschluss
explorer-package = Das beste Paket
explorer-package-none = Nichts: Für dieses Geld lässt sich nichts beschließen, das mehr deckt.
explorer-change = Lücke gegenüber heute
explorer-lost-then = heute gedeckt, dann nicht mehr
explorer-offers-today = Angebote von heute
explorer-decisions = Beschlüsse
explorer-steps = Höhe der Balken: wie viele Fälle mehr einen Platz haben als ohne Geld.
explorer-map = Karte
explorer-part = auf der Karte
explorer-map-how = Jede Fläche führt zu ihren Gründen: anklicken, oder mit der Tabulatortaste auf die Karte, mit den Pfeiltasten von Fläche zu Fläche, Eingabetaste. Alle Zahlen stehen darunter als Tabelle.
explorer-map-today = Die Karte zeigt den Stand von heute: Was ein Paket in einzelnen Gebieten bewirkt, ist nicht veröffentlicht.
explorer-map-none = Ohne Fläche auf der Karte, nur in der Tabelle:
explorer-more = mehr ohne Platz als heute
explorer-chain = Kette
explorer-step = Übergang
explorer-steps-today = Übergänge sind nur für heute gerechnet. Für diesen Betrag zeigt die Kette deshalb allein, wie viel in jeder Lebensphase gedeckt ist.
explorer-steps-filters = Übergänge sind nach Handlungsfeld und Gebiet gerechnet. Für diese Auswahl zeigt die Kette deshalb allein, wie viel in jeder Lebensphase gedeckt ist.
explorer-step-offers = Was hinüberführt
explorer-hands-over = übergibt an
explorer-not-served = nicht versorgt
explorer-report = Was der Bericht dazu sagt
explorer-offers-here = Angebote, die dafür offenstehen
explorer-more-these = weitere, hier nicht gezeigt
explorer-chain-today = Die Kette zeigt den Stand von heute: Was ein Paket in einzelnen Lebensphasen bewirkt, ist nicht veröffentlicht.
