"""Tables as `cargo bench --bench peer` writes them."""

import json
from dataclasses import dataclass
from itertools import product
from pathlib import Path

# Counts from 1 to below this are small; every interval has to be as wide as WIDTH.
MINIMUM = 3
WIDTH = 3

Pattern = frozenset[int]
"""The withheld fields of a table by their positions."""


@dataclass(frozen=True)
class Table:
    sizes: list[int]
    keys: list[tuple[int | None, ...]]
    counts: list[int]
    ours: Pattern
    seconds: float
    all_kept: bool

    @property
    def small(self) -> Pattern:
        return frozenset(at for at, count in enumerate(self.counts) if 0 < count < MINIMUM)

    @property
    def total(self) -> int:
        return max(self.counts)

    def sums(self) -> list[tuple[int, list[int]]]:
        """Every margin with the fields that it is the sum of, along each dimension."""
        position = {key: at for at, key in enumerate(self.keys)}
        sums = []
        for dimension, size in enumerate(self.sizes):
            for key in filter(lambda key: key[dimension] is None, self.keys):
                parts = [key[:dimension] + (part,) + key[dimension + 1 :] for part in range(size)]
                sums.append((position[key], [position[part] for part in parts]))
        return sums

    def lines(self, ours: Pattern, theirs: Pattern) -> list[str]:
        """The table to look at: margins last, a block for every third category, withheld counts in brackets."""
        position = {key: at for at, key in enumerate(self.keys)}
        rows, columns, *blocks = [[*range(size), None] for size in self.sizes]
        brackets = {(True, True): "()", (True, False): "[]", (False, True): "{}", (False, False): "  "}

        def shown(key: tuple[int | None, ...]) -> str:
            at = position[key]
            before, after = brackets[at in ours, at in theirs]
            return f"{before}{self.counts[at]}{after}".rjust(6)

        lines = []
        for block in product(*blocks):
            lines += ["".join(shown((row, column, *block)) for column in columns) for row in rows]
            lines.append("")
        return lines[:-1]


def read(path: Path) -> list[Table]:
    def table(one: dict) -> Table:
        fields = one["fields"]
        return Table(
            sizes=one["sizes"],
            keys=[tuple(field["key"]) for field in fields],
            counts=[field["count"] for field in fields],
            ours=frozenset(at for at, field in enumerate(fields) if field["withheld"]),
            seconds=one["seconds"],
            all_kept=one["all_kept"],
        )

    return [table(one) for one in json.loads(path.read_text(encoding="utf-8"))]
