"""Annotations in the tools that people live in: tables for spreadsheets, templates for modelers, the model itself."""
