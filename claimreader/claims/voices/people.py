"""The people whom a document names, each by every part of their name and by what they are called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimreader.claims.lexicon import listed
from claimreader.claims.places import folded
from claimreader.claims.voices.naming import gender_in, gender_of, plain_name, same_given, split_words, without_suffix
from claimreader.claims.voices.speakers import Mention

_COURTESY = frozenset(["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "mx"])
_ALSO = {
    "rep": ("congressman", "congresswoman", "lawmaker", "representative"),
    "representative": ("congressman", "congresswoman", "lawmaker"),
    "congressman": ("lawmaker",),
    "congresswoman": ("lawmaker",),
    "sen": ("senator", "lawmaker"),
    "senator": ("lawmaker",),
    "gov": ("governor",),
    "prime minister": ("premier",),
    "attorney": ("lawyer",),
    "lawyer": ("attorney",),
}
"""What else somebody with a role is called."""
_LESSER = ("vice", "deputy", "assistant", "lieutenant", "under", "co-")
"""A deputy minister is not "the minister"."""
MOST_DESCRIPTIONS = 8


@dataclass(eq=False, slots=True)
class Figure:
    """A person whom the document names."""

    name: str
    """As fully as the text has it, without titles."""
    gender: str = ""
    """m, f, or not known."""
    rank: int = 0
    """Its number among those of the same surname, in the order of first naming."""
    full: int = 0
    """How often the full name is given: whoever is meant by the surname alone is not given it again and again."""
    apart: bool = False
    """The text brings them in as a relative of a president of that name, whom the surname alone means."""
    described: list[tuple[int, Mention]] = field(default_factory=list)
    """How the text calls them, and where."""

    @property
    def junior(self) -> bool:
        """Whether the name tells him from his father."""
        return self.name.endswith(" Jr.")

    def called(self, role: str, before: int) -> int:
        """Where the text last calls them by a role before a place; -1 where it does not."""
        return max((at for at, said in self.described if role in said.role.split() and at < before), default=-1)

    def describe(self, at: int, said: Mention) -> None:
        """Keep what they are called."""
        if (said.role or said.seated) and said.role not in _COURTESY and len(self.described) < MOST_DESCRIPTIONS:
            self.described.append((at, said))
        self.gender = self.gender or gender_in(split_words(said.role))


class People:
    """Everybody whom a text names and who is a person."""

    def __init__(self, juniors: frozenset[str] = frozenset()) -> None:
        self._juniors = juniors
        """Family names of which somebody is called "Trump Jr." to tell him from his father."""
        self._figures: dict[str, list[Figure]] = {}
        self._given: dict[str, list[Figure]] = {}
        self._roles: dict[str, dict[Figure, str]] | None = None

    def __contains__(self, surname: str) -> bool:
        return surname in self._figures

    def __iter__(self) -> Iterator[Figure]:
        return (one for several in self._figures.values() for one in several)

    def figure(self, name: str, gender: str = "") -> Figure | None:
        """The person whom a full or partial name means."""
        words = self._parts(name)
        if not words:
            return None
        named = self._figures.get(folded(words[-1]), [])
        if len(words) > 1:
            named = [one for one in named if _agree(one.name, words)]
        elif not named:
            named = self._given.get(folded(words[0]), [])
        if len(words) == 1 and not gender:
            named = [one for one in named if not one.apart]
        named = [one for one in named if not gender or one.gender in ("", gender)]
        return max(named, key=_meant_by_surname, default=None)

    def meet(self, name: str, gender: str = "") -> Figure:
        """The person of that name, known from now on."""
        words, parts = without_suffix(name.split()), self._parts(name)
        figure = self.figure(name, gender)
        if figure is None:
            family = self._figures.setdefault(folded(parts[-1]), [])
            figure = Figure(" ".join(parts), rank=len(family))
            family.append(figure)
        elif len(words) > 1 and " " not in figure.name:
            figure.name = " ".join(parts)
        if len(words) > 1:
            figure.full += 1
            self._given.setdefault(folded(words[0]), []).append(figure)
        figure.gender = figure.gender or gender or gender_of(words[0] if len(words) > 1 else "")
        self._roles = None
        return figure

    def _parts(self, name: str) -> list[str]:
        """The words of a name; the last is "Trump Jr." where that tells somebody from his father."""
        words = plain_name(name).split()
        junior = name.rpartition(" ")[2].lower().strip(".") == "jr"
        if len(words) == 1 and junior:
            words = next((one.name.split()[:-1] for one in self._given.get(folded(words[0]), ()) if one.junior), words)
        if words and junior and folded(words[-1]) in self._juniors:
            words[-1] += " Jr."
        return words

    def called(self, role: str, words: str = "") -> Sequence[Figure]:
        """Everybody who is called by a role; of those, who are also called what else the words say, if any are."""
        if self._roles is None:
            self._roles = self._by_role()
        found = self._roles.get(role, {})
        wanted = {word for word in words.casefold().split() if word != role and len(word) > 2}
        fitting = [one for one, said in found.items() if not wanted or wanted & set(said.casefold().split())]
        return list(found) if wanted and not fitting and len(found) == 1 else fitting

    def _by_role(self) -> dict[str, dict[Figure, str]]:
        found: dict[str, dict[Figure, str]] = {}
        for figure in self:
            for _, said in figure.described:
                plain = "" if said.role.startswith(_LESSER) else said.role.split(" ")[-1]
                for role in {said.role, plain, *_ALSO.get(said.role, ())}:
                    known = found.setdefault(role, {})
                    known[figure] = f"{known.get(figure, '')} {said.words}"
        return found


def _agree(name: str, asked: Sequence[str]) -> bool:
    """Whether two names with the same last word can be one person's."""
    full = without_suffix(name.split())
    if len(full) == 1:
        return True
    one, two = folded(full[0]), folded(asked[0])
    return same_given(one, two) or one.startswith(two) or two.startswith(one) or two in map(folded, full)


def _meant_by_surname(figure: Figure) -> float:
    """How likely somebody is to be meant by the surname alone, where others bear it too."""
    said = {mention.role for _, mention in figure.described}
    kin = listed("speakers", "kin")
    return 2.0 * bool(said - kin) - 3.0 * bool(said & kin) - 0.1 * min(figure.full, 5) - 0.3 * figure.rank
