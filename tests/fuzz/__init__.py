"""Whatever bytes stand in a file of the content folder, they are told of or published whole."""
