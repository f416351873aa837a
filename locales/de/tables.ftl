# Wörter der Tabellen. Spaltennamen: column-<id>, Arten von Lücken: gap-type-<id>.

total = insgesamt
unknown = unbekannt
not-broken-down = nicht aufgeschlüsselt
others = andere
everybody = alle
and = { $first } und { $last }
parts-of = { $words } (nicht alle darin)
unknown-in = { $dimension } unbekannt
not-broken-down-in = { $dimension } nicht aufgeschlüsselt
many-of = { $count } Ausprägungen ({ $dimension })
filter = { $dimension }: { $category }
place = { $dimension } { $category }

table-by = Bedarf, Deckung und Lücke: { $dimension }
table-by-two = Deckungsgrad und Lücke: { $dimension } und { $other }
table-total = Bedarf, Deckung und Lücke insgesamt
table-cells = Alle Zellen
table-gaps = Alle Lücken
table-largest-gaps = Die größten Lücken
table-gap-types = Warum es Lücken gibt
table-gap-types-topic = Warum es Lücken gibt, nach Handlungsfeld
table-bottlenecks = Engpässe: wer sich zu wenige Plätze teilt
table-directory = Verzeichnis der Angebote
table-area-offers = Angebote nach Gebiet
table-area-gap-types = Arten von Lücken nach Gebiet
table-area-chain = Deckung nach Lebensphase
table-area-similar = Ähnliche Gebiete
table-area-proposals = Vorschläge nach Gebiet
column-provider = Träger
column-topics = Handlungsfelder
column-ages = Altersgruppen
column-areas = Gebiete
column-rank = Rang
column-similar-area = ähnliches Gebiet
column-distance = Abstand
note-above-level = { $need ->
        [one] 1 Fall ist nur für eine höhere Ebene angegeben und steht
       *[other] { $need } Fälle sind nur für eine höhere Ebene angegeben und stehen
    } allein in der Summe.
note-area-proposals = Die Wirkung ist die auf die Menschen in diesem Gebiet; die auf alle steht im Hauptbericht.
note-area-similar = Verglichen ist, was veröffentlicht ist: je Handlungsfeld der Bedarf je tausend Einwohner (ohne Einwohnerzahlen sein Anteil am Bedarf des Gebiets) und der Deckungsgrad. Jede Zahl ist vorher um den Mittelwert aller Gebiete verringert und durch die Standardabweichung geteilt; der Abstand ist die Wurzel aus dem Mittel der quadrierten Unterschiede. Null heißt gleich.
table-proposals = Vorschläge, die zusammen passen
table-levers = Hebel: Angebote mit freien Plätzen, die sich öffnen könnten
table-more-places = Hebel: zehn Plätze mehr, wo sie fehlen
table-evidence = Arten des Nachweises nebeneinander
table-plan = Was der Plan ändern würde

column-need = Bedarf
column-covered = gedeckt
column-gap = Lücke
column-coverage = Deckungsgrad
column-groups-low = Gruppen mindestens
column-groups-high = Gruppen höchstens
column-posts-low = Stellen mindestens
column-posts-high = Stellen höchstens
column-cost-low = Kosten im Jahr mindestens (EUR)
column-cost-high = Kosten im Jahr höchstens (EUR)
table-groups = Was die Lücken an Gruppen, Stellen und Geld bräuchten
table-white-spots = Weiße Flecken: Orte, an denen kein Angebot erreichbar ist
note-white-spots = Luftlinie in Metern; der Weg ist etwa { $factor }-mal so lang. Ein Ort ist ein weißer Fleck, wenn jedes Angebot des Handlungsfelds, das Menschen dieses Alters nimmt, weiter weg ist als sein Einzugsbereich; ob dort Plätze frei sind, zählt hier nicht. Die Fälle sind der Anteil des Orts am Bedarf seines Stadtteils.
table-out-of-reach = Bedarf, den kein Angebot erreicht, nach Handlungsfeld und Stadtteil
note-out-of-reach = Wer weiter von jedem Angebot des Handlungsfelds wohnt, als dessen Einzugsbereich reicht. Meter sind Luftlinie; der Weg ist etwa { $factor }-mal so lang. Verglichen wird mit dem belegbaren Bedarf.
table-new-places = Wo zehn neue Plätze am meisten decken würden
note-new-places = Luftlinie in Metern; der Weg ist etwa { $factor }-mal so lang. Je Handlungsfeld und Lebensphase die fünf besten Orte für ein Angebot mit zehn Plätzen, jede Zeile für sich gerechnet: um wie viele Fälle die Lücke der ganzen Stadt sinkt, wenn jeder Platz einmal vergeben wird. Bei gleicher Wirkung steht vorn, wo im Umkreis mehr Fälle ohne Platz sind.
column-need-out-of-reach = davon erreicht kein Angebot
column-gap-within-reach = Fälle ohne Platz im Umkreis
column-nearest-offer = nächstes Angebot
column-nearest-metres = Luftlinie dorthin (m)
column-reach-metres = Einzugsbereich (m)
column-location-id = Kennung des Orts
column-lat = geografische Breite
column-lon = geografische Länge
table-nearest = Wie weit es zum nächsten Angebot und zum nächsten freien Platz ist
note-nearest = Luftlinie in Metern; der Weg ist etwa { $factor }-mal so lang. Gezählt sind die Menschen des Alters, soweit bekannt ist, wo sie wohnen. Frei ist ein Platz, den die faire Deckung übrig lässt.
column-nearest-median-metres = die Hälfte hat ein Angebot innerhalb von (m)
column-nearest-within-500 = ein Angebot innerhalb von 500 m
column-nearest-within-1000 = ein Angebot innerhalb von 1 000 m
column-nearest-within-2000 = ein Angebot innerhalb von 2 000 m
column-free-median-metres = die Hälfte hat einen freien Platz innerhalb von (m)
column-free-within-500 = ein freier Platz innerhalb von 500 m
column-free-within-1000 = ein freier Platz innerhalb von 1 000 m
column-free-within-2000 = ein freier Platz innerhalb von 2 000 m
column-out-of-reach = Menschen, die kein Angebot erreicht
notice-places-estimated = { $offers ->
        [one] Bei einem Angebot
       *[other] Bei { $offers } Angeboten
    } sind die Plätze nicht erfasst, sondern aus den Stellen geschätzt ({ $sources }).
