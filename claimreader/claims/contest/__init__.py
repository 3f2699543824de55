"""What claims of different parties have to do with each other: how alike they are, and what sets them apart."""
