// Reserved rooms: a name and a password that last.
(function () {
    'use strict';

    const { texts, policy, views, invitation } = window;
    const { say } = texts;
    const { make, screen, view, done, button, field, secret, choice, work, form, folded, section } = window.blocks;
    const { domain } = window.signing;
    const link = room => `https://${domain}/${room.name}`;
    const shown = room => policy.roomShown(room.name);

    async function passwordField(session) {
        const given = field(say('roomPassword'), { ...secret, type: 'text', autocomplete: 'off', maxlength: '256', value: await session.proposal() },
            say('roomPasswordHint', { count: session.about['room-password-length'] }));

        given.block.append(button(say('proposeAnother'), () => work(async () => {
            given.input.value = await session.proposal();
            given.tell('');
        }), { class: 'link' }));

        return given;
    }

    // What the server refuses, at the field it is about.
    function place(error, session, name, password) {
        const values = { count: session.about['room-password-length'], rooms: session.about.rooms };

        if ((error.reason || '').startsWith('room-password-')) {
            password.tell(say(error.reason, values));
        } else if (name && (error.reason === 'room-taken' || error.reason === 'room-invalid')) {
            name.tell(say(error.reason));
        } else {
            error.values = values;
            throw error;
        }
    }

    // Made when it is unfolded: a password is proposed when somebody wants one.
    function foldedUntilWanted(heading, build) {
        const inside = make('div');
        const fold = folded(heading, inside);

        fold.addEventListener('toggle', () => fold.open && !inside.hasChildNodes() && work(async () => inside.replaceChildren(await build())));

        return fold;
    }

    function reserve(session) {
        return foldedUntilWanted(say('reserveHeading'), async () => {
            const name = field(say('reserveLabel'), { type: 'text', autocomplete: 'off', maxlength: '100' }, say('reserveHint', { site: domain }));
            const password = await passwordField(session);

            return form(say('reserveButton'), async () => {
                const wish = policy.room(name.value);

                password.tell(password.value ? '' : say('password-empty'));
                name.tell(wish.wrong ? say(wish.wrong) : '');
                if (!wish.name || !password.value) {
                    return;
                }
                try {
                    const room = await session.reserve(wish.name, password.value);

                    showRoom(session, room);
                    done(say('reserved', { room: shown(room) }));
                } catch (error) {
                    place(error, session, name, password);
                }
            }, name.block, password.block);
        });
    }

    views.rooms = (session, rooms) => section(say('roomsHeading'), make('p', { class: 'hint' }, say('roomsLead')),
        rooms.length ? make('ul', { class: 'rooms' }, ...rooms.map(room => make('li', {},
            make('button', { type: 'button', class: 'room', onclick: () => showRoom(session, room) }, make('bdi', {}, shown(room))),
            room.open === 'true' && make('span', { class: 'badge' }, say('roomOpen')))))
            : make('p', {}, say('roomsNone')),
        reserve(session));

    function showRoom(session, room) {
        screen(() => {
            const back = make('p', {}, button(say('back'), () => work(() => views.account(session)), { class: 'link' }));

            view(shown(room), say(session.about['opened-by'] === 'hosts' ? 'roomAnyHost' : 'roomOwner'), back,
                make('dl', {}, make('dt', {}, say('roomLink')), make('dd', {}, link(room)),
                    make('dt', {}, say('roomPassword')), make('dd', { class: 'secret' }, room.password)),
                make('p', {}, button(say('roomEnter'), () => work(() => views.enter(session, room.name)))),
                invite(room), change(session, room), release(session, room));
        });
    }

    function change(session, room) {
        return foldedUntilWanted(say('roomChangeHeading'), async () => {
            const password = await passwordField(session);

            return form(say('roomChangeButton'), async () => {
                password.tell(password.value ? '' : say('password-empty'));
                if (!password.value) {
                    return;
                }
                try {
                    showRoom(session, await session.change(room.name, password.value));
                    done(say('roomChanged'));
                } catch (error) {
                    place(error, session, null, password);
                }
            }, password.block);
        });
    }

    function release(session, room) {
        return folded(say('releaseHeading'), make('p', {}, say('releaseLead')), button(say('releaseButton'), () => work(async () => {
            await session.release(room.name);
            await views.account(session);
            done(say('released', { room: shown(room) }));
        }), { class: 'danger' }));
    }

    // The text is drawn again with every stroke, so that what is copied is what was seen.
    function invite(room) {
        const about = { language: texts.language, what: '', when: null, minutes: 60, link: link(room), password: room.password, title: shown(room) };
        const what = field(say('inviteWhat'), { type: 'text', autocomplete: 'off', maxlength: '200', required: false, value: shown(room) });
        const when = field(say('inviteWhen'), { type: 'datetime-local', required: false }, say('inviteOptional'));
        const text = field(say('inviteText'), { readonly: true, required: false, rows: '1' }, null, 'textarea');
        const lengths = [ 30, 45, 60, 90, 120, 180, 240 ].map(minutes => [ String(minutes), texts.span(minutes * 60, 'minute') ]);
        const told = make('p', { class: 'hint', role: 'status' });

        async function draw() {
            await texts.load(about.language);
            about.what = what.value.trim() || about.title;
            about.when = when.value ? new Date(when.value) : null;
            text.input.value = invitation.text(about);
            text.input.lang = about.language;
            // As high as what it holds: nobody should have to scroll in it.
            text.input.style.height = 'auto';
            text.input.style.height = `${text.input.scrollHeight + 2}px`;
            when.tell('');
            told.textContent = '';
        }

        async function copy() {
            try {
                await navigator.clipboard.writeText(text.value);
                told.textContent = say('copied');
            } catch (ignored) {
                text.input.select();
                told.textContent = say('notCopied');
            }
        }

        function save() {
            when.tell(about.when ? '' : say('calendarNeedsTime'));
            if (about.when) {
                const file = URL.createObjectURL(new Blob([ invitation.calendar(about) ], { type: 'text/calendar' }));

                make('a', { href: file, download: `${about.title}.ics` }).click();
                setTimeout(() => URL.revokeObjectURL(file), 10000);
            }
        }

        [ what, when ].forEach(one => one.input.addEventListener('input', draw));
        // Once it is on the page.
        requestAnimationFrame(draw);

        return section(say('inviteHeading'), what.block, when.block,
            choice(say('inviteLong'), lengths, '60', value => { about.minutes = Number(value); }),
            choice(say('inviteLanguage'), Object.entries(texts.languages), about.language, value => {
                about.language = value;
                draw();
            }),
            text.block, make('p', { class: 'buttons' }, button(say('copy'), copy), button(say('calendar'), save, { class: 'plain' })), told);
    }
}());
