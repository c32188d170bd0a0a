"""What a record is: frozen models without input or output."""
