foreach(subject local_remote address quote known_hosts key_file)
  meethouse_test(ssh_${subject}_test SOURCES ssh_${subject}_test.cpp ROOMS ssh)
endforeach()

# These start real servers on loopback ports: openssh-server, openssl, sudo, python3-paramiko, dnsmasq-base, and the
# shells tcsh, zsh, fish. As root; users live in a mount namespace of the test's own.
foreach(subject connect sign_in host_key run sudo stop)
  meethouse_test(ssh_${subject}_test SOURCES ssh_${subject}_test.cpp ROOMS ssh)
endforeach()

foreach(subject known_hosts key_file connect sign_in host_key run sudo stop)
  target_compile_definitions(ssh_${subject}_test PRIVATE MEETHOUSE_TEST_SUPPORT="${CMAKE_SOURCE_DIR}/tests/support")
endforeach()

# They start programs while threads of their own run.
foreach(subject connect sign_in host_key run sudo stop)
  set_property(TEST ssh_${subject}_test APPEND PROPERTY ENVIRONMENT "TSAN_OPTIONS=die_after_fork=0")
endforeach()
