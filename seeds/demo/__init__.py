"""Lyonesse, an invented nation: three Centres, forty office holders and twelve months of
meetings, to see Dolen at work.

Public data holds no staff, no diary and nothing that people say of each other; here they are, and
nobody is real. The tables are drawn with a fixed seed (`python -m seeds.demo --to
seeds/demo/tables`), so that they are the same bytes each time.
"""
