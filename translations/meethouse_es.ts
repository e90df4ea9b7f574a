<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Bundle</name>
    <message>
        <source>This plan cannot be carried out.</source>
        <translation>Este plan no se puede ejecutar.</translation>
    </message>
    <message>
        <source>One of its parts has a name or a form that the server&apos;s shell could misread.</source>
        <translation>Una de sus partes tiene un nombre o una forma que el shell del servidor podría entender mal.</translation>
    </message>
    <message>
        <source>Please report this, with the detail below.</source>
        <translation>Comuníquelo, por favor, con el detalle de abajo.</translation>
    </message>
    <message>
        <source>Restart the services whose settings changed</source>
        <translation>Reiniciar los servicios cuyos ajustes han cambiado</translation>
    </message>
    <message>
        <source>Stop the services that we added</source>
        <translation>Detener los servicios que hemos añadido</translation>
    </message>
    <message>
        <source>Take our lines out of the files of others</source>
        <translation>Quitar nuestras líneas de los archivos ajenos</translation>
    </message>
    <message>
        <source>Remove our files and put originals back</source>
        <translation>Eliminar nuestros archivos y reponer los originales</translation>
    </message>
    <message>
        <source>Remove the packages that were not there before</source>
        <translation>Eliminar los paquetes que antes no estaban</translation>
    </message>
    <message>
        <source>Forget our answers to the packages&apos; questions</source>
        <translation>Olvidar nuestras respuestas a las preguntas de los paquetes</translation>
    </message>
    <message>
        <source>Remove the accounts that we added</source>
        <translation>Eliminar las cuentas que hemos añadido</translation>
    </message>
    <message>
        <source>Bring the services back to where they were</source>
        <translation>Dejar los servicios como estaban</translation>
    </message>
    <message>
        <source>Remove what is left of us</source>
        <translation>Eliminar lo que queda de nosotros</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>“meethouse --help” lists the commands, “meethouse COMMAND --help” their options.</source>
        <translation>«meethouse --help» muestra las órdenes, «meethouse ORDEN --help» sus opciones.</translation>
    </message>
    <message>
        <source>The server to work on, as USER@HOST[:PORT]; IPv6 in brackets.</source>
        <translation>El servidor en el que se trabaja, como USUARIO@HOST[:PUERTO]; IPv6 entre corchetes.</translation>
    </message>
    <message>
        <source>A server this computer knows, by its name.</source>
        <translation>Un servidor que este ordenador conoce, por su nombre.</translation>
    </message>
    <message>
        <source>The private key to sign in with.</source>
        <translation>La clave privada con la que iniciar sesión.</translation>
    </message>
    <message>
        <source>Where known servers&apos; keys are kept; default is the program&apos;s own file.</source>
        <translation>Dónde se guardan las claves de los servidores conocidos; si no se indica, en el archivo del programa.</translation>
    </message>
    <message>
        <source>A JSON file with passwords; “-” is standard input.</source>
        <translation>Un archivo JSON con contraseñas; «-» es la entrada estándar.</translation>
    </message>
    <message>
        <source>Accept exactly this key of a server that is not known yet.</source>
        <translation>Aceptar exactamente esta clave de un servidor que aún no se conoce.</translation>
    </message>
    <message>
        <source>Together with --accept-host-key: also when another key is known.</source>
        <translation>Junto con --accept-host-key: también cuando se conoce otra clave.</translation>
    </message>
    <message>
        <source>What is wanted; default is what the server keeps.</source>
        <translation>Lo que se quiere; si no se indica, lo que guarda el servidor.</translation>
    </message>
    <message>
        <source>The name server to ask, as HOST[:PORT]; default is the system&apos;s.</source>
        <translation>El servidor de nombres al que preguntar, como HOST[:PUERTO]; si no se indica, el del sistema.</translation>
    </message>
    <message>
        <source>Certificates to trust besides the system&apos;s when proving.</source>
        <translation>Certificados en los que confiar al probar, además de los del sistema.</translation>
    </message>
    <message>
        <source>Go on although this check says no; only where the check allows it.</source>
        <translation>Seguir aunque esta comprobación diga que no; solo donde la comprobación lo permite.</translation>
    </message>
    <message>
        <source>Print the very shell that would run.</source>
        <translation>Mostrar exactamente el shell que se ejecutaría.</translation>
    </message>
    <message>
        <source>The meeting server&apos;s domain, to show that this is meant.</source>
        <translation>El dominio del servidor de reuniones, para mostrar que se trata de este.</translation>
    </message>
    <message>
        <source>Make this many invitations whose hosts choose their own name.</source>
        <translation>Crear este número de invitaciones en las que los anfitriones eligen su propio nombre.</translation>
    </message>
    <message>
        <source>How long the links work, for example 7d or 12h; default is 7d.</source>
        <translation>Cuánto tiempo valen los enlaces, por ejemplo 7d o 12h; si no se indica, 7d.</translation>
    </message>
    <message>
        <source>Let the old password work no more from now on.</source>
        <translation>La contraseña antigua deja de valer desde ahora.</translation>
    </message>
    <message>
        <source>Write a hand-over sheet for each, and cards to cut, into this folder.</source>
        <translation>Escribir en esta carpeta una hoja de entrega para cada uno, y tarjetas para recortar.</translation>
    </message>
    <message>
        <source>Write the links to this file; a later import goes on from it.</source>
        <translation>Escribir los enlaces en este archivo; una importación posterior sigue desde él.</translation>
    </message>
    <message>
        <source>Only say what would be done.</source>
        <translation>Solo decir lo que se haría.</translation>
    </message>
    <message>
        <source>The host whose room it is; without one, any host opens it.</source>
        <translation>El anfitrión a quien pertenece la sala; si no se indica, la abre cualquier anfitrión.</translation>
    </message>
    <message>
        <source>A language to write in; may be given more than once.</source>
        <translation>Un idioma en el que escribir; se puede dar varias veces.</translation>
    </message>
    <message>
        <source>Formats, separated by commas: pdf, html.</source>
        <translation>Formatos, separados por comas: pdf, html.</translation>
    </message>
    <message>
        <source>The folder to write to; default is the current one.</source>
        <translation>La carpeta en la que escribir; si no se indica, la actual.</translation>
    </message>
    <message>
        <source>Use Jitsi&apos;s own packages instead of stand-ins.</source>
        <translation>Usar los paquetes del propio Jitsi en lugar de los sustitutos.</translation>
    </message>
    <message>
        <source>The practice server&apos;s Debian: bookworm or trixie.</source>
        <translation>El Debian del servidor de prácticas: bookworm o trixie.</translation>
    </message>
    <message>
        <source>Where the server is, as USER@HOST[:PORT]; IPv6 in brackets.</source>
        <translation>Dónde está el servidor, como USUARIO@HOST[:PUERTO]; IPv6 entre corchetes.</translation>
    </message>
    <message>
        <source>The domain of the meetings there.</source>
        <translation>El dominio de las reuniones de ese servidor.</translation>
    </message>
    <message>
        <source>Keep the passwords of --secrets in this computer&apos;s keychain.</source>
        <translation>Guardar las contraseñas de --secrets en el llavero de este ordenador.</translation>
    </message>
    <message>
        <source>Then let nobody in by a password any more.</source>
        <translation>Después no dejar entrar a nadie con contraseña.</translation>
    </message>
    <message>
        <source>Answer questions with yes; never accepts a key or waives a check.</source>
        <translation>Responder que sí a las preguntas; nunca acepta una clave ni pasa por alto una comprobación.</translation>
    </message>
    <message>
        <source>One JSON object a line, for programs.</source>
        <translation>Un objeto JSON por línea, para programas.</translation>
    </message>
    <message>
        <source>Stop the whole command after this time.</source>
        <translation>Detener toda la orden después de este tiempo.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Mostrar esta ayuda.</translation>
    </message>
    <message>
        <source>Usage: meethouse COMMAND [OPTIONS]</source>
        <translation>Uso: meethouse ORDEN [OPCIONES]</translation>
    </message>
    <message>
        <source>“meethouse COMMAND --help” shows the options of a command. Without a command the window opens.</source>
        <translation>«meethouse ORDEN --help» muestra las opciones de una orden. Sin orden se abre la ventana.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>No hay ninguna orden «%1».</translation>
    </message>
    <message>
        <source>The command takes no “%1”.</source>
        <translation>La orden no admite «%1».</translation>
    </message>
    <message>
        <source>The time after --timeout must be a number of seconds.</source>
        <translation>El tiempo después de --timeout debe ser un número de segundos.</translation>
    </message>
    <message>
        <source>Say which server is meant, with either --server or --profile.</source>
        <translation>Diga de qué servidor se trata, con --server o con --profile.</translation>
    </message>
    <message>
        <source>--replace-host-key needs the new key beside it, with --accept-host-key.</source>
        <translation>--replace-host-key necesita además la clave nueva, con --accept-host-key.</translation>
    </message>
    <message>
        <source>Look at a server without changing anything, and say whether it is fit.</source>
        <translation>Mira un servidor sin cambiar nada y dice si es adecuado.</translation>
    </message>
    <message>
        <source>Show what would be done and why.</source>
        <translation>Muestra lo que se haría y por qué.</translation>
    </message>
    <message>
        <source>Set the server up, or bring it up to the settings, and prove it.</source>
        <translation>Instala el servidor, o lo pone al día con los ajustes, y prueba que cumple.</translation>
    </message>
    <message>
        <source>Show what runs there now.</source>
        <translation>Muestra lo que funciona allí ahora.</translation>
    </message>
    <message>
        <source>Prove from outside and inside that the promises hold.</source>
        <translation>Prueba desde fuera y desde dentro que las promesas se cumplen.</translation>
    </message>
    <message>
        <source>Follow the run that is going on, whoever started it.</source>
        <translation>Sigue la ejecución en curso, la haya iniciado quien la haya iniciado.</translation>
    </message>
    <message>
        <source>Stop the run that is going on.</source>
        <translation>Detiene la ejecución en curso.</translation>
    </message>
    <message>
        <source>Take back everything Meethouse did on the server.</source>
        <translation>Deshace todo lo que Meethouse hizo en el servidor.</translation>
    </message>
    <message>
        <source>List hosts and open invitations.</source>
        <translation>Muestra los anfitriones y las invitaciones abiertas.</translation>
    </message>
    <message>
        <source>Make one-time links with which hosts choose their password.</source>
        <translation>Crea enlaces de un solo uso con los que los anfitriones eligen su contraseña.</translation>
    </message>
    <message>
        <source>Withdraw open links; they work no more.</source>
        <translation>Retira enlaces abiertos; dejan de funcionar.</translation>
    </message>
    <message>
        <source>Make one-time links with which hosts choose a new password.</source>
        <translation>Crea enlaces de un solo uso con los que los anfitriones eligen una contraseña nueva.</translation>
    </message>
    <message>
        <source>Shut hosts out at once, running meetings included; enable undoes it.</source>
        <translation>Expulsa a anfitriones al instante, también de las reuniones en curso; enable lo deshace.</translation>
    </message>
    <message>
        <source>Let disabled hosts in again, with the password they had.</source>
        <translation>Deja volver a anfitriones desactivados, con la contraseña que tenían.</translation>
    </message>
    <message>
        <source>Delete hosts&apos; accounts, rooms and open links.</source>
        <translation>Borra cuentas, salas y enlaces abiertos de anfitriones.</translation>
    </message>
    <message>
        <source>Invite everybody on a list (CSV: name, display name, e-mail).</source>
        <translation>Invita a todas las personas de una lista (CSV: nombre, nombre visible, correo).</translation>
    </message>
    <message>
        <source>List the rooms that are reserved.</source>
        <translation>Muestra las salas que están reservadas.</translation>
    </message>
    <message>
        <source>Reserve a room with a lasting password.</source>
        <translation>Reserva una sala con una contraseña duradera.</translation>
    </message>
    <message>
        <source>Give a room another password; who is in it stays.</source>
        <translation>Da otra contraseña a una sala; quien está dentro se queda.</translation>
    </message>
    <message>
        <source>Give a reserved room free again.</source>
        <translation>Vuelve a dejar libre una sala reservada.</translation>
    </message>
    <message>
        <source>Show the settings that the server keeps.</source>
        <translation>Muestra los ajustes que guarda el servidor.</translation>
    </message>
    <message>
        <source>Say whether a settings file is valid.</source>
        <translation>Dice si un archivo de ajustes es válido.</translation>
    </message>
    <message>
        <source>List the papers this provider needs.</source>
        <translation>Muestra los documentos que necesita este proveedor.</translation>
    </message>
    <message>
        <source>Write the papers, filled in with what the server really does.</source>
        <translation>Escribe los documentos, rellenados con lo que el servidor hace de verdad.</translation>
    </message>
    <message>
        <source>Name the papers that no longer say what the server really does.</source>
        <translation>Nombra los documentos que ya no dicen lo que el servidor hace de verdad.</translation>
    </message>
    <message>
        <source>List the servers this computer knows.</source>
        <translation>Muestra los servidores que este ordenador conoce.</translation>
    </message>
    <message>
        <source>Show what this computer knows of a server.</source>
        <translation>Muestra lo que este ordenador sabe de un servidor.</translation>
    </message>
    <message>
        <source>Remember a server under a name, or change what is remembered.</source>
        <translation>Recuerda un servidor con un nombre, o cambia lo que se recuerda.</translation>
    </message>
    <message>
        <source>Forget a server on this computer; nothing happens to the server.</source>
        <translation>Olvida un servidor en este ordenador; al servidor no le pasa nada.</translation>
    </message>
    <message>
        <source>Print what is known of servers, for another computer.</source>
        <translation>Muestra lo que se sabe de los servidores, para otro ordenador.</translation>
    </message>
    <message>
        <source>Put a key for this computer on the server, and sign in with it once.</source>
        <translation>Pone en el servidor una clave para este ordenador e inicia sesión con ella una vez.</translation>
    </message>
    <message>
        <source>Start a practice server on this machine.</source>
        <translation>Inicia un servidor de prácticas en esta máquina.</translation>
    </message>
    <message>
        <source>Stop it and remove all of it.</source>
        <translation>Lo detiene y lo elimina por completo.</translation>
    </message>
    <message>
        <source>Say whether one runs, and how to reach it.</source>
        <translation>Dice si hay uno en marcha y cómo llegar a él.</translation>
    </message>
    <message>
        <source>Write down what a helper needs to see, without secrets.</source>
        <translation>Escribe lo que necesita ver quien ayude, sin secretos.</translation>
    </message>
    <message>
        <source>Publish papers that still lack something, too, marked as drafts.</source>
        <translation>Publicar también los documentos a los que todavía les falta algo, marcados como borradores.</translation>
    </message>
    <message>
        <source>Show the notices for everybody at the meeting server&apos;s page /privacy/.</source>
        <translation>Muestra los avisos de privacidad para todos en la página /privacy/ del servidor de reuniones.</translation>
    </message>
    <message>
        <source>Take down what is published, and publish nothing.</source>
        <translation>Retira lo que está publicado y no publica nada.</translation>
    </message>
    <message>
        <source>Usage: meethouse %1 [OPTIONS]</source>
        <translation>Uso: meethouse %1 [OPCIONES]</translation>
    </message>
</context>
<context>
    <name>Confirming</name>
    <message>
        <source>The new firewall may keep this computer out.</source>
        <translation>El cortafuegos nuevo quizá deje fuera a este ordenador.</translation>
    </message>
    <message>
        <source>The connection that was open goes on, but another one did not come through: %1</source>
        <translation>La conexión que estaba abierta sigue, pero otra no llegó a pasar: %1</translation>
    </message>
    <message>
        <source>You need not do anything at the server: after five minutes it takes the firewall back by itself. Then start again; if it happens again, set “server.firewall” to false.</source>
        <translation>En el servidor no tiene que hacer nada: a los cinco minutos retira el cortafuegos por sí solo. Después empiece de nuevo; si vuelve a pasar, ponga «server.firewall» en false.</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>%1 has to become root on %2, by sudo.</source>
        <translation>%1 tiene que convertirse en root en %2, con sudo.</translation>
    </message>
    <message numerus="yes">
        <source>The last password was not taken; %n attempt(s) left.</source>
        <translation>
            <numerusform>La última contraseña no se aceptó; queda %n intento.</numerusform>
            <numerusform>La última contraseña no se aceptó; quedan %n intentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Password of %1 on the server</source>
        <translation>Contraseña de %1 en el servidor</translation>
    </message>
</context>
<context>
    <name>DeployCommand</name>
    <message>
        <source>The connection broke. The work goes on at the server; connecting again …</source>
        <translation>La conexión se ha cortado. El trabajo sigue en el servidor; conectando de nuevo…</translation>
    </message>
    <message>
        <source>Is the server fit?</source>
        <translation>¿Es adecuado el servidor?</translation>
    </message>
    <message>
        <source>Setting up %1:</source>
        <translation>Instalando %1:</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>No hubo que cambiar nada.</translation>
    </message>
    <message>
        <source>Set up in %1. Proving it:</source>
        <translation>Instalado en %1. Probándolo:</translation>
    </message>
    <message>
        <source>Your meetings are at %1</source>
        <translation>Sus reuniones están en %1</translation>
    </message>
</context>
<context>
    <name>DocumentsCommand</name>
    <message>
        <source>There is no format “%1”.</source>
        <translation>No existe el formato «%1».</translation>
    </message>
    <message>
        <source>Choose among pdf, html and odt.</source>
        <translation>Elija entre pdf, html y odt.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) are drafts. Still open:</source>
        <translation>
            <numerusform>%n documento es un borrador. Queda pendiente:</numerusform>
            <numerusform>%n documentos son borradores. Queda pendiente:</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed: %1: “%2”, was “%3”.</source>
        <translation>Ha cambiado: %1: «%2», antes «%3».</translation>
    </message>
    <message>
        <source>not known any more</source>
        <translation>ya no se sabe</translation>
    </message>
    <message>
        <source>“%1” (%2) no longer holds:</source>
        <translation>«%1» (%2) ya no es cierto:</translation>
    </message>
    <message>
        <source>“%1” is needed now and was not exported.</source>
        <translation>«%1» hace falta ahora y no se exportó.</translation>
    </message>
    <message>
        <source>%1 is not as it was exported.</source>
        <translation>%1 no está como se exportó.</translation>
    </message>
    <message>
        <source>All papers of %1 still hold.</source>
        <translation>Todos los documentos de %1 siguen siendo ciertos.</translation>
    </message>
    <message>
        <source>Export the papers again, and hand out the new ones.</source>
        <translation>Exporte los documentos de nuevo y entregue los nuevos.</translation>
    </message>
    <message>
        <source>  %1 (a draft)</source>
        <translation>  %1 (un borrador)</translation>
    </message>
    <message>
        <source>Publish the notices again with “meethouse documents publish”.</source>
        <translation>Publique los avisos de nuevo con «meethouse documents publish».</translation>
    </message>
    <message>
        <source>Nothing was published.</source>
        <translation>No se publicó nada.</translation>
    </message>
    <message>
        <source>Some of the papers for everybody are drafts: they lack what the law asks for.</source>
        <translation>Algunos de los documentos para todos son borradores: les falta lo que pide la ley.</translation>
    </message>
    <message>
        <source>Say in the settings what is open and start again; or publish them as drafts, marked as such on every page, with --drafts.</source>
        <translation>Diga en los ajustes lo que queda pendiente y empiece de nuevo; o publíquelos como borradores, marcados así en cada página, con --drafts.</translation>
    </message>
    <message>
        <source>Published at %1</source>
        <translation>Publicado en %1</translation>
    </message>
    <message>
        <source>Taken down: %1</source>
        <translation>Retirado: %1</translation>
    </message>
    <message>
        <source>Nothing is published at %1</source>
        <translation>No hay nada publicado en %1</translation>
    </message>
</context>
<context>
    <name>Elevation</name>
    <message>
        <source>A command for the server is too long.</source>
        <translation>Una orden para el servidor es demasiado larga.</translation>
    </message>
    <message>
        <source>This is a mistake in the program; please report it.</source>
        <translation>Es un error del programa; comuníquelo, por favor.</translation>
    </message>
</context>
<context>
    <name>FollowCommand</name>
    <message>
        <source>The run ended well after %1.</source>
        <translation>La ejecución terminó bien después de %1.</translation>
    </message>
    <message>
        <source>The run was stopped. “meethouse deploy” goes on from here.</source>
        <translation>La ejecución se detuvo. «meethouse deploy» sigue desde aquí.</translation>
    </message>
    <message>
        <source>There was nothing left to stop.</source>
        <translation>Ya no quedaba nada que detener.</translation>
    </message>
</context>
<context>
    <name>Frames</name>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>No se pudo entender la respuesta del servidor.</translation>
    </message>
    <message>
        <source>It does not keep to the rules of WebSocket.</source>
        <translation>No cumple las reglas de WebSocket.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server and that nothing in between changes the connection.</source>
        <translation>Compruebe que el nombre lleva al servidor correcto y que nada cambia la conexión por el camino.</translation>
    </message>
</context>
<context>
    <name>HostKey</name>
    <message>
        <source>The key of the server %1 is not known yet.</source>
        <translation>La clave del servidor %1 aún no se conoce.</translation>
    </message>
    <message>
        <source>It shows the fingerprint %1 (%2).</source>
        <translation>Muestra la huella %1 (%2).</translation>
    </message>
    <message>
        <source>It shows the fingerprint %1 (%2), which is not the one you accepted.</source>
        <translation>Muestra la huella %1 (%2), que no es la que usted aceptó.</translation>
    </message>
    <message>
        <source>Compare it with what your hosting company&apos;s panel shows, and accept it if it is the same.</source>
        <translation>Compárela con la que muestra el panel de su empresa de alojamiento, y acéptela si es la misma.</translation>
    </message>
    <message>
        <source>The server %1 shows another key than the one that is known.</source>
        <translation>El servidor %1 muestra una clave distinta de la conocida.</translation>
    </message>
    <message>
        <source>Known is %1, shown was %2: either the server was set up anew, or somebody stands in between.</source>
        <translation>La conocida es %1 y la mostrada %2: o el servidor se instaló de nuevo, o alguien está en medio.</translation>
    </message>
    <message>
        <source>Go on only if you know that the server was set up anew; then have the old key replaced by exactly this one.</source>
        <translation>Siga solo si sabe que el servidor se instaló de nuevo; entonces haga sustituir la clave antigua exactamente por esta.</translation>
    </message>
    <message>
        <source>Its key %1 is marked as revoked, so nobody should trust it any more.</source>
        <translation>Su clave %1 está marcada como revocada, así que nadie debería fiarse ya de ella.</translation>
    </message>
    <message>
        <source>Ask whoever marked it, and do not sign in before that.</source>
        <translation>Pregunte a quien la marcó, y no inicie sesión antes.</translation>
    </message>
</context>
<context>
    <name>HostTable</name>
    <message>
        <source>invited · link about to end</source>
        <translation>invitado · caduca enseguida</translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n hour(s)</source>
        <translation>
            <numerusform>invitado · queda %n hora</numerusform>
            <numerusform>invitado · quedan %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n day(s)</source>
        <translation>
            <numerusform>invitado · queda %n día</numerusform>
            <numerusform>invitado · quedan %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>(chooses a name)</source>
        <translation>(elige un nombre)</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>invitado</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Anfitrión</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Último acceso</translation>
    </message>
    <message numerus="yes">
        <source>active · %n wrong password(s)</source>
        <translation>
            <numerusform>activo · %n intento fallido</numerusform>
            <numerusform>activo · %n intentos fallidos</numerusform>
        </translation>
    </message>
    <message>
        <source>active · may choose a new password</source>
        <translation>activo · enlace de contraseña</translation>
    </message>
    <message>
        <source>disabled since %1</source>
        <translation>desactivado: %1</translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message>
        <source>The server gave no answer about its hosts.</source>
        <translation>El servidor no respondió nada sobre sus anfitriones.</translation>
    </message>
    <message>
        <source>Its chat server Prosody does not run, or the rules for hosts are not installed.</source>
        <translation>Su servidor de chat Prosody no funciona, o las reglas para los anfitriones no están instaladas.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Ejecute «meethouse deploy» otra vez: pone en orden lo que falta.</translation>
    </message>
    <message>
        <source>The server did not carry out a change to its hosts.</source>
        <translation>El servidor no hizo un cambio en sus anfitriones.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send a report to whoever helps you.</source>
        <translation>Inténtelo otra vez; si sigue igual, envíe un informe a quien le ayude.</translation>
    </message>
    <message numerus="yes">
        <source>The server keeps nothing of removed hosts but what its log files say of earlier sign-ins; these lines go after %n day(s).</source>
        <translation>
            <numerusform>De los anfitriones eliminados, el servidor solo guarda lo que sus registros dicen de inicios de sesión anteriores; esas líneas desaparecen después de %n día.</numerusform>
            <numerusform>De los anfitriones eliminados, el servidor solo guarda lo que sus registros dicen de inicios de sesión anteriores; esas líneas desaparecen después de %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a host “%1” already.</source>
        <translation>Ya hay un anfitrión «%1».</translation>
    </message>
    <message>
        <source>The server knows no “%1”.</source>
        <translation>El servidor no conoce «%1».</translation>
    </message>
    <message>
        <source>“%1” is disabled; enable the account first.</source>
        <translation>«%1» está desactivado; active antes la cuenta.</translation>
    </message>
    <message>
        <source>“%1” cannot be a host&apos;s name; small letters, digits, dots, hyphens and underscores can.</source>
        <translation>«%1» no puede ser el nombre de un anfitrión; sí letras minúsculas, cifras, puntos, guiones y guiones bajos.</translation>
    </message>
    <message>
        <source>The name “%1” is kept for the server itself.</source>
        <translation>El nombre «%1» está reservado para el propio servidor.</translation>
    </message>
    <message>
        <source>A link works for at least a second and at most a year.</source>
        <translation>Un enlace vale al menos un segundo y como mucho un año.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a room; letters, digits, hyphens and underscores can.</source>
        <translation>«%1» no puede ser el nombre de una sala; sí letras, cifras, guiones y guiones bajos.</translation>
    </message>
    <message>
        <source>The room “%1” is reserved already.</source>
        <translation>La sala «%1» ya está reservada.</translation>
    </message>
    <message>
        <source>The room “%1” was not reserved, because the server knows no such owner.</source>
        <translation>La sala «%1» no se reservó, porque el servidor no conoce a ese anfitrión.</translation>
    </message>
    <message>
        <source>There is no reserved room “%1”.</source>
        <translation>No hay ninguna sala reservada «%1».</translation>
    </message>
    <message>
        <source>The owner of “%1” has reserved as many rooms as one host may.</source>
        <translation>El anfitrión de «%1» ha reservado todas las salas que puede tener un anfitrión.</translation>
    </message>
    <message>
        <source>The password for “%1” is too short; 8 characters are the least.</source>
        <translation>La contraseña para «%1» es demasiado corta; al menos 8 caracteres.</translation>
    </message>
    <message>
        <source>The password for “%1” is too long; 64 characters are the most.</source>
        <translation>La contraseña para «%1» es demasiado larga; como mucho 64 caracteres.</translation>
    </message>
    <message>
        <source>The password for “%1” holds characters that cannot be typed, or begins or ends with a blank.</source>
        <translation>La contraseña para «%1» contiene caracteres que no se pueden escribir, o empieza o termina con un espacio.</translation>
    </message>
    <message>
        <source>The password for “%1” is too simple; it repeats a few characters or follows their order.</source>
        <translation>La contraseña para «%1» es demasiado simple; repite unos pocos caracteres o sigue su orden.</translation>
    </message>
    <message>
        <source>The server did not do it for “%1” (%2).</source>
        <translation>El servidor no lo hizo para «%1» (%2).</translation>
    </message>
    <message>
        <source>Nothing was changed. The lists of rooms and of hosts show what there is.</source>
        <translation>No se cambió nada. Las listas de salas y de anfitriones muestran lo que hay.</translation>
    </message>
    <message>
        <source>“%1” has not chosen a password yet: there is only a link, which can be withdrawn or made anew.</source>
        <translation>«%1» aún no ha elegido contraseña: solo hay un enlace, que se puede retirar o hacer de nuevo.</translation>
    </message>
</context>
<context>
    <name>HostsCommand</name>
    <message>
        <source>active</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>invitado</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Hecho: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of them could not be changed.</source>
        <translation>
            <numerusform>%n de ellos no se pudo cambiar.</numerusform>
            <numerusform>%n de ellos no se pudieron cambiar.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others, if there are any, are done.</source>
        <translation>Los demás, si los hay, están hechos.</translation>
    </message>
    <message>
        <source>No host was named.</source>
        <translation>No se nombró a ningún anfitrión.</translation>
    </message>
    <message>
        <source>(chooses a name)</source>
        <translation>(elige un nombre)</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in</source>
        <translation>
            <numerusform>%n contraseña equivocada desde el último inicio de sesión</numerusform>
            <numerusform>%n contraseñas equivocadas desde el último inicio de sesión</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no host yet. “meethouse hosts invite NAME” makes the first one&apos;s link.</source>
        <translation>Todavía no hay ningún anfitrión. «meethouse hosts invite NOMBRE» crea el enlace del primero.</translation>
    </message>
    <message>
        <source>No link was named.</source>
        <translation>No se nombró ningún enlace.</translation>
    </message>
    <message>
        <source>Whoever was disabled is signed in nowhere any more, running meetings included.</source>
        <translation>Quien fue desactivado ya no tiene sesión abierta en ningún sitio, tampoco en reuniones en curso.</translation>
    </message>
    <message>
        <source>The command needs one list of hosts.</source>
        <translation>La orden necesita una lista de anfitriones.</translation>
    </message>
    <message>
        <source>Write the name of a CSV file with name, display name and e-mail in each line.</source>
        <translation>Escriba el nombre de un archivo CSV con nombre, nombre visible y correo en cada línea.</translation>
    </message>
    <message>
        <source>The list “%1” cannot be read.</source>
        <translation>La lista «%1» no se puede leer.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Compruebe su nombre.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was done: %n line(s) of the list cannot be taken as they are.</source>
        <translation>
            <numerusform>No se hizo nada: %n línea de la lista no se puede aceptar como está.</numerusform>
            <numerusform>No se hizo nada: %n líneas de la lista no se pueden aceptar como están.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the list and start again.</source>
        <translation>Corrija la lista y empiece de nuevo.</translation>
    </message>
    <message>
        <source>The links are in “%1”; they are secrets until the hosts have used them.</source>
        <translation>Los enlaces están en «%1»; son secretos hasta que los anfitriones los hayan usado.</translation>
    </message>
    <message>
        <source>The hand-over sheets are in “%1”.</source>
        <translation>Las hojas de entrega están en «%1».</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) to invite.</source>
        <translation>
            <numerusform>%n anfitrión por invitar.</numerusform>
            <numerusform>%n anfitriones por invitar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were imported before and stay as they are.</source>
        <translation>
            <numerusform>%n ya se importó antes y queda como está.</numerusform>
            <numerusform>%n ya se importaron antes y quedan como están.</numerusform>
        </translation>
    </message>
    <message>
        <source>After --free-name a number from 1 to 1000 is needed.</source>
        <translation>Después de --free-name hace falta un número de 1 a 1000.</translation>
    </message>
    <message>
        <source>For example --free-name 3.</source>
        <translation>Por ejemplo --free-name 3.</translation>
    </message>
    <message>
        <source>Nobody was named to be invited.</source>
        <translation>No se nombró a nadie a quien invitar.</translation>
    </message>
    <message>
        <source>Write the hosts&apos; names, or --free-name 1 to let the host choose.</source>
        <translation>Escriba los nombres de los anfitriones, o --free-name 1 para que el anfitrión elija el suyo.</translation>
    </message>
    <message>
        <source>Nobody was named whose password is to be reset.</source>
        <translation>No se nombró a nadie cuya contraseña haya que restablecer.</translation>
    </message>
    <message>
        <source>Write the hosts&apos; names; “meethouse hosts list” shows them.</source>
        <translation>Escriba los nombres de los anfitriones; «meethouse hosts list» los muestra.</translation>
    </message>
    <message>
        <source>The old password works no more.</source>
        <translation>La contraseña antigua ya no vale.</translation>
    </message>
    <message>
        <source>Until the link is used, the old password goes on working.</source>
        <translation>Hasta que se use el enlace, la contraseña antigua sigue valiendo.</translation>
    </message>
    <message>
        <source>“%1” is not a time.</source>
        <translation>«%1» no es una duración.</translation>
    </message>
    <message>
        <source>For example 7d, 12h or 30m.</source>
        <translation>Por ejemplo 7d, 12h o 30m.</translation>
    </message>
    <message>
        <source>A host who chooses a name</source>
        <translation>Un anfitrión que elige su nombre</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) could not be made.</source>
        <translation>
            <numerusform>%n enlace no se pudo crear.</numerusform>
            <numerusform>%n enlaces no se pudieron crear.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others, if there are any, are made and work.</source>
        <translation>Los demás, si los hay, están creados y funcionan.</translation>
    </message>
    <message>
        <source>link open until %1</source>
        <translation>el enlace vale hasta el %1</translation>
    </message>
    <message>
        <source>“meethouse hosts list” shows names, and the ids of open links.</source>
        <translation>«meethouse hosts list» muestra los nombres y los identificadores de los enlaces abiertos.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOMBRE</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ESTADO</translation>
    </message>
    <message>
        <source>ID OF LINK</source>
        <translation>ID ENLACE</translation>
    </message>
    <message numerus="yes">
        <source>%n of them has/have an open link already; it stops working, a new one is made. Name the file with “--links” that an earlier import wrote to keep those in it.</source>
        <translation>
            <numerusform>%n de ellos ya tiene un enlace abierto; deja de valer y se hace otro. Indique con «--links» el archivo de una importación anterior para conservar los que contiene.</numerusform>
            <numerusform>%n de ellos ya tienen un enlace abierto; deja de valer y se hace otro. Indique con «--links» el archivo de una importación anterior para conservar los que contiene.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each link works once, until %1. Hand it to the host alone: whoever opens it chooses the password.</source>
        <translation>Cada enlace vale una sola vez, hasta el %1. Entréguelo solo al anfitrión: quien lo abre elige la contraseña.</translation>
    </message>
</context>
<context>
    <name>HostsImport</name>
    <message>
        <source>The list is not a text file.</source>
        <translation>La lista no es un archivo de texto.</translation>
    </message>
    <message>
        <source>Save it in your spreadsheet program as CSV, with UTF-8 if it asks.</source>
        <translation>Guárdela en su hoja de cálculo como CSV, con UTF-8 si se lo pregunta.</translation>
    </message>
    <message>
        <source>Line %1 of the list begins a quoted text that never ends.</source>
        <translation>En la línea %1 de la lista empieza un texto entre comillas que no termina nunca.</translation>
    </message>
    <message>
        <source>Look for a quotation mark too many there, or save the list again from your spreadsheet.</source>
        <translation>Busque allí unas comillas de más, o guarde la lista otra vez desde su hoja de cálculo.</translation>
    </message>
    <message>
        <source>The list is larger than 8 MB.</source>
        <translation>La lista ocupa más de 8 MB.</translation>
    </message>
    <message>
        <source>A list of hosts has one short line for each; check that it is the right file.</source>
        <translation>Una lista de anfitriones tiene una línea corta para cada uno; compruebe que es el archivo correcto.</translation>
    </message>
    <message>
        <source>The file “%1” is not a list of links that Meethouse wrote.</source>
        <translation>El archivo «%1» no es una lista de enlaces escrita por Meethouse.</translation>
    </message>
    <message>
        <source>It would be written over.</source>
        <translation>Se sobrescribiría.</translation>
    </message>
    <message>
        <source>Line %1: there is a host “%2” already.</source>
        <translation>Línea %1: ya hay un anfitrión «%2».</translation>
    </message>
    <message>
        <source>The links could not be written to “%1”.</source>
        <translation>Los enlaces no se pudieron escribir en «%1».</translation>
    </message>
    <message>
        <source>Line %1 has no name.</source>
        <translation>La línea %1 no tiene nombre.</translation>
    </message>
    <message>
        <source>Line %1: “%2” cannot be a host&apos;s name; small letters, digits, dots, hyphens and underscores can, 64 at most.</source>
        <translation>Línea %1: «%2» no puede ser el nombre de un anfitrión; sí letras minúsculas, cifras, puntos, guiones y guiones bajos, como mucho 64.</translation>
    </message>
    <message>
        <source>Line %1: the name “%2” is kept for the server itself.</source>
        <translation>Línea %1: el nombre «%2» está reservado para el propio servidor.</translation>
    </message>
    <message>
        <source>Line %1: the display name is too long, or holds characters that cannot be printed.</source>
        <translation>Línea %1: el nombre visible es demasiado largo, o contiene caracteres que no se pueden imprimir.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is not an e-mail address.</source>
        <translation>Línea %1: «%2» no es una dirección de correo.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is not a language; “en” or “it” would be.</source>
        <translation>Línea %1: «%2» no es un idioma; «en» o «it» lo sería.</translation>
    </message>
    <message>
        <source>The list has more than 5000 lines.</source>
        <translation>La lista tiene más de 5000 líneas.</translation>
    </message>
    <message>
        <source>The list names nobody.</source>
        <translation>La lista no nombra a nadie.</translation>
    </message>
    <message>
        <source>The list has no column for the hosts&apos; names.</source>
        <translation>La lista no tiene una columna con los nombres de los anfitriones.</translation>
    </message>
    <message>
        <source>It needs one line for each host: name, display name, e-mail. Only the name must be there.</source>
        <translation>Necesita una línea para cada anfitrión: nombre, nombre visible, correo. Solo el nombre es obligatorio.</translation>
    </message>
    <message>
        <source>Line %1: “%2” stands in line %3 already.</source>
        <translation>Línea %1: «%2» ya está en la línea %3.</translation>
    </message>
    <message>
        <source>The hand-over sheets could not be drawn.</source>
        <translation>Las hojas de entrega no se pudieron dibujar.</translation>
    </message>
    <message>
        <source>Take the links from the list instead.</source>
        <translation>Tome los enlaces de la lista en su lugar.</translation>
    </message>
    <message>
        <source>The sheet “%1” could not be written.</source>
        <translation>La hoja «%1» no se pudo escribir.</translation>
    </message>
    <message>
        <source>Name another file for the links.</source>
        <translation>Indique otro archivo para los enlaces.</translation>
    </message>
    <message>
        <source>Choose another place for them, and start again.</source>
        <translation>Elija otro lugar para ellos y empiece de nuevo.</translation>
    </message>
    <message>
        <source>Choose another folder for them, and start again.</source>
        <translation>Elija otra carpeta para ellas y empiece de nuevo.</translation>
    </message>
    <message>
        <source>The hand-over sheets are not all written.</source>
        <translation>No todas las hojas de entrega están escritas.</translation>
    </message>
    <message>
        <source>Start again: the links stay the same.</source>
        <translation>Empiece de nuevo: los enlaces siguen siendo los mismos.</translation>
    </message>
