"""clerk-tui: executive decisions recorded, timed and published from the keyboard."""

__version__ = "0.1.0"
