<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>Bundle</name>
    <message>
        <source>This plan cannot be carried out.</source>
        <translation>Questo piano non si può eseguire.</translation>
    </message>
    <message>
        <source>One of its parts has a name or a form that the server&apos;s shell could misread.</source>
        <translation>Una sua parte ha un nome o una forma che la shell del server potrebbe fraintendere.</translation>
    </message>
    <message>
        <source>Please report this, with the detail below.</source>
        <translation>Segnala il problema, con il dettaglio qui sotto.</translation>
    </message>
    <message>
        <source>Restart the services whose settings changed</source>
        <translation>Riavvia i servizi le cui impostazioni sono cambiate</translation>
    </message>
    <message>
        <source>Stop the services that we added</source>
        <translation>Ferma i servizi che abbiamo aggiunto</translation>
    </message>
    <message>
        <source>Take our lines out of the files of others</source>
        <translation>Toglie le nostre righe dai file altrui</translation>
    </message>
    <message>
        <source>Remove our files and put originals back</source>
        <translation>Elimina i nostri file e rimette gli originali</translation>
    </message>
    <message>
        <source>Remove the packages that were not there before</source>
        <translation>Rimuove i pacchetti che prima non c&apos;erano</translation>
    </message>
    <message>
        <source>Forget our answers to the packages&apos; questions</source>
        <translation>Dimentica le nostre risposte alle domande dei pacchetti</translation>
    </message>
    <message>
        <source>Remove the accounts that we added</source>
        <translation>Rimuove gli account che abbiamo aggiunto</translation>
    </message>
    <message>
        <source>Bring the services back to where they were</source>
        <translation>Riporta i servizi com&apos;erano</translation>
    </message>
    <message>
        <source>Remove what is left of us</source>
        <translation>Rimuove ciò che resta di noi</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>“meethouse --help” lists the commands, “meethouse COMMAND --help” their options.</source>
        <translation>“meethouse --help” elenca i comandi, “meethouse COMANDO --help” le loro opzioni.</translation>
    </message>
    <message>
        <source>The server to work on, as USER@HOST[:PORT]; IPv6 in brackets.</source>
        <translation>Il server su cui lavorare, come UTENTE@HOST[:PORTA]; IPv6 tra parentesi quadre.</translation>
    </message>
    <message>
        <source>A server this computer knows, by its name.</source>
        <translation>Un server che questo computer conosce, con il suo nome.</translation>
    </message>
    <message>
        <source>The private key to sign in with.</source>
        <translation>La chiave privata con cui accedere.</translation>
    </message>
    <message>
        <source>Where known servers&apos; keys are kept; default is the program&apos;s own file.</source>
        <translation>Dove si conservano le chiavi dei server conosciuti; di norma nel file del programma.</translation>
    </message>
    <message>
        <source>A JSON file with passwords; “-” is standard input.</source>
        <translation>Un file JSON con le password; “-” è lo standard input.</translation>
    </message>
    <message>
        <source>Accept exactly this key of a server that is not known yet.</source>
        <translation>Accetta esattamente questa chiave di un server non ancora conosciuto.</translation>
    </message>
    <message>
        <source>Together with --accept-host-key: also when another key is known.</source>
        <translation>Insieme a --accept-host-key: anche se è già nota un&apos;altra chiave.</translation>
    </message>
    <message>
        <source>What is wanted; default is what the server keeps.</source>
        <translation>Che cosa si vuole; di norma ciò che il server conserva.</translation>
    </message>
    <message>
        <source>The name server to ask, as HOST[:PORT]; default is the system&apos;s.</source>
        <translation>Il server dei nomi da interrogare, come HOST[:PORTA]; di norma quello del sistema.</translation>
    </message>
    <message>
        <source>Certificates to trust besides the system&apos;s when proving.</source>
        <translation>Certificati di cui fidarsi oltre a quelli del sistema durante le prove.</translation>
    </message>
    <message>
        <source>Go on although this check says no; only where the check allows it.</source>
        <translation>Prosegue anche se questo controllo dice di no; solo dove il controllo lo permette.</translation>
    </message>
    <message>
        <source>Print the very shell that would run.</source>
        <translation>Mostra proprio la shell che verrebbe eseguita.</translation>
    </message>
    <message>
        <source>The meeting server&apos;s domain, to show that this is meant.</source>
        <translation>Il dominio del server di riunioni, per confermare che è voluto.</translation>
    </message>
    <message>
        <source>Make this many invitations whose hosts choose their own name.</source>
        <translation>Crea questo numero di inviti in cui gli organizzatori scelgono da sé il nome.</translation>
    </message>
    <message>
        <source>How long the links work, for example 7d or 12h; default is 7d.</source>
        <translation>Per quanto tempo valgono i link, per esempio 7d o 12h; di norma 7d.</translation>
    </message>
    <message>
        <source>A language to write in; may be given more than once.</source>
        <translation>Una lingua in cui scrivere; si può indicare più volte.</translation>
    </message>
    <message>
        <source>Formats, separated by commas: pdf, html.</source>
        <translation>I formati, separati da virgole: pdf, html.</translation>
    </message>
    <message>
        <source>The folder to write to; default is the current one.</source>
        <translation>La cartella in cui scrivere; di norma quella attuale.</translation>
    </message>
    <message>
        <source>Use Jitsi&apos;s own packages instead of stand-ins.</source>
        <translation>Usa i pacchetti veri di Jitsi al posto delle controfigure.</translation>
    </message>
    <message>
        <source>The practice server&apos;s Debian: bookworm or trixie.</source>
        <translation>La Debian del server di prova: bookworm o trixie.</translation>
    </message>
    <message>
        <source>Where the server is, as USER@HOST[:PORT]; IPv6 in brackets.</source>
        <translation>Dove si trova il server, come UTENTE@HOST[:PORTA]; IPv6 tra parentesi quadre.</translation>
    </message>
    <message>
        <source>The domain of the meetings there.</source>
        <translation>Il dominio delle riunioni di quel server.</translation>
    </message>
    <message>
        <source>Keep the passwords of --secrets in this computer&apos;s keychain.</source>
        <translation>Conserva le password di --secrets nel portachiavi di questo computer.</translation>
    </message>
    <message>
        <source>Answer questions with yes; never accepts a key or waives a check.</source>
        <translation>Risponde sì alle domande; non accetta mai una chiave e non salta un controllo.</translation>
    </message>
    <message>
        <source>One JSON object a line, for programs.</source>
        <translation>Un oggetto JSON per riga, per i programmi.</translation>
    </message>
    <message>
        <source>Stop the whole command after this time.</source>
        <translation>Ferma tutto il comando dopo questo tempo.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Mostra questo aiuto.</translation>
    </message>
    <message>
        <source>Usage: meethouse COMMAND [OPTIONS]</source>
        <translation>Uso: meethouse COMANDO [OPZIONI]</translation>
    </message>
    <message>
        <source>“meethouse COMMAND --help” shows the options of a command. Without a command the window opens.</source>
        <translation>“meethouse COMANDO --help” mostra le opzioni di un comando. Senza comando si apre la finestra.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>Non esiste il comando “%1”.</translation>
    </message>
    <message>
        <source>The command takes no “%1”.</source>
        <translation>Il comando non accetta “%1”.</translation>
    </message>
    <message>
        <source>The time after --timeout must be a number of seconds.</source>
        <translation>Dopo --timeout serve un numero di secondi.</translation>
    </message>
    <message>
        <source>Say which server is meant, with either --server or --profile.</source>
        <translation>Indica quale server intendi, con --server oppure con --profile.</translation>
    </message>
    <message>
        <source>--replace-host-key needs the new key beside it, with --accept-host-key.</source>
        <translation>--replace-host-key richiede anche la nuova chiave, con --accept-host-key.</translation>
    </message>
    <message>
        <source>Let the old password work no more from now on.</source>
        <translation>La vecchia password non vale più da subito.</translation>
    </message>
    <message>
        <source>The host whose room it is; without one, any host opens it.</source>
        <translation>L&apos;organizzatore a cui appartiene la stanza; senza, la apre qualsiasi organizzatore.</translation>
    </message>
    <message>
        <source>Then let nobody in by a password any more.</source>
        <translation>Dopo, non lascia più entrare nessuno con una password.</translation>
    </message>
    <message>
        <source>Write a hand-over sheet for each, and cards to cut, into this folder.</source>
        <translation>Scrive in questa cartella un foglio di consegna per ciascuno e i cartoncini da ritagliare.</translation>
    </message>
    <message>
        <source>Write the links to this file; a later import goes on from it.</source>
        <translation>Scrive i link in questo file; un&apos;importazione successiva riparte da qui.</translation>
    </message>
    <message>
        <source>Only say what would be done.</source>
        <translation>Dice soltanto che cosa farebbe.</translation>
    </message>
    <message>
        <source>Look at a server without changing anything, and say whether it is fit.</source>
        <translation>Guarda un server senza cambiare nulla e dice se è adatto.</translation>
    </message>
    <message>
        <source>Show what would be done and why.</source>
        <translation>Mostra che cosa verrebbe fatto e perché.</translation>
    </message>
    <message>
        <source>Set the server up, or bring it up to the settings, and prove it.</source>
        <translation>Prepara il server, o lo porta alle impostazioni, e lo prova.</translation>
    </message>
    <message>
        <source>Show what runs there now.</source>
        <translation>Mostra che cosa c&apos;è lì adesso.</translation>
    </message>
    <message>
        <source>Prove from outside and inside that the promises hold.</source>
        <translation>Prova da fuori e da dentro che le promesse sono mantenute.</translation>
    </message>
    <message>
        <source>Follow the run that is going on, whoever started it.</source>
        <translation>Segue l&apos;esecuzione in corso, chiunque l&apos;abbia avviata.</translation>
    </message>
    <message>
        <source>Stop the run that is going on.</source>
        <translation>Ferma l&apos;esecuzione in corso.</translation>
    </message>
    <message>
        <source>Take back everything Meethouse did on the server.</source>
        <translation>Annulla tutto ciò che Meethouse ha fatto sul server.</translation>
    </message>
    <message>
        <source>List hosts and open invitations.</source>
        <translation>Elenca gli organizzatori e gli inviti aperti.</translation>
    </message>
    <message>
        <source>Make one-time links with which hosts choose their password.</source>
        <translation>Crea link che valgono una volta, con cui gli organizzatori scelgono la password.</translation>
    </message>
    <message>
        <source>Withdraw open links; they work no more.</source>
        <translation>Revoca link aperti; non valgono più.</translation>
    </message>
    <message>
        <source>Make one-time links with which hosts choose a new password.</source>
        <translation>Crea link che valgono una volta, con cui gli organizzatori scelgono una nuova password.</translation>
    </message>
    <message>
        <source>Shut hosts out at once, running meetings included; enable undoes it.</source>
        <translation>Esclude subito organizzatori, anche dalle riunioni in corso; enable lo annulla.</translation>
    </message>
    <message>
        <source>Let disabled hosts in again, with the password they had.</source>
        <translation>Riammette organizzatori disattivati, con la password che avevano.</translation>
    </message>
    <message>
        <source>Delete hosts&apos; accounts, rooms and open links.</source>
        <translation>Cancella account, stanze e link aperti di organizzatori.</translation>
    </message>
    <message>
        <source>Invite everybody on a list (CSV: name, display name, e-mail).</source>
        <translation>Invita tutti quelli di un elenco (CSV: nome, nome visualizzato, e-mail).</translation>
    </message>
    <message>
        <source>List the rooms that are reserved.</source>
        <translation>Elenca le stanze riservate.</translation>
    </message>
    <message>
        <source>Give a reserved room free again.</source>
        <translation>Rende di nuovo libera una stanza riservata.</translation>
    </message>
    <message>
        <source>Show the settings that the server keeps.</source>
        <translation>Mostra le impostazioni che il server conserva.</translation>
    </message>
    <message>
        <source>Say whether a settings file is valid.</source>
        <translation>Dice se un file di impostazioni è valido.</translation>
    </message>
    <message>
        <source>List the papers this provider needs.</source>
        <translation>Elenca i documenti che servono a questo fornitore.</translation>
    </message>
    <message>
        <source>Write the papers, filled in with what the server really does.</source>
        <translation>Scrive i documenti, compilati con ciò che il server fa davvero.</translation>
    </message>
    <message>
        <source>Name the papers that no longer say what the server really does.</source>
        <translation>Indica i documenti che non dicono più ciò che il server fa davvero.</translation>
    </message>
    <message>
        <source>List the servers this computer knows.</source>
        <translation>Elenca i server che questo computer conosce.</translation>
    </message>
    <message>
        <source>Show what this computer knows of a server.</source>
        <translation>Mostra che cosa questo computer sa di un server.</translation>
    </message>
    <message>
        <source>Remember a server under a name, or change what is remembered.</source>
        <translation>Ricorda un server con un nome, o cambia ciò che si ricorda.</translation>
    </message>
    <message>
        <source>Forget a server on this computer; nothing happens to the server.</source>
        <translation>Dimentica un server su questo computer; al server non succede nulla.</translation>
    </message>
    <message>
        <source>Print what is known of servers, for another computer.</source>
        <translation>Mostra che cosa si sa dei server, per un altro computer.</translation>
    </message>
    <message>
        <source>Put a key for this computer on the server, and sign in with it once.</source>
        <translation>Mette sul server una chiave per questo computer e la usa una volta per accedere.</translation>
    </message>
    <message>
        <source>Start a practice server on this machine.</source>
        <translation>Avvia un server di prova su questa macchina.</translation>
    </message>
    <message>
        <source>Stop it and remove all of it.</source>
        <translation>Lo ferma e lo elimina del tutto.</translation>
    </message>
    <message>
        <source>Say whether one runs, and how to reach it.</source>
        <translation>Dice se ce n&apos;è uno in funzione e come raggiungerlo.</translation>
    </message>
    <message>
        <source>Write down what a helper needs to see, without secrets.</source>
        <translation>Scrive ciò che deve vedere chi aiuta, senza segreti.</translation>
    </message>
    <message>
        <source>Reserve a room with a lasting password.</source>
        <translation>Riserva una stanza con una password che resta.</translation>
    </message>
    <message>
        <source>Give a room another password; who is in it stays.</source>
        <translation>Dà a una stanza un&apos;altra password; chi è dentro resta.</translation>
    </message>
    <message>
        <source>Publish papers that still lack something, too, marked as drafts.</source>
        <translation>Pubblica anche i documenti a cui manca ancora qualcosa, contrassegnati come bozze.</translation>
    </message>
    <message>
        <source>Show the notices for everybody at the meeting server&apos;s page /privacy/.</source>
        <translation>Mostra le informative per tutti nella pagina /privacy/ del server di riunioni.</translation>
    </message>
    <message>
        <source>Take down what is published, and publish nothing.</source>
        <translation>Toglie ciò che è pubblicato e non pubblica nulla.</translation>
    </message>
    <message>
        <source>Usage: meethouse %1 [OPTIONS]</source>
        <translation>Uso: meethouse %1 [OPZIONI]</translation>
    </message>
</context>
<context>
    <name>Confirming</name>
    <message>
        <source>The new firewall may keep this computer out.</source>
        <translation>Il nuovo firewall potrebbe tenere fuori questo computer.</translation>
    </message>
    <message>
        <source>The connection that was open goes on, but another one did not come through: %1</source>
        <translation>La connessione aperta va avanti, ma un&apos;altra non è riuscita a passare: %1</translation>
    </message>
    <message>
        <source>You need not do anything at the server: after five minutes it takes the firewall back by itself. Then start again; if it happens again, set “server.firewall” to false.</source>
        <translation>Sul server non devi fare nulla: dopo cinque minuti toglie il firewall da sé. Poi ricomincia; se succede di nuovo, imposta “server.firewall” su false.</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>%1 has to become root on %2, by sudo.</source>
        <translation>%1 deve diventare root su %2, con sudo.</translation>
    </message>
    <message numerus="yes">
        <source>The last password was not taken; %n attempt(s) left.</source>
        <translation>
            <numerusform>L&apos;ultima password non è stata accettata; resta %n tentativo.</numerusform>
            <numerusform>L&apos;ultima password non è stata accettata; restano %n tentativi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Password of %1 on the server</source>
        <translation>Password di %1 sul server</translation>
    </message>
</context>
<context>
    <name>DeployCommand</name>
    <message>
        <source>The connection broke. The work goes on at the server; connecting again …</source>
        <translation>La connessione si è interrotta. Il lavoro prosegue sul server; mi ricollego …</translation>
    </message>
    <message>
        <source>Is the server fit?</source>
        <translation>Il server è adatto?</translation>
    </message>
    <message>
        <source>Setting up %1:</source>
        <translation>Preparo %1:</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>Non c&apos;era nulla da cambiare.</translation>
    </message>
    <message>
        <source>Set up in %1. Proving it:</source>
        <translation>Pronto in %1. Ora lo provo:</translation>
    </message>
    <message>
        <source>Your meetings are at %1</source>
        <translation>Le tue riunioni sono su %1</translation>
    </message>
</context>
<context>
    <name>DocumentsCommand</name>
    <message>
        <source>There is no format “%1”.</source>
        <translation>Il formato “%1” non esiste.</translation>
    </message>
    <message>
        <source>  %1 (a draft)</source>
        <translation>  %1 (una bozza)</translation>
    </message>
    <message>
        <source>Choose among pdf, html and odt.</source>
        <translation>Scegli tra pdf, html e odt.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) are drafts. Still open:</source>
        <translation>
            <numerusform>%n documento è una bozza. Restano aperti:</numerusform>
            <numerusform>%n documenti sono bozze. Restano aperti:</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed: %1: “%2”, was “%3”.</source>
        <translation>Cambiato: %1: “%2”, era “%3”.</translation>
    </message>
    <message>
        <source>not known any more</source>
        <translation>non più noto</translation>
    </message>
    <message>
        <source>“%1” (%2) no longer holds:</source>
        <translation>“%1” (%2) non vale più:</translation>
    </message>
    <message>
        <source>“%1” is needed now and was not exported.</source>
        <translation>“%1” ora serve e non è stato esportato.</translation>
    </message>
    <message>
        <source>%1 is not as it was exported.</source>
        <translation>%1 non è com&apos;era stato esportato.</translation>
    </message>
    <message>
        <source>All papers of %1 still hold.</source>
        <translation>Tutti i documenti di %1 valgono ancora.</translation>
    </message>
    <message>
        <source>Export the papers again, and hand out the new ones.</source>
        <translation>Esporta di nuovo i documenti e distribuisci quelli nuovi.</translation>
    </message>
    <message>
        <source>Publish the notices again with “meethouse documents publish”.</source>
        <translation>Pubblica di nuovo le informative con “meethouse documents publish”.</translation>
    </message>
    <message>
        <source>Nothing was published.</source>
        <translation>Non è stato pubblicato nulla.</translation>
    </message>
    <message>
        <source>Some of the papers for everybody are drafts: they lack what the law asks for.</source>
        <translation>Alcuni dei documenti per tutti sono bozze: manca ciò che la legge chiede.</translation>
    </message>
    <message>
        <source>Say in the settings what is open and start again; or publish them as drafts, marked as such on every page, with --drafts.</source>
        <translation>Completa nelle impostazioni ciò che manca e ricomincia; oppure pubblicali come bozze, contrassegnate in ogni pagina, con --drafts.</translation>
    </message>
    <message>
        <source>Published at %1</source>
        <translation>Pubblicato su %1</translation>
    </message>
    <message>
        <source>Taken down: %1</source>
        <translation>Tolte: %1</translation>
    </message>
    <message>
        <source>Nothing is published at %1</source>
        <translation>Non è pubblicato nulla all’indirizzo %1</translation>
    </message>
</context>
<context>
    <name>Elevation</name>
    <message>
        <source>A command for the server is too long.</source>
        <translation>Un comando per il server è troppo lungo.</translation>
    </message>
    <message>
        <source>This is a mistake in the program; please report it.</source>
        <translation>È un errore del programma; segnalalo, per favore.</translation>
    </message>
</context>
<context>
    <name>FollowCommand</name>
    <message>
        <source>The run ended well after %1.</source>
        <translation>L&apos;esecuzione è finita bene dopo %1.</translation>
    </message>
    <message>
        <source>The run was stopped. “meethouse deploy” goes on from here.</source>
        <translation>L&apos;esecuzione è stata fermata. “meethouse deploy” riprende da qui.</translation>
    </message>
    <message>
        <source>There was nothing left to stop.</source>
        <translation>Non c&apos;era più nulla da fermare.</translation>
    </message>
</context>
<context>
    <name>Frames</name>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>La risposta del server non si capisce.</translation>
    </message>
    <message>
        <source>It does not keep to the rules of WebSocket.</source>
        <translation>Non rispetta le regole di WebSocket.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server and that nothing in between changes the connection.</source>
        <translation>Controlla che il nome porti al server giusto e che nulla in mezzo alteri la connessione.</translation>
    </message>
</context>
<context>
    <name>HostKey</name>
    <message>
        <source>The key of the server %1 is not known yet.</source>
        <translation>La chiave del server %1 non è ancora conosciuta.</translation>
    </message>
    <message>
        <source>It shows the fingerprint %1 (%2).</source>
        <translation>Mostra l&apos;impronta %1 (%2).</translation>
    </message>
    <message>
        <source>It shows the fingerprint %1 (%2), which is not the one you accepted.</source>
        <translation>Mostra l&apos;impronta %1 (%2), che non è quella che hai accettato.</translation>
    </message>
    <message>
        <source>Compare it with what your hosting company&apos;s panel shows, and accept it if it is the same.</source>
        <translation>Confrontala con quella che mostra il pannello del tuo fornitore di hosting e accettala se è uguale.</translation>
    </message>
    <message>
        <source>The server %1 shows another key than the one that is known.</source>
        <translation>Il server %1 mostra una chiave diversa da quella conosciuta.</translation>
    </message>
    <message>
        <source>Known is %1, shown was %2: either the server was set up anew, or somebody stands in between.</source>
        <translation>È nota %1, ma è stata mostrata %2: o il server è stato reinstallato, o qualcuno si è messo in mezzo.</translation>
    </message>
    <message>
        <source>Go on only if you know that the server was set up anew; then have the old key replaced by exactly this one.</source>
        <translation>Prosegui solo se sai che il server è stato reinstallato; poi fai sostituire la vecchia chiave proprio con questa.</translation>
    </message>
    <message>
        <source>Its key %1 is marked as revoked, so nobody should trust it any more.</source>
        <translation>La sua chiave %1 è segnata come revocata: nessuno dovrebbe più fidarsene.</translation>
    </message>
    <message>
        <source>Ask whoever marked it, and do not sign in before that.</source>
        <translation>Chiedi a chi l&apos;ha segnata, e non accedere prima.</translation>
    </message>
</context>
<context>
    <name>HostTable</name>
    <message>
        <source>invited · link about to end</source>
        <translation>invitato · il link sta per scadere</translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n hour(s)</source>
        <translation>
            <numerusform>invitato · link valido ancora %n ora</numerusform>
            <numerusform>invitato · link valido ancora %n ore</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n day(s)</source>
        <translation>
            <numerusform>invitato · link valido ancora %n giorno</numerusform>
            <numerusform>invitato · link valido ancora %n giorni</numerusform>
        </translation>
    </message>
    <message>
        <source>(chooses a name)</source>
        <translation>(sceglie un nome)</translation>
    </message>
    <message>
        <source>active</source>
        <translation>attivo</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>disattivato</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>invitato</translation>
    </message>
    <message>
        <source>today</source>
        <translation>oggi</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ieri</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Organizzatore</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Ultimo accesso</translation>
    </message>
    <message numerus="yes">
        <source>active · %n wrong password(s)</source>
        <translation>
            <numerusform>attivo · %n password sbagliata</numerusform>
            <numerusform>attivo · %n password sbagliate</numerusform>
        </translation>
    </message>
    <message>
        <source>active · may choose a new password</source>
        <translation>attivo · può scegliere una nuova password</translation>
    </message>
    <message>
        <source>disabled since %1</source>
        <translation>disattivato · %1</translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message>
        <source>The server gave no answer about its hosts.</source>
        <translation>Il server non ha risposto sui suoi organizzatori.</translation>
    </message>
    <message>
        <source>Its chat server Prosody does not run, or the rules for hosts are not installed.</source>
        <translation>Il suo server di chat Prosody non è in funzione, o le regole per gli organizzatori non sono installate.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Esegui di nuovo “meethouse deploy”: rimette a posto ciò che manca.</translation>
    </message>
    <message>
        <source>The server did not carry out a change to its hosts.</source>
        <translation>Il server non ha eseguito una modifica ai suoi organizzatori.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send a report to whoever helps you.</source>
        <translation>Riprova; se non cambia, manda un rapporto a chi ti aiuta.</translation>
    </message>
    <message numerus="yes">
        <source>The server keeps nothing of removed hosts but what its log files say of earlier sign-ins; these lines go after %n day(s).</source>
        <translation>
            <numerusform>Degli organizzatori rimossi il server conserva solo ciò che i suoi file di log dicono degli accessi passati; queste righe spariscono dopo %n giorno.</numerusform>
            <numerusform>Degli organizzatori rimossi il server conserva solo ciò che i suoi file di log dicono degli accessi passati; queste righe spariscono dopo %n giorni.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not do it for “%1” (%2).</source>
        <translation>Il server non l&apos;ha fatto per “%1” (%2).</translation>
    </message>
    <message>
        <source>There is a host “%1” already.</source>
        <translation>C&apos;è già un organizzatore “%1”.</translation>
    </message>
    <message>
        <source>The server knows no “%1”.</source>
        <translation>Il server non conosce “%1”.</translation>
    </message>
    <message>
        <source>“%1” is disabled; enable the account first.</source>
        <translation>“%1” è disattivato; attiva prima l&apos;account.</translation>
    </message>
    <message>
        <source>“%1” cannot be a host&apos;s name; small letters, digits, dots, hyphens and underscores can.</source>
        <translation>“%1” non può essere il nome di un organizzatore; valgono lettere minuscole, cifre, punti, trattini e trattini bassi.</translation>
    </message>
    <message>
        <source>The name “%1” is kept for the server itself.</source>
        <translation>Il nome “%1” è riservato al server stesso.</translation>
    </message>
    <message>
        <source>A link works for at least a second and at most a year.</source>
        <translation>Un link vale almeno un secondo e al massimo un anno.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a room; letters, digits, hyphens and underscores can.</source>
        <translation>“%1” non può essere il nome di una stanza; valgono lettere, cifre, trattini e trattini bassi.</translation>
    </message>
    <message>
        <source>The room “%1” is reserved already.</source>
        <translation>La stanza “%1” è già riservata.</translation>
    </message>
    <message>
        <source>The room “%1” was not reserved, because the server knows no such owner.</source>
        <translation>La stanza “%1” non è stata riservata, perché il server non conosce quel proprietario.</translation>
    </message>
    <message>
        <source>There is no reserved room “%1”.</source>
        <translation>Non c&apos;è una stanza riservata “%1”.</translation>
    </message>
    <message>
        <source>The owner of “%1” has reserved as many rooms as one host may.</source>
        <translation>Il proprietario di “%1” ha riservato tante stanze quante ne può avere un organizzatore.</translation>
    </message>
    <message>
        <source>The password for “%1” is too short; 8 characters are the least.</source>
        <translation>La password per “%1” è troppo corta; servono almeno 8 caratteri.</translation>
    </message>
    <message>
        <source>The password for “%1” is too long; 64 characters are the most.</source>
        <translation>La password per “%1” è troppo lunga; sono ammessi al massimo 64 caratteri.</translation>
    </message>
    <message>
        <source>The password for “%1” holds characters that cannot be typed, or begins or ends with a blank.</source>
        <translation>La password per “%1” contiene caratteri che non si possono digitare, oppure comincia o finisce con uno spazio.</translation>
    </message>
    <message>
        <source>The password for “%1” is too simple; it repeats a few characters or follows their order.</source>
        <translation>La password per “%1” è troppo semplice; ripete pochi caratteri o ne segue l&apos;ordine.</translation>
    </message>
    <message>
        <source>Nothing was changed. The lists of rooms and of hosts show what there is.</source>
        <translation>Non è stato cambiato nulla. Gli elenchi delle stanze e degli organizzatori mostrano ciò che c&apos;è.</translation>
    </message>
    <message>
        <source>“%1” has not chosen a password yet: there is only a link, which can be withdrawn or made anew.</source>
        <translation>“%1” non ha ancora scelto una password: c’è solo un link, che si può ritirare o rifare.</translation>
    </message>
</context>
<context>
    <name>HostsCommand</name>
    <message>
        <source>After --free-name a number from 1 to 1000 is needed.</source>
        <translation>Dopo --free-name serve un numero da 1 a 1000.</translation>
    </message>
    <message>
        <source>For example --free-name 3.</source>
        <translation>Per esempio --free-name 3.</translation>
    </message>
    <message>
        <source>Nobody was named to be invited.</source>
        <translation>Non è stato indicato nessuno da invitare.</translation>
    </message>
    <message>
        <source>Write the hosts&apos; names, or --free-name 1 to let the host choose.</source>
        <translation>Scrivi i nomi degli organizzatori, oppure --free-name 1 per lasciar scegliere il nome.</translation>
    </message>
    <message>
        <source>“%1” is not a time.</source>
        <translation>“%1” non è una durata.</translation>
    </message>
    <message>
        <source>For example 7d, 12h or 30m.</source>
        <translation>Per esempio 7d, 12h o 30m.</translation>
    </message>
    <message>
        <source>active</source>
        <translation>attivo</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>disattivato</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>invitato</translation>
    </message>
    <message>
        <source>(chooses a name)</source>
        <translation>(sceglie un nome)</translation>
    </message>
    <message>
        <source>There is no host yet. “meethouse hosts invite NAME” makes the first one&apos;s link.</source>
        <translation>Non c&apos;è ancora nessun organizzatore. “meethouse hosts invite NOME” crea il link per il primo.</translation>
    </message>
    <message>
        <source>A host who chooses a name</source>
        <translation>Un organizzatore che sceglie il nome</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fatto: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of them could not be changed.</source>
        <translation>
            <numerusform>%n di loro non si è potuto modificare.</numerusform>
            <numerusform>%n di loro non si sono potuti modificare.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others, if there are any, are done.</source>
        <translation>Gli altri, se ce ne sono, sono fatti.</translation>
    </message>
    <message>
        <source>No host was named.</source>
        <translation>Non è stato indicato nessun organizzatore.</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in</source>
        <translation>
            <numerusform>%n password sbagliata dall&apos;ultimo accesso</numerusform>
            <numerusform>%n password sbagliate dall&apos;ultimo accesso</numerusform>
        </translation>
    </message>
    <message>
        <source>No link was named.</source>
        <translation>Non è stato indicato nessun link.</translation>
    </message>
    <message>
        <source>Whoever was disabled is signed in nowhere any more, running meetings included.</source>
        <translation>Chi è stato disattivato non è più collegato da nessuna parte, nemmeno nelle riunioni in corso.</translation>
    </message>
    <message>
        <source>Nobody was named whose password is to be reset.</source>
        <translation>Non è stato indicato nessuno a cui reimpostare la password.</translation>
    </message>
    <message>
        <source>Write the hosts&apos; names; “meethouse hosts list” shows them.</source>
        <translation>Scrivi i nomi degli organizzatori; “meethouse hosts list” li mostra.</translation>
    </message>
    <message>
        <source>The old password works no more.</source>
        <translation>La vecchia password non vale più.</translation>
    </message>
    <message>
        <source>Until the link is used, the old password goes on working.</source>
        <translation>Finché il link non viene usato, la vecchia password continua a valere.</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) could not be made.</source>
        <translation>
            <numerusform>Non si è potuto creare %n link.</numerusform>
            <numerusform>Non si sono potuti creare %n link.</numerusform>
        </translation>
    </message>
    <message>
        <source>The command needs one list of hosts.</source>
        <translation>Il comando richiede un elenco di organizzatori.</translation>
    </message>
    <message>
        <source>Write the name of a CSV file with name, display name and e-mail in each line.</source>
        <translation>Scrivi il nome di un file CSV con nome, nome visualizzato ed e-mail in ogni riga.</translation>
    </message>
    <message>
        <source>The list “%1” cannot be read.</source>
        <translation>L&apos;elenco “%1” non si può leggere.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Controlla il suo nome.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was done: %n line(s) of the list cannot be taken as they are.</source>
        <translation>
            <numerusform>Non è stato fatto nulla: %n riga dell&apos;elenco non si può prendere così com&apos;è.</numerusform>
            <numerusform>Non è stato fatto nulla: %n righe dell&apos;elenco non si possono prendere così come sono.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the list and start again.</source>
        <translation>Correggi l&apos;elenco e riprova.</translation>
    </message>
    <message>
        <source>The hand-over sheets are in “%1”.</source>
        <translation>I fogli di consegna sono in “%1”.</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) to invite.</source>
        <translation>
            <numerusform>%n organizzatore da invitare.</numerusform>
            <numerusform>%n organizzatori da invitare.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were imported before and stay as they are.</source>
        <translation>
            <numerusform>%n è già stato importato e resta com&apos;è.</numerusform>
            <numerusform>%n sono già stati importati e restano come sono.</numerusform>
        </translation>
    </message>
    <message>
        <source>The links are in “%1”; they are secrets until the hosts have used them.</source>
        <translation>I link sono in “%1”; restano segreti finché gli organizzatori non li hanno usati.</translation>
    </message>
    <message>
        <source>The others, if there are any, are made and work.</source>
        <translation>Gli altri, se ce ne sono, sono stati creati e funzionano.</translation>
    </message>
    <message>
        <source>link open until %1</source>
        <translation>link aperto fino al %1</translation>
    </message>
    <message>
        <source>“meethouse hosts list” shows names, and the ids of open links.</source>
        <translation>“meethouse hosts list” mostra i nomi, e gli identificativi dei link aperti.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOME</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>STATO</translation>
    </message>
    <message>
        <source>ID OF LINK</source>
        <translation>ID LINK</translation>
    </message>
    <message numerus="yes">
        <source>%n of them has/have an open link already; it stops working, a new one is made. Name the file with “--links” that an earlier import wrote to keep those in it.</source>
        <translation>
            <numerusform>%n di loro ha già un link aperto: smette di funzionare, se ne fa uno nuovo. Indica con “--links” il file scritto da un’importazione precedente per tenere quelli che contiene.</numerusform>
            <numerusform>%n di loro hanno già un link aperto: smette di funzionare, se ne fa uno nuovo. Indica con “--links” il file scritto da un’importazione precedente per tenere quelli che contiene.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each link works once, until %1. Hand it to the host alone: whoever opens it chooses the password.</source>
        <translation>Ogni link vale una volta sola, fino al %1. Consegnalo soltanto al suo organizzatore: chi lo apre sceglie la password.</translation>
    </message>
</context>
<context>
    <name>HostsImport</name>
    <message>
        <source>The list is not a text file.</source>
        <translation>L&apos;elenco non è un file di testo.</translation>
    </message>
    <message>
        <source>Save it in your spreadsheet program as CSV, with UTF-8 if it asks.</source>
        <translation>Salvalo come CSV dal foglio di calcolo, con UTF-8 se lo chiede.</translation>
    </message>
    <message>
        <source>Line %1 of the list begins a quoted text that never ends.</source>
        <translation>La riga %1 dell&apos;elenco apre un testo tra virgolette che non finisce mai.</translation>
    </message>
    <message>
        <source>Look for a quotation mark too many there, or save the list again from your spreadsheet.</source>
        <translation>Cerca lì una virgoletta di troppo, oppure salva di nuovo l&apos;elenco dal foglio di calcolo.</translation>
    </message>
    <message>
        <source>The list is larger than 8 MB.</source>
        <translation>L&apos;elenco supera gli 8 MB.</translation>
    </message>
    <message>
        <source>A list of hosts has one short line for each; check that it is the right file.</source>
        <translation>Un elenco di organizzatori ha una breve riga per ciascuno; controlla che sia il file giusto.</translation>
    </message>
    <message>
        <source>The file “%1” is not a list of links that Meethouse wrote.</source>
        <translation>Il file “%1” non è un elenco di link scritto da Meethouse.</translation>
    </message>
    <message>
        <source>It would be written over.</source>
        <translation>Verrebbe sovrascritto.</translation>
    </message>
    <message>
        <source>Line %1: there is a host “%2” already.</source>
        <translation>Riga %1: l&apos;organizzatore “%2” esiste già.</translation>
    </message>
    <message>
        <source>The links could not be written to “%1”.</source>
        <translation>I link non si sono potuti scrivere in “%1”.</translation>
    </message>
    <message>
        <source>Line %1 has no name.</source>
        <translation>La riga %1 non ha un nome.</translation>
    </message>
    <message>
        <source>Line %1: “%2” cannot be a host&apos;s name; small letters, digits, dots, hyphens and underscores can, 64 at most.</source>
        <translation>Riga %1: “%2” non può essere il nome di un organizzatore; valgono lettere minuscole, cifre, punti, trattini e trattini bassi, 64 al massimo.</translation>
    </message>
    <message>
        <source>Line %1: the name “%2” is kept for the server itself.</source>
        <translation>Riga %1: il nome “%2” è riservato al server stesso.</translation>
    </message>
    <message>
        <source>Line %1: the display name is too long, or holds characters that cannot be printed.</source>
        <translation>Riga %1: il nome visualizzato è troppo lungo o contiene caratteri che non si possono stampare.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is not an e-mail address.</source>
        <translation>Riga %1: “%2” non è un indirizzo e-mail.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is not a language; “en” or “it” would be.</source>
        <translation>Riga %1: “%2” non è una lingua; andrebbe bene “en” o “it”.</translation>
    </message>
    <message>
        <source>The list has more than 5000 lines.</source>
        <translation>L&apos;elenco ha più di 5000 righe.</translation>
    </message>
    <message>
        <source>The list names nobody.</source>
        <translation>L&apos;elenco non nomina nessuno.</translation>
    </message>
    <message>
        <source>The list has no column for the hosts&apos; names.</source>
        <translation>L&apos;elenco non ha una colonna per i nomi degli organizzatori.</translation>
    </message>
    <message>
        <source>It needs one line for each host: name, display name, e-mail. Only the name must be there.</source>
        <translation>Serve una riga per ogni organizzatore: nome, nome visualizzato, e-mail. Solo il nome è obbligatorio.</translation>
    </message>
    <message>
        <source>Line %1: “%2” stands in line %3 already.</source>
        <translation>Riga %1: “%2” è già nella riga %3.</translation>
    </message>
    <message>
        <source>The hand-over sheets could not be drawn.</source>
        <translation>I fogli di consegna non si sono potuti disegnare.</translation>
    </message>
    <message>
        <source>Take the links from the list instead.</source>
        <translation>Prendi invece i link dall&apos;elenco.</translation>
    </message>
    <message>
        <source>The sheet “%1” could not be written.</source>
        <translation>Il foglio “%1” non si è potuto scrivere.</translation>
    </message>
    <message>
        <source>Name another file for the links.</source>
        <translation>Indica un altro file per i link.</translation>
    </message>
    <message>
        <source>Choose another place for them, and start again.</source>
        <translation>Scegli un altro posto per loro e ricomincia.</translation>
    </message>
    <message>
        <source>Choose another folder for them, and start again.</source>
        <translation>Scegli un&apos;altra cartella per loro e ricomincia.</translation>
    </message>
    <message>
        <source>The hand-over sheets are not all written.</source>
        <translation>Non tutti i fogli di consegna sono stati scritti.</translation>
    </message>
    <message>
        <source>Start again: the links stay the same.</source>
        <translation>Ricomincia: i link restano gli stessi.</translation>
    </message>
