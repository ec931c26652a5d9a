from tests.loss.test_backing_up import *
