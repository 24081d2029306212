"""The command line: one module for each command, and the exit code of every ending."""

from reportkit.cli.program import main, program

__all__ = ["main", "program"]
