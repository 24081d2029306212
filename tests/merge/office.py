"""LibreOffice accepts, or rejects, all tracked changes of documents: a macro in a fresh profile."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""
MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Settle(folder As String)
  SettleAs(folder, "AcceptAllTrackedChanges", folder &amp; "/accepted")
  SettleAs(folder, "RejectAllTrackedChanges", folder &amp; "/rejected")
End Sub
Sub SettleAs(folder As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "MS Word 2007 XML"
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  name = Dir(folder &amp; "/*.docx")
  Do While name &lt;&gt; ""
    url = ConvertToURL(folder &amp; "/" &amp; name)
    doc = StarDesktop.loadComponentFromURL(url, "_blank", 0, hidden())
    frame = doc.CurrentController.Frame
    helper.executeDispatch(frame, ".uno:" &amp; command, "", 0, Array())
    doc.storeToURL(ConvertToURL(target &amp; "/" &amp; name), kind())
    doc.close(True)
    name = Dir
  Loop
End Sub
</script:module>
"""


def settle_by_office(contents: Mapping[str, bytes], folder: Path) -> dict[str, tuple[bytes, bytes]]:
    """Each document by its name, with all changes accepted, and with all rejected."""
    call = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    # the first start fills the profile, and would write over what is in it
    subprocess.run([*call, "--terminate_after_init"], check=True, capture_output=True, timeout=60)
    library = folder / "profile" / "user" / "basic" / "Standard"
    (library / "script.xlb").write_text(LIBRARY)
    (library / "Module1.xba").write_text(MACRO)
    work = folder / "work"
    for name in ("accepted", "rejected"):
        (work / name).mkdir(parents=True)
    names = {name: f"{number}.docx" for number, name in enumerate(contents)}
    for name, content in contents.items():
        (work / names[name]).write_bytes(content)
    call.append(f'macro:///Standard.Module1.Settle("{work}")')
    subprocess.run(call, check=True, capture_output=True, timeout=180)
    return {
        name: ((work / "accepted" / file).read_bytes(), (work / "rejected" / file).read_bytes())
        for name, file in names.items()
    }
