"""What is filled in: fields, what is typed in them, and any form from the model of what it asks."""
