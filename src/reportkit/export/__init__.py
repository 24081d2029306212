"""The export room: records and their documents in the forms that other programs take.

record ─▶ Telling ─▶ ics, csv, jsonld, ninjs
document ─▶ Page ─▶ txt, html, wechat (and the body of jsonld and ninjs)
"""
