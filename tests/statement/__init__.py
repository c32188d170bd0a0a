"""The statement on accessibility: what the last run of its checks found, told on its page."""