</context>
<context>
    <name>Inside</name>
    <message>
        <source>The server could not be looked at from inside.</source>
        <translation>El servidor no se pudo mirar por dentro.</translation>
    </message>
    <message>
        <source>The commands that measure it did not run to their end.</source>
        <translation>Las órdenes que lo miden no llegaron al final.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send a report to whoever helps you.</source>
        <translation>Inténtelo otra vez; si sigue igual, envíe un informe a quien le ayude.</translation>
    </message>
</context>
<context>
    <name>JitsiPlan</name>
    <message>
        <source>This version of Meethouse cannot do it yet.</source>
        <translation>Esta versión de Meethouse todavía no sabe hacerlo.</translation>
    </message>
    <message>
        <source>Change this setting and start again.</source>
        <translation>Cambie este ajuste y empiece de nuevo.</translation>
    </message>
    <message>
        <source>The key file “%1” cannot be read.</source>
        <translation>El archivo de clave «%1» no se puede leer.</translation>
    </message>
    <message>
        <source>Check “repositories.jitsi.keyFile” in the settings.</source>
        <translation>Compruebe «repositories.jitsi.keyFile» en los ajustes.</translation>
    </message>
    <message>
        <source>The file “%1” is not a public key in text form.</source>
        <translation>El archivo «%1» no es una clave pública en forma de texto.</translation>
    </message>
    <message>
        <source>The settings ask for Prosody from its makers&apos; own repository.</source>
        <translation>Los ajustes piden Prosody del repositorio de sus autores.</translation>
    </message>
    <message>
        <source>Browsers would not take it.</source>
        <translation>Los navegadores no lo aceptarían.</translation>
    </message>
    <message>
        <source>The settings ask for a certificate of your own and name none.</source>
        <translation>Los ajustes piden un certificado propio y no nombran ninguno.</translation>
    </message>
    <message>
        <source>The server has none of yours yet.</source>
        <translation>El servidor todavía no tiene ninguno de usted.</translation>
    </message>
    <message>
        <source>Name “certificate.chainFile” and “certificate.keyFile” in the settings.</source>
        <translation>Indique «certificate.chainFile» y «certificate.keyFile» en los ajustes.</translation>
    </message>
</context>
<context>
    <name>JitsiSteps</name>
    <message>
        <source>Fetch the key of Jitsi&apos;s packages</source>
        <translation>Descargar la clave de los paquetes de Jitsi</translation>
    </message>
    <message>
        <source>Only packages signed with the key that Meethouse knows are installed.</source>
        <translation>Solo se instalan paquetes firmados con la clave que Meethouse conoce.</translation>
    </message>
    <message>
        <source>Store the key of Jitsi&apos;s packages</source>
        <translation>Guardar la clave de los paquetes de Jitsi</translation>
    </message>
    <message>
        <source>Only packages signed with the key that your settings name are installed.</source>
        <translation>Solo se instalan paquetes firmados con la clave que nombran sus ajustes.</translation>
    </message>
    <message>
        <source>Name the source of Jitsi&apos;s packages</source>
        <translation>Indicar de dónde vienen los paquetes de Jitsi</translation>
    </message>
    <message>
        <source>The server then gets Jitsi and its updates from there.</source>
        <translation>De allí recibe después el servidor Jitsi y sus actualizaciones.</translation>
    </message>
    <message>
        <source>Install Jitsi Meet</source>
        <translation>Instalar Jitsi Meet</translation>
    </message>
    <message>
        <source>The web server, the chat server Prosody, the meeting focus jicofo, the videobridge and the relay.</source>
        <translation>El servidor web, el servidor de chat Prosody, el gestor de reuniones jicofo, el puente de vídeo y el repetidor.</translation>
    </message>
    <message>
        <source>Get a certificate that browsers trust</source>
        <translation>Obtener un certificado en el que confíen los navegadores</translation>
    </message>
    <message>
        <source>Without it every browser warns, and the phone apps refuse. It renews itself.</source>
        <translation>Sin él, todos los navegadores avisan y las aplicaciones del teléfono se niegan. Se renueva solo.</translation>
    </message>
    <message>
        <source>Install the rules for hosts, guests and rooms</source>
        <translation>Instalar las reglas para anfitriones, invitados y salas</translation>
    </message>
    <message>
        <source>They lock a room before anyone is in it, and let hosts choose their own password.</source>
        <translation>Cierran una sala antes de que haya nadie en ella y dejan que los anfitriones elijan su contraseña.</translation>
    </message>
    <message>
        <source>Separate hosts from guests</source>
        <translation>Separar a los anfitriones de los invitados</translation>
    </message>
    <message>
        <source>Only a host who has signed in can open a meeting.</source>
        <translation>Solo un anfitrión que ha iniciado sesión puede abrir una reunión.</translation>
    </message>
    <message>
        <source>Let only hosts open a meeting</source>
        <translation>Dejar que solo los anfitriones abran una reunión</translation>
    </message>
    <message>
        <source>jicofo asks Prosody who has signed in, and forgets it as your settings say.</source>
        <translation>jicofo pregunta a Prosody quién ha iniciado sesión, y lo olvida como dicen sus ajustes.</translation>
    </message>
    <message>
        <source>Keep the videobridge from asking strangers</source>
        <translation>Evitar que el puente de vídeo pregunte a extraños</translation>
    </message>
    <message>
        <source>It finds its public address on the server itself.</source>
        <translation>Encuentra su dirección pública en el propio servidor.</translation>
    </message>
    <message>
        <source>Fit the memory to the server</source>
        <translation>Ajustar la memoria al servidor</translation>
    </message>
    <message>
        <source>A program that takes more than there is would be ended in mid-meeting.</source>
        <translation>Un programa que toma más de la que hay se cerraría en plena reunión.</translation>
    </message>
    <message>
        <source>Set up the meeting page</source>
        <translation>Preparar la página de reuniones</translation>
    </message>
    <message>
        <source>Guests come in as guests, and browsers ask nobody but this server.</source>
        <translation>Los invitados entran como invitados, y los navegadores no preguntan a nadie más que a este servidor.</translation>
    </message>
    <message>
        <source>Publish the page where hosts choose their password</source>
        <translation>Publicar la página donde los anfitriones eligen su contraseña</translation>
    </message>
    <message>
        <source>A host opens a one-time link there; nobody else ever knows the password.</source>
        <translation>Un anfitrión abre allí un enlace de un solo uso; nadie más conoce nunca la contraseña.</translation>
    </message>
    <message>
        <source>Shorten what the web server writes down</source>
        <translation>Acortar lo que anota el servidor web</translation>
    </message>
    <message>
        <source>Whole addresses and the names of rooms do not belong in a log.</source>
        <translation>Las direcciones enteras y los nombres de las salas no tienen sitio en un registro.</translation>
    </message>
    <message>
        <source>Delete old logs in time</source>
        <translation>Borrar a tiempo los registros antiguos</translation>
    </message>
    <message>
        <source>Lines about participants go after the days that your settings and papers promise.</source>
        <translation>Las líneas sobre participantes desaparecen después de los días que prometen sus ajustes y documentos.</translation>
    </message>
    <message>
        <source>Install security updates at night</source>
        <translation>Instalar de noche las actualizaciones de seguridad</translation>
    </message>
    <message>
        <source>Holes are closed by themselves, in the time that your settings name and never in mid-lesson.</source>
        <translation>Los agujeros se cierran solos, a la hora que nombran sus ajustes y nunca en plena clase.</translation>
    </message>
    <message>
        <source>Wait until everything answers</source>
        <translation>Esperar a que todo responda</translation>
    </message>
    <message>
        <source>The services start again with their new settings and need a few seconds.</source>
        <translation>Los servicios arrancan de nuevo con sus ajustes y necesitan unos segundos.</translation>
    </message>
    <message>
        <source>Shut the doors that nobody needs</source>
        <translation>Cerrar las puertas que nadie necesita</translation>
    </message>
    <message>
        <source>From outside only SSH and what meetings need can be reached. It is taken back by itself unless this computer still gets in.</source>
        <translation>Desde fuera solo se llega a SSH y a lo que necesitan las reuniones. Se deshace solo si este ordenador ya no entra.</translation>
    </message>
    <message>
        <source>Leave the firewall to you</source>
        <translation>Dejarle el cortafuegos a usted</translation>
    </message>
    <message>
        <source>Your settings want none from Meethouse, so one from an earlier run goes.</source>
        <translation>Sus ajustes no quieren ninguno de Meethouse, así que el de una ejecución anterior desaparece.</translation>
    </message>
    <message>
        <source>Show your own certificate</source>
        <translation>Mostrar su propio certificado</translation>
    </message>
    <message>
        <source>Browsers then see who you are. It does not renew itself.</source>
        <translation>Los navegadores ven entonces quién es usted. No se renueva solo.</translation>
    </message>
    <message>
        <source>Jitsi Meet and its certificate</source>
        <translation>Jitsi Meet y su certificado</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Quién puede hacer qué</translation>
    </message>
    <message>
        <source>Fitted to this server</source>
        <translation>A la medida de este servidor</translation>
    </message>
    <message>
        <source>What hosts and guests see</source>
        <translation>Lo que ven anfitriones e invitados</translation>
    </message>
    <message>
        <source>What is written down, and for how long</source>
        <translation>Lo que se anota, y por cuánto tiempo</translation>
    </message>
    <message>
        <source>Safe from then on</source>
        <translation>Seguro desde entonces</translation>
    </message>
    <message>
        <source>Make a swap file</source>
        <translation>Crear un archivo de intercambio</translation>
    </message>
    <message>
        <source>The server has little memory: where it runs out, the disk helps, and no service is ended in mid-meeting.</source>
        <translation>El servidor tiene poca memoria: cuando se acaba, ayuda el disco, y ningún servicio se cierra en mitad de una reunión.</translation>
    </message>
    <message>
        <source>Do without a swap file</source>
        <translation>Prescindir del archivo de intercambio</translation>
    </message>
    <message>
        <source>Tell the relay where guests reach it</source>
        <translation>Decir al relé dónde lo alcanzan los invitados</translation>
    </message>
    <message>
        <source>Where a router puts a public address in place of the server&apos;s own, the relay cannot know it by itself.</source>
        <translation>Donde un enrutador pone una dirección pública en lugar de la propia del servidor, el relé no puede conocerla por sí mismo.</translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>There is no such file.</source>
        <translation>Ese archivo no existe.</translation>
    </message>
    <message>
        <source>It is not a key file.</source>
        <translation>No es un archivo de clave.</translation>
    </message>
    <message>
        <source>It may not be read.</source>
        <translation>No está permitido leerlo.</translation>
    </message>
    <message>
        <source>It is in PuTTY&apos;s own form; PuTTYgen turns it into an OpenSSH key (Conversions, Export OpenSSH key).</source>
        <translation>Tiene la forma propia de PuTTY; PuTTYgen lo convierte en una clave OpenSSH (Conversions, Export OpenSSH key).</translation>
    </message>
    <message>
        <source>It is the public half of a key.</source>
        <translation>Es la mitad pública de una clave.</translation>
    </message>
    <message>
        <source>It does not hold a private key.</source>
        <translation>No contiene una clave privada.</translation>
    </message>
</context>
<context>
    <name>KeyPair</name>
    <message>
        <source>It does not show its public half, and could not be unlocked to look.</source>
        <translation>No muestra su mitad pública, y no se pudo desbloquear para mirarla.</translation>
    </message>
    <message>
        <source>A new key could not be made.</source>
        <translation>No se pudo crear una clave nueva.</translation>
    </message>
    <message>
        <source>Make one with “ssh-keygen” and name its file.</source>
        <translation>Cree una con «ssh-keygen» e indique su archivo.</translation>
    </message>
    <message>
        <source>The new key “%1” could not be written.</source>
        <translation>La clave nueva «%1» no se pudo escribir.</translation>
    </message>
    <message>
        <source>Name a file in a folder that is yours.</source>
        <translation>Indique un archivo en una carpeta que sea suya.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Let people in by their keys alone</source>
        <translation>Dejar entrar solo con clave</translation>
    </message>
    <message>
        <source>Passwords can be guessed, and strangers try thousands of them every day.</source>
        <translation>Las contraseñas se pueden adivinar, y hay extraños que prueban miles cada día.</translation>
    </message>
    <message>
        <source>The key could not be stored on the server.</source>
        <translation>La clave no se pudo guardar en el servidor.</translation>
    </message>
    <message>
        <source>%1 may not write into the folder .ssh there, or the disk is full.</source>
        <translation>%1 no puede escribir allí en la carpeta .ssh, o el disco está lleno.</translation>
    </message>
    <message>
        <source>Look at the detail, then start again.</source>
        <translation>Mire el detalle y empiece de nuevo.</translation>
    </message>
    <message>
        <source>The key lies on the server now, but the server does not let it in.</source>
        <translation>La clave ya está en el servidor, pero el servidor no la deja entrar.</translation>
    </message>
    <message>
        <source>Look in the SSH server&apos;s settings there (PubkeyAuthentication, AuthorizedKeysFile, AllowUsers), or go on with the password.</source>
        <translation>Mire en los ajustes del servidor SSH (PubkeyAuthentication, AuthorizedKeysFile, AllowUsers), o siga con la contraseña.</translation>
    </message>
    <message>
        <source>The server still lets people in by passwords.</source>
        <translation>El servidor todavía deja entrar con contraseña.</translation>
    </message>
    <message>
        <source>Its SSH settings say so somewhere else, or it has not read them again.</source>
        <translation>Sus ajustes de SSH lo dicen en otro sitio, o no los ha vuelto a leer.</translation>
    </message>
    <message>
        <source>The change is taken back within three minutes. Ask whoever set the server up.</source>
        <translation>El cambio se deshace en menos de tres minutos. Pregunte a quien instaló el servidor.</translation>
    </message>
</context>
<context>
    <name>KeysCommand</name>
    <message>
        <source>No key was named.</source>
        <translation>No se nombró ninguna clave.</translation>
    </message>
    <message>
        <source>Name its file with --identity; if there is none yet, one is made.</source>
        <translation>Indique su archivo con --identity; si todavía no hay ninguna, se crea una.</translation>
    </message>
    <message>
        <source>A new key was made: %1</source>
        <translation>Se ha creado una clave nueva: %1</translation>
    </message>
    <message>
        <source>The key was there already, and lets this computer in.</source>
        <translation>La clave ya estaba allí y deja entrar a este ordenador.</translation>
    </message>
    <message>
        <source>The key is there, and lets this computer in.</source>
        <translation>La clave está allí y deja entrar a este ordenador.</translation>
    </message>
    <message>
        <source>Nobody is let in by a password any more.</source>
        <translation>Ya no entra nadie con contraseña.</translation>
    </message>
</context>
<context>
    <name>KnownHosts</name>
    <message>
        <source>The server&apos;s key could not be remembered.</source>
        <translation>La clave del servidor no se pudo recordar.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be written.</source>
        <translation>El archivo «%1» no se puede escribir.</translation>
    </message>
    <message>
        <source>See that its folder exists, is yours and has room, then try again.</source>
        <translation>Compruebe que su carpeta existe, es suya y tiene espacio, e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The file of known servers cannot be read.</source>
        <translation>El archivo de servidores conocidos no se puede leer.</translation>
    </message>
    <message>
        <source>“%1” is there, but it cannot be opened.</source>
        <translation>«%1» existe, pero no se puede abrir.</translation>
    </message>
    <message>
        <source>Make it readable for you, or name another file.</source>
        <translation>Haga que usted pueda leerlo, o indique otro archivo.</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>There are no settings to work with.</source>
        <translation>No hay ajustes con los que trabajar.</translation>
    </message>
    <message>
        <source>The server keeps none yet, and no file was named.</source>
        <translation>El servidor todavía no guarda ninguno, y no se indicó ningún archivo.</translation>
    </message>
    <message>
        <source>Name a settings file with --settings.</source>
        <translation>Indique un archivo de ajustes con --settings.</translation>
    </message>
    <message>
        <source>The server is not ready yet.</source>
        <translation>El servidor todavía no está listo.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation>
            <numerusform>%n comprobación dijo que no.</numerusform>
            <numerusform>%n comprobaciones dijeron que no.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do what stands beside each of them, then start again; nothing was changed.</source>
        <translation>Haga lo que pone junto a cada una y empiece de nuevo; no se cambió nada.</translation>
    </message>
</context>
<context>
    <name>Mark</name>
    <message>
        <source>in order</source>
        <translation>en orden</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>por mirar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ha fallado</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>being worked on</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>d MMMM</source>
        <extracomment>How a day is written: d, MMMM and yyyy are filled in, and words stand in single quotation marks (d &apos;de&apos; MMMM).</extracomment>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>There is no computer with the name %1.</source>
        <translation>No hay ningún ordenador con el nombre %1.</translation>
    </message>
    <message>
        <source>The name servers know the name not at all, or without an address.</source>
        <translation>Los servidores de nombres no conocen el nombre, o solo sin dirección.</translation>
    </message>
    <message>
        <source>Check the spelling, and that the name has an A or AAAA record; a new record can take some hours to be seen everywhere.</source>
        <translation>Compruebe que está bien escrito y que el nombre tiene un registro A o AAAA; un registro nuevo puede tardar unas horas en verse en todas partes.</translation>
    </message>
    <message>
        <source>The address of %1 could not be found out.</source>
        <translation>No se pudo averiguar la dirección de %1.</translation>
    </message>
    <message>
        <source>No name server gave a usable answer in time.</source>
        <translation>Ningún servidor de nombres dio a tiempo una respuesta útil.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network connection, then try again.</source>
        <translation>Compruebe la conexión de red de este ordenador e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The signatures of %1 in the name system (DNSSEC) are wrong.</source>
        <translation>Las firmas de %1 en el sistema de nombres (DNSSEC) están mal.</translation>
    </message>
    <message>
        <source>Whoever checks them, as Let&apos;s Encrypt does, is told that there is no such name.</source>
        <translation>A quien las comprueba, como hace Let’s Encrypt, se le dice que ese nombre no existe.</translation>
    </message>
    <message>
        <source>At your domain&apos;s provider switch DNSSEC off, or have its keys (DS record) renewed.</source>
        <translation>En el proveedor de su dominio, desactive DNSSEC o haga renovar sus claves (registro DS).</translation>
    </message>
    <message>
        <source>Looking up the address of %1 was stopped.</source>
        <translation>La búsqueda de la dirección de %1 se detuvo.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Alguien pidió parar.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Empiece de nuevo cuando quiera.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a computer.</source>
        <translation>«%1» no puede ser el nombre de un ordenador.</translation>
    </message>
    <message>
        <source>Names consist of letters, digits, hyphens and dots.</source>
        <translation>Los nombres se componen de letras, cifras, guiones y puntos.</translation>
    </message>
    <message>
        <source>Write a name such as meet.example.org, or an IP address.</source>
        <translation>Escriba un nombre como meet.example.org, o una dirección IP.</translation>
    </message>
