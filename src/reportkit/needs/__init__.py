"""What a template needs, against what a record offers: problems, lists, and what is lacking."""
