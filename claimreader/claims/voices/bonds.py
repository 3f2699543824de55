"""What ties a person to whom they speak for, as a description alone tells: "his lawyer", a "Palestinian U.N." envoy."""

from dataclasses import replace

from claimreader.claims.lexicon import listed
from claimreader.claims.places import Place, folded, place_of
from claimreader.claims.voices.naming import given_names, is_body, roles, split_words
from claimreader.claims.voices.recall import Answer
from claimreader.claims.voices.sources import Part
from claimreader.claims.voices.speakers import Mention
from claimreader.claims.voices.standing import UNIONS

OWNERS = frozenset(["his", "her", "their", "its"])


def whose(mention: Mention) -> Mention:
    """With "his" as the backing of "his lawyer"."""
    if mention.determiner not in OWNERS or mention.backing:
        return mention
    return replace(mention, backing=mention.determiner, link="'s")


def client(said: Mention, principal: Answer) -> tuple[str, ...]:
    """For whom a lawyer or a relative of somebody speaks: that person, not whom the person speaks for."""
    personal = said.role in listed("speakers", "personal") and principal.person and principal.voice.speaker
    return (principal.voice.speaker,) if personal and principal.voice.speaker else principal.voice.parties


def sent_by(backing: str) -> Place | None:
    """The state whose ambassador to a union of states somebody is: "Palestinian U.N." ambassador."""
    people, _, union = backing.partition(" ")
    to, place = place_of(union), place_of(people)
    return place if to is not None and to.country in UNIONS and place is not None else None


def is_plain(body: str) -> bool:
    """Whether a body's name says only what it is: Health Ministry, not Gaza Health Ministry."""
    own = listed("speakers", "portfolios") | listed("speakers", "bodies") | listed("speakers", "joint")
    organs = frozenset(word for organ in listed("speakers", "organs") for word in organ.split())
    return all(word.low in own | organs or word.noun in own | organs or not word.proper for word in split_words(body))


def may_be_named(mention: Mention, naming: Mention) -> bool:
    """Whether a name that follows can be whose description this is: "the loser, X", but not "the hospital, X"."""
    name = naming.name.split()
    whole = naming.words == naming.name or naming.role in roles()
    surely = whole and len(name) > 1 and name[0] in given_names()
    return mention.role in roles() or (not mention.plural and (bool(mention.determiner) or surely))


def named_so(part: Part) -> Part | None:
    """The body that a description is given the name of: "another group, Human Rights Watch"; None where it is none."""
    said = part.main
    names = [aside for aside in part.asides if aside.name and is_body(split_words(aside.name))]
    kind = said.role in listed("speakers", "kinds") | listed("speakers", "institutions")
    new = said.determiner != "the" and not said.backing[:1].isupper()
    return Part(names[0]) if kind and new and len(names) == 1 else None


def heading(mention: Mention) -> Mention:
    """What a name after a body makes of whoever bears it: one who speaks for it."""
    if mention.role not in listed("speakers", "institutions"):
        return mention
    return replace(mention, role="head", backing=mention.words, link="of")


def prosecutes(name: str) -> bool:
    """Whether a body is an office of the United States' attorneys."""
    words = folded(name).replace("united states", "us").split()
    return words[:1] == ["us"] and any(word.startswith("attorney") for word in words)
