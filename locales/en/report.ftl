# Report
report-title = Needs and offers: { $town } { $year }
report-subtitle = Need and supply { $year }, reference date of the offers: { $date }
report-contents = Contents
report-skip = Skip to the content
report-chapter-summary = Summary
report-chapter-inventory = Stock: what there is
report-chapter-need = Need: what is needed
report-chapter-gaps = Gaps: where need is not met
report-chapter-bottlenecks = Bottlenecks
report-chapter-chain = The prevention chain
report-chapter-openness = Open to all or to one group
report-chapter-usage = Use and waiting lists
report-chapter-levers = Proposals
report-chapter-development = Development since last year
report-chapter-outlook = Outlook: what ends with its funding
report-chapter-money = What is possible for which money
report-chapter-working-groups = Working groups
report-chapter-cross-cutting = Cross-cutting topics and goals
report-chapter-resources = Cooperation and resources
report-chapter-limits = What these data cannot say
report-chapter-method = Method and terms
report-section-largest-certain = The largest certain gaps
report-section-breaks = Where the chain breaks
report-section-proposals = What could be done
report-annex = Annex
report-annex-lead = All tables and pictures, chapter by chapter. The workbook and the CSV files have the same numbers.
report-section-course = How it goes on
report-levels-printed = The upper levels are printed; the workbook and the CSV file have in all { $lines ->
        [one] 1 row
       *[other] { $lines } rows
    }.
chart-grade-held = holds (from { $held })
chart-grade-tight = tight ({ $tight } to below { $held })
chart-grade-broken = breaks (below { $tight })
report-section-findings = Findings on the data
report-section-protection = Protection of small counts
report-section-reading = How to read the tables
report-section-abbreviations = Abbreviations
report-for = For: { $committee }
report-overall = { $need ->
        [one] For 1 case of need
       *[other] For { $need } cases of need
    } { $covered ->
        [one] there is a place for 1 case
       *[other] there are places for { $covered } cases
    }; { $gap ->
        [0] none is left without a place
        [one] 1 case is left without a place
       *[other] { $gap } cases are left without a place
    }.
report-overall-certain = { $least ->
        [0] If all that is not yet known turns out well, the places suffice.
        [one] Even if all that is not yet known turns out well, 1 case is left without a place.
       *[other] Even if all that is not yet known turns out well, { $least } cases are left without a place.
    }
report-overall-not-assessable = { $need ->
        [one] Nothing can be said about 1 further case, as no offer { $unread ->
            [no] is on record in its topic.
            [unnamed] that could be read is on record in its topic.
           *[named] that could be read is on record in its topic; offers left out because of errors are in: { $topics }.
        }
       *[other] Nothing can be said about { $need } further cases, as no offer { $unread ->
            [no] is on record in their topic.
            [unnamed] that could be read is on record in their topic.
           *[named] that could be read is on record in their topic; offers left out because of errors are in: { $topics }.
        }
    }
report-reasons = The main reasons: { $reasons }.
report-reason = { $reason } ({ $gap ->
        [one] 1 case
       *[other] { $gap } cases
    })
report-filter = This report shows only some of the people ({ $filter }). The calculation includes everybody: those shown here share the places with all others. Need for which these details are missing is not included.
report-lead-largest-certain = Certain means: the gap is there even if all that is not yet known turns out well. The main reason stands in brackets.
report-large-gap = { $group }: { $gap } of { $need ->
        [one] 1 case
       *[other] { $need } cases
    } without a place{ $least ->
        [all] {""}
        [0] , all of them only possible
       *[other] , { $least } of them certain
    } ({ $reason })
report-largest-together = Taken together by { $by }, the gap is largest in “{ $group }”: { $gap } of { $need ->
        [one] 1 case
       *[other] { $need } cases
    } without a place{ $least ->
        [all] {""}
       *[other] , { $least } of them certain
    }
report-largest-withheld = { $listed ->
        [none] Gaps, large ones as well, may be withheld so that nobody is recognised.
       *[some] More gaps, larger ones as well, may be withheld so that nobody is recognised.
    }
report-break-link-not-served = { $group }: in the life phase “{ $phase }”, { $gap } of { $need ->
        [one] 1 case
       *[other] { $need } cases
    } { $gap ->
        [one] has
       *[other] have
    } no place{ $before ->
        [none] {""}
       *[other] ; served last: “{ $before }”
    }
report-break-open-transition = { $group }: no offer leads on to the life phase “{ $phase }”; { $need ->
        [one] 1 case has
       *[other] { $need } cases have
    } to start anew there{ $before ->
        [none] {""}
       *[other] ; served before: “{ $before }”
    }
