-- Only the listed domains may send presence to this component.
local jid = require "util.jid";

local listed = module:get_option_set("muc_filter_whitelist");
if not listed then
	module:log("warn", "No 'muc_filter_whitelist' option set, disabling muc_filter_access, plugin inactive");
	return;
end

local function filter(event)
	local from = event.stanza.attr.from;
	if not from or not listed:contains(jid.host(from)) then
		module:log("error", "Filtering unauthorized presence: %s", event.stanza:top_tag());
		return true;
	end
end

for _, address in ipairs { "host", "bare", "full" } do
	module:hook("presence/" .. address, filter, 2000);
end
