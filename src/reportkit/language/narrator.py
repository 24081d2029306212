"""The narrator of one document in one language: names everybody, and remembers whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal, cast

from reportkit.language.naming import NameParts, Naming
from reportkit.language.room import build_grammar
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

# Where words stand: in running text, in a title, caption or table, or in a quotation.
Place = Literal["text", "label", "quotation"]


def identity(party: Person | Organisation) -> str:
    """What makes two mentions the same somebody: the key, or the name."""
    return party.key or next(iter(party.name.words.values()), "")


class Narrator:
    """Says names and texts in output order; the first mention of somebody is not like the next.

    One narrator serves one rendering of one document; `own` is the reporting body, for which
    the narrator says `we` if the style says so, and `people` are its people in the third person,
    as in `the visitors`. `recurring` holds those who are known to be named again, None if that
    is not known; `again` collects them. Of the `cast` nobody is called what another one is, too.
    """

    def __init__(
        self,
        style: Style,
        own: Organisation | None = None,
        directory: Directory | None = None,
        *,
        people: str = "",
        recurring: Collection[str] | None = None,
        cast: Iterable[Person] = (),
    ) -> None:
        self.style = style
        self.grammar = build_grammar(style)
        self.own = own
        self.directory = directory or Directory()
        self.again: set[str] = set()
        self._people = people
        self._recurring = recurring
        self._named: set[str] = set()
        self._waiting = [*cast]
        self._called: dict[str, set[str]] = {}

    def words(self, text: Text | None) -> str:
        """The raw words in the narrator's language, references still in them."""
        if text is None:
            return ""
        return text.words.get(self.style.lang, "")

    def say(self, text: Text | None) -> str:
        """The words with each reference said, as part of the running text."""
        return self._spoken(self.words(text), "text")

    def label(self, text: Text | None) -> str:
        """The words of a title, caption or cell: full names, and nobody counts as mentioned."""
        return self._apart(text, "label")

    def quotation(self, text: Text | None) -> str:
        """The words of a speaker: nobody is introduced, and `we` are those who speak."""
        return self._apart(text, "quotation")

    def _apart(self, text: Text | None, place: Place) -> str:
        """Words outside the running text, which leave no trace in it."""
        raw = self.words(text)
        if "$" not in raw:  # they name nobody
            return raw
        named, again = set(self._named), set(self.again)
        words = self._spoken(raw, place)
        self._named, self.again = named, again
        return words

    def name(self, party: Party | Mention, form: Form | None = None) -> Naming:
        """Somebody named, in the form asked for or as the place in the text wants it."""
        if isinstance(party, Mention):
            return self.name(party.party, form or party.form)
        if isinstance(party, Group):
            return Naming(self.group_words(party))
        if form == "poss":
            return Naming(self._possessive(party))
        if isinstance(party, Organisation):
            return self._organisation(party, form)
        return self._person(party, form)

    def colleague(self, person: Person) -> Naming:
        """A person at first mention whose organisation has just been named with another's."""
        self._meet(person)
        return self.grammar.introduced(self._courteous(person), self.posts(person), "")

    def names(self, parties: Iterable[Mention]) -> list[Naming]:
        """Several at once: whose organisation was named with the one before comes without it."""
        namings: list[Naming] = []
        home = ""
        for mention in parties:
            party = mention.party
            org = party.org if isinstance(party, Person) else None
            theirs = identity(org) if org else ""
            is_colleague = bool(theirs) and theirs == home and not mention.form
            if isinstance(party, Person) and is_colleague and not self.knows(party):
                namings.append(self.colleague(party))
            else:
                namings.append(self.name(mention))
            home = theirs
        return namings

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
        """What sort of body it is, as in `the company`, if that is told."""
        return self.words(organisation.type)

    def group_words(self, group: Group, *, still: bool = False) -> str:
        """A group, with its number if it is known and its organisation if it has one."""
        label = self.label(group.group) if still else self.say(group.group)
        counted = self.grammar.group(group.count, label)
        if group.of is None:
            return counted
        of = self.label(group.of.name) if still else self.name(group.of).words
        return self.grammar.of(counted, of)

    def knows(self, party: Person | Organisation) -> bool:
        """True if somebody has been named before in this document."""
        return identity(party) in self._named

    def brief(self, party: Person | Organisation) -> str:
        """The name by which somebody is known, whether or not they have been introduced."""
        if isinstance(party, Person):
            return self._later_person(party)
        return self.words(party.later or party.short or party.name)

    def pronoun(self, key: str, place: Place = "text") -> str:
        """The narrator's `we`, `us` or `our`; in the third person, the body or its people."""
        if self.style.voice == "we" or place == "quotation":
            return self.grammar.pronoun(key)
        if self._people and key != "our":
            return self._people
        if self.own is None:
            return self.grammar.body(key)
        if place == "label":
            name = self.plain_name(self.own)
            return self.grammar.possessive(name, is_body=True) if key == "our" else name
        return self.name(self.own, "poss" if key == "our" else None).words

    def _spoken(self, raw: str, place: Place) -> str:
        if "$" not in raw:
            return raw
        pieces = list(iter_references(raw))
        spoken = ""
        for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
            words = piece if isinstance(piece, str) else self._referred(piece, after, place)
            if isinstance(piece, Reference):
                words = self.grammar.resumed(spoken, words)
            spoken = self.grammar.run_on(spoken, words)
        return spoken

    def _referred(self, reference: Reference, after: str | Reference, place: Place) -> str:
        if reference.key in {"we", "us", "our"}:
            return self.pronoun(reference.key, place)
        target = self.directory.find(reference.key)
        if isinstance(target, Term):
            return target.words.get(self.style.lang, "")
        if target is None:
            return f"${reference.key}"
        if place != "text" and reference.form in {None, "poss"}:
            name = self.plain_name(target) if place == "label" else self.brief(target)
            is_body = isinstance(target, Organisation)
            return self.grammar.possessive(name, is_body=is_body) if reference.form else name
        naming = self.name(target, cast("Form | None", reference.form))
        ends = isinstance(after, str) and (not after.strip() or after.startswith(OPEN_AFTER))
        return naming.words if ends else naming.subject

    def _possessive(self, party: Person | Organisation) -> str:
        """Whose it is; a post does not fit in there, so who is new stays to be introduced."""
        owner = self.grammar.possessive
        if isinstance(party, Organisation):
            if self._announces(party):
                return owner(self.grammar.in_sentence(self.label(party.name)), is_body=True)
            return owner(self._organisation(party, None).words, is_body=True)
        return owner(self.name(party).words if self.knows(party) else self._courteous(party))

    def _organisation(self, organisation: Organisation, form: Form | None) -> Naming:
        full = self.label(organisation.name)
        if form in {"name", "title", "formal"}:
            return Naming(full)
        first, announced = not self.knows(organisation), self._announces(organisation)
        self._named.add(identity(organisation))
        full = self.grammar.in_sentence(full)
        if form == "full":
            return Naming(full)
        if form == "short" or not first:
            self.again.add(identity(organisation))
            return Naming(self._later_organisation(organisation))
        if not announced:
            return Naming(full)
        return Naming(self.grammar.hereinafter(full, self._later_organisation(organisation)))

    def _later_organisation(self, organisation: Organisation) -> str:
        if self.style.voice == "we" and self._is_own(organisation):
            return self.grammar.own(self.words(organisation.later), self.generic(organisation))
        return self.words(organisation.later or organisation.short or organisation.name)

    def _announces(self, organisation: Organisation) -> bool:
        """True if the next mention is the first, and says what later ones will."""
        if not self.style.hereinafter or self.knows(organisation):
            return False
        recurs = self._recurring is None or identity(organisation) in self._recurring
        return recurs and self._later_organisation(organisation) != self.words(organisation.name)

    def _is_own(self, organisation: Organisation) -> bool:
        return self.own is not None and identity(self.own) == identity(organisation)

    def _person(self, person: Person, form: Form | None) -> Naming:
        if form in {"name", "title"}:
            return Naming(self.words(person.name) if form == "name" else self._post_words(person))
        posts = self.posts(person)
        if form == "formal":
            return self.grammar.introduced(self._courteous(person), posts, "")
        first = not self.knows(person)
        self._meet(person)
        if form == "title_name":
            return self.grammar.by_post(self._courteous(person), posts, self._of(person))
        if form == "short" or (not first and form is None):
            return self.grammar.known(self._later_person(person))
        return self.grammar.introduced(self._courteous(person), posts, self._of(person))

    def _of(self, person: Person) -> str:
        return self.name(person.org).words if person.org else ""

    def _post_words(self, person: Person) -> str:
        return self.grammar.posts(self.posts(person))

    def _courteous(self, person: Person) -> str:
        return self.grammar.courteous(self.words(person.name), self.words(person.honorific))

    def _meet(self, person: Person) -> None:
        self._named.add(identity(person))
        self._waiting.append(person)

    def _later_person(self, person: Person) -> str:
        """What a person is called who has been introduced: the full name, if another is so, too."""
        self._waiting.append(person)
        while self._waiting:
            one = self._parts(self._waiting.pop())
            self._called.setdefault(self.grammar.briefly(one), set()).add(one.name)
        parts = self._parts(person)
        brief = self.grammar.briefly(parts)
        if len(self._called[brief]) > 1:
            return self.grammar.briefly(parts._replace(family=parts.name))
        return brief

    def _parts(self, person: Person) -> NameParts:
        parts = (person.name, person.family, person.honorific, person.address)
        return NameParts(*map(self.words, parts))