report-propose-plan = With the plan at hand the gap { $way ->
        [falls] falls from { $before } to
        [grows] grows from { $before } to
       *[stays] stays at
    } { $after ->
        [one] 1 case
       *[other] { $after } cases
    }.
report-propose-open = { $topic ->
        [none] Open
       *[other] { $topic }: open
    } the free places at { $offer } to “{ $category }”, too ({ $whom }){ $relief ->
        [withheld] {""}
        [one] : 1 case fewer without a place, and no new place
       *[other] : { $relief } cases fewer without a place, and no new place
    }{ $lost ->
        [none] {""}
        [withheld] ; others may lose theirs
        [one] ; 1 other loses its own
       *[other] ; { $lost } others lose theirs
    }
report-propose-more-places = { $topic ->
        [none] More
       *[other] { $topic }: more
    } places at { $offer } ({ $whom }){ $relief ->
        [withheld] {""}
        [one] , namely 1
       *[other] , about { $relief }
    }{ $cost ->
        [none] {""}
       *[other] ; about { $cost } euros a year
    }
report-propose-new-offer = { $topic ->
        [none] A
       *[other] { $topic }: a
    } new offer ({ $whom }){ $relief ->
        [withheld] {""}
        [one] {" "}with 1 place
       *[other] {" "}with about { $relief } places
    }{ $cost ->
        [none] {""}
       *[other] ; about { $cost } euros a year
    }
report-propose-renew = Renew { $offer } by { $date }{ $cost ->
        [none] {""}
       *[other] {" "}(about { $cost } euros a year)
    }{ $relief ->
        [withheld] {""}
        [one] : else 1 case more is without a place
       *[other] : else { $relief } cases more are without a place
    }
report-propose-ask-places = Ask { $offer } how many places there are: on that it depends whether there is a gap ({ $whom })
report-propose-ask-opening = Ask { $offer } whether free places can be opened to “{ $category }” ({ $whom })
report-propose-ask-needs = Record the need by “{ $category }”: without it nobody can say whether the offers fit ({ $whom })
report-question-ask-places = Ask how many places there are: { $offers }{ $more ->
        [0] {""}
        [one] {" "}and 1 more offer
       *[other] {" "}and { $more } more offers
    }
report-question-ask-opening = Ask whether free places can be opened to “{ $category }”: { $offers }{ $more ->
        [0] {""}
        [one] {" "}and 1 more offer
       *[other] {" "}and { $more } more offers
    }
report-question-ask-needs = Record the need by “{ $category }”
report-directory-elsewhere = The directory has { $offers ->
        [one] one entry
       *[other] { $offers } entries
    }. It stands in the workbook (tables.xlsx), as a CSV file and, to be searched, in explorer.html.
report-protected-threshold = Counts below { $minimum } are withheld to protect single persons (sign x), and so is what they could be computed from; covered cases and gaps are told in steps of { $step } cases.
report-protected-round = All counts are rounded to multiples of { $base } to protect single persons.
report-protected-more = See “Method and terms”{ $method ->
        [report] {" "}in the full report (report.pdf)
       *[here] {""}
    }.
report-topic-state = { $topic }: { $gap } of { $need ->
        [one] 1 case
       *[other] { $need } cases
    } without a place (coverage { $coverage })
report-topic-range = { $topic }: need { $range }; the exact numbers are withheld to protect single persons
report-topic-withheld = { $topic }: the numbers are withheld to protect single persons
report-topic-not-assessable = { $topic }: { $need ->
        [one] 1 case of need is
       *[other] { $need } cases of need are
    } on record, but { $unread ->
        [no] no offer is
       *[yes] no offer that could be read is
    }; nothing can be concluded from that
report-group-gaps = The largest gaps in these topics:
report-group-proposals = What is proposed:
report-group-causes = What the reasons are:
gap-type-not-assessable = not assessable: no offer in this topic on record
gap-type-not-assessable-unread = not assessable: no readable offer in this topic on record
gap-type-places-not-recorded = places not recorded
gap-type-too-few = too few places
gap-type-not-for-group = not open to this group
gap-type-ended = offer has ended
gap-type-none = no suitable offer
gap-type-total = all gaps
report-cause-not-assessable = { $topic }: { $unread ->
        [no] first record what there is. Without offers on record
       *[yes] first mend the rows of offers that are left out because of errors. Without offers that can be read
    } nothing is known about { $gap ->
        [one] 1 case of need
       *[other] { $gap } cases of need
    }.
report-cause-places-not-recorded = { $topic }: for { $gap ->
        [one] 1 case
       *[other] { $gap } cases
    } it depends on how many places the offers have, which is not recorded.
report-cause-too-few = { $topic }: the offers are there, but for { $gap ->
        [one] 1 case their places
       *[other] { $gap } cases their places
    } do not suffice.
