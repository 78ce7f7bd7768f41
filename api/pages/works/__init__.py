"""Pages of what the landscape has: terms, works, findings and priorities."""
