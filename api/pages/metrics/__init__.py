"""Pages of figures: what each metric is, whom it counts, and how figures are shown on any page."""
