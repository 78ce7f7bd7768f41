"""Who may enter: accounts of people, keys of programs, and what led to them."""
