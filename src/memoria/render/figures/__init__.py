"""Figures made from the records: a map of the world, timelines, bars.

This is their geometry; the markup is in `templates/figures.html`. Positions are percents of a
frame, so that letters and targets keep their size on every screen.
"""

from memoria.render.figures.bars import shares
from memoria.render.figures.land import outline
from memoria.render.figures.timelines import timeline
from memoria.render.figures.world import world_map

__all__ = ["outline", "shares", "timeline", "world_map"]
