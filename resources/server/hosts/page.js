// What the page shows, one function a view. Everything is put on it as text; nothing is kept but in memory, save what the meeting itself needs.
(function () {
    'use strict';

    const { say, known } = window.texts;
    const { Session, Refusal } = window.xmpp;
    const { make, view, problem, field, secret, nameField, reveal, form, sentence, busy } = window.blocks;
    const policy = window.policy;

    const domain = location.hostname;
    const address = `wss://${location.host}/meethouse-websocket`;

    // At once, before anything else can see it: the token leaves the address bar and the history. It comes back as what the page is to begin with.
    function takeFragment() {
        const fragment = location.hash.slice(1);

        if (location.hash || location.search) {
            history.replaceState(null, '', location.pathname);
        }

        return fragment;
    }

    async function connected(work) {
        const session = new Session(domain, address);

        try {
            await session.connect();

            return await work(session);
        } finally {
            session.close();
        }
    }

    function bareName(text) {
        const name = text.trim().toLowerCase();

        return name.endsWith(`@${domain}`) ? name.slice(0, -domain.length - 1) : name;
    }

    // Both passwords and the name; says what is wrong at the field it is about.
    function choice(name, password, repeat, shortest) {
        const wrongName = name && policy.name(name.value.trim());
        const wrong = policy.password(name ? name.value.trim() : '', password.value, shortest);
        const differ = !wrong && password.value !== repeat.value;

        repeat.tell(differ ? say('password-differ') : '');
        password.tell(wrong ? say(wrong, { count: shortest }) : '');
        if (name) {
            name.tell(wrongName ? say(wrongName) : '');
        }

        return !(wrong || differ || wrongName);
    }

    // Where the server refuses what the page let pass.
    function place(error, name, password, shortest) {
        if (error instanceof Refusal && name && (error.kind === 'conflict' || (error.reason || '').startsWith('name-'))) {
            name.tell(error.kind === 'conflict' ? say('nameTaken') : sentence(error));
        } else if (error instanceof Refusal && (error.reason || '').startsWith('password-') && known(error.reason)) {
            password.tell(say(error.reason, { count: shortest }));
        } else {
            throw error;
        }
    }

    // Views

    async function showLink(value) {
        busy(true);
        try {
            const about = await connected(session => session.show(value));

            busy(false);
            showChoice(value, about);
        } catch (error) {
            busy(false);
            if (error instanceof Refusal && error.kind === 'forbidden') {
                showDead();
            } else {
                view(say('acceptTitle'), '', make('button', { type: 'button', onclick: () => showLink(value) }, say('tryAgain')));
                problem(sentence(error));
            }
        }
    }

    function showChoice(value, about) {
        const reset = about.kind === 'reset';
        const name = field(say('nameLabel'), { ...nameField, readonly: Boolean(about.name), value: about.name || '' }, about.name ? null : say('nameHint'));
        const password = field(say(reset ? 'newLabel' : 'passwordLabel'), { ...secret, autocomplete: 'new-password' }, say('passwordHint', { count: about.shortest }));
        const repeat = field(say('repeatLabel'), { ...secret, autocomplete: 'new-password' });

        view(say(reset ? 'resetTitle' : 'acceptTitle'), say(reset ? 'resetLead' : 'acceptLead', { site: domain, name: about.name }),
            form(say(reset ? 'resetButton' : 'acceptButton'), async () => {
                if (!choice(name, password, repeat, about.shortest)) {
                    return;
                }
                const chosen = name.value.trim();

                try {
                    // A connection of its own: the first may have ended while somebody was thinking of a password.
                    await connected(async session => {
                        await session.show(value);
                        await session.setPassword(chosen, password.value);
                    });
                } catch (error) {
                    if (error instanceof Refusal && (error.kind === 'forbidden' || error.kind === 'gone')) {
                        showDead();

                        return;
                    }
                    place(error, name, password, about.shortest);

                    return;
                }
                await showReady(chosen, password.value, reset);
            }, name.block, password.block, repeat.block, reveal(password, repeat)));
    }

    function showDead() {
        view(say('deadTitle'), say('deadLead'), signInForm());
    }

    async function showReady(name, password, reset) {
        const session = await signedIn(name, password).catch(() => null);
        const steps = [ 'readyStep1', 'readyStep2', 'readyStep3' ].map(key => make('li', {}, say(key, { site: domain })));

        view(say(reset ? 'resetDoneTitle' : 'readyTitle'), say(reset ? 'resetDoneLead' : 'readyLead', { name }),
            ...(session ? [ make('h2', {}, say('readyEnter')), roomForm(session) ] : []),
            make('h2', {}, say('readyHow')), make('ol', {}, ...steps),
            make('p', {}, make('a', { href: '/' }, domain)),
            make('p', { class: 'hint' }, say('readyKeep', { address: `${domain}/hosts/` })));
    }

    async function signedIn(name, password) {
        const session = new Session(domain, address);

        try {
            await session.connect();
            await session.signIn(name, password);
        } catch (error) {
            session.close();
            throw error;
        }
        session.name = name;

        return session;
    }

    function signInForm() {
        const name = field(say('signInName'), nameField);
        const password = field(say('passwordLabel'), { ...secret, autocomplete: 'current-password' });

        return make('div', {}, form(say('signInButton'), async () => {
            const given = bareName(name.value);

            password.tell(password.value ? '' : say('password-empty'));
            name.tell(given ? '' : say('name-empty'));
            if (given && password.value) {
                const session = await signedIn(given, password.value);

                showAccount(session);
            }
        }, name.block, password.block, reveal(password)), make('p', { class: 'hint' }, say('forgotten')));
    }

    function showSignIn() {
        view(say('signInTitle'), say('signInLead', { site: domain }), signInForm());
    }

    function machine() {
        let id = localStorage.getItem('jitsiMeetId');

        if (!id) {
            id = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
            localStorage.setItem('jitsiMeetId', id);
        }

        return id;
    }

    function roomForm(session) {
        const room = field(say('roomLabel'), { type: 'text', autocomplete: 'off', maxlength: '100' }, say('roomHint'));

        return form(say('roomButton'), async () => {
            const wish = policy.room(room.value);

            room.tell(wish.wrong ? say(wish.wrong) : '');
            if (wish.wrong) {
                return;
            }
            let given = null;

            try {
                given = await session.hostSession(wish.name, machine());
            } catch (error) {
                if (error.kind === 'connection') {
                    showSignIn();
                    throw error;
                }
            }
            if (!given) {
                problem(say('roomRefused'));

                return;
            }
            // The web client of this server takes the session from here, and comes in as host.
            localStorage.setItem('sessionId', given);
            location.assign(`/${encodeURIComponent(wish.name)}`);
        }, room.block);
    }

    function showAccount(session) {
        const old = field(say('oldLabel'), { ...secret, autocomplete: 'current-password' });
        const password = field(say('newLabel'), { ...secret, autocomplete: 'new-password' }, say('passwordHint', { count: 10 }));
        const repeat = field(say('repeatLabel'), { ...secret, autocomplete: 'new-password' });
        const done = make('p', { class: 'done', role: 'status', hidden: true });
        const user = make('input', { type: 'text', autocomplete: 'username', value: session.name, readonly: true, hidden: true });

        view(say('accountTitle', { name: session.name }), say('accountLead', { site: domain }),
            make('h2', {}, say('roomHeading')), roomForm(session),
            make('h2', {}, say('changeHeading')), done,
            form(say('changeButton'), async () => {
                done.hidden = true;
                if (!choice(null, password, repeat, 10)) {
                    return;
                }
                try {
                    await connected(other => other.signIn(session.name, old.value));
                } catch (error) {
                    if (error.kind !== 'signIn') {
                        throw error;
                    }
                    old.tell(say('wrongOld'));

                    return;
                }
                old.tell('');
                try {
                    await session.setPassword(session.name, password.value);
                } catch (error) {
                    place(error, null, password, 10);

                    return;
                }
                [ old, password, repeat ].forEach(one => { one.input.value = ''; });
                done.textContent = say('changed');
                done.hidden = false;
            }, user, old.block, password.block, repeat.block, reveal(old, password, repeat)),
            make('p', { class: 'apart' }, make('button', { type: 'button', class: 'plain', onclick: () => signOut(session) }, say('signOut'))));
    }

    async function signOut(session) {
        const given = localStorage.getItem('sessionId');

        localStorage.removeItem('sessionId');
        try {
            if (given) {
                await session.logOut(given);
            }
        } catch (ignored) { /* this browser has forgotten it all the same */ }
        session.close();
        view(say('signedOutTitle'), say('signedOutLead'), make('button', { type: 'button', onclick: showSignIn }, say('signInAgain')));
    }

    function begin() {
        const fragment = takeFragment();

        if (/^[A-Za-z0-9_-]{16,64}$/.test(fragment)) {
            showLink(fragment);
        } else if (fragment) {
            showDead();
        } else {
            showSignIn();
        }
    }

    // Another link opened in the same tab changes nothing but the fragment.
    window.addEventListener('hashchange', () => {
        if (location.hash.length > 1) {
            begin();
        }
    });
    begin();
}());
