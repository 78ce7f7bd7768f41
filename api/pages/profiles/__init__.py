"""The profiles: one page for each kind of record, all in one order.

Each starts with what the record is now and the question who can introduce us;
what it is tied to follows; beside it stand its dates, names, sources, codes and changes.
"""
