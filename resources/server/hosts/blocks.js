// The page's building blocks: views, fields and forms. Everything is put on the page as text.
(function () {
    'use strict';

    const { say, known, language } = window.texts;
    const { Refusal } = window.xmpp;
    const $ = id => document.getElementById(id);

    document.documentElement.lang = language;
    $('site').textContent = location.hostname;

    function make(tag, attributes, ...children) {
        const node = document.createElement(tag);

        Object.entries(attributes || {}).forEach(([ key, value ]) => {
            if (key === 'onclick' || key === 'onsubmit') {
                node.addEventListener(key.slice(2), value);
            } else if (value === true) {
                node.setAttribute(key, '');
            } else if (value !== false && value !== null && value !== undefined) {
                node.setAttribute(key, value);
            }
        });
        node.append(...children);

        return node;
    }

    function view(title, lead, ...content) {
        document.title = `${title} – ${location.hostname}`;
        $('title').textContent = title;
        $('lead').textContent = lead || '';
        $('content').replaceChildren(...content);
        problem('');
        $('title').focus();
    }

    function problem(text) {
        $('problem').textContent = text;
        $('problem').hidden = !text;
    }

    let fields = 0;

    // A labelled field with its hint and a place for what is wrong with it.
    function field(label, attributes, hint) {
        const id = `field-${fields += 1}`;
        const input = make('input', { id, required: true, 'aria-describedby': `${hint ? `${id}-hint ` : ''}${id}-wrong`, ...attributes });
        const wrong = make('p', { id: `${id}-wrong`, class: 'wrong' });
        const block = make('div', { class: 'field' }, make('label', { for: id }, label), input);

        if (hint) {
            block.append(make('p', { id: `${id}-hint`, class: 'hint' }, hint));
        }
        block.append(wrong);

        return {
            block,
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
    }

    const secret = { type: 'password', autocapitalize: 'none', spellcheck: 'false' };
    const nameField = { type: 'text', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', maxlength: '200' };

    function reveal(...inputs) {
        const id = `field-${fields += 1}`;
        const box = make('input', { id, type: 'checkbox' });

        box.addEventListener('change', () => inputs.forEach(one => one.input.setAttribute('type', box.checked ? 'text' : 'password')));

        return make('div', { class: 'check' }, box, make('label', { for: id }, say('showPasswords')));
    }

    // Runs what a form is for; shows that it runs, and what went wrong.
    function form(button, action, ...content) {
        const press = make('button', { type: 'submit' }, button);
        const node = make('form', { novalidate: true, onsubmit: async event => {
            event.preventDefault();
            problem('');
            press.disabled = true;
            busy(true);
            try {
                await action();
            } catch (error) {
                problem(sentence(error));
            }
            press.disabled = false;
            busy(false);
        } }, ...content, press);

        return node;
    }

    function sentence(error) {
        if (!(error instanceof Refusal)) {
            return say('refused');
        }
        if (error.reason && known(error.reason)) {
            return say(error.reason, { count: 10 });
        }

        return say({ connection: 'noConnection', signIn: 'wrongSignIn', conflict: 'nameTaken' }[error.kind] || 'refused');
    }

    function busy(is) {
        $('busy').textContent = is ? say('busy') : '';
    }

    window.blocks = { make, view, problem, field, secret, nameField, reveal, form, sentence, busy };
}());
