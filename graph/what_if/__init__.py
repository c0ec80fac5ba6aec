"""What if: the exact effect of one more tie between any two actors, of losing an actor, a seat or a tie, and of the
best links together, on the paths between youth welfare and health, with and without the coordination.

    found = effects(snapshot)
    found.between.state                 the network as it is recorded
    found.link(a, b).change             what a tie between two actors (by position) would change
    found.best(10)                      the most helpful absent ties across the systems
    best_links(found.between, 2)        the best two together
    lost_actors(found.between), lost_ties(found.between), lost_seats(found.between, snapshot.network.affiliation)

All rests on recorded (and stale) ties from intensity 2; definitions and exactness in decision 0012.
"""

from graph.what_if.between import Between, NetworkState, between
from graph.what_if.consequences import Link, Loss, LostSeat, Same, Shift, Together
from graph.what_if.effects import Effects, effects
from graph.what_if.losses import lost_actor, lost_actors, lost_ties
from graph.what_if.seat_losses import lost_seats
from graph.what_if.together import best_links

__all__ = [
    "Between",
    "Effects",
    "Link",
    "Loss",
    "LostSeat",
    "NetworkState",
    "Same",
    "Shift",
    "Together",
    "best_links",
    "between",
    "effects",
    "lost_actor",
    "lost_actors",
    "lost_seats",
    "lost_ties",
]
