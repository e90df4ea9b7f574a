meethouse_test(server_survey_test
  SOURCES server_survey_test.cpp
  ROOMS server
  LIBRARIES meethouse_resources)
