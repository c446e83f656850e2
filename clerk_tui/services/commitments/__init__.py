"""Commitments: plans, what the council will do and by when, how it has gone, and the decisions that serve it."""
