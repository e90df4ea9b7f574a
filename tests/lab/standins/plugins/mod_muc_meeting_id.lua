-- A meeting id for each room, and nobody in before jicofo is.
local new_id = require "util.uuid".generate;
local new_queue = require "util.queue".new;
local util = module:require "util";

local WAITING_ROOM = 500;

module:hook("muc-room-created", function (event)
	if not util.is_healthcheck_room(event.room.jid) then
		event.room._data.meetingId = new_id();
	end
end);

local function field(room)
	return { name = "muc#roominfo_meetingId"; type = "text-single"; label = "The meeting unique id.";
		value = room._data.meetingId or ""; };
end

module:hook("muc-disco#info", function (event) table.insert(event.form, field(event.room)); end);
module:hook("muc-config-form", function (event) table.insert(event.form, field(event.room)); end, 87);

-- Options of the room that clients are not to change.
local function keep() return true; end
module:hook("muc-config-submitted/muc#roomconfig_moderatedroom", keep, 99);
module:hook("muc-config-submitted/muc#roomconfig_presencebroadcast", keep, 99);
module:hook("muc-config-submitted/muc#roominfo_meetingId", keep, 99);

module:hook("muc-broadcast-presence", function (event)
	if util.presence_check_status(event.x, "307") then
		event.room:set_affiliation(event.actor, event.occupant.bare_jid, "none");
	end
end);

local function let_in(room)
	local waiting = room.pre_join_queue;
	room._data.jicofo_lock = false;
	room.pre_join_queue = nil;
	if not waiting then return; end
	for _, event in waiting:items() do
		if event.origin.conn then room:handle_normal_presence(event.origin, event.stanza); end
	end
end

module:hook("jicofo-unlock-room", function (event) let_in(event.room); end);

module:hook("muc-occupant-pre-join", function (event)
	local room = event.room;
	if room._data.jicofo_lock == false or util.is_healthcheck_room(room.jid) then return; end
	if util.ends_with(event.occupant.nick, "/focus") then
		module:fire_event("jicofo-unlock-room", { room = room });
		return;
	end
	room._data.jicofo_lock = true;
	room.pre_join_queue = room.pre_join_queue or new_queue(WAITING_ROOM);
	if not room.pre_join_queue:push(event) then
		module:log("error", "Error enqueuing occupant event for: %s", event.occupant.nick);
	end
	return true;
end, 8);

module:hook("muc-occupant-groupchat", function (event)
	event.stanza:remove_children("nick", "http://jabber.org/protocol/nick");
end, 45);
