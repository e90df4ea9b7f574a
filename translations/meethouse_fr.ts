<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Bundle</name>
    <message>
        <source>This plan cannot be carried out.</source>
        <translation>Ce plan ne peut pas être exécuté.</translation>
    </message>
    <message>
        <source>One of its parts has a name or a form that the server&apos;s shell could misread.</source>
        <translation>L’une de ses parties a un nom ou une forme que le shell du serveur pourrait mal comprendre.</translation>
    </message>
    <message>
        <source>Please report this, with the detail below.</source>
        <translation>Veuillez le signaler, avec le détail ci-dessous.</translation>
    </message>
    <message>
        <source>Restart the services whose settings changed</source>
        <translation>Redémarrer les services dont les réglages ont changé</translation>
    </message>
    <message>
        <source>Stop the services that we added</source>
        <translation>Arrêter les services que nous avons ajoutés</translation>
    </message>
    <message>
        <source>Take our lines out of the files of others</source>
        <translation>Retirer nos lignes des fichiers des autres</translation>
    </message>
    <message>
        <source>Remove our files and put originals back</source>
        <translation>Supprimer nos fichiers et remettre les originaux</translation>
    </message>
    <message>
        <source>Remove the packages that were not there before</source>
        <translation>Supprimer les paquets qui n’étaient pas là avant</translation>
    </message>
    <message>
        <source>Forget our answers to the packages&apos; questions</source>
        <translation>Oublier nos réponses aux questions des paquets</translation>
    </message>
    <message>
        <source>Remove the accounts that we added</source>
        <translation>Supprimer les comptes que nous avons ajoutés</translation>
    </message>
    <message>
        <source>Bring the services back to where they were</source>
        <translation>Remettre les services comme ils étaient</translation>
    </message>
    <message>
        <source>Remove what is left of us</source>
        <translation>Supprimer ce qui reste de nous</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>“meethouse --help” lists the commands, “meethouse COMMAND --help” their options.</source>
        <translation>«&#x202f;meethouse --help&#x202f;» affiche les commandes, «&#x202f;meethouse COMMANDE --help&#x202f;» leurs options.</translation>
    </message>
    <message>
        <source>The server to work on, as USER@HOST[:PORT]; IPv6 in brackets.</source>
        <translation>Le serveur sur lequel travailler, sous la forme UTILISATEUR@HOST[:PORT]&#x202f;; IPv6 entre crochets.</translation>
    </message>
    <message>
        <source>A server this computer knows, by its name.</source>
        <translation>Un serveur que cet ordinateur connaît, par son nom.</translation>
    </message>
    <message>
        <source>The private key to sign in with.</source>
        <translation>La clé privée avec laquelle se connecter.</translation>
    </message>
    <message>
        <source>Where known servers&apos; keys are kept; default is the program&apos;s own file.</source>
        <translation>Où sont conservées les clés des serveurs connus&#x202f;; par défaut, le fichier du programme.</translation>
    </message>
    <message>
        <source>A JSON file with passwords; “-” is standard input.</source>
        <translation>Un fichier JSON de mots de passe&#x202f;; «&#x202f;-&#x202f;» désigne l’entrée standard.</translation>
    </message>
    <message>
        <source>Accept exactly this key of a server that is not known yet.</source>
        <translation>Accepter exactement cette clé d’un serveur qui n’est pas encore connu.</translation>
    </message>
    <message>
        <source>Together with --accept-host-key: also when another key is known.</source>
        <translation>Avec --accept-host-key&#xa0;: même si une autre clé est connue.</translation>
    </message>
    <message>
        <source>What is wanted; default is what the server keeps.</source>
        <translation>Ce qui est voulu&#x202f;; par défaut, ce que garde le serveur.</translation>
    </message>
    <message>
        <source>The name server to ask, as HOST[:PORT]; default is the system&apos;s.</source>
        <translation>Le serveur de noms à interroger, sous la forme HOST[:PORT]&#x202f;; par défaut, celui du système.</translation>
    </message>
    <message>
        <source>Certificates to trust besides the system&apos;s when proving.</source>
        <translation>Certificats auxquels se fier, en plus de ceux du système, lors de la vérification.</translation>
    </message>
    <message>
        <source>Go on although this check says no; only where the check allows it.</source>
        <translation>Continuer bien que ce contrôle dise non&#x202f;; seulement là où le contrôle le permet.</translation>
    </message>
    <message>
        <source>Print the very shell that would run.</source>
        <translation>Afficher exactement le shell qui serait exécuté.</translation>
    </message>
    <message>
        <source>The meeting server&apos;s domain, to show that this is meant.</source>
        <translation>Le domaine du serveur de réunions, pour montrer que c’est bien lui.</translation>
    </message>
    <message>
        <source>Make this many invitations whose hosts choose their own name.</source>
        <translation>Créer ce nombre d’invitations dont les organisateurs choisissent eux-mêmes leur nom.</translation>
    </message>
    <message>
        <source>How long the links work, for example 7d or 12h; default is 7d.</source>
        <translation>Combien de temps les liens sont valables, par exemple 7d ou 12h&#x202f;; par défaut 7d.</translation>
    </message>
    <message>
        <source>Let the old password work no more from now on.</source>
        <translation>L’ancien mot de passe ne vaut plus à partir de maintenant.</translation>
    </message>
    <message>
        <source>Write a hand-over sheet for each, and cards to cut, into this folder.</source>
        <translation>Écrire dans ce dossier une fiche de remise pour chacun, et des cartes à découper.</translation>
    </message>
    <message>
        <source>Write the links to this file; a later import goes on from it.</source>
        <translation>Écrire les liens dans ce fichier&#x202f;; une importation ultérieure repart de là.</translation>
    </message>
    <message>
        <source>Only say what would be done.</source>
        <translation>Dire seulement ce qui serait fait.</translation>
    </message>
    <message>
        <source>The host whose room it is; without one, any host opens it.</source>
        <translation>L’organisateur à qui appartient la salle&#x202f;; sans lui, tout organisateur peut l’ouvrir.</translation>
    </message>
    <message>
        <source>A language to write in; may be given more than once.</source>
        <translation>Une langue dans laquelle écrire&#x202f;; peut être donnée plusieurs fois.</translation>
    </message>
    <message>
        <source>Formats, separated by commas: pdf, html.</source>
        <translation>Formats, séparés par des virgules&#xa0;: pdf, html.</translation>
    </message>
    <message>
        <source>The folder to write to; default is the current one.</source>
        <translation>Le dossier où écrire&#x202f;; par défaut, le dossier actuel.</translation>
    </message>
    <message>
        <source>Use Jitsi&apos;s own packages instead of stand-ins.</source>
        <translation>Utiliser les paquets de Jitsi lui-même au lieu des paquets de remplacement.</translation>
    </message>
    <message>
        <source>The practice server&apos;s Debian: bookworm or trixie.</source>
        <translation>Le Debian du serveur d’essai&#xa0;: bookworm ou trixie.</translation>
    </message>
    <message>
        <source>Where the server is, as USER@HOST[:PORT]; IPv6 in brackets.</source>
        <translation>Où se trouve le serveur, sous la forme UTILISATEUR@HOST[:PORT]&#x202f;; IPv6 entre crochets.</translation>
    </message>
    <message>
        <source>The domain of the meetings there.</source>
        <translation>Le domaine des réunions de ce serveur.</translation>
    </message>
    <message>
        <source>Keep the passwords of --secrets in this computer&apos;s keychain.</source>
        <translation>Garder les mots de passe de --secrets dans le trousseau de cet ordinateur.</translation>
    </message>
    <message>
        <source>Then let nobody in by a password any more.</source>
        <translation>Ensuite, ne plus laisser entrer personne par mot de passe.</translation>
    </message>
    <message>
        <source>Answer questions with yes; never accepts a key or waives a check.</source>
        <translation>Répondre oui aux questions&#x202f;; n’accepte jamais une clé et ne passe aucun contrôle.</translation>
    </message>
    <message>
        <source>One JSON object a line, for programs.</source>
        <translation>Un objet JSON par ligne, pour les programmes.</translation>
    </message>
    <message>
        <source>Stop the whole command after this time.</source>
        <translation>Arrêter toute la commande après ce temps.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Afficher cette aide.</translation>
    </message>
    <message>
        <source>Usage: meethouse COMMAND [OPTIONS]</source>
        <translation>Utilisation&#xa0;: meethouse COMMANDE [OPTIONS]</translation>
    </message>
    <message>
        <source>“meethouse COMMAND --help” shows the options of a command. Without a command the window opens.</source>
        <translation>«&#x202f;meethouse COMMANDE --help&#x202f;» affiche les options d’une commande. Sans commande, la fenêtre s’ouvre.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>La commande «&#x202f;%1&#x202f;» n’existe pas.</translation>
    </message>
    <message>
        <source>The command takes no “%1”.</source>
        <translation>La commande n’accepte pas «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The time after --timeout must be a number of seconds.</source>
        <translation>La durée après --timeout doit être un nombre de secondes.</translation>
    </message>
    <message>
        <source>Say which server is meant, with either --server or --profile.</source>
        <translation>Dites de quel serveur il s’agit, avec --server ou avec --profile.</translation>
    </message>
    <message>
        <source>--replace-host-key needs the new key beside it, with --accept-host-key.</source>
        <translation>--replace-host-key demande aussi la nouvelle clé, avec --accept-host-key.</translation>
    </message>
    <message>
        <source>Look at a server without changing anything, and say whether it is fit.</source>
        <translation>Examine un serveur sans rien changer, et dit s’il convient.</translation>
    </message>
    <message>
        <source>Show what would be done and why.</source>
        <translation>Montre ce qui serait fait et pourquoi.</translation>
    </message>
    <message>
        <source>Set the server up, or bring it up to the settings, and prove it.</source>
        <translation>Installe le serveur, ou l’aligne sur les réglages, et vérifie qu’il tient ses promesses.</translation>
    </message>
    <message>
        <source>Show what runs there now.</source>
        <translation>Montre ce qui s’y trouve maintenant.</translation>
    </message>
    <message>
        <source>Prove from outside and inside that the promises hold.</source>
        <translation>Vérifie de l’extérieur et de l’intérieur que les promesses sont tenues.</translation>
    </message>
    <message>
        <source>Follow the run that is going on, whoever started it.</source>
        <translation>Suit l’exécution en cours, quelle que soit la personne qui l’a lancée.</translation>
    </message>
    <message>
        <source>Stop the run that is going on.</source>
        <translation>Arrête l’exécution en cours.</translation>
    </message>
    <message>
        <source>Take back everything Meethouse did on the server.</source>
        <translation>Annule tout ce que Meethouse a fait sur le serveur.</translation>
    </message>
    <message>
        <source>List hosts and open invitations.</source>
        <translation>Affiche les organisateurs et les invitations ouvertes.</translation>
    </message>
    <message>
        <source>Make one-time links with which hosts choose their password.</source>
        <translation>Crée des liens à usage unique avec lesquels les organisateurs choisissent leur mot de passe.</translation>
    </message>
    <message>
        <source>Withdraw open links; they work no more.</source>
        <translation>Retire des liens ouverts&#x202f;; ils ne fonctionnent plus.</translation>
    </message>
    <message>
        <source>Make one-time links with which hosts choose a new password.</source>
        <translation>Crée des liens à usage unique avec lesquels les organisateurs choisissent un nouveau mot de passe.</translation>
    </message>
    <message>
        <source>Shut hosts out at once, running meetings included; enable undoes it.</source>
        <translation>Exclut des organisateurs immédiatement, même des réunions en cours&#x202f;; enable l’annule.</translation>
    </message>
    <message>
        <source>Let disabled hosts in again, with the password they had.</source>
        <translation>Laisse revenir des organisateurs désactivés, avec le mot de passe qu’ils avaient.</translation>
    </message>
    <message>
        <source>Delete hosts&apos; accounts, rooms and open links.</source>
        <translation>Supprime les comptes, les salles et les liens ouverts d’organisateurs.</translation>
    </message>
    <message>
        <source>Invite everybody on a list (CSV: name, display name, e-mail).</source>
        <translation>Invite toutes les personnes d’une liste (CSV&#xa0;: nom, nom affiché, adresse électronique).</translation>
    </message>
    <message>
        <source>List the rooms that are reserved.</source>
        <translation>Affiche les salles réservées.</translation>
    </message>
    <message>
        <source>Reserve a room with a lasting password.</source>
        <translation>Réserve une salle avec un mot de passe durable.</translation>
    </message>
    <message>
        <source>Give a room another password; who is in it stays.</source>
        <translation>Donne un autre mot de passe à une salle&#x202f;; qui est dedans y reste.</translation>
    </message>
    <message>
        <source>Give a reserved room free again.</source>
        <translation>Libère une salle réservée.</translation>
    </message>
    <message>
        <source>Show the settings that the server keeps.</source>
        <translation>Affiche les réglages que garde le serveur.</translation>
    </message>
    <message>
        <source>Say whether a settings file is valid.</source>
        <translation>Dit si un fichier de réglages est valable.</translation>
    </message>
    <message>
        <source>List the papers this provider needs.</source>
        <translation>Affiche les documents dont ce prestataire a besoin.</translation>
    </message>
    <message>
        <source>Write the papers, filled in with what the server really does.</source>
        <translation>Écrit les documents, remplis avec ce que le serveur fait réellement.</translation>
    </message>
    <message>
        <source>Name the papers that no longer say what the server really does.</source>
        <translation>Nomme les documents qui ne disent plus ce que le serveur fait réellement.</translation>
    </message>
    <message>
        <source>List the servers this computer knows.</source>
        <translation>Affiche les serveurs que cet ordinateur connaît.</translation>
    </message>
    <message>
        <source>Show what this computer knows of a server.</source>
        <translation>Montre ce que cet ordinateur sait d’un serveur.</translation>
    </message>
    <message>
        <source>Remember a server under a name, or change what is remembered.</source>
        <translation>Retient un serveur sous un nom, ou change ce qui est retenu.</translation>
    </message>
    <message>
        <source>Forget a server on this computer; nothing happens to the server.</source>
        <translation>Oublie un serveur sur cet ordinateur&#x202f;; rien ne se passe sur le serveur.</translation>
    </message>
    <message>
        <source>Print what is known of servers, for another computer.</source>
        <translation>Affiche ce que l’on sait des serveurs, pour un autre ordinateur.</translation>
    </message>
    <message>
        <source>Put a key for this computer on the server, and sign in with it once.</source>
        <translation>Place sur le serveur une clé pour cet ordinateur, et l’utilise une fois pour se connecter.</translation>
    </message>
    <message>
        <source>Start a practice server on this machine.</source>
        <translation>Démarre un serveur d’essai sur cette machine.</translation>
    </message>
    <message>
        <source>Stop it and remove all of it.</source>
        <translation>L’arrête et le supprime entièrement.</translation>
    </message>
    <message>
        <source>Say whether one runs, and how to reach it.</source>
        <translation>Dit s’il y en a un en marche, et comment l’atteindre.</translation>
    </message>
    <message>
        <source>Write down what a helper needs to see, without secrets.</source>
        <translation>Écrit ce que doit voir une personne qui aide, sans les secrets.</translation>
    </message>
    <message>
        <source>Publish papers that still lack something, too, marked as drafts.</source>
        <translation>Publier aussi les documents auxquels il manque encore quelque chose, marqués comme brouillons.</translation>
    </message>
    <message>
        <source>Show the notices for everybody at the meeting server&apos;s page /privacy/.</source>
        <translation>Affiche les informations pour tous sur la page /privacy/ du serveur de réunions.</translation>
    </message>
    <message>
        <source>Take down what is published, and publish nothing.</source>
        <translation>Retire ce qui est publié, et ne publie rien.</translation>
    </message>
    <message>
        <source>Usage: meethouse %1 [OPTIONS]</source>
        <translation>Usage&#xa0;: meethouse %1 [OPTIONS]</translation>
    </message>
</context>
<context>
    <name>Confirming</name>
    <message>
        <source>The new firewall may keep this computer out.</source>
        <translation>Le nouveau pare-feu empêche peut-être cet ordinateur d’entrer.</translation>
    </message>
    <message>
        <source>The connection that was open goes on, but another one did not come through: %1</source>
        <translation>La connexion ouverte continue, mais une autre n’est pas passée&#xa0;: %1</translation>
    </message>
    <message>
        <source>You need not do anything at the server: after five minutes it takes the firewall back by itself. Then start again; if it happens again, set “server.firewall” to false.</source>
        <translation>Vous n’avez rien à faire sur le serveur&#xa0;: après cinq minutes, il retire le pare-feu de lui-même. Recommencez ensuite&#x202f;; si cela se reproduit, mettez «&#x202f;server.firewall&#x202f;» à false.</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>%1 has to become root on %2, by sudo.</source>
        <translation>%1 doit devenir root sur %2, avec sudo.</translation>
    </message>
    <message numerus="yes">
        <source>The last password was not taken; %n attempt(s) left.</source>
        <translation>
            <numerusform>Le dernier mot de passe n’a pas été accepté&#x202f;; il reste %n essai.</numerusform>
            <numerusform>Le dernier mot de passe n’a pas été accepté&#x202f;; il reste %n essais.</numerusform>
        </translation>
    </message>
    <message>
        <source>Password of %1 on the server</source>
        <translation>Mot de passe de %1 sur le serveur</translation>
    </message>
</context>
<context>
    <name>DeployCommand</name>
    <message>
        <source>The connection broke. The work goes on at the server; connecting again …</source>
        <translation>La connexion s’est interrompue. Le travail continue sur le serveur&#x202f;; nouvelle connexion…</translation>
    </message>
    <message>
        <source>Is the server fit?</source>
        <translation>Le serveur convient-il&#x202f;?</translation>
    </message>
    <message>
        <source>Setting up %1:</source>
        <translation>Installation de %1&#xa0;:</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>Il n’y avait rien à changer.</translation>
    </message>
    <message>
        <source>Set up in %1. Proving it:</source>
        <translation>Installé en %1. Vérification&#xa0;:</translation>
    </message>
    <message>
        <source>Your meetings are at %1</source>
        <translation>Vos réunions sont sur %1</translation>
    </message>
</context>
<context>
    <name>DocumentsCommand</name>
    <message>
        <source>There is no format “%1”.</source>
        <translation>Le format «&#x202f;%1&#x202f;» n’existe pas.</translation>
    </message>
    <message>
        <source>Choose among pdf, html and odt.</source>
        <translation>Choisissez parmi pdf, html et odt.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) are drafts. Still open:</source>
        <translation>
            <numerusform>%n document est un brouillon. Reste ouvert&#xa0;:</numerusform>
            <numerusform>%n documents sont des brouillons. Restent ouverts&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed: %1: “%2”, was “%3”.</source>
        <translation>Changé&#xa0;: %1&#xa0;: «&#x202f;%2&#x202f;», c’était «&#x202f;%3&#x202f;».</translation>
    </message>
    <message>
        <source>not known any more</source>
        <translation>n’est plus connu</translation>
    </message>
    <message>
        <source>“%1” (%2) no longer holds:</source>
        <translation>«&#x202f;%1&#x202f;» (%2) n’est plus exact&#xa0;:</translation>
    </message>
    <message>
        <source>“%1” is needed now and was not exported.</source>
        <translation>«&#x202f;%1&#x202f;» est maintenant nécessaire et n’a pas été exporté.</translation>
    </message>
    <message>
        <source>%1 is not as it was exported.</source>
        <translation>%1 n’est plus tel qu’il a été exporté.</translation>
    </message>
    <message>
        <source>All papers of %1 still hold.</source>
        <translation>Tous les documents de %1 sont encore exacts.</translation>
    </message>
    <message>
        <source>Export the papers again, and hand out the new ones.</source>
        <translation>Exportez de nouveau les documents, et distribuez les nouveaux.</translation>
    </message>
    <message>
        <source>  %1 (a draft)</source>
        <translation>  %1 (un brouillon)</translation>
    </message>
    <message>
        <source>Publish the notices again with “meethouse documents publish”.</source>
        <translation>Publiez de nouveau les informations avec «&#x202f;meethouse documents publish&#x202f;».</translation>
    </message>
    <message>
        <source>Nothing was published.</source>
        <translation>Rien n’a été publié.</translation>
    </message>
    <message>
        <source>Some of the papers for everybody are drafts: they lack what the law asks for.</source>
        <translation>Certains des documents pour tous sont des brouillons&#xa0;: il leur manque ce que la loi demande.</translation>
    </message>
    <message>
        <source>Say in the settings what is open and start again; or publish them as drafts, marked as such on every page, with --drafts.</source>
        <translation>Dites dans les réglages ce qui est ouvert et recommencez&#x202f;; ou publiez-les comme brouillons, marqués comme tels à chaque page, avec --drafts.</translation>
    </message>
    <message>
        <source>Published at %1</source>
        <translation>Publié sur %1</translation>
    </message>
    <message>
        <source>Taken down: %1</source>
        <translation>Retiré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing is published at %1</source>
        <translation>Rien n’est publié à l’adresse %1</translation>
    </message>
</context>
<context>
    <name>Elevation</name>
    <message>
        <source>A command for the server is too long.</source>
        <translation>Une commande pour le serveur est trop longue.</translation>
    </message>
    <message>
        <source>This is a mistake in the program; please report it.</source>
        <translation>C’est une erreur du programme&#x202f;; veuillez la signaler.</translation>
    </message>
</context>
<context>
    <name>FollowCommand</name>
    <message>
        <source>The run ended well after %1.</source>
        <translation>L’exécution s’est bien terminée après %1.</translation>
    </message>
    <message>
        <source>The run was stopped. “meethouse deploy” goes on from here.</source>
        <translation>L’exécution a été arrêtée. «&#x202f;meethouse deploy&#x202f;» reprend ici.</translation>
    </message>
    <message>
        <source>There was nothing left to stop.</source>
        <translation>Il n’y avait plus rien à arrêter.</translation>
    </message>
</context>
<context>
    <name>Frames</name>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>La réponse du serveur n’a pas pu être comprise.</translation>
    </message>
    <message>
        <source>It does not keep to the rules of WebSocket.</source>
        <translation>Elle ne respecte pas les règles de WebSocket.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server and that nothing in between changes the connection.</source>
        <translation>Vérifiez que le nom mène au bon serveur et que rien entre les deux ne modifie la connexion.</translation>
    </message>
</context>
<context>
    <name>HostKey</name>
    <message>
        <source>The key of the server %1 is not known yet.</source>
        <translation>La clé du serveur %1 n’est pas encore connue.</translation>
    </message>
    <message>
        <source>It shows the fingerprint %1 (%2).</source>
        <translation>Il présente l’empreinte %1 (%2).</translation>
    </message>
    <message>
        <source>It shows the fingerprint %1 (%2), which is not the one you accepted.</source>
        <translation>Il présente l’empreinte %1 (%2), qui n’est pas celle que vous avez acceptée.</translation>
    </message>
    <message>
        <source>Compare it with what your hosting company&apos;s panel shows, and accept it if it is the same.</source>
        <translation>Comparez-la avec celle qu’affiche le panneau de votre hébergeur, et acceptez-la si c’est la même.</translation>
    </message>
    <message>
        <source>The server %1 shows another key than the one that is known.</source>
        <translation>Le serveur %1 présente une autre clé que celle qui est connue.</translation>
    </message>
    <message>
        <source>Known is %1, shown was %2: either the server was set up anew, or somebody stands in between.</source>
        <translation>La clé connue est %1, celle présentée est %2&#xa0;: soit le serveur a été réinstallé, soit quelqu’un se tient entre les deux.</translation>
    </message>
    <message>
        <source>Go on only if you know that the server was set up anew; then have the old key replaced by exactly this one.</source>
        <translation>Ne continuez que si vous savez que le serveur a été réinstallé&#x202f;; faites alors remplacer l’ancienne clé par celle-ci exactement.</translation>
    </message>
    <message>
        <source>Its key %1 is marked as revoked, so nobody should trust it any more.</source>
        <translation>Sa clé %1 est marquée comme révoquée&#x202f;; plus personne ne devrait s’y fier.</translation>
    </message>
    <message>
        <source>Ask whoever marked it, and do not sign in before that.</source>
        <translation>Demandez à la personne qui l’a marquée, et ne vous connectez pas avant.</translation>
    </message>
</context>
<context>
    <name>HostTable</name>
    <message>
        <source>invited · link about to end</source>
        <translation>invité · expire bientôt</translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n hour(s)</source>
        <translation>
            <numerusform>invité · encore %n heure</numerusform>
            <numerusform>invité · encore %n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n day(s)</source>
        <translation>
            <numerusform>invité · encore %n jour</numerusform>
            <numerusform>invité · encore %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>(chooses a name)</source>
        <translation>(choisit son nom)</translation>
    </message>
    <message>
        <source>active</source>
        <translation>actif</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>invité</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Organisateur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Dernier accès</translation>
    </message>
    <message numerus="yes">
        <source>active · %n wrong password(s)</source>
        <translation>
            <numerusform>actif · %n essai erroné</numerusform>
            <numerusform>actif · %n essais erronés</numerusform>
        </translation>
    </message>
    <message>
        <source>active · may choose a new password</source>
        <translation>actif · lien de mot de passe</translation>
    </message>
    <message>
        <source>disabled since %1</source>
        <translation>désactivé&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message>
        <source>The server gave no answer about its hosts.</source>
        <translation>Le serveur n’a rien répondu au sujet de ses organisateurs.</translation>
    </message>
    <message>
        <source>Its chat server Prosody does not run, or the rules for hosts are not installed.</source>
        <translation>Son serveur de chat Prosody ne fonctionne pas, ou les règles pour les organisateurs ne sont pas installées.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;», qui remet en ordre ce qui manque.</translation>
    </message>
    <message>
        <source>The server did not carry out a change to its hosts.</source>
        <translation>Le serveur n’a pas effectué un changement concernant ses organisateurs.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send a report to whoever helps you.</source>
        <translation>Réessayez&#x202f;; si cela continue, envoyez un rapport à la personne qui vous aide.</translation>
    </message>
    <message numerus="yes">
        <source>The server keeps nothing of removed hosts but what its log files say of earlier sign-ins; these lines go after %n day(s).</source>
        <translation>
            <numerusform>Des organisateurs supprimés, le serveur ne garde que ce que ses journaux disent de connexions passées&#x202f;; ces lignes disparaissent après %n jour.</numerusform>
            <numerusform>Des organisateurs supprimés, le serveur ne garde que ce que ses journaux disent de connexions passées&#x202f;; ces lignes disparaissent après %n jours.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a host “%1” already.</source>
        <translation>Il y a déjà un organisateur «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The server knows no “%1”.</source>
        <translation>Le serveur ne connaît pas «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>“%1” is disabled; enable the account first.</source>
        <translation>«&#x202f;%1&#x202f;» est désactivé&#x202f;; réactivez d’abord le compte.</translation>
    </message>
    <message>
        <source>“%1” cannot be a host&apos;s name; small letters, digits, dots, hyphens and underscores can.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être le nom d’un organisateur&#x202f;; sont permis les lettres minuscules, les chiffres, le point, le tiret et le tiret bas.</translation>
    </message>
    <message>
        <source>The name “%1” is kept for the server itself.</source>
        <translation>Le nom «&#x202f;%1&#x202f;» est réservé au serveur lui-même.</translation>
    </message>
    <message>
        <source>A link works for at least a second and at most a year.</source>
        <translation>Un lien est valable au moins une seconde et au plus un an.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a room; letters, digits, hyphens and underscores can.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être le nom d’une salle&#x202f;; sont permis les lettres, les chiffres, le tiret et le tiret bas.</translation>
    </message>
    <message>
        <source>The room “%1” is reserved already.</source>
        <translation>La salle «&#x202f;%1&#x202f;» est déjà réservée.</translation>
    </message>
    <message>
        <source>The room “%1” was not reserved, because the server knows no such owner.</source>
        <translation>La salle «&#x202f;%1&#x202f;» n’a pas été réservée, parce que le serveur ne connaît pas cet organisateur.</translation>
    </message>
    <message>
        <source>There is no reserved room “%1”.</source>
        <translation>Il n’y a pas de salle réservée «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The owner of “%1” has reserved as many rooms as one host may.</source>
        <translation>L’organisateur de «&#x202f;%1&#x202f;» a réservé autant de salles qu’un organisateur peut en avoir.</translation>
    </message>
    <message>
        <source>The password for “%1” is too short; 8 characters are the least.</source>
        <translation>Le mot de passe pour «&#x202f;%1&#x202f;» est trop court&#x202f;; il faut au moins 8 caractères.</translation>
    </message>
    <message>
        <source>The password for “%1” is too long; 64 characters are the most.</source>
        <translation>Le mot de passe pour «&#x202f;%1&#x202f;» est trop long&#x202f;; il faut au plus 64 caractères.</translation>
    </message>
    <message>
        <source>The password for “%1” holds characters that cannot be typed, or begins or ends with a blank.</source>
        <translation>Le mot de passe pour «&#x202f;%1&#x202f;» contient des caractères qu’on ne peut pas taper, ou commence ou finit par une espace.</translation>
    </message>
    <message>
        <source>The password for “%1” is too simple; it repeats a few characters or follows their order.</source>
        <translation>Le mot de passe pour «&#x202f;%1&#x202f;» est trop simple&#x202f;; il répète quelques caractères ou suit leur ordre.</translation>
    </message>
    <message>
        <source>The server did not do it for “%1” (%2).</source>
        <translation>Le serveur ne l’a pas fait pour «&#x202f;%1&#x202f;» (%2).</translation>
    </message>
    <message>
        <source>Nothing was changed. The lists of rooms and of hosts show what there is.</source>
        <translation>Rien n’a été changé. Les listes des salles et des organisateurs montrent ce qui existe.</translation>
    </message>
    <message>
        <source>“%1” has not chosen a password yet: there is only a link, which can be withdrawn or made anew.</source>
        <translation>«&#x202f;%1&#x202f;» n’a pas encore choisi de mot de passe&#xa0;: il n’y a qu’un lien, que l’on peut retirer ou refaire.</translation>
    </message>
</context>
<context>
    <name>HostsCommand</name>
    <message>
        <source>active</source>
        <translation>actif</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>invité</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fait&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of them could not be changed.</source>
        <translation>
            <numerusform>%n d’entre eux n’a pas pu être changé.</numerusform>
            <numerusform>%n d’entre eux n’ont pas pu être changés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others, if there are any, are done.</source>
        <translation>Les autres, s’il y en a, sont faits.</translation>
    </message>
    <message>
        <source>No host was named.</source>
        <translation>Aucun organisateur n’a été nommé.</translation>
    </message>
    <message>
        <source>(chooses a name)</source>
        <translation>(choisit son nom)</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in</source>
        <translation>
            <numerusform>%n mot de passe erroné depuis la dernière connexion</numerusform>
            <numerusform>%n mots de passe erronés depuis la dernière connexion</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no host yet. “meethouse hosts invite NAME” makes the first one&apos;s link.</source>
        <translation>Il n’y a pas encore d’organisateur. «&#x202f;meethouse hosts invite NOM&#x202f;» crée le lien du premier.</translation>
    </message>
    <message>
        <source>No link was named.</source>
        <translation>Aucun lien n’a été nommé.</translation>
    </message>
    <message>
        <source>Whoever was disabled is signed in nowhere any more, running meetings included.</source>
        <translation>Qui a été désactivé n’est plus connecté nulle part, réunions en cours comprises.</translation>
    </message>
    <message>
        <source>The command needs one list of hosts.</source>
        <translation>La commande a besoin d’une liste d’organisateurs.</translation>
    </message>
    <message>
        <source>Write the name of a CSV file with name, display name and e-mail in each line.</source>
        <translation>Écrivez le nom d’un fichier CSV avec, sur chaque ligne, le nom, le nom affiché et l’adresse électronique.</translation>
    </message>
    <message>
        <source>The list “%1” cannot be read.</source>
        <translation>La liste «&#x202f;%1&#x202f;» ne peut pas être lue.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Vérifiez son nom.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was done: %n line(s) of the list cannot be taken as they are.</source>
        <translation>
            <numerusform>Rien n’a été fait&#xa0;: %n ligne de la liste ne peut pas être prise telle quelle.</numerusform>
            <numerusform>Rien n’a été fait&#xa0;: %n lignes de la liste ne peuvent pas être prises telles quelles.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the list and start again.</source>
        <translation>Corrigez la liste et recommencez.</translation>
    </message>
    <message>
        <source>The hand-over sheets are in “%1”.</source>
        <translation>Les fiches de remise sont dans «&#x202f;%1&#x202f;».</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) to invite.</source>
        <translation>
            <numerusform>%n organisateur à inviter.</numerusform>
            <numerusform>%n organisateurs à inviter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were imported before and stay as they are.</source>
        <translation>
            <numerusform>%n a déjà été importé et reste tel quel.</numerusform>
            <numerusform>%n ont déjà été importés et restent tels quels.</numerusform>
        </translation>
    </message>
    <message>
        <source>After --free-name a number from 1 to 1000 is needed.</source>
        <translation>Après --free-name, il faut un nombre de 1 à 1000.</translation>
    </message>
    <message>
        <source>For example --free-name 3.</source>
        <translation>Par exemple --free-name 3.</translation>
    </message>
    <message>
        <source>Nobody was named to be invited.</source>
        <translation>Personne à inviter n’a été nommé.</translation>
    </message>
    <message>
        <source>Write the hosts&apos; names, or --free-name 1 to let the host choose.</source>
        <translation>Écrivez les noms des organisateurs, ou --free-name 1 pour que l’organisateur choisisse le sien.</translation>
    </message>
    <message>
        <source>Nobody was named whose password is to be reset.</source>
        <translation>Personne n’a été nommé dont le mot de passe serait à remplacer.</translation>
    </message>
    <message>
        <source>Write the hosts&apos; names; “meethouse hosts list” shows them.</source>
        <translation>Écrivez les noms des organisateurs&#x202f;; «&#x202f;meethouse hosts list&#x202f;» les montre.</translation>
    </message>
    <message>
        <source>The old password works no more.</source>
        <translation>L’ancien mot de passe ne vaut plus.</translation>
    </message>
    <message>
        <source>Until the link is used, the old password goes on working.</source>
        <translation>Tant que le lien n’est pas utilisé, l’ancien mot de passe continue de valoir.</translation>
    </message>
    <message>
        <source>“%1” is not a time.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une durée.</translation>
    </message>
    <message>
        <source>For example 7d, 12h or 30m.</source>
        <translation>Par exemple 7d, 12h ou 30m.</translation>
    </message>
    <message>
        <source>A host who chooses a name</source>
        <translation>Un organisateur qui choisit son nom</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) could not be made.</source>
        <translation>
            <numerusform>%n lien n’a pas pu être créé.</numerusform>
            <numerusform>%n liens n’ont pas pu être créés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The links are in “%1”; they are secrets until the hosts have used them.</source>
        <translation>Les liens sont dans «&#x202f;%1&#x202f;»&#x202f;; ils sont secrets tant que les organisateurs ne les ont pas utilisés.</translation>
    </message>
    <message>
        <source>The others, if there are any, are made and work.</source>
        <translation>Les autres, s’il y en a, sont créés et fonctionnent.</translation>
    </message>
    <message>
        <source>link open until %1</source>
        <translation>lien valable jusqu’au %1</translation>
    </message>
    <message>
        <source>“meethouse hosts list” shows names, and the ids of open links.</source>
        <translation>«&#x202f;meethouse hosts list&#x202f;» montre les noms, et les identifiants des liens ouverts.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOM</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ÉTAT</translation>
    </message>
    <message>
        <source>ID OF LINK</source>
        <translation>ID DU LIEN</translation>
    </message>
    <message numerus="yes">
        <source>%n of them has/have an open link already; it stops working, a new one is made. Name the file with “--links” that an earlier import wrote to keep those in it.</source>
        <translation>
            <numerusform>%n d’entre eux a déjà un lien ouvert&#x202f;; il ne servira plus, un nouveau est fait. Indiquez avec «&#x202f;--links&#x202f;» le fichier d’une importation précédente pour garder ceux qu’il contient.</numerusform>
            <numerusform>%n d’entre eux ont déjà un lien ouvert&#x202f;; il ne servira plus, un nouveau est fait. Indiquez avec «&#x202f;--links&#x202f;» le fichier d’une importation précédente pour garder ceux qu’il contient.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each link works once, until %1. Hand it to the host alone: whoever opens it chooses the password.</source>
        <translation>Chaque lien ne sert qu’une fois, jusqu’au %1. Ne le donnez qu’à l’organisateur&#xa0;: qui l’ouvre choisit le mot de passe.</translation>
    </message>
</context>
<context>
    <name>HostsImport</name>
    <message>
        <source>The list is not a text file.</source>
        <translation>La liste n’est pas un fichier de texte.</translation>
    </message>
    <message>
        <source>Save it in your spreadsheet program as CSV, with UTF-8 if it asks.</source>
        <translation>Enregistrez-la dans votre tableur au format CSV, avec UTF-8 s’il le demande.</translation>
    </message>
    <message>
        <source>Line %1 of the list begins a quoted text that never ends.</source>
        <translation>À la ligne %1 de la liste commence un texte entre guillemets qui ne finit jamais.</translation>
    </message>
    <message>
        <source>Look for a quotation mark too many there, or save the list again from your spreadsheet.</source>
        <translation>Cherchez-y un guillemet de trop, ou enregistrez de nouveau la liste depuis votre tableur.</translation>
    </message>
    <message>
        <source>The list is larger than 8 MB.</source>
        <translation>La liste dépasse 8 Mo.</translation>
    </message>
    <message>
        <source>A list of hosts has one short line for each; check that it is the right file.</source>
        <translation>Une liste d’organisateurs a une courte ligne pour chacun&#x202f;; vérifiez que c’est le bon fichier.</translation>
    </message>
    <message>
        <source>The file “%1” is not a list of links that Meethouse wrote.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» n’est pas une liste de liens écrite par Meethouse.</translation>
    </message>
    <message>
        <source>It would be written over.</source>
        <translation>Il serait écrasé.</translation>
    </message>
    <message>
        <source>Line %1: there is a host “%2” already.</source>
        <translation>Ligne %1&#xa0;: il y a déjà un organisateur «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>The links could not be written to “%1”.</source>
        <translation>Les liens n’ont pas pu être écrits dans «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Line %1 has no name.</source>
        <translation>La ligne %1 n’a pas de nom.</translation>
    </message>
    <message>
        <source>Line %1: “%2” cannot be a host&apos;s name; small letters, digits, dots, hyphens and underscores can, 64 at most.</source>
        <translation>Ligne %1&#xa0;: «&#x202f;%2&#x202f;» ne peut pas être le nom d’un organisateur&#x202f;; sont permis les lettres minuscules, les chiffres, le point, le tiret et le tiret bas, 64 au plus.</translation>
    </message>
    <message>
        <source>Line %1: the name “%2” is kept for the server itself.</source>
        <translation>Ligne %1&#xa0;: le nom «&#x202f;%2&#x202f;» est réservé au serveur lui-même.</translation>
    </message>
    <message>
        <source>Line %1: the display name is too long, or holds characters that cannot be printed.</source>
        <translation>Ligne %1&#xa0;: le nom affiché est trop long, ou contient des caractères qu’on ne peut pas imprimer.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is not an e-mail address.</source>
        <translation>Ligne %1&#xa0;: «&#x202f;%2&#x202f;» n’est pas une adresse électronique.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is not a language; “en” or “it” would be.</source>
        <translation>Ligne %1&#xa0;: «&#x202f;%2&#x202f;» n’est pas une langue&#x202f;; «&#x202f;en&#x202f;» ou «&#x202f;it&#x202f;» en serait une.</translation>
    </message>
    <message>
        <source>The list has more than 5000 lines.</source>
        <translation>La liste a plus de 5000 lignes.</translation>
    </message>
    <message>
        <source>The list names nobody.</source>
        <translation>La liste ne nomme personne.</translation>
    </message>
    <message>
        <source>The list has no column for the hosts&apos; names.</source>
        <translation>La liste n’a pas de colonne pour les noms des organisateurs.</translation>
    </message>
    <message>
        <source>It needs one line for each host: name, display name, e-mail. Only the name must be there.</source>
        <translation>Il lui faut une ligne par organisateur&#xa0;: nom, nom affiché, adresse électronique. Seul le nom est obligatoire.</translation>
    </message>
    <message>
        <source>Line %1: “%2” stands in line %3 already.</source>
        <translation>Ligne %1&#xa0;: «&#x202f;%2&#x202f;» figure déjà à la ligne %3.</translation>
    </message>
    <message>
        <source>The hand-over sheets could not be drawn.</source>
        <translation>Les fiches de remise n’ont pas pu être dessinées.</translation>
    </message>
    <message>
        <source>Take the links from the list instead.</source>
        <translation>Prenez plutôt les liens dans la liste.</translation>
    </message>
    <message>
        <source>The sheet “%1” could not be written.</source>
        <translation>La fiche «&#x202f;%1&#x202f;» n’a pas pu être écrite.</translation>
    </message>
    <message>
        <source>Name another file for the links.</source>
        <translation>Indiquez un autre fichier pour les liens.</translation>
    </message>
    <message>
        <source>Choose another place for them, and start again.</source>
        <translation>Choisissez-leur un autre endroit, et recommencez.</translation>
    </message>
    <message>
        <source>Choose another folder for them, and start again.</source>
        <translation>Choisissez-leur un autre dossier, et recommencez.</translation>
    </message>
    <message>
        <source>The hand-over sheets are not all written.</source>
        <translation>Les fiches de remise ne sont pas toutes écrites.</translation>
    </message>
    <message>
        <source>Start again: the links stay the same.</source>
        <translation>Recommencez&#xa0;: les liens restent les mêmes.</translation>
    </message>
