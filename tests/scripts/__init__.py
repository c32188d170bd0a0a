"""What the scripts do before the program can be imported."""
