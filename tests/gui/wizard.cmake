meethouse_gui_test(wizard_test SOURCES wizard_test.cpp samples.h)
meethouse_gui_program(wizard_walk SOURCES wizard_walk.cpp)
target_include_directories(wizard_walk PRIVATE "${CMAKE_SOURCE_DIR}/tests/support")
target_link_libraries(wizard_walk PRIVATE meethouse_translations)
