-- Lifts rate and stanza size for the addresses in unlimited_jids.
local unlimited = module:get_option_inherited_set("unlimited_jids", {});
local size_limit = module:get_option_number("unlimited_size", 10 * 1024 * 1024);

module:hook("authentication-success", function (event)
	local session = event.session;
	local address = session.username .. "@" .. session.host;
	if not unlimited:contains(address) then return; end
	if session.conn and session.conn.setlimit then session.conn:setlimit(0); end
	if session.stream and session.stream.set_stanza_size_limit then
		module:log("info", "Setting stanza size limits for %s to %s", address, size_limit);
		session.stream:set_stanza_size_limit(size_limit);
	end
end);