</context>
<context>
    <name>Inside</name>
    <message>
        <source>The server could not be looked at from inside.</source>
        <translation>Le serveur n’a pas pu être examiné de l’intérieur.</translation>
    </message>
    <message>
        <source>The commands that measure it did not run to their end.</source>
        <translation>Les commandes qui le mesurent ne sont pas allées jusqu’au bout.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send a report to whoever helps you.</source>
        <translation>Réessayez&#x202f;; si cela continue, envoyez un rapport à la personne qui vous aide.</translation>
    </message>
</context>
<context>
    <name>JitsiPlan</name>
    <message>
        <source>This version of Meethouse cannot do it yet.</source>
        <translation>Cette version de Meethouse ne sait pas encore le faire.</translation>
    </message>
    <message>
        <source>Change this setting and start again.</source>
        <translation>Changez ce réglage et recommencez.</translation>
    </message>
    <message>
        <source>The key file “%1” cannot be read.</source>
        <translation>Le fichier de clé «&#x202f;%1&#x202f;» ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Check “repositories.jitsi.keyFile” in the settings.</source>
        <translation>Vérifiez «&#x202f;repositories.jitsi.keyFile&#x202f;» dans les réglages.</translation>
    </message>
    <message>
        <source>The file “%1” is not a public key in text form.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» n’est pas une clé publique sous forme de texte.</translation>
    </message>
    <message>
        <source>The settings ask for Prosody from its makers&apos; own repository.</source>
        <translation>Les réglages demandent Prosody depuis le dépôt de ses auteurs.</translation>
    </message>
    <message>
        <source>Browsers would not take it.</source>
        <translation>Les navigateurs ne l’accepteraient pas.</translation>
    </message>
    <message>
        <source>The settings ask for a certificate of your own and name none.</source>
        <translation>Les réglages demandent un certificat à vous et n’en indiquent aucun.</translation>
    </message>
    <message>
        <source>The server has none of yours yet.</source>
        <translation>Le serveur n’en a pas encore de vous.</translation>
    </message>
    <message>
        <source>Name “certificate.chainFile” and “certificate.keyFile” in the settings.</source>
        <translation>Indiquez «&#x202f;certificate.chainFile&#x202f;» et «&#x202f;certificate.keyFile&#x202f;» dans les réglages.</translation>
    </message>
</context>
<context>
    <name>JitsiSteps</name>
    <message>
        <source>Fetch the key of Jitsi&apos;s packages</source>
        <translation>Aller chercher la clé des paquets de Jitsi</translation>
    </message>
    <message>
        <source>Only packages signed with the key that Meethouse knows are installed.</source>
        <translation>Seuls sont installés les paquets signés avec la clé que Meethouse connaît.</translation>
    </message>
    <message>
        <source>Store the key of Jitsi&apos;s packages</source>
        <translation>Déposer la clé des paquets de Jitsi</translation>
    </message>
    <message>
        <source>Only packages signed with the key that your settings name are installed.</source>
        <translation>Seuls sont installés les paquets signés avec la clé que nomment vos réglages.</translation>
    </message>
    <message>
        <source>Name the source of Jitsi&apos;s packages</source>
        <translation>Indiquer la source des paquets de Jitsi</translation>
    </message>
    <message>
        <source>The server then gets Jitsi and its updates from there.</source>
        <translation>Le serveur reçoit alors de là Jitsi et ses mises à jour.</translation>
    </message>
    <message>
        <source>Install Jitsi Meet</source>
        <translation>Installer Jitsi Meet</translation>
    </message>
    <message>
        <source>The web server, the chat server Prosody, the meeting focus jicofo, the videobridge and the relay.</source>
        <translation>Le serveur web, le serveur de chat Prosody, le gestionnaire de réunions jicofo, le pont vidéo et le relais.</translation>
    </message>
    <message>
        <source>Get a certificate that browsers trust</source>
        <translation>Obtenir un certificat auquel les navigateurs se fient</translation>
    </message>
    <message>
        <source>Without it every browser warns, and the phone apps refuse. It renews itself.</source>
        <translation>Sans lui, chaque navigateur avertit, et les applications de téléphone refusent. Il se renouvelle tout seul.</translation>
    </message>
    <message>
        <source>Install the rules for hosts, guests and rooms</source>
        <translation>Installer les règles pour les organisateurs, les invités et les salles</translation>
    </message>
    <message>
        <source>They lock a room before anyone is in it, and let hosts choose their own password.</source>
        <translation>Elles ferment une salle avant que quiconque y soit, et laissent les organisateurs choisir leur mot de passe.</translation>
    </message>
    <message>
        <source>Separate hosts from guests</source>
        <translation>Séparer les organisateurs des invités</translation>
    </message>
    <message>
        <source>Only a host who has signed in can open a meeting.</source>
        <translation>Seul un organisateur connecté peut ouvrir une réunion.</translation>
    </message>
    <message>
        <source>Let only hosts open a meeting</source>
        <translation>Laisser les organisateurs seuls ouvrir une réunion</translation>
    </message>
    <message>
        <source>jicofo asks Prosody who has signed in, and forgets it as your settings say.</source>
        <translation>jicofo demande à Prosody qui est connecté, et l’oublie comme le disent vos réglages.</translation>
    </message>
    <message>
        <source>Keep the videobridge from asking strangers</source>
        <translation>Empêcher le pont vidéo d’interroger des inconnus</translation>
    </message>
    <message>
        <source>It finds its public address on the server itself.</source>
        <translation>Il trouve son adresse publique sur le serveur lui-même.</translation>
    </message>
    <message>
        <source>Fit the memory to the server</source>
        <translation>Adapter la mémoire au serveur</translation>
    </message>
    <message>
        <source>A program that takes more than there is would be ended in mid-meeting.</source>
        <translation>Un programme qui prend plus qu’il n’y a serait arrêté en pleine réunion.</translation>
    </message>
    <message>
        <source>Set up the meeting page</source>
        <translation>Préparer la page des réunions</translation>
    </message>
    <message>
        <source>Guests come in as guests, and browsers ask nobody but this server.</source>
        <translation>Les invités entrent comme invités, et les navigateurs n’interrogent que ce serveur.</translation>
    </message>
    <message>
        <source>Publish the page where hosts choose their password</source>
        <translation>Publier la page où les organisateurs choisissent leur mot de passe</translation>
    </message>
    <message>
        <source>A host opens a one-time link there; nobody else ever knows the password.</source>
        <translation>Un organisateur y ouvre un lien à usage unique&#x202f;; personne d’autre ne connaît jamais le mot de passe.</translation>
    </message>
    <message>
        <source>Shorten what the web server writes down</source>
        <translation>Abréger ce que note le serveur web</translation>
    </message>
    <message>
        <source>Whole addresses and the names of rooms do not belong in a log.</source>
        <translation>Les adresses entières et les noms des salles n’ont rien à faire dans un journal.</translation>
    </message>
    <message>
        <source>Delete old logs in time</source>
        <translation>Supprimer à temps les vieux journaux</translation>
    </message>
    <message>
        <source>Lines about participants go after the days that your settings and papers promise.</source>
        <translation>Les lignes sur les participants disparaissent après le nombre de jours que promettent vos réglages et vos documents.</translation>
    </message>
    <message>
        <source>Install security updates at night</source>
        <translation>Installer les mises à jour de sécurité la nuit</translation>
    </message>
    <message>
        <source>Holes are closed by themselves, in the time that your settings name and never in mid-lesson.</source>
        <translation>Les failles se referment d’elles-mêmes, à l’heure que nomment vos réglages et jamais en plein cours.</translation>
    </message>
    <message>
        <source>Wait until everything answers</source>
        <translation>Attendre que tout réponde</translation>
    </message>
    <message>
        <source>The services start again with their new settings and need a few seconds.</source>
        <translation>Les services redémarrent avec leurs nouveaux réglages et ont besoin de quelques secondes.</translation>
    </message>
    <message>
        <source>Shut the doors that nobody needs</source>
        <translation>Fermer les portes dont personne n’a besoin</translation>
    </message>
    <message>
        <source>From outside only SSH and what meetings need can be reached. It is taken back by itself unless this computer still gets in.</source>
        <translation>De l’extérieur, on n’atteint que SSH et ce qu’il faut aux réunions. Tout est retiré de soi-même si cet ordinateur n’entre plus.</translation>
    </message>
    <message>
        <source>Leave the firewall to you</source>
        <translation>Vous laisser le pare-feu</translation>
    </message>
    <message>
        <source>Your settings want none from Meethouse, so one from an earlier run goes.</source>
        <translation>Vos réglages n’en veulent pas de Meethouse&#x202f;; celui d’une exécution précédente disparaît donc.</translation>
    </message>
    <message>
        <source>Show your own certificate</source>
        <translation>Montrer votre propre certificat</translation>
    </message>
    <message>
        <source>Browsers then see who you are. It does not renew itself.</source>
        <translation>Les navigateurs voient alors qui vous êtes. Il ne se renouvelle pas tout seul.</translation>
    </message>
    <message>
        <source>Jitsi Meet and its certificate</source>
        <translation>Jitsi Meet et son certificat</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Qui peut faire quoi</translation>
    </message>
    <message>
        <source>Fitted to this server</source>
        <translation>Adapté à ce serveur</translation>
    </message>
    <message>
        <source>What hosts and guests see</source>
        <translation>Ce que voient les organisateurs et les invités</translation>
    </message>
    <message>
        <source>What is written down, and for how long</source>
        <translation>Ce qui est noté, et pour combien de temps</translation>
    </message>
    <message>
        <source>Safe from then on</source>
        <translation>En sécurité à partir de là</translation>
    </message>
    <message>
        <source>Make a swap file</source>
        <translation>Créer un fichier d’échange</translation>
    </message>
    <message>
        <source>The server has little memory: where it runs out, the disk helps, and no service is ended in mid-meeting.</source>
        <translation>Le serveur a peu de mémoire&#xa0;: quand elle s’épuise, le disque aide, et aucun service n’est arrêté en pleine réunion.</translation>
    </message>
    <message>
        <source>Do without a swap file</source>
        <translation>Se passer de fichier d’échange</translation>
    </message>
    <message>
        <source>Tell the relay where guests reach it</source>
        <translation>Dire au relais où les invités le joignent</translation>
    </message>
    <message>
        <source>Where a router puts a public address in place of the server&apos;s own, the relay cannot know it by itself.</source>
        <translation>Là où un routeur met une adresse publique à la place de celle du serveur, le relais ne peut pas la connaître de lui-même.</translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>There is no such file.</source>
        <translation>Ce fichier n’existe pas.</translation>
    </message>
    <message>
        <source>It is not a key file.</source>
        <translation>Ce n’est pas un fichier de clé.</translation>
    </message>
    <message>
        <source>It may not be read.</source>
        <translation>Il n’est pas permis de le lire.</translation>
    </message>
    <message>
        <source>It is in PuTTY&apos;s own form; PuTTYgen turns it into an OpenSSH key (Conversions, Export OpenSSH key).</source>
        <translation>Il est au format propre à PuTTY&#x202f;; PuTTYgen en fait une clé OpenSSH (Conversions, Export OpenSSH key).</translation>
    </message>
    <message>
        <source>It is the public half of a key.</source>
        <translation>C’est la moitié publique d’une clé.</translation>
    </message>
    <message>
        <source>It does not hold a private key.</source>
        <translation>Il ne contient pas de clé privée.</translation>
    </message>
</context>
<context>
    <name>KeyPair</name>
    <message>
        <source>It does not show its public half, and could not be unlocked to look.</source>
        <translation>Il ne montre pas sa moitié publique, et n’a pas pu être déverrouillé pour y regarder.</translation>
    </message>
    <message>
        <source>A new key could not be made.</source>
        <translation>Une nouvelle clé n’a pas pu être créée.</translation>
    </message>
    <message>
        <source>Make one with “ssh-keygen” and name its file.</source>
        <translation>Créez-en une avec «&#x202f;ssh-keygen&#x202f;» et indiquez son fichier.</translation>
    </message>
    <message>
        <source>The new key “%1” could not be written.</source>
        <translation>La nouvelle clé «&#x202f;%1&#x202f;» n’a pas pu être écrite.</translation>
    </message>
    <message>
        <source>Name a file in a folder that is yours.</source>
        <translation>Indiquez un fichier dans un dossier qui vous appartient.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Let people in by their keys alone</source>
        <translation>Ne laisser entrer que par clé</translation>
    </message>
    <message>
        <source>Passwords can be guessed, and strangers try thousands of them every day.</source>
        <translation>Les mots de passe se devinent, et des inconnus en essaient des milliers chaque jour.</translation>
    </message>
    <message>
        <source>The key could not be stored on the server.</source>
        <translation>La clé n’a pas pu être déposée sur le serveur.</translation>
    </message>
    <message>
        <source>%1 may not write into the folder .ssh there, or the disk is full.</source>
        <translation>%1 ne peut pas y écrire dans le dossier .ssh, ou le disque est plein.</translation>
    </message>
    <message>
        <source>Look at the detail, then start again.</source>
        <translation>Regardez le détail, puis recommencez.</translation>
    </message>
    <message>
        <source>The key lies on the server now, but the server does not let it in.</source>
        <translation>La clé est maintenant sur le serveur, mais le serveur ne la laisse pas entrer.</translation>
    </message>
    <message>
        <source>Look in the SSH server&apos;s settings there (PubkeyAuthentication, AuthorizedKeysFile, AllowUsers), or go on with the password.</source>
        <translation>Regardez dans les réglages du serveur SSH (PubkeyAuthentication, AuthorizedKeysFile, AllowUsers), ou continuez avec le mot de passe.</translation>
    </message>
    <message>
        <source>The server still lets people in by passwords.</source>
        <translation>Le serveur laisse encore entrer par mot de passe.</translation>
    </message>
    <message>
        <source>Its SSH settings say so somewhere else, or it has not read them again.</source>
        <translation>Ses réglages SSH le disent à un autre endroit, ou il ne les a pas relus.</translation>
    </message>
    <message>
        <source>The change is taken back within three minutes. Ask whoever set the server up.</source>
        <translation>Le changement est annulé dans les trois minutes. Demandez à la personne qui a installé le serveur.</translation>
    </message>
</context>
<context>
    <name>KeysCommand</name>
    <message>
        <source>No key was named.</source>
        <translation>Aucune clé n’a été nommée.</translation>
    </message>
    <message>
        <source>Name its file with --identity; if there is none yet, one is made.</source>
        <translation>Indiquez son fichier avec --identity&#x202f;; s’il n’y en a pas encore, il en est créé une.</translation>
    </message>
    <message>
        <source>A new key was made: %1</source>
        <translation>Une nouvelle clé a été créée&#xa0;: %1</translation>
    </message>
    <message>
        <source>The key was there already, and lets this computer in.</source>
        <translation>La clé y était déjà, et laisse entrer cet ordinateur.</translation>
    </message>
    <message>
        <source>The key is there, and lets this computer in.</source>
        <translation>La clé y est, et laisse entrer cet ordinateur.</translation>
    </message>
    <message>
        <source>Nobody is let in by a password any more.</source>
        <translation>Plus personne n’entre par mot de passe.</translation>
    </message>
</context>
<context>
    <name>KnownHosts</name>
    <message>
        <source>The server&apos;s key could not be remembered.</source>
        <translation>La clé du serveur n’a pas pu être retenue.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be written.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>See that its folder exists, is yours and has room, then try again.</source>
        <translation>Vérifiez que son dossier existe, vous appartient et a de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>The file of known servers cannot be read.</source>
        <translation>Le fichier des serveurs connus ne peut pas être lu.</translation>
    </message>
    <message>
        <source>“%1” is there, but it cannot be opened.</source>
        <translation>«&#x202f;%1&#x202f;» existe, mais ne peut pas être ouvert.</translation>
    </message>
    <message>
        <source>Make it readable for you, or name another file.</source>
        <translation>Rendez-le lisible pour vous, ou indiquez un autre fichier.</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>There are no settings to work with.</source>
        <translation>Il n’y a pas de réglages avec lesquels travailler.</translation>
    </message>
    <message>
        <source>The server keeps none yet, and no file was named.</source>
        <translation>Le serveur n’en garde pas encore, et aucun fichier n’a été indiqué.</translation>
    </message>
    <message>
        <source>Name a settings file with --settings.</source>
        <translation>Indiquez un fichier de réglages avec --settings.</translation>
    </message>
    <message>
        <source>The server is not ready yet.</source>
        <translation>Le serveur n’est pas encore prêt.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation>
            <numerusform>%n contrôle a dit non.</numerusform>
            <numerusform>%n contrôles ont dit non.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do what stands beside each of them, then start again; nothing was changed.</source>
        <translation>Faites ce qui est écrit à côté de chacun, puis recommencez&#x202f;; rien n’a été changé.</translation>
    </message>
</context>
<context>
    <name>Mark</name>
    <message>
        <source>in order</source>
        <translation>en ordre</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>à regarder</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>impossible à dire</translation>
    </message>
    <message>
        <source>being worked on</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
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
        <translation>Il n’y a pas d’ordinateur du nom de %1.</translation>
    </message>
    <message>
        <source>The name servers know the name not at all, or without an address.</source>
        <translation>Les serveurs de noms ne connaissent pas ce nom, ou seulement sans adresse.</translation>
    </message>
    <message>
        <source>Check the spelling, and that the name has an A or AAAA record; a new record can take some hours to be seen everywhere.</source>
        <translation>Vérifiez l’orthographe, et que le nom a un enregistrement A ou AAAA&#x202f;; un nouvel enregistrement peut mettre quelques heures à être visible partout.</translation>
    </message>
    <message>
        <source>The address of %1 could not be found out.</source>
        <translation>L’adresse de %1 n’a pas pu être trouvée.</translation>
    </message>
    <message>
        <source>No name server gave a usable answer in time.</source>
        <translation>Aucun serveur de noms n’a donné de réponse utilisable à temps.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network connection, then try again.</source>
        <translation>Vérifiez la connexion réseau de cet ordinateur, puis réessayez.</translation>
    </message>
    <message>
        <source>The signatures of %1 in the name system (DNSSEC) are wrong.</source>
        <translation>Les signatures de %1 dans le système des noms (DNSSEC) sont fausses.</translation>
    </message>
    <message>
        <source>Whoever checks them, as Let&apos;s Encrypt does, is told that there is no such name.</source>
        <translation>Qui les vérifie, comme le fait Let’s Encrypt, s’entend dire que ce nom n’existe pas.</translation>
    </message>
    <message>
        <source>At your domain&apos;s provider switch DNSSEC off, or have its keys (DS record) renewed.</source>
        <translation>Chez le fournisseur de votre domaine, désactivez DNSSEC ou faites renouveler ses clés (enregistrement DS).</translation>
    </message>
    <message>
        <source>Looking up the address of %1 was stopped.</source>
        <translation>La recherche de l’adresse de %1 a été arrêtée.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Quelqu’un a demandé d’arrêter.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Recommencez quand vous serez prêt.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a computer.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être le nom d’un ordinateur.</translation>
    </message>
    <message>
        <source>Names consist of letters, digits, hyphens and dots.</source>
        <translation>Les noms se composent de lettres, de chiffres, de tirets et de points.</translation>
    </message>
    <message>
        <source>Write a name such as meet.example.org, or an IP address.</source>
        <translation>Écrivez un nom comme meet.example.org, ou une adresse IP.</translation>
    </message>
