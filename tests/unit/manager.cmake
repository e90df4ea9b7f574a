# The manager's models and pages, without a server.
meethouse_test(manager_test SOURCES manager_test.cpp LIBRARIES meethouse_wizard meethouse_resources meethouse_translations)
add_test(NAME translations_test COMMAND /usr/bin/python3 "${CMAKE_CURRENT_SOURCE_DIR}/translations_test.py")
