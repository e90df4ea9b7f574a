// The same rules for names and passwords as the server's, as far as they are quickly told while one types. The server has the last word.
(function () {
    'use strict';

    // Addresses of this server that are no meetings.
    const taken = [ 'hosts', 'privacy', 'http-bind', 'xmpp-websocket', 'meethouse-websocket', 'colibri-ws', 'conference-request' ];

    function length(text) {
        return Array.from(text).length;
    }

    // Characters in a row, or the same again, count as one step.
    function isSimple(password) {
        const codes = Array.from(password, letter => letter.codePointAt(0));
        let steps = 0, direction = null;

        codes.forEach((code, at) => {
            let turn = at ? code - codes[at - 1] : null;

            if (turn === null || Math.abs(turn) > 1 || (direction !== null && turn !== direction)) {
                steps += 1;
                turn = null;
            }
            direction = turn;
        });

        return new Set(codes).size < 5 || steps < 5;
    }

    window.policy = {
        name(name) {
            if (!name) {
                return 'name-empty';
            }
            if (name.length > 64 || !/^[a-z0-9][a-z0-9._-]*$/.test(name)) {
                return 'name-invalid';
            }

            return /^(focus|jvb|proof-.*)$/.test(name) ? 'name-reserved' : null;
        },

        password(name, password, shortest) {
            if (!password) {
                return 'password-empty';
            }
            // What XML cannot carry, half letters included.
            if (/[\u0000-\u001f\u007f\ufffe\uffff]|\p{Cs}/u.test(password)) {
                return 'password-characters';
            }
            if (length(password) < shortest) {
                return 'password-short';
            }
            if (length(password) > 256) {
                return 'password-long';
            }
            if (name.length >= 3 && password.toLowerCase().includes(name.toLowerCase())) {
                return 'password-name';
            }

            return isSimple(password) ? 'password-simple' : null;
        },

        // What the meeting's address is made of, written as the web client writes it.
        room(typed) {
            const clean = typed.trim().normalize('NFKC').toLowerCase().replace(/\s+/g, '-');

            if (!clean) {
                return { wrong: 'room-empty' };
            }
            if (taken.includes(clean)) {
                return { wrong: 'name-reserved' };
            }
            // Looked at first: half a letter of two code units cannot be encoded.
            const name = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(clean) ? encodeURIComponent(clean).toLowerCase() : '';

            return name && name.length <= 200 ? { name } : { wrong: 'room-invalid' };
        },

        // Back to what a person reads.
        roomShown(name) {
            try {
                return decodeURIComponent(name);
            } catch (ignored) {
                return name;
            }
        }
    };
}());