</context>
<context>
    <name>Obstacle</name>
    <message>
        <source>The server&apos;s disk is full.</source>
        <translation>Le disque du serveur est plein.</translation>
    </message>
    <message>
        <source>Nothing can be written to the server&apos;s disk: it is mounted read-only.</source>
        <translation>On ne peut rien écrire sur le disque du serveur&#xa0;: il est monté en lecture seule.</translation>
    </message>
    <message>
        <source>The server had no memory left, and the system ended a program.</source>
        <translation>Le serveur n’avait plus de mémoire, et le système a arrêté un programme.</translation>
    </message>
    <message>
        <source>The server&apos;s clock and the archive of packages do not agree about the time.</source>
        <translation>L’horloge du serveur et l’archive des paquets ne sont pas d’accord sur l’heure.</translation>
    </message>
    <message>
        <source>The packages are not signed with the key that is known for their archive, or that key is no longer valid.</source>
        <translation>Les paquets ne sont pas signés avec la clé connue pour leur archive, ou cette clé n’est plus valable.</translation>
    </message>
    <message>
        <source>The server could not find out the address of an archive of packages.</source>
        <translation>Le serveur n’a pas pu trouver l’adresse d’une archive de paquets.</translation>
    </message>
    <message>
        <source>Somebody else has been installing packages on the server for a long time.</source>
        <translation>Quelqu’un d’autre installe des paquets sur le serveur depuis longtemps.</translation>
    </message>
    <message>
        <source>An archive of packages did not answer, or not as it should.</source>
        <translation>Une archive de paquets n’a pas répondu, ou pas comme elle devrait.</translation>
    </message>
    <message>
        <source>A package could not be installed.</source>
        <translation>Un paquet n’a pas pu être installé.</translation>
    </message>
    <message>
        <source>The run was stopped in the middle: the server was restarted, or the run was killed.</source>
        <translation>L’exécution a été arrêtée en plein milieu&#xa0;: le serveur a redémarré, ou l’exécution a été tuée.</translation>
    </message>
    <message>
        <source>What the server said about it last stands in the details.</source>
        <translation>Ce que le serveur en a dit en dernier se trouve dans les détails.</translation>
    </message>
    <message>
        <source>Make room on it, then start again: what is done stays done, and it goes on from here.</source>
        <translation>Faites-y de la place, puis recommencez&#xa0;: ce qui est fait reste fait, et cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Restart the server; if it stays so, ask your hosting company, for the disk may be broken. Then start again: it goes on from here.</source>
        <translation>Redémarrez le serveur&#x202f;; si cela continue, demandez à votre hébergeur, car le disque est peut-être défectueux. Recommencez ensuite&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>End what else needs memory there, or rent more of it, then start again: it goes on from here.</source>
        <translation>Arrêtez ce qui y prend aussi de la mémoire, ou louez-en davantage, puis recommencez&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Set the server&apos;s clock (“timedatectl set-ntp true”), then start again: it goes on from here.</source>
        <translation>Mettez à l’heure l’horloge du serveur («&#x202f;timedatectl set-ntp true&#x202f;»), puis recommencez&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Look for a newer Meethouse, which may know the new key; if you named the archive yourself, name its new key in the settings. Then start again: it goes on from here.</source>
        <translation>Cherchez un Meethouse plus récent, qui connaît peut-être la nouvelle clé&#x202f;; si vous avez indiqué l’archive vous-même, indiquez sa nouvelle clé dans les réglages. Recommencez ensuite&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Look at the name servers in the server&apos;s /etc/resolv.conf, then start again: it goes on from here.</source>
        <translation>Regardez les serveurs de noms dans /etc/resolv.conf sur le serveur, puis recommencez&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Let that come to its end, then start again: it goes on from here.</source>
        <translation>Laissez cela se terminer, puis recommencez&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Start again in some minutes: what is done stays done, and it goes on from here.</source>
        <translation>Recommencez dans quelques minutes&#xa0;: ce qui est fait reste fait, et cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Start again, which tries once more; if it stays so, the details say which package it is.</source>
        <translation>Recommencez, ce qui fait un nouvel essai&#x202f;; si cela continue, les détails disent de quel paquet il s’agit.</translation>
    </message>
    <message>
        <source>Nothing is lost: what is done stays done, and starting again goes on from here.</source>
        <translation>Rien n’est perdu&#xa0;: ce qui est fait reste fait, et recommencer reprend d’ici.</translation>
    </message>
    <message>
        <source>The name has an AAAA record (IPv6), and the server does not answer there.</source>
        <translation>Le nom a un enregistrement AAAA (IPv6), et le serveur n’y répond pas.</translation>
    </message>
    <message>
        <source>The domain&apos;s CAA records do not let this authority issue certificates.</source>
        <translation>Les enregistrements CAA du domaine ne permettent pas à cette autorité d’émettre des certificats.</translation>
    </message>
    <message>
        <source>The authority was asked too often for this name lately.</source>
        <translation>L’autorité a été sollicitée trop souvent pour ce nom ces derniers temps.</translation>
    </message>
    <message>
        <source>Where the name leads, something else than this server answered at port 80.</source>
        <translation>Là où mène le nom, autre chose que ce serveur a répondu au port 80.</translation>
    </message>
    <message>
        <source>The authority could not reach the server at port 80.</source>
        <translation>L’autorité n’a pas pu atteindre le serveur au port 80.</translation>
    </message>
    <message>
        <source>The authority could not find out where the name leads.</source>
        <translation>L’autorité n’a pas pu trouver où mène le nom.</translation>
    </message>
    <message>
        <source>The server could not reach the authority that issues certificates.</source>
        <translation>Le serveur n’a pas pu atteindre l’autorité qui émet les certificats.</translation>
    </message>
    <message>
        <source>Delete that record where the domain is administered, or set IPv6 up on the server. Then start again: it goes on from here.</source>
        <translation>Supprimez cet enregistrement là où le domaine est géré, ou configurez IPv6 sur le serveur. Recommencez ensuite&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Add the authority to them (for Let&apos;s Encrypt: 0 issue &quot;letsencrypt.org&quot;) or delete them. Then start again: it goes on from here.</source>
        <translation>Ajoutez-y l’autorité (pour Let’s Encrypt&#xa0;: 0 issue &quot;letsencrypt.org&quot;) ou supprimez-les. Recommencez ensuite&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Wait an hour after failed tries, up to a week after many certificates, then start again. Until then a self-signed one lets you try things out.</source>
        <translation>Attendez une heure après des essais manqués, jusqu’à une semaine après de nombreux certificats, puis recommencez. D’ici là, un certificat autosigné permet d’essayer.</translation>
    </message>
    <message>
        <source>Look where its A and AAAA records lead. If a proxy stands before the server (Cloudflare&apos;s, for example), switch it off for this name. Then start again: it goes on from here.</source>
        <translation>Regardez où mènent ses enregistrements A et AAAA. Si un proxy se trouve devant le serveur (celui de Cloudflare, par exemple), désactivez-le pour ce nom. Recommencez ensuite&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Let in 80/tcp in your hosting company&apos;s panel, and look where the name&apos;s A and AAAA records lead. Then start again: it goes on from here.</source>
        <translation>Laissez entrer 80/tcp dans le panneau de votre hébergeur, et regardez où mènent les enregistrements A et AAAA du nom. Recommencez ensuite&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Look at its A and AAAA records where the domain is administered; signatures that do not fit (DNSSEC) show like this, too. Then start again: it goes on from here.</source>
        <translation>Regardez ses enregistrements A et AAAA là où le domaine est géré&#x202f;; des signatures qui ne vont pas (DNSSEC) se montrent aussi ainsi. Recommencez ensuite&#xa0;: cela reprend d’ici.</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, see whether the server may open connections to port 443 outside. It goes on from here.</source>
        <translation>Réessayez plus tard&#x202f;; si cela continue, voyez si le serveur a le droit d’ouvrir des connexions vers le port 443 à l’extérieur. Cela reprend d’ici.</translation>
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
        <translation>  ✓ %1 (c’était déjà ainsi)</translation>
    </message>
    <message>
        <source>  ✗ %1 (failed after %2)</source>
        <translation>  ✗ %1 (échoué après %2)</translation>
    </message>
    <message>
        <source>  ! %1 (cancelled)</source>
        <translation>  ! %1 (interrompu)</translation>
    </message>
    <message>
        <source>  ✓ %1 (taken back)</source>
        <translation>  ✓ %1 (annulé)</translation>
    </message>
    <message>
        <source>What was said, word for word:</source>
        <translation>Ce qui a été dit, mot pour mot&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>A run is going on there.</source>
        <translation>Une exécution y est en cours.</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>Attendez qu’elle soit terminée.</translation>
    </message>
    <message>
        <source>The last run did not come to a good end.</source>
        <translation>La dernière exécution ne s’est pas bien terminée.</translation>
    </message>
    <message>
        <source>What it was to do is done in part.</source>
        <translation>Ce qu’elle devait faire n’est fait qu’en partie.</translation>
    </message>
    <message>
        <source>Set the server up again: it goes on where it was interrupted.</source>
        <translation>Relancez l’installation du serveur&#xa0;: elle reprend là où elle a été interrompue.</translation>
    </message>
    <message>
        <source>The server wants to be restarted.</source>
        <translation>Le serveur demande à être redémarré.</translation>
    </message>
    <message>
        <source>An update, mostly of the kernel, works only after it.</source>
        <translation>Une mise à jour, le plus souvent du noyau, n’agit qu’après.</translation>
    </message>
    <message>
        <source>Restart it when nobody meets; it takes a minute or two.</source>
        <translation>Redémarrez-le quand personne n’est en réunion&#x202f;; cela prend une minute ou deux.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is nearly full.</source>
        <translation>Le disque du serveur est presque plein.</translation>
    </message>
    <message>
        <source>Updates fail without room, and at last meetings do.</source>
        <translation>Sans place, les mises à jour échouent, et finalement les réunions aussi.</translation>
    </message>
    <message>
        <source>Remove what is not needed, or rent a larger disk.</source>
        <translation>Supprimez ce qui n’est pas nécessaire, ou louez un disque plus grand.</translation>
    </message>
    <message>
        <source>Nobody is in a meeting.</source>
        <translation>Personne n’est en réunion.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) is/are in a meeting.</source>
        <translation>
            <numerusform>%n personne est en réunion.</numerusform>
            <numerusform>%n personnes sont dans une réunion.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) is/are in %1 meetings.</source>
        <translation>
            <numerusform>%n personne est dans %1 réunions.</numerusform>
            <numerusform>%n personnes sont dans %1 réunions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnCertificate</name>
    <message>
        <source>The file “%1” cannot be read.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Check its name in the settings, and whether you may read it.</source>
        <translation>Vérifiez son nom dans les réglages, et si vous avez le droit de le lire.</translation>
    </message>
    <message>
        <source>The file “%1” is in binary form (DER or PKCS#12).</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» est sous forme binaire (DER ou PKCS#12).</translation>
    </message>
    <message>
        <source>Turn it into PEM form, for example with “openssl pkcs12 -in FILE -nodes”, with the certificates in one file and the key in another.</source>
        <translation>Convertissez-le au format PEM, par exemple avec «&#x202f;openssl pkcs12 -in FILE -nodes&#x202f;», avec les certificats dans un fichier et la clé dans un autre.</translation>
    </message>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» est abîmé.</translation>
    </message>
    <message>
        <source>Copy it anew, from “-----BEGIN CERTIFICATE-----” to the last “-----END CERTIFICATE-----”.</source>
        <translation>Copiez-le de nouveau, de «&#x202f;-----BEGIN CERTIFICATE-----&#x202f;» jusqu’au dernier «&#x202f;-----END CERTIFICATE-----&#x202f;».</translation>
    </message>
    <message>
        <source>The file “%1” holds a key and no certificate.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» contient une clé et pas de certificat.</translation>
    </message>
    <message>
        <source>The file “%1” holds a request for a certificate, not the certificate.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» contient une demande de certificat, pas le certificat.</translation>
    </message>
    <message>
        <source>The file “%1” holds no certificate.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» ne contient pas de certificat.</translation>
    </message>
    <message>
        <source>Name the file with the full chain of certificates, in PEM form.</source>
        <translation>Indiquez le fichier avec la chaîne complète de certificats, au format PEM.</translation>
    </message>
    <message>
        <source>The key “%1” is locked with a passphrase.</source>
        <translation>La clé «&#x202f;%1&#x202f;» est verrouillée par une phrase secrète.</translation>
    </message>
    <message>
        <source>The passphrase does not open the key “%1”.</source>
        <translation>La phrase secrète n’ouvre pas la clé «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The file “%1” holds no key.</source>
        <translation>Le fichier «&#x202f;%1&#x202f;» ne contient pas de clé.</translation>
    </message>
    <message>
        <source>Name the file that begins with “-----BEGIN PRIVATE KEY-----” or similar, in PEM form.</source>
        <translation>Indiquez le fichier qui commence par «&#x202f;-----BEGIN PRIVATE KEY-----&#x202f;» ou à peu près, au format PEM.</translation>
    </message>
    <message>
        <source>The key does not belong to the certificate.</source>
        <translation>La clé ne va pas avec le certificat.</translation>
    </message>
    <message>
        <source>Name the key that the certificate was asked for with; a new key needs a new certificate.</source>
        <translation>Indiquez la clé avec laquelle le certificat a été demandé&#x202f;; une nouvelle clé demande un nouveau certificat.</translation>
    </message>
    <message>
        <source>The certificates do not stand in the order in which a server shows them.</source>
        <translation>Les certificats ne sont pas dans l’ordre dans lequel un serveur les montre.</translation>
    </message>
    <message>
        <source>Nothing: the server gets them in the right order, and none that does not belong to it.</source>
        <translation>Rien&#xa0;: le serveur les reçoit dans le bon ordre, et aucun qui n’y a pas sa place.</translation>
    </message>
    <message>
        <source>The certificate does not name %1 where browsers look (subjectAltName).</source>
        <translation>Le certificat ne nomme pas %1 là où regardent les navigateurs (subjectAltName).</translation>
    </message>
    <message>
        <source>The certificate is not for %1 but for %2.</source>
        <translation>Le certificat n’est pas pour %1 mais pour %2.</translation>
    </message>
    <message>
        <source>Ask for a certificate for %1, or choose the name that it was made for.</source>
        <translation>Demandez un certificat pour %1, ou choisissez le nom pour lequel il a été fait.</translation>
    </message>
    <message>
        <source>Ask for a new certificate with an RSA key of 2048 bits or more, or with an elliptic curve key (P-256 or P-384).</source>
        <translation>Demandez un nouveau certificat avec une clé RSA de 2048 bits ou plus, ou avec une clé à courbe elliptique (P-256 ou P-384).</translation>
    </message>
    <message>
        <source>The key is too weak: it has only %1 bits.</source>
        <translation>La clé est trop faible&#xa0;: elle n’a que %1 bits.</translation>
    </message>
    <message>
        <source>The key is of a kind that not every browser knows.</source>
        <translation>La clé est d’une sorte que tous les navigateurs ne connaissent pas.</translation>
    </message>
    <message>
        <source>The certificate is signed in a way that browsers no longer trust (SHA-1).</source>
        <translation>Le certificat est signé d’une façon à laquelle les navigateurs ne se fient plus (SHA-1).</translation>
    </message>
    <message>
        <source>Ask who issued it for a new one.</source>
        <translation>Demandez-en un nouveau à son émetteur.</translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation>Le certificat</translation>
    </message>
    <message>
        <source>The certificate of its issuer (%1)</source>
        <translation>Le certificat de son émetteur (%1)</translation>
    </message>
    <message>
        <source>Get a new certificate from whoever issued it.</source>
        <translation>Procurez-vous un nouveau certificat auprès de son émetteur.</translation>
    </message>
    <message>
        <source>Ask who issued yours for the full chain of today.</source>
        <translation>Demandez à l’émetteur du vôtre la chaîne complète d’aujourd’hui.</translation>
    </message>
    <message>
        <source>%1 ended on %2.</source>
        <translation>%1 a expiré le %2.</translation>
    </message>
    <message>
        <source>%1 is only valid from %2 on.</source>
        <translation>%1 n’est valable qu’à partir du %2.</translation>
    </message>
    <message>
        <source>Wait until then, or check the clock of this computer.</source>
        <translation>Attendez jusque-là, ou vérifiez l’horloge de cet ordinateur.</translation>
    </message>
    <message>
        <source>%1 ends soon, on %2.</source>
        <translation>%1 expire bientôt, le %2.</translation>
    </message>
    <message>
        <source>No authority that this computer knows vouches for the certificate.</source>
        <translation>Aucune autorité que cet ordinateur connaît ne répond du certificat.</translation>
    </message>
    <message>
        <source>Browsers warn wherever its issuer is not known; for guests from outside it has to be one that every browser knows.</source>
        <translation>Les navigateurs avertissent partout où son émetteur n’est pas connu&#x202f;; pour des invités de l’extérieur, il faut un émetteur que tout navigateur connaît.</translation>
    </message>
    <message>
        <source>The chain ends with %1, whose issuer %2 this computer does not know.</source>
        <translation>La chaîne se termine par %1, dont cet ordinateur ne connaît pas l’émetteur %2.</translation>
    </message>
    <message>
        <source>Most often the certificates in between are missing, and then telephones refuse: ask who issued it for the full chain. Waive this check if your organisation issues its own.</source>
        <translation>Le plus souvent, les certificats intermédiaires manquent, et alors les téléphones refusent&#xa0;: demandez la chaîne complète à l’émetteur. Passez ce contrôle si votre organisation émet les siens.</translation>
    </message>
    <message>
        <source>The certificate was not made for servers.</source>
        <translation>Le certificat n’a pas été fait pour des serveurs.</translation>
    </message>
    <message>
        <source>Ask for a certificate for a web server.</source>
        <translation>Demandez un certificat pour un serveur web.</translation>
    </message>
    <message>
        <source>The certificate is not trusted: %1.</source>
        <translation>Le certificat n’est pas digne de confiance&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Ask who issued it.</source>
        <translation>Demandez à son émetteur.</translation>
    </message>
    <message>
        <source>Give its passphrase (on the command line as “certificateKeyPassphrase” with --secrets), or take it off with “openssl pkey -in FILE -out NEW”.</source>
        <translation>Donnez la phrase secrète (en ligne de commande comme «&#x202f;certificateKeyPassphrase&#x202f;» avec --secrets), ou enlevez-la avec «&#x202f;openssl pkey -in FILE -out NEW&#x202f;».</translation>
    </message>
    <message>
        <source>Capital letters count. Who made the key chose it; nobody can find it out.</source>
        <translation>Les majuscules comptent. Qui a fait la clé l’a choisie&#x202f;; personne ne peut la retrouver.</translation>
    </message>
</context>
<context>
    <name>PasswordChange</name>
    <message>
        <source>%1 wants %2 to choose a new password first.</source>
        <translation>%1 veut que %2 choisisse d’abord un nouveau mot de passe.</translation>
    </message>
    <message>
        <source>Many hosting companies give out a first password that has to be changed at once.</source>
        <translation>Beaucoup d’hébergeurs donnent un premier mot de passe qu’il faut changer tout de suite.</translation>
    </message>
    <message>
        <source>The present password</source>
        <translation>Le mot de passe actuel</translation>
    </message>
    <message>
        <source>A new password</source>
        <translation>Un nouveau mot de passe</translation>
    </message>
    <message>
        <source>The new password again</source>
        <translation>Le nouveau mot de passe encore une fois</translation>
    </message>
    <message>
        <source>The two new passwords were not the same, or empty.</source>
        <translation>Les deux nouveaux mots de passe n’étaient pas identiques, ou étaient vides.</translation>
    </message>
    <message>
        <source>It did not take the present password, or asked something else.</source>
        <translation>Il n’a pas accepté le mot de passe actuel, ou a demandé autre chose.</translation>
    </message>
    <message>
        <source>It may be too short, too simple, or too much like the present one.</source>
        <translation>Il est peut-être trop court, trop simple ou trop proche de l’actuel.</translation>
    </message>
</context>
<context>
    <name>PlanCommand</name>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) would be carried out.</source>
        <translation>
            <numerusform>%n étape serait exécutée.</numerusform>
            <numerusform>%n étapes seraient exécutées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>The practice server did not do what was asked.</source>
        <translation>Le serveur d’essai n’a pas fait ce qui était demandé.</translation>
    </message>
    <message>
        <source>Practising needs a Linux machine on which you are the administrator. Without one, use a rented server with “meethouse deploy”.</source>
        <translation>Pour s’exercer, il faut une machine Linux dont vous êtes l’administrateur. Sinon, utilisez un serveur loué avec «&#x202f;meethouse deploy&#x202f;».</translation>
    </message>
    <message>
        <source>Its program is not installed.</source>
        <translation>Son programme n’est pas installé.</translation>
    </message>
    <message>
        <source>The practice server was not waited for.</source>
        <translation>Le serveur d’essai n’a pas été attendu.</translation>
    </message>
    <message>
        <source>“meethouse practice status” tells whether it runs.</source>
        <translation>«&#x202f;meethouse practice status&#x202f;» dit s’il fonctionne.</translation>
    </message>
</context>
<context>
    <name>PracticeCommand</name>
    <message>
        <source>No practice server runs.</source>
        <translation>Aucun serveur d’essai n’est en marche.</translation>
    </message>
    <message>
        <source>The practice server runs. Sign-in and passwords are real there, pictures and sound are not.</source>
        <translation>Le serveur d’essai est en marche. La connexion et les mots de passe y sont réels, l’image et le son non.</translation>
    </message>
    <message>
        <source>The practice server runs.</source>
        <translation>Le serveur d’essai est en marche.</translation>
    </message>
    <message>
        <source>Set it up with:</source>
        <translation>Installez-le avec&#xa0;:</translation>
    </message>
    <message>
        <source>Starting a practice server. The first time this takes a few minutes …</source>
        <translation>Démarrage d’un serveur d’essai. La première fois, cela prend quelques minutes…</translation>
    </message>
    <message>
        <source>The practice server is gone.</source>
        <translation>Le serveur d’essai n’est plus là.</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>The texts of the documents cannot be read.</source>
        <translation>Les textes des documents ne peuvent pas être lus.</translation>
    </message>
    <message>
        <source>The file %1 is missing or damaged.</source>
        <translation>Le fichier %1 manque ou est abîmé.</translation>
    </message>
    <message>
        <source>Install the program again, or mend the file if you changed it.</source>
        <translation>Réinstallez le programme, ou réparez le fichier si vous l’avez modifié.</translation>
    </message>
    <message>
        <source>There are no documents in the language “%1”.</source>
        <translation>Il n’y a pas de documents dans la langue «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The documents are written in: %1.</source>
        <translation>Les documents existent en&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Choose one of the languages that the documents are written in.</source>
        <translation>Choisissez une des langues dans lesquelles les documents existent.</translation>
    </message>
    <message>
        <source>The document %1 was not written.</source>
        <translation>Le document %1 n’a pas été écrit.</translation>
    </message>
    <message>
        <source>The folder cannot be written to, or the disk is full.</source>
        <translation>Le dossier n’accepte pas l’écriture, ou le disque est plein.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room, and export again.</source>
        <translation>Choisissez un autre dossier, ou faites de la place, et exportez de nouveau.</translation>
    </message>
    <message>
        <source>The PDF documents were not written.</source>
        <translation>Les documents PDF n’ont pas été écrits.</translation>
    </message>
    <message>
        <source>The part of the program that sets pages is not installed.</source>
        <translation>La partie du programme qui compose les pages n’est pas installée.</translation>
    </message>
    <message>
        <source>Install the program again, or export as HTML and ODT.</source>
        <translation>Réinstallez le programme, ou exportez en HTML et en ODT.</translation>
    </message>
    <message>
        <source>The part of the program that sets pages gave up.</source>
        <translation>La partie du programme qui compose les pages a abandonné.</translation>
    </message>
    <message>
        <source>Export as HTML and ODT, and report this as a defect.</source>
        <translation>Exportez en HTML et en ODT, et signalez-le comme un défaut.</translation>
    </message>
    <message>
        <source>The ODT documents were not written.</source>
        <translation>Les documents ODT n’ont pas été écrits.</translation>
    </message>
    <message>
        <source>There was no memory left for them.</source>
        <translation>Il ne restait plus de mémoire pour eux.</translation>
    </message>
    <message>
        <source>Close other programs and export again.</source>
        <translation>Fermez d’autres programmes et exportez de nouveau.</translation>
    </message>
    <message>
        <source>There are no exported documents in %1.</source>
        <translation>Il n’y a pas de documents exportés dans %1.</translation>
    </message>
    <message>
        <source>The folder has no file index.json, and no folder in it has one.</source>
        <translation>Le dossier n’a pas de fichier index.json, et aucun dossier à l’intérieur n’en a.</translation>
    </message>
    <message>
        <source>Name the folder of an export with --out, or export the documents first.</source>
        <translation>Indiquez le dossier d’une exportation avec --out, ou exportez d’abord les documents.</translation>
    </message>
    <message>
        <source>The exported documents could not be compared.</source>
        <translation>Les documents exportés n’ont pas pu être comparés.</translation>
    </message>
    <message>
        <source>The file %1 is damaged or was written by another version of the program.</source>
        <translation>Le fichier %1 est abîmé ou a été écrit par une autre version du programme.</translation>
    </message>
    <message>
        <source>Export the documents again.</source>
        <translation>Exportez de nouveau les documents.</translation>
    </message>
    <message>
        <source>The export of the documents was stopped.</source>
        <translation>L’exportation des documents a été arrêtée.</translation>
    </message>
    <message>
        <source>Somebody asked for it.</source>
        <translation>Quelqu’un l’a demandé.</translation>
    </message>
    <message>
        <source>Start the export again when you are ready.</source>
        <translation>Relancez l’exportation quand vous serez prêt.</translation>
    </message>
    <message>
        <source>There are no papers to publish.</source>
        <translation>Il n’y a pas de documents à publier.</translation>
    </message>
    <message>
        <source>The settings say that the meetings are held for a school; that school publishes its own notices.</source>
        <translation>Les réglages disent que les réunions se tiennent pour une école&#x202f;; cette école publie ses propres informations.</translation>
    </message>
    <message>
        <source>Ask the school. If the meetings are your own, change “provider.role” in the settings.</source>
        <translation>Demandez à l’école. Si les réunions sont les vôtres, changez «&#x202f;provider.role&#x202f;» dans les réglages.</translation>
    </message>
    <message>
        <source>What is published on the server could not be compared.</source>
        <translation>Ce qui est publié sur le serveur n’a pas pu être comparé.</translation>
    </message>
    <message>
        <source>The server did not say what its pages were made from.</source>
        <translation>Le serveur n’a pas dit de quoi ses pages ont été faites.</translation>
    </message>
    <message>
        <source>Publish the notices again with “meethouse documents publish”.</source>
        <translation>Publiez de nouveau les informations avec «&#x202f;meethouse documents publish&#x202f;».</translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>%1 cannot be reached from this computer.</source>
        <translation>%1 est injoignable depuis cet ordinateur.</translation>
    </message>
    <message>
        <source>This computer has no way to that address, for example no IPv6 network.</source>
        <translation>Cet ordinateur n’a pas de chemin vers cette adresse, par exemple pas de réseau IPv6.</translation>
    </message>
    <message>
        <source>Try again from a network that reaches it.</source>
        <translation>Réessayez depuis un réseau qui l’atteint.</translation>
    </message>
    <message>
        <source>Trying the ports of %1 was stopped.</source>
        <translation>L’essai des ports de %1 a été arrêté.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Quelqu’un a demandé d’arrêter.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Recommencez quand vous serez prêt.</translation>
    </message>
</context>
<context>
    <name>ProfilesCommand</name>
    <message>
        <source>The command needs the name of one server.</source>
        <translation>La commande a besoin du nom d’un seul serveur.</translation>
    </message>
    <message>
        <source>“meethouse profiles list” shows the names.</source>
        <translation>«&#x202f;meethouse profiles list&#x202f;» montre les noms.</translation>
    </message>
    <message>
        <source>--keychain and --secrets are needed together here.</source>
        <translation>--keychain et --secrets vont ici ensemble.</translation>
    </message>
    <message>
        <source>Give both, so that the passwords are kept, or neither.</source>
        <translation>Donnez les deux, pour que les mots de passe soient gardés, ou aucun.</translation>
    </message>
    <message>
        <source>This computer knows no server yet.</source>
        <translation>Cet ordinateur ne connaît encore aucun serveur.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Réunions</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>pas encore connu</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Fichier de clé</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Mots de passe</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>dans le trousseau</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>non enregistrés</translation>
    </message>
    <message>
        <source>This computer knows “%1” now; use it with --profile.</source>
        <translation>Cet ordinateur connaît maintenant «&#x202f;%1&#x202f;»&#x202f;; utilisez-le avec --profile.</translation>
    </message>
    <message>
        <source>“%1” is forgotten here. Nothing was changed on the server.</source>
        <translation>«&#x202f;%1&#x202f;» est oublié ici. Rien n’a été changé sur le serveur.</translation>
    </message>
    <message>
        <source>Its passwords may still lie in the keychain, which did not answer.</source>
        <translation>Ses mots de passe sont peut-être encore dans le trousseau, qui n’a pas répondu.</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>Whether the meeting page brings guests in could not be tried.</source>
        <translation>On n’a pas pu essayer si la page des réunions fait entrer les invités.</translation>
    </message>
    <message>
        <source>Whom the meeting page asks could not be found out.</source>
        <translation>On n’a pas pu trouver qui interroge la page des réunions.</translation>
    </message>
    <message>
        <source>Whether hosts can choose their password could not be tried.</source>
        <translation>On n’a pas pu essayer si les organisateurs peuvent choisir leur mot de passe.</translation>
    </message>
    <message>
        <source>Whether other ports are closed could not be tried.</source>
        <translation>On n’a pas pu essayer si les autres ports sont fermés.</translation>
    </message>
    <message>
        <source>Whether the chat server answers over HTTPS could not be tried.</source>
        <translation>On n’a pas pu essayer si le serveur de chat répond par HTTPS.</translation>
    </message>
    <message>
        <source>Whether the chat server answers over WebSocket could not be tried.</source>
        <translation>On n’a pas pu essayer si le serveur de chat répond par WebSocket.</translation>
    </message>
    <message>
        <source>How hosts come in could not be tried.</source>
        <translation>On n’a pas pu essayer comment entrent les organisateurs.</translation>
    </message>
    <message>
        <source>How guests come in could not be tried.</source>
        <translation>On n’a pas pu essayer comment entrent les invités.</translation>
    </message>
    <message>
        <source>Whether a guest can open a meeting could not be tried.</source>
        <translation>On n’a pas pu essayer si un invité peut ouvrir une réunion.</translation>
    </message>
    <message>
        <source>Whether a guest can pass for a videobridge could not be tried.</source>
        <translation>On n’a pas pu essayer si un invité peut se faire passer pour un pont vidéo.</translation>
    </message>
    <message>
        <source>Whether a host can open a meeting could not be tried.</source>
        <translation>On n’a pas pu essayer si un organisateur peut ouvrir une réunion.</translation>
    </message>
    <message>
        <source>Whether a new room is locked could not be tried.</source>
        <translation>On n’a pas pu essayer si une nouvelle salle est fermée.</translation>
    </message>
    <message>
        <source>Whether a host comes in and learns the room&apos;s password could not be tried.</source>
        <translation>On n’a pas pu essayer si un organisateur entre et apprend le mot de passe de la salle.</translation>
    </message>
    <message>
        <source>Whether a room says that it has a password could not be tried.</source>
        <translation>On n’a pas pu essayer si une salle dit qu’elle a un mot de passe.</translation>
    </message>
    <message>
        <source>Whether a guest comes in with the right password only could not be tried.</source>
        <translation>On n’a pas pu essayer si un invité n’entre qu’avec le bon mot de passe.</translation>
    </message>
    <message>
        <source>No host was made for this proof, so none had to be removed.</source>
        <translation>Aucun organisateur n’a été créé pour cette vérification&#x202f;; il n’y avait donc personne à supprimer.</translation>
    </message>
    <message>
        <source>One thing could not be tried.</source>
        <translation>Une chose n’a pas pu être essayée.</translation>
    </message>
    <message>
        <source>Put right what is named above, then prove the server again.</source>
        <translation>Remettez en ordre ce qui est nommé plus haut, puis vérifiez de nouveau le serveur.</translation>
    </message>
    <message>
        <source>There is no trustworthy connection to the web server.</source>
        <translation>Il n’y a pas de connexion sûre avec le serveur web.</translation>
    </message>
</context>
<context>
    <name>ProofCertificate</name>
    <message>
        <source>Run “meethouse deploy” again: it asks for a certificate anew.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;»&#xa0;: il demande un nouveau certificat.</translation>
    </message>
    <message>
        <source>Name a valid certificate with its full chain in the settings and run “meethouse deploy” again.</source>
        <translation>Indiquez dans les réglages un certificat valable avec sa chaîne complète, et relancez «&#x202f;meethouse deploy&#x202f;».</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, or choose a certificate from Let&apos;s Encrypt in the settings.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;», ou choisissez dans les réglages un certificat de Let’s Encrypt.</translation>
    </message>
    <message>
        <source>The certificate is not for %1 but for %2.</source>
        <translation>Le certificat n’est pas pour %1 mais pour %2.</translation>
    </message>
    <message>
        <source>Every browser refuses such a page.</source>
        <translation>Tout navigateur refuse une telle page.</translation>
    </message>
    <message>
        <source>The certificate is valid from %1 to %2 only.</source>
        <translation>Le certificat n’est valable que de %1 à %2.</translation>
    </message>
    <message>
        <source>Every browser refuses it outside that time; a wrong clock on this computer looks the same.</source>
        <translation>Hors de cette période, tout navigateur le refuse&#x202f;; une horloge fausse sur cet ordinateur donne le même résultat.</translation>
    </message>
    <message>
        <source>The certificate ends soon, on %1.</source>
        <translation>Le certificat expire bientôt, le %1.</translation>
    </message>
    <message>
        <source>It should have been renewed by now.</source>
        <translation>Il aurait déjà dû être renouvelé.</translation>
    </message>
    <message>
        <source>The certificate is for %1, is trusted, comes from %2 and is valid until %3.</source>
        <translation>Le certificat est pour %1, il est digne de confiance, vient de %2 et vaut jusqu’au %3.</translation>
    </message>
    <message>
        <source>The certificate is the one the server made for itself, as your settings say; it is valid until %1.</source>
        <translation>Le certificat est celui que le serveur s’est fait lui-même, comme le disent vos réglages&#x202f;; il vaut jusqu’au %1.</translation>
    </message>
    <message>
        <source>It was compared with the one on the server; browsers will warn, and the phone apps refuse.</source>
        <translation>Il a été comparé à celui du serveur&#x202f;; les navigateurs avertiront, et les applications de téléphone refusent.</translation>
    </message>
    <message>
        <source>The certificate is yours, but this computer does not trust its issuer %1.</source>
        <translation>Le certificat est le vôtre, mais cet ordinateur ne se fie pas à son émetteur %1.</translation>
    </message>
    <message>
        <source>Either the chain is not complete, or the issuer is known inside your organisation only.</source>
        <translation>Soit la chaîne n’est pas complète, soit l’émetteur n’est connu que dans votre organisation.</translation>
    </message>
    <message>
        <source>The certificate is not trusted: its issuer is %1.</source>
        <translation>Le certificat n’est pas digne de confiance&#xa0;: son émetteur est %1.</translation>
    </message>
    <message>
        <source>The authority gave none, so the server shows one that it made for itself; or the authority is one for tests.</source>
        <translation>L’autorité n’en a pas donné, et le serveur montre donc celui qu’il s’est fait&#x202f;; ou c’est une autorité d’essai.</translation>
    </message>
    <message>
        <source>The name %1 leads to this server.</source>
        <translation>Le nom %1 mène à ce serveur.</translation>
    </message>
    <message>
        <source>The name %1 leads to %2, while we reach the server at %3.</source>
        <translation>Le nom %1 mène à %2, alors que nous atteignons le serveur à %3.</translation>
    </message>
    <message>
        <source>That is right for a server behind a router or with several addresses, and wrong otherwise.</source>
        <translation>C’est juste pour un serveur derrière un routeur ou avec plusieurs adresses, et faux sinon.</translation>
    </message>
    <message>
        <source>Compare it with the address that the hosting company gave you.</source>
        <translation>Comparez-la avec l’adresse que l’hébergeur vous a donnée.</translation>
    </message>
    <message>
        <source>The server shows no certificate.</source>
        <translation>Le serveur ne montre pas de certificat.</translation>
    </message>
    <message>
        <source>What answers at %1 shows a certificate that is not trusted and not the server&apos;s own.</source>
        <translation>Ce qui répond à %1 montre un certificat qui n’est ni digne de confiance ni celui du serveur.</translation>
    </message>
    <message>
        <source>The name may lead to another computer, or somebody stands between it and you.</source>
        <translation>Le nom mène peut-être à un autre ordinateur, ou quelqu’un se tient entre lui et vous.</translation>
    </message>
    <message>
        <source>Do not type any password there; check to which address the name leads, and try from another network.</source>
        <translation>N’y tapez aucun mot de passe&#x202f;; vérifiez à quelle adresse mène le nom, et essayez depuis un autre réseau.</translation>
    </message>
</context>
<context>
    <name>ProofInside</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;», qui remet en ordre ce qui manque.</translation>
    </message>
    <message>
        <source>Sign in to the server and look at what “journalctl -u %1” says, or start it again with “systemctl restart %1”.</source>
        <translation>Connectez-vous au serveur et regardez ce que dit «&#x202f;journalctl -u %1&#x202f;», ou redémarrez-le avec «&#x202f;systemctl restart %1&#x202f;».</translation>
    </message>
    <message>
        <source>All programs that meetings need are running.</source>
        <translation>Tous les programmes dont les réunions ont besoin fonctionnent.</translation>
    </message>
    <message>
        <source>Not running: %1.</source>
        <translation>Ne fonctionne pas&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Without them there are no meetings.</source>
        <translation>Sans eux, il n’y a pas de réunions.</translation>
    </message>
    <message>
        <source>Jitsi Meet %1 is installed, with all its parts.</source>
        <translation>Jitsi Meet %1 est installé, avec toutes ses parties.</translation>
    </message>
    <message>
        <source>Not wholly installed: %1.</source>
        <translation>Pas entièrement installé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>An installation or an update may have been broken off.</source>
        <translation>Une installation ou une mise à jour a peut-être été interrompue.</translation>
    </message>
    <message>
        <source>The web server accepts its configuration.</source>
        <translation>Le serveur web accepte sa configuration.</translation>
    </message>
    <message>
        <source>The web server nginx does not accept its configuration: %1</source>
        <translation>Le serveur web nginx n’accepte pas sa configuration&#xa0;: %1</translation>
    </message>
    <message>
        <source>It goes on with the old one, but after the next restart no page would open.</source>
        <translation>Il continue avec l’ancienne, mais après le prochain redémarrage aucune page ne s’ouvrirait.</translation>
    </message>
    <message>
        <source>Every program was started after its settings were last changed.</source>
        <translation>Chaque programme a été démarré après le dernier changement de ses réglages.</translation>
    </message>
    <message>
        <source>%1 still works with old settings: %2 was changed after it was started.</source>
        <translation>%1 travaille encore avec d’anciens réglages&#xa0;: %2 a été changé après son démarrage.</translation>
    </message>
    <message>
        <source>What a file says counts only once the program has read it.</source>
        <translation>Ce que dit un fichier ne compte qu’une fois que le programme l’a lu.</translation>
    </message>
    <message>
        <source>Restart it on the server with “systemctl restart %1”; running meetings are interrupted.</source>
        <translation>Redémarrez-le sur le serveur avec «&#x202f;systemctl restart %1&#x202f;»&#x202f;; les réunions en cours sont interrompues.</translation>
    </message>
    <message>
        <source>The chat server, the meeting focus and the bridge listen for the server itself only.</source>
        <translation>Le serveur de chat, le gestionnaire de réunions et le pont vidéo n’écoutent que le serveur lui-même.</translation>
    </message>
    <message>
        <source>None of the programs behind the web page listens.</source>
        <translation>Aucun des programmes derrière la page web n’écoute.</translation>
    </message>
    <message>
        <source>Programs that only the server itself should reach listen to everybody: port %1.</source>
        <translation>Des programmes que seul le serveur devrait atteindre écoutent tout le monde&#xa0;: port %1.</translation>
    </message>
    <message>
        <source>They are doors beside the one that is guarded.</source>
        <translation>Ce sont des portes à côté de celle qui est gardée.</translation>
    </message>
    <message>
        <source>The meeting focus jicofo gives no answer.</source>
        <translation>Le gestionnaire de réunions jicofo ne répond pas.</translation>
    </message>
    <message>
        <source>It decides who may open a meeting, so none can be opened.</source>
        <translation>Il décide qui peut ouvrir une réunion&#x202f;; on ne peut donc en ouvrir aucune.</translation>
    </message>
    <message>
        <source>The meeting focus opens meetings for signed-in hosts only.</source>
        <translation>Le gestionnaire de réunions n’ouvre des réunions qu’aux organisateurs connectés.</translation>
    </message>
    <message>
        <source>The meeting focus lets anybody open a meeting.</source>
        <translation>Le gestionnaire de réunions laisse n’importe qui ouvrir une réunion.</translation>
    </message>
    <message>
        <source>jicofo runs without the settings that ask for a host.</source>
        <translation>jicofo fonctionne sans les réglages qui demandent un organisateur.</translation>
    </message>
    <message>
        <source>The videobridge has checked itself and is well.</source>
        <translation>Le pont vidéo s’est contrôlé et va bien.</translation>
    </message>
    <message>
        <source>The videobridge was started %1 seconds ago and has not checked itself yet.</source>
        <translation>Le pont vidéo a démarré il y a %1 secondes et ne s’est pas encore contrôlé.</translation>
    </message>
    <message>
        <source>It does so a minute after its start; until then it calls itself well in any case.</source>
        <translation>Il le fait une minute après son démarrage&#x202f;; jusque-là, il se dit en bonne santé dans tous les cas.</translation>
    </message>
    <message>
        <source>Ask again in a minute.</source>
        <translation>Redemandez dans une minute.</translation>
    </message>
    <message>
        <source>The videobridge says that it is not well.</source>
        <translation>Le pont vidéo dit qu’il ne va pas bien.</translation>
    </message>
    <message>
        <source>The videobridge gives no answer.</source>
        <translation>Le pont vidéo ne répond pas.</translation>
    </message>
    <message>
        <source>Often it does not find a public address of its own, or memory is short; without it nobody sees or hears anybody.</source>
        <translation>Souvent, il ne trouve pas d’adresse publique à lui, ou la mémoire manque&#x202f;; sans lui, personne ne voit ni n’entend personne.</translation>
    </message>
    <message>
        <source>The meeting focus knows a videobridge that it can use.</source>
        <translation>Le gestionnaire de réunions connaît un pont vidéo qu’il peut utiliser.</translation>
    </message>
    <message>
        <source>The meeting focus has no videobridge that it can use.</source>
        <translation>Le gestionnaire de réunions n’a pas de pont vidéo qu’il puisse utiliser.</translation>
    </message>
    <message>
        <source>It knows one, but that one does not pass its checks.</source>
        <translation>Il en connaît un, mais celui-ci ne passe pas ses contrôles.</translation>
    </message>
    <message>
        <source>No bridge has signed in to the chat server.</source>
        <translation>Aucun pont vidéo ne s’est connecté au serveur de chat.</translation>
    </message>
    <message>
        <source>The videobridge asks nobody else for this server&apos;s address.</source>
        <translation>Le pont vidéo ne demande à personne d’autre l’adresse de ce serveur.</translation>
    </message>
    <message>
        <source>The videobridge asks a server of the Jitsi project for this server&apos;s address.</source>
        <translation>Le pont vidéo demande l’adresse de ce serveur à un serveur du projet Jitsi.</translation>
    </message>
    <message>
        <source>That server then knows of this one, and is needed for it to start.</source>
        <translation>Ce serveur-là connaît alors celui-ci, et il est nécessaire à son démarrage.</translation>
    </message>
    <message>
        <source>How much memory the %1 may take could not be found out.</source>
        <translation>On n’a pas pu trouver combien de mémoire %1 peut prendre.</translation>
    </message>
    <message>
        <source>It does not run.</source>
        <translation>Il ne fonctionne pas.</translation>
    </message>
    <message>
        <source>The %1 may take %2 of memory, and should take at most %3.</source>
        <translation>%1 peut prendre %2 de mémoire, et devrait en prendre au plus %3.</translation>
    </message>
    <message>
        <source>A program that takes more than there is would be ended in the middle of a meeting.</source>
        <translation>Un programme qui prend plus qu’il n’y a serait arrêté au milieu d’une réunion.</translation>
    </message>
    <message>
        <source>The two large programs take no more memory than this server can spare.</source>
        <translation>Les deux gros programmes ne prennent pas plus de mémoire que ce serveur ne peut en céder.</translation>
    </message>
    <message>
        <source>The meeting focus does not know the videobridge yet.</source>
        <translation>Le gestionnaire de réunions ne connaît pas encore le pont vidéo.</translation>
    </message>
    <message>
        <source>The videobridge was started %1 seconds ago and has not signed in to the chat server yet.</source>
        <translation>Le pont vidéo a démarré il y a %1 secondes et ne s’est pas encore connecté au serveur de chat.</translation>
    </message>
</context>
<context>
    <name>ProofKept</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;», qui remet en ordre ce qui manque.</translation>
    </message>
    <message>
        <source>No password of the setup lies about on the server.</source>
        <translation>Aucun mot de passe de l’installation ne traîne sur le serveur.</translation>
    </message>
    <message>
        <source>A file with a password of the setup is still there: %1.</source>
        <translation>Un fichier avec un mot de passe de l’installation est encore là&#xa0;: %1.</translation>
    </message>
    <message>
        <source>A run may be going on just now, or was broken off; only root can read the file, and a restart of the server deletes it.</source>
        <translation>Une exécution est peut-être en cours, ou a été interrompue&#x202f;; seul root peut lire le fichier, et un redémarrage du serveur le supprime.</translation>
    </message>
    <message>
        <source>Let the run come to its end, or run “meethouse deploy” again.</source>
        <translation>Laissez l’exécution se terminer, ou relancez «&#x202f;meethouse deploy&#x202f;».</translation>
    </message>
    <message>
        <source>Hosts&apos; passwords are kept so that nobody can read them.</source>
        <translation>Les mots de passe des organisateurs sont gardés de façon que personne ne puisse les lire.</translation>
    </message>
    <message>
        <source>Hosts&apos; passwords are not kept as the setup wants it.</source>
        <translation>Les mots de passe des organisateurs ne sont pas gardés comme le veut l’installation.</translation>
    </message>
    <message>
        <source>Whoever reads the server&apos;s files could read passwords.</source>
        <translation>Qui lit les fichiers du serveur pourrait lire des mots de passe.</translation>
    </message>
    <message>
        <source>The rules for rooms on the server are those of your settings.</source>
        <translation>Les règles pour les salles sur le serveur sont celles de vos réglages.</translation>
    </message>
    <message>
        <source>The rules for rooms on the server are not those of your settings.</source>
        <translation>Les règles pour les salles sur le serveur ne sont pas celles de vos réglages.</translation>
    </message>
    <message>
        <source>The chat server&apos;s file is missing, is not named by the stock one, or was changed by hand.</source>
        <translation>Le fichier du serveur de chat manque, n’est pas nommé par celui d’origine, ou a été modifié à la main.</translation>
    </message>
    <message>
        <source>What the web server writes down of its visitors could not be found out.</source>
        <translation>On n’a pas pu trouver ce que le serveur web note de ses visiteurs.</translation>
    </message>
    <message>
        <source>The configuration of its site is not where the packages put it.</source>
        <translation>La configuration de son site n’est pas là où les paquets la mettent.</translation>
    </message>
    <message>
        <source>The web server writes down neither whole addresses nor names of rooms.</source>
        <translation>Le serveur web ne note ni adresses entières ni noms de salles.</translation>
    </message>
    <message>
        <source>The web server writes down visitors&apos; whole addresses and the names of rooms (at port %1).</source>
        <translation>Le serveur web note les adresses entières des visiteurs et les noms des salles (au port %1).</translation>
    </message>
    <message>
        <source>Who met whom can be read from its log, and the papers have to say so.</source>
        <translation>Son journal permet de lire qui a rencontré qui, et les documents doivent le dire.</translation>
    </message>
</context>
<context>
    <name>ProofMeeting</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;», qui remet en ordre ce qui manque.</translation>
    </message>
    <message>
        <source>The host made for this proof, %1, could not be removed at once.</source>
        <translation>L’organisateur créé pour cette vérification, %1, n’a pas pu être supprimé tout de suite.</translation>
    </message>
    <message>
        <source>It ends by itself after a quarter of an hour.</source>
        <translation>Il disparaît de lui-même après un quart d’heure.</translation>
    </message>
    <message>
        <source>The host made for this proof, %1, can still sign in.</source>
        <translation>L’organisateur créé pour cette vérification, %1, peut encore se connecter.</translation>
    </message>
    <message>
        <source>Removing a host does not work.</source>
        <translation>La suppression d’un organisateur ne fonctionne pas.</translation>
    </message>
    <message>
        <source>Remove it with “meethouse hosts remove”, and send a report.</source>
        <translation>Supprimez-le avec «&#x202f;meethouse hosts remove&#x202f;», et envoyez un rapport.</translation>
    </message>
    <message>
        <source>The host made for this proof is gone again and cannot sign in.</source>
        <translation>L’organisateur créé pour cette vérification n’est plus là et ne peut pas se connecter.</translation>
    </message>
    <message>
        <source>A guest cannot open a meeting.</source>
        <translation>Un invité ne peut pas ouvrir de réunion.</translation>
    </message>
    <message>
        <source>A guest could open a meeting.</source>
        <translation>Un invité a pu ouvrir une réunion.</translation>
    </message>
    <message>
        <source>Anybody who knows the address can use the server.</source>
        <translation>Quiconque connaît l’adresse peut utiliser le serveur.</translation>
    </message>
    <message>
        <source>The meeting focus gives guests no proper answer (%1).</source>
        <translation>Le gestionnaire de réunions ne donne pas de vraie réponse aux invités (%1).</translation>
    </message>
    <message>
        <source>It may not run, or not be signed in to the chat server.</source>
        <translation>Il ne fonctionne peut-être pas, ou n’est pas connecté au serveur de chat.</translation>
    </message>
    <message>
        <source>A guest can enter the room where videobridges meet.</source>
        <translation>Un invité peut entrer dans la salle où se retrouvent les ponts vidéo.</translation>
    </message>
    <message>
        <source>A stranger could pass for the videobridge and be sent picture and sound.</source>
        <translation>Un inconnu pourrait se faire passer pour le pont vidéo et recevoir l’image et le son.</translation>
    </message>
    <message>
        <source>A guest cannot pass for a videobridge.</source>
        <translation>Un invité ne peut pas se faire passer pour un pont vidéo.</translation>
    </message>
    <message>
        <source>A signed-in host cannot open a meeting (%1).</source>
        <translation>Un organisateur connecté ne peut pas ouvrir de réunion (%1).</translation>
    </message>
    <message>
        <source>The meeting focus does not take the account for a host.</source>
        <translation>Le gestionnaire de réunions ne prend pas le compte pour celui d’un organisateur.</translation>
    </message>
    <message>
        <source>A signed-in host&apos;s meeting does not become ready.</source>
        <translation>La réunion d’un organisateur connecté ne devient pas prête.</translation>
    </message>
    <message>
        <source>The meeting focus cannot enter the room itself.</source>
        <translation>Le gestionnaire de réunions ne peut pas entrer lui-même dans la salle.</translation>
    </message>
    <message>
        <source>A signed-in host can open a meeting.</source>
        <translation>Un organisateur connecté peut ouvrir une réunion.</translation>
    </message>
    <message>
        <source>A guest came into a new room without its password.</source>
        <translation>Un invité est entré dans une nouvelle salle sans son mot de passe.</translation>
    </message>
    <message>
        <source>The rules for rooms are not at work.</source>
        <translation>Les règles pour les salles n’agissent pas.</translation>
    </message>
    <message>
        <source>A guest at the door of a new room gets no answer.</source>
        <translation>Un invité à la porte d’une nouvelle salle ne reçoit pas de réponse.</translation>
    </message>
    <message>
        <source>A guest at the door of a new room gets a wrong answer (%1).</source>
        <translation>Un invité à la porte d’une nouvelle salle reçoit une mauvaise réponse (%1).</translation>
    </message>
    <message>
        <source>A guest&apos;s browser would not ask for the password.</source>
        <translation>Le navigateur d’un invité ne demanderait pas le mot de passe.</translation>
    </message>
    <message>
        <source>A new room is locked from its first second: a guest needs its password.</source>
        <translation>Une nouvelle salle est fermée dès la première seconde&#xa0;: un invité a besoin de son mot de passe.</translation>
    </message>
    <message>
        <source>A host is asked for the password of the host&apos;s own room, or kept out (%1).</source>
        <translation>On demande à un organisateur le mot de passe de sa propre salle, ou on le laisse dehors (%1).</translation>
    </message>
    <message>
        <source>The rules for rooms do not recognise hosts.</source>
        <translation>Les règles pour les salles ne reconnaissent pas les organisateurs.</translation>
    </message>
    <message>
        <source>A host comes into the room, but is not told its password.</source>
        <translation>Un organisateur entre dans la salle, mais n’apprend pas son mot de passe.</translation>
    </message>
    <message>
        <source>Without it the host cannot let guests in.</source>
        <translation>Sans lui, l’organisateur ne peut pas laisser entrer d’invités.</translation>
    </message>
    <message>
        <source>A host comes in without being asked for a password, and is told it.</source>
        <translation>Un organisateur entre sans qu’on lui demande de mot de passe, et on le lui dit.</translation>
    </message>
    <message>
        <source>The room tells browsers that it has a password.</source>
        <translation>La salle dit aux navigateurs qu’elle a un mot de passe.</translation>
    </message>
    <message>
        <source>The room does not tell browsers that it has a password.</source>
        <translation>La salle ne dit pas aux navigateurs qu’elle a un mot de passe.</translation>
    </message>
    <message>
        <source>Hosts would see their meeting as open to everybody.</source>
        <translation>Les organisateurs verraient leur réunion comme ouverte à tous.</translation>
    </message>
    <message>
        <source>A guest came in with a wrong password.</source>
        <translation>Un invité est entré avec un mauvais mot de passe.</translation>
    </message>
    <message>
        <source>A guest with the right password is kept out (%1).</source>
        <translation>Un invité avec le bon mot de passe reste dehors (%1).</translation>
    </message>
    <message>
        <source>Guests could not come to meetings.</source>
        <translation>Les invités ne pourraient pas venir aux réunions.</translation>
    </message>
    <message>
        <source>A guest comes in with the right password, and not with a wrong one.</source>
        <translation>Un invité entre avec le bon mot de passe, et pas avec un mauvais.</translation>
    </message>
    <message>
        <source>The meeting did not come so far.</source>
        <translation>La réunion n’est pas allée jusque-là.</translation>
    </message>
</context>
<context>
    <name>ProofPages</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;», qui remet en ordre ce qui manque.</translation>
    </message>
    <message>
        <source>The meeting page brings guests in as guests, without an account.</source>
        <translation>La page des réunions fait entrer les invités comme invités, sans compte.</translation>
    </message>
    <message>
        <source>The meeting page does not know where guests come in.</source>
        <translation>La page des réunions ne sait pas par où entrent les invités.</translation>
    </message>
    <message>
        <source>The meeting page sends guests to %1 instead of %2.</source>
        <translation>La page des réunions envoie les invités à %1 au lieu de %2.</translation>
    </message>
    <message>
        <source>Guests would be asked for a host&apos;s name and password.</source>
        <translation>On demanderait aux invités le nom et le mot de passe d’un organisateur.</translation>
    </message>
    <message>
        <source>As set on the server, the meeting page asks no other server.</source>
        <translation>Telle qu’elle est réglée sur le serveur, la page des réunions n’interroge aucun autre serveur.</translation>
    </message>
    <message>
        <source>The meeting page also asks: %1.</source>
        <translation>La page des réunions interroge aussi&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Your settings leave third parties as Jitsi has them.</source>
        <translation>Vos réglages laissent les tiers comme Jitsi les a.</translation>
    </message>
    <message>
        <source>Your settings say that it asks nobody else; those servers learn who is in a meeting.</source>
        <translation>Vos réglages disent qu’elle n’interroge personne d’autre&#x202f;; ces serveurs apprennent qui est dans une réunion.</translation>
    </message>
    <message>
        <source>The web server does not deliver %1: it answers with state %2.</source>
        <translation>Le serveur web ne livre pas %1&#xa0;: il répond par l’état %2.</translation>
    </message>
    <message>
        <source>Without it meetings do not work.</source>
        <translation>Sans cela, les réunions ne fonctionnent pas.</translation>
    </message>
    <message>
        <source>The settings of the meeting page could not be read.</source>
        <translation>Les réglages de la page des réunions n’ont pas pu être lus.</translation>
    </message>
    <message>
        <source>The page where hosts choose their password is there and well guarded.</source>
        <translation>La page où les organisateurs choisissent leur mot de passe est là et bien protégée.</translation>
    </message>
    <message>
        <source>The page where hosts choose their password lacks protection: %1.</source>
        <translation>La page où les organisateurs choisissent leur mot de passe manque d’une protection&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Passwords are typed there, so it must not be shown inside other pages or load anything from elsewhere.</source>
        <translation>On y tape des mots de passe&#x202f;; elle ne doit donc pas s’afficher dans d’autres pages ni rien charger d’ailleurs.</translation>
    </message>
    <message>
        <source>The notices for everybody are published.</source>
        <translation>Les informations pour tous sont publiées.</translation>
    </message>
    <message>
        <source>The published notices lack protection: %1.</source>
        <translation>Il manque une protection aux informations publiées&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Without it their page could be made to show something else, or to tell others who reads it.</source>
        <translation>Sans elle, on pourrait faire afficher autre chose à leur page, ou lui faire dire à d’autres qui la lit.</translation>
    </message>
    <message>
        <source>Publish them again with “meethouse documents publish”.</source>
        <translation>Publiez-les de nouveau avec «&#x202f;meethouse documents publish&#x202f;».</translation>
    </message>
</context>
<context>
    <name>ProofPorts</name>
    <message>
        <source>The server&apos;s address cannot be reached from this computer.</source>
        <translation>L’adresse du serveur est injoignable depuis cet ordinateur.</translation>
    </message>
    <message>
        <source>From outside, nobody reaches the chat server, the meeting focus or the bridge beside the web page.</source>
        <translation>De l’extérieur, personne n’atteint le serveur de chat, le gestionnaire de réunions ou le pont vidéo à côté de la page web.</translation>
    </message>
    <message>
        <source>From outside, these ports are open that should not be: %1.</source>
        <translation>De l’extérieur, ces ports sont ouverts et ne devraient pas l’être&#xa0;: %1.</translation>
    </message>
    <message>
        <source>They are doors beside the one that is guarded.</source>
        <translation>Ce sont des portes à côté de celle qui est gardée.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again; if they stay open, look what else listens there.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;»&#x202f;; s’ils restent ouverts, regardez ce qui y écoute d’autre.</translation>
    </message>
</context>
<context>
    <name>ProofRelay</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;», qui remet en ordre ce qui manque.</translation>
    </message>
    <message>
        <source>The relay does not answer this computer at port %1.</source>
        <translation>Le relais ne répond pas à cet ordinateur au port %1.</translation>
    </message>
    <message>
        <source>This computer&apos;s network may hold that port back, or the hosting company&apos;s firewall does.</source>
        <translation>Le réseau de cet ordinateur retient peut-être ce port, ou bien le pare-feu de l’hébergeur le fait.</translation>
    </message>
    <message>
        <source>Let in %1/tcp in your hosting company&apos;s panel, and try “meethouse verify” from another network.</source>
        <translation>Laissez entrer %1/tcp dans le panneau de votre hébergeur et essayez «&#x202f;meethouse verify&#x202f;» depuis un autre réseau.</translation>
    </message>
    <message>
        <source>Guests are told of no relay.</source>
        <translation>Aucun relais n’est indiqué aux invités.</translation>
    </message>
    <message>
        <source>Whose network holds back UDP has neither picture nor sound.</source>
        <translation>Qui est sur un réseau qui retient UDP n’a ni image ni son.</translation>
    </message>
    <message>
        <source>The relay tells guests an address that they do not reach: %1.</source>
        <translation>Le relais indique aux invités une adresse qu’ils ne joignent pas&#xa0;: %1.</translation>
    </message>
    <message>
        <source>A router in front of the server translates addresses, and the relay was not told.</source>
        <translation>Un routeur devant le serveur traduit les adresses, et le relais ne le sait pas.</translation>
    </message>
    <message>
        <source>Connect to the server by its public address and run “meethouse deploy” again.</source>
        <translation>Connectez-vous au serveur par son adresse publique et relancez «&#x202f;meethouse deploy&#x202f;».</translation>
    </message>
    <message>
        <source>Guests whose network holds back UDP get picture and sound over TLS, through port %1.</source>
        <translation>Les invités dont le réseau retient UDP reçoivent image et son par TLS, par le port %1.</translation>
    </message>
</context>
<context>
    <name>ProofSignIns</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;», qui remet en ordre ce qui manque.</translation>
    </message>
    <message>
        <source>The chat server answers over HTTPS, for browsers behind strict firewalls.</source>
        <translation>Le serveur de chat répond par HTTPS, pour les navigateurs derrière des pare-feu stricts.</translation>
    </message>
    <message>
        <source>The chat server answers over WebSocket, as browsers ask it.</source>
        <translation>Le serveur de chat répond par WebSocket, comme les navigateurs le demandent.</translation>
    </message>
    <message>
        <source>The chat server did not answer.</source>
        <translation>Le serveur de chat n’a pas répondu.</translation>
    </message>
    <message>
        <source>Anybody comes in as a host, without name and password.</source>
        <translation>N’importe qui entre comme organisateur, sans nom ni mot de passe.</translation>
    </message>
    <message>
        <source>The chat server lets strangers in where hosts sign in.</source>
        <translation>Le serveur de chat laisse entrer des inconnus là où se connectent les organisateurs.</translation>
    </message>
    <message>
        <source>Hosts cannot sign in with a password.</source>
        <translation>Les organisateurs ne peuvent pas se connecter avec un mot de passe.</translation>
    </message>
    <message>
        <source>The chat server offers none of the ways that browsers know.</source>
        <translation>Le serveur de chat ne propose aucune des façons que connaissent les navigateurs.</translation>
    </message>
    <message>
        <source>Hosts come in with name and password, and not without.</source>
        <translation>Les organisateurs entrent avec nom et mot de passe, et pas sans.</translation>
    </message>
    <message>
        <source>Guests come in without an account.</source>
        <translation>Les invités entrent sans compte.</translation>
    </message>
    <message>
        <source>Guests do not come in without an account.</source>
        <translation>Les invités n’entrent pas sans compte.</translation>
    </message>
    <message>
        <source>Where guests come in, the chat server offers: %1.</source>
        <translation>Là où entrent les invités, le serveur de chat propose&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>ProofUpkeep</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;», qui remet en ordre ce qui manque.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing sees to it that logs about participants are deleted after %n day(s).</source>
        <translation>
            <numerusform>Rien ne veille à ce que les journaux sur les participants soient supprimés après %n jour.</numerusform>
            <numerusform>Rien ne veille à ce que les journaux sur les participants soient supprimés après %n jours.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules for it are missing, are not those of your settings, or are not followed.</source>
        <translation>Les règles pour cela manquent, ne sont pas celles de vos réglages, ou ne sont pas suivies.</translation>
    </message>
    <message>
        <source>A log is still there that should have been deleted: %1.</source>
        <translation>Un journal qui aurait dû être supprimé est encore là&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The daily job that deletes old logs did not run, or could not delete it.</source>
        <translation>La tâche quotidienne qui supprime les vieux journaux n’a pas tourné, ou n’a pas pu le supprimer.</translation>
    </message>
    <message>
        <source>Sign in to the server and look at what “systemctl status logrotate” says.</source>
        <translation>Connectez-vous au serveur et regardez ce que dit «&#x202f;systemctl status logrotate&#x202f;».</translation>
    </message>
    <message>
        <source>The relay writes participants&apos; addresses into the system&apos;s journal.</source>
        <translation>Le relais écrit des adresses de participants dans le journal du système.</translation>
    </message>
    <message>
        <source>The journal is kept for longer than your settings allow logs about participants.</source>
        <translation>Le journal du système est gardé plus longtemps que vos réglages ne le permettent pour les journaux sur les participants.</translation>
    </message>
    <message numerus="yes">
        <source>Logs about participants are deleted after %n day(s).</source>
        <translation>
            <numerusform>Les journaux sur les participants sont supprimés après %n jour.</numerusform>
            <numerusform>Les journaux sur les participants sont supprimés après %n jours.</numerusform>
        </translation>
    </message>
    <message>
        <source>A firewall shuts every door that meetings do not need.</source>
        <translation>Un pare-feu ferme toutes les portes dont les réunions n’ont pas besoin.</translation>
    </message>
    <message>
        <source>The firewall is not in force.</source>
        <translation>Le pare-feu n’est pas en vigueur.</translation>
    </message>
    <message>
        <source>The server takes it back by itself when nobody confirms that he still comes in; or somebody switched it off.</source>
        <translation>Le serveur le retire de lui-même quand personne ne confirme qu’il entre encore&#x202f;; ou quelqu’un l’a désactivé.</translation>
    </message>
    <message>
        <source>Security updates are installed by themselves, between %1 of the server&apos;s clock.</source>
        <translation>Les mises à jour de sécurité s’installent d’elles-mêmes, entre %1 à l’horloge du serveur.</translation>
    </message>
    <message>
        <source>Security updates are not installed by themselves.</source>
        <translation>Les mises à jour de sécurité ne s’installent pas d’elles-mêmes.</translation>
    </message>
    <message>
        <source>Their job was switched off, or its program was removed.</source>
        <translation>Leur tâche a été désactivée, ou leur programme supprimé.</translation>
    </message>
</context>
<context>
    <name>Proving</name>
    <message>
        <source>Not every promise holds.</source>
        <translation>Toutes les promesses ne sont pas tenues.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation>
            <numerusform>%n contrôle a dit non.</numerusform>
            <numerusform>%n contrôles ont dit non.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do what stands beside each of them, then start “meethouse verify”.</source>
        <translation>Faites ce qui est écrit à côté de chacune, puis lancez «&#x202f;meethouse verify&#x202f;».</translation>
    </message>
</context>
<context>
    <name>Publication</name>
    <message>
        <source>Publish the notices</source>
        <translation>Publier les informations sur la protection des données</translation>
    </message>
    <message>
        <source>Whoever comes to a meeting can read them before it, in the languages you chose.</source>
        <translation>Qui vient à une réunion peut les lire avant, dans les langues que vous avez choisies.</translation>
    </message>
    <message>
        <source>Take the notices down</source>
        <translation>Retirer les informations</translation>
    </message>
    <message>
        <source>You do not want them shown at the meeting server any more.</source>
        <translation>Vous ne voulez plus qu’elles soient affichées sur le serveur de réunion.</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>The ports could not be tried.</source>
        <translation>Les ports n’ont pas pu être essayés.</translation>
    </message>
    <message>
        <source>The server has no working perl, which every Debian has.</source>
        <translation>Le serveur n’a pas de perl qui fonctionne, alors que tout Debian en a un.</translation>
    </message>
    <message>
        <source>Look at the detail, or go on without.</source>
        <translation>Regardez le détail, ou continuez sans.</translation>
    </message>
</context>
<context>
    <name>Relay</name>
    <message>
        <source>What answers at port %1 of %2 is no relay.</source>
        <translation>Ce qui répond au port %1 de %2 n’est pas un relais.</translation>
    </message>
    <message>
        <source>Another program may hold the port.</source>
        <translation>Un autre programme occupe peut-être le port.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, and look what listens there.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;» et regardez ce qui écoute là.</translation>
    </message>
    <message>
        <source>The relay refuses a guest who came with what the chat server gave out (%1).</source>
        <translation>Le relais refuse un invité venu avec ce que le serveur de discussion a donné (%1).</translation>
    </message>
    <message>
        <source>The relay and the chat server may not share the same secret, or the relay is full.</source>
        <translation>Le relais et le serveur de discussion ne partagent peut-être pas le même secret, ou le relais est plein.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, and send a report if it stays so.</source>
        <translation>Relancez «&#x202f;meethouse deploy&#x202f;» et envoyez un rapport si cela persiste.</translation>
    </message>
</context>
<context>
    <name>Render</name>
    <message>
        <source>A file for the server could not be written.</source>
        <translation>Un fichier pour le serveur n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>One of the values that belong into it has a letter that is not allowed there, or is missing.</source>
        <translation>L’une des valeurs qui y ont leur place contient une lettre qui n’y est pas permise, ou manque.</translation>
    </message>
    <message>
        <source>Please report this with the detail below.</source>
        <translation>Veuillez le signaler avec le détail ci-dessous.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The report “%1” could not be written.</source>
        <translation>Le rapport «&#x202f;%1&#x202f;» n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Choisissez un autre dossier, ou faites de la place sur le disque.</translation>
    </message>
</context>
<context>
    <name>ReportCommand</name>
    <message>
        <source>The report needs the name of one file.</source>
        <translation>Le rapport a besoin du nom d’un seul fichier.</translation>
    </message>
    <message>
        <source>For example “meethouse report --server … report.json”.</source>
        <translation>Par exemple «&#x202f;meethouse report --server … report.json&#x202f;».</translation>
    </message>
    <message>
        <source>The report is in %1. It holds no passwords; look through it before you send it.</source>
        <translation>Le rapport est dans %1. Il ne contient pas de mots de passe&#x202f;; parcourez-le avant de l’envoyer.</translation>
    </message>
</context>
<context>
    <name>RoomsCommand</name>
    <message>
        <source>The command needs the name of one room.</source>
        <translation>La commande a besoin du nom d’une seule salle.</translation>
    </message>
    <message>
        <source>“meethouse rooms list” shows the reserved ones.</source>
        <translation>«&#x202f;meethouse rooms list&#x202f;» montre celles qui sont réservées.</translation>
    </message>
    <message>
        <source>(any host)</source>
        <translation>(tout organisateur)</translation>
    </message>
    <message>
        <source>a meeting is in it</source>
        <translation>une réunion y est en cours</translation>
    </message>
    <message>
        <source>No room is reserved. Hosts reserve theirs on the account page.</source>
        <translation>Aucune salle n’est réservée. Les organisateurs réservent les leurs sur la page de leur compte.</translation>
    </message>
    <message>
        <source>The room “%1” is free again.</source>
        <translation>La salle «&#x202f;%1&#x202f;» est de nouveau libre.</translation>
    </message>
    <message>
        <source>The room “%1” is reserved. The password for guests, told this once: %2
The link: %3</source>
        <translation>La salle «&#x202f;%1&#x202f;» est réservée. Le mot de passe pour les invités, dit cette seule fois&#xa0;: %2
Le lien&#xa0;: %3</translation>
    </message>
    <message>
        <source>The room “%1” has another password for guests, told this once: %2
The link: %3
Invitations sent before no longer work.</source>
        <translation>La salle «&#x202f;%1&#x202f;» a un autre mot de passe pour les invités, dit cette seule fois&#xa0;: %2
Le lien&#xa0;: %3
Les invitations déjà envoyées ne servent plus.</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>The server could not do what it was asked.</source>
        <translation>Le serveur n’a pas pu faire ce qui lui était demandé.</translation>
    </message>
    <message>
        <source>The script that was sent to it ended before its work was done.</source>
        <translation>Le script qui lui a été envoyé s’est terminé avant que son travail soit fait.</translation>
    </message>
    <message>
        <source>The run was left to itself.</source>
        <translation>L’exécution a été laissée à elle-même.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>La connexion avec le serveur a été perdue.</translation>
    </message>
    <message>
        <source>It goes on at the server without this computer.</source>
        <translation>Elle continue sur le serveur sans cet ordinateur.</translation>
    </message>
    <message>
        <source>What was started there may go on without this computer.</source>
        <translation>Ce qui y a été commencé continue peut-être sans cet ordinateur.</translation>
    </message>
    <message>
        <source>Connect again and follow the run.</source>
        <translation>Connectez-vous de nouveau et suivez l’exécution.</translation>
    </message>
    <message>
        <source>Another run holds the server.</source>
        <translation>Une autre exécution occupe le serveur.</translation>
    </message>
    <message>
        <source>It was started by %1 at %2.</source>
        <translation>Elle a été lancée par %1 à %2.</translation>
    </message>
    <message>
        <source>Wait until it has ended, follow it or cancel it.</source>
        <translation>Attendez qu’elle soit terminée, suivez-la ou interrompez-la.</translation>
    </message>
    <message>
        <source>The system&apos;s own bookkeeping of packages and accounts, with its backups and logs, remembers what was done.</source>
        <translation>La comptabilité que le système tient lui-même des paquets et des comptes, avec ses sauvegardes et ses journaux, se souvient de ce qui a été fait.</translation>
    </message>
    <message>
        <source>The package %1 was upgraded from %2 and stays so.</source>
        <translation>Le paquet %1 a été mis à jour depuis %2 et le reste.</translation>
    </message>
    <message>
        <source>The answer to the package question %1 was ours and stays.</source>
        <translation>La réponse à la question de paquet %1 était la nôtre et reste.</translation>
    </message>
    <message>
        <source>The package %1 stays, because others have come to need it.</source>
        <translation>Le paquet %1 reste, parce que d’autres en ont maintenant besoin.</translation>
    </message>
    <message>
        <source>%1 was not there before and stays.</source>
        <translation>%1 n’était pas là avant et reste.</translation>
    </message>
    <message>
        <source>The system user %1 was made by a package and stays.</source>
        <translation>L’utilisateur système %1 a été créé par un paquet et reste.</translation>
    </message>
    <message>
        <source>The group %1 was made by a package and stays.</source>
        <translation>Le groupe %1 a été créé par un paquet et reste.</translation>
    </message>
    <message>
        <source>The run did not come to its end.</source>
        <translation>L’exécution n’est pas allée jusqu’au bout.</translation>
    </message>
    <message>
        <source>The step “%1” did not succeed.</source>
        <translation>L’étape «&#x202f;%1&#x202f;» n’a pas réussi.</translation>
    </message>
    <message>
        <source>Look at what it said in the details, then try again.</source>
        <translation>Regardez dans les détails ce qu’il a dit, puis réessayez.</translation>
    </message>
</context>
<context>
    <name>RunResult</name>
    <message>
        <source>The run was cancelled.</source>
        <translation>L’exécution a été interrompue.</translation>
    </message>
    <message>
        <source>Somebody asked the server to stop it.</source>
        <translation>Quelqu’un a demandé au serveur de l’arrêter.</translation>
    </message>
    <message>
        <source>Start the command again to go on, or take everything back with “meethouse undo”.</source>
        <translation>Relancez la commande pour continuer, ou annulez tout avec «&#x202f;meethouse undo&#x202f;».</translation>
    </message>
</context>
<context>
    <name>SecretsFile</name>
    <message>
        <source>It has to be a JSON object, for example {&quot;password&quot;: &quot;…&quot;}.</source>
        <translation>Ce doit être un objet JSON, par exemple {&quot;password&quot;: &quot;…&quot;}.</translation>
    </message>
    <message>
        <source>The secrets file “%1” cannot be read.</source>
        <translation>Le fichier de mots de passe «&#x202f;%1&#x202f;» ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Check the name after --secrets.</source>
        <translation>Vérifiez le nom après --secrets.</translation>
    </message>
    <message>
        <source>The secrets file is not valid JSON.</source>
        <translation>Le fichier de mots de passe n’est pas un JSON valable.</translation>
    </message>
    <message>
        <source>The secret “%1” has to be a text.</source>
        <translation>Le secret «&#x202f;%1&#x202f;» doit être un texte.</translation>
    </message>
    <message>
        <source>The secrets file has a key “%1” that is not known.</source>
        <translation>Le fichier de mots de passe a une clé «&#x202f;%1&#x202f;» qui n’est pas connue.</translation>
    </message>
</context>
<context>
    <name>ServerAddress</name>
    <message>
        <source>“%1” is not the address of a server.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas l’adresse d’un serveur.</translation>
    </message>
    <message>
        <source>Write it as USER@HOST or USER@HOST:PORT, for example root@meet.example.org or root@[2001:db8::1]:22.</source>
        <translation>Écrivez-la sous la forme UTILISATEUR@HOST ou UTILISATEUR@HOST:PORT, par exemple root@meet.example.org ou root@[2001:db8::1]:22.</translation>
    </message>
    <message>
        <source>It does not say which user to sign in as.</source>
        <translation>Elle ne dit pas avec quel utilisateur se connecter.</translation>
    </message>
    <message>
        <source>A user&apos;s name is made of letters, digits, hyphens, dots and underscores, at most 32 of them.</source>
        <translation>Le nom d’un utilisateur se compose de lettres, de chiffres, de tirets, de points et de tirets bas, 32 au plus.</translation>
    </message>
    <message>
        <source>The bracket around the IPv6 address is not closed properly.</source>
        <translation>Le crochet autour de l’adresse IPv6 n’est pas bien fermé.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>Le port est un nombre de 1 à 65535.</translation>
    </message>
    <message>
        <source>What stands after the @ is neither a name nor an IP address of a server.</source>
        <translation>Ce qui suit le @ n’est ni un nom ni une adresse IP de serveur.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The server %1 is not known yet. Its key is %2 (%3).
Compare it with what your hosting company shows. Go on? (yes, no, or paste the fingerprint)</source>
        <translation>Le serveur %1 n’est pas encore connu. Sa clé est %2 (%3).
Comparez-la avec ce que montre votre hébergeur. Continuer&#x202f;? (oui, non, ou collez l’empreinte)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Connexion à %1…</translation>
    </message>
    <message>
        <source>The settings file “%1” cannot be read.</source>
        <translation>Le fichier de réglages «&#x202f;%1&#x202f;» ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Check the name after --settings.</source>
        <translation>Vérifiez le nom après --settings.</translation>
    </message>
</context>
<context>
    <name>SettingsCommand</name>
    <message>
        <source>No settings file was named.</source>
        <translation>Aucun fichier de réglages n’a été indiqué.</translation>
    </message>
    <message>
        <source>Name it with --settings.</source>
        <translation>Indiquez-le avec --settings.</translation>
    </message>
    <message>
        <source>The settings are valid.</source>
        <translation>Les réglages sont valables.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The agent on this computer holds no key.</source>
        <translation>L’agent de cet ordinateur ne contient aucune clé.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n key(s) of the agent were not taken, the others were left aside.</source>
        <translation>
            <numerusform>La première clé (%n) de l’agent n’a pas été acceptée, les autres ont été laissées de côté.</numerusform>
            <numerusform>Les %n premières clés de l’agent n’ont pas été acceptées, les autres ont été laissées de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes none of the agent&apos;s keys.</source>
        <translation>Il n’accepte aucune des clés de l’agent.</translation>
    </message>
    <message>
        <source>It does not take the key “%1”.</source>
        <translation>Il n’accepte pas la clé «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>It is damaged, or of a kind that this program does not know.</source>
        <translation>Elle est abîmée, ou d’une sorte que ce programme ne connaît pas.</translation>
    </message>
    <message>
        <source>The key “%1” is locked.</source>
        <translation>La clé «&#x202f;%1&#x202f;» est verrouillée.</translation>
    </message>
    <message numerus="yes">
        <source>That was not its passphrase; %n attempt(s) left.</source>
        <translation>
            <numerusform>Ce n’était pas sa phrase secrète&#x202f;; il reste %n essai.</numerusform>
            <numerusform>Ce n’était pas sa phrase secrète&#x202f;; il reste %n essais.</numerusform>
        </translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>%1 asks:</source>
        <translation>%1 demande&#xa0;:</translation>
    </message>
    <message>
        <source>%1 asks: %2</source>
        <translation>%1 demande&#xa0;: %2</translation>
    </message>
    <message>
        <source>A question of the server was left without an answer.</source>
        <translation>Une question du serveur est restée sans réponse.</translation>
    </message>
    <message>
        <source>The password was not the right one.</source>
        <translation>Le mot de passe n’était pas le bon.</translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation>Aucun mot de passe n’a été donné.</translation>
    </message>
    <message>
        <source>Signing in to %1 as %2.</source>
        <translation>Connexion à %1 en tant que %2.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message numerus="yes">
        <source>That was not accepted; %n attempt(s) left.</source>
        <translation>
            <numerusform>Cela n’a pas été accepté&#x202f;; il reste %n essai.</numerusform>
            <numerusform>Cela n’a pas été accepté&#x202f;; il reste %n essais.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ssh</name>
    <message>
        <source>The server %1 could not be reached.</source>
        <translation>Le serveur %1 n’a pas pu être atteint.</translation>
    </message>
    <message>
        <source>Stopped, as you asked.</source>
        <translation>Arrêté, comme vous l’avez demandé.</translation>
    </message>
    <message>
        <source>Start again whenever you like.</source>
        <translation>Recommencez quand vous voulez.</translation>
    </message>
    <message>
        <source>A computer is there, but nothing answers on its port %1.</source>
        <translation>Il y a un ordinateur, mais rien ne répond sur son port %1.</translation>
    </message>
    <message>
        <source>Check the port, and that SSH is switched on at your hosting company; a server that was just ordered or restarted needs some minutes.</source>
        <translation>Vérifiez le port, et que SSH est activé chez votre hébergeur&#x202f;; un serveur tout juste commandé ou redémarré a besoin de quelques minutes.</translation>
    </message>
    <message>
        <source>It did not answer on port %1 in time.</source>
        <translation>Il n’a pas répondu à temps sur le port %1.</translation>
    </message>
    <message>
        <source>Check the address, that the server is switched on, and that no firewall, here or in your hosting company&apos;s panel, holds back SSH.</source>
        <translation>Vérifiez l’adresse, que le serveur est allumé, et qu’aucun pare-feu, ici ou dans le panneau de votre hébergeur, ne retient SSH.</translation>
    </message>
    <message>
        <source>From this computer no way leads to its address.</source>
        <translation>Depuis cet ordinateur, aucun chemin ne mène à son adresse.</translation>
    </message>
    <message>
        <source>Check that this computer is online; if the server has an IPv6 address only, your own connection needs IPv6 too.</source>
        <translation>Vérifiez que cet ordinateur est en ligne&#x202f;; si le serveur n’a qu’une adresse IPv6, votre propre connexion a aussi besoin d’IPv6.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be agreed on.</source>
        <translation>Aucune connexion sûre avec %1 n’a pu être convenue.</translation>
    </message>
    <message>
        <source>The server offers only methods that are no longer safe, or a key that is too short or not its own.</source>
        <translation>Le serveur ne propose que des méthodes qui ne sont plus sûres, ou une clé trop courte ou qui n’est pas la sienne.</translation>
    </message>
    <message>
        <source>Update the server&apos;s SSH, or order a server with a current Debian.</source>
        <translation>Mettez à jour le SSH du serveur, ou commandez un serveur avec un Debian actuel.</translation>
    </message>
    <message>
        <source>What answers at %1 is not an SSH server.</source>
        <translation>Ce qui répond à %1 n’est pas un serveur SSH.</translation>
    </message>
    <message>
        <source>Something else is listening on port %1.</source>
        <translation>Autre chose écoute sur le port %1.</translation>
    </message>
    <message>
        <source>Check the port in your hosting company&apos;s papers.</source>
        <translation>Vérifiez le port dans les documents de votre hébergeur.</translation>
    </message>
    <message>
        <source>The server %1 ended the connection at once.</source>
        <translation>Le serveur %1 a mis fin à la connexion tout de suite.</translation>
    </message>
    <message>
        <source>Either something else than SSH is behind port %1, or the server wants no connection from this address just now.</source>
        <translation>Soit autre chose que SSH se trouve derrière le port %1, soit le serveur ne veut pas de connexion depuis cette adresse en ce moment.</translation>
    </message>
    <message>
        <source>Check the port; after several wrong sign-ins wait a quarter of an hour before you try again.</source>
        <translation>Vérifiez le port&#x202f;; après plusieurs connexions erronées, attendez un quart d’heure avant de réessayer.</translation>
    </message>
    <message>
        <source>The server %1 does not let this computer try just now.</source>
        <translation>Le serveur %1 ne laisse pas cet ordinateur essayer en ce moment.</translation>
    </message>
    <message>
        <source>It shuts out an address for a while after wrong passwords or broken-off sign-ins, or too many people are signing in just now.</source>
        <translation>Il exclut une adresse pour un temps après de mauvais mots de passe ou des connexions interrompues, ou trop de personnes se connectent en ce moment.</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, then try again with the right password; or use another network.</source>
        <translation>Attendez un quart d’heure, puis réessayez avec le bon mot de passe&#x202f;; ou prenez un autre réseau.</translation>
    </message>
    <message>
        <source>The server %1 has too many sign-ins going on.</source>
        <translation>Trop de connexions sont en cours sur le serveur %1.</translation>
    </message>
    <message>
        <source>Strangers who try passwords can keep it so; it takes only a few at a time (MaxStartups).</source>
        <translation>Des inconnus qui essaient des mots de passe peuvent le maintenir ainsi&#x202f;; il n’en prend que quelques-unes à la fois (MaxStartups).</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Réessayez dans une minute.</translation>
    </message>
    <message>
        <source>This computer has been there before: either SSH is switched off there now, or the server shuts this computer&apos;s address out after wrong passwords (fail2ban).</source>
        <translation>Cet ordinateur y est déjà allé&#xa0;: soit SSH y est maintenant désactivé, soit le serveur exclut l’adresse de cet ordinateur après de mauvais mots de passe (fail2ban).</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, or try from another network; in your hosting company&apos;s console “fail2ban-client unban --all” lifts it at once.</source>
        <translation>Attendez un quart d’heure, ou essayez depuis un autre réseau&#x202f;; dans la console de votre hébergeur, «&#x202f;fail2ban-client unban --all&#x202f;» lève le blocage tout de suite.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>La connexion avec le serveur a été perdue.</translation>
    </message>
    <message>
        <source>The server or something on the way ended it.</source>
        <translation>Le serveur ou quelque chose en chemin y a mis fin.</translation>
    </message>
    <message>
        <source>Check your own connection, then connect again; what was started at the server may go on there.</source>
        <translation>Vérifiez votre propre connexion, puis connectez-vous de nouveau&#x202f;; ce qui a été commencé sur le serveur y continue peut-être.</translation>
    </message>
    <message>
        <source>The server has not answered for a while, although it was asked several times.</source>
        <translation>Le serveur n’a pas répondu depuis un moment, bien qu’interrogé plusieurs fois.</translation>
    </message>
    <message>
        <source>The server offers no way to sign in that this program knows.</source>
        <translation>Le serveur ne propose aucune façon de se connecter que ce programme connaisse.</translation>
    </message>
    <message>
        <source>The server lets people in by: %1.</source>
        <translation>Le serveur laisse entrer par&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The server did not let %1 in.</source>
        <translation>Le serveur n’a pas laissé entrer %1.</translation>
    </message>
    <message>
        <source>Check the user&apos;s name and the password or key; your hosting company&apos;s panel shows or resets them.</source>
        <translation>Vérifiez le nom de l’utilisateur et le mot de passe ou la clé&#x202f;; le panneau de votre hébergeur les montre ou les réinitialise.</translation>
    </message>
    <message>
        <source>The server ended the sign-in of %1.</source>
        <translation>Le serveur a mis fin à la connexion de %1.</translation>
    </message>
    <message>
        <source>There were too many attempts with keys or passwords it does not take.</source>
        <translation>Il y a eu trop de tentatives avec des clés ou des mots de passe qu’il n’accepte pas.</translation>
    </message>
    <message>
        <source>Name the one key that fits, or leave the agent aside, and wait some minutes: many servers shut out who fails often.</source>
        <translation>Indiquez la seule clé qui convient, ou laissez l’agent de côté, et attendez quelques minutes&#xa0;: beaucoup de serveurs excluent qui échoue souvent.</translation>
    </message>
    <message>
        <source>It took too long, or the server refuses this user or this address.</source>
        <translation>Cela a duré trop longtemps, ou le serveur refuse cet utilisateur ou cette adresse.</translation>
    </message>
    <message>
        <source>Try again, and have the password ready; check that this user may sign in over SSH.</source>
        <translation>Réessayez, avec le mot de passe sous la main&#x202f;; vérifiez que cet utilisateur a le droit de se connecter par SSH.</translation>
    </message>
    <message>
        <source>The sign-in of %1 was not finished.</source>
        <translation>La connexion de %1 n’a pas été achevée.</translation>
    </message>
    <message>
        <source>A question of the server was left without an answer.</source>
        <translation>Une question du serveur est restée sans réponse.</translation>
    </message>
    <message>
        <source>Try again, and give the password or key when you are asked.</source>
        <translation>Réessayez, et donnez le mot de passe ou la clé quand on vous le demande.</translation>
    </message>
    <message>
        <source>The key file “%1” cannot be used.</source>
        <translation>Le fichier de clé «&#x202f;%1&#x202f;» ne peut pas être utilisé.</translation>
    </message>
    <message>
        <source>Choose the private key file, the one without .pub, or sign in with a password.</source>
        <translation>Choisissez le fichier de la clé privée, celui sans .pub, ou connectez-vous avec un mot de passe.</translation>
    </message>
    <message>
        <source>The key file “%1” could not be unlocked.</source>
        <translation>Le fichier de clé «&#x202f;%1&#x202f;» n’a pas pu être déverrouillé.</translation>
    </message>
    <message>
        <source>The passphrase is missing or not the right one.</source>
        <translation>La phrase secrète manque ou n’est pas la bonne.</translation>
    </message>
    <message>
        <source>Try again with the passphrase that was chosen when the key was made.</source>
        <translation>Réessayez avec la phrase secrète choisie à la création de la clé.</translation>
    </message>
    <message>
        <source>The server took too long over a command.</source>
        <translation>Le serveur a mis trop de temps pour une commande.</translation>
    </message>
    <message numerus="yes">
        <source>It had not finished after %n second(s).</source>
        <translation>
            <numerusform>Elle n’était pas terminée après %n seconde.</numerusform>
            <numerusform>Elle n’était pas terminée après %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look whether the server is very busy, then try again.</source>
        <translation>Regardez si le serveur est très occupé, puis réessayez.</translation>
    </message>
    <message>
        <source>The server does not take another command.</source>
        <translation>Le serveur n’accepte pas d’autre commande.</translation>
    </message>
    <message>
        <source>It limits how many may run over one connection, or does not allow commands at all.</source>
        <translation>Il limite le nombre de commandes par connexion, ou n’en permet aucune.</translation>
    </message>
    <message>
        <source>Connect again; if that does not help, allow sessions for this user in the server&apos;s SSH settings.</source>
        <translation>Connectez-vous de nouveau&#x202f;; si cela n’aide pas, permettez les sessions à cet utilisateur dans les réglages SSH du serveur.</translation>
    </message>
    <message>
        <source>A command at the server said far too much.</source>
        <translation>Une commande sur le serveur a dit beaucoup trop de choses.</translation>
    </message>
    <message>
        <source>More than %1 kB came back, which it never should.</source>
        <translation>Plus de %1 ko sont revenus, ce qui ne devrait jamais arriver.</translation>
    </message>
    <message>
        <source>Try again, and if it stays so, report it with the log.</source>
        <translation>Réessayez, et si cela continue, signalez-le avec le journal.</translation>
    </message>
    <message>
        <source>A command at the server ended without saying how.</source>
        <translation>Une commande sur le serveur s’est terminée sans dire comment.</translation>
    </message>
    <message>
        <source>The server closed it before it was done, as it does when it shuts down.</source>
        <translation>Le serveur l’a fermée avant qu’elle ait fini, comme il le fait en s’arrêtant.</translation>
    </message>
    <message>
        <source>Connect again and look; what was done so far is not lost.</source>
        <translation>Connectez-vous de nouveau et regardez&#x202f;; ce qui a été fait jusqu’ici n’est pas perdu.</translation>
    </message>
    <message>
        <source>%1 may sign in, but may not run commands on this server.</source>
        <translation>%1 peut se connecter, mais ne peut pas exécuter de commandes sur ce serveur.</translation>
    </message>
    <message>
        <source>The server closed the command before it began.</source>
        <translation>Le serveur a fermé la commande avant qu’elle commence.</translation>
    </message>
    <message>
        <source>Sign in as root, or as a user with a normal shell.</source>
        <translation>Connectez-vous en tant que root, ou avec un utilisateur qui a un shell normal.</translation>
    </message>
    <message>
        <source>The server wants %1 to choose a new password before anything else.</source>
        <translation>Le serveur veut que %1 choisisse un nouveau mot de passe avant toute chose.</translation>
    </message>
    <message>
        <source>Many hosting companies give out a first password that has to be changed at once.</source>
        <translation>Beaucoup d’hébergeurs donnent un premier mot de passe qu’il faut changer tout de suite.</translation>
    </message>
    <message>
        <source>Start again in a terminal, where you are asked for it, or give it as “newPassword” beside the old one.</source>
        <translation>Recommencez dans un terminal, où on vous le demandera, ou donnez-le comme «&#x202f;newPassword&#x202f;» à côté de l’ancien.</translation>
    </message>
    <message>
        <source>The server did not take the new password of %1.</source>
        <translation>Le serveur n’a pas accepté le nouveau mot de passe de %1.</translation>
    </message>
    <message>
        <source>Start again with another new password; the present one is still the one that counts.</source>
        <translation>Recommencez avec un autre nouveau mot de passe&#x202f;; l’actuel est toujours celui qui compte.</translation>
    </message>
    <message>
        <source>%1 may not sign in on this server.</source>
        <translation>%1 n’a pas le droit de se connecter à ce serveur.</translation>
    </message>
    <message>
        <source>The hosting company has set it up so that one signs in as %1.</source>
        <translation>L’hébergeur a fait en sorte qu’on se connecte en tant que %1.</translation>
    </message>
    <message>
        <source>Sign in as %1, who becomes root by sudo.</source>
        <translation>Connectez-vous en tant que %1, qui devient root avec sudo.</translation>
    </message>
    <message>
        <source>%1 cannot become root on this server.</source>
        <translation>%1 ne peut pas devenir root sur ce serveur.</translation>
    </message>
    <message>
        <source>The program sudo is not installed there, and doas, which is, cannot be used by Meethouse.</source>
        <translation>Le programme sudo n’y est pas installé, et doas, qui l’est, ne peut pas être utilisé par Meethouse.</translation>
    </message>
    <message>
        <source>The program sudo is not installed there.</source>
        <translation>Le programme sudo n’y est pas installé.</translation>
    </message>
    <message>
        <source>Sign in as root, or have sudo installed and %1 added to the group sudo.</source>
        <translation>Connectez-vous en tant que root, ou faites installer sudo et ajouter %1 au groupe sudo.</translation>
    </message>
    <message>
        <source>%1 needs a password to become root on this server.</source>
        <translation>%1 a besoin d’un mot de passe pour devenir root sur ce serveur.</translation>
    </message>
    <message>
        <source>sudo asks for it, and it was not given.</source>
        <translation>sudo le demande, et il n’a pas été donné.</translation>
    </message>
    <message>
        <source>Give the password %1 has on the server as sudo password, or sign in as root.</source>
        <translation>Donnez comme mot de passe sudo celui que %1 a sur le serveur, ou connectez-vous en tant que root.</translation>
    </message>
    <message>
        <source>%1 could not become root on this server.</source>
        <translation>%1 n’a pas pu devenir root sur ce serveur.</translation>
    </message>
    <message>
        <source>sudo wants a terminal there (requiretty), and could not be given one.</source>
        <translation>sudo y veut un terminal (requiretty), et il n’a pas été possible de lui en donner un.</translation>
    </message>
    <message>
        <source>Take “requiretty” out of the sudo rules, or sign in as root.</source>
        <translation>Retirez «&#x202f;requiretty&#x202f;» des règles de sudo, ou connectez-vous en tant que root.</translation>
    </message>
    <message>
        <source>sudo refused the password of %1.</source>
        <translation>sudo a refusé le mot de passe de %1.</translation>
    </message>
    <message>
        <source>Nothing was run as root, and nothing was sent.</source>
        <translation>Rien n’a été exécuté en tant que root, et rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Try again with the password %1 has on the server; it may differ from a key&apos;s passphrase.</source>
        <translation>Réessayez avec le mot de passe que %1 a sur le serveur&#x202f;; il peut différer de la phrase secrète d’une clé.</translation>
    </message>
    <message>
        <source>%1 may not become root on this server.</source>
        <translation>%1 n’a pas le droit de devenir root sur ce serveur.</translation>
    </message>
    <message>
        <source>sudo does not allow it to this user, or only for some commands.</source>
        <translation>sudo ne le permet pas à cet utilisateur, ou seulement pour certaines commandes.</translation>
    </message>
    <message>
        <source>Sign in as root, or have %1 added to the group sudo.</source>
        <translation>Connectez-vous en tant que root, ou faites ajouter %1 au groupe sudo.</translation>
    </message>
    <message>
        <source>sudo ended, or asked for something that this program cannot answer.</source>
        <translation>sudo s’est arrêté, ou a demandé une chose à laquelle ce programme ne peut pas répondre.</translation>
    </message>
    <message>
        <source>Try “sudo -v” in a terminal on the server, or sign in as root.</source>
        <translation>Essayez «&#x202f;sudo -v&#x202f;» dans un terminal sur le serveur, ou connectez-vous en tant que root.</translation>
    </message>
</context>
<context>
    <name>StatusCommand</name>
    <message>
        <source>A run is going on there; “meethouse follow” shows it.</source>
        <translation>Une exécution y est en cours&#x202f;; «&#x202f;meethouse follow&#x202f;» la montre.</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Rien ne vous attend.</translation>
    </message>
    <message>
        <source>What needs you:</source>
        <translation>Ce qui vous attend&#xa0;:</translation>
    </message>
</context>
<context>
    <name>SurveyCommand</name>
    <message>
        <source>System:     %1, %2</source>
        <translation>Système&#xa0;:    %1, %2</translation>
    </message>
    <message>
        <source>Machine:    %1 processors, %2 GB of memory, %3</source>
        <translation>Machine&#xa0;:    %1 processeurs, %2 Go de mémoire, %3</translation>
    </message>
    <message>
        <source>Addresses:  %1</source>
        <translation>Adresses&#xa0;:   %1</translation>
    </message>
    <message>
        <source>Jitsi Meet: %1</source>
        <translation>Jitsi Meet&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>%1 could not be asked.</source>
        <translation>%1 n’a pas pu être interrogé.</translation>
    </message>
    <message>
        <source>The file with trusted certificates could not be read.</source>
        <translation>Le fichier des certificats de confiance n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>It does not exist, or holds no certificate in PEM form.</source>
        <translation>Il n’existe pas, ou ne contient aucun certificat au format PEM.</translation>
    </message>
    <message>
        <source>Name a file that begins with “-----BEGIN CERTIFICATE-----”.</source>
        <translation>Indiquez un fichier qui commence par «&#x202f;-----BEGIN CERTIFICATE-----&#x202f;».</translation>
    </message>
    <message>
        <source>The two sides could not agree on an encrypted connection.</source>
        <translation>Les deux côtés n’ont pas pu convenir d’une connexion chiffrée.</translation>
    </message>
    <message>
        <source>Check that a web server with a certificate runs there and that nothing in between changes the connection.</source>
        <translation>Vérifiez qu’un serveur web avec certificat y fonctionne et que rien entre les deux ne modifie la connexion.</translation>
    </message>
    <message>
        <source>It showed a certificate that was made for another name.</source>
        <translation>Il a montré un certificat fait pour un autre nom.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server, and which certificate it uses.</source>
        <translation>Vérifiez que le nom mène au bon serveur, et quel certificat il utilise.</translation>
    </message>
    <message>
        <source>It showed a certificate that is not trusted, so it may be somebody else.</source>
        <translation>Il a montré un certificat qui n’est pas digne de confiance&#x202f;; ce peut donc être quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Nothing answers at port %1 there, or a firewall refuses us.</source>
        <translation>Rien n’y répond au port %1, ou un pare-feu nous refuse.</translation>
    </message>
    <message>
        <source>Check that the server is up, that the name leads to it, and what its firewall lets in.</source>
        <translation>Vérifiez que le serveur est en marche, que le nom y mène, et ce que son pare-feu laisse entrer.</translation>
    </message>
    <message>
        <source>Its answer is far larger than expected.</source>
        <translation>Sa réponse est beaucoup plus grande que prévu.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server.</source>
        <translation>Vérifiez que le nom mène au bon serveur.</translation>
    </message>
    <message>
        <source>The connection broke, or the answer made no sense.</source>
        <translation>La connexion s’est interrompue, ou la réponse n’avait pas de sens.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the web server&apos;s log.</source>
        <translation>Réessayez&#x202f;; si cela continue, regardez dans le journal du serveur web.</translation>
    </message>
    <message>
        <source>Asking %1 was stopped.</source>
        <translation>La question à %1 a été arrêtée.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Quelqu’un a demandé d’arrêter.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Recommencez quand vous serez prêt.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>The server is not there, very slow, or a firewall swallows what we send to port %1.</source>
        <translation>Le serveur n’est pas là, est très lent, ou un pare-feu avale ce que nous envoyons au port %1.</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 a fermé la connexion.</translation>
    </message>
    <message>
        <source>The server was restarted, or something in between cut the connection.</source>
        <translation>Le serveur a redémarré, ou quelque chose entre les deux a coupé la connexion.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the server&apos;s logs.</source>
        <translation>Réessayez&#x202f;; si cela continue, regardez dans les journaux du serveur.</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>The change could not be confirmed at the server.</source>
        <translation>Le changement n’a pas pu être confirmé sur le serveur.</translation>
    </message>
    <message>
        <source>The server takes it back by itself in a few minutes. Look at the detail, then start again.</source>
        <translation>Le serveur l’annule de lui-même dans quelques minutes. Regardez le détail, puis recommencez.</translation>
    </message>
</context>
<context>
    <name>UndoCommand</name>
    <message>
        <source>This removes the meeting server %1 with all its hosts and settings.
Type its name to go on:</source>
        <translation>Cela supprime le serveur de réunions %1 avec tous ses organisateurs et réglages.
Tapez son nom pour continuer&#xa0;:</translation>
    </message>
    <message>
        <source>Meethouse has left nothing on this server, so there is nothing to take back.</source>
        <translation>Meethouse n’a rien laissé sur ce serveur&#x202f;; il n’y a donc rien à annuler.</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Rien n’a été annulé.</translation>
    </message>
    <message>
        <source>The name of the meeting server was not confirmed.</source>
        <translation>Le nom du serveur de réunions n’a pas été confirmé.</translation>
    </message>
    <message>
        <source>If it is meant, start again with --confirm %1.</source>
        <translation>Si c’est bien voulu, recommencez avec --confirm %1.</translation>
    </message>
    <message>
        <source>These files were changed by somebody else and were left alone:</source>
        <translation>Ces fichiers ont été modifiés par quelqu’un d’autre et laissés tels quels&#xa0;:</translation>
    </message>
    <message>
        <source>What stays:</source>
        <translation>Ce qui reste&#xa0;:</translation>
    </message>
    <message>
        <source>Everything else is as it was before.</source>
        <translation>Tout le reste est comme avant.</translation>
    </message>
</context>
<context>
    <name>WebSocket</name>
    <message>
        <source>%1 does not accept WebSocket connections at %2.</source>
        <translation>%1 n’accepte pas de connexions WebSocket à %2.</translation>
    </message>
    <message>
        <source>Its answer was not what a WebSocket server says.</source>
        <translation>Sa réponse n’était pas celle d’un serveur WebSocket.</translation>
    </message>
    <message>
        <source>Check the web server&apos;s configuration, and that nothing in between changes the connection.</source>
        <translation>Vérifiez la configuration du serveur web, et que rien entre les deux ne modifie la connexion.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The sign-in at %1 was refused.</source>
        <translation>La connexion à %1 a été refusée.</translation>
    </message>
    <message>
        <source>The server does not know this account, or not with this password, or lets nobody in this way.</source>
        <translation>Le serveur ne connaît pas ce compte, ou pas avec ce mot de passe, ou ne laisse entrer personne de cette façon.</translation>
    </message>
    <message>
        <source>Check the account&apos;s name and its password.</source>
        <translation>Vérifiez le nom du compte et son mot de passe.</translation>
    </message>
</context>
<context>
    <name>Xml</name>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>La réponse du serveur n’a pas pu être comprise.</translation>
    </message>
    <message>
        <source>It is not what an XMPP server sends.</source>
        <translation>Ce n’est pas ce qu’envoie un serveur XMPP.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server.</source>
        <translation>Vérifiez que le nom mène au bon serveur.</translation>
    </message>
</context>
<context>
    <name>Xmpp</name>
    <message>
        <source>The chat server %1 gave an answer that makes no sense here.</source>
        <translation>Le serveur de chat %1 a donné une réponse qui n’a pas de sens ici.</translation>
    </message>
    <message>
        <source>It is not set up for a Jitsi meeting, or in another way.</source>
        <translation>Il n’est pas installé pour une réunion Jitsi, ou l’est d’une autre façon.</translation>
    </message>
    <message>
        <source>Look into Prosody&apos;s log on the server.</source>
        <translation>Regardez dans le journal de Prosody sur le serveur.</translation>
    </message>
</context>
<context>
    <name>XmppTransport</name>
    <message>
        <source>The chat server behind %1 ended the conversation.</source>
        <translation>Le serveur de chat derrière %1 a mis fin à la conversation.</translation>
    </message>
    <message>
        <source>It was restarted, or did not like what it was told.</source>
        <translation>Il a redémarré, ou n’a pas aimé ce qu’on lui disait.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into Prosody&apos;s log on the server.</source>
        <translation>Réessayez&#x202f;; si cela continue, regardez dans le journal de Prosody sur le serveur.</translation>
    </message>
    <message>
        <source>The chat server behind %1 did not answer in time.</source>
        <translation>Le serveur de chat derrière %1 n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>It is very busy, or does not know what to say.</source>
        <translation>Il est très occupé, ou ne sait que dire.</translation>
    </message>
</context>
<context>
    <name>meethouse::AddressModel</name>
    <message>
        <source>“%1” cannot be a meeting&apos;s address. It looks like meet.your-school.example: words with dots between, no blanks.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas être l’adresse d’une réunion. Elle ressemble à meet.votre-ecole.example&#xa0;: des mots séparés par des points, sans espaces.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une adresse électronique.</translation>
    </message>
</context>
<context>
    <name>meethouse::AddressPage</name>
    <message>
        <source>Where the name leads</source>
        <translation>Où mène le nom</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Under which address shall people meet?</source>
        <translation>À quelle adresse se retrouve-t-on&#x202f;?</translation>
    </message>
    <message>
        <source>A name of yours that leads to this server. Guests type it, and it stands in every link.</source>
        <translation>Un nom à vous qui mène à ce serveur. Les invités le tapent, et il figure dans chaque lien.</translation>
    </message>
    <message>
        <source>&amp;Name of the meetings</source>
        <translation>&amp;Nom des réunions</translation>
    </message>
    <message>
        <source>How do browsers know that it is you?</source>
        <translation>À quoi les navigateurs reconnaissent-ils que c’est vous&#x202f;?</translation>
    </message>
    <message>
        <source>A&amp;utomatically</source>
        <translation>Au&amp;tomatiquement</translation>
    </message>
    <message>
        <source>Let&apos;s Encrypt, a charity, issues a certificate that every browser trusts, and it renews itself. The name becomes public by that.</source>
        <translation>Let’s Encrypt, une organisation à but non lucratif, délivre un certificat auquel tout navigateur se fie, et il se renouvelle tout seul. Le nom devient ainsi public.</translation>
    </message>
    <message>
        <source>&amp;With files of my own</source>
        <translation>Avec mes propres &amp;fichiers</translation>
    </message>
    <message>
        <source>Your organisation gave you a certificate. You will have to renew it yourself.</source>
        <translation>Votre organisation vous a donné un certificat. Vous devrez le renouveler vous-même.</translation>
    </message>
    <message>
        <source>&amp;Self-signed</source>
        <translation>Auto&amp;signé</translation>
    </message>
    <message>
        <source>For trying things out only: every guest sees a warning first, and the telephone apps refuse.</source>
        <translation>Pour essayer seulement&#xa0;: chaque invité voit d’abord un avertissement, et les applications de téléphone refusent.</translation>
    </message>
    <message>
        <source>&amp;E-mail address (may be left empty)</source>
        <translation>Adresse électronique (&amp;peut rester vide)</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Continu&amp;er</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>Regarder &amp;de nouveau</translation>
    </message>
    <message>
        <source>Certificate, &amp;full chain</source>
        <translation>Certificat, c&amp;haîne complète</translation>
    </message>
    <message>
        <source>PEM; often called fullchain.pem.</source>
        <translation>PEM&#x202f;; s’appelle souvent fullchain.pem.</translation>
    </message>
    <message>
        <source>Its &amp;key</source>
        <translation>Sa c&amp;lé</translation>
    </message>
    <message>
        <source>It goes to Let&apos;s Encrypt and nowhere else. They may write to it about the certificate.</source>
        <translation>Elle va à Let’s Encrypt et nulle part ailleurs. Ils peuvent écrire à cette adresse au sujet du certificat.</translation>
    </message>
    <message>
        <source>Asking where this name leads</source>
        <translation>Recherche de l’endroit où mène ce nom</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Continuer quand même</translation>
    </message>
    <message>
        <source>Enter this where you rented the domain, most often under “DNS”. We look again every few seconds and go on as soon as it is there; it can take up to an hour.</source>
        <translation>Saisissez ceci là où vous avez loué le domaine, le plus souvent sous «&#x202f;DNS&#x202f;». Nous regardons toutes les quelques secondes et continuons dès que c’est là&#x202f;; cela peut prendre jusqu’à une heure.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>PEM; often called privkey.pem.</source>
        <translation>PEM&#x202f;; souvent appelé privkey.pem.</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key</source>
        <translation>&amp;Phrase secrète de la clé</translation>
    </message>
    <message>
        <source>The key is locked with it. It opens the key on this computer and is kept nowhere.</source>
        <translation>La clé est verrouillée par elle. Elle ouvre la clé sur cet ordinateur et n’est conservée nulle part.</translation>
    </message>
    <message>
        <source>By a certificate for %1. The name itself stands in every link, so it stays as it is: for another one, take everything back and set the server up anew.</source>
        <translation>Grâce à un certificat pour %1. Le nom lui-même figure dans chaque lien, il reste donc tel quel&#xa0;: pour un autre, annulez tout et installez le serveur à nouveau.</translation>
    </message>
    <message>
        <source>meet.your-school.example</source>
        <translation>meet.votre-ecole.example</translation>
    </message>
    <message>
        <source>The name is still missing.</source>
        <translation>Le nom manque encore.</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Choisir le certificat</translation>
    </message>
    <message>
        <source>Choose its key</source>
        <translation>Choisir sa clé</translation>
    </message>
</context>
<context>
    <name>meethouse::AnswerEditor</name>
    <message>
        <source>In days.</source>
        <translation>En jours.</translation>
    </message>
    <message>
        <source>A day like 2026-10-01.</source>
        <translation>Un jour comme 2026-10-01.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>Pas encore dit</translation>
    </message>
</context>
<context>
    <name>meethouse::AnswerRows</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Account on the server</source>
        <translation>Compte sur le serveur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Since (2026-10-01)</source>
        <translation>Depuis (2026-10-01)</translation>
    </message>
    <message>
        <source>One more line</source>
        <translation>Encore une ligne</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, ligne %2&#xa0;: %3</translation>
    </message>
</context>
<context>
    <name>meethouse::Bar</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
</context>
<context>
    <name>meethouse::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>meethouse::CountryBox</name>
    <message>
        <source>not said yet</source>
        <translation>pas encore dit</translation>
    </message>
</context>
<context>
    <name>meethouse::DocumentsTab</name>
    <message>
        <source>&amp;Documents</source>
        <translation>Do&amp;cuments</translation>
    </message>
</context>
<context>
    <name>meethouse::DonePage</name>
    <message>
        <source>Your meetings</source>
        <translation>Vos réunions</translation>
    </message>
    <message>
        <source>What happens by itself</source>
        <translation>Ce qui se fait tout seul</translation>
    </message>
    <message>
        <source>Your house is open</source>
        <translation>Votre maison est ouverte</translation>
    </message>
    <message>
        <source>Add any word to the address, and that is a room: a host opens it, guests come in with its password.</source>
        <translation>Ajoutez un mot quelconque à l’adresse, et c’est une salle&#xa0;: un organisateur l’ouvre, les invités entrent avec son mot de passe.</translation>
    </message>
    <message>
        <source>Your meetings are at</source>
        <translation>Vos réunions sont sur</translation>
    </message>
    <message>
        <source>What to tell guests</source>
        <translation>Ce qu’il faut dire aux invités</translation>
    </message>
    <message>
        <source>The link of the room, and its password, by two different ways if you can. They need a browser and nothing else. They wait until a host is there.</source>
        <translation>Le lien de la salle et son mot de passe, si possible par deux voies différentes. Il leur faut un navigateur et rien d’autre. Ils attendent qu’un organisateur soit là.</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Terminer</translation>
    </message>
    <message>
        <source>The certificate renews itself</source>
        <translation>Le certificat se renouvelle tout seul</translation>
    </message>
    <message>
        <source>About a month before it ends.</source>
        <translation>Environ un mois avant qu’il n’expire.</translation>
    </message>
    <message>
        <source>The certificate does not renew itself</source>
        <translation>Le certificat ne se renouvelle pas tout seul</translation>
    </message>
    <message>
        <source>You have to see to it before it ends.</source>
        <translation>Vous devez y veiller avant qu’il n’expire.</translation>
    </message>
    <message>
        <source>Rooms close behind the last host</source>
        <translation>Les salles se ferment derrière le dernier organisateur</translation>
    </message>
    <message numerus="yes">
        <source>A meeting ends %n minute(s) after its last host has left.</source>
        <translation>
            <numerusform>Une réunion se termine %n minute après le départ de son dernier organisateur.</numerusform>
            <numerusform>Une réunion se termine %n minutes après le départ de son dernier organisateur.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer gets to know the server</source>
        <translation>Cet ordinateur fait connaissance avec le serveur</translation>
    </message>
    <message>
        <source>This computer knows the server</source>
        <translation>Cet ordinateur connaît le serveur</translation>
    </message>
    <message>
        <source>It comes in as it did today.</source>
        <translation>Il entre comme il l’a fait aujourd’hui.</translation>
    </message>
    <message>
        <source>This computer comes in by a key of its own</source>
        <translation>Cet ordinateur entre avec sa propre clé</translation>
    </message>
    <message>
        <source>No password was stored.</source>
        <translation>Aucun mot de passe n’a été enregistré.</translation>
    </message>
    <message>
        <source>The password is in the keychain</source>
        <translation>Le mot de passe est dans le trousseau</translation>
    </message>
    <message>
        <source>Only there, and only on this computer.</source>
        <translation>Là seulement, et seulement sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The password was not stored and is asked for every time.</source>
        <translation>Le mot de passe n’a pas été enregistré et est demandé à chaque fois.</translation>
    </message>
    <message>
        <source>Security updates come at night</source>
        <translation>Les mises à jour de sécurité arrivent la nuit</translation>
    </message>
    <message>
        <source>Between these times of the server&apos;s clock, when it may also restart: %1.</source>
        <translation>Entre ces heures à l’horloge du serveur, où il peut aussi redémarrer&#xa0;: %1.</translation>
    </message>
    <message>
        <source>What is written down about guests is deleted</source>
        <translation>Ce qui est noté sur les invités est supprimé</translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s).</source>
        <translation>
            <numerusform>Après %n jour.</numerusform>
            <numerusform>Après %n jours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::Facts</name>
    <message>
        <source>The list of facts cannot be read.</source>
        <translation>La liste des faits ne peut pas être lue.</translation>
    </message>
    <message>
        <source>Look at the server again, so that the facts are gathered anew.</source>
        <translation>Examinez de nouveau le serveur, afin que les faits soient recueillis une nouvelle fois.</translation>
    </message>
    <message>
        <source>An entry has no id.</source>
        <translation>Une entrée n’a pas d’identifiant.</translation>
    </message>
    <message>
        <source>“%1” does not say where it is known from.</source>
        <translation>«&#x202f;%1&#x202f;» ne dit pas d’où il est connu.</translation>
    </message>
    <message>
        <source>“%1” does not say when it was true.</source>
        <translation>«&#x202f;%1&#x202f;» ne dit pas quand c’était vrai.</translation>
    </message>
    <message>
        <source>“%1” has no value.</source>
        <translation>«&#x202f;%1&#x202f;» n’a pas de valeur.</translation>
    </message>
