# Words of the tables. Names of columns: column-<id>, types of gaps: gap-type-<id>.

total = total
unknown = unknown
not-broken-down = not broken down
others = others
everybody = everybody
and = { $first } and { $last }
parts-of = { $words } (not all of them)
unknown-in = { $dimension } unknown
not-broken-down-in = { $dimension } not broken down
many-of = { $count } categories of { $dimension }
filter = { $dimension }: { $category }
place = { $dimension } { $category }

table-by = Need, coverage and gap: { $dimension }
table-by-two = Coverage and gap: { $dimension } and { $other }
table-total = Need, coverage and gap in total
table-cells = All cells
table-gaps = All gaps
table-largest-gaps = The largest gaps
table-gap-types = Why there are gaps
table-gap-types-topic = Why there are gaps, by topic
table-bottlenecks = Bottlenecks: who shares too few places
table-directory = Directory of offers
table-area-offers = Offers by area
table-area-gap-types = Types of gaps by area
table-area-chain = Coverage by life phase
table-area-similar = Similar areas
table-area-proposals = Proposals by area
column-provider = Provider
column-topics = Topics
column-ages = Age groups
column-areas = Areas
column-rank = Rank
column-similar-area = Similar area
column-distance = Distance
note-above-level = { $need ->
        [one] 1 case is stated for a higher level only and stands
       *[other] { $need } cases are stated for a higher level only and stand
    } in the sum alone.
note-area-proposals = Effects are those on the people of the area; those on everybody stand in the main report.
note-area-similar = Compared is what is published: for each topic the need in a thousand inhabitants (without counts of inhabitants its share of the area’s need) and the coverage. Every number is first reduced by the mean of all areas and divided by the standard deviation; the distance is the root of the mean squared difference. Zero means the same.
table-proposals = Proposals that go together
table-levers = Levers: offers with places left that could open
table-more-places = Levers: ten more places where they are short
table-evidence = Kinds of evidence side by side
table-plan = What the plan would change

column-need = Need
column-covered = Covered
column-gap = Gap
column-coverage = Coverage
column-groups-low = Groups at least
column-groups-high = Groups at most
column-posts-low = Posts at least
column-posts-high = Posts at most
column-cost-low = Cost a year at least (EUR)
column-cost-high = Cost a year at most (EUR)
table-groups = What the gaps would take in groups, posts and money
table-white-spots = White spots: places that no offer reaches
note-white-spots = Metres in a straight line; the way is about { $factor } times as long. A place is a white spot if every offer of the topic that takes people of this age is further than its reach; whether places are left there does not matter here. The cases are the place's share of the need of its district.
table-out-of-reach = Need that no offer reaches, by topic and district
note-out-of-reach = Those who live further from every offer of the topic than its reach. Metres are a straight line; the way is about { $factor } times as long. Compared with the need that can be assessed.
table-new-places = Where ten new places would cover most
note-new-places = Metres in a straight line; the way is about { $factor } times as long. For each topic and life phase the five best positions for an offer with ten places, each row by itself: by how many cases the gap of the whole town falls if every place is given out once. Of equal effects the one comes first where more cases nearby lack a place.
column-need-out-of-reach = of which no offer reaches
column-gap-within-reach = cases without a place nearby
column-nearest-offer = nearest offer
column-nearest-metres = straight line there (m)
column-reach-metres = reach (m)
column-location-id = Id of the place
column-lat = Latitude of the place
column-lon = Longitude of the place
table-nearest = How far it is to the nearest offer and to the nearest place left
note-nearest = Metres in a straight line; the way is about { $factor } times as long. Counted are the people of the age, as far as it is known where they live. A place is left if the fair cover does not give it out.
column-nearest-median-metres = half have an offer within (m)
column-nearest-within-500 = an offer within 500 m
column-nearest-within-1000 = an offer within 1,000 m
column-nearest-within-2000 = an offer within 2,000 m
column-free-median-metres = half have a place left within (m)
column-free-within-500 = a place left within 500 m
column-free-within-1000 = a place left within 1,000 m
column-free-within-2000 = a place left within 2,000 m
column-out-of-reach = people whom no offer reaches
notice-places-estimated = { $offers ->
        [one] The places of one offer
       *[other] The places of { $offers } offers
    } are not recorded but estimated from posts ({ $sources }).
