"""What runs inside LibreOffice: a loop in its own Basic that converts what it is given.

Its Python may be missing or another than ours, and its socket needs that Python; Basic is in every
LibreOffice. It is told of a document by an empty file in its folder, whose name says which one and
what it is to become; what came of it, it tells by another. It reads none of ours: a file that was
just put there cannot always be opened. Of a document it tells the number of pages, and what stands
on the first and on the last, in the codes of its characters: Basic writes files in the system's
encoding.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

# seconds without work after which it ends by itself, should whoever started it be gone
PATIENCE = 60
PLAIN, ARCHIVE = 0, 2  # what LibreOffice calls its usual PDF, and PDF/A-2b
MOST = 1000  # characters of a page that are told: one with more is full of words
PAUSE = 2  # milliseconds between two looks at the folder

SOURCE = """\
Sub Main
  Dim number As Long, idle As Long, kind As Long
  On Error Goto Failed
  Tell "ready", OfficeVersion()
  number = 1
  Do While idle < %(looks)d
    kind = OrderedKind(number)
    If kind >= 0 Then
      Tell "done-" & number, Convert("%(folder)s/" & number, kind)
      number = number + 1
      idle = 0
    Else
      Wait %(pause)d
      idle = idle + 1
    End If
  Loop
Failed:
  StarDesktop.terminate()
End Sub

Function OrderedKind(number As Long) As Long
  OrderedKind = -1
  If FileExists("%(folder)s/order-" & number & "-%(plain)d") Then OrderedKind = %(plain)d
  If FileExists("%(folder)s/order-" & number & "-%(archive)d") Then OrderedKind = %(archive)d
End Function

Sub Tell(name As String, words As String)
  Dim file As Integer
  file = FreeFile
  Open "%(folder)s/" & name & ".part" For Output As #file
  Print #file, words
  Close #file
  Name "%(folder)s/" & name & ".part" As "%(folder)s/" & name
End Sub

Function OfficeVersion() As String
  Dim provider As Object, product As Object
  provider = createUnoService("com.sun.star.configuration.ConfigurationProvider")
  product = provider.createInstanceWithArguments( _
    "com.sun.star.configuration.ConfigurationAccess", _
    Array(Named("nodepath", "/org.openoffice.Setup/Product")))
  OfficeVersion = product.getByName("ooSetupVersion")
End Function

Function Convert(path As String, kind As Long) As String
  Dim document As Object
  On Error Goto Failed
  document = StarDesktop.loadComponentFromURL(path & ".docx", "_blank", 0, Array( _
    Named("Hidden", True), Named("MacroExecutionMode", 0), Named("UpdateDocMode", 0)))
  If IsNull(document) Then
    Convert = "it cannot be opened"
    Exit Function
  End If
  Refresh document
  document.storeToURL(path & ".pdf", Array( _
    Named("FilterName", "writer_pdf_Export"), Named("FilterData", Choices(kind))))
  Convert = "pages " & document.getCurrentController().PageCount & Ends(document)
  document.close(False)
  Exit Function
Failed:
  Convert = Error$
  On Error Resume Next
  document.close(False)
End Function

Function Ends(document As Object) As String
  Dim page As Object, text As Object, cursor As Object
  On Error Goto Failed
  If document.getCurrentController().PageCount = 1 Then Exit Function
  page = document.getCurrentController().getViewCursor()
  text = document.getText()
  page.jumpToPage(2)
  page.jumpToStartOfPage()
  cursor = text.createTextCursorByRange(page.getStart())
  cursor.gotoStart(True)
  Ends = Chr(10) & Codes(cursor.getString())
  page.jumpToLastPage()
  page.jumpToStartOfPage()
  cursor = text.createTextCursorByRange(page.getStart())
  cursor.gotoEnd(True)
  Ends = Ends & Chr(10) & Codes(Lines(cursor))
Failed:
End Function

Function Lines(cursor As Object) As String
  Dim blocks As Object, block As Object, cell As Variant, told As Variant
  If Len(cursor.getString()) > %(most)d Then Exit Function
  blocks = cursor.createEnumeration()
  Do While blocks.hasMoreElements()
    block = blocks.nextElement()
    If block.supportsService("com.sun.star.text.TextTable") Then
      For Each cell In block.getCellNames()
        told = Split(block.getCellByName(cell).getString(), Chr(10))
        Lines = Lines & Chr(9) & Join(told, Chr(10) & Chr(9)) & Chr(10)
      Next
    Else
      Lines = Lines & block.getString() & Chr(10)
    End If
  Loop
End Function

Function Codes(text As String) As String
  Dim place As Integer
  If Len(text) > %(most)d Then Exit Function
  For place = 1 To Len(text)
    Codes = Codes & Asc(Mid(text, place, 1)) & " "
  Next
End Function

Sub Refresh(document As Object)
  Dim indexes As Object, place As Integer
  If document.getTextFields().createEnumeration().hasMoreElements() Then
    document.getTextFields().refresh()
  End If
  indexes = document.getDocumentIndexes()
  For place = 0 To indexes.getCount() - 1
    indexes.getByIndex(place).update()
  Next
End Sub

Function Choices(kind As Long) As Variant
  Choices = Array( _
    Named("SelectPdfVersion", kind), _
    Named("UseLosslessCompression", True), _
    Named("ReduceImageResolution", False), _
    Named("UseTaggedPDF", True), _
    Named("ExportBookmarks", True), _
    Named("ExportFormFields", False), _
    Named("DisplayPDFDocumentTitle", True))
End Function

Function Named(name As String, value As Variant) As Object
  Dim pair As New com.sun.star.beans.PropertyValue
  pair.Name = name
  pair.Value = value
  Named = pair
End Function
"""


def write_macro(folder: str) -> str:
    """The macro for a folder, given as an address, as the text of a module of Basic."""
    numbers = {"plain": PLAIN, "archive": ARCHIVE, "pause": PAUSE, "most": MOST}
    looks = PATIENCE * 1000 // PAUSE
    return escape(SOURCE % {"folder": folder, "looks": looks, **numbers})
