"""The pages of who comes and goes, where people sign in."""
