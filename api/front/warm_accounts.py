"""What every worker of a server with accounts needs besides: what its routes take and give, worked out once."""

from api.app import ALL_PLACES, described

described(ALL_PLACES)
