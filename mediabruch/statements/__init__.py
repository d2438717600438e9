"""What people state of a model: annotation files, files for folders, the model itself; and changes to these files."""
