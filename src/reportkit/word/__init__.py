"""The .docx as a format: its zip file, its parts, the places in them, pictures and text as XML."""
