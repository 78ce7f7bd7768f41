"""Who may enter, over both stores."""
