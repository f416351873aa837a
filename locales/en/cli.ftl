# Command line: help texts (cli-<command>, cli-<command>-<argument>) and messages.

cli-template-program =
    {"{about}"}

    Usage: lueckenlos FOLDER
           lueckenlos <COMMAND> [OPTIONS]

    Commands:
    {"{subcommands}"}

    {"{options}"}{"{after-help}"}
cli-template-command =
    {"{about}"}

    Usage: {"{usage}"}

    {"{all-args}"}{"{after-help}"}
cli-command-value = COMMAND
cli-arguments = What
cli-options = Options
cli-help = This help
cli-version = The version
cli-lang = Language of messages and reports: de or en
cli-quiet = Show results and errors only, no progress and no warnings
cli-project = Folder with the inventories, with or without lueckenlos.toml
cli-needs = Inventory of needs (CSV, XLSX, ODS); may be repeated
cli-offers = Inventory of offers (CSV, XLSX, ODS); may be repeated
cli-year = Year to analyse (else: lueckenlos.toml, else the latest of the needs)
cli-reach = Catchment of offers that state none: own, a level, or all
cli-keep-going = Leave out rows with errors, and say how many they are
cli-out = Folder to write to

cli-program = Finds where a town's needs are not met by its offers, how sure that is, and why.
cli-program-example =
    Example:
      lueckenlos analyse data/musterstadt
    reads bedarfe.csv and angebote.csv and writes reports/musterstadt-2025/public/report.html.
    Help for a command: lueckenlos analyse --help

cli-open = Checks the tables of a folder, analyses them and opens the report
cli-open-usage = lueckenlos FOLDER [OPTIONS]
cli-open-paths = Folder with the tables, or the tables of the needs and of the offers
cli-open-no-open = Open nothing in the browser
cli-open-example =
    Example:
      lueckenlos my-town
    checks the tables in my-town, writes my-town/reports/ and opens the report. If there is something to mend,
    a page is opened instead on which the cells are marked.
cli-open-unclear = Does “{ $path }” hold needs or offers? Neither its name nor its columns tell.
    .advice = Name the file so that its name begins with “needs” or “offers”.
cli-open-one-kind = Two tables are needed: one of the needs and one of the offers.
    .advice = Put both into a folder, and drop the folder on the program.
cli-open-opened = Opened: { $path }
cli-open-by-hand = Open in a browser: { $path }
cli-wait-for-key = Press Enter to close.
cli-welcome =
    lueckenlos finds where a town's needs are not met by its offers.

    How it works: drop a folder with two tables (needs and offers, as .xlsx, .ods or .csv) on the program. It
    checks them, analyses them and opens the report in the browser. If there is something to mend in the
    tables, a page is opened that says where and how.

    To try it:     lueckenlos musterstadt
    All commands:  lueckenlos --help

    Nothing of it leaves this computer: the program cannot go online.
cli-analyse = Analyses a year: report, tables and charts
cli-analyse-out = Folder that receives public/ and internal/ (else: reports/<name>-<year>/)
cli-analyse-what-if = Plan: offers that come, change or go (capacity 0)
cli-analyse-protect = Protection of small counts in public/: threshold, round or none (else: lueckenlos.toml, else threshold)
cli-analyse-formats = Formats of the report, separated by commas: html, pdf, xlsx, docx (else: all)
cli-not-protected = No report was written: a small count could be computed, whatever else is withheld. The town has too few cases. --protect round rounds every count.
cli-analyse-earlier = Public report that is out already, on the same year or an earlier one (its folder public/): what it says counts as known
cli-earlier-known = Earlier reports: { $same ->
    [one] one row is
   *[other] { $same } rows are
} out already with the same number and count as known; { $changed ->
    [one] one row has
   *[other] { $changed } rows have
} changed since.
cli-earlier-other-years = { $reports ->
    [one] One earlier report was not looked at: of its year
   *[other] { $reports } earlier reports were not looked at: of their years
} the new report says nothing.
cli-earlier-now-rounded = The new report is rounded, the earlier one is not: both are checked together, but by the measure of rounding. What the earlier one withholds stays half a base wide, not width; gaps and covered cases among it are not protected by themselves.
cli-earlier-missing = The folder “{ $path }” holds no published report ({ $reason }). No report was written.
    .advice = --earlier takes the folder public/ of an earlier run, with its results.json.
