"""Actions that follow from meetings and decisions: recorded, carried to the next agenda, done or dropped."""
