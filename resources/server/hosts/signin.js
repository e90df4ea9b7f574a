// Signing in and out, and what to do without the password. Nothing is kept in this browser but, once a meeting is entered, what the meeting needs.
(function () {
    'use strict';

    const { say } = window.texts;
    const { Session } = window.xmpp;
    const { make, screen, view, problem, done, button, field, secret, nameField, reveal, work, form } = window.blocks;
    const domain = location.hostname;
    const address = `wss://${location.host}/meethouse-websocket`;
    const longestIdle = 30 * 60 * 1000;
    const views = window.views = {};
    let noticeThere = null;

    // Runs something in a connection of its own.
    async function connected(action, guest) {
        const session = new Session(domain, address, guest);

        try {
            await session.connect();

            return await action(session);
        } finally {
            session.close();
        }
    }

    async function signIn(name, password) {
        const session = new Session(domain, address);

        try {
            await session.connect();
            await session.signIn(name, password);
            session.name = name;
            session.about = await session.account();
        } catch (error) {
            session.close();
            throw error;
        }
        watch(session);

        return session;
    }

    // A page that is left open at a shared computer signs out by itself.
    function watch(session) {
        let timer = null;
        const gone = () => {
            over();
            views.signIn();
            problem(say('signedOutMeanwhile'));
        };
        const stir = () => {
            clearTimeout(timer);
            timer = setTimeout(() => { session.close(); gone(); }, longestIdle);
        };
        const over = () => {
            clearTimeout(timer);
            [ 'pointerdown', 'keydown' ].forEach(kind => document.removeEventListener(kind, stir));
        };

        [ 'pointerdown', 'keydown' ].forEach(kind => document.addEventListener(kind, stir));
        stir();
        session.onended = gone;
        session.onclosed = over;
    }

    function bareName(text) {
        const name = text.trim().toLowerCase();

        return name.endsWith(`@${domain}`) ? name.slice(0, -domain.length - 1) : name;
    }

    function signInForm() {
        const name = field(say('signInName'), nameField);
        const password = field(say('passwordLabel'), { ...secret, autocomplete: 'current-password' });

        return make('div', {}, form(say('signInButton'), async () => {
            const given = bareName(name.value);

            password.tell(password.value ? '' : say('password-empty'));
            name.tell(given ? '' : say('name-empty'));
            if (given && password.value) {
                views.account(await signIn(given, password.value));
            }
        }, name.block, password.block, reveal(password)), make('p', { class: 'after' }, button(say('forgot'), views.forgot, { class: 'link' })));
    }

    views.signIn = () => screen(() => {
        view(say('signInTitle'), say('signInLead', { site: domain }), kept(), signInForm());
    });

    // A meeting that was entered as host has left its session here, and the next one at this computer would be that host.
    function sessionLeft() {
        try {
            return localStorage.getItem('sessionId');
        } catch (ignored) {
            return null;  // a browser that keeps nothing
        }
    }

    function kept() {
        const id = sessionLeft();

        return id && make('div', { class: 'note' }, make('p', {}, say('keptLead')), button(say('keptButton'), () => work(async () => {
            await connected(async session => {
                await session.signInAsGuest();
                await session.logOut(id);
            }, true).catch(() => { /* this browser forgets it all the same */ });
            forget();
            views.signIn();
            done(say('keptDone'));
        }), { class: 'plain' }));
    }

    // The web client writes here, too: names of rooms, the name one is shown by, the host's session.
    function forget() {
        try {
            localStorage.clear();
            sessionStorage.clear();
        } catch (ignored) { /* a browser that keeps nothing */ }
    }

    views.forgot = () => screen(() => {
        view(say('forgotTitle'), '', make('p', {}, say('forgotWho', { site: domain })), make('p', {}, say('forgotHow')),
            noticeThere && make('p', {}, make('a', { href: '/privacy/' }, say('forgotPrivacy'))),
            make('p', {}, button(say('back'), views.signIn)));
    });

    async function signOut(session) {
        const id = sessionLeft();

        await (id ? session.logOut(id) : Promise.resolve()).catch(() => { /* this browser has forgotten it all the same */ });
        forget();
        session.onclosed();
        session.close();
        screen(() => view(say('signedOutTitle'), say('signedOutLead'), button(say('signInAgain'), views.signIn)));
    }

    // Where no notice is published the web client answers, and that is nothing but scripts; a notice has none.
    async function lookForNotice() {
        const answer = await fetch('/privacy/', { credentials: 'omit' });

        noticeThere = answer.ok && /^text\/html/.test(answer.headers.get('Content-Type')) && !/<script/i.test(await answer.text());
        document.getElementById('notice').hidden = !noticeThere;
    }

    window.addEventListener('load', () => lookForNotice().catch(() => { /* then there is none */ }));
    window.signing = { domain, connected, signIn, signOut, signInForm };
}());
