"""Views of the map that are shown to strangers by a link: unguessable, ended on a day, taken back at any time."""
