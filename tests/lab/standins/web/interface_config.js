/* eslint-disable no-unused-vars, no-var */

// Overwritten by every upgrade, as the real one is.
var interfaceConfig = {
    APP_NAME: 'Jitsi Meet (stand-in)',
    SUPPORT_URL: 'https://community.jitsi.org/'
};
