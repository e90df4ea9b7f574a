#!/bin/bash
# Starts the stand-in with the command line the real bridge would have.
here=$(dirname "$(readlink -f "$0")")
: "${VIDEOBRIDGE_MAX_MEMORY:=3072m}"
# shellcheck disable=SC2086 # the properties are several words
exec -a java ruby "$here/lib/main.rb" "-Xmx$VIDEOBRIDGE_MAX_MEMORY" -XX:+HeapDumpOnOutOfMemoryError \
    -XX:HeapDumpPath=/tmp $VIDEOBRIDGE_DEBUG_OPTIONS $JAVA_SYS_PROPS \
    -cp "$here/jitsi-videobridge.jar:$here/lib/*" org.jitsi.videobridge.MainKt "$@"
