"""不能由 Dask 集群分担工作的原因。"""

from reportkit.rules.chinese import Said

TEXTS = {
    "cluster/no-library": Said(
        "不能使用集群：没有安装 `distributed`",
        "只有 `--scheduler` 用得到它，所以没有一同安装。",
        "在这台机器和每个工作节点上运行 `pip install 'reportkit[dask]'`。",
        {"install": "运行 `pip install 'reportkit[dask]'`"},
    ),
    "cluster/no-scheduler": Said(
        "`{address}` 没有 Dask 调度器应答：{reason}",
        "集群不由 reportkit 启动。与调度器断开之前做好的文档都是完整的，下次运行会接着做。",
        "启动 `dask scheduler`，或者向管理集群的人询问地址（例如 `tcp://10.0.0.5:8786`）或调度器文件。",
        {"start": "启动 `dask scheduler`，或者检查地址"},
    ),
    "cluster/no-workers": Said(
        "`{address}` 的调度器没有工作节点",
        "没有节点，工作会一直等下去。",
        "在每台机器上用调度器的地址启动 `dask worker`。",
        {"start": "用调度器的地址启动 `dask worker`"},
    ),
    "cluster/differs": Said(
        "工作节点 `{worker}` 的 `{name}` 与这里不同：{theirs}",
        "版本不同，生成的文档也会不同，同一批文档就不一致了。",
        "所有机器用同一份约束文件安装同样的版本。",
        {"same": "在那里和这里安装同样的版本"},
    ),
    "cluster/not-shared": Said(
        "工作节点 `{worker}` 看到的 `{file}` 与这里不同，或者看不到",
        "工作节点自己读记录、写文档，用的是这里的路径。",
        "把项目放在所有机器以同一路径共享的文件夹里。",
        {"share": "把项目放在所有机器以同一路径共享的文件夹里"},
    ),
}
