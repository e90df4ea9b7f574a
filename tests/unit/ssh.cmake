meethouse_test(ssh_local_remote_test SOURCES ssh_local_remote_test.cpp ROOMS ssh)

# These start real servers on loopback ports: openssh-server, sudo, python3-paramiko, and the shells tcsh, zsh, fish.
foreach(subject run)
  meethouse_test(ssh_${subject}_test SOURCES ssh_${subject}_test.cpp ROOMS ssh)
  target_compile_definitions(ssh_${subject}_test PRIVATE MEETHOUSE_TEST_SUPPORT="${CMAKE_SOURCE_DIR}/tests/support")
endforeach()
