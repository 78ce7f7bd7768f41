"""Several Centres on one server: who asks, and what each may."""
