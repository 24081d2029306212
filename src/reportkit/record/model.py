"""The facts of one activity, typed: what a record holds once it has been read and resolved.

Every field says what it means, what it is called in Chinese and how it is written; the reader,
the reference page and the JSON Schema are all driven by these declarations.
"""

# Annotations are not put off here: each is read at every start, and dear to work out from text.

from collections.abc import Mapping
from dataclasses import field
from datetime import date as Day  # noqa: N812 - a record has a field `date`
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal, Self

from reportkit.frozen import frozen

EMPTY: Mapping[str, Any] = MappingProxyType({})
REQUIRED: Any = object()

Kind = Literal[
    "visit", "exchange", "study", "meeting", "training",
    "ceremony", "volunteer", "reception", "other",
]  # fmt: skip
Language = Literal["en", "zh"]
Voice = Literal["we", "third"]
Form = Literal["full", "short", "name", "title", "formal", "title_name", "poss"]
Moment = Day | datetime
Audience = Literal["public", "internal", "archive"]


def fact(
    meaning: str,
    *,
    zh: str = "",
    example: str = "",
    default: Any = None,
    alone: bool = False,
    printed: bool = True,
    internal: bool = False,
) -> Any:
    """Declare a field: its meaning, Chinese key and an example, for reader, docs and editors.

    `alone`: the value by itself may stand for the whole, without its key; `printed`: it can reach
    a document, so it must be there in every language of the record; `internal`: it is kept out of
    public documents.
    """
    described: dict[str, Any] = {"meaning": meaning, "zh": zh, "example": example}
    described |= {"alone": alone, "printed": printed, "internal": internal}
    if default is REQUIRED:
        return field(metadata=described | {"required": True})
    if default is EMPTY:
        return field(default_factory=lambda: EMPTY, metadata=described)
    return field(default=default, metadata=described)


@frozen
class Text:
    """Words in one or more languages, `$key` references still in them.

    `path` is where it stands in the record, as in `activities[0].topics[1]`.
    """

    words: Mapping[str, str]
    path: str = field(default="", compare=False)

    def __hash__(self) -> int:
        return hash(frozenset(self.words.items()))


