"""Signing in at a service outside, by OpenID Connect (decision 0041)."""