column-need-at-least = Need at least
column-need-at-most = Need at most
column-decided = Target decided
column-decided-covered = Covered of the target
column-decided-gap = Gap to the target
column-reserve-share = Reserve per case
column-reserve = Planning reserve
column-missing-with-reserve = Missing with reserve
table-reserve = Planning reserve
note-reserve = The reserve is no need and is part of no other number. Places that are free serve it first, each once; what is missing with it is so for need and reserve together.
table-decided = Gap to the need and gap to the target that was decided
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
column-step = step
column-decide-before = not after
column-place-cost = cost of a place in a year
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

certainty-none = no gap
certainty-possible = possible
certainty-certain = certain

evidence-data = Data
evidence-professionals = Professionals
evidence-participation = Participation

figure-need = Need
figure-covered = of it covered
figure-gap = Gap
figure-gap-with-plan = Gap with the plan
figure-coverage = Coverage
figure-not-assessable = Need not assessable
figure-offers = Offers on the reference date
figure-nominal-capacity = Nominal places, shared with others
figure-places = Places on record
figure-unknown-capacities = Offers without recorded places

notice-tables-left-out = To protect single persons, tables are missing that could not be made safe: { $tables }.
notice-left-out-needs = Left out because of errors: { $rows ->
        [one] one row
       *[other] { $rows } rows
    } of the needs { $persons ->
        [0] without a number of persons that can be read
        [one] with one person, as far as the number can be read
       *[other] with { $persons } persons, as far as the number can be read
    }.
notice-left-out-needs-public = Rows of the needs that contain errors are left out and missing from all numbers; how many they are is said in the internal part.
notice-left-out-offers = Left out because of errors: { $rows ->
        [one] one row
       *[other] { $rows } rows
    } of the offers { $places ->
        [0] without a number of places that can be read
        [one] with one place, as far as the number can be read
       *[other] with { $places } places, as far as the number can be read
    }.
notice-need-estimated = { $topic ->
        [none] The need
       *[other] The need in “{ $topic }”
    } is not counted but estimated: inhabitants times a rate{ $sources ->
        [none] , of which no source is stated
       *[other] {" "}({ $sources })
    }.
notice-population-joined = How many inhabitants belong to several groups at once is estimated from separate tables.
notice-ages-shared = { $part ->
        [all] All of the need is
       *[some] A part of the need (cases: { $persons }) is
    } stated for several age groups together and was shared out { $how ->
        [population] by the inhabitants
        [evenly] evenly by years
       *[both] by the inhabitants, or evenly by years where these are not known
    }. How it really falls on ages these data do not say.
notice-ages-shared-public = { $part ->
        [all] All of the need
       *[some] A part of the need
    } is stated for several age groups together and was shared out { $how ->
        [population] by the inhabitants
        [evenly] evenly by years
       *[both] by the inhabitants, or evenly by years where these are not known
    }. How it really falls on ages these data do not say.
notice-straight-line = Reach in metres is in a straight line. The way on foot is about { $factor } times as long ({ $source ->
        [none] in the mean of all directions on a rectangular grid of streets 4/π = 1.27, rounded
       *[other] { $source }
    }).
notice-rows-are-persons = The needs have no column that counts: every row is one person.
notice-evidence = Data, judgements of professionals and results of participation stand side by side and are never added up.
notice-not-broken-down-at-all = There is nothing stated by: { $dimensions }.

ages-from = Ages { $from } and over
ages-single = Age { $from }
ages-whole = Ages { $from }–{ $last }
ages-points = Ages { $from } to under { $to }

column-line = Line
explain-amounts = Need { $need ->
        [one] 1 case
       *[other] { $need } cases
    }, of it covered { $covered }: gap { $gap }, coverage { $coverage }%.
explain-amounts-range = Need { $need ->
        [one] 1 case
       *[other] { $need } cases
    }, of it covered { $covered }: gap { $gap } (depending on what is not known yet, { $low } to { $high }), coverage { $coverage }%.
