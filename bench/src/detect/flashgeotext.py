"""Titles in, one JSON array of them; per title out the name that flashgeotext finds first, or null.

Cities go before countries: the more exact answer, as a user of it would choose.
"""

import json
import sys

from flashgeotext.geotext import GeoText

finder = GeoText()


def first(found):
    spans = [(min(span[0] for span in of["span_info"]), name) for name, of in found.items()]
    return min(spans)[1] if spans else None


def place(title):
    found = finder.extract(title)
    return first(found["cities"]) or first(found["countries"])


json.dump([place(title) for title in json.load(sys.stdin)], sys.stdout)
