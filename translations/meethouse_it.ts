<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>Bundle</name>
    <message>
        <source>This plan cannot be carried out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of its parts has a name or a form that the server&apos;s shell could misread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report this, with the detail below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the services whose settings changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the services that we added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take our lines out of the files of others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove our files and put originals back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the packages that were not there before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget our answers to the packages&apos; questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the accounts that we added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the services back to where they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove what is left of us</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>“meethouse --help” lists the commands, “meethouse COMMAND --help” their options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server to work on, as USER@HOST[:PORT]; IPv6 in brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server this computer knows, by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key to sign in with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where known servers&apos; keys are kept; default is the program&apos;s own file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON file with passwords; “-” is standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept exactly this key of a server that is not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together with --accept-host-key: also when another key is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wanted; default is what the server keeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name server to ask, as HOST[:PORT]; default is the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates to trust besides the system&apos;s when proving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on although this check says no; only where the check allows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the very shell that would run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting server&apos;s domain, to show that this is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this many invitations whose hosts choose their own name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the links work, for example 7d or 12h; default is 7d.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A language to write in; may be given more than once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formats, separated by commas: pdf, html.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder to write to; default is the current one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Jitsi&apos;s own packages instead of stand-ins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice server&apos;s Debian: bookworm or trixie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the server is, as USER@HOST[:PORT]; IPv6 in brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The domain of the meetings there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the passwords of --secrets in this computer&apos;s keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer questions with yes; never accepts a key or waives a check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One JSON object a line, for programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the whole command after this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: meethouse COMMAND [OPTIONS]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“meethouse COMMAND --help” shows the options of a command. Without a command the window opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command takes no “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time after --timeout must be a number of seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which server is meant, with either --server or --profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--replace-host-key needs the new key beside it, with --accept-host-key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the old password work no more from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host whose room it is; without one, any host opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then let nobody in by a password any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>%1 has to become root on %2, by sudo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The last password was not taken; %n attempt(s) left.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Password of %1 on the server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeployCommand</name>
    <message>
        <source>The connection broke. The work goes on at the server; connecting again …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the server fit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up in %1. Proving it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your meetings are at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentsCommand</name>
    <message>
        <source>There is no format “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose pdf, html, or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  %1 (a draft)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What “%1” (%2) still lacks:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Elevation</name>
    <message>
        <source>A command for the server is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake in the program; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FollowCommand</name>
    <message>
        <source>The run ended well after %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was stopped. “meethouse deploy” goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing left to stop.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Follower</name>
    <message>
        <source>The run was stopped in the middle: the server was restarted, or the run was killed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Frames</name>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not keep to the rules of WebSocket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the name leads to the right server and that nothing in between changes the connection.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostKey</name>
    <message>
        <source>The key of the server %1 is not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows the fingerprint %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows the fingerprint %1 (%2), which is not the one you accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with what your hosting company&apos;s panel shows, and accept it if it is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 shows another key than the one that is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known is %1, shown was %2: either the server was set up anew, or somebody stands in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on only if you know that the server was set up anew; then have the old key replaced by exactly this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key %1 is marked as revoked, so nobody should trust it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever marked it, and do not sign in before that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostTable</name>
    <message>
        <source>invited · link about to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>(chooses a name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message>
        <source>The server gave no answer about its hosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its chat server Prosody does not run, or the rules for hosts are not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not carry out a change to its hosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, send a report to whoever helps you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The server keeps nothing of removed hosts but what its log files say of earlier sign-ins; these lines go after %n day(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not do it for “%1” (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. “meethouse rooms list” and “meethouse hosts list” show what there is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostsCommand</name>
    <message>
        <source>After --free-name a number from 1 to 1000 is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example --free-name 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was named to be invited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the hosts&apos; names, or --free-name 1 to let the host choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example 7d, 12h or 30m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(chooses a name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no host yet. “meethouse hosts invite NAME” makes the first one&apos;s link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host who chooses a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each link works once. Hand it to the host alone: whoever opens it chooses the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The others, if there are any, are listed above and work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“meethouse hosts list” shows names and links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of them could not be changed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The others, if there are any, are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No host was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No link was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever was disabled is signed in nowhere any more, running meetings included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was named whose password is to be reset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the hosts&apos; names; “meethouse hosts list” shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old password works no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until the link is used, the old password goes on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) could not be made.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inside</name>
    <message>
        <source>The server could not be looked at from inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The commands that measure it did not run to their end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, send a report to whoever helps you.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JitsiPlan</name>
    <message>
        <source>This version of Meethouse cannot do it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this setting and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file “%1” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check “repositories.jitsi.keyFile” in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” is not a public key in text form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings ask for a certificate of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings ask for Prosody from its makers&apos; own repository.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JitsiSteps</name>
    <message>
        <source>Fetch the key of Jitsi&apos;s packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only packages signed with the key that Meethouse knows are installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store the key of Jitsi&apos;s packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only packages signed with the key that your settings name are installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the source of Jitsi&apos;s packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server then gets Jitsi and its updates from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Jitsi Meet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The web server, the chat server Prosody, the meeting focus jicofo, the videobridge and the relay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a certificate that browsers trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it every browser warns, and the phone apps refuse. It renews itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the rules for hosts, guests and rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They lock a room before anyone is in it, and let hosts choose their own password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separate hosts from guests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a host who has signed in can open a meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let only hosts open a meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jicofo asks Prosody who has signed in, and forgets it as your settings say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the videobridge from asking strangers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It finds its public address on the server itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the memory to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program that takes more than there is would be ended in mid-meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the meeting page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests come in as guests, and browsers ask nobody but this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish the page where hosts choose their password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host opens a one-time link there; nobody else ever knows the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten what the web server writes down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole addresses and the names of rooms do not belong in a log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until everything answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The services start again with their new settings and need a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a key file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in PuTTY&apos;s own form; PuTTYgen turns it into an OpenSSH key (Conversions, Export OpenSSH key).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the public half of a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not hold a private key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyPair</name>
    <message>
        <source>It does not show its public half, and could not be unlocked to look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one with “ssh-keygen” and name its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new key “%1” could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file in a folder that is yours.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Let people in by their keys alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords can be guessed, and strangers try thousands of them every day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key could not be stored on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may not write into the folder .ssh there, or the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the detail, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key lies on the server now, but the server does not let it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look in the SSH server&apos;s settings there (PubkeyAuthentication, AuthorizedKeysFile, AllowUsers), or go on with the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server still lets people in by passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its SSH settings say so somewhere else, or it has not read them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change is taken back within three minutes. Ask whoever set the server up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysCommand</name>
    <message>
        <source>No key was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name its file with --identity; if there is none yet, one is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key was made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was there already, and lets this computer in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is there, and lets this computer in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is let in by a password any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KnownHosts</name>
    <message>
        <source>The server&apos;s key could not be remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that its folder exists, is yours and has room, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of known servers cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is there, but it cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it readable for you, or name another file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>There are no settings to work with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server keeps none yet, and no file was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a settings file with --settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not ready yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Do what stands beside each of them, then start again; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mark</name>
    <message>
        <source>in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being worked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>There is no computer with the name %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name servers know the name not at all, or without an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, and that the name has an A or AAAA record; a new record can take some hours to be seen everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of %1 could not be found out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name server gave a usable answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s network connection, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up the address of %1 was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names consist of letters, digits, hyphens and dots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a name such as meet.example.org, or an IP address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  ✓ %1 (it was so already)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  ✗ %1 (failed after %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  ! %1 (cancelled)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  ✓ %1 (taken back)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said, word for word:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>A run is going on there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last run did not come to a good end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was to do is done in part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the server up again: it goes on where it was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants to be restarted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An update, mostly of the kernel, works only after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart it when nobody meets; it takes a minute or two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s disk is nearly full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates fail without room, and at last meetings do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove what is not needed, or rent a larger disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordChange</name>
    <message>
        <source>%1 wants %2 to choose a new password first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many hosting companies give out a first password that has to be changed at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new password again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two new passwords were not the same, or empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not take the present password, or asked something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be too short, too simple, or too much like the present one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanCommand</name>
    <message>
        <source>Nothing has to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) would be carried out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>The practice server did not do what was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practising needs a Linux machine on which you are the administrator. Without one, use a rented server with “meethouse deploy”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its program is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice server was not waited for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“meethouse practice status” tells whether it runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeCommand</name>
    <message>
        <source>No practice server runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice server runs. Sign-in and passwords are real there, pictures and sound are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice server runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it up with:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting a practice server. The first time this takes a few minutes …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice server is gone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>Stop page: ask your school first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy notice for guests and hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts of the documents cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is missing or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again, or mend the file if you changed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no documents in the language “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The documents are written in English (en) and Italian (it).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of these languages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no documents for a provider who works on behalf of others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notice for guests is then written in the name of each client, who is the controller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the documents with the client’s settings and the client’s role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document %1 was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be written to, or the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or make room, and export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF documents were not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was started without the part that draws pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as HTML, or report this as a defect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export of the documents was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody asked for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the export again when you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>%1 cannot be reached from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no way to that address, for example no IPv6 network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again from a network that reaches it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the ports of %1 was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfilesCommand</name>
    <message>
        <source>The command needs the name of one server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“meethouse profiles list” shows the names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--keychain and --secrets are needed together here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give both, so that the passwords are kept, or neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer knows no server yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer knows “%1” now; use it with --profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is forgotten here. Nothing was changed on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its passwords may still lie in the keychain, which did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>Whether the meeting page brings guests in could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom the meeting page asks could not be found out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether hosts can choose their password could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether other ports are closed could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the chat server answers over HTTPS could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the chat server answers over WebSocket could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How hosts come in could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How guests come in could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a guest can open a meeting could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a guest can pass for a videobridge could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a host can open a meeting could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a new room is locked could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a host comes in and learns the room&apos;s password could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a room says that it has a password could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a guest comes in with the right password only could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No host was made for this proof, so none had to be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing could not be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put right what is named above, then prove the server again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trustworthy connection to the web server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofCertificate</name>
    <message>
        <source>Run “meethouse deploy” again: it asks for a certificate anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a valid certificate with its full chain in the settings and run “meethouse deploy” again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, or choose a certificate from Let&apos;s Encrypt in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is not for %1 but for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every browser refuses such a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is valid from %1 to %2 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every browser refuses it outside that time; a wrong clock on this computer looks the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate ends soon, on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It should have been renewed by now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is for %1, is trusted, comes from %2 and is valid until %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is the one the server made for itself, as your settings say; it is valid until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was compared with the one on the server; browsers will warn, and the phone apps refuse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is yours, but this computer does not trust its issuer %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either the chain is not complete, or the issuer is known inside your organisation only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is not trusted: its issuer is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The authority gave none, so the server shows one that it made for itself; or the authority is one for tests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 leads to this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 leads to %2, while we reach the server at %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is right for a server behind a router or with several addresses, and wrong otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the address that the hosting company gave you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server shows no certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at %1 shows a certificate that is not trusted and not the server&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name may lead to another computer, or somebody stands between it and you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not type any password there; check to which address the name leads, and try from another network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofInside</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to the server and look at what “journalctl -u %1” says, or start it again with “systemctl restart %1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All programs that meetings need are running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not running: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without them there are no meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jitsi Meet %1 is installed, with all its parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not wholly installed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An installation or an update may have been broken off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The web server accepts its configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The web server nginx does not accept its configuration: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on with the old one, but after the next restart no page would open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every program was started after its settings were last changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 still works with old settings: %2 was changed after it was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a file says counts only once the program has read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart it on the server with “systemctl restart %1”; running meetings are interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat server, the meeting focus and the bridge listen for the server itself only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the programs behind the web page listens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs that only the server itself should reach listen to everybody: port %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are doors beside the one that is guarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting focus jicofo gives no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It decides who may open a meeting, so none can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting focus opens meetings for signed-in hosts only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting focus lets anybody open a meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jicofo runs without the settings that ask for a host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The videobridge has checked itself and is well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The videobridge was started %1 seconds ago and has not checked itself yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does so a minute after its start; until then it calls itself well in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The videobridge says that it is not well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The videobridge gives no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Often it does not find a public address of its own, or memory is short; without it nobody sees or hears anybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting focus knows a videobridge that it can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting focus has no videobridge that it can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows one, but that one does not pass its checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bridge has signed in to the chat server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The videobridge asks nobody else for this server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The videobridge asks a server of the Jitsi project for this server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That server then knows of this one, and is needed for it to start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much memory the %1 may take could not be found out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 may take %2 of memory, and should take at most %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program that takes more than there is would be ended in the middle of a meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two large programs take no more memory than this server can spare.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofKept</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No password of the setup lies about on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file with a password of the setup is still there: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run may be going on just now, or was broken off; only root can read the file, and a restart of the server deletes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the run come to its end, or run “meethouse deploy” again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts&apos; passwords are kept so that nobody can read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts&apos; passwords are not kept as the setup wants it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever reads the server&apos;s files could read passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules for rooms on the server are those of your settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules for rooms on the server are not those of your settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat server&apos;s file is missing, is not named by the stock one, or was changed by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the web server writes down of its visitors could not be found out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration of its site is not where the packages put it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The web server writes down neither whole addresses nor names of rooms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The web server writes down visitors&apos; whole addresses and the names of rooms (at port %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who met whom can be read from its log, and the papers have to say so.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofMeeting</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host made for this proof, %1, could not be removed at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends by itself after a quarter of an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host made for this proof, %1, can still sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing a host does not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it with “meethouse hosts remove”, and send a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host made for this proof is gone again and cannot sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest cannot open a meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest could open a meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anybody who knows the address can use the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting focus gives guests no proper answer (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may not run, or not be signed in to the chat server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest can enter the room where videobridges meet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stranger could pass for the videobridge and be sent picture and sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest cannot pass for a videobridge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signed-in host cannot open a meeting (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting focus does not take the account for a host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signed-in host&apos;s meeting does not become ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting focus cannot enter the room itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signed-in host can open a meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest came into a new room without its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules for rooms are not at work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest at the door of a new room gets no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest at the door of a new room gets a wrong answer (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest&apos;s browser would not ask for the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new room is locked from its first second: a guest needs its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host is asked for the password of the host&apos;s own room, or kept out (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules for rooms do not recognise hosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host comes into the room, but is not told its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the host cannot let guests in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host comes in without being asked for a password, and is told it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room tells browsers that it has a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room does not tell browsers that it has a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts would see their meeting as open to everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest came in with a wrong password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest with the right password is kept out (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests could not come to meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest comes in with the right password, and not with a wrong one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting did not come so far.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofPages</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting page brings guests in as guests, without an account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting page does not know where guests come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting page sends guests to %1 instead of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests would be asked for a host&apos;s name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As set on the server, the meeting page asks no other server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting page also asks: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings leave third parties as Jitsi has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings say that it asks nobody else; those servers learn who is in a meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The web server does not deliver %1: it answers with state %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it meetings do not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of the meeting page could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page where hosts choose their password is there and well guarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page where hosts choose their password lacks protection: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords are typed there, so it must not be shown inside other pages or load anything from elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofPorts</name>
    <message>
        <source>The server&apos;s address cannot be reached from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From outside, nobody reaches the chat server, the meeting focus or the bridge beside the web page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From outside, these ports are open that should not be: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are doors beside the one that is guarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again; if they stay open, look what else listens there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofSignIns</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat server answers over HTTPS, for browsers behind strict firewalls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat server answers over WebSocket, as browsers ask it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat server did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anybody comes in as a host, without name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat server lets strangers in where hosts sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts cannot sign in with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat server offers none of the ways that browsers know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts come in with name and password, and not without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests come in without an account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests do not come in without an account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where guests come in, the chat server offers: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Proving</name>
    <message>
        <source>Not every promise holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Do what stands beside each of them, then start “meethouse verify”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Render</name>
    <message>
        <source>A file for the server could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the values that belong into it has a letter that is not allowed there, or is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report this with the detail below.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The report “%1” could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportCommand</name>
    <message>
        <source>The report needs the name of one file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example “meethouse report --server … report.json”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is in %1. It holds no passwords; look through it before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomsCommand</name>
    <message>
        <source>The command needs the name of one room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“meethouse rooms list” shows the reserved ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(any host)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a meeting is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No room is reserved. Hosts reserve theirs on the account page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room “%1” is reserved. Its password, shown here once: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room “%1” is free again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>The server could not do what it was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script that was sent to it ended before its work was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what it said below; if the server&apos;s disk is full, make room there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was left to itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on at the server without this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was started there may go on without this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again and follow the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another run holds the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was started by %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, follow it or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s own bookkeeping of packages and accounts, with its backups and logs, remembers what was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package %1 was upgraded from %2 and stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer to the package question %1 was ours and stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package %1 stays, because others have come to need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not there before and stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system user %1 was made by a package and stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group %1 was made by a package and stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run did not come to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step “%1” did not succeed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost: what is done stays done, and starting again goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunResult</name>
    <message>
        <source>The run was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody asked the server to stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the command again to go on, or take everything back with “meethouse undo”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretsFile</name>
    <message>
        <source>It has to be a JSON object, for example {&quot;password&quot;: &quot;…&quot;}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secrets file “%1” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name after --secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secrets file is not valid JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret “%1” has to be a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secrets file has a key “%1” that is not known.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServerAddress</name>
    <message>
        <source>“%1” is not the address of a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as USER@HOST or USER@HOST:PORT, for example root@meet.example.org or root@[2001:db8::1]:22.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not say which user to sign in as.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user&apos;s name is made of letters, digits, hyphens, dots and underscores, at most 32 of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bracket around the IPv6 address is not closed properly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands after the @ is neither a name nor an IP address of a server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The server %1 is not known yet. Its key is %2 (%3).
Compare it with what your hosting company shows. Go on? (yes, no, or paste the fingerprint)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file “%1” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name after --settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsCommand</name>
    <message>
        <source>No settings file was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it with --settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are valid.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The agent on this computer holds no key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The first %n key(s) of the agent were not taken, the others were left aside.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It takes none of the agent&apos;s keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not take the key “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is damaged, or of a kind that this program does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key “%1” is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>That was not its passphrase; %n attempt(s) left.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question of the server was left without an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password was not the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in to %1 as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>That was not accepted; %n attempt(s) left.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ssh</name>
    <message>
        <source>The server %1 could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped, as you asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again whenever you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A computer is there, but nothing answers on its port %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port, and that SSH is switched on at your hosting company; a server that was just ordered or restarted needs some minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not answer on port %1 in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, that the server is switched on, and that no firewall, here or in your hosting company&apos;s panel, holds back SSH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From this computer no way leads to its address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this computer is online; if the server has an IPv6 address only, your own connection needs IPv6 too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to %1 could be agreed on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server offers only methods that are no longer safe, or a key that is too short or not its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the server&apos;s SSH, or order a server with a current Debian.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at %1 is not an SSH server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else is listening on port %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port in your hosting company&apos;s papers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 ended the connection at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either something else than SSH is behind port %1, or the server wants no connection from this address just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port; after several wrong sign-ins wait a quarter of an hour before you try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 does not let this computer try just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shuts out an address for a while after wrong passwords or broken-off sign-ins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, then try again with the right password; or use another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 has too many sign-ins going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strangers who try passwords can keep it so; it takes only a few at a time (MaxStartups).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has been there before: either SSH is switched off there now, or the server shuts this computer&apos;s address out after wrong passwords (fail2ban).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, or try from another network; in your hosting company&apos;s console “fail2ban-client unban --all” lifts it at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server or something on the way ended it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your own connection, then connect again; what was started at the server may go on there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has not answered for a while, although it was asked several times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server offers no way to sign in that this program knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server lets people in by: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not let %1 in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the user&apos;s name and the password or key; your hosting company&apos;s panel shows or resets them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server ended the sign-in of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There were too many attempts with keys or passwords it does not take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the one key that fits, or leave the agent aside, and wait some minutes: many servers shut out who fails often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took too long, or the server refuses this user or this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, and have the password ready; check that this user may sign in over SSH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in of %1 was not finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question of the server was left without an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, and give the password or key when you are asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file “%1” cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the private key file, the one without .pub, or sign in with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file “%1” could not be unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is missing or not the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again with the passphrase that was chosen when the key was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server took too long over a command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It had not finished after %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Look whether the server is very busy, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take another command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It limits how many may run over one connection, or does not allow commands at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again; if that does not help, allow sessions for this user in the server&apos;s SSH settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command at the server said far too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than %1 kB came back, which it never should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, and if it stays so, report it with the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command at the server ended without saying how.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server closed it before it was done, as it does when it shuts down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again and look; what was done so far is not lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may sign in, but may not run commands on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server closed the command before it began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as root, or as a user with a normal shell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants %1 to choose a new password before anything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many hosting companies give out a first password that has to be changed at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again in a terminal, where you are asked for it, or give it as “newPassword” beside the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not take the new password of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again with another new password; the present one is still the one that counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may not sign in on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hosting company has set it up so that one signs in as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as %1, who becomes root by sudo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot become root on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program sudo is not installed there, and doas, which is, cannot be used by Meethouse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program sudo is not installed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as root, or have sudo installed and %1 added to the group sudo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs a password to become root on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sudo asks for it, and it was not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the password %1 has on the server as sudo password, or sign in as root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not become root on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sudo wants a terminal there (requiretty), and could not be given one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take “requiretty” out of the sudo rules, or sign in as root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sudo refused the password of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was run as root, and nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again with the password %1 has on the server; it may differ from a key&apos;s passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may not become root on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sudo does not allow it to this user, or only for some commands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as root, or have %1 added to the group sudo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sudo ended, or asked for something that this program cannot answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try “sudo -v” in a terminal on the server, or sign in as root.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusCommand</name>
    <message>
        <source>A run is going on there; “meethouse follow” shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What needs you:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SurveyCommand</name>
    <message>
        <source>System:     %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine:    %1 processors, %2 GB of memory, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses:  %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jitsi Meet: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>%1 could not be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with trusted certificates could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not exist, or holds no certificate in PEM form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file that begins with “-----BEGIN CERTIFICATE-----”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two sides could not agree on an encrypted connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that a web server with a certificate runs there and that nothing in between changes the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It showed a certificate that was made for another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the name leads to the right server, and which certificate it uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It showed a certificate that is not trusted, so it may be somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at port %1 there, or a firewall refuses us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the server is up, that the name leads to it, and what its firewall lets in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its answer is far larger than expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the name leads to the right server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke, or the answer made no sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the web server&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1 was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not there, very slow, or a firewall swallows what we send to port %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>The change could not be confirmed at the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server takes it back by itself in a few minutes. Look at the detail, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoCommand</name>
    <message>
        <source>This removes the meeting server %1 with all its hosts and settings.
Type its name to go on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meethouse has left nothing on this server, so there is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the meeting server was not confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is meant, start again with --confirm %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files were changed by somebody else and were left alone:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stays:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WebSocket</name>
    <message>
        <source>%1 does not accept WebSocket connections at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its answer was not what a WebSocket server says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the web server&apos;s configuration, and that nothing in between changes the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was restarted, or something in between cut the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the server&apos;s logs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The sign-in at %1 was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know this account, or not with this password, or lets nobody in this way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the account&apos;s name and its password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Xml</name>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not what an XMPP server sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the name leads to the right server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Xmpp</name>
    <message>
        <source>The chat server %1 gave an answer that makes no sense here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not set up for a Jitsi meeting, or in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into Prosody&apos;s log on the server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>XmppTransport</name>
    <message>
        <source>The chat server behind %1 ended the conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was restarted, or did not like what it was told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into Prosody&apos;s log on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat server behind %1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is very busy, or does not know what to say.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::AddressModel</name>
    <message>
        <source>“%1” cannot be a meeting&apos;s address. It looks like meet.your-school.example: words with dots between, no blanks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::AddressPage</name>
    <message>
        <source>Where the name leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under which address shall people meet?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name of yours that leads to this server. Guests type it, and it stands in every link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of the meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do browsers know that it is you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;utomatically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let&apos;s Encrypt, a charity, issues a certificate that every browser trusts, and it renews itself. The name becomes public by that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With &amp;files of my own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation gave you a certificate. You will have to renew it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Self-signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For trying things out only: every guest sees a warning first, and the telephone apps refuse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;E-mail address (may be left empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate, &amp;full chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM; often called fullchain.pem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM, without a passphrase; often called privkey.pem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes to Let&apos;s Encrypt and nowhere else. They may write to it about the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking where this name leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter this where you rented the domain, most often under “DNS”. We look again every few seconds and go on as soon as it is there; it can take up to an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Bar</name>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::CopyField</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::DonePage</name>
    <message>
        <source>Your meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your house is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add any word to the address, and that is a room: a host opens it, guests come in with its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your meetings are at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to tell guests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link of the room, and its password, by two different ways if you can. They need a browser and nothing else. They wait until a host is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate renews itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About a month before it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate does not renew itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have to see to it before it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms close behind the last host</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A meeting ends %n minute(s) after its last host has left.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::Facts</name>
    <message>
        <source>The list of facts cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the server again, so that the facts are gathered anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry has no id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not say where it is known from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not say when it was true.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no value.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::FitModel</name>
    <message numerus="yes">
        <source>%1, %n processor(s), %2 GB of memory, %3 GB free</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Carries about %n people at once with pictures, as a rule of thumb; more with sound alone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::FitPage</name>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this server fit for meetings?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed by this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is going on there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was started earlier and went on without this window. Continue shows how far it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meethouse has set it up as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue takes it over to this computer, tries every promise, and changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed over by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have a snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a snapshot at the hosting company first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most companies offer one. It is the quickest way back if you change your mind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We look without changing anything. This takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>We looked without changing anything. %n thing(s) need you before we can go on.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>We looked without changing anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Fold</name>
    <message>
        <source>unfolded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::HostView</name>
    <message>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts and open invitations. Several can be chosen at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::HostsModel</name>
    <message>
        <source>Hello %1,

you can hold video meetings at %2. Please open this link and choose your password; nobody else will ever know it:

%3

The link works once, until %4. Do not pass it on.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your meetings at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::HostsPage</name>
    <message>
        <source>Inviting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who opens meetings?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts sign in and open rooms. Each gets a link that works once and chooses a password behind it; nobody but the host ever knows it, you included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Names of the first hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One in each line, as they will sign in: letters, digits, dots and hyphens, for example anna or a.rossi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make the links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite &amp;later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand each link to its host alone: whoever opens it chooses the password. They are shown here once and kept nowhere; a lost one is replaced by a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>works once, until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a mail…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a code for the telephone&apos;s camera</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::HostsTab</name>
    <message>
        <source>Opens meetings with a password that nobody else knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot sign in. The account and its rooms are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has chosen no password yet. The link works once, until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invite…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only hosts whose name or state holds this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes one-time links with which hosts choose their password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account and its rooms go, and the host is shut out at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open link does not work any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut out at once, until enabled again; the account is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May sign in again, with the same password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A one-time link with which the host chooses a new password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with those that are chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shutting out …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letting in again …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>&amp;Organizzatori</translation>
    </message>
    <message>
        <source>Not everything was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Search %n host(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There is no host yet. Invite the first one: the link is for that person alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No host fits this search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) chosen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What you choose is done for all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the links …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Remove %n host(s) for good?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::KeyPage</name>
    <message>
        <source>Key known so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key shown today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command for the server&apos;s console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have &amp;compared it, and the new key is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the server you met last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address used to show another key. We have stopped before sending your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can this mean?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was installed anew, or the address now belongs to another one; or somebody stands between you and it. Only the hosting company can tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you had the server installed anew: open its console at the hosting company&apos;s web site and compare the key with what this prints there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it the right server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every server has a key that nobody else has. You meet this one for the first time, so compare its fingerprint once; from then on we do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the practice server on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the fingerprint of its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key is the one that was made for it here, so there is nothing to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password has not been sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many hosting companies show the fingerprint on the server&apos;s page. If yours does not: open the server&apos;s console there and compare with what this prints. No console? Then it is very likely, but not certain, that it is the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the &amp;right one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember the &amp;new key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Keychain</name>
    <message>
        <source>There is no keychain on this computer that answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords are kept by a program of the desktop, for example GNOME Keyring or KWallet, and none runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without: nothing is stored, and the password is asked for every time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has to be unlocked first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again and unlock it, or go on without: the password is then asked for every time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain was not waited for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::LanguageButton</name>
    <message>
        <source>Language: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the list of languages.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::ManagedServer</name>
    <message>
        <source>It waits for you to sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not looked at yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is set up there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need(s) you.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the server …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Manager</name>
    <message>
        <source>+ &amp;New server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets up a server, or takes over one that is set up already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::MeetingsPage</name>
    <message>
        <source>How shall meetings go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it is safe as it stands. You can change it later, and your papers follow what you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does a guest need the room&apos;s password?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A room has its password before anyone is in it, and nobody can take it off. Whoever only knows the link stays outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;host decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms begin with a password; a host may take it off. Then whoever has the link comes in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the last host has left, the meeting &amp;ends after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupils are not left alone in a room. They are told some minutes before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long does the server remember that a host has signed in?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the &amp;meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safer one where several people use the same computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a &amp;day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts sign in once in the morning, on computers that are theirs alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes of who &amp;connected are deleted after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses are shortened, and room names are not written down. Seven days are enough to find the cause of trouble; the papers name the figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May browsers ask other companies for pictures?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything a meeting needs comes from your server, and nobody else learns who meets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Jitsi &amp;has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile pictures come from a company in the United States, which learns who is in your meetings. The papers have to say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Con&amp;tinue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::OverviewTab</name>
    <message>
        <source>&amp;Open the meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with what your hosting company shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the right one, &amp;go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the address of the meetings in your browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jitsi Meet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last work on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate renews itself, and the server is looked after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meetings are not set up on this server yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::PapersModel</name>
    <message>
        <source>Choose at least one language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::PapersPage</name>
    <message>
        <source>&amp;PDF, to print and to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;HTML, for a web site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every sentence about the server comes from what was measured there just now. What you have not said yet is marked, and such a paper says on every page that it is a draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the first paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what it will look like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A draft. Still missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write the papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::PlanPage</name>
    <message>
        <source>What will be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what will be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed so far. Every step looks first whether it is so already, and checks afterwards that it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shell that will run on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the script, for those who read shell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it can be taken back: what we add is ours and is removed again, packages that were not there before go, and files of others stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what has to be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server and the name are looked at once more, because time has passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is so already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is as it should be; nothing has to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Set it up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Profiles</name>
    <message>
        <source>The list of servers in “%1” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the file, or move it away and add your servers again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of servers in “%1” cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether the disk is full, and whether you may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer knows no server “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, or say where the server is with --server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of this program wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of its entries is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These details of a server cannot be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name, a user and an address are needed, each in one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::ProofPage</name>
    <message>
        <source>What was tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is being tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it keep its promises?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is tried from this computer and on the server, as hosts, guests and strangers would. This takes a minute or two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works, and this is how we know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not every promise holds yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried from this computer and on the server, %1. These results are what your papers will say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be done stands beside each. Trying again changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried from this computer and on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invite the first hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::ProviderPage</name>
    <message>
        <source>Who runs this service?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The privacy papers have to name who is responsible. It stays on your server and on this computer. You can leave it for later: the papers are then drafts and say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I say it later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Myself: I work for my own account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another public body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A company or practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An association</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I run it for somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am employed at a school and run it on my own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Who is responsible?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before pupils use it, the head of the school has to agree in writing. The papers for this case help you to ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count&amp;ry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postal &amp;address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where people can &amp;reach you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail or telephone, for those who have questions about their data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Con&amp;tinue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::QrCode</name>
    <message>
        <source>The same link as a square code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionDialog</name>
    <message>
        <source>The server asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Give up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Rail</name>
    <message>
        <source>Connected to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Readiness</name>
    <message>
        <source>the resolver of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name was not looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be looked up: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s network, or name another resolver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads to this server (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads to %2, and the server has no such kind of address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the %1 record of the name at your domain&apos;s provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads to %2, and not to this server (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the %1 record of the name at your domain&apos;s provider, and wait until %2 tells it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything on the server is named after it, and it cannot be changed later without setting up anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 is too long for the certificates that the services use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name of at most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meetings will be at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests find the server by its name, and so does whoever issues the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no address of the old kind (IPv4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests whose network has no IPv6 cannot come: ask your hosting company for an IPv4 address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not exist yet for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an A record for it with %1 at your domain&apos;s provider, and wait some minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no A record, so that many guests cannot find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has IPv6 tries it first: a record that leads elsewhere keeps these guests out, and the certificate too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no AAAA record, and needs none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of your own certificate are not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing, if the server has them already; else name both files in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name in the settings, and whether you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” does not hold what it should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a full chain of certificates and its key without a passphrase, both in PEM form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own certificate will be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A browser lets nobody use camera and microphone at a site it does not trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server will make its certificate itself, and nobody will know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests see a warning first, and the telephone apps refuse: choose “letsencrypt” for real meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate will come from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate will come from Let&apos;s Encrypt, and is renewed by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When memory runs out, the system ends a service in the middle of a meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rent a server with 2 GB of memory for small meetings, or 4 GB and more for larger ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not say how much memory it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has %1 of memory, which is too little for Jitsi Meet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has %1 of memory, and meetings would break off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has %1 of memory, and the services are allowed to take more than that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set “server.memory” to “fit” in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has %1 of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The programs take about 1.5 GB, and logs and updates need room later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what is not needed, or rent a larger disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written to %1: it is mounted read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the server; if it stays so, its disk may be broken: ask your hosting company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk below %1 has room for only %2 more files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not say how much room its disk has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has only %1 free below %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has %1 free below %2, which will do for now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has %1 free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Certificates and one-time links hold from one moment to another, by the server&apos;s clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not say what time it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 behind this computer&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 ahead of this computer&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See which of the two clocks is wrong, and let it be set from the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s clock is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is installed by the system&apos;s own package manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no package manager of the Debian kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13 or Debian 12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier installation on this server was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in at the server, run “dpkg --configure -a” and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some packages are only half installed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in at the server, run “dpkg --configure -a” and “apt-get --fix-broken install”, and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages that are needed are held at their version: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release them with “apt-mark unhold” and their names, if you do not know why they are held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know where to get packages from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with its plain Debian.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package manager is busy just now with “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: the installation waits until it is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package manager is in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packages of Jitsi Meet are made for certain systems and break on others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unknown system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server runs %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13 or Debian 12; both will do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server runs %1, which is too old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server runs %1, which this program cannot set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The videobridge brings parts of its own for two kinds of processor only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not say which kind of processor it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s processor is of the kind %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s processor is of the kind %1, for which there is no Jitsi Meet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rent a server with a 64-bit processor by Intel or AMD (amd64) or of the ARM kind (arm64).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jitsi Meet is several services that start with the system and need their own network ports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rent a virtual server of the kind KVM, or a whole machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no server but a container of the kind %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is a container of the kind OpenVZ, which is too old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is a container and lacks rights: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the container for these rights, or rent a virtual server of the kind KVM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is a container of the kind %1 with the rights it needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be found out what kind of machine the server is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is a machine of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is a virtual machine of the kind %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The services of Jitsi Meet are started and watched by systemd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was not started by systemd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is still starting up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a minute and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is shutting down or in its repair mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the server at your hosting company and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some services of the server have failed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usually this does no harm here; if you do not know them, a restart of the server often helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has started up and its services are well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the system&apos;s own account “root” may install programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may act as “root” on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account may not act as “root”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as “root”, or as a user who may use “sudo”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a fresh server; what is on this one stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one installation can work on a server at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else is working on this server with this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run of this program goes on at the server since %1, started by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow it with “meethouse follow”, or wait until it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server already holds the meetings of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that name in the settings, or take the old installation off with “meethouse undo” first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program has set up Jitsi Meet on this server before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program has begun to set up Jitsi Meet on this server, and can go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Jitsi Meet of someone else&apos;s making would be changed in ways that could not be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a Jitsi Meet on this server that this program did not set up (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration of a former Jitsi Meet is left on this server (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it with “apt-get purge” and the names of the packages, delete /etc/jitsi, or take a fresh server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server remembers a former Jitsi Meet for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: the old answers are replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other Jitsi Meet on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in and passwords are kept by the chat server Prosody, which cannot share its place with another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other chat server on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a chat server on this server already (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meetings are reached through the web server nginx, which needs the web&apos;s ports for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is managed by another program (%1), which writes its web server&apos;s files itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is another web server on this server (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it with “apt-get purge” if it is not needed, or take a fresh server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other web server on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The web server nginx serves other sites here (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a fresh server, or make sure that these sites may share it with the meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each service needs its own door, and a door can be held by one program only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unknown program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a network port, and the program that holds it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ports that are needed are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network ports that are needed are taken: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the programs that hold them if they are not needed, or take a fresh server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests reach a meeting through a few network ports, and nothing else need be open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See to it that it lets in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The firewall ufw is at work on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The firewall firewalld is at work on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker is at work on this server and writes firewall rules of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are firewall rules on this server already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other firewall stands in the way on the server itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no check “%1” to waive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look in the list of checks for its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check “%1” cannot be waived.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::ServerModel</name>
    <message>
        <source>The address is still missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user is still missing. It is “root” at most hosting companies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file is still missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key file “%1” that you may read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::ServerPage</name>
    <message>
        <source>The company&apos;s welcome mail names it, often as “root password”. It is used for this connection and kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You gave the company a public key when you ordered. The file wanted here is the other, private half; most often it lies in the folder .ssh and is called id_ed25519.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program on this computer holds your keys and signs for you, for example ssh-agent or the desktop&apos;s keyring. If the word means nothing to you, choose the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which server shall it be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hosting company&apos;s welcome mail names an address, a user and a password. Copy them here; nothing is changed on the server until you have seen the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name or numbers. You may paste a whole line such as ssh root@203.0.113.7 -p 2222.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do you sign in?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key a&amp;gent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key &amp;file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>22 unless the company&apos;s mail says otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ractise instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reaching the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognising it by its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::ServerView</name>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The servers this computer knows, each with its state.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Session</name>
    <message>
        <source>There is no connection to the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Settings</name>
    <message>
        <source>Correct it in the settings and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting “%1” is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings have a key “%1” that this program does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known here are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be an object in braces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be text in quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a whole number from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be one of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be the path of a file on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be an e-mail address like anna@example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be an address that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a language like “en”, “it” or “pt-BR”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be two different times of day like 02:00-05:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be one line of at most %1 characters, without invisible signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be text of at most %1 characters, without invisible signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a country as two capital letters, like IT or DE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be an address that begins with https:// or http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a suite of a flat repository, which ends in a slash, like stable/.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is missing, and says which program can read the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are of format %1, and this program knows formats up to %2: a newer program wrote them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file, or begin with a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is far too long for settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 is not JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They must be one object in braces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is missing, and everything on the server is named after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a full name like meet.example.org, not an address and not a name of this network only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a day like 2026-10-01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a list of at most %1 entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each entry must be an object in braces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a list of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a list of languages like “en” or “it”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a list in square brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be the part after the hyphen of an ISO 3166-2 code, like NW or ZH.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::SignInCard</name>
    <message>
        <source>&amp;Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::StartPage</name>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the practice server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own house for meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In about half an hour a rented server becomes your private meeting place: hosts sign in, guests need the room&apos;s password, and the privacy papers are filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a &amp;new server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have rented an empty server with Debian 12 or 13, and have its address and password at hand. Nothing rented yet? Any company will do; 2 processors and 4 GB of memory carry some thirty people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take over a server that was set up from another computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meethouse reads from the server what was wanted of it. Nothing is set up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Practise on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server inside this computer, to try everything without renting one. Linux only, and you need to be its administrator. It can be thrown away afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A teacher who is employed does not decide alone about a service for the school. Before pupils&apos; names are on it, the head of the school has to agree in writing, and it is best if the school itself rents the server. Otherwise you would process your own employer&apos;s data, with all that follows from it. Trying it out, with yourself and colleagues who agree, is no trouble.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am employed at a school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first time this takes a few minutes, because a Debian is made for it. After that, seconds.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::StepList</name>
    <message>
        <source>%1: done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: you are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the set-up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Survey</name>
    <message>
        <source>The server did not answer as a server should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it sent broke off before the end, or its shell does not run what it is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, sign in at the server and see whether its shell works.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Trouble</name>
    <message>
        <source>What the program below said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it said exactly</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Window</name>
    <message>
        <source>Meethouse</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::Wizard</name>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who runs it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meethouse::WorkPage</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overall progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the server says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;everything back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a &amp;report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is in %1. It holds no passwords; look through it before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was so already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step has checked itself. Next, everything is tried from outside, as a guest would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step did not succeed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost: what is done stays done. Trying again goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done stays done, and going on begins where it stopped. Or take everything back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking everything back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may close this window: the server goes on by itself, and we find it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is as it was before, but for the things below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke. The work goes on at the server; connecting again …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping: what must not be left half done comes to its end first …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending the plan …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) done</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the &amp;window, go on without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Prove that it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the &amp;plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the work at the server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is installed just now comes to its end, so that nothing is left half done. What is done stays done. You can go on later, or take everything back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Let it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take everything back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back everything Meethouse did on this server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting server, its hosts and settings are removed. Files of others stay as they are, and you are told what could not be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take everything back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
