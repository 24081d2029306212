"""Everybody and everything that a record can name: by key, or by the name itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import TypeVar

from reportkit.diagnostics import Phrase
from reportkit.frozen import mutable
from reportkit.record.model import Directory, Organisation, Person, Term
from reportkit.record.parties import fold_name, join_facts

Entry = Person | Organisation | Term
P = TypeVar("P", Person, Organisation)


@mutable
class Book:
    """The people and organisations met so far, each as one object however often it is named.

    `learned` holds those about whom a later line said more than an earlier one; whoever finds it
    changed reads the record again, so that every line names the same, complete person.
    """

    shared: Directory = field(default_factory=Directory)
    learned: dict[str, Person | Organisation] = field(default_factory=dict)
    own_keys: Mapping[str, Phrase] = field(default_factory=dict)
    orgs: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    named_orgs: dict[str, Organisation] = field(default_factory=dict)
    named_people: dict[str, Person] = field(default_factory=dict)
    others: dict[Entry, Entry] = field(default_factory=dict)

    def add_shared(self) -> None:
        """Add the shared entries that the record does not define itself."""
        if self.own_keys or self.learned:
            self._read_shared()
            return
        whole = _read_once(self.shared)
        for name in ("orgs", "people", "terms", "named_orgs", "named_people", "others", "learned"):
            getattr(self, name).update(getattr(whole, name))

    def _read_shared(self) -> None:
        for key, org in self.shared.orgs.items():
            if key not in self.own_keys:
                self.add_org(key, org)
        for key, person in self.shared.people.items():
            if key not in self.own_keys:
                self.add_person(key, person)
        for key, term in self.shared.terms.items():
            if key not in self.own_keys:
                self.terms[key] = term

    def add_org(self, key: str, org: Organisation) -> None:
        """Add an organisation under its key, with all that later lines say about it."""
        self.orgs[key] = self._remember_org(self._complete(org))

    def add_person(self, key: str, person: Person) -> None:
        """Add a person under their key, with all that later lines say about them."""
        self.people[key] = self._remember_person(self._rebind(self._complete(person)))

    def find(self, key: str) -> Entry | None:
        """What a key names, or None."""
        return self.people.get(key) or self.orgs.get(key) or self.terms.get(key)

    def has(self, key: str) -> bool:
        """True if a key names something, even if it has not been read yet."""
        return key in self.own_keys or self.find(key) is not None

    def iter_keys(self) -> Iterator[str]:
        """Yield every key, for "did you mean"."""
        yield from self.own_keys
        for entries in (self.people, self.orgs, self.terms):
            yield from entries

    def find_org(self, name: str) -> Organisation | None:
        """The organisation of this full or short name, or None."""
        return self.named_orgs.get(fold_name(name))

    def find_person(self, name: str, honorific: str = "") -> Person | None:
        """The person of this name, or the only one whom `Ms. Doe` can mean; or None."""
        person = self.named_people.get(fold_name(name))
        if person or not honorific or " " in name:
            return person
        likely = {
            person.name: person
            for person in self.named_people.values()
            if fold_name(name) in _iter_families(person)
        }
        return next(iter(likely.values())) if len(likely) == 1 else None

    def settle_org(self, said: Organisation) -> Organisation:
        """The one organisation that an inline one is."""
        known = next(filter(None, map(self.find_org, said.name.words.values())), None)
        if known is None:
            return self._remember_org(self._complete(said))
        joined = self._join(known, said)
        return joined if joined is known else self._remember_org(joined)

    def settle_person(
        self, said: Person, honorific: str = "", house: Organisation | None = None
    ) -> Person:
        """The one person that an inline one is; `house` is their organisation if none is known."""
        names = said.name.words.values()
        known = next(filter(None, (self.find_person(name, honorific) for name in names)), None)
        if known is None:
            at_home = _with_home(said, house)
            return self._remember_person(self._rebind(self._complete(at_home)))
        if (
            known.name.words.keys() & said.name.words.keys()
            and honorific
            and " " not in next(iter(names))
        ):
            said = replace(said, name=known.name)  # "Ms. Doe" says no more than "Ms. Jane Doe"
        if not known.org:
            said = _with_home(said, house)
        joined = self._join(known, said)
        return joined if joined is known else self._remember_person(joined)

    def build_directory(self) -> Directory:
        """The people, organisations and terms by key."""
        return Directory(self.orgs, self.people, self.terms)

    def _join(self, known: P, said: P) -> P:
        joined = join_facts(known, said)
        if joined is None:  # two posts: each is printed as it was written
            return self.others.setdefault(said, said)  # type: ignore[return-value]
        if joined is not known:
            self.learned.update(dict.fromkeys(_identify(joined), joined))
        return joined

    def _complete(self, entry: P) -> P:
        if not self.learned:
            return entry
        learned = next(filter(None, map(self.learned.get, _identify(entry))), None)
        return (join_facts(entry, learned) or entry) if type(learned) is type(entry) else entry

    def _rebind(self, person: Person) -> Person:
        """The person, in the organisation as this book knows it."""
        if person.org is None:
            return person
        org = self.orgs.get(person.org.key) or self.settle_org(person.org)
        return person if org is person.org else replace(person, org=org)

    def _remember_org(self, org: Organisation) -> Organisation:
        if org.key:
            self.orgs[org.key] = org
        for text in filter(None, (org.name, org.short)):
            for name in text.words.values():
                self._name(self.named_orgs, fold_name(name), org)
        return org

    def _remember_person(self, person: Person) -> Person:
        if person.key:
            self.people[person.key] = person
        for name in person.name.words.values():
            self._name(self.named_people, fold_name(name), person)
        return person

    def _name(self, names: dict[str, P], name: str, entry: P) -> None:
        if name not in names or not _identify(names[name]).isdisjoint(_identify(entry)):
            names[name] = entry


_WHOLE: list[Book] = []  # the last one that was read: a run has one directory, and many records


def _read_once(shared: Directory) -> Book:
    """A book of all shared entries, and of nothing else."""
    whole = next((book for book in _WHOLE if book.shared is shared), None)
    if whole is None:
        whole = Book(shared)
        whole._read_shared()  # noqa: SLF001 - of this very class
        _WHOLE[:] = [whole]
    return whole


def _with_home(person: Person, house: Organisation | None) -> Person:
    """The person, in an organisation if none is said."""
    return person if person.org or house is None else replace(person, org=house)


def _identify(entry: Person | Organisation) -> set[str]:
    """What tells that two descriptions are of one and the same: a key, or a name in common."""
    if entry.key:
        return {f"key {entry.key}"}
    return {f"name {fold_name(name)}" for name in entry.name.words.values()}


def _iter_families(person: Person) -> Iterator[str]:
    for text in filter(None, (person.family,)):
        yield from map(fold_name, text.words.values())
    if person.family is None:
        yield from (fold_name(name).split(" ")[-1] for name in person.name.words.values())
