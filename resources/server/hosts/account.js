// What a host does here: enter a meeting, look after the rooms, change the password, sign out.
(function () {
    'use strict';

    const { texts, policy, views } = window;
    const { say } = texts;
    const { make, screen, view, problem, done, button, field, secret, reveal, form, folded, section } = window.blocks;
    const { domain, signOut } = window.signing;

    // By this the web client is known to jicofo; it makes one itself where there is none.
    function machine() {
        let id = localStorage.getItem('jitsiMeetId');

        if (!id) {
            id = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
            localStorage.setItem('jitsiMeetId', id);
        }

        return id;
    }

    views.enter = async (session, name) => {
        let given = null;

        try {
            given = await session.hostSession(name, machine());
        } catch (error) {
            if (error.kind === 'connection' || error.reason) {
                throw error;
            }
        }
        if (!given) {
            problem(say('roomRefused'));

            return;
        }
        // The web client of this server takes the session from here, and comes in as host.
        localStorage.setItem('sessionId', given);
        session.onclosed();
        location.assign(`/${name}`);
    };

    views.enterForm = session => {
        const room = field(say('roomLabel'), { type: 'text', autocomplete: 'off', maxlength: '100' }, say('roomHint'));

        return form(say('roomButton'), async () => {
            const wish = policy.room(room.value);

            room.tell(wish.wrong ? say(wish.wrong) : '');
            if (wish.name) {
                await views.enter(session, wish.name);
            }
        }, room.block);
    };

    // Wrong passwords that others, or one's own fingers, have tried.
    function warning(about) {
        const count = Number(about.failed) || 0;

        return count > 0 && make('p', { class: 'note' },
            say(count === 1 ? 'failedOnce' : 'failedOften', { count, when: texts.moment(new Date(about['last-failed'])) }));
    }

    function changeForm(session) {
        const shortest = Number(session.about['password-length']);
        const user = make('input', { type: 'text', autocomplete: 'username', value: session.name, readonly: true, hidden: true, 'aria-hidden': 'true' });
        const old = field(say('oldLabel'), { ...secret, autocomplete: 'current-password' });
        const password = field(say('newLabel'), { ...secret, autocomplete: 'new-password' }, say('passwordHint', { count: shortest }));
        const repeat = field(say('repeatLabel'), { ...secret, autocomplete: 'new-password' });
        const name = { value: session.name, input: { readOnly: true }, tell() { /* it is not asked for here */ } };

        window.strength.meter(password, () => [ session.name, ...domain.split('.') ]);

        return form(say('changeButton'), async () => {
            const given = window.choosing.acceptable(name, password, repeat, shortest);

            old.tell(old.value ? '' : say('password-empty'));
            if (!given || !old.value) {
                return;
            }
            try {
                await session.setPassword(session.name, password.value, old.value);
            } catch (error) {
                if (error.reason === 'password-wrong') {
                    old.tell(say('wrongOld'));
                } else {
                    window.choosing.place(error, name, password, shortest);
                }

                return;
            }
            session.about.failed = 0;
            await views.account(session);
            done(say('changed'));
        }, user, old.block, password.block, repeat.block, reveal(old, password, repeat));
    }

    views.account = async session => {
        const rooms = await session.rooms();

        screen(() => view(say('accountTitle', { name: session.name }), say('accountLead', { site: domain }),
            warning(session.about),
            section(say('enterHeading'), views.enterForm(session)),
            views.rooms(session, rooms),
            folded(say('changeHeading'), changeForm(session)),
            make('p', { class: 'last' }, button(say('signOut'), () => signOut(session), { class: 'plain' }))));
    };
}());
