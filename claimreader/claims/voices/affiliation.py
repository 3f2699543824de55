"""On whose behalf a person, a body or a description speaks, as far as the text says so."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from claimreader.claims.lexicon import listed
from claimreader.claims.places import folded, place_of
from claimreader.claims.voices.benches import Benches
from claimreader.claims.voices.bonds import OWNERS, heading, may_be_named, named_so, whose
from claimreader.claims.voices.cast import Cast
from claimreader.claims.voices.groups import group, holder, is_bare, past
from claimreader.claims.voices.identity import Identity
from claimreader.claims.voices.naming import gender_in, given_names, is_body, join, roles, split_words
from claimreader.claims.voices.opposition import opposition_in
from claimreader.claims.voices.people import Figure
from claimreader.claims.voices.principals import DEEPEST, JUSTICE_DEPARTMENT, Principals
from claimreader.claims.voices.recall import Answer, Memory, Recall
from claimreader.claims.voices.setting import Setting, names_nobody
from claimreader.claims.voices.sources import Part
from claimreader.claims.voices.speakers import Mention, parse
from claimreader.claims.voices.standing import (
    UNITED_STATES,
    country_in,
    is_house,
    is_organ,
    is_political,
    speaks_for_backing,
    state_of,
)
from claimreader.claims.voices.surroundings import called_later
from claimreader.claims.voices.voice import SILENT, Voice
from claimreader.records import KnownParty

_POINTING = frozenset(["the", "this", "that", *OWNERS])
_POINTING_MANY = frozenset(["the", "these", "those"])
_ADMINISTRATION = re.compile(r"\b([A-Z][\w’'-]+) administration\b")
_MEMBERS = frozenset(
    ["lawmaker", "legislator", "member", "group", "republican", "democrat", "congressman", "politician"]
)
_PROSECUTION = frozenset(["indictment", "prosecutor", "jury"])
_LONGEST_NAME = 4
_SHORTEST_TITLED = 2


class Affiliation:
    """What one document says about who speaks for whom.

    Args:
        text: the document.
        cast: who is named in it.
        sources: the words of all its sources.
        known: the user's parties.
        memory: what the sources before the one that is asked about were.
    """

    def __init__(
        self, text: str, cast: Cast, sources: Sequence[str], known: Sequence[KnownParty], memory: Memory
    ) -> None:
        self._cast, self._memory = cast, memory
        self._known = {folded(alias): party.name for party in reversed(known) for alias in (party.name, *party.aliases)}
        self._setting = Setting(text, cast, sources)
        self._benches = Benches(text, cast)
        self._principals = Principals(cast, self._setting, memory.owner, self.of)
        self._identity = Identity(text, cast)
        self._recall = Recall(text, cast, self._setting, memory, self._identity)

    def of(self, part: Part, at: int, depth: int = 0) -> Answer:
        """The voice of one party to a source at a place of the text."""
        mention = part.main
        alias = self._alias(mention)
        naming = next((aside for aside in part.asides if aside.name and not is_body(split_words(aside.name))), None)
        if naming and not mention.name and may_be_named(mention, naming):
            figure = self._cast.meet(naming.name)
            for said in (naming, heading(mention)):
                figure.described.insert(0, (at, said))
            return Answer(self._renamed(alias, self.of_figure(figure, at, depth)), True)
        if mention.name:
            return self._named(part, alias, at, depth)
        body = named_so(part)
        if body is not None:
            return self._named(body, alias, at, depth)
        if alias:
            return Answer(Voice(mention.words if folded(mention.words) not in self._known else None, (alias,)))
        return self._described(mention, at, depth)

    def of_figure(self, figure: Figure, at: int, depth: int = 0) -> Voice:
        """On whose behalf a person speaks: the first description that says so, or for themselves."""
        for name in (figure.name, figure.name.split()[-1]):
            if folded(name) in self._known:
                return Voice(figure.name, (self._known[folded(name)],))
        bench = self._benches.of_figure(figure)
        if bench:
            return self._renamed(None, Voice(figure.name, (bench,)))
        own = any(said.seated or said.role in listed("speakers", "own") for _, said in figure.described)
        former = any(said.former for _, said in figure.described)
        for where, said in figure.described:
            retired = said.former or (former and state_of(said.backing) is not None)
            if retired or depth > DEEPEST:
                continue
            parties = self._principals.behind(said, own, where or at, depth, figure.name)
            if parties and parties != (figure.name,) and not self._answers_for_itself(figure, parties):
                return self._renamed(None, Voice(figure.name, parties))
        return Voice(figure.name, (figure.name,))

    def _answers_for_itself(self, figure: Figure, parties: Sequence[str]) -> bool:
        """Whether somebody is only heard on what is claimed of them: a spokeswoman who denies reports that she lied."""
        gender = self._identity.answers_for(figure)
        others = (self._cast.figure(party) for party in parties)
        return bool(gender) and gender == figure.gender and all(one is None or one.gender != gender for one in others)

    # ----------------------------------------------------------------------------- the user's parties

    def _alias(self, mention: Mention) -> str | None:
        """The user's party that a mention names, or speaks for."""
        for words in (mention.words, mention.name):
            if folded(words) in self._known:
                return self._known[folded(words)]
        backing = self._known.get(folded(mention.backing))
        speaks = speaks_for_backing(mention) or mention.role in listed("speakers", "offices")
        return backing if speaks else None

    def _renamed(self, alias: str | None, voice: Voice) -> Voice:
        """A voice whose parties go by the names that the user gave them."""
        if alias:
            return replace(voice, parties=(alias,))
        return replace(voice, parties=tuple(self._known.get(folded(party), party) for party in voice.parties))

    # ----------------------------------------------------------------------------------------- names

    def _named(self, part: Part, alias: str | None, at: int, depth: int) -> Answer:
        mention = part.main
        words = split_words(mention.name)
        if len(words) == 1 and mention.name.lower() in listed("speakers", "furniture"):
            return Answer()
        if len(words) == 1 and self._cast.is_common(mention.name):
            return self._described(parse(mention.words.lower()), at, depth)
        if len(words) > _SHORTEST_TITLED and words[1].text in given_names() and self._cast.is_common(words[0].text):
            mention, words = replace(mention, name=join(words[1:])), words[1:]
        figure = self._cast.figure(mention.name, gender_in(split_words(mention.role)))
        kind = any(aside.role in listed("speakers", "kinds") for aside in part.asides)
        bodily = kind or place_of(mention.name) or is_body(words) or (mention.determiner == "the" and not mention.role)
        if figure is None and (bodily or depth or not 1 < len(words) <= _LONGEST_NAME):
            return Answer(self._renamed(alias, self._principals.of_body(mention, at, depth)))
        figure = figure or self._cast.meet(mention.name)
        for said in (mention, *part.asides):
            if said.role in roles() or said.seated:
                figure.describe(at, said)
        return Answer(self._renamed(alias, self.of_figure(figure, at, depth)), True)

    # ---------------------------------------------------------------------------------- descriptions

    def _described(self, mention: Mention, at: int, depth: int) -> Answer:
        """The voice of a source that is not named but described."""
        role, administration = mention.role, self._setting.administration
        if not mention.words:
            return Answer()
        aged = self._identity.of_age(at) if not depth else None
        if aged is not None:
            return Answer(self.of_figure(aged, at), True)
        if mention.former:
            return self._once(mention, at, depth)
        mention = whose(mention)
        bench = self._benches.of(mention, at)
        if bench:
            return Answer(Voice(None, (bench,)))
        if mention.words.casefold() == "opposition":
            return Answer(Voice("opposition", (self._opposition or "opposition",)))
        other = _ADMINISTRATION.search(mention.words)
        if other and other[1] not in administration and not names_nobody(other[1]):
            return Answer(Voice(None if role == "administration" else mention.words, (other.group(),)))
        if administration and "administration" in mention.words.casefold() and not country_in(mention.words):
            return Answer(Voice(None if role == "administration" else mention.words, (administration,)))
        if role in _PROSECUTION and self._setting.justice:
            return Answer(Voice(None, (JUSTICE_DEPARTMENT,)))
        someone = self._someone(mention, at)
        if someone:
            return Answer(self.of_figure(someone, at, depth), True)
        parties = self._spoken_for(mention, at, depth) or self._of_the_place(mention, at)
        if parties:
            speaker = None if mention.backing in OWNERS else mention.words
            return Answer(Voice(speaker, parties), role in listed("speakers", "persons"))
        if mention.plural:
            many = self._memory.last_many(role) if mention.determiner in _POINTING_MANY or is_bare(mention) else None
            return Answer(many) if many else self._seated(mention, at) or _group(mention)
        pointing = mention.determiner in _POINTING and mention.backing not in OWNERS
        again = self._again(mention, at, depth) if pointing else self._headed(mention, at, depth)
        return again or self._seated(mention, at) or _group(mention)

    @cached_property
    def _opposition(self) -> str:
        return opposition_in(self._cast, self.of_figure)

    def _once(self, mention: Mention, at: int, depth: int) -> Answer:
        """The voice of who no longer is what they were: by name where the text tells it, else by that description."""
        again = mention.determiner in _POINTING
        known = self._cast.called(mention.role, at, mention.words) if again else None
        if known is not None and any(said.former and said.role == mention.role for _, said in known.described):
            return Answer(self.of_figure(known, at, depth), True)
        heard = self._memory.last_called(mention.role, mention.words) if again else None
        if heard is not None:
            return Answer(heard[1], True)
        someone = self._identity.named_later(mention, at) or self._identity.introduced(mention, at)
        if someone is not None:
            return Answer(self.of_figure(someone, at, depth), True)
        name = "" if again else past(mention)
        return Answer(Voice(mention.words, (name,) if name else ()), True)

    def _someone(self, mention: Mention, at: int) -> Figure | None:
        """Whom a description means that the text elsewhere gives a name: "the Russian president", "an official"."""
        if mention.plural or mention.determiner in OWNERS:
            return None
        holder = self._recall.holder(mention, at) if mention.determiner != "a" else None
        return holder or self._identity.named_later(mention, at) or self._identity.introduced(mention, at)

    def _seated(self, mention: Mention, at: int) -> Answer | None:
        """The voice of a bench that was spoken of just before: "the lawmakers", "the group"."""
        pointing = mention.determiner in _POINTING_MANY and " " not in mention.words
        bench = self._benches.last(at) if pointing and mention.role in _MEMBERS else ""
        return Answer(Voice(None, (bench,))) if bench else None

    def _spoken_for(self, mention: Mention, at: int, depth: int) -> tuple[str, ...]:
        """The parties that a description itself says it speaks for."""
        if speaks_for_backing(mention):
            return self._principals.of_role(mention, at, depth + 1)
        if mention.role in listed("speakers", "offices") and mention.backing:
            return self._principals.behind(mention, False, at, depth)
        if is_house(mention):
            return self._house(mention, at, depth)
        if not is_organ(mention.role) or mention.backing or mention.determiner != "the":
            return ()
        home = self._memory.last_state(at) or self._setting.home
        return (home,) if home not in ("", UNITED_STATES) else ()

    def _house(self, mention: Mention, at: int, depth: int) -> tuple[str, ...]:
        """What somebody's union, department or company is: that for which they speak, where it is not themselves."""
        owner = self._memory.owner(mention.backing, at).voice if mention.backing in OWNERS else SILENT
        figure = self._cast.figure(owner.speaker or mention.backing)
        if figure is None or depth > DEEPEST:
            return ()
        parties = self.of_figure(figure, at, depth + 1).parties
        theirs = len(parties) == 1 and self._cast.figure(parties[0]) is None and not is_political(parties[0])
        return parties if theirs else ()

    def _of_the_place(self, mention: Mention, at: int) -> tuple[str, ...]:
        """Whose "the government" is where no country is known: the minister's, or the user's party of that place."""
        if mention.determiner != "the" or not is_organ(mention.role) or mention.words.casefold() != mention.role:
            return ()
        minister = self._cast.called("minister", at) if mention.role == "ministry" else None
        if minister is not None:
            voice = self.of_figure(minister, at)
            return () if voice.parties == (minister.name,) else voice.parties
        ends = f" {mention.role}"
        text = self._cast.text.casefold()
        named = {
            party for alias, party in self._known.items() if alias.endswith(ends) and alias.removesuffix(ends) in text
        }
        return (named.pop(),) if len(named) == 1 else ()

    def _headed(self, mention: Mention, at: int, depth: int) -> Answer | None:
        """The voice of whom a headline calls by a bare role: "Engineer tells of leak"."""
        bare = not mention.determiner and mention.words.casefold() == mention.role
        if not bare or mention.role not in listed("speakers", "persons") or depth > DEEPEST:
            return None
        phrase, where = called_later(self._cast.text, mention.role, at)
        end = where + len(phrase)
        apposed = (one.figure for one in self._cast.between(end, end + len(", ") + 1) if phrase and one.figure)
        figure = next(apposed, None)
        if figure is not None:
            return Answer(self.of_figure(figure, at, depth), True)
        answer = self.of(Part(parse(phrase)), where, depth + 1) if phrase else None
        return answer if answer and answer.voice.parties else None

    def _again(self, mention: Mention, at: int, depth: int) -> Answer | None:
        """The voice of whom a description takes up again."""
        meant = self._recall.taken_up(mention, at) if depth <= DEEPEST else None
        if isinstance(meant, Figure):
            return Answer(self.of_figure(meant, at, depth), True)
        if isinstance(meant, Voice):
            return Answer(meant, mention.role in listed("speakers", "persons"))
        if meant is None:
            return None
        if meant.mention.name:
            return Answer(self._renamed(None, self._principals.of_body(meant.mention, meant.at, depth)))
        return self._described(meant.mention, meant.at, depth + 1)


def _group(mention: Mention) -> Answer:
    """People called by what they are, a party by that name; whom a text leaves unnamed stay blank."""
    name = group(mention) or holder(mention)
    return Answer(Voice(None, (name,))) if name else Answer()
