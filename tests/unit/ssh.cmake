foreach(subject local_remote)
  meethouse_test(ssh_${subject}_test SOURCES ssh_${subject}_test.cpp ROOMS ssh)
endforeach()

# These start real servers on loopback ports: openssh-server, sudo, python3-paramiko, and the shells tcsh, zsh, fish.
foreach(subject run sudo)
  meethouse_test(ssh_${subject}_test SOURCES ssh_${subject}_test.cpp ROOMS ssh)
  target_compile_definitions(ssh_${subject}_test PRIVATE MEETHOUSE_TEST_SUPPORT="${CMAKE_SOURCE_DIR}/tests/support")
endforeach()
