# Findings. One sentence on what is wrong; under .advice, what to do about it.

# The title of the column in which `check` says what to mend.
copies-column = finding

finding-alike = The same holds for { $count ->
        [one] one more value
       *[other] { $count } more values
    }: { $examples }.
and-more = and { $count } more

# 1xx: files
finding-file-missing = There is no “{ $file }”.
    .advice = { $suggestion ->
        [none] Check the folder and the spelling.
       *[other] Did you mean “{ $suggestion }”?
    }
finding-file-is-folder = “{ $file }” is a folder, not a file.
    .advice = { $files ->
        [none] Name a CSV, XLSX or ODS file. This folder has none.
       *[other] Name one of the files in it: { $files }.
    }
finding-file-empty = The file “{ $file }” is empty.
    .advice = Save the table again, and check whether this is the right file.
finding-file-without-rows = “{ $file }” has a header, but no rows below it.
    .advice = Check whether this is the right file (in Excel: the right sheet).
finding-file-binary = “{ $file }” is no table that can be read.
    .advice = Save the table in Excel as “CSV UTF-8” or as .xlsx, or in LibreOffice as .ods.
finding-file-unreadable = “{ $file }” cannot be read: { $reason }
    .advice = Is the file still open in Excel, or is the right to read it missing?
finding-encoding-doubtful = It is unclear how “{ $file }” stores umlauts.
    .advice = Save the table in Excel again as “CSV UTF-8 (Comma delimited)”, or state its encoding in lueckenlos.toml.
finding-sheet-missing = “{ $file }” has no sheet named “{ $seen }”.
    .advice = There are: { $sheets }.
finding-limit-exceeded = “{ $file }” holds more than is read: { $limit ->
        [columns] more than { $most } columns
        [rows] more than { $most } rows in a sheet
        [cells] more than { $most } cells
        [cell_bytes] a cell with more than { $most } bytes of text
        [text_bytes] more than { $most } bytes of text
        [unpacked_bytes] more than { $most } bytes once unpacked
        [text_tags] more than { $most } entries in one part of the workbook
        [tags] more than { $most } entries in one part of the workbook
        [untagged_bytes] an entry of more than { $most } bytes
        [files] more than { $most } files of one kind
        [dimensions] more than { $most } dimensions
        [locations] more than { $most } rows of a table of locations
        [travel_times] more than { $most } travel times
        [offers] more than { $most } rows in a table that is read row by row
        [settings_bytes] more than { $most } bytes
        [reports] more than { $most } reports
        [map_bytes] more than { $most } bytes
        [map_points] more than { $most } points
        [categories] more than { $most } different words in the column “{ $column }”
       *[other] more than { $most }
    }.
    .advice = { $limit ->
        [columns] Is there something to the right of the table, such as a side calculation? Delete these columns, or save the table alone in a new file.
        [cell_bytes] Does a whole text or a second table stand in a cell of line { $line } by mistake? Shorten it.
        [files] Name the files that are meant under [files] in lueckenlos.toml.
        [dimensions] Name in lueckenlos.toml the dimensions to be analysed.
        [settings_bytes] The settings are a short text file. Does something else have this name?
        [reports] Delete [[report]] sections, or spread them over several folders.
        [map_bytes] Simplify the borders of the map, for example in QGIS with “Simplify”.
        [map_points] Simplify the borders of the map, for example in QGIS with “Simplify”.
        [categories] Does this column hold names or numbers rather than categories? Rename the column, or group what it says.
       *[other] Copy only the table in question, as values, into a new file.
    }
finding-findings-counted = In “{ $file }”, column “{ $column }”, there is { $code } { $count } more { $count ->
        [one] time
       *[other] times
    }; only the first are named one by one.
    .advice = Where so many cells of a column are wrong, it is mostly the whole column: is it the right one, and is it filled in as the finding { $code } says?
finding-file-locked = “{ $file }” is protected by a password.
    .advice = Open the workbook in Excel or LibreOffice and save it without a password.
finding-row-too-short = Line { $line } has { $cells } { $cells ->
        [one] column
       *[other] columns
    }, the header has { $columns }. { $rows ->
        [one] {""}
       *[other] This concerns { $rows } lines.
    }
    .advice = A delimiter is probably missing. Open the file in Excel and see from which column on the row is shifted.
finding-row-too-long = Line { $line } has { $cells } columns, the header has { $columns }. { $rows ->
        [one] {""}
       *[other] This concerns { $rows } lines.
    }
    .advice = There is probably a delimiter in the text of a cell. Put the cell in quotes: "0-3; 3-6".
