from tests.store.test_killed_copies import *

# Nothing of a name can be searched for in what is encrypted; what is left is listed all the same.
del test_an_erased_person_is_in_no_copy_that_was_broken_off_F6
