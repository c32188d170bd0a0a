"""What is made, one module or package an output, and the templates."""
