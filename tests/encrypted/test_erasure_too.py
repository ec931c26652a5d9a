from tests.record.test_erasure import *

# It finds the words in the file's bytes first, where here are none; test_at_rest.py has its own.
del test_erased_words_are_gone_from_the_files_and_the_record_says_who_and_why_F6
