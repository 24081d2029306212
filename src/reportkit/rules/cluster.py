"""What can keep a Dask cluster from sharing the work."""

from reportkit.diagnostics import Rule

NO_LIBRARY = Rule(
    "cluster/no-library",
    message="no cluster can be asked: `distributed` is not installed",
    why="Only `--scheduler` needs it, so it is not installed with everything else.",
    mend="Run `pip install 'reportkit[dask]'`, here and for every worker.",
    hints={"install": "run `pip install 'reportkit[dask]'`"},
)

NO_SCHEDULER = Rule(
    "cluster/no-scheduler",
    message="no Dask scheduler answers at `{address}`: {reason}",
    why="The cluster is not started by reportkit. What was made before the scheduler was lost is "
    "whole, and the next run goes on from there.",
    mend="Start `dask scheduler`, or ask whoever looks after the cluster for its address, such as "
    "`tcp://10.0.0.5:8786`, or for its scheduler file.",
    hints={"start": "start `dask scheduler`, or check the address"},
)

NO_WORKERS = Rule(
    "cluster/no-workers",
    message="the scheduler at `{address}` has no workers",
    why="Work would wait for one that may never come.",
    mend="Start `dask worker` with the address of the scheduler, once for each machine.",
    hints={"start": "start `dask worker` with the address of the scheduler"},
)

DIFFERS = Rule(
    "cluster/differs",
    message="the worker `{worker}` has another `{name}` than is here: {theirs}",
    why="Other versions make other documents; a batch would be a mixture.",
    mend="Install the same versions on all machines, by one constraints file.",
    hints={"same": "install the same versions there and here"},
)

NOT_SHARED = Rule(
    "cluster/not-shared",
    message="the worker `{worker}` does not see `{file}` as it is here",
    why="Workers read records and write documents themselves, by the paths that are known here.",
    mend="Put the project into a folder that all machines share under one path.",
    hints={"share": "put the project into a folder that all machines share under one path"},
)
