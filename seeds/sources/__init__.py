"""Compilers: each turns public formats into records of the graph.
They emit values and write nothing.
"""
