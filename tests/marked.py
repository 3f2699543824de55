"""Claims written into their text: `{source} <cue> [content]`, a paragraph each, for tests that read like an article.

an_article_of("wire", ("Velland", "{Velland} <said> [the bridge fell]."), ("Oskaria", "deny", "{It} <denied> [this]."))
"""

import re

from claimreader.claims.acts import act_of, quoted_of
from claimreader.records import Act, Attribution, Claim, Quoted, Reading, Spans, spans

_PIECE = re.compile(r"\{([^{}]*)\}|<([^<>]*)>|\[([^\[\]]*)\]")
ROLES = ("source", "cue", "content")


def unmarked(words: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """A passage without its marks, and where the marked pieces lie in it."""
    plain = ""
    marked: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    at = 0
    for piece in _PIECE.finditer(words):
        plain += words[at : piece.start()]
        inside = next(group for group in piece.groups() if group is not None)
        if inside:
            marked[ROLES[(piece.lastindex or 1) - 1]].append((len(plain), len(plain) + len(inside)))
        plain += inside
        at = piece.end()
    return plain + words[at:], marked


def an_article_of(name: str, *told: tuple[str, ...]) -> Reading:
    """A reading of paragraphs, each with one claim: (party, passage), or (party, act, passage) where the act is given.

    A party of "" is nobody. A passage that opens with "+" goes on in the paragraph before it.
    """
    text, claims = "", []
    for number, (party, *act, passage) in enumerate(told, 1):
        plain, marked = unmarked(passage.removeprefix("+"))
        text += "" if not text else " " if passage.startswith("+") else "\n\n"
        where: dict[str, Spans] = {
            role: spans((len(text) + a, len(text) + b) for a, b in pairs) for role, pairs in marked.items()
        }
        text += plain
        said = Attribution(where["source"], where["cue"], where["content"], 1.0)
        claims.append((number, party, act, said))
    return Reading(name, text, "en", True, tuple(_claim(text, *one) for one in claims), (), "test")


def _claim(text: str, number: int, party: str, act: list[str], said: Attribution) -> Claim:
    quoted: Quoted = quoted_of(text, said)
    return Claim(
        number,
        said.source,
        said.cue,
        said.content,
        Act(act[0]) if act else act_of(text, said),
        quoted,
        1.0,
        parties=(party,) if party else (),
    )
