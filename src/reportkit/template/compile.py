"""A template compiled: every part that holds tags, from XML to the code that fills it."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import field
from itertools import islice

from jinja2 import TemplateSyntaxError, nodes

from reportkit.diagnostics import Diagnostic, Phrase, Place, WordPlace, has_errors, raise_errors
from reportkit.frozen import mutable
from reportkit.pattern import pattern
from reportkit.rules import template as rules
from reportkit.template.alone import element_at
from reportkit.template.blocks import CELL_WORDS, ends_block, match_blocks, opens_block
from reportkit.template.blueprint import (
    Blueprint,
    Inventory,
    Lookalike,
    Part,
    TemplateProblems,
    Use,
    number_at,
)
from reportkit.template.cells import expand_cells
from reportkit.template.control import settle_controls
from reportkit.template.crossing import check_fields, settle_ranges
from reportkit.template.fields import iter_uses
from reportkit.template.filtered import join_filtered
from reportkit.template.hollow import check_hollow
from reportkit.template.ids import free_ids
from reportkit.template.lift import check_levels, erase_mark, lift_marks, lift_run
from reportkit.template.links import LINKS, place_link_marks, tagged_addresses
from reportkit.template.look import (
    Looks,
    check_markdown,
    check_styles,
    paragraph_beside,
    read_looks,
)
from reportkit.template.marks import Marks, find_braces, find_marks, place_marks, read_marks
from reportkit.template.merge import join_open_tags, trim_marks
from reportkit.template.notes import carry_notes, has_loops
from reportkit.template.placeholders import settle_placeholders
from reportkit.template.program import (
    TOO_DEEP,
    build_code,
    check_tag,
    complete_tag,
    iter_nodes,
    parse_source,
    plain_reason,
    says_something,
    tag_at,
)
from reportkit.template.references import renew_contents
from reportkit.template.restarts import restart_lists
from reportkit.template.room import sign_blanks, sign_rooms
from reportkit.template.salvage import iter_salvaged
from reportkit.template.sandbox import Sandbox
from reportkit.template.source import Source, build_source
from reportkit.template.spot import Output
from reportkit.template.tag import Kind, Tag
from reportkit.template.twins import pair_twins
from reportkit.template.unfilled import iter_unfilled
from reportkit.word.address import address_paragraphs
from reportkit.word.file import build_file, without_links
from reportkit.word.find import read_texts
from reportkit.word.names import w
from reportkit.word.numbering import Lists, read_lists
from reportkit.word.package import (
    Package,
    iter_broken_problems,
    iter_embedded_problems,
    parse_member,
    refuse,
)
from reportkit.word.provenance import build_marked
from reportkit.word.story import Kind as StoryKind
from reportkit.word.story import Story, iter_stories
from reportkit.word.style import Styles, build_styles, heading_styles, read_sheet
from reportkit.word.xml import Element, serialise_xml, with_prefix

MARKDOWN_FILTER = pattern(r"\|\s*markdown\b")
# what lets XML go through a variable
XML_CARRIERS = (nodes.Macro, nodes.CallBlock, nodes.AssignBlock, nodes.FilterBlock)


@mutable
class Setting:
    """What the parts of a template share while they are compiled, and what is wrong with them.

    `package` changes when notes are carried; `automatic` lifts tags without a prefix; `addresses`
    are those with tags in them, by part and relationship; `drawings` are the ids that drawings
    have so far; `sound` is the code of tags that Jinja understands; `stories` are the members
    read. What a template asks for is gathered in `uses` and `lookalikes`.
    """

    package: Package
    environment: Sandbox
    headings: frozenset[str]
    lists: Lists
    automatic: bool
    addresses: Mapping[str, Mapping[str, str]]
    drawings: set[str] = field(default_factory=set)
    sound: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    lookalikes: list[Lookalike] = field(default_factory=list)
    looks: Looks | None = None


def compile_package(package: Package, environment: Sandbox, *, automatic: bool) -> Blueprint:
    """The blueprint of a template; `TemplateProblems` with everything that is wrong with it."""
    raise_errors(iter_broken_problems(package))
    sheet = read_sheet(package)
    setting = Setting(
        package,
        environment,
        heading_styles(sheet),
        read_lists(package, sheet),
        automatic,
        {
            member: found
            for member in package.contents
            if (found := tagged_addresses(package, member))
        },
    )
    setting.problems += iter_embedded_problems(package)
    if automatic:
        setting.looks = read_looks(package, sheet)
        setting.problems += check_styles(package, setting.looks)
    parts = tuple(iter_parts(setting))
    setting.problems += iter_unfilled(package, setting.stories, strict=automatic)
    styles = build_styles(sheet)
    if automatic:
        setting.problems += check_markdown_styles(setting.uses, styles)
    inventory = Inventory(tuple(setting.uses), tuple(setting.lookalikes))
    if has_errors(setting.problems):
        raise TemplateProblems(setting.problems, inventory)
    filled = frozenset(part.member for part in parts)
    taken = {"drawing": map(int, setting.drawings)}
    package = without_links(setting.package, setting.addresses)
    file = build_file(package, filled, taken)
    return Blueprint(
        parts,
        file,
        build_marked(package, file),
        setting.lists,
        styles,
        inventory,
        tuple(setting.problems),
    )


def check_markdown_styles(uses: Iterable[Use], styles: Styles) -> Iterator[Diagnostic]:
    """Yield the styles that the template lacks for the first of its values in Markdown."""
    marked = (use for use in uses if MARKDOWN_FILTER.search(use.tag.code))
    for use in islice(marked, 1):
        yield from check_markdown(styles.ids, use.place)


def iter_parts(setting: Setting) -> Iterator[Part]:
    """Yield the parts of a package that hold tags, compiled."""
    package = setting.package
    body = with_prefix(parse_member(package, package.main))
    if body.find(w("body")) is None:
        refuse(package.path, rules.NOT_WORD, reason=Phrase("it has no text"))
    for story in iter_stories(package, body):
        setting.stories.add(story.member)
        root = (
            body
            if story.kind is StoryKind.BODY
            else with_prefix(parse_member(setting.package, story.member))
        )
        part = build_part(story, root, WordPlace(str(package.path), story.label), setting)
        if part is not None:
            yield part


def build_part(
    story: Story,
    root: Element,
    place: WordPlace,
    setting: Setting,
) -> Part | None:
    """The compiled part, or None if it has no tags or cannot be compiled.

    Every problem of the part is added to the setting.
    """
    marks = Marks(eased=setting.automatic)
    braces = find_braces(root, marks)
    strange = setting.looks.find_strange(root) if setting.looks else []
    if not (braces or strange or story.member in setting.addresses):
        return None
    if story.kind is StoryKind.BODY and has_loops(braces):
        setting.package = carry_notes(setting.package, root, place, marks)
        braces = find_braces(root, marks) if marks.carried else braces
    links = root.iter(*LINKS) if setting.addresses else ()
    beside = [around for around in map(paragraph_beside, strange) if around is not None]
    wanted = (*braces, *links, *beside)
    places = address_paragraphs(root, place, setting.headings, wanted)
    if setting.looks is not None:
        setting.problems += setting.looks.check_part(strange, places, place)
    join_open_tags(braces)
    if setting.automatic:
        join_filtered(braces)
    if pair_twins(root, place, marks):
        braces = find_braces(root, marks)
    place_marks(braces, places, place, marks)
    place_link_marks(root, setting.addresses, story.member, places, place, marks)
    settle_controls(root, marks)
    marked = arrange_marks(root, marks, setting) if marks.tags else ()
    source = tree = None
    if marks.is_changed and not has_errors(marks.problems):
        source = build_source(root, marked, marks)
        tree = parse_source(source, story.member, setting.environment)
    understood = frozenset(source.lines.values()) if source and tree else frozenset()
    problems = sorted_problems(marks, understood, setting)
    setting.problems += problems
    setting.lookalikes += marks.lookalikes
    if has_errors(problems):
        setting.uses += iter_salvaged(root, marks, setting.environment)
        return None
    if source is None:
        return None
    return compile_source(story.member, source, tree, setting)


def arrange_marks(root: Element, marks: Marks, setting: Setting) -> Collection[Element]:
    """Bring every mark to the place where it acts; gives the elements in which marks then stand."""
    xml = serialise_xml(root)
    order, said = read_marks(xml), read_marks(read_texts(root))
    trim_marks(order, marks)
    check_levels(order, marks)
    blocks = match_blocks(order, marks)
    if setting.automatic:
        marks.problems += check_hollow(xml, blocks, marks)
    if has_errors(marks.problems):
        return ()
    lift_marks(order, blocks, marks, automatic=setting.automatic)
    if has_errors(marks.problems):
        return ()
    check_fields(root, blocks, marks)
    for number in order:
        settle_mark(number, marks)
    settle_ranges(root, marks)
    settle_placeholders(root, marks)
    expand_cells(marks)
    free_ids(root, marks, setting.drawings)
    if setting.automatic:
        renew_contents(root)
        restart_lists(root, marks, setting.lists)
    # an attribute holds a mark only if some mark was in no text, or if it is of our own making
    marked = find_marks(root, in_attributes=len(said) != len(marks.tags))
    if setting.automatic:
        sign_blanks(marked, marks)
    sign_rooms(root, marked, marks)
    return marked


def settle_mark(number: int, marks: Marks) -> None:
    """Take a comment out of the text, and give what prints runs a place between runs."""
    tag = marks.tags[number]
    if number in marks.looks or number not in marks.holders:
        return
    holder = marks.holders[number]
    if tag.kind is Kind.COMMENT or tag.word in ("raw", "endraw"):
        erase_mark(number, marks)
    elif tag.kind is Kind.PRINT and tag.level == "r" and element_at(holder, "r") is not None:
        lift_run(number, marks)


def sorted_problems(marks: Marks, understood: Container[int], setting: Setting) -> list[Diagnostic]:
    """Everything that is wrong with the tags, in the order in which they stand."""
    order: dict[Place, int] = {}
    for number, tag in enumerate(marks.tags):
        order.setdefault(tag.place, number)
    found = [*marks.problems, *iter_tag_problems(marks, understood, setting)]
    return sorted(found, key=lambda problem: order.get(problem.place, -1))


def iter_tag_problems(
    marks: Marks, understood: Container[int], setting: Setting
) -> Iterator[Diagnostic]:
    """Yield the problem of every tag that Jinja does not understand.

    Those that it has `understood` in their part are not tried by themselves.
    """
    for number, tag in enumerate(marks.tags):
        if tag.level == "own" or not says_something(tag):
            continue
        if number in understood and tag.word not in CELL_WORDS:
            continue
        code = complete_tag(tag)
        if code not in setting.sound:
            problems = tuple(check_tag(tag, code, setting.environment))
            setting.sound.update(() if problems else (code,))
            yield from problems


def compile_source(
    member: str, source: Source, tree: nodes.Template | None, setting: Setting
) -> Part | None:
    """The part that a source says; `tree` is what Jinja understood, if it did."""
    environment = setting.environment
    try:
        tree = tree or environment.parse(source.text, member)
        uses = tuple(iter_uses(tree, source, frozenset(environment.globals)))
        passes = passes_xml(tree, source)
        code = build_code(tree, source, environment, member)
    except TemplateSyntaxError as error:
        report_syntax(tag_at(source, error.lineno), plain_reason(error.message or ""), setting)
        return None
    except (RecursionError, SyntaxError):
        # Python itself nests blocks and brackets only so deep
        report_syntax(deepest_tag(source), TOO_DEEP, setting)
        return None
    setting.uses += uses
    return Part(member, code, source.spots, source.lines, passes)


def report_syntax(tag: Tag, reason: object, setting: Setting) -> None:
    """Remember that a tag cannot be understood."""
    setting.problems.append(rules.TAG_SYNTAX.at(tag.place, tag=tag.text, reason=reason))


def deepest_tag(source: Source) -> Tag:
    """The tag around which the most blocks are open; of equals the first."""
    depth = most = 0
    found = source.spots[0].tag
    for number in source.lines.values():
        tag = source.spots[number].tag
        if tag.kind is Kind.BLOCK:
            depth += opens_block(tag) - ends_block(tag)
        if depth > most:
            most, found = depth, tag
    return found


def passes_xml(tree: nodes.Template, source: Source) -> bool:
    """True if XML goes through a variable, or through a filter over more than words."""
    return not all(
        isinstance(carrier, nodes.FilterBlock) and filters_words(carrier, source)
        for carrier in iter_nodes(tree)
        if isinstance(carrier, XML_CARRIERS)
    )


def filters_words(block: nodes.FilterBlock, source: Source) -> bool:
    """True if a filter begins and ends in the same text."""
    begins = source.spots[number_at(source.lines, block.lineno)]
    between = block.find_all(nodes.TemplateData)
    return begins.output is Output.TEXT and not any("<" in piece.data for piece in between)
