from tests.printing.conftest import text, told
from tests.printing.test_hostile_words import *
