// What a host sends to guests: a text, and an event for their calendar (RFC 5545).
(function () {
    'use strict';

    const { say, moment } = window.texts;

    function text(about) {
        return say(about.when ? 'mail' : 'mailWithoutTime', {
            what: about.what, link: about.link, password: about.password, when: about.when && moment(about.when, about.language)
        }, about.language);
    }

    function escaped(value) {
        return value.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n').replace(/\p{Cc}/gu, '');
    }

    // No line is longer than 75 bytes, and no letter is cut in two.
    function folded(line) {
        const lines = [ '' ];
        let left = 75;

        for (const letter of line) {
            const size = new TextEncoder().encode(letter).length;

            if (size > left) {
                lines.push(' ');
                left = 74;
            }
            lines[lines.length - 1] += letter;
            left -= size;
        }

        return lines.join('\r\n');
    }

    function stamp(date) {
        return date.toISOString().replace(/[-:]|\.\d+/g, '');
    }

    function calendar(about) {
        return [
            'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Meethouse//Account page//EN', 'BEGIN:VEVENT',
            `UID:${crypto.randomUUID()}`,
            `DTSTAMP:${stamp(new Date())}`,
            `DTSTART:${stamp(about.when)}`,
            `DTEND:${stamp(new Date(about.when.getTime() + about.minutes * 60000))}`,
            `SUMMARY:${escaped(about.what)}`,
            `DESCRIPTION:${escaped(text(about))}`,
            `LOCATION:${escaped(about.link)}`,
            `URL:${about.link}`,
            'END:VEVENT', 'END:VCALENDAR', ''
        ].map(folded).join('\r\n');
    }

    window.invitation = { text, calendar };
}());
