"""What every screen of the desk is: its bands, its keys, and what it may ask of the desk."""