column-need-at-least = Bedarf mindestens
column-need-at-most = Bedarf höchstens
column-decided = Beschlossenes Ziel
column-decided-covered = Vom Ziel gedeckt
column-decided-gap = Lücke zum Ziel
column-reserve-share = Reserve je Fall
column-reserve = Planungsreserve
column-missing-with-reserve = fehlt mit Reserve
table-reserve = Planungsreserve
note-reserve = Die Reserve ist kein Bedarf und steht in keiner anderen Zahl. Freie Plätze dienen ihr zuerst, jeder einmal; was mit ihr fehlt, ist für Bedarf und Reserve zusammen.
table-decided = Lücke zum Bedarf und Lücke zum beschlossenen Ziel
column-need-low = Bedarf von
column-need-high = Bedarf bis
column-covered-low = gedeckt von
column-covered-high = gedeckt bis
column-gap-low = Lücke von
column-gap-high = Lücke bis
column-coverage-low = Deckungsgrad von
column-coverage-high = Deckungsgrad bis
column-not-assessable = nicht belegbarer Bedarf
column-offers = Angebote
column-nominal-capacity = Plätze nominell
column-gap-type = Art der Lücke
column-certainty = Sicherheit
column-bottleneck = Engpass Nr.
column-cells = Zellen
column-whom = für wen
column-places = Plätze
column-offer-names = Angebote, die sie sich teilen
column-offer = Angebot
column-opens-in = öffnet sich bei
column-opens-to = für
column-spare = bis zu frei
column-step = Schritt
column-decide-before = spätestens am
column-place-cost = Kosten je Platz im Jahr
column-relief = Lücke kleiner um
column-gained = Fälle dazu
column-gains = wer gewinnt
column-lost = Fälle weniger
column-loses = wer abgibt
column-relief-of-ten = 10 Plätze mehr decken
column-cost-of-ten = Kosten im Jahr
column-evidence = Nachweis
column-gap-before = Lücke heute
column-gap-after = Lücke mit Plan
column-covered-before = gedeckt heute
column-covered-after = gedeckt mit Plan
column-change = Änderung der Lücke

certainty-none = keine Lücke
certainty-possible = möglich
certainty-certain = gesichert

evidence-data = Daten
evidence-professionals = Fachkräfte
evidence-participation = Beteiligung

figure-need = Bedarf
figure-covered = davon gedeckt
figure-gap = Lücke
figure-gap-with-plan = Lücke mit dem Plan
figure-coverage = Deckungsgrad
figure-not-assessable = nicht belegbarer Bedarf
figure-offers = Angebote am Stichtag
figure-nominal-capacity = Plätze nominell, auch für andere
figure-places = erfasste Plätze
figure-unknown-capacities = Angebote ohne erfasste Plätze

notice-tables-left-out = Zum Schutz Einzelner fehlen Tabellen, die sich nicht sicher machen ließen: { $tables }.
notice-left-out-needs = Wegen Fehlern weggelassen: { $rows ->
        [one] eine Zeile
       *[other] { $rows } Zeilen
    } der Bedarfe { $persons ->
        [0] ohne lesbare Personenzahl
        [one] mit einer Person, soweit die Zahl lesbar ist
       *[other] mit { $persons } Personen, soweit die Zahl lesbar ist
    }.
notice-left-out-needs-public = Zeilen der Bedarfe, die Fehler enthalten, sind weggelassen und fehlen in allen Zahlen; wie viele es sind, steht im internen Teil.
notice-left-out-offers = Wegen Fehlern weggelassen: { $rows ->
        [one] eine Zeile
       *[other] { $rows } Zeilen
    } der Angebote { $places ->
        [0] ohne lesbare Platzzahl
        [one] mit einem Platz, soweit die Zahl lesbar ist
       *[other] mit { $places } Plätzen, soweit die Zahl lesbar ist
    }.
notice-need-estimated = { $topic ->
        [none] Der Bedarf
       *[other] Der Bedarf in „{ $topic }“
    } ist nicht gezählt, sondern geschätzt: Einwohner mal Quote{ $sources ->
        [none] , ohne Angabe der Quelle
       *[other] {" "}({ $sources })
    }.
notice-population-joined = Wie viele Einwohner mehreren Gruppen zugleich angehören, ist aus getrennten Tabellen geschätzt.
notice-ages-shared = { $part ->
        [all] Der gesamte Bedarf ist
       *[some] Ein Teil des Bedarfs (Fälle: { $persons }) ist
    } über mehrere Altersgruppen zusammen angegeben und wurde { $how ->
        [population] nach den Einwohnern
        [evenly] gleichmäßig nach Jahren
       *[both] nach den Einwohnern, wo diese fehlen gleichmäßig nach Jahren,
    } aufgeteilt. Wie er sich wirklich auf die Alter verteilt, sagen die Daten nicht.
notice-ages-shared-public = { $part ->
        [all] Der gesamte Bedarf
       *[some] Ein Teil des Bedarfs
    } ist über mehrere Altersgruppen zusammen angegeben und wurde { $how ->
        [population] nach den Einwohnern
        [evenly] gleichmäßig nach Jahren
       *[both] nach den Einwohnern, wo diese fehlen gleichmäßig nach Jahren,
    } aufgeteilt. Wie er sich wirklich auf die Alter verteilt, sagen die Daten nicht.
notice-straight-line = Einzugsbereiche in Metern sind Luftlinie. Der Weg zu Fuß ist etwa { $factor }-mal so lang ({ $source ->
        [none] im Mittel aller Richtungen auf einem rechtwinkligen Straßennetz 4/π = 1,27, gerundet
       *[other] { $source }
    }).
notice-rows-are-persons = Die Bedarfe haben keine Spalte mit einer Anzahl: Jede Zeile zählt als eine Person.
notice-evidence = Daten, Einschätzungen von Fachkräften und Ergebnisse aus Beteiligung stehen nebeneinander und werden nie zusammengezählt.
notice-not-broken-down-at-all = Keine Angaben gibt es nach: { $dimensions }.

