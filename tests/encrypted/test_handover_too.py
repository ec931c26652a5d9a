from tests.store.handover.test_steps import *
