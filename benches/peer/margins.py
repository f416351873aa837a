"""Iterative proportional fitting side by side: the program's and that of `ipfn`, on the same table.

    pip install -r benches/peer/margins.txt
    cargo bench --bench margins -- table.json
    python3 benches/peer/margins.py table.json

The bench writes margins, the fitted cells and the seconds that it took; this fits the same margins with `ipfn`, and
prints both times, their ratio, and the largest difference of a cell as a share of it.
"""

import json
import sys
import time

import numpy as np
from ipfn import ipfn

TOLERANCE = 1e-9


def main(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        ours = json.load(file)
    sizes = ours["sizes"]
    margins = [np.array(one["totals"]).reshape([sizes[at] for at in one["dimensions"]]) for one in ours["margins"]]
    dimensions = [one["dimensions"] for one in ours["margins"]]
    start = time.perf_counter()
    fitted = ipfn.ipfn(
        np.ones(sizes), margins, dimensions, convergence_rate=TOLERANCE, max_iteration=1000, rate_tolerance=0
    ).iteration()
    seconds = time.perf_counter() - start
    cells = np.array(ours["cells"]).reshape(sizes)
    apart = np.max(np.abs(fitted - cells) / np.maximum(np.abs(cells), 1e-12))
    missed = max(np.max(np.abs(sums(fitted, own) - margin)) for own, margin in zip(dimensions, margins))
    ours_missed = max(np.max(np.abs(sums(cells, own) - margin)) for own, margin in zip(dimensions, margins))
    print(f"{'x'.join(map(str, sizes))}: {cells.size} cells, {len(margins)} margins")
    print(f"ours {ours['seconds']:.4f} s, ipfn {seconds:.4f} s, ratio {seconds / ours['seconds']:.1f}")
    print(f"largest difference of a cell {apart:.2e}; sums missed by {ours_missed:.2e} (ours), {missed:.2e} (ipfn)")


def sums(cells: np.ndarray, kept: list[int]) -> np.ndarray:
    others = tuple(at for at in range(cells.ndim) if at not in kept)
    return cells.sum(axis=others)


if __name__ == "__main__":
    main(sys.argv[1])