</context>
<context>
    <name>Obstacle</name>
    <message>
        <source>The server&apos;s disk is full.</source>
        <translation>El disco del servidor está lleno.</translation>
    </message>
    <message>
        <source>Nothing can be written to the server&apos;s disk: it is mounted read-only.</source>
        <translation>No se puede escribir nada en el disco del servidor: está montado solo para lectura.</translation>
    </message>
    <message>
        <source>The server had no memory left, and the system ended a program.</source>
        <translation>Al servidor no le quedaba memoria, y el sistema cerró un programa.</translation>
    </message>
    <message>
        <source>The server&apos;s clock and the archive of packages do not agree about the time.</source>
        <translation>El reloj del servidor y el archivo de paquetes no coinciden en la hora.</translation>
    </message>
    <message>
        <source>The packages are not signed with the key that is known for their archive, or that key is no longer valid.</source>
        <translation>Los paquetes no están firmados con la clave que se conoce de su archivo, o esa clave ya no es válida.</translation>
    </message>
    <message>
        <source>The server could not find out the address of an archive of packages.</source>
        <translation>El servidor no pudo averiguar la dirección de un archivo de paquetes.</translation>
    </message>
    <message>
        <source>Somebody else has been installing packages on the server for a long time.</source>
        <translation>Alguien más lleva mucho tiempo instalando paquetes en el servidor.</translation>
    </message>
    <message>
        <source>An archive of packages did not answer, or not as it should.</source>
        <translation>Un archivo de paquetes no respondió, o no como debería.</translation>
    </message>
    <message>
        <source>A package could not be installed.</source>
        <translation>Un paquete no se pudo instalar.</translation>
    </message>
    <message>
        <source>The run was stopped in the middle: the server was restarted, or the run was killed.</source>
        <translation>La ejecución se detuvo a la mitad: el servidor se reinició, o alguien cortó la ejecución.</translation>
    </message>
    <message>
        <source>What the server said about it last stands in the details.</source>
        <translation>Lo último que dijo el servidor sobre ello está en los detalles.</translation>
    </message>
    <message>
        <source>Make room on it, then start again: what is done stays done, and it goes on from here.</source>
        <translation>Haga sitio en él y empiece de nuevo: lo hecho queda hecho, y se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Restart the server; if it stays so, ask your hosting company, for the disk may be broken. Then start again: it goes on from here.</source>
        <translation>Reinicie el servidor; si sigue igual, pregunte a su empresa de alojamiento, porque el disco quizá esté roto. Después empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>End what else needs memory there, or rent more of it, then start again: it goes on from here.</source>
        <translation>Cierre lo demás que ocupe memoria allí, o alquile más, y empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Set the server&apos;s clock (“timedatectl set-ntp true”), then start again: it goes on from here.</source>
        <translation>Ponga en hora el reloj del servidor («timedatectl set-ntp true») y empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Look for a newer Meethouse, which may know the new key; if you named the archive yourself, name its new key in the settings. Then start again: it goes on from here.</source>
        <translation>Busque un Meethouse más nuevo, que puede conocer la clave nueva; si indicó el archivo usted, indique su clave nueva en los ajustes. Después empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Look at the name servers in the server&apos;s /etc/resolv.conf, then start again: it goes on from here.</source>
        <translation>Mire los servidores de nombres en /etc/resolv.conf del servidor y empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Let that come to its end, then start again: it goes on from here.</source>
        <translation>Deje que eso termine y empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Start again in some minutes: what is done stays done, and it goes on from here.</source>
        <translation>Empiece de nuevo en unos minutos: lo hecho queda hecho, y se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Start again, which tries once more; if it stays so, the details say which package it is.</source>
        <translation>Empiece de nuevo, y se intenta otra vez; si sigue igual, los detalles dicen qué paquete es.</translation>
    </message>
    <message>
        <source>Nothing is lost: what is done stays done, and starting again goes on from here.</source>
        <translation>No se pierde nada: lo hecho queda hecho, y al empezar de nuevo se sigue desde aquí.</translation>
    </message>
    <message>
        <source>The name has an AAAA record (IPv6), and the server does not answer there.</source>
        <translation>El nombre tiene un registro AAAA (IPv6), y allí el servidor no responde.</translation>
    </message>
    <message>
        <source>The domain&apos;s CAA records do not let this authority issue certificates.</source>
        <translation>Los registros CAA del dominio no dejan que esta autoridad expida certificados.</translation>
    </message>
    <message>
        <source>The authority was asked too often for this name lately.</source>
        <translation>Últimamente se ha preguntado a la autoridad demasiadas veces por este nombre.</translation>
    </message>
    <message>
        <source>Where the name leads, something else than this server answered at port 80.</source>
        <translation>Donde lleva el nombre, respondió en el puerto 80 algo distinto de este servidor.</translation>
    </message>
    <message>
        <source>The authority could not reach the server at port 80.</source>
        <translation>La autoridad no pudo llegar al servidor en el puerto 80.</translation>
    </message>
    <message>
        <source>The authority could not find out where the name leads.</source>
        <translation>La autoridad no pudo averiguar adónde lleva el nombre.</translation>
    </message>
    <message>
        <source>The server could not reach the authority that issues certificates.</source>
        <translation>El servidor no pudo llegar a la autoridad que expide los certificados.</translation>
    </message>
    <message>
        <source>Delete that record where the domain is administered, or set IPv6 up on the server. Then start again: it goes on from here.</source>
        <translation>Borre ese registro donde se administra el dominio, o configure IPv6 en el servidor. Después empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Add the authority to them (for Let&apos;s Encrypt: 0 issue &quot;letsencrypt.org&quot;) or delete them. Then start again: it goes on from here.</source>
        <translation>Añada la autoridad a ellos (para Let’s Encrypt: 0 issue &quot;letsencrypt.org&quot;) o bórrelos. Después empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Wait an hour after failed tries, up to a week after many certificates, then start again. Until then a self-signed one lets you try things out.</source>
        <translation>Espere una hora después de intentos fallidos, hasta una semana después de muchos certificados, y empiece de nuevo. Hasta entonces, uno autofirmado permite hacer pruebas.</translation>
    </message>
    <message>
        <source>Look where its A and AAAA records lead. If a proxy stands before the server (Cloudflare&apos;s, for example), switch it off for this name. Then start again: it goes on from here.</source>
        <translation>Mire adónde llevan sus registros A y AAAA. Si hay un proxy delante del servidor (el de Cloudflare, por ejemplo), desactívelo para este nombre. Después empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Let in 80/tcp in your hosting company&apos;s panel, and look where the name&apos;s A and AAAA records lead. Then start again: it goes on from here.</source>
        <translation>Deje entrar 80/tcp en el panel de su empresa de alojamiento, y mire adónde llevan los registros A y AAAA del nombre. Después empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Look at its A and AAAA records where the domain is administered; signatures that do not fit (DNSSEC) show like this, too. Then start again: it goes on from here.</source>
        <translation>Mire sus registros A y AAAA donde se administra el dominio; también las firmas que no encajan (DNSSEC) se muestran así. Después empiece de nuevo: se sigue desde aquí.</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, see whether the server may open connections to port 443 outside. It goes on from here.</source>
        <translation>Inténtelo más tarde; si sigue igual, mire si el servidor puede abrir conexiones al puerto 443 de fuera. Se sigue desde aquí.</translation>
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
        <translation>  ✓ %1 (ya estaba así)</translation>
    </message>
    <message>
        <source>  ✗ %1 (failed after %2)</source>
        <translation>  ✗ %1 (falló después de %2)</translation>
    </message>
    <message>
        <source>  ! %1 (cancelled)</source>
        <translation>  ! %1 (cancelado)</translation>
    </message>
    <message>
        <source>  ✓ %1 (taken back)</source>
        <translation>  ✓ %1 (deshecho)</translation>
    </message>
    <message>
        <source>What was said, word for word:</source>
        <translation>Lo que se dijo, palabra por palabra:</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>A run is going on there.</source>
        <translation>Allí hay una ejecución en curso.</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>Espere a que termine.</translation>
    </message>
    <message>
        <source>The last run did not come to a good end.</source>
        <translation>La última ejecución no terminó bien.</translation>
    </message>
    <message>
        <source>What it was to do is done in part.</source>
        <translation>Lo que tenía que hacer está hecho solo en parte.</translation>
    </message>
    <message>
        <source>Set the server up again: it goes on where it was interrupted.</source>
        <translation>Instale el servidor de nuevo: sigue donde se interrumpió.</translation>
    </message>
    <message>
        <source>The server wants to be restarted.</source>
        <translation>El servidor pide que lo reinicien.</translation>
    </message>
    <message>
        <source>An update, mostly of the kernel, works only after it.</source>
        <translation>Una actualización, casi siempre del núcleo, solo surte efecto después.</translation>
    </message>
    <message>
        <source>Restart it when nobody meets; it takes a minute or two.</source>
        <translation>Reinícielo cuando no haya reuniones; tarda uno o dos minutos.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is nearly full.</source>
        <translation>El disco del servidor está casi lleno.</translation>
    </message>
    <message>
        <source>Updates fail without room, and at last meetings do.</source>
        <translation>Sin espacio fallan las actualizaciones y, al final, las reuniones.</translation>
    </message>
    <message>
        <source>Remove what is not needed, or rent a larger disk.</source>
        <translation>Elimine lo que no haga falta, o alquile un disco más grande.</translation>
    </message>
    <message>
        <source>Nobody is in a meeting.</source>
        <translation>Nadie está en una reunión.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) is/are in a meeting.</source>
        <translation>
            <numerusform>%n persona está en una reunión.</numerusform>
            <numerusform>%n personas están en una reunión.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) is/are in %1 meetings.</source>
        <translation>
            <numerusform>%n persona está en %1 reuniones.</numerusform>
            <numerusform>%n personas están en %1 reuniones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnCertificate</name>
    <message>
        <source>The file “%1” cannot be read.</source>
        <translation>El archivo «%1» no se puede leer.</translation>
    </message>
    <message>
        <source>Check its name in the settings, and whether you may read it.</source>
        <translation>Compruebe su nombre en los ajustes, y si usted puede leerlo.</translation>
    </message>
    <message>
        <source>The file “%1” is in binary form (DER or PKCS#12).</source>
        <translation>El archivo «%1» tiene forma binaria (DER o PKCS#12).</translation>
    </message>
    <message>
        <source>Turn it into PEM form, for example with “openssl pkcs12 -in FILE -nodes”, with the certificates in one file and the key in another.</source>
        <translation>Conviértalo a la forma PEM, por ejemplo con «openssl pkcs12 -in FILE -nodes», con los certificados en un archivo y la clave en otro.</translation>
    </message>
    <message>
        <source>The file “%1” is damaged.</source>
        <translation>El archivo «%1» está dañado.</translation>
    </message>
    <message>
        <source>Copy it anew, from “-----BEGIN CERTIFICATE-----” to the last “-----END CERTIFICATE-----”.</source>
        <translation>Cópielo de nuevo, desde «-----BEGIN CERTIFICATE-----» hasta el último «-----END CERTIFICATE-----».</translation>
    </message>
    <message>
        <source>The file “%1” holds a key and no certificate.</source>
        <translation>El archivo «%1» contiene una clave y ningún certificado.</translation>
    </message>
    <message>
        <source>The file “%1” holds a request for a certificate, not the certificate.</source>
        <translation>El archivo «%1» contiene una solicitud de certificado, no el certificado.</translation>
    </message>
    <message>
        <source>The file “%1” holds no certificate.</source>
        <translation>El archivo «%1» no contiene ningún certificado.</translation>
    </message>
    <message>
        <source>Name the file with the full chain of certificates, in PEM form.</source>
        <translation>Indique el archivo con la cadena completa de certificados, en forma PEM.</translation>
    </message>
    <message>
        <source>The key “%1” is locked with a passphrase.</source>
        <translation>La clave «%1» está bloqueada con una frase de contraseña.</translation>
    </message>
    <message>
        <source>The passphrase does not open the key “%1”.</source>
        <translation>La frase de contraseña no abre la clave «%1».</translation>
    </message>
    <message>
        <source>The file “%1” holds no key.</source>
        <translation>El archivo «%1» no contiene ninguna clave.</translation>
    </message>
    <message>
        <source>Name the file that begins with “-----BEGIN PRIVATE KEY-----” or similar, in PEM form.</source>
        <translation>Indique el archivo que empieza por «-----BEGIN PRIVATE KEY-----» o algo parecido, en forma PEM.</translation>
    </message>
    <message>
        <source>The key does not belong to the certificate.</source>
        <translation>La clave no corresponde al certificado.</translation>
    </message>
    <message>
        <source>Name the key that the certificate was asked for with; a new key needs a new certificate.</source>
        <translation>Indique la clave con la que se pidió el certificado; una clave nueva necesita un certificado nuevo.</translation>
    </message>
    <message>
        <source>The certificates do not stand in the order in which a server shows them.</source>
        <translation>Los certificados no están en el orden en que los muestra un servidor.</translation>
    </message>
    <message>
        <source>Nothing: the server gets them in the right order, and none that does not belong to it.</source>
        <translation>Nada: el servidor los recibe en el orden correcto, y ninguno que no les corresponda.</translation>
    </message>
    <message>
        <source>The certificate does not name %1 where browsers look (subjectAltName).</source>
        <translation>El certificado no nombra %1 donde miran los navegadores (subjectAltName).</translation>
    </message>
    <message>
        <source>The certificate is not for %1 but for %2.</source>
        <translation>El certificado no es para %1, sino para %2.</translation>
    </message>
    <message>
        <source>Ask for a certificate for %1, or choose the name that it was made for.</source>
        <translation>Pida un certificado para %1, o elija el nombre para el que se hizo.</translation>
    </message>
    <message>
        <source>Ask for a new certificate with an RSA key of 2048 bits or more, or with an elliptic curve key (P-256 or P-384).</source>
        <translation>Pida un certificado nuevo con una clave RSA de 2048 bits o más, o con una clave de curva elíptica (P-256 o P-384).</translation>
    </message>
    <message>
        <source>The key is too weak: it has only %1 bits.</source>
        <translation>La clave es demasiado débil: solo tiene %1 bits.</translation>
    </message>
    <message>
        <source>The key is of a kind that not every browser knows.</source>
        <translation>La clave es de un tipo que no todos los navegadores conocen.</translation>
    </message>
    <message>
        <source>The certificate is signed in a way that browsers no longer trust (SHA-1).</source>
        <translation>El certificado está firmado de una forma de la que los navegadores ya no se fían (SHA-1).</translation>
    </message>
    <message>
        <source>Ask who issued it for a new one.</source>
        <translation>Pida uno nuevo a quien lo expidió.</translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation>El certificado</translation>
    </message>
    <message>
        <source>The certificate of its issuer (%1)</source>
        <translation>El certificado de su emisor (%1)</translation>
    </message>
    <message>
        <source>Get a new certificate from whoever issued it.</source>
        <translation>Consiga un certificado nuevo de quien lo expidió.</translation>
    </message>
    <message>
        <source>Ask who issued yours for the full chain of today.</source>
        <translation>Pida a quien expidió el suyo la cadena completa de hoy.</translation>
    </message>
    <message>
        <source>%1 ended on %2.</source>
        <translation>%1 caducó el %2.</translation>
    </message>
    <message>
        <source>%1 is only valid from %2 on.</source>
        <translation>%1 solo vale a partir del %2.</translation>
    </message>
    <message>
        <source>Wait until then, or check the clock of this computer.</source>
        <translation>Espere hasta entonces, o compruebe el reloj de este ordenador.</translation>
    </message>
    <message>
        <source>%1 ends soon, on %2.</source>
        <translation>%1 caduca pronto, el %2.</translation>
    </message>
    <message>
        <source>No authority that this computer knows vouches for the certificate.</source>
        <translation>Ninguna autoridad que este ordenador conozca responde del certificado.</translation>
    </message>
    <message>
        <source>Browsers warn wherever its issuer is not known; for guests from outside it has to be one that every browser knows.</source>
        <translation>Los navegadores avisan dondequiera que no se conozca su emisor; para invitados de fuera tiene que ser uno que conozcan todos los navegadores.</translation>
    </message>
    <message>
        <source>The chain ends with %1, whose issuer %2 this computer does not know.</source>
        <translation>La cadena termina en %1, cuyo emisor %2 no conoce este ordenador.</translation>
    </message>
    <message>
        <source>Most often the certificates in between are missing, and then telephones refuse: ask who issued it for the full chain. Waive this check if your organisation issues its own.</source>
        <translation>Casi siempre faltan los certificados intermedios, y entonces los teléfonos se niegan: pida la cadena completa a quien lo expidió. Pase por alto esta comprobación si su organización expide los suyos.</translation>
    </message>
    <message>
        <source>The certificate was not made for servers.</source>
        <translation>El certificado no se hizo para servidores.</translation>
    </message>
    <message>
        <source>Ask for a certificate for a web server.</source>
        <translation>Pida un certificado para un servidor web.</translation>
    </message>
    <message>
        <source>The certificate is not trusted: %1.</source>
        <translation>El certificado no es de confianza: %1.</translation>
    </message>
    <message>
        <source>Ask who issued it.</source>
        <translation>Pregunte a quien lo expidió.</translation>
    </message>
    <message>
        <source>Give its passphrase (on the command line as “certificateKeyPassphrase” with --secrets), or take it off with “openssl pkey -in FILE -out NEW”.</source>
        <translation>Dé la frase de contraseña (en la línea de órdenes como «certificateKeyPassphrase» con --secrets), o quítela con «openssl pkey -in FILE -out NEW».</translation>
    </message>
    <message>
        <source>Capital letters count. Who made the key chose it; nobody can find it out.</source>
        <translation>Las mayúsculas cuentan. La eligió quien hizo la clave; nadie puede averiguarla.</translation>
    </message>
</context>
<context>
    <name>PasswordChange</name>
    <message>
        <source>%1 wants %2 to choose a new password first.</source>
        <translation>%1 quiere que %2 elija antes una contraseña nueva.</translation>
    </message>
    <message>
        <source>Many hosting companies give out a first password that has to be changed at once.</source>
        <translation>Muchas empresas de alojamiento dan una primera contraseña que hay que cambiar enseguida.</translation>
    </message>
    <message>
        <source>The present password</source>
        <translation>La contraseña actual</translation>
    </message>
    <message>
        <source>A new password</source>
        <translation>Una contraseña nueva</translation>
    </message>
    <message>
        <source>The new password again</source>
        <translation>La contraseña nueva otra vez</translation>
    </message>
    <message>
        <source>The two new passwords were not the same, or empty.</source>
        <translation>Las dos contraseñas nuevas no eran iguales, o estaban vacías.</translation>
    </message>
    <message>
        <source>It did not take the present password, or asked something else.</source>
        <translation>No aceptó la contraseña actual, o preguntó otra cosa.</translation>
    </message>
    <message>
        <source>It may be too short, too simple, or too much like the present one.</source>
        <translation>Quizá sea demasiado corta, demasiado simple o demasiado parecida a la actual.</translation>
    </message>
</context>
<context>
    <name>PlanCommand</name>
    <message>
        <source>Nothing has to be done.</source>
        <translation>No hay nada que hacer.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) would be carried out.</source>
        <translation>
            <numerusform>Se ejecutaría %n paso.</numerusform>
            <numerusform>Se ejecutarían %n pasos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>The practice server did not do what was asked.</source>
        <translation>El servidor de prácticas no hizo lo que se le pidió.</translation>
    </message>
    <message>
        <source>Practising needs a Linux machine on which you are the administrator. Without one, use a rented server with “meethouse deploy”.</source>
        <translation>Para practicar hace falta una máquina Linux en la que usted sea administrador. Si no la tiene, use un servidor alquilado con «meethouse deploy».</translation>
    </message>
    <message>
        <source>Its program is not installed.</source>
        <translation>Su programa no está instalado.</translation>
    </message>
    <message>
        <source>The practice server was not waited for.</source>
        <translation>No se esperó al servidor de prácticas.</translation>
    </message>
    <message>
        <source>“meethouse practice status” tells whether it runs.</source>
        <translation>«meethouse practice status» dice si está en marcha.</translation>
    </message>
</context>
<context>
    <name>PracticeCommand</name>
    <message>
        <source>No practice server runs.</source>
        <translation>No hay ningún servidor de prácticas en marcha.</translation>
    </message>
    <message>
        <source>The practice server runs. Sign-in and passwords are real there, pictures and sound are not.</source>
        <translation>El servidor de prácticas está en marcha. El inicio de sesión y las contraseñas son de verdad; la imagen y el sonido, no.</translation>
    </message>
    <message>
        <source>The practice server runs.</source>
        <translation>El servidor de prácticas está en marcha.</translation>
    </message>
    <message>
        <source>Set it up with:</source>
        <translation>Instálelo con:</translation>
    </message>
    <message>
        <source>Starting a practice server. The first time this takes a few minutes …</source>
        <translation>Iniciando un servidor de prácticas. La primera vez tarda unos minutos…</translation>
    </message>
    <message>
        <source>The practice server is gone.</source>
        <translation>El servidor de prácticas ya no existe.</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>The texts of the documents cannot be read.</source>
        <translation>Los textos de los documentos no se pueden leer.</translation>
    </message>
    <message>
        <source>The file %1 is missing or damaged.</source>
        <translation>El archivo %1 falta o está dañado.</translation>
    </message>
    <message>
        <source>Install the program again, or mend the file if you changed it.</source>
        <translation>Instale el programa otra vez, o repare el archivo si lo cambió.</translation>
    </message>
    <message>
        <source>There are no documents in the language “%1”.</source>
        <translation>No hay documentos en el idioma «%1».</translation>
    </message>
    <message>
        <source>The documents are written in: %1.</source>
        <translation>Los documentos existen en: %1.</translation>
    </message>
    <message>
        <source>Choose one of the languages that the documents are written in.</source>
        <translation>Elija uno de los idiomas en los que existen los documentos.</translation>
    </message>
    <message>
        <source>The document %1 was not written.</source>
        <translation>El documento %1 no se escribió.</translation>
    </message>
    <message>
        <source>The folder cannot be written to, or the disk is full.</source>
        <translation>No se puede escribir en la carpeta, o el disco está lleno.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room, and export again.</source>
        <translation>Elija otra carpeta, o haga sitio, y exporte de nuevo.</translation>
    </message>
    <message>
        <source>The PDF documents were not written.</source>
        <translation>Los documentos PDF no se escribieron.</translation>
    </message>
    <message>
        <source>The part of the program that sets pages is not installed.</source>
        <translation>La parte del programa que compone las páginas no está instalada.</translation>
    </message>
    <message>
        <source>Install the program again, or export as HTML and ODT.</source>
        <translation>Instale el programa otra vez, o exporte en HTML y ODT.</translation>
    </message>
    <message>
        <source>The part of the program that sets pages gave up.</source>
        <translation>La parte del programa que compone las páginas se dio por vencida.</translation>
    </message>
    <message>
        <source>Export as HTML and ODT, and report this as a defect.</source>
        <translation>Exporte en HTML y ODT, y comunique esto como un defecto.</translation>
    </message>
    <message>
        <source>The ODT documents were not written.</source>
        <translation>Los documentos ODT no se escribieron.</translation>
    </message>
    <message>
        <source>There was no memory left for them.</source>
        <translation>No quedaba memoria para ellos.</translation>
    </message>
    <message>
        <source>Close other programs and export again.</source>
        <translation>Cierre otros programas y exporte de nuevo.</translation>
    </message>
    <message>
        <source>There are no exported documents in %1.</source>
        <translation>No hay documentos exportados en %1.</translation>
    </message>
    <message>
        <source>The folder has no file index.json, and no folder in it has one.</source>
        <translation>La carpeta no tiene un archivo index.json, ni lo tiene ninguna carpeta dentro de ella.</translation>
    </message>
    <message>
        <source>Name the folder of an export with --out, or export the documents first.</source>
        <translation>Indique la carpeta de una exportación con --out, o exporte antes los documentos.</translation>
    </message>
    <message>
        <source>The exported documents could not be compared.</source>
        <translation>Los documentos exportados no se pudieron comparar.</translation>
    </message>
    <message>
        <source>The file %1 is damaged or was written by another version of the program.</source>
        <translation>El archivo %1 está dañado o lo escribió otra versión del programa.</translation>
    </message>
    <message>
        <source>Export the documents again.</source>
        <translation>Exporte los documentos de nuevo.</translation>
    </message>
    <message>
        <source>The export of the documents was stopped.</source>
        <translation>La exportación de los documentos se detuvo.</translation>
    </message>
    <message>
        <source>Somebody asked for it.</source>
        <translation>Alguien lo pidió.</translation>
    </message>
    <message>
        <source>Start the export again when you are ready.</source>
        <translation>Empiece la exportación otra vez cuando quiera.</translation>
    </message>
    <message>
        <source>There are no papers to publish.</source>
        <translation>No hay documentos que publicar.</translation>
    </message>
    <message>
        <source>The settings say that the meetings are held for a school; that school publishes its own notices.</source>
        <translation>Los ajustes dicen que las reuniones se celebran para un centro educativo; ese centro publica sus propios avisos.</translation>
    </message>
    <message>
        <source>Ask the school. If the meetings are your own, change “provider.role” in the settings.</source>
        <translation>Pregunte al centro. Si las reuniones son suyas, cambie «provider.role» en los ajustes.</translation>
    </message>
    <message>
        <source>What is published on the server could not be compared.</source>
        <translation>Lo que está publicado en el servidor no se pudo comparar.</translation>
    </message>
    <message>
        <source>The server did not say what its pages were made from.</source>
        <translation>El servidor no dijo de qué se hicieron sus páginas.</translation>
    </message>
    <message>
        <source>Publish the notices again with “meethouse documents publish”.</source>
        <translation>Publique los avisos de nuevo con «meethouse documents publish».</translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>%1 cannot be reached from this computer.</source>
        <translation>No se puede llegar a %1 desde este ordenador.</translation>
    </message>
    <message>
        <source>This computer has no way to that address, for example no IPv6 network.</source>
        <translation>Este ordenador no tiene camino hasta esa dirección, por ejemplo porque no tiene red IPv6.</translation>
    </message>
    <message>
        <source>Try again from a network that reaches it.</source>
        <translation>Inténtelo otra vez desde una red que llegue a ella.</translation>
    </message>
    <message>
        <source>Trying the ports of %1 was stopped.</source>
        <translation>La prueba de los puertos de %1 se detuvo.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Alguien pidió parar.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Empiece de nuevo cuando quiera.</translation>
    </message>
</context>
<context>
    <name>ProfilesCommand</name>
    <message>
        <source>The command needs the name of one server.</source>
        <translation>La orden necesita el nombre de un solo servidor.</translation>
    </message>
    <message>
        <source>“meethouse profiles list” shows the names.</source>
        <translation>«meethouse profiles list» muestra los nombres.</translation>
    </message>
    <message>
        <source>--keychain and --secrets are needed together here.</source>
        <translation>--keychain y --secrets hacen falta aquí juntos.</translation>
    </message>
    <message>
        <source>Give both, so that the passwords are kept, or neither.</source>
        <translation>Indique los dos, para que las contraseñas se guarden, o ninguno.</translation>
    </message>
    <message>
        <source>This computer knows no server yet.</source>
        <translation>Este ordenador todavía no conoce ningún servidor.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Reuniones</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>aún no se sabe</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Archivo de clave</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Contraseñas</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>en el llavero</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>no guardadas</translation>
    </message>
    <message>
        <source>This computer knows “%1” now; use it with --profile.</source>
        <translation>Este ordenador ya conoce «%1»; úselo con --profile.</translation>
    </message>
    <message>
        <source>“%1” is forgotten here. Nothing was changed on the server.</source>
        <translation>«%1» queda olvidado aquí. En el servidor no se cambió nada.</translation>
    </message>
    <message>
        <source>Its passwords may still lie in the keychain, which did not answer.</source>
        <translation>Sus contraseñas quizá estén todavía en el llavero, que no respondió.</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>Whether the meeting page brings guests in could not be tried.</source>
        <translation>No se pudo probar si la página de reuniones hace entrar a los invitados.</translation>
    </message>
    <message>
        <source>Whom the meeting page asks could not be found out.</source>
        <translation>No se pudo averiguar a quién pregunta la página de reuniones.</translation>
    </message>
    <message>
        <source>Whether hosts can choose their password could not be tried.</source>
        <translation>No se pudo probar si los anfitriones pueden elegir su contraseña.</translation>
    </message>
    <message>
        <source>Whether other ports are closed could not be tried.</source>
        <translation>No se pudo probar si los demás puertos están cerrados.</translation>
    </message>
    <message>
        <source>Whether the chat server answers over HTTPS could not be tried.</source>
        <translation>No se pudo probar si el servidor de chat responde por HTTPS.</translation>
    </message>
    <message>
        <source>Whether the chat server answers over WebSocket could not be tried.</source>
        <translation>No se pudo probar si el servidor de chat responde por WebSocket.</translation>
    </message>
    <message>
        <source>How hosts come in could not be tried.</source>
        <translation>No se pudo probar cómo entran los anfitriones.</translation>
    </message>
    <message>
        <source>How guests come in could not be tried.</source>
        <translation>No se pudo probar cómo entran los invitados.</translation>
    </message>
    <message>
        <source>Whether a guest can open a meeting could not be tried.</source>
        <translation>No se pudo probar si un invitado puede abrir una reunión.</translation>
    </message>
    <message>
        <source>Whether a guest can pass for a videobridge could not be tried.</source>
        <translation>No se pudo probar si un invitado puede hacerse pasar por un puente de vídeo.</translation>
    </message>
    <message>
        <source>Whether a host can open a meeting could not be tried.</source>
        <translation>No se pudo probar si un anfitrión puede abrir una reunión.</translation>
    </message>
    <message>
        <source>Whether a new room is locked could not be tried.</source>
        <translation>No se pudo probar si una sala nueva está cerrada.</translation>
    </message>
    <message>
        <source>Whether a host comes in and learns the room&apos;s password could not be tried.</source>
        <translation>No se pudo probar si un anfitrión entra y conoce la contraseña de la sala.</translation>
    </message>
    <message>
        <source>Whether a room says that it has a password could not be tried.</source>
        <translation>No se pudo probar si una sala dice que tiene contraseña.</translation>
    </message>
    <message>
        <source>Whether a guest comes in with the right password only could not be tried.</source>
        <translation>No se pudo probar si un invitado entra solo con la contraseña correcta.</translation>
    </message>
    <message>
        <source>No host was made for this proof, so none had to be removed.</source>
        <translation>No se creó ningún anfitrión para esta prueba, así que no hubo que eliminar a ninguno.</translation>
    </message>
    <message>
        <source>One thing could not be tried.</source>
        <translation>Una cosa no se pudo probar.</translation>
    </message>
    <message>
        <source>Put right what is named above, then prove the server again.</source>
        <translation>Ponga en orden lo que se nombra arriba y pruebe el servidor de nuevo.</translation>
    </message>
    <message>
        <source>There is no trustworthy connection to the web server.</source>
        <translation>No hay una conexión de confianza con el servidor web.</translation>
    </message>
</context>
<context>
    <name>ProofCertificate</name>
    <message>
        <source>Run “meethouse deploy” again: it asks for a certificate anew.</source>
        <translation>Ejecute «meethouse deploy» otra vez: vuelve a pedir un certificado.</translation>
    </message>
    <message>
        <source>Name a valid certificate with its full chain in the settings and run “meethouse deploy” again.</source>
        <translation>Indique en los ajustes un certificado válido con su cadena completa y ejecute «meethouse deploy» otra vez.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, or choose a certificate from Let&apos;s Encrypt in the settings.</source>
        <translation>Ejecute «meethouse deploy» otra vez, o elija en los ajustes un certificado de Let’s Encrypt.</translation>
    </message>
    <message>
        <source>The certificate is not for %1 but for %2.</source>
        <translation>El certificado no es para %1, sino para %2.</translation>
    </message>
    <message>
        <source>Every browser refuses such a page.</source>
        <translation>Todos los navegadores rechazan una página así.</translation>
    </message>
    <message>
        <source>The certificate is valid from %1 to %2 only.</source>
        <translation>El certificado vale solo desde el %1 hasta el %2.</translation>
    </message>
    <message>
        <source>Every browser refuses it outside that time; a wrong clock on this computer looks the same.</source>
        <translation>Fuera de ese tiempo lo rechazan todos los navegadores; un reloj equivocado en este ordenador se ve igual.</translation>
    </message>
    <message>
        <source>The certificate ends soon, on %1.</source>
        <translation>El certificado caduca pronto, el %1.</translation>
    </message>
    <message>
        <source>It should have been renewed by now.</source>
        <translation>A estas alturas debería haberse renovado.</translation>
    </message>
    <message>
        <source>The certificate is for %1, is trusted, comes from %2 and is valid until %3.</source>
        <translation>El certificado es para %1, es de confianza, viene de %2 y vale hasta el %3.</translation>
    </message>
    <message>
        <source>The certificate is the one the server made for itself, as your settings say; it is valid until %1.</source>
        <translation>El certificado es el que el servidor hizo para sí mismo, como dicen sus ajustes; vale hasta el %1.</translation>
    </message>
    <message>
        <source>It was compared with the one on the server; browsers will warn, and the phone apps refuse.</source>
        <translation>Se comparó con el del servidor; los navegadores avisarán y las aplicaciones del teléfono se niegan.</translation>
    </message>
    <message>
        <source>The certificate is yours, but this computer does not trust its issuer %1.</source>
        <translation>El certificado es suyo, pero este ordenador no confía en su emisor %1.</translation>
    </message>
    <message>
        <source>Either the chain is not complete, or the issuer is known inside your organisation only.</source>
        <translation>O la cadena no está completa, o el emisor solo se conoce dentro de su organización.</translation>
    </message>
    <message>
        <source>The certificate is not trusted: its issuer is %1.</source>
        <translation>El certificado no es de confianza: su emisor es %1.</translation>
    </message>
    <message>
        <source>The authority gave none, so the server shows one that it made for itself; or the authority is one for tests.</source>
        <translation>La autoridad no dio ninguno, así que el servidor muestra uno que hizo para sí mismo; o la autoridad es una de pruebas.</translation>
    </message>
    <message>
        <source>The name %1 leads to this server.</source>
        <translation>El nombre %1 lleva a este servidor.</translation>
    </message>
    <message>
        <source>The name %1 leads to %2, while we reach the server at %3.</source>
        <translation>El nombre %1 lleva a %2, mientras que nosotros llegamos al servidor en %3.</translation>
    </message>
    <message>
        <source>That is right for a server behind a router or with several addresses, and wrong otherwise.</source>
        <translation>Eso es correcto en un servidor detrás de un rúter o con varias direcciones, y si no, es un error.</translation>
    </message>
    <message>
        <source>Compare it with the address that the hosting company gave you.</source>
        <translation>Compárela con la dirección que le dio la empresa de alojamiento.</translation>
    </message>
    <message>
        <source>The server shows no certificate.</source>
        <translation>El servidor no muestra ningún certificado.</translation>
    </message>
    <message>
        <source>What answers at %1 shows a certificate that is not trusted and not the server&apos;s own.</source>
        <translation>Lo que responde en %1 muestra un certificado que no es de confianza ni es el del servidor.</translation>
    </message>
    <message>
        <source>The name may lead to another computer, or somebody stands between it and you.</source>
        <translation>El nombre quizá lleve a otro ordenador, o alguien está en medio.</translation>
    </message>
    <message>
        <source>Do not type any password there; check to which address the name leads, and try from another network.</source>
        <translation>No escriba allí ninguna contraseña; compruebe a qué dirección lleva el nombre y pruebe desde otra red.</translation>
    </message>
</context>
<context>
    <name>ProofInside</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Ejecute «meethouse deploy» otra vez: pone en orden lo que falta.</translation>
    </message>
    <message>
        <source>Sign in to the server and look at what “journalctl -u %1” says, or start it again with “systemctl restart %1”.</source>
        <translation>Inicie sesión en el servidor y mire qué dice «journalctl -u %1», o vuelva a arrancarlo con «systemctl restart %1».</translation>
    </message>
    <message>
        <source>All programs that meetings need are running.</source>
        <translation>Todos los programas que necesitan las reuniones están en marcha.</translation>
    </message>
    <message>
        <source>Not running: %1.</source>
        <translation>No están en marcha: %1.</translation>
    </message>
    <message>
        <source>Without them there are no meetings.</source>
        <translation>Sin ellos no hay reuniones.</translation>
    </message>
    <message>
        <source>Jitsi Meet %1 is installed, with all its parts.</source>
        <translation>Jitsi Meet %1 está instalado, con todas sus partes.</translation>
    </message>
    <message>
        <source>Not wholly installed: %1.</source>
        <translation>No está instalado del todo: %1.</translation>
    </message>
    <message>
        <source>An installation or an update may have been broken off.</source>
        <translation>Quizá se interrumpió una instalación o una actualización.</translation>
    </message>
    <message>
        <source>The web server accepts its configuration.</source>
        <translation>El servidor web acepta su configuración.</translation>
    </message>
    <message>
        <source>The web server nginx does not accept its configuration: %1</source>
        <translation>El servidor web nginx no acepta su configuración: %1</translation>
    </message>
    <message>
        <source>It goes on with the old one, but after the next restart no page would open.</source>
        <translation>Sigue con la antigua, pero después del próximo reinicio no se abriría ninguna página.</translation>
    </message>
    <message>
        <source>Every program was started after its settings were last changed.</source>
        <translation>Cada programa arrancó después del último cambio de sus ajustes.</translation>
    </message>
    <message>
        <source>%1 still works with old settings: %2 was changed after it was started.</source>
        <translation>%1 trabaja todavía con ajustes antiguos: %2 se cambió después de que arrancara.</translation>
    </message>
    <message>
        <source>What a file says counts only once the program has read it.</source>
        <translation>Lo que dice un archivo solo cuenta cuando el programa lo ha leído.</translation>
    </message>
    <message>
        <source>Restart it on the server with “systemctl restart %1”; running meetings are interrupted.</source>
        <translation>Vuelva a arrancarlo en el servidor con «systemctl restart %1»; las reuniones en curso se interrumpen.</translation>
    </message>
    <message>
        <source>The chat server, the meeting focus and the bridge listen for the server itself only.</source>
        <translation>El servidor de chat, el gestor de reuniones y el puente de vídeo escuchan solo al propio servidor.</translation>
    </message>
    <message>
        <source>None of the programs behind the web page listens.</source>
        <translation>Ninguno de los programas detrás de la página web escucha.</translation>
    </message>
    <message>
        <source>Programs that only the server itself should reach listen to everybody: port %1.</source>
        <translation>Programas a los que solo debería llegar el propio servidor escuchan a todo el mundo: puerto %1.</translation>
    </message>
    <message>
        <source>They are doors beside the one that is guarded.</source>
        <translation>Son puertas al lado de la que está vigilada.</translation>
    </message>
    <message>
        <source>The meeting focus jicofo gives no answer.</source>
        <translation>El gestor de reuniones jicofo no responde.</translation>
    </message>
    <message>
        <source>It decides who may open a meeting, so none can be opened.</source>
        <translation>Decide quién puede abrir una reunión, así que no se puede abrir ninguna.</translation>
    </message>
    <message>
        <source>The meeting focus opens meetings for signed-in hosts only.</source>
        <translation>El gestor de reuniones abre reuniones solo a anfitriones que han iniciado sesión.</translation>
    </message>
    <message>
        <source>The meeting focus lets anybody open a meeting.</source>
        <translation>El gestor de reuniones deja que cualquiera abra una reunión.</translation>
    </message>
    <message>
        <source>jicofo runs without the settings that ask for a host.</source>
        <translation>jicofo funciona sin los ajustes que exigen un anfitrión.</translation>
    </message>
    <message>
        <source>The videobridge has checked itself and is well.</source>
        <translation>El puente de vídeo se ha comprobado a sí mismo y está bien.</translation>
    </message>
    <message>
        <source>The videobridge was started %1 seconds ago and has not checked itself yet.</source>
        <translation>El puente de vídeo arrancó hace %1 segundos y todavía no se ha comprobado.</translation>
    </message>
    <message>
        <source>It does so a minute after its start; until then it calls itself well in any case.</source>
        <translation>Lo hace un minuto después de arrancar; hasta entonces dice que está bien en cualquier caso.</translation>
    </message>
    <message>
        <source>Ask again in a minute.</source>
        <translation>Pregunte otra vez en un minuto.</translation>
    </message>
    <message>
        <source>The videobridge says that it is not well.</source>
        <translation>El puente de vídeo dice que no está bien.</translation>
    </message>
    <message>
        <source>The videobridge gives no answer.</source>
        <translation>El puente de vídeo no responde.</translation>
    </message>
    <message>
        <source>Often it does not find a public address of its own, or memory is short; without it nobody sees or hears anybody.</source>
        <translation>A menudo no encuentra una dirección pública propia, o falta memoria; sin él nadie ve ni oye a nadie.</translation>
    </message>
    <message>
        <source>The meeting focus knows a videobridge that it can use.</source>
        <translation>El gestor de reuniones conoce un puente de vídeo que puede usar.</translation>
    </message>
    <message>
        <source>The meeting focus has no videobridge that it can use.</source>
        <translation>El gestor de reuniones no tiene ningún puente de vídeo que pueda usar.</translation>
    </message>
    <message>
        <source>It knows one, but that one does not pass its checks.</source>
        <translation>Conoce uno, pero no pasa sus comprobaciones.</translation>
    </message>
    <message>
        <source>No bridge has signed in to the chat server.</source>
        <translation>Ningún puente de vídeo ha iniciado sesión en el servidor de chat.</translation>
    </message>
    <message>
        <source>The videobridge asks nobody else for this server&apos;s address.</source>
        <translation>El puente de vídeo no pregunta a nadie más la dirección de este servidor.</translation>
    </message>
    <message>
        <source>The videobridge asks a server of the Jitsi project for this server&apos;s address.</source>
        <translation>El puente de vídeo pregunta la dirección de este servidor a un servidor del proyecto Jitsi.</translation>
    </message>
    <message>
        <source>That server then knows of this one, and is needed for it to start.</source>
        <translation>Aquel servidor sabe entonces de este, y hace falta para que arranque.</translation>
    </message>
    <message>
        <source>How much memory the %1 may take could not be found out.</source>
        <translation>No se pudo averiguar cuánta memoria puede tomar %1.</translation>
    </message>
    <message>
        <source>It does not run.</source>
        <translation>No está en marcha.</translation>
    </message>
    <message>
        <source>The %1 may take %2 of memory, and should take at most %3.</source>
        <translation>%1 puede tomar %2 de memoria, y debería tomar como mucho %3.</translation>
    </message>
    <message>
        <source>A program that takes more than there is would be ended in the middle of a meeting.</source>
        <translation>Un programa que toma más de la que hay se cerraría en mitad de una reunión.</translation>
    </message>
    <message>
        <source>The two large programs take no more memory than this server can spare.</source>
        <translation>Los dos programas grandes no toman más memoria de la que este servidor puede dar.</translation>
    </message>
    <message>
        <source>The meeting focus does not know the videobridge yet.</source>
        <translation>El gestor de reuniones todavía no conoce el puente de vídeo.</translation>
    </message>
    <message>
        <source>The videobridge was started %1 seconds ago and has not signed in to the chat server yet.</source>
        <translation>El puente de vídeo arrancó hace %1 segundos y todavía no ha iniciado sesión en el servidor de chat.</translation>
    </message>
</context>
<context>
    <name>ProofKept</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Ejecute «meethouse deploy» otra vez: pone en orden lo que falta.</translation>
    </message>
    <message>
        <source>No password of the setup lies about on the server.</source>
        <translation>En el servidor no queda ninguna contraseña de la instalación.</translation>
    </message>
    <message>
        <source>A file with a password of the setup is still there: %1.</source>
        <translation>Todavía está ahí un archivo con una contraseña de la instalación: %1.</translation>
    </message>
    <message>
        <source>A run may be going on just now, or was broken off; only root can read the file, and a restart of the server deletes it.</source>
        <translation>Quizá haya una ejecución en curso, o se interrumpió; solo root puede leer el archivo, y un reinicio del servidor lo borra.</translation>
    </message>
    <message>
        <source>Let the run come to its end, or run “meethouse deploy” again.</source>
        <translation>Deje que la ejecución termine, o ejecute «meethouse deploy» otra vez.</translation>
    </message>
    <message>
        <source>Hosts&apos; passwords are kept so that nobody can read them.</source>
        <translation>Las contraseñas de los anfitriones se guardan de modo que nadie puede leerlas.</translation>
    </message>
    <message>
        <source>Hosts&apos; passwords are not kept as the setup wants it.</source>
        <translation>Las contraseñas de los anfitriones no se guardan como quiere la instalación.</translation>
    </message>
    <message>
        <source>Whoever reads the server&apos;s files could read passwords.</source>
        <translation>Quien lee los archivos del servidor podría leer contraseñas.</translation>
    </message>
    <message>
        <source>The rules for rooms on the server are those of your settings.</source>
        <translation>Las reglas para las salas en el servidor son las de sus ajustes.</translation>
    </message>
    <message>
        <source>The rules for rooms on the server are not those of your settings.</source>
        <translation>Las reglas para las salas en el servidor no son las de sus ajustes.</translation>
    </message>
    <message>
        <source>The chat server&apos;s file is missing, is not named by the stock one, or was changed by hand.</source>
        <translation>El archivo del servidor de chat falta, no lo nombra el de origen, o se cambió a mano.</translation>
    </message>
    <message>
        <source>What the web server writes down of its visitors could not be found out.</source>
        <translation>No se pudo averiguar qué anota el servidor web de sus visitantes.</translation>
    </message>
    <message>
        <source>The configuration of its site is not where the packages put it.</source>
        <translation>La configuración de su sitio no está donde la ponen los paquetes.</translation>
    </message>
    <message>
        <source>The web server writes down neither whole addresses nor names of rooms.</source>
        <translation>El servidor web no anota ni direcciones enteras ni nombres de salas.</translation>
    </message>
    <message>
        <source>The web server writes down visitors&apos; whole addresses and the names of rooms (at port %1).</source>
        <translation>El servidor web anota las direcciones enteras de los visitantes y los nombres de las salas (en el puerto %1).</translation>
    </message>
    <message>
        <source>Who met whom can be read from its log, and the papers have to say so.</source>
        <translation>En su registro se puede leer quién se reunió con quién, y los documentos tienen que decirlo.</translation>
    </message>
</context>
<context>
    <name>ProofMeeting</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Ejecute «meethouse deploy» otra vez: pone en orden lo que falta.</translation>
    </message>
    <message>
        <source>The host made for this proof, %1, could not be removed at once.</source>
        <translation>El anfitrión creado para esta prueba, %1, no se pudo eliminar enseguida.</translation>
    </message>
    <message>
        <source>It ends by itself after a quarter of an hour.</source>
        <translation>Desaparece solo después de un cuarto de hora.</translation>
    </message>
    <message>
        <source>The host made for this proof, %1, can still sign in.</source>
        <translation>El anfitrión creado para esta prueba, %1, todavía puede iniciar sesión.</translation>
    </message>
    <message>
        <source>Removing a host does not work.</source>
        <translation>Eliminar a un anfitrión no funciona.</translation>
    </message>
    <message>
        <source>Remove it with “meethouse hosts remove”, and send a report.</source>
        <translation>Elimínelo con «meethouse hosts remove» y envíe un informe.</translation>
    </message>
    <message>
        <source>The host made for this proof is gone again and cannot sign in.</source>
        <translation>El anfitrión creado para esta prueba ya no existe y no puede iniciar sesión.</translation>
    </message>
    <message>
        <source>A guest cannot open a meeting.</source>
        <translation>Un invitado no puede abrir una reunión.</translation>
    </message>
    <message>
        <source>A guest could open a meeting.</source>
        <translation>Un invitado pudo abrir una reunión.</translation>
    </message>
    <message>
        <source>Anybody who knows the address can use the server.</source>
        <translation>Cualquiera que conozca la dirección puede usar el servidor.</translation>
    </message>
    <message>
        <source>The meeting focus gives guests no proper answer (%1).</source>
        <translation>El gestor de reuniones no da a los invitados una respuesta correcta (%1).</translation>
    </message>
    <message>
        <source>It may not run, or not be signed in to the chat server.</source>
        <translation>Quizá no esté en marcha, o no haya iniciado sesión en el servidor de chat.</translation>
    </message>
    <message>
        <source>A guest can enter the room where videobridges meet.</source>
        <translation>Un invitado puede entrar en la sala donde se encuentran los puentes de vídeo.</translation>
    </message>
    <message>
        <source>A stranger could pass for the videobridge and be sent picture and sound.</source>
        <translation>Un extraño podría hacerse pasar por el puente de vídeo y recibir imagen y sonido.</translation>
    </message>
    <message>
        <source>A guest cannot pass for a videobridge.</source>
        <translation>Un invitado no puede hacerse pasar por un puente de vídeo.</translation>
    </message>
    <message>
        <source>A signed-in host cannot open a meeting (%1).</source>
        <translation>Un anfitrión que ha iniciado sesión no puede abrir una reunión (%1).</translation>
    </message>
    <message>
        <source>The meeting focus does not take the account for a host.</source>
        <translation>El gestor de reuniones no toma la cuenta por la de un anfitrión.</translation>
    </message>
    <message>
        <source>A signed-in host&apos;s meeting does not become ready.</source>
        <translation>La reunión de un anfitrión que ha iniciado sesión no llega a estar lista.</translation>
    </message>
    <message>
        <source>The meeting focus cannot enter the room itself.</source>
        <translation>El propio gestor de reuniones no puede entrar en la sala.</translation>
    </message>
    <message>
        <source>A signed-in host can open a meeting.</source>
        <translation>Un anfitrión que ha iniciado sesión puede abrir una reunión.</translation>
    </message>
    <message>
        <source>A guest came into a new room without its password.</source>
        <translation>Un invitado entró en una sala nueva sin su contraseña.</translation>
    </message>
    <message>
        <source>The rules for rooms are not at work.</source>
        <translation>Las reglas para las salas no están en vigor.</translation>
    </message>
    <message>
        <source>A guest at the door of a new room gets no answer.</source>
        <translation>Un invitado a la puerta de una sala nueva no recibe respuesta.</translation>
    </message>
    <message>
        <source>A guest at the door of a new room gets a wrong answer (%1).</source>
        <translation>Un invitado a la puerta de una sala nueva recibe una respuesta equivocada (%1).</translation>
    </message>
    <message>
        <source>A guest&apos;s browser would not ask for the password.</source>
        <translation>El navegador de un invitado no pediría la contraseña.</translation>
    </message>
    <message>
        <source>A new room is locked from its first second: a guest needs its password.</source>
        <translation>Una sala nueva está cerrada desde el primer segundo: un invitado necesita su contraseña.</translation>
    </message>
    <message>
        <source>A host is asked for the password of the host&apos;s own room, or kept out (%1).</source>
        <translation>A un anfitrión se le pide la contraseña de su propia sala, o se le deja fuera (%1).</translation>
    </message>
    <message>
        <source>The rules for rooms do not recognise hosts.</source>
        <translation>Las reglas para las salas no reconocen a los anfitriones.</translation>
    </message>
    <message>
        <source>A host comes into the room, but is not told its password.</source>
        <translation>Un anfitrión entra en la sala, pero no se le dice su contraseña.</translation>
    </message>
    <message>
        <source>Without it the host cannot let guests in.</source>
        <translation>Sin ella, el anfitrión no puede dejar entrar a invitados.</translation>
    </message>
    <message>
        <source>A host comes in without being asked for a password, and is told it.</source>
        <translation>Un anfitrión entra sin que se le pida una contraseña, y se le dice cuál es.</translation>
    </message>
    <message>
        <source>The room tells browsers that it has a password.</source>
        <translation>La sala dice a los navegadores que tiene contraseña.</translation>
    </message>
    <message>
        <source>The room does not tell browsers that it has a password.</source>
        <translation>La sala no dice a los navegadores que tiene contraseña.</translation>
    </message>
    <message>
        <source>Hosts would see their meeting as open to everybody.</source>
        <translation>Los anfitriones verían su reunión como abierta a todos.</translation>
    </message>
    <message>
        <source>A guest came in with a wrong password.</source>
        <translation>Un invitado entró con una contraseña equivocada.</translation>
    </message>
    <message>
        <source>A guest with the right password is kept out (%1).</source>
        <translation>A un invitado con la contraseña correcta se le deja fuera (%1).</translation>
    </message>
    <message>
        <source>Guests could not come to meetings.</source>
        <translation>Los invitados no podrían venir a las reuniones.</translation>
    </message>
    <message>
        <source>A guest comes in with the right password, and not with a wrong one.</source>
        <translation>Un invitado entra con la contraseña correcta, y no con una equivocada.</translation>
    </message>
    <message>
        <source>The meeting did not come so far.</source>
        <translation>La reunión no llegó hasta ahí.</translation>
    </message>
</context>
<context>
    <name>ProofPages</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Ejecute «meethouse deploy» otra vez: pone en orden lo que falta.</translation>
    </message>
    <message>
        <source>The meeting page brings guests in as guests, without an account.</source>
        <translation>La página de reuniones hace entrar a los invitados como invitados, sin cuenta.</translation>
    </message>
    <message>
        <source>The meeting page does not know where guests come in.</source>
        <translation>La página de reuniones no sabe por dónde entran los invitados.</translation>
    </message>
    <message>
        <source>The meeting page sends guests to %1 instead of %2.</source>
        <translation>La página de reuniones envía a los invitados a %1 en lugar de %2.</translation>
    </message>
    <message>
        <source>Guests would be asked for a host&apos;s name and password.</source>
        <translation>A los invitados se les pediría el nombre y la contraseña de un anfitrión.</translation>
    </message>
    <message>
        <source>As set on the server, the meeting page asks no other server.</source>
        <translation>Tal como está ajustada en el servidor, la página de reuniones no pregunta a ningún otro servidor.</translation>
    </message>
    <message>
        <source>The meeting page also asks: %1.</source>
        <translation>La página de reuniones pregunta también a: %1.</translation>
    </message>
    <message>
        <source>Your settings leave third parties as Jitsi has them.</source>
        <translation>Sus ajustes dejan a terceros como los tiene Jitsi.</translation>
    </message>
    <message>
        <source>Your settings say that it asks nobody else; those servers learn who is in a meeting.</source>
        <translation>Sus ajustes dicen que no pregunta a nadie más; esos servidores se enteran de quién está en una reunión.</translation>
    </message>
    <message>
        <source>The web server does not deliver %1: it answers with state %2.</source>
        <translation>El servidor web no entrega %1: responde con el estado %2.</translation>
    </message>
    <message>
        <source>Without it meetings do not work.</source>
        <translation>Sin eso las reuniones no funcionan.</translation>
    </message>
    <message>
        <source>The settings of the meeting page could not be read.</source>
        <translation>Los ajustes de la página de reuniones no se pudieron leer.</translation>
    </message>
    <message>
        <source>The page where hosts choose their password is there and well guarded.</source>
        <translation>La página donde los anfitriones eligen su contraseña está ahí y bien protegida.</translation>
    </message>
    <message>
        <source>The page where hosts choose their password lacks protection: %1.</source>
        <translation>A la página donde los anfitriones eligen su contraseña le falta una protección: %1.</translation>
    </message>
    <message>
        <source>Passwords are typed there, so it must not be shown inside other pages or load anything from elsewhere.</source>
        <translation>Allí se escriben contraseñas, así que no debe mostrarse dentro de otras páginas ni cargar nada de fuera.</translation>
    </message>
    <message>
        <source>The notices for everybody are published.</source>
        <translation>Los avisos para todos están publicados.</translation>
    </message>
    <message>
        <source>The published notices lack protection: %1.</source>
        <translation>A los avisos publicados les falta una protección: %1.</translation>
    </message>
    <message>
        <source>Without it their page could be made to show something else, or to tell others who reads it.</source>
        <translation>Sin ella se podría hacer que su página mostrara otra cosa, o que contara a otros quién la lee.</translation>
    </message>
    <message>
        <source>Publish them again with “meethouse documents publish”.</source>
        <translation>Publíquelos de nuevo con «meethouse documents publish».</translation>
    </message>
</context>
<context>
    <name>ProofPorts</name>
    <message>
        <source>The server&apos;s address cannot be reached from this computer.</source>
        <translation>No se puede llegar a la dirección del servidor desde este ordenador.</translation>
    </message>
    <message>
        <source>From outside, nobody reaches the chat server, the meeting focus or the bridge beside the web page.</source>
        <translation>Desde fuera, nadie llega al servidor de chat, al gestor de reuniones ni al puente de vídeo por un lado de la página web.</translation>
    </message>
    <message>
        <source>From outside, these ports are open that should not be: %1.</source>
        <translation>Desde fuera están abiertos estos puertos que no deberían: %1.</translation>
    </message>
    <message>
        <source>They are doors beside the one that is guarded.</source>
        <translation>Son puertas al lado de la que está vigilada.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again; if they stay open, look what else listens there.</source>
        <translation>Ejecute «meethouse deploy» otra vez; si siguen abiertos, mire qué más escucha allí.</translation>
    </message>
</context>
<context>
    <name>ProofRelay</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Ejecute «meethouse deploy» otra vez: pone en orden lo que falta.</translation>
    </message>
    <message>
        <source>The relay does not answer this computer at port %1.</source>
        <translation>El relé no responde a este ordenador en el puerto %1.</translation>
    </message>
    <message>
        <source>This computer&apos;s network may hold that port back, or the hosting company&apos;s firewall does.</source>
        <translation>Puede que la red de este ordenador retenga ese puerto, o que lo haga el cortafuegos del proveedor de alojamiento.</translation>
    </message>
    <message>
        <source>Let in %1/tcp in your hosting company&apos;s panel, and try “meethouse verify” from another network.</source>
        <translation>Deje pasar %1/tcp en el panel de su proveedor de alojamiento y pruebe «meethouse verify» desde otra red.</translation>
    </message>
    <message>
        <source>Guests are told of no relay.</source>
        <translation>A los invitados no se les indica ningún relé.</translation>
    </message>
    <message>
        <source>Whose network holds back UDP has neither picture nor sound.</source>
        <translation>Quien tiene una red que retiene UDP no tiene ni imagen ni sonido.</translation>
    </message>
    <message>
        <source>The relay tells guests an address that they do not reach: %1.</source>
        <translation>El relé indica a los invitados una dirección que no alcanzan: %1.</translation>
    </message>
    <message>
        <source>A router in front of the server translates addresses, and the relay was not told.</source>
        <translation>Un enrutador delante del servidor traduce direcciones, y no se le ha dicho al relé.</translation>
    </message>
    <message>
        <source>Connect to the server by its public address and run “meethouse deploy” again.</source>
        <translation>Conéctese al servidor por su dirección pública y ejecute «meethouse deploy» otra vez.</translation>
    </message>
    <message>
        <source>Guests whose network holds back UDP get picture and sound over TLS, through port %1.</source>
        <translation>Los invitados cuya red retiene UDP reciben imagen y sonido por TLS, a través del puerto %1.</translation>
    </message>
</context>
<context>
    <name>ProofSignIns</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Ejecute «meethouse deploy» otra vez: pone en orden lo que falta.</translation>
    </message>
    <message>
        <source>The chat server answers over HTTPS, for browsers behind strict firewalls.</source>
        <translation>El servidor de chat responde por HTTPS, para navegadores detrás de cortafuegos estrictos.</translation>
    </message>
    <message>
        <source>The chat server answers over WebSocket, as browsers ask it.</source>
        <translation>El servidor de chat responde por WebSocket, como lo piden los navegadores.</translation>
    </message>
    <message>
        <source>The chat server did not answer.</source>
        <translation>El servidor de chat no respondió.</translation>
    </message>
    <message>
        <source>Anybody comes in as a host, without name and password.</source>
        <translation>Cualquiera entra como anfitrión, sin nombre ni contraseña.</translation>
    </message>
    <message>
        <source>The chat server lets strangers in where hosts sign in.</source>
        <translation>El servidor de chat deja entrar a extraños donde inician sesión los anfitriones.</translation>
    </message>
    <message>
        <source>Hosts cannot sign in with a password.</source>
        <translation>Los anfitriones no pueden iniciar sesión con una contraseña.</translation>
    </message>
    <message>
        <source>The chat server offers none of the ways that browsers know.</source>
        <translation>El servidor de chat no ofrece ninguna de las formas que conocen los navegadores.</translation>
    </message>
    <message>
        <source>Hosts come in with name and password, and not without.</source>
        <translation>Los anfitriones entran con nombre y contraseña, y no sin ellos.</translation>
    </message>
    <message>
        <source>Guests come in without an account.</source>
        <translation>Los invitados entran sin cuenta.</translation>
    </message>
    <message>
        <source>Guests do not come in without an account.</source>
        <translation>Los invitados no entran sin cuenta.</translation>
    </message>
    <message>
        <source>Where guests come in, the chat server offers: %1.</source>
        <translation>Donde entran los invitados, el servidor de chat ofrece: %1.</translation>
    </message>
</context>
<context>
    <name>ProofUpkeep</name>
    <message>
        <source>Run “meethouse deploy” again, it puts right what is missing.</source>
        <translation>Ejecute «meethouse deploy» otra vez: pone en orden lo que falta.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing sees to it that logs about participants are deleted after %n day(s).</source>
        <translation>
            <numerusform>Nada hace que los registros sobre participantes se borren después de %n día.</numerusform>
            <numerusform>Nada hace que los registros sobre participantes se borren después de %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules for it are missing, are not those of your settings, or are not followed.</source>
        <translation>Las reglas para ello faltan, no son las de sus ajustes, o no se siguen.</translation>
    </message>
    <message>
        <source>A log is still there that should have been deleted: %1.</source>
        <translation>Todavía está ahí un registro que debería haberse borrado: %1.</translation>
    </message>
    <message>
        <source>The daily job that deletes old logs did not run, or could not delete it.</source>
        <translation>La tarea diaria que borra registros antiguos no se ejecutó, o no pudo borrarlo.</translation>
    </message>
    <message>
        <source>Sign in to the server and look at what “systemctl status logrotate” says.</source>
        <translation>Inicie sesión en el servidor y mire qué dice «systemctl status logrotate».</translation>
    </message>
    <message>
        <source>The relay writes participants&apos; addresses into the system&apos;s journal.</source>
        <translation>El repetidor escribe direcciones de participantes en el diario del sistema.</translation>
    </message>
    <message>
        <source>The journal is kept for longer than your settings allow logs about participants.</source>
        <translation>El diario del sistema se guarda más tiempo del que sus ajustes permiten para los registros sobre participantes.</translation>
    </message>
    <message numerus="yes">
        <source>Logs about participants are deleted after %n day(s).</source>
        <translation>
            <numerusform>Los registros sobre participantes se borran después de %n día.</numerusform>
            <numerusform>Los registros sobre participantes se borran después de %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>A firewall shuts every door that meetings do not need.</source>
        <translation>Un cortafuegos cierra todas las puertas que las reuniones no necesitan.</translation>
    </message>
    <message>
        <source>The firewall is not in force.</source>
        <translation>El cortafuegos no está en vigor.</translation>
    </message>
    <message>
        <source>The server takes it back by itself when nobody confirms that he still comes in; or somebody switched it off.</source>
        <translation>El servidor lo retira por sí solo cuando nadie confirma que aún entra; o alguien lo desactivó.</translation>
    </message>
    <message>
        <source>Security updates are installed by themselves, between %1 of the server&apos;s clock.</source>
        <translation>Las actualizaciones de seguridad se instalan solas, entre las %1 del reloj del servidor.</translation>
    </message>
    <message>
        <source>Security updates are not installed by themselves.</source>
        <translation>Las actualizaciones de seguridad no se instalan solas.</translation>
    </message>
    <message>
        <source>Their job was switched off, or its program was removed.</source>
        <translation>Su tarea se desactivó, o su programa se eliminó.</translation>
    </message>
</context>
<context>
    <name>Proving</name>
    <message>
        <source>Not every promise holds.</source>
        <translation>No todas las promesas se cumplen.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation>
            <numerusform>%n comprobación dijo que no.</numerusform>
            <numerusform>%n comprobaciones dijeron que no.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do what stands beside each of them, then start “meethouse verify”.</source>
        <translation>Haga lo que pone junto a cada una y ejecute después «meethouse verify».</translation>
    </message>
</context>
<context>
    <name>Publication</name>
    <message>
        <source>Publish the notices</source>
        <translation>Publicar los avisos de privacidad</translation>
    </message>
    <message>
        <source>Whoever comes to a meeting can read them before it, in the languages you chose.</source>
        <translation>Quien viene a una reunión puede leerlos antes, en los idiomas que usted eligió.</translation>
    </message>
    <message>
        <source>Take the notices down</source>
        <translation>Retirar los avisos</translation>
    </message>
    <message>
        <source>You do not want them shown at the meeting server any more.</source>
        <translation>Ya no quiere que el servidor de reuniones los muestre.</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>The ports could not be tried.</source>
        <translation>Los puertos no se pudieron probar.</translation>
    </message>
    <message>
        <source>The server has no working perl, which every Debian has.</source>
        <translation>El servidor no tiene un perl que funcione, que tiene todo Debian.</translation>
    </message>
    <message>
        <source>Look at the detail, or go on without.</source>
        <translation>Mire el detalle, o siga sin ello.</translation>
    </message>
</context>
<context>
    <name>Relay</name>
    <message>
        <source>What answers at port %1 of %2 is no relay.</source>
        <translation>Lo que responde en el puerto %1 de %2 no es un relé.</translation>
    </message>
    <message>
        <source>Another program may hold the port.</source>
        <translation>Puede que otro programa ocupe el puerto.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, and look what listens there.</source>
        <translation>Ejecute «meethouse deploy» otra vez y mire qué escucha ahí.</translation>
    </message>
    <message>
        <source>The relay refuses a guest who came with what the chat server gave out (%1).</source>
        <translation>El relé rechaza a un invitado que vino con lo que entregó el servidor de chat (%1).</translation>
    </message>
    <message>
        <source>The relay and the chat server may not share the same secret, or the relay is full.</source>
        <translation>Puede que el relé y el servidor de chat no compartan el mismo secreto, o que el relé esté lleno.</translation>
    </message>
    <message>
        <source>Run “meethouse deploy” again, and send a report if it stays so.</source>
        <translation>Ejecute «meethouse deploy» otra vez y envíe un informe si sigue así.</translation>
    </message>
</context>
<context>
    <name>Render</name>
    <message>
        <source>A file for the server could not be written.</source>
        <translation>No se pudo escribir un archivo para el servidor.</translation>
    </message>
    <message>
        <source>One of the values that belong into it has a letter that is not allowed there, or is missing.</source>
        <translation>Uno de los valores que van en él tiene una letra que allí no se permite, o falta.</translation>
    </message>
    <message>
        <source>Please report this with the detail below.</source>
        <translation>Comuníquelo, por favor, con el detalle de abajo.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The report “%1” could not be written.</source>
        <translation>El informe «%1» no se pudo escribir.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Elija otra carpeta, o haga sitio en el disco.</translation>
    </message>
</context>
<context>
    <name>ReportCommand</name>
    <message>
        <source>The report needs the name of one file.</source>
        <translation>El informe necesita el nombre de un solo archivo.</translation>
    </message>
    <message>
        <source>For example “meethouse report --server … report.json”.</source>
        <translation>Por ejemplo «meethouse report --server … report.json».</translation>
    </message>
    <message>
        <source>The report is in %1. It holds no passwords; look through it before you send it.</source>
        <translation>El informe está en %1. No contiene contraseñas; léalo antes de enviarlo.</translation>
    </message>
</context>
<context>
    <name>RoomsCommand</name>
    <message>
        <source>The command needs the name of one room.</source>
        <translation>La orden necesita el nombre de una sola sala.</translation>
    </message>
    <message>
        <source>“meethouse rooms list” shows the reserved ones.</source>
        <translation>«meethouse rooms list» muestra las reservadas.</translation>
    </message>
    <message>
        <source>(any host)</source>
        <translation>(cualquier anfitrión)</translation>
    </message>
    <message>
        <source>a meeting is in it</source>
        <translation>hay una reunión en ella</translation>
    </message>
    <message>
        <source>No room is reserved. Hosts reserve theirs on the account page.</source>
        <translation>No hay ninguna sala reservada. Los anfitriones reservan las suyas en la página de su cuenta.</translation>
    </message>
    <message>
        <source>The room “%1” is free again.</source>
        <translation>La sala «%1» vuelve a estar libre.</translation>
    </message>
    <message>
        <source>The room “%1” is reserved. The password for guests, told this once: %2
The link: %3</source>
        <translation>La sala «%1» está reservada. La contraseña para los invitados, dicha solo esta vez: %2
El enlace: %3</translation>
    </message>
    <message>
        <source>The room “%1” has another password for guests, told this once: %2
The link: %3
Invitations sent before no longer work.</source>
        <translation>La sala «%1» tiene otra contraseña para los invitados, dicha solo esta vez: %2
El enlace: %3
Las invitaciones enviadas antes ya no valen.</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>The server could not do what it was asked.</source>
        <translation>El servidor no pudo hacer lo que se le pidió.</translation>
    </message>
    <message>
        <source>The script that was sent to it ended before its work was done.</source>
        <translation>El guion que se le envió terminó antes de acabar su trabajo.</translation>
    </message>
    <message>
        <source>The run was left to itself.</source>
        <translation>La ejecución quedó por su cuenta.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>Se perdió la conexión con el servidor.</translation>
    </message>
    <message>
        <source>It goes on at the server without this computer.</source>
        <translation>Sigue en el servidor sin este ordenador.</translation>
    </message>
    <message>
        <source>What was started there may go on without this computer.</source>
        <translation>Lo que se inició allí quizá siga sin este ordenador.</translation>
    </message>
    <message>
        <source>Connect again and follow the run.</source>
        <translation>Conéctese de nuevo y siga la ejecución.</translation>
    </message>
    <message>
        <source>Another run holds the server.</source>
        <translation>Otra ejecución ocupa el servidor.</translation>
    </message>
    <message>
        <source>It was started by %1 at %2.</source>
        <translation>La inició %1 a las %2.</translation>
    </message>
    <message>
        <source>Wait until it has ended, follow it or cancel it.</source>
        <translation>Espere a que termine, sígala o cancélela.</translation>
    </message>
    <message>
        <source>The system&apos;s own bookkeeping of packages and accounts, with its backups and logs, remembers what was done.</source>
        <translation>La contabilidad que el propio sistema lleva de paquetes y cuentas, con sus copias y registros, recuerda lo que se hizo.</translation>
    </message>
    <message>
        <source>The package %1 was upgraded from %2 and stays so.</source>
        <translation>El paquete %1 se actualizó desde %2 y queda así.</translation>
    </message>
    <message>
        <source>The answer to the package question %1 was ours and stays.</source>
        <translation>La respuesta a la pregunta de paquete %1 era nuestra y queda.</translation>
    </message>
    <message>
        <source>The package %1 stays, because others have come to need it.</source>
        <translation>El paquete %1 queda, porque otros han llegado a necesitarlo.</translation>
    </message>
    <message>
        <source>%1 was not there before and stays.</source>
        <translation>%1 no estaba antes y queda.</translation>
    </message>
    <message>
        <source>The system user %1 was made by a package and stays.</source>
        <translation>El usuario de sistema %1 lo creó un paquete y queda.</translation>
    </message>
    <message>
        <source>The group %1 was made by a package and stays.</source>
        <translation>El grupo %1 lo creó un paquete y queda.</translation>
    </message>
    <message>
        <source>The run did not come to its end.</source>
        <translation>La ejecución no llegó a su final.</translation>
    </message>
    <message>
        <source>The step “%1” did not succeed.</source>
        <translation>El paso «%1» no salió bien.</translation>
    </message>
    <message>
        <source>Look at what it said in the details, then try again.</source>
        <translation>Mire en los detalles lo que dijo e inténtelo otra vez.</translation>
    </message>
</context>
<context>
    <name>RunResult</name>
    <message>
        <source>The run was cancelled.</source>
        <translation>La ejecución se canceló.</translation>
    </message>
    <message>
        <source>Somebody asked the server to stop it.</source>
        <translation>Alguien pidió al servidor que la detuviera.</translation>
    </message>
    <message>
        <source>Start the command again to go on, or take everything back with “meethouse undo”.</source>
        <translation>Ejecute la orden otra vez para seguir, o deshágalo todo con «meethouse undo».</translation>
    </message>
</context>
<context>
    <name>SecretsFile</name>
    <message>
        <source>It has to be a JSON object, for example {&quot;password&quot;: &quot;…&quot;}.</source>
        <translation>Tiene que ser un objeto JSON, por ejemplo {&quot;password&quot;: &quot;…&quot;}.</translation>
    </message>
    <message>
        <source>The secrets file “%1” cannot be read.</source>
        <translation>El archivo de contraseñas «%1» no se puede leer.</translation>
    </message>
    <message>
        <source>Check the name after --secrets.</source>
        <translation>Compruebe el nombre después de --secrets.</translation>
    </message>
    <message>
        <source>The secrets file is not valid JSON.</source>
        <translation>El archivo de contraseñas no es JSON válido.</translation>
    </message>
    <message>
        <source>The secret “%1” has to be a text.</source>
        <translation>El secreto «%1» tiene que ser un texto.</translation>
    </message>
    <message>
        <source>The secrets file has a key “%1” that is not known.</source>
        <translation>El archivo de contraseñas tiene una clave «%1» que no se conoce.</translation>
    </message>
</context>
<context>
    <name>ServerAddress</name>
    <message>
        <source>“%1” is not the address of a server.</source>
        <translation>«%1» no es la dirección de un servidor.</translation>
    </message>
    <message>
        <source>Write it as USER@HOST or USER@HOST:PORT, for example root@meet.example.org or root@[2001:db8::1]:22.</source>
        <translation>Escríbala como USUARIO@HOST o USUARIO@HOST:PUERTO, por ejemplo root@meet.example.org o root@[2001:db8::1]:22.</translation>
    </message>
    <message>
        <source>It does not say which user to sign in as.</source>
        <translation>No dice con qué usuario iniciar sesión.</translation>
    </message>
    <message>
        <source>A user&apos;s name is made of letters, digits, hyphens, dots and underscores, at most 32 of them.</source>
        <translation>El nombre de un usuario se compone de letras, cifras, guiones, puntos y guiones bajos, como mucho 32.</translation>
    </message>
    <message>
        <source>The bracket around the IPv6 address is not closed properly.</source>
        <translation>El corchete alrededor de la dirección IPv6 no está bien cerrado.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>El puerto es un número de 1 a 65535.</translation>
    </message>
    <message>
        <source>What stands after the @ is neither a name nor an IP address of a server.</source>
        <translation>Lo que va después de la @ no es ni un nombre ni una dirección IP de un servidor.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The server %1 is not known yet. Its key is %2 (%3).
Compare it with what your hosting company shows. Go on? (yes, no, or paste the fingerprint)</source>
        <translation>El servidor %1 aún no se conoce. Su clave es %2 (%3).
Compárela con lo que muestra su empresa de alojamiento. ¿Seguir? (sí, no, o pegue la huella)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Conectando con %1…</translation>
    </message>
    <message>
        <source>The settings file “%1” cannot be read.</source>
        <translation>El archivo de ajustes «%1» no se puede leer.</translation>
    </message>
    <message>
        <source>Check the name after --settings.</source>
        <translation>Compruebe el nombre después de --settings.</translation>
    </message>
</context>
<context>
    <name>SettingsCommand</name>
    <message>
        <source>No settings file was named.</source>
        <translation>No se indicó ningún archivo de ajustes.</translation>
    </message>
    <message>
        <source>Name it with --settings.</source>
        <translation>Indíquelo con --settings.</translation>
    </message>
    <message>
        <source>The settings are valid.</source>
        <translation>Los ajustes son válidos.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The agent on this computer holds no key.</source>
        <translation>El agente de este ordenador no guarda ninguna clave.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n key(s) of the agent were not taken, the others were left aside.</source>
        <translation>
            <numerusform>La primera clave (%n) del agente no se aceptó; las demás se dejaron a un lado.</numerusform>
            <numerusform>Las primeras %n claves del agente no se aceptaron; las demás se dejaron a un lado.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes none of the agent&apos;s keys.</source>
        <translation>No acepta ninguna de las claves del agente.</translation>
    </message>
    <message>
        <source>It does not take the key “%1”.</source>
        <translation>No acepta la clave «%1».</translation>
    </message>
    <message>
        <source>It is damaged, or of a kind that this program does not know.</source>
        <translation>Está dañada, o es de un tipo que este programa no conoce.</translation>
    </message>
    <message>
        <source>The key “%1” is locked.</source>
        <translation>La clave «%1» está bloqueada.</translation>
    </message>
    <message numerus="yes">
        <source>That was not its passphrase; %n attempt(s) left.</source>
        <translation>
            <numerusform>Esa no era su frase de contraseña; queda %n intento.</numerusform>
            <numerusform>Esa no era su frase de contraseña; quedan %n intentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>%1 asks:</source>
        <translation>%1 pregunta:</translation>
    </message>
    <message>
        <source>%1 asks: %2</source>
        <translation>%1 pregunta: %2</translation>
    </message>
    <message>
        <source>A question of the server was left without an answer.</source>
        <translation>Una pregunta del servidor quedó sin respuesta.</translation>
    </message>
    <message>
        <source>The password was not the right one.</source>
        <translation>La contraseña no era la correcta.</translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation>No se dio ninguna contraseña.</translation>
    </message>
    <message>
        <source>Signing in to %1 as %2.</source>
        <translation>Iniciando sesión en %1 como %2.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message numerus="yes">
        <source>That was not accepted; %n attempt(s) left.</source>
        <translation>
            <numerusform>Eso no se aceptó; queda %n intento.</numerusform>
            <numerusform>Eso no se aceptó; quedan %n intentos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ssh</name>
    <message>
        <source>The server %1 could not be reached.</source>
        <translation>No se pudo llegar al servidor %1.</translation>
    </message>
    <message>
        <source>Stopped, as you asked.</source>
        <translation>Detenido, como pidió.</translation>
    </message>
    <message>
        <source>Start again whenever you like.</source>
        <translation>Empiece de nuevo cuando quiera.</translation>
    </message>
    <message>
        <source>A computer is there, but nothing answers on its port %1.</source>
        <translation>Hay un ordenador, pero en su puerto %1 no responde nada.</translation>
    </message>
    <message>
        <source>Check the port, and that SSH is switched on at your hosting company; a server that was just ordered or restarted needs some minutes.</source>
        <translation>Compruebe el puerto, y que SSH está activado en su empresa de alojamiento; un servidor recién pedido o reiniciado necesita unos minutos.</translation>
    </message>
    <message>
        <source>It did not answer on port %1 in time.</source>
        <translation>No respondió a tiempo en el puerto %1.</translation>
    </message>
    <message>
        <source>Check the address, that the server is switched on, and that no firewall, here or in your hosting company&apos;s panel, holds back SSH.</source>
        <translation>Compruebe la dirección, que el servidor está encendido y que ningún cortafuegos, aquí o en el panel de su empresa de alojamiento, retiene SSH.</translation>
    </message>
    <message>
        <source>From this computer no way leads to its address.</source>
        <translation>Desde este ordenador no hay camino hasta su dirección.</translation>
    </message>
    <message>
        <source>Check that this computer is online; if the server has an IPv6 address only, your own connection needs IPv6 too.</source>
        <translation>Compruebe que este ordenador está en línea; si el servidor solo tiene una dirección IPv6, su propia conexión también necesita IPv6.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be agreed on.</source>
        <translation>No se pudo acordar una conexión segura con %1.</translation>
    </message>
    <message>
        <source>The server offers only methods that are no longer safe, or a key that is too short or not its own.</source>
        <translation>El servidor solo ofrece métodos que ya no son seguros, o una clave demasiado corta o que no es la suya.</translation>
    </message>
    <message>
        <source>Update the server&apos;s SSH, or order a server with a current Debian.</source>
        <translation>Actualice el SSH del servidor, o pida un servidor con un Debian actual.</translation>
    </message>
    <message>
        <source>What answers at %1 is not an SSH server.</source>
        <translation>Lo que responde en %1 no es un servidor SSH.</translation>
    </message>
    <message>
        <source>Something else is listening on port %1.</source>
        <translation>En el puerto %1 escucha otra cosa.</translation>
    </message>
    <message>
        <source>Check the port in your hosting company&apos;s papers.</source>
        <translation>Compruebe el puerto en los papeles de su empresa de alojamiento.</translation>
    </message>
    <message>
        <source>The server %1 ended the connection at once.</source>
        <translation>El servidor %1 cortó la conexión enseguida.</translation>
    </message>
    <message>
        <source>Either something else than SSH is behind port %1, or the server wants no connection from this address just now.</source>
        <translation>O hay algo distinto de SSH detrás del puerto %1, o el servidor no quiere ahora conexiones desde esta dirección.</translation>
    </message>
    <message>
        <source>Check the port; after several wrong sign-ins wait a quarter of an hour before you try again.</source>
        <translation>Compruebe el puerto; después de varios inicios de sesión fallidos espere un cuarto de hora antes de volver a intentarlo.</translation>
    </message>
    <message>
        <source>The server %1 does not let this computer try just now.</source>
        <translation>El servidor %1 no deja que este ordenador lo intente ahora.</translation>
    </message>
    <message>
        <source>It shuts out an address for a while after wrong passwords or broken-off sign-ins, or too many people are signing in just now.</source>
        <translation>Deja fuera una dirección durante un tiempo después de contraseñas equivocadas o inicios de sesión interrumpidos, o hay demasiadas personas iniciando sesión ahora mismo.</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, then try again with the right password; or use another network.</source>
        <translation>Espere un cuarto de hora y vuelva a intentarlo con la contraseña correcta; o use otra red.</translation>
    </message>
    <message>
        <source>The server %1 has too many sign-ins going on.</source>
        <translation>En el servidor %1 hay demasiados inicios de sesión a la vez.</translation>
    </message>
    <message>
        <source>Strangers who try passwords can keep it so; it takes only a few at a time (MaxStartups).</source>
        <translation>Extraños que prueban contraseñas pueden mantenerlo así; solo admite unos pocos a la vez (MaxStartups).</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Inténtelo otra vez en un minuto.</translation>
    </message>
    <message>
        <source>This computer has been there before: either SSH is switched off there now, or the server shuts this computer&apos;s address out after wrong passwords (fail2ban).</source>
        <translation>Este ordenador ya estuvo allí: o SSH está ahora desactivado, o el servidor deja fuera la dirección de este ordenador después de contraseñas equivocadas (fail2ban).</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, or try from another network; in your hosting company&apos;s console “fail2ban-client unban --all” lifts it at once.</source>
        <translation>Espere un cuarto de hora, o pruebe desde otra red; en la consola de su empresa de alojamiento, «fail2ban-client unban --all» lo levanta enseguida.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>Se perdió la conexión con el servidor.</translation>
    </message>
    <message>
        <source>The server or something on the way ended it.</source>
        <translation>La terminó el servidor o algo por el camino.</translation>
    </message>
    <message>
        <source>Check your own connection, then connect again; what was started at the server may go on there.</source>
        <translation>Compruebe su propia conexión y conéctese de nuevo; lo que se inició en el servidor quizá siga allí.</translation>
    </message>
    <message>
        <source>The server has not answered for a while, although it was asked several times.</source>
        <translation>El servidor lleva un rato sin responder, aunque se le preguntó varias veces.</translation>
    </message>
    <message>
        <source>The server offers no way to sign in that this program knows.</source>
        <translation>El servidor no ofrece ninguna forma de iniciar sesión que este programa conozca.</translation>
    </message>
    <message>
        <source>The server lets people in by: %1.</source>
        <translation>El servidor deja entrar con: %1.</translation>
    </message>
    <message>
        <source>The server did not let %1 in.</source>
        <translation>El servidor no dejó entrar a %1.</translation>
    </message>
    <message>
        <source>Check the user&apos;s name and the password or key; your hosting company&apos;s panel shows or resets them.</source>
        <translation>Compruebe el nombre del usuario y la contraseña o la clave; el panel de su empresa de alojamiento los muestra o los restablece.</translation>
    </message>
    <message>
        <source>The server ended the sign-in of %1.</source>
        <translation>El servidor terminó el inicio de sesión de %1.</translation>
    </message>
    <message>
        <source>There were too many attempts with keys or passwords it does not take.</source>
        <translation>Hubo demasiados intentos con claves o contraseñas que no acepta.</translation>
    </message>
    <message>
        <source>Name the one key that fits, or leave the agent aside, and wait some minutes: many servers shut out who fails often.</source>
        <translation>Indique la única clave que sirve, o deje el agente a un lado, y espere unos minutos: muchos servidores dejan fuera a quien falla a menudo.</translation>
    </message>
    <message>
        <source>It took too long, or the server refuses this user or this address.</source>
        <translation>Tardó demasiado, o el servidor rechaza a este usuario o esta dirección.</translation>
    </message>
    <message>
        <source>Try again, and have the password ready; check that this user may sign in over SSH.</source>
        <translation>Inténtelo otra vez con la contraseña a mano; compruebe que este usuario puede iniciar sesión por SSH.</translation>
    </message>
    <message>
        <source>The sign-in of %1 was not finished.</source>
        <translation>El inicio de sesión de %1 no se completó.</translation>
    </message>
    <message>
        <source>A question of the server was left without an answer.</source>
        <translation>Una pregunta del servidor quedó sin respuesta.</translation>
    </message>
    <message>
        <source>Try again, and give the password or key when you are asked.</source>
        <translation>Inténtelo otra vez y dé la contraseña o la clave cuando se le pregunte.</translation>
    </message>
    <message>
        <source>The key file “%1” cannot be used.</source>
        <translation>El archivo de clave «%1» no se puede usar.</translation>
    </message>
    <message>
        <source>Choose the private key file, the one without .pub, or sign in with a password.</source>
        <translation>Elija el archivo de la clave privada, el que no lleva .pub, o inicie sesión con una contraseña.</translation>
    </message>
    <message>
        <source>The key file “%1” could not be unlocked.</source>
        <translation>El archivo de clave «%1» no se pudo desbloquear.</translation>
    </message>
    <message>
        <source>The passphrase is missing or not the right one.</source>
        <translation>La frase de contraseña falta o no es la correcta.</translation>
    </message>
    <message>
        <source>Try again with the passphrase that was chosen when the key was made.</source>
        <translation>Inténtelo otra vez con la frase de contraseña que se eligió al crear la clave.</translation>
    </message>
    <message>
        <source>The server took too long over a command.</source>
        <translation>El servidor tardó demasiado con una orden.</translation>
    </message>
    <message numerus="yes">
        <source>It had not finished after %n second(s).</source>
        <translation>
            <numerusform>Después de %n segundo no había terminado.</numerusform>
            <numerusform>Después de %n segundos no había terminado.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look whether the server is very busy, then try again.</source>
        <translation>Mire si el servidor está muy ocupado e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The server does not take another command.</source>
        <translation>El servidor no admite otra orden.</translation>
    </message>
    <message>
        <source>It limits how many may run over one connection, or does not allow commands at all.</source>
        <translation>Limita cuántas pueden ir por una conexión, o no permite órdenes en absoluto.</translation>
    </message>
    <message>
        <source>Connect again; if that does not help, allow sessions for this user in the server&apos;s SSH settings.</source>
        <translation>Conéctese de nuevo; si no ayuda, permita sesiones a este usuario en los ajustes de SSH del servidor.</translation>
    </message>
    <message>
        <source>A command at the server said far too much.</source>
        <translation>Una orden en el servidor dijo demasiado.</translation>
    </message>
    <message>
        <source>More than %1 kB came back, which it never should.</source>
        <translation>Volvieron más de %1 kB, y eso no debería pasar nunca.</translation>
    </message>
    <message>
        <source>Try again, and if it stays so, report it with the log.</source>
        <translation>Inténtelo otra vez y, si sigue igual, comuníquelo con el registro.</translation>
    </message>
    <message>
        <source>A command at the server ended without saying how.</source>
        <translation>Una orden en el servidor terminó sin decir cómo.</translation>
    </message>
    <message>
        <source>The server closed it before it was done, as it does when it shuts down.</source>
        <translation>El servidor la cerró antes de que acabara, como hace al apagarse.</translation>
    </message>
    <message>
        <source>Connect again and look; what was done so far is not lost.</source>
        <translation>Conéctese de nuevo y mire; lo hecho hasta ahora no se pierde.</translation>
    </message>
    <message>
        <source>%1 may sign in, but may not run commands on this server.</source>
        <translation>%1 puede iniciar sesión, pero no puede ejecutar órdenes en este servidor.</translation>
    </message>
    <message>
        <source>The server closed the command before it began.</source>
        <translation>El servidor cerró la orden antes de que empezara.</translation>
    </message>
    <message>
        <source>Sign in as root, or as a user with a normal shell.</source>
        <translation>Inicie sesión como root, o como un usuario con un shell normal.</translation>
    </message>
    <message>
        <source>The server wants %1 to choose a new password before anything else.</source>
        <translation>El servidor quiere que %1 elija una contraseña nueva antes de nada.</translation>
    </message>
    <message>
        <source>Many hosting companies give out a first password that has to be changed at once.</source>
        <translation>Muchas empresas de alojamiento dan una primera contraseña que hay que cambiar enseguida.</translation>
    </message>
    <message>
        <source>Start again in a terminal, where you are asked for it, or give it as “newPassword” beside the old one.</source>
        <translation>Empiece de nuevo en un terminal, donde se le preguntará, o indíquela como «newPassword» junto a la antigua.</translation>
    </message>
    <message>
        <source>The server did not take the new password of %1.</source>
        <translation>El servidor no aceptó la contraseña nueva de %1.</translation>
    </message>
    <message>
        <source>Start again with another new password; the present one is still the one that counts.</source>
        <translation>Empiece de nuevo con otra contraseña nueva; la actual sigue siendo la que cuenta.</translation>
    </message>
    <message>
        <source>%1 may not sign in on this server.</source>
        <translation>%1 no puede iniciar sesión en este servidor.</translation>
    </message>
    <message>
        <source>The hosting company has set it up so that one signs in as %1.</source>
        <translation>La empresa de alojamiento lo ha dispuesto de modo que se inicia sesión como %1.</translation>
    </message>
    <message>
        <source>Sign in as %1, who becomes root by sudo.</source>
        <translation>Inicie sesión como %1, que se convierte en root con sudo.</translation>
    </message>
    <message>
        <source>%1 cannot become root on this server.</source>
        <translation>%1 no puede convertirse en root en este servidor.</translation>
    </message>
    <message>
        <source>The program sudo is not installed there, and doas, which is, cannot be used by Meethouse.</source>
        <translation>El programa sudo no está instalado allí, y doas, que sí lo está, no lo puede usar Meethouse.</translation>
    </message>
    <message>
        <source>The program sudo is not installed there.</source>
        <translation>El programa sudo no está instalado allí.</translation>
    </message>
    <message>
        <source>Sign in as root, or have sudo installed and %1 added to the group sudo.</source>
        <translation>Inicie sesión como root, o haga instalar sudo y añadir %1 al grupo sudo.</translation>
    </message>
    <message>
        <source>%1 needs a password to become root on this server.</source>
        <translation>%1 necesita una contraseña para convertirse en root en este servidor.</translation>
    </message>
    <message>
        <source>sudo asks for it, and it was not given.</source>
        <translation>sudo la pide, y no se dio.</translation>
    </message>
    <message>
        <source>Give the password %1 has on the server as sudo password, or sign in as root.</source>
        <translation>Dé como contraseña de sudo la que %1 tiene en el servidor, o inicie sesión como root.</translation>
    </message>
    <message>
        <source>%1 could not become root on this server.</source>
        <translation>%1 no pudo convertirse en root en este servidor.</translation>
    </message>
    <message>
        <source>sudo wants a terminal there (requiretty), and could not be given one.</source>
        <translation>sudo quiere allí un terminal (requiretty), y no se le pudo dar uno.</translation>
    </message>
    <message>
        <source>Take “requiretty” out of the sudo rules, or sign in as root.</source>
        <translation>Quite «requiretty» de las reglas de sudo, o inicie sesión como root.</translation>
    </message>
    <message>
        <source>sudo refused the password of %1.</source>
        <translation>sudo rechazó la contraseña de %1.</translation>
    </message>
    <message>
        <source>Nothing was run as root, and nothing was sent.</source>
        <translation>No se ejecutó nada como root, y no se envió nada.</translation>
    </message>
    <message>
        <source>Try again with the password %1 has on the server; it may differ from a key&apos;s passphrase.</source>
        <translation>Inténtelo otra vez con la contraseña que %1 tiene en el servidor; puede ser distinta de la frase de contraseña de una clave.</translation>
    </message>
    <message>
        <source>%1 may not become root on this server.</source>
        <translation>%1 no tiene permiso para convertirse en root en este servidor.</translation>
    </message>
    <message>
        <source>sudo does not allow it to this user, or only for some commands.</source>
        <translation>sudo no se lo permite a este usuario, o solo para algunas órdenes.</translation>
    </message>
    <message>
        <source>Sign in as root, or have %1 added to the group sudo.</source>
        <translation>Inicie sesión como root, o haga añadir %1 al grupo sudo.</translation>
    </message>
    <message>
        <source>sudo ended, or asked for something that this program cannot answer.</source>
        <translation>sudo terminó, o preguntó algo que este programa no puede responder.</translation>
    </message>
    <message>
        <source>Try “sudo -v” in a terminal on the server, or sign in as root.</source>
        <translation>Pruebe «sudo -v» en un terminal en el servidor, o inicie sesión como root.</translation>
    </message>
</context>
<context>
    <name>StatusCommand</name>
    <message>
        <source>A run is going on there; “meethouse follow” shows it.</source>
        <translation>Allí hay una ejecución en curso; «meethouse follow» la muestra.</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>No tiene que hacer nada.</translation>
    </message>
    <message>
        <source>What needs you:</source>
        <translation>Lo que tiene que hacer usted:</translation>
    </message>
</context>
<context>
    <name>SurveyCommand</name>
    <message>
        <source>System:     %1, %2</source>
        <translation>Sistema:     %1, %2</translation>
    </message>
    <message>
        <source>Machine:    %1 processors, %2 GB of memory, %3</source>
        <translation>Máquina:     %1 procesadores, %2 GB de memoria, %3</translation>
    </message>
    <message>
        <source>Addresses:  %1</source>
        <translation>Direcciones: %1</translation>
    </message>
    <message>
        <source>Jitsi Meet: %1</source>
        <translation>Jitsi Meet:  %1</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>%1 could not be asked.</source>
        <translation>No se pudo preguntar a %1.</translation>
    </message>
    <message>
        <source>The file with trusted certificates could not be read.</source>
        <translation>El archivo con los certificados de confianza no se pudo leer.</translation>
    </message>
    <message>
        <source>It does not exist, or holds no certificate in PEM form.</source>
        <translation>No existe, o no contiene ningún certificado en forma PEM.</translation>
    </message>
    <message>
        <source>Name a file that begins with “-----BEGIN CERTIFICATE-----”.</source>
        <translation>Indique un archivo que empiece por «-----BEGIN CERTIFICATE-----».</translation>
    </message>
    <message>
        <source>The two sides could not agree on an encrypted connection.</source>
        <translation>Los dos lados no pudieron acordar una conexión cifrada.</translation>
    </message>
    <message>
        <source>Check that a web server with a certificate runs there and that nothing in between changes the connection.</source>
        <translation>Compruebe que allí funciona un servidor web con certificado y que nada cambia la conexión por el camino.</translation>
    </message>
    <message>
        <source>It showed a certificate that was made for another name.</source>
        <translation>Mostró un certificado hecho para otro nombre.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server, and which certificate it uses.</source>
        <translation>Compruebe que el nombre lleva al servidor correcto, y qué certificado usa.</translation>
    </message>
    <message>
        <source>It showed a certificate that is not trusted, so it may be somebody else.</source>
        <translation>Mostró un certificado que no es de confianza, así que puede ser otra persona.</translation>
    </message>
    <message>
        <source>Nothing answers at port %1 there, or a firewall refuses us.</source>
        <translation>Allí no responde nada en el puerto %1, o un cortafuegos nos rechaza.</translation>
    </message>
    <message>
        <source>Check that the server is up, that the name leads to it, and what its firewall lets in.</source>
        <translation>Compruebe que el servidor está en marcha, que el nombre lleva a él y qué deja entrar su cortafuegos.</translation>
    </message>
    <message>
        <source>Its answer is far larger than expected.</source>
        <translation>Su respuesta es mucho mayor de lo esperado.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server.</source>
        <translation>Compruebe que el nombre lleva al servidor correcto.</translation>
    </message>
    <message>
        <source>The connection broke, or the answer made no sense.</source>
        <translation>La conexión se cortó, o la respuesta no tenía sentido.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the web server&apos;s log.</source>
        <translation>Inténtelo otra vez; si sigue igual, mire en el registro del servidor web.</translation>
    </message>
    <message>
        <source>Asking %1 was stopped.</source>
        <translation>La pregunta a %1 se detuvo.</translation>
    </message>
    <message>
        <source>Somebody asked to stop.</source>
        <translation>Alguien pidió parar.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Empiece de nuevo cuando quiera.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 no respondió a tiempo.</translation>
    </message>
    <message>
        <source>The server is not there, very slow, or a firewall swallows what we send to port %1.</source>
        <translation>El servidor no está, es muy lento, o un cortafuegos se traga lo que enviamos al puerto %1.</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 cerró la conexión.</translation>
    </message>
    <message>
        <source>The server was restarted, or something in between cut the connection.</source>
        <translation>El servidor se reinició, o algo por el camino cortó la conexión.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the server&apos;s logs.</source>
        <translation>Inténtelo otra vez; si sigue igual, mire en los registros del servidor.</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>The change could not be confirmed at the server.</source>
        <translation>El cambio no se pudo confirmar en el servidor.</translation>
    </message>
    <message>
        <source>The server takes it back by itself in a few minutes. Look at the detail, then start again.</source>
        <translation>El servidor lo deshace por sí solo en unos minutos. Mire el detalle y empiece de nuevo.</translation>
    </message>
</context>
<context>
    <name>UndoCommand</name>
    <message>
        <source>This removes the meeting server %1 with all its hosts and settings.
Type its name to go on:</source>
        <translation>Esto elimina el servidor de reuniones %1 con todos sus anfitriones y ajustes.
Escriba su nombre para seguir:</translation>
    </message>
    <message>
        <source>Meethouse has left nothing on this server, so there is nothing to take back.</source>
        <translation>Meethouse no ha dejado nada en este servidor, así que no hay nada que deshacer.</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>No se deshizo nada.</translation>
    </message>
    <message>
        <source>The name of the meeting server was not confirmed.</source>
        <translation>El nombre del servidor de reuniones no se confirmó.</translation>
    </message>
    <message>
        <source>If it is meant, start again with --confirm %1.</source>
        <translation>Si es eso lo que quiere, empiece de nuevo con --confirm %1.</translation>
    </message>
    <message>
        <source>These files were changed by somebody else and were left alone:</source>
        <translation>Estos archivos los cambió otra persona y se dejaron como están:</translation>
    </message>
    <message>
        <source>What stays:</source>
        <translation>Lo que queda:</translation>
    </message>
    <message>
        <source>Everything else is as it was before.</source>
        <translation>Todo lo demás está como antes.</translation>
    </message>
</context>
<context>
    <name>WebSocket</name>
    <message>
        <source>%1 does not accept WebSocket connections at %2.</source>
        <translation>%1 no acepta conexiones WebSocket en %2.</translation>
    </message>
    <message>
        <source>Its answer was not what a WebSocket server says.</source>
        <translation>Su respuesta no era la de un servidor WebSocket.</translation>
    </message>
    <message>
        <source>Check the web server&apos;s configuration, and that nothing in between changes the connection.</source>
        <translation>Compruebe la configuración del servidor web, y que nada cambia la conexión por el camino.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The sign-in at %1 was refused.</source>
        <translation>El inicio de sesión en %1 fue rechazado.</translation>
    </message>
    <message>
        <source>The server does not know this account, or not with this password, or lets nobody in this way.</source>
        <translation>El servidor no conoce esta cuenta, o no con esta contraseña, o no deja entrar a nadie de esta forma.</translation>
    </message>
    <message>
        <source>Check the account&apos;s name and its password.</source>
        <translation>Compruebe el nombre de la cuenta y su contraseña.</translation>
    </message>
</context>
<context>
    <name>Xml</name>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>No se pudo entender la respuesta del servidor.</translation>
    </message>
    <message>
        <source>It is not what an XMPP server sends.</source>
        <translation>No es lo que envía un servidor XMPP.</translation>
    </message>
    <message>
        <source>Check that the name leads to the right server.</source>
        <translation>Compruebe que el nombre lleva al servidor correcto.</translation>
    </message>
</context>
<context>
    <name>Xmpp</name>
    <message>
        <source>The chat server %1 gave an answer that makes no sense here.</source>
        <translation>El servidor de chat %1 dio una respuesta que aquí no tiene sentido.</translation>
    </message>
    <message>
        <source>It is not set up for a Jitsi meeting, or in another way.</source>
        <translation>No está instalado para una reunión de Jitsi, o lo está de otra forma.</translation>
    </message>
    <message>
        <source>Look into Prosody&apos;s log on the server.</source>
        <translation>Mire en el registro de Prosody en el servidor.</translation>
    </message>
</context>
<context>
    <name>XmppTransport</name>
    <message>
        <source>The chat server behind %1 ended the conversation.</source>
        <translation>El servidor de chat detrás de %1 terminó la conversación.</translation>
    </message>
    <message>
        <source>It was restarted, or did not like what it was told.</source>
        <translation>Se reinició, o no le gustó lo que se le dijo.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into Prosody&apos;s log on the server.</source>
        <translation>Inténtelo otra vez; si sigue igual, mire en el registro de Prosody en el servidor.</translation>
    </message>
    <message>
        <source>The chat server behind %1 did not answer in time.</source>
        <translation>El servidor de chat detrás de %1 no respondió a tiempo.</translation>
    </message>
    <message>
        <source>It is very busy, or does not know what to say.</source>
        <translation>Está muy ocupado, o no sabe qué decir.</translation>
    </message>
</context>
<context>
    <name>meethouse::AddressModel</name>
    <message>
        <source>“%1” cannot be a meeting&apos;s address. It looks like meet.your-school.example: words with dots between, no blanks.</source>
        <translation>«%1» no puede ser la dirección de una reunión. Tiene este aspecto: meet.su-centro.example, palabras con puntos en medio, sin espacios.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address.</source>
        <translation>«%1» no es una dirección de correo.</translation>
    </message>
</context>
<context>
    <name>meethouse::AddressPage</name>
    <message>
        <source>Where the name leads</source>
        <translation>Adónde lleva el nombre</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Under which address shall people meet?</source>
        <translation>¿En qué dirección se reunirá la gente?</translation>
    </message>
    <message>
        <source>A name of yours that leads to this server. Guests type it, and it stands in every link.</source>
        <translation>Un nombre suyo que lleva a este servidor. Los invitados lo escriben, y aparece en cada enlace.</translation>
    </message>
    <message>
        <source>&amp;Name of the meetings</source>
        <translation>&amp;Nombre de las reuniones</translation>
    </message>
    <message>
        <source>How do browsers know that it is you?</source>
        <translation>¿Cómo saben los navegadores que es usted?</translation>
    </message>
    <message>
        <source>A&amp;utomatically</source>
        <translation>Au&amp;tomáticamente</translation>
    </message>
    <message>
        <source>Let&apos;s Encrypt, a charity, issues a certificate that every browser trusts, and it renews itself. The name becomes public by that.</source>
        <translation>Let’s Encrypt, una organización sin ánimo de lucro, expide un certificado en el que confían todos los navegadores, y se renueva solo. Con ello el nombre se hace público.</translation>
    </message>
    <message>
        <source>&amp;With files of my own</source>
        <translation>Con &amp;archivos propios</translation>
    </message>
    <message>
        <source>Your organisation gave you a certificate. You will have to renew it yourself.</source>
        <translation>Su organización le dio un certificado. Tendrá que renovarlo usted.</translation>
    </message>
    <message>
        <source>&amp;Self-signed</source>
        <translation>Auto&amp;firmado</translation>
    </message>
    <message>
        <source>For trying things out only: every guest sees a warning first, and the telephone apps refuse.</source>
        <translation>Solo para hacer pruebas: cada invitado ve antes un aviso, y las aplicaciones del teléfono se niegan.</translation>
    </message>
    <message>
        <source>&amp;E-mail address (may be left empty)</source>
        <translation>&amp;Dirección de correo (puede quedar vacía)</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>Mirar &amp;otra vez</translation>
    </message>
    <message>
        <source>Certificate, &amp;full chain</source>
        <translation>Certificado, ca&amp;dena completa</translation>
    </message>
    <message>
        <source>PEM; often called fullchain.pem.</source>
        <translation>PEM; a menudo se llama fullchain.pem.</translation>
    </message>
    <message>
        <source>Its &amp;key</source>
        <translation>Su c&amp;lave</translation>
    </message>
    <message>
        <source>It goes to Let&apos;s Encrypt and nowhere else. They may write to it about the certificate.</source>
        <translation>Va a Let’s Encrypt y a ningún otro sitio. Pueden escribir a ella sobre el certificado.</translation>
    </message>
    <message>
        <source>Asking where this name leads</source>
        <translation>Preguntando adónde lleva este nombre</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Seguir de todos modos</translation>
    </message>
    <message>
        <source>Enter this where you rented the domain, most often under “DNS”. We look again every few seconds and go on as soon as it is there; it can take up to an hour.</source>
        <translation>Introduzca esto donde alquiló el dominio, casi siempre en «DNS». Miramos cada pocos segundos y seguimos en cuanto esté; puede tardar hasta una hora.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>PEM; often called privkey.pem.</source>
        <translation>PEM; a menudo se llama privkey.pem.</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key</source>
        <translation>Frase de &amp;contraseña de la clave</translation>
    </message>
    <message>
        <source>The key is locked with it. It opens the key on this computer and is kept nowhere.</source>
        <translation>La clave está bloqueada con ella. Abre la clave en este ordenador y no se guarda en ninguna parte.</translation>
    </message>
    <message>
        <source>By a certificate for %1. The name itself stands in every link, so it stays as it is: for another one, take everything back and set the server up anew.</source>
        <translation>Por un certificado para %1. El nombre mismo está en cada enlace, así que se queda como está: para otro, deshaga todo y vuelva a instalar el servidor.</translation>
    </message>
    <message>
        <source>meet.your-school.example</source>
        <translation>meet.su-centro.example</translation>
    </message>
    <message>
        <source>The name is still missing.</source>
        <translation>Todavía falta el nombre.</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Elegir el certificado</translation>
    </message>
    <message>
        <source>Choose its key</source>
        <translation>Elegir su clave</translation>
    </message>
</context>
<context>
    <name>meethouse::AnswerEditor</name>
    <message>
        <source>In days.</source>
        <translation>En días.</translation>
    </message>
    <message>
        <source>A day like 2026-10-01.</source>
        <translation>Un día como 2026-10-01.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>Aún no se ha dicho</translation>
    </message>
</context>
<context>
    <name>meethouse::AnswerRows</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>Account on the server</source>
        <translation>Cuenta en el servidor</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Since (2026-10-01)</source>
        <translation>Desde (2026-10-01)</translation>
    </message>
    <message>
        <source>One more line</source>
        <translation>Una línea más</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, línea %2: %3</translation>
    </message>
</context>
<context>
    <name>meethouse::Bar</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Volver</translation>
    </message>
</context>
<context>
    <name>meethouse::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>meethouse::CountryBox</name>
    <message>
        <source>not said yet</source>
        <translation>aún no se ha dicho</translation>
    </message>
</context>
<context>
    <name>meethouse::DocumentsTab</name>
    <message>
        <source>&amp;Documents</source>
        <translation>Docum&amp;entos</translation>
    </message>
</context>
<context>
    <name>meethouse::DonePage</name>
    <message>
        <source>Your meetings</source>
        <translation>Sus reuniones</translation>
    </message>
    <message>
        <source>What happens by itself</source>
        <translation>Lo que ocurre solo</translation>
    </message>
    <message>
        <source>Your house is open</source>
        <translation>Su casa está abierta</translation>
    </message>
    <message>
        <source>Add any word to the address, and that is a room: a host opens it, guests come in with its password.</source>
        <translation>Añada cualquier palabra a la dirección, y eso es una sala: un anfitrión la abre, y los invitados entran con su contraseña.</translation>
    </message>
    <message>
        <source>Your meetings are at</source>
        <translation>Sus reuniones están en</translation>
    </message>
    <message>
        <source>What to tell guests</source>
        <translation>Qué decir a los invitados</translation>
    </message>
    <message>
        <source>The link of the room, and its password, by two different ways if you can. They need a browser and nothing else. They wait until a host is there.</source>
        <translation>El enlace de la sala y su contraseña, si puede por dos caminos distintos. Necesitan un navegador y nada más. Esperan hasta que haya un anfitrión.</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Terminar</translation>
    </message>
    <message>
        <source>The certificate renews itself</source>
        <translation>El certificado se renueva solo</translation>
    </message>
    <message>
        <source>About a month before it ends.</source>
        <translation>Más o menos un mes antes de que caduque.</translation>
    </message>
    <message>
        <source>The certificate does not renew itself</source>
        <translation>El certificado no se renueva solo</translation>
    </message>
    <message>
        <source>You have to see to it before it ends.</source>
        <translation>Tiene que ocuparse usted antes de que caduque.</translation>
    </message>
    <message>
        <source>Rooms close behind the last host</source>
        <translation>Las salas se cierran detrás del último anfitrión</translation>
    </message>
    <message numerus="yes">
        <source>A meeting ends %n minute(s) after its last host has left.</source>
        <translation>
            <numerusform>Una reunión termina %n minuto después de que salga el último anfitrión.</numerusform>
            <numerusform>Una reunión termina %n minutos después de que salga el último anfitrión.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer gets to know the server</source>
        <translation>Este ordenador conoce por primera vez el servidor</translation>
    </message>
    <message>
        <source>This computer knows the server</source>
        <translation>Este ordenador conoce el servidor</translation>
    </message>
    <message>
        <source>It comes in as it did today.</source>
        <translation>Entra como lo hizo hoy.</translation>
    </message>
    <message>
        <source>This computer comes in by a key of its own</source>
        <translation>Este ordenador entra con una clave propia</translation>
    </message>
    <message>
        <source>No password was stored.</source>
        <translation>No se guardó ninguna contraseña.</translation>
    </message>
    <message>
        <source>The password is in the keychain</source>
        <translation>La contraseña está en el llavero</translation>
    </message>
    <message>
        <source>Only there, and only on this computer.</source>
        <translation>Solo allí, y solo en este ordenador.</translation>
    </message>
    <message>
        <source>The password was not stored and is asked for every time.</source>
        <translation>La contraseña no se guardó y se pide cada vez.</translation>
    </message>
    <message>
        <source>Security updates come at night</source>
        <translation>Las actualizaciones de seguridad llegan de noche</translation>
    </message>
    <message>
        <source>Between these times of the server&apos;s clock, when it may also restart: %1.</source>
        <translation>Entre estas horas del reloj del servidor, cuando también puede reiniciarse: %1.</translation>
    </message>
    <message>
        <source>What is written down about guests is deleted</source>
        <translation>Lo que se anota de los invitados se borra</translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s).</source>
        <translation>
            <numerusform>Después de %n día.</numerusform>
            <numerusform>Después de %n días.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::Facts</name>
    <message>
        <source>The list of facts cannot be read.</source>
        <translation>La lista de hechos no se puede leer.</translation>
    </message>
    <message>
        <source>Look at the server again, so that the facts are gathered anew.</source>
        <translation>Mire el servidor otra vez, para que los hechos se recojan de nuevo.</translation>
    </message>
    <message>
        <source>An entry has no id.</source>
        <translation>Una entrada no tiene identificador.</translation>
    </message>
    <message>
        <source>“%1” does not say where it is known from.</source>
        <translation>«%1» no dice de dónde se sabe.</translation>
    </message>
    <message>
        <source>“%1” does not say when it was true.</source>
        <translation>«%1» no dice cuándo era cierto.</translation>
    </message>
    <message>
        <source>“%1” has no value.</source>
        <translation>«%1» no tiene valor.</translation>
    </message>
