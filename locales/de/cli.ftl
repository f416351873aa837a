# Kommandozeile: Hilfetexte (cli-<Befehl>, cli-<Befehl>-<Angabe>) und Meldungen.

cli-template-program =
    {"{about}"}

    Aufruf: lueckenlos ORDNER
            lueckenlos <BEFEHL> [ANGABEN]

    Befehle:
    {"{subcommands}"}

    {"{options}"}{"{after-help}"}
cli-template-command =
    {"{about}"}

    Aufruf: {"{usage}"}

    {"{all-args}"}{"{after-help}"}
cli-command-value = BEFEHL
cli-arguments = Was
cli-options = Angaben
cli-help = Diese Hilfe
cli-version = Die Version
cli-lang = Sprache der Meldungen und Berichte: de oder en
cli-quiet = Nur Ergebnisse und Fehler zeigen, keinen Fortschritt und keine Warnungen
cli-project = Ordner mit den Tabellen, mit oder ohne lueckenlos.toml
cli-needs = Tabelle der Bedarfe (CSV, XLSX, ODS); mehrfach möglich
cli-offers = Tabelle der Angebote (CSV, XLSX, ODS); mehrfach möglich
cli-year = Jahr, das ausgewertet wird (sonst: lueckenlos.toml, sonst das jüngste der Bedarfe)
cli-reach = Einzugsbereich von Angeboten, die keinen nennen: own, eine Ebene oder all
cli-keep-going = Zeilen mit Fehlern weglassen und sagen, wie viele es sind
cli-out = Ordner, in den geschrieben wird

cli-program = Findet, wo der Bedarf einer Stadt nicht durch ihre Angebote gedeckt ist, wie sicher das ist und warum.
cli-program-example =
    Beispiel:
      lueckenlos analyse data/musterstadt
    liest bedarfe.csv und angebote.csv und schreibt reports/musterstadt-2025/public/report.html.
    Hilfe zu einem Befehl: lueckenlos analyse --help

cli-open = Prüft die Tabellen eines Ordners, wertet sie aus und öffnet den Bericht
cli-open-usage = lueckenlos ORDNER [ANGABEN]
cli-open-paths = Ordner mit den Tabellen, oder die Tabellen der Bedarfe und der Angebote
cli-open-no-open = Nichts im Browser öffnen
cli-open-example =
    Beispiel:
      lueckenlos meine-stadt
    prüft die Tabellen in meine-stadt, schreibt meine-stadt/reports/ und öffnet den Bericht. Ist etwas zu
    berichtigen, öffnet sich stattdessen eine Seite, auf der die Zellen gekennzeichnet sind.
cli-open-unclear = Stehen in „{ $path }“ Bedarfe oder Angebote? Das ist am Namen und an den Spalten nicht zu erkennen.
    .advice = Nennen Sie die Datei so, dass ihr Name mit „bedarfe“ oder „angebote“ beginnt.
cli-open-one-kind = Nötig sind zwei Tabellen: eine der Bedarfe und eine der Angebote.
    .advice = Legen Sie beide in einen Ordner, und ziehen Sie den Ordner auf das Programm.
cli-open-opened = Geöffnet: { $path }
cli-open-by-hand = Öffnen Sie im Browser: { $path }
cli-wait-for-key = Mit der Eingabetaste schließen.
cli-welcome =
    lueckenlos findet, wo der Bedarf einer Stadt nicht durch ihre Angebote gedeckt ist.

    So geht es: Ziehen Sie einen Ordner mit zwei Tabellen (bedarfe und angebote, als .xlsx, .ods oder .csv)
    auf das Programm. Es prüft sie, wertet sie aus und öffnet den Bericht im Browser. Ist in den Tabellen
    etwas zu berichtigen, öffnet sich eine Seite, auf der steht, wo und wie.

    Zum Ausprobieren:  lueckenlos musterstadt
    Alle Befehle:      lueckenlos --help

    Nichts davon verlässt diesen Rechner: Das Programm kann nicht ins Netz.
