"""The template room."""
