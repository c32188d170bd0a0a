"""What can be asked of the program: one module a command, each with its options and its work."""