ages-from = { $from } Jahre und älter
ages-single = { $from } Jahre
ages-whole = { $from }–{ $last } Jahre
ages-points = { $from } bis unter { $to } Jahre

column-line = Zeile
explain-amounts = Bedarf { $need } { $need ->
        [one] Fall
       *[other] Fälle
    }, davon gedeckt { $covered }: Lücke { $gap }, Deckungsgrad { $coverage } %.
explain-amounts-range = Bedarf { $need } { $need ->
        [one] Fall
       *[other] Fälle
    }, davon gedeckt { $covered }: Lücke { $gap } (je nachdem, was noch unbekannt ist, { $low } bis { $high }), Deckungsgrad { $coverage } %.
explain-not-assessable = { $need ->
        [one] Dazu kommt 1 Fall, für den
       *[other] Dazu kommen { $need } Fälle, für die
    } sich keine Lücke belegen lässt, weil im Handlungsfeld { $unread ->
        [no] kein Angebot erfasst ist
       *[yes] kein Angebot erfasst ist, das gelesen werden konnte
    }.
explain-shared = Engpass { $number }: { $need } { $need ->
        [one] Fall teilt
       *[other] Fälle teilen
    } sich { $places ->
        [one] 1 Platz
       *[other] { $places } Plätze
    } in { $offers ->
        [one] einem Angebot
       *[other] { $offers } Angeboten
    }, Deckungsgrad { $coverage } %.{ $unknown ->
        [0] { "" }
        [one] {" "}Bei einem davon ist nicht erfasst, wie viele Plätze es hat.
       *[other] {" "}Bei { $unknown } davon ist nicht erfasst, wie viele Plätze sie haben.
    }
explain-shared-unknown = Engpass { $number }: { $need } { $need ->
        [one] Fall teilt
       *[other] Fälle teilen
    } sich { $offers ->
        [one] ein Angebot, bei dem nicht erfasst ist, wie viele Plätze es hat
       *[other] { $offers } Angebote, bei denen nicht erfasst ist, wie viele Plätze sie haben
    }. Vorsichtig gerechnet ist damit niemand versorgt; zuerst sind die Plätze zu erfragen.
explain-bottleneck = Engpass { $number }
explain-recount = Nachrechnen: Plätze geteilt durch Bedarf ergibt den Deckungsgrad. Alle Plätze dieser Angebote gehen an diese Zellen.
explain-shared-offers = Die Angebote des Engpasses
explain-places = Plätze im Jahr: { $places }.
explain-places-unknown = Wie viele Plätze es hat, ist nicht erfasst.
explain-takes = { $dimension }: für { $taken }. Nicht für: { $others }.
explain-reaches-nobody = Es erreicht niemanden mit Bedarf.
explain-spare = { $spare ->
        [one] Bis zu 1 seiner Plätze kann
       *[other] Bis zu { $spare } seiner Plätze können
    } frei bleiben, ohne dass die Stadt insgesamt weniger Bedarf deckt.
explain-ten-more = Zehn Plätze mehr würden { $relief ->
        [one] 1 Fall
       *[other] { $relief } Fälle
    } mehr decken.
explain-reasons = Warum
explain-reaching = Diese Angebote sind offen
explain-not-open = Diese Angebote wären es, wenn sie sich in einem Merkmal öffnen
explain-openings = Was eine Öffnung ändern würde
explain-many = { $count } Ausprägungen
rate-kind-usage = Nutzung
rate-kind-parents-wish = Elternwunsch
rate-kind-prevalence = Anteil der Betroffenen
rate-kind-legal-claim = Rechtsanspruch
rate-kind-target = Ziel
explain-product = Geschätzt aus { $persons ->
        [one] 1 Einwohner
       *[other] { $persons } Einwohnern
    } × { $high } % = { $need ->
        [one] 1 Fall
       *[other] { $need } Fälle
    } ({ $kind }; { $file }, Zeile { $line }{ $source ->
        [none] {""}
       *[other] ; { $source }
    }).
explain-product-range = Geschätzt aus { $persons ->
        [one] 1 Einwohner
       *[other] { $persons } Einwohnern
    } × { $low } bis { $high } % = { $needlow } bis { $need ->
        [one] 1 Fall
       *[other] { $need } Fälle
    } ({ $kind }; { $file }, Zeile { $line }{ $source ->
        [none] {""}
       *[other] ; { $source }
    }).
explain-lines = Der Bedarf steht in: { $places }
column-dimension = Merkmal
column-category = Ausprägung
column-definition = Bedeutung
column-source = Quelle
table-definitions = Was die Ausprägungen bedeuten
column-reason = Hauptgrund

# Ausblick
table-outlook-steps = Die Lücke, wenn nichts verlängert wird
table-outlook-endings = Angebote, die enden
column-day = Tag
column-gap-then = Lücke
column-gap-then-low = Lücke von
column-gap-then-high = Lücke bis
column-more-than-today = mehr als heute
column-ended = geendet
column-begun = begonnen
column-need-then = Bedarf
column-need-kept = davon ohne Prognose
column-ended-names = seit dem letzten Schritt geendet
column-last-day = letzter Tag
column-cause = Grund
column-lost-alone = einzeln verloren
column-regained-alone = einzeln zurück
outlook-cause-funding = Förderung endet
outlook-cause-validity = Angebot endet
outlook-together = { $offers ->
        [0] Bis { $until } endet kein Angebot.
        [one] Bis { $until } endet 1 Angebot; { $together ->
            [0] niemand verliert dadurch einen Platz.
            [one] dadurch verliert 1 Fall seinen Platz.
           *[other] dadurch verlieren { $together } Fälle ihren Platz.
        }
       *[other] Bis { $until } enden { $offers } Angebote. Zusammen kosten sie { $together ->
            [one] 1 Fall
           *[other] { $together } Fälle
        } den Platz. Einzeln gerechnet wären es in der Summe { $alone }; wo Angebote füreinander einspringen können, ist das weniger.
    }
