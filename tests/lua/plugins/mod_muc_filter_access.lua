-- Stands for Jitsi's plugin of this name: only the domains of a list may send presence to this component.
local jid_host = require "util.jid".host;
local st = require "util.stanza";

local allowed = module:get_option_set("muc_filter_whitelist", {});

module:hook("presence/full", function (event)
	if allowed:contains(jid_host(event.stanza.attr.from)) then return end
	if event.stanza.attr.type ~= "error" then event.origin.send(st.error_reply(event.stanza, "cancel", "not-allowed")); end
	return true;
end, 1);
