"""Every document that the office sends out, made from the register."""
