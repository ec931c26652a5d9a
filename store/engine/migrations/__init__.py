"""The schema's numbered steps: SQL, or Python with a function ``step(execute)``."""
