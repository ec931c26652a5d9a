"""The paper's face: Noto Sans SC, cut down and with tick boxes drawn in; see ``build``."""
