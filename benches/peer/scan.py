"""A bare polars scan and group-by of a file with a row for each person: the peer of `cargo bench --bench reading`.

    pip install -r benches/peer/requirements.txt
    PEER_PYTHON=python3 cargo bench --bench reading -- 20

Prints the milliseconds from opening to the last group, the number of groups and the most memory of the process, as the
benchmark's own runs do. Importing polars is not measured.
"""

import resource
import sys
import time

import polars

start = time.perf_counter()
rows = polars.scan_csv(sys.argv[1], separator=";", infer_schema=False)
columns = rows.collect_schema().names()
groups = rows.group_by(columns).len().collect(engine="streaming").height
print(f"ms={round((time.perf_counter() - start) * 1000)}")
print(f"groups={groups}")
print(f"peak_mb={resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000}")
