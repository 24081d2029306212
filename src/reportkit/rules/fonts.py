"""What can be wrong with the fonts that a document asks for."""

from reportkit.diagnostics import Rule, Severity

STAND_IN = Rule(
    "fonts/stand-in",
    message="`{font}` is not installed; `{stand_in}` stands in for it, for preview only",
    why="The document names the font that an office has. Here it lacks, so the PDF looks "
    "different, and its lines may break elsewhere.",
    mend="Install the font, or put its file into the folder `fonts` of the project; or make the "
    "PDF where the font is installed. The Word file is right as it is.",
    severity=Severity.WARNING,
    hints={"install": "install it, or put its file into the folder `fonts` of the project"},
)
AS_WIDE = Rule(
    "fonts/as-wide",
    message="`{font}` is not installed; `{stand_in}`, which is as wide, stands in for it",
    why="Every letter of the stand-in takes the same room, so lines and pages break where they "
    "would; the letters look a little different.",
    mend="Nothing need be done. Where the looks matter, install the font.",
    severity=Severity.HINT,
    hints={"install": "install it where the looks matter"},
)
OTHER_FONT = Rule(
    "fonts/other-font",
    message="`{font}` lacks `{characters}`: another font prints them",
    why="Free Chinese fonts often have the 6763 characters of GB 2312 only, and names use others. "
    "A character of another font stands out in its line.",
    mend="Install the font that the document asks for, or one that has all characters.",
    severity=Severity.WARNING,
    hints={"install": "install the font that the document asks for"},
)
NO_GLYPH = Rule(
    "fonts/no-glyph",
    message="no font here has `{characters}`: an empty box is printed",
    why="A character that no font has is printed as a box, most often in the name of a person.",
    mend="Install a font that has it: on Debian and Ubuntu `apt install fonts-noto-cjk`, elsewhere "
    "Noto Serif CJK SC; rare characters may need one more, such as `fonts-hanazono`.",
    severity=Severity.WARNING,
    hints={"install": "install a font that has it, such as `fonts-noto-cjk`"},
)
NOT_TOLD = Rule(
    "fonts/not-told",
    message="what is installed cannot be told: `fc-match` is not here",
    why="Fonts are asked for by the tools of fontconfig, which Linux has and others need not.",
    mend="Install fontconfig: `apt install fontconfig`, or `brew install fontconfig` on a Mac.",
    severity=Severity.WARNING,
    hints={"install": "install fontconfig"},
)
