# jitsi-repository: tells apt where Jitsi's packages are and which key alone may sign them.

check() { placed jitsi.sources /etc/apt/sources.list.d/meethouse-jitsi.sources; }
apply() { place jitsi.sources /etc/apt/sources.list.d/meethouse-jitsi.sources; }
