"""Documents that take time to make: PDFs to print, pictures that stand for a page."""