cli-analyse = Wertet ein Jahr aus: Bericht, Tabellen und Bilder
cli-analyse-out = Ordner, der public/ und internal/ bekommt (sonst: reports/<Name>-<Jahr>/)
cli-analyse-what-if = Plan: Angebote, die dazukommen, sich ändern oder wegfallen (Plätze 0)
cli-analyse-protect = Schutz kleiner Zahlen in public/: threshold, round oder none (sonst: lueckenlos.toml, sonst threshold)
cli-analyse-formats = Formate des Berichts, durch Komma getrennt: html, pdf, xlsx, docx (sonst: alle)
cli-not-protected = Es wurde kein Bericht geschrieben: Eine kleine Anzahl ließe sich errechnen, was immer sonst noch zurückgehalten wird. Die Stadt hat dafür zu wenige Fälle. --protect round rundet alle Anzahlen.
cli-analyse-earlier = Öffentlicher Bericht, der schon veröffentlicht ist, über dasselbe Jahr oder ein früheres (sein Ordner public/): Was er sagt, gilt als bekannt
cli-earlier-known = Frühere Berichte: { $same ->
    [one] Eine Zeile ist
   *[other] { $same } Zeilen sind
} schon mit derselben Zahl veröffentlicht und gelten als bekannt; { $changed ->
    [one] eine Zeile hat
   *[other] { $changed } Zeilen haben
} sich seitdem geändert.
cli-earlier-other-years = { $reports ->
    [one] Ein früherer Bericht blieb unbeachtet: Von seinem Jahr sagt
   *[other] { $reports } frühere Berichte blieben unbeachtet: Von ihren Jahren sagt
} der neue Bericht nichts.
cli-earlier-now-rounded = Der neue Bericht ist gerundet, der frühere nicht: Beide zusammen sind geprüft, aber nach dem Maß des Rundens. Was der frühere zurückhält, bleibt eine halbe Rundung (base) breit, nicht width; Lücken und gedeckte Fälle darunter sind nicht eigens geschützt.
cli-earlier-missing = Im Ordner „{ $path }“ steht kein veröffentlichter Bericht ({ $reason }). Es wurde kein Bericht geschrieben.
    .advice = --earlier braucht den Ordner public/ eines früheren Laufs, in dem results.json liegt.
cli-earlier-damaged = Der frühere Bericht „{ $path }“ lässt sich nicht lesen: { $reason }. Es wurde kein Bericht geschrieben.
    .advice = Nehmen Sie den Ordner so, wie das Programm ihn geschrieben hat; ohne --earlier bleibt unbeachtet, was schon bekannt ist.
cli-earlier-rounded = Der frühere Bericht „{ $path }“ ist gerundet; was er zusammen mit genauen oder anders gerundeten Zahlen verrät, kann das Programm nicht berechnen. Es wurde kein Bericht geschrieben.
    .advice = Runden Sie auch den neuen Bericht, auf dasselbe Vielfache: --protect round.
cli-earlier-filter = Wen der frühere Bericht „{ $path }“ betrachtet, ist heute nicht mehr bekannt: { $reason }. Es wurde kein Bericht geschrieben.
    .advice = Nehmen Sie das Merkmal oder die Ausprägung wieder in lueckenlos.toml auf, wenigstens als anderen Namen (aliases); ohne --earlier bleibt unbeachtet, was schon bekannt ist.
cli-analyse-example =
    Beispiel:
      bedarfe.csv                              angebote.csv
      stadtteil;alter_von;alter_bis;           kennung;stadtteil;alter_von;alter_bis;
        handlungsfeld;personen                   handlungsfeld;plätze
      Nordstadt;3;5;Bildung;120                K1;Nordstadt;0;5;Bildung;85

      lueckenlos analyse . --year 2025
    schreibt: Bedarf 120, davon gedeckt 85, Lücke 35, Deckungsgrad 71 %.

cli-check = Prüft die Tabellen, ohne sie auszuwerten
cli-check-out = Ordner für die Kopien der Tabellen mit einer Spalte, was zu berichtigen ist (sonst: lueckenlos-pruefung/ im Ordner)
cli-check-apply = Berichtigte Kopien übernehmen: Sie ersetzen die Tabellen, die bisherigen werden aufgehoben
cli-apply-taken = Übernommen: { $files }. Die bisherigen Tabellen liegen in { $kept }.
cli-apply-nothing = Nichts übernommen: Keine Kopie wurde seit der letzten Prüfung geändert.
cli-apply-left = Nicht übernommen: { $files }. Die neue Tabelle bekäme einen anderen Namen, den eine andere hat oder den lueckenlos.toml nicht kennt. Berichtigen Sie die Tabelle selbst.
cli-apply-in-copies = Genannt ist der Ordner der Kopien. Nennen Sie den Ordner mit den Tabellen.
cli-check-example =
    Beispiel:
      lueckenlos check meine-stadt
    nennt zu jedem Fehler Datei, Zeile, Spalte und Rat, und schreibt Kopien, in denen hinter jeder Zeile
    steht, was zu berichtigen ist. In Excel öffnen, berichtigen, speichern, dann
      lueckenlos check meine-stadt --apply
    Das übernimmt die berichtigten Kopien und prüft noch einmal.

