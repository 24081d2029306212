"""Draw the pictures of the example record: `python scripts/draw_photos.py [FOLDER]`.

They stand in for photographs, and say so in a corner. One is stored lying on its side with a
rotation flag, as cameras do it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Colour = str
Point = tuple[float, float]

WIDE, HIGH = 1600, 1067
FINER = 2
"""Drawn at twice the size and scaled down, so that edges are smooth."""
QUALITY = 82
ORIENTATION, TURNED_RIGHT = 0x0112, 6

WALL, FLOOR, PAPER = "#E9E4DA", "#CDC4B5", "#FBFAF6"
NAVY, TEAL, CLAY, OCHRE, SLATE = "#2F4B66", "#4E7C80", "#A65F4B", "#C99A4B", "#6C7A86"
WOOD, WOOD_DARK, GLASS, STEEL = "#A9835E", "#86654A", "#C9DDE2", "#97A3AB"
SKINS, HAIRS = ("#E3B793", "#C99470", "#8F6248", "#F0C9A8"), ("#3A2E2A", "#5B4033", "#22201F")
SUITS = (NAVY, TEAL, SLATE, CLAY, "#4A4E69", "#5C6B4F")


@dataclass(frozen=True, slots=True)
class Picture:
    """A surface measured in pixels of the finished picture."""

    image: Image.Image
    pen: ImageDraw.ImageDraw

    def box(self, left: float, top: float, right: float, bottom: float, fill: Colour,
            round_: float = 0) -> None:  # fmt: skip
        """A rectangle, its corners rounded if asked."""
        self.pen.rounded_rectangle(
            [at * FINER for at in (left, top, right, bottom)], round_ * FINER, fill=fill
        )

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """A polygon."""
        self.pen.polygon([(x * FINER, y * FINER) for x, y in points], fill=fill)

    def disc(self, x: float, y: float, across: float, fill: Colour, down: float = 0) -> None:
        """A circle, or an ellipse if `down` is given; half axes."""
        tall = down or across
        corners = (x - across, y - tall, x + across, y + tall)
        self.pen.ellipse([at * FINER for at in corners], fill=fill)

    def limb(self, points: Sequence[Point], wide: float, fill: Colour) -> None:
        """A line with round ends and joints."""
        path = [(x * FINER, y * FINER) for x, y in points]
        self.pen.line(path, fill=fill, width=round(wide * FINER), joint="curve")
        for x, y in points:
            self.disc(x, y, wide / 2, fill)

    def shade(self, top: Colour, bottom: Colour) -> None:
        """The whole surface, from one colour at the top to another at the bottom."""
        scale = Image.linear_gradient("L").resize(self.image.size)
        ends = [Image.new("RGB", self.image.size, colour) for colour in (bottom, top)]
        self.image.paste(Image.composite(ends[0], ends[1], scale))

    def say(self, x: float, y: float, words: str, size: float, fill: Colour,
            anchor: str = "mm") -> None:  # fmt: skip
        """Words in the font that comes with Pillow, the same on every machine."""
        font = ImageFont.load_default(size * FINER)
        self.pen.text((x * FINER, y * FINER), words, fill=fill, font=font, anchor=anchor)


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody without a face: where the feet are, how tall, which clothes."""

    x: float
    feet: float
    tall: float
    look: int = 0
    helmet: bool = False
    skirt: bool = False

    @property
    def shoulder(self) -> float:
        """Height of the shoulders on the surface."""
        return self.feet - self.tall * 0.815

    @property
    def suit(self) -> Colour:
        """Colour of the jacket."""
        return SUITS[self.look % len(SUITS)]

    @property
    def skin(self) -> Colour:
        """Colour of the skin."""
        return SKINS[self.look % len(SKINS)]

    def hand(self, side: int) -> Point:
        """Where a hand hangs; side is -1 for left on the surface, 1 for right."""
        return self.x + side * self.tall * 0.15, self.feet - self.tall * 0.47

    def stand(self, on: Picture, left: Point | None = None, right: Point | None = None) -> None:
        """Draw the figure, its hands where they are wanted."""
        on.disc(self.x, self.feet, self.tall * 0.16, "#00000018", self.tall * 0.02)
        self._legs(on)
        for side, hand in ((-1, left or self.hand(-1)), (1, right or self.hand(1))):
            self._arm(on, side, hand)
        self.bust(on)

    def bust(self, on: Picture) -> None:
        """Head and jacket only, as of somebody who sits behind a table."""
        h, x, top = self.tall, self.x, self.shoulder
        on.shape(
            [(x - h * 0.118, top + h * 0.05), (x - h * 0.09, top), (x + h * 0.09, top),
             (x + h * 0.118, top + h * 0.05), (x + h * 0.092, top + h * 0.34),
             (x - h * 0.092, top + h * 0.34)], self.suit,
        )  # fmt: skip
        for side in (-1, 1):
            on.disc(x + side * h * 0.085, top + h * 0.035, h * 0.035, self.suit)
        on.shape([(x - h * 0.032, top), (x + h * 0.032, top), (x, top + h * 0.13)], PAPER)
        self._head(on)

    def _head(self, on: Picture) -> None:
        h, x, middle = self.tall, self.x, self.feet - self.tall * 0.915
        on.box(x - h * 0.024, middle, x + h * 0.024, self.shoulder + h * 0.02, self.skin)
        hair = HAIRS[self.look % len(HAIRS)]
        if self.skirt:
            on.box(x - h * 0.064, middle - h * 0.04, x + h * 0.064, middle + h * 0.085, hair,
                   h * 0.05)  # fmt: skip
            on.box(x - h * 0.024, middle, x + h * 0.024, self.shoulder + h * 0.02, self.skin)
        on.disc(x, middle - h * 0.014, h * 0.058, hair, h * 0.068)
        on.disc(x, middle + h * 0.006, h * 0.049, self.skin, h * 0.06)
        if self.helmet:
            on.pen.pieslice(
                [at * FINER for at in (x - h * 0.068, middle - h * 0.1, x + h * 0.068,
                                       middle + h * 0.05)], 180, 360, fill=OCHRE,
            )  # fmt: skip
            on.box(x - h * 0.08, middle - h * 0.032, x + h * 0.08, middle - h * 0.018, OCHRE, 4)
        else:
            on.pen.chord(
                [at * FINER for at in (x - h * 0.058, middle - h * 0.082, x + h * 0.058,
                                       middle + h * 0.03)], 195, 345, fill=hair,
            )  # fmt: skip

    def _arm(self, on: Picture, side: int, hand: Point) -> None:
        h = self.tall
        start = (self.x + side * h * 0.1, self.shoulder + h * 0.04)
        elbow = ((start[0] + hand[0]) / 2 + side * h * 0.022, (start[1] + hand[1]) / 2 + h * 0.02)
        on.disc(*hand, h * 0.024, self.skin)
        on.limb([start, elbow, hand], h * 0.052, _darker(self.suit))
        on.disc(*_towards(elbow, hand, 1.06), h * 0.024, self.skin)

    def _legs(self, on: Picture) -> None:
        h, x, hip = self.tall, self.x, self.feet - self.tall * 0.49
        cloth = _darker(self.suit, 0.72)
        for side in (-1, 1):
            knee_to = self.feet - h * 0.02
            leg = self.skin if self.skirt else cloth
            on.limb([(x + side * h * 0.045, hip), (x + side * h * 0.05, knee_to)], h * 0.06, leg)
            on.box(x + side * h * 0.05 - h * 0.045, knee_to - h * 0.012,
                   x + side * h * 0.05 + h * 0.045, self.feet, "#2B2B2B", h * 0.012)  # fmt: skip
        if self.skirt:
            on.shape([(x - h * 0.09, hip - h * 0.03), (x + h * 0.09, hip - h * 0.03),
                      (x + h * 0.105, hip + h * 0.22), (x - h * 0.105, hip + h * 0.22)],
                     cloth)  # fmt: skip