explain-not-assessable = { $need ->
        [one] Beside them stands 1 case for which
       *[other] Beside them stand { $need } cases for which
    } no gap can be told, as { $unread ->
        [no] no offer in the topic is on record
       *[yes] no offer in the topic that could be read is on record
    }.
explain-shared = Bottleneck { $number }: { $need ->
        [one] 1 case shares
       *[other] { $need } cases share
    } { $places ->
        [one] 1 place
       *[other] { $places } places
    } in { $offers ->
        [one] one offer
       *[other] { $offers } offers
    }, coverage { $coverage }%.{ $unknown ->
        [0] { "" }
        [one] {" "}For one of them it is not recorded how many places it has.
       *[other] {" "}For { $unknown } of them it is not recorded how many places they have.
    }
explain-shared-unknown = Bottleneck { $number }: { $need } { $need ->
        [one] case shares
       *[other] cases share
    } { $offers ->
        [one] one offer for which it is not recorded how many places it has
       *[other] { $offers } offers for which it is not recorded how many places they have
    }. Computed cautiously, nobody is served; first ask how many places there are.
explain-bottleneck = Bottleneck { $number }
explain-recount = To recount: places divided by need is the coverage. All places of these offers go to these cells.
explain-shared-offers = The bottleneck's offers
explain-places = Places a year: { $places }.
explain-places-unknown = How many places it has is not on record.
explain-takes = { $dimension }: for { $taken }. Not for: { $others }.
explain-reaches-nobody = It reaches nobody with a need.
explain-spare = Up to { $spare } of its places can stay empty without the town covering less need.
explain-ten-more = Ten more places would cover { $relief } more { $relief ->
        [one] case
       *[other] cases
    }.
explain-reasons = Why
explain-reaching = These offers are open
explain-not-open = These would be if they opened in one dimension
explain-openings = What an opening would change
explain-many = { $count } categories
rate-kind-usage = usage
rate-kind-parents-wish = parents' wish
rate-kind-prevalence = share of those concerned
rate-kind-legal-claim = legal claim
rate-kind-target = target
explain-product = Estimated from { $persons ->
        [one] 1 inhabitant
       *[other] { $persons } inhabitants
    } × { $high } % = { $need ->
        [one] 1 case
       *[other] { $need } cases
    } ({ $kind }; { $file }, line { $line }{ $source ->
        [none] {""}
       *[other] ; { $source }
    }).
explain-product-range = Estimated from { $persons ->
        [one] 1 inhabitant
       *[other] { $persons } inhabitants
    } × { $low } to { $high } % = { $needlow } to { $need ->
        [one] 1 case
       *[other] { $need } cases
    } ({ $kind }; { $file }, line { $line }{ $source ->
        [none] {""}
       *[other] ; { $source }
    }).
explain-lines = The need stands in: { $places }
column-dimension = Dimension
column-category = Category
column-definition = Meaning
column-source = Source
table-definitions = What the categories mean
column-reason = Main reason

# Outlook
table-outlook-steps = The gap if nothing is renewed
table-outlook-endings = Offers that end
column-day = Day
column-gap-then = Gap
column-gap-then-low = Gap from
column-gap-then-high = Gap to
column-more-than-today = More than today
column-ended = Ended
column-begun = Begun
column-need-then = need
column-need-kept = of it without projection
column-ended-names = Ended since the last step
column-last-day = Last day
column-cause = Cause
column-lost-alone = Lost, by itself
column-regained-alone = Regained, by itself
outlook-cause-funding = Funding ends
outlook-cause-validity = Offer ends
outlook-together = { $offers ->
        [0] No offer ends up to { $until }.
        [one] 1 offer ends up to { $until }; { $together ->
            [0] nobody loses a place by it.
            [one] 1 case loses its place by it.
           *[other] { $together } cases lose their place by it.
        }
       *[other] { $offers } offers end up to { $until }. Together they cost { $together ->
            [one] 1 case its place.
           *[other] { $together } cases their place.
        } Computed one by one it would add up to { $alone }; where offers can stand in for each other, that is less.
    }
