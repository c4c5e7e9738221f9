"""Archive: every write, one transaction each."""