cli-earlier-damaged = The earlier report “{ $path }” cannot be read: { $reason }. No report was written.
    .advice = Take the folder as the program wrote it; without --earlier, what is known already is not taken into account.
cli-earlier-rounded = The earlier report “{ $path }” is rounded; what it tells together with exact numbers, or with numbers rounded otherwise, cannot be computed. No report was written.
    .advice = Round the new report as well, to the same multiple: --protect round.
cli-earlier-filter = Whom the earlier report “{ $path }” looks at is not known any more today: { $reason }. No report was written.
    .advice = Put the dimension or the category back into lueckenlos.toml, at least as another name (aliases); without --earlier, what is known already is not taken into account.
cli-analyse-example =
    Example:
      needs.csv                                offers.csv
      district,age_from,age_to,topic,persons   id,district,age_from,age_to,topic,capacity
      Nordstadt,3,5,Education,120              K1,Nordstadt,0,5,Education,85

      lueckenlos analyse . --year 2025
    writes: need 120, of it covered 85, gap 35, coverage 71%.

cli-check = Checks the inventories without analysing them
cli-check-out = Folder for copies of the inventories with a column that says what to mend (else: lueckenlos-pruefung/ in the folder)
cli-check-apply = Take over corrected copies: they replace the tables, which are kept
cli-apply-taken = Taken over: { $files }. The tables before are in { $kept }.
cli-apply-nothing = Nothing taken over: no copy was changed since the last check.
cli-apply-left = Not taken over: { $files }. The new table would have another name, which another table has or lueckenlos.toml does not know. Correct the table itself.
cli-apply-in-copies = This is the folder of the copies. Name the folder with the tables.
cli-check-example =
    Example:
      lueckenlos check my-town
    names file, line, column and advice for every error, and writes copies in which every row says what to
    mend. Open them in Excel, mend, save, then
      lueckenlos check my-town --apply
    takes the corrected copies over and checks again.

cli-init = Makes a new folder with lueckenlos.toml and two small inventories
cli-init-project = The new folder
cli-init-needs = Inventory of needs whose words go into lueckenlos.toml
cli-init-offers = Inventory of offers whose words go into lueckenlos.toml
cli-init-population = Table of inhabitants; with --rates need is made of it where none is counted
cli-init-rates = Rates that ship with the program, for the new folder: SET or SET=TOPIC
cli-value-set = SET
cli-init-rates-missing = Inhabitants alone do not say what is needed: name rates with --rates.
    .advice = These ship with the program:
        { $sets }
    If your topic has another name, write for instance --rates elternwunsch-2023=Kita. Then enter rates of your own in bedarfsquoten.csv.
cli-init-rates-unknown = There are no rates “{ $word }” that ship with the program.
    .advice = There are:
        { $sets }
cli-init-example =
    Example:
      lueckenlos init my-town
      lueckenlos analyse my-town

cli-table = Shows one cross-table
cli-table-rows = Dimension of the rows: life_phase, district, topic, … or its label
cli-table-cols = Dimension of the columns
cli-table-measure = What is shown: need, covered, gap, coverage, offers, …; several with commas
cli-table-only = Only this category, such as district=Nordstadt; may be repeated
cli-table-format = text, csv or json (else: text)
cli-table-example =
    Example:
      lueckenlos table data/musterstadt --rows life_phase --cols district --measure coverage
      lueckenlos table data/musterstadt --rows topic --where district=Nordstadt --format csv

cli-explain = Explains a cell, an offer or a bottleneck down to the rows of the inventories
cli-explain-cell = The cell: DIMENSION=CATEGORY, several with commas
cli-explain-offer = The offer's id
cli-explain-bottleneck = The bottleneck's number
cli-explain-example =
    Example:
      lueckenlos explain data/musterstadt --cell district=Nordstadt,life_phase=3-5
      lueckenlos explain data/musterstadt --offer MU001
      lueckenlos explain data/musterstadt --bottleneck 1

cli-error-unknown-argument = There is no option { $argument }.
    .advice = { $suggestion ->
        [none] --help shows all of them.
       *[other] Did you mean { $suggestion }?
    }
