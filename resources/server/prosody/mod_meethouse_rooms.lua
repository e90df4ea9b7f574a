-- mod_meethouse_rooms: nobody enters a meeting without its password, except the hosts, who are told it. Loaded on conference.DOMAIN by mod_meethouse.
--
-- Who is a host is known to jicofo alone: its answer to a conference request names the account behind the asker, who himself stays anonymous
-- (guest.DOMAIN). Only focus.DOMAIN can send such an answer, so it cannot be forged. The mark is kept in the asker's session and goes with it.
--
-- The priorities are those at which it was seen to work beside the stock modules: 20 is before the queues of muc_rate_limit and muc_meeting_id,
-- -3 before the lobby's check at -4, -5 after Prosody's own handler has set the password that the creator (jicofo) gave, which is none.
--
-- Nothing here writes the name of a room or a password to the log.

local jid = require "util.jid";
local st = require "util.stanza";
local user_exists = require "core.usermanager".user_exists;

local domain = module.host:gsub("^conference%.", "");
local guests, focus, breakout = "guest." .. domain, "focus." .. domain, "breakout." .. domain;
local muc_ns, focus_ns = "http://jabber.org/protocol/muc", "http://jitsi.org/protocol/focus";
local secret_field = "muc#roomconfig_roomsecret";

local always = module:get_option_string("meethouse_guest_password", "always") == "always";

local words = module:require "meethouse_words";
local tell = module:require "meethouse_tell";
local watch = module:require "meethouse_watch";

-- jicofo opens such a room every few seconds to see whether Prosody works; it is alone in it.
local function is_health_check(room_jid) return room_jid:sub(1, 21) == "__jicofo-health-check"; end

-- Others than hosts and guests are services with rights of their own (jicofo, recorders): their entrance stays as the stock modules have it.
local function is_person(full_jid)
	local host = jid.host(full_jid);
	return host == domain or host == guests;
end

local function account_of(full_jid, room_jid)
	local session = prosody.full_sessions[full_jid];
	local marks = session and session.meethouse_host_of;
	return marks and marks[room_jid];
end

-- 1. Who is a host

-- jicofo remembers a browser for a day, also when its account has been removed or disabled meanwhile. Told so, the client asks to sign in.
local function turn_away(stanza, session_id)
	module:send(st.iq({ type = "set"; from = module.host; to = focus; id = "meethouse-logout" })
		:tag("logout", { xmlns = focus_ns; ["session-id"] = session_id }));
	module:send(st.iq({ type = "error"; from = focus; to = stanza.attr.to; id = stanza.attr.id })
		:tag("error", { type = "modify" })
			:tag("not-acceptable", { xmlns = "urn:ietf:params:xml:ns:xmpp-stanzas" }):up()
			:tag("session-invalid", { xmlns = focus_ns }));
	return true;
end

local function learn(event)
	local stanza = event.stanza;
	if stanza.attr.from ~= focus or stanza.attr.type ~= "result" then return end
	local answer = stanza:get_child("conference", focus_ns);
	local room_jid = answer and jid.prep(answer.attr.room or "");
	local session = room_jid and prosody.full_sessions[stanza.attr.to];
	if not session then return end
	local account = jid.node(answer.attr.identity or "");
	if account and not user_exists(account, domain) then return turn_away(stanza, answer.attr["session-id"]); end
	session.meethouse_host_of = session.meethouse_host_of or {};
	session.meethouse_host_of[room_jid] = answer.attr.identity;
	session.meethouse_focus_session = answer.attr["session-id"] or session.meethouse_focus_session;
end

-- A context made before its host is up would listen in the wrong place, for ever.
local listening = {};
local function listen(host)
	if host ~= domain and host ~= guests or listening[host] or not prosody.hosts[host] then return end
	listening[host] = true;
	module:context(host):hook("iq/full", learn, 101);
end
module:hook_global("host-activated", listen, -10);
module:hook_global("host-deactivated", function (host) listening[host] = nil; end);
listen(domain);
listen(guests);

-- 2. A password from the first moment

local function give_password(room)
	if not is_health_check(room.jid) then room:set_password(words.room_password()); end
end

module:hook("muc-room-pre-create", function (event) give_password(event.room); end, -5);

local function password_in(stanza)
	local x = stanza:get_child("x", muc_ns);
	return x and x:get_child_text("password", muc_ns);
end

module:hook("muc-occupant-pre-join", function (event)
	local room, stanza = event.room, event.stanza;
	if not is_person(stanza.attr.from) then return end
	if is_health_check(room.jid) then
		event.origin.send(st.error_reply(stanza, "cancel", "not-allowed", nil, room.jid));
		return true;
	end
	-- Rooms that were open already when this module came.
	if always and not room:get_password() then give_password(room); end
	if account_of(stanza.attr.from, room.jid) then
		stanza.delayed_join_skip = true;  -- past every queue: a flood of guests must not keep a host out
		return;
	end
	-- With the lobby on, who has no password may knock.
	if room:get_members_only() then return end
	local password = room:get_password();
	if password and password_in(stanza) ~= password then
		event.origin.send(st.error_reply(stanza, "auth", "not-authorized", nil, room.jid));
		return true;
	end
end, 20);

module:hook("muc-occupant-pre-join", function (event)
	local room, stanza = event.room, event.stanza;
	local password = room:get_password();
	if not password or not account_of(stanza.attr.from, room.jid) then return end
	local x = stanza:get_child("x", muc_ns);
	if not x then
		x = st.stanza("x", { xmlns = muc_ns });
		stanza:add_direct_child(x);
	end
	x:maptags(function (tag) return tag.name ~= "password" and tag or nil; end);
	x:add_direct_child(st.stanza("password", { xmlns = muc_ns }):text(password));
end, -3);

-- Prosody puts the password into an invitation that anybody, not only who is in the room, may ask it to send to anybody.
module:hook("muc-pre-invite", function (event)
	if event.room:get_occupant_by_real_jid(event.stanza.attr.from) then return end
	event.origin.send(st.error_reply(event.stanza, "auth", "forbidden", nil, event.room.jid));
	return true;
end, 10);

-- 3. Hosts know the password

module:hook("muc-occupant-joined", function (event)
	local room, occupant = event.room, event.occupant;
	for session_jid in occupant:each_session() do
		if account_of(session_jid, room.jid) and room:get_password() then tell.password(room, session_jid, "password"); end
	end
end, -5);

module:hook("muc-config-submitted/" .. secret_field, function (event)
	local room = event.room;
	if not room:get_password() then return end
	for _, occupant in room:each_occupant() do
		for session_jid in occupant:each_session() do
			if session_jid ~= event.actor and account_of(session_jid, room.jid) then tell.password(room, session_jid, "changed"); end
		end
	end
end, -10);

-- 4. No room without one

local function blank(text) return not text or not text:find("%S"); end

if always then
	module:hook("iq-set/bare/" .. muc_ns .. "#owner:query", function (event)
		local form = event.stanza.tags[1]:get_child("x", "jabber:x:data");
		for field in form and form:childtags("field") or function () end do
			if field.attr.var == secret_field and blank(field:get_child_text("value")) then
				event.origin.send(st.error_reply(event.stanza, "modify", "not-acceptable", "Guests always need a password here"));
				return true;
			end
		end
	end, 10);

	-- The same once more where Prosody sets it, should a form ever reach it on another way.
	module:hook("muc-config-submitted/" .. secret_field, function (event)
		if blank(event.value) then return true; end
	end, 10);
end

-- 5. Nobody is left alone, and who has lost the account is nobody

watch { domain = domain; breakout = breakout; account_of = account_of; tell = tell };
