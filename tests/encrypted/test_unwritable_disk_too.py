from tests.store.test_unwritable_disk import *