note-proposals = Each step is computed on top of those before it; their effects add up. Renewals take effect at the end of the outlook. The cost of a place is that of the offer, for new offers the median of the topic.
step-open = open free places
step-more-places = more places
step-new-offer = new offer
step-renew = renew
step-ask-places = ask for places
step-ask-opening = ask about opening
step-ask-needs = record the need in more detail
note-outlook-endings = Lost, by itself: so many cases lose their place for good if only this offer ends; others take over what they can. Regained, by itself: so many would have a place at the end of the period if only this one were renewed. Neither can be added up over the rows.
table-chain-topic = The chain by topic
table-chain-district = The chain by district
table-chain-by = The chain: { $dimension }
table-chain-breaks = Where the chain breaks
table-chain-between-topics = Hand-overs between topics
table-chain = The chain in every topic and district

column-link = Link
column-transition = Transition to the next life phase
column-between = Offers at the transition
column-offers-between = Number of offers and hand-overs
column-hand-over-from = { $dimension }: from
column-hand-over-to = { $dimension }: to
column-hand-overs = hand-overs
column-handing-over = who hands over to whom
column-districts-bridged = Districts: bridged
column-districts-handed-over = Districts: handed over
column-districts-possibly-bridged = Districts: possibly bridged
column-districts-open = Districts: open
column-topics-bridged = Topics: bridged
column-topics-handed-over = Topics: handed over
column-topics-possibly-bridged = Topics: possibly bridged
column-topics-open = Topics: open
column-where = Where
column-break = What breaks
column-served-before = last served
column-broken-until = broken until

link-served = served
link-not-served = not served
link-no-need = no need
link-not-assessable = not assessable

transition-bridged = bridged
transition-handed-over = handed over
transition-possibly-bridged = possibly bridged
transition-partly-open = partly open
transition-open = open

break-link-not-served = life phase not served
break-open-transition = open transition

note-chain-served = A link of the chain counts as served from a coverage of { $served } % on.
note-chain-all-ages = { $count ->
        [one] One offer for all ages stands beside the chain and bridges nothing: { $offers }.
       *[other] { $count } offers for all ages stand beside the chain and bridge nothing: { $offers }{ $more ->
            [0] .
           *[other] {" "}and { $more } more.
        }
    }
note-chain-town = In the whole town a transition is bridged or handed over as soon as it is so anywhere. The columns of the districts say in how many.
note-chain-topics = Over all topics a transition is bridged or handed over only if it is so in every topic with need on both sides; it is partly open if it is so in some.
note-chain-breaks = The chain breaks where a life phase is not served, and where no offer leads on between two life phases that are. "Last served" is the life phase before it that still had enough places; "broken until" is the last one before one is served again.
note-between-topics = An offer names another to which it hands over; the two have no topic in common, and the other takes the same life phase or the next. A pair can stand in several rows. It closes no transition of the chain: in the topic that somebody comes from, it does not lead on. Whether anybody goes this way does not stand in the data.
note-between-topics-most = Shown are the { $shown } rows with the most hand-overs, of { $all }.
# Equity, rates, offers
table-equity = Inequality of coverage by dimension
table-rates = Need in 1,000 persons: topic and { $dimension }
table-goals = Need and coverage by goal
table-working-groups = Need and coverage by working group
table-offers-by-topic = Offers on record by topic
table-resources-by-district = Providers and resources by where offers are based
table-openness = Offers open to all and offers for single groups
table-only-for = Offers for one group alone
table-usage = Utilisation by topic
table-usage-by-offer = Utilisation by offer
table-freshness = How old the records of offers are