report-cause-not-for-group = { $topic }: { $gap ->
        [one] 1 case finds
       *[other] { $gap } cases find
    } no place, because the offers are elsewhere or for others.
report-cause-ended = { $topic }: { $gap ->
        [one] 1 case has
       *[other] { $gap } cases have
    } been without a place since offers ended.
report-cause-none = { $topic }: for { $gap ->
        [one] 1 case
       *[other] { $gap } cases
    } there is no offer, not even elsewhere or for others.
report-cause-withheld = { $topic }: there is a gap here, too ({ $reason }); its number is withheld to protect single persons.
report-intro-inventory = The stock is the offers that exist on the reference date, with their providers, places, staff and costs. What is on record is counted: places that an offer does not state are missing from the sum and are treated as unknown in the calculation.
report-intro-need = Need is cases in one year. Who needs two things counts twice. Kinds of evidence (data, professionals, participation) stand side by side and are never added up.
report-intro-gaps = A gap is the need for which there is no place when each place is given out once, and as fairly as possible. First come the largest gaps and their reasons, then all gaps by dimension: where, at what age, for whom.
report-intro-bottlenecks = A bottleneck is groups that share the same offers, whose places together do not suffice. Places divided by need give the coverage; every row can be recounted with a pocket calculator. To resolve a bottleneck takes more places in one of these offers, or a further offer for the same groups.
report-intro-chain = The chain reaches from pregnancy to old age. Its links are the life phases: a link holds if enough of its need is covered. A transition holds if one offer is there on both sides (bridged), or one leads on to the next (handed over); otherwise it is open. Where the chain breaks, somebody was served and finds nothing after.
report-intro-openness = Offers may be open to all, to several groups, or to one only. Each has its sense: an offer of its own reaches a group directly, an open one singles out nobody. The tables show which prevails.
report-intro-usage = Occupied places and waiting lists come from the providers themselves. Here they stand beside the computed gap. A waiting list without a gap, or free places beside a gap, contradict each other: then find out whether the records are right, or whether people do not find their way to the offer.
report-intro-levers = A few steps that go together. Each is computed on top of those before it, so their effects add up. They start from gaps that are there in any case; where the record lacks something, the first step is a question. Only places that are free on record are opened, and only if they close at least half of the gap. An offer gets more places if it is there in the same area and full; otherwise a new one is proposed.
report-intro-development = The comparison is with last year. Every change of a gap is split: more or less need, more or less supply, and what is only better known.
report-intro-outlook = Many offers are limited in time. This is what happens if nothing is renewed. What is assumed of need stands below the table.
report-intro-money = For round amounts a year: the package of options that leaves the fewest cases without a place; of equally good ones the fairest, then the cheapest. Every package is computed as a whole; effects of single options do not add up. First stand the options that are in the package even if what is unknown turns out well.
report-intro-working-groups = For each working group: how its topics stand, what is proposed, and what the reasons for the gaps are. To decide is for people.
report-intro-cross-cutting = Cross-cutting topics and goals are views over several topics. They are in no total.
report-intro-resources = Who works in which district, with how many places and, as far as known, with which staff and at what cost. Offers count where they are based.
report-intro-limits = What is missing is named here. Nothing unknown was silently counted as zero or as “all”; where an assumption was needed, it stands here.
report-abbreviation-n = n
report-long-n = number of cases or persons that a table counts from
report-abbreviation-fte = FTE
report-long-fte = full-time equivalent: one full post
report-abbreviation-sgb = SGB VIII
report-long-sgb = Book VIII of the German Social Code, child and youth services; § 80 is about planning them
report-section-fair-coverage = Fair coverage
report-section-scenarios = Two calculations for what is not known
report-section-signs = Signs in the tables
report-section-terms = Terms
report-figure-range = { $low } to { $high }, by assumption
report-base = n = { $need } { $unit ->
        [persons] { $count ->
            [one] person
           *[other] persons
        }
       *[cases] { $count ->
            [one] case of need
           *[other] cases of need
        }
    }{ $missing ->
        [none] {""}
       *[other] , { $missing } of them not assessable
    }, { $year }
report-results-reading = The header of every table says what it rests on: n is the need that it breaks down. The darker a field of coverage, the less is covered; the number always stands in it. Every row is there even if it is empty: empty fields are what is looked for. A range stands only where the cautious and the generous calculation differ.
report-scroll-chart = chart, scrolls sideways
report-to-table = To the table
report-place-sheet = sheet { $sheet }
report-place-lines = { $count ->
        [one] line { $lines }
       *[other] lines { $lines }{ $more ->
            [0] {""}
           *[other] {" "}and { $more } more
        }
    }
report-place-column = column { $column }
report-also-lines = { $count ->
        [one] also in line { $lines }
       *[other] also in lines { $lines }
    }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
