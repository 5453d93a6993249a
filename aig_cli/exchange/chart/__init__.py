"""Charts as SVG, a kind a file: each has a `draw` that takes a chart, a language, and a name for the ids on its page.

They scale to the width that they get, and work without colour, script, style sheet and anything from elsewhere.
"""

KINDS = {"Columns": "columns", "Bars": "bars", "Stacked": "stacked", "Bullet": "bullet", "Heat": "heat"}
"""The file of each kind of chart."""