column-scale = Order
column-categories = categories compared
column-at-least = { $column }: at least
column-at-most = { $column }: at most
column-of-range = Where the number is withheld (x): the range that everybody can compute from the other numbers.
column-left-out = categories withheld
column-best = served best
column-best-coverage = highest coverage
column-worst = served worst
column-worst-coverage = lowest coverage
column-difference = difference in percentage points
column-ratio = ratio
column-mean-difference = mean distance from the town in percentage points
column-theil = Theil index
column-concentration = concentration index
column-slope = slope in percentage points
column-of-town = { $dimension } (dimension)
column-population = inhabitants
column-rate = need in 1,000
column-rate-low = need in 1,000, lower limit
column-rate-high = need in 1,000, upper limit
column-goal = Goal
column-working-group = Working group
column-providers = providers
column-without-places = without recorded places
column-staff = full-time posts
column-staff-stated = offers that state posts
column-annual-cost = cost a year
column-cost-stated = offers that state costs
column-for-all = for all
column-for-several = for several categories
column-for-one = for one category only
column-not-stated = not stated
column-taking = open to the group
column-only-for = for the group alone
column-usage-stated = with occupancy stated
column-places-at-once = places at a time
column-occupied = occupied
column-utilisation = utilisation in %
column-topic-gap = gap in the topic
column-free = free
column-waiting-stated = with a waiting list stated
column-waiting = waiting
column-contradiction = contradiction
column-gap-reached = gap where it is open
column-checked-within-year = at most a year old (%)
column-checked-within-two = one to two years old (%)
column-checked-earlier = more than two years old (%)
column-not-checked = date not recorded (%)

scale-ordered = ordered
scale-unordered = no order

contradiction-waiting-without-gap = waiting list, but no gap
contradiction-free-beside-gap = free places beside a gap

seat-whole-town = whole town
seat-not-stated = place not stated

note-equity = The published coverages of the categories are compared; what is withheld is in no measure. Difference and ratio compare the category served best with the one served worst. The mean distance and the Theil index are weighted by need, and 0 if all are served equally well.
note-equity-order = Concentration index and slope exist for ordered dimensions only. Above 0 the later categories are served better, below 0 the earlier ones.
note-rates = Need of one topic in 1,000 persons of the same group, including need that cannot be assessed, with a 95 % interval (Wilson; more cases than persons: Byar); its ends are in the CSV file and in the workbook. There is no rate over several topics, as one person may need several things.
note-ranking-withheld = More rows, with larger numbers as well, may be withheld so that nobody is recognised.
note-views = The rows are not added up: a topic may stand in several.
note-places-not-recorded = A point in place of the places means: for none of these offers it is recorded how many it has. Where that is so for some of them only, the places of the others are counted. The gap is computed cautiously; first ask how many places there are.
note-offers-once = An offer for several topics stands in each of these rows; the last row counts each offer once.
note-based-in = What counts is where an offer is based, not from where people come. An offer based in several places stands in each of these rows; the last row counts each offer once.
note-stated = Places, posts and costs are sums over the offers that state them. What is not stated is not 0.
note-openness = An offer that does not say counts as open to all in the analysis, unless the settings say otherwise. For districts it counts from where people may come.
note-usage = Occupied and waiting are persons as the offers state them, runs not counted in. An offer for several topics stands in each of these rows. A contradiction means: check the records, the need or the access.
# Comparison of years
table-review-summary = Comparison of years: what became of the gaps, and why
table-review-cells = Comparison of years: all cells
table-review-offers = Comparison of years: what became of the offers
table-review-not-comparable = Comparison of years: what cannot be compared
table-review-series = Several years side by side
table-review-measures = Measures decided: expected and happened
column-review-gap-before = gap before
column-review-gap-after = gap after
column-review-gap-before-low = gap before from
column-review-gap-before-high = gap before to
column-review-gap-after-low = gap after from
column-review-gap-after-high = gap after to
column-review-need-before = need before
column-review-need-after = need after
column-review-change = change
column-review-by-need = by need
column-review-by-supply = by supply
column-review-by-knowledge = by recording
column-review-status = status
column-review-certain = change is
column-review-left-out-before = need not comparable before
column-review-left-out-after = need not comparable after
column-review-id = id
column-review-provider = provider
column-review-turn = what became
column-review-changed = changed
column-review-places-before = places before
column-review-places-after = places after
column-review-effect = effect on the gap (alone)
column-review-year = year
column-review-what = measure
column-review-aim = aim
column-review-decided-on = decided on
column-review-decided-by = decided by
column-review-due = due
column-review-expected = expected fall of the gap
column-review-happened = fall of the gap
column-review-outcome = outcome
review-status-new = new
review-status-closed = closed
review-status-smaller = smaller
review-status-larger = larger
review-status-same = the same
review-status-not-comparable = not comparable
review-reason-topic-only-before = needs in the topic in the earlier year only
review-reason-topic-only-after = needs in the topic in the later year only
review-reason-never-assessable = no offer on record in the topic
review-reason-assessable-only-before = assessable in the earlier year only
review-reason-assessable-only-after = assessable for the first time
review-reason-category-only-before = category in the earlier year only
review-reason-category-only-after = category in the later year only
review-reason-redefined = category described in other words
review-reason-broken-down-differently = broken down differently
review-turn-begun = begun
review-turn-ended = ended
review-turn-recorded = recorded for the first time
review-turn-no-longer-recorded = no longer recorded
review-turn-renamed = renamed
review-turn-changed = changed
review-feature-name = name
review-feature-provider = provider
review-feature-capacity = places
review-feature-capacity-recorded = places recorded, or no longer
review-feature-funding-until = end of funding
review-feature-annual-cost = cost
review-feature-staff = staff
review-feature-kind = kind
review-feature-working-group = working group
review-outcome-met = happened
review-outcome-partly = happened in part
review-outcome-not-met = did not happen
review-outcome-not-yet-due = not yet due
review-outcome-nothing-expected = no figure expected
review-outcome-not-comparable = not comparable
review-together = all changes of supply together
review-note-parts = Need, supply and recording add up to the change exactly. Minus means: the gap has become smaller.
review-note-left-out = Need that cannot be compared is in neither gap nor change. That includes need for which no gap can be assessed.
review-note-together = Need that is broken down differently cannot be compared cell by cell, but in sums that hold both breakdowns whole.
review-note-effects = Effects of single offers do not add up: two that can replace each other have none each, and together all. They are for all cells, comparable or not.
review-note-measures = Where a measure names an offer, its effect alone is shown; where it names categories, the whole fall there, to which other things may have contributed.

