# jitsi-key-given: puts the key that the settings name where apt looks for it.

check() { placed jitsi-key.asc /etc/apt/keyrings/meethouse-jitsi.asc; }
apply() { place jitsi-key.asc /etc/apt/keyrings/meethouse-jitsi.asc; }
