from tests.store.test_private import *
