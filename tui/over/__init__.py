"""What opens over any screen: the directory, the finder, the palette, menus and help."""
