// What a one-time link leads to: a password is chosen, for a new account or instead of an old one.
(function () {
    'use strict';

    const { say, known } = window.texts;
    const { Refusal } = window.xmpp;
    const { make, screen, view, button, field, secret, nameField, reveal, form, section, sentence, work } = window.blocks;
    const { domain, connected, signIn, signInForm } = window.signing;
    const { policy, views } = window;

    // A telephone begins with a capital letter.
    const typed = name => name.value.trim().toLowerCase();

    // The name, where it is free, and both passwords; says what is wrong at the field it is about.
    function acceptable(name, password, repeat, shortest) {
        const own = typed(name);
        const wrongName = !name.input.readOnly && policy.name(own);
        const wrong = policy.password(own, password.value, shortest);
        const differ = !wrong && password.value !== repeat.value;

        repeat.tell(differ ? say('password-differ') : '');
        password.tell(wrong ? say(wrong, { count: shortest }) : '');
        name.tell(wrongName ? say(wrongName) : '');

        return !(wrong || differ || wrongName);
    }

    // What the server refuses of what the page let pass, at the field it is about.
    function place(error, name, password, shortest) {
        const word = error instanceof Refusal && error.reason || '';

        if (error.kind === 'conflict' || word.startsWith('name-')) {
            name.tell(error.kind === 'conflict' ? say('nameTaken') : sentence(error));
        } else if (word.startsWith('password-') && known(word)) {
            password.tell(say(word, { count: shortest }));
        } else {
            throw error;
        }
    }

    const isDead = error => error.kind === 'forbidden' || error.kind === 'gone';

    views.link = value => work(async () => {
        try {
            showChoice(value, await connected(session => session.show(value)));
        } catch (error) {
            if (isDead(error)) {
                views.dead(error.reason);
            } else {
                screen(() => view(say('acceptTitle'), '', button(say('tryAgain'), () => views.link(value))));
                throw error;
            }
        }
    });

    function showChoice(value, about) {
        const reset = about.kind === 'reset';

        screen(() => {
            const name = field(say('nameLabel'), { ...nameField, readonly: Boolean(about.name), value: about.name || '' }, about.name ? null : say('nameHint'));
            const password = field(say(reset ? 'newLabel' : 'passwordLabel'), { ...secret, autocomplete: 'new-password' },
                say('passwordHint', { count: about.shortest }));
            const repeat = field(say('repeatLabel'), { ...secret, autocomplete: 'new-password' });

            window.strength.meter(password, () => [ name.value, ...domain.split('.') ]);
            view(say(reset ? 'resetTitle' : 'acceptTitle'), say(reset ? 'resetLead' : 'acceptLead', { site: domain, name: about.name }),
                form(say(reset ? 'resetButton' : 'acceptButton'), async () => {
                    if (!acceptable(name, password, repeat, about.shortest)) {
                        return;
                    }
                    const chosen = typed(name);

                    try {
                        // A connection of its own: the first may have ended while somebody was thinking of a password.
                        await connected(async session => {
                            await session.show(value);
                            await session.setPassword(chosen, password.value);
                        });
                    } catch (error) {
                        if (isDead(error)) {
                            views.dead(error.reason);
                        } else {
                            place(error, name, password, about.shortest);
                        }

                        return;
                    }
                    await showReady(chosen, password.value, reset);
                }, name.block, password.block, repeat.block, reveal(password, repeat)));
        });
    }

    views.dead = why => screen(() => view(say('deadTitle'), say(why && known(why) ? why : 'deadLead'), section(say('signInTitle'), signInForm())));

    function steps(heading, ...keys) {
        return section(say(heading), make('ol', {}, ...keys.map(key => make('li', {}, say(key, { site: domain, address: `https://${domain}/hosts/` })))));
    }

    async function showReady(name, password, reset) {
        const session = await signIn(name, password).catch(() => null);

        screen(() => view(say(reset ? 'resetDoneTitle' : 'readyTitle'), say(reset ? 'resetDoneLead' : 'readyLead', { name }),
            session && section(say('readyEnter'), views.enterForm(session)),
            steps('readyBrowser', 'readyBrowserStep1', 'readyBrowserStep2'),
            steps('readyPhone', 'readyPhoneStep1', 'readyPhoneStep2', 'readyPhoneStep3'),
            make('p', {}, say('readyGuests')),
            session ? button(say('readyAccount'), () => views.account(session), { class: 'plain' }) : button(say('signInAgain'), views.signIn)));
    }

    window.choosing = { acceptable, place };
}());
