set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;CCACHE_NOHASHDIR=1;CCACHE_SLOPPINESS=pch_defines,time_macros;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};${CCACHE}")
endif()

add_compile_options(-Wall -Wextra -Wconversion -Wshadow -Werror)
# Qt keeps names for old habits; we do not want them (the list is the one that strict Qt projects share).
add_compile_definitions(
  QT_NO_CAST_FROM_ASCII
  QT_NO_CAST_TO_ASCII
  QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_NO_FOREACH
  QT_USE_QSTRINGBUILDER
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)

option(MEETHOUSE_PRECOMPILE "Compile common headers once; hides missing includes, which the release build then finds" OFF)
set(MEETHOUSE_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")
if(MEETHOUSE_SANITIZE)
  add_compile_options(-fsanitize=${MEETHOUSE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${MEETHOUSE_SANITIZE})
endif()
