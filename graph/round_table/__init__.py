"""The table of the network: a chair for each partner group that the law names, and who sits there (§ 3 Abs. 2 KKG)."""