cli-init = Legt einen neuen Ordner mit lueckenlos.toml und zwei kleinen Tabellen an
cli-init-project = Der neue Ordner
cli-init-needs = Tabelle der Bedarfe, deren Wörter in lueckenlos.toml kommen
cli-init-offers = Tabelle der Angebote, deren Wörter in lueckenlos.toml kommen
cli-init-population = Tabelle der Einwohner; mit --rates entsteht daraus Bedarf, wo keiner gezählt ist
cli-init-rates = Mitgelieferte Quoten, die in den neuen Ordner kommen: NAME oder NAME=HANDLUNGSFELD
cli-value-set = NAME
cli-init-rates-missing = Einwohner allein sagen nicht, was gebraucht wird: Nennen Sie Quoten mit --rates.
    .advice = Mitgeliefert sind:
        { $sets }
    Heißt Ihr Handlungsfeld anders, schreiben Sie etwa --rates elternwunsch-2023=Kita. Eigene Quoten tragen Sie danach in bedarfsquoten.csv ein.
cli-init-rates-unknown = Mitgelieferte Quoten „{ $word }“ gibt es nicht.
    .advice = Es gibt:
        { $sets }
cli-init-example =
    Beispiel:
      lueckenlos init meine-stadt
      lueckenlos analyse meine-stadt

cli-table = Zeigt eine einzelne Kreuztabelle
cli-table-rows = Merkmal der Zeilen: Lebensphase, Stadtteil, Handlungsfeld, … oder sein englischer Name
cli-table-cols = Merkmal der Spalten
cli-table-measure = Was gezeigt wird: Bedarf, gedeckt, Lücke, Deckungsgrad, Angebote, … oder der englische Name; mehrere mit Komma
cli-table-only = Nur diese Ausprägung, zum Beispiel stadtteil=Nordstadt; mehrfach möglich
cli-table-format = text, csv oder json (sonst: text)
cli-table-example =
    Beispiel:
      lueckenlos table data/musterstadt --rows lebensphase --cols stadtteil --measure coverage
      lueckenlos table data/musterstadt --rows handlungsfeld --where stadtteil=Nordstadt --format csv

cli-explain = Erklärt eine Zelle, ein Angebot oder einen Engpass bis hinunter zu den Zeilen der Tabellen
cli-explain-cell = Die Zelle: MERKMAL=AUSPRÄGUNG, mehrere mit Komma
cli-explain-offer = Die Kennung des Angebots
cli-explain-bottleneck = Die Nummer des Engpasses
cli-explain-example =
    Beispiel:
      lueckenlos explain data/musterstadt --cell stadtteil=Nordstadt,lebensphase=3-5
      lueckenlos explain data/musterstadt --offer MU001
      lueckenlos explain data/musterstadt --bottleneck 1

cli-error-unknown-argument = Die Angabe { $argument } gibt es nicht.
    .advice = { $suggestion ->
        [none] Alle Angaben zeigt --help.
       *[other] Meinten Sie { $suggestion }?
    }
cli-error-unknown-command = Den Befehl { $argument } gibt es nicht.
    .advice = { $suggestion ->
        [none] Alle Befehle zeigt lueckenlos --help.
       *[other] Meinten Sie { $suggestion }?
    }
cli-error-value = { $value ->
        [none] { $argument } braucht einen Wert.
       *[other] „{ $value }“ passt nicht zu { $argument }.
    }
    .advice = { $suggestion ->
        [none] Was erlaubt ist, zeigt --help.
       *[other] Möglich ist: { $suggestion }.
    }
cli-error-missing = Es fehlt: { $argument }.
    .advice = Ein Beispiel zeigt --help.