</context>
<context>
    <name>meethouse::FileLine</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
</context>
<context>
    <name>meethouse::FitModel</name>
    <message numerus="yes">
        <source>%1, %n processor(s), %2 GB of memory, %3 GB free</source>
        <translation>
            <numerusform>%1, %n procesador, %2 GB de memoria, %3 GB libres</numerusform>
            <numerusform>%1, %n procesadores, %2 GB de memoria, %3 GB libres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Carries about %n people at once with pictures, as a rule of thumb; more with sound alone.</source>
        <translation>
            <numerusform>Admite a la vez a %n persona con imagen, como regla aproximada; a más, solo con sonido.</numerusform>
            <numerusform>Admite a la vez a unas %n personas con imagen, como regla aproximada; a más, solo con sonido.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::FitPage</name>
    <message>
        <source>What was found</source>
        <translation>Lo que se encontró</translation>
    </message>
    <message>
        <source>Is this server fit for meetings?</source>
        <translation>¿Es este servidor adecuado para reuniones?</translation>
    </message>
    <message>
        <source>Looking at the server</source>
        <translation>Mirando el servidor</translation>
    </message>
    <message>
        <source>Nothing is changed by this.</source>
        <translation>Con esto no se cambia nada.</translation>
    </message>
    <message>
        <source>A run is going on there</source>
        <translation>Allí hay una ejecución en curso</translation>
    </message>
    <message>
        <source>Meethouse has set it up as %1</source>
        <translation>Meethouse lo ha instalado como %1</translation>
    </message>
    <message>
        <source>I know better</source>
        <translation>Sé lo que hago</translation>
    </message>
    <message>
        <source>passed over by you</source>
        <translation>pasado por alto por usted</translation>
    </message>
    <message>
        <source>You have a snapshot</source>
        <translation>Tiene una instantánea</translation>
    </message>
    <message>
        <source>Take a snapshot at the hosting company first</source>
        <translation>Haga antes una instantánea en la empresa de alojamiento</translation>
    </message>
    <message>
        <source>Most companies offer one. It is the quickest way back if you change your mind.</source>
        <translation>La mayoría la ofrece. Es el camino más rápido de vuelta si cambia de idea.</translation>
    </message>
    <message>
        <source>I have one</source>
        <translation>Tengo una</translation>
    </message>
    <message>
        <source>We look without changing anything. This takes a few seconds.</source>
        <translation>Miramos sin cambiar nada. Tarda unos segundos.</translation>
    </message>
    <message numerus="yes">
        <source>We looked without changing anything. %n thing(s) need you before we can go on.</source>
        <translation>
            <numerusform>Hemos mirado sin cambiar nada. Hay %n punto que le necesita antes de seguir.</numerusform>
            <numerusform>Hemos mirado sin cambiar nada. Hay %n puntos que le necesitan antes de seguir.</numerusform>
        </translation>
    </message>
    <message>
        <source>We looked without changing anything.</source>
        <translation>Hemos mirado sin cambiar nada.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Comprobar &amp;otra vez</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>It was started earlier and went on without this window. “Continue” shows how far it is.</source>
        <translation>Se inició antes y siguió sin esta ventana. «Continuar» muestra hasta dónde ha llegado.</translation>
    </message>
    <message>
        <source>“Continue” takes it over to this computer, tries every promise, and changes nothing.</source>
        <translation>«Continuar» lo trae a este ordenador, prueba cada promesa y no cambia nada.</translation>
    </message>
    <message>
        <source>We looked without changing anything. Nothing stands in the way.</source>
        <translation>Hemos mirado sin cambiar nada. Nada lo impide.</translation>
    </message>
