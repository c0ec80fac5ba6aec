"""Surveys as people make and answer them: plans, personal links and raw answers beside the accounts (decision 0037).

Raw answers stand in tables of their own and never in the store of the graph; what of them becomes ties says
`graph.surveys`.
"""