class Figure(float):
    """A number that prints as it was written: 1200.50 keeps its last zero."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, written: str) -> Self:  # noqa: D102 - as the class says
        figure = super().__new__(cls, written)
        figure.written = written
        return figure

    def __str__(self) -> str:
        return self.written


@frozen
class Period:
    """When something took place: a day, a time on a day, or a span with both ends."""

    start: Moment = fact("first day, or date and time", zh="开始", default=REQUIRED, alone=True)
    end: Moment | None = fact("last day, or date and time", zh="结束")
    tz: str | None = fact("offset from UTC", zh="时区", example="+08:00")


@frozen
class Organisation:
    """A company, institute, association, or a part of one."""

    name: Text = fact("full official name", zh="名称", default=REQUIRED, alone=True)
    short: Text | None = fact("name for every mention after the first", zh="简称")
    later: Text | None = fact("words for later mentions in place of the short name", zh="后称")
    type: Text | None = fact('what "the …" it is: company, institute, association', zh="类型")
    sector: Text | None = fact("field of work", zh="行业")
    branch: Text | None = fact("name of its branch, such as a Party branch", zh="支部")
    rank: int | None = fact("protocol order, 1 first", zh="排序")
    about: Text | None = fact('text of "About …" below a news release', zh="简介")
    key: str = ""


@frozen
class Person:
    """A person, with what is needed to name them correctly."""

    name: Text = fact(
        "full name, in the order in which it is printed", zh="姓名", default=REQUIRED, alone=True
    )
    family: Text | None = fact("family name, for later mentions", zh="姓")
    honorific: Text | None = fact("courtesy title", zh="敬称", example="Ms.")
    title: tuple[Text, ...] = fact("post or posts, highest first", zh="职务", default=())
    address: Text | None = fact("form of address for later mentions", zh="称呼", example="Minister")
    org: Organisation | None = fact("organisation the posts belong to", zh="单位")
    rank: int | None = fact("protocol order, 1 first", zh="排序")
    gender: Literal["m", "f", "x"] | None = fact("only if pronouns may be used", zh="性别")
    party: Literal["member", "probationary", "activist", "none"] | None = fact(
        "Party membership", zh="政治面貌", internal=True
    )
    minor: bool = fact(
        "true for somebody under age, whose name is masked for the public",
        zh="未成年",
        default=False,
    )
    phone: str | None = fact("telephone number; internal", zh="电话", internal=True)
    email: str | None = fact("e-mail address", zh="邮箱", internal=True)
    key: str = ""


@frozen
class Group:
    """People who are not named one by one."""

    group: Text = fact(
        "what the group is", zh="群体", example="all members", default=REQUIRED, alone=True
    )
    count: int | None = fact("how many; unknown if left out", zh="人数")
    of: Organisation | None = fact("organisation they belong to", zh="所属")


Party = Person | Organisation | Group


@frozen
class Mention:
    """Somebody named in a field, with the form asked for (`${key:form}`), if any."""

    party: Party
    form: Form | None = None
    path: str = field(default="", compare=False)


@frozen
class Attendee:
    """Somebody who took part; the order in the record is protocol order."""

    person: Person | Group = fact("who", zh="人员", default=REQUIRED, alone=True)
    role: Text | None = fact("part played", zh="角色", example="head of delegation")
    rank: int | None = fact("protocol order, 1 first", zh="排序")


@frozen
class Site:
    """Where it took place."""

    name: Text = fact("name of the place", zh="名称", default=REQUIRED, alone=True)
    address: Text | None = fact("street address", zh="地址")
    city: Text | None = fact("city", zh="城市")
    online: bool = fact("true if it was held online", zh="线上", default=False)


@frozen
class Background:
    """Why it took place, in pieces that a template joins."""

    basis: Text | None = fact("notice or plan that asked for it", zh="依据")
    aims: Text | None = fact('completes "in order to …"', zh="目的")
    means: tuple[Text, ...] = fact("ways in which the aim is pursued", zh="方式", default=())
    goal: Text | None = fact('completes "and to …"', zh="目标")
    slogan: Text | None = fact("slogan that names the goal, without quotation marks", zh="口号")
    text: Text | None = fact(
        "the background in a sentence, in place of the pieces", zh="文字", alone=True
    )


@frozen
class Topic:
    """A thing introduced, discussed or visited; a `term` is printed in quotation marks."""

    text: Text | None = fact("plain words", zh="文字", alone=True)
    term: Text | None = fact("a term, without quotation marks", zh="术语")
    of: Text | None = fact('what the term is for: "“term” for …"', zh="所属")


@frozen
class Activity:
    """Something that was done: `did` + `by` + `topics` or `stops`, or a plain `text`."""

    did: Text | None = fact("verb phrase in the past tense", zh="做了", example="toured")
    by: tuple[Mention, ...] = fact("who did it", zh="谁", default=())
    when: Text | None = fact("opens a new paragraph", zh="时间", example="Later")
    manner: Text | None = fact("how, printed after what was done", zh="方式", example="in detail")
    topics: tuple[Topic, ...] = fact("what it was about", zh="内容", default=())
    stops: tuple[Topic, ...] = fact("places seen, in order", zh="地点", default=())
    items: tuple[Topic, ...] = fact(
        "what it dealt with, if neither of these", zh="事项", default=()
    )
    more: bool = fact("true if the list is not complete", zh="等", default=False)
    text: Text | None = fact("the whole sentence, in place of the pieces", zh="文字", alone=True)
    internal: bool | None = fact("true keeps it out of public documents", zh="内部")


@frozen
class Remark:
    """What somebody said: a `quote`, or `points` in reported speech."""

    by: Mention = fact("who said it", zh="谁", default=REQUIRED)
    verb: Text | None = fact("verb of speech in the past tense", zh="动词", example="pointed out")
    when: Text | None = fact("when it was said", zh="时间")
    quote: Text | None = fact("the words, without quotation marks", zh="引文")
    points: tuple[Text, ...] = fact("clauses of reported speech", zh="要点", default=())
    exact: bool = fact("true if the quote is word for word", zh="原话", default=False)
    approved: bool = fact("true if the speaker approved it", zh="已核", default=False)
    internal: bool | None = fact("true keeps it out of public documents", zh="内部")


@frozen
class Votes:
    """A vote; what is not stated is unknown, never zero."""

    for_: int | None = fact("votes for", zh="赞成")
    against: int | None = fact("votes against", zh="反对")
    abstain: int | None = fact("abstentions", zh="弃权")


@frozen
class Decision:
    """Something decided."""

    text: Text = fact("the decision", zh="文字", default=REQUIRED, alone=True)
    votes: Votes | None = fact("the vote, if there was one; internal", zh="表决", internal=True)
    internal: bool | None = fact("true keeps it out of public documents", zh="内部")


@frozen
class Commitment:
    """An intention without owner or deadline: `will` + `topics`, `points`, or a plain `text`."""

    by: Mention | None = fact("who intends it; the reporting body if left out", zh="谁")
    when: Text | None = fact("opens the sentence", zh="时间")
    will: Text | None = fact('verb phrase after "will"', zh="将", example="give full play to")
    topics: tuple[Topic, ...] = fact('objects of "will"', zh="内容", default=())
    points: tuple[Text, ...] = fact('verb phrases after "will"', zh="要点", default=())
    text: Text | None = fact("the whole sentence, in place of the pieces", zh="文字", alone=True)
    internal: bool | None = fact("true keeps it out of public documents", zh="内部")


@frozen
class FollowUp:
    """An action with an owner or a date."""

    what: Text = fact("the action", zh="事项", default=REQUIRED, alone=True)
    owner: Mention | None = fact("who answers for it", zh="责任人")
    due: Day | None = fact("when it is due", zh="期限")
    status: Literal["open", "done", "dropped"] = fact("how it stands", zh="状态", default="open")
    done_on: Day | None = fact("when it was done", zh="完成日期")
    evidence: Text | None = fact("what shows that it was done", zh="佐证", internal=True)
    internal: bool | None = fact("true keeps it out of public documents", zh="内部")


@frozen
class Photo:
    """A picture, with its words."""

    file: str = fact(
        "path of the picture, from the project folder", zh="文件", default=REQUIRED, alone=True
    )
    caption: Text | None = fact("caption, without number", zh="说明")
    alt: Text | None = fact("what can be seen, for those who cannot see it", zh="替代文字")
    by: Mention | None = fact("photographer", zh="摄影")
    taken: Moment | None = fact("when it was taken", zh="拍摄时间")
    people: tuple[Person, ...] = fact("who is in it, left to right", zh="人物", default=())
    consent: bool | None = fact("true if those shown agreed", zh="同意")
    public: bool = fact("false keeps it out of public documents", zh="公开", default=True)


@frozen
class Attachment:
    """A document handed in with the report; its place in the list is its number."""

    title: Text = fact("title", zh="标题", default=REQUIRED, alone=True)
    file: str | None = fact("path of the file, from the project folder", zh="文件")
    pages: int | None = fact("number of pages", zh="页数")
    text: tuple[Text, ...] = fact("its paragraphs, where they are printed", zh="正文", default=())
    public: bool | None = fact("false keeps it out of public documents", zh="公开")


@frozen
class Absence:
    """Somebody who was expected and did not come."""

    who: Person = fact("who", zh="谁", default=REQUIRED, alone=True)
    reason: Text | None = fact("why", zh="原因")
    internal: bool = fact("true keeps the reason out of public documents", zh="内部", default=True)
    makeup: Day | None = fact("when it was made up for", zh="补课日期")


@frozen
class Dateline:
    """Where and when a release is given out."""

    city: Text = fact("city", zh="城市", default=REQUIRED, alone=True)
    country: Text | None = fact("country", zh="国家")
    date: Day | None = fact("date, if not the date of publication", zh="日期")


@frozen
class Release:
    """What only the news release needs."""

    headline: Text | None = fact("headline, if not the title", zh="标题")
    kicker: Text | None = fact("line above the headline", zh="引题")
    subhead: Text | None = fact("line below the headline", zh="副题")
    dateline: Dateline | None = fact("city, country and date before the lead", zh="电头")
    embargo: Moment | None = fact("not to be published before", zh="发布禁令")
    byline: Text | None = fact("who wrote it", zh="供稿")
    photo_by: Text | None = fact("who took the photos", zh="摄影")
    reviewers: tuple[Person, ...] = fact("who reviewed it, in order", zh="审核", default=())
    contact: Mention | None = fact("whom the press may call", zh="联系人")
    boilerplate: Organisation | Text | None = fact('text of "About …"', zh="单位简介")
    length: int | None = fact("words, at most", zh="字数")


@frozen
class Number:
    """A document number in parts, as in 示例发〔2021〕7号."""

    code: str = fact("code of the issuing body", zh="代字", default=REQUIRED)
    year: int = fact("year", zh="年份", default=REQUIRED)
    seq: int = fact("number within the year", zh="序号", default=REQUIRED)


@frozen
class Control:
    """What makes it an official document."""

    number: Number | str | None = fact("document number", zh="发文字号")
    to: tuple[Organisation, ...] = fact("main recipients", zh="主送", default=())
    cc: tuple[Organisation, ...] = fact("copies to", zh="抄送", default=())
    secrecy: str | None = fact("secrecy mark", zh="密级")
    secrecy_period: str | None = fact("how long it holds", zh="保密期限")
    urgency: str | None = fact("urgency mark", zh="紧急程度")
    copy_no: str | None = fact("copy number", zh="份号", internal=True)
    copies: int | None = fact("copies printed", zh="印数")
    note: Text | None = fact("note below the date", zh="附注")
    print_org: Organisation | None = fact("printed by", zh="印发机关")
    print_date: Day | None = fact("printed on", zh="印发日期")
    retention: Literal["permanent", "30y", "10y"] | None = fact(
        "how long it is kept", zh="保管期限", internal=True
    )
    archive_no: str | None = fact("archive number", zh="档号", internal=True)
    openness: str | None = fact("who may see it", zh="公开属性")
    seal: bool = fact("true leaves room for a seal", zh="盖章", default=False)
    upward: bool = fact(
        "true if it goes to a superior and names who signed", zh="上行", default=False
    )
    issued_to: tuple[Organisation, ...] = fact("subordinates who get it", zh="下发", default=())


@frozen
class Sign:
    """One step of the approval chain."""

    by: Person = fact("who", zh="谁", default=REQUIRED, alone=True)
    on: Day | None = fact("when", zh="日期")
    opinion: Text | None = fact("what the signer wrote", zh="意见", internal=True)
    content_sha256: str | None = fact("content hash at signing", zh="内容指纹", internal=True)


@frozen
class Approval:
    """Who drafted, checked and signed it."""

    drafted: Sign | None = fact("drafted", zh="拟稿")
    checked: Sign | None = fact("checked", zh="审核")
    countersigned: tuple[Sign, ...] = fact("countersigned, in order", zh="会签", default=())
    signed: Sign | None = fact("signed", zh="签发")


@frozen
class Term:
    """A term of the house, for `$key` in texts."""

    words: Mapping[str, str]
    note: Text | None = None
    key: str = ""

    def __hash__(self) -> int:
        return hash((self.key, frozenset(self.words.items())))


@frozen
class Directory:
    """People, organisations and terms by key: a record's own before the shared ones."""

    orgs: Mapping[str, Organisation] = fact("organisations, by key", zh="机构", default=EMPTY)
    people: Mapping[str, Person] = fact("people, by key", zh="人员", default=EMPTY)
    terms: Mapping[str, Term] = fact("terms of the house, by key", zh="术语", default=EMPTY)

    def find(self, key: str) -> Person | Organisation | Term | None:
        """What the key names, or None."""
        return self.people.get(key) or self.orgs.get(key) or self.terms.get(key)


