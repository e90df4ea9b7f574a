// How hard a password is to guess, said honestly: by the time it would take somebody who has the server's files, not by colours alone. The estimator
// (zxcvbn, MIT licence, zxcvbn.txt) is ten times as large as the rest of the page, so it comes only when somebody is about to type a password.
(function () {
    'use strict';

    const { say, span } = window.texts;
    const { make } = window.blocks;

    // What Prosody keeps takes 10,000 rounds of a hash for each guess: one good graphics card tries about a million a second.
    const guessesPerSecond = 1e6;
    const year = 31557600;
    const bounds = [ 60, 86400, year, 100 * year ];
    let loading = null;

    function load() {
        loading = loading || new Promise((resolve, reject) => {
            const script = make('script', { src: 'zxcvbn.js', onload: resolve, onerror: reject });

            document.head.append(script);
        });

        return loading;
    }

    function words(seconds) {
        if (seconds < 1.5) {
            return say('strengthNow');
        }

        return seconds >= 100 * year ? say('strengthAges') : say('strengthTime', { time: span(seconds) });
    }

    // The estimator knows English words and takes those of other languages for random letters. So whatever can be pronounced counts as words here: one of
    // the 20,000 that are used most, for every eight letters.
    const vowel = 'aeiouyàáâäèéêëìíîïòóôöùúûüœæ';
    const unspeakable = new RegExp(`[^${vowel}]{7}`);
    const vowels = new RegExp(`[${vowel}]`, 'g');

    function partAsWord(part) {
        const length = Array.from(part).length;

        if (/^[ ._-]$/.test(part)) {
            return 2;
        }
        if (!/\p{L}/u.test(part)) {
            return (/^\d+$/.test(part) ? 10 : 33) ** length;
        }
        const speakable = (part.match(vowels) || []).length >= length / 5 && !unspeakable.test(part);

        return Math.min(26 ** length, speakable ? 20000 ** Math.ceil(length / 8) : Infinity);
    }

    function asWords(password) {
        return password.toLowerCase().split(/(\P{L}+)/u).filter(Boolean).reduce((guesses, part) => guesses * partAsWord(part), 1);
    }

    // Puts the meter below a field; about() gives what an attacker would try first, as the name.
    function meter(field, about) {
        const bar = make('div', { class: 'bar', 'aria-hidden': 'true' }, ...[ 0, 1, 2, 3, 4 ].map(() => make('span')));
        const word = make('strong', {}, say('strength-0'));
        const time = make('span', {}, words(10));
        // From the moment somebody begins, its place is kept: a button must not jump away from under a finger when the estimator has come.
        const node = make('div', { class: 'strength blank', hidden: true }, bar,
            make('p', { role: 'status' }, word, '. ', time), make('p', { class: 'hint' }, say('strengthLimits')));
        let timer = null;

        function judge() {
            const isBlank = !field.value || !window.zxcvbn;

            node.classList.toggle('blank', isBlank);
            if (isBlank) {
                return;
            }
            // Its time grows with the square of the length; what is longer is not weaker.
            const password = field.value.slice(0, 100);
            const seconds = Math.min(window.zxcvbn(password, about().filter(Boolean)).guesses, asWords(password)) / guessesPerSecond;
            const grade = bounds.filter(bound => seconds >= bound).length;

            bar.dataset.grade = grade;
            word.textContent = say(`strength-${grade}`);
            time.textContent = words(seconds);
        }

        field.input.addEventListener('focus', () => {
            node.hidden = false;
            // Without it the rules of the server remain.
            load().then(judge, () => { node.hidden = true; });
        });
        field.input.addEventListener('input', () => {
            clearTimeout(timer);
            timer = setTimeout(judge, 200);
        });
        field.block.append(node);
    }

    window.strength = { meter };
}());
