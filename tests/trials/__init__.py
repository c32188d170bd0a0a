"""What takes many trials to see; run by hand, each module a subject with a function `trials`."""
