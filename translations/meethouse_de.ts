<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Bundle</name>
    <message>
        <source>This plan cannot be carried out.</source>
        <translation>Dieser Plan lässt sich nicht ausführen.</translation>
    </message>
    <message>
        <source>One of its parts has a name or a form that the server&apos;s shell could misread.</source>
        <translation>Einer seiner Teile hat einen Namen oder eine Form, die die Shell des Servers missverstehen könnte.</translation>
    </message>
    <message>
        <source>Please report this, with the detail below.</source>
        <translation>Bitte melden Sie das, mit der Einzelheit unten.</translation>
    </message>
    <message>
        <source>Restart the services whose settings changed</source>
        <translation>Dienste neu starten, deren Einstellungen geändert wurden</translation>
    </message>
    <message>
        <source>Stop the services that we added</source>
        <translation>Dienste anhalten, die wir hinzugefügt haben</translation>
    </message>
    <message>
        <source>Take our lines out of the files of others</source>
        <translation>Unsere Zeilen aus fremden Dateien herausnehmen</translation>
    </message>
    <message>
        <source>Remove our files and put originals back</source>
        <translation>Unsere Dateien entfernen und die ursprünglichen zurücklegen</translation>
    </message>
    <message>
        <source>Remove the packages that were not there before</source>
        <translation>Pakete entfernen, die vorher nicht da waren</translation>
    </message>
    <message>
        <source>Forget our answers to the packages&apos; questions</source>
        <translation>Unsere Antworten auf die Fragen der Pakete vergessen</translation>
    </message>
    <message>
        <source>Remove the accounts that we added</source>
        <translation>Konten entfernen, die wir hinzugefügt haben</translation>
    </message>
    <message>
        <source>Bring the services back to where they were</source>
        <translation>Die Dienste wieder so laufen lassen wie vorher</translation>
    </message>
    <message>
        <source>Remove what is left of us</source>
        <translation>Entfernen, was von uns noch übrig ist</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>“meethouse --help” lists the commands, “meethouse COMMAND --help” their options.</source>
        <translation>„meethouse --help“ zeigt die Befehle, „meethouse BEFEHL --help“ deren Optionen.</translation>
    </message>
    <message>
        <source>The server to work on, as USER@HOST[:PORT]; IPv6 in brackets.</source>
        <translation>Der Server, um den es geht, als BENUTZER@HOST[:PORT]; IPv6 in eckigen Klammern.</translation>
    </message>
    <message>
        <source>A server this computer knows, by its name.</source>
        <translation>Ein Server, den dieser Computer kennt, mit seinem Namen.</translation>
    </message>
    <message>
        <source>The private key to sign in with.</source>
        <translation>Der private Schlüssel zum Anmelden.</translation>
    </message>
    <message>
        <source>Where known servers&apos; keys are kept; default is the program&apos;s own file.</source>
        <translation>Wo die Schlüssel bekannter Server aufbewahrt werden; sonst in der eigenen Datei des Programms.</translation>
    </message>
    <message>
        <source>A JSON file with passwords; “-” is standard input.</source>
        <translation>Eine JSON-Datei mit Passwörtern; „-“ ist die Standardeingabe.</translation>
    </message>
    <message>
        <source>Accept exactly this key of a server that is not known yet.</source>
        <translation>Genau diesen Schlüssel eines noch nicht bekannten Servers annehmen.</translation>
    </message>
    <message>
        <source>Together with --accept-host-key: also when another key is known.</source>
        <translation>Zusammen mit --accept-host-key: auch dann, wenn ein anderer Schlüssel bekannt ist.</translation>
    </message>
    <message>
        <source>What is wanted; default is what the server keeps.</source>
        <translation>Was gewünscht ist; sonst gilt, was der Server aufbewahrt.</translation>
    </message>
    <message>
        <source>The name server to ask, as HOST[:PORT]; default is the system&apos;s.</source>
        <translation>Der Nameserver, der gefragt wird, als HOST[:PORT]; sonst der des Systems.</translation>
    </message>
    <message>
        <source>Certificates to trust besides the system&apos;s when proving.</source>
        <translation>Zertifikate, denen beim Nachweis neben denen des Systems vertraut wird.</translation>
    </message>
    <message>
        <source>Go on although this check says no; only where the check allows it.</source>
        <translation>Weitermachen, obwohl diese Prüfung Nein sagt; nur, wo die Prüfung es zulässt.</translation>
    </message>
    <message>
        <source>Print the very shell that would run.</source>
        <translation>Genau die Shell ausgeben, die laufen würde.</translation>
    </message>
    <message>
        <source>The meeting server&apos;s domain, to show that this is meant.</source>
        <translation>Die Domain des Besprechungsservers, als Zeichen, dass wirklich dieser gemeint ist.</translation>
    </message>
    <message>
        <source>Make this many invitations whose hosts choose their own name.</source>
        <translation>So viele Einladungen anlegen, bei denen die Gastgeber ihren Namen selbst wählen.</translation>
    </message>
    <message>
        <source>How long the links work, for example 7d or 12h; default is 7d.</source>
        <translation>Wie lange die Links gelten, zum Beispiel 7d oder 12h; sonst 7d.</translation>
    </message>
    <message>
        <source>Let the old password work no more from now on.</source>
        <translation>Das alte Passwort gilt von jetzt an nicht mehr.</translation>
    </message>
    <message>
        <source>Write a hand-over sheet for each, and cards to cut, into this folder.</source>
        <translation>Für jeden einen Übergabezettel und Kärtchen zum Ausschneiden in diesen Ordner schreiben.</translation>
    </message>
    <message>
        <source>Write the links to this file; a later import goes on from it.</source>
        <translation>Die Links in diese Datei schreiben; ein späterer Import macht daraus weiter.</translation>
    </message>
    <message>
        <source>Only say what would be done.</source>
        <translation>Nur sagen, was getan würde.</translation>
    </message>
    <message>
        <source>The host whose room it is; without one, any host opens it.</source>
        <translation>Der Gastgeber, dem der Raum gehört; ohne diese Angabe öffnet ihn jeder Gastgeber.</translation>
    </message>
    <message>
        <source>A language to write in; may be given more than once.</source>
        <translation>Eine Sprache, in der geschrieben wird; darf mehrmals stehen.</translation>
    </message>
    <message>
        <source>Formats, separated by commas: pdf, html.</source>
        <translation>Formate, durch Kommas getrennt: pdf, html.</translation>
    </message>
    <message>
        <source>The folder to write to; default is the current one.</source>
        <translation>Der Ordner, in den geschrieben wird; sonst der aktuelle.</translation>
    </message>
    <message>
        <source>Use Jitsi&apos;s own packages instead of stand-ins.</source>
        <translation>Jitsis eigene Pakete statt der Ersatzpakete verwenden.</translation>
    </message>
    <message>
        <source>The practice server&apos;s Debian: bookworm or trixie.</source>
        <translation>Das Debian des Übungsservers: bookworm oder trixie.</translation>
    </message>
    <message>
        <source>Where the server is, as USER@HOST[:PORT]; IPv6 in brackets.</source>
        <translation>Wo der Server ist, als BENUTZER@HOST[:PORT]; IPv6 in eckigen Klammern.</translation>
    </message>
    <message>
        <source>The domain of the meetings there.</source>
        <translation>Die Domain der Besprechungen dort.</translation>
    </message>
    <message>
        <source>Keep the passwords of --secrets in this computer&apos;s keychain.</source>
        <translation>Die Passwörter aus --secrets im Schlüsselbund dieses Computers aufbewahren.</translation>
    </message>
    <message>
        <source>Then let nobody in by a password any more.</source>
        <translation>Danach niemanden mehr mit Passwort hereinlassen.</translation>
    </message>
    <message>
        <source>Answer questions with yes; never accepts a key or waives a check.</source>
        <translation>Fragen mit Ja beantworten; nimmt nie einen Schlüssel an und übergeht keine Prüfung.</translation>
    </message>
    <message>
        <source>One JSON object a line, for programs.</source>
        <translation>Ein JSON-Objekt pro Zeile, für Programme.</translation>
    </message>
    <message>
        <source>Stop the whole command after this time.</source>
        <translation>Den ganzen Befehl nach dieser Zeit anhalten.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>Usage: meethouse COMMAND [OPTIONS]</source>
        <translation>Aufruf: meethouse BEFEHL [OPTIONEN]</translation>
    </message>
    <message>
        <source>“meethouse COMMAND --help” shows the options of a command. Without a command the window opens.</source>
        <translation>„meethouse BEFEHL --help“ zeigt die Optionen eines Befehls. Ohne Befehl öffnet sich das Fenster.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>Den Befehl „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The command takes no “%1”.</source>
        <translation>Der Befehl kennt „%1“ nicht.</translation>
    </message>
    <message>
        <source>The time after --timeout must be a number of seconds.</source>
        <translation>Die Zeit nach --timeout muss eine Zahl von Sekunden sein.</translation>
    </message>
    <message>
        <source>Say which server is meant, with either --server or --profile.</source>
        <translation>Sagen Sie, welcher Server gemeint ist, mit --server oder mit --profile.</translation>
    </message>
    <message>
        <source>--replace-host-key needs the new key beside it, with --accept-host-key.</source>
        <translation>--replace-host-key braucht daneben den neuen Schlüssel, mit --accept-host-key.</translation>
    </message>
    <message>
        <source>Look at a server without changing anything, and say whether it is fit.</source>
        <translation>Sieht sich einen Server an, ohne etwas zu ändern, und sagt, ob er geeignet ist.</translation>
    </message>
    <message>
        <source>Show what would be done and why.</source>
        <translation>Zeigt, was getan würde und warum.</translation>
    </message>
    <message>
        <source>Set the server up, or bring it up to the settings, and prove it.</source>
        <translation>Richtet den Server ein oder bringt ihn auf den Stand der Einstellungen, und weist nach, dass er hält, was er soll.</translation>
    </message>
    <message>
        <source>Show what runs there now.</source>
        <translation>Zeigt, was dort jetzt läuft.</translation>
    </message>
    <message>
        <source>Prove from outside and inside that the promises hold.</source>
        <translation>Weist von außen und innen nach, dass die Zusagen gehalten werden.</translation>
    </message>
    <message>
        <source>Follow the run that is going on, whoever started it.</source>
        <translation>Verfolgt den laufenden Lauf, gleich, wer ihn gestartet hat.</translation>
    </message>
    <message>
        <source>Stop the run that is going on.</source>
        <translation>Hält den laufenden Lauf an.</translation>
    </message>
    <message>
        <source>Take back everything Meethouse did on the server.</source>
        <translation>Macht alles rückgängig, was Meethouse auf dem Server getan hat.</translation>
    </message>
    <message>
        <source>List hosts and open invitations.</source>
        <translation>Zeigt Gastgeber und offene Einladungen.</translation>
    </message>
    <message>
        <source>Make one-time links with which hosts choose their password.</source>
        <translation>Legt Links für einmal an, mit denen Gastgeber ihr Passwort wählen.</translation>
    </message>
    <message>
        <source>Withdraw open links; they work no more.</source>
        <translation>Zieht offene Links zurück; sie gelten nicht mehr.</translation>
    </message>
    <message>
        <source>Make one-time links with which hosts choose a new password.</source>
        <translation>Legt Links für einmal an, mit denen Gastgeber ein neues Passwort wählen.</translation>
    </message>
    <message>
        <source>Shut hosts out at once, running meetings included; enable undoes it.</source>
        <translation>Sperrt Gastgeber sofort aus, auch aus laufenden Besprechungen; enable macht es rückgängig.</translation>
    </message>
    <message>
        <source>Let disabled hosts in again, with the password they had.</source>
        <translation>Lässt gesperrte Gastgeber wieder herein, mit dem Passwort, das sie hatten.</translation>
    </message>
    <message>
        <source>Delete hosts&apos; accounts, rooms and open links.</source>
        <translation>Löscht Konten, Räume und offene Links von Gastgebern.</translation>
    </message>
    <message>
        <source>Invite everybody on a list (CSV: name, display name, e-mail).</source>
        <translation>Lädt alle auf einer Liste ein (CSV: Name, Anzeigename, E-Mail).</translation>
    </message>
    <message>
        <source>List the rooms that are reserved.</source>
        <translation>Zeigt die reservierten Räume.</translation>
    </message>
    <message>
        <source>Give a reserved room free again.</source>
        <translation>Gibt einen reservierten Raum wieder frei.</translation>
    </message>
    <message>
        <source>Show the settings that the server keeps.</source>
        <translation>Zeigt die Einstellungen, die der Server aufbewahrt.</translation>
    </message>
    <message>
        <source>Say whether a settings file is valid.</source>
        <translation>Sagt, ob eine Einstellungsdatei gültig ist.</translation>
    </message>
    <message>
        <source>List the papers this provider needs.</source>
        <translation>Zeigt, welche Dokumente dieser Anbieter braucht.</translation>
    </message>
    <message>
        <source>Write the papers, filled in with what the server really does.</source>
        <translation>Schreibt die Dokumente, ausgefüllt mit dem, was der Server wirklich tut.</translation>
    </message>
    <message>
        <source>Name the papers that no longer say what the server really does.</source>
        <translation>Nennt die Dokumente, die nicht mehr sagen, was der Server wirklich tut.</translation>
    </message>
    <message>
        <source>List the servers this computer knows.</source>
        <translation>Zeigt die Server, die dieser Computer kennt.</translation>
    </message>
    <message>
        <source>Show what this computer knows of a server.</source>
        <translation>Zeigt, was dieser Computer von einem Server weiß.</translation>
    </message>
    <message>
        <source>Remember a server under a name, or change what is remembered.</source>
        <translation>Merkt sich einen Server unter einem Namen oder ändert, was gemerkt ist.</translation>
    </message>
    <message>
        <source>Forget a server on this computer; nothing happens to the server.</source>
        <translation>Vergisst einen Server auf diesem Computer; mit dem Server geschieht nichts.</translation>
    </message>
    <message>
        <source>Print what is known of servers, for another computer.</source>
        <translation>Gibt aus, was von den Servern bekannt ist, für einen anderen Computer.</translation>
    </message>
    <message>
        <source>Put a key for this computer on the server, and sign in with it once.</source>
        <translation>Legt einen Schlüssel für diesen Computer auf den Server und meldet sich einmal damit an.</translation>
    </message>
    <message>
        <source>Start a practice server on this machine.</source>
        <translation>Startet einen Übungsserver auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Stop it and remove all of it.</source>
        <translation>Hält ihn an und entfernt ihn ganz.</translation>
    </message>
    <message>
        <source>Say whether one runs, and how to reach it.</source>
        <translation>Sagt, ob einer läuft und wie man ihn erreicht.</translation>
    </message>
    <message>
        <source>Write down what a helper needs to see, without secrets.</source>
        <translation>Schreibt auf, was jemand sehen muss, der helfen soll, ohne Geheimnisse.</translation>
    </message>
    <message>
        <source>Reserve a room with a lasting password.</source>
        <translation>Reserviert einen Raum mit einem bleibenden Passwort.</translation>
    </message>
    <message>
        <source>Give a room another password; who is in it stays.</source>
        <translation>Gibt einem Raum ein anderes Passwort; wer darin ist, bleibt.</translation>
    </message>
    <message>
        <source>Publish papers that still lack something, too, marked as drafts.</source>
        <translation>Auch Dokumente veröffentlichen, denen noch etwas fehlt, als Entwürfe gekennzeichnet.</translation>
    </message>
    <message>
        <source>Show the notices for everybody at the meeting server&apos;s page /privacy/.</source>
        <translation>Zeigt die Datenschutzhinweise für alle auf der Seite /privacy/ des Besprechungsservers.</translation>
    </message>
    <message>
        <source>Take down what is published, and publish nothing.</source>
        <translation>Nimmt herunter, was veröffentlicht ist, und veröffentlicht nichts.</translation>
    </message>
    <message>
        <source>Usage: meethouse %1 [OPTIONS]</source>
        <translation>Aufruf: meethouse %1 [OPTIONEN]</translation>
    </message>
</context>
<context>
    <name>Confirming</name>
    <message>
        <source>The new firewall may keep this computer out.</source>
        <translation>Die neue Firewall sperrt diesen Computer womöglich aus.</translation>
    </message>
    <message>
        <source>The connection that was open goes on, but another one did not come through: %1</source>
        <translation>Die offene Verbindung hält noch, aber eine weitere kam nicht durch: %1</translation>
    </message>
    <message>
        <source>You need not do anything at the server: after five minutes it takes the firewall back by itself. Then start again; if it happens again, set “server.firewall” to false.</source>
        <translation>Sie müssen am Server nichts tun: Nach fünf Minuten nimmt er die Firewall von selbst zurück. Beginnen Sie dann noch einmal; geschieht es wieder, setzen Sie „server.firewall“ auf false.</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>%1 has to become root on %2, by sudo.</source>
        <translation>%1 muss auf %2 root werden, mit sudo.</translation>
    </message>
    <message numerus="yes">
        <source>The last password was not taken; %n attempt(s) left.</source>
        <translation>
            <numerusform>Das letzte Passwort wurde nicht angenommen; es bleibt %n Versuch.</numerusform>
            <numerusform>Das letzte Passwort wurde nicht angenommen; es bleiben %n Versuche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Password of %1 on the server</source>
        <translation>Passwort von %1 auf dem Server</translation>
    </message>
</context>
<context>
    <name>DeployCommand</name>
    <message>
        <source>The connection broke. The work goes on at the server; connecting again …</source>
        <translation>Die Verbindung ist abgebrochen. Die Arbeit geht auf dem Server weiter; ich verbinde neu …</translation>
    </message>
    <message>
        <source>Is the server fit?</source>
        <translation>Ist der Server geeignet?</translation>
    </message>
    <message>
        <source>Setting up %1:</source>
        <translation>%1 wird eingerichtet:</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>Es musste nichts geändert werden.</translation>
    </message>
    <message>
        <source>Set up in %1. Proving it:</source>
        <translation>Eingerichtet in %1. Jetzt der Nachweis:</translation>
    </message>
    <message>
        <source>Your meetings are at %1</source>
        <translation>Ihre Besprechungen finden Sie unter %1</translation>
    </message>
</context>
<context>
    <name>DocumentsCommand</name>
    <message>
        <source>There is no format “%1”.</source>
        <translation>Das Format „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose among pdf, html and odt.</source>
        <translation>Wählen Sie aus pdf, html und odt.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) are drafts. Still open:</source>
        <translation>
            <numerusform>%n Dokument ist ein Entwurf. Noch offen:</numerusform>
            <numerusform>%n Dokumente sind Entwürfe. Noch offen:</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed: %1: “%2”, was “%3”.</source>
        <translation>Geändert: %1: „%2“, vorher „%3“.</translation>
    </message>
    <message>
        <source>not known any more</source>
        <translation>nicht mehr bekannt</translation>
    </message>
    <message>
        <source>“%1” (%2) no longer holds:</source>
        <translation>„%1“ (%2) stimmt nicht mehr:</translation>
    </message>
    <message>
        <source>“%1” is needed now and was not exported.</source>
        <translation>„%1“ wird jetzt gebraucht und wurde nicht exportiert.</translation>
    </message>
    <message>
        <source>%1 is not as it was exported.</source>
        <translation>%1 ist nicht mehr so, wie es exportiert wurde.</translation>
    </message>
    <message>
        <source>All papers of %1 still hold.</source>
        <translation>Alle Dokumente von %1 stimmen noch.</translation>
    </message>
    <message>
        <source>Export the papers again, and hand out the new ones.</source>
        <translation>Exportieren Sie die Dokumente noch einmal, und geben Sie die neuen aus.</translation>
    </message>
    <message>
        <source>  %1 (a draft)</source>
        <translation>  %1 (ein Entwurf)</translation>
    </message>
    <message>
        <source>Publish the notices again with “meethouse documents publish”.</source>
        <translation>Veröffentlichen Sie die Datenschutzhinweise noch einmal mit „meethouse documents publish“.</translation>
    </message>
    <message>
        <source>Nothing was published.</source>
        <translation>Es wurde nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>Some of the papers for everybody are drafts: they lack what the law asks for.</source>
        <translation>Einige der Dokumente für alle sind Entwürfe: Ihnen fehlt, was das Gesetz verlangt.</translation>
    </message>
    <message>
        <source>Say in the settings what is open and start again; or publish them as drafts, marked as such on every page, with --drafts.</source>
        <translation>Sagen Sie in den Einstellungen, was offen ist, und beginnen Sie noch einmal; oder veröffentlichen Sie sie mit --drafts als Entwürfe, auf jeder Seite als solche gekennzeichnet.</translation>
    </message>
    <message>
        <source>Published at %1</source>
        <translation>Veröffentlicht unter %1</translation>
    </message>
    <message>
        <source>Taken down: %1</source>
        <translation>Heruntergenommen: %1</translation>
    </message>
    <message>
        <source>Nothing is published at %1</source>
        <translation>Unter %1 ist nichts veröffentlicht</translation>
    </message>
</context>
<context>
    <name>Elevation</name>
    <message>
        <source>A command for the server is too long.</source>
        <translation>Ein Befehl für den Server ist zu lang.</translation>
    </message>
    <message>
        <source>This is a mistake in the program; please report it.</source>
        <translation>Das ist ein Fehler im Programm; bitte melden Sie ihn.</translation>
    </message>
</context>
<context>
    <name>FollowCommand</name>
    <message>
        <source>The run ended well after %1.</source>
        <translation>Der Lauf ist nach %1 gut zu Ende gegangen.</translation>
    </message>
    <message>
        <source>The run was stopped. “meethouse deploy” goes on from here.</source>
        <translation>Der Lauf wurde angehalten. „meethouse deploy“ macht hier weiter.</translation>
    </message>
    <message>
        <source>There was nothing left to stop.</source>
        <translation>Es gab nichts mehr anzuhalten.</translation>
    </message>
</context>
<context>
    <name>Frames</name>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>Die Antwort des Servers war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>It does not keep to the rules of WebSocket.</source>
        <translation>Sie hält sich nicht an die Regeln von WebSocket.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server and that nothing in between changes the connection.</source>
        <translation>Prüfen Sie, ob der Name zum richtigen Server führt und ob nichts dazwischen die Verbindung verändert.</translation>
    </message>
</context>
<context>
    <name>HostKey</name>
    <message>
        <source>The key of the server %1 is not known yet.</source>
        <translation>Der Schlüssel des Servers %1 ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>It shows the fingerprint %1 (%2).</source>
        <translation>Er zeigt den Fingerabdruck %1 (%2).</translation>
    </message>
    <message>
        <source>It shows the fingerprint %1 (%2), which is not the one you accepted.</source>
        <translation>Er zeigt den Fingerabdruck %1 (%2), und das ist nicht der, den Sie angenommen haben.</translation>
    </message>
    <message>
        <source>Compare it with what your hosting company&apos;s panel shows, and accept it if it is the same.</source>
        <translation>Vergleichen Sie ihn mit dem, den die Verwaltungsseite Ihres Hosting-Anbieters zeigt, und nehmen Sie ihn an, wenn es derselbe ist.</translation>
    </message>
    <message>
        <source>The server %1 shows another key than the one that is known.</source>
        <translation>Der Server %1 zeigt einen anderen Schlüssel als den bekannten.</translation>
    </message>
    <message>
        <source>Known is %1, shown was %2: either the server was set up anew, or somebody stands in between.</source>
        <translation>Bekannt ist %1, gezeigt wurde %2: Entweder wurde der Server neu aufgesetzt, oder jemand steht dazwischen.</translation>
    </message>
    <message>
        <source>Go on only if you know that the server was set up anew; then have the old key replaced by exactly this one.</source>
        <translation>Machen Sie nur weiter, wenn Sie wissen, dass der Server neu aufgesetzt wurde; lassen Sie dann den alten Schlüssel durch genau diesen ersetzen.</translation>
    </message>
    <message>
        <source>Its key %1 is marked as revoked, so nobody should trust it any more.</source>
        <translation>Sein Schlüssel %1 ist als widerrufen gekennzeichnet; niemand sollte ihm mehr vertrauen.</translation>
    </message>
    <message>
        <source>Ask whoever marked it, and do not sign in before that.</source>
        <translation>Fragen Sie, wer ihn so gekennzeichnet hat, und melden Sie sich vorher nicht an.</translation>
    </message>
</context>
<context>
    <name>HostTable</name>
    <message>
        <source>invited · link about to end</source>
        <translation>eingeladen · läuft gleich ab</translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n hour(s)</source>
        <translation>
            <numerusform>eingeladen · noch %n Stunde</numerusform>
            <numerusform>eingeladen · noch %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n day(s)</source>
        <translation>
            <numerusform>eingeladen · noch %n Tag</numerusform>
            <numerusform>eingeladen · noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>(chooses a name)</source>
        <translation>(wählt einen Namen)</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>eingeladen</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Gastgeber</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message numerus="yes">
        <source>active · %n wrong password(s)</source>
        <translation>
            <numerusform>aktiv · %n falsches Passwort</numerusform>
            <numerusform>aktiv · %n falsche Passwörter</numerusform>
        </translation>
    </message>
    <message>
        <source>active · may choose a new password</source>
        <translation>aktiv · Passwort-Link offen</translation>
    </message>
    <message>
        <source>disabled since %1</source>
        <translation>gesperrt seit %1</translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message>
        <source>The server gave no answer about its hosts.</source>
        <translation>Der Server hat über seine Gastgeber keine Antwort gegeben.</translation>
    </message>
    <message>
        <source>Its chat server Prosody does not run, or the rules for hosts are not installed.</source>
        <translation>Sein Chat-Server Prosody läuft nicht, oder die Regeln für Gastgeber sind nicht installiert.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus; es bringt in Ordnung, was fehlt.</translation>
    </message>
    <message>
        <source>The server did not carry out a change to its hosts.</source>
        <translation>Der Server hat eine Änderung bei seinen Gastgebern nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send a report to whoever helps you.</source>
        <translation>Versuchen Sie es noch einmal; bleibt es dabei, schicken Sie einen Bericht an jemanden, der Ihnen hilft.</translation>
    </message>
    <message numerus="yes">
        <source>The server keeps nothing of removed hosts but what its log files say of earlier sign-ins; these lines go after %n day(s).</source>
        <translation>
            <numerusform>Von entfernten Gastgebern behält der Server nur, was in seinen Protokollen über frühere Anmeldungen steht; diese Zeilen verschwinden nach %n Tag.</numerusform>
            <numerusform>Von entfernten Gastgebern behält der Server nur, was in seinen Protokollen über frühere Anmeldungen steht; diese Zeilen verschwinden nach %n Tagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a host “%1” already.</source>
        <translation>Den Gastgeber „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>The server knows no “%1”.</source>
        <translation>Der Server kennt „%1“ nicht.</translation>
    </message>
    <message>
        <source>“%1” is disabled; enable the account first.</source>
        <translation>„%1“ ist gesperrt; entsperren Sie zuerst das Konto.</translation>
    </message>
    <message>
        <source>“%1” cannot be a host&apos;s name; small letters, digits, dots, hyphens and underscores can.</source>
        <translation>„%1“ kann kein Name eines Gastgebers sein; erlaubt sind Kleinbuchstaben, Ziffern, Punkte, Bindestriche und Unterstriche.</translation>
    </message>
    <message>
        <source>The name “%1” is kept for the server itself.</source>
        <translation>Der Name „%1“ ist für den Server selbst bestimmt.</translation>
    </message>
    <message>
        <source>A link works for at least a second and at most a year.</source>
        <translation>Ein Link gilt mindestens eine Sekunde und höchstens ein Jahr.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a room; letters, digits, hyphens and underscores can.</source>
        <translation>„%1“ kann kein Name eines Raums sein; erlaubt sind Buchstaben, Ziffern, Bindestriche und Unterstriche.</translation>
    </message>
    <message>
        <source>The room “%1” is reserved already.</source>
        <translation>Der Raum „%1“ ist schon reserviert.</translation>
    </message>
    <message>
        <source>The room “%1” was not reserved, because the server knows no such owner.</source>
        <translation>Der Raum „%1“ wurde nicht reserviert, weil der Server keinen solchen Gastgeber kennt.</translation>
    </message>
    <message>
        <source>There is no reserved room “%1”.</source>
        <translation>Einen reservierten Raum „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The owner of “%1” has reserved as many rooms as one host may.</source>
        <translation>Der Gastgeber von „%1“ hat schon so viele Räume reserviert, wie er darf.</translation>
    </message>
    <message>
        <source>The password for “%1” is too short; 8 characters are the least.</source>
        <translation>Das Passwort für „%1“ ist zu kurz; mindestens 8 Zeichen müssen es sein.</translation>
    </message>
    <message>
        <source>The password for “%1” is too long; 64 characters are the most.</source>
        <translation>Das Passwort für „%1“ ist zu lang; höchstens 64 Zeichen dürfen es sein.</translation>
    </message>
    <message>
        <source>The password for “%1” holds characters that cannot be typed, or begins or ends with a blank.</source>
        <translation>Das Passwort für „%1“ enthält Zeichen, die sich nicht tippen lassen, oder beginnt oder endet mit einem Leerzeichen.</translation>
    </message>
    <message>
        <source>The password for “%1” is too simple; it repeats a few characters or follows their order.</source>
        <translation>Das Passwort für „%1“ ist zu einfach; es wiederholt wenige Zeichen oder folgt ihrer Reihenfolge.</translation>
    </message>
    <message>
        <source>The server did not do it for “%1” (%2).</source>
        <translation>Für „%1“ hat der Server es nicht getan (%2).</translation>
    </message>
    <message>
        <source>Nothing was changed. The lists of rooms and of hosts show what there is.</source>
        <translation>Es wurde nichts geändert. Die Listen der Räume und der Gastgeber zeigen, was es gibt.</translation>
    </message>
    <message>
        <source>“%1” has not chosen a password yet: there is only a link, which can be withdrawn or made anew.</source>
        <translation>„%1“ hat noch kein Passwort gewählt: Es gibt nur einen Link, den man zurückziehen oder neu machen kann.</translation>
    </message>
</context>
<context>
    <name>HostsCommand</name>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>eingeladen</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of them could not be changed.</source>
        <translation>
            <numerusform>%n davon ließ sich nicht ändern.</numerusform>
            <numerusform>%n davon ließen sich nicht ändern.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others, if there are any, are done.</source>
        <translation>Die anderen, falls es welche gibt, sind erledigt.</translation>
    </message>
    <message>
        <source>No host was named.</source>
        <translation>Es wurde kein Gastgeber genannt.</translation>
    </message>
    <message>
        <source>(chooses a name)</source>
        <translation>(wählt einen Namen)</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in</source>
        <translation>
            <numerusform>%n falsches Passwort seit der letzten Anmeldung</numerusform>
            <numerusform>%n falsche Passwörter seit der letzten Anmeldung</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no host yet. “meethouse hosts invite NAME” makes the first one&apos;s link.</source>
        <translation>Es gibt noch keinen Gastgeber. „meethouse hosts invite NAME“ legt den Link für den ersten an.</translation>
    </message>
    <message>
        <source>No link was named.</source>
        <translation>Es wurde kein Link genannt.</translation>
    </message>
    <message>
        <source>Whoever was disabled is signed in nowhere any more, running meetings included.</source>
        <translation>Wer gesperrt wurde, ist nirgends mehr angemeldet, auch nicht in laufenden Besprechungen.</translation>
    </message>
    <message>
        <source>The command needs one list of hosts.</source>
        <translation>Der Befehl braucht genau eine Liste von Gastgebern.</translation>
    </message>
    <message>
        <source>Write the name of a CSV file with name, display name and e-mail in each line.</source>
        <translation>Schreiben Sie den Namen einer CSV-Datei, in der in jeder Zeile Name, Anzeigename und E-Mail stehen.</translation>
    </message>
    <message>
        <source>The list “%1” cannot be read.</source>
        <translation>Die Liste „%1“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Prüfen Sie ihren Namen.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was done: %n line(s) of the list cannot be taken as they are.</source>
        <translation>
            <numerusform>Es wurde nichts getan: %n Zeile der Liste geht so nicht.</numerusform>
            <numerusform>Es wurde nichts getan: %n Zeilen der Liste gehen so nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the list and start again.</source>
        <translation>Berichtigen Sie die Liste, und beginnen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The hand-over sheets are in “%1”.</source>
        <translation>Die Übergabezettel liegen in „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) to invite.</source>
        <translation>
            <numerusform>%n Gastgeber ist einzuladen.</numerusform>
            <numerusform>%n Gastgeber sind einzuladen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were imported before and stay as they are.</source>
        <translation>
            <numerusform>%n wurde schon früher importiert und bleibt, wie er ist.</numerusform>
            <numerusform>%n wurden schon früher importiert und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>After --free-name a number from 1 to 1000 is needed.</source>
        <translation>Nach --free-name gehört eine Zahl von 1 bis 1000.</translation>
    </message>
    <message>
        <source>For example --free-name 3.</source>
        <translation>Zum Beispiel --free-name 3.</translation>
    </message>
    <message>
        <source>Nobody was named to be invited.</source>
        <translation>Es wurde niemand genannt, der eingeladen werden soll.</translation>
    </message>
    <message>
        <source>Write the hosts&apos; names, or --free-name 1 to let the host choose.</source>
        <translation>Schreiben Sie die Namen der Gastgeber, oder --free-name 1, dann wählt der Gastgeber ihn selbst.</translation>
    </message>
    <message>
        <source>Nobody was named whose password is to be reset.</source>
        <translation>Es wurde niemand genannt, dessen Passwort zurückgesetzt werden soll.</translation>
    </message>
    <message>
        <source>Write the hosts&apos; names; “meethouse hosts list” shows them.</source>
        <translation>Schreiben Sie die Namen der Gastgeber; „meethouse hosts list“ zeigt sie.</translation>
    </message>
    <message>
        <source>The old password works no more.</source>
        <translation>Das alte Passwort gilt nicht mehr.</translation>
    </message>
    <message>
        <source>Until the link is used, the old password goes on working.</source>
        <translation>Bis der Link benutzt wird, gilt das alte Passwort weiter.</translation>
    </message>
    <message>
        <source>“%1” is not a time.</source>
        <translation>„%1“ ist keine Zeitangabe.</translation>
    </message>
    <message>
        <source>For example 7d, 12h or 30m.</source>
        <translation>Zum Beispiel 7d, 12h oder 30m.</translation>
    </message>
    <message>
        <source>A host who chooses a name</source>
        <translation>Ein Gastgeber, der seinen Namen selbst wählt</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) could not be made.</source>
        <translation>
            <numerusform>%n Link konnte nicht angelegt werden.</numerusform>
            <numerusform>%n Links konnten nicht angelegt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The links are in “%1”; they are secrets until the hosts have used them.</source>
        <translation>Die Links liegen in „%1“; sie sind geheim, bis die Gastgeber sie benutzt haben.</translation>
    </message>
    <message>
        <source>The others, if there are any, are made and work.</source>
        <translation>Die anderen, falls es welche gibt, sind angelegt und gelten.</translation>
    </message>
    <message>
        <source>link open until %1</source>
        <translation>Link gilt bis %1</translation>
    </message>
    <message>
        <source>“meethouse hosts list” shows names, and the ids of open links.</source>
        <translation>„meethouse hosts list“ zeigt die Namen, und die Kennungen offener Links.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ZUSTAND</translation>
    </message>
    <message>
        <source>ID OF LINK</source>
        <translation>LINK-ID</translation>
    </message>
    <message numerus="yes">
        <source>%n of them has/have an open link already; it stops working, a new one is made. Name the file with “--links” that an earlier import wrote to keep those in it.</source>
        <translation>
            <numerusform>%n davon hat schon einen offenen Link; er gilt dann nicht mehr, ein neuer wird gemacht. Nennen Sie mit „--links“ die Datei eines früheren Imports, um die darin zu behalten.</numerusform>
            <numerusform>%n davon haben schon einen offenen Link; er gilt dann nicht mehr, ein neuer wird gemacht. Nennen Sie mit „--links“ die Datei eines früheren Imports, um die darin zu behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each link works once, until %1. Hand it to the host alone: whoever opens it chooses the password.</source>
        <translation>Jeder Link gilt ein einziges Mal, bis %1. Geben Sie ihn nur dem Gastgeber selbst: Wer ihn öffnet, wählt das Passwort.</translation>
    </message>
</context>
<context>
    <name>HostsImport</name>
    <message>
        <source>The list is not a text file.</source>
        <translation>Die Liste ist keine Textdatei.</translation>
    </message>
    <message>
        <source>Save it in your spreadsheet program as CSV, with UTF-8 if it asks.</source>
        <translation>Speichern Sie sie in Ihrer Tabellenkalkulation als CSV, mit UTF-8, falls danach gefragt wird.</translation>
    </message>
    <message>
        <source>Line %1 of the list begins a quoted text that never ends.</source>
        <translation>In Zeile %1 der Liste beginnt ein Text in Anführungszeichen, der nie endet.</translation>
    </message>
    <message>
        <source>Look for a quotation mark too many there, or save the list again from your spreadsheet.</source>
        <translation>Suchen Sie dort ein überzähliges Anführungszeichen, oder speichern Sie die Liste noch einmal aus Ihrer Tabellenkalkulation.</translation>
    </message>
    <message>
        <source>The list is larger than 8 MB.</source>
        <translation>Die Liste ist größer als 8 MB.</translation>
    </message>
    <message>
        <source>A list of hosts has one short line for each; check that it is the right file.</source>
        <translation>Eine Liste von Gastgebern hat für jeden eine kurze Zeile; prüfen Sie, ob es die richtige Datei ist.</translation>
    </message>
    <message>
        <source>The file “%1” is not a list of links that Meethouse wrote.</source>
        <translation>Die Datei „%1“ ist keine Liste von Links, die Meethouse geschrieben hat.</translation>
    </message>
    <message>
        <source>It would be written over.</source>
        <translation>Sie würde überschrieben.</translation>
    </message>
    <message>
        <source>Line %1: there is a host “%2” already.</source>
        <translation>Zeile %1: Den Gastgeber „%2“ gibt es schon.</translation>
    </message>
    <message>
        <source>The links could not be written to “%1”.</source>
        <translation>Die Links konnten nicht in „%1“ geschrieben werden.</translation>
    </message>
    <message>
        <source>Line %1 has no name.</source>
        <translation>Zeile %1 hat keinen Namen.</translation>
    </message>
    <message>
        <source>Line %1: “%2” cannot be a host&apos;s name; small letters, digits, dots, hyphens and underscores can, 64 at most.</source>
        <translation>Zeile %1: „%2“ kann kein Name eines Gastgebers sein; erlaubt sind Kleinbuchstaben, Ziffern, Punkte, Bindestriche und Unterstriche, höchstens 64.</translation>
    </message>
    <message>
        <source>Line %1: the name “%2” is kept for the server itself.</source>
        <translation>Zeile %1: Der Name „%2“ ist für den Server selbst bestimmt.</translation>
    </message>
    <message>
        <source>Line %1: the display name is too long, or holds characters that cannot be printed.</source>
        <translation>Zeile %1: Der Anzeigename ist zu lang oder enthält Zeichen, die sich nicht drucken lassen.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is not an e-mail address.</source>
        <translation>Zeile %1: „%2“ ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is not a language; “en” or “it” would be.</source>
        <translation>Zeile %1: „%2“ ist keine Sprache; „en“ oder „it“ wäre eine.</translation>
    </message>
    <message>
        <source>The list has more than 5000 lines.</source>
        <translation>Die Liste hat mehr als 5000 Zeilen.</translation>
    </message>
    <message>
        <source>The list names nobody.</source>
        <translation>Auf der Liste steht niemand.</translation>
    </message>
    <message>
        <source>The list has no column for the hosts&apos; names.</source>
        <translation>Die Liste hat keine Spalte für die Namen der Gastgeber.</translation>
    </message>
    <message>
        <source>It needs one line for each host: name, display name, e-mail. Only the name must be there.</source>
        <translation>Sie braucht für jeden Gastgeber eine Zeile: Name, Anzeigename, E-Mail. Nur der Name muss dastehen.</translation>
    </message>
    <message>
        <source>Line %1: “%2” stands in line %3 already.</source>
        <translation>Zeile %1: „%2“ steht schon in Zeile %3.</translation>
    </message>
    <message>
        <source>The hand-over sheets could not be drawn.</source>
        <translation>Die Übergabezettel konnten nicht gezeichnet werden.</translation>
    </message>
    <message>
        <source>Take the links from the list instead.</source>
        <translation>Nehmen Sie stattdessen die Links aus der Liste.</translation>
    </message>
    <message>
        <source>The sheet “%1” could not be written.</source>
        <translation>Der Zettel „%1“ konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Name another file for the links.</source>
        <translation>Nennen Sie eine andere Datei für die Links.</translation>
    </message>
    <message>
        <source>Choose another place for them, and start again.</source>
        <translation>Wählen Sie einen anderen Ort für sie, und beginnen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Choose another folder for them, and start again.</source>
        <translation>Wählen Sie einen anderen Ordner für sie, und beginnen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The hand-over sheets are not all written.</source>
        <translation>Die Übergabezettel sind nicht alle geschrieben.</translation>
    </message>
    <message>
        <source>Start again: the links stay the same.</source>
        <translation>Beginnen Sie noch einmal: Die Links bleiben dieselben.</translation>
    </message>
</context>
<context>
    <name>Inside</name>
    <message>
        <source>The server could not be looked at from inside.</source>
        <translation>Der Server ließ sich von innen nicht ansehen.</translation>
    </message>
    <message>
        <source>The commands that measure it did not run to their end.</source>
        <translation>Die Befehle, die ihn vermessen, liefen nicht bis zum Ende.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send a report to whoever helps you.</source>
        <translation>Versuchen Sie es noch einmal; bleibt es dabei, schicken Sie einen Bericht an jemanden, der Ihnen hilft.</translation>
    </message>
</context>
<context>
    <name>JitsiPlan</name>
    <message>
        <source>This version of Meethouse cannot do it yet.</source>
        <translation>Diese Version von Meethouse kann das noch nicht.</translation>
    </message>
    <message>
        <source>Change this setting and start again.</source>
        <translation>Ändern Sie diese Einstellung, und beginnen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The key file “%1” cannot be read.</source>
        <translation>Die Schlüsseldatei „%1“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check “repositories.jitsi.keyFile” in the settings.</source>
        <translation>Prüfen Sie „repositories.jitsi.keyFile“ in den Einstellungen.</translation>
    </message>
    <message>
        <source>The file “%1” is not a public key in text form.</source>
        <translation>Die Datei „%1“ ist kein öffentlicher Schlüssel in Textform.</translation>
    </message>
    <message>
        <source>The settings ask for Prosody from its makers&apos; own repository.</source>
        <translation>Die Einstellungen verlangen Prosody aus der Paketquelle seiner Hersteller.</translation>
    </message>
    <message>
        <source>Browsers would not take it.</source>
        <translation>Browser würden es nicht annehmen.</translation>
    </message>
    <message>
        <source>The settings ask for a certificate of your own and name none.</source>
        <translation>Die Einstellungen verlangen ein eigenes Zertifikat und nennen keines.</translation>
    </message>
    <message>
        <source>The server has none of yours yet.</source>
        <translation>Der Server hat noch keines von Ihnen.</translation>
    </message>
    <message>
        <source>Name “certificate.chainFile” and “certificate.keyFile” in the settings.</source>
        <translation>Nennen Sie „certificate.chainFile“ und „certificate.keyFile“ in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>JitsiSteps</name>
    <message>
        <source>Fetch the key of Jitsi&apos;s packages</source>
        <translation>Den Schlüssel von Jitsis Paketen holen</translation>
    </message>
    <message>
        <source>Only packages signed with the key that Meethouse knows are installed.</source>
        <translation>Es werden nur Pakete installiert, die mit dem Schlüssel unterschrieben sind, den Meethouse kennt.</translation>
    </message>
    <message>
        <source>Store the key of Jitsi&apos;s packages</source>
        <translation>Den Schlüssel von Jitsis Paketen ablegen</translation>
    </message>
    <message>
        <source>Only packages signed with the key that your settings name are installed.</source>
        <translation>Es werden nur Pakete installiert, die mit dem Schlüssel aus Ihren Einstellungen unterschrieben sind.</translation>
    </message>
    <message>
        <source>Name the source of Jitsi&apos;s packages</source>
        <translation>Die Quelle von Jitsis Paketen eintragen</translation>
    </message>
    <message>
        <source>The server then gets Jitsi and its updates from there.</source>
        <translation>Von dort bekommt der Server dann Jitsi und dessen Aktualisierungen.</translation>
    </message>
    <message>
        <source>Install Jitsi Meet</source>
        <translation>Jitsi Meet installieren</translation>
    </message>
    <message>
        <source>The web server, the chat server Prosody, the meeting focus jicofo, the videobridge and the relay.</source>
        <translation>Der Webserver, der Chat-Server Prosody, die Konferenzsteuerung jicofo, die Videobridge und das Relay.</translation>
    </message>
    <message>
        <source>Get a certificate that browsers trust</source>
        <translation>Ein Zertifikat holen, dem Browser vertrauen</translation>
    </message>
    <message>
        <source>Without it every browser warns, and the phone apps refuse. It renews itself.</source>
        <translation>Ohne dieses warnt jeder Browser, und die Apps auf dem Telefon verweigern sich. Es erneuert sich von selbst.</translation>
    </message>
    <message>
        <source>Install the rules for hosts, guests and rooms</source>
        <translation>Die Regeln für Gastgeber, Gäste und Räume installieren</translation>
    </message>
    <message>
        <source>They lock a room before anyone is in it, and let hosts choose their own password.</source>
        <translation>Sie schließen einen Raum ab, bevor jemand darin ist, und lassen Gastgeber ihr Passwort selbst wählen.</translation>
    </message>
    <message>
        <source>Separate hosts from guests</source>
        <translation>Gastgeber von Gästen trennen</translation>
    </message>
    <message>
        <source>Only a host who has signed in can open a meeting.</source>
        <translation>Nur ein angemeldeter Gastgeber kann eine Besprechung eröffnen.</translation>
    </message>
    <message>
        <source>Let only hosts open a meeting</source>
        <translation>Nur Gastgeber Besprechungen eröffnen lassen</translation>
    </message>
    <message>
        <source>jicofo asks Prosody who has signed in, and forgets it as your settings say.</source>
        <translation>jicofo fragt Prosody, wer angemeldet ist, und vergisst es so, wie Ihre Einstellungen es sagen.</translation>
    </message>
    <message>
        <source>Keep the videobridge from asking strangers</source>
        <translation>Die Videobridge keine Fremden fragen lassen</translation>
    </message>
    <message>
        <source>It finds its public address on the server itself.</source>
        <translation>Sie findet ihre öffentliche Adresse auf dem Server selbst.</translation>
    </message>
    <message>
        <source>Fit the memory to the server</source>
        <translation>Den Speicher auf den Server abstimmen</translation>
    </message>
    <message>
        <source>A program that takes more than there is would be ended in mid-meeting.</source>
        <translation>Ein Programm, das mehr nimmt, als da ist, würde mitten in einer Besprechung beendet.</translation>
    </message>
    <message>
        <source>Set up the meeting page</source>
        <translation>Die Besprechungsseite einrichten</translation>
    </message>
    <message>
        <source>Guests come in as guests, and browsers ask nobody but this server.</source>
        <translation>Gäste kommen als Gäste herein, und Browser fragen niemanden außer diesem Server.</translation>
    </message>
    <message>
        <source>Publish the page where hosts choose their password</source>
        <translation>Die Seite veröffentlichen, auf der Gastgeber ihr Passwort wählen</translation>
    </message>
    <message>
        <source>A host opens a one-time link there; nobody else ever knows the password.</source>
        <translation>Ein Gastgeber öffnet dort seinen Link, der einmal gilt; niemand sonst erfährt je das Passwort.</translation>
    </message>
    <message>
        <source>Shorten what the web server writes down</source>
        <translation>Kürzen, was der Webserver aufschreibt</translation>
    </message>
    <message>
        <source>Whole addresses and the names of rooms do not belong in a log.</source>
        <translation>Ganze Adressen und die Namen von Räumen gehören in kein Protokoll.</translation>
    </message>
    <message>
        <source>Delete old logs in time</source>
        <translation>Alte Protokolle rechtzeitig löschen</translation>
    </message>
    <message>
        <source>Lines about participants go after the days that your settings and papers promise.</source>
        <translation>Zeilen über Teilnehmende verschwinden nach so vielen Tagen, wie Ihre Einstellungen und Dokumente zusagen.</translation>
    </message>
    <message>
        <source>Install security updates at night</source>
        <translation>Sicherheitsaktualisierungen nachts installieren</translation>
    </message>
    <message>
        <source>Holes are closed by themselves, in the time that your settings name and never in mid-lesson.</source>
        <translation>Lücken schließen sich von selbst, in der Zeit, die Ihre Einstellungen nennen, und nie mitten im Unterricht.</translation>
    </message>
    <message>
        <source>Wait until everything answers</source>
        <translation>Warten, bis alles antwortet</translation>
    </message>
    <message>
        <source>The services start again with their new settings and need a few seconds.</source>
        <translation>Die Dienste starten mit ihren neuen Einstellungen und brauchen ein paar Sekunden.</translation>
    </message>
    <message>
        <source>Shut the doors that nobody needs</source>
        <translation>Die Türen schließen, die niemand braucht</translation>
    </message>
    <message>
        <source>From outside only SSH and what meetings need can be reached. It is taken back by itself unless this computer still gets in.</source>
        <translation>Von außen ist nur SSH zu erreichen und was Besprechungen brauchen. Es wird von selbst zurückgenommen, falls dieser Computer nicht mehr hineinkommt.</translation>
    </message>
    <message>
        <source>Leave the firewall to you</source>
        <translation>Die Firewall Ihnen überlassen</translation>
    </message>
    <message>
        <source>Your settings want none from Meethouse, so one from an earlier run goes.</source>
        <translation>Ihre Einstellungen wollen keine von Meethouse; eine aus einem früheren Lauf verschwindet deshalb.</translation>
    </message>
    <message>
        <source>Show your own certificate</source>
        <translation>Ihr eigenes Zertifikat zeigen</translation>
    </message>
    <message>
        <source>Browsers then see who you are. It does not renew itself.</source>
        <translation>Browser sehen dann, wer Sie sind. Es erneuert sich nicht von selbst.</translation>
    </message>
    <message>
        <source>Jitsi Meet and its certificate</source>
        <translation>Jitsi Meet und sein Zertifikat</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Wer was darf</translation>
    </message>
    <message>
        <source>Fitted to this server</source>
        <translation>Auf diesen Server abgestimmt</translation>
    </message>
    <message>
        <source>What hosts and guests see</source>
        <translation>Was Gastgeber und Gäste sehen</translation>
    </message>
    <message>
        <source>What is written down, and for how long</source>
        <translation>Was aufgeschrieben wird, und wie lange</translation>
    </message>
    <message>
        <source>Safe from then on</source>
        <translation>Sicher von da an</translation>
    </message>
    <message>
        <source>Make a swap file</source>
        <translation>Eine Auslagerungsdatei anlegen</translation>
    </message>
    <message>
        <source>The server has little memory: where it runs out, the disk helps, and no service is ended in mid-meeting.</source>
        <translation>Der Server hat wenig Speicher: Geht er aus, hilft die Festplatte, und kein Dienst wird mitten in einer Besprechung beendet.</translation>
    </message>
    <message>
        <source>Do without a swap file</source>
        <translation>Ohne Auslagerungsdatei auskommen</translation>
    </message>
    <message>
        <source>Tell the relay where guests reach it</source>
        <translation>Dem Relay sagen, wo Gäste es erreichen</translation>
    </message>
    <message>
        <source>Where a router puts a public address in place of the server&apos;s own, the relay cannot know it by itself.</source>
        <translation>Wo ein Router eine öffentliche Adresse an die Stelle der eigenen des Servers setzt, kann das Relay sie nicht von selbst kennen.</translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It is not a key file.</source>
        <translation>Es ist keine Schlüsseldatei.</translation>
    </message>
    <message>
        <source>It may not be read.</source>
        <translation>Sie darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It is in PuTTY&apos;s own form; PuTTYgen turns it into an OpenSSH key (Conversions, Export OpenSSH key).</source>
        <translation>Sie hat PuTTYs eigene Form; PuTTYgen macht daraus einen OpenSSH-Schlüssel (Conversions, Export OpenSSH key).</translation>
    </message>
    <message>
        <source>It is the public half of a key.</source>
        <translation>Es ist die öffentliche Hälfte eines Schlüssels.</translation>
    </message>
    <message>
        <source>It does not hold a private key.</source>
        <translation>Sie enthält keinen privaten Schlüssel.</translation>
    </message>
</context>
<context>
    <name>KeyPair</name>
    <message>
        <source>It does not show its public half, and could not be unlocked to look.</source>
        <translation>Er zeigt seine öffentliche Hälfte nicht und ließ sich zum Nachsehen nicht entsperren.</translation>
    </message>
    <message>
        <source>A new key could not be made.</source>
        <translation>Ein neuer Schlüssel konnte nicht erzeugt werden.</translation>
    </message>
    <message>
        <source>Make one with “ssh-keygen” and name its file.</source>
        <translation>Erzeugen Sie einen mit „ssh-keygen“, und nennen Sie seine Datei.</translation>
    </message>
    <message>
        <source>The new key “%1” could not be written.</source>
        <translation>Der neue Schlüssel „%1“ konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Name a file in a folder that is yours.</source>
        <translation>Nennen Sie eine Datei in einem Ordner, der Ihnen gehört.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Let people in by their keys alone</source>
        <translation>Nur noch mit Schlüssel hereinlassen</translation>
    </message>
    <message>
        <source>Passwords can be guessed, and strangers try thousands of them every day.</source>
        <translation>Passwörter lassen sich erraten, und Fremde probieren jeden Tag Tausende.</translation>
    </message>
    <message>
        <source>The key could not be stored on the server.</source>
        <translation>Der Schlüssel konnte nicht auf dem Server abgelegt werden.</translation>
    </message>
    <message>
        <source>%1 may not write into the folder .ssh there, or the disk is full.</source>
        <translation>%1 darf dort nicht in den Ordner .ssh schreiben, oder die Platte ist voll.</translation>
    </message>
    <message>
        <source>Look at the detail, then start again.</source>
        <translation>Sehen Sie sich die Einzelheit an, und beginnen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>The key lies on the server now, but the server does not let it in.</source>
        <translation>Der Schlüssel liegt jetzt auf dem Server, aber der Server lässt ihn nicht herein.</translation>
    </message>
    <message>
        <source>Look in the SSH server&apos;s settings there (PubkeyAuthentication, AuthorizedKeysFile, AllowUsers), or go on with the password.</source>
        <translation>Sehen Sie dort in den Einstellungen des SSH-Servers nach (PubkeyAuthentication, AuthorizedKeysFile, AllowUsers), oder machen Sie mit dem Passwort weiter.</translation>
    </message>
    <message>
        <source>The server still lets people in by passwords.</source>
        <translation>Der Server lässt noch immer mit Passwort herein.</translation>
    </message>
    <message>
        <source>Its SSH settings say so somewhere else, or it has not read them again.</source>
        <translation>Seine SSH-Einstellungen sagen es an anderer Stelle, oder er hat sie noch nicht neu gelesen.</translation>
    </message>
    <message>
        <source>The change is taken back within three minutes. Ask whoever set the server up.</source>
        <translation>Die Änderung wird binnen drei Minuten zurückgenommen. Fragen Sie, wer den Server eingerichtet hat.</translation>
    </message>
</context>
<context>
    <name>KeysCommand</name>
    <message>
        <source>No key was named.</source>
        <translation>Es wurde kein Schlüssel genannt.</translation>
    </message>
    <message>
        <source>Name its file with --identity; if there is none yet, one is made.</source>
        <translation>Nennen Sie seine Datei mit --identity; gibt es noch keinen, wird einer erzeugt.</translation>
    </message>
    <message>
        <source>A new key was made: %1</source>
        <translation>Ein neuer Schlüssel wurde erzeugt: %1</translation>
    </message>
    <message>
        <source>The key was there already, and lets this computer in.</source>
        <translation>Der Schlüssel war schon da und lässt diesen Computer herein.</translation>
    </message>
    <message>
        <source>The key is there, and lets this computer in.</source>
        <translation>Der Schlüssel ist da und lässt diesen Computer herein.</translation>
    </message>
    <message>
        <source>Nobody is let in by a password any more.</source>
        <translation>Mit Passwort kommt niemand mehr herein.</translation>
    </message>
</context>
<context>
    <name>KnownHosts</name>
    <message>
        <source>The server&apos;s key could not be remembered.</source>
        <translation>Der Schlüssel des Servers konnte nicht gemerkt werden.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be written.</source>
        <translation>Die Datei „%1“ lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>See that its folder exists, is yours and has room, then try again.</source>
        <translation>Sehen Sie nach, ob es den Ordner gibt, ob er Ihnen gehört und Platz hat, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The file of known servers cannot be read.</source>
        <translation>Die Datei der bekannten Server lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>“%1” is there, but it cannot be opened.</source>
        <translation>„%1“ ist da, lässt sich aber nicht öffnen.</translation>
    </message>
    <message>
        <source>Make it readable for you, or name another file.</source>
        <translation>Machen Sie sie für sich lesbar, oder nennen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>There are no settings to work with.</source>
        <translation>Es gibt keine Einstellungen, mit denen sich arbeiten ließe.</translation>
    </message>
    <message>
        <source>The server keeps none yet, and no file was named.</source>
        <translation>Der Server bewahrt noch keine auf, und es wurde keine Datei genannt.</translation>
    </message>
    <message>
        <source>Name a settings file with --settings.</source>
        <translation>Nennen Sie eine Einstellungsdatei mit --settings.</translation>
    </message>
    <message>
        <source>The server is not ready yet.</source>
        <translation>Der Server ist noch nicht so weit.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation>
            <numerusform>%n Prüfung hat Nein gesagt.</numerusform>
            <numerusform>%n Prüfungen haben Nein gesagt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do what stands beside each of them, then start again; nothing was changed.</source>
        <translation>Tun Sie, was jeweils daneben steht, und beginnen Sie dann noch einmal; geändert wurde nichts.</translation>
    </message>
</context>
<context>
    <name>Mark</name>
    <message>
        <source>in order</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>bitte ansehen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>nicht zu sagen</translation>
    </message>
    <message>
        <source>being worked on</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>d MMMM</source>
        <extracomment>How a day is written: d, MMMM and yyyy are filled in, and words stand in single quotation marks (d &apos;de&apos; MMMM).</extracomment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>There is no computer with the name %1.</source>
        <translation>Einen Computer mit dem Namen %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The name servers know the name not at all, or without an address.</source>
        <translation>Die Nameserver kennen den Namen gar nicht oder nur ohne Adresse.</translation>
    </message>
    <message>
        <source>Check the spelling, and that the name has an A or AAAA record; a new record can take some hours to be seen everywhere.</source>
        <translation>Prüfen Sie die Schreibweise und ob der Name einen A- oder AAAA-Eintrag hat; ein neuer Eintrag ist manchmal erst nach Stunden überall zu sehen.</translation>
    </message>
    <message>
        <source>The address of %1 could not be found out.</source>
        <translation>Die Adresse von %1 war nicht herauszufinden.</translation>
    </message>
    <message>
        <source>No name server gave a usable answer in time.</source>
        <translation>Kein Nameserver hat rechtzeitig eine brauchbare Antwort gegeben.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network connection, then try again.</source>
        <translation>Prüfen Sie die Netzverbindung dieses Computers, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The signatures of %1 in the name system (DNSSEC) are wrong.</source>
        <translation>Die Unterschriften von %1 im Namenssystem (DNSSEC) sind falsch.</translation>
    </message>
    <message>
        <source>Whoever checks them, as Let&apos;s Encrypt does, is told that there is no such name.</source>
        <translation>Wer sie prüft, wie Let’s Encrypt es tut, bekommt gesagt, dass es den Namen nicht gibt.</translation>
    </message>
    <message>
        <source>At your domain&apos;s provider switch DNSSEC off, or have its keys (DS record) renewed.</source>
        <translation>Schalten Sie beim Anbieter Ihrer Domain DNSSEC aus, oder lassen Sie dessen Schlüssel (DS-Eintrag) erneuern.</translation>
    </message>
    <message>
        <source>Looking up the address of %1 was stopped.</source>
        <translation>Die Suche nach der Adresse von %1 wurde angehalten.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Jemand hat darum gebeten aufzuhören.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Beginnen Sie wieder, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a computer.</source>
        <translation>„%1“ kann kein Name eines Computers sein.</translation>
    </message>
    <message>
        <source>Names consist of letters, digits, hyphens and dots.</source>
        <translation>Namen bestehen aus Buchstaben, Ziffern, Bindestrichen und Punkten.</translation>
    </message>
    <message>
        <source>Write a name such as meet.example.org, or an IP address.</source>
        <translation>Schreiben Sie einen Namen wie meet.example.org oder eine IP-Adresse.</translation>
    </message>
</context>
<context>
    <name>Obstacle</name>
    <message>
        <source>The server&apos;s disk is full.</source>
        <translation>Die Platte des Servers ist voll.</translation>
    </message>
    <message>
        <source>Nothing can be written to the server&apos;s disk: it is mounted read-only.</source>
        <translation>Auf die Platte des Servers lässt sich nichts schreiben: Sie ist nur lesbar eingehängt.</translation>
    </message>
    <message>
        <source>The server had no memory left, and the system ended a program.</source>
        <translation>Der Server hatte keinen Speicher mehr, und das System hat ein Programm beendet.</translation>
    </message>
    <message>
        <source>The server&apos;s clock and the archive of packages do not agree about the time.</source>
        <translation>Die Uhr des Servers und das Paketarchiv sind sich über die Zeit nicht einig.</translation>
    </message>
    <message>
        <source>The packages are not signed with the key that is known for their archive, or that key is no longer valid.</source>
        <translation>Die Pakete sind nicht mit dem Schlüssel unterschrieben, der für ihr Archiv bekannt ist, oder dieser Schlüssel gilt nicht mehr.</translation>
    </message>
    <message>
        <source>The server could not find out the address of an archive of packages.</source>
        <translation>Der Server konnte die Adresse eines Paketarchivs nicht herausfinden.</translation>
    </message>
    <message>
        <source>Somebody else has been installing packages on the server for a long time.</source>
        <translation>Jemand anders installiert seit langer Zeit Pakete auf dem Server.</translation>
    </message>
    <message>
        <source>An archive of packages did not answer, or not as it should.</source>
        <translation>Ein Paketarchiv hat nicht geantwortet, oder nicht so, wie es sollte.</translation>
    </message>
    <message>
        <source>A package could not be installed.</source>
        <translation>Ein Paket ließ sich nicht installieren.</translation>
    </message>
    <message>
        <source>The run was stopped in the middle: the server was restarted, or the run was killed.</source>
        <translation>Der Lauf wurde mittendrin angehalten: Der Server wurde neu gestartet, oder der Lauf wurde abgewürgt.</translation>
    </message>
    <message>
        <source>What the server said about it last stands in the details.</source>
        <translation>Was der Server zuletzt dazu gesagt hat, steht in den Einzelheiten.</translation>
    </message>
    <message>
        <source>Make room on it, then start again: what is done stays done, and it goes on from here.</source>
        <translation>Schaffen Sie Platz darauf, und beginnen Sie dann noch einmal: Was getan ist, bleibt getan, und es geht hier weiter.</translation>
    </message>
    <message>
        <source>Restart the server; if it stays so, ask your hosting company, for the disk may be broken. Then start again: it goes on from here.</source>
        <translation>Starten Sie den Server neu; bleibt es dabei, fragen Sie Ihren Hosting-Anbieter, denn die Platte ist vielleicht defekt. Beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>End what else needs memory there, or rent more of it, then start again: it goes on from here.</source>
        <translation>Beenden Sie dort, was sonst Speicher braucht, oder mieten Sie mehr davon, und beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>Set the server&apos;s clock (“timedatectl set-ntp true”), then start again: it goes on from here.</source>
        <translation>Stellen Sie die Uhr des Servers („timedatectl set-ntp true“), und beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>Look for a newer Meethouse, which may know the new key; if you named the archive yourself, name its new key in the settings. Then start again: it goes on from here.</source>
        <translation>Suchen Sie nach einem neueren Meethouse, das den neuen Schlüssel kennen kann; haben Sie das Archiv selbst genannt, nennen Sie seinen neuen Schlüssel in den Einstellungen. Beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>Look at the name servers in the server&apos;s /etc/resolv.conf, then start again: it goes on from here.</source>
        <translation>Sehen Sie sich die Nameserver in /etc/resolv.conf auf dem Server an, und beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>Let that come to its end, then start again: it goes on from here.</source>
        <translation>Lassen Sie das zu Ende gehen, und beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>Start again in some minutes: what is done stays done, and it goes on from here.</source>
        <translation>Beginnen Sie in einigen Minuten noch einmal: Was getan ist, bleibt getan, und es geht hier weiter.</translation>
    </message>
    <message>
        <source>Start again, which tries once more; if it stays so, the details say which package it is.</source>
        <translation>Beginnen Sie noch einmal, dann wird es wieder versucht; bleibt es dabei, sagen die Einzelheiten, welches Paket es ist.</translation>
    </message>
    <message>
        <source>Nothing is lost: what is done stays done, and starting again goes on from here.</source>
        <translation>Verloren ist nichts: Was getan ist, bleibt getan, und ein neuer Start macht hier weiter.</translation>
    </message>
    <message>
        <source>The name has an AAAA record (IPv6), and the server does not answer there.</source>
        <translation>Der Name hat einen AAAA-Eintrag (IPv6), und dort antwortet der Server nicht.</translation>
    </message>
    <message>
        <source>The domain&apos;s CAA records do not let this authority issue certificates.</source>
        <translation>Die CAA-Einträge der Domain lassen diese Stelle keine Zertifikate ausstellen.</translation>
    </message>
    <message>
        <source>The authority was asked too often for this name lately.</source>
        <translation>Die Stelle wurde in letzter Zeit zu oft nach diesem Namen gefragt.</translation>
    </message>
    <message>
        <source>Where the name leads, something else than this server answered at port 80.</source>
        <translation>Wohin der Name führt, hat an Port 80 etwas anderes als dieser Server geantwortet.</translation>
    </message>
    <message>
        <source>The authority could not reach the server at port 80.</source>
        <translation>Die Stelle konnte den Server an Port 80 nicht erreichen.</translation>
    </message>
    <message>
        <source>The authority could not find out where the name leads.</source>
        <translation>Die Stelle konnte nicht herausfinden, wohin der Name führt.</translation>
    </message>
    <message>
        <source>The server could not reach the authority that issues certificates.</source>
        <translation>Der Server konnte die Stelle, die Zertifikate ausstellt, nicht erreichen.</translation>
    </message>
    <message>
        <source>Delete that record where the domain is administered, or set IPv6 up on the server. Then start again: it goes on from here.</source>
        <translation>Löschen Sie diesen Eintrag dort, wo die Domain verwaltet wird, oder richten Sie auf dem Server IPv6 ein. Beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>Add the authority to them (for Let&apos;s Encrypt: 0 issue &quot;letsencrypt.org&quot;) or delete them. Then start again: it goes on from here.</source>
        <translation>Fügen Sie die Stelle hinzu (für Let’s Encrypt: 0 issue &quot;letsencrypt.org&quot;), oder löschen Sie die Einträge. Beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>Wait an hour after failed tries, up to a week after many certificates, then start again. Until then a self-signed one lets you try things out.</source>
        <translation>Warten Sie nach misslungenen Versuchen eine Stunde, nach vielen Zertifikaten bis zu einer Woche, und beginnen Sie dann noch einmal. Bis dahin lässt sich mit einem selbst ausgestellten alles ausprobieren.</translation>
    </message>
    <message>
        <source>Look where its A and AAAA records lead. If a proxy stands before the server (Cloudflare&apos;s, for example), switch it off for this name. Then start again: it goes on from here.</source>
        <translation>Sehen Sie nach, wohin seine A- und AAAA-Einträge führen. Steht vor dem Server ein Proxy (zum Beispiel der von Cloudflare), schalten Sie ihn für diesen Namen aus. Beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>Let in 80/tcp in your hosting company&apos;s panel, and look where the name&apos;s A and AAAA records lead. Then start again: it goes on from here.</source>
        <translation>Lassen Sie auf der Verwaltungsseite Ihres Hosting-Anbieters 80/tcp herein, und sehen Sie nach, wohin die A- und AAAA-Einträge des Namens führen. Beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>Look at its A and AAAA records where the domain is administered; signatures that do not fit (DNSSEC) show like this, too. Then start again: it goes on from here.</source>
        <translation>Sehen Sie sich seine A- und AAAA-Einträge dort an, wo die Domain verwaltet wird; auch Unterschriften, die nicht passen (DNSSEC), zeigen sich so. Beginnen Sie dann noch einmal: Es geht hier weiter.</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, see whether the server may open connections to port 443 outside. It goes on from here.</source>
        <translation>Versuchen Sie es später noch einmal; bleibt es dabei, sehen Sie nach, ob der Server Verbindungen zu Port 443 draußen aufbauen darf. Es geht hier weiter.</translation>
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
        <translation>  ✓ %1 (war schon so)</translation>
    </message>
    <message>
        <source>  ✗ %1 (failed after %2)</source>
        <translation>  ✗ %1 (fehlgeschlagen nach %2)</translation>
    </message>
    <message>
        <source>  ! %1 (cancelled)</source>
        <translation>  ! %1 (abgebrochen)</translation>
    </message>
    <message>
        <source>  ✓ %1 (taken back)</source>
        <translation>  ✓ %1 (zurückgenommen)</translation>
    </message>
    <message>
        <source>What was said, word for word:</source>
        <translation>Was gesagt wurde, Wort für Wort:</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>A run is going on there.</source>
        <translation>Dort ist gerade ein Lauf im Gang.</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>Warten Sie, bis er zu Ende ist.</translation>
    </message>
    <message>
        <source>The last run did not come to a good end.</source>
        <translation>Der letzte Lauf hat kein gutes Ende genommen.</translation>
    </message>
    <message>
        <source>What it was to do is done in part.</source>
        <translation>Was er tun sollte, ist nur zum Teil getan.</translation>
    </message>
    <message>
        <source>Set the server up again: it goes on where it was interrupted.</source>
        <translation>Richten Sie den Server noch einmal ein: Es geht dort weiter, wo es unterbrochen wurde.</translation>
    </message>
    <message>
        <source>The server wants to be restarted.</source>
        <translation>Der Server möchte neu gestartet werden.</translation>
    </message>
    <message>
        <source>An update, mostly of the kernel, works only after it.</source>
        <translation>Eine Aktualisierung, meist die des Kernels, wirkt erst danach.</translation>
    </message>
    <message>
        <source>Restart it when nobody meets; it takes a minute or two.</source>
        <translation>Starten Sie ihn neu, wenn niemand eine Besprechung hat; es dauert ein oder zwei Minuten.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is nearly full.</source>
        <translation>Die Platte des Servers ist fast voll.</translation>
    </message>
    <message>
        <source>Updates fail without room, and at last meetings do.</source>
        <translation>Ohne Platz schlagen Aktualisierungen fehl und schließlich auch Besprechungen.</translation>
    </message>
    <message>
        <source>Remove what is not needed, or rent a larger disk.</source>
        <translation>Entfernen Sie, was nicht gebraucht wird, oder mieten Sie eine größere Platte.</translation>
    </message>
    <message>
        <source>Nobody is in a meeting.</source>
        <translation>Niemand ist in einer Besprechung.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) is/are in a meeting.</source>
        <translation>
            <numerusform>%n Person ist in einer Besprechung.</numerusform>
            <numerusform>%n Personen sind in einer Besprechung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) is/are in %1 meetings.</source>
        <translation>
            <numerusform>%n Person ist in %1 Besprechungen.</numerusform>
            <numerusform>%n Personen sind in %1 Besprechungen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnCertificate</name>
    <message>
        <source>The file “%1” cannot be read.</source>
        <translation>Die Datei „%1“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check its name in the settings, and whether you may read it.</source>
        <translation>Prüfen Sie ihren Namen in den Einstellungen und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The file “%1” is in binary form (DER or PKCS#12).</source>
        <translation>Die Datei „%1“ hat Binärform (DER oder PKCS#12).</translation>
    </message>
    <message>
        <source>Turn it into PEM form, for example with “openssl pkcs12 -in FILE -nodes”, with the certificates in one file and the key in another.</source>
        <translation>Wandeln Sie sie in PEM-Form um, zum Beispiel mit „openssl pkcs12 -in FILE -nodes“, die Zertifikate in einer Datei und den Schlüssel in einer anderen.</translation>
    </message>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation>Die Datei „%1“ ist beschädigt.</translation>
    </message>
    <message>
        <source>Copy it anew, from “-----BEGIN CERTIFICATE-----” to the last “-----END CERTIFICATE-----”.</source>
        <translation>Kopieren Sie sie neu, von „-----BEGIN CERTIFICATE-----“ bis zum letzten „-----END CERTIFICATE-----“.</translation>
    </message>
    <message>
        <source>The file “%1” holds a key and no certificate.</source>
        <translation>Die Datei „%1“ enthält einen Schlüssel und kein Zertifikat.</translation>
    </message>
    <message>
        <source>The file “%1” holds a request for a certificate, not the certificate.</source>
        <translation>Die Datei „%1“ enthält einen Antrag auf ein Zertifikat, nicht das Zertifikat.</translation>
    </message>
    <message>
        <source>The file “%1” holds no certificate.</source>
        <translation>Die Datei „%1“ enthält kein Zertifikat.</translation>
    </message>
    <message>
        <source>Name the file with the full chain of certificates, in PEM form.</source>
        <translation>Nennen Sie die Datei mit der vollständigen Kette von Zertifikaten, in PEM-Form.</translation>
    </message>
    <message>
        <source>The key “%1” is locked with a passphrase.</source>
        <translation>Der Schlüssel „%1“ ist mit einer Passphrase gesperrt.</translation>
    </message>
    <message>
        <source>The passphrase does not open the key “%1”.</source>
        <translation>Die Passphrase öffnet den Schlüssel „%1“ nicht.</translation>
    </message>
    <message>
        <source>The file “%1” holds no key.</source>
        <translation>Die Datei „%1“ enthält keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Name the file that begins with “-----BEGIN PRIVATE KEY-----” or similar, in PEM form.</source>
        <translation>Nennen Sie die Datei, die mit „-----BEGIN PRIVATE KEY-----“ oder ähnlich beginnt, in PEM-Form.</translation>
    </message>
    <message>
        <source>The key does not belong to the certificate.</source>
        <translation>Der Schlüssel gehört nicht zum Zertifikat.</translation>
    </message>
    <message>
        <source>Name the key that the certificate was asked for with; a new key needs a new certificate.</source>
        <translation>Nennen Sie den Schlüssel, mit dem das Zertifikat beantragt wurde; ein neuer Schlüssel braucht ein neues Zertifikat.</translation>
    </message>
    <message>
        <source>The certificates do not stand in the order in which a server shows them.</source>
        <translation>Die Zertifikate stehen nicht in der Reihenfolge, in der ein Server sie zeigt.</translation>
    </message>
    <message>
        <source>Nothing: the server gets them in the right order, and none that does not belong to it.</source>
        <translation>Nichts: Der Server bekommt sie in der richtigen Reihenfolge und keines, das nicht dazugehört.</translation>
    </message>
    <message>
        <source>The certificate does not name %1 where browsers look (subjectAltName).</source>
        <translation>Das Zertifikat nennt %1 nicht dort, wo Browser nachsehen (subjectAltName).</translation>
    </message>
    <message>
        <source>The certificate is not for %1 but for %2.</source>
        <translation>Das Zertifikat gilt nicht für %1, sondern für %2.</translation>
    </message>
    <message>
        <source>Ask for a certificate for %1, or choose the name that it was made for.</source>
        <translation>Beantragen Sie ein Zertifikat für %1, oder wählen Sie den Namen, für den es gemacht ist.</translation>
    </message>
    <message>
        <source>Ask for a new certificate with an RSA key of 2048 bits or more, or with an elliptic curve key (P-256 or P-384).</source>
        <translation>Beantragen Sie ein neues Zertifikat mit einem RSA-Schlüssel von 2048 Bit oder mehr oder mit einem Schlüssel auf elliptischen Kurven (P-256 oder P-384).</translation>
    </message>
    <message>
        <source>The key is too weak: it has only %1 bits.</source>
        <translation>Der Schlüssel ist zu schwach: Er hat nur %1 Bit.</translation>
    </message>
    <message>
        <source>The key is of a kind that not every browser knows.</source>
        <translation>Der Schlüssel ist von einer Art, die nicht jeder Browser kennt.</translation>
    </message>
    <message>
        <source>The certificate is signed in a way that browsers no longer trust (SHA-1).</source>
        <translation>Das Zertifikat ist auf eine Weise unterschrieben, der Browser nicht mehr trauen (SHA-1).</translation>
    </message>
    <message>
        <source>Ask who issued it for a new one.</source>
        <translation>Bitten Sie den Aussteller um ein neues.</translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation>Das Zertifikat</translation>
    </message>
    <message>
        <source>The certificate of its issuer (%1)</source>
        <translation>Das Zertifikat seines Ausstellers (%1)</translation>
    </message>
    <message>
        <source>Get a new certificate from whoever issued it.</source>
        <translation>Holen Sie sich ein neues Zertifikat von dem, der es ausgestellt hat.</translation>
    </message>
    <message>
        <source>Ask who issued yours for the full chain of today.</source>
        <translation>Bitten Sie den Aussteller Ihres Zertifikats um die heutige vollständige Kette.</translation>
    </message>
    <message>
        <source>%1 ended on %2.</source>
        <translation>%1 ist am %2 abgelaufen.</translation>
    </message>
    <message>
        <source>%1 is only valid from %2 on.</source>
        <translation>%1 gilt erst ab %2.</translation>
    </message>
    <message>
        <source>Wait until then, or check the clock of this computer.</source>
        <translation>Warten Sie bis dahin, oder prüfen Sie die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>%1 ends soon, on %2.</source>
        <translation>%1 läuft bald ab, am %2.</translation>
    </message>
    <message>
        <source>No authority that this computer knows vouches for the certificate.</source>
        <translation>Keine Stelle, die dieser Computer kennt, bürgt für das Zertifikat.</translation>
    </message>
    <message>
        <source>Browsers warn wherever its issuer is not known; for guests from outside it has to be one that every browser knows.</source>
        <translation>Browser warnen überall, wo sein Aussteller nicht bekannt ist; für Gäste von außen muss es einer sein, den jeder Browser kennt.</translation>
    </message>
    <message>
        <source>The chain ends with %1, whose issuer %2 this computer does not know.</source>
        <translation>Die Kette endet mit %1, dessen Aussteller %2 dieser Computer nicht kennt.</translation>
    </message>
    <message>
        <source>Most often the certificates in between are missing, and then telephones refuse: ask who issued it for the full chain. Waive this check if your organisation issues its own.</source>
        <translation>Meist fehlen die Zertifikate dazwischen, und dann verweigern sich Telefone: Bitten Sie den Aussteller um die vollständige Kette. Übergehen Sie diese Prüfung, wenn Ihre Einrichtung selbst ausstellt.</translation>
    </message>
    <message>
        <source>The certificate was not made for servers.</source>
        <translation>Das Zertifikat ist nicht für Server gemacht.</translation>
    </message>
    <message>
        <source>Ask for a certificate for a web server.</source>
        <translation>Beantragen Sie ein Zertifikat für einen Webserver.</translation>
    </message>
    <message>
        <source>The certificate is not trusted: %1.</source>
        <translation>Dem Zertifikat wird nicht vertraut: %1.</translation>
    </message>
    <message>
        <source>Ask who issued it.</source>
        <translation>Fragen Sie den Aussteller.</translation>
    </message>
    <message>
        <source>Give its passphrase (on the command line as “certificateKeyPassphrase” with --secrets), or take it off with “openssl pkey -in FILE -out NEW”.</source>
        <translation>Geben Sie die Passphrase an (auf der Befehlszeile als „certificateKeyPassphrase“ mit --secrets), oder nehmen Sie sie mit „openssl pkey -in FILE -out NEW“ weg.</translation>
    </message>
    <message>
        <source>Capital letters count. Who made the key chose it; nobody can find it out.</source>
        <translation>Groß- und Kleinbuchstaben zählen. Gewählt hat sie, wer den Schlüssel gemacht hat; herausfinden kann sie niemand.</translation>
    </message>
</context>
<context>
    <name>PasswordChange</name>
    <message>
        <source>%1 wants %2 to choose a new password first.</source>
        <translation>%1 verlangt, dass %2 zuerst ein neues Passwort wählt.</translation>
    </message>
    <message>
        <source>Many hosting companies give out a first password that has to be changed at once.</source>
        <translation>Viele Hosting-Anbieter geben ein erstes Passwort aus, das gleich geändert werden muss.</translation>
    </message>
    <message>
        <source>The present password</source>
        <translation>Das jetzige Passwort</translation>
    </message>
    <message>
        <source>A new password</source>
        <translation>Ein neues Passwort</translation>
    </message>
    <message>
        <source>The new password again</source>
        <translation>Das neue Passwort noch einmal</translation>
    </message>
    <message>
        <source>The two new passwords were not the same, or empty.</source>
        <translation>Die beiden neuen Passwörter waren nicht gleich, oder sie waren leer.</translation>
    </message>
    <message>
        <source>It did not take the present password, or asked something else.</source>
        <translation>Er hat das jetzige Passwort nicht angenommen oder nach etwas anderem gefragt.</translation>
    </message>
    <message>
        <source>It may be too short, too simple, or too much like the present one.</source>
        <translation>Vielleicht ist es zu kurz, zu einfach oder dem jetzigen zu ähnlich.</translation>
    </message>
</context>
<context>
    <name>PlanCommand</name>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) would be carried out.</source>
        <translation>
            <numerusform>%n Schritt würde ausgeführt.</numerusform>
            <numerusform>%n Schritte würden ausgeführt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>The practice server did not do what was asked.</source>
        <translation>Der Übungsserver hat nicht getan, was er sollte.</translation>
    </message>
    <message>
        <source>Practising needs a Linux machine on which you are the administrator. Without one, use a rented server with “meethouse deploy”.</source>
        <translation>Zum Üben braucht es einen Linux-Rechner, auf dem Sie Administrator sind. Sonst nehmen Sie einen gemieteten Server mit „meethouse deploy“.</translation>
    </message>
    <message>
        <source>Its program is not installed.</source>
        <translation>Sein Programm ist nicht installiert.</translation>
    </message>
    <message>
        <source>The practice server was not waited for.</source>
        <translation>Auf den Übungsserver wurde nicht gewartet.</translation>
    </message>
    <message>
        <source>“meethouse practice status” tells whether it runs.</source>
        <translation>„meethouse practice status“ sagt, ob er läuft.</translation>
    </message>
</context>
<context>
    <name>PracticeCommand</name>
    <message>
        <source>No practice server runs.</source>
        <translation>Es läuft kein Übungsserver.</translation>
    </message>
    <message>
        <source>The practice server runs. Sign-in and passwords are real there, pictures and sound are not.</source>
        <translation>Der Übungsserver läuft. Anmeldung und Passwörter sind dort echt, Bild und Ton nicht.</translation>
    </message>
    <message>
        <source>The practice server runs.</source>
        <translation>Der Übungsserver läuft.</translation>
    </message>
    <message>
        <source>Set it up with:</source>
        <translation>So richten Sie ihn ein:</translation>
    </message>
    <message>
        <source>Starting a practice server. The first time this takes a few minutes …</source>
        <translation>Ein Übungsserver wird gestartet. Beim ersten Mal dauert das einige Minuten …</translation>
    </message>
    <message>
        <source>The practice server is gone.</source>
        <translation>Den Übungsserver gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>The texts of the documents cannot be read.</source>
        <translation>Die Texte der Dokumente lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>The file %1 is missing or damaged.</source>
        <translation>Die Datei %1 fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>Install the program again, or mend the file if you changed it.</source>
        <translation>Installieren Sie das Programm noch einmal, oder berichtigen Sie die Datei, falls Sie sie geändert haben.</translation>
    </message>
    <message>
        <source>There are no documents in the language “%1”.</source>
        <translation>In der Sprache „%1“ gibt es keine Dokumente.</translation>
    </message>
    <message>
        <source>The documents are written in: %1.</source>
        <translation>Die Dokumente gibt es auf: %1.</translation>
    </message>
    <message>
        <source>Choose one of the languages that the documents are written in.</source>
        <translation>Wählen Sie eine der Sprachen, in denen es die Dokumente gibt.</translation>
    </message>
    <message>
        <source>The document %1 was not written.</source>
        <translation>Das Dokument %1 wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>The folder cannot be written to, or the disk is full.</source>
        <translation>In den Ordner darf nicht geschrieben werden, oder die Platte ist voll.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room, and export again.</source>
        <translation>Wählen Sie einen anderen Ordner, oder schaffen Sie Platz, und exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>The PDF documents were not written.</source>
        <translation>Die PDF-Dokumente wurden nicht geschrieben.</translation>
    </message>
    <message>
        <source>The part of the program that sets pages is not installed.</source>
        <translation>Der Teil des Programms, der die Seiten setzt, ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install the program again, or export as HTML and ODT.</source>
        <translation>Installieren Sie das Programm noch einmal, oder exportieren Sie als HTML und ODT.</translation>
    </message>
    <message>
        <source>The part of the program that sets pages gave up.</source>
        <translation>Der Teil des Programms, der die Seiten setzt, hat aufgegeben.</translation>
    </message>
    <message>
        <source>Export as HTML and ODT, and report this as a defect.</source>
        <translation>Exportieren Sie als HTML und ODT, und melden Sie das als Fehler.</translation>
    </message>
    <message>
        <source>The ODT documents were not written.</source>
        <translation>Die ODT-Dokumente wurden nicht geschrieben.</translation>
    </message>
    <message>
        <source>There was no memory left for them.</source>
        <translation>Für sie war kein Speicher mehr da.</translation>
    </message>
    <message>
        <source>Close other programs and export again.</source>
        <translation>Schließen Sie andere Programme, und exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>There are no exported documents in %1.</source>
        <translation>In %1 gibt es keine exportierten Dokumente.</translation>
    </message>
    <message>
        <source>The folder has no file index.json, and no folder in it has one.</source>
        <translation>Der Ordner hat keine Datei index.json, und kein Ordner darin hat eine.</translation>
    </message>
    <message>
        <source>Name the folder of an export with --out, or export the documents first.</source>
        <translation>Nennen Sie den Ordner eines Exports mit --out, oder exportieren Sie zuerst die Dokumente.</translation>
    </message>
    <message>
        <source>The exported documents could not be compared.</source>
        <translation>Die exportierten Dokumente ließen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>The file %1 is damaged or was written by another version of the program.</source>
        <translation>Die Datei %1 ist beschädigt oder wurde von einer anderen Version des Programms geschrieben.</translation>
    </message>
    <message>
        <source>Export the documents again.</source>
        <translation>Exportieren Sie die Dokumente noch einmal.</translation>
    </message>
    <message>
        <source>The export of the documents was stopped.</source>
        <translation>Der Export der Dokumente wurde angehalten.</translation>
    </message>
    <message>
        <source>Somebody asked for it.</source>
        <translation>Jemand hat darum gebeten.</translation>
    </message>
    <message>
        <source>Start the export again when you are ready.</source>
        <translation>Beginnen Sie den Export wieder, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>There are no papers to publish.</source>
        <translation>Es gibt keine Dokumente zu veröffentlichen.</translation>
    </message>
    <message>
        <source>The settings say that the meetings are held for a school; that school publishes its own notices.</source>
        <translation>Die Einstellungen sagen, dass die Besprechungen für eine Schule stattfinden; diese Schule veröffentlicht ihre eigenen Datenschutzhinweise.</translation>
    </message>
    <message>
        <source>Ask the school. If the meetings are your own, change “provider.role” in the settings.</source>
        <translation>Fragen Sie die Schule. Sind die Besprechungen Ihre eigenen, ändern Sie „provider.role“ in den Einstellungen.</translation>
    </message>
    <message>
        <source>What is published on the server could not be compared.</source>
        <translation>Was auf dem Server veröffentlicht ist, ließ sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>The server did not say what its pages were made from.</source>
        <translation>Der Server hat nicht gesagt, woraus seine Seiten gemacht wurden.</translation>
    </message>
    <message>
        <source>Publish the notices again with “meethouse documents publish”.</source>
        <translation>Veröffentlichen Sie die Datenschutzhinweise noch einmal mit „meethouse documents publish“.</translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>%1 cannot be reached from this computer.</source>
        <translation>%1 ist von diesem Computer aus nicht zu erreichen.</translation>
    </message>
    <message>
        <source>This computer has no way to that address, for example no IPv6 network.</source>
        <translation>Dieser Computer hat keinen Weg zu dieser Adresse, zum Beispiel kein IPv6-Netz.</translation>
    </message>
    <message>
        <source>Try again from a network that reaches it.</source>
        <translation>Versuchen Sie es noch einmal aus einem Netz, das sie erreicht.</translation>
    </message>
    <message>
        <source>Trying the ports of %1 was stopped.</source>
        <translation>Das Probieren der Ports von %1 wurde angehalten.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Jemand hat darum gebeten aufzuhören.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Beginnen Sie wieder, wenn Sie so weit sind.</translation>
    </message>
</context>
<context>
    <name>ProfilesCommand</name>
    <message>
        <source>The command needs the name of one server.</source>
        <translation>Der Befehl braucht den Namen genau eines Servers.</translation>
    </message>
    <message>
        <source>“meethouse profiles list” shows the names.</source>
        <translation>„meethouse profiles list“ zeigt die Namen.</translation>
    </message>
    <message>
        <source>--keychain and --secrets are needed together here.</source>
        <translation>--keychain und --secrets werden hier zusammen gebraucht.</translation>
    </message>
    <message>
        <source>Give both, so that the passwords are kept, or neither.</source>
        <translation>Geben Sie beide an, damit die Passwörter aufbewahrt werden, oder keines von beiden.</translation>
    </message>
    <message>
        <source>This computer knows no server yet.</source>
        <translation>Dieser Computer kennt noch keinen Server.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Besprechungen</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Passwörter</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>This computer knows “%1” now; use it with --profile.</source>
        <translation>Dieser Computer kennt jetzt „%1“; verwenden Sie ihn mit --profile.</translation>
    </message>
    <message>
        <source>“%1” is forgotten here. Nothing was changed on the server.</source>
        <translation>„%1“ ist hier vergessen. Auf dem Server wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Its passwords may still lie in the keychain, which did not answer.</source>
        <translation>Seine Passwörter liegen vielleicht noch im Schlüsselbund, der nicht geantwortet hat.</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>Whether the meeting page brings guests in could not be tried.</source>
        <translation>Ob die Besprechungsseite Gäste hereinbringt, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whom the meeting page asks could not be found out.</source>
        <translation>Wen die Besprechungsseite fragt, war nicht herauszufinden.</translation>
    </message>
    <message>
        <source>Whether hosts can choose their password could not be tried.</source>
        <translation>Ob Gastgeber ihr Passwort wählen können, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whether other ports are closed could not be tried.</source>
        <translation>Ob andere Ports geschlossen sind, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whether the chat server answers over HTTPS could not be tried.</source>
        <translation>Ob der Chat-Server über HTTPS antwortet, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whether the chat server answers over WebSocket could not be tried.</source>
        <translation>Ob der Chat-Server über WebSocket antwortet, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>How hosts come in could not be tried.</source>
        <translation>Wie Gastgeber hereinkommen, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>How guests come in could not be tried.</source>
        <translation>Wie Gäste hereinkommen, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whether a guest can open a meeting could not be tried.</source>
        <translation>Ob ein Gast eine Besprechung eröffnen kann, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whether a guest can pass for a videobridge could not be tried.</source>
        <translation>Ob ein Gast sich als Videobridge ausgeben kann, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whether a host can open a meeting could not be tried.</source>
        <translation>Ob ein Gastgeber eine Besprechung eröffnen kann, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whether a new room is locked could not be tried.</source>
        <translation>Ob ein neuer Raum abgeschlossen ist, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whether a host comes in and learns the room&apos;s password could not be tried.</source>
        <translation>Ob ein Gastgeber hereinkommt und das Passwort des Raums erfährt, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whether a room says that it has a password could not be tried.</source>
        <translation>Ob ein Raum sagt, dass er ein Passwort hat, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Whether a guest comes in with the right password only could not be tried.</source>
        <translation>Ob ein Gast nur mit dem richtigen Passwort hereinkommt, ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>No host was made for this proof, so none had to be removed.</source>
        <translation>Für diesen Nachweis wurde kein Gastgeber angelegt, also musste auch keiner entfernt werden.</translation>
    </message>
    <message>
        <source>One thing could not be tried.</source>
        <translation>Eines ließ sich nicht probieren.</translation>
    </message>
    <message>
        <source>Put right what is named above, then prove the server again.</source>
        <translation>Bringen Sie in Ordnung, was oben genannt ist, und lassen Sie den Nachweis dann noch einmal laufen.</translation>
    </message>
    <message>
        <source>There is no trustworthy connection to the web server.</source>
        <translation>Es gibt keine vertrauenswürdige Verbindung zum Webserver.</translation>
    </message>
</context>
<context>
    <name>ProofCertificate</name>
    <message>
        <source>Run “meethouse deploy” again: it asks for a certificate anew.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus: Es bittet neu um ein Zertifikat.</translation>
    </message>
    <message>
        <source>Name a valid certificate with its full chain in the settings and run “meethouse deploy” again.</source>
        <translation>Nennen Sie in den Einstellungen ein gültiges Zertifikat mit vollständiger Kette, und führen Sie „meethouse deploy“ noch einmal aus.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, or choose a certificate from Let&apos;s Encrypt in the settings.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus, oder wählen Sie in den Einstellungen ein Zertifikat von Let’s Encrypt.</translation>
    </message>
    <message>
        <source>The certificate is not for %1 but for %2.</source>
        <translation>Das Zertifikat gilt nicht für %1, sondern für %2.</translation>
    </message>
    <message>
        <source>Every browser refuses such a page.</source>
        <translation>Jeder Browser lehnt eine solche Seite ab.</translation>
    </message>
    <message>
        <source>The certificate is valid from %1 to %2 only.</source>
        <translation>Das Zertifikat gilt nur von %1 bis %2.</translation>
    </message>
    <message>
        <source>Every browser refuses it outside that time; a wrong clock on this computer looks the same.</source>
        <translation>Außerhalb dieser Zeit lehnt jeder Browser es ab; eine falsche Uhr auf diesem Computer sieht ebenso aus.</translation>
    </message>
    <message>
        <source>The certificate ends soon, on %1.</source>
        <translation>Das Zertifikat läuft bald ab, am %1.</translation>
    </message>
    <message>
        <source>It should have been renewed by now.</source>
        <translation>Es hätte inzwischen erneuert sein sollen.</translation>
    </message>
    <message>
        <source>The certificate is for %1, is trusted, comes from %2 and is valid until %3.</source>
        <translation>Das Zertifikat gilt für %1, ist vertrauenswürdig, kommt von %2 und gilt bis %3.</translation>
    </message>
    <message>
        <source>The certificate is the one the server made for itself, as your settings say; it is valid until %1.</source>
        <translation>Das Zertifikat hat der Server selbst ausgestellt, wie Ihre Einstellungen es sagen; es gilt bis %1.</translation>
    </message>
    <message>
        <source>It was compared with the one on the server; browsers will warn, and the phone apps refuse.</source>
        <translation>Es wurde mit dem auf dem Server verglichen; Browser werden warnen, und die Apps auf dem Telefon verweigern sich.</translation>
    </message>
    <message>
        <source>The certificate is yours, but this computer does not trust its issuer %1.</source>
        <translation>Das Zertifikat ist Ihres, aber dieser Computer vertraut dem Aussteller %1 nicht.</translation>
    </message>
    <message>
        <source>Either the chain is not complete, or the issuer is known inside your organisation only.</source>
        <translation>Entweder ist die Kette nicht vollständig, oder der Aussteller ist nur in Ihrer Einrichtung bekannt.</translation>
    </message>
    <message>
        <source>The certificate is not trusted: its issuer is %1.</source>
        <translation>Dem Zertifikat wird nicht vertraut: Sein Aussteller ist %1.</translation>
    </message>
    <message>
        <source>The authority gave none, so the server shows one that it made for itself; or the authority is one for tests.</source>
        <translation>Die Zertifizierungsstelle hat keines ausgestellt, deshalb zeigt der Server ein selbst gemachtes; oder die Stelle ist eine zum Testen.</translation>
    </message>
    <message>
        <source>The name %1 leads to this server.</source>
        <translation>Der Name %1 führt zu diesem Server.</translation>
    </message>
    <message>
        <source>The name %1 leads to %2, while we reach the server at %3.</source>
        <translation>Der Name %1 führt zu %2, wir erreichen den Server aber unter %3.</translation>
    </message>
    <message>
        <source>That is right for a server behind a router or with several addresses, and wrong otherwise.</source>
        <translation>Für einen Server hinter einem Router oder mit mehreren Adressen ist das richtig, sonst falsch.</translation>
    </message>
    <message>
        <source>Compare it with the address that the hosting company gave you.</source>
        <translation>Vergleichen Sie sie mit der Adresse, die Ihnen der Hosting-Anbieter genannt hat.</translation>
    </message>
    <message>
        <source>The server shows no certificate.</source>
        <translation>Der Server zeigt kein Zertifikat.</translation>
    </message>
    <message>
        <source>What answers at %1 shows a certificate that is not trusted and not the server&apos;s own.</source>
        <translation>Was unter %1 antwortet, zeigt ein Zertifikat, dem nicht vertraut wird und das nicht das des Servers ist.</translation>
    </message>
    <message>
        <source>The name may lead to another computer, or somebody stands between it and you.</source>
        <translation>Der Name führt vielleicht zu einem anderen Computer, oder jemand steht dazwischen.</translation>
    </message>
    <message>
        <source>Do not type any password there; check to which address the name leads, and try from another network.</source>
        <translation>Tippen Sie dort kein Passwort ein; prüfen Sie, zu welcher Adresse der Name führt, und versuchen Sie es aus einem anderen Netz.</translation>
    </message>
</context>
<context>
    <name>ProofInside</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus; es bringt in Ordnung, was fehlt.</translation>
    </message>
    <message>
        <source>Sign in to the server and look at what “journalctl -u %1” says, or start it again with “systemctl restart %1”.</source>
        <translation>Melden Sie sich am Server an, und sehen Sie nach, was „journalctl -u %1“ sagt, oder starten Sie es neu mit „systemctl restart %1“.</translation>
    </message>
    <message>
        <source>All programs that meetings need are running.</source>
        <translation>Alle Programme, die Besprechungen brauchen, laufen.</translation>
    </message>
    <message>
        <source>Not running: %1.</source>
        <translation>Nicht in Betrieb: %1.</translation>
    </message>
    <message>
        <source>Without them there are no meetings.</source>
        <translation>Ohne sie gibt es keine Besprechungen.</translation>
    </message>
    <message>
        <source>Jitsi Meet %1 is installed, with all its parts.</source>
        <translation>Jitsi Meet %1 ist installiert, mit allen Teilen.</translation>
    </message>
    <message>
        <source>Not wholly installed: %1.</source>
        <translation>Nicht vollständig installiert: %1.</translation>
    </message>
    <message>
        <source>An installation or an update may have been broken off.</source>
        <translation>Eine Installation oder eine Aktualisierung ist vielleicht abgebrochen.</translation>
    </message>
    <message>
        <source>The web server accepts its configuration.</source>
        <translation>Der Webserver nimmt seine Konfiguration an.</translation>
    </message>
    <message>
        <source>The web server nginx does not accept its configuration: %1</source>
        <translation>Der Webserver nginx nimmt seine Konfiguration nicht an: %1</translation>
    </message>
    <message>
        <source>It goes on with the old one, but after the next restart no page would open.</source>
        <translation>Er läuft mit der alten weiter, aber nach dem nächsten Neustart ginge keine Seite mehr auf.</translation>
    </message>
    <message>
        <source>Every program was started after its settings were last changed.</source>
        <translation>Jedes Programm wurde nach der letzten Änderung seiner Einstellungen gestartet.</translation>
    </message>
    <message>
        <source>%1 still works with old settings: %2 was changed after it was started.</source>
        <translation>%1 arbeitet noch mit alten Einstellungen: %2 wurde nach dem Start geändert.</translation>
    </message>
    <message>
        <source>What a file says counts only once the program has read it.</source>
        <translation>Was in einer Datei steht, gilt erst, wenn das Programm sie gelesen hat.</translation>
    </message>
    <message>
        <source>Restart it on the server with “systemctl restart %1”; running meetings are interrupted.</source>
        <translation>Starten Sie es auf dem Server neu mit „systemctl restart %1“; laufende Besprechungen werden unterbrochen.</translation>
    </message>
    <message>
        <source>The chat server, the meeting focus and the bridge listen for the server itself only.</source>
        <translation>Chat-Server, Konferenzsteuerung und Videobridge hören nur auf den Server selbst.</translation>
    </message>
    <message>
        <source>None of the programs behind the web page listens.</source>
        <translation>Keines der Programme hinter der Webseite hört auf Verbindungen.</translation>
    </message>
    <message>
        <source>Programs that only the server itself should reach listen to everybody: port %1.</source>
        <translation>Programme, die nur der Server selbst erreichen sollte, hören auf alle: Port %1.</translation>
    </message>
    <message>
        <source>They are doors beside the one that is guarded.</source>
        <translation>Das sind Türen neben der, die bewacht wird.</translation>
    </message>
    <message>
        <source>The meeting focus jicofo gives no answer.</source>
        <translation>Die Konferenzsteuerung jicofo antwortet nicht.</translation>
    </message>
    <message>
        <source>It decides who may open a meeting, so none can be opened.</source>
        <translation>Sie entscheidet, wer eine Besprechung eröffnen darf; so lässt sich keine eröffnen.</translation>
    </message>
    <message>
        <source>The meeting focus opens meetings for signed-in hosts only.</source>
        <translation>Die Konferenzsteuerung eröffnet Besprechungen nur für angemeldete Gastgeber.</translation>
    </message>
    <message>
        <source>The meeting focus lets anybody open a meeting.</source>
        <translation>Die Konferenzsteuerung lässt jeden eine Besprechung eröffnen.</translation>
    </message>
    <message>
        <source>jicofo runs without the settings that ask for a host.</source>
        <translation>jicofo läuft ohne die Einstellungen, die einen Gastgeber verlangen.</translation>
    </message>
    <message>
        <source>The videobridge has checked itself and is well.</source>
        <translation>Die Videobridge hat sich selbst geprüft und ist wohlauf.</translation>
    </message>
    <message>
        <source>The videobridge was started %1 seconds ago and has not checked itself yet.</source>
        <translation>Die Videobridge wurde vor %1 Sekunden gestartet und hat sich noch nicht geprüft.</translation>
    </message>
    <message>
        <source>It does so a minute after its start; until then it calls itself well in any case.</source>
        <translation>Das tut sie eine Minute nach dem Start; bis dahin nennt sie sich in jedem Fall gesund.</translation>
    </message>
    <message>
        <source>Ask again in a minute.</source>
        <translation>Fragen Sie in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>The videobridge says that it is not well.</source>
        <translation>Die Videobridge sagt, dass es ihr nicht gut geht.</translation>
    </message>
    <message>
        <source>The videobridge gives no answer.</source>
        <translation>Die Videobridge antwortet nicht.</translation>
    </message>
    <message>
        <source>Often it does not find a public address of its own, or memory is short; without it nobody sees or hears anybody.</source>
        <translation>Oft findet sie keine eigene öffentliche Adresse, oder der Speicher ist knapp; ohne sie sieht und hört niemand jemanden.</translation>
    </message>
    <message>
        <source>The meeting focus knows a videobridge that it can use.</source>
        <translation>Die Konferenzsteuerung kennt eine Videobridge, die sie benutzen kann.</translation>
    </message>
    <message>
        <source>The meeting focus has no videobridge that it can use.</source>
        <translation>Die Konferenzsteuerung hat keine Videobridge, die sie benutzen kann.</translation>
    </message>
    <message>
        <source>It knows one, but that one does not pass its checks.</source>
        <translation>Sie kennt eine, aber diese besteht ihre Prüfungen nicht.</translation>
    </message>
    <message>
        <source>No bridge has signed in to the chat server.</source>
        <translation>Keine Videobridge hat sich beim Chat-Server angemeldet.</translation>
    </message>
    <message>
        <source>The videobridge asks nobody else for this server&apos;s address.</source>
        <translation>Die Videobridge fragt niemanden sonst nach der Adresse dieses Servers.</translation>
    </message>
    <message>
        <source>The videobridge asks a server of the Jitsi project for this server&apos;s address.</source>
        <translation>Die Videobridge fragt einen Server des Jitsi-Projekts nach der Adresse dieses Servers.</translation>
    </message>
    <message>
        <source>That server then knows of this one, and is needed for it to start.</source>
        <translation>Jener Server weiß dann von diesem und wird für dessen Start gebraucht.</translation>
    </message>
    <message>
        <source>How much memory the %1 may take could not be found out.</source>
        <translation>Wie viel Speicher %1 nehmen darf, war nicht herauszufinden.</translation>
    </message>
    <message>
        <source>It does not run.</source>
        <translation>Es läuft nicht.</translation>
    </message>
    <message>
        <source>The %1 may take %2 of memory, and should take at most %3.</source>
        <translation>%1 darf %2 Speicher nehmen und sollte höchstens %3 nehmen.</translation>
    </message>
    <message>
        <source>A program that takes more than there is would be ended in the middle of a meeting.</source>
        <translation>Ein Programm, das mehr nimmt, als da ist, würde mitten in einer Besprechung beendet.</translation>
    </message>
    <message>
        <source>The two large programs take no more memory than this server can spare.</source>
        <translation>Die beiden großen Programme nehmen nicht mehr Speicher, als dieser Server entbehren kann.</translation>
    </message>
    <message>
        <source>The meeting focus does not know the videobridge yet.</source>
        <translation>Die Konferenzsteuerung kennt die Videobridge noch nicht.</translation>
    </message>
    <message>
        <source>The videobridge was started %1 seconds ago and has not signed in to the chat server yet.</source>
        <translation>Die Videobridge wurde vor %1 Sekunden gestartet und hat sich noch nicht beim Chat-Server angemeldet.</translation>
    </message>
</context>
<context>
    <name>ProofKept</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus; es bringt in Ordnung, was fehlt.</translation>
    </message>
    <message>
        <source>No password of the setup lies about on the server.</source>
        <translation>Auf dem Server liegt kein Passwort der Einrichtung herum.</translation>
    </message>
    <message>
        <source>A file with a password of the setup is still there: %1.</source>
        <translation>Eine Datei mit einem Passwort der Einrichtung ist noch da: %1.</translation>
    </message>
    <message>
        <source>A run may be going on just now, or was broken off; only root can read the file, and a restart of the server deletes it.</source>
        <translation>Vielleicht ist gerade ein Lauf im Gang, oder einer wurde abgebrochen; nur root kann die Datei lesen, und ein Neustart des Servers löscht sie.</translation>
    </message>
    <message>
        <source>Let the run come to its end, or run “meethouse deploy” again.</source>
        <translation>Lassen Sie den Lauf zu Ende gehen, oder führen Sie „meethouse deploy“ noch einmal aus.</translation>
    </message>
    <message>
        <source>Hosts&apos; passwords are kept so that nobody can read them.</source>
        <translation>Die Passwörter der Gastgeber sind so aufbewahrt, dass niemand sie lesen kann.</translation>
    </message>
    <message>
        <source>Hosts&apos; passwords are not kept as the setup wants it.</source>
        <translation>Die Passwörter der Gastgeber sind nicht so aufbewahrt, wie die Einrichtung es will.</translation>
    </message>
    <message>
        <source>Whoever reads the server&apos;s files could read passwords.</source>
        <translation>Wer die Dateien des Servers liest, könnte Passwörter lesen.</translation>
    </message>
    <message>
        <source>The rules for rooms on the server are those of your settings.</source>
        <translation>Die Regeln für Räume auf dem Server sind die Ihrer Einstellungen.</translation>
    </message>
    <message>
        <source>The rules for rooms on the server are not those of your settings.</source>
        <translation>Die Regeln für Räume auf dem Server sind nicht die Ihrer Einstellungen.</translation>
    </message>
    <message>
        <source>The chat server&apos;s file is missing, is not named by the stock one, or was changed by hand.</source>
        <translation>Die Datei des Chat-Servers fehlt, wird von der vorgegebenen nicht genannt oder wurde von Hand geändert.</translation>
    </message>
    <message>
        <source>What the web server writes down of its visitors could not be found out.</source>
        <translation>Was der Webserver über seine Besucher aufschreibt, war nicht herauszufinden.</translation>
    </message>
    <message>
        <source>The configuration of its site is not where the packages put it.</source>
        <translation>Die Konfiguration seiner Seite ist nicht dort, wo die Pakete sie ablegen.</translation>
    </message>
    <message>
        <source>The web server writes down neither whole addresses nor names of rooms.</source>
        <translation>Der Webserver schreibt weder ganze Adressen noch Namen von Räumen auf.</translation>
    </message>
    <message>
        <source>The web server writes down visitors&apos; whole addresses and the names of rooms (at port %1).</source>
        <translation>Der Webserver schreibt die ganzen Adressen der Besucher und die Namen der Räume auf (an Port %1).</translation>
    </message>
    <message>
        <source>Who met whom can be read from its log, and the papers have to say so.</source>
        <translation>Wer wen getroffen hat, ist in seinem Protokoll zu lesen, und die Dokumente müssen das sagen.</translation>
    </message>
</context>
<context>
    <name>ProofMeeting</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus; es bringt in Ordnung, was fehlt.</translation>
    </message>
    <message>
        <source>The host made for this proof, %1, could not be removed at once.</source>
        <translation>Der für diesen Nachweis angelegte Gastgeber %1 ließ sich nicht sofort entfernen.</translation>
    </message>
    <message>
        <source>It ends by itself after a quarter of an hour.</source>
        <translation>Er verschwindet nach einer Viertelstunde von selbst.</translation>
    </message>
    <message>
        <source>The host made for this proof, %1, can still sign in.</source>
        <translation>Der für diesen Nachweis angelegte Gastgeber %1 kann sich noch immer anmelden.</translation>
    </message>
    <message>
        <source>Removing a host does not work.</source>
        <translation>Gastgeber lassen sich nicht entfernen.</translation>
    </message>
    <message>
        <source>Remove it with “meethouse hosts remove”, and send a report.</source>
        <translation>Entfernen Sie ihn mit „meethouse hosts remove“, und schicken Sie einen Bericht.</translation>
    </message>
    <message>
        <source>The host made for this proof is gone again and cannot sign in.</source>
        <translation>Der für diesen Nachweis angelegte Gastgeber ist wieder weg und kann sich nicht anmelden.</translation>
    </message>
    <message>
        <source>A guest cannot open a meeting.</source>
        <translation>Ein Gast kann keine Besprechung eröffnen.</translation>
    </message>
    <message>
        <source>A guest could open a meeting.</source>
        <translation>Ein Gast konnte eine Besprechung eröffnen.</translation>
    </message>
    <message>
        <source>Anybody who knows the address can use the server.</source>
        <translation>Wer die Adresse kennt, kann den Server benutzen.</translation>
    </message>
    <message>
        <source>The meeting focus gives guests no proper answer (%1).</source>
        <translation>Die Konferenzsteuerung gibt Gästen keine richtige Antwort (%1).</translation>
    </message>
    <message>
        <source>It may not run, or not be signed in to the chat server.</source>
        <translation>Vielleicht läuft sie nicht, oder sie ist nicht beim Chat-Server angemeldet.</translation>
    </message>
    <message>
        <source>A guest can enter the room where videobridges meet.</source>
        <translation>Ein Gast kommt in den Raum, in dem sich die Videobridges treffen.</translation>
    </message>
    <message>
        <source>A stranger could pass for the videobridge and be sent picture and sound.</source>
        <translation>Ein Fremder könnte sich als Videobridge ausgeben und Bild und Ton zugeschickt bekommen.</translation>
    </message>
    <message>
        <source>A guest cannot pass for a videobridge.</source>
        <translation>Ein Gast kann sich nicht als Videobridge ausgeben.</translation>
    </message>
    <message>
        <source>A signed-in host cannot open a meeting (%1).</source>
        <translation>Ein angemeldeter Gastgeber kann keine Besprechung eröffnen (%1).</translation>
    </message>
    <message>
        <source>The meeting focus does not take the account for a host.</source>
        <translation>Die Konferenzsteuerung hält das Konto nicht für das eines Gastgebers.</translation>
    </message>
    <message>
        <source>A signed-in host&apos;s meeting does not become ready.</source>
        <translation>Die Besprechung eines angemeldeten Gastgebers wird nicht bereit.</translation>
    </message>
    <message>
        <source>The meeting focus cannot enter the room itself.</source>
        <translation>Die Konferenzsteuerung kommt selbst nicht in den Raum.</translation>
    </message>
    <message>
        <source>A signed-in host can open a meeting.</source>
        <translation>Ein angemeldeter Gastgeber kann eine Besprechung eröffnen.</translation>
    </message>
    <message>
        <source>A guest came into a new room without its password.</source>
        <translation>Ein Gast kam ohne Passwort in einen neuen Raum.</translation>
    </message>
    <message>
        <source>The rules for rooms are not at work.</source>
        <translation>Die Regeln für Räume wirken nicht.</translation>
    </message>
    <message>
        <source>A guest at the door of a new room gets no answer.</source>
        <translation>Ein Gast vor der Tür eines neuen Raums bekommt keine Antwort.</translation>
    </message>
    <message>
        <source>A guest at the door of a new room gets a wrong answer (%1).</source>
        <translation>Ein Gast vor der Tür eines neuen Raums bekommt eine falsche Antwort (%1).</translation>
    </message>
    <message>
        <source>A guest&apos;s browser would not ask for the password.</source>
        <translation>Der Browser eines Gasts würde nicht nach dem Passwort fragen.</translation>
    </message>
    <message>
        <source>A new room is locked from its first second: a guest needs its password.</source>
        <translation>Ein neuer Raum ist von der ersten Sekunde an abgeschlossen: Ein Gast braucht sein Passwort.</translation>
    </message>
    <message>
        <source>A host is asked for the password of the host&apos;s own room, or kept out (%1).</source>
        <translation>Ein Gastgeber wird nach dem Passwort des eigenen Raums gefragt oder nicht hereingelassen (%1).</translation>
    </message>
    <message>
        <source>The rules for rooms do not recognise hosts.</source>
        <translation>Die Regeln für Räume erkennen Gastgeber nicht.</translation>
    </message>
    <message>
        <source>A host comes into the room, but is not told its password.</source>
        <translation>Ein Gastgeber kommt in den Raum, erfährt aber dessen Passwort nicht.</translation>
    </message>
    <message>
        <source>Without it the host cannot let guests in.</source>
        <translation>Ohne dieses kann der Gastgeber keine Gäste hereinlassen.</translation>
    </message>
    <message>
        <source>A host comes in without being asked for a password, and is told it.</source>
        <translation>Ein Gastgeber kommt ohne Frage nach einem Passwort herein und bekommt es gesagt.</translation>
    </message>
    <message>
        <source>The room tells browsers that it has a password.</source>
        <translation>Der Raum sagt den Browsern, dass er ein Passwort hat.</translation>
    </message>
    <message>
        <source>The room does not tell browsers that it has a password.</source>
        <translation>Der Raum sagt den Browsern nicht, dass er ein Passwort hat.</translation>
    </message>
    <message>
        <source>Hosts would see their meeting as open to everybody.</source>
        <translation>Gastgebern erschiene ihre Besprechung als für alle offen.</translation>
    </message>
    <message>
        <source>A guest came in with a wrong password.</source>
        <translation>Ein Gast kam mit einem falschen Passwort herein.</translation>
    </message>
    <message>
        <source>A guest with the right password is kept out (%1).</source>
        <translation>Ein Gast mit dem richtigen Passwort wird nicht hereingelassen (%1).</translation>
    </message>
    <message>
        <source>Guests could not come to meetings.</source>
        <translation>Gäste könnten nicht zu Besprechungen kommen.</translation>
    </message>
    <message>
        <source>A guest comes in with the right password, and not with a wrong one.</source>
        <translation>Ein Gast kommt mit dem richtigen Passwort herein und mit einem falschen nicht.</translation>
    </message>
    <message>
        <source>The meeting did not come so far.</source>
        <translation>So weit kam die Besprechung nicht.</translation>
    </message>
</context>
<context>
    <name>ProofPages</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus; es bringt in Ordnung, was fehlt.</translation>
    </message>
    <message>
        <source>The meeting page brings guests in as guests, without an account.</source>
        <translation>Die Besprechungsseite bringt Gäste als Gäste herein, ohne Konto.</translation>
    </message>
    <message>
        <source>The meeting page does not know where guests come in.</source>
        <translation>Die Besprechungsseite weiß nicht, wo Gäste hereinkommen.</translation>
    </message>
    <message>
        <source>The meeting page sends guests to %1 instead of %2.</source>
        <translation>Die Besprechungsseite schickt Gäste zu %1 statt zu %2.</translation>
    </message>
    <message>
        <source>Guests would be asked for a host&apos;s name and password.</source>
        <translation>Gäste würden nach Name und Passwort eines Gastgebers gefragt.</translation>
    </message>
    <message>
        <source>As set on the server, the meeting page asks no other server.</source>
        <translation>So, wie sie auf dem Server eingestellt ist, fragt die Besprechungsseite keinen anderen Server.</translation>
    </message>
    <message>
        <source>The meeting page also asks: %1.</source>
        <translation>Die Besprechungsseite fragt auch: %1.</translation>
    </message>
    <message>
        <source>Your settings leave third parties as Jitsi has them.</source>
        <translation>Ihre Einstellungen lassen Dritte so, wie Jitsi sie hat.</translation>
    </message>
    <message>
        <source>Your settings say that it asks nobody else; those servers learn who is in a meeting.</source>
        <translation>Ihre Einstellungen sagen, dass sie sonst niemanden fragt; jene Server erfahren, wer in einer Besprechung ist.</translation>
    </message>
    <message>
        <source>The web server does not deliver %1: it answers with state %2.</source>
        <translation>Der Webserver liefert %1 nicht aus: Er antwortet mit dem Status %2.</translation>
    </message>
    <message>
        <source>Without it meetings do not work.</source>
        <translation>Ohne das funktionieren keine Besprechungen.</translation>
    </message>
    <message>
        <source>The settings of the meeting page could not be read.</source>
        <translation>Die Einstellungen der Besprechungsseite ließen sich nicht lesen.</translation>
    </message>
    <message>
        <source>The page where hosts choose their password is there and well guarded.</source>
        <translation>Die Seite, auf der Gastgeber ihr Passwort wählen, ist da und gut geschützt.</translation>
    </message>
    <message>
        <source>The page where hosts choose their password lacks protection: %1.</source>
        <translation>Der Seite, auf der Gastgeber ihr Passwort wählen, fehlt ein Schutz: %1.</translation>
    </message>
    <message>
        <source>Passwords are typed there, so it must not be shown inside other pages or load anything from elsewhere.</source>
        <translation>Dort werden Passwörter getippt; deshalb darf sie nicht in anderen Seiten erscheinen und nichts von anderswo laden.</translation>
    </message>
    <message>
        <source>The notices for everybody are published.</source>
        <translation>Die Datenschutzhinweise für alle sind veröffentlicht.</translation>
    </message>
    <message>
        <source>The published notices lack protection: %1.</source>
        <translation>Den veröffentlichten Datenschutzhinweisen fehlt ein Schutz: %1.</translation>
    </message>
    <message>
        <source>Without it their page could be made to show something else, or to tell others who reads it.</source>
        <translation>Ohne ihn könnte man ihre Seite etwas anderes zeigen oder anderen verraten lassen, wer sie liest.</translation>
    </message>
    <message>
        <source>Publish them again with “meethouse documents publish”.</source>
        <translation>Veröffentlichen Sie sie noch einmal mit „meethouse documents publish“.</translation>
    </message>
</context>
<context>
    <name>ProofPorts</name>
    <message>
        <source>The server&apos;s address cannot be reached from this computer.</source>
        <translation>Die Adresse des Servers ist von diesem Computer aus nicht zu erreichen.</translation>
    </message>
    <message>
        <source>From outside, nobody reaches the chat server, the meeting focus or the bridge beside the web page.</source>
        <translation>Von außen erreicht niemand an der Webseite vorbei den Chat-Server, die Konferenzsteuerung oder die Videobridge.</translation>
    </message>
    <message>
        <source>From outside, these ports are open that should not be: %1.</source>
        <translation>Von außen sind diese Ports offen, die es nicht sein sollten: %1.</translation>
    </message>
    <message>
        <source>They are doors beside the one that is guarded.</source>
        <translation>Das sind Türen neben der, die bewacht wird.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again; if they stay open, look what else listens there.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus; bleiben sie offen, sehen Sie nach, was dort sonst noch hört.</translation>
    </message>
</context>
<context>
    <name>ProofRelay</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus; es bringt in Ordnung, was fehlt.</translation>
    </message>
    <message>
        <source>The relay does not answer this computer at port %1.</source>
        <translation>Das Relay antwortet diesem Computer an Port %1 nicht.</translation>
    </message>
    <message>
        <source>This computer&apos;s network may hold that port back, or the hosting company&apos;s firewall does.</source>
        <translation>Das Netz dieses Computers hält diesen Port vielleicht zurück, oder die Firewall des Hosting-Anbieters tut es.</translation>
    </message>
    <message>
        <source>Let in %1/tcp in your hosting company&apos;s panel, and try “meethouse verify” from another network.</source>
        <translation>Lassen Sie %1/tcp in der Verwaltung Ihres Hosting-Anbieters herein, und versuchen Sie „meethouse verify“ aus einem anderen Netz.</translation>
    </message>
    <message>
        <source>Guests are told of no relay.</source>
        <translation>Gästen wird kein Relay genannt.</translation>
    </message>
    <message>
        <source>Whose network holds back UDP has neither picture nor sound.</source>
        <translation>Wessen Netz UDP zurückhält, hat weder Bild noch Ton.</translation>
    </message>
    <message>
        <source>The relay tells guests an address that they do not reach: %1.</source>
        <translation>Das Relay nennt Gästen eine Adresse, die sie nicht erreichen: %1.</translation>
    </message>
    <message>
        <source>A router in front of the server translates addresses, and the relay was not told.</source>
        <translation>Ein Router vor dem Server übersetzt Adressen, und dem Relay wurde es nicht gesagt.</translation>
    </message>
    <message>
        <source>Connect to the server by its public address and run “meethouse deploy” again.</source>
        <translation>Verbinden Sie sich über die öffentliche Adresse mit dem Server, und führen Sie „meethouse deploy“ noch einmal aus.</translation>
    </message>
    <message>
        <source>Guests whose network holds back UDP get picture and sound over TLS, through port %1.</source>
        <translation>Gäste, deren Netz UDP zurückhält, bekommen Bild und Ton über TLS, durch Port %1.</translation>
    </message>
</context>
<context>
    <name>ProofSignIns</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus; es bringt in Ordnung, was fehlt.</translation>
    </message>
    <message>
        <source>The chat server answers over HTTPS, for browsers behind strict firewalls.</source>
        <translation>Der Chat-Server antwortet über HTTPS, für Browser hinter strengen Firewalls.</translation>
    </message>
    <message>
        <source>The chat server answers over WebSocket, as browsers ask it.</source>
        <translation>Der Chat-Server antwortet über WebSocket, so wie Browser ihn fragen.</translation>
    </message>
    <message>
        <source>The chat server did not answer.</source>
        <translation>Der Chat-Server hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Anybody comes in as a host, without name and password.</source>
        <translation>Jeder kommt als Gastgeber herein, ohne Name und Passwort.</translation>
    </message>
    <message>
        <source>The chat server lets strangers in where hosts sign in.</source>
        <translation>Der Chat-Server lässt Fremde dort herein, wo sich Gastgeber anmelden.</translation>
    </message>
    <message>
        <source>Hosts cannot sign in with a password.</source>
        <translation>Gastgeber können sich nicht mit einem Passwort anmelden.</translation>
    </message>
    <message>
        <source>The chat server offers none of the ways that browsers know.</source>
        <translation>Der Chat-Server bietet keinen der Wege an, die Browser kennen.</translation>
    </message>
    <message>
        <source>Hosts come in with name and password, and not without.</source>
        <translation>Gastgeber kommen mit Name und Passwort herein, und nicht ohne.</translation>
    </message>
    <message>
        <source>Guests come in without an account.</source>
        <translation>Gäste kommen ohne Konto herein.</translation>
    </message>
    <message>
        <source>Guests do not come in without an account.</source>
        <translation>Gäste kommen ohne Konto nicht herein.</translation>
    </message>
    <message>
        <source>Where guests come in, the chat server offers: %1.</source>
        <translation>Wo Gäste hereinkommen, bietet der Chat-Server an: %1.</translation>
    </message>
</context>
<context>
    <name>ProofUpkeep</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus; es bringt in Ordnung, was fehlt.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing sees to it that logs about participants are deleted after %n day(s).</source>
        <translation>
            <numerusform>Nichts sorgt dafür, dass Protokolle über Teilnehmende nach %n Tag gelöscht werden.</numerusform>
            <numerusform>Nichts sorgt dafür, dass Protokolle über Teilnehmende nach %n Tagen gelöscht werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules for it are missing, are not those of your settings, or are not followed.</source>
        <translation>Die Regeln dafür fehlen, sind nicht die Ihrer Einstellungen oder werden nicht befolgt.</translation>
    </message>
    <message>
        <source>A log is still there that should have been deleted: %1.</source>
        <translation>Ein Protokoll ist noch da, das gelöscht sein sollte: %1.</translation>
    </message>
    <message>
        <source>The daily job that deletes old logs did not run, or could not delete it.</source>
        <translation>Die tägliche Aufgabe, die alte Protokolle löscht, lief nicht oder konnte es nicht löschen.</translation>
    </message>
    <message>
        <source>Sign in to the server and look at what “systemctl status logrotate” says.</source>
        <translation>Melden Sie sich am Server an, und sehen Sie nach, was „systemctl status logrotate“ sagt.</translation>
    </message>
    <message>
        <source>The relay writes participants&apos; addresses into the system&apos;s journal.</source>
        <translation>Das Relay schreibt Adressen von Teilnehmenden in das Journal des Systems.</translation>
    </message>
    <message>
        <source>The journal is kept for longer than your settings allow logs about participants.</source>
        <translation>Das Journal wird länger aufbewahrt, als Ihre Einstellungen für Protokolle über Teilnehmende erlauben.</translation>
    </message>
    <message numerus="yes">
        <source>Logs about participants are deleted after %n day(s).</source>
        <translation>
            <numerusform>Protokolle über Teilnehmende werden nach %n Tag gelöscht.</numerusform>
            <numerusform>Protokolle über Teilnehmende werden nach %n Tagen gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>A firewall shuts every door that meetings do not need.</source>
        <translation>Eine Firewall schließt jede Tür, die Besprechungen nicht brauchen.</translation>
    </message>
    <message>
        <source>The firewall is not in force.</source>
        <translation>Die Firewall ist nicht in Kraft.</translation>
    </message>
    <message>
        <source>The server takes it back by itself when nobody confirms that he still comes in; or somebody switched it off.</source>
        <translation>Der Server nimmt sie von selbst zurück, wenn niemand bestätigt, dass er noch hereinkommt; oder jemand hat sie abgeschaltet.</translation>
    </message>
    <message>
        <source>Security updates are installed by themselves, between %1 of the server&apos;s clock.</source>
        <translation>Sicherheitsaktualisierungen werden von selbst installiert, zwischen %1 nach der Uhr des Servers.</translation>
    </message>
    <message>
        <source>Security updates are not installed by themselves.</source>
        <translation>Sicherheitsaktualisierungen werden nicht von selbst installiert.</translation>
    </message>
    <message>
        <source>Their job was switched off, or its program was removed.</source>
        <translation>Ihre Aufgabe wurde abgeschaltet oder ihr Programm entfernt.</translation>
    </message>
</context>
<context>
    <name>Proving</name>
    <message>
        <source>Not every promise holds.</source>
        <translation>Nicht jede Zusage wird gehalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation>
            <numerusform>%n Prüfung hat Nein gesagt.</numerusform>
            <numerusform>%n Prüfungen haben Nein gesagt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do what stands beside each of them, then start “meethouse verify”.</source>
        <translation>Tun Sie, was jeweils daneben steht, und starten Sie dann „meethouse verify“.</translation>
    </message>
</context>
<context>
    <name>Publication</name>
    <message>
        <source>Publish the notices</source>
        <translation>Die Datenschutzhinweise veröffentlichen</translation>
    </message>
    <message>
        <source>Whoever comes to a meeting can read them before it, in the languages you chose.</source>
        <translation>Wer zu einer Besprechung kommt, kann sie vorher lesen, in den Sprachen, die Sie gewählt haben.</translation>
    </message>
    <message>
        <source>Take the notices down</source>
        <translation>Die Datenschutzhinweise herunternehmen</translation>
    </message>
    <message>
        <source>You do not want them shown at the meeting server any more.</source>
        <translation>Sie möchten nicht mehr, dass der Konferenzserver sie zeigt.</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>The ports could not be tried.</source>
        <translation>Die Ports ließen sich nicht probieren.</translation>
    </message>
    <message>
        <source>The server has no working perl, which every Debian has.</source>
        <translation>Der Server hat kein funktionierendes perl, das jedes Debian hat.</translation>
    </message>
    <message>
        <source>Look at the detail, or go on without.</source>
        <translation>Sehen Sie sich die Einzelheit an, oder machen Sie ohne weiter.</translation>
    </message>
</context>
<context>
    <name>Relay</name>
    <message>
        <source>What answers at port %1 of %2 is no relay.</source>
        <translation>Was an Port %1 von %2 antwortet, ist kein Relay.</translation>
    </message>
    <message>
        <source>Another program may hold the port.</source>
        <translation>Vielleicht hält ein anderes Programm den Port.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, and look what listens there.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus, und sehen Sie nach, was dort hört.</translation>
    </message>
    <message>
        <source>The relay refuses a guest who came with what the chat server gave out (%1).</source>
        <translation>Das Relay weist einen Gast ab, der mit dem kam, was der Chat-Server ausgab (%1).</translation>
    </message>
    <message>
        <source>The relay and the chat server may not share the same secret, or the relay is full.</source>
        <translation>Vielleicht haben Relay und Chat-Server nicht dasselbe Geheimnis, oder das Relay ist voll.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, and send a report if it stays so.</source>
        <translation>Führen Sie „meethouse deploy“ noch einmal aus, und senden Sie einen Bericht, wenn es so bleibt.</translation>
    </message>
</context>
<context>
    <name>Render</name>
    <message>
        <source>A file for the server could not be written.</source>
        <translation>Eine Datei für den Server konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>One of the values that belong into it has a letter that is not allowed there, or is missing.</source>
        <translation>Einer der Werte, die hineingehören, enthält einen Buchstaben, der dort nicht erlaubt ist, oder fehlt.</translation>
    </message>
    <message>
        <source>Please report this with the detail below.</source>
        <translation>Bitte melden Sie das mit der Einzelheit unten.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The report “%1” could not be written.</source>
        <translation>Der Bericht „%1“ konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Wählen Sie einen anderen Ordner, oder schaffen Sie Platz auf der Platte.</translation>
    </message>
</context>
<context>
    <name>ReportCommand</name>
    <message>
        <source>The report needs the name of one file.</source>
        <translation>Der Bericht braucht den Namen genau einer Datei.</translation>
    </message>
    <message>
        <source>For example “meethouse report --server … report.json”.</source>
        <translation>Zum Beispiel „meethouse report --server … report.json“.</translation>
    </message>
    <message>
        <source>The report is in %1. It holds no passwords; look through it before you send it.</source>
        <translation>Der Bericht liegt in %1. Er enthält keine Passwörter; sehen Sie ihn durch, bevor Sie ihn verschicken.</translation>
    </message>
</context>
<context>
    <name>RoomsCommand</name>
    <message>
        <source>The command needs the name of one room.</source>
        <translation>Der Befehl braucht den Namen genau eines Raums.</translation>
    </message>
    <message>
        <source>“meethouse rooms list” shows the reserved ones.</source>
        <translation>„meethouse rooms list“ zeigt die reservierten.</translation>
    </message>
    <message>
        <source>(any host)</source>
        <translation>(jeder Gastgeber)</translation>
    </message>
    <message>
        <source>a meeting is in it</source>
        <translation>darin läuft eine Besprechung</translation>
    </message>
    <message>
        <source>No room is reserved. Hosts reserve theirs on the account page.</source>
        <translation>Es ist kein Raum reserviert. Gastgeber reservieren ihre auf der Kontoseite.</translation>
    </message>
    <message>
        <source>The room “%1” is free again.</source>
        <translation>Der Raum „%1“ ist wieder frei.</translation>
    </message>
    <message>
        <source>The room “%1” is reserved. The password for guests, told this once: %2
The link: %3</source>
        <translation>Der Raum „%1“ ist reserviert. Das Passwort für Gäste, nur dieses eine Mal gesagt: %2
Der Link: %3</translation>
    </message>
    <message>
        <source>The room “%1” has another password for guests, told this once: %2
The link: %3
Invitations sent before no longer work.</source>
        <translation>Der Raum „%1“ hat ein anderes Passwort für Gäste, nur dieses eine Mal gesagt: %2
Der Link: %3
Früher verschickte Einladungen gelten nicht mehr.</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>The server could not do what it was asked.</source>
        <translation>Der Server konnte nicht tun, worum er gebeten wurde.</translation>
    </message>
    <message>
        <source>The script that was sent to it ended before its work was done.</source>
        <translation>Das Skript, das ihm geschickt wurde, endete, bevor seine Arbeit getan war.</translation>
    </message>
    <message>
        <source>The run was left to itself.</source>
        <translation>Der Lauf wurde sich selbst überlassen.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>Die Verbindung zum Server ging verloren.</translation>
    </message>
    <message>
        <source>It goes on at the server without this computer.</source>
        <translation>Er geht auf dem Server ohne diesen Computer weiter.</translation>
    </message>
    <message>
        <source>What was started there may go on without this computer.</source>
        <translation>Was dort begonnen wurde, geht vielleicht ohne diesen Computer weiter.</translation>
    </message>
    <message>
        <source>Connect again and follow the run.</source>
        <translation>Verbinden Sie sich neu, und verfolgen Sie den Lauf.</translation>
    </message>
    <message>
        <source>Another run holds the server.</source>
        <translation>Ein anderer Lauf belegt den Server.</translation>
    </message>
    <message>
        <source>It was started by %1 at %2.</source>
        <translation>Er wurde von %1 um %2 gestartet.</translation>
    </message>
    <message>
        <source>Wait until it has ended, follow it or cancel it.</source>
        <translation>Warten Sie, bis er zu Ende ist, verfolgen Sie ihn, oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>The system&apos;s own bookkeeping of packages and accounts, with its backups and logs, remembers what was done.</source>
        <translation>Die eigene Buchführung des Systems über Pakete und Konten, mit ihren Sicherungen und Protokollen, weiß noch, was getan wurde.</translation>
    </message>
    <message>
        <source>The package %1 was upgraded from %2 and stays so.</source>
        <translation>Das Paket %1 wurde von %2 an aktualisiert und bleibt so.</translation>
    </message>
    <message>
        <source>The answer to the package question %1 was ours and stays.</source>
        <translation>Die Antwort auf die Paketfrage %1 war unsere und bleibt.</translation>
    </message>
    <message>
        <source>The package %1 stays, because others have come to need it.</source>
        <translation>Das Paket %1 bleibt, weil andere es inzwischen brauchen.</translation>
    </message>
    <message>
        <source>%1 was not there before and stays.</source>
        <translation>%1 war vorher nicht da und bleibt.</translation>
    </message>
    <message>
        <source>The system user %1 was made by a package and stays.</source>
        <translation>Der Systembenutzer %1 wurde von einem Paket angelegt und bleibt.</translation>
    </message>
    <message>
        <source>The group %1 was made by a package and stays.</source>
        <translation>Die Gruppe %1 wurde von einem Paket angelegt und bleibt.</translation>
    </message>
    <message>
        <source>The run did not come to its end.</source>
        <translation>Der Lauf kam nicht bis zum Ende.</translation>
    </message>
    <message>
        <source>The step “%1” did not succeed.</source>
        <translation>Der Schritt „%1“ ist nicht gelungen.</translation>
    </message>
    <message>
        <source>Look at what it said in the details, then try again.</source>
        <translation>Sehen Sie in den Einzelheiten, was es gesagt hat, und versuchen Sie es dann noch einmal.</translation>
    </message>
</context>
<context>
    <name>RunResult</name>
    <message>
        <source>The run was cancelled.</source>
        <translation>Der Lauf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Somebody asked the server to stop it.</source>
        <translation>Jemand hat den Server gebeten, ihn anzuhalten.</translation>
    </message>
    <message>
        <source>Start the command again to go on, or take everything back with “meethouse undo”.</source>
        <translation>Starten Sie den Befehl noch einmal, um weiterzumachen, oder machen Sie mit „meethouse undo“ alles rückgängig.</translation>
    </message>
</context>
<context>
    <name>SecretsFile</name>
    <message>
        <source>It has to be a JSON object, for example {&quot;password&quot;: &quot;…&quot;}.</source>
        <translation>Es muss ein JSON-Objekt sein, zum Beispiel {&quot;password&quot;: &quot;…&quot;}.</translation>
    </message>
    <message>
        <source>The secrets file “%1” cannot be read.</source>
        <translation>Die Passwortdatei „%1“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check the name after --secrets.</source>
        <translation>Prüfen Sie den Namen nach --secrets.</translation>
    </message>
    <message>
        <source>The secrets file is not valid JSON.</source>
        <translation>Die Passwortdatei ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>The secret “%1” has to be a text.</source>
        <translation>Das Geheimnis „%1“ muss ein Text sein.</translation>
    </message>
    <message>
        <source>The secrets file has a key “%1” that is not known.</source>
        <translation>Die Passwortdatei hat einen Schlüssel „%1“, der nicht bekannt ist.</translation>
    </message>
</context>
<context>
    <name>ServerAddress</name>
    <message>
        <source>“%1” is not the address of a server.</source>
        <translation>„%1“ ist keine Adresse eines Servers.</translation>
    </message>
    <message>
        <source>Write it as USER@HOST or USER@HOST:PORT, for example root@meet.example.org or root@[2001:db8::1]:22.</source>
        <translation>Schreiben Sie sie als BENUTZER@HOST oder BENUTZER@HOST:PORT, zum Beispiel root@meet.example.org oder root@[2001:db8::1]:22.</translation>
    </message>
    <message>
        <source>It does not say which user to sign in as.</source>
        <translation>Sie sagt nicht, als welcher Benutzer man sich anmeldet.</translation>
    </message>
    <message>
        <source>A user&apos;s name is made of letters, digits, hyphens, dots and underscores, at most 32 of them.</source>
        <translation>Der Name eines Benutzers besteht aus Buchstaben, Ziffern, Bindestrichen, Punkten und Unterstrichen, höchstens 32.</translation>
    </message>
    <message>
        <source>The bracket around the IPv6 address is not closed properly.</source>
        <translation>Die Klammer um die IPv6-Adresse ist nicht richtig geschlossen.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>Der Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>What stands after the @ is neither a name nor an IP address of a server.</source>
        <translation>Was nach dem @ steht, ist weder ein Name noch eine IP-Adresse eines Servers.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The server %1 is not known yet. Its key is %2 (%3).
Compare it with what your hosting company shows. Go on? (yes, no, or paste the fingerprint)</source>
        <translation>Der Server %1 ist noch nicht bekannt. Sein Schlüssel ist %2 (%3).
Vergleichen Sie ihn mit dem, was Ihr Hosting-Anbieter zeigt. Weitermachen? (ja, nein, oder den Fingerabdruck einfügen)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Verbindung mit %1 …</translation>
    </message>
    <message>
        <source>The settings file “%1” cannot be read.</source>
        <translation>Die Einstellungsdatei „%1“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check the name after --settings.</source>
        <translation>Prüfen Sie den Namen nach --settings.</translation>
    </message>
</context>
<context>
    <name>SettingsCommand</name>
    <message>
        <source>No settings file was named.</source>
        <translation>Es wurde keine Einstellungsdatei genannt.</translation>
    </message>
    <message>
        <source>Name it with --settings.</source>
        <translation>Nennen Sie sie mit --settings.</translation>
    </message>
    <message>
        <source>The settings are valid.</source>
        <translation>Die Einstellungen sind gültig.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The agent on this computer holds no key.</source>
        <translation>Der Agent auf diesem Computer hat keinen Schlüssel.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n key(s) of the agent were not taken, the others were left aside.</source>
        <translation>
            <numerusform>Der erste %n Schlüssel des Agenten wurde nicht angenommen, die anderen blieben beiseite.</numerusform>
            <numerusform>Die ersten %n Schlüssel des Agenten wurden nicht angenommen, die anderen blieben beiseite.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes none of the agent&apos;s keys.</source>
        <translation>Er nimmt keinen der Schlüssel des Agenten an.</translation>
    </message>
    <message>
        <source>It does not take the key “%1”.</source>
        <translation>Er nimmt den Schlüssel „%1“ nicht an.</translation>
    </message>
    <message>
        <source>It is damaged, or of a kind that this program does not know.</source>
        <translation>Er ist beschädigt oder von einer Art, die dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>The key “%1” is locked.</source>
        <translation>Der Schlüssel „%1“ ist gesperrt.</translation>
    </message>
    <message numerus="yes">
        <source>That was not its passphrase; %n attempt(s) left.</source>
        <translation>
            <numerusform>Das war nicht seine Passphrase; es bleibt %n Versuch.</numerusform>
            <numerusform>Das war nicht seine Passphrase; es bleiben %n Versuche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>%1 asks:</source>
        <translation>%1 fragt:</translation>
    </message>
    <message>
        <source>%1 asks: %2</source>
        <translation>%1 fragt: %2</translation>
    </message>
    <message>
        <source>A question of the server was left without an answer.</source>
        <translation>Eine Frage des Servers blieb ohne Antwort.</translation>
    </message>
    <message>
        <source>The password was not the right one.</source>
        <translation>Das Passwort war nicht das richtige.</translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation>Es wurde kein Passwort angegeben.</translation>
    </message>
    <message>
        <source>Signing in to %1 as %2.</source>
        <translation>Anmeldung an %1 als %2.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message numerus="yes">
        <source>That was not accepted; %n attempt(s) left.</source>
        <translation>
            <numerusform>Das wurde nicht angenommen; es bleibt %n Versuch.</numerusform>
            <numerusform>Das wurde nicht angenommen; es bleiben %n Versuche.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ssh</name>
    <message>
        <source>The server %1 could not be reached.</source>
        <translation>Der Server %1 war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Stopped, as you asked.</source>
        <translation>Angehalten, wie Sie es wollten.</translation>
    </message>
    <message>
        <source>Start again whenever you like.</source>
        <translation>Beginnen Sie wieder, wann immer Sie wollen.</translation>
    </message>
    <message>
        <source>A computer is there, but nothing answers on its port %1.</source>
        <translation>Ein Computer ist da, aber an seinem Port %1 antwortet nichts.</translation>
    </message>
    <message>
        <source>Check the port, and that SSH is switched on at your hosting company; a server that was just ordered or restarted needs some minutes.</source>
        <translation>Prüfen Sie den Port, und ob SSH bei Ihrem Hosting-Anbieter eingeschaltet ist; ein gerade bestellter oder neu gestarteter Server braucht einige Minuten.</translation>
    </message>
    <message>
        <source>It did not answer on port %1 in time.</source>
        <translation>Er hat an Port %1 nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Check the address, that the server is switched on, and that no firewall, here or in your hosting company&apos;s panel, holds back SSH.</source>
        <translation>Prüfen Sie die Adresse, ob der Server eingeschaltet ist und ob keine Firewall, hier oder auf der Verwaltungsseite Ihres Hosting-Anbieters, SSH zurückhält.</translation>
    </message>
    <message>
        <source>From this computer no way leads to its address.</source>
        <translation>Von diesem Computer führt kein Weg zu seiner Adresse.</translation>
    </message>
    <message>
        <source>Check that this computer is online; if the server has an IPv6 address only, your own connection needs IPv6 too.</source>
        <translation>Prüfen Sie, ob dieser Computer online ist; hat der Server nur eine IPv6-Adresse, braucht auch Ihre eigene Verbindung IPv6.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be agreed on.</source>
        <translation>Mit %1 kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>The server offers only methods that are no longer safe, or a key that is too short or not its own.</source>
        <translation>Der Server bietet nur Verfahren an, die nicht mehr sicher sind, oder einen Schlüssel, der zu kurz oder nicht seiner ist.</translation>
    </message>
    <message>
        <source>Update the server&apos;s SSH, or order a server with a current Debian.</source>
        <translation>Aktualisieren Sie das SSH des Servers, oder bestellen Sie einen Server mit einem aktuellen Debian.</translation>
    </message>
    <message>
        <source>What answers at %1 is not an SSH server.</source>
        <translation>Was unter %1 antwortet, ist kein SSH-Server.</translation>
    </message>
    <message>
        <source>Something else is listening on port %1.</source>
        <translation>An Port %1 hört etwas anderes.</translation>
    </message>
    <message>
        <source>Check the port in your hosting company&apos;s papers.</source>
        <translation>Prüfen Sie den Port in den Unterlagen Ihres Hosting-Anbieters.</translation>
    </message>
    <message>
        <source>The server %1 ended the connection at once.</source>
        <translation>Der Server %1 hat die Verbindung sofort beendet.</translation>
    </message>
    <message>
        <source>Either something else than SSH is behind port %1, or the server wants no connection from this address just now.</source>
        <translation>Entweder steckt hinter Port %1 etwas anderes als SSH, oder der Server will gerade keine Verbindung von dieser Adresse.</translation>
    </message>
    <message>
        <source>Check the port; after several wrong sign-ins wait a quarter of an hour before you try again.</source>
        <translation>Prüfen Sie den Port; nach mehreren falschen Anmeldungen warten Sie eine Viertelstunde, bevor Sie es wieder versuchen.</translation>
    </message>
    <message>
        <source>The server %1 does not let this computer try just now.</source>
        <translation>Der Server %1 lässt diesen Computer gerade nicht probieren.</translation>
    </message>
    <message>
        <source>It shuts out an address for a while after wrong passwords or broken-off sign-ins, or too many people are signing in just now.</source>
        <translation>Er sperrt eine Adresse nach falschen Passwörtern oder abgebrochenen Anmeldungen eine Weile aus, oder es melden sich gerade zu viele an.</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, then try again with the right password; or use another network.</source>
        <translation>Warten Sie eine Viertelstunde, und versuchen Sie es dann mit dem richtigen Passwort; oder nehmen Sie ein anderes Netz.</translation>
    </message>
    <message>
        <source>The server %1 has too many sign-ins going on.</source>
        <translation>Am Server %1 melden sich gerade zu viele an.</translation>
    </message>
    <message>
        <source>Strangers who try passwords can keep it so; it takes only a few at a time (MaxStartups).</source>
        <translation>Fremde, die Passwörter probieren, können es dabei halten; er nimmt nur wenige auf einmal (MaxStartups).</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>This computer has been there before: either SSH is switched off there now, or the server shuts this computer&apos;s address out after wrong passwords (fail2ban).</source>
        <translation>Dieser Computer war schon dort: Entweder ist SSH dort jetzt ausgeschaltet, oder der Server sperrt die Adresse dieses Computers nach falschen Passwörtern aus (fail2ban).</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, or try from another network; in your hosting company&apos;s console “fail2ban-client unban --all” lifts it at once.</source>
        <translation>Warten Sie eine Viertelstunde, oder versuchen Sie es aus einem anderen Netz; in der Konsole Ihres Hosting-Anbieters hebt „fail2ban-client unban --all“ die Sperre sofort auf.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>Die Verbindung zum Server ging verloren.</translation>
    </message>
    <message>
        <source>The server or something on the way ended it.</source>
        <translation>Der Server oder etwas unterwegs hat sie beendet.</translation>
    </message>
    <message>
        <source>Check your own connection, then connect again; what was started at the server may go on there.</source>
        <translation>Prüfen Sie Ihre eigene Verbindung, und verbinden Sie sich neu; was auf dem Server begonnen wurde, geht dort vielleicht weiter.</translation>
    </message>
    <message>
        <source>The server has not answered for a while, although it was asked several times.</source>
        <translation>Der Server hat eine Weile nicht geantwortet, obwohl er mehrmals gefragt wurde.</translation>
    </message>
    <message>
        <source>The server offers no way to sign in that this program knows.</source>
        <translation>Der Server bietet keinen Weg zur Anmeldung an, den dieses Programm kennt.</translation>
    </message>
    <message>
        <source>The server lets people in by: %1.</source>
        <translation>Der Server lässt herein mit: %1.</translation>
    </message>
    <message>
        <source>The server did not let %1 in.</source>
        <translation>Der Server hat %1 nicht hereingelassen.</translation>
    </message>
    <message>
        <source>Check the user&apos;s name and the password or key; your hosting company&apos;s panel shows or resets them.</source>
        <translation>Prüfen Sie den Namen des Benutzers und das Passwort oder den Schlüssel; die Verwaltungsseite Ihres Hosting-Anbieters zeigt sie oder setzt sie zurück.</translation>
    </message>
    <message>
        <source>The server ended the sign-in of %1.</source>
        <translation>Der Server hat die Anmeldung von %1 beendet.</translation>
    </message>
    <message>
        <source>There were too many attempts with keys or passwords it does not take.</source>
        <translation>Es gab zu viele Versuche mit Schlüsseln oder Passwörtern, die er nicht annimmt.</translation>
    </message>
    <message>
        <source>Name the one key that fits, or leave the agent aside, and wait some minutes: many servers shut out who fails often.</source>
        <translation>Nennen Sie den einen Schlüssel, der passt, oder lassen Sie den Agenten weg, und warten Sie einige Minuten: Viele Server sperren aus, wem es oft misslingt.</translation>
    </message>
    <message>
        <source>It took too long, or the server refuses this user or this address.</source>
        <translation>Es hat zu lange gedauert, oder der Server weist diesen Benutzer oder diese Adresse ab.</translation>
    </message>
    <message>
        <source>Try again, and have the password ready; check that this user may sign in over SSH.</source>
        <translation>Versuchen Sie es noch einmal, und halten Sie das Passwort bereit; prüfen Sie, ob sich dieser Benutzer über SSH anmelden darf.</translation>
    </message>
    <message>
        <source>The sign-in of %1 was not finished.</source>
        <translation>Die Anmeldung von %1 wurde nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>A question of the server was left without an answer.</source>
        <translation>Eine Frage des Servers blieb ohne Antwort.</translation>
    </message>
    <message>
        <source>Try again, and give the password or key when you are asked.</source>
        <translation>Versuchen Sie es noch einmal, und geben Sie Passwort oder Schlüssel an, wenn Sie gefragt werden.</translation>
    </message>
    <message>
        <source>The key file “%1” cannot be used.</source>
        <translation>Die Schlüsseldatei „%1“ lässt sich nicht benutzen.</translation>
    </message>
    <message>
        <source>Choose the private key file, the one without .pub, or sign in with a password.</source>
        <translation>Wählen Sie die Datei mit dem privaten Schlüssel, die ohne .pub, oder melden Sie sich mit einem Passwort an.</translation>
    </message>
    <message>
        <source>The key file “%1” could not be unlocked.</source>
        <translation>Die Schlüsseldatei „%1“ ließ sich nicht entsperren.</translation>
    </message>
    <message>
        <source>The passphrase is missing or not the right one.</source>
        <translation>Die Passphrase fehlt oder ist nicht die richtige.</translation>
    </message>
    <message>
        <source>Try again with the passphrase that was chosen when the key was made.</source>
        <translation>Versuchen Sie es noch einmal mit der Passphrase, die beim Erzeugen des Schlüssels gewählt wurde.</translation>
    </message>
    <message>
        <source>The server took too long over a command.</source>
        <translation>Der Server hat für einen Befehl zu lange gebraucht.</translation>
    </message>
    <message numerus="yes">
        <source>It had not finished after %n second(s).</source>
        <translation>
            <numerusform>Nach %n Sekunde war er noch nicht fertig.</numerusform>
            <numerusform>Nach %n Sekunden war er noch nicht fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look whether the server is very busy, then try again.</source>
        <translation>Sehen Sie nach, ob der Server sehr beschäftigt ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server does not take another command.</source>
        <translation>Der Server nimmt keinen weiteren Befehl an.</translation>
    </message>
    <message>
        <source>It limits how many may run over one connection, or does not allow commands at all.</source>
        <translation>Er begrenzt, wie viele über eine Verbindung laufen dürfen, oder erlaubt gar keine Befehle.</translation>
    </message>
    <message>
        <source>Connect again; if that does not help, allow sessions for this user in the server&apos;s SSH settings.</source>
        <translation>Verbinden Sie sich neu; hilft das nicht, erlauben Sie in den SSH-Einstellungen des Servers Sitzungen für diesen Benutzer.</translation>
    </message>
    <message>
        <source>A command at the server said far too much.</source>
        <translation>Ein Befehl auf dem Server hat viel zu viel gesagt.</translation>
    </message>
    <message>
        <source>More than %1 kB came back, which it never should.</source>
        <translation>Mehr als %1 kB kamen zurück, und das sollte nie sein.</translation>
    </message>
    <message>
        <source>Try again, and if it stays so, report it with the log.</source>
        <translation>Versuchen Sie es noch einmal, und bleibt es dabei, melden Sie es mit dem Protokoll.</translation>
    </message>
    <message>
        <source>A command at the server ended without saying how.</source>
        <translation>Ein Befehl auf dem Server endete, ohne zu sagen, wie.</translation>
    </message>
    <message>
        <source>The server closed it before it was done, as it does when it shuts down.</source>
        <translation>Der Server hat ihn geschlossen, bevor er fertig war, wie er es beim Herunterfahren tut.</translation>
    </message>
    <message>
        <source>Connect again and look; what was done so far is not lost.</source>
        <translation>Verbinden Sie sich neu, und sehen Sie nach; was bisher getan wurde, ist nicht verloren.</translation>
    </message>
    <message>
        <source>%1 may sign in, but may not run commands on this server.</source>
        <translation>%1 darf sich anmelden, auf diesem Server aber keine Befehle ausführen.</translation>
    </message>
    <message>
        <source>The server closed the command before it began.</source>
        <translation>Der Server hat den Befehl geschlossen, bevor er begann.</translation>
    </message>
    <message>
        <source>Sign in as root, or as a user with a normal shell.</source>
        <translation>Melden Sie sich als root an oder als Benutzer mit einer gewöhnlichen Shell.</translation>
    </message>
    <message>
        <source>The server wants %1 to choose a new password before anything else.</source>
        <translation>Der Server verlangt, dass %1 vor allem anderen ein neues Passwort wählt.</translation>
    </message>
    <message>
        <source>Many hosting companies give out a first password that has to be changed at once.</source>
        <translation>Viele Hosting-Anbieter geben ein erstes Passwort aus, das gleich geändert werden muss.</translation>
    </message>
    <message>
        <source>Start again in a terminal, where you are asked for it, or give it as “newPassword” beside the old one.</source>
        <translation>Beginnen Sie noch einmal in einem Terminal, wo Sie danach gefragt werden, oder geben Sie es als „newPassword“ neben dem alten an.</translation>
    </message>
    <message>
        <source>The server did not take the new password of %1.</source>
        <translation>Der Server hat das neue Passwort von %1 nicht angenommen.</translation>
    </message>
    <message>
        <source>Start again with another new password; the present one is still the one that counts.</source>
        <translation>Beginnen Sie noch einmal mit einem anderen neuen Passwort; das jetzige gilt weiterhin.</translation>
    </message>
    <message>
        <source>%1 may not sign in on this server.</source>
        <translation>%1 darf sich an diesem Server nicht anmelden.</translation>
    </message>
    <message>
        <source>The hosting company has set it up so that one signs in as %1.</source>
        <translation>Der Hosting-Anbieter hat es so eingerichtet, dass man sich als %1 anmeldet.</translation>
    </message>
    <message>
        <source>Sign in as %1, who becomes root by sudo.</source>
        <translation>Melden Sie sich als %1 an, der mit sudo root wird.</translation>
    </message>
    <message>
        <source>%1 cannot become root on this server.</source>
        <translation>%1 kann auf diesem Server nicht root werden.</translation>
    </message>
    <message>
        <source>The program sudo is not installed there, and doas, which is, cannot be used by Meethouse.</source>
        <translation>Das Programm sudo ist dort nicht installiert, und doas, das es ist, kann Meethouse nicht benutzen.</translation>
    </message>
    <message>
        <source>The program sudo is not installed there.</source>
        <translation>Das Programm sudo ist dort nicht installiert.</translation>
    </message>
    <message>
        <source>Sign in as root, or have sudo installed and %1 added to the group sudo.</source>
        <translation>Melden Sie sich als root an, oder lassen Sie sudo installieren und %1 in die Gruppe sudo aufnehmen.</translation>
    </message>
    <message>
        <source>%1 needs a password to become root on this server.</source>
        <translation>%1 braucht ein Passwort, um auf diesem Server root zu werden.</translation>
    </message>
    <message>
        <source>sudo asks for it, and it was not given.</source>
        <translation>sudo fragt danach, und es wurde nicht angegeben.</translation>
    </message>
    <message>
        <source>Give the password %1 has on the server as sudo password, or sign in as root.</source>
        <translation>Geben Sie als sudo-Passwort das Passwort an, das %1 auf dem Server hat, oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>%1 could not become root on this server.</source>
        <translation>%1 konnte auf diesem Server nicht root werden.</translation>
    </message>
    <message>
        <source>sudo wants a terminal there (requiretty), and could not be given one.</source>
        <translation>sudo verlangt dort ein Terminal (requiretty), und es war keines zu bekommen.</translation>
    </message>
    <message>
        <source>Take “requiretty” out of the sudo rules, or sign in as root.</source>
        <translation>Nehmen Sie „requiretty“ aus den sudo-Regeln, oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>sudo refused the password of %1.</source>
        <translation>sudo hat das Passwort von %1 abgelehnt.</translation>
    </message>
    <message>
        <source>Nothing was run as root, and nothing was sent.</source>
        <translation>Es wurde nichts als root ausgeführt und nichts verschickt.</translation>
    </message>
    <message>
        <source>Try again with the password %1 has on the server; it may differ from a key&apos;s passphrase.</source>
        <translation>Versuchen Sie es noch einmal mit dem Passwort, das %1 auf dem Server hat; es kann ein anderes sein als die Passphrase eines Schlüssels.</translation>
    </message>
    <message>
        <source>%1 may not become root on this server.</source>
        <translation>%1 darf auf diesem Server nicht root werden.</translation>
    </message>
    <message>
        <source>sudo does not allow it to this user, or only for some commands.</source>
        <translation>sudo erlaubt es diesem Benutzer nicht oder nur für einige Befehle.</translation>
    </message>
    <message>
        <source>Sign in as root, or have %1 added to the group sudo.</source>
        <translation>Melden Sie sich als root an, oder lassen Sie %1 in die Gruppe sudo aufnehmen.</translation>
    </message>
    <message>
        <source>sudo ended, or asked for something that this program cannot answer.</source>
        <translation>sudo hat aufgehört oder nach etwas gefragt, das dieses Programm nicht beantworten kann.</translation>
    </message>
    <message>
        <source>Try “sudo -v” in a terminal on the server, or sign in as root.</source>
        <translation>Probieren Sie „sudo -v“ in einem Terminal auf dem Server, oder melden Sie sich als root an.</translation>
    </message>
</context>
<context>
    <name>StatusCommand</name>
    <message>
        <source>A run is going on there; “meethouse follow” shows it.</source>
        <translation>Dort ist ein Lauf im Gang; „meethouse follow“ zeigt ihn.</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Sie müssen nichts tun.</translation>
    </message>
    <message>
        <source>What needs you:</source>
        <translation>Was Sie tun müssen:</translation>
    </message>
</context>
<context>
    <name>SurveyCommand</name>
    <message>
        <source>System:     %1, %2</source>
        <translation>System:     %1, %2</translation>
    </message>
    <message>
        <source>Machine:    %1 processors, %2 GB of memory, %3</source>
        <translation>Maschine:   %1 Prozessoren, %2 GB Speicher, %3</translation>
    </message>
    <message>
        <source>Addresses:  %1</source>
        <translation>Adressen:   %1</translation>
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
        <translation>%1 ließ sich nicht fragen.</translation>
    </message>
    <message>
        <source>The file with trusted certificates could not be read.</source>
        <translation>Die Datei mit den vertrauenswürdigen Zertifikaten ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>It does not exist, or holds no certificate in PEM form.</source>
        <translation>Es gibt sie nicht, oder sie enthält kein Zertifikat in PEM-Form.</translation>
    </message>
    <message>
        <source>Name a file that begins with “-----BEGIN CERTIFICATE-----”.</source>
        <translation>Nennen Sie eine Datei, die mit „-----BEGIN CERTIFICATE-----“ beginnt.</translation>
    </message>
    <message>
        <source>The two sides could not agree on an encrypted connection.</source>
        <translation>Die beiden Seiten konnten sich nicht auf eine verschlüsselte Verbindung einigen.</translation>
    </message>
    <message>
        <source>Check that a web server with a certificate runs there and that nothing in between changes the connection.</source>
        <translation>Prüfen Sie, ob dort ein Webserver mit Zertifikat läuft und ob nichts dazwischen die Verbindung verändert.</translation>
    </message>
    <message>
        <source>It showed a certificate that was made for another name.</source>
        <translation>Er hat ein Zertifikat gezeigt, das für einen anderen Namen gemacht ist.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server, and which certificate it uses.</source>
        <translation>Prüfen Sie, ob der Name zum richtigen Server führt und welches Zertifikat dieser benutzt.</translation>
    </message>
    <message>
        <source>It showed a certificate that is not trusted, so it may be somebody else.</source>
        <translation>Er hat ein Zertifikat gezeigt, dem nicht vertraut wird; es könnte also jemand anders sein.</translation>
    </message>
    <message>
        <source>Nothing answers at port %1 there, or a firewall refuses us.</source>
        <translation>An Port %1 antwortet dort nichts, oder eine Firewall weist uns ab.</translation>
    </message>
    <message>
        <source>Check that the server is up, that the name leads to it, and what its firewall lets in.</source>
        <translation>Prüfen Sie, ob der Server läuft, ob der Name zu ihm führt und was seine Firewall hereinlässt.</translation>
    </message>
    <message>
        <source>Its answer is far larger than expected.</source>
        <translation>Seine Antwort ist viel größer als erwartet.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server.</source>
        <translation>Prüfen Sie, ob der Name zum richtigen Server führt.</translation>
    </message>
    <message>
        <source>The connection broke, or the answer made no sense.</source>
        <translation>Die Verbindung brach ab, oder die Antwort ergab keinen Sinn.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the web server&apos;s log.</source>
        <translation>Versuchen Sie es noch einmal; bleibt es dabei, sehen Sie in das Protokoll des Webservers.</translation>
    </message>
    <message>
        <source>Asking %1 was stopped.</source>
        <translation>Die Frage an %1 wurde angehalten.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Jemand hat darum gebeten aufzuhören.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Beginnen Sie wieder, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The server is not there, very slow, or a firewall swallows what we send to port %1.</source>
        <translation>Der Server ist nicht da, sehr langsam, oder eine Firewall verschluckt, was wir an Port %1 schicken.</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>The server was restarted, or something in between cut the connection.</source>
        <translation>Der Server wurde neu gestartet, oder etwas dazwischen hat die Verbindung getrennt.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the server&apos;s logs.</source>
        <translation>Versuchen Sie es noch einmal; bleibt es dabei, sehen Sie in die Protokolle des Servers.</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>The change could not be confirmed at the server.</source>
        <translation>Die Änderung ließ sich am Server nicht bestätigen.</translation>
    </message>
    <message>
        <source>The server takes it back by itself in a few minutes. Look at the detail, then start again.</source>
        <translation>Der Server nimmt sie in einigen Minuten von selbst zurück. Sehen Sie sich die Einzelheit an, und beginnen Sie dann noch einmal.</translation>
    </message>
</context>
<context>
    <name>UndoCommand</name>
    <message>
        <source>This removes the meeting server %1 with all its hosts and settings.
Type its name to go on:</source>
        <translation>Damit wird der Besprechungsserver %1 mit allen Gastgebern und Einstellungen entfernt.
Tippen Sie seinen Namen ein, um weiterzumachen:</translation>
    </message>
    <message>
        <source>Meethouse has left nothing on this server, so there is nothing to take back.</source>
        <translation>Meethouse hat auf diesem Server nichts hinterlassen; es gibt also nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Es wurde nichts rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The name of the meeting server was not confirmed.</source>
        <translation>Der Name des Besprechungsservers wurde nicht bestätigt.</translation>
    </message>
    <message>
        <source>If it is meant, start again with --confirm %1.</source>
        <translation>Ist es so gemeint, beginnen Sie noch einmal mit --confirm %1.</translation>
    </message>
    <message>
        <source>These files were changed by somebody else and were left alone:</source>
        <translation>Diese Dateien hat jemand anders geändert; sie blieben, wie sie sind:</translation>
    </message>
    <message>
        <source>What stays:</source>
        <translation>Was bleibt:</translation>
    </message>
    <message>
        <source>Everything else is as it was before.</source>
        <translation>Alles andere ist wie vorher.</translation>
    </message>
</context>
<context>
    <name>WebSocket</name>
    <message>
        <source>%1 does not accept WebSocket connections at %2.</source>
        <translation>%1 nimmt unter %2 keine WebSocket-Verbindungen an.</translation>
    </message>
    <message>
        <source>Its answer was not what a WebSocket server says.</source>
        <translation>Seine Antwort war nicht die eines WebSocket-Servers.</translation>
    </message>
    <message>
        <source>Check the web server&apos;s configuration, and that nothing in between changes the connection.</source>
        <translation>Prüfen Sie die Konfiguration des Webservers und ob nichts dazwischen die Verbindung verändert.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The sign-in at %1 was refused.</source>
        <translation>Die Anmeldung bei %1 wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The server does not know this account, or not with this password, or lets nobody in this way.</source>
        <translation>Der Server kennt dieses Konto nicht, oder nicht mit diesem Passwort, oder lässt auf diesem Weg niemanden herein.</translation>
    </message>
    <message>
        <source>Check the account&apos;s name and its password.</source>
        <translation>Prüfen Sie den Namen des Kontos und sein Passwort.</translation>
    </message>
</context>
<context>
    <name>Xml</name>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>Die Antwort des Servers war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>It is not what an XMPP server sends.</source>
        <translation>Das ist nicht, was ein XMPP-Server schickt.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server.</source>
        <translation>Prüfen Sie, ob der Name zum richtigen Server führt.</translation>
    </message>
</context>
<context>
    <name>Xmpp</name>
    <message>
        <source>The chat server %1 gave an answer that makes no sense here.</source>
        <translation>Der Chat-Server %1 hat eine Antwort gegeben, die hier keinen Sinn ergibt.</translation>
    </message>
    <message>
        <source>It is not set up for a Jitsi meeting, or in another way.</source>
        <translation>Er ist nicht für Jitsi-Besprechungen eingerichtet, oder auf andere Weise.</translation>
    </message>
    <message>
        <source>Look into Prosody&apos;s log on the server.</source>
        <translation>Sehen Sie auf dem Server in das Protokoll von Prosody.</translation>
    </message>
</context>
<context>
    <name>XmppTransport</name>
    <message>
        <source>The chat server behind %1 ended the conversation.</source>
        <translation>Der Chat-Server hinter %1 hat das Gespräch beendet.</translation>
    </message>
    <message>
        <source>It was restarted, or did not like what it was told.</source>
        <translation>Er wurde neu gestartet, oder ihm gefiel nicht, was ihm gesagt wurde.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into Prosody&apos;s log on the server.</source>
        <translation>Versuchen Sie es noch einmal; bleibt es dabei, sehen Sie auf dem Server in das Protokoll von Prosody.</translation>
    </message>
    <message>
        <source>The chat server behind %1 did not answer in time.</source>
        <translation>Der Chat-Server hinter %1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It is very busy, or does not know what to say.</source>
        <translation>Er ist sehr beschäftigt, oder er weiß nicht, was er sagen soll.</translation>
    </message>
</context>
<context>
    <name>meethouse::AddressModel</name>
    <message>
        <source>“%1” cannot be a meeting&apos;s address. It looks like meet.your-school.example: words with dots between, no blanks.</source>
        <translation>„%1“ kann keine Adresse einer Besprechung sein. Sie sieht aus wie meet.ihre-schule.example: Wörter mit Punkten dazwischen, keine Leerzeichen.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address.</source>
        <translation>„%1“ ist keine E-Mail-Adresse.</translation>
    </message>
</context>
<context>
    <name>meethouse::AddressPage</name>
    <message>
        <source>Where the name leads</source>
        <translation>Wohin der Name führt</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Under which address shall people meet?</source>
        <translation>Unter welcher Adresse soll man sich treffen?</translation>
    </message>
    <message>
        <source>A name of yours that leads to this server. Guests type it, and it stands in every link.</source>
        <translation>Ein Name von Ihnen, der zu diesem Server führt. Gäste tippen ihn ein, und er steht in jedem Link.</translation>
    </message>
    <message>
        <source>&amp;Name of the meetings</source>
        <translation>&amp;Name der Besprechungen</translation>
    </message>
    <message>
        <source>How do browsers know that it is you?</source>
        <translation>Woran erkennen Browser, dass Sie es sind?</translation>
    </message>
    <message>
        <source>A&amp;utomatically</source>
        <translation>&amp;Automatisch</translation>
    </message>
    <message>
        <source>Let&apos;s Encrypt, a charity, issues a certificate that every browser trusts, and it renews itself. The name becomes public by that.</source>
        <translation>Let’s Encrypt, eine gemeinnützige Einrichtung, stellt ein Zertifikat aus, dem jeder Browser vertraut, und es erneuert sich von selbst. Der Name wird dadurch öffentlich.</translation>
    </message>
    <message>
        <source>&amp;With files of my own</source>
        <translation>&amp;Mit eigenen Dateien</translation>
    </message>
    <message>
        <source>Your organisation gave you a certificate. You will have to renew it yourself.</source>
        <translation>Ihre Einrichtung hat Ihnen ein Zertifikat gegeben. Sie müssen es selbst erneuern.</translation>
    </message>
    <message>
        <source>&amp;Self-signed</source>
        <translation>&amp;Selbst ausgestellt</translation>
    </message>
    <message>
        <source>For trying things out only: every guest sees a warning first, and the telephone apps refuse.</source>
        <translation>Nur zum Ausprobieren: Jeder Gast sieht zuerst eine Warnung, und die Apps auf dem Telefon verweigern sich.</translation>
    </message>
    <message>
        <source>&amp;E-mail address (may be left empty)</source>
        <translation>E-Mail-Adresse (darf leer &amp;bleiben)</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Weite&amp;r</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>N&amp;och einmal nachsehen</translation>
    </message>
    <message>
        <source>Certificate, &amp;full chain</source>
        <translation>Zertifikat, vollständige &amp;Kette</translation>
    </message>
    <message>
        <source>PEM; often called fullchain.pem.</source>
        <translation>PEM; heißt oft fullchain.pem.</translation>
    </message>
    <message>
        <source>Its &amp;key</source>
        <translation>Sein S&amp;chlüssel</translation>
    </message>
    <message>
        <source>It goes to Let&apos;s Encrypt and nowhere else. They may write to it about the certificate.</source>
        <translation>Sie geht an Let’s Encrypt und sonst nirgendwohin. Von dort kann Post zum Zertifikat kommen.</translation>
    </message>
    <message>
        <source>Asking where this name leads</source>
        <translation>Es wird gefragt, wohin dieser Name führt</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Trotzdem weiter</translation>
    </message>
    <message>
        <source>Enter this where you rented the domain, most often under “DNS”. We look again every few seconds and go on as soon as it is there; it can take up to an hour.</source>
        <translation>Tragen Sie das dort ein, wo Sie die Domain gemietet haben, meist unter „DNS“. Wir sehen alle paar Sekunden nach und machen weiter, sobald es da ist; das kann bis zu einer Stunde dauern.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>PEM; often called privkey.pem.</source>
        <translation>PEM; heißt oft privkey.pem.</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key</source>
        <translation>&amp;Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>The key is locked with it. It opens the key on this computer and is kept nowhere.</source>
        <translation>Der Schlüssel ist damit gesperrt. Sie öffnet ihn auf diesem Computer und wird nirgends aufbewahrt.</translation>
    </message>
    <message>
        <source>By a certificate for %1. The name itself stands in every link, so it stays as it is: for another one, take everything back and set the server up anew.</source>
        <translation>Durch ein Zertifikat für %1. Der Name selbst steht in jedem Link und bleibt deshalb, wie er ist: Für einen anderen machen Sie alles rückgängig und richten den Server neu ein.</translation>
    </message>
    <message>
        <source>meet.your-school.example</source>
        <translation>meet.ihre-schule.example</translation>
    </message>
    <message>
        <source>The name is still missing.</source>
        <translation>Der Name fehlt noch.</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Zertifikat auswählen</translation>
    </message>
    <message>
        <source>Choose its key</source>
        <translation>Seinen Schlüssel auswählen</translation>
    </message>
</context>
<context>
    <name>meethouse::AnswerEditor</name>
    <message>
        <source>In days.</source>
        <translation>In Tagen.</translation>
    </message>
    <message>
        <source>A day like 2026-10-01.</source>
        <translation>Ein Tag wie 2026-10-01.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>Noch nicht gesagt</translation>
    </message>
</context>
<context>
    <name>meethouse::AnswerRows</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Account on the server</source>
        <translation>Konto auf dem Server</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Anschrift</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Since (2026-10-01)</source>
        <translation>Seit (2026-10-01)</translation>
    </message>
    <message>
        <source>One more line</source>
        <translation>Noch eine Zeile</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
</context>
<context>
    <name>meethouse::Bar</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
</context>
<context>
    <name>meethouse::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>meethouse::CountryBox</name>
    <message>
        <source>not said yet</source>
        <translation>noch nicht gesagt</translation>
    </message>
</context>
<context>
    <name>meethouse::DocumentsTab</name>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Dokumente</translation>
    </message>
</context>
<context>
    <name>meethouse::DonePage</name>
    <message>
        <source>Your meetings</source>
        <translation>Ihre Besprechungen</translation>
    </message>
    <message>
        <source>What happens by itself</source>
        <translation>Was von selbst geschieht</translation>
    </message>
    <message>
        <source>Your house is open</source>
        <translation>Ihr Haus ist offen</translation>
    </message>
    <message>
        <source>Add any word to the address, and that is a room: a host opens it, guests come in with its password.</source>
        <translation>Hängen Sie an die Adresse irgendein Wort, und das ist ein Raum: Ein Gastgeber eröffnet ihn, Gäste kommen mit seinem Passwort herein.</translation>
    </message>
    <message>
        <source>Your meetings are at</source>
        <translation>Ihre Besprechungen finden Sie unter</translation>
    </message>
    <message>
        <source>What to tell guests</source>
        <translation>Was Sie Gästen sagen</translation>
    </message>
    <message>
        <source>The link of the room, and its password, by two different ways if you can. They need a browser and nothing else. They wait until a host is there.</source>
        <translation>Den Link des Raums und sein Passwort, wenn möglich auf zwei verschiedenen Wegen. Gäste brauchen einen Browser und sonst nichts. Sie warten, bis ein Gastgeber da ist.</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>The certificate renews itself</source>
        <translation>Das Zertifikat erneuert sich von selbst</translation>
    </message>
    <message>
        <source>About a month before it ends.</source>
        <translation>Etwa einen Monat, bevor es abläuft.</translation>
    </message>
    <message>
        <source>The certificate does not renew itself</source>
        <translation>Das Zertifikat erneuert sich nicht von selbst</translation>
    </message>
    <message>
        <source>You have to see to it before it ends.</source>
        <translation>Sie müssen sich darum kümmern, bevor es abläuft.</translation>
    </message>
    <message>
        <source>Rooms close behind the last host</source>
        <translation>Räume schließen hinter dem letzten Gastgeber</translation>
    </message>
    <message numerus="yes">
        <source>A meeting ends %n minute(s) after its last host has left.</source>
        <translation>
            <numerusform>Eine Besprechung endet %n Minute, nachdem der letzte Gastgeber gegangen ist.</numerusform>
            <numerusform>Eine Besprechung endet %n Minuten, nachdem der letzte Gastgeber gegangen ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer gets to know the server</source>
        <translation>Dieser Computer lernt den Server kennen</translation>
    </message>
    <message>
        <source>This computer knows the server</source>
        <translation>Dieser Computer kennt den Server</translation>
    </message>
    <message>
        <source>It comes in as it did today.</source>
        <translation>Er kommt so herein wie heute.</translation>
    </message>
    <message>
        <source>This computer comes in by a key of its own</source>
        <translation>Dieser Computer kommt mit einem eigenen Schlüssel herein</translation>
    </message>
    <message>
        <source>No password was stored.</source>
        <translation>Es wurde kein Passwort gespeichert.</translation>
    </message>
    <message>
        <source>The password is in the keychain</source>
        <translation>Das Passwort ist im Schlüsselbund</translation>
    </message>
    <message>
        <source>Only there, and only on this computer.</source>
        <translation>Nur dort und nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>The password was not stored and is asked for every time.</source>
        <translation>Das Passwort wurde nicht gespeichert und wird jedes Mal erfragt.</translation>
    </message>
    <message>
        <source>Security updates come at night</source>
        <translation>Sicherheitsaktualisierungen kommen nachts</translation>
    </message>
    <message>
        <source>Between these times of the server&apos;s clock, when it may also restart: %1.</source>
        <translation>Zwischen diesen Zeiten nach der Uhr des Servers, in denen er auch neu starten kann: %1.</translation>
    </message>
    <message>
        <source>What is written down about guests is deleted</source>
        <translation>Was über Gäste aufgeschrieben wird, wird gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s).</source>
        <translation>
            <numerusform>Nach %n Tag.</numerusform>
            <numerusform>Nach %n Tagen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::Facts</name>
    <message>
        <source>The list of facts cannot be read.</source>
        <translation>Die Liste der Tatsachen lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Look at the server again, so that the facts are gathered anew.</source>
        <translation>Sehen Sie sich den Server noch einmal an, damit die Tatsachen neu gesammelt werden.</translation>
    </message>
    <message>
        <source>An entry has no id.</source>
        <translation>Ein Eintrag hat keine Kennung.</translation>
    </message>
    <message>
        <source>“%1” does not say where it is known from.</source>
        <translation>„%1“ sagt nicht, woher es bekannt ist.</translation>
    </message>
    <message>
        <source>“%1” does not say when it was true.</source>
        <translation>„%1“ sagt nicht, wann es zutraf.</translation>
    </message>
    <message>
        <source>“%1” has no value.</source>
        <translation>„%1“ hat keinen Wert.</translation>
    </message>
</context>
<context>
    <name>meethouse::FileLine</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
</context>
<context>
    <name>meethouse::FitModel</name>
    <message numerus="yes">
        <source>%1, %n processor(s), %2 GB of memory, %3 GB free</source>
        <translation>
            <numerusform>%1, %n Prozessor, %2 GB Speicher, %3 GB frei</numerusform>
            <numerusform>%1, %n Prozessoren, %2 GB Speicher, %3 GB frei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Carries about %n people at once with pictures, as a rule of thumb; more with sound alone.</source>
        <translation>
            <numerusform>Trägt als Faustregel etwa %n Person zugleich mit Bild; nur mit Ton mehr.</numerusform>
            <numerusform>Trägt als Faustregel etwa %n Personen zugleich mit Bild; nur mit Ton mehr.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::FitPage</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Is this server fit for meetings?</source>
        <translation>Ist dieser Server für Besprechungen geeignet?</translation>
    </message>
    <message>
        <source>Looking at the server</source>
        <translation>Der Server wird angesehen</translation>
    </message>
    <message>
        <source>Nothing is changed by this.</source>
        <translation>Dadurch wird nichts geändert.</translation>
    </message>
    <message>
        <source>A run is going on there</source>
        <translation>Dort ist ein Lauf im Gang</translation>
    </message>
    <message>
        <source>Meethouse has set it up as %1</source>
        <translation>Meethouse hat ihn als %1 eingerichtet</translation>
    </message>
    <message>
        <source>I know better</source>
        <translation>Ich weiß es besser</translation>
    </message>
    <message>
        <source>passed over by you</source>
        <translation>von Ihnen übergangen</translation>
    </message>
    <message>
        <source>You have a snapshot</source>
        <translation>Sie haben einen Snapshot</translation>
    </message>
    <message>
        <source>Take a snapshot at the hosting company first</source>
        <translation>Machen Sie zuerst beim Hosting-Anbieter einen Snapshot</translation>
    </message>
    <message>
        <source>Most companies offer one. It is the quickest way back if you change your mind.</source>
        <translation>Die meisten bieten das an. Es ist der schnellste Weg zurück, wenn Sie es sich anders überlegen.</translation>
    </message>
    <message>
        <source>I have one</source>
        <translation>Ich habe einen</translation>
    </message>
    <message>
        <source>We look without changing anything. This takes a few seconds.</source>
        <translation>Wir sehen uns um, ohne etwas zu ändern. Das dauert ein paar Sekunden.</translation>
    </message>
    <message numerus="yes">
        <source>We looked without changing anything. %n thing(s) need you before we can go on.</source>
        <translation>
            <numerusform>Wir haben uns umgesehen, ohne etwas zu ändern. %n Punkt wartet auf Sie, bevor es weitergeht.</numerusform>
            <numerusform>Wir haben uns umgesehen, ohne etwas zu ändern. %n Punkte warten auf Sie, bevor es weitergeht.</numerusform>
        </translation>
    </message>
    <message>
        <source>We looked without changing anything.</source>
        <translation>Wir haben uns umgesehen, ohne etwas zu ändern.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>&amp;Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Weite&amp;r</translation>
    </message>
    <message>
        <source>It was started earlier and went on without this window. “Continue” shows how far it is.</source>
        <translation>Er wurde früher gestartet und ging ohne dieses Fenster weiter. „Weiter“ zeigt, wie weit er ist.</translation>
    </message>
    <message>
        <source>“Continue” takes it over to this computer, tries every promise, and changes nothing.</source>
        <translation>„Weiter“ übernimmt ihn auf diesen Computer, probiert jede Zusage und ändert nichts.</translation>
    </message>
    <message>
        <source>We looked without changing anything. Nothing stands in the way.</source>
        <translation>Wir haben nachgesehen, ohne etwas zu ändern. Nichts steht im Wege.</translation>
    </message>
</context>
<context>
    <name>meethouse::Fold</name>
    <message>
        <source>unfolded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
    </message>
</context>
<context>
    <name>meethouse::HoldingModel</name>
    <message>
        <source>%1: was “%2”, and is not known any more.</source>
        <translation>%1: war „%2“ und ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>%1: was “%2”, is “%3”.</source>
        <translation>%1: war „%2“, ist „%3“.</translation>
    </message>
</context>
<context>
    <name>meethouse::HoldingPage</name>
    <message>
        <source>Is needed now, and was not written.</source>
        <translation>Wird jetzt gebraucht und wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>No longer true: “%1”</source>
        <translation>Nicht mehr wahr: „%1“</translation>
    </message>
    <message numerus="yes">
        <source>And %n more sentence(s).</source>
        <translation>
            <numerusform>Und %n weiterer Satz.</numerusform>
            <numerusform>Und %n weitere Sätze.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measure &amp;again</source>
        <translation>Neu &amp;messen</translation>
    </message>
    <message>
        <source>&amp;They lie elsewhere…</source>
        <translation>Sie liegen &amp;anderswo …</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Do your papers still hold?</source>
        <translation>Stimmen Ihre Dokumente noch?</translation>
    </message>
    <message>
        <source>Every sentence about the server was true on the day it was written. Here each is held against what was measured now.</source>
        <translation>Jeder Satz über den Server war an dem Tag wahr, an dem er geschrieben wurde. Hier wird jeder mit dem verglichen, was jetzt gemessen wurde.</translation>
    </message>
    <message>
        <source>&amp;Write the papers…</source>
        <translation>Dokumente s&amp;chreiben …</translation>
    </message>
    <message>
        <source>Looks at the server once more, and then at the papers.</source>
        <translation>Sieht sich noch einmal den Server an und dann die Dokumente.</translation>
    </message>
    <message>
        <source>Another folder, where papers of this server were written.</source>
        <translation>Ein anderer Ordner, in den Dokumente dieses Servers geschrieben wurden.</translation>
    </message>
    <message>
        <source>Folder of the papers</source>
        <translation>Ordner der Dokumente</translation>
    </message>
    <message>
        <source>Reading the papers …</source>
        <translation>Die Dokumente werden gelesen …</translation>
    </message>
    <message>
        <source>No papers of this server were found on this computer.</source>
        <translation>Auf diesem Computer wurden keine Dokumente dieses Servers gefunden.</translation>
    </message>
    <message>
        <source>The papers of %1 do not all hold any more. Write them again, and hand out the new ones.</source>
        <translation>Die Dokumente vom %1 stimmen nicht mehr alle. Schreiben Sie sie neu, und geben Sie die neuen aus.</translation>
    </message>
    <message>
        <source>The papers of %1 still hold. These files are not as they were written: %2</source>
        <translation>Die Dokumente vom %1 stimmen noch. Diese Dateien sind nicht mehr so, wie sie geschrieben wurden: %2</translation>
    </message>
    <message>
        <source>All papers of %1 still hold.</source>
        <translation>Alle Dokumente vom %1 stimmen noch.</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>Ord&amp;ner öffnen</translation>
    </message>
    <message>
        <source>A draft: something is still missing.</source>
        <translation>Ein Entwurf: Es fehlt noch etwas.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them is/are draft(s): something is still missing.</source>
        <translation>
            <numerusform>%n davon ist ein Entwurf: Es fehlt noch etwas.</numerusform>
            <numerusform>%n davon sind Entwürfe: Es fehlt noch etwas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::HostsModel</name>
    <message>
        <source>Your meetings at %1</source>
        <translation>Ihre Besprechungen auf %1</translation>
    </message>
    <message>
        <source>Hello,</source>
        <translation>Guten Tag,</translation>
    </message>
    <message>
        <source>Hello %1,</source>
        <translation>Guten Tag %1,</translation>
    </message>
    <message>
        <source>%1

you can hold video meetings at %2. Please open this link and choose your password; nobody else will ever know it:

%3

The link works once, until %4. Do not pass it on.
</source>
        <translation>%1

Sie können auf %2 Videobesprechungen abhalten. Bitte öffnen Sie diesen Link und wählen Sie Ihr Passwort; niemand sonst wird es je erfahren:

%3

Der Link gilt ein einziges Mal, bis %4. Geben Sie ihn nicht weiter.
</translation>
    </message>
</context>
<context>
    <name>meethouse::HostsPage</name>
    <message>
        <source>Inviting</source>
        <translation>Einladen</translation>
    </message>
    <message>
        <source>Who opens meetings?</source>
        <translation>Wer eröffnet Besprechungen?</translation>
    </message>
    <message>
        <source>Hosts sign in and open rooms. Each gets a link that works once and chooses a password behind it; nobody but the host ever knows it, you included.</source>
        <translation>Gastgeber melden sich an und eröffnen Räume. Jeder bekommt einen Link, der einmal gilt, und wählt damit ein Passwort; außer ihm erfährt es niemand, auch Sie nicht.</translation>
    </message>
    <message>
        <source>Make &amp;the links</source>
        <translation>&amp;Links anlegen</translation>
    </message>
    <message>
        <source>Making the links</source>
        <translation>Die Links werden angelegt</translation>
    </message>
    <message>
        <source>Invite &amp;later</source>
        <translation>&amp;Später einladen</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Weite&amp;r</translation>
    </message>
    <message>
        <source>Hand each link to its host alone: whoever opens it chooses the password. They are shown here once and kept nowhere; a lost one is replaced by a new one.</source>
        <translation>Geben Sie jeden Link nur seinem Gastgeber: Wer ihn öffnet, wählt das Passwort. Die Links erscheinen hier einmal und werden nirgends aufbewahrt; ein verlorener wird durch einen neuen ersetzt.</translation>
    </message>
    <message>
        <source>Link of %1</source>
        <translation>Link von %1</translation>
    </message>
    <message>
        <source>Write a mail…</source>
        <translation>E-Mail schreiben …</translation>
    </message>
    <message>
        <source>Show a code for the telephone&apos;s camera</source>
        <translation>Einen Code für die Kamera des Telefons zeigen</translation>
    </message>
    <message>
        <source>&amp;Names of the hosts</source>
        <translation>&amp;Namen der Gastgeber</translation>
    </message>
    <message>
        <source>Links without &amp;a name</source>
        <translation>Links &amp;ohne Namen</translation>
    </message>
    <message>
        <source>Whoever opens one chooses the name, too.</source>
        <translation>Wer einen öffnet, wählt auch den Namen.</translation>
    </message>
    <message>
        <source>Days that the links &amp;work</source>
        <translation>&amp;Tage, die die Links gelten</translation>
    </message>
    <message>
        <source>Without a name, or for longer</source>
        <translation>Ohne Namen oder für länger</translation>
    </message>
    <message>
        <source>Invite hosts</source>
        <translation>Gastgeber einladen</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>a host who chooses a name</source>
        <translation>ein Gastgeber, der seinen Namen selbst wählt</translation>
    </message>
    <message>
        <source>Write &amp;sheets to hand over…</source>
        <translation>&amp;Blätter zum Übergeben schreiben…</translation>
    </message>
    <message>
        <source>A page to print for each host with a name, and all of them as small cards.</source>
        <translation>Eine Seite zum Drucken für jeden Gastgeber mit Namen, und alle als kleine Karten.</translation>
    </message>
    <message>
        <source>The sheets are in %1. Each shows a link that works once: hand it to its host alone.</source>
        <translation>Die Blätter liegen in %1. Auf jedem steht ein Link, der einmal gilt: Geben Sie es nur dem Gastgeber, für den es ist.</translation>
    </message>
    <message>
        <source>Folder for the sheets</source>
        <translation>Ordner für die Blätter</translation>
    </message>
    <message>
        <source>One in each line, as they will sign in: small letters, digits, dots and hyphens, for example anna or a.rossi.</source>
        <translation>Einen pro Zeile, so wie sie sich anmelden werden: Kleinbuchstaben, Ziffern, Punkte und Bindestriche, zum Beispiel anna oder a.rossi.</translation>
    </message>
    <message>
        <source>Works once, until %1.</source>
        <translation>Gilt einmal, bis %1.</translation>
    </message>
</context>
<context>
    <name>meethouse::HostsTab</name>
    <message>
        <source>Opens meetings with a password that nobody else knows.</source>
        <translation>Eröffnet Besprechungen mit einem Passwort, das niemand sonst kennt.</translation>
    </message>
    <message>
        <source>Cannot sign in. The account and its rooms are kept.</source>
        <translation>Kann sich nicht anmelden. Das Konto und seine Räume bleiben.</translation>
    </message>
    <message>
        <source>Has chosen no password yet. The link works once, until %1.</source>
        <translation>Hat noch kein Passwort gewählt. Der Link gilt einmal, bis %1.</translation>
    </message>
    <message>
        <source>&amp;Invite…</source>
        <translation>Ein&amp;laden …</translation>
    </message>
    <message>
        <source>R&amp;emove…</source>
        <translation>En&amp;tfernen …</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Zurückziehen</translation>
    </message>
    <message>
        <source>Di&amp;sable</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>Ents&amp;perren</translation>
    </message>
    <message>
        <source>New &amp;link</source>
        <translation>Neuer Lin&amp;k</translation>
    </message>
    <message>
        <source>Search the hosts</source>
        <translation>Gastgeber suchen</translation>
    </message>
    <message>
        <source>Shows only hosts whose name or state holds this.</source>
        <translation>Zeigt nur Gastgeber, deren Name oder Zustand dies enthält.</translation>
    </message>
    <message>
        <source>Makes one-time links with which hosts choose their password.</source>
        <translation>Legt Links an, die einmal gelten und mit denen Gastgeber ihr Passwort wählen.</translation>
    </message>
    <message>
        <source>The account and its rooms go, and the host is shut out at once.</source>
        <translation>Das Konto und seine Räume verschwinden, und der Gastgeber ist sofort ausgesperrt.</translation>
    </message>
    <message>
        <source>The open link does not work any more.</source>
        <translation>Der offene Link gilt nicht mehr.</translation>
    </message>
    <message>
        <source>Shut out at once, until enabled again; the account is kept.</source>
        <translation>Sofort ausgesperrt, bis er wieder entsperrt wird; das Konto bleibt.</translation>
    </message>
    <message>
        <source>May sign in again, with the same password.</source>
        <translation>Darf sich wieder anmelden, mit demselben Passwort.</translation>
    </message>
    <message>
        <source>A one-time link with which the host chooses a new password.</source>
        <translation>Ein Link, der einmal gilt und mit dem der Gastgeber ein neues Passwort wählt.</translation>
    </message>
    <message>
        <source>What can be done with those that are chosen</source>
        <translation>Was mit den ausgewählten getan werden kann</translation>
    </message>
    <message>
        <source>Shutting out …</source>
        <translation>Wird ausgesperrt …</translation>
    </message>
    <message>
        <source>Letting in again …</source>
        <translation>Wird wieder hereingelassen …</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>&amp;Gastgeber</translation>
    </message>
    <message>
        <source>Not everything was done.</source>
        <translation>Es wurde nicht alles getan.</translation>
    </message>
    <message numerus="yes">
        <source>Search %n host(s)</source>
        <translation>
            <numerusform>%n Gastgeber durchsuchen</numerusform>
            <numerusform>%n Gastgeber durchsuchen</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no host yet. Invite the first one: the link is for that person alone.</source>
        <translation>Es gibt noch keinen Gastgeber. Laden Sie den ersten ein: Der Link ist nur für diese Person.</translation>
    </message>
    <message>
        <source>No host fits this search.</source>
        <translation>Kein Gastgeber passt zu dieser Suche.</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) chosen</source>
        <translation>
            <numerusform>%n Gastgeber ausgewählt</numerusform>
            <numerusform>%n Gastgeber ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>What you choose is done for all of them.</source>
        <translation>Was Sie wählen, geschieht für alle.</translation>
    </message>
    <message>
        <source>Making the links …</source>
        <translation>Die Links werden angelegt …</translation>
    </message>
    <message>
        <source>Withdrawing …</source>
        <translation>Wird zurückgezogen …</translation>
    </message>
    <message>
        <source>Remove for good?</source>
        <translation>Endgültig entfernen?</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n host(s) for good?</source>
        <translation>
            <numerusform>%n Gastgeber endgültig entfernen?</numerusform>
            <numerusform>%n Gastgeber endgültig entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Removing …</source>
        <translation>Wird entfernt …</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in, the last one on %1. Whoever goes on trying has to wait longer each time.</source>
        <translation>
            <numerusform>%n falsches Passwort seit der letzten Anmeldung, das letzte: %1. Wer weiter probiert, muss jedes Mal länger warten.</numerusform>
            <numerusform>%n falsche Passwörter seit der letzten Anmeldung, das letzte: %1. Wer weiter probiert, muss jedes Mal länger warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>May choose a new password with a link that works once, until %1.</source>
        <translation>Darf ein neues Passwort wählen, mit einem Link, der einmal gilt, bis %1.</translation>
    </message>
    <message>
        <source>Import &amp;a list…</source>
        <translation>Liste &amp;importieren …</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Gastgeber</translation>
    </message>
    <message>
        <source>Hosts and open invitations. Several can be chosen at once.</source>
        <translation>Gastgeber und offene Einladungen. Es lassen sich mehrere zugleich auswählen.</translation>
    </message>
    <message>
        <source>Invites everybody on a list, and writes a sheet to hand over for each.</source>
        <translation>Lädt alle auf einer Liste ein und schreibt für jeden einen Übergabezettel.</translation>
    </message>
    <message>
        <source>Some have only a link as yet. Choose either them or hosts.</source>
        <translation>Einige haben bisher nur einen Link. Wählen Sie entweder diese oder Gastgeber.</translation>
    </message>
    <message>
        <source>A new password?</source>
        <translation>Ein neues Passwort?</translation>
    </message>
    <message>
        <source>Is the old password to work until the link is used?</source>
        <translation>Soll das alte Passwort gelten, bis der Link benutzt wird?</translation>
    </message>
    <message>
        <source>If somebody else may know it, lock it now: then nobody signs in with it any more.</source>
        <translation>Könnte jemand anders es kennen, sperren Sie es jetzt: Dann meldet sich niemand mehr damit an.</translation>
    </message>
    <message>
        <source>&amp;Works until then</source>
        <translation>Gilt &amp;bis dahin</translation>
    </message>
    <message>
        <source>&amp;Lock it now</source>
        <translation>&amp;Jetzt sperren</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportModel</name>
    <message>
        <source>The list “%1” cannot be read.</source>
        <translation>Die Liste „%1“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>Wählen Sie sie noch einmal aus.</translation>
    </message>
    <message>
        <source>hosts of %1</source>
        <translation>Gastgeber von %1</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportPage</name>
    <message>
        <source>A &amp;sheet to hand over for each host, and cards to cut (PDF)</source>
        <translation>Für jeden Gastgeber einen Übergabezettel und &amp;Kärtchen zum Ausschneiden (PDF)</translation>
    </message>
    <message>
        <source>What has to be corrected</source>
        <translation>Was zu berichtigen ist</translation>
    </message>
    <message>
        <source>Lines of the list</source>
        <translation>Zeilen der Liste</translation>
    </message>
    <message>
        <source>What happens to each line.</source>
        <translation>Was mit jeder Zeile geschieht.</translation>
    </message>
    <message>
        <source>Invite a whole list</source>
        <translation>Eine ganze Liste einladen</translation>
    </message>
    <message>
        <source>Each host gets a link that works once and chooses a password behind it. You see first what would happen to every line; nothing is done before you say so.</source>
        <translation>Jeder Gastgeber bekommt einen Link, der einmal gilt, und wählt damit ein Passwort. Sie sehen zuerst, was mit jeder Zeile geschähe; getan wird nichts, bevor Sie es sagen.</translation>
    </message>
    <message>
        <source>no list chosen</source>
        <translation>keine Liste ausgewählt</translation>
    </message>
    <message>
        <source>List of hosts</source>
        <translation>Liste der Gastgeber</translation>
    </message>
    <message>
        <source>Folder for links and sheets</source>
        <translation>Ordner für Links und Zettel</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;List of hosts</source>
        <translation>&amp;Liste der Gastgeber</translation>
    </message>
    <message>
        <source>A spreadsheet saved as CSV, one host in each line: name, display name, mail address. Only the name has to be there.</source>
        <translation>Eine Tabelle, als CSV gespeichert, ein Gastgeber pro Zeile: Name, Anzeigename, E-Mail-Adresse. Nur der Name muss dastehen.</translation>
    </message>
    <message>
        <source>&amp;Folder for links and sheets</source>
        <translation>&amp;Ordner für Links und Zettel</translation>
    </message>
    <message>
        <source>Whoever has a link chooses the password, so keep the folder to yourself. A list that was begun in this folder goes on where it was stopped.</source>
        <translation>Wer einen Link hat, wählt das Passwort; behalten Sie den Ordner also für sich. Eine Liste, die in diesem Ordner begonnen wurde, geht dort weiter, wo sie angehalten wurde.</translation>
    </message>
    <message>
        <source>Days that the links &amp;work</source>
        <translation>&amp;Tage, die die Links gelten</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Listen (*.csv *.txt *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be taken as they are. Correct the list, and choose it again.</source>
        <translation>
            <numerusform>%n Zeile geht so nicht. Berichtigen Sie die Liste, und wählen Sie sie noch einmal aus.</numerusform>
            <numerusform>%n Zeilen gehen so nicht. Berichtigen Sie die Liste, und wählen Sie sie noch einmal aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) will be invited.</source>
        <translation>
            <numerusform>%n Gastgeber wird eingeladen.</numerusform>
            <numerusform>%n Gastgeber werden eingeladen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were invited before and keep their links.</source>
        <translation>
            <numerusform>%n war schon eingeladen und behält den Link.</numerusform>
            <numerusform>%n waren schon eingeladen und behalten ihre Links.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are hosts by now.</source>
        <translation>
            <numerusform>%n ist inzwischen Gastgeber.</numerusform>
            <numerusform>%n sind inzwischen Gastgeber.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the list …</source>
        <translation>Die Liste wird angesehen …</translation>
    </message>
    <message>
        <source>%1 of %2 hosts invited …</source>
        <translation>%1 von %2 Gastgebern eingeladen …</translation>
    </message>
    <message>
        <source>%1 of %2 sheets written …</source>
        <translation>%1 von %2 Zetteln geschrieben …</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) are in the folder. Hand each to its host alone.</source>
        <translation>
            <numerusform>%n Link liegt im Ordner. Geben Sie ihn nur seinem Gastgeber.</numerusform>
            <numerusform>%n Links liegen im Ordner. Geben Sie jeden nur seinem Gastgeber.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everybody could be invited.</source>
        <translation>Es konnten nicht alle eingeladen werden.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>Ord&amp;ner öffnen</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Invite %n host(s)</source>
        <translation>
            <numerusform>%n Gastgebe&amp;r einladen</numerusform>
            <numerusform>%n Gastgebe&amp;r einladen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Write links and sheets</source>
        <translation>Links und Zettel s&amp;chreiben</translation>
    </message>
    <message>
        <source>&amp;Invite them</source>
        <translation>&amp;Einladen</translation>
    </message>
    <message numerus="yes">
        <source>%n have a link already that is not in this folder: it stops working, and they get a new one.</source>
        <translation>
            <numerusform>%n hat schon einen Link, der nicht in diesem Ordner steht: Er gilt dann nicht mehr, es gibt einen neuen.</numerusform>
            <numerusform>%n haben schon einen Link, der nicht in diesem Ordner steht: Er gilt dann nicht mehr, es gibt einen neuen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportTable</name>
    <message>
        <source>gets a link</source>
        <translation>bekommt einen Link</translation>
    </message>
    <message>
        <source>invited before, keeps the link</source>
        <translation>schon eingeladen, behält den Link</translation>
    </message>
    <message>
        <source>is a host by now</source>
        <translation>ist inzwischen Gastgeber</translation>
    </message>
    <message>
        <source>has to be corrected</source>
        <translation>ist zu berichtigen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Gastgeber</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>gets another link, the open one stops working</source>
        <translation>bekommt einen anderen Link, der offene gilt nicht mehr</translation>
    </message>
</context>
<context>
    <name>meethouse::KeyPage</name>
    <message>
        <source>Key known so far</source>
        <translation>Bisher bekannter Schlüssel</translation>
    </message>
    <message>
        <source>Key shown today</source>
        <translation>Heute gezeigter Schlüssel</translation>
    </message>
    <message>
        <source>Command for the server&apos;s console</source>
        <translation>Befehl für die Konsole des Servers</translation>
    </message>
    <message>
        <source>I have &amp;compared it, and the new key is right</source>
        <translation>Ich habe &amp;verglichen, und der neue Schlüssel stimmt</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Known so far</source>
        <translation>Bisher bekannt</translation>
    </message>
    <message>
        <source>Shown today</source>
        <translation>Heute gezeigt</translation>
    </message>
    <message>
        <source>This is not the server you met last time</source>
        <translation>Das ist nicht der Server vom letzten Mal</translation>
    </message>
    <message>
        <source>This address used to show another key. We have stopped before sending your password.</source>
        <translation>Diese Adresse zeigte bisher einen anderen Schlüssel. Wir haben angehalten, bevor Ihr Passwort verschickt wurde.</translation>
    </message>
    <message>
        <source>What can this mean?</source>
        <translation>Was kann das bedeuten?</translation>
    </message>
    <message>
        <source>The server was installed anew, or the address now belongs to another one; or somebody stands between you and it. Only the hosting company can tell.</source>
        <translation>Der Server wurde neu installiert, oder die Adresse gehört jetzt einem anderen; oder jemand steht zwischen Ihnen und ihm. Nur der Hosting-Anbieter kann es sagen.</translation>
    </message>
    <message>
        <source>If you had the server installed anew: open its console at the hosting company&apos;s web site and compare the key with what this prints there.</source>
        <translation>Wenn Sie den Server neu installieren ließen: Öffnen Sie seine Konsole auf der Website des Hosting-Anbieters, und vergleichen Sie den Schlüssel mit dem, was dies dort ausgibt.</translation>
    </message>
    <message>
        <source>Is it the right server?</source>
        <translation>Ist es der richtige Server?</translation>
    </message>
    <message>
        <source>Every server has a key that nobody else has. You meet this one for the first time, so compare its fingerprint once; from then on we do.</source>
        <translation>Jeder Server hat einen Schlüssel, den sonst keiner hat. Diesem begegnen Sie zum ersten Mal; vergleichen Sie deshalb einmal seinen Fingerabdruck. Von da an tun wir es.</translation>
    </message>
    <message>
        <source>It is the practice server on this machine</source>
        <translation>Es ist der Übungsserver auf diesem Rechner</translation>
    </message>
    <message>
        <source>This is the fingerprint of its key</source>
        <translation>Das ist der Fingerabdruck seines Schlüssels</translation>
    </message>
    <message>
        <source>Its key is the one that was made for it here, so there is nothing to compare.</source>
        <translation>Sein Schlüssel ist der, der hier für ihn gemacht wurde; es gibt also nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Your password has not been sent yet.</source>
        <translation>Ihr Passwort wurde noch nicht verschickt.</translation>
    </message>
    <message>
        <source>Many hosting companies show the fingerprint on the server&apos;s page. If yours does not: open the server&apos;s console there and compare with what this prints. No console? Then it is very likely, but not certain, that it is the right one.</source>
        <translation>Viele Hosting-Anbieter zeigen den Fingerabdruck auf der Seite des Servers. Wenn Ihrer es nicht tut: Öffnen Sie dort die Konsole des Servers, und vergleichen Sie ihn mit dem, was dies ausgibt. Keine Konsole? Dann ist es sehr wahrscheinlich, aber nicht sicher, der richtige.</translation>
    </message>
    <message>
        <source>&amp;Stop here</source>
        <translation>&amp;Hier aufhören</translation>
    </message>
    <message>
        <source>It is the &amp;right one</source>
        <translation>Es ist der &amp;richtige</translation>
    </message>
    <message>
        <source>Remember the &amp;new key</source>
        <translation>Den &amp;neuen Schlüssel merken</translation>
    </message>
    <message>
        <source>Every server has a key that nobody else has, and we compare it every time.</source>
        <translation>Jeder Server hat einen Schlüssel, den sonst niemand hat, und wir vergleichen ihn jedes Mal.</translation>
    </message>
</context>
<context>
    <name>meethouse::Keychain</name>
    <message>
        <source>There is no keychain on this computer that answers.</source>
        <translation>Auf diesem Computer antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>Passwords are kept by a program of the desktop, for example GNOME Keyring or KWallet, and none runs.</source>
        <translation>Passwörter bewahrt ein Programm der Arbeitsumgebung auf, zum Beispiel GNOME Keyring oder KWallet, und es läuft keines.</translation>
    </message>
    <message>
        <source>Go on without: nothing is stored, and the password is asked for every time.</source>
        <translation>Machen Sie ohne weiter: Es wird nichts gespeichert, und jedes Mal wird nach dem Passwort gefragt.</translation>
    </message>
    <message>
        <source>The keychain was not opened.</source>
        <translation>Der Schlüsselbund wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>It has to be unlocked first.</source>
        <translation>Er muss zuerst entsperrt werden.</translation>
    </message>
    <message>
        <source>Try again and unlock it, or go on without: the password is then asked for every time.</source>
        <translation>Versuchen Sie es noch einmal und entsperren Sie ihn, oder machen Sie ohne weiter: Dann wird jedes Mal nach dem Passwort gefragt.</translation>
    </message>
    <message>
        <source>The keychain was not waited for.</source>
        <translation>Auf den Schlüsselbund wurde nicht gewartet.</translation>
    </message>
    <message>
        <source>Try again when you like.</source>
        <translation>Versuchen Sie es noch einmal, wenn Sie mögen.</translation>
    </message>
</context>
<context>
    <name>meethouse::KeysCard</name>
    <message>
        <source>Keys alone open the server</source>
        <translation>Nur Schlüssel öffnen den Server</translation>
    </message>
    <message>
        <source>Nobody is let in by a password to administer it. Hosts and guests of meetings notice nothing of that.</source>
        <translation>Zum Verwalten kommt niemand mit einem Passwort herein. Gastgeber und Gäste der Besprechungen merken davon nichts.</translation>
    </message>
    <message>
        <source>Shut passwords out</source>
        <translation>Keine Passwörter mehr zulassen</translation>
    </message>
    <message>
        <source>This computer comes in by a key. But whoever knows or guesses a password comes in, too, and strangers try thousands of them every day.</source>
        <translation>Dieser Computer kommt mit einem Schlüssel herein. Wer ein Passwort kennt oder errät, kommt aber auch herein, und Fremde probieren jeden Tag Tausende.</translation>
    </message>
    <message>
        <source>&amp;Keys alone…</source>
        <translation>Nur &amp;Schlüssel …</translation>
    </message>
    <message>
        <source>A key instead of a password</source>
        <translation>Ein Schlüssel statt eines Passworts</translation>
    </message>
    <message>
        <source>With a key of its own this computer comes in without being asked for a password. After that, passwords can be shut out.</source>
        <translation>Mit einem eigenen Schlüssel kommt dieser Computer herein, ohne nach einem Passwort gefragt zu werden. Danach braucht der Server keine Passwörter mehr zuzulassen.</translation>
    </message>
    <message>
        <source>Put a &amp;key there…</source>
        <translation>&amp;Schlüssel hinterlegen …</translation>
    </message>
    <message>
        <source>Shut passwords out?</source>
        <translation>Keine Passwörter mehr zulassen?</translation>
    </message>
    <message>
        <source>Let nobody into %1 by a password any more?</source>
        <translation>Niemanden mehr mit einem Passwort zu %1 hereinlassen?</translation>
    </message>
    <message>
        <source>Put a key there?</source>
        <translation>Schlüssel hinterlegen?</translation>
    </message>
    <message>
        <source>Let this computer into %1 by a key?</source>
        <translation>Diesen Computer mit einem Schlüssel zu %1 hereinlassen?</translation>
    </message>
    <message>
        <source>The key lies on this computer without a passphrase, so whoever reads this file comes in as well: %1

The password goes on working.</source>
        <translation>Der Schlüssel liegt ohne Passphrase auf diesem Computer; wer diese Datei lesen kann, kommt also auch herein: %1

Das Passwort gilt weiter.</translation>
    </message>
    <message>
        <source>&amp;Keys alone</source>
        <translation>Nur &amp;Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Put it there</source>
        <translation>&amp;Hinterlegen</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>So &amp;lassen</translation>
    </message>
    <message>
        <source>Whoever administers the server needs a key that lies there. You cannot shut yourself out by this: right after it this computer comes in anew by its key, and if that fails, the server lets passwords in again after three minutes, by itself.

Keep a copy of the key, %1, in a safe place. If it is ever lost, only the hosting company&apos;s console leads in.</source>
        <translation>Wer den Server verwaltet, braucht dann einen Schlüssel, der dort hinterlegt ist. Aussperren können Sie sich dadurch nicht: Gleich danach meldet sich dieser Computer mit seinem Schlüssel neu an, und gelingt das nicht, lässt der Server nach drei Minuten von selbst wieder Passwörter zu.

Heben Sie eine Kopie des Schlüssels, %1, an einem sicheren Ort auf. Geht er einmal verloren, führt nur noch die Konsole des Hosting-Anbieters hinein.</translation>
    </message>
</context>
<context>
    <name>meethouse::LanguageButton</name>
    <message>
        <source>Language: %1</source>
        <translation>Sprache: %1</translation>
    </message>
    <message>
        <source>Opens the list of languages.</source>
        <translation>Öffnet die Liste der Sprachen.</translation>
    </message>
</context>
<context>
    <name>meethouse::ListPage</name>
    <message>
        <source>About the list</source>
        <translation>Zur Liste</translation>
    </message>
</context>
<context>
    <name>meethouse::MaintenanceTab</name>
    <message>
        <source>Goes on now, started by %1.</source>
        <translation>Ist gerade im Gang, gestartet von %1.</translation>
    </message>
    <message>
        <source>A later run followed it.</source>
        <translation>Ein späterer Lauf folgte ihm.</translation>
    </message>
    <message>
        <source>Came to a good end.</source>
        <translation>Ist gut zu Ende gegangen.</translation>
    </message>
    <message>
        <source>A step failed. Setting up again goes on from there.</source>
        <translation>Ein Schritt ist fehlgeschlagen. Erneutes Einrichten macht dort weiter.</translation>
    </message>
    <message>
        <source>Was stopped. Setting up again goes on from there.</source>
        <translation>Wurde angehalten. Erneutes Einrichten macht dort weiter.</translation>
    </message>
    <message>
        <source>Has no end: the server was switched off, or the run was ended from outside.</source>
        <translation>Hat kein Ende: Der Server wurde ausgeschaltet, oder der Lauf wurde von außen beendet.</translation>
    </message>
    <message>
        <source>What was done on the server</source>
        <translation>Was auf dem Server getan wurde</translation>
    </message>
    <message>
        <source>For somebody who helps you</source>
        <translation>Für jemanden, der Ihnen hilft</translation>
    </message>
    <message>
        <source>What was found and what was done, as a file. It holds no passwords; look through it before you send it.</source>
        <translation>Was gefunden und was getan wurde, als Datei. Sie enthält keine Passwörter; sehen Sie sie durch, bevor Sie sie verschicken.</translation>
    </message>
    <message>
        <source>&amp;Save a report…</source>
        <translation>&amp;Bericht speichern …</translation>
    </message>
    <message>
        <source>Take the meeting server away</source>
        <translation>Den Besprechungsserver wieder abbauen</translation>
    </message>
    <message>
        <source>Everything Meethouse did on the server is taken back: Jitsi Meet, its hosts, rooms and settings. Files of others stay as they are.</source>
        <translation>Alles, was Meethouse auf dem Server getan hat, wird rückgängig gemacht: Jitsi Meet, seine Gastgeber, Räume und Einstellungen. Fremde Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Take &amp;everything back…</source>
        <translation>Alles &amp;rückgängig machen …</translation>
    </message>
    <message>
        <source>Leave it alone</source>
        <translation>Ihn in Ruhe lassen</translation>
    </message>
    <message>
        <source>This computer forgets how to reach the server. The server and its meetings go on as they are, and you can take it over again.</source>
        <translation>Dieser Computer vergisst, wie der Server zu erreichen ist. Der Server und seine Besprechungen laufen weiter, und Sie können ihn wieder übernehmen.</translation>
    </message>
    <message>
        <source>&amp;Forget it here…</source>
        <translation>&amp;Hier vergessen …</translation>
    </message>
    <message>
        <source>&amp;Maintenance</source>
        <translation>&amp;Wartung</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Der Bericht liegt in %1.</translation>
    </message>
    <message>
        <source>Nothing was done there yet.</source>
        <translation>Dort wurde noch nichts getan.</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Einen Bericht speichern</translation>
    </message>
    <message>
        <source>Take everything back?</source>
        <translation>Alles rückgängig machen?</translation>
    </message>
    <message>
        <source>This removes the meeting server %1 with all its hosts, rooms and settings.
Type its name to go on:</source>
        <translation>Damit wird der Besprechungsserver %1 mit allen Gastgebern, Räumen und Einstellungen entfernt.
Tippen Sie seinen Namen ein, um weiterzumachen:</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Es wurde nichts rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The name of the meeting server was not confirmed.</source>
        <translation>Der Name des Besprechungsservers wurde nicht bestätigt.</translation>
    </message>
    <message>
        <source>Forget the server here?</source>
        <translation>Den Server hier vergessen?</translation>
    </message>
    <message>
        <source>Forget %1 on this computer?</source>
        <translation>%1 auf diesem Computer vergessen?</translation>
    </message>
    <message>
        <source>Nothing happens to the server: its meetings go on. What was kept of it in the keychain is forgotten, too.</source>
        <translation>Mit dem Server geschieht nichts: Seine Besprechungen laufen weiter. Was im Schlüsselbund von ihm aufbewahrt wurde, wird auch vergessen.</translation>
    </message>
    <message>
        <source>&amp;Forget it here</source>
        <translation>Hier &amp;vergessen</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Reading what was done …</source>
        <translation>Wird gelesen, was getan wurde …</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>Verfolgen</translation>
    </message>
    <message>
        <source>Try everything out</source>
        <translation>Alles ausprobieren</translation>
    </message>
    <message>
        <source>As hosts, guests and strangers would, from this computer and on the server. Takes a minute or two; meetings go on meanwhile.</source>
        <translation>So wie es Gastgeber, Gäste und Fremde täten, von diesem Computer aus und auf dem Server. Dauert ein oder zwei Minuten; Besprechungen laufen währenddessen weiter.</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Probieren</translation>
    </message>
    <message>
        <source>As %1, by a key of your agent or by the password. It is called “%2” here.</source>
        <translation>Als %1, mit einem Schlüssel Ihres Agenten oder mit dem Passwort. Hier heißt er „%2“.</translation>
    </message>
    <message>
        <source>As %1, by the key %2. It is called “%3” here.</source>
        <translation>Als %1, mit dem Schlüssel %2. Hier heißt er „%3“.</translation>
    </message>
    <message>
        <source>How this computer comes in</source>
        <translation>Wie dieser Computer hereinkommt</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Ä&amp;ndern …</translation>
    </message>
</context>
<context>
    <name>meethouse::ManagedServer</name>
    <message>
        <source>It waits for you to sign in.</source>
        <translation>Wartet darauf, dass Sie sich anmelden.</translation>
    </message>
    <message>
        <source>It was not looked at yet.</source>
        <translation>Noch nicht angesehen.</translation>
    </message>
    <message>
        <source>Nothing is set up there.</source>
        <translation>Dort ist nichts eingerichtet.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles ist gut.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need(s) you.</source>
        <translation>
            <numerusform>%n Punkt wartet auf Sie.</numerusform>
            <numerusform>%n Punkte warten auf Sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Verbindung wird aufgebaut …</translation>
    </message>
    <message>
        <source>Looking at the server …</source>
        <translation>Der Server wird angesehen …</translation>
    </message>
    <message>
        <source>Putting the key there …</source>
        <translation>Der Schlüssel wird hinterlegt …</translation>
    </message>
    <message>
        <source>Shutting passwords out …</source>
        <translation>Passwörter werden abgeschaltet …</translation>
    </message>
</context>
<context>
    <name>meethouse::Manager</name>
    <message>
        <source>+ New ser&amp;ver</source>
        <translation>+ Neuer Ser&amp;ver</translation>
    </message>
    <message>
        <source>Sets up a server, or takes over one that is set up already.</source>
        <translation>Richtet einen Server ein oder übernimmt einen, der schon eingerichtet ist.</translation>
    </message>
    <message>
        <source>Pages of the server</source>
        <translation>Seiten des Servers</translation>
    </message>
</context>
<context>
    <name>meethouse::MeetingsPage</name>
    <message>
        <source>How shall meetings go?</source>
        <translation>Wie sollen Besprechungen ablaufen?</translation>
    </message>
    <message>
        <source>All of it is safe as it stands. You can change it later, and your papers follow what you choose.</source>
        <translation>So, wie es da steht, ist alles sicher. Sie können es später ändern, und Ihre Dokumente folgen dem, was Sie wählen.</translation>
    </message>
    <message>
        <source>Does a guest need the room&apos;s password?</source>
        <translation>Braucht ein Gast das Passwort des Raums?</translation>
    </message>
    <message>
        <source>&amp;Always</source>
        <translation>&amp;Immer</translation>
    </message>
    <message>
        <source>A room has its password before anyone is in it, and nobody can take it off. Whoever only knows the link stays outside.</source>
        <translation>Ein Raum hat sein Passwort, bevor jemand darin ist, und niemand kann es wegnehmen. Wer nur den Link kennt, bleibt draußen.</translation>
    </message>
    <message>
        <source>The ho&amp;st decides</source>
        <translation>Der Gastgeber ents&amp;cheidet</translation>
    </message>
    <message>
        <source>Rooms begin with a password; a host may take it off. Then whoever has the link comes in.</source>
        <translation>Räume beginnen mit einem Passwort; ein Gastgeber darf es wegnehmen. Dann kommt herein, wer den Link hat.</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> Minuten</translation>
    </message>
    <message>
        <source>When the last host has left, the meeting &amp;ends after</source>
        <translation>Nach dem letzten Gastgeber endet die Bes&amp;prechung nach</translation>
    </message>
    <message>
        <source>Pupils are not left alone in a room. They are told some minutes before.</source>
        <translation>Schülerinnen und Schüler bleiben nicht allein in einem Raum. Sie werden einige Minuten vorher gewarnt.</translation>
    </message>
    <message>
        <source>How long does the server remember that a host has signed in?</source>
        <translation>Wie lange merkt sich der Server, dass sich ein Gastgeber angemeldet hat?</translation>
    </message>
    <message>
        <source>For &amp;the meeting</source>
        <translation>Für die &amp;Besprechung</translation>
    </message>
    <message>
        <source>The safer one where several people use the same computer.</source>
        <translation>Sicherer, wo mehrere denselben Computer benutzen.</translation>
    </message>
    <message>
        <source>&amp;For a day</source>
        <translation>Für einen &amp;Tag</translation>
    </message>
    <message>
        <source>Hosts sign in once in the morning, on computers that are theirs alone.</source>
        <translation>Gastgeber melden sich einmal am Morgen an, auf Computern, die nur ihnen gehören.</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Notes of &amp;who connected are deleted after</source>
        <translation>Notizen darüber, wer verbunden war, werden gelö&amp;scht nach</translation>
    </message>
    <message>
        <source>Addresses are shortened, and room names are not written down. Seven days are enough to find the cause of trouble; the papers name the figure.</source>
        <translation>Adressen werden gekürzt, und Namen von Räumen werden nicht aufgeschrieben. Sieben Tage genügen, um die Ursache einer Störung zu finden; die Dokumente nennen die Zahl.</translation>
    </message>
    <message>
        <source>May browsers ask other companies for pictures?</source>
        <translation>Dürfen Browser andere Firmen nach Bildern fragen?</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>Everything a meeting needs comes from your server, and nobody else learns who meets.</source>
        <translation>Alles, was eine Besprechung braucht, kommt von Ihrem Server, und niemand sonst erfährt, wer sich trifft.</translation>
    </message>
    <message>
        <source>As &amp;Jitsi has it</source>
        <translation>Wie &amp;Jitsi es hat</translation>
    </message>
    <message>
        <source>Profile pictures come from a company in the United States, which learns who is in your meetings. The papers have to say so.</source>
        <translation>Profilbilder kommen von einer Firma in den Vereinigten Staaten, die erfährt, wer in Ihren Besprechungen ist. Die Dokumente müssen das sagen.</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Weite&amp;r</translation>
    </message>
</context>
<context>
    <name>meethouse::OverviewTab</name>
    <message>
        <source>Open &amp;the meetings</source>
        <translation>Besprechungen &amp;öffnen</translation>
    </message>
    <message>
        <source>The server&apos;s fingerprint</source>
        <translation>Der Fingerabdruck des Servers</translation>
    </message>
    <message>
        <source>Compare it with what your hosting company shows.</source>
        <translation>Vergleichen Sie ihn mit dem, was Ihr Hosting-Anbieter zeigt.</translation>
    </message>
    <message>
        <source>It is the right one, &amp;go on</source>
        <translation>Er stimmt, weite&amp;r</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Was als Nächstes zu tun ist</translation>
    </message>
    <message>
        <source>Everything that was checked</source>
        <translation>Alles, was geprüft wurde</translation>
    </message>
    <message>
        <source>Opens the address of the meetings in your browser.</source>
        <translation>Öffnet die Adresse der Besprechungen in Ihrem Browser.</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Überblick</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Besprechungen</translation>
    </message>
    <message>
        <source>Jitsi Meet</source>
        <translation>Jitsi Meet</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>gültig bis %1</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Gastgeber</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 von %2 frei</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Last work on it</source>
        <translation>Zuletzt daran gearbeitet</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Neu an&amp;sehen</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Sie müssen nichts tun.</translation>
    </message>
    <message>
        <source>Everything that was checked is in order.</source>
        <translation>Alles, was geprüft wurde, ist in Ordnung.</translation>
    </message>
    <message>
        <source>Meetings are not set up on this server yet.</source>
        <translation>Auf diesem Server sind noch keine Besprechungen eingerichtet.</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>Was da ist</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>What is there (looked at: %1)</source>
        <translation>Was da ist (nachgesehen: %1)</translation>
    </message>
    <message>
        <source>“New server” on the left sets it up.</source>
        <translation>„Neuer Server“ links richtet ihn ein.</translation>
    </message>
</context>
<context>
    <name>meethouse::PapersModel</name>
    <message>
        <source>Choose at least one language.</source>
        <translation>Wählen Sie mindestens eine Sprache.</translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation>Wählen Sie mindestens ein Format.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Wählen Sie einen Ordner.</translation>
    </message>
</context>
<context>
    <name>meethouse::PapersPage</name>
    <message>
        <source>&amp;PDF, to print and to send</source>
        <translation>&amp;PDF, zum Drucken und Verschicken</translation>
    </message>
    <message>
        <source>HTML, for a web &amp;site</source>
        <translation>&amp;HTML, für eine Website</translation>
    </message>
    <message>
        <source>ODT, to be &amp;edited</source>
        <translation>ODT, zum &amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Your papers</source>
        <translation>Ihre Dokumente</translation>
    </message>
    <message>
        <source>Every sentence about the server comes from what was measured there just now. What you have not said yet is marked, and such a paper says on every page that it is a draft.</source>
        <translation>Jeder Satz über den Server kommt von dem, was dort gerade gemessen wurde. Was Sie noch nicht gesagt haben, ist gekennzeichnet, und ein solches Dokument sagt auf jeder Seite, dass es ein Entwurf ist.</translation>
    </message>
    <message>
        <source>Preview of the first paper</source>
        <translation>Vorschau des ersten Dokuments</translation>
    </message>
    <message>
        <source>Show what it will look like</source>
        <translation>Zeigen, wie es aussehen wird</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>&amp;Folder on this computer</source>
        <translation>&amp;Ordner auf diesem Computer</translation>
    </message>
    <message>
        <source>Folder for the papers</source>
        <translation>Ordner für die Dokumente</translation>
    </message>
    <message>
        <source>A draft. Still missing: %1</source>
        <translation>Ein Entwurf. Es fehlt noch: %1</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Weite&amp;r</translation>
    </message>
    <message>
        <source>&amp;Write the papers</source>
        <translation>Dokumente sch&amp;reiben</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>Ord&amp;ner öffnen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>Notices on the server</source>
        <translation>Datenschutzhinweise auf dem Server</translation>
    </message>
    <message>
        <source>Notices for everybody at %1</source>
        <translation>Datenschutzhinweise für alle unter %1</translation>
    </message>
    <message>
        <source>The meeting page and the page for hosts then link them.</source>
        <translation>Die Besprechungsseite und die Seite für Gastgeber verweisen dann darauf.</translation>
    </message>
    <message>
        <source>P&amp;ublish them</source>
        <translation>Veröffen&amp;tlichen</translation>
    </message>
    <message>
        <source>P&amp;ublish as drafts</source>
        <translation>Als Entwürfe &amp;veröffentlichen</translation>
    </message>
    <message>
        <source>They are published.</source>
        <translation>Sie sind veröffentlicht.</translation>
    </message>
    <message>
        <source>P&amp;ublish again</source>
        <translation>Neu &amp;veröffentlichen</translation>
    </message>
    <message>
        <source>Published notices</source>
        <translation>Veröffentlichte Datenschutzhinweise</translation>
    </message>
    <message>
        <source>Whoever knows the address can read them, in a meeting or not.</source>
        <translation>Wer die Adresse kennt, kann sie lesen, ob in einer Konferenz oder nicht.</translation>
    </message>
    <message>
        <source>Take them &amp;down</source>
        <translation>Herunter&amp;nehmen</translation>
    </message>
    <message>
        <source>Making the pages …</source>
        <translation>Die Seiten werden gemacht …</translation>
    </message>
    <message>
        <source>Nobody has said yet: %1.</source>
        <translation>Noch niemand hat gesagt: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was published: %n paper(s) for everybody lack what the law asks for. Answer what is missing, or publish them marked as drafts.</source>
        <translation>
            <numerusform>Es wurde nichts veröffentlicht: %n Dokument für alle fehlt, was das Gesetz verlangt. Beantworten Sie, was fehlt, oder veröffentlichen Sie es als Entwurf gekennzeichnet.</numerusform>
            <numerusform>Es wurde nichts veröffentlicht: %n Dokumenten für alle fehlt, was das Gesetz verlangt. Beantworten Sie, was fehlt, oder veröffentlichen Sie sie als Entwürfe gekennzeichnet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::PlanPage</name>
    <message>
        <source>What will be done</source>
        <translation>Was getan wird</translation>
    </message>
    <message>
        <source>This is what will be done</source>
        <translation>Das wird getan</translation>
    </message>
    <message>
        <source>Nothing has been changed so far. Every step looks first whether it is so already, and checks afterwards that it is.</source>
        <translation>Bisher wurde nichts geändert. Jeder Schritt sieht zuerst nach, ob es schon so ist, und prüft danach, dass es so ist.</translation>
    </message>
    <message>
        <source>The shell that will run on the server</source>
        <translation>Die Shell, die auf dem Server laufen wird</translation>
    </message>
    <message>
        <source>Show the script, for those who read shell</source>
        <translation>Das Skript zeigen, für alle, die Shell lesen</translation>
    </message>
    <message>
        <source>All of it can be taken back: what we add is ours and is removed again, packages that were not there before go, and files of others stay as they are.</source>
        <translation>Alles lässt sich rückgängig machen: Was wir hinzufügen, gehört uns und wird wieder entfernt, Pakete, die vorher nicht da waren, verschwinden, und fremde Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Looking at what has to be done</source>
        <translation>Wird nachgesehen, was zu tun ist</translation>
    </message>
    <message>
        <source>The server and the name are looked at once more, because time has passed.</source>
        <translation>Server und Name werden noch einmal angesehen, weil Zeit vergangen ist.</translation>
    </message>
    <message>
        <source>is so already</source>
        <translation>ist schon so</translation>
    </message>
    <message>
        <source>Everything is as it should be; nothing has to be done.</source>
        <translation>Alles ist, wie es sein soll; es ist nichts zu tun.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>etwa %n Minute</numerusform>
            <numerusform>etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Weite&amp;r</translation>
    </message>
    <message>
        <source>&amp;Set it up</source>
        <translation>Einrich&amp;ten</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>N&amp;och einmal nachsehen</translation>
    </message>
</context>
<context>
    <name>meethouse::ProfileDialog</name>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Keep as a &amp;copy</source>
        <translation>Als &amp;Kopie behalten</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>How this computer comes in</source>
        <translation>Wie dieser Computer hereinkommt</translation>
    </message>
    <message>
        <source>A file for another computer, without passwords and without keys.</source>
        <translation>Eine Datei für einen anderen Computer, ohne Passwörter und ohne Schlüssel.</translation>
    </message>
    <message>
        <source>Empty: keys that your agent holds, or the password, which is asked for.</source>
        <translation>Leer: die Schlüssel, die Ihr Agent bewahrt, oder das Passwort, nach dem gefragt wird.</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Schlüsseldatei auswählen</translation>
    </message>
    <message>
        <source>Another server is called so already.</source>
        <translation>Ein anderer Server heißt schon so.</translation>
    </message>
    <message>
        <source>A copy needs a name of its own.</source>
        <translation>Eine Kopie braucht einen eigenen Namen.</translation>
    </message>
    <message>
        <source>Export the way in</source>
        <translation>Den Zugang exportieren</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>&amp;Name on this computer</source>
        <translation>&amp;Name auf diesem Computer</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>So &amp;lassen</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Port of SSH</source>
        <translation>&amp;Port von SSH</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Benu&amp;tzer</translation>
    </message>
    <message>
        <source>Key &amp;file</source>
        <translation>Schlüssel&amp;datei</translation>
    </message>
</context>
<context>
    <name>meethouse::Profiles</name>
    <message>
        <source>The list of servers in “%1” cannot be read.</source>
        <translation>Die Liste der Server in „%1“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Mend the file, or move it away and add your servers again.</source>
        <translation>Berichtigen Sie die Datei, oder legen Sie sie beiseite und fügen Sie Ihre Server neu hinzu.</translation>
    </message>
    <message>
        <source>The list of servers in “%1” cannot be written.</source>
        <translation>Die Liste der Server in „%1“ lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Check whether the disk is full, and whether you may write there.</source>
        <translation>Prüfen Sie, ob die Platte voll ist und ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>This computer knows no server “%1”.</source>
        <translation>Dieser Computer kennt keinen Server „%1“.</translation>
    </message>
    <message>
        <source>Check the name, or say where the server is with --server.</source>
        <translation>Prüfen Sie den Namen, oder sagen Sie mit --server, wo der Server ist.</translation>
    </message>
    <message>
        <source>A newer version of this program wrote it.</source>
        <translation>Eine neuere Version dieses Programms hat sie geschrieben.</translation>
    </message>
    <message>
        <source>One of its entries is not valid.</source>
        <translation>Einer ihrer Einträge ist nicht gültig.</translation>
    </message>
    <message>
        <source>These details of a server cannot be kept.</source>
        <translation>Diese Angaben zu einem Server lassen sich nicht aufbewahren.</translation>
    </message>
    <message>
        <source>A name, a user and an address are needed, each in one line.</source>
        <translation>Nötig sind ein Name, ein Benutzer und eine Adresse, jeweils in einer Zeile.</translation>
    </message>
    <message>
        <source>Correct them and try again.</source>
        <translation>Berichtigen Sie sie, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Another server is called “%1” already.</source>
        <translation>Ein anderer Server heißt schon „%1“.</translation>
    </message>
    <message>
        <source>Give this one another name.</source>
        <translation>Geben Sie diesem einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>meethouse::ProofPage</name>
    <message>
        <source>What was tried</source>
        <translation>Was probiert wurde</translation>
    </message>
    <message>
        <source>What is being tried</source>
        <translation>Was gerade probiert wird</translation>
    </message>
    <message>
        <source>Does it keep its promises?</source>
        <translation>Hält er seine Zusagen?</translation>
    </message>
    <message>
        <source>Everything is tried from this computer and on the server, as hosts, guests and strangers would. This takes a minute or two.</source>
        <translation>Alles wird von diesem Computer aus und auf dem Server probiert, so wie es Gastgeber, Gäste und Fremde täten. Das dauert ein oder zwei Minuten.</translation>
    </message>
    <message>
        <source>It works, and this is how we know</source>
        <translation>Es funktioniert, und daher wissen wir es</translation>
    </message>
    <message>
        <source>Not every promise holds yet</source>
        <translation>Noch nicht jede Zusage wird gehalten</translation>
    </message>
    <message>
        <source>Tried from this computer and on the server, %1. These results are what your papers will say.</source>
        <translation>Von diesem Computer aus und auf dem Server probiert, %1. Diese Ergebnisse werden in Ihren Dokumenten stehen.</translation>
    </message>
    <message>
        <source>What is to be done stands beside each. Trying again changes nothing.</source>
        <translation>Was zu tun ist, steht jeweils daneben. Noch einmal zu probieren ändert nichts.</translation>
    </message>
    <message>
        <source>It is tried from this computer and on the server.</source>
        <translation>Es wird von diesem Computer aus und auf dem Server probiert.</translation>
    </message>
    <message>
        <source>Trying the next one</source>
        <translation>Das Nächste wird probiert</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Go on all the same</source>
        <translation>Trotzdem &amp;weiter</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>&amp;Noch einmal probieren</translation>
    </message>
    <message>
        <source>&amp;Invite the first hosts</source>
        <translation>Die ersten Gastgeber &amp;einladen</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>Show what was measured, as your papers will say it</source>
        <translation>Zeigen, was gemessen wurde, so wie es Ihre Dokumente sagen werden</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Fertig</translation>
    </message>
</context>
<context>
    <name>meethouse::ProviderPage</name>
    <message>
        <source>Who runs this service?</source>
        <translation>Wer betreibt diesen Dienst?</translation>
    </message>
    <message>
        <source>The privacy papers have to name who is responsible. It stays on your server and on this computer. You can leave it for later: the papers are then drafts and say so.</source>
        <translation>Die Datenschutzdokumente müssen nennen, wer verantwortlich ist. Es bleibt auf Ihrem Server und auf diesem Computer. Sie können es für später lassen: Die Dokumente sind dann Entwürfe und sagen das.</translation>
    </message>
    <message>
        <source>I say it later</source>
        <translation>Das sage ich später</translation>
    </message>
    <message>
        <source>Myself: I work for my own account</source>
        <translation>Ich selbst: Ich arbeite auf eigene Rechnung</translation>
    </message>
    <message>
        <source>A school</source>
        <translation>Eine Schule</translation>
    </message>
    <message>
        <source>Another public body</source>
        <translation>Eine andere öffentliche Einrichtung</translation>
    </message>
    <message>
        <source>A company or practice</source>
        <translation>Eine Firma oder Praxis</translation>
    </message>
    <message>
        <source>An association</source>
        <translation>Ein Verein</translation>
    </message>
    <message>
        <source>I run it for somebody else</source>
        <translation>Ich betreibe ihn für jemand anderen</translation>
    </message>
    <message>
        <source>I am employed at a school and run it on my own</source>
        <translation>Ich bin an einer Schule angestellt und betreibe ihn auf eigene Faust</translation>
    </message>
    <message>
        <source>&amp;Who is responsible?</source>
        <translation>Wer is&amp;t verantwortlich?</translation>
    </message>
    <message>
        <source>Before pupils use it, the head of the school has to agree in writing. The papers for this case help you to ask.</source>
        <translation>Bevor Schülerinnen und Schüler ihn benutzen, muss die Schulleitung schriftlich zustimmen. Die Dokumente für diesen Fall helfen Ihnen beim Fragen.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>&amp;Land</translation>
    </message>
    <message>
        <source>Postal &amp;address</source>
        <translation>Post&amp;anschrift</translation>
    </message>
    <message>
        <source>Where &amp;people can reach you</source>
        <translation>Wo &amp;man Sie erreicht</translation>
    </message>
    <message>
        <source>E-mail or telephone, for those who have questions about their data.</source>
        <translation>E-Mail oder Telefon, für alle, die Fragen zu ihren Daten haben.</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Weite&amp;r</translation>
    </message>
</context>
<context>
    <name>meethouse::QrCode</name>
    <message>
        <source>The same link as a square code</source>
        <translation>Derselbe Link als quadratischer Code</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionDialog</name>
    <message>
        <source>The server asks</source>
        <translation>Der Server fragt</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Antworten</translation>
    </message>
    <message>
        <source>&amp;Give up</source>
        <translation>Au&amp;fgeben</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionsModel</name>
    <message>
        <source>Who takes part</source>
        <translation>Wer teilnimmt</translation>
    </message>
    <message>
        <source>Where the server stands</source>
        <translation>Wo der Server steht</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungskopien</translation>
    </message>
    <message>
        <source>How long things are kept</source>
        <translation>Wie lange etwas aufbewahrt wird</translation>
    </message>
    <message>
        <source>Who looks after the server</source>
        <translation>Wer sich um den Server kümmert</translation>
    </message>
    <message>
        <source>Others who are responsible</source>
        <translation>Wer sonst verantwortlich ist</translation>
    </message>
    <message>
        <source>Day, place and review</source>
        <translation>Tag, Ort und Überprüfung</translation>
    </message>
    <message>
        <source>Who runs the service</source>
        <translation>Wer den Dienst betreibt</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionsPage</name>
    <message>
        <source>What the papers still need to know</source>
        <translation>Was die Dokumente noch wissen müssen</translation>
    </message>
    <message>
        <source>No measurement tells these things, only you. A paper is a draft until all that it needs is said. The answers are kept at the server, with its settings; nothing else is changed there.</source>
        <translation>Das sagt keine Messung, nur Sie. Ein Dokument ist ein Entwurf, bis alles gesagt ist, was es braucht. Die Antworten werden auf dem Server bei seinen Einstellungen aufbewahrt; sonst ändert sich dort nichts.</translation>
    </message>
    <message>
        <source>&amp;Keep the answers</source>
        <translation>Antworten &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>Putting the answers to the server …</source>
        <translation>Die Antworten kommen auf den Server …</translation>
    </message>
    <message>
        <source>Nothing is missing any more.</source>
        <translation>Es fehlt nichts mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) is/are missing.</source>
        <translation>
            <numerusform>%n Antwort fehlt.</numerusform>
            <numerusform>%n Antworten fehlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of yours is/are missing</source>
        <translation>
            <numerusform>%n Antwort von Ihnen fehlt</numerusform>
            <numerusform>%n Antworten von Ihnen fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Without them papers are drafts, and say so.</source>
        <translation>Ohne sie sind Dokumente Entwürfe und sagen es auch.</translation>
    </message>
    <message>
        <source>Answer what is missing…</source>
        <translation>Beantworten, was fehlt …</translation>
    </message>
</context>
<context>
    <name>meethouse::Rail</name>
    <message>
        <source>Connected to</source>
        <translation>Verbunden mit</translation>
    </message>
</context>
<context>
    <name>meethouse::Readiness</name>
    <message>
        <source>Everything is installed by the system&apos;s own package manager.</source>
        <translation>Alles wird mit der Paketverwaltung des Systems installiert.</translation>
    </message>
    <message>
        <source>The server has no package manager of the Debian kind.</source>
        <translation>Der Server hat keine Paketverwaltung, wie Debian sie hat.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13 or Debian 12.</source>
        <translation>Lassen Sie den Server von Ihrem Hosting-Anbieter neu aufsetzen, mit Debian 13 oder Debian 12.</translation>
    </message>
    <message>
        <source>An earlier installation on this server was interrupted.</source>
        <translation>Eine frühere Installation auf diesem Server wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Sign in at the server, run “dpkg --configure -a” and look again.</source>
        <translation>Melden Sie sich am Server an, führen Sie „dpkg --configure -a“ aus, und sehen Sie noch einmal nach.</translation>
    </message>
    <message>
        <source>Some packages are only half installed: %1.</source>
        <translation>Einige Pakete sind nur halb installiert: %1.</translation>
    </message>
    <message>
        <source>Sign in at the server, run “dpkg --configure -a” and “apt-get --fix-broken install”, and look again.</source>
        <translation>Melden Sie sich am Server an, führen Sie „dpkg --configure -a“ und „apt-get --fix-broken install“ aus, und sehen Sie noch einmal nach.</translation>
    </message>
    <message>
        <source>Packages that are needed are held at their version: %1.</source>
        <translation>Benötigte Pakete sind auf ihrer Version festgehalten: %1.</translation>
    </message>
    <message>
        <source>Release them with “apt-mark unhold” and their names, if you do not know why they are held.</source>
        <translation>Geben Sie sie mit „apt-mark unhold“ und ihren Namen frei, wenn Sie nicht wissen, warum sie festgehalten werden.</translation>
    </message>
    <message>
        <source>The server does not know where to get packages from.</source>
        <translation>Der Server weiß nicht, woher er Pakete bekommt.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with its plain Debian.</source>
        <translation>Lassen Sie den Server von Ihrem Hosting-Anbieter mit seinem einfachen Debian neu aufsetzen.</translation>
    </message>
    <message>
        <source>The package manager is busy just now with “%1”.</source>
        <translation>Die Paketverwaltung ist gerade mit „%1“ beschäftigt.</translation>
    </message>
    <message>
        <source>Nothing: the installation waits until it is free.</source>
        <translation>Nichts: Die Installation wartet, bis sie frei ist.</translation>
    </message>
    <message>
        <source>The package manager is in order.</source>
        <translation>Die Paketverwaltung ist in Ordnung.</translation>
    </message>
    <message>
        <source>The services come from the system&apos;s own archive, and so do their updates.</source>
        <translation>Die Dienste kommen aus dem Archiv des Systems und ihre Aktualisierungen auch.</translation>
    </message>
    <message>
        <source>It could not be found out where this system gets its packages from.</source>
        <translation>Woher dieses System seine Pakete bekommt, war nicht herauszufinden.</translation>
    </message>
    <message>
        <source>This system gets its packages from an installation disc only.</source>
        <translation>Dieses System bekommt seine Pakete nur von einem Installationsmedium.</translation>
    </message>
    <message>
        <source>Name Debian&apos;s archive in /etc/apt/sources.list, or let your hosting company set the server up anew.</source>
        <translation>Tragen Sie Debians Archiv in /etc/apt/sources.list ein, oder lassen Sie den Server von Ihrem Hosting-Anbieter neu aufsetzen.</translation>
    </message>
    <message>
        <source>The part “%1” of the archive for %2 is not among this system&apos;s sources.</source>
        <translation>Der Teil „%1“ des Archivs für %2 ist nicht unter den Quellen dieses Systems.</translation>
    </message>
    <message>
        <source>Sign in at the server and run “add-apt-repository universe”.</source>
        <translation>Melden Sie sich am Server an, und führen Sie „add-apt-repository universe“ aus.</translation>
    </message>
    <message>
        <source>Add it to /etc/apt/sources.list, or let your hosting company set the server up anew.</source>
        <translation>Tragen Sie ihn in /etc/apt/sources.list ein, oder lassen Sie den Server von Ihrem Hosting-Anbieter neu aufsetzen.</translation>
    </message>
    <message>
        <source>This system also takes packages of other releases (%1), which do not fit together.</source>
        <translation>Dieses System nimmt auch Pakete anderer Ausgaben (%1), die nicht zusammenpassen.</translation>
    </message>
    <message>
        <source>Take these lines out of /etc/apt/sources.list and its folder, or let the server be set up anew.</source>
        <translation>Nehmen Sie diese Zeilen aus /etc/apt/sources.list und dem Ordner dazu heraus, oder lassen Sie den Server neu aufsetzen.</translation>
    </message>
    <message>
        <source>The system gets its packages from its own archive.</source>
        <translation>Das System bekommt seine Pakete aus seinem eigenen Archiv.</translation>
    </message>
    <message>
        <source>the resolver of this computer</source>
        <translation>der Resolver dieses Computers</translation>
    </message>
    <message>
        <source>The name was not looked up.</source>
        <translation>Der Name wurde nicht nachgeschlagen.</translation>
    </message>
    <message>
        <source>%1 could not be looked up: %2</source>
        <translation>%1 war nicht nachzuschlagen: %2</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network, or name another resolver.</source>
        <translation>Prüfen Sie das Netz dieses Computers, oder nennen Sie einen anderen Resolver.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 leads to this server (%2), as another name of %3.</source>
        <translation>%1 führt zu diesem Server (%2), als anderer Name von %3.</translation>
    </message>
    <message>
        <source>%1 leads to this server (%2).</source>
        <translation>%1 führt zu diesem Server (%2).</translation>
    </message>
    <message>
        <source>%1 leads to %2, and the server has no such kind of address.</source>
        <translation>%1 führt zu %2, und eine Adresse dieser Art hat der Server nicht.</translation>
    </message>
    <message>
        <source>Delete the %1 record of the name at your domain&apos;s provider.</source>
        <translation>Löschen Sie den %1-Eintrag des Namens beim Anbieter Ihrer Domain.</translation>
    </message>
    <message>
        <source>%1 leads to %2, and not to this server (%3).</source>
        <translation>%1 führt zu %2 und nicht zu diesem Server (%3).</translation>
    </message>
    <message>
        <source>The old answer may be remembered for up to %1.</source>
        <translation>Die alte Antwort kann noch bis zu %1 gemerkt sein.</translation>
    </message>
    <message>
        <source>Then wait until %1 tells it too.</source>
        <translation>Warten Sie dann, bis auch %1 das sagt.</translation>
    </message>
    <message>
        <source>Correct the %1 record of the name at your domain&apos;s provider.</source>
        <translation>Berichtigen Sie den %1-Eintrag des Namens beim Anbieter Ihrer Domain.</translation>
    </message>
    <message>
        <source>The name is an alias (CNAME) of %1: replace it by an %2 record of its own.</source>
        <translation>Der Name ist ein Alias (CNAME) von %1: Ersetzen Sie ihn durch einen eigenen %2-Eintrag.</translation>
    </message>
    <message>
        <source>The answer comes from a record for all names (*): add an %1 record for this one.</source>
        <translation>Die Antwort kommt von einem Eintrag für alle Namen (*): Legen Sie für diesen einen %1-Eintrag an.</translation>
    </message>
    <message>
        <source>Everything on the server is named after it, and it cannot be changed later without setting up anew.</source>
        <translation>Alles auf dem Server ist nach ihm benannt, und er lässt sich später nur durch neues Einrichten ändern.</translation>
    </message>
    <message>
        <source>The name %1 is too long for the certificates that the services use.</source>
        <translation>Der Name %1 ist zu lang für die Zertifikate, die die Dienste benutzen.</translation>
    </message>
    <message>
        <source>Choose a name of at most %1 characters.</source>
        <translation>Wählen Sie einen Namen mit höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The meetings will be at %1.</source>
        <translation>Die Besprechungen werden unter %1 sein.</translation>
    </message>
    <message>
        <source>Guests find the server by its name, and so does whoever issues the certificate.</source>
        <translation>Gäste finden den Server über seinen Namen, und ebenso, wer das Zertifikat ausstellt.</translation>
    </message>
    <message>
        <source>The server has no address of the old kind (IPv4).</source>
        <translation>Der Server hat keine Adresse der alten Art (IPv4).</translation>
    </message>
    <message>
        <source>Guests whose network has no IPv6 cannot come: ask your hosting company for an IPv4 address.</source>
        <translation>Gäste, deren Netz kein IPv6 hat, können nicht kommen: Bitten Sie Ihren Hosting-Anbieter um eine IPv4-Adresse.</translation>
    </message>
    <message>
        <source>%1 does not exist yet for %2.</source>
        <translation>%1 gibt es für %2 noch nicht.</translation>
    </message>
    <message>
        <source>Add an A record for it with %1 at your domain&apos;s provider, and wait some minutes.</source>
        <translation>Legen Sie dafür beim Anbieter Ihrer Domain einen A-Eintrag mit %1 an, und warten Sie einige Minuten.</translation>
    </message>
    <message>
        <source>%1 has no A record, so that many guests cannot find it.</source>
        <translation>%1 hat keinen A-Eintrag, sodass viele Gäste ihn nicht finden können.</translation>
    </message>
    <message>
        <source>Who has IPv6 tries it first: a record that leads elsewhere keeps these guests out, and the certificate too.</source>
        <translation>Wer IPv6 hat, probiert es zuerst: Ein Eintrag, der anderswohin führt, hält diese Gäste fern und das Zertifikat auch.</translation>
    </message>
    <message>
        <source>%1 has no AAAA record, and needs none.</source>
        <translation>%1 hat keinen AAAA-Eintrag und braucht keinen.</translation>
    </message>
    <message>
        <source>A browser lets nobody use camera and microphone at a site it does not trust.</source>
        <translation>Ein Browser lässt niemanden Kamera und Mikrofon auf einer Seite benutzen, der er nicht vertraut.</translation>
    </message>
    <message>
        <source>The server will make its certificate itself, and nobody will know it.</source>
        <translation>Der Server wird sein Zertifikat selbst ausstellen, und niemand wird es kennen.</translation>
    </message>
    <message>
        <source>The certificate will come from %1.</source>
        <translation>Das Zertifikat wird von %1 kommen.</translation>
    </message>
    <message>
        <source>The certificate will come from Let&apos;s Encrypt, and is renewed by itself.</source>
        <translation>Das Zertifikat wird von Let’s Encrypt kommen und sich von selbst erneuern.</translation>
    </message>
    <message>
        <source>When memory runs out, the system ends a service in the middle of a meeting.</source>
        <translation>Geht der Speicher aus, beendet das System einen Dienst mitten in einer Besprechung.</translation>
    </message>
    <message>
        <source>Rent a server with 2 GB of memory for small meetings, or 4 GB and more for larger ones.</source>
        <translation>Mieten Sie einen Server mit 2 GB Speicher für kleine Besprechungen, mit 4 GB und mehr für größere.</translation>
    </message>
    <message>
        <source>The server did not say how much memory it has.</source>
        <translation>Der Server hat nicht gesagt, wie viel Speicher er hat.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, which is too little for Jitsi Meet.</source>
        <translation>Der Server hat %1 Speicher, und das ist zu wenig für Jitsi Meet.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, and meetings would break off.</source>
        <translation>Der Server hat %1 Speicher, und Besprechungen würden abbrechen.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, and the services are allowed to take more than that.</source>
        <translation>Der Server hat %1 Speicher, und die Dienste dürfen mehr als das nehmen.</translation>
    </message>
    <message>
        <source>Set “server.memory” to “fit” in the settings.</source>
        <translation>Setzen Sie in den Einstellungen „server.memory“ auf „fit“.</translation>
    </message>
    <message>
        <source>The server has %1 of memory.</source>
        <translation>Der Server hat %1 Speicher.</translation>
    </message>
    <message>
        <source>The programs take about 1.5 GB, and logs and updates need room later.</source>
        <translation>Die Programme brauchen etwa 1,5 GB, und Protokolle und Aktualisierungen brauchen später Platz.</translation>
    </message>
    <message>
        <source>Delete what is not needed, or rent a larger disk.</source>
        <translation>Löschen Sie, was nicht gebraucht wird, oder mieten Sie eine größere Platte.</translation>
    </message>
    <message>
        <source>Nothing can be written to %1: it is mounted read-only.</source>
        <translation>In %1 lässt sich nichts schreiben: Es ist nur lesbar eingehängt.</translation>
    </message>
    <message>
        <source>Restart the server; if it stays so, its disk may be broken: ask your hosting company.</source>
        <translation>Starten Sie den Server neu; bleibt es dabei, ist seine Platte vielleicht defekt: Fragen Sie Ihren Hosting-Anbieter.</translation>
    </message>
    <message>
        <source>The disk below %1 has room for only %2 more files.</source>
        <translation>Die Platte unter %1 hat nur für %2 weitere Dateien Platz.</translation>
    </message>
    <message>
        <source>The server did not say how much room its disk has.</source>
        <translation>Der Server hat nicht gesagt, wie viel Platz seine Platte hat.</translation>
    </message>
    <message>
        <source>The disk has only %1 free below %2.</source>
        <translation>Die Platte hat unter %2 nur %1 frei.</translation>
    </message>
    <message>
        <source>The disk has %1 free below %2, which will do for now.</source>
        <translation>Die Platte hat unter %2 %1 frei; das reicht fürs Erste.</translation>
    </message>
    <message>
        <source>The disk has %1 free.</source>
        <translation>Die Platte hat %1 frei.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificates and one-time links hold from one moment to another, by the server&apos;s clock.</source>
        <translation>Zertifikate und Einmal-Links gelten von einem Zeitpunkt bis zu einem anderen, nach der Uhr des Servers.</translation>
    </message>
    <message>
        <source>The server did not say what time it is.</source>
        <translation>Der Server hat nicht gesagt, wie spät es ist.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 behind this computer&apos;s.</source>
        <translation>Die Uhr des Servers geht um %1 nach, verglichen mit diesem Computer.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 ahead of this computer&apos;s.</source>
        <translation>Die Uhr des Servers geht um %1 vor, verglichen mit diesem Computer.</translation>
    </message>
    <message>
        <source>See which of the two clocks is wrong, and let it be set from the network.</source>
        <translation>Sehen Sie nach, welche der beiden Uhren falsch geht, und lassen Sie sie über das Netz stellen.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is right.</source>
        <translation>Die Uhr des Servers geht richtig.</translation>
    </message>
    <message>
        <source>A meeting that is too large for the server breaks off for everybody in it.</source>
        <translation>Eine Besprechung, die für den Server zu groß ist, bricht für alle ab, die darin sind.</translation>
    </message>
    <message>
        <source>How large a meeting may be could not be worked out.</source>
        <translation>Wie groß eine Besprechung sein darf, war nicht auszurechnen.</translation>
    </message>
    <message numerus="yes">
        <source>This server carries a meeting of about %n people with pictures</source>
        <translation>
            <numerusform>Dieser Server trägt eine Besprechung von etwa %n Person mit Bild</numerusform>
            <numerusform>Dieser Server trägt eine Besprechung von etwa %n Personen mit Bild</numerusform>
        </translation>
    </message>
    <message>
        <source>, on its single processor.</source>
        <translation>, mit seinem einzigen Prozessor.</translation>
    </message>
    <message>
        <source>The settings allow %1.</source>
        <translation>Die Einstellungen erlauben %1.</translation>
    </message>
    <message>
        <source>Rent a larger server, allow fewer people, or have most of them leave their cameras off.</source>
        <translation>Mieten Sie einen größeren Server, lassen Sie weniger Personen zu, oder bitten Sie die meisten, die Kamera auszulassen.</translation>
    </message>
    <message>
        <source>A little room on the disk keeps a small server alive when memory gets tight.</source>
        <translation>Etwas Platz auf der Platte hält einen kleinen Server am Leben, wenn der Speicher knapp wird.</translation>
    </message>
    <message>
        <source>The server did not say whether it has a swap area.</source>
        <translation>Der Server hat nicht gesagt, ob er einen Auslagerungsbereich (Swap) hat.</translation>
    </message>
    <message>
        <source>The server has a swap area of %1.</source>
        <translation>Der Server hat einen Auslagerungsbereich von %1.</translation>
    </message>
    <message>
        <source>The server has no swap area, and memory enough to do without.</source>
        <translation>Der Server hat keinen Auslagerungsbereich und genug Speicher, um ohne auszukommen.</translation>
    </message>
    <message>
        <source>The server has little memory and no swap area.</source>
        <translation>Der Server hat wenig Speicher und keinen Auslagerungsbereich.</translation>
    </message>
    <message>
        <source>The packages of Jitsi Meet are made for certain systems and break on others.</source>
        <translation>Die Pakete von Jitsi Meet sind für bestimmte Systeme gemacht und scheitern auf anderen.</translation>
    </message>
    <message>
        <source>an unknown system</source>
        <translation>ein unbekanntes System</translation>
    </message>
    <message>
        <source>The server runs %1.</source>
        <translation>Auf dem Server läuft %1.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13 or Debian 12; both will do.</source>
        <translation>Lassen Sie den Server von Ihrem Hosting-Anbieter neu aufsetzen, mit Debian 13 oder Debian 12; beide sind recht.</translation>
    </message>
    <message>
        <source>The server runs %1, for which this program is made but on which it was not tried.</source>
        <translation>Auf dem Server läuft %1, wofür dieses Programm gemacht ist, womit es aber nicht ausprobiert wurde.</translation>
    </message>
    <message>
        <source>Nothing, if you like to try it; Debian 13 or Debian 12 is the sure choice.</source>
        <translation>Nichts, wenn Sie es probieren möchten; Debian 13 oder Debian 12 ist die sichere Wahl.</translation>
    </message>
    <message>
        <source>The server runs %1, whose chat server Prosody is too old for Jitsi Meet.</source>
        <translation>Auf dem Server läuft %1, dessen Chat-Server Prosody zu alt für Jitsi Meet ist.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13, Debian 12 or Ubuntu 24.04.</source>
        <translation>Lassen Sie den Server von Ihrem Hosting-Anbieter neu aufsetzen, mit Debian 13, Debian 12 oder Ubuntu 24.04.</translation>
    </message>
    <message>
        <source>The server runs %1, which is too old.</source>
        <translation>Auf dem Server läuft %1, und das ist zu alt.</translation>
    </message>
    <message>
        <source>The server runs %1, which this program cannot set up.</source>
        <translation>Auf dem Server läuft %1, und das kann dieses Programm nicht einrichten.</translation>
    </message>
    <message>
        <source>The videobridge brings parts of its own for two kinds of processor only.</source>
        <translation>Die Videobridge bringt eigene Teile nur für zwei Arten von Prozessoren mit.</translation>
    </message>
    <message>
        <source>The server did not say which kind of processor it has.</source>
        <translation>Der Server hat nicht gesagt, welche Art von Prozessor er hat.</translation>
    </message>
    <message>
        <source>The server&apos;s processor is of the kind %1.</source>
        <translation>Der Prozessor des Servers ist von der Art %1.</translation>
    </message>
    <message>
        <source>The server&apos;s processor is of the kind %1, for which there is no Jitsi Meet.</source>
        <translation>Der Prozessor des Servers ist von der Art %1, für die es kein Jitsi Meet gibt.</translation>
    </message>
    <message>
        <source>Rent a server with a 64-bit processor by Intel or AMD (amd64) or of the ARM kind (arm64).</source>
        <translation>Mieten Sie einen Server mit 64-Bit-Prozessor von Intel oder AMD (amd64) oder der Art ARM (arm64).</translation>
    </message>
    <message>
        <source>Jitsi Meet is several services that start with the system and need their own network ports.</source>
        <translation>Jitsi Meet besteht aus mehreren Diensten, die mit dem System starten und eigene Netzports brauchen.</translation>
    </message>
    <message>
        <source>Rent a virtual server of the kind KVM, or a whole machine.</source>
        <translation>Mieten Sie einen virtuellen Server der Art KVM oder eine ganze Maschine.</translation>
    </message>
    <message>
        <source>This is no server but a container of the kind %1.</source>
        <translation>Das ist kein Server, sondern ein Container der Art %1.</translation>
    </message>
    <message>
        <source>The server is a container of the kind OpenVZ, which is too old.</source>
        <translation>Der Server ist ein Container der Art OpenVZ, und die ist zu alt.</translation>
    </message>
    <message>
        <source>The server is a container and lacks rights: %1.</source>
        <translation>Der Server ist ein Container, dem Rechte fehlen: %1.</translation>
    </message>
    <message>
        <source>Ask whoever runs the container for these rights, or rent a virtual server of the kind KVM.</source>
        <translation>Bitten Sie, wer den Container betreibt, um diese Rechte, oder mieten Sie einen virtuellen Server der Art KVM.</translation>
    </message>
    <message>
        <source>The server is a container of the kind %1 with the rights it needs.</source>
        <translation>Der Server ist ein Container der Art %1 mit den nötigen Rechten.</translation>
    </message>
    <message>
        <source>It could not be found out what kind of machine the server is.</source>
        <translation>Welche Art von Maschine der Server ist, war nicht herauszufinden.</translation>
    </message>
    <message>
        <source>The server is a machine of its own.</source>
        <translation>Der Server ist eine eigene Maschine.</translation>
    </message>
    <message>
        <source>The server is a virtual machine of the kind %1.</source>
        <translation>Der Server ist eine virtuelle Maschine der Art %1.</translation>
    </message>
    <message>
        <source>The services of Jitsi Meet are started and watched by systemd.</source>
        <translation>Die Dienste von Jitsi Meet werden von systemd gestartet und überwacht.</translation>
    </message>
    <message>
        <source>The server was not started by systemd.</source>
        <translation>Der Server wurde nicht von systemd gestartet.</translation>
    </message>
    <message>
        <source>The server is still starting up.</source>
        <translation>Der Server startet noch.</translation>
    </message>
    <message>
        <source>Wait a minute and look again.</source>
        <translation>Warten Sie eine Minute, und sehen Sie noch einmal nach.</translation>
    </message>
    <message>
        <source>The server is shutting down or in its repair mode.</source>
        <translation>Der Server fährt gerade herunter oder ist im Reparaturbetrieb.</translation>
    </message>
    <message>
        <source>Restart the server at your hosting company and look again.</source>
        <translation>Starten Sie den Server bei Ihrem Hosting-Anbieter neu, und sehen Sie noch einmal nach.</translation>
    </message>
    <message>
        <source>Some services of the server have failed: %1.</source>
        <translation>Einige Dienste des Servers sind fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>Usually this does no harm here; if you do not know them, a restart of the server often helps.</source>
        <translation>Meist schadet das hier nicht; wenn Sie sie nicht kennen, hilft oft ein Neustart des Servers.</translation>
    </message>
    <message>
        <source>The server has started up and its services are well.</source>
        <translation>Der Server ist hochgefahren, und seine Dienste sind wohlauf.</translation>
    </message>
    <message>
        <source>Only the system&apos;s own account “root” may install programs.</source>
        <translation>Nur das systemeigene Konto „root“ darf Programme installieren.</translation>
    </message>
    <message>
        <source>You may act as “root” on this server.</source>
        <translation>Sie dürfen auf diesem Server als „root“ handeln.</translation>
    </message>
    <message>
        <source>This account may not act as “root”.</source>
        <translation>Dieses Konto darf nicht als „root“ handeln.</translation>
    </message>
    <message>
        <source>Sign in as “root”, or as a user who may use “sudo”.</source>
        <translation>Melden Sie sich als „root“ an oder als Benutzer, der „sudo“ benutzen darf.</translation>
    </message>
    <message>
        <source>A firewall is at work on the server itself; see to it that it lets in %1.</source>
        <translation>Auf dem Server selbst ist eine Firewall am Werk; sorgen Sie dafür, dass sie %1 hereinlässt.</translation>
    </message>
    <message>
        <source>Nothing on the server holds them back, so it is the hosting company&apos;s firewall: let in %1 in its panel (often called security group).</source>
        <translation>Auf dem Server hält sie nichts zurück, also ist es die Firewall des Hosting-Anbieters: Lassen Sie auf seiner Verwaltungsseite %1 herein (dort oft „Security Group“ genannt).</translation>
    </message>
    <message>
        <source>Guests come through port 443, and whoever issues the certificate through port 80.</source>
        <translation>Gäste kommen durch Port 443, und wer das Zertifikat ausstellt, durch Port 80.</translation>
    </message>
    <message>
        <source>The web&apos;s ports are in use, and are tried when all is proved.</source>
        <translation>Die Web-Ports sind in Gebrauch und werden beim Nachweis probiert.</translation>
    </message>
    <message>
        <source>Whether the web&apos;s ports are reached was not tried.</source>
        <translation>Ob die Web-Ports zu erreichen sind, wurde nicht probiert.</translation>
    </message>
    <message>
        <source>The web&apos;s ports 80 and 443 are reached from this computer.</source>
        <translation>Die Web-Ports 80 und 443 sind von diesem Computer aus zu erreichen.</translation>
    </message>
    <message>
        <source>The server cannot be reached from this computer at %1.</source>
        <translation>Der Server ist von diesem Computer aus an %1 nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Pictures and sound go over port 10000 by UDP.</source>
        <translation>Bild und Ton gehen über Port 10000 mit UDP.</translation>
    </message>
    <message>
        <source>The port for pictures and sound is reached from this computer.</source>
        <translation>Der Port für Bild und Ton ist von diesem Computer aus zu erreichen.</translation>
    </message>
    <message>
        <source>The port for pictures and sound is in use.</source>
        <translation>Der Port für Bild und Ton ist in Gebrauch.</translation>
    </message>
    <message>
        <source>Whether the port for pictures and sound is reached was not tried.</source>
        <translation>Ob der Port für Bild und Ton zu erreichen ist, wurde nicht probiert.</translation>
    </message>
    <message>
        <source>Nothing arrived at the server&apos;s port 10000 by UDP.</source>
        <translation>Am Port 10000 des Servers kam mit UDP nichts an.</translation>
    </message>
    <message>
        <source>Many offices and schools hold UDP back, which is no fault of the server. If this network does not, let in 10000/udp in your hosting company&apos;s panel.</source>
        <translation>Viele Büros und Schulen halten UDP zurück; dafür kann der Server nichts. Wenn Ihr Netz es nicht tut, lassen Sie auf der Verwaltungsseite Ihres Hosting-Anbieters 10000/udp herein.</translation>
    </message>
    <message>
        <source>Take a fresh server; what is on this one stays as it is.</source>
        <translation>Nehmen Sie einen frischen Server; was auf diesem ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Only one installation can work on a server at a time.</source>
        <translation>Auf einem Server kann immer nur eine Installation arbeiten.</translation>
    </message>
    <message>
        <source>Nobody else is working on this server with this program.</source>
        <translation>Niemand sonst arbeitet mit diesem Programm auf diesem Server.</translation>
    </message>
    <message>
        <source>A run of this program goes on at the server since %1, started by %2.</source>
        <translation>Auf dem Server ist seit %1 ein Lauf dieses Programms im Gang, gestartet von %2.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemandem</translation>
    </message>
    <message>
        <source>Follow it with “meethouse follow”, or wait until it has ended.</source>
        <translation>Verfolgen Sie ihn mit „meethouse follow“, oder warten Sie, bis er zu Ende ist.</translation>
    </message>
    <message>
        <source>This server already holds the meetings of %1.</source>
        <translation>Auf diesem Server sind schon die Besprechungen von %1.</translation>
    </message>
    <message>
        <source>Use that name in the settings, or take the old installation off with “meethouse undo” first.</source>
        <translation>Verwenden Sie diesen Namen in den Einstellungen, oder nehmen Sie zuerst die alte Installation mit „meethouse undo“ weg.</translation>
    </message>
    <message>
        <source>This program has set up Jitsi Meet on this server before.</source>
        <translation>Dieses Programm hat auf diesem Server schon früher Jitsi Meet eingerichtet.</translation>
    </message>
    <message>
        <source>This program has begun to set up Jitsi Meet on this server, and can go on.</source>
        <translation>Dieses Programm hat begonnen, auf diesem Server Jitsi Meet einzurichten, und kann weitermachen.</translation>
    </message>
    <message>
        <source>A Jitsi Meet of someone else&apos;s making would be changed in ways that could not be taken back.</source>
        <translation>Ein Jitsi Meet von anderer Hand würde so verändert, dass es sich nicht rückgängig machen ließe.</translation>
    </message>
    <message>
        <source>There is a Jitsi Meet on this server that this program did not set up (%1).</source>
        <translation>Auf diesem Server ist ein Jitsi Meet, das nicht von diesem Programm eingerichtet wurde (%1).</translation>
    </message>
    <message>
        <source>Configuration of a former Jitsi Meet is left on this server (%1).</source>
        <translation>Von einem früheren Jitsi Meet ist auf diesem Server noch Konfiguration übrig (%1).</translation>
    </message>
    <message>
        <source>Remove it with “apt-get purge” and the names of the packages, delete /etc/jitsi, or take a fresh server.</source>
        <translation>Entfernen Sie es mit „apt-get purge“ und den Namen der Pakete, löschen Sie /etc/jitsi, oder nehmen Sie einen frischen Server.</translation>
    </message>
    <message>
        <source>The server remembers a former Jitsi Meet for %1.</source>
        <translation>Der Server erinnert sich an ein früheres Jitsi Meet für %1.</translation>
    </message>
    <message>
        <source>Nothing: the old answers are replaced.</source>
        <translation>Nichts: Die alten Antworten werden ersetzt.</translation>
    </message>
    <message>
        <source>There is no other Jitsi Meet on this server.</source>
        <translation>Auf diesem Server ist kein anderes Jitsi Meet.</translation>
    </message>
    <message>
        <source>Sign-in and passwords are kept by the chat server Prosody, which cannot share its place with another.</source>
        <translation>Anmeldung und Passwörter verwaltet der Chat-Server Prosody, der seinen Platz nicht mit einem anderen teilen kann.</translation>
    </message>
    <message>
        <source>There is no other chat server on this server.</source>
        <translation>Auf diesem Server ist kein anderer Chat-Server.</translation>
    </message>
    <message>
        <source>There is a chat server on this server already (%1).</source>
        <translation>Auf diesem Server ist schon ein Chat-Server (%1).</translation>
    </message>
    <message>
        <source>Meetings are reached through the web server nginx, which needs the web&apos;s ports for itself.</source>
        <translation>Besprechungen erreicht man über den Webserver nginx, der die Web-Ports für sich braucht.</translation>
    </message>
    <message>
        <source>The server is managed by another program (%1), which writes its web server&apos;s files itself.</source>
        <translation>Den Server verwaltet ein anderes Programm (%1), das die Dateien seines Webservers selbst schreibt.</translation>
    </message>
    <message>
        <source>There is another web server on this server (%1).</source>
        <translation>Auf diesem Server ist ein anderer Webserver (%1).</translation>
    </message>
    <message>
        <source>Remove it with “apt-get purge” if it is not needed, or take a fresh server.</source>
        <translation>Entfernen Sie ihn mit „apt-get purge“, wenn er nicht gebraucht wird, oder nehmen Sie einen frischen Server.</translation>
    </message>
    <message>
        <source>There is no other web server on this server.</source>
        <translation>Auf diesem Server ist kein anderer Webserver.</translation>
    </message>
    <message>
        <source>The web server nginx serves other sites here (%1).</source>
        <translation>Der Webserver nginx bedient hier andere Seiten (%1).</translation>
    </message>
    <message>
        <source>Take a fresh server, or make sure that these sites may share it with the meetings.</source>
        <translation>Nehmen Sie einen frischen Server, oder vergewissern Sie sich, dass diese Seiten ihn mit den Besprechungen teilen dürfen.</translation>
    </message>
    <message>
        <source>Each service needs its own door, and a door can be held by one program only.</source>
        <translation>Jeder Dienst braucht eine eigene Tür, und eine Tür kann nur ein Programm besetzen.</translation>
    </message>
    <message>
        <source>an unknown program</source>
        <translation>einem unbekannten Programm</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a network port, and the program that holds it</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The ports that are needed are free.</source>
        <translation>Die nötigen Ports sind frei.</translation>
    </message>
    <message>
        <source>Network ports that are needed are taken: %1.</source>
        <translation>Nötige Netzports sind besetzt: %1.</translation>
    </message>
    <message>
        <source>Remove the programs that hold them if they are not needed, or take a fresh server.</source>
        <translation>Entfernen Sie die Programme, die sie besetzen, wenn sie nicht gebraucht werden, oder nehmen Sie einen frischen Server.</translation>
    </message>
    <message>
        <source>Guests reach a meeting through a few network ports, and nothing else need be open.</source>
        <translation>Gäste erreichen eine Besprechung über wenige Netzports, und mehr muss nicht offen sein.</translation>
    </message>
    <message>
        <source>See to it that it lets in %1.</source>
        <translation>Sorgen Sie dafür, dass sie %1 hereinlässt.</translation>
    </message>
    <message>
        <source>The firewall ufw is at work on this server; the doors for meetings are added to it.</source>
        <translation>Auf diesem Server ist die Firewall ufw am Werk; die Türen für Besprechungen werden ihr hinzugefügt.</translation>
    </message>
    <message>
        <source>The firewall ufw is at work on this server.</source>
        <translation>Auf diesem Server ist die Firewall ufw am Werk.</translation>
    </message>
    <message>
        <source>The firewall firewalld is at work on this server, and ours beside it would be one too many.</source>
        <translation>Auf diesem Server ist die Firewall firewalld am Werk, und unsere daneben wäre eine zu viel.</translation>
    </message>
    <message>
        <source>Set “server.firewall” to false and see to it that firewalld lets in %1, or remove firewalld.</source>
        <translation>Setzen Sie „server.firewall“ auf false, und sorgen Sie dafür, dass firewalld %1 hereinlässt, oder entfernen Sie firewalld.</translation>
    </message>
    <message>
        <source>The firewall firewalld is at work on this server.</source>
        <translation>Auf diesem Server ist die Firewall firewalld am Werk.</translation>
    </message>
    <message>
        <source>Docker is at work on this server and writes firewall rules of its own.</source>
        <translation>Auf diesem Server ist Docker am Werk und schreibt eigene Firewall-Regeln.</translation>
    </message>
    <message>
        <source>There are firewall rules on this server already.</source>
        <translation>Auf diesem Server gibt es schon Firewall-Regeln.</translation>
    </message>
    <message>
        <source>No other firewall stands in the way on the server itself.</source>
        <translation>Auf dem Server selbst steht keine andere Firewall im Weg.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>There is no check “%1” to waive.</source>
        <translation>Eine Prüfung „%1“, die sich übergehen ließe, gibt es nicht.</translation>
    </message>
    <message>
        <source>Look in the list of checks for its name.</source>
        <translation>Sehen Sie in der Liste der Prüfungen nach ihrem Namen.</translation>
    </message>
    <message>
        <source>The check “%1” cannot be waived.</source>
        <translation>Die Prüfung „%1“ lässt sich nicht übergehen.</translation>
    </message>
    <message>
        <source>The server is a container; its swap area belongs to the machine it runs on.</source>
        <translation>Der Server ist ein Container; der Auslagerungsbereich gehört dem Rechner, auf dem er läuft.</translation>
    </message>
    <message>
        <source>The server has your own certificate already.</source>
        <translation>Der Server hat Ihr eigenes Zertifikat schon.</translation>
    </message>
    <message>
        <source>The settings name no files of your own certificate.</source>
        <translation>Die Einstellungen nennen keine Dateien Ihres eigenen Zertifikats.</translation>
    </message>
    <message>
        <source>Name both: the full chain of certificates, and the key.</source>
        <translation>Nennen Sie beide: die vollständige Kette von Zertifikaten und den Schlüssel.</translation>
    </message>
    <message>
        <source>Your own certificate is in order, with its chain and its key.</source>
        <translation>Ihr eigenes Zertifikat ist in Ordnung, mit Kette und Schlüssel.</translation>
    </message>
    <message>
        <source>Guests see a warning first, and the telephone apps refuse: choose Let&apos;s Encrypt for real meetings.</source>
        <translation>Gäste sehen zuerst eine Warnung, und die Apps auf dem Telefon verweigern sich: Wählen Sie Let’s Encrypt für echte Besprechungen.</translation>
    </message>
    <message>
        <source>The bridge tells every guest where to send pictures and sound.</source>
        <translation>Die Videobridge sagt jedem Gast, wohin er Bild und Ton schicken soll.</translation>
    </message>
    <message>
        <source>The server did not say which addresses it has.</source>
        <translation>Der Server hat nicht gesagt, welche Adressen er hat.</translation>
    </message>
    <message>
        <source>A router puts %1 in place of the server&apos;s own address %2; bridge and relay are told so.</source>
        <translation>Ein Router setzt %1 an die Stelle der eigenen Adresse %2 des Servers; Videobridge und Relay wird das gesagt.</translation>
    </message>
    <message>
        <source>The server has a public address of its own (%1).</source>
        <translation>Der Server hat eine eigene öffentliche Adresse (%1).</translation>
    </message>
    <message>
        <source>The server has no public address, and none could be found in front of it.</source>
        <translation>Der Server hat keine öffentliche Adresse, und vor ihm war keine zu finden.</translation>
    </message>
    <message>
        <source>For meetings with people from elsewhere, connect to the server by its public IPv4 address, so that the bridge can be told.</source>
        <translation>Für Besprechungen mit Menschen von anderswo verbinden Sie sich mit dem Server über seine öffentliche IPv4-Adresse, damit sie der Videobridge gesagt werden kann.</translation>
    </message>
    <message>
        <source>SSH answers at port %1, which its settings no longer name.</source>
        <translation>SSH antwortet an Port %1, den seine Einstellungen nicht mehr nennen.</translation>
    </message>
    <message>
        <source>The firewall will let in what the settings of SSH name: restart SSH and sign in at the new port first.</source>
        <translation>Die Firewall wird hereinlassen, was die Einstellungen von SSH nennen: Starten Sie SSH neu, und melden Sie sich zuerst am neuen Port an.</translation>
    </message>
    <message>
        <source>The firewall will shut network ports that are in use: %1.</source>
        <translation>Die Firewall wird Netzports schließen, die in Gebrauch sind: %1.</translation>
    </message>
    <message>
        <source>If somebody outside needs them, set “server.firewall” to false and see to a firewall yourself.</source>
        <translation>Wenn jemand von außen sie braucht, setzen Sie „server.firewall“ auf false, und sorgen Sie selbst für eine Firewall.</translation>
    </message>
    <message>
        <source>The list of places to get packages from cannot be read (%1).</source>
        <translation>Die Liste der Orte, von denen Pakete kommen, ist nicht lesbar (%1).</translation>
    </message>
    <message>
        <source>Correct or delete that line in /etc/apt/sources.list or its folder, and look again.</source>
        <translation>Berichtigen oder löschen Sie diese Zeile in /etc/apt/sources.list oder ihrem Ordner, und sehen Sie noch einmal nach.</translation>
    </message>
    <message>
        <source>Programs that are set to a language they do not find complain at every step.</source>
        <translation>Programme, die auf eine Sprache eingestellt sind, die sie nicht finden, beschweren sich bei jedem Schritt.</translation>
    </message>
    <message>
        <source>The language that the server is set to is installed.</source>
        <translation>Die Sprache, auf die der Server eingestellt ist, ist installiert.</translation>
    </message>
    <message>
        <source>The server is set to a language that is not installed (%1).</source>
        <translation>Der Server ist auf eine Sprache eingestellt, die nicht installiert ist (%1).</translation>
    </message>
    <message>
        <source>Nothing: this program does without. “dpkg-reconfigure locales” on the server ends the complaints.</source>
        <translation>Nichts: Dieses Programm kommt ohne sie aus. „dpkg-reconfigure locales“ auf dem Server beendet die Beschwerden.</translation>
    </message>
    <message>
        <source>Its disk is of a kind on which this program makes no swap file.</source>
        <translation>Seine Festplatte ist von einer Art, auf der dieses Programm keine Auslagerungsdatei anlegt.</translation>
    </message>
    <message>
        <source>Ask your hosting company how to add a swap area of 1 GB, or keep the meetings small.</source>
        <translation>Fragen Sie Ihren Hosting-Anbieter, wie man einen Auslagerungsbereich von 1 GB anlegt, oder halten Sie die Besprechungen klein.</translation>
    </message>
    <message>
        <source>Its disk has no room for a swap file.</source>
        <translation>Seine Festplatte hat keinen Platz für eine Auslagerungsdatei.</translation>
    </message>
    <message>
        <source>Delete what is not needed, rent a larger disk, or keep the meetings small.</source>
        <translation>Löschen Sie, was nicht gebraucht wird, mieten Sie eine größere Festplatte, oder halten Sie die Besprechungen klein.</translation>
    </message>
    <message>
        <source>Your settings want no swap file.</source>
        <translation>Ihre Einstellungen wollen keine Auslagerungsdatei.</translation>
    </message>
    <message>
        <source>Set “server.swapFile” to true in the settings, or keep the meetings small.</source>
        <translation>Setzen Sie „server.swapFile“ in den Einstellungen auf true, oder halten Sie die Besprechungen klein.</translation>
    </message>
    <message>
        <source>The server has little memory; a swap file of %1 will be made.</source>
        <translation>Der Server hat wenig Speicher; eine Auslagerungsdatei von %1 wird angelegt.</translation>
    </message>
    <message>
        <source>Parts of this program work inside the chat server Prosody, and lean on how that behaves.</source>
        <translation>Teile dieses Programms arbeiten im Chat-Server Prosody und verlassen sich darauf, wie er sich verhält.</translation>
    </message>
    <message>
        <source>The settings ask for Prosody from its makers&apos; own archive, and this program installs only the system&apos;s.</source>
        <translation>Die Einstellungen verlangen Prosody aus dem Archiv seiner Hersteller, und dieses Programm installiert nur das des Systems.</translation>
    </message>
    <message>
        <source>Take “repositories.prosody” out of the settings, or set it to “distribution”.</source>
        <translation>Nehmen Sie „repositories.prosody“ aus den Einstellungen heraus, oder setzen Sie es auf „distribution“.</translation>
    </message>
    <message>
        <source>Prosody %1 is on this server; only 0.12 and 13.0 were tried.</source>
        <translation>Auf diesem Server ist Prosody %1; erprobt sind nur 0.12 und 13.0.</translation>
    </message>
    <message>
        <source>Go back to the Prosody of the system&apos;s own archive, or take a fresh server.</source>
        <translation>Kehren Sie zum Prosody aus dem Archiv des Systems zurück, oder nehmen Sie einen frischen Server.</translation>
    </message>
    <message>
        <source>This server takes Prosody from its makers&apos; archive (packages.prosody.im): another build than was tried, and one that the nightly security updates pass over.</source>
        <translation>Dieser Server bezieht Prosody aus dem Archiv seiner Hersteller (packages.prosody.im): ein anderes als das erprobte, und eines, das die nächtlichen Sicherheitsaktualisierungen übergehen.</translation>
    </message>
    <message>
        <source>Take that archive out of /etc/apt/sources.list and its folder and run “apt-get update”. If you keep it, Prosody&apos;s updates are yours to install.</source>
        <translation>Nehmen Sie dieses Archiv aus /etc/apt/sources.list und dem Ordner dazu heraus, und führen Sie „apt-get update“ aus. Wenn Sie es behalten, installieren Sie Prosodys Aktualisierungen selbst.</translation>
    </message>
    <message>
        <source>Prosody comes from the system&apos;s own archive.</source>
        <translation>Prosody kommt aus dem Archiv des Systems.</translation>
    </message>
    <message>
        <source>Prosody %1 is of a kind that was tried.</source>
        <translation>Prosody %1 gehört zu den erprobten.</translation>
    </message>
</context>
<context>
    <name>meethouse::RememberModel</name>
    <message>
        <source>The password was not stored.</source>
        <translation>Das Passwort wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>It is asked for the next time.</source>
        <translation>Beim nächsten Mal wird danach gefragt.</translation>
    </message>
    <message>
        <source>The server asked in words of its own, and an answer to those is kept nowhere.</source>
        <translation>Der Server hat mit eigenen Worten gefragt, und eine Antwort darauf wird nirgends aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>meethouse::ReservePage</name>
    <message>
        <source>Reserve a room</source>
        <translation>Einen Raum reservieren</translation>
    </message>
    <message>
        <source>A reserved room keeps its name and its password: one link for every lesson or every week.</source>
        <translation>Ein reservierter Raum behält seinen Namen und sein Passwort: ein einziger Link für jede Stunde oder jede Woche.</translation>
    </message>
    <message>
        <source>any host</source>
        <translation>jeder Gastgeber</translation>
    </message>
    <message>
        <source>a good one is made</source>
        <translation>ein gutes wird erzeugt</translation>
    </message>
    <message>
        <source>&amp;Name of the room</source>
        <translation>&amp;Name des Raums</translation>
    </message>
    <message>
        <source>Guests find it at https://%1/ and this name.</source>
        <translation>Gäste finden ihn unter https://%1/ und diesem Namen.</translation>
    </message>
    <message>
        <source>Host &amp;whose room it is</source>
        <translation>Gastge&amp;ber, dem der Raum gehört</translation>
    </message>
    <message>
        <source>Finds it under “My rooms” on the account page, and opens it. Without a name here, any host opens it.</source>
        <translation>Findet ihn unter „Meine Räume“ auf der Kontoseite und eröffnet ihn. Steht hier kein Name, eröffnet ihn jeder Gastgeber.</translation>
    </message>
    <message>
        <source>&amp;Password for guests</source>
        <translation>&amp;Passwort für Gäste</translation>
    </message>
    <message>
        <source>Leave it empty, and the server makes one that is easily said on the telephone. Your own needs at least 8 characters.</source>
        <translation>Lassen Sie es leer, und der Server erzeugt eines, das sich am Telefon leicht sagen lässt. Ein eigenes braucht mindestens 8 Zeichen.</translation>
    </message>
    <message>
        <source>&amp;Reserve</source>
        <translation>&amp;Reservieren</translation>
    </message>
    <message>
        <source>The name is still missing.</source>
        <translation>Der Name fehlt noch.</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomPage</name>
    <message>
        <source>Link of the room</source>
        <translation>Link des Raums</translation>
    </message>
    <message>
        <source>Password for guests</source>
        <translation>Passwort für Gäste</translation>
    </message>
    <message>
        <source>Language of the invitation</source>
        <translation>Sprache der Einladung</translation>
    </message>
    <message>
        <source>&amp;Change it</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>Invitation for guests</source>
        <translation>Einladung für Gäste</translation>
    </message>
    <message>
        <source>a good one is made</source>
        <translation>ein gutes wird erzeugt</translation>
    </message>
    <message>
        <source>Ne&amp;w password</source>
        <translation>Neues Passwor&amp;t</translation>
    </message>
    <message>
        <source>Invitations sent before no longer work; who is in the room now stays there.</source>
        <translation>Schon verschickte Einladungen gelten nicht mehr; wer jetzt im Raum ist, bleibt dort.</translation>
    </message>
    <message>
        <source>Give it another password</source>
        <translation>Ihm ein anderes Passwort geben</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Link</translation>
    </message>
    <message>
        <source>&amp;Password for guests</source>
        <translation>&amp;Passwort für Gäste</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>&amp;Copy the invitation</source>
        <translation>Einladung &amp;kopieren</translation>
    </message>
    <message>
        <source>Rele&amp;ase…</source>
        <translation>&amp;Freigeben …</translation>
    </message>
    <message>
        <source>The room loses its password, and anybody may reserve it again.</source>
        <translation>Der Raum verliert sein Passwort, und jeder darf ihn wieder reservieren.</translation>
    </message>
    <message>
        <source>The invitation is copied: paste it into a mail or a message.</source>
        <translation>Die Einladung ist kopiert: Fügen Sie sie in eine Mail oder eine Nachricht ein.</translation>
    </message>
    <message>
        <source>The password is changed. Invitations sent before no longer work.</source>
        <translation>Das Passwort ist geändert. Schon verschickte Einladungen gelten nicht mehr.</translation>
    </message>
    <message>
        <source>Guests need the link and the password. They need no account. The password is shown this once.</source>
        <translation>Gäste brauchen den Link und das Passwort. Ein Konto brauchen sie nicht. Das Passwort wird nur dieses eine Mal gezeigt.</translation>
    </message>
    <message>
        <source>Its password was shown when it was made, and is not shown again. Its host finds it under “My rooms” on the account page, and hosts who enter the room are told it. If nobody has it any more, give the room another one.</source>
        <translation>Das Passwort wurde gezeigt, als es gemacht wurde, und wird nicht wieder gezeigt. Der Gastgeber findet es unter „Meine Räume“ auf der Kontoseite, und wer als Gastgeber hereinkommt, bekommt es gesagt. Hat es niemand mehr, geben Sie dem Raum ein anderes.</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomTable</name>
    <message>
        <source>It belongs to the server: any host opens it.</source>
        <translation>Er gehört dem Server: Jeder Gastgeber eröffnet ihn.</translation>
    </message>
    <message>
        <source>It belongs to %1; any host opens it.</source>
        <translation>Er gehört %1; jeder Gastgeber eröffnet ihn.</translation>
    </message>
    <message>
        <source>It belongs to %1, who alone opens it.</source>
        <translation>Er gehört %1; nur dieser Gastgeber eröffnet ihn.</translation>
    </message>
    <message>
        <source>any host</source>
        <translation>jeder Gastgeber</translation>
    </message>
    <message>
        <source>%1 and any host</source>
        <translation>%1 und jeder Gastgeber</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Eröffnet von</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Besprechung</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomsTab</name>
    <message>
        <source>Re&amp;serve…</source>
        <translation>&amp;Reservieren …</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>Rooms that keep their name and their password.</source>
        <translation>Räume, die ihren Namen und ihr Passwort behalten.</translation>
    </message>
    <message>
        <source>Rele&amp;ase…</source>
        <translation>&amp;Freigeben …</translation>
    </message>
    <message>
        <source>Search the rooms</source>
        <translation>Räume suchen</translation>
    </message>
    <message>
        <source>Shows only rooms whose name or host holds this.</source>
        <translation>Zeigt nur Räume, deren Name oder Gastgeber dies enthält.</translation>
    </message>
    <message>
        <source>Gives a room a password that lasts.</source>
        <translation>Gibt einem Raum ein Passwort, das bleibt.</translation>
    </message>
    <message>
        <source>The room loses its password, and anybody may reserve it again.</source>
        <translation>Der Raum verliert sein Passwort, und jeder darf ihn wieder reservieren.</translation>
    </message>
    <message>
        <source>What can be done with the room that is chosen</source>
        <translation>Was mit dem ausgewählten Raum getan werden kann</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>Rä&amp;ume</translation>
    </message>
    <message numerus="yes">
        <source>Search %n room(s)</source>
        <translation>
            <numerusform>%n Raum durchsuchen</numerusform>
            <numerusform>%n Räume durchsuchen</numerusform>
        </translation>
    </message>
    <message>
        <source>No room is reserved. Hosts reserve theirs on the account page, or you do it here. Any other name opens a meeting, too, with a password of its own each time.</source>
        <translation>Es ist kein Raum reserviert. Gastgeber reservieren ihre auf der Kontoseite, oder Sie tun es hier. Auch jeder andere Name eröffnet eine Besprechung, jedes Mal mit einem eigenen Passwort.</translation>
    </message>
    <message>
        <source>No room fits this search.</source>
        <translation>Kein Raum passt zu dieser Suche.</translation>
    </message>
    <message>
        <source>Release the room?</source>
        <translation>Den Raum freigeben?</translation>
    </message>
    <message>
        <source>Release the room “%1”?</source>
        <translation>Den Raum „%1“ freigeben?</translation>
    </message>
    <message>
        <source>Its password is forgotten, and anybody may reserve the name again. Invitations sent before no longer work.</source>
        <translation>Sein Passwort wird vergessen, und jeder darf den Namen wieder reservieren. Schon verschickte Einladungen gelten nicht mehr.</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Another &amp;password…</source>
        <translation>Anderes &amp;Passwort…</translation>
    </message>
    <message>
        <source>Gives the room another password, and shows what guests need then.</source>
        <translation>Gibt dem Raum ein anderes Passwort und zeigt, was Gäste dann brauchen.</translation>
    </message>
</context>
<context>
    <name>meethouse::RunPage</name>
    <message>
        <source>was so already</source>
        <translation>war schon so</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Show what the server said</source>
        <translation>Zeigen, was der Server gesagt hat</translation>
    </message>
    <message>
        <source>What was done on the server, step by step.</source>
        <translation>Was auf dem Server getan wurde, Schritt für Schritt.</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>Was der Server gesagt hat</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerModel</name>
    <message>
        <source>The address is still missing.</source>
        <translation>Die Adresse fehlt noch.</translation>
    </message>
    <message>
        <source>The user is still missing. It is “root” at most hosting companies.</source>
        <translation>Der Benutzer fehlt noch. Bei den meisten Hosting-Anbietern heißt er „root“.</translation>
    </message>
    <message>
        <source>The key file is still missing.</source>
        <translation>Die Schlüsseldatei fehlt noch.</translation>
    </message>
    <message>
        <source>There is no key file “%1” that you may read.</source>
        <translation>Eine Schlüsseldatei „%1“, die Sie lesen dürfen, gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerPage</name>
    <message>
        <source>You gave the company a public key when you ordered. The file wanted here is the other, private half; most often it lies in the folder .ssh and is called id_ed25519.</source>
        <translation>Bei der Bestellung haben Sie dem Anbieter einen öffentlichen Schlüssel gegeben. Hier wird die andere, private Hälfte gebraucht; meist liegt die Datei im Ordner .ssh und heißt id_ed25519.</translation>
    </message>
    <message>
        <source>A program on this computer holds your keys and signs for you, for example ssh-agent or the desktop&apos;s keyring. If the word means nothing to you, choose the password.</source>
        <translation>Ein Programm auf diesem Computer bewahrt Ihre Schlüssel auf und unterschreibt für Sie, zum Beispiel ssh-agent oder der Schlüsselbund der Arbeitsumgebung. Wenn Ihnen das Wort nichts sagt, wählen Sie das Passwort.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Which server shall it be?</source>
        <translation>Welcher Server soll es sein?</translation>
    </message>
    <message>
        <source>The hosting company&apos;s welcome mail names an address, a user and a password. Copy them here; nothing is changed on the server until you have seen the plan.</source>
        <translation>Die Begrüßungsmail des Hosting-Anbieters nennt eine Adresse, einen Benutzer und ein Passwort. Übertragen Sie sie hierher; auf dem Server wird nichts geändert, bevor Sie den Plan gesehen haben.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>A name or numbers. You may paste a whole line such as ssh root@203.0.113.7 -p 2222.</source>
        <translation>Ein Name oder Zahlen. Sie dürfen auch eine ganze Zeile einfügen wie ssh root@203.0.113.7 -p 2222.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Benu&amp;tzer</translation>
    </message>
    <message>
        <source>How do you sign in?</source>
        <translation>Wie melden Sie sich an?</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Schlüsseldatei</translation>
    </message>
    <message>
        <source>Key a&amp;gent</source>
        <translation>Schlüssel-A&amp;gent</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Key &amp;file</source>
        <translation>Schlüssel&amp;datei</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>22 unless the company&apos;s mail says otherwise.</source>
        <translation>22, wenn die Mail des Anbieters nichts anderes sagt.</translation>
    </message>
    <message>
        <source>Another port</source>
        <translation>Anderer Port</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Schlüsseldatei auswählen</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>P&amp;ractise instead</source>
        <translation>&amp;Lieber üben</translation>
    </message>
    <message>
        <source>Reaching the server</source>
        <translation>Den Server erreichen</translation>
    </message>
    <message>
        <source>Recognising it by its key</source>
        <translation>Ihn an seinem Schlüssel erkennen</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>The company&apos;s welcome mail names it, often as “root password”. It is used for this connection; what happens next time you choose below.</source>
        <translation>Es steht in der Begrüßungsmail des Anbieters, oft als „root password“. Es wird für diese Verbindung benutzt; was beim nächsten Mal geschieht, wählen Sie unten.</translation>
    </message>
    <message>
        <source>A key for this computer is made and put on the server when everything is set up. Nobody has to remember a password, and none is kept.</source>
        <translation>Für diesen Computer wird ein Schlüssel erzeugt und auf den Server gelegt, wenn alles eingerichtet ist. Niemand muss sich ein Passwort merken, und keines wird aufbewahrt.</translation>
    </message>
    <message>
        <source>The password is kept in the desktop&apos;s own safe for passwords. Where there is none you are told, and it is asked for.</source>
        <translation>Das Passwort liegt im Schlüsselbund der Arbeitsumgebung. Wo es keinen gibt, wird es Ihnen gesagt, und das Passwort wird erfragt.</translation>
    </message>
    <message>
        <source>The password is asked for every time.</source>
        <translation>Das Passwort wird jedes Mal erfragt.</translation>
    </message>
    <message>
        <source>And the next time?</source>
        <translation>Und beim nächsten Mal?</translation>
    </message>
    <message>
        <source>A &amp;new key</source>
        <translation>&amp;Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Keyc&amp;hain</source>
        <translation>Schlüssel&amp;bund</translation>
    </message>
    <message>
        <source>Store noth&amp;ing</source>
        <translation>N&amp;ichts speichern</translation>
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
        <translation>Die Server, die dieser Computer kennt, jeder mit seinem Zustand.</translation>
    </message>
</context>
<context>
    <name>meethouse::Session</name>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Es besteht keine Verbindung zum Server.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Verbinden Sie sich neu.</translation>
    </message>
</context>
<context>
    <name>meethouse::Settings</name>
    <message>
        <source>It must be a day like 2026-10-01.</source>
        <translation>Es muss ein Tag wie 2026-10-01 sein.</translation>
    </message>
    <message>
        <source>It must be a list of at most %1 entries.</source>
        <translation>Es muss eine Liste mit höchstens %1 Einträgen sein.</translation>
    </message>
    <message>
        <source>Each entry must be an object in braces.</source>
        <translation>Jeder Eintrag muss ein Objekt in geschweiften Klammern sein.</translation>
    </message>
    <message>
        <source>It must be a list of: %1.</source>
        <translation>Es muss eine Liste aus diesen sein: %1.</translation>
    </message>
    <message>
        <source>It must be a list of languages like “en” or “it”.</source>
        <translation>Es muss eine Liste von Sprachen wie „en“ oder „it“ sein.</translation>
    </message>
    <message>
        <source>Correct it in the settings and try again.</source>
        <translation>Berichtigen Sie es in den Einstellungen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The setting “%1” is not valid.</source>
        <translation>Die Einstellung „%1“ ist nicht gültig.</translation>
    </message>
    <message>
        <source>The settings have a key “%1” that this program does not know.</source>
        <translation>Die Einstellungen haben einen Schlüssel „%1“, den dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>Known here are: %1.</source>
        <translation>Bekannt sind hier: %1.</translation>
    </message>
    <message>
        <source>It must be an object in braces.</source>
        <translation>Es muss ein Objekt in geschweiften Klammern sein.</translation>
    </message>
    <message>
        <source>It must be a list in square brackets.</source>
        <translation>Es muss eine Liste in eckigen Klammern sein.</translation>
    </message>
    <message>
        <source>It must be text in quotes.</source>
        <translation>Es muss ein Text in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation>Es muss true oder false sein.</translation>
    </message>
    <message>
        <source>It must be a whole number from %1 to %2.</source>
        <translation>Es muss eine ganze Zahl von %1 bis %2 sein.</translation>
    </message>
    <message>
        <source>It must be one of: %1.</source>
        <translation>Es muss eines von diesen sein: %1.</translation>
    </message>
    <message>
        <source>It must be the path of a file on this computer.</source>
        <translation>Es muss der Pfad einer Datei auf diesem Computer sein.</translation>
    </message>
    <message>
        <source>It must be an e-mail address like anna@example.org.</source>
        <translation>Es muss eine E-Mail-Adresse wie anna@example.org sein.</translation>
    </message>
    <message>
        <source>It must be an address that begins with https://.</source>
        <translation>Es muss eine Adresse sein, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>It must be a language like “en”, “it” or “pt-BR”.</source>
        <translation>Es muss eine Sprache wie „en“, „it“ oder „pt-BR“ sein.</translation>
    </message>
    <message>
        <source>It must be two different times of day like 02:00-05:00.</source>
        <translation>Es müssen zwei verschiedene Uhrzeiten sein, wie 02:00-05:00.</translation>
    </message>
    <message>
        <source>It must be the part after the hyphen of an ISO 3166-2 code, like NW or ZH.</source>
        <translation>Es muss der Teil nach dem Bindestrich eines ISO-3166-2-Codes sein, wie NW oder ZH.</translation>
    </message>
    <message>
        <source>It must be an address that begins with https:// or http://.</source>
        <translation>Es muss eine Adresse sein, die mit https:// oder http:// beginnt.</translation>
    </message>
    <message>
        <source>It must be a suite of a flat repository, which ends in a slash, like stable/.</source>
        <translation>Es muss die Suite einer flachen Paketquelle sein, die mit einem Schrägstrich endet, wie stable/.</translation>
    </message>
    <message>
        <source>It is missing, and says which program can read the settings.</source>
        <translation>Es fehlt und sagt, welches Programm die Einstellungen lesen kann.</translation>
    </message>
    <message>
        <source>The settings are of format %1, and this program knows formats up to %2: a newer program wrote them.</source>
        <translation>Die Einstellungen haben das Format %1, und dieses Programm kennt Formate bis %2: Ein neueres Programm hat sie geschrieben.</translation>
    </message>
    <message>
        <source>The settings cannot be read.</source>
        <translation>Die Einstellungen lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Correct the file, or begin with a new one.</source>
        <translation>Berichtigen Sie die Datei, oder beginnen Sie mit einer neuen.</translation>
    </message>
    <message>
        <source>The file is far too long for settings.</source>
        <translation>Für Einstellungen ist die Datei viel zu lang.</translation>
    </message>
    <message>
        <source>Line %1 is not JSON.</source>
        <translation>Zeile %1 ist kein JSON.</translation>
    </message>
    <message>
        <source>They must be one object in braces.</source>
        <translation>Es muss ein einziges Objekt in geschweiften Klammern sein.</translation>
    </message>
    <message>
        <source>It is missing, and everything on the server is named after it.</source>
        <translation>Es fehlt, und alles auf dem Server ist danach benannt.</translation>
    </message>
    <message>
        <source>It must be a full name like meet.example.org, not an address and not a name of this network only.</source>
        <translation>Es muss ein voller Name wie meet.example.org sein, keine Adresse und kein Name, den nur dieses Netz kennt.</translation>
    </message>
    <message>
        <source>It must be one line of at most %1 characters, without invisible signs.</source>
        <translation>Es muss eine Zeile mit höchstens %1 Zeichen sein, ohne unsichtbare Zeichen.</translation>
    </message>
    <message>
        <source>It must be text of at most %1 characters, without invisible signs.</source>
        <translation>Es muss ein Text mit höchstens %1 Zeichen sein, ohne unsichtbare Zeichen.</translation>
    </message>
    <message>
        <source>It must be a country as two capital letters, like IT or DE.</source>
        <translation>Es muss ein Land als zwei Großbuchstaben sein, wie IT oder DE.</translation>
    </message>
</context>
<context>
    <name>meethouse::SettingsTab</name>
    <message>
        <source>Settin&amp;gs</source>
        <translation>&amp;Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Certificate…</source>
        <translation>&amp;Zertifikat …</translation>
    </message>
    <message>
        <source>By what browsers know the server. Needed when one of your own runs out.</source>
        <translation>Woran Browser den Server erkennen. Nötig, wenn ein eigenes abläuft.</translation>
    </message>
</context>
<context>
    <name>meethouse::SignInCard</name>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>meethouse::StartPage</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Starting the practice server</source>
        <translation>Der Übungsserver wird gestartet</translation>
    </message>
    <message>
        <source>Your own house for meetings</source>
        <translation>Ihr eigenes Haus für Besprechungen</translation>
    </message>
    <message>
        <source>In about half an hour a rented server becomes your private meeting place: hosts sign in, guests need the room&apos;s password, and the privacy papers are filled in.</source>
        <translation>In etwa einer halben Stunde wird aus einem gemieteten Server Ihr privater Treffpunkt: Gastgeber melden sich an, Gäste brauchen das Passwort des Raums, und die Datenschutzdokumente sind ausgefüllt.</translation>
    </message>
    <message>
        <source>Set up a &amp;new server</source>
        <translation>Einen &amp;neuen Server einrichten</translation>
    </message>
    <message>
        <source>&amp;Take over a server that was set up from another computer</source>
        <translation>Einen Server übern&amp;ehmen, der von einem anderen Computer aus eingerichtet wurde</translation>
    </message>
    <message>
        <source>Meethouse reads from the server what was wanted of it. Nothing is set up again.</source>
        <translation>Meethouse liest vom Server, was er leisten soll. Es wird nichts neu eingerichtet.</translation>
    </message>
    <message>
        <source>&amp;Practise on this machine</source>
        <translation>Auf diesem Rechner ü&amp;ben</translation>
    </message>
    <message>
        <source>A server inside this computer, to try everything without renting one. Linux only, and you need to be its administrator. It can be thrown away afterwards.</source>
        <translation>Ein Server in diesem Computer, um alles auszuprobieren, ohne einen zu mieten. Nur unter Linux, und Sie müssen Administrator des Rechners sein. Danach kann er weggeworfen werden.</translation>
    </message>
    <message>
        <source>A teacher who is employed does not decide alone about a service for the school. Before pupils&apos; names are on it, the head of the school has to agree in writing, and it is best if the school itself rents the server. Otherwise you would process your own employer&apos;s data, with all that follows from it. Trying it out, with yourself and colleagues who agree, is no trouble.</source>
        <translation>Eine angestellte Lehrkraft entscheidet nicht allein über einen Dienst für die Schule. Bevor Namen von Schülerinnen und Schülern darauf stehen, muss die Schulleitung schriftlich zustimmen, und am besten mietet die Schule den Server selbst. Sonst würden Sie Daten Ihres eigenen Arbeitgebers verarbeiten, mit allem, was daraus folgt. Es auszuprobieren, mit sich selbst und mit Kolleginnen und Kollegen, die einverstanden sind, ist kein Problem.</translation>
    </message>
    <message>
        <source>I am employed at a school</source>
        <translation>Ich bin an einer Schule angestellt</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Weite&amp;r</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>The first time this takes a few minutes, because a Debian is made for it. After that, seconds.</source>
        <translation>Beim ersten Mal dauert das einige Minuten, weil dafür ein Debian gemacht wird. Danach Sekunden.</translation>
    </message>
    <message>
        <source>You have rented an empty server with Debian 12 or 13, and have its address and password at hand. Nothing rented yet? Any company will do; 2 processors and 4 GB of memory carry some twenty people.</source>
        <translation>Sie haben einen leeren Server mit Debian 12 oder 13 gemietet und Adresse und Passwort zur Hand. Noch nichts gemietet? Jeder Anbieter ist recht; 2 Prozessoren und 4 GB Speicher tragen etwa zwanzig Personen.</translation>
    </message>
</context>
<context>
    <name>meethouse::StepList</name>
    <message>
        <source>%1: done</source>
        <translation>%1: erledigt</translation>
    </message>
    <message>
        <source>%1: you are here</source>
        <translation>%1: Sie sind hier</translation>
    </message>
    <message>
        <source>%1: still to come</source>
        <translation>%1: kommt noch</translation>
    </message>
    <message>
        <source>Steps of the set-up</source>
        <translation>Schritte der Einrichtung</translation>
    </message>
</context>
<context>
    <name>meethouse::Survey</name>
    <message>
        <source>The server did not answer as a server should.</source>
        <translation>Der Server hat nicht geantwortet, wie ein Server es sollte.</translation>
    </message>
    <message>
        <source>What it sent broke off before the end, or its shell does not run what it is given.</source>
        <translation>Was er schickte, brach vor dem Ende ab, oder seine Shell führt nicht aus, was sie bekommt.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, sign in at the server and see whether its shell works.</source>
        <translation>Versuchen Sie es noch einmal; bleibt es dabei, melden Sie sich am Server an, und sehen Sie nach, ob seine Shell funktioniert.</translation>
    </message>
</context>
<context>
    <name>meethouse::Trouble</name>
    <message>
        <source>What the program below said</source>
        <translation>Was das Programm darunter gesagt hat</translation>
    </message>
    <message>
        <source>What it said exactly</source>
        <translation>Was es genau gesagt hat</translation>
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
        <translation>Richtiger Server?</translation>
    </message>
    <message>
        <source>Fit?</source>
        <translation>Geeignet?</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Besprechungen</translation>
    </message>
    <message>
        <source>Who runs it?</source>
        <translation>Wer betreibt ihn?</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>First hosts</source>
        <translation>Erste Gastgeber</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>meethouse::WorkPage</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Overall progress</source>
        <translation>Gesamter Fortschritt</translation>
    </message>
    <message>
        <source>What the server says</source>
        <translation>Was der Server sagt</translation>
    </message>
    <message>
        <source>Show what the server says</source>
        <translation>Zeigen, was der Server sagt</translation>
    </message>
    <message>
        <source>Take &amp;everything back…</source>
        <translation>&amp;Alles rückgängig machen …</translation>
    </message>
    <message>
        <source>&amp;Save a report…</source>
        <translation>&amp;Bericht speichern …</translation>
    </message>
    <message>
        <source>The report is in %1. It holds no passwords; look through it before you send it.</source>
        <translation>Der Bericht liegt in %1. Er enthält keine Passwörter; sehen Sie ihn durch, bevor Sie ihn verschicken.</translation>
    </message>
    <message>
        <source>was so already</source>
        <translation>war schon so</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 is set up</source>
        <translation>%1 ist eingerichtet</translation>
    </message>
    <message>
        <source>Every step has checked itself. Next, everything is tried from outside, as a guest would.</source>
        <translation>Jeder Schritt hat sich selbst geprüft. Als Nächstes wird alles von außen probiert, wie ein Gast es täte.</translation>
    </message>
    <message>
        <source>A step did not succeed</source>
        <translation>Ein Schritt ist nicht gelungen</translation>
    </message>
    <message>
        <source>Nothing is lost: what is done stays done. Trying again goes on from here.</source>
        <translation>Verloren ist nichts: Was getan ist, bleibt getan. Ein neuer Versuch macht hier weiter.</translation>
    </message>
    <message>
        <source>The work was stopped</source>
        <translation>Die Arbeit wurde angehalten</translation>
    </message>
    <message>
        <source>What is done stays done, and going on begins where it stopped. Or take everything back.</source>
        <translation>Was getan ist, bleibt getan, und das Weitermachen beginnt dort, wo es aufhörte. Oder machen Sie alles rückgängig.</translation>
    </message>
    <message>
        <source>Taking everything back</source>
        <translation>Alles wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>You may close this window: the server goes on by itself, and we find it again.</source>
        <translation>Sie dürfen dieses Fenster schließen: Der Server macht von selbst weiter, und wir finden ihn wieder.</translation>
    </message>
    <message>
        <source>Everything was taken back</source>
        <translation>Alles wurde rückgängig gemacht</translation>
    </message>
    <message>
        <source>The server is as it was before, but for the things below.</source>
        <translation>Der Server ist wie vorher, bis auf das Folgende.</translation>
    </message>
    <message>
        <source>Setting up %1</source>
        <translation>%1 wird eingerichtet</translation>
    </message>
    <message>
        <source>The connection broke. The work goes on at the server; connecting again …</source>
        <translation>Die Verbindung ist abgebrochen. Die Arbeit geht auf dem Server weiter; ich verbinde neu …</translation>
    </message>
    <message>
        <source>Stopping: what must not be left half done comes to its end first …</source>
        <translation>Wird angehalten: Was nicht halb getan bleiben darf, kommt noch zu seinem Ende …</translation>
    </message>
    <message>
        <source>Sending the plan …</source>
        <translation>Der Plan wird verschickt …</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) done</source>
        <translation>
            <numerusform>%n Schritt getan</numerusform>
            <numerusform>Alle %n Schritte getan</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>A&amp;bbrechen …</translation>
    </message>
    <message>
        <source>Close the &amp;window, go on without it</source>
        <translation>&amp;Fenster schließen, es geht ohne weiter</translation>
    </message>
    <message>
        <source>&amp;Prove that it works</source>
        <translation>&amp;Nachweisen, dass es funktioniert</translation>
    </message>
    <message>
        <source>Back to the &amp;plan</source>
        <translation>Zurück zum &amp;Plan</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weitermachen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Er&amp;neut versuchen</translation>
    </message>
    <message>
        <source>Stop the work?</source>
        <translation>Die Arbeit anhalten?</translation>
    </message>
    <message>
        <source>Stop the work at the server?</source>
        <translation>Die Arbeit auf dem Server anhalten?</translation>
    </message>
    <message>
        <source>What is installed just now comes to its end, so that nothing is left half done. What is done stays done. You can go on later, or take everything back.</source>
        <translation>Was gerade installiert wird, kommt noch zu seinem Ende, damit nichts halb getan bleibt. Was getan ist, bleibt getan. Sie können später weitermachen oder alles rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Stop the work</source>
        <translation>&amp;Arbeit anhalten</translation>
    </message>
    <message>
        <source>&amp;Let it go on</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Take everything back?</source>
        <translation>Alles rückgängig machen?</translation>
    </message>
    <message>
        <source>Take back everything Meethouse did on this server?</source>
        <translation>Alles rückgängig machen, was Meethouse auf diesem Server getan hat?</translation>
    </message>
    <message>
        <source>The meeting server, its hosts and settings are removed. Files of others stay as they are, and you are told what could not be taken back.</source>
        <translation>Der Besprechungsserver, seine Gastgeber und seine Einstellungen werden entfernt. Fremde Dateien bleiben, wie sie sind, und Sie erfahren, was sich nicht rückgängig machen ließ.</translation>
    </message>
    <message>
        <source>&amp;Take everything back</source>
        <translation>&amp;Alles rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;So lassen</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Einen Bericht speichern</translation>
    </message>
    <message>
        <source>Every step has checked itself.</source>
        <translation>Jeder Schritt hat sich selbst geprüft.</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Fertig</translation>
    </message>
</context>
</TS>