</context>
<context>
    <name>meethouse::FileLine</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
</context>
<context>
    <name>meethouse::FitModel</name>
    <message numerus="yes">
        <source>%1, %n processor(s), %2 GB of memory, %3 GB free</source>
        <translation>
            <numerusform>%1, %n processeur, %2 Go de mémoire, %3 Go libres</numerusform>
            <numerusform>%1, %n processeurs, %2 Go de mémoire, %3 Go libres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Carries about %n people at once with pictures, as a rule of thumb; more with sound alone.</source>
        <translation>
            <numerusform>Supporte environ %n personne à la fois avec l’image, à titre indicatif&#x202f;; davantage avec le son seul.</numerusform>
            <numerusform>Supporte environ %n personnes à la fois avec l’image, à titre indicatif&#x202f;; davantage avec le son seul.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::FitPage</name>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Is this server fit for meetings?</source>
        <translation>Ce serveur convient-il aux réunions&#x202f;?</translation>
    </message>
    <message>
        <source>Looking at the server</source>
        <translation>Examen du serveur</translation>
    </message>
    <message>
        <source>Nothing is changed by this.</source>
        <translation>Cela ne change rien.</translation>
    </message>
    <message>
        <source>A run is going on there</source>
        <translation>Une exécution y est en cours</translation>
    </message>
    <message>
        <source>Meethouse has set it up as %1</source>
        <translation>Meethouse l’a installé en tant que %1</translation>
    </message>
    <message>
        <source>I know better</source>
        <translation>Je sais ce que je fais</translation>
    </message>
    <message>
        <source>passed over by you</source>
        <translation>passé outre par vous</translation>
    </message>
    <message>
        <source>You have a snapshot</source>
        <translation>Vous avez un instantané</translation>
    </message>
    <message>
        <source>Take a snapshot at the hosting company first</source>
        <translation>Prenez d’abord un instantané chez l’hébergeur</translation>
    </message>
    <message>
        <source>Most companies offer one. It is the quickest way back if you change your mind.</source>
        <translation>La plupart en proposent. C’est le retour en arrière le plus rapide si vous changez d’avis.</translation>
    </message>
    <message>
        <source>I have one</source>
        <translation>J’en ai un</translation>
    </message>
    <message>
        <source>We look without changing anything. This takes a few seconds.</source>
        <translation>Nous regardons sans rien changer. Cela prend quelques secondes.</translation>
    </message>
    <message numerus="yes">
        <source>We looked without changing anything. %n thing(s) need you before we can go on.</source>
        <translation>
            <numerusform>Nous avons regardé sans rien changer. %n point vous attend avant de pouvoir continuer.</numerusform>
            <numerusform>Nous avons regardé sans rien changer. %n points vous attendent avant de pouvoir continuer.</numerusform>
        </translation>
    </message>
    <message>
        <source>We looked without changing anything.</source>
        <translation>Nous avons regardé sans rien changer.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Contrôler de nou&amp;veau</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Continu&amp;er</translation>
    </message>
    <message>
        <source>It was started earlier and went on without this window. “Continue” shows how far it is.</source>
        <translation>Elle a été lancée plus tôt et a continué sans cette fenêtre. «&#x202f;Continuer&#x202f;» montre où elle en est.</translation>
    </message>
    <message>
        <source>“Continue” takes it over to this computer, tries every promise, and changes nothing.</source>
        <translation>«&#x202f;Continuer&#x202f;» le reprend sur cet ordinateur, essaie chaque promesse, et ne change rien.</translation>
    </message>
    <message>
        <source>We looked without changing anything. Nothing stands in the way.</source>
        <translation>Nous avons regardé sans rien changer. Rien ne s’y oppose.</translation>
    </message>
