// The same rules for names and passwords as the server's, as far as they are quickly told while one types. The server has the last word.
(function () {
    'use strict';

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

        // What the meeting's address is made of; the web client writes names small as well.
        room(name) {
            const clean = name.trim().toLowerCase().replace(/\s+/g, '-');

            if (!clean) {
                return { wrong: 'room-empty' };
            }

            return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,99}$/u.test(clean) ? { name: clean } : { wrong: 'room-invalid' };
        }
    };
}());
