// The page's sentences: one file a language, text-LANGUAGE.js. A sentence holds its values as {name}; they are always set as text, never as HTML.
(function () {
    'use strict';

    const languages = { de: 'Deutsch', en: 'English', es: 'Español', fr: 'Français', it: 'Italiano' };
    const tables = {};
    let language = 'en';

    function load(code) {
        return tables[code] ? Promise.resolve() : new Promise((resolve, reject) => {
            const script = document.createElement('script');

            script.src = `text-${code}.js`;
            script.onload = resolve;
            script.onerror = reject;
            document.head.append(script);
        });
    }

    function spoken() {
        const wishes = (navigator.languages || [ navigator.language || 'en' ]).map(wish => wish.slice(0, 2).toLowerCase());

        return wishes.find(code => Object.prototype.hasOwnProperty.call(languages, code)) || 'en';
    }

    function say(key, values, code = language) {
        const sentence = tables[code][key] || key;

        return sentence.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
    }

    // "3 minutes", with the language's own plural.
    function span(seconds, wanted) {
        const units = [ [ 'year', 31557600 ], [ 'month', 2629800 ], [ 'day', 86400 ], [ 'hour', 3600 ], [ 'minute', 60 ], [ 'second', 1 ] ];
        const [ unit, size ] = units.find(one => (wanted ? one[0] === wanted : seconds >= 1.5 * one[1])) || units[5];

        return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil(seconds / size));
    }

    function moment(date, code = language) {
        return new Intl.DateTimeFormat(code, {
            weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short'
        }).format(date);
    }

    window.texts = {
        languages,
        load,
        say,
        span,
        moment,
        known: key => Object.prototype.hasOwnProperty.call(tables[language], key),
        add(code, table) { tables[code] = table; },
        get language() { return language; },

        // nginx has sent one language along already, the first that the browser asked for, so that nobody waits for a second answer.
        async choose(code = spoken()) {
            await load(code).catch(() => { code = Object.keys(tables)[0]; });
            language = code;
            document.documentElement.lang = code;
        }
    };
}());