note-proposals = Jeder Schritt ist auf die Schritte davor gerechnet; die Wirkungen lassen sich zusammenzählen. Verlängerungen wirken am Ende des Ausblicks. Kosten je Platz sind die des Angebots, bei neuen Angeboten der Median des Handlungsfelds.
step-open = freie Plätze öffnen
step-more-places = mehr Plätze
step-new-offer = neues Angebot
step-renew = verlängern
step-ask-places = nach Plätzen fragen
step-ask-opening = nach Öffnung fragen
step-ask-needs = Bedarf genauer erfassen
note-outlook-endings = Einzeln verloren: so viele Fälle verlieren auf Dauer ihren Platz, wenn nur dieses Angebot endet; andere fangen auf, was sie können. Einzeln zurück: so viele hätten am Ende des Zeitraums wieder einen Platz, wenn nur dieses verlängert würde. Beides lässt sich nicht über die Zeilen zusammenzählen.
table-chain-topic = Die Kette nach Handlungsfeld
table-chain-district = Die Kette nach Stadtteil
table-chain-by = Die Kette: { $dimension }
table-chain-breaks = Wo die Kette bricht
table-chain-between-topics = Übergaben zwischen Handlungsfeldern
table-chain = Die Kette in jedem Handlungsfeld und Stadtteil

column-link = Glied
column-transition = Übergang zur nächsten Lebensphase
column-between = Angebote am Übergang
column-offers-between = Zahl der Angebote und Übergaben
column-hand-over-from = { $dimension }: von
column-hand-over-to = { $dimension }: nach
column-hand-overs = Übergaben
column-handing-over = wer an wen übergibt
column-districts-bridged = Stadtteile: überbrückt
column-districts-handed-over = Stadtteile: übergeben
column-districts-possibly-bridged = Stadtteile: vielleicht überbrückt
column-districts-open = Stadtteile: offen
column-topics-bridged = Handlungsfelder: überbrückt
column-topics-handed-over = Handlungsfelder: übergeben
column-topics-possibly-bridged = Handlungsfelder: vielleicht überbrückt
column-topics-open = Handlungsfelder: offen
column-where = Wo
column-break = Was bricht
column-served-before = zuletzt versorgt
column-broken-until = unterbrochen bis

link-served = versorgt
link-not-served = nicht versorgt
link-no-need = kein Bedarf
link-not-assessable = nicht belegbar

transition-bridged = überbrückt
transition-handed-over = übergeben
transition-possibly-bridged = vielleicht überbrückt
transition-partly-open = teils offen
transition-open = offen

break-link-not-served = Lebensphase nicht versorgt
break-open-transition = Übergang offen

note-chain-served = Ein Glied der Kette gilt ab einem Deckungsgrad von { $served } % als versorgt.
note-chain-all-ages = { $count ->
        [one] Ein Angebot für alle Altersgruppen steht neben der Kette und überbrückt nichts: { $offers }.
       *[other] { $count } Angebote für alle Altersgruppen stehen neben der Kette und überbrücken nichts: { $offers }{ $more ->
            [0] .
           *[other] {" "}und { $more } weitere.
        }
    }
note-chain-town = In der ganzen Stadt heißt ein Übergang überbrückt oder übergeben, sobald es ihn irgendwo gibt. Die Spalten der Stadtteile sagen, in wie vielen.
note-chain-topics = Über alle Handlungsfelder heißt ein Übergang nur dann überbrückt oder übergeben, wenn er es in jedem Handlungsfeld ist, das auf beiden Seiten Bedarf hat; teils offen heißt er, wenn er es nur in einigen ist.
note-chain-breaks = Die Kette bricht, wo eine Lebensphase nicht versorgt ist, und wo zwischen zwei versorgten Lebensphasen kein Angebot weiterführt. „Zuletzt versorgt“ ist die Lebensphase davor, in der noch genug Plätze da waren; „unterbrochen bis“ ist die letzte, bevor wieder eine versorgt ist.
note-between-topics = Ein Angebot nennt ein anderes, an das es übergibt; beide haben kein Handlungsfeld gemeinsam, und das andere nimmt dieselbe oder die nächste Lebensphase auf. Ein Paar kann in mehreren Zeilen stehen. Einen Übergang der Kette schließt es nicht: Im Handlungsfeld, aus dem jemand kommt, führt es ihn nicht weiter. Ob jemand diesen Weg geht, steht nicht in den Daten.
note-between-topics-most = Gezeigt sind die { $shown } Zeilen mit den meisten Übergaben, von { $all }.
# Gleichheit, Quoten, Angebote
table-equity = Ungleichheit des Deckungsgrads nach Merkmalen
table-rates = Bedarf je 1 000 Personen: Handlungsfeld und { $dimension }
table-goals = Bedarf und Deckung nach Zielen
table-working-groups = Bedarf und Deckung nach Arbeitsgruppen
table-offers-by-topic = Bestand: Angebote nach Handlungsfeld
table-resources-by-district = Träger und Mittel nach Standort der Angebote
table-openness = Offene Angebote und Angebote für einzelne Gruppen
table-only-for = Angebote nur für eine Gruppe
table-usage = Auslastung nach Handlungsfeld
table-usage-by-offer = Auslastung nach Angebot
table-freshness = Wie alt die Angaben zu den Angeboten sind

