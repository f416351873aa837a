#!/usr/bin/env bash
# ipfn 1.4.4 (PyPI): iterative proportional fitting on margins that contradict each other.
#
# Behaviour: the rows add up to 100 people, the columns to 50. No table has both sums. ipfn stops after its second
# sweep and says "ipfn converged"; the result has 50 people, half are missing, and nothing in the result says so
# (the returned flag is 1, as after a fit that met every margin).
# Output seen: "ipfn converged: convergence_rate not updating or below rate_tolerance", flag 1, sum 50.
# Why it matters here: tables of inhabitants from two offices often differ. Shares times too few children would be too
# little need, without a word. The program compares the margins first and names both tables (L520).
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install ipfn==1.4.4 numpy pandas
"$folder/venv/bin/python" - <<'PYTHON'
import contextlib
import io
import sys

import numpy as np
from ipfn import ipfn

rows, columns = np.array([40.0, 60.0]), np.array([15.0, 35.0])
said = io.StringIO()
with contextlib.redirect_stdout(said):
    table, flag, _ = ipfn.ipfn(np.ones((2, 2)), [rows, columns], [[0], [1]], verbose=2).iteration()
print(said.getvalue().strip(), "| flag", flag, "| people", table.sum(), "instead of", rows.sum())
converged = "converged" in said.getvalue() and flag == 1
sys.exit(0 if converged and abs(table.sum() - 50) < 1e-6 else 1)
PYTHON
