"""A preview on this machine: the site of the files as they are, made again at every change."""
