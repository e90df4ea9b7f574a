-- meethouse_marks: who is a host in which meeting.
--
-- Only jicofo knows it: its answer to a conference request names the account behind the asker, who in the web client stays anonymous (guest.DOMAIN).
-- Only focus.DOMAIN can send such an answer, so it cannot be forged. The mark is kept in the asker's session and goes with it. What jicofo remembers of
-- an account that was disabled, removed or given another password meanwhile does not count: the request is refused before jicofo opens a room for it.

local jid = require "util.jid";
local st = require "util.stanza";
local user_exists = require "core.usermanager".user_exists;

local refusal = module:require "meethouse_refusal";

local domain = module.host:gsub("^conference%.", "");
local guests, focus = "guest." .. domain, "focus." .. domain;
local focus_ns = "http://jitsi.org/protocol/focus";
local grace = 120;  -- a page that is loaded again, or a network that was lost for a moment
local forgets_with_meeting = not module:get_option_boolean("meethouse_remember_hosts", false);

-- From mod_meethouse_hosts: sessions, reserved.
local known = module:shared("/" .. domain .. "/meethouse/known");

local marks = {};

-- The account, nothing for who is no host there.
function marks.account_of(full_jid, room_jid)
	local session = prosody.full_sessions[full_jid];
	local host_of = session and session.meethouse_host_of;
	return host_of and host_of[room_jid];
end

-- Others than hosts and guests are services with rights of their own (jicofo, recorders).
function marks.is_person(full_jid)
	local host = jid.host(full_jid);
	return host == domain or host == guests;
end

local function tell_jicofo_to_forget(id)
	module:send(st.iq({ type = "set"; from = module.host; to = focus; id = "meethouse-logout" }):tag("logout", { xmlns = focus_ns; ["session-id"] = id }));
end

-- Told so, the client asks to sign in.
local function session_invalid(to, id)
	return st.iq({ type = "error"; from = focus; to = to; id = id })
		:tag("error", { type = "modify" })
			:tag("not-acceptable", { xmlns = "urn:ietf:params:xml:ns:xmpp-stanzas" }):up()
			:tag("session-invalid", { xmlns = focus_ns });
end

local function account_of_session(id)
	local account = known.sessions and known.sessions.account_of(id);
	return account and user_exists(account, domain) and account or nil;
end

local function request(event)
	local stanza = event.stanza;
	if stanza.attr.type ~= "set" or not marks.is_person(stanza.attr.from) then return end
	local logout = stanza:get_child("logout", focus_ns);
	if logout and logout.attr["session-id"] and known.sessions then known.sessions.drop(logout.attr["session-id"]); end
	local wish = stanza:get_child("conference", focus_ns);
	if not wish then return end

	local id = wish.attr["session-id"];
	local signed_in = jid.host(stanza.attr.from) == domain and jid.node(stanza.attr.from);
	local account = signed_in or account_of_session(id);
	if id and not account then
		tell_jicofo_to_forget(id);
		event.origin.send(session_invalid(stanza.attr.from, stanza.attr.id));
		return true;
	end

	local room_jid = jid.prep(wish.attr.room or "");
	local name, host = jid.split(room_jid);
	if not account or host ~= module.host or module:depends("muc").get_room_from_jid(room_jid) then return end
	if known.reserved and known.reserved.may_open(name, account) then return end
	-- In the web client the host then waits like everybody, for whoever has reserved it.
	event.origin.send(signed_in and refusal.answer(stanza, "room-reserved") or st.error_reply(stanza, "auth", "not-authorized"));
	return true;
end

local function answer(event)
	local stanza = event.stanza;
	if stanza.attr.from ~= focus or stanza.attr.type ~= "result" then return end
	local said = stanza:get_child("conference", focus_ns);
	local room_jid = said and jid.prep(said.attr.room or "");
	local session = room_jid and prosody.full_sessions[stanza.attr.to];
	if not session then return end
	local identity, id = said.attr.identity, said.attr["session-id"];
	local account = jid.node(identity or "");
	if account and id then
		if jid.bare(stanza.attr.to) == identity and known.sessions and user_exists(account, domain) then known.sessions.born(id, account); end
		if account_of_session(id) ~= account then
			tell_jicofo_to_forget(id);
			module:send(session_invalid(stanza.attr.to, stanza.attr.id));
			return true;
		end
	end
	session.meethouse_host_of = session.meethouse_host_of or {};
	session.meethouse_host_of[room_jid] = account and identity;
	session.meethouse_focus_session = id or session.meethouse_focus_session;
end

local function is_in_use(id)
	for _, session in pairs(prosody.full_sessions) do
		if session.meethouse_focus_session == id then return true; end
	end
	return false;
end

-- Whoever sits down at the same computer next is nobody, also while the meeting goes on.
local function gone(event)
	local id = event.session.meethouse_focus_session;
	if not id then return end
	module:add_timer(grace, function ()
		if is_in_use(id) then return end
		if known.sessions then known.sessions.drop(id); end
		tell_jicofo_to_forget(id);
	end);
end

-- A context made before its host is up would listen in the wrong place, for ever.
local listening = {};
local function listen(host)
	if listening[host] or not prosody.hosts[host] then return end
	if host == domain or host == guests then
		listening[host] = true;
		module:context(host):hook("iq/full", answer, 101);
		if forgets_with_meeting and host == guests then module:context(host):hook("resource-unbind", gone); end
	elseif host == focus then
		listening[host] = true;
		module:context(host):hook("iq/host", request, 10);
	end
end
module:hook_global("host-activated", listen, -10);
module:hook_global("host-deactivated", function (host) listening[host] = nil; end);
for _, host in ipairs { domain, guests, focus } do listen(host); end

-- put_out(full_jid, room_jid): out of the meeting and its breakout rooms.
function marks.on_loss(put_out)
	module:hook_global("meethouse-host-gone", function (event)
		local lost = {};
		for full_jid, session in pairs(prosody.full_sessions) do
			for room_jid, identity in pairs(session.meethouse_host_of or {}) do
				if jid.bare(identity) == event.jid then lost[#lost + 1] = { full_jid = full_jid; session = session; room_jid = room_jid }; end
			end
		end
		for _, id in ipairs(event.sessions) do tell_jicofo_to_forget(id); end
		for _, one in ipairs(lost) do
			one.session.meethouse_host_of[one.room_jid] = nil;
			put_out(one.full_jid, one.room_jid);
		end
	end);
end

return marks;
