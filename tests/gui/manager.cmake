# The manager's models and pages, without a server.
meethouse_gui_test(manager_test SOURCES manager_test.cpp)
meethouse_gui_test(manager_tabs_test
  SOURCES manager_tabs_test.cpp manager_hosts_test.cpp manager_import_test.cpp manager_maintenance_test.cpp manager_papers_test.cpp manager_questions_test.cpp
          manager_rooms_test.cpp manager_way_in_test.cpp)
meethouse_gui_test(maintenance_test SOURCES maintenance_test.cpp)
meethouse_gui_program(manager_walk SOURCES manager_walk.cpp)
target_include_directories(manager_walk PRIVATE "${CMAKE_SOURCE_DIR}/tests/support")
foreach(program manager_test manager_tabs_test manager_walk)
  target_link_libraries(${program} PRIVATE meethouse_translations)
endforeach()
