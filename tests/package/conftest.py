"""The folder in which packages are made."""

import pytest

from package.ground import write_project


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project in the working folder."""
    write_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path
