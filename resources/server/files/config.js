// Meethouse's settings. They go with the next run; what you change between these marks is overwritten.
// Old JavaScript on purpose: the mobile apps read this file, too.
(function (config) {
    'use strict';

    config.hosts = config.hosts || {};
    config.hosts.anonymousdomain = 'guest.@domain@';
    // Passes the visitor's address on to Prosody, so that attempts at passwords can be limited by address.
    config.websocket = 'wss://@domain@/meethouse-websocket';
    // Over HTTP jicofo could not know who asks, so nobody could open a meeting.
    delete config.conferenceRequestUrl;

    config.defaultLanguage = '@language@';

    // Media always goes through this server: two people's browsers do not learn each other's addresses, and nobody's STUN server is asked.
    config.p2p = config.p2p || {};
    config.p2p.enabled = false;
    config.p2p.stunServers = [];

    // What a meeting was stays in the meeting, unless somebody films the screen.
    config.localRecording = { disable: true };
    config.transcription = { enabled: false };
    // On a shared computer the next one does not see who met where.
    config.doNotStoreRoom = true;

    if ('@thirdParties@' === 'none') {
        config.disableThirdPartyRequests = true;
        config.analytics = { disabled: true };
        config.gravatar = { disabled: true };
        // Only Gravatar would use it.
        config.hideEmailInSettings = true;
        config.giphy = { enabled: false };
        config.deeplinking = { disabled: true };
        config.enableCalendarIntegration = false;
        delete config.dropbox;
    }

    // The host's own client learns the room's password from our Prosody module, so that its security dialog shows and copies it. This leans on the web
    // client's insides, so every step is guarded: if one is not as expected, nothing happens here and the notice in the chat remains.
    if (typeof window === 'undefined' || typeof document === 'undefined' || !document.addEventListener) {
        return;
    }

    var known = [];
    var tries = 0;

    function state() {
        return window.APP.store.getState()['features/base/conference'] || {};
    }

    function setPassword(conference, password, again) {
        var current = state();

        if (current.conference === conference) {
            window.APP.store.dispatch({ type: 'SET_PASSWORD', conference: conference, method: conference.lock, password: password });
        } else if (current.joining === conference && again > 0) {
            window.setTimeout(function () { setPassword(conference, password, again - 1); }, 250);
        }
    }

    function listen() {
        var conference;

        try {
            conference = state().joining;
            if (!conference || known.indexOf(conference) !== -1 || typeof conference.on !== 'function') {
                return;
            }
            known = [ conference ];
            conference.on('conference.non_participant_message_received', function (from, message) {
                // Guests' messages arrive as participants', so only the server can send this.
                if (message && message.type === 'meethouse_room_password' && typeof message.password === 'string') {
                    setPassword(conference, message.password, 40);
                }
            });
        } catch (ignored) { /* the notice in the chat remains */ }
    }

    function attach() {
        try {
            if (window.APP && window.APP.store && typeof window.APP.store.subscribe === 'function') {
                window.APP.store.subscribe(listen);
                listen();
                return;
            }
        } catch (ignored) { return; }
        if (tries++ < 600) {
            window.setTimeout(attach, 100);
        }
    }

    attach();
}(config));
