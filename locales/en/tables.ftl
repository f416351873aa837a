# Words of the tables. Names of columns: column-<id>, types of gaps: gap-type-<id>.

total = total
unknown = unknown
not-broken-down = not broken down
everybody = everybody
and = { $first } and { $last }
parts-of = parts of: { $words }
unknown-in = { $dimension } unknown
not-broken-down-in = { $dimension } not broken down
many-of = { $count } categories of { $dimension }
filter = { $dimension }: { $category }

table-by = Need, coverage and gap by { $dimension }
table-by-two = Coverage and gap by { $dimension } and { $other }
table-total = Need, coverage and gap in total
table-cells = All cells
table-gaps = All gaps
table-largest-gaps = The largest gaps
table-gap-types = Why there are gaps
table-bottlenecks = Bottlenecks: who shares too few places
table-levers = Levers: offers with places left that could open
table-more-places = Levers: ten more places where they are short
table-evidence = Kinds of evidence side by side
table-plan = What the plan would change

column-need = Need
column-covered = Covered
column-gap = Gap
column-coverage = Coverage
column-need-low = Need from
column-need-high = Need to
column-covered-low = Covered from
column-covered-high = Covered to
column-gap-low = Gap from
column-gap-high = Gap to
column-coverage-low = Coverage from
column-coverage-high = Coverage to
column-not-assessable = Need not assessable
column-offers = Offers
column-nominal-capacity = Nominal places
column-gap-type = Type of gap
column-certainty = Certainty
column-bottleneck = Bottleneck no.
column-cells = Cells
column-whom = For whom
column-places = Places
column-offer-names = Offers that they share
column-offer = Offer
column-opens-in = Opens in
column-opens-to = To
column-spare = Up to spare
column-relief = Gap falls by
column-gained = Cases more
column-gains = Who gains
column-lost = Cases less
column-loses = Who gives way
column-relief-of-ten = 10 more places cover
column-cost-of-ten = Cost a year
column-evidence = Evidence
column-gap-before = Gap today
column-gap-after = Gap with the plan
column-covered-before = Covered today
column-covered-after = Covered with the plan
column-change = Change of the gap

gap-type-not-assessable = not assessable: no offer in this topic on record
gap-type-places-not-recorded = places not recorded
gap-type-too-few = too few places
gap-type-not-for-group = not open to this group
gap-type-ended = offer has ended
gap-type-none = no suitable offer
gap-type-total = all gaps

certainty-none = no gap
certainty-possible = possible
certainty-certain = certain

evidence-data = Data
evidence-professionals = Professionals
evidence-participation = Participation

chart-coverage = Coverage by life phase and district
chart-largest-gaps = The largest gaps
chart-need-against-covered = Need and covered need by life phase
chart-offers = Offers by topic and life phase

figure-need = Need
figure-covered = of it covered
figure-gap = Gap
figure-coverage = Coverage
figure-not-assessable = Need not assessable
figure-offers = Offers on the reference date
figure-places = Places on record
figure-unknown-capacities = Offers without recorded places

notice-left-out = Left out, as they contain errors: { $needs ->
        [one] one row
       *[other] { $needs } rows
    } of the needs with { $persons } persons and { $offers ->
        [one] one row
       *[other] { $offers } rows
    } of the offers with { $places } places.
notice-rows-are-persons = The needs have no column that counts: every row is one person.
notice-evidence = Data, judgements of professionals and results of participation stand side by side and are never added up.
notice-not-broken-down-at-all = There is nothing stated by: { $dimensions }.

ages-from = Ages { $from } and over
ages-single = Age { $from }
ages-whole = Ages { $from }–{ $last }
ages-points = Ages { $from } to under { $to }
