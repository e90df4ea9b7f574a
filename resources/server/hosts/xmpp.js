// As much XMPP as the page needs, over the server's own WebSocket (RFC 7395); what is said stands in docs/account-protocol.md. Passwords go from here to
// the server and nowhere else.
(function () {
    'use strict';

    const ns = {
        framing: 'urn:ietf:params:xml:ns:xmpp-framing',
        client: 'jabber:client',
        sasl: 'urn:ietf:params:xml:ns:xmpp-sasl',
        bind: 'urn:ietf:params:xml:ns:xmpp-bind',
        preauth: 'urn:xmpp:pars:0',
        register: 'jabber:iq:register',
        hosts: 'urn:meethouse:hosts:0',
        focus: 'http://jitsi.org/protocol/focus'
    };

    // kind: 'connection', 'signIn' or a condition of the server's; reason: its own word in brackets, where it gave one; wait: seconds, where trying again
    // is of no use before.
    class Refusal extends Error {
        constructor(kind, node) {
            super(kind);
            const text = node && node.getElementsByTagNameNS('*', 'text')[0];
            const refused = node && node.getElementsByTagNameNS(ns.hosts, 'refused')[0];
            const word = text && /^\[([a-z-]+)\]/.exec(text.textContent);

            this.kind = kind;
            this.reason = word && word[1] || refused && refused.getAttribute('reason') || null;
            this.wait = refused && Number(refused.getAttribute('wait')) || 0;
        }
    }

    // [name, attributes, children…]: built as a tree, so that nothing typed can become markup.
    function element(namespace, name, attributes, ...children) {
        const node = document.implementation.createDocument(namespace, name, null).documentElement;

        Object.entries(attributes || {}).forEach(([ key, value ]) => {
            if (value !== null && value !== undefined) {
                node.setAttribute(key, value);
            }
        });
        children.forEach(child => {
            node.appendChild(typeof child === 'string' ? node.ownerDocument.createTextNode(child) : node.ownerDocument.importNode(child, true));
        });

        return node;
    }

    function base64(text) {
        return btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''));
    }

    class Session {
        constructor(domain, url, guest = false) {
            this.domain = domain;
            this.host = guest ? `guest.${domain}` : domain;
            this.url = url;
            this.onended = null;
            this.waiting = [];
            this.serial = 0;
            this.ended = false;
        }

        connect() {
            return new Promise((resolve, reject) => {
                try {
                    this.socket = new WebSocket(this.url, 'xmpp');
                } catch (error) {
                    reject(new Refusal('connection'));

                    return;
                }
                this.socket.onopen = () => resolve(this.open());
                this.socket.onclose = this.socket.onerror = () => {
                    this.fail();
                    reject(new Refusal('connection'));
                };
                this.socket.onmessage = event => this.receive(event.data);
            });
        }

        open() {
            const features = this.expect(node => node.localName === 'features');

            this.write(element(ns.framing, 'open', { to: this.host, version: '1.0' }));

            return features;
        }

        write(node) {
            if (this.ended || this.socket.readyState !== WebSocket.OPEN) {
                throw new Refusal('connection');
            }
            this.socket.send(new XMLSerializer().serializeToString(node));
        }

        receive(text) {
            // Parsed as XML, never as a page: nothing in it runs or loads.
            const node = new DOMParser().parseFromString(text, 'text/xml').documentElement;

            if (node.localName === 'iq' && node.getAttribute('type') === 'get') {
                // A server may ask whether we are still there.
                this.write(element(ns.client, 'iq', { type: 'result', id: node.getAttribute('id'), to: node.getAttribute('from') }));

                return;
            }
            const at = this.waiting.findIndex(one => one.wanted(node));

            if (at !== -1) {
                this.waiting.splice(at, 1)[0].resolve(node);
            } else if (node.localName === 'close') {
                this.fail();
            }
        }

        expect(wanted) {
            return new Promise((resolve, reject) => {
                const timer = setTimeout(() => reject(new Refusal('connection')), 20000);

                this.waiting.push({
                    wanted,
                    resolve: node => { clearTimeout(timer); resolve(node); },
                    reject: error => { clearTimeout(timer); reject(error); }
                });
            });
        }

        fail() {
            const told = !this.ended && this.onended;

            this.ended = true;
            this.waiting.splice(0).forEach(one => one.reject(new Refusal('connection')));
            if (told) {
                told();
            }
        }

        async iq(type, to, child) {
            this.serial += 1;
            const id = `page-${this.serial}`;
            // Others may send us answers that nobody asked for.
            const answer = this.expect(node => node.localName === 'iq' && node.getAttribute('id') === id && (!to || node.getAttribute('from') === to));

            try {
                this.write(element(ns.client, 'iq', { type, id, to }, child));
            } catch (error) {
                this.fail();
            }
            const node = await answer;

            if (node.getAttribute('type') !== 'error') {
                return node;
            }
            const error = Array.from(node.children).find(one => one.localName === 'error');
            const condition = error && Array.from(error.children).find(one => one.localName !== 'text' && one.namespaceURI !== ns.hosts);

            throw new Refusal(condition ? condition.localName : 'undefined-condition', error);
        }

        async authenticate(mechanism, data) {
            const answer = this.expect(node => node.namespaceURI === ns.sasl);

            this.write(element(ns.sasl, 'auth', { mechanism }, data));
            const node = await answer;

            if (node.localName !== 'success') {
                throw new Refusal('signIn', node);
            }
            await this.open();
            await this.iq('set', null, element(ns.bind, 'bind'));
        }

        signIn(name, password) {
            return this.authenticate('PLAIN', base64(`\0${name}\0${password}`));
        }

        signInAsGuest() {
            return this.authenticate('ANONYMOUS', '');
        }

        // What the link is for: { kind: 'account' or 'reset', name or null, shortest }. Refusal 'forbidden': it is dead.
        async show(token) {
            const answer = await this.iq('set', this.domain, element(ns.preauth, 'preauth', { token }));
            const about = answer.getElementsByTagNameNS(ns.hosts, 'invitation')[0];

            return {
                kind: about ? about.getAttribute('kind') : 'account',
                name: about && about.getAttribute('name') || null,
                shortest: about && Number(about.getAttribute('password-length')) || 10
            };
        }

        setPassword(name, password, old) {
            return this.iq('set', this.domain, element(ns.register, 'query', {}, element(ns.register, 'username', {}, name),
                element(ns.register, 'password', {}, password), ...(old === undefined ? [] : [ element(ns.hosts, 'old', {}, old) ])));
        }

        // The attributes of the elements of that name in the answer to our own question.
        async ask(type, question, attributes, answer) {
            const node = await this.iq(type, this.domain, element(ns.hosts, question, attributes));

            return Array.from(node.getElementsByTagNameNS(ns.hosts, answer), one =>
                Object.fromEntries(Array.from(one.attributes, attribute => [ attribute.name, attribute.value ])));
        }

        async account() {
            return (await this.ask('get', 'account', {}, 'account'))[0];
        }

        rooms() {
            return this.ask('get', 'rooms', {}, 'room');
        }

        async proposal() {
            return (await this.ask('get', 'proposal', {}, 'proposal'))[0].password;
        }

        async reserve(name, password) {
            return (await this.ask('set', 'reserve', { name, password }, 'room'))[0];
        }

        async change(name, password) {
            return (await this.ask('set', 'change', { name, password }, 'room'))[0];
        }

        release(name) {
            return this.ask('set', 'release', { name }, 'room');
        }

        // jicofo opens the room for a host and gives the session by which it knows this browser again.
        async hostSession(room, machine) {
            const answer = await this.iq('set', `focus.${this.domain}`, element(ns.focus, 'conference', {
                room: `${room}@conference.${this.domain}`, 'machine-uid': machine
            }));
            const session = answer.getElementsByTagNameNS(ns.focus, 'conference')[0];

            return session ? session.getAttribute('session-id') : null;
        }

        logOut(session) {
            return this.iq('set', `focus.${this.domain}`, element(ns.focus, 'logout', { 'session-id': session }));
        }

        close() {
            if (!this.socket) {
                return;
            }
            this.onended = this.socket.onclose = this.socket.onerror = null;
            try {
                this.write(element(ns.framing, 'close'));
            } catch (ignored) { /* it is closed already */ }
            this.fail();
            // The server says goodbye, too, and then closes; where it does not, we do.
            setTimeout(() => this.socket.close(), 2000);
        }
    }

    window.xmpp = { Session, Refusal };
}());
