#!/usr/bin/env python3
"""A workbook of 200 000 rows, read by lueckenlos and by python-calamine with polars, on the same file.

    pip install python-calamine==0.4.0 polars==1.31.0
    benches/peer/workbook.py target/release/lueckenlos

Both read the sheet and group it by year, district, band and topic. Prints the best of five for each, and the ratio; the
time of lueckenlos includes the start of the program, the layout, the checks and the table, the peer's neither its start
nor any check.
"""
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROWS = 200_000
HEADER = ["jahr", "stadtteil", "lebensphase", "handlungsfeld", "personen"]
BANDS = ["0-2", "3-5", "6-9", "10-15", "16-20", "21-26"]


def row(number):
    """The cells of a row: every combination of 100 districts, 6 bands and 3 topics occurs many times, with other counts."""
    return [2025, f"Gebiet {number % 100:02}", BANDS[number // 100 % 6], f"Feld {number // 600 % 3}", 11 + number * 7919 % 977]


def sheet():
    def cells(number, values):
        for column, value in enumerate(values):
            name = f"{chr(65 + column)}{number}"
            if isinstance(value, int):
                yield f'<c r="{name}"><v>{value}</v></c>'
            else:
                yield f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'

    yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    for number in range(ROWS + 1):
        values = HEADER if number == 0 else row(number - 1)
        yield f'<row r="{number + 1}">{"".join(cells(number + 1, values))}</row>'
    yield "</sheetData></worksheet>"


def write(path):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kind}"><sheets><sheet name="Bedarf" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": "".join(sheet()),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def best(work, times=5):
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        result = work()
        taken.append(time.perf_counter() - begin)
    return min(taken), result


def peer(path):
    import polars
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    frame = polars.DataFrame(rows[1:], schema=rows[0], orient="row")
    return frame.group_by(HEADER[:-1]).agg(polars.col("personen").sum())["personen"].sum()


def main():
    binary = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        write(folder / "bedarfe.xlsx")
        # one offer in each topic: without any, a topic's need is not assessable and stands in a column of its own
        rows = "".join(f"K{topic};Gebiet 00;3-5;Feld {topic};100\n" for topic in range(3))
        offers = "kennung;stadtteil;lebensphase;handlungsfeld;plätze\n" + rows
        (folder / "angebote.csv").write_text(offers, encoding="utf-8")
        command = [binary, "table", folder, "--rows", "handlungsfeld", "--format", "csv", "--quiet"]
        own, printed = best(lambda: subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        other, total = best(lambda: peer(folder / "bedarfe.xlsx"))
        need = next(line for line in printed.splitlines() if line.startswith("total")).split(",")[1]
        assert float(need) == float(total), (need, total)
        print(f"lueckenlos {own:.2f} s, python-calamine and polars {other:.2f} s, ratio {own / other:.2f}")


if __name__ == "__main__":
    main()