check-page-title = Findings: { $town }
check-page-errors = There are errors. As long as they stand in the tables, nothing is analysed. Open the table, mend the marked cells, save, and start the program again.
check-page-warnings = The tables can be analysed. In some places somebody should see whether they are meant as they are.
check-page-nothing = There is nothing to mend in the tables.
check-page-copies = Copies of the tables that say behind each row what to do are in: { $path }
check-page-private = This page shows rows of the tables as they are. It is for the planners only and not to be handed on.
check-page-line = Line
check-page-advice = What to do
check-page-blank = (blank)
check-page-more = { $count ->
        [one] One more row is not shown here; it stands in the copy.
       *[other] { $count } more rows are not shown here; they stand in the copy.
    }
check-page-notes = { $count ->
        [one] One note on how the table was read
       *[other] { $count } notes on how the table was read
    }
report-severity-error = Error
report-severity-warning = Warning
report-severity-note = Note
report-help = Help
report-findings-none = Nothing stood out when the data were read.
report-findings-brief = { $tally }. “lueckenlos check” shows them in full.
report-findings-tally = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] 1 note
       *[other] { $notes } notes
    }
report-findings-more = { $count ->
        [one] and 1 more finding of this kind
       *[other] and { $count } more findings of this kind
    }
report-cut = { $text } (cut, { $count } characters in all)

# Protection
protection-threshold = Protection profile: threshold. A count below { $minimum } that is not 0 is withheld (sign x): a need with all that belongs to it, a gap or a covered need with coverage and range{ $zeros ->
    [sensitive] , as it is where nobody has need
   *[show] { "" }
}. So that it cannot be computed from sums and other tables, others are withheld as well. The program attacked the report itself before it wrote it: for every small count{ $all ->
    [yes] { " " }and every other need that is withheld,
   *[no] { "" }
} an interval of at least { $width } cases of need stays possible. Covered cases and gaps are given in steps of { $step } cases, except where everything or nothing is covered; needs are exact. Sums of gaps may therefore differ from the sum of their parts. Rankings do not name withheld groups.
protection-round = Protection profile: rounding. Every count is rounded to a multiple of { $base }, the same number alike wherever it appears; coverage is computed from rounded counts. Rounded as well, each by itself, are the causes of a change, the effects of single offers and the outlook. Sums may therefore differ from the sum of their parts.
report-findings-internal = What stood out when the data were read is listed with file and line in the internal part of the analysis. It is left out here, as findings repeat single entries.
report-findings-offers = The findings that concern offers alone are listed here. All others are listed with file and line in the internal part of the analysis, as they repeat single entries.
protection-none = Protection profile: none. The numbers in this report are not protected; small counts are given exactly. It is meant only for data that are public already, and not for the publication of personal data.
internal-readme = Internal analysis: not protected, not to be passed on.

    The files in this folder are not protected. They hold exact counts, also very small ones,
    which may be traced to single persons. They are for planning only.
    That holds for “inputs”, too: copies of the tables that were computed with.
    The folder “public” is the one for the committee and the public.
internal-title = Internal tables, not protected
internal-description = Not protected, not to be passed on: these tables hold exact counts.
public-title = Tables: { $town } { $year }

# Method
report-method-fair-coverage = An offer often reaches several life phases, districts and groups. Counting its places wherever it reaches somebody would count the same place many times; here every place is given out once. Places are given out so that the worst served group is served as well as it can be, then the next, and so on. The result is unique: it depends neither on the order of rows nor on the way of calculating. It also covers as many cases in total as can be covered at all; so fairness costs nobody a place.
report-method-who-sits-where = Who exactly has a place in which offer is not unique, and is therefore printed nowhere in this report. “Covered” means: there could be a place. Who really comes is another matter.
report-method-scenarios = Some things are not known: the capacity of an offer, how a need is broken down, a count that was withheld. None of them becomes a zero in silence. Instead there are two calculations. Cautious: an unknown capacity counts as 0, and a need that is not broken down can only use offers that take everybody under it. Generous: an unknown capacity counts as enough, and such a need can use any offer that takes somebody under it. The cautious result is given, with the range beside it; where both agree, there is one number. A gap in both calculations is called certain, a gap in only one of them possible.
report-sign-nothing = nothing: it was counted, and there was none
report-sign-not-applicable = not applicable: where there is no need there is no coverage
report-sign-not-recorded = not recorded: nobody noted the number
report-sign-withheld = withheld: the number exists and is not shown
report-term-need = Need
report-meaning-need = Cases in one year: one person who needs one thing.
report-term-cases = Cases of need
report-meaning-cases = A sum over several topics. Whoever needs two things counts twice; it is not a number of persons.
report-term-covered = Covered
report-meaning-covered = Cases for whom there could be a place.
report-term-gap = Gap
report-meaning-gap = Need minus covered cases.
report-term-coverage = Coverage
report-meaning-coverage = Covered cases divided by the need.
report-term-certain = Certain
report-meaning-certain = The gap exists in the cautious and in the generous calculation.
report-term-possible = Possible
report-meaning-possible = The gap exists in only one of the two calculations.
report-term-not-assessable = Not assessable
report-meaning-not-assessable = No offer at all is on record for this topic. Nothing follows from that, not even a gap of 100%; the need stands in a column of its own.
report-term-offers = Offers
report-meaning-offers = Number of different offers that reach a group. An offer may reach several groups, so these numbers cannot be added.
report-term-nominal-capacity = Places (nominal)
report-meaning-nominal-capacity = All places of the offers that reach a group, even if other groups use them too. They cannot be added and do not measure coverage.
report-term-not-broken-down = Not broken down
report-meaning-not-broken-down = The dimension was not recorded for this need.
report-term-unknown = Unknown
report-meaning-unknown = It was asked; the answer is not known.