</context>
<context>
    <name>Inside</name>
    <message>
        <source>The server could not be looked at from inside.</source>
        <translation>Non è stato possibile guardare il server dall&apos;interno.</translation>
    </message>
    <message>
        <source>The commands that measure it did not run to their end.</source>
        <translation>I comandi che lo misurano non sono arrivati alla fine.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send a report to whoever helps you.</source>
        <translation>Riprova; se non cambia, manda un rapporto a chi ti aiuta.</translation>
    </message>
</context>
<context>
    <name>JitsiPlan</name>
    <message>
        <source>This version of Meethouse cannot do it yet.</source>
        <translation>Questa versione di Meethouse non sa ancora farlo.</translation>
    </message>
    <message>
        <source>Change this setting and start again.</source>
        <translation>Cambia questa impostazione e riprova.</translation>
    </message>
    <message>
        <source>The key file “%1” cannot be read.</source>
        <translation>Il file della chiave “%1” non si può leggere.</translation>
    </message>
    <message>
        <source>Check “repositories.jitsi.keyFile” in the settings.</source>
        <translation>Controlla “repositories.jitsi.keyFile” nelle impostazioni.</translation>
    </message>
    <message>
        <source>The file “%1” is not a public key in text form.</source>
        <translation>Il file “%1” non è una chiave pubblica in forma di testo.</translation>
    </message>
    <message>
        <source>The settings ask for Prosody from its makers&apos; own repository.</source>
        <translation>Le impostazioni chiedono Prosody dall&apos;archivio dei suoi autori.</translation>
    </message>
    <message>
        <source>Browsers would not take it.</source>
        <translation>I browser non lo accetterebbero.</translation>
    </message>
    <message>
        <source>The settings ask for a certificate of your own and name none.</source>
        <translation>Le impostazioni chiedono un certificato proprio e non ne indicano nessuno.</translation>
    </message>
    <message>
        <source>The server has none of yours yet.</source>
        <translation>Il server non ne ha ancora uno Suo.</translation>
    </message>
    <message>
        <source>Name “certificate.chainFile” and “certificate.keyFile” in the settings.</source>
        <translation>Indichi «certificate.chainFile» e «certificate.keyFile» nelle impostazioni.</translation>
    </message>
</context>
<context>
    <name>JitsiSteps</name>
    <message>
        <source>Fetch the key of Jitsi&apos;s packages</source>
        <translation>Scarica la chiave dei pacchetti di Jitsi</translation>
    </message>
    <message>
        <source>Only packages signed with the key that Meethouse knows are installed.</source>
        <translation>Si installano solo pacchetti firmati con la chiave che Meethouse conosce.</translation>
    </message>
    <message>
        <source>Store the key of Jitsi&apos;s packages</source>
        <translation>Salva la chiave dei pacchetti di Jitsi</translation>
    </message>
    <message>
        <source>Only packages signed with the key that your settings name are installed.</source>
        <translation>Si installano solo pacchetti firmati con la chiave indicata nelle tue impostazioni.</translation>
    </message>
    <message>
        <source>Name the source of Jitsi&apos;s packages</source>
        <translation>Indica da dove vengono i pacchetti di Jitsi</translation>
    </message>
    <message>
        <source>The server then gets Jitsi and its updates from there.</source>
        <translation>Da lì il server prende Jitsi e i suoi aggiornamenti.</translation>
    </message>
    <message>
        <source>Install Jitsi Meet</source>
        <translation>Installa Jitsi Meet</translation>
    </message>
    <message>
        <source>The web server, the chat server Prosody, the meeting focus jicofo, the videobridge and the relay.</source>
        <translation>Il server web, il server di chat Prosody, jicofo che guida le riunioni, il videobridge e il relay.</translation>
    </message>
    <message>
        <source>Get a certificate that browsers trust</source>
        <translation>Ottiene un certificato di cui i browser si fidano</translation>
    </message>
    <message>
        <source>Without it every browser warns, and the phone apps refuse. It renews itself.</source>
        <translation>Senza, ogni browser avvisa e le app del telefono si rifiutano. Si rinnova da sé.</translation>
    </message>
    <message>
        <source>Install the rules for hosts, guests and rooms</source>
        <translation>Installa le regole per organizzatori, ospiti e stanze</translation>
    </message>
    <message>
        <source>They lock a room before anyone is in it, and let hosts choose their own password.</source>
        <translation>Chiudono una stanza prima che vi entri qualcuno e fanno scegliere agli organizzatori la propria password.</translation>
    </message>
    <message>
        <source>Separate hosts from guests</source>
        <translation>Separa gli organizzatori dagli ospiti</translation>
    </message>
    <message>
        <source>Only a host who has signed in can open a meeting.</source>
        <translation>Solo un organizzatore che ha fatto l&apos;accesso può aprire una riunione.</translation>
    </message>
    <message>
        <source>Let only hosts open a meeting</source>
        <translation>Lascia aprire le riunioni solo agli organizzatori</translation>
    </message>
    <message>
        <source>jicofo asks Prosody who has signed in, and forgets it as your settings say.</source>
        <translation>jicofo chiede a Prosody chi ha fatto l&apos;accesso, e lo dimentica come dicono le tue impostazioni.</translation>
    </message>
    <message>
        <source>Keep the videobridge from asking strangers</source>
        <translation>Impedisce al videobridge di chiedere a estranei</translation>
    </message>
    <message>
        <source>It finds its public address on the server itself.</source>
        <translation>Trova il proprio indirizzo pubblico sul server stesso.</translation>
    </message>
    <message>
        <source>Fit the memory to the server</source>
        <translation>Adatta la memoria al server</translation>
    </message>
    <message>
        <source>A program that takes more than there is would be ended in mid-meeting.</source>
        <translation>Un programma che ne prende più di quanta ce n&apos;è verrebbe chiuso a metà riunione.</translation>
    </message>
    <message>
        <source>Set up the meeting page</source>
        <translation>Prepara la pagina delle riunioni</translation>
    </message>
    <message>
        <source>Guests come in as guests, and browsers ask nobody but this server.</source>
        <translation>Gli ospiti entrano come ospiti e i browser non chiedono nulla ad altri che a questo server.</translation>
    </message>
    <message>
        <source>Publish the page where hosts choose their password</source>
        <translation>Pubblica la pagina in cui gli organizzatori scelgono la password</translation>
    </message>
    <message>
        <source>A host opens a one-time link there; nobody else ever knows the password.</source>
        <translation>Un organizzatore vi apre un link che vale una volta; nessun altro saprà mai la password.</translation>
    </message>
    <message>
        <source>Shorten what the web server writes down</source>
        <translation>Abbrevia ciò che il server web annota</translation>
    </message>
    <message>
        <source>Whole addresses and the names of rooms do not belong in a log.</source>
        <translation>Indirizzi interi e nomi delle stanze non devono stare in un log.</translation>
    </message>
    <message>
        <source>Wait until everything answers</source>
        <translation>Aspetta che tutto risponda</translation>
    </message>
    <message>
        <source>The services start again with their new settings and need a few seconds.</source>
        <translation>I servizi ripartono con le nuove impostazioni e hanno bisogno di qualche secondo.</translation>
    </message>
    <message>
        <source>Delete old logs in time</source>
        <translation>Cancella in tempo i vecchi log</translation>
    </message>
    <message>
        <source>Lines about participants go after the days that your settings and papers promise.</source>
        <translation>Le righe sui partecipanti spariscono dopo i giorni che le tue impostazioni e i documenti promettono.</translation>
    </message>
    <message>
        <source>Install security updates at night</source>
        <translation>Installa di notte gli aggiornamenti di sicurezza</translation>
    </message>
    <message>
        <source>Holes are closed by themselves, in the time that your settings name and never in mid-lesson.</source>
        <translation>Le falle si chiudono da sé, nell&apos;orario indicato nelle tue impostazioni e mai a metà lezione.</translation>
    </message>
    <message>
        <source>Shut the doors that nobody needs</source>
        <translation>Chiude le porte che non servono a nessuno</translation>
    </message>
    <message>
        <source>From outside only SSH and what meetings need can be reached. It is taken back by itself unless this computer still gets in.</source>
        <translation>Da fuori si raggiungono solo SSH e ciò che serve alle riunioni. Si annulla da sé, se questo computer non riesce più a entrare.</translation>
    </message>
    <message>
        <source>Leave the firewall to you</source>
        <translation>Lascia a te il firewall</translation>
    </message>
    <message>
        <source>Your settings want none from Meethouse, so one from an earlier run goes.</source>
        <translation>Le tue impostazioni non ne vogliono uno da Meethouse, quindi quello di un&apos;esecuzione precedente sparisce.</translation>
    </message>
    <message>
        <source>Show your own certificate</source>
        <translation>Mostrare il Suo certificato</translation>
    </message>
    <message>
        <source>Browsers then see who you are. It does not renew itself.</source>
        <translation>I browser vedono così chi è Lei. Non si rinnova da solo.</translation>
    </message>
    <message>
        <source>Jitsi Meet and its certificate</source>
        <translation>Jitsi Meet e il suo certificato</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Chi può fare che cosa</translation>
    </message>
    <message>
        <source>Fitted to this server</source>
        <translation>Su misura per questo server</translation>
    </message>
    <message>
        <source>What hosts and guests see</source>
        <translation>Che cosa vedono organizzatori e ospiti</translation>
    </message>
    <message>
        <source>What is written down, and for how long</source>
        <translation>Che cosa viene annotato, e per quanto tempo</translation>
    </message>
    <message>
        <source>Safe from then on</source>
        <translation>Al sicuro da allora in poi</translation>
    </message>
    <message>
        <source>Make a swap file</source>
        <translation>Creare un file di swap</translation>
    </message>
    <message>
        <source>The server has little memory: where it runs out, the disk helps, and no service is ended in mid-meeting.</source>
        <translation>Il server ha poca memoria: quando finisce, aiuta il disco, e nessun servizio viene chiuso nel mezzo di una riunione.</translation>
    </message>
    <message>
        <source>Do without a swap file</source>
        <translation>Fare a meno del file di swap</translation>
    </message>
    <message>
        <source>Tell the relay where guests reach it</source>
        <translation>Dire al relay dove gli ospiti lo raggiungono</translation>
    </message>
    <message>
        <source>Where a router puts a public address in place of the server&apos;s own, the relay cannot know it by itself.</source>
        <translation>Dove un router mette un indirizzo pubblico al posto di quello del server, il relay non può conoscerlo da solo.</translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>There is no such file.</source>
        <translation>Il file non esiste.</translation>
    </message>
    <message>
        <source>It is not a key file.</source>
        <translation>Non è il file di una chiave.</translation>
    </message>
    <message>
        <source>It may not be read.</source>
        <translation>Non si può leggere.</translation>
    </message>
    <message>
        <source>It is in PuTTY&apos;s own form; PuTTYgen turns it into an OpenSSH key (Conversions, Export OpenSSH key).</source>
        <translation>È nel formato di PuTTY; PuTTYgen lo trasforma in una chiave OpenSSH (Conversions, Export OpenSSH key).</translation>
    </message>
    <message>
        <source>It is the public half of a key.</source>
        <translation>È la metà pubblica di una chiave.</translation>
    </message>
    <message>
        <source>It does not hold a private key.</source>
        <translation>Non contiene una chiave privata.</translation>
    </message>
</context>
<context>
    <name>KeyPair</name>
    <message>
        <source>It does not show its public half, and could not be unlocked to look.</source>
        <translation>Non mostra la sua metà pubblica e non si è potuta sbloccare per guardarla.</translation>
    </message>
    <message>
        <source>A new key could not be made.</source>
        <translation>Non si è potuta creare una nuova chiave.</translation>
    </message>
    <message>
        <source>Make one with “ssh-keygen” and name its file.</source>
        <translation>Creane una con “ssh-keygen” e indica il suo file.</translation>
    </message>
    <message>
        <source>The new key “%1” could not be written.</source>
        <translation>La nuova chiave “%1” non si è potuta scrivere.</translation>
    </message>
    <message>
        <source>Name a file in a folder that is yours.</source>
        <translation>Indica un file in una cartella tua.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Let people in by their keys alone</source>
        <translation>Lascia entrare solo con la chiave</translation>
    </message>
    <message>
        <source>Passwords can be guessed, and strangers try thousands of them every day.</source>
        <translation>Le password si possono indovinare, e ogni giorno estranei ne provano migliaia.</translation>
    </message>
    <message>
        <source>The key could not be stored on the server.</source>
        <translation>La chiave non si è potuta salvare sul server.</translation>
    </message>
    <message>
        <source>%1 may not write into the folder .ssh there, or the disk is full.</source>
        <translation>%1 non può scrivere lì nella cartella .ssh, oppure il disco è pieno.</translation>
    </message>
    <message>
        <source>Look at the detail, then start again.</source>
        <translation>Guarda il dettaglio e riprova.</translation>
    </message>
    <message>
        <source>The key lies on the server now, but the server does not let it in.</source>
        <translation>Ora la chiave è sul server, ma il server non lascia entrare con essa.</translation>
    </message>
    <message>
        <source>Look in the SSH server&apos;s settings there (PubkeyAuthentication, AuthorizedKeysFile, AllowUsers), or go on with the password.</source>
        <translation>Guarda nelle impostazioni del server SSH (PubkeyAuthentication, AuthorizedKeysFile, AllowUsers), oppure prosegui con la password.</translation>
    </message>
    <message>
        <source>The server still lets people in by passwords.</source>
        <translation>Il server lascia ancora entrare con le password.</translation>
    </message>
    <message>
        <source>Its SSH settings say so somewhere else, or it has not read them again.</source>
        <translation>Le sue impostazioni SSH lo dicono altrove, oppure non le ha rilette.</translation>
    </message>
    <message>
        <source>The change is taken back within three minutes. Ask whoever set the server up.</source>
        <translation>La modifica viene annullata entro tre minuti. Chiedi a chi ha preparato il server.</translation>
    </message>
</context>
<context>
    <name>KeysCommand</name>
    <message>
        <source>No key was named.</source>
        <translation>Non è stata indicata nessuna chiave.</translation>
    </message>
    <message>
        <source>Name its file with --identity; if there is none yet, one is made.</source>
        <translation>Indica il suo file con --identity; se non c&apos;è ancora, viene creata.</translation>
    </message>
    <message>
        <source>A new key was made: %1</source>
        <translation>È stata creata una nuova chiave: %1</translation>
    </message>
    <message>
        <source>The key was there already, and lets this computer in.</source>
        <translation>La chiave c&apos;era già e lascia entrare questo computer.</translation>
    </message>
    <message>
        <source>The key is there, and lets this computer in.</source>
        <translation>La chiave c&apos;è e lascia entrare questo computer.</translation>
    </message>
    <message>
        <source>Nobody is let in by a password any more.</source>
        <translation>Nessuno entra più con una password.</translation>
    </message>
</context>
<context>
    <name>KnownHosts</name>
    <message>
        <source>The server&apos;s key could not be remembered.</source>
        <translation>La chiave del server non si è potuta ricordare.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be written.</source>
        <translation>Il file “%1” non si può scrivere.</translation>
    </message>
    <message>
        <source>See that its folder exists, is yours and has room, then try again.</source>
        <translation>Controlla che la sua cartella esista, sia tua e abbia spazio, poi riprova.</translation>
    </message>
    <message>
        <source>The file of known servers cannot be read.</source>
        <translation>Il file dei server conosciuti non si può leggere.</translation>
    </message>
    <message>
        <source>“%1” is there, but it cannot be opened.</source>
        <translation>“%1” esiste, ma non si può aprire.</translation>
    </message>
    <message>
        <source>Make it readable for you, or name another file.</source>
        <translation>Rendilo leggibile per te, oppure indica un altro file.</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>There are no settings to work with.</source>
        <translation>Non ci sono impostazioni su cui lavorare.</translation>
    </message>
    <message>
        <source>The server keeps none yet, and no file was named.</source>
        <translation>Il server non ne conserva ancora e non è stato indicato nessun file.</translation>
    </message>
    <message>
        <source>Name a settings file with --settings.</source>
        <translation>Indica un file di impostazioni con --settings.</translation>
    </message>
    <message>
        <source>The server is not ready yet.</source>
        <translation>Il server non è ancora pronto.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation>
            <numerusform>%n controllo ha detto di no.</numerusform>
            <numerusform>%n controlli hanno detto di no.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do what stands beside each of them, then start again; nothing was changed.</source>
        <translation>Fai ciò che è scritto accanto a ciascuno, poi riprova; non è cambiato nulla.</translation>
    </message>
</context>
<context>
    <name>Mark</name>
    <message>
        <source>in order</source>
        <translation>in ordine</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>da guardare</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>non riuscito</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>non si sa</translation>
    </message>
    <message>
        <source>being worked on</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>in attesa</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>d MMMM</source>
        <extracomment>How a day is written: d, MMMM and yyyy are filled in, and words stand in single quotation marks (d &apos;de&apos; MMMM).</extracomment>
        <translation>d MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>There is no computer with the name %1.</source>
        <translation>Non esiste un computer con il nome %1.</translation>
    </message>
    <message>
        <source>The name servers know the name not at all, or without an address.</source>
        <translation>I server dei nomi non conoscono affatto il nome, o senza un indirizzo.</translation>
    </message>
    <message>
        <source>Check the spelling, and that the name has an A or AAAA record; a new record can take some hours to be seen everywhere.</source>
        <translation>Controlla come è scritto e che il nome abbia un record A o AAAA; un record nuovo può richiedere alcune ore prima di essere visto ovunque.</translation>
    </message>
    <message>
        <source>The address of %1 could not be found out.</source>
        <translation>L&apos;indirizzo di %1 non si è potuto trovare.</translation>
    </message>
    <message>
        <source>No name server gave a usable answer in time.</source>
        <translation>Nessun server dei nomi ha dato in tempo una risposta utile.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network connection, then try again.</source>
        <translation>Controlla la connessione di rete di questo computer e riprova.</translation>
    </message>
    <message>
        <source>Looking up the address of %1 was stopped.</source>
        <translation>La ricerca dell&apos;indirizzo di %1 è stata fermata.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Qualcuno ha chiesto di fermarsi.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Ricomincia quando sei pronto.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a computer.</source>
        <translation>“%1” non può essere il nome di un computer.</translation>
    </message>
    <message>
        <source>Names consist of letters, digits, hyphens and dots.</source>
        <translation>I nomi sono fatti di lettere, cifre, trattini e punti.</translation>
    </message>
    <message>
        <source>Write a name such as meet.example.org, or an IP address.</source>
        <translation>Scrivi un nome come meet.example.org, oppure un indirizzo IP.</translation>
    </message>
    <message>
        <source>The signatures of %1 in the name system (DNSSEC) are wrong.</source>
        <translation>Le firme di %1 nel sistema dei nomi (DNSSEC) sono sbagliate.</translation>
    </message>
    <message>
        <source>Whoever checks them, as Let&apos;s Encrypt does, is told that there is no such name.</source>
        <translation>A chi le controlla, come fa Let&apos;s Encrypt, viene detto che il nome non esiste.</translation>
    </message>
    <message>
        <source>At your domain&apos;s provider switch DNSSEC off, or have its keys (DS record) renewed.</source>
        <translation>Presso chi gestisce il tuo dominio disattiva DNSSEC, oppure fai rinnovare le sue chiavi (record DS).</translation>
    </message>
