"""What opens over a screen: menus, the palette, help and the finder."""
