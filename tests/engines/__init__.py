"""The engines under test: the embedded one, and a real Neo4j from wherever one can be had."""