</context>
<context>
    <name>Obstacle</name>
    <message>
        <source>The server&apos;s disk is full.</source>
        <translation>Il disco del server è pieno.</translation>
    </message>
    <message>
        <source>Nothing can be written to the server&apos;s disk: it is mounted read-only.</source>
        <translation>Non si può scrivere nulla sul disco del server: è montato in sola lettura.</translation>
    </message>
    <message>
        <source>The server had no memory left, and the system ended a program.</source>
        <translation>Il server non aveva più memoria e il sistema ha chiuso un programma.</translation>
    </message>
    <message>
        <source>The server&apos;s clock and the archive of packages do not agree about the time.</source>
        <translation>L&apos;orologio del server e l&apos;archivio dei pacchetti non concordano sull&apos;ora.</translation>
    </message>
    <message>
        <source>The packages are not signed with the key that is known for their archive, or that key is no longer valid.</source>
        <translation>I pacchetti non sono firmati con la chiave nota del loro archivio, oppure quella chiave non è più valida.</translation>
    </message>
    <message>
        <source>The server could not find out the address of an archive of packages.</source>
        <translation>Il server non è riuscito a trovare l&apos;indirizzo di un archivio di pacchetti.</translation>
    </message>
    <message>
        <source>Somebody else has been installing packages on the server for a long time.</source>
        <translation>Qualcun altro sta installando pacchetti sul server da molto tempo.</translation>
    </message>
    <message>
        <source>An archive of packages did not answer, or not as it should.</source>
        <translation>Un archivio di pacchetti non ha risposto, o non come dovrebbe.</translation>
    </message>
    <message>
        <source>A package could not be installed.</source>
        <translation>Un pacchetto non si è potuto installare.</translation>
    </message>
    <message>
        <source>The run was stopped in the middle: the server was restarted, or the run was killed.</source>
        <translation>L&apos;esecuzione è stata fermata a metà: il server è stato riavviato, oppure l&apos;esecuzione è stata interrotta.</translation>
    </message>
    <message>
        <source>What the server said about it last stands in the details.</source>
        <translation>Ciò che il server ha detto per ultimo si trova nei dettagli.</translation>
    </message>
    <message>
        <source>Make room on it, then start again: what is done stays done, and it goes on from here.</source>
        <translation>Libera spazio, poi ricomincia: ciò che è fatto resta fatto, e si prosegue da qui.</translation>
    </message>
    <message>
        <source>Restart the server; if it stays so, ask your hosting company, for the disk may be broken. Then start again: it goes on from here.</source>
        <translation>Riavvia il server; se resta così, chiedi alla società di hosting, perché il disco può essere guasto. Poi ricomincia: si prosegue da qui.</translation>
    </message>
    <message>
        <source>End what else needs memory there, or rent more of it, then start again: it goes on from here.</source>
        <translation>Chiudi ciò che altro vi occupa memoria, o prendine di più in affitto, poi ricomincia: si prosegue da qui.</translation>
    </message>
    <message>
        <source>Set the server&apos;s clock (“timedatectl set-ntp true”), then start again: it goes on from here.</source>
        <translation>Regola l&apos;orologio del server (“timedatectl set-ntp true”), poi ricomincia: si prosegue da qui.</translation>
    </message>
    <message>
        <source>Look for a newer Meethouse, which may know the new key; if you named the archive yourself, name its new key in the settings. Then start again: it goes on from here.</source>
        <translation>Cerca una versione più recente di Meethouse, che può conoscere la nuova chiave; se l&apos;archivio l&apos;hai indicato tu, indica la sua nuova chiave nelle impostazioni. Poi ricomincia: si prosegue da qui.</translation>
    </message>
    <message>
        <source>Look at the name servers in the server&apos;s /etc/resolv.conf, then start again: it goes on from here.</source>
        <translation>Controlla i server dei nomi in /etc/resolv.conf del server, poi ricomincia: si prosegue da qui.</translation>
    </message>
    <message>
        <source>Let that come to its end, then start again: it goes on from here.</source>
        <translation>Lascia che finisca, poi ricomincia: si prosegue da qui.</translation>
    </message>
    <message>
        <source>Start again in some minutes: what is done stays done, and it goes on from here.</source>
        <translation>Ricomincia fra qualche minuto: ciò che è fatto resta fatto, e si prosegue da qui.</translation>
    </message>
    <message>
        <source>Start again, which tries once more; if it stays so, the details say which package it is.</source>
        <translation>Ricomincia, così si riprova; se resta così, i dettagli dicono quale pacchetto è.</translation>
    </message>
    <message>
        <source>Nothing is lost: what is done stays done, and starting again goes on from here.</source>
        <translation>Nulla è perduto: ciò che è fatto resta fatto, e ricominciando si prosegue da qui.</translation>
    </message>
    <message>
        <source>The name has an AAAA record (IPv6), and the server does not answer there.</source>
        <translation>Il nome ha un record AAAA (IPv6), e lì il server non risponde.</translation>
    </message>
    <message>
        <source>The domain&apos;s CAA records do not let this authority issue certificates.</source>
        <translation>I record CAA del dominio non permettono a questa autorità di emettere certificati.</translation>
    </message>
    <message>
        <source>The authority was asked too often for this name lately.</source>
        <translation>Negli ultimi tempi l&apos;autorità è stata interpellata troppo spesso per questo nome.</translation>
    </message>
    <message>
        <source>Where the name leads, something else than this server answered at port 80.</source>
        <translation>Dove porta il nome ha risposto alla porta 80 qualcos&apos;altro, non questo server.</translation>
    </message>
    <message>
        <source>The authority could not reach the server at port 80.</source>
        <translation>L&apos;autorità non ha potuto raggiungere il server alla porta 80.</translation>
    </message>
    <message>
        <source>The authority could not find out where the name leads.</source>
        <translation>L&apos;autorità non ha potuto scoprire dove porta il nome.</translation>
    </message>
    <message>
        <source>The server could not reach the authority that issues certificates.</source>
        <translation>Il server non ha potuto raggiungere l&apos;autorità che emette i certificati.</translation>
    </message>
    <message>
        <source>Delete that record where the domain is administered, or set IPv6 up on the server. Then start again: it goes on from here.</source>
        <translation>Cancelli quel record dove si amministra il dominio, oppure configuri IPv6 sul server. Poi ricominci: si prosegue da qui.</translation>
    </message>
    <message>
        <source>Add the authority to them (for Let&apos;s Encrypt: 0 issue &quot;letsencrypt.org&quot;) or delete them. Then start again: it goes on from here.</source>
        <translation>Vi aggiunga l&apos;autorità (per Let&apos;s Encrypt: 0 issue &quot;letsencrypt.org&quot;) oppure li cancelli. Poi ricominci: si prosegue da qui.</translation>
    </message>
    <message>
        <source>Wait an hour after failed tries, up to a week after many certificates, then start again. Until then a self-signed one lets you try things out.</source>
        <translation>Aspetti un&apos;ora dopo tentativi falliti, fino a una settimana dopo molti certificati, poi ricominci. Intanto uno autofirmato permette di fare prove.</translation>
    </message>
    <message>
        <source>Look where its A and AAAA records lead. If a proxy stands before the server (Cloudflare&apos;s, for example), switch it off for this name. Then start again: it goes on from here.</source>
        <translation>Guardi dove portano i suoi record A e AAAA. Se davanti al server sta un proxy (quello di Cloudflare, per esempio), lo disattivi per questo nome. Poi ricominci: si prosegue da qui.</translation>
    </message>
    <message>
        <source>Let in 80/tcp in your hosting company&apos;s panel, and look where the name&apos;s A and AAAA records lead. Then start again: it goes on from here.</source>
        <translation>Lasci entrare 80/tcp nel pannello della Sua società di hosting, e guardi dove portano i record A e AAAA del nome. Poi ricominci: si prosegue da qui.</translation>
    </message>
    <message>
        <source>Look at its A and AAAA records where the domain is administered; signatures that do not fit (DNSSEC) show like this, too. Then start again: it goes on from here.</source>
        <translation>Guardi i suoi record A e AAAA dove si amministra il dominio; anche firme che non tornano (DNSSEC) si mostrano così. Poi ricominci: si prosegue da qui.</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, see whether the server may open connections to port 443 outside. It goes on from here.</source>
        <translation>Riprovi più tardi; se resta così, veda se il server può aprire connessioni verso la porta 443 all&apos;esterno. Si prosegue da qui.</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>  ✓ %1 (it was so already)</source>
        <translation>  ✓ %1 (era già così)</translation>
    </message>
    <message>
        <source>  ✗ %1 (failed after %2)</source>
        <translation>  ✗ %1 (non riuscito dopo %2)</translation>
    </message>
    <message>
        <source>  ! %1 (cancelled)</source>
        <translation>  ! %1 (annullato)</translation>
    </message>
    <message>
        <source>  ✓ %1 (taken back)</source>
        <translation>  ✓ %1 (tolto)</translation>
    </message>
    <message>
        <source>What was said, word for word:</source>
        <translation>Che cosa è stato detto, parola per parola:</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>A run is going on there.</source>
        <translation>Lì è in corso un&apos;esecuzione.</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>Aspetta che finisca.</translation>
    </message>
    <message>
        <source>The last run did not come to a good end.</source>
        <translation>L&apos;ultima esecuzione non è finita bene.</translation>
    </message>
    <message>
        <source>What it was to do is done in part.</source>
        <translation>Ciò che doveva fare è fatto solo in parte.</translation>
    </message>
    <message>
        <source>Set the server up again: it goes on where it was interrupted.</source>
        <translation>Prepara di nuovo il server: riprende da dove si era interrotto.</translation>
    </message>
    <message>
        <source>The server wants to be restarted.</source>
        <translation>Il server chiede di essere riavviato.</translation>
    </message>
    <message>
        <source>An update, mostly of the kernel, works only after it.</source>
        <translation>Un aggiornamento, per lo più del kernel, ha effetto solo dopo.</translation>
    </message>
    <message>
        <source>Restart it when nobody meets; it takes a minute or two.</source>
        <translation>Riavvialo quando nessuno è in riunione; ci vogliono un minuto o due.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is nearly full.</source>
        <translation>Il disco del server è quasi pieno.</translation>
    </message>
    <message>
        <source>Updates fail without room, and at last meetings do.</source>
        <translation>Senza spazio gli aggiornamenti non riescono, e alla fine nemmeno le riunioni.</translation>
    </message>
    <message>
        <source>Remove what is not needed, or rent a larger disk.</source>
        <translation>Togli ciò che non serve, oppure noleggia un disco più grande.</translation>
    </message>
    <message>
        <source>Nobody is in a meeting.</source>
        <translation>Nessuno è in riunione.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) is/are in a meeting.</source>
        <translation>
            <numerusform>%n persona è in una riunione.</numerusform>
            <numerusform>%n persone sono in una riunione.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) is/are in %1 meetings.</source>
        <translation>
            <numerusform>%n persona è in %1 riunioni.</numerusform>
            <numerusform>%n persone sono in %1 riunioni.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnCertificate</name>
    <message>
        <source>The file “%1” cannot be read.</source>
        <translation>Il file «%1» non si può leggere.</translation>
    </message>
    <message>
        <source>Check its name in the settings, and whether you may read it.</source>
        <translation>Controlli il suo nome nelle impostazioni, e se Lei può leggerlo.</translation>
    </message>
    <message>
        <source>The file “%1” is in binary form (DER or PKCS#12).</source>
        <translation>Il file «%1» è in forma binaria (DER o PKCS#12).</translation>
    </message>
    <message>
        <source>Turn it into PEM form, for example with “openssl pkcs12 -in FILE -nodes”, with the certificates in one file and the key in another.</source>
        <translation>Lo converta in PEM, per esempio con «openssl pkcs12 -in FILE -nodes», con i certificati in un file e la chiave in un altro.</translation>
    </message>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation>Il file «%1» è danneggiato.</translation>
    </message>
    <message>
        <source>Copy it anew, from “-----BEGIN CERTIFICATE-----” to the last “-----END CERTIFICATE-----”.</source>
        <translation>Lo copi di nuovo, da «-----BEGIN CERTIFICATE-----» fino all&apos;ultimo «-----END CERTIFICATE-----».</translation>
    </message>
    <message>
        <source>The file “%1” holds a key and no certificate.</source>
        <translation>Il file «%1» contiene una chiave e nessun certificato.</translation>
    </message>
    <message>
        <source>The file “%1” holds a request for a certificate, not the certificate.</source>
        <translation>Il file «%1» contiene una richiesta di certificato, non il certificato.</translation>
    </message>
    <message>
        <source>The file “%1” holds no certificate.</source>
        <translation>Il file «%1» non contiene alcun certificato.</translation>
    </message>
    <message>
        <source>Name the file with the full chain of certificates, in PEM form.</source>
        <translation>Indichi il file con la catena completa dei certificati, in forma PEM.</translation>
    </message>
    <message>
        <source>The key “%1” is locked with a passphrase.</source>
        <translation>La chiave «%1» è protetta da una passphrase.</translation>
    </message>
    <message>
        <source>The passphrase does not open the key “%1”.</source>
        <translation>La passphrase non apre la chiave «%1».</translation>
    </message>
    <message>
        <source>The file “%1” holds no key.</source>
        <translation>Il file «%1» non contiene alcuna chiave.</translation>
    </message>
    <message>
        <source>Name the file that begins with “-----BEGIN PRIVATE KEY-----” or similar, in PEM form.</source>
        <translation>Indichi il file che comincia con «-----BEGIN PRIVATE KEY-----» o simile, in forma PEM.</translation>
    </message>
    <message>
        <source>The key does not belong to the certificate.</source>
        <translation>La chiave non appartiene al certificato.</translation>
    </message>
    <message>
        <source>Name the key that the certificate was asked for with; a new key needs a new certificate.</source>
        <translation>Indichi la chiave con cui il certificato è stato richiesto; una chiave nuova vuole un certificato nuovo.</translation>
    </message>
    <message>
        <source>The certificates do not stand in the order in which a server shows them.</source>
        <translation>I certificati non stanno nell&apos;ordine in cui un server li mostra.</translation>
    </message>
    <message>
        <source>Nothing: the server gets them in the right order, and none that does not belong to it.</source>
        <translation>Niente: il server li riceve nell&apos;ordine giusto, e nessuno che non c&apos;entri.</translation>
    </message>
    <message>
        <source>The certificate does not name %1 where browsers look (subjectAltName).</source>
        <translation>Il certificato non indica %1 là dove guardano i browser (subjectAltName).</translation>
    </message>
    <message>
        <source>The certificate is not for %1 but for %2.</source>
        <translation>Il certificato non è per %1 ma per %2.</translation>
    </message>
    <message>
        <source>Ask for a certificate for %1, or choose the name that it was made for.</source>
        <translation>Chieda un certificato per %1, oppure scelga il nome per cui è stato fatto.</translation>
    </message>
    <message>
        <source>Ask for a new certificate with an RSA key of 2048 bits or more, or with an elliptic curve key (P-256 or P-384).</source>
        <translation>Chieda un certificato nuovo con una chiave RSA di almeno 2048 bit, o con una chiave a curva ellittica (P-256 o P-384).</translation>
    </message>
    <message>
        <source>The key is too weak: it has only %1 bits.</source>
        <translation>La chiave è troppo debole: ha solo %1 bit.</translation>
    </message>
    <message>
        <source>The key is of a kind that not every browser knows.</source>
        <translation>La chiave è di un tipo che non tutti i browser conoscono.</translation>
    </message>
    <message>
        <source>The certificate is signed in a way that browsers no longer trust (SHA-1).</source>
        <translation>Il certificato è firmato in un modo di cui i browser non si fidano più (SHA-1).</translation>
    </message>
    <message>
        <source>Ask who issued it for a new one.</source>
        <translation>Ne chieda uno nuovo a chi lo ha emesso.</translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation>Il certificato</translation>
    </message>
    <message>
        <source>The certificate of its issuer (%1)</source>
        <translation>Il certificato di chi lo ha emesso (%1)</translation>
    </message>
    <message>
        <source>Get a new certificate from whoever issued it.</source>
        <translation>Si faccia dare un certificato nuovo da chi lo ha emesso.</translation>
    </message>
    <message>
        <source>Ask who issued yours for the full chain of today.</source>
        <translation>Chieda a chi ha emesso il Suo la catena completa di oggi.</translation>
    </message>
    <message>
        <source>%1 ended on %2.</source>
        <translation>%1 è scaduto il %2.</translation>
    </message>
    <message>
        <source>%1 is only valid from %2 on.</source>
        <translation>%1 vale solo dal %2.</translation>
    </message>
    <message>
        <source>Wait until then, or check the clock of this computer.</source>
        <translation>Aspetti fino ad allora, o controlli l&apos;orologio di questo computer.</translation>
    </message>
    <message>
        <source>%1 ends soon, on %2.</source>
        <translation>%1 scade presto, il %2.</translation>
    </message>
    <message>
        <source>No authority that this computer knows vouches for the certificate.</source>
        <translation>Nessuna autorità nota a questo computer garantisce per il certificato.</translation>
    </message>
    <message>
        <source>Browsers warn wherever its issuer is not known; for guests from outside it has to be one that every browser knows.</source>
        <translation>I browser avvertono ovunque chi lo ha emesso non è noto; per ospiti da fuori deve essere uno che ogni browser conosce.</translation>
    </message>
    <message>
        <source>The chain ends with %1, whose issuer %2 this computer does not know.</source>
        <translation>La catena finisce con %1, emesso da %2, che questo computer non conosce.</translation>
    </message>
    <message>
        <source>Most often the certificates in between are missing, and then telephones refuse: ask who issued it for the full chain. Waive this check if your organisation issues its own.</source>
        <translation>Il più delle volte mancano i certificati intermedi, e allora i telefoni rifiutano: chieda a chi lo ha emesso la catena completa. Passi oltre se la Sua organizzazione emette i propri.</translation>
    </message>
    <message>
        <source>The certificate was not made for servers.</source>
        <translation>Il certificato non è stato fatto per i server.</translation>
    </message>
    <message>
        <source>Ask for a certificate for a web server.</source>
        <translation>Chieda un certificato per un server web.</translation>
    </message>
    <message>
        <source>The certificate is not trusted: %1.</source>
        <translation>Il certificato non è affidabile: %1.</translation>
    </message>
    <message>
        <source>Ask who issued it.</source>
        <translation>Chieda a chi lo ha emesso.</translation>
    </message>
    <message>
        <source>Give its passphrase (on the command line as “certificateKeyPassphrase” with --secrets), or take it off with “openssl pkey -in FILE -out NEW”.</source>
        <translation>Indica la passphrase (sulla riga di comando come «certificateKeyPassphrase» con --secrets), oppure toglila con «openssl pkey -in FILE -out NEW».</translation>
    </message>
    <message>
        <source>Capital letters count. Who made the key chose it; nobody can find it out.</source>
        <translation>Le maiuscole contano. L&apos;ha scelta chi ha creato la chiave; nessuno può scoprirla.</translation>
    </message>
</context>
<context>
    <name>PasswordChange</name>
    <message>
        <source>%1 wants %2 to choose a new password first.</source>
        <translation>%1 vuole che %2 scelga prima una nuova password.</translation>
    </message>
    <message>
        <source>Many hosting companies give out a first password that has to be changed at once.</source>
        <translation>Molti fornitori di hosting danno una prima password che va cambiata subito.</translation>
    </message>
    <message>
        <source>The present password</source>
        <translation>La password attuale</translation>
    </message>
    <message>
        <source>A new password</source>
        <translation>Una nuova password</translation>
    </message>
    <message>
        <source>The new password again</source>
        <translation>Di nuovo la nuova password</translation>
    </message>
    <message>
        <source>The two new passwords were not the same, or empty.</source>
        <translation>Le due nuove password non erano uguali, oppure erano vuote.</translation>
    </message>
    <message>
        <source>It did not take the present password, or asked something else.</source>
        <translation>Non ha accettato la password attuale, o ha chiesto qualcos&apos;altro.</translation>
    </message>
    <message>
        <source>It may be too short, too simple, or too much like the present one.</source>
        <translation>Forse è troppo corta, troppo semplice o troppo simile a quella attuale.</translation>
    </message>
</context>
<context>
    <name>PlanCommand</name>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Non c&apos;è nulla da fare.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) would be carried out.</source>
        <translation>
            <numerusform>Verrebbe eseguito %n passo.</numerusform>
            <numerusform>Verrebbero eseguiti %n passi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>The practice server did not do what was asked.</source>
        <translation>Il server di prova non ha fatto ciò che gli era stato chiesto.</translation>
    </message>
    <message>
        <source>Practising needs a Linux machine on which you are the administrator. Without one, use a rented server with “meethouse deploy”.</source>
        <translation>Per provare serve una macchina Linux di cui sei amministratore. Senza, usa un server noleggiato con “meethouse deploy”.</translation>
    </message>
    <message>
        <source>Its program is not installed.</source>
        <translation>Il suo programma non è installato.</translation>
    </message>
    <message>
        <source>The practice server was not waited for.</source>
        <translation>Non si è aspettato il server di prova.</translation>
    </message>
    <message>
        <source>“meethouse practice status” tells whether it runs.</source>
        <translation>“meethouse practice status” dice se è in funzione.</translation>
    </message>
</context>
<context>
    <name>PracticeCommand</name>
    <message>
        <source>No practice server runs.</source>
        <translation>Nessun server di prova è in funzione.</translation>
    </message>
    <message>
        <source>The practice server runs. Sign-in and passwords are real there, pictures and sound are not.</source>
        <translation>Il server di prova è in funzione. Accessi e password sono veri, immagini e suono no.</translation>
    </message>
    <message>
        <source>The practice server runs.</source>
        <translation>Il server di prova è in funzione.</translation>
    </message>
    <message>
        <source>Set it up with:</source>
        <translation>Preparalo con:</translation>
    </message>
    <message>
        <source>Starting a practice server. The first time this takes a few minutes …</source>
        <translation>Avvio un server di prova. La prima volta servono alcuni minuti …</translation>
    </message>
    <message>
        <source>The practice server is gone.</source>
        <translation>Il server di prova non c&apos;è più.</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>The texts of the documents cannot be read.</source>
        <translation>I testi dei documenti non si possono leggere.</translation>
    </message>
    <message>
        <source>The file %1 is missing or damaged.</source>
        <translation>Il file %1 manca o è danneggiato.</translation>
    </message>
    <message>
        <source>Install the program again, or mend the file if you changed it.</source>
        <translation>Installa di nuovo il programma, o correggi il file se l&apos;hai modificato.</translation>
    </message>
    <message>
        <source>There are no documents in the language “%1”.</source>
        <translation>Non ci sono documenti nella lingua “%1”.</translation>
    </message>
    <message>
        <source>The document %1 was not written.</source>
        <translation>Il documento %1 non è stato scritto.</translation>
    </message>
    <message>
        <source>The folder cannot be written to, or the disk is full.</source>
        <translation>Nella cartella non si può scrivere, oppure il disco è pieno.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room, and export again.</source>
        <translation>Scegli un&apos;altra cartella, o fai spazio, ed esporta di nuovo.</translation>
    </message>
    <message>
        <source>The PDF documents were not written.</source>
        <translation>I documenti PDF non sono stati scritti.</translation>
    </message>
    <message>
        <source>The export of the documents was stopped.</source>
        <translation>L&apos;esportazione dei documenti è stata fermata.</translation>
    </message>
    <message>
        <source>Somebody asked for it.</source>
        <translation>Qualcuno l&apos;ha chiesto.</translation>
    </message>
    <message>
        <source>Start the export again when you are ready.</source>
        <translation>Ricomincia l&apos;esportazione quando sei pronto.</translation>
    </message>
    <message>
        <source>The documents are written in: %1.</source>
        <translation>I documenti sono scritti in: %1.</translation>
    </message>
    <message>
        <source>Choose one of the languages that the documents are written in.</source>
        <translation>Scegli una delle lingue in cui sono scritti i documenti.</translation>
    </message>
    <message>
        <source>The part of the program that sets pages is not installed.</source>
        <translation>La parte del programma che compone le pagine non è installata.</translation>
    </message>
    <message>
        <source>Install the program again, or export as HTML and ODT.</source>
        <translation>Installa di nuovo il programma, oppure esporta in HTML e ODT.</translation>
    </message>
    <message>
        <source>The part of the program that sets pages gave up.</source>
        <translation>La parte del programma che compone le pagine si è arresa.</translation>
    </message>
    <message>
        <source>Export as HTML and ODT, and report this as a defect.</source>
        <translation>Esporta in HTML e ODT, e segnalalo come difetto.</translation>
    </message>
    <message>
        <source>The ODT documents were not written.</source>
        <translation>I documenti ODT non sono stati scritti.</translation>
    </message>
    <message>
        <source>There was no memory left for them.</source>
        <translation>Non restava memoria per loro.</translation>
    </message>
    <message>
        <source>Close other programs and export again.</source>
        <translation>Chiudi altri programmi ed esporta di nuovo.</translation>
    </message>
    <message>
        <source>There are no exported documents in %1.</source>
        <translation>In %1 non ci sono documenti esportati.</translation>
    </message>
    <message>
        <source>The folder has no file index.json, and no folder in it has one.</source>
        <translation>La cartella non ha un file index.json, e nemmeno una sua cartella.</translation>
    </message>
    <message>
        <source>Name the folder of an export with --out, or export the documents first.</source>
        <translation>Indica con --out la cartella di un&apos;esportazione, oppure esporta prima i documenti.</translation>
    </message>
    <message>
        <source>The exported documents could not be compared.</source>
        <translation>I documenti esportati non si sono potuti confrontare.</translation>
    </message>
    <message>
        <source>The file %1 is damaged or was written by another version of the program.</source>
        <translation>Il file %1 è danneggiato o l&apos;ha scritto un&apos;altra versione del programma.</translation>
    </message>
    <message>
        <source>Export the documents again.</source>
        <translation>Esporta di nuovo i documenti.</translation>
    </message>
    <message>
        <source>There are no papers to publish.</source>
        <translation>Non ci sono documenti da pubblicare.</translation>
    </message>
    <message>
        <source>The settings say that the meetings are held for a school; that school publishes its own notices.</source>
        <translation>Le impostazioni dicono che le riunioni si tengono per una scuola; quella scuola pubblica le proprie informative.</translation>
    </message>
    <message>
        <source>Ask the school. If the meetings are your own, change “provider.role” in the settings.</source>
        <translation>Chiedi alla scuola. Se le riunioni sono tue, cambia “provider.role” nelle impostazioni.</translation>
    </message>
    <message>
        <source>What is published on the server could not be compared.</source>
        <translation>Ciò che è pubblicato sul server non si è potuto confrontare.</translation>
    </message>
    <message>
        <source>The server did not say what its pages were made from.</source>
        <translation>Il server non ha detto da che cosa sono state fatte le sue pagine.</translation>
    </message>
    <message>
        <source>Publish the notices again with “meethouse documents publish”.</source>
        <translation>Pubblica di nuovo le informative con “meethouse documents publish”.</translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>%1 cannot be reached from this computer.</source>
        <translation>%1 non si raggiunge da questo computer.</translation>
    </message>
    <message>
        <source>This computer has no way to that address, for example no IPv6 network.</source>
        <translation>Questo computer non ha una via verso quell&apos;indirizzo, per esempio nessuna rete IPv6.</translation>
    </message>
    <message>
        <source>Try again from a network that reaches it.</source>
        <translation>Riprova da una rete che lo raggiunge.</translation>
    </message>
    <message>
        <source>Trying the ports of %1 was stopped.</source>
        <translation>La prova delle porte di %1 è stata fermata.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Qualcuno ha chiesto di fermarsi.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Ricomincia quando sei pronto.</translation>
    </message>
</context>
<context>
    <name>ProfilesCommand</name>
    <message>
        <source>The command needs the name of one server.</source>
        <translation>Il comando richiede il nome di un server.</translation>
    </message>
    <message>
        <source>“meethouse profiles list” shows the names.</source>
        <translation>“meethouse profiles list” mostra i nomi.</translation>
    </message>
    <message>
        <source>--keychain and --secrets are needed together here.</source>
        <translation>Qui --keychain e --secrets servono insieme.</translation>
    </message>
    <message>
        <source>Give both, so that the passwords are kept, or neither.</source>
        <translation>Indica entrambi, perché le password siano conservate, oppure nessuno dei due.</translation>
    </message>
    <message>
        <source>This computer knows no server yet.</source>
        <translation>Questo computer non conosce ancora nessun server.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Riunioni</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>non ancora noto</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>File della chiave</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>nel portachiavi</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>non conservate</translation>
    </message>
    <message>
        <source>This computer knows “%1” now; use it with --profile.</source>
        <translation>Ora questo computer conosce “%1”; usalo con --profile.</translation>
    </message>
    <message>
        <source>“%1” is forgotten here. Nothing was changed on the server.</source>
        <translation>“%1” è dimenticato qui. Sul server non è cambiato nulla.</translation>
    </message>
    <message>
        <source>Its passwords may still lie in the keychain, which did not answer.</source>
        <translation>Le sue password forse sono ancora nel portachiavi, che non ha risposto.</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>Whether the meeting page brings guests in could not be tried.</source>
        <translation>Non si è potuto provare se la pagina delle riunioni fa entrare gli ospiti.</translation>
    </message>
    <message>
        <source>Whom the meeting page asks could not be found out.</source>
        <translation>Non si è potuto scoprire a chi si rivolge la pagina delle riunioni.</translation>
    </message>
    <message>
        <source>Whether hosts can choose their password could not be tried.</source>
        <translation>Non si è potuto provare se gli organizzatori possono scegliere la password.</translation>
    </message>
    <message>
        <source>Whether other ports are closed could not be tried.</source>
        <translation>Non si è potuto provare se le altre porte sono chiuse.</translation>
    </message>
    <message>
        <source>Whether the chat server answers over HTTPS could not be tried.</source>
        <translation>Non si è potuto provare se il server di chat risponde via HTTPS.</translation>
    </message>
    <message>
        <source>Whether the chat server answers over WebSocket could not be tried.</source>
        <translation>Non si è potuto provare se il server di chat risponde via WebSocket.</translation>
    </message>
    <message>
        <source>How hosts come in could not be tried.</source>
        <translation>Non si è potuto provare come entrano gli organizzatori.</translation>
    </message>
    <message>
        <source>How guests come in could not be tried.</source>
        <translation>Non si è potuto provare come entrano gli ospiti.</translation>
    </message>
    <message>
        <source>Whether a guest can open a meeting could not be tried.</source>
        <translation>Non si è potuto provare se un ospite può aprire una riunione.</translation>
    </message>
    <message>
        <source>Whether a guest can pass for a videobridge could not be tried.</source>
        <translation>Non si è potuto provare se un ospite può spacciarsi per un videobridge.</translation>
    </message>
    <message>
        <source>Whether a host can open a meeting could not be tried.</source>
        <translation>Non si è potuto provare se un organizzatore può aprire una riunione.</translation>
    </message>
    <message>
        <source>Whether a new room is locked could not be tried.</source>
        <translation>Non si è potuto provare se una stanza nuova è chiusa.</translation>
    </message>
    <message>
        <source>Whether a host comes in and learns the room&apos;s password could not be tried.</source>
        <translation>Non si è potuto provare se un organizzatore entra e viene a sapere la password della stanza.</translation>
    </message>
    <message>
        <source>Whether a room says that it has a password could not be tried.</source>
        <translation>Non si è potuto provare se una stanza dice di avere una password.</translation>
    </message>
    <message>
        <source>Whether a guest comes in with the right password only could not be tried.</source>
        <translation>Non si è potuto provare se un ospite entra solo con la password giusta.</translation>
    </message>
    <message>
        <source>No host was made for this proof, so none had to be removed.</source>
        <translation>Per questa prova non è stato creato nessun organizzatore, quindi non c&apos;era nulla da rimuovere.</translation>
    </message>
    <message>
        <source>One thing could not be tried.</source>
        <translation>Una cosa non si è potuta provare.</translation>
    </message>
    <message>
        <source>Put right what is named above, then prove the server again.</source>
        <translation>Sistema ciò che è indicato sopra, poi ripeti le prove sul server.</translation>
    </message>
    <message>
        <source>There is no trustworthy connection to the web server.</source>
        <translation>Non c&apos;è una connessione affidabile con il server web.</translation>
    </message>
</context>
<context>
    <name>ProofCertificate</name>
    <message>
        <source>Run “meethouse deploy” again: it asks for a certificate anew.</source>
        <translation>Esegui di nuovo “meethouse deploy”: chiede un nuovo certificato.</translation>
    </message>
    <message>
        <source>Name a valid certificate with its full chain in the settings and run “meethouse deploy” again.</source>
        <translation>Indica nelle impostazioni un certificato valido con la sua catena completa ed esegui di nuovo “meethouse deploy”.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, or choose a certificate from Let&apos;s Encrypt in the settings.</source>
        <translation>Esegui di nuovo “meethouse deploy”, oppure scegli nelle impostazioni un certificato di Let&apos;s Encrypt.</translation>
    </message>
    <message>
        <source>The certificate is not for %1 but for %2.</source>
        <translation>Il certificato non è per %1 ma per %2.</translation>
    </message>
    <message>
        <source>Every browser refuses such a page.</source>
        <translation>Ogni browser rifiuta una pagina così.</translation>
    </message>
    <message>
        <source>The certificate is valid from %1 to %2 only.</source>
        <translation>Il certificato vale solo dal %1 al %2.</translation>
    </message>
    <message>
        <source>Every browser refuses it outside that time; a wrong clock on this computer looks the same.</source>
        <translation>Fuori da quel periodo ogni browser lo rifiuta; un orologio sbagliato su questo computer dà lo stesso effetto.</translation>
    </message>
    <message>
        <source>The certificate ends soon, on %1.</source>
        <translation>Il certificato scade presto, il %1.</translation>
    </message>
    <message>
        <source>It should have been renewed by now.</source>
        <translation>A quest&apos;ora avrebbe già dovuto rinnovarsi.</translation>
    </message>
    <message>
        <source>The certificate is for %1, is trusted, comes from %2 and is valid until %3.</source>
        <translation>Il certificato è per %1, è affidabile, viene da %2 e vale fino al %3.</translation>
    </message>
    <message>
        <source>The certificate is the one the server made for itself, as your settings say; it is valid until %1.</source>
        <translation>Il certificato è quello che il server si è fatto da sé, come dicono le tue impostazioni; vale fino al %1.</translation>
    </message>
    <message>
        <source>It was compared with the one on the server; browsers will warn, and the phone apps refuse.</source>
        <translation>È stato confrontato con quello sul server; i browser avviseranno e le app del telefono si rifiuteranno.</translation>
    </message>
    <message>
        <source>The certificate is yours, but this computer does not trust its issuer %1.</source>
        <translation>Il certificato è tuo, ma questo computer non si fida di chi l&apos;ha emesso, %1.</translation>
    </message>
    <message>
        <source>Either the chain is not complete, or the issuer is known inside your organisation only.</source>
        <translation>O la catena non è completa, o chi l&apos;ha emesso è noto solo nella tua organizzazione.</translation>
    </message>
    <message>
        <source>The certificate is not trusted: its issuer is %1.</source>
        <translation>Il certificato non è affidabile: l&apos;ha emesso %1.</translation>
    </message>
    <message>
        <source>The authority gave none, so the server shows one that it made for itself; or the authority is one for tests.</source>
        <translation>L&apos;autorità non ne ha dato uno, quindi il server ne mostra uno fatto da sé; oppure è un&apos;autorità di prova.</translation>
    </message>
    <message>
        <source>The name %1 leads to this server.</source>
        <translation>Il nome %1 porta a questo server.</translation>
    </message>
    <message>
        <source>The name %1 leads to %2, while we reach the server at %3.</source>
        <translation>Il nome %1 porta a %2, mentre noi raggiungiamo il server a %3.</translation>
    </message>
    <message>
        <source>That is right for a server behind a router or with several addresses, and wrong otherwise.</source>
        <translation>È giusto per un server dietro un router o con più indirizzi, altrimenti è sbagliato.</translation>
    </message>
    <message>
        <source>Compare it with the address that the hosting company gave you.</source>
        <translation>Confrontalo con l&apos;indirizzo che ti ha dato il fornitore di hosting.</translation>
    </message>
    <message>
        <source>The server shows no certificate.</source>
        <translation>Il server non mostra nessun certificato.</translation>
    </message>
    <message>
        <source>What answers at %1 shows a certificate that is not trusted and not the server&apos;s own.</source>
        <translation>Ciò che risponde a %1 mostra un certificato non affidabile e che non è del server.</translation>
    </message>
    <message>
        <source>The name may lead to another computer, or somebody stands between it and you.</source>
        <translation>Il nome può portare a un altro computer, o qualcuno si è messo tra te e il server.</translation>
    </message>
    <message>
        <source>Do not type any password there; check to which address the name leads, and try from another network.</source>
        <translation>Non scrivere lì nessuna password; controlla a quale indirizzo porta il nome e prova da un&apos;altra rete.</translation>
    </message>
</context>
<context>
    <name>ProofInside</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Esegui di nuovo “meethouse deploy”: rimette a posto ciò che manca.</translation>
    </message>
    <message>
        <source>Sign in to the server and look at what “journalctl -u %1” says, or start it again with “systemctl restart %1”.</source>
        <translation>Accedi al server e guarda che cosa dice “journalctl -u %1”, oppure riavvialo con “systemctl restart %1”.</translation>
    </message>
    <message>
        <source>All programs that meetings need are running.</source>
        <translation>Tutti i programmi che servono alle riunioni sono in funzione.</translation>
    </message>
    <message>
        <source>Not running: %1.</source>
        <translation>Non in funzione: %1.</translation>
    </message>
    <message>
        <source>Without them there are no meetings.</source>
        <translation>Senza, non ci sono riunioni.</translation>
    </message>
    <message>
        <source>Jitsi Meet %1 is installed, with all its parts.</source>
        <translation>Jitsi Meet %1 è installato, con tutte le sue parti.</translation>
    </message>
    <message>
        <source>Not wholly installed: %1.</source>
        <translation>Non del tutto installato: %1.</translation>
    </message>
    <message>
        <source>An installation or an update may have been broken off.</source>
        <translation>Forse un&apos;installazione o un aggiornamento si è interrotto.</translation>
    </message>
    <message>
        <source>The web server accepts its configuration.</source>
        <translation>Il server web accetta la sua configurazione.</translation>
    </message>
    <message>
        <source>The web server nginx does not accept its configuration: %1</source>
        <translation>Il server web nginx non accetta la sua configurazione: %1</translation>
    </message>
    <message>
        <source>It goes on with the old one, but after the next restart no page would open.</source>
        <translation>Va avanti con quella vecchia, ma dopo il prossimo riavvio non si aprirebbe nessuna pagina.</translation>
    </message>
    <message>
        <source>Every program was started after its settings were last changed.</source>
        <translation>Ogni programma è stato avviato dopo l&apos;ultima modifica delle sue impostazioni.</translation>
    </message>
    <message>
        <source>%1 still works with old settings: %2 was changed after it was started.</source>
        <translation>%1 lavora ancora con le vecchie impostazioni: %2 è stato modificato dopo il suo avvio.</translation>
    </message>
    <message>
        <source>What a file says counts only once the program has read it.</source>
        <translation>Ciò che dice un file conta solo quando il programma l&apos;ha letto.</translation>
    </message>
    <message>
        <source>Restart it on the server with “systemctl restart %1”; running meetings are interrupted.</source>
        <translation>Riavvialo sul server con “systemctl restart %1”; le riunioni in corso si interrompono.</translation>
    </message>
    <message>
        <source>The chat server, the meeting focus and the bridge listen for the server itself only.</source>
        <translation>Il server di chat, jicofo e il videobridge ascoltano solo il server stesso.</translation>
    </message>
    <message>
        <source>None of the programs behind the web page listens.</source>
        <translation>Nessuno dei programmi dietro la pagina web è in ascolto.</translation>
    </message>
    <message>
        <source>Programs that only the server itself should reach listen to everybody: port %1.</source>
        <translation>Programmi che solo il server dovrebbe raggiungere ascoltano chiunque: porta %1.</translation>
    </message>
    <message>
        <source>They are doors beside the one that is guarded.</source>
        <translation>Sono porte accanto a quella sorvegliata.</translation>
    </message>
    <message>
        <source>The meeting focus jicofo gives no answer.</source>
        <translation>jicofo, che guida le riunioni, non risponde.</translation>
    </message>
    <message>
        <source>It decides who may open a meeting, so none can be opened.</source>
        <translation>È lui a decidere chi può aprire una riunione, quindi non se ne può aprire nessuna.</translation>
    </message>
    <message>
        <source>The meeting focus opens meetings for signed-in hosts only.</source>
        <translation>jicofo apre riunioni solo agli organizzatori che hanno fatto l&apos;accesso.</translation>
    </message>
    <message>
        <source>The meeting focus lets anybody open a meeting.</source>
        <translation>jicofo lascia aprire una riunione a chiunque.</translation>
    </message>
    <message>
        <source>jicofo runs without the settings that ask for a host.</source>
        <translation>jicofo gira senza le impostazioni che richiedono un organizzatore.</translation>
    </message>
    <message>
        <source>The videobridge has checked itself and is well.</source>
        <translation>Il videobridge ha controllato sé stesso e sta bene.</translation>
    </message>
    <message>
        <source>The videobridge was started %1 seconds ago and has not checked itself yet.</source>
        <translation>Il videobridge è partito %1 secondi fa e non si è ancora controllato.</translation>
    </message>
    <message>
        <source>It does so a minute after its start; until then it calls itself well in any case.</source>
        <translation>Lo fa un minuto dopo l&apos;avvio; fino ad allora dice comunque di stare bene.</translation>
    </message>
    <message>
        <source>Ask again in a minute.</source>
        <translation>Chiedi di nuovo tra un minuto.</translation>
    </message>
    <message>
        <source>The videobridge says that it is not well.</source>
        <translation>Il videobridge dice di non stare bene.</translation>
    </message>
    <message>
        <source>The videobridge gives no answer.</source>
        <translation>Il videobridge non risponde.</translation>
    </message>
    <message>
        <source>Often it does not find a public address of its own, or memory is short; without it nobody sees or hears anybody.</source>
        <translation>Spesso non trova un proprio indirizzo pubblico, o manca memoria; senza, nessuno vede e sente nessuno.</translation>
    </message>
    <message>
        <source>The meeting focus knows a videobridge that it can use.</source>
        <translation>jicofo conosce un videobridge che può usare.</translation>
    </message>
    <message>
        <source>The meeting focus has no videobridge that it can use.</source>
        <translation>jicofo non ha un videobridge che può usare.</translation>
    </message>
    <message>
        <source>It knows one, but that one does not pass its checks.</source>
        <translation>Ne conosce uno, ma non supera i suoi controlli.</translation>
    </message>
    <message>
        <source>No bridge has signed in to the chat server.</source>
        <translation>Nessun videobridge ha fatto l&apos;accesso al server di chat.</translation>
    </message>
    <message>
        <source>The videobridge asks nobody else for this server&apos;s address.</source>
        <translation>Il videobridge non chiede a nessun altro l&apos;indirizzo di questo server.</translation>
    </message>
    <message>
        <source>The videobridge asks a server of the Jitsi project for this server&apos;s address.</source>
        <translation>Il videobridge chiede l&apos;indirizzo di questo server a un server del progetto Jitsi.</translation>
    </message>
    <message>
        <source>That server then knows of this one, and is needed for it to start.</source>
        <translation>Così quel server sa di questo, e serve perché possa partire.</translation>
    </message>
    <message>
        <source>How much memory the %1 may take could not be found out.</source>
        <translation>Non si è potuto sapere quanta memoria può prendere il %1.</translation>
    </message>
    <message>
        <source>It does not run.</source>
        <translation>Non è in funzione.</translation>
    </message>
    <message>
        <source>The %1 may take %2 of memory, and should take at most %3.</source>
        <translation>Il %1 può prendere %2 di memoria, e dovrebbe prenderne al massimo %3.</translation>
    </message>
    <message>
        <source>A program that takes more than there is would be ended in the middle of a meeting.</source>
        <translation>Un programma che ne prende più di quanta ce n&apos;è verrebbe chiuso a metà di una riunione.</translation>
    </message>
    <message>
        <source>The two large programs take no more memory than this server can spare.</source>
        <translation>I due programmi grandi non prendono più memoria di quanta il server possa dare.</translation>
    </message>
    <message>
        <source>The meeting focus does not know the videobridge yet.</source>
        <translation>jicofo non conosce ancora il videobridge.</translation>
    </message>
    <message>
        <source>The videobridge was started %1 seconds ago and has not signed in to the chat server yet.</source>
        <translation>Il videobridge è partito %1 secondi fa e non ha ancora fatto l&apos;accesso al server di chat.</translation>
    </message>
</context>
<context>
    <name>ProofKept</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Esegui di nuovo “meethouse deploy”: rimette a posto ciò che manca.</translation>
    </message>
    <message>
        <source>No password of the setup lies about on the server.</source>
        <translation>Nessuna password della preparazione è rimasta sul server.</translation>
    </message>
    <message>
        <source>A file with a password of the setup is still there: %1.</source>
        <translation>C&apos;è ancora un file con una password della preparazione: %1.</translation>
    </message>
    <message>
        <source>A run may be going on just now, or was broken off; only root can read the file, and a restart of the server deletes it.</source>
        <translation>Forse un&apos;esecuzione è in corso o si è interrotta; solo root può leggere il file, e un riavvio del server lo cancella.</translation>
    </message>
    <message>
        <source>Let the run come to its end, or run “meethouse deploy” again.</source>
        <translation>Lascia finire l&apos;esecuzione, oppure esegui di nuovo “meethouse deploy”.</translation>
    </message>
    <message>
        <source>Hosts&apos; passwords are kept so that nobody can read them.</source>
        <translation>Le password degli organizzatori sono conservate in modo che nessuno possa leggerle.</translation>
    </message>
    <message>
        <source>Hosts&apos; passwords are not kept as the setup wants it.</source>
        <translation>Le password degli organizzatori non sono conservate come dovrebbero.</translation>
    </message>
    <message>
        <source>Whoever reads the server&apos;s files could read passwords.</source>
        <translation>Chi legge i file del server potrebbe leggere le password.</translation>
    </message>
    <message>
        <source>The rules for rooms on the server are those of your settings.</source>
        <translation>Le regole per le stanze sul server sono quelle delle tue impostazioni.</translation>
    </message>
    <message>
        <source>The rules for rooms on the server are not those of your settings.</source>
        <translation>Le regole per le stanze sul server non sono quelle delle tue impostazioni.</translation>
    </message>
    <message>
        <source>The chat server&apos;s file is missing, is not named by the stock one, or was changed by hand.</source>
        <translation>Il file del server di chat manca, non è richiamato da quello originale, o è stato modificato a mano.</translation>
    </message>
    <message>
        <source>What the web server writes down of its visitors could not be found out.</source>
        <translation>Non si è potuto sapere che cosa il server web annota dei visitatori.</translation>
    </message>
    <message>
        <source>The configuration of its site is not where the packages put it.</source>
        <translation>La configurazione del suo sito non è dove la mettono i pacchetti.</translation>
    </message>
    <message>
        <source>The web server writes down neither whole addresses nor names of rooms.</source>
        <translation>Il server web non annota né indirizzi interi né nomi di stanze.</translation>
    </message>
    <message>
        <source>The web server writes down visitors&apos; whole addresses and the names of rooms (at port %1).</source>
        <translation>Il server web annota gli indirizzi interi dei visitatori e i nomi delle stanze (alla porta %1).</translation>
    </message>
    <message>
        <source>Who met whom can be read from its log, and the papers have to say so.</source>
        <translation>Dal suo log si legge chi ha incontrato chi, e i documenti devono dirlo.</translation>
    </message>
</context>
<context>
    <name>ProofMeeting</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Esegui di nuovo “meethouse deploy”: rimette a posto ciò che manca.</translation>
    </message>
    <message>
        <source>The host made for this proof, %1, could not be removed at once.</source>
        <translation>L&apos;organizzatore creato per questa prova, %1, non si è potuto rimuovere subito.</translation>
    </message>
    <message>
        <source>It ends by itself after a quarter of an hour.</source>
        <translation>Finisce da sé dopo un quarto d&apos;ora.</translation>
    </message>
    <message>
        <source>The host made for this proof, %1, can still sign in.</source>
        <translation>L&apos;organizzatore creato per questa prova, %1, può ancora accedere.</translation>
    </message>
    <message>
        <source>Removing a host does not work.</source>
        <translation>La rimozione di un organizzatore non funziona.</translation>
    </message>
    <message>
        <source>Remove it with “meethouse hosts remove”, and send a report.</source>
        <translation>Rimuovilo con “meethouse hosts remove” e manda un rapporto.</translation>
    </message>
    <message>
        <source>The host made for this proof is gone again and cannot sign in.</source>
        <translation>L&apos;organizzatore creato per questa prova non c&apos;è più e non può accedere.</translation>
    </message>
    <message>
        <source>A guest cannot open a meeting.</source>
        <translation>Un ospite non può aprire una riunione.</translation>
    </message>
    <message>
        <source>A guest could open a meeting.</source>
        <translation>Un ospite ha potuto aprire una riunione.</translation>
    </message>
    <message>
        <source>Anybody who knows the address can use the server.</source>
        <translation>Chiunque conosca l&apos;indirizzo può usare il server.</translation>
    </message>
    <message>
        <source>The meeting focus gives guests no proper answer (%1).</source>
        <translation>jicofo non dà agli ospiti una risposta corretta (%1).</translation>
    </message>
    <message>
        <source>It may not run, or not be signed in to the chat server.</source>
        <translation>Forse non è in funzione, o non ha fatto l&apos;accesso al server di chat.</translation>
    </message>
    <message>
        <source>A guest can enter the room where videobridges meet.</source>
        <translation>Un ospite può entrare nella stanza dove si trovano i videobridge.</translation>
    </message>
    <message>
        <source>A stranger could pass for the videobridge and be sent picture and sound.</source>
        <translation>Un estraneo potrebbe spacciarsi per il videobridge e ricevere immagini e suono.</translation>
    </message>
    <message>
        <source>A guest cannot pass for a videobridge.</source>
        <translation>Un ospite non può spacciarsi per un videobridge.</translation>
    </message>
    <message>
        <source>A signed-in host cannot open a meeting (%1).</source>
        <translation>Un organizzatore che ha fatto l&apos;accesso non può aprire una riunione (%1).</translation>
    </message>
    <message>
        <source>The meeting focus does not take the account for a host.</source>
        <translation>jicofo non riconosce l&apos;account come organizzatore.</translation>
    </message>
    <message>
        <source>A signed-in host&apos;s meeting does not become ready.</source>
        <translation>La riunione di un organizzatore che ha fatto l&apos;accesso non diventa pronta.</translation>
    </message>
    <message>
        <source>The meeting focus cannot enter the room itself.</source>
        <translation>jicofo non riesce a entrare lui stesso nella stanza.</translation>
    </message>
    <message>
        <source>A signed-in host can open a meeting.</source>
        <translation>Un organizzatore che ha fatto l&apos;accesso può aprire una riunione.</translation>
    </message>
    <message>
        <source>A guest came into a new room without its password.</source>
        <translation>Un ospite è entrato in una stanza nuova senza la sua password.</translation>
    </message>
    <message>
        <source>The rules for rooms are not at work.</source>
        <translation>Le regole per le stanze non sono attive.</translation>
    </message>
    <message>
        <source>A guest at the door of a new room gets no answer.</source>
        <translation>Un ospite alla porta di una stanza nuova non riceve risposta.</translation>
    </message>
    <message>
        <source>A guest at the door of a new room gets a wrong answer (%1).</source>
        <translation>Un ospite alla porta di una stanza nuova riceve una risposta sbagliata (%1).</translation>
    </message>
    <message>
        <source>A guest&apos;s browser would not ask for the password.</source>
        <translation>Il browser di un ospite non chiederebbe la password.</translation>
    </message>
    <message>
        <source>A new room is locked from its first second: a guest needs its password.</source>
        <translation>Una stanza nuova è chiusa dal primo secondo: a un ospite serve la sua password.</translation>
    </message>
    <message>
        <source>A host is asked for the password of the host&apos;s own room, or kept out (%1).</source>
        <translation>A un organizzatore viene chiesta la password della propria stanza, o resta fuori (%1).</translation>
    </message>
    <message>
        <source>The rules for rooms do not recognise hosts.</source>
        <translation>Le regole per le stanze non riconoscono gli organizzatori.</translation>
    </message>
    <message>
        <source>A host comes into the room, but is not told its password.</source>
        <translation>Un organizzatore entra nella stanza, ma non viene a sapere la sua password.</translation>
    </message>
    <message>
        <source>Without it the host cannot let guests in.</source>
        <translation>Senza, l&apos;organizzatore non può far entrare gli ospiti.</translation>
    </message>
    <message>
        <source>A host comes in without being asked for a password, and is told it.</source>
        <translation>Un organizzatore entra senza che gli sia chiesta una password, e viene a saperla.</translation>
    </message>
    <message>
        <source>The room tells browsers that it has a password.</source>
        <translation>La stanza dice ai browser di avere una password.</translation>
    </message>
    <message>
        <source>The room does not tell browsers that it has a password.</source>
        <translation>La stanza non dice ai browser di avere una password.</translation>
    </message>
    <message>
        <source>Hosts would see their meeting as open to everybody.</source>
        <translation>Gli organizzatori vedrebbero la loro riunione come aperta a tutti.</translation>
    </message>
    <message>
        <source>A guest came in with a wrong password.</source>
        <translation>Un ospite è entrato con una password sbagliata.</translation>
    </message>
    <message>
        <source>A guest with the right password is kept out (%1).</source>
        <translation>Un ospite con la password giusta resta fuori (%1).</translation>
    </message>
    <message>
        <source>Guests could not come to meetings.</source>
        <translation>Gli ospiti non potrebbero venire alle riunioni.</translation>
    </message>
    <message>
        <source>A guest comes in with the right password, and not with a wrong one.</source>
        <translation>Un ospite entra con la password giusta, e non con una sbagliata.</translation>
    </message>
    <message>
        <source>The meeting did not come so far.</source>
        <translation>La riunione non è arrivata fin lì.</translation>
    </message>
</context>
<context>
    <name>ProofPages</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Esegui di nuovo “meethouse deploy”: rimette a posto ciò che manca.</translation>
    </message>
    <message>
        <source>The meeting page brings guests in as guests, without an account.</source>
        <translation>La pagina delle riunioni fa entrare gli ospiti come ospiti, senza account.</translation>
    </message>
    <message>
        <source>The meeting page does not know where guests come in.</source>
        <translation>La pagina delle riunioni non sa dove entrano gli ospiti.</translation>
    </message>
    <message>
        <source>The meeting page sends guests to %1 instead of %2.</source>
        <translation>La pagina delle riunioni manda gli ospiti a %1 invece che a %2.</translation>
    </message>
    <message>
        <source>Guests would be asked for a host&apos;s name and password.</source>
        <translation>Agli ospiti verrebbero chiesti nome e password di un organizzatore.</translation>
    </message>
    <message>
        <source>As set on the server, the meeting page asks no other server.</source>
        <translation>Per come è impostata sul server, la pagina delle riunioni non si rivolge a nessun altro server.</translation>
    </message>
    <message>
        <source>The meeting page also asks: %1.</source>
        <translation>La pagina delle riunioni si rivolge anche a: %1.</translation>
    </message>
    <message>
        <source>Your settings leave third parties as Jitsi has them.</source>
        <translation>Le tue impostazioni lasciano i terzi come li ha Jitsi.</translation>
    </message>
    <message>
        <source>Your settings say that it asks nobody else; those servers learn who is in a meeting.</source>
        <translation>Le tue impostazioni dicono che non si rivolge a nessun altro; quei server vengono a sapere chi è in una riunione.</translation>
    </message>
    <message>
        <source>The web server does not deliver %1: it answers with state %2.</source>
        <translation>Il server web non consegna %1: risponde con lo stato %2.</translation>
    </message>
    <message>
        <source>Without it meetings do not work.</source>
        <translation>Senza, le riunioni non funzionano.</translation>
    </message>
    <message>
        <source>The settings of the meeting page could not be read.</source>
        <translation>Le impostazioni della pagina delle riunioni non si sono potute leggere.</translation>
    </message>
    <message>
        <source>The page where hosts choose their password is there and well guarded.</source>
        <translation>La pagina in cui gli organizzatori scelgono la password c&apos;è ed è ben protetta.</translation>
    </message>
    <message>
        <source>The page where hosts choose their password lacks protection: %1.</source>
        <translation>Alla pagina in cui gli organizzatori scelgono la password manca una protezione: %1.</translation>
    </message>
    <message>
        <source>Passwords are typed there, so it must not be shown inside other pages or load anything from elsewhere.</source>
        <translation>Lì si scrivono password, quindi non deve comparire dentro altre pagine né caricare nulla da altrove.</translation>
    </message>
    <message>
        <source>The notices for everybody are published.</source>
        <translation>Le informative per tutti sono pubblicate.</translation>
    </message>
    <message>
        <source>The published notices lack protection: %1.</source>
        <translation>Alle informative pubblicate manca una protezione: %1.</translation>
    </message>
    <message>
        <source>Without it their page could be made to show something else, or to tell others who reads it.</source>
        <translation>Senza, si potrebbe far mostrare altro alla loro pagina, o far sapere ad altri chi la legge.</translation>
    </message>
    <message>
        <source>Publish them again with “meethouse documents publish”.</source>
        <translation>Pubblicale di nuovo con “meethouse documents publish”.</translation>
    </message>
</context>
<context>
    <name>ProofPorts</name>
    <message>
        <source>The server&apos;s address cannot be reached from this computer.</source>
        <translation>L&apos;indirizzo del server non si raggiunge da questo computer.</translation>
    </message>
    <message>
        <source>From outside, nobody reaches the chat server, the meeting focus or the bridge beside the web page.</source>
        <translation>Da fuori nessuno raggiunge il server di chat, jicofo o il videobridge accanto alla pagina web.</translation>
    </message>
    <message>
        <source>From outside, these ports are open that should not be: %1.</source>
        <translation>Da fuori sono aperte queste porte che non dovrebbero esserlo: %1.</translation>
    </message>
    <message>
        <source>They are doors beside the one that is guarded.</source>
        <translation>Sono porte accanto a quella sorvegliata.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again; if they stay open, look what else listens there.</source>
        <translation>Esegui di nuovo “meethouse deploy”; se restano aperte, guarda che cos&apos;altro è in ascolto.</translation>
    </message>
</context>
<context>
    <name>ProofRelay</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Esegui di nuovo “meethouse deploy”: rimette a posto ciò che manca.</translation>
    </message>
    <message>
        <source>The relay does not answer this computer at port %1.</source>
        <translation>Il relay non risponde a questo computer alla porta %1.</translation>
    </message>
    <message>
        <source>This computer&apos;s network may hold that port back, or the hosting company&apos;s firewall does.</source>
        <translation>Forse la rete di questo computer trattiene quella porta, o lo fa il firewall del fornitore di hosting.</translation>
    </message>
    <message>
        <source>Let in %1/tcp in your hosting company&apos;s panel, and try “meethouse verify” from another network.</source>
        <translation>Lasci entrare %1/tcp nel pannello del fornitore di hosting e provi “meethouse verify” da un’altra rete.</translation>
    </message>
    <message>
        <source>Guests are told of no relay.</source>
        <translation>Agli ospiti non viene indicato nessun relay.</translation>
    </message>
    <message>
        <source>Whose network holds back UDP has neither picture nor sound.</source>
        <translation>Chi ha una rete che trattiene UDP non ha né immagine né suono.</translation>
    </message>
    <message>
        <source>The relay tells guests an address that they do not reach: %1.</source>
        <translation>Il relay indica agli ospiti un indirizzo che non raggiungono: %1.</translation>
    </message>
    <message>
        <source>A router in front of the server translates addresses, and the relay was not told.</source>
        <translation>Un router davanti al server traduce gli indirizzi, e al relay non è stato detto.</translation>
    </message>
    <message>
        <source>Connect to the server by its public address and run “meethouse deploy” again.</source>
        <translation>Si connetta al server con il suo indirizzo pubblico ed esegua di nuovo “meethouse deploy”.</translation>
    </message>
    <message>
        <source>Guests whose network holds back UDP get picture and sound over TLS, through port %1.</source>
        <translation>Gli ospiti la cui rete trattiene UDP ricevono immagine e suono su TLS, dalla porta %1.</translation>
    </message>
</context>
<context>
    <name>ProofSignIns</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Esegui di nuovo “meethouse deploy”: rimette a posto ciò che manca.</translation>
    </message>
    <message>
        <source>The chat server answers over HTTPS, for browsers behind strict firewalls.</source>
        <translation>Il server di chat risponde via HTTPS, per i browser dietro firewall severi.</translation>
    </message>
    <message>
        <source>The chat server answers over WebSocket, as browsers ask it.</source>
        <translation>Il server di chat risponde via WebSocket, come lo interrogano i browser.</translation>
    </message>
    <message>
        <source>The chat server did not answer.</source>
        <translation>Il server di chat non ha risposto.</translation>
    </message>
    <message>
        <source>Anybody comes in as a host, without name and password.</source>
        <translation>Chiunque entra come organizzatore, senza nome e password.</translation>
    </message>
    <message>
        <source>The chat server lets strangers in where hosts sign in.</source>
        <translation>Il server di chat fa entrare estranei dove accedono gli organizzatori.</translation>
    </message>
    <message>
        <source>Hosts cannot sign in with a password.</source>
        <translation>Gli organizzatori non possono accedere con una password.</translation>
    </message>
    <message>
        <source>The chat server offers none of the ways that browsers know.</source>
        <translation>Il server di chat non offre nessuno dei modi che i browser conoscono.</translation>
    </message>
    <message>
        <source>Hosts come in with name and password, and not without.</source>
        <translation>Gli organizzatori entrano con nome e password, e non senza.</translation>
    </message>
    <message>
        <source>Guests come in without an account.</source>
        <translation>Gli ospiti entrano senza account.</translation>
    </message>
    <message>
        <source>Guests do not come in without an account.</source>
        <translation>Gli ospiti non entrano senza account.</translation>
    </message>
    <message>
        <source>Where guests come in, the chat server offers: %1.</source>
        <translation>Dove entrano gli ospiti, il server di chat offre: %1.</translation>
    </message>
</context>
<context>
    <name>ProofUpkeep</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Esegui di nuovo “meethouse deploy”: rimette a posto ciò che manca.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing sees to it that logs about participants are deleted after %n day(s).</source>
        <translation>
            <numerusform>Nulla fa in modo che i log sui partecipanti siano cancellati dopo %n giorno.</numerusform>
            <numerusform>Nulla fa in modo che i log sui partecipanti siano cancellati dopo %n giorni.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules for it are missing, are not those of your settings, or are not followed.</source>
        <translation>Le regole mancano, non sono quelle delle tue impostazioni, oppure non vengono seguite.</translation>
    </message>
    <message>
        <source>A log is still there that should have been deleted: %1.</source>
        <translation>C&apos;è ancora un log che avrebbe dovuto essere cancellato: %1.</translation>
    </message>
    <message>
        <source>The daily job that deletes old logs did not run, or could not delete it.</source>
        <translation>Il lavoro quotidiano che cancella i vecchi log non è partito, o non ha potuto cancellarlo.</translation>
    </message>
    <message>
        <source>Sign in to the server and look at what “systemctl status logrotate” says.</source>
        <translation>Accedi al server e guarda che cosa dice “systemctl status logrotate”.</translation>
    </message>
    <message>
        <source>The relay writes participants&apos; addresses into the system&apos;s journal.</source>
        <translation>Il relay scrive gli indirizzi dei partecipanti nel giornale del sistema.</translation>
    </message>
    <message>
        <source>The journal is kept for longer than your settings allow logs about participants.</source>
        <translation>Il giornale si conserva più a lungo di quanto le tue impostazioni permettono ai log sui partecipanti.</translation>
    </message>
    <message numerus="yes">
        <source>Logs about participants are deleted after %n day(s).</source>
        <translation>
            <numerusform>I log sui partecipanti si cancellano dopo %n giorno.</numerusform>
            <numerusform>I log sui partecipanti si cancellano dopo %n giorni.</numerusform>
        </translation>
    </message>
    <message>
        <source>A firewall shuts every door that meetings do not need.</source>
        <translation>Un firewall chiude ogni porta che non serve alle riunioni.</translation>
    </message>
    <message>
        <source>The firewall is not in force.</source>
        <translation>Il firewall non è attivo.</translation>
    </message>
    <message>
        <source>The server takes it back by itself when nobody confirms that he still comes in; or somebody switched it off.</source>
        <translation>Il server lo toglie da sé quando nessuno conferma di riuscire ancora a entrare; oppure qualcuno l&apos;ha spento.</translation>
    </message>
    <message>
        <source>Security updates are installed by themselves, between %1 of the server&apos;s clock.</source>
        <translation>Gli aggiornamenti di sicurezza si installano da sé, tra le %1 dell&apos;orologio del server.</translation>
    </message>
    <message>
        <source>Security updates are not installed by themselves.</source>
        <translation>Gli aggiornamenti di sicurezza non si installano da sé.</translation>
    </message>
    <message>
        <source>Their job was switched off, or its program was removed.</source>
        <translation>Il loro lavoro è stato disattivato, oppure il loro programma è stato rimosso.</translation>
    </message>
</context>
<context>
    <name>Proving</name>
    <message>
        <source>Not every promise holds.</source>
        <translation>Non ogni promessa è mantenuta.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation>
            <numerusform>%n controllo ha detto di no.</numerusform>
            <numerusform>%n controlli hanno detto di no.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do what stands beside each of them, then start “meethouse verify”.</source>
        <translation>Fai ciò che è scritto accanto a ciascuno, poi avvia “meethouse verify”.</translation>
    </message>
</context>
<context>
    <name>Publication</name>
    <message>
        <source>Publish the notices</source>
        <translation>Pubblicare le informative</translation>
    </message>
    <message>
        <source>Whoever comes to a meeting can read them before it, in the languages you chose.</source>
        <translation>Chi viene a una riunione può leggerle prima, nelle lingue che hai scelto.</translation>
    </message>
    <message>
        <source>Take the notices down</source>
        <translation>Togliere le informative</translation>
    </message>
    <message>
        <source>You do not want them shown at the meeting server any more.</source>
        <translation>Non vuole più che il server delle riunioni le mostri.</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>The ports could not be tried.</source>
        <translation>Le porte non si sono potute provare.</translation>
    </message>
    <message>
        <source>The server has no working perl, which every Debian has.</source>
        <translation>Il server non ha un perl che funzioni, che ogni Debian ha.</translation>
    </message>
    <message>
        <source>Look at the detail, or go on without.</source>
        <translation>Guarda il dettaglio, oppure prosegui senza.</translation>
    </message>
</context>
<context>
    <name>Relay</name>
    <message>
        <source>What answers at port %1 of %2 is no relay.</source>
        <translation>Quello che risponde alla porta %1 di %2 non è un relay.</translation>
    </message>
    <message>
        <source>Another program may hold the port.</source>
        <translation>Forse un altro programma occupa la porta.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, and look what listens there.</source>
        <translation>Esegua di nuovo “meethouse deploy” e guardi che cosa ascolta lì.</translation>
    </message>
    <message>
        <source>The relay refuses a guest who came with what the chat server gave out (%1).</source>
        <translation>Il relay rifiuta un ospite venuto con quello che ha dato il server di chat (%1).</translation>
    </message>
    <message>
        <source>The relay and the chat server may not share the same secret, or the relay is full.</source>
        <translation>Forse il relay e il server di chat non hanno lo stesso segreto, o il relay è pieno.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, and send a report if it stays so.</source>
        <translation>Esegua di nuovo “meethouse deploy” e invii un rapporto se resta così.</translation>
    </message>
</context>
<context>
    <name>Render</name>
    <message>
        <source>A file for the server could not be written.</source>
        <translation>Un file per il server non si è potuto scrivere.</translation>
    </message>
    <message>
        <source>One of the values that belong into it has a letter that is not allowed there, or is missing.</source>
        <translation>Uno dei valori che ne fanno parte ha una lettera non ammessa, oppure manca.</translation>
    </message>
    <message>
        <source>Please report this with the detail below.</source>
        <translation>Segnala il problema, con il dettaglio qui sotto.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The report “%1” could not be written.</source>
        <translation>Il rapporto “%1” non si è potuto scrivere.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Scegli un&apos;altra cartella, oppure fai spazio sul disco.</translation>
    </message>
</context>
<context>
    <name>ReportCommand</name>
    <message>
        <source>The report needs the name of one file.</source>
        <translation>Il rapporto richiede il nome di un file.</translation>
    </message>
    <message>
        <source>For example “meethouse report --server … report.json”.</source>
        <translation>Per esempio “meethouse report --server … rapporto.json”.</translation>
    </message>
    <message>
        <source>The report is in %1. It holds no passwords; look through it before you send it.</source>
        <translation>Il rapporto è in %1. Non contiene password; scorrilo prima di mandarlo.</translation>
    </message>
</context>
<context>
    <name>RoomsCommand</name>
    <message>
        <source>The command needs the name of one room.</source>
        <translation>Il comando richiede il nome di una stanza.</translation>
    </message>
    <message>
        <source>“meethouse rooms list” shows the reserved ones.</source>
        <translation>“meethouse rooms list” mostra quelle riservate.</translation>
    </message>
    <message>
        <source>(any host)</source>
        <translation>(qualsiasi organizzatore)</translation>
    </message>
    <message>
        <source>a meeting is in it</source>
        <translation>dentro c&apos;è una riunione</translation>
    </message>
    <message>
        <source>No room is reserved. Hosts reserve theirs on the account page.</source>
        <translation>Nessuna stanza è riservata. Gli organizzatori riservano le loro nella pagina dell&apos;account.</translation>
    </message>
    <message>
        <source>The room “%1” is free again.</source>
        <translation>La stanza “%1” è di nuovo libera.</translation>
    </message>
    <message>
        <source>The room “%1” is reserved. The password for guests, told this once: %2
The link: %3</source>
        <translation>La stanza “%1” è riservata. La password per gli ospiti, detta solo questa volta: %2
Il link: %3</translation>
    </message>
    <message>
        <source>The room “%1” has another password for guests, told this once: %2
The link: %3
Invitations sent before no longer work.</source>
        <translation>La stanza “%1” ha un’altra password per gli ospiti, detta solo questa volta: %2
Il link: %3
Gli inviti spediti prima non valgono più.</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>The server could not do what it was asked.</source>
        <translation>Il server non ha potuto fare ciò che gli era stato chiesto.</translation>
    </message>
    <message>
        <source>The script that was sent to it ended before its work was done.</source>
        <translation>Lo script che gli è stato mandato è finito prima di aver svolto il lavoro.</translation>
    </message>
    <message>
        <source>The run was left to itself.</source>
        <translation>L&apos;esecuzione è stata lasciata a sé stessa.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>La connessione con il server si è persa.</translation>
    </message>
    <message>
        <source>It goes on at the server without this computer.</source>
        <translation>Prosegue sul server senza questo computer.</translation>
    </message>
    <message>
        <source>What was started there may go on without this computer.</source>
        <translation>Ciò che vi è stato avviato può proseguire senza questo computer.</translation>
    </message>
    <message>
        <source>Connect again and follow the run.</source>
        <translation>Collegati di nuovo e segui l&apos;esecuzione.</translation>
    </message>
    <message>
        <source>Another run holds the server.</source>
        <translation>Un&apos;altra esecuzione occupa il server.</translation>
    </message>
    <message>
        <source>It was started by %1 at %2.</source>
        <translation>È stata avviata da %1 alle %2.</translation>
    </message>
    <message>
        <source>Wait until it has ended, follow it or cancel it.</source>
        <translation>Aspetta che finisca, seguila oppure annullala.</translation>
    </message>
    <message>
        <source>The system&apos;s own bookkeeping of packages and accounts, with its backups and logs, remembers what was done.</source>
        <translation>I registri del sistema su pacchetti e account, con le loro copie e i log, ricordano ciò che è stato fatto.</translation>
    </message>
    <message>
        <source>The package %1 was upgraded from %2 and stays so.</source>
        <translation>Il pacchetto %1 è stato aggiornato da %2 e resta così.</translation>
    </message>
    <message>
        <source>The answer to the package question %1 was ours and stays.</source>
        <translation>La risposta alla domanda %1 del pacchetto era nostra e resta.</translation>
    </message>
    <message>
        <source>The package %1 stays, because others have come to need it.</source>
        <translation>Il pacchetto %1 resta, perché ora serve ad altri.</translation>
    </message>
    <message>
        <source>%1 was not there before and stays.</source>
        <translation>%1 prima non c&apos;era e resta.</translation>
    </message>
    <message>
        <source>The system user %1 was made by a package and stays.</source>
        <translation>L&apos;utente di sistema %1 è stato creato da un pacchetto e resta.</translation>
    </message>
    <message>
        <source>The group %1 was made by a package and stays.</source>
        <translation>Il gruppo %1 è stato creato da un pacchetto e resta.</translation>
    </message>
    <message>
        <source>The run did not come to its end.</source>
        <translation>L&apos;esecuzione non è arrivata alla fine.</translation>
    </message>
    <message>
        <source>The step “%1” did not succeed.</source>
        <translation>Il passo “%1” non è riuscito.</translation>
    </message>
    <message>
        <source>Look at what it said in the details, then try again.</source>
        <translation>Guarda nei dettagli che cosa ha detto, poi riprova.</translation>
    </message>
</context>
<context>
    <name>RunResult</name>
    <message>
        <source>The run was cancelled.</source>
        <translation>L&apos;esecuzione è stata annullata.</translation>
    </message>
    <message>
        <source>Somebody asked the server to stop it.</source>
        <translation>Qualcuno ha chiesto al server di fermarla.</translation>
    </message>
    <message>
        <source>Start the command again to go on, or take everything back with “meethouse undo”.</source>
        <translation>Esegui di nuovo il comando per proseguire, oppure annulla tutto con “meethouse undo”.</translation>
    </message>
</context>
<context>
    <name>SecretsFile</name>
    <message>
        <source>It has to be a JSON object, for example {&quot;password&quot;: &quot;…&quot;}.</source>
        <translation>Deve essere un oggetto JSON, per esempio {&quot;password&quot;: &quot;…&quot;}.</translation>
    </message>
    <message>
        <source>The secrets file “%1” cannot be read.</source>
        <translation>Il file delle password “%1” non si può leggere.</translation>
    </message>
    <message>
        <source>Check the name after --secrets.</source>
        <translation>Controlla il nome dopo --secrets.</translation>
    </message>
    <message>
        <source>The secrets file is not valid JSON.</source>
        <translation>Il file delle password non è un JSON valido.</translation>
    </message>
    <message>
        <source>The secret “%1” has to be a text.</source>
        <translation>Il valore segreto “%1” deve essere un testo.</translation>
    </message>
    <message>
        <source>The secrets file has a key “%1” that is not known.</source>
        <translation>Il file delle password ha una chiave “%1” che non è conosciuta.</translation>
    </message>
</context>
<context>
    <name>ServerAddress</name>
    <message>
        <source>“%1” is not the address of a server.</source>
        <translation>“%1” non è l&apos;indirizzo di un server.</translation>
    </message>
    <message>
        <source>Write it as USER@HOST or USER@HOST:PORT, for example root@meet.example.org or root@[2001:db8::1]:22.</source>
        <translation>Scrivilo come UTENTE@HOST oppure UTENTE@HOST:PORTA, per esempio root@meet.example.org oppure root@[2001:db8::1]:22.</translation>
    </message>
    <message>
        <source>It does not say which user to sign in as.</source>
        <translation>Non dice con quale utente accedere.</translation>
    </message>
    <message>
        <source>A user&apos;s name is made of letters, digits, hyphens, dots and underscores, at most 32 of them.</source>
        <translation>Il nome di un utente è fatto di lettere, cifre, trattini, punti e trattini bassi, al massimo 32.</translation>
    </message>
    <message>
        <source>The bracket around the IPv6 address is not closed properly.</source>
        <translation>La parentesi attorno all&apos;indirizzo IPv6 non è chiusa bene.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>La porta è un numero da 1 a 65535.</translation>
    </message>
    <message>
        <source>What stands after the @ is neither a name nor an IP address of a server.</source>
        <translation>Ciò che segue la @ non è né un nome né un indirizzo IP di un server.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The server %1 is not known yet. Its key is %2 (%3).
Compare it with what your hosting company shows. Go on? (yes, no, or paste the fingerprint)</source>
        <translation>Il server %1 non è ancora conosciuto. La sua chiave è %2 (%3).
Confrontala con quella che mostra il tuo fornitore di hosting. Proseguire? (sì, no, oppure incolla l&apos;impronta)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sì</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Mi collego a %1 …</translation>
    </message>
    <message>
        <source>The settings file “%1” cannot be read.</source>
        <translation>Il file di impostazioni “%1” non si può leggere.</translation>
    </message>
    <message>
        <source>Check the name after --settings.</source>
        <translation>Controlla il nome dopo --settings.</translation>
    </message>
</context>
<context>
    <name>SettingsCommand</name>
    <message>
        <source>No settings file was named.</source>
        <translation>Non è stato indicato nessun file di impostazioni.</translation>
    </message>
    <message>
        <source>Name it with --settings.</source>
        <translation>Indicalo con --settings.</translation>
    </message>
    <message>
        <source>The settings are valid.</source>
        <translation>Le impostazioni sono valide.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The agent on this computer holds no key.</source>
        <translation>L&apos;agente su questo computer non ha chiavi.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n key(s) of the agent were not taken, the others were left aside.</source>
        <translation>
            <numerusform>La prima %n chiave dell&apos;agente non è stata accettata, le altre sono state lasciate da parte.</numerusform>
            <numerusform>Le prime %n chiavi dell&apos;agente non sono state accettate, le altre sono state lasciate da parte.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes none of the agent&apos;s keys.</source>
        <translation>Non accetta nessuna delle chiavi dell&apos;agente.</translation>
    </message>
    <message>
        <source>It does not take the key “%1”.</source>
        <translation>Non accetta la chiave “%1”.</translation>
    </message>
    <message>
        <source>It is damaged, or of a kind that this program does not know.</source>
        <translation>È danneggiata, oppure di un tipo che questo programma non conosce.</translation>
    </message>
    <message>
        <source>The key “%1” is locked.</source>
        <translation>La chiave “%1” è bloccata.</translation>
    </message>
    <message numerus="yes">
        <source>That was not its passphrase; %n attempt(s) left.</source>
        <translation>
            <numerusform>Non era la sua passphrase; resta %n tentativo.</numerusform>
            <numerusform>Non era la sua passphrase; restano %n tentativi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>%1 asks:</source>
        <translation>%1 chiede:</translation>
    </message>
    <message>
        <source>%1 asks: %2</source>
        <translation>%1 chiede: %2</translation>
    </message>
    <message>
        <source>A question of the server was left without an answer.</source>
        <translation>Una domanda del server è rimasta senza risposta.</translation>
    </message>
    <message>
        <source>The password was not the right one.</source>
        <translation>La password non era quella giusta.</translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation>Non è stata data nessuna password.</translation>
    </message>
    <message>
        <source>Signing in to %1 as %2.</source>
        <translation>Accesso a %1 come %2.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message numerus="yes">
        <source>That was not accepted; %n attempt(s) left.</source>
        <translation>
            <numerusform>Non è stato accettato; resta %n tentativo.</numerusform>
            <numerusform>Non è stato accettato; restano %n tentativi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ssh</name>
    <message>
        <source>The server %1 could not be reached.</source>
        <translation>Il server %1 non si è potuto raggiungere.</translation>
    </message>
    <message>
        <source>Stopped, as you asked.</source>
        <translation>Fermato, come hai chiesto.</translation>
    </message>
    <message>
        <source>Start again whenever you like.</source>
        <translation>Ricomincia quando vuoi.</translation>
    </message>
    <message>
        <source>A computer is there, but nothing answers on its port %1.</source>
        <translation>C&apos;è un computer, ma nulla risponde sulla sua porta %1.</translation>
    </message>
    <message>
        <source>Check the port, and that SSH is switched on at your hosting company; a server that was just ordered or restarted needs some minutes.</source>
        <translation>Controlla la porta e che SSH sia attivo presso il tuo fornitore di hosting; un server appena ordinato o riavviato ha bisogno di qualche minuto.</translation>
    </message>
    <message>
        <source>It did not answer on port %1 in time.</source>
        <translation>Non ha risposto in tempo sulla porta %1.</translation>
    </message>
    <message>
        <source>Check the address, that the server is switched on, and that no firewall, here or in your hosting company&apos;s panel, holds back SSH.</source>
        <translation>Controlla l&apos;indirizzo, che il server sia acceso e che nessun firewall, qui o nel pannello del fornitore di hosting, blocchi SSH.</translation>
    </message>
    <message>
        <source>From this computer no way leads to its address.</source>
        <translation>Da questo computer nessuna via porta al suo indirizzo.</translation>
    </message>
    <message>
        <source>Check that this computer is online; if the server has an IPv6 address only, your own connection needs IPv6 too.</source>
        <translation>Controlla che questo computer sia in rete; se il server ha solo un indirizzo IPv6, serve IPv6 anche alla tua connessione.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be agreed on.</source>
        <translation>Non si è potuta concordare una connessione sicura con %1.</translation>
    </message>
    <message>
        <source>The server offers only methods that are no longer safe, or a key that is too short or not its own.</source>
        <translation>Il server offre solo metodi non più sicuri, oppure una chiave troppo corta o non sua.</translation>
    </message>
    <message>
        <source>Update the server&apos;s SSH, or order a server with a current Debian.</source>
        <translation>Aggiorna l&apos;SSH del server, oppure ordina un server con una Debian attuale.</translation>
    </message>
    <message>
        <source>What answers at %1 is not an SSH server.</source>
        <translation>Ciò che risponde a %1 non è un server SSH.</translation>
    </message>
    <message>
        <source>Something else is listening on port %1.</source>
        <translation>Sulla porta %1 ascolta qualcos&apos;altro.</translation>
    </message>
    <message>
        <source>Check the port in your hosting company&apos;s papers.</source>
        <translation>Controlla la porta nelle carte del tuo fornitore di hosting.</translation>
    </message>
    <message>
        <source>The server %1 ended the connection at once.</source>
        <translation>Il server %1 ha chiuso subito la connessione.</translation>
    </message>
    <message>
        <source>Either something else than SSH is behind port %1, or the server wants no connection from this address just now.</source>
        <translation>O dietro la porta %1 c&apos;è altro che SSH, o il server ora non vuole connessioni da questo indirizzo.</translation>
    </message>
    <message>
        <source>Check the port; after several wrong sign-ins wait a quarter of an hour before you try again.</source>
        <translation>Controlla la porta; dopo più accessi sbagliati aspetta un quarto d&apos;ora prima di riprovare.</translation>
    </message>
    <message>
        <source>The server %1 does not let this computer try just now.</source>
        <translation>Il server %1 ora non lascia provare questo computer.</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, then try again with the right password; or use another network.</source>
        <translation>Aspetta un quarto d&apos;ora e riprova con la password giusta; oppure usa un&apos;altra rete.</translation>
    </message>
    <message>
        <source>The server %1 has too many sign-ins going on.</source>
        <translation>Il server %1 ha troppi accessi in corso.</translation>
    </message>
    <message>
        <source>Strangers who try passwords can keep it so; it takes only a few at a time (MaxStartups).</source>
        <translation>Estranei che provano password possono tenerlo così; ne accetta solo pochi alla volta (MaxStartups).</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Riprova tra un minuto.</translation>
    </message>
    <message>
        <source>This computer has been there before: either SSH is switched off there now, or the server shuts this computer&apos;s address out after wrong passwords (fail2ban).</source>
        <translation>Questo computer c&apos;è già stato: o SSH ora lì è spento, o il server esclude l&apos;indirizzo di questo computer dopo password sbagliate (fail2ban).</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, or try from another network; in your hosting company&apos;s console “fail2ban-client unban --all” lifts it at once.</source>
        <translation>Aspetta un quarto d&apos;ora o prova da un&apos;altra rete; nella console del fornitore di hosting “fail2ban-client unban --all” toglie subito il blocco.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>La connessione con il server si è persa.</translation>
    </message>
    <message>
        <source>The server or something on the way ended it.</source>
        <translation>L&apos;ha chiusa il server o qualcosa lungo la via.</translation>
    </message>
    <message>
        <source>Check your own connection, then connect again; what was started at the server may go on there.</source>
        <translation>Controlla la tua connessione e collegati di nuovo; ciò che è stato avviato sul server può proseguire.</translation>
    </message>
    <message>
        <source>The server has not answered for a while, although it was asked several times.</source>
        <translation>Il server non risponde da un po&apos;, anche se interrogato più volte.</translation>
    </message>
    <message>
        <source>The server offers no way to sign in that this program knows.</source>
        <translation>Il server non offre un modo di accedere che questo programma conosca.</translation>
    </message>
    <message>
        <source>The server lets people in by: %1.</source>
        <translation>Il server lascia entrare con: %1.</translation>
    </message>
    <message>
        <source>The server did not let %1 in.</source>
        <translation>Il server non ha fatto entrare %1.</translation>
    </message>
    <message>
        <source>Check the user&apos;s name and the password or key; your hosting company&apos;s panel shows or resets them.</source>
        <translation>Controlla il nome dell&apos;utente e la password o la chiave; il pannello del tuo fornitore di hosting le mostra o le reimposta.</translation>
    </message>
    <message>
        <source>The server ended the sign-in of %1.</source>
        <translation>Il server ha chiuso l&apos;accesso di %1.</translation>
    </message>
    <message>
        <source>There were too many attempts with keys or passwords it does not take.</source>
        <translation>Ci sono stati troppi tentativi con chiavi o password che non accetta.</translation>
    </message>
    <message>
        <source>Name the one key that fits, or leave the agent aside, and wait some minutes: many servers shut out who fails often.</source>
        <translation>Indica l&apos;unica chiave che va bene, o lascia da parte l&apos;agente, e aspetta qualche minuto: molti server escludono chi sbaglia spesso.</translation>
    </message>
    <message>
        <source>It took too long, or the server refuses this user or this address.</source>
        <translation>Ci è voluto troppo, oppure il server rifiuta questo utente o questo indirizzo.</translation>
    </message>
    <message>
        <source>Try again, and have the password ready; check that this user may sign in over SSH.</source>
        <translation>Riprova con la password pronta; controlla che questo utente possa accedere via SSH.</translation>
    </message>
    <message>
        <source>The sign-in of %1 was not finished.</source>
        <translation>L&apos;accesso di %1 non è stato completato.</translation>
    </message>
    <message>
        <source>A question of the server was left without an answer.</source>
        <translation>Una domanda del server è rimasta senza risposta.</translation>
    </message>
    <message>
        <source>Try again, and give the password or key when you are asked.</source>
        <translation>Riprova, e dai la password o la chiave quando ti viene chiesta.</translation>
    </message>
    <message>
        <source>The key file “%1” cannot be used.</source>
        <translation>Il file della chiave “%1” non si può usare.</translation>
    </message>
    <message>
        <source>Choose the private key file, the one without .pub, or sign in with a password.</source>
        <translation>Scegli il file della chiave privata, quello senza .pub, oppure accedi con una password.</translation>
    </message>
    <message>
        <source>The key file “%1” could not be unlocked.</source>
        <translation>Il file della chiave “%1” non si è potuto sbloccare.</translation>
    </message>
    <message>
        <source>The passphrase is missing or not the right one.</source>
        <translation>La passphrase manca o non è quella giusta.</translation>
    </message>
    <message>
        <source>Try again with the passphrase that was chosen when the key was made.</source>
        <translation>Riprova con la passphrase scelta quando la chiave è stata creata.</translation>
    </message>
    <message>
        <source>The server took too long over a command.</source>
        <translation>Il server ha impiegato troppo per un comando.</translation>
    </message>
    <message numerus="yes">
        <source>It had not finished after %n second(s).</source>
        <translation>
            <numerusform>Non era finito dopo %n secondo.</numerusform>
            <numerusform>Non era finito dopo %n secondi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look whether the server is very busy, then try again.</source>
        <translation>Guarda se il server è molto occupato, poi riprova.</translation>
    </message>
    <message>
        <source>The server does not take another command.</source>
        <translation>Il server non accetta un altro comando.</translation>
    </message>
    <message>
        <source>It limits how many may run over one connection, or does not allow commands at all.</source>
        <translation>Limita quanti ne possono girare su una connessione, oppure non permette affatto comandi.</translation>
    </message>
    <message>
        <source>Connect again; if that does not help, allow sessions for this user in the server&apos;s SSH settings.</source>
        <translation>Collegati di nuovo; se non serve, permetti le sessioni a questo utente nelle impostazioni SSH del server.</translation>
    </message>
    <message>
        <source>A command at the server said far too much.</source>
        <translation>Un comando sul server ha detto davvero troppo.</translation>
    </message>
    <message>
        <source>More than %1 kB came back, which it never should.</source>
        <translation>Sono tornati più di %1 kB, cosa che non dovrebbe mai succedere.</translation>
    </message>
    <message>
        <source>Try again, and if it stays so, report it with the log.</source>
        <translation>Riprova, e se non cambia segnalalo con il log.</translation>
    </message>
    <message>
        <source>A command at the server ended without saying how.</source>
        <translation>Un comando sul server è finito senza dire come.</translation>
    </message>
    <message>
        <source>The server closed it before it was done, as it does when it shuts down.</source>
        <translation>Il server l&apos;ha chiuso prima che finisse, come fa quando si spegne.</translation>
    </message>
    <message>
        <source>Connect again and look; what was done so far is not lost.</source>
        <translation>Collegati di nuovo e guarda; ciò che è stato fatto finora non è perso.</translation>
    </message>
    <message>
        <source>%1 may sign in, but may not run commands on this server.</source>
        <translation>%1 può accedere, ma non può eseguire comandi su questo server.</translation>
    </message>
    <message>
        <source>The server closed the command before it began.</source>
        <translation>Il server ha chiuso il comando prima che cominciasse.</translation>
    </message>
    <message>
        <source>Sign in as root, or as a user with a normal shell.</source>
        <translation>Accedi come root, oppure come un utente con una shell normale.</translation>
    </message>
    <message>
        <source>The server wants %1 to choose a new password before anything else.</source>
        <translation>Il server vuole che %1 scelga prima di tutto una nuova password.</translation>
    </message>
    <message>
        <source>Many hosting companies give out a first password that has to be changed at once.</source>
        <translation>Molti fornitori di hosting danno una prima password che va cambiata subito.</translation>
    </message>
    <message>
        <source>Start again in a terminal, where you are asked for it, or give it as “newPassword” beside the old one.</source>
        <translation>Ricomincia in un terminale, dove ti viene chiesta, oppure indicala come “newPassword” accanto a quella vecchia.</translation>
    </message>
    <message>
        <source>The server did not take the new password of %1.</source>
        <translation>Il server non ha accettato la nuova password di %1.</translation>
    </message>
    <message>
        <source>Start again with another new password; the present one is still the one that counts.</source>
        <translation>Ricomincia con un&apos;altra nuova password; vale ancora quella attuale.</translation>
    </message>
    <message>
        <source>%1 may not sign in on this server.</source>
        <translation>%1 non può accedere a questo server.</translation>
    </message>
    <message>
        <source>The hosting company has set it up so that one signs in as %1.</source>
        <translation>Il fornitore di hosting l&apos;ha impostato perché si acceda come %1.</translation>
    </message>
    <message>
        <source>Sign in as %1, who becomes root by sudo.</source>
        <translation>Accedi come %1, che diventa root con sudo.</translation>
    </message>
    <message>
        <source>%1 cannot become root on this server.</source>
        <translation>%1 non può diventare root su questo server.</translation>
    </message>
    <message>
        <source>The program sudo is not installed there, and doas, which is, cannot be used by Meethouse.</source>
        <translation>Lì il programma sudo non è installato, e doas, che c&apos;è, Meethouse non lo può usare.</translation>
    </message>
    <message>
        <source>The program sudo is not installed there.</source>
        <translation>Lì il programma sudo non è installato.</translation>
    </message>
    <message>
        <source>Sign in as root, or have sudo installed and %1 added to the group sudo.</source>
        <translation>Accedi come root, oppure fai installare sudo e aggiungere %1 al gruppo sudo.</translation>
    </message>
    <message>
        <source>%1 needs a password to become root on this server.</source>
        <translation>A %1 serve una password per diventare root su questo server.</translation>
    </message>
    <message>
        <source>sudo asks for it, and it was not given.</source>
        <translation>sudo la chiede, e non è stata data.</translation>
    </message>
    <message>
        <source>Give the password %1 has on the server as sudo password, or sign in as root.</source>
        <translation>Indica come password di sudo quella che %1 ha sul server, oppure accedi come root.</translation>
    </message>
    <message>
        <source>%1 could not become root on this server.</source>
        <translation>%1 non è potuto diventare root su questo server.</translation>
    </message>
    <message>
        <source>sudo wants a terminal there (requiretty), and could not be given one.</source>
        <translation>Lì sudo vuole un terminale (requiretty), e non si è potuto dargliene uno.</translation>
    </message>
    <message>
        <source>Take “requiretty” out of the sudo rules, or sign in as root.</source>
        <translation>Togli “requiretty” dalle regole di sudo, oppure accedi come root.</translation>
    </message>
    <message>
        <source>sudo refused the password of %1.</source>
        <translation>sudo ha rifiutato la password di %1.</translation>
    </message>
    <message>
        <source>Nothing was run as root, and nothing was sent.</source>
        <translation>Nulla è stato eseguito come root e nulla è stato inviato.</translation>
    </message>
    <message>
        <source>Try again with the password %1 has on the server; it may differ from a key&apos;s passphrase.</source>
        <translation>Riprova con la password che %1 ha sul server; può essere diversa dalla passphrase di una chiave.</translation>
    </message>
    <message>
        <source>%1 may not become root on this server.</source>
        <translation>%1 non può diventare root su questo server.</translation>
    </message>
    <message>
        <source>sudo does not allow it to this user, or only for some commands.</source>
        <translation>sudo non lo permette a questo utente, o solo per alcuni comandi.</translation>
    </message>
    <message>
        <source>Sign in as root, or have %1 added to the group sudo.</source>
        <translation>Accedi come root, oppure fai aggiungere %1 al gruppo sudo.</translation>
    </message>
    <message>
        <source>sudo ended, or asked for something that this program cannot answer.</source>
        <translation>sudo è finito, oppure ha chiesto qualcosa a cui questo programma non può rispondere.</translation>
    </message>
    <message>
        <source>Try “sudo -v” in a terminal on the server, or sign in as root.</source>
        <translation>Prova “sudo -v” in un terminale sul server, oppure accedi come root.</translation>
    </message>
    <message>
        <source>It shuts out an address for a while after wrong passwords or broken-off sign-ins, or too many people are signing in just now.</source>
        <translation>Dopo password sbagliate o accessi interrotti esclude per un po&apos; un indirizzo, oppure ora accedono troppe persone insieme.</translation>
    </message>
</context>
<context>
    <name>StatusCommand</name>
    <message>
        <source>A run is going on there; “meethouse follow” shows it.</source>
        <translation>Lì è in corso un&apos;esecuzione; “meethouse follow” la mostra.</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Nulla richiede la tua attenzione.</translation>
    </message>
    <message>
        <source>What needs you:</source>
        <translation>Che cosa richiede la tua attenzione:</translation>
    </message>
</context>
<context>
    <name>SurveyCommand</name>
    <message>
        <source>System:     %1, %2</source>
        <translation>Sistema:    %1, %2</translation>
    </message>
    <message>
        <source>Machine:    %1 processors, %2 GB of memory, %3</source>
        <translation>Macchina:   %1 processori, %2 GB di memoria, %3</translation>
    </message>
    <message>
        <source>Addresses:  %1</source>
        <translation>Indirizzi:  %1</translation>
    </message>
    <message>
        <source>Jitsi Meet: %1</source>
        <translation>Jitsi Meet: %1</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>%1 could not be asked.</source>
        <translation>%1 non si è potuto interrogare.</translation>
    </message>
    <message>
        <source>The file with trusted certificates could not be read.</source>
        <translation>Il file con i certificati affidabili non si è potuto leggere.</translation>
    </message>
    <message>
        <source>It does not exist, or holds no certificate in PEM form.</source>
        <translation>Non esiste, oppure non contiene un certificato in forma PEM.</translation>
    </message>
    <message>
        <source>Name a file that begins with “-----BEGIN CERTIFICATE-----”.</source>
        <translation>Indica un file che cominci con “-----BEGIN CERTIFICATE-----”.</translation>
    </message>
    <message>
        <source>The two sides could not agree on an encrypted connection.</source>
        <translation>Le due parti non hanno potuto concordare una connessione cifrata.</translation>
    </message>
    <message>
        <source>Check that a web server with a certificate runs there and that nothing in between changes the connection.</source>
        <translation>Controlla che lì giri un server web con un certificato e che nulla in mezzo alteri la connessione.</translation>
    </message>
    <message>
        <source>It showed a certificate that was made for another name.</source>
        <translation>Ha mostrato un certificato fatto per un altro nome.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server, and which certificate it uses.</source>
        <translation>Controlla che il nome porti al server giusto, e quale certificato usa.</translation>
    </message>
    <message>
        <source>It showed a certificate that is not trusted, so it may be somebody else.</source>
        <translation>Ha mostrato un certificato non affidabile, quindi può essere qualcun altro.</translation>
    </message>
    <message>
        <source>Nothing answers at port %1 there, or a firewall refuses us.</source>
        <translation>Lì nulla risponde alla porta %1, oppure un firewall ci rifiuta.</translation>
    </message>
    <message>
        <source>Check that the server is up, that the name leads to it, and what its firewall lets in.</source>
        <translation>Controlla che il server sia acceso, che il nome vi porti, e che cosa lascia entrare il suo firewall.</translation>
    </message>
    <message>
        <source>Its answer is far larger than expected.</source>
        <translation>La sua risposta è molto più grande del previsto.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server.</source>
        <translation>Controlla che il nome porti al server giusto.</translation>
    </message>
    <message>
        <source>The connection broke, or the answer made no sense.</source>
        <translation>La connessione si è interrotta, o la risposta non aveva senso.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the web server&apos;s log.</source>
        <translation>Riprova; se non cambia, guarda nel log del server web.</translation>
    </message>
    <message>
        <source>Asking %1 was stopped.</source>
        <translation>L&apos;interrogazione di %1 è stata fermata.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Qualcuno ha chiesto di fermarsi.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Ricomincia quando sei pronto.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 non ha risposto in tempo.</translation>
    </message>
    <message>
        <source>The server is not there, very slow, or a firewall swallows what we send to port %1.</source>
        <translation>Il server non c&apos;è, è molto lento, o un firewall inghiotte ciò che mandiamo alla porta %1.</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 ha chiuso la connessione.</translation>
    </message>
    <message>
        <source>The server was restarted, or something in between cut the connection.</source>
        <translation>Il server è stato riavviato, o qualcosa in mezzo ha tagliato la connessione.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the server&apos;s logs.</source>
        <translation>Riprova; se non cambia, guarda nei log del server.</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>The change could not be confirmed at the server.</source>
        <translation>La modifica non si è potuta confermare sul server.</translation>
    </message>
    <message>
        <source>The server takes it back by itself in a few minutes. Look at the detail, then start again.</source>
        <translation>Tra qualche minuto il server la annulla da sé. Guarda il dettaglio e riprova.</translation>
    </message>
</context>
<context>
    <name>UndoCommand</name>
    <message>
        <source>This removes the meeting server %1 with all its hosts and settings.
Type its name to go on:</source>
        <translation>Questo rimuove il server di riunioni %1 con tutti i suoi organizzatori e le impostazioni.
Scrivi il suo nome per proseguire:</translation>
    </message>
    <message>
        <source>Meethouse has left nothing on this server, so there is nothing to take back.</source>
        <translation>Meethouse non ha lasciato nulla su questo server, quindi non c&apos;è nulla da annullare.</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Non è stato annullato nulla.</translation>
    </message>
    <message>
        <source>The name of the meeting server was not confirmed.</source>
        <translation>Il nome del server di riunioni non è stato confermato.</translation>
    </message>
    <message>
        <source>If it is meant, start again with --confirm %1.</source>
        <translation>Se è voluto, ricomincia con --confirm %1.</translation>
    </message>
    <message>
        <source>These files were changed by somebody else and were left alone:</source>
        <translation>Questi file sono stati modificati da altri e sono stati lasciati stare:</translation>
    </message>
    <message>
        <source>What stays:</source>
        <translation>Che cosa resta:</translation>
    </message>
    <message>
        <source>Everything else is as it was before.</source>
        <translation>Tutto il resto è com&apos;era prima.</translation>
    </message>
</context>
<context>
    <name>WebSocket</name>
    <message>
        <source>%1 does not accept WebSocket connections at %2.</source>
        <translation>%1 non accetta connessioni WebSocket su %2.</translation>
    </message>
    <message>
        <source>Its answer was not what a WebSocket server says.</source>
        <translation>La sua risposta non è quella di un server WebSocket.</translation>
    </message>
    <message>
        <source>Check the web server&apos;s configuration, and that nothing in between changes the connection.</source>
        <translation>Controlla la configurazione del server web e che nulla in mezzo alteri la connessione.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The sign-in at %1 was refused.</source>
        <translation>L&apos;accesso a %1 è stato rifiutato.</translation>
    </message>
    <message>
        <source>The server does not know this account, or not with this password, or lets nobody in this way.</source>
        <translation>Il server non conosce questo account, o non con questa password, oppure non fa entrare nessuno così.</translation>
    </message>
    <message>
        <source>Check the account&apos;s name and its password.</source>
        <translation>Controlla il nome dell&apos;account e la sua password.</translation>
    </message>
</context>
<context>
    <name>Xml</name>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>La risposta del server non si capisce.</translation>
    </message>
    <message>
        <source>It is not what an XMPP server sends.</source>
        <translation>Non è quella che manda un server XMPP.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server.</source>
        <translation>Controlla che il nome porti al server giusto.</translation>
    </message>
</context>
<context>
    <name>Xmpp</name>
    <message>
        <source>The chat server %1 gave an answer that makes no sense here.</source>
        <translation>Il server di chat %1 ha dato una risposta che qui non ha senso.</translation>
    </message>
    <message>
        <source>It is not set up for a Jitsi meeting, or in another way.</source>
        <translation>Non è impostato per una riunione Jitsi, oppure lo è in un altro modo.</translation>
    </message>
    <message>
        <source>Look into Prosody&apos;s log on the server.</source>
        <translation>Guarda nel log di Prosody sul server.</translation>
    </message>
</context>
<context>
    <name>XmppTransport</name>
    <message>
        <source>The chat server behind %1 ended the conversation.</source>
        <translation>Il server di chat dietro %1 ha chiuso la conversazione.</translation>
    </message>
    <message>
        <source>It was restarted, or did not like what it was told.</source>
        <translation>È stato riavviato, oppure non gli è piaciuto ciò che ha sentito.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into Prosody&apos;s log on the server.</source>
        <translation>Riprova; se non cambia, guarda nel log di Prosody sul server.</translation>
    </message>
    <message>
        <source>The chat server behind %1 did not answer in time.</source>
        <translation>Il server di chat dietro %1 non ha risposto in tempo.</translation>
    </message>
    <message>
        <source>It is very busy, or does not know what to say.</source>
        <translation>È molto occupato, oppure non sa che cosa dire.</translation>
    </message>
</context>
<context>
    <name>meethouse::AddressModel</name>
    <message>
        <source>“%1” cannot be a meeting&apos;s address. It looks like meet.your-school.example: words with dots between, no blanks.</source>
        <translation>“%1” non può essere l&apos;indirizzo di una riunione. È fatto così: meet.tua-scuola.example, parole separate da punti, senza spazi.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address.</source>
        <translation>“%1” non è un indirizzo e-mail.</translation>
    </message>
</context>
<context>
    <name>meethouse::AddressPage</name>
    <message>
        <source>Where the name leads</source>
        <translation>Dove porta il nome</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificato</translation>
    </message>
    <message>
        <source>Under which address shall people meet?</source>
        <translation>A quale indirizzo ci si incontra?</translation>
    </message>
    <message>
        <source>A name of yours that leads to this server. Guests type it, and it stands in every link.</source>
        <translation>Un tuo nome che porta a questo server. Gli ospiti lo scrivono, e compare in ogni link.</translation>
    </message>
    <message>
        <source>&amp;Name of the meetings</source>
        <translation>&amp;Nome delle riunioni</translation>
    </message>
    <message>
        <source>How do browsers know that it is you?</source>
        <translation>Come fanno i browser a sapere che sei tu?</translation>
    </message>
    <message>
        <source>A&amp;utomatically</source>
        <translation>Auto&amp;maticamente</translation>
    </message>
    <message>
        <source>Let&apos;s Encrypt, a charity, issues a certificate that every browser trusts, and it renews itself. The name becomes public by that.</source>
        <translation>Let&apos;s Encrypt, un ente senza scopo di lucro, rilascia un certificato di cui ogni browser si fida e che si rinnova da sé. Così il nome diventa pubblico.</translation>
    </message>
    <message>
        <source>&amp;With files of my own</source>
        <translation>Con &amp;file miei</translation>
    </message>
    <message>
        <source>Your organisation gave you a certificate. You will have to renew it yourself.</source>
        <translation>La tua organizzazione ti ha dato un certificato. Dovrai rinnovarlo tu.</translation>
    </message>
    <message>
        <source>&amp;Self-signed</source>
        <translation>&amp;Autofirmato</translation>
    </message>
    <message>
        <source>For trying things out only: every guest sees a warning first, and the telephone apps refuse.</source>
        <translation>Solo per fare prove: ogni ospite vede prima un avviso e le app del telefono si rifiutano.</translation>
    </message>
    <message>
        <source>&amp;E-mail address (may be left empty)</source>
        <translation>Indirizzo &amp;e-mail (può restare vuoto)</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Contin&amp;ua</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>Guarda di nuo&amp;vo</translation>
    </message>
    <message>
        <source>Certificate, &amp;full chain</source>
        <translation>Certificato, catena &amp;completa</translation>
    </message>
    <message>
        <source>PEM; often called fullchain.pem.</source>
        <translation>PEM; spesso si chiama fullchain.pem.</translation>
    </message>
    <message>
        <source>Its &amp;key</source>
        <translation>&amp;La sua chiave</translation>
    </message>
    <message>
        <source>It goes to Let&apos;s Encrypt and nowhere else. They may write to it about the certificate.</source>
        <translation>Va a Let&apos;s Encrypt e a nessun altro. Possono scriverti lì a proposito del certificato.</translation>
    </message>
    <message>
        <source>Asking where this name leads</source>
        <translation>Chiedo dove porta questo nome</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Prosegui comunque</translation>
    </message>
    <message>
        <source>Enter this where you rented the domain, most often under “DNS”. We look again every few seconds and go on as soon as it is there; it can take up to an hour.</source>
        <translation>Inseriscilo dove hai preso il dominio, di solito sotto “DNS”. Guardiamo di nuovo ogni pochi secondi e proseguiamo appena c&apos;è; può volerci fino a un&apos;ora.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valore</translation>
    </message>
    <message>
        <source>PEM; often called privkey.pem.</source>
        <translation>PEM; spesso si chiama privkey.pem.</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key</source>
        <translation>&amp;Passphrase della chiave</translation>
    </message>
    <message>
        <source>The key is locked with it. It opens the key on this computer and is kept nowhere.</source>
        <translation>La chiave è protetta con essa. Apre la chiave su questo computer e non viene conservata da nessuna parte.</translation>
    </message>
    <message>
        <source>By a certificate for %1. The name itself stands in every link, so it stays as it is: for another one, take everything back and set the server up anew.</source>
        <translation>Da un certificato per %1. Il nome sta in ogni link, quindi resta com&apos;è: per cambiarlo annulla tutto e prepara il server da capo.</translation>
    </message>
    <message>
        <source>meet.your-school.example</source>
        <translation>meet.tua-scuola.example</translation>
    </message>
    <message>
        <source>The name is still missing.</source>
        <translation>Manca ancora il nome.</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Scegli il certificato</translation>
    </message>
    <message>
        <source>Choose its key</source>
        <translation>Scegli la sua chiave</translation>
    </message>
</context>
<context>
    <name>meethouse::AnswerEditor</name>
    <message>
        <source>In days.</source>
        <translation>In giorni.</translation>
    </message>
    <message>
        <source>A day like 2026-10-01.</source>
        <translation>Un giorno come 2026-10-01.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sì</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>Non ancora detto</translation>
    </message>
</context>
<context>
    <name>meethouse::AnswerRows</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funzione</translation>
    </message>
    <message>
        <source>Account on the server</source>
        <translation>Account sul server</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contatto</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Compito</translation>
    </message>
    <message>
        <source>Since (2026-10-01)</source>
        <translation>Dal (2026-10-01)</translation>
    </message>
    <message>
        <source>One more line</source>
        <translation>Ancora una riga</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, riga %2: %3</translation>
    </message>
</context>
<context>
    <name>meethouse::Bar</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Indietro</translation>
    </message>
</context>
<context>
    <name>meethouse::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiato</translation>
    </message>
</context>
<context>
    <name>meethouse::CountryBox</name>
    <message>
        <source>not said yet</source>
        <translation>non ancora detto</translation>
    </message>
</context>
<context>
    <name>meethouse::DocumentsTab</name>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Documenti</translation>
    </message>
</context>
<context>
    <name>meethouse::DonePage</name>
    <message>
        <source>Your meetings</source>
        <translation>Le tue riunioni</translation>
    </message>
    <message>
        <source>What happens by itself</source>
        <translation>Che cosa accade da sé</translation>
    </message>
    <message>
        <source>Your house is open</source>
        <translation>La tua casa è aperta</translation>
    </message>
    <message>
        <source>Add any word to the address, and that is a room: a host opens it, guests come in with its password.</source>
        <translation>Aggiungi una parola qualsiasi all&apos;indirizzo ed è una stanza: un organizzatore la apre, gli ospiti entrano con la sua password.</translation>
    </message>
    <message>
        <source>Your meetings are at</source>
        <translation>Le tue riunioni sono su</translation>
    </message>
    <message>
        <source>What to tell guests</source>
        <translation>Che cosa dire agli ospiti</translation>
    </message>
    <message>
        <source>The link of the room, and its password, by two different ways if you can. They need a browser and nothing else. They wait until a host is there.</source>
        <translation>Il link della stanza e la sua password, se puoi per due vie diverse. A loro serve solo un browser. Aspettano finché non c&apos;è un organizzatore.</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fine</translation>
    </message>
    <message>
        <source>The certificate renews itself</source>
        <translation>Il certificato si rinnova da sé</translation>
    </message>
    <message>
        <source>About a month before it ends.</source>
        <translation>Circa un mese prima della scadenza.</translation>
    </message>
    <message>
        <source>The certificate does not renew itself</source>
        <translation>Il certificato non si rinnova da sé</translation>
    </message>
    <message>
        <source>You have to see to it before it ends.</source>
        <translation>Devi pensarci tu prima che scada.</translation>
    </message>
    <message>
        <source>Rooms close behind the last host</source>
        <translation>Le stanze si chiudono dopo l&apos;ultimo organizzatore</translation>
    </message>
    <message numerus="yes">
        <source>A meeting ends %n minute(s) after its last host has left.</source>
        <translation>
            <numerusform>Una riunione finisce %n minuto dopo che l&apos;ultimo organizzatore è uscito.</numerusform>
            <numerusform>Una riunione finisce %n minuti dopo che l&apos;ultimo organizzatore è uscito.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer gets to know the server</source>
        <translation>Questo computer fa conoscenza con il server</translation>
    </message>
    <message>
        <source>This computer knows the server</source>
        <translation>Questo computer conosce il server</translation>
    </message>
    <message>
        <source>It comes in as it did today.</source>
        <translation>Entra come ha fatto oggi.</translation>
    </message>
    <message>
        <source>This computer comes in by a key of its own</source>
        <translation>Questo computer entra con una chiave tutta sua</translation>
    </message>
    <message>
        <source>No password was stored.</source>
        <translation>Nessuna password è stata conservata.</translation>
    </message>
    <message>
        <source>The password is in the keychain</source>
        <translation>La password è nel portachiavi</translation>
    </message>
    <message>
        <source>Only there, and only on this computer.</source>
        <translation>Solo lì, e solo su questo computer.</translation>
    </message>
    <message>
        <source>The password was not stored and is asked for every time.</source>
        <translation>La password non è stata conservata e viene chiesta ogni volta.</translation>
    </message>
    <message>
        <source>Security updates come at night</source>
        <translation>Gli aggiornamenti di sicurezza arrivano di notte</translation>
    </message>
    <message>
        <source>Between these times of the server&apos;s clock, when it may also restart: %1.</source>
        <translation>Tra queste ore dell&apos;orologio del server, quando può anche riavviarsi: %1.</translation>
    </message>
    <message>
        <source>What is written down about guests is deleted</source>
        <translation>Quello che viene annotato sugli ospiti si cancella</translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s).</source>
        <translation>
            <numerusform>Dopo %n giorno.</numerusform>
            <numerusform>Dopo %n giorni.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::Facts</name>
    <message>
        <source>The list of facts cannot be read.</source>
        <translation>L&apos;elenco dei fatti non si può leggere.</translation>
    </message>
    <message>
        <source>Look at the server again, so that the facts are gathered anew.</source>
        <translation>Guarda di nuovo il server, così che i fatti siano raccolti da capo.</translation>
    </message>
    <message>
        <source>An entry has no id.</source>
        <translation>Una voce non ha un id.</translation>
    </message>
    <message>
        <source>“%1” does not say where it is known from.</source>
        <translation>“%1” non dice da dove lo si sa.</translation>
    </message>
    <message>
        <source>“%1” does not say when it was true.</source>
        <translation>“%1” non dice quando era vero.</translation>
    </message>
    <message>
        <source>“%1” has no value.</source>
        <translation>“%1” non ha un valore.</translation>
    </message>
