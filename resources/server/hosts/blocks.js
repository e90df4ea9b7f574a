// The page's building blocks: views, fields and forms. Everything is put on the page as text.
(function () {
    'use strict';

    const texts = window.texts;
    const { say, known } = texts;
    const { Refusal } = window.xmpp;
    const $ = id => document.getElementById(id);
    let current = null, fields = 0;

    function make(tag, attributes, ...children) {
        const node = document.createElement(tag);

        Object.entries(attributes || {}).forEach(([ key, value ]) => {
            if (typeof value === 'function') {
                node.addEventListener(key.slice(2), value);
            } else if (value === true) {
                node.setAttribute(key, '');
            } else if (value !== false && value !== null && value !== undefined) {
                node.setAttribute(key, value);
            }
        });
        node.append(...children.filter(Boolean));

        return node;
    }

    // What is shown now, as something that can be drawn again in another language.
    function screen(draw) {
        current = draw;
        draw();
        window.scrollTo(0, 0);
        $('title').focus();
    }

    function view(title, lead, ...content) {
        document.title = `${title} – ${location.hostname}`;
        $('title').textContent = title;
        $('lead').textContent = lead || '';
        $('content').replaceChildren(...content.filter(Boolean));
        problem('');
        done('');
    }

    async function changeLanguage(code) {
        const values = () => Array.from($('content').querySelectorAll('input, textarea'));
        const typed = values().map(one => [ one.value, one.checked ]);

        await texts.choose(code);
        frame();
        current();
        values().forEach((one, at, all) => {
            if (all.length === typed.length && !one.readOnly) {
                [ one.value, one.checked ] = typed[at];
                one.dispatchEvent(new Event(one.type === 'checkbox' ? 'change' : 'input'));
            }
        });
    }

    // What stands around every view.
    function frame() {
        // A long name breaks behind its dots.
        $('site').replaceChildren(...location.hostname.split('.').flatMap((part, at) => (at ? [ '.', make('wbr'), part ] : [ part ])));
        $('languages').setAttribute('aria-label', say('language'));
        $('languages').replaceChildren(...Object.entries(texts.languages)
            .map(([ code, name ]) => make('option', { value: code, lang: code, selected: code === texts.language }, name)));
        $('notice').textContent = say('privacy');
    }

    function problem(text) {
        $('problem').textContent = text;
        $('problem').hidden = !text;
        if (text) {
            $('done').hidden = true;
        }
    }

    function done(text) {
        $('done').textContent = text;
        $('done').hidden = !text;
    }

    function button(text, action, attributes) {
        return make('button', { type: 'button', ...attributes, onclick: action }, text);
    }

    // A labelled field with its hint and a place for what is wrong with it.
    function field(label, attributes, hint, tag = 'input') {
        const id = `field-${fields += 1}`;
        const input = make(tag, { id, required: true, 'aria-describedby': `${hint ? `${id}-hint ` : ''}${id}-wrong`, ...attributes });
        const wrong = make('p', { id: `${id}-wrong`, class: 'wrong' });

        input.addEventListener('input', () => input.getAttribute('aria-invalid') === 'true' && made.tell(''));
        const made = {
            block: make('div', { class: 'field' }, make('label', { for: id }, label), input, hint && make('p', { id: `${id}-hint`, class: 'hint' }, hint), wrong),
            input,
            get value() { return input.value; },
            tell(text) {
                wrong.textContent = text;
                input.setAttribute('aria-invalid', text ? 'true' : 'false');
                if (text) {
                    input.focus();
                }
            }
        };

        return made;
    }

    function choice(label, options, chosen, action) {
        const id = `field-${fields += 1}`;

        return make('div', { class: 'field' }, make('label', { for: id }, label),
            make('select', { id, onchange: event => action(event.target.value) },
                ...options.map(([ value, text ]) => make('option', { value, selected: value === chosen }, text))));
    }

    const secret = { type: 'password', autocapitalize: 'none', spellcheck: 'false' };
    const nameField = { type: 'text', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', maxlength: '200' };

    function reveal(...inputs) {
        const id = `field-${fields += 1}`;
        const box = make('input', { id, type: 'checkbox' });

        box.addEventListener('change', () => inputs.forEach(one => one.input.setAttribute('type', box.checked ? 'text' : 'password')));

        return make('div', { class: 'check' }, box, make('label', { for: id }, say('showPasswords')));
    }

    // Does what a button is for; shows that it is being done, and what went wrong.
    async function work(action) {
        problem('');
        done('');
        busy(true);
        try {
            await action();
        } catch (error) {
            problem(sentence(error));
            $('problem').scrollIntoView({ block: 'nearest' });
        }
        busy(false);
    }

    function form(text, action, ...content) {
        const press = make('button', { type: 'submit' }, text);

        return make('form', { novalidate: true, onsubmit: async event => {
            event.preventDefault();
            if (!press.disabled) {
                press.disabled = true;
                await work(action);
                press.disabled = false;
            }
        } }, ...content, press);
    }

    function folded(heading, ...content) {
        return make('details', {}, make('summary', {}, make('h2', {}, heading)), ...content);
    }

    function section(heading, ...content) {
        return make('section', {}, make('h2', {}, heading), ...content);
    }

    function sentence(error) {
        if (!(error instanceof Refusal)) {
            return say('refused');
        }
        if (error.reason === 'try-later') {
            return error.wait ? say('waitSignIn', { wait: texts.span(error.wait) }) : say('waitSignInUnknown');
        }
        if (error.reason && known(error.reason)) {
            return say(error.reason, error.values);
        }

        return say({ connection: 'noConnection', signIn: 'wrongSignIn', conflict: 'nameTaken' }[error.kind] || 'refused');
    }

    function busy(is) {
        $('busy').textContent = is ? say('busy') : '';
    }

    $('languages').addEventListener('change', event => changeLanguage(event.target.value));
    window.blocks = { make, screen, view, frame, problem, done, button, field, choice, secret, nameField, reveal, work, form, folded, section, sentence, busy };
}());
