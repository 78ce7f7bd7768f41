"""The edge: the graph as GraphQL over HTTP.
Knows requests and answers; every rule about people and bodies stands in `graph`.
"""
