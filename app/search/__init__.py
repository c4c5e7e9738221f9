"""Search: candidates from the engine, truth from the text."""