</context>
<context>
    <name>meethouse::Fold</name>
    <message>
        <source>unfolded</source>
        <translation>desplegado</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>plegado</translation>
    </message>
</context>
<context>
    <name>meethouse::HoldingModel</name>
    <message>
        <source>%1: was “%2”, and is not known any more.</source>
        <translation>%1: era «%2», y ya no se sabe.</translation>
    </message>
    <message>
        <source>%1: was “%2”, is “%3”.</source>
        <translation>%1: era «%2», es «%3».</translation>
    </message>
</context>
<context>
    <name>meethouse::HoldingPage</name>
    <message>
        <source>Is needed now, and was not written.</source>
        <translation>Hace falta ahora, y no se escribió.</translation>
    </message>
    <message>
        <source>No longer true: “%1”</source>
        <translation>Ya no es cierto: «%1»</translation>
    </message>
    <message numerus="yes">
        <source>And %n more sentence(s).</source>
        <translation>
            <numerusform>Y %n frase más.</numerusform>
            <numerusform>Y %n frases más.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measure &amp;again</source>
        <translation>Medir &amp;otra vez</translation>
    </message>
    <message>
        <source>&amp;They lie elsewhere…</source>
        <translation>Están en otra &amp;parte…</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Do your papers still hold?</source>
        <translation>¿Siguen siendo ciertos sus documentos?</translation>
    </message>
    <message>
        <source>Every sentence about the server was true on the day it was written. Here each is held against what was measured now.</source>
        <translation>Cada frase sobre el servidor era cierta el día en que se escribió. Aquí se compara cada una con lo que se ha medido ahora.</translation>
    </message>
    <message>
        <source>&amp;Write the papers…</source>
        <translation>Escribir los &amp;documentos…</translation>
    </message>
    <message>
        <source>Looks at the server once more, and then at the papers.</source>
        <translation>Mira otra vez el servidor, y después los documentos.</translation>
    </message>
    <message>
        <source>Another folder, where papers of this server were written.</source>
        <translation>Otra carpeta, donde se escribieron documentos de este servidor.</translation>
    </message>
    <message>
        <source>Folder of the papers</source>
        <translation>Carpeta de los documentos</translation>
    </message>
    <message>
        <source>Reading the papers …</source>
        <translation>Leyendo los documentos…</translation>
    </message>
    <message>
        <source>No papers of this server were found on this computer.</source>
        <translation>En este ordenador no se encontraron documentos de este servidor.</translation>
    </message>
    <message>
        <source>The papers of %1 do not all hold any more. Write them again, and hand out the new ones.</source>
        <translation>Los documentos del %1 ya no son todos ciertos. Escríbalos de nuevo y entregue los nuevos.</translation>
    </message>
    <message>
        <source>The papers of %1 still hold. These files are not as they were written: %2</source>
        <translation>Los documentos del %1 siguen siendo ciertos. Estos archivos no están como se escribieron: %2</translation>
    </message>
    <message>
        <source>All papers of %1 still hold.</source>
        <translation>Todos los documentos del %1 siguen siendo ciertos.</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>&amp;Abrir la carpeta</translation>
    </message>
    <message>
        <source>A draft: something is still missing.</source>
        <translation>Un borrador: todavía falta algo.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them is/are draft(s): something is still missing.</source>
        <translation>
            <numerusform>%n de ellos es un borrador: todavía falta algo.</numerusform>
            <numerusform>%n de ellos son borradores: todavía falta algo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::HostsModel</name>
    <message>
        <source>Your meetings at %1</source>
        <translation>Sus reuniones en %1</translation>
    </message>
    <message>
        <source>Hello,</source>
        <translation>Hola:</translation>
    </message>
    <message>
        <source>Hello %1,</source>
        <translation>Hola, %1:</translation>
    </message>
    <message>
        <source>%1

you can hold video meetings at %2. Please open this link and choose your password; nobody else will ever know it:

%3

The link works once, until %4. Do not pass it on.
</source>
        <translation>%1

puede celebrar reuniones por vídeo en %2. Abra este enlace y elija su contraseña; nadie más la conocerá:

%3

El enlace vale una sola vez, hasta el %4. No lo pase a nadie.
</translation>
    </message>
</context>
<context>
    <name>meethouse::HostsPage</name>
    <message>
        <source>Inviting</source>
        <translation>Invitación</translation>
    </message>
    <message>
        <source>Who opens meetings?</source>
        <translation>¿Quién abre las reuniones?</translation>
    </message>
    <message>
        <source>Hosts sign in and open rooms. Each gets a link that works once and chooses a password behind it; nobody but the host ever knows it, you included.</source>
        <translation>Los anfitriones inician sesión y abren salas. Cada uno recibe un enlace de un solo uso con el que elige una contraseña; nadie más que el anfitrión la conoce nunca, tampoco usted.</translation>
    </message>
    <message>
        <source>Make &amp;the links</source>
        <translation>&amp;Crear los enlaces</translation>
    </message>
    <message>
        <source>Making the links</source>
        <translation>Creando los enlaces</translation>
    </message>
    <message>
        <source>Invite &amp;later</source>
        <translation>Invitar &amp;más tarde</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>Hand each link to its host alone: whoever opens it chooses the password. They are shown here once and kept nowhere; a lost one is replaced by a new one.</source>
        <translation>Entregue cada enlace solo a su anfitrión: quien lo abre elige la contraseña. Aquí se muestran una vez y no se guardan en ningún sitio; uno perdido se sustituye por uno nuevo.</translation>
    </message>
    <message>
        <source>Link of %1</source>
        <translation>Enlace de %1</translation>
    </message>
    <message>
        <source>Write a mail…</source>
        <translation>Escribir un correo…</translation>
    </message>
    <message>
        <source>Show a code for the telephone&apos;s camera</source>
        <translation>Mostrar un código para la cámara del teléfono</translation>
    </message>
    <message>
        <source>&amp;Names of the hosts</source>
        <translation>&amp;Nombres de los anfitriones</translation>
    </message>
    <message>
        <source>Links without &amp;a name</source>
        <translation>Enlaces &amp;sin nombre</translation>
    </message>
    <message>
        <source>Whoever opens one chooses the name, too.</source>
        <translation>Quien abre uno elige también el nombre.</translation>
    </message>
    <message>
        <source>Days that the links &amp;work</source>
        <translation>&amp;Días de validez de los enlaces</translation>
    </message>
    <message>
        <source>Without a name, or for longer</source>
        <translation>Sin nombre, o por más tiempo</translation>
    </message>
    <message>
        <source>Invite hosts</source>
        <translation>Invitar a anfitriones</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Hecho</translation>
    </message>
    <message>
        <source>a host who chooses a name</source>
        <translation>un anfitrión que elige su nombre</translation>
    </message>
    <message>
        <source>Write &amp;sheets to hand over…</source>
        <translation>Escribir hojas &amp;para entregar…</translation>
    </message>
    <message>
        <source>A page to print for each host with a name, and all of them as small cards.</source>
        <translation>Una página para imprimir por cada anfitrión con nombre, y todas como tarjetas pequeñas.</translation>
    </message>
    <message>
        <source>The sheets are in %1. Each shows a link that works once: hand it to its host alone.</source>
        <translation>Las hojas están en %1. Cada una muestra un enlace que vale una sola vez: entréguela solo a su anfitrión.</translation>
    </message>
    <message>
        <source>Folder for the sheets</source>
        <translation>Carpeta para las hojas</translation>
    </message>
    <message>
        <source>One in each line, as they will sign in: small letters, digits, dots and hyphens, for example anna or a.rossi.</source>
        <translation>Uno en cada línea, como iniciarán sesión: letras minúsculas, cifras, puntos y guiones, por ejemplo anna o a.rossi.</translation>
    </message>
    <message>
        <source>Works once, until %1.</source>
        <translation>Vale una vez, hasta el %1.</translation>
    </message>
</context>
<context>
    <name>meethouse::HostsTab</name>
    <message>
        <source>Opens meetings with a password that nobody else knows.</source>
        <translation>Abre reuniones con una contraseña que nadie más conoce.</translation>
    </message>
    <message>
        <source>Cannot sign in. The account and its rooms are kept.</source>
        <translation>No puede iniciar sesión. La cuenta y sus salas se conservan.</translation>
    </message>
    <message>
        <source>Has chosen no password yet. The link works once, until %1.</source>
        <translation>Todavía no ha elegido contraseña. El enlace vale una vez, hasta el %1.</translation>
    </message>
    <message>
        <source>&amp;Invite…</source>
        <translation>&amp;Invitar…</translation>
    </message>
    <message>
        <source>R&amp;emove…</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Retirar</translation>
    </message>
    <message>
        <source>Di&amp;sable</source>
        <translation>&amp;Desactivar</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>&amp;Activar</translation>
    </message>
    <message>
        <source>New &amp;link</source>
        <translation>Nuevo en&amp;lace</translation>
    </message>
    <message>
        <source>Search the hosts</source>
        <translation>Buscar entre los anfitriones</translation>
    </message>
    <message>
        <source>Shows only hosts whose name or state holds this.</source>
        <translation>Muestra solo los anfitriones cuyo nombre o estado contiene esto.</translation>
    </message>
    <message>
        <source>Makes one-time links with which hosts choose their password.</source>
        <translation>Crea enlaces de un solo uso con los que los anfitriones eligen su contraseña.</translation>
    </message>
    <message>
        <source>The account and its rooms go, and the host is shut out at once.</source>
        <translation>La cuenta y sus salas desaparecen, y el anfitrión queda fuera al instante.</translation>
    </message>
    <message>
        <source>The open link does not work any more.</source>
        <translation>El enlace abierto deja de funcionar.</translation>
    </message>
    <message>
        <source>Shut out at once, until enabled again; the account is kept.</source>
        <translation>Fuera al instante, hasta que se active de nuevo; la cuenta se conserva.</translation>
    </message>
    <message>
        <source>May sign in again, with the same password.</source>
        <translation>Puede iniciar sesión otra vez, con la misma contraseña.</translation>
    </message>
    <message>
        <source>A one-time link with which the host chooses a new password.</source>
        <translation>Un enlace de un solo uso con el que el anfitrión elige una contraseña nueva.</translation>
    </message>
    <message>
        <source>What can be done with those that are chosen</source>
        <translation>Qué se puede hacer con los elegidos</translation>
    </message>
    <message>
        <source>Shutting out …</source>
        <translation>Dejando fuera…</translation>
    </message>
    <message>
        <source>Letting in again …</source>
        <translation>Dejando entrar otra vez…</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>An&amp;fitriones</translation>
    </message>
    <message>
        <source>Not everything was done.</source>
        <translation>No todo se hizo.</translation>
    </message>
    <message numerus="yes">
        <source>Search %n host(s)</source>
        <translation>
            <numerusform>Buscar entre %n anfitrión</numerusform>
            <numerusform>Buscar entre %n anfitriones</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no host yet. Invite the first one: the link is for that person alone.</source>
        <translation>Todavía no hay ningún anfitrión. Invite al primero: el enlace es solo para esa persona.</translation>
    </message>
    <message>
        <source>No host fits this search.</source>
        <translation>Ningún anfitrión coincide con esta búsqueda.</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) chosen</source>
        <translation>
            <numerusform>%n anfitrión elegido</numerusform>
            <numerusform>%n anfitriones elegidos</numerusform>
        </translation>
    </message>
    <message>
        <source>What you choose is done for all of them.</source>
        <translation>Lo que elija se hace para todos ellos.</translation>
    </message>
    <message>
        <source>Making the links …</source>
        <translation>Creando los enlaces…</translation>
    </message>
    <message>
        <source>Withdrawing …</source>
        <translation>Retirando…</translation>
    </message>
    <message>
        <source>Remove for good?</source>
        <translation>¿Quitar para siempre?</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n host(s) for good?</source>
        <translation>
            <numerusform>¿Quitar para siempre a %n anfitrión?</numerusform>
            <numerusform>¿Quitar para siempre a %n anfitriones?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Conservar</translation>
    </message>
    <message>
        <source>Removing …</source>
        <translation>Quitando…</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in, the last one on %1. Whoever goes on trying has to wait longer each time.</source>
        <translation>
            <numerusform>%n contraseña equivocada desde el último inicio de sesión, la última: %1. Quien sigue probando tiene que esperar cada vez más.</numerusform>
            <numerusform>%n contraseñas equivocadas desde el último inicio de sesión, la última: %1. Quien sigue probando tiene que esperar cada vez más.</numerusform>
        </translation>
    </message>
    <message>
        <source>May choose a new password with a link that works once, until %1.</source>
        <translation>Puede elegir una contraseña nueva con un enlace que vale una vez, hasta el %1.</translation>
    </message>
    <message>
        <source>Import &amp;a list…</source>
        <translation>Im&amp;portar una lista…</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Anfitriones</translation>
    </message>
    <message>
        <source>Hosts and open invitations. Several can be chosen at once.</source>
        <translation>Anfitriones e invitaciones abiertas. Se pueden elegir varios a la vez.</translation>
    </message>
    <message>
        <source>Invites everybody on a list, and writes a sheet to hand over for each.</source>
        <translation>Invita a todas las personas de una lista, y escribe para cada una una hoja de entrega.</translation>
    </message>
    <message>
        <source>Some have only a link as yet. Choose either them or hosts.</source>
        <translation>Algunos solo tienen por ahora un enlace. Elija o esos, o anfitriones.</translation>
    </message>
    <message>
        <source>A new password?</source>
        <translation>¿Una contraseña nueva?</translation>
    </message>
    <message>
        <source>Is the old password to work until the link is used?</source>
        <translation>¿Debe valer la contraseña antigua hasta que se use el enlace?</translation>
    </message>
    <message>
        <source>If somebody else may know it, lock it now: then nobody signs in with it any more.</source>
        <translation>Si puede conocerla otra persona, bloquéela ahora: así nadie inicia ya sesión con ella.</translation>
    </message>
    <message>
        <source>&amp;Works until then</source>
        <translation>&amp;Vale hasta entonces</translation>
    </message>
    <message>
        <source>&amp;Lock it now</source>
        <translation>&amp;Bloquearla ahora</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportModel</name>
    <message>
        <source>The list “%1” cannot be read.</source>
        <translation>La lista «%1» no se puede leer.</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>Elíjala otra vez.</translation>
    </message>
    <message>
        <source>hosts of %1</source>
        <translation>anfitriones de %1</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportPage</name>
    <message>
        <source>A &amp;sheet to hand over for each host, and cards to cut (PDF)</source>
        <translation>Una hoja de entrega &amp;para cada anfitrión, y tarjetas para recortar (PDF)</translation>
    </message>
    <message>
        <source>What has to be corrected</source>
        <translation>Lo que hay que corregir</translation>
    </message>
    <message>
        <source>Lines of the list</source>
        <translation>Líneas de la lista</translation>
    </message>
    <message>
        <source>What happens to each line.</source>
        <translation>Lo que ocurre con cada línea.</translation>
    </message>
    <message>
        <source>Invite a whole list</source>
        <translation>Invitar a una lista entera</translation>
    </message>
    <message>
        <source>Each host gets a link that works once and chooses a password behind it. You see first what would happen to every line; nothing is done before you say so.</source>
        <translation>Cada anfitrión recibe un enlace de un solo uso con el que elige una contraseña. Usted ve antes lo que ocurriría con cada línea; no se hace nada hasta que lo diga.</translation>
    </message>
    <message>
        <source>no list chosen</source>
        <translation>ninguna lista elegida</translation>
    </message>
    <message>
        <source>List of hosts</source>
        <translation>Lista de anfitriones</translation>
    </message>
    <message>
        <source>Folder for links and sheets</source>
        <translation>Carpeta para enlaces y hojas</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>&amp;List of hosts</source>
        <translation>&amp;Lista de anfitriones</translation>
    </message>
    <message>
        <source>A spreadsheet saved as CSV, one host in each line: name, display name, mail address. Only the name has to be there.</source>
        <translation>Una hoja de cálculo guardada como CSV, un anfitrión en cada línea: nombre, nombre visible, dirección de correo. Solo el nombre es obligatorio.</translation>
    </message>
    <message>
        <source>&amp;Folder for links and sheets</source>
        <translation>Ca&amp;rpeta para enlaces y hojas</translation>
    </message>
    <message>
        <source>Whoever has a link chooses the password, so keep the folder to yourself. A list that was begun in this folder goes on where it was stopped.</source>
        <translation>Quien tiene un enlace elige la contraseña, así que guarde la carpeta para usted. Una lista empezada en esta carpeta sigue donde se detuvo.</translation>
    </message>
    <message>
        <source>Days that the links &amp;work</source>
        <translation>&amp;Días de validez de los enlaces</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Listas (*.csv *.txt *.tsv);;Todos los archivos (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be taken as they are. Correct the list, and choose it again.</source>
        <translation>
            <numerusform>%n línea no se puede aceptar como está. Corrija la lista y elíjala otra vez.</numerusform>
            <numerusform>%n líneas no se pueden aceptar como están. Corrija la lista y elíjala otra vez.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) will be invited.</source>
        <translation>
            <numerusform>Se invitará a %n anfitrión.</numerusform>
            <numerusform>Se invitará a %n anfitriones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were invited before and keep their links.</source>
        <translation>
            <numerusform>%n ya estaba invitado y conserva su enlace.</numerusform>
            <numerusform>%n ya estaban invitados y conservan sus enlaces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are hosts by now.</source>
        <translation>
            <numerusform>%n ya es anfitrión.</numerusform>
            <numerusform>%n ya son anfitriones.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the list …</source>
        <translation>Mirando la lista…</translation>
    </message>
    <message>
        <source>%1 of %2 hosts invited …</source>
        <translation>%1 de %2 anfitriones invitados…</translation>
    </message>
    <message>
        <source>%1 of %2 sheets written …</source>
        <translation>%1 de %2 hojas escritas…</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) are in the folder. Hand each to its host alone.</source>
        <translation>
            <numerusform>%n enlace está en la carpeta. Entréguelo solo a su anfitrión.</numerusform>
            <numerusform>%n enlaces están en la carpeta. Entregue cada uno solo a su anfitrión.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everybody could be invited.</source>
        <translation>No se pudo invitar a todos.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>A&amp;brir la carpeta</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Hecho</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Invite %n host(s)</source>
        <translation>
            <numerusform>&amp;Invitar a %n anfitrión</numerusform>
            <numerusform>&amp;Invitar a %n anfitriones</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Write links and sheets</source>
        <translation>E&amp;scribir enlaces y hojas</translation>
    </message>
    <message>
        <source>&amp;Invite them</source>
        <translation>&amp;Invitar</translation>
    </message>
    <message numerus="yes">
        <source>%n have a link already that is not in this folder: it stops working, and they get a new one.</source>
        <translation>
            <numerusform>%n ya tiene un enlace que no está en esta carpeta: deja de valer y recibe otro.</numerusform>
            <numerusform>%n ya tienen un enlace que no está en esta carpeta: deja de valer y reciben otro.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
