"""What readers do, in Debian's Firefox: another engine than that of the other tests."""