# Columns
column-range = { $measure }: range
column-unit-percent = percent
# In the data package: a column of the town is called like one of the program's own.
column-renamed = The town’s dimension “{ $name }”; here with a prefix, as another column has this name.
column-values-renamed = Categories that are called like a sign or a total have the prefix “category_”.

# Charts
chart-coverage = Coverage by life phase and district
chart-largest-gaps = The largest gaps
chart-need-against-covered = Need and covered need by life phase
chart-places-against-need = Need, places and covered need by district
chart-offers = Offers by topic and life phase
chart-chain-topic = The prevention chain by topic
chart-chain-district = The prevention chain by district
chart-map = Coverage on the map
chart-gap-types-topic = Types of gaps by topic
chart-coverage-by = Coverage: { $dimension }
chart-review-causes = From last year's gap to this year's
chart-review-groups = Coverage in the year before and in this year
chart-outlook = The gap if nothing is renewed
chart-money = What is possible for which money
chart-map-topics = Coverage on the map, by topic
chart-inhabitants-district = Inhabitants and need by district
chart-inhabitants-age = Inhabitants and need by age
chart-endings = Offers that end
chart-review-series = Need, places and gap over the years
chart-numbers-in = All numbers stand in the table “{ $table }”.
chart-legend-coverage = Coverage
chart-legend-offers = Number of offers
chart-legend-no-need = no need
chart-legend-below = below { $high }
chart-legend-between = { $low } to below { $high }
chart-legend-from = { $low } or more
chart-legend-none = none
chart-legend-whole = { $low } to { $high }
chart-legend-gap = Gap (calculated cautiously)
chart-legend-range = Range of both calculations
chart-legend-range-withheld = range withheld: it lies somewhere in here
chart-legend-need = Need
chart-legend-covered = Covered
chart-legend-places = places in offers that are open
chart-unit-persons = Persons
chart-unit-cases = Cases of need
chart-unit-cases-places = cases of need and places
chart-note-places = A place that is open to several districts counts in each of them. More places than need cover it only if topic and age fit, too.
chart-rest-rows = Shown are { $shown } of { $all } rows: those with the largest gaps. The table has all.
chart-rest-needs = Shown are { $shown } of { $all } rows: those with the largest need. The table has all.
chart-rest-level = Shown is one level with { $shown ->
        [one] 1 entry
       *[other] { $shown } entries
    }; there are { $all } on all levels. The table has all.
chart-rest-columns = Shown are { $shown } of { $all } columns: those with the largest gaps. The table has all.
chart-describe-coverage = Grid of coverage, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } and { $columns ->
        [one] 1 column
       *[other] { $columns } columns
    }, darker means less covered. Lowest: { $lowest }. Highest: { $highest }.
chart-describe-offers = Grid of the number of offers, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } and { $columns ->
        [one] 1 column
       *[other] { $columns } columns
    }, darker means more offers. Fewest: { $lowest }. Most: { $highest }.
chart-describe-gaps = Bars of the gaps, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }. Largest: { $largest }.
chart-describe-need = Two bars a row, need and covered, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }. Largest need: { $largest }.
chart-describe-places = Three bars a row: need, places, covered, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }. Largest need: { $largest }.
chart-legend-places-of-year = Places
chart-legend-inhabitants = Inhabitants (persons, own scale)
chart-note-series = All bars have the same scale. Each year is counted as in its own report.
chart-note-inhabitants = All topics have the same scale; inhabitants have their own. Who has needs in several topics counts in each.
chart-note-maps = The numbers are coverage in %. Names of areas stand on the map of the whole town.
chart-note-endings = The end is the earliest day that is known: of the offer or of its funding. Offers without a known end are not here.
chart-ending = { $day } · { $count ->
    [one] 1 place
   *[other] { $count } places
}
chart-rest-topics = { $count ->
    [one] One topic without need that can be assessed is left out.
   *[other] { $count } topics without need that can be assessed are left out.
}
chart-rest-endings = Shown are { $shown } of { $all } offers that end: the next. The table has all.
chart-rest-maps = { $count ->
    [one] One more topic is in the table.
   *[other] { $count } more topics are in the table.
}
chart-describe-endings = A line an offer from the reference date to its last day. { $count ->
        [one] 1 offer ends
       *[other] { $count } offers end
    }. First: { $first }. Last: { $last }.
