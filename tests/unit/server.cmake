meethouse_test(server_survey_test SOURCES server_survey_test.cpp ROOMS server LIBRARIES meethouse_resources)
target_compile_definitions(server_survey_test PRIVATE MEETHOUSE_SOURCES="${CMAKE_SOURCE_DIR}")