column-scale = Reihenfolge
column-categories = verglichene Ausprägungen
column-at-least = { $column }: mindestens
column-at-most = { $column }: höchstens
column-of-range = Wo die Zahl zurückgehalten ist (x): die Spanne, die jeder aus den übrigen Zahlen errechnen kann.
column-left-out = zurückgehaltene Ausprägungen
column-best = am besten versorgt
column-best-coverage = höchster Deckungsgrad
column-worst = am schlechtesten versorgt
column-worst-coverage = niedrigster Deckungsgrad
column-difference = Unterschied in Prozentpunkten
column-ratio = Verhältnis
column-mean-difference = mittlerer Abstand zur Stadt in Prozentpunkten
column-theil = Theil-Index
column-concentration = Konzentrationsindex
column-slope = Gefälle in Prozentpunkten
column-of-town = { $dimension } (Merkmal)
column-population = Einwohner
column-rate = Bedarf je 1 000
column-rate-low = Bedarf je 1 000, untere Grenze
column-rate-high = Bedarf je 1 000, obere Grenze
column-goal = Ziel
column-working-group = Arbeitsgruppe
column-providers = Träger
column-without-places = ohne erfasste Plätze
column-staff = Vollzeitstellen
column-staff-stated = Angebote mit Stellenangabe
column-annual-cost = Kosten im Jahr
column-cost-stated = Angebote mit Kostenangabe
column-for-all = für alle
column-for-several = für mehrere Ausprägungen
column-for-one = nur für eine Ausprägung
column-not-stated = nicht angegeben
column-taking = offen für die Gruppe
column-only-for = nur für die Gruppe
column-usage-stated = mit Angabe zur Belegung
column-places-at-once = Plätze gleichzeitig
column-occupied = belegt
column-utilisation = Auslastung in %
column-topic-gap = Lücke im Handlungsfeld
column-free = frei
column-waiting-stated = mit Angabe zur Warteliste
column-waiting = Warteliste
column-contradiction = Widerspruch
column-gap-reached = Lücke, wo es offen ist
column-checked-within-year = höchstens ein Jahr alt (%)
column-checked-within-two = ein bis zwei Jahre alt (%)
column-checked-earlier = älter als zwei Jahre (%)
column-not-checked = Stand nicht erfasst (%)

scale-ordered = geordnet
scale-unordered = ohne Reihenfolge

contradiction-waiting-without-gap = Warteliste, aber keine Lücke
contradiction-free-beside-gap = freie Plätze neben einer Lücke

seat-whole-town = ganze Stadt
seat-not-stated = Standort nicht angegeben

note-equity = Verglichen werden die veröffentlichten Deckungsgrade der Ausprägungen; zurückgehaltene gehen in kein Maß ein. Unterschied und Verhältnis vergleichen die am besten mit der am schlechtesten versorgten Ausprägung. Der mittlere Abstand und der Theil-Index sind nach Bedarf gewichtet und 0, wenn alle gleich gut versorgt sind.
note-equity-order = Konzentrationsindex und Gefälle gibt es nur für geordnete Merkmale. Über 0 sind die späteren Ausprägungen besser versorgt, unter 0 die früheren.
note-rates = Bedarf eines Handlungsfelds je 1 000 Personen derselben Gruppe, auch der nicht belegbare, mit 95-%-Intervall (Wilson; mehr Fälle als Personen: Byar); seine Grenzen stehen in der CSV-Datei und in der Arbeitsmappe. Über mehrere Handlungsfelder gibt es keine Quote, weil eine Person mehreres brauchen kann.
note-ranking-withheld = Weitere Zeilen, auch mit größeren Zahlen, können zurückgehalten sein, damit niemand erkannt wird.
note-views = Die Zeilen werden nicht zusammengezählt: Ein Handlungsfeld kann in mehreren stehen.
note-places-not-recorded = Ein Punkt bei den Plätzen heißt: Bei keinem dieser Angebote ist erfasst, wie viele es hat. Ist es nur bei einigen nicht erfasst, sind die Plätze der übrigen gezählt. Die Lücke ist vorsichtig gerechnet; zuerst sind die Plätze zu erfragen.
note-offers-once = Ein Angebot für mehrere Handlungsfelder steht in jeder dieser Zeilen; die letzte Zeile zählt jedes Angebot einmal.
note-based-in = Gezählt wird, wo ein Angebot seinen Standort hat, nicht woher die Menschen kommen. Ein Angebot mit mehreren Standorten steht in jeder dieser Zeilen; die letzte Zeile zählt jedes Angebot einmal.
note-stated = Plätze, Stellen und Kosten sind Summen der Angebote, die sie nennen. Was nicht genannt ist, ist nicht 0.
note-openness = Ein Angebot ohne Angabe gilt in der Auswertung als offen für alle, soweit die Einstellungen nichts anderes sagen. Beim Stadtteil zählt, woher die Menschen kommen dürfen.
note-usage = Belegt und Warteliste sind Personen, wie die Angebote sie nennen, ohne Durchgänge gezählt. Ein Angebot für mehrere Handlungsfelder steht in jeder dieser Zeilen. Ein Widerspruch heißt: Angaben, Bedarf oder Zugang sind zu prüfen.
# Jahresvergleich
table-review-summary = Jahresvergleich: was aus den Lücken wurde, und warum
table-review-cells = Jahresvergleich: alle Zellen
table-review-offers = Jahresvergleich: was aus den Angeboten wurde
table-review-not-comparable = Jahresvergleich: was sich nicht vergleichen lässt
table-review-series = Mehrere Jahre nebeneinander
table-review-measures = Beschlossene Maßnahmen: erwartet und eingetreten
column-review-gap-before = Lücke vorher
column-review-gap-after = Lücke nachher
column-review-gap-before-low = Lücke vorher von
column-review-gap-before-high = Lücke vorher bis
column-review-gap-after-low = Lücke nachher von
column-review-gap-after-high = Lücke nachher bis
column-review-need-before = Bedarf vorher
column-review-need-after = Bedarf nachher
column-review-change = Änderung
column-review-by-need = durch Bedarf
column-review-by-supply = durch Angebot
column-review-by-knowledge = durch Erfassung
column-review-status = Stand
column-review-certain = Änderung ist
column-review-left-out-before = nicht vergleichbarer Bedarf vorher
column-review-left-out-after = nicht vergleichbarer Bedarf nachher
column-review-id = Kennung
column-review-provider = Träger
column-review-turn = was wurde
column-review-changed = geändert
column-review-places-before = Plätze vorher
column-review-places-after = Plätze nachher
column-review-effect = Wirkung auf die Lücke (einzeln)
column-review-year = Jahr
column-review-what = Maßnahme
column-review-aim = Ziel
column-review-decided-on = beschlossen am
column-review-decided-by = beschlossen von
column-review-due = fällig
column-review-expected = erwarteter Rückgang der Lücke
column-review-happened = Rückgang der Lücke
column-review-outcome = Ergebnis
review-status-new = neu
review-status-closed = geschlossen
review-status-smaller = kleiner
review-status-larger = größer
review-status-same = gleich
review-status-not-comparable = nicht vergleichbar
review-reason-topic-only-before = Bedarf im Handlungsfeld nur im früheren Jahr
review-reason-topic-only-after = Bedarf im Handlungsfeld nur im späteren Jahr
review-reason-never-assessable = kein Angebot im Handlungsfeld erfasst
review-reason-assessable-only-before = nur im früheren Jahr belegbar
review-reason-assessable-only-after = zum ersten Mal belegbar
review-reason-category-only-before = Ausprägung nur im früheren Jahr
review-reason-category-only-after = Ausprägung nur im späteren Jahr
review-reason-redefined = Ausprägung anders beschrieben
review-reason-broken-down-differently = anders aufgegliedert
review-turn-begun = begonnen
review-turn-ended = beendet
review-turn-recorded = zum ersten Mal erfasst
review-turn-no-longer-recorded = nicht mehr erfasst
review-turn-renamed = umbenannt
review-turn-changed = geändert
review-feature-name = Name
review-feature-provider = Träger
review-feature-capacity = Plätze
review-feature-capacity-recorded = Plätze erfasst oder nicht mehr erfasst
review-feature-funding-until = Ende der Förderung
review-feature-annual-cost = Kosten
review-feature-staff = Stellen
review-feature-kind = Art
review-feature-working-group = Arbeitsgruppe
review-outcome-met = eingetreten
review-outcome-partly = teilweise eingetreten
review-outcome-not-met = nicht eingetreten
review-outcome-not-yet-due = noch nicht fällig
review-outcome-nothing-expected = keine Zahl erwartet
review-outcome-not-comparable = nicht vergleichbar
review-together = alle Änderungen des Angebots zusammen
review-note-parts = Bedarf, Angebot und Erfassung ergeben zusammen genau die Änderung. Minus heißt: Die Lücke ist kleiner geworden.
review-note-left-out = Nicht vergleichbarer Bedarf ist in Lücke und Änderung nicht enthalten. Dazu zählt auch Bedarf, für den sich keine Lücke belegen lässt.
review-note-together = Anders aufgegliederter Bedarf ist Zelle für Zelle nicht vergleichbar, wohl aber in Summen, die beide Aufgliederungen ganz enthalten.
review-note-effects = Wirkungen einzelner Angebote lassen sich nicht zusammenzählen: Zwei, die einander ersetzen können, haben einzeln keine und zusammen die ganze. Sie gelten für alle Zellen, auch für nicht vergleichbare.
review-note-measures = Nennt die Maßnahme ein Angebot, steht seine Wirkung allein; nennt sie Ausprägungen, der ganze Rückgang dort, woran auch anderes mitgewirkt haben kann.