chart-describe-series = A bar a year from { $first } to { $last }. { $ends }.
chart-describe-inhabitants = Bars of the inhabitants of each group, beside them the need by topic. Most inhabitants: { $people }. Largest need: { $need }.
chart-describe-maps = A map of coverage for each topic, darker means less covered: { $topics }.
chart-legend-coverage-percent = Coverage in %
chart-legend-offers-at = Offers
chart-legend-offer = an offer
chart-legend-several-topics = several topics
chart-legend-withheld = withheld
chart-legend-not-recorded = not recorded
chart-legend-not-assessable = not assessable
chart-legend-town = Whole town: { $coverage }
chart-legend-transition = Transition
chart-legend-bridged = bridged
chart-legend-handed-over = handed over
chart-legend-possibly-bridged = possibly bridged
chart-legend-partly-open = partly open
chart-legend-open = open
chart-legend-broken = not served (break)
chart-rest-map = { $count ->
        [one] One area is too small for name and number. Both are in the table.
       *[other] { $count } areas are too small for name and number. Both are in the table.
    }
chart-rest-points = { $count ->
        [one] One offer lies beside the map and is not drawn.
       *[other] { $count } offers lie beside the map and are not drawn.
    }
chart-rest-map-level = { $count ->
        [one] One level is shown; one area of another level is in the table.
       *[other] One level is shown; { $count } areas of other levels are in the table.
    }
chart-white-spots = White spots: where no offer is within reach
chart-white-spots-base = { $town }, { $year }. By topic, for at least one life phase.
chart-legend-out-of-reach = people live here whom no offer reaches
chart-legend-in-reach = an offer is within reach
chart-note-white-spots = Metres are a straight line; the way is about { $factor } times as long. Whether an offer within reach has a place left is not told here.
chart-describe-white-spots = A map for each topic; dark are places that no offer reaches: { $topics }.
chart-describe-chain = Chain from left to right, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } and { $columns ->
        [one] 1 life phase
       *[other] { $columns } life phases
    }, darker means less covered. { $broken ->
        [one] One link is not served
       *[other] { $broken } links are not served
    }, { $open ->
        [one] one transition is open
       *[other] { $open } transitions are open
    }. Lowest: { $lowest }.
chart-describe-map = Map of coverage, { $rows ->
        [one] 1 area
       *[other] { $rows } areas
    }, darker means less covered. Lowest: { $lowest }. Highest: { $highest }.
chart-describe-points = { $count ->
        [one] One offer is drawn.
       *[other] { $count } offers are drawn.
    }
chart-describe-gap-types = One bar a topic, divided by type of gap, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }. Largest gap: { $largest }.
chart-describe-groups = One dot a group for its coverage, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }. Lowest: { $lowest }. Highest: { $highest }. Whole town: { $town }.
report-where = Where

# Workbook and text document
workbook-contents = Contents
workbook-figures = Key figures
workbook-notes = Notes
workbook-number = No.
workbook-table = Table
workbook-base = Base
workbook-rows = Rows
workbook-figure = Key figure
workbook-value = Value
workbook-from = from
workbook-to = to
workbook-keyword = Keyword
workbook-meaning = Explanation
workbook-back = Back to the contents
workbook-page = Page { $page } of { $pages }
workbook-language = Language
report-table-part = part { $part } of { $parts }
report-sort = sort by
report-sorted-up = sorted upwards by
report-sorted-down = sorted downwards by
report-sorted-back = in the original order again

# Paper for the council's system
paper-facts = Facts
paper-recommendations = These steps follow from the data. Each is computed on top of those before it; costs are estimates where they are not those of an offer.
paper-nothing-recommended = No step that lowers the gap follows from the data.
paper-proposals = Proposals
paper-step = Step { $number }: { $step }
paper-numbers-attached = All numbers stand in the report (attachment 1).
paper-decision = Draft decision
paper-decide = { $committee ->
        [none] The committee decides:
       *[other] { $committee } decides:
    }
