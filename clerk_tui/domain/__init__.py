"""The office's things as frozen, slotted values. Nothing here reads a file, a clock or a screen."""
