"""The real reports and plans of `shared/seeds` written out by hand: what a reader must find in them."""
