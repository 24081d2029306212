"""The names of WordprocessingML and its neighbours, and the order its schema asks for."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
XML = "http://www.w3.org/XML/1998/namespace"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def w(local: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{local}"


PARAGRAPH, PARAGRAPH_PROPERTIES = w("p"), w("pPr")
RUN, RUN_PROPERTIES, TEXT = w("r"), w("rPr"), w("t")
TABLE, ROW, CELL = w("tbl"), w("tr"), w("tc")
ROW_PROPERTIES, CELL_PROPERTIES = w("trPr"), w("tcPr")
TAB, BREAK, CARRIAGE_RETURN, FIELD_CODE = w("tab"), w("br"), w("cr"), w("instrText")
CONTENT_CONTROL, CONTROL_CONTENT, CONTROL_PROPERTIES = w("sdt"), w("sdtContent"), w("sdtPr")
TEXT_BOX = w("txbxContent")
HYPERLINK = w("hyperlink")
SECTION = w("sectPr")
VALUE = w("val")
ALTERNATE, CHOICE, FALLBACK = f"{{{MC}}}AlternateContent", f"{{{MC}}}Choice", f"{{{MC}}}Fallback"
DRAWING_NAME = f"{{{WP}}}docPr"
SPACE = f"{{{XML}}}space"

INSERTIONS = frozenset({w("ins"), w("moveTo")})
DELETIONS = frozenset({w("del"), w("moveFrom")})
TRACKED = INSERTIONS | DELETIONS

RANGE_MARKS = frozenset(
    w(name)
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
        "permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd",
        "moveToRangeStart", "moveToRangeEnd",
    )
)  # fmt: skip

# ISO/IEC 29500-1: CT_TcPr, CT_PPrBase and EG_RPrBase are sequences
CELL_PROPERTY_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
    "textDirection", "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel",
    "cellMerge", "tcPrChange",
)  # fmt: skip
PARAGRAPH_PROPERTY_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
RUN_PROPERTY_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike",
    "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden",
    "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr",
    "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish",
    "oMath",
)  # fmt: skip
