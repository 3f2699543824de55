"""claimreader reads the news by claim: who says what, and who denies it.

Three packages, one direction: `tui` (the only Textual) -> `storage` (the only SQL) -> `claimreader` (what the product
knows: feeds, articles, claims and disputes, in plain Python).
"""

__version__ = "0.1.0"