</context>
<context>
    <name>meethouse::FileLine</name>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
</context>
<context>
    <name>meethouse::FitModel</name>
    <message numerus="yes">
        <source>%1, %n processor(s), %2 GB of memory, %3 GB free</source>
        <translation>
            <numerusform>%1, %n processore, %2 GB di memoria, %3 GB liberi</numerusform>
            <numerusform>%1, %n processori, %2 GB di memoria, %3 GB liberi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Carries about %n people at once with pictures, as a rule of thumb; more with sound alone.</source>
        <translation>
            <numerusform>Regge all&apos;incirca %n persona alla volta con il video; di più con il solo audio.</numerusform>
            <numerusform>Regge all&apos;incirca %n persone alla volta con il video; di più con il solo audio.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::FitPage</name>
    <message>
        <source>What was found</source>
        <translation>Che cosa si è trovato</translation>
    </message>
    <message>
        <source>Is this server fit for meetings?</source>
        <translation>Questo server è adatto alle riunioni?</translation>
    </message>
    <message>
        <source>Looking at the server</source>
        <translation>Guardo il server</translation>
    </message>
    <message>
        <source>Nothing is changed by this.</source>
        <translation>Così non cambia nulla.</translation>
    </message>
    <message>
        <source>A run is going on there</source>
        <translation>Lì è in corso un&apos;esecuzione</translation>
    </message>
    <message>
        <source>Meethouse has set it up as %1</source>
        <translation>Meethouse l&apos;ha già preparato come %1</translation>
    </message>
    <message>
        <source>I know better</source>
        <translation>So quel che faccio</translation>
    </message>
    <message>
        <source>passed over by you</source>
        <translation>superato da te</translation>
    </message>
    <message>
        <source>You have a snapshot</source>
        <translation>Hai uno snapshot</translation>
    </message>
    <message>
        <source>Take a snapshot at the hosting company first</source>
        <translation>Prima crea uno snapshot presso il fornitore di hosting</translation>
    </message>
    <message>
        <source>Most companies offer one. It is the quickest way back if you change your mind.</source>
        <translation>Quasi tutti ne offrono uno. È la via più rapida per tornare indietro se cambi idea.</translation>
    </message>
    <message>
        <source>I have one</source>
        <translation>Ce l&apos;ho</translation>
    </message>
    <message>
        <source>We look without changing anything. This takes a few seconds.</source>
        <translation>Guardiamo senza cambiare nulla. Ci vogliono pochi secondi.</translation>
    </message>
    <message numerus="yes">
        <source>We looked without changing anything. %n thing(s) need you before we can go on.</source>
        <translation>
            <numerusform>Abbiamo guardato senza cambiare nulla. %n cosa ha bisogno di te prima di proseguire.</numerusform>
            <numerusform>Abbiamo guardato senza cambiare nulla. %n cose hanno bisogno di te prima di proseguire.</numerusform>
        </translation>
    </message>
    <message>
        <source>We looked without changing anything.</source>
        <translation>Abbiamo guardato senza cambiare nulla.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Ferma</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>&amp;Controlla di nuovo</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Contin&amp;ua</translation>
    </message>
    <message>
        <source>It was started earlier and went on without this window. “Continue” shows how far it is.</source>
        <translation>È stata avviata prima ed è proseguita senza questa finestra. “Continua” mostra a che punto è.</translation>
    </message>
    <message>
        <source>“Continue” takes it over to this computer, tries every promise, and changes nothing.</source>
        <translation>“Continua” lo affida a questo computer, prova ogni promessa e non cambia nulla.</translation>
    </message>
    <message>
        <source>We looked without changing anything. Nothing stands in the way.</source>
        <translation>Abbiamo guardato senza cambiare nulla. Nulla lo impedisce.</translation>
    </message>
