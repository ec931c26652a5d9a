"""Head office's tests; ``store.company`` first, which lets the driver be found."""

import store.company  # noqa: F401