@frozen
class Record:
    """One activity: every fact that its documents may print."""

    kind: Kind = fact("what took place", zh="类型", example="visit", default=REQUIRED)
    title: Text = fact(
        "title, as on the report", zh="标题", example="Visit to Example Plant", default=REQUIRED
    )
    org: Organisation = fact(
        'the reporting body: "our company"',
        zh="单位",
        example="Example Technology Co., Ltd.",
        default=REQUIRED,
    )
    schema: int = fact("version of the record format", zh="版本", default=1)
    id: str = fact("name of the record; the file's name if left out", zh="编号", default="")
    lang: tuple[Language, ...] = fact(
        "languages, the record's own first", zh="语言", default=("en",)
    )
    voice: Voice | None = fact("narrator: we, or the third person", zh="人称")
    date: Period | None = fact("when it took place", zh="日期", example="2021-06-18")
    when: Text | None = fact("a vague time, if there is no date", zh="时间", example="Recently")
    published: Day | None = fact("when it was published", zh="发布日期")
    place: Site | None = fact("where it took place", zh="地点")
    host: Organisation | None = fact("who received the visitors", zh="接待单位")
    organizer: Organisation | None = fact("who organised it", zh="主办")
    undertaker: Organisation | None = fact("who carried it out", zh="承办")
    co_organizers: tuple[Organisation, ...] = fact("who helped", zh="协办", default=())
    participants: tuple[Organisation, ...] = fact("who took part", zh="参加单位", default=())
    alliance: Text | None = fact("alliance it belongs to", zh="联盟")
    background: Background | None = fact("why, in a sentence or in pieces", zh="背景")
    purpose: Text | None = fact("what for, as a noun", zh="目的", example="an exchange on safety")
    theme: Text | None = fact("theme", zh="主题")
    summary: Text | None = fact("what took place, in a sentence or two", zh="概述")
    agenda: tuple[Text, ...] = fact("agenda, in order", zh="议程", default=())
    chair: Person | None = fact("who was in the chair", zh="主持人")
    recorder: Person | None = fact("who took the minutes", zh="记录人")
    visitors: tuple[Attendee, ...] = fact("who came, head first", zh="来访人员", default=())
    hosts: tuple[Attendee, ...] = fact("who received them", zh="接待人员", default=())
    attendees: tuple[Attendee, ...] = fact("who attended", zh="参加人员", default=())
    guests: tuple[Attendee, ...] = fact("guests", zh="嘉宾", default=())
    expected: int | None = fact("how many were expected", zh="应到")
    present: int | None = fact("how many came", zh="实到")
    absent: tuple[Absence, ...] = fact("who did not come", zh="缺席", default=())
    activities: tuple[Activity, ...] = fact("what was done, in order", zh="活动", default=())
    remarks: tuple[Remark, ...] = fact("what was said, in order", zh="讲话", default=())
    outcomes: tuple[Text, ...] = fact("results", zh="成果", default=())
    decisions: tuple[Decision, ...] = fact("decisions", zh="决定", default=())
    commitments: tuple[Commitment, ...] = fact("intentions", zh="承诺", default=())
    follow_up: tuple[FollowUp, ...] = fact("actions to follow", zh="后续", default=())
    photos: tuple[Photo, ...] = fact("photos, in order", zh="照片", default=())
    attachments: tuple[Attachment, ...] = fact("attachments, in order", zh="附件", default=())
    release: Release | None = fact("what only the release needs", zh="新闻稿")
    doc: Control | None = fact("what makes it an official document", zh="公文")
    approval: Approval | None = fact("who drafted, checked and signed", zh="审批")
    sources: tuple[Text, ...] = fact(
        "where the facts come from; never printed",
        zh="来源",
        default=(),
        printed=False,
        internal=True,
    )
    notes: Text | None = fact(
        "notes to oneself; never printed", zh="备注", printed=False, internal=True
    )
    todo: tuple[Text, ...] = fact(
        "what is still to be done; never printed",
        zh="待办",
        default=(),
        printed=False,
        internal=True,
    )
    # of a project that declares its house fields, an instance of `house.build_house`
    extra: Mapping[str, Any] = fact("house fields", zh="其他", default=EMPTY)
    directory: Directory = field(default=Directory(), metadata={"hidden": True})