</context>
<context>
    <name>meethouse::Fold</name>
    <message>
        <source>unfolded</source>
        <translation>aperto</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>chiuso</translation>
    </message>
</context>
<context>
    <name>meethouse::HoldingModel</name>
    <message>
        <source>%1: was “%2”, and is not known any more.</source>
        <translation>%1: era “%2”, e ora non si sa più.</translation>
    </message>
    <message>
        <source>%1: was “%2”, is “%3”.</source>
        <translation>%1: era “%2”, è “%3”.</translation>
    </message>
</context>
<context>
    <name>meethouse::HoldingPage</name>
    <message>
        <source>Is needed now, and was not written.</source>
        <translation>Adesso serve, e non era stato scritto.</translation>
    </message>
    <message>
        <source>No longer true: “%1”</source>
        <translation>Non è più vero: “%1”</translation>
    </message>
    <message numerus="yes">
        <source>And %n more sentence(s).</source>
        <translation>
            <numerusform>E %n altra frase.</numerusform>
            <numerusform>E altre %n frasi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measure &amp;again</source>
        <translation>&amp;Misura di nuovo</translation>
    </message>
    <message>
        <source>&amp;They lie elsewhere…</source>
        <translation>Sono alt&amp;rove…</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documenti</translation>
    </message>
    <message>
        <source>Do your papers still hold?</source>
        <translation>I tuoi documenti valgono ancora?</translation>
    </message>
    <message>
        <source>Every sentence about the server was true on the day it was written. Here each is held against what was measured now.</source>
        <translation>Ogni frase sul server era vera il giorno in cui è stata scritta. Qui ciascuna è confrontata con ciò che si è misurato adesso.</translation>
    </message>
    <message>
        <source>&amp;Write the papers…</source>
        <translation>S&amp;crivi i documenti…</translation>
    </message>
    <message>
        <source>Looks at the server once more, and then at the papers.</source>
        <translation>Guarda di nuovo il server, e poi i documenti.</translation>
    </message>
    <message>
        <source>Another folder, where papers of this server were written.</source>
        <translation>Un&apos;altra cartella in cui sono stati scritti documenti di questo server.</translation>
    </message>
    <message>
        <source>Folder of the papers</source>
        <translation>Cartella dei documenti</translation>
    </message>
    <message>
        <source>Reading the papers …</source>
        <translation>Si leggono i documenti …</translation>
    </message>
    <message>
        <source>No papers of this server were found on this computer.</source>
        <translation>Su questo computer non si sono trovati documenti di questo server.</translation>
    </message>
    <message>
        <source>The papers of %1 do not all hold any more. Write them again, and hand out the new ones.</source>
        <translation>I documenti del %1 non valgono più tutti. Scrivili di nuovo e consegna quelli nuovi.</translation>
    </message>
    <message>
        <source>The papers of %1 still hold. These files are not as they were written: %2</source>
        <translation>I documenti del %1 valgono ancora. Questi file non sono più come erano stati scritti: %2</translation>
    </message>
    <message>
        <source>All papers of %1 still hold.</source>
        <translation>Tutti i documenti del %1 valgono ancora.</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>&amp;Apri la cartella</translation>
    </message>
    <message>
        <source>A draft: something is still missing.</source>
        <translation>Una bozza: manca ancora qualcosa.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them is/are draft(s): something is still missing.</source>
        <translation>
            <numerusform>%n di questi è una bozza: manca ancora qualcosa.</numerusform>
            <numerusform>%n di questi sono bozze: manca ancora qualcosa.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::HostsModel</name>
    <message>
        <source>Your meetings at %1</source>
        <translation>Le tue riunioni su %1</translation>
    </message>
    <message>
        <source>Hello,</source>
        <translation>Buongiorno,</translation>
    </message>
    <message>
        <source>Hello %1,</source>
        <translation>Ciao %1,</translation>
    </message>
    <message>
        <source>%1

you can hold video meetings at %2. Please open this link and choose your password; nobody else will ever know it:

%3

The link works once, until %4. Do not pass it on.
</source>
        <translation>%1

puoi tenere videoriunioni su %2. Apri questo link e scegli la tua password; nessun altro la saprà mai:

%3

Il link vale una volta sola, fino a %4. Non passarlo ad altri.
</translation>
    </message>
</context>
<context>
    <name>meethouse::HostsPage</name>
    <message>
        <source>Inviting</source>
        <translation>Invito</translation>
    </message>
    <message>
        <source>Who opens meetings?</source>
        <translation>Chi apre le riunioni?</translation>
    </message>
    <message>
        <source>Hosts sign in and open rooms. Each gets a link that works once and chooses a password behind it; nobody but the host ever knows it, you included.</source>
        <translation>Gli organizzatori accedono e aprono le stanze. Ognuno riceve un link che vale una volta e dietro al quale sceglie una password; la sa solo lui, nemmeno tu.</translation>
    </message>
    <message>
        <source>Make &amp;the links</source>
        <translation>Crea i &amp;link</translation>
    </message>
    <message>
        <source>Making the links</source>
        <translation>Creo i link</translation>
    </message>
    <message>
        <source>Invite &amp;later</source>
        <translation>Invita &amp;più tardi</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Contin&amp;ua</translation>
    </message>
    <message>
        <source>Hand each link to its host alone: whoever opens it chooses the password. They are shown here once and kept nowhere; a lost one is replaced by a new one.</source>
        <translation>Consegna ogni link soltanto al suo organizzatore: chi lo apre sceglie la password. Si mostrano qui una volta sola e non si conservano; uno perso si sostituisce con uno nuovo.</translation>
    </message>
    <message>
        <source>Link of %1</source>
        <translation>Link di %1</translation>
    </message>
    <message>
        <source>Write a mail…</source>
        <translation>Scrivi un&apos;e-mail…</translation>
    </message>
    <message>
        <source>Show a code for the telephone&apos;s camera</source>
        <translation>Mostra un codice per la fotocamera del telefono</translation>
    </message>
    <message>
        <source>&amp;Names of the hosts</source>
        <translation>&amp;Nomi degli organizzatori</translation>
    </message>
    <message>
        <source>Links without &amp;a name</source>
        <translation>&amp;Link senza nome</translation>
    </message>
    <message>
        <source>Whoever opens one chooses the name, too.</source>
        <translation>Chi ne apre uno sceglie anche il nome.</translation>
    </message>
    <message>
        <source>Days that the links &amp;work</source>
        <translation>Giorni di &amp;validità dei link</translation>
    </message>
    <message>
        <source>Without a name, or for longer</source>
        <translation>Senza nome, o più a lungo</translation>
    </message>
    <message>
        <source>a host who chooses a name</source>
        <translation>un organizzatore che sceglie il nome</translation>
    </message>
    <message>
        <source>Invite hosts</source>
        <translation>Invitare organizzatori</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Fatto</translation>
    </message>
    <message>
        <source>Write &amp;sheets to hand over…</source>
        <translation>Scrivi fogli da &amp;consegnare…</translation>
    </message>
    <message>
        <source>A page to print for each host with a name, and all of them as small cards.</source>
        <translation>Una pagina da stampare per ogni organizzatore con un nome, e tutte come cartoncini.</translation>
    </message>
    <message>
        <source>The sheets are in %1. Each shows a link that works once: hand it to its host alone.</source>
        <translation>I fogli sono in %1. Ognuno mostra un link che vale una volta sola: consegnalo soltanto al suo organizzatore.</translation>
    </message>
    <message>
        <source>Folder for the sheets</source>
        <translation>Cartella per i fogli</translation>
    </message>
    <message>
        <source>One in each line, as they will sign in: small letters, digits, dots and hyphens, for example anna or a.rossi.</source>
        <translation>Uno per riga, come accederanno: lettere minuscole, cifre, punti e trattini, per esempio anna oppure a.rossi.</translation>
    </message>
    <message>
        <source>Works once, until %1.</source>
        <translation>Vale una volta, fino al %1.</translation>
    </message>
</context>
<context>
    <name>meethouse::HostsTab</name>
    <message>
        <source>Opens meetings with a password that nobody else knows.</source>
        <translation>Apre le riunioni con una password che nessun altro conosce.</translation>
    </message>
    <message>
        <source>Cannot sign in. The account and its rooms are kept.</source>
        <translation>Non può accedere. L&apos;account e le sue stanze restano.</translation>
    </message>
    <message>
        <source>Has chosen no password yet. The link works once, until %1.</source>
        <translation>Non ha ancora scelto una password. Il link vale una volta, fino al %1.</translation>
    </message>
    <message>
        <source>&amp;Invite…</source>
        <translation>&amp;Invita…</translation>
    </message>
    <message>
        <source>R&amp;emove…</source>
        <translation>&amp;Rimuovi…</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>R&amp;evoca</translation>
    </message>
    <message>
        <source>Di&amp;sable</source>
        <translation>Disatti&amp;va</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>&amp;Attiva</translation>
    </message>
    <message>
        <source>New &amp;link</source>
        <translation>Nuovo &amp;link</translation>
    </message>
    <message>
        <source>Search the hosts</source>
        <translation>Cerca tra gli organizzatori</translation>
    </message>
    <message>
        <source>Shows only hosts whose name or state holds this.</source>
        <translation>Mostra solo gli organizzatori il cui nome o stato contiene questo testo.</translation>
    </message>
    <message>
        <source>Makes one-time links with which hosts choose their password.</source>
        <translation>Crea link che valgono una volta, con cui gli organizzatori scelgono la password.</translation>
    </message>
    <message>
        <source>The account and its rooms go, and the host is shut out at once.</source>
        <translation>L&apos;account e le sue stanze spariscono, e l&apos;organizzatore è escluso subito.</translation>
    </message>
    <message>
        <source>The open link does not work any more.</source>
        <translation>Il link aperto non vale più.</translation>
    </message>
    <message>
        <source>Shut out at once, until enabled again; the account is kept.</source>
        <translation>Escluso subito, finché non viene riattivato; l&apos;account resta.</translation>
    </message>
    <message>
        <source>May sign in again, with the same password.</source>
        <translation>Può accedere di nuovo, con la stessa password.</translation>
    </message>
    <message>
        <source>A one-time link with which the host chooses a new password.</source>
        <translation>Un link che vale una volta, con cui l&apos;organizzatore sceglie una nuova password.</translation>
    </message>
    <message>
        <source>What can be done with those that are chosen</source>
        <translation>Che cosa si può fare con quelli scelti</translation>
    </message>
    <message>
        <source>Shutting out …</source>
        <translation>Escludo …</translation>
    </message>
    <message>
        <source>Letting in again …</source>
        <translation>Riammetto …</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>Or&amp;ganizzatori</translation>
    </message>
    <message>
        <source>Not everything was done.</source>
        <translation>Non tutto è stato fatto.</translation>
    </message>
    <message numerus="yes">
        <source>Search %n host(s)</source>
        <translation>
            <numerusform>Cerca tra %n organizzatore</numerusform>
            <numerusform>Cerca tra %n organizzatori</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no host yet. Invite the first one: the link is for that person alone.</source>
        <translation>Non c&apos;è ancora nessun organizzatore. Invita il primo: il link è solo per quella persona.</translation>
    </message>
    <message>
        <source>No host fits this search.</source>
        <translation>Nessun organizzatore corrisponde alla ricerca.</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) chosen</source>
        <translation>
            <numerusform>%n organizzatore scelto</numerusform>
            <numerusform>%n organizzatori scelti</numerusform>
        </translation>
    </message>
    <message>
        <source>What you choose is done for all of them.</source>
        <translation>Ciò che scegli viene fatto per tutti loro.</translation>
    </message>
    <message>
        <source>Making the links …</source>
        <translation>Creo i link …</translation>
    </message>
    <message>
        <source>Withdrawing …</source>
        <translation>Revoco …</translation>
    </message>
    <message>
        <source>Remove for good?</source>
        <translation>Rimuovere per sempre?</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n host(s) for good?</source>
        <translation>
            <numerusform>Rimuovere per sempre %n organizzatore?</numerusform>
            <numerusform>Rimuovere per sempre %n organizzatori?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Rimuovi</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Tieni</translation>
    </message>
    <message>
        <source>Removing …</source>
        <translation>Rimuovo …</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in, the last one on %1. Whoever goes on trying has to wait longer each time.</source>
        <translation>
            <numerusform>%n password sbagliata dall&apos;ultimo accesso, l&apos;ultima: %1. Chi continua a provare deve aspettare ogni volta più a lungo.</numerusform>
            <numerusform>%n password sbagliate dall&apos;ultimo accesso, l&apos;ultima: %1. Chi continua a provare deve aspettare ogni volta più a lungo.</numerusform>
        </translation>
    </message>
    <message>
        <source>May choose a new password with a link that works once, until %1.</source>
        <translation>Può scegliere una nuova password con un link che vale una volta, fino al %1.</translation>
    </message>
    <message>
        <source>Import &amp;a list…</source>
        <translation>Importa un &amp;elenco…</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Organizzatori</translation>
    </message>
    <message>
        <source>Hosts and open invitations. Several can be chosen at once.</source>
        <translation>Organizzatori e inviti aperti. Se ne possono scegliere diversi insieme.</translation>
    </message>
    <message>
        <source>Invites everybody on a list, and writes a sheet to hand over for each.</source>
        <translation>Invita tutti quelli di un elenco e scrive per ciascuno un foglio di consegna.</translation>
    </message>
    <message>
        <source>Some have only a link as yet. Choose either them or hosts.</source>
        <translation>Alcuni hanno per ora solo un link. Scegli o loro o gli organizzatori.</translation>
    </message>
    <message>
        <source>A new password?</source>
        <translation>Una nuova password?</translation>
    </message>
    <message>
        <source>Is the old password to work until the link is used?</source>
        <translation>La vecchia password deve valere fino a quando si usa il link?</translation>
    </message>
    <message>
        <source>If somebody else may know it, lock it now: then nobody signs in with it any more.</source>
        <translation>Se può conoscerla qualcun altro, bloccala adesso: così nessuno accede più con quella.</translation>
    </message>
    <message>
        <source>&amp;Works until then</source>
        <translation>&amp;Vale fino ad allora</translation>
    </message>
    <message>
        <source>&amp;Lock it now</source>
        <translation>&amp;Bloccala adesso</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportModel</name>
    <message>
        <source>The list “%1” cannot be read.</source>
        <translation>L&apos;elenco “%1” non si può leggere.</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>Sceglilo di nuovo.</translation>
    </message>
    <message>
        <source>hosts of %1</source>
        <translation>organizzatori di %1</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportPage</name>
    <message>
        <source>A &amp;sheet to hand over for each host, and cards to cut (PDF)</source>
        <translation>&amp;Un foglio di consegna per ogni organizzatore e i cartoncini da ritagliare (PDF)</translation>
    </message>
    <message>
        <source>What has to be corrected</source>
        <translation>Che cosa va corretto</translation>
    </message>
    <message>
        <source>Lines of the list</source>
        <translation>Righe dell&apos;elenco</translation>
    </message>
    <message>
        <source>What happens to each line.</source>
        <translation>Che cosa succede a ogni riga.</translation>
    </message>
    <message>
        <source>Invite a whole list</source>
        <translation>Invitare un intero elenco</translation>
    </message>
    <message>
        <source>Each host gets a link that works once and chooses a password behind it. You see first what would happen to every line; nothing is done before you say so.</source>
        <translation>Ogni organizzatore riceve un link che vale una volta e vi sceglie una password. Vedi prima che cosa succederebbe a ogni riga; non si fa nulla finché non lo dici tu.</translation>
    </message>
    <message>
        <source>no list chosen</source>
        <translation>nessun elenco scelto</translation>
    </message>
    <message>
        <source>List of hosts</source>
        <translation>Elenco degli organizzatori</translation>
    </message>
    <message>
        <source>Folder for links and sheets</source>
        <translation>Cartella per link e fogli</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
    <message>
        <source>&amp;List of hosts</source>
        <translation>&amp;Elenco degli organizzatori</translation>
    </message>
    <message>
        <source>&amp;Folder for links and sheets</source>
        <translation>&amp;Cartella per link e fogli</translation>
    </message>
    <message>
        <source>Whoever has a link chooses the password, so keep the folder to yourself. A list that was begun in this folder goes on where it was stopped.</source>
        <translation>Chi ha un link sceglie la password, quindi tieni la cartella per te. Un elenco cominciato in questa cartella riprende da dove è stato fermato.</translation>
    </message>
    <message>
        <source>Days that the links &amp;work</source>
        <translation>Giorni di &amp;validità dei link</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Elenchi (*.csv *.txt *.tsv);;Tutti i file (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be taken as they are. Correct the list, and choose it again.</source>
        <translation>
            <numerusform>%n riga non va bene così com&apos;è. Correggi l&apos;elenco e sceglilo di nuovo.</numerusform>
            <numerusform>%n righe non vanno bene così come sono. Correggi l&apos;elenco e sceglilo di nuovo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) will be invited.</source>
        <translation>
            <numerusform>Sarà invitato %n organizzatore.</numerusform>
            <numerusform>Saranno invitati %n organizzatori.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were invited before and keep their links.</source>
        <translation>
            <numerusform>%n era già invitato e tiene il suo link.</numerusform>
            <numerusform>%n erano già invitati e tengono il loro link.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are hosts by now.</source>
        <translation>
            <numerusform>%n è ormai organizzatore.</numerusform>
            <numerusform>%n sono ormai organizzatori.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the list …</source>
        <translation>Si guarda l&apos;elenco …</translation>
    </message>
    <message>
        <source>%1 of %2 hosts invited …</source>
        <translation>%1 di %2 organizzatori invitati …</translation>
    </message>
    <message>
        <source>%1 of %2 sheets written …</source>
        <translation>%1 di %2 fogli scritti …</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) are in the folder. Hand each to its host alone.</source>
        <translation>
            <numerusform>%n link è nella cartella. Consegnalo solo al suo organizzatore.</numerusform>
            <numerusform>%n link sono nella cartella. Consegna ciascuno solo al suo organizzatore.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everybody could be invited.</source>
        <translation>Non si è potuto invitare tutti.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Fe&amp;rma</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>&amp;Apri la cartella</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Fatto</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Invite %n host(s)</source>
        <translation>
            <numerusform>Invita %&amp;n organizzatore</numerusform>
            <numerusform>Invita %&amp;n organizzatori</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Write links and sheets</source>
        <translation>&amp;Scrivi link e fogli</translation>
    </message>
    <message>
        <source>&amp;Invite them</source>
        <translation>&amp;Invita</translation>
    </message>
    <message>
        <source>A spreadsheet saved as CSV, one host in each line: name, display name, mail address. Only the name has to be there.</source>
        <translation>Un foglio di calcolo salvato come CSV, un organizzatore per riga: nome, nome visualizzato, indirizzo di posta. Solo il nome deve esserci.</translation>
    </message>
    <message numerus="yes">
        <source>%n have a link already that is not in this folder: it stops working, and they get a new one.</source>
        <translation>
            <numerusform>%n ha già un link che non è in questa cartella: smette di funzionare, e ne riceve uno nuovo.</numerusform>
            <numerusform>%n hanno già un link che non è in questa cartella: smette di funzionare, e ne ricevono uno nuovo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportTable</name>
    <message>
        <source>gets a link</source>
        <translation>riceve un link</translation>
    </message>
    <message>
        <source>invited before, keeps the link</source>
        <translation>già invitato, tiene il link</translation>
    </message>
    <message>
        <source>is a host by now</source>
        <translation>è ormai organizzatore</translation>
    </message>
    <message>
        <source>has to be corrected</source>
        <translation>va corretta</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Organizzatore</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Che cosa succede</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Riga</translation>
    </message>
    <message>
        <source>gets another link, the open one stops working</source>
        <translation>riceve un altro link, quello aperto smette di valere</translation>
    </message>
