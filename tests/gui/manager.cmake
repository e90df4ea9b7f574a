# The manager's models and pages, without a server.
meethouse_gui_test(manager_test SOURCES manager_test.cpp)
target_link_libraries(manager_test PRIVATE meethouse_translations)
meethouse_gui_test(maintenance_test SOURCES maintenance_test.cpp)
meethouse_gui_program(manager_screenshots SOURCES manager_screenshots.cpp)
target_include_directories(manager_screenshots PRIVATE "${CMAKE_SOURCE_DIR}/tests/support")
target_link_libraries(manager_screenshots PRIVATE meethouse_translations)
