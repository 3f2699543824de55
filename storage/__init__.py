"""How the news is kept: one SQLite file behind one `Store`.

The only SQL of the program; it knows no screen and no network.
"""

from storage.store import Store

__all__ = ["Store"]