</context>
<context>
    <name>meethouse::KeyPage</name>
    <message>
        <source>Key known so far</source>
        <translation>Chiave nota finora</translation>
    </message>
    <message>
        <source>Key shown today</source>
        <translation>Chiave mostrata oggi</translation>
    </message>
    <message>
        <source>Command for the server&apos;s console</source>
        <translation>Comando per la console del server</translation>
    </message>
    <message>
        <source>I have &amp;compared it, and the new key is right</source>
        <translation>L&apos;ho &amp;confrontata, e la nuova chiave è giusta</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Accesso</translation>
    </message>
    <message>
        <source>Known so far</source>
        <translation>Nota finora</translation>
    </message>
    <message>
        <source>Shown today</source>
        <translation>Mostrata oggi</translation>
    </message>
    <message>
        <source>This is not the server you met last time</source>
        <translation>Non è il server dell&apos;ultima volta</translation>
    </message>
    <message>
        <source>This address used to show another key. We have stopped before sending your password.</source>
        <translation>Questo indirizzo prima mostrava un&apos;altra chiave. Ci siamo fermati prima di inviare la tua password.</translation>
    </message>
    <message>
        <source>What can this mean?</source>
        <translation>Che cosa può voler dire?</translation>
    </message>
    <message>
        <source>The server was installed anew, or the address now belongs to another one; or somebody stands between you and it. Only the hosting company can tell.</source>
        <translation>Il server è stato reinstallato, o l&apos;indirizzo ora è di un altro; oppure qualcuno si è messo in mezzo. Può dirlo solo il fornitore di hosting.</translation>
    </message>
    <message>
        <source>If you had the server installed anew: open its console at the hosting company&apos;s web site and compare the key with what this prints there.</source>
        <translation>Se hai fatto reinstallare il server: apri la sua console sul sito del fornitore di hosting e confronta la chiave con ciò che questo comando mostra lì.</translation>
    </message>
    <message>
        <source>Is it the right server?</source>
        <translation>È il server giusto?</translation>
    </message>
    <message>
        <source>Every server has a key that nobody else has. You meet this one for the first time, so compare its fingerprint once; from then on we do.</source>
        <translation>Ogni server ha una chiave che nessun altro ha. Questo lo incontri per la prima volta, quindi confronta una volta la sua impronta; d&apos;ora in poi lo facciamo noi.</translation>
    </message>
    <message>
        <source>It is the practice server on this machine</source>
        <translation>È il server di prova su questa macchina</translation>
    </message>
    <message>
        <source>This is the fingerprint of its key</source>
        <translation>Questa è l&apos;impronta della sua chiave</translation>
    </message>
    <message>
        <source>Its key is the one that was made for it here, so there is nothing to compare.</source>
        <translation>La sua chiave è quella creata qui per lui, quindi non c&apos;è nulla da confrontare.</translation>
    </message>
    <message>
        <source>Your password has not been sent yet.</source>
        <translation>La tua password non è ancora stata inviata.</translation>
    </message>
    <message>
        <source>Many hosting companies show the fingerprint on the server&apos;s page. If yours does not: open the server&apos;s console there and compare with what this prints. No console? Then it is very likely, but not certain, that it is the right one.</source>
        <translation>Molti fornitori di hosting mostrano l&apos;impronta nella pagina del server. Se il tuo non lo fa: apri lì la console del server e confronta con ciò che mostra questo comando. Niente console? Allora è molto probabile, ma non certo, che sia quello giusto.</translation>
    </message>
    <message>
        <source>&amp;Stop here</source>
        <translation>&amp;Fermati qui</translation>
    </message>
    <message>
        <source>It is the &amp;right one</source>
        <translation>È quello &amp;giusto</translation>
    </message>
    <message>
        <source>Remember the &amp;new key</source>
        <translation>Ricorda la &amp;nuova chiave</translation>
    </message>
    <message>
        <source>Every server has a key that nobody else has, and we compare it every time.</source>
        <translation>Ogni server ha una chiave che nessun altro ha, e la confrontiamo ogni volta.</translation>
    </message>
</context>
<context>
    <name>meethouse::Keychain</name>
    <message>
        <source>There is no keychain on this computer that answers.</source>
        <translation>Su questo computer non c&apos;è un portachiavi che risponda.</translation>
    </message>
    <message>
        <source>Passwords are kept by a program of the desktop, for example GNOME Keyring or KWallet, and none runs.</source>
        <translation>Le password le conserva un programma del desktop, per esempio GNOME Keyring o KWallet, e nessuno è in funzione.</translation>
    </message>
    <message>
        <source>Go on without: nothing is stored, and the password is asked for every time.</source>
        <translation>Prosegui senza: non si conserva nulla e la password viene chiesta ogni volta.</translation>
    </message>
    <message>
        <source>The keychain was not opened.</source>
        <translation>Il portachiavi non è stato aperto.</translation>
    </message>
    <message>
        <source>It has to be unlocked first.</source>
        <translation>Prima va sbloccato.</translation>
    </message>
    <message>
        <source>Try again and unlock it, or go on without: the password is then asked for every time.</source>
        <translation>Riprova e sbloccalo, oppure prosegui senza: la password viene allora chiesta ogni volta.</translation>
    </message>
    <message>
        <source>The keychain was not waited for.</source>
        <translation>Non si è aspettato il portachiavi.</translation>
    </message>
    <message>
        <source>Try again when you like.</source>
        <translation>Riprova quando vuoi.</translation>
    </message>
</context>
<context>
    <name>meethouse::KeysCard</name>
    <message>
        <source>Keys alone open the server</source>
        <translation>Solo le chiavi aprono il server</translation>
    </message>
    <message>
        <source>Nobody is let in by a password to administer it. Hosts and guests of meetings notice nothing of that.</source>
        <translation>Per amministrarlo nessuno entra con una password. Organizzatori e ospiti delle riunioni non se ne accorgono.</translation>
    </message>
    <message>
        <source>Shut passwords out</source>
        <translation>Chiudere la porta alle password</translation>
    </message>
    <message>
        <source>This computer comes in by a key. But whoever knows or guesses a password comes in, too, and strangers try thousands of them every day.</source>
        <translation>Questo computer entra con una chiave. Ma chi sa o indovina una password entra anche lui, e gli estranei ne provano migliaia ogni giorno.</translation>
    </message>
    <message>
        <source>&amp;Keys alone…</source>
        <translation>Solo con la &amp;chiave…</translation>
    </message>
    <message>
        <source>A key instead of a password</source>
        <translation>Una chiave al posto della password</translation>
    </message>
    <message>
        <source>With a key of its own this computer comes in without being asked for a password. After that, passwords can be shut out.</source>
        <translation>Con una chiave propria questo computer entra senza che gli sia chiesta una password. Dopo, il server può rifiutare le password.</translation>
    </message>
    <message>
        <source>Put a &amp;key there…</source>
        <translation>Metti una &amp;chiave…</translation>
    </message>
    <message>
        <source>Shut passwords out?</source>
        <translation>Chiudere la porta alle password?</translation>
    </message>
    <message>
        <source>Let nobody into %1 by a password any more?</source>
        <translation>Non lasciare più entrare nessuno in %1 con una password?</translation>
    </message>
    <message>
        <source>Put a key there?</source>
        <translation>Mettere una chiave?</translation>
    </message>
    <message>
        <source>Let this computer into %1 by a key?</source>
        <translation>Lasciare entrare questo computer in %1 con una chiave?</translation>
    </message>
    <message>
        <source>The key lies on this computer without a passphrase, so whoever reads this file comes in as well: %1

The password goes on working.</source>
        <translation>La chiave sta su questo computer senza passphrase, quindi anche chi legge questo file può entrare: %1

La password resta valida.</translation>
    </message>
    <message>
        <source>&amp;Keys alone</source>
        <translation>Solo con la &amp;chiave</translation>
    </message>
    <message>
        <source>&amp;Put it there</source>
        <translation>&amp;Mettila</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>&amp;Lascia com&apos;è</translation>
    </message>
    <message>
        <source>Whoever administers the server needs a key that lies there. You cannot shut yourself out by this: right after it this computer comes in anew by its key, and if that fails, the server lets passwords in again after three minutes, by itself.

Keep a copy of the key, %1, in a safe place. If it is ever lost, only the hosting company&apos;s console leads in.</source>
        <translation>Chi amministra il server avrà bisogno di una chiave depositata lì. Non puoi chiuderti fuori: subito dopo questo computer entra di nuovo con la sua chiave e, se non ci riesce, dopo tre minuti il server torna da solo ad accettare le password.

Tieni una copia della chiave, %1, in un posto sicuro. Se un giorno va persa, si entra solo dalla console del fornitore di hosting.</translation>
    </message>
</context>
<context>
    <name>meethouse::LanguageButton</name>
    <message>
        <source>Language: %1</source>
        <translation>Lingua: %1</translation>
    </message>
    <message>
        <source>Opens the list of languages.</source>
        <translation>Apre l&apos;elenco delle lingue.</translation>
    </message>
</context>
<context>
    <name>meethouse::ListPage</name>
    <message>
        <source>About the list</source>
        <translation>Sull&apos;elenco</translation>
    </message>
</context>
<context>
    <name>meethouse::MaintenanceTab</name>
    <message>
        <source>Goes on now, started by %1.</source>
        <translation>È in corso ora, avviata da %1.</translation>
    </message>
    <message>
        <source>A later run followed it.</source>
        <translation>Ne è seguita un&apos;altra.</translation>
    </message>
    <message>
        <source>Came to a good end.</source>
        <translation>È finita bene.</translation>
    </message>
    <message>
        <source>A step failed. Setting up again goes on from there.</source>
        <translation>Un passo non è riuscito. Preparando di nuovo il server si riprende da lì.</translation>
    </message>
    <message>
        <source>Was stopped. Setting up again goes on from there.</source>
        <translation>È stata fermata. Preparando di nuovo il server si riprende da lì.</translation>
    </message>
    <message>
        <source>Has no end: the server was switched off, or the run was ended from outside.</source>
        <translation>Non ha una fine: il server è stato spento, o l&apos;esecuzione è stata chiusa dall&apos;esterno.</translation>
    </message>
    <message>
        <source>What was done on the server</source>
        <translation>Che cosa è stato fatto sul server</translation>
    </message>
    <message>
        <source>For somebody who helps you</source>
        <translation>Per chi ti aiuta</translation>
    </message>
    <message>
        <source>What was found and what was done, as a file. It holds no passwords; look through it before you send it.</source>
        <translation>Ciò che si è trovato e ciò che si è fatto, in un file. Non contiene password; scorrilo prima di mandarlo.</translation>
    </message>
    <message>
        <source>&amp;Save a report…</source>
        <translation>Salva &amp;un rapporto…</translation>
    </message>
    <message>
        <source>Take the meeting server away</source>
        <translation>Togliere il server di riunioni</translation>
    </message>
    <message>
        <source>Everything Meethouse did on the server is taken back: Jitsi Meet, its hosts, rooms and settings. Files of others stay as they are.</source>
        <translation>Tutto ciò che Meethouse ha fatto sul server viene annullato: Jitsi Meet, i suoi organizzatori, le stanze e le impostazioni. I file altrui restano come sono.</translation>
    </message>
    <message>
        <source>Take &amp;everything back…</source>
        <translation>&amp;Annulla tutto…</translation>
    </message>
    <message>
        <source>Leave it alone</source>
        <translation>Lasciarlo stare</translation>
    </message>
    <message>
        <source>This computer forgets how to reach the server. The server and its meetings go on as they are, and you can take it over again.</source>
        <translation>Questo computer dimentica come raggiungere il server. Il server e le sue riunioni vanno avanti come sono, e puoi riprenderlo in mano.</translation>
    </message>
    <message>
        <source>&amp;Forget it here…</source>
        <translation>D&amp;imenticalo qui…</translation>
    </message>
    <message>
        <source>&amp;Maintenance</source>
        <translation>Manuten&amp;zione</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Il rapporto è in %1.</translation>
    </message>
    <message>
        <source>Nothing was done there yet.</source>
        <translation>Lì non è ancora stato fatto nulla.</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Salva un rapporto</translation>
    </message>
    <message>
        <source>Take everything back?</source>
        <translation>Annullare tutto?</translation>
    </message>
    <message>
        <source>This removes the meeting server %1 with all its hosts, rooms and settings.
Type its name to go on:</source>
        <translation>Questo rimuove il server di riunioni %1 con tutti i suoi organizzatori, le stanze e le impostazioni.
Scrivi il suo nome per proseguire:</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Non è stato annullato nulla.</translation>
    </message>
    <message>
        <source>The name of the meeting server was not confirmed.</source>
        <translation>Il nome del server di riunioni non è stato confermato.</translation>
    </message>
    <message>
        <source>Forget the server here?</source>
        <translation>Dimenticare qui il server?</translation>
    </message>
    <message>
        <source>Forget %1 on this computer?</source>
        <translation>Dimenticare %1 su questo computer?</translation>
    </message>
    <message>
        <source>Nothing happens to the server: its meetings go on. What was kept of it in the keychain is forgotten, too.</source>
        <translation>Al server non succede nulla: le sue riunioni vanno avanti. Si dimentica anche ciò che ne conservava il portachiavi.</translation>
    </message>
    <message>
        <source>&amp;Forget it here</source>
        <translation>&amp;Dimenticalo qui</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Tienilo</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Che cosa si è fatto</translation>
    </message>
    <message>
        <source>Reading what was done …</source>
        <translation>Si legge che cosa si è fatto …</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>Segui</translation>
    </message>
    <message>
        <source>Try everything out</source>
        <translation>Provare tutto</translation>
    </message>
    <message>
        <source>As hosts, guests and strangers would, from this computer and on the server. Takes a minute or two; meetings go on meanwhile.</source>
        <translation>Come farebbero organizzatori, ospiti ed estranei, da questo computer e sul server. Ci vogliono un minuto o due; intanto le riunioni vanno avanti.</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>Pro&amp;va</translation>
    </message>
    <message>
        <source>As %1, by a key of your agent or by the password. It is called “%2” here.</source>
        <translation>Come %1, con una chiave del tuo agente o con la password. Qui si chiama “%2”.</translation>
    </message>
    <message>
        <source>As %1, by the key %2. It is called “%3” here.</source>
        <translation>Come %1, con la chiave %2. Qui si chiama “%3”.</translation>
    </message>
    <message>
        <source>How this computer comes in</source>
        <translation>Come entra questo computer</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Ca&amp;mbia…</translation>
    </message>
</context>
<context>
    <name>meethouse::ManagedServer</name>
    <message>
        <source>It waits for you to sign in.</source>
        <translation>Aspetta che tu acceda.</translation>
    </message>
    <message>
        <source>It was not looked at yet.</source>
        <translation>Non è ancora stato guardato.</translation>
    </message>
    <message>
        <source>Nothing is set up there.</source>
        <translation>Lì non è stato preparato nulla.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Va tutto bene.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need(s) you.</source>
        <translation>
            <numerusform>%n cosa richiede la tua attenzione.</numerusform>
            <numerusform>%n cose richiedono la tua attenzione.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Mi collego …</translation>
    </message>
    <message>
        <source>Looking at the server …</source>
        <translation>Guardo il server …</translation>
    </message>
    <message>
        <source>Putting the key there …</source>
        <translation>Sto mettendo la chiave…</translation>
    </message>
    <message>
        <source>Shutting passwords out …</source>
        <translation>Sto chiudendo la porta alle password…</translation>
    </message>
</context>
<context>
    <name>meethouse::Manager</name>
    <message>
        <source>+ New ser&amp;ver</source>
        <translation>+ Nu&amp;ovo server</translation>
    </message>
    <message>
        <source>Sets up a server, or takes over one that is set up already.</source>
        <translation>Prepara un server, oppure ne prende in mano uno già preparato.</translation>
    </message>
    <message>
        <source>Pages of the server</source>
        <translation>Pagine del server</translation>
    </message>
</context>
<context>
    <name>meethouse::MeetingsPage</name>
    <message>
        <source>How shall meetings go?</source>
        <translation>Come devono svolgersi le riunioni?</translation>
    </message>
    <message>
        <source>All of it is safe as it stands. You can change it later, and your papers follow what you choose.</source>
        <translation>Così com&apos;è, è tutto sicuro. Puoi cambiarlo più tardi, e i tuoi documenti seguono ciò che scegli.</translation>
    </message>
    <message>
        <source>Does a guest need the room&apos;s password?</source>
        <translation>A un ospite serve la password della stanza?</translation>
    </message>
    <message>
        <source>&amp;Always</source>
        <translation>Se&amp;mpre</translation>
    </message>
    <message>
        <source>A room has its password before anyone is in it, and nobody can take it off. Whoever only knows the link stays outside.</source>
        <translation>Una stanza ha la sua password prima che vi entri qualcuno, e nessuno può toglierla. Chi conosce solo il link resta fuori.</translation>
    </message>
    <message>
        <source>The ho&amp;st decides</source>
        <translation>Decide &amp;l&apos;organizzatore</translation>
    </message>
    <message>
        <source>Rooms begin with a password; a host may take it off. Then whoever has the link comes in.</source>
        <translation>Le stanze nascono con una password; un organizzatore può toglierla. Allora entra chiunque abbia il link.</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> minuti</translation>
    </message>
    <message>
        <source>When the last host has left, the meeting &amp;ends after</source>
        <translation>&amp;Quando l&apos;ultimo organizzatore è uscito, la riunione finisce dopo</translation>
    </message>
    <message>
        <source>Pupils are not left alone in a room. They are told some minutes before.</source>
        <translation>Gli alunni non restano soli in una stanza. Vengono avvisati qualche minuto prima.</translation>
    </message>
    <message>
        <source>How long does the server remember that a host has signed in?</source>
        <translation>Per quanto tempo il server ricorda che un organizzatore ha fatto l&apos;accesso?</translation>
    </message>
    <message>
        <source>For &amp;the meeting</source>
        <translation>Per la &amp;riunione</translation>
    </message>
    <message>
        <source>The safer one where several people use the same computer.</source>
        <translation>È la scelta più sicura dove più persone usano lo stesso computer.</translation>
    </message>
    <message>
        <source>&amp;For a day</source>
        <translation>P&amp;er un giorno</translation>
    </message>
    <message>
        <source>Hosts sign in once in the morning, on computers that are theirs alone.</source>
        <translation>Gli organizzatori accedono una volta al mattino, su computer solo loro.</translation>
    </message>
    <message>
        <source> days</source>
        <translation> giorni</translation>
    </message>
    <message>
        <source>Notes of &amp;who connected are deleted after</source>
        <translation>Le note su chi si è &amp;collegato si cancellano dopo</translation>
    </message>
    <message>
        <source>Addresses are shortened, and room names are not written down. Seven days are enough to find the cause of trouble; the papers name the figure.</source>
        <translation>Gli indirizzi sono abbreviati e i nomi delle stanze non vengono annotati. Sette giorni bastano per trovare la causa di un problema; i documenti indicano il numero.</translation>
    </message>
    <message>
        <source>May browsers ask other companies for pictures?</source>
        <translation>I browser possono chiedere immagini ad altre aziende?</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;No</translation>
    </message>
    <message>
        <source>Everything a meeting needs comes from your server, and nobody else learns who meets.</source>
        <translation>Tutto ciò che serve a una riunione viene dal tuo server, e nessun altro sa chi si incontra.</translation>
    </message>
    <message>
        <source>As &amp;Jitsi has it</source>
        <translation>Come lo &amp;ha Jitsi</translation>
    </message>
    <message>
        <source>Profile pictures come from a company in the United States, which learns who is in your meetings. The papers have to say so.</source>
        <translation>Le immagini dei profili vengono da un&apos;azienda degli Stati Uniti, che così sa chi è nelle tue riunioni. I documenti devono dirlo.</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Contin&amp;ua</translation>
    </message>
</context>
<context>
    <name>meethouse::OverviewTab</name>
    <message>
        <source>Open &amp;the meetings</source>
        <translation>&amp;Apri le riunioni</translation>
    </message>
    <message>
        <source>The server&apos;s fingerprint</source>
        <translation>L&apos;impronta del server</translation>
    </message>
    <message>
        <source>Compare it with what your hosting company shows.</source>
        <translation>Confrontala con quella che mostra il tuo fornitore di hosting.</translation>
    </message>
    <message>
        <source>It is the right one, &amp;go on</source>
        <translation>È quello giusto, pro&amp;segui</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Che cosa fare ora</translation>
    </message>
    <message>
        <source>Everything that was checked</source>
        <translation>Tutto ciò che è stato controllato</translation>
    </message>
    <message>
        <source>Opens the address of the meetings in your browser.</source>
        <translation>Apre l&apos;indirizzo delle riunioni nel tuo browser.</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Panoramica</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Riunioni</translation>
    </message>
    <message>
        <source>Jitsi Meet</source>
        <translation>Jitsi Meet</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificato</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>valido fino al %1</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Organizzatori</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 liberi su %2</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Last work on it</source>
        <translation>Ultimo lavoro</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ferma</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Guarda di nuo&amp;vo</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Nulla richiede la tua attenzione.</translation>
    </message>
    <message>
        <source>Meetings are not set up on this server yet.</source>
        <translation>Le riunioni non sono ancora preparate su questo server.</translation>
    </message>
    <message>
        <source>Everything that was checked is in order.</source>
        <translation>Tutto ciò che è stato controllato è in ordine.</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>Che cosa c&apos;è</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Persone</translation>
    </message>
    <message>
        <source>What is there (looked at: %1)</source>
        <translation>Che cosa c&apos;è (controllato: %1)</translation>
    </message>
    <message>
        <source>“New server” on the left sets it up.</source>
        <translation>“Nuovo server”, a sinistra, lo prepara.</translation>
    </message>
</context>
<context>
    <name>meethouse::PapersModel</name>
    <message>
        <source>Choose at least one language.</source>
        <translation>Scegli almeno una lingua.</translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation>Scegli almeno un formato.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Scegli una cartella.</translation>
    </message>
</context>
<context>
    <name>meethouse::PapersPage</name>
    <message>
        <source>&amp;PDF, to print and to send</source>
        <translation>PDF, da stampare &amp;e da inviare</translation>
    </message>
    <message>
        <source>HTML, for a web &amp;site</source>
        <translation>&amp;HTML, per un sito web</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documenti</translation>
    </message>
    <message>
        <source>Your papers</source>
        <translation>I tuoi documenti</translation>
    </message>
    <message>
        <source>Every sentence about the server comes from what was measured there just now. What you have not said yet is marked, and such a paper says on every page that it is a draft.</source>
        <translation>Ogni frase sul server viene da ciò che vi è stato misurato poco fa. Ciò che non hai ancora detto è segnato, e un documento così dice su ogni pagina che è una bozza.</translation>
    </message>
    <message>
        <source>Preview of the first paper</source>
        <translation>Anteprima del primo documento</translation>
    </message>
    <message>
        <source>Show what it will look like</source>
        <translation>Mostra che aspetto avrà</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Lingue</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formati</translation>
    </message>
    <message>
        <source>&amp;Folder on this computer</source>
        <translation>&amp;Cartella su questo computer</translation>
    </message>
    <message>
        <source>Folder for the papers</source>
        <translation>Cartella per i documenti</translation>
    </message>
    <message>
        <source>A draft. Still missing: %1</source>
        <translation>Una bozza. Manca ancora: %1</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Contin&amp;ua</translation>
    </message>
    <message>
        <source>&amp;Write the papers</source>
        <translation>Scrivi i docume&amp;nti</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>&amp;Apri la cartella</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Più &amp;tardi</translation>
    </message>
    <message>
        <source>ODT, to be &amp;edited</source>
        <translation>ODT, da &amp;modificare</translation>
    </message>
    <message>
        <source>Notices on the server</source>
        <translation>Informative sul server</translation>
    </message>
    <message>
        <source>Notices for everybody at %1</source>
        <translation>Informative per tutti su %1</translation>
    </message>
    <message>
        <source>The meeting page and the page for hosts then link them.</source>
        <translation>La pagina delle riunioni e quella degli organizzatori hanno poi un link.</translation>
    </message>
    <message>
        <source>P&amp;ublish them</source>
        <translation>Pu&amp;bblica</translation>
    </message>
    <message>
        <source>P&amp;ublish as drafts</source>
        <translation>P&amp;ubblica come bozze</translation>
    </message>
    <message>
        <source>They are published.</source>
        <translation>Sono pubblicate.</translation>
    </message>
    <message>
        <source>P&amp;ublish again</source>
        <translation>P&amp;ubblica di nuovo</translation>
    </message>
    <message>
        <source>Published notices</source>
        <translation>Informative pubblicate</translation>
    </message>
    <message>
        <source>Whoever knows the address can read them, in a meeting or not.</source>
        <translation>Chi conosce l’indirizzo può leggerle, in riunione o no.</translation>
    </message>
    <message>
        <source>Take them &amp;down</source>
        <translation>&amp;Toglierle</translation>
    </message>
    <message>
        <source>Making the pages …</source>
        <translation>Preparo le pagine …</translation>
    </message>
    <message>
        <source>Nobody has said yet: %1.</source>
        <translation>Nessuno ha ancora detto: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was published: %n paper(s) for everybody lack what the law asks for. Answer what is missing, or publish them marked as drafts.</source>
        <translation>
            <numerusform>Non è stato pubblicato nulla: a %n documento per tutti manca ciò che la legge chiede. Rispondi a ciò che manca, oppure pubblicalo contrassegnato come bozza.</numerusform>
            <numerusform>Non è stato pubblicato nulla: a %n documenti per tutti manca ciò che la legge chiede. Rispondi a ciò che manca, oppure pubblicali contrassegnati come bozze.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::PlanPage</name>
    <message>
        <source>What will be done</source>
        <translation>Che cosa verrà fatto</translation>
    </message>
    <message>
        <source>This is what will be done</source>
        <translation>Ecco che cosa verrà fatto</translation>
    </message>
    <message>
        <source>Nothing has been changed so far. Every step looks first whether it is so already, and checks afterwards that it is.</source>
        <translation>Finora non è cambiato nulla. Ogni passo guarda prima se è già così, e dopo controlla che lo sia.</translation>
    </message>
    <message>
        <source>The shell that will run on the server</source>
        <translation>La shell che verrà eseguita sul server</translation>
    </message>
    <message>
        <source>Show the script, for those who read shell</source>
        <translation>Mostra lo script, per chi legge la shell</translation>
    </message>
    <message>
        <source>All of it can be taken back: what we add is ours and is removed again, packages that were not there before go, and files of others stay as they are.</source>
        <translation>Tutto si può annullare: ciò che aggiungiamo è nostro e viene tolto, i pacchetti che prima non c&apos;erano spariscono, i file altrui restano come sono.</translation>
    </message>
    <message>
        <source>Looking at what has to be done</source>
        <translation>Guardo che cosa c&apos;è da fare</translation>
    </message>
    <message>
        <source>The server and the name are looked at once more, because time has passed.</source>
        <translation>Server e nome si guardano ancora una volta, perché è passato del tempo.</translation>
    </message>
    <message>
        <source>is so already</source>
        <translation>è già così</translation>
    </message>
    <message>
        <source>Everything is as it should be; nothing has to be done.</source>
        <translation>Tutto è come deve essere; non c&apos;è nulla da fare.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n passo</numerusform>
            <numerusform>%n passi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>circa %n minuto</numerusform>
            <numerusform>circa %n minuti</numerusform>
        </translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Contin&amp;ua</translation>
    </message>
    <message>
        <source>&amp;Set it up</source>
        <translation>Prepara il ser&amp;ver</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Ferma</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>Guarda di nuo&amp;vo</translation>
    </message>
</context>
<context>
    <name>meethouse::ProfileDialog</name>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Tieni</translation>
    </message>
    <message>
        <source>Keep as a &amp;copy</source>
        <translation>Tieni come &amp;copia</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Esporta…</translation>
    </message>
    <message>
        <source>How this computer comes in</source>
        <translation>Come entra questo computer</translation>
    </message>
    <message>
        <source>A file for another computer, without passwords and without keys.</source>
        <translation>Un file per un altro computer, senza password e senza chiavi.</translation>
    </message>
    <message>
        <source>Empty: keys that your agent holds, or the password, which is asked for.</source>
        <translation>Vuoto: le chiavi che tiene il tuo agente, o la password, che viene chiesta.</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Scegli il file della chiave</translation>
    </message>
    <message>
        <source>Another server is called so already.</source>
        <translation>Un altro server si chiama già così.</translation>
    </message>
    <message>
        <source>A copy needs a name of its own.</source>
        <translation>Una copia ha bisogno di un nome suo.</translation>
    </message>
    <message>
        <source>Export the way in</source>
        <translation>Esporta come si entra</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Non è stato possibile scrivere il file: %1</translation>
    </message>
    <message>
        <source>&amp;Name on this computer</source>
        <translation>&amp;Nome su questo computer</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>&amp;Lascia com&apos;è</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>In&amp;dirizzo</translation>
    </message>
    <message>
        <source>&amp;Port of SSH</source>
        <translation>&amp;Porta di SSH</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utente</translation>
    </message>
    <message>
        <source>Key &amp;file</source>
        <translation>File di c&amp;hiave</translation>
    </message>
</context>
<context>
    <name>meethouse::Profiles</name>
    <message>
        <source>The list of servers in “%1” cannot be read.</source>
        <translation>L&apos;elenco dei server in “%1” non si può leggere.</translation>
    </message>
    <message>
        <source>Mend the file, or move it away and add your servers again.</source>
        <translation>Correggi il file, oppure spostalo e aggiungi di nuovo i tuoi server.</translation>
    </message>
    <message>
        <source>The list of servers in “%1” cannot be written.</source>
        <translation>L&apos;elenco dei server in “%1” non si può scrivere.</translation>
    </message>
    <message>
        <source>Check whether the disk is full, and whether you may write there.</source>
        <translation>Controlla se il disco è pieno e se puoi scrivere lì.</translation>
    </message>
    <message>
        <source>This computer knows no server “%1”.</source>
        <translation>Questo computer non conosce nessun server “%1”.</translation>
    </message>
    <message>
        <source>Check the name, or say where the server is with --server.</source>
        <translation>Controlla il nome, oppure di&apos; dov&apos;è il server con --server.</translation>
    </message>
    <message>
        <source>A newer version of this program wrote it.</source>
        <translation>L&apos;ha scritto una versione più recente di questo programma.</translation>
    </message>
    <message>
        <source>One of its entries is not valid.</source>
        <translation>Una delle sue voci non è valida.</translation>
    </message>
    <message>
        <source>These details of a server cannot be kept.</source>
        <translation>Questi dati di un server non si possono conservare.</translation>
    </message>
    <message>
        <source>A name, a user and an address are needed, each in one line.</source>
        <translation>Servono un nome, un utente e un indirizzo, ciascuno su una riga.</translation>
    </message>
    <message>
        <source>Correct them and try again.</source>
        <translation>Correggili e riprova.</translation>
    </message>
    <message>
        <source>Another server is called “%1” already.</source>
        <translation>Un altro server si chiama già “%1”.</translation>
    </message>
    <message>
        <source>Give this one another name.</source>
        <translation>Dia un altro nome a questo.</translation>
    </message>
</context>
<context>
    <name>meethouse::ProofPage</name>
    <message>
        <source>What was tried</source>
        <translation>Che cosa è stato provato</translation>
    </message>
    <message>
        <source>What is being tried</source>
        <translation>Che cosa si sta provando</translation>
    </message>
    <message>
        <source>Does it keep its promises?</source>
        <translation>Mantiene le promesse?</translation>
    </message>
    <message>
        <source>Everything is tried from this computer and on the server, as hosts, guests and strangers would. This takes a minute or two.</source>
        <translation>Si prova tutto, da questo computer e sul server, come farebbero organizzatori, ospiti ed estranei. Ci vogliono un minuto o due.</translation>
    </message>
    <message>
        <source>It works, and this is how we know</source>
        <translation>Funziona, ed ecco come lo sappiamo</translation>
    </message>
    <message>
        <source>Not every promise holds yet</source>
        <translation>Non tutte le promesse sono mantenute</translation>
    </message>
    <message>
        <source>Tried from this computer and on the server, %1. These results are what your papers will say.</source>
        <translation>Provato da questo computer e sul server, %1. Questi risultati sono ciò che diranno i tuoi documenti.</translation>
    </message>
    <message>
        <source>What is to be done stands beside each. Trying again changes nothing.</source>
        <translation>Accanto a ciascuna c&apos;è che cosa fare. Riprovare non cambia nulla.</translation>
    </message>
    <message>
        <source>It is tried from this computer and on the server.</source>
        <translation>Si prova da questo computer e sul server.</translation>
    </message>
    <message>
        <source>Trying the next one</source>
        <translation>Provo la prossima</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Ferma</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Prova di &amp;nuovo</translation>
    </message>
    <message>
        <source>&amp;Invite the first hosts</source>
        <translation>Invita i &amp;primi organizzatori</translation>
    </message>
    <message>
        <source>&amp;Go on all the same</source>
        <translation>Pro&amp;segui comunque</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Che cosa è stato misurato</translation>
    </message>
    <message>
        <source>Show what was measured, as your papers will say it</source>
        <translation>Mostra che cosa è stato misurato, come lo diranno i tuoi documenti</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Fatto</translation>
    </message>
