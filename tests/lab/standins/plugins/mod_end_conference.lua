-- A moderator may end the meeting for everyone.
module:depends("jitsi_session");

local get_room = module:require "util".get_room_by_name_and_subdomain;

if not module:get_option_string("muc_component") then
	module:log("error", "No muc_component specified. No muc to operate on!");
	return;
end

module:hook("message/host", function (event)
	local session, stanza = event.origin, event.stanza;
	if stanza.attr.type == "error" or not session.jitsi_web_query_room or not stanza:get_child("end_conference") then return; end
	local room = get_room(session.jitsi_web_query_room, session.jitsi_web_query_prefix);
	local occupant = room and room:get_occupant_by_real_jid(stanza.attr.from);
	if not occupant or occupant.role ~= "moderator" then return false; end
	room:destroy(nil, "The meeting has been terminated");
	return true;
end);
