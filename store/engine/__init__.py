"""The database: how it is opened, written to in one turn, brought up to date and copied."""
