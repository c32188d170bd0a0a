"""How the languages are written: spelling, signs, names that look alike."""
