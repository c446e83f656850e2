"""The public folder's pages, feeds and data files, made from public types alone.

Addresses are made of the register's own numbers (`decisions/D5.html`, `meetings/M3.html`, `forward-plan/F12.html`):
a title and even a reference can be corrected after publication, and a link that was sent out must go on working.
"""
