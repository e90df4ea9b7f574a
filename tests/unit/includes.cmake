add_test(NAME includes_test COMMAND /usr/bin/python3 "${CMAKE_CURRENT_SOURCE_DIR}/includes_test.py")
