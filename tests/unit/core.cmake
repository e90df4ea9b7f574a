meethouse_test(secrets_test SOURCES secrets_test.cpp ROOMS secrets)
meethouse_test(jitsi_test SOURCES jitsi_test.cpp ROOMS jitsi LIBRARIES meethouse_resources)
meethouse_test(hosts_test SOURCES hosts_test.cpp ROOMS hosts)
meethouse_test(commands_test SOURCES commands_test.cpp ROOMS commands LIBRARIES meethouse_resources)
