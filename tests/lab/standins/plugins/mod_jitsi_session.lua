-- Keeps what the address of the BOSH or WebSocket request says: which room, which session to resume.
module:set_global();

local http = require "util.http";

local function remember(event)
	local query = event.request.url.query;
	if not query then return; end
	local params, session = http.formdecode(query), event.session;
	if type(params) ~= "table" then return; end
	session.previd = params.previd;
	session.jitsi_web_query_room = params.room and http.urlencode(params.room);
	session.jitsi_web_query_prefix = params.prefix and http.urlencode(params.prefix) or "";
end

module:hook_global("bosh-session", remember);
module:hook_global("websocket-session", remember);