def _darker(colour: Colour, by: float = 0.86) -> Colour:
    channels = (round(int(colour[at : at + 2], 16) * by) for at in (1, 3, 5))
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _towards(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def draw_handshake(on: Picture) -> None:
    """Two women shake hands before the glass door of a training centre."""
    on.shade("#DCE7EC", "#F3EFE6")
    on.box(120, 150, 1480, 800, "#D8CDBB")
    on.box(120, 130, 1480, 165, WOOD_DARK)
    for left in (170, 330, 1110, 1270):
        on.box(left, 230, left + 120, 640, GLASS)
        on.box(left + 57, 230, left + 63, 640, PAPER)
    on.box(520, 215, 1080, 800, SLATE)
    for left in (540, 810):
        on.box(left, 300, left + 250, 800, GLASS)
        on.shape([(left + 40, 300), (left + 120, 300), (left + 20, 800), (left, 800),
                  (left, 560)], "#DCEAED")  # fmt: skip
    on.say(800, 258, "TRAINING CENTRE", 40, PAPER)
    on.box(0, 800, WIDE, HIGH, FLOOR)
    on.shape([(430, 800), (1170, 800), (1330, HIGH), (270, HIGH)], "#DAD2C4")
    for x in (215, 1385):
        on.disc(x, 690, 62, "#7C9473", 88)
        on.disc(x - 30, 730, 44, "#6A8462", 60)
        on.shape([(x - 52, 770), (x + 52, 770), (x + 40, 858), (x - 40, 858)], CLAY)
    for x, tall, look in ((430, 520, 2), (310, 505, 4), (1170, 520, 3), (1290, 500, 5)):
        Figure(x, 905, tall, look).stand(on)
    meeting = (800, 622)
    Figure(652, 985, 640, 0, skirt=True).stand(on, right=meeting)
    Figure(948, 985, 630, 7, skirt=True).stand(on, left=meeting)
    on.disc(*meeting, 20, SKINS[3], 15)


def draw_workshop(on: Picture) -> None:
    """People in helmets stand round a welding bench."""
    on.shade("#D9DDDC", "#C6C9C6")
    for left in range(60, 1600, 310):
        on.box(left, 130, left + 230, 400, "#EDF4F3")
        for bar in (75, 152):
            on.box(left + bar, 130, left + bar + 5, 400, STEEL)
        on.box(left, 262, left + 230, 267, STEEL)
    for top in (40, 70):
        on.box(0, top, WIDE, top + 9, "#7F8A90")
    for left in range(-20, 1600, 80):
        on.limb([(left, 46), (left + 40, 74), (left + 80, 46)], 5, "#8C979C")
    on.box(0, 700, WIDE, HIGH, "#A9A59C")
    on.shape([(0, 985), (WIDE, 985), (WIDE, 1003), (0, 1003)], OCHRE)
    for left, colour in ((70, TEAL), (1290, NAVY)):
        on.box(left, 470, left + 240, 735, colour, 12)
        on.box(left + 25, 500, left + 130, 590, "#DDE5E6", 6)
        for knob in range(3):
            on.disc(left + 165 + knob * 26, 520, 9, OCHRE)
        on.box(left + 25, 620, left + 215, 632, _darker(colour))
    for x, look in ((470, 2), (600, 4), (1010, 5), (1135, 3)):
        Figure(x, 905, 545, look, helmet=True).stand(on)
    Figure(735, 900, 560, 1, helmet=True).stand(on, right=(838, 655))
    on.box(520, 715, 1090, 745, STEEL, 5)
    on.box(545, 745, 1065, 905, "#6F7B82")
    on.box(560, 905, 600, 960, "#555E63")
    on.box(1010, 905, 1050, 960, "#555E63")
    on.box(770, 688, 940, 716, "#7A5C3E", 3)
    on.limb([(838, 655), (852, 684)], 9, "#3A3A3A")
    for dx, dy in ((-34, -12), (-20, -32), (12, -36), (34, -18), (42, 4), (-42, 6)):
        on.limb([(856, 688), (856 + dx, 688 + dy)], 3, "#F2C14E")
    on.disc(856, 688, 9, "#FFF3CF")


def draw_round_table(on: Picture) -> None:
    """People sit round an oval table with papers before them."""
    on.shade("#ECE7DD", "#E0D8CB")
    on.box(0, 640, WIDE, HIGH, "#B9AD9B")
    on.box(470, 70, 1130, 400, SLATE, 6)
    on.box(484, 84, 1116, 386, PAPER)
    on.say(800, 128, "Near-miss reporting", 34, NAVY)
    for number, height in enumerate((150, 120, 96, 60)):
        left = 590 + number * 112
        on.box(left, 350 - height, left + 64, 350, (NAVY, TEAL, OCHRE, CLAY)[number])
    on.box(570, 350, 1030, 354, SLATE)
    for left in (110, 1290):
        on.box(left, 110, left + 200, 370, GLASS)
        on.box(left + 97, 110, left + 103, 370, PAPER)
    for x, look in ((390, 2), (595, 8), (800, 5), (1005, 3), (1210, 4)):
        Figure(x, 1010, 600, look, skirt=look % 2 == 0).bust(on)
    on.disc(800, 800, 690, WOOD_DARK, 196)
    on.disc(800, 782, 690, WOOD, 190)
    on.disc(800, 782, 300, "#B8946E", 70)
    _lay_papers(on)
    for x, look in ((330, 7), (640, 0), (960, 11), (1270, 1)):
        _from_behind(on, x, look)


def _lay_papers(on: Picture) -> None:
    for x in (410, 600, 795, 990, 1180):
        on.shape([(x - 48, 655), (x + 44, 655), (x + 56, 690), (x - 60, 690)], PAPER)
        on.limb([(x - 34, 666), (x + 26, 666)], 2, STEEL)
        on.limb([(x - 38, 676), (x + 18, 676)], 2, STEEL)
        on.box(x + 66, 640, x + 86, 680, "#DCEAED", 4)
    for x in (460, 720, 880, 1140):
        on.shape([(x - 46, 868), (x + 46, 868), (x + 62, 912), (x - 62, 912)], PAPER)
    for x in (700, 800, 900):
        on.disc(x, 770, 26, "#7C9473", 20)
    on.box(690, 776, 910, 798, CLAY, 8)


def _from_behind(on: Picture, x: float, look: int) -> None:
    suit, hair = SUITS[look % len(SUITS)], HAIRS[look % len(HAIRS)]
    on.box(x - 120, 960, x + 120, 1120, "#5E5148", 36)
    on.box(x - 98, 890, x + 98, 1120, suit, 70)
    on.box(x - 22, 850, x + 22, 910, SKINS[look % len(SKINS)])
    on.disc(x, 815, 52, hair, 62)


def draw_signing(on: Picture) -> None:
    """Two people sign at a table with two small flags; drawn upright."""
    on.shade("#E8E1D5", "#DCD3C4")
    on.box(0, 1130, HIGH, WIDE, "#AE9F8C")
    on.box(90, 150, 977, 800, NAVY, 10)
    on.box(108, 168, 959, 782, "#385874", 6)
    on.say(533, 250, "Signing of the Memorandum", 46, PAPER)
    on.box(383, 296, 683, 300, OCHRE)
    on.say(533, 336, "Lesson plans shared by two institutes", 26, "#D5DEE5")
    for x, look in ((300, 3), (455, 5), (612, 4), (767, 6)):
        Figure(x, 1235, 700, look, skirt=look % 2 == 0).stand(on)
    for x, look in ((330, 0), (737, 7)):
        signer = Figure(x, 1545, 790, look, skirt=True)
        signer.bust(on)
        signer._arm(on, 1, (x + 62, 1162))  # noqa: SLF001 - the same module draws both
        signer._arm(on, -1, (x - 40, 1164))  # noqa: SLF001
    on.box(70, 1185, 997, 1218, WOOD, 6)
    on.box(95, 1218, 972, 1500, "#2F5D62")
    on.shape([(95, 1218), (972, 1218), (972, 1236), (95, 1236)], "#274E52")
    for fold in range(150, 960, 90):
        on.limb([(fold, 1250), (fold - 6, 1490)], 3, "#2A5459")
    for x in (365, 772):
        on.shape([(x - 92, 1166), (x + 58, 1166), (x + 78, 1188), (x - 108, 1188)], PAPER)
        on.limb([(x + 20, 1178), (x + 44, 1132)], 5, "#2B2B2B")
    _flags(on, 533, 1185)


def _flags(on: Picture, x: float, foot: float) -> None:
    on.box(x - 26, foot - 12, x + 26, foot, WOOD_DARK, 3)
    for side, colour in ((-1, CLAY), (1, TEAL)):
        tip = (x + side * 30, foot - 150)
        on.limb([(x + side * 4, foot - 10), tip], 4, STEEL)
        on.shape([tip, (tip[0] + side * 66, tip[1] + 14), (tip[0] + side * 58, tip[1] + 58),
                  (tip[0] - side * 9, tip[1] + 44)], colour)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture to be drawn; an upright one is stored lying on its side, with a flag."""

    file: str
    draw: Callable[[Picture], None]
    upright: bool = False

    def finished(self) -> Image.Image:
        """The picture as it is to be seen."""
        size = (HIGH, WIDE) if self.upright else (WIDE, HIGH)
        image = Image.new("RGB", (size[0] * FINER, size[1] * FINER), WALL)
        picture = Picture(image, ImageDraw.Draw(image, "RGBA"))
        self.draw(picture)
        picture.box(size[0] - 178, size[1] - 54, size[0] - 22, size[1] - 18, "#FFFFFFB0", 6)
        picture.say(size[0] - 100, size[1] - 37, "illustration", 23, "#4A4A4A")
        return image.resize(size, Image.Resampling.LANCZOS)

    def write(self, folder: Path) -> Path:
        """The JPEG in the folder, with nothing in its metadata but the rotation."""
        image, exif = self.finished(), Image.Exif()
        if self.upright:
            image = image.transpose(Image.Transpose.ROTATE_90)
            exif[ORIENTATION] = TURNED_RIGHT
        target = folder / self.file
        image.save(target, quality=QUALITY, optimize=True, dpi=(240, 240), exif=exif)
        return target


SCENES = (
    Scene("handshake.jpg", draw_handshake),
    Scene("workshop.jpg", draw_workshop),
    Scene("round-table.jpg", draw_round_table),
    Scene("signing.jpg", draw_signing, upright=True),
)


def main(folder: Path) -> None:
    """Draw every scene into the folder and say so."""
    folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        print(scene.write(folder))


if __name__ == "__main__":
    project = Path(__file__).resolve().parents[1]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else project / "records" / "photos")