# Development in the report
table-review-causes = Why the gap changed
table-review-groups = The year before and this year by group
column-review-cause = Cause
column-review-cases = Cases
column-review-gap-change = Change of the gap
review-cause-gap-before = gap in the year before
review-cause-by-need = by need
review-cause-by-supply = by supply
review-cause-by-knowledge = by recording
review-cause-gap-after = gap in this year
review-cause-left-out-before = need in the year before that cannot be compared
review-cause-left-out-after = need in this year that cannot be compared
review-note-causes = Need: more, fewer or other people. Supply: offers that began, ended, grew, shrank, opened to others. Recording: it was there before, but stands in the data only now (or no longer). Minus means that the gap became smaller. Every number is rounded by itself, so the sum may be off by a few cases.
review-note-groups = One row a group for the year before and one for this year. Change and status are made from the numbers shown. A change is "possible" if what is not known could undo it.
review-note-offers = Listed are the offers with the most places that came or went; then other changes. Effect: what the change of this offer alone does to the gap; minus means smaller. Others take over what they can, so effects do not add up. All offers are in the internal part.
review-note-series = Each year by itself, all that can be assessed. Where terms or topics have changed, the years can only be compared with care; what can be compared between the last two is in the other tables.
review-note-measures-public = If the measure names a group, the fall is the whole fall of the gap there; other things may have contributed to it. If it names an offer, it is what the change of this offer does alone.
outlook-need-constant = Need is assumed to stay as it is.
outlook-need-cohorts = It is assumed that the need of every group grows or shrinks as its cohorts do: who is three today is four next year, with people moving in and out as in the years { $first } to { $last }; births per woman stay the same. { $ahead ->
        [0] How far off that may be cannot be said: that takes inhabitants of six years at least.
        [one] One year ahead the method was off by at most { $error } % in nine of ten earlier cases.
       *[other] { $ahead } years ahead the method was off by at most { $error } % in nine of ten earlier cases.
    } { $new ->
        [0] New homes are not counted in.
       *[other] { $new } people who move into new homes come on top; they grow older like everybody.
    } This is an assumption, not a forecast.
outlook-need-projection = The need of each group is assumed to grow or shrink as the number of people does whom the projection ({ $span ->
        [one] { $first }
       *[several] { $first } to { $last }
    }) expects in it: evenly between two years, not any more after the last. Where it says nothing, need stays as it is (“of it without projection”). This is an assumption, not a forecast.
