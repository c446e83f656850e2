"""Measured by hand and gating nothing: `python -m tests.benchmarks.NAME`, each with its account at its own head.

Besides the speeds (`bench`, `audit_bench`, `count_bench`, `export_bench`) there is `mutants`: which small faults in the
rules that count dates are noticed by the tests of the rules.
"""