</context>
<context>
    <name>meethouse::Fold</name>
    <message>
        <source>unfolded</source>
        <translation>déplié</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>replié</translation>
    </message>
</context>
<context>
    <name>meethouse::HoldingModel</name>
    <message>
        <source>%1: was “%2”, and is not known any more.</source>
        <translation>%1&#xa0;: c’était «&#x202f;%2&#x202f;», et on ne le sait plus.</translation>
    </message>
    <message>
        <source>%1: was “%2”, is “%3”.</source>
        <translation>%1&#xa0;: c’était «&#x202f;%2&#x202f;», c’est «&#x202f;%3&#x202f;».</translation>
    </message>
</context>
<context>
    <name>meethouse::HoldingPage</name>
    <message>
        <source>Is needed now, and was not written.</source>
        <translation>Est maintenant nécessaire, et n’a pas été écrit.</translation>
    </message>
    <message>
        <source>No longer true: “%1”</source>
        <translation>N’est plus vrai&#xa0;: «&#x202f;%1&#x202f;»</translation>
    </message>
    <message numerus="yes">
        <source>And %n more sentence(s).</source>
        <translation>
            <numerusform>Et %n autre phrase.</numerusform>
            <numerusform>Et %n autres phrases.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measure &amp;again</source>
        <translation>Mesurer de &amp;nouveau</translation>
    </message>
    <message>
        <source>&amp;They lie elsewhere…</source>
        <translation>Ils sont a&amp;illeurs…</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Do your papers still hold?</source>
        <translation>Vos documents sont-ils encore exacts&#x202f;?</translation>
    </message>
    <message>
        <source>Every sentence about the server was true on the day it was written. Here each is held against what was measured now.</source>
        <translation>Chaque phrase sur le serveur était vraie le jour où elle a été écrite. Ici, chacune est comparée à ce qui vient d’être mesuré.</translation>
    </message>
    <message>
        <source>&amp;Write the papers…</source>
        <translation>Écrire les &amp;documents…</translation>
    </message>
    <message>
        <source>Looks at the server once more, and then at the papers.</source>
        <translation>Examine encore une fois le serveur, puis les documents.</translation>
    </message>
    <message>
        <source>Another folder, where papers of this server were written.</source>
        <translation>Un autre dossier, où des documents de ce serveur ont été écrits.</translation>
    </message>
    <message>
        <source>Folder of the papers</source>
        <translation>Dossier des documents</translation>
    </message>
    <message>
        <source>Reading the papers …</source>
        <translation>Lecture des documents…</translation>
    </message>
    <message>
        <source>No papers of this server were found on this computer.</source>
        <translation>Aucun document de ce serveur n’a été trouvé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The papers of %1 do not all hold any more. Write them again, and hand out the new ones.</source>
        <translation>Les documents du %1 ne sont plus tous exacts. Écrivez-les de nouveau, et distribuez les nouveaux.</translation>
    </message>
    <message>
        <source>The papers of %1 still hold. These files are not as they were written: %2</source>
        <translation>Les documents du %1 sont encore exacts. Ces fichiers ne sont plus tels qu’ils ont été écrits&#xa0;: %2</translation>
    </message>
    <message>
        <source>All papers of %1 still hold.</source>
        <translation>Tous les documents du %1 sont encore exacts.</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>Ouvrir le do&amp;ssier</translation>
    </message>
    <message>
        <source>A draft: something is still missing.</source>
        <translation>Un brouillon&#xa0;: il manque encore quelque chose.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them is/are draft(s): something is still missing.</source>
        <translation>
            <numerusform>%n d’entre eux est un brouillon&#xa0;: il manque encore quelque chose.</numerusform>
            <numerusform>%n d’entre eux sont des brouillons&#xa0;: il manque encore quelque chose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::HostsModel</name>
    <message>
        <source>Your meetings at %1</source>
        <translation>Vos réunions sur %1</translation>
    </message>
    <message>
        <source>Hello,</source>
        <translation>Bonjour,</translation>
    </message>
    <message>
        <source>Hello %1,</source>
        <translation>Bonjour %1,</translation>
    </message>
    <message>
        <source>%1

you can hold video meetings at %2. Please open this link and choose your password; nobody else will ever know it:

%3

The link works once, until %4. Do not pass it on.
</source>
        <translation>%1

vous pouvez tenir des réunions vidéo sur %2. Ouvrez ce lien et choisissez votre mot de passe&#x202f;; personne d’autre ne le connaîtra&#xa0;:

%3

Le lien ne sert qu’une fois, jusqu’au %4. Ne le transmettez pas.
</translation>
    </message>
</context>
<context>
    <name>meethouse::HostsPage</name>
    <message>
        <source>Inviting</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Who opens meetings?</source>
        <translation>Qui ouvre les réunions&#x202f;?</translation>
    </message>
    <message>
        <source>Hosts sign in and open rooms. Each gets a link that works once and chooses a password behind it; nobody but the host ever knows it, you included.</source>
        <translation>Les organisateurs se connectent et ouvrent des salles. Chacun reçoit un lien à usage unique avec lequel il choisit un mot de passe&#x202f;; personne d’autre ne le connaît jamais, pas même vous.</translation>
    </message>
    <message>
        <source>Make &amp;the links</source>
        <translation>Créer les &amp;liens</translation>
    </message>
    <message>
        <source>Making the links</source>
        <translation>Création des liens</translation>
    </message>
    <message>
        <source>Invite &amp;later</source>
        <translation>Inviter &amp;plus tard</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Continu&amp;er</translation>
    </message>
    <message>
        <source>Hand each link to its host alone: whoever opens it chooses the password. They are shown here once and kept nowhere; a lost one is replaced by a new one.</source>
        <translation>Ne donnez chaque lien qu’à son organisateur&#xa0;: qui l’ouvre choisit le mot de passe. Ils sont affichés ici une seule fois et gardés nulle part&#x202f;; un lien perdu se remplace par un nouveau.</translation>
    </message>
    <message>
        <source>Link of %1</source>
        <translation>Lien de %1</translation>
    </message>
    <message>
        <source>Write a mail…</source>
        <translation>Écrire un courriel…</translation>
    </message>
    <message>
        <source>Show a code for the telephone&apos;s camera</source>
        <translation>Afficher un code pour l’appareil photo du téléphone</translation>
    </message>
    <message>
        <source>&amp;Names of the hosts</source>
        <translation>&amp;Noms des organisateurs</translation>
    </message>
    <message>
        <source>Links without &amp;a name</source>
        <translation>Liens &amp;sans nom</translation>
    </message>
    <message>
        <source>Whoever opens one chooses the name, too.</source>
        <translation>Qui en ouvre un choisit aussi le nom.</translation>
    </message>
    <message>
        <source>Days that the links &amp;work</source>
        <translation>&amp;Jours de validité des liens</translation>
    </message>
    <message>
        <source>Without a name, or for longer</source>
        <translation>Sans nom, ou pour plus longtemps</translation>
    </message>
    <message>
        <source>Invite hosts</source>
        <translation>Inviter des organisateurs</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Terminé</translation>
    </message>
    <message>
        <source>a host who chooses a name</source>
        <translation>un organisateur qui choisit son nom</translation>
    </message>
    <message>
        <source>Write &amp;sheets to hand over…</source>
        <translation>Écrire &amp;des feuilles à remettre…</translation>
    </message>
    <message>
        <source>A page to print for each host with a name, and all of them as small cards.</source>
        <translation>Une page à imprimer pour chaque organisateur qui a un nom, et toutes en petites cartes.</translation>
    </message>
    <message>
        <source>The sheets are in %1. Each shows a link that works once: hand it to its host alone.</source>
        <translation>Les feuilles sont dans %1. Chacune montre un lien qui ne sert qu’une fois&#xa0;: ne la remettez qu’à son organisateur.</translation>
    </message>
    <message>
        <source>Folder for the sheets</source>
        <translation>Dossier pour les feuilles</translation>
    </message>
    <message>
        <source>One in each line, as they will sign in: small letters, digits, dots and hyphens, for example anna or a.rossi.</source>
        <translation>Un par ligne, tels qu’ils se connecteront&#xa0;: lettres minuscules, chiffres, points et tirets, par exemple anna ou a.rossi.</translation>
    </message>
    <message>
        <source>Works once, until %1.</source>
        <translation>Ne sert qu’une fois, jusqu’au %1.</translation>
    </message>
</context>
<context>
    <name>meethouse::HostsTab</name>
    <message>
        <source>Opens meetings with a password that nobody else knows.</source>
        <translation>Ouvre des réunions avec un mot de passe que personne d’autre ne connaît.</translation>
    </message>
    <message>
        <source>Cannot sign in. The account and its rooms are kept.</source>
        <translation>Ne peut pas se connecter. Le compte et ses salles sont gardés.</translation>
    </message>
    <message>
        <source>Has chosen no password yet. The link works once, until %1.</source>
        <translation>N’a pas encore choisi de mot de passe. Le lien ne sert qu’une fois, jusqu’au %1.</translation>
    </message>
    <message>
        <source>&amp;Invite…</source>
        <translation>&amp;Inviter…</translation>
    </message>
    <message>
        <source>R&amp;emove…</source>
        <translation>Sup&amp;primer…</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Di&amp;sable</source>
        <translation>&amp;Désactiver</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>Réac&amp;tiver</translation>
    </message>
    <message>
        <source>New &amp;link</source>
        <translation>Nouveau &amp;lien</translation>
    </message>
    <message>
        <source>Search the hosts</source>
        <translation>Chercher parmi les organisateurs</translation>
    </message>
    <message>
        <source>Shows only hosts whose name or state holds this.</source>
        <translation>Ne montre que les organisateurs dont le nom ou l’état contient ceci.</translation>
    </message>
    <message>
        <source>Makes one-time links with which hosts choose their password.</source>
        <translation>Crée des liens à usage unique avec lesquels les organisateurs choisissent leur mot de passe.</translation>
    </message>
    <message>
        <source>The account and its rooms go, and the host is shut out at once.</source>
        <translation>Le compte et ses salles disparaissent, et l’organisateur est exclu immédiatement.</translation>
    </message>
    <message>
        <source>The open link does not work any more.</source>
        <translation>Le lien ouvert ne fonctionne plus.</translation>
    </message>
    <message>
        <source>Shut out at once, until enabled again; the account is kept.</source>
        <translation>Exclu immédiatement, jusqu’à ce qu’il soit réactivé&#x202f;; le compte est gardé.</translation>
    </message>
    <message>
        <source>May sign in again, with the same password.</source>
        <translation>Peut de nouveau se connecter, avec le même mot de passe.</translation>
    </message>
    <message>
        <source>A one-time link with which the host chooses a new password.</source>
        <translation>Un lien à usage unique avec lequel l’organisateur choisit un nouveau mot de passe.</translation>
    </message>
    <message>
        <source>What can be done with those that are chosen</source>
        <translation>Ce qu’on peut faire de ceux qui sont choisis</translation>
    </message>
    <message>
        <source>Shutting out …</source>
        <translation>Exclusion…</translation>
    </message>
    <message>
        <source>Letting in again …</source>
        <translation>Réadmission…</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>&amp;Organisateurs</translation>
    </message>
    <message>
        <source>Not everything was done.</source>
        <translation>Tout n’a pas été fait.</translation>
    </message>
    <message numerus="yes">
        <source>Search %n host(s)</source>
        <translation>
            <numerusform>Chercher parmi %n organisateur</numerusform>
            <numerusform>Chercher parmi %n organisateurs</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no host yet. Invite the first one: the link is for that person alone.</source>
        <translation>Il n’y a pas encore d’organisateur. Invitez le premier&#xa0;: le lien n’est que pour cette personne.</translation>
    </message>
    <message>
        <source>No host fits this search.</source>
        <translation>Aucun organisateur ne correspond à cette recherche.</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) chosen</source>
        <translation>
            <numerusform>%n organisateur choisi</numerusform>
            <numerusform>%n organisateurs choisis</numerusform>
        </translation>
    </message>
    <message>
        <source>What you choose is done for all of them.</source>
        <translation>Ce que vous choisissez est fait pour tous.</translation>
    </message>
    <message>
        <source>Making the links …</source>
        <translation>Création des liens…</translation>
    </message>
    <message>
        <source>Withdrawing …</source>
        <translation>Retrait…</translation>
    </message>
    <message>
        <source>Remove for good?</source>
        <translation>Supprimer définitivement&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n host(s) for good?</source>
        <translation>
            <numerusform>Supprimer définitivement %n organisateur&#x202f;?</numerusform>
            <numerusform>Supprimer définitivement %n organisateurs&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <source>Removing …</source>
        <translation>Suppression…</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in, the last one on %1. Whoever goes on trying has to wait longer each time.</source>
        <translation>
            <numerusform>%n mot de passe erroné depuis la dernière connexion, le dernier&#xa0;: %1. Qui continue d’essayer doit attendre chaque fois plus longtemps.</numerusform>
            <numerusform>%n mots de passe erronés depuis la dernière connexion, le dernier&#xa0;: %1. Qui continue d’essayer doit attendre chaque fois plus longtemps.</numerusform>
        </translation>
    </message>
    <message>
        <source>May choose a new password with a link that works once, until %1.</source>
        <translation>Peut choisir un nouveau mot de passe avec un lien qui ne sert qu’une fois, jusqu’au %1.</translation>
    </message>
    <message>
        <source>Import &amp;a list…</source>
        <translation>Impor&amp;ter une liste…</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Organisateurs</translation>
    </message>
    <message>
        <source>Hosts and open invitations. Several can be chosen at once.</source>
        <translation>Organisateurs et invitations ouvertes. On peut en choisir plusieurs à la fois.</translation>
    </message>
    <message>
        <source>Invites everybody on a list, and writes a sheet to hand over for each.</source>
        <translation>Invite toutes les personnes d’une liste, et écrit pour chacune une fiche de remise.</translation>
    </message>
    <message>
        <source>Some have only a link as yet. Choose either them or hosts.</source>
        <translation>Certains n’ont encore qu’un lien. Choisissez soit ceux-là, soit des organisateurs.</translation>
    </message>
    <message>
        <source>A new password?</source>
        <translation>Un nouveau mot de passe&#x202f;?</translation>
    </message>
    <message>
        <source>Is the old password to work until the link is used?</source>
        <translation>L’ancien mot de passe doit-il valoir jusqu’à ce que le lien soit utilisé&#x202f;?</translation>
    </message>
    <message>
        <source>If somebody else may know it, lock it now: then nobody signs in with it any more.</source>
        <translation>Si quelqu’un d’autre peut le connaître, bloquez-le maintenant&#xa0;: personne ne se connecte plus avec.</translation>
    </message>
    <message>
        <source>&amp;Works until then</source>
        <translation>&amp;Vaut jusque-là</translation>
    </message>
    <message>
        <source>&amp;Lock it now</source>
        <translation>&amp;Bloquer maintenant</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportModel</name>
    <message>
        <source>The list “%1” cannot be read.</source>
        <translation>La liste «&#x202f;%1&#x202f;» ne peut pas être lue.</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>Choisissez-la de nouveau.</translation>
    </message>
    <message>
        <source>hosts of %1</source>
        <translation>organisateurs de %1</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportPage</name>
    <message>
        <source>A &amp;sheet to hand over for each host, and cards to cut (PDF)</source>
        <translation>Une &amp;fiche de remise pour chaque organisateur, et des cartes à découper (PDF)</translation>
    </message>
    <message>
        <source>What has to be corrected</source>
        <translation>Ce qu’il faut corriger</translation>
    </message>
    <message>
        <source>Lines of the list</source>
        <translation>Lignes de la liste</translation>
    </message>
    <message>
        <source>What happens to each line.</source>
        <translation>Ce qui se passe pour chaque ligne.</translation>
    </message>
    <message>
        <source>Invite a whole list</source>
        <translation>Inviter toute une liste</translation>
    </message>
    <message>
        <source>Each host gets a link that works once and chooses a password behind it. You see first what would happen to every line; nothing is done before you say so.</source>
        <translation>Chaque organisateur reçoit un lien à usage unique avec lequel il choisit un mot de passe. Vous voyez d’abord ce qui se passerait pour chaque ligne&#x202f;; rien n’est fait avant que vous le disiez.</translation>
    </message>
    <message>
        <source>no list chosen</source>
        <translation>aucune liste choisie</translation>
    </message>
    <message>
        <source>List of hosts</source>
        <translation>Liste des organisateurs</translation>
    </message>
    <message>
        <source>Folder for links and sheets</source>
        <translation>Dossier pour les liens et les fiches</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>&amp;List of hosts</source>
        <translation>&amp;Liste des organisateurs</translation>
    </message>
    <message>
        <source>A spreadsheet saved as CSV, one host in each line: name, display name, mail address. Only the name has to be there.</source>
        <translation>Un tableau enregistré en CSV, un organisateur par ligne&#xa0;: nom, nom affiché, adresse électronique. Seul le nom est obligatoire.</translation>
    </message>
    <message>
        <source>&amp;Folder for links and sheets</source>
        <translation>&amp;Dossier pour les liens et les fiches</translation>
    </message>
    <message>
        <source>Whoever has a link chooses the password, so keep the folder to yourself. A list that was begun in this folder goes on where it was stopped.</source>
        <translation>Qui a un lien choisit le mot de passe&#x202f;; gardez donc le dossier pour vous. Une liste commencée dans ce dossier reprend là où elle a été arrêtée.</translation>
    </message>
    <message>
        <source>Days that the links &amp;work</source>
        <translation>&amp;Jours de validité des liens</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Listes (*.csv *.txt *.tsv);;Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be taken as they are. Correct the list, and choose it again.</source>
        <translation>
            <numerusform>%n ligne ne peut pas être prise telle quelle. Corrigez la liste, et choisissez-la de nouveau.</numerusform>
            <numerusform>%n lignes ne peuvent pas être prises telles quelles. Corrigez la liste, et choisissez-la de nouveau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) will be invited.</source>
        <translation>
            <numerusform>%n organisateur sera invité.</numerusform>
            <numerusform>%n organisateurs seront invités.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were invited before and keep their links.</source>
        <translation>
            <numerusform>%n était déjà invité et garde son lien.</numerusform>
            <numerusform>%n étaient déjà invités et gardent leurs liens.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are hosts by now.</source>
        <translation>
            <numerusform>%n est maintenant organisateur.</numerusform>
            <numerusform>%n sont maintenant organisateurs.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the list …</source>
        <translation>Examen de la liste…</translation>
    </message>
    <message>
        <source>%1 of %2 hosts invited …</source>
        <translation>%1 organisateurs invités sur %2…</translation>
    </message>
    <message>
        <source>%1 of %2 sheets written …</source>
        <translation>%1 fiches écrites sur %2…</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) are in the folder. Hand each to its host alone.</source>
        <translation>
            <numerusform>%n lien est dans le dossier. Ne le donnez qu’à son organisateur.</numerusform>
            <numerusform>%n liens sont dans le dossier. Ne donnez chacun qu’à son organisateur.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everybody could be invited.</source>
        <translation>Tout le monde n’a pas pu être invité.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>Ouvrir le do&amp;ssier</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Terminé</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Invite %n host(s)</source>
        <translation>
            <numerusform>&amp;Inviter %n organisateur</numerusform>
            <numerusform>&amp;Inviter %n organisateurs</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Write links and sheets</source>
        <translation>Écrire les liens et les fic&amp;hes</translation>
    </message>
    <message>
        <source>&amp;Invite them</source>
        <translation>&amp;Inviter</translation>
    </message>
    <message numerus="yes">
        <source>%n have a link already that is not in this folder: it stops working, and they get a new one.</source>
        <translation>
            <numerusform>%n a déjà un lien qui n’est pas dans ce dossier&#xa0;: il ne servira plus, un nouveau est fait.</numerusform>
            <numerusform>%n ont déjà un lien qui n’est pas dans ce dossier&#xa0;: il ne servira plus, un nouveau est fait.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportTable</name>
    <message>
        <source>gets a link</source>
        <translation>reçoit un lien</translation>
    </message>
    <message>
        <source>invited before, keeps the link</source>
        <translation>déjà invité, garde le lien</translation>
    </message>
    <message>
        <source>is a host by now</source>
        <translation>est maintenant organisateur</translation>
    </message>
    <message>
        <source>has to be corrected</source>
        <translation>à corriger</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Organisateur</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>gets another link, the open one stops working</source>
        <translation>reçoit un autre lien, celui qui est ouvert ne sert plus</translation>
    </message>
