"""The commands of `claimreader`, one module for each kind of work; each imports what it needs when it runs."""
