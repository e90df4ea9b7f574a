// The files of this folder are the content of this library; CMake adds the code that carries them.
