"""Attribution: a Transcript to turns, people and sections, each with its evidence."""