finding-quote-open = A text in line { $line } begins with a quote (") and does not end.
    .advice = Delete the quote, or put a second one at the end of the cell. Nothing after it can be read otherwise.
finding-list-unquoted = Line { $line } has { $cells } columns, the header has { $columns }: a list stands there without quotes. { $rows ->
        [one] {""}
       *[other] This concerns { $rows } lines.
    }
    .advice = Probably meant: { $repair }

finding-project-is-file = “{ $file }” is a file, not a folder.
    .advice = Name the folder that holds the inventories, or the inventories with --needs and --offers.
finding-needs-missing = There is no inventory of needs in “{ $file }”.
    .advice = Its name begins with “needs” or “bedarfe” and ends in .csv, .xlsx, .xls or .ods; or name it with --needs. Inhabitants (“population…”) and need rates (“need_rates…”) do as well.{ $others ->
        [none] {""}
       *[other] {" "}There are: { $others }.
    }{ $candidate ->
        [none] {""}
       *[other] {" "}If “{ $candidate }” is meant, write in lueckenlos.toml:
    }
finding-offers-missing = There is no inventory of offers in “{ $file }”.
    .advice = Its name begins with “offers” or “angebote” and ends in .csv, .xlsx, .xls or .ods; or name it with --offers.{ $others ->
        [none] {""}
       *[other] {" "}There are: { $others }.
    }{ $candidate ->
        [none] {""}
       *[other] {" "}If “{ $candidate }” is meant, write in lueckenlos.toml:
    }
finding-rates-without-population = There are need rates in “{ $file }”, but no table of inhabitants.
    .advice = Need is made of inhabitants times the rate. The table's name begins with “population”, “einwohner” or “bevoelkerung”.
finding-run-without-copies = “{ $file }” is the folder of an analysis, but without copies of its inputs.
    .advice = `analyse` writes copies to internal/inputs; earlier versions did not. Name the folder of the tables instead, or analyse once more.
finding-copy-changed = “{ $seen }” in internal/inputs of “{ $file }” is not the file any more that was analysed.
    .advice = The copies hold what was computed with at the time. To compute with changed tables, copy internal/inputs to a folder of your own and name that.
finding-settings-invalid = lueckenlos.toml cannot be understood: { $reason }
    .advice = Texts and names stand in quotes, numbers and dates without: label = {"{"} de = "Kita" {"}"}, year = 2025, reference_date = 2025-12-31. “lueckenlos init” makes an example.
finding-settings-unknown-reference = In lueckenlos.toml “{ $owner }” names “{ $seen }”, which does not exist.
    .advice = { $suggestion ->
        [none] Possible: { $allowed }.
       *[other] Did you mean “{ $suggestion }”?
    }
finding-report-twice = Two reports in lueckenlos.toml are called “{ $seen }”.
    .advice = Give one of them another name: each report has its own folder.
finding-map-invalid = “{ $file }” is no map that can be read: { $reason }
    .advice = Export the districts from the geographic information system as GeoJSON, one area a district.
finding-map-read = The map “{ $file }” was read as { $system }{ $swapped ->
        [yes] {", latitude before longitude"}
       *[other] {""}
    }.
    .advice = If that is wrong, choose the reference system WGS 84 (EPSG:4326) for the export.
finding-map-not-degrees = “{ $file }” gives places in metres, not in degrees.
    .advice = Choose the reference system WGS 84 (EPSG:4326) when exporting.
finding-map-district-unknown = In “{ $file }” { $count ->
        [one] one area belongs to no known district
       *[other] { $count } areas belong to no known district
    }: { $names }.
    .advice = Every area needs a property “district” with the id or the name of the district.
finding-map-district-missing = “{ $file }” lacks: { $names }.
    .advice = Add these areas, or leave it: the map does not show them.
finding-two-editions = “{ $file }” and “{ $other }” share { $shared ->
        [one] 1 offer
       *[other] { $shared } offers
    }: they look like two editions of one inventory.
    .advice = Choose one: --offers { $file }
finding-needs-two-editions = “{ $file }” and “{ $other }” share { $shared ->
        [one] 1 statement
       *[other] { $shared } statements
    }: they look like the same table twice.
    .advice = Choose one: --needs { $file }

# 2xx: columns
finding-column-missing = “{ $file }” has no column “{ $name }” (German “{ $german }”).
    .advice = { $titled ->
        [yes] The first line looks like a title. Delete everything above the names of the columns.
       *[none] { $suggestion ->
            [none] It may also be called: { $names }. Found: { $found }.
           *[other] Is it “{ $suggestion }”? It may be called: { $names }. Found: { $found }.
        }
    }{ $paste ->
        [topic] {" "}Or write in lueckenlos.toml what the whole table is about:
        [unpivot] {" "}If there is one column for each district, write in lueckenlos.toml:
        [column] {" "}If it stands under another name, write in lueckenlos.toml:
       *[none] {""}
    }
finding-column-twice = In “{ $file }”, “{ $other }” and “{ $seen }” stand for the same thing.
    .advice = Delete one of the two columns, or say in lueckenlos.toml which one holds:
finding-column-unknown = In “{ $file }” these columns are not used: { $columns }.
    .advice = If one of them should be a dimension, list it in lueckenlos.toml.
finding-count-column-unknown = “{ $file }” has no column with a count, but “{ $seen }” holds numbers.
    .advice = { $paste ->
        [rows] It numbers the rows. If every row is a person, write in lueckenlos.toml:
       *[column] If every row is a person, write rows = "persons" in place of the second line. If the number of persons stands there, write in lueckenlos.toml:
    }
finding-column-unnamed = { $columns } has no heading but holds numbers ({ $first }), and is not used.
    .advice = Give the column a heading, or delete it.
finding-count-columns-many = “{ $file }” has no column with a count, but several columns hold numbers: { $columns }.
    .advice = If only one of them is the number of persons, write columns.persons = "name of the column" in place of the second line. If there is one for each district, write in lueckenlos.toml:
finding-rows-are-persons = “{ $file }” has no column that counts: { $count ->
        [one] its one row
       *[other] each of its { $count } rows
    } is one person.

finding-column-looks-used = In “{ $file }”, columns that look like a count, an age, an area, a target group or a duration are not used: { $columns }.
    .advice = If none of them is needed, there is nothing to do. { $paste ->
        [column] If the column named here shall hold, also in place of another, write in lueckenlos.toml:
       *[none] If they are numbers for single categories, give each a row of its own.
    }
finding-count-column-missing = “{ $file }” has no column with a count.
    .advice = Found: { $found }. If the count stands under another name, write columns.persons = "name of the column" in place of the second line. If every row is a person, write in lueckenlos.toml:
finding-header-below = The names of the columns stand in line { $line }; above them: { $above }.
finding-rows-passed-over = { $rows ->
        [one] One row is
       *[other] { $rows } rows are
    } no data and { $rows ->
        [one] was
       *[other] were
    } passed over: { $texts }.
finding-columns-as-rows = Columns became rows: { $columns } are values of { $names }.{ $blank ->
        [0] {""}
        [one] {" "}A blank cell there means nobody.
       *[other] {" "}{ $blank } blank cells there mean nobody.
    }
    .advice = If that was not meant, write in lueckenlos.toml:
finding-said-of-all-rows = “{ $seen }” holds for all rows, as { $from ->
        [sheet] the sheet’s name
        [title] the table’s title
       *[other] the file’s name
    } says.
    .advice = If this was not meant, write in lueckenlos.toml, with what is right behind the equals sign:
finding-columns-of-whole-rows = What { $columns } say holds for a whole row. It became several offers: { $places }. It was not used for them.
    .advice = If it shall count, give each age group a row of its own.
finding-cells-merged = Merged cells hold for all of their rows: { $columns }.
finding-formula-uncalculated = { $rows ->
        [one] One row holds a formula
       *[other] { $rows } rows hold formulas
    } without a result: the program that wrote the workbook does not calculate.
    .advice = Open the workbook in Excel or LibreOffice and save it again.
finding-blanks-below = In the column “{ $column }” each word stands once, and below it is blank ({ $rows ->
        [one] one row
       *[other] { $rows } rows
    }). Blank means: not broken down. Were these merged cells?
    .advice = If the word holds for the rows below as well, write in lueckenlos.toml:
finding-sheets-passed-over = In “{ $file }”, sheets without a suitable table were not read: { $sheets }.
    .advice = Cover sheets and explanations stay out. If a sheet does belong here, write in lueckenlos.toml, without the sheets that stay out:
finding-sheet-hidden = The hidden sheet “{ $seen }” holds a table; it was not read.
    .advice = If it is to be read, write in lueckenlos.toml:
finding-layout-changed = “{ $file }” is laid out differently from last time: { $missing } are missing.
    .advice = Found: { $found }. If everything is read rightly, replace “expected” in lueckenlos.toml:
finding-columns-hidden = In the sheet “{ $seen }”, columns are hidden that were read all the same: { $columns }.
    .advice = If they do not belong here, delete them in the workbook.
finding-rows-hidden = In the sheet “{ $seen }”, { $count ->
        [one] one row is hidden. It was
       *[other] { $count } rows are hidden. They were
    } read all the same.
    .advice = If a filter hides rows that do not belong here, delete them in the workbook.
finding-areas-are-levels = “{ $coarse }” and “{ $fine }” are two levels: each area of the second column lies in exactly one of the first.

# 3xx: single values
finding-category-unknown = There is no “{ $seen }” in { $dimension }.
    .advice = { $suggestion ->
        [none] Possible: { $allowed }.
       *[other] Did you mean “{ $suggestion }”?
    }
finding-category-ambiguous = “{ $seen }” stands for several categories of { $dimension }.
    .advice = Write the id in place of the name: { $ids }.
finding-category-alike = In { $dimension }, “{ $seen }” and “{ $other }” look alike.
    .advice = If both mean the same, write it the same everywhere.
finding-name-in-two-forms = { $count ->
        [one] One name
       *[other] { $count } names
    } of { $dimension } { $count ->
        [one] stands
       *[other] stand
    } in the tables in two forms, taken for the same: { $pairs }.
    .advice = If they are different areas or groups, write the names in one of the tables otherwise. If it is right, these lines in lueckenlos.toml take the warning away:
finding-number-invalid = “{ $seen }” is not a number.
    .advice = { $counted ->
        [need] Write only the number of persons, such as 12. If it is withheld, write x, and 0 if there is no need.
        [places] Write only the number, such as 12. If it is not known, leave the cell blank.
       *[other] Write only the number, such as 12 or 12.5. If it is not known, leave the cell blank.
    }
finding-number-negative = “{ $seen }” is below 0.
    .advice = Persons and places cannot be negative.
finding-number-empty = The column “{ $column }” lacks the number.
    .advice = Write 0 if there is no need, and x if the number is withheld.
finding-number-read = “{ $seen }” was read as { $number }.
finding-number-ambiguous = “{ $seen }” can mean two things: with a thousands separator or with decimals.
    .advice = Write the number without thousands separator, and with the same decimal mark in the whole column: 1234 or 1.234.
finding-number-too-large = “{ $seen }” is too large for a number of persons or places.
    .advice = Check the number.
finding-year-invalid = “{ $seen }” is not a year.
    .advice = Write the year with four digits, such as 2025.
finding-age-invalid = “{ $seen }” is not an age.
    .advice = Write whole years, such as 3, or a point in time, such as 0.5.
finding-ages-reversed = In “{ $seen }” the first age is higher than the second.
    .advice = Were “from” and “to” swapped?
finding-age-too-old = “{ $seen }” is more than 130 years.
    .advice = Check the age. Without an upper end: leave “to” blank.
finding-age-outside = “{ $seen }” lies outside the life phases.
    .advice = Add the missing life phases to lueckenlos.toml.
finding-ages-touch = { $kind ->
        [others] The age bands of “{ $file }” were read like those of the other tables, whose bands touch
        [some] In “{ $file }” some age bands touch, others follow each other
        [cohorts] Another table lists cohorts (3-4 is one year). They do not show whether the second age of the bands of “{ $file }” is included. It is, except where a life phase comes of it only if it is not
       *[all] In “{ $file }” age bands touch. Each ends before the birthday on which the next begins
    }. They were read as: { $examples }.
    .advice = It is unambiguous with “3 to under 6”, or with 0-2 and 3-5.
finding-age-in-words = In “{ $file }” ages stand in words, or with an upper end that nobody reaches. They were read as: { $examples }.
    .advice = If one of them is meant otherwise, write the ages as numbers, such as 3-5.
finding-age-from-date = In “{ $file }” a spreadsheet has turned age bands into dates. They were read back as: { $examples }.
    .advice = Set the column to “Text” in the spreadsheet and enter the bands again.
finding-age-over = In “{ $file }” “over” does not say whether the age itself is included. It was read as: { $examples }.
    .advice = Write “65 and over” or “66 and over”.
finding-ages-shared = { $rows ->
        [one] One statement of need
       *[other] { $rows } statements of need
    } with { $persons ->
        [one] 1 case
       *[other] { $persons } cases
    } { $rows ->
        [one] lies across several age groups. It was
       *[other] lie across several age groups. They were
    } shared out by the population{ $evenly ->
        [0] .
       *[other] , { $evenly } of them, without population figures, evenly by years.
    }
    .advice = It gets more precise if the inventory of needs names each life phase.
finding-ages-contradict = The ages do not fit the life phase: “{ $seen }”.
    .advice = Name either the life phase or the ages.
finding-date-invalid = “{ $seen }” is not a date.
    .advice = Write, for example, 2025-12-31 or 31.12.2025.
finding-date-impossible = There is no day “{ $seen }”.
    .advice = Check day and month.
finding-date-month-only = “{ $seen }” lacks the day.
    .advice = Add the day, such as 2025-12-31.
finding-dates-reversed = The end “{ $seen }” is before the beginning.
    .advice = Were beginning and end swapped?
finding-number-unit = “{ $seen }” counts something else than { $counted ->
        [need] persons
        [places] places or persons
        [money] euros
        [posts] posts
       *[other] this column
    }.
    .advice = { $counted ->
        [need] Write how many persons there are, such as 30.
        [places] Write how many places there are, such as 30 or “3 groups of 10”. If the number is not known, leave the cell blank.
       *[other] Write only the number. If it is not known, leave the cell blank.
    }
finding-number-about = “{ $seen }” is not an exact number. It is counted as { $number }, without a range: how far it is out, nothing says.
    .advice = If the exact number is known, write it. Otherwise write the range that it lies in, such as 18-22: then the result is a range, too.
finding-number-range = “{ $seen }” is a range: { $low } to { $high }.
    .advice = The cautious scenario counts the fewest places and the most persons, the generous one the other way round. If the exact number is known, write it.
finding-number-at-least = "{ $seen }" only says how many there are at least.
    .advice = The cautious scenario counts { $number }, the generous one enough. If the exact number is known, write it.
finding-number-nothing = “{ $seen }” means “nothing” in official tables and was read as 0.
    .advice = If the number is not known, write x.
finding-number-not-known = “{ $seen }” says that the number is not known. It was read so.
    .advice = If it is known after all, write it; otherwise it can stay.
finding-need-unknown = “{ $seen }” says that nobody knows how many persons there are.
    .advice = Write the number, x for a small count that is withheld, 0 for no need, or delete the row: this need is then missing from the analysis.
finding-need-untold = “{ $seen }”: the number is not known or not reliable and need not be small. { $rows ->
        [one] One statement counts
       *[other] { $rows } statements count
    } as { $low } to { $high ->
        [one] 1 person
       *[other] { $high } persons
    }.
    .advice = If the number is larger, need is missing. Write the number, or set a range in lueckenlos.toml: withheld = [1, 20].
finding-date-open = “{ $seen }” means: no date that sets a limit. It was read so.
    .advice = If there is a date, write it: 2025-12-31.
finding-date-not-known = “{ $seen }” says that the date is not known. No limit is counted with.
    .advice = If it is known, write it: 2025-12-31.
finding-word-for-everybody = In the column “{ $column }” these were read as “all”: { $examples }.
    .advice = If one of them is a category of its own of { $dimension }, list it in lueckenlos.toml.
finding-sign-for-nothing = In the column “{ $column }” these were read like a blank cell: { $examples }.
    .advice = Write “all” if it is for everybody, and “unknown” if it is not known.
finding-word-abbreviated = In the column “{ $column }” abbreviations were read: { $examples }.
    .advice = If one of them means something else, write the word in full.
finding-ages-cut = Offers or other needs begin or end within life phases (at the age of { $ages }). { $rows ->
        [one] One statement of need
       *[other] { $rows } statements of need
    } with { $persons ->
        [one] 1 case
       *[other] { $persons } cases
    } { $rows ->
        [one] was
       *[other] were
    } therefore shared out over the parts by population{ $evenly ->
        [0] .
       *[other] , { $evenly } of them evenly by years, without population figures.
    }
    .advice = Nothing is wrong with the needs. It gets more exact if they are known for these age groups, or with a table of inhabitants.
finding-target-read = In “{ $file }” target groups in words were read: { $examples }.
    .advice = If one of them means something else, fill the columns of the dimensions (life phase, gender …); they go before.
finding-target-unknown = In “{ $file }” target groups hold words that are not known: { $examples }. They restrict nobody.
    .advice = Write it in known words, fill the columns of the dimensions, or add in lueckenlos.toml what they mean: ages = "3-5" or values = {"{"} gender = "female" {"}"} in place of other. If they restrict only in something that no dimension tells apart, other stays:
finding-target-untold = In “{ $file }” target groups name something that no dimension tells apart: { $examples }. In this the offers count as open to all.
    .advice = If it shall be told apart, list a dimension for it in lueckenlos.toml and state it in both tables.
finding-evidence-unknown = “{ $seen }” is not a kind of evidence.
    .advice = Possible: data, professionals, participation.
finding-reach-unknown = “{ $seen }” is not a catchment.
    .advice = { $suggestion ->
        [none] Possible: { $allowed }.
       *[other] Did you mean “{ $suggestion }”? Possible: { $allowed }.
    }

# 4xx: rows of one file
finding-offer-twice = The id “{ $seen }” is there again for the same time ({ $otherfile }, line { $otherline }).
    .advice = Give every offer an id of its own, or let the periods follow each other (valid_to, valid_from).
finding-offer-alike = “{ $seen }” is equal to “{ $other }” (line { $otherline }) but for the id.
    .advice = If it is the same offer, delete one of the two rows: its places count twice otherwise.
finding-offer-without-id = { $rows ->
        [one] One offer has
       *[other] { $rows } offers have
    } no id; it was made from the row.
    .advice = With fixed ids, two years can be compared.
finding-offer-target-blank = { $rows ->
        [one] One offer does
       *[other] { $rows } offers do
    } not say in { $dimension } { $rows ->
        [one] whom it is for; it counts
       *[other] whom they are for; they count
    } as open to all.
    .advice = Write “all” if that is so.
finding-offer-capacity-blank = { $rows ->
        [one] One offer does
       *[other] { $rows } offers do
    } not state a number of places.
    .advice = Cautiously it counts as 0, generously as enough. Ask the provider.
finding-offer-leads-nowhere = There is no offer “{ $seen }” to hand over to.
    .advice = { $suggestion ->
        [none] Name an id that is in the inventory.
       *[other] Did you mean “{ $suggestion }”?
    }
finding-need-twice = { $count } rows say the same: { $seen }.
    .advice = If one of them is too many, delete it: the persons count twice otherwise.
finding-need-beside-breakdown = Beside need by { $dimension } there is need without { $dimension }: { $seen }.
    .advice = Once { $whole }, broken down { $parts ->
        [one] 1 case
       *[other] { $parts } cases
    }. If they are the same persons, delete one of the two.
finding-need-withheld = “{ $seen }”: { $rows ->
        [one] one count is
       *[other] { $rows } counts are
    } withheld at the source and { $rows ->
        [one] enters
       *[other] enter
    } as { $low } to { $high ->
        [one] 1 person
       *[other] { $high } persons
    }.
finding-rates-tie = Two rates hold equally for the same people: this one and that in line { $other } of { $beside }.
    .advice = Delete one of them, or say more about whom one is of (district, ages, gender): then the more precise one holds.
finding-rate-kinds-mixed = For one topic there are rates of several kinds ({ $kinds }), and it is open which one holds.
    .advice = Write into lueckenlos.toml which one counts, such as: rate_kind = "{ $first }". Kinds are never mixed.
finding-year-missing = “{ $file }” has no column with the year.
    .advice = Name the year: --year { $year }, or in lueckenlos.toml:

# 35x: need rates
finding-rate-above-one = “{ $seen }” would be more than one case per person.
    .advice = If percent are meant, write “{ $seen } %”; a number per 1000 people needs the column “per”.
finding-rate-ends-reversed = The rate and its range do not fit together: “{ $seen }”.
    .advice = share_low is the smaller, share_high the larger number; the rate lies between them.
finding-rate-kind-unknown = “{ $seen }” is no known kind of rate.
    .advice = Known are: usage, parents_wish, prevalence, legal_claim, target.
finding-rate-without-topic = A rate does not say for which topic it holds.
    .advice = Enter the topic.
finding-positions-read = The coordinates in “{ $column }” and “{ $other }” were read as { $system }{ $swapped ->
        [yes] {", the two columns swapped"}
       *[other] {""}
    }: so the points lie in the town.
    .advice = If that is wrong, name the reference system in a column “crs”, such as EPSG:25832.
finding-position-outside = “{ $seen }” does not lie in the town.
    .advice = Check the coordinates: are latitude and longitude swapped, is a digit missing, or is the offer really that far away? 0/0 counts as not stated.
finding-position-invalid = “{ $seen }” are no coordinates.
    .advice = Write degrees with decimals (52.5225 and 13.3844) or the metres of an official reference system, not degrees, minutes and seconds.
finding-position-elsewhere = “{ $seen }” lies in { $there } by its coordinates, in { $names } by its district.
    .advice = Which is right? For distances the coordinates count.
finding-locations-outside = { $count ->
        [one] One location lies
       *[other] { $count } locations lie
    } in no district of the map and { $count ->
        [one] is
       *[other] are
    } left out.
    .advice = If the table goes beyond the town, this is right. Otherwise check the coordinates, or name the district in a column.
finding-offer-without-position = { $count ->
        [one] One offer has
       *[other] { $count } offers have
    } a reach in metres or minutes, but no coordinates or no travel times: the own district counts.
    .advice = Add the columns “lat” and “lon”, or the ways to this offer in the table of travel times.
finding-travel-unknown = { $count ->
        [one] One way begins or ends
       *[other] { $count } ways begin or end
    } at something unknown, such as “{ $seen }”, and { $count ->
        [one] is
       *[other] are
    } left out.
    .advice = { $reversed ->
        [yes] The ways lead from the offers to the locations; needed are those from the locations to the offers. Swap the two columns only if the way there and the way back take as long.
       *[other] “from” is the id of a location or a district, “to” that of an offer. Do the ways belong to another state of the offers?
    }
finding-travel-read = “{ $file }”: { $count } travel times in { $unit ->
        [minutes] minutes
        [seconds] seconds
       *[other] hours
    }. For { $missing } pairs of a location and an offer no way stands in it: they count as out of reach.
    .advice = If the unit is wrong, call the column “minutes”, “seconds” or “hours”.
finding-travel-unread = In “{ $file }” it cannot be told from where, to where and how long: { $found }.
    .advice = Call the columns “from”, “to” and “minutes”, or write a row per location and a column per offer.
finding-travel-time-invalid = Travel times that are no time, or whose mode is unknown, are left out.
    .advice = Write a number; where there is no way, leave the cell blank. Modes: walk, bicycle, transit, car.
finding-rate-without-source = { $rows ->
        [one] One rate names
       *[other] { $rows } rates name
    } no source.
    .advice = Without a source nobody can check the number. Enter in “source” where it comes from, with year and page.
finding-need-bounded = { $count ->
        [one] One withheld number is
       *[other] { $count } withheld numbers are
    } bounded by the sums beside them, together from { $low } to { $high }.
finding-sum-left-out = “{ $seen }” is the sum of other rows ({ $sum } = { $parts }). { $rows ->
        [one] The row is
       *[other] The { $rows } rows are
    } not counted.
finding-sum-differs = “{ $seen }” should be a sum, but it says { $sum }, and the rows add up to { $parts }. The sum is not counted.
    .advice = Is a row missing, or a number wrong? If it is no sum, write in lueckenlos.toml:
finding-sum-or-data = “{ $seen }” ({ $sum }) is as much as other rows together ({ $parts }). A sum, or a statement of its own?
    .advice = If it is a statement of its own, write no_sums in place of sums. If it is a sum, write in lueckenlos.toml:
finding-maybe-sum = “{ $seen }” ({ $sum }) is just as much as other rows together ({ $parts }). It counts as a statement of its own.
    .advice = If it is a statement of its own, write no_sums in place of sums. If it is a sum, write in lueckenlos.toml:
finding-offer-named-sum = “{ $seen }” has the name of a sum and counts as an offer.
    .advice = If it is an offer, there is nothing to do; no_sums in place of sums takes this finding away. If it is a sum, write in lueckenlos.toml:
finding-needs-from-two-sources = For the same people there are numbers from several sources ({ $sources }), in { $count ->
        [one] one statement
       *[other] { $count } statements
    }. They were added up.
    .advice = If they are the same people, leave only the rows of one source. If they are different people, there is nothing to do.
finding-part-left-out = { $rows ->
        [one] One row calls itself a part of another and does
       *[other] { $rows } rows call themselves a part of another and do
    } not count once more: { $texts }.
    .advice = If it does count on its own, give it a name without “davon”, “darunter” or “of which”.
finding-figure-left-out = { $rows ->
        [one] One row is a figure about other rows and does
       *[other] { $rows } rows are figures about other rows and do
    } not count: { $texts }.
    .advice = If that is right, there is nothing to do. If it is a statement of its own after all, write in lueckenlos.toml:
finding-offer-not-open = { $rows ->
        [one] One offer has
       *[other] { $rows } offers have
    } a word that says it is not running, and { $rows ->
        [one] counts
       *[other] count
    } all the same: { $texts }.
    .advice = Enter from when or until when it exists (valid_from, valid_to), or delete the row.
finding-sum-by-number = “{ $seen }” is everywhere as much as other rows together ({ $sum } = { $parts }) and is taken for their sum. { $rows ->
        [one] The row is
       *[other] The { $rows } rows are
    } not counted.
    .advice = If it is a statement of its own after all, write in lueckenlos.toml:
finding-not-an-offer = { $rows ->
        [one] One row names
       *[other] { $rows } rows name
    } neither topic nor district nor target group and { $rows ->
        [one] does
       *[other] do
    } not count as an offer: { $texts }.
    .advice = If it is an offer, enter whom it is for, or write “all”.
finding-offer-years = The column “{ $column }” in “{ $file }” says in which year a row holds. Offers of other years are not counted.
finding-offer-years-over = No row of “{ $file }” holds in { $year }: the column “{ $column }” says { $years }.
    .advice = If the offers go on, delete the column or state valid_from. Otherwise analyse one of these years, for instance with --year { $latest }, or at the top of lueckenlos.toml: year = { $latest }
finding-latest-year-small = For { $year } there { $count ->
        [one] is only one statement
       *[other] are only { $count } statements
    }, for { $before } there are { $many }.
    .advice = If the year is not complete yet, analyse the one before: --year { $before }, or at the top of lueckenlos.toml: year = { $before }
finding-latest-year-far = The years between { $before } and { $year } are missing. { $year } is analysed.
    .advice = If { $year } was not counted but is an estimate of what is to come, analyse the year before: --year { $before }, or at the top of lueckenlos.toml: year = { $before }
finding-days-of-one-year = “{ $file }” holds several days of one year: { $days }. Their numbers were added up.
    .advice = If they are stocks on different days, leave the rows of one day only. If they are cases that were counted one after the other, nothing needs to be done.
finding-school-years = “{ $file }” holds school years. They are known by the year in which they begin: “{ $seen }” is { $year }.

# 5xx: between files
finding-category-only-in-offers = { $count ->
        [one] One category
       *[other] { $count } categories
    } of { $dimension } { $count ->
        [one] occurs
       *[other] occur
    } only in the offers: { $names }.
    .advice = Is the need missing there, or is it a typing error? Only a person can know.{ $paste ->
        [lines] {" "}If two words mean the same, write in lueckenlos.toml which:
       *[none] {""}
    }
finding-category-only-in-needs = { $count ->
        [one] One category
       *[other] { $count } categories
    } of { $dimension } { $count ->
        [one] occurs
       *[other] occur
    } only in the needs: { $names }.
    .advice = Is there no offer, or is it a typing error? Only a person can know.{ $paste ->
        [lines] {" "}If two words mean the same, write in lueckenlos.toml which:
       *[none] {""}
    }
finding-units-differ = For “{ $seen }”, { $need ->
        [one] 1 case stands
       *[other] { $need } cases stand
    } against { $places ->
        [one] 1 place
       *[other] { $places } places
    }: more than a hundred times apart.
    .advice = Check whether both count the same thing (persons, places a year, hours).
finding-topic-without-offers = For “{ $seen }” there is need ({ $need }), but not a single offer on record.
    .advice = No gap can be concluded from that. Record offers, or write inventory = "complete" in lueckenlos.toml if there really are none.
finding-column-by-chance = Both tables have a column “{ $seen }”, but no word in it is the same (needs: { $needs }; offers: { $offers }). It is not used as a dimension.
    .advice = If it is a dimension, write the same words in both, or write in lueckenlos.toml the following, and after the next run which words mean the same (L501, L502):
finding-column-divides = Both tables have a column “{ $seen }” with the same words. It is used as a dimension: an offer only reaches those who have the same word there.
    .advice = If it is none, an empty lueckenlos.toml is enough. If it is a dimension, write in lueckenlos.toml:
finding-phase-without-ages = { $count ->
        [one] One life phase
       *[other] { $count } life phases
    } of the needs { $count ->
        [one] has no ages and is
       *[other] have no ages and are
    } named by no offer, while the offers state ages: { $names }. They cannot meet like this.
    .advice = Write the ages in the needs, such as 3-5, or in lueckenlos.toml, with the ages that are meant:
finding-needs-of-year-missing = There is no need for the year { $seen }.
    .advice = There is: { $years }.
finding-vocabulary-from-data = These dimensions and their categories come from the inventories: { $dimensions }.
    .advice = “lueckenlos init --needs … --offers …” makes a lueckenlos.toml of it that you can mend.
finding-waiting-without-gap = { $count ->
        [one] One offer has
       *[other] { $count } offers have
    } a waiting list, but no gap is found for anybody who may come: { $names }.
    .advice = Is a part of the need missing, or is the waiting list out of date? Does somebody wait in several places?
finding-free-beside-gap = { $count ->
        [one] One offer has
       *[other] { $count } offers have
    } free places, although people to whom it is open lack one: { $names }.
    .advice = Are occupancy and need right? If so, ask why nobody comes: distance, hours, language, cost.

# 6xx: between two years
finding-offer-likely-same = “{ $seen }” has the id { $other } in one year and { $id } in the other: probably the same offer. It is counted as if the one had ended and the other begun.
    .advice = If it is the same, give it the same id in both years.
finding-definitions-differ = In { $dimension }, { $count ->
        [one] one category is
       *[other] { $count } categories are
    } not the same in both years: { $names }. Their cells cannot be compared.
    .advice = A table crosswalk.csv (dimension, from, to, weight, source) says into what an earlier category goes over.
finding-settings-differ = The settings of the two years differ: { $names }. Those of the later year hold for both; figures of an earlier report may differ.
    .advice = If the earlier ones are to hold, put them into the later lueckenlos.toml, too.
finding-crosswalk-dimension-unknown = There is no dimension “{ $seen }” in both years.
    .advice = There are: { $known }.
finding-crosswalk-category-unknown = { $dimension } has no “{ $seen }”.
    .advice = { $suggestion ->
        [none] The column “from” holds categories of the earlier year, all others those of the later one.
       *[other] Did you mean “{ $suggestion }”?
    }
finding-crosswalk-weights = The weights of “{ $seen }” add up to { $sum }, not to 1. Its rows do not hold.
    .advice = The weights of an earlier category are shares: together they are 1.
finding-measure-aims-at-nothing = The measure “{ $seen }” names neither an offer nor a category.
    .advice = Fill the column “offer”, or one such as “district” or “topic”.
finding-projection-overlaps = The projection counts the same people twice: here (“{ $seen }”) and in line { $other } of { $beside }.
    .advice = In a year everybody is in exactly one row. Delete rows of totals, such as those of the whole town, of both genders or of all ages.
finding-rate-finer-than-people = The inhabitants do not tell how many belong to the group of this rate.
    .advice = The rate is of a group (such as girls, older people, a planning area) that the inhabitants are not counted by. Add a table of inhabitants with this group, or make the rate's group wider.
finding-rate-without-people = There are no inhabitants for this rate ({ $years }).
    .advice = Are ages, district and group right? As it is, the rate makes no need.
finding-rates-beside-counted = { $rows ->
        [one] One rate was not used
       *[other] { $rows } rates were not used
    }: need is counted for the topic, and that comes first.
    .advice = If the rate is to hold, take the counted need of this topic out of the table of needs.
finding-rate-ages-spread = Rates cut age groups in which the inhabitants are counted: { $persons ->
        [one] 1 person was
       *[other] { $persons } people were
    } spread evenly over the years.
    .advice = Inhabitants by single years are more exact, or age groups that end as those of the rates do.
finding-rate-of-later-year = The rate is only of { $year } and is used for the years before, too.
    .advice = If there is an earlier one, enter it with its year.
finding-population-contradicts = Two tables of inhabitants contradict each other{ $seen ->
        [none] {""}
       *[other] {" "}for { $seen }
    }: { $sum } here, { $othersum } in { $other }.
    .advice = They are not averaged. Check reference date, boundaries and rounding, and bring one of the two tables in line.
finding-population-not-met = The tables of inhabitants cannot be joined: inhabitants of { $seen }: { $sum }; the other tables would give { $found }.
    .advice = A group that is empty (0) in one table has people in the others who can be nowhere else. Check the zeros.
finding-population-overlaps = A table of inhabitants counts the same people twice: { $seen } and { $other }.
    .advice = Delete rows of sums, such as those of the whole town, of an area beside its districts, or of all ages.
finding-population-too-fine = The tables of inhabitants together would make too many cells (more than { $cells }).
    .advice = Take tables with fewer groups or coarser areas.
finding-population-joined = The inhabitants of { $seen } stand in several tables ({ $files }). How the groups go together is estimated from these (cells: { $cells }).
    .advice = The sums of the tables stay what they are. A table that counts all groups together would be more exact.
finding-choice-act-unknown = “{ $seen }” does not say what is to be done.
    .advice = { $suggestion ->
        [none] Possible are: { $allowed }.
       *[other] Did you mean “{ $suggestion }”? Possible are: { $allowed }.
    }
finding-choice-offer-unknown = The option names an offer “{ $seen }” that does not exist.
    .advice = { $suggestion ->
        [none] Write the id of an offer into the column “offer”.
       *[other] Did you mean “{ $suggestion }”?
    }
finding-choice-incomplete = { $missing ->
        [places] The option “{ $seen }” has no number of places.
       *[other] The option “{ $seen }” does not say whom it is for.
    }
    .advice = { $missing ->
        [places] Fill in the column “places”.
       *[other] Fill in a column such as “district”, “life_phase” or “topic”.
    }
finding-housing-incomplete = The row does not state { $missing ->
        [year] the year in which people move in
        [units] how many homes there are
        [persons] how many people live in a home
        [share] the share of the age group
        [ages] the ages
       *[district] the district
    }.
    .advice = Fill in the cell. Without it nobody knows how many move in when and where; the row does not count.
finding-choice-needs-unknown = The option needs “{ $other }”; there is no such option.
    .advice = { $suggestion ->
        [none] Write the id of another option into the column “requires”.
       *[other] Did you mean “{ $suggestion }”?
    }
finding-condition-unknown = A condition names “{ $seen }”, which does not exist.
    .advice = { $suggestion ->
        [none] Write dimension and category, such as “District: Nord”. There are: { $allowed }.
       *[other] Did you mean “{ $suggestion }”? There are: { $allowed }.
    }
finding-condition-invalid = { $reason ->
        [nothing] The condition for “{ $seen }” demands nothing.
        [several] “{ $seen }” stands for several categories.
       *[coverage] The condition “{ $seen }” names no coverage that can be demanded.
    }
    .advice = { $reason ->
        [nothing] Add must_not_lose = true or least_coverage = "60 %".
        [several] Name one of them: { $allowed }.
       *[coverage] More than 0 and at most 100 %, such as least_coverage = "60 %", or --least-coverage "Topic: Kita = 60 %".
    }
finding-condition-not-kept = { $status ->
        [alone] No package keeps “{ $condition }”, for whatever money: the best comes to { $share } ({ $covered } of { $need }).
        [beside] No package keeps all conditions together, for whatever money: with the others, “{ $condition }” comes to { $share } at most ({ $covered } of { $need }).
       *[unproved] No package was found that keeps all conditions: for “{ $condition }” the best so far comes to { $share } ({ $covered } of { $need }).
    }
    .advice = Demand less, or take up options that bring places there.
