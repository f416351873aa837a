"""τ-ARGUS on one table: its optimal method, by the file that it hands to its own solver."""

import contextlib
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from pytauargus._tauargus import HiTaSCtrl

from fields import Table, WIDTH, Pattern

MINUTES = 5


@dataclass(frozen=True)
class Rule:
    """What τ-ARGUS is told of the attacker."""

    name: str
    # Whether the attacker knows that nothing is withheld that is 0, as ours does; then zeros stay.
    zeros_are_shown: bool

    @property
    def least(self) -> int:
        """What a withheld field counts at least."""
        return 1 if self.zeros_are_shown else 0

    def range(self, count: int) -> tuple[int, int]:
        """How far down and up a small count must be able to go. Its sliding range, where only the sum counts,
        does nothing in this version, so the range is split."""
        down = min(1, count - self.least)
        return down, WIDTH - down


# As its users set it: counts are not negative, and nothing else is known.
USUAL = Rule("usual", zeros_are_shown=False)
# As we assume it.
ALIKE = Rule("alike", zeros_are_shown=True)
RULES = [USUAL, ALIKE]


def protect(table: Table, rule: Rule) -> tuple[Pattern, float]:
    """What it withholds, and the seconds that it takes."""
    # its solver leaves files where it runs
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        given, found = Path(folder, "table.jj"), Path(folder, "found")
        given.write_text(problem(table, rule), encoding="ascii")
        solver = HiTaSCtrl()
        start = time.perf_counter()
        code = solver.full_jj(in_file_jj=str(given), out_file=str(found), max_time=MINUTES)
        seconds = time.perf_counter() - start
        if code != 0:
            raise RuntimeError(f"τ-ARGUS: {solver.error_string(code)}")
        more = frozenset(int(word) for word in found.read_text(encoding="ascii").split())
    return table.small | more, seconds


def problem(table: Table, rule: Rule) -> str:
    """The format of Fischetti and Salazar-González, as in the manual of τ-ARGUS: number, count, cost, status
    (u: unsafe, s: may be withheld, z: may not), bounds known to everybody, range down, up, sliding."""
    lines = ["0", str(len(table.counts))]
    for at, count in enumerate(table.counts):
        down, up = rule.range(count) if at in table.small else (0, 0)
        stays = count == 0 and rule.zeros_are_shown
        status = "u" if at in table.small else "z" if stays else "s"
        # what a field costs is what it counts: its default
        lines.append(
            f"{at} {count} {max(count, 1)} {status} {min(rule.least, count)} {table.total} {down} {up} 0"
        )
    sums = table.sums()
    lines.append(str(len(sums)))
    for margin, parts in sums:
        terms = " ".join(f"{part} (1)" for part in parts)
        lines.append(f"0 {len(parts) + 1} : {margin} (-1) {terms}")
    return "\n".join(lines) + "\n"
