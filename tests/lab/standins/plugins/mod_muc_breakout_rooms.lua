-- Rooms beside a meeting, made by its moderator, without a password. The map of them lives in this module: loaded on
-- two hosts there are two maps, and the one that does not know a room refuses it.
module:depends("room_destroy");
module:depends("jitsi_session");

local jid = require "util.jid";
local json = require "util.json";
local new_id = require "util.uuid".generate;
local st = require "util.stanza";
local util = module:require "util";

local main_muc = module:get_option_string("main_muc");
if not main_muc then
	module:log("error", "breakout rooms not enabled missing main_muc config");
	return;
end
local breakout_muc = module:get_option_string("breakout_rooms_muc", "breakout." .. module.host);
local CLOSE_AFTER = 5;
local main_of = {};

local function main_room(room_jid)
	local address = jid.host(room_jid) == main_muc and room_jid or main_of[room_jid];
	return address and util.get_room_from_jid(address), address;
end

local function is_focus(occupant)
	return jid.node(occupant.jid) == "focus";
end

local function guests_in(room)
	if not room then return false; end
	for _, occupant in room:each_occupant() do
		if not is_focus(occupant) then return true; end
	end
	return false;
end

local function anybody_left(main)
	local left = guests_in(main);
	for address in pairs(main._data.breakout_rooms or {}) do
		left = left or guests_in(util.get_room_from_jid(address));
	end
	return left;
end

local function tell(to, message)
	module:send(st.message { from = breakout_muc, to = to }
		:text_tag("json-message", json.encode(message), { xmlns = "http://jitsi.org/jitmeet" }));
end

local function tell_all(main)
	local rooms = { [jid.node(main.jid)] = { isMainRoom = true, id = jid.node(main.jid), jid = main.jid } };
	for address, name in pairs(main._data.breakout_rooms or {}) do
		rooms[jid.node(address)] = { id = jid.node(address), jid = address, name = name };
	end
	local message = { type = "breakout_rooms", event = "features/breakout-rooms/update", rooms = rooms };
	for _, occupant in main:each_occupant() do
		if not is_focus(occupant) then tell(occupant.jid, message); end
	end
end

local function add(main, name)
	local address = new_id() .. "@" .. breakout_muc;
	main._data.breakout_rooms = main._data.breakout_rooms or {};
	main._data.breakout_rooms[address] = name;
	main._data.breakout_rooms_active = true;
	main:set_persistent(true);
	main_of[address] = main.jid;
end

local function remove(main, address, reason)
	local room = util.get_room_from_jid(address);
	if room then room:destroy(main.jid, reason or "Breakout room removed."); end
	if main._data.breakout_rooms then main._data.breakout_rooms[address] = nil; end
	main_of[address] = nil;
end

local function moderator_of(session, from)
	local main = util.get_room_by_name_and_subdomain(session.jitsi_web_query_room, session.jitsi_web_query_prefix);
	local occupant = main and main:get_occupant_by_real_jid(from);
	for address in pairs(main and not occupant and main._data.breakout_rooms or {}) do
		local room = util.get_room_from_jid(address);
		occupant = occupant or room and room:get_occupant_by_real_jid(from);
	end
	return main, occupant and occupant.role == "moderator";
end

local function command(event)
	local session, stanza = event.origin, event.stanza;
	local wish = stanza.attr.type ~= "error" and session.jitsi_web_query_room and stanza:get_child("breakout_rooms");
	if not wish then return; end
	local main, allowed = moderator_of(session, stanza.attr.from);
	if not allowed then
		module:log("warn", "%s is not moderator and not allowed this operation", stanza.attr.from);
		return false;
	end
	if wish.attr.type == "features/breakout-rooms/add" then
		add(main, wish.attr.subject);
	elseif wish.attr.type == "features/breakout-rooms/remove" then
		remove(main, wish.attr.breakoutRoomJid);
	elseif wish.attr.type == "features/breakout-rooms/move-to-room" then
		tell(wish.attr.participantJid, { type = "breakout_rooms", event = wish.attr.type, roomJid = wish.attr.roomJid });
		return true;
	else
		return false;
	end
	tell_all(main);
	return true;
end

local function before_creation(event)
	local main, address = main_room(event.room.jid);
	if main and main._data.breakout_rooms and main._data.breakout_rooms[event.room.jid] then return; end
	event.room:destroy(address, "Breakout room is invalid.");
	return true;
end

local function before_joining(event)
	local main = main_room(event.room.jid);
	local session = event.origin;
	if util.ends_with(event.occupant.nick, "/focus") then return; end
	if not main then
		session.send(st.error_reply(event.stanza, "cancel", "service-unavailable"));
		return true;
	end
	if session.jitsi_breakout_main_jid ~= main.jid then
		session.send(st.error_reply(event.stanza, "cancel", "not-allowed", nil, event.room.jid));
		return true;
	end
end

local function joined(event)
	local main = main_room(event.room.jid);
	if not main or util.is_healthcheck_room(event.room.jid) or is_focus(event.occupant) then return; end
	if event.room == main and event.origin then event.origin.jitsi_breakout_main_jid = main.jid; end
	if main.close_timer then
		main.close_timer:stop();
		main.close_timer = nil;
	end
end

local function left(event)
	local main, address = main_room(event.room.jid);
	if not main or not main._data.breakout_rooms_active or main.close_timer or anybody_left(main) then return; end
	main.close_timer = module:add_timer(CLOSE_AFTER, function ()
		local room = util.get_room_from_jid(address);
		if room and room.close_timer then
			prosody.events.fire_event("maybe-destroy-room",
				{ room = room, reason = "All occupants left.", caller = module:get_name() });
		end
	end);
end

-- The component may come up before its rooms do.
local function when_muc(host, callback)
	util.process_host_module(host, function (context)
		local found = prosody.hosts[host].modules.muc;
		if found then return callback(context, found); end
		prosody.hosts[host].events.add_handler("module-loaded", function (event)
			if event.module == "muc" then callback(context, prosody.hosts[host].modules.muc); end
		end);
	end);
end

when_muc(breakout_muc, function (context, muc)
	module:add_identity("component", "breakout_rooms", breakout_muc);
	context:hook("message/host", command);
	context:hook("muc-room-pre-create", before_creation);
	context:hook("muc-occupant-pre-join", before_joining);
	context:hook("muc-occupant-joined", joined);
	context:hook("muc-occupant-left", left);
	context:hook("muc-config-form", function (event)
		table.insert(event.form, { name = "muc#roominfo_isbreakout"; type = "boolean"; label = "Is this a breakout room?"; value = true; });
		table.insert(event.form, { name = "muc#roominfo_breakout_main_room"; label = "Main room"; value = main_of[event.room.jid]; });
	end);
	muc.room_mt.get_affiliation = function (room, who)
		local main = main_room(room.jid);
		return main and main:get_affiliation(who) or "none";
	end;
end);

when_muc(main_muc, function (context)
	context:hook("muc-occupant-joined", joined);
	context:hook("muc-occupant-left", left);
	context:hook("muc-room-destroyed", function (event)
		for address in pairs(event.room._data.breakout_rooms or {}) do remove(event.room, address, event.reason); end
	end, 1);
end);
