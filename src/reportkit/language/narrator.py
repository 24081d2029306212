"""The narrator of one document in one language: names everybody, and remembers whom."""

from __future__ import annotations

from functools import reduce
from typing import cast

from reportkit.language.english.lists import listed
from reportkit.language.english.names import (
    AMBIGUOUS_FAMILY_NAMES,
    Naming,
    by_post,
    introduced,
    joined_name,
)
from reportkit.language.english.words import number_words, possessive, quoted, run_on
from reportkit.language.style import Style
from reportkit.record.model import (
    Directory,
    Form,
    Group,
    Mention,
    Organisation,
    Party,
    Person,
    Term,
    Text,
)
from reportkit.record.references import Reference, iter_references

OPEN_AFTER = tuple(",.;:!?)]”’")


def identity(party: Person | Organisation) -> str:
    """What makes two mentions the same somebody: the key, or the name."""
    return party.key or next(iter(party.name.words.values()), "")


class Narrator:
    """Says names and texts in output order; the first mention of somebody is not like the next.

    One narrator serves one rendering of one document; `own` is the reporting body, for which
    the narrator says `we` if the style says so.
    """

    def __init__(
        self, style: Style, own: Organisation | None = None, directory: Directory | None = None
    ) -> None:
        self.style = style
        self.own = own
        self.directory = directory or Directory()
        self._named: set[str] = set()

    def words(self, text: Text | None) -> str:
        """The raw words in the narrator's language, references still in them."""
        if text is None:
            return ""
        return text.words.get(self.style.lang, "")

    def say(self, text: Text | None) -> str:
        """The words with each reference said, as part of the running text."""
        return self._spoken(self.words(text), still=False)

    def label(self, text: Text | None) -> str:
        """The words of a title or caption: full names, and nobody counts as mentioned."""
        named = set(self._named)
        words = self._spoken(self.words(text), still=True)
        self._named = named
        return words

    def name(self, party: Party | Mention, form: Form | None = None) -> Naming:
        """Somebody named, in the form asked for or as the place in the text wants it."""
        if isinstance(party, Mention):
            return self.name(party.party, form or party.form)
        if isinstance(party, Group):
            return Naming(self.group_words(party))
        if form == "poss":
            return Naming(possessive(self.name(party).words))
        if isinstance(party, Organisation):
            return self._organisation(party, form)
        return self._person(party, form)

    def colleague(self, person: Person) -> Naming:
        """A person at first mention whose organisation has just been named with another's."""
        self._named.add(identity(person))
        return introduced(self._courteous(person), self.posts(person), "")

    def plain_name(self, party: Party | Mention) -> str:
        """Name with courtesy title, or the full name: for tables, titles and captions."""
        if isinstance(party, Mention):
            return self.plain_name(party.party)
        if isinstance(party, Group):
            return self.group_words(party, still=True)
        if isinstance(party, Organisation):
            return self.label(party.name)
        return self._courteous(party)

    def posts(self, person: Person) -> list[str]:
        """The posts of a person, highest first."""
        return [self.label(post) for post in person.title]

    def generic(self, organisation: Organisation) -> str:
        """What sort of body it is, as in `the company`."""
        return self.words(organisation.type) or "organisation"

    def group_words(self, group: Group, *, still: bool = False) -> str:
        """A group, with its number if it is known and its organisation if it has one."""
        label = self.label(group.group) if still else self.say(group.group)
        counted = label if group.count is None else f"{number_words(group.count)} {label}"
        if group.of is None:
            return counted
        of = self.label(group.of.name) if still else self.name(group.of).words
        return f"{counted} of {of}"

    def knows(self, party: Person | Organisation) -> bool:
        """True if somebody has been named before in this document."""
        return identity(party) in self._named

    def pronoun(self, key: str) -> str:
        """The narrator's `we`, `us` or `our`; in the third person, the reporting body."""
        if self.style.voice == "we":
            return key
        own = self._organisation(self.own, None).words if self.own else "the organisation"
        return possessive(own) if key == "our" else own

    def _spoken(self, raw: str, *, still: bool) -> str:
        if "$" not in raw:
            return raw
        pieces = list(iter_references(raw))
        following = [*pieces[1:], ""]
        spoken = (
            piece if isinstance(piece, str) else self._referred(piece, after, still)
            for piece, after in zip(pieces, following, strict=True)
        )
        return reduce(run_on, spoken, "")

    def _referred(self, reference: Reference, after: str | Reference, still: bool) -> str:
        if reference.key in {"we", "us", "our"}:
            return self.pronoun(reference.key)
        target = self.directory.find(reference.key)
        if isinstance(target, Term):
            return target.words.get(self.style.lang, "")
        if target is None:
            return f"${reference.key}"
        if still and reference.form is None:
            return self.plain_name(target)
        naming = self.name(target, cast("Form | None", reference.form))
        ends = isinstance(after, str) and (not after.strip() or after.startswith(OPEN_AFTER))
        return naming.words if ends else naming.subject

    def _organisation(self, organisation: Organisation, form: Form | None) -> Naming:
        full = self.label(organisation.name)
        if form in {"name", "title", "formal"}:
            return Naming(full)
        first = not self.knows(organisation)
        self._named.add(identity(organisation))
        if form == "full":
            return Naming(full)
        if form == "short" or not first:
            return Naming(self._later_organisation(organisation))
        return Naming(full + self._hereinafter(organisation))

    def _later_organisation(self, organisation: Organisation) -> str:
        if self.style.voice == "we" and self._is_own(organisation):
            return f"our {self.generic(organisation)}"
        return self.words(organisation.later or organisation.short or organisation.name)

    def _hereinafter(self, organisation: Organisation) -> str:
        later = self._later_organisation(organisation)
        if not self.style.hereinafter or later == self.words(organisation.name):
            return ""
        return f" (hereinafter {quoted(later)})"

    def _is_own(self, organisation: Organisation) -> bool:
        return self.own is not None and identity(self.own) == identity(organisation)

    def _person(self, person: Person, form: Form | None) -> Naming:
        if form in {"name", "title"}:
            return Naming(self.words(person.name) if form == "name" else self._post_words(person))
        if form == "formal":
            return introduced(self._courteous(person), self.posts(person), "")
        first = not self.knows(person)
        self._named.add(identity(person))
        if form == "title_name":
            return by_post(self._courteous(person), self.posts(person), self._of(person))
        if form == "short" or (not first and form is None):
            return Naming(self._later_person(person))
        return introduced(self._courteous(person), self.posts(person), self._of(person))

    def _of(self, person: Person) -> str:
        return self.name(person.org).words if person.org else ""

    def _post_words(self, person: Person) -> str:
        return listed(self.posts(person))

    def _courteous(self, person: Person) -> str:
        name = self.words(person.name)
        if self.style.register == "ap":
            return name
        return joined_name(self.words(person.honorific), name)

    def _later_person(self, person: Person) -> str:
        name, family = self.words(person.name), self.words(person.family)
        if self.style.register == "ap":
            return name if not family or family in AMBIGUOUS_FAMILY_NAMES else family
        if person.address:
            return joined_name(self.words(person.address), name)
        if person.honorific and family:
            return joined_name(self.words(person.honorific), family)
        return self._courteous(person)
