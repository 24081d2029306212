"""What a set of keys takes over from another one by YAML's `<<: *name`."""

from __future__ import annotations

from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

SIGN = "<<"


def take_over(node: MappingNode, above: tuple[Node, ...] = ()) -> None:
    """Put the keys that a set takes over behind its own; what it says itself stands.

    Only what was written before under a name is taken over. All else, such as the set itself, is
    left as it is written.
    """
    signs = [pair for pair in node.value if _is_sign(pair[0])]
    if len(signs) != 1 or not _can_be(signs[0], (node, *above)):
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


def _can_be(pair: tuple[Node, Node], above: tuple[Node, ...]) -> bool:
    """True for one or several sets that stand above, none of which is open."""
    key, value = pair
    return all(
        isinstance(other, MappingNode)
        and other.start_mark.index < key.start_mark.index
        and not any(other is one for one in above)
        for other in _find_sets(value)
    )


def _find_sets(value: Node) -> list[Any]:
    """What is taken over, one after the other."""
    return value.value if isinstance(value, SequenceNode) else [value]
