// The page's sentences, one table a language. A sentence holds its values as {name}; they are always set as text, never as HTML.
(function () {
    'use strict';

    const tables = {
        en: {
            busy: 'One moment, please …',
            acceptTitle: 'Choose your password',
            acceptLead: 'With this link you become a host at {site}: you can open meetings. Only you will know your password.',
            nameLabel: 'Your name for signing in',
            nameHint: 'Small letters, digits, dot, hyphen and underscore. For example: anna.rossi',
            nameGiven: 'You will sign in as {name}.',
            passwordLabel: 'Password',
            passwordHint: 'At least {count} characters. A few words that only you would put together are easy to remember and hard to guess.',
            repeatLabel: 'The same password again',
            showPasswords: 'Show what I type',
            acceptButton: 'Make my account',
            readyTitle: 'Your account is ready',
            readyLead: 'You can open meetings now. Your name for signing in is {name}.',
            readyHow: 'How to open a meeting',
            readyStep1: 'Open {site} and give the meeting a name.',
            readyStep2: 'Choose that you are the host, and sign in with your name and password.',
            readyStep3: 'The meeting tells you its own password. Guests need it: send it to them together with the link.',
            readyEnter: 'Enter a first meeting',
            readyKeep: 'This page is at {address}. Keep the address: here you enter meetings and change your password.',
            resetTitle: 'Choose a new password',
            resetLead: 'This link replaces the password of {name} at {site}.',
            resetButton: 'Set the new password',
            resetDoneTitle: 'Your new password is set',
            resetDoneLead: 'From now on sign in as {name} with the new password.',
            deadTitle: 'This link no longer works',
            deadLead: 'It has been used, has expired or was withdrawn. If you have an account already, sign in below. If not, ask whoever sent it for a new one.',
            signInTitle: 'Sign in as a host',
            signInLead: 'For those who have an account at {site}. Guests need none: they open the link of their meeting.',
            signInName: 'Name',
            signInButton: 'Sign in',
            forgotten: 'Password forgotten? Whoever runs this server can send you a link for a new one; nobody can look the old one up.',
            accountTitle: 'Hello, {name}',
            accountLead: 'You are signed in at {site} until you sign out or close this page.',
            roomHeading: 'Enter a meeting as host',
            roomLabel: 'Name of the meeting',
            roomHint: 'A new name opens a new meeting; the name of one that is going on takes you into it.',
            roomButton: 'Enter',
            changeHeading: 'Change my password',
            oldLabel: 'Your password now',
            newLabel: 'New password',
            changeButton: 'Change it',
            changed: 'Your password has been changed.',
            signOut: 'Sign out',
            signedOutTitle: 'You are signed out',
            signedOutLead: 'Nothing of your account is left in this browser.',
            signInAgain: 'Sign in again',
            tryAgain: 'Try again',
            wrongSignIn: 'Name or password is not right. Please try again.',
            wrongOld: 'This is not your present password.',
            noConnection: 'The server cannot be reached just now. Please see whether you are online, and try again in a minute.',
            refused: 'The server refused this. Please try again; if it stays so, tell whoever runs this server.',
            roomRefused: 'The server did not open this meeting. Please try again in a minute; if it stays so, tell whoever runs this server.',
            nameTaken: 'This name is taken. Please choose another.',
            'name-empty': 'Please type a name.',
            'name-invalid': 'A name may hold small letters, digits, dot, hyphen and underscore, and begins with a letter or a digit.',
            'name-reserved': 'The server itself uses this name. Please choose another.',
            'password-empty': 'Please type a password.',
            'password-short': 'This is too short: at least {count} characters, please.',
            'password-long': 'This is too long: at most 256 characters, please.',
            'password-characters': 'There is a character in it that cannot be typed again safely. Please use another.',
            'password-name': 'It contains your name. Please choose one that nobody would guess from your name.',
            'password-simple': 'It repeats a few characters or follows their order. Please mix more.',
            'password-common': 'It is one of those that are tried first. Please choose something of your own.',
            'password-differ': 'The two passwords are not the same.',
            'room-empty': 'Please type a name for the meeting.',
            'room-invalid': 'Letters, digits, blanks and hyphens, please.'
        },
        it: {
            busy: 'Un momento, per favore …',
            acceptTitle: 'Scelga la Sua password',
            acceptLead: 'Con questo link Lei diventa organizzatore su {site}: può aprire riunioni. Solo Lei conoscerà la Sua password.',
            nameLabel: 'Il Suo nome utente',
            nameHint: 'Lettere minuscole, cifre, punto, trattino e trattino basso. Per esempio: anna.rossi',
            nameGiven: 'Accederà con il nome {name}.',
            passwordLabel: 'Password',
            passwordHint: 'Almeno {count} caratteri. Alcune parole che solo Lei metterebbe insieme sono facili da ricordare e difficili da indovinare.',
            repeatLabel: 'La stessa password un’altra volta',
            showPasswords: 'Mostra quello che scrivo',
            acceptButton: 'Crea il mio account',
            readyTitle: 'Il Suo account è pronto',
            readyLead: 'Ora può aprire riunioni. Il Suo nome utente è {name}.',
            readyHow: 'Come si apre una riunione',
            readyStep1: 'Apra {site} e dia un nome alla riunione.',
            readyStep2: 'Indichi di essere l’organizzatore e acceda con nome utente e password.',
            readyStep3: 'La riunione Le comunica la propria password. Serve agli ospiti: la mandi loro insieme al link.',
            readyEnter: 'Entra in una prima riunione',
            readyKeep: 'Questa pagina si trova all’indirizzo {address}. Lo conservi: da qui si entra nelle riunioni e si cambia la password.',
            resetTitle: 'Scelga una nuova password',
            resetLead: 'Questo link sostituisce la password di {name} su {site}.',
            resetButton: 'Imposta la nuova password',
            resetDoneTitle: 'La nuova password è impostata',
            resetDoneLead: 'D’ora in poi acceda come {name} con la nuova password.',
            deadTitle: 'Questo link non vale più',
            deadLead: 'È già stato usato, è scaduto o è stato ritirato. Se ha già un account, acceda qui sotto. Altrimenti chieda un nuovo link a chi glielo ha mandato.',
            signInTitle: 'Accesso per organizzatori',
            signInLead: 'Per chi ha un account su {site}. Agli ospiti non serve: aprono il link della loro riunione.',
            signInName: 'Nome utente',
            signInButton: 'Accedi',
            forgotten: 'Password dimenticata? Chi gestisce questo server può mandarLe un link per sceglierne una nuova; quella vecchia nessuno la può leggere.',
            accountTitle: 'Buongiorno, {name}',
            accountLead: 'L’accesso a {site} vale finché non esce o non chiude questa pagina.',
            roomHeading: 'Entrare in una riunione come organizzatore',
            roomLabel: 'Nome della riunione',
            roomHint: 'Un nome nuovo apre una riunione nuova; con il nome di una riunione in corso si entra in quella.',
            roomButton: 'Entra',
            changeHeading: 'Cambiare la mia password',
            oldLabel: 'La Sua password attuale',
            newLabel: 'Nuova password',
            changeButton: 'Cambiala',
            changed: 'La Sua password è stata cambiata.',
            signOut: 'Esci',
            signedOutTitle: 'È uscito dal Suo account',
            signedOutLead: 'In questo browser non resta nulla del Suo account.',
            signInAgain: 'Accedi di nuovo',
            tryAgain: 'Riprova',
            wrongSignIn: 'Nome utente o password non sono corretti. Riprovi, per favore.',
            wrongOld: 'Questa non è la Sua password attuale.',
            noConnection: 'Il server non è raggiungibile in questo momento. Controlli di essere in linea e riprovi tra un minuto.',
            refused: 'Il server ha rifiutato la richiesta. Riprovi; se il problema rimane, lo dica a chi gestisce questo server.',
            roomRefused: 'Il server non ha aperto questa riunione. Riprovi tra un minuto; se il problema rimane, lo dica a chi gestisce questo server.',
            nameTaken: 'Questo nome è già in uso. Ne scelga un altro.',
            'name-empty': 'Scriva un nome, per favore.',
            'name-invalid': 'Un nome può contenere lettere minuscole, cifre, punto, trattino e trattino basso, e comincia con una lettera o una cifra.',
            'name-reserved': 'Questo nome serve al server stesso. Ne scelga un altro.',
            'password-empty': 'Scriva una password, per favore.',
            'password-short': 'È troppo corta: almeno {count} caratteri, per favore.',
            'password-long': 'È troppo lunga: al massimo 256 caratteri, per favore.',
            'password-characters': 'Contiene un carattere che non si può riscrivere con sicurezza. Ne usi un altro, per favore.',
            'password-name': 'Contiene il Suo nome. Ne scelga una che nessuno indovinerebbe dal Suo nome.',
            'password-simple': 'Ripete pochi caratteri o ne segue l’ordine. La renda più varia, per favore.',
            'password-common': 'È una di quelle che si provano per prime. Scelga qualcosa di Suo.',
            'password-differ': 'Le due password non sono uguali.',
            'room-empty': 'Scriva un nome per la riunione.',
            'room-invalid': 'Lettere, cifre, spazi e trattini, per favore.'
        }
    };

    function chosen() {
        for (const wish of navigator.languages || [ navigator.language || 'en' ]) {
            const language = wish.slice(0, 2).toLowerCase();

            if (Object.prototype.hasOwnProperty.call(tables, language)) {
                return language;
            }
        }

        return 'en';
    }

    const language = chosen();

    window.texts = {
        language,

        say(key, values) {
            const sentence = tables[language][key] || tables.en[key] || key;

            return sentence.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
        },

        known(key) {
            return Object.prototype.hasOwnProperty.call(tables.en, key);
        }
    };
}());