</context>
<context>
    <name>meethouse::ImportTable</name>
    <message>
        <source>gets a link</source>
        <translation>recibe un enlace</translation>
    </message>
    <message>
        <source>invited before, keeps the link</source>
        <translation>ya invitado, conserva el enlace</translation>
    </message>
    <message>
        <source>is a host by now</source>
        <translation>ya es anfitrión</translation>
    </message>
    <message>
        <source>has to be corrected</source>
        <translation>hay que corregirla</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Anfitrión</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Lo que ocurre</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>gets another link, the open one stops working</source>
        <translation>recibe otro enlace, el abierto deja de valer</translation>
    </message>
</context>
<context>
    <name>meethouse::KeyPage</name>
    <message>
        <source>Key known so far</source>
        <translation>Clave conocida hasta ahora</translation>
    </message>
    <message>
        <source>Key shown today</source>
        <translation>Clave mostrada hoy</translation>
    </message>
    <message>
        <source>Command for the server&apos;s console</source>
        <translation>Orden para la consola del servidor</translation>
    </message>
    <message>
        <source>I have &amp;compared it, and the new key is right</source>
        <translation>La he &amp;comparado, y la clave nueva es correcta</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Inicio de sesión</translation>
    </message>
    <message>
        <source>Known so far</source>
        <translation>Conocida hasta ahora</translation>
    </message>
    <message>
        <source>Shown today</source>
        <translation>Mostrada hoy</translation>
    </message>
    <message>
        <source>This is not the server you met last time</source>
        <translation>Este no es el servidor de la última vez</translation>
    </message>
    <message>
        <source>This address used to show another key. We have stopped before sending your password.</source>
        <translation>Esta dirección mostraba otra clave. Nos hemos detenido antes de enviar su contraseña.</translation>
    </message>
    <message>
        <source>What can this mean?</source>
        <translation>¿Qué puede significar esto?</translation>
    </message>
    <message>
        <source>The server was installed anew, or the address now belongs to another one; or somebody stands between you and it. Only the hosting company can tell.</source>
        <translation>El servidor se instaló de nuevo, o la dirección es ahora de otro; o alguien está entre usted y él. Solo la empresa de alojamiento lo puede decir.</translation>
    </message>
    <message>
        <source>If you had the server installed anew: open its console at the hosting company&apos;s web site and compare the key with what this prints there.</source>
        <translation>Si hizo instalar el servidor de nuevo: abra su consola en el sitio web de la empresa de alojamiento y compare la clave con lo que esto muestra allí.</translation>
    </message>
    <message>
        <source>Is it the right server?</source>
        <translation>¿Es el servidor correcto?</translation>
    </message>
    <message>
        <source>Every server has a key that nobody else has. You meet this one for the first time, so compare its fingerprint once; from then on we do.</source>
        <translation>Cada servidor tiene una clave que no tiene nadie más. Con este se encuentra por primera vez, así que compare su huella una vez; desde entonces lo hacemos nosotros.</translation>
    </message>
    <message>
        <source>It is the practice server on this machine</source>
        <translation>Es el servidor de prácticas de esta máquina</translation>
    </message>
    <message>
        <source>This is the fingerprint of its key</source>
        <translation>Esta es la huella de su clave</translation>
    </message>
    <message>
        <source>Its key is the one that was made for it here, so there is nothing to compare.</source>
        <translation>Su clave es la que se hizo aquí para él, así que no hay nada que comparar.</translation>
    </message>
    <message>
        <source>Your password has not been sent yet.</source>
        <translation>Su contraseña todavía no se ha enviado.</translation>
    </message>
    <message>
        <source>Many hosting companies show the fingerprint on the server&apos;s page. If yours does not: open the server&apos;s console there and compare with what this prints. No console? Then it is very likely, but not certain, that it is the right one.</source>
        <translation>Muchas empresas de alojamiento muestran la huella en la página del servidor. Si la suya no lo hace: abra allí la consola del servidor y compare con lo que esto muestra. ¿No hay consola? Entonces es muy probable, pero no seguro, que sea el correcto.</translation>
    </message>
    <message>
        <source>&amp;Stop here</source>
        <translation>&amp;Parar aquí</translation>
    </message>
    <message>
        <source>It is the &amp;right one</source>
        <translation>Es el co&amp;rrecto</translation>
    </message>
    <message>
        <source>Remember the &amp;new key</source>
        <translation>Recordar la clave &amp;nueva</translation>
    </message>
    <message>
        <source>Every server has a key that nobody else has, and we compare it every time.</source>
        <translation>Cada servidor tiene una clave que nadie más tiene, y la comparamos cada vez.</translation>
    </message>
</context>
<context>
    <name>meethouse::Keychain</name>
    <message>
        <source>There is no keychain on this computer that answers.</source>
        <translation>En este ordenador no responde ningún llavero.</translation>
    </message>
    <message>
        <source>Passwords are kept by a program of the desktop, for example GNOME Keyring or KWallet, and none runs.</source>
        <translation>Las contraseñas las guarda un programa del escritorio, por ejemplo GNOME Keyring o KWallet, y no hay ninguno en marcha.</translation>
    </message>
    <message>
        <source>Go on without: nothing is stored, and the password is asked for every time.</source>
        <translation>Siga sin él: no se guarda nada, y la contraseña se pide cada vez.</translation>
    </message>
    <message>
        <source>The keychain was not opened.</source>
        <translation>El llavero no se abrió.</translation>
    </message>
    <message>
        <source>It has to be unlocked first.</source>
        <translation>Antes hay que desbloquearlo.</translation>
    </message>
    <message>
        <source>Try again and unlock it, or go on without: the password is then asked for every time.</source>
        <translation>Inténtelo otra vez y desbloquéelo, o siga sin él: entonces la contraseña se pide cada vez.</translation>
    </message>
    <message>
        <source>The keychain was not waited for.</source>
        <translation>No se esperó al llavero.</translation>
    </message>
    <message>
        <source>Try again when you like.</source>
        <translation>Inténtelo otra vez cuando quiera.</translation>
    </message>
</context>
<context>
    <name>meethouse::KeysCard</name>
    <message>
        <source>Keys alone open the server</source>
        <translation>Solo las claves abren el servidor</translation>
    </message>
    <message>
        <source>Nobody is let in by a password to administer it. Hosts and guests of meetings notice nothing of that.</source>
        <translation>Para administrarlo no entra nadie con contraseña. Los anfitriones y los invitados de las reuniones no lo notan.</translation>
    </message>
    <message>
        <source>Shut passwords out</source>
        <translation>Cerrar el paso a las contraseñas</translation>
    </message>
    <message>
        <source>This computer comes in by a key. But whoever knows or guesses a password comes in, too, and strangers try thousands of them every day.</source>
        <translation>Este ordenador entra con una clave. Pero quien sabe o adivina una contraseña también entra, y los extraños prueban miles cada día.</translation>
    </message>
    <message>
        <source>&amp;Keys alone…</source>
        <translation>Solo con &amp;clave…</translation>
    </message>
    <message>
        <source>A key instead of a password</source>
        <translation>Una clave en vez de una contraseña</translation>
    </message>
    <message>
        <source>With a key of its own this computer comes in without being asked for a password. After that, passwords can be shut out.</source>
        <translation>Con una clave propia, este ordenador entra sin que se le pida una contraseña. Después se puede cerrar el paso a las contraseñas.</translation>
    </message>
    <message>
        <source>Put a &amp;key there…</source>
        <translation>Poner una &amp;clave…</translation>
    </message>
    <message>
        <source>Shut passwords out?</source>
        <translation>¿Cerrar el paso a las contraseñas?</translation>
    </message>
    <message>
        <source>Let nobody into %1 by a password any more?</source>
        <translation>¿No dejar entrar a nadie más con contraseña en %1?</translation>
    </message>
    <message>
        <source>Put a key there?</source>
        <translation>¿Poner una clave?</translation>
    </message>
    <message>
        <source>Let this computer into %1 by a key?</source>
        <translation>¿Dejar entrar a este ordenador en %1 con una clave?</translation>
    </message>
    <message>
        <source>The key lies on this computer without a passphrase, so whoever reads this file comes in as well: %1

The password goes on working.</source>
        <translation>La clave está en este ordenador sin frase de contraseña, así que quien lea este archivo también entra: %1

La contraseña sigue valiendo.</translation>
    </message>
    <message>
        <source>&amp;Keys alone</source>
        <translation>Solo con &amp;clave</translation>
    </message>
    <message>
        <source>&amp;Put it there</source>
        <translation>&amp;Ponerla</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>&amp;Dejarlo como está</translation>
    </message>
    <message>
        <source>Whoever administers the server needs a key that lies there. You cannot shut yourself out by this: right after it this computer comes in anew by its key, and if that fails, the server lets passwords in again after three minutes, by itself.

Keep a copy of the key, %1, in a safe place. If it is ever lost, only the hosting company&apos;s console leads in.</source>
        <translation>Quien administra el servidor necesita entonces una clave puesta allí. No puede quedarse fuera por esto: justo después, este ordenador entra de nuevo con su clave, y si no lo consigue, el servidor vuelve a admitir contraseñas por sí solo a los tres minutos.

Guarde una copia de la clave, %1, en un lugar seguro. Si un día se pierde, solo se entra por la consola de la empresa de alojamiento.</translation>
    </message>
</context>
<context>
    <name>meethouse::LanguageButton</name>
    <message>
        <source>Language: %1</source>
        <translation>Idioma: %1</translation>
    </message>
    <message>
        <source>Opens the list of languages.</source>
        <translation>Abre la lista de idiomas.</translation>
    </message>
</context>
<context>
    <name>meethouse::ListPage</name>
    <message>
        <source>About the list</source>
        <translation>Sobre la lista</translation>
    </message>
</context>
<context>
    <name>meethouse::MaintenanceTab</name>
    <message>
        <source>Goes on now, started by %1.</source>
        <translation>Está en curso, iniciada por %1.</translation>
    </message>
    <message>
        <source>A later run followed it.</source>
        <translation>Le siguió una ejecución posterior.</translation>
    </message>
    <message>
        <source>Came to a good end.</source>
        <translation>Terminó bien.</translation>
    </message>
    <message>
        <source>A step failed. Setting up again goes on from there.</source>
        <translation>Un paso falló. Instalar de nuevo sigue desde ahí.</translation>
    </message>
    <message>
        <source>Was stopped. Setting up again goes on from there.</source>
        <translation>Se detuvo. Instalar de nuevo sigue desde ahí.</translation>
    </message>
    <message>
        <source>Has no end: the server was switched off, or the run was ended from outside.</source>
        <translation>No tiene final: el servidor se apagó, o la ejecución se cortó desde fuera.</translation>
    </message>
    <message>
        <source>What was done on the server</source>
        <translation>Lo que se hizo en el servidor</translation>
    </message>
    <message>
        <source>For somebody who helps you</source>
        <translation>Para quien le ayude</translation>
    </message>
    <message>
        <source>What was found and what was done, as a file. It holds no passwords; look through it before you send it.</source>
        <translation>Lo que se encontró y lo que se hizo, como archivo. No contiene contraseñas; léalo antes de enviarlo.</translation>
    </message>
    <message>
        <source>&amp;Save a report…</source>
        <translation>Gua&amp;rdar un informe…</translation>
    </message>
    <message>
        <source>Take the meeting server away</source>
        <translation>Quitar el servidor de reuniones</translation>
    </message>
    <message>
        <source>Everything Meethouse did on the server is taken back: Jitsi Meet, its hosts, rooms and settings. Files of others stay as they are.</source>
        <translation>Se deshace todo lo que Meethouse hizo en el servidor: Jitsi Meet, sus anfitriones, salas y ajustes. Los archivos ajenos quedan como están.</translation>
    </message>
    <message>
        <source>Take &amp;everything back…</source>
        <translation>&amp;Deshacer todo…</translation>
    </message>
    <message>
        <source>Leave it alone</source>
        <translation>Dejarlo en paz</translation>
    </message>
    <message>
        <source>This computer forgets how to reach the server. The server and its meetings go on as they are, and you can take it over again.</source>
        <translation>Este ordenador olvida cómo llegar al servidor. El servidor y sus reuniones siguen como están, y usted puede hacerse cargo de él otra vez.</translation>
    </message>
    <message>
        <source>&amp;Forget it here…</source>
        <translation>&amp;Olvidarlo aquí…</translation>
    </message>
    <message>
        <source>&amp;Maintenance</source>
        <translation>&amp;Mantenimiento</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>El informe está en %1.</translation>
    </message>
    <message>
        <source>Nothing was done there yet.</source>
        <translation>Allí todavía no se ha hecho nada.</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Guardar un informe</translation>
    </message>
    <message>
        <source>Take everything back?</source>
        <translation>¿Deshacer todo?</translation>
    </message>
    <message>
        <source>This removes the meeting server %1 with all its hosts, rooms and settings.
Type its name to go on:</source>
        <translation>Esto elimina el servidor de reuniones %1 con todos sus anfitriones, salas y ajustes.
Escriba su nombre para seguir:</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>No se deshizo nada.</translation>
    </message>
    <message>
        <source>The name of the meeting server was not confirmed.</source>
        <translation>El nombre del servidor de reuniones no se confirmó.</translation>
    </message>
    <message>
        <source>Forget the server here?</source>
        <translation>¿Olvidar el servidor aquí?</translation>
    </message>
    <message>
        <source>Forget %1 on this computer?</source>
        <translation>¿Olvidar %1 en este ordenador?</translation>
    </message>
    <message>
        <source>Nothing happens to the server: its meetings go on. What was kept of it in the keychain is forgotten, too.</source>
        <translation>Al servidor no le pasa nada: sus reuniones siguen. Lo que se guardaba de él en el llavero también se olvida.</translation>
    </message>
    <message>
        <source>&amp;Forget it here</source>
        <translation>&amp;Olvidarlo aquí</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Conservarlo</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Lo que se hizo</translation>
    </message>
    <message>
        <source>Reading what was done …</source>
        <translation>Leyendo lo que se hizo…</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Try everything out</source>
        <translation>Probarlo todo</translation>
    </message>
    <message>
        <source>As hosts, guests and strangers would, from this computer and on the server. Takes a minute or two; meetings go on meanwhile.</source>
        <translation>Como lo harían anfitriones, invitados y extraños, desde este ordenador y en el servidor. Tarda uno o dos minutos; mientras tanto las reuniones siguen.</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Probar</translation>
    </message>
    <message>
        <source>As %1, by a key of your agent or by the password. It is called “%2” here.</source>
        <translation>Como %1, con una clave de su agente o con la contraseña. Aquí se llama «%2».</translation>
    </message>
    <message>
        <source>As %1, by the key %2. It is called “%3” here.</source>
        <translation>Como %1, con la clave %2. Aquí se llama «%3».</translation>
    </message>
    <message>
        <source>How this computer comes in</source>
        <translation>Cómo entra este ordenador</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Cam&amp;biar…</translation>
    </message>
</context>
<context>
    <name>meethouse::ManagedServer</name>
    <message>
        <source>It waits for you to sign in.</source>
        <translation>Espera a que usted inicie sesión.</translation>
    </message>
    <message>
        <source>It was not looked at yet.</source>
        <translation>Todavía no se ha mirado.</translation>
    </message>
    <message>
        <source>Nothing is set up there.</source>
        <translation>Allí no hay nada instalado.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Todo está bien.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need(s) you.</source>
        <translation>
            <numerusform>%n punto le necesita.</numerusform>
            <numerusform>%n puntos le necesitan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Looking at the server …</source>
        <translation>Mirando el servidor…</translation>
    </message>
    <message>
        <source>Putting the key there …</source>
        <translation>Poniendo la clave…</translation>
    </message>
    <message>
        <source>Shutting passwords out …</source>
        <translation>Cerrando el paso a las contraseñas…</translation>
    </message>
</context>
<context>
    <name>meethouse::Manager</name>
    <message>
        <source>+ New ser&amp;ver</source>
        <translation>+ N&amp;uevo servidor</translation>
    </message>
    <message>
        <source>Sets up a server, or takes over one that is set up already.</source>
        <translation>Instala un servidor, o se hace cargo de uno que ya está instalado.</translation>
    </message>
    <message>
        <source>Pages of the server</source>
        <translation>Páginas del servidor</translation>
    </message>
</context>
<context>
    <name>meethouse::MeetingsPage</name>
    <message>
        <source>How shall meetings go?</source>
        <translation>¿Cómo deben ser las reuniones?</translation>
    </message>
    <message>
        <source>All of it is safe as it stands. You can change it later, and your papers follow what you choose.</source>
        <translation>Tal como está, todo es seguro. Puede cambiarlo más tarde, y sus documentos siguen lo que elija.</translation>
    </message>
    <message>
        <source>Does a guest need the room&apos;s password?</source>
        <translation>¿Necesita un invitado la contraseña de la sala?</translation>
    </message>
    <message>
        <source>&amp;Always</source>
        <translation>Siemp&amp;re</translation>
    </message>
    <message>
        <source>A room has its password before anyone is in it, and nobody can take it off. Whoever only knows the link stays outside.</source>
        <translation>Una sala tiene su contraseña antes de que haya nadie en ella, y nadie la puede quitar. Quien solo conoce el enlace se queda fuera.</translation>
    </message>
    <message>
        <source>The ho&amp;st decides</source>
        <translation>Decide el &amp;anfitrión</translation>
    </message>
    <message>
        <source>Rooms begin with a password; a host may take it off. Then whoever has the link comes in.</source>
        <translation>Las salas empiezan con contraseña; un anfitrión puede quitarla. Entonces entra quien tenga el enlace.</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> minutos</translation>
    </message>
    <message>
        <source>When the last host has left, the meeting &amp;ends after</source>
        <translation>Cuando sale el último anfitrión, la reunión &amp;termina después de</translation>
    </message>
    <message>
        <source>Pupils are not left alone in a room. They are told some minutes before.</source>
        <translation>El alumnado no se queda solo en una sala. Se le avisa unos minutos antes.</translation>
    </message>
    <message>
        <source>How long does the server remember that a host has signed in?</source>
        <translation>¿Cuánto tiempo recuerda el servidor que un anfitrión ha iniciado sesión?</translation>
    </message>
    <message>
        <source>For &amp;the meeting</source>
        <translation>&amp;Para la reunión</translation>
    </message>
    <message>
        <source>The safer one where several people use the same computer.</source>
        <translation>Lo más seguro donde varias personas usan el mismo ordenador.</translation>
    </message>
    <message>
        <source>&amp;For a day</source>
        <translation>Para un &amp;día</translation>
    </message>
    <message>
        <source>Hosts sign in once in the morning, on computers that are theirs alone.</source>
        <translation>Los anfitriones inician sesión una vez por la mañana, en ordenadores que son solo suyos.</translation>
    </message>
    <message>
        <source> days</source>
        <translation> días</translation>
    </message>
    <message>
        <source>Notes of &amp;who connected are deleted after</source>
        <translation>Las notas de quién se conectó se &amp;borran después de</translation>
    </message>
    <message>
        <source>Addresses are shortened, and room names are not written down. Seven days are enough to find the cause of trouble; the papers name the figure.</source>
        <translation>Las direcciones se acortan, y los nombres de las salas no se anotan. Siete días bastan para encontrar la causa de un problema; los documentos nombran la cifra.</translation>
    </message>
    <message>
        <source>May browsers ask other companies for pictures?</source>
        <translation>¿Pueden los navegadores pedir imágenes a otras empresas?</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;No</translation>
    </message>
    <message>
        <source>Everything a meeting needs comes from your server, and nobody else learns who meets.</source>
        <translation>Todo lo que necesita una reunión viene de su servidor, y nadie más se entera de quién se reúne.</translation>
    </message>
    <message>
        <source>As &amp;Jitsi has it</source>
        <translation>Como &amp;lo tiene Jitsi</translation>
    </message>
    <message>
        <source>Profile pictures come from a company in the United States, which learns who is in your meetings. The papers have to say so.</source>
        <translation>Las fotos de perfil vienen de una empresa de Estados Unidos, que se entera de quién está en sus reuniones. Los documentos tienen que decirlo.</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>&amp;Continuar</translation>
    </message>
</context>
<context>
    <name>meethouse::OverviewTab</name>
    <message>
        <source>Open &amp;the meetings</source>
        <translation>Abrir las &amp;reuniones</translation>
    </message>
    <message>
        <source>The server&apos;s fingerprint</source>
        <translation>La huella del servidor</translation>
    </message>
    <message>
        <source>Compare it with what your hosting company shows.</source>
        <translation>Compárela con lo que muestra su empresa de alojamiento.</translation>
    </message>
    <message>
        <source>It is the right one, &amp;go on</source>
        <translation>Es la correcta, &amp;seguir</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Qué hacer ahora</translation>
    </message>
    <message>
        <source>Everything that was checked</source>
        <translation>Todo lo que se comprobó</translation>
    </message>
    <message>
        <source>Opens the address of the meetings in your browser.</source>
        <translation>Abre la dirección de las reuniones en su navegador.</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Vista &amp;general</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Reuniones</translation>
    </message>
    <message>
        <source>Jitsi Meet</source>
        <translation>Jitsi Meet</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>válido hasta el %1</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Anfitriones</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 libres de %2</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Last work on it</source>
        <translation>Último trabajo en él</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Mirar &amp;otra vez</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>No tiene que hacer nada.</translation>
    </message>
    <message>
        <source>Everything that was checked is in order.</source>
        <translation>Todo lo que se comprobó está en orden.</translation>
    </message>
    <message>
        <source>Meetings are not set up on this server yet.</source>
        <translation>En este servidor todavía no hay reuniones instaladas.</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>Qué hay allí</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>What is there (looked at: %1)</source>
        <translation>Qué hay allí (mirado: %1)</translation>
    </message>
    <message>
        <source>“New server” on the left sets it up.</source>
        <translation>«Nuevo servidor», a la izquierda, lo prepara.</translation>
    </message>
</context>
<context>
    <name>meethouse::PapersModel</name>
    <message>
        <source>Choose at least one language.</source>
        <translation>Elija al menos un idioma.</translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation>Elija al menos un formato.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Elija una carpeta.</translation>
    </message>
</context>
<context>
    <name>meethouse::PapersPage</name>
    <message>
        <source>&amp;PDF, to print and to send</source>
        <translation>PDF, para imprimir &amp;y enviar</translation>
    </message>
    <message>
        <source>HTML, for a web &amp;site</source>
        <translation>&amp;HTML, para un sitio web</translation>
    </message>
    <message>
        <source>ODT, to be &amp;edited</source>
        <translation>ODT, para edi&amp;tar</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Your papers</source>
        <translation>Sus documentos</translation>
    </message>
    <message>
        <source>Every sentence about the server comes from what was measured there just now. What you have not said yet is marked, and such a paper says on every page that it is a draft.</source>
        <translation>Cada frase sobre el servidor viene de lo que se acaba de medir allí. Lo que usted todavía no ha dicho está marcado, y un documento así dice en cada página que es un borrador.</translation>
    </message>
    <message>
        <source>Preview of the first paper</source>
        <translation>Vista previa del primer documento</translation>
    </message>
    <message>
        <source>Show what it will look like</source>
        <translation>Mostrar qué aspecto tendrá</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formatos</translation>
    </message>
    <message>
        <source>&amp;Folder on this computer</source>
        <translation>Carpeta en este o&amp;rdenador</translation>
    </message>
    <message>
        <source>Folder for the papers</source>
        <translation>Carpeta para los documentos</translation>
    </message>
    <message>
        <source>A draft. Still missing: %1</source>
        <translation>Un borrador. Todavía falta: %1</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Write the papers</source>
        <translation>Escribir los &amp;documentos</translation>
    </message>
    <message>
        <source>Ope&amp;n the folder</source>
        <translation>&amp;Abrir la carpeta</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Más tarde</translation>
    </message>
    <message>
        <source>Notices on the server</source>
        <translation>Avisos en el servidor</translation>
    </message>
    <message>
        <source>Notices for everybody at %1</source>
        <translation>Avisos para todos en %1</translation>
    </message>
    <message>
        <source>The meeting page and the page for hosts then link them.</source>
        <translation>La página de reuniones y la de los anfitriones enlazan entonces con ellos.</translation>
    </message>
    <message>
        <source>P&amp;ublish them</source>
        <translation>&amp;Publicar</translation>
    </message>
    <message>
        <source>P&amp;ublish as drafts</source>
        <translation>P&amp;ublicar como borradores</translation>
    </message>
    <message>
        <source>They are published.</source>
        <translation>Están publicados.</translation>
    </message>
    <message>
        <source>P&amp;ublish again</source>
        <translation>P&amp;ublicar de nuevo</translation>
    </message>
    <message>
        <source>Published notices</source>
        <translation>Avisos publicados</translation>
    </message>
    <message>
        <source>Whoever knows the address can read them, in a meeting or not.</source>
        <translation>Quien conoce la dirección puede leerlos, esté o no en una reunión.</translation>
    </message>
    <message>
        <source>Take them &amp;down</source>
        <translation>&amp;Retirarlos</translation>
    </message>
    <message>
        <source>Making the pages …</source>
        <translation>Se preparan las páginas…</translation>
    </message>
    <message>
        <source>Nobody has said yet: %1.</source>
        <translation>Aún nadie ha dicho: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was published: %n paper(s) for everybody lack what the law asks for. Answer what is missing, or publish them marked as drafts.</source>
        <translation>
            <numerusform>No se publicó nada: a %n documento para todos le falta lo que pide la ley. Responda a lo que falta, o publíquelo marcado como borrador.</numerusform>
            <numerusform>No se publicó nada: a %n documentos para todos les falta lo que pide la ley. Responda a lo que falta, o publíquelos marcados como borradores.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::PlanPage</name>
    <message>
        <source>What will be done</source>
        <translation>Lo que se hará</translation>
    </message>
    <message>
        <source>This is what will be done</source>
        <translation>Esto es lo que se hará</translation>
    </message>
    <message>
        <source>Nothing has been changed so far. Every step looks first whether it is so already, and checks afterwards that it is.</source>
        <translation>Hasta ahora no se ha cambiado nada. Cada paso mira primero si ya está así, y comprueba después que lo está.</translation>
    </message>
    <message>
        <source>The shell that will run on the server</source>
        <translation>El shell que se ejecutará en el servidor</translation>
    </message>
    <message>
        <source>Show the script, for those who read shell</source>
        <translation>Mostrar el guion, para quien lea shell</translation>
    </message>
    <message>
        <source>All of it can be taken back: what we add is ours and is removed again, packages that were not there before go, and files of others stay as they are.</source>
        <translation>Todo se puede deshacer: lo que añadimos es nuestro y se vuelve a quitar, los paquetes que antes no estaban se van, y los archivos ajenos quedan como están.</translation>
    </message>
    <message>
        <source>Looking at what has to be done</source>
        <translation>Mirando qué hay que hacer</translation>
    </message>
    <message>
        <source>The server and the name are looked at once more, because time has passed.</source>
        <translation>El servidor y el nombre se miran otra vez, porque ha pasado tiempo.</translation>
    </message>
    <message>
        <source>is so already</source>
        <translation>ya está así</translation>
    </message>
    <message>
        <source>Everything is as it should be; nothing has to be done.</source>
        <translation>Todo está como debe estar; no hay nada que hacer.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n paso</numerusform>
            <numerusform>%n pasos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>más o menos %n minuto</numerusform>
            <numerusform>unos %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Set it up</source>
        <translation>&amp;Instalar</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>Mirar &amp;otra vez</translation>
    </message>
</context>
<context>
    <name>meethouse::ProfileDialog</name>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Conservar</translation>
    </message>
    <message>
        <source>Keep as a &amp;copy</source>
        <translation>Conservar como co&amp;pia</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>How this computer comes in</source>
        <translation>Cómo entra este ordenador</translation>
    </message>
    <message>
        <source>A file for another computer, without passwords and without keys.</source>
        <translation>Un archivo para otro ordenador, sin contraseñas ni claves.</translation>
    </message>
    <message>
        <source>Empty: keys that your agent holds, or the password, which is asked for.</source>
        <translation>Vacío: las claves que guarda su agente, o la contraseña, que se pregunta.</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Elegir el archivo de clave</translation>
    </message>
    <message>
        <source>Another server is called so already.</source>
        <translation>Otro servidor ya se llama así.</translation>
    </message>
    <message>
        <source>A copy needs a name of its own.</source>
        <translation>Una copia necesita un nombre propio.</translation>
    </message>
    <message>
        <source>Export the way in</source>
        <translation>Exportar el acceso</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>No se pudo escribir el archivo: %1</translation>
    </message>
    <message>
        <source>&amp;Name on this computer</source>
        <translation>&amp;Nombre en este ordenador</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>&amp;Dejarlo como está</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>Di&amp;rección</translation>
    </message>
    <message>
        <source>&amp;Port of SSH</source>
        <translation>&amp;Puerto de SSH</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>Key &amp;file</source>
        <translation>&amp;Archivo de clave</translation>
    </message>
</context>
<context>
    <name>meethouse::Profiles</name>
    <message>
        <source>The list of servers in “%1” cannot be read.</source>
        <translation>La lista de servidores en «%1» no se puede leer.</translation>
    </message>
    <message>
        <source>Mend the file, or move it away and add your servers again.</source>
        <translation>Repare el archivo, o póngalo a un lado y añada otra vez sus servidores.</translation>
    </message>
    <message>
        <source>The list of servers in “%1” cannot be written.</source>
        <translation>La lista de servidores en «%1» no se puede escribir.</translation>
    </message>
    <message>
        <source>Check whether the disk is full, and whether you may write there.</source>
        <translation>Compruebe si el disco está lleno, y si usted puede escribir allí.</translation>
    </message>
    <message>
        <source>This computer knows no server “%1”.</source>
        <translation>Este ordenador no conoce ningún servidor «%1».</translation>
    </message>
    <message>
        <source>Check the name, or say where the server is with --server.</source>
        <translation>Compruebe el nombre, o diga dónde está el servidor con --server.</translation>
    </message>
    <message>
        <source>A newer version of this program wrote it.</source>
        <translation>La escribió una versión más nueva de este programa.</translation>
    </message>
    <message>
        <source>One of its entries is not valid.</source>
        <translation>Una de sus entradas no es válida.</translation>
    </message>
    <message>
        <source>These details of a server cannot be kept.</source>
        <translation>Estos datos de un servidor no se pueden guardar.</translation>
    </message>
    <message>
        <source>A name, a user and an address are needed, each in one line.</source>
        <translation>Hacen falta un nombre, un usuario y una dirección, cada uno en una línea.</translation>
    </message>
    <message>
        <source>Correct them and try again.</source>
        <translation>Corríjalos e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>Another server is called “%1” already.</source>
        <translation>Otro servidor ya se llama «%1».</translation>
    </message>
    <message>
        <source>Give this one another name.</source>
        <translation>Dé otro nombre a este.</translation>
    </message>
</context>
<context>
    <name>meethouse::ProofPage</name>
    <message>
        <source>What was tried</source>
        <translation>Lo que se probó</translation>
    </message>
    <message>
        <source>What is being tried</source>
        <translation>Lo que se está probando</translation>
    </message>
    <message>
        <source>Does it keep its promises?</source>
        <translation>¿Cumple sus promesas?</translation>
    </message>
    <message>
        <source>Everything is tried from this computer and on the server, as hosts, guests and strangers would. This takes a minute or two.</source>
        <translation>Todo se prueba desde este ordenador y en el servidor, como lo harían anfitriones, invitados y extraños. Tarda uno o dos minutos.</translation>
    </message>
    <message>
        <source>It works, and this is how we know</source>
        <translation>Funciona, y así es como lo sabemos</translation>
    </message>
    <message>
        <source>Not every promise holds yet</source>
        <translation>Todavía no se cumplen todas las promesas</translation>
    </message>
    <message>
        <source>Tried from this computer and on the server, %1. These results are what your papers will say.</source>
        <translation>Probado desde este ordenador y en el servidor, %1. Estos resultados son lo que dirán sus documentos.</translation>
    </message>
    <message>
        <source>What is to be done stands beside each. Trying again changes nothing.</source>
        <translation>Lo que hay que hacer está junto a cada una. Probar otra vez no cambia nada.</translation>
    </message>
    <message>
        <source>It is tried from this computer and on the server.</source>
        <translation>Se prueba desde este ordenador y en el servidor.</translation>
    </message>
    <message>
        <source>Trying the next one</source>
        <translation>Probando la siguiente</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>&amp;Go on all the same</source>
        <translation>Seguir de todos &amp;modos</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Probar &amp;otra vez</translation>
    </message>
    <message>
        <source>&amp;Invite the first hosts</source>
        <translation>&amp;Invitar a los primeros anfitriones</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Qué se midió</translation>
    </message>
    <message>
        <source>Show what was measured, as your papers will say it</source>
        <translation>Mostrar qué se midió, como lo dirán sus documentos</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Hecho</translation>
    </message>
