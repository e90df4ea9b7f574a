meethouse_test(net_names_test SOURCES net_names_test.cpp ROOMS net)
meethouse_test(net_https_test SOURCES net_https_test.cpp ROOMS net)
meethouse_test(net_frames_test SOURCES net_frames_test.cpp ROOMS net)
