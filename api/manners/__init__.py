"""How answers are given, whatever they say: forms, languages, tags, packing, limits, headers, problems."""
