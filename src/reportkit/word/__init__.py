"""The .docx as a format: it knows parts, paragraphs and pictures, and nothing of tags or values.

`package` opens a file and `archive` writes one; `file` is the file of a document in the making.
`story` names the parts that hold text, `address` the places in them, `line` reads a paragraph.
`picture`, `drawing`, `text`, `numbering`, `style` and `grid` make what is put in.
"""
