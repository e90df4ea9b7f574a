-- meethouse_texts: the few sentences that people in a meeting see from the server. own: in the language the provider has chosen; of(full_jid): in the
-- first that somebody's browser asks for and that is here, else the same.

local texts = {
	en = {
		sender = "Meeting password";
		password = "Guests need this password to come in: %s";
		changed = "The password of this meeting has been changed. Guests now need: %s";
		alone = "The last host has left. The meeting ends in %s min unless a host comes back.";
		kept = "A host is back. The meeting goes on.";
		ended = "The meeting has ended because no host is in it any more.";
		notice = "Notice";
	};
	it = {
		sender = "Password della riunione";
		password = "Per entrare gli ospiti hanno bisogno di questa password: %s";
		changed = "La password di questa riunione è stata cambiata. Agli ospiti ora serve: %s";
		alone = "L'ultimo organizzatore è uscito. La riunione termina tra %s min se nessun organizzatore rientra.";
		kept = "È rientrato un organizzatore. La riunione continua.";
		ended = "La riunione è terminata perché non c'è più nessun organizzatore.";
		notice = "Avviso";
	};
	de = {
		sender = "Passwort der Besprechung";
		password = "Gäste brauchen dieses Passwort, um hereinzukommen: %s";
		changed = "Das Passwort dieser Besprechung wurde geändert. Gäste brauchen jetzt: %s";
		alone = "Die letzte Gastgeberin oder der letzte Gastgeber ist gegangen. Die Besprechung endet in %s min, wenn niemand von ihnen zurückkommt.";
		kept = "Es ist wieder jemand da, der die Besprechung leitet. Sie geht weiter.";
		ended = "Die Besprechung ist beendet, weil niemand mehr sie leitet.";
		notice = "Hinweis";
	};
	fr = {
		sender = "Mot de passe de la réunion";
		password = "Les invités ont besoin de ce mot de passe pour entrer : %s";
		changed = "Le mot de passe de cette réunion a été changé. Les invités ont maintenant besoin de : %s";
		alone = "Le dernier organisateur est parti. La réunion se termine dans %s min si aucun organisateur ne revient.";
		kept = "Un organisateur est revenu. La réunion continue.";
		ended = "La réunion est terminée parce qu'il n'y a plus d'organisateur.";
		notice = "Avis";
	};
	es = {
		sender = "Contraseña de la reunión";
		password = "Los invitados necesitan esta contraseña para entrar: %s";
		changed = "La contraseña de esta reunión ha cambiado. Los invitados necesitan ahora: %s";
		alone = "El último anfitrión ha salido. La reunión termina en %s min si ningún anfitrión vuelve.";
		kept = "Ha vuelto un anfitrión. La reunión continúa.";
		ended = "La reunión ha terminado porque ya no hay ningún anfitrión.";
		notice = "Aviso";
	};
};

local own = texts[module:get_option_string("meethouse_language", "en")] or texts.en;

local function of(full_jid)
	local session = prosody.full_sessions[full_jid];
	local request = session and session.websocket_request;
	for wish in (request and request.headers.accept_language or ""):gmatch("[^,]+") do
		local language = wish:lower():match("^%s*(%a+)");
		if texts[language] then return texts[language]; end
	end
	return own;
end

return { own = own; of = of };
