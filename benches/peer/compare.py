"""Compares what we withhold with what τ-ARGUS withholds on the same tables.

    cargo bench --bench peer -- tables.json
    pip install -r benches/peer/requirements.txt
    python3 benches/peer/compare.py tables.json

Prints medians over the tables, the worst in brackets; then the tables in which we withhold most more.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import argus
import audit
from fields import Pattern, Table, read

WORST = 5


@dataclass(frozen=True)
class Compared:
    number: int
    table: Table
    theirs: Pattern
    seconds: float
    our_ranges: dict[int, tuple[int, int]]
    # for an attacker who knows no more than they assume, and for ours, who knows which fields are 0
    their_ranges: dict[int, tuple[int, int]]
    their_ranges_for_ours: dict[int, tuple[int, int]]

    def cases(self, pattern: Pattern) -> int:
        return sum(self.table.counts[at] for at in pattern)

    @property
    def fields(self) -> float:
        return ratio(len(self.table.ours), len(self.theirs))

    @property
    def fields_with_cases(self) -> float:
        ours, theirs = (without_zeros(self.table, one) for one in (self.table.ours, self.theirs))
        return ratio(len(ours), len(theirs))

    @property
    def withheld_cases(self) -> float:
        return ratio(self.cases(self.table.ours), self.cases(self.theirs))


def without_zeros(table: Table, pattern: Pattern) -> Pattern:
    return frozenset(at for at in pattern if table.counts[at] > 0)


def ratio(ours: int, theirs: int) -> float:
    return ours / theirs if theirs else 1.0


def compare(number: int, table: Table, rule: argus.Rule) -> Compared:
    theirs, seconds = argus.protect(table, rule)
    return Compared(
        number,
        table,
        theirs,
        seconds,
        our_ranges=audit.intervals(table, table.ours, least=1),
        their_ranges=audit.intervals(table, theirs, least=rule.least),
        their_ranges_for_ours=audit.intervals(table, without_zeros(table, theirs), least=1),
    )


def middle(values: list[float], digits: int = 2) -> str:
    return f"{median(values):.{digits}f} ({max(values):.{digits}f})"


def narrowest(compared: list[Compared], ranges: str, only_small: bool) -> int:
    widths = []
    for one in compared:
        for at, (least, most) in getattr(one, ranges).items():
            if at in one.table.small or not only_small:
                widths.append(most - least)
    return min(widths)


def both(compared: list[Compared], theirs: str, only_small: bool) -> str:
    ranges = ["our_ranges", theirs]
    return " / ".join(str(narrowest(compared, one, only_small)) for one in ranges)


def report(compared: list[Compared]) -> list[tuple[str, str]]:
    """A row of the comparison and what stands in it."""
    return [
        ("withheld fields, ours : theirs", middle([one.fields for one in compared])),
        ("the same without zeros", middle([one.fields_with_cases for one in compared])),
        ("withheld cases, ours : theirs", middle([one.withheld_cases for one in compared])),
        ("narrowest interval of a small count", both(compared, "their_ranges", True)),
        ("  if zeros are known", both(compared, "their_ranges_for_ours", True)),
        ("narrowest interval of a withheld field", both(compared, "their_ranges", False)),
        ("  if zeros are known", both(compared, "their_ranges_for_ours", False)),
        ("seconds, ours", middle([one.table.seconds for one in compared], 3)),
        ("seconds, theirs", middle([one.seconds for one in compared], 3)),
    ]


def print_report(rule: argus.Rule, compared: list[Compared]) -> None:
    columns = [[one for one in compared if len(one.table.sizes) == ways] for ways in (2, 3)]
    print(f"\n{rule.name:40}{'two dimensions':>18}{'three dimensions':>18}")
    for (name, two), (_, three) in zip(*map(report, columns)):
        print(f"{name:40}{two:>18}{three:>18}")


def print_worst(compared: list[Compared]) -> None:
    print("\nwhere we withhold most in comparison, under the same assumptions;")
    print("(withheld by both) [by us alone] {by them alone}")
    for one in sorted(compared, key=lambda one: -one.withheld_cases)[:WORST]:
        table = one.table
        kept = "all kept wide" if table.all_kept else "small counts kept wide"
        print(f"\ntable {one.number}, {' x '.join(map(str, table.sizes))}, ours: {kept}")
        for name, pattern in (("ours", table.ours), ("theirs", one.theirs)):
            print(f"{name}: {len(pattern)} fields, {one.cases(pattern)} cases")
        print("\n".join(table.lines(table.ours, one.theirs)))


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tables = read(Path(sys.argv[1]))
    for rule in argus.RULES:
        compared = [compare(number, table, rule) for number, table in enumerate(tables)]
        print_report(rule, compared)
    print_worst(compared)


if __name__ == "__main__":
    main()
