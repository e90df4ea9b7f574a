-- Listed domains and addresses are given the room's password before the room asks for it.
local jid = require "util.jid";

local MUC = "http://jabber.org/protocol/muc";
local listed = module:get_option_set("muc_password_whitelist");

module:hook("muc-occupant-pre-join", function (event)
	local stanza = event.stanza;
	local user, host = jid.split(stanza.attr.from);
	if not user or not listed then return; end
	if not listed:contains(host) and not listed:contains(user .. "@" .. host) then return; end
	local join = stanza:get_child("x", MUC);
	if not join then
		stanza:tag("x", { xmlns = MUC }):up();
		join = stanza:get_child("x", MUC);
	end
	join:remove_children("password", MUC);
	join:text_tag("password", event.room:get_password(), { xmlns = MUC });
end, -7);
