"""The bundled facts: compiled tables (`tables`), the compilers that make them (`sources`), an
invented nation (`demo`).
"""
