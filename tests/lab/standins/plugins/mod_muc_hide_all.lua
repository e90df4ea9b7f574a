-- Rooms are in no list, and only who is in a room may ask about it.
local jid = require "util.jid";
local st = require "util.stanza";
local get_room_from_jid = module:require "util".get_room_from_jid;

module:hook("muc-room-pre-create", function (event)
	event.room:set_hidden(true);
end, -1);

local function only_occupants(event)
	local origin, stanza = event.origin, event.stanza;
	local room = get_room_from_jid(jid.bare(stanza.attr.to));
	if room and not room:get_occupant_by_real_jid(stanza.attr.from) then
		origin.send(st.error_reply(stanza, "auth", "forbidden"));
		return true;
	end
end

module:hook("iq-get/bare/http://jabber.org/protocol/disco#info:query", only_occupants, 1);
module:hook("iq-get/host/http://jabber.org/protocol/disco#info:query", only_occupants, 1);
