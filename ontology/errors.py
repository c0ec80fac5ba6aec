"""The root of the error tree, in domain words.

* DomainError
  x ModelError            the ontology is wrong, or a value does not fit it
  x graph.errors.*        records and stores (see there)

Exceptions speak English to programmers; problems in people's data are ``Problem`` values with German sentences.
"""


class DomainError(Exception):
    """Anything this project raises on purpose."""


class ModelError(DomainError):
    """The ontology breaks its own rules, or a value is read as what it is not."""
