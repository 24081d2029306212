"""Activities, remarks and commitments told as sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportkit.language.english.lists import listed
from reportkit.language.english.names import named_together
from reportkit.language.english.sentences import (
    joined_predicates,
    predicate,
    reported,
    statement,
    with_also,
)
from reportkit.language.english.words import capitalised, ended, finished, quoted
from reportkit.language.narrator import Narrator, identity
from reportkit.record.model import Activity, Commitment, Group, Mention, Party, Remark, Text, Topic

# A reader loses the subject of a sentence that holds more deeds than this.
DEEDS_IN_A_SENTENCE = 3

Fact = Activity | Remark | Commitment


@dataclass(slots=True)
class _Turn:
    """One sentence in the making: who acts, and what they did, one after the other."""

    activity: Activity
    actors: tuple[Mention, ...]
    deeds: list[Activity] = field(default_factory=list)


class Story:
    """Tells facts in the order in which they are given, in the narrator's words."""

    def __init__(self, narrator: Narrator, actors: str = "the participants") -> None:
        self._narrator = narrator
        self._default_actors = actors
        self._acted: set[str] = set()
        self._last_committed = ""

    def paragraphs(self, facts: Iterable[Fact]) -> list[str]:
        """The facts as paragraphs; an activity with a `when` opens one, a remark always does."""
        told: list[list[Fact]] = []
        for fact in facts:
            if not told or _opens(fact, told[-1][-1]):
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
        return " ".join([*sentences, *self._activities(activities)])

    def remark(self, remark: Remark) -> str:
        """A remark: reported speech, or a quotation with its speaker."""
        narrator = self._narrator
        when, verb = narrator.say(remark.when), narrator.say(remark.verb) or "said"
        self._last_committed = ""
        if remark.quote and narrator.style.register == "ap":
            return self._press_quotation(remark, verb)
        speaker = narrator.name(remark.by).subject
        if remark.quote:
            mark = "," if verb in {"said", "added", "replied"} else ":"
            words = f"{verb}{mark} {quoted(finished(narrator.say(remark.quote)))}"
        else:
            words = reported(verb, [narrator.say(point) for point in remark.points])
        return statement(when, speaker, words)

    def commitment(self, commitment: Commitment) -> str:
        """An intention: `Our company will …`; the next one of the same body says `we`."""
        narrator = self._narrator
        when = narrator.say(commitment.when)
        if commitment.text:
            return finished(", ".join(filter(None, [when, narrator.say(commitment.text)])))
        subject = self._committed(commitment)
        objects = [self._topic(topic) for topic in commitment.topics]
        deeds = [narrator.say(point) for point in commitment.points]
        will = predicate(narrator.say(commitment.will), objects) if commitment.will else ""
        return statement(when, subject, f"will {listed([will, *deeds])}")

    def _press_quotation(self, remark: Remark, verb: str) -> str:
        narrator = self._narrator
        words = finished(narrator.say(remark.quote))
        inside = words[:-1] + "," if words.endswith(".") else words
        speaker = narrator.name(remark.by)
        told = f"{verb} {speaker.words}" if speaker.apposition else f"{speaker.words} {verb}"
        when = narrator.say(remark.when)
        opening = f"{capitalised(when)}, " if when else ""
        return ended(f"{opening}{quoted(inside)} {told}")

    def _committed(self, commitment: Commitment) -> str:
        narrator = self._narrator
        party: Party | Mention | None = commitment.by or narrator.own
        if party is None:
            return self._default_actors
        who = _identity(party)
        own = narrator.own is not None and who == identity(narrator.own)
        again, self._last_committed = who == self._last_committed, who
        if again and own and narrator.style.voice == "we":
            return "we"
        return narrator.name(party).subject

    def _activities(self, activities: Sequence[Activity]) -> list[str]:
        return [self._turn(turn) for turn in _turns(activities)]

    def _turn(self, turn: _Turn) -> str:
        activity = turn.activity
        when = self._narrator.say(activity.when)
        if activity.text:
            return finished(", ".join(filter(None, [when, self._narrator.say(activity.text)])))
        again = bool(turn.actors) and all(_identity(actor) in self._acted for actor in turn.actors)
        subject = self._subject(turn.actors)
        first, *rest = (self._deed(deed) for deed in turn.deeds)
        words = (
            ", and ".join([with_also(first), *rest]) if again else joined_predicates([first, *rest])
        )
        return statement(when, subject, words)

    def _subject(self, actors: Sequence[Mention]) -> str:
        if not actors:
            return self._default_actors
        self._acted |= {_identity(actor) for actor in actors}
        return named_together([self._narrator.name(actor) for actor in actors]).subject

    def _deed(self, activity: Activity) -> str:
        topics = activity.topics or activity.stops or activity.items
        return predicate(
            self._narrator.say(activity.did),
            [self._topic(topic) for topic in topics],
            more=activity.more,
            manner=self._narrator.say(activity.manner),
        )

    def _topic(self, topic: Topic) -> str:
        narrator = self._narrator
        words = quoted(narrator.say(topic.term)) if topic.term else narrator.say(topic.text)
        return f"{words} for {narrator.say(topic.of)}" if topic.of else words


def text_sentences(narrator: Narrator, texts: Iterable[Text]) -> str:
    """Plain texts as sentences, one after the other."""
    return " ".join(filter(None, (finished(narrator.say(text)) for text in texts)))


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
    return same and not plain and len(turn.deeds) < DEEDS_IN_A_SENTENCE


def _opens(fact: Fact, before: Fact) -> bool:
    if isinstance(fact, Commitment):
        return False
    return isinstance(fact, Remark) or isinstance(before, Remark) or bool(fact.when)


def _identity(party: Party | Mention) -> str:
    if isinstance(party, Mention):
        return _identity(party.party)
    if isinstance(party, Group):
        return next(iter(party.group.words.values()), "")
    return identity(party)
