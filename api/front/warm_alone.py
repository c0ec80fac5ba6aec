"""What every worker of a server without accounts needs besides: what its routes take and give, worked out once."""

from api.app import PLACES, described

described(PLACES)
