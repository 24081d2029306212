"""Many records summed up.

records ─▶ gather (index) ─▶ rows ─▶ figures ─▶ ledger, summary
"""
