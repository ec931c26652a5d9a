"""Moving in and out on screen: the walks, each line by line, and appointments of a building."""