# Entwicklung im Bericht
table-review-causes = Warum die Lücke sich geändert hat
table-review-groups = Vorjahr und dieses Jahr nach Gruppen
column-review-cause = Ursache
column-review-cases = Fälle
column-review-gap-change = Änderung der Lücke
review-cause-gap-before = Lücke im Vorjahr
review-cause-by-need = durch Bedarf
review-cause-by-supply = durch Angebot
review-cause-by-knowledge = durch Erfassung
review-cause-gap-after = Lücke in diesem Jahr
review-cause-left-out-before = nicht vergleichbarer Bedarf im Vorjahr
review-cause-left-out-after = nicht vergleichbarer Bedarf in diesem Jahr
review-note-causes = Bedarf: mehr, weniger oder andere Menschen. Angebot: begonnen, beendet, größer, kleiner, für andere offen. Erfassung: Es gab es schon, aber es steht erst jetzt (oder nicht mehr) in den Daten. Minus heißt: Die Lücke ist dadurch kleiner geworden. Jede Zahl ist für sich gerundet; die Summe kann deshalb um wenige Fälle abweichen.
review-note-groups = Je Gruppe eine Zeile für das Vorjahr und eine für dieses Jahr. Änderung und Stand sind aus den gezeigten Zahlen gebildet. „Möglich“ ist eine Änderung, wenn das, was nicht bekannt ist, sie aufheben könnte.
review-note-offers = Aufgeführt sind die Angebote mit den meisten Plätzen, die dazukamen oder wegfielen; danach andere Änderungen. Wirkung: was die Änderung dieses einen Angebots allein an der Lücke ändert; minus heißt kleiner. Andere fangen auf, was sie können; deshalb lassen sich Wirkungen nicht zusammenzählen. Alle Angebote stehen im internen Teil.
review-note-series = Jedes Jahr für sich, alles, was sich beurteilen lässt. Haben sich Begriffe oder Handlungsfelder geändert, sind die Jahre nur bedingt vergleichbar; was sich zwischen den letzten beiden vergleichen lässt, steht in den anderen Tabellen.
review-note-measures-public = Nennt die Maßnahme eine Gruppe, ist der Rückgang der ganze Rückgang der Lücke dort; daran kann auch anderes mitgewirkt haben. Nennt sie ein Angebot, ist es das, was dessen Änderung allein bewirkt.
outlook-need-constant = Gerechnet ist mit gleichbleibendem Bedarf.
outlook-need-cohorts = Angenommen ist, dass der Bedarf jeder Gruppe so wächst oder schrumpft wie ihre Jahrgänge: Wer heute drei ist, ist nächstes Jahr vier, mit den Zu- und Fortzügen der Jahre { $first } bis { $last }; Geburten je Frau bleiben gleich. { $ahead ->
        [0] Wie weit das daneben liegen kann, ist nicht zu sagen: Dafür braucht es Einwohner aus mindestens sechs Jahren.
        [one] Ein Jahr voraus lag das Verfahren früher in neun von zehn Fällen um höchstens { $error } % daneben.
       *[other] { $ahead } Jahre voraus lag das Verfahren früher in neun von zehn Fällen um höchstens { $error } % daneben.
    } { $new ->
        [0] Neue Wohnungen sind nicht eingerechnet.
       *[other] Dazu kommen { $new } Menschen, die in neue Wohnungen ziehen; sie werden älter wie alle.
    } Das ist eine Annahme und keine Vorhersage.
