"""Who works with whom, by the sectors of the map: recorded, expected and wished for, for each two of them."""