</context>
<context>
    <name>meethouse::KeyPage</name>
    <message>
        <source>Key known so far</source>
        <translation>Clé connue jusqu’ici</translation>
    </message>
    <message>
        <source>Key shown today</source>
        <translation>Clé montrée aujourd’hui</translation>
    </message>
    <message>
        <source>Command for the server&apos;s console</source>
        <translation>Commande pour la console du serveur</translation>
    </message>
    <message>
        <source>I have &amp;compared it, and the new key is right</source>
        <translation>Je l’ai &amp;comparée, et la nouvelle clé est la bonne</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Known so far</source>
        <translation>Connue jusqu’ici</translation>
    </message>
    <message>
        <source>Shown today</source>
        <translation>Montrée aujourd’hui</translation>
    </message>
    <message>
        <source>This is not the server you met last time</source>
        <translation>Ce n’est pas le serveur de la dernière fois</translation>
    </message>
    <message>
        <source>This address used to show another key. We have stopped before sending your password.</source>
        <translation>Cette adresse montrait une autre clé. Nous nous sommes arrêtés avant d’envoyer votre mot de passe.</translation>
    </message>
    <message>
        <source>What can this mean?</source>
        <translation>Qu’est-ce que cela peut vouloir dire&#x202f;?</translation>
    </message>
    <message>
        <source>The server was installed anew, or the address now belongs to another one; or somebody stands between you and it. Only the hosting company can tell.</source>
        <translation>Le serveur a été réinstallé, ou l’adresse appartient maintenant à un autre&#x202f;; ou quelqu’un se tient entre vous et lui. Seul l’hébergeur peut le dire.</translation>
    </message>
    <message>
        <source>If you had the server installed anew: open its console at the hosting company&apos;s web site and compare the key with what this prints there.</source>
        <translation>Si vous avez fait réinstaller le serveur&#xa0;: ouvrez sa console sur le site de l’hébergeur et comparez la clé avec ce que ceci y affiche.</translation>
    </message>
    <message>
        <source>Is it the right server?</source>
        <translation>Est-ce le bon serveur&#x202f;?</translation>
    </message>
    <message>
        <source>Every server has a key that nobody else has. You meet this one for the first time, so compare its fingerprint once; from then on we do.</source>
        <translation>Chaque serveur a une clé que personne d’autre n’a. Vous rencontrez celui-ci pour la première fois&#x202f;; comparez donc son empreinte une fois, ensuite nous le ferons.</translation>
    </message>
    <message>
        <source>It is the practice server on this machine</source>
        <translation>C’est le serveur d’essai de cette machine</translation>
    </message>
    <message>
        <source>This is the fingerprint of its key</source>
        <translation>Voici l’empreinte de sa clé</translation>
    </message>
    <message>
        <source>Its key is the one that was made for it here, so there is nothing to compare.</source>
        <translation>Sa clé est celle qui a été faite ici pour lui&#x202f;; il n’y a donc rien à comparer.</translation>
    </message>
    <message>
        <source>Your password has not been sent yet.</source>
        <translation>Votre mot de passe n’a pas encore été envoyé.</translation>
    </message>
    <message>
        <source>Many hosting companies show the fingerprint on the server&apos;s page. If yours does not: open the server&apos;s console there and compare with what this prints. No console? Then it is very likely, but not certain, that it is the right one.</source>
        <translation>Beaucoup d’hébergeurs montrent l’empreinte sur la page du serveur. Si le vôtre ne le fait pas&#xa0;: ouvrez-y la console du serveur et comparez avec ce que ceci affiche. Pas de console&#x202f;? Il est alors très probable, mais pas certain, que ce soit le bon.</translation>
    </message>
    <message>
        <source>&amp;Stop here</source>
        <translation>S’arrêter &amp;ici</translation>
    </message>
    <message>
        <source>It is the &amp;right one</source>
        <translation>C’est le &amp;bon</translation>
    </message>
    <message>
        <source>Remember the &amp;new key</source>
        <translation>Retenir la &amp;nouvelle clé</translation>
    </message>
    <message>
        <source>Every server has a key that nobody else has, and we compare it every time.</source>
        <translation>Chaque serveur a une clé que personne d’autre n’a, et nous la comparons à chaque fois.</translation>
    </message>
</context>
<context>
    <name>meethouse::Keychain</name>
    <message>
        <source>There is no keychain on this computer that answers.</source>
        <translation>Aucun trousseau ne répond sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Passwords are kept by a program of the desktop, for example GNOME Keyring or KWallet, and none runs.</source>
        <translation>Les mots de passe sont gardés par un programme du bureau, par exemple GNOME Keyring ou KWallet, et aucun n’est en marche.</translation>
    </message>
    <message>
        <source>Go on without: nothing is stored, and the password is asked for every time.</source>
        <translation>Continuez sans&#xa0;: rien n’est enregistré, et le mot de passe est demandé à chaque fois.</translation>
    </message>
    <message>
        <source>The keychain was not opened.</source>
        <translation>Le trousseau n’a pas été ouvert.</translation>
    </message>
    <message>
        <source>It has to be unlocked first.</source>
        <translation>Il faut d’abord le déverrouiller.</translation>
    </message>
    <message>
        <source>Try again and unlock it, or go on without: the password is then asked for every time.</source>
        <translation>Réessayez et déverrouillez-le, ou continuez sans&#xa0;: le mot de passe est alors demandé à chaque fois.</translation>
    </message>
    <message>
        <source>The keychain was not waited for.</source>
        <translation>Le trousseau n’a pas été attendu.</translation>
    </message>
    <message>
        <source>Try again when you like.</source>
        <translation>Réessayez quand vous voudrez.</translation>
    </message>
</context>
<context>
    <name>meethouse::KeysCard</name>
    <message>
        <source>Keys alone open the server</source>
        <translation>Seules des clés ouvrent le serveur</translation>
    </message>
    <message>
        <source>Nobody is let in by a password to administer it. Hosts and guests of meetings notice nothing of that.</source>
        <translation>Pour l’administrer, personne n’entre par mot de passe. Les organisateurs et les invités des réunions n’en remarquent rien.</translation>
    </message>
    <message>
        <source>Shut passwords out</source>
        <translation>Fermer la porte aux mots de passe</translation>
    </message>
    <message>
        <source>This computer comes in by a key. But whoever knows or guesses a password comes in, too, and strangers try thousands of them every day.</source>
        <translation>Cet ordinateur entre avec une clé. Mais qui connaît ou devine un mot de passe entre aussi, et des inconnus en essaient des milliers chaque jour.</translation>
    </message>
    <message>
        <source>&amp;Keys alone…</source>
        <translation>&amp;Par clé seulement…</translation>
    </message>
    <message>
        <source>A key instead of a password</source>
        <translation>Une clé au lieu d’un mot de passe</translation>
    </message>
    <message>
        <source>With a key of its own this computer comes in without being asked for a password. After that, passwords can be shut out.</source>
        <translation>Avec une clé à lui, cet ordinateur entre sans qu’un mot de passe soit demandé. Ensuite, le serveur peut refuser les mots de passe.</translation>
    </message>
    <message>
        <source>Put a &amp;key there…</source>
        <translation>&amp;Y placer une clé…</translation>
    </message>
    <message>
        <source>Shut passwords out?</source>
        <translation>Fermer la porte aux mots de passe&#x202f;?</translation>
    </message>
    <message>
        <source>Let nobody into %1 by a password any more?</source>
        <translation>Ne plus laisser personne entrer par mot de passe sur %1&#x202f;?</translation>
    </message>
    <message>
        <source>Put a key there?</source>
        <translation>Y placer une clé&#x202f;?</translation>
    </message>
    <message>
        <source>Let this computer into %1 by a key?</source>
        <translation>Laisser cet ordinateur entrer avec une clé sur %1&#x202f;?</translation>
    </message>
    <message>
        <source>The key lies on this computer without a passphrase, so whoever reads this file comes in as well: %1

The password goes on working.</source>
        <translation>La clé se trouve sur cet ordinateur sans phrase secrète&#x202f;; qui lit ce fichier peut donc entrer aussi&#xa0;: %1

Le mot de passe reste valable.</translation>
    </message>
    <message>
        <source>&amp;Keys alone</source>
        <translation>Par &amp;clé seulement</translation>
    </message>
    <message>
        <source>&amp;Put it there</source>
        <translation>L’y &amp;placer</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>Laisser &amp;tel quel</translation>
    </message>
    <message>
        <source>Whoever administers the server needs a key that lies there. You cannot shut yourself out by this: right after it this computer comes in anew by its key, and if that fails, the server lets passwords in again after three minutes, by itself.

Keep a copy of the key, %1, in a safe place. If it is ever lost, only the hosting company&apos;s console leads in.</source>
        <translation>Qui administre le serveur a alors besoin d’une clé placée là-bas. Vous ne pouvez pas vous enfermer dehors&#xa0;: juste après, cet ordinateur entre à nouveau avec sa clé, et si cela échoue, le serveur accepte de lui-même les mots de passe au bout de trois minutes.

Gardez une copie de la clé, %1, en lieu sûr. Si elle se perd un jour, seule la console de l’hébergeur permet d’entrer.</translation>
    </message>
</context>
<context>
    <name>meethouse::LanguageButton</name>
    <message>
        <source>Language: %1</source>
        <translation>Langue&#xa0;: %1</translation>
    </message>
    <message>
        <source>Opens the list of languages.</source>
        <translation>Ouvre la liste des langues.</translation>
    </message>
</context>
<context>
    <name>meethouse::ListPage</name>
    <message>
        <source>About the list</source>
        <translation>À propos de la liste</translation>
    </message>
</context>
<context>
    <name>meethouse::MaintenanceTab</name>
    <message>
        <source>Goes on now, started by %1.</source>
        <translation>Est en cours, lancée par %1.</translation>
    </message>
    <message>
        <source>A later run followed it.</source>
        <translation>Une exécution ultérieure l’a suivie.</translation>
    </message>
    <message>
        <source>Came to a good end.</source>
        <translation>S’est bien terminée.</translation>
    </message>
    <message>
        <source>A step failed. Setting up again goes on from there.</source>
        <translation>Une étape a échoué. Relancer l’installation reprend de là.</translation>
    </message>
    <message>
        <source>Was stopped. Setting up again goes on from there.</source>
        <translation>A été arrêtée. Relancer l’installation reprend de là.</translation>
    </message>
    <message>
        <source>Has no end: the server was switched off, or the run was ended from outside.</source>
        <translation>N’a pas de fin&#xa0;: le serveur a été éteint, ou l’exécution a été arrêtée de l’extérieur.</translation>
    </message>
    <message>
        <source>What was done on the server</source>
        <translation>Ce qui a été fait sur le serveur</translation>
    </message>
    <message>
        <source>For somebody who helps you</source>
        <translation>Pour une personne qui vous aide</translation>
    </message>
    <message>
        <source>What was found and what was done, as a file. It holds no passwords; look through it before you send it.</source>
        <translation>Ce qui a été trouvé et ce qui a été fait, dans un fichier. Il ne contient pas de mots de passe&#x202f;; parcourez-le avant de l’envoyer.</translation>
    </message>
    <message>
        <source>&amp;Save a report…</source>
        <translation>Enregi&amp;strer un rapport…</translation>
    </message>
    <message>
        <source>Take the meeting server away</source>
        <translation>Retirer le serveur de réunions</translation>
    </message>
    <message>
        <source>Everything Meethouse did on the server is taken back: Jitsi Meet, its hosts, rooms and settings. Files of others stay as they are.</source>
        <translation>Tout ce que Meethouse a fait sur le serveur est annulé&#xa0;: Jitsi Meet, ses organisateurs, ses salles et ses réglages. Les fichiers des autres restent tels quels.</translation>
    </message>
    <message>
        <source>Take &amp;everything back…</source>
        <translation>&amp;Tout annuler…</translation>
    </message>
    <message>
        <source>Leave it alone</source>
        <translation>Le laisser tranquille</translation>
    </message>
    <message>
        <source>This computer forgets how to reach the server. The server and its meetings go on as they are, and you can take it over again.</source>
        <translation>Cet ordinateur oublie comment atteindre le serveur. Le serveur et ses réunions continuent comme avant, et vous pourrez le reprendre.</translation>
    </message>
    <message>
        <source>&amp;Forget it here…</source>
        <translation>L’ou&amp;blier ici…</translation>
    </message>
    <message>
        <source>&amp;Maintenance</source>
        <translation>&amp;Maintenance</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Le rapport est dans %1.</translation>
    </message>
    <message>
        <source>Nothing was done there yet.</source>
        <translation>Rien n’y a encore été fait.</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Enregistrer un rapport</translation>
    </message>
    <message>
        <source>Take everything back?</source>
        <translation>Tout annuler&#x202f;?</translation>
    </message>
    <message>
        <source>This removes the meeting server %1 with all its hosts, rooms and settings.
Type its name to go on:</source>
        <translation>Cela supprime le serveur de réunions %1 avec tous ses organisateurs, ses salles et ses réglages.
Tapez son nom pour continuer&#xa0;:</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Rien n’a été annulé.</translation>
    </message>
    <message>
        <source>The name of the meeting server was not confirmed.</source>
        <translation>Le nom du serveur de réunions n’a pas été confirmé.</translation>
    </message>
    <message>
        <source>Forget the server here?</source>
        <translation>Oublier le serveur ici&#x202f;?</translation>
    </message>
    <message>
        <source>Forget %1 on this computer?</source>
        <translation>Oublier %1 sur cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>Nothing happens to the server: its meetings go on. What was kept of it in the keychain is forgotten, too.</source>
        <translation>Rien ne se passe sur le serveur&#xa0;: ses réunions continuent. Ce qui en était gardé dans le trousseau est oublié aussi.</translation>
    </message>
    <message>
        <source>&amp;Forget it here</source>
        <translation>L’ou&amp;blier ici</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Le garder</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>Reading what was done …</source>
        <translation>Lecture de ce qui a été fait…</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Try everything out</source>
        <translation>Tout essayer</translation>
    </message>
    <message>
        <source>As hosts, guests and strangers would, from this computer and on the server. Takes a minute or two; meetings go on meanwhile.</source>
        <translation>Comme le feraient des organisateurs, des invités et des inconnus, depuis cet ordinateur et sur le serveur. Cela prend une minute ou deux&#x202f;; les réunions continuent pendant ce temps.</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Essayer</translation>
    </message>
    <message>
        <source>As %1, by a key of your agent or by the password. It is called “%2” here.</source>
        <translation>En tant que %1, par une clé de votre agent ou par le mot de passe. Ici, il s’appelle «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>As %1, by the key %2. It is called “%3” here.</source>
        <translation>En tant que %1, par la clé %2. Ici, il s’appelle «&#x202f;%3&#x202f;».</translation>
    </message>
    <message>
        <source>How this computer comes in</source>
        <translation>Comment cet ordinateur entre</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Cha&amp;nger…</translation>
    </message>
</context>
<context>
    <name>meethouse::ManagedServer</name>
    <message>
        <source>It waits for you to sign in.</source>
        <translation>Il attend que vous vous connectiez.</translation>
    </message>
    <message>
        <source>It was not looked at yet.</source>
        <translation>Il n’a pas encore été examiné.</translation>
    </message>
    <message>
        <source>Nothing is set up there.</source>
        <translation>Rien n’y est installé.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Tout va bien.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need(s) you.</source>
        <translation>
            <numerusform>%n point vous attend.</numerusform>
            <numerusform>%n points vous attendent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Looking at the server …</source>
        <translation>Examen du serveur…</translation>
    </message>
    <message>
        <source>Putting the key there …</source>
        <translation>Placement de la clé…</translation>
    </message>
    <message>
        <source>Shutting passwords out …</source>
        <translation>Fermeture aux mots de passe…</translation>
    </message>
</context>
<context>
    <name>meethouse::Manager</name>
    <message>
        <source>+ New ser&amp;ver</source>
        <translation>+ No&amp;uveau serveur</translation>
    </message>
    <message>
        <source>Sets up a server, or takes over one that is set up already.</source>
        <translation>Installe un serveur, ou en reprend un qui est déjà installé.</translation>
    </message>
    <message>
        <source>Pages of the server</source>
        <translation>Pages du serveur</translation>
    </message>
</context>
<context>
    <name>meethouse::MeetingsPage</name>
    <message>
        <source>How shall meetings go?</source>
        <translation>Comment doivent se passer les réunions&#x202f;?</translation>
    </message>
    <message>
        <source>All of it is safe as it stands. You can change it later, and your papers follow what you choose.</source>
        <translation>Tout est sûr tel que c’est là. Vous pourrez le changer plus tard, et vos documents suivront ce que vous choisissez.</translation>
    </message>
    <message>
        <source>Does a guest need the room&apos;s password?</source>
        <translation>Un invité a-t-il besoin du mot de passe de la salle&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Always</source>
        <translation>&amp;Toujours</translation>
    </message>
    <message>
        <source>A room has its password before anyone is in it, and nobody can take it off. Whoever only knows the link stays outside.</source>
        <translation>Une salle a son mot de passe avant que quiconque y soit, et personne ne peut l’enlever. Qui ne connaît que le lien reste dehors.</translation>
    </message>
    <message>
        <source>The ho&amp;st decides</source>
        <translation>&amp;L’organisateur décide</translation>
    </message>
    <message>
        <source>Rooms begin with a password; a host may take it off. Then whoever has the link comes in.</source>
        <translation>Les salles commencent avec un mot de passe&#x202f;; un organisateur peut l’enlever. Alors entre quiconque a le lien.</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source>When the last host has left, the meeting &amp;ends after</source>
        <translation>Après le &amp;départ du dernier organisateur, la réunion finit après</translation>
    </message>
    <message>
        <source>Pupils are not left alone in a room. They are told some minutes before.</source>
        <translation>Les élèves ne restent pas seuls dans une salle. Ils sont prévenus quelques minutes avant.</translation>
    </message>
    <message>
        <source>How long does the server remember that a host has signed in?</source>
        <translation>Combien de temps le serveur se souvient-il qu’un organisateur s’est connecté&#x202f;?</translation>
    </message>
    <message>
        <source>For &amp;the meeting</source>
        <translation>&amp;Pour la réunion</translation>
    </message>
    <message>
        <source>The safer one where several people use the same computer.</source>
        <translation>Le plus sûr là où plusieurs personnes utilisent le même ordinateur.</translation>
    </message>
    <message>
        <source>&amp;For a day</source>
        <translation>Pour un &amp;jour</translation>
    </message>
    <message>
        <source>Hosts sign in once in the morning, on computers that are theirs alone.</source>
        <translation>Les organisateurs se connectent une fois le matin, sur des ordinateurs qui ne sont qu’à eux.</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>Notes of &amp;who connected are deleted after</source>
        <translation>Les notes sur &amp;qui s’est connecté sont supprimées après</translation>
    </message>
    <message>
        <source>Addresses are shortened, and room names are not written down. Seven days are enough to find the cause of trouble; the papers name the figure.</source>
        <translation>Les adresses sont abrégées, et les noms des salles ne sont pas notés. Sept jours suffisent pour trouver la cause d’un problème&#x202f;; les documents indiquent ce nombre.</translation>
    </message>
    <message>
        <source>May browsers ask other companies for pictures?</source>
        <translation>Les navigateurs peuvent-ils demander des images à d’autres entreprises&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Non</translation>
    </message>
    <message>
        <source>Everything a meeting needs comes from your server, and nobody else learns who meets.</source>
        <translation>Tout ce qu’il faut à une réunion vient de votre serveur, et personne d’autre n’apprend qui se rencontre.</translation>
    </message>
    <message>
        <source>As &amp;Jitsi has it</source>
        <translation>Comme J&amp;itsi le prévoit</translation>
    </message>
    <message>
        <source>Profile pictures come from a company in the United States, which learns who is in your meetings. The papers have to say so.</source>
        <translation>Les photos de profil viennent d’une entreprise des États-Unis, qui apprend qui est dans vos réunions. Les documents doivent le dire.</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Continu&amp;er</translation>
    </message>
</context>
<context>
    <name>meethouse::OverviewTab</name>
    <message>
        <source>Open &amp;the meetings</source>
        <translation>Ouvrir les &amp;réunions</translation>
    </message>
    <message>
        <source>The server&apos;s fingerprint</source>
        <translation>L’empreinte du serveur</translation>
    </message>
    <message>
        <source>Compare it with what your hosting company shows.</source>
        <translation>Comparez-la avec ce que montre votre hébergeur.</translation>
    </message>
    <message>
        <source>It is the right one, &amp;go on</source>
        <translation>C’est la bonne, con&amp;tinuer</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Ce qu’il faut faire maintenant</translation>
    </message>
    <message>
        <source>Everything that was checked</source>
        <translation>Tout ce qui a été contrôlé</translation>
    </message>
    <message>
        <source>Opens the address of the meetings in your browser.</source>
        <translation>Ouvre l’adresse des réunions dans votre navigateur.</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Vue d’ensemble</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Réunions</translation>
    </message>
    <message>
        <source>Jitsi Meet</source>
        <translation>Jitsi Meet</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>valable jusqu’au %1</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Organisateurs</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 libres sur %2</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Last work on it</source>
        <translation>Dernier travail</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Regarder &amp;de nouveau</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Rien ne vous attend.</translation>
    </message>
    <message>
        <source>Everything that was checked is in order.</source>
        <translation>Tout ce qui a été contrôlé est en ordre.</translation>
    </message>
    <message>
        <source>Meetings are not set up on this server yet.</source>
        <translation>Aucune réunion n’est encore installée sur ce serveur.</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>Ce qui s’y trouve</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>What is there (looked at: %1)</source>
        <translation>Ce qui s’y trouve (regardé&#xa0;: %1)</translation>
    </message>
    <message>
        <source>“New server” on the left sets it up.</source>
        <translation>«&#x202f;Nouveau serveur&#x202f;», à gauche, le met en place.</translation>
    </message>
</context>
<context>
    <name>meethouse::PapersModel</name>
    <message>
        <source>Choose at least one language.</source>
        <translation>Choisissez au moins une langue.</translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation>Choisissez au moins un format.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Choisissez un dossier.</translation>
    </message>
</context>
<context>
    <name>meethouse::PapersPage</name>
    <message>
        <source>&amp;PDF, to print and to send</source>
        <translation>PDF, à imprimer et à envo&amp;yer</translation>
    </message>
    <message>
        <source>HTML, for a web &amp;site</source>
        <translation>&amp;HTML, pour un site web</translation>
    </message>
    <message>
        <source>ODT, to be &amp;edited</source>
        <translation>ODT, à modi&amp;fier</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Your papers</source>
        <translation>Vos documents</translation>
    </message>
    <message>
        <source>Every sentence about the server comes from what was measured there just now. What you have not said yet is marked, and such a paper says on every page that it is a draft.</source>
        <translation>Chaque phrase sur le serveur vient de ce qui vient d’y être mesuré. Ce que vous n’avez pas encore dit est marqué, et un tel document dit à chaque page que c’est un brouillon.</translation>
    </message>
    <message>
        <source>Preview of the first paper</source>
        <translation>Aperçu du premier document</translation>
    </message>
    <message>
        <source>Show what it will look like</source>
        <translation>Montrer à quoi cela ressemblera</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formats</translation>
    </message>
    <message>
        <source>&amp;Folder on this computer</source>
        <translation>&amp;Dossier sur cet ordinateur</translation>
    </message>
    <message>
        <source>Folder for the papers</source>
        <translation>Dossier pour les documents</translation>
    </message>
    <message>
        <source>A draft. Still missing: %1</source>
        <translation>Un brouillon. Il manque encore&#xa0;: %1</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Continu&amp;er</translation>
    </message>
    <message>
        <source>&amp;Write the papers</source>
        <translation>Écrire le&amp;s documents</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>Ouvrir le do&amp;ssier</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>P&amp;lus tard</translation>
    </message>
    <message>
        <source>Notices on the server</source>
        <translation>Informations sur le serveur</translation>
    </message>
    <message>
        <source>Notices for everybody at %1</source>
        <translation>Informations pour tous sur %1</translation>
    </message>
    <message>
        <source>The meeting page and the page for hosts then link them.</source>
        <translation>La page des réunions et celle des organisateurs y renvoient alors.</translation>
    </message>
    <message>
        <source>P&amp;ublish them</source>
        <translation>&amp;Publier</translation>
    </message>
    <message>
        <source>P&amp;ublish as drafts</source>
        <translation>P&amp;ublier comme brouillons</translation>
    </message>
    <message>
        <source>They are published.</source>
        <translation>Elles sont publiées.</translation>
    </message>
    <message>
        <source>P&amp;ublish again</source>
        <translation>P&amp;ublier de nouveau</translation>
    </message>
    <message>
        <source>Published notices</source>
        <translation>Informations publiées</translation>
    </message>
    <message>
        <source>Whoever knows the address can read them, in a meeting or not.</source>
        <translation>Qui connaît l’adresse peut les lire, en réunion ou non.</translation>
    </message>
    <message>
        <source>Take them &amp;down</source>
        <translation>Les &amp;retirer</translation>
    </message>
    <message>
        <source>Making the pages …</source>
        <translation>Préparation des pages…</translation>
    </message>
    <message>
        <source>Nobody has said yet: %1.</source>
        <translation>Personne n’a encore dit&#xa0;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was published: %n paper(s) for everybody lack what the law asks for. Answer what is missing, or publish them marked as drafts.</source>
        <translation>
            <numerusform>Rien n’a été publié&#xa0;: il manque à %n document pour tous ce que la loi demande. Répondez à ce qui manque, ou publiez-le marqué comme brouillon.</numerusform>
            <numerusform>Rien n’a été publié&#xa0;: il manque à %n documents pour tous ce que la loi demande. Répondez à ce qui manque, ou publiez-les marqués comme brouillons.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::PlanPage</name>
    <message>
        <source>What will be done</source>
        <translation>Ce qui sera fait</translation>
    </message>
    <message>
        <source>This is what will be done</source>
        <translation>Voici ce qui sera fait</translation>
    </message>
    <message>
        <source>Nothing has been changed so far. Every step looks first whether it is so already, and checks afterwards that it is.</source>
        <translation>Rien n’a été changé jusqu’ici. Chaque étape regarde d’abord si c’est déjà ainsi, et contrôle ensuite que ça l’est.</translation>
    </message>
    <message>
        <source>The shell that will run on the server</source>
        <translation>Le shell qui sera exécuté sur le serveur</translation>
    </message>
    <message>
        <source>Show the script, for those who read shell</source>
        <translation>Montrer le script, pour qui lit le shell</translation>
    </message>
    <message>
        <source>All of it can be taken back: what we add is ours and is removed again, packages that were not there before go, and files of others stay as they are.</source>
        <translation>Tout peut être annulé&#xa0;: ce que nous ajoutons est à nous et sera supprimé, les paquets qui n’étaient pas là avant s’en vont, et les fichiers des autres restent tels quels.</translation>
    </message>
    <message>
        <source>Looking at what has to be done</source>
        <translation>Recherche de ce qu’il y a à faire</translation>
    </message>
    <message>
        <source>The server and the name are looked at once more, because time has passed.</source>
        <translation>Le serveur et le nom sont examinés encore une fois, parce que du temps a passé.</translation>
    </message>
    <message>
        <source>is so already</source>
        <translation>est déjà ainsi</translation>
    </message>
    <message>
        <source>Everything is as it should be; nothing has to be done.</source>
        <translation>Tout est comme il faut&#x202f;; il n’y a rien à faire.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n étape</numerusform>
            <numerusform>%n étapes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>environ %n minute</numerusform>
            <numerusform>environ %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Continu&amp;er</translation>
    </message>
    <message>
        <source>&amp;Set it up</source>
        <translation>&amp;Installer</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>Regarder &amp;de nouveau</translation>
    </message>
</context>
<context>
    <name>meethouse::ProfileDialog</name>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <source>Keep as a &amp;copy</source>
        <translation>Garder comme &amp;copie</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>How this computer comes in</source>
        <translation>Comment cet ordinateur entre</translation>
    </message>
    <message>
        <source>A file for another computer, without passwords and without keys.</source>
        <translation>Un fichier pour un autre ordinateur, sans mots de passe ni clés.</translation>
    </message>
    <message>
        <source>Empty: keys that your agent holds, or the password, which is asked for.</source>
        <translation>Vide&#xa0;: les clés que garde votre agent, ou le mot de passe, qui vous est demandé.</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Choisir le fichier de clé</translation>
    </message>
    <message>
        <source>Another server is called so already.</source>
        <translation>Un autre serveur s’appelle déjà ainsi.</translation>
    </message>
    <message>
        <source>A copy needs a name of its own.</source>
        <translation>Une copie a besoin d’un nom à elle.</translation>
    </message>
    <message>
        <source>Export the way in</source>
        <translation>Exporter l’accès</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Le fichier n’a pas pu être écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Name on this computer</source>
        <translation>&amp;Nom sur cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>Laisser &amp;tel quel</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Port of SSH</source>
        <translation>&amp;Port de SSH</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>Key &amp;file</source>
        <translation>Fichier de c&amp;lé</translation>
    </message>
</context>
<context>
    <name>meethouse::Profiles</name>
    <message>
        <source>The list of servers in “%1” cannot be read.</source>
        <translation>La liste des serveurs dans «&#x202f;%1&#x202f;» ne peut pas être lue.</translation>
    </message>
    <message>
        <source>Mend the file, or move it away and add your servers again.</source>
        <translation>Réparez le fichier, ou mettez-le de côté et ajoutez de nouveau vos serveurs.</translation>
    </message>
    <message>
        <source>The list of servers in “%1” cannot be written.</source>
        <translation>La liste des serveurs dans «&#x202f;%1&#x202f;» ne peut pas être écrite.</translation>
    </message>
    <message>
        <source>Check whether the disk is full, and whether you may write there.</source>
        <translation>Vérifiez si le disque est plein, et si vous avez le droit d’y écrire.</translation>
    </message>
    <message>
        <source>This computer knows no server “%1”.</source>
        <translation>Cet ordinateur ne connaît pas de serveur «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Check the name, or say where the server is with --server.</source>
        <translation>Vérifiez le nom, ou dites où est le serveur avec --server.</translation>
    </message>
    <message>
        <source>A newer version of this program wrote it.</source>
        <translation>Une version plus récente de ce programme l’a écrite.</translation>
    </message>
    <message>
        <source>One of its entries is not valid.</source>
        <translation>L’une de ses entrées n’est pas valable.</translation>
    </message>
    <message>
        <source>These details of a server cannot be kept.</source>
        <translation>Ces indications sur un serveur ne peuvent pas être gardées.</translation>
    </message>
    <message>
        <source>A name, a user and an address are needed, each in one line.</source>
        <translation>Il faut un nom, un utilisateur et une adresse, chacun sur une ligne.</translation>
    </message>
    <message>
        <source>Correct them and try again.</source>
        <translation>Corrigez-les et réessayez.</translation>
    </message>
    <message>
        <source>Another server is called “%1” already.</source>
        <translation>Un autre serveur s’appelle déjà «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Give this one another name.</source>
        <translation>Donnez un autre nom à celui-ci.</translation>
    </message>
</context>
<context>
    <name>meethouse::ProofPage</name>
    <message>
        <source>What was tried</source>
        <translation>Ce qui a été essayé</translation>
    </message>
    <message>
        <source>What is being tried</source>
        <translation>Ce qui est en train d’être essayé</translation>
    </message>
    <message>
        <source>Does it keep its promises?</source>
        <translation>Tient-il ses promesses&#x202f;?</translation>
    </message>
    <message>
        <source>Everything is tried from this computer and on the server, as hosts, guests and strangers would. This takes a minute or two.</source>
        <translation>Tout est essayé depuis cet ordinateur et sur le serveur, comme le feraient des organisateurs, des invités et des inconnus. Cela prend une minute ou deux.</translation>
    </message>
    <message>
        <source>It works, and this is how we know</source>
        <translation>Cela fonctionne, et voici comment nous le savons</translation>
    </message>
    <message>
        <source>Not every promise holds yet</source>
        <translation>Toutes les promesses ne sont pas encore tenues</translation>
    </message>
    <message>
        <source>Tried from this computer and on the server, %1. These results are what your papers will say.</source>
        <translation>Essayé depuis cet ordinateur et sur le serveur, %1. Ces résultats sont ce que diront vos documents.</translation>
    </message>
    <message>
        <source>What is to be done stands beside each. Trying again changes nothing.</source>
        <translation>Ce qu’il faut faire est écrit à côté de chacune. Essayer de nouveau ne change rien.</translation>
    </message>
    <message>
        <source>It is tried from this computer and on the server.</source>
        <translation>C’est essayé depuis cet ordinateur et sur le serveur.</translation>
    </message>
    <message>
        <source>Trying the next one</source>
        <translation>Essai de la suivante</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>&amp;Go on all the same</source>
        <translation>Continuer &amp;quand même</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>&amp;Essayer de nouveau</translation>
    </message>
    <message>
        <source>&amp;Invite the first hosts</source>
        <translation>&amp;Inviter les premiers organisateurs</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Ce qui a été mesuré</translation>
    </message>
    <message>
        <source>Show what was measured, as your papers will say it</source>
        <translation>Montrer ce qui a été mesuré, comme vos documents le diront</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Terminé</translation>
    </message>
</context>
<context>
    <name>meethouse::ProviderPage</name>
    <message>
        <source>Who runs this service?</source>
        <translation>Qui est responsable de ce service&#x202f;?</translation>
    </message>
    <message>
        <source>The privacy papers have to name who is responsible. It stays on your server and on this computer. You can leave it for later: the papers are then drafts and say so.</source>
        <translation>Les documents de protection des données doivent nommer qui est responsable. Cela reste sur votre serveur et sur cet ordinateur. Vous pouvez le remettre à plus tard&#xa0;: les documents sont alors des brouillons et le disent.</translation>
    </message>
    <message>
        <source>I say it later</source>
        <translation>Je le dirai plus tard</translation>
    </message>
    <message>
        <source>Myself: I work for my own account</source>
        <translation>Moi-même&#xa0;: je travaille à mon compte</translation>
    </message>
    <message>
        <source>A school</source>
        <translation>Une école</translation>
    </message>
    <message>
        <source>Another public body</source>
        <translation>Un autre organisme public</translation>
    </message>
    <message>
        <source>A company or practice</source>
        <translation>Une entreprise ou un cabinet</translation>
    </message>
    <message>
        <source>An association</source>
        <translation>Une association</translation>
    </message>
    <message>
        <source>I run it for somebody else</source>
        <translation>Je le gère pour quelqu’un d’autre</translation>
    </message>
    <message>
        <source>I am employed at a school and run it on my own</source>
        <translation>Je suis salarié d’une école et je le gère de mon propre chef</translation>
    </message>
    <message>
        <source>&amp;Who is responsible?</source>
        <translation>&amp;Qui est responsable&#x202f;?</translation>
    </message>
    <message>
        <source>Before pupils use it, the head of the school has to agree in writing. The papers for this case help you to ask.</source>
        <translation>Avant que des élèves l’utilisent, la direction de l’école doit donner son accord par écrit. Les documents pour ce cas vous aident à le demander.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>&amp;Pays</translation>
    </message>
    <message>
        <source>Postal &amp;address</source>
        <translation>A&amp;dresse postale</translation>
    </message>
    <message>
        <source>Where &amp;people can reach you</source>
        <translation>Où l’on peut vous &amp;joindre</translation>
    </message>
    <message>
        <source>E-mail or telephone, for those who have questions about their data.</source>
        <translation>Adresse électronique ou téléphone, pour les personnes qui ont des questions sur leurs données.</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Continu&amp;er</translation>
    </message>
</context>
<context>
    <name>meethouse::QrCode</name>
    <message>
        <source>The same link as a square code</source>
        <translation>Le même lien sous forme de code carré</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionDialog</name>
    <message>
        <source>The server asks</source>
        <translation>Le serveur demande</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Répondre</translation>
    </message>
    <message>
        <source>&amp;Give up</source>
        <translation>&amp;Abandonner</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionsModel</name>
    <message>
        <source>Who takes part</source>
        <translation>Qui participe</translation>
    </message>
    <message>
        <source>Where the server stands</source>
        <translation>Où se trouve le serveur</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>How long things are kept</source>
        <translation>Combien de temps tout est conservé</translation>
    </message>
    <message>
        <source>Who looks after the server</source>
        <translation>Qui s’occupe du serveur</translation>
    </message>
    <message>
        <source>Others who are responsible</source>
        <translation>Les autres responsables</translation>
    </message>
    <message>
        <source>Day, place and review</source>
        <translation>Jour, lieu et révision</translation>
    </message>
    <message>
        <source>Who runs the service</source>
        <translation>Qui gère le service</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionsPage</name>
    <message>
        <source>What the papers still need to know</source>
        <translation>Ce que les documents doivent encore savoir</translation>
    </message>
    <message>
        <source>No measurement tells these things, only you. A paper is a draft until all that it needs is said. The answers are kept at the server, with its settings; nothing else is changed there.</source>
        <translation>Aucune mesure ne dit ces choses, vous seul le pouvez. Un document est un brouillon tant que tout ce qu’il lui faut n’est pas dit. Les réponses sont conservées sur le serveur, avec ses réglages. Rien d’autre n’y change.</translation>
    </message>
    <message>
        <source>&amp;Keep the answers</source>
        <translation>&amp;Garder les réponses</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Plus &amp;tard</translation>
    </message>
    <message>
        <source>Putting the answers to the server …</source>
        <translation>Les réponses vont sur le serveur …</translation>
    </message>
    <message>
        <source>Nothing is missing any more.</source>
        <translation>Il ne manque plus rien.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) is/are missing.</source>
        <translation>
            <numerusform>Il manque %n réponse.</numerusform>
            <numerusform>Il manque %n réponses.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of yours is/are missing</source>
        <translation>
            <numerusform>Il manque %n réponse de votre part</numerusform>
            <numerusform>Il manque %n réponses de votre part</numerusform>
        </translation>
    </message>
    <message>
        <source>Without them papers are drafts, and say so.</source>
        <translation>Sans elles, des documents sont des brouillons, et ils le disent.</translation>
    </message>
    <message>
        <source>Answer what is missing…</source>
        <translation>Répondre à ce qui manque…</translation>
    </message>
