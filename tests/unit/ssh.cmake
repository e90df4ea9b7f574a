foreach(subject local_remote address quote known_hosts cleaned key_file)
  meethouse_test(ssh_${subject}_test SOURCES ssh_${subject}_test.cpp ROOMS ssh)
endforeach()

# These start real servers on loopback ports: openssh-server, sudo, python3-paramiko, and the shells tcsh, zsh, fish.
foreach(subject sign_in host_key run sudo)
  meethouse_test(ssh_${subject}_test SOURCES ssh_${subject}_test.cpp ROOMS ssh)
endforeach()

foreach(subject known_hosts key_file sign_in host_key run sudo)
  target_compile_definitions(ssh_${subject}_test PRIVATE MEETHOUSE_TEST_SUPPORT="${CMAKE_SOURCE_DIR}/tests/support")
endforeach()
