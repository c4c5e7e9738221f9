"""What leaves the archive with a page: citations, data for machines, feeds, maps. No web and no clock."""
