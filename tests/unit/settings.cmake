meethouse_test(settings_test SOURCES settings_test.cpp ROOMS settings)
target_compile_definitions(settings_test PRIVATE MEETHOUSE_SOURCES="${CMAKE_SOURCE_DIR}")

# The system's Python: the modules it needs are the system's packages.
add_test(NAME settings_schema_test COMMAND /usr/bin/python3 "${CMAKE_CURRENT_SOURCE_DIR}/settings_schema_test.py")
