"""Hand-written cases: small folders, and the rows they must give, as literals."""
