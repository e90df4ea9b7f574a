// One meeting with the real client library: wait, sign in, password, chat.
(function() {
    const page = window.standinPage;
    const { dispatch } = APP.store;
    const RETRY = 5000;
    const room = decodeURIComponent(location.pathname.slice(1)).toLowerCase();
    let connection;
    let conference;
    let retry;
    let signingIn = false;

    function welcome() {
        page.show('welcome');
        page.on('welcome', () => {
            location.assign(`/${encodeURIComponent(page.by('welcome-room').value.trim())}`);
        });
    }

    function connect() {
        page.show('connecting');
        const url = new URL(config.websocket || config.bosh);

        url.searchParams.set('room', room);
        connection = new JitsiMeetJS.JitsiConnection(null, undefined, { ...config, serviceUrl: url.href });
        const events = JitsiMeetJS.events.connection;

        connection.addEventListener(events.CONNECTION_ESTABLISHED, enter);
        connection.addEventListener(events.CONNECTION_FAILED, error => page.show('failed', String(error)));
        connection.connect();
    }

    function enter() {
        conference = connection.initJitsiConference(room, config);
        listen();
        conference.setDisplayName(localStorage.getItem('displayName') || 'Somebody');
        join();
    }

    function join(password) {
        clearTimeout(retry);
        dispatch({ type: 'CONFERENCE_WILL_JOIN', conference });
        conference.join(password);
    }

    function listen() {
        const events = JitsiMeetJS.events.conference;

        conference.on(events.CONFERENCE_JOINED, joined);
        conference.on(events.CONFERENCE_FAILED, failed);
        conference.on(events.CONFERENCE_LEFT, () => dispatch({ type: 'CONFERENCE_LEFT', conference }));
        conference.on(events.KICKED, () => page.show('kicked'));
        conference.on(events.LOCK_STATE_CHANGED, locked => dispatch({ type: 'LOCK_STATE_CHANGED', conference, locked }));
        conference.on(events.MESSAGE_RECEIVED, (id, text) => page.chat(nameOf(id), text));
        // The real client's library says this under this name; the build we have here only warns, so it is said for it.
        conference.room.addListener('xmmp.json_message_received', (from, json) => {
            const id = from.split('/')[1];

            if (!id || !conference.getParticipantById(id)) {
                conference.eventEmitter.emit('conference.non_participant_message_received', id, json);
            }
        });
        conference.on('conference.non_participant_message_received', (id, json) => {
            if (json && json.type === 'system_chat_message') {
                page.chat(json.displayName, json.message, true);
            }
        });
        [ events.USER_JOINED, events.USER_LEFT, events.USER_ROLE_CHANGED, events.DISPLAY_NAME_CHANGED ]
            .forEach(event => conference.on(event, people));
    }

    // A message of the room itself has no sender.
    function nameOf(id) {
        if (!id) {
            return 'Meeting';
        }
        const participant = conference.getParticipantById(id);

        return participant ? participant.getDisplayName() || id : id === conference.myUserId() ? 'Me' : String(id);
    }

    function people() {
        const others = conference.getParticipants().map(p => ({
            id: p.getId(),
            name: p.getDisplayName() || p.getId(),
            role: p.getRole()
        }));
        const role = conference.isModerator() ? 'moderator' : 'participant';

        page.by('my-role').textContent = role;
        page.participants([ { id: conference.myUserId(), name: 'Me', role }, ...others ]);
        page.by('sign-out').hidden = !localStorage.getItem('sessionId');
    }

    function joined() {
        dispatch({ type: 'CONFERENCE_JOINED', conference });
        page.show('joined');
        people();
    }

    const failures = {
        'conference.authenticationRequired': () => {
            dispatch({ type: 'CONFERENCE_FAILED', needs: { authRequired: conference } });
            page.show('waiting');
            page.by('login-dialog').hidden = !signingIn;
            clearTimeout(retry);
            retry = setTimeout(() => signingIn || join(), RETRY);
        },
        'conference.passwordRequired': () => {
            dispatch({ type: 'CONFERENCE_FAILED', needs: { passwordRequired: conference } });
            page.says('password-error', page.by('room-password').value ? 'Wrong password' : '');
            page.by('room-password').value = '';
            page.show('password');
        },
        'conference.connectionError.membersOnly': () => {
            dispatch({ type: 'CONFERENCE_FAILED', needs: {} });
            page.show('lobby');
        },
        'conference.destroyed': reason => {
            dispatch({ type: 'CONFERENCE_FAILED', needs: {} });
            page.show('ended', reason);
        }
    };

    function failed(error, ...rest) {
        if (failures[error]) {
            failures[error](...rest);
        } else {
            dispatch({ type: 'CONFERENCE_FAILED', needs: {} });
            page.show('failed', [ error, ...rest ].join(' '));
        }
    }

    function signIn() {
        const name = page.by('login-name').value.trim();
        const { authdomain, domain } = config.hosts;

        page.says('login-error', '');
        conference.authenticateAndUpgradeRole({
            id: name.includes('@') ? name : `${name}@${authdomain || domain}`,
            password: page.by('login-password').value
        }).then(() => {
            signingIn = false;
            page.by('login-password').value = '';
            page.by('login-dialog').hidden = true;
            join();
        }, error => {
            page.says('login-error', error.connectionError === 'connection.passwordRequired'
                ? 'Wrong user or password'
                : `Signing in failed: ${error.connectionError || error.authenticationError || error.message || ''}`);
        });
    }

    function lock(password) {
        page.says('lock-error', '');
        conference.lock(password).then(() => {
            dispatch({ type: 'SET_PASSWORD', conference, method: conference.lock, password });
            page.by('lock-password').value = '';
        }, () => page.says('lock-error', 'Lock failed'));
    }

    page.on('sign-in', () => {
        signingIn = true;
        clearTimeout(retry);
        page.by('login-dialog').hidden = false;
    });
    page.on('login-cancel', () => {
        signingIn = false;
        page.by('login-dialog').hidden = true;
        join();
    });
    page.on('login-dialog', signIn);
    page.on('password-dialog', () => {
        const password = page.by('room-password').value;

        dispatch({ type: 'SET_PASSWORD', conference, method: conference.join, password });
        join(password);
    });
    page.on('security', () => lock(page.by('lock-password').value));
    page.on('lock-remove', () => lock(''));
    page.on('chat', () => {
        conference.sendTextMessage(page.by('chat-text').value);
        page.by('chat-text').value = '';
    });
    page.on('lobby-knock', () => conference.joinLobby(localStorage.getItem('displayName') || 'Somebody'));
    page.on('sign-out', () => conference.room.moderator.logout(() => people()));
    page.on('hang-up', () => {
        conference.leave().catch(() => undefined).then(() => {
            connection.disconnect();
            page.show('left');
        });
    });
    window.addEventListener('pagehide', event => connection && connection.disconnect(event));

    JitsiMeetJS.setLogLevel(JitsiMeetJS.logLevels.ERROR);
    JitsiMeetJS.init({ disableAudioLevels: true });
    page.says('room-name', room);
    if (room) {
        connect();
    } else {
        welcome();
    }
})();
