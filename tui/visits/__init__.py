"""Return visits on screen: what is to be made, what was said, and the rates of twelve months."""
