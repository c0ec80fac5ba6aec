"""What stands between the network and the answers: connections, the door, a queue with an end, and worker processes.

Answers are computed in processes that can be stopped; the process that listens computes nothing, so that it answers
``/health`` and ends when told to, whatever the others are doing (decision 0028).
"""
