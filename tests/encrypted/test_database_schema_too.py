from tests.store.test_database_schema import *

del test_a_desk_of_the_first_version_opens_and_verifies  # it is not encrypted
