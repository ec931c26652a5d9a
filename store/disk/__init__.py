"""What lies on the disk before a database is open: the folder, its key, what shows at the door."""
