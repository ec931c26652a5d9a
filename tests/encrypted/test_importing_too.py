from tests.store.residents.test_importing import (
    test_an_import_is_wholly_done_or_not_at_all,
    test_hc_can_be_found_by_room_name_phone_and_initials,
    test_hc_comes_in_whole_and_only_once,
    test_rejected_rows_go_back_and_come_in_once_put_right,
)