</context>
<context>
    <name>meethouse::ProviderPage</name>
    <message>
        <source>Who runs this service?</source>
        <translation>Chi gestisce questo servizio?</translation>
    </message>
    <message>
        <source>The privacy papers have to name who is responsible. It stays on your server and on this computer. You can leave it for later: the papers are then drafts and say so.</source>
        <translation>I documenti sulla privacy devono dire chi è responsabile. Resta sul tuo server e su questo computer. Puoi rimandare: i documenti sono allora bozze e lo dicono.</translation>
    </message>
    <message>
        <source>I say it later</source>
        <translation>Lo dico più tardi</translation>
    </message>
    <message>
        <source>Myself: I work for my own account</source>
        <translation>Io: lavoro per conto mio</translation>
    </message>
    <message>
        <source>A school</source>
        <translation>Una scuola</translation>
    </message>
    <message>
        <source>Another public body</source>
        <translation>Un altro ente pubblico</translation>
    </message>
    <message>
        <source>A company or practice</source>
        <translation>Un&apos;azienda o uno studio</translation>
    </message>
    <message>
        <source>An association</source>
        <translation>Un&apos;associazione</translation>
    </message>
    <message>
        <source>I run it for somebody else</source>
        <translation>Lo gestisco per qualcun altro</translation>
    </message>
    <message>
        <source>I am employed at a school and run it on my own</source>
        <translation>Lavoro in una scuola e lo gestisco di mia iniziativa</translation>
    </message>
    <message>
        <source>&amp;Who is responsible?</source>
        <translation>C&amp;hi è responsabile?</translation>
    </message>
    <message>
        <source>Before pupils use it, the head of the school has to agree in writing. The papers for this case help you to ask.</source>
        <translation>Prima che lo usino gli alunni, il dirigente della scuola deve acconsentire per iscritto. I documenti per questo caso ti aiutano a chiederlo.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nome</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>P&amp;aese</translation>
    </message>
    <message>
        <source>Postal &amp;address</source>
        <translation>Indi&amp;rizzo postale</translation>
    </message>
    <message>
        <source>Where &amp;people can reach you</source>
        <translation>Dove si può &amp;contattarti</translation>
    </message>
    <message>
        <source>E-mail or telephone, for those who have questions about their data.</source>
        <translation>E-mail o telefono, per chi ha domande sui propri dati.</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Contin&amp;ua</translation>
    </message>
</context>
<context>
    <name>meethouse::QrCode</name>
    <message>
        <source>The same link as a square code</source>
        <translation>Lo stesso link come codice quadrato</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionDialog</name>
    <message>
        <source>The server asks</source>
        <translation>Il server chiede</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Rispondi</translation>
    </message>
    <message>
        <source>&amp;Give up</source>
        <translation>R&amp;inuncia</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionsModel</name>
    <message>
        <source>Who takes part</source>
        <translation>Chi partecipa</translation>
    </message>
    <message>
        <source>Where the server stands</source>
        <translation>Dove si trova il server</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>How long things are kept</source>
        <translation>Per quanto tempo si conserva</translation>
    </message>
    <message>
        <source>Who looks after the server</source>
        <translation>Chi si occupa del server</translation>
    </message>
    <message>
        <source>Others who are responsible</source>
        <translation>Altri responsabili</translation>
    </message>
    <message>
        <source>Day, place and review</source>
        <translation>Giorno, luogo e verifica</translation>
    </message>
    <message>
        <source>Who runs the service</source>
        <translation>Chi gestisce il servizio</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionsPage</name>
    <message>
        <source>What the papers still need to know</source>
        <translation>Che cosa devono ancora sapere i documenti</translation>
    </message>
    <message>
        <source>No measurement tells these things, only you. A paper is a draft until all that it needs is said. The answers are kept at the server, with its settings; nothing else is changed there.</source>
        <translation>Queste cose non le dice nessuna misura, solo tu. Un documento è una bozza finché non è detto tutto ciò che gli serve. Le risposte si conservano sul server, con le sue impostazioni; nient’altro vi cambia.</translation>
    </message>
    <message>
        <source>&amp;Keep the answers</source>
        <translation>&amp;Conserva le risposte</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Più &amp;tardi</translation>
    </message>
    <message>
        <source>Putting the answers to the server …</source>
        <translation>Le risposte vanno sul server …</translation>
    </message>
    <message>
        <source>Nothing is missing any more.</source>
        <translation>Non manca più nulla.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) is/are missing.</source>
        <translation>
            <numerusform>Manca %n risposta.</numerusform>
            <numerusform>Mancano %n risposte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of yours is/are missing</source>
        <translation>
            <numerusform>Manca %n tua risposta</numerusform>
            <numerusform>Mancano %n tue risposte</numerusform>
        </translation>
    </message>
    <message>
        <source>Without them papers are drafts, and say so.</source>
        <translation>Senza di esse ci sono documenti che sono bozze, e lo dicono.</translation>
    </message>
    <message>
        <source>Answer what is missing…</source>
        <translation>Rispondi a ciò che manca…</translation>
    </message>
</context>
<context>
    <name>meethouse::Rail</name>
    <message>
        <source>Connected to</source>
        <translation>Collegato a</translation>
    </message>
</context>
<context>
    <name>meethouse::Readiness</name>
    <message>
        <source>the resolver of this computer</source>
        <translation>il risolutore di questo computer</translation>
    </message>
    <message>
        <source>The name was not looked up.</source>
        <translation>Il nome non è stato cercato.</translation>
    </message>
    <message>
        <source>%1 could not be looked up: %2</source>
        <translation>%1 non si è potuto cercare: %2</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network, or name another resolver.</source>
        <translation>Controlla la rete di questo computer, oppure indica un altro risolutore.</translation>
    </message>
    <message>
        <source>%1 leads to this server (%2).</source>
        <translation>%1 porta a questo server (%2).</translation>
    </message>
    <message>
        <source>%1 leads to %2, and the server has no such kind of address.</source>
        <translation>%1 porta a %2, e il server non ha un indirizzo di quel tipo.</translation>
    </message>
    <message>
        <source>Delete the %1 record of the name at your domain&apos;s provider.</source>
        <translation>Cancella il record %1 del nome presso chi gestisce il tuo dominio.</translation>
    </message>
    <message>
        <source>%1 leads to %2, and not to this server (%3).</source>
        <translation>%1 porta a %2, e non a questo server (%3).</translation>
    </message>
    <message>
        <source>Everything on the server is named after it, and it cannot be changed later without setting up anew.</source>
        <translation>Tutto sul server prende il suo nome, e dopo non si può cambiare senza rifare tutto.</translation>
    </message>
    <message>
        <source>The name %1 is too long for the certificates that the services use.</source>
        <translation>Il nome %1 è troppo lungo per i certificati che usano i servizi.</translation>
    </message>
    <message>
        <source>Choose a name of at most %1 characters.</source>
        <translation>Scegli un nome di al massimo %1 caratteri.</translation>
    </message>
    <message>
        <source>The meetings will be at %1.</source>
        <translation>Le riunioni saranno su %1.</translation>
    </message>
    <message>
        <source>Guests find the server by its name, and so does whoever issues the certificate.</source>
        <translation>Gli ospiti trovano il server con il suo nome, e così chi rilascia il certificato.</translation>
    </message>
    <message>
        <source>The server has no address of the old kind (IPv4).</source>
        <translation>Il server non ha un indirizzo del vecchio tipo (IPv4).</translation>
    </message>
    <message>
        <source>Guests whose network has no IPv6 cannot come: ask your hosting company for an IPv4 address.</source>
        <translation>Gli ospiti la cui rete non ha IPv6 non possono venire: chiedi un indirizzo IPv4 al tuo fornitore di hosting.</translation>
    </message>
    <message>
        <source>%1 does not exist yet for %2.</source>
        <translation>%1 non esiste ancora per %2.</translation>
    </message>
    <message>
        <source>Add an A record for it with %1 at your domain&apos;s provider, and wait some minutes.</source>
        <translation>Aggiungi per esso un record A con %1 presso chi gestisce il tuo dominio, e aspetta qualche minuto.</translation>
    </message>
    <message>
        <source>%1 has no A record, so that many guests cannot find it.</source>
        <translation>%1 non ha un record A, quindi molti ospiti non lo trovano.</translation>
    </message>
    <message>
        <source>Who has IPv6 tries it first: a record that leads elsewhere keeps these guests out, and the certificate too.</source>
        <translation>Chi ha IPv6 prova prima quello: un record che porta altrove tiene fuori questi ospiti, e anche il certificato.</translation>
    </message>
    <message>
        <source>%1 has no AAAA record, and needs none.</source>
        <translation>%1 non ha un record AAAA, e non gli serve.</translation>
    </message>
    <message>
        <source>A browser lets nobody use camera and microphone at a site it does not trust.</source>
        <translation>Un browser non lascia usare videocamera e microfono su un sito di cui non si fida.</translation>
    </message>
    <message>
        <source>The server will make its certificate itself, and nobody will know it.</source>
        <translation>Il server si farà il certificato da sé, e nessuno lo conoscerà.</translation>
    </message>
    <message>
        <source>The certificate will come from %1.</source>
        <translation>Il certificato verrà da %1.</translation>
    </message>
    <message>
        <source>The certificate will come from Let&apos;s Encrypt, and is renewed by itself.</source>
        <translation>Il certificato verrà da Let&apos;s Encrypt e si rinnova da sé.</translation>
    </message>
    <message>
        <source>When memory runs out, the system ends a service in the middle of a meeting.</source>
        <translation>Quando la memoria finisce, il sistema chiude un servizio a metà di una riunione.</translation>
    </message>
    <message>
        <source>Rent a server with 2 GB of memory for small meetings, or 4 GB and more for larger ones.</source>
        <translation>Noleggia un server con 2 GB di memoria per riunioni piccole, oppure con 4 GB e più per quelle grandi.</translation>
    </message>
    <message>
        <source>The server did not say how much memory it has.</source>
        <translation>Il server non ha detto quanta memoria ha.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, which is too little for Jitsi Meet.</source>
        <translation>Il server ha %1 di memoria, troppo poco per Jitsi Meet.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, and meetings would break off.</source>
        <translation>Il server ha %1 di memoria, e le riunioni si interromperebbero.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, and the services are allowed to take more than that.</source>
        <translation>Il server ha %1 di memoria, e ai servizi è permesso prenderne di più.</translation>
    </message>
    <message>
        <source>Set “server.memory” to “fit” in the settings.</source>
        <translation>Imposta “server.memory” su “fit” nelle impostazioni.</translation>
    </message>
    <message>
        <source>The server has %1 of memory.</source>
        <translation>Il server ha %1 di memoria.</translation>
    </message>
    <message>
        <source>The programs take about 1.5 GB, and logs and updates need room later.</source>
        <translation>I programmi occupano circa 1,5 GB, e in seguito serve spazio per log e aggiornamenti.</translation>
    </message>
    <message>
        <source>Delete what is not needed, or rent a larger disk.</source>
        <translation>Cancella ciò che non serve, oppure noleggia un disco più grande.</translation>
    </message>
    <message>
        <source>Nothing can be written to %1: it is mounted read-only.</source>
        <translation>In %1 non si può scrivere: è montato in sola lettura.</translation>
    </message>
    <message>
        <source>Restart the server; if it stays so, its disk may be broken: ask your hosting company.</source>
        <translation>Riavvia il server; se resta così, il suo disco può essere guasto: chiedi al tuo fornitore di hosting.</translation>
    </message>
    <message>
        <source>The disk below %1 has room for only %2 more files.</source>
        <translation>Il disco sotto %1 ha posto solo per altri %2 file.</translation>
    </message>
    <message>
        <source>The server did not say how much room its disk has.</source>
        <translation>Il server non ha detto quanto spazio ha il suo disco.</translation>
    </message>
    <message>
        <source>The disk has only %1 free below %2.</source>
        <translation>Il disco ha solo %1 liberi sotto %2.</translation>
    </message>
    <message>
        <source>The disk has %1 free below %2, which will do for now.</source>
        <translation>Il disco ha %1 liberi sotto %2, che per ora bastano.</translation>
    </message>
    <message>
        <source>The disk has %1 free.</source>
        <translation>Il disco ha %1 liberi.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n secondo</numerusform>
            <numerusform>%n secondi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minuti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n ora</numerusform>
            <numerusform>%n ore</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n giorno</numerusform>
            <numerusform>%n giorni</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificates and one-time links hold from one moment to another, by the server&apos;s clock.</source>
        <translation>Certificati e link che valgono una volta durano da un momento a un altro, secondo l&apos;orologio del server.</translation>
    </message>
    <message>
        <source>The server did not say what time it is.</source>
        <translation>Il server non ha detto che ora è.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 behind this computer&apos;s.</source>
        <translation>L&apos;orologio del server è indietro di %1 rispetto a questo computer.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 ahead of this computer&apos;s.</source>
        <translation>L&apos;orologio del server è avanti di %1 rispetto a questo computer.</translation>
    </message>
    <message>
        <source>See which of the two clocks is wrong, and let it be set from the network.</source>
        <translation>Guarda quale dei due orologi è sbagliato e fallo regolare dalla rete.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is right.</source>
        <translation>L&apos;orologio del server è giusto.</translation>
    </message>
    <message>
        <source>Everything is installed by the system&apos;s own package manager.</source>
        <translation>Tutto viene installato dal gestore di pacchetti del sistema.</translation>
    </message>
    <message>
        <source>The server has no package manager of the Debian kind.</source>
        <translation>Il server non ha un gestore di pacchetti del tipo di Debian.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13 or Debian 12.</source>
        <translation>Fai reinstallare il server dal fornitore di hosting con Debian 13 o Debian 12.</translation>
    </message>
    <message>
        <source>An earlier installation on this server was interrupted.</source>
        <translation>Su questo server un&apos;installazione precedente si è interrotta.</translation>
    </message>
    <message>
        <source>Sign in at the server, run “dpkg --configure -a” and look again.</source>
        <translation>Accedi al server, esegui “dpkg --configure -a” e guarda di nuovo.</translation>
    </message>
    <message>
        <source>Some packages are only half installed: %1.</source>
        <translation>Alcuni pacchetti sono installati solo a metà: %1.</translation>
    </message>
    <message>
        <source>Sign in at the server, run “dpkg --configure -a” and “apt-get --fix-broken install”, and look again.</source>
        <translation>Accedi al server, esegui “dpkg --configure -a” e “apt-get --fix-broken install”, e guarda di nuovo.</translation>
    </message>
    <message>
        <source>Packages that are needed are held at their version: %1.</source>
        <translation>Pacchetti che servono sono bloccati alla loro versione: %1.</translation>
    </message>
    <message>
        <source>Release them with “apt-mark unhold” and their names, if you do not know why they are held.</source>
        <translation>Sbloccali con “apt-mark unhold” e i loro nomi, se non sai perché sono bloccati.</translation>
    </message>
    <message>
        <source>The server does not know where to get packages from.</source>
        <translation>Il server non sa da dove prendere i pacchetti.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with its plain Debian.</source>
        <translation>Fai reinstallare il server dal fornitore di hosting con la sua Debian semplice.</translation>
    </message>
    <message>
        <source>The package manager is busy just now with “%1”.</source>
        <translation>Il gestore di pacchetti ora è occupato con “%1”.</translation>
    </message>
    <message>
        <source>Nothing: the installation waits until it is free.</source>
        <translation>Nulla: l&apos;installazione aspetta che sia libero.</translation>
    </message>
    <message>
        <source>The package manager is in order.</source>
        <translation>Il gestore di pacchetti è in ordine.</translation>
    </message>
    <message>
        <source>The packages of Jitsi Meet are made for certain systems and break on others.</source>
        <translation>I pacchetti di Jitsi Meet sono fatti per certi sistemi e su altri si rompono.</translation>
    </message>
    <message>
        <source>an unknown system</source>
        <translation>un sistema sconosciuto</translation>
    </message>
    <message>
        <source>The server runs %1.</source>
        <translation>Sul server gira %1.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13 or Debian 12; both will do.</source>
        <translation>Fai reinstallare il server dal fornitore di hosting con Debian 13 o Debian 12; vanno bene entrambe.</translation>
    </message>
    <message>
        <source>The server runs %1, which is too old.</source>
        <translation>Sul server gira %1, che è troppo vecchio.</translation>
    </message>
    <message>
        <source>The server runs %1, which this program cannot set up.</source>
        <translation>Sul server gira %1, che questo programma non sa preparare.</translation>
    </message>
    <message>
        <source>The videobridge brings parts of its own for two kinds of processor only.</source>
        <translation>Il videobridge porta parti proprie solo per due tipi di processore.</translation>
    </message>
    <message>
        <source>The server did not say which kind of processor it has.</source>
        <translation>Il server non ha detto che tipo di processore ha.</translation>
    </message>
    <message>
        <source>The server&apos;s processor is of the kind %1.</source>
        <translation>Il processore del server è del tipo %1.</translation>
    </message>
    <message>
        <source>The server&apos;s processor is of the kind %1, for which there is no Jitsi Meet.</source>
        <translation>Il processore del server è del tipo %1, per cui Jitsi Meet non esiste.</translation>
    </message>
    <message>
        <source>Rent a server with a 64-bit processor by Intel or AMD (amd64) or of the ARM kind (arm64).</source>
        <translation>Noleggia un server con un processore a 64 bit Intel o AMD (amd64) oppure di tipo ARM (arm64).</translation>
    </message>
    <message>
        <source>Jitsi Meet is several services that start with the system and need their own network ports.</source>
        <translation>Jitsi Meet è fatto di più servizi che partono con il sistema e hanno bisogno di proprie porte di rete.</translation>
    </message>
    <message>
        <source>Rent a virtual server of the kind KVM, or a whole machine.</source>
        <translation>Noleggia un server virtuale di tipo KVM, oppure una macchina intera.</translation>
    </message>
    <message>
        <source>This is no server but a container of the kind %1.</source>
        <translation>Questo non è un server ma un contenitore di tipo %1.</translation>
    </message>
    <message>
        <source>The server is a container of the kind OpenVZ, which is too old.</source>
        <translation>Il server è un contenitore di tipo OpenVZ, che è troppo vecchio.</translation>
    </message>
    <message>
        <source>The server is a container and lacks rights: %1.</source>
        <translation>Il server è un contenitore e gli mancano diritti: %1.</translation>
    </message>
    <message>
        <source>Ask whoever runs the container for these rights, or rent a virtual server of the kind KVM.</source>
        <translation>Chiedi questi diritti a chi gestisce il contenitore, oppure noleggia un server virtuale di tipo KVM.</translation>
    </message>
    <message>
        <source>The server is a container of the kind %1 with the rights it needs.</source>
        <translation>Il server è un contenitore di tipo %1 con i diritti che gli servono.</translation>
    </message>
    <message>
        <source>It could not be found out what kind of machine the server is.</source>
        <translation>Non si è potuto sapere che tipo di macchina è il server.</translation>
    </message>
    <message>
        <source>The server is a machine of its own.</source>
        <translation>Il server è una macchina a sé.</translation>
    </message>
    <message>
        <source>The server is a virtual machine of the kind %1.</source>
        <translation>Il server è una macchina virtuale di tipo %1.</translation>
    </message>
    <message>
        <source>The services of Jitsi Meet are started and watched by systemd.</source>
        <translation>I servizi di Jitsi Meet sono avviati e sorvegliati da systemd.</translation>
    </message>
    <message>
        <source>The server was not started by systemd.</source>
        <translation>Il server non è stato avviato da systemd.</translation>
    </message>
    <message>
        <source>The server is still starting up.</source>
        <translation>Il server si sta ancora avviando.</translation>
    </message>
    <message>
        <source>Wait a minute and look again.</source>
        <translation>Aspetta un minuto e guarda di nuovo.</translation>
    </message>
    <message>
        <source>The server is shutting down or in its repair mode.</source>
        <translation>Il server si sta spegnendo, oppure è in modalità di riparazione.</translation>
    </message>
    <message>
        <source>Restart the server at your hosting company and look again.</source>
        <translation>Riavvia il server presso il tuo fornitore di hosting e guarda di nuovo.</translation>
    </message>
    <message>
        <source>Some services of the server have failed: %1.</source>
        <translation>Alcuni servizi del server non sono riusciti: %1.</translation>
    </message>
    <message>
        <source>Usually this does no harm here; if you do not know them, a restart of the server often helps.</source>
        <translation>Di solito qui non fa danni; se non li conosci, spesso aiuta riavviare il server.</translation>
    </message>
    <message>
        <source>The server has started up and its services are well.</source>
        <translation>Il server si è avviato e i suoi servizi stanno bene.</translation>
    </message>
    <message>
        <source>Only the system&apos;s own account “root” may install programs.</source>
        <translation>Solo l&apos;account “root” del sistema può installare programmi.</translation>
    </message>
    <message>
        <source>You may act as “root” on this server.</source>
        <translation>Su questo server puoi agire come “root”.</translation>
    </message>
    <message>
        <source>This account may not act as “root”.</source>
        <translation>Questo account non può agire come “root”.</translation>
    </message>
    <message>
        <source>Sign in as “root”, or as a user who may use “sudo”.</source>
        <translation>Accedi come “root”, oppure come un utente che può usare “sudo”.</translation>
    </message>
    <message>
        <source>Take a fresh server; what is on this one stays as it is.</source>
        <translation>Prendi un server nuovo; ciò che è su questo resta com&apos;è.</translation>
    </message>
    <message>
        <source>Only one installation can work on a server at a time.</source>
        <translation>Su un server può lavorare una sola installazione alla volta.</translation>
    </message>
    <message>
        <source>Nobody else is working on this server with this program.</source>
        <translation>Nessun altro lavora su questo server con questo programma.</translation>
    </message>
    <message>
        <source>A run of this program goes on at the server since %1, started by %2.</source>
        <translation>Un&apos;esecuzione di questo programma è in corso sul server dalle %1, avviata da %2.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>qualcuno</translation>
    </message>
    <message>
        <source>Follow it with “meethouse follow”, or wait until it has ended.</source>
        <translation>Seguila con “meethouse follow”, oppure aspetta che finisca.</translation>
    </message>
    <message>
        <source>This server already holds the meetings of %1.</source>
        <translation>Questo server ospita già le riunioni di %1.</translation>
    </message>
    <message>
        <source>Use that name in the settings, or take the old installation off with “meethouse undo” first.</source>
        <translation>Usa quel nome nelle impostazioni, oppure togli prima la vecchia installazione con “meethouse undo”.</translation>
    </message>
    <message>
        <source>This program has set up Jitsi Meet on this server before.</source>
        <translation>Questo programma ha già preparato Jitsi Meet su questo server.</translation>
    </message>
    <message>
        <source>This program has begun to set up Jitsi Meet on this server, and can go on.</source>
        <translation>Questo programma ha cominciato a preparare Jitsi Meet su questo server, e può proseguire.</translation>
    </message>
    <message>
        <source>A Jitsi Meet of someone else&apos;s making would be changed in ways that could not be taken back.</source>
        <translation>Un Jitsi Meet fatto da altri verrebbe cambiato in modi che non si potrebbero annullare.</translation>
    </message>
    <message>
        <source>There is a Jitsi Meet on this server that this program did not set up (%1).</source>
        <translation>Su questo server c&apos;è un Jitsi Meet che non ha preparato questo programma (%1).</translation>
    </message>
    <message>
        <source>Configuration of a former Jitsi Meet is left on this server (%1).</source>
        <translation>Su questo server è rimasta la configurazione di un Jitsi Meet precedente (%1).</translation>
    </message>
    <message>
        <source>Remove it with “apt-get purge” and the names of the packages, delete /etc/jitsi, or take a fresh server.</source>
        <translation>Rimuovila con “apt-get purge” e i nomi dei pacchetti, cancella /etc/jitsi, oppure prendi un server nuovo.</translation>
    </message>
    <message>
        <source>The server remembers a former Jitsi Meet for %1.</source>
        <translation>Il server ricorda un Jitsi Meet precedente per %1.</translation>
    </message>
    <message>
        <source>Nothing: the old answers are replaced.</source>
        <translation>Nulla: le vecchie risposte vengono sostituite.</translation>
    </message>
    <message>
        <source>There is no other Jitsi Meet on this server.</source>
        <translation>Su questo server non c&apos;è un altro Jitsi Meet.</translation>
    </message>
    <message>
        <source>Sign-in and passwords are kept by the chat server Prosody, which cannot share its place with another.</source>
        <translation>Accessi e password li tiene il server di chat Prosody, che non può dividere il posto con un altro.</translation>
    </message>
    <message>
        <source>There is no other chat server on this server.</source>
        <translation>Su questo server non c&apos;è un altro server di chat.</translation>
    </message>
    <message>
        <source>There is a chat server on this server already (%1).</source>
        <translation>Su questo server c&apos;è già un server di chat (%1).</translation>
    </message>
    <message>
        <source>Meetings are reached through the web server nginx, which needs the web&apos;s ports for itself.</source>
        <translation>Alle riunioni si arriva attraverso il server web nginx, che vuole per sé le porte del web.</translation>
    </message>
    <message>
        <source>The server is managed by another program (%1), which writes its web server&apos;s files itself.</source>
        <translation>Il server è gestito da un altro programma (%1), che scrive da sé i file del suo server web.</translation>
    </message>
    <message>
        <source>There is another web server on this server (%1).</source>
        <translation>Su questo server c&apos;è un altro server web (%1).</translation>
    </message>
    <message>
        <source>Remove it with “apt-get purge” if it is not needed, or take a fresh server.</source>
        <translation>Rimuovilo con “apt-get purge” se non serve, oppure prendi un server nuovo.</translation>
    </message>
    <message>
        <source>There is no other web server on this server.</source>
        <translation>Su questo server non c&apos;è un altro server web.</translation>
    </message>
    <message>
        <source>The web server nginx serves other sites here (%1).</source>
        <translation>Qui il server web nginx serve altri siti (%1).</translation>
    </message>
    <message>
        <source>Take a fresh server, or make sure that these sites may share it with the meetings.</source>
        <translation>Prendi un server nuovo, oppure assicurati che questi siti possano dividerlo con le riunioni.</translation>
    </message>
    <message>
        <source>Each service needs its own door, and a door can be held by one program only.</source>
        <translation>Ogni servizio ha bisogno della sua porta, e una porta la può tenere un solo programma.</translation>
    </message>
    <message>
        <source>an unknown program</source>
        <translation>un programma sconosciuto</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a network port, and the program that holds it</comment>
        <translation>%1 da %2</translation>
    </message>
    <message>
        <source>The ports that are needed are free.</source>
        <translation>Le porte che servono sono libere.</translation>
    </message>
    <message>
        <source>Network ports that are needed are taken: %1.</source>
        <translation>Porte di rete che servono sono occupate: %1.</translation>
    </message>
    <message>
        <source>Remove the programs that hold them if they are not needed, or take a fresh server.</source>
        <translation>Rimuovi i programmi che le tengono, se non servono, oppure prendi un server nuovo.</translation>
    </message>
    <message>
        <source>Guests reach a meeting through a few network ports, and nothing else need be open.</source>
        <translation>Gli ospiti arrivano a una riunione attraverso poche porte di rete, e nient&apos;altro deve essere aperto.</translation>
    </message>
    <message>
        <source>See to it that it lets in %1.</source>
        <translation>Fai in modo che lasci entrare %1.</translation>
    </message>
    <message>
        <source>The firewall ufw is at work on this server.</source>
        <translation>Su questo server è attivo il firewall ufw.</translation>
    </message>
    <message>
        <source>The firewall firewalld is at work on this server.</source>
        <translation>Su questo server è attivo il firewall firewalld.</translation>
    </message>
    <message>
        <source>Docker is at work on this server and writes firewall rules of its own.</source>
        <translation>Su questo server è attivo Docker, che scrive regole di firewall proprie.</translation>
    </message>
    <message>
        <source>There are firewall rules on this server already.</source>
        <translation>Su questo server ci sono già regole di firewall.</translation>
    </message>
    <message>
        <source>No other firewall stands in the way on the server itself.</source>
        <translation>Sul server stesso nessun altro firewall è di ostacolo.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 e altri %2</translation>
    </message>
    <message>
        <source>There is no check “%1” to waive.</source>
        <translation>Non c&apos;è un controllo “%1” da superare.</translation>
    </message>
    <message>
        <source>Look in the list of checks for its name.</source>
        <translation>Cerca il suo nome nell&apos;elenco dei controlli.</translation>
    </message>
    <message>
        <source>The check “%1” cannot be waived.</source>
        <translation>Il controllo “%1” non si può superare.</translation>
    </message>
    <message>
        <source>The services come from the system&apos;s own archive, and so do their updates.</source>
        <translation>I servizi vengono dall&apos;archivio del sistema, e così i loro aggiornamenti.</translation>
    </message>
    <message>
        <source>It could not be found out where this system gets its packages from.</source>
        <translation>Non si è potuto sapere da dove questo sistema prende i pacchetti.</translation>
    </message>
    <message>
        <source>This system gets its packages from an installation disc only.</source>
        <translation>Questo sistema prende i pacchetti solo da un disco di installazione.</translation>
    </message>
    <message>
        <source>Name Debian&apos;s archive in /etc/apt/sources.list, or let your hosting company set the server up anew.</source>
        <translation>Indica l&apos;archivio di Debian in /etc/apt/sources.list, oppure fai reinstallare il server dal fornitore di hosting.</translation>
    </message>
    <message>
        <source>The part “%1” of the archive for %2 is not among this system&apos;s sources.</source>
        <translation>La parte “%1” dell&apos;archivio per %2 non è tra le fonti di questo sistema.</translation>
    </message>
    <message>
        <source>Sign in at the server and run “add-apt-repository universe”.</source>
        <translation>Accedi al server ed esegui “add-apt-repository universe”.</translation>
    </message>
    <message>
        <source>Add it to /etc/apt/sources.list, or let your hosting company set the server up anew.</source>
        <translation>Aggiungila in /etc/apt/sources.list, oppure fai reinstallare il server dal fornitore di hosting.</translation>
    </message>
    <message>
        <source>This system also takes packages of other releases (%1), which do not fit together.</source>
        <translation>Questo sistema prende anche pacchetti di altre versioni (%1), che non vanno insieme.</translation>
    </message>
    <message>
        <source>Take these lines out of /etc/apt/sources.list and its folder, or let the server be set up anew.</source>
        <translation>Togli queste righe da /etc/apt/sources.list e dalla sua cartella, oppure fai reinstallare il server.</translation>
    </message>
    <message>
        <source>The system gets its packages from its own archive.</source>
        <translation>Il sistema prende i pacchetti dal proprio archivio.</translation>
    </message>
    <message>
        <source>%1 leads to this server (%2), as another name of %3.</source>
        <translation>%1 porta a questo server (%2), come altro nome di %3.</translation>
    </message>
    <message>
        <source>The old answer may be remembered for up to %1.</source>
        <translation>La vecchia risposta può restare in memoria fino a %1.</translation>
    </message>
    <message>
        <source>Then wait until %1 tells it too.</source>
        <translation>Poi aspetta che lo dica anche %1.</translation>
    </message>
    <message>
        <source>Correct the %1 record of the name at your domain&apos;s provider.</source>
        <translation>Correggi il record %1 del nome presso chi gestisce il tuo dominio.</translation>
    </message>
    <message>
        <source>The name is an alias (CNAME) of %1: replace it by an %2 record of its own.</source>
        <translation>Il nome è un alias (CNAME) di %1: sostituiscilo con un record %2 suo.</translation>
    </message>
    <message>
        <source>The answer comes from a record for all names (*): add an %1 record for this one.</source>
        <translation>La risposta viene da un record per tutti i nomi (*): aggiungi un record %1 per questo.</translation>
    </message>
    <message>
        <source>A meeting that is too large for the server breaks off for everybody in it.</source>
        <translation>Una riunione troppo grande per il server si interrompe per tutti quelli che vi partecipano.</translation>
    </message>
    <message>
        <source>How large a meeting may be could not be worked out.</source>
        <translation>Non si è potuto calcolare quanto può essere grande una riunione.</translation>
    </message>
    <message numerus="yes">
        <source>This server carries a meeting of about %n people with pictures</source>
        <translation>
            <numerusform>Questo server regge una riunione di circa %n persona con il video</numerusform>
            <numerusform>Questo server regge una riunione di circa %n persone con il video</numerusform>
        </translation>
    </message>
    <message>
        <source>, on its single processor.</source>
        <translation>, con il suo unico processore.</translation>
    </message>
    <message>
        <source>The settings allow %1.</source>
        <translation>Le impostazioni ne permettono %1.</translation>
    </message>
    <message>
        <source>Rent a larger server, allow fewer people, or have most of them leave their cameras off.</source>
        <translation>Noleggia un server più grande, ammetti meno persone, oppure fai tenere spente quasi tutte le videocamere.</translation>
    </message>
    <message>
        <source>A little room on the disk keeps a small server alive when memory gets tight.</source>
        <translation>Un po&apos; di spazio sul disco tiene in vita un server piccolo quando la memoria scarseggia.</translation>
    </message>
    <message>
        <source>The server did not say whether it has a swap area.</source>
        <translation>Il server non ha detto se ha un&apos;area di swap.</translation>
    </message>
    <message>
        <source>The server has a swap area of %1.</source>
        <translation>Il server ha un&apos;area di swap di %1.</translation>
    </message>
    <message>
        <source>The server has no swap area, and memory enough to do without.</source>
        <translation>Il server non ha un&apos;area di swap, e ha memoria sufficiente per farne a meno.</translation>
    </message>
    <message>
        <source>The server is a container; its swap area belongs to the machine it runs on.</source>
        <translation>Il server è un contenitore; l&apos;area di swap è della macchina su cui gira.</translation>
    </message>
    <message>
        <source>The server has little memory and no swap area.</source>
        <translation>Il server ha poca memoria e nessuna area di swap.</translation>
    </message>
    <message>
        <source>The server runs %1, for which this program is made but on which it was not tried.</source>
        <translation>Sul server gira %1, per cui questo programma è fatto ma su cui non è stato provato.</translation>
    </message>
    <message>
        <source>Nothing, if you like to try it; Debian 13 or Debian 12 is the sure choice.</source>
        <translation>Nulla, se ti va di provare; Debian 13 o Debian 12 è la scelta sicura.</translation>
    </message>
    <message>
        <source>The server runs %1, whose chat server Prosody is too old for Jitsi Meet.</source>
        <translation>Sul server gira %1, il cui server di chat Prosody è troppo vecchio per Jitsi Meet.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13, Debian 12 or Ubuntu 24.04.</source>
        <translation>Fai reinstallare il server dal fornitore di hosting con Debian 13, Debian 12 o Ubuntu 24.04.</translation>
    </message>
    <message>
        <source>A firewall is at work on the server itself; see to it that it lets in %1.</source>
        <translation>Sul server stesso è attivo un firewall; fai in modo che lasci entrare %1.</translation>
    </message>
    <message>
        <source>Nothing on the server holds them back, so it is the hosting company&apos;s firewall: let in %1 in its panel (often called security group).</source>
        <translation>Nulla sul server le trattiene, quindi è il firewall del fornitore di hosting: lascia entrare %1 nel suo pannello (spesso si chiama security group).</translation>
    </message>
    <message>
        <source>Guests come through port 443, and whoever issues the certificate through port 80.</source>
        <translation>Gli ospiti passano dalla porta 443, e chi rilascia il certificato dalla porta 80.</translation>
    </message>
    <message>
        <source>The web&apos;s ports are in use, and are tried when all is proved.</source>
        <translation>Le porte del web sono in uso, e si provano quando si prova tutto.</translation>
    </message>
    <message>
        <source>Whether the web&apos;s ports are reached was not tried.</source>
        <translation>Non si è provato se le porte del web si raggiungono.</translation>
    </message>
    <message>
        <source>The web&apos;s ports 80 and 443 are reached from this computer.</source>
        <translation>Le porte 80 e 443 del web si raggiungono da questo computer.</translation>
    </message>
    <message>
        <source>The server cannot be reached from this computer at %1.</source>
        <translation>Il server non si raggiunge da questo computer a %1.</translation>
    </message>
    <message>
        <source>Pictures and sound go over port 10000 by UDP.</source>
        <translation>Immagini e suono passano dalla porta 10000 via UDP.</translation>
    </message>
    <message>
        <source>The port for pictures and sound is reached from this computer.</source>
        <translation>La porta per immagini e suono si raggiunge da questo computer.</translation>
    </message>
    <message>
        <source>The port for pictures and sound is in use.</source>
        <translation>La porta per immagini e suono è in uso.</translation>
    </message>
    <message>
        <source>Whether the port for pictures and sound is reached was not tried.</source>
        <translation>Non si è provato se la porta per immagini e suono si raggiunge.</translation>
    </message>
    <message>
        <source>Nothing arrived at the server&apos;s port 10000 by UDP.</source>
        <translation>Alla porta 10000 via UDP del server non è arrivato nulla.</translation>
    </message>
    <message>
        <source>Many offices and schools hold UDP back, which is no fault of the server. If this network does not, let in 10000/udp in your hosting company&apos;s panel.</source>
        <translation>Molti uffici e scuole bloccano UDP, e non è colpa del server. Se questa rete non lo fa, lascia entrare 10000/udp nel pannello del tuo fornitore di hosting.</translation>
    </message>
    <message>
        <source>The firewall ufw is at work on this server; the doors for meetings are added to it.</source>
        <translation>Su questo server è attivo il firewall ufw; vi si aggiungono le porte per le riunioni.</translation>
    </message>
    <message>
        <source>The firewall firewalld is at work on this server, and ours beside it would be one too many.</source>
        <translation>Su questo server è attivo il firewall firewalld, e il nostro accanto sarebbe di troppo.</translation>
    </message>
    <message>
        <source>Set “server.firewall” to false and see to it that firewalld lets in %1, or remove firewalld.</source>
        <translation>Imposta “server.firewall” su false e fai in modo che firewalld lasci entrare %1, oppure rimuovi firewalld.</translation>
    </message>
    <message>
        <source>The server has your own certificate already.</source>
        <translation>Il server ha già il Suo certificato.</translation>
    </message>
    <message>
        <source>The settings name no files of your own certificate.</source>
        <translation>Le impostazioni non indicano i file del Suo certificato.</translation>
    </message>
    <message>
        <source>Name both: the full chain of certificates, and the key.</source>
        <translation>Indichi entrambi: la catena completa dei certificati e la chiave.</translation>
    </message>
    <message>
        <source>Your own certificate is in order, with its chain and its key.</source>
        <translation>Il Suo certificato è in ordine, con la catena e la chiave.</translation>
    </message>
    <message>
        <source>Guests see a warning first, and the telephone apps refuse: choose Let&apos;s Encrypt for real meetings.</source>
        <translation>Gli ospiti vedono prima un avviso, e le app per telefono rifiutano: per riunioni vere scelga Let&apos;s Encrypt.</translation>
    </message>
    <message>
        <source>The bridge tells every guest where to send pictures and sound.</source>
        <translation>Il bridge dice a ogni ospite dove mandare immagini e suono.</translation>
    </message>
    <message>
        <source>The server did not say which addresses it has.</source>
        <translation>Il server non ha detto quali indirizzi ha.</translation>
    </message>
    <message>
        <source>A router puts %1 in place of the server&apos;s own address %2; bridge and relay are told so.</source>
        <translation>Un router mette %1 al posto dell&apos;indirizzo %2 del server; bridge e relay ne vengono informati.</translation>
    </message>
    <message>
        <source>The server has a public address of its own (%1).</source>
        <translation>Il server ha un indirizzo pubblico proprio (%1).</translation>
    </message>
    <message>
        <source>The server has no public address, and none could be found in front of it.</source>
        <translation>Il server non ha un indirizzo pubblico, e davanti a esso non se ne è trovato nessuno.</translation>
    </message>
    <message>
        <source>For meetings with people from elsewhere, connect to the server by its public IPv4 address, so that the bridge can be told.</source>
        <translation>Per riunioni con persone da fuori, si colleghi al server con il suo indirizzo IPv4 pubblico, così che si possa dirlo al bridge.</translation>
    </message>
    <message>
        <source>SSH answers at port %1, which its settings no longer name.</source>
        <translation>SSH risponde alla porta %1, che le sue impostazioni non indicano più.</translation>
    </message>
    <message>
        <source>The firewall will let in what the settings of SSH name: restart SSH and sign in at the new port first.</source>
        <translation>Il firewall lascerà entrare ciò che indicano le impostazioni di SSH: prima riavvii SSH e acceda alla porta nuova.</translation>
    </message>
    <message>
        <source>The firewall will shut network ports that are in use: %1.</source>
        <translation>Il firewall chiuderà porte di rete che sono in uso: %1.</translation>
    </message>
    <message>
        <source>If somebody outside needs them, set “server.firewall” to false and see to a firewall yourself.</source>
        <translation>Se servono a qualcuno da fuori, metta «server.firewall» su false e provveda Lei a un firewall.</translation>
    </message>
    <message>
        <source>The list of places to get packages from cannot be read (%1).</source>
        <translation>L’elenco dei posti da cui vengono i pacchetti non si può leggere (%1).</translation>
    </message>
    <message>
        <source>Correct or delete that line in /etc/apt/sources.list or its folder, and look again.</source>
        <translation>Corregga o cancelli quella riga in /etc/apt/sources.list o nella sua cartella e guardi di nuovo.</translation>
    </message>
    <message>
        <source>Programs that are set to a language they do not find complain at every step.</source>
        <translation>I programmi impostati su una lingua che non trovano si lamentano a ogni passo.</translation>
    </message>
    <message>
        <source>The language that the server is set to is installed.</source>
        <translation>La lingua su cui è impostato il server è installata.</translation>
    </message>
    <message>
        <source>The server is set to a language that is not installed (%1).</source>
        <translation>Il server è impostato su una lingua che non è installata (%1).</translation>
    </message>
    <message>
        <source>Nothing: this program does without. “dpkg-reconfigure locales” on the server ends the complaints.</source>
        <translation>Niente: questo programma ne fa a meno. “dpkg-reconfigure locales” sul server mette fine alle lamentele.</translation>
    </message>
    <message>
        <source>Its disk is of a kind on which this program makes no swap file.</source>
        <translation>Il suo disco è di un tipo su cui questo programma non crea file di swap.</translation>
    </message>
    <message>
        <source>Ask your hosting company how to add a swap area of 1 GB, or keep the meetings small.</source>
        <translation>Chieda al fornitore di hosting come aggiungere un’area di swap di 1 GB, o tenga piccole le riunioni.</translation>
    </message>
    <message>
        <source>Its disk has no room for a swap file.</source>
        <translation>Il suo disco non ha posto per un file di swap.</translation>
    </message>
    <message>
        <source>Delete what is not needed, rent a larger disk, or keep the meetings small.</source>
        <translation>Cancelli quello che non serve, noleggi un disco più grande o tenga piccole le riunioni.</translation>
    </message>
    <message>
        <source>Your settings want no swap file.</source>
        <translation>Le Sue impostazioni non vogliono file di swap.</translation>
    </message>
    <message>
        <source>Set “server.swapFile” to true in the settings, or keep the meetings small.</source>
        <translation>Imposti “server.swapFile” su true nelle impostazioni, o tenga piccole le riunioni.</translation>
    </message>
    <message>
        <source>The server has little memory; a swap file of %1 will be made.</source>
        <translation>Il server ha poca memoria; sarà creato un file di swap di %1.</translation>
    </message>
    <message>
        <source>Parts of this program work inside the chat server Prosody, and lean on how that behaves.</source>
        <translation>Parti di questo programma lavorano dentro il server di chat Prosody e contano sul suo comportamento.</translation>
    </message>
    <message>
        <source>The settings ask for Prosody from its makers&apos; own archive, and this program installs only the system&apos;s.</source>
        <translation>Le impostazioni chiedono Prosody dall&apos;archivio dei suoi autori, e questo programma installa solo quello del sistema.</translation>
    </message>
    <message>
        <source>Take “repositories.prosody” out of the settings, or set it to “distribution”.</source>
        <translation>Togli “repositories.prosody” dalle impostazioni, o mettilo a “distribution”.</translation>
    </message>
    <message>
        <source>Prosody %1 is on this server; only 0.12 and 13.0 were tried.</source>
        <translation>Su questo server c&apos;è Prosody %1; sono state provate solo la 0.12 e la 13.0.</translation>
    </message>
    <message>
        <source>Go back to the Prosody of the system&apos;s own archive, or take a fresh server.</source>
        <translation>Torna al Prosody dell&apos;archivio del sistema, o prendi un server nuovo.</translation>
    </message>
    <message>
        <source>This server takes Prosody from its makers&apos; archive (packages.prosody.im): another build than was tried, and one that the nightly security updates pass over.</source>
        <translation>Questo server prende Prosody dall&apos;archivio dei suoi autori (packages.prosody.im): diverso da quello provato, e tralasciato dagli aggiornamenti di sicurezza notturni.</translation>
    </message>
    <message>
        <source>Take that archive out of /etc/apt/sources.list and its folder and run “apt-get update”. If you keep it, Prosody&apos;s updates are yours to install.</source>
        <translation>Togli quell&apos;archivio da /etc/apt/sources.list e dalla sua cartella ed esegui “apt-get update”. Se lo tieni, gli aggiornamenti di Prosody li installi tu.</translation>
    </message>
    <message>
        <source>Prosody comes from the system&apos;s own archive.</source>
        <translation>Prosody viene dall&apos;archivio del sistema.</translation>
    </message>
    <message>
        <source>Prosody %1 is of a kind that was tried.</source>
        <translation>Prosody %1 è tra quelle provate.</translation>
    </message>
