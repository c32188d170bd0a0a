"""What the project costs at any size, beside its peers on the same words."""
