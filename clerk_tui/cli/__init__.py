"""The command line, a twin for every action of the screens."""

import gc

# Imports make many objects that stay: looking for cycles among them at every 700th costs a tenth of the start. It is
# said here, before anything else of the command line is imported.
gc.set_threshold(100_000)
