-- meethouse_meeting: a meeting is its room on conference.DOMAIN and the breakout rooms that the stock plugin keeps in that room's data.

local jid = require "util.jid";

local main = module:depends "muc";
local breakout = "breakout." .. module.host:gsub("^conference%.", "");

local meeting = { breakout = breakout };

function meeting.rooms_of(room)
	local host = prosody.hosts[breakout];
	local rooms, muc = { room }, host and host.modules.muc;
	for room_jid in pairs(muc and room._data.breakout_rooms or {}) do rooms[#rooms + 1] = muc.get_room_from_jid(room_jid); end
	return rooms;
end

function meeting.of(room)
	if jid.host(room.jid) == module.host then return room; end
	for one in main.each_room() do
		if one._data.breakout_rooms and one._data.breakout_rooms[room.jid] then return one; end
	end
end

-- All connections of people in it: full JID, occupant, room.
function meeting.each_session(room, is_person)
	local all = {};
	for _, one in ipairs(meeting.rooms_of(room)) do
		for _, occupant in one:each_occupant() do
			for session_jid in occupant:each_session() do
				if is_person(session_jid) then all[#all + 1] = { jid = session_jid; occupant = occupant; room = one }; end
			end
		end
	end
	local at = 0;
	return function ()
		at = at + 1;
		return all[at];
	end
end

meeting.each = main.each_room;
meeting.get = main.get_room_from_jid;

-- Both, on conference.DOMAIN and on breakout.DOMAIN as soon as it is there.
function meeting.hook(event, handler, priority)
	module:hook(event, handler, priority);
	local seen = false;
	local function listen(host)
		if host ~= breakout or seen or not prosody.hosts[breakout] then return end
		seen = true;
		module:context(breakout):hook(event, handler, priority);
	end
	module:hook_global("host-activated", listen, -10);
	module:hook_global("host-deactivated", function (host) if host == breakout then seen = false; end end);
	listen(breakout);
end

return meeting;