outlook-need-projection = Angenommen ist, dass der Bedarf jeder Gruppe so wächst oder schrumpft wie die Zahl der Menschen, die die Prognose ({ $span ->
        [one] { $first }
       *[several] { $first } bis { $last }
    }) für sie erwartet: zwischen zwei Jahren gleichmäßig, nach dem letzten nicht mehr. Wo sie nichts sagt, bleibt der Bedarf, wie er ist („davon ohne Prognose“). Das ist eine Annahme und keine Vorhersage.
outlook-need-trend = Angenommen ist, dass der Bedarf je Handlungsfeld der Geraden durch die Jahre { $first } bis { $last } folgt. { $without ->
        [0] Das ist keine Vorhersage.
        [one] Für ein Handlungsfeld mit nur einem Jahr bleibt er gleich. Das ist keine Vorhersage.
       *[other] Für { $without } Handlungsfelder mit nur einem Jahr bleibt er gleich. Das ist keine Vorhersage.
    }

# Was für welches Geld möglich ist
table-package = Das beste Paket
table-package-frontier = Was für welches Geld möglich ist
package-id = Kennung
package-what = Option
package-act = was tun
package-offer = Angebot
package-times = Anzahl
package-times-generous = großzügig
package-annual-cost = Kosten im Jahr
package-expected-effect = gedeckt weniger ohne sie
package-gap = Fälle ohne Platz
package-relief = mehr gedeckt als ohne Beschluss
package-cases-per-10000 = Fälle je 10 000 Euro mehr
package-enters = kommt dazu
package-leaves = fällt weg
package-act-renew = verlängern
package-act-places = aufstocken
package-act-open = öffnen
package-act-new = neu schaffen
package-act-close = schließen
package-outcome = Das beste Paket kostet { $cost } Euro im Jahr. Am { $until } sind damit { $gap ->
        [one] ein Fall
       *[other] { $gap } Fälle
    } ohne Platz; ohne Beschluss wären es { $undecided }, heute sind es { $today }.
package-outcome-generous = Großzügig gerechnet kostet das beste Paket { $cost } Euro, und { $gap ->
        [one] ein Fall ist
       *[other] { $gap } Fälle sind
    } am { $until } ohne Platz; ohne Beschluss wären es { $undecided }, heute sind es { $today }.
package-proved = Bewiesen: Kein Paket für dieses Geld{ $conditions ->
        [0] { "" }
        [one] , das die Bedingung einhält,
       *[other] , das die Bedingungen einhält,
    } deckt mehr, und keines, das gleich viel deckt, ist fairer.
package-most-proved = Bewiesen: Kein Paket für dieses Geld{ $conditions ->
        [0] { "" }
        [one] , das die Bedingung einhält,
       *[other] , das die Bedingungen einhält,
    } deckt mehr. Ob eines, das gleich viel deckt, fairer ist, ist nicht zu Ende geprüft.
package-bound = Nicht zu Ende geprüft: Ein anderes Paket für dieses Geld könnte höchstens { $more ->
        [one] einen Fall
       *[other] { $more } Fälle
    } mehr decken.
package-sums-prove = Zum Nachrechnen: { $sums ->
        [one] Die Summe oben lässt
       *[other] Keine der { $sums } Summen oben lässt
    } für dieses Geld { $sums ->
        [one] nicht mehr zu.
       *[other] mehr zu.
    }
package-sums-allow = Zum Nachrechnen: Die Summe oben lässt für dieses Geld höchstens { $more ->
        [one] 1 Fall
       *[other] { $more } Fälle
    } mehr zu. { $cost ->
        [0] Was die Suche bewiesen hat, ist genauer, aber nicht so kurz aufzuschreiben.
        [one] Sie weiß von Bedingungen nichts, und die kosten 1 Fall.
       *[other] Sie weiß von Bedingungen nichts, und die kosten { $cost } Fälle.
    }
certificate-sum = Summe
certificate-line = Zeile
certificate-what = was zählt
certificate-times = Anzahl
certificate-annual-cost = Kosten im Jahr
certificate-cases = Fälle
certificate-with = mit
certificate-without = ohne
certificate-at-least = mindestens
certificate-at-most = höchstens
certificate-exactly = genau
certificate-about-with = mit { $choices }
certificate-about-without = ohne { $choices }
certificate-about-at-least = { $choices } mindestens { $times }-mal
certificate-about-at-most = { $choices } höchstens { $times }-mal
certificate-about-exactly = { $choices } genau { $times }-mal
certificate-need = Bedarf
certificate-places = Plätze
certificate-offers = alle Angebote, die jemanden der anderen erreichen: { $count }
certificate-bought = für Geld
certificate-in-part = für den Rest
certificate-total = höchstens gedeckt
certificate-too-dear = zu teuer
certificate-ruled-out = nicht erlaubt
table-package-certificate = Warum es nicht besser geht
note-certificate = Jede Summe gilt für die Pakete, die ihre ersten Zeilen nennen; alle Summen zusammen gelten für alle. Der Bedarf, der dasteht, zählt ganz, auch wenn er nicht gedeckt würde. Alle anderen teilen sich die Plätze, die heute da sind, und was für Geld dazukommt: was am meisten für sein Geld bringt, zuerst; vom Letzten nur, was das Geld noch hergibt. Abgerundet: Ein Teil eines Falls ist keiner.
note-certificate-long = Hier steht von jeder Summe nur, für welche Pakete sie gilt und was sie ergibt; alle Zeilen zeigt --format csv.
package-nobody-loses = Niemand hat damit weniger als heute.
package-losing = Weniger als heute haben damit { $lost ->
        [one] ein Fall
       *[other] { $lost } Fälle
    }: { $whom }.
package-losing-most = Weniger als heute { $lost ->
        [one] hat damit 1 Fall
       *[other] haben damit { $lost } Fälle
    }, am meisten: { $groups }. Dazu { $others ->
        [one] kommt 1 weitere Gruppe
       *[other] kommen { $others } weitere Gruppen
    } mit { $rest ->
        [one] 1 Fall
       *[other] { $rest } Fällen
    }.
