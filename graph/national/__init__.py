"""All districts of a store: indicators, profile and the exact what-if of each, by several processes or computers.

* ``district_result``: what is handed back of one district, numbers and ids only
* ``crew``: who does the work; ``local_processes`` on this computer, ``dask_workers`` on others
* ``national_run``: which districts have to be computed, and what is taken from the run before
* ``kept_results``: the file that remembers a run
* ``touched_districts``: what changed in the store since then

Records of a nation do not fit into memory, so each process reads one district at a time, and no more is kept of it than
its result (decision 0058).
"""
