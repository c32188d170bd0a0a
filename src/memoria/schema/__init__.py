"""The form of the content folder as people and their editors are told of it: fields, schemas."""
