"""The settings of the document: current layout rules, no hyphenation, no history."""

from __future__ import annotations

from markup import Element, w

MICROSOFT = "http://schemas.microsoft.com/office/word"
COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


def build_settings(*, two_sided: bool) -> Element:
    """The settings, in the order that the format prescribes; two sides have their own edges."""
    promises = [
        w("compatSetting", name=name, uri=MICROSOFT, val=value)
        for name, value in COMPATIBILITY.items()
    ]
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("autoHyphenation", val=0),
        w("evenAndOddHeaders") if two_sided else None,
        w("characterSpacingControl", val="compressPunctuation"),
        # A line that ends with a line break must not be stretched to the margin.
        w("compat", w("doNotExpandShiftReturn"), *promises),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("clrSchemeMapping", bg1="light1", t1="dark1", bg2="light2", t2="dark2",
          accent1="accent1", accent2="accent2", accent3="accent3", accent4="accent4",
          accent5="accent5", accent6="accent6", hyperlink="hyperlink",
          followedHyperlink="followedHyperlink"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )  # fmt: skip
