meethouse_gui_test(wizard_test SOURCES wizard_test.cpp samples.h)
meethouse_gui_program(wizard_screenshots SOURCES wizard_screenshots.cpp samples.h)
meethouse_gui_program(wizard_walk SOURCES wizard_walk.cpp)