cli-error-conflict = { $argument } und { $other } passen nicht zusammen.
cli-error-other = Diese Angaben sind nicht zu verstehen.
    .advice = Ein Beispiel zeigt --help.

cli-dimension-unknown = Das Merkmal „{ $word }“ gibt es nicht.
    .advice = { $suggestion ->
        [none] Es gibt: { $known }.
       *[other] Meinten Sie { $suggestion }? Es gibt: { $known }.
    }
cli-measure-unknown = Die Größe „{ $word }“ gibt es nicht.
    .advice = { $suggestion ->
        [none] Es gibt: { $known }.
       *[other] Meinten Sie { $suggestion }? Es gibt: { $known }.
    }
cli-condition-malformed = „{ $word }“ ist keine Bedingung.
    .advice = Schreiben Sie zum Beispiel stadtteil=Nordstadt.
cli-category-unknown = Bei { $dimension } gibt es „{ $word }“ nicht.
    .advice = { $suggestion ->
        [none] { "" }
       *[other] Meinten Sie „{ $suggestion }“?
    }
cli-category-ambiguous = „{ $word }“ steht für mehrere Ausprägungen.
    .advice = Nennen Sie eine davon: { $known }.

cli-stopped-by-errors = Es wurde nichts ausgewertet. Berichtigen Sie die Fehler (»lueckenlos check« schreibt Kopien der Tabellen, in denen steht, was zu berichtigen ist).
cli-stopped-by-rows = Es wurde nichts ausgewertet. Berichtigen Sie die Fehler (»lueckenlos check« schreibt Kopien der Tabellen, in denen steht, was zu berichtigen ist), oder lassen Sie die Zeilen mit --keep-going weg.
cli-no-needs = Die Tabelle der Bedarfe enthält keine Zeile, die gelesen werden kann.
cli-too-large = Bedarfe oder Plätze sind zusammen zu groß, um damit zu rechnen. Prüfen Sie die Zahlen.
cli-not-written = Der Bericht wurde nicht geschrieben: { $reason }
cli-written = Geschrieben: { $path } (public/ für den Ausschuss, internal/ nur für die Planung)
cli-summary = { $town } { $year }, Stichtag { $date }
cli-range = ({ $low } bis { $high })
cli-bottleneck-unknown = Den Engpass { $word } gibt es nicht.
    .advice = Die Nummern stehen in der Tabelle der Engpässe im Bericht.
cli-cell-without-need = Für { $word } ist kein Bedarf erfasst.
cli-offer-unknown = Das Angebot „{ $word }“ gibt es nicht.
    .advice = { $suggestion ->
        [none] Die Kennungen stehen in der Tabelle der Angebote.
       *[other] Meinten Sie „{ $suggestion }“?
    }
cli-offer-not-in-force = Das Angebot „{ $word }“ gibt es am Stichtag nicht.
    .advice = Sehen Sie in der Tabelle der Angebote nach „gültig_ab“ und „gültig_bis“.

cli-check-written = Kopien mit der Spalte „Prüfhinweis“: { $path } ({ $files }) – { $errors ->
        [0] keine Fehler
        [one] ein Fehler
       *[other] { $errors } Fehler
    }.