</context>
<context>
    <name>meethouse::ProviderPage</name>
    <message>
        <source>Who runs this service?</source>
        <translation>¿Quién lleva este servicio?</translation>
    </message>
    <message>
        <source>The privacy papers have to name who is responsible. It stays on your server and on this computer. You can leave it for later: the papers are then drafts and say so.</source>
        <translation>Los documentos de protección de datos tienen que nombrar quién es responsable. Eso queda en su servidor y en este ordenador. Puede dejarlo para más tarde: los documentos son entonces borradores, y lo dicen.</translation>
    </message>
    <message>
        <source>I say it later</source>
        <translation>Lo digo más tarde</translation>
    </message>
    <message>
        <source>Myself: I work for my own account</source>
        <translation>Yo: trabajo por cuenta propia</translation>
    </message>
    <message>
        <source>A school</source>
        <translation>Un centro educativo</translation>
    </message>
    <message>
        <source>Another public body</source>
        <translation>Otro organismo público</translation>
    </message>
    <message>
        <source>A company or practice</source>
        <translation>Una empresa o un despacho</translation>
    </message>
    <message>
        <source>An association</source>
        <translation>Una asociación</translation>
    </message>
    <message>
        <source>I run it for somebody else</source>
        <translation>Lo llevo para otra persona u organización</translation>
    </message>
    <message>
        <source>I am employed at a school and run it on my own</source>
        <translation>Trabajo en un centro educativo y lo llevo por mi cuenta</translation>
    </message>
    <message>
        <source>&amp;Who is responsible?</source>
        <translation>¿&amp;Quién es responsable?</translation>
    </message>
    <message>
        <source>Before pupils use it, the head of the school has to agree in writing. The papers for this case help you to ask.</source>
        <translation>Antes de que lo use el alumnado, la dirección del centro tiene que aceptarlo por escrito. Los documentos para este caso le ayudan a pedirlo.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>&amp;País</translation>
    </message>
    <message>
        <source>Postal &amp;address</source>
        <translation>&amp;Dirección postal</translation>
    </message>
    <message>
        <source>Where &amp;people can reach you</source>
        <translation>Dónde se le puede locali&amp;zar</translation>
    </message>
    <message>
        <source>E-mail or telephone, for those who have questions about their data.</source>
        <translation>Correo o teléfono, para quienes tengan preguntas sobre sus datos.</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>&amp;Continuar</translation>
    </message>
</context>
<context>
    <name>meethouse::QrCode</name>
    <message>
        <source>The same link as a square code</source>
        <translation>El mismo enlace como código cuadrado</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionDialog</name>
    <message>
        <source>The server asks</source>
        <translation>El servidor pregunta</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Responder</translation>
    </message>
    <message>
        <source>&amp;Give up</source>
        <translation>&amp;Abandonar</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionsModel</name>
    <message>
        <source>Who takes part</source>
        <translation>Quién participa</translation>
    </message>
    <message>
        <source>Where the server stands</source>
        <translation>Dónde está el servidor</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>How long things are kept</source>
        <translation>Cuánto tiempo se guardan las cosas</translation>
    </message>
    <message>
        <source>Who looks after the server</source>
        <translation>Quién cuida del servidor</translation>
    </message>
    <message>
        <source>Others who are responsible</source>
        <translation>Otros responsables</translation>
    </message>
    <message>
        <source>Day, place and review</source>
        <translation>Día, lugar y revisión</translation>
    </message>
    <message>
        <source>Who runs the service</source>
        <translation>Quién lleva el servicio</translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionsPage</name>
    <message>
        <source>What the papers still need to know</source>
        <translation>Lo que los documentos aún necesitan saber</translation>
    </message>
    <message>
        <source>No measurement tells these things, only you. A paper is a draft until all that it needs is said. The answers are kept at the server, with its settings; nothing else is changed there.</source>
        <translation>Estas cosas no las dice ninguna medición, solo usted. Un documento es un borrador hasta que se ha dicho todo lo que necesita. Las respuestas se guardan en el servidor, con sus ajustes; nada más cambia allí.</translation>
    </message>
    <message>
        <source>&amp;Keep the answers</source>
        <translation>&amp;Guardar las respuestas</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Más &amp;tarde</translation>
    </message>
    <message>
        <source>Putting the answers to the server …</source>
        <translation>Poniendo las respuestas en el servidor …</translation>
    </message>
    <message>
        <source>Nothing is missing any more.</source>
        <translation>Ya no falta nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) is/are missing.</source>
        <translation>
            <numerusform>Falta %n respuesta.</numerusform>
            <numerusform>Faltan %n respuestas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of yours is/are missing</source>
        <translation>
            <numerusform>Falta %n respuesta suya</numerusform>
            <numerusform>Faltan %n respuestas suyas</numerusform>
        </translation>
    </message>
    <message>
        <source>Without them papers are drafts, and say so.</source>
        <translation>Sin ellas hay documentos que son borradores, y lo dicen.</translation>
    </message>
    <message>
        <source>Answer what is missing…</source>
        <translation>Responder a lo que falta…</translation>
    </message>
</context>
<context>
    <name>meethouse::Rail</name>
    <message>
        <source>Connected to</source>
        <translation>Conectado a</translation>
    </message>
</context>
<context>
    <name>meethouse::Readiness</name>
    <message>
        <source>Everything is installed by the system&apos;s own package manager.</source>
        <translation>Todo se instala con el gestor de paquetes del propio sistema.</translation>
    </message>
    <message>
        <source>The server has no package manager of the Debian kind.</source>
        <translation>El servidor no tiene un gestor de paquetes como el de Debian.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13 or Debian 12.</source>
        <translation>Haga que su empresa de alojamiento instale el servidor de nuevo con Debian 13 o Debian 12.</translation>
    </message>
    <message>
        <source>An earlier installation on this server was interrupted.</source>
        <translation>Una instalación anterior en este servidor se interrumpió.</translation>
    </message>
    <message>
        <source>Sign in at the server, run “dpkg --configure -a” and look again.</source>
        <translation>Inicie sesión en el servidor, ejecute «dpkg --configure -a» y mire otra vez.</translation>
    </message>
    <message>
        <source>Some packages are only half installed: %1.</source>
        <translation>Algunos paquetes están instalados solo a medias: %1.</translation>
    </message>
    <message>
        <source>Sign in at the server, run “dpkg --configure -a” and “apt-get --fix-broken install”, and look again.</source>
        <translation>Inicie sesión en el servidor, ejecute «dpkg --configure -a» y «apt-get --fix-broken install», y mire otra vez.</translation>
    </message>
    <message>
        <source>Packages that are needed are held at their version: %1.</source>
        <translation>Hay paquetes necesarios retenidos en su versión: %1.</translation>
    </message>
    <message>
        <source>Release them with “apt-mark unhold” and their names, if you do not know why they are held.</source>
        <translation>Libérelos con «apt-mark unhold» y sus nombres, si no sabe por qué están retenidos.</translation>
    </message>
    <message>
        <source>The server does not know where to get packages from.</source>
        <translation>El servidor no sabe de dónde obtener paquetes.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with its plain Debian.</source>
        <translation>Haga que su empresa de alojamiento instale el servidor de nuevo con su Debian corriente.</translation>
    </message>
    <message>
        <source>The package manager is busy just now with “%1”.</source>
        <translation>El gestor de paquetes está ocupado ahora con «%1».</translation>
    </message>
    <message>
        <source>Nothing: the installation waits until it is free.</source>
        <translation>Nada: la instalación espera hasta que esté libre.</translation>
    </message>
    <message>
        <source>The package manager is in order.</source>
        <translation>El gestor de paquetes está en orden.</translation>
    </message>
    <message>
        <source>The services come from the system&apos;s own archive, and so do their updates.</source>
        <translation>Los servicios vienen del archivo del propio sistema, y también sus actualizaciones.</translation>
    </message>
    <message>
        <source>It could not be found out where this system gets its packages from.</source>
        <translation>No se pudo averiguar de dónde obtiene este sistema sus paquetes.</translation>
    </message>
    <message>
        <source>This system gets its packages from an installation disc only.</source>
        <translation>Este sistema obtiene sus paquetes solo de un disco de instalación.</translation>
    </message>
    <message>
        <source>Name Debian&apos;s archive in /etc/apt/sources.list, or let your hosting company set the server up anew.</source>
        <translation>Indique el archivo de Debian en /etc/apt/sources.list, o haga que su empresa de alojamiento instale el servidor de nuevo.</translation>
    </message>
    <message>
        <source>The part “%1” of the archive for %2 is not among this system&apos;s sources.</source>
        <translation>La parte «%1» del archivo para %2 no está entre las fuentes de este sistema.</translation>
    </message>
    <message>
        <source>Sign in at the server and run “add-apt-repository universe”.</source>
        <translation>Inicie sesión en el servidor y ejecute «add-apt-repository universe».</translation>
    </message>
    <message>
        <source>Add it to /etc/apt/sources.list, or let your hosting company set the server up anew.</source>
        <translation>Añádala a /etc/apt/sources.list, o haga que su empresa de alojamiento instale el servidor de nuevo.</translation>
    </message>
    <message>
        <source>This system also takes packages of other releases (%1), which do not fit together.</source>
        <translation>Este sistema toma también paquetes de otras versiones (%1), que no encajan entre sí.</translation>
    </message>
    <message>
        <source>Take these lines out of /etc/apt/sources.list and its folder, or let the server be set up anew.</source>
        <translation>Quite esas líneas de /etc/apt/sources.list y de su carpeta, o haga instalar el servidor de nuevo.</translation>
    </message>
    <message>
        <source>The system gets its packages from its own archive.</source>
        <translation>El sistema obtiene sus paquetes de su propio archivo.</translation>
    </message>
    <message>
        <source>the resolver of this computer</source>
        <translation>el servidor de nombres de este ordenador</translation>
    </message>
    <message>
        <source>The name was not looked up.</source>
        <translation>El nombre no se buscó.</translation>
    </message>
    <message>
        <source>%1 could not be looked up: %2</source>
        <translation>%1 no se pudo buscar: %2</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network, or name another resolver.</source>
        <translation>Compruebe la red de este ordenador, o indique otro servidor de nombres.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 leads to this server (%2), as another name of %3.</source>
        <translation>%1 lleva a este servidor (%2), como otro nombre de %3.</translation>
    </message>
    <message>
        <source>%1 leads to this server (%2).</source>
        <translation>%1 lleva a este servidor (%2).</translation>
    </message>
    <message>
        <source>%1 leads to %2, and the server has no such kind of address.</source>
        <translation>%1 lleva a %2, y el servidor no tiene una dirección de ese tipo.</translation>
    </message>
    <message>
        <source>Delete the %1 record of the name at your domain&apos;s provider.</source>
        <translation>Borre el registro %1 del nombre en el proveedor de su dominio.</translation>
    </message>
    <message>
        <source>%1 leads to %2, and not to this server (%3).</source>
        <translation>%1 lleva a %2, y no a este servidor (%3).</translation>
    </message>
    <message>
        <source>The old answer may be remembered for up to %1.</source>
        <translation>La respuesta antigua puede recordarse todavía hasta %1.</translation>
    </message>
    <message>
        <source>Then wait until %1 tells it too.</source>
        <translation>Espere después a que %1 también lo diga.</translation>
    </message>
    <message>
        <source>Correct the %1 record of the name at your domain&apos;s provider.</source>
        <translation>Corrija el registro %1 del nombre en el proveedor de su dominio.</translation>
    </message>
    <message>
        <source>The name is an alias (CNAME) of %1: replace it by an %2 record of its own.</source>
        <translation>El nombre es un alias (CNAME) de %1: sustitúyalo por un registro %2 propio.</translation>
    </message>
    <message>
        <source>The answer comes from a record for all names (*): add an %1 record for this one.</source>
        <translation>La respuesta viene de un registro para todos los nombres (*): añada un registro %1 para este.</translation>
    </message>
    <message>
        <source>Everything on the server is named after it, and it cannot be changed later without setting up anew.</source>
        <translation>Todo en el servidor lleva su nombre, y no se puede cambiar después sin instalar de nuevo.</translation>
    </message>
    <message>
        <source>The name %1 is too long for the certificates that the services use.</source>
        <translation>El nombre %1 es demasiado largo para los certificados que usan los servicios.</translation>
    </message>
    <message>
        <source>Choose a name of at most %1 characters.</source>
        <translation>Elija un nombre de como mucho %1 caracteres.</translation>
    </message>
    <message>
        <source>The meetings will be at %1.</source>
        <translation>Las reuniones estarán en %1.</translation>
    </message>
    <message>
        <source>Guests find the server by its name, and so does whoever issues the certificate.</source>
        <translation>Los invitados encuentran el servidor por su nombre, y también quien expide el certificado.</translation>
    </message>
    <message>
        <source>The server has no address of the old kind (IPv4).</source>
        <translation>El servidor no tiene una dirección del tipo antiguo (IPv4).</translation>
    </message>
    <message>
        <source>Guests whose network has no IPv6 cannot come: ask your hosting company for an IPv4 address.</source>
        <translation>Los invitados cuya red no tiene IPv6 no pueden venir: pida una dirección IPv4 a su empresa de alojamiento.</translation>
    </message>
    <message>
        <source>%1 does not exist yet for %2.</source>
        <translation>%1 todavía no existe para %2.</translation>
    </message>
    <message>
        <source>Add an A record for it with %1 at your domain&apos;s provider, and wait some minutes.</source>
        <translation>Añádale un registro A con %1 en el proveedor de su dominio, y espere unos minutos.</translation>
    </message>
    <message>
        <source>%1 has no A record, so that many guests cannot find it.</source>
        <translation>%1 no tiene registro A, de modo que muchos invitados no lo encuentran.</translation>
    </message>
    <message>
        <source>Who has IPv6 tries it first: a record that leads elsewhere keeps these guests out, and the certificate too.</source>
        <translation>Quien tiene IPv6 lo prueba primero: un registro que lleva a otro sitio deja fuera a esos invitados, y también al certificado.</translation>
    </message>
    <message>
        <source>%1 has no AAAA record, and needs none.</source>
        <translation>%1 no tiene registro AAAA, ni lo necesita.</translation>
    </message>
    <message>
        <source>A browser lets nobody use camera and microphone at a site it does not trust.</source>
        <translation>Un navegador no deja que nadie use la cámara y el micrófono en un sitio del que no se fía.</translation>
    </message>
    <message>
        <source>The server will make its certificate itself, and nobody will know it.</source>
        <translation>El servidor hará él mismo su certificado, y nadie lo conocerá.</translation>
    </message>
    <message>
        <source>The certificate will come from %1.</source>
        <translation>El certificado vendrá de %1.</translation>
    </message>
    <message>
        <source>The certificate will come from Let&apos;s Encrypt, and is renewed by itself.</source>
        <translation>El certificado vendrá de Let’s Encrypt, y se renueva solo.</translation>
    </message>
    <message>
        <source>When memory runs out, the system ends a service in the middle of a meeting.</source>
        <translation>Cuando se acaba la memoria, el sistema cierra un servicio en mitad de una reunión.</translation>
    </message>
    <message>
        <source>Rent a server with 2 GB of memory for small meetings, or 4 GB and more for larger ones.</source>
        <translation>Alquile un servidor con 2 GB de memoria para reuniones pequeñas, o 4 GB y más para las más grandes.</translation>
    </message>
    <message>
        <source>The server did not say how much memory it has.</source>
        <translation>El servidor no dijo cuánta memoria tiene.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, which is too little for Jitsi Meet.</source>
        <translation>El servidor tiene %1 de memoria, que es muy poco para Jitsi Meet.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, and meetings would break off.</source>
        <translation>El servidor tiene %1 de memoria, y las reuniones se cortarían.</translation>
    </message>
    <message>
        <source>The server has %1 of memory, and the services are allowed to take more than that.</source>
        <translation>El servidor tiene %1 de memoria, y los servicios tienen permiso para tomar más.</translation>
    </message>
    <message>
        <source>Set “server.memory” to “fit” in the settings.</source>
        <translation>Ponga «server.memory» en «fit» en los ajustes.</translation>
    </message>
    <message>
        <source>The server has %1 of memory.</source>
        <translation>El servidor tiene %1 de memoria.</translation>
    </message>
    <message>
        <source>The programs take about 1.5 GB, and logs and updates need room later.</source>
        <translation>Los programas ocupan más o menos 1,5 GB, y los registros y las actualizaciones necesitan sitio después.</translation>
    </message>
    <message>
        <source>Delete what is not needed, or rent a larger disk.</source>
        <translation>Borre lo que no haga falta, o alquile un disco más grande.</translation>
    </message>
    <message>
        <source>Nothing can be written to %1: it is mounted read-only.</source>
        <translation>No se puede escribir nada en %1: está montado solo para lectura.</translation>
    </message>
    <message>
        <source>Restart the server; if it stays so, its disk may be broken: ask your hosting company.</source>
        <translation>Reinicie el servidor; si sigue igual, su disco quizá esté roto: pregunte a su empresa de alojamiento.</translation>
    </message>
    <message>
        <source>The disk below %1 has room for only %2 more files.</source>
        <translation>En el disco, por debajo de %1, solo caben %2 archivos más.</translation>
    </message>
    <message>
        <source>The server did not say how much room its disk has.</source>
        <translation>El servidor no dijo cuánto sitio tiene su disco.</translation>
    </message>
    <message>
        <source>The disk has only %1 free below %2.</source>
        <translation>El disco solo tiene %1 libres por debajo de %2.</translation>
    </message>
    <message>
        <source>The disk has %1 free below %2, which will do for now.</source>
        <translation>El disco tiene %1 libres por debajo de %2, que por ahora bastan.</translation>
    </message>
    <message>
        <source>The disk has %1 free.</source>
        <translation>El disco tiene %1 libres.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n segundo</numerusform>
            <numerusform>%n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificates and one-time links hold from one moment to another, by the server&apos;s clock.</source>
        <translation>Los certificados y los enlaces de un solo uso valen de un momento a otro, según el reloj del servidor.</translation>
    </message>
    <message>
        <source>The server did not say what time it is.</source>
        <translation>El servidor no dijo qué hora es.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 behind this computer&apos;s.</source>
        <translation>El reloj del servidor va %1 por detrás del de este ordenador.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 ahead of this computer&apos;s.</source>
        <translation>El reloj del servidor va %1 por delante del de este ordenador.</translation>
    </message>
    <message>
        <source>See which of the two clocks is wrong, and let it be set from the network.</source>
        <translation>Mire cuál de los dos relojes está mal y haga que se ponga en hora por la red.</translation>
    </message>
    <message>
        <source>The server&apos;s clock is right.</source>
        <translation>El reloj del servidor va bien.</translation>
    </message>
    <message>
        <source>A meeting that is too large for the server breaks off for everybody in it.</source>
        <translation>Una reunión demasiado grande para el servidor se corta para todos los que están en ella.</translation>
    </message>
    <message>
        <source>How large a meeting may be could not be worked out.</source>
        <translation>No se pudo calcular cómo de grande puede ser una reunión.</translation>
    </message>
    <message numerus="yes">
        <source>This server carries a meeting of about %n people with pictures</source>
        <translation>
            <numerusform>Este servidor admite una reunión de %n persona con imagen</numerusform>
            <numerusform>Este servidor admite una reunión de unas %n personas con imagen</numerusform>
        </translation>
    </message>
    <message>
        <source>, on its single processor.</source>
        <translation>, con su único procesador.</translation>
    </message>
    <message>
        <source>The settings allow %1.</source>
        <translation>Los ajustes permiten %1.</translation>
    </message>
    <message>
        <source>Rent a larger server, allow fewer people, or have most of them leave their cameras off.</source>
        <translation>Alquile un servidor más grande, permita menos personas, o pida a la mayoría que deje apagada la cámara.</translation>
    </message>
    <message>
        <source>A little room on the disk keeps a small server alive when memory gets tight.</source>
        <translation>Un poco de sitio en el disco mantiene vivo a un servidor pequeño cuando falta memoria.</translation>
    </message>
    <message>
        <source>The server did not say whether it has a swap area.</source>
        <translation>El servidor no dijo si tiene un área de intercambio (swap).</translation>
    </message>
    <message>
        <source>The server has a swap area of %1.</source>
        <translation>El servidor tiene un área de intercambio de %1.</translation>
    </message>
    <message>
        <source>The server has no swap area, and memory enough to do without.</source>
        <translation>El servidor no tiene área de intercambio, y sí memoria suficiente para prescindir de ella.</translation>
    </message>
    <message>
        <source>The server is a container; its swap area belongs to the machine it runs on.</source>
        <translation>El servidor es un contenedor; su área de intercambio es de la máquina en la que funciona.</translation>
    </message>
    <message>
        <source>The server has little memory and no swap area.</source>
        <translation>El servidor tiene poca memoria y no tiene área de intercambio.</translation>
    </message>
    <message>
        <source>The packages of Jitsi Meet are made for certain systems and break on others.</source>
        <translation>Los paquetes de Jitsi Meet están hechos para ciertos sistemas y fallan en otros.</translation>
    </message>
    <message>
        <source>an unknown system</source>
        <translation>un sistema desconocido</translation>
    </message>
    <message>
        <source>The server runs %1.</source>
        <translation>El servidor funciona con %1.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13 or Debian 12; both will do.</source>
        <translation>Haga que su empresa de alojamiento instale el servidor de nuevo con Debian 13 o Debian 12; los dos sirven.</translation>
    </message>
    <message>
        <source>The server runs %1, for which this program is made but on which it was not tried.</source>
        <translation>El servidor funciona con %1, para el que este programa está hecho pero con el que no se ha probado.</translation>
    </message>
    <message>
        <source>Nothing, if you like to try it; Debian 13 or Debian 12 is the sure choice.</source>
        <translation>Nada, si le apetece probarlo; Debian 13 o Debian 12 es la elección segura.</translation>
    </message>
    <message>
        <source>The server runs %1, whose chat server Prosody is too old for Jitsi Meet.</source>
        <translation>El servidor funciona con %1, cuyo servidor de chat Prosody es demasiado antiguo para Jitsi Meet.</translation>
    </message>
    <message>
        <source>Let your hosting company set the server up anew with Debian 13, Debian 12 or Ubuntu 24.04.</source>
        <translation>Haga que su empresa de alojamiento instale el servidor de nuevo con Debian 13, Debian 12 o Ubuntu 24.04.</translation>
    </message>
    <message>
        <source>The server runs %1, which is too old.</source>
        <translation>El servidor funciona con %1, que es demasiado antiguo.</translation>
    </message>
    <message>
        <source>The server runs %1, which this program cannot set up.</source>
        <translation>El servidor funciona con %1, que este programa no sabe instalar.</translation>
    </message>
    <message>
        <source>The videobridge brings parts of its own for two kinds of processor only.</source>
        <translation>El puente de vídeo trae partes propias solo para dos tipos de procesador.</translation>
    </message>
    <message>
        <source>The server did not say which kind of processor it has.</source>
        <translation>El servidor no dijo qué tipo de procesador tiene.</translation>
    </message>
    <message>
        <source>The server&apos;s processor is of the kind %1.</source>
        <translation>El procesador del servidor es del tipo %1.</translation>
    </message>
    <message>
        <source>The server&apos;s processor is of the kind %1, for which there is no Jitsi Meet.</source>
        <translation>El procesador del servidor es del tipo %1, para el que no hay Jitsi Meet.</translation>
    </message>
    <message>
        <source>Rent a server with a 64-bit processor by Intel or AMD (amd64) or of the ARM kind (arm64).</source>
        <translation>Alquile un servidor con un procesador de 64 bits de Intel o AMD (amd64) o del tipo ARM (arm64).</translation>
    </message>
    <message>
        <source>Jitsi Meet is several services that start with the system and need their own network ports.</source>
        <translation>Jitsi Meet son varios servicios que arrancan con el sistema y necesitan sus propios puertos de red.</translation>
    </message>
    <message>
        <source>Rent a virtual server of the kind KVM, or a whole machine.</source>
        <translation>Alquile un servidor virtual del tipo KVM, o una máquina entera.</translation>
    </message>
    <message>
        <source>This is no server but a container of the kind %1.</source>
        <translation>Esto no es un servidor, sino un contenedor del tipo %1.</translation>
    </message>
    <message>
        <source>The server is a container of the kind OpenVZ, which is too old.</source>
        <translation>El servidor es un contenedor del tipo OpenVZ, que es demasiado antiguo.</translation>
    </message>
    <message>
        <source>The server is a container and lacks rights: %1.</source>
        <translation>El servidor es un contenedor y le faltan permisos: %1.</translation>
    </message>
    <message>
        <source>Ask whoever runs the container for these rights, or rent a virtual server of the kind KVM.</source>
        <translation>Pida esos permisos a quien lleva el contenedor, o alquile un servidor virtual del tipo KVM.</translation>
    </message>
    <message>
        <source>The server is a container of the kind %1 with the rights it needs.</source>
        <translation>El servidor es un contenedor del tipo %1 con los permisos que necesita.</translation>
    </message>
    <message>
        <source>It could not be found out what kind of machine the server is.</source>
        <translation>No se pudo averiguar qué tipo de máquina es el servidor.</translation>
    </message>
    <message>
        <source>The server is a machine of its own.</source>
        <translation>El servidor es una máquina propia.</translation>
    </message>
    <message>
        <source>The server is a virtual machine of the kind %1.</source>
        <translation>El servidor es una máquina virtual del tipo %1.</translation>
    </message>
    <message>
        <source>The services of Jitsi Meet are started and watched by systemd.</source>
        <translation>Los servicios de Jitsi Meet los arranca y vigila systemd.</translation>
    </message>
    <message>
        <source>The server was not started by systemd.</source>
        <translation>El servidor no lo arrancó systemd.</translation>
    </message>
    <message>
        <source>The server is still starting up.</source>
        <translation>El servidor todavía está arrancando.</translation>
    </message>
    <message>
        <source>Wait a minute and look again.</source>
        <translation>Espere un minuto y mire otra vez.</translation>
    </message>
    <message>
        <source>The server is shutting down or in its repair mode.</source>
        <translation>El servidor se está apagando o está en modo de reparación.</translation>
    </message>
    <message>
        <source>Restart the server at your hosting company and look again.</source>
        <translation>Reinicie el servidor en su empresa de alojamiento y mire otra vez.</translation>
    </message>
    <message>
        <source>Some services of the server have failed: %1.</source>
        <translation>Algunos servicios del servidor han fallado: %1.</translation>
    </message>
    <message>
        <source>Usually this does no harm here; if you do not know them, a restart of the server often helps.</source>
        <translation>Normalmente esto no molesta aquí; si no los conoce, a menudo ayuda reiniciar el servidor.</translation>
    </message>
    <message>
        <source>The server has started up and its services are well.</source>
        <translation>El servidor ha arrancado y sus servicios están bien.</translation>
    </message>
    <message>
        <source>Only the system&apos;s own account “root” may install programs.</source>
        <translation>Solo la cuenta «root» del propio sistema puede instalar programas.</translation>
    </message>
    <message>
        <source>You may act as “root” on this server.</source>
        <translation>Usted puede actuar como «root» en este servidor.</translation>
    </message>
    <message>
        <source>This account may not act as “root”.</source>
        <translation>Esta cuenta no puede actuar como «root».</translation>
    </message>
    <message>
        <source>Sign in as “root”, or as a user who may use “sudo”.</source>
        <translation>Inicie sesión como «root», o como un usuario que pueda usar «sudo».</translation>
    </message>
    <message>
        <source>A firewall is at work on the server itself; see to it that it lets in %1.</source>
        <translation>En el propio servidor trabaja un cortafuegos; haga que deje entrar %1.</translation>
    </message>
    <message>
        <source>Nothing on the server holds them back, so it is the hosting company&apos;s firewall: let in %1 in its panel (often called security group).</source>
        <translation>En el servidor no los retiene nada, así que es el cortafuegos de la empresa de alojamiento: deje entrar %1 en su panel (a menudo llamado grupo de seguridad).</translation>
    </message>
    <message>
        <source>Guests come through port 443, and whoever issues the certificate through port 80.</source>
        <translation>Los invitados entran por el puerto 443, y quien expide el certificado, por el puerto 80.</translation>
    </message>
    <message>
        <source>The web&apos;s ports are in use, and are tried when all is proved.</source>
        <translation>Los puertos de la web están en uso, y se prueban cuando se prueba todo.</translation>
    </message>
    <message>
        <source>Whether the web&apos;s ports are reached was not tried.</source>
        <translation>No se probó si se llega a los puertos de la web.</translation>
    </message>
    <message>
        <source>The web&apos;s ports 80 and 443 are reached from this computer.</source>
        <translation>A los puertos 80 y 443 de la web se llega desde este ordenador.</translation>
    </message>
    <message>
        <source>The server cannot be reached from this computer at %1.</source>
        <translation>No se puede llegar al servidor desde este ordenador en %1.</translation>
    </message>
    <message>
        <source>Pictures and sound go over port 10000 by UDP.</source>
        <translation>La imagen y el sonido van por el puerto 10000 con UDP.</translation>
    </message>
    <message>
        <source>The port for pictures and sound is reached from this computer.</source>
        <translation>Al puerto para imagen y sonido se llega desde este ordenador.</translation>
    </message>
    <message>
        <source>The port for pictures and sound is in use.</source>
        <translation>El puerto para imagen y sonido está en uso.</translation>
    </message>
    <message>
        <source>Whether the port for pictures and sound is reached was not tried.</source>
        <translation>No se probó si se llega al puerto para imagen y sonido.</translation>
    </message>
    <message>
        <source>Nothing arrived at the server&apos;s port 10000 by UDP.</source>
        <translation>Al puerto 10000 del servidor no llegó nada por UDP.</translation>
    </message>
    <message>
        <source>Many offices and schools hold UDP back, which is no fault of the server. If this network does not, let in 10000/udp in your hosting company&apos;s panel.</source>
        <translation>Muchas oficinas y centros educativos retienen UDP, y eso no es culpa del servidor. Si esta red no lo hace, deje entrar 10000/udp en el panel de su empresa de alojamiento.</translation>
    </message>
    <message>
        <source>Take a fresh server; what is on this one stays as it is.</source>
        <translation>Tome un servidor nuevo; lo que hay en este queda como está.</translation>
    </message>
    <message>
        <source>Only one installation can work on a server at a time.</source>
        <translation>En un servidor solo puede trabajar una instalación a la vez.</translation>
    </message>
    <message>
        <source>Nobody else is working on this server with this program.</source>
        <translation>Nadie más está trabajando en este servidor con este programa.</translation>
    </message>
    <message>
        <source>A run of this program goes on at the server since %1, started by %2.</source>
        <translation>Una ejecución de este programa está en curso en el servidor desde %1, iniciada por %2.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>alguien</translation>
    </message>
    <message>
        <source>Follow it with “meethouse follow”, or wait until it has ended.</source>
        <translation>Sígala con «meethouse follow», o espere a que termine.</translation>
    </message>
    <message>
        <source>This server already holds the meetings of %1.</source>
        <translation>Este servidor ya tiene las reuniones de %1.</translation>
    </message>
    <message>
        <source>Use that name in the settings, or take the old installation off with “meethouse undo” first.</source>
        <translation>Use ese nombre en los ajustes, o quite antes la instalación antigua con «meethouse undo».</translation>
    </message>
    <message>
        <source>This program has set up Jitsi Meet on this server before.</source>
        <translation>Este programa ya instaló Jitsi Meet en este servidor.</translation>
    </message>
    <message>
        <source>This program has begun to set up Jitsi Meet on this server, and can go on.</source>
        <translation>Este programa ha empezado a instalar Jitsi Meet en este servidor, y puede seguir.</translation>
    </message>
    <message>
        <source>A Jitsi Meet of someone else&apos;s making would be changed in ways that could not be taken back.</source>
        <translation>Un Jitsi Meet hecho por otra persona se cambiaría de formas que no se podrían deshacer.</translation>
    </message>
    <message>
        <source>There is a Jitsi Meet on this server that this program did not set up (%1).</source>
        <translation>En este servidor hay un Jitsi Meet que este programa no instaló (%1).</translation>
    </message>
    <message>
        <source>Configuration of a former Jitsi Meet is left on this server (%1).</source>
        <translation>En este servidor queda configuración de un Jitsi Meet anterior (%1).</translation>
    </message>
    <message>
        <source>Remove it with “apt-get purge” and the names of the packages, delete /etc/jitsi, or take a fresh server.</source>
        <translation>Elimínelo con «apt-get purge» y los nombres de los paquetes, borre /etc/jitsi, o tome un servidor nuevo.</translation>
    </message>
    <message>
        <source>The server remembers a former Jitsi Meet for %1.</source>
        <translation>El servidor recuerda un Jitsi Meet anterior para %1.</translation>
    </message>
    <message>
        <source>Nothing: the old answers are replaced.</source>
        <translation>Nada: las respuestas antiguas se sustituyen.</translation>
    </message>
    <message>
        <source>There is no other Jitsi Meet on this server.</source>
        <translation>En este servidor no hay otro Jitsi Meet.</translation>
    </message>
    <message>
        <source>Sign-in and passwords are kept by the chat server Prosody, which cannot share its place with another.</source>
        <translation>El inicio de sesión y las contraseñas los lleva el servidor de chat Prosody, que no puede compartir su sitio con otro.</translation>
    </message>
    <message>
        <source>There is no other chat server on this server.</source>
        <translation>En este servidor no hay otro servidor de chat.</translation>
    </message>
    <message>
        <source>There is a chat server on this server already (%1).</source>
        <translation>En este servidor ya hay un servidor de chat (%1).</translation>
    </message>
    <message>
        <source>Meetings are reached through the web server nginx, which needs the web&apos;s ports for itself.</source>
        <translation>A las reuniones se llega por el servidor web nginx, que necesita para sí los puertos de la web.</translation>
    </message>
    <message>
        <source>The server is managed by another program (%1), which writes its web server&apos;s files itself.</source>
        <translation>El servidor lo lleva otro programa (%1), que escribe él mismo los archivos de su servidor web.</translation>
    </message>
    <message>
        <source>There is another web server on this server (%1).</source>
        <translation>En este servidor hay otro servidor web (%1).</translation>
    </message>
    <message>
        <source>Remove it with “apt-get purge” if it is not needed, or take a fresh server.</source>
        <translation>Elimínelo con «apt-get purge» si no hace falta, o tome un servidor nuevo.</translation>
    </message>
    <message>
        <source>There is no other web server on this server.</source>
        <translation>En este servidor no hay otro servidor web.</translation>
    </message>
    <message>
        <source>The web server nginx serves other sites here (%1).</source>
        <translation>El servidor web nginx sirve aquí otros sitios (%1).</translation>
    </message>
    <message>
        <source>Take a fresh server, or make sure that these sites may share it with the meetings.</source>
        <translation>Tome un servidor nuevo, o asegúrese de que esos sitios puedan compartirlo con las reuniones.</translation>
    </message>
    <message>
        <source>Each service needs its own door, and a door can be held by one program only.</source>
        <translation>Cada servicio necesita su propia puerta, y una puerta solo la puede ocupar un programa.</translation>
    </message>
    <message>
        <source>an unknown program</source>
        <translation>un programa desconocido</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a network port, and the program that holds it</comment>
        <translation>%1 por %2</translation>
    </message>
    <message>
        <source>The ports that are needed are free.</source>
        <translation>Los puertos necesarios están libres.</translation>
    </message>
    <message>
        <source>Network ports that are needed are taken: %1.</source>
        <translation>Hay puertos de red necesarios que están ocupados: %1.</translation>
    </message>
    <message>
        <source>Remove the programs that hold them if they are not needed, or take a fresh server.</source>
        <translation>Elimine los programas que los ocupan si no hacen falta, o tome un servidor nuevo.</translation>
    </message>
    <message>
        <source>Guests reach a meeting through a few network ports, and nothing else need be open.</source>
        <translation>Los invitados llegan a una reunión por unos pocos puertos de red, y no hace falta que haya nada más abierto.</translation>
    </message>
    <message>
        <source>See to it that it lets in %1.</source>
        <translation>Haga que deje entrar %1.</translation>
    </message>
    <message>
        <source>The firewall ufw is at work on this server; the doors for meetings are added to it.</source>
        <translation>En este servidor trabaja el cortafuegos ufw; se le añaden las puertas para las reuniones.</translation>
    </message>
    <message>
        <source>The firewall ufw is at work on this server.</source>
        <translation>En este servidor trabaja el cortafuegos ufw.</translation>
    </message>
    <message>
        <source>The firewall firewalld is at work on this server, and ours beside it would be one too many.</source>
        <translation>En este servidor trabaja el cortafuegos firewalld, y el nuestro a su lado sería uno de más.</translation>
    </message>
    <message>
        <source>Set “server.firewall” to false and see to it that firewalld lets in %1, or remove firewalld.</source>
        <translation>Ponga «server.firewall» en false y haga que firewalld deje entrar %1, o elimine firewalld.</translation>
    </message>
    <message>
        <source>The firewall firewalld is at work on this server.</source>
        <translation>En este servidor trabaja el cortafuegos firewalld.</translation>
    </message>
    <message>
        <source>Docker is at work on this server and writes firewall rules of its own.</source>
        <translation>En este servidor trabaja Docker y escribe sus propias reglas de cortafuegos.</translation>
    </message>
    <message>
        <source>There are firewall rules on this server already.</source>
        <translation>En este servidor ya hay reglas de cortafuegos.</translation>
    </message>
    <message>
        <source>No other firewall stands in the way on the server itself.</source>
        <translation>En el propio servidor no estorba ningún otro cortafuegos.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 y %2 más</translation>
    </message>
    <message>
        <source>There is no check “%1” to waive.</source>
        <translation>No hay ninguna comprobación «%1» que se pueda pasar por alto.</translation>
    </message>
    <message>
        <source>Look in the list of checks for its name.</source>
        <translation>Busque su nombre en la lista de comprobaciones.</translation>
    </message>
    <message>
        <source>The check “%1” cannot be waived.</source>
        <translation>La comprobación «%1» no se puede pasar por alto.</translation>
    </message>
    <message>
        <source>The server has your own certificate already.</source>
        <translation>El servidor ya tiene su propio certificado.</translation>
    </message>
    <message>
        <source>The settings name no files of your own certificate.</source>
        <translation>Los ajustes no nombran los archivos de su propio certificado.</translation>
    </message>
    <message>
        <source>Name both: the full chain of certificates, and the key.</source>
        <translation>Indique los dos: la cadena completa de certificados y la clave.</translation>
    </message>
    <message>
        <source>Your own certificate is in order, with its chain and its key.</source>
        <translation>Su propio certificado está en orden, con su cadena y su clave.</translation>
    </message>
    <message>
        <source>Guests see a warning first, and the telephone apps refuse: choose Let&apos;s Encrypt for real meetings.</source>
        <translation>Los invitados ven antes un aviso, y las aplicaciones del teléfono se niegan: elija Let’s Encrypt para reuniones de verdad.</translation>
    </message>
    <message>
        <source>The bridge tells every guest where to send pictures and sound.</source>
        <translation>El puente de vídeo dice a cada invitado adónde enviar imagen y sonido.</translation>
    </message>
    <message>
        <source>The server did not say which addresses it has.</source>
        <translation>El servidor no dijo qué direcciones tiene.</translation>
    </message>
    <message>
        <source>A router puts %1 in place of the server&apos;s own address %2; bridge and relay are told so.</source>
        <translation>Un rúter pone %1 en lugar de la dirección %2 del propio servidor; se les dice al puente de vídeo y al repetidor.</translation>
    </message>
    <message>
        <source>The server has a public address of its own (%1).</source>
        <translation>El servidor tiene una dirección pública propia (%1).</translation>
    </message>
    <message>
        <source>The server has no public address, and none could be found in front of it.</source>
        <translation>El servidor no tiene dirección pública, y no se encontró ninguna delante de él.</translation>
    </message>
    <message>
        <source>For meetings with people from elsewhere, connect to the server by its public IPv4 address, so that the bridge can be told.</source>
        <translation>Para reuniones con personas de otros lugares, conéctese al servidor por su dirección IPv4 pública, para que se le pueda decir al puente de vídeo.</translation>
    </message>
    <message>
        <source>SSH answers at port %1, which its settings no longer name.</source>
        <translation>SSH responde en el puerto %1, que sus ajustes ya no nombran.</translation>
    </message>
    <message>
        <source>The firewall will let in what the settings of SSH name: restart SSH and sign in at the new port first.</source>
        <translation>El cortafuegos dejará entrar lo que nombran los ajustes de SSH: reinicie SSH e inicie antes sesión en el puerto nuevo.</translation>
    </message>
    <message>
        <source>The firewall will shut network ports that are in use: %1.</source>
        <translation>El cortafuegos cerrará puertos de red que están en uso: %1.</translation>
    </message>
    <message>
        <source>If somebody outside needs them, set “server.firewall” to false and see to a firewall yourself.</source>
        <translation>Si alguien de fuera los necesita, ponga «server.firewall» en false y ocúpese usted de un cortafuegos.</translation>
    </message>
    <message>
        <source>The list of places to get packages from cannot be read (%1).</source>
        <translation>No se puede leer la lista de lugares de donde vienen los paquetes (%1).</translation>
    </message>
    <message>
        <source>Correct or delete that line in /etc/apt/sources.list or its folder, and look again.</source>
        <translation>Corrija o borre esa línea en /etc/apt/sources.list o su carpeta y mire otra vez.</translation>
    </message>
    <message>
        <source>Programs that are set to a language they do not find complain at every step.</source>
        <translation>Los programas puestos en un idioma que no encuentran se quejan a cada paso.</translation>
    </message>
    <message>
        <source>The language that the server is set to is installed.</source>
        <translation>El idioma en que está puesto el servidor está instalado.</translation>
    </message>
    <message>
        <source>The server is set to a language that is not installed (%1).</source>
        <translation>El servidor está puesto en un idioma que no está instalado (%1).</translation>
    </message>
    <message>
        <source>Nothing: this program does without. “dpkg-reconfigure locales” on the server ends the complaints.</source>
        <translation>Nada: este programa no lo necesita. «dpkg-reconfigure locales» en el servidor acaba con las quejas.</translation>
    </message>
    <message>
        <source>Its disk is of a kind on which this program makes no swap file.</source>
        <translation>Su disco es de un tipo en el que este programa no crea archivos de intercambio.</translation>
    </message>
    <message>
        <source>Ask your hosting company how to add a swap area of 1 GB, or keep the meetings small.</source>
        <translation>Pregunte a su proveedor de alojamiento cómo añadir un área de intercambio de 1 GB, o haga reuniones pequeñas.</translation>
    </message>
    <message>
        <source>Its disk has no room for a swap file.</source>
        <translation>Su disco no tiene sitio para un archivo de intercambio.</translation>
    </message>
    <message>
        <source>Delete what is not needed, rent a larger disk, or keep the meetings small.</source>
        <translation>Borre lo que no haga falta, alquile un disco mayor o haga reuniones pequeñas.</translation>
    </message>
    <message>
        <source>Your settings want no swap file.</source>
        <translation>Sus ajustes no quieren archivo de intercambio.</translation>
    </message>
    <message>
        <source>Set “server.swapFile” to true in the settings, or keep the meetings small.</source>
        <translation>Ponga «server.swapFile» en true en los ajustes, o haga reuniones pequeñas.</translation>
    </message>
    <message>
        <source>The server has little memory; a swap file of %1 will be made.</source>
        <translation>El servidor tiene poca memoria; se creará un archivo de intercambio de %1.</translation>
    </message>
    <message>
        <source>Parts of this program work inside the chat server Prosody, and lean on how that behaves.</source>
        <translation>Partes de este programa trabajan dentro del servidor de chat Prosody y cuentan con su comportamiento.</translation>
    </message>
    <message>
        <source>The settings ask for Prosody from its makers&apos; own archive, and this program installs only the system&apos;s.</source>
        <translation>Los ajustes piden Prosody del archivo de sus autores, y este programa solo instala el del sistema.</translation>
    </message>
    <message>
        <source>Take “repositories.prosody” out of the settings, or set it to “distribution”.</source>
        <translation>Quite «repositories.prosody» de los ajustes, o póngalo en «distribution».</translation>
    </message>
    <message>
        <source>Prosody %1 is on this server; only 0.12 and 13.0 were tried.</source>
        <translation>En este servidor está Prosody %1; solo se han probado la 0.12 y la 13.0.</translation>
    </message>
    <message>
        <source>Go back to the Prosody of the system&apos;s own archive, or take a fresh server.</source>
        <translation>Vuelva al Prosody del archivo del propio sistema, o tome un servidor nuevo.</translation>
    </message>
    <message>
        <source>This server takes Prosody from its makers&apos; archive (packages.prosody.im): another build than was tried, and one that the nightly security updates pass over.</source>
        <translation>Este servidor toma Prosody del archivo de sus autores (packages.prosody.im): otro que el probado, y uno que las actualizaciones de seguridad nocturnas pasan por alto.</translation>
    </message>
    <message>
        <source>Take that archive out of /etc/apt/sources.list and its folder and run “apt-get update”. If you keep it, Prosody&apos;s updates are yours to install.</source>
        <translation>Quite ese archivo de /etc/apt/sources.list y de su carpeta y ejecute «apt-get update». Si lo conserva, le toca a usted instalar las actualizaciones de Prosody.</translation>
    </message>
    <message>
        <source>Prosody comes from the system&apos;s own archive.</source>
        <translation>Prosody viene del archivo del propio sistema.</translation>
    </message>
    <message>
        <source>Prosody %1 is of a kind that was tried.</source>
        <translation>Prosody %1 es de las que se han probado.</translation>
    </message>
