# Every page and every state of the window: as pictures, and for what must hold in each of them.
set(tour tour.h wizard_tour.cpp manager_tour.cpp samples.h)
meethouse_gui_test(accelerators_test SOURCES accelerators_test.cpp ${tour})
meethouse_gui_program(screenshots SOURCES screenshots.cpp ${tour})
target_include_directories(screenshots PRIVATE "${CMAKE_SOURCE_DIR}/tests/support")
foreach(program accelerators_test screenshots)
  target_link_libraries(${program} PRIVATE meethouse_translations)
endforeach()
