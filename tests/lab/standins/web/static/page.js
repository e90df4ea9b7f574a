// What one sees. Every control has an id that stays.
(function() {
    const STATES = {
        starting: 'Starting',
        welcome: 'Which meeting?',
        connecting: 'Connecting',
        waiting: 'Waiting for the host',
        password: 'The meeting has a password',
        lobby: 'Waiting in the lobby',
        joined: 'In the meeting',
        ended: 'The meeting has ended',
        left: 'You have left',
        kicked: 'You were removed from the meeting',
        failed: 'Something went wrong'
    };
    const PLACES = { waiting: 'waiting', password: 'password-dialog', lobby: 'lobby', joined: 'meeting', welcome: 'welcome' };
    const by = id => document.getElementById(id);

    const page = {
        by,

        show(state, reason = '') {
            by('state').dataset.state = state;
            by('state').textContent = STATES[state];
            by('end-reason').textContent = reason;
            Object.entries(PLACES).forEach(([ name, id ]) => {
                by(id).hidden = name !== state;
            });
            if (state !== 'waiting') {
                by('login-dialog').hidden = true;
            }
        },

        says(where, text) {
            by(where).textContent = text;
        },

        chat(who, text, notice = false) {
            const line = document.createElement('li');

            line.className = notice ? 'notice' : 'message';
            line.dataset.from = who;
            line.textContent = `${who}: ${text}`;
            by('chat-log').append(line);
        },

        participants(people) {
            by('participants').replaceChildren(...people.map(person => {
                const line = document.createElement('li');

                line.dataset.id = person.id;
                line.dataset.role = person.role;
                line.textContent = person.name + (person.role === 'moderator' ? ' (moderator)' : '');

                return line;
            }));
        },

        // What happens on a form's button or a button of its own.
        on(id, action) {
            const element = by(id);
            const form = element.tagName === 'FORM';

            element.addEventListener(form ? 'submit' : 'click', event => {
                event.preventDefault();
                action();
            });
        }
    };

    APP.store.subscribe(() => {
        const { locked, password } = APP.store.getState()['features/base/conference'];

        by('lock-state').dataset.locked = locked || '';
        by('lock-state').textContent = locked ? 'The meeting has a password.' : 'The meeting has no password.';
        by('known-password').textContent = password || '';
    });

    window.standinPage = page;
})();
