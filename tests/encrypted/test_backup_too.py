from tests.store.test_backup import *

# What older versions wrote is not encrypted.
del test_a_backup_of_every_released_version_is_restored
