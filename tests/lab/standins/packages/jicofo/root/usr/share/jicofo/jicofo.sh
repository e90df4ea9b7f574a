#!/bin/bash
# Starts the stand-in with the command line the real focus would have.
here=$(dirname "$(readlink -f "$0")")
: "${JICOFO_MAX_MEMORY:=3072m}"
[[ "$JAVA_SYS_PROPS" == *-Dconfig.file=* ]] || JAVA_SYS_PROPS="-Dconfig.file=/etc/jitsi/jicofo/jicofo.conf $JAVA_SYS_PROPS"
# shellcheck disable=SC2086 # the properties are several words
exec -a java ruby "$here/lib/main.rb" "-Xmx$JICOFO_MAX_MEMORY" -XX:+HeapDumpOnOutOfMemoryError \
    -XX:HeapDumpPath=/tmp -Djdk.tls.ephemeralDHKeySize=2048 $JAVA_SYS_PROPS \
    -cp "$here/jicofo.jar:$here/lib/*" org.jitsi.jicofo.Main "$@"
