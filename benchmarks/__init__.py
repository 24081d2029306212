"""reportkit beside other template engines: the same documents, side by side, in one run.

`python -m benchmarks` measures and prints; `--write` puts the tables into docs/performance.md.
Every measurement is a process of its own, and the engines take turns, so that what else the
machine does falls on all of them alike. What travels to other machines is the ratios.
"""
