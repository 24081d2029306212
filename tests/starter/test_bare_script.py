"""The plain script that benchmarks compare with, which must fill the templates as they are."""

import subprocess
import sys
from pathlib import Path

from docx import Document

PROJECT = Path(__file__).parents[2]


def test_the_plain_script_still_fills_the_starter_templates(tmp_path):
    script = PROJECT / "benchmarks" / "bare" / "fill.py"
    subprocess.run([sys.executable, script, PROJECT / "templates", tmp_path], check=True)
    for name in ("activity-report", "news-release"):
        text = "\n".join(one.text for one in Document(tmp_path / f"{name}.docx").paragraphs)
        assert "Dongfeng Xiaokang Airport Factory" in text
        assert "{" not in text
