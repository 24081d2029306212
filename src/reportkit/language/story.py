"""Activities, remarks and commitments told as sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from reportkit.frozen import mutable
from reportkit.language.narrator import Narrator, identity
from reportkit.record.model import (
    Activity,
    Commitment,
    Group,
    Mention,
    Organisation,
    Party,
    Person,
    Remark,
    Text,
    Topic,
)

# A reader loses the subject of a sentence that holds more deeds than this.
DEEDS_IN_A_SENTENCE = 3
SHORT_DEEDS_IN_A_SENTENCE = 5

Fact = Activity | Remark | Commitment


@mutable
class _Turn:
    """One sentence in the making: who acts, and what they did, one after the other."""

    activity: Activity
    actors: tuple[Mention, ...]
    deeds: list[Activity] = field(default_factory=list)


class Story:
    """Tells facts in the order in which they are given, in the narrator's words."""

    def __init__(self, narrator: Narrator, actors: str = "") -> None:
        self._narrator = narrator
        self._grammar = narrator.grammar
        self._default_actors = actors or self._grammar.people("participants")
        self._acted: tuple[str, ...] = ()
        self._said_also = False
        self._last_committed = ""

    def paragraphs(self, facts: Iterable[Fact]) -> list[str]:
        """The facts as paragraphs; an activity with a `when` opens one, a remark always does."""
        told: list[list[Fact]] = []
        for fact in facts:
            if not told or self._opens(fact, told[-1][-1]):
                told.append([])
            told[-1].append(fact)
        return [self.tell(group) for group in told]

    def tell(self, facts: Sequence[Fact]) -> str:
        """The facts as one paragraph of sentences."""
        sentences: list[str] = []
        activities: list[Activity] = []
        for fact in facts:
            if isinstance(fact, Activity):
                activities.append(fact)
                continue
            sentences += self._activities(activities)
            activities = []
            sentences.append(
                self.remark(fact) if isinstance(fact, Remark) else self.commitment(fact)
            )
        return self._grammar.paragraph([*sentences, *self._activities(activities)])

    def remark(self, remark: Remark) -> str:
        """A remark: reported speech, or a quotation with its speaker."""
        narrator, grammar = self._narrator, self._grammar
        when = narrator.say(remark.when)
        verb = grammar.bare(narrator.say(remark.verb)) or grammar.said
        self._last_committed = ""
        speaker = narrator.name(remark.by)
        if remark.quote:
            return grammar.quotation(when, speaker, verb, narrator.quotation(remark.quote))
        words = grammar.reported(verb, self._parts(remark.points))
        return grammar.statement(when, speaker.subject, words)

    def commitment(self, commitment: Commitment) -> str:
        """An intention: `Our company will …`; the next one of the same body says `we`."""
        narrator = self._narrator
        when = narrator.say(commitment.when)
        grammar = self._grammar
        if commitment.text:
            return grammar.set_off(when, narrator.say(commitment.text))
        subject = self._committed(commitment)
        objects = [self._topic(topic) for topic in commitment.topics]
        will = grammar.predicate(self._part(commitment.will), objects)
        deeds = list(filter(None, [will, *self._parts(commitment.points)]))
        return grammar.statement(when, subject, grammar.intention(deeds))

    def _committed(self, commitment: Commitment) -> str:
        narrator = self._narrator
        party: Party | Mention | None = commitment.by or narrator.own
        if party is None:
            return self._default_actors
        who = _identity(party)
        own = narrator.own is not None and who == identity(narrator.own)
        again, self._last_committed = who == self._last_committed, who
        body = party.party if isinstance(party, Mention) else party
        kind = narrator.generic(body) if isinstance(body, Organisation) else ""
        we = own and narrator.style.voice == "we"
        subject = self._grammar.goes_on(kind, we=we) if again else ""
        return subject or narrator.name(party).subject

    def _activities(self, activities: Sequence[Activity]) -> list[str]:
        return [self._turn(turn) for turn in _turns(activities)]

    def _turn(self, turn: _Turn) -> str:
        activity = turn.activity
        when = self._narrator.say(activity.when)
        if activity.text:
            self._acted = ()
            return self._grammar.set_off(when, self._narrator.say(activity.text))
        actors = tuple(map(_identity, turn.actors))
        again = bool(actors) and actors == self._acted and bool(when or not self._said_also)
        self._acted = actors
        subject = self._subject(turn.actors)
        first, *rest = (self._deed(deed) for deed in turn.deeds)
        deeds = [self._grammar.with_also(first) if again else first, *rest]
        words = self._grammar.joined_predicates(deeds, also=not again)
        self._said_also = self._grammar.has_also(words)
        return self._grammar.statement(when, subject, words)

    def _subject(self, actors: Sequence[Mention]) -> str:
        if not actors:
            return self._default_actors
        return self._grammar.named_together(self._narrator.names(actors)).subject

    def _opens(self, fact: Fact, before: Fact) -> bool:
        """True if a fact begins a paragraph; who gives word for a body goes on speaking."""
        if isinstance(fact, Commitment):
            body = fact.by.party if fact.by else self._narrator.own
            return isinstance(before, Remark) and not _speaks_for(before.by.party, body)
        return isinstance(fact, Remark) or isinstance(before, Remark) or bool(fact.when)

    def _deed(self, activity: Activity) -> str:
        topics = activity.topics or activity.stops or activity.items
        return self._grammar.predicate(
            self._part(activity.did),
            [self._topic(topic) for topic in topics],
            more=activity.more,
            manner=self._part(activity.manner),
        )

    def _part(self, text: Text | None) -> str:
        """A part of a sentence: the full stop that somebody set behind it is not its end."""
        return self._grammar.unstopped(self._narrator.say(text))

    def _parts(self, texts: Iterable[Text]) -> list[str]:
        return [self._part(text) for text in texts]

    def _topic(self, topic: Topic) -> str:
        narrator = self._narrator
        words = narrator.say(topic.term) if topic.term else self._part(topic.text)
        return self._grammar.topic(words, self._part(topic.of), is_term=bool(topic.term))


def _turns(activities: Sequence[Activity]) -> list[_Turn]:
    """Consecutive deeds of the same people, at most a sentence full of them."""
    turns: list[_Turn] = []
    for activity in activities:
        actors = activity.by or (turns[-1].actors if turns else ())
        if turns and _continues(turns[-1], activity, actors):
            turns[-1].deeds.append(activity)
        else:
            turns.append(_Turn(activity, actors, [activity]))
    return turns


def _continues(turn: _Turn, activity: Activity, actors: Sequence[Mention]) -> bool:
    plain = activity.text or activity.when or turn.activity.text
    same = [_identity(actor) for actor in actors] == [_identity(actor) for actor in turn.actors]
    short = all(map(_is_short, [*turn.deeds, activity]))
    most = SHORT_DEEDS_IN_A_SENTENCE if short else DEEDS_IN_A_SENTENCE
    return same and not plain and len(turn.deeds) < most


def _is_short(activity: Activity) -> bool:
    topics = activity.topics or activity.stops or activity.items
    return len(topics) < 2 and not activity.more and not activity.manner


def _identity(party: Party | Mention) -> str:
    if isinstance(party, Mention):
        return _identity(party.party)
    if isinstance(party, Group):
        return next(iter(party.group.words.values()), "")
    return identity(party)


def _speaks_for(speaker: Party, body: Party | None) -> bool:
    home = speaker.org if isinstance(speaker, Person) else speaker
    return body is not None and _identity(body) in {_identity(speaker), _identity(home or speaker)}