cli-error-unknown-command = There is no command { $argument }.
    .advice = { $suggestion ->
        [none] lueckenlos --help shows all of them.
       *[other] Did you mean { $suggestion }?
    }
cli-error-value = { $value ->
        [none] { $argument } needs a value.
       *[other] “{ $value }” does not fit { $argument }.
    }
    .advice = { $suggestion ->
        [none] --help shows what is allowed.
       *[other] Possible: { $suggestion }.
    }
cli-error-missing = Missing: { $argument }.
    .advice = --help shows an example.
cli-error-conflict = { $argument } and { $other } do not go together.
cli-error-other = These arguments cannot be understood.
    .advice = --help shows an example.

cli-dimension-unknown = There is no dimension “{ $word }”.
    .advice = { $suggestion ->
        [none] There are: { $known }.
       *[other] Did you mean { $suggestion }? There are: { $known }.
    }
cli-measure-unknown = There is no measure “{ $word }”.
    .advice = { $suggestion ->
        [none] There are: { $known }.
       *[other] Did you mean { $suggestion }? There are: { $known }.
    }
cli-condition-malformed = “{ $word }” is no condition.
    .advice = Write, for example, district=Nordstadt.
cli-category-unknown = In { $dimension } there is no “{ $word }”.
    .advice = { $suggestion ->
        [none] { "" }
       *[other] Did you mean “{ $suggestion }”?
    }
cli-category-ambiguous = “{ $word }” stands for several categories.
    .advice = Name one of them: { $known }.

cli-stopped-by-errors = Nothing was analysed. Mend the errors (“lueckenlos check” writes copies of the inventories that say what to mend).
cli-stopped-by-rows = Nothing was analysed. Mend the errors (“lueckenlos check” writes copies of the inventories that say what to mend), or leave the rows out with --keep-going.
cli-no-needs = The inventory of needs holds no row that can be read.
cli-too-large = Needs or places add up to more than can be computed with. Check the numbers.
cli-not-written = The report was not written: { $reason }
cli-written = Written: { $path } (public/ for the committee, internal/ only for planning)
cli-summary = { $town } { $year }, reference date { $date }
cli-range = ({ $low } to { $high })
cli-bottleneck-unknown = There is no bottleneck { $word }.
    .advice = The numbers stand in the report's table of bottlenecks.
cli-cell-without-need = There is no need on record for { $word }.
cli-offer-unknown = There is no offer “{ $word }”.
    .advice = { $suggestion ->
        [none] The ids stand in the inventory of offers.
       *[other] Did you mean “{ $suggestion }”?
    }
cli-offer-not-in-force = The offer “{ $word }” is not there on the reference date.
    .advice = Look at “valid_from” and “valid_to” in the inventory of offers.

cli-check-written = Copies with the column “finding”: { $path } ({ $files }) – { $errors ->
        [0] no errors
        [one] one error
       *[other] { $errors } errors
    }.
