"""What a set of keys takes over from another one by YAML's `<<: *name`."""

from __future__ import annotations

from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

SIGN = "<<"


def take_over(node: MappingNode, above: tuple[Node, ...] = ()) -> None:
    """Put the keys that a set takes over behind its own; what it says itself stands.

    What cannot be taken over, such as the set itself, is left as it is written.
    """
    signs = [pair for pair in node.value if _is_sign(pair[0])]
    if len(signs) != 1 or not _can_be(signs[0][1], node, above):
        return
    node.value = [pair for pair in node.value if pair is not signs[0]]
    names = {key.value for key, _ in node.value if isinstance(key, ScalarNode)}
    for other in _find_sets(signs[0][1]):
        take_over(other, (*above, node))
        for key, value in other.value:
            if not (isinstance(key, ScalarNode) and key.value in names):
                node.value.append((key, value))
        names |= {key.value for key, _ in other.value if isinstance(key, ScalarNode)}


def _is_sign(key: Node) -> bool:
    return isinstance(key, ScalarNode) and key.value == SIGN and not key.style


def _can_be(value: Node, node: Node, above: tuple[Node, ...]) -> bool:
    """True for one or several sets, none of which is open."""
    others = _find_sets(value)
    is_open = any(other is one for other in others for one in (node, *above))
    return all(isinstance(other, MappingNode) for other in others) and not is_open


def _find_sets(value: Node) -> list[Any]:
    """What is taken over, one after the other."""
    return value.value if isinstance(value, SequenceNode) else [value]
