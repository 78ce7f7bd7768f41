"""A Centre's own knowledge: what is recorded becomes a plan, values in,
values out; the hub writes it.
"""
