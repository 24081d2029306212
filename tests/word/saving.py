"""What programs do to a document that is merely opened and saved."""

from __future__ import annotations

import re
from itertools import count

from word.sketch import read_members, write_members

RUN = re.compile(r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]{2,})</w:t></w:r>")
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
SETTINGS = (
    '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:zoom w:percent="120"/><w:rsids><w:rsidRoot w:val="00A1"/></w:rsids></w:settings>'
)


def save_like_word(path, target):
    """The same document with what Word writes anew: ids, marks, runs, names and order of parts."""
    members = read_members(path.read_bytes())
    for name, content in members.items():
        if re.match(r"word/(document|header|footer|footnotes)", name):
            members[name] = rewrite(content.decode()).encode()
        elif name.startswith("word/settings") and b"evenAndOdd" not in content:
            members[name] = SETTINGS.encode()
        elif name == "docProps/core.xml":
            members[name] = content.replace(b"</dc:title>", b" (draft)</dc:title>")
    write_members(target, dict(reversed(rename_media(members).items())))
    return target


def rewrite(xml):
    """A part with paragraph ids, revision ids, marks of the spelling checker, and divided runs."""
    numbers = count(1)
    if W14 not in xml:
        xml = xml.replace("xmlns:w=", f'xmlns:w14="{W14}" xmlns:w=', 1)
    xml = re.sub(
        r"<w:p>", lambda _: f'<w:p w14:paraId="{next(numbers):08X}" w:rsidR="00A1B2C3">', xml
    )
    return RUN.sub(divide, xml)


def divide(run):
    """A run in two, with a mark of the spelling checker between them."""
    properties, text = run[1] or "", run[2]
    middle = len(text) // 2
    if "&" in text:
        return run[0]
    halves = (
        f'<w:r w:rsidRPr="00D4">{properties}<w:t xml:space="preserve">{half}</w:t></w:r>'
        for half in (text[:middle], text[middle:])
    )
    kept = 'space="preserve"' in run[0] or text == text.strip()
    return '<w:proofErr w:type="spellStart"/>'.join(halves) if kept else run[0]


def rename_media(members):
    """The members with pictures named as Word names them."""
    names = [name for name in members if name.startswith("word/media/")]
    new = {
        old: f"word/media/image{number}.{old.rsplit('.', 1)[1]}"
        for number, old in enumerate(names, start=1)
    }
    renamed = {new.get(name, name): content for name, content in members.items()}
    for name in renamed:
        if name.endswith(".rels"):
            for old, now in new.items():
                renamed[name] = renamed[name].replace(old[5:].encode(), now[5:].encode())
    return renamed
