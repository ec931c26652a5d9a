"""What is painted: lines, lists and panes that send only what changed."""
