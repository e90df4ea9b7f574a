meethouse_test(proof_page_config_test SOURCES proof_page_config_test.cpp ROOMS proof)
meethouse_test(proof_test SOURCES proof_test.cpp ROOMS proof LIBRARIES meethouse_resources)
add_test(NAME inside_wait_test COMMAND /usr/bin/python3 "${CMAKE_CURRENT_SOURCE_DIR}/inside_wait_test.py")
