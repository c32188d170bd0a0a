"""Figures made from the records: a map of the world, timelines, bars.

This is their geometry; the markup is in `templates/figures.html`. Positions are percents of a
frame, so that letters and targets keep their size on every screen.
"""

from memoria.render.figures.timelines import shares, timeline
from memoria.render.figures.world import outline, world_map

__all__ = ["outline", "shares", "timeline", "world_map"]
