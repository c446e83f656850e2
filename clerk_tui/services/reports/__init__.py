"""Reports that the council keeps: those of executive members, and those to committees."""
