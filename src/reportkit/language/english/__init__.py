"""The language/english room."""