cli-check-no-copies = No copies: there is no inventory that can be read.
cli-check-page = All on one page, with the wrong cells marked: { $path }
cli-check-guarded = In the copies, an apostrophe stands before some values ('3-5): it keeps Excel from changing them. Leave it there; it is no part of the value.
cli-check-unmarked = Some findings are about more rows than are marked in the copies.
cli-check-not-written = The copies were not written: { $detail }
    .advice = Is one of them still open in Excel? With --out you can name another folder.
cli-check-beside-originals = The copies were not written: { $path } holds the inventories themselves.
    .advice = Name another folder with --out.
cli-check-changed = The copies were not written: “{ $detail }” in { $path } is no copy, or was changed since the last check.
    .advice = Check the changed inventories with --needs and --offers, name another folder with --out, or delete the file.

cli-init-written = Made: { $path } with { $files }.
cli-init-next = Go on with: lueckenlos analyse { $path }
cli-init-errors = There are errors in the inventories. They were taken as they are; »lueckenlos check { $path }« writes copies that say what to mend.
cli-init-not-empty = { $path } exists, and is not empty.
    .advice = Name a new folder; nothing is overwritten.
cli-init-not-written = { $path } cannot be made: { $detail }
    .advice = Name a folder that you may write to.
cli-init-not-a-folder = { $path } is a file, not a folder.
    .advice = Name a new folder.
cli-init-dimension = { $dimension }: { $categories ->
        [one] one category
       *[other] { $categories } categories
    }, as the inventories name them. label = its name in the report, aliases = what else it is called in files.
cli-init-life-phases = { $dimension }: { $categories ->
        [one] one category
       *[other] { $categories } categories
    } in the order of life. ages = completed years, "80+" = open at the top.
cli-init-dimension-empty = { $dimension } does not occur in the inventories.

cli-not-a-folder = “{ $path }” is a file, not a folder. The report was not written.
    .advice = Name another folder with --out.
cli-other-town = “{ $path }” already holds the report of “{ $other }”; this one would be of “{ $town }”. No report was written.
    .advice = Name another folder with --out. If it is the same town under a new name, name this folder with --out.
cli-not-a-report = “{ $path }” holds files, but no report. The report was not written, so that nothing gets lost.
    .advice = Name an empty folder with --out.

cli-analyse-usage = lueckenlos analyse [FOLDER] [OPTIONS]
cli-check-usage = lueckenlos check [FOLDER] [OPTIONS]
cli-init-usage = lueckenlos init FOLDER [OPTIONS]
cli-table-usage = lueckenlos table [FOLDER] --rows DIM [OPTIONS]
cli-explain-usage = lueckenlos explain [FOLDER] --cell DIM=CATEGORY | --offer ID | --bottleneck N
cli-value-project = FOLDER
cli-value-file = FILE
cli-value-year = YEAR
cli-value-level = LEVEL
cli-value-dir = FOLDER
cli-value-dim = DIM
cli-value-measure = MEASURE
cli-value-condition = DIM=CATEGORY
cli-value-cell = DIM=CATEGORY,…
cli-value-id = ID
cli-value-n = N
cli-value-date = DATE
cli-value-steps = STEP
cli-value-assumption = ASSUMPTION

cli-read-csv = { $file }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } ({ $encoding }, separated by { $delimiter ->
        [semicolon] semicolons
        [comma] commas
       *[other] tabs
    })
cli-read-sheet = { $file }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } (sheet “{ $sheet }”)
cli-init-reading = How “{ $file }” was read. “expected” are the headings: if one is missing next year, it is reported.
cli-read-layout = { $headerrows ->
        [1] header in line { $first }
       *[other] header in lines { $first }–{ $last }
    }{ $sums ->
        [0] {""}
        [one] ; one sum left out
       *[other] ; { $sums } sums left out
    }{ $notes ->
        [0] {""}
        [one] ; one row passed over
       *[other] ; { $notes } rows passed over
    }{ $said ->
        [none] {""}
       *[other] ; for all: { $said }
    }; used: { $used ->
        [none] no column
       *[other] { $used }
    }{ $unused ->
        [none] {""}
       *[other] ; not used: { $unused }
    }
cli-read-map = { $file }: { $rows ->
        [one] 1 area
       *[other] { $rows } areas
    } (map)
cli-value-profile = PROFILE
cli-value-format = FORMAT

# Progress
cli-progress-reading = Reading the tables
cli-progress-covering = Giving out places
cli-progress-weighing = Weighing levers
cli-progress-protecting = Protecting small counts
cli-progress-writing = Writing the report
cli-progress-ahead = Looking ahead

