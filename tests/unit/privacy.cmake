# The templates travel as resources; a test that fills them in links them too.
meethouse_test(privacy_template_test SOURCES privacy_template_test.cpp ROOMS privacy LIBRARIES meethouse_resources)
meethouse_test(privacy_known_test SOURCES privacy_known_test.cpp ROOMS privacy LIBRARIES meethouse_resources)
meethouse_test(privacy_rules_test SOURCES privacy_rules_test.cpp ROOMS privacy LIBRARIES meethouse_resources)
meethouse_test(privacy_gaps_test SOURCES privacy_gaps_test.cpp ROOMS privacy LIBRARIES meethouse_resources)
meethouse_test(privacy_export_test SOURCES privacy_export_test.cpp ROOMS privacy LIBRARIES meethouse_resources)

add_executable(papers_probe EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/support/papers_probe.cpp")
target_link_libraries(papers_probe PRIVATE meethouse_core meethouse_resources)
