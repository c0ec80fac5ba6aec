"""Politics as people see it: the ways into it, what was consulted in which year, who sits where (decision 0043)."""