cli-outlook = Shows what opens when funding ends
cli-outlook-until = Up to which day (else: up to a year after the last known end, five years at most)
cli-outlook-steps = Steps: month, quarter or year (else: quarter)
cli-outlook-need = What is assumed of need: constant (stays as it is), trend (follows, topic by topic, the line through its years), cohorts (follows the cohorts of earlier years' inhabitants) or a file with a population projection (else: that of the settings; without it constant)
cli-outlook-what-if = Plan: offers that are added, changed or dropped (places 0)
cli-outlook-format = text, csv or json (else: text)
cli-outlook-example =
    Example:
      lueckenlos outlook data/musterstadt --steps year
    shows the gap at the end of every year if nothing is renewed, and for each offer that ends, how many
    lose their place for good because of it.
cli-outlook-usage = lueckenlos outlook [FOLDER] [OPTIONS]
cli-plan = Shows what is possible for which money: the best package of options
cli-plan-budget = What may be spent a year, in euros (otherwise: that of the settings; without one only what is possible for which money)
cli-plan-options = File of options (otherwise: options… in the folder)
cli-plan-must-not-lose = Who must not lose: there every package covers at least as much as without a decision, such as "District: Nord" (beside the conditions of the settings; several are possible)
cli-plan-least-coverage = How much every package covers there at least, such as "Topic: Kita = 60 %" (likewise)
cli-plan-until = For which day; what ends until then can be renewed (otherwise: until a year after the last known ending, five years at most)
cli-plan-measures = Writes the package as measures to this file, for the review
cli-plan-format = text, csv or json (otherwise: text)
cli-plan-example =
    Example:
      lueckenlos plan docs/beispiele/budget --budget 100000
    shows the package that for 100 000 euros leaves the fewest without a place, and the packages for less and for more money.

    What can be chosen is told by the offers and by a table: what ends until the day can be renewed. In options.csv every row is an option: id, act (renew, places, open, new, close), offer, cost, places, most, one_of, requires, and whom it is for.

    Of packages that are equally good the fairest counts, then the cheapest. Why none is better stands there as sums that can be added up with a pencil; with --format csv cell by cell. Who has less than today is always told. "generous" is the package if unknown places suffice.
cli-plan-usage = lueckenlos plan [FOLDER] [OPTIONS]
cli-value-euro = EUROS
cli-value-category = DIMENSION: CATEGORY
cli-value-share = DIMENSION: CATEGORY = SHARE
cli-budget-invalid = --budget { $word } is no amount.
    .advice = Whole euros a year, for example: --budget 250000
cli-until-past = --until { $word }: this day is not after the reference date { $date }.
    .advice = Name a later day.
cli-until-invalid = --until { $word } is no date.
    .advice = For example: --until 31.12.2028 or --until 2028-12-31
cli-review = Compares two years: what became of each gap, and why
cli-review-from = The earlier year, a range such as 2021..2025, or the earlier year's folder: one with tables, or one that analyse has written
cli-review-to = The later year or its folder
cli-review-out = Folder that gets internal/ (otherwise: reports/<name>-<year>-<year>/)
cli-review-usage = lueckenlos review YEAR YEAR [FOLDER] [OPTIONS] | YEAR..YEAR [FOLDER] | FOLDER FOLDER
cli-review-example =
    Example:
      lueckenlos review 2024 2025 data/musterstadt
      lueckenlos review 2021..2025 my-town
      lueckenlos review reports/my-town-2024 my-town
      lueckenlos review my-town-2024 my-town-2025
    writes internal/review_summary.csv and more tables, and shows what is new, closed, smaller or larger.
cli-value-from = YEAR|FOLDER
cli-value-to = YEAR|FOLDER
cli-review-one = A comparison takes two: “{ $word }” is only one.
    .advice = Name two years, a range such as 2021..2025, or two folders.
cli-review-mixed = “{ $from }” and “{ $to }” do not go together.
    .advice = Name two years and a folder, or two folders without a year. Which year a folder means stands in its lueckenlos.toml.
cli-review-neither = In “{ $path }” there are neither tables nor an analysis.
    .advice = { $above ->
        [none] Two folders can be compared if each holds the tables of a year or was written by `analyse` (with internal/).
       *[other] Did you mean the folder above, “{ $above }”?
    }
cli-review-year-missing = There is no need for the year { $year }.
    .advice = There is: { $known }.
cli-review-too-few = There are no two years with need in this range.
    .advice = There is: { $known }.
cli-review-written = Written: { $path } (internal/ for planning only)
cli-cohorts-too-few = No cohorts can be projected from these inhabitants.
    .advice = It takes tables of at least two years with the same age groups, all of one width from 0 on, such as single years; the years are as far apart as a group is wide.
cli-trend-too-few = A trend takes needs of at least two years.
    .advice = Without --need trend, need is assumed to stay as it is.

# Why a file or a folder cannot be read or written
cli-cause-not-found = not found
cli-cause-not-allowed = not permitted
cli-cause-no-folder = a part of the path is a file, not a folder
cli-cause-folder = it is a folder, not a file
cli-cause-full = the disk is full
cli-cause-read-only = the disk can only be read
cli-cause-invalid = the content is damaged
cli-cause-file-missing = { $file } is missing
cli-cause-json = no valid JSON (line { $line }, column { $column })

cli-not-protected-here = Unprotected numbers: for planning only, do not pass them on.
