"""What whoever runs the server sees of it: a number for each request, a line in the log, figures of
the service. No name, no query and no value of one stands in any of them.
"""