package-losing-group = { $whom } ({ $lost })
package-covered-before = heute gedeckt
package-covered-after = dann gedeckt
table-package-losing = Wer mit dem besten Paket weniger hat als heute
package-frontier-inexact = Die Ecken sind nicht alle bewiesen: Mehr ist vielleicht möglich.
package-without-cost = Ohne Kosten und darum in keinem Paket: { $names }.
package-none-generous = Großzügig gerechnet wurde für dieses Geld kein Paket gefunden, das alle Bedingungen einhält.
table-package-conditions = Bedingungen
condition-condition = Bedingung
condition-need = Bedarf
condition-least-covered = verlangt
condition-covered-undecided = ohne Paket
condition-covered-after = mit Paket
condition-cases-fewer = kostet Fälle
condition-furthest = höchstens
condition-not-less = { $dimension } { $category }: nicht weniger gedeckt als ohne Beschluss
condition-coverage = { $dimension } { $category }: mindestens { $share } gedeckt
condition-cost = Die Bedingung „{ $condition }“ kostet { $proved ->
        [no] mindestens{" "}
       *[yes] { "" }
    }{ $cases ->
        [one] 1 Fall: So viel mehr deckte
       *[other] { $cases } Fälle: So viele mehr deckte
    } ohne sie das beste Paket für dieses Geld.
conditions-cost = Ohne alle Bedingungen wären es { $proved ->
        [no] mindestens{" "}
       *[yes] { "" }
    }{ $cases ->
        [one] 1 Fall
       *[other] { $cases } Fälle
    } mehr.
conditions-free = Die Bedingungen sind eingehalten und kosten keinen Fall: Auch ohne sie deckt kein Paket für dieses Geld mehr.
conditions-too-dear = { $proved ->
        [yes] Für { $budget } Euro im Jahr hält kein Paket alle Bedingungen ein. Das billigste, das sie einhält, kostet { $cost } Euro.
       *[no] Für { $budget } Euro im Jahr wurde kein Paket gefunden, das alle Bedingungen einhält. Das billigste, das gefunden wurde, kostet { $cost } Euro.
    }
condition-not-reached = { $status ->
        [alone] Kein Paket hält „{ $condition }“ ein, für wie viel Geld auch immer: Das beste kommt auf { $share } ({ $covered } von { $need }).
        [beside] Kein Paket hält alle Bedingungen zusammen ein, für wie viel Geld auch immer: Mit den anderen kommt „{ $condition }“ höchstens auf { $share } ({ $covered } von { $need }).
       *[unproved] Es wurde kein Paket gefunden, das alle Bedingungen einhält: Bei „{ $condition }“ kommt das beste bisher auf { $share } ({ $covered } von { $need }).
    }
note-conditions = Jedes Paket hält diese Bedingungen ein: { $conditions }.
note-amounts-none = Für { $money } oder weniger hält kein Paket die Bedingungen ein.
note-amounts-none-found = Für { $money } oder weniger wurde nicht immer ein Paket gefunden, das die Bedingungen einhält.
note-amounts-few = Was für welchen Betrag möglich ist, steht nur im internen Teil: Eine Bedingung betrifft so wenige, dass es verriete, wie viele ohne Platz sind.
table-options = Was beschlossen werden könnte
table-amounts = Was das beste Paket für einen Betrag erreicht
package-money = für höchstens
package-gap-then = Fälle ohne Platz
package-gap-then-low = von
package-gap-then-high = bis
package-lost = Fälle weniger als heute
package-loses = wer weniger hat
package-places = Plätze je Mal
package-most = höchstens
package-in-package = im Paket für das Budget
package-in-both = in beiden Rechnungen
package-in-cautious = nur vorsichtig gerechnet
package-in-generous = nur großzügig gerechnet
package-in-neither = nicht im Paket
package-in-without-cost = ohne Kosten, nicht gerechnet
note-options = Kosten sind Euro im Jahr, je Mal. Wie oft eine Option genommen wird und was das Paket genau kostet, steht nur im internen Teil: Bei kleinen Schritten verriete es, wie viele ohne Platz sind.
note-amounts = Gerechnet für den { $until }: Was bis dahin endet, ist nur da, wenn das Paket es verlängert. Die Beträge folgen aus den Kosten der Optionen und dem Budget. Verglichen wird mit heute. Auch eine Schließung kann dazukommen: Was bei jeder Option zu tun ist, sagt die Tabelle der Optionen.
note-amounts-unproved = Nicht für jeden Betrag ist zu Ende geprüft, dass kein anderes Paket mehr deckt.
figure-budget = Budget im Jahr
package-package = Paket
package-expected-together = gedeckt mehr als ohne Beschluss, alle zusammen
package-due = bis
package-name = Paket für { $budget } Euro im Jahr bis { $until }
# What became of packages
table-review-packages = Beschlossene Pakete: was daraus geworden ist
review-package-package = Paket
review-package-id = Kennung
review-package-what = Maßnahme
review-package-act = was tun
review-package-state = Stand
review-package-places-decided = Plätze beschlossen
review-package-places = Plätze da
review-package-cost-decided = Kosten beschlossen
review-package-annual-cost = Kosten heute
review-package-expected = erwartete Wirkung
review-package-effect-certain = Wirkung gesichert
review-package-effect-possible = Wirkung möglich
review-package-due = bis
review-package-together = zusammen
review-package-done = { $done } von { $all } umgesetzt
review-package-state-done = umgesetzt
review-package-state-partly = teilweise umgesetzt
review-package-state-not-recorded = da, Plätze nicht erfasst
review-package-state-not-done = nicht umgesetzt
review-note-packages = Wirkung: wie viele Fälle im jüngeren Jahr einen Platz haben, die ohne das Paket keinen hätten; bei einer Maßnahme, ohne sie allein. Gesichert heißt: wie auch immer das Unbekannte ausgeht. Die Wirkungen der einzelnen Maßnahmen ergeben zusammen nicht die des Pakets.