</context>
<context>
    <name>meethouse::Rail</name>
    <message>
        <source>Connected to</source>
        <translation>Connecté à</translation>
    </message>
</context>
<context>
    <name>meethouse::Readiness</name>
    <message>
        <source>Everything is installed by the system&apos;s own package manager.</source>
        <translation>Tout est installé par le gestionnaire de paquets du système.</translation>
    </message>
    <message>
        <source>The server has no package manager of the Debian kind.</source>
        <translation>Le serveur n’a pas de gestionnaire de paquets du genre de Debian.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13 or Debian 12.</source>
        <translation>Faites réinstaller le serveur par votre hébergeur avec Debian 13 ou Debian 12.</translation>
    </message>
    <message>
        <source>An earlier installation on this server was interrupted.</source>
        <translation>Une installation précédente sur ce serveur a été interrompue.</translation>
    </message>
    <message>
        <source>Sign in at the server, run “dpkg --configure -a” and look again.</source>
        <translation>Connectez-vous au serveur, exécutez «&#x202f;dpkg --configure -a&#x202f;» et regardez de nouveau.</translation>
    </message>
    <message>
        <source>Some packages are only half installed: %1.</source>
        <translation>Certains paquets ne sont installés qu’à moitié&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Sign in at the server, run “dpkg --configure -a” and “apt-get --fix-broken install”, and look again.</source>
        <translation>Connectez-vous au serveur, exécutez «&#x202f;dpkg --configure -a&#x202f;» et «&#x202f;apt-get --fix-broken install&#x202f;», et regardez de nouveau.</translation>
    </message>
    <message>
        <source>Packages that are needed are held at their version: %1.</source>
        <translation>Des paquets nécessaires sont retenus à leur version&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Release them with “apt-mark unhold” and their names, if you do not know why they are held.</source>
        <translation>Libérez-les avec «&#x202f;apt-mark unhold&#x202f;» et leurs noms, si vous ne savez pas pourquoi ils sont retenus.</translation>
    </message>
    <message>
        <source>The server does not know where to get packages from.</source>
        <translation>Le serveur ne sait pas où prendre des paquets.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with its plain Debian.</source>
        <translation>Faites réinstaller le serveur par votre hébergeur avec son Debian tout simple.</translation>
    </message>
    <message>
        <source>The package manager is busy just now with “%1”.</source>
        <translation>Le gestionnaire de paquets est occupé en ce moment par «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Nothing: the installation waits until it is free.</source>
        <translation>Rien&#xa0;: l’installation attend qu’il soit libre.</translation>
    </message>
    <message>
        <source>The package manager is in order.</source>
        <translation>Le gestionnaire de paquets est en ordre.</translation>
    </message>
    <message>
        <source>The services come from the system&apos;s own archive, and so do their updates.</source>
        <translation>Les services viennent de l’archive du système, et leurs mises à jour aussi.</translation>
    </message>
    <message>
        <source>It could not be found out where this system gets its packages from.</source>
        <translation>On n’a pas pu trouver d’où ce système prend ses paquets.</translation>
    </message>
    <message>
        <source>This system gets its packages from an installation disc only.</source>
        <translation>Ce système ne prend ses paquets que d’un disque d’installation.</translation>
    </message>
    <message>
        <source>Name Debian&apos;s archive in /etc/apt/sources.list, or let your hosting company set the server up anew.</source>
        <translation>Indiquez l’archive de Debian dans /etc/apt/sources.list, ou faites réinstaller le serveur par votre hébergeur.</translation>
    </message>
    <message>
        <source>The part “%1” of the archive for %2 is not among this system&apos;s sources.</source>
        <translation>La partie «&#x202f;%1&#x202f;» de l’archive pour %2 n’est pas parmi les sources de ce système.</translation>
    </message>
    <message>
        <source>Sign in at the server and run “add-apt-repository universe”.</source>
        <translation>Connectez-vous au serveur et exécutez «&#x202f;add-apt-repository universe&#x202f;».</translation>
    </message>
    <message>
        <source>Add it to /etc/apt/sources.list, or let your hosting company set the server up anew.</source>
        <translation>Ajoutez-la à /etc/apt/sources.list, ou faites réinstaller le serveur par votre hébergeur.</translation>
    </message>
    <message>
        <source>This system also takes packages of other releases (%1), which do not fit together.</source>
        <translation>Ce système prend aussi des paquets d’autres versions (%1), qui ne vont pas ensemble.</translation>
    </message>
    <message>
        <source>Take these lines out of /etc/apt/sources.list and its folder, or let the server be set up anew.</source>
        <translation>Retirez ces lignes de /etc/apt/sources.list et de son dossier, ou faites réinstaller le serveur.</translation>
    </message>
    <message>
        <source>The system gets its packages from its own archive.</source>
        <translation>Le système prend ses paquets dans sa propre archive.</translation>
    </message>
    <message>
        <source>the resolver of this computer</source>
        <translation>le résolveur de cet ordinateur</translation>
    </message>
    <message>
        <source>The name was not looked up.</source>
        <translation>Le nom n’a pas été recherché.</translation>
    </message>
    <message>
        <source>%1 could not be looked up: %2</source>
        <translation>%1 n’a pas pu être recherché&#xa0;: %2</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network, or name another resolver.</source>
        <translation>Vérifiez le réseau de cet ordinateur, ou indiquez un autre résolveur.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 leads to this server (%2), as another name of %3.</source>
        <translation>%1 mène à ce serveur (%2), comme autre nom de %3.</translation>
    </message>
    <message>
        <source>%1 leads to this server (%2).</source>
        <translation>%1 mène à ce serveur (%2).</translation>
    </message>
    <message>
        <source>%1 leads to %2, and the server has no such kind of address.</source>
        <translation>%1 mène à %2, et le serveur n’a pas d’adresse de cette sorte.</translation>
    </message>
    <message>
        <source>Delete the %1 record of the name at your domain&apos;s provider.</source>
        <translation>Supprimez l’enregistrement %1 du nom chez le fournisseur de votre domaine.</translation>
    </message>
    <message>
        <source>%1 leads to %2, and not to this server (%3).</source>
        <translation>%1 mène à %2, et non à ce serveur (%3).</translation>
    </message>
    <message>
        <source>The old answer may be remembered for up to %1.</source>
        <translation>L’ancienne réponse peut rester en mémoire jusqu’à %1.</translation>
    </message>
    <message>
        <source>Then wait until %1 tells it too.</source>
        <translation>Attendez ensuite que %1 la donne aussi.</translation>
    </message>
    <message>
        <source>Correct the %1 record of the name at your domain&apos;s provider.</source>
        <translation>Corrigez l’enregistrement %1 du nom chez le fournisseur de votre domaine.</translation>
    </message>
    <message>
        <source>The name is an alias (CNAME) of %1: replace it by an %2 record of its own.</source>
        <translation>Le nom est un alias (CNAME) de %1&#xa0;: remplacez-le par un enregistrement %2 à lui.</translation>
    </message>
    <message>
        <source>The answer comes from a record for all names (*): add an %1 record for this one.</source>
        <translation>La réponse vient d’un enregistrement pour tous les noms (*)&#xa0;: ajoutez un enregistrement %1 pour celui-ci.</translation>
    </message>
    <message>
        <source>Everything on the server is named after it, and it cannot be changed later without setting up anew.</source>
        <translation>Tout sur le serveur porte son nom, et on ne peut plus le changer ensuite sans refaire l’installation.</translation>
    </message>
    <message>
        <source>The name %1 is too long for the certificates that the services use.</source>
        <translation>Le nom %1 est trop long pour les certificats qu’utilisent les services.</translation>
    </message>
    <message>
        <source>Choose a name of at most %1 characters.</source>
        <translation>Choisissez un nom de %1 caractères au plus.</translation>
    </message>
    <message>
        <source>The meetings will be at %1.</source>
        <translation>Les réunions seront sur %1.</translation>
    </message>
    <message>
        <source>Guests find the server by its name, and so does whoever issues the certificate.</source>
        <translation>Les invités trouvent le serveur par son nom, et de même qui délivre le certificat.</translation>
    </message>
    <message>
        <source>The server has no address of the old kind (IPv4).</source>
        <translation>Le serveur n’a pas d’adresse de l’ancienne sorte (IPv4).</translation>
    </message>
    <message>
        <source>Guests whose network has no IPv6 cannot come: ask your hosting company for an IPv4 address.</source>
        <translation>Les invités dont le réseau n’a pas IPv6 ne peuvent pas venir&#xa0;: demandez une adresse IPv4 à votre hébergeur.</translation>
    </message>
    <message>
        <source>%1 does not exist yet for %2.</source>
        <translation>%1 n’existe pas encore pour %2.</translation>
    </message>
    <message>
        <source>Add an A record for it with %1 at your domain&apos;s provider, and wait some minutes.</source>
        <translation>Ajoutez-lui un enregistrement A avec %1 chez le fournisseur de votre domaine, et attendez quelques minutes.</translation>
    </message>
    <message>
        <source>%1 has no A record, so that many guests cannot find it.</source>
        <translation>%1 n’a pas d’enregistrement A, si bien que beaucoup d’invités ne peuvent pas le trouver.</translation>
    </message>
    <message>
        <source>Who has IPv6 tries it first: a record that leads elsewhere keeps these guests out, and the certificate too.</source>
        <translation>Qui a IPv6 l’essaie d’abord&#xa0;: un enregistrement qui mène ailleurs laisse ces invités dehors, et le certificat aussi.</translation>
    </message>
    <message>
        <source>%1 has no AAAA record, and needs none.</source>
        <translation>%1 n’a pas d’enregistrement AAAA, et n’en a pas besoin.</translation>
    </message>
    <message>
        <source>A browser lets nobody use camera and microphone at a site it does not trust.</source>
        <translation>Un navigateur ne laisse personne utiliser la caméra et le micro sur un site auquel il ne se fie pas.</translation>
    </message>
    <message>
        <source>The server will make its certificate itself, and nobody will know it.</source>
        <translation>Le serveur fera lui-même son certificat, et personne ne le connaîtra.</translation>
    </message>
    <message>
        <source>The certificate will come from %1.</source>
        <translation>Le certificat viendra de %1.</translation>
    </message>
    <message>
        <source>The certificate will come from Let&apos;s Encrypt, and is renewed by itself.</source>
        <translation>Le certificat viendra de Let’s Encrypt, et se renouvelle tout seul.</translation>
    </message>
    <message>
        <source>When memory runs out, the system ends a service in the middle of a meeting.</source>
        <translation>Quand la mémoire vient à manquer, le système arrête un service au milieu d’une réunion.</translation>
    </message>
    <message>
        <source>Rent a server with 2 GB of memory for small meetings, or 4 GB and more for larger ones.</source>
        <translation>Louez un serveur de 2 Go de mémoire pour de petites réunions, ou de 4 Go et plus pour de plus grandes.</translation>
    </message>
    <message>
        <source>The server did not say how much memory it has.</source>
        <translation>Le serveur n’a pas dit combien de mémoire il a.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, which is too little for Jitsi Meet.</source>
        <translation>Le serveur a %1 de mémoire, ce qui est trop peu pour Jitsi Meet.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, and meetings would break off.</source>
        <translation>Le serveur a %1 de mémoire, et les réunions s’interrompraient.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, and the services are allowed to take more than that.</source>
        <translation>Le serveur a %1 de mémoire, et les services ont le droit d’en prendre davantage.</translation>
    </message>
    <message>
        <source>Set “server.memory” to “fit” in the settings.</source>
        <translation>Mettez «&#x202f;server.memory&#x202f;» à «&#x202f;fit&#x202f;» dans les réglages.</translation>
    </message>
    <message>
        <source>The server has %1 of memory.</source>
        <translation>Le serveur a %1 de mémoire.</translation>
    </message>
    <message>
        <source>The programs take about 1.5 GB, and logs and updates need room later.</source>
        <translation>Les programmes prennent environ 1,5 Go, et les journaux et les mises à jour auront besoin de place plus tard.</translation>
    </message>
    <message>
        <source>Delete what is not needed, or rent a larger disk.</source>
        <translation>Supprimez ce qui n’est pas nécessaire, ou louez un disque plus grand.</translation>
    </message>
    <message>
        <source>Nothing can be written to %1: it is mounted read-only.</source>
        <translation>On ne peut rien écrire dans %1&#xa0;: il est monté en lecture seule.</translation>
    </message>
    <message>
        <source>Restart the server; if it stays so, its disk may be broken: ask your hosting company.</source>
        <translation>Redémarrez le serveur&#x202f;; si cela continue, son disque est peut-être défectueux&#xa0;: demandez à votre hébergeur.</translation>
    </message>
    <message>
        <source>The disk below %1 has room for only %2 more files.</source>
        <translation>Le disque sous %1 n’a de place que pour %2 fichiers de plus.</translation>
    </message>
    <message>
        <source>The server did not say how much room its disk has.</source>
        <translation>Le serveur n’a pas dit combien de place a son disque.</translation>
    </message>
    <message>
        <source>The disk has only %1 free below %2.</source>
        <translation>Le disque n’a que %1 libres sous %2.</translation>
    </message>
    <message>
        <source>The disk has %1 free below %2, which will do for now.</source>
        <translation>Le disque a %1 libres sous %2, ce qui suffira pour l’instant.</translation>
    </message>
    <message>
        <source>The disk has %1 free.</source>
        <translation>Le disque a %1 libres.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificates and one-time links hold from one moment to another, by the server&apos;s clock.</source>
        <translation>Les certificats et les liens à usage unique valent d’un moment à un autre, à l’horloge du serveur.</translation>
    </message>
    <message>
        <source>The server did not say what time it is.</source>
        <translation>Le serveur n’a pas dit quelle heure il est.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 behind this computer&apos;s.</source>
        <translation>L’horloge du serveur retarde de %1 sur celle de cet ordinateur.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 ahead of this computer&apos;s.</source>
        <translation>L’horloge du serveur avance de %1 sur celle de cet ordinateur.</translation>
    </message>
    <message>
        <source>See which of the two clocks is wrong, and let it be set from the network.</source>
        <translation>Regardez laquelle des deux horloges est fausse, et faites-la régler par le réseau.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is right.</source>
        <translation>L’horloge du serveur est juste.</translation>
    </message>
    <message>
        <source>A meeting that is too large for the server breaks off for everybody in it.</source>
        <translation>Une réunion trop grande pour le serveur s’interrompt pour tous ceux qui y sont.</translation>
    </message>
    <message>
        <source>How large a meeting may be could not be worked out.</source>
        <translation>On n’a pas pu calculer quelle taille peut avoir une réunion.</translation>
    </message>
    <message numerus="yes">
        <source>This server carries a meeting of about %n people with pictures</source>
        <translation>
            <numerusform>Ce serveur supporte une réunion d’environ %n personne avec l’image</numerusform>
            <numerusform>Ce serveur supporte une réunion d’environ %n personnes avec l’image</numerusform>
        </translation>
    </message>
    <message>
        <source>, on its single processor.</source>
        <translation>, avec son unique processeur.</translation>
    </message>
    <message>
        <source>The settings allow %1.</source>
        <translation>Les réglages en permettent %1.</translation>
    </message>
    <message>
        <source>Rent a larger server, allow fewer people, or have most of them leave their cameras off.</source>
        <translation>Louez un serveur plus grand, permettez moins de personnes, ou demandez à la plupart de laisser leur caméra éteinte.</translation>
    </message>
    <message>
        <source>A little room on the disk keeps a small server alive when memory gets tight.</source>
        <translation>Un peu de place sur le disque maintient un petit serveur en vie quand la mémoire manque.</translation>
    </message>
    <message>
        <source>The server did not say whether it has a swap area.</source>
        <translation>Le serveur n’a pas dit s’il a un espace d’échange (swap).</translation>
    </message>
    <message>
        <source>The server has a swap area of %1.</source>
        <translation>Le serveur a un espace d’échange de %1.</translation>
    </message>
    <message>
        <source>The server has no swap area, and memory enough to do without.</source>
        <translation>Le serveur n’a pas d’espace d’échange, et assez de mémoire pour s’en passer.</translation>
    </message>
    <message>
        <source>The server is a container; its swap area belongs to the machine it runs on.</source>
        <translation>Le serveur est un conteneur&#x202f;; son espace d’échange appartient à la machine sur laquelle il tourne.</translation>
    </message>
    <message>
        <source>The server has little memory and no swap area.</source>
        <translation>Le serveur a peu de mémoire et pas d’espace d’échange.</translation>
    </message>
    <message>
        <source>The packages of Jitsi Meet are made for certain systems and break on others.</source>
        <translation>Les paquets de Jitsi Meet sont faits pour certains systèmes et échouent sur d’autres.</translation>
    </message>
    <message>
        <source>an unknown system</source>
        <translation>un système inconnu</translation>
    </message>
    <message>
        <source>The server runs %1.</source>
        <translation>Le serveur fonctionne avec %1.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13 or Debian 12; both will do.</source>
        <translation>Faites réinstaller le serveur par votre hébergeur avec Debian 13 ou Debian 12&#x202f;; les deux conviennent.</translation>
    </message>
    <message>
        <source>The server runs %1, for which this program is made but on which it was not tried.</source>
        <translation>Le serveur fonctionne avec %1, pour lequel ce programme est fait mais sur lequel il n’a pas été essayé.</translation>
    </message>
    <message>
        <source>Nothing, if you like to try it; Debian 13 or Debian 12 is the sure choice.</source>
        <translation>Rien, si vous voulez bien l’essayer&#x202f;; Debian 13 ou Debian 12 est le choix sûr.</translation>
    </message>
    <message>
        <source>The server runs %1, whose chat server Prosody is too old for Jitsi Meet.</source>
        <translation>Le serveur fonctionne avec %1, dont le serveur de chat Prosody est trop ancien pour Jitsi Meet.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13, Debian 12 or Ubuntu 24.04.</source>
        <translation>Faites réinstaller le serveur par votre hébergeur avec Debian 13, Debian 12 ou Ubuntu 24.04.</translation>
    </message>
    <message>
        <source>The server runs %1, which is too old.</source>
        <translation>Le serveur fonctionne avec %1, qui est trop ancien.</translation>
    </message>
    <message>
        <source>The server runs %1, which this program cannot set up.</source>
        <translation>Le serveur fonctionne avec %1, que ce programme ne sait pas installer.</translation>
    </message>
    <message>
        <source>The videobridge brings parts of its own for two kinds of processor only.</source>
        <translation>Le pont vidéo n’apporte ses propres parties que pour deux sortes de processeur.</translation>
    </message>
    <message>
        <source>The server did not say which kind of processor it has.</source>
        <translation>Le serveur n’a pas dit quelle sorte de processeur il a.</translation>
    </message>
    <message>
        <source>The server&apos;s processor is of the kind %1.</source>
        <translation>Le processeur du serveur est de la sorte %1.</translation>
    </message>
    <message>
        <source>The server&apos;s processor is of the kind %1, for which there is no Jitsi Meet.</source>
        <translation>Le processeur du serveur est de la sorte %1, pour laquelle il n’y a pas de Jitsi Meet.</translation>
    </message>
    <message>
        <source>Rent a server with a 64-bit processor by Intel or AMD (amd64) or of the ARM kind (arm64).</source>
        <translation>Louez un serveur avec un processeur 64 bits d’Intel ou d’AMD (amd64) ou de la sorte ARM (arm64).</translation>
    </message>
    <message>
        <source>Jitsi Meet is several services that start with the system and need their own network ports.</source>
        <translation>Jitsi Meet, ce sont plusieurs services qui démarrent avec le système et ont besoin de leurs propres ports réseau.</translation>
    </message>
    <message>
        <source>Rent a virtual server of the kind KVM, or a whole machine.</source>
        <translation>Louez un serveur virtuel de la sorte KVM, ou une machine entière.</translation>
    </message>
    <message>
        <source>This is no server but a container of the kind %1.</source>
        <translation>Ce n’est pas un serveur mais un conteneur de la sorte %1.</translation>
    </message>
    <message>
        <source>The server is a container of the kind OpenVZ, which is too old.</source>
        <translation>Le serveur est un conteneur de la sorte OpenVZ, qui est trop ancienne.</translation>
    </message>
    <message>
        <source>The server is a container and lacks rights: %1.</source>
        <translation>Le serveur est un conteneur et manque de droits&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Ask whoever runs the container for these rights, or rent a virtual server of the kind KVM.</source>
        <translation>Demandez ces droits à qui gère le conteneur, ou louez un serveur virtuel de la sorte KVM.</translation>
    </message>
    <message>
        <source>The server is a container of the kind %1 with the rights it needs.</source>
        <translation>Le serveur est un conteneur de la sorte %1 avec les droits nécessaires.</translation>
    </message>
    <message>
        <source>It could not be found out what kind of machine the server is.</source>
        <translation>On n’a pas pu trouver quelle sorte de machine est le serveur.</translation>
    </message>
    <message>
        <source>The server is a machine of its own.</source>
        <translation>Le serveur est une machine à part entière.</translation>
    </message>
    <message>
        <source>The server is a virtual machine of the kind %1.</source>
        <translation>Le serveur est une machine virtuelle de la sorte %1.</translation>
    </message>
    <message>
        <source>The services of Jitsi Meet are started and watched by systemd.</source>
        <translation>Les services de Jitsi Meet sont démarrés et surveillés par systemd.</translation>
    </message>
    <message>
        <source>The server was not started by systemd.</source>
        <translation>Le serveur n’a pas été démarré par systemd.</translation>
    </message>
    <message>
        <source>The server is still starting up.</source>
        <translation>Le serveur est encore en train de démarrer.</translation>
    </message>
    <message>
        <source>Wait a minute and look again.</source>
        <translation>Attendez une minute et regardez de nouveau.</translation>
    </message>
    <message>
        <source>The server is shutting down or in its repair mode.</source>
        <translation>Le serveur s’arrête ou est en mode de réparation.</translation>
    </message>
    <message>
        <source>Restart the server at your hosting company and look again.</source>
        <translation>Redémarrez le serveur chez votre hébergeur et regardez de nouveau.</translation>
    </message>
    <message>
        <source>Some services of the server have failed: %1.</source>
        <translation>Certains services du serveur ont échoué&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Usually this does no harm here; if you do not know them, a restart of the server often helps.</source>
        <translation>D’ordinaire cela ne gêne pas ici&#x202f;; si vous ne les connaissez pas, un redémarrage du serveur aide souvent.</translation>
    </message>
    <message>
        <source>The server has started up and its services are well.</source>
        <translation>Le serveur a démarré et ses services vont bien.</translation>
    </message>
    <message>
        <source>Only the system&apos;s own account “root” may install programs.</source>
        <translation>Seul le compte «&#x202f;root&#x202f;» du système peut installer des programmes.</translation>
    </message>
    <message>
        <source>You may act as “root” on this server.</source>
        <translation>Vous pouvez agir en tant que «&#x202f;root&#x202f;» sur ce serveur.</translation>
    </message>
    <message>
        <source>This account may not act as “root”.</source>
        <translation>Ce compte ne peut pas agir en tant que «&#x202f;root&#x202f;».</translation>
    </message>
    <message>
        <source>Sign in as “root”, or as a user who may use “sudo”.</source>
        <translation>Connectez-vous en tant que «&#x202f;root&#x202f;», ou avec un utilisateur qui a droit à «&#x202f;sudo&#x202f;».</translation>
    </message>
    <message>
        <source>A firewall is at work on the server itself; see to it that it lets in %1.</source>
        <translation>Un pare-feu est à l’œuvre sur le serveur lui-même&#x202f;; veillez à ce qu’il laisse entrer %1.</translation>
    </message>
    <message>
        <source>Nothing on the server holds them back, so it is the hosting company&apos;s firewall: let in %1 in its panel (often called security group).</source>
        <translation>Rien sur le serveur ne les retient, c’est donc le pare-feu de l’hébergeur&#xa0;: laissez entrer %1 dans son panneau (souvent appelé groupe de sécurité).</translation>
    </message>
    <message>
        <source>Guests come through port 443, and whoever issues the certificate through port 80.</source>
        <translation>Les invités passent par le port 443, et qui délivre le certificat par le port 80.</translation>
    </message>
    <message>
        <source>The web&apos;s ports are in use, and are tried when all is proved.</source>
        <translation>Les ports du web sont utilisés, et seront essayés lors de la vérification.</translation>
    </message>
    <message>
        <source>Whether the web&apos;s ports are reached was not tried.</source>
        <translation>On n’a pas essayé si les ports du web sont joignables.</translation>
    </message>
    <message>
        <source>The web&apos;s ports 80 and 443 are reached from this computer.</source>
        <translation>Les ports 80 et 443 du web sont joignables depuis cet ordinateur.</translation>
    </message>
    <message>
        <source>The server cannot be reached from this computer at %1.</source>
        <translation>Le serveur est injoignable depuis cet ordinateur à %1.</translation>
    </message>
    <message>
        <source>Pictures and sound go over port 10000 by UDP.</source>
        <translation>L’image et le son passent par le port 10000 en UDP.</translation>
    </message>
    <message>
        <source>The port for pictures and sound is reached from this computer.</source>
        <translation>Le port pour l’image et le son est joignable depuis cet ordinateur.</translation>
    </message>
    <message>
        <source>The port for pictures and sound is in use.</source>
        <translation>Le port pour l’image et le son est utilisé.</translation>
    </message>
    <message>
        <source>Whether the port for pictures and sound is reached was not tried.</source>
        <translation>On n’a pas essayé si le port pour l’image et le son est joignable.</translation>
    </message>
    <message>
        <source>Nothing arrived at the server&apos;s port 10000 by UDP.</source>
        <translation>Rien n’est arrivé au port 10000 du serveur en UDP.</translation>
    </message>
    <message>
        <source>Many offices and schools hold UDP back, which is no fault of the server. If this network does not, let in 10000/udp in your hosting company&apos;s panel.</source>
        <translation>Beaucoup de bureaux et d’écoles retiennent UDP, ce qui n’est pas la faute du serveur. Si ce réseau ne le fait pas, laissez entrer 10000/udp dans le panneau de votre hébergeur.</translation>
    </message>
    <message>
        <source>Take a fresh server; what is on this one stays as it is.</source>
        <translation>Prenez un serveur neuf&#x202f;; ce qui est sur celui-ci reste tel quel.</translation>
    </message>
    <message>
        <source>Only one installation can work on a server at a time.</source>
        <translation>Une seule installation à la fois peut travailler sur un serveur.</translation>
    </message>
    <message>
        <source>Nobody else is working on this server with this program.</source>
        <translation>Personne d’autre ne travaille sur ce serveur avec ce programme.</translation>
    </message>
    <message>
        <source>A run of this program goes on at the server since %1, started by %2.</source>
        <translation>Une exécution de ce programme est en cours sur le serveur depuis %1, lancée par %2.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>quelqu’un</translation>
    </message>
    <message>
        <source>Follow it with “meethouse follow”, or wait until it has ended.</source>
        <translation>Suivez-la avec «&#x202f;meethouse follow&#x202f;», ou attendez qu’elle soit terminée.</translation>
    </message>
    <message>
        <source>This server already holds the meetings of %1.</source>
        <translation>Ce serveur porte déjà les réunions de %1.</translation>
    </message>
    <message>
        <source>Use that name in the settings, or take the old installation off with “meethouse undo” first.</source>
        <translation>Utilisez ce nom dans les réglages, ou retirez d’abord l’ancienne installation avec «&#x202f;meethouse undo&#x202f;».</translation>
    </message>
    <message>
        <source>This program has set up Jitsi Meet on this server before.</source>
        <translation>Ce programme a déjà installé Jitsi Meet sur ce serveur.</translation>
    </message>
    <message>
        <source>This program has begun to set up Jitsi Meet on this server, and can go on.</source>
        <translation>Ce programme a commencé à installer Jitsi Meet sur ce serveur, et peut continuer.</translation>
    </message>
    <message>
        <source>A Jitsi Meet of someone else&apos;s making would be changed in ways that could not be taken back.</source>
        <translation>Un Jitsi Meet fait par quelqu’un d’autre serait modifié de façons qu’on ne pourrait pas annuler.</translation>
    </message>
    <message>
        <source>There is a Jitsi Meet on this server that this program did not set up (%1).</source>
        <translation>Il y a sur ce serveur un Jitsi Meet que ce programme n’a pas installé (%1).</translation>
    </message>
    <message>
        <source>Configuration of a former Jitsi Meet is left on this server (%1).</source>
        <translation>Il reste sur ce serveur la configuration d’un ancien Jitsi Meet (%1).</translation>
    </message>
    <message>
        <source>Remove it with “apt-get purge” and the names of the packages, delete /etc/jitsi, or take a fresh server.</source>
        <translation>Supprimez-le avec «&#x202f;apt-get purge&#x202f;» et les noms des paquets, effacez /etc/jitsi, ou prenez un serveur neuf.</translation>
    </message>
    <message>
        <source>The server remembers a former Jitsi Meet for %1.</source>
        <translation>Le serveur se souvient d’un ancien Jitsi Meet pour %1.</translation>
    </message>
    <message>
        <source>Nothing: the old answers are replaced.</source>
        <translation>Rien&#xa0;: les anciennes réponses sont remplacées.</translation>
    </message>
    <message>
        <source>There is no other Jitsi Meet on this server.</source>
        <translation>Il n’y a pas d’autre Jitsi Meet sur ce serveur.</translation>
    </message>
    <message>
        <source>Sign-in and passwords are kept by the chat server Prosody, which cannot share its place with another.</source>
        <translation>La connexion et les mots de passe sont tenus par le serveur de chat Prosody, qui ne peut pas partager sa place avec un autre.</translation>
    </message>
    <message>
        <source>There is no other chat server on this server.</source>
        <translation>Il n’y a pas d’autre serveur de chat sur ce serveur.</translation>
    </message>
    <message>
        <source>There is a chat server on this server already (%1).</source>
        <translation>Il y a déjà un serveur de chat sur ce serveur (%1).</translation>
    </message>
    <message>
        <source>Meetings are reached through the web server nginx, which needs the web&apos;s ports for itself.</source>
        <translation>Les réunions s’atteignent par le serveur web nginx, qui a besoin des ports du web pour lui.</translation>
    </message>
    <message>
        <source>The server is managed by another program (%1), which writes its web server&apos;s files itself.</source>
        <translation>Le serveur est géré par un autre programme (%1), qui écrit lui-même les fichiers de son serveur web.</translation>
    </message>
    <message>
        <source>There is another web server on this server (%1).</source>
        <translation>Il y a un autre serveur web sur ce serveur (%1).</translation>
    </message>
    <message>
        <source>Remove it with “apt-get purge” if it is not needed, or take a fresh server.</source>
        <translation>Supprimez-le avec «&#x202f;apt-get purge&#x202f;» s’il n’est pas nécessaire, ou prenez un serveur neuf.</translation>
    </message>
    <message>
        <source>There is no other web server on this server.</source>
        <translation>Il n’y a pas d’autre serveur web sur ce serveur.</translation>
    </message>
    <message>
        <source>The web server nginx serves other sites here (%1).</source>
        <translation>Le serveur web nginx sert ici d’autres sites (%1).</translation>
    </message>
    <message>
        <source>Take a fresh server, or make sure that these sites may share it with the meetings.</source>
        <translation>Prenez un serveur neuf, ou assurez-vous que ces sites peuvent le partager avec les réunions.</translation>
    </message>
    <message>
        <source>Each service needs its own door, and a door can be held by one program only.</source>
        <translation>Chaque service a besoin de sa propre porte, et une porte ne peut être tenue que par un seul programme.</translation>
    </message>
    <message>
        <source>an unknown program</source>
        <translation>un programme inconnu</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a network port, and the program that holds it</comment>
        <translation>%1 par %2</translation>
    </message>
    <message>
        <source>The ports that are needed are free.</source>
        <translation>Les ports nécessaires sont libres.</translation>
    </message>
    <message>
        <source>Network ports that are needed are taken: %1.</source>
        <translation>Des ports réseau nécessaires sont pris&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Remove the programs that hold them if they are not needed, or take a fresh server.</source>
        <translation>Supprimez les programmes qui les tiennent s’ils ne sont pas nécessaires, ou prenez un serveur neuf.</translation>
    </message>
    <message>
        <source>Guests reach a meeting through a few network ports, and nothing else need be open.</source>
        <translation>Les invités atteignent une réunion par quelques ports réseau, et rien d’autre n’a besoin d’être ouvert.</translation>
    </message>
    <message>
        <source>See to it that it lets in %1.</source>
        <translation>Veillez à ce qu’il laisse entrer %1.</translation>
    </message>
    <message>
        <source>The firewall ufw is at work on this server; the doors for meetings are added to it.</source>
        <translation>Le pare-feu ufw est à l’œuvre sur ce serveur&#x202f;; les portes pour les réunions lui sont ajoutées.</translation>
    </message>
    <message>
        <source>The firewall ufw is at work on this server.</source>
        <translation>Le pare-feu ufw est à l’œuvre sur ce serveur.</translation>
    </message>
    <message>
        <source>The firewall firewalld is at work on this server, and ours beside it would be one too many.</source>
        <translation>Le pare-feu firewalld est à l’œuvre sur ce serveur, et le nôtre à côté en serait un de trop.</translation>
    </message>
    <message>
        <source>Set “server.firewall” to false and see to it that firewalld lets in %1, or remove firewalld.</source>
        <translation>Mettez «&#x202f;server.firewall&#x202f;» à false et veillez à ce que firewalld laisse entrer %1, ou supprimez firewalld.</translation>
    </message>
    <message>
        <source>The firewall firewalld is at work on this server.</source>
        <translation>Le pare-feu firewalld est à l’œuvre sur ce serveur.</translation>
    </message>
    <message>
        <source>Docker is at work on this server and writes firewall rules of its own.</source>
        <translation>Docker est à l’œuvre sur ce serveur et écrit ses propres règles de pare-feu.</translation>
    </message>
    <message>
        <source>There are firewall rules on this server already.</source>
        <translation>Il y a déjà des règles de pare-feu sur ce serveur.</translation>
    </message>
    <message>
        <source>No other firewall stands in the way on the server itself.</source>
        <translation>Aucun autre pare-feu ne gêne sur le serveur lui-même.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 Go</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 et %2 de plus</translation>
    </message>
    <message>
        <source>There is no check “%1” to waive.</source>
        <translation>Il n’y a pas de contrôle «&#x202f;%1&#x202f;» que l’on puisse passer.</translation>
    </message>
    <message>
        <source>Look in the list of checks for its name.</source>
        <translation>Cherchez son nom dans la liste des contrôles.</translation>
    </message>
    <message>
        <source>The check “%1” cannot be waived.</source>
        <translation>Le contrôle «&#x202f;%1&#x202f;» ne peut pas être passé.</translation>
    </message>
    <message>
        <source>The server has your own certificate already.</source>
        <translation>Le serveur a déjà votre propre certificat.</translation>
    </message>
    <message>
        <source>The settings name no files of your own certificate.</source>
        <translation>Les réglages n’indiquent pas les fichiers de votre propre certificat.</translation>
    </message>
    <message>
        <source>Name both: the full chain of certificates, and the key.</source>
        <translation>Indiquez les deux&#xa0;: la chaîne complète de certificats, et la clé.</translation>
    </message>
    <message>
        <source>Your own certificate is in order, with its chain and its key.</source>
        <translation>Votre propre certificat est en ordre, avec sa chaîne et sa clé.</translation>
    </message>
    <message>
        <source>Guests see a warning first, and the telephone apps refuse: choose Let&apos;s Encrypt for real meetings.</source>
        <translation>Les invités voient d’abord un avertissement, et les applications de téléphone refusent&#xa0;: choisissez Let’s Encrypt pour de vraies réunions.</translation>
    </message>
    <message>
        <source>The bridge tells every guest where to send pictures and sound.</source>
        <translation>Le pont vidéo dit à chaque invité où envoyer l’image et le son.</translation>
    </message>
    <message>
        <source>The server did not say which addresses it has.</source>
        <translation>Le serveur n’a pas dit quelles adresses il a.</translation>
    </message>
    <message>
        <source>A router puts %1 in place of the server&apos;s own address %2; bridge and relay are told so.</source>
        <translation>Un routeur met %1 à la place de l’adresse %2 du serveur&#x202f;; on le dit au pont vidéo et au relais.</translation>
    </message>
    <message>
        <source>The server has a public address of its own (%1).</source>
        <translation>Le serveur a une adresse publique à lui (%1).</translation>
    </message>
    <message>
        <source>The server has no public address, and none could be found in front of it.</source>
        <translation>Le serveur n’a pas d’adresse publique, et on n’en a pas trouvé devant lui.</translation>
    </message>
    <message>
        <source>For meetings with people from elsewhere, connect to the server by its public IPv4 address, so that the bridge can be told.</source>
        <translation>Pour des réunions avec des personnes d’ailleurs, connectez-vous au serveur par son adresse IPv4 publique, afin qu’on puisse la dire au pont vidéo.</translation>
    </message>
    <message>
        <source>SSH answers at port %1, which its settings no longer name.</source>
        <translation>SSH répond au port %1, que ses réglages ne nomment plus.</translation>
    </message>
    <message>
        <source>The firewall will let in what the settings of SSH name: restart SSH and sign in at the new port first.</source>
        <translation>Le pare-feu laissera entrer ce que nomment les réglages de SSH&#xa0;: redémarrez SSH et connectez-vous d’abord au nouveau port.</translation>
    </message>
    <message>
        <source>The firewall will shut network ports that are in use: %1.</source>
        <translation>Le pare-feu fermera des ports réseau qui sont utilisés&#xa0;: %1.</translation>
    </message>
    <message>
        <source>If somebody outside needs them, set “server.firewall” to false and see to a firewall yourself.</source>
        <translation>Si quelqu’un en a besoin de l’extérieur, mettez «&#x202f;server.firewall&#x202f;» à false et occupez-vous vous-même d’un pare-feu.</translation>
    </message>
    <message>
        <source>The list of places to get packages from cannot be read (%1).</source>
        <translation>La liste des endroits d’où viennent les paquets est illisible (%1).</translation>
    </message>
    <message>
        <source>Correct or delete that line in /etc/apt/sources.list or its folder, and look again.</source>
        <translation>Corrigez ou effacez cette ligne dans /etc/apt/sources.list ou son dossier et regardez de nouveau.</translation>
    </message>
    <message>
        <source>Programs that are set to a language they do not find complain at every step.</source>
        <translation>Les programmes réglés sur une langue qu’ils ne trouvent pas se plaignent à chaque étape.</translation>
    </message>
    <message>
        <source>The language that the server is set to is installed.</source>
        <translation>La langue sur laquelle le serveur est réglé est installée.</translation>
    </message>
    <message>
        <source>The server is set to a language that is not installed (%1).</source>
        <translation>Le serveur est réglé sur une langue qui n’est pas installée (%1).</translation>
    </message>
    <message>
        <source>Nothing: this program does without. “dpkg-reconfigure locales” on the server ends the complaints.</source>
        <translation>Rien&#xa0;: ce programme s’en passe. «&#x202f;dpkg-reconfigure locales&#x202f;» sur le serveur met fin aux plaintes.</translation>
    </message>
    <message>
        <source>Its disk is of a kind on which this program makes no swap file.</source>
        <translation>Son disque est d’un type sur lequel ce programme ne crée pas de fichier d’échange.</translation>
    </message>
    <message>
        <source>Ask your hosting company how to add a swap area of 1 GB, or keep the meetings small.</source>
        <translation>Demandez à votre hébergeur comment ajouter un espace d’échange de 1 Go, ou gardez des réunions petites.</translation>
    </message>
    <message>
        <source>Its disk has no room for a swap file.</source>
        <translation>Son disque n’a pas de place pour un fichier d’échange.</translation>
    </message>
    <message>
        <source>Delete what is not needed, rent a larger disk, or keep the meetings small.</source>
        <translation>Effacez ce qui ne sert pas, louez un disque plus grand ou gardez des réunions petites.</translation>
    </message>
    <message>
        <source>Your settings want no swap file.</source>
        <translation>Vos réglages ne veulent pas de fichier d’échange.</translation>
    </message>
    <message>
        <source>Set “server.swapFile” to true in the settings, or keep the meetings small.</source>
        <translation>Mettez «&#x202f;server.swapFile&#x202f;» à true dans les réglages, ou gardez des réunions petites.</translation>
    </message>
    <message>
        <source>The server has little memory; a swap file of %1 will be made.</source>
        <translation>Le serveur a peu de mémoire&#x202f;; un fichier d’échange de %1 sera créé.</translation>
    </message>
    <message>
        <source>Parts of this program work inside the chat server Prosody, and lean on how that behaves.</source>
        <translation>Des parties de ce programme travaillent dans le serveur de discussion Prosody et comptent sur son comportement.</translation>
    </message>
    <message>
        <source>The settings ask for Prosody from its makers&apos; own archive, and this program installs only the system&apos;s.</source>
        <translation>Les réglages demandent Prosody de l’archive de ses auteurs, et ce programme n’installe que celui du système.</translation>
    </message>
    <message>
        <source>Take “repositories.prosody” out of the settings, or set it to “distribution”.</source>
        <translation>Retirez «&#x202f;repositories.prosody&#x202f;» des réglages, ou mettez-le à «&#x202f;distribution&#x202f;».</translation>
    </message>
    <message>
        <source>Prosody %1 is on this server; only 0.12 and 13.0 were tried.</source>
        <translation>Sur ce serveur se trouve Prosody %1&#x202f;; seules les séries 0.12 et 13.0 ont été essayées.</translation>
    </message>
    <message>
        <source>Go back to the Prosody of the system&apos;s own archive, or take a fresh server.</source>
        <translation>Revenez au Prosody de l’archive du système, ou prenez un serveur neuf.</translation>
    </message>
    <message>
        <source>This server takes Prosody from its makers&apos; archive (packages.prosody.im): another build than was tried, and one that the nightly security updates pass over.</source>
        <translation>Ce serveur prend Prosody dans l’archive de ses auteurs (packages.prosody.im)&#xa0;: un autre que celui qui a été essayé, et que les mises à jour de sécurité nocturnes laissent de côté.</translation>
    </message>
    <message>
        <source>Take that archive out of /etc/apt/sources.list and its folder and run “apt-get update”. If you keep it, Prosody&apos;s updates are yours to install.</source>
        <translation>Retirez cette archive de /etc/apt/sources.list et de son dossier, et lancez «&#x202f;apt-get update&#x202f;». Si vous la gardez, c’est à vous d’installer les mises à jour de Prosody.</translation>
    </message>
    <message>
        <source>Prosody comes from the system&apos;s own archive.</source>
        <translation>Prosody vient de l’archive du système.</translation>
    </message>
    <message>
        <source>Prosody %1 is of a kind that was tried.</source>
        <translation>Prosody %1 est d’une série qui a été essayée.</translation>
    </message>
