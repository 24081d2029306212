"""The grammar of Chinese, as offices write it."""
