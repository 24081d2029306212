"""Lengths in the unit of the format, a twentieth of a point."""

from __future__ import annotations


def pt(points: float) -> int:
    """Points."""
    return round(points * 20)


def mm(millimetres: float) -> int:
    """Millimetres."""
    return round(millimetres * 1440 / 25.4)
