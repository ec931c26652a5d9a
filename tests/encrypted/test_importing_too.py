from tests.store.residents.test_import_memory import *
from tests.store.residents.test_import_phones import *
from tests.store.residents.test_importing import (
    test_an_erased_person_does_not_come_back_without_a_question,
    test_an_import_is_wholly_done_or_not_at_all,
    test_hc_can_be_found_by_room_name_phone_and_initials,
    test_hc_comes_in_whole_and_only_once,
    test_nobody_comes_in_where_somebody_was_erased_since_the_file_was_read,
    test_rejected_rows_go_back_and_come_in_once_put_right,
    test_workbooks_of_every_kind_are_read,
)
