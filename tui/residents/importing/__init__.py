"""Taking resident files in from another system's spreadsheet."""
