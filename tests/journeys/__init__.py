"""What a new editor does, from the README alone: each journey with its commands or clicks."""
