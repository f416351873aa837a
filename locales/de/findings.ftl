# Prüfhinweise. Ein Satz, was nicht stimmt; bei .advice, was zu tun ist.

and-more = und { $count } weitere

# 1xx: Dateien
finding-file-missing = Die Datei „{ $file }“ gibt es nicht.
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
