"""What is wrong with files that are to leave the house."""

from reportkit.diagnostics import Rule

PERSONAL_DATA = Rule(
    "submission/personal-data",
    message="{where} holds {kind}: `{masked}`",
    why="The file goes to readers who must not have it. Everything that leaves the house is "
    "searched to the last byte: texts, comments, tracked changes, properties, alternative texts, "
    "the metadata of pictures, names of files, and the files within files.",
    mend="Take it out where it stands. If everybody may read it, as the telephone number in a "
    "letterhead, list it under `contacts` in `reportkit.yaml`.",
    hints={"list": "if everybody may read it, list it under `contacts` in `reportkit.yaml`"},
)

INTERNAL = Rule(
    "submission/internal",
    message="{where} holds words of `{field}`, which is internal: `{masked}`",
    why="They were taken out of the record before the file was made, and have come into it by "
    "another way: with the template, an attachment, a picture or by hand.",
    mend="Take them out where they stand. If everybody may read them, write them where the record "
    "is public.",
)

PICTURE_TELLS = Rule(
    "submission/picture-tells",
    message="{where} tells {what}",
    why="Cameras and programs write more into a picture than can be seen: where it was taken, "
    "by whom, and at times what was cut away.",
    mend="Use the picture without its metadata; reportkit takes them out of final documents.",
)

UNSEARCHED = Rule(
    "submission/unsearched",
    message="{where} cannot be searched: {cause}",
    why="What cannot be searched may hold anything, and what leaves the house is to be proven.",
    mend="Save it without a password, or as a kind of file that can be read, such as .docx, .xlsx "
    "or .pdf.",
)

TYPED_PLACEHOLDER = Rule(
    "submission/placeholder",
    message="the document still says `{placeholder}`",
    why="A final document must not hold a placeholder. Those that no record brings were typed "
    "into the template.",
    mend="Replace it in the template by a field, or by the words that are meant.",
)

NO_ALT = Rule(
    "submission/no-alt",
    message="a picture has no alternative text",
    why="Those who cannot see the picture learn from it what is shown. In a final document every "
    "picture has one, or is marked as decorative.",
    mend="Right-click the picture in the template, choose “Edit Alt Text”, and say what it shows "
    "or mark it as decorative.",
)