</context>
<context>
    <name>meethouse::RememberModel</name>
    <message>
        <source>The password was not stored.</source>
        <translation>Le mot de passe n’a pas été enregistré.</translation>
    </message>
    <message>
        <source>It is asked for the next time.</source>
        <translation>Il sera demandé la prochaine fois.</translation>
    </message>
    <message>
        <source>The server asked in words of its own, and an answer to those is kept nowhere.</source>
        <translation>Le serveur a demandé avec ses propres mots, et une réponse à ceux-ci n’est conservée nulle part.</translation>
    </message>
</context>
<context>
    <name>meethouse::ReservePage</name>
    <message>
        <source>Reserve a room</source>
        <translation>Réserver une salle</translation>
    </message>
    <message>
        <source>A reserved room keeps its name and its password: one link for every lesson or every week.</source>
        <translation>Une salle réservée garde son nom et son mot de passe&#xa0;: un seul lien pour chaque cours ou chaque semaine.</translation>
    </message>
    <message>
        <source>any host</source>
        <translation>tout organisateur</translation>
    </message>
    <message>
        <source>a good one is made</source>
        <translation>un bon sera proposé</translation>
    </message>
    <message>
        <source>&amp;Name of the room</source>
        <translation>&amp;Nom de la salle</translation>
    </message>
    <message>
        <source>Guests find it at https://%1/ and this name.</source>
        <translation>Les invités la trouvent à https://%1/ suivi de ce nom.</translation>
    </message>
    <message>
        <source>Host &amp;whose room it is</source>
        <translation>Organisateur à &amp;qui est la salle</translation>
    </message>
    <message>
        <source>Finds it under “My rooms” on the account page, and opens it. Without a name here, any host opens it.</source>
        <translation>La trouve sous «&#x202f;Mes salles&#x202f;» sur la page de son compte, et l’ouvre. Sans nom ici, tout organisateur l’ouvre.</translation>
    </message>
    <message>
        <source>&amp;Password for guests</source>
        <translation>Mot de &amp;passe pour les invités</translation>
    </message>
    <message>
        <source>Leave it empty, and the server makes one that is easily said on the telephone. Your own needs at least 8 characters.</source>
        <translation>Laissez-le vide, et le serveur en crée un facile à dire au téléphone. Le vôtre doit avoir au moins 8 caractères.</translation>
    </message>
    <message>
        <source>&amp;Reserve</source>
        <translation>Rés&amp;erver</translation>
    </message>
    <message>
        <source>The name is still missing.</source>
        <translation>Le nom manque encore.</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomPage</name>
    <message>
        <source>Link of the room</source>
        <translation>Lien de la salle</translation>
    </message>
    <message>
        <source>Password for guests</source>
        <translation>Mot de passe pour les invités</translation>
    </message>
    <message>
        <source>Language of the invitation</source>
        <translation>Langue de l’invitation</translation>
    </message>
    <message>
        <source>&amp;Change it</source>
        <translation>Le c&amp;hanger</translation>
    </message>
    <message>
        <source>Invitation for guests</source>
        <translation>Invitation pour les invités</translation>
    </message>
    <message>
        <source>a good one is made</source>
        <translation>un bon sera proposé</translation>
    </message>
    <message>
        <source>Ne&amp;w password</source>
        <translation>&amp;Nouveau mot de passe</translation>
    </message>
    <message>
        <source>Invitations sent before no longer work; who is in the room now stays there.</source>
        <translation>Les invitations déjà envoyées ne sont plus valables&#x202f;; qui est dans la salle maintenant y reste.</translation>
    </message>
    <message>
        <source>Give it another password</source>
        <translation>Lui donner un autre mot de passe</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Lien</translation>
    </message>
    <message>
        <source>&amp;Password for guests</source>
        <translation>Mot de &amp;passe pour les invités</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>&amp;Copy the invitation</source>
        <translation>Copier l’&amp;invitation</translation>
    </message>
    <message>
        <source>Rele&amp;ase…</source>
        <translation>Li&amp;bérer…</translation>
    </message>
    <message>
        <source>The room loses its password, and anybody may reserve it again.</source>
        <translation>La salle perd son mot de passe, et chacun peut de nouveau la réserver.</translation>
    </message>
    <message>
        <source>The invitation is copied: paste it into a mail or a message.</source>
        <translation>L’invitation est copiée&#xa0;: collez-la dans un courriel ou un message.</translation>
    </message>
    <message>
        <source>The password is changed. Invitations sent before no longer work.</source>
        <translation>Le mot de passe est changé. Les invitations déjà envoyées ne sont plus valables.</translation>
    </message>
    <message>
        <source>Guests need the link and the password. They need no account. The password is shown this once.</source>
        <translation>Les invités ont besoin du lien et du mot de passe. Il ne leur faut pas de compte. Le mot de passe n’est montré que cette fois.</translation>
    </message>
    <message>
        <source>Its password was shown when it was made, and is not shown again. Its host finds it under “My rooms” on the account page, and hosts who enter the room are told it. If nobody has it any more, give the room another one.</source>
        <translation>Son mot de passe a été montré quand il a été fait, et ne l’est plus. Son organisateur le trouve sous «&#x202f;Mes salles&#x202f;» sur la page du compte, et les organisateurs qui entrent dans la salle l’apprennent. Si personne ne l’a plus, donnez-en un autre à la salle.</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomTable</name>
    <message>
        <source>It belongs to the server: any host opens it.</source>
        <translation>Elle appartient au serveur&#xa0;: tout organisateur l’ouvre.</translation>
    </message>
    <message>
        <source>It belongs to %1; any host opens it.</source>
        <translation>Elle appartient à %1&#x202f;; tout organisateur l’ouvre.</translation>
    </message>
    <message>
        <source>It belongs to %1, who alone opens it.</source>
        <translation>Elle appartient à %1, seul organisateur à l’ouvrir.</translation>
    </message>
    <message>
        <source>any host</source>
        <translation>tout organisateur</translation>
    </message>
    <message>
        <source>%1 and any host</source>
        <translation>%1 et tout organisateur</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Ouverte par</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Réunion</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomsTab</name>
    <message>
        <source>Re&amp;serve…</source>
        <translation>&amp;Réserver…</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Salles</translation>
    </message>
    <message>
        <source>Rooms that keep their name and their password.</source>
        <translation>Des salles qui gardent leur nom et leur mot de passe.</translation>
    </message>
    <message>
        <source>Rele&amp;ase…</source>
        <translation>Li&amp;bérer…</translation>
    </message>
    <message>
        <source>Search the rooms</source>
        <translation>Chercher parmi les salles</translation>
    </message>
    <message>
        <source>Shows only rooms whose name or host holds this.</source>
        <translation>Ne montre que les salles dont le nom ou l’organisateur contient ceci.</translation>
    </message>
    <message>
        <source>Gives a room a password that lasts.</source>
        <translation>Donne à une salle un mot de passe durable.</translation>
    </message>
    <message>
        <source>The room loses its password, and anybody may reserve it again.</source>
        <translation>La salle perd son mot de passe, et chacun peut de nouveau la réserver.</translation>
    </message>
    <message>
        <source>What can be done with the room that is chosen</source>
        <translation>Ce qu’on peut faire de la salle choisie</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>S&amp;alles</translation>
    </message>
    <message numerus="yes">
        <source>Search %n room(s)</source>
        <translation>
            <numerusform>Chercher parmi %n salle</numerusform>
            <numerusform>Chercher parmi %n salles</numerusform>
        </translation>
    </message>
    <message>
        <source>No room is reserved. Hosts reserve theirs on the account page, or you do it here. Any other name opens a meeting, too, with a password of its own each time.</source>
        <translation>Aucune salle n’est réservée. Les organisateurs réservent les leurs sur la page de leur compte, ou vous le faites ici. Tout autre nom ouvre aussi une réunion, chaque fois avec un mot de passe à elle.</translation>
    </message>
    <message>
        <source>No room fits this search.</source>
        <translation>Aucune salle ne correspond à cette recherche.</translation>
    </message>
    <message>
        <source>Release the room?</source>
        <translation>Libérer la salle&#x202f;?</translation>
    </message>
    <message>
        <source>Release the room “%1”?</source>
        <translation>Libérer la salle «&#x202f;%1&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>Its password is forgotten, and anybody may reserve the name again. Invitations sent before no longer work.</source>
        <translation>Son mot de passe est oublié, et chacun peut de nouveau réserver le nom. Les invitations déjà envoyées ne sont plus valables.</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Libérer</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <source>Another &amp;password…</source>
        <translation>Autre mot de &amp;passe…</translation>
    </message>
    <message>
        <source>Gives the room another password, and shows what guests need then.</source>
        <translation>Donne un autre mot de passe à la salle, et montre ce qu’il faut alors aux invités.</translation>
    </message>
</context>
<context>
    <name>meethouse::RunPage</name>
    <message>
        <source>was so already</source>
        <translation>était déjà ainsi</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>pas commencé</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Show what the server said</source>
        <translation>Montrer ce qu’a dit le serveur</translation>
    </message>
    <message>
        <source>What was done on the server, step by step.</source>
        <translation>Ce qui a été fait sur le serveur, étape par étape.</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>Ce qu’a dit le serveur</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerModel</name>
    <message>
        <source>The address is still missing.</source>
        <translation>L’adresse manque encore.</translation>
    </message>
    <message>
        <source>The user is still missing. It is “root” at most hosting companies.</source>
        <translation>L’utilisateur manque encore. C’est «&#x202f;root&#x202f;» chez la plupart des hébergeurs.</translation>
    </message>
    <message>
        <source>The key file is still missing.</source>
        <translation>Le fichier de clé manque encore.</translation>
    </message>
    <message>
        <source>There is no key file “%1” that you may read.</source>
        <translation>Il n’y a pas de fichier de clé «&#x202f;%1&#x202f;» que vous ayez le droit de lire.</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerPage</name>
    <message>
        <source>You gave the company a public key when you ordered. The file wanted here is the other, private half; most often it lies in the folder .ssh and is called id_ed25519.</source>
        <translation>Vous avez donné une clé publique à l’hébergeur lors de la commande. Il faut ici le fichier de l’autre moitié, la privée&#x202f;; le plus souvent il est dans le dossier .ssh et s’appelle id_ed25519.</translation>
    </message>
    <message>
        <source>A program on this computer holds your keys and signs for you, for example ssh-agent or the desktop&apos;s keyring. If the word means nothing to you, choose the password.</source>
        <translation>Un programme sur cet ordinateur garde vos clés et signe pour vous, par exemple ssh-agent ou le trousseau du bureau. Si ce mot ne vous dit rien, choisissez le mot de passe.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Which server shall it be?</source>
        <translation>Quel serveur sera-ce&#x202f;?</translation>
    </message>
    <message>
        <source>The hosting company&apos;s welcome mail names an address, a user and a password. Copy them here; nothing is changed on the server until you have seen the plan.</source>
        <translation>Le courriel de bienvenue de l’hébergeur indique une adresse, un utilisateur et un mot de passe. Recopiez-les ici&#x202f;; rien n’est changé sur le serveur avant que vous ayez vu le plan.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>A name or numbers. You may paste a whole line such as ssh root@203.0.113.7 -p 2222.</source>
        <translation>Un nom ou des chiffres. Vous pouvez coller une ligne entière comme ssh root@203.0.113.7 -p 2222.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>How do you sign in?</source>
        <translation>Comment vous connectez-vous&#x202f;?</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Fichier de clé</translation>
    </message>
    <message>
        <source>Key a&amp;gent</source>
        <translation>A&amp;gent de clés</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Mot de &amp;passe</translation>
    </message>
    <message>
        <source>Key &amp;file</source>
        <translation>Fichier de c&amp;lé</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>22 unless the company&apos;s mail says otherwise.</source>
        <translation>22, sauf si le courriel de l’hébergeur dit autre chose.</translation>
    </message>
    <message>
        <source>Another port</source>
        <translation>Un autre port</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Choisir le fichier de clé</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Se connecter</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>P&amp;ractise instead</source>
        <translation>S’e&amp;xercer plutôt</translation>
    </message>
    <message>
        <source>Reaching the server</source>
        <translation>Recherche du serveur</translation>
    </message>
    <message>
        <source>Recognising it by its key</source>
        <translation>Reconnaissance par sa clé</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>The company&apos;s welcome mail names it, often as “root password”. It is used for this connection; what happens next time you choose below.</source>
        <translation>Le courriel de bienvenue de l’hébergeur l’indique, souvent comme «&#x202f;root password&#x202f;». Il sert à cette connexion&#x202f;; ce qui se passe la prochaine fois, vous le choisissez ci-dessous.</translation>
    </message>
    <message>
        <source>A key for this computer is made and put on the server when everything is set up. Nobody has to remember a password, and none is kept.</source>
        <translation>Une clé pour cet ordinateur est créée et placée sur le serveur quand tout est installé. Personne n’a de mot de passe à retenir, et aucun n’est gardé.</translation>
    </message>
    <message>
        <source>The password is kept in the desktop&apos;s own safe for passwords. Where there is none you are told, and it is asked for.</source>
        <translation>Le mot de passe est gardé dans le trousseau du bureau. S’il n’y en a pas, on vous le dit, et le mot de passe est demandé.</translation>
    </message>
    <message>
        <source>The password is asked for every time.</source>
        <translation>Le mot de passe est demandé à chaque fois.</translation>
    </message>
    <message>
        <source>And the next time?</source>
        <translation>Et la prochaine fois&#x202f;?</translation>
    </message>
    <message>
        <source>A &amp;new key</source>
        <translation>Une &amp;nouvelle clé</translation>
    </message>
    <message>
        <source>Keyc&amp;hain</source>
        <translation>&amp;Trousseau</translation>
    </message>
    <message>
        <source>Store noth&amp;ing</source>
        <translation>Ne r&amp;ien enregistrer</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerView</name>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>The servers this computer knows, each with its state.</source>
        <translation>Les serveurs que cet ordinateur connaît, chacun avec son état.</translation>
    </message>
</context>
<context>
    <name>meethouse::Session</name>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Il n’y a pas de connexion avec le serveur.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Connectez-vous de nouveau.</translation>
    </message>
</context>
<context>
    <name>meethouse::Settings</name>
    <message>
        <source>It must be a day like 2026-10-01.</source>
        <translation>Ce doit être un jour comme 2026-10-01.</translation>
    </message>
    <message>
        <source>It must be a list of at most %1 entries.</source>
        <translation>Ce doit être une liste de %1 entrées au plus.</translation>
    </message>
    <message>
        <source>Each entry must be an object in braces.</source>
        <translation>Chaque entrée doit être un objet entre accolades.</translation>
    </message>
    <message>
        <source>It must be a list of: %1.</source>
        <translation>Ce doit être une liste composée de&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It must be a list of languages like “en” or “it”.</source>
        <translation>Ce doit être une liste de langues comme «&#x202f;en&#x202f;» ou «&#x202f;it&#x202f;».</translation>
    </message>
    <message>
        <source>Correct it in the settings and try again.</source>
        <translation>Corrigez-le dans les réglages et réessayez.</translation>
    </message>
    <message>
        <source>The setting “%1” is not valid.</source>
        <translation>Le réglage «&#x202f;%1&#x202f;» n’est pas valable.</translation>
    </message>
    <message>
        <source>The settings have a key “%1” that this program does not know.</source>
        <translation>Les réglages ont une clé «&#x202f;%1&#x202f;» que ce programme ne connaît pas.</translation>
    </message>
    <message>
        <source>Known here are: %1.</source>
        <translation>On connaît ici&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It must be an object in braces.</source>
        <translation>Ce doit être un objet entre accolades.</translation>
    </message>
    <message>
        <source>It must be a list in square brackets.</source>
        <translation>Ce doit être une liste entre crochets.</translation>
    </message>
    <message>
        <source>It must be text in quotes.</source>
        <translation>Ce doit être un texte entre guillemets.</translation>
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation>Ce doit être true ou false.</translation>
    </message>
    <message>
        <source>It must be a whole number from %1 to %2.</source>
        <translation>Ce doit être un nombre entier de %1 à %2.</translation>
    </message>
    <message>
        <source>It must be one of: %1.</source>
        <translation>Ce doit être l’un de ceux-ci&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It must be the path of a file on this computer.</source>
        <translation>Ce doit être le chemin d’un fichier de cet ordinateur.</translation>
    </message>
    <message>
        <source>It must be an e-mail address like anna@example.org.</source>
        <translation>Ce doit être une adresse électronique comme anna@example.org.</translation>
    </message>
    <message>
        <source>It must be an address that begins with https://.</source>
        <translation>Ce doit être une adresse qui commence par https://.</translation>
    </message>
    <message>
        <source>It must be a language like “en”, “it” or “pt-BR”.</source>
        <translation>Ce doit être une langue comme «&#x202f;en&#x202f;», «&#x202f;it&#x202f;» ou «&#x202f;pt-BR&#x202f;».</translation>
    </message>
    <message>
        <source>It must be two different times of day like 02:00-05:00.</source>
        <translation>Ce doivent être deux heures différentes comme 02:00-05:00.</translation>
    </message>
    <message>
        <source>It must be the part after the hyphen of an ISO 3166-2 code, like NW or ZH.</source>
        <translation>Ce doit être la partie après le tiret d’un code ISO 3166-2, comme NW ou ZH.</translation>
    </message>
    <message>
        <source>It must be an address that begins with https:// or http://.</source>
        <translation>Ce doit être une adresse qui commence par https:// ou http://.</translation>
    </message>
    <message>
        <source>It must be a suite of a flat repository, which ends in a slash, like stable/.</source>
        <translation>Ce doit être une suite d’un dépôt plat, qui finit par une barre oblique, comme stable/.</translation>
    </message>
    <message>
        <source>It is missing, and says which program can read the settings.</source>
        <translation>Il manque, et dit quel programme peut lire les réglages.</translation>
    </message>
    <message>
        <source>The settings are of format %1, and this program knows formats up to %2: a newer program wrote them.</source>
        <translation>Les réglages sont au format %1, et ce programme connaît les formats jusqu’à %2&#xa0;: un programme plus récent les a écrits.</translation>
    </message>
    <message>
        <source>The settings cannot be read.</source>
        <translation>Les réglages ne peuvent pas être lus.</translation>
    </message>
    <message>
        <source>Correct the file, or begin with a new one.</source>
        <translation>Corrigez le fichier, ou commencez-en un nouveau.</translation>
    </message>
    <message>
        <source>The file is far too long for settings.</source>
        <translation>Le fichier est beaucoup trop long pour des réglages.</translation>
    </message>
    <message>
        <source>Line %1 is not JSON.</source>
        <translation>La ligne %1 n’est pas du JSON.</translation>
    </message>
    <message>
        <source>They must be one object in braces.</source>
        <translation>Ce doit être un seul objet entre accolades.</translation>
    </message>
    <message>
        <source>It is missing, and everything on the server is named after it.</source>
        <translation>Il manque, et tout sur le serveur porte son nom.</translation>
    </message>
    <message>
        <source>It must be a full name like meet.example.org, not an address and not a name of this network only.</source>
        <translation>Ce doit être un nom complet comme meet.example.org, et non une adresse ni un nom connu de ce réseau seulement.</translation>
    </message>
    <message>
        <source>It must be one line of at most %1 characters, without invisible signs.</source>
        <translation>Ce doit être une ligne de %1 caractères au plus, sans signes invisibles.</translation>
    </message>
    <message>
        <source>It must be text of at most %1 characters, without invisible signs.</source>
        <translation>Ce doit être un texte de %1 caractères au plus, sans signes invisibles.</translation>
    </message>
    <message>
        <source>It must be a country as two capital letters, like IT or DE.</source>
        <translation>Ce doit être un pays en deux lettres majuscules, comme IT ou DE.</translation>
    </message>
</context>
<context>
    <name>meethouse::SettingsTab</name>
    <message>
        <source>Settin&amp;gs</source>
        <translation>Ré&amp;glages</translation>
    </message>
    <message>
        <source>&amp;Certificate…</source>
        <translation>Certi&amp;ficat…</translation>
    </message>
    <message>
        <source>By what browsers know the server. Needed when one of your own runs out.</source>
        <translation>Ce à quoi les navigateurs reconnaissent le serveur. Nécessaire quand le vôtre expire.</translation>
    </message>
</context>
<context>
    <name>meethouse::SignInCard</name>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Se connecter</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
</context>
<context>
    <name>meethouse::StartPage</name>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Starting the practice server</source>
        <translation>Démarrage du serveur d’essai</translation>
    </message>
    <message>
        <source>Your own house for meetings</source>
        <translation>Votre propre maison pour les réunions</translation>
    </message>
    <message>
        <source>In about half an hour a rented server becomes your private meeting place: hosts sign in, guests need the room&apos;s password, and the privacy papers are filled in.</source>
        <translation>En une demi-heure environ, un serveur loué devient votre lieu de réunion privé&#xa0;: les organisateurs se connectent, les invités ont besoin du mot de passe de la salle, et les documents de protection des données sont remplis.</translation>
    </message>
    <message>
        <source>Set up a &amp;new server</source>
        <translation>Installer un &amp;nouveau serveur</translation>
    </message>
    <message>
        <source>&amp;Take over a server that was set up from another computer</source>
        <translation>Re&amp;prendre un serveur installé depuis un autre ordinateur</translation>
    </message>
    <message>
        <source>Meethouse reads from the server what was wanted of it. Nothing is set up again.</source>
        <translation>Meethouse lit sur le serveur ce qui en était voulu. Rien n’est réinstallé.</translation>
    </message>
    <message>
        <source>&amp;Practise on this machine</source>
        <translation>&amp;S’exercer sur cette machine</translation>
    </message>
    <message>
        <source>A server inside this computer, to try everything without renting one. Linux only, and you need to be its administrator. It can be thrown away afterwards.</source>
        <translation>Un serveur à l’intérieur de cet ordinateur, pour tout essayer sans en louer un. Sous Linux seulement, et vous devez en être l’administrateur. On peut le jeter ensuite.</translation>
    </message>
    <message>
        <source>A teacher who is employed does not decide alone about a service for the school. Before pupils&apos; names are on it, the head of the school has to agree in writing, and it is best if the school itself rents the server. Otherwise you would process your own employer&apos;s data, with all that follows from it. Trying it out, with yourself and colleagues who agree, is no trouble.</source>
        <translation>Un enseignant salarié ne décide pas seul d’un service pour l’école. Avant que des noms d’élèves y figurent, la direction de l’école doit donner son accord par écrit, et le mieux est que l’école loue elle-même le serveur. Sinon, vous traiteriez les données de votre propre employeur, avec tout ce qui s’ensuit. L’essayer, avec vous-même et des collègues qui sont d’accord, ne pose pas de problème.</translation>
    </message>
    <message>
        <source>I am employed at a school</source>
        <translation>Je suis salarié d’une école</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>Continu&amp;er</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>The first time this takes a few minutes, because a Debian is made for it. After that, seconds.</source>
        <translation>La première fois, cela prend quelques minutes, parce qu’un Debian est fabriqué pour cela. Ensuite, quelques secondes.</translation>
    </message>
    <message>
        <source>You have rented an empty server with Debian 12 or 13, and have its address and password at hand. Nothing rented yet? Any company will do; 2 processors and 4 GB of memory carry some twenty people.</source>
        <translation>Vous avez loué un serveur vide avec Debian 12 ou 13, et avez son adresse et son mot de passe sous la main. Rien de loué encore&#x202f;? Tout hébergeur convient&#x202f;; 2 processeurs et 4 Go de mémoire supportent une vingtaine de personnes.</translation>
    </message>
</context>
<context>
    <name>meethouse::StepList</name>
    <message>
        <source>%1: done</source>
        <translation>%1&#xa0;: fait</translation>
    </message>
    <message>
        <source>%1: you are here</source>
        <translation>%1&#xa0;: vous êtes ici</translation>
    </message>
    <message>
        <source>%1: still to come</source>
        <translation>%1&#xa0;: encore à venir</translation>
    </message>
    <message>
        <source>Steps of the set-up</source>
        <translation>Étapes de l’installation</translation>
    </message>
</context>
<context>
    <name>meethouse::Survey</name>
    <message>
        <source>The server did not answer as a server should.</source>
        <translation>Le serveur n’a pas répondu comme un serveur devrait le faire.</translation>
    </message>
    <message>
        <source>What it sent broke off before the end, or its shell does not run what it is given.</source>
        <translation>Ce qu’il envoyait s’est interrompu avant la fin, ou son shell n’exécute pas ce qu’on lui donne.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, sign in at the server and see whether its shell works.</source>
        <translation>Réessayez&#x202f;; si cela continue, connectez-vous au serveur et regardez si son shell fonctionne.</translation>
    </message>
</context>
<context>
    <name>meethouse::Trouble</name>
    <message>
        <source>What the program below said</source>
        <translation>Ce qu’a dit le programme en dessous</translation>
    </message>
    <message>
        <source>What it said exactly</source>
        <translation>Ce qu’il a dit exactement</translation>
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
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Right server?</source>
        <translation>Le bon serveur&#x202f;?</translation>
    </message>
    <message>
        <source>Fit?</source>
        <translation>Convient-il&#x202f;?</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Réunions</translation>
    </message>
    <message>
        <source>Who runs it?</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Travail</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>First hosts</source>
        <translation>Organisateurs</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>meethouse::WorkPage</name>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Overall progress</source>
        <translation>Avancement général</translation>
    </message>
    <message>
        <source>What the server says</source>
        <translation>Ce que dit le serveur</translation>
    </message>
    <message>
        <source>Show what the server says</source>
        <translation>Montrer ce que dit le serveur</translation>
    </message>
    <message>
        <source>Take &amp;everything back…</source>
        <translation>&amp;Tout annuler…</translation>
    </message>
    <message>
        <source>&amp;Save a report…</source>
        <translation>Enregi&amp;strer un rapport…</translation>
    </message>
    <message>
        <source>The report is in %1. It holds no passwords; look through it before you send it.</source>
        <translation>Le rapport est dans %1. Il ne contient pas de mots de passe&#x202f;; parcourez-le avant de l’envoyer.</translation>
    </message>
    <message>
        <source>was so already</source>
        <translation>était déjà ainsi</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 is set up</source>
        <translation>%1 est installé</translation>
    </message>
    <message>
        <source>Every step has checked itself. Next, everything is tried from outside, as a guest would.</source>
        <translation>Chaque étape s’est contrôlée elle-même. Ensuite, tout est essayé de l’extérieur, comme le ferait un invité.</translation>
    </message>
    <message>
        <source>A step did not succeed</source>
        <translation>Une étape n’a pas réussi</translation>
    </message>
    <message>
        <source>Nothing is lost: what is done stays done. Trying again goes on from here.</source>
        <translation>Rien n’est perdu&#xa0;: ce qui est fait reste fait. Réessayer reprend d’ici.</translation>
    </message>
    <message>
        <source>The work was stopped</source>
        <translation>Le travail a été arrêté</translation>
    </message>
    <message>
        <source>What is done stays done, and going on begins where it stopped. Or take everything back.</source>
        <translation>Ce qui est fait reste fait, et continuer reprend là où il s’est arrêté. Ou annulez tout.</translation>
    </message>
    <message>
        <source>Taking everything back</source>
        <translation>Annulation de tout</translation>
    </message>
    <message>
        <source>You may close this window: the server goes on by itself, and we find it again.</source>
        <translation>Vous pouvez fermer cette fenêtre&#xa0;: le serveur continue de lui-même, et nous le retrouverons.</translation>
    </message>
    <message>
        <source>Everything was taken back</source>
        <translation>Tout a été annulé</translation>
    </message>
    <message>
        <source>The server is as it was before, but for the things below.</source>
        <translation>Le serveur est comme avant, sauf pour ce qui suit.</translation>
    </message>
    <message>
        <source>Setting up %1</source>
        <translation>Installation de %1</translation>
    </message>
    <message>
        <source>The connection broke. The work goes on at the server; connecting again …</source>
        <translation>La connexion s’est interrompue. Le travail continue sur le serveur&#x202f;; nouvelle connexion…</translation>
    </message>
    <message>
        <source>Stopping: what must not be left half done comes to its end first …</source>
        <translation>Arrêt&#xa0;: ce qui ne doit pas rester à moitié fait va d’abord jusqu’au bout…</translation>
    </message>
    <message>
        <source>Sending the plan …</source>
        <translation>Envoi du plan…</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>encore moins d’une minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>encore environ %n minute</numerusform>
            <numerusform>encore environ %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) done</source>
        <translation>
            <numerusform>%n étape faite</numerusform>
            <numerusform>Les %n étapes sont faites</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>&amp;Interrompre…</translation>
    </message>
    <message>
        <source>Close the &amp;window, go on without it</source>
        <translation>Fermer la &amp;fenêtre, continuer sans elle</translation>
    </message>
    <message>
        <source>&amp;Prove that it works</source>
        <translation>&amp;Vérifier que cela fonctionne</translation>
    </message>
    <message>
        <source>Back to the &amp;plan</source>
        <translation>Revenir au p&amp;lan</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Continu&amp;er</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Réessa&amp;yer</translation>
    </message>
    <message>
        <source>Stop the work?</source>
        <translation>Arrêter le travail&#x202f;?</translation>
    </message>
    <message>
        <source>Stop the work at the server?</source>
        <translation>Arrêter le travail sur le serveur&#x202f;?</translation>
    </message>
    <message>
        <source>What is installed just now comes to its end, so that nothing is left half done. What is done stays done. You can go on later, or take everything back.</source>
        <translation>Ce qui est en train de s’installer va jusqu’au bout, pour que rien ne reste à moitié fait. Ce qui est fait reste fait. Vous pourrez continuer plus tard, ou tout annuler.</translation>
    </message>
    <message>
        <source>&amp;Stop the work</source>
        <translation>&amp;Arrêter le travail</translation>
    </message>
    <message>
        <source>&amp;Let it go on</source>
        <translation>&amp;Laisser continuer</translation>
    </message>
    <message>
        <source>Take everything back?</source>
        <translation>Tout annuler&#x202f;?</translation>
    </message>
    <message>
        <source>Take back everything Meethouse did on this server?</source>
        <translation>Annuler tout ce que Meethouse a fait sur ce serveur&#x202f;?</translation>
    </message>
    <message>
        <source>The meeting server, its hosts and settings are removed. Files of others stay as they are, and you are told what could not be taken back.</source>
        <translation>Le serveur de réunions, ses organisateurs et ses réglages sont supprimés. Les fichiers des autres restent tels quels, et on vous dit ce qui n’a pas pu être annulé.</translation>
    </message>
    <message>
        <source>&amp;Take everything back</source>
        <translation>&amp;Tout annuler</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>Laisser &amp;tel quel</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Enregistrer un rapport</translation>
    </message>
    <message>
        <source>Every step has checked itself.</source>
        <translation>Chaque étape s’est contrôlée elle-même.</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Terminé</translation>
    </message>
</context>
</TS>
