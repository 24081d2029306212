"""The version of reportkit."""

__version__ = "0.1.0"
