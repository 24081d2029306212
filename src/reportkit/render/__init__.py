"""Documents: a template filled with values, completed, proven and packed.

    fill ─▶ printer ─▶ words, pictures, prose, rich, subdocument ─▶ complete ─▶ proof ─▶ document
    (run)   (choose)   (a value as XML for its spot)                (mend)      (check)  (bytes)

`additions` keeps what a document has beyond its template; `render` puts these in order.
"""

from reportkit.render.document import Document
from reportkit.render.render import render_document

__all__ = ["Document", "render_document"]
