add_test(NAME translations_test COMMAND /usr/bin/python3 "${CMAKE_CURRENT_SOURCE_DIR}/translations_test.py")

# Figures for people, not a test: tests/bench/README.md.
add_executable(window_bench EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/window.cpp")
target_include_directories(window_bench PRIVATE "${CMAKE_SOURCE_DIR}/tests/support")
target_link_libraries(window_bench PRIVATE meethouse_wizard meethouse_resources meethouse_translations Qt6::Test)
