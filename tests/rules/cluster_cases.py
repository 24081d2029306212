"""For each rule of clusters, one that cannot share the work."""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from many.cluster import scheduler, workers
from rules.case import Case
from rules.record_cases import WHOLE

CALL = "render a.yaml --scheduler scheduler.json"
# what a worker does when it starts
OTHER = """\
import importlib.metadata

find = importlib.metadata.version
importlib.metadata.version = lambda name: "0.1" if name == "docxtpl" else find(name)
"""
BLIND = """\
import sys

def hide(event, arguments):
    if event == "open" and str(arguments[0]).endswith("a.yaml"):
        raise OSError("another machine")

sys.addaudithook(hide)
"""


@cache
def start(start_of_worker):
    """The scheduler file of a cluster that lives as long as the tests; None for no worker."""
    folder, stack = Path(tempfile.mkdtemp()), ExitStack()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(stack.close)
    file = stack.enter_context(scheduler(folder))
    if start_of_worker is not None:
        Path(folder, "sitecustomize.py").write_text(start_of_worker)
        paths = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
        stack.enter_context(workers(file, 1, "machine-2", env={**os.environ, "PYTHONPATH": paths}))
    return file


def cluster(start_of_worker=None):
    """A case with a cluster at work."""
    return Case(
        CALL,
        {"a.yaml": WHOLE, "scheduler.json": lambda path: shutil.copy(start(start_of_worker), path)},
        is_apart=True,
    )


CASES = {
    "cluster/no-library": Case(
        CALL,
        {"a.yaml": WHOLE, "site/sitecustomize.py": "import sys; sys.modules['distributed'] = None"},
        env={"PYTHONPATH": "site"},
        is_apart=True,
    ),
    "cluster/no-scheduler": Case(
        "render a.yaml --scheduler tpc://10.0.0.5", {"a.yaml": WHOLE}, is_apart=True
    ),
    "cluster/no-workers": cluster(),
    "cluster/differs": cluster(OTHER),
    "cluster/not-shared": cluster(BLIND),
}
