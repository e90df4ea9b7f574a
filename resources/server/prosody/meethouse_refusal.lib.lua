-- meethouse_refusal: why something was refused, once as a word for our page (docs/account-protocol.md) and once as a sentence for any other client.

local st = require "util.stanza";

local reasons = {
	["try-later"] = { "wait", "resource-constraint", "Too many attempts. Try again in %d seconds." };
	["link-used"] = { "cancel", "forbidden", "This link has been used." };
	["link-withdrawn"] = { "cancel", "forbidden", "This link has been withdrawn." };
	["link-expired"] = { "cancel", "forbidden", "This link has expired." };
	["name-invalid"] = { "modify", "not-acceptable",
		"A name has 1 to 64 characters: small letters, digits, dot, hyphen and underscore, and begins with a letter or a digit." };
	["name-reserved"] = { "modify", "not-acceptable", "This name is used by the server itself." };
	["name-taken"] = { "cancel", "conflict", "The requested name is taken." };
	["password-short"] = { "modify", "not-acceptable", "The password is too short." };
	["password-long"] = { "modify", "not-acceptable", "The password is too long." };
	["password-characters"] = { "modify", "not-acceptable", "The password holds characters that cannot be typed." };
	["password-name"] = { "modify", "not-acceptable", "The password must not contain the name." };
	["password-simple"] = { "modify", "not-acceptable", "The password is too simple: it repeats a few characters or follows their order." };
	["password-common"] = { "modify", "not-acceptable", "The password is one of those that are tried first." };
	["password-wrong"] = { "auth", "not-authorized", "The old password is not right." };
	["account-kept"] = { "cancel", "not-allowed", "Accounts are removed by whoever runs this server." };
	["room-invalid"] = { "modify", "not-acceptable", "This cannot be the name of a room." };
	["room-taken"] = { "cancel", "conflict", "This room is reserved already." };
	["room-unknown"] = { "cancel", "item-not-found", "You have not reserved this room." };
	["room-limit"] = { "cancel", "not-allowed", "You have reserved as many rooms as one host may." };
	["room-password-short"] = { "modify", "not-acceptable", "The room's password is too short." };
	["room-password-long"] = { "modify", "not-acceptable", "The room's password is too long." };
	["room-password-characters"] = { "modify", "not-acceptable", "The room's password holds characters that cannot be typed, or begins or ends with a blank." };
	["room-password-simple"] = { "modify", "not-acceptable", "The room's password is too simple: it repeats a few characters or follows their order." };
	["room-reserved"] = { "auth", "forbidden", "This room is another host's, who has not opened it." };
	["failed"] = { "wait", "internal-server-error", "The server could not do it." };
};

local refusal = {};

function refusal.parts(word)
	local reason = reasons[word] or reasons.failed;
	return reason[1], reason[2];
end

function refusal.sentence(word, wait)
	return ("[%s] %s"):format(word, (reasons[word] or reasons.failed)[3]:format(wait or 0));
end

function refusal.with(stanza, word, wait)
	return stanza:tag("refused", { xmlns = "urn:meethouse:hosts:0"; reason = word; wait = wait and ("%d"):format(wait) }):up();
end

function refusal.answer(stanza, word, wait)
	local kind, condition = refusal.parts(word);
	return refusal.with(st.error_reply(stanza, kind, condition, refusal.sentence(word, wait)), word, wait);
end

-- A join that was refused: other clients take it for a wrong password, and ask again.
function refusal.not_let_in(stanza, room_jid, wait)
	local reply = st.error_reply(stanza, "auth", "not-authorized", wait and refusal.sentence("try-later", wait), room_jid);
	return wait and refusal.with(reply, "try-later", wait) or reply;
end

return refusal;
