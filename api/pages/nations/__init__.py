"""Pages of the nations: how well the network is connected in each, and all of them side by side."""
