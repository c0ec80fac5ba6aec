"""ClusterGroups of about four districts for exchange on a topic, as the Qualitätsdialoge formed them (domain 6.1).

* ``exchange_partner``: a district with its conditions, and its strengths as far as whoever asks may know them
* ``pair_fit``: how well two of them fit: like conditions, different strengths, short ways, more than one Land
* ``grouping``: the best groups, exact for few districts and with a bound for many
* ``entered_clusters``: the groups that a project formed, as they were recorded
* ``kept_grouping``: groups that a person made of a proposal, kept
* ``grouping_words``: why a group, and what a change changes
"""
