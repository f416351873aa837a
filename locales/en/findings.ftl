# Findings. One sentence on what is wrong; under .advice, what to do about it.

and-more = and { $count } more

# 1xx: files
finding-file-missing = There is no file “{ $file }”.
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