outlook-need-trend = Need is assumed to follow, topic by topic, the straight line through the years { $first } to { $last }. { $without ->
        [0] This is no forecast.
        [one] For one topic with a single year it stays as it is. This is no forecast.
       *[other] For { $without } topics with a single year it stays as it is. This is no forecast.
    }

# What is possible for which money
table-package = The best package
table-package-frontier = What is possible for which money
package-id = id
package-what = option
package-act = what to do
package-offer = offer
package-times = times
package-times-generous = generous
package-annual-cost = cost a year
package-expected-effect = covered less without it
package-gap = cases without a place
package-relief = covered more than without a decision
package-cases-per-10000 = cases for 10 000 euros more
package-enters = enters
package-leaves = leaves
package-act-renew = renew
package-act-places = more places
package-act-open = open
package-act-new = new offer
package-act-close = close
package-outcome = The best package costs { $cost } euros a year. On { $until } it leaves { $gap ->
        [one] one case
       *[other] { $gap } cases
    } without a place; without a decision it would be { $undecided }, today it is { $today }.
package-outcome-generous = In the generous scenario the best package costs { $cost } euros, and { $gap ->
        [one] one case is
       *[other] { $gap } cases are
    } without a place on { $until }; without a decision it would be { $undecided }, today it is { $today }.
package-proved = Proved: no package for this money{ $conditions ->
        [0] { "" }
        [one] {" "}that keeps the condition
       *[other] {" "}that keeps the conditions
    } covers more, and none that covers as much is fairer.
package-most-proved = Proved: no package for this money{ $conditions ->
        [0] { "" }
        [one] {" "}that keeps the condition
       *[other] {" "}that keeps the conditions
    } covers more. Whether one that covers as much is fairer was not looked at to the end.
package-bound = Not looked at to the end: another package for this money could cover at most { $more ->
        [one] one case
       *[other] { $more } cases
    } more.
package-sums-prove = To add up: { $sums ->
        [one] the sum above allows no more
       *[other] none of the { $sums } sums above allows more
    } for this money.
package-sums-allow = To add up: the sum above allows at most { $more ->
        [one] 1 case
       *[other] { $more } cases
    } more for this money. { $cost ->
        [0] What the search proved is closer, but not so short to write down.
        [one] It knows of no conditions, and these cost 1 case.
       *[other] It knows of no conditions, and these cost { $cost } cases.
    }
certificate-sum = sum
certificate-line = line
certificate-what = what counts
certificate-times = times
certificate-annual-cost = cost a year
certificate-cases = cases
certificate-with = with
certificate-without = without
certificate-at-least = at least
certificate-at-most = at most
certificate-exactly = exactly
certificate-about-with = with { $choices }
certificate-about-without = without { $choices }
certificate-about-at-least = { $choices } at least { $times } times
certificate-about-at-most = { $choices } at most { $times } times
certificate-about-exactly = { $choices } exactly { $times } times
certificate-need = need
certificate-places = places
certificate-offers = all offers that reach any of the others: { $count }
certificate-bought = for money
certificate-in-part = for what is left
certificate-total = covered at most
certificate-too-dear = too expensive
certificate-ruled-out = not allowed
table-package-certificate = Why no package does better
note-certificate = Every sum is about the packages that its first lines name; all sums together are about all. The need that stands there counts in whole, even where it would not be covered. All others share the places that are there today and what money adds: what brings most for its money first; of the last only as much as the money pays for. Rounded down: a part of a case is none.
note-certificate-long = Of every sum only the packages that it is about and its result stand here; --format csv shows all lines.
package-nobody-loses = Nobody has less than today.
package-losing = Less than today have { $lost ->
        [one] one case
       *[other] { $lost } cases
    }: { $whom }.
package-losing-most = Less than today { $lost ->
        [one] has 1 case
       *[other] have { $lost } cases
    }, most of all: { $groups }. { $others ->
        [one] 1 more group loses
       *[other] { $others } more groups lose
    } { $rest ->
        [one] 1 case
       *[other] { $rest } cases
    }.
