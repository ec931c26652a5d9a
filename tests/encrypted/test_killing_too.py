from tests.loss.test_killing import *