paper-decide-report = The report is noted.
paper-decide-steps = { $last ->
        [one] The administration is to prepare step 1 and to submit it for decision by ______.
       *[other] The administration is to prepare steps 1 to { $last } and to submit them for decision by ______.
    }
paper-decide-inquiries = The administration is asked to settle the open questions of steps { $first } to { $last } by ______.
paper-decide-again = The next report will say what has been done.
paper-costs = Financial effects
paper-costs-sum = The steps whose cost is known ({ $steps }) cost about { $cost } euros a year together. Estimates use the cost of a place on record; renewals cost what the offer has cost so far.
paper-cost = Step { $number }: about { $cost } euros a year
paper-costs-unknown = { $steps ->
        [one] No cost is on record for step { $numbers }.
       *[other] No costs are on record for steps { $numbers }.
    }
paper-field-budget = Budget line: ______
paper-field-funds = Funds are available: ☐ yes ☐ no ☐ beyond the budget
paper-field-grants = Grants by others: ______
paper-climate = Effects on the climate
paper-field-climate = ☐ positive ☐ none ☐ negative. Reasons: ______
paper-inclusion = Effects on inclusion and equality
paper-field-inclusion = ☐ positive ☐ none ☐ negative. Reasons: ______
paper-attached-directory = Attachment 3: directory of offers (in the annex of the report and in tables.xlsx)
paper-attachments = Attachments
paper-compared = For { $year }, { $town } compared the need on record with { $offers ->
        [one] the one offer
       *[other] the { $offers } offers
    } that existed on { $date }.
paper-method = Each place is given out once, and so that the worst served group is served as well as it can be. Unknown was counted neither as zero nor as “all”: a gap is called certain if it remains under favourable assumptions, too.
paper-attached-report = Attachment 1: report with all tables and pictures (report.pdf)
paper-attached-tables = Attachment 2: tables to calculate with (tables.xlsx)
sheet-overview = Overview
sheet-all = All areas beside each other
sheet-lead = Every page shows one area: who lives there, what is needed and missing, what there is, what ends and what is proposed. All numbers stand in the workbook and as CSV, too. Need is cases, not persons: who needs two things counts twice.
sheet-reasons = The reasons in “{ $area }”, in rounded cases: { $reasons }.
sheet-further-offers = { $offers ->
        [one] One further offer stands
       *[other] { $offers } further offers stand
    } in the table “Offers by area” of the workbook; those that reach the fewest other areas are named first.
sheet-ending = { $offer } on { $date }
sheet-endings = What ends if nothing is renewed: { $endings }{ $more ->
        [0] {""}
        [one] {" "}and one more
       *[other] {" "}and { $more } more
    }.
sheet-proposals = What is proposed, with its effect on the people of this area:
sheet-similar = Most similar, the most similar first: { $areas }. Need and coverage by topic are compared, every number measured by its mean and spread over all areas.
pdf-page = page { $page }
pdf-page-of = Page { $page } of { $pages }
pdf-letters-missing = { $sign } stands for a character that the font of this report does not have; the CSV files keep it.
# Pictures of the development and the outlook
chart-legend-larger = makes the gap larger
chart-legend-smaller = makes the gap smaller
chart-legend-better = served better than in the year before
chart-legend-worse = served worse
chart-legend-as-before = as before
chart-legend-ended = offers end (names below)
chart-note-waterfall = Every number is rounded by itself.
chart-rest-lines = Of dimensions with very many groups only a part is shown; the others stand in the table.
chart-rest-panels = { $count ->
    [one] One further dimension is in the table.
   *[other] { $count } further dimensions are in the table.
}
chart-timeline-ended = { $number } · until { $day }:
chart-timeline-more = and { $count } more
chart-note-slope = All scales reach from { $low }% to { $high }%.
chart-describe-waterfall = Columns from left to right, each begins where the one before ends. { $steps }.
chart-describe-slope = A line a group from its coverage in the year before to that of this year, { $rows ->
        [one] 1 group
       *[other] { $rows } groups
    }. The lowest change: { $lowest }. The highest: { $highest }.
chart-describe-timeline = The gap as a line of steps if nothing is renewed. First { $first }, last { $last }. { $count ->
        [one] 1 offer ends.
       *[other] { $count } offers end.
    }

# Development and outlook in sentences
report-development-change = { $turn ->
    [larger] Since the year before the gap grew from { $before } to { $after ->
        [one] 1 case
       *[other] { $after } cases
    }, by { $size }.
    [smaller] Since the year before the gap fell from { $before } to { $after ->
        [one] 1 case
       *[other] { $after } cases
    }, by { $size }.
   *[same] The gap is as large as in the year before: { $after ->
        [one] 1 case
       *[other] { $after } cases
    }.
}
report-development-causes = Of this by need { $need }, by supply { $supply }, by better or missing records { $knowledge }.
report-development-grown = The gap grew most here: { $groups }.
report-development-shrunk = It fell most here: { $groups }.
report-development-left-out = { $before ->
        [one] 1 case
       *[other] { $before } cases
    } of the year before and { $after ->
        [one] 1 case
       *[other] { $after } cases
    } of this year cannot be compared; they are in none of these numbers.
