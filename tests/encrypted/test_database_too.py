from tests.store.test_database import *
