-- mod_meethouse_rooms: nobody enters a meeting without its password, except the hosts, who are told it. Loaded on conference.DOMAIN by mod_meethouse.
--
-- The priorities are those at which it was seen to work beside the stock modules: 20 is before the queues of muc_rate_limit and muc_meeting_id,
-- -3 before the lobby's check at -4, -5 after Prosody's own handler has set the password that the creator (jicofo) gave, which is none, -21 after
-- Prosody's own check of the password.
--
-- Nothing here writes the name of a room or a password to the log.

local jid = require "util.jid";
local st = require "util.stanza";

local domain = module.host:gsub("^conference%.", "");
local muc_ns = "http://jabber.org/protocol/muc";
local secret_field = "muc#roomconfig_roomsecret";

local always = module:get_option_string("meethouse_guest_password", "always") == "always";
local begins_with_lobby = module:get_option_boolean("meethouse_lobby", false);

local words = module:require "meethouse_words";
local marks = module:require "meethouse_marks";
local tell = module:require "meethouse_tell";
local door = module:require "meethouse_door";
local meeting = module:require "meethouse_meeting";
local known = module:shared("/" .. domain .. "/meethouse/known");

-- jicofo opens such a room every few seconds to see whether Prosody works; it is alone in it.
local function is_health_check(room_jid) return room_jid:sub(1, 21) == "__jicofo-health-check"; end

-- The administrator's program proves that meetings work in such a room, for some seconds.
local function is_proof(room_jid) return #(room_jid:match("^proof%-([a-z2-9]+)@") or "") == 16; end

local function people_in(room)
	local people = 0;
	for _ in meeting.each_session(room, marks.is_person) do people = people + 1; end
	return people;
end

-- 1. A password from the first moment

local function give_password(room)
	if is_health_check(room.jid) then return end
	room:set_password(known.reserved and known.reserved.password_of(jid.node(room.jid)) or words.room_password());
end

module:hook("muc-room-pre-create", function (event) give_password(event.room); end, -5);

-- Rooms that were open already when this module came.
if always then
	for room in meeting.each() do
		if not room:get_password() then give_password(room); end
	end
end

local function password_in(stanza)
	local x = stanza:get_child("x", muc_ns);
	local password = x and x:get_child_text("password", muc_ns);
	return password ~= "" and password or nil;
end

local function put_password(stanza, password)
	local x = stanza:get_child("x", muc_ns);
	if not x then
		x = st.stanza("x", { xmlns = muc_ns });
		stanza:add_direct_child(x);
	end
	x:maptags(function (tag) return tag.name ~= "password" and tag or nil; end);
	if password then x:add_direct_child(st.stanza("password", { xmlns = muc_ns }):text(password)); end
end

module:hook("muc-occupant-pre-join", function (event)
	local room, stanza, session = event.room, event.stanza, event.origin;
	if not marks.is_person(stanza.attr.from) then return end
	if is_health_check(room.jid) then
		session.send(st.error_reply(stanza, "cancel", "not-allowed", nil, room.jid));
		return true;
	end
	if marks.account_of(stanza.attr.from, room.jid) then
		stanza.delayed_join_skip = true;  -- past every queue: a flood of guests must not keep a host out
		return;
	end
	local wanted, given = room:get_password(), password_in(stanza);
	if not wanted or given == nil and room:get_members_only() then return end  -- with the lobby on, who has no password may knock
	local wait = door.wait(session, room);
	if wait == 0 and given == wanted then return end
	if wait == 0 and given then door.wrong(session, room); end
	if not room:get_members_only() then return door.refuse(event, wait); end
	if wait > 0 then put_password(stanza, nil); end
end, 20);

module:hook("muc-occupant-pre-join", function (event)
	local room, stanza = event.room, event.stanza;
	local password = room:get_password();
	if password and marks.account_of(stanza.attr.from, room.jid) then put_password(stanza, password); end
end, -3);

module:hook("muc-occupant-pre-join", function (event)
	local room, from = event.room, event.stanza.attr.from;
	if not marks.is_person(from) or marks.account_of(from, room.jid) then return end
	if door.is_full(people_in(room)) then return door.refuse_full(event); end
end, -21);

-- Prosody puts the password into an invitation that anybody, not only who is in the room, may ask it to send to anybody.
module:hook("muc-pre-invite", function (event)
	if event.room:get_occupant_by_real_jid(event.stanza.attr.from) then return end
	event.origin.send(st.error_reply(event.stanza, "auth", "forbidden", nil, event.room.jid));
	return true;
end, 10);

-- 2. Hosts know the password

local function tell_hosts(room, which, but)
	for _, occupant in room:each_occupant() do
		for session_jid in occupant:each_session() do
			if session_jid ~= but and marks.account_of(session_jid, room.jid) then tell.password(room, session_jid, which); end
		end
	end
end

module:hook("muc-occupant-joined", function (event)
	local room, occupant = event.room, event.occupant;
	for session_jid in occupant:each_session() do
		if marks.account_of(session_jid, room.jid) and room:get_password() then tell.password(room, session_jid, "password"); end
	end
end, -5);

module:hook("muc-config-submitted/" .. secret_field, function (event)
	if event.room:get_password() then tell_hosts(event.room, "changed", event.actor); end
end, -10);

-- A reserved room was given another password while a meeting is in it.
module:hook_global("meethouse-room-password", function (event)
	local room = meeting.get(event.room);
	if not room or room:get_password() ~= event.old then return end
	room:set_password(event.new);
	tell_hosts(room, "changed");
end);

-- 3. No room without one

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

-- 4. Nobody is left alone, who was put out stays out, and who has lost the account is nobody

module:require "meethouse_watch" { marks = marks; meeting = meeting; tell = tell };
module:require "meethouse_kicked" (domain, meeting.of);

marks.on_loss(function (full_jid, room_jid)
	local room = meeting.get(room_jid);
	for _, one in ipairs(room and meeting.rooms_of(room) or {}) do
		local occupant = one:get_occupant_by_real_jid(full_jid);
		if occupant then one:set_role(true, occupant.nick, nil); end
	end
	if room then room:set_affiliation(true, jid.bare(full_jid), "none"); end
end);

-- 5. The lobby from the beginning: jicofo is the first in a room.

if begins_with_lobby then
	module:hook("muc-occupant-joined", function (event)
		local room = event.room;
		if marks.is_person(event.occupant.bare_jid) or is_health_check(room.jid) or room._data.lobbyroom then return end
		prosody.events.fire_event("create-lobby-room", { room = room });
	end, -5);
end

-- 6. What the administrator may know of meetings that go on: how many, and how many people are in them

function known.meetings()
	local rooms, people = 0, 0;
	for room in meeting.each() do
		local inside = is_proof(room.jid) and 0 or people_in(room);
		if inside > 0 then rooms, people = rooms + 1, people + inside; end
	end
	return rooms, people;
end

function module.unload() known.meetings = nil; end
