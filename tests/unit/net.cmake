meethouse_test(net_names_test SOURCES net_names_test.cpp ROOMS net)