</context>
<context>
    <name>meethouse::RememberModel</name>
    <message>
        <source>The password was not stored.</source>
        <translation>La contraseña no se guardó.</translation>
    </message>
    <message>
        <source>It is asked for the next time.</source>
        <translation>La próxima vez se pide.</translation>
    </message>
    <message>
        <source>The server asked in words of its own, and an answer to those is kept nowhere.</source>
        <translation>El servidor preguntó con sus propias palabras, y una respuesta a ellas no se guarda en ninguna parte.</translation>
    </message>
</context>
<context>
    <name>meethouse::ReservePage</name>
    <message>
        <source>Reserve a room</source>
        <translation>Reservar una sala</translation>
    </message>
    <message>
        <source>A reserved room keeps its name and its password: one link for every lesson or every week.</source>
        <translation>Una sala reservada conserva su nombre y su contraseña: un solo enlace para cada clase o cada semana.</translation>
    </message>
    <message>
        <source>any host</source>
        <translation>cualquier anfitrión</translation>
    </message>
    <message>
        <source>a good one is made</source>
        <translation>se crea una buena</translation>
    </message>
    <message>
        <source>&amp;Name of the room</source>
        <translation>&amp;Nombre de la sala</translation>
    </message>
    <message>
        <source>Guests find it at https://%1/ and this name.</source>
        <translation>Los invitados la encuentran en https://%1/ y este nombre.</translation>
    </message>
    <message>
        <source>Host &amp;whose room it is</source>
        <translation>&amp;Anfitrión de la sala</translation>
    </message>
    <message>
        <source>Finds it under “My rooms” on the account page, and opens it. Without a name here, any host opens it.</source>
        <translation>La encuentra en «Mis salas», en la página de su cuenta, y la abre. Sin un nombre aquí, la abre cualquier anfitrión.</translation>
    </message>
    <message>
        <source>&amp;Password for guests</source>
        <translation>C&amp;ontraseña para los invitados</translation>
    </message>
    <message>
        <source>Leave it empty, and the server makes one that is easily said on the telephone. Your own needs at least 8 characters.</source>
        <translation>Déjela vacía, y el servidor crea una fácil de decir por teléfono. Una propia necesita al menos 8 caracteres.</translation>
    </message>
    <message>
        <source>&amp;Reserve</source>
        <translation>&amp;Reservar</translation>
    </message>
    <message>
        <source>The name is still missing.</source>
        <translation>Todavía falta el nombre.</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomPage</name>
    <message>
        <source>Link of the room</source>
        <translation>Enlace de la sala</translation>
    </message>
    <message>
        <source>Password for guests</source>
        <translation>Contraseña para los invitados</translation>
    </message>
    <message>
        <source>Language of the invitation</source>
        <translation>Idioma de la invitación</translation>
    </message>
    <message>
        <source>&amp;Change it</source>
        <translation>&amp;Cambiarla</translation>
    </message>
    <message>
        <source>Invitation for guests</source>
        <translation>Invitación para los invitados</translation>
    </message>
    <message>
        <source>a good one is made</source>
        <translation>se crea una buena</translation>
    </message>
    <message>
        <source>Ne&amp;w password</source>
        <translation>Contraseña &amp;nueva</translation>
    </message>
    <message>
        <source>Invitations sent before no longer work; who is in the room now stays there.</source>
        <translation>Las invitaciones enviadas antes ya no valen; quien está ahora en la sala se queda.</translation>
    </message>
    <message>
        <source>Give it another password</source>
        <translation>Darle otra contraseña</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>En&amp;lace</translation>
    </message>
    <message>
        <source>&amp;Password for guests</source>
        <translation>C&amp;ontraseña para los invitados</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitación</translation>
    </message>
    <message>
        <source>&amp;Copy the invitation</source>
        <translation>Copiar la &amp;invitación</translation>
    </message>
    <message>
        <source>Rele&amp;ase…</source>
        <translation>Li&amp;berar…</translation>
    </message>
    <message>
        <source>The room loses its password, and anybody may reserve it again.</source>
        <translation>La sala pierde su contraseña, y cualquiera puede volver a reservarla.</translation>
    </message>
    <message>
        <source>The invitation is copied: paste it into a mail or a message.</source>
        <translation>La invitación está copiada: péguela en un correo o en un mensaje.</translation>
    </message>
    <message>
        <source>The password is changed. Invitations sent before no longer work.</source>
        <translation>La contraseña ha cambiado. Las invitaciones enviadas antes ya no valen.</translation>
    </message>
    <message>
        <source>Guests need the link and the password. They need no account. The password is shown this once.</source>
        <translation>Los invitados necesitan el enlace y la contraseña. No necesitan ninguna cuenta. La contraseña se muestra solo esta vez.</translation>
    </message>
    <message>
        <source>Its password was shown when it was made, and is not shown again. Its host finds it under “My rooms” on the account page, and hosts who enter the room are told it. If nobody has it any more, give the room another one.</source>
        <translation>Su contraseña se mostró cuando se hizo, y no se muestra de nuevo. Su anfitrión la encuentra en «Mis salas» en la página de la cuenta, y los anfitriones que entran en la sala la reciben. Si nadie la tiene ya, dele otra a la sala.</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomTable</name>
    <message>
        <source>It belongs to the server: any host opens it.</source>
        <translation>Es del servidor: la abre cualquier anfitrión.</translation>
    </message>
    <message>
        <source>It belongs to %1; any host opens it.</source>
        <translation>Es de %1; la abre cualquier anfitrión.</translation>
    </message>
    <message>
        <source>It belongs to %1, who alone opens it.</source>
        <translation>Es de %1, el único anfitrión que la abre.</translation>
    </message>
    <message>
        <source>any host</source>
        <translation>cualquier anfitrión</translation>
    </message>
    <message>
        <source>%1 and any host</source>
        <translation>%1 y cualquier anfitrión</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>La abre</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Reunión</translation>
    </message>
</context>
<context>
    <name>meethouse::RoomsTab</name>
    <message>
        <source>Re&amp;serve…</source>
        <translation>&amp;Reservar…</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Salas</translation>
    </message>
    <message>
        <source>Rooms that keep their name and their password.</source>
        <translation>Salas que conservan su nombre y su contraseña.</translation>
    </message>
    <message>
        <source>Rele&amp;ase…</source>
        <translation>Li&amp;berar…</translation>
    </message>
    <message>
        <source>Search the rooms</source>
        <translation>Buscar entre las salas</translation>
    </message>
    <message>
        <source>Shows only rooms whose name or host holds this.</source>
        <translation>Muestra solo las salas cuyo nombre o anfitrión contiene esto.</translation>
    </message>
    <message>
        <source>Gives a room a password that lasts.</source>
        <translation>Da a una sala una contraseña que dura.</translation>
    </message>
    <message>
        <source>The room loses its password, and anybody may reserve it again.</source>
        <translation>La sala pierde su contraseña, y cualquiera puede volver a reservarla.</translation>
    </message>
    <message>
        <source>What can be done with the room that is chosen</source>
        <translation>Qué se puede hacer con la sala elegida</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Salas</translation>
    </message>
    <message numerus="yes">
        <source>Search %n room(s)</source>
        <translation>
            <numerusform>Buscar entre %n sala</numerusform>
            <numerusform>Buscar entre %n salas</numerusform>
        </translation>
    </message>
    <message>
        <source>No room is reserved. Hosts reserve theirs on the account page, or you do it here. Any other name opens a meeting, too, with a password of its own each time.</source>
        <translation>No hay ninguna sala reservada. Los anfitriones reservan las suyas en la página de su cuenta, o lo hace usted aquí. Cualquier otro nombre también abre una reunión, cada vez con una contraseña propia.</translation>
    </message>
    <message>
        <source>No room fits this search.</source>
        <translation>Ninguna sala coincide con esta búsqueda.</translation>
    </message>
    <message>
        <source>Release the room?</source>
        <translation>¿Liberar la sala?</translation>
    </message>
    <message>
        <source>Release the room “%1”?</source>
        <translation>¿Liberar la sala «%1»?</translation>
    </message>
    <message>
        <source>Its password is forgotten, and anybody may reserve the name again. Invitations sent before no longer work.</source>
        <translation>Su contraseña se olvida, y cualquiera puede volver a reservar el nombre. Las invitaciones enviadas antes ya no valen.</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Liberar</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Conservar</translation>
    </message>
    <message>
        <source>Another &amp;password…</source>
        <translation>Otra &amp;contraseña…</translation>
    </message>
    <message>
        <source>Gives the room another password, and shows what guests need then.</source>
        <translation>Da a la sala otra contraseña y muestra lo que necesitan entonces los invitados.</translation>
    </message>
</context>
<context>
    <name>meethouse::RunPage</name>
    <message>
        <source>was so already</source>
        <translation>ya estaba así</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>sin empezar</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Show what the server said</source>
        <translation>Mostrar lo que dijo el servidor</translation>
    </message>
    <message>
        <source>What was done on the server, step by step.</source>
        <translation>Lo que se hizo en el servidor, paso a paso.</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>Lo que dijo el servidor</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerModel</name>
    <message>
        <source>The address is still missing.</source>
        <translation>Todavía falta la dirección.</translation>
    </message>
    <message>
        <source>The user is still missing. It is “root” at most hosting companies.</source>
        <translation>Todavía falta el usuario. En la mayoría de las empresas de alojamiento es «root».</translation>
    </message>
    <message>
        <source>The key file is still missing.</source>
        <translation>Todavía falta el archivo de clave.</translation>
    </message>
    <message>
        <source>There is no key file “%1” that you may read.</source>
        <translation>No hay ningún archivo de clave «%1» que usted pueda leer.</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerPage</name>
    <message>
        <source>You gave the company a public key when you ordered. The file wanted here is the other, private half; most often it lies in the folder .ssh and is called id_ed25519.</source>
        <translation>Al hacer el pedido dio a la empresa una clave pública. El archivo que hace falta aquí es la otra mitad, la privada; casi siempre está en la carpeta .ssh y se llama id_ed25519.</translation>
    </message>
    <message>
        <source>A program on this computer holds your keys and signs for you, for example ssh-agent or the desktop&apos;s keyring. If the word means nothing to you, choose the password.</source>
        <translation>Un programa de este ordenador guarda sus claves y firma por usted, por ejemplo ssh-agent o el llavero del escritorio. Si la palabra no le dice nada, elija la contraseña.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Which server shall it be?</source>
        <translation>¿Qué servidor será?</translation>
    </message>
    <message>
        <source>The hosting company&apos;s welcome mail names an address, a user and a password. Copy them here; nothing is changed on the server until you have seen the plan.</source>
        <translation>El correo de bienvenida de la empresa de alojamiento nombra una dirección, un usuario y una contraseña. Cópielos aquí; en el servidor no se cambia nada hasta que haya visto el plan.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>Di&amp;rección</translation>
    </message>
    <message>
        <source>A name or numbers. You may paste a whole line such as ssh root@203.0.113.7 -p 2222.</source>
        <translation>Un nombre o números. Puede pegar una línea entera como ssh root@203.0.113.7 -p 2222.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>How do you sign in?</source>
        <translation>¿Cómo inicia sesión?</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Contra&amp;seña</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Archivo de clave</translation>
    </message>
    <message>
        <source>Key a&amp;gent</source>
        <translation>A&amp;gente de claves</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>C&amp;ontraseña</translation>
    </message>
    <message>
        <source>Key &amp;file</source>
        <translation>Archivo de c&amp;lave</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>&amp;Puerto</translation>
    </message>
    <message>
        <source>22 unless the company&apos;s mail says otherwise.</source>
        <translation>22, si el correo de la empresa no dice otra cosa.</translation>
    </message>
    <message>
        <source>Another port</source>
        <translation>Otro puerto</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Elegir el archivo de clave</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Co&amp;nectar</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>P&amp;ractise instead</source>
        <translation>&amp;Mejor practicar</translation>
    </message>
    <message>
        <source>Reaching the server</source>
        <translation>Llegando al servidor</translation>
    </message>
    <message>
        <source>Recognising it by its key</source>
        <translation>Reconociéndolo por su clave</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Iniciando sesión</translation>
    </message>
    <message>
        <source>The company&apos;s welcome mail names it, often as “root password”. It is used for this connection; what happens next time you choose below.</source>
        <translation>El correo de bienvenida de la empresa la nombra, a menudo como «root password». Se usa para esta conexión; lo que ocurre la próxima vez lo elige abajo.</translation>
    </message>
    <message>
        <source>A key for this computer is made and put on the server when everything is set up. Nobody has to remember a password, and none is kept.</source>
        <translation>Se crea una clave para este ordenador y se pone en el servidor cuando todo está instalado. Nadie tiene que recordar una contraseña, y no se guarda ninguna.</translation>
    </message>
    <message>
        <source>The password is kept in the desktop&apos;s own safe for passwords. Where there is none you are told, and it is asked for.</source>
        <translation>La contraseña se guarda en el llavero del escritorio. Donde no lo hay, se le dice, y la contraseña se pide.</translation>
    </message>
    <message>
        <source>The password is asked for every time.</source>
        <translation>La contraseña se pide cada vez.</translation>
    </message>
    <message>
        <source>And the next time?</source>
        <translation>¿Y la próxima vez?</translation>
    </message>
    <message>
        <source>A &amp;new key</source>
        <translation>Una &amp;clave nueva</translation>
    </message>
    <message>
        <source>Keyc&amp;hain</source>
        <translation>&amp;Llavero</translation>
    </message>
    <message>
        <source>Store noth&amp;ing</source>
        <translation>No guar&amp;dar nada</translation>
    </message>
</context>
<context>
    <name>meethouse::ServerView</name>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>The servers this computer knows, each with its state.</source>
        <translation>Los servidores que este ordenador conoce, cada uno con su estado.</translation>
    </message>
</context>
<context>
    <name>meethouse::Session</name>
    <message>
        <source>There is no connection to the server.</source>
        <translation>No hay conexión con el servidor.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Conéctese de nuevo.</translation>
    </message>
</context>
<context>
    <name>meethouse::Settings</name>
    <message>
        <source>It must be a day like 2026-10-01.</source>
        <translation>Debe ser un día como 2026-10-01.</translation>
    </message>
    <message>
        <source>It must be a list of at most %1 entries.</source>
        <translation>Debe ser una lista de como mucho %1 entradas.</translation>
    </message>
    <message>
        <source>Each entry must be an object in braces.</source>
        <translation>Cada entrada debe ser un objeto entre llaves.</translation>
    </message>
    <message>
        <source>It must be a list of: %1.</source>
        <translation>Debe ser una lista de: %1.</translation>
    </message>
    <message>
        <source>It must be a list of languages like “en” or “it”.</source>
        <translation>Debe ser una lista de idiomas como «en» o «it».</translation>
    </message>
    <message>
        <source>Correct it in the settings and try again.</source>
        <translation>Corríjalo en los ajustes e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The setting “%1” is not valid.</source>
        <translation>El ajuste «%1» no es válido.</translation>
    </message>
    <message>
        <source>The settings have a key “%1” that this program does not know.</source>
        <translation>Los ajustes tienen una clave «%1» que este programa no conoce.</translation>
    </message>
    <message>
        <source>Known here are: %1.</source>
        <translation>Aquí se conocen: %1.</translation>
    </message>
    <message>
        <source>It must be an object in braces.</source>
        <translation>Debe ser un objeto entre llaves.</translation>
    </message>
    <message>
        <source>It must be a list in square brackets.</source>
        <translation>Debe ser una lista entre corchetes.</translation>
    </message>
    <message>
        <source>It must be text in quotes.</source>
        <translation>Debe ser un texto entre comillas.</translation>
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation>Debe ser true o false.</translation>
    </message>
    <message>
        <source>It must be a whole number from %1 to %2.</source>
        <translation>Debe ser un número entero de %1 a %2.</translation>
    </message>
    <message>
        <source>It must be one of: %1.</source>
        <translation>Debe ser uno de estos: %1.</translation>
    </message>
    <message>
        <source>It must be the path of a file on this computer.</source>
        <translation>Debe ser la ruta de un archivo de este ordenador.</translation>
    </message>
    <message>
        <source>It must be an e-mail address like anna@example.org.</source>
        <translation>Debe ser una dirección de correo como anna@example.org.</translation>
    </message>
    <message>
        <source>It must be an address that begins with https://.</source>
        <translation>Debe ser una dirección que empiece por https://.</translation>
    </message>
    <message>
        <source>It must be a language like “en”, “it” or “pt-BR”.</source>
        <translation>Debe ser un idioma como «en», «it» o «pt-BR».</translation>
    </message>
    <message>
        <source>It must be two different times of day like 02:00-05:00.</source>
        <translation>Deben ser dos horas distintas del día como 02:00-05:00.</translation>
    </message>
    <message>
        <source>It must be the part after the hyphen of an ISO 3166-2 code, like NW or ZH.</source>
        <translation>Debe ser la parte después del guion de un código ISO 3166-2, como NW o ZH.</translation>
    </message>
    <message>
        <source>It must be an address that begins with https:// or http://.</source>
        <translation>Debe ser una dirección que empiece por https:// o http://.</translation>
    </message>
    <message>
        <source>It must be a suite of a flat repository, which ends in a slash, like stable/.</source>
        <translation>Debe ser una suite de un repositorio plano, que termina en barra, como stable/.</translation>
    </message>
    <message>
        <source>It is missing, and says which program can read the settings.</source>
        <translation>Falta, y dice qué programa puede leer los ajustes.</translation>
    </message>
    <message>
        <source>The settings are of format %1, and this program knows formats up to %2: a newer program wrote them.</source>
        <translation>Los ajustes tienen el formato %1, y este programa conoce formatos hasta el %2: los escribió un programa más nuevo.</translation>
    </message>
    <message>
        <source>The settings cannot be read.</source>
        <translation>Los ajustes no se pueden leer.</translation>
    </message>
    <message>
        <source>Correct the file, or begin with a new one.</source>
        <translation>Corrija el archivo, o empiece con uno nuevo.</translation>
    </message>
    <message>
        <source>The file is far too long for settings.</source>
        <translation>El archivo es demasiado largo para unos ajustes.</translation>
    </message>
    <message>
        <source>Line %1 is not JSON.</source>
        <translation>La línea %1 no es JSON.</translation>
    </message>
    <message>
        <source>They must be one object in braces.</source>
        <translation>Deben ser un solo objeto entre llaves.</translation>
    </message>
    <message>
        <source>It is missing, and everything on the server is named after it.</source>
        <translation>Falta, y todo en el servidor lleva su nombre.</translation>
    </message>
    <message>
        <source>It must be a full name like meet.example.org, not an address and not a name of this network only.</source>
        <translation>Debe ser un nombre completo como meet.example.org, no una dirección ni un nombre solo de esta red.</translation>
    </message>
    <message>
        <source>It must be one line of at most %1 characters, without invisible signs.</source>
        <translation>Debe ser una línea de como mucho %1 caracteres, sin signos invisibles.</translation>
    </message>
    <message>
        <source>It must be text of at most %1 characters, without invisible signs.</source>
        <translation>Debe ser un texto de como mucho %1 caracteres, sin signos invisibles.</translation>
    </message>
    <message>
        <source>It must be a country as two capital letters, like IT or DE.</source>
        <translation>Debe ser un país en dos letras mayúsculas, como IT o DE.</translation>
    </message>
</context>
<context>
    <name>meethouse::SettingsTab</name>
    <message>
        <source>Settin&amp;gs</source>
        <translation>A&amp;justes</translation>
    </message>
    <message>
        <source>&amp;Certificate…</source>
        <translation>Certificad&amp;o…</translation>
    </message>
    <message>
        <source>By what browsers know the server. Needed when one of your own runs out.</source>
        <translation>Por lo que los navegadores conocen el servidor. Hace falta cuando caduca uno propio.</translation>
    </message>
</context>
<context>
    <name>meethouse::SignInCard</name>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Iniciar sesión</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>meethouse::StartPage</name>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>Starting the practice server</source>
        <translation>Iniciando el servidor de prácticas</translation>
    </message>
    <message>
        <source>Your own house for meetings</source>
        <translation>Su propia casa para reuniones</translation>
    </message>
    <message>
        <source>In about half an hour a rented server becomes your private meeting place: hosts sign in, guests need the room&apos;s password, and the privacy papers are filled in.</source>
        <translation>En más o menos media hora, un servidor alquilado se convierte en su lugar privado de reunión: los anfitriones inician sesión, los invitados necesitan la contraseña de la sala, y los documentos de protección de datos quedan rellenados.</translation>
    </message>
    <message>
        <source>Set up a &amp;new server</source>
        <translation>Instalar un servidor &amp;nuevo</translation>
    </message>
    <message>
        <source>&amp;Take over a server that was set up from another computer</source>
        <translation>&amp;Hacerse cargo de un servidor que se instaló desde otro ordenador</translation>
    </message>
    <message>
        <source>Meethouse reads from the server what was wanted of it. Nothing is set up again.</source>
        <translation>Meethouse lee del servidor lo que se quería de él. No se instala nada de nuevo.</translation>
    </message>
    <message>
        <source>&amp;Practise on this machine</source>
        <translation>&amp;Practicar en esta máquina</translation>
    </message>
    <message>
        <source>A server inside this computer, to try everything without renting one. Linux only, and you need to be its administrator. It can be thrown away afterwards.</source>
        <translation>Un servidor dentro de este ordenador, para probarlo todo sin alquilar ninguno. Solo en Linux, y usted tiene que ser su administrador. Después se puede tirar.</translation>
    </message>
    <message>
        <source>A teacher who is employed does not decide alone about a service for the school. Before pupils&apos; names are on it, the head of the school has to agree in writing, and it is best if the school itself rents the server. Otherwise you would process your own employer&apos;s data, with all that follows from it. Trying it out, with yourself and colleagues who agree, is no trouble.</source>
        <translation>Un docente empleado no decide solo sobre un servicio para el centro. Antes de que haya en él nombres de alumnos, la dirección del centro tiene que aceptarlo por escrito, y lo mejor es que el propio centro alquile el servidor. De lo contrario usted trataría los datos de su propio empleador, con todo lo que eso conlleva. Probarlo, con usted y con colegas que estén de acuerdo, no es ningún problema.</translation>
    </message>
    <message>
        <source>I am employed at a school</source>
        <translation>Trabajo en un centro educativo</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>The first time this takes a few minutes, because a Debian is made for it. After that, seconds.</source>
        <translation>La primera vez tarda unos minutos, porque se fabrica un Debian para ello. Después, segundos.</translation>
    </message>
    <message>
        <source>You have rented an empty server with Debian 12 or 13, and have its address and password at hand. Nothing rented yet? Any company will do; 2 processors and 4 GB of memory carry some twenty people.</source>
        <translation>Ha alquilado un servidor vacío con Debian 12 o 13, y tiene a mano su dirección y su contraseña. ¿Aún no ha alquilado nada? Cualquier empresa sirve; 2 procesadores y 4 GB de memoria admiten a unas veinte personas.</translation>
    </message>
</context>
<context>
    <name>meethouse::StepList</name>
    <message>
        <source>%1: done</source>
        <translation>%1: hecho</translation>
    </message>
    <message>
        <source>%1: you are here</source>
        <translation>%1: está usted aquí</translation>
    </message>
    <message>
        <source>%1: still to come</source>
        <translation>%1: todavía por hacer</translation>
    </message>
    <message>
        <source>Steps of the set-up</source>
        <translation>Pasos de la instalación</translation>
    </message>
</context>
<context>
    <name>meethouse::Survey</name>
    <message>
        <source>The server did not answer as a server should.</source>
        <translation>El servidor no respondió como debe responder un servidor.</translation>
    </message>
    <message>
        <source>What it sent broke off before the end, or its shell does not run what it is given.</source>
        <translation>Lo que enviaba se cortó antes del final, o su shell no ejecuta lo que se le da.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, sign in at the server and see whether its shell works.</source>
        <translation>Inténtelo otra vez; si sigue igual, inicie sesión en el servidor y mire si su shell funciona.</translation>
    </message>
</context>
<context>
    <name>meethouse::Trouble</name>
    <message>
        <source>What the program below said</source>
        <translation>Lo que dijo el programa de debajo</translation>
    </message>
    <message>
        <source>What it said exactly</source>
        <translation>Lo que dijo exactamente</translation>
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
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Right server?</source>
        <translation>¿El correcto?</translation>
    </message>
    <message>
        <source>Fit?</source>
        <translation>¿Adecuado?</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Reuniones</translation>
    </message>
    <message>
        <source>Who runs it?</source>
        <translation>¿Quién lo lleva?</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>First hosts</source>
        <translation>Anfitriones</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
</context>
<context>
    <name>meethouse::WorkPage</name>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Overall progress</source>
        <translation>Avance general</translation>
    </message>
    <message>
        <source>What the server says</source>
        <translation>Lo que dice el servidor</translation>
    </message>
    <message>
        <source>Show what the server says</source>
        <translation>Mostrar lo que dice el servidor</translation>
    </message>
    <message>
        <source>Take &amp;everything back…</source>
        <translation>&amp;Deshacer todo…</translation>
    </message>
    <message>
        <source>&amp;Save a report…</source>
        <translation>Gua&amp;rdar un informe…</translation>
    </message>
    <message>
        <source>The report is in %1. It holds no passwords; look through it before you send it.</source>
        <translation>El informe está en %1. No contiene contraseñas; léalo antes de enviarlo.</translation>
    </message>
    <message>
        <source>was so already</source>
        <translation>ya estaba así</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 is set up</source>
        <translation>%1 está instalado</translation>
    </message>
    <message>
        <source>Every step has checked itself. Next, everything is tried from outside, as a guest would.</source>
        <translation>Cada paso se ha comprobado a sí mismo. A continuación se prueba todo desde fuera, como lo haría un invitado.</translation>
    </message>
    <message>
        <source>A step did not succeed</source>
        <translation>Un paso no salió bien</translation>
    </message>
    <message>
        <source>Nothing is lost: what is done stays done. Trying again goes on from here.</source>
        <translation>No se pierde nada: lo hecho queda hecho. Al volver a intentarlo se sigue desde aquí.</translation>
    </message>
    <message>
        <source>The work was stopped</source>
        <translation>El trabajo se detuvo</translation>
    </message>
    <message>
        <source>What is done stays done, and going on begins where it stopped. Or take everything back.</source>
        <translation>Lo hecho queda hecho, y al seguir se empieza donde se detuvo. O deshágalo todo.</translation>
    </message>
    <message>
        <source>Taking everything back</source>
        <translation>Deshaciendo todo</translation>
    </message>
    <message>
        <source>You may close this window: the server goes on by itself, and we find it again.</source>
        <translation>Puede cerrar esta ventana: el servidor sigue solo, y lo encontraremos de nuevo.</translation>
    </message>
    <message>
        <source>Everything was taken back</source>
        <translation>Todo se ha deshecho</translation>
    </message>
    <message>
        <source>The server is as it was before, but for the things below.</source>
        <translation>El servidor está como antes, salvo por lo de abajo.</translation>
    </message>
    <message>
        <source>Setting up %1</source>
        <translation>Instalando %1</translation>
    </message>
    <message>
        <source>The connection broke. The work goes on at the server; connecting again …</source>
        <translation>La conexión se ha cortado. El trabajo sigue en el servidor; conectando de nuevo…</translation>
    </message>
    <message>
        <source>Stopping: what must not be left half done comes to its end first …</source>
        <translation>Deteniendo: lo que no debe quedar a medias llega antes a su final…</translation>
    </message>
    <message>
        <source>Sending the plan …</source>
        <translation>Enviando el plan…</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>queda menos de un minuto</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>queda más o menos %n minuto</numerusform>
            <numerusform>quedan unos %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) done</source>
        <translation>
            <numerusform>%n paso hecho</numerusform>
            <numerusform>Los %n pasos hechos</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>&amp;Cancelar…</translation>
    </message>
    <message>
        <source>Close the &amp;window, go on without it</source>
        <translation>Cerrar la &amp;ventana, sigue sin ella</translation>
    </message>
    <message>
        <source>&amp;Prove that it works</source>
        <translation>Pro&amp;bar que funciona</translation>
    </message>
    <message>
        <source>Back to the &amp;plan</source>
        <translation>Volver al &amp;plan</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Seguir</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Volver a &amp;intentarlo</translation>
    </message>
    <message>
        <source>Stop the work?</source>
        <translation>¿Detener el trabajo?</translation>
    </message>
    <message>
        <source>Stop the work at the server?</source>
        <translation>¿Detener el trabajo en el servidor?</translation>
    </message>
    <message>
        <source>What is installed just now comes to its end, so that nothing is left half done. What is done stays done. You can go on later, or take everything back.</source>
        <translation>Lo que se está instalando llega a su final, para que nada quede a medias. Lo hecho queda hecho. Puede seguir más tarde, o deshacerlo todo.</translation>
    </message>
    <message>
        <source>&amp;Stop the work</source>
        <translation>De&amp;tener el trabajo</translation>
    </message>
    <message>
        <source>&amp;Let it go on</source>
        <translation>De&amp;jarlo seguir</translation>
    </message>
    <message>
        <source>Take everything back?</source>
        <translation>¿Deshacer todo?</translation>
    </message>
    <message>
        <source>Take back everything Meethouse did on this server?</source>
        <translation>¿Deshacer todo lo que Meethouse hizo en este servidor?</translation>
    </message>
    <message>
        <source>The meeting server, its hosts and settings are removed. Files of others stay as they are, and you are told what could not be taken back.</source>
        <translation>El servidor de reuniones, sus anfitriones y sus ajustes se eliminan. Los archivos ajenos quedan como están, y se le dice lo que no se pudo deshacer.</translation>
    </message>
    <message>
        <source>&amp;Take everything back</source>
        <translation>&amp;Deshacer todo</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>De&amp;jarlo así</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Guardar un informe</translation>
    </message>
    <message>
        <source>Every step has checked itself.</source>
        <translation>Cada paso se ha comprobado a sí mismo.</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Hecho</translation>
    </message>
</context>
</TS>