</context>
<context>
    <name>meethouse::RememberModel</name>
    <message>
        <source>The password was not stored.</source>
        <translation>La password non è stata conservata.</translation>
    </message>
    <message>
        <source>It is asked for the next time.</source>
        <translation>La prossima volta viene chiesta.</translation>
    </message>
    <message>
        <source>The server asked in words of its own, and an answer to those is kept nowhere.</source>
        <translation>Il server ha chiesto con parole sue, e una risposta a queste non viene conservata da nessuna parte.</translation>
    </message>
</context>
<context>
    <name>meethouse::ReservePage</name>
    <message>
        <source>Reserve a room</source>
        <translation>Riservare una stanza</translation>
    </message>
    <message>
        <source>A reserved room keeps its name and its password: one link for every lesson or every week.</source>
        <translation>Una stanza riservata tiene nome e password: un solo link per ogni lezione o per ogni settimana.</translation>
    </message>
    <message>
        <source>any host</source>
        <translation>qualsiasi organizzatore</translation>
    </message>
    <message>
        <source>a good one is made</source>
        <translation>se ne crea una buona</translation>
    </message>
    <message>
        <source>&amp;Name of the room</source>
        <translation>&amp;Nome della stanza</translation>
    </message>
    <message>
        <source>Guests find it at https://%1/ and this name.</source>
        <translation>Gli ospiti la trovano a https://%1/ e questo nome.</translation>
    </message>
    <message>
        <source>Host &amp;whose room it is</source>
        <translation>Organizzatore a &amp;cui appartiene</translation>
    </message>
    <message>
        <source>Finds it under “My rooms” on the account page, and opens it. Without a name here, any host opens it.</source>
        <translation>La trova fra le proprie stanze nella pagina dell&apos;account, e la apre. Senza un nome qui, la apre qualsiasi organizzatore.</translation>
    </message>
    <message>
        <source>&amp;Password for guests</source>
        <translation>Passwo&amp;rd per gli ospiti</translation>
    </message>
    <message>
        <source>Leave it empty, and the server makes one that is easily said on the telephone. Your own needs at least 8 characters.</source>
        <translation>Lasciala vuota, e il server ne crea una facile da dire al telefono. Una tua deve avere almeno 8 caratteri.</translation>
    </message>
    <message>
        <source>&amp;Reserve</source>
        <translation>&amp;Riserva</translation>
    </message>
    <message>
        <source>The name is still missing.</source>
        <translation>Manca ancora il nome.</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomPage</name>
    <message>
        <source>Link of the room</source>
        <translation>Link della stanza</translation>
    </message>
    <message>
        <source>Password for guests</source>
        <translation>Password per gli ospiti</translation>
    </message>
    <message>
        <source>Language of the invitation</source>
        <translation>Lingua dell&apos;invito</translation>
    </message>
    <message>
        <source>&amp;Change it</source>
        <translation>Ca&amp;mbiala</translation>
    </message>
    <message>
        <source>Invitation for guests</source>
        <translation>Invito per gli ospiti</translation>
    </message>
    <message>
        <source>a good one is made</source>
        <translation>se ne crea una buona</translation>
    </message>
    <message>
        <source>Ne&amp;w password</source>
        <translation>N&amp;uova password</translation>
    </message>
    <message>
        <source>Invitations sent before no longer work; who is in the room now stays there.</source>
        <translation>Gli inviti mandati prima non valgono più; chi è nella stanza adesso vi resta.</translation>
    </message>
    <message>
        <source>Give it another password</source>
        <translation>Darle un&apos;altra password</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Link</translation>
    </message>
    <message>
        <source>&amp;Password for guests</source>
        <translation>Passwo&amp;rd per gli ospiti</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invito</translation>
    </message>
    <message>
        <source>&amp;Copy the invitation</source>
        <translation>&amp;Copia l&apos;invito</translation>
    </message>
    <message>
        <source>Rele&amp;ase…</source>
        <translation>Li&amp;bera…</translation>
    </message>
    <message>
        <source>The room loses its password, and anybody may reserve it again.</source>
        <translation>La stanza perde la password, e chiunque può riservarla di nuovo.</translation>
    </message>
    <message>
        <source>The invitation is copied: paste it into a mail or a message.</source>
        <translation>L&apos;invito è copiato: incollalo in una mail o in un messaggio.</translation>
    </message>
    <message>
        <source>The password is changed. Invitations sent before no longer work.</source>
        <translation>La password è cambiata. Gli inviti mandati prima non valgono più.</translation>
    </message>
    <message>
        <source>Guests need the link and the password. They need no account. The password is shown this once.</source>
        <translation>Agli ospiti servono il link e la password. Non serve un account. La password si mostra solo questa volta.</translation>
    </message>
    <message>
        <source>Its password was shown when it was made, and is not shown again. Its host finds it under “My rooms” on the account page, and hosts who enter the room are told it. If nobody has it any more, give the room another one.</source>
        <translation>La sua password è stata mostrata quando è stata fatta, e non si mostra più. Il suo organizzatore la trova sotto “Le mie stanze” nella pagina dell’account, e gli organizzatori che entrano nella stanza se la sentono dire. Se nessuno la ha più, dai alla stanza un’altra.</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomTable</name>
    <message>
        <source>It belongs to the server: any host opens it.</source>
        <translation>Appartiene al server: la apre qualsiasi organizzatore.</translation>
    </message>
    <message>
        <source>It belongs to %1; any host opens it.</source>
        <translation>Appartiene a %1; la apre qualsiasi organizzatore.</translation>
    </message>
    <message>
        <source>It belongs to %1, who alone opens it.</source>
        <translation>Appartiene a %1, che è l&apos;unico ad aprirla.</translation>
    </message>
    <message>
        <source>any host</source>
        <translation>qualsiasi organizzatore</translation>
    </message>
    <message>
        <source>%1 and any host</source>
        <translation>%1 e qualsiasi organizzatore</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Stanza</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Aperta da</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Riunione</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomsTab</name>
    <message>
        <source>Re&amp;serve…</source>
        <translation>&amp;Riserva…</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Stanze</translation>
    </message>
    <message>
        <source>Rooms that keep their name and their password.</source>
        <translation>Stanze che tengono nome e password.</translation>
    </message>
    <message>
        <source>Rele&amp;ase…</source>
        <translation>Li&amp;bera…</translation>
    </message>
    <message>
        <source>Search the rooms</source>
        <translation>Cerca fra le stanze</translation>
    </message>
    <message>
        <source>Shows only rooms whose name or host holds this.</source>
        <translation>Mostra solo le stanze il cui nome o organizzatore contiene questo.</translation>
    </message>
    <message>
        <source>Gives a room a password that lasts.</source>
        <translation>Dà a una stanza una password che resta.</translation>
    </message>
    <message>
        <source>The room loses its password, and anybody may reserve it again.</source>
        <translation>La stanza perde la password, e chiunque può riservarla di nuovo.</translation>
    </message>
    <message>
        <source>What can be done with the room that is chosen</source>
        <translation>Che cosa si può fare con la stanza scelta</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Stanze</translation>
    </message>
    <message numerus="yes">
        <source>Search %n room(s)</source>
        <translation>
            <numerusform>Cerca fra %n stanza</numerusform>
            <numerusform>Cerca fra %n stanze</numerusform>
        </translation>
    </message>
    <message>
        <source>No room is reserved. Hosts reserve theirs on the account page, or you do it here. Any other name opens a meeting, too, with a password of its own each time.</source>
        <translation>Nessuna stanza è riservata. Gli organizzatori riservano le proprie nella pagina dell&apos;account, oppure lo fai tu qui. Anche ogni altro nome apre una riunione, ogni volta con una password nuova.</translation>
    </message>
    <message>
        <source>No room fits this search.</source>
        <translation>Nessuna stanza corrisponde alla ricerca.</translation>
    </message>
    <message>
        <source>Release the room?</source>
        <translation>Liberare la stanza?</translation>
    </message>
    <message>
        <source>Release the room “%1”?</source>
        <translation>Liberare la stanza “%1”?</translation>
    </message>
    <message>
        <source>Its password is forgotten, and anybody may reserve the name again. Invitations sent before no longer work.</source>
        <translation>La sua password viene dimenticata, e chiunque può riservare di nuovo il nome. Gli inviti mandati prima non valgono più.</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Libera</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Tieni</translation>
    </message>
    <message>
        <source>Another &amp;password…</source>
        <translation>&amp;Un’altra password…</translation>
    </message>
    <message>
        <source>Gives the room another password, and shows what guests need then.</source>
        <translation>Dà alla stanza un’altra password, e mostra che cosa serve allora agli ospiti.</translation>
    </message>
</context>
<context>
    <name>meethouse::RunPage</name>
    <message>
        <source>was so already</source>
        <translation>era già così</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>non cominciato</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Passi</translation>
    </message>
    <message>
        <source>Show what the server said</source>
        <translation>Mostra che cosa ha detto il server</translation>
    </message>
    <message>
        <source>What was done on the server, step by step.</source>
        <translation>Che cosa si è fatto sul server, passo per passo.</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>Che cosa ha detto il server</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerModel</name>
    <message>
        <source>The address is still missing.</source>
        <translation>Manca ancora l&apos;indirizzo.</translation>
    </message>
    <message>
        <source>The user is still missing. It is “root” at most hosting companies.</source>
        <translation>Manca ancora l&apos;utente. Presso quasi tutti i fornitori di hosting è “root”.</translation>
    </message>
    <message>
        <source>The key file is still missing.</source>
        <translation>Manca ancora il file della chiave.</translation>
    </message>
    <message>
        <source>There is no key file “%1” that you may read.</source>
        <translation>Non c&apos;è un file di chiave “%1” che tu possa leggere.</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerPage</name>
    <message>
        <source>You gave the company a public key when you ordered. The file wanted here is the other, private half; most often it lies in the folder .ssh and is called id_ed25519.</source>
        <translation>Ordinando hai dato al fornitore una chiave pubblica. Il file che serve qui è l&apos;altra metà, quella privata; di solito sta nella cartella .ssh e si chiama id_ed25519.</translation>
    </message>
    <message>
        <source>A program on this computer holds your keys and signs for you, for example ssh-agent or the desktop&apos;s keyring. If the word means nothing to you, choose the password.</source>
        <translation>Un programma su questo computer custodisce le tue chiavi e firma per te, per esempio ssh-agent o il portachiavi del desktop. Se la parola non ti dice nulla, scegli la password.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Collegamento</translation>
    </message>
    <message>
        <source>Which server shall it be?</source>
        <translation>Quale server deve essere?</translation>
    </message>
    <message>
        <source>The hosting company&apos;s welcome mail names an address, a user and a password. Copy them here; nothing is changed on the server until you have seen the plan.</source>
        <translation>L&apos;e-mail di benvenuto del fornitore di hosting indica un indirizzo, un utente e una password. Copiali qui; sul server non cambia nulla finché non hai visto il piano.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>In&amp;dirizzo</translation>
    </message>
    <message>
        <source>A name or numbers. You may paste a whole line such as ssh root@203.0.113.7 -p 2222.</source>
        <translation>Un nome o dei numeri. Puoi incollare una riga intera come ssh root@203.0.113.7 -p 2222.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utente</translation>
    </message>
    <message>
        <source>How do you sign in?</source>
        <translation>Come accedi?</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;word</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;File di chiave</translation>
    </message>
    <message>
        <source>Key a&amp;gent</source>
        <translation>A&amp;gente di chiavi</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>Key &amp;file</source>
        <translation>File di c&amp;hiave</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;orta</translation>
    </message>
    <message>
        <source>22 unless the company&apos;s mail says otherwise.</source>
        <translation>22, se l&apos;e-mail del fornitore non dice altro.</translation>
    </message>
    <message>
        <source>Another port</source>
        <translation>Un&apos;altra porta</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Scegli il file della chiave</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Collegati</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Ferma</translation>
    </message>
    <message>
        <source>P&amp;ractise instead</source>
        <translation>Fai p&amp;ratica invece</translation>
    </message>
    <message>
        <source>Reaching the server</source>
        <translation>Raggiungo il server</translation>
    </message>
    <message>
        <source>Recognising it by its key</source>
        <translation>Lo riconosco dalla sua chiave</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Accedo</translation>
    </message>
    <message>
        <source>The company&apos;s welcome mail names it, often as “root password”. It is used for this connection; what happens next time you choose below.</source>
        <translation>È nella mail di benvenuto dell&apos;azienda, spesso come “root password”. Serve per questo collegamento; che cosa succede la prossima volta lo scegli qui sotto.</translation>
    </message>
    <message>
        <source>A key for this computer is made and put on the server when everything is set up. Nobody has to remember a password, and none is kept.</source>
        <translation>Viene fatta una chiave per questo computer, messa sul server quando tutto è pronto. Nessuno deve ricordare una password, e nessuna viene conservata.</translation>
    </message>
    <message>
        <source>The password is kept in the desktop&apos;s own safe for passwords. Where there is none you are told, and it is asked for.</source>
        <translation>La password sta nella cassaforte del desktop per le password. Se non c&apos;è, ti viene detto, e la password viene chiesta.</translation>
    </message>
    <message>
        <source>The password is asked for every time.</source>
        <translation>La password viene chiesta ogni volta.</translation>
    </message>
    <message>
        <source>And the next time?</source>
        <translation>E la prossima volta?</translation>
    </message>
    <message>
        <source>A &amp;new key</source>
        <translation>Una chiave &amp;nuova</translation>
    </message>
    <message>
        <source>Keyc&amp;hain</source>
        <translation>Portac&amp;hiavi</translation>
    </message>
    <message>
        <source>Store noth&amp;ing</source>
        <translation>Non &amp;salvare</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerView</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The servers this computer knows, each with its state.</source>
        <translation>I server che questo computer conosce, ciascuno con il suo stato.</translation>
    </message>
</context>
<context>
    <name>meethouse::Session</name>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Non c&apos;è una connessione con il server.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Collegati di nuovo.</translation>
    </message>
</context>
<context>
    <name>meethouse::Settings</name>
    <message>
        <source>Correct it in the settings and try again.</source>
        <translation>Correggilo nelle impostazioni e riprova.</translation>
    </message>
    <message>
        <source>The setting “%1” is not valid.</source>
        <translation>L&apos;impostazione “%1” non è valida.</translation>
    </message>
    <message>
        <source>The settings have a key “%1” that this program does not know.</source>
        <translation>Le impostazioni hanno una chiave “%1” che questo programma non conosce.</translation>
    </message>
    <message>
        <source>Known here are: %1.</source>
        <translation>Qui si conoscono: %1.</translation>
    </message>
    <message>
        <source>It must be an object in braces.</source>
        <translation>Deve essere un oggetto tra parentesi graffe.</translation>
    </message>
    <message>
        <source>It must be text in quotes.</source>
        <translation>Deve essere un testo tra virgolette.</translation>
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation>Deve essere true oppure false.</translation>
    </message>
    <message>
        <source>It must be a whole number from %1 to %2.</source>
        <translation>Deve essere un numero intero da %1 a %2.</translation>
    </message>
    <message>
        <source>It must be one of: %1.</source>
        <translation>Deve essere uno di questi: %1.</translation>
    </message>
    <message>
        <source>It must be the path of a file on this computer.</source>
        <translation>Deve essere il percorso di un file su questo computer.</translation>
    </message>
    <message>
        <source>It must be an e-mail address like anna@example.org.</source>
        <translation>Deve essere un indirizzo e-mail come anna@example.org.</translation>
    </message>
    <message>
        <source>It must be an address that begins with https://.</source>
        <translation>Deve essere un indirizzo che comincia con https://.</translation>
    </message>
    <message>
        <source>It must be a language like “en”, “it” or “pt-BR”.</source>
        <translation>Deve essere una lingua come “en”, “it” o “pt-BR”.</translation>
    </message>
    <message>
        <source>It must be two different times of day like 02:00-05:00.</source>
        <translation>Devono essere due ore diverse del giorno, come 02:00-05:00.</translation>
    </message>
    <message>
        <source>It must be one line of at most %1 characters, without invisible signs.</source>
        <translation>Deve essere una riga di al massimo %1 caratteri, senza segni invisibili.</translation>
    </message>
    <message>
        <source>It must be text of at most %1 characters, without invisible signs.</source>
        <translation>Deve essere un testo di al massimo %1 caratteri, senza segni invisibili.</translation>
    </message>
    <message>
        <source>It must be a country as two capital letters, like IT or DE.</source>
        <translation>Deve essere un paese in due lettere maiuscole, come IT o DE.</translation>
    </message>
    <message>
        <source>It must be an address that begins with https:// or http://.</source>
        <translation>Deve essere un indirizzo che comincia con https:// o http://.</translation>
    </message>
    <message>
        <source>It must be a suite of a flat repository, which ends in a slash, like stable/.</source>
        <translation>Deve essere la suite di un archivio semplice, che finisce con una barra, come stable/.</translation>
    </message>
    <message>
        <source>It is missing, and says which program can read the settings.</source>
        <translation>Manca, e dice quale programma può leggere le impostazioni.</translation>
    </message>
    <message>
        <source>The settings are of format %1, and this program knows formats up to %2: a newer program wrote them.</source>
        <translation>Le impostazioni sono del formato %1, e questo programma conosce i formati fino a %2: le ha scritte un programma più recente.</translation>
    </message>
    <message>
        <source>The settings cannot be read.</source>
        <translation>Le impostazioni non si possono leggere.</translation>
    </message>
    <message>
        <source>Correct the file, or begin with a new one.</source>
        <translation>Correggi il file, oppure comincia con uno nuovo.</translation>
    </message>
    <message>
        <source>The file is far too long for settings.</source>
        <translation>Il file è davvero troppo lungo per delle impostazioni.</translation>
    </message>
    <message>
        <source>Line %1 is not JSON.</source>
        <translation>La riga %1 non è JSON.</translation>
    </message>
    <message>
        <source>They must be one object in braces.</source>
        <translation>Devono essere un solo oggetto tra parentesi graffe.</translation>
    </message>
    <message>
        <source>It is missing, and everything on the server is named after it.</source>
        <translation>Manca, e tutto sul server prende il suo nome.</translation>
    </message>
    <message>
        <source>It must be a full name like meet.example.org, not an address and not a name of this network only.</source>
        <translation>Deve essere un nome completo come meet.example.org, non un indirizzo e non un nome valido solo in questa rete.</translation>
    </message>
    <message>
        <source>It must be a day like 2026-10-01.</source>
        <translation>Deve essere un giorno come 2026-10-01.</translation>
    </message>
    <message>
        <source>It must be a list of at most %1 entries.</source>
        <translation>Deve essere un elenco di al massimo %1 voci.</translation>
    </message>
    <message>
        <source>Each entry must be an object in braces.</source>
        <translation>Ogni voce deve essere un oggetto tra parentesi graffe.</translation>
    </message>
    <message>
        <source>It must be a list of: %1.</source>
        <translation>Deve essere un elenco di: %1.</translation>
    </message>
    <message>
        <source>It must be a list of languages like “en” or “it”.</source>
        <translation>Deve essere un elenco di lingue come “en” o “it”.</translation>
    </message>
    <message>
        <source>It must be a list in square brackets.</source>
        <translation>Deve essere un elenco tra parentesi quadre.</translation>
    </message>
    <message>
        <source>It must be the part after the hyphen of an ISO 3166-2 code, like NW or ZH.</source>
        <translation>Deve essere la parte dopo il trattino di un codice ISO 3166-2, come NW o ZH.</translation>
    </message>
</context>
<context>
    <name>meethouse::SettingsTab</name>
    <message>
        <source>Settin&amp;gs</source>
        <translation>Impos&amp;tazioni</translation>
    </message>
    <message>
        <source>&amp;Certificate…</source>
        <translation>Certi&amp;ficato…</translation>
    </message>
    <message>
        <source>By what browsers know the server. Needed when one of your own runs out.</source>
        <translation>Ciò da cui i browser riconoscono il server. Serve quando ne scade uno tuo.</translation>
    </message>
</context>
<context>
    <name>meethouse::SignInCard</name>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Accedi</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Non ora</translation>
    </message>
</context>
<context>
    <name>meethouse::StartPage</name>
    <message>
        <source>What to do</source>
        <translation>Che cosa fare</translation>
    </message>
    <message>
        <source>Starting the practice server</source>
        <translation>Avvio il server di prova</translation>
    </message>
    <message>
        <source>Your own house for meetings</source>
        <translation>La tua casa per le riunioni</translation>
    </message>
    <message>
        <source>In about half an hour a rented server becomes your private meeting place: hosts sign in, guests need the room&apos;s password, and the privacy papers are filled in.</source>
        <translation>In circa mezz&apos;ora un server noleggiato diventa il tuo luogo di riunione privato: gli organizzatori accedono, agli ospiti serve la password della stanza, e i documenti sulla privacy sono compilati.</translation>
    </message>
    <message>
        <source>Set up a &amp;new server</source>
        <translation>Prepara un &amp;nuovo server</translation>
    </message>
    <message>
        <source>&amp;Take over a server that was set up from another computer</source>
        <translation>&amp;Prendi in mano un server preparato da un altro computer</translation>
    </message>
    <message>
        <source>Meethouse reads from the server what was wanted of it. Nothing is set up again.</source>
        <translation>Meethouse legge dal server le impostazioni di allora. Non si prepara nulla da capo.</translation>
    </message>
    <message>
        <source>&amp;Practise on this machine</source>
        <translation>&amp;Fai pratica su questa macchina</translation>
    </message>
    <message>
        <source>A server inside this computer, to try everything without renting one. Linux only, and you need to be its administrator. It can be thrown away afterwards.</source>
        <translation>Un server dentro questo computer, per provare tutto senza noleggiarne uno. Solo Linux, e devi esserne amministratore. Dopo si può buttare via.</translation>
    </message>
    <message>
        <source>A teacher who is employed does not decide alone about a service for the school. Before pupils&apos; names are on it, the head of the school has to agree in writing, and it is best if the school itself rents the server. Otherwise you would process your own employer&apos;s data, with all that follows from it. Trying it out, with yourself and colleagues who agree, is no trouble.</source>
        <translation>Un insegnante dipendente non decide da solo su un servizio per la scuola. Prima che vi compaiano nomi di alunni, il dirigente della scuola deve acconsentire per iscritto, e la cosa migliore è che il server lo noleggi la scuola stessa. Altrimenti tratteresti i dati del tuo datore di lavoro, con tutto ciò che ne segue. Provarlo, con te stesso e con colleghi che sono d&apos;accordo, non è un problema.</translation>
    </message>
    <message>
        <source>I am employed at a school</source>
        <translation>Lavoro come dipendente in una scuola</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Contin&amp;ua</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Ferma</translation>
    </message>
    <message>
        <source>The first time this takes a few minutes, because a Debian is made for it. After that, seconds.</source>
        <translation>La prima volta ci vogliono alcuni minuti, perché se ne prepara la Debian. Poi bastano secondi.</translation>
    </message>
    <message>
        <source>You have rented an empty server with Debian 12 or 13, and have its address and password at hand. Nothing rented yet? Any company will do; 2 processors and 4 GB of memory carry some twenty people.</source>
        <translation>Hai noleggiato un server vuoto con Debian 12 o 13, e hai a portata di mano il suo indirizzo e la password. Non hai ancora noleggiato nulla? Va bene qualsiasi azienda; 2 processori e 4 GB di memoria portano una ventina di persone.</translation>
    </message>
</context>
<context>
    <name>meethouse::StepList</name>
    <message>
        <source>%1: done</source>
        <translation>%1: fatto</translation>
    </message>
    <message>
        <source>%1: you are here</source>
        <translation>%1: sei qui</translation>
    </message>
    <message>
        <source>%1: still to come</source>
        <translation>%1: ancora da fare</translation>
    </message>
    <message>
        <source>Steps of the set-up</source>
        <translation>Passi della preparazione</translation>
    </message>
</context>
<context>
    <name>meethouse::Survey</name>
    <message>
        <source>The server did not answer as a server should.</source>
        <translation>Il server non ha risposto come dovrebbe un server.</translation>
    </message>
    <message>
        <source>What it sent broke off before the end, or its shell does not run what it is given.</source>
        <translation>Ciò che ha mandato si è interrotto prima della fine, oppure la sua shell non esegue ciò che riceve.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, sign in at the server and see whether its shell works.</source>
        <translation>Riprova; se non cambia, accedi al server e guarda se la sua shell funziona.</translation>
    </message>
</context>
<context>
    <name>meethouse::Trouble</name>
    <message>
        <source>What the program below said</source>
        <translation>Che cosa ha detto il programma sottostante</translation>
    </message>
    <message>
        <source>What it said exactly</source>
        <translation>Che cosa ha detto esattamente</translation>
    </message>
</context>
<context>
    <name>meethouse::Window</name>
    <message>
        <source>Meethouse</source>
        <translation>Meethouse</translation>
    </message>
</context>
<context>
    <name>meethouse::Wizard</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Right server?</source>
        <translation>È quello giusto?</translation>
    </message>
    <message>
        <source>Fit?</source>
        <translation>È adatto?</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Riunioni</translation>
    </message>
    <message>
        <source>Who runs it?</source>
        <translation>Chi lo gestisce?</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Piano</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Lavoro</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Prova</translation>
    </message>
    <message>
        <source>First hosts</source>
        <translation>Organizzatori</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documenti</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fatto</translation>
    </message>
</context>
<context>
    <name>meethouse::WorkPage</name>
    <message>
        <source>Steps</source>
        <translation>Passi</translation>
    </message>
    <message>
        <source>Overall progress</source>
        <translation>Avanzamento complessivo</translation>
    </message>
    <message>
        <source>What the server says</source>
        <translation>Che cosa dice il server</translation>
    </message>
    <message>
        <source>Show what the server says</source>
        <translation>Mostra che cosa dice il server</translation>
    </message>
    <message>
        <source>Take &amp;everything back…</source>
        <translation>&amp;Annulla tutto…</translation>
    </message>
    <message>
        <source>&amp;Save a report…</source>
        <translation>Salva &amp;un rapporto…</translation>
    </message>
    <message>
        <source>The report is in %1. It holds no passwords; look through it before you send it.</source>
        <translation>Il rapporto è in %1. Non contiene password; scorrilo prima di mandarlo.</translation>
    </message>
    <message>
        <source>was so already</source>
        <translation>era già così</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 is set up</source>
        <translation>%1 è pronto</translation>
    </message>
    <message>
        <source>Every step has checked itself. Next, everything is tried from outside, as a guest would.</source>
        <translation>Ogni passo si è controllato da sé. Ora si prova tutto da fuori, come farebbe un ospite.</translation>
    </message>
    <message>
        <source>A step did not succeed</source>
        <translation>Un passo non è riuscito</translation>
    </message>
    <message>
        <source>Nothing is lost: what is done stays done. Trying again goes on from here.</source>
        <translation>Nulla è perso: ciò che è fatto resta fatto. Riprovando si prosegue da qui.</translation>
    </message>
    <message>
        <source>The work was stopped</source>
        <translation>Il lavoro è stato fermato</translation>
    </message>
    <message>
        <source>What is done stays done, and going on begins where it stopped. Or take everything back.</source>
        <translation>Ciò che è fatto resta fatto, e si riprende da dove si era fermato. Oppure annulla tutto.</translation>
    </message>
    <message>
        <source>Taking everything back</source>
        <translation>Annullo tutto</translation>
    </message>
    <message>
        <source>You may close this window: the server goes on by itself, and we find it again.</source>
        <translation>Puoi chiudere questa finestra: il server va avanti da sé, e lo ritroviamo.</translation>
    </message>
    <message>
        <source>Everything was taken back</source>
        <translation>Tutto è stato annullato</translation>
    </message>
    <message>
        <source>The server is as it was before, but for the things below.</source>
        <translation>Il server è com&apos;era prima, tranne per le cose qui sotto.</translation>
    </message>
    <message>
        <source>Setting up %1</source>
        <translation>Preparo %1</translation>
    </message>
    <message>
        <source>The connection broke. The work goes on at the server; connecting again …</source>
        <translation>La connessione si è interrotta. Il lavoro prosegue sul server; mi ricollego …</translation>
    </message>
    <message>
        <source>Stopping: what must not be left half done comes to its end first …</source>
        <translation>Mi fermo: ciò che non deve restare a metà arriva prima alla fine …</translation>
    </message>
    <message>
        <source>Sending the plan …</source>
        <translation>Invio il piano …</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Passo %1 di %2</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>meno di un minuto ancora</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>circa %n minuto ancora</numerusform>
            <numerusform>circa %n minuti ancora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) done</source>
        <translation>
            <numerusform>%n passo fatto</numerusform>
            <numerusform>Tutti i %n passi fatti</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>&amp;Ferma…</translation>
    </message>
    <message>
        <source>Close the &amp;window, go on without it</source>
        <translation>&amp;Chiudi la finestra, va avanti da sé</translation>
    </message>
    <message>
        <source>&amp;Prove that it works</source>
        <translation>&amp;Prova che funziona</translation>
    </message>
    <message>
        <source>Back to the &amp;plan</source>
        <translation>Torna al &amp;piano</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Pro&amp;segui</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Riprova</translation>
    </message>
    <message>
        <source>Stop the work?</source>
        <translation>Fermare il lavoro?</translation>
    </message>
    <message>
        <source>Stop the work at the server?</source>
        <translation>Fermare il lavoro sul server?</translation>
    </message>
    <message>
        <source>What is installed just now comes to its end, so that nothing is left half done. What is done stays done. You can go on later, or take everything back.</source>
        <translation>Ciò che si sta installando arriva alla fine, così che nulla resti a metà. Ciò che è fatto resta fatto. Puoi proseguire più tardi, oppure annullare tutto.</translation>
    </message>
    <message>
        <source>&amp;Stop the work</source>
        <translation>&amp;Ferma il lavoro</translation>
    </message>
    <message>
        <source>&amp;Let it go on</source>
        <translation>&amp;Lascialo andare</translation>
    </message>
    <message>
        <source>Take everything back?</source>
        <translation>Annullare tutto?</translation>
    </message>
    <message>
        <source>Take back everything Meethouse did on this server?</source>
        <translation>Annullare tutto ciò che Meethouse ha fatto su questo server?</translation>
    </message>
    <message>
        <source>The meeting server, its hosts and settings are removed. Files of others stay as they are, and you are told what could not be taken back.</source>
        <translation>Si rimuovono il server di riunioni, i suoi organizzatori e le impostazioni. I file altrui restano come sono, e ti viene detto che cosa non si è potuto annullare.</translation>
    </message>
    <message>
        <source>&amp;Take everything back</source>
        <translation>&amp;Annulla tutto</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Lascia com&apos;è</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Salva un rapporto</translation>
    </message>
    <message>
        <source>Every step has checked itself.</source>
        <translation>Ogni passo si è controllato da sé.</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Fatto</translation>
    </message>
</context>
</TS>
