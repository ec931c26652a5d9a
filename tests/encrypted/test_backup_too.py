from tests.store.test_backup import *
