"""The command line: one module for each command, and the exit code of every ending.

Help needs Click alone: a command imports what it works with when it runs.
"""

from reportkit.cli.program import main, program

__all__ = ["main", "program"]
