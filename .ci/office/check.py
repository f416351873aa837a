"""Opens a workbook and a text document as other programs do.

    python check.py <public folder> <document.docx>

Holds that every sheet can be reached from the first, that no cell is a formula and none is merged, that the
numbers are those of the CSVs beside it, and that the document has its headings, tables with a repeated head,
pictures with words, title and language.
"""

import csv
import json
import re
import sys
from pathlib import Path

import docx
import openpyxl

HEAD = 5
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def workbook(public):
    book = openpyxl.load_workbook(public / "tables.xlsx")
    first = book.worksheets[0]
    links = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]], links
    assert book.properties.title and book.properties.creator
    for sheet in book:
        assert not sheet.merged_cells.ranges, sheet.title
        assert sheet.freeze_panes, sheet.title
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), sheet.title
    tables = json.loads((public / "results.json").read_text("utf-8"))["tables"]
    sheets = book.worksheets[2:-1]
    assert len(sheets) == len(tables)
    return sum(same(public, table, sheet) for table, sheet in zip(tables, sheets))


def same(public, table, sheet):
    name = re.sub(r"[^a-z0-9_-]", "-", table["name"].lower())
    with open(public / "tables" / f"{name}.csv", encoding="utf-8", newline="") as file:
        head, *records = csv.reader(file)
    rows = list(sheet.iter_rows(min_row=HEAD + 1, values_only=True))
    assert len(rows) == len(records), sheet.title
    numbers = 0
    for row, record in zip(rows, records):
        for cell, plain, column in zip(row, record, table["columns"]):
            if column["kind"] in ("category", "text", "code"):
                continue
            if isinstance(cell, str):
                ends = told_range(dict(zip(head, record)), column["id"])
                assert cell == plain or ends and spoken_range(cell) == ends, (sheet.title, cell, plain)
                continue
            expected = float(plain) / (100 if column["kind"] == "percent" else 1)
            assert abs(cell - expected) < 1e-9, (sheet.title, cell, plain)
            numbers += 1
    return numbers


def told_range(record, column):
    """What the CSV tells of a withheld number, beside its x."""
    ends = [record.get(f"{column}_{end}", "") for end in ("at_least", "at_most")]
    return [float(end) for end in ends] if all(re.fullmatch(r"[0-9.]+", end) for end in ends) else None


def spoken_range(cell):
    """The same as people read it: 940–1 145 or 69–93 %."""
    plain = re.sub(r"[\s%]", "", cell).replace(",", ".")
    return [float(end) for end in plain.split("–")] if re.fullmatch(r"[0-9.]+–[0-9.]+", plain) else None


def document(path):
    text = docx.Document(path)
    assert text.core_properties.title and text.core_properties.language in ("de-DE", "en-GB")
    styles = [paragraph.style.name for paragraph in text.paragraphs]
    assert styles[0] == "Title" and "Heading 1" in styles, styles[:5]
    for table in text.tables:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")
        assert len({len(row.cells) for row in table.rows}) == 1
    pictures = text.inline_shapes
    assert all(shape._inline.docPr.get("descr") for shape in pictures)
    return len(text.tables), len(pictures)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(f"  {workbook(Path(sys.argv[1]))} numbers of the workbook stand in the CSVs")
    tables, pictures = document(sys.argv[2])
    print(f"  {tables} tables and {pictures} pictures of the document are as they should be")