report-outlook-together = { $offers ->
    [0] If nothing is renewed, the gap is { $then ->
        [one] 1 case
       *[other] { $then } cases
    } on { $until }; on the reference date it is { $today }.
    [one] 1 offer ends by { $until }. If it is not renewed, the gap is then { $then ->
        [one] 1 case
       *[other] { $then } cases
    }; on the reference date it is { $today }.
   *[other] { $offers } offers end by { $until }. If none is renewed, the gap is then { $then ->
        [one] 1 case
       *[other] { $then } cases
    }; on the reference date it is { $today }.
}
report-outlook-alone = Most hangs on a single offer here: { $offer } ends on { $day }; if only this one goes, { $lost ->
        [one] 1 case loses its place.
       *[other] { $lost } cases lose their place.
    } Effects of single offers do not add up.
report-money-core = In the package however the unknown turns out: { $names }.
report-money-outcome = For at most { $money } a year { $gap ->
        [one] 1 case stays
       *[other] { $gap } cases stay
    } without a place, without money { $without ->
        [one] 1 case.
       *[other] { $without } cases.
    }
report-money-outcome-alone = For at most { $money } a year { $gap ->
        [one] 1 case stays
       *[other] { $gap } cases stay
    } without a place.
report-money-losing = Less than today have by it { $lost ->
        [withheld] few cases
        [one] 1 case
       *[other] { $lost } cases
    }: { $whom }.
report-money-nobody-loses = Nobody has less than today by it.
chart-money-budget = Budget
chart-describe-money = The gap as a line of steps: how many cases the best package for { $count } amounts leaves without a place. First { $first }, last { $last }.

# The explorer
explorer-title = { $town } { $year }: ask further
explorer-internal = Exact numbers, small ones as well: for planning only, do not pass on.
explorer-public = The same numbers as in the report, some of them withheld to protect single persons (x).
explorer-choose = Choice
explorer-down = down
explorer-across = across
explorer-measure = number
explorer-view = view
explorer-copy = Copy the table
explorer-save = Save as CSV
explorer-print = Print
explorer-result = Result
explorer-search = Search an offer
explorer-offers = Offers
explorer-total = total
explorer-not-broken-down = not broken down
explorer-unknown = unknown
explorer-none = nothing
explorer-all = all
explorer-table = table
explorer-heat = heat map
explorer-bars = bars
explorer-rows = rows
explorer-columns = columns
explorer-why = Show reasons
explorer-reasons = Reasons of the gap
explorer-nothing = nothing
explorer-places-unknown = places not recorded
explorer-places = places
explorer-until = until
explorer-found = found
explorer-copied = Copied.
explorer-selected = The table is selected.
explorer-no-script = This page needs JavaScript. The report and the CSV files have the same numbers.
# The budget that is pulled
explorer-money = What is possible for how much money
explorer-money-cells = Pull the amount: table, heat map, bars, map and chain then show the town with the best package for at most this much money. On the left stands today.
explorer-money-total = Pull the amount: here stands what the best package for at most this much money achieves. Table, map and chain below stay as they are today: what a package does in single places is not published.
explorer-amount = Money a year:
explorer-today = today, nothing decided
explorer-package = The best package
explorer-package-none = Nothing: for this money nothing can be decided that covers more.
explorer-change = gap compared with today
explorer-lost-then = covered today, no longer then
explorer-offers-today = Offers of today
explorer-decisions = decisions
explorer-steps = Height of the bars: how many more cases have a place than without money.
explorer-map = map
explorer-part = on the map
explorer-map-how = Every area leads to its reasons: click it, or go to the map with the tab key, from area to area with the arrow keys, and press Enter. All numbers stand in the table below.
explorer-map-today = The map shows today: what a package does in single areas is not published.
explorer-map-none = Without an area on the map, in the table only:
explorer-more = more without a place than today
explorer-chain = chain
explorer-step = transition
explorer-steps-today = Transitions are computed for today only. For this amount the chain therefore shows only how much of each life phase is covered.
explorer-steps-filters = Transitions are computed by topic and area. For this choice the chain therefore shows only how much of each life phase is covered.
explorer-step-offers = What leads across
explorer-hands-over = hands over to
explorer-not-served = not served
explorer-report = What the report says of it
explorer-offers-here = Offers that are open to it
explorer-more-these = more that are not shown here
explorer-chain-today = The chain shows today: what a package does in single life phases is not published.
