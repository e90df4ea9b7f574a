-- Stands for jicofo behind focus.DOMAIN, as far as Prosody sees it: answers conference requests, opens a room for accounts of DOMAIN and for whoever
-- shows a session it gave, and joins it first. Logs out when asked.
local st = require "util.stanza";
local jid = require "util.jid";

local domain = module.host:gsub("^focus%.", "");
local ns = "http://jitsi.org/protocol/focus";
local accounts, serial = {}, 0;

local function room_exists(room)
	return prosody.hosts[jid.host(room)].modules.muc.get_room_from_jid(room) ~= nil;
end

-- Its account on auth.DOMAIN: whatever is sent there would come back as an error otherwise, and rooms put out whom their presence does not reach.
local function swallow(host)
	if host ~= "auth." .. domain then return end
	for _, kind in ipairs { "presence/full"; "message/full"; "iq/full" } do
		module:context(host):hook(kind, function (event) return jid.bare(event.stanza.attr.to) == "focus@" .. host or nil; end, 1000);
	end
end
module:hook_global("host-activated", swallow, -10);
if prosody.hosts["auth." .. domain] then swallow("auth." .. domain); end

module:hook("iq-set/host/" .. ns .. ":conference", function (event)
	local stanza, request = event.stanza, event.stanza.tags[1];
	local session_id = request.attr["session-id"];
	local account = session_id and accounts[session_id];
	if session_id and not account then
		event.origin.send(st.error_reply(stanza, "modify", "not-acceptable"):tag("session-invalid", { xmlns = ns }));
		return true;
	end
	if not account and jid.host(stanza.attr.from) == domain then
		serial = serial + 1;
		session_id, account = "session-" .. serial, jid.bare(stanza.attr.from);
		accounts[session_id] = account;
	end
	local room = request.attr.room;
	if not room_exists(room) then
		if not account and jid.host(room) ~= "breakout." .. domain then
			event.origin.send(st.error_reply(stanza, "auth", "not-authorized"));
			return true;
		end
		module:send(st.presence({ from = "focus@auth." .. domain .. "/focus"; to = room .. "/focus" })
			:tag("x", { xmlns = "http://jabber.org/protocol/muc" }));
	end
	if account then
		module:send(st.iq({ type = "set"; id = "owner"; from = "focus@auth." .. domain .. "/focus"; to = room })
			:tag("query", { xmlns = "http://jabber.org/protocol/muc#admin" }):tag("item", { affiliation = "owner"; jid = jid.bare(stanza.attr.from) }));
	end
	-- As long as the real one has not heard that it is in, it says so and is asked again.
	local late = account and prosody.fake_focus_late or 0;
	if late > 0 then prosody.fake_focus_late = late - 1; end
	-- Routed, as the answers of the real one are.
	module:send(st.reply(stanza):tag("conference", {
		xmlns = ns; room = room; ready = late > 0 and "false" or "true"; focusjid = "focus@auth." .. domain; identity = account; ["session-id"] = account and session_id;
	}));
	return true;
end);

module:hook("iq-set/host/" .. ns .. ":logout", function (event)
	accounts[event.stanza.tags[1].attr["session-id"]] = nil;
	event.origin.send(st.reply(event.stanza));
	return true;
end);
