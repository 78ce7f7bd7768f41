"""What the viewer may use, to take away: as a folder of tables that can be imported again, as flat
tables for other programs, one by one or all as a database, and what describes these.
"""
