/* Settings of the web client (stand-in). They are read anew by every page that is opened. */

/* eslint-disable no-unused-vars, no-var */

var subdomain = '<!--# echo var="subdomain" default="" -->';

if (subdomain) {
    subdomain = subdomain.substr(0, subdomain.length - 1).split('.').join('_').toLowerCase() + '.';
}
var subdir = '<!--# echo var="subdir" default="" -->';

var config = {
    // Connection

    hosts: {
        // XMPP domain.
        domain: 'jitsi-meet.example.com',

        // When using authentication, domain for guest users.
        // anonymousdomain: 'guest.example.com',

        // Domain for authenticated users. Defaults to <domain>.
        // authdomain: 'jitsi-meet.example.com',

        // Focus component domain. Defaults to focus.<domain>.
        // focus: 'focus.jitsi-meet.example.com',

        // XMPP MUC domain.
        muc: 'conference.' + subdomain + 'jitsi-meet.example.com',
    },

    // BOSH URL.
    bosh: 'https://jitsi-meet.example.com/' + subdir + 'http-bind',

    // Websocket URL (XMPP).
    websocket: 'wss://jitsi-meet.example.com/' + subdir + 'xmpp-websocket',

    // Websocket to keep alive the connection.
    // websocketKeepAliveUrl: 'https://jitsi-meet.example.com/' + subdir + '_unlock',

    // Whether to use the conference request over HTTP.
    // conferenceRequestUrl: 'https://jitsi-meet.example.com/' + subdir + 'conference-request/v1',

    bridgeChannel: {
        // preferSctp: true,
    },

    testing: {
        // p2pTestMode: false,
    },

    // Audio
    enableNoAudioDetection: true,
    enableNoisyMicDetection: true,

    // How many videos at most.
    channelLastN: -1,

    // Requests to third parties.
    // disableThirdPartyRequests: false,

    p2p: {
        enabled: true,
        stunServers: [
            // { urls: 'stun:jitsi-meet.example.com:3478' },
            { urls: 'stun:meet-jit-si-turnrelay.jitsi.net:443' },
        ],
    },

    analytics: {
        // disabled: false,
    },

    mouseMoveCallbackInterval: 1000,
};

var enableJaaS = false;

if (enableJaaS) {
    config.dialInNumbersUrl = 'https://conference-mapper.jitsi.net/v1/access/dids';
    config.roomPasswordNumberOfDigits = 10;
}
