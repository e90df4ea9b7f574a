meethouse_test(deployment_bundle_test SOURCES deployment_bundle_test.cpp ROOMS deployment LIBRARIES meethouse_resources)
meethouse_test(deployment_follower_test SOURCES deployment_follower_test.cpp ROOMS deployment LIBRARIES meethouse_resources)
meethouse_test(deployment_run_test SOURCES deployment_run_test.cpp ROOMS deployment LIBRARIES meethouse_resources)
meethouse_test(deployment_words_test SOURCES deployment_words_test.cpp ROOMS deployment LIBRARIES meethouse_resources)

# Carries toy plans out on lab servers, for tests/lab/test_deployment.py.
add_executable(deployment_probe "${CMAKE_SOURCE_DIR}/tests/support/deployment_probe.cpp")
get_property(below_deployment GLOBAL PROPERTY MEETHOUSE_ROOMS_BELOW_deployment)
foreach(room IN ITEMS deployment LISTS below_deployment)
  target_link_libraries(deployment_probe PRIVATE room_${room})
endforeach()
target_link_libraries(deployment_probe PRIVATE meethouse_resources)
