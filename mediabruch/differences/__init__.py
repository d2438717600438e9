"""What differs between two versions of a process: as-is and to-be, or then and now."""