cli-check-no-copies = Keine Kopien: Es gibt keine Tabelle, die gelesen werden kann.
cli-check-page = Alles auf einer Seite, mit den fehlerhaften Zellen gekennzeichnet: { $path }
cli-check-guarded = In den Kopien steht vor manchen Werten ein Apostroph ('3-5): Er hält Excel davon ab, sie umzurechnen. Lassen Sie ihn stehen; er zählt nicht zum Wert.
cli-check-unmarked = Manche Hinweise betreffen mehr Zeilen, als in den Kopien bezeichnet sind.
cli-check-not-written = Die Kopien wurden nicht geschrieben: { $detail }
    .advice = Ist eine davon noch in Excel geöffnet? Mit --out lässt sich ein anderer Ordner nennen.
cli-check-beside-originals = Die Kopien wurden nicht geschrieben: In { $path } liegen die Tabellen selbst.
    .advice = Nennen Sie mit --out einen anderen Ordner.
cli-check-changed = Die Kopien wurden nicht geschrieben: „{ $detail }“ in { $path } ist keine Kopie oder wurde seit der letzten Prüfung geändert.
    .advice = Prüfen Sie die geänderten Tabellen mit --needs und --offers, nennen Sie mit --out einen anderen Ordner, oder löschen Sie die Datei.

cli-init-written = Angelegt: { $path } mit { $files }.
cli-init-next = Weiter mit: lueckenlos analyse { $path }
cli-init-errors = In den Tabellen sind Fehler. Sie wurden so übernommen, wie sie sind; »lueckenlos check { $path }« schreibt Kopien, in denen steht, was zu berichtigen ist.
cli-init-not-empty = { $path } gibt es schon, und es ist nicht leer.
    .advice = Nennen Sie einen neuen Ordner; überschrieben wird nichts.
cli-init-not-written = { $path } lässt sich nicht anlegen: { $detail }
    .advice = Nennen Sie einen Ordner, in den Sie schreiben dürfen.
cli-init-not-a-folder = { $path } ist eine Datei, kein Ordner.
    .advice = Nennen Sie einen neuen Ordner.
cli-init-dimension = { $dimension }: { $categories ->
        [one] eine Ausprägung
       *[other] { $categories } Ausprägungen
    }, wie die Tabellen sie nennen. label = Name im Bericht, aliases = wie es sonst noch in Tabellen steht.
cli-init-life-phases = { $dimension }: { $categories ->
        [one] eine Ausprägung
       *[other] { $categories } Ausprägungen
    } in der Reihenfolge des Lebens. ages = Alter in vollendeten Jahren, "80+" = nach oben offen.
cli-init-dimension-empty = { $dimension } kommt in den Tabellen nicht vor.

cli-not-a-folder = „{ $path }“ ist eine Datei, kein Ordner. Der Bericht wurde nicht geschrieben.
    .advice = Nennen Sie mit --out einen anderen Ordner.
cli-other-town = In „{ $path }“ liegt schon der Bericht von „{ $other }“; dieser wäre von „{ $town }“. Es wurde kein Bericht geschrieben.
    .advice = Nennen Sie mit --out einen anderen Ordner. Ist es dieselbe Stadt unter neuem Namen, nennen Sie diesen Ordner mit --out.
cli-not-a-report = „{ $path }“ enthält Dateien, aber keinen Bericht. Der Bericht wurde nicht geschrieben, damit nichts verloren geht.
    .advice = Nennen Sie mit --out einen leeren Ordner.

cli-analyse-usage = lueckenlos analyse [ORDNER] [ANGABEN]
cli-check-usage = lueckenlos check [ORDNER] [ANGABEN]
cli-init-usage = lueckenlos init ORDNER [ANGABEN]
cli-table-usage = lueckenlos table [ORDNER] --rows MERKMAL [ANGABEN]
cli-explain-usage = lueckenlos explain [ORDNER] --cell MERKMAL=AUSPRÄGUNG | --offer KENNUNG | --bottleneck NUMMER
cli-value-project = ORDNER
cli-value-file = DATEI
cli-value-year = JAHR
cli-value-level = EBENE
cli-value-dir = ORDNER
cli-value-dim = MERKMAL
cli-value-measure = GRÖSSE
cli-value-condition = MERKMAL=AUSPRÄGUNG
cli-value-cell = MERKMAL=AUSPRÄGUNG,…
cli-value-id = KENNUNG
cli-value-n = NUMMER
cli-value-date = DATUM
cli-value-steps = SCHRITT
cli-value-assumption = ANNAHME

cli-read-csv = { $file }: { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    } ({ $encoding }, getrennt durch { $delimiter ->
        [semicolon] Semikolon
        [comma] Komma
       *[other] Tabulator
    })
cli-read-sheet = { $file }: { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    } (Blatt „{ $sheet }“)
cli-init-reading = So wurde „{ $file }“ gelesen. „expected“ sind die Überschriften: Fehlt nächstes Jahr eine, wird es gemeldet.
cli-read-layout = { $headerrows ->
        [1] Kopfzeile { $first }
       *[other] Kopfzeilen { $first }–{ $last }
    }{ $sums ->
        [0] {""}
        [one] ; eine Summe weggelassen
       *[other] ; { $sums } Summen weggelassen
    }{ $notes ->
        [0] {""}
        [one] ; eine Zeile überlesen
       *[other] ; { $notes } Zeilen überlesen
    }{ $said ->
        [none] {""}
       *[other] ; für alle: { $said }
    }; benutzt: { $used ->
        [none] keine Spalte
       *[other] { $used }
    }{ $unused ->
        [none] {""}
       *[other] ; nicht benutzt: { $unused }
    }
cli-read-map = { $file }: { $rows ->
        [one] 1 Fläche
       *[other] { $rows } Flächen
    } (Karte)
cli-value-profile = PROFIL
cli-value-format = FORMAT

# Fortschritt
cli-progress-reading = Lese die Tabellen
cli-progress-covering = Vergebe die Plätze
cli-progress-weighing = Wäge die Hebel ab
cli-progress-protecting = Schütze kleine Zahlen
cli-progress-writing = Schreibe den Bericht
cli-progress-ahead = Sehe voraus

cli-outlook = Zeigt, was sich öffnet, wenn Förderungen enden
cli-outlook-until = Bis zu welchem Tag (sonst: bis ein Jahr nach dem letzten bekannten Ende, höchstens fünf Jahre)
cli-outlook-steps = Schritte: month, quarter oder year (sonst: quarter)
cli-outlook-need = Annahme zum Bedarf: constant (bleibt gleich), trend (folgt je Handlungsfeld der Geraden durch seine Jahre), cohorts (folgt den Jahrgängen der Einwohner früherer Jahre) oder eine Datei mit einer Bevölkerungsprognose (sonst: die der Einstellungen; ohne sie constant)
cli-outlook-what-if = Plan: Angebote, die dazukommen, sich ändern oder wegfallen (Plätze 0)
cli-outlook-format = text, csv oder json (sonst: text)
cli-outlook-example =
    Beispiel:
      lueckenlos outlook data/musterstadt --steps year
    zeigt die Lücke am Ende jedes Jahres, wenn nichts verlängert wird, und für jedes Angebot, das endet,
    wie viele dadurch für immer ihren Platz verlieren.
cli-outlook-usage = lueckenlos outlook [ORDNER] [ANGABEN]
cli-plan = Zeigt, was für welches Geld möglich ist: das beste Paket aus Optionen
cli-plan-budget = Was im Jahr ausgegeben werden darf, in Euro (sonst: das der Einstellungen; ohne eines nur, was für welches Geld möglich ist)
cli-plan-options = Datei mit Optionen (sonst: optionen… im Ordner)
cli-plan-must-not-lose = Wer nicht verlieren darf: Dort deckt jedes Paket mindestens so viel wie ohne Beschluss, zum Beispiel "Stadtteil: Nord" (kommt zu den Bedingungen der Einstellungen; mehrmals möglich)
cli-plan-least-coverage = Wie viel dort jedes Paket mindestens deckt, zum Beispiel "Handlungsfeld: Kita = 60 %" (ebenso)
cli-plan-until = Für welchen Tag gerechnet wird; was bis dahin endet, kann verlängert werden (sonst: bis ein Jahr nach dem letzten bekannten Ende, höchstens fünf Jahre)
cli-plan-measures = Schreibt das Paket als Maßnahmen in diese Datei, für den Jahresvergleich
cli-plan-format = text, csv oder json (sonst: text)
cli-plan-example =
    Beispiel:
      lueckenlos plan docs/beispiele/budget --budget 100000
    zeigt das Paket, das für 100 000 Euro die wenigsten ohne Platz lässt, und die Pakete für weniger und für mehr Geld.

    Was zur Wahl steht, sagen die Angebote und eine Tabelle: Was bis zum Tag endet, kann verlängert werden. In optionen.csv steht je Zeile eine Option: kennung, art (verlängern, aufstocken, öffnen, neu, schließen), angebot, kosten, plätze, höchstens, nur_eine_aus, setzt_voraus, und für wen.

    Unter gleich guten Paketen gilt das fairste, dann das billigste. Warum keines besser ist, steht als Summen da, die sich mit dem Bleistift nachrechnen lassen; mit --format csv Zelle für Zelle. Wer weniger hat als heute, steht immer dabei. „großzügig“ ist das Paket, wenn unbekannte Plätze reichen.
cli-plan-usage = lueckenlos plan [ORDNER] [ANGABEN]
cli-value-euro = EURO
cli-value-category = MERKMAL: AUSPRÄGUNG
cli-value-share = MERKMAL: AUSPRÄGUNG = ANTEIL
cli-budget-invalid = --budget { $word } ist kein Betrag.
    .advice = Ganze Euro im Jahr, zum Beispiel: --budget 250000
cli-until-past = --until { $word }: Dieser Tag liegt nicht nach dem Stichtag { $date }.
    .advice = Nennen Sie einen späteren Tag.
cli-until-invalid = --until { $word } ist kein Datum.
    .advice = Zum Beispiel: --until 31.12.2028 oder --until 2028-12-31
cli-review = Vergleicht zwei Jahre: was aus jeder Lücke wurde, und warum
cli-review-from = Das frühere Jahr, eine Spanne wie 2021..2025, oder der Ordner des früheren Jahres: einer mit Tabellen, oder einer, den analyse geschrieben hat
cli-review-to = Das spätere Jahr oder sein Ordner
cli-review-out = Ordner, der internal/ bekommt (sonst: reports/<Name>-<Jahr>-<Jahr>/)
cli-review-usage = lueckenlos review JAHR JAHR [ORDNER] [ANGABEN] | JAHR..JAHR [ORDNER] | ORDNER ORDNER
cli-review-example =
    Beispiel:
      lueckenlos review 2024 2025 data/musterstadt
      lueckenlos review 2021..2025 meine-stadt
      lueckenlos review reports/meine-stadt-2024 meine-stadt
      lueckenlos review meine-stadt-2024 meine-stadt-2025
    schreibt internal/review_summary.csv und weitere Tabellen und zeigt, was neu, geschlossen, kleiner oder größer ist.
cli-value-from = JAHR|ORDNER
cli-value-to = JAHR|ORDNER
cli-review-one = Zum Vergleich gehören zwei: „{ $word }“ ist nur eines.
    .advice = Nennen Sie zwei Jahre, eine Spanne wie 2021..2025 oder zwei Ordner.
cli-review-mixed = „{ $from }“ und „{ $to }“ passen nicht zusammen.
    .advice = Nennen Sie zwei Jahre und einen Ordner, oder zwei Ordner ohne Jahr. Welches Jahr ein Ordner meint, steht in seiner lueckenlos.toml.
cli-review-neither = In „{ $path }“ liegen weder Tabellen noch eine Auswertung.
    .advice = { $above ->
        [none] Zwei Ordner lassen sich vergleichen, wenn in jedem die Tabellen eines Jahres liegen oder „analyse“ ihn geschrieben hat (mit internal/).
       *[other] Meinten Sie den Ordner darüber, „{ $above }“?
    }
cli-review-year-missing = Für das Jahr { $year } gibt es keinen Bedarf.
    .advice = Es gibt: { $known }.
cli-review-too-few = In dieser Spanne gibt es keine zwei Jahre mit Bedarf.
    .advice = Es gibt: { $known }.
cli-review-written = Geschrieben: { $path } (internal/ nur für die Planung)
cli-cohorts-too-few = Aus diesen Einwohnern lassen sich keine Jahrgänge fortschreiben.
    .advice = Gebraucht werden Tabellen von mindestens zwei Jahren mit denselben, gleich breiten Altersgruppen ab 0, etwa einzelnen Jahren; die Jahre liegen so weit auseinander, wie eine Gruppe breit ist.
cli-trend-too-few = Für einen Trend braucht es Bedarf aus mindestens zwei Jahren.
    .advice = Ohne --need trend wird mit gleichbleibendem Bedarf gerechnet.

# Warum eine Datei oder ein Ordner nicht zu lesen oder zu schreiben ist
cli-cause-not-found = nicht gefunden
cli-cause-not-allowed = das Recht dazu fehlt
cli-cause-no-folder = ein Teil des Pfads ist eine Datei, kein Ordner
cli-cause-folder = das ist ein Ordner, keine Datei
cli-cause-full = der Datenträger ist voll
cli-cause-read-only = der Datenträger lässt sich nur lesen
cli-cause-invalid = der Inhalt ist beschädigt
cli-cause-file-missing = { $file } fehlt
cli-cause-json = kein gültiges JSON (Zeile { $line }, Spalte { $column })

cli-not-protected-here = Ungeschützte Zahlen: nur für die Planung, nicht weitergeben.
