"""Reading claims: who says what, on whose behalf, and what contradicts what. `read.Reader` is the way in."""
