from tests.store.test_journal import *
