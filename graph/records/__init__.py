"""The algebra of records: tables, references, differences, changes and look-ups, as values."""