package-losing-group = { $whom } ({ $lost })
package-covered-before = covered today
package-covered-after = covered then
table-package-losing = Who has less than today by the best package
package-frontier-inexact = Not all corners are proved: more may be possible.
package-without-cost = Without a cost, and so in no package: { $names }.
package-none-generous = In the generous calculation no package for this money was found that keeps all conditions.
table-package-conditions = Conditions
condition-condition = condition
condition-need = need
condition-least-covered = demanded
condition-covered-undecided = without package
condition-covered-after = with package
condition-cases-fewer = costs cases
condition-furthest = at most
condition-not-less = { $dimension } { $category }: no fewer covered than without a decision
condition-coverage = { $dimension } { $category }: at least { $share } covered
condition-cost = The condition “{ $condition }” costs { $proved ->
        [no] at least{" "}
       *[yes] { "" }
    }{ $cases ->
        [one] 1 case
       *[other] { $cases } cases
    }: so many more the best package for this money would cover without it.
conditions-cost = Without any condition it would be { $proved ->
        [no] at least{" "}
       *[yes] { "" }
    }{ $cases ->
        [one] 1 case
       *[other] { $cases } cases
    } more.
conditions-free = The conditions are kept and cost no case: without them, too, no package for this money covers more.
conditions-too-dear = { $proved ->
        [yes] For { $budget } euros a year no package keeps all conditions. The cheapest that keeps them costs { $cost } euros.
       *[no] For { $budget } euros a year no package was found that keeps all conditions. The cheapest that was found costs { $cost } euros.
    }
condition-not-reached = { $status ->
        [alone] No package keeps “{ $condition }”, for whatever money: the best comes to { $share } ({ $covered } of { $need }).
        [beside] No package keeps all conditions together, for whatever money: with the others, “{ $condition }” comes to { $share } at most ({ $covered } of { $need }).
       *[unproved] No package was found that keeps all conditions: for “{ $condition }” the best so far comes to { $share } ({ $covered } of { $need }).
    }
note-conditions = Every package keeps these conditions: { $conditions }.
note-amounts-none = For { $money } or less no package keeps the conditions.
note-amounts-none-found = For { $money } or less a package that keeps the conditions was not always found.
note-amounts-few = What is possible for which amount stands in the internal part only: a condition is about so few that it would tell how many are without a place.
table-options = What could be decided
table-amounts = What the best package for an amount does
package-money = for at most
package-gap-then = cases without a place
package-gap-then-low = from
package-gap-then-high = to
package-lost = cases less than today
package-loses = who has less
package-places = places each time
package-most = at most
package-in-package = in the package for the budget
package-in-both = in both computations
package-in-cautious = only in the cautious one
package-in-generous = only in the generous one
package-in-neither = not in the package
package-in-without-cost = without a cost, not computed
note-options = Costs are euros a year, each time. How often an option is taken and what the package costs exactly stands in the internal part only: with small steps it would tell how many are without a place.
note-amounts = As of { $until }: what ends before is there only if the package renews it. The amounts follow from what the options cost and from the budget. Compared with today. What enters may be a closing, too: what is to be done for each option stands in the table of options.
note-amounts-unproved = Not for every amount it is proved that no other package covers more.
figure-budget = Budget a year
package-package = package
package-expected-together = covered more than with nothing decided, all together
package-due = by
package-name = Package for { $budget } euros a year by { $until }
# What became of packages
table-review-packages = Packages decided: what became of them
review-package-package = package
review-package-id = id
review-package-what = measure
review-package-act = what is done
review-package-state = state
review-package-places-decided = places decided
review-package-places = places there
review-package-cost-decided = cost decided
review-package-annual-cost = cost today
review-package-expected = expected effect
review-package-effect-certain = effect, certain
review-package-effect-possible = effect, possible
review-package-due = by
review-package-together = together
review-package-done = { $done } of { $all } done
review-package-state-done = done
review-package-state-partly = done in part
review-package-state-not-recorded = there, places not recorded
review-package-state-not-done = not done
review-note-packages = Effect: how many cases have a place in the later year that would have none without the package; for a measure, without it alone. Certain means: whatever the unknown turns out to be. The effects of single measures do not add up to that of the package.
