# SPDX-License-Identifier: Apache-2.0
"""One FAISS index on one thread, asked over standard input.

Arguments: flat or sq8, dimensions, candidates, file of references, file of probes (rows of
little-endian float32). Says its version when ready; then answers the number of a probe on each line
with the nanoseconds that the search took and the numbers of the best references.
"""
import sys
import time

import faiss
import numpy

kind, dimension, best = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
references = numpy.fromfile(sys.argv[4], dtype="<f4").reshape(-1, dimension)
probes = numpy.fromfile(sys.argv[5], dtype="<f4").reshape(-1, dimension)
faiss.omp_set_num_threads(1)
if kind == "flat":
    index = faiss.IndexFlatIP(dimension)
else:
    index = faiss.IndexScalarQuantizer(
        dimension, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    index.train(references)
index.add(references)
print(faiss.__version__, flush=True)

for line in sys.stdin:
    probe = int(line)
    query = probes[probe : probe + 1]
    start = time.perf_counter_ns()
    _, found = index.search(query, best)
    nanos = time.perf_counter_ns() - start
    print(nanos, *found[0], flush=True)
