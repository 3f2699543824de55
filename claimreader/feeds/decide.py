"""What of a feed's entries is new, what was edited, and what is neither: pure, no clock, no store."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from claimreader.records import ArticleUpdate, Document, Entry, Known, Reason

RECIPE = 1
"""Counts up when the making of texts changes, so that articles made the old way do not all look edited."""

MUCH = 0.2
"""An edit of more than this share of the words shows an article as unread again."""

MANY = 50
"""Versions of one article; beyond, only large edits are kept: the rest is a page that carries the time of day."""

Before = Callable[[Known], str]
"""Gives the newest text of an article that is kept."""

ALIKE = str.maketrans("‘’‚‛′`´“”„‟″«»‐‑‒–—―−", "'" * 7 + '"' * 7 + "-" * 7)
"""Signs that differ in typography alone, one for one."""

_WORD = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+"
"""Compiled when an edit is looked at: the start has no use for it."""


def decide(entries: Sequence[Entry], known: Mapping[str, Known], before: Before | None = None) -> list[ArticleUpdate]:
    """What shall be written, in the order of the entries; of two entries with one key, the first.

    `before` is asked only about edited articles, to tell a large edit from a small one; without it every edit of the
    text alone counts as small. Where `needs_page` holds for an update, it is the page that has to be kept, not this.
    """
    updates: dict[str, ArticleUpdate] = {}
    for entry in entries:
        if entry.key not in updates and (update := _decided(entry, known.get(entry.key), before)):
            updates[entry.key] = update
    return list(updates.values())


def needs_page(known: Known | None) -> bool:
    """Whether the text that is kept came from the article's page: a teaser never takes its place."""
    return known is not None and known.full_text


def with_page(
    update: ArticleUpdate, page: Document, known: Known | None = None, before: Before | None = None
) -> ArticleUpdate:
    """The update with the text of the article's page instead of the feed's.

    Where only the feed's teaser had changed, its hash is the newest version's: then there is no new version to keep,
    only what the feed carries now.
    """
    update = replace(
        update,
        entry=replace(update.entry, document=page),
        hash=fingerprint(page.text),
        full_text=True,
        unread_again=False,
    )
    if known is None or update.hash == known.hash:
        return update
    return replace(update, unread_again=_is_large(update.entry, known, before))


def fingerprint(text: str) -> str:
    """The same for two texts that differ only in white space or typography: spaces, quotes, dashes, ligatures."""
    letters = "".join(unicodedata.normalize("NFKC", text.translate(ALIKE)).split())
    digest = sha256(letters.encode("utf-8", "replace")).hexdigest()
    return f"{RECIPE}:{digest}"


def changed_share(old: str, new: str) -> float:
    """How much of the longer text's words the other does not have, from 0 to 1, wherever they stand."""
    was, now = (Counter(re.findall(_WORD, text.casefold())) for text in (old, new))
    most = max(was.total(), now.total())
    return 1 - (was & now).total() / most if most else 0.0


def _decided(entry: Entry, known: Known | None, before: Before | None) -> ArticleUpdate | None:
    mark = fingerprint(entry.document.text)
    if known is None:
        return ArticleUpdate(entry, Reason.NEW, mark, mark)
    last = known.feed_hash or known.hash if known.full_text else known.hash
    if mark == last:
        return None
    large = not known.full_text and _is_large(entry, known, before)
    if not large and (known.versions >= MANY or _recipe(last) != _recipe(mark)):
        return None
    return ArticleUpdate(entry, Reason.EDITED, mark, mark, unread_again=large)


def _is_large(entry: Entry, known: Known, before: Before | None) -> bool:
    if fingerprint(entry.title.casefold()) != fingerprint(known.title.casefold()):
        return True
    return before is not None and changed_share(before(known), entry.document.text) > MUCH


def _recipe(mark: str) -> str:
    return mark.partition(":")[0]
