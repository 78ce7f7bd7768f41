"""Charts drawn on the server: values in, marks of an svg out. All text of a chart stands in the
page, never in the svg, which is stretched to the width that there is; so each mark has a place in a
box of fixed size, and the table beside a chart holds the same values.
"""
