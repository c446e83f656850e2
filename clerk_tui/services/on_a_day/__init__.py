"""Who held what on a day: who might call in, who led the council, who held a portfolio."""
